"""Changes in brackets behind names, and changes that a sign alone says."""

from __future__ import annotations

import pytest
from reading_aids import figures, said


@pytest.mark.parametrize("rest", ["", "等指标居全省前列", "均好于预期"])
def test_each_of_several_that_measure_something_has_the_change_behind_it(rest: str) -> None:
    found = figures(f"渔港吞吐量9万吨。渔业增加值（增长5.6%）、渔业投资（下降7%）{rest}。")[1:]
    assert said(found) == [("渔业增加值", "5.6%", "growth"), ("渔业投资", "-7%", "growth")]


def test_one_alone_has_it_and_not_what_was_told_before() -> None:
    assert said(figures("渔港吞吐量9万吨，增长4%。渔业增加值（增长5.6%）好于预期。"))[2:] == [
        ("渔业增加值", "5.6%", "growth")
    ]


def test_a_bare_number_in_per_cent_behind_an_amount_is_its_change_and_behind_a_rate_that() -> None:
    found = figures("主要指标保持增长：渔业增加值（5.6%）、渔业投资（6.1%）、城镇登记失业率（3.1%）。")
    assert [(each.printed_indicator, each.kind.value) for each in found] == [
        ("渔业增加值", "growth"),
        ("渔业投资", "growth"),
        ("城镇登记失业率", "rate"),
    ]


@pytest.mark.parametrize(("printed", "sign"), [("+5.6%", 1), ("-5.6%", -1)])
@pytest.mark.parametrize(
    "sentence",
    ["渔业投资9亿元（{}）。", "渔业投资9亿元，{}。", "渔业投资9亿元、{}，渔港吞吐量8万吨。", "渔业投资9亿元，同比{}。"],
)
def test_a_sign_says_that_something_rose_or_fell(sentence: str, printed: str, sign: int) -> None:
    growth = figures(sentence.format(printed))[1]
    assert (growth.printed_indicator, growth.kind.value, growth.sign) == ("渔业投资", "growth", sign)


@pytest.mark.parametrize("text", ["推进“5+2”产业。", "实施1+6+N工程。", "培育A+5类企业。"])
def test_a_plus_amid_a_name_is_none(text: str) -> None:
    assert figures(text) == ()
