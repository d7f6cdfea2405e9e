"""What stands around running text, and what is known of one text where it is read.

Here belong the section of a text and what its sentence said so far. Not here: how that comes to be known (``passage``, ``section``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from sources.figures import about
from sources.figures.claim import Claim, Subject
from sources.figures.naming.wholes import Opening
from sources.figures.prose.accounts import account_of
from sources.figures.prose.mentions import Members, Mentions
from sources.figures.prose.review import Spoken
from sources.figures.time_context import TimeContext
from sources.figures.universe import HOME, Mentioned, Universe, Universes
from sources.figures.words import listed
from sources.model import ReportContext

NO_YEARS = Spoken()
LOOKED_AT = 120  # characters of a clause
_NUMBER = re.compile(r"\d")
_SORT_OF_SECTION = listed("wording", "sort_of_section")
_SHORTEST_NAMED = 2  # characters: 全县, 主要 of 全县决算情况, 主要工作 name nothing


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


@dataclass(slots=True)
class Known:
    """What is known of one text where it is read: what stands around it, and what its sentence said so far."""

    text: str
    marks: frozenset[str]  # what it says at all
    base: Base
    context: ReportContext
    zones: Mentions
    industries: Mentions
    members: Members
    universes: Universes
    # the first number of the last sentence that does not open with parts, at first of the paragraph before
    whole: Claim | None
    universe: Mentioned = field(init=False)
    # the levels that the sentence dealt an amount to, with its name
    levels: dict[str, str] = field(default_factory=dict)
    # the year that the sentence says something came from, which later numbers of it need not repeat; 0 for none
    since: int = 0
    # the months that the sentence has added up to the one it names (4月，收入累计完成9亿元); empty for none
    added: str = ""

    def __post_init__(self) -> None:
        self.universe = self.universes.mentions(self.text, self.base.universe)

    def gives_parts(self, start: int) -> bool:
        """Whether a sentence opens with the parts of what was told: 其中, 分产业看."""
        opening = Opening.of(self.text[start : start + LOOKED_AT])
        return opening.part or opening.divides
