"""Whose something is by its name: those of whom more may be said, sorts of activity, zones, whoever did it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from sources.figures.naming.cleaning import clean
from sources.figures.naming.deeds import thing
from sources.figures.naming.terms import (
    ACHIEVING,
    ADDED,
    ASIDE_BEHIND,
    BEFORE_MEASURE,
    BELONGINGS,
    CARRIED_OUT,
    MEASURES,
    OF,
    OWNER_ENDS,
    OWNERS,
    PARTS,
    POSSESSORS,
    SORTS,
    STAGES,
)
from sources.figures.naming.verbs import leading_verb
from sources.figures.words import any_in, listed, pattern, section, word

_TRADED = re.compile(pattern("measures", "bare", "trade"))
_COUNTED_ENDS = listed("measures", "whose", "counted")
_CUMULATIVE = listed("wording", "cumulative")
_INSURANCE, _FIRM_KIND = "insurance", "firm"
_PER_ONE = re.compile(pattern("measures", "possessor", "per_one"))
_INSURED = section("measures", "possessor")["insurance"][0]
_ADMITS, _PUPILS = word("measures", "belonging", "admits"), word("measures", "belonging", "pupils")
_SIZES = listed("measures", "size")
_OF_OUTPUT = re.compile(pattern("measures", "possessor", "of_output"))
_GOODS = word("measures", "belonging", "goods")
_EACH_FORM = re.compile(pattern("measures", "belonging", "each_form"))
_WHO_MEASURES = re.compile(pattern("measures", "measure", "who"))
_REACHES = re.compile(any_in("verbs", "reaching"))
_LONGEST_WHO = 14
_PARK = re.compile(pattern("measures", "producer", "park"))
_FIRM = re.compile(pattern("measures", "producer", "firm"))
_PRODUCED = listed("measures", "producer")
_OF_ZONE = re.compile(f"(?P<zone>{pattern('universe', 'zone', 'name')})(?=.{{2}})")
_LONGEST_SORT = 10
_ECONOMIES = listed("measures", "sort", "economies")
_ACROSS = listed("measures", "sort", "across")
_EXAMPLES = re.compile(pattern("measures", "sort", "examples"))
_NO_SORTS = listed("measures", "sort", "none")


@lru_cache(maxsize=8192)
def who_measures(words: str) -> str:
    """Who are counted by words that lead to an amount of theirs: 渔业企业 of 58家渔业企业年产值50亿元; others as they are."""
    measure = max(MEASURES.ending(words), BELONGINGS.ending(words), key=len)
    owner = words[: -len(measure)] if len(measure) > 1 else ""
    owner = owner.removesuffix(BEFORE_MEASURE.ending(owner))
    if any(ends.ending(owner) for ends in (POSSESSORS, OWNERS, OWNER_ENDS, _COUNTED_ENDS)):
        return owner
    who = _WHO_MEASURES.match(owner)
    return who[0] if who else words


def who_reaches(words: str) -> str:
    """Who are counted by words that lead to how many they reach: 茶企 of 26家茶企带动农户900户; others as they are."""
    for reaches in _REACHES.finditer(words, 2):
        owner = words[: reaches.start()]
        if POSSESSORS.ending(owner) or OWNERS.ending(owner) or OWNER_ENDS.ending(owner):
            return owner
    return words


@lru_cache(maxsize=8192)
def leading_owner(words: str) -> str:
    """Those that a clause opens with, of whom it says how they get on: 市场主体 of 市场主体活力增强; else empty."""
    text = clean(words)
    ends = [end for end in range(2, min(len(text) - 1, _LONGEST_WHO)) if POSSESSORS.ending(text, end)]
    return text[: ends[-1]] if ends and not leading_verb(text) else ""


class Possessor(NamedTuple):
    """Somebody of whom more may be said: the name, and the kind by which is known what it can be."""

    name: str = ""
    kind: str = ""


@lru_cache(maxsize=8192)
def possessor(name: str, *, counted: bool) -> Possessor | None:
    """Whom a number speaks of: those that it counts, or the one whose belonging it is (普通高中 of 普通高中招生)."""
    name = name.partition("(")[0] if name.endswith(")") else name
    if belonging := BELONGINGS.ending(name) or _admitted(name):
        owner = name[: -len(belonging)]
        owner = owner.removesuffix(CARRIED_OUT.ending(owner))  # 服务业完成营业收入
        owner = _PER_ONE.sub("", owner)  # 工业企业人均营业收入
        if owner in _SIZES:
            owner += leading_sort(belonging)  # 规模以上工业 of 规模以上工业销售产值
        kind = BELONGINGS.meaning.get(belonging) or POSSESSORS.meaning[POSSESSORS.ending(owner)]
        whose = owner.removesuffix(_CUMULATIVE.ending(owner))
        # 项目累计完成投资9亿元: what projects have is told by themselves
        nobody = len(owner) < 2 or OWNERS.ending(whose) or owner.endswith(_GOODS)
        return None if nobody else Possessor(owner, kind)
    if firms := _with_output(name):
        return Possessor(firms, POSSESSORS.meaning.get(POSSESSORS.ending(firms), _FIRM_KIND))
    if school := _admits(name):
        return Possessor(school, POSSESSORS.meaning[POSSESSORS.ending(school)])
    ending = POSSESSORS.ending(name)
    kind = POSSESSORS.meaning.get(ending, "")
    if not kind or not (counted or kind == _INSURANCE):
        return None
    return Possessor(name[: -len(ending)] + _INSURED if kind == _INSURANCE else _told_thing(name), kind)


def _told_thing(name: str) -> str:
    """What a name counts, without what was done to it; whole where that is what tells them apart: 提供住宿的机构."""
    counted = thing(name)
    return name if counted != name and POSSESSORS.ending(counted.partition(OF)[2]) else counted


def _admitted(name: str) -> str:
    """What a name ends in that says whom a school takes in: 招收残疾儿童 of 特殊教育招收残疾儿童; empty where it says none."""
    owner, verb, whom = name.partition(_ADMITS)
    return verb + whom if verb and POSSESSORS.ending(owner) else ""


def _with_output(name: str) -> str:
    """Whose output a name measures: 建筑业企业 of 建筑业企业总产值; empty where it is nobody's."""
    measure = MEASURES.ending(name)
    match = _OF_OUTPUT.match(name[: -len(measure)]) if len(measure) > 1 else None
    firms = match["firms"] if match else ""
    return "" if leading_verb(firms) else firms


