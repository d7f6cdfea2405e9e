"""English names of areas: pinyin as place names have it, and official names where they are no pinyin.

Here belongs the rule. What it knows stands in the files beside it: ``readings.csv`` how each character sounds in place names,
``place_readings.csv`` the places that say one of theirs otherwise, ``kinds.csv`` what the kinds are called, and in
``official_names.csv`` the names that are no pinyin, by whole name or by what stands before the kind: those of other languages as
GB/T 2260 has them, marks left out, translations, Hong Kong and Macao. ``areas.csv`` holds what the rule gives, so that nothing that
reads names needs it; a test holds the two together. Not here: which area a text names (``sources.catalogue.area_names``).
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sources.catalogue.cues import cues

_DATA = Path(__file__).parent
_VOWELS = "aeo"


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of area, 自治县: its English word, empty where English leaves it out, and how long a name it needs before it."""

    name_zh: str
    name_en: str
    least_characters: int


def english_name(name_zh: str, area_code: str) -> str:
    """The English name of an area, plain ASCII: 长清区 is Changqing District; empty where a character has no reading."""
    official = _official()
    if name := official.get((name_zh, area_code)) or official.get((name_zh, "")):
        return name
    place, kind = _parted(name_zh)
    if name := official.get((place, "")):
        return f"{name} {kind}".rstrip()
    return pinyin(name_zh)


def pinyin(name_zh: str) -> str:
    """The name of an area with the place in pinyin, whatever it is officially: 鄂尔多斯市 is E'erduosi, 西安市 Xi'an. Empty where a
    character has no reading.
    """
    place, kind = _parted(name_zh)
    known = _places().get(place)
    # a name of one character keeps its kind: 易县 is Yixian County
    said = name_zh if len(place) == 1 else place
    syllables = known.split() if known else [_readings().get(character, "") for character in said]
    if not all(syllables):
        return ""
    joined = "".join(f"'{each}" if at and each[0] in _VOWELS else each for at, each in enumerate(syllables))
    return f"{joined.capitalize()} {kind}".rstrip()


def _parted(name_zh: str) -> tuple[str, str]:
    """The place in a name, and the English word for its kind, empty where English leaves it out or the name has none."""
    for kind in _kinds():
        place = name_zh.removesuffix(kind.name_zh)
        if place != name_zh and len(place) >= kind.least_characters:
            is_autonomous = kind.name_zh.startswith(cues("head")["area"]["autonomous"]["word"])
            return _without_peoples(place) if is_autonomous else place, kind.name_en
    return name_zh, ""


def _without_peoples(place: str) -> str:
    """The place in the name of an autonomous area, without the peoples: 积石山保安族东乡族撒拉族 is 积石山."""
    peoples = cues("head")["area"]["peoples"]
    while people := max(
        (each for each in peoples if place.endswith(each) and len(place) > len(each) + 1), key=len, default=""
    ):
        place = place.removesuffix(people)
    return place


def _rows(name: str) -> list[dict[str, str]]:
    with (_DATA / name).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


@cache
def _readings() -> Mapping[str, str]:
    return {row["character"]: row["reading"] for row in _rows("readings.csv")}


@cache
def _places() -> Mapping[str, str]:
    return {row["name_zh"]: row["reading"] for row in _rows("place_readings.csv")}


@cache
def _official() -> Mapping[tuple[str, str], str]:
    """Official names by name and code, which is empty where the name says enough."""
    return {(row["name_zh"], row["area_code"]): row["name_en"] for row in _rows("official_names.csv")}


@cache
def _kinds() -> list[_Kind]:
    """The kinds, the longest first."""
    kinds = [_Kind(row["kind_zh"], row["kind_en"], int(row["least_characters"])) for row in _rows("kinds.csv")]
    return sorted(kinds, key=lambda kind: -len(kind.name_zh))
