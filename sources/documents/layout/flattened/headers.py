"""The header of a table whose cells lost their places: which of its pieces are one cell, and over which columns each stands.

Here belong headers of one and of two rows, in which a cell of the first may stand over several of the second. Not here: where a
header begins (``rows``), what a cell says (``header_words``) and how well cells fit each other (``header_fit``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, islice, pairwise, takewhile
from operator import itemgetter
from typing import NamedTuple

from sources.documents.cues import cues
from sources.documents.layout.flattened.cells import Printed, is_unit
from sources.documents.layout.flattened.header_fit import (
    ODD,
    UNLIKELY,
    WRONG,
    Column,
    dates,
    ends_in_one_of,
    fit,
    leads_amiss,
    may_stand_over,
    says_again,
    sums_up,
)
from sources.documents.layout.flattened.header_words import (
    BRACKET,
    FEWEST_TITLES,
    OVER_CHANGES,
    RATIO,
    UNIT_BELOW,
    is_known,
    is_relative,
    rather_over_others,
    says_which_amount,
)
from sources.documents.layout_elements import GridCell, tight

_CUES = cues("tables")
_RATE = re.compile(r"率(?:[(（]?[%％][)）]?)?$")
OVER_RATIOS = re.compile(_CUES["column"]["ratio"])
"""What stands over ratios, where their unit is printed elsewhere: 占比, 构成."""
_MOST_PIECES, MOST_IN_CELL, _MOST_GROUPS = 60, 6, 6
_FEWEST_KNOWN = 0.6


class Header(NamedTuple):
    """The rows of a header, and how likely they are read right: 0 where every cell is known, below it otherwise."""

    rows: tuple[tuple[GridCell, ...], ...]
    likely: float = 0.0


def header_of(pieces: Sequence[Printed], columns: Sequence[Column], *, are_cells: bool = False) -> Header | None:
    """The header made of these pieces, over these columns; None where no way of reading them fits.

    ``are_cells``: each piece is a cell, none is part of one.
    """
    width = len(columns)
    pieces = pieces if are_cells else _with_units_below(pieces, columns) or _with_brackets(pieces, width)
    if len(pieces) == width:
        arranged = _arranged([piece.text for piece in pieces], 0, columns, are_cells)
        return Header(arranged[0], likely(pieces)) if arranged else None
    if not width <= len(pieces) <= _MOST_PIECES:
        return None
    return _best(pieces, len(pieces) - width, columns, are_cells)


def _best(pieces: Sequence[Printed], most: int, columns: Sequence[Column], are_cells: bool) -> Header | None:
    """The likeliest header of so many more pieces than columns."""
    fits: list[tuple[tuple[float, float], Header]] = []
    for groups in range(most if are_cells else 0, min(_MOST_GROUPS, most) + 1):
        if fit := _fit_of(pieces, groups, columns, are_cells):
            fits.append(fit)
            if not (groups or are_cells or fit[1].likely) and all(piece.opens for piece in pieces):
                break  # cells in pieces, one below the other, that are all known
    # of two as likely the one with more groups: words that two lines print are rather two cells
    return max(reversed(fits), key=itemgetter(0))[1] if fits else None


def _with_units_below(pieces: Sequence[Printed], columns: Sequence[Column]) -> list[Printed]:
    """The pieces of a header whose last ones are a row of units in brackets, each joined to the cell that it stands below: 2024年,
    增长 over （亿元）, （%）; one of which nobody can tell below which is left out. None where they are no such row."""
    head, units = pieces[: len(columns)], pieces[len(columns) :]
    if len(units) < FEWEST_TITLES or not all(BRACKET.fullmatch(unit.text) and is_unit(unit.text) for unit in units):
        return []
    fits = _fits_of_units(head, units, columns)
    if not fits:
        return []
    # each place that is the only one for its unit
    places = (dict.fromkeys(places) for places in zip(*fits, strict=True))
    below = {next(iter(each)): unit for each, unit in zip(places, units, strict=True) if len(each) == 1}
    return [replace(cell, text=cell.text + below[at].text) if at in below else cell for at, cell in enumerate(head)]


def _fits_of_units(
    head: Sequence[Printed], units: Sequence[Printed], columns: Sequence[Column]
) -> list[tuple[int, ...]]:
    """The columns below whose headers so many units may stand, in each way that they may."""
    over = [at for at, column in enumerate(columns) if not (column.is_text or UNIT_BELOW.search(head[at].text))]
    ways = list(combinations(over, len(units)))
    if len(over) == len(units):
        return ways
    return [
        each for each in ways if all(_takes(head[at], columns[at], unit) for at, unit in zip(each, units, strict=True))
    ]


def _takes(over: Printed, column: Column, unit: Printed) -> bool:
    """Whether a header may have a unit: one of ratios only that of ratios, and large numbers have none of these."""
    is_ratio = bool(RATIO.search(unit.text))
    return not (is_ratio and column.is_amount) and is_ratio == bool(OVER_RATIOS.search(tight(over.text)))


def _with_brackets(pieces: Sequence[Printed], width: int) -> list[Printed]:
    """The pieces with those that are nothing but a bracket, a unit below its header, joined to the one before."""
    joined: list[Printed] = []
    for piece in pieces:
        if joined and BRACKET.fullmatch(piece.text) and len(pieces) > width:
            joined[-1] = replace(joined[-1], text=joined[-1].text + piece.text)
        else:
            joined.append(piece)
    return joined


def _fit_of(
    pieces: Sequence[Printed], groups: int, columns: Sequence[Column], are_cells: bool
) -> tuple[tuple[float, float], Header] | None:
    """The header in which so many cells stand over several, with how likely it is; None where it does not fit."""
    cells, likely = _cut(pieces, len(columns) + groups)
    if likely <= UNLIKELY:
        return None
    known = sum(is_known(tight(cell)) for cell in cells) / len(cells)
    are_enough = are_cells or known >= _FEWEST_KNOWN or _ends_twice(cells, groups)
    arranged = _arranged(cells, groups, columns, are_cells) if are_enough else None
    return ((likely, arranged[1]), Header(arranged[0], likely)) if arranged else None


def _ends_twice(cells: list[str], groups: int) -> bool:
    """Whether cells end in the same words as often as groups stand over them: 小计, 一般债务, 小计, 一般债务."""
    spans = range(2, len(cells) // max(groups, 1))
    return groups > 1 and any(cells[-span:] * groups == cells[-span * groups :] for span in spans)


def _cut(pieces: Sequence[Printed], count: int) -> tuple[list[str], float]:
    """The pieces as so many cells, as many as possible of them known, and how likely that is."""
    scores: list[list[float]] = [[0.0, *[UNLIKELY] * len(pieces)]]
    starts: list[list[int]] = [[0] * (len(pieces) + 1)]
    for _ in range(count):
        row, start = [UNLIKELY] * (len(pieces) + 1), [0] * (len(pieces) + 1)
        for end in range(1, len(pieces) + 1):
            ways = range(max(0, end - MOST_IN_CELL), end)
            start[end] = max(ways, key=lambda at, end=end: scores[-1][at] + _likely(pieces[at:end]))  # type: ignore[misc]
            row[end] = scores[-1][start[end]] + _likely(pieces[start[end] : end])
        scores.append(row)
        starts.append(start)
    cells: list[str] = []
    end = len(pieces)
    for number in range(count, 0, -1):
        start_at = starts[number][end]
        cells.append("".join(piece.text for piece in pieces[start_at:end]))
        end = start_at
    return cells[::-1], scores[-1][-1]


def _likely(pieces: Sequence[Printed]) -> float:
    """How likely pieces are one cell: known words are, other pieces are rather cells of their own, and so are those of one line."""
    beside = sum(not piece.opens for piece in pieces[1:])
    if is_known(tight("".join(piece.text for piece in pieces))):
        return -beside
    if sum(is_known(tight(piece.text)) and not BRACKET.fullmatch(piece.text) for piece in pieces) > 1:
        return UNLIKELY  # two words that are cells by themselves: 单位, 本期价格
    return -0.5 - 1.5 * (len(pieces) - 1) - beside


@dataclass(frozen=True, slots=True)
class _Arrangement:
    """The cells of two header rows, and which of the first row stand over how many of the second."""

    upper: Sequence[str]
    lower: Sequence[str]
    groups: tuple[int, ...]
    spans: tuple[int, ...]  # of the groups

    @property
    def is_uneven(self) -> bool:
        """Whether one of the groups stands over more cells than another."""
        return len(set(self.spans)) > 1

    def over(self) -> Iterator[tuple[str, Sequence[str]]]:
        """Each cell of the first row with those below it."""
        lower, spans = iter(self.lower), iter(self.spans)
        for at, cell in enumerate(self.upper):
            yield cell, list(islice(lower, next(spans))) if at in self.groups else ()

    def leaves(self) -> list[str]:
        """The lowest cell over each column."""
        return [leaf for cell, below in self.over() for leaf in below or [cell]]

    def rows(self) -> tuple[tuple[GridCell, ...], ...]:
        upper = tuple(
            GridCell(cell, column_span=len(below)) if below else GridCell(cell, row_span=2)
            for cell, below in self.over()
        )
        return upper, tuple(GridCell(cell) for cell in self.lower)

    def score(self, columns: Sequence[Column]) -> float:
        """How well it fits what the body shows; below zero where it does not. A time alone rather stands over others."""
        at, over_groups = 0, 0.0
        for cell, leaves in self.over():
            if leaves:
                below = columns[at : at + len(leaves)]
                is_twice = len(set(leaves)) < len(leaves)
                if is_twice or any(column.is_text for column in below) or not may_stand_over(cell, leaves):
                    return UNLIKELY
                over_groups += rather_over_others(cell) - ODD * says_again(cell, leaves) + ODD * dates(cell, leaves)
                over_groups += ends_in_one_of(cell, leaves) - leads_amiss(cell, leaves) + sums_up(leaves, below)
            else:
                over_groups -= ODD * says_which_amount(cell)  # 计划 beside 2024年 over 预计, 增长%
            over_groups -= ODD * (cell in self.lower)
            at += len(leaves) or 1
        span = self.spans[0]
        repeated = list(self.lower[:span]) * len(self.groups) == list(self.lower)
        # below one cell alone nothing can but repeat
        return over_groups + min(len(self.groups), 2) * repeated + fit(self.leaves(), columns)


def likely(pieces: Sequence[Printed]) -> float:
    """How likely pieces are cells of a header, each by itself."""
    return sum(_likely([piece]) for piece in pieces)


def _arranged(
    cells: Sequence[str], groups: int, columns: Sequence[Column], are_cells: bool
) -> tuple[tuple[tuple[GridCell, ...], ...], float] | None:
    """The cells as rows, of which so many cells stand over several, and how well that fits; None where it does not."""
    if not groups:
        fits = fit(cells, columns)
        return ((tuple(GridCell(cell) for cell in cells),), fits) if fits > WRONG else None
    scored = [(each.score(columns), each) for each in _arrangements(cells, groups, are_cells)]
    score, best = max(scored, key=itemgetter(0), default=(UNLIKELY, None))
    if best is None or score <= WRONG:
        return None
    alike = [
        each
        for fits, each in scored
        if fits == score and (each.upper == best.upper or each.is_uneven != best.is_uneven)
    ]
    alike = _of_other_words(alike) if are_cells else alike
    return (alike[0].rows(), score) if len(alike) == 1 else None  # no one can tell which it is


def _of_other_words(arrangements: list[_Arrangement]) -> list[_Arrangement]:
    """Those in which no cell of the first row is one of the second, as whole words tell; all where none is so."""
    return [each for each in arrangements if set(each.upper).isdisjoint(each.lower)] or arrangements


def _arrangements(cells: Sequence[str], groups: int, are_cells: bool) -> Iterator[_Arrangement]:
    for lower in range(2 * groups, len(cells) - groups):
        upper = len(cells) - lower
        spans = _spans(cells[upper:], groups, are_cells) if upper <= MOST_IN_CELL * 2 else ()
        if spans:
            for each in combinations(range(1, upper), groups):
                yield _Arrangement(cells[:upper], cells[upper:], each, spans)


def _spans(lower: Sequence[str], groups: int, are_cells: bool) -> tuple[int, ...]:
    """Over how many of the lower cells each group stands: over as many, or up to the change or ratio that ends each of them (计划,
    完成, 增长%, 目标, 增长%); empty where they come out in no way."""
    span, left = divmod(len(lower), groups)
    if not left:
        # of a header in pieces nobody knows which of them is a whole ratio
        return _with_ratios(lower, span) if are_cells else (span,) * groups
    ends = _ends_of_groups(lower, groups)
    spans = tuple(end - before for before, end in pairwise([-1, *ends]))
    return spans if len(spans) == groups and ends[-1] == len(lower) - 1 and min(spans) > 1 else ()


def _ends_of_groups(lower: Sequence[str], groups: int) -> list[int]:
    """The lower cells that may end the groups: those called as the last one, or changes, or rates too where these are too few."""
    alike = [at for at, cell in enumerate(lower) if cell == lower[-1]]
    changes = [at for at, cell in enumerate(lower) if OVER_CHANGES.search(tight(cell))]
    ratios = [at for at, cell in enumerate(lower) if at in changes or _RATE.search(tight(cell))]
    return next((each for each in (alike, changes) if len(each) == groups), ratios)


def _with_ratios(lower: Sequence[str], span: int) -> tuple[int, ...]:
    """So many of the lower cells for each group, but for ratios that would begin one before its amounts: they belong to the amounts
    before them (预算数, 完成数, 完成预算%, 完成数, 增长%: the year's three and those of the year before)."""
    parted = [lower[at : at + span] for at in range(0, len(lower), span)]
    leads = [len(list(takewhile(is_relative, group))) for group in parted]
    if leads[0] or span in leads:
        return (span,) * len(parted)
    return tuple(span - lead + after for lead, after in pairwise([*leads, 0]))
