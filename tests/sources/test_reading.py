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
