"""Printed numbers as exact intervals, and the verdict on an identity of them, in rational arithmetic.

Here belongs an independent statement of what the ledger's SQL must say: nothing in this module looks at that SQL, and
nothing is ever rounded. Not here: which identities a report has.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

EXACT = "exact"
WITHIN_ROUNDING = "within_rounding"
TRUNCATED = "truncated"
UNIT_SLIP = "unit_slip"
MISMATCH = "mismatch"

HOLDS = frozenset({EXACT, WITHIN_ROUNDING, TRUNCATED})
"""The verdicts under which what is printed can be true."""

HUNDRED = Fraction(100)


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed number in the base of its unit: its value, and half a unit of its last printed decimal."""

    value: Fraction
    half: Fraction

    @classmethod
    def parse(cls, literal: str, sign: int = 1, factor: Fraction = Fraction(1)) -> Printed:
        """A decimal literal as printed, such as ``847.50``, times the factor of its unit."""
        decimals = len(literal.partition(".")[2])
        return cls(sign * Fraction(literal) * factor, Fraction(1, 2 * 10**decimals) * factor)

    def scaled(self, factor: Fraction) -> Printed:
        """The same digits in a unit that is ``factor`` times as large."""
        return Printed(self.value * factor, self.half * abs(factor))


def _verdict(exact: bool, rounded: bool, cut: bool, slip: bool) -> str:
    if exact:
        return EXACT
    if rounded:
        return WITHIN_ROUNDING
    if cut:
        return TRUNCATED
    return UNIT_SLIP if slip else MISMATCH


POWERS = tuple(Fraction(10) ** exponent for exponent in range(-8, 9) if exponent)


def pair(a: Printed, b: Printed) -> str:
    """Two statements of one value. Of two roundings of it, the ends of their intervals can be met by one only."""

    def meet(x: Printed, y: Printed) -> bool:
        return abs(x.value - y.value) < x.half + y.half

    return _verdict(
        a.value == b.value,
        meet(a, b),
        a.value < b.value + 2 * b.half and b.value < a.value + 2 * a.half,
        any(meet(a, b.scaled(power)) or meet(a.scaled(power), b) for power in POWERS if power > 1),
    )


def total(parts: Sequence[Printed], whole: Printed) -> str:
    """Parts against their total. A slip is one part, or the total, moved by a power of ten, and its rounding with it."""
    gap = sum((part.value for part in parts), Fraction(0)) - whole.value
    half = sum((part.half for part in parts), Fraction(0))

    def moved(part: Printed, power: Fraction) -> bool:
        other = gap - part.value + part.value * power
        # a part moved to next to nothing would be a part left out
        is_still_there = abs(part.value * power) > half + whole.half
        return is_still_there and abs(other) <= half + whole.half - part.half + part.half * power

    def moved_whole(power: Fraction) -> bool:
        # and a total moved to next to nothing would be none
        is_still_there = abs(whole.value * power) > half
        return is_still_there and abs(gap + whole.value - whole.value * power) <= half + whole.half * power

    return _verdict(
        gap == 0,
        abs(gap) <= half + whole.half,
        gap < 2 * whole.half and -gap < 2 * half,
        any(moved(part, power) for part in parts for power in POWERS) or any(map(moved_whole, POWERS)),
    )


def share(part: Printed, whole: Printed, printed: Printed, per: Printed | None = None) -> str:
    """A printed share against part / whole = share / per, ``per`` being 100 unless it is a printed number itself."""
    per = per or Printed(HUNDRED, Fraction(0))
    product, other = printed.value * whole.value, part.value * per.value

    def meet(amount: Printed) -> bool:
        low = (printed.value - printed.half) * (whole.value - whole.half)
        high = (printed.value + printed.half) * (whole.value + whole.half)
        return low <= (amount.value + amount.half) * (per.value + per.half) and high >= (amount.value - amount.half) * (
            per.value - per.half
        )

    cut = product < (part.value + 2 * part.half) * (per.value + 2 * per.half) and other < (
        printed.value + 2 * printed.half
    ) * (whole.value + 2 * whole.half)
    return _verdict(product == other, meet(part), cut, any(meet(part.scaled(power)) for power in POWERS))


def implied_whole_number(level: Printed, per: Printed) -> str | None:
    """A count beside a percentage that implies another count, level x 100 / per, which must be whole.

    ``per`` is what the level is a percentage of: 100 and the growth, or the completion rate. None where the printed
    decimals leave room for a whole number in any case.
    """
    if per.value <= 0:
        return MISMATCH
    if level.value * 200 * per.half >= per.value * per.value:
        return None
    amount = level.value * HUNDRED
    implied = amount / per.value
    candidates = [Fraction(number) for number in range(max(1, floor(implied) - 1), ceil(implied) + 2)]
    return _verdict(
        any(number * per.value == amount for number in candidates),
        any(abs(amount - number * per.value) <= number * per.half for number in candidates),
        any(number * per.value <= amount < number * (per.value + 2 * per.half) for number in candidates),
        False,
    )
