"""The search: the best-weighted smallest sets of figures whose change makes every identity that touches them hold.

Identities that do not hold are one matter where they share figures. Of each matter every set of one figure is tried, and rows that
changed places; where none will do, sets of two, then of three. A set will do when numbers are left for its figures with which all
their identities hold: each identity narrows what can be printed, until nothing changes any more. A figure weighs by how sure its
reading is, by the slip that explains it, and by how hardly a wrong number would have met the identities of it that hold.

Here belongs that search alone: numbers and identities in, suspects out. Not here: the arithmetic (``forms``), slips of one number
(``slips``), and where all of it is kept (``table``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from math import ceil, floor, inf

from orchestration.suspects.forms import EVERYTHING, FORMS, Interval, Number, printable
from orchestration.suspects.slips import (
    HUNDRED_MILLION,
    OTHER,
    ROW_COPIED,
    ROWS_SWAPPED,
    TEN_THOUSAND,
    Literal,
    Meant,
    meant_by,
)

LARGEST_SET = 3
MOST_SETS = 2000
"""So many sets are tried for one matter; beyond, the search gives up."""
_MOST_ROUNDS = 8
# of a number that is one of so few that fit, each is tried
_MOST_TRIED = 40
# so far from each other two numbers are that changed places
_WITHIN_TEXT, _WITHIN_COLUMN = 1, 40
# so many numbers of one unit are a column of it
_COLUMN = 2
# that nothing tells about a figure: so often a printed number is wrong
_ERRORS = Fraction(1, 100)
# a number of a sentence is copied by hand from a table more often than the other way
_IN_TEXT = Fraction(3, 2)
# of the numbers that may have been meant, the likeliest is offered where it has no less than this part of their weight
_BELIEVED = Fraction(1, 3)
# of what rounding allows, the numbers that add up as printed come more often than any other
_EXACT = 3
# and numbers are rounded far more often than cut
_CUT = Fraction(1, 10)
# an identity that holds speaks for its numbers: no less than that a wrong one meets it, and no more
_HARDEST, _EASIEST = Fraction(1, 50), Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class Figure:
    """A printed number, how sure its reading is, and where it stands: ``place`` is the same for numbers of one column, or paragraph,
    in one unit and of one kind, ``row`` tells their order there."""

    figure_id: int
    number: Number
    confidence: Fraction
    is_in_text: bool
    place: tuple[object, ...] = ()
    row: int = 0

    @property
    def literal(self) -> Literal:
        """It as printed."""
        return Literal.of(self.number.value, self.number.decimals)


@dataclass(frozen=True, slots=True)
class Identity:
    """One row of the ledger: the form, and the figures that it is about, the checked one first."""

    identity_id: int
    form: str
    figure_ids: tuple[int, ...]
    does_hold: bool


@dataclass(frozen=True, slots=True)
class Suspect:
    """A figure that may be wrong, of one identity that does not hold.

    ``together`` are the figures of the smallest set that it belongs to. ``meant`` is None where several numbers would do and no slip
    leads to one; ``can_be`` is what could be printed. Of ``touching`` identities of that set ``holding`` would then hold. ``share``
    is its weight among the suspects of the identity. ``is_exhaustive`` says that every set of that size, and each smaller one, was
    tried.
    """

    identity_id: int
    figure_id: int
    rank: int
    together: tuple[int, ...]
    meant: Literal | None
    slip: str
    can_be: Interval
    holding: int
    touching: int
    share: Fraction
    is_exhaustive: bool


@dataclass(frozen=True, slots=True)
class _Explanation:
    """A set of figures that will do: what each can be, what was meant, and how likely it is that this happened."""

    can_be: Mapping[int, Interval]
    meant: Mapping[int, Meant | None]
    weight: Fraction
    holding: int
    touching: int


_Found = dict[frozenset[int], _Explanation]
"""The sets that will do."""


@dataclass(slots=True)
class _Budget:
    """How many sets may still be tried."""

    left: int
    ran_out: bool = False

    def take(self) -> bool:
        """Whether one more may be."""
        if self.left == 0:
            self.ran_out = True
            return False
        self.left -= 1
        return True


@dataclass(frozen=True, slots=True)
class System:
    """Figures and the identities of them, all of which have every figure among ``figures``. ``slips`` are the weights of slips."""

    figures: Mapping[int, Figure]
    identities: Sequence[Identity]
    slips: Mapping[str, Fraction]
    touching: Mapping[int, list[Identity]] = field(init=False)
    places: Mapping[tuple[object, ...], list[Figure]] = field(init=False)
    # what an identity leaves for a figure while all others stay as printed
    _known: dict[tuple[int, int], Interval] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        touching: dict[int, list[Identity]] = defaultdict(list)
        for identity in self.identities:
            for figure_id in dict.fromkeys(identity.figure_ids):
                touching[figure_id].append(identity)
        places: dict[tuple[object, ...], list[Figure]] = defaultdict(list)
        for figure in self.figures.values():
            if figure.place:
                places[figure.place].append(figure)
        for beside in places.values():
            beside.sort(key=lambda each: each.row)
        object.__setattr__(self, "touching", touching)
        object.__setattr__(self, "places", places)

    def suspects(self, most: int = 5) -> Iterator[Suspect]:
        """The suspects of every identity that does not hold, ``most`` of each at most, by rank."""
        broken = [identity for identity in self.identities if not identity.does_hold]
        for matter in _joined(broken, lambda identity: identity.figure_ids):
            for part, found, is_exhaustive in self._explanations(matter):
                for identity in part:
                    yield from _ranked(identity, found, most, is_exhaustive)

    def _explanations(self, matter: Sequence[Identity]) -> Iterator[tuple[Sequence[Identity], _Found, bool]]:
        """A matter, or what it falls into, each with the sets that will do and whether all sets of their size were tried.

        One error that explains all of it comes first, then two of which one may be in several identities. Beyond that a figure that
        the identities of it that hold leave no other number is none that joins what does not.
        """
        budget = _Budget(MOST_SETS)
        found = self._alone(matter, budget)
        parts = [matter]
        if not found and len(matter) > 1:
            parts = list(_joined(matter, self._movable))
            if len(parts) > 2:
                found = self._sets(matter, 2, budget)
        if found or len(parts) == 1:
            yield matter, *self._completed(matter, found, budget)
            return
        for part in parts:
            own = _Budget(MOST_SETS)
            yield part, *self._completed(part, self._alone(part, own), own)

    def _alone(self, matter: Sequence[Identity], budget: _Budget) -> _Found:
        """One error: a figure, two that changed places, or a column whose unit is another."""
        return self._sets(matter, 1, budget) | self._swaps(matter) | self._columns(matter)

    def _completed(self, matter: Sequence[Identity], found: _Found, budget: _Budget) -> tuple[_Found, bool]:
        """The sets that were found, or else the larger ones that will do."""
        for size in range(2, LARGEST_SET + 1):
            if found or budget.ran_out:
                break
            found = self._sets(matter, size, budget)
        if found:
            return found, not budget.ran_out
        return self._partial(matter), False

    def _movable(self, identity: Identity) -> list[int]:
        """The figures of an identity that could be another number for all that the identities of them say that hold."""
        return [
            figure_id
            for figure_id in dict.fromkeys(identity.figure_ids)
            if not self._left(
                {}, figure_id, [identity, *(each for each in self.touching[figure_id] if each.does_hold)]
            ).is_empty
        ]

    def _left(self, can_be: Mapping[int, Interval], figure_id: int, identities: Iterable[Identity]) -> Interval:
        """What identities leave to be printed for a figure."""
        left = can_be.get(figure_id, EVERYTHING)
        for identity in identities:
            left = left.and_(self._printable(identity, figure_id, can_be))
            if left.is_empty:
                break
        return left

    def _sets(self, matter: Sequence[Identity], size: int, budget: _Budget) -> _Found:
        """The sets of so many figures that will do. Each set that will do has a figure of an identity that does not hold; and of
        what is in the way of a set, each larger one that will do has another figure."""
        found: _Found = {}
        seen: set[frozenset[int]] = set()

        def extend(chosen: frozenset[int]) -> None:
            if chosen in seen or not budget.take():
                return
            seen.add(chosen)
            can_be, in_the_way = self._narrowed(chosen, matter)
            if not in_the_way:
                if len(chosen) == size:
                    found[chosen] = self._explained(chosen, can_be)
                return
            if size == 1 and chosen and _covers(chosen, matter) and (slipped := self._slipped(*chosen)):
                found[chosen] = slipped
            if len(chosen) < size:
                members = dict.fromkeys(each for identity in in_the_way for each in identity.figure_ids)
                for each in members:
                    if each not in chosen:
                        extend(chosen | {each})

        extend(frozenset())
        return found

    def _narrowed(
        self, chosen: frozenset[int], matter: Sequence[Identity]
    ) -> tuple[dict[int, Interval], list[Identity]]:
        """What can be printed for the chosen figures, and the identities that are in the way: none when the set will do."""
        uncovered = [identity for identity in matter if chosen.isdisjoint(identity.figure_ids)]
        if uncovered:
            return {}, [min(uncovered, key=lambda identity: len(set(identity.figure_ids)))]
        can_be = dict.fromkeys(sorted(chosen), EVERYTHING)
        for _ in range(_MOST_ROUNDS if len(chosen) > 1 else 1):
            before = dict(can_be)
            for figure_id in can_be:
                can_be[figure_id] = self._left(can_be, figure_id, self.touching[figure_id])
                if can_be[figure_id].is_empty:
                    return {}, self.touching[figure_id]
            if can_be == before:
                break
        return can_be, []

    def _printable(self, identity: Identity, figure_id: int, can_be: Mapping[int, Interval]) -> Interval:
        free = [can_be.get(each) if each != figure_id else None for each in identity.figure_ids]
        key = identity.identity_id, figure_id
        is_fixed = not any(free)
        if is_fixed and key in self._known:
            return self._known[key]
        numbers = [self.figures[each].number for each in identity.figure_ids]
        found = printable(FORMS[identity.form], identity.figure_ids.index(figure_id), numbers, free)
        if is_fixed:
            self._known[key] = found
        return found

    def _explained(self, chosen: frozenset[int], can_be: Mapping[int, Interval]) -> _Explanation:
        """What was meant by each figure of a set that will do, and the weight of all of it."""
        meant: dict[int, Meant | None] = {}
        weight = Fraction(1)
        for figure_id, interval in can_be.items():
            own = [each for each in self.touching[figure_id] if len(chosen.intersection(each.figure_ids)) == 1]
            best, likelihood = self._meant(figure_id, interval, own)
            meant[figure_id] = best
            weight *= self._error(figure_id) * likelihood * self._against(figure_id, own)
        changes = {each: best.literal for each, best in meant.items() if best is not None}
        touching = self._touching(chosen)
        # where a number is left open, it is one of those with which its identities hold
        holding = [
            each
            for each in touching
            if any(one in chosen and meant[one] is None for one in each.figure_ids) or self._holds(each, changes)
        ]
        return _Explanation(can_be, meant, weight, len(holding), len(touching))

    def _slipped(self, figure_id: int) -> _Explanation | None:
        """A figure of which nothing will do with the decimals that it has, where a slip leads to a number with others."""
        touching = self.touching[figure_id]
        best, likelihood = self._meant(figure_id, EVERYTHING, touching)
        if best is None:
            return None
        weight = self._error(figure_id) * likelihood * self._against(figure_id, touching)
        value = best.literal.value * self.figures[figure_id].number.factor
        return _Explanation({figure_id: _only(value)}, {figure_id: best}, weight, len(touching), len(touching))

    def _error(self, figure_id: int) -> Fraction:
        """How likely a figure is to be wrong before anything is compared."""
        figure = self.figures[figure_id]
        return (_ERRORS + 1 - figure.confidence) * (_IN_TEXT if figure.is_in_text else 1)

    def _against(self, figure_id: int, identities: Iterable[Identity]) -> Fraction:
        """How likely a wrong number is to meet the identities of it that hold."""
        weight, size = Fraction(1), abs(self.figures[figure_id].number.amount)
        for identity in identities:
            if identity.does_hold:
                interval = self._printable(identity, figure_id, {})
                width = interval.high - interval.low
                is_bounded = isinstance(width, Fraction) and size > 0
                weight *= min(max(Fraction(width) / size, _HARDEST), _EASIEST) if is_bounded else _EASIEST
        return weight

    def _meant(self, figure_id: int, can_be: Interval, identities: Sequence[Identity]) -> tuple[Meant | None, Fraction]:
        """What was most likely meant by a figure, and how likely it is to be printed as it is if it is wrong."""
        figure = self.figures[figure_id]
        fitting, count = self._fitting(figure, can_be, identities)
        by_value: dict[Fraction, Fraction] = defaultdict(Fraction)
        best: dict[Fraction, Meant] = {}
        for meant in meant_by(figure.literal, self.slips):
            literal = _as_counted(meant.literal, figure.number)
            if literal is None or not _lies_near(_changed(figure.number, literal), can_be):
                continue
            if not all(self._holds(each, {figure_id: literal}) for each in identities):
                continue
            likeness = self._likeness(figure_id, literal, identities)
            by_value[literal.value] += meant.weight * self._commonness(meant, figure) * likeness
            if literal.value not in best or meant.weight > best[literal.value].weight:
                best[literal.value] = replace(meant, literal=literal)
        # what no slip explains may have been any number that fits
        other = self.slips[OTHER] * min(count, 10 ** len(figure.literal.digits)) / 10 ** len(figure.literal.digits)
        likelihood = sum(by_value.values(), other)
        copied = self._is_copied(figure)
        if copied:
            likelihood += self.slips[ROW_COPIED]
        exact = [each for each in fitting if all(self._is_exact(one, figure_id, each) for one in identities)]
        alone = next((each[0] for each in (fitting, exact) if len(each) == 1), None)
        if best and not (copied and alone is not None):
            # of several that slips lead to, the likeliest
            value = max(by_value, key=lambda each: (by_value[each], -abs(each)))
            return (best[value] if by_value[value] >= likelihood * _BELIEVED else None), likelihood
        slip = ROW_COPIED if copied else OTHER
        return (Meant(alone, slip, other) if alone is not None else None), likelihood

    @staticmethod
    def _commonness(meant: Meant, figure: Figure) -> Fraction:
        """How much more common a number is than the printed one: of each number of digits there are about as many. In a unit of 万
        or 亿 the digits are the same."""
        if meant.slip in {TEN_THOUSAND, HUNDRED_MILLION} and not figure.number.is_counted:
            return Fraction(1)
        return Fraction(int(figure.literal.digits) or 1, int(meant.literal.digits) or 1)

    def _fitting(self, figure: Figure, can_be: Interval, identities: Sequence[Identity]) -> tuple[list[Literal], int]:
        """The numbers of so many decimals with which all identities hold, none where these are many; and how many they are."""
        decimals = 0 if figure.number.is_counted else figure.number.decimals
        step = figure.number.factor / 10**decimals
        if can_be.low == -inf or can_be.high == inf:
            return [], 10 ** len(figure.literal.digits)
        first, last = ceil(Fraction(can_be.low) / step), floor(Fraction(can_be.high) / step)
        if last - first >= _MOST_TRIED:
            return [], last - first + 1
        literals = [Literal.of(Fraction(at, 10**decimals), decimals) for at in range(first, last + 1)]
        fitting = [
            literal
            for literal in literals
            if all(self._holds(each, {figure.figure_id: literal}) for each in identities)
        ]
        return fitting, len(fitting)

    def _is_copied(self, figure: Figure) -> bool:
        """Whether it prints what the row above or below does."""
        if figure.is_in_text:
            return False
        return any(
            abs(other.row - figure.row) == 1 and other.number.value == figure.number.value
            for other in self.places.get(figure.place, ())
        )

    def _holds(self, identity: Identity, changes: Mapping[int, Literal]) -> bool:
        return FORMS[identity.form].holds(
            [_changed(self.figures[each].number, changes.get(each)) for each in identity.figure_ids]
        )

    def _likeness(self, figure_id: int, literal: Literal, identities: Sequence[Identity]) -> Fraction:
        """How much more often a number is printed that fits as this one does: exactly, rounded, or only if it was cut."""
        if not all(self._is_rounded(each, figure_id, literal) for each in identities):
            return _CUT
        return Fraction(_EXACT if all(self._is_exact(each, figure_id, literal) for each in identities) else 1)

    def _is_rounded(self, identity: Identity, figure_id: int, literal: Literal) -> bool:
        """Whether an identity holds with every number of it rounded."""
        at = identity.figure_ids.index(figure_id)
        numbers = [
            _changed(self.figures[each].number, literal if each == figure_id else None) for each in identity.figure_ids
        ]
        found = printable(FORMS[identity.form], at, numbers, [None] * len(numbers), are_rounded=True)
        return found.low <= numbers[at].amount <= found.high

    def _is_exact(self, identity: Identity, figure_id: int, literal: Literal) -> bool:
        """Whether an identity that is no product holds without any rounding."""
        if identity.form not in {"sum", "equal"}:
            return True
        checked, *others = (
            _changed(self.figures[each].number, literal if each == figure_id else None).amount
            for each in identity.figure_ids
        )
        return checked == sum(others, Fraction(0))

    def _touching(self, figure_ids: Iterable[int]) -> list[Identity]:
        """The identities that touch any of these figures, each once."""
        return list({each.identity_id: each for one in sorted(figure_ids) for each in self.touching[one]}.values())

    def _swaps(self, matter: Sequence[Identity]) -> _Found:
        """Two numbers of a column, or neighbours in a paragraph, that make everything hold where they change places."""
        found: _Found = {}
        members = dict.fromkeys(each for identity in matter for each in identity.figure_ids)
        for one in members:
            for other in self._partners(self.figures[one]):
                pair = frozenset((one, other.figure_id))
                if pair in found or not _covers(pair, matter):
                    continue
                changes = {one: other.literal, other.figure_id: self.figures[one].literal}
                touching = self._touching(pair)
                if not all(self._holds(identity, changes) for identity in touching):
                    continue
                ways = len(self._partners(self.figures[one]))
                weight = max(self._error(each) for each in pair) * self.slips[ROWS_SWAPPED] / ways
                for each in pair:
                    weight *= self._against(each, self.touching[each])
                found[pair] = self._changed_together(changes, ROWS_SWAPPED, weight, len(touching))
        return found

    def _columns(self, matter: Sequence[Identity]) -> _Found:
        """Columns of which every number is out by 万 or 亿, as they are under a wrong unit."""
        found: _Found = {}
        members = dict.fromkeys(each for identity in matter for each in identity.figure_ids)
        for place in dict.fromkeys(self.figures[each].place for each in members):
            column = frozenset(each.figure_id for each in self.places.get(place, ()) if not each.is_in_text)
            touching = self._touching(column)
            if len(column) < _COLUMN or not _covers(column, matter):
                continue
            for exponent, slip in ((4, TEN_THOUSAND), (-4, TEN_THOUSAND), (8, HUNDRED_MILLION), (-8, HUNDRED_MILLION)):
                changes = {each: self.figures[each].literal.times_ten(exponent) for each in sorted(column)}
                if all(self._holds(identity, changes) for identity in touching):
                    weight = self._error(min(column)) * self.slips[slip] / 2
                    found[column] = self._changed_together(changes, slip, weight, len(touching))
        return found

    def _changed_together(
        self, changes: Mapping[int, Literal], slip: str, weight: Fraction, touching: int
    ) -> _Explanation:
        """What one slip explains of several figures, with which all identities that touch them hold."""
        can_be = {each: _only(literal.value * self.figures[each].number.factor) for each, literal in changes.items()}
        meant: dict[int, Meant | None] = {each: Meant(literal, slip, weight) for each, literal in changes.items()}
        return _Explanation(can_be, meant, weight, touching, touching)

    def _partners(self, figure: Figure) -> list[Figure]:
        """The numbers with which it may have changed places: those of its column, or the ones beside it in its paragraph."""
        near = _WITHIN_TEXT if figure.is_in_text else _WITHIN_COLUMN
        beside = self.places.get(figure.place, [])
        at = next((at for at, each in enumerate(beside) if each is figure), 0)
        return [each for each in beside[max(0, at - near) : at + near + 1] if each.number.value != figure.number.value]

    def _partial(self, matter: Sequence[Identity]) -> _Found:
        """Where nothing makes all hold: every figure alone, by how many identities would."""
        found: _Found = {}
        for figure_id in dict.fromkeys(each for identity in matter for each in identity.figure_ids):
            touching = self.touching[figure_id]
            intervals = {each.identity_id: self._printable(each, figure_id, {}) for each in touching}
            best, holding = EVERYTHING, 0
            for first in touching:
                can_be, count = intervals[first.identity_id], 1
                for each in touching:
                    both = can_be.and_(intervals[each.identity_id])
                    if each is not first and not both.is_empty:
                        can_be, count = both, count + 1
                if count > holding:
                    best, holding = can_be, count
            held = sum(each.does_hold for each in touching)
            weight = self._error(figure_id) * Fraction(10) ** (holding - held) / 10 ** len(touching)
            found[frozenset((figure_id,))] = _Explanation(
                {figure_id: best}, {figure_id: None}, weight, holding, len(touching)
            )
        return found


def _ranked(identity: Identity, found: _Found, most: int, is_exhaustive: bool) -> Iterator[Suspect]:
    """The suspects among the figures of an identity: each with the best of the smallest sets that it is in."""
    best: dict[int, tuple[frozenset[int], _Explanation]] = {}
    for chosen, each in found.items():
        for figure_id in chosen.intersection(identity.figure_ids):
            if figure_id not in best or each.weight > best[figure_id][1].weight:
                best[figure_id] = chosen, each
    order = {figure_id: at for at, figure_id in enumerate(identity.figure_ids)}
    ranked = sorted(best, key=lambda each: (-best[each][1].weight, order[each]))
    total = sum((each.weight for _, each in best.values()), Fraction(0))
    for rank, figure_id in enumerate(ranked[:most], start=1):
        chosen, explanation = best[figure_id]
        meant = explanation.meant[figure_id]
        yield Suspect(
            identity.identity_id,
            figure_id,
            rank,
            tuple(sorted(chosen)),
            meant.literal if meant else None,
            meant.slip if meant else OTHER,
            explanation.can_be[figure_id],
            explanation.holding,
            explanation.touching,
            explanation.weight / total if total else Fraction(0),
            is_exhaustive,
        )


def _joined(identities: Sequence[Identity], members: Callable[[Identity], Iterable[int]]) -> Iterator[list[Identity]]:
    """The identities in groups that share members, each in order."""
    of_identity = [list(members(identity)) for identity in identities]
    of_figure: dict[int, list[int]] = defaultdict(list)
    for at, figure_ids in enumerate(of_identity):
        for figure_id in figure_ids:
            of_figure[figure_id].append(at)
    seen: set[int] = set()
    for at in range(len(identities)):
        if at in seen:
            continue
        group, left = {at}, [at]
        while left:
            for figure_id in of_identity[left.pop()]:
                new = set(of_figure[figure_id]) - group
                group |= new
                left += new
        seen |= group
        yield [identities[each] for each in sorted(group)]


def _covers(chosen: frozenset[int], matter: Iterable[Identity]) -> bool:
    """Whether every identity of a matter has one of the chosen figures."""
    return not any(chosen.isdisjoint(identity.figure_ids) for identity in matter)


def _only(value: Fraction) -> Interval:
    return Interval(value, value)


def _lies_near(number: Number, can_be: Interval) -> bool:
    """Whether a number may be one of an interval that was found with other decimals."""
    around = can_be.wider(2 * number.half, 2 * number.half)
    return around.low <= number.amount <= around.high


def _changed(number: Number, literal: Literal | None) -> Number:
    return number if literal is None else replace(number, value=literal.value, decimals=literal.decimals)


def _as_counted(literal: Literal, number: Number) -> Literal | None:
    """What was meant of things that are counted one by one is whole."""
    if not number.is_counted or literal.decimals == 0:
        return literal
    return Literal.of(literal.value, 0) if literal.value.denominator == 1 else None
