"""The header of a table that no rule parts: which of its texts stand over which columns.

A header takes one row, or two where some of its texts stand over several columns and those below them over one each, or three where
that is so of the upper two. Not here: where a table begins (``sources.documents.formats.pdf_aligned``), what a header means
(``sources.figures.tables``).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import combinations, groupby, pairwise

from sources.documents import layout
from sources.documents.formats.pdf_page import Line
from sources.documents.layout_elements import GridCell

_WRAPPED = 1.65  # letter sizes from the middle of one line of a cell to that of the next, at most
_LOWER = 0.25  # letter sizes: a cell of the lower row stands so much lower than one that reaches over both
_SAME_LINE = 0.3  # letter sizes
_MOST = 0.6  # of the columns have a header
_MOST_LINES = 8
_MOST_ROWS = 400  # that are dealt to groups
_MOST_DEEP = 3  # rows
_MOST_OVER = 16  # columns that cells of the upper row are dealt


@dataclass(slots=True)
class Column:
    """The place of a column from left to right. ``heights`` are those of the lines that have something in it."""

    x0: float
    x1: float
    heights: set[float] = field(default_factory=set)

    def holds(self, text: Line | Piece) -> bool:
        """Whether some of a text stands in the column."""
        return text.x0 < self.x1 and self.x0 < text.x1

    def reach(self, text: Line | Piece) -> None:
        """Reach as far as a text of the column."""
        self.x0, self.x1 = min(self.x0, text.x0), max(self.x1, text.x1)

    @classmethod
    def of(cls, text: Line, height: float) -> Column:
        """The column that a text of a line begins."""
        return cls(text.x0, text.x1, {height})


@dataclass(frozen=True, slots=True)
class Piece:
    """A text of a line, and the height that the line has."""

    text: Line
    middle: float

    @property
    def x0(self) -> float:
        """The left end."""
        return self.text.x0

    @property
    def x1(self) -> float:
        """The right end."""
        return self.text.x1

    @property
    def size(self) -> float:
        """The letter size."""
        return self.text.size


@dataclass(frozen=True, slots=True)
class _Cell:
    """The pieces of one cell of a header, below each other."""

    lines: tuple[Piece, ...]

    @property
    def middle(self) -> float:
        """The height of its middle."""
        return (self.lines[0].middle + self.lines[-1].middle) / 2

    @property
    def centre(self) -> float:
        """Twice the place of its middle from left to right."""
        return min(line.x0 for line in self.lines) + max(line.x1 for line in self.lines)

    def grid_cell(self, *, rows: int = 1, columns: int = 1) -> GridCell:
        """The cell as one of a grid."""
        return GridCell(layout.join_cell_lines([line.text.text for line in self.lines]), rows, columns)


_Row = tuple[GridCell, ...]


def header_rows(head: Sequence[Piece], columns: Sequence[Column], step: float) -> tuple[_Row, ...] | None:
    """The rows of a header by its texts, from top to bottom and left to right; None where they do not come out. ``step``: lines of
    one cell are nearer."""
    if len({text.middle for text in head}) > _MOST_LINES:
        return None
    held, over, wide = _over_columns(head, columns, step)
    stacks = [_stacked(texts, step) for texts in held]
    heights = {text.middle for text in over}.union(*map(_height_of_upper, stacks))
    return _rows_of(stacks, over, wide, step) or _rows_of(_apart(held, heights, step), over, wide, step)


def _height_of_upper(cells: Sequence[_Cell]) -> set[float]:
    """The height of the upper of two cells over one column, which is on one line; none where no two are."""
    return {cells[0].middle} if len(cells) > 1 and len(cells[0].lines) == 1 else set()


def _rows_of(
    stacks: Sequence[Sequence[_Cell]], over: Sequence[Piece], wide: Sequence[Column], step: float
) -> tuple[_Row, ...] | None:
    """The rows of a header by the cells over one column each, and the texts that stand over several."""
    if sum(map(bool, stacks)) < _MOST * len(wide) or any(len(cells) > _MOST_DEEP for cells in stacks):
        return None
    upper = [*_stacked(over, step, together=False), *(cell for cells in stacks for cell in cells[:-1])]
    lower = [cells[-1] if cells else None for cells in stacks]
    if not upper:
        return (tuple(cell.grid_cell() if cell else GridCell("") for cell in lower),)
    return _two_rows(upper, lower, wide)


def _apart(held: Sequence[Sequence[Piece]], heights: Set[float], step: float) -> list[list[_Cell]]:
    """The cells over one column each, of which a text on one line with one that stands over several, or over another cell, is a cell
    by itself: it stands over several, too, though it is no wider than one of them (2024年 over 计划, 预计, 增长%)."""
    found: list[list[_Cell]] = []
    for texts in held:
        is_upper = len(texts) > 1 and texts[0].middle in heights
        found.append([_Cell((texts[0],)), *_stacked(texts[1:], step)] if is_upper else _stacked(texts, step))
    return found


def _over_columns(
    head: Sequence[Piece], columns: Sequence[Column], step: float
) -> tuple[list[list[Piece]], list[Piece], list[Column]]:
    """The texts over one column each, by column, those that stand over several, and the columns as far as the former reach."""
    wide = [Column(column.x0, column.x1) for column in columns]
    held: list[list[Piece]] = [[] for _ in columns]
    over: list[Piece] = []
    for text in head:
        at = _places(text, columns)
        if len(at) > 1 or any(_ends(above, text, step) for above in over):
            over.append(text)
        else:
            _put(held[at[0]], text)
            wide[at[0]].reach(text)
    return held, over, wide


def _put(held: list[Piece], text: Piece) -> None:
    """Add a text to those of its column, to the one before where it stands on the same line."""
    if held and text.middle - held[-1].middle < _SAME_LINE * text.size:
        held[-1] = Piece(Line((*held[-1].text.glyphs, *text.text.glyphs)), text.middle)
    else:
        held.append(text)


def _places(text: Piece, columns: Sequence[Column]) -> list[int]:
    """The columns that a text stands over, the nearest one where it stands over none."""
    over = [at for at, column in enumerate(columns) if column.holds(text)]
    return over or [min(range(len(columns)), key=lambda at: max(columns[at].x0 - text.x1, text.x0 - columns[at].x1))]


def _stacked(texts: Sequence[Piece], step: float, *, together: bool = True) -> list[_Cell]:
    """Texts below each other as cells. Those over several columns are each one of their own, but for lines right below each other."""
    if not together:
        texts = _by_centre(texts)
    cells: list[list[Piece]] = []
    for text in texts:
        above = cells[-1][-1] if cells else None
        if above is not None and _goes_on(above, text, step):
            cells[-1].append(text)
        else:
            cells.append([text])
    return [_Cell(tuple(lines)) for lines in cells]


def _by_centre(texts: Sequence[Piece]) -> list[Piece]:
    """Texts from left to right, those with one middle from top to bottom."""
    groups: list[list[Piece]] = []
    for text in sorted(texts, key=lambda text: text.x0 + text.x1):
        if groups and text.x0 + text.x1 - groups[-1][0].x0 - groups[-1][0].x1 <= text.size:
            groups[-1].append(text)
        else:
            groups.append([text])
    return [text for group in groups for text in sorted(group, key=lambda text: text.middle)]


def _ends(above: Piece, text: Piece, step: float) -> bool:
    """Whether a text is the last of those that one broke into, right below the middle of its first line."""
    return _goes_on(above, text, step) and abs(above.x0 + above.x1 - text.x0 - text.x1) <= text.size


def _goes_on(above: Piece, text: Piece, step: float) -> bool:
    """Whether a text is the next line of the cell of the one above."""
    near = 0 <= text.middle - above.middle <= min(step, _WRAPPED * max(text.size, above.size))
    return near and text.x0 < above.x1 and above.x0 < text.x1


def _two_rows(
    upper: Sequence[_Cell], lower: Sequence[_Cell | None], columns: Sequence[Column]
) -> tuple[_Row, ...] | None:
    """The two rows of a header, of which cells of the upper one stand over those of the lower or beside them; or the three."""
    size = upper[0].lines[0].size
    heights = [cell.middle for cell in upper]
    bottom = max(cell.middle for cell in lower if cell)
    if bottom - max(heights) < _LOWER * size:
        return None
    if not all(lower[1:]):  # a page break between the two moved the lower one aside
        return None
    if max(heights) - min(heights) > size:
        return _three_rows(upper, lower, columns)
    is_below = _are_below(lower, bottom - _LOWER * size)
    spans = _spans(upper, is_below, columns)
    if len(spans) != len(upper) or (len(upper) == 1 and spans.get(0, (upper[0], 0))[1] == len(columns)):
        return None
    return _upper_row(spans, lower, is_below), _lower_row(lower, is_below)


def _three_rows(
    upper: Sequence[_Cell], lower: Sequence[_Cell | None], columns: Sequence[Column]
) -> tuple[_Row, ...] | None:
    """The three rows of a header, of which some cells of the middle one stand over those of the lowest, below one of the first."""
    size = upper[0].lines[0].size
    ordered = sorted(upper, key=lambda cell: cell.middle)
    cut = max(range(1, len(ordered)), key=lambda at: ordered[at].middle - ordered[at - 1].middle)
    tops, middles = ordered[:cut], ordered[cut:]
    if any(row[-1].middle - row[0].middle > _LOWER * size for row in (tops, middles)):
        return None
    bottom = max(cell.middle for cell in lower if cell)
    is_lowest = _are_below(lower, bottom - _LOWER * size)
    is_under = _are_below(lower, middles[-1].middle + _LOWER * size)
    below, over = _spans(middles, is_lowest, columns), _spans(tops, is_under, columns)
    if len(below) != len(middles) or len(over) != len(tops) or _cross(over, below):
        return None
    second: list[GridCell] = []
    for at, cell in enumerate(lower):
        if at in below:
            second.append(below[at][0].grid_cell(columns=below[at][1]))
        elif cell and is_under[at] and not is_lowest[at]:
            second.append(cell.grid_cell(rows=2))
    return _upper_row(over, lower, is_under, depth=_MOST_DEEP), tuple(second), _lower_row(lower, is_lowest)


def _are_below(cells: Sequence[_Cell | None], height: float) -> list[bool]:
    """Whether each of the lowest cells stands lower than a height."""
    return [bool(cell and cell.middle > height) for cell in cells]


def _cross(over: Mapping[int, tuple[_Cell, int]], below: Mapping[int, tuple[_Cell, int]]) -> bool:
    """Whether a cell of the middle row stands below two of the first."""
    ends = {at + count for at, (_, count) in over.items()} | set(over)
    return any(at < end < at + count for at, (_, count) in below.items() for end in ends)


def _spans(upper: Sequence[_Cell], is_below: Sequence[bool], columns: Sequence[Column]) -> dict[int, tuple[_Cell, int]]:
    """The first column of each cell of the upper row with the cell and how many columns it reaches over; none where some column of
    the lower row has nothing over it."""
    spans: dict[int, tuple[_Cell, int]] = {}
    for run in _runs(is_below):
        own = [cell for cell in upper if columns[run[0]].x0 < cell.centre / 2 < columns[run[-1]].x1]
        if not own or not len(own) <= len(run) <= _MOST_OVER:
            return {}
        spans |= _dealt(sorted(own, key=lambda cell: cell.centre), run, columns)
    return spans


def _upper_row(
    spans: Mapping[int, tuple[_Cell, int]], lower: Sequence[_Cell | None], is_below: Sequence[bool], *, depth: int = 2
) -> _Row:
    """The cells that stand over others, and those that reach over all rows, which are so many."""
    first: list[GridCell] = []
    for at, cell in enumerate(lower):
        if at in spans:
            first.append(spans[at][0].grid_cell(columns=spans[at][1]))
        elif not is_below[at]:
            first.append(cell.grid_cell(rows=depth) if cell else GridCell("", depth))
    return tuple(first)


def _lower_row(lower: Sequence[_Cell | None], is_below: Sequence[bool]) -> _Row:
    return tuple(cell.grid_cell() for cell, below in zip(lower, is_below, strict=True) if cell and below)


def _runs(is_below: Sequence[bool]) -> Iterator[list[int]]:
    """The places of columns beside each other that have a cell in the lower row."""
    for below, run in groupby(range(len(is_below)), lambda at: is_below[at]):
        if below:
            yield list(run)


def _dealt(upper: Sequence[_Cell], run: Sequence[int], columns: Sequence[Column]) -> dict[int, tuple[_Cell, int]]:
    """Columns dealt to the cells over them, so that each stands as near as can be to the middle of its own: the first column of each,
    with the cell and how many columns it reaches over."""
    cuts = ((0, *inner, len(run)) for inner in combinations(range(1, len(run)), len(upper) - 1))

    def away(cut: Sequence[int]) -> float:
        sides = ((columns[run[a]].x0 + columns[run[b - 1]].x1) for a, b in pairwise(cut))
        return sum(abs(cell.centre - middle) for cell, middle in zip(upper, sides, strict=True))

    best = min(cuts, key=away)
    return {run[a]: (cell, b - a) for cell, (a, b) in zip(upper, pairwise(best), strict=True)}


def group_cells(texts: Sequence[Piece], heights: Sequence[float]) -> list[tuple[GridCell, int]]:
    """The cells of groups, each with how many rows it reaches over, by the heights of the rows: each stands as near as can be to the
    middle of its own. Rows that no group is left for have an empty cell."""
    cells = _stacked(texts, math.inf)
    if not 0 < len(cells) <= len(heights) <= _MOST_ROWS:
        return [(GridCell(""), 1) for _ in heights]
    # the least distances of the first cells from the middles of the first rows, and where the rows of the last of them begin
    least: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    for number, cell in enumerate(cells, 1):
        ends = [len(heights)] if number == len(cells) else range(number, len(heights))
        before = least[-1]
        least.append(
            {
                end: min(
                    (away + abs(cell.middle - (heights[begin] + heights[end - 1]) / 2), begin)
                    for begin, (away, _) in before.items()
                    if begin < end
                )
                for end in ends
            }
        )
    found: list[tuple[GridCell, int]] = []
    end = len(heights)
    for cell, ways in zip(reversed(cells), reversed(least), strict=False):
        begin = ways[end][1]
        found.append((cell.grid_cell(rows=end - begin), end - begin))
        end = begin
    return found[::-1]
