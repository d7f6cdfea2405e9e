"""Forms of identities: what their numbers are to each other, judged with any numbers in their places.

Here belongs arithmetic alone: whether numbers hold, and what one of them can be, given the others. Everything is rational, and
nothing is rounded. Not here: where identities are found (``dbt_project``, whose macros ``intervals``, ``pairs`` and ``verdict``
allow the same), and which number is wrong (``search``).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
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


Signs = Callable[[int], Sequence[int]]
"""The sign of each of so many numbers that are added up."""


def _linear_holds(signs: Signs, sum_: Fraction, numbers: Sequence[Number]) -> bool:
    signed = list(zip(signs(len(numbers)), numbers, strict=True))
    gap = sum((sign * number.amount for sign, number in signed), -sum_)
    added = sum((number.part_half for sign, number in signed if sign > 0), Fraction(0))
    taken = sum((number.part_half for sign, number in signed if sign < 0), Fraction(0))
    return abs(gap) <= added + taken or (gap < 2 * taken and -gap < 2 * added)


def _linear_implied(signs: Signs, sum_: Fraction, at: int, boxes: Sequence[Interval]) -> Interval:
    own, *_ = signs(len(boxes))[at:]
    others = Interval(sum_, sum_)
    for place, (sign, box) in enumerate(zip(signs(len(boxes)), boxes, strict=True)):
        if place != at:
            low, high = (box.low, box.high) if sign < 0 else (-box.high, -box.low)
            others = Interval(others.low + low, others.high + high)
    return others if own > 0 else Interval(-others.high, -others.low)


def _linear(signs: Signs, sum_: Fraction = Fraction(0)) -> Form:
    """Numbers that add up, each with its sign, to what is fixed."""
    return Form(partial(_linear_holds, signs, sum_), partial(_linear_implied, signs, sum_))


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


def _equal_implied(at: int, boxes: Sequence[Interval]) -> Interval:
    return boxes[1 - at]


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


def _nothing_implied(at: int, boxes: Sequence[Interval]) -> Interval:
    """Nearly every number leads to a whole one by some rate: which do, only trying says."""
    return EVERYTHING


def _ordered_implied(sign: int) -> Callable[[int, Sequence[Interval]], Interval]:
    """A result that is more (1) or less (-1) than what it was checked against."""

    def implied(at: int, boxes: Sequence[Interval]) -> Interval:
        box = boxes[1 - at]
        return Interval(-inf, box.high) if (at == 0) == (sign > 0) else Interval(box.low, inf)

    return implied


def _share_of_sum_implied(at: int, boxes: Sequence[Interval]) -> Interval:
    """A percentage of a sum whose last number is the rest: percentage / (100 - percentage) = the numbers before it / the last."""
    share, *parts, rest = boxes
    left = Interval(_HUNDRED - share.high, _HUNDRED - share.low)
    if share.low <= 0 or left.low <= 0 or rest.low <= 0 or any(part.low < 0 for part in parts):
        return EVERYTHING
    together = Interval(sum(part.low for part in parts), sum(part.high for part in parts))
    if at == 0:
        return Interval(_percent(together.low, rest.high), _percent(together.high, rest.low))
    if at == len(boxes) - 1:
        return _over(_times(left, together), share)
    others = [part for place, part in enumerate(parts, start=1) if place != at]
    implied = _over(_times(share, rest), left)
    return Interval(implied.low - sum(part.high for part in others), implied.high - sum(part.low for part in others))


def _percent(part: Bound, rest: Bound) -> Bound:
    if part == inf or rest == inf:
        return _HUNDRED if part == inf else Fraction(0)
    return 100 * part / (part + rest) if part + rest else Fraction(0)


def _by_fall_implied(at: int, boxes: Sequence[Interval]) -> Interval:
    """A fall, the level after it and the amount of it: the amount is the fall's share of what there was."""
    growth, level, change = boxes
    share = Interval(-growth.high, -growth.low)
    implied = _share_of_sum_implied((0, 2, 1)[at], [share, change, level])
    return Interval(-implied.high, -implied.low) if at == 0 else implied


def _by_rise_implied(at: int, boxes: Sequence[Interval]) -> Interval:
    """A rise, the level after it and the amount of it: growth / (100 + growth) = amount / level."""
    growth, level, change = boxes
    if growth.low <= 0 or change.low <= 0 or level.low <= 0:
        return EVERYTHING
    if at == 0:
        base = Interval(level.low - change.high, level.high - change.low)
        return _over(_times(change, _OF_A_HUNDRED), base)
    if at == 1:
        return Interval(change.low * (1 + _over(_OF_A_HUNDRED, growth).low), change.high * (1 + _HUNDRED / growth.low))
    return Interval(
        level.low * growth.low / (growth.low + _HUNDRED),
        level.high * (growth.high / (growth.high + _HUNDRED) if growth.high != inf else Fraction(1)),
    )


def _years_implied(years: int, at: int, boxes: Sequence[Interval]) -> Interval:
    """A yearly growth, the level that it came to, and the one before: (1 + growth / 100) to the power of the years is their ratio."""
    growth, later, earlier = boxes
    times = Interval((growth.low + _HUNDRED) / 100, (growth.high + _HUNDRED) / 100)
    if times.low <= 0 or later.low <= 0 or earlier.low <= 0:
        return EVERYTHING
    if at == 0:
        ratio = _over(later, earlier)
        return Interval(100 * _root(ratio.low, years, 0) - 100, 100 * _root(ratio.high, years, 1) - 100)
    power = Interval(times.low**years, times.high**years)
    return _times(earlier, power) if at == 1 else _over(later, power)


