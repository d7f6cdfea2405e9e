"""Tables of which every row has a cell in every column, texts among the values or behind them, and its unit in the same place.

The units say where rows begin: 地区生产总值, 亿元, 增长6%左右, 512.6, 预期性 is as long as the way from one unit to the next. Here
belong tables that units anchor so. Not here: tables whose rows end with their last value, or print no empty cell (``checking``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise, takewhile

from sources.documents.layout.flattened import cells, header_fit, header_rows, header_words, headers
from sources.documents.layout.flattened.cells import Printed
from sources.documents.layout.flattened.checking import Found, column_of
from sources.documents.layout.headings import heading_level
from sources.documents.layout_elements import GridCell

_FEWEST_ROWS, _FEWEST_COLUMNS, _MOST_COLUMNS = 2, 4, 14
_MOST_LABELS = 4  # columns up to the unit: group, number, label, unit
_MOST_IN_HEADER = 24
_LONGEST_UNIT = 8
_VALUED = 0.5  # of the cells of a column of values


@dataclass(frozen=True, slots=True)
class _Row:
    """The cells of a row, or the one text of a line that says what the rows below it are."""

    cells: tuple[Printed, ...]

    @property
    def is_group(self) -> bool:
        """Whether it is nothing but a text."""
        return len(self.cells) == 1


def table_of(printed: Sequence[Printed]) -> Found | None:
    """The table of these cells, None where units do not anchor its rows, or where nothing but values stands behind them."""
    start = header_words.start_of(printed)
    below = printed[start:]
    over_units = (at for at, cell in enumerate(below[:_MOST_LABELS]) if header_words.is_over_units(cell.text))
    unit = next(over_units, 0)
    units = _units(below, unit)
    width = _width(units)
    if not unit or not _FEWEST_COLUMNS <= width <= _MOST_COLUMNS:
        return None
    grouped = header_words.names_numbered_groups(below) or (unit > 1 and header_words.names_groups(below))
    anchor = unit - grouped  # where the unit stands in a row without its group
    body = units[0] - anchor
    rows = list(_rows(below[body:], anchor, width, counted=_is_counted(below[grouped:])))
    end = body + sum(len(row.cells) for row in rows)
    is_whole = body <= _MOST_IN_HEADER and not any(cells.is_body(cell.text) for cell in below[end:])
    head = below[grouped:body]
    if not is_whole:
        return None
    remarked = _with_remarks(head, rows)
    told = remarked is not rows or _have_texts_among(rows, anchor)
    return _headed(head, remarked, anchor) if told else None


def _units(below: Sequence[Printed], unit: int) -> list[int]:
    """The cells that are units, behind the word over them."""
    return [at for at, cell in enumerate(below) if at > unit and cells.is_unit(cell.text)]


def _width(units: Sequence[int]) -> int:
    """How many cells stand from one unit to the next, as most rows show."""
    steps = Counter(after - before for before, after in pairwise(units))
    return steps.most_common(1)[0][0] if steps else 0


def _is_counted(head: Sequence[Printed]) -> bool:
    return header_words.counts_rows(head[0].text)


def _rows(below: Sequence[Printed], anchor: int, width: int, *, counted: bool) -> Iterator[_Row]:
    """The rows from there on, until cells come that are none."""
    at = 0
    while at < len(below):
        row = below[at : at + width]
        # a text there may be a unit that nobody knows, unless one stands behind it: then a group is above the row
        may_be_unknown = not any(cells.is_unit(cell.text) for cell in below[at + anchor : at + anchor + 2])
        if len(row) == width and _is_row(row, anchor, counted=counted, may_be_unknown=may_be_unknown):
            yield _Row(tuple(row))
            at += width
        elif not below[at].is_value and not cells.is_unit(below[at].text):
            yield _Row((below[at],))
            at += 1
        else:
            return


def _is_row(row: Sequence[Printed], anchor: int, *, counted: bool, may_be_unknown: bool) -> bool:
    """Whether cells are a row: its number where rows have one, its label, its unit, and a value at least behind it."""
    labels = row[counted:anchor]
    unit = row[anchor].text
    is_unit = cells.is_unit(unit) or cells.is_dash(unit)
    is_unknown = may_be_unknown and len(unit) <= _LONGEST_UNIT and not cells.is_value(unit)
    if (
        not (is_unit or is_unknown)
        or any(cells.is_value(cell.text) for cell in labels)
        or (counted and not row[0].is_ordinal and not row[0].text.isdigit())
    ):
        return False
    return any(cells.is_value(cell.text) for cell in row[anchor + 1 :])


def _have_texts_among(rows: Sequence[_Row], anchor: int) -> bool:
    """Whether texts stand behind the units of some rows, or among the values there, of which some column is made."""
    full = [row.cells for row in rows if not row.is_group]
    if len(full) < _FEWEST_ROWS:
        return False
    columns = list(zip(*full, strict=True))[anchor + 1 :]
    valued = [sum(cells.is_value(cell.text) for cell in column) for column in columns]
    return min(valued) < len(full) and max(valued) >= _VALUED * len(full)


def _with_remarks(head: Sequence[Printed], rows: Sequence[_Row]) -> Sequence[_Row]:
    """The rows, each with the text of a remark, or an empty one, as its last cell, where the header has a word over remarks and the
    rows no column for it: a text behind one that has no number of a section is its remark. As they are where none has any."""
    behind = [_is_remark(above, row) for above, row in pairwise(rows)]
    if not any(header_rows.is_over_remarks(cell) for cell in head) or not any(behind) or _end_in_texts(rows):
        return rows
    found: list[_Row] = []
    for at, row in enumerate(rows):
        if at and behind[at - 1]:
            continue
        remark = rows[at + 1].cells[0] if at < len(behind) and behind[at] else replace(row.cells[-1], text="")
        found.append(row if row.is_group else _Row((*row.cells, replace(remark, is_value=False))))
    return found


def _is_remark(above: _Row, row: _Row) -> bool:
    """Whether a text alone may stand behind the values of a row, not over the rows below."""
    return row.is_group and not above.is_group and not heading_level(row.cells[0].text)


def _end_in_texts(rows: Sequence[_Row]) -> bool:
    """Whether the last cells of the rows are texts."""
    return column_of([row.cells[-1].text for row in rows if not row.is_group]).is_text


def _headed(head: Sequence[Printed], rows: Sequence[_Row], anchor: int) -> Found | None:
    """The rows below their header, of which the last cells may be the groups of the first row."""
    full = [row.cells for row in rows if not row.is_group]
    columns = [column_of([cell.text for cell in column]) for column in zip(*full, strict=True)]
    columns = [column._replace(is_text=column.is_text or at <= anchor) for at, column in enumerate(columns)]
    groups = sum(1 for _ in takewhile(lambda cell: not header_words.is_over_values(cell.text), reversed(head)))
    for left in reversed(range(min(groups, len(head) - len(columns)) + 1)):
        own, before = head[: len(head) - left], head[len(head) - left :]
        if header := _header(own, columns):
            body = chain((_Row((cell,)) for cell in before), rows)
            last = rows[-1].cells[-1].line
            return Found((*header, *(_grid_row(row, anchor, len(columns)) for row in body)), head[0].line, last + 1)
    return None


def _header(head: Sequence[Printed], columns: Sequence[header_fit.Column]) -> tuple[tuple[GridCell, ...], ...]:
    found = (
        header_rows.over_unequal(head, columns, by_line=False)
        or (headers.header_of(head, columns) if len(head) == len(columns) else None)
        or header_rows.header_of(head, columns)
        or header_rows.header_of_cells(head, columns)
        or headers.header_of(head, columns)
    )
    return found.rows if found else ()


def _grid_row(row: _Row, anchor: int, width: int) -> tuple[GridCell, ...]:
    if row.is_group:
        label = anchor - 1
        return (*[GridCell("")] * label, GridCell(row.cells[0].text), *[GridCell("")] * (width - label - 1))
    return tuple(GridCell(cell.text) for cell in row.cells)
