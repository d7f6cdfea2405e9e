"""Slips: what may have been meant where a number is printed, and how likely a hand slips from the one to the other.

A noisy channel, as spelling correction has it: each slip has a weight (``slips.csv``), shared among the ways in which it can happen
to a number. Here belong slips of one number. Not here: slips of rows (``search``), and whether what was meant fits (``forms``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

SWAPPED, WRONG, MISSING, DOUBLED, ADDED = (
    "digits_swapped",
    "digit_wrong",
    "digit_missing",
    "digit_doubled",
    "digit_added",
)
POINT, TEN_THOUSAND, HUNDRED_MILLION, SIGN = "decimal_point", "unit_10_4", "unit_10_8", "sign"
ROWS_SWAPPED, ROW_COPIED, OTHER = "rows_swapped", "row_copied", "other"
_DIGITS = "0123456789"
_MOST_PLACES = 3
"""So far a decimal point is moved by hand."""


@dataclass(frozen=True, slots=True)
class Literal:
    """A printed number: its digits, how many of them are decimals, and whether it is below zero."""

    digits: str
    decimals: int
    is_negative: bool = False

    @classmethod
    def of(cls, value: Fraction, decimals: int) -> Literal:
        """A number that has no more decimals than that."""
        digits = str(abs(value.numerator) * 10**decimals // value.denominator).rjust(decimals + 1, "0")
        return cls(digits, decimals, value < 0)

    @property
    def value(self) -> Fraction:
        """The number."""
        return Fraction(-int(self.digits) if self.is_negative else int(self.digits), 10**self.decimals)

    @property
    def text(self) -> str:
        """As it is printed, without its sign."""
        whole = len(self.digits) - self.decimals
        return self.digits[:whole] + ("." + self.digits[whole:] if self.decimals else "")

    def with_digits(self, digits: str, decimals: int | None = None) -> Literal | None:
        """Other digits; None where nobody prints them so: with a zero before them, or none before the point."""
        places = self.decimals if decimals is None else decimals
        whole = digits[: len(digits) - places]
        if not whole or (len(whole) > 1 and whole[0] == "0"):
            return None
        return Literal(digits, places, self.is_negative)

    def times_ten(self, exponent: int) -> Literal:
        """The point moved: no digit is lost, and no zero is left that only the move would have brought."""
        digits, decimals = self.digits, self.decimals - exponent
        if decimals < 0:
            digits, decimals = digits + "0" * -decimals, 0
        while decimals > self.decimals and digits.endswith("0"):
            digits, decimals = digits[:-1], decimals - 1
        digits = digits.lstrip("0").rjust(decimals + 1, "0")
        return Literal(digits, decimals, self.is_negative)


@dataclass(frozen=True, slots=True)
class Meant:
    """What may have been meant, by which slip another number was printed, and how likely that slip does this."""

    literal: Literal
    slip: str
    weight: Fraction


def meant_by(printed: Literal, weights: Mapping[str, Fraction]) -> Iterator[Meant]:
    """Everything that one slip of a number may have turned into what is printed. ``weights`` are those of the slips, which add up to
    one at most."""
    for literal, slip, ways in _found(printed):
        if literal is not None and literal.value != printed.value:
            yield Meant(literal, slip, weights[slip] / ways)


def _found(printed: Literal) -> Iterator[tuple[Literal | None, str, int]]:
    """What may have been meant, the slip, and in how many ways that slip can happen."""
    digits, count = printed.digits, len(printed.digits)
    for at in range(count - 1):
        swapped = digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]
        yield printed.with_digits(swapped), SWAPPED, count - 1
    for at in range(count):
        for digit in _DIGITS:
            yield printed.with_digits(digits[:at] + digit + digits[at + 1 :]), WRONG, 9 * count
    yield from _lengths(printed)
    for places in range(1, _MOST_PLACES + 1):
        # a point moves by one place more often than by two
        for exponent in (places, -places):
            yield printed.times_ten(exponent), POINT, 2 * 3 ** (places - 1)
    for exponent, slip in ((4, TEN_THOUSAND), (8, HUNDRED_MILLION)):
        yield printed.times_ten(exponent), slip, 2
        yield printed.times_ten(-exponent), slip, 2
    yield Literal(digits, printed.decimals, not printed.is_negative), SIGN, 1


def _lengths(printed: Literal) -> Iterator[tuple[Literal | None, str, int]]:
    """Where a digit was left out, or one too many was printed."""
    digits, count = printed.digits, len(printed.digits)
    whole = count - printed.decimals
    for at in range(count):
        rest = digits[:at] + digits[at + 1 :]
        decimals = printed.decimals - (at >= whole)
        is_doubled = digits[at] in (digits[at - 1 : at] or "x") or digits[at] in (digits[at + 1 : at + 2] or "x")
        slip, ways = (DOUBLED, count - 1) if is_doubled else (ADDED, 10 * count)
        if rest:
            yield printed.with_digits(rest, decimals), slip, max(1, ways)
    for at in range(count + 1):
        for digit in _DIGITS:
            longer = digits[:at] + digit + digits[at:]
            for decimals in {printed.decimals, printed.decimals + 1}:
                # before the point the whole part is longer by one, behind it the decimals are
                if at <= whole if decimals == printed.decimals else at >= whole:
                    yield printed.with_digits(longer, decimals), MISSING, count + 1
