"""One number of a text, and its printed digits as a decimal literal that the warehouse can hold.

Not here: how it is found (``numerals``).
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from sources.figures.words import word

RANK_UNIT = word("numerals", "rank", "unit")
UNCLASSED = "unclassed"
VAGUE = "vague"
OUT_OF_RANGE = "out_of_range"
_MOST_DIGITS = 18
_WHOLE_DIGITS = 14
_DECIMALS = 6


@dataclass(slots=True)
class Numeral:
    """One number of a text.

    ``start`` and ``end`` are offsets in the tight text and take in the unit and what follows it (左右, 以上). ``value`` and ``high``
    are decimal literals without sign. ``reason`` is empty for a number that may be a statistic, else why it is none.
    ``start`` is that of the minus sign where one is printed. ``rule`` says what gave the reason.
    """

    start: int
    end: int
    value: str
    high: str | None = None
    unit: str = ""
    quantity: str = ""
    comparator: str = ""
    negative: bool = False
    reason: str = ""
    is_rank: bool = False
    rule: str = ""
    rose: bool = False  # it has the sign of a rise

    def set_aside(self, rule: str, reason: str) -> None:
        """It is no statistic, by this rule and for this reason."""
        self.rule, self.reason = rule, reason


def multiply(numeral: Numeral, place: int) -> None:
    """Makes of a number one of so many times as much, printed to the same digit: 3.2千 is 3200."""
    zeros = count_zeros(place)
    numeral.value = f"{Decimal(numeral.value).scaleb(zeros):f}"
    numeral.high = numeral.high and f"{Decimal(numeral.high).scaleb(zeros):f}"


def plain(printed: str) -> str:
    """Digits without the marks between thousands."""
    return printed if printed.isdigit() else printed.replace(",", "").replace("，", "").replace(" ", "")


def count_zeros(power: int) -> int:
    """How many zeros a power of ten has."""
    return len(str(power)) - 1


def fits(literal: str) -> bool:
    """Whether a decimal literal is one that the warehouse holds and computes with exactly: at most 14 digits before the point, 6
    after it, 18 in all. No statistic has more; the national product in yuan has 15, and nobody prints it so."""
    if len(literal) <= _DECIMALS:
        return True
    whole, _, fraction = literal.partition(".")
    whole = whole.lstrip("0")
    return len(whole) <= _WHOLE_DIGITS and len(fraction) <= _DECIMALS and len(whole) + len(fraction) <= _MOST_DIGITS
