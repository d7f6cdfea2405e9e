"""The comparison of a warehouse with what was planted counts what is missed, what is extra, and which errors were
found.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest

from tests.support.accuracy import Accuracy, main, measure
from tests.support.generator import GeneratedCountry, generate

Change = Callable[[duckdb.DuckDBPyConnection], object]


@pytest.fixture(scope="module")
def country(tmp_path_factory: pytest.TempPathFactory) -> GeneratedCountry:
    folder = tmp_path_factory.mktemp("country")
    return generate(folder, reports=6, seed=2, first_year=2018, years=3, error_rate=1.0, restatement_rate=0.0)


def compared(country: GeneratedCountry, path: Path, change: Change) -> Accuracy:
    """Against a warehouse that holds exactly what was planted, but for one change."""
    warehouse = path / "warehouse.duckdb"
    with duckdb.connect(str(warehouse)) as con:
        con.execute("create schema marts")
        con.execute(
            """
            create table marts.fct_figure as
            select
                report_id, ' ' || indicator as printed_indicator, cast(value as decimal(24, 6)) as printed_value,
                length(split_part(value, '.', 2)) as decimals, unit as printed_unit, kind, sign, year, scenario,
                comparator, zone as zone_id, industry as industry_id
            from read_parquet($facts)
            """,
            {"facts": str(country.facts_file)},
        )
        con.execute(
            """
            create table marts.fct_reconciliation as
            select report_id, identity, what as description_zh, 'mismatch' as verdict from read_parquet($errors)
            """,
            {"errors": str(country.errors_file)},
        )
        change(con)
    return measure(country.folder, warehouse)


def test_a_warehouse_of_what_was_planted_is_perfect(country: GeneratedCountry, tmp_path: Path) -> None:
    accuracy = compared(country, tmp_path, lambda con: None)
    assert accuracy.is_perfect
    assert (accuracy.reports, accuracy.planted, accuracy.found) == (6, country.facts, country.facts)
    assert sum(error.found for error in accuracy.errors) == country.errors == 6
    assert not accuracy.examples


@pytest.mark.parametrize(
    "change",
    [
        "update marts.fct_figure set printed_value = printed_value + 1 where rowid = 5",
        "update marts.fct_figure set decimals = decimals + 1 where rowid = 5",
        "update marts.fct_figure set printed_unit = '万元' where rowid = 5",
        "update marts.fct_figure set year = year - 1 where rowid = 5",
        "update marts.fct_figure set sign = -sign where rowid = 5",
        "update marts.fct_figure set zone_id = 'elsewhere' where rowid = 5",
        "update marts.fct_figure set printed_indicator = '别的' where rowid = 5",
    ],
)
def test_a_fact_read_wrongly_is_missed_and_extra(country: GeneratedCountry, tmp_path: Path, change: str) -> None:
    accuracy = compared(country, tmp_path, lambda con: con.execute(change))
    assert (accuracy.missed, accuracy.extra) == (1, 1)
    assert not accuracy.is_perfect
    assert {example.split()[0] for example in accuracy.examples} == {"missed", "extra"}


def test_a_fact_read_twice_is_extra(country: GeneratedCountry, tmp_path: Path) -> None:
    accuracy = compared(
        country, tmp_path, lambda con: con.execute("insert into marts.fct_figure from marts.fct_figure where rowid = 5")
    )
    assert (accuracy.missed, accuracy.extra) == (0, 1)


def test_an_error_not_found_and_one_not_planted(country: GeneratedCountry, tmp_path: Path) -> None:
    error = pq.read_table(country.errors_file).to_pylist()[0]

    def change(con: duckdb.DuckDBPyConnection) -> None:
        con.execute("delete from marts.fct_reconciliation where report_id = ?", [error["report_id"]])
        con.execute("insert into marts.fct_reconciliation values (?, 'no_such', '…', 'mismatch')", [error["report_id"]])
        con.execute("insert into marts.fct_reconciliation values (?, 'no_such', '…', 'exact')", [error["report_id"]])

    accuracy = compared(country, tmp_path, change)
    assert sum(kind.planted - kind.found for kind in accuracy.errors) == 1
    assert accuracy.extra_findings == 1
    assert not accuracy.is_perfect


def test_a_report_in_quarantine_is_set_aside_and_its_error_caught(country: GeneratedCountry, tmp_path: Path) -> None:
    report_id = pq.read_table(country.errors_file).to_pylist()[0]["report_id"]

    def change(con: duckdb.DuckDBPyConnection) -> None:
        con.execute("create schema meta")
        con.execute("create table meta.quarantine (report_id varchar)")
        con.execute("insert into meta.quarantine values (?), (null)", [report_id])
        con.execute("delete from marts.fct_figure where report_id = ?", [report_id])
        con.execute("delete from marts.fct_reconciliation where report_id = ?", [report_id])

    accuracy = compared(country, tmp_path, change)
    assert accuracy.is_perfect
    assert accuracy.reports == 5
    assert accuracy.set_aside == 1


def test_a_good_report_in_quarantine_is_extra(tmp_path: Path) -> None:
    good = generate(tmp_path / "good", reports=3, seed=2, first_year=2018, years=3, restatement_rate=0.0)

    def change(con: duckdb.DuckDBPyConnection) -> None:
        con.execute("create schema meta")
        con.execute("create table meta.quarantine as select report_id from marts.fct_figure limit 1")
        con.execute("delete from marts.fct_figure where report_id in (select report_id from meta.quarantine)")

    accuracy = compared(good, tmp_path, change)
    assert (accuracy.missed, accuracy.extra, accuracy.set_aside_in_vain) == (0, 0, 1)
    assert not accuracy.is_perfect


def test_the_command_line(country: GeneratedCountry, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(country.folder)]) == 1
    assert "build it first" in capsys.readouterr().err
    compared(country, tmp_path, lambda con: None)
    assert main([str(country.folder), "--warehouse", str(tmp_path / "warehouse.duckdb")]) == 0
    assert f"{country.facts}" in capsys.readouterr().out
