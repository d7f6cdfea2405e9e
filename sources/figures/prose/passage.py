"""The walk over one text: sentences, clauses and their numbers in order.

Here belong the order in which numbers are read, and the years and scenarios that go along with them. Not here: any rule (``kinds``,
``names``), what one number leaves for the next (``discourse``), and completing its claim (``completing``).
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from sources.figures import about
from sources.figures.claim import Claim
from sources.figures.clauses import Clause, Item, clauses, sentences
from sources.figures.naming.wholes import Opening
from sources.figures.numeral import Numeral
from sources.figures.prose import aims, alike, around, changes, completing, kinds, one_number, plans, worded
from sources.figures.prose.around import LOOKED_AT
from sources.figures.prose.completing import LAST_MONTH, NO_PART
from sources.figures.prose.discourse import OUTSET, YEARS, Discourse
from sources.figures.prose.plans import CAME_OF_IT, PARTING
from sources.figures.prose.review import looks_back
from sources.figures.prose.said import AIMING
from sources.figures.prose.setting import (
    OPENS_AGO,
    OPENS_NOW,
    PLAN,
    SINCE,
    SO_FAR,
    UP_TO_NOW,
    of_clause,
    of_clause_aimed,
    of_plan,
    of_reason,
    of_years_past,
    opens_with_year,
    span_before,
    stated_years,
)
from sources.figures.time_context import (
    HEADING,
    SECTION,
    SERIAL,
    WHOLE_YEAR,
    TimeContext,
    at_year,
    is_ahead,
    listed_years,
    of_heading,
    period_in,
    through,
)
from sources.figures.time_context import within as within_period
from sources.figures.universe import WHOLE
from sources.figures.words import listed, pattern, word
from sources.model import ChangeBasis, FigureKind, Scenario

_FEWEST_DEALT = 2
_OPENER = 16  # characters of a sentence that say of which years it is
_OPENING = 3  # a year this near to the start of its clause is that of all that follows
ANNOUNCES = ":"  # behind what comes next
_RATIO = ":"  # between two parts
_LAST_MONTH_WORD = word("scenario", "period", "month_word")
_THIS_YEAR = re.compile(pattern("scenario", "this_year"))
_REPLANNED = re.compile(pattern("scenario", "replanned"))
_PART_OF_TIME = re.compile(pattern("scenario", "period", "part"))
_TITLE = re.compile(r"《[^》]{2,60}》")
TITLED = "titled"
REPORTED = "reported"
_THAN_REPORTED = re.compile(pattern("change", "reported", "before"))
_THAN = word("change", "reported", "than")
_TITLE_WITHIN = 400
_NUMBERED = re.compile(pattern("scenario", "numbered"))
_LEADING = re.compile(pattern("scenario", "numbered", "leading"))
_OPENS_MONTHS = re.compile(pattern("scenario", "period", "opens"))
_LONGEST_ASIDE = 120
# a clause that is nothing but a year, or tells of what year a census is
_OF_A_YEAR = re.compile(pattern("scenario", "years", "alone"))
_REASON = listed("wording", "reason")
_UP_TO = listed("scenario", "up_to")
_OF_DATE = re.compile(pattern("scenario", "up_to", "date"))
_APPROVED = listed("scenario", "approved")
_APPROVING = re.compile(pattern("scenario", "approved", "announced"))
_STATES_APPROVED = re.compile(pattern("scenario", "approved", "stated"))


@dataclass(slots=True)
class Passage:
    """One text, read sentence by sentence."""

    known: around.Known
    # what the paragraph's numbers are, once it announced goals or opened with their year
    goals: TimeContext | None = None
    period: str = ""  # the months that the paragraph opened with, until a sentence opens with a year; empty for none
    approved: bool = False  # whether it announced a budget that was approved, until it says what came of it
    heard: int = 0  # how far the text has been read
    # the last year before the years that the paragraph has spoken of together, though of one year since, or the one from which
    # the numbers of a sentence came; 0 for none
    together: int = 0
    dated: bool = False  # whether the sentence states a year
    told: list[alike.Told] = field(default_factory=list)  # all claims so far
    in_words: list[Claim] = field(default_factory=list)  # the targets and results so far that name no number
    where: alike.Where = alike.OUTSET

    outset: around.Base = field(init=False)  # what stood around the text before any heading within it

    def __post_init__(self) -> None:
        self.outset = self.known.base

    def sentence(
        self, start: int, end: int, group: list[Numeral], counted: list[Numeral], discourse: Discourse
    ) -> Discourse:
        """Reads the claims of a sentence: those of its numbers, the ``group``, that are ``counted``. What it leaves."""
        self.without_numbers(start)
        discourse = self._under_heading(start) or discourse
        said = about.Sentence(self.known.text, start, end, self.known.base.spoken.words, self.known.marks)
        # 会议批准收入9亿元。全年收入8亿元，完成预算的89%: a sentence that says anywhere what came of it
        self.approved = self.approved and not CAME_OF_IT.search(self.known.text, start, end)
        discourse = self._from_before(start, end, discourse)
        first = not self.heard
        self.known.levels, self.known.since, self.known.added = {}, self._before_span(start, end), ""
        self.heard = end
        years = self._stated(group)
        self.dated, self.together = bool(years), discourse.base_year or self.together or self._since_heading()
        cut = clauses(self.known.text, start, end, counted)
        setting = self._of_whole(self._of_goals(start), start)
        claims: list[Claim] = []
        after, planned, striven = "", False, False
        aside: TimeContext | None = None  # what the clauses were of before 其中 told of another time
        for place, clause in enumerate(cut):
            words = self.known.text[clause.start : min(clause.end, clause.start + LOOKED_AT)]
            opening = Opening.of(words)
            setting, aside = _behind_aside(setting, aside, words, after)
            planned = plans.is_planned(words, opening.part and plans.ends_in_plan(claims, clause), planned)
            self.where = self.where.at_clause(opening, after=after)
            discourse = discourse.behind(after)
            after = clause.ends
            discourse = discourse.of_month(words).opening(words, opening, spans=YEARS in self.known.marks)
            if said.spans or (discourse.base_year and not claims):
                discourse = self._of_years(words, discourse, opens=not claims, spans=said.spans)
            opened = self._at_opening(clause, setting, years) if years else setting
            setting = self._of_words(self._outside(clause, words), self._of_this_year(words, opened))
            if not clause.items:
                setting = self._announced(clause, words, setting)
                discourse = discourse.passing(words, announces=clause.ends == ANNOUNCES)
                self._in_words(clause, setting, said, claims[-1:])
                said.wordy.append((clause.start, clause.end))
                about.kept(claims, words)
                continue
            self.approved = (self.approved or self._approves(start, clause)) and not CAME_OF_IT.search(words)
            striven = plans.is_striven_for(self.known.text, clause, cut[:place], striven)
            here = self._of_clause(words, setting, striven=striven, planned=planned)
            heard, discourse = self._clause(clause, here, years, discourse, said, cut[place + 1 : place + 2])
            self._deal(heard, start, is_list=discourse.dealing is not None)
            plans.take(heard, claims, self.known.text)
        if claims:
            about.came_since(claims, self.known.text)
            self._keep_first(claims, start, opens=first)
            self.together = self._came_from_far(claims, group)
        return self._of_one_year_again(discourse, cut)

    def _before_span(self, start: int, end: int) -> int:
        """The year from which the numbers of a sentence came by its opening: 2020年到2025年，… and 与2020年相比，文盲率由3%降到2%;
        else 0."""
        compared = about.compared_since(self.known.text, start, end, self.known.context.execution_year)
        return compared or span_before(self.known.text, start, end)

    def _came_from_far(self, claims: Iterable[Claim], group: list[Numeral]) -> int:
        """The year from which numbers of a sentence came to the one looked back on, where it says both, as those of the next do that
        say none: 产值由2019年的3亿元增加到2023年的5亿元。税收由1亿元增加到2亿元; else that of before."""
        last = self.known.context.execution_year
        past = (claim.setting.year for claim in claims if claim.setting.scenario is Scenario.BASELINE)
        far = next((year for year in past if year < last - 1), 0)
        said = {year for _, year in stated_years(self.known.text, group)} if far else set()
        # 由2019年的3亿元增加到5亿元, below a heading of these years
        alone = said == {far} and bool(self.known.base.spoken.base_year)
        return far if last in said or alone else self.together

    def _since_heading(self) -> int:
        """The last year before those of which a heading speaks that speaks of one year, too (2025年及过去五年工作回顾): what came
        from a number did so in all of them, unless the paragraph says when."""
        spoken = self.known.base.spoken
        return spoken.base_year if spoken.one_year_too and not about.ONE_YEAR.search(self.known.text) else 0

    def _of_clause(self, words: str, setting: TimeContext, *, striven: bool, planned: bool) -> TimeContext:
        """The setting of the numbers of a clause, by its words, what it strives for and what is planned."""
        here = of_clause(words, setting, self.known.context, self.known.marks)
        here = of_reason(words, of_clause_aimed(words, here) if striven else here)
        return self._aimed_at(here, planned=planned)

    def _aimed_at(self, setting: TimeContext, *, planned: bool) -> TimeContext:
        """The setting of a clause whose numbers were approved, or are parts of what is planned."""
        return setting._replace(scenario=Scenario.TARGET) if self.approved or planned else setting

    def _approves(self, sentence: int, clause: Clause) -> bool:
        """Whether a clause, or the one before it, says that so much was approved as its first number: 会议批准年初收入76亿元."""
        first = clause.items[0].numeral.start
        return _STATES_APPROVED.search(self.known.text, max(sentence, first - LOOKED_AT), first) is not None

    def _of_one_year_again(self, discourse: Discourse, cut: Sequence[Clause]) -> Discourse:
        """What comes after a sentence that ends with one year is of that: 五年累计建成4万套，2025年建成1万套."""
        if discourse.base_year and any(about.ONE_YEAR.match(self.known.text, clause.start) for clause in cut[1:]):
            return discourse.moved(base_year=0)
        return discourse

    def without_numbers(self, until: int) -> None:
        """Hears the targets of the sentences up to a place that hold no numbers, whose setting is that of what stands around them."""
        at = self.heard
        setting = self._of_goals(at)
        if self.known.context.plan_year is None:
            return
        while (closes := worded.first(self.known.text, at, until)) >= 0:
            ((start, end, _),) = sentences(self.known.text, [Numeral(closes, closes + 1, "")])
            said = about.Sentence(self.known.text, start, end, self.known.base.spoken.words, self.known.marks)
            for clause in clauses(self.known.text, start, end, []):
                words = self.known.text[clause.start : min(clause.end, clause.start + LOOKED_AT)]
                self._in_words(clause, self._of_words(words, setting), said, [])
            at = end

    def _in_words(
        self, clause: Clause, setting: TimeContext, sentence: about.Sentence, before: Sequence[Claim]
    ) -> None:
        """Keeps the targets of a clause that it sets without a number (居民收入增长与经济增长同步), and results that say no more;
        ``before`` is the number before it in its sentence, if any."""
        if self.known.context.plan_year is None:
            return
        found = worded.worded(self.known.text, clause.start, clause.end)
        is_aim = setting.scenario is Scenario.TARGET
        read: Iterable[Claim] = ()
        if found:
            read = (worded.claims if is_aim else worded.results)(self.known.text, clause.start, found, setting)
        elif before and not is_aim:
            read = worded.of_before(self.known.text, clause.start, clause.end, before[0], setting)
        for claim in read:
            completing.complete(self.known, claim, sentence, clause.start, OUTSET, NO_PART)
            self.in_words.append(claim)

    def _stated(self, group: list[Numeral]) -> deque[tuple[int, int]]:
        """The years that a sentence states for its numbers, but for those in brackets of their own."""
        stated = stated_years(self.known.text, group)
        return deque([year for year in stated if not self._is_aside(year[0], group)]) if stated else deque()

    def _of_words(self, words: str, setting: TimeContext) -> TimeContext:
        """The setting of a clause by a plan or a part of the year that its words name."""
        setting = self._of_year_before(words, setting)
        if PLAN in self.known.marks:
            setting = of_plan(words, setting, self.known.context)
        setting = of_years_past(words, setting, self.known.context)
        period = period_in(words)
        if not period and setting.period != WHOLE_YEAR and LAST_MONTH.match(words):
            period = within_period(setting.period, _LAST_MONTH_WORD)  # 1-5月，产值9亿元，其中当月2亿元
        if period and SO_FAR.match(words) and (self.known.context.is_plan_alone or self._is_past(period, setting)):
            setting = setting._replace(scenario=Scenario.ACTUAL)
        elif (
            period and setting.year == self.known.context.execution_year and is_ahead(period, self.known.context.period)
        ):
            setting = setting._replace(scenario=Scenario.TARGET)  # 下半年，投资8亿元, in a report on the first half
        return setting._replace(period=period) if period else setting

    def _of_year_before(self, words: str, setting: TimeContext) -> TimeContext:
        """The setting of a clause that opens with a part of the year before (去年一季度产值增长4%，二季度增长5%), as those behind it
        are, or comes back to this one; in a report that is given in the year that it tells of, or a bureau's on it."""
        context = self.known.context
        given_in_it = context.plan_year is None or context.period != WHOLE_YEAR
        if not given_in_it or setting.scenario is not Scenario.ACTUAL:
            return setting
        if OPENS_AGO.match(words) and setting.year == context.execution_year:
            return setting._replace(year=setting.year - 1)
        return setting._replace(year=context.execution_year) if OPENS_NOW.match(words) else setting

    def _of_this_year(self, words: str, setting: TimeContext) -> TimeContext:
        """The setting of a clause that turns to the year whose aims its section tells, from any other that its sentence spoke of."""
        base = self.known.base.setting
        return base if base.scenario is Scenario.TARGET and _THIS_YEAR.match(words) else setting

    def _is_past(self, period: str, setting: TimeContext) -> bool:
        """Whether a part of the year is over in a report that tells of one that ends with it: 截至9月底 in one on three quarters."""
        context = self.known.context
        return setting.year == context.execution_year and context.period in {period, through(period)}

    def _in_bracket(self, clause: Clause, item: Item) -> str:
        """The words of a bracket before one of its numbers."""
        at = item.numeral.start
        return self.known.text[max(clause.start, self.known.text.rfind("(", clause.start, at)) : at]

    def _outside(self, clause: Clause, words: str) -> str:
        """The words of a clause without its brackets with numbers, which say of these alone when they are of: 上半年投资完成7亿元，
        增长5%(1-7月，投资完成9亿元)，收入4亿元."""
        for item in clause.items:
            if item.inside:
                words = words.replace(self._in_bracket(clause, item), "")
        return words

    def _from_before(self, start: int, end: int, discourse: Discourse) -> Discourse:
        """What a sentence begins with: its title, and what the text before it says that was not read, as it holds no numbers."""
        title = (
            _TITLE.search(self.known.text, start, min(end, start + _TITLE_WITHIN))
            if TITLED in self.known.marks
            else None
        )
        if REPORTED in self.known.marks:
            discourse = discourse.moved(reported=self._reported(start, end) or discourse.reported)
        unread = self.known.text[self.heard : start] if self.heard < start else ""
        last = unread.rpartition("。")[0].rpartition("。")[2] if unread else ""
        discourse = discourse.sentence(title[0] if title else "", last)
        # sentences without numbers say, too, that the text speaks of several years: 五年来，我们持续植绿。
        if unread and (first_year := self._first_year(unread)):
            discourse = discourse.moved(base_year=first_year - 1)
        back = looks_back(self.known.text[min(self.heard, start) : start + _OPENER], self.known.context.execution_year)
        if back is not None and not back.base_year:
            # 五年来，…。刚刚过去的2025年，我们奋力前行。产值增长6%: of that year from here on
            self.together, self.known.base = 0, replace(self.known.base, spoken=back)
            discourse = discourse.moved(base_year=0)
        return discourse

    def _reported(self, start: int, end: int) -> str:
        """What a sentence, or one right before it without numbers, says that its changes are compared with, where that is the same
        year's as it was reported first: 与2024年执行数相比，一是收入增加1亿元."""
        match = _THAN_REPORTED.search(self.known.text, min(self.heard, start), end)
        if match is None or int(match["year"] or self.known.base.setting.year) != self.known.base.setting.year:
            return ""
        return _THAN + match["what"]

    def _of_years(self, words: str, discourse: Discourse, *, opens: bool, spans: bool) -> Discourse:
        """Whether a clause speaks of several years, or, where it ``opens`` what a sentence tells in numbers, of one year again."""
        if not opens and about.WITHIN_YEARS.match(words):
            return discourse  # 产值增长6%，五年内翻了一番
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
            words = self.known.text[max(sentence, begins - LOOKED_AT) : begins]
            years = listed_years(words) or about.years_told(words, self.known.base.setting)
            for each, year in zip(claims[at:], years if len(years) == len(dealing.names) else (), strict=False):
                each.setting = at_year(self.known.base.setting, year, self.known.context)

    def _deal_areas(self, claims: list[Claim]) -> None:
        """Gives what is dealt to areas each its own (甲县、乙县分别增长5%、6%), and differences the areas that stand before the
        first of them: 高于全国、全省1个、0.2个百分点."""
        for claim in claims:
            if claim.leaves.dealing is not None and (area := self.known.universes.area_leading(claim.indicator)):
                claim.about = claim.about._replace(area_code=area, scope_id=WHOLE)
        differing = [claim for claim in claims if claim.about.change_basis is ChangeBasis.DIFFERENCE]
        if len(differing) < _FEWEST_DEALT:
            return
        at = differing[0].numeral.start
        areas = self.known.universes.references(about.compared_with(self.known.text[max(0, at - LOOKED_AT) : at]))
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
            claim = one_number.said_by(clause, index, its, self._from(discourse), host, part if item.inside else None)
            self.known.since = self._since(claim, item)
            completing.name_fully(self.known, claim, item.right, following, discourse)
            completing.complete(
                self.known,
                claim,
                sentence,
                clause.start,
                discourse,
                completing.part_of_area(self.known, claim, discourse, host),
            )
            _as_ratio(claim, item, claims[-1:])
            if claims and claim.about.change_basis is None and _goes_on_changing(claim):
                claim.about = claim.about._replace(change_basis=claims[-1].about.change_basis)
            if claim.rule == kinds.BESIDE_AREA:
                completing.of_area_beside(self.known, claim, item.before)
            discourse = discourse.heard(claim).telling_each(item.right)
            if not item.inside:
                host, part, owner = claim, None, discourse.owner
            elif claim.leaves.is_level or claim.rule.endswith(aims.AIMED):
                part = claim
            claims.append(claim)
            self.told.append(alike.Told(claim, self.where))
        return claims, _outside(discourse, owner, inside=clause.items[-1].inside)

    def _since(self, claim: Claim, item: Item) -> int:
        """The year that the numbers behind a claim come from, by what it says or the ones before it; 0 where none says one."""
        if claim.setting.scenario is Scenario.BASELINE and claim.setting.year < self.known.context.execution_year:
            return claim.setting.year
        since = changes.multiple_since(claim) or self.known.since
        return since or (claim.kind is FigureKind.GROWTH and changes.far_since(claim, item.left)) or 0

    def _from(self, discourse: Discourse) -> Discourse:
        """What was said before, with the year that the sentence says its numbers came from, or where it says none, the paragraph."""
        base = self.known.since or (0 if self.dated else self.together)
        return discourse.moved(base_year=base) if base and not discourse.base_year else discourse

    def _under_heading(self, start: int) -> Discourse | None:
        """A sentence that begins with the number of a section, in a text that is all on one line, is under another heading, and leans
        on nothing before it. None for any other."""
        if not start or SECTION.match(self.known.text, start) is None:
            return None
        title = HEADING.match(self.known.text, start)
        self.known.base, self.goals = self.outset, None
        if title:
            setting = of_heading(title[0], self.outset.setting, self.known.context)
            self.known.base = replace(self.outset, setting=setting, heading=SERIAL.sub("", title[0]))
        return OUTSET

    def _opened(self, claim: Claim, start: int) -> None:
        """Keeps the year that a paragraph opens with for its other sentences, where it is planned and its section is not, or the
        other way round (2026年，基金预计收入9亿元。加上转移性收入3亿元), and the months: 截至4月底，收入9亿元。支出8亿元."""
        if _OPENS_MONTHS.match(self.known.text, start):
            self.period = claim.setting.period
        if SO_FAR.match(self.known.text, start) and self._is_past(claim.setting.period, self.known.base.setting):
            # 截至9月底，已完成11项。…, in a section on tasks
            results = self.known.base.setting._replace(scenario=Scenario.ACTUAL)
            self.known.base = replace(self.known.base, setting=results)
        planned = Scenario.TARGET in {claim.setting.scenario, self.known.base.setting.scenario}
        year = claim.setting.year
        if planned and year != self.known.base.setting.year and opens_with_year(self.known.text, start, year):
            self.goals = claim.setting._replace(period=self.known.base.setting.period)

    def _announced(self, clause: Clause, words: str, setting: TimeContext) -> TimeContext:
        """The setting that a clause without numbers gives those after it, of goals also in the sentences after it."""
        announces = clause.ends == ANNOUNCES
        if announces:
            # 会议批准：… until 执行结果：…
            self.approved = _APPROVING.search(words) is not None or (self.approved and not CAME_OF_IT.search(words))
        if _REPLANNED.match(words):
            setting = setting._replace(scenario=Scenario.TARGET)
        elif announces or AIMING.match(words) or UP_TO_NOW.match(words):
            setting = of_clause(words, setting, self.known.context, self.known.marks)
        if announces and setting.scenario is Scenario.TARGET and setting.year > self.known.base.setting.year:
            self.goals = setting
        return setting

    def _is_aside(self, at: int, group: list[Numeral]) -> bool:
        """Whether a year stands in a bracket without any other number: (主要是2025年项目较多)."""
        opens = self.known.text.rfind("(", max(0, at - _LONGEST_ASIDE), at)
        closes = self.known.text.find(")", at, at + _LONGEST_ASIDE)
        if opens < 0 or closes < 0 or self.known.text.find(")", opens, at) >= 0:
            return False
        return all(numeral.reason for numeral in group if opens < numeral.start < closes)

    def _of_goals(self, start: int) -> TimeContext:
        """The setting that a sentence begins with: that of the goals which the paragraph announced (2022年主要目标：…。…。), until a
        sentence opens with a year."""
        if (self.goals or self.period) and about.ONE_YEAR.match(self.known.text, start):
            self.goals, self.period = None, ""
        setting = self.goals or self.known.base.setting
        return setting._replace(period=self.period) if self.period else setting

    def _keep_first(self, claims: list[Claim], start: int, *, opens: bool) -> None:
        """Keeps what the first number of a sentence says for those after it; ``opens`` is whether it is the paragraph's. What came
        of another number says when that is: 由上半年下降2%转为增长3%."""
        now = [claim for claim in claims if claim.setting.scenario is not Scenario.BASELINE] or claims[:1]
        # 4月，投资2亿元，1-4月，投资9亿元。其中，…: of all months, where the sentence adds them up to the one that it opens with
        added_up = through(now[0].setting.period)
        claim = next((each for each in now if each.setting.period == added_up), now[0])
        if opens:
            self._opened(claim, start)
        elif self.period and _OPENS_MONTHS.match(self.known.text, start):
            self.period = claim.setting.period  # 1-7月，…。1-6月，…。…: of the months told last
        if not self.known.gives_parts(start):
            self.known.whole = claim

    def _of_whole(self, setting: TimeContext, start: int) -> TimeContext:
        """The setting of a sentence of parts: that of what their whole told first, 1-4月零售额9亿元。其中，城镇7亿元."""
        if self.known.whole is None or self.goals is not None or not self.known.gives_parts(start):
            return setting
        whole = self.known.whole.setting
        return whole if whole.scenario is setting.scenario and not whole.first_year else setting

    def _first_year(self, words: str) -> int:
        """The first of several years that the text speaks of together from these words on; 0 where they speak of none."""
        return about.first_year(words, self.known.context.execution_year)

    def _opening_end(self, start: int) -> int:
        """Where the opening of a clause ends, in which a year is that of all that follows; the number of an item stands before it, or
        words that lead to it."""
        leading = _NUMBERED.match(self.known.text, start) or _LEADING.match(self.known.text, start)
        return (leading.end() if leading else start) + _OPENING

    def _at_opening(self, clause: Clause, setting: TimeContext, years: deque[tuple[int, int]]) -> TimeContext:
        """The setting that the years before the end of a clause give it; of one with numbers, the years that open it."""
        opens = clause.start + about.settles(self.known.text, clause.start)
        until = self._opening_end(opens) if clause.items else clause.end
        if not clause.items and _REASON.starting(self.known.text, clause.start):
            # 主要是2025年一次性收入较多: a year of what was the reason
            while years and years[0][0] < until:
                years.popleft()
        while years and years[0][0] < until:
            if clause.items and self.known.text[years[0][0] - 1 : years[0][0]] in SINCE:
                break  # 由2018年的100亿元增加到120亿元
            at, year = years.popleft()
            setting = at_year(self.known.base.setting, year, self.known.context)
            if year < self.known.base.setting.year and (
                clause.items or _OF_A_YEAR.match(self.known.text, at, clause.end)
            ):
                setting = setting._replace(period=WHOLE_YEAR)  # in a report of half a year, unless more is said
            if _UP_TO.ending(self.known.text, at) and _OF_DATE.match(self.known.text, at):
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
            its = at_year(self.known.base.setting, year, self.known.context)
            if period := period_in(self.known.text[at : item.numeral.start]):
                its = its._replace(period=period)  # 投资2024年1-9月完成9亿元
            is_approved = self.approved or _APPROVED.ending(self.known.text, at)
            if is_approved and not CAME_OF_IT.search(self.known.text, at, item.numeral.start):
                its = its._replace(scenario=Scenario.TARGET)  # 会议批准的2025年社会保险基金预算收入12亿元
            ago = self.known.text[at - 1 : at] in SINCE  # 由2022年的100亿元增加到120亿元
            here = here if ago or item.joined or item.inside else its
        return its, here


def _when(item: Item, index: int) -> str:
    """The words of a number that may say of what part of the year it is, where another one stands before it in its clause: 一季度
    开工9个、二季度开工8个."""
    return item.when or (item.left if index and item.joined else "")


def _as_ratio(claim: Claim, item: Item, before: Sequence[Claim]) -> None:
    """Gives the second part of a ratio the time of the first: 由2019年的6:4调整为7:3."""
    if before and item.left == _RATIO and claim.setting.scenario is before[0].setting.scenario:
        claim.setting = before[0].setting


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
    if aside is not None and after in PARTING:
        return aside, None
    return setting, setting if _PART_OF_TIME.match(words) else aside
