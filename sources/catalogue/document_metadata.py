"""What a document's own head says of it: area, genre, years, title, issuer, date, as a proposal for the catalogue.

Here belongs reading the title and the first lines, and the years that headings tell. The words that tell genres and issuers stand
in ``cues``, the areas come from the caller. Not here: asking a person for the rest, writing the catalogue
(``sources.catalogue.catalogue``).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from sources.documents.layout_elements import squeeze, tight
from sources.model import BlockKind, Document

_HEAD_BLOCKS = 12
_FIRST_HALF = 6  # a report given later in the year may look back on the year itself
GENRES_WITHOUT_TARGETS = {"communique"}
_CUES = Path(__file__).resolve().parent / "cues"
_CHINESE_DIGITS = str.maketrans("〇零○一二三四五六七八九", "0001" + "23456789")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*年")
_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)年(\d{1,2})月(\d{1,2})日")
_CHINESE_DATE = re.compile(
    r"([二一][〇零○一二三四五六七八九]{3})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日"
)
_SPANS = ("-", "—", "–", "~", "～", "至", "到")
_SHORT_NAME = 2  # characters; 城区, 郊区: names that are words too


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the head tells; None for what it does not.

    ``area_code`` is a GB/T 2260 code, ``genre`` one of plan, work, communique, budget; ``plan_year`` is None as well for a
    genre that sets no targets.
    """

    area_code: str | None = None
    genre: str | None = None
    execution_year: int | None = None
    plan_year: int | None = None
    title: str | None = None
    issuer: str | None = None
    presented_on: date | None = None


@dataclass(frozen=True, slots=True)
class ToldYear:
    """A year of which a title or a heading (``words``) says that it was carried out, or that it is still to come."""

    year: int
    is_to_come: bool
    words: str


@cache
def _cues(file: str) -> dict[str, Any]:
    return tomllib.loads((_CUES / f"{file}.toml").read_text(encoding="utf-8"))


def propose(document: Document, areas: Mapping[str, str]) -> Proposal:
    """What the document's title and first lines say. ``areas`` gives the name of each area code."""
    title = tight(document.title)
    head = _head(document)
    genre = _genre(title)
    presented_on = _presented_on(head)
    execution_year, plan_year = _years(title, genre, presented_on)
    return Proposal(
        area_code=_area([title, *map(tight, head)], areas),
        genre=genre,
        execution_year=execution_year,
        plan_year=plan_year,
        title=title or None,
        issuer=_issuer(head),
        presented_on=presented_on,
    )


def told_years(document: Document) -> list[ToldYear]:
    """The years that the title and the headings tell what they are to the report, in reading order."""
    titles = [document.title, *(block.text for block in document.blocks if block.kind is BlockKind.HEADING)]
    told = []
    for title in map(tight, titles):
        years = list(_YEAR.finditer(title))
        for at, match in enumerate(years):
            said = title[match.end() : years[at + 1].start() if at + 1 < len(years) else None]
            is_carried_out = any(word in said for word in _cues("genre")["carried_out"]["words"])
            is_to_come = any(word in said for word in _cues("genre")["still_to_come"]["words"])
            # the end of a span (2021—2025年) is no year of its own
            is_span = title[: match.start()].endswith(_SPANS)
            if (is_carried_out or is_to_come) and not is_span:
                told.append(ToldYear(int(match[1]), not is_carried_out, title))
    return told


def _head(document: Document) -> list[str]:
    """The lines before the first heading, without the title."""
    lines: list[str] = []
    for block in document.blocks[:_HEAD_BLOCKS]:
        if block.kind is BlockKind.HEADING or block.kind is BlockKind.CELL:
            break
        if block.kind is not BlockKind.TITLE:
            lines.append(squeeze(block.text))
    return lines


def _presented_on(head: Sequence[str]) -> date | None:
    for line in map(tight, head):
        for year, month, day in (*_DATE.findall(line), *map(_arabic, _CHINESE_DATE.findall(line))):
            try:
                return date(int(year), int(month), int(day))
            except ValueError:
                continue
    return None


def _arabic(parts: tuple[str, str, str]) -> tuple[int, int, int]:
    year, month, day = parts
    return int(year.translate(_CHINESE_DIGITS)), _small(month), _small(day)


