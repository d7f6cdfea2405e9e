"""Two budgets of one thing in one report: the one that was adjusted is in force, and the other says so.

Here belongs what a whole report tells of the columns of its tables and of its paragraphs. Not here: two budgets side by side in one
table (``tables.columns``) or in one sentence (``prose.passage``).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sources.cues import any_of
from sources.figures.words import pattern, section, word
from sources.model import Figure, FigureKind, Scenario

_ADJUSTED = re.compile(any_of(section("labels", "budget")["adjusted"]))
_SAID_ADJUSTED = re.compile(pattern("labels", "budget", "said"))
_FIRST = word("labels", "budget", "first")
# the budgets that were adjusted, by what they are of: their values, each with its unit
Adjusted = Mapping[tuple[object, ...], set[tuple[str | None, str]]]


def told_apart(figures: Sequence[Figure]) -> list[Figure]:
    """The figures, those of a column of first budgets and of sentences on them with the qualifier that says so, where the report
    prints other numbers of the same things as adjusted budgets: a column in another table, a sentence anywhere."""
    budgets = [each for each in figures if _is_budget(each)]
    first = _of_columns(budgets) | _of_sentences(budgets)
    return [
        each._replace(qualifier=_FIRST) if each.ordinal in first and not each.qualifier else each for each in figures
    ]


def _of_columns(budgets: Iterable[Figure]) -> set[int]:
    """The cells of the columns in which a budget stands that another table prints adjusted."""
    in_tables = [each for each in budgets if each.table_no is not None]
    adjusted = _adjusted(in_tables)
    columns = {_column(each) for each in in_tables if _is_another(each, adjusted)}
    return {each.ordinal for each in in_tables if _column(each) in columns}


def _of_sentences(budgets: Sequence[Figure]) -> set[int]:
    """The budgets in sentences that are printed adjusted anywhere."""
    adjusted = _adjusted(budgets)
    return {each.ordinal for each in budgets if each.table_no is None and _is_another(each, adjusted)}


def _adjusted(budgets: Iterable[Figure]) -> Adjusted:
    adjusted: defaultdict[tuple[object, ...], set[tuple[str | None, str]]] = defaultdict(set)
    for figure in budgets:
        if _is_adjusted(figure):
            adjusted[_about(figure)].add((figure.printed_value, figure.printed_unit))
    return adjusted


def _is_budget(figure: Figure) -> bool:
    return figure.kind is FigureKind.LEVEL and figure.scenario is Scenario.TARGET and bool(figure.printed_value)


def _is_adjusted(figure: Figure) -> bool:
    if figure.table_no is not None:
        return bool(_ADJUSTED.search(figure.column_label or ""))
    return bool(_SAID_ADJUSTED.search(figure.sentence[: figure.char_start - figure.sentence_start]))


def _is_another(figure: Figure, adjusted: Adjusted) -> bool:
    """Whether a budget is none of those that were adjusted; one in another unit may be one of them."""
    if _is_adjusted(figure):
        return False
    values = adjusted.get(_about(figure), set())
    its = (figure.printed_value, figure.printed_unit)
    return its not in values and any(unit == figure.printed_unit for _, unit in values)


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
