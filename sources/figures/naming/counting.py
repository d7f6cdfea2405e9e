"""The noun behind a number: what it counts, cut where the words stop being a name."""

from __future__ import annotations

import re
from functools import lru_cache

from sources.figures.naming.terms import (
    ACHIEVING,
    ASIDE_BEHIND,
    CARRIED_OUT,
    DEALING,
    DEALS,
    INVESTED_NEXT,
    LISTED_APART,
    MEASURES,
    MONTH,
    MONTHS_OF_LEVEL,
    RATES,
    SHORTEST_OWNER,
    VERBS,
    WORKED_OUT,
)
from sources.figures.naming.verbs import is_deed, is_outcome, leading_verb
from sources.figures.words import any_in, classed, listed, pattern, word

_NOUN_SHARE = re.compile(pattern("wording", "tail", "of_noun_share"))
_NOUN_TAIL = listed("wording", "tail", "of_noun")
_DIRECTION = classed("change", "direction")
_COMPARED_BEHIND = re.compile(f"{any_in('change', 'compared')}$")
_RATED = listed("measures", "rate", "of")
_RATE_LENGTH = 3  # characters of most names of rates: 整治率
_AMONG = tuple(listed("wording", "among").meaning)
_SOME_AMONG = re.compile(pattern("wording", "among", "some"))
_ENDS_IN_AMONG = listed("wording", "among", "in_names")
_STOPS = re.compile(any_in("wording", "stops"))
_SO_MANY_MARKS = re.compile(pattern("wording", "mark", "so_many"))
_MARKS, _TOWARDS = listed("wording", "mark"), word("wording", "mark", "towards")
_DAY_WITHIN = re.compile(pattern("wording", "before", "day_within"))
_NOT_SETTLED = re.compile(pattern("wording", "worked_out", "not_settled"))
_USED_FOR = listed("wording", "used_for")
_OF_SIZE_CLASS = re.compile(pattern("numerals", "class_of", "level"))
_LONGEST_MODIFIER = 16
_MAKES = re.compile(pattern("wording", "makes"))
_NEXT_EXAMPLES = re.compile(pattern("wording", "joining", "examples"))
_NEXT_TOLD = re.compile(pattern("wording", "joining", "told"))
_NEXT = re.compile(any_in("wording", "joining", "next"))
_AND = re.compile(f"(?<=.{{4}})(?<![{word('wording', 'and', 'within')}]){any_in('wording', 'and')}")
_IS_DONE = re.compile(pattern("wording", "carried_out", "is_done"))
_OF_PLAN = re.compile(pattern("wording", "carried_out", "of_plan"))
_BRACKETED = re.compile(r"^[(][^()]*[)]")


@lru_cache(maxsize=8192)
def noun_after(words: str, *, shared: bool) -> str:
    """What a number before its noun counts: the words after it, cut where they stop being a name."""
    text = _OF_PLAN.sub("", words) if shared else words
    if match := _BRACKETED.match(text):
        text = text[match.end() :] or _NOT_SETTLED.sub("", WORKED_OUT.sub("", text))
    if text.startswith(("的", "、")) or text in _USED_FOR:
        return ""
    for stop in ("，", ",", "。", *DEALING.meaning):
        text = text.partition(stop)[0]
    if text in _MARKS or _SO_MANY_MARKS.fullmatch(text):
        return ""
    text = _DAY_WITHIN.sub("", text) if MONTH in text else text
    text = _MAKES.split(text, maxsplit=1)[0]
    text = _NEXT_TOLD.sub("", text) if LISTED_APART in text else text
    text = without_next_deed(text)
    text = _until_next(_NEXT_EXAMPLES.sub("", INVESTED_NEXT.sub("", text))) if shared else text
    text = _without_deed(_done_plainly(text))
    text = _without_modifier(text) if len(text) > _LONGEST_MODIFIER else text
    text = text[:-1] if text.endswith(("等", "的")) else _without_among(text)
    noun = _without_measure(text, shared=shared, dealt=DEALS.search(words) is not None)
    return noun.removesuffix("的") if noun != text else noun  # 86家企业的产值


def towards(right: str) -> str:
    """The word that leads to an amount, where such a mark stands behind it: 向300亿元迈进; else empty."""
    return _TOWARDS if _MARKS.starting(right) else ""


def _done_plainly(words: str) -> str:
    """Words with the bare verb that says what was done, and what it was done to without what says more of that: 失业人员发放失业金 of
    失业人员发放了不同期限的失业金."""
    done = _IS_DONE.search(words)
    return words[: done.start()] + words[done.end() :] if done and VERBS.ending(words, done.start()) else words


