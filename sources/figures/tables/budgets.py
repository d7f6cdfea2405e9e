"""Two budgets of one thing in two tables: the one that was adjusted is in force, and the other says so.

Here belongs what a whole report tells of its tables' columns. Not here: two budgets side by side in one table
(``sources.figures.tables.columns``).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from sources.cues import any_of
from sources.figures.words import section, word
from sources.model import Figure, FigureKind, Scenario

_ADJUSTED = re.compile(any_of(section("labels", "budget")["adjusted"]))
_FIRST = word("labels", "budget", "first")


def told_apart(figures: Sequence[Figure]) -> list[Figure]:
    """The figures, those of a column of first budgets with the qualifier that says so, where another table of the report prints other
    numbers of the same things as adjusted budgets."""
    budgets = [each for each in figures if each.table_no is not None and _is_budget(each)]
    adjusted: defaultdict[tuple[object, ...], set[str]] = defaultdict(set)
    for figure in budgets:
        if _is_adjusted(figure):
            adjusted[_about(figure)].add(figure.printed_value or "")
    columns = {_column(each) for each in budgets if not _is_adjusted(each) and _is_another(each, adjusted)}
    if not columns:
        return list(figures)
    return [
        each._replace(qualifier=_FIRST)
        if _is_budget(each) and _column(each) in columns and not each.qualifier
        else each
        for each in figures
    ]


def _is_budget(figure: Figure) -> bool:
    in_table = figure.table_no is not None and bool(figure.printed_value)
    return in_table and figure.kind is FigureKind.LEVEL and figure.scenario is Scenario.TARGET


def _is_adjusted(figure: Figure) -> bool:
    return bool(_ADJUSTED.search(figure.column_label or ""))


def _is_another(figure: Figure, adjusted: dict[tuple[object, ...], set[str]]) -> bool:
    values = adjusted.get(_about(figure))
    return values is not None and figure.printed_value not in values


def _column(figure: Figure) -> tuple[int | None, int | None]:
    return figure.table_no, figure.column_no


def _about(figure: Figure) -> tuple[object, ...]:
    return (
        figure.printed_indicator,
        figure.time_period,
        figure.area_code,
        figure.scope_id,
        figure.zone_id,
        figure.industry_id,
        figure.qualifier,
    )
