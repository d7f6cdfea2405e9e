"""What a part of a report speaks of: year and scenario of its sections, captions and sentences.

Here belong the defaults by genre, the words of headings and captions, and the years and periods that a sentence states.
Not here: what is measured.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from sources.cues import longest_first
from sources.figures.words import any_in, classed, listed, paired, pattern, valued, word
from sources.model import ReportContext, Scenario

_HEADING = classed("scenario", "heading")
_HEADING_WORDS = longest_first(_HEADING.meaning)
_SINCE = re.compile(pattern("scenario", "heading", "since"))
_WELL_DONE = re.compile(pattern("scenario", "heading", "well_done"))
_ANY_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)")
YEAR = re.compile(pattern("scenario", "years", "one"))
_LISTED_YEARS = re.compile(pattern("scenario", "years", "listed"))
_YEARS_ON = re.compile(pattern("scenario", "years", "from_to"))
_NO_CUE = re.compile(
    f"{any_in('accounts', 'account')}(?!{any_in('accounts', 'account', 'planned')})|{pattern('scenario', 'heading', 'neutral')}"
)
_PROVISIONAL = re.compile(any_in("scenario", "provisional"))
MARKS = listed("scenario", "provisional", "marks")
SERIAL = re.compile(pattern("scenario", "serial"))
# the number of a first section, and with it a heading that says what it speaks of
SECTION = re.compile(pattern("scenario", "serial", "section"))
HEADING = re.compile(f"{pattern('scenario', 'serial', 'section')}{pattern('scenario', 'serial', 'heading')}")
_TASKS = re.compile(pattern("scenario", "tasks", "opens"))
_PLAN_TITLE = re.compile(pattern("scenario", "title", "plan"))
_PERIOD_MARK = re.compile(any_in("scenario", "period", "marks"))
PERIOD = re.compile(pattern("scenario", "period"))
MONTH_IN_LIST = re.compile(pattern("scenario", "period", "in_list"))
_ADDED_UP = word("wording", "cumulative", "mark")
_UNTIL = re.compile(pattern("scenario", "period", "until"))
_NAMED_MONTH = re.compile(pattern("scenario", "period", "named"))
_THROUGH = re.compile(pattern("scenario", "period", "through"))
_LAST_MONTH = re.compile(pattern("scenario", "period", "last_month"))
_ALL_MONTHS = re.compile(pattern("scenario", "period", "all_months"))
_BASED_ON_MONTH = re.compile(pattern("scenario", "period", "based_on_month"))
_MONTH_BEFORE = re.compile(pattern("scenario", "period", "month_before"))
_CAME_FROM_MONTH_BEFORE = re.compile(pattern("scenario", "came_from", "month_before"))
_CAME_FROM_QUARTER_BEFORE = re.compile(pattern("scenario", "came_from", "quarter_before"))
_CAME_FROM_MONTH = re.compile(pattern("scenario", "came_from", "in_month"))
_CAME_FROM_YEAR_BEGAN = re.compile(pattern("scenario", "came_from", "year_began"))
_PERIOD_COMPARED = re.compile(pattern("scenario", "period", "compared"))
_COMPARED_BEHIND = re.compile(pattern("scenario", "period", "compared_behind"))
_PERIOD_CODES = paired("scenario", "period_codes")
_MONTH_WORDS = valued("scenario", "month_words")
_ALONE_GROUPS = frozenset({"month", "noted", "alone", "within"})  # of PERIOD, each one month
_MONTHS = 12
_CLAUSE_END = re.compile("[，,。；;]")
_OPENING = 300  # characters of a paragraph in which it says of which months it is
LAST_OF_YEAR = "M12"
_MONTHS_IN = {"H": 6, "Q": 3}
MONTH = "M"  # what the code of a month, or of a span of months, begins with
_QUARTERS = "Q"  # and that of a quarter
_QUARTER = word("scenario", "period", "quarter")
_REST = "H2"  # of a year of which a report was given


_PLAN = re.compile(pattern("scenario", "plan"))
_BEGINS_PLAN = re.compile(pattern("scenario", "plan", "begins"))
# plans of five years by their number, with their first year
PLANS = valued("about", "span_plans")
PLAN_YEARS = 5
_PLAN_BEFORE = valued("about", "span_plan_before")
# so many years to come, counted from the year that is planned
AHEAD = re.compile(pattern("scenario", "ahead"))
COUNTS = valued("about", "span_counts")
"""How many years a word or a digit before 年 counts."""
PLAN_OF = word("scenario", "plan", "of")


def plans_end(number: str) -> int:
    """The last year of the plan of five years with that number, which may be the one before the first that has figures: “十五”末."""
    return (PLANS | _PLAN_BEFORE)[number] + PLAN_YEARS - 1


def year_compared(match: re.Match[str]) -> int:
    """The year that words compare with, be it the end of a plan of five years."""
    return plans_end(match["plan"]) if match["plan"] else int(match["year"])


def plan_to_come(words: str, context: ReportContext) -> int:
    """The last year of a plan of five years that words name (“十五五”时期主要目标) and that is still to come; 0 where they name
    none."""
    match = _PLAN.search(words)
    first = PLANS[match["plan"]] if match else 0
    return first + PLAN_YEARS - 1 if first > context.execution_year else 0


def tasks_ahead(words: str, context: ReportContext) -> TimeContext | None:
    """What a paragraph, or a title, speaks of that tells tasks of the year to come: 今年将继续办好十件实事; None for any other."""
    ahead = _year_ahead("A", context) if _TASKS.match(words) else None
    return TimeContext(ahead, Scenario.TARGET) if ahead is not None else None


def years_to_come(words: str, context: ReportContext) -> int:
    """The last of the years to come that words speak of together (今后五年主要目标); 0 where they speak of none."""
    if context.plan_year is None:
        return 0
    ahead = AHEAD.search(words)
    return context.plan_year + COUNTS[ahead["count"]] - 1 if ahead else 0


WHOLE_YEAR = "A"


class TimeContext(NamedTuple):
    """The year, scenario and period that numbers have where nothing nearer says otherwise."""

    year: int
    scenario: Scenario
    period: str = WHOLE_YEAR
    first_year: int | None = None  # of several years together, of which ``year`` is the last

    @property
    def time_period(self) -> str:
        """What it covers in SDMX's codes, as ``Figure.time_period``."""
        if self.first_year is not None and self.period == WHOLE_YEAR:
            return f"{self.first_year}/{self.year}"
        if self.period == WHOLE_YEAR:
            return str(self.year)
        first, _, last = self.period.partition("-")
        code = f"S{first[1]}" if first.startswith("H") else first
        return f"{self.year}-{code}/{self.year}-{last}" if last else f"{self.year}-{code}"


