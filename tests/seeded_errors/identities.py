"""Which errors contradict a printed identity, by exact arithmetic on the good report's identities.

Here belongs reading an identity off the good report's ledger (which numbers it is about, nothing of its verdict) and
judging it with an error's numbers in the place of the good ones. Not here: what SQL says of the faulty report.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
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
    ledger says of them."""

    name: str
    anchor: int
    evidence: tuple[int, ...]
    verdict: str

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
    def _touching(self) -> Mapping[int, list[Identity]]:
        touching: dict[int, list[Identity]] = defaultdict(list)
        for identity in self.identities:
            for ordinal in identity.ordinals:
                touching[ordinal].append(identity)
        return touching

    def touched_by(self, mutant: Mutant) -> tuple[Identity, ...]:
        """The identities that one of the mutant's numbers is in."""
        return tuple(dict.fromkeys(each for ordinal in mutant.printed for each in self._touching.get(ordinal, ())))

    def judged_otherwise(self) -> tuple[Identity, ...]:
        """The identities of which exact arithmetic does not say what the ledger says."""
        return tuple(each for each in self.identities if _holds(each, self.figures, {}) != (each.verdict in HOLDS))

    def broken_by(self, mutant: Mutant) -> tuple[Identity, ...]:
        """The identities that the mutant's numbers contradict, whether rounded or cut.

        An identity whose checked number or counterpart is gone is not contradicted. A sum is, by a part that is gone from a
        table; a list in a sentence may name some parts only.
        """
        return tuple(each for each in self.touched_by(mutant) if not _holds(each, self.figures, mutant.printed))


def _holds(identity: Identity, figures: Mapping[int, Figure], changed: Mapping[int, tuple[Printed, ...]]) -> bool:
    def numbers(ordinal: int) -> tuple[Printed, ...]:
        return changed.get(ordinal) or (() if ordinal in changed else (printed(figures[ordinal]),))

    anchors = numbers(identity.anchor)
    if not anchors:
        return True
    anchor = anchors[0]
    evidence = [number for ordinal in identity.evidence for number in numbers(ordinal)]
    if identity.name in {"sum_of_parts", "shares_sum"}:
        if len(evidence) < len(identity.evidence) and figures[identity.anchor].row_no is None:
            return True
        return arithmetic.total(evidence, anchor) in HOLDS
    # a number that comes twice says the same twice
    evidence = [numbers(ordinal)[0] for ordinal in identity.evidence if numbers(ordinal)]
    if len(evidence) < len(identity.evidence):
        return True
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
