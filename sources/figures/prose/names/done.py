"""Rules for names of what was done: to what was counted before, for whom, and whom it reached."""

from __future__ import annotations

import re

from sources.figures.naming import cleaning, counting, deeds, measuring, terms, verbs
from sources.figures.prose.discourse import Discourse, unscaled
from sources.figures.prose.names.name_words import (
    ACHIEVED,
    AGAIN,
    ALL_SO_FAR,
    ASIDE,
    CUMULATIVE,
    CUMULATIVE_MARK,
    DEED,
    FOR_WHOM,
    MARK,
    MONEY,
    REACHED,
    ROW,
    SHORT_VERB,
    TIME,
)
from sources.figures.prose.names.sides import Naming, says_nothing
from sources.figures.words import listed, pattern, section
from sources.model import FigureKind

_PEOPLE_COUNTED = {"count", "number"}
_WITH_REACHED = 2  # those that were reached, and what it was done to
_SOURCE = listed("measures", "source")
_PAID_OUT = listed("measures", "paid_out")
_UP_TO = listed("scenario", "up_to")
_BY_MEANS_OF = tuple(listed("wording", "means").meaning)
_DONE_FOR = section("wording", "served")["words"]
_OPENS_FOR_WHOM = re.compile(pattern("wording", "served", "opening"))
_LONGEST_SOURCE = 24  # characters of what reaches somebody


def done_to_host(its: Naming, before: Discourse) -> bool:
    """Whether a number in brackets counts some of those before them, by what was done to these."""
    return its.item.inside and bool(before.name) and says_nothing(its, before) and verbs.is_deed(its.right)


def deed_of_host(its: Naming, before: Discourse, found: bool) -> str:
    """Those before the brackets, with what was done to some of them."""
    return deeds.thing(before.name) + its.right


def comes_from(its: Naming, before: Discourse) -> bool:
    """Whether an amount in brackets says what the one before them was paid from."""
    return its.item.inside and bool(before.name) and not its.right and bool(_SOURCE.ending(its.name))


def source_of_host(its: Naming, before: Discourse, found: bool) -> str:
    """What the amount before the brackets is, with what it was paid from."""
    return before.name + its.name


def serves(its: Naming, before: Discourse) -> bool:
    """担保机构为55户企业提供担保: those that a number counts stand behind it, with what is done for them."""
    served = its.left.endswith(FOR_WHOM) and its.item.numeral.quantity in _PEOPLE_COUNTED and bool(its.name)
    return served and any(its.right.find(verb, 2) > 0 for verb in _DONE_FOR)


def served(its: Naming, before: Discourse, found: bool) -> str:
    """Whoever does it, for whom, and what."""
    return its.name + FOR_WHOM + its.right


def for_whom(its: Naming, before: Discourse) -> str:
    """为55户企业减免房租, 向8个镇下放权限: those that a number counts stand behind the word that opens the clause, with what is done
    for them."""
    counts = its.item.numeral.quantity in _PEOPLE_COUNTED and len(its.right) > SHORT_VERB and not its.item.joined
    opens = _OPENS_FOR_WHOM.match(its.left) if counts else None
    # 为55户企业减负9万元: the amount is the one that is called so
    return opens["whom"] if opens and (its.apart or opens["whom"] != FOR_WHOM) else ""


def done_for(its: Naming, before: Discourse, for_whom: str) -> str:
    """For whom it is done, and what."""
    return for_whom + its.right


def next_deed(its: Naming, before: Discourse) -> str:
    """What is done to those that a number counts, behind another deed of the clause: 提供 of 举办招聘会、提供3万个岗位."""
    first, mark, deed = its.name.rpartition(MARK)
    deed = cleaning.clean(deed) or deed if mark else ""
    counted = deed in terms.VERBS or deed in terms.REACHING if its.right else verbs.does_to(deed)
    if not counted or not (verbs.leading_verb(first) or verbs.reaching_verb(first)):
        return ""
    # 供水改造、维修工程: two deeds of one thing
    return "" if verbs.is_deed(first) or (not its.right and terms.VERBS.ending(first)) else deed


def of_next_deed(its: Naming, before: Discourse, deed: str) -> str:
    """The second deed with those that it is done to; where it reaches them, behind what reaches them."""
    reaches = verbs.reaching_verb(deed) not in {"", *terms.PEOPLE_REACHED}
    return (deeds.object_of(its.name.rpartition(MARK)[0]) if reaches else "") + deed + its.right


