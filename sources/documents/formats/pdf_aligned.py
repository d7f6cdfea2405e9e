"""Tables of a page that no rule parts: columns by the places that all their lines leave empty, rows by the distances of lines.

Here belongs where such a table begins and ends, and which of its lines are one row: those nearer to each other than any two rows,
so that a label of two lines is one. Running text has no numbers below each other, and stays lines. Not here: tables with rules
(``sources.documents.formats.pdf_tables``), the header of such a table (``sources.documents.formats.pdf_aligned_header``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from operator import attrgetter

from sources.documents import layout
from sources.documents.formats.pdf_aligned_header import Column, Piece, group_cells, header_rows
from sources.documents.formats.pdf_page import Glyph, Line, lines_of
from sources.documents.layout.captions import APPENDED
from sources.documents.layout.flattened import formulas
from sources.documents.layout_elements import GridCell

_GAP = 0.27  # letter sizes between the texts of two cells
_TOUCHING = 0.15  # letter sizes between two places of one column, at most
_FEWEST_ROWS = 3  # with values beside each other
_FEWEST_VALUES = 2  # of such a row
_FEWEST_COLUMNS = 3
_NEIGHBOURS = 8.0  # letter sizes between words and numbers of one column
_MOSTLY = 0.6  # of a column's cells
_FARTHEST = 5.0  # letter sizes between two lines of one table
_ROW = 0.93  # of the least distance of two rows: lines that are nearer are one
_NEAREST = 0.6  # letter sizes; nothing nearer are two rows
_HEADER_STEP = 1.25  # times the least distance of two rows: between a line of a header and the one below, at most
_PAGE_STEP = 4.8  # letter sizes between the last line of a page and the first of the next
_FEWEST_LETTERS = 3  # of a label, where a unit may stand as well
_YEAR = re.compile(r"(?:19|20)\d\d(?:\D.*)?")
_SENTENCE = re.compile(r"[。；;]")


@dataclass(frozen=True, slots=True)
class AlignedTable:
    """A table that no rule parts: its rows of cells, the lines it is made of, and the page of the first. Cells tell their page where
    it is another. ``is_named``: its header has a text over each column."""

    lines: tuple[Line, ...]
    page: int
    rows: tuple[tuple[GridCell, ...], ...]
    is_named: bool = True


@dataclass(frozen=True, slots=True)
class _Printed:
    """A line with the texts that it is cut into, at a height that grows over all pages. ``is_valued``: several of them are values."""

    line: Line
    page: int
    middle: float
    texts: Sequence[Line]
    is_valued: bool


_Row = list[_Printed]
"""The lines that make one row of a table."""


def find_aligned(lines: Sequence[tuple[Line, int]]) -> list[AlignedTable]:
    """The tables among lines that follow each other with nothing between, each with its page, in the order of reading."""
    printed = _printed(lines)
    if sum(each.is_valued for each in printed) < _FEWEST_ROWS:  # nearly always
        return []
    tables: list[AlignedTable] = []
    free = 0  # the first line that no table has yet
    for at, each in enumerate(printed):
        if at >= free and each.is_valued:
            table, free = _table(printed, at, free)
            tables += [table] if table else []
    return tables


def _printed(lines: Sequence[tuple[Line, int]]) -> list[_Printed]:
    """The lines with their texts. The first of a page stands right below the last of the page before, as another row would."""
    printed: list[_Printed] = []
    shift = 0.0
    for line, page in lines:
        if printed and printed[-1].page != page:
            shift = printed[-1].middle + _PAGE_STEP * line.size - line.middle
        texts = line.pieces(_GAP)
        values = sum(_is_number(text.text) for text in texts[1:]) if len(texts) > _FEWEST_VALUES else 0
        printed.append(_Printed(line, page, line.middle + shift, texts, values >= _FEWEST_VALUES))
    return printed


def _is_number(text: str) -> bool:
    """Whether a text is a value or a dash for one; a year may be the head of a column."""
    return layout.is_value(text, or_empty=True) and not _YEAR.fullmatch(text)


def _table(printed: Sequence[_Printed], at: int, free: int) -> tuple[AlignedTable | None, int]:
    """The table whose first line with values is the one at a place, None where there is none or its header does not come out, and the
    place behind what was looked through. Lines before ``free`` are not its own."""
    columns, end = _columns(printed, at)
    groups = columns.pop(0) if _holds_groups(printed[at:end], columns) else None
    window = [*printed[free:at], *_without(groups, printed[at:end])]
    first, step = at - free, _row_step(window[at - free :])
    if step < _NEAREST * printed[at].line.size:
        return None, end if step else at + 1
    while first and _begins(window[first - 1], window[first], columns, step):
        first -= 1
    rows = _body(list(_rows(window[first:], step)), columns)
    if not rows:
        return None, end
    behind = next(place for place in range(at, end) if printed[place].line is rows[-1][-1].line) + 1
    own = _merged(columns, rows)
    if len(own) < _FEWEST_COLUMNS or not _are_valued(rows, own):
        return None, end
    held, lines = _held(columns, rows), _in_column(groups, printed[at:behind])
    table = _headed(window, first, (groups, held), rows, step, lines) if len(held) > len(own) else None
    if table is None or not table.is_named:
        table = _headed(window, first, (groups, own), rows, step, lines)
    return table, behind


def _held(columns: Sequence[Column], rows: Sequence[_Row]) -> list[Column]:
    """The columns as they are that have a text in a row, none of them made one with a neighbour: remarks that no row has beside a
    value are a column of their own where the header names both."""
    texts = [text for row in rows for each in row for text in each.texts]
    return [column for column in columns if any(map(column.holds, texts))]


def _headed(
    window: Sequence[_Printed],
    first: int,
    columns: tuple[Column | None, list[Column]],
    rows: Sequence[_Row],
    step: float,
    lines: Sequence[_Printed],
) -> AlignedTable | None:
    """The table of rows below the header that stands above the first of their lines, None where it does not come out."""
    groups, own = columns
    head, rows = _head(window, first, own, step), list(rows)
    while head and _is_label(head[-1], own):
        rows.insert(0, [head.pop()])
    above = _header(head, [groups, *own] if groups else own, step)
    return _made(head, above, rows, own, lines) if above else None


def _made(
    head: Sequence[_Printed],
    above: tuple[tuple[GridCell, ...], ...],
    rows: Sequence[_Row],
    columns: Sequence[Column],
    groups: Sequence[_Printed],
) -> AlignedTable:
    """The table of a header's lines and rows, of rows of lines in columns, and of the lines that groups stand on, if any do."""
    page = head[0].page
    body = [_cells(row, columns, page) for row in rows]
    own = [*head, *groups, *(each for row in rows for each in row)]
    return AlignedTable(
        tuple(each.line for each in own),
        page,
        (*above, *(_with_groups(body, rows, groups) if groups else body)),
        is_named=all(cell.text for row in above for cell in row),
    )