def initial(context: ReportContext) -> TimeContext:
    """What a report speaks of before its first heading: the year that it looks back on, or the part of it; one that is a plan
    and nothing else, the year of its aims."""
    if context.is_plan_alone and context.plan_year is not None:
        return TimeContext(context.plan_year, Scenario.TARGET)
    return TimeContext(context.execution_year, Scenario.ACTUAL, context.period)


def with_title(context: ReportContext, title: str) -> ReportContext:
    """The same for a report whose title speaks of a part of the year (2025年上半年预算执行情况), or of nothing but a plan
    (2025年国民经济和社会发展计划), also of one whose year it is filed under (2026年预算调整方案)."""
    title = "".join(title.split())
    if period := _named_month(title):
        return replace(context, period=period)
    if (period := period_in(title)) and (match := PERIOD.search(title)):
        named = _ANY_YEAR.findall(title[: match.start()])
        if named and int(named[-1]) != context.execution_year:
            # 2024年决算及2025年上半年预算执行情况, of a report on 2024
            return replace(context, part_year=int(named[-1])) if int(named[-1]) > context.execution_year else context
        return replace(context, period=period)
    years = {int(year) for year in _ANY_YEAR.findall(title)} if _PLAN_TITLE.search(title) else set()
    if scenario_of(title) is not Scenario.TARGET or context.plan_year is None:
        return context
    if years == {context.execution_year}:
        # a report that is filed under the year of its plan looks back on the one before
        context = replace(context, execution_year=context.execution_year - 1, plan_year=context.execution_year)
    return replace(context, is_plan_alone=True) if years == {context.plan_year} else context


def with_opening(context: ReportContext, paragraphs: Iterable[str]) -> ReportContext:
    """The same for a report that is named after a month and opens with all months until it: 每月经济运行简况（2020年3月）, 1-3月，
    产值9亿元. What says no months of its own is of all of these then. ``paragraphs`` are those that it opens with."""
    added_up = through(context.period) if is_month(context.period) else context.period
    if added_up == context.period:
        return context
    clauses = (clause for text in paragraphs for clause in _CLAUSE_END.split(text[:_OPENING]))
    said = next((period for clause in clauses if (period := period_in(clause)) in {added_up, context.period}), "")
    return replace(context, period=added_up) if said == added_up else context


