"""The parts of a table: its header rows, captions and notes in rows of its own, and a table that goes on over a page.

Here belongs what a grid says of itself. Not here: which cells a merged one covers (``sources.documents.table_geometry``), what a
value means (``sources.figures.tables``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from sources.cues import any_of
from sources.documents import table_geometry
from sources.documents.cues import cues
from sources.documents.layout import pairs
from sources.documents.layout.captions import (
    CAPTION_MAX,
    NOTE,
    TABLE_NAME,
    are_above_table,
    is_caption,
    is_unit_note,
)
from sources.documents.layout.flattened.cells import is_number
from sources.documents.layout.flattened.header_words import (
    is_again_beside_group,
    is_known_over_values,
    is_label_word,
    is_over_values,
)
from sources.documents.layout.lines import NUMERAL, join_all
from sources.documents.layout_elements import Element, Grid, GridCell, Text, squeeze, tight

_ORDINALS = frozenset(cues("tables")["label"]["ordinals"])
_EDGE_SLACK = 6.0  # points
_FEWEST_COLUMNS = 2  # of a number and a label
_FEWEST_STACKED = 2  # values below each other in one cell
_HEAD_ROWS = 6  # so many of the first rows may be header
_TIME_LABEL = re.compile(cues("lines")["time"]["label"])
_NO_VALUE = re.compile(r"^(?:[-—–－―…/·.]+|\.{2,}|无)?$")
_SERIAL = re.compile(rf"[(（]?[{NUMERAL}]{{1,3}}[)）]?[、.．]?")
_NUMBERED = re.compile(rf"{_SERIAL.pattern}[、.．)）]")
_LABEL_MAX = 24  # characters
_GOES_ON = re.compile(rf"[(（]?{any_of(cues('lines')['caption']['goes_on'])}[)）]?[:：]?")
_BEFORE, _AFTER = (any_of(cues("lines")["value"][each]) for each in ("before", "after"))
_VALUE_CELL = re.compile(
    rf"^[(（]?(?:[≥≤<>＜＞±+\-−–—－﹣]|{_BEFORE})?\s*[\d０-９][\d０-９,，.．\s]*(?<![.．、])(?:[%％‰]|[\u4e00-\u9fff/()（）]{{0,8}})?{_AFTER}?[)）]?[*＊△★]?$"
)

_RATIO_CELL = re.compile(r"\d+(?:[.．]\d+)?(?:[:：∶]\d+(?:[.．]\d+)?){1,3}")  # 12.5:38.0:49.5


def is_value(text: str, *, or_empty: bool = False) -> bool:
    """Whether a cell holds a value and nothing else; ``or_empty``: or a dash that stands for none."""
    text = squeeze(text)
    return _is_valued(text) or (or_empty and bool(_NO_VALUE.match(text)))


def _is_valued(text: str) -> bool:
    return bool(_VALUE_CELL.match(text) or _RATIO_CELL.fullmatch(text)) or is_number(text)


def spanned_header(rows: Sequence[Sequence[GridCell]]) -> int:
    """How many rows are header by their first row: some of its cells reach over several columns, and all the others, the first
    among them, down beside what stands below those (地区 beside 债务期限 over 5年期 and 7年期); 0 where this is not so."""
    first = rows[0] if rows else ()
    depth = first[0].row_span if first else 1
    over = [cell for cell in first if cell.row_span == 1 and cell.column_span > 1]
    beside = [cell for cell in first if cell.row_span == depth]
    return depth if depth > 1 and over and len(over) + len(beside) == len(first) else 0


def header_row_count(rows: Sequence[Sequence[str]]) -> int:
    """How many of a table's first rows are header: those above the first row that holds a value beside its label.

    ``rows`` is the full rectangle of texts. A row with nothing but its label, right above the first value, opens a
    group of the body. A table without any plain value has one header row when the first row is short labels above
    longer text. 0: no header.
    """
    for index, row in enumerate(rows[:_HEAD_ROWS]):
        if _holds_value(row):
            while index > 1 and _opens_group(rows[index - 1]):
                index -= 1
            return index
    return 1 if len(rows) > 1 and _is_short_labels(rows[0]) else 0


def _holds_value(row: Sequence[str]) -> bool:
    """Whether a value stands beside the row's label, or a dash for one; a year and a month are labels."""
    cells = [squeeze(cell) for cell in row[1:]]
    return any((_is_valued(cell) and not _TIME_LABEL.match(cell)) or (cell and _NO_VALUE.match(cell)) for cell in cells)


