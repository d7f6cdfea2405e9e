"""Tables of a page, from its rules and glyphs.

Here belongs the geometry: which rules make one table, its cells with their spans, rows and columns that no rule parts.
Open sides are closed at the ends of the horizontal rules. Not here: tables over several pages, captions, headers
(``sources.documents.layout``).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter, itemgetter

from sources.documents import layout
from sources.documents.formats.pdf_page import Glyph, Line, Rule, lines_of
from sources.documents.layout_elements import GridCell

_SNAP = 3.0  # points within which two places are one
_GAP = 3.0  # a rule drawn in pieces has no wider gaps
_SAME_ENDS = 5.0
_SIDE = 6.0  # a vertical rule this near to the table's side is the side
_COVER = 0.6  # a border is drawn along this share of a cell's side
_COLUMN_GAP = 0.9  # letter sizes of empty space between two columns without a rule
_SAME_ROW = 0.6  # letter sizes between the middles of texts of one row


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


def _groups(
    across: Sequence[Rule], down: Sequence[Rule], lines: Sequence[Line], parts: Callable[[str], bool]
) -> list[tuple[list[Rule], list[Rule]]]:
    """Rules that belong to one table each: those that touch, and horizontal ones of the same width below each other."""
    parent = list(range(len(across) + len(down)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    crossed = [False] * len(across)
    order = sorted(range(len(across)), key=lambda at: across[at].y0)
    heights = [across[at].y0 for at in order]
    for j, tall in enumerate(down):
        for i in order[bisect_left(heights, tall.y0 - _GAP) : bisect_right(heights, tall.y1 + _GAP)]:
            flat = across[i]
            if flat.x0 - _GAP <= tall.x0 <= flat.x1 + _GAP:
                crossed[i] = True
                parent[root(i)] = root(len(across) + j)
    middles = sorted(((line.middle, line) for line in lines), key=itemgetter(0))
    for i, j in pairwise(order):
        upper, lower = across[i], across[j]
        same = abs(upper.x0 - lower.x0) <= _SAME_ENDS and abs(upper.x1 - lower.x1) <= _SAME_ENDS
        first = bisect_right(middles, upper.y0, key=itemgetter(0))
        between = middles[first : bisect_left(middles, lower.y0, key=itemgetter(0))]
        if same and not (crossed[i] and crossed[j]) and not any(parts(line.text) for _, line in between):
            parent[root(i)] = root(j)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for at in range(len(parent)):
        group = groups.setdefault(root(at), ([], []))
        if at < len(across):
            group[0].append(across[at])
        else:
            group[1].append(down[at - len(across)])
    return list(groups.values())


def _table(across: list[Rule], down: list[Rule], glyphs: Sequence[Glyph]) -> PageTable | None:
    if len(across) < 2:
        return None
    left, right = min(rule.x0 for rule in across), max(rule.x1 for rule in across)
    heights = [rule.y0 for rule in across] + [end for rule in down for end in (rule.y0, rule.y1)]
    ys = _clusters(heights, _SNAP)
    # an open side, or the top or bottom of vertical rules that stand out, is a border all the same
    across = [*across, Rule(left, ys[0], right, ys[0]), Rule(left, ys[-1], right, ys[-1])]
    inner = [rule for rule in down if left + _SIDE < rule.x0 < right - _SIDE]
    inside = [glyph for glyph in _between(glyphs, ys[0], ys[-1]) if left <= (glyph.x0 + glyph.x1) / 2 <= right]
    if not inside:
        return None
    if not inner:
        inner = _gutters(inside, ys)
    if not inner:
        return None
    xs = [left, *(x for x in _clusters((rule.x0 for rule in inner), _SNAP) if left + _SIDE < x < right - _SIDE), right]
    regions = _regions(xs, ys, across, inner)
    rows = _cells(xs, ys, regions, inside)
    return PageTable(left, ys[0], right, ys[-1], tuple(xs), rows)


def _between(glyphs: Sequence[Glyph], top: float, bottom: float) -> Sequence[Glyph]:
    """Those of the glyphs, sorted by height, that stand between two heights."""
    place = attrgetter("middle")
    return glyphs[bisect_left(glyphs, top, key=place) : bisect_right(glyphs, bottom, key=place)]


def _gutters(glyphs: Sequence[Glyph], ys: Sequence[float]) -> list[Rule]:
    """Vertical rules where no rule is drawn but every row leaves the same place empty.

    A text across such a place (a heading over two columns) leaves its own row without the rule.
    """
    bands = [
        (top, bottom, [line.pieces(_COLUMN_GAP) for line in lines_of(_between(glyphs, top, bottom))])
        for top, bottom in pairwise(ys)
    ]
    printed = [pieces for _, _, lines in bands for pieces in lines]
    full = max((len(pieces) for pieces in printed), default=0)
    usual = [pieces for pieces in printed if len(pieces) == full]
    if full < 2 or len(usual) < 2:
        return []
    # the columns are where the rows with all their texts have them
    columns = [(min(p[at].x0 for p in usual), max(p[at].x1 for p in usual)) for at in range(full)]
    places = [(before[1] + after[0]) / 2 for before, after in pairwise(columns) if before[1] < after[0]]
    if len(places) < full - 1:
        return []
    rules: list[Rule] = []
    for top, bottom, lines in bands:
        texts = [text for pieces in lines for text in pieces]
        rules.extend(Rule(x, top, x, bottom) for x in places if not any(text.x0 < x < text.x1 for text in texts))
    return rules


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


def _regions(xs: Sequence[float], ys: Sequence[float], across: Sequence[Rule], down: Sequence[Rule]) -> list[_Region]:
    rows, columns = len(ys) - 1, len(xs) - 1
    upright, level = sorted(down, key=attrgetter("x0")), sorted(across, key=attrgetter("y0"))
    on_x = [_near(upright, x, attrgetter("x0")) for x in xs]
    on_y = [_near(level, y, attrgetter("y0")) for y in ys]

    def open_right(row: int, column: int) -> bool:
        top, bottom = ys[row], ys[row + 1]
        drawn = sum(max(0.0, min(r.y1, bottom) - max(r.y0, top)) for r in on_x[column + 1])
        return drawn < _COVER * (bottom - top)

    def open_below(row: int, column: int) -> bool:
        left, right = xs[column], xs[column + 1]
        drawn = sum(max(0.0, min(r.x1, right) - max(r.x0, left)) for r in on_y[row + 1])
        return drawn < _COVER * (right - left)

    taken: set[tuple[int, int]] = set()
    regions: list[_Region] = []
    for row in range(rows):
        for column in range(columns):
            if (row, column) in taken:
                continue
            right = column
            while right + 1 < columns and (row, right + 1) not in taken and open_right(row, right):
                right += 1
            bottom = row
            while bottom + 1 < rows and all(
                open_below(bottom, at) and (at == right or open_right(bottom + 1, at))
                for at in range(column, right + 1)
            ):
                bottom += 1
            taken.update((r, c) for r in range(row, bottom + 1) for c in range(column, right + 1))
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
    rows: list[tuple[GridCell, ...]] = []
    by_top: dict[int, list[_Region]] = {}
    for region in regions:
        by_top.setdefault(region.top, []).append(region)
    for row in range(len(ys) - 1):
        starting = by_top.get(row, [])
        lines = [lines_of(held.get((region.top, region.left), ())) for region in starting]
        across = sum(region.right - region.left + 1 for region in starting)
        single = across == len(xs) - 1 and all(region.bottom == row for region in starting)
        for texts in _printed_rows(lines) if single else [lines]:
            cells = (
                GridCell(
                    layout.join_cell_lines([line.text for line in text]),
                    region.bottom - region.top + 1,
                    region.right - region.left + 1,
                )
                for region, text in zip(starting, texts, strict=True)
            )
            rows.append(tuple(cells))
    return tuple(rows)


def _at(borders: Sequence[float], place: float) -> int:
    return bisect_right(borders, place, 1, len(borders) - 1) - 1


def _printed_rows(cells: Sequence[Sequence[Line]]) -> list[list[list[Line]]]:
    """A row between two rules as the rows that are printed in it: as many as its columns have values below each other.

    ``cells`` are the lines of each cell. Every line goes to the nearest value's row.
    """
    whole = [[list(lines) for lines in cells]]
    columns = [lines for lines in cells[1:] if any(layout.is_value(line.text) for line in lines)]
    if not columns or any(not all(layout.is_value(line.text, or_empty=True) for line in lines) for lines in columns):
        return whole
    letter = max(line.size for lines in columns for line in lines)
    anchors = _clusters((line.middle for lines in columns for line in lines), _SAME_ROW * letter)
    if len(anchors) < 2:
        return whole
    rows: list[list[list[Line]]] = [[[] for _ in cells] for _ in anchors]
    for column, lines in enumerate(cells):
        for line in lines:
            nearest = min(range(len(anchors)), key=lambda at: abs(anchors[at] - line.middle))
            rows[nearest][column].append(line)
    return rows