def is_aim_amid_results(setting: TimeContext, around: TimeContext) -> bool:
    """Whether a number is aimed at where results are told. Such an aim is one for the year, whatever part of it the results are of:
    完成年度目标300亿元的52%."""
    return setting.scenario is Scenario.TARGET and around.scenario is not Scenario.TARGET


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
            continue
        to_come = plan_to_come(heading, context) or years_to_come(heading, context)
        if to_come and scenario_of(heading) is Scenario.TARGET:
            setting = TimeContext(to_come, Scenario.TARGET)
        elif tasks := tasks_ahead(heading, context):
            setting = tasks
        elif years := _ANY_YEAR.findall(heading):
            setting = at_year(setting, int(years[-1]), context)
        if period := period_in(heading):
            setting = setting._replace(period=period)
    return setting


@lru_cache(maxsize=4096)
def innermost(path: tuple[str, ...]) -> str:
    """The heading right above, without its number and blanks; empty where there is none."""
    return SERIAL.sub("", "".join(path[-1].split())) if path else ""


def of_heading(heading: str, above: TimeContext, context: ReportContext) -> TimeContext:
    """What a heading or a caption says over what stands above it: a year or a part of it, results or targets."""
    text = SERIAL.sub("", "".join(heading.split()))
    period = period_in(text)
    tasks = None if _ANY_YEAR.search(text) else tasks_ahead(text, context)
    setting = tasks or _year_and_scenario(text, period, above, context)
    # what is aimed at in a report on a part of the year is not said to be of that part
    kept = above.period if setting[:2] == above[:2] else WHOLE_YEAR
    return setting._replace(period=period or kept)


def of_caption(caption: str, above: TimeContext, context: ReportContext) -> TimeContext:
    """What the name of a table says over what stands above it: as a heading does, and the month that it begins with."""
    text = "".join(caption.split())
    setting = of_heading(text, above, context)
    period = _named_month(text)
    return setting._replace(period=period) if period else setting


def _named_month(text: str) -> str:
    """The month of the name of a table or a report (2024年5月工业生产, 工业生产（2024年5月）) that no other rule sees."""
    match = _NAMED_MONTH.match(text) if not period_in(text) else None
    month = int(match["month"] or match["bracketed"]) if match else 0
    return _of_month(month)


def _year_and_scenario(text: str, period: str, above: TimeContext, context: ReportContext) -> TimeContext:
    years = [int(year) for year in _ANY_YEAR.findall(_SINCE.sub("", text))]
    stated = scenario_of(text)
    if stated is not Scenario.ACTUAL and (ahead := _aimed_at(text, years, period, context)):
        return TimeContext(ahead, Scenario.TARGET)
    if years and stated is not Scenario.TARGET:
        _, last = years_on(text) or (0, years[0])
        return TimeContext(last if last <= context.execution_year else years[0], Scenario.ACTUAL)
    if stated is Scenario.ACTUAL and above.scenario is not Scenario.TARGET:
        return TimeContext(context.execution_year, Scenario.ACTUAL)
    return above


def _aimed_at(text: str, years: Sequence[int], period: str, context: ReportContext) -> int:
    """The year of the aims that a heading with these years speaks of; 0 where it speaks of none."""
    if of_plan := _of_plan_ahead(text, years, context):
        return of_plan
    if years and context.plan_year is not None and years[-1] >= context.plan_year:
        return years[-1]
    ahead = _year_ahead(period, context) if scenario_of(text) is Scenario.TARGET else None
    return 0 if ahead is None else years[-1] if years else ahead


def _of_plan_ahead(text: str, years: Iterable[int], context: ReportContext) -> int:
    """The last year of a plan to come that a heading speaks of (“十四五”规划和2035年远景目标), or the year planned where it is its
    first (“十四五”开局之年的工作); 0 where it speaks of none, or of another year."""
    last = plan_to_come(text, context) or years_to_come(text, context)
    if context.plan_year is None or any(year <= last for year in years):
        return 0
    return context.plan_year if last and _BEGINS_PLAN.search(text) else last


def _year_ahead(period: str, context: ReportContext) -> int | None:
    """The year of aims that say none; None for a report that sets none. A report on a part of the year, and 下半年工作安排, speak of
    the rest of that year."""
    if period == _REST and context.part_year:
        return context.part_year
    return context.execution_year if period == _REST or context.period != WHOLE_YEAR else context.plan_year


