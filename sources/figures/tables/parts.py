"""Which rows are parts of a row above them: 食品烟酒 and 衣着 below 居民消费价格.

Here belong the evidences of it for rows that measure nothing themselves, and for the year that only the row above prints. Not here:
rows of one name (``sources.figures.tables.parents``), what a part is called (``sources.figures.tables.rows``).
"""

from __future__ import annotations

from sources.documents.layout import heading_level
from sources.figures.naming import measuring, parting
from sources.figures.tables.column import is_part, plain
from sources.figures.tables.labels import RATIOS
from sources.figures.tables.row import Row
from sources.figures.words import valued
from sources.model import FigureKind

_SCALE = "".join(valued("numerals", "han_scales"))
HALF_LETTERS = 2  # a label that stands in by less is level with the one above


class Parts:
    """The rows of a block from the top down: the whole that was opened last, and whether its parts go on."""

    def __init__(self) -> None:
        self._whole: Row | None = None
        self._first: Row | None = None  # the first of its parts

    def open(self, row: Row) -> None:
        """A row that the rows below it may be parts of."""
        self._whole, self._first = row, None

    def close(self) -> None:
        """A row that is no part, after which none goes on without saying so."""
        self._first = None

    def end(self) -> None:
        """A total, after which something else begins."""
        self._whole = self._first = None

    def holds(self, row: Row) -> bool:
        """Whether a row that measures nothing itself is a part: it says so, stands in further, or follows one that does, and
        is counted in the same unit."""
        whole = self._whole
        says_so = is_part(row.printed) or measuring.measures_nothing(row.label.measure)
        if whole is None:
            return says_so
        if says_so and _is_counted_otherwise(row, whole):
            return False  # #执业医师(人) below 卫生技术人员, behind 床位数(张); 新建幼儿园(所) below 企业数(家)
        if _is_of_no_rate(row, whole):
            return False
        held = says_so or (_is_counted_alike(row, whole) and (_stands_in(row, whole) or self._goes_on(row)))
        if held and self._first is None:
            self._first = row
        return held

    def _goes_on(self, row: Row) -> bool:
        first = self._first
        if first is None:
            return False
        level, least = heading_level(plain(row.printed)), heading_level(plain(first.printed))
        if level != least and not level > least > 0:
            return False
        return not _stands_in(first, row)


def _stands_in(row: Row, other: Row) -> bool:
    return row.indent >= other.indent + HALF_LETTERS


def _is_counted_alike(row: Row, whole: Row) -> bool:
    """Whether nothing says that two rows are counted in different units."""
    one, other = row.unit or row.label.unit, whole.unit or whole.label.unit
    return one == other or not (one and other)


def _is_counted_otherwise(row: Row, whole: Row) -> bool:
    """Whether two rows are counted in units that are no multiples of each other."""
    units = [(each.unit or each.label.unit).lstrip(_SCALE) for each in (row, whole)]
    return all(units) and units[0] != units[1] and RATIOS.isdisjoint(units)


def _is_of_no_rate(row: Row, whole: Row) -> bool:
    """Whether a row is counted or weighed and the one above it a rate or a share, which has parts in per cent alone:
    高新技术企业(家) below 失业率(%)."""
    own = row.unit or row.label.unit
    is_rate = whole.label.kind in {None, FigureKind.SHARE}
    return whole.unit in RATIOS and is_rate and bool(own) and own not in RATIOS


class Dated:
    """The rows of a block from the top down: the one whose label printed a year last, for as long as its parts go on."""

    def __init__(self) -> None:
        self._row: Row | None = None
        self._runs = False

    def of(self, row: Row, *, is_total: bool) -> Row | None:
        """The row above whose year is that of a row, too; None where none is."""
        if row.label.year is not None or row.label.years_off:
            self._row, self._runs = row, True
            return None
        if self._row is None or not self._runs:
            return None
        is_sort = parting.is_sort_of_debt(row.label.measure, self._row.label.measure)
        self._runs = not is_total and (is_part(row.printed) or is_sort or self._is_below(row, self._row))
        return self._row if self._runs else None

    def _is_below(self, row: Row, dated: Row) -> bool:
        """Whether a row stands in further than the dated one, or has a number of a lower level or none where that has one."""
        if row.indent != dated.indent:
            return _stands_in(row, dated)
        own, level = heading_level(plain(row.printed)), heading_level(plain(dated.printed))
        return bool(level) and (not own or own > level)
