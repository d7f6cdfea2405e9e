"""The walk over running text: sentences, clauses and their numbers in order.

Here belong the order in which numbers are read, the years and scenarios that go along with them, and completing a claim by zone,
industry and what money was for. Not here: any rule (``kinds``, ``names``), and what one number leaves for the next (``discourse``).
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile
from typing import NamedTuple

from sources.figures import about
from sources.figures.claim import NOTHING, Claim, Leaves, Subject
from sources.figures.clauses import Clause, Item, clauses, sentences
from sources.figures.naming import cleaning, counting, deeds, measuring, parting, sizing, terms
from sources.figures.naming.wholes import Opening
from sources.figures.numerals import Numeral
from sources.figures.prose import aims, alike, bracketed, changes, invested, kinds, said, worded
from sources.figures.prose.accounts import (
    BARE,
    COLLECTED,
    COLLECTORS,
    FUND_PARTS,
    OF_ACCOUNT,
    TRANSFERS,
    account_of,
    account_of_balance,
    account_of_section,
    account_spoken_of,
    fund_of,
    is_function,
    way_of_transfer,
    within,
)
from sources.figures.prose.accounts import flow as flow_of
from sources.figures.prose.discourse import MARKS as OF_YEARS
from sources.figures.prose.discourse import OF_OWNER, OUTSET, YEARS, Discourse
from sources.figures.prose.levels import PLANNED_FIRST
from sources.figures.prose.mentions import MARKS as OF_ZONES
from sources.figures.prose.mentions import Members, Mentions
from sources.figures.prose.names.name_words import COUNTED_NOUN, PART_MEASURE
from sources.figures.prose.review import Review, Spoken, looks_back, of_headings
from sources.figures.prose.setting import MARKS as OF_SETTING
from sources.figures.prose.setting import (
    PLAN,
    SINCE,
    SO_FAR,
    UP_TO_NOW,
    aims_on,
    of_clause,
    of_clause_aimed,
    of_plan,
    of_reason,
    opens_with_year,
    span_before,
    stated_years,
)
from sources.figures.stock import counts_events, is_added_up, is_stock_noun
from sources.figures.time_context import (
    HEADING,
    MONTH,
    PLAN_YEARS,
    SECTION,
    SERIAL,
    WHOLE_YEAR,
    TimeContext,
    at_year,
    innermost,
    is_aim_amid_results,
    listed_years,
    of_heading,
    of_section,
    period_in,
    plan_to_come,
    scenario_of,
    since_january,
    tasks_ahead,
    through,
)
from sources.figures.time_context import within as within_period
from sources.figures.universe import BELOW, HOME, OWN, SUBORDINATE, WHOLE, Mentioned, Universe, Universes
from sources.figures.words import Marks, any_in, listed, pattern, section, word
from sources.lexicon import Lexicon
from sources.model import ChangeBasis, FigureKind, ReportContext, Scenario

# members of an enumeration that are asked of every number: in Python 3.11 each look at one in its class takes as long as a call
_SHARE, _RANK = FigureKind.SHARE, FigureKind.RANK
NO_YEARS = Spoken()
_FEWEST_DEALT = 2
_OPENER = 16  # characters of a sentence that say of which years it is
_OPENING = 3  # a year this near to the start of its clause is that of all that follows
_LOOKED_AT = 120  # characters of a clause
_LONGEST_PURPOSE = 24
_COUNT, _MONEY = "count", "money"
_LONGEST_TOPIC = 40
_SLOGAN = re.compile(pattern("wording", "slogan"))
_ADDED_LONGER = re.compile(pattern("wording", "cumulative", "longer"))
_NUMBER = re.compile(r"\d")
_ANNOUNCES = ":"
_STOP = "。"
_LAST_MONTH = re.compile(pattern("scenario", "period", "month_alone"))
_LAST_MONTH_WORD = word("scenario", "period", "month_word")
_FIELD = word("wording", "object_end", "field")
_ITEM = re.compile(pattern("scenario", "item", "opens"))
_SETS_AIMS = re.compile(pattern("scenario", "item", "sets_aims"))
_LEANS_BACK = re.compile(pattern("change", "net", "leans"))
_AIMING = re.compile(pattern("scenario", "aiming"))
_REPLANNED = re.compile(pattern("scenario", "replanned"))
_PARTING = "；;"
_PART_OF_TIME = re.compile(pattern("scenario", "period", "part"))
_TITLE = re.compile(r"《[^》]{2,60}》")
_TITLED = "titled"
_REPORTED = "reported"
_THAN_REPORTED = re.compile(pattern("change", "reported", "before"))
_THAN = word("change", "reported", "than")
_MARKS = Marks(
    {
        **about.MARKS,
        **OF_SETTING,
        **OF_YEARS,
        **OF_ZONES,
        _TITLED: ["《"],
        _REPORTED: [word("change", "reported", "mark")],
    }
)
_TITLE_WITHIN = 400
_LEAD = 10
_FIRST_PLAN = re.compile(pattern("scenario", "aimed", "first"))
_OPENS_MONTHS = re.compile(pattern("scenario", "period", "opens"))
_CHANGES = section("scenario", "changed_again")["words"]
_CHANGED_PLAN = re.compile(pattern("scenario", "aimed", "changed"))
_ACCOUNT_WITHIN = 400
_LONGEST_ASIDE = 120
_WAY_WITHIN = 200
_SORT_OF_SECTION = listed("wording", "sort_of_section")
_SHORTEST_NAMED = 2  # characters: 全县, 主要 of 全县决算情况, 主要工作 name nothing
# a clause that is nothing but a year, or tells of what year a census is
_OF_A_YEAR = re.compile(pattern("scenario", "years", "alone"))
_REASON = listed("wording", "reason")
_AND_OTHERS = word("wording", "tail", "and_others")
_SET_OFF = re.compile(any_in("accounts", "set_off"))
_UP_TO = listed("scenario", "up_to")
_OF_DATE = re.compile(pattern("scenario", "up_to", "date"))
_APPROVED = listed("scenario", "approved")
_APPROVING = re.compile(pattern("scenario", "approved", "announced"))
_STATES_APPROVED = re.compile(pattern("scenario", "approved", "stated"))
_CAME_OF_IT = re.compile(any_in("scenario", "approved", "came_of_it"))


@dataclass(frozen=True, slots=True)
class Base:
    """What stands around a piece of running text: its section's setting, the row or section that names a zone or industry."""

    setting: TimeContext
    zone: Subject | None = None
    industry: Subject | None = None
    universe: Universe = HOME
    status: str = "A"
    heading: str = ""  # of the innermost section, without its number
    account: str = ""  # of a budget, that the section is about
    spoken: Spoken = NO_YEARS  # the years that its headings speak of together (五年来), or its paragraphs so far
    path: tuple[str, ...] = ()  # the headings, outermost first

    @property
    def named(self) -> str:
        """What the heading names, up to its first number and without the words for the sort of its section: “三公”经费 of
        “三公”经费预算情况; empty for one that has nothing else (决算情况), or an account."""
        if about.first_year(self.heading, self.setting.year):
            return ""  # “十四五”时期工作回顾
        words = name = _NUMBER.split(self.heading, maxsplit=1)[0]
        while ending := _SORT_OF_SECTION.ending(name):
            name = name.removesuffix(ending)
        return name if name == words or (len(name) > _SHORTEST_NAMED and not account_of(name)) else ""


