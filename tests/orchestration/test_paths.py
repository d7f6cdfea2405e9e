"""A folder may be called almost anything: seeds are loaded, and the audit finds its file, under names that SQL and URLs mind."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from orchestration.audit.checks import ERROR, Check
from orchestration.audit.run import audit
from tests.conftest import ROOT, Planhouse

NAME = "it's 静安 100% [a]"


@pytest.fixture
def house(tmp_path: Path) -> Planhouse:
    (tmp_path / NAME / "build").mkdir(parents=True)
    return Planhouse(tmp_path / NAME)


@pytest.mark.slow
def test_seeds_are_loaded(house: Planhouse) -> None:
    code = (
        "from orchestration.build import modelling; from orchestration.settings import Settings\n"
        "found = modelling._results(Settings.from_environment(), ['seed', '--select', 'five_year_plans'])\n"
        "print([each.status for each in found if each.resource_type == 'seed'])"
    )
    environment = house.environment | {"PLANHOUSE_SOURCES": str(ROOT / "sources")}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.stdout.strip() == "['success']", done.stderr
    with duckdb.connect(str(house.folder / "build" / "warehouse.build.duckdb"), read_only=True) as con:
        assert con.execute("select count(*) > 0 from vocabulary.five_year_plans").fetchone() == (True,)


def test_the_audit_finds_its_file(house: Planhouse) -> None:
    file = house.folder / "build" / "warehouse.build.duckdb"
    with duckdb.connect(str(file)) as con:
        con.execute("create schema marts")
        con.execute("create table marts.fct_figure as select 1 as ordinal")
    check = Check("odd", "fct_figure", "structure", ERROR, "no row", bad_rows="select ordinal from {batch}")
    (finding,) = audit(file, None, [check])
    assert (finding.passed, finding.rows) == (False, ((1,),))
