"""The catalogue: good rows make entries, a bad row stops its own report only, and no path leads out of the folder."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sources.catalogue.catalogue import COLUMNS, SOURCES, Catalogue
from sources.model import ReportError

GOOD = {
    "report_id": "530102-2021-plan",
    "area_code": "530102",
    "genre": "plan",
    "execution_year": "2021",
    "plan_year": "2022",
    "title_zh": "某报告",
    "presented_on": "2022-02-09",
    "file": "a.md",
}


def catalogue(folder: Path, *rows: dict[str, str], encoding: str = "utf-8") -> Catalogue:
    (folder / "reports").mkdir(exist_ok=True)
    lines = [",".join(COLUMNS), *(",".join(row.get(column, "") for column in COLUMNS) for row in rows)]
    (folder / "reports.csv").write_text("\n".join(lines) + "\n", encoding=encoding)
    return Catalogue.load(folder)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_a_good_row(tmp_path: Path, encoding: str) -> None:
    found = catalogue(tmp_path, GOOD, encoding=encoding)
    entry = found.entries["530102-2021-plan"]
    assert (entry.execution_year, entry.plan_year, entry.presented_on) == (2021, 2022, date(2022, 2, 9))
    assert found.problems == {}


def test_a_catalogue_from_before_sources_had_a_kind_holds_originals(tmp_path: Path) -> None:
    columns = [column for column in COLUMNS if column not in {"source_kind", "original_sha256", "publisher_zh"}]
    (tmp_path / "reports").mkdir()
    lines = [",".join(columns), ",".join(GOOD.get(column, "") for column in columns)]
    (tmp_path / "reports.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (entry,) = Catalogue.load(tmp_path).entries.values()
    assert (entry.source_kind, entry.original_sha256, entry.publisher_zh) == ("original", "", "")
    (digest,) = catalogue(tmp_path, {**GOOD, "source_kind": "digest", "original_sha256": "0a" * 32}).entries.values()
    assert (digest.source_kind, digest.original_sha256) == ("digest", "0a" * 32)


def test_further_reports_of_one_area_year_and_genre_have_a_running_part(tmp_path: Path) -> None:
    rows = [{**GOOD, "report_id": f"530102-2021-plan{end}", "file": f"a{end}.md"} for end in ("-11", "", "-2")]
    found = catalogue(tmp_path, *rows)
    assert [entry.running_no for entry in found.entries.values()] == [11, 1, 2]
    assert found.problems == {}


@pytest.mark.parametrize(
    ("header", "word"),
    [
        (",".join(column for column in COLUMNS if column != "genre"), "no column genre"),
        (";".join(COLUMNS), "no column report_id, area_code"),
        (",".join([*COLUMNS, "file"]), "file twice"),
    ],
)
def test_a_head_that_cannot_be_used_says_what_to_do(tmp_path: Path, header: str, word: str) -> None:
    (tmp_path / "reports.csv").write_text(header + "\n", encoding="utf-8")
    with pytest.raises(ReportError) as raised:
        Catalogue.load(tmp_path)
    assert word in str(raised.value) and "line 1" in str(raised.value)
    assert raised.value.advice and ("twice" in word or ",".join(COLUMNS) in raised.value.advice)


@pytest.mark.parametrize(
    ("column", "value", "word"),
    [
        ("area_code", "5301", "GB/T 2260"),
        ("genre", "poem", "communique"),
        ("source_kind", "copy", "digest"),
        ("original_sha256", "0a1b", "SHA-256"),
        ("execution_year", "", "empty"),
        ("execution_year", "21", "no year"),
        ("execution_year", "1949", "from 1950 to 2049"),
        ("execution_year", "2050", "from 1950 to 2049"),
        ("plan_year", "next", "no year"),
        ("presented_on", "2022-02-30", "no date"),
        ("file", "", "empty"),
        ("report_id", "530102-2020-plan", "530102-2021-plan"),
        *(
            ("report_id", f"530102-2021-plan{end}", "from 530102-2021-plan-2 to")
            for end in ("-1", "-02", "-12", "-", "2")
        ),
    ],
)
def test_a_bad_row_stops_its_own_report_only(tmp_path: Path, column: str, value: str, word: str) -> None:
    other = {**GOOD, "report_id": "530102-2019-plan", "execution_year": "2019", "plan_year": "2020", "file": "b.md"}
    found = catalogue(tmp_path, {**GOOD, column: value}, other)
    assert list(found.entries) == ["530102-2019-plan"]
    (problem,) = found.problems.values()
    assert word in str(problem)
    assert "reports.csv line 2" in str(problem)
    assert problem.advice


def test_dates_as_spreadsheets_write_them(tmp_path: Path) -> None:
    found = catalogue(tmp_path, {**GOOD, "presented_on": "2022/2/9"})
    assert found.entries["530102-2021-plan"].presented_on == date(2022, 2, 9)


@pytest.mark.parametrize("times", [2, 3])
def test_a_report_that_stands_more_than_once_is_none(tmp_path: Path, times: int) -> None:
    found = catalogue(tmp_path, *[GOOD] * times)
    assert found.entries == {}
    assert list(found.problems) == ["530102-2021-plan"]


def test_the_file_itself(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match="missing"):
        Catalogue.load(tmp_path)
    (tmp_path / "reports.csv").write_text("report_id,file\n", encoding="utf-8")
    with pytest.raises(ReportError, match="area_code"):
        Catalogue.load(tmp_path)
    (tmp_path / "reports.csv").write_bytes("标题".encode("gb18030"))
    with pytest.raises(ReportError, match="UTF-8"):
        Catalogue.load(tmp_path)


@pytest.mark.parametrize("file", ["../reports.csv", "/etc/hostname", "a/../../reports.csv", "link.md"])
def test_no_path_leads_out_of_the_folder(tmp_path: Path, file: str) -> None:
    found = catalogue(tmp_path, {**GOOD, "file": file})
    (found.folder / "link.md").symlink_to(tmp_path / "reports.csv")
    with pytest.raises(ReportError, match="outside"):
        found.read_bytes(found.entries["530102-2021-plan"])


def test_bytes_and_what_keeps_them_back(tmp_path: Path) -> None:
    found = catalogue(tmp_path, GOOD)
    entry = found.entries["530102-2021-plan"]
    with pytest.raises(ReportError, match="no file"):
        found.read_bytes(entry)
    (found.folder / "a.md").write_bytes(b"12345")
    assert found.read_bytes(entry, limit=5) == b"12345"
    with pytest.raises(ReportError, match="limit"):
        found.read_bytes(entry, limit=4)
    (found.folder / "a.md").unlink()
    (found.folder / "a.md").mkdir()
    with pytest.raises(ReportError, match="cannot be opened"):
        found.read_bytes(entry)


def test_documents_without_an_entry(tmp_path: Path) -> None:
    found = catalogue(tmp_path, GOOD)
    for name in ("a.md", "b.md", ".hidden", "~$b.docx", "README.md"):
        (found.folder / name).write_text("x", encoding="utf-8")
    (found.folder / "deeper").mkdir()
    (found.folder / "deeper" / "c.md").write_text("x", encoding="utf-8")
    assert [path.relative_to(found.folder).as_posix() for path in found.uncatalogued()] == ["b.md", "deeper/c.md"]


def test_the_catalogue_that_is_shipped() -> None:
    found = Catalogue.load(SOURCES)
    assert found.entries
    assert found.problems == {}
    assert found.uncatalogued() == []
    for entry in found.entries.values():
        assert found.read_bytes(entry)
