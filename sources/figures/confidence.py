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


Pages = Mapping[int, RecognisedDigits]


def recognised_pages(document: Document) -> Pages:
    """The recognised pages of a document by their number."""
    return {each.page: RecognisedDigits(each.confidence, dict(each.numbers)) for each in document.recognised}


def evidence(figure: Figure, pages: Pages) -> tuple[str, ...]:
    """The codes of ``EVIDENCE`` that hold for a figure; ``pages`` are those of ``recognised_pages``."""
    page = pages.get(figure.page) if figure.page is not None else None
    found = _of_length(len(figure.printed_indicator))
    if page is None:
        return found
    unsure = _sureness(figure.printed_text, page) < _SURE
    return (*found, RECOGNISED, UNSURE_DIGITS) if unsure else (*found, RECOGNISED)


def _of_length(length: int) -> tuple[str, ...]:
    """What the length of a name says."""
    if length <= _SHORT:
        return (VERY_SHORT_NAME,) if length <= _VERY_SHORT else (SHORT_NAME,)
    return (LONG_NAME,) if length >= _LONG else ()


def _sureness(printed: str, page: RecognisedDigits) -> float:
    """How sure the least sure digit of a number is; that of the page for one that was put together from several pieces."""
    digits = "".join(filter(str.isdecimal, printed))
    return page.numbers.get(digits, page.page)


_WEIGHED = Figure._fields.index("read_by")
_SHARES = load_shares()
_WEIGHTS = load_weights()


@lru_cache(maxsize=4096)
def confidence(rule: str, found: tuple[str, ...]) -> Decimal:
    """The share of readings by this rule with this evidence that are right, from 0.001 to 0.999."""
    odds = _WEIGHTS[BASE] + _WEIGHTS[RULE] * log_odds(_SHARES.of(rule)) + sum(_WEIGHTS[code] for code in found)
    return Decimal(f"{share_of(odds):.{_PLACES}f}")


@lru_cache(maxsize=4096)
def _doubts(rule: str, found: tuple[str, ...]) -> tuple[str, ...]:
    return (UNCERTAIN_RULE, *found) if _SHARES.of(rule) < _UNCERTAIN else found


def weighed(figures: Iterable[Figure], document: Document) -> Iterator[Figure]:
    """The figures of a document, each with what read it, its confidence and its doubts."""
    pages = recognised_pages(document)
    for figure in figures:
        found = evidence(figure, pages)
        read_by = OCR if RECOGNISED in found else TEXT
        # its last fields; ``_replace`` asks for each of all the others by its name
        said = (read_by, confidence(figure.rule, found), _doubts(figure.rule, found))
        yield Figure._make((*figure[:_WEIGHED], *said))


def expected(figures: Sequence[Figure], first: Sequence[int] = (20, 50, 100)) -> Expected:
    """What the confidence of figures says of a report; ``first`` are numbers of figures that a person may look at."""
    wrong = sorted((1 - float(figure.confidence) for figure in figures), reverse=True)
    errors = sum(wrong)
    held = tuple((count, sum(wrong[:count]) / errors) for count in first if count < len(wrong))
    return Expected(len(wrong), sum(1 - each > MOSTLY_RIGHT for each in wrong), errors, held)
