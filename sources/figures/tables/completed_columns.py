"""What the columns of a table take from each other: years, scenarios, units and measures, and what tells two of them apart.

Not here: the header of one column (``column``).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import takewhile

from sources.cues import any_of
from sources.figures.about import change_basis
from sources.figures.naming import measuring, terms
from sources.figures.naming.measuring import joined
from sources.figures.tables.column import Column, is_part
from sources.figures.tables.labels import (
    COUNTS,
    MORE,
    MORE_THAN_PLAN,
    POINTS,
    PULLED,
    RATIOS,
    TOTAL,
    YEAR,
    Label,
)
from sources.figures.time_context import (
    is_of_month_before,
    period_in,
    within,
)
from sources.figures.words import pattern, section
from sources.model import FigureKind, Scenario

_ADJUSTED, _FINAL = (re.compile(any_of(section("labels", "budget")[each])) for each in ("adjusted", "final"))
_COMPARED = re.compile(pattern("labels", "compared"))
_PAIR = 2


def completed(columns: Sequence[tuple[int, Column]], year: int) -> dict[int, Column]:
    """The columns of a block with what each takes from those before it; ``year`` is that of the table."""
    found: dict[int, Column] = {}
    measure = whole = printed = ""
    among_parts = False
    amounts: list[Column] = []
    for number, column in columns:
        column = _carried_out(column, amounts)
        label = column.label
        if label.is_level:
            column = _beside(column, amounts)
            if not is_of_month_before(column.printed):
                amounts.append(column)
            printed = label.measure
            among_parts = label.measure != "" and (is_part(column.printed) or among_parts)
            if terms.MEASURES.ending(label.measure) and not is_part(column.printed):
                whole, among_parts = label.measure, False
            elif among_parts and whole and not terms.MEASURES.ending(label.measure):
                # 其中:一般债 beside 新增限额 is 一般债新增限额
                label = label._replace(measure=joined(label.measure, measuring.part_measure(whole)))
        else:
            measure = _measure_behind(measure, amounts, column, found)
            label = _in_unit_of(_timed(label, amounts, year), number, amounts, columns)
            column = column._replace(period=_period_of(column, amounts), whose=_whose(column, amounts))
        if _names_those_behind(label, printed) and not _is_of_last(column, amounts):
            measure = label.measure or measure
        found[number] = column._replace(label=label, measure=label.measure if _measures_itself(label) else measure)
    return told_apart(of_plans(found), year)


def _carried_out(column: Column, amounts: Sequence[Column]) -> Column:
    """A column, where it is what was done in per cent behind a plan and what was done of it, as how far that was carried out:
    任务数, 完成数, 完成%."""
    label = column.label
    if not (label.is_level and label.scenario is Scenario.ACTUAL and label.unit in RATIOS) or len(amounts) < _PAIR:
        return column
    plan, result = (each.label for each in amounts[-_PAIR:])
    is_of_plan = plan.scenario is Scenario.TARGET and result.scenario in {None, Scenario.ACTUAL}
    are_amounts = RATIOS.isdisjoint((plan.unit, result.unit)) and label.measure == result.measure
    is_beside = len({each.layers[:-1] for each in (*amounts[-_PAIR:], column)}) == 1
    if not (is_of_plan and are_amounts and is_beside):
        return column
    return column._replace(label=label._replace(kind=FigureKind.COMPLETION))


def _measure_behind(measure: str, amounts: Sequence[Column], column: Column, before: Mapping[int, Column]) -> str:
    """What a change or share behind amounts is of: the last ``measure``; nothing of its own where they are a total and its parts, in
    columns side by side (合计, 市级, 县级, 增长) or below one cell: 小计, 税收收入 and 非税收入 below 完成数, then 完成预算%."""
    if not amounts or column.layers[:1] == (over := amounts[-1].layers[:1]):
        return measure
    below = [each for each in amounts if len(each.layers) > 1 and each.layers[:1] == over]
    beside = list(takewhile(lambda each: each.label.is_level, reversed(list(before.values()))))
    is_parted = len(below) > 1 and below[0].label.measure == ""
    return "" if is_parted or (len(beside) > _PAIR and beside[-1].printed in TOTAL) else measure


def _whose(column: Column, amounts: Sequence[Column]) -> str:
    """Whose a change or share is: its own, or that of the amount right behind which it stands, without a cell over them: 城镇居民,
    增长(%)."""
    is_beside = amounts and len(column.layers) == len(amounts[-1].layers) == 1
    return column.whose or (amounts[-1].whose if is_beside else "")


def _names_those_behind(label: Label, printed: str) -> bool:
    """Whether a change, share or rank behind a column is of what that measures; ``printed`` is what the last amount does."""
    is_told = label.is_level or label.measure != printed
    return is_told and label.unit not in POINTS and not PULLED.match(label.measure)


def _measures_itself(label: Label) -> bool:
    """Whether a column is called by its own header: an amount, or what is due to a row."""
    return label.is_level or PULLED.match(label.measure) is not None


def _is_of_last(column: Column, amounts: Sequence[Column]) -> bool:
    """Whether a change or share says no more than the cell over it and the amount before it: 增长 beside 人数 below 招生."""
    if column.label.is_level or not amounts or not column.label.measure or len(column.layers) < _PAIR:
        return False
    last, own = amounts[-1], column.label.measure
    return last.layers[:1] == column.layers[:1] and last.label.measure.removeprefix(own) in COUNTS


def _in_unit_of(label: Label, number: int, amounts: Sequence[Column], columns: Sequence[tuple[int, Column]]) -> Label:
    """A change that may be one in per cent or of an amount, in the unit of the amounts before it where another column is the change
    in per cent (年末数(亿元), 比年初增加, 比上年增长(%)), and in per cent where another is that of the amount (增减额, 增减)."""
    unit = amounts[-1].label.unit if amounts else ""
    is_either = label.kind is FigureKind.GROWTH and bool(label.change) and not label.unit
    if is_either and _is_behind_amount(number, columns):
        return label._replace(change="", unit="%")
    others = (each.label for at, each in columns if at > number)
    in_ratio = any(each.kind is FigureKind.GROWTH and each.unit in RATIOS for each in others)
    is_amount = is_either and in_ratio and unit not in {"", *RATIOS}
    return label._replace(kind=None, unit=unit) if is_amount else label


def _is_behind_amount(number: int, columns: Sequence[tuple[int, Column]]) -> bool:
    """Whether the column right before another says how its amounts changed, in absolute terms."""
    before = next((each.label for at, each in columns if at == number - 1), None)
    return before is not None and bool(before.change) and before.kind is None


def _beside(column: Column, amounts: Sequence[Column]) -> Column:
    """A column of amounts, that of the year before with the part of the year of those before it: 累计完成, 上年同期."""
    is_before = column.label.year_before and amounts
    return column._replace(period=column.period or amounts[-1].period) if is_before else column


def _period_of(column: Column, amounts: Sequence[Column]) -> str:
    """The part of the year of a change, share or completion: its own, that of the amounts before it which say theirs by months where
    it says it by a word (9月, 1-9月累计, 累计增长%), or that of the last amount."""
    if column.label.scenario is Scenario.ACTUAL:
        # how far a plan is carried out is said of what was, whatever stands between
        amounts = [each for each in amounts if each.label.scenario is not Scenario.TARGET] or amounts
    said = [each for each in amounts if period_in(each.printed)]
    if column.period and not period_in(column.printed):
        alike = [each.period for each in said if within(each.period, column.printed) == each.period]
        return alike[-1] if alike else column.period
    return column.period or (amounts[-1].period if amounts else "")


def of_plans(columns: dict[int, Column]) -> dict[int, Column]:
    """The columns, of which a change that says not from what stands between the first and the adjusted budget of a year, or behind
    both: it is one of the plan (年初预算, 增减数, 调整后预算)."""
    told = dict(columns)
    numbers = list(columns)
    for at, number in enumerate(numbers):
        label = columns[number].label
        if label.change != MORE or _COMPARED.search(columns[number].printed):
            continue
        before, after = numbers[max(0, at - 2) : at], numbers[at + 1 : at + 2]
        if _are_plans(columns, before[-1:] + after) or _are_plans(columns, before):
            told[number] = columns[number]._replace(label=label._replace(change=MORE_THAN_PLAN))
    return told


def _are_plans(columns: dict[int, Column], numbers: Sequence[int]) -> bool:
    """Whether two columns are budgets of one year, the first and one that was adjusted."""
    labels = [columns[number].label for number in numbers]
    alike = len({(label.year, label.scenario, label.is_level) for label in labels}) == 1 and len(labels) > 1
    adjusted = {bool(_ADJUSTED.search(columns[number].printed)) for number in numbers}
    return alike and labels[0].scenario is Scenario.TARGET and labels[0].is_level and len(adjusted) > 1


def _timed(label: Label, amounts: Sequence[Column], year: int) -> Label:
    """A change, share or completion with the year and the scenario of the amounts before it: of several those of the latest year,
    which is that of the table (``year``) where an amount says none."""
    if label.year is not None:
        # 2016年: 计划, 比上年增长%
        said = amounts[-1].label if amounts and amounts[-1].label.year == label.year else label
        return label._replace(scenario=label.scenario or said.scenario)
    # an amount whose header says a year alone is a result (2023年预计, 完成计划%)
    alike = [each.label for each in amounts if label.scenario in {None, each.label.scenario or Scenario.ACTUAL}]
    current = [each for each in alike if not each.year_before]
    if not current:
        return _of_year_before(label, amounts)
    last = max(reversed(current), key=lambda each: (each.year or year) + each.year_after)
    return label._replace(year=last.year, year_after=last.year_after, scenario=label.scenario or last.scenario)


def _of_year_before(label: Label, amounts: Sequence[Column]) -> Label:
    """A change right behind a single amount, where that is of the year before: 上年完成, 比上年增长%, 本年计划, 增长%."""
    if len(amounts) != 1 or label.scenario not in {None, amounts[0].label.scenario or Scenario.ACTUAL}:
        return label
    return label._replace(year_before=True, scenario=label.scenario or amounts[0].label.scenario)


def told_apart(columns: dict[int, Column], year: int) -> dict[int, Column]:
    """The columns, those that say the same as another with what their header says beside: 年初预算 beside 调整预算, 含提前下达.

    Of two budgets the adjusted one is the budget in force, of two results the final account; of other columns the first is what has
    no qualifier.
    """
    alike: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for number, column in columns.items():
        label = column.label
        key = (
            column.measure,
            column.whose,
            label.kind,
            label.year or year + label.years_off,
            label.scenario,
            label.change,
            column.universe,
            column.qualifier,
            label.among,
            label.unit,
            column.period,
            change_basis(column.printed, is_difference=False)[0],
        )
        if column.printed:
            alike[key].append(number)
    told = dict(columns)
    for numbers in alike.values():
        names = {columns[number].printed for number in numbers}
        if len(numbers) < 2 or len(names) < 2:
            continue
        last = _ADJUSTED if columns[numbers[0]].label.scenario is Scenario.TARGET else _FINAL
        in_force = next((n for n in numbers if last.search(columns[n].printed)), numbers[0])
        for number in numbers:
            if number != in_force and columns[number].printed != columns[in_force].printed:
                told[number] = columns[number]._replace(qualifier=_own_words(columns[number], columns[in_force]))
    return told


def _own_words(column: Column, other: Column) -> str:
    """What the header of a column says that another's does not."""
    own = [layer for layer in column.layers if layer not in other.layers] or column.layers
    return YEAR.sub("", "".join(own))
