"""One hostile document never stops the others: beside one of every kind, the good report is read and published."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from orchestration.build.ingest import ingest
from orchestration.build.inputs import Inputs
from orchestration.settings import Settings
from orchestration.warehouse.files import connect
from sources.catalogue import corrections
from sources.files import TooLarge, read_file
from sources.model import ReportError
from tests.conftest import Planhouse
from tests.orchestration.hostile import DOCUMENTS, GOOD, GOOD_FIGURES, Kind, entry, lay_out, write_catalogue

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


# a build beside nine harmed documents is in test_many_reports, one beside all of these below
@pytest.mark.parametrize(
    "kind",
    [
        pytest.param(kind, marks=[pytest.mark.slow] if number % 4 else [], id=kind.name)
        for number, kind in enumerate(DOCUMENTS)
    ],
)
def test_beside_one_of_each_kind_the_good_report_is_read(kind: Kind, kitchen: Settings) -> None:
    house = kitchen
    (report,) = lay_out(house.sources, kind)
    before = Inputs(house).fingerprint
    outcome = ingest(Inputs(house))
    assert GOOD in outcome.added
    with connect(house.build_file, read_only=True) as con:
        assert con.execute("select figure_count from raw.reports where report_id = ?", [GOOD]).fetchone() == (
            GOOD_FIGURES,
        )
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
    again = ingest(Inputs(house))
    assert (again.added, again.changed, again.removed) == ([], [], [])
    assert Inputs(house).fingerprint == before


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Planhouse, dict[str, Kind], str]]:
    """A build of the good report and one of every kind, all at once, in a folder whose name SQL and URLs mind."""
    house = Planhouse(tmp_path_factory.mktemp("hostile") / "it's 静安 100% [a]")
    placed = lay_out(house.sources, *DOCUMENTS)
    done = house.build()
    assert done.returncode == 3, done.stderr
    yield house, placed, done.stderr


@pytest.mark.slow
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
            assert str(report) in said
            assert cause == "unreadable" or advice
    assert "Traceback" not in said


@pytest.mark.slow
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
    assert house.query(
        "select count(*) from marts.fct_figure left join marts.dim_year using (year) where dim_year.year is null"
    ) == [(0,)]
    causes = {row[0]: row[1] for row in house.query("select report_id, cause from meta.quarantine")}
    assert causes[by_name["an area that is nowhere"]] == "fails_a_check"
    assert causes[by_name["a table whose sums do not hold"]] == "does_not_reconcile"


CATALOGUE_FAULTS: dict[str, tuple[Callable[[str], str | bytes], str]] = {
    "an open quote": (lambda text: text.replace("good.md", '"good.md', 1), "line 2"),
    "a quote within": (lambda text: text.replace("good.md", '"good".md', 1), "line 2"),
    "a field too long": (lambda text: text.replace("good.md", "g" * 140_000, 1), "line 2"),
    "UTF-16": (lambda text: text.encode("utf-16"), "line 1"),
    "GB18030": (lambda text: text.encode("gb18030"), "line 2"),
    "a column missing": (lambda text: text.replace("genre", "gender", 1), "line 1"),
    "a column twice": (lambda text: text.replace("licence_note", "genre", 1), "line 1"),
    "nothing": (lambda text: "", "empty"),
}


@pytest.mark.parametrize("fault", CATALOGUE_FAULTS)
def test_a_fault_of_the_catalogue_names_its_line_and_changes_nothing(fault: str, kitchen: Settings) -> None:
    change, place = CATALOGUE_FAULTS[fault]
    lay_out(kitchen.sources, Kind("another", "# 报告\n\n绿化新建37公顷。\n".encode()))
    ingest(Inputs(kitchen))
    with connect(kitchen.build_file, read_only=True) as con:
        before = con.execute("from raw.reports order by report_id").fetchall()
    path = kitchen.sources / "reports.csv"
    changed = change(path.read_text(encoding="utf-8"))
    path.write_bytes(changed if isinstance(changed, bytes) else changed.encode())
    with pytest.raises(ReportError, match=r"reports\.csv") as raised:
        ingest(Inputs(kitchen))
    assert place in str(raised.value)
    with connect(kitchen.build_file, read_only=True) as con:
        assert con.execute("from raw.reports order by report_id").fetchall() == before
    assert len(before) == 2


@pytest.mark.parametrize(
    "place", [lambda path: path.mkdir(), lambda path: os.mkfifo(path), lambda path: path.symlink_to(path)]
)
@pytest.mark.parametrize("name", ["reports.csv", "corrections.yml"])
def test_what_is_no_file_is_no_catalogue(name: str, place: Callable[[Path], None], kitchen: Settings) -> None:
    lay_out(kitchen.sources)
    path = kitchen.sources / name
    path.unlink(missing_ok=True)
    place(path)
    try:
        with pytest.raises(ReportError, match=name):
            ingest(Inputs(kitchen))
    finally:
        path.rmdir() if path.is_dir() and not path.is_symlink() else path.unlink()


@pytest.mark.parametrize(
    "text",
    [
        "[" * 5000 + "]" * 5000,
        "corrections:\n" + "".join("  " * n + "- \n" for n in range(1, 3000)),
        "corrections: [{report: 2023-02-30}]",
        "corrections: [{? [a, b] : 1}]",
        "corrections: [{1: 2, a: 3}]",
        "corrections: [{report: [a], printed: b, within: c, action: drop, reason: d}]",
        "corrections: [{report: a, printed: b, within: c, action: [drop], reason: d}]",
        "corrections: [{report: a, printed: b, within: c, action: override, reason: d, set: {scenario: [actual]}}]",
        "corrections: [{report: a, printed: b, within: c, action: override, reason: d, set: {1: 2, value: 3}}]",
        "corrections: [{report: a, printed: b, within: c, action: override, reason: d, set: {value: '"
        + "9" * 40
        + "'}}]",
        "corrections: [{report: a, printed: b, within: c, action: override, reason: d, set: {value: '٣'}}]",
        "corrections: 7",
        "\0",
        "*x",
        "!!python/object:os.system {}",
    ],
)
def test_a_fault_of_the_corrections_says_so(text: str, tmp_path: Path) -> None:
    path = tmp_path / "corrections.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ReportError, match=r"corrections\.yml"):
        corrections.load(path)


@pytest.mark.parametrize("change", [{"report_id": "310106-2023-plam"}, {"report_id": ""}, {"execution_year": "203"}])
def test_while_a_row_cannot_be_used_no_report_is_gone(change: dict[str, str], kitchen: Settings) -> None:
    (other,) = lay_out(kitchen.sources, Kind("another", "# 报告\n\n绿化新建37公顷。\n".encode()))
    assert sorted(ingest(Inputs(kitchen)).added) == sorted([GOOD, other])
    good, another = entry(GOOD, "good.md"), entry(other, "hostile-0.md")
    write_catalogue(kitchen.sources, [list((good | change).values()), list(another.values())])
    outcome = ingest(Inputs(kitchen))
    assert outcome.removed == []
    with connect(kitchen.build_file, read_only=True) as con:
        assert {row[0] for row in con.execute("select report_id from raw.reports").fetchall()} == {GOOD, other}
        assert any("reports.csv line 2" in row["place"] for row in quarantine(con).values())
    # mended by taking the row out: now it is gone
    write_catalogue(kitchen.sources, [list(another.values())])
    assert ingest(Inputs(kitchen)).removed == [GOOD]


def test_a_document_that_grows_while_it_is_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"1234")
    really = os.fstat

    def grow(descriptor: int) -> os.stat_result:
        found = really(descriptor)
        path.write_bytes(b"1" * 100)
        return found

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fstat", grow)
        with pytest.raises(TooLarge):
            read_file(path, 10)
