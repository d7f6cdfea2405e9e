"""Rules for numbers that say little of their own: the name before again, its total, the rest of it, how long it has gone on."""

from __future__ import annotations

import re
from functools import lru_cache

from sources.figures.naming import cleaning, deeds, owning, terms, verbs, wholes
from sources.figures.prose.accounts import account_of, flow
from sources.figures.prose.change_words import SPEED
from sources.figures.prose.discourse import Discourse, unscaled
from sources.figures.prose.names.name_words import (
    ACHIEVED,
    ALL_SO_FAR,
    AND_OTHERS,
    CHANGED,
    COUNTED,
    CUMULATIVE,
    LISTED_IN_SUM,
    MARK,
    MASS,
    MONEY,
    REST,
    SHORTEST_END,
    SPENT,
    TIME,
)
from sources.figures.prose.names.owners import grown_passed
from sources.figures.prose.names.sides import Naming
from sources.figures.prose.names.subjects import subject_passed, without_bracket
from sources.figures.words import any_in, listed, pattern, word
from sources.model import FigureKind

_TOTALS_ALONE = listed("wording", "cumulative", "totals")
_DONE_SO_FAR = re.compile(pattern("wording", "done", "so_far"))
_CARRIED_OUT = word("wording", "done", "carried_out")
_DONE_OF, _INVESTED = listed("wording", "done", "of"), word("wording", "done", "invested")
_AMOUNT = word("measures", "count", "amount")
_YIELD = word("measures", "grown", "yield")
_STREAK = listed("numerals", "streak")
_STREAK_WITHIN = re.compile(any_in("numerals", "streak"))
_AWARD = listed("numerals", "rank", "honour")
_NOTHING_HAPPENED = listed("numerals", "streak", "nothing")
_YEARS = word("numerals", "streak", "name")
_SPENDING = word("measures", "spent", "spending")
_TOTAL = word("wording", "tail", "total")


def is_flow(its: Naming, before: Discourse) -> str:
    """The flow of an account that the words before the number name, or empty."""
    return _flow_in(its.left, its.name)


@lru_cache(maxsize=8192)
def _flow_in(left: str, name: str) -> str:
    # 上年结余: 上年 is a part of the name here
    return flow(cleaning.without_tail(left)) or flow(name) or flow(cleaning.clean(left))


def as_found(its: Naming, before: Discourse, name: str) -> str:
    """The name by which a rule's question was answered."""
    return name


def is_streak(its: Naming, before: Discourse) -> str:
    """The words for how long something has gone on, or empty where a number says no time of that kind."""
    return _STREAK.ending(its.left) if its.item.numeral.quantity == TIME else ""


def streak(its: Naming, before: Discourse, found: str) -> str:
    """How long something has gone on: 产量连续6年居全省首位."""
    name = cleaning.clean(its.left[: -len(found)])
    right = cleaning.clean(its.right) or its.right
    # 连续7年跻身全国百强, 连续5年未发生事故 is nobody's that was named, nor is 连续5年提高养老金
    changed = CHANGED.starting(right)
    by_itself = (
        _AWARD.starting(right) or _NOTHING_HAPPENED.starting(its.right) or (len(right) > len(changed) + 1 and changed)
    )
    whose = before.name if (not name or name in SPEED or name in CUMULATIVE) and not by_itself else ""
    return f"{whose}{name}{found}{its.right}{_YEARS}"


def before_streak(name: str) -> str:
    """What it is of whose streak a name tells."""
    return _STREAK_WITHIN.split(name, maxsplit=1)[0]


def spent_of(its: Naming, before: Discourse) -> str:
    """The spending that a part is of which every spending has, told by what pays for it: 教育支出 of 项目支出 behind 其中."""
    divided = before.parted if before.part else ""
    if not SPENT.ending(without_bracket(its.name)) or account_of(divided) or flow(divided):
        return ""
    purpose, spending, _ = divided.partition(_SPENDING)
    whole = purpose + spending if purpose and spending else ""  # none of 预备费2亿元；对下转移支付9亿元
    return "" if SPENT.ending(whole) else whole


def part_spent(its: Naming, before: Discourse, whole: str) -> str:
    """A part of spending behind its whole."""
    return whole + without_bracket(its.name)


def cumulative(name: str) -> str:
    """The name of all there is by now of what was added: 累计 of what a name counts."""
    return deeds.thing(name) + ALL_SO_FAR


def is_per_head(its: Naming, before: Discourse) -> bool:
    """生产总值9亿元，人均突破5万元: so much of what was measured before falls to each."""
    per_head = its.name in terms.PER_ONE and not its.right and not before.name.startswith(its.name)
    if per_head and its.item.numeral.quantity == MONEY and terms.MEASURES.ending(before.name):
        return True
    last = before.last if per_head else None
    return last is not None and last.leaves.is_level and last.numeral.quantity == its.item.numeral.quantity


def per_head(its: Naming, before: Discourse, found: bool) -> str:
    """What was measured last, per head, be it per home: 户均耕地5亩，人均1亩."""
    return its.name + deeds.thing(before.name.removeprefix(terms.PER_ONE.starting(before.name)))


def is_rest(its: Naming, before: Discourse) -> str:
    """What the rest of a whole measures, where its other parts end alike: 用水 after 农业用水, 生活用水."""
    if its.name not in REST or its.right or before.level_count < LISTED_IN_SUM:
        return ""
    if before.measure and unscaled(its.item.numeral.unit) == before.measure_unit:
        return before.measure
    return _common_end(*before.last_levels(LISTED_IN_SUM))


def _common_end(one: str, other: str) -> str:
    count = 0
    while count < min(len(one), len(other)) and one[-count - 1] == other[-count - 1]:
        count += 1
    return one[len(one) - count :] if count >= SHORTEST_END else ""


