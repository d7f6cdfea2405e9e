"""The years and scenarios that the words of a sentence give its numbers.

Here belong stated years, clauses that speak of targets or results, and the number that something came from. Not here: what
headings and captions say (``sources.figures.time_context``).
"""

from __future__ import annotations

import re

from sources.figures import time_context
from sources.figures.numeral import Numeral
from sources.figures.time_context import (
    AHEAD,
    COUNTS,
    PLAN_OF,
    PLAN_YEARS,
    PLANS,
    TimeContext,
    period_in,
    plan_to_come,
    plans_end,
    years_to_come,
)
from sources.figures.words import any_in, classed, listed, pattern, section, word
from sources.model import ReportContext, Scenario

_PLANNED = re.compile(pattern("scenario", "came_from", "planned"))
_BUDGETED = re.compile(pattern("scenario", "came_from", "budgeted"))
_CLAUSE_TARGET = re.compile(any_in("scenario", "clause_target"))
_AIMS_ON = re.compile(pattern("scenario", "clause_target", "goes_on"))
_NOW = word("scenario", "clause_actual", "now")
SO_FAR = re.compile(pattern("scenario", "clause_actual", "so_far"))
UP_TO_NOW = re.compile(pattern("scenario", "clause_actual", "lasting"))
_CLAUSE_ACTUAL = re.compile(any_in("scenario", "clause_actual"))
# what a text may say at all: a plan of five years or five to come, that its numbers are targets, or results
PLAN, TARGETS, RESULTS = "plan", "targets", "results"
MARKS = {
    PLAN: [*(plan + PLAN_OF for plan in PLANS), *section("scenario", "ahead")["marks"]],
    TARGETS: section("scenario", "clause_target")["words"],
    RESULTS: section("scenario", "clause_actual")["words"],
}
"""The words by which it does, for ``words.Marks``."""
_BRACKETS = re.compile(r"\([^()]*\)")
_COMPARED_AIM = re.compile(pattern("scenario", "compared_aim"))
_CAME_FROM = re.compile(pattern("scenario", "came_from"))
_COMPARED_WITH = re.compile(pattern("scenario", "came_from", "compared"))
_DIRECTION = classed("change", "direction")
_THAN = {*listed("change", "than").meaning, *listed("scenario", "no_year_before").meaning}
_AT_PLANS_END = re.compile(pattern("scenario", "came_from", "at_plans_end"))
_ENDED_PLAN = re.compile(pattern("scenario", "came_from", "plan"))
_YEARS_AGO = re.compile(pattern("scenario", "came_from", "years_ago"))
_OPENS_SPAN = re.compile(pattern("scenario", "came_from", "span"))
_OPENS_YEARS = re.compile(pattern("scenario", "came_from", "years"))
_OPENS_PLAN = re.compile(pattern("scenario", "plan", "opens"))
_OPENS_END = re.compile(pattern("scenario", "plan", "opens_end"))
_STATED_YEAR = re.compile(rf"((?:19|20)\d{{2}}){word('numerals', 'words', 'year')}")
_NO_YEAR_AFTER = re.compile(pattern("scenario", "no_year_after"))
_BUT = listed("scenario", "no_year_before")
_THAN_YEAR = re.compile(pattern("scenario", "no_year_before", "than"))
_THAN_YEARS = re.compile(pattern("wording", "comparing", "before_year"))
_LISTED_WITHIN = 20
_TAKEN_OUT = re.compile(pattern("scenario", "no_year_before", "taken_out"))
_TAKEN_OUT_WITHIN = 16  # characters before the year
SINCE = listed("scenario", "since")
OPENS_AGO, OPENS_NOW = re.compile(pattern("scenario", "ago", "opens")), re.compile(pattern("scenario", "ago", "now"))
_REASON_AGO = re.compile(pattern("scenario", "ago", "reason"))
_FOUNDED_BEFORE = listed("scenario", "founded")
_FOUNDED_AFTER = re.compile(pattern("scenario", "founded"))
_YEAR_DIGITS = 4
_ACTUAL, _TARGET = Scenario.ACTUAL, Scenario.TARGET


