"""What a sentence says that all it names are among, and how its clauses open."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from sources.figures.naming.cleaning import clean
from sources.figures.naming.measuring import carried_measure
from sources.figures.naming.terms import MEASURES, SEEN
from sources.figures.naming.verbs import leading_verb
from sources.figures.words import Words, listed, paired, pattern

_PART_WORDS = tuple(listed("wording", "parts").meaning)
_OPENS_AMONG = listed("wording", "among", "opening")
_UNEVEN = re.compile(pattern("wording", "uneven"))
_MEASURED_OF = Words(paired("measures", "measured_of"))
_LONGEST_UNEVEN = 24
_FARED = re.compile(pattern("wording", "fared"))
_THINGS_GROWING = re.compile(pattern("wording", "fared", "of_things"))
_FARED_IN_ANY_WORDS = re.compile(pattern("wording", "fared", "of_measure"))
_SHORTEST_MEASURED = 2
_REASON = listed("wording", "reason")
_TRADED = re.compile(pattern("measures", "bare", "trade"))


class Among(NamedTuple):
    """What a sentence says that all it names are among: the words, and what is measured of each, where they say so."""

    words: str = ""
    measure: str = ""


def among(words: str) -> Among:
    """What a sentence says by words before 中 that all it names are among: 主要产品产量, 主要产品."""
    whole = clean(words.removeprefix(_OPENS_AMONG.starting(words)))
    return Among(whole, carried_measure(whole) or _MEASURED_OF.meaning.get(_MEASURED_OF.ending(whole), ""))


def among_announced(words: str) -> Among:
    """The same of words that say what is measured of each of those that come: 主要产品产量, 招生数; of products that nothing is
    done to, how much of them there is."""
    whole = clean(words)
    product = "" if leading_verb(whole) else _MEASURED_OF.ending(whole)
    return Among(whole, carried_measure(whole) or _MEASURED_OF.meaning.get(product, ""))


def seen_among(words: str) -> Among:
    """The same of a clause that says by what a whole is divided: 从主要产品产量看."""
    match = SEEN.fullmatch(words)
    return among(match["among"]) if match and match["among"] else NOTHING_AMONG


def among_parts(sentence: str) -> Among:
    """The same of the parts that the next sentence gives, by a sentence that only says how they fared: 主要产品产量有升有降."""
    fared = _UNEVEN.search(sentence, max(0, len(sentence) - _LONGEST_UNEVEN))
    found = among(sentence[: fared.start()]) if fared else NOTHING_AMONG
    return found if found.measure else NOTHING_AMONG


def among_products(clause: str) -> Among:
    """The same of a clause on the products that its sentence goes on to name: 主要产品产量大幅增长，其中：水泥30万吨."""
    found = among_parts(clause)
    return found if any(product in found.words for product in _MEASURED_OF.meaning) else NOTHING_AMONG


@lru_cache(maxsize=2048)
def fared(clause: str) -> str:
    """What is measured of which a clause says no more than how it fared: 渔业投资 of 渔业投资保持稳定; empty for any other."""
    match = _FARED.search(clause)
    name = clean(clause[: match.start()]) if match else ""
    return name if MEASURES.ending(name) else ""


@lru_cache(maxsize=2048)
def things_growing(clause: str) -> str:
    """The things of which a clause says that there are more of them, and no more: 养老床位 of 养老床位持续增加; else empty."""
    match = _THINGS_GROWING.fullmatch(clause)
    name = clean(match["things"]) if match else ""
    return "" if leading_verb(name) else name


@lru_cache(maxsize=2048)
def measured_first(clause: str) -> str:
    """What is measured that a clause opens with, of which it says how it fared in words that no list knows: 基础设施投资 of
    基础设施投资支撑有力; empty where they name anything else that is measured, and for any other."""
    text = clean(clause)
    ends = [end for end in range(_SHORTEST_MEASURED, len(text) + 1) if len(MEASURES.ending(text, end)) > 1]
    if not ends and (trade := _TRADED.match(text)):
        ends = [trade.end()]  # 外贸出口持续向好
    if not ends or leading_verb(text) or _REASON.starting(clause):
        return ""
    return text[: ends[-1]] if _FARED_IN_ANY_WORDS.fullmatch(text, ends[-1]) else ""


class Opening(NamedTuple):
    """How a clause opens: with a word for parts (其中), or with how a whole is divided (分行业看)."""

    part: bool
    divides: bool

    @classmethod
    def of(cls, words: str) -> Opening:
        """By the words that the clause begins with."""
        if words.startswith(_PART_WORDS):
            return _WITH_PARTS
        return _DIVIDED if SEEN.match(words) else _PLAINLY


NOTHING_AMONG = Among()
_PLAINLY, _WITH_PARTS, _DIVIDED = Opening(False, False), Opening(True, False), Opening(False, True)
