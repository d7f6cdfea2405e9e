"""The geometry of a grid: which places its cells cover, and the same grid without rows and columns that hold nothing.

Here belongs what can be said of a grid without reading its texts as Chinese. Not here: captions, headers, continuations
(``sources.documents.layout``).
"""

from __future__ import annotations

from collections.abc import Sequence
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
    counts = {len(row) for row in grid.rows if any(cell.text.strip() for cell in row)}
    placed = place(grid.rows)
    if len(counts) == 1 and counts != {1} and all(each.cell.row_span == 1 for each in placed):
        grid = replace(grid, rows=tuple(tuple(_spanning(cell, 1, 1) for cell in row) for row in grid.rows))
        placed = place(grid.rows)
    filled = [each for each in placed if each.cell.text.strip()]
    rows = {row: index for index, row in enumerate(sorted({each.row for each in filled}))}
    columns = {column: index for index, column in enumerate(sorted({each.column for each in filled}))}
    kept: list[list[GridCell]] = [[] for _ in rows]
    for each in placed:
        down = [rows[row] for row in range(each.row, each.row + each.cell.row_span) if row in rows]
        right = [columns[at] for at in range(each.column, each.column + each.cell.column_span) if at in columns]
        if down and right:
            kept[down[0]].append(_spanning(each.cell, len(down), len(right)))
    return replace(grid, rows=tuple(tuple(row) for row in kept))