def stated_years(text: str, group: list[Numeral]) -> list[tuple[int, int]]:
    """The years that a sentence states its numbers for, with their places."""
    dated = [numeral for numeral in group if numeral.reason == "date" and len(numeral.value) == _YEAR_DIGITS]
    return [(numeral.start, int(numeral.value)) for numeral in dated if _is_stated(text, numeral)]


def _is_stated(text: str, numeral: Numeral) -> bool:
    start, end = numeral.start, numeral.end
    if not _STATED_YEAR.match(text, start) or _NO_YEAR_AFTER.match(text, end):
        return False
    if start and (text[start - 1] in _BUT or _THAN_YEAR.search(text, max(0, start - 2), start)):
        return False
    if _THAN_YEARS.search(text, max(0, start - _LISTED_WITHIN), start):
        return False  # 比上年和2015年分别增长
    if _TAKEN_OUT.search(text, max(0, start - _TAKEN_OUT_WITHIN), start):
        return False
    return not (_FOUNDED_BEFORE.ending(text, start) or _FOUNDED_AFTER.match(text, end))


def opens_with_year(text: str, start: int, year: int) -> bool:
    """Whether a sentence begins with a year: 2026年，…."""
    match = _STATED_YEAR.match(text, start)
    return match is not None and int(match[1]) == year


def of_clause(words: str, setting: TimeContext, context: ReportContext, marks: frozenset[str]) -> TimeContext:
    """A clause that says by its own words that its numbers are targets, or results; ``marks`` are those of its text."""
    scenario = setting.scenario
    if TARGETS in marks and scenario is _ACTUAL and _is_aimed_at(_BRACKETS.sub("", words)):
        return setting._replace(scenario=_TARGET)
    if RESULTS in marks and scenario is _TARGET and _says_results(words):
        now = context.plan_year if context.is_plan_alone and _NOW in words else None
        return TimeContext(now or context.execution_year, Scenario.ACTUAL, setting.period)
    return setting


def aims_on(words: str) -> bool:
    """Whether a clause opens with what is striven for, as those behind its comma are: 四季度力争完成9亿元，全年完成30亿元."""
    return _AIMS_ON.match(words) is not None


def of_clause_aimed(words: str, setting: TimeContext) -> TimeContext:
    """The setting of a clause behind one that ``aims_on``: aimed at too, where it does not say that it came about."""
    if setting.scenario is not _ACTUAL or _says_results(words):
        return setting
    return setting._replace(scenario=_TARGET)


def of_reason(words: str, setting: TimeContext) -> TimeContext:
    """A clause that gives as the reason of a result what there was in the year before: 主要是上年同期补缴税款2亿元."""
    if setting.scenario is not _ACTUAL or not _REASON_AGO.match(words):
        return setting
    return setting._replace(year=setting.year - 1)


def _is_aimed_at(words: str) -> bool:
    """Whether a clause says outside its brackets that its numbers are targets, and does not only compare with them."""
    return _CLAUSE_TARGET.search(words) is not None and _COMPARED_AIM.search(words) is None


def _says_results(words: str) -> bool:
    """Whether a clause speaks of results, and does not only compare with them: 力争比去年增产."""
    return any(words[match.start() - 1 : match.start()] not in _THAN for match in _CLAUSE_ACTUAL.finditer(words))


def of_plan(words: str, setting: TimeContext, context: ReportContext) -> TimeContext:
    """A clause that opens with a plan of five years (“十五五”时期) or with five years (今后五年) still to come: its goals are those
    of the last one; or with the end of one, which may be over: “十三五”末."""
    if end := _OPENS_END.match(words):
        return _at_end(plans_end(end["plan"]), setting, context)
    last = plan_to_come(words, context) if context.plan_year is not None and _OPENS_PLAN.match(words) else 0
    last = last or (years_to_come(words, context) if AHEAD.match(words) else 0)
    return TimeContext(last, Scenario.TARGET) if last else setting


