"""The published file is opened by the oldest client that docs/connect.md promises, and by the last before DuckDB 2.

Each client gets an environment of its own from uv; without uv or without the package, the test is skipped and says so. What the
header of the file says is looked at in any case.
"""

from __future__ import annotations

import json
import random
import re
import shutil
import struct
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest
import yaml

from orchestration.warehouse.files import WRITING, connect, prepare
from orchestration.warehouse.publish import publish
from tests.conftest import ROOT

OLDEST, BEFORE_2 = "1.0.0", "1.5.6"
# what DuckDB 1.0.0 writes at the head of a file, and the version by which it writes what is within (storage_info.cpp)
FORMAT, SERIALIZATION = 64, 1
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
    assert re.search(rf"from \*\*DuckDB {re.escape(OLDEST)} to {re.escape(duckdb.__version__)}\*\*", page)


def written_for(path: Path) -> tuple[int, set[int]]:
    """The storage version of a DuckDB file, and what its two database headers say of what is within; 0 is one not yet written."""
    with path.open("rb") as file:
        head = file.read(3 * 4096)
    assert head[8:12] == b"DUCK"
    return struct.unpack_from("<Q", head, 12)[0], {struct.unpack_from("<Q", head, at + 56)[0] for at in (4096, 8192)}


def test_the_file_is_written_in_the_format_of_the_oldest_client(published: Path, tmp_path: Path) -> None:
    assert written_for(published) == (FORMAT, {SERIALIZATION})
    # the default of today's DuckDB is another one, and is told apart
    duckdb.connect(str(tmp_path / "today.duckdb")).execute("create table t (a integer)").close()
    assert written_for(tmp_path / "today.duckdb") != (FORMAT, {SERIALIZATION})


def client(version: str, folder: Path) -> Path:
    """The Python of an environment with that DuckDB; the test is skipped where it cannot be had."""
    uv = shutil.which("uv") or shutil.which("uv", path=str(Path(sys.executable).parent))
    if uv is None:
        pytest.skip("uv is not installed; it makes the environment for the other client")
    python = folder / "bin" / "python"
    for command in (
        [uv, "venv", "--quiet", "--python", sys.executable, str(folder)],
        # a wheel or nothing: there is none of the oldest for Python 3.13, and to build one takes an hour
        [uv, "pip", "install", "--quiet", "--no-build", "--python", str(python), f"duckdb=={version}"],
    ):
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
        if done.returncode:
            pytest.skip(f"the client duckdb {version} cannot be installed here: {done.stderr.strip()[-200:]}")
    return python


def ask(python: Path, *arguments: str) -> str:
    """What a client prints."""
    done = subprocess.run(
        [str(python), "-I", "-c", *arguments], capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("version", [OLDEST, BEFORE_2])
def test_client(version: str, published: Path, con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    found, answers = json.loads(
        ask(client(version, tmp_path / "client"), SCRIPT, str(published), json.dumps(QUESTIONS))
    )
    assert found == version
    expected = {name: list(con.execute(sql).fetchall()[0]) for name, sql in QUESTIONS.items()}
    expected["attached"] = expected["targets"][:1]
    assert answers == expected


@pytest.mark.slow
def test_the_oldest_client_opens_what_was_published_after_many_builds(tmp_path: Path) -> None:
    """Each build replaces some tables and checkpoints. By the fourth DuckDB 2 leaves what 1.0 cannot follow, unless it is told."""
    python = client(OLDEST, tmp_path / "client")
    build_file, warehouse = tmp_path / "build" / "warehouse.build.duckdb", tmp_path / "warehouse.duckdb"
    columns = [f"c{number}" for number in range(15)]

    def replace(con: duckdb.DuckDBPyConnection, number: int) -> None:
        table = f"marts.t{number}"
        values = ", ".join(f"i::varchar as {each}" for each in columns)
        comments = [f"comment on column {table}.{each} is 'what a column is, in some words'" for each in columns]
        con.execute(";".join((f"create or replace table {table} as select {values} from range(50) r(i)", *comments)))

    with connect(build_file) as con:
        prepare(con)
        con.execute("create table meta.build as select 1 as build_id")
        con.execute("create schema marts; create table marts.fct_figure as select 1 as a")
        for number in range(100):
            replace(con, number)
    chance = random.Random(1)
    for _ in range(5):
        with connect(build_file) as con:
            for number in chance.sample(range(100), 40):
                replace(con, number)
                if number % 4 == 0:
                    con.execute("checkpoint")
        publish(build_file, warehouse)
    code = (
        "import duckdb, sys; con = duckdb.connect(sys.argv[1], read_only=True); "
        "print(con.execute('from marts.t99').fetchall()[-1][0])"
    )
    assert ask(python, code, str(warehouse)) == "49\n"


def test_dbt_writes_as_everything_else_does() -> None:
    profile = yaml.safe_load((ROOT / "dbt_project" / "profiles.yml").read_text(encoding="utf-8"))
    options = profile["planhouse"]["outputs"]["duckdb"]["config_options"]
    assert {name: options.get(name) for name in WRITING} == WRITING
