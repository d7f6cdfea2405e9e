"""Whether a number is a stock or the flow of a year.

Here belong the words that tell; the words themselves stand in ``sources/figures/cues/stock.toml``.
"""

from __future__ import annotations

import re
from functools import lru_cache

from sources.figures.naming.verbs import leading_verb
from sources.figures.words import any_in, listed, pattern, section, word

_NOUN = listed("stock", "noun")
_THING = listed("stock", "thing")
_AT_DAY = listed("stock", "at_day")
_FLOW = listed("stock", "flow")
_FLOW_BY_NAME = listed("stock", "flow", "by_name")
_ADDED = listed("stock", "added")
_NOUN_AS_ADDED = re.compile(pattern("stock", "added", "noun"))
_NEWLY = re.compile(pattern("stock", "added", "newly"))
_BEFORE = re.compile(
    f"{any_in('stock', 'before')}(?!{pattern('stock', 'before', 'by_then')})|{pattern('stock', 'before', 'there_are')}"
)
_REACHED = listed("stock", "reached")
_REACHED_OF = frozenset(section("stock", "reached")["quantities"])
_CUMULATIVE = word("wording", "cumulative", "mark")
_WHOLE_YEAR = listed("wording", "whole_year").only
_MONTHS = re.compile(pattern("stock", "before", "months"))
_FLOW_UNITS = listed("stock", "flow_units")


@lru_cache(maxsize=8192)
def is_stock_noun(indicator: str) -> bool:
    """Whether an indicator is one of a state by its name alone: 常住人口, 贷款余额, 月末存款总额."""
    came = is_added(indicator) or _NEWLY.search(indicator)
    if came or _FLOW.ending(indicator) or _FLOW_BY_NAME.ending(indicator):
        return False
    return bool(_NOUN.ending(indicator) or _AT_DAY.starting(indicator))


def is_added(indicator: str) -> bool:
    """Whether a name opens with words that make it what came in the year: 新增床位, but not 新能源装机容量."""
    return bool(_ADDED.starting(indicator)) and _NOUN_AS_ADDED.match(indicator) is None


def is_flow_noun(indicator: str) -> bool:
    """Whether an indicator is one of what came or went in a year by its name alone: 出生人口, 招生."""
    return bool(_FLOW.ending(indicator))


def counts_events(unit: str) -> bool:
    """Whether a unit is one of what happens: 人次."""
    return unit in _FLOW_UNITS


def is_added_up(indicator: str, left: str, unit: str, quantity: str) -> bool:
    """Whether a level of a part of a year is what was added up over it by the words before it: 水泥产量累计完成90万吨. Of things that
    are counted nobody can tell: 累计有园区30个."""
    if _CUMULATIVE not in left or is_stock_noun(indicator):
        return False
    return quantity != "count" or counts_events(unit)


@lru_cache(maxsize=8192)
def is_stock(indicator: str, left: str, unit: str, quantity: str) -> bool:
    """Whether a level is a stock by its name, the words before it in its clause, and its unit."""
    if _is_flow(indicator, left, quantity):
        return False
    if _is_there(indicator) or is_stock_noun(indicator) or _BEFORE.search(left) or _BEFORE.search(indicator):
        return True
    if is_added(indicator) or _FLOW.ending(indicator) or quantity not in _REACHED_OF or counts_events(unit):
        return False
    return bool(_REACHED.ending(left))


def _is_flow(indicator: str, left: str, quantity: str) -> bool:
    """Whether a level is the flow of its year, whatever else its words say."""
    if _CUMULATIVE in left and (_WHOLE_YEAR in left or _MONTHS.search(left)):
        return True  # added up over the year or months of it
    if quantity == "money" and _FLOW.ending(indicator):
        return True  # 股票累计成交额: of the year, whatever is added up
    return bool(_FLOW_BY_NAME.ending(indicator)) and _CUMULATIVE not in left


def _is_there(indicator: str) -> bool:
    """Whether a name is of things that are there, to which it says nothing was done: 养老机构, but not 改造养老机构."""
    return bool(_THING.ending(indicator)) and not (is_added(indicator) or leading_verb(indicator))