class Prose:
    """Reads running text, for one report."""

    def __init__(self, context: ReportContext, lexicon: Lexicon, universes: Universes) -> None:
        self._context = context
        self._universes = universes
        self._zones = Members(lexicon.zones, context.area_code, universes.is_area)
        self._industries = Members(lexicon.industries)
        self._sections: dict[tuple[str, ...], Base] = {}
        self._last: _Left | None = None
        self._list: _List | None = None
        self._review = Review(context)

    def of_section(self, path: tuple[str, ...]) -> Base:
        """What stands around the text of a section by its headings, outermost first. Worked out once for all its paragraphs."""
        if path not in self._sections:
            heading = innermost(path)
            self._sections[path] = Base(
                of_section(path, self._context),
                zone=self._zones.of_section(path),
                universe=self._universes.of_section(path),
                heading=heading,
                account=account_of_section(path),
                spoken=of_headings(path, self._context),
                path=path,
            )
        return self._sections[path]

    def read(self, text: str, numerals: list[Numeral], base: Base) -> Iterator[tuple[Numeral, Claim | None, int, int]]:
        """Each numeral of a tight text with its claim (None for no statistic) and the bounds of its sentence; among them the targets
        that name no number, each with what stands for its numeral."""
        cut = list(sentences(text, numerals))
        told, in_words = self._claims(text, numerals, cut, base)
        if in_words:
            numerals = sorted([*numerals, *(claim.numeral for claim in in_words)], key=lambda numeral: numeral.start)
            told = sorted([*told, *in_words], key=lambda claim: claim.numeral.start)
            cut = list(sentences(text, numerals))
        claims = iter(told)
        claim = next(claims, None)
        for start, end, group in cut:
            for numeral in group:
                if claim is not None and claim.numeral is numeral:
                    yield numeral, claim, start, end
                    claim = next(claims, None)
                else:
                    yield numeral, None, start, end

    def _under_plan(self, text: str, base: Base) -> Base:
        """What stands around a paragraph whose first sentence is a title with the goals of a plan to come (“十五五”目标。), or opens
        tasks of the year to come: 今年将办好十件实事。"""
        if base.setting.scenario is not Scenario.TARGET and (tasks := tasks_ahead(text, self._context)):
            return replace(base, setting=tasks)
        title = _title(text)
        last = plan_to_come(title, self._context) if title and self._context.plan_year is not None else 0
        if not last or scenario_of(title) is not Scenario.TARGET:
            return base
        setting = TimeContext(last, Scenario.TARGET)
        return replace(base, setting=setting, heading=title, spoken=Spoken(last - PLAN_YEARS, words=title))

    def hear(self, text: str, base: Base) -> None:
        """Hears a paragraph that has nothing to read, for what it says of those behind it: “十五五”时期是关键时期。"""
        self._at_paragraph(text, [], base)

    def _at_paragraph(self, text: str, numerals: list[Numeral], base: Base) -> Base:
        """What stands around a paragraph by the years that it opens with, or those before it did: 刚刚过去的2025年，…."""
        first = next((numeral.start for numeral in numerals if not numeral.reason), len(text))
        spoken = self._review.of_paragraph(text, first, base.path, base.setting, base.spoken)
        if spoken is base.spoken:
            return base
        return replace(base, spoken=spoken, setting=spoken.setting or base.setting)

    def sets_in_words(self, text: str, base: Base) -> bool:
        """Whether a text without numbers may set a target in words, or tell that one was reached."""
        return self._context.plan_year is not None and worded.is_in(text)

    def _claims(
        self, text: str, numerals: list[Numeral], cut: list[tuple[int, int, list[Numeral]]], base: Base
    ) -> tuple[list[Claim], list[Claim]]:
        """The claims of a text that is cut into sentences, in order; and its targets that name no number."""
        around, base = base, self._under_plan(text, self._at_paragraph(text, numerals, self._of_list(text, base)))
        # the sentences with the numbers that may be statistics
        said = [(start, end, group, [each for each in group if not each.reason]) for start, end, group in cut]
        said = [sentence for sentence in said if sentence[3]]
        if not (said or self.sets_in_words(text, base)):
            self._list = self._opens_list(text, around, [])
            return [], []
        marks = _MARKS.of(text)
        zones = Mentions(self._zones, text, base.zone, marks)
        industries = Mentions(self._industries, text, base.industry, marks)
        discourse, whole = self._outset(text, numerals, base, around)
        passage = _Passage(text, marks, base, self._context, zones, industries, self._zones, self._universes, whole)
        for start, end, group, counted in said:
            discourse = passage.sentence(start, end, group, counted, discourse)
        passage.without_numbers(len(text))
        alike.tell_apart(passage.told, text)
        claims = [each.claim for each in passage.told]
        self._last = _Left(around, discourse, passage.whole) if claims else None
        self._list = self._opens_list(text, around, claims)
        return claims, passage.in_words

    def _of_list(self, text: str, base: Base) -> Base:
        """What stands around a paragraph: for the items of a list also what the paragraph over it says of their time and level."""
        above, self._list = self._list, None
        if above is None:
            return base
        is_task = above.holds(base)
        if not is_task and not (above.base is base and (_ITEM.match(text) or above.is_next)):
            return base
        self._list = above._replace(is_next=False)
        return replace(base, setting=above.setting, universe=base.universe if is_task else above.universe)

    def _opens_list(self, text: str, base: Base, claims: list[Claim]) -> _List | None:
        """The list that a paragraph opens by a colon at its end (1-6月收入9亿元，分项目看：), of the time and the own level that its
        last sentence is of (市级支出安排9亿元，主要项目如下：); that which it is an item of where it opens none."""
        if not text.endswith(_ANNOUNCES):
            return self._list
        last = text.rfind(_STOP) + 1
        opening = Opening.of(text[last:])
        if opening.part or opening.divides:
            last = text.rfind(_STOP, 0, max(0, last - 1)) + 1  # 收入9亿元。其中：
        told = [claim for claim in claims if claim.numeral.start >= last]
        setting, tasks = self._when_of_items(text, last, base, told)
        universe = _own_level(told) or base.universe
        if (setting, universe) == (base.setting, base.universe):
            return None
        return _List(base, setting, universe, tasks=tasks)

    def _when_of_items(self, text: str, last: int, base: Base, told: Sequence[Claim]) -> tuple[TimeContext, bool]:
        """The setting that the last sentence of a paragraph gives the items below it, with its numbers ``told``, and whether it
        announces tasks; that of the paragraph where it gives none."""
        setting = told[-1].setting if told else of_heading(text[last:], base.setting, self._context)
        # without a number, only goals are told from what came of them: 现将2025年预算执行情况和2026年预算草案报告如下：
        sets_aims = bool(told) or _SETS_AIMS.search(text, last) is not None
        lasts = setting.first_year is None and setting.scenario in {
            Scenario.TARGET if sets_aims else None,
            Scenario.ACTUAL,
        }
        return (setting, sets_aims and not told) if lasts else (base.setting, False)

    def _outset(self, text: str, numerals: list[Numeral], base: Base, around: Base) -> tuple[Discourse, Claim | None]:
        """What was said before a paragraph, with the whole that it goes on from: nothing, but where it gives the parts of what
        the paragraph before told (分三大门类看，采矿业增长3%)."""
        discourse, whole, opening = OUTSET, None, Opening.of(text[:_LOOKED_AT])
        goes_on = opening.part or opening.divides or _LEANS_BACK.match(text)
        if self._last is not None and self._last.base is around and goes_on:
            _, discourse, whole = self._last
        years = base.spoken
        together = years.base_year and (not years.one_year_too or about.YEARLY.search(text) is not None)
        topic = _topic(text, numerals)
        if topic or together:
            discourse = discourse.moved(topic=topic, base_year=years.base_year if together else 0)
        return discourse, whole


