"""Corrections: what is well formed, which figure each one means, and that it lapses when the figure changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
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


def entry(
    printed: str,
    within: str,
    action: str = "drop",
    *,
    row: str | None = None,
    column: str | None = None,
    figure: int | None = None,
    by: str | None = None,
    **changes: str,
) -> Entry:
    settings = tuple(sorted(changes.items()))
    return Entry(CONTEXT.report_id, printed, within, action, settings, None, "because", row, column, figure, by)


def override(printed: str, within: str, changes: Mapping[str, str]) -> Entry:
    return replace(entry(printed, within, "override"), changes=tuple(sorted(changes.items())))


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
        ('{value: "12.05"}', "{kind: price}", "kind"),
        ('{value: "12.05"}', "{sign: 0}", "sign"),
        ('{value: "12.05"}', '{unit: "a\\nb"}', "unit"),
        ('{value: "12.05"}', '{value: ""}', "no number"),
        ('{value: "12.05"}', '{indicator: ""}', "indicator"),
        ('{value: "12.05"}', "{time_period: 2025-Q5}", "no period"),
        ('{value: "12.05"}', "{area_code: 静安}", "no area"),
        ('{value: "12.05"}', "{status: B}", "status"),
        ('action: override\n    set: {value: "12.05"}', "action: confirm", "by whom"),
        ('action: override\n    set: {value: "12.05"}', "action: confirm\n    by: 甲", "by whom"),
        ('action: override\n    set: {value: "12.05"}', "action: confirm\n    date: 2024-03-01", "by whom"),
        ("action: override", 'action: override\n    by: "a\\nb"', "initials"),
        ("action: override", "action: override\n    date: soon", "no date"),
        ("action: override", "action: override\n    figure: first", "no key"),
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


def test_loads_who_decided_and_when_and_any_attribute(tmp_path: Path) -> None:
    text = GOOD.replace(
        '{value: "12.05"}',
        '{unit: 万公斤, sign: -1, is_stock: true, qualifier: "", change_basis: null, time_period: 2021-S1}',
    ).replace(
        "    reason", "    by: 李\n    date: 2024-03-01\n    row: 粮食\n    column: 产量\n    figure: 7\n    reason"
    )
    ((_, (found,)),) = load(write(tmp_path, text)).items()
    assert dict(found.changes) == {
        "unit": "万公斤", "sign": "-1", "is_stock": "true", "qualifier": "", "change_basis": "", "time_period": "2021-S1",
    }  # fmt: skip
    assert (found.by, found.day, found.row, found.column, found.figure) == ("李", "2024-03-01", "粮食", "产量", 7)


def test_what_is_set_is_what_the_warehouse_is_told(tmp_path: Path) -> None:
    changes = {"value": "12.050", "sign": "-1", "is_stock": "true", "qualifier": "", "kind": "growth", "unit": "%"}
    (made,) = read(TEXT, replace(override("12.50万吨", "粮食产量", changes), by="甲")).corrections
    assert (made.set_value, made.set_decimals, made.set_sign, made.set_is_stock) == ("12.050", 3, -1, True)
    assert (made.set_qualifier, made.set_unit, made.reviewed_by) == ("", "%", "甲")
    # a growth is against the year before where nothing else is said; what is none is against nothing
    assert (made.set_kind, made.set_change_basis) == ("growth", "year")
    (made,) = read(
        "# 五华区报告\n\n粮食产量增长5.2%。", entry("5.2%", "粮食产量", "override", kind="share")
    ).corrections
    assert made.set_change_basis == ""


@pytest.mark.parametrize(
    ("changes", "year", "period", "time_period"),
    [
        ({"year": "2020"}, 2020, "A", "2020"),
        ({"time_period": "2020"}, 2020, "A", "2020"),
        ({"time_period": "2020-S2"}, 2020, "H2", "2020-S2"),
        ({"time_period": "2020-M01/2020-M09"}, 2020, "M01-M09", "2020-M01/2020-M09"),
        ({"time_period": "2016/2020"}, 2020, "A", "2016/2020"),
        ({"time_period": "2016/2020", "year": "2019"}, 2019, "A", "2016/2020"),
    ],
)
def test_year_and_period_go_together(changes: dict[str, str], year: int, period: str, time_period: str) -> None:
    (made,) = read(TEXT, override("12.50万吨", "粮食产量", changes)).corrections
    assert (made.set_year, made.set_period, made.set_time_period) == (year, period, time_period)


TWICE = """# 关于五华区2021年计划执行情况的报告

