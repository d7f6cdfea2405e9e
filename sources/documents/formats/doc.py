"""Old Word documents (.doc, and .wps of WPS Writer): paragraphs and tables of the body, then text boxes and notes.

Here belongs what paragraphs, cell marks and row marks become: texts and grids, cells of nested tables, columns by their borders.
Not here: how the binary file says them (``sources.documents.formats.doc_binary``), the compound file around it (olefile).
"""

from __future__ import annotations

import io
import struct
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from sources.documents import layout, limits
from sources.documents.formats import doc_binary
from sources.documents.formats.doc_binary import DAMAGED, Paragraph, Row
from sources.documents.formats.word_lists import Numbering
from sources.documents.formats.word_tables import Merging, is_table
from sources.documents.layout_elements import Grid, GridCell, Text, squeeze
from sources.documents.pictures import Found
from sources.model import ReportError

if TYPE_CHECKING:
    from olefile import OleFileIO

MAIN_STREAM = "WordDocument"
_SAME_BORDER = 60  # twips; word processors draw the borders of a column a little aside from row to row


def read(data: bytes, name: str) -> list[Found]:
    """The headings, paragraphs, tables and pictures of the document. Raises ReportError."""
    import olefile  # only who has such a file needs it

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as file:
            main, first, second, extra = (_stream(file, each) for each in (MAIN_STREAM, "0Table", "1Table", "Data"))
    except OSError as error:
        raise ReportError(name, f"the file is no whole Word document ({error}).", advice=DAMAGED) from error
    content = doc_binary.read(main, (first, second), extra, name)
    numbering = Numbering(content.lists)
    return [each for story in content.paragraphs for each in _blocks(story, 0, numbering)]


def streams(data: bytes) -> frozenset[str]:
    """The names of the streams of a compound file, with their storages; none for one too broken to tell."""
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as file:
            return frozenset("/".join(path) for path in file.listdir())
    except (OSError, struct.error, ValueError, IndexError):  # whatever stands where its directory should
        return frozenset()


def _stream(file: OleFileIO, stream: str) -> bytes:
    if not file.exists(stream):
        return b""
    content: bytes = file.openstream(stream).read(limits.MAX_FILE_BYTES)
    return content


def _blocks(paragraphs: Iterable[Paragraph], depth: int, numbering: Numbering) -> list[Found]:
    """What paragraphs of at least this depth make: those that stand deeper are tables."""
    found: list[Found] = []
    for deeper, group in groupby(paragraphs, lambda paragraph: paragraph.depth > depth):
        if deeper:
            found.extend(_table(list(group), depth + 1, numbering))
        else:
            for paragraph in group:
                found.extend(_paragraph(paragraph, numbering, in_cell=depth > 0))
    return found


def _paragraph(paragraph: Paragraph, numbering: Numbering, *, in_cell: bool) -> list[Found]:
    text = paragraph.text
    found: list[Found] = list(paragraph.pictures)
    if not text.strip():
        return found
    number = numbering.next(*paragraph.number) if paragraph.number else ""
    lines = [line for line in f"{number}{text.lstrip() if number else text}".split("\n") if line.strip()]
    if paragraph.level is not None and not in_cell:
        joined = squeeze(layout.join_cell_lines(lines))
        return [Text(joined, level=paragraph.level, is_title=paragraph.level == 0), *found]
    texts = [Text(squeeze(line), after_blank=False) for line in lines]
    return [*(texts if in_cell else layout.join_paragraphs(texts)), *found]


@dataclass(slots=True)
class _Cells:
    """The cells of a row while it is read."""

    cells: list[list[Found]] = field(default_factory=list)
    indents: list[int] = field(default_factory=list)
    row: Row = field(default_factory=Row)

    @property
    def has_borders(self) -> bool:
        """Whether the row's end says the borders of just these cells; else nothing that it says of cells is believed."""
        return len(self.row.edges) == len(self.cells) + 1

    def columns(self, borders: Sequence[int]) -> list[int]:
        """The grid column at which each cell begins, and the one at which the last ends."""
        if self.has_borders:
            return [_column(borders, edge) for edge in self.row.edges]
        return list(range(len(self.cells) + 1))

    def joined(self) -> Iterator[tuple[int, int]]:
        """The first and the last of the cells that are one, side by side; a cell that stands alone is both."""
        beside = self.row.beside if self.has_borders else frozenset()
        for at in range(len(self.cells)):
            if at in beside:
                continue
            last = at
            while last + 1 in beside and last + 1 < len(self.cells):
                last += 1
            yield at, last

    def merge(self, at: int) -> str:
        """How a cell is merged with those above and below it."""
        return self.row.merges[at] if self.has_borders and at < len(self.row.merges) else ""


def _table(paragraphs: Sequence[Paragraph], depth: int, numbering: Numbering) -> list[Found]:
    rows: list[_Cells] = []
    open_row = _Cells()
    cell: list[Paragraph] = []
    for paragraph in paragraphs:
        at_depth = paragraph.depth == depth
        if at_depth and paragraph.ends_row:
            open_row.row = paragraph.row
            rows.append(open_row)
            open_row, cell = _Cells(), []
            continue
        cell.append(paragraph)
        if at_depth and paragraph.ends_cell:
            open_row.cells.append(_blocks(cell, depth, numbering))
            open_row.indents.append(cell[0].indent + layout.leading_blanks(cell[0].text))
            cell = []
    # a row that no mark ends is text
    rest = [*(each for inner in open_row.cells for each in inner), *_blocks(cell, depth, numbering)]
    if not is_table([row.cells for row in rows]):
        return [*(each for row in rows for inner in row.cells for each in inner), *rest]
    return [*_grid(rows), *rest]


def _grid(rows: Sequence[_Cells]) -> list[Found]:
    """The table, and behind it the tables and pictures that stand in its cells."""
    borders = _borders(row.row.edges for row in rows if row.has_borders)
    merging = Merging()
    nested: list[Found] = []
    for row in rows:
        columns = row.columns(borders)
        merging.open_row(columns[0])
        for at, last in row.joined():
            span = max(1, columns[last + 1] - columns[at])
            text = layout.join_cell_lines([each.text for each in row.cells[at] if isinstance(each, Text)])
            if merging.add(GridCell(text, 1, span, row.indents[at]), row.merge(at)):
                nested.extend(each for each in row.cells[at] if not isinstance(each, Text))
    return [Grid(tuple(map(tuple, merging.rows))), *nested]


def _borders(edges: Iterable[Sequence[int]]) -> list[int]:
    """The borders of a table's columns: those of all rows, what lies close together being one."""
    borders: list[int] = []
    for edge in sorted({each for row in edges for each in row}):
        if not borders or edge - borders[-1] > _SAME_BORDER:
            borders.append(edge)
    return borders


def _column(borders: Sequence[int], edge: int) -> int:
    """The number of the border that an edge is."""
    at = bisect_left(borders, edge)
    return at if at < len(borders) and borders[at] == edge else at - 1
