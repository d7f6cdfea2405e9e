"""The model of confidence: what is fitted to judged figures, and how well it does on documents that it has not seen.

Two steps, each a logistic model. The reader's: the log odds of the rule's share of right readings, and what the report alone shows.
The warehouse's adds to the log odds of the first step what vocabulary, ledger and other years say. A document's own figures
never count in the shares that its figures are weighed with while the weights are fitted.

Weights lean on a belief that says as much as ``_BELIEF``: what speaks against a figure takes one off its log odds, what speaks for it
adds one, and neither ever does the opposite. So evidence that the annotated documents hardly show has a weight nevertheless.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from sources.figures.confidence import (
    BASE,
    LONG_NAME,
    RECOGNISED,
    RULE,
    SHORT_NAME,
    UNSURE_DIGITS,
    VERY_SHORT_NAME,
    Shares,
    log_odds,
    share_of,
)

READ = (VERY_SHORT_NAME, SHORT_NAME, LONG_NAME)
"""What the report alone shows; of scans more, which is measured apart."""
SCANNED = (RECOGNISED, UNSURE_DIGITS)
FOR = ("identity_held",)
EITHER = ("known_name", "unknown_name")
AGAINST = ("other_unit", "other_magnitude", "other_value", "identity_broken", "implausible")
SEEN = (*EITHER, *AGAINST, *FOR)
"""What only the warehouse sees."""
_BELIEF = 1.0  # as much as a likelihood whose second derivative is this
_FREE = 0.1  # nearly none: where all figures start is not believed beforehand
_ROUNDS = 100
_PRECISE = 1e-9
_BINS = 10
_QUEUE = 0.2

Floats = npt.NDArray[np.float64]


class Judged(NamedTuple):
    """A figure that was read, and whether it is whole and right. ``read`` and ``seen`` are codes of evidence."""

    group: str
    document: str
    rule: str
    read: tuple[str, ...]
    seen: tuple[str, ...]
    is_right: bool


@dataclass(frozen=True)
class Model:
    """Counts of rules, weights by evidence of the reader (with base and rule), and of the warehouse."""

    rules: dict[str, tuple[int, int]]
    read: dict[str, float]
    seen: dict[str, float]

    def shares(self) -> Shares:
        """The shares of its rules."""
        return Shares((rule, read, right) for rule, (read, right) in self.rules.items())


class Quality(NamedTuple):
    """How well confidence tells right from wrong: figures and wrong ones, the share of right ones among the more trusted half, the
    mean distance between confidence and what is right in ten groups, and the share of wrong ones in the first fifth of the queue."""

    figures: int
    wrong: int
    upper_half: float
    calibration_error: float
    held_by_first_fifth: float


def count_rules(figures: Iterable[Judged]) -> dict[str, tuple[int, int]]:
    """How many figures each rule read, and how many of them are right."""
    read: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for each in figures:
        read[each.rule] += 1
        right[each.rule] += each.is_right
    return {rule: (read[rule], right[rule]) for rule in sorted(read)}


def fit(figures: Sequence[Judged]) -> Model:
    """The model of these figures."""
    rules = count_rules(figures)
    offsets = _apart(figures)
    right = _truths(each.is_right for each in figures)
    first = np.column_stack([np.ones(len(figures)), offsets, *_columns(figures, READ, _of_reading)])
    means = [0.0, 1.0, *(-1.0 for _ in READ)]
    weights = _logistic(first, right, np.zeros(len(figures)), means, [_FREE, *(_BELIEF for _ in means[1:])])
    read = dict(zip((BASE, RULE, *READ), _two_places(weights), strict=True))
    trusted = np.array(
        [log_odds(_read_share(read, offset, each)) for offset, each in zip(offsets, figures, strict=True)]
    )
    means = [0.0 if code in EITHER else 1.0 if code in FOR else -1.0 for code in SEEN]
    second = np.column_stack(_columns(figures, SEEN, _of_warehouse))
    beliefs = [_FREE if code in EITHER else _BELIEF for code in SEEN]
    seen = dict(zip(SEEN, _two_places(_logistic(second, right, trusted, means, beliefs)), strict=True))
    return Model(rules, read, seen)


def fit_scans(model: Model, figures: Sequence[Judged]) -> dict[str, float]:
    """The weights of ``SCANNED`` by figures of scans, with the rest of a model as it is."""
    shares = model.shares()
    plain = [(log_odds(shares.of(each.rule)), each) for each in figures]
    start = np.array([log_odds(_read_share(model.read, offset, each)) for offset, each in plain])
    right = _truths(each.is_right for each in figures)
    columns = np.column_stack(_columns(figures, SCANNED, _of_reading))
    weights = _logistic(columns, right, start, [-1.0 for _ in SCANNED], [_BELIEF for _ in SCANNED])
    return dict(zip(SCANNED, _two_places(weights), strict=True))


def trust(model: Model, figures: Sequence[Judged]) -> tuple[list[float], list[float]]:
    """The confidence of figures by the report alone, and by the warehouse."""
    shares = model.shares()
    read = [_read_share(model.read, log_odds(shares.of(each.rule)), each) for each in figures]
    odds = [
        log_odds(share) + sum(model.seen[code] for code in each.seen) for share, each in zip(read, figures, strict=True)
    ]
    return read, [share_of(each) for each in odds]


def cross_validated(figures: Sequence[Judged]) -> tuple[list[float], list[float]]:
    """The same, each document by a model of all others."""
    read, seen = [0.0] * len(figures), [0.0] * len(figures)
    for document in dict.fromkeys(each.document for each in figures):
        model = fit([each for each in figures if each.document != document])
        places = [at for at, each in enumerate(figures) if each.document == document]
        for at, one, other in zip(places, *trust(model, [figures[at] for at in places]), strict=True):
            read[at], seen[at] = one, other
    return read, seen


def quality(confidence: Sequence[float], right: Sequence[bool]) -> Quality:
    """How well confidence tells right from wrong. Figures that are trusted alike stay in their order."""
    trusted, truth = np.array(confidence), _truths(right)
    order = np.argsort(trusted, kind="stable")
    wrong = 1 - truth
    groups = [group for group in np.array_split(order, _BINS) if len(group)]
    distance = sum(abs(float(trusted[group].mean() - truth[group].mean())) * len(group) for group in groups)
    first = order[: round(_QUEUE * len(order))]
    upper = order[len(order) - len(order) // 2 :]
    return Quality(
        len(order),
        int(wrong.sum()),
        float(truth[upper].mean()),
        distance / len(order),
        float(wrong[first].sum() / wrong.sum()) if wrong.any() else 1.0,
    )


def groups_of_ten(confidence: Sequence[float], right: Sequence[bool]) -> list[tuple[int, float, float]]:
    """Figures in ten groups, the least trusted first: how many, their mean confidence, and the share that is right."""
    trusted, truth = np.array(confidence), _truths(right)
    parts = np.array_split(np.argsort(trusted, kind="stable"), _BINS)
    return [(len(part), float(trusted[part].mean()), float(truth[part].mean())) for part in parts if len(part)]


def _of_reading(figure: Judged) -> Collection[str]:
    return figure.read


def _of_warehouse(figure: Judged) -> Collection[str]:
    return figure.seen


def _columns(figures: Sequence[Judged], codes: Sequence[str], of: Callable[[Judged], Collection[str]]) -> list[Floats]:
    return [_truths(code in of(each) for each in figures) for code in codes]


def _truths(values: Iterable[bool]) -> Floats:
    return np.array(list(values), dtype=np.float64)


def _two_places(weights: Floats) -> list[float]:
    return [round(float(weight), 2) for weight in weights]


def _apart(figures: Sequence[Judged]) -> Floats:
    """The log odds of each figure's rule by all other documents."""
    shares = {
        document: Model(count_rules(each for each in figures if each.document != document), {}, {}).shares()
        for document in {each.document for each in figures}
    }
    return np.array([log_odds(shares[each.document].of(each.rule)) for each in figures])


def _read_share(weights: dict[str, float], offset: float, figure: Judged) -> float:
    known = sum(weights.get(code, 0.0) for code in figure.read)
    return share_of(weights[BASE] + weights[RULE] * offset + known)


def _logistic(
    columns: Floats, right: Floats, start: Floats, means: Sequence[float], beliefs: Sequence[float]
) -> Floats:
    """The weights of columns that make the truth likeliest, by Newton's steps. ``start`` are the log odds before them; a weight
    with a mean that is not 0 keeps its sign, or is 0."""
    mean, belief = np.array(means), np.array(beliefs)
    weights = mean.copy()
    for _ in range(_ROUNDS):
        share = 1 / (1 + np.exp(-(columns @ weights + start)))
        slope = columns.T @ (right - share) - belief * (weights - mean)
        curve = (columns * (share * (1 - share))[:, None]).T @ columns + np.diag(belief)
        step: Floats = np.linalg.solve(curve, slope)
        weights = weights + step
        if float(np.abs(step).max()) < _PRECISE:
            break
    clipped: Floats = np.where(mean == 0, weights, np.sign(mean) * np.maximum(np.sign(mean) * weights, 0.0))
    return clipped
