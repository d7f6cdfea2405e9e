"""One report from bytes to rows: what a column of numbers may hold."""

from __future__ import annotations

import pickle
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from sources import reading
from sources.documents.formats import scan
from sources.lexicon import Lexicon
from sources.model import ReportContext, ReportError
from sources.reading import read_report, reader_version


def test_an_error_travels_between_processes() -> None:
    error = ReportError("a", "it is empty.", place="line 1", advice="Save it again.")
    copy = pickle.loads(pickle.dumps(error))
    assert (copy.report, copy.problem, copy.place, copy.advice) == ("a", "it is empty.", "line 1", "Save it again.")
    assert str(copy) == str(error)


CONTEXT = ReportContext("530102-2021-plan", "530102", "plan", 2021, 2022)


def problems(cell: str) -> list[str]:
    rows = "".join(
        f"| 产品{name} | {value} |\n" for name, value in zip("甲乙丙丁", ("7.1", "8.2", "9.3", cell), strict=True)
    )
    text = f"# 报告\n\n| 产品 | 产量(万吨) |\n| --- | --- |\n{rows}"
    reading = read_report(text.encode(), "a.md", CONTEXT, Lexicon.load())
    return [problem.printed_text for problem in reading.problems if problem.problem == "not_a_number"]


@pytest.mark.parametrize("cell", ["4.5", "—", "", "1,204.5", "5.0%", "45万吨", "12家"])
def test_numbers_with_or_without_a_unit_and_empty_cells_are_fine(cell: str) -> None:
    assert problems(cell) == []


@pytest.mark.parametrize("cell", ["待定", "见附件", "暂缺"])
def test_words_among_numbers_are_a_problem(cell: str) -> None:
    assert problems(cell) == [cell]


def other_years(*lines: str) -> list[tuple[str, str]]:
    text = "\n\n".join((*lines, "粮食产量12.50万吨。"))
    reading = read_report(text.encode(), "a.md", CONTEXT, Lexicon.load())
    return [(each.severity, each.message) for each in reading.problems if each.problem == "other_year"]


@pytest.mark.parametrize(
    "lines",
    [
        (
            "# 2021年国民经济和社会发展计划执行情况与2022年计划草案的报告",
            "## 一、2021年计划执行情况",
            "## 二、2022年主要任务",
        ),
        # it may look further back and further ahead, too
        (
            "# 报告",
            "## 一、2020年计划完成情况",
            "## 二、2021年计划执行情况",
            "## 三、2025年发展目标",
            "## 四、2022年主要任务",
        ),
        ("# 报告", "## 一、2019年以来的变化", "## 二、主要任务"),
        ("# 2021年工作报告",),
    ],
)
def test_years_of_title_and_headings_are_those_of_the_catalogue(lines: tuple[str, ...]) -> None:
    assert other_years(*lines) == []


def test_years_that_the_catalogue_has_otherwise_are_named_with_their_place() -> None:
    title = "2022年国民经济和社会发展计划执行情况与2023年计划草案的报告"
    (executed, planned) = other_years(f"# {title}", "## 一、2022年计划执行情况")
    assert executed[0] == planned[0] == "warn"
    assert f"title “{title}”" in executed[1] and "2022" in executed[1] and "execution_year 2021" in executed[1]
    assert "2023" in planned[1] and "plan_year 2022" in planned[1]
    (heading,) = other_years("# 计划报告", "## 一、2022年计划执行情况")
    assert "heading “一、2022年计划执行情况”" in heading[1]


def odd_cells(cells: Sequence[str], *, header: str = "产量(万吨)") -> list[str]:
    """The cells of one column that are a problem."""
    rows = "".join(f"| 第{number}镇 | {cell} |\n" for number, cell in enumerate(cells))
    text = f"# 报告\n\n全县粮食产量5.5万吨。\n\n| 镇名 | {header} |\n| --- | --- |\n{rows}"
    reading = read_report(text.encode(), "a.md", CONTEXT, Lexicon.load())
    return [problem.printed_text for problem in reading.problems if problem.problem == "not_a_number"]


def test_a_column_is_one_of_numbers_when_three_of_five_of_its_cells_are() -> None:
    assert odd_cells(["1.5", "2.5", "3.5", "待定", "暂缺"]) == ["待定", "暂缺"]
    assert odd_cells(["1.5", "2.5", "待定", "暂缺", "另报"]) == []
    assert odd_cells(["1.5", "2.5", "待定", "暂缺"]) == []