## 一、农业

（二）粮食产量增长5%，棉花产量增长5%[2]。

| 产品 | 上年(万吨) | 本年(万吨) |
| --- | --- | --- |
| 水果 | 7.10 | 7.10 |
| 蔬菜 | 7.30 | 7.40 |
"""


def test_the_column_and_the_key_tell_equal_numbers_apart() -> None:
    figures = read(TWICE).figures
    (made,) = read(TWICE, entry("7.10", "水果", column="本年")).corrections
    (first,) = [each for each in figures if each.ordinal == made.ordinal]
    assert first.column_label is not None and "本年" in first.column_label
    grain, cotton = [each for each in figures if each.printed_text == "5%"]
    assert read(TWICE, entry("5%", "粮食产量")).corrections == ()
    for each in (grain, cotton):
        (made,) = read(TWICE, entry("5%", "粮食产量", figure=each.figure_key)).corrections
        assert made.ordinal == each.ordinal
    # in a cell of words these are the guard, and row and column tell it from its like
    words = TWICE.replace("7.40", "增长7.40")
    assert len(read(words, entry("7.40", "增长7.40", row="蔬菜", column="本年")).corrections) == 1
    assert read(words, entry("7.40", "增长7.40", row="水果", column="本年")).corrections == ()
    # the key is no guard of its own: a number that is printed otherwise is not meant any more
    assert read(TWICE.replace("5%[2]", "6%[2]"), entry("5%", "粮食产量", figure=cotton.figure_key)).corrections == ()
    assert (
        read(TWICE.replace("7.10 |\n| 蔬菜", "7.20 |\n| 蔬菜"), entry("7.10", "水果", column="本年")).corrections == ()
    )


ELSEWHERE = [
    ("## 一、农业", "今年建成水库3座。\n\n## 一、农业"),
    ("（二）", "（一）油料产量增长5%。（三）"),
    ("[2]", "[3]"),
    ("| 水果", "| 茶叶 | 7.10 | 7.10 |\n| 水果"),
    ("| 产品 |", "表1 产量\n\n| 产品 |"),
    ("## 一、农业\n", "## 二、农业\n"),
]


@pytest.mark.parametrize(("old", "new"), ELSEWHERE)
def test_what_changes_elsewhere_takes_no_correction_away(old: str, new: str) -> None:
    """A sentence, a row, a section more; another number of the list, of a footnote or of the heading."""
    assert old in TWICE
    cotton = [each for each in read(TWICE).figures if each.printed_text == "5%"][1]
    entries = (
        entry("5%", cotton.sentence, "confirm", figure=cotton.figure_key, by="甲"),
        entry("7.40", "蔬菜", "override", column="本年(万吨)", value="7.50"),
    )
    reading = read(TWICE.replace(old, new), *entries)
    assert [problem for problem in reading.problems if problem.problem == "correction_lapsed"] == []
    figures = {figure.ordinal: figure for figure in reading.figures}
    assert [figures[made.ordinal].printed_text for made in reading.corrections] == ["5%", "7.40"]
    assert figures[reading.corrections[0].ordinal].figure_key == cotton.figure_key


@pytest.mark.parametrize(("action", "severity"), [("confirm", "warn"), ("override", "error"), ("drop", "error")])
def test_another_word_in_the_sentence_itself_lapses(action: str, severity: str) -> None:
    """What changed nothing is only said; what would change a number stops the report."""
    sentence = read(TEXT).figures[0].sentence
    own = replace(entry("12.50万吨", sentence, action, by="甲"), changes=(("value", "12.05"),) * (action == "override"))
    assert len(read(TEXT, own).corrections) == 1
    reading = read(TEXT.replace("粮食产量", "夏粮产量"), own)
    assert reading.corrections == ()
    assert [(each.problem, each.severity) for each in reading.problems] == [("correction_lapsed", severity)]


def test_a_figure_has_one_verdict() -> None:
    first, second = entry("12.50万吨", "粮食", by="甲", action="confirm"), entry("12.50万吨", "粮食产量")
    reading = read(TEXT, first, second)
    assert [made.action for made in reading.corrections] == ["confirm"]
    (problem,) = reading.problems
    assert (problem.problem, problem.severity) == ("corrected_twice", "error")
    accepted = Entry(CONTEXT.report_id, "12.50万吨", "粮食产量", "accept", (), "sum_of_parts", "as printed")
    assert len(read(TEXT, first, accepted).corrections) == 2
