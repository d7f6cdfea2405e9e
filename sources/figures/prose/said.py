"""One number of a clause as the rules see it: the words that are its own, and where it stands in its clause.

Here belongs taking from those words what every rule would have to: words of comparison, and words that say it is what something
came from. Not here: any rule, and what was said before (``discourse``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sources.figures import time_context
from sources.figures.claim import Claim, Leaves
from sources.figures.clauses import Clause, Item
from sources.figures.marks import TURNED
from sources.figures.numerals import comparing
from sources.figures.prose.setting import SINCE, came_from
from sources.figures.time_context import TimeContext
from sources.figures.words import classed, listed, pattern, word
from sources.model import FigureKind, Scenario

COMPARATOR_AFTER = classed("numerals", "after")
CHANGE_UNITS = listed("change", "units")
PURE = {"%", "‰"}
AIMING = re.compile(pattern("scenario", "aiming"))
_AHEAD = 6
_SINCE = tuple(SINCE.meaning)
_YEAR = word("numerals", "words", "year")
# that a number is of an earlier year, from which the next clause goes on: 由2018年的300亿元，增加到420亿元
_SINCE_YEAR = re.compile(pattern("scenario", "since", "year"))
# in which year it was that another number has come to: 提高到2010年的
_IN_YEAR = re.compile(pattern("scenario", "since", "in_year"))
# what became of a budget in the course of its year
ADJUSTED = re.compile(pattern("scenario", "aimed", "adjusted"))

# that another number starts from this one: 在减税18亿元的基础上, 增速在上月提高1个百分点的基础上
_FROM_BASIS = re.compile(pattern("wording", "than_year", "from_basis"))
_OPENS_BASIS = re.compile(pattern("wording", "than_year", "opens_basis"))

# what a number is of that is told as an exception: 除甲县下降3%外
_EXCEPT = word("wording", "excepted", "mark")
_EXCEPTS = re.compile(pattern("wording", "excepted"))
_IS_EXCEPTED = re.compile(pattern("wording", "excepted", "behind"))

# a bracket right before a number that says of what else its words hold: 同比增长(下同)5%
_SAME_BELOW = re.compile(pattern("wording", "worked_out", "same_below"))


@dataclass(slots=True)
class Said:
    """A number in its clause, which nobody writes to. ``left`` are its words; ``words`` are those without what says that something
    came from it, and ``when`` is the setting that this gives it. No named tuple, whose fields take three times as long to look at:
    rules look at these more than at anything."""

    item: Item
    left: str
    words: str
    setting: TimeContext
    when: TimeContext
    comparator: str = ""
    comparing: str = ""  # the word between words and number that says more or less (突破)
    subject: str = ""  # the name that a list dealt to it
    following: Sequence[Item] = ()  # the next numbers outside brackets
    items: Sequence[Item] = ()  # all the numbers of its clause, of which it is number ``place`` from 0
    place: int = 0
    base_year: int = 0  # the last one before the years that the text speaks of together; 0 where it speaks of none
    turned: bool = False  # whether another number after it is what it has come to

    def dealt(self, words: str, subject: str) -> Said:
        """The same number as one of a list, with the words that are said of each and the name that is its own."""
        own, when = came_from(words, self.setting, turned=self.turned, base_year=self.base_year)
        if when == self.setting._replace(scenario=Scenario.BASELINE):
            when = self.when  # 城乡收入由5元和8元增加到7元和9元: its own words said where it came from
        return replace(self, left=words, words=own, when=when, subject=subject, following=())

    def claim(self, name: str, kind: FigureKind, leaves: Leaves, sign: int = 1, whole: str | None = None) -> Claim:
        """What a rule makes of the number, in its own unit and setting."""
        numeral = self.item.numeral
        return Claim(
            numeral,
            name,
            kind,
            self.when,
            sign,
            numeral.unit,
            comparator=self.comparator,
            whole_of=whole,
            leaves=leaves,
        )


def come_to(item: Item, words: str) -> str:
    """The words of a number that something has come to without those that say so: 提升到2025年的70%."""
    return TURNED.sub("", words, count=1) if item.shared and TURNED.match(words) else words


def _words_before(item: Item, following: Sequence[Item]) -> str:
    """The words of a number without a bracket on other words of its clause, and without what says that another starts from it."""
    left = _SAME_BELOW.sub("", item.left) if ")" in item.left[-2:] else item.left
    if _EXCEPT in left and any(_IS_EXCEPTED.match(each.right) for each in (item, *following)):
        left = _EXCEPTS.sub("", left, count=1)  # 除甲县下降3%外，其余县区均增长
    if turned := TURNED.match(left) if _YEAR in left else None:
        left = _IN_YEAR.sub("", left, count=1) if _IN_YEAR.fullmatch(left, turned.end()) else left
    return _OPENS_BASIS.sub("", left) if _FROM_BASIS.match(item.right) else left


def _of_basis(item: Item, when: TimeContext) -> TimeContext:
    """When a number was from which another starts, where its words say that: 在上年增长8%的基础上."""
    said = _OPENS_BASIS.search(item.left) if _FROM_BASIS.match(item.right) else None
    if said is None or said[0] == said[0][:1]:
        return when
    then = when._replace(year=when.year - 1) if said["ago"] else time_context.came_from(said[0], when)
    return then._replace(scenario=Scenario.BASELINE) if then else when


def outer(clause: Clause, index: int, setting: TimeContext, base_year: int) -> Said:
    """A number that stands in no bracket."""
    item = clause.items[index]
    left = _words_before(item, clause.items[index + 1 : index + _AHEAD])
    before = comparing(left)
    left = left[: -len(before)] if before else left
    items = clause.items
    following: Sequence[Item] = ()
    turned = adjusted = False
    if len(items) > index + 1:
        following = [later for later in items[index + 1 : index + _AHEAD] if not later.inside]
        adjusted = (
            bool(following) and item.numeral.quantity == "money" and ADJUSTED.match(following[0].left) is not None
        )
        turned = adjusted or (bool(following) and _is_turned_into(following))
    turned = turned or (not following and left.endswith(_SINCE) and TURNED.match(item.right) is not None)
    turned = turned or (_YEAR in left and _SINCE_YEAR.search(left) is not None)
    words, when = came_from(left, setting, turned=turned, adjusted=adjusted, base_year=base_year)
    when = _of_basis(item, when)
    return Said(
        item,
        left,
        words,
        setting,
        when,
        item.numeral.comparator,
        before,
        "",
        following,
        items,
        index,
        base_year,
        turned,
    )


def _is_turned_into(following: Sequence[Item]) -> bool:
    """56张报表缩减为7项: the first number is where something came from; 结构由2:41:57调整为1:40:59; 由5家、8家增加到7家、9家."""
    later = next((later for later in following if later.left not in {":", ""}), None)
    return later is not None and later.shared and TURNED.match(later.left) is not None


def bracketed(clause: Clause, index: int, setting: TimeContext) -> Said:
    """A number in a bracket."""
    item = clause.items[index]
    left = item.left
    before = comparing(left)
    left = left[: -len(before)] if before else left
    after = COMPARATOR_AFTER.starting(item.follows)
    comparator = item.numeral.comparator or (COMPARATOR_AFTER.meaning[after] if after else "")
    words, when = came_from(left, setting, turned=False)
    following = [later for later in clause.items[index + 1 : index + _AHEAD] if later.inside]
    return Said(item, left, words, setting, when, comparator, following=following)