class _Left(NamedTuple):
    """What a paragraph leaves for the next of its section."""

    base: Base
    discourse: Discourse
    whole: Claim | None  # what its last sentence but those of parts told first


class _List(NamedTuple):
    """What a paragraph that ends in a colon says of the time and the level of the items below it."""

    base: Base
    setting: TimeContext
    universe: Universe
    is_next: bool = True  # whether the paragraph right behind it is meant
    tasks: bool = False  # whether it announces what is to be done: 2022年重点抓好以下工作：

    def holds(self, base: Base) -> bool:
        """Whether a section is one of the tasks that it announces, and says nothing of their time itself."""
        above, own = self.base.path, base.path[len(self.base.path) :]
        if not (self.tasks and own and base.path[: len(above)] == above and base.setting == self.base.setting):
            return False
        return not any(scenario_of(heading) or about.ONE_YEAR.search(heading) for heading in own)


@dataclass(slots=True)
class _Passage:
    """One text with what stands around it."""

    text: str
    marks: frozenset[str]  # what it says at all
    base: Base
    context: ReportContext
    zones: Mentions
    industries: Mentions
    members: Members
    universes: Universes
    whole: (
        Claim | None
    )  # the first number of the last sentence that does not open with parts, at first of the paragraph before
    universe: Mentioned = field(init=False)
    # what the paragraph's numbers are, once it announced goals or opened with their year
    goals: TimeContext | None = None
    period: str = ""  # the months that the paragraph opened with, until a sentence opens with a year; empty for none
    approved: bool = False  # whether it announced a budget that was approved, until it says what came of it
    heard: int = 0  # how far the text has been read
    # the levels that the sentence dealt an amount to, with its name
    levels: dict[str, str] = field(default_factory=dict)
    # the year that the sentence says something came from, which later numbers of it need not repeat; 0 for none
    since: int = 0
    # the months that the sentence has added up to the one it names (4月，收入累计完成9亿元); empty for none
    added: str = ""
    # the last year before the years that the paragraph has spoken of together, though of one year since; 0 for none
    together: int = 0
    dated: bool = False  # whether the sentence states a year
    told: list[alike.Told] = field(default_factory=list)  # all claims so far
    in_words: list[Claim] = field(default_factory=list)  # the targets and results so far that name no number
    where: alike.Where = alike.OUTSET

    outset: Base = field(init=False)  # what stood around the text before any heading within it

    def __post_init__(self) -> None:
        self.outset = self.base
        self.universe = self.universes.mentions(self.text, self.base.universe)

    def sentence(
        self, start: int, end: int, group: list[Numeral], counted: list[Numeral], discourse: Discourse
    ) -> Discourse:
        """Reads the claims of a sentence: those of its numbers, the ``group``, that are ``counted``. What it leaves."""
        self.without_numbers(start)
        discourse = self._under_heading(start) or discourse
        said = about.Sentence(self.text, start, end, self.base.spoken.words, self.marks)
        # 会议批准收入9亿元。全年收入8亿元，完成预算的89%: a sentence that says anywhere what came of it
        self.approved = self.approved and not _CAME_OF_IT.search(self.text, start, end)
        discourse = self._from_before(start, end, discourse)
        first = not self.heard
        self.levels, self.since, self.added = {}, span_before(self.text, start, end), ""
        self.heard = end
        years = self._stated(group)
        self.dated, self.together = bool(years), discourse.base_year or self.together or self._since_heading()
        cut = clauses(self.text, start, end, counted)
        setting = self._of_whole(self._of_goals(start), start)
        claims: list[Claim] = []
        after, planned, striven = "", False, False
        aside: TimeContext | None = None  # what the clauses were of before 其中 told of another time
        for place, clause in enumerate(cut):
            words = self.text[clause.start : min(clause.end, clause.start + _LOOKED_AT)]
            opening = Opening.of(words)
            setting, aside = _behind_aside(setting, aside, words, after)
            planned = _is_planned(words, opening.part and _ends_in_plan(claims, clause), planned)
            self.where = self.where.at_clause(opening, after=after)
            discourse = discourse.behind(after)
            after = clause.ends
            discourse = discourse.opening(words, opening, spans=YEARS in self.marks)
            if said.spans or (discourse.base_year and not place):
                discourse = self._of_years(words, discourse, opens=place == 0, spans=said.spans)
            opened = self._at_opening(clause, setting, years) if years else setting
            setting = self._of_words(self._outside(clause, words), opened)
            if not clause.items:
                setting = self._announced(clause, words, setting)
                discourse = discourse.passing(words, announces=clause.ends == _ANNOUNCES)
                self._in_words(clause, setting, said, claims[-1:])
                said.wordy.append((clause.start, clause.end))
                about.kept(claims, words)
                continue
            self.approved = (self.approved or self._approves(start, clause)) and not _CAME_OF_IT.search(words)
            striven = _is_striven_for(self.text, clause, cut[:place], striven)
            here = self._of_clause(words, setting, striven=striven, planned=planned)
            heard, discourse = self._clause(clause, here, years, discourse, said, cut[place + 1 : place + 2])
            self._deal(heard, start, is_list=discourse.dealing is not None)
            _take(heard, claims, self.text)
        if claims:
            self._keep_first(claims, start, opens=first)
        return self._of_one_year_again(discourse, cut)

    def _since_heading(self) -> int:
        """The last year before those of which a heading speaks that speaks of one year, too (2025年及过去五年工作回顾): what came
        from a number did so in all of them, unless the paragraph says when."""
        spoken = self.base.spoken
        return spoken.base_year if spoken.one_year_too and not about.ONE_YEAR.search(self.text) else 0

    def _of_clause(self, words: str, setting: TimeContext, *, striven: bool, planned: bool) -> TimeContext:
        """The setting of the numbers of a clause, by its words, what it strives for and what is planned."""
        here = of_clause(words, setting, self.context, self.marks)
        here = of_reason(words, of_clause_aimed(words, here) if striven else here)
        return self._aimed_at(here, planned=planned)

    def _aimed_at(self, setting: TimeContext, *, planned: bool) -> TimeContext:
        """The setting of a clause whose numbers were approved, or are parts of what is planned."""
        return setting._replace(scenario=Scenario.TARGET) if self.approved or planned else setting

    def _approves(self, sentence: int, clause: Clause) -> bool:
        """Whether a clause, or the one before it, says that so much was approved as its first number: 会议批准年初收入76亿元."""
        first = clause.items[0].numeral.start
        return _STATES_APPROVED.search(self.text, max(sentence, first - _LOOKED_AT), first) is not None

    def _of_one_year_again(self, discourse: Discourse, cut: Sequence[Clause]) -> Discourse:
        """What comes after a sentence that ends with one year is of that: 五年累计建成4万套，2025年建成1万套."""
        if discourse.base_year and any(about.ONE_YEAR.match(self.text, clause.start) for clause in cut[1:]):
            return discourse.moved(base_year=0)
        return discourse

    def without_numbers(self, until: int) -> None:
        """Hears the targets of the sentences up to a place that hold no numbers, whose setting is that of what stands around them."""
        at = self.heard
        setting = self._of_goals(at)
        if self.context.plan_year is None:
            return
        while (closes := worded.first(self.text, at, until)) >= 0:
            ((start, end, _),) = sentences(self.text, [Numeral(closes, closes + 1, "")])
            said = about.Sentence(self.text, start, end, self.base.spoken.words, self.marks)
            for clause in clauses(self.text, start, end, []):
                words = self.text[clause.start : min(clause.end, clause.start + _LOOKED_AT)]
                self._in_words(clause, self._of_words(words, setting), said, [])
            at = end

    def _in_words(
        self, clause: Clause, setting: TimeContext, sentence: about.Sentence, before: Sequence[Claim]
    ) -> None:
        """Keeps the targets of a clause that it sets without a number (居民收入增长与经济增长同步), and results that say no more;
        ``before`` is the number before it in its sentence, if any."""
        if self.context.plan_year is None:
            return
        found = worded.worded(self.text, clause.start, clause.end)
        is_aim = setting.scenario is Scenario.TARGET
        read: Iterable[Claim] = ()
        if found:
            read = (worded.claims if is_aim else worded.results)(self.text, clause.start, found, setting)
        elif before and not is_aim:
            read = worded.of_before(self.text, clause.start, clause.end, before[0], setting)
        for claim in read:
            self._complete(claim, sentence, clause.start, OUTSET, _NO_PART)
            self.in_words.append(claim)

    def _stated(self, group: list[Numeral]) -> deque[tuple[int, int]]:
        """The years that a sentence states for its numbers, but for those in brackets of their own."""
        stated = stated_years(self.text, group)
        return deque([year for year in stated if not self._is_aside(year[0], group)]) if stated else deque()

    def _of_words(self, words: str, setting: TimeContext) -> TimeContext:
        """The setting of a clause by a plan or a part of the year that its words name."""
        if PLAN in self.marks:
            setting = of_plan(words, setting, self.context)
        period = period_in(words)
        if not period and setting.period != WHOLE_YEAR and _LAST_MONTH.match(words):
            period = within_period(setting.period, _LAST_MONTH_WORD)  # 1-5月，产值9亿元，其中当月2亿元
        if period and SO_FAR.match(words) and (self.context.is_plan_alone or self._is_past(period, setting)):
            setting = setting._replace(scenario=Scenario.ACTUAL)
        return setting._replace(period=period) if period else setting

    def _is_past(self, period: str, setting: TimeContext) -> bool:
        """Whether a part of the year is over in a report that tells of one that ends with it: 截至9月底 in one on three quarters."""
        return setting.year == self.context.execution_year and self.context.period in {period, through(period)}

    def _in_bracket(self, clause: Clause, item: Item) -> str:
        """The words of a bracket before one of its numbers."""
        at = item.numeral.start
        return self.text[max(clause.start, self.text.rfind("(", clause.start, at)) : at]

    def _outside(self, clause: Clause, words: str) -> str:
        """The words of a clause without its brackets with numbers, which say of these alone when they are of: 上半年投资完成7亿元，
        增长5%(1-7月，投资完成9亿元)，收入4亿元."""
        for item in clause.items:
            if item.inside:
                words = words.replace(self._in_bracket(clause, item), "")
        return words

    def _from_before(self, start: int, end: int, discourse: Discourse) -> Discourse:
        """What a sentence begins with: its title, and what the text before it says that was not read, as it holds no numbers."""
        title = _TITLE.search(self.text, start, min(end, start + _TITLE_WITHIN)) if _TITLED in self.marks else None
        if _REPORTED in self.marks:
            discourse = discourse.moved(reported=self._reported(start, end) or discourse.reported)
        unread = self.text[self.heard : start] if self.heard < start else ""
        last = unread.rpartition("。")[0].rpartition("。")[2] if unread else ""
        discourse = discourse.sentence(title[0] if title else "", last)
        # sentences without numbers say, too, that the text speaks of several years: 五年来，我们持续植绿。
        if unread and (first_year := self._first_year(unread)):
            discourse = discourse.moved(base_year=first_year - 1)
        back = looks_back(self.text[min(self.heard, start) : start + _OPENER], self.context.execution_year)
        if back is not None and not back.base_year:
            # 五年来，…。刚刚过去的2025年，我们奋力前行。产值增长6%: of that year from here on
            self.together, self.base = 0, replace(self.base, spoken=back)
            discourse = discourse.moved(base_year=0)
        return discourse

    def _reported(self, start: int, end: int) -> str:
        """What a sentence, or one right before it without numbers, says that its changes are compared with, where that is the same
        year's as it was reported first: 与2024年执行数相比，一是收入增加1亿元."""
        match = _THAN_REPORTED.search(self.text, min(self.heard, start), end)
        if match is None or int(match["year"] or self.base.setting.year) != self.base.setting.year:
            return ""
        return _THAN + match["what"]

    def _of_years(self, words: str, discourse: Discourse, *, opens: bool, spans: bool) -> Discourse:
        """Whether a clause speaks of several years, or the sentence that it opens of one year again."""
        if first_year := self._first_year(words) if spans else 0:
            return discourse.moved(base_year=first_year - 1)
        if opens and discourse.base_year and about.ONE_YEAR.match(words):
            return discourse.moved(base_year=0)
        return discourse

    def _deal(self, claims: list[Claim], sentence: int, *, is_list: bool) -> None:
        """Gives the numbers of a clause the years and the areas that are listed before them."""
        if is_list:
            self._deal_years(claims, sentence)
        self._deal_areas(claims)

    def _deal_years(self, claims: list[Claim], sentence: int) -> None:
        """Gives the numbers of a list of one name the years that the sentence lists: 2023年和2024年产量分别为3万吨、4万吨."""
        for at, claim in enumerate(claims):
            dealing = claim.leaves.dealing
            if dealing is None or dealing.at != 1 or len(set(dealing.names)) > 1:
                continue
            begins = claim.numeral.start
            years = listed_years(self.text[max(sentence, begins - _LOOKED_AT) : begins])
            for each, year in zip(claims[at:], years if len(years) == len(dealing.names) else (), strict=False):
                each.setting = at_year(self.base.setting, year, self.context)

    def _deal_areas(self, claims: list[Claim]) -> None:
        """Gives what is dealt to areas each its own (甲县、乙县分别增长5%、6%), and differences the areas that stand before the
        first of them: 高于全国、全省1个、0.2个百分点."""
        for claim in claims:
            if claim.leaves.dealing is not None and (area := self.universes.area_leading(claim.indicator)):
                claim.about = claim.about._replace(area_code=area, scope_id=WHOLE)
        differing = [claim for claim in claims if claim.about.change_basis is ChangeBasis.DIFFERENCE]
        if len(differing) < _FEWEST_DEALT:
            return
        at = differing[0].numeral.start
        areas = self.universes.references(about.compared_with(self.text[max(0, at - _LOOKED_AT) : at]))
        if len(areas) == len(differing):
            for claim, area in zip(differing, areas, strict=True):
                claim.about = claim.about._replace(reference_area_code=area)

    def _clause(
        self,
        clause: Clause,
        here: TimeContext,
        years: deque[tuple[int, int]],
        discourse: Discourse,
        sentence: about.Sentence,
        following: list[Clause],
    ) -> tuple[list[Claim], Discourse]:
        """The claims of a clause, and what it leaves; ``here`` is its setting, ``following`` the clause after it, if any."""
        claims: list[Claim] = []
        host: Claim | None = None
        part: Claim | None = None
        owner = discourse.owner  # behind a bracket that of the words before it: 项目72个(其中新建9个)，总投资4亿元
        for index, item in enumerate(clause.items):
            discourse = _outside(discourse, owner, inside=not item.inside)
            its, here = self._at_number(item, here, years) if years else (here, here)
            if period := period_in(self._in_bracket(clause, item) if item.inside else _when(item, index)):
                its = its._replace(period=period)
            claim = _of_number(clause, index, its, self._from(discourse), host, part if item.inside else None)
            self.since = self._since(claim, item)
            self._named_fully(claim, item.right, following, discourse)
            self._complete(claim, sentence, clause.start, discourse, self._part(claim, discourse, host))
            if claims and claim.about.change_basis is None and _goes_on_changing(claim):
                claim.about = claim.about._replace(change_basis=claims[-1].about.change_basis)
            if claim.rule == kinds.BESIDE_AREA:
                self._of_area_beside(claim, item.before)
            discourse = discourse.heard(claim)
            if not item.inside:
                host, part, owner = claim, None, discourse.owner
            elif claim.leaves.is_level or claim.rule.endswith(aims.AIMED):
                part = claim
            claims.append(claim)
            self.told.append(alike.Told(claim, self.where))
        return claims, _outside(discourse, owner, inside=clause.items[-1].inside)

    def _since(self, claim: Claim, item: Item) -> int:
        """The year that the numbers behind a claim come from, by what it says or the ones before it; 0 where none says one."""
        if claim.setting.scenario is Scenario.BASELINE and claim.setting.year < self.context.execution_year:
            return claim.setting.year
        since = changes.multiple_since(claim) or self.since
        return since or (claim.kind is FigureKind.GROWTH and changes.far_since(claim, item.left)) or 0

    def _from(self, discourse: Discourse) -> Discourse:
        """What was said before, with the year that the sentence says its numbers came from, or where it says none, the paragraph."""
        base = self.since or (0 if self.dated else self.together)
        return discourse.moved(base_year=base) if base and not discourse.base_year else discourse

    def _under_heading(self, start: int) -> Discourse | None:
        """A sentence that begins with the number of a section, in a text that is all on one line, is under another heading, and leans
        on nothing before it. None for any other."""
        if not start or SECTION.match(self.text, start) is None:
            return None
        title = HEADING.match(self.text, start)
        self.base, self.goals = self.outset, None
        if title:
            setting = of_heading(title[0], self.outset.setting, self.context)
            self.base = replace(self.outset, setting=setting, heading=SERIAL.sub("", title[0]))
        return OUTSET

    def _opened(self, claim: Claim, start: int) -> None:
        """Keeps the year that a paragraph opens with for its other sentences, where it is planned and its section is not, or the
        other way round (2026年，基金预计收入9亿元。加上转移性收入3亿元), and the months: 截至4月底，收入9亿元。支出8亿元."""
        if _OPENS_MONTHS.match(self.text, start):
            self.period = claim.setting.period
        if SO_FAR.match(self.text, start) and self._is_past(claim.setting.period, self.base.setting):
            # 截至9月底，已完成11项。…, in a section on tasks
            self.base = replace(self.base, setting=self.base.setting._replace(scenario=Scenario.ACTUAL))
        planned = Scenario.TARGET in {claim.setting.scenario, self.base.setting.scenario}
        year = claim.setting.year
        if planned and year != self.base.setting.year and opens_with_year(self.text, start, year):
            self.goals = claim.setting._replace(period=self.base.setting.period)

    def _announced(self, clause: Clause, words: str, setting: TimeContext) -> TimeContext:
        """The setting that a clause without numbers gives those after it, of goals also in the sentences after it."""
        announces = clause.ends == _ANNOUNCES
        if announces:
            # 会议批准：… until 执行结果：…
            self.approved = _APPROVING.search(words) is not None or (self.approved and not _CAME_OF_IT.search(words))
        if _REPLANNED.match(words):
            setting = setting._replace(scenario=Scenario.TARGET)
        elif announces or _AIMING.match(words) or UP_TO_NOW.match(words):
            setting = of_clause(words, setting, self.context, self.marks)
        if announces and setting.scenario is Scenario.TARGET and setting.year > self.base.setting.year:
            self.goals = setting
        return setting

    def _is_aside(self, at: int, group: list[Numeral]) -> bool:
        """Whether a year stands in a bracket without any other number: (主要是2025年项目较多)."""
        opens = self.text.rfind("(", max(0, at - _LONGEST_ASIDE), at)
        closes = self.text.find(")", at, at + _LONGEST_ASIDE)
        if opens < 0 or closes < 0 or self.text.find(")", opens, at) >= 0:
            return False
        return all(numeral.reason for numeral in group if opens < numeral.start < closes)

    def _of_goals(self, start: int) -> TimeContext:
        """The setting that a sentence begins with: that of the goals which the paragraph announced (2022年主要目标：…。…。), until a
        sentence opens with a year."""
        if (self.goals or self.period) and about.ONE_YEAR.match(self.text, start):
            self.goals, self.period = None, ""
        setting = self.goals or self.base.setting
        return setting._replace(period=self.period) if self.period else setting

    def _keep_first(self, claims: list[Claim], start: int, *, opens: bool) -> None:
        """Keeps what the first number of a sentence says for those after it; ``opens`` is whether it is the paragraph's. What came
        of another number says when that is: 由上半年下降2%转为增长3%."""
        now = (claim for claim in claims if claim.setting.scenario is not Scenario.BASELINE)
        claim = next(now, claims[0])
        if opens:
            self._opened(claim, start)
        elif self.period and _OPENS_MONTHS.match(self.text, start):
            self.period = claim.setting.period  # 1-7月，…。1-6月，…。…: of the months told last
        if not self._gives_parts(start):
            self.whole = claim

    def _gives_parts(self, start: int) -> bool:
        """Whether a sentence opens with the parts of what was told: 其中, 分产业看."""
        opening = Opening.of(self.text[start : start + _LOOKED_AT])
        return opening.part or opening.divides

    def _of_whole(self, setting: TimeContext, start: int) -> TimeContext:
        """The setting of a sentence of parts: that of what their whole told first, 1-4月零售额9亿元。其中，城镇7亿元."""
        if self.whole is None or self.goals is not None or not self._gives_parts(start):
            return setting
        whole = self.whole.setting
        return whole if whole.scenario is setting.scenario and not whole.first_year else setting

    def _first_year(self, words: str) -> int:
        """The first of several years that the text speaks of together from these words on; 0 where they speak of none."""
        return about.first_year(words, self.context.execution_year)

    def _at_opening(self, clause: Clause, setting: TimeContext, years: deque[tuple[int, int]]) -> TimeContext:
        """The setting that the years before the end of a clause give it; of one with numbers, the years that open it."""
        until = clause.start + _OPENING if clause.items else clause.end
        if not clause.items and _REASON.starting(self.text, clause.start):
            # 主要是2025年一次性收入较多: a year of what was the reason
            while years and years[0][0] < until:
                years.popleft()
        while years and years[0][0] < until:
            if clause.items and self.text[years[0][0] - 1 : years[0][0]] in SINCE:
                break  # 由2018年的100亿元增加到120亿元
            at, year = years.popleft()
            setting = at_year(self.base.setting, year, self.context)
            if year < self.base.setting.year and (clause.items or _OF_A_YEAR.match(self.text, at, clause.end)):
                setting = setting._replace(period=WHOLE_YEAR)  # in a report of half a year, unless more is said
            if _UP_TO.ending(self.text, at) and _OF_DATE.match(self.text, at):
                # 截至2026年2月4日，支出3亿元, in a draft for 2026
                setting = setting._replace(scenario=Scenario.ACTUAL)
        return setting

    def _at_number(
        self, item: Item, here: TimeContext, years: deque[tuple[int, int]]
    ) -> tuple[TimeContext, TimeContext]:
        """The setting of a number by the years before it, and that of its clause from there on."""
        its = here
        while years and years[0][0] < item.numeral.start:
            # a year inside a list is that of one thing listed
            at, year = years.popleft()
            its = at_year(self.base.setting, year, self.context)
            is_approved = self.approved or _APPROVED.ending(self.text, at)
            if is_approved and not _CAME_OF_IT.search(self.text, at, item.numeral.start):
                its = its._replace(scenario=Scenario.TARGET)  # 会议批准的2025年社会保险基金预算收入12亿元
            ago = self.text[at - 1 : at] in SINCE  # 由2022年的100亿元增加到120亿元
            here = here if ago or item.joined or item.inside else its
        return its, here

    def _part(self, claim: Claim, discourse: Discourse, host: Claim | None) -> _Part:
        """Which part of the area a number is of, where that is all that names it: it measures what the number before did."""
        own = claim.indicator
        if claim.numeral.quantity == _COUNT and claim.rule.endswith(COUNTED_NOUN):
            return _NO_PART  # 7个县区实现增长: these are counted themselves
        if claim.rule.endswith(PART_MEASURE):
            # 债务余额90亿元,其中市本级40亿元: 市本级 has taken on 余额, or 专项债券
            own = own.removesuffix(parting.of_sort(discourse.measure, discourse.name)).removesuffix(discourse.measure)
        if not (claim.hosted or self.universes.is_all(own)):
            return _NO_PART
        level = own if self.universes.is_own(own) else ""
        part = _Part(self.members.alone(own) if claim.hosted else None, own in BELOW, level)
        if part.zone:
            claim.indicator, claim.leaves = discourse.name, NOTHING  # 预算支出90亿元(含高新区12亿元)
        elif self.universes.is_all(own):
            # 市本级40亿元,主要是…,县区50亿元: of one thing until a level comes again
            again = own in self.levels or not self.levels
            whole = self.universes.without_level(parting.of_all_sorts(discourse.name))
            name = whole if again else next(iter(self.levels.values()))
            self.levels = {own: name} if again else {**self.levels, own: name}
            claim.indicator, claim.leaves = name, Leaves(name)
        if part.zone and host:
            claim.setting, claim.about = host.setting, host.about
        return part

    def _complete(self, claim: Claim, sentence: about.Sentence, clause: int, discourse: Discourse, part: _Part) -> None:
        """Zone, industry, area and what else is said about it; a name that says nothing by itself (总量) is that of the zone or the
        paragraph's topic, and 收入 alone that of the account."""
        at, start = claim.numeral.start, sentence.start
        whole = self.universe.whole_said(at, start) if self.universe.says else -1
        claim.zone = part.zone or (self.zones.at(at, start, whole) if self.zones.says else None)
        claim.industry = self.industries.at(at, start, whole) if self.industries.says else None
        claim.status = self.base.status
        self._in_account(claim, at, start, discourse.reported)
        self._in_period(claim, start, clause, discourse.last)
        universe = self._universe(claim, start, clause, part)
        about.complete(claim, sentence, clause, universe, self.universes.reference, discourse.base_year)
        self._over_the_year(claim, start)
        self._average(claim)
        self._compared_since(claim, sentence)
        if claim.kind is _SHARE:
            about.share_of_sum(claim, discourse.last, sentence)
        if discourse.last is not None:
            _like_last(claim, discourse.last, sentence, part)
        if claim.indicator in terms.GENERIC and whole < 0:
            # else the sentence says itself whose it is: 年末全市共有企业9万家
            claim.indicator = _named_by(claim, discourse.topic) + claim.indicator

    def _average(self, claim: Claim) -> None:
        """Gives an average growth the years since that in which its sentence begins: 由2018年的3亿元增加到9亿元，年均增长8%; one that
        is aimed at, those of the plan that begins."""
        if self.since and claim.about.change_basis is ChangeBasis.YEARLY_AVERAGE:
            claim.setting = about.since(self.since, claim.setting)
        plan_year = self.context.plan_year
        if plan_year is not None and claim.setting.scenario is Scenario.TARGET:
            about.of_plan_ahead(claim, plan_year)

    def _compared_since(self, claim: Claim, sentence: about.Sentence) -> None:
        """Gives the changes of a sentence that opens with the year they are since the years until now: 与2020年相比，税收增长9%; and
        the sums of one that opens with the year since which they are: 2021年以来，引进项目30个."""
        start = sentence.start
        if opening := about.OPENS_FROM.match(self.text, start):
            about.sum_from(claim, sentence, opening)
            return
        opening = about.OPENS_SINCE.match(self.text, start)
        if opening and claim.kind is FigureKind.GROWTH and claim.about.change_basis in {None, ChangeBasis.YEAR}:
            claim.setting = about.since(int(opening["year"]), claim.setting)

    def _universe(self, claim: Claim, start: int, clause: int, part: _Part) -> Universe:
        """Whose a number is by its sentence: its area and which level of it; none where that was said in a clause before, of what no
        level has: 本级一般公共预算收入9亿元；固定资产投资20亿元."""
        universe = self.universe.at(claim.numeral.start, start) if self.universe.says else self.universe.base
        if self.whole is not None and self._is_part_elsewhere(self.whole, claim, universe, start):
            # 全国施工面积9万平方米。其中，住宅7万平方米
            universe = universe._replace(area_code=self.whole.about.area_code)
        if claim.kind is _RANK and self.universes.is_above(universe.area_code):
            universe = HOME  # 全省县域排名第35位 says among whom, not whose
        if universe.scope_id != WHOLE and terms.OF_NO_LEVEL.ending(claim.indicator):
            universe = universe if self.universe.is_said(clause, claim.numeral.start) else self.universe.base
        return universe._replace(scope_id=SUBORDINATE) if part.below else universe

    def _is_part_elsewhere(self, whole: Claim, claim: Claim, universe: Universe, start: int) -> bool:
        """Whether a number is a part of what was told of another area, and its sentence names none itself."""
        elsewhere = whole.about.area_code and whole.about.scope_id == WHOLE
        if not elsewhere or universe != HOME or not self._gives_parts(start):
            return False
        return not self.universe.is_said(start, claim.numeral.start)

    def _in_account(self, claim: Claim, at: int, start: int, reported: str) -> None:
        """Completes a name by the account, the fund or the way of a transfer that the words before the number name; of a change
        of what was ``reported`` first, the name before that (收入比执行数增加)."""
        if claim.rule.endswith(OF_ACCOUNT):
            self._of_account(claim, claim.indicator, start)
        elif (
            flow := self.universes.without_level((changed := changes.changed(claim, reported)) or claim.indicator)
        ) in BARE or (changed and flow_of(flow)):
            self._of_account(claim, flow, start)
        elif claim.indicator in FUND_PARTS and (fund := fund_of(self.text[max(0, at - _ACCOUNT_WITHIN) : at])):
            claim.rename(fund + claim.indicator)
        elif is_function(claim.indicator, self.base.account):
            claim.rename(self.base.account + claim.indicator)
        elif claim.indicator in COLLECTORS and claim.numeral.quantity == _MONEY:
            claim.rename(claim.indicator + COLLECTED)  # 税务部门完成8亿元
        elif claim.indicator in TRANSFERS:
            claim.rename(way_of_transfer(self.text[max(0, at - _WAY_WITHIN) : at]) + claim.indicator)

    def _in_period(self, claim: Claim, sentence: int, clause: int, last: Claim | None) -> None:
        """In a report on a part of a year, an aim is one for the year where its clause says no part of it; what flows until the end
        of a month is of all months until then; what is said of a part of a year is named without 累计."""
        period = claim.setting.period
        own = self.text[clause : claim.numeral.start]
        if claim.is_stock and period != "A":
            claim.is_stock = not is_added_up(claim.indicator, own, claim.unit, claim.numeral.quantity)
        if period.startswith(MONTH) and not (claim.is_stock or is_stock_noun(claim.indicator)):
            claim.setting = claim.setting._replace(period=self._added_up(claim, sentence, own, last))
        aimed = self.context.period != "A" and is_aim_amid_results(claim.setting, self.base.setting)
        if aimed and not period_in(own):
            claim.setting = claim.setting._replace(period="A")
        if claim.setting.period != "A":
            claim.rename(measuring.so_far(claim.indicator, events=counts_events(claim.unit)))

    def _over_the_year(self, claim: Claim, sentence: int) -> None:
        """What was added up over the year is what flowed in it, and is named so; what several years have added up to is a stock."""
        flow = measuring.over_the_year(claim.indicator) if claim.setting.period == "A" else ""
        if flow and not self._is_added_longer(claim, sentence):
            claim.rename(flow)
            claim.is_stock = claim.is_stock and claim.setting.first_year is not None

    def _is_added_longer(self, claim: Claim, sentence: int) -> bool:
        """自2015年以来，累计完成税收9亿元: whether the sentence says that it was added up over more than the year."""
        return _ADDED_LONGER.search(self.text, sentence, claim.numeral.start) is not None

    def _added_up(self, claim: Claim, sentence: int, own: str, last: Claim | None) -> str:
        """The months of what flows until the end of one, by the words before it or by what it leans on: 4月，投资累计完成9亿元，完成
        预算数20亿元的45%，增长3%."""
        period = claim.setting.period
        added_up = since_january(period, self.text[sentence : claim.numeral.start], own)
        goes_on = last is not None and (claim.leans_on(last, sentence) or changes.is_of(claim, last))
        says_when = period_in(own) or _LAST_MONTH.match(own)
        if goes_on and through(period) in {last and last.setting.period, self.added} and not says_when:
            added_up = through(period)
        self.added = added_up if added_up != period else self.added
        return added_up

    def _named_fully(self, claim: Claim, right: str, following: list[Clause], discourse: Discourse) -> None:
        """Completes a name by what money was for, and by the class of size of the whole that it is a part of."""
        of_money = self.universes.without_level(claim.indicator) in terms.PURPOSE
        # the words behind it say so, the clause after it or before (推动城乡融合，安排资金9亿元), or the heading
        purpose = right[:_LONGEST_PURPOSE] if of_money and terms.FOR.starting(right) else ""
        purpose = purpose or (_purpose(self.text, following[0]) if of_money and following else "")
        clause = "" if discourse.level_count else discourse.clause
        if not purpose and (full := invested.whole_name(claim, self.text, right, following, clause)):
            claim.rename(full)
        elif of_money:
            before = "" if purpose else cleaning.clean(discourse.clause)
            claim.rename(before + claim.indicator + (purpose or ("" if before else self.base.named)))
        if discourse.divided and not claim.inside:
            claim.rename(sizing.of_size(claim.indicator, discourse.sized))

    def _of_area_beside(self, claim: Claim, before: str) -> None:
        """Gives a number in a bracket to the area that it stands behind: 高于全国(3.8%)."""
        compared = kinds.BESIDE.search(before)
        if compared and (code := self.universes.reference(compared["of"])):
            claim.about = claim.about._replace(area_code=code, scope_id=HOME.scope_id)

    def _of_account(self, claim: Claim, flow: str, sentence: int) -> None:
        """Names a flow with the account that the text speaks of, or its section."""
        at = claim.numeral.start
        if measuring.is_of_fund(flow):
            return  # 当年社保基金收支结余
        before = self.text[max(0, at - _ACCOUNT_WITHIN) : at]
        balance = _SET_OFF.search(self.text, max(sentence, at - _ACCOUNT_WITHIN), at)
        account = (
            account_of_balance(before, self.base.account) if balance else account_spoken_of(before, self.base.account)
        )
        if account:
            level, _, change = claim.indicator.rpartition(flow)
            its = account + within(account, flow)
            if change and claim.leaves.name == flow:
                claim.leaves = claim.leaves._replace(name=its)
            claim.rename(("" if level in account else level) + its + change)


