"""What a text is known to say at all: what its marks leave out, no search of a sentence would have found."""

from __future__ import annotations

import random
import re
from itertools import product

import pytest
from reading_aids import figures

from sources.figures import about, time_context
from sources.figures.prose import discourse, setting
from sources.figures.prose.section import _MARKS
from sources.figures.words import Marks

COUNTS = "两二三四五六七八九十"
PHRASES = [
    *(
        f"{before}{count}年{after}"
        for before, count, after in product(
            ("", "过去", "最近", "这", "近"), COUNTS, ("", "来", "间", "累计", "共", "内")
        )
    ),
    *(
        f"{opens}十{count}五{closes}{after}"
        for opens, count, closes, after in product(
            ("", "“", '"'), "一二三四五六", ("", "”", '"'), ("期间", "时期", "以来", "五年")
        )
    ),
    "近12年",
    "本届政府",
]
PLACED = [f"全区路网{phrase}新增林地3亩。" for phrase in PHRASES]


def test_a_word_that_another_hides_is_found_with_it() -> None:
    marks = Marks({"sum": ["五年"], "span": ["年来"], "plan": ["目标"], "aim": ["目标值"]})
    assert marks.of("五年来植树3亩") == {"sum", "span"}
    assert marks.of("目标值为3亩") == {"plan", "aim"}
    assert marks.of("年来植树") == {"span"}
    assert marks.of("植树3亩") == frozenset()


def test_marks_leave_out_no_list_of_which_a_word_is_there() -> None:
    draw = random.Random(3)
    for _ in range(300):
        lists = {
            name: ["".join(draw.choices("甲乙丙", k=draw.randint(1, 3))) for _ in range(3)]
            for name in ("one", "two", "three")
        }
        text = "".join(draw.choices("甲乙丙丁", k=12))
        assert Marks(lists).of(text) >= {
            name for name, words in lists.items() if any(word in text for word in words)
        }, (lists, text)


@pytest.mark.parametrize(
    ("searched", "mark"),
    [
        (about._SPAN, about.SPANS),
        (about._SETTLED, about.SETTLES),
        (about._TOGETHER, about.SUMS),
        (discourse._SPAN, discourse.YEARS),
        (time_context._PLAN, setting.PLAN),
        (setting._CLAUSE_TARGET, setting.TARGETS),
        (setting._CLAUSE_ACTUAL, setting.RESULTS),
    ],
)
def test_what_a_search_would_find_has_its_mark(searched: re.Pattern[str], mark: str) -> None:
    words = [word for words in (*about.MARKS.values(), *setting.MARKS.values()) for word in words]
    texts = [*PLACED, *(f"全区路网{word}新增林地3亩。" for word in words)]
    found = [text for text in texts if searched.search(text)]
    assert len(found) > 1
    assert [text for text in found if mark not in _MARKS.of(text)] == []


def test_a_text_without_any_has_none() -> None:
    assert _MARKS.of("全区新增林地3亩，改造公园2座。") == frozenset()


def test_every_plan_that_a_text_may_name_has_a_first_year() -> None:
    plans = [match["plan"] for text in PLACED if (match := about._SPAN.search(text)) and match["plan"]]
    assert len(set(plans)) == 6
    assert set(plans) <= time_context.PLANS.keys()
    assert [figure.time_period for figure in figures("“十六五”期间新增绿道30公里。")] == ["2031/2035"]
