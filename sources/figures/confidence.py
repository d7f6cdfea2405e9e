"""How far a figure can be trusted, by what the report alone shows: confidence, and the codes of what speaks against it.

The share of each rule's readings that are right is measured on annotated documents and kept in ``rule_shares.csv``, the weight of
each piece of evidence in ``evidence_weights.csv``; ``make confidence`` renews both. Here belongs what follows from them for one
figure. Not here: measuring (``benchmarks.confidence``), and what only the warehouse knows: vocabulary, identities, other years
(dbt's ``int_confidence``).
"""

from __future__ import annotations

import csv
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from sources.model import Document, Figure

RULE_SHARES = Path(__file__).with_name("rule_shares.csv")
"""Columns rule, read, right: how many figures of annotated documents each rule read, and how many of these are right."""
EVIDENCE_WEIGHTS = Path(__file__).with_name("evidence_weights.csv")
"""Columns evidence, weight: what each adds to the logarithm of the odds that a figure is right."""
TEXT, OCR = "text", "ocr"
# what is no doubt of one figure: where all figures start, and the logarithm of the odds of the rule's share
BASE, RULE = "base", "rule"
UNCERTAIN_RULE, VERY_SHORT_NAME, SHORT_NAME, LONG_NAME = "uncertain_rule", "very_short_name", "short_name", "long_name"
RECOGNISED, UNSURE_DIGITS = "recognised", "unsure_digits"
EVIDENCE = (VERY_SHORT_NAME, SHORT_NAME, LONG_NAME, RECOGNISED, UNSURE_DIGITS)
"""What may be said of a figure beside its rule."""
_UNCERTAIN = 0.9  # a rule with a smaller share is a doubt of its own
_VERY_SHORT, _SHORT, _LONG = 3, 6, 18  # characters of a name
_SURE = 0.9  # of a digit, by what recognised it
_STRENGTH = 10  # as many readings count as what is known of rules that are like it
_PLACES = 3
_LEAST, _MOST = 0.001, 0.999
MOSTLY_RIGHT = 0.95


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
        """From 0.001 to 0.999."""
        share = 0.5
        for name in _wider(rule):
            share = (self._right[name] + _STRENGTH * share) / (self._read[name] + _STRENGTH)
        return within(share)


def _wider(rule: str) -> Iterator[str]:
    """All rules, the rule that was asked first, and the rule."""
    yield ""
    yield f"{rule.partition('/')[0]}/"
    yield rule


class Expected(NamedTuple):
    """What confidence says of the figures of a report: how many there are, how many of them are above 0.95, and the share of all
    expected errors that the first so many of the least trusted hold."""

    figures: int
    mostly_right: int
    errors: float
    held_by_first: tuple[tuple[int, float], ...]


def within(share: float) -> float:
    """A share as it can be given: neither 0 nor 1, in thousandths."""
    return min(max(round(share, _PLACES), _LEAST), _MOST)


def log_odds(share: float) -> float:
    """The logarithm of right to wrong."""
    return math.log(share / (1 - share))


def share_of(odds: float) -> float:
    """The share whose logarithm of odds is given, in thousandths."""
    return within(1 / (1 + math.exp(-odds)))


def load_shares(path: Path = RULE_SHARES) -> Shares:
    """The shares of rules that the repository keeps."""
    with path.open(encoding="utf-8", newline="") as handle:
        return Shares((row["rule"], int(row["read"]), int(row["right"])) for row in csv.DictReader(handle))


def load_weights(path: Path = EVIDENCE_WEIGHTS) -> dict[str, float]:
    """The weights that the repository keeps, by the code of the evidence."""
    with path.open(encoding="utf-8", newline="") as handle:
        return {row["evidence"]: float(row["weight"]) for row in csv.DictReader(handle)}


class RecognisedDigits(NamedTuple):
    """How sure the letters of a page are that was recognised, and the least sure digit of each number on it."""

    page: float
    numbers: Mapping[str, float]

    def unsure(self, printed: str) -> bool:
        """Whether a digit of a number is. Of one that was put together from several pieces the page says how sure it is."""
        return self.numbers.get("".join(filter(str.isdecimal, printed)), self.page) < _SURE


class Trusted(NamedTuple):
    """What a figure says of its reading."""

    read_by: str
    confidence: Decimal
    doubts: tuple[str, ...]


class Trusting:
    """What can be said of the figures of one document. Asked of each of them, so that nothing is worked out twice."""

    def __init__(self, document: Document) -> None:
        self._pages = {each.page: RecognisedDigits(each.confidence, dict(each.numbers)) for each in document.recognised}

    def evidence(self, name: str, page: int | None, printed: str) -> tuple[str, ...]:
        """The codes of ``EVIDENCE`` that hold for a figure by its name, its page and the text that prints it."""
        found = _BY_LENGTH[min(len(name), _LONG)]
        recognised = self._pages.get(page) if page is not None and self._pages else None
        if recognised is None:
            return found
        return (*found, RECOGNISED, UNSURE_DIGITS) if recognised.unsure(printed) else (*found, RECOGNISED)

    def trusted(self, rule: str, name: str, page: int | None, printed: str) -> Trusted:
        """What the figure says of its reading that ``rule`` read."""
        if not self._pages:
            return _trusted(rule, _BY_LENGTH[min(len(name), _LONG)])
        return _trusted(rule, self.evidence(name, page, printed))


def _by_length(length: int) -> tuple[str, ...]:
    if length <= _VERY_SHORT:
        return (VERY_SHORT_NAME,)
    if length <= _SHORT:
        return (SHORT_NAME,)
    return (LONG_NAME,) if length >= _LONG else ()


_BY_LENGTH = tuple(_by_length(length) for length in range(_LONG + 1))
_SHARES = load_shares()
_WEIGHTS = load_weights()


def confidence(rule: str, found: tuple[str, ...]) -> Decimal:
    """The share of readings by this rule with this evidence that are right, from 0.001 to 0.999."""
    odds = _WEIGHTS[BASE] + _WEIGHTS[RULE] * log_odds(_SHARES.of(rule)) + sum(_WEIGHTS[code] for code in found)
    return Decimal(f"{share_of(odds):.{_PLACES}f}")


@lru_cache(maxsize=4096)
def _trusted(rule: str, found: tuple[str, ...]) -> Trusted:
    doubts = (UNCERTAIN_RULE, *found) if _SHARES.of(rule) < _UNCERTAIN else found
    return Trusted(OCR if RECOGNISED in found else TEXT, confidence(rule, found), doubts)


def expected(figures: Sequence[Figure], first: Sequence[int] = (20, 50, 100)) -> Expected:
    """What the confidence of figures says of a report; ``first`` are numbers of figures that a person may look at."""
    wrong = sorted((1 - float(figure.confidence) for figure in figures), reverse=True)
    errors = sum(wrong)
    held = tuple((count, sum(wrong[:count]) / errors) for count in first if count < len(wrong))
    return Expected(len(wrong), sum(1 - each > MOSTLY_RIGHT for each in wrong), errors, held)