def _own_level(claims: Sequence[Claim]) -> Universe | None:
    """The own level that all numbers of a sentence are of; None where they are of none."""
    if not claims or any(claim.about.scope_id != OWN for claim in claims):
        return None
    return Universe(claims[-1].about.area_code, OWN)


def _when(item: Item, index: int) -> str:
    """The words of a number that may say of what part of the year it is, where another one stands before it in its clause: 一季度
    开工9个、二季度开工8个."""
    return item.when or (item.left if index and item.joined else "")


def _like_last(claim: Claim, last: Claim, sentence: about.Sentence, part: _Part) -> None:
    """What else is said of a number by what was said last."""
    if _came_from(claim, last):
        claim.setting = claim.setting._replace(first_year=None)  # 由5亿元提高到9亿元: so much in the last year
    if part.level and last.about.scope_id == claim.about.scope_id:
        # 市级支出66亿元,包括市本级40亿元、开发区26亿元: of the same level, and not all of it
        claim.about = claim.about._replace(qualifier=claim.about.qualifier or part.level)
    about.price_alike(claim, last, sentence)
    about.differ_alike(claim, last, sentence)
    if claim.rule.endswith(OF_OWNER):
        about.summed_alike(claim, last, sentence)
    if last.about.qualifier and not part.below:
        about.narrow_alike(claim, last, sentence)