def rest(its: Naming, before: Discourse, measure: str) -> str:
    """The rest of a whole with what its other parts measure."""
    return its.name + measure


def _fared(clause: str) -> str:
    """What is measured of which a clause says how it fared, or nothing: 粮食产量稳定增长, 粮食产量再创新高; empty for any other."""
    if fared := wholes.fared(clause) or wholes.measured_first(clause):
        return fared
    name = cleaning.clean(clause)
    alone = len(terms.MEASURES.ending(name)) > 1 and deeds.object_of(name) == name and not verbs.leading_verb(name)
    return name if alone else ""


def _spoken_of(before: Discourse) -> str:
    """What a number without words of its own is about: what the clause before says the fare of, where it holds no number."""
    if before.level_count and (fared := _fared(before.clause)):
        return fared
    return subject_passed(before) or before.name or deeds.object_of(before.clause)


def _has_changed_to(its: Naming, before: Discourse) -> str:
    """What has come to a number by the change before it: 新开工项目比上年增加15个，为96个."""
    last = before.last
    if not its.reached or last is None or last.leaves.is_level or last.kind is not FigureKind.LEVEL:
        return ""
    return last.leaves.subject if last.unit == its.item.numeral.unit else ""


def again(its: Naming, before: Discourse, found: bool) -> str:
    """A number without words of its own is about what the number before was about."""
    changed = _has_changed_to(its, before)
    name = changed or _spoken_of(before)
    counted = its.item.numeral.quantity in COUNTED and any(word in its.left for word in CUMULATIVE)
    if own := _of_those_told(its, before) or _done_so_far(its, name, before):
        return own
    if counted and before.name:
        # 新增企业14家、累计达92家: what there is now, not what was added
        return cumulative(name)
    if terms.TOTALS.ending(its.left) and before.level_count > 1:
        return _sum_of(before.last_levels(LISTED_IN_SUM + 1))
    if its.reached and terms.ADDED.starting(name):
        # 新设企业增长8.5%，为2.1万户: how many were added, where that was not said before
        return name if changed or _has_grown(name, before) else cumulative(name)
    return _come_to(its, name)


def _of_those_told(its: Naming, before: Discourse) -> str:
    """What projects come to that were just counted, how many there are of those who get on, or how much was grown; else empty."""
    if _is_amount_of_counted(its, before):
        return before.owner + _AMOUNT
    growing = wholes.things_growing(before.clause) if its.item.numeral.quantity in COUNTED else ""
    return _total_of_passed(its, before) or growing or _yielded(its, before)


def _total_of_passed(its: Naming, before: Discourse) -> str:
    """How many there are of those of whom the clause, or the sentence, before says how they get on: 市场主体活力增强，总量突破9万户;
    else empty."""
    total = _TOTALS_ALONE.starting(its.left)
    told = before.level_count or before.grown_count or its.item.joined
    words = before.passed[-1] if before.passed else before.unread
    who = owning.leading_owner(words) if total and words and not told else ""
    return who and who + total


def _yielded(its: Naming, before: Discourse) -> str:
    """The yield that a mass is of which its sentence says nothing but what is grown: 粮食生产“八连增”，达到9万吨; else empty."""
    grown = "" if before.level_count or its.item.numeral.quantity != MASS else grown_passed(before)
    return grown and grown + _YIELD


def _done_so_far(its: Naming, name: str, before: Discourse) -> str:
    """How many were done of those just counted (承担改革任务12项，已完成9项), or how much was invested of a total
    (总投资9亿元的船厂项目，已完成5亿元); empty for anything else."""
    if _DONE_SO_FAR.fullmatch(its.left) is None:
        return ""
    if (planned := _DONE_OF.ending(name)) and its.item.numeral.quantity == MONEY:
        return name.removesuffix(planned) + _CARRIED_OUT + _INVESTED
    return deeds.thing(name) + _CARRIED_OUT if _counts_some(its, before) else ""


def _counts_some(its: Naming, before: Discourse) -> bool:
    """Whether a number counts some of those that the one before it counted."""
    last = before.last
    counted = last is not None and last.leaves.is_level and last.indicator == before.name
    alike = unscaled(its.item.numeral.unit) == unscaled(before.unit) and its.item.numeral.quantity in COUNTED
    return counted and alike and not terms.MEASURES.ending(before.name)


def _is_amount_of_counted(its: Naming, before: Discourse) -> bool:
    """争取项目18个、21亿元: what projects come to that were just counted."""
    last = before.last
    money = its.item.numeral.quantity == MONEY and its.item.joined == MARK and not its.reached
    counted = last is not None and last.leaves.is_level and last.numeral.quantity == "count"
    return money and counted and bool(terms.OWNERS.ending(before.name))


def _come_to(its: Naming, name: str) -> str:
    """What a number says there is by now, of something named by what was added to it."""
    if its.reached and (added := terms.ADDED.ending(name) or CHANGED.ending(name)):
        # 里程新增30公里、突破200公里
        name = name[: -len(added)]
    return ACHIEVED.sub("", name) or name or cleaning.clean(its.words)


def _has_grown(name: str, before: Discourse) -> bool:
    """Whether all that was said of a name before is by how much it grew."""
    return (
        before.last is not None
        and before.last.kind is FigureKind.GROWTH
        and name not in before.last_levels(LISTED_IN_SUM)
    )


def _sum_of(parts: tuple[str, ...]) -> str:
    """The name of a total printed behind its parts: all of two, the first of more."""
    listed_parts = "、".join(parts) if len(parts) <= LISTED_IN_SUM else parts[0] + AND_OTHERS
    return listed_parts + _TOTAL
