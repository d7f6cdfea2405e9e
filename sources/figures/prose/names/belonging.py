"""Rules for measures that are somebody's, by what was said before: an owner, a place, an event, whoever did it."""

from __future__ import annotations

import re
from functools import lru_cache

from sources.figures.naming import cleaning, measuring, owning, terms, verbs, wholes
from sources.figures.prose.discourse import Discourse
from sources.figures.prose.names.name_words import CUMULATIVE, MARK, MONEY, OF_WHOLE_AREA
from sources.figures.prose.names.owners import clause_owner, is_belonging, owned, zone_before
from sources.figures.prose.names.sides import Naming
from sources.figures.prose.names.sized import is_size_of_counted
from sources.figures.words import listed, pattern
from sources.model import FigureKind

_EVENT = re.compile(pattern("wording", "event"))
_PLACE = re.compile(pattern("wording", "place"))
# what says that there is of something, or that it came, and of what it may be said
_SAID_OF = ((terms.BALANCE, terms.HAS_BALANCE), (terms.ARRIVED, terms.ARRIVES))
_ACHIEVING = tuple(listed("wording", "achieving").meaning)


def told_of_last(its: Naming, before: Discourse) -> str:
    """What an amount is of that says no more than that it is one, or what one costs: 报销560人次，金额3万元; 收购茶叶3万担，均价
    36元."""
    last = before.last
    told = last is not None and last.leaves.is_level and before.level_count and not (its.item.inside or its.right)
    alike = told and its.item.numeral.quantity == MONEY and last is not None and last.numeral.quantity != MONEY
    return before.name if alike and its.name in terms.TOLD_OF_LAST and before.name else ""


def of_owner(its: Naming, before: Discourse) -> str:
    """The name of what belongs to the projects that were counted last; empty where it belongs to none."""
    beside = its.item.joined == MARK and is_size_of_counted(its, before)
    if beside and not before.name.endswith(before.owner):
        return ""  # 更新项目9个；征收房屋86户、面积2万平方米
    return owned(its.name, before)


def belongs(its: Naming, before: Discourse) -> bool:
    """Whether a measure is that of whoever the text speaks of, though it does not say so itself."""
    # 幼儿园9所。全县专任教师6000人: of all
    # 甲厂利润9亿元。乙公司销售额8亿元，实现利润2亿元: whoever achieved it says so in its own sentence
    if before.part and before.possessor.name + its.name == before.parted:
        return False  # 参加养老保险职工9万人，其中职工8万人，退休人员1万人
    if before.among.measure:
        return False  # 主要产品产量：原煤9万吨，发电量5亿度
    return is_belonging(_belonging(its.name), before) and not (OF_WHOLE_AREA.match(its.left) or achieved(its, before))


def _belonging(name: str) -> str:
    """A name without that it was carried out, where it says so of more than what was invested: 主营业务收入 of 完成主营业务收入."""
    return name if name in terms.BELONGINGS else measuring.without_carried_out(name)


def with_possessor(its: Naming, before: Discourse, found: bool) -> str:
    """A measure with whose it is: that of the projects just counted, or of whoever was spoken of."""
    return owning.owned_by(_counted_last(before) or before.possessor.name, _belonging(its.name))


def _counted_last(before: Discourse) -> str:
    """The projects that the number right before counted, whose the next is rather than anybody's of before; else empty."""
    last = before.last
    counted = last is not None and last.leaves.is_level and last.numeral.quantity == "count"
    return before.owner if counted and before.owner and before.name.endswith(before.owner) else ""


def bare(its: Naming, before: Discourse) -> str:
    """What a bare measure is of by the clauses before it; empty where they say nothing."""
    return clause_owner(its.name, before)


def of_clause(its: Naming, before: Discourse, owner: str) -> str:
    """A measure behind whatever answered the rule's question."""
    return owner + its.name


def fared_before(its: Naming, before: Discourse) -> str:
    """What the clause before says fared so, or by how much it grew, of which a number is all that is measured: 渔业投资较快增长，
    完成投资9亿元."""
    left = next((its.left.removeprefix(word) for word in CUMULATIVE if its.left.startswith(word)), its.left)
    if not left.startswith(tuple(terms.CARRIED_OUT)):
        return ""
    measured = measuring.without_carried_out(its.name).removeprefix(terms.CARRIED_OUT.only)
    last = before.last
    grew = last is not None and last.kind is FigureKind.GROWTH and last.indicator == before.name
    name = wholes.fared(before.passed[-1]) if before.passed else before.name if grew else ""
    return name if measured and name.endswith(measured) else ""


def of_zone_before(its: Naming, before: Discourse) -> str:
    """The zone that the numbers before are of, where this number's words name none; else empty."""
    return "" if its.right or its.item.inside else zone_before(its.name, its.left, before)


def in_zone(its: Naming, before: Discourse, zone: str) -> str:
    """A measure behind its zone, without that it was carried out."""
    return zone + measuring.without_carried_out(its.name)


def event_held(its: Naming, before: Discourse) -> str:
    """The event that the sentence began with, of which a number says what was done at it."""
    return _held(before.first_clause) if its.name in terms.AT_EVENTS else ""


@lru_cache(maxsize=1024)
def _held(words: str) -> str:
    match = _EVENT.search(words)
    return cleaning.clean(match["event"]) if match else ""


def place_advances(its: Naming, before: Discourse) -> str:
    """The place that the clause before says gets on, of which a number without an owner is one."""
    alone = measuring.is_bare_measure(its.name) or its.name in terms.BARE
    words = before.passed[-1] if alone and before.passed and not OF_WHOLE_AREA.match(its.left) else ""
    match = _PLACE.match(cleaning.clean(words)) if words else None
    return match["place"] if match else ""


def measured_alone(its: Naming, before: Discourse) -> str:
    """What the sentence measured before, of which a number says how much it is or how much there is of it."""
    last, name = before.last, before.name
    if last is None or not name or its.right or its.item.joined or its.item.inside:
        return ""
    for said, whose in _SAID_OF:
        if its.name in said:
            # 新增贷款46亿元，余额412亿元: there is more than what was added
            return name.removeprefix(terms.ADDED.starting(name)) + its.name if whose.ending(name) else ""
    changed = last.kind in {FigureKind.GROWTH, FigureKind.RANK} and last.indicator == name
    return name if changed and its.name in terms.ALONE and terms.MEASURES.ending(name) else ""


def achieved(its: Naming, before: Discourse) -> bool:
    """Whether whoever acted in the sentence achieved what a number measures: 实现利润12亿元."""
    own = measuring.owner_in(its.name)  # 农业 of 农业总产值 is one of its own
    return bool(before.actor) and its.left.startswith(_ACHIEVING) and not owning.is_sort(own)


def host_acts(its: Naming, before: Discourse) -> str:
    """Who did what a list of deeds tells, by its first: 博物馆举办展览1565场、接待观众4900万人次."""
    listed_on = its.item.joined == MARK and before.last is not None and before.last.leaves.is_level
    does = verbs.leading_verb(its.name) or (
        its.item.numeral.quantity == MONEY and terms.MEASURES.ending(its.name) and not its.right
    )
    return verbs.host_of_deed(before.name) if listed_on and does else ""


def of_actor(its: Naming, before: Discourse, found: bool) -> str:
    """A measure behind whoever achieved it."""
    return before.actor + its.name