def _came_from(claim: Claim, last: Claim) -> bool:
    """Whether an amount is what the one before it has come to."""
    return last.setting.scenario is Scenario.BASELINE and claim.indicator == last.indicator and claim.kind is last.kind


def _goes_on_changing(claim: Claim) -> bool:
    """Whether a change is one of a list, and not the first: 增速分别比工业高6个和13个百分点."""
    dealing = claim.leaves.dealing
    return claim.kind is FigureKind.GROWTH and dealing is not None and dealing.at > 1


def _outside(discourse: Discourse, owner: str, *, inside: bool) -> Discourse:
    """What was said before, with the ``owner`` that is spoken of outside a bracket where the numbers ``inside`` one are over."""
    return discourse.moved(owner=owner) if inside and discourse.owner != owner else discourse


def _behind_aside(
    setting: TimeContext, aside: TimeContext | None, words: str, after: str
) -> tuple[TimeContext, TimeContext | None]:
    """The setting of a clause that begins with these words ``after`` a mark, and what the clauses were of before one that tells of a
    part of their time (其中5月2亿元), which it tells of until a semicolon."""
    if aside is not None and after in _PARTING:
        return aside, None
    return setting, setting if _PART_OF_TIME.match(words) else aside


def _take(heard: list[Claim], claims: list[Claim], text: str) -> None:
    """Adds the claims of a clause to those of its sentence."""
    for claim in heard:
        if claim.rule.endswith(aims.CHANGED_PLAN):
            _planned_first(claims, claim)
        elif claim.setting.scenario is Scenario.TARGET and _leads(_CHANGED_PLAN, text, claim):
            _held_against_first(claims, claim, text)
        elif claim.kind is FigureKind.COMPLETION:
            _reached_of_first(claims, claim, text)
        claims.append(claim)


