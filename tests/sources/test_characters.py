"""What prints nothing changes no reading: any format character anywhere in a number leaves it as it was, or sets it aside."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sources.documents.characters import DIGITS, LOST, printing
from sources.documents.formats.detect import read_document
from sources.figures.numeral import fits
from sources.figures.reader import read_figures
from sources.lexicon import Lexicon
from sources.model import Figure, ReportContext, SetAside

CONTEXT = ReportContext("310106-2023-plan", "310106", "plan", 2023, 2024)
EVERY = [chr(code) for code in range(sys.maxunicode + 1)]
FORMAT = [each for each in EVERY if unicodedata.category(each) == "Cf"]
VARIATION = [chr(code) for code in (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0), *range(0x180B, 0x180E))]


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.load().for_area(CONTEXT.area_code)


def read(lexicon: Lexicon, text: str) -> tuple[tuple[Figure, ...], tuple[SetAside, ...], list[str]]:
    document = read_document(f"# 报告\n\n{text}\n".encode("utf-8", "surrogatepass"), "a.md")
    figures, aside = read_figures(document, CONTEXT, lexicon)
    return figures, aside, [block.text for block in document.blocks]


def values(figures: tuple[Figure, ...]) -> list[tuple[str | None, str, str]]:
    return [(figure.printed_value, figure.printed_unit, figure.printed_indicator) for figure in figures]


@settings(max_examples=400, deadline=None)
@given(
    number=st.from_regex(r"[1-9][0-9]{0,3}(\.[0-9]{1,3})?", fullmatch=True),
    unit=st.sampled_from(["%", "亿元", "万人", "套"]),
    hidden=st.lists(st.sampled_from(FORMAT + VARIATION), min_size=1, max_size=4),
    data=st.data(),
)
def test_a_format_character_never_changes_a_number(
    lexicon: Lexicon, number: str, unit: str, hidden: list[str], data: st.DataObject
) -> None:
    plain = f"{number}{unit}"
    text = plain
    for each in hidden:
        at = data.draw(st.integers(0, len(text)))
        text = text[:at] + each + text[at:]
    expected, _, _ = read(lexicon, f"粮食产量{plain}。")
    figures, aside, blocks = read(lexicon, f"粮食产量{text}。")
    if figures:
        assert values(figures) == values(expected)
    else:
        assert "unclassed" in {each.reason for each in aside}
    places = [(each.block_no, each.char_start, each.char_end, each.printed_text) for each in figures]
    places += [(each.block_no, each.char_start, each.char_end, each.printed_text) for each in aside]
    for block_no, start, end, printed in places:
        assert blocks[block_no - 1][start:end] == printed


@settings(max_examples=400, deadline=None)
@given(
    number=st.from_regex(r"[1-9][0-9]{1,3}(\.[0-9]{1,3})?", fullmatch=True),
    # digits that Unicode knows and this Python does not yet are digits
    odd=st.characters(categories=["Mn", "Mc", "Me", "Co", "Cn", "No", "Nl", "Sk", "Lm"]).filter(
        lambda odd: ord(odd) not in DIGITS
    ),
    data=st.data(),
)
def test_no_character_splits_a_number_in_two(lexicon: Lexicon, number: str, odd: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(1, len(number) - 1))
    figures, aside, _ = read(lexicon, f"粮食产量{number[:at]}{odd}{number[at:]}万吨。")
    assert [figure.printed_value for figure in figures] in ([], [number])
    assert figures or aside


@pytest.mark.parametrize("between", ["'", "’", "·", "∙", "\u0336", "\u20e3", "\ue000", "\ufdd0", LOST, "½"])
def test_another_notation_is_set_aside(lexicon: Lexicon, between: str) -> None:
    figures, aside, _ = read(lexicon, f"粮食产量46{between}8万吨。".replace(LOST, "\U0001fffe"))
    assert figures == ()
    assert {each.reason for each in aside} <= {"unclassed", "name"}


@pytest.mark.parametrize("zero", sorted(code for code, value in DIGITS.items() if value == "0"))
def test_digits_of_every_script_are_digits(lexicon: Lexicon, zero: int) -> None:
    printed = "".join(chr(zero + int(digit)) for digit in "4680")
    figures, _, _ = read(lexicon, f"粮食产量{printed}万吨。")
    assert values(figures) == [("4680", "万吨", "粮食产量")]
    assert figures[0].printed_text == f"{printed}万吨"


def test_the_digits_are_those_of_unicode() -> None:
    known = {ord(each): str(unicodedata.decimal(each)) for each in EVERY if unicodedata.category(each) == "Nd"}
    assert known.items() - {(ord(digit), digit) for digit in "0123456789"} <= DIGITS.items()


def test_whatever_unicode_calls_format_prints_nothing() -> None:
    # but for the one that turns text round, which numbers in its reach are set aside for
    assert [each for each in FORMAT if printing(f"4{each}6") != "46"] == ["\u202e"]
    assert printing("".join(VARIATION)) == ""


def test_what_no_text_holds_is_told_apart() -> None:
    assert printing("4\ud8006\x006") == f"4{LOST}6{LOST}6"
    assert printing("粮食\t46\n") == "粮食\t46\n"
    assert printing("增\ufff9长\ufffa读\ufffb5") == "增长5"


def test_text_turned_round_is_set_aside_as_far_as_that_reaches(lexicon: Lexicon) -> None:
    figures, aside, _ = read(lexicon, "粮食产量46万吨，棉花产量\u202e吨万86\u202c，油料产量12万吨。")
    assert [figure.printed_value for figure in figures] == ["46", "12"]
    assert [each.printed_text for each in aside if each.reason == "unclassed"] == ["86"]


@pytest.mark.parametrize(
    ("literal", "held"),
    [
        ("99999999999999.9999", True),
        ("100000000000000", False),
        ("99999999999999.99999", False),
        ("0.123456", True),
        ("0.1234567", False),
        ("000000000000000000007", True),
        ("", True),
    ],
)
def test_what_the_warehouse_computes_with(literal: str, held: bool) -> None:
    assert fits(literal) is held


def test_a_number_out_of_range_is_set_aside_with_its_sentence(lexicon: Lexicon) -> None:
    figures, aside, _ = read(lexicon, f"粮食产量增长百分之{'八' * 40}，棉花产量{'7' * 16}吨，油料产量12万吨。")
    assert [figure.printed_value for figure in figures] == ["12"]
    assert [each.reason for each in aside] == ["out_of_range", "out_of_range"]
