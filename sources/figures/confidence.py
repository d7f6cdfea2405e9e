"""How far a figure can be trusted, by what the report alone shows: confidence, and the codes of what speaks against it.

The share of each rule's readings that are right is measured on annotated documents and kept in ``rule_shares.csv``
(``make confidence``). Here belongs what follows from it for one figure. Not here: measuring (``benchmarks.confidence``), and what
only the warehouse knows: vocabulary, identities, other years (dbt's ``int_confidence``).
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from sources.model import Document, Figure

RULE_SHARES = Path(__file__).with_name("rule_shares.csv")
"""Columns rule, read, right: how many figures of annotated documents each rule read, and how many of these are right."""
TEXT, OCR = "text", "ocr"
RECOGNISED = "recognised"
_THOUSANDTH = Decimal("0.001")
_LEAST, _MOST = Decimal("0.001"), Decimal("0.999")
_STRENGTH = 10  # as many readings count as what is known of rules that are like it


class Shares:
    """The share of readings that are right, of a rule; of one that was seldom seen it leans on rules of its kind, and on all."""

    def __init__(self, counted: Iterable[tuple[str, int, int]]) -> None:
        self._read: Counter[str] = Counter()
        self._right: Counter[str] = Counter()
        for rule, read, right in counted:
            for name in _wider(rule):
                self._read[name] += read
                self._right[name] += right

    def of(self, rule: str) -> float:
        """From 0 to 1, both ends left out."""
        share = 0.5
        for name in _wider(rule):
            share = (self._right[name] + _STRENGTH * share) / (self._read[name] + _STRENGTH)
        return share


def _wider(rule: str) -> Iterator[str]:
    """All rules, the rule that was asked first, and the rule."""
    yield ""
    kind = rule.partition("/")[0]
    yield f"{kind}/"
    yield rule


def load_shares(path: Path = RULE_SHARES) -> Shares:
    """The shares that the repository keeps."""
    with path.open(encoding="utf-8", newline="") as handle:
        return Shares((row["rule"], int(row["read"]), int(row["right"])) for row in csv.DictReader(handle))


_SHARES = load_shares()


@lru_cache(maxsize=1024)
def _confidence(rule: str) -> Decimal:
    share = Decimal(_SHARES.of(rule)).quantize(_THOUSANDTH)
    return min(max(share, _LEAST), _MOST)


def weighed(figures: Iterable[Figure], document: Document) -> Iterator[Figure]:
    """The figures of a document, each with what read it, its confidence and its doubts."""
    recognised = {page for page, _ in document.recognised}
    for figure in figures:
        is_recognised = figure.page in recognised
        yield replace(
            figure,
            read_by=OCR if is_recognised else TEXT,
            confidence=_confidence(figure.rule),
            doubts=(RECOGNISED,) if is_recognised else (),
        )
