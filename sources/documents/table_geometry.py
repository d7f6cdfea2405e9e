"""The geometry of a grid: which places its cells cover, and the same grid without rows and columns that hold nothing.

Here belongs what can be said of a grid without reading its texts as Chinese. Not here: captions, headers, continuations
(``sources.documents.layout``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sources.documents.layout_elements import Grid, GridCell


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell with its place: ``row`` and ``column`` count from 0."""

    row: int
    column: int
    cell: GridCell


def place(rows: Sequence[Sequence[GridCell]]) -> list[Placed]:
    """The cells with their places, in reading order; a row span that reaches below the last row is cut."""
    placed: list[Placed] = []
    taken: set[tuple[int, int]] = set()
    for row, cells in enumerate(rows):
        column = 0
        for cell in cells:
            while (row, column) in taken:
                column += 1
            height = min(cell.row_span, len(rows) - row)
            if height > 1:  # only what reaches below can stand in the way of a later row
                taken.update(
                    (row + down, column + right) for down in range(1, height) for right in range(cell.column_span)
                )
            placed.append(Placed(row, column, _spanning(cell, height, cell.column_span)))
            column += cell.column_span
    return placed


def _spanning(cell: GridCell, row_span: int, column_span: int) -> GridCell:
    """The cell with these spans: nearly always the cell itself, and a copy costs as much as all the rest."""
    if (cell.row_span, cell.column_span) == (row_span, column_span):
        return cell
    return replace(cell, row_span=row_span, column_span=column_span)


def width(grid: Grid) -> int:
    """The number of columns."""
    if all(cell.row_span == 1 for row in grid.rows for cell in row):
        return max((sum(cell.column_span for cell in row) for row in grid.rows), default=0)
    return max((each.column + each.cell.column_span for each in place(grid.rows)), default=0)


def matrix(grid: Grid) -> list[list[str]]:
    """The texts as a full rectangle: a merged cell's text at its top left, the other places that it covers empty."""
    columns = width(grid)
    texts = [[""] * columns for _ in grid.rows]
    for each in place(grid.rows):
        texts[each.row][each.column] = each.cell.text
    return texts


def tighten(grid: Grid) -> Grid:
    """The grid without rows and columns in which no text begins; spans shrink with what they cover.

    Where every row has the same number of cells and none reaches below, the cells are the columns, whatever spans the
    format gives: word processors draw the borders of a column a little aside from row to row.
    """
    if _cells_are_columns(grid):
        grid = replace(grid, rows=tuple(tuple(_spanning(cell, 1, 1) for cell in row) for row in grid.rows))
    placed = place(grid.rows)
    filled = [each for each in placed if each.cell.text.strip()]
    rows = _numbered(each.row for each in filled)
    columns = _numbered(each.column for each in filled)
    kept: list[list[GridCell]] = [[] for _ in rows]
    for each in placed:
        down = _covered(rows, each.row, each.cell.row_span)
        right = _covered(columns, each.column, each.cell.column_span)
        if down and right:
            kept[down[0]].append(_spanning(each.cell, len(down), len(right)))
    return replace(grid, rows=tuple(tuple(row) for row in kept))


def spread(grid: Grid, heights: Mapping[int, int]) -> Grid:
    """The grid with each of the rows in ``heights`` as so many rows: a cell of as many lines gives one to each of them, any other
    reaches over all of them."""
    rows: list[list[GridCell]] = [[] for _ in range(len(grid.rows) + sum(height - 1 for height in heights.values()))]
    firsts = [0]
    for row in range(len(grid.rows)):
        firsts.append(firsts[-1] + heights.get(row, 1))
    for each in place(grid.rows):
        first, end = firsts[each.row], firsts[each.row + each.cell.row_span]
        if each.row in heights and len(each.cell.lines) == end - first:
            for row, line in enumerate(each.cell.lines, first):
                rows[row].append(replace(each.cell, text=line, lines=()))
        else:
            rows[first].append(_spanning(each.cell, end - first, each.cell.column_span))
    return replace(grid, rows=tuple(map(tuple, rows)))


def _cells_are_columns(grid: Grid) -> bool:
    """Whether all rows that hold a text have the same number of cells, more than one, and no cell reaches below its row."""
    counts = {len(row) for row in grid.rows if any(cell.text.strip() for cell in row)}
    if len(counts) != 1 or counts == {1}:
        return False
    # a span in the last row reaches nothing
    return all(cell.row_span == 1 for row in grid.rows[:-1] for cell in row)


def _numbered(places: Iterable[int]) -> dict[int, int]:
    """The number of each of the places in their order, from 0."""
    return {place: number for number, place in enumerate(sorted(set(places)))}


def _covered(numbers: Mapping[int, int], first: int, span: int) -> list[int]:
    """The numbers of those of the places from the first on that have one."""
    return [numbers[at] for at in range(first, first + span) if at in numbers]