@lru_cache(maxsize=4096)
def scenario_of(words: str) -> Scenario | None:
    """The scenario that a heading, a caption or a column header names; the word that stands last decides."""
    if _WELL_DONE.match(words):
        return Scenario.ACTUAL
    best, place = "", -1
    # 一般公共预算 is an account, whatever is said of it
    words = _NO_CUE.sub("", words)
    for cue in _HEADING_WORDS:
        end = words.rfind(cue) + len(cue)
        if end >= len(cue) and (end > place or (end == place and len(cue) > len(best))):
            best, place = cue, end
    return Scenario(_HEADING.meaning[best]) if best else None


def provisional_marks(notes: tuple[str, ...]) -> tuple[bool, str]:
    """Whether a table's notes call its results preliminary, and the mark of the rows meant; no mark: all of them."""
    for note in notes:
        if _PROVISIONAL.search(note):
            return True, min((mark for mark in MARKS.meaning if mark in note), key=note.find, default="")
    return False, ""


def at_year(setting: TimeContext, year: int, context: ReportContext) -> TimeContext:
    """The same setting for a year that the text states; a year after the one looked back on is aimed at. In a report on December its
    year alone is all of it: 2024年增长6%。12月增长5%."""
    if year == setting.year and setting.period == LAST_OF_YEAR:
        setting = setting._replace(period=WHOLE_YEAR)
    if year > context.execution_year and context.plan_year is not None:
        return setting._replace(year=year, scenario=Scenario.TARGET)
    if year <= context.execution_year and setting.scenario is Scenario.TARGET:
        return setting._replace(year=year, scenario=Scenario.ACTUAL)
    return setting._replace(year=year)


def listed_years(words: str) -> tuple[int, ...]:
    """The years that words list last, to which the numbers after them may be dealt: 2023年和2024年, 2021-2025年; none where they
    list none."""
    if found := _LISTED_YEARS.findall(words):
        return tuple(map(int, _ANY_YEAR.findall(found[-1])))
    if span := _YEARS_ON.findall(words):
        first, last = map(int, span[-1])
        return tuple(range(first, last + 1))
    return ()


def years_on(words: str) -> tuple[int, int] | None:
    """The first and the last of the years that words speak of together by both (2017—2021年工作回顾); None where they name none."""
    match = _YEARS_ON.search(words)
    return (int(match[1]), int(match[2])) if match and match[1] < match[2] else None


def period_in(words: str) -> str:
    """The part of the year that a clause speaks of, as ``Figure.period``; empty where it says none."""
    match = PERIOD.search(words) if _PERIOD_MARK.search(words) else None
    if match is None or _is_compared(words, match):
        return ""
    if match["ended"]:
        return _at_end_of(int(match["ended"]))
    if match.lastgroup in _ALONE_GROUPS:
        month = int(match[match.lastgroup])
        return _of_month(month)
    if match["through"]:
        return _of_months(1, int(match["through"]))
    if match["through_words"]:
        return _of_months(1, _MONTH_WORDS[match["through_words"]])  # 一至九月
    if match["last"]:
        first, last = int(match["first"]), int(match["last"])
        return _of_months(first, last) if first < last else ""
    if match["until"]:
        return _since_january(_PERIOD_CODES[match["until"]])  # 截至二季度
    return _PERIOD_CODES[match["half"] or match["quarter"] or match[0]]


def month_alone(listed: re.Match[str]) -> str:
    """The month that a list names as one of several (``MONTH_IN_LIST``)."""
    return _of_month(int(listed["month"]))


def _is_compared(words: str, match: re.Match[str]) -> bool:
    """Whether words only compare with the part of the year that they name: 比前三季度, 和上半年相比."""
    return bool(_PERIOD_COMPARED.search(words[: match.start()]) or _COMPARED_BEHIND.match(words, match.end()))


def _at_end_of(month: int) -> str:
    """The period of what there is at the end of a month: of the last one it is what there is at the end of the year."""
    return WHOLE_YEAR if month == _MONTHS else _of_month(month)


def since_january(period: str, words: str, own: str) -> str:
    """The period of what flows, where the words before it say until the end of which month (预计到6月底，产值达9亿元), or its ``own``
    clause that it is added up (4月，投资累计完成9亿元)."""
    return through(period) if _UNTIL.search(words) or _ADDED_UP in own else period


def through(period: str) -> str:
    """All months until the end of one (M01-M04 of M04); any other part of a year as it is."""
    return _of_months(1, int(period.removeprefix(MONTH))) if is_month(period) else period


