"""Amounts in a currency, whatever way it is named: it is of the unit, and no part of what is measured."""

from __future__ import annotations

import pytest
from reading_aids import figures


@pytest.mark.parametrize(
    "said",
    [
        "人民币3亿元",
        "折合人民币3亿元",
        "约合人民币3亿元",
        "￥3亿元",
        "RMB3亿元",
        "3亿元人民币",
        "3亿人民币",
        "按人民币计价3亿元",
        "以人民币计3亿元",
    ],
)
def test_a_currency_is_no_part_of_a_name(said: str) -> None:
    (found,) = figures(f"全县渔业投资{said}。")
    assert (found.printed_indicator, found.printed_value) == ("渔业投资", "3")
    assert found.printed_unit in {"亿元", "亿元人民币", "亿人民币"}


def test_what_is_paid_in_a_currency_keeps_it() -> None:
    (found,) = figures("全县发放数字人民币3亿元。")
    assert found.printed_indicator.endswith("数字人民币")


def test_the_same_in_another_currency_is_of_the_name_before() -> None:
    found = figures("全县渔业出口额按人民币计价3亿元，增长5%；按美元计价0.4亿美元，增长4%。")
    assert {each.printed_indicator for each in found} == {"渔业出口额"}


@pytest.mark.parametrize("verb", ["完成", "达成", "建成", "形成"])
@pytest.mark.parametrize("amount", ["三千万元", "二百一十四亿元", "二十五点三亿元"])
def test_an_amount_in_words_behind_a_verb_is_one(verb: str, amount: str) -> None:
    (found,) = figures(f"全县渔业投资{verb}{amount}。")
    assert (found.printed_text, found.kind.value) == (amount, "level")


@pytest.mark.parametrize("amount", ["成千万元", "成百亿元", "上千万元"])
def test_one_that_says_only_how_large_is_none(amount: str) -> None:
    assert figures(f"全县渔业投资{amount}。") == ()