def _in_column(column: Column | None, printed: Sequence[_Printed]) -> list[_Printed]:
    """The lines that begin in a column."""
    return [each for each in printed if _begins_in(column, each)] if column else []


def _begins_in(column: Column, each: _Printed) -> bool:
    """Whether the first text of a line stands in a column."""
    return column.holds(each.texts[0])


def _holds_groups(printed: Sequence[_Printed], columns: Sequence[Column]) -> bool:
    """Whether the first of the columns is that of groups, in the middle of the rows that are of each: it has fewer lines than there
    are rows, and most rows begin behind it, with words in one of the next two columns."""
    if len(columns) <= _FEWEST_COLUMNS + 1:
        return False
    valued = [each for each in printed if each.is_valued]
    inside = _in_column(columns[0], printed)
    if not any(len(each.texts) == 1 for each in inside) or len(inside) >= len(valued):
        return False
    beside = len(_in_column(columns[0], valued))
    return 2 * beside < len(valued) and _labels(valued, columns[1:3]) >= _MOSTLY * len(valued)


def _labels(valued: Sequence[_Printed], columns: Sequence[Column]) -> int:
    """How many words that are no units stand in the columns."""
    texts = (text for each in valued for text in each.texts if any(column.holds(text) for column in columns))
    return sum(not _is_number(text.text) and len(text.glyphs) >= _FEWEST_LETTERS for text in texts)


def _without(groups: Column | None, printed: Sequence[_Printed]) -> list[_Printed]:
    """The lines without their texts in the column of groups."""
    if groups is None:
        return list(printed)
    left = [replace(each, texts=each.texts[1:]) if _begins_in(groups, each) else each for each in printed]
    return [each for each in left if each.texts]


def _with_groups(
    body: Sequence[tuple[GridCell, ...]], rows: Sequence[_Row], lines: Sequence[_Printed]
) -> list[tuple[GridCell, ...]]:
    """The rows with the groups that they are of in front, each a cell over all its rows."""
    heights = [(row[0].middle + row[-1].middle) / 2 for row in rows]
    texts = [Piece(each.texts[0], each.middle + each.texts[0].middle - each.line.middle) for each in lines]
    counts = group_cells(texts, heights)
    found: list[tuple[GridCell, ...]] = []
    for cell, count in counts:
        own = body[len(found) : len(found) + count]
        page = own[0][0].page
        found += [(replace(cell, page=page), *own[0]), *own[1:]]
    return found


