"""Whether a number opens a list, and what is said of each of it: the words before 分别 and those behind, or a list without that word.

Not here: the names that it is dealt to (``dealt_names``).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from sources.figures.marks import TURNED
from sources.figures.naming import cleaning, joint, listing, terms
from sources.figures.prose.aims import is_held_against, only_asks
from sources.figures.prose.change_words import DIFFERENCES, DIRECTION, SPEED
from sources.figures.prose.changes import AIMING, is_multiple_of
from sources.figures.prose.dealt_names import COMPARING, FEWEST_CLASSES, changed_again, of_the_last
from sources.figures.prose.discourse import Discourse
from sources.figures.prose.said import CHANGE_UNITS, Said
from sources.figures.prose.told_last import are_last, contributors, going_on, is_dealt_out, told_last
from sources.figures.words import listed, pattern

_EACH_ALIKE = re.compile(pattern("wording", "each", "alike"))
_ONE_AREA = re.compile(pattern("wording", "comparing", "one_area"))
_IN_TURN = listed("wording", "in_turn")
REACHED = listed("stock", "reached")


class Dealt(NamedTuple):
    """A list and what is said of each: the words before 分别 and those behind it."""

    subjects: str
    rest: str


def deals(said: Said, before: Discourse) -> Dealt | None:
    """The list that a number opens; None where it opens none."""
    if match := terms.DEALS.search(said.left):
        return _aimed_alike(said.left[: match.start()], said.left[match.end() :], said)
    count = len(before.dealt)
    alike = count > 1 and is_dealt_out(before) and count == 1 + going_on(said.items, said.place)
    if alike and (match := _EACH_ALIKE.match(said.left)):
        # 甲、乙、丙分别增加3个、4个、5个，占比10%、20%、30%
        return Dealt("", match["rest"])
    return _deals_without_saying(said, before)


def _aimed_alike(subjects: str, rest: str, said: Said) -> Dealt:
    """A list with what its words say of the aim said of each: 粮食、油料产量计划分别增长; of those told last where they say no more
    than that (年度目标分别为)."""
    if said.item.numeral.unit in CHANGE_UNITS and only_asks(subjects + rest):
        return Dealt("", subjects + rest)
    aim = AIMING.ending(subjects)
    return Dealt(subjects[: -len(aim)], aim + rest) if aim else Dealt(subjects, rest)


def _deals_without_saying(said: Said, before: Discourse) -> Dealt | None:
    """棉花、油料产量增长5.3%和6.1%: as many names as numbers, though no 分别 is said."""
    if not said.left or not said.following or not said.following[0].joined or said.following[0].left:
        return None
    if _IN_TURN.ending(said.left):
        return None  # 接连突破3亿元、4亿元
    left = _changing(said.words if said.turned else said.left)  # 城镇、农村居民收入由5元、8元增加到7元、9元
    direction = DIRECTION.ending(left)
    own = left[: -len(direction)] if direction else left
    count = 1 + going_on(said.items, said.place)
    if again := _of_those_told(said, left, own, count, before):
        return again
    compared = left.removeprefix(SPEED.starting(left))
    if differs := _differences(said, before, count, left, compared):
        return differs
    name = cleaning.clean(cleaning.without_tail(own))
    names_ = listing.subjects(name, count) if joint.is_list(name) else joint.both(name)
    if len(names_) != count:
        return None
    if _all_measure(names_, direction):
        return Dealt(cleaning.without_tail(own), direction)
    return Dealt(cleaning.without_tail(said.left), "") if _are_alike(said, count, name) else None


def _of_those_told(said: Said, left: str, own: str, count: int, before: Discourse) -> Dealt | None:
    """A list without names, of those that were told last; ``own`` are its words before the direction. None where it is of others."""
    if _contribute_each(left, count, before):
        return Dealt("", left)  # 汽车、电子业分别增长5%、6%，拉动工业增长2、3个百分点
    if _changes_the_last(left, own, count, before):
        return Dealt("", _changing(said.left))  # 投资9亿元、贷款4亿元，同比增长3%、5%; 是2015年的2倍、3倍
    reached = cleaning.clean(left) in REACHED or (not said.item.shared and TURNED.fullmatch(said.left) is not None)
    if count > 1 and reached and len(told_last(before)) == count:
        return Dealt("", said.left)  # 汽车、电子产值分别增长5%、6%，达到9亿元、8亿元
    return None


def _contribute_each(words: str, count: int, before: Discourse) -> bool:
    """Whether words say what each gave to a growth, of those that the clause before was dealt to in full."""
    return is_dealt_out(before) and bool(contributors(words, count, before))


def _differences(said: Said, before: Discourse, count: int, left: str, compared: str) -> Dealt | None:
    """How far what grew is from several others, or how much faster all names grew that were dealt to before; None for no
    differences."""
    if said.item.numeral.unit not in DIFFERENCES:
        return None
    if _changes_all_dealt(before, count, left, compared):
        return Dealt("", left)  # 分别下降3%、5%，降幅较一季度收窄1、2个百分点
    return Dealt("", compared) if of_the_last(before, count, compared) else None  # 比全国、全省低1.7、1.9个百分点


def _changes_all_dealt(before: Discourse, count: int, left: str, compared: str) -> bool:
    """Whether words say how the speeds of all names changed that the clause before was dealt to."""
    if COMPARING.match(compared) is None or count < FEWEST_CLASSES:
        return False
    if compared == left and _ONE_AREA.fullmatch(compared) is None:
        return False  # 比全国、全省低1.7、1.9个百分点: the last alone; but 高于全国1.7、1.9个百分点
    return is_dealt_out(before) and bool(changed_again(before, count, differs=False))


def _changing(words: str) -> str:
    """Words that end in how something changes, without what only leads from there to the number: 年均增长达到; any other as they
    are."""
    plain = cleaning.without_tail(words)
    return plain if DIRECTION.ending(plain) and not DIRECTION.ending(words) else words


def _changes_the_last(left: str, own: str, count: int, before: Discourse) -> bool:
    """Whether words only say how the last levels changed, of what they are multiples, or what they are held against (占计划的90%);
    ``own`` are those before the direction."""
    says_change = (own != left and not cleaning.clean(own)) or is_multiple_of(left) or is_held_against(left)
    return says_change and is_dealt_out(before) and (are_last(count, before) or _are_rates_told(count, before))


def _are_rates_told(count: int, before: Discourse) -> bool:
    """Whether the last numbers are as many rates, each of another thing: 入学率91%、巩固率88%，提高1.2个、1.5个百分点."""
    last, rates = before.last, before.last_rates(count)
    are_several = len(set(rates)) == count > 1
    return are_several and last is not None and last.leaves.is_rate and last.indicator == rates[-1]


def _all_measure(listed: list[str], direction: str) -> bool:
    """Whether names of a list all say what is measured, or are those of the parts of the economy, which ``direction`` says grew."""
    return (direction != "" and all(name.startswith(terms.ORDINAL) for name in listed)) or all(
        terms.MEASURES.ending(name) or terms.HALVES.ending(name) for name in listed
    )


def _are_alike(said: Said, count: int, name: str) -> bool:
    """Whether the numbers of a list are amounts in one unit, and its names all that are meant: 供热、排水管网80公里、60公里."""
    listed_items = said.items[said.place : said.place + count]
    units = {item.numeral.unit for item in listed_items}
    if any(item.right for item in listed_items[:-1]):
        return False  # 规模大、条件好的10个项目和4个部门
    return len(units) == 1 and units.isdisjoint(CHANGE_UNITS | {""}) and terms.AND_OTHERS not in name
