"""Targets of running text that name no number: what they are set for, their words as their evidence, and nothing else disturbed."""

from __future__ import annotations

import pytest
from reading_aids import COMMUNIQUE, figures, read_text

from sources.figures.accounting import count_digits
from sources.model import Block, BlockKind, Document, Figure, Scenario

AHEAD = ("三、2024年主要任务",)


def in_words(text: str, section: tuple[str, ...] = AHEAD) -> list[Figure]:
    return [each for each in figures(text, section=section) if each.printed_value is None]


def names(text: str) -> list[str]:
    return [each.printed_indicator for each in in_words(text)]


@pytest.mark.parametrize(
    "text",
    [
        "羊毛产量增长5%，牧民收入增长与经济增长基本同步，奶产量15吨。",
        "牧民收入增长与经济增长基本同步。",
        "牧场要管好。\n羊毛产量增长5%。牧民收入增长与经济增长基本同步；办好牧业节。",
    ],
    ids=["among numbers", "alone", "in a sentence without numbers"],
)
def test_a_target_traces_to_its_words(text: str) -> None:
    (target,) = in_words(text)
    assert (target.printed_indicator, target.kind.value) == ("牧民收入", "growth")
    assert (target.scenario, target.year, target.printed_unit) == (Scenario.TARGET, 2024, "%")
    assert text[target.char_start : target.char_end] == target.printed_text == "与经济增长基本同步"
    assert target.sentence in text and target.printed_text in target.sentence


def test_a_list_sets_a_target_for_each_of_its_names() -> None:
    words = "服务业税收收入、规模以上服务业营业收入、重点产业税收收入和营业收入均与全市经济发展保持同步。"
    assert names(words) == ["服务业税收收入", "规模以上服务业营业收入", "重点产业税收收入", "重点产业营业收入"]
    keys = [each.figure_key for each in in_words(words)]
    assert len(set(keys)) == len(keys)
    assert names("碳排放强度、能源、环境等指标完成国家下达任务。") == ["碳排放强度"]


@pytest.mark.parametrize(
    "text",
    [
        "持续改善空气质量。",
        "营商环境持续优化。",
        "与经济增长同步。",
        "不折不扣完成省定改革试点任务。",
        "完成省下达目标任务。",
        "国家级改革试点任务先行探索。",
        "推动牧业服务水平稳步提升。",
    ],
)
def test_what_measures_nothing_is_no_target(text: str) -> None:
    assert in_words(text) == []


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("牧业增加值高于全省平均水平。", "牧业增加值 growth"),
        ("牧民收入增速快于经济增速。", "牧民收入 growth"),
        ("牧场财政收入保持上年水平。", "牧场财政收入 growth"),
        ("牧区用电量保持正增长。", "牧区用电量 growth"),
        ("完成省定化债任务。", "化债 level"),
        ("全面完成国家下达的牧草种植面积任务。", "牧草种植面积 level"),
    ],
)
def test_what_is_aimed_at_may_stand_behind_its_verb_or_be_told_by_others(text: str, says: str) -> None:
    assert [f"{each.printed_indicator} {each.kind.value}" for each in in_words(text)] == [says]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("单位能耗降低完成省下达目标（3%左右）。", "单位能耗 growth -3%"),
        ("失业率控制在省定目标（5.5%）以内。", "失业率 rate 5.5%"),
        ("奶产量完成省下达任务（30吨）。", "奶产量 level 30吨"),
    ],
)
def test_a_number_in_a_bracket_is_that_of_the_target(text: str, says: str) -> None:
    (target,) = figures(text, section=AHEAD)
    fall = "-" if target.sign < 0 else ""
    assert f"{target.printed_indicator} {target.kind.value} {fall}{target.printed_value}{target.printed_unit}" == says
    assert (target.scenario, target.year) == (Scenario.TARGET, 2024)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("牧民收入增长与经济增长基本同步，奶产量15吨。", "牧民收入 growth"),
        ("单位能耗降低完成省下达目标。", "单位能耗 completion"),
        ("羊毛产量15吨。超额完成年度化债任务。", "化债 completion"),
        ("单位能耗下降3.1%，完成省下达目标任务。", "单位能耗 completion"),
    ],
)
def test_a_result_in_words_tells_that_a_target_was_reached(text: str, says: str) -> None:
    (result,) = in_words(text, section=("一、2023年工作回顾",))
    assert f"{result.printed_indicator} {result.kind.value}" == says
    assert (result.scenario, result.year) == (Scenario.ACTUAL, 2023)
    assert all(each.printed_value for each in figures(text, COMMUNIQUE))


@pytest.mark.parametrize(
    "text",
    [
        "奶产量未完成省下达任务。",
        "奶产量有望完成省下达任务。",
        "奶产量确保完成省下达任务。",
        "奶产量达15吨，力争完成省下达任务。",
        "主要指标全面完成年度目标。",
        "奶产量稳步提高。",
    ],
)
def test_what_was_not_reached_is_no_result(text: str) -> None:
    assert in_words(text, section=("一、2023年工作回顾",)) == []


def test_numbers_are_read_as_without_it() -> None:
    """No number leans on a target without one, and every digit is still accounted for."""
    text = "羊毛产量增长5%，奶产量稳步提高，蜂蜜产量15吨、增长3%。"
    with_it, aside = read_text(text, section=AHEAD)
    without, _ = read_text(text.replace("奶产量稳步提高", "奶业兴旺发达"), section=AHEAD)
    numbers = [each for each in with_it if each.printed_value]
    assert len(with_it) == len(numbers) + 1
    assert [(each.printed_indicator, each.printed_text, each.kind, each.time_period) for each in numbers] == [
        (each.printed_indicator, each.printed_text, each.kind, each.time_period) for each in without
    ]
    document = Document("", (Block(1, BlockKind.PARAGRAPH, text, section_path=AHEAD),), (), "text/plain")
    counted = count_digits(document, with_it, aside)
    assert counted.printed == counted.in_figures + counted.set_aside > 0
    assert [each.ordinal for each in with_it] == [1, 2, 3, 4]
    assert [each.char_start for each in with_it] == sorted(each.char_start for each in with_it)