def _is_striven_for(text: str, clause: Clause, before: Sequence[Clause], last: bool) -> bool:
    """Whether a clause is of what a sentence says is striven for, up to its next semicolon: 力争产值增长8%，投资增长6%; ``last`` is
    whether the last one with numbers was."""
    mark = before[-1].ends if before else ""
    return aims_on(text[clause.start : clause.start + _LOOKED_AT]) or (last and mark not in _PARTING)


def _is_planned(words: str, opens: bool, before: bool) -> bool:
    """Whether a clause is of the parts of a plan: one that opens them, or goes on with them and says nothing of what came of it."""
    return (opens or before) and not _CAME_OF_IT.search(words)


def _ends_in_plan(claims: Sequence[Claim], clause: Clause) -> bool:
    """Whether what was said last was planned, so that its parts are (支出预算90亿元,其中:农林水支出9亿元), and not what a result is
    held against; what a clause counts is no part of an amount (计划投资90亿元；其中市级项目18个)."""
    last = next((claim for claim in reversed(claims) if not claim.inside), None)
    if last is not None and clause.items and clause.items[0].numeral.quantity == _COUNT != last.numeral.quantity:
        return False
    return last is not None and last.setting.scenario is Scenario.TARGET and not last.rule.endswith(aims.AIMED)