def is_deed(its: Naming, before: Discourse) -> bool:
    """Whether the words before the number are nothing but verbs, and no noun stands behind it."""
    if its.item.shared and not its.right and _planned_flow(before.name, its.name):
        return True  # 公路收入增长5%安排9亿元
    aside = before.clause.startswith(ASIDE) or not before.clause.strip()
    if aside and its.name.removeprefix(CUMULATIVE_MARK) in terms.PURPOSE:
        return False  # money is named after what it was for
    if _is_paid_out(its) and verbs.leading_verb(before.name):
        return False  # 排查隐患86起，发放补助9万元, unlike 渔民培训45期，发放补助9万元
    if before.head in terms.CARRIED_OUT and its.item.joined == MARK and _counts_others(its, before):
        return False  # 完成小区改造21个、回迁安置350户: those are not of the former
    return not its.right and (verbs.is_deed(its.name) or _planned_flow(cleaning.clean(before.clause), its.name) != "")


def _is_paid_out(its: Naming) -> bool:
    """Whether the words say what the money is called that was paid out: 发放补助, not 补助 alone."""
    return its.item.numeral.quantity == MONEY and its.name not in _PAID_OUT and bool(_PAID_OUT.ending(its.name))


def _sums_what_grew(its: Naming, before: Discourse) -> bool:
    """Whether a number says how much of a sum of money was carried out by now, of which the one before told the growth:
    固定资产投资年均增长7%，累计完成12亿元."""
    last, name = before.last, its.name
    grew = last is not None and last.kind is FigureKind.GROWTH and last.indicator == before.name
    sums = name != (done := name.removeprefix(CUMULATIVE_MARK)) and done in terms.CARRIED_OUT
    return grew and sums and its.item.numeral.quantity == MONEY


def _counts_others(its: Naming, before: Discourse) -> bool:
    """Whether a number counts something else than the one before, by its unit."""
    return unscaled(its.item.numeral.unit) != unscaled(before.unit) and its.item.numeral.quantity == "count"


def at_stage(its: Naming, before: Discourse) -> str:
    """What was measured before, at the stage that a number says alone: 竣工面积 of 施工面积9万平方米，竣工4万平方米; else empty."""
    alike = its.item.numeral.unit == before.unit and not its.right
    return deeds.at_stage(_acted_on(its, before), its.name) if alike else ""


def _without_deed(name: str, before: Discourse) -> str:
    """What something was done to, without the deed that the number before counted: 农田改造提升2万亩，累计建成9万亩."""
    if before.last is None or not before.last.rule.endswith((DEED, AGAIN)) or before.last.indicator != name:
        return name
    while (deed := terms.VERBS.ending(name)) and deed != name:
        name = name.removesuffix(deed)
    return name


def _told_last(before: Discourse) -> str:
    """What the last number was of, to which something may be done: of a row what it counts (培训45期2100人次), and no rate."""
    if terms.RATES.ending(before.name):
        return deeds.undone(next(iter(before.last_levels(1)), ""))
    if before.last is not None and before.last.rule.endswith(ROW):
        return before.bare
    if not terms.OWNERS.ending(before.name):
        return before.name
    if before.beyond_parts:
        return before.host_owner or before.name  # 签约项目48个，其中亿元以上项目18个；已开工41个
    # 重点项目48个，其中续建项目18个。已开工41个: of all that the sentence before counted
    return ("" if before.level_count else before.owner_before) or before.name


def deed(its: Naming, before: Discourse, found: bool) -> str:
    """What was counted before, with what was done to so many of it."""
    verb, done_to = its.name, _acted_on(its, before)
    if (size := terms.DIMENSIONS.ending(done_to)) and its.item.numeral.unit != before.unit:
        done_to = done_to[: -len(size)]  # 高速公路5条、里程90公里，建成通车2条
    thing = deeds.thing(_without_deed(done_to, before)) or before.owner_before
    if flow := _planned_flow(cleaning.clean(before.clause) or thing, verb):
        return flow
    if _tells_of(thing, its, before):
        return thing
    listed_on = (
        before.level_count and not its.item.inside
    )  # 新建项目90个。已开工60个; 新开工项目90个(已开工8个): of these
    begun = verbs.leading_verb(thing) if listed_on and terms.ADDED.starting(thing) else ""
    if begun not in terms.SORTS_OF_PROJECTS and thing.removeprefix(begun) in terms.OWNERS:
        thing = thing.removeprefix(begun)  # 新开工项目58个、竣工46个; but 新建项目58个，已开工46个
    if terms.ADDED.starting(verb):
        return measuring.joined(verb, thing)  # 计划开工项目255项，其中上半年新开工120项
    return thing if verb in thing else thing + verb


