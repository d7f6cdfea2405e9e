"""Rows that print fewer values than the table has columns, placed by what adds up.

Where the first column is the total of the others, a short row shows it: its first value is the sum of the rest. The rows below a full
one whose totals add up to its total are its parts, and in each column they add up, too; a row whose total is the difference of two
others is their difference in each column. Where that leaves one place for a value, it is its place. Not here: what one row shows by
itself (``placing``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations, permutations

_FEWEST = 3  # rows that show that the first column is the total
_MOST_COLUMNS = 12
_MOST_PARTS = 40
_MOST_TRIES = 5_000
_MOST_BALANCES = 12  # rows of which two may differ by another

Row = Sequence[Decimal | None]
"""The numbers of a row: as many as the table has columns where it is placed, else fewer."""

Places = tuple[int, ...]
"""The column of each value of a row."""


def places(rows: Sequence[Row], width: int) -> Mapping[int, Places]:
    """The columns of the values of short rows, by the number of the row: ``(0,)`` where only that of their total can be told.

    ``rows`` are those of one table from the top down, ``width`` is the number of its columns.
    """
    full = {at: row for at, row in enumerate(rows) if len(row) == width}
    short = _short(rows, width)
    if not short or width > _MOST_COLUMNS or not _are_totals(full.values()):
        return {}
    found: dict[int, Places] = {}
    heads: list[Row] = []
    for at in sorted(full):
        if parts := _parts(rows, full, at):
            heads.append(full[at])
            found.update(_of_parts(full[at], [full[part] for part in parts if part in full], _those(short, parts)))
    return {at: found.get(at) or _of_difference(row, heads[:_MOST_BALANCES]) for at, row in short.items()}


def _short(rows: Sequence[Row], width: int) -> dict[int, tuple[Decimal, ...]]:
    """The rows with fewer values than columns whose first value is the total of the rest."""
    short = {at: _numbers(row) for at, row in enumerate(rows) if 1 < len(row) < width and None not in row}
    return {at: row for at, row in short.items() if row[0] == sum(row[1:])}


def _numbers(row: Row) -> tuple[Decimal, ...]:
    return tuple(number or Decimal(0) for number in row)


def _those(rows: Mapping[int, tuple[Decimal, ...]], numbers: Sequence[int]) -> dict[int, tuple[Decimal, ...]]:
    return {at: rows[at] for at in numbers if at in rows}


def _are_totals(rows: Iterable[Row]) -> bool:
    """Whether the first column is the sum of the others in nearly all full rows."""
    verdicts = [row[0] == sum(_numbers(row[1:])) for row in rows if row[0] is not None]
    return sum(verdicts) >= max(_FEWEST, len(verdicts) - 1)


def _parts(rows: Sequence[Row], full: Mapping[int, Row], at: int) -> list[int]:
    """The rows below a full one, the totals of which add up to its own; none where they do not."""
    left = full[at][0] or Decimal(0)
    for end in range(at + 1, min(len(rows), at + 1 + _MOST_PARTS)):
        left -= (rows[end][0] if rows[end] else None) or Decimal(0)
        if left < 0:
            return []
        if not left:
            return list(range(at + 1, end + 1)) if end > at + 1 else []
    return []


def _of_parts(whole: Row, full: Sequence[Row], short: Mapping[int, tuple[Decimal, ...]]) -> dict[int, Places]:
    """The places of the short parts of a whole, with which each column adds up; those that are the same in all the ways to do so."""
    left = [(number or Decimal(0)) - sum(part[at] or Decimal(0) for part in full) for at, number in enumerate(whole)]
    # the largest values have the fewest places: they first, so that less is tried
    order = sorted(short, key=lambda number: -max(short[number][1:]))
    ways = _Ways(left, [short[number] for number in order]).all()
    told: dict[int, Places] = {}
    for at, number in enumerate(order):
        choices = {way[at] for way in ways}
        if len(choices) == 1:
            told[number] = choices.pop()
    return told


class _Ways:
    """All the ways to put short rows into columns so that nothing is left over in any."""

    def __init__(self, left: list[Decimal], rows: Sequence[tuple[Decimal, ...]]) -> None:
        self._left = left
        self._rows = rows
        self._tries = 0

    def all(self) -> list[tuple[Places, ...]]:
        """The ways; none where there are too many to try."""
        if any(number < 0 for row in self._rows for number in row):
            return []
        ways = list(self._from(0, ()))
        return ways if self._tries <= _MOST_TRIES else []

    def _from(self, at: int, chosen: tuple[Places, ...]) -> Iterator[tuple[Places, ...]]:
        if at == len(self._rows):
            if not any(self._left):
                yield chosen
            return
        row = self._rows[at]
        for place in self._fitting(row):
            for column, number in zip(place, row, strict=True):
                self._left[column] -= number
            yield from self._from(at + 1, (*chosen, place))
            for column, number in zip(place, row, strict=True):
                self._left[column] += number

    def _fitting(self, row: tuple[Decimal, ...]) -> Iterator[Places]:
        """The places at which a row takes no more than what is left."""
        for each in combinations(range(1, len(self._left)), len(row) - 1):
            self._tries += 1
            if self._tries > _MOST_TRIES:
                return
            if all(number <= self._left[column] for column, number in zip(each, row[1:], strict=True)):
                yield (0, *each)


def _of_difference(row: tuple[Decimal, ...], full: Sequence[Row]) -> Places:
    """The places of a row that is what two others differ by; where it is not, that of its total."""
    for one, other in permutations(full, 2):
        apart = [(a or Decimal(0)) - (b or Decimal(0)) for a, b in zip(one, other, strict=True)]
        if tuple(number for number in apart if number) == tuple(number for number in row if number):
            columns = [at for at, number in enumerate(apart) if number]
            return tuple(columns) if len(columns) == len(row) else (0,)
    return (0,)
