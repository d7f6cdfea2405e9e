"""What the name of a file says of the report in it: area, genre and year, in Chinese or English.

A name is the weakest witness, as whoever downloaded the file gave it: it counts where the document itself says nothing. The words
stand in ``cues/genre.toml``. Not here: what the document says (``document_metadata``).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePath

from sources.catalogue.area_names import AreaNames, area_of
from sources.catalogue.cues import cues
from sources.catalogue.romanised import pinyin
from sources.catalogue.titles import genre_of, tidy

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)*")


@dataclass(frozen=True, slots=True)
class Named:
    """What a file's name says; None for what it does not, and for what it says twice."""

    area_code: str | None = None
    genre: str | None = None
    year: int | None = None


def named(file: str, names: AreaNames, english: Mapping[str, str]) -> Named:
    """What the name of a file says. ``english`` gives the English name of each area code."""
    plain = PurePath(file).stem
    stem, words = tidy(plain), " ".join(_WORD.findall(plain.lower()))
    years = {int(year) for year in _YEAR.findall(stem)}
    year = years.pop() if len(years) == 1 else None
    return Named(
        area_of([stem], names, year=year) or _english_area(words, names, english, year),
        genre_of(stem) or _english_genre(words),
        year,
    )


def _english_area(words: str, names: AreaNames, english: Mapping[str, str], year: int | None) -> str | None:
    """The one area whose English name, or name in pinyin, stands in the words, without its kind; namesakes are none."""
    kinds = {kind.lower() for kind in cues("genre")["file_name"]["kinds"]}
    found = []
    for code, name in english.items():
        spelt = {
            tuple(word for word in _WORD.findall(each.lower()) if word not in kinds)
            for each in (name, pinyin(names.areas[code]))
        }
        if any(each and f" {' '.join(each)} " in f" {words} " for each in spelt):
            found.append(code)
    told = names.of_year(found, year)
    return told[0] if len(told) == 1 else None


def _english_genre(words: str) -> str | None:
    """The genre whose longest words stand in the name: a final budget is no budget."""
    listed = ((word, genre) for genre, each in cues("genre")["file_name"]["words"].items() for word in each)
    said = [(len(word), genre) for word, genre in listed if f" {word} " in f" {words} "]
    return max(said, default=(0, None))[1]