def test_cells_that_print_nothing_do_not_count() -> None:
    # two of the five that print anything are words
    assert odd_cells(["1.5", "2.5", "3.5", "待定", "暂缺", "—", "", "/"]) == ["待定", "暂缺"]
    assert odd_cells(["1.5", "2.5", "待定", "暂缺", "另报", "—", "…", "-"]) == []


def test_words_in_a_row_without_numbers_are_a_heading_inside_the_table() -> None:
    rows = "| 甲镇 | 1.5 | 2.5 |\n| 乙镇 | 3.5 | 4.5 |\n| 丙镇 | 5.5 | 6.5 |\n"
    assert odd_rows("| 期限 | 三年期 | 五年期 |\n" + rows) == []
    assert odd_rows("| 丁镇 | 待定 | 五年期 |\n" + rows.replace("2.5", "暂缺")) == [("暂缺", "error")]
    assert odd_rows("| 丁镇 | 待定 | 7.5 |\n" + rows) == [("待定", "error")]


def test_a_word_in_a_row_without_a_name_is_only_told() -> None:
    rows = "| 甲镇 | 1.5 | 2.5 |\n| 乙镇 | 3.5 | 4.5 |\n| 丙镇 | 5.5 | 6.5 |\n"
    assert odd_rows("| | 待定 | 7.5 |\n" + rows) == [("待定", "warn")]


def test_values_in_several_units_are_no_column_of_numbers() -> None:
    assert odd_cells(["5人", "7人", "90%", "显著"], header="指标值") == []
    assert odd_cells(["5人", "7人", "9人", "显著"], header="指标值") == ["显著"]


def odd_rows(rows: str) -> list[tuple[str, str]]:
    """The cells of a table of two columns of numbers that are a problem, and how severe it is."""
    text = f"# 报告\n\n全县粮食产量5.5万吨。\n\n| 镇名 | 产量(万吨) | 面积(万亩) |\n| --- | --- | --- |\n{rows}"
    reading = read_report(text.encode(), "a.md", CONTEXT, Lexicon.load())
    return [(each.printed_text, each.severity) for each in reading.problems if each.problem == "not_a_number"]


def test_a_column_of_fewer_than_three_cells_says_nothing() -> None:
    assert odd_cells(["1.5", "待定"]) == []
    assert odd_cells(["1.5", "待定", "—", "—"]) == []
    assert odd_cells(["1.5", "2.5", "待定"]) == ["待定"]


def test_a_column_with_running_text_is_none_of_numbers() -> None:
    assert odd_cells(["1.5", "2.5", "3.5", "待定" + "，" * 38]) == ["待定" + "，" * 38]
    assert odd_cells(["1.5", "2.5", "3.5", "待定" + "，" * 39]) == []


def test_labels_and_cells_over_several_columns_are_no_values_of_a_column() -> None:
    values = {"2019": "2.5", "2020": "3.5", "2022": "4.5", "合计": "10.5"}
    body = "".join(f"<tr><td>{label}</td><td>{value}</td><td>{value}</td></tr>" for label, value in values.items())
    wide = "<tr><td>2021</td><td colspan='2'>见附件</td></tr>"
    head = "<tr><th>年份</th><th>收入</th><th>支出</th></tr>"
    page = f"<html><body><p>全县粮食产量5.5万吨。</p><table>{head}{body}{wide}</table></body></html>"
    assert read_report(page.encode(), "a.html", CONTEXT, Lexicon.load()).problems == ()


def test_a_number_with_a_letter_or_a_stray_digit_in_it_is_none() -> None:
    assert odd_cells(["271.18", "2.5", "3.5", "27l.18"]) == ["27l.18"]
    assert odd_cells(["271.18", "2.5", "3.5", "2O.5"]) == ["2O.5"]


def test_a_problem_says_where_it_is() -> None:
    rows = "| 东镇 | 1.5 |\n| 西镇 | 2.5 |\n| 南镇 | 待定 |\n"
    text = f"# 报告\n\n表7 各镇产量\n\n| 镇名 | 产量(万吨) |\n| --- | --- |\n{rows}"
    (problem,) = read_report(text.encode(), "a.md", CONTEXT, Lexicon.load()).problems
    assert (problem.table_no, problem.row_no, problem.column_no, problem.severity) == (1, 4, 2, "error")
    for word in ("table 7", "南镇", "产量(万吨)", "待定"):
        assert word in problem.message


