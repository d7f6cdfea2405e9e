"""The names of parts: what a part that is named by an attribute, by half a word or by its sort takes on from its whole."""

from __future__ import annotations

import re
from functools import lru_cache

from sources.figures.naming.deeds import thing
from sources.figures.naming.joint import both
from sources.figures.naming.measuring import is_balance, joined, owner_in, part_measure
from sources.figures.naming.owning import is_sort
from sources.figures.naming.terms import (
    ADDED,
    AND_ABOVE,
    ATTRIBUTES,
    CALLED,
    COMPOUND,
    FUNCTIONS,
    GRADES_OF_SCHOOL,
    KEYED,
    MEASURES,
    PER_HEAD,
    SHORT,
    SIZED_WORDS,
    SORTS,
    SPENDING,
    STATE,
    TOLD_PARTS,
)
from sources.figures.naming.verbs import leading_verb
from sources.figures.words import Words, listed, pattern, section, word

_MANNERS = listed("measures", "manner")
_SECTORS = listed("measures", "sector")
_INDUSTRY = re.compile(pattern("measures", "sector", "industry"))
_REGISTERED, _REGISTRY = listed("measures", "registered"), word("measures", "registered", "mark")
_DEBT = word("measures", "part", "told_of")
_DISTANCES = listed("measures", "ratio", "distance")
_PER_ONE = re.compile(pattern("measures", "per_one"))
_SORTS_OF_BONDS = listed("measures", "bond_sort")
_BONDS = word("measures", "bond_sort", "plain")
_LEVELS = listed("measures", "attribute", "levels")
_ALL_OF_HALF = listed("measures", "all_of_half")
_NO_HALF = listed("measures", "no_half")
_COMPOUND_PLAIN = listed("measures", "compound_plain")
_OF_BOTH = listed("measures", "attribute", "of_both")
_OF_LEVELS = re.compile(pattern("measures", "part", "levels"))
_GROUPS = [Words.of(names) for names in section("measures", "together").values()]
_TOGETHER = {name: [group for group in _GROUPS if name in group] for each in _GROUPS for name in each.meaning}
_GRADE = re.compile(pattern("measures", "grade"))
_COUNTED_APART = {name: frozenset(words) for name, words in section("measures", "counted_apart").items()}
_HOLDERS = listed("universe", "graded", "holds")
_LONGEST_REST = 4
_SHARED = 2  # characters that an attribute and what it is one of may both say
_COUNTED_WHOLE = re.compile(pattern("measures", "counted_whole"))


@lru_cache(maxsize=8192)
def part_alone(words: str) -> str:
    """The part that words end in, as things are told apart by it: 城市, 小学; empty for none."""
    return ATTRIBUTES.ending(words) or GRADES_OF_SCHOOL.ending(words)


def part_opening(name: str) -> str:
    """The same of what a name begins with."""
    return ATTRIBUTES.starting(name) or GRADES_OF_SCHOOL.starting(name)


@lru_cache(maxsize=8192)
def with_attribute(attribute: str, whole: str) -> str:
    """A part named by an attribute alone, with what the whole or the part before it is: 国家级 of 省级以上工程研究中心."""
    attribute = CALLED.get(attribute, attribute)  # 男9万人，女8万人
    last = ATTRIBUTES.ending(whole)
    if last and len(whole) > len(last) + 1 and not ATTRIBUTES.starting(whole):
        return whole[: -len(last)] + attribute  # 非遗项目新增国家级1项、省级4项
    whole = _OF_LEVELS.sub("", _without_attribute(thing(_without_attribute(whole)) or whole))
    return attribute + whole[len(_said_by(attribute, whole)) :]


def _said_by(attribute: str, whole: str) -> str:
    """What a whole opens with that its attribute says, too: A级景区 is graded by 5A级, and 省重点 says 重点项目."""
    shared = KEYED.ending(attribute) and whole[:_SHARED]
    if shared and attribute.endswith(shared):
        return shared
    return _LEVELS.starting(whole) if is_level_of(attribute, whole) else ""


def with_part(part: str, whole: str) -> str:
    """A part before what is measured of it: 城市低保标准 of 城乡低保标准."""
    return part + whole[len(_OF_BOTH.starting(whole)) :]


def _without_attribute(name: str) -> str:
    first = ATTRIBUTES.starting(name) or _OF_BOTH.starting(name)
    return name[len(first) :].removeprefix(AND_ABOVE.starting(name, len(first))) if first else name


def is_attribute(name: str) -> bool:
    """Whether a name is an attribute and nothing else: 国家级, 4A级及以上."""
    return name.removesuffix(AND_ABOVE.ending(name)) in ATTRIBUTES or name in KEYED


def is_level_of(attribute: str, whole: str) -> bool:
    """Whether an attribute is one of the levels by which a whole is graded: 5A级 of A级景区."""
    graded = _LEVELS.starting(whole)
    return bool(graded) and attribute.removesuffix(AND_ABOVE.ending(attribute)).endswith(graded)


