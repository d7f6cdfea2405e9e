"""Tables of a page, from its rules and glyphs.

Here belongs the geometry: which rules make one table, its cells with their spans, rows and columns that no rule parts.
Open sides are closed at the ends of the horizontal rules. Not here: tables over several pages, captions, headers
(``sources.documents.layout``).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import accumulate, pairwise, product
from operator import attrgetter

from sources.documents import layout
from sources.documents.formats.pdf_page import Glyph, Line, Rule, lines_of
from sources.documents.layout_elements import GridCell

_SNAP = 3.0  # points within which two places are one
_GAP = 3.0  # a rule drawn in pieces has no wider gaps
_SAME_ENDS = 5.0
_SIDE = 6.0  # a vertical rule this near to the table's side is the side
_COVER = 0.6  # a border is drawn along this share of a cell's side
_COLUMN_GAP = 0.9  # letter sizes of empty space between two columns without a rule
_TWO_COLUMNS = 80.0  # points: less is one column of values
_FEWEST_ROWS = 3  # with values beside each other show columns that no rule parts
_MOSTLY = 0.6  # of the rows with several texts
_SAME_ROW = 0.6  # letter sizes between the middles of texts of one row
_BROKEN = re.compile(r",\d{0,2}$")  # in a group of thousands
_THOUSANDS = re.compile(r"[-−–]?\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_SIGN_ALONE = re.compile(r"[-−–﹣－]")
_SIGNED = re.compile(r"\d[\d,.]*[%‰]?")
_CELL_MARGINS = 12.0  # points beside the text of a cell, both together
_TWO_LINES = 2.0  # letter sizes from the middle of one line of a label to that of the next
_ROOM = 2.0  # letter sizes at the end of a line: a label that goes on in the next line leaves less


@dataclass(frozen=True, slots=True)
class PageTable:
    """A table on a page: its box, the places of its column borders, and its rows of cells."""

    x0: float
    y0: float
    x1: float
    y1: float
    edges: tuple[float, ...]
    rows: tuple[tuple[GridCell, ...], ...]

    def holds(self, glyph: Glyph) -> bool:
        """Whether a glyph stands in the table's box."""
        return self.x0 <= (glyph.x0 + glyph.x1) / 2 <= self.x1 and self.y0 <= glyph.middle <= self.y1


def find_tables(
    rules: Iterable[Rule], glyphs: Sequence[Glyph], parts: Callable[[str], bool] = lambda text: False
) -> list[PageTable]:
    """The tables of a page, from top to bottom.

    ``parts`` says of a line of text that no table goes on over it (a caption, a sentence): it parts two tables of the
    same width that have horizontal rules only.
    """
    across = _merged([rule for rule in rules if rule.y0 == rule.y1 and rule.x1 > rule.x0], vertical=False)
    down = _merged([rule for rule in rules if rule.x0 == rule.x1 and rule.y1 > rule.y0], vertical=True)
    if len(across) < 2:
        return []
    tables: list[PageTable] = []
    lines = lines_of(glyphs)
    glyphs = sorted(glyphs, key=attrgetter("middle"))
    for group_across, group_down in _groups(across, down, lines, parts):
        table = _table(group_across, group_down, glyphs)
        if table is not None and not any(_overlap(table, other) for other in tables):
            tables.append(table)
    return sorted(tables, key=lambda table: table.y0)


def _overlap(one: PageTable, other: PageTable) -> bool:
    wide = min(one.x1, other.x1) - max(one.x0, other.x0)
    high = min(one.y1, other.y1) - max(one.y0, other.y0)
    return wide > _SNAP and high > _SNAP


def _clusters(values: Iterable[float], slack: float) -> list[float]:
    """The places that values stand at, those within ``slack`` of each other as one."""
    groups: list[list[float]] = []
    for value in sorted(values):
        if groups and value - groups[-1][0] <= slack:
            groups[-1].append(value)
        else:
            groups.append([value])
    return [sum(group) / len(group) for group in groups]