@pytest.fixture
def reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the package that reads, whose version is asked for."""
    folder = tmp_path / "sources"
    shutil.copytree(reading.SOURCES, folder, ignore=shutil.ignore_patterns("reports", "__pycache__"))
    monkeypatch.setattr(reading, "SOURCES", folder)
    return folder


def test_a_change_of_the_readers_code_or_cues_is_another_version(reader: Path) -> None:
    seen = {reader_version(reader)}
    code = [
        path
        for part in ("figures", "documents")
        for path in sorted((reader / part).rglob("*.py"))
        if path.stat().st_size
    ]
    cues = sorted(reader.glob("*/cues/*.toml"))
    assert len(code) > 10 and len({path.parts[-3] for path in cues}) == 3
    for path in (*code, *cues, reader / "cues.py"):
        path.write_text(path.read_text(encoding="utf-8") + "\n# changed\n", encoding="utf-8")
        assert reader_version(reader) not in seen, path
        seen.add(reader_version(reader))


def test_where_the_reader_lies_is_not_in_its_version(
    reader: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = reader_version(reader)
    elsewhere = reader.rename(tmp_path / "a place of another name")
    monkeypatch.setattr(reading, "SOURCES", elsewhere)
    assert reader_version(elsewhere) == seen


def test_what_python_keeps_beside_the_code_is_not_in_the_readers_version(reader: Path) -> None:
    seen = reader_version(reader)
    for folder in [reader, *(path for path in reader.rglob("*") if path.is_dir())]:
        (folder / "__pycache__").mkdir()
        (folder / "__pycache__" / "a.cpython-311.pyc").write_bytes(b"compiled")
    assert reader_version(reader) == seen


def test_what_only_a_person_uses_is_not_in_the_readers_version(reader: Path) -> None:
    seen = reader_version(reader)
    for name in ("catalogue/add.py", "catalogue/clutter.py"):
        with (reader / name).open("a", encoding="utf-8") as file:
            file.write("# changed\n")
    assert reader_version(reader) == seen


def test_every_module_that_reading_runs_is_in_the_readers_version(reader: Path) -> None:
    listing = (
        "import sys, sources.reading, sources.rows; "
        "print(*(module.__file__ for name, module in sys.modules.items() if name.startswith('sources.')))"
    )
    run = subprocess.run([sys.executable, "-c", listing], capture_output=True, text=True, check=True, cwd=reader.parent)
    # the entry of a report is in the report's own key; opening a file changes none of its bytes
    aside = {"catalogue/catalogue.py", "catalogue/clutter.py", "catalogue/__init__.py", "files.py"}
    used = {Path(path).relative_to(reader).as_posix() for path in run.stdout.split()} - aside
    assert len(used) > 20
    for name in used:
        seen = reader_version(reader)
        with (reader / name).open("a", encoding="utf-8") as file:
            file.write("# changed\n")
        assert reader_version(reader) != seen, name


def test_a_new_module_of_the_reader_is_another_version(reader: Path) -> None:
    before = reader_version(reader)
    (reader / "figures" / "added.py").write_text("", encoding="utf-8")
    assert reader_version(reader) != before


def test_the_vocabulary_that_the_reader_looks_up_is_in_its_version_and_no_other(reader: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    shutil.copytree(reader / "vocabulary", other / "vocabulary")
    before = reader_version(other)
    for name in ("indicators.csv", "indicator_aliases.csv"):
        (other / "vocabulary" / name).write_text("", encoding="utf-8")
    assert reader_version(other) == before
    seen = {before}
    for name in ("areas", "units", "unit_aliases", "zones", "zone_aliases", "industries", "industry_aliases"):
        path = other / "vocabulary" / f"{name}.csv"
        path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
        assert reader_version(other) not in seen, name
        seen.add(reader_version(other))


def test_what_recognises_letters_is_a_part_of_the_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    """A scan that was set aside is read once it can be."""
    monkeypatch.setattr(scan, "version", lambda: "")
    without = reader_version()
    monkeypatch.setattr(scan, "version", lambda: "eyes 1.0")
    one = reader_version()
    monkeypatch.setattr(scan, "version", lambda: "eyes 1.1")
    assert len({without, one, reader_version()}) == 3
