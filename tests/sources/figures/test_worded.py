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
        "不折不扣完成省定化债任务。",
        "国家级改革试点任务先行探索。",
        "推动牧业服务水平稳步提升。",
    ],
)
def test_what_measures_nothing_is_no_target(text: str) -> None:
    assert in_words(text) == []


def test_only_a_target_is_one() -> None:
    text = "牧民收入增长与经济增长基本同步，奶产量15吨。"
    assert in_words(text, section=("一、2023年工作回顾",)) == []
    assert all(each.printed_value for each in figures(text, COMMUNIQUE))


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