def _merged(rules: Sequence[Rule], *, vertical: bool) -> list[Rule]:
    """Rules that lie on each other or follow each other on one line, as one."""

    def place(rule: Rule) -> float:
        return rule.x0 if vertical else rule.y0

    def ends(rule: Rule) -> tuple[float, float]:
        return (rule.y0, rule.y1) if vertical else (rule.x0, rule.x1)

    groups: list[list[Rule]] = []
    for rule in sorted(rules, key=place):
        if groups and place(rule) - place(groups[-1][0]) <= _SNAP:
            groups[-1].append(rule)
        else:
            groups.append([rule])
    merged: list[Rule] = []
    for group in groups:
        at = sum(place(rule) for rule in group) / len(group)
        spans: list[list[float]] = []
        for low, high in sorted(ends(rule) for rule in group):
            if spans and low - spans[-1][1] <= _GAP:
                spans[-1][1] = max(spans[-1][1], high)
            else:
                spans.append([low, high])
        merged.extend(Rule(at, low, at, high) if vertical else Rule(low, at, high, at) for low, high in spans)
    return merged


class _Sets:
    """Numbers from 0 that are put together into sets, one pair after the other."""

    def __init__(self, count: int) -> None:
        self._parent = list(range(count))

    def root(self, at: int) -> int:
        """The number that stands for a number's set."""
        parent = self._parent
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    def join(self, one: int, other: int) -> None:
        """Make one set of those of two numbers; the other's number stands for it."""
        self._parent[self.root(one)] = self.root(other)


def _groups(
    across: Sequence[Rule], down: Sequence[Rule], lines: Sequence[Line], parts: Callable[[str], bool]
) -> list[tuple[list[Rule], list[Rule]]]:
    """Rules that belong to one table each: those that touch, and horizontal ones of the same width below each other."""
    sets = _Sets(len(across) + len(down))
    order = sorted(range(len(across)), key=lambda at: across[at].y0)
    crossed: set[int] = set()
    for flat, tall in _crossings(across, down, order):
        crossed.add(flat)
        sets.join(flat, len(across) + tall)
    for upper, lower in _stacked(across, order, crossed, lines, parts):
        sets.join(upper, lower)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for at, rule in enumerate((*across, *down)):
        groups.setdefault(sets.root(at), ([], []))[at >= len(across)].append(rule)
    return list(groups.values())


