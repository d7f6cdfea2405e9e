"""Which errors contradict a printed identity, by exact arithmetic on the good report's identities.

Here belongs reading an identity off the good report's ledger (which numbers it is about, nothing of its verdict) and
judging it with an error's numbers in the place of the good ones. Not here: what SQL says of the faulty report.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from sources.catalogue.catalogue import ReportEntry
from sources.model import Figure, Reading
from tests.seeded_errors import arithmetic
from tests.seeded_errors.arithmetic import HOLDS, HUNDRED, Printed
from tests.seeded_errors.mutations import Mutant, printed

_MISSED = ("未完成", "未达", "未能完成")


@dataclass(frozen=True, slots=True)
class Identity:
    """One row of the good report's ledger: the figure that is checked and those that it is checked against, by ordinal, and what the
    ledger says of them.

    ``only_agrees`` is true where its closing alone shows that it applies: of a definition that may leave something out, of a growth
    over years in a sentence, which may be of other prices or begin a year earlier, and of names beside a count, which may be
    its kinds.
    """

    name: str
    anchor: int
    evidence: tuple[int, ...]
    verdict: str
    only_agrees: bool = False

    @property
    def ordinals(self) -> frozenset[int]:
        """Every figure that the identity is about."""
        return frozenset((self.anchor, *self.evidence))


@dataclass(frozen=True)
class GoodReport:
    """A report that holds: its reading, the identities that its ledger found, how many figures of each part these touch, and
    how many rows each check, and each kind of plausibility, finds in it as it is: so many are no catch."""

    entry: ReportEntry
    reading: Reading
    identities: tuple[Identity, ...]
    coverage: tuple[tuple[str, int, int], ...]
    seen: Counter[str]

    @cached_property
    def figures(self) -> Mapping[int, Figure]:
        """The figures by ordinal."""
        return {figure.ordinal: figure for figure in self.reading.figures}

    @cached_property
    def contradictions(self) -> frozenset[tuple[str, frozenset[int]]]:
        """What does not hold in the report as it is."""
        return frozenset((each.name, each.ordinals) for each in self.identities if each.verdict not in HOLDS)

    @cached_property
    def _touching(self) -> Mapping[int, list[Identity]]:
        touching: dict[int, list[Identity]] = defaultdict(list)
        for identity in self.identities:
            for ordinal in identity.ordinals:
                touching[ordinal].append(identity)
        return touching

    def touched_by(self, mutant: Mutant) -> tuple[Identity, ...]:
        """The identities that one of the mutant's numbers is in."""
        return tuple(dict.fromkeys(each for ordinal in mutant.printed for each in self._touching.get(ordinal, ())))

    @cached_property
    def judged_otherwise(self) -> frozenset[Identity]:
        """The identities of which exact arithmetic does not say what the ledger says: no error is held against them."""
        return frozenset(each for each in self.identities if _holds(each, self.figures, {}) != (each.verdict in HOLDS))

    def broken_by(self, mutant: Mutant) -> tuple[Identity, ...]:
        """The identities that the mutant's numbers contradict, whether rounded or cut.

        An identity whose checked number or counterpart is gone is not contradicted; a sum is, by a part that is gone. That a list in
        a sentence is complete, only its closing shows: 其中 may name some parts, or such as overlap. It is contradicted by a part
        that is more than the whole; that it does not close any more is told apart (``opened_by``), and so is what becomes of all that
        ``only_agrees``.
        """
        return tuple(
            each
            for each in self.touched_by(mutant)
            if self._can_break(each)
            and not _holds(each, self.figures, mutant.printed)
            and not each.only_agrees
            and (not self._is_list(each) or _has_part_above_whole(each, self.figures, mutant.printed))
        )

    def opened_by(self, mutant: Mutant) -> tuple[Identity, ...]:
        """What does not close with the mutant's numbers and need not: what ``only_agrees``, and the lists in sentences that name no
        part that is more than the whole."""
        broken = self.broken_by(mutant)
        return tuple(
            each
            for each in self.touched_by(mutant)
            if self._can_break(each)
            and (each.only_agrees or self._is_list(each))
            and each not in broken
            and not _holds(each, self.figures, mutant.printed)
        )

    def _can_break(self, identity: Identity) -> bool:
        return identity.verdict in HOLDS and identity not in self.judged_otherwise

    def _is_list(self, identity: Identity) -> bool:
        return identity.name == "sum_of_parts" and self.figures[identity.anchor].row_no is None


def _has_part_above_whole(
    identity: Identity, figures: Mapping[int, Figure], changed: Mapping[int, tuple[Printed, ...]]
) -> bool:
    wholes = changed.get(identity.anchor, (printed(figures[identity.anchor]),))
    parts = [part for each in identity.evidence for part in changed.get(each, (printed(figures[each]),))]
    return any(part.value - part.half >= whole.value + whole.half for part in parts for whole in wholes)


