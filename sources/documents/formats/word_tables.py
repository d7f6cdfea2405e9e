"""Tables as both formats of Word have them: merged cells, and frames that only look like a table.

Here belongs what ``docx`` and ``doc`` share. Not here: how a file says rows and cells (these two), headers and captions
(``sources.documents.layout``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from sources.documents.layout_elements import GridCell, Text
from sources.documents.pictures import Found


def is_table(rows: Sequence[Sequence[Sequence[Found]]]) -> bool:
    """Whether two rows hold two cells of text each; else it is a frame around text or tables."""
    texts = (sum(any(isinstance(each, Text) for each in cell) for cell in row) for row in rows)
    return sum(count >= 2 for count in texts) >= 2


@dataclass(slots=True)
class Merging:
    """The rows of a table while its vertically merged cells become one. ``column`` is the grid column of the next cell."""

    rows: list[list[GridCell]] = field(default_factory=list)
    column: int = 0
    opened: dict[int, tuple[int, int]] = field(default_factory=dict)
    """Grid column -> row and place in it of the merged cell that still reaches down there."""

    def open_row(self, before: int) -> None:
        """Begin the next row, which leaves so many grid columns free at its left."""
        self.rows.append([GridCell("", 1, before)] if before else [])
        self.column = before

    def add(self, cell: GridCell, merge: str) -> bool:
        """Add a row's next cell; False where the one above goes on in it instead, and is made taller."""
        at = self.column
        self.column += cell.column_span
        if merge == "continue" and at in self.opened:
            row, place = self.opened[at]
            above = self.rows[row][place]
            self.rows[row][place] = replace(above, row_span=above.row_span + 1)
            return False
        self.opened.pop(at, None)
        if merge:
            self.opened[at] = len(self.rows) - 1, len(self.rows[-1])
        self.rows[-1].append(cell)
        return True
