"""``planhouse add``: the entry that a head proposes, what is asked and refused, and files that are never left half written."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from orchestration.cli.app import main
from sources.catalogue.add import examine, store
from sources.catalogue.catalogue import COLUMNS, RUNNING_NOS, Catalogue
from sources.documents.formats.detect import read_document
from sources.lexicon import VOCABULARY
from sources.model import Document, ReportError
from tests.conftest import ROOT

REPORT = """# 关于五华区2021年国民经济和社会发展计划执行情况与2022年国民经济和社会发展计划草案的报告

——2022年2月9日在五华区人民代表大会会议上

五华区发展和改革局

## 一、2021年计划执行情况

粮食产量12.50万吨，同比增长5.1%。
"""
SILENT = "记事\n\n粮食产量12.50万吨。\n"


@pytest.fixture
def sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of sources with an empty catalogue, which the command works on."""
    folder = tmp_path / "sources"
    (folder / "reports").mkdir(parents=True)
    (folder / "vocabulary").symlink_to(VOCABULARY)
    (folder / "reports.csv").write_text(",".join(COLUMNS) + "\n", encoding="utf-8")
    monkeypatch.setenv("PLANHOUSE_SOURCES", str(folder))
    return folder


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "下载的报告.MD"
    path.write_text(REPORT, encoding="utf-8")
    return path


@pytest.fixture
def silent(tmp_path: Path) -> Path:
    path = tmp_path / "silent.txt"
    path.write_text(SILENT, encoding="utf-8")
    return path


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    """Answers at the terminal, in order; the questions are noted in the list that it returns."""

    def type_in(*answers: str) -> list[str]:
        left: Iterator[str] = iter(answers)
        asked: list[str] = []

        def answer(question: str) -> str:
            asked.append(question)
            try:
                return next(left)
            except StopIteration:
                raise EOFError from None

        monkeypatch.setattr("builtins.input", answer)
        return asked

    return type_in


def rows(sources: Path) -> list[dict[str, str]]:
    with (sources / "reports.csv").open(encoding="utf-8-sig", newline="") as handle:
        return list(csv.DictReader(handle))


def test_the_proposal_becomes_an_entry_and_a_document(
    sources: Path, report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["add", str(report), "--yes", "--licence-note", "public"]) == 0
    assert rows(sources) == [
        {
            "report_id": "530102-2021-plan",
            "area_code": "530102",
            "genre": "plan",
            "execution_year": "2021",
            "plan_year": "2022",
            "title_zh": "关于五华区2021年国民经济和社会发展计划执行情况与2022年国民经济和社会发展计划草案的报告",
            "issuer_zh": "五华区发展和改革局",
            "presented_on": "2022-02-09",
            "presented_to_zh": "",
            "publisher_page": "",
            "licence_note": "public",
            "file": "530102-2021-plan.md",
            "source_kind": "original",
            "original_sha256": "",
            "publisher_zh": "",
        }
    ]
    assert (sources / "reports" / "530102-2021-plan.md").read_bytes() == report.read_bytes()
    catalogue = Catalogue.load(sources)
    assert list(catalogue.entries) == ["530102-2021-plan"]
    assert catalogue.uncatalogued() == []
    out = capsys.readouterr().out
    assert "五华区" in out
    assert "2 figures" in out


def test_a_document_in_the_folder_stays_where_it_is(sources: Path, report: Path) -> None:
    inside = sources / "reports" / "云南" / "原件.md"
    inside.parent.mkdir()
    report.rename(inside)
    assert main(["add", str(inside), "--yes"]) == 0
    assert rows(sources)[0]["file"] == "云南/原件.md"
    assert Catalogue.load(sources).uncatalogued() == []


def test_what_is_given_beats_what_the_head_says(sources: Path, report: Path) -> None:
    options = ["--area", "310106", "--genre", "communique", "--year", "2019", "--presented-on", "2020/3/4"]
    assert main(["add", str(report), "--yes", *options]) == 0
    (row,) = rows(sources)
    assert (row["report_id"], row["plan_year"], row["presented_on"]) == ("310106-2019-communique", "", "2020-03-04")