def _small(numeral: str) -> int:
    """A Chinese numeral below 100: 十七 -> 17."""
    tens, ten, ones = numeral.rpartition("十")
    value = int(ones.translate(_CHINESE_DIGITS)) if ones else 0
    return value + (10 * int(tens.translate(_CHINESE_DIGITS) or 1) if ten else 0)


def _genre(title: str) -> str | None:
    """The genre whose words come first in the title; between two at one place, the one that the cues name first."""
    places = {
        genre: min((at for word in words if (at := title.find(word)) >= 0), default=-1)
        for genre, words in _cues("genre")["title"].items()
    }
    found = [genre for genre, place in places.items() if place >= 0]
    return min(found, key=lambda genre: places[genre], default=None)


def _years(title: str, genre: str | None, presented_on: date | None) -> tuple[int | None, int | None]:
    """Execution and plan year: the years that the title names, else those before and of the day it was presented on."""
    named = sorted({int(year) for year in _YEAR.findall(title)})
    sets_targets = genre not in GENRES_WITHOUT_TARGETS
    if len(named) > 1:
        return named[0], named[1] if sets_targets else None
    if named and (not sets_targets or any(word in title for word in _cues("genre")["looks_back"]["words"])):
        return named[0], None
    if genre is None or not sets_targets:
        return None, None
    plan = named[0] if named else presented_on.year if presented_on and presented_on.month <= _FIRST_HALF else None
    return (plan - 1, plan) if plan else (None, None)


def _issuer(head: Sequence[str]) -> str | None:
    cues = _cues("head")["issuer"]
    endings, offices = "|".join(cues["endings"]), "|".join(cues["offices"])
    name = re.compile(rf"^([\u4e00-\u9fff]{{1,24}}?(?:{endings}))(?:(?:{offices}).*)?$")
    found: list[str] = []
    for line in head:
        for part in re.split(r"[\s，,;；]+", line):
            match = name.match(part.strip("—-（）()"))
            if match and not any(word in part for word in cues["not_in"]) and match[1] not in found:
                found.append(match[1])
    if found:
        return "、".join(found)
    spoken = (re.search(cues["speaks_for"], tight(line)) for line in head)
    return next((match["name"] for match in spoken if match), None)


def _area(lines: Sequence[str], areas: Mapping[str, str]) -> str | None:
    """The one area that the first line which names any speaks of; names above it tell namesakes apart."""
    text = "\n".join(lines)
    for line in lines:
        for names in (_full_names(areas), _bare_names(areas)):
            codes = list(_named(line, names))
            if not codes:
                continue
            inner = [code for code in codes if not any(other != code and _is_within(other, code) for other in codes)]
            certain = [code for code in inner if any(areas[up] in text for up in _above(code, areas))]
            chosen = set(certain if len(inner) > 1 else inner)
            return chosen.pop() if len(chosen) == 1 else None
    return None


def _full_names(areas: Mapping[str, str]) -> dict[str, list[str]]:
    names: dict[str, list[str]] = {}
    for code, name in areas.items():
        names.setdefault(name, []).append(code)
    return names


def _bare_names(areas: Mapping[str, str]) -> dict[str, list[str]]:
    """Names without their suffix (云南 for 云南省), where at least two characters are left."""
    names: dict[str, list[str]] = {}
    for code, name in areas.items():
        suffix = next((each for each in _cues("head")["area"]["suffixes"] if name.endswith(each)), "")
        bare = name.removesuffix(suffix)
        if suffix and len(bare) >= 2:
            names.setdefault(bare, []).append(code)
    return names


def _named(line: str, names: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """The codes of the areas named in a line; a name inside a longer one does not count, nor a short one alone."""
    longest = max(map(len, names), default=0)
    at = 0
    while at < len(line):
        length = next((n for n in range(longest, 1, -1) if line[at : at + n] in names and at + n <= len(line)), 0)
        if length > _SHORT_NAME or (length and at == 0):
            yield from names[line[at : at + length]]
        at += length or 1


def _above(code: str, areas: Mapping[str, str]) -> list[str]:
    """The codes of the areas that hold this one, by the digits of the code."""
    return [up for up in (f"{code[:4]}00", f"{code[:2]}0000") if up != code and up in areas]


def _is_within(inner: str, outer: str) -> bool:
    return inner != outer and (inner.startswith(outer.rstrip("0")) or outer == "000000")
