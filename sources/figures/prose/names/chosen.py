"""The name of a level, by the first of the rules that answers."""

from __future__ import annotations

from dataclasses import replace

from sources.figures.naming import deeds, measuring, owning, parting, terms, verbs
from sources.figures.prose.discourse import Discourse
from sources.figures.prose.names import leaning, own, sides
from sources.figures.prose.names.name_words import (
    COUNTED_NOUN,
    CUMULATIVE,
    CUMULATIVE_MARK,
    DIMENSION,
    LISTED_IN_SUM,
    OF_WHOLE_AREA,
)
from sources.figures.prose.names.owners import is_belonging
from sources.figures.prose.names.sides import Naming
from sources.figures.prose.said import Said
from sources.figures.rule import chosen_after


def level(said: Said, before: Discourse) -> tuple[str, str]:
    """The rule that says what a level measures, and its name."""
    before = before.measured_in(said.item.numeral.unit)
    its = sides.around(said, before)
    rule, name = chosen_after(leaning.rules_for(its, before), its, before) or own.name(_in_full(its, before), before)
    name = _with_opening(name, its, before)
    # 生产安全事故40起，12人死亡: what befell those counted behind the number is of the accidents, too
    theirs = rule == COUNTED_NOUN and name == its.right and is_belonging(name, before)
    return rule, before.possessor.name + name if theirs else name


def _with_opening(name: str, its: Naming, before: Discourse) -> str:
    """The name of what a number counts of whose size the number before tells, with the verb that the clause opens with: 引进年产9万吨
    制糖项目2个."""
    counts = its.item.shared and its.item.numeral.quantity == "count" and not its.right
    sized = counts and before.last is not None and before.last.rule.endswith(DIMENSION)
    return its.opened + name if sized and not verbs.leading_verb(name) else name


def _in_full(its: Naming, before: Discourse) -> Naming:
    """The name completed by what was said before: 出口 of 进出口总额."""
    last = before.name_before_parts if measuring.is_balance(its.name) else before.name
    if before.beyond_parts and before.parted:
        last = before.parted  # 房屋施工面积9万平方米，其中住宅6万平方米；竣工面积3万平方米
    levels = before.last_levels(LISTED_IN_SUM)
    if len(levels) == LISTED_IN_SUM and last == levels[-1]:
        last = parting.of_both_sorts(last, levels[0])
    # 招生9万人，其中高中4万人。在校学生20万人: none of the last part's; 特殊教育学校在校学生9人。全县专任教师200人: of all
    after_part = before.after_part and not before.level_count
    of_all = its.name in terms.BELONGINGS and (after_part or OF_WHOLE_AREA.match(its.left))
    beside = "" if of_all else last
    name = parting.sibling(parting.part_of_compound(its.name, before.whole), beside)
    name = parting.of_manner(parting.in_context(name, before.context), before.name)
    name = parting.of_register(parting.of_sector(name, before.name), before.name) if before.part else name
    # 民营经济增加值中，第一产业增加值9亿元; 户籍人口中，城镇人口9万人
    name = parting.of_register(parting.of_sector(name, before.among.words), before.among.words)
    name = deeds.of_built(name)
    name = _all_counted(its, before) or _without_cumulative(measuring.bare_measured(name))
    return its if name == its.name else replace(its, name=name)


def _all_counted(its: Naming, before: Discourse) -> str:
    """新增渔业企业37家，企业总数达401家: what those are in full of whom there are so many, of which some were counted before."""
    in_all = any(word in its.left for word in CUMULATIVE) and not OF_WHOLE_AREA.match(its.left)
    if its.right or not (in_all and owning.owns_belongings(its.name)):
        return ""
    whole = deeds.thing(before.name)
    counted = its.item.numeral.quantity == "count" and its.item.numeral.unit == before.unit
    return whole if counted and whole.endswith(its.name) else ""


def _without_cumulative(name: str) -> str:
    """A name that needs an owner without that it is added up: 利润总额 of 累计利润总额."""
    rest = name.removeprefix(CUMULATIVE_MARK)
    return rest if rest in terms.BELONGINGS else name