def _begins(each: _Printed, below: _Printed, columns: list[Column], step: float) -> bool:
    """Whether a line belongs to the row that begins with the one below."""
    return below.middle - each.middle <= step and not _parts(each) and _takes(columns, each, is_near=True)


def _merged(columns: Sequence[Column], rows: Sequence[_Row]) -> list[Column]:
    """The columns as far as the texts of rows reach, of which neighbours that never both have a text in a row are one: words stand at
    the left, and numbers at the right."""
    merged: list[Column] = []
    filled: list[set[int]] = []
    for column in columns:
        held = [(at, text) for at, row in enumerate(rows) for each in row for text in each.texts if column.holds(text)]
        if not held:
            continue
        own = {at for at, _ in held}
        is_near = merged and held[0][1].x0 - merged[-1].x1 <= _NEIGHBOURS * held[0][1].size
        if is_near and not own & filled[-1]:
            filled[-1] |= own
        else:
            merged.append(Column(held[0][1].x0, held[0][1].x1))
            filled.append(own)
        for _, text in held:
            merged[-1].reach(text)
    return merged


def _columns(printed: Sequence[_Printed], at: int) -> tuple[list[Column], int]:
    """The columns of the lines from a place on, and the place behind the last that stands in them."""
    columns = [Column.of(text, printed[at].middle) for text in printed[at].texts]
    end = at + 1
    while end < len(printed):
        above, each, below = printed[end - 1], printed[end], printed[min(end + 1, len(printed) - 1)]
        away = each.middle - above.middle
        is_near = away <= each.line.size or 0 < below.middle - each.middle <= each.line.size
        is_far = away > _FARTHEST * max(each.line.size, above.line.size)
        if is_far or _parts(each) or not _takes(columns, each, is_near=is_near):
            break
        end += 1
    return columns, end


def _parts(each: _Printed) -> bool:
    """Whether a line stands in no table: a caption, a unit, a sentence."""
    if len(each.texts) > _FEWEST_VALUES:
        return False
    text = each.line.text
    is_named = layout.is_caption(text) or APPENDED.match(text) is not None
    return is_named or layout.is_unit_note(text) or bool(_SENTENCE.search(text))


def _takes(columns: list[Column], each: _Printed, *, is_near: bool) -> bool:
    """Whether each text of a line stands in one of the columns or in one of its own; the columns reach as far as it then. A line
    that has nothing in a column known before is one of the table's only where it ``is_near`` (the beginning or end of a label) or
    left of all."""
    found: list[tuple[int, Line]] = []
    for text in each.texts:
        over = _touched(columns, text, _TOUCHING * each.line.size)
        if len(over) > 1 and not _join(columns, over):
            return False
        found.append((over[0] if over else -1, text))
    is_left = each.line.x1 <= columns[0].x0  # of a group, in the middle of its rows
    if not (is_near or is_left) and all(at < 0 for at, _ in found):
        return False
    for at, text in found:
        if at >= 0:
            columns[at].reach(text)
            columns[at].heights.add(each.middle)
    columns += [Column.of(text, each.middle) for at, text in found if at < 0]
    columns.sort(key=attrgetter("x0"))
    return True


def _touched(columns: Sequence[Column], text: Line, slack: float) -> list[int]:
    """The places of the columns that a text stands in, or nearer to than the slack."""
    return [at for at, column in enumerate(columns) if column.x0 - slack < text.x1 and text.x0 < column.x1 + slack]


def _join(columns: list[Column], over: Sequence[int]) -> bool:
    """Whether the columns that a text stands over are two that no line has both of: they are made one."""
    left, right = (columns[at] for at in over[:2])
    if len(over) > 2 or left.heights & right.heights:
        return False
    columns[over[0] : over[1] + 1] = [Column(left.x0, right.x1, left.heights | right.heights)]
    return True


def _row_step(printed: Sequence[_Printed]) -> float:
    """The distance of lines below which they are of one row: between any two with values stands a larger one; 0 where these are too
    few."""
    least: list[float] = []
    widest = 0.0
    for above, each in pairwise(printed):
        widest = max(widest, each.middle - above.middle)
        if each.is_valued:
            least.append(widest)
            widest = 0.0
    return _ROW * min(least) if len(least) >= _FEWEST_ROWS - 1 else 0.0


