"""The names of what is measured: words around a number, cleaned and completed.

Here belong taking away words that are no part of a name, telling verbs from nouns at its ends, and the parts of names that later
names take on. Not here: which number has which words (``sources.figures.clauses``), kinds, years.
"""

from __future__ import annotations

import re
from functools import lru_cache

from sources.figures.words import Words, listed, section

_LEAD = listed("wording", "lead")
_TAIL = listed("wording", "tail")
_INSIDE = re.compile("|".join(sorted(map(re.escape, section("wording", "inside")["words"]), key=len, reverse=True)))
NEEDS_NOUN = listed("wording", "needs_noun")
VERBS = listed("verbs", "verb")
_LIGHT = re.compile("|".join(sorted(section("verbs", "light")["words"], key=len, reverse=True)))
_CARRIED = re.compile("|".join(sorted(section("verbs", "carried")["words"], key=len, reverse=True)))
REACHING = listed("verbs", "reaching")
CONTENT = listed("verbs", "content")
MEASURES = listed("measures", "measure")
CARRIED_MEASURES = listed("measures", "carried")
_SUFFIX_OF = Words(dict(pair.split("=") for pair in section("measures", "carried")["suffix_of"]))
PARTS = listed("measures", "part")
GENERIC = listed("measures", "generic")
_COMPOUND = {whole: parts for whole, parts in section("measures", "compound").items()}
_DATE = re.compile(r"^(?:到|至|在|自)?(?:(?:19|20)?\d{2}年?(?:[-—至](?:19|20)?\d{2,4})?年(?:度|末|底|初|以来)?|\d{1,2}(?:[-—至]\d{1,2})?月(?:份|末|底)?|\d{1,2}日)")
_REASON = re.compile(r"^[一二三四五六七八九十]是")
_SEEN = re.compile(r"^[分按从][\u4e00-\u9fff]{1,8}看")
_LONGEST_MODIFIER = 16
_BRACKETED = re.compile(r"^[(][^()]*[)]")


@lru_cache(maxsize=8192)
def clean(words: str) -> str:
    """Words before a number without dates, scope, adverbs and the words that only lead to the number."""
    text = _INSIDE.sub("", words) if _INSIDE.search(words) else words
    while True:
        before = text
        if match := _DATE.match(text) or _REASON.match(text) or _SEEN.match(text):
            text = text[match.end() :]
        elif lead := _LEAD.starting(text):
            # 共青团 and 实际利用外资 start with a leading word that is part of the name
            if len(text) - len(lead) == 1:
                break
            text = text[len(lead) :]
        if text == before:
            break
    return text


@lru_cache(maxsize=8192)
def without_tail(words: str) -> str:
    """Words before a number without those that only lead to it: 达, 为, 保持在."""
    text = words
    while tail := _TAIL.ending(text):
        text = text[: -len(tail)]
    return text


def object_of(words: str) -> str:
    """What a clause is about: the words after its last verb of doing something."""
    last = None
    for match in _LIGHT.finditer(words):
        if match.end() < len(words) - 1:
            last = match
    text = words[last.end() :] if last else clean(words)
    for ending in ("工作", "任务", "目标", "建设", "等"):
        text = text.removesuffix(ending) if len(text) > len(ending) + 1 else text
    return text


def leading_verb(words: str) -> str:
    """The verb that a name opens with, or empty."""
    return VERBS.starting(words)


def head(name: str) -> str:
    """The part of a name that an enumeration carries on: its words up to the last verb that is carried, or empty."""
    last = None
    for match in _CARRIED.finditer(name):
        if match.end() < len(name):
            last = match
            if match.start() == 0:
                break
    return name[: last.end()] if last else ""


def carried_measure(name: str) -> str:
    """What a name measures when parts named after it measure the same: 增加值 of 工业增加值, 价格 of 居民消费价格指数."""
    if suffix := _SUFFIX_OF.ending(name):
        return _SUFFIX_OF.meaning[suffix]
    return CARRIED_MEASURES.ending(name)


def measures_nothing(name: str) -> bool:
    """Whether a name is that of a part, which measures nothing by itself."""
    return not MEASURES.ending(name) and bool(PARTS.ending(name))


def part_of_compound(part: str, whole: str) -> str:
    """A part of a compound named in full: 出口 of 货物进出口总额 is 出口总额; the part itself when it is no such part."""
    for compound, parts in _COMPOUND.items():
        if part in parts and compound in whole:
            return part + whole.partition(compound)[2]
    return part


def noun_after(words: str, *, shared: bool) -> str:
    """What a number before its noun counts: the words after it, cut where they stop being a name."""
    text = words
    if match := _BRACKETED.match(text):
        text = text[match.end() :] or text
    if text.startswith("的"):
        return ""
    for stop in ("实现", "，", ",", "。") if shared else ("，", ",", "。"):
        text = text.partition(stop)[0]
    if len(text) > _LONGEST_MODIFIER and "的" in text:
        text = text.rpartition("的")[2] or text
    if text.endswith(("等", "的")):
        text = text[:-1]
    return text


def subjects(words: str) -> list[str]:
    """The names of a list before 分别: 城镇、农村居民人均可支配收入 is two, and both measure an income."""
    parts = [part for part in re.split(r"、|和|以及|及|与", words) if part]
    if len(parts) < 2:
        return parts
    last = parts[-1]
    measure = MEASURES.ending(last)
    full = []
    for part in parts[:-1]:
        if MEASURES.ending(part):
            full.append(part)
        elif len(part) <= 3 and len(last) > len(part) + 2 and not last.startswith(part[:1]):
            full.append(part + last[len(part) :])
        else:
            full.append(part + measure)
    return [*full, last]