def _opens_group(row: Sequence[str]) -> bool:
    """Whether a row has nothing but its label, with or without a number in a column of its own: 一, 综合."""
    texts = row[1:] if len(row) > _FEWEST_COLUMNS and _SERIAL.fullmatch(tight(row[0])) else row
    return bool(texts) and bool(texts[0].strip()) and not any(cell.strip() for cell in texts[1:])


def _is_short_labels(row: Sequence[str]) -> bool:
    labels = [squeeze(cell) for cell in row]
    return bool(labels) and all(len(label) <= _LABEL_MAX and "。" not in label for label in labels)


def with_number_header(grid: Grid) -> Grid:
    """A grid whose header says nothing over the column of running numbers, and so begins one column too early, with that cell empty:
    地区, 产量 over 1, 东村, 25."""
    if _has_spans(grid.rows):
        return grid
    texts = [[squeeze(cell.text) for cell in row] for row in grid.rows]
    height, width = header_row_count(texts), max(map(len, texts), default=0)
    if width <= _FEWEST_COLUMNS or not _begins_early(texts[:height], width) or not _are_numbered(texts[height:], width):
        return grid
    rows = [(GridCell(""), *row[: width - 1]) if at < height else row for at, row in enumerate(grid.rows)]
    return replace(grid, rows=tuple(rows))


def _has_spans(rows: Sequence[Sequence[GridCell]]) -> bool:
    return any(cell.row_span > 1 or cell.column_span > 1 for row in rows for cell in row)


def _begins_early(head: Sequence[Sequence[str]], width: int) -> bool:
    """Whether a header has nothing over the last column, and over the first a word that is none for numbers."""
    first = next((row[0] for row in head if row and row[0]), "")
    return bool(first) and tight(first) not in _ORDINALS and not any("".join(row[width - 1 :]) for row in head)


def with_spans(grid: Grid) -> Grid:
    """A grid whose header cells reach over the empty ones behind them, where what stands below says so: 2024年 and nothing beside it
    over 预算数, 执行数. A format without merged cells prints them so."""
    height = header_row_count([[squeeze(cell.text) for cell in row] for row in grid.rows])
    head = grid.rows[:height]
    if height <= 1 or _has_spans(head):
        return grid
    none = (GridCell(""),) * max(map(len, head))
    above = [_spanned(upper, row, below) for upper, row, below in zip((none, *head), head, head[1:], strict=False)]
    return replace(grid, rows=(*above, *grid.rows[height - 1 :]))


def _spanned(above: Sequence[GridCell], row: Sequence[GridCell], below: Sequence[GridCell]) -> tuple[GridCell, ...]:
    """A header row with its cells reaching as far as the row below says, and no further than what the row above has over them; the
    first cell below one may be empty (债务限额 over nothing, 一般债务 and 专项债务)."""
    over, under = ([bool(squeeze(cell.text)) for cell in cells] for cells in (above, below))
    cells: list[GridCell] = []
    is_open = False  # the last cell with a text may reach further
    for at, cell in enumerate(row):
        is_over = at < len(under) and under[at]
        if squeeze(cell.text):
            is_open = is_over or at > 0
        elif is_open and is_over and not (at < len(over) and over[at]):
            cells[-1] = replace(cells[-1], column_span=cells[-1].column_span + 1)
            continue
        else:
            is_open = False
        cells.append(cell)
    return tuple(cells)


def _are_numbered(rows: Sequence[Sequence[str]], width: int) -> bool:
    """Whether rows begin with running numbers, behind each a label, and one has something in the last of so many columns."""
    numbers = [row[0] for row in rows if row and row[0]]
    running = [str(at) for at in range(1, len(numbers) + 1)]
    labels = [row[1] for row in rows if len(row) > 1 and row[0]]
    is_full = any("".join(row[width - 1 :]) for row in rows)
    return is_full and len(numbers) > 1 and numbers == running and all(text and not is_value(text) for text in labels)


