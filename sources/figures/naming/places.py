"""Places that a text compares by what it measured of all: 增速最高的是甲县，增长12%; 乙县次之，增长9%.

Here belongs telling such a place by the words before a number, in a clause without one, and before a bracket. Not here: what was
measured of all (``prose.discourse``).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from sources.figures.naming.terms import MEASURES
from sources.figures.words import listed, pattern

_PLACE = pattern("universe", "place", "only")
ONLY_PLACE = re.compile(_PLACE)
_COMMON, _NO_NAME = listed("universe", "place", "common"), re.compile(pattern("universe", "place", "no_name"))
_PROVINCES = listed("universe", "place", "provinces")
_RANKED = re.compile(pattern("universe", "place", "ranked"))
_SPEED = re.compile(pattern("universe", "place", "speed"))
_FARES = re.compile(f"(?P<place>{_PLACE})(?={pattern('universe', 'place', 'fares')})")
_OPENS = re.compile(pattern("universe", "place"))
_BY = re.compile(pattern("universe", "place", "by"))
_OF_EACH = re.compile(pattern("universe", "place", "of_each"))
_GROUP = re.compile(pattern("universe", "place", "group"))
_JOINED = re.compile(pattern("universe", "place", "joined"))


class Fared(NamedTuple):
    """A place of which a clause says how it fared, and whether by how fast something grew there."""

    place: str
    speed: bool


@lru_cache(maxsize=4096)
def alone(words: str) -> str:
    """The place that words name and no more, but for what it comes first in: 甲县 of 增速最高的是甲县; else empty."""
    ranked = _RANKED.match(words)
    place = words[ranked.end() :] if ranked else words
    return place if _is_place(place) or _GROUP.fullmatch(place) else ""


@lru_cache(maxsize=2048)
def measured(words: str) -> str:
    """What words tell places apart by: 税收收入 of 税收收入增速高于全市的县, 税收收入增速最高的是甲县; else empty."""
    match = _BY.match(words)
    return match["of"] if match and MEASURES.ending(match["of"]) else ""


@lru_cache(maxsize=2048)
def announced(clause: str) -> str:
    """What a clause with a colon says is told of each place: 税收收入 of 各县区税收收入完成情况; else empty."""
    match = _OF_EACH.fullmatch(clause)
    return match["of"] if match else ""


def before_bracket(words: str) -> str:
    """The same of the last of a list of places before a bracket: 乙县 of 增速较快的有甲县、乙县."""
    return alone(_JOINED.split(words)[-1])


@lru_cache(maxsize=2048)
def fared(clause: str) -> Fared | None:
    """The place that a clause without numbers says no more of than how it fared: 甲县增速最高, 增速最高的是甲县."""
    speed = _SPEED.search(clause) is not None
    if place := alone(clause):
        return Fared(place, speed) if place != clause else None
    match = _FARES.match(clause)
    return Fared(match["place"], speed) if match and _is_place(match["place"]) else None


@lru_cache(maxsize=4096)
def without(name: str) -> str:
    """A name without the place that it begins with: 投资 of 甲县投资."""
    match = _OPENS.match(name)
    return name[match.end() :] if match and _is_place(match[0]) else name


def _is_place(words: str) -> bool:
    if words in _PROVINCES:
        return True
    return ONLY_PLACE.fullmatch(words) is not None and words not in _COMMON and not _NO_NAME.fullmatch(words)
