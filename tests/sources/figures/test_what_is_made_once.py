"""What the reader makes once and asks often: lists of words, the units for scanning, what was said before."""

from __future__ import annotations

import pytest
from reading_aids import lexicon

from sources.figures import reader
from sources.figures.numeral import UNCLASSED
from sources.figures.numerals import Scanner
from sources.figures.prose.discourse import Discourse
from sources.figures.words import Words

LISTED = ("增", "增加", "同比增加", "比", "年", "年均", "均")
TEXTS = ("", "增", "比增加", "年均同比增加", "加增比同", "全年平均增")


def longest(words: list[str]) -> str:
    return max(words, key=len, default="")


@pytest.mark.parametrize("text", TEXTS)
def test_the_longest_word_at_every_place_is_found(text: str) -> None:
    words = Words.of(LISTED)
    for at in range(len(text) + 1):
        assert words.starting(text, at) == longest([word for word in LISTED if text.startswith(word, at)])
        assert words.ending(text, at) == longest([word for word in LISTED if text.endswith(word, 0, at)])
    assert words.ending(text) == words.ending(text, len(text))


def test_a_list_of_words_is_the_set_of_them() -> None:
    words = Words({"增加": "rise", "减少": "fall"})
    assert words == {"增加", "减少"}
    assert words.meaning["减少"] == "fall"
    assert "减" not in words


def test_units_are_prepared_for_scanning_once_for_all_areas() -> None:
    country = lexicon()
    assert reader._scanner(country) is reader._scanner(country)


def test_what_was_said_before_moves_on_and_stays_as_it_was() -> None:
    before = Discourse(name="木材产量", unit="万吨")
    after = before.moved(unit="万元", part=True)
    assert (after.name, after.unit, after.part) == ("木材产量", "万元", True)
    assert (before.unit, before.part) == ("万吨", False)
    assert after == Discourse(name="木材产量", unit="万元", part=True)


@pytest.mark.parametrize(
    ("text", "value", "reason"),
    [
        ("3.0", "3.0", ""),
        ("1,234.5", "1234.5", ""),
        ("100", "100", ""),
        ("2023-2025", "2023", "date"),
        ("1234567890123456789", "1234567890123456789", "name"),
    ],
)
def test_a_number_that_is_all_of_its_text_is_set_aside_for_nothing_beside_it(
    text: str, value: str, reason: str
) -> None:
    (numeral,) = Scanner(lexicon().units).scan(text)
    assert (numeral.value, numeral.reason) == (value, reason)
    assert (numeral.start, numeral.end) == (0, len(text))
    assert numeral.reason != UNCLASSED
