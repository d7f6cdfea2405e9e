"""Which years the paragraphs of a section speak of, where its heading speaks of several, or of several and one.

Here belongs what a paragraph opens with that says so (过去五年，…; 刚刚过去的2025年，…; 《纲要》提出…), which holds for those after
it until another says otherwise. Not here: what a sentence or a clause says of its own numbers (``setting``), and how they are summed
(``sources.figures.about``).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from sources.figures import about
from sources.figures.time_context import (
    PLAN_YEARS,
    PLANS,
    SECTION,
    SERIAL,
    TimeContext,
    plan_to_come,
    scenario_of,
    years_on,
    years_to_come,
)
from sources.figures.words import pattern
from sources.model import ReportContext, Scenario

_OPENS = pattern("about", "review", "opens")
_OPENING = re.compile(
    f"{_OPENS}(?:(?P<one>{pattern('about', 'review', 'one')})|(?P<several>{pattern('about', 'review', 'several')}))"
)
_AHEAD = re.compile(
    f"{_OPENS}(?:(?P<plan>{pattern('about', 'review', 'plan')})|(?P<year>{pattern('about', 'review', 'year_ahead')}))"
)
_TURNS = re.compile(f"{_OPENS}(?:{pattern('about', 'review', 'turns')})")
_YEAR = re.compile(r"(?:19|20)\d{2}")
_HEAD = 400  # characters before the first number of a paragraph


class Spoken(NamedTuple):
    """The years that are spoken of."""

    base_year: int = 0  # the last one before several together; 0 where there is but one
    one_year_too: bool = False  # whether one year is spoken of, too, and nothing says yet of which a number is
    words: str = ""  # those that say so
    setting: TimeContext | None = None  # of aims of a plan under a heading of the year that begins; None for any other


def of_headings(path: tuple[str, ...], context: ReportContext) -> Spoken:
    """What the headings over a text say, outermost first: the innermost that speaks of years decides."""
    for heading in reversed(path):
        first = about.first_year(heading, context.execution_year)
        if to_come := years_to_come(heading, context):
            first = to_come - PLAN_YEARS + 1
        if on := years_on("".join(heading.split())):
            return Spoken(on[0] - 1, words=heading)
        one = about.ONE_YEAR.search(heading) is not None
        if first:
            return Spoken(first - 1, one, heading)
        if one:
            break
    return Spoken()


def looks_back(words: str, year: int) -> Spoken | None:
    """What the last sentence of these words that opens so speaks of: several years together up to one, or that one."""
    last = None
    for match in _OPENING.finditer(words):
        last = match
    if last is None:
        return None
    if last["one"]:
        named = _YEAR.search(last["one"])
        return Spoken() if named is None or int(named[0]) == year else None
    first = about.first_year(last["several"], year)
    return Spoken(first - 1, words=last["several"]) if first else None


def _says_nothing(path: tuple[str, ...]) -> bool:
    """Whether there are headings over a text of which none says whether it speaks of results or of aims, or of which year."""
    return bool(path) and not any(scenario_of(heading) or _YEAR.search(heading) for heading in path)


def _is_part(heading: str) -> bool:
    """Whether a heading has the number of a part of a section, and not of a section: （一）."""
    return SERIAL.match(heading) is not None and SECTION.match(heading) is None


class Review:
    """Keeps what the paragraphs of a section have said so far; asked for them in reading order."""

    def __init__(self, context: ReportContext) -> None:
        self._context = context
        self._path: tuple[str, ...] = ()
        self._said: Spoken | None = None

    def of_paragraph(
        self, text: str, first: int, path: tuple[str, ...], setting: TimeContext, headings: Spoken
    ) -> Spoken:
        """What a paragraph speaks of under its headings; ``first`` is where its first number stands."""
        if path[:1] != self._path[:1] and not (path and _is_part(path[0])):
            self._said = None
        self._path = path
        head = text[: min(first, _HEAD)]
        if setting.scenario is Scenario.TARGET:
            said, goes_on = self._ahead(head, setting, headings), headings.base_year > 0
        elif turned := self._turns(head) if _says_nothing(path) else None:
            said, goes_on = turned, True
        else:
            said, goes_on = looks_back(head, self._context.execution_year), headings.base_year > 0 or first == len(text)
        if said is None:
            return self._said or headings
        if goes_on or not said.base_year:
            self._said = said
        return said

    def _turns(self, head: str) -> Spoken | None:
        """The aims that the words before the first number turn to, under headings that do not say what they speak of (三、勇毅前行，
        奋力开好局): those of a plan to come, or of the year that begins."""
        match, year = _TURNS.match(head), self._context.plan_year
        if match is None or year is None:
            return None
        if match["to_come"]:
            last = plan_to_come(head, self._context)
            return Spoken(last - PLAN_YEARS, False, match[0], TimeContext(last, Scenario.TARGET)) if last else None
        begins = int(match["dated"]) if match["dated"] else PLANS[match["first"]] if match["first"] else year
        return Spoken(setting=TimeContext(year, Scenario.TARGET)) if begins == year else None

    def _ahead(self, head: str, setting: TimeContext, headings: Spoken) -> Spoken | None:
        """The same of aims: those of a plan of five years to come, or of the year that begins."""
        match = _AHEAD.match(head)
        if match is None or setting.year != self._context.plan_year:
            return None
        if match["year"]:
            return headings._replace(base_year=0)
        last = plan_to_come(head, self._context)
        if not last and setting.year in PLANS.values():
            last = setting.year + PLAN_YEARS - 1
        if not last:
            return None
        return Spoken(last - PLAN_YEARS, False, match["plan"], TimeContext(last, Scenario.TARGET))
