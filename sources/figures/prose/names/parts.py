"""Rules for parts: named by an attribute, by what the sentence says that all are among, or by a part before its whole."""

from __future__ import annotations

import re
from functools import lru_cache

from sources.figures.naming import cleaning, deeds, measuring, parting, places, sizing, terms, verbs
from sources.figures.prose.accounts import COLLECTORS_CALLED
from sources.figures.prose.change_words import DIRECTION
from sources.figures.prose.discourse import Discourse, unscaled
from sources.figures.prose.names.name_words import (
    BY_PART,
    EACH_FIRST,
    EACH_NAMED,
    HAVING,
    LISTED_IN_SUM,
    MARK,
    NEXT_PART,
    PART_OF,
)
from sources.figures.prose.names.shared import is_among, is_part, made_alike, product_made
from sources.figures.prose.names.sides import Naming
from sources.figures.words import listed, pattern, word

_ATTRIBUTES_BACK = 4
_HAVING, _BOUNDS = re.compile(pattern("wording", "part_of", "having")), listed("numerals", "before", "ge")
EMPLOYERS, _EMPLOYED = listed("measures", "employed", "by"), re.compile(pattern("measures", "employed", "whole"))
_BY_FIELD = listed("wording", "steps", "by_field")
_SHORTEST_FIELD = 4
_SAID_ALIKE = 3  # characters that two classes by one measure begin with
_LIMIT, _ADDED = word("measures", "added_limit", "limit"), listed("measures", "added_limit")
_OF_ANIMALS = frozenset(listed("measures", "carried", "animals"))
_SCHOOL = "school"  # the kind of those who have pupils and teachers


def employed_by(its: Naming, before: Discourse) -> str:
    """Those employed of whom the whole tells, of which a part is named by who employs them: 职工人数9万人，其中：企业5万人; else
    empty."""
    alike = unscaled(its.item.numeral.unit) == unscaled(before.unit) and its.name in EMPLOYERS
    whole = _EMPLOYED.match(before.parted) if alike and before.part and not its.right else None
    return whole["who"] if whole else ""


def place_compared(its: Naming, before: Discourse) -> str:
    """What was measured of all of the place that a name is, or that it says comes first: 税收收入90亿元。东港县完成9亿元; else
    empty."""
    numeral = its.item.numeral
    alike = unscaled(numeral.unit) == before.measure_unit or (not before.measure_unit and numeral.quantity != "count")
    place = places.alone(its.name) if before.compared and alike and not (its.right or its.item.inside) else ""
    return place and place + before.compared


def with_employed(its: Naming, before: Discourse, employed: str) -> str:
    """Those employed behind who employs them."""
    return its.name + employed


def is_attribute(its: Naming, before: Discourse) -> bool:
    """Whether a name is an attribute alone, of a whole that is counted by the same unit or was counted before."""
    if not (parting.is_attribute(its.name) and before.name):
        return False
    alike = unscaled(its.item.numeral.unit) == unscaled(before.unit)
    return alike or _is_of_next_part(its, before) or bool(_parts_owner(its, before))


def _parts_owner(its: Naming, before: Discourse) -> str:
    """The projects that the sentence before told of, a part of which one begins with: 完成投资9亿元。省级6个; else empty."""
    begins = not (before.level_count or before.grown_count) and its.item.numeral.quantity == "count" and not its.right
    return before.owner_before if begins and its.item.numeral.unit != before.unit else ""


def _is_of_next_part(its: Naming, before: Discourse) -> bool:
    """Whether an attribute is that of the next part of what was counted, behind what was told of the part before: 重点项目86个，其中
    省级20个，完成投资45亿元；市级6个."""
    is_count = its.item.numeral.quantity == "count" and not its.right
    return is_count and bool(before.part and before.parted and before.owner and terms.OWNED.ending(before.name))


def field_of(its: Naming, before: Discourse) -> str:
    """What the parts of a list are that are named by their field alone: 目标 of 提出目标28项，其中经济发展6项; else empty."""
    alike = before.part and its.item.numeral.quantity == "count" and its.item.numeral.unit == before.unit
    counted = _BY_FIELD.ending(deeds.thing(before.parted)) if alike and not its.right else ""
    told = _BY_FIELD.ending(its.name) or verbs.is_outcome(its.name) or verbs.leading_verb(its.name)
    return "" if told or len(its.name) < _SHORTEST_FIELD else counted


def with_field(its: Naming, before: Discourse, counted: str) -> str:
    """A field with what is counted in it."""
    return its.carried + its.name + counted


def is_attribute_among(its: Naming, before: Discourse) -> bool:
    """Whether a name is an attribute alone, of what the sentence says that all are among."""
    return parting.is_attribute(its.name) and bool(before.among.words) and not before.level_count