def _admits(name: str) -> str:
    """The school that a name says takes in pupils: 特殊教育 of 招收各种形式特殊教育学生; empty where it says none."""
    school = name.removeprefix(_ADMITS).removesuffix(_PUPILS)
    named = len(school) + len(_ADMITS) + len(_PUPILS) == len(name) and POSSESSORS.ending(school)
    return _EACH_FORM.sub("", school) if named else ""


def owns_belongings(name: str) -> bool:
    """Whether a name is a word for those of whom more may be said, and no more: 企业."""
    return name in POSSESSORS


@lru_cache(maxsize=8192)
def leading_sort(words: str) -> str:
    """The industry or the kind of firms that a clause opens with (服务业 of 服务业支撑作用明显), or empty."""
    whole = clean(words)
    if _ACROSS.starting(whole):
        return ""  # 工农业总产值10亿元；税收5亿元: of all
    if economy := _ECONOMIES.starting(whole):
        return economy
    examples = _EXAMPLES.match(whole)
    text = whole[examples.end() :] if examples else whole  # 钢铁、铝业等支柱产业不断壮大
    found = [
        end
        for end in range(2, min(len(text), _LONGEST_SORT + 1))
        if PARTS.ending(text, end) and SORTS.ending(text, end) and not _NO_SORTS.ending(text, end)
    ]
    return text[: found[-1]] if found and not leading_verb(whole) else ""


@lru_cache(maxsize=8192)
def leading_trade(words: str) -> str:
    """The trade that a clause opens with: 外贸进出口 of 外贸进出口较快增长; else empty."""
    match = _TRADED.match(clean(words))
    return match[0] if match else ""


@lru_cache(maxsize=8192)
def is_park(name: str) -> bool:
    """Whether a name is that of a park and nothing more: 东湖产业园."""
    return _PARK.fullmatch(name) is not None


@lru_cache(maxsize=8192)
def made_alike(name: str, told: str) -> str:
    """What was ``told`` of one park or firm, where a name is that of another and nothing more; empty for any other."""
    if not (is_park(name) or _FIRM.fullmatch(name)) or leading_verb(name):
        return ""
    return _PRODUCED.ending(told)


@lru_cache(maxsize=8192)
def is_plain_noun(name: str) -> bool:
    """Whether a name is that of things, and says neither what is measured of them nor whose they are."""
    return not (MEASURES.ending(name) or BELONGINGS.ending(name) or STAGES.ending(name) or leading_verb(name))


@lru_cache(maxsize=8192)
def are_new(name: str) -> bool:
    """Whether a name is of those that were set up, who are counted whatever was measured before: 新设企业."""
    return bool(ADDED.starting(name)) and bool(POSSESSORS.ending(name))


@lru_cache(maxsize=8192)
def is_sort(name: str) -> bool:
    """Whether a name is one of a sort of activity, and says nothing of what is measured of it: 服务业."""
    return bool(SORTS.ending(name)) and not MEASURES.ending(name)


def owned_by(owner: str, name: str) -> str:
    """A name with whose it is, where it does not begin with that itself: 亏损企业亏损额."""
    return name if name.startswith(owner) else owner + name


@lru_cache(maxsize=8192)
def zone_of(name: str) -> str:
    """The zone that the name of a measure begins with: 高新区 of 高新区固定资产投资; empty for none."""
    match = _OF_ZONE.match(name) if MEASURES.ending(name) else None
    return match["zone"] if match and not leading_verb(name) else ""


@lru_cache(maxsize=8192)
def actor(words: str) -> str:
    """Who did it: the words before 实现, which a clause that only says 实现 leans on; empty for a scope such as 全市, and for
    what is measured itself (生产总值(GDP)实现)."""
    before, achieved, _ = words.partition(ACHIEVING)
    who = clean(before) if achieved else ""
    return "" if MEASURES.ending(ASIDE_BEHIND.sub("", who)) else who
