"""Cells of a table that hold values: a number with a word or two, or a target without a number.

Here belong telling such a cell from running text, and the table of rules for what its number says once labels are
known. Not here: labels
(``sources.figures.tables.context``) and cells of running text (``sources.figures.prose``).
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from sources.cues import any_of
from sources.figures.claim import About, Claim
from sources.figures.doubt import says_nothing
from sources.figures.naming.listing import parts_of_ratio
from sources.figures.naming.measuring import joined
from sources.figures.naming.parting import overlapping
from sources.figures.naming.terms import BELONGINGS, MEASURES, POSSESSORS, RATES, SHORT
from sources.figures.numeral import RANK_UNIT, Numeral
from sources.figures.prose import worded
from sources.figures.prose.accounts import BARE, account_of, flow, named_in
from sources.figures.rule import Example, Rule, always, first
from sources.figures.stock import is_stock_noun
from sources.figures.tables.context import Context
from sources.figures.tables.labels import INDEX_NAME, MORE, MORE_THAN_PLAN, POINTS, TOTAL, Label
from sources.figures.time_context import MARKS
from sources.figures.words import classed, listed, pattern, word
from sources.model import ChangeBasis, FigureKind, Scenario

DIRECTION = classed("change", "direction")
CHANGE_UNITS = listed("change", "units")
_WORDLESS = re.compile(pattern("scenario", "wordless"))
_BESIDE = {
    *DIRECTION.meaning,
    *listed("change", "compared").meaning,
    *classed("numerals", "before").meaning,
    *listed("scenario", "target").meaning,
    *listed("labels", "beside").meaning,
}
_SMALL_WORDS = re.compile(rf"{any_of(_BESIDE)}|[()（）:：,，、\s+\-—–*/%≥≤<>]")
_RATIOS = {"%", "‰"}
_OWN_NAME = listed("labels", "own_name")
_IN_MONEY = listed("measures", "in_money")
_DONE_WITH = re.compile(pattern("labels", "done_with"))
_BRACKETS = re.compile(r"[(][^()]*[)]")
_SHORT = listed("labels", "to_goal", "short")
_OF_PRODUCTS = listed("labels", "column_of_products")
_RAISED = re.compile(pattern("labels", "column_of_products", "raised"))
_COUNTS_COLUMNS = listed("labels", "counts_columns")
_BRACKETED = re.compile(r"[(]\d[\d,]*(?:\.\d+)?[%‰]?[)]")
# 〔2.9〕 among yearly averages: by how much a rate is to change in all these years
_POINTS = word("labels", "summed", "unit")
_SUMMED = re.compile(rf"[\[〔［【﹝][-+]?\d+(?P<told>\.\d+|[%‰]|{_POINTS})*[\]〕］】﹞]")
_COUNTED = listed("labels", "counted_change", "units")
_BEHIND = re.compile(r"\s*[(（]([^()（）]+)[)）]")
# the rule of a target that names no number
WORDLESS = "cell/wordless"
# and that of the numbers of a ratio
PART = "cell/part"
_PERCENT, _COLON, _HALVES, _WHOLE = "%", re.compile("[:：∶︰]"), 2, 100
_ARROWS, _FALL = classed("labels", "arrow"), "fall"
# more words than this beside its numbers make a cell running text
_MOST_WORDS = 4


class Core(NamedTuple):
    """Where the words and numbers of a cell stand without what is printed around them."""

    start: int
    end: int
    negative: bool = False  # in the brackets of a negative number
    starred: bool = False
    summed: bool = False  # in the square ones of a number for several years together


def core(text: str, *, signed: bool, summed: bool = False) -> Core:
    """A cell's text without its marks (24.6*), and without the brackets or the arrow of a negative number where its column is
    ``signed``, or of one for several years together: an integer without a unit where such brackets are ``summed``."""
    start, end = 0, len(text)
    if arrow := _ARROWS.starting(text):
        start = len(arrow)
    elif arrow := _ARROWS.ending(text):
        end -= len(arrow)
    if arrow:
        return Core(start, end, negative=signed and _ARROWS.meaning[arrow] == _FALL)
    while mark := MARKS.ending(text, end):
        end -= len(mark)
    while mark := MARKS.starting(text, start):
        start += len(mark)
    starred = end - start < len(text)
    if (match := _SUMMED.fullmatch(text, start, end)) and (match["told"] or summed):
        return Core(start + 1, end - 1, starred=starred, summed=True)
    if signed and _BRACKETED.fullmatch(text, start, end):
        return Core(start + 1, end - 1, negative=True, starred=starred)
    return Core(start, end, starred=starred)


def in_core(core: Core, context: Context) -> Context:
    """What the labels say about the numbers in a core: in square brackets a change of a rate is in points, and of no year alone."""
    unit = context.row.unit or context.row.label.unit
    if not core.summed or context.column.label.kind is not FigureKind.GROWTH or unit not in _RATIOS:
        return context
    # by how much a rate is to change, but by how many per cent what is to fall: 单位能耗降低
    unit = unit if context.row.label.kind is FigureKind.GROWTH else _POINTS
    column = context.column._replace(label=context.column.label._replace(unit=unit))
    return context._replace(unit=unit, column=column, about=context.about._replace(change_basis=None))


def is_value(text: str, numerals: list[Numeral], *, is_text: bool = False) -> bool:
    """Whether a cell's text is values and the small words beside them, or a target without a number; ``is_text``: in a column of
    texts, where words before the number name what it counts (新建厂房2万平方米)."""
    if "。" in text or "；" in text:
        return False
    if is_text and numerals and _SMALL_WORDS.sub("", text[: numerals[0].start]):
        return False
    parts, last = [], 0
    for numeral in numerals:
        parts.append(text[last : numeral.start])
        last = numeral.end
    parts.append(text[last:])
    rest = "".join(parts)
    if numerals and len(rest) <= _MOST_WORDS:
        return True
    rest = _WORDLESS.sub("", rest)
    return len(_SMALL_WORDS.sub("", rest)) <= (_MOST_WORDS if numerals else 0)


def about_kind(about: About, kind: FigureKind, change: ChangeBasis | None = None) -> About:
    """What the labels say about a number of one kind: only a change compares, an amount of it as ``change`` says, and only a growth
    is in prices; only a rank is one among others."""
    if kind is not FigureKind.RANK and about.rank_among is not None:
        about = about._replace(rank_among=None)
    compares = about.change_basis or about.reference_area_code or about.price_basis
    if kind is not FigureKind.GROWTH and (compares or change):
        about = about._replace(change_basis=change, reference_area_code=None, price_basis=None)
    return about


def wordless_target(text: str, numerals: list[Numeral], context: Context) -> Claim | None:
    """A target that names no number (完成市下达目标), as a figure without a value."""
    if numerals or context.setting.scenario is not Scenario.TARGET:
        return None
    match = _WORDLESS.match(text)
    if match is None:
        return None
    numeral = Numeral(match.start(), match.end(), "")
    claim = read_value(text, numeral, context)
    claim.rule, claim.status = WORDLESS, "A"
    if claim.kind is FigureKind.LEVEL and (how := worded.of_change(match[0])):
        # 与经济增长同步, 进一步下降: what is aimed at is a change of what the row measures
        claim.kind, claim.sign, claim.unit, claim.is_stock = how.kind, how.sign, worded.GROWTH_UNIT, False
        claim.about = about_kind(context.about, how.kind)
    return claim


class Valued(NamedTuple):
    """A number of a cell with what its labels say."""

    numeral: Numeral
    unit: str  # its own, or that of the labels
    direction: str  # the word of change before it
    row: Label
    column: Label


class Kind(NamedTuple):
    """What kind of number it is; the whole of a share."""

    kind: FigureKind
    whole_of: str | None = None


def read_value(text: str, numeral: Numeral, context: Context) -> Claim:
    """What a number in a cell of values says."""
    row, column = context.row.label, context.column.label
    if (rated := context.row.unit or row.unit) in _RATIOS and _is_aimed_rate(context):
        column, context = column._replace(kind=None), context._replace(unit=rated)
    unit = numeral.unit or _unit_behind(text, numeral) or context.unit
    column, context = _as_more(numeral, unit, column, context)
    direction = DIRECTION.meaning.get(DIRECTION.ending(text, numeral.start), "")
    sign = -1 if direction == "fall" or _is_below(text, numeral, column) else 1
    rule, (kind, whole) = first(KINDS, Valued(numeral, unit, direction, row, column))
    if kind is FigureKind.RANK:
        unit = RANK_UNIT
    if kind is FigureKind.GROWTH:
        unit = unit or worded.GROWTH_UNIT
        if not direction and not numeral.negative:
            sign = row.sign * column.sign
    indicator = _indicator(context, kind)
    return Claim(
        numeral,
        indicator,
        kind,
        context.setting,
        sign=sign,
        unit=unit,
        is_stock=kind is FigureKind.LEVEL and is_stock_noun(indicator),
        comparator=numeral.comparator,
        whole_of=whole,
        status=context.status,
        zone=context.row.zone,
        industry=context.row.industry,
        rule=f"cell/{rule}",
        about=about_kind(context.about, kind, _compared(context) if rule == _CHANGE_AMOUNT else None),
    )


def _is_below(text: str, numeral: Numeral, column: Label) -> bool:
    """Whether a number is negative, or falls short of what was aimed at by the words before it: 低2.8个百分点."""
    return numeral.negative or (column.kind is FigureKind.COMPLETION and bool(_SHORT.ending(text, numeral.start)))


def read_part(text: str, numeral: Numeral, context: Context, name: str) -> Claim:
    """What one of the numbers of a ratio says, which is the share of a part of this name: 12.5 of 12.5:38:49.5."""
    claim = read_value(text, numeral, context)
    about = about_kind(context.about, FigureKind.SHARE)
    return replace(
        claim,
        indicator=name,
        kind=FigureKind.SHARE,
        unit=_PERCENT,
        is_stock=False,
        whole_of=None,
        rule=PART,
        about=about,
    )


def parts_of(text: str, numerals: list[Numeral], context: Context) -> tuple[str, ...]:
    """The names of the parts that the numbers of a cell are, where they are one ratio: 12.5:38:49.5; empty where they are none."""
    between = (text[left.end : right.start].strip() for left, right in pairwise(numerals))
    if (
        len(numerals) < _HALVES
        or any(numeral.reason for numeral in numerals)
        or not all(map(_COLON.fullmatch, between))
    ):
        return ()
    parts = parts_of_ratio(_indicator(context, FigureKind.SHARE), len(numerals))
    are_halves = len(set(parts)) == _HALVES and sum(Decimal(numeral.value) for numeral in numerals) == _WHOLE
    return parts if len(numerals) > _HALVES or are_halves else ()


def _is_aimed_rate(context: Context) -> bool:
    """Whether a number is the rate that a row aims at, though its column is one of growth: 城镇登记失业率(%) below 计划增长(%)."""
    is_growth = context.column.label.kind is FigureKind.GROWTH and context.setting.scenario is Scenario.TARGET
    is_growth = is_growth and context.unit != _POINTS and not context.is_beside_aim
    return is_growth and context.row.label.kind is None and bool(RATES.ending(context.row.label.measure))


def _compared(context: Context) -> ChangeBasis:
    """What a change in absolute terms is one from."""
    plan = context.column.label.change == MORE_THAN_PLAN
    return ChangeBasis.PLAN if plan else context.about.change_basis or ChangeBasis.YEAR


def _unit_behind(text: str, numeral: Numeral) -> str:
    """The unit of a change in brackets behind a number: 1.5(百分点)."""
    match = _BEHIND.match(text, numeral.end)
    return match[1] if match and (match[1] in CHANGE_UNITS.meaning or match[1] in _COUNTED.meaning) else ""


def _as_more(numeral: Numeral, unit: str, column: Label, context: Context) -> tuple[Label, Context]:
    """The label of a growth and what is said of a cell below it, as those of an amount where the number is one."""
    if not _is_amount_of_growth(numeral, unit, context):
        return column, context
    column = column._replace(kind=None, change=column.change or MORE)
    return column, context._replace(column=context.column._replace(label=column))


def _is_amount_of_growth(numeral: Numeral, unit: str, context: Context) -> bool:
    """Whether a number below a growth is by how much there is more, in a unit of its own: 8（个）, 新增8家."""
    is_told = unit != context.unit or numeral.unit != ""
    is_actual = context.setting.scenario is Scenario.ACTUAL
    return (
        is_told
        and is_actual
        and bool(unit)
        and context.column.label.kind is FigureKind.GROWTH
        and unit not in CHANGE_UNITS
    )


def _changes(value: Valued) -> bool:
    return bool(value.direction) and value.unit in CHANGE_UNITS


def _growth(value: Valued, found: bool) -> Kind:
    return Kind(FigureKind.GROWTH)


def _of_column(value: Valued) -> FigureKind | None:
    return value.column.kind if not value.numeral.unit or value.numeral.unit in CHANGE_UNITS else None


def _as_column(value: Valued, kind: FigureKind) -> Kind:
    return Kind(kind, value.column.whole_of)


def _of_row(value: Valued) -> FigureKind | None:
    return value.row.kind if not value.unit or value.unit in CHANGE_UNITS else None


def _as_row(value: Valued, kind: FigureKind) -> Kind:
    return Kind(kind, value.row.whole_of)


def _is_amount_in_ratio(value: Valued) -> bool:
    """Whether a row of an amount has the unit of a change: 地区生产总值 in %, which is how much it grows."""
    amount = value.row.measure + value.column.measure
    return value.unit == worded.GROWTH_UNIT and bool(_IN_MONEY.ending(amount))


def _is_in_points(value: Valued) -> bool:
    """Whether a number is how far a rate is from another."""
    return value.unit in POINTS


def _is_ratio(value: Valued) -> bool:
    return value.unit in _RATIOS


def _rate(value: Valued, found: bool) -> Kind:
    return Kind(FigureKind.RATE)


def _level(value: Valued, found: bool) -> Kind:
    return Kind(FigureKind.LEVEL)


def _is_amount_of_change(value: Valued) -> bool:
    return bool(value.column.change) and value.unit != "" and value.unit not in CHANGE_UNITS


_CHANGE_AMOUNT = "change-amount"
KINDS: tuple[Rule[Kind], ...] = (
    Rule(
        "direction", _changes, _growth, (Example("指标|2023年\n羊毛产量|下降3%\n奶产量|增长2%", "羊毛产量 growth -3%"),)
    ),
    Rule(
        _CHANGE_AMOUNT,
        _is_amount_of_change,
        _level,
        (Example("指标|单位|比上年增减\n羊毛产量|吨|-25\n奶产量|吨|15", "羊毛产量比上年增加 level -25吨"),),
    ),
    Rule(
        "column-kind",
        _of_column,
        _as_column,
        (Example("指标|增长（%）\n羊毛产量|2.5\n奶产量|1.5", "羊毛产量 growth 2.5%"),),
    ),
    Rule(
        "row-kind",
        _of_row,
        _as_row,
        (Example("指标|2023年\n羊毛产量增长率（%）|2.5\n奶产量（吨）|15", "羊毛产量 growth 2.5%"),),
    ),
    Rule(
        "points",
        _is_in_points,
        _growth,
        (
            Example(
                "指标|增速（%）|增速高于全省（百分点）\n羊毛产量|2.5|0.5\n奶产量|1.5|1.2",
                "羊毛产量增速高于全省 growth 0.5百分点",
            ),
        ),
    ),
    Rule(
        "amount-in-ratio",
        _is_amount_in_ratio,
        _growth,
        (Example("指标|单位|2023年目标\n牧业增加值|%|2.5\n奶产量|吨|15", "牧业增加值 growth 2.5%"),),
    ),
    Rule(
        "rate",
        _is_ratio,
        _rate,
        (Example("指标|2023年\n绿化覆盖率（%）|42.5\n奶产量（吨）|15", "绿化覆盖率 rate 42.5%"),),
    ),
    Rule("level", always, _level, (Example("指标|2023年\n奶产量（吨）|15\n蜂蜜产量（吨）|3", "奶产量 level 15吨"),)),
)


def _fund(column: str) -> str:
    """The fund or account that a column is headed by, and nothing else; what its bracket takes in is a qualifier."""
    account = account_of(column) if column else ""
    return account if account == _BRACKETS.sub("", column) else ""


def _indicator(context: Context, kind: FigureKind) -> str:
    """The row's label with the measure of the column, where the column has one of its own."""
    whose, name = context.column.whose, _measured(context)
    name = joined(whose, name) if whose else name
    if name in TOTAL or not name:
        name = context.row.whole or name
    elif context.row.is_place and context.row.whole and not context.column.measure and not MEASURES.ending(name):
        name = joined(name, context.row.whole)  # what a town has of all that the caption measures
    return name if says_nothing(name) or kind is not FigureKind.LEVEL else name + context.column.label.change