def _holds(identity: Identity, figures: Mapping[int, Figure], changed: Mapping[int, tuple[Printed, ...]]) -> bool:
    def numbers(ordinal: int) -> tuple[Printed, ...]:
        return changed.get(ordinal) or (() if ordinal in changed else (printed(figures[ordinal]),))

    if identity.name in _RELATIONS and len(identity.evidence) > (identity.name == "growth_base"):
        all_of = (identity.anchor, *identity.evidence)
        return _related_hold(
            _RELATIONS[identity.name], [numbers(each) for each in all_of], [printed(figures[each]) for each in all_of]
        )
    anchors = numbers(identity.anchor)
    if not anchors:
        return True
    anchor = anchors[0]
    evidence = [number for ordinal in identity.evidence for number in numbers(ordinal)]
    if identity.name in {"sum_of_parts", "shares_sum"}:
        return arithmetic.total(evidence, anchor) in HOLDS
    # a number that comes twice says the same twice
    evidence = [numbers(ordinal)[0] for ordinal in identity.evidence if numbers(ordinal)]
    if len(evidence) < len(identity.evidence):
        return True
    if identity.name == "named_list":
        return anchor.value == printed(figures[identity.anchor]).value
    if identity.name in {"text_vs_table", "restatement"}:
        return arithmetic.pair(anchor, evidence[0]) in HOLDS
    if identity.name == "target_claim":
        return _claim_holds(identity, figures, anchor, evidence)
    # what 100 stands for is the whole, the target, or the year before
    growth = identity.name == "growth_base"
    per = Printed(anchor.value + (HUNDRED if growth else 0), anchor.half)
    if len(evidence) == 1:
        return arithmetic.implied_whole_number(evidence[0], per) in {None, *HOLDS}
    return arithmetic.share(evidence[0], evidence[1], per) in HOLDS


def _added(parts: Sequence[Printed]) -> Printed:
    return Printed(sum((part.value for part in parts), Fraction(0)), sum((part.half for part in parts), Fraction(0)))


def _sum(numbers: Sequence[Printed]) -> str:
    return arithmetic.total(numbers[1:], numbers[0])


def _rest(numbers: Sequence[Printed]) -> str:
    return arithmetic.total([numbers[0], *numbers[2:]], numbers[1])


def _hundred(numbers: Sequence[Printed]) -> str:
    return arithmetic.total(numbers, Printed(HUNDRED, Fraction(0)))


def _balance(numbers: Sequence[Printed]) -> str:
    return arithmetic.total(numbers[2:], _added(numbers[:2])) if len(numbers) == 4 else arithmetic.MISMATCH


def _rate(numbers: Sequence[Printed]) -> str:
    if len(numbers) == 3:
        return arithmetic.share(numbers[1], numbers[2], numbers[0])
    return arithmetic.share(_added(numbers[1:-1]), _added(numbers[1:]), numbers[0])


def _growth(numbers: Sequence[Printed]) -> str:
    growth, later, earlier = numbers
    return arithmetic.share(later, earlier, Printed(growth.value + HUNDRED, growth.half))


def _change(numbers: Sequence[Printed]) -> str:
    growth, level, change = numbers
    sign = 1 if growth.value > 0 else -1
    before = Printed(level.value - sign * change.value, level.half + change.half)
    return arithmetic.share(change, before, growth.scaled(Fraction(sign))) if before.value > 0 else arithmetic.MISMATCH


def _average(years: int) -> Callable[[Sequence[Printed]], str]:
    def of_years(numbers: Sequence[Printed]) -> str:
        growth, later, earlier = numbers
        low, high = (
            (earlier.value + side * earlier.half) * (1 + (growth.value + side * growth.half) / HUNDRED) ** years
            for side in (-1, 1)
        )
        meets = low <= later.value + later.half and high >= later.value - later.half
        return arithmetic.WITHIN_ROUNDING if meets else arithmetic.MISMATCH

    return of_years


_RELATIONS: Mapping[str, Sequence[Callable[[Sequence[Printed]], str]]] = {
    "sum_across": (_sum,),
    "definition": (_sum, _rest, _hundred, _balance, _rate),
    "balance_flow": (_sum, _rest, _balance),
    "growth_base": (_growth, _change, *(_average(years) for years in range(2, 6))),
}
"""What the numbers of an identity may be to each other, the checked one first."""


def _related_hold(
    relations: Sequence[Callable[[Sequence[Printed]], str]],
    numbers: Sequence[Sequence[Printed]],
    good: Sequence[Printed],
) -> bool:
    """Whether the numbers are to each other what the good ones are; they are where one of them is gone."""
    relation = next((each for each in relations if each(good) in HOLDS), None)
    if relation is None:
        return False
    return not all(numbers) or relation([each[0] for each in numbers]) in HOLDS


def _claim_holds(
    identity: Identity, figures: Mapping[int, Figure], target: Printed, results: Sequence[Printed]
) -> bool:
    figure = figures[identity.anchor]
    if identity.evidence == (identity.anchor,):
        margin = target.value - HUNDRED
    else:
        margin = results[0].value - target.value
        margin = -margin if figure.comparator in {"le", "lt"} else margin
    if any(word in figure.sentence for word in _MISSED):
        return margin < 0
    return margin > 0 if "超" in figure.sentence else margin >= Fraction(0)
