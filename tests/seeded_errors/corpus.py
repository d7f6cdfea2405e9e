"""Errors put into real documents of other places: which are tried, and the table of what became of them.

Here belongs taking a sample of the places where the kinds of error apply, and counting by document. Not here: reading the
originals (``tests.corpus``), making errors or judging them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.corpus.documents import Original, originals
from tests.seeded_errors.identities import GoodReport
from tests.seeded_errors.mutations import KINDS, Mutant
from tests.seeded_errors.result import Trial, try_all
from tests.seeded_errors.trial import good_reports

BREAKING, OTHERS = 60, 10
"""About how many errors are put into a document: that break an identity of it, and that break none."""


@dataclass(frozen=True, slots=True)
class Proof:
    """What became of the errors that were put into one document."""

    good: GoodReport
    trials: tuple[Trial, ...]


def seeded_originals() -> list[Original]:
    """The documents that errors are put into, as far as they are here."""
    return [each for each in originals().values() if each.is_seeded and each.path.is_file()]


def _spread(by_kind: Sequence[Sequence[Mutant]], about: int) -> Iterator[Mutant]:
    """About so many errors, of each kind in proportion to its places and at least one, at even distances."""
    places = sum(map(len, by_kind))
    for mutants in by_kind:
        most = min(len(mutants), -(-len(mutants) * about // places))
        yield from (mutants[at * len(mutants) // most] for at in range(most))


def sample(good: GoodReport, breaking: int = BREAKING, others: int = OTHERS) -> Iterator[Mutant]:
    """A sample of the errors that can be put into a document: of those that break an identity, and of those that break none."""
    by_kind = [list(generate(good.reading)) for generate in KINDS.values()]
    for breaks, about in ((True, breaking), (False, others)):
        yield from _spread(
            [[each for each in of_kind if _contradicts(good, each) is breaks] for of_kind in by_kind], about
        )


def _contradicts(good: GoodReport, mutant: Mutant) -> bool:
    return bool(good.broken_by(mutant) or good.opened_by(mutant))


def good_originals(documents: Sequence[Original], folder: Path) -> list[GoodReport]:
    """The documents as they are, and the identities that the ledger finds in them."""
    return good_reports([(each.entry, each.read()[1]) for each in documents], folder)


def prove(goods: Sequence[GoodReport], folder: Path, breaking: int = BREAKING, others: int = OTHERS) -> list[Proof]:
    """Seed a sample of errors into each document, and see what becomes of them. Documents are tried together."""
    seeded = [(good, mutant) for good in goods for mutant in sample(good, breaking, others)]
    trials = try_all(seeded, folder)
    return [Proof(good, tuple(trial for trial in trials if trial.good is good)) for good in goods]


def table(proofs: Sequence[Proof]) -> str:
    """The proof by document as a Markdown table, and below it how many errors of each kind were missed."""
    lines = [
        "| document | identities | seeded | break an identity | of these caught | only open a list | of these caught | false alarms "
        "| asked which | first | value offered | of two and more identities | first | value offered |",
        "| --- |" + " ---: |" * 13,
    ]
    totals: Counter[str] = Counter()
    for proof in proofs:
        counts = _counts(proof)
        totals += counts
        lines.append(_row(proof.good.entry.report_id, counts))
    lines.append(_row("**all**", totals))
    missed = Counter(
        trial.mutant.kind for proof in proofs for trial in proof.trials if trial.broken and not trial.is_caught
    )
    told = ", ".join(f"{kind} {count}" for kind, count in sorted(missed.items())) or "none"
    return "\n".join([*lines, "", f"Break an identity and are caught by nothing: {told}."])


def _counts(proof: Proof) -> Counter[str]:
    broken = [trial for trial in proof.trials if trial.broken]
    opened = [trial for trial in proof.trials if trial.opens and not trial.broken]
    asked = [trial for trial in proof.trials if trial.is_localised]
    several = [trial for trial in asked if trial.touching > 1]
    return Counter(
        {
            "identities": len(proof.good.identities),
            "seeded": len(proof.trials),
            "broken": len(broken),
            "caught": sum(trial.is_caught for trial in broken),
            "opened": len(opened),
            "caught of opened": sum(trial.is_caught for trial in opened),
            "false alarms": sum(len(trial.false_alarms) for trial in proof.trials),
            "asked": len(asked),
            "first": sum(trial.is_first for trial in asked),
            "mended": sum(trial.is_mended for trial in asked),
            "several": len(several),
            "first of several": sum(trial.is_first for trial in several),
            "mended of several": sum(trial.is_mended for trial in several),
        }
    )


_COLUMNS = (
    "identities",
    "seeded",
    "broken",
    "caught",
    "opened",
    "caught of opened",
    "false alarms",
    "asked",
    "first",
    "mended",
    "several",
    "first of several",
    "mended of several",
)


def _row(name: str, counts: Counter[str]) -> str:
    return f"| {name} | {' | '.join(str(counts[column]) for column in _COLUMNS)} |"