@lru_cache(maxsize=8192)
def part_of(part: str, whole: str) -> str:
    """A part with what its whole measures, a word that both have said once: 一般债务 of 地方政府债务余额 is 一般债务余额; of two
    things that are measured the one that it names: 短期贷款 of 存贷款余额 is 短期贷款余额."""
    measure = part_measure(whole)
    of_several = both(measure)
    told = next(filter(None, (overlapping(part, each) for each in of_several)), "")
    return told or with_sort(part, whole) or joined(part, measure)


def overlapping(part: str, measure: str) -> str:
    """A part with the end of a measure that says the end of the part amid itself: 一般债务 and 政府债务限额 are 一般债务限额; empty
    where it does not."""
    for length in range(min(len(part), len(measure) - 1), 1, -1):
        _, found, rest = measure.rpartition(part[-length:])
        if found and rest and _is_of_measures(rest):
            return part + rest
    return ""


def _is_of_measures(words: str) -> bool:
    """Whether words are nothing but what is measured: 余额, 余额限额."""
    measure = MEASURES.ending(words)
    return bool(measure) and (measure == words or _is_of_measures(words.removesuffix(measure)))


def is_sort_of_debt(part: str, whole: str) -> bool:
    """Whether a name is that of a sort of debt, of which a whole is all that there is: 一般债务 of 政府债务余额, 专项债务限额 of
    政府债务限额."""
    sort = TOLD_PARTS.starting(part)
    return sort != "" and whole.endswith(part[len(sort) :]) and _DEBT in whole and not TOLD_PARTS.starting(whole)


def with_sort(part: str, whole: str) -> str:
    """A sort of debts or of bonds with what is said of all of them: 专项债务 of 新增政府债务限额 is 新增政府专项债务限额, 一般债券 of
    政府债券发行 政府一般债券发行; empty for any other part."""
    for sorts, together in ((TOLD_PARTS, _DEBT), (_SORTS_OF_BONDS, _BONDS)):
        sort = sorts.starting(part)
        before, said, measure = whole.rpartition(together)
        if sort and said and measure.endswith(part[len(sort) :]) and not sorts.ending(before + said):
            return before + sort + measure
    return ""


def of_spending(part: str, whole: str) -> str:
    """What is spent on by function, behind the name of an account's spending: 教育 of 一般公共预算支出 is 教育支出; empty for any
    other part."""
    spends = part in FUNCTIONS and not SHORT.ending(part) and whole.endswith(SPENDING)
    return part + SPENDING if spends else ""


def kind_of(kind: str, things: str) -> str:
    """A kind with what it is one of, a word that both have said once: 一星级 of 星级饭店 is 一星级饭店, 外国人 of 入境游客 is
    入境游客外国人."""
    for length in range(min(len(kind), len(things) - 1), 1, -1):
        _, found, rest = things.rpartition(kind[-length:])
        if found and rest:
            return kind + rest
    return things + kind


def is_counted_apart(part: str, measure: str) -> bool:
    """Whether a part counts in another unit than its whole, though the same is measured: 集装箱 of 货物吞吐量."""
    return part in _COUNTED_APART.get(measure, ())


@lru_cache(maxsize=8192)
def of_counted(sort: str, whole: str) -> str:
    """A part that is named by a sort of activity alone (工业), with what its whole counts: 四上工业单位入库; empty where the whole
    counts nothing that is of a sort, or says one itself."""
    match = _COUNTED_WHOLE.match(whole) if is_sort(sort) and not _COUNTED_WHOLE.match(sort) else None
    if match is None or SORTS.ending(match["before"]):
        return ""
    size = "" if SIZED_WORDS.search(sort) else match["size"] or ""
    return f"{match['before']}{size}{sort}{match['noun']}{match['behind']}"


@lru_cache(maxsize=8192)
def is_compound(name: str) -> bool:
    """Whether a name is that of a whole whose parts are named by half a word: 进出口总额."""
    return any(compound in name for compound in COMPOUND)


def compound_of(part: str, whole: str) -> str:
    """The compound in the name of a whole of which a part names half, alone or with what says no more: 外贸出口; else empty."""
    half = part[len(_COMPOUND_PLAIN.starting(part)) :]
    return next((compound for compound, parts in COMPOUND.items() if half in parts and compound in whole), "")


@lru_cache(maxsize=8192)
def part_of_compound(part: str, whole: str) -> str:
    """A part of a compound named in full: 出口 of 货物进出口总额 is 出口总额; the part itself when it is no such part."""
    compound = compound_of(part, whole)
    if not compound:
        return part
    before, _, after = whole.partition(compound)
    before = before[len(leading_verb(before)) :]
    if _COMPOUND_PLAIN.starting(part) or (after and before in _COMPOUND_PLAIN):
        before = ""
    return before + part + after


