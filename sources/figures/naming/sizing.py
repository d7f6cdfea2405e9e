"""The classes of size that names speak of: firms above a size, projects of so much money."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from sources.figures.naming.deeds import thing
from sources.figures.naming.terms import ASIDE_BEHIND, BELONGINGS, MEASURES, PARTS, POSSESSORS, SIZED_WORDS, SUFFIX_OF
from sources.figures.words import any_in, listed, pattern, word

_SIZED = re.compile(f"(?P<words>{any_in('measures', 'size')}){any_in('measures', 'size', 'sorts')}?")
_OF_ANY = listed("measures", "size", "of_any")
_OF_A_SORT = re.compile(any_in("measures", "size", "named"))
_OWN_SIZE = re.compile(pattern("measures", "attribute", "sized"))
_AGED = re.compile(pattern("measures", "attribute", "aged"))
_PEOPLE, _PERSONS = word("measures", "attribute", "people"), word("measures", "attribute", "persons")
_BY_AMOUNT = re.compile(pattern("numerals", "class_of", "by_amount"))
_SIZE = re.compile(f"(?:{pattern('measures', 'attribute', 'sized')})的?$")


class Sized(NamedTuple):
    """The class of size that a whole is limited to: its words (规模以上), with its sort (规模以上工业), and what is measured of it;
    no measure where any may be."""

    words: str = ""
    sort: str = ""
    measure: str = ""


@lru_cache(maxsize=8192)
def sized(name: str) -> Sized | None:
    """The class of size that a name opens with, whatever stands in brackets behind it (限额以上零售额(增速)); None for a name without
    one."""
    name = ASIDE_BEHIND.sub("", name)
    match = _SIZED.match(name)
    if match is None:
        return None
    is_whole = match.end() == len(name) or name[match.end() :] in POSSESSORS
    return Sized(match["words"], match[0], "" if is_whole else _measured_end(name))


@lru_cache(maxsize=8192)
def of_size(name: str, whole: Sized) -> str:
    """The name of a part with the class of size of its whole: 规模以上采矿业增加值, 规模以上工业布产量; as it is where it names one
    or measures something else."""
    measure = _measured_end(name)
    if not whole.words or is_of_any(name) or SIZED_WORDS.search(name) or not _measures_same(measure, whole.measure):
        return name
    part = name.removesuffix(MEASURES.ending(name))
    return (whole.words if _OF_A_SORT.search(part) else whole.sort) + name


def is_of_any(name: str) -> bool:
    """Whether a name is of what no class of size limits: 第三产业增加值, behind 规模以上工业增加值, too."""
    return bool(_OF_ANY.starting(name))


def _measured_end(name: str) -> str:
    if suffix := SUFFIX_OF.ending(name):
        return SUFFIX_OF.meaning[suffix]  # 社会消费品零售总额 is a 零售额
    return MEASURES.ending(name) or PARTS.ending(name)


def _measures_same(measure: str, whole: str) -> bool:
    if not whole or {measure, whole} <= BELONGINGS.meaning.keys():
        return bool(measure)  # 营业收入 and 利润总额 of firms
    return bool(measure) and any(
        one.startswith(other) or one.endswith(other) for one, other in _both_ways(measure, whole)
    )


def _both_ways(one: str, other: str) -> tuple[tuple[str, str], tuple[str, str]]:
    return (one, other), (other, one)


def is_size(name: str) -> bool:
    """Whether a name is a size and what is said of it, and no thing: 10亿元以上, 总投资超10亿元, 10亿元."""
    return (_SIZE.search(name) or _BY_AMOUNT.fullmatch(name)) is not None


@lru_cache(maxsize=8192)
def noun_of_size(whole: str) -> str:
    """What a whole counts, without its own size and what was done: 项目 of 新开工亿元以上项目."""
    thing_ = thing(whole)
    sizes = list(_OWN_SIZE.finditer(thing_))
    if sizes:
        return thing_[sizes[-1].end() :].removeprefix("的")
    return _BY_AMOUNT.sub("", thing_, count=1)


@lru_cache(maxsize=1024)
def of_age(name: str, whole: str, unit: str) -> str:
    """Those whom a name tells by their age alone (18—34岁), with who they are: what the number before, in a ``unit`` without 万, told
    of people (常住人口9万人，其中0—14岁2万人), else of the population. Empty for any other name."""
    if not _AGED.fullmatch(name):
        return ""
    of_people = unit == _PERSONS or whole.endswith(_PEOPLE) or _AGED.match(whole)
    return name.removesuffix("的") + ((of_people and noun_of_size(whole)) or _PEOPLE)
