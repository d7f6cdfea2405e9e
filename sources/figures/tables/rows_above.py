"""What the rows above one told: the whole whose parts come, the section, and whom they counted.

Not here: which of it a row takes (``rows``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from sources.figures.naming import measuring, parting, terms
from sources.figures.tables.captions import SCOPES
from sources.figures.tables.column import is_part
from sources.figures.tables.parts import Dated, Parts
from sources.figures.tables.row import Row
from sources.figures.tables.row_names import FIRMS, OF_FIRMS, level, measured_row
from sources.figures.words import listed
from sources.model import FigureKind

TRADE = listed("labels", "trade")
_KINDS = listed("labels", "kinds")
SIZED = listed("labels", "firms", "sized")


class Section(NamedTuple):
    """The row without values above others, and the level of its number."""

    name: str = ""
    level: int = 0


@dataclass(slots=True)
class Above:
    """What the rows above one measure: the whole and its unit, what each of the rows below a label is measured in."""

    parts: Parts
    dated: Dated
    whole: str = ""
    unit: str = ""
    each: str = ""
    shared: str = ""  # the unit of the rows below, which are shares
    last: str = ""  # the last row that is no part, where it is called as it is labelled
    numbered: tuple[Row, str] | None = None  # the last whole that has a number, for as long as its items go on
    both: str = ""  # the last whole that is exports and imports
    flows: tuple[tuple[int, str], ...] = ()  # the last rows that measure something: their numbers, and what
    things: Row | None = None  # the last row that may have kinds below it which do not say of what
    has_kinds: bool = False

    def open(self, row: Row, whole: str, *, unit: str = "") -> None:
        """A row is the whole of those below it; ``unit`` is that where it says none."""
        if any(parting.compound_of(flow, whole) for flow in TRADE.meaning):
            self.both = whole
        self.whole, self.unit = whole, row.unit or row.label.unit or unit
        self.parts.open(row)
        if level(row) and not self.numbered:
            self.numbered = row, whole

    def open_again(self) -> None:
        """What follows are parts of the last numbered whole, whatever its first items were: 在总额中."""
        if self.numbered:
            self.open(*self.numbered)

    def firms_of(self, row: Row) -> re.Match[str] | None:
        """Whose the numbered whole is, where a row is an item of it that says no firms of its own: 1、批发额 below
        三、限额以上批零企业商品销售总额."""
        if self.numbered is None or FIRMS.search(row.label.measure) or is_part(row.printed):
            return None
        return OF_FIRMS.match(self.numbered[1]) if level(row) > level(self.numbered[0]) else None

    def flow_of_both(self, row: Row) -> Row:
        """A row by the total of both flows of trade above it where it is one of these: 进口 below 进出口总额 is 进口总额."""
        name = row.label.measure
        return measured_row(row, parting.part_of_compound(name, self.both)) if name in TRADE else row

    def things_of(self, row: Row) -> str:
        """What the kind that a row names is one of (一星级 below 星级饭店): it has a number of a lower level, stands in further,
        says that it is a part or follows one that does."""
        things, name = self.things, row.label.measure
        if not _KINDS.ending(name):
            self.things, self.has_kinds = row, False
            return ""
        if things is None or (row.unit or row.label.unit) != (things.unit or things.label.unit):
            return ""
        below = level(row) > level(things) > 0 or row.indent > things.indent or is_part(row.printed)
        self.has_kinds = self.has_kinds or below
        return things.label.measure if self.has_kinds else ""

    def told_of(self, row: Row) -> str:
        """The name of a row that is a function of spending, what each head earns or spends, or a kind of the things above it; empty
        for any other."""
        name, things = row.label.measure, self.things_of(row)
        if self.whole and name and name == SIZED.starting(name) and not self.whole.startswith(name):
            return measuring.joined(name, self.whole)  # 限额以上 below 社会消费品零售总额
        if told := parting.per_head_part(name, self.whole):
            self.open(row, told)
            return told
        return parting.of_spending(name, self.whole) or (parting.kind_of(name, things) if things else "")

    def pass_by(self, row: Row, *, is_valued: bool) -> None:
        """A row of the level of the numbered whole, or one that heads others, ends its items."""
        heads = not is_valued and not is_part(row.printed)
        if self.numbered and (heads or 0 < level(row) <= level(self.numbered[0])):
            self.numbered = None

    def counted(self, row: Row, measure: str) -> Row:
        """A part in the unit of its whole: 其中:住宅 below 商品房销售额(亿元) is in 亿元, too, and 第一产业 below 总产出构成(%)
        a share of that ``measure``."""
        label, unit = row.label, row.unit or row.label.unit
        if unit:
            return row
        if self.shared and label.kind is None:
            label = label._replace(kind=FigureKind.SHARE, whole_of=measure or None)
        return row._replace(label=label._replace(unit=self.unit))


def in_section(row: Row, name: str, section: Section) -> Row:
    """A row of a bare measure or rate by whose that is: 增加值 and 产销率 below 一、规模以上工业; any other as it is."""
    is_scope = bool(section.name) and SCOPES.ending(section.name) == section.name
    is_bare = is_scope and (terms.MEASURES.ending(name) == name or terms.RATES.ending(name) != "")
    return measured_row(row, section.name + row.label.measure) if is_bare else row
