"""Sheets of cells, whatever file they come from: lines above and below a table, the table, its merged cells.

Here belongs what ``xlsx``, ``xls`` and ``delimited`` share. Not here: what a file stores (these three), how a number is shown
(``sources.documents.formats.number_formats``).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

from sources.cues import any_of
from sources.documents import layout, limits
from sources.documents.cues import cues
from sources.documents.layout_elements import Element, Grid, GridCell, Text, squeeze, tight

INDENT = 2  # half letters of one step of a cell's indent
_UNNAMED = re.compile(rf"{any_of(cues('sheets')['unnamed']['words'])}?\s*\d*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SheetCell:
    """What a cell shows, and how far it stands in, in half letters."""

    text: str
    indent: int = 0


@dataclass(slots=True)
class Sheet:
    """One sheet; rows and columns count from 0. ``merged`` has first row, last row, first column, last column of each range."""

    name: str
    cells: dict[tuple[int, int], SheetCell] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)


def elements(sheets: Sequence[Sheet], name: str) -> list[Element]:
    """The lines and tables of sheets in order; the sheets' names are headings where there are several and somebody named
    them. Raises ReportError."""
    found: list[Element] = []
    filled = [(sheet, content) for sheet in sheets if (content := _content(sheet, name))]
    are_named = len(filled) > 1 and not all(_UNNAMED.fullmatch(sheet.name.strip()) for sheet, _ in filled)
    for sheet, content in filled:
        if are_named:
            said = {tight(each.text) for each in content if isinstance(each, Text)}
            if tight(sheet.name) not in said:
                found.append(Text(squeeze(sheet.name), level=1))
        found.extend(content)
    return found


def _content(sheet: Sheet, name: str) -> list[Element]:
    """The lines above the first row that has two cells, the table, the lines below its last such row."""
    cells = _shown_cells(sheet)
    by_row: dict[int, list[int]] = defaultdict(list)
    for row, column in sorted(cells):
        by_row[row].append(column)
    rows = sorted(by_row)
    wide = [row for row in rows if len(by_row[row]) > 1]
    if not wide:
        return [_line(cells[row, by_row[row][0]]) for row in rows]
    inside = [row for row in rows if wide[0] <= row <= wide[-1]]
    columns = sorted({column for row in inside for column in by_row[row]})
    limits.check_size(len(inside), len(columns), name, place=f"sheet {sheet.name[:80]}")
    return [
        *(_line(cells[row, by_row[row][0]]) for row in rows if row < wide[0]),
        _grid(cells, sheet.merged, inside, columns),
        *(_line(cells[row, by_row[row][0]]) for row in rows if row > wide[-1]),
    ]


def _shown_cells(sheet: Sheet) -> dict[tuple[int, int], SheetCell]:
    """The cells that hold text and stand in no hidden row or column."""
    return {
        place: cell
        for place, cell in sheet.cells.items()
        if cell.text.strip() and place[0] not in sheet.hidden_rows and place[1] not in sheet.hidden_columns
    }


def _line(cell: SheetCell) -> Text:
    return Text(squeeze(layout.join_cell_lines(cell.text.split("\n")).replace("\n", " ")))


def _grid(
    cells: Mapping[tuple[int, int], SheetCell],
    merged: Collection[tuple[int, int, int, int]],
    rows: Sequence[int],
    columns: Sequence[int],
) -> Grid:
    """The table of the cells at these rows and columns, both in order."""
    spans, covered = _spans(merged, rows, columns)
    grid = []
    for row, printed_row in enumerate(rows):
        line = [
            _grid_cell(cells.get((printed_row, printed_column), SheetCell("")), *spans.get((row, column), (1, 1)))
            for column, printed_column in enumerate(columns)
            if (row, column) not in covered
        ]
        grid.append(tuple(line))
    return Grid(tuple(grid))


def _spans(
    merged: Collection[tuple[int, int, int, int]], rows: Sequence[int], columns: Sequence[int]
) -> tuple[dict[tuple[int, int], tuple[int, int]], set[tuple[int, int]]]:
    """How many rows and columns each merged cell of a table reaches over, and the places under the rest of each."""
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    covered: set[tuple[int, int]] = set()
    for top, bottom, left, right in merged:
        # only what is shown counts; a range may reach to the end of the sheet
        down, across = _inside(rows, top, bottom), _inside(columns, left, right)
        if not down or not across or rows[down[0]] != top or columns[across[0]] != left:
            continue
        corner = down[0], across[0]
        spans[corner] = len(down), len(across)
        covered.update(product(down, across))
        covered.discard(corner)
    return spans, covered


def _inside(places: Sequence[int], first: int, last: int) -> list[int]:
    """Where in a table the rows or columns from ``first`` to ``last`` stand."""
    return [at for at, place in enumerate(places) if first <= place <= last]


def _grid_cell(cell: SheetCell, down: int, across: int) -> GridCell:
    lines = [each for each in cell.text.split("\n") if each.strip()]
    return layout.cell_of_lines(lines, down, across, cell.indent + layout.leading_blanks(cell.text))