def _leads(words: re.Pattern[str], text: str, claim: Claim) -> bool:
    """Whether words stand right before the number of a claim."""
    at = claim.numeral.start
    return words.search(text, max(0, at - _LEAD), at) is not None


def _held_against_first(claims: list[Claim], changed: Claim, text: str) -> None:
    """完成年初预算9亿元的108%，完成调整预算10亿元的97%: tells the first plan, and how much of it was reached, from the last."""
    for place, first in enumerate(claims):
        same = (first.indicator, first.setting, first.about) == (changed.indicator, changed.setting, changed.about)
        if same and first.kind is changed.kind and _leads(_FIRST_PLAN, text, first):
            reached = [each for each in claims[place + 1 : place + 2] if each.kind is FigureKind.COMPLETION]
            for claim in (first, *reached):
                claim.about = claim.about._replace(qualifier=PLANNED_FIRST)


def _reached_of_first(claims: list[Claim], reached: Claim, text: str) -> None:
    """为预算的102%，完成调整预算的97%: tells how much of the first plan was reached from how much of the last, in any order."""
    changed = _leads(_CHANGED_PLAN, text, reached)
    for other in claims:
        same = (other.indicator, other.setting, other.about) == (reached.indicator, reached.setting, reached.about)
        if same and other.kind is reached.kind and _leads(_CHANGED_PLAN, text, other) is not changed:
            first = other if changed else reached
            first.about = first.about._replace(qualifier=PLANNED_FIRST)