def attribute_among(its: Naming, before: Discourse, found: bool) -> str:
    """What the sentence says that all are among, with the attribute of a part."""
    return parting.with_attribute(its.name, before.among.words)


def measured_among(its: Naming, before: Discourse) -> bool:
    """Whether a name is one of those that the sentence measures alike."""
    return is_among(its.name, before)


def with_measure_of_all(its: Naming, before: Discourse, found: bool) -> str:
    """A name with what the sentence measures of all."""
    return its.name + before.among.measure


def with_attribute(its: Naming, before: Discourse, found: bool) -> str:
    """The whole, or the part before, with the attribute of this part."""
    if unscaled(its.item.numeral.unit) != unscaled(before.unit):
        return parting.with_attribute(its.name, _counted_of(its, before))
    if before.divided and not before.part and its.name in terms.GRADES:
        return parting.with_attribute(its.name, parting.of_all_sorts(before.name))  # 分级次看，市级9亿元
    others = reversed(before.last_levels(_ATTRIBUTES_BACK))
    # 建设项目27项(省级6项、市级5项): of what stands before the bracket
    if its.item.inside or parting.is_level_of(its.name, before.name) or its.left.startswith(PART_OF):
        return parting.with_attribute(its.name, before.name)
    # 发电量9亿度，其中火电6亿度、新能源3亿度: no attribute of the part before
    of_all = before.parted if before.part and before.name != before.parted else before.name
    whole = next((name for name in others if terms.ATTRIBUTES.starting(deeds.thing(name))), of_all or before.name)
    verb = its.carried if its.item.joined == MARK and its.carried in terms.VERBS else ""
    return verb + parting.with_attribute(its.name, whole)


def _counted_of(its: Naming, before: Discourse) -> str:
    """What was counted before, behind an amount of it, that a part is one of: 项目90个，总投资9亿元，其中省级7个."""
    counted = before.host_owner if terms.OWNED.ending(before.parted) else ""
    return _parts_owner(its, before) or counted or deeds.thing(before.parted)


def measures_alike(its: Naming, before: Discourse) -> bool:
    """Whether a name measures nothing itself, so that it measures what was measured before."""
    if not before.measure or its.name in terms.BELONGINGS or measuring.never_measures(its.name, before.measure):
        return False
    if terms.BELONGINGS.meaning.get(terms.BELONGINGS.ending(its.name)) == _SCHOOL:
        return False  # 专任教师数3千人。其中，小学教职工1千人
    if parting.is_counted_apart(its.name, before.measure):
        return True
    if _carries_on(its, before) or _measured_itself(its, before):
        return False
    if not _in_one_unit(its.item.numeral.unit, before.measure_unit) or verbs.leading_verb(its.name):
        return False  # 办理退税: what is done measures nothing of the whole
    if measuring.measures_nothing(its.name) or its.name in terms.TOLD_PARTS or made_alike(its.name, before):
        return True
    if its.item.numeral.quantity in {"count", ""} and before.measure not in terms.COUNTED_MEASURES:
        return False
    return is_part(its.name, _in_bracket(its, before))


def _in_one_unit(unit: str, whole: str) -> bool:
    """Whether a part is counted as its whole is, which may be of animals that are counted by several words: 存栏9万头(只)，其中羊
    8万只."""
    one, other = unscaled(unit).partition("(")[0], whole.partition("(")[0]
    return one == other or {one, other} <= _OF_ANIMALS


def _in_bracket(its: Naming, before: Discourse) -> Discourse:
    """What was said before, with that a part comes, where the words of a number say so for it alone: 投资9亿元（含东港基地2亿元）."""
    return before.moved(part=True) if its.left.startswith(PART_OF) else before


def _measures(name: str) -> bool:
    """Whether a name does or measures something itself: 利用外资 of 利用外资(验资)."""
    return bool(terms.MEASURES.ending(name) or verbs.leading_verb(name))


def _carries_on(its: Naming, before: Discourse) -> bool:
    """新增铁路里程60公里，新增高速公路20公里、农村公路30公里: a list goes on its verb where its last name measures nothing."""
    return bool(its.carried) and its.item.joined == MARK and not terms.MEASURES.ending(before.name)


def _measured_itself(its: Naming, before: Discourse) -> bool:
    """烤烟产值9亿元，实现烟叶税2亿元: the second is no part of the first, nor one that says its measure before a
    bracket (增值税收入(地方留成)), nor one that says that it changed (新增债券2亿元，上级补助增加1亿元)."""
    if DIRECTION.ending(its.name):
        return True
    named = terms.ASIDE_BEHIND.sub("", its.name)
    if named != its.name and (named.endswith(before.measure) or _measures(named)):
        return True
    by_itself = bool(terms.MEASURED_BY_ITSELF.ending(its.name))
    return by_itself and not (before.part or terms.FLOWS.ending(before.measure))