def _rows(printed: Sequence[_Printed], step: float) -> Iterator[_Row]:
    row: _Row = [printed[0]]
    for above, each in pairwise(printed):
        if each.middle - above.middle > step:
            yield row
            row = []
        row.append(each)
    yield row


def _body(rows: Sequence[_Row], columns: Sequence[Column]) -> list[_Row]:
    """The rows up to the next header, without labels at their end: what stands there may be a heading of the text below."""
    body: list[_Row] = []
    for row in rows:
        if body and _is_header(row, columns):
            break
        body.append(row)
    while body and not any(len(each.texts) > 1 for each in body[-1]):
        body.pop()
    return body


def _is_header(row: _Row, columns: Sequence[Column]) -> bool:
    """Whether words stand in most of the columns, and no value does."""
    texts = [text for each in row for text in each.texts[1:]]
    return len(texts) >= _MOSTLY * (len(columns) - 1) and not any(_is_number(text.text) for text in texts)


def _are_valued(rows: Sequence[_Row], columns: Sequence[Column]) -> bool:
    """Whether at least two columns hold values in most of the rows that have any."""
    valued = [row for row in rows if any(each.is_valued for each in row)]
    if len(valued) < _FEWEST_ROWS:
        return False
    counts = [0] * len(columns)
    for row in valued:
        for at, column in enumerate(columns):
            counts[at] += any(column.holds(text) and _is_number(text.text) for each in row for text in each.texts)
    return sum(count >= _MOSTLY * len(valued) for count in counts) >= _FEWEST_VALUES


def _head(printed: Sequence[_Printed], first: int, columns: Sequence[Column], step: float) -> list[_Printed]:
    """The lines of a header right above the first line of the rows."""
    at = first
    while at:
        each, below = printed[at - 1], printed[at]
        away = below.middle - each.middle
        is_far = away > _HEADER_STEP * step / _ROW and each.page == below.page
        if is_far or each.is_valued or _parts(each) or _names(each, columns, is_apart=away > step):
            break
        at -= 1
    return list(printed[at:first])


def _header(head: list[_Printed], columns: Sequence[Column], step: float) -> tuple[tuple[GridCell, ...], ...] | None:
    """The rows of a header, None where it does not come out. Lines of one text at its top are taken off ``head`` where it comes out
    without them: they name the table. Formulas at its end (A=B+C) say nothing more."""
    end = len(head) - (len(head) > 1 and formulas.is_row([text.text for text in head[-1].texts]))
    for begin, each in enumerate(head[:end]):
        printed = head[begin:end]
        rows = header_rows([Piece(text, line.middle) for line in printed for text in line.texts], columns, step)
        if rows:
            del head[:begin]
            return rows
        if len(each.texts) > 1:
            break
    return None


def _names(each: _Printed, columns: Sequence[Column], *, is_apart: bool) -> bool:
    """Whether a line of one text is no part of a header: it begins beside the labels and reaches over values, or stands over the
    middle of the table, apart from what is below."""
    if len(each.texts) > 1:
        return False
    over = [at for at, column in enumerate(columns) if column.holds(each.line)]
    left, right = columns[0].x0, columns[-1].x1
    is_centred = abs(each.line.x0 + each.line.x1 - left - right) <= 2 * each.line.size
    outside = each.line.x0 < left - each.line.size or each.line.x1 > right + each.line.size
    return outside or (is_apart and is_centred) or (len(over) > 1 and over[0] == 0)


def _is_label(each: _Printed, columns: Sequence[Column]) -> bool:
    """Whether a line has nothing but one text in the first column, at its left end."""
    is_first = columns[0].holds(each.line) and each.line.x1 <= columns[1].x0
    return len(each.texts) == 1 and is_first and abs(each.line.x0 - columns[0].x0) <= each.line.size


def _cells(row: _Row, columns: Sequence[Column], first: int) -> tuple[GridCell, ...]:
    """The cells of a row of a table that begins on the page ``first``."""
    page = None if row[0].page == first else row[0].page
    held: list[list[Glyph]] = [[] for _ in columns]
    for each in row:
        for text in each.texts:
            held[next(at for at, column in enumerate(columns) if column.holds(text))] += text.glyphs
    cells: list[GridCell] = []
    for glyphs, column in zip(held, columns, strict=True):
        lines = lines_of(glyphs)
        indent = max(0, round(2 * (lines[0].x0 - column.x0) / max(lines[0].size, 1.0))) if lines else 0
        cells.append(GridCell(layout.join_cell_lines([line.text for line in lines]), indent=indent, page=page))
    return tuple(cells)
