"""What the proof found: for each kind of error how many were seeded, how many contradict what is printed, what saw them.

Here belongs counting and the table that is published in ``docs/ledger.md``. Not here: making errors or judging them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from orchestration.audit.checks import CHECKS
from orchestration.settings import ROOT
from tests.seeded_errors.identities import GoodReport
from tests.seeded_errors.mutations import KINDS, Mutant, printed, unit_factor
from tests.seeded_errors.trial import Case, Finding, Outcome, judge, read_otherwise

PAGE = ROOT / "docs" / "ledger.md"
PROOF, COVERAGE, CORPUS = "proof", "coverage", "corpus"
_BESIDE = frozenset({"far_from_other_areas", "far_from_other_years"})
_CONCERNS = {check.name: check.concern for check in CHECKS}


@dataclass(frozen=True, slots=True)
class Trial:
    """One error, the report that it was put into, and what became of it. ``broken`` are the kinds of identity that it contradicts,
    ``opens`` says that a list in a sentence does not close any more."""

    good: GoodReport
    mutant: Mutant
    broken: tuple[str, ...]
    opens: bool
    outcome: Outcome

    @property
    def found(self) -> tuple[Finding, ...]:
        """The identities that do not hold, but those that do not in the report as it is: where numbers came or went, as many."""
        known = self.good.contradictions
        if self.is_numbered_alike:
            return tuple(each for each in self.outcome.found if (each.identity, each.ordinals) not in known)
        more = Counter(each.identity for each in self.outcome.found) - Counter(identity for identity, _ in known)
        return tuple(each for each in self.outcome.found if each.identity in more)

    @property
    def findings(self) -> frozenset[str]:
        """Their kinds."""
        return frozenset(finding.identity for finding in self.found)

    @property
    def is_caught(self) -> bool:
        """Whether an identity of the ledger does not hold, or any other check has found something."""
        return bool(self.findings or self._implausible or self._checks)

    @property
    def is_implausible(self) -> bool:
        """Whether a check of plausibility has found something: no identity, and counted apart."""
        return bool(self._implausible) or any(_CONCERNS.get(name) == "plausibility" for name in self._checks)

    @property
    def _checks(self) -> frozenset[str]:
        """The checks that found something more, but the one that shows what is implausible."""
        return frozenset(self.outcome.checks - self.good.seen) - {"numbers_make_sense"}

    @property
    def _implausible(self) -> frozenset[str]:
        """The kinds of plausibility that found something more. Beside a report stands the same one again, in the place of
        others: what is far from these is told of senseless numbers alone, which are put in to be so."""
        kinds = frozenset(self.outcome.implausible - self.good.seen)
        return kinds if self.mutant.kind == "senseless_numbers" else kinds - _BESIDE

    @property
    def is_numbered_alike(self) -> bool:
        """Whether as many figures were read as without the error: then their ordinals say which they are."""
        return self.outcome.figures == len(self.good.reading.figures)

    @property
    def false_alarms(self) -> tuple[Finding, ...]:
        """The findings that are about none of the wrong numbers: those that changed, or that words make wrong."""
        if not self.is_numbered_alike or not self.found:
            return ()
        wrong = self.mutant.printed.keys() or read_otherwise(self.good, self.mutant.document)
        return tuple(finding for finding in self.found if not finding.ordinals & wrong)

    @property
    def is_localised(self) -> bool:
        """Whether it can be asked which number is wrong: an identity does not hold, and the number is still there."""
        return self.is_numbered_alike and bool(self.found) and bool(self.mutant.printed)

    @property
    def touching(self) -> int:
        """How many identities of the good report the wrong numbers are in."""
        return len(self.good.touched_by(self.mutant))

    @property
    def is_first(self) -> bool:
        """Whether the first suspect of each finding is a number that is wrong."""
        return all(finding.suspects and finding.suspects[0].ordinal in self.mutant.printed for finding in self.found)

    @property
    def is_mended(self) -> bool:
        """Whether some finding offers the value that was printed before."""
        figures = self.good.figures
        return any(
            suspect.ordinal in self.mutant.printed
            and suspect.suggested is not None
            and Fraction(suspect.suggested) * unit_factor(suspect.printed_unit)
            == printed(figures[suspect.ordinal]).value
            for finding in self.found
            for suspect in finding.suspects
        )

    @property
    def catchers(self) -> tuple[str, ...]:
        """What caught it: kinds of identity and of plausibility, and the checks that show neither."""
        shown = {"totals_and_shares_reconcile", "text_agrees"}
        return tuple(
            name for names in (self.findings, self._implausible, self._checks - shown) for name in sorted(names)
        )


def put_to_trial(good: GoodReport, folder: Path, *, every: int = 1, kinds: Sequence[str] = tuple(KINDS)) -> list[Trial]:
    """Seed errors of the kinds, at every place or at each ``every``-th one, and see what becomes of them."""
    mutants = [mutant for kind in kinds for mutant in list(KINDS[kind](good.reading))[::every]]
    return try_all([(good, mutant) for mutant in mutants], folder)


def try_all(seeded: Sequence[tuple[GoodReport, Mutant]], folder: Path) -> list[Trial]:
    """See what becomes of errors, each beside the report that it is put into."""
    outcomes = judge([Case(good.entry, mutant.document) for good, mutant in seeded], folder)
    return [
        Trial(
            good,
            mutant,
            tuple(sorted({identity.name for identity in good.broken_by(mutant)})),
            bool(good.opened_by(mutant)),
            outcome,
        )
        for (good, mutant), outcome in zip(seeded, outcomes, strict=True)
    ]


def missed(trials: Sequence[Trial]) -> list[Trial]:
    """The errors that contradict an identity of the good report and that nothing caught."""
    return [trial for trial in trials if trial.broken and not trial.is_caught]


def table(trials: Sequence[Trial]) -> str:
    """The proof as a Markdown table, one row for each kind of error, and the errors that were missed below it."""
    lines = [
        "| kind of error | seeded | break an identity | of these caught | others caught | seen by nothing | implausible "
        "| caught by |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | --- |",
    ]
    totals: Counter[str] = Counter()
    for kind in dict.fromkeys(trial.mutant.kind for trial in trials):
        of_kind = [trial for trial in trials if trial.mutant.kind == kind]
        counts = _counts(of_kind)
        totals += counts
        catchers = Counter(name for trial in of_kind for name in trial.catchers)
        words = ", ".join(
            f"{name} {count}" for name, count in sorted(catchers.items(), key=lambda each: (-each[1], each[0]))
        )
        lines.append(_row(kind, counts, words))
    lines.append(_row("**all**", totals, ""))
    left = missed(trials)
    if left:
        lines += ["", "Contradict an identity and are caught by nothing:", ""]
        lines += [f"- {trial.mutant.kind}: {trial.mutant.place} ({', '.join(trial.broken)})" for trial in left]
    return "\n".join(lines)


def _counts(trials: Sequence[Trial]) -> Counter[str]:
    return Counter(
        {
            "seeded": len(trials),
            "broken": sum(bool(trial.broken) for trial in trials),
            "caught": sum(bool(trial.broken) and trial.is_caught for trial in trials),
            "others": sum(not trial.broken and trial.is_caught for trial in trials),
            "unseen": sum(not trial.is_caught for trial in trials),
            "implausible": sum(trial.is_implausible for trial in trials),
        }
    )


def _row(name: str, counts: Counter[str], words: str) -> str:
    cells = (counts[key] for key in ("seeded", "broken", "caught", "others", "unseen", "implausible"))
    return f"| {name} | {' | '.join(map(str, cells))} | {words} |"


def coverage_table(parts: Sequence[tuple[str, int, int]]) -> str:
    """How many figures of each table and section any identity touches, as a Markdown table."""
    figures, touched = sum(part[1] for part in parts), sum(part[2] for part in parts)
    lines = ["| part | figures | touched | % |", "| --- | ---: | ---: | ---: |"]
    for name, count, hit in (*parts, ("**all**", figures, touched)):
        lines.append(f"| {name} | {count} | {hit} | {100 * hit / count:.1f} |")
    return "\n".join(lines)


def _markers(name: str) -> tuple[str, str]:
    return f"<!-- {name}: begin -->", f"<!-- {name}: end -->"


def published(name: str = PROOF) -> str:
    """A table as the page has it. Raises IndexError when the page has no place for it."""
    begin, end = _markers(name)
    return PAGE.read_text(encoding="utf-8").split(begin)[1].split(end)[0].strip()


def publish(name: str, words: str) -> None:
    """Put a table into its place in the page."""
    begin, end = _markers(name)
    head, rest = PAGE.read_text(encoding="utf-8").split(begin)
    PAGE.write_text(f"{head}{begin}\n\n{words}\n\n{end}{rest.split(end)[1]}", encoding="utf-8")
