"""Whose a measure is by what was said before, where it does not say so itself: projects, firms, a trade, a zone."""

from __future__ import annotations

import re

from sources.figures.naming import cleaning, deeds, joint, owning, terms, verbs
from sources.figures.prose.discourse import Discourse
from sources.figures.prose.names.name_words import (
    ALL_SO_FAR,
    GROWN,
    LISTED_IN_SUM,
    MARKETED,
    OF_EACH,
    OF_PEOPLE,
    OF_WHOLE_AREA,
)
from sources.figures.words import listed, pattern
from sources.model import FigureKind

_GROWING = listed("measures", "grown", "verbs")
_IS_GROWN = re.compile(pattern("measures", "grown"))
_IS_MARKET = re.compile(pattern("measures", "marketed"))
_COMPARING = re.compile(pattern("wording", "comparing"))
_COUNT = "count"
# what is said of one thing without saying how much of it there is: 造纸业占比34%，实现产值31亿元
_LEANING = {FigureKind.GROWTH, FigureKind.SHARE}
_SHORTEST_OWNED = 2  # 投资, 资金: of a zone, too
_OF_COUNTED = listed("measures", "of_each", "of_counted")
_OF_ALL_COUNTED = listed("measures", "of_each", "of_all_counted")
_PARTS_COUNTED = 3  # with the whole before them
_PLACE_FIRST = re.compile(pattern("universe", "place"))
_TOWARDS = listed("wording", "towards")
_PEOPLE = re.compile(pattern("measures", "of_people"))
_SHORTEST_BUILT = 4  # characters of the name of one project
_TOLD_OF_PEOPLE = 6  # both of those that a sentence tells of stand among so many


def of_possessor(name: str, before: Discourse, words: str = "") -> str:
    """A name with whose it is, where it is one that needs an owner and the text speaks of one: 企业资产负债率."""
    if not is_belonging(name, before):
        return _people_told(name, before) + name
    if words.endswith(OF_EACH) and before.level_count > 1:  # 建议6件、提案8件，办复率均为
        return "、".join(map(deeds.thing, before.last_levels(LISTED_IN_SUM))) + name
    return before.possessor.name + name


def is_belonging(name: str, before: Discourse) -> bool:
    """Whether a name is a measure that needs an owner such as the text speaks of: 营业收入 of firms."""
    if only := terms.BELONGS_ONLY.get(name):
        return before.possessor.name.endswith(only)
    return bool(before.possessor.kind) and terms.BELONGINGS.meaning.get(name) == before.possessor.kind


def clause_owner(name: str, before: Discourse) -> str:
    """What a bare measure is of by the clauses before it: 服务业加快转型，增加值增长5%."""
    if people := _people_told(name, before):
        return people
    if name in GROWN and (grown := grown_passed(before)):
        return grown
    if (name in GROWN or name in terms.BARE) and (grown := _grown_last(before)):
        return grown
    if name in MARKETED and (market := _IS_MARKET.fullmatch(cleaning.clean(before.first_clause))):
        return market["what"]
    if name in terms.BARE_TOTALS:
        return _trade_before(before)
    if name not in terms.BARE and not _TOWARDS.starting(name):
        return ""
    return sort_passed(before) or (_owner_measured(name, before) if name in terms.BARE else "")


def _people_told(name: str, before: Discourse) -> str:
    """Whose income or spending the sentence told, where a name is of another sum of theirs; empty where it told of several of whom
    it did not tell that."""
    if name not in OF_PEOPLE:
        return ""
    told = (*before.last_levels(_TOLD_OF_PEOPLE), *before.last_grown(_TOLD_OF_PEOPLE))
    whose = {match["who"] for each in told if (match := _PEOPLE.match(each)) and match["who"] + name not in told}
    return whose.pop() if len(whose) == 1 else ""


def _trade_before(before: Discourse) -> str:
    """The trade that the clauses before, or the number before, speak of: 外贸进出口增长8%，总额突破80亿元."""
    passed = next((trade for words in reversed(before.passed) if (trade := owning.leading_trade(words))), "")
    return passed or (before.name if owning.leading_trade(before.name) == before.name else "")


def zone_before(name: str, words: str, before: Discourse) -> str:
    """The zone that the numbers before are of, where a measure says nothing of whose it is: 高新区产值9亿元，固定资产投资3亿元."""
    if not before.zone or OF_WHOLE_AREA.match(words) or not terms.MEASURES.ending(name):
        return ""
    own = terms.OWNED.ending(name)
    if _SHORTEST_OWNED < len(own) < len(name):
        return ""  # 滨江新城年度投资9亿元，渔港二期年度投资4亿元
    return "" if owning.zone_of(name) or _PLACE_FIRST.match(name) else before.zone


def grown_passed(before: Discourse) -> str:
    """What is grown or bred of which the sentence begins with how it fares: 小麦长势良好，播种面积9万亩，产量4万吨."""
    match = _IS_GROWN.fullmatch(cleaning.clean(before.first_clause)) if before.first_clause else None
    return match["what"] if match and not verbs.leading_verb(match["what"]) else ""


def _grown_last(before: Discourse) -> str:
    """What is grown of which the number before says on how much land, or how much: 种植柠檬9万亩，产量4万吨，产值2亿元."""
    last = next(iter(before.last_levels(1)), "")
    if verb := _GROWING.starting(last):
        return last[len(verb) :]
    return last.removesuffix(GROWN.ending(last)) if before.level_count and GROWN.ending(last) else ""


