"""Corrections: what is well formed, which figure each one means, and that it lapses when the figure changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from sources.catalogue.corrections import Entry, load, resolve
from sources.lexicon import Lexicon
from sources.model import Reading, ReportContext, ReportError
from sources.reading import read_report

CONTEXT = ReportContext("530102-2021-plan", "530102", "plan", 2021, 2022)
TEXT = """# 关于五华区2021年计划执行情况的报告

粮食产量12.50万吨，棉花产量 3.20 万吨。油料产量3.20万吨。

| 产品 | 产量(万吨) |
| --- | --- |
| 蔬菜 | 7.10 |
| 水果 | 7.10 |
| 茶叶 | 0.90 |
"""
GOOD = """corrections:
  - report: 530102-2021-plan
    printed: 12.50万吨
    within: 粮食产量
    action: override
    set: {value: "12.05"}
    reason: digits swapped, says the bureau
"""


def read(text: str, *entries: Entry) -> Reading:
    return read_report(text.encode(), "a.md", CONTEXT, Lexicon.load(), entries)


def entry(printed: str, within: str, action: str = "drop", **changes: str) -> Entry:
    return Entry(CONTEXT.report_id, printed, within, action, tuple(sorted(changes.items())), None, "because")


def write(folder: Path, text: str) -> Path:
    path = folder / "corrections.yml"
    path.write_text(text, encoding="utf-8")
    return path


def test_loads_by_report(tmp_path: Path) -> None:
    ((report, (found,)),) = load(write(tmp_path, GOOD)).items()
    assert report == "530102-2021-plan"
    assert (found.printed, found.action, found.changes) == ("12.50万吨", "override", (("value", "12.05"),))


@pytest.mark.parametrize("text", ["", "corrections: []\n", "corrections:\n"])
def test_none(tmp_path: Path, text: str) -> None:
    assert load(write(tmp_path, text)) == {}
    assert load(tmp_path / "absent.yml") == {}


@pytest.mark.parametrize(
    ("old", "new", "word"),
    [
        ("    reason: digits swapped, says the bureau\n", "", "reason"),
        ("action: override", "action: remove", "accept"),
        ("action: override", "action: drop", "override"),
        ('    set: {value: "12.05"}\n', "", "override"),
        ('{value: "12.05"}', '{colour: "red"}', "colour"),
        ('{value: "12.05"}', '{value: "about 12"}', "no number"),
        ("within: 粮食产量", "sentence: 粮食产量", "sentence"),
        ('action: override\n    set: {value: "12.05"}', "action: accept", "identity"),
        ("corrections:", "corrections: [", "cannot be read"),
        (GOOD, "corrections:\n  - 12.50万吨\n", "mapping"),
        (GOOD, "- a\n", "corrections"),
        (GOOD, "correction:\n  - report: a\n", "correction"),
        ('{value: "12.05"}', "[12.05]", "set"),
        ('{value: "12.05"}', "{year: soon}", "year"),
        ('{value: "12.05"}', "{scenario: dream}", "scenario"),
    ],
)
def test_what_is_not_well_formed_is_refused_with_its_place(tmp_path: Path, old: str, new: str, word: str) -> None:
    assert old in GOOD
    with pytest.raises(ReportError, match=word) as caught:
        load(write(tmp_path, GOOD.replace(old, new)))
    assert "corrections.yml" in str(caught.value)


def test_means_one_figure_of_the_text_or_of_a_table() -> None:
    reading = read(TEXT, entry("12.50万吨", "粮食产量", "override", value="12.05", year="2020"), entry("7.10", "水果"))
    first, second = reading.corrections
    figures = {figure.ordinal: figure for figure in reading.figures}
    assert figures[first.ordinal].printed_indicator == "粮食产量"
    assert (first.set_value, first.set_year, first.set_indicator) == ("12.05", 2020, None)
    assert figures[second.ordinal].row_label == "水果"
    assert reading.problems == ()


def test_white_space_does_not_matter() -> None:
    assert len(read(TEXT, entry("3.20万吨", "棉花 产量")).corrections) == 1


@pytest.mark.parametrize(
    ("printed", "within", "words"),
    [
        ("12.51万吨", "粮食产量", "not printed any more"),
        ("12.5万吨", "粮食产量", "not printed any more"),
        ("12.50万吨", "棉田面积", "not printed any more"),
        ("3.20万吨", "产量", "printed 2 times"),
    ],
)
def test_lapses_with_an_error_when_it_means_none_or_several(printed: str, within: str, words: str) -> None:
    reading = read(TEXT, entry(printed, within))
    assert reading.corrections == ()
    (problem,) = reading.problems
    assert (problem.problem, problem.severity) == ("correction_lapsed", "error")
    assert words in problem.message
    assert printed in problem.message


def test_a_lapsed_correction_takes_no_other_with_it() -> None:
    reading = read(TEXT)
    found, lapsed = resolve([entry("9.99万吨", "粮食产量"), entry("12.50万吨", "粮食产量")], reading.figures)
    assert (len(found), len(lapsed)) == (1, 1)