def split_grid(grid: Grid) -> list[Element]:
    """A grid with the captions, unit lines and notes that stand in rows of its own taken out, as texts.

    A caption in the middle begins another table, and so does another header below values, with the name above it. A grid of one
    column is no table: its rows are texts.
    """
    if not grid.rows:
        return []
    grid = _unstacked(grid)
    if table_geometry.width(grid if grid.page is not None else table_geometry.tighten(grid)) <= 1:
        return list(_lines(grid))
    grid = _without_repeats(grid)
    parting = _Parting(grid, table_geometry.width(grid))
    starting, covered = _texts_by_row(grid)
    anew, names = _headed_anew(grid)
    for row, cells in enumerate(starting):
        is_whole = row not in covered and all(cell.row_span == 1 for cell in cells)
        if row in anew | names:
            parting.close(is_last=False)
            parting.is_below = bool(parting.elements)
        if cells and is_whole and (texts := parting.lines_of(row, cells, is_name=row in names)):
            parting.close(is_last=False)
            parting.is_below = parting.is_below and row in names
            parting.elements += texts
        elif cells or row in covered:
            parting.body.append(row)
    parting.close(is_last=True)
    return parting.elements


def _unstacked(grid: Grid) -> Grid:
    """A grid whose rows each hold one value a cell: a row whose labels and values stand on as many lines each, or two of each beside
    each other, is as many rows."""
    grid = pairs.parted(grid)
    heights = {row: height for row, cells in enumerate(grid.rows) if (height := _stacked(cells)) > 1}
    return table_geometry.spread(grid, heights) if heights else grid


def _stacked(cells: Sequence[GridCell]) -> int:
    """How many rows the cells of one row print below each other: 地区生产总值, 增长速度 beside 亿元, % and two values; 1 where it is
    one. Labels are of as many lines, or say the unit of each."""
    height = max((len(cell.lines) for cell in cells), default=1)
    if height < _FEWEST_STACKED or any(cell.row_span > 1 for cell in cells):
        return 1
    several = [len(cell.lines) == height for cell in cells if cell.text and _holds_values(cell)]
    is_told = any(len(cell.lines) == height and not _holds_values(cell) for cell in cells)
    return height if is_told and all(several) and len(several) >= _FEWEST_COLUMNS else 1


def _holds_values(cell: GridCell) -> bool:
    """Whether each line of a cell is a value."""
    return all(map(is_value, cell.lines or (cell.text,)))


def _without_repeats(grid: Grid) -> Grid:
    """A grid without the words of its first row where they stand once more beside the name of a group: 二、财政, 本月, 累计."""
    head = grid_labels(grid.rows[0])
    if not any(head[:1]) or sum(map(is_over_values, head[1:])) < _FEWEST_COLUMNS:
        return grid
    rows = [
        (row[0], *(replace(cell, text="") for cell in row[1:]))
        if is_again_beside_group(grid_labels(row), head)
        else row
        for row in grid.rows
    ]
    return replace(grid, rows=tuple(rows))


def _lines(grid: Grid) -> Iterator[Text]:
    """The lines of the cells, as texts."""
    for row in grid.rows:
        for cell in row:
            for line in cell.text.split("\n"):
                if line.strip():
                    yield Text(line, grid.page, grid.line)


def _headed_anew(grid: Grid) -> tuple[set[int], set[int]]:
    """The rows that are the header of another table, below values of the one before; and the rows right above a header that have
    only its name: 3、农业生产 above 9月, 1-9月, 增长%."""
    texts = table_geometry.matrix(grid)
    anew: set[int] = set()
    names: set[int] = set()
    is_valued = False
    for row, cells in enumerate(texts):
        if not _is_header(cells):
            is_valued = is_valued or _holds_value(cells)
            continue
        is_named = row > 0 and _names_what_follows(texts[row - 1])
        names |= {row - 1} if is_named else set()
        anew |= {row} if is_valued and not is_named else set()
        is_valued = False
    return anew, names


def _is_header(row: Sequence[str]) -> bool:
    """Whether a row has a word for one over labels, or nothing, and beside that no value, but words for such over values."""
    label, *rest = map(squeeze, row)
    over = [text for text in rest if text]
    if len(over) < _FEWEST_COLUMNS or any(is_value(text) and not _TIME_LABEL.match(text) for text in over):
        return False
    known = sum(map(is_over_values, over))
    return known == len(over) if not label else is_label_word(label) and 2 * known >= len(over)


def _names_what_follows(row: Sequence[str]) -> bool:
    """Whether a row has nothing but a text that may be a name, and is no header itself."""
    name, *rest = row
    is_head = is_label_word(name) or is_known_over_values(name) or is_unit_note(name) or NOTE.match(tight(name))
    return bool(name.strip()) and not is_head and not any(text.strip() for text in rest)