def sort_passed(before: Discourse) -> str:
    """The sort of activity that a clause before opens with: 数字经济蓬勃发展，占生产总值的45%."""
    passed = (words for words in reversed(before.passed) if not _COMPARING.match(words))  # 远高于全部投资及工业投资增幅
    return next((owner for words in passed if (owner := owning.leading_sort(words))), "")


def _owner_measured(name: str, before: Discourse) -> str:
    """Whose measure the sentence gave last: 林业总产值4亿元，实现增加值2亿元; 第三产业增加值占GDP的32%，增加值增长5%."""
    leans = before.last is not None and before.last.kind in _LEANING and before.last.indicator == before.name
    last = before.name if leans else next(iter(before.last_levels(1)), before.name)
    if last and last.removesuffix(ALL_SO_FAR) == before.possessor.name:
        return before.possessor.name  # 工业企业270家，产值90亿元
    if name in terms.BARE_PAID and terms.MEASURES.ending(last) in terms.ADDED_VALUE:
        return ""  # 工业增加值40亿元；税收7亿元: of all
    owner = owning.leading_sort(last)
    return owner if owner and last.removeprefix(owner) in terms.BARE else ""


def whose(name: str, before: Discourse, words: str) -> str:
    """The name of a rate with whose it is: that of projects, of what was counted, or of whoever was spoken of."""
    return owned(name, before) or _of_counted(name, before) or of_possessor(name, before, words)


def _of_counted(name: str, before: Discourse) -> str:
    """The name of how far those got that were counted before, with what all of them are: 建设住房900套，其中廉租房300套，开工率98%;
    empty for any other rate."""
    if name in _OF_ALL_COUNTED:
        return _of_all_counted(name, before)
    if name not in _OF_COUNTED or not before.level_count:
        return ""
    last = next(iter(before.last_levels(1)), "")
    in_row = bool(before.bare) and last.startswith(before.bare)  # 改造小区11个2360户，开工率92%
    counted = before.parted if before.part else before.bare if in_row else last
    things = deeds.thing(deeds.undone(counted))
    says_it = name[:-1] in things  # 完成入住412户，入住率98%
    return "" if says_it or terms.OWNERS.ending(things) or terms.OWNED.ending(things) else things and things + name


def _of_all_counted(name: str, before: Discourse) -> str:
    """The share of all those that the sentence counted, of which it counted some: 38个行业中27个增长，增长面71%; empty where it
    counted none."""
    counted = before.last is not None and before.last.numeral.quantity == _COUNT
    levels = before.last_levels(LISTED_IN_SUM) if counted else ()
    return deeds.thing(levels[0]) + name if len(levels) == LISTED_IN_SUM else ""


def owned(name: str, before: Discourse) -> str:
    """The name of what belongs to the projects that were counted last, which it may name by half a word: 项目总投资. Empty for what
    belongs to none; of those of the sentence before only what is done with them all: 重点项目80个。1-5月完成投资9亿元."""
    owner = _advancing_now(before) or _owner_of_all(before) or before.owner or _advancing(before)
    owner = owner or (before.owner_before if terms.OWNED_LATER.ending(name) and not _counts_others(before) else "")
    # whose, the part does not say, but where that of all was told before
    of_all = before.part and name in terms.OWNED_BY_ALL and not before.parted.endswith(name)
    if not owner or of_all or owner.startswith(terms.OWN_NOTHING):
        return ""
    own = name if name in terms.OWNED else name.removeprefix(terms.OWNERS.ending(owner))
    return owner + own if own in terms.OWNED or own in terms.DIMENSIONS else ""


def _advancing_now(before: Discourse) -> str:
    """The projects of which the clause right before says that they get on (甲项目完工，完成投资9亿元；乙项目开工，完成投资8亿元), or
    the one that it says is built: 续建滨江码头项目，完成投资4亿元."""
    if not before.passed:
        return ""
    words = cleaning.clean(before.passed[-1])
    built = words[len(verbs.leading_verb(words)) :]
    if built != words and len(built) >= _SHORTEST_BUILT and terms.OWNERS.ending(built) and not joint.is_list(built):
        return built
    return deeds.advancing(before.passed[-1]) if before.level_count else ""


def _advancing(before: Discourse) -> str:
    """The projects of which the sentence begins with that they get on, and no other: 重点项目建设平稳推进，完成投资9亿元."""
    projects = deeds.advancing(before.first_clause)
    return projects if projects and (not before.level_count or before.name.startswith(projects)) else ""


def _counts_others(before: Discourse) -> bool:
    """Whether the sentence itself says of what there are so many, and not the one before: 项目25个。改造小区35个，总投资7亿元."""
    last = before.last if before.level_count else None
    if last is None or before.owner_before in before.name:
        return False
    return last.numeral.quantity == _COUNT or bool(terms.OWNED.ending(before.name))


def _owner_of_all(before: Discourse) -> str:
    """The whole of which several parts were counted one after the other, so that what follows is of all: 重点项目86个，其中省级20个、
    市级6个，完成投资45亿元."""
    told = before.last_levels(_PARTS_COUNTED) if before.part and before.parted else ()
    kind = terms.OWNERS.ending(deeds.thing(before.parted)) if len(told) == _PARTS_COUNTED else ""
    # 重点项目32个，其中新建19个、续建13个: 重点项目续建, too
    counted = kind and all(verbs.before_deed(name).endswith(kind) for name in told[1:])
    return deeds.thing(before.parted) if counted else ""
