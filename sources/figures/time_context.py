"""What a part of a report speaks of: year and scenario of its sections, captions and sentences.

Here belong the defaults by genre, the words of headings and captions, and the years and periods that a sentence states.
Not here: what is measured.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from sources.figures.words import Words, classed, section
from sources.model import ReportContext, Scenario

_HEADING = classed("scenario", "heading")
_HEADING_WORDS = sorted(_HEADING.meaning, key=len, reverse=True)
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})年")
_ANY_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)")
_PROVISIONAL = re.compile("|".join(section("scenario", "provisional")["words"]))
MARKS = Words.of(section("scenario", "provisional")["marks"])
SERIAL = re.compile(
    r"^(?:第[一二三四五六七八九十]+(?:部分|[篇章节])|[一二三四五六七八九十]+、|[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.、](?!\d))"
)


@dataclass(frozen=True, slots=True)
class TimeContext:
    """The year, scenario and period that numbers have where nothing nearer says otherwise."""

    year: int
    scenario: Scenario
    period: str = "A"


def initial(context: ReportContext) -> TimeContext:
    """What a report speaks of before its first heading: the year that it looks back on."""
    return TimeContext(context.execution_year, Scenario.ACTUAL)


@lru_cache(maxsize=4096)
def of_section(path: tuple[str, ...], context: ReportContext) -> TimeContext:
    """What a section speaks of, by its headings from the outermost in."""
    setting = initial(context)
    decided = False
    for heading in path:
        # below a heading that has decided, only a stated year says otherwise: 落实重点任务 may be what was done
        if not decided:
            setting = of_heading(heading, setting, context)
            decided = scenario_of(heading) is not None
        elif years := _ANY_YEAR.findall(heading):
            setting = at_year(setting, int(years[-1]), context)
    return setting


def of_heading(heading: str, above: TimeContext, context: ReportContext) -> TimeContext:
    """What a heading or a caption says over what stands above it: a year, results or targets."""
    text = SERIAL.sub("", "".join(heading.split()))
    years = [int(year) for year in _ANY_YEAR.findall(text)]
    stated = scenario_of(text)
    if years and context.plan_year is not None and years[-1] >= context.plan_year and stated is not Scenario.ACTUAL:
        return TimeContext(years[-1], Scenario.TARGET)
    if years and stated is not Scenario.TARGET:
        return TimeContext(years[0], Scenario.ACTUAL)
    if stated is Scenario.TARGET and context.plan_year is not None:
        return TimeContext(years[-1] if years else context.plan_year, Scenario.TARGET)
    if stated is Scenario.ACTUAL and above.scenario is not Scenario.TARGET:
        return TimeContext(context.execution_year, Scenario.ACTUAL)
    return above


@lru_cache(maxsize=4096)
def scenario_of(words: str) -> Scenario | None:
    """The scenario that a heading, a caption or a column header names; the word that stands last decides."""
    best, place = "", -1
    for word in _HEADING_WORDS:
        end = words.rfind(word) + len(word)
        if end >= len(word) and (end > place or (end == place and len(word) > len(best))):
            best, place = word, end
    return Scenario(_HEADING.meaning[best]) if best else None


def provisional_marks(notes: tuple[str, ...]) -> tuple[bool, str]:
    """Whether a table's notes call its results preliminary, and the mark of the rows meant; no mark: all of them."""
    for note in notes:
        if _PROVISIONAL.search(note):
            mark = next((mark for mark in MARKS.meaning if mark in note), "")
            return True, mark
    return False, ""


def at_year(setting: TimeContext, year: int, context: ReportContext) -> TimeContext:
    """The same setting for a year that the text states; a year after the one looked back on is aimed at."""
    if year > context.execution_year and context.plan_year is not None:
        return replace(setting, year=year, scenario=Scenario.TARGET)
    if year <= context.execution_year and setting.scenario is Scenario.TARGET:
        return replace(setting, year=year, scenario=Scenario.ACTUAL)
    return replace(setting, year=year)


_PERIOD = re.compile(
    r"(?P<half>[上下])半年|(?P<quarter>[一二三四1-4])季度|前三季度|(?<!\d)(?P<first>\d{1,2})(?:[-—~～至](?P<last>\d{1,2}))月|全年|年末"
)
_QUARTERS = {
    **{char: f"Q{number}" for number, char in enumerate("一二三四", 1)},
    **{str(n): f"Q{n}" for n in range(1, 5)},
}


def period_in(words: str) -> str:
    """The part of the year that a clause speaks of, as ``Figure.period``; empty where it says none."""
    if "季" not in words and "月" not in words and "年" not in words:
        return ""
    match = _PERIOD.search(words)
    if match is None:
        return ""
    if match["half"]:
        return "H1" if match["half"] == "上" else "H2"
    if match["quarter"]:
        return _QUARTERS[match["quarter"]]
    if match["last"]:
        first, last = int(match["first"]), int(match["last"])
        return f"M{first:02}-M{last:02}" if 1 <= first < last <= 12 else ""
    return "M01-M09" if match[0] == "前三季度" else "A"