def _at_end(last: int, setting: TimeContext, context: ReportContext) -> TimeContext:
    """What there was in the last year of a plan, or is aimed at for it."""
    if last <= context.execution_year:
        return setting._replace(year=last, scenario=Scenario.ACTUAL)
    return setting if context.plan_year is None else TimeContext(last, Scenario.TARGET)


def of_years_past(words: str, setting: TimeContext, context: ReportContext) -> TimeContext:
    """A clause that opens with years that ended before the one looked back on, in a report on a later one: 2016—2018年年均增长6%."""
    match = _OPENS_YEARS.match(words) if words[:1].isdigit() else None
    past = match is not None and int(match["first"]) < int(match["last"]) < context.execution_year
    return setting._replace(year=int(match["last"]), scenario=_ACTUAL) if match and past else setting


def span_before(text: str, start: int, end: int) -> int:
    """The year before the years that a sentence opens with, from which its numbers come: 2020 of 2020年到2025年，…从3万吨增加到5万吨
    and of 2021—2025年; 0 where it opens with none."""
    if ended := _AT_PLANS_END.match(text, start, end):
        return PLANS[ended["plan"]] - 1  # “十三五”期末，财政收入达9亿元，年均增长5%
    match = _OPENS_SPAN.match(text, start, end)
    if match is None:
        return 0
    first, last = int(match["first"]), int(match["last"])
    whole_plan = last - first == PLAN_YEARS - 1 and first in PLANS.values()
    return first - 1 if whole_plan else first


def came_from(
    left: str, setting: TimeContext, *, turned: bool, adjusted: bool = False, base_year: int = 0
) -> tuple[str, TimeContext]:
    """由上年的12.38%升至: the number that something came from, and the words without those that say so. It is of the year before;
    of ``base_year`` where the text speaks of several years together; a budget that is ``adjusted`` was planned."""
    match = (_CAME_FROM.search(left) or _COMPARED_WITH.search(left)) if left else None
    turned = turned or bool(match and match["than"])
    ago = match["ago"] if match else None
    if not turned and not ago:
        return left, setting
    if match is None:
        return left, setting._replace(scenario=Scenario.BASELINE)
    rest = left[: match.start()] + _DIRECTION.ending(left)
    if _PLANNED.search(match[0]) or (adjusted and _BUDGETED.search(left)):
        return rest, setting._replace(scenario=Scenario.TARGET)  # 由年初预算的3亿元调整为5亿元
    return rest, _baseline(match[0], setting, 0 if ago else base_year, ago=bool(ago))


def _baseline(words: str, setting: TimeContext, base_year: int, *, ago: bool) -> TimeContext:
    """When the number was that something came from, by the words before it; ``ago`` where they say that it was the year before."""
    if not base_year and (then := time_context.came_from(words, setting)):
        return then._replace(scenario=Scenario.BASELINE)  # 由上月的3%降至2%
    if period := period_in(words[1:]):
        return setting._replace(period=period, scenario=Scenario.BASELINE)  # 由前三季度下降0.8%转为增长0.5%
    if plan := _ENDED_PLAN.search(words):
        return TimeContext(plans_end(plan["plan"]), Scenario.BASELINE)  # 由“十三五”末的31%提高到
    if back := _YEARS_AGO.search(words):
        return setting._replace(year=setting.year - COUNTS[back["count"]], scenario=Scenario.BASELINE)
    year = setting.year
    stated = _STATED_YEAR.search(words)
    if stated and not ago and words[:1] in _THAN:
        year = int(stated[1])  # 比2015年的8亿元增长了96%
    elif ago or not stated:
        year = base_year or year - 1
    return setting._replace(year=year, scenario=Scenario.BASELINE)
