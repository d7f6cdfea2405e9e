"""Headers whose places are printed, empty ones too: over which places each cell reaches.

Here belong rows of a header as a grid, and rows that print their texts alone where these come out in one way. Not here: headers in
pieces (``headers``).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from sources.documents.layout.flattened.header_words import FEWEST_TITLES
from sources.documents.layout_elements import GridCell


def spanned(rows: Sequence[Sequence[str]]) -> tuple[tuple[GridCell, ...], ...]:
    """Header rows that print every place: a cell reaches over the empty ones beside it that stand over others, or down over those
    below it; so does one that is printed again in each of them."""
    rows = unrepeated(rows)
    taken: set[tuple[int, int]] = set()
    made: list[tuple[GridCell, ...]] = []
    for row, texts in enumerate(rows):
        cells: list[GridCell] = []
        for column in range(len(texts)):
            if (row, column) not in taken:
                cell = _spanning(rows, row, column)
                down, right = range(row, row + cell.row_span), range(column, column + cell.column_span)
                taken.update(product(down, right))
                cells.append(cell)
        made.append(tuple(cells))
    return tuple(made)


def unrepeated(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """The rows of a header without the texts that are printed again in each place that their cell reaches over."""
    return [
        ["" if _is_again(rows, row, column) else text for column, text in enumerate(texts)]
        for row, texts in enumerate(rows)
    ]


def _is_again(rows: Sequence[Sequence[str]], row: int, column: int) -> bool:
    text = rows[row][column]
    if row and rows[row - 1][column] == text and _are_one_header(rows[row - 1], rows[row]):
        return True
    below = rows[row + 1] if row + 1 < len(rows) else ()
    if not (column and below and _are_one_header(rows[row], below)):
        return False
    return rows[row][column - 1] == text and below[column - 1] != below[column]


def _are_one_header(upper: Sequence[str], lower: Sequence[str]) -> bool:
    """Whether two rows stand over the same labels: rows that have labels of their own print every cell anew."""
    return not (upper[0] and lower[0]) or upper[0] == lower[0]


def padded(rows: Sequence[Sequence[str]], width: int) -> tuple[tuple[GridCell, ...], ...]:
    """Header rows that print the texts of their cells alone, so many that they stand over so many columns in one way: the last of
    each row reach over those of the row below, all others down to the body. Empty where they do not come out so."""
    if len(rows) < FEWEST_TITLES or not all(rows):
        return ()
    columns = len(rows[-1])
    made = [tuple(GridCell(text) for text in rows[-1])]
    for depth, upper in enumerate(reversed(rows[:-1]), 2):
        is_top = depth == len(rows)
        groups = len(upper) + columns - width if is_top else 1
        if not 0 < groups < len(upper) + (not is_top) or columns % groups:
            return ()
        alone = len(upper) - groups
        spans = [GridCell(text, row_span=depth) for text in upper[:alone]]
        made.append((*spans, *(GridCell(text, column_span=columns // groups) for text in upper[alone:])))
        columns += alone
    return tuple(reversed(made)) if columns == width else ()


def _spanning(rows: Sequence[Sequence[str]], row: int, column: int) -> GridCell:
    right = column + 1
    while rows[row][column] and right < len(rows[row]) and _goes_on(rows, row, right):
        right += 1
    down = row + 1
    while rows[row][column] and right == column + 1 and down < len(rows) and not rows[down][column]:
        down += 1
    return GridCell(rows[row][column], down - row, right - column)


def _goes_on(rows: Sequence[Sequence[str]], row: int, column: int) -> bool:
    """Whether an empty place of a header belongs to the cell on its left: it stands over another, and below none of its own."""
    has_own = any(rows[upper][column] for upper in range(row))
    return not has_own and _is_covered(rows, row, column) and _below(rows, row, column)


def _below(rows: Sequence[Sequence[str]], row: int, column: int) -> bool:
    return any(lower[column] for lower in rows[row + 1 :])


def _is_covered(rows: Sequence[Sequence[str]], row: int, column: int) -> bool:
    """Whether an empty place of a header belongs to the cell above it, or to the one on its left."""
    if rows[row][column]:
        return False
    above = any(rows[upper][column] for upper in range(row))
    return above or (_below(rows, row, column) and any(rows[row][:column]))