def test_a_year_that_the_headings_contradict_is_said(
    sources: Path, report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["add", str(report), "--yes", "--year", "2019"]) == 0
    said = capsys.readouterr().out
    assert "2021" in said and "execution_year 2019" in said and "plan_year 2020" in said


def test_yes_fails_and_says_what_is_missing(sources: Path, silent: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (sources / "reports.csv").read_bytes()
    assert main(["add", str(silent), "--yes", "--genre", "work"]) == 1
    error = capsys.readouterr().err
    assert "--area" in error
    assert "--year" in error
    assert "--genre" not in error
    assert (sources / "reports.csv").read_bytes() == before
    assert list((sources / "reports").iterdir()) == []


def test_asks_for_what_the_head_does_not_tell(
    sources: Path, silent: Path, typed: Callable[..., list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    asked = typed("5301", "999999", "530102", "work", "2021", "", "", "", "", "", "y")
    assert main(["add", str(silent)]) == 0
    assert len([question for question in asked if question.startswith("area_code")]) == 3
    (row,) = rows(sources)
    assert (row["report_id"], row["plan_year"], row["title_zh"]) == ("530102-2021-work", "2022", "记事")
    out = capsys.readouterr().out
    assert "5301" in out
    assert "not in the vocabulary" in out


def test_says_of_what_a_file_is_a_digest(sources: Path, report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    options = ["--source-kind", "digest", "--original-sha256", "0" * 64, "--publisher", "五华区人民政府"]
    catalogue = sources / "reports.csv"
    whole = catalogue.read_text(encoding="utf-8")
    # a catalogue of before has no such columns, and nothing that is told is lost without a word
    catalogue.write_text(whole.replace(",source_kind,original_sha256,publisher_zh", ""), encoding="utf-8")
    assert main(["add", str(report), "--yes", *options]) == 1
    assert "no column source_kind, original_sha256, publisher_zh" in capsys.readouterr().err
    assert list((sources / "reports").iterdir()) == []
    catalogue.write_text(whole, encoding="utf-8")
    assert main(["add", str(report), "--yes", "--source-kind", "copy"]) == 1
    assert "original, digest, excerpt" in capsys.readouterr().err
    assert main(["add", str(report), "--yes", *options]) == 0
    (row,) = rows(sources)
    assert [row[name] for name in ("source_kind", "original_sha256", "publisher_zh")] == options[1::2]


def test_asks_before_it_writes(sources: Path, report: Path, typed: Callable[..., list[str]]) -> None:
    before = (sources / "reports.csv").read_bytes()
    asked = typed("", "", "", "n")
    assert main(["add", str(report)]) == 1
    assert [question.split()[0] for question in asked] == ["presented_to_zh", "publisher_page", "licence_note", "Add"]
    assert (sources / "reports.csv").read_bytes() == before
    assert list((sources / "reports").iterdir()) == []


def test_nobody_at_the_terminal(
    sources: Path, report: Path, typed: Callable[..., list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    typed()
    assert main(["add", str(report)]) == 1
    assert "--yes" in capsys.readouterr().err
    assert rows(sources) == []


PAGE = "<html><head><title>{title}</title></head><body><div>网站导航 编号9</div>{body}<p>上一篇 1 2 3</p></body></html>"


def as_page(text: str) -> str:
    """A report as a page shows it, with what a site puts around it."""
    lines = [line.lstrip("# ") for line in text.splitlines() if line]
    return PAGE.format(title=lines[0], body="".join(f"<p>{line}</p>" for line in lines))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("same.md", REPORT),
        ("wider.md", REPORT.replace("粮食产量12.50万吨", "粮食  产量１２.50万吨")),
        ("page.html", as_page(REPORT)),
        ("part.md", REPORT.replace("，同比增长5.1%", "")),
    ],
)
def test_the_same_document_is_refused_and_says_how_to_replace_it(
    sources: Path,
    report: Path,
    typed: Callable[..., list[str]],
    capsys: pytest.CaptureFixture[str],
    name: str,
    text: str,
) -> None:
    assert main(["add", str(report), "--yes"]) == 0
    before = (sources / "reports.csv").read_bytes()
    again = report.with_name(name)
    again.write_text(text, encoding="utf-8")
    assert main(["add", str(again), "--yes"]) == 1
    error = capsys.readouterr().err
    assert f"{name}: it is the same document as 530102-2021-plan (reports/530102-2021-plan.md)" in error
    # and nothing is asked first
    asked = typed()
    assert main(["add", str(again)]) == 1
    assert asked == []
    assert (sources / "reports.csv").read_bytes() == before


def test_another_text_of_one_area_year_and_genre_gets_a_running_part(
    sources: Path, report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["add", str(report), "--yes"]) == 0
    for number, text in enumerate((REPORT.replace("12.50", "12.51"), REPORT + "\n小麦产量1万吨。\n" * 2), 2):
        report.write_text(text, encoding="utf-8")
        capsys.readouterr()
        assert main(["add", str(report), "--yes"]) == 0
        assert f"running part {number}" in capsys.readouterr().out
        assert rows(sources)[-1]["report_id"] == f"530102-2021-plan-{number}"
        assert (sources / "reports" / f"530102-2021-plan-{number}.md").read_text(encoding="utf-8") == text
    entries = Catalogue.load(sources).entries
    assert [(entry.running_no, entry.context.running_no) for entry in entries.values()] == [(1, 1), (2, 2), (3, 3)]
    # the number of one that was taken out is not given to another
    lines = (sources / "reports.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    (sources / "reports.csv").write_text("".join(lines[:1] + lines[2:]), encoding="utf-8")
    report.write_text(REPORT.replace("12.50", "12.52"), encoding="utf-8")
    assert main(["add", str(report), "--yes"]) == 0
    assert rows(sources)[-1]["report_id"] == "530102-2021-plan-4"


def test_of_one_area_year_and_genre_there_are_so_many(
    sources: Path, report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["add", str(report), "--yes"]) == 0
    head, row = (sources / "reports.csv").read_text(encoding="utf-8").splitlines()
    last = row.replace("530102-2021-plan", f"530102-2021-plan-{RUNNING_NOS[-1]}")
    (sources / "reports.csv").write_text(f"{head}\n{last}\n", encoding="utf-8")
    report.write_text(REPORT.replace("12.50", "12.51"), encoding="utf-8")
    assert main(["add", str(report), "--yes"]) == 1
    assert f"up to 530102-2021-plan-{RUNNING_NOS[-1]}" in capsys.readouterr().err


def test_a_document_is_read_once(sources: Path, report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Recognising the letters of a scan takes seconds a page."""
    read: list[str] = []

    def counted(data: bytes, name: str) -> Document:
        read.append(name)
        return read_document(data, name)

    monkeypatch.setattr("sources.catalogue.add.read_document", counted)
    monkeypatch.setattr("sources.reading.read_document", counted)
    assert main(["add", str(report), "--yes"]) == 0
    assert read == [report.name]
    other = report.parent / "folder" / "b.md"
    other.parent.mkdir()
    other.write_text(REPORT.replace("五华区", "盘龙区"), encoding="utf-8")
    assert main(["add", str(other.parent), "--yes"]) == 0
    assert read == [report.name, "b.md"]


def test_one_document_is_one_report(sources: Path, report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    inside = sources / "reports" / "a.md"
    report.rename(inside)
    assert main(["add", str(inside), "--yes"]) == 0
    assert main(["add", str(inside), "--yes", "--year", "2020"]) == 1
    assert "530102-2021-plan" in capsys.readouterr().err
    assert len(rows(sources)) == 1


def test_another_file_is_never_overwritten(sources: Path, report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    there = sources / "reports" / "530102-2021-plan.md"
    there.write_text("另一个文件", encoding="utf-8")
    assert main(["add", str(report), "--yes"]) == 1
    assert "530102-2021-plan.md" in capsys.readouterr().err
    assert there.read_text(encoding="utf-8") == "另一个文件"
    assert rows(sources) == []


@pytest.mark.parametrize(
    ("name", "data", "word"),
    [
        ("empty.md", b"", "empty"),
        ("noise.pdf", bytes(range(256)) * 20, "noise.pdf"),
        ("no-number.txt", "一份没有数字的文件。\n".encode(), "no figure"),
    ],
)
def test_what_cannot_be_read_is_not_added(
    sources: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, data: bytes, word: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert main(["add", str(path), "--yes", "--area", "530102", "--genre", "plan", "--year", "2021"]) == 1
    assert word in capsys.readouterr().err
    assert rows(sources) == []


def test_the_catalogue_keeps_its_own_shape(sources: Path, report: Path) -> None:
    # as a spreadsheet saves it: byte order mark, a column of one's own, other line ends, none at the end
    columns = ["note", *reversed(COLUMNS)]
    before = "\ufeff" + ",".join(columns) + "\r\n" + '"甲,乙"' + "," * len(COLUMNS)
    (sources / "reports.csv").write_bytes(before.encode())
    assert main(["add", str(report), "--yes", "--title", '甲，乙\n“丙”, "丁"']) == 0
    after = (sources / "reports.csv").read_bytes().decode()
    assert after.startswith(before + "\r\n")
    assert after.endswith("\r\n")
    first, second = rows(sources)
    assert first["note"] == "甲,乙"
    assert (second["note"], second["file"], second["title_zh"]) == ("", "530102-2021-plan.md", '甲，乙 “丙”, "丁"')


def test_a_crash_while_writing_leaves_the_catalogue_whole(
    sources: Path, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = (sources / "reports.csv").read_bytes()
    real = os.fsync
    written: list[int] = []

    def full_disk(handle: int) -> None:
        written.append(handle)
        if len(written) == 2:
            raise OSError(28, "No space left on device")
        real(handle)

    monkeypatch.setattr("sources.files.os.fsync", full_disk)
    assert main(["add", str(report), "--yes"]) == 1
    assert (sources / "reports.csv").read_bytes() == before
    assert sorted(path.name for path in sources.iterdir()) == ["reports", "reports.csv", "vocabulary"]
    monkeypatch.undo()
    monkeypatch.setenv("PLANHOUSE_SOURCES", str(sources))
    # the document is there already, so doing it again is enough
    assert main(["add", str(report), "--yes"]) == 0
    assert len(rows(sources)) == 1


def test_of_several_that_add_at_once_none_loses_its_row(sources: Path, tmp_path: Path) -> None:
    """Each is held up between reading the catalogue and writing it, so that all of them are in it together."""
    years = range(2010, 2016)
    code = (
        "import sys, time\n"
        "from orchestration.cli import app as cli\n"
        "from sources.catalogue import add\n"
        "write = add.write_whole\n"
        "def slowly(path, data):\n"
        "    time.sleep(0.2)\n"
        "    write(path, data)\n"
        "add.write_whole = slowly\n"
        "sys.exit(cli.main(['add', sys.argv[1], '--yes']))\n"
    )
    running = []
    for year in years:
        path = tmp_path / f"{year}.md"
        path.write_text(REPORT.replace("2022", str(year + 1)).replace("2021", str(year)), encoding="utf-8")
        running.append(
            subprocess.Popen(
                [sys.executable, "-c", code, str(path)], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
            )
        )
    for process in running:
        said, _ = process.communicate()
        assert process.returncode == 0, said.decode()
    assert {entry.execution_year for entry in Catalogue.load(sources).entries.values()} == set(years)


def test_of_two_that_add_the_same_report_one_is_refused(sources: Path, report: Path) -> None:
    """Whoever comes second read the catalogue before the first had written it."""
    seen = Catalogue.load(sources)
    areas = {"530102": "五华区"}
    candidate = examine(report, areas, {})
    entry = candidate.entry(seen)
    store(candidate, entry, seen)
    before = (sources / "reports.csv").read_bytes()
    with pytest.raises(ReportError, match="in the catalogue already"):
        store(candidate, entry, seen)
    assert (sources / "reports.csv").read_bytes() == before


@pytest.mark.parametrize("umask", [0o002, 0o022, 0o027])
def test_a_document_has_the_rights_that_the_umask_says(sources: Path, report: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        assert main(["add", str(report), "--yes"]) == 0
    finally:
        os.umask(before)
    (document,) = (sources / "reports").iterdir()
    assert document.stat().st_mode & 0o777 == 0o666 & ~umask


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two reports, one of them in two versions and as a page, one that says nothing of itself, and what a file manager left."""
    path = tmp_path / "下载"
    path.mkdir()
    (path / "a.md").write_text(REPORT, encoding="utf-8")
    (path / "aa.html").write_text(as_page(REPORT), encoding="utf-8")
    (path / "b.md").write_text(REPORT.replace("五华区", "盘龙区"), encoding="utf-8")
    (path / "c.md").write_text(REPORT.replace("12.50", "12.5"), encoding="utf-8")
    (path / "d.txt").write_text(SILENT, encoding="utf-8")
    (path / "e.pdf").write_bytes(b"nothing")
    (path / "Thumbs.db").write_bytes(b"x")
    return path


def test_a_folder_is_added_at_once_and_a_line_says_why_a_document_is_not(
    sources: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["add", str(folder), "--yes"]) == 1
    said = capsys.readouterr()
    assert set(Catalogue.load(sources).entries) == {"530102-2021-plan", "530103-2021-plan", "530102-2021-plan-2"}
    refused = [line for line in said.out.splitlines() if line.startswith("not added: ")]
    assert [line.split(": ")[1] for line in refused] == ["aa.html", "d.txt", "e.pdf"]
    assert "the same document as a.md" in refused[0]
    assert "--area, --genre, --year" in refused[1]
    assert "reading 6 of 6: e.pdf" in said.err
    for name in ("aa.html", "d.txt", "e.pdf"):
        (folder / name).unlink()
    assert main(["add", str(folder), "--yes"]) == 1  # all there already
    assert capsys.readouterr().out.count("the same document as 53010") == 3


def test_a_folder_asks_once(sources: Path, folder: Path, typed: Callable[..., list[str]]) -> None:
    asked = typed("n")
    assert main(["add", str(folder)]) == 1
    assert not Catalogue.load(sources).entries
    assert len(asked) == 1
    typed("y")
    for name in ("aa.html", "c.md", "d.txt", "e.pdf"):
        (folder / name).unlink()
    assert main(["add", str(folder)]) == 0
    assert len(Catalogue.load(sources).entries) == 2


def test_an_empty_folder_is_an_error(sources: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    (empty / "desktop.ini").write_bytes(b"x")
    assert main(["add", str(empty), "--yes"]) == 1
    assert "holds no document" in capsys.readouterr().err


def test_a_name_that_says_otherwise_is_shown(sources: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "盘龙区2020年国民经济和社会发展计划执行情况的报告.md"
    path.write_text(REPORT, encoding="utf-8")
    assert main(["add", str(path), "--yes"]) == 0
    said = capsys.readouterr().out
    assert "but the file's name says execution_year 2020" in said
    assert "but the file's name says area_code 530103" in said


def test_witnesses_that_disagree_are_asked_about(
    sources: Path, tmp_path: Path, typed: Callable[..., list[str]]
) -> None:
    path = tmp_path / "盘龙区2020年国民经济和社会发展计划执行情况的报告.md"
    path.write_text(REPORT, encoding="utf-8")
    asked = typed("530199", "530103", "", "", "", "", "y")
    assert main(["add", str(path)]) == 0
    assert asked[0].startswith("area_code 530102, or 530103 as the file's name says?") and asked[1] == asked[0]
    assert asked[2].startswith("execution_year 2021, or 2020 as the file's name says?")
    assert rows(sources)[0]["report_id"] == "530103-2021-plan"
    # what is told is not asked
    asked = typed("", "", "", "y")
    path.write_text(REPORT.replace("12.50", "12.51"), encoding="utf-8")
    assert main(["add", str(path), "--area", "530102", "--year", "2021"]) == 0
    assert [question.split()[0] for question in asked] == ["presented_to_zh", "publisher_page", "licence_note", "Add"]


def test_an_area_of_before_is_known(sources: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(
        REPORT.replace("五华区", "卢湾区").replace("2021年", "2009年").replace("2022年", "2010年"), encoding="utf-8"
    )
    assert main(["add", str(path), "--yes"]) == 0
    assert "310103-2009-plan" in Catalogue.load(sources).entries