_ROOT = 10**9


def _root(value: Bound, degree: int, above: int) -> Bound:
    """A root, to nine decimals: the one below, or the one above."""
    if value == inf:
        return inf
    scaled = floor(Fraction(value) * _ROOT**degree)
    low, high = 0, max(_ROOT, scaled // _ROOT ** (degree - 1)) + 1
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if middle**degree <= scaled else (low, middle)
    return Fraction(low + above, _ROOT)


@dataclass(frozen=True, slots=True)
class Form:
    """What numbers of an identity are to each other; the first of them is the one that was checked.

    ``holds`` judges numbers; ``implied`` says what the number at a place can be, given intervals of the others. ``is_of_amounts``:
    whether things that are counted one by one have no rounding in it.
    """

    holds: Callable[[Sequence[Number]], bool]
    implied: Callable[[int, Sequence[Interval]], Interval]
    is_of_amounts: bool = True


_WAYS = (
    (1, 1),
    (0, 2),
)  # half units below and above what is printed: of a number that was rounded, and of one that was cut


def _holds_by(implied: Callable[[int, Sequence[Interval]], Interval], numbers: Sequence[Number]) -> bool:
    """Whether what is implied for the first number meets it, all of them rounded, or all cut."""
    checked, *others = numbers
    for below, above in _WAYS:
        boxes = [
            Interval(each.amount - below * each.part_half, each.amount + above * each.part_half) for each in others
        ]
        own = Interval(checked.amount - below * checked.part_half, checked.amount + above * checked.part_half)
        found = implied(0, [own, *boxes])
        # what allows everything says nothing
        if found != EVERYTHING and not found.and_(own).is_empty:
            return True
    return False


def _implied_alone(implied: Callable[[int, Sequence[Interval]], Interval]) -> Form:
    """A form that is judged by what it implies."""
    return Form(partial(_holds_by, implied), implied)


def _constant(count: int) -> Form:
    """A number that is as large as so many names say; it stands for itself twice, as checked and as evidence."""
    amount = Fraction(count)
    return Form(lambda numbers: numbers[0].amount == amount, lambda at, boxes: Interval(amount, amount))


FORMS = {
    "sum": _linear(lambda count: (1, *[-1] * (count - 1))),
    "remainder": _linear(lambda count: (1, -1, *[1] * (count - 2))),
    "hundred": _linear(lambda count: [1] * count, _HUNDRED),
    "balance": _linear(lambda count: (1, 1, *[-1] * (count - 2))),
    "share_of_sum": _implied_alone(_share_of_sum_implied),
    "growth_by_rise": _implied_alone(_by_rise_implied),
    "growth_by_fall": _implied_alone(_by_fall_implied),
    **{f"growth_of_{years}_years": _implied_alone(partial(_years_implied, years)) for years in range(2, 6)},
    "equal": Form(_equal_holds, _equal_implied, is_of_amounts=False),
    "ratio": Form(_ratio_holds, _ratio_implied),
    "growth": Form(_growth_holds, _growth_implied),
    "proportion": Form(_proportion_holds, _proportion_implied),
    "whole_by_growth": Form(_whole_by_growth_holds, _nothing_implied),
    "whole_by_ratio": Form(_whole_by_ratio_holds, _nothing_implied),
    "above": Form(lambda numbers: numbers[1].amount > numbers[0].amount, _ordered_implied(1)),
    "at_least": Form(lambda numbers: numbers[1].amount >= numbers[0].amount, _ordered_implied(1)),
    "below": Form(lambda numbers: numbers[1].amount < numbers[0].amount, _ordered_implied(-1)),
    "at_most": Form(lambda numbers: numbers[1].amount <= numbers[0].amount, _ordered_implied(-1)),
    "above_100": Form(lambda numbers: numbers[0].amount > _HUNDRED, lambda at, boxes: Interval(_HUNDRED, inf)),
    **{f"named_{count}": _constant(count) for count in range(2, 14)},
    "below_100": Form(lambda numbers: numbers[0].amount < _HUNDRED, lambda at, boxes: Interval(-inf, _HUNDRED)),
}
"""The forms that ``fct_reconciliation.form`` names."""


def printable(
    form: Form, at: int, numbers: Sequence[Number], free: Sequence[Interval | None], *, are_rounded: bool = False
) -> Interval:
    """What could be printed at a place of an identity so that it holds, in base units, with the decimals that the number there has.

    ``free`` has, for each place, what may be printed there instead, None for a number that stays. Numbers are taken as rounded, or
    as cut, all of one identity alike, and as rounded only if ``are_rounded``; the ends are included, which ``Form.holds`` may not.
    """
    halves = [number.part_half if form.is_of_amounts else number.half for number in numbers]
    found = []
    for below, above in _WAYS[:1] if are_rounded else _WAYS:
        boxes = [
            (box or Interval(number.amount, number.amount)).wider(below * half, above * half)
            for number, half, box in zip(numbers, halves, free, strict=True)
        ]
        found.append(form.implied(at, boxes).wider(above * halves[at], below * halves[at]))
    return Interval(min(each.low for each in found), max(each.high for each in found))
