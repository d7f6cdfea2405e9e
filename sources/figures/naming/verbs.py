"""The verbs in names: which a name opens with, which it ends in, and whether it is nothing else.

Not here: what a name is of once its verbs are taken away (``deeds``).
"""

from __future__ import annotations

import re
from functools import lru_cache

from sources.figures.naming.terms import (
    ADVERBS,
    BECAME,
    JOINING,
    LIST,
    NOUNS,
    OWNED,
    OWNERS,
    PER_SO_MANY,
    REACHING,
    SHORTEST_OWNER,
    VERBS,
)
from sources.figures.words import Words, any_in, listed, pattern, section

_QUOTED_ACTOR = re.compile("[“《]")
_VERB_INSIDE = re.compile(f"[”》](?:{any_in('verbs', 'verb')})")
_GOING_ON = listed("verbs", "joining", "going_on")
_DEED_JOINED = listed("verbs", "joining", "deeds")
_AGAINST_AIM = re.compile(pattern("verbs", "joining", "against_aim"))
_HOST = re.compile(pattern("verbs", "host"))
_CARRIED = Words.of(adverb + verb for adverb in ADVERBS for verb in section("verbs", "carried")["words"])
_OF_CLASS = listed("verbs", "carried", "of_class")
_CARRIED_INSIDE = re.compile(any_in("verbs", "carried_inside"))
_DEED_NOUNS = listed("verbs", "noun", "of_deeds")


@lru_cache(maxsize=8192)
def acts(name: str) -> bool:
    """Whether a name holds a verb of its own behind what it opens with: “双导师制”培养硕博士."""
    return _QUOTED_ACTOR.match(name) is not None and _VERB_INSIDE.search(name) is not None


@lru_cache(maxsize=8192)
def is_deed(words: str) -> bool:
    """Whether words are nothing but verbs, and how far these are: 竣工, 优化调整, 完成或超额完成, 即将投产."""
    rest = words[len(_GOING_ON.starting(words)) :]
    while rest:
        verb = VERBS.starting(rest) or JOINING.starting(rest) or BECAME.starting(rest)
        if not verb:
            return False
        rest = rest[len(verb) :]
    return bool(words)


@lru_cache(maxsize=8192)
def is_outcome(words: str) -> bool:
    """Whether words only say what became of something, or how it fared against what was aimed at: 竣工, 未达年度目标."""
    return is_deed(words) or _AGAINST_AIM.match(words) is not None


def before_outcome(name: str) -> str:
    """What a name is of without how it fared against what was aimed at: 经济指标 of 经济指标未达预期; empty for any other."""
    match = _AGAINST_AIM.search(name)
    return name[: match.start()] if match else ""


@lru_cache(maxsize=8192)
def before_deed(name: str) -> str:
    """What a name is of without what became of it: 更新项目 of 更新项目即将竣工验收, 经济指标 of 经济指标未达预期."""
    text = _AGAINST_AIM.sub("", name) or name
    while (deed := _deed_ending(text)) and len(text) > len(deed) + 1:
        text = text[: -len(deed)]
    return text


def _deed_ending(text: str) -> str:
    return VERBS.ending(text) or _GOING_ON.ending(text) or _DEED_JOINED.ending(text)


@lru_cache(maxsize=8192)
def host_of_deed(name: str) -> str:
    """The house or the people that a name opens with, who did the rest of it: 博物馆 of 博物馆举办展览; else empty."""
    match = _HOST.match(name)
    return match["host"] if match and VERBS.starting(name, match.end()) else ""


@lru_cache(maxsize=8192)
def does_to(words: str) -> bool:
    """Whether words open with a verb that says what was done to whatever stands behind it: 走访企业, but 维修工程."""
    verb = leading_verb(words) or reaching_verb(words)
    done_to = words[len(verb) :] if verb in _CARRIED or verb in REACHING else ""
    return len(done_to) >= SHORTEST_OWNER and not (_DEED_NOUNS.ending(done_to) or OWNERS.ending(done_to))


@lru_cache(maxsize=8192)
def leading_verb(words: str) -> str:
    """The verb that a name opens with, or empty."""
    return "" if NOUNS.starting(words) else VERBS.starting(words)


def leading_verbs(words: str) -> str:
    """The verb that a name opens with, with the one that is listed with it: 新建和改造 of 新建和改造桥梁."""
    verb = leading_verb(words)
    also = LIST.match(words, len(verb)) if verb else None
    another = VERBS.starting(words, also.end()) if also else ""
    return words[: also.end()] + another if also and another else verb


@lru_cache(maxsize=8192)
def reaching_verb(words: str) -> str:
    """The verb of reaching somebody that a name opens with (惠及居民), or empty; what is done by taking part reaches nobody (参与制定
    标准)."""
    reaching = "" if NOUNS.starting(words) else REACHING.starting(words)
    return "" if len(VERBS.starting(words)) > len(reaching) else reaching


def is_of_class(name: str, verb: str) -> bool:
    """Whether a name opens with projects that are of a class by a verb, which is no deed done to them: 新建项目90个."""
    return verb in _OF_CLASS and bool(OWNERS.starting(name, len(verb)))


@lru_cache(maxsize=8192)
def _tells_class(name: str, verb: str) -> bool:
    """Whether a verb only tells which projects a name is of: 续建项目9个, 建成项目完成投资9亿元."""
    owners = OWNERS.starting(name, len(verb))
    return is_of_class(name, verb) or (bool(owners) and bool(OWNED.starting(name, len(verb + owners))))


@lru_cache(maxsize=8192)
def head(name: str) -> str:
    """The part of a name that an enumeration carries on: its words up to the last verb that is carried, or empty."""
    if (per := PER_SO_MANY.match(name)) and per.end() < len(name):
        return per[0]  # 每千人拥有医师2.9人、护士3.4人
    verb = leading_verb(name)
    if _tells_class(name, verb):
        return ""
    if verb in _CARRIED and (also := LIST.match(name, len(verb))):
        another = VERBS.starting(name, also.end())
        if another in _CARRIED:
            return name[: also.end()] + another  # 改建、新建桥梁3座、泵站5座
    if verb:
        return verb if verb in _CARRIED and len(verb) < len(name) else ""
    last = None
    for match in _CARRIED_INSIDE.finditer(name):
        if match.end() < len(name) and not NOUNS.starting(name, match.start()):
            last = match
    return name[: last.end()] if last else ""


def is_per_so_many(words: str) -> bool:
    """Whether words say that something is counted for so many people: 每千人拥有."""
    return PER_SO_MANY.fullmatch(words) is not None
