"""Cutting a sentence: which marks end a clause, and which words go to which of its numbers."""

from __future__ import annotations

import pytest
from reading_aids import lexicon

from sources.figures.clauses import ADJACENT, Clause, Item, clauses
from sources.figures.numerals import Scanner


def cut(text: str) -> list[Clause]:
    numerals = Scanner(lexicon().units).scan(text)
    return clauses(text, 0, len(text), [numeral for numeral in numerals if not numeral.reason])


def items(text: str) -> list[Item]:
    return [item for clause in cut(text) for item in clause.items]


def parts(text: str) -> list[str]:
    return [text[clause.start : clause.end] for clause in cut(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("修桥3座,种树5万株;清淤2处。", ["修桥3座", "种树5万株", "清淤2处。"]),
        ("开展“走村,入户”活动12场,回访3次。", ["开展“走村,入户”活动12场", "回访3次。"]),
        ('开展"走村,入户"活动12场,回访3次。', ['开展"走村,入户"活动12场', "回访3次。"]),
        ('开展"走村,入户”活动,讲座"三农"12场。', ['开展"走村,入户”活动', '讲座"三农"12场。']),
        ("依照《河道,湖泊条例》清淤2处,补岸1处。", ["依照《河道,湖泊条例》清淤2处", "补岸1处。"]),
        ("开展“走村,入户活动12场。", ["开展“走村", "入户活动12场。"]),
        ("修桥3座(大桥1座,小桥2座),种树5万株。", ["修桥3座(大桥1座,小桥2座)", "种树5万株。"]),
        ("用水结构为2:41:57,比重下降。", ["用水结构为2:41:57", "比重下降。"]),
        ("总产量1,234.5吨,单产2吨。", ["总产量1,234.5吨", "单产2吨。"]),
        ("接待500个(次),回访3次。", ["接待500个(次)", "回访3次。"]),
    ],
)
def test_what_ends_a_clause(text: str, expected: list[str]) -> None:
    assert parts(text) == expected


def test_words_before_a_bracket_go_on_behind_it() -> None:
    inner, outer = items("污水处理厂(二期1座)日处理能力5万吨。")
    assert (inner.inside, inner.left, inner.before, inner.follows) == (True, "二期", "污水处理厂", "日处理能力5万吨。")
    assert (outer.inside, outer.left) == (False, "污水处理厂日处理能力")


def test_the_bracket_behind_the_last_number_is_no_noun_of_it() -> None:
    outer, inner = items("修桥3座(其中大桥1座)钢桥。")
    assert (outer.right, inner.left, inner.right) == ("钢桥", "其中大桥", "")


@pytest.mark.parametrize(
    ("text", "right", "left", "joined", "shared"),
    [
        ("建成3座公园和5座广场", "公园", "", "和", False),
        ("引进企业3家,项目5个", "", "项目", "", False),
        ("修桥3座、涵洞5处", "", "涵洞", "、", False),
        ("打造3个街区、乡镇集市5处", "街区", "乡镇集市", "、", False),
        ("表格由56张精简为7张", "", "精简为", "", True),
        ("清单5类20条", "", "", ADJACENT, False),
        ("调查3个部门梳理5个事项", "部门梳理", "部门梳理", "", True),
    ],
)
def test_words_between_two_numbers(text: str, right: str, left: str, joined: str, shared: bool) -> None:
    before, after = items(text)
    assert (before.right, after.left, after.joined, after.shared) == (right, left, joined, shared)