def _texts_by_row(grid: Grid) -> tuple[list[list[GridCell]], set[int]]:
    """The cells with a text that start in each row, and the rows into which one of an earlier row reaches."""
    starting: list[list[GridCell]] = [[] for _ in grid.rows]
    covered: set[int] = set()
    for each in table_geometry.place(grid.rows):
        if each.cell.text.strip():
            starting[each.row].append(each.cell)
            if each.cell.row_span > 1:
                covered.update(range(each.row + 1, each.row + each.cell.row_span))
    return starting, covered


@dataclass(slots=True)
class _Parting:
    """A grid while it is cut at the rows that are lines of text. ``body``: the rows of the part that is open, ``is_below`` whether
    that is one with another header, below others."""

    grid: Grid
    width: int
    is_below: bool = False
    elements: list[Element] = field(default_factory=list)
    body: list[int] = field(default_factory=list)

    def lines_of(self, row: int, cells: Sequence[GridCell], *, is_name: bool) -> list[Text]:
        """The captions, unit lines and notes that the texts of a row are; none for a row of the table. ``is_name``: what follows
        it says that it is a caption."""
        if is_name:
            return [self._line(cells[0], is_caption=True)]
        if len(cells) > 1 and not self.body and are_above_table([cell.text for cell in cells]):
            return [self._line(cell, is_caption=bool(TABLE_NAME.search(tight(cell.text)))) for cell in cells]
        line = self._line_of(row, cells[0]) if len(cells) == 1 else None
        return [line] if line else []

    def _line(self, cell: GridCell, *, is_caption: bool = False) -> Text:
        return Text(squeeze(cell.text), self.grid.page, self.grid.line, is_caption=is_caption)

    def _line_of(self, row: int, cell: GridCell) -> Text | None:
        line = tight(cell.text)
        if NOTE.match(line) or is_unit_note(line):
            return self._line(cell)
        if self._is_name(row, cell, line) or is_caption(cell.text):
            return self._line(cell, is_caption=True)
        return None

    def _is_name(self, row: int, cell: GridCell, line: str) -> bool:
        """Whether a row's only text names a table: it reaches over most of it, and stands at its top or ends as such names do."""
        is_wide = len(self.grid.rows[row]) == 1 or cell.column_span * 2 > self.width
        return is_wide and len(line) <= CAPTION_MAX and (not self.body or bool(TABLE_NAME.search(line)))

    def close(self, *, is_last: bool) -> None:
        """End the open part, if it has rows."""
        if self.body:
            part = replace(
                self.grid,
                rows=tuple(self.grid.rows[row] for row in self.body),
                opens_page=self.grid.opens_page and not self.elements,
                closes_page=self.grid.closes_page and is_last,
                is_below=self.is_below,
            )
            self.elements.append(part)
            self.body = []