def sibling(name: str, before: str) -> str:
    """A name that leans on the one before it: 在校生 after 普通高中招生 is 普通高中在校生."""
    if _GRADE.fullmatch(name) and (grades := list(_GRADE.finditer(before))) and grades[-1].end() == len(before):
        return before[: grades[-1].start()] + name  # 断面水质符合Ⅱ类占9成，Ⅳ类占1成
    if _PER_ONE.match(name) and (per := _PER_ONE.search(before, 1)):
        return before[: per.start()] + name  # 小学生均占地面积29平方米，生均校舍面积13平方米
    if is_balance(name):
        before = both(before)[-1]  # 存款余额 after 各项存贷款余额
    if is_balance(name) or STATE.starting(name):
        before = before.removeprefix(ADDED.starting(before))  # 新增装机4万千瓦，总装机16万千瓦
    for group in _TOGETHER.get(name, ()):
        if (ending := group.ending(before)) and ending != name:
            return before[: -len(ending)] + name
    return name


@lru_cache(maxsize=8192)
def per_head_part(part: str, whole: str) -> str:
    """A source of the income of each head, or a purpose of the spending, by the name of that: 工资性收入 after 城镇居民人均可支配收入
    is 城镇居民人均工资性收入, 衣着 after 农村居民人均消费支出 农村居民人均衣着支出; empty for any other part."""
    if PER_HEAD not in whole:
        return ""
    named = (part, part + SPENDING)
    return next((full for name in named if name in _TOGETHER and (full := sibling(name, whole)) != name), "")


def of_manner(part: str, whole: str) -> str:
    """A part that is named by how it came about alone, with what its whole is: 水产品养殖产量 of 水产品产量 and 养殖产量."""
    measure = part.removeprefix(_MANNERS.starting(part))
    if measure in {part, ""} or not MEASURES.ending(measure) == MEASURES.ending(whole) == measure:
        return part
    owner = owner_in(whole)
    return owner.removesuffix(_MANNERS.ending(owner)) + part


def of_register(part: str, whole: str) -> str:
    """A part of the population on the register of households, with that: 户籍城镇人口 is none of the residents."""
    return _REGISTRY + part if part in _REGISTERED and whole.startswith(_REGISTRY) else part


def of_sector(part: str, whole: str) -> str:
    """An industry of a sector that goes across all of them, with that: 民营经济第一产业增加值."""
    sector = _SECTORS.starting(whole)
    alike = sector and _INDUSTRY.match(part) and MEASURES.ending(part) == MEASURES.ending(whole)
    return sector + part if alike else part


def of_all_sorts(name: str) -> str:
    """The name of a debt without the sort that was said last, where all of it is divided in another way: 债务余额 of 专项债务余额."""
    sort = TOLD_PARTS.starting(name)
    return name[len(sort) - len(_DEBT) :] if sort else name


def of_both_sorts(name: str, before: str) -> str:
    """The name of a debt behind that of its other sort, for what is said of both next:
    一般债务、专项债务余额分别为3亿元、5亿元，控制在限额9亿元内."""
    sort = TOLD_PARTS.starting(name)
    rest = name[len(sort) :]
    # whose the debts are stands before the first: 甲区一般债务、专项债务余额
    other = TOLD_PARTS.ending(before.removesuffix(rest)) if rest and before.endswith(rest) else ""
    return of_all_sorts(name) if sort and other and sort != other else name


def of_sort(part: str, whole: str) -> str:
    """A part of bonds of one sort, named with it: 再融资债券 of 一般债券 is 再融资一般债券."""
    sort = _SORTS_OF_BONDS.ending(whole)
    plain = _BONDS if sort and part.endswith(_BONDS) and not _SORTS_OF_BONDS.ending(part) else ""
    return part[: -len(plain)] + sort if plain else part


def of_level(part: str, whole: str) -> str:
    """A part of a balance by the level that holds it, named with it: 镇级结余 of 上年结余 is 镇级上年结余."""
    level = _HOLDERS.starting(part)
    return level + whole if level and level != part and whole.endswith(part[len(level) :]) else part


def divide_bonds(one: str, other: str) -> bool:
    """Whether two names are of the sorts that the same bonds are divided into."""
    sorts = _SORTS_OF_BONDS.ending(one), _SORTS_OF_BONDS.ending(other)
    return sorts[0] != sorts[1] and all(sorts) and one.removesuffix(sorts[0]) == other.removesuffix(sorts[1])


@lru_cache(maxsize=8192)
def in_context(name: str, context: str) -> str:
    """收入完成 and 支出完成 after 市级一般公共预算收入 are about the same budget; 收入倍差 is one of incomes."""
    if _DISTANCES.ending(name):
        return name
    for whole, parts in COMPOUND.items():
        if whole in context:
            continue  # 进出口 holds 出口 and is not about it
        for part in parts:
            if name.startswith(part) and len(name) <= len(part) + _LONGEST_REST:
                if _ALL_OF_HALF.ending(name) and not _ALL_OF_HALF.ending(context):
                    return name  # 出口总额 behind 农产品进口 is that of everything
                place = max(context.find(each) for each in parts)
                return context[:place] + name if place > 0 and not _NO_HALF.starting(context, place) else name
    return name
