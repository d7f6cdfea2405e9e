"""Forms of identities: what their numbers are to each other, judged with any numbers in their places.

Here belongs arithmetic alone: whether numbers hold, and what one of them can be, given the others. Everything is rational, and
nothing is rounded. Not here: where identities are found (``dbt_project``, whose macros ``intervals``, ``pairs`` and ``verdict``
allow the same), and which number is wrong (``search``).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor, inf

_HUNDRED = Fraction(100)
# what is printed with more decimals than that has no rounding, as in the models
_MOST_DECIMALS = 4

Bound = Fraction | float
"""An exact number, or ``inf`` with its sign: no other float is one."""


@dataclass(frozen=True, slots=True)
class Interval:
    """All numbers from ``low`` to ``high``; none when ``low`` is above ``high``."""

    low: Bound
    high: Bound

    @property
    def is_empty(self) -> bool:
        """Whether no number is in it."""
        return self.low > self.high

    def and_(self, other: Interval) -> Interval:
        """What is in both."""
        return Interval(max(self.low, other.low), min(self.high, other.high))

    def wider(self, below: Fraction, above: Fraction) -> Interval:
        """As far as that further on both sides."""
        return Interval(self.low - below, self.high + above)


EVERYTHING = Interval(-inf, inf)


@dataclass(frozen=True, slots=True)
class Number:
    """A printed number: ``value`` in its unit, of which ``factor`` base units are one; ``is_counted`` says that whole things are
    counted one by one, so that sums and products have no rounding of it."""

    value: Fraction
    decimals: int
    factor: Fraction = Fraction(1)
    is_counted: bool = False

    @property
    def amount(self) -> Fraction:
        """It in base units."""
        return self.value * self.factor

    @property
    def half(self) -> Fraction:
        """Half a unit of its last decimal, in base units: what rounding can hide."""
        return self.factor / (2 * 10**self.decimals) if self.decimals <= _MOST_DECIMALS else Fraction(0)

    @property
    def part_half(self) -> Fraction:
        """The same in a sum or a product."""
        return Fraction(0) if self.is_counted else self.half


def _sum_holds(numbers: Sequence[Number]) -> bool:
    total, *parts = numbers
    gap = sum((part.amount for part in parts), -total.amount)
    half = sum((part.part_half for part in parts), Fraction(0))
    return abs(gap) <= half + total.part_half or (gap < 2 * total.part_half and -gap < 2 * half)


def _equal_holds(numbers: Sequence[Number]) -> bool:
    one, other = numbers
    gap = one.amount - other.amount
    return abs(gap) < one.half + other.half or (gap < 2 * other.half and -gap < 2 * one.half) or gap == 0


def _product_holds(terms: Sequence[tuple[Fraction, Fraction]]) -> bool:
    """Whether a x b = c x d can hold, of values with half a unit of their last decimals each, rounded or cut."""
    (a, ha), (b, hb), (c, hc), (d, hd) = terms
    rounded = (a - ha) * (b - hb) <= (c + hc) * (d + hd) and (a + ha) * (b + hb) >= (c - hc) * (d - hd)
    cut = a * b < (c + 2 * hc) * (d + 2 * hd) and (a + 2 * ha) * (b + 2 * hb) > c * d
    return rounded or cut or a * b == c * d


def _term(number: Number) -> tuple[Fraction, Fraction]:
    return number.amount, number.part_half


def _ratio_holds(numbers: Sequence[Number]) -> bool:
    rate, part, whole = numbers
    return _product_holds([_term(rate), _term(whole), _term(part), (_HUNDRED, Fraction(0))])


def _growth_holds(numbers: Sequence[Number]) -> bool:
    growth, later, earlier = numbers
    per = growth.amount + _HUNDRED
    return per > 0 and _product_holds([(per, growth.part_half), _term(earlier), _term(later), (_HUNDRED, Fraction(0))])


def _proportion_holds(numbers: Sequence[Number]) -> bool:
    share, part, whole, per = numbers
    return _product_holds([_term(share), _term(whole), _term(part), _term(per)])


def _remainder_holds(numbers: Sequence[Number]) -> bool:
    part, whole, *others = numbers
    return _sum_holds([whole, part, *others])


def _hundred_holds(numbers: Sequence[Number]) -> bool:
    return _sum_holds([Number(_HUNDRED, _MOST_DECIMALS + 1), *numbers])


def _added(numbers: Sequence[Number]) -> tuple[Fraction, Fraction]:
    return sum((number.amount for number in numbers), Fraction(0)), sum(
        (number.part_half for number in numbers), Fraction(0)
    )


def _balance_holds(numbers: Sequence[Number]) -> bool:
    (left, left_half), (right, right_half) = _added(numbers[:2]), _added(numbers[2:])
    gap = right - left
    return abs(gap) <= left_half + right_half or (gap < 2 * left_half and -gap < 2 * right_half)


def _share_of_sum_holds(numbers: Sequence[Number]) -> bool:
    share, *parts = numbers
    return _product_holds([_term(share), _added(parts), _added(parts[:-1]), (_HUNDRED, Fraction(0))])


def _growth_by_change_holds(sign: int) -> Callable[[Sequence[Number]], bool]:
    """A growth above (1) or below (-1) zero, beside the number that changed and by how much it did."""

    def holds(numbers: Sequence[Number]) -> bool:
        growth, level, change = numbers
        base = level.amount - sign * change.amount, level.part_half + change.part_half
        rate = sign * growth.amount, growth.part_half
        return base[0] > 0 and _product_holds([rate, base, _term(change), (_HUNDRED, Fraction(0))])

    return holds


def _growth_of_years_holds(years: int) -> Callable[[Sequence[Number]], bool]:
    def holds(numbers: Sequence[Number]) -> bool:
        growth, later, earlier = numbers
        low, high = (
            (earlier.amount + side * earlier.part_half)
            * ((_HUNDRED + growth.amount + side * growth.part_half) / _HUNDRED) ** years
            for side in (-1, 1)
        )
        return low <= later.amount + later.part_half and high >= later.amount - later.part_half

    return holds


def _leads_to_a_whole(level: Number, per: Fraction, half: Fraction) -> bool:
    """Whether 100 x level / per can be a whole number. Where the decimals of ``per`` leave room for one in any case it says nothing,
    which is not to hold."""
    if per <= 0 or level.amount <= 0 or level.amount * 200 * half >= per * per:
        return False
    amount = level.amount * 100
    wholes = range(max(1, floor(amount / per) - 1), ceil(amount / per) + 2)
    return any(
        abs(amount - whole * per) <= whole * half or whole * per <= amount < whole * (per + 2 * half)
        for whole in wholes
    )


def _whole_by_growth_holds(numbers: Sequence[Number]) -> bool:
    growth, level = numbers
    return _leads_to_a_whole(level, growth.amount + _HUNDRED, growth.half)


def _whole_by_ratio_holds(numbers: Sequence[Number]) -> bool:
    rate, level = numbers
    return _leads_to_a_whole(level, rate.amount, rate.half)


def _sum_implied(at: int, boxes: Sequence[Interval]) -> Interval:
    total, *parts = boxes
    others = [box for place, box in enumerate(parts, start=1) if place != at]
    low, high = sum(box.low for box in others), sum(box.high for box in others)
    return Interval(low, high) if at == 0 else Interval(total.low - high, total.high - low)


def _equal_implied(at: int, boxes: Sequence[Interval]) -> Interval:
    return boxes[1 - at]


def _plus(one: Interval, other: Interval) -> Interval:
    return Interval(one.low + other.low, one.high + other.high)


def _times(one: Interval, other: Interval) -> Interval:
    if one.low > 0 and other.low > 0:
        return Interval(one.low * other.low, one.high * other.high)
    ends = [Fraction(0) if a == 0 or b == 0 else a * b for a in (one.low, one.high) for b in (other.low, other.high)]
    return Interval(min(ends), max(ends))


def _over(one: Interval, other: Interval) -> Interval:
    if other.low <= 0:
        return EVERYTHING
    return _times(one, Interval(1 / other.high if other.high != inf else Fraction(0), 1 / other.low))


def _product_implied(at: int, boxes: Sequence[Interval]) -> Interval:
    """What one of the four numbers of a x b = c x d can be."""
    a, b, c, d = boxes
    return _over(_times(c, d), (b, a)[at]) if at < 2 else _over(_times(a, b), (d, c)[at - 2])


_OF_A_HUNDRED = Interval(_HUNDRED, _HUNDRED)


def _ratio_implied(at: int, boxes: Sequence[Interval]) -> Interval:
    rate, part, whole = boxes
    return _product_implied((0, 2, 1)[at], [rate, whole, part, _OF_A_HUNDRED])


def _growth_implied(at: int, boxes: Sequence[Interval]) -> Interval:
    growth, later, earlier = boxes
    implied = _ratio_implied(at, [growth.wider(-_HUNDRED, _HUNDRED), later, earlier])
    return implied.wider(_HUNDRED, -_HUNDRED) if at == 0 else implied


def _proportion_implied(at: int, boxes: Sequence[Interval]) -> Interval:
    share, part, whole, per = boxes
    return _product_implied((0, 2, 1, 3)[at], [share, whole, part, per])


def _remainder_implied(at: int, boxes: Sequence[Interval]) -> Interval:
    part, whole, *others = boxes
    return _sum_implied({0: 1, 1: 0}.get(at, at), [whole, part, *others])


def _hundred_implied(at: int, boxes: Sequence[Interval]) -> Interval:
    return _sum_implied(at + 1, [_OF_A_HUNDRED, *boxes])


def _balance_implied(at: int, boxes: Sequence[Interval]) -> Interval:
    # c + f1 = f2 + f3: what stands with it goes to the other side
    other = boxes[1 - at] if at < 2 else boxes[5 - at]
    one, more = boxes[2:] if at < 2 else boxes[:2]
    return Interval(one.low + more.low - other.high, one.high + more.high - other.low)


def _growth_by_change_implied(sign: int) -> Callable[[int, Sequence[Interval]], Interval]:
    def implied(at: int, boxes: Sequence[Interval]) -> Interval:
        growth, level, change = boxes
        # as the models do, which let both numbers of the base be out by as much, however the change is
        width = change.high - change.low
        up, down = Interval(change.low - width, change.high + width), Interval(-change.high - width, width - change.low)
        taken, given = (down, up) if sign > 0 else (up, down)
        rate = growth if sign > 0 else Interval(-growth.high, -growth.low)
        if at == 0:
            found = _ratio_implied(0, [rate, change, _plus(level, taken)])
            return found if sign > 0 else Interval(-found.high, -found.low)
        # the change is on both sides
        return _plus(_ratio_implied(2, [rate, change, level]), given) if at == 1 else EVERYTHING

    return implied


def _nothing_implied(at: int, boxes: Sequence[Interval]) -> Interval:
    """Nearly every number leads to a whole one by some rate: which do, only trying says."""
    return EVERYTHING


def _ordered_implied(sign: int) -> Callable[[int, Sequence[Interval]], Interval]:
    """A result that is more (1) or less (-1) than what it was checked against."""

    def implied(at: int, boxes: Sequence[Interval]) -> Interval:
        box = boxes[1 - at]
        return Interval(-inf, box.high) if (at == 0) == (sign > 0) else Interval(box.low, inf)

    return implied


@dataclass(frozen=True, slots=True)
class Form:
    """What numbers of an identity are to each other; the first of them is the one that was checked.

    ``holds`` judges numbers; ``implied`` says what the number at a place can be, given intervals of the others. ``is_of_amounts``:
    whether things that are counted one by one have no rounding in it.
    """

    holds: Callable[[Sequence[Number]], bool]
    implied: Callable[[int, Sequence[Interval]], Interval]
    is_of_amounts: bool = True


FORMS = {
    "sum": Form(_sum_holds, _sum_implied),
    "equal": Form(_equal_holds, _equal_implied, is_of_amounts=False),
    "ratio": Form(_ratio_holds, _ratio_implied),
    "growth": Form(_growth_holds, _growth_implied),
    "proportion": Form(_proportion_holds, _proportion_implied),
    "remainder": Form(_remainder_holds, _remainder_implied),
    "hundred": Form(_hundred_holds, _hundred_implied),
    "balance": Form(_balance_holds, _balance_implied),
    "share_of_sum": Form(_share_of_sum_holds, _nothing_implied),
    "growth_by_rise": Form(_growth_by_change_holds(1), _growth_by_change_implied(1)),
    "growth_by_fall": Form(_growth_by_change_holds(-1), _growth_by_change_implied(-1)),
    **{f"growth_of_{years}_years": Form(_growth_of_years_holds(years), _nothing_implied) for years in range(2, 6)},
    "whole_by_growth": Form(_whole_by_growth_holds, _nothing_implied),
    "whole_by_ratio": Form(_whole_by_ratio_holds, _nothing_implied),
    "above": Form(lambda numbers: numbers[1].amount > numbers[0].amount, _ordered_implied(1)),
    "at_least": Form(lambda numbers: numbers[1].amount >= numbers[0].amount, _ordered_implied(1)),
    "below": Form(lambda numbers: numbers[1].amount < numbers[0].amount, _ordered_implied(-1)),
    "at_most": Form(lambda numbers: numbers[1].amount <= numbers[0].amount, _ordered_implied(-1)),
    "above_100": Form(lambda numbers: numbers[0].amount > _HUNDRED, lambda at, boxes: Interval(_HUNDRED, inf)),
    "below_100": Form(lambda numbers: numbers[0].amount < _HUNDRED, lambda at, boxes: Interval(-inf, _HUNDRED)),
}
"""The forms that ``fct_reconciliation.form`` names."""


def printable(form: Form, at: int, numbers: Sequence[Number], free: Sequence[Interval | None]) -> Interval:
    """What could be printed at a place of an identity so that it holds, in base units, with the decimals that the number there has.

    ``free`` has, for each place, what may be printed there instead, None for a number that stays. Numbers are taken as rounded, or
    as cut, all of one identity alike; the ends are included, which ``Form.holds`` may not.
    """
    halves = [number.part_half if form.is_of_amounts else number.half for number in numbers]
    found = []
    for below, above in ((1, 1), (0, 2)):
        boxes = [
            (box or Interval(number.amount, number.amount)).wider(below * half, above * half)
            for number, half, box in zip(numbers, halves, free, strict=True)
        ]
        found.append(form.implied(at, boxes).wider(above * halves[at], below * halves[at]))
    return Interval(min(each.low for each in found), max(each.high for each in found))