def is_month(period: str) -> bool:
    """Whether a part of a year is one month."""
    return period.removeprefix(MONTH).isdigit()


def is_ahead(period: str, told: str) -> bool:
    """Whether a half or a quarter of a year begins after the end of the part that a report tells of: the second half, of one on the
    first. What is told of a later month may have been known when the report was given."""
    if told == WHOLE_YEAR or period[:1] not in _MONTHS_IN:
        return False
    first, last = _first_month(period), _last_month(told)
    return first > last > 0


def _first_month(period: str) -> int:
    """The month with which a part of a year begins; 0 where that is not known."""
    number = period[1:].partition("-")[0]
    return (int(number) - 1) * _MONTHS_IN.get(period[0], 1) + 1 if number.isdigit() else 0


def _last_month(period: str) -> int:
    """The month with which a part of a year ends; 0 where that is not known."""
    last = period.rpartition("-")[2]
    return int(last[1:]) * _MONTHS_IN.get(last[0], 1) if last[1:].isdigit() else 0


def came_from(words: str, setting: TimeContext) -> TimeContext | None:
    """When a number was of which words say that what comes next came from it, where they say it by a month or a quarter (由上月,
    由10月的, 由上季度) or by when the year began; None where they say nothing of the kind."""
    if _CAME_FROM_YEAR_BEGAN.search(words):
        return setting._replace(year=setting.year - 1, period=WHOLE_YEAR)
    if month := _CAME_FROM_MONTH.match(words):
        period = _of_month(int(month["month"]))
        return setting._replace(period=period) if period else None
    if _CAME_FROM_MONTH_BEFORE.search(words):
        return _so_many_before(setting, 1)
    return _so_many_before(setting, _MONTHS_IN[_QUARTERS]) if _CAME_FROM_QUARTER_BEFORE.search(words) else None


def _so_many_before(setting: TimeContext, months: int) -> TimeContext | None:
    """The month, or the quarter, before one; the months until then of those since January. None for any other part of a year."""
    period, last = setting.period, _last_month(setting.period) - months
    alone = is_month(period) if months == 1 else period.startswith(_QUARTERS)
    if not alone and _first_month(period) != 1:
        return None
    if last < 1:
        setting, last = setting._replace(year=setting.year - 1), _MONTHS
    return setting._replace(period=_of_months(last - months + 1 if alone else 1, last))


def within(period: str, header: str) -> str:
    """The part of the year that a column of a table on ``period`` is of, where its header says it by that: 本月, 1-本月, 累计, 上月,
    以上月为100; empty where it does not, and in a table on the whole year."""
    if period == WHOLE_YEAR:
        return ""
    if is_of_month_before(header):
        month = int(period.rpartition(MONTH)[2]) - 1 if period.startswith(MONTH) else 0
        return _of_month(month)
    if _THROUGH.search(header):
        return _since_january(period) if _QUARTER in header else through(period)
    if not (said := _LAST_MONTH.search(header) or _BASED_ON_MONTH.match(header)):
        return ""
    if said[0].endswith(_QUARTER):
        return period if period.startswith(_QUARTERS) else ""
    month = _last_month(period)
    return _of_month(month)


def is_of_month_before(header: str) -> bool:
    """Whether the numbers of a column are those of the month before: 上月, 上期价格."""
    return bool(_MONTH_BEFORE.match(header))


def _since_january(quarter: str) -> str:
    """All quarters until the end of one."""
    last = int(quarter[-1]) * _MONTHS_IN[_QUARTERS] if quarter.startswith(_QUARTERS) else 0
    return WHOLE_YEAR if last == _MONTHS else _of_months(1, last)


def ends_in_december(name: str) -> bool:
    """Whether the name of a table says of the whole year that it is all of its months: 2023年1-12月财政收支情况."""
    return bool(_ALL_MONTHS.search(name))


def lacks_month(period: str, header: str) -> bool:
    """Whether a header says its part of the year by a month (本月, 1-本月), and a table on ``period`` does not say by which."""
    return period == WHOLE_YEAR and bool(_LAST_MONTH.search(header) or is_of_month_before(header))


def _of_month(month: int) -> str:
    return _of_months(month, month)


def _of_months(first: int, last: int) -> str:
    if first < 1 or last > _MONTHS:
        return ""
    months = f"{MONTH}{first:02}" if first == last else f"{MONTH}{first:02}-{MONTH}{last:02}"
    return _PERIOD_CODES.get(months, months)
