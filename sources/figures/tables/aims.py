"""Aims of growth among amounts: a column of aims of which most say by how much the amounts beside them are to grow.

Here belongs telling them by their numbers: 计划 holds 7, 8 and 5 where 实际 holds 655.9, 198.3 and 42315. Not here: columns that say
so themselves (``sources.figures.tables.columns``).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Set
from typing import NamedTuple

from sources.cues import any_of
from sources.figures.words import classed
from sources.model import Cell

Place = tuple[int, int]  # row and column

_BESIDE = any_of([*classed("numerals", "before").meaning, *classed("numerals", "after").meaning])
_VALUE = re.compile(
    rf"(?:{_BESIDE})*(?P<value>[-－]?\d[\d,]*(?:\.\d+)?)(?:[-—～~]\d+(?:\.\d+)?)?(?P<percent>[%％]?)(?:{_BESIDE})*"
)
_SMALLER = 2  # an aim of growth is less than half of the amount that is to grow
_MUCH_SMALLER = 5
_FEWEST = 3  # rows that show that a column is of growth
_MOSTLY = 2  # so many times as many show it as not
_LARGEST = 100  # per cent


class _Value(NamedTuple):
    """A number of a cell, and whether it is printed in per cent."""

    number: float
    is_percent: bool


def aims_of_growth(cells: Iterable[Cell], aims: Set[int]) -> frozenset[Place]:
    """Which of the ``cells``, all of them in rows and columns of amounts, are growth: those in columns of ``aims`` of which one is
    printed in per cent, or that are small beside the amounts of their rows, unless few others are so."""
    values: defaultdict[int, dict[int, _Value]] = defaultdict(dict)
    for cell in cells:
        if match := _VALUE.fullmatch("".join(cell.text.split())):
            number = float(match["value"].replace(",", "").replace("－", "-"))
            values[cell.row_no][cell.column_no] = _Value(number, bool(match["percent"]))
    found: set[Place] = set()
    for column in aims:
        found |= _of_column(values, column, aims)
    return frozenset(found)


def _of_column(values: dict[int, dict[int, _Value]], column: int, aims: Set[int]) -> set[Place]:
    """The cells of one column of aims that are growth."""
    growth: set[Place] = set()
    amounts = shown = told = 0
    for row, row_values in values.items():
        if column not in row_values:
            continue
        own = row_values[column]
        beside = [value.number for at, value in row_values.items() if at not in aims and not value.is_percent]
        least = min(beside, default=None)
        if own.number > _LARGEST or (least is not None and own.number * _SMALLER >= least):
            amounts += 1
            continue
        growth.add((row, column))  # one that stands alone is as the others are
        told += own.is_percent
        shown += own.is_percent or (least is not None and own.number * _MUCH_SMALLER < least)
    is_of_growth = shown >= (1 if told else _FEWEST) and len(growth) > _MOSTLY * amounts
    return growth if is_of_growth else set()