def _says_of_itself(row: str, column: str, printed: str) -> bool:
    """Whether a row measures what it says, whatever its column is headed by: 生猪存栏 in one of 产量, 收入总计 in one of 收入,
    居民消费价格总指数 in one ``printed`` 指数 that the caption calls by more."""
    if column in _OF_PRODUCTS and (MEASURES.ending(row) or _RAISED.match(row)):
        return True
    if printed and column != printed and row.endswith(printed):
        return True
    if row.endswith(INDEX_NAME) and column.endswith(INDEX_NAME):
        return True
    if (side := SHORT.ending(column)) and not account_of(column) and (row.endswith(side) or _OWN_NAME.ending(row)):
        return True  # 增值税 in one of 大口径财政收入
    return column in BARE and bool(flow(row.removeprefix(account_of(row))))


def _is_of_column(row: str, column: str, unit: str) -> bool:
    """Whether a row, in its ``unit``, is what those have whom a column names: 毕业生 in one of 普通高中, 学校数 in one of 小学, the
    平均利率(%) of what the columns are."""
    if column and unit in _RATIOS and not MEASURES.ending(column):
        return True
    kind = POSSESSORS.meaning.get(POSSESSORS.ending(column), "")
    return bool(kind) and (BELONGINGS.meaning.get(row) == kind or row in _COUNTS_COLUMNS)


def _measured(context: Context) -> str:
    row, column = context.row.label.measure, context.column.measure
    if row in TOTAL and column:
        whose = context.row.whole if _DONE_WITH.fullmatch(column) else context.column.things
        column = joined(whose, column) if whose else column
        return named_in(column, context.row.account)  # 合计 is all of what its column measures
    if _says_of_itself(row, column, context.column.label.measure):
        return row
    if (fund := _fund(column)) and (own := row.removeprefix(account_of(row))):
        return fund + own  # 收入 in the column of one of several funds
    if column and (total := TOTAL.ending(row)) and not MEASURES.ending(row.removesuffix(total)):
        row = row.removesuffix(total)  # 社会保险基金合计 in one of 收入
    if _is_of_column(row, column, context.row.label.unit):
        return joined(column, row)
    return overlapping(row, column) or joined(row, column)
