"""The published file is opened by the oldest and by the newest client that docs/connect.md promises.

Each client gets an environment of its own from uv; without uv or without the package, the test is skipped and says so.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from tests.conftest import ROOT

OLDEST, NEWEST = "1.0.0", "2.0.0"
QUESTIONS = {
    "tables": "select count(*) from information_schema.tables where table_schema = 'marts'",
    "figures": "select count(*), cast(sum(printed_value) as varchar) from marts.fct_figure",
    "tax": "select cast(sum(tax_revenue) as varchar) from marts.v_tax_by_zone",
    "targets": "select count(*), count(*) filter (where is_attained) from marts.v_targets",
    "indicators": "select count(*), max(indicator_zh) from marts.v_indicators",
    "findings": "select count(*) from marts.v_findings",
    "evidence": "select cast(max(figure_ids) as varchar) from marts.fct_reconciliation",
    "dictionary": "select count(*), max(description_zh) from meta.dictionary",
}
SCRIPT = """
import json, sys, duckdb
con = duckdb.connect(sys.argv[1], read_only=True)
answers = {name: list(con.execute(sql).fetchone()) for name, sql in json.loads(sys.argv[2]).items()}
con.close()
con = duckdb.connect()
con.execute(f"attach '{sys.argv[1]}' as elsewhere (read_only)")
con.execute("use elsewhere")
answers["attached"] = list(con.execute("select count(*) from marts.v_targets").fetchone())
print(json.dumps([duckdb.__version__, answers]))
"""


def test_the_page_promises_what_is_tested() -> None:
    page = (ROOT / "docs" / "connect.md").read_text(encoding="utf-8")
    assert re.search(rf"from \*\*DuckDB {re.escape(OLDEST)} to {re.escape(NEWEST)}\*\*", page)


@pytest.mark.parametrize("version", [OLDEST, NEWEST])
def test_client(version: str, published: Path, con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    uv = shutil.which("uv")
    if uv is None:
        pytest.skip("uv is not installed; it makes the environment for the other client")
    python = tmp_path / "client" / "bin" / "python"
    for command in (
        [uv, "venv", "--quiet", "--python", sys.executable, str(tmp_path / "client")],
        [uv, "pip", "install", "--quiet", "--python", str(python), f"duckdb=={version}"],
    ):
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
        if done.returncode:
            pytest.skip(f"the client duckdb {version} cannot be installed here: {done.stderr.strip()[-200:]}")
    done = subprocess.run(
        [str(python), "-I", "-c", SCRIPT, str(published), json.dumps(QUESTIONS)],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    found, answers = json.loads(done.stdout)
    assert found == version
    expected = {name: list(con.execute(sql).fetchall()[0]) for name, sql in QUESTIONS.items()}
    expected["attached"] = expected["targets"][:1]
    assert answers == expected
