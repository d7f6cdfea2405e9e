"""Rows whose cells print two values beside each other: 地区生产总值/增速, 亿元/%, 9350/7.

Here belongs which rows are such, and what each of their cells says of the first and of the second. Not here: values below each other
in a cell (``sources.documents.layout.table_parts``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sources.documents import table_geometry
from sources.documents.layout.flattened.cells import is_pair, is_unit
from sources.documents.layout_elements import Grid, GridCell, tight

_NOTHING = re.compile(r"[\-−–—－/]*")
_IN_BRACKETS = re.compile(r"(?P<name>.*)[(（](?P<first>[^()（）/／]+)[/／](?P<second>[^()（）/／]+)[)）]")
_VALUES = ("first", "second")
_SLASH = re.compile(r"[/／]")


def parted(grid: Grid) -> Grid:
    """A grid with two rows for each row of pairs."""
    rows = [_apart(row) for row in grid.rows]
    heights = {at: len(_VALUES) for at, (row, own) in enumerate(zip(rows, grid.rows, strict=True)) if row is not own}
    return table_geometry.spread(replace(grid, rows=tuple(map(tuple, rows))), heights) if heights else grid


def _apart(cells: Sequence[GridCell]) -> Sequence[GridCell]:
    """The cells of a row of pairs with what each says of the first value and of the second as lines; any other row as it is."""
    if not any(is_pair(cell.text) for cell in cells) or any(cell.row_span > 1 for cell in cells):
        return cells
    said = [_both(cell, at) for at, cell in enumerate(cells)]
    are_units = any(both and all(map(is_unit, both)) for both in said[1:])
    if not (are_units or _IN_BRACKETS.fullmatch(tight(cells[0].text))) or not all(map(_may_stand, cells, said)):
        return cells
    return [replace(cell, lines=both) if both else cell for cell, both in zip(cells, said, strict=True)]


def _both(cell: GridCell, at: int) -> tuple[str, ...]:
    """What a cell says of two values: two values, their units, or in a label their names; empty where it says one thing of both."""
    text = tight(cell.text)
    if is_pair(text):
        first, second = _SLASH.split(text)
        return first, second
    if (match := _IN_BRACKETS.fullmatch(text)) and is_unit(match["first"]) and is_unit(match["second"]):
        return tuple(f"{match['name']}({match[each]})" for each in _VALUES)
    parts = tuple(_SLASH.split(text))
    is_name = at < 2 and not any(map(str.isdigit, text))
    return parts if len(parts) == 2 and all(parts) and (is_name or all(map(is_unit, parts))) else ()


def _may_stand(cell: GridCell, both: Sequence[str]) -> bool:
    """Whether a cell may stand in a row of pairs: no single value does."""
    text = tight(cell.text)
    return bool(both) or bool(_NOTHING.fullmatch(text)) or not text[-1:].isdigit()