def _planned_first(claims: list[Claim], adjusted: Claim) -> None:
    """Tells a sentence's first plan, and what it was changed to first, from what it was changed to last: as in tables, this is the
    plan in force."""
    before = list(takewhile(lambda each: _is_plan_of(adjusted, each), reversed(claims)))
    changes = iter(_CHANGES)
    for claim in reversed(before):
        is_change = claim.rule.endswith(aims.CHANGED_PLAN)
        claim.about = claim.about._replace(qualifier=next(changes, _CHANGES[-1]) if is_change else PLANNED_FIRST)


def _is_plan_of(adjusted: Claim, claim: Claim) -> bool:
    return claim.indicator == adjusted.indicator and claim.setting.scenario is Scenario.TARGET


class _Part(NamedTuple):
    """The part of an area that is all that a number names: a zone, the levels below, or the area's own ``level``."""

    zone: Subject | None
    below: bool
    level: str = ""


_NO_PART = _Part(None, below=False)


def _of_number(
    clause: Clause, index: int, setting: TimeContext, before: Discourse, host: Claim | None, part: Claim | None
) -> Claim:
    """What one number of a clause says; ``host`` is the last number of the clause that stands in no bracket, ``part`` the last level
    of the same bracket, of which a rate behind it is one: 收入9亿元(其中:税收6亿元，增长3%)."""
    item = clause.items[index]
    if item.inside:
        member = bracketed.member(clause, item, before)
        name = member or _told_before_bracket(item, before, host, part)
        spoken = before.about(name)
        if part is not None and part.rule.endswith(aims.AIMED):
            spoken = spoken.moved(last=part)  # (市本级完成9亿元，为预算数12亿元的75%)
        claim = kinds.aside(said.bracketed(clause, index, setting), spoken)
        claim.indicator = name if member.endswith(claim.indicator) else claim.indicator or name
        if claim.leaves.is_level:
            claim.rename(parting.of_level(parting.of_sort(claim.indicator, name), name))
        claim.inside, claim.hosted = True, host is not None
    else:
        claim = kinds.read(said.outer(clause, index, setting, before.base_year), before)
    if item.numeral.negative and claim.kind is not FigureKind.GROWTH:
        claim.sign = -1
    if item.right and item.numeral.unit in said.CHANGE_UNITS and aims.is_aim_behind(item.right):
        claim.setting = claim.setting._replace(scenario=Scenario.TARGET)
        claim.rename(aims.aim_alone(claim.indicator))
    return claim


def _told_before_bracket(item: Item, before: Discourse, host: Claim | None, part: Claim | None) -> str:
    """What a number in a bracket is about where its own words do not say so: the number before the bracket, or one that leans on the
    part told last in it. What leans on a change is of the thing that changed: 收入9亿元，减收2亿元(市本级4亿元，为预算数的80%)."""
    leans = item.numeral.unit in said.CHANGE_UNITS or aims.is_held_against(item.left)
    if part is not None and leans and (own := part.indicator if part.rule.endswith(aims.AIMED) else part.leaves.name):
        return own
    return before.name if host is None or (leans and host.rule.endswith(changes.BY_AMOUNT)) else host.indicator


def _purpose(text: str, clause: Clause) -> str:
    """What money that is named only as money was for: the clause after it, 安排2亿元,支持企业技术改造; one with numbers up to the
    first, where it begins with a word of purpose, for else it says what was done besides."""
    if clause.items and not terms.FOR.starting(text, clause.start):
        return ""
    end = clause.items[0].numeral.start if clause.items else clause.end
    words = text[clause.start : min(end, clause.start + _LONGEST_PURPOSE)].rstrip("。；;")
    if clause.items and terms.VERBS.ending(words):
        words += counting.noun_after(clause.items[0].right, shared=len(clause.items) > 1)  # 投入9亿元，全力抓好6件实事
    if clause.start + _LONGEST_PURPOSE < end and "、" in words:
        return words.rpartition("、")[0] + _AND_OTHERS  # a list too long for a name
    return words


def _named_by(claim: Claim, topic: str) -> str:
    """What a name that says nothing by itself is of: the zone, or what the paragraph is about where that is a thing."""
    if claim.zone and claim.zone.printed:
        return claim.zone.printed
    # 经济指标稳中向好。…9个项目: no projects of these
    return "" if claim.numeral.quantity == _COUNT and _SLOGAN.search(topic) else topic


def _title(text: str) -> str:
    """The first sentence of a paragraph, when it is short and holds no number; else empty."""
    end = text.find("。", 0, _LONGEST_TOPIC)
    sentence = text[:end] if end > 0 else ""
    return "" if "，" in sentence or "," in sentence or any(map(str.isdigit, sentence)) else sentence


def _topic(text: str, numerals: list[Numeral]) -> str:
    """What a paragraph is about, by its title."""
    sentence = _title(text).removesuffix(_FIELD)
    if not sentence:
        return ""
    end = len(sentence)
    if numerals and numerals[0].start < end and not numerals[0].is_rank:
        return ""
    return deeds.object_of(sentence)