def each_named(its: Naming, before: Discourse) -> str:
    """What is measured of each of a list whose names stand before their numbers, not before 分别: 支出分别为教育5亿元、卫生3亿元."""
    last = before.last if its.item.joined == MARK and its.left == its.name and not its.right else None
    if last is None or not before.measure or unscaled(its.item.numeral.unit) != before.measure_unit:
        return ""
    first = last.rule.startswith(EACH_FIRST) and last.leaves.dealing is None
    named = (first or last.rule.endswith(EACH_NAMED)) and not terms.MEASURES.ending(its.name)
    return before.measure if named and not verbs.leading_verb(its.name) else ""


def named_alike(its: Naming, before: Discourse, measure: str) -> str:
    """A name with what is measured of each of its list."""
    return measuring.joined(its.name, measure)


def part_measure(its: Naming, before: Discourse, found: bool) -> str:
    """A part with what is measured of its whole."""
    if told := parting.per_head_part(its.name, before.name) or measuring.insured_alike(its.name, before.measure):
        return told
    if product := product_made(its.name, before):
        return its.name + product
    name = measuring.joined(COLLECTORS_CALLED.get(its.name, its.name), before.measure)
    if its.name in terms.TOLD_PARTS and name.endswith(_LIMIT) and (added := _ADDED.starting(before.name)):
        return added + name  # 新增政府债务限额9亿元，其中一般债务3亿元
    levels = before.last_levels(LISTED_IN_SUM)
    if not levels or (len(levels) > 1 and parting.divide_bonds(*levels)):
        return name  # 一般债券9亿元、专项债券4亿元；转贷县区12亿元: of both
    return parting.of_sort(name, levels[-1])


def told_by_having(its: Naming, before: Discourse) -> str:
    """What those are of which some are counted by what is said of them before their number: 38个行业中，增速超过10%的有12个."""
    last = before.last
    counted = last is not None and its.item.numeral.quantity == "count" and its.item.numeral.unit == last.unit
    if last is None or not counted or its.right or not _HAVING.search(its.left):
        return ""
    # 年吞吐量达到9万人次以上的机场有8个，年吞吐量达到20万人次以上的有2个
    alike = last.rule.endswith(HAVING) or its.name[:_SAID_ALIKE] == last.indicator[:_SAID_ALIKE]
    thing = last.indicator.rpartition(terms.OF)[2] if alike else deeds.thing(before.name)
    return sizing.noun_of_size(thing) or thing


def having(its: Naming, before: Discourse, noun: str) -> str:
    """Some of those counted before by what is said of them; in a list of bounds by what is bounded, too: 增速超过10%的有9个、
    超过20%的有2个."""
    said, last = its.name.removesuffix(terms.OF), before.last
    if last is not None and last.rule.endswith(HAVING) and (bound := _BOUNDS.starting(said)):
        said = last.indicator.partition(bound)[0] + said
    return said + terms.OF + noun


def told_by_part(its: Naming, before: Discourse) -> tuple[str, str] | None:
    """The part that stands between what is measured, in its clause or the one before, and its number, and what is measured:
    低保标准提高到城市730元、农村520元; 落实公用经费标准，小学720元."""
    if its.right:
        return None
    whole = deeds.object_of(before.passed[-1]) if before.passed and parting.part_alone(its.name) == its.name else ""
    if whole and terms.TOLD_BY_PARTS.ending(whole):
        return its.name, whole
    return _part_and_measure(its.words)


@lru_cache(maxsize=2048)
def _part_and_measure(words: str) -> tuple[str, str] | None:
    part = parting.part_alone(words)
    rest = words[: -len(part)] if part else ""
    whole = cleaning.without_tail(rest)
    told = terms.TOLD_BY_PARTS.ending(whole)  # 公用经费标准小学720元, too
    measured = told or (whole != rest and terms.MEASURES.ending(whole))
    return (part, cleaning.clean(whole)) if measured else None


def part_first(its: Naming, before: Discourse, found: tuple[str, str]) -> str:
    """A part before what is measured of it."""
    return parting.with_part(*found)


def next_part(its: Naming, before: Discourse) -> str:
    """What is measured of the next part of a list behind such a one: 初中 of 公用经费标准提高到小学720元、初中940元."""
    last = before.last if its.item.joined == MARK and not its.right else None
    if last is None or not last.rule.endswith((BY_PART, NEXT_PART)) or parting.part_alone(its.name) != its.name:
        return ""
    return last.indicator.removeprefix(parting.part_opening(last.indicator))


def of_part(its: Naming, before: Discourse, whole: str) -> str:
    """The next part before what is measured of it."""
    return its.name + whole
