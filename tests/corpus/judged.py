"""What does not hold in the real documents, beside what a person made of it.

Here belongs the table of judgements and looking an identity up in it. Not here: any judgement of its own.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

from orchestration.checking.ledger import modelled
from orchestration.settings import Settings
from tests.corpus.documents import Original

_TABLE = Path(__file__).parent / "judged.csv"
REAL, FALSE, ARGUABLE = "real", "false", "arguable"

Key = tuple[str, str, frozenset[Decimal]]
"""A report, a kind of identity, and its two sides, whichever is which."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person found in the document: ``real`` is an error of the source, ``false`` an alarm that is none, and ``arguable`` two
    numbers for whose difference there is a reason outside the numbers. ``reason`` says it in a few words. A false one that is
    ``still_found`` is owned up to; no other may return."""

    verdict: str
    reason: str
    still_found: bool


@cache
def judgements() -> dict[Key, Judgement]:
    """Every judgement, by what it is about."""
    with _TABLE.open(encoding="utf-8", newline="") as handle:
        return {
            (row["report_id"], row["identity"], frozenset((Decimal(row["one_side"]), Decimal(row["other_side"])))): (
                Judgement(row["verdict"], row["reason"], row["still_found"] == "true")
            )
            for row in csv.DictReader(handle)
        }


@dataclass(frozen=True, slots=True)
class Broken:
    """An identity that does not hold in a document as it is: what says which it is, and its words."""

    key: Key
    words: str

    @property
    def judgement(self) -> Judgement | None:
        """What a person made of it; None where nobody has looked it up."""
        return judgements().get(self.key)

    @property
    def has_returned(self) -> bool:
        """Whether it is an alarm that was judged to be none, and that was gone."""
        return self.judgement is not None and self.judgement.verdict == FALSE and not self.judgement.still_found


def broken_in(original: Original, settings: Settings) -> Iterator[Broken]:
    """The identities that do not hold in a document, read by itself: nothing is built but tables in memory.

    ``settings`` name a build folder in which the models are rendered, or will be, and no warehouse. Raises OSError where the
    document is absent.
    """
    data, reading = original.read()
    with modelled(reading, original.entry, data, settings) as (con, _):
        for identity, one, other, words in con.execute(
            """select identity, lhs, rhs, description_zh from marts.fct_reconciliation
            where verdict in ('mismatch', 'unit_slip') order by all"""
        ).fetchall():
            yield Broken((original.entry.report_id, identity, frozenset((one, other))), words)
