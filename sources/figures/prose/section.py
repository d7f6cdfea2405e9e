"""The running text of sections: what their headings say of it, and what one paragraph leaves for the next.

Not here: what a paragraph itself says (``passage``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from sources.figures import about
from sources.figures.claim import Claim
from sources.figures.clauses import sentences
from sources.figures.naming import deeds
from sources.figures.naming.wholes import Opening
from sources.figures.numeral import Numeral
from sources.figures.prose import alike, worded
from sources.figures.prose.accounts import account_of_section
from sources.figures.prose.around import LOOKED_AT, Base, Known
from sources.figures.prose.discourse import MARKS as OF_YEARS
from sources.figures.prose.discourse import OUTSET, Discourse
from sources.figures.prose.mentions import MARKS as OF_ZONES
from sources.figures.prose.mentions import Members, Mentions
from sources.figures.prose.passage import ANNOUNCES, REPORTED, TITLED, Passage
from sources.figures.prose.review import Review, Spoken, of_headings
from sources.figures.prose.setting import MARKS as OF_SETTING
from sources.figures.time_context import (
    PLAN_YEARS,
    TimeContext,
    innermost,
    of_heading,
    of_section,
    plan_to_come,
    scenario_of,
    tasks_ahead,
)
from sources.figures.universe import OWN, Universe, Universes
from sources.figures.words import Marks, pattern, section, word
from sources.lexicon import Lexicon
from sources.model import ReportContext, Scenario

_LONGEST_TOPIC = 40
_STOP = "。"
_ITEMS_FOLLOW = (";", "；")  # what an item ends in that is not the last
_FIELD = word("wording", "object_end", "field")
_ITEM = re.compile(pattern("scenario", "item", "opens"))
_SETS_AIMS = re.compile(pattern("scenario", "item", "sets_aims"))
_LEANS_BACK = re.compile(pattern("change", "net", "leans"))
_MARKS = Marks(
    {
        **about.MARKS,
        **OF_SETTING,
        **OF_YEARS,
        **OF_ZONES,
        TITLED: ["《"],
        REPORTED: section("change", "reported")["mark"],
    }
)


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
        if text.endswith(ANNOUNCES):
            self._list = self._opens_list(text, base, [])  # 今年主要预期目标是：

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
        known = Known(text, marks, base, self._context, zones, industries, self._zones, self._universes, whole)
        passage = Passage(known)
        for start, end, group, counted in said:
            discourse = passage.sentence(start, end, group, counted, discourse)
        passage.without_numbers(len(text))
        alike.tell_apart(passage.told, text)
        claims = [each.claim for each in passage.told]
        self._last = _Left(around, discourse, known.whole) if claims else None
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
        self._list = above._replace(is_next=text.endswith(_ITEMS_FOLLOW))
        return replace(base, setting=above.setting, universe=base.universe if is_task else above.universe)

    def _opens_list(self, text: str, base: Base, claims: list[Claim]) -> _List | None:
        """The list that a paragraph opens by a colon at its end (1-6月收入9亿元，分项目看：), of the time and the own level that its
        last sentence is of (市级支出安排9亿元，主要项目如下：); that which it is an item of where it opens none."""
        if not text.endswith(ANNOUNCES):
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
        discourse, whole, opening = OUTSET, None, Opening.of(text[:LOOKED_AT])
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
    is_next: bool = True  # whether the paragraph that comes next is meant, whatever it opens with
    tasks: bool = False  # whether it announces what is to be done: 2022年重点抓好以下工作：

    def holds(self, base: Base) -> bool:
        """Whether a section is one of the tasks that it announces, and says nothing of their time itself."""
        above, own = self.base.path, base.path[len(self.base.path) :]
        if not (self.tasks and own and base.path[: len(above)] == above and base.setting == self.base.setting):
            return False
        return not any(scenario_of(heading) or about.ONE_YEAR.search(heading) for heading in own)


def _own_level(claims: Sequence[Claim]) -> Universe | None:
    """The own level that all numbers of a sentence are of; None where they are of none."""
    if not claims or any(claim.about.scope_id != OWN for claim in claims):
        return None
    return Universe(claims[-1].about.area_code, OWN)


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
