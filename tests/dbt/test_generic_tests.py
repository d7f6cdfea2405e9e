"""The rules of a table find what they name: run by dbt, as a build runs them, on a table that breaks each of them."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import duckdb
import pytest
from dbt.cli.main import dbtRunner

ROOT = Path(__file__).resolve().parents[2]
PROFILE = "planhouse: {target: d, outputs: {d: {type: duckdb, path: PATH, threads: 1}}}"
SOURCES = """
sources: [{name: raw, schema: main, tables: [{name: affected_reports}]}]
models:
  - name: crops
    columns: [{name: crop}]
  - name: harvest
    columns: [{name: report_id}]
    data_tests:
      - rules:
          name: rules_harvest
          arguments:
            has_rows: true
            complete: crop tonnes
            unique: harvest_no
            combination: crop year
            ranges: {tonnes: {min_value: 0}, year: {max_value: 2030}}
            values: {year: [2029, 2030, 2031], season: spring autumn}
            references: {crop: crops.crop}
            holds: {is_reaped: {expression: sown < reaped, columns: sown reaped}}
"""
GOOD = "(1, 'a', 'rye', 2029, 'spring', 5, 1, 2), (2, 'a', 'oats', 2029, null, 0, 1, 2), (null, 'b', 'oats', 2030, 'autumn', 1, 1, 2)"
COLUMNS = "harvest_no, report_id, crop, year, season, tonnes, sown, reaped"
# rows beside the good ones, and what must be found of each: rules, report, what shows it
BAD = {
    "(3, 'b', null, 2031, 'winter', null, 1, 2)": (
        ("complete_harvest, range_harvest_year, values_harvest_season", "b"),
        "harvest_no 3, crop is empty, tonnes is empty, year 2031, season winter",
    ),
    "(4, 'c', 'rye', 2028, 'spring', -1, 1, 2)": (
        ("range_harvest_tonnes, values_harvest_year", "c"),
        "harvest_no 4, tonnes -1, year 2028",
    ),
    "(5, 'c', 'moon', 2029, 'spring', 1, 1, 2)": (("references_harvest_crop", "c"), "crop moon"),
    "(6, 'c', 'moon', 2030, 'spring', 1, null, 2)": (("is_reaped", "c"), "harvest_no 6, reaped 2"),
    "(7, 'd', 'rye', 2029, 'spring', 1, 1, 2)": (("combination_harvest", "d"), "crop rye, year 2029, rows 2"),
    "(2, 'd', 'rye', 2030, 'spring', 1, 1, 2)": (("unique_harvest_harvest_no", "d"), "harvest_no 2, rows 2"),
}
# both reports that share something are named
ALSO = {("combination_harvest", "a"), ("unique_harvest_harvest_no", "a")}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small project with the macros of the real one."""
    folder = tmp_path_factory.mktemp("rules")
    shutil.copytree(ROOT / "dbt_project" / "macros", folder / "macros")
    (folder / "models").mkdir()
    (folder / "models" / "harvest.yml").write_text(SOURCES)
    (folder / "models" / "crops.sql").write_text("select 'rye' as crop union all select 'oats'")
    (folder / "models" / "harvest.sql").write_text("select * from {{ source('raw', 'affected_reports') }}")
    (folder / "dbt_project.yml").write_text("{name: planhouse, profile: planhouse}")
    (folder / "profiles.yml").write_text(PROFILE.replace("PATH", str(folder / "t.duckdb")))
    return folder


def _found(project: Path, rows: str) -> list[tuple[str, str | None, str]]:
    """What the test of the table finds when it has these rows."""
    with duckdb.connect(str(project / "t.duckdb")) as con:
        where = "" if rows else " where false"
        values = rows or "(1, 'a', 'rye', 2029, 'spring', 5, 1, 2)"
        con.execute(f"create or replace table affected_reports as from (values {values}) as t({COLUMNS}){where}")
    where = ["--project-dir", str(project), "--profiles-dir", str(project), "--log-level", "none"]
    done = dbtRunner().invoke(["--no-send-anonymous-usage-stats", "build", *where, "--log-path", str(project)])
    assert done.result, done.exception
    (test,) = [each for each in done.result.results if each.node.resource_type == "test"]
    from dbt.adapters.duckdb.connections import DuckDBConnectionManager

    DuckDBConnectionManager.close_all_connections()
    with duckdb.connect(str(project / "t.duckdb")) as con:
        return con.execute(f"select rules, report_id, found from ({test.node.compiled_code})").fetchall()


def test_good_rows_break_no_rule(project: Path) -> None:
    assert _found(project, GOOD) == []


def test_each_rule_finds_what_breaks_it_and_nothing_else(project: Path) -> None:
    found = _found(project, f"{GOOD}, {', '.join(BAD)}")
    expected = {(*names, shows) for names, shows in BAD.values()}
    more = {each for each in found if each not in expected}
    assert expected <= set(found)
    assert {each[:2] for each in more} == ALSO
    assert max(Counter(found).values()) == 1


def test_a_table_without_rows_is_found(project: Path) -> None:
    assert _found(project, "") == [("has_rows_harvest", None, "no row")]