def _planned_flow(name: str, stage: str) -> str:
    """The spending or revenue that a clause names, of which a number says no more than that so much is planned: 教育类支出：预算
    安排9亿元; empty for any other."""
    return name if cleaning.says_of_flow(stage) and name and cleaning.without_tail(name + stage) == name else ""


def _acted_on(its: Naming, before: Discourse) -> str:
    """What something is done to of which a number counts how many, by what was said before."""
    clause = "" if _UP_TO.starting(before.clause) else before.clause.strip()  # 项目投资9亿元，截至5月末，已开工5个
    clause = counting.before_among(clause) or clause  # 市场主体中，本年新登记9户
    done_to = ACHIEVED.sub("", deeds.object_of(clause)) if clause else _told_last(before)
    if its.item.numeral.quantity != "count" or verbs.reaching_verb(its.name):
        return done_to
    last = before.last
    if before.owner and not clause and last is not None and last.numeral.quantity == MONEY:
        done_to = before.owner  # 新签约项目76个，合同引资218亿元，开工48个
    if last is not None and last.rule.endswith(REACHED) and its.item.numeral.unit != before.unit:
        done_to = before.last_levels(_WITH_REACHED)[0]  # 改造小区38个，涉及居民1.2万户，已完工11个
    own = terms.OWNED.ending(done_to)
    if own and done_to.removeprefix(before.owner) in terms.OWNED:
        return before.owner  # 重大项目86个，总投资90亿元，开工9个
    return done_to.removesuffix(own)  # 重大产业47个，年度投资9亿元，开工34个


def _tells_of(measured: str, its: Naming, before: Discourse) -> bool:
    """Whether a number says no more than how much there is of what was measured, or how much of it was carried out by now."""
    if not terms.MEASURES.ending(measured):
        return False
    return _carries_out(its.name, measured, before) or _sums_what_grew(its, before)


def _carries_out(verb: str, measured: str, before: Discourse) -> bool:
    """Whether a verb says no more than that what was measured came about: 产值160亿元，累计完成545亿元; 税收稳中有升，完成12亿元"""
    if verb.startswith(CUMULATIVE):
        return not terms.OWNED.ending(measured)
    return verb in terms.CARRIED_OUT and not before.owner and measured not in terms.OWNED


def reaches(its: Naming, before: Discourse) -> bool:
    """Whether a name opens with a verb of reaching somebody: 惠及居民."""
    verb = verbs.reaching_verb(its.name)
    return bool(verb) and not (its.item.numeral.quantity == MONEY and verb in terms.PEOPLE_REACHED)


def reached_by(its: Naming, before: Discourse, found: bool) -> str:
    """Who is reached, behind what reaches them."""
    return reached(its.name, its.right if its.name in terms.REACHING else "", before)


def reached(name: str, right: str, before: Discourse) -> str:
    """惠及居民3229户 leans on what reached them; any other verb takes its object and that is all."""
    verb = verbs.reaching_verb(name)
    if not verb:
        return name + right
    named = before.name.removesuffix(ALL_SO_FAR) if _may_reach(before, verb) else ""
    source = named.removeprefix(before.head) if named and before.level_count else ""
    if source and before.first_clause.startswith(_BY_MEANS_OF):
        source = deeds.object_of(before.first_clause) + source  # 依托创业联盟，开展活动68场，惠及企业90家
    measured = before.level_count and terms.MEASURES.ending(before.name)
    if not source and before.first_clause.strip() and not (measured or before.first_clause.startswith(ASIDE)):
        told = deeds.object_of(before.first_clause)
        source = told if len(told) <= _LONGEST_SOURCE else ""  # what explains at length names nothing
    return (source or named.removeprefix(before.head)) + name + right


def _may_reach(before: Discourse, verb: str) -> bool:
    """Whether what was named last may reach somebody: what was done or paid, no area, no time and no rate, and none that reached
    somebody itself."""
    name, quantity = before.name, before.last.numeral.quantity if before.last else ""
    if not name or verbs.reaching_verb(name) or verb in name:
        return False
    return quantity == MONEY or (quantity != TIME and not terms.MEASURES.ending(name))
