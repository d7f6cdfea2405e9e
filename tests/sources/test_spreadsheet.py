"""What a text looks like in a spreadsheet that opens the CSV file: itself, and never a formula, a date or another number.

``shown`` is a small model of how Excel guesses, written from its documentation and apart from the patterns under test.
"""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from presentation.spreadsheet import MARK, cell

_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)


def guess(text: str) -> str:
    """What Excel takes a cell of a CSV file for: text, number, date, formula."""
    bare = text.strip(" \t")
    if text[:1] in tuple("=@\t\r\n＝＠") or (text[:1] in tuple("+-＋－") and not number(text)):
        return "formula"
    if number(bare) or (bare[:1] + bare[-1:] == "()" and number(bare[1:-1])):
        return "number"
    words = re.findall(r"[0-9]+|[^-/:, .0-9]+", bare.lower())
    digits = [word for word in words if word.isascii() and word.isdigit()]
    months = [
        word
        for word in words
        if word[:3] in {name[:3] for name in _MONTHS}
        and (any(name.startswith(word) for name in _MONTHS) or word == "sept")
    ]
    halves = [word for word in words if word in {"a", "p", "am", "pm"}]
    joined = re.fullmatch(r"[0-9]{1,4}( ?[-/:] ?[0-9]{1,4}){1,3}", bare) is not None
    # a date has one year at most
    joined = joined and not re.fullmatch(r"(19|20)[0-9]{2}/(19|20)[0-9]{2}", bare)
    if (
        digits
        and len(digits) + len(months) + len(halves) == len(words)
        and (joined or months or re.search(r"[0-9] +[ap]m?$", bare.lower()))
    ):
        return "date"
    return "text"


def number(text: str) -> bool:
    """Whether Excel reads a number, with or without separators, exponent and percent."""
    whole, point, places = text.removesuffix("%").removesuffix("％").partition(".")
    bare = re.sub(r"(?<=[0-9]),(?=[0-9])", "", whole) + point + places
    try:
        return "_" not in bare and Decimal(bare.replace("－", "-").replace("＋", "+")).is_finite()
    except InvalidOperation:
        return False


def keeps(text: str) -> bool:
    """Whether a number is the one that was written: no zeros before it, no more digits than fit, no power of ten."""
    digits = re.sub(r"[^0-9]", "", text)
    return (
        "e" not in text.lower()
        and len(digits.lstrip("0")) <= 15
        and not re.match(r"[+\-－＋ \t]*0[0-9]", text)
        and "_" not in text
    )


_PLAIN = st.one_of(
    st.integers(-(10**14), 10**14).map(str),
    st.decimals(-(10**6), 10**6, places=2).map(str),
    st.decimals(-100, 100, places=1).map(lambda value: f"{value}%"),
    st.integers(-(10**9), 10**9).map(lambda value: f"{value:,}"),
)


@given(_PLAIN)
def test_a_plain_number_stays_one(text: str) -> None:
    assert cell(text) == text


@given(st.integers(0, 99), st.sampled_from("-/:"), st.integers(1, 99))
def test_two_numbers_that_are_joined_are_no_date(first: int, sign: str, second: int) -> None:
    assert guess(f"{first}{sign}{second}") == "date"
    written = cell(f"{first}{sign}{second}")
    assert guess(written) == "text"
    # as it was printed, and nothing before it
    assert re.fullmatch(rf"{first}[–∕∶]{second}", written)


@settings(max_examples=500)
@given(
    st.one_of(
        st.text(alphabet=st.sampled_from("=+-@\t\r\n＝＋－＠'(/:.,)%eE 0123456789亿元a"), max_size=9),
        st.text(max_size=6),
        st.from_regex(r"-?[0-9]{1,17}([-/:,.][0-9]{1,4}){0,3}[%亿个]?", fullmatch=True),
        st.from_regex(r"([0-9]{1,2}[- ])?(Mar|sept|JUNE|may|Mai)[- ]?[0-9]{0,4}", fullmatch=True),
        st.from_regex(r"[0-9]{1,2}(:[0-9]{2})? ?(am|PM|p|x)", fullmatch=True),
    )
)
def test_every_text_stays_what_it_is(text: str) -> None:
    """It is shown as it is, with at most a mark before it or the signs of print in it, and the mark only where it must be."""
    written = cell(text)
    taken = guess(written)
    whole_date = re.fullmatch(r"(19|20)[0-9]{2}[-/][0-9]{1,2}[-/][0-9]{1,2}", text)
    assert taken == "text" or (taken == "number" and keeps(written)) or whole_date, (written, taken)
    assert written.removeprefix(MARK) == text if written.startswith(MARK) and not text.startswith(MARK) else True
    assert written.translate(str.maketrans("–∕∶−", "-/:-")) in {
        text.translate(str.maketrans("–∕∶−", "-/:-")),
        (MARK + text).translate(str.maketrans("–∕∶−", "-/:-")),
    }
    if guess(text) == "text":
        assert written == text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("5-6", "5–6"),
        ("2021/2025", "2021/2025"),
        ("1/2", "1∕2"),
        ("1:3", "1∶3"),
        ("-5.2", "-5.2"),
        ("-0.0", "-0.0"),
        ("+3.1%", "+3.1%"),
        ("-5.2亿元", "−5.2亿元"),
        ("310106", "310106"),
        ("007", "'007"),
        ("1E5", "'1E5"),
        ("1234567890123456", "'1234567890123456"),
        ("100000000000.0000", "'100000000000.0000"),
        ("1,234,567.123456", "1,234,567.123456"),
        ("00\r", "'00\r"),
        ("(3)", "'(3)"),
        ("3-May", "'3-May"),
        ("2024-01-17", "2024-01-17"),
        ("=SUM(A1)", "'=SUM(A1)"),
        ("-2+3+cmd|' /C calc'!A0", "'-2+3+cmd|' /C calc'!A0"),
        ("@A1", "'@A1"),
        ("310106-2023-plan", "310106-2023-plan"),
        ("5%-6%", "5%-6%"),
        ("3-4万个", "3-4万个"),
        ("", ""),
    ],
)
def test_examples(text: str, written: str) -> None:
    assert cell(text) == written
