"""One report from bytes to rows: what a column of numbers may hold."""

from __future__ import annotations

import pickle

import pytest

from sources.lexicon import Lexicon
from sources.model import ReportContext, ReportError
from sources.reading import read_report


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