def _crossings(across: Sequence[Rule], down: Sequence[Rule], order: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The places of horizontal and vertical rules that touch. ``order``: those of the horizontal ones from top to bottom."""
    heights = [across[at].y0 for at in order]
    for j, tall in enumerate(down):
        for i in order[bisect_left(heights, tall.y0 - _GAP) : bisect_right(heights, tall.y1 + _GAP)]:
            if across[i].x0 - _GAP <= tall.x0 <= across[i].x1 + _GAP:
                yield i, j


def _stacked(
    across: Sequence[Rule],
    order: Sequence[int],
    crossed: Set[int],
    lines: Sequence[Line],
    parts: Callable[[str], bool],
) -> Iterator[tuple[int, int]]:
    """The places of horizontal rules of the same width, one right below the other with no line between that parts tables.

    Where vertical rules cross both, those say what belongs together.
    """
    by_height = sorted(lines, key=attrgetter("middle"))
    for i, j in pairwise(order):
        upper, lower = across[i], across[j]
        same_width = abs(upper.x0 - lower.x0) <= _SAME_ENDS and abs(upper.x1 - lower.x1) <= _SAME_ENDS
        if not same_width or (i in crossed and j in crossed):
            continue
        first = bisect_right(by_height, upper.y0, key=attrgetter("middle"))
        last = bisect_left(by_height, lower.y0, key=attrgetter("middle"))
        if not any(parts(line.text) for line in by_height[first:last]):
            yield i, j


def _table(across: list[Rule], down: list[Rule], glyphs: Sequence[Glyph]) -> PageTable | None:
    """The table that rules of one group make; None where they hold no text, or columns are not to be seen."""
    if len(across) < 2:
        return None
    left, right = min(rule.x0 for rule in across), max(rule.x1 for rule in across)
    heights = [rule.y0 for rule in across] + [end for rule in down for end in (rule.y0, rule.y1)]
    ys = _clusters(heights, _SNAP)
    # an open side, or the top or bottom of vertical rules that stand out, is a border all the same
    across = [*across, Rule(left, ys[0], right, ys[0]), Rule(left, ys[-1], right, ys[-1])]
    inside = [glyph for glyph in _between(glyphs, ys[0], ys[-1]) if left <= (glyph.x0 + glyph.x1) / 2 <= right]
    if not inside:
        return None

    def is_inner(x: float) -> bool:
        return left + _SIDE < x < right - _SIDE

    inner = _inner([rule for rule in down if is_inner(rule.x0)], left, right, inside, ys)
    if not inner:
        return None
    xs = [left, *filter(is_inner, _clusters((rule.x0 for rule in inner), _SNAP)), right]
    regions = _regions(_Borders.of(xs, ys, across, inner))
    return PageTable(left, ys[0], right, ys[-1], tuple(xs), _cells(xs, ys, regions, inside))


def _between(glyphs: Sequence[Glyph], top: float, bottom: float) -> Sequence[Glyph]:
    """Those of the glyphs, sorted by height, that stand between two heights."""
    place = attrgetter("middle")
    return glyphs[bisect_left(glyphs, top, key=place) : bisect_right(glyphs, bottom, key=place)]


@dataclass(frozen=True, slots=True)
class _Band:
    """What stands between two rules: lines, each cut into the texts between which columns may part."""

    top: float
    bottom: float
    lines: tuple[list[Line], ...]

    def leaves_free(self, x: float) -> bool:
        """Whether no text stands across a place."""
        return not any(text.x0 < x < text.x1 for texts in self.lines for text in texts)


def _gutters(glyphs: Sequence[Glyph], ys: Sequence[float]) -> list[Rule]:
    """Vertical rules where no rule is drawn but every row leaves the same place empty.

    A text across such a place (a heading over two columns) leaves its own row without the rule.
    """
    bands = [
        _Band(top, bottom, tuple(line.pieces(_COLUMN_GAP) for line in lines_of(_between(glyphs, top, bottom))))
        for top, bottom in pairwise(ys)
    ]
    places = _gaps([texts for band in bands for texts in band.lines])
    return [Rule(x, band.top, x, band.bottom) for band in bands for x in places if band.leaves_free(x)]


def _inner(
    drawn: Sequence[Rule], left: float, right: float, glyphs: Sequence[Glyph], ys: Sequence[float]
) -> list[Rule]:
    """The vertical rules inside a table: those drawn, and those between columns that none parts."""
    if not drawn:
        return _gutters(glyphs, ys)
    return [*drawn, *_between_values(glyphs, [left, *_clusters((rule.x0 for rule in drawn), _SNAP), right], ys)]


def _between_values(glyphs: Sequence[Glyph], sides: Sequence[float], ys: Sequence[float]) -> list[Rule]:
    """Vertical rules between columns of values that stand beside each other between two rules that are drawn."""
    found: list[Rule] = []
    for left, right in pairwise(sides[1:]):  # the first column is that of the labels
        if right - left < _TWO_COLUMNS:
            continue
        held = [glyph for glyph in glyphs if left <= (glyph.x0 + glyph.x1) / 2 <= right]
        rows = [texts for line in lines_of(held) if len(texts := line.pieces(_COLUMN_GAP)) > 1]
        valued = sum(all(layout.is_value(text.text, or_empty=True) for text in texts) for texts in rows)
        if valued >= _FEWEST_ROWS and valued > _MOSTLY * len(rows):
            found += _gutters(held, ys)
    return found


def _gaps(lines: Sequence[Sequence[Line]]) -> list[float]:
    """The places between columns, by the lines that have all their texts; none where two such lines do not agree on them."""
    most = max(map(len, lines), default=0)
    full = [texts for texts in lines if len(texts) == most]
    if most < 2 or len(full) < 2:
        return []
    columns = [(min(text.x0 for text in texts), max(text.x1 for text in texts)) for texts in zip(*full, strict=True)]
    places = [(before[1] + after[0]) / 2 for before, after in pairwise(columns) if before[1] < after[0]]
    return places if len(places) == most - 1 else []


@dataclass(frozen=True, slots=True)
class _Region:
    """A cell by its elementary places: rows ``top``..``bottom``, columns ``left``..``right``, both included."""

    top: int
    left: int
    bottom: int
    right: int


def _near(rules: Sequence[Rule], at: float, place: Callable[[Rule], float]) -> Sequence[Rule]:
    """The rules, sorted by their place, that lie on a border."""
    return rules[bisect_left(rules, at - _SNAP, key=place) : bisect_right(rules, at + _SNAP, key=place)]


@dataclass(frozen=True, slots=True)
class _Borders:
    """The places of a table's borders, and the rules that are drawn along each of them."""

    xs: Sequence[float]
    ys: Sequence[float]
    on_x: Sequence[Sequence[Rule]]
    on_y: Sequence[Sequence[Rule]]

    @classmethod
    def of(cls, xs: Sequence[float], ys: Sequence[float], across: Sequence[Rule], down: Sequence[Rule]) -> _Borders:
        """The borders at these places, with the rules that lie on them."""
        upright, level = sorted(down, key=attrgetter("x0")), sorted(across, key=attrgetter("y0"))
        return cls(
            xs,
            ys,
            [_near(upright, x, attrgetter("x0")) for x in xs],
            [_near(level, y, attrgetter("y0")) for y in ys],
        )

    def is_open_right(self, row: int, column: int) -> bool:
        """Whether nothing is drawn at the right of an elementary place."""
        top, bottom = self.ys[row], self.ys[row + 1]
        drawn = sum(max(0.0, min(r.y1, bottom) - max(r.y0, top)) for r in self.on_x[column + 1])
        return drawn < _COVER * (bottom - top)

    def is_open_below(self, row: int, column: int) -> bool:
        """Whether nothing is drawn below an elementary place."""
        left, right = self.xs[column], self.xs[column + 1]
        drawn = sum(max(0.0, min(r.x1, right) - max(r.x0, left)) for r in self.on_y[row + 1])
        return drawn < _COVER * (right - left)

    def is_row_open(self, row: int, left: int, right: int) -> bool:
        """Whether the places from ``left`` to ``right`` go on in the next row, as one cell."""
        return all(
            self.is_open_below(row, at) and (at == right or self.is_open_right(row + 1, at))
            for at in range(left, right + 1)
        )


def _regions(borders: _Borders) -> list[_Region]:
    """The cells, from left to right and top to bottom: each reaches as far as no border is drawn."""
    rows, columns = len(borders.ys) - 1, len(borders.xs) - 1
    taken: set[tuple[int, int]] = set()
    regions: list[_Region] = []
    for row, column in product(range(rows), range(columns)):
        if (row, column) in taken:
            continue
        right = column
        while right + 1 < columns and (row, right + 1) not in taken and borders.is_open_right(row, right):
            right += 1
        bottom = row
        while bottom + 1 < rows and borders.is_row_open(bottom, column, right):
            bottom += 1
        taken.update(product(range(row, bottom + 1), range(column, right + 1)))
        regions.append(_Region(row, column, bottom, right))
    return regions


def _cells(
    xs: Sequence[float], ys: Sequence[float], regions: Sequence[_Region], glyphs: Sequence[Glyph]
) -> tuple[tuple[GridCell, ...], ...]:
    held: dict[tuple[int, int], list[Glyph]] = {}
    owner = {
        (row, column): (region.top, region.left)
        for region in regions
        for row in range(region.top, region.bottom + 1)
        for column in range(region.left, region.right + 1)
    }
    for glyph in glyphs:
        held.setdefault(owner[_at(ys, glyph.middle), _at(xs, (glyph.x0 + glyph.x1) / 2)], []).append(glyph)
    by_top: dict[int, list[_Region]] = {}
    for region in regions:
        by_top.setdefault(region.top, []).append(region)
    bands = [
        [(region, _unbroken(lines_of(held.get((region.top, region.left), ())))) for region in by_top.get(row, ())]
        for row in range(len(ys) - 1)
    ]
    printed = [_band(band, row, xs) for row, band in enumerate(bands)]
    counts = list(accumulate(map(len, printed), initial=0))
    return tuple(
        tuple(
            GridCell(
                layout.join_cell_lines([line.text for line in text]),
                counts[region.bottom + 1] - counts[row] if region.bottom > row else span,
                region.right - region.left + 1,
                _indent(text, xs[region.left]),
                is_full=_is_full(text, xs[region.right + 1] - xs[region.left]),
            )
            for region, text, span in cells
        )
        for row, rows in enumerate(printed)
        for cells in rows
    )


def _unbroken(lines: Sequence[Line]) -> list[Line]:
    """The lines of a cell, a number that is broken within its thousands (308,37 over 2) or behind its sign as one line."""
    whole: list[Line] = []
    for line in lines:
        if whole and _are_one_number(whole[-1].text, line.text):
            whole[-1] = Line((*whole[-1].glyphs, *line.glyphs))
        else:
            whole.append(line)
    return whole


def _are_one_number(line: str, below: str) -> bool:
    """Whether two lines are one number, broken within its thousands or behind its sign."""
    if _BROKEN.search(line) and _THOUSANDS.fullmatch(line + below):
        return True
    return bool(_SIGN_ALONE.fullmatch(line.strip()) and _SIGNED.fullmatch(below.strip()))


_Printed = tuple[_Region, Sequence[Line], int]
"""A cell with its lines, and over how many of its band's printed rows it reaches."""


def _band(band: Sequence[tuple[_Region, Sequence[Line]]], row: int, xs: Sequence[float]) -> list[list[_Printed]]:
    """What stands between two rules as the rows that are printed in it."""
    if _fills(band, row, len(xs) - 1):
        texts = _printed_rows([lines for _, lines in band], [xs[region.right + 1] for region, _ in band])
        return [[(region, text, 1) for (region, _), text in zip(band, each, strict=True)] for each in texts]
    inside = [lines for region, lines in band if region.bottom == row]
    anchors = _row_heights(inside)
    if len(anchors) < 2 or not any(_stand_at(lines, anchors) for lines in inside if not _is_valued(lines)):
        return [[(region, lines, 1) for region, lines in band]]
    return _dealt_cells(band, row, anchors)


def _fills(band: Sequence[tuple[_Region, Sequence[Line]]], row: int, columns: int) -> bool:
    """Whether a band has a cell at every column, and none that goes on below it."""
    across = sum(region.right - region.left + 1 for region, _ in band)
    return across == columns and all(region.bottom == row for region, _ in band)


def _dealt_cells(
    band: Sequence[tuple[_Region, Sequence[Line]]], row: int, anchors: Sequence[float]
) -> list[list[_Printed]]:
    """The cells of a band by the heights of its printed rows; one that is not printed row by row reaches over them all."""
    rows: list[list[_Printed]] = [[] for _ in anchors]
    for region, lines in band:
        if region.bottom > row or not (_is_valued(lines) or len(lines) == len(anchors)):
            rows[0].append((region, lines, len(anchors)))  # 一般债券 beside 合计, 新增债券 and 再融资债券
            continue
        for at, own in enumerate(_dealt(lines, anchors)):
            rows[at].append((region, own, 1))
    return rows


def _is_valued(lines: Sequence[Line]) -> bool:
    return any(layout.is_value(line.text) for line in lines)


def _stand_at(lines: Sequence[Line], anchors: Sequence[float]) -> bool:
    """Whether there is one line at each of the heights."""
    return len(lines) == len(anchors) and all(
        abs(line.middle - anchor) <= _SAME_ROW * line.size for line, anchor in zip(lines, anchors, strict=True)
    )


def _dealt(lines: Sequence[Line], anchors: Sequence[float]) -> list[list[Line]]:
    """Lines by the height that is nearest to each."""
    dealt: list[list[Line]] = [[] for _ in anchors]
    for line in lines:
        dealt[min(range(len(anchors)), key=lambda at: abs(anchors[at] - line.middle))].append(line)
    return dealt


def _indent(lines: Sequence[Line], left: float) -> int:
    """How far the first line of a cell stands in from its left border, in half letters."""
    return max(0, round(2 * (lines[0].x0 - left) / max(lines[0].size, 1.0))) if lines else 0


def _is_full(lines: Sequence[Line], width: float) -> bool:
    """Whether the last line of a cell of some width leaves no room for another letter between the usual margins."""
    return bool(lines) and width - (lines[-1].x1 - lines[-1].x0) < lines[-1].size + _CELL_MARGINS


def _at(borders: Sequence[float], place: float) -> int:
    return bisect_right(borders, place, 1, len(borders) - 1) - 1


def _printed_rows(cells: Sequence[Sequence[Line]], sides: Sequence[float]) -> list[list[list[Line]]]:
    """A row between two rules as the rows that are printed in it: as many as its columns have values below each other, and one for
    each label without values among them.

    ``cells`` are the lines of each cell, ``sides`` their right borders. Every line goes to the nearest row.
    """
    anchors = _row_heights(cells[1:])
    if len(anchors) < 2:
        return [[list(lines) for lines in cells]]
    anchors = sorted({*anchors, *_lone_labels(cells, sides, anchors)})
    return [list(texts) for texts in zip(*(_dealt(lines, anchors) for lines in cells), strict=True)]


def _lone_labels(cells: Sequence[Sequence[Line]], sides: Sequence[float], anchors: Sequence[float]) -> list[float]:
    """The heights of labels that stand beside no value and are no part of a label that takes several lines."""
    found: list[float] = []
    for lines, beside, side in zip(cells, cells[1:], sides, strict=False):
        if not any(layout.is_value(line.text) for line in beside) or any(layout.is_value(line.text) for line in lines):
            continue
        goes_on = False
        for at, line in enumerate(lines, start=1):
            is_full = side - line.x1 < _ROOM * line.size
            is_last = any(layout.heading_level(below.text) for below in lines[at : at + 1])
            went_on, goes_on = goes_on, is_full and not is_last
            beside_value = any(abs(anchor - line.middle) <= _SAME_ROW * line.size for anchor in anchors)
            if not (beside_value or went_on or goes_on):
                found.append(line.middle)
        found = _but_around_values(found, lines, anchors)
    return found


def _but_around_values(lone: Sequence[float], lines: Sequence[Line], anchors: Sequence[float]) -> list[float]:
    """The heights of lone labels without those of two lines, one right above and one right below values that have no label."""
    kept = set(lone)
    for anchor in anchors:
        above = max((line for line in lines if line.middle <= anchor), key=attrgetter("middle"), default=None)
        below = min((line for line in lines if line.middle > anchor), key=attrgetter("middle"), default=None)
        if above is None or below is None or not {above.middle, below.middle} <= kept:
            continue
        is_centred = abs(above.middle + below.middle - 2 * anchor) <= _SAME_ROW * above.size
        if is_centred and below.middle - above.middle <= _TWO_LINES * above.size:
            kept -= {above.middle, below.middle}
    return [height for height in lone if height in kept]


def _row_heights(cells: Sequence[Sequence[Line]]) -> list[float]:
    """The heights at which cells print values; none where one of them holds a value and other text. Columns of one value each are
    one row, however high each value stands."""
    columns = [lines for lines in cells if any(layout.is_value(line.text) for line in lines)]
    values = [line for lines in columns for line in lines]
    if max(map(len, columns), default=0) < 2 or not all(layout.is_value(line.text, or_empty=True) for line in values):
        return []
    return _clusters((line.middle for line in values), _SAME_ROW * max(line.size for line in values))
