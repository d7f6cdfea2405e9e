"""One planted number as a report prints it, and the rounding that leads there.

Here belong the record of a fact and arithmetic on scaled integers. Not here: which numbers a report prints.

Values are integers in units of their last decimal: 847.50 with two decimals is 84750.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Printed:
    """A number with what it says. ``scaled`` is never negative; ``sign`` is -1 where the quantity fell.

    ``before`` and ``after`` are the words printed on its two sides (增长, 左右); ``between`` those before its unit
    (多). ``unit_beside`` tells whether the unit is printed there or stands in a header. ``key`` is the indicator's key.
    """

    key: str
    name: str
    indicator_id: str
    scaled: int
    decimals: int
    unit: str
    kind: str
    year: int
    scenario: str
    zone: str = "all"
    industry: str = "all"
    sign: int = 1
    comparator: str = ""
    before: str = ""
    between: str = ""
    after: str = ""
    unit_beside: bool = True

    @property
    def value(self) -> str:
        """The number as a decimal literal with its printed decimals."""
        return literal(self.scaled, self.decimals)

    @property
    def text(self) -> str:
        """The number as it stands in the document."""
        number = literal(self.scaled, self.decimals)
        if not self.unit_beside:
            return f"-{number}" if self.sign < 0 and self.kind == "growth" and not self.before else number
        return f"{self.before}{number}{self.between}{self.unit}{self.after}"


def literal(scaled: int, decimals: int) -> str:
    """A scaled integer as a decimal literal: (84750, 2) is ``847.50``."""
    if not decimals:
        return str(scaled)
    digits = str(scaled).rjust(decimals + 1, "0")
    return f"{digits[:-decimals]}.{digits[-decimals:]}"


def divide(numerator: int, denominator: int) -> int:
    """The quotient rounded to the nearest integer, halves away from zero. ``denominator`` is positive."""
    if numerator < 0:
        return -((-numerator * 2 + denominator) // (denominator * 2))
    return (numerator * 2 + denominator) // (denominator * 2)


def rescale(value: int, digits: int, decimals: int) -> int:
    """A value with ``digits`` decimals in units of ``decimals`` decimals, rounded."""
    if decimals >= digits:
        return value * int(10 ** (decimals - digits))
    return divide(value, 10 ** (digits - decimals))


def percent(part: int, whole: int, decimals: int) -> int:
    """``part`` in % of ``whole``, in units of the last of ``decimals`` decimals."""
    return divide(part * 100 * 10**decimals, whole)
