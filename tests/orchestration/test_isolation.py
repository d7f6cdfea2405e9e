"""One hostile document never stops the others: beside one of every kind, the good report is read and published."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from orchestration.ingest import ingest
from orchestration.inputs import read_inputs
from orchestration.settings import Settings
from orchestration.store import connect
from sources.catalogue import Catalogue
from tests.conftest import Planhouse
from tests.orchestration.hostile import DOCUMENTS, GOOD, GOOD_FIGURES, Kind, lay_out

# what has no row of its own in the catalogue
STRANGERS = {kind.name for kind in DOCUMENTS if kind.name.startswith("a stranger")}


def quarantine(con: duckdb.DuckDBPyConnection) -> dict[str | None, dict[str, Any]]:
    """What is set aside, by report."""
    cursor = con.execute("select * from meta.quarantine")
    names = [column[0] for column in cursor.description]
    return {row[0]: dict(zip(names, row, strict=True)) for row in cursor.fetchall()}


@pytest.fixture(scope="module")
def one_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder for all kinds, one after the other: the vocabulary is loaded once."""
    return tmp_path_factory.mktemp("one")


@pytest.fixture
def kitchen(one_folder: Path, tmp_path: Path) -> Settings:
    """Those sources with a build folder of their own."""
    return Settings(sources=one_folder / "sources", build=tmp_path / "build", warehouse=tmp_path / "warehouse.duckdb")


def test_there_are_kinds_enough_and_no_two_of_a_name() -> None:
    assert len({kind.name for kind in DOCUMENTS}) == len(DOCUMENTS) >= 60


@pytest.mark.parametrize("kind", DOCUMENTS, ids=lambda kind: kind.name)
def test_beside_one_of_each_kind_the_good_report_is_read(kind: Kind, kitchen: Settings) -> None:
    house = kitchen
    (report,) = lay_out(house.sources, kind)
    before = read_inputs(house, Catalogue.load(house.sources)).fingerprint
    outcome = ingest(house)
    assert GOOD in outcome.added
    with connect(house.build_file, read_only=True) as con:
        assert con.execute("select figure_count from raw.reports where report_id = ?", [GOOD]).fetchone() == (GOOD_FIGURES,)
        read = {row[0] for row in con.execute("select report_id from raw.reports").fetchall()}
        aside = quarantine(con)
    assert read - {GOOD} <= {report}
    assert read | aside.keys() >= {GOOD, report}, "neither read nor set aside"
    assert GOOD not in aside
    for row in aside.values():
        assert row["reason"] and row["cause"], row
        assert row["advice"] or row["place"], row
    if kind.name in STRANGERS:
        assert None in aside
    # the same again: nothing is read, and nothing is different
    again = ingest(house)
    assert (again.added, again.changed, again.removed) == ([], [], [])
    assert read_inputs(house, Catalogue.load(house.sources)).fingerprint == before


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Planhouse, dict[str, Kind], str]]:
    """A build of the good report and one of every kind, all at once."""
    house = Planhouse(tmp_path_factory.mktemp("hostile"))
    placed = lay_out(house.sources, *DOCUMENTS)
    done = house.build()
    assert done.returncode == 3, done.stderr
    yield house, placed, done.stderr


def test_beside_all_of_them_at_once_the_good_report_is_published(
    published: tuple[Planhouse, dict[str, Kind], str],
) -> None:
    house, placed, said = published
    assert house.query(f"select figure_count from marts.dim_report where report_id = '{GOOD}'") == [(GOOD_FIGURES,)]
    assert house.query(f"select count(*) from marts.fct_figure where report_id = '{GOOD}'") == [(GOOD_FIGURES,)]
    known = {row[0] for row in house.query("select report_id from marts.dim_report")}
    aside = {row[0]: row[1:] for row in house.query("select report_id, cause, reason, advice from meta.quarantine")}
    assert known | aside.keys() >= {GOOD, *placed}
    assert GOOD not in aside
    for report, (cause, reason, advice) in aside.items():
        assert cause and reason, report
        if report is not None:
            assert report in said
            assert cause == "unreadable" or advice
    assert "Traceback" not in said


def test_what_was_read_of_them_adds_up(published: tuple[Planhouse, dict[str, Kind], str]) -> None:
    house, placed, _ = published
    by_name = {kind.name: report for report, kind in placed.items()}
    years = house.query(
        f"select printed_text, year from marts.fct_figure where report_id = '{by_name['a founding year']}' order by 1"
    )
    assert years == [("37公顷", 2021), ("6亿元", 2021)]
    assert house.query(
        f"select year from marts.fct_figure where report_id = '{by_name['a year long ago']}' and printed_unit = '万吨'"
    ) == [(1921,)]
    assert house.query("select count(*) from marts.fct_figure left join marts.dim_year using (year) where dim_year.year is null") == [
        (0,)
    ]
    causes = dict(house.query("select report_id, cause from meta.quarantine where report_id is not null"))
    assert causes[by_name["an area that is nowhere"]] == "fails_a_check"
    assert causes[by_name["a table whose sums do not hold"]] == "does_not_reconcile"
