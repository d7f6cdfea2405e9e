"""Tables of a plan and of what came of it in which every row has but one of both, so that no row shows which: balances of debt.

What a row is called tells it: a limit or a deficit is planned, all else is what came. Not here: tables of which some rows have all
their values (``checking``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sources.documents.cues import cues
from sources.documents.layout.flattened import header_words, rows
from sources.documents.layout.flattened.cells import Printed
from sources.documents.layout.flattened.checking import Found
from sources.documents.layout.flattened.labels import Labels
from sources.documents.layout_elements import GridCell, tight

_PLANNED = re.compile(cues("tables")["column"]["planned_rows"])
_FEWEST_ROWS, _WIDTH = 3, 3


def table_of(printed: Sequence[Printed]) -> Found | None:
    """The table of these cells, None where its rows have more than one value, or its header is of anything else."""
    start = header_words.start_of(printed)
    head = printed[start : start + _WIDTH]
    aims = [header_words.is_of_aims(cell.text) for cell in head[1:]]
    if sorted(aims) != [False, True] or not header_words.is_of_results(head[1 + aims.index(False)].text):
        return None
    found = rows.rows_of(printed[start + _WIDTH :], head, texts_follow=False)
    found = Labels(found, 1, (), counted=False).parted(found)
    if not _have_one_each([row for row in found if row.values]):
        return None
    body = (_grid_row(row, aims.index(True)) for row in found)
    return Found((tuple(GridCell(cell.text) for cell in head), *body), head[0].line, found[-1].cells[-1].line + 1)


def _have_one_each(valued: Sequence[rows.Row]) -> bool:
    """Whether rows have a label and a value each, some of which are planned and some came."""
    if len(valued) < _FEWEST_ROWS or any(len(row.values) > 1 or not row.labels for row in valued):
        return False
    return len({_is_planned(row.labels[0].text) for row in valued}) > 1


def _is_planned(label: str) -> bool:
    return bool(_PLANNED.search(tight(label)))


def _grid_row(row: rows.Row, aimed: int) -> tuple[GridCell, ...]:
    """The cells of a row, its value below the plan, which is this column of the two, or below the results."""
    label = row.labels[0].text if row.labels else ""
    values = [""] * (_WIDTH - 1)
    if row.values:
        values[aimed if _is_planned(label) else 1 - aimed] = row.values[0].text
    return tuple(map(GridCell, (label, *values)))
