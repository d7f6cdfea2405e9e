"""The name of a row by what it is a part of: 公路 under 货物周转量, 行政运行 under two offices.

Here belongs joining the words of two rows. Not here: which row stands above which (``rows``).
"""

from __future__ import annotations

import re

from sources.documents.layout import heading_level
from sources.figures.naming import measuring, parting, terms
from sources.figures.naming.sizing import of_size, sized
from sources.figures.prose.accounts import flow
from sources.figures.tables.captions import Captioned
from sources.figures.tables.column import plain
from sources.figures.tables.labels import FOLD, INDEX_BASE, TOTAL
from sources.figures.tables.row import Row
from sources.figures.words import listed, pattern, word

OWN_NAME = listed("labels", "own_name")
_SHARED = listed("labels", "shared")
_SHARED_WHOLE = re.compile(pattern("labels", "shared"))
BRACKET = re.compile(r"[(][^()]*[)]$")
_SHARE = re.compile(r"\d{1,3}(?:\.\d{1,2})?%\w{0,4}$")
_TRANSLATED = re.compile(pattern("labels", "translated", "unit"))
_SAYS = re.compile(r"\w|[%‰°℃]")
OF_FIRMS = re.compile(pattern("labels", "firms"))
_OF_PRODUCTS = listed("labels", "measure_of_products")
FIRMS = re.compile(pattern("labels", "firms", "named"))
_INDUSTRY = word("labels", "part", "industry")


def measured_row(row: Row, measure: str) -> Row:
    """A row that measures so."""
    return row if measure == row.label.measure else row._replace(label=row.label._replace(measure=measure))


def measured_by(header: str, caption: Captioned) -> str:
    """The header over the labels where it says what each row measures, and the caption does not: 现价产值 over 农具, 纺织."""
    is_said = caption.measure or caption.whole or caption.account
    return header if terms.MEASURES.ending(header) and not is_said else ""


def level(row: Row) -> int:
    """The level of the number that a row's label begins with; 0 for none."""
    return heading_level(plain(row.printed))


def part_of(name: str, whole: str) -> str:
    """A part with what its whole measures, behind the firms whose that is: 限额以上批零企业日用品类商品销售总额; a product
    without the class of which that is said: 小麦产量; an industry with the size of the firms of the whole: 规模以上采矿业增加值."""
    if product := _of_product(name, whole):
        return product
    size = sized(whole) if name.endswith(_INDUSTRY) else None
    if size and size.measure and whole == size.sort + size.measure:
        return of_size(measuring.joined(name, size.measure), size)
    firms = OF_FIRMS.match(whole)
    return firms["firms"] + parting.part_of(name, firms["rest"]) if firms else parting.part_of(name, whole)


def with_measure(name: str, whole: str) -> str:
    """A name that others have, too, with what is measured of the whole that it is a part of."""
    told = parting.with_sort(name, whole) or _of_product(name, whole)
    return told or measuring.joined(name, measuring.part_measure(whole))


def _of_product(name: str, whole: str) -> str:
    """A product with what is measured of the class that it is one of; empty where that is none of products."""
    measure = measuring.carried_measure(whole)
    return measuring.joined(name, measure) if measure in _OF_PRODUCTS and not FIRMS.search(whole) else ""


def shared_by_all(name: str) -> str:
    """What a name measures that those who have it below do not say again: 存款余额 of 各项存款余额."""
    match = _SHARED_WHOLE.search(name)
    return match["shared"] if match else ""


def is_amount(row: Row) -> bool:
    """Whether a row says neither its unit nor that its numbers are ratios."""
    label = row.label
    return not (row.unit or label.unit or label.kind or terms.RATIO.ending(label.measure))


def in_year_of(row: Row, other: Row) -> Row:
    """A row with the year and the scenario of the row that it is a part of: 其中:一般债务 below 2024年末债务余额."""
    scenario = row.label.scenario or other.label.scenario
    year, before = other.label.year, other.label.year_before
    return row._replace(label=row.label._replace(year=year, year_before=before, scenario=scenario))


def names_itself(name: str) -> bool:
    """Whether a row of a table of revenue or of spending needs neither word: a tax, a flow, one that has it."""
    bare = bare_name(name)
    return bool(OWN_NAME.ending(bare) or terms.SHORT.ending(bare) or flow(name))


def bare_name(name: str) -> str:
    """A name without the bracket behind it, and without the share of a tax that is counted: 增值税50%, 个人所得税(40%部分)."""
    return _SHARE.sub("", BRACKET.sub("", name))


def name_below(parent: str, name: str) -> str:
    """A name with that of its group: 公路 and 货物量 are 公路货物量, 住户存款 and 活期存款 are 住户活期存款; a total is no group."""
    if parent in TOTAL:
        return name
    parent = parent.removesuffix(TOTAL.ending(parent)) or parent
    measure = terms.MEASURES.ending(parent) or _SHARED.ending(parent)
    if measuring.measures_nothing(name):
        return measuring.joined(name, measuring.part_measure(parent))
    if sort := parting.with_sort(name, parent):
        return sort
    return parent + name if not measure or not name.endswith(measure) else parent.removesuffix(measure) + name


def unit_in(text: str) -> str:
    """The unit that a cell holds; none where it holds a dash, or says what an index is measured against."""
    unit = INDEX_BASE.sub("", plain(_TRANSLATED.sub("", text)).translate(FOLD))
    return unit if _SAYS.search(unit) else ""