class TablePart:
    """A table under construction: its first part, and the rows of those that go on with it.

    What is asked of it for every part that follows is kept, so that a table in many parts is not looked at again for each.
    """

    def __init__(self, grid: Grid) -> None:
        self.before: list[Text] = []  # caption and unit lines printed above
        self.after: list[Text] = []  # caption and notes printed below
        self.again: list[Text] = []  # captions and unit lines above the parts that follow
        self.ends_on = grid.page  # the page of its last row
        self.closes_page = grid.closes_page
        self.is_below = grid.is_below
        self._first = grid
        self._rows = list(grid.rows)
        self._width = table_geometry.width(grid)
        self._cut: list[str] = []  # the lines of running text in the last row that page breaks cut
        self._header_rows: int | None = None

    def grid(self) -> Grid:
        """The whole table."""
        self._mend()
        return replace(self._first, rows=tuple(self._rows), closes_page=self.closes_page)

    def continued_by(self, second: Grid) -> int | None:
        """How many of another grid's rows repeat the header, when it continues this one; None when it does not."""
        if not self._rows or not second.rows or not self._has_columns_of(second):
            return None
        headers = self._headers()
        if (
            headers
            and len(second.rows) > headers
            and all(
                grid_labels(a) == grid_labels(b)
                for a, b in zip(self._rows[:headers], second.rows[:headers], strict=True)
            )
        ):
            return headers
        if self.ends_on is not None and second.page == self.ends_on + 1 and self.closes_page and second.opens_page:
            return 0
        if self.ends_on is None and headers and _header_rows(second.rows) == 0:
            return 0
        return None

    def prints_again(self, text: Text) -> bool:
        """Whether a line above a part that follows says no more than what stands above the first: the same caption, with or without
        a word that it goes on, or a unit."""
        line = _GOES_ON.sub("", tight(text.text))
        return not line or is_unit_note(text.text) or any(line == tight(above.text) for above in self.before)

    def add(self, second: Grid, skip: int) -> None:
        """Go on with the rows of another grid, but for the first ``skip``."""
        rest = list(second.rows[skip:])
        # a row of running text that a page break cut is printed with its label again: one row
        if rest and self._rows and len(self._rows[-1]) == len(rest[0]) == 2:
            (label, text), (again, more) = self._rows[-1], rest[0]
            if tight(label.text) == tight(again.text) and (self._cut or "。" in text.text + more.text):
                self._cut = self._cut or [text.text]
                self._cut.append(more.text)
                rest = rest[1:]
        if rest and self._is_cut_by(second) and (whole := _one_row(self._rows[-1], rest[0])):
            self._rows[-1], rest = whole, rest[1:]
        if rest:
            self._mend()
            self._rows += rest if second.page == self._first.page else _on_page(rest, second.page)
            self._header_rows = None if len(self._rows) - len(rest) <= _HEAD_ROWS else self._header_rows
        self.ends_on, self.closes_page = second.page, second.closes_page

    def _is_cut_by(self, second: Grid) -> bool:
        """Whether nothing but a page break stands between the last row and those of another grid."""
        is_next = self.ends_on is not None and second.page == self.ends_on + 1
        return is_next and self.closes_page and second.opens_page and not self._cut and len(self._rows) > 1

    def _mend(self) -> None:
        if self._cut:
            label, text = self._rows[-1]
            self._rows[-1] = (label, replace(text, text=join_all(self._cut)))
            self._cut = []

    def _headers(self) -> int:
        if self._header_rows is None:
            self._header_rows = _header_rows(self._rows)
        return self._header_rows

    def _has_columns_of(self, second: Grid) -> bool:
        edges = self._first.edges
        if self._width != table_geometry.width(second):
            return False
        return len(edges) != len(second.edges) or all(
            abs(a - b) <= _EDGE_SLACK for a, b in zip(edges, second.edges, strict=True)
        )


def _on_page(rows: Sequence[tuple[GridCell, ...]], page: int | None) -> list[tuple[GridCell, ...]]:
    return [tuple(replace(cell, page=page) for cell in row) for row in rows]


def _one_row(upper: Sequence[GridCell], lower: Sequence[GridCell]) -> tuple[GridCell, ...] | None:
    """The two halves of a row that a page break cut as one; None where they are two rows. What goes on filled its line, values do
    not go on, and only the upper half has some in other columns."""
    if len(upper) != len(lower) or _has_spans((upper, lower)):
        return None
    pairs = list(zip(upper, lower, strict=True))
    more = [(one, other) for one, other in pairs if other.text.strip()]
    if not more or not _leaves_values(pairs) or not any(one.is_full for one, _ in more):
        return None
    if not all(_may_go_on(*pair) for pair in more):
        return None
    return tuple(replace(one, text=join_all([one.text, other.text])) for one, other in pairs)


def _leaves_values(pairs: Sequence[tuple[GridCell, GridCell]]) -> bool:
    """Whether the upper of two rows has a value, or a dash for one, where the lower has nothing."""
    ends = (one.text for one, other in pairs if one.text.strip() and not other.text.strip())
    return any(is_value(text, or_empty=True) for text in ends)


def _may_go_on(upper: GridCell, lower: GridCell) -> bool:
    """Whether the text of a cell may go on in another one: a value does not, what is left is no more than what filled lines, and no
    number of a row opens it. A number or a word in Latin is not cut, whatever room there is: 增长 over 6.5%."""
    one, other = tight(upper.text), tight(lower.text)
    is_cut = upper.is_full or other[:1].isascii()
    return is_cut and not is_value(one) and len(other) <= max(len(one), len("100.0%")) and not _NUMBERED.match(other)


def _header_rows(rows: Sequence[tuple[GridCell, ...]]) -> int:
    """How many of the first rows are header, told from as many rows as that takes."""
    return header_row_count(table_geometry.matrix(Grid(tuple(rows[: _HEAD_ROWS + 1]))))


def grid_labels(row: Sequence[GridCell]) -> tuple[str, ...]:
    """A row's texts for comparing it with another row."""
    return tuple(tight(cell.text).strip("—-–") for cell in row)
