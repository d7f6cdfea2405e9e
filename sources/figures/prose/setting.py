"""The years and scenarios that the words of a sentence give its numbers.

Here belong stated years, clauses that speak of targets or results, and the number that something came from. Not here: what
headings and captions say (``sources.figures.time_context``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from sources.cues import any_of
from sources.figures.numerals import Numeral
from sources.figures.time_context import PLAN, PLAN_YEARS, PLANS, TimeContext, period_in, plan_to_come
from sources.figures.words import classed, holds, listed, pattern, section, word
from sources.model import ReportContext, Scenario

_PLANNED = re.compile(pattern("scenario", "came_from", "planned"))
_TARGET_WORDS = section("scenario", "clause_target")["words"]
_ACTUAL_WORDS = section("scenario", "clause_actual")["words"]
_CLAUSE_TARGET, _CLAUSE_ACTUAL = re.compile(any_of(_TARGET_WORDS)), re.compile(any_of(_ACTUAL_WORDS))
_COMPARED_AIM = re.compile(pattern("scenario", "compared_aim"))
_CAME_FROM = re.compile(pattern("scenario", "came_from"))
_DIRECTION = classed("change", "direction")
_THAN = {*listed("change", "than").meaning, *listed("scenario", "no_year_before").meaning}
_ENDED_PLAN = re.compile(pattern("scenario", "came_from", "plan"))
_OPENS_PLAN = re.compile(pattern("scenario", "plan", "opens"))
_STATED_YEAR = re.compile(rf"((?:19|20)\d{{2}}){word('numerals', 'words', 'year')}")
_NO_YEAR_AFTER = re.compile(pattern("scenario", "no_year_after"))
_BUT = listed("scenario", "no_year_before")
SINCE = listed("scenario", "since")
_FOUNDED_BEFORE = listed("scenario", "founded")
_FOUNDED_AFTER = re.compile(pattern("scenario", "founded"))
_ACTUAL, _TARGET = Scenario.ACTUAL, Scenario.TARGET


class Announced(NamedTuple):
    """What the words of a text can say of years and scenarios at all, so that its clauses are asked for nothing else."""

    plan: bool  # a plan of five years
    target: bool
    results: bool

    @classmethod
    def by(cls, text: str) -> Announced:
        """By all the words of a text."""
        return cls(
            PLAN.search(text) is not None,
            holds(text, _TARGET_WORDS),
            holds(text, _ACTUAL_WORDS),
        )


def stated_years(text: str, group: list[Numeral]) -> Iterator[tuple[int, int]]:
    """The years that a sentence states its numbers for, with their places."""
    for numeral in group:
        if numeral.reason != "date" or len(numeral.value) != 4:
            continue
        if not _STATED_YEAR.match(text, numeral.start) or _NO_YEAR_AFTER.match(text, numeral.end):
            continue
        if numeral.start and text[numeral.start - 1] in _BUT:
            continue
        if _FOUNDED_BEFORE.ending(text, numeral.start) or _FOUNDED_AFTER.match(text, numeral.end):
            continue
        yield numeral.start, int(numeral.value)


def opens_with_year(text: str, start: int, year: int) -> bool:
    """Whether a sentence begins with a year: 2026年，…."""
    match = _STATED_YEAR.match(text, start)
    return match is not None and int(match[1]) == year


def of_clause(words: str, setting: TimeContext, context: ReportContext, announced: Announced) -> TimeContext:
    """A clause that says by its own words that its numbers are targets, or results."""
    scenario = setting.scenario
    if announced.target and scenario is _ACTUAL and _CLAUSE_TARGET.search(words) and not _COMPARED_AIM.search(words):
        return setting._replace(scenario=_TARGET)
    if announced.results and scenario is _TARGET and _says_results(words):
        return TimeContext(context.execution_year, Scenario.ACTUAL, setting.period)
    return setting


def _says_results(words: str) -> bool:
    """Whether a clause speaks of results, and does not only compare with them: 力争比去年增产."""
    return any(words[match.start() - 1 : match.start()] not in _THAN for match in _CLAUSE_ACTUAL.finditer(words))


def of_plan(words: str, setting: TimeContext, context: ReportContext) -> TimeContext:
    """A clause that opens with a plan of five years still to come (“十五五”时期): its goals are those of its last year."""
    last = plan_to_come(words, context) if context.plan_year is not None and _OPENS_PLAN.match(words) else 0
    return TimeContext(last, Scenario.TARGET) if last else setting


def came_from(left: str, setting: TimeContext, *, turned: bool, base_year: int = 0) -> tuple[str, TimeContext]:
    """由上年的12.38%升至: the number that something came from, and the words without those that say so. It is of the year before;
    of ``base_year`` where the text speaks of several years together."""
    match = _CAME_FROM.search(left) if left else None
    ago = match["ago"] if match else None
    if not turned and not ago:
        return left, setting
    if match is None:
        return left, setting._replace(scenario=Scenario.BASELINE)
    rest = left[: match.start()] + _DIRECTION.ending(left)
    if _PLANNED.search(match[0]):
        return rest, setting._replace(scenario=Scenario.TARGET)  # 由年初预算的3亿元调整为5亿元
    if period := period_in(match[0][1:]):
        return rest, setting._replace(period=period, scenario=Scenario.BASELINE)  # 由前三季度下降0.8%转为增长0.5%
    year = setting.year
    if plan := _ENDED_PLAN.search(match[0]):
        return rest, TimeContext(PLANS[plan["plan"]] + PLAN_YEARS - 1, Scenario.BASELINE)  # 由“十三五”末的31%提高到
    if ago or not _STATED_YEAR.search(match[0]):
        year = base_year if base_year and not ago else year - 1
    return rest, setting._replace(year=year, scenario=Scenario.BASELINE)
