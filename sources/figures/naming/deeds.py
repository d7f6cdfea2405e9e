"""What a name is of, without what was done to it and what became of it."""

from __future__ import annotations

import re
from functools import lru_cache

from sources.figures.naming.cleaning import clean, without_tail
from sources.figures.naming.terms import (
    DIMENSIONS,
    INVESTED_NEXT,
    LIST,
    LISTED_APART,
    NOUNS,
    OF,
    OWNED,
    OWNERS,
    SHORTEST_OWNER,
    SHORTEST_THING,
    STAGES,
    VERBS,
)
from sources.figures.naming.verbs import is_of_class, leading_verb
from sources.figures.words import any_in, listed, pattern

_LIGHT = re.compile(any_in("verbs", "light"))
_DEED_WITHIN = re.compile(any_in("verbs", "carried"))
_BECAME = re.compile(pattern("wording", "progress", "became"))
_PROGRESS = re.compile(pattern("wording", "progress"))
_PROJECT = re.compile(pattern("wording", "progress", "project"))
_ADVANCING = re.compile(pattern("wording", "progress", "advancing"))
_DEED_NOUNS = listed("verbs", "noun", "of_deeds")
_OBJECT_ENDS = listed("wording", "object_end")
_CAMPAIGN = re.compile(pattern("wording", "object_end", "campaign"))
_SHORTEST_PROJECT = 4


@lru_cache(maxsize=8192)
def object_of(words: str) -> str:
    """What a clause is about: the words after its last verb of doing something; nothing where that is done to nothing (发挥资金对
    渔港建设的作用)."""
    words = _CAMPAIGN.sub("", words)
    last = None
    for match in _LIGHT.finditer(words):
        if match.end() < len(words) - 1:
            last = match
    text = words[last.end() :] if last else clean(words)
    while (ending := _OBJECT_ENDS.ending(text)) and len(text) > len(ending) + 1:
        text = text[: -len(ending)]
    return "" if text.startswith(OF) else text


@lru_cache(maxsize=8192)
def thing(name: str) -> str:
    """What a name is about without what was done to it: 住房 of 筹措住房 and of 住房筹措; a name too short for that stays."""
    text = name.partition("(")[0] if name.endswith(")") else name
    stage = STAGES.ending(text)
    if stage and (deed := VERBS.ending(text)).endswith(stage):
        stage = deed  # 项目新签约
    if stage and len(text) > len(stage) + 1:
        text = text[: -len(stage)]
    verb = leading_verb(text)
    if is_of_class(text, verb):
        return text  # 新建项目90个。开工60个
    also = LIST.match(text, len(verb)) if verb else None
    if also and VERBS.starting(text, also.end()):
        verb = text[: also.end()]  # 新建及改造提升农田
        while another := VERBS.starting(text, len(verb)):
            verb += another
    return text[len(verb) :] if len(text) >= len(verb) + SHORTEST_THING else text


@lru_cache(maxsize=8192)
def at_stage(name: str, stage: str) -> str:
    """The size of things at one stage, at another: 住宅竣工面积 of 住宅施工面积; empty for any other name."""
    size = DIMENSIONS.ending(name)
    things = name[: -len(size)] if size else ""
    before = STAGES.ending(things) if stage in STAGES else ""
    return things[: -len(before)] + stage + size if before else ""


@lru_cache(maxsize=8192)
def doer(words: str) -> str:
    """Who did something to what is counted next: 村 of 9个村建成公园12座; words that tell no deed as they are."""
    last = None
    for match in _DEED_WITHIN.finditer(words, SHORTEST_OWNER):
        is_class = words[match.end() :] in _DEED_NOUNS  # 小区改造项目
        if match.end() + SHORTEST_OWNER <= len(words) and not (is_class or NOUNS.starting(words, match.start())):
            last = match
    if last is None:
        return words
    who = words[: last.start()]
    while (verb := VERBS.ending(who)) and len(who) >= len(verb) + SHORTEST_OWNER:
        who = who[: -len(verb)]  # 6个专班共推动整改问题9个
    return without_tail(who)


def undone(name: str) -> str:
    """What a name is of, without how it gets on and without what became of it: 产业园 of 产业园开工建设."""
    thing_ = _BECAME.sub("", without_progress(name))
    return thing_ if len(thing_) >= SHORTEST_OWNER else name


@lru_cache(maxsize=8192)
def of_built(name: str) -> str:
    """A name that says first what became of something, then how large that is, without the former: 电厂总装机 of
    电厂建成投产、总装机."""
    built, mark, size = name.rpartition(LISTED_APART)
    if not mark or (size not in DIMENSIONS and size not in OWNED):
        return name
    thing_ = undone(built)
    return thing_ + size if thing_ != built and not leading_verb(thing_) else name


@lru_cache(maxsize=8192)
def project_of(words: str) -> str:
    """The project that words behind an amount name, of which they say what became of it: 建材项目 of 建材项目落户园区; else empty."""
    match = _PROJECT.match(words)
    return match["project"] if match else ""


@lru_cache(maxsize=2048)
def advancing(clause: str) -> str:
    """The projects of which a clause says no more than that they get on: 重点项目 of 重点项目建设平稳推进; else empty."""
    match = _ADVANCING.match(clean(clause)) if clause else None
    return match["project"] if match and not leading_verb(match["project"]) else ""


def project_measured(name: str) -> str:
    """The one project whose size, or what was invested in it, a name says: 渔港迁建项目 of 渔港迁建项目总投资; else empty."""
    own = max(OWNED.ending(name), DIMENSIONS.ending(name), key=len)
    project = name[: -len(own)] if own else ""
    return project if len(project) >= _SHORTEST_PROJECT and OWNERS.ending(project) else ""


def invested_next(name: str) -> str:
    """What words that lead from one thing to what was invested in the next say of that: 投资 of 油路和投资; else empty."""
    match = INVESTED_NEXT.search(name)
    return OWNED.ending(match[0]) if match else ""


def without_progress(name: str) -> str:
    """What a name counts, without how it gets on: 重点项目 of 重点项目进展顺利."""
    return _PROGRESS.sub("", name)