def _without_modifier(words: str) -> str:
    """A long noun without what says more of it before 的, but for the class of size that it opens with: 百亿级煤化工项目 of
    百亿级投资规模的煤化工项目."""
    size = _OF_SIZE_CLASS.match(words)
    noun = _AND.split(words, maxsplit=1)[0] if "的" not in words else words.rpartition("的")[2] or words
    return size[0] + noun if size and not noun.startswith(size[0]) else noun


def without_next_deed(words: str) -> str:
    """Words without what was done next: 市政道路 of 市政道路、建成桥梁 and of 市政道路并建成桥梁."""
    for mark in _NEXT.finditer(words, 1):
        done = words[mark.end() :]
        if leading_verb(done) and not (leading_verb(words) or (mark[0] != LISTED_APART and is_deed(done))):
            return words[: mark.start()]
    return words


def _without_deed(words: str) -> str:
    """The words behind a number without those that say what it did: 项目竣工 of 项目实现竣工, 企业 of 62家企业完成零售额9亿元."""
    before, _, deed = words.partition(ACHIEVING)
    text = before + deed if deed in VERBS else words
    before, _, measured = text.partition(CARRIED_OUT.only)
    # 完成率 is no measure of what was done
    return before if before and len(MEASURES.ending(measured)) > 1 else text


def _until_next(words: str) -> str:
    """The noun of words that lead to the next number, without what says what that is: 12个重点项目1-5月完成投资9亿元."""
    if stop := _STOPS.search(words, 1):
        words = words[: stop.start()]
    return MONTHS_OF_LEVEL.sub("", words) if MONTH in words else words


def _without_measure(words: str, *, shared: bool, dealt: bool) -> str:
    """The noun of words that lead to the next number, without what that measures of it: 断面 of 14个断面优良率达90%, 项目 of
    45个项目开工率85%, 行业 of 9个行业产值同比增长6% and of 3个行业产值分别增长6%、7%、8%, where they are ``dealt``."""
    if is_outcome(words):
        return words  # 8项基本达到
    text = _unchanged(words) if shared else words
    changed = text != words
    tail = _NOUN_TAIL.ending(text) or (match[0] if (match := _NOUN_SHARE.search(text)) else "")
    rated = _without_rate(text[: len(text) - len(tail)])
    if not (tail or changed or dealt or (shared and (rated or RATES.ending(text)))):
        return words
    noun = rated or text[: len(text) - len(tail)]
    while len(measure := MEASURES.ending(noun)) > 1 and len(noun) >= len(measure) + SHORTEST_OWNER:
        noun = noun[: -len(measure)]
    return noun or words


def _unchanged(words: str) -> str:
    """Words without how what they measure changed: 行业产值 of 行业产值同比增长; as they are where they measure nothing."""
    changed = _DIRECTION.ending(words)
    rest = words[: -len(changed)] if changed else words
    text = _COMPARED_BEHIND.sub("", rest)
    return text if text != rest or MEASURES.ending(text) else words


def _without_rate(words: str) -> str:
    """The thing that a rate behind it is of, by what was done to it: 排水沟 of 排水沟整治率, 乡镇 of 乡镇污水处理率; else empty."""
    rate = RATES.ending(words)
    if len(rate) == 1:
        rate = max(MEASURES.ending(words), words[-_RATE_LENGTH:], key=len)
    thing_ = words[: -len(rate)] if rate else ""
    thing_ = thing_.removesuffix(_RATED.ending(thing_))
    return thing_ if len(thing_) >= SHORTEST_OWNER else ""


def _without_among(words: str) -> str:
    """Words without what says that others are among them: 水库 of 6座水库中, of 6座水库有, of 6座水库中(市属水库)."""
    words = _SOME_AMONG.sub("", words)
    whole = before_among(words)
    return words if whole is None else whole


def before_among(words: str) -> str | None:
    """The things among which words say that others are: 水库 of 水库中 and of 水库中(市属水库); None where they say nothing of it."""
    if not any(map(words.__contains__, _AMONG)):
        return None
    whole = ASIDE_BEHIND.sub("", words)
    return whole[:-1] if whole.endswith(_AMONG) and not _ENDS_IN_AMONG.ending(whole) else None


def is_not_settled(words: str) -> bool:
    """Whether the words behind a number are a bracket that says that it may change yet, and nothing else: (预计)."""
    return _NOT_SETTLED.match(words) is not None
