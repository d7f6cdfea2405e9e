"""What a document that stands in no catalogue is: its area, genre and years, by its head.

Here belong the words of titles. Not here: the catalogue, which says the same for the reports that are part of the warehouse.
"""

from __future__ import annotations

import csv
import re
from functools import cache

from sources.figures.words import section
from sources.lexicon import VOCABULARY
from sources.model import Document, ReportContext, ReportError

_HEAD_BLOCKS = 12
_HEAD_CHARACTERS = 1500
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})\s*年")
_DATE = re.compile(r"(?<!\d)((?:19|20)\d{2})\s*年\s*(\d{1,2})\s*月(?:\s*\d{1,2}\s*日)?")
_DATE_LINE = 60  # a line no longer than this may be the one that says when a report was given
_FIRST_HALF = 6
_GENRES_WITHOUT_TARGETS = {"communique"}


def identify(
    document: Document, name: str, *, area: str | None = None, genre: str | None = None, year: int | None = None
) -> ReportContext:
    """The context of a document: what the caller knows, and for the rest what its head says.

    ``area`` is a GB/T 2260 code, ``year`` the year that the report looks back on. Raises ReportError, with ``name`` as its
    report, when nothing in the head tells the genre or the year.
    """
    lines = [document.title, *(block.text for block in document.blocks[:_HEAD_BLOCKS])]
    head = "\n".join(lines)[:_HEAD_CHARACTERS]
    compact = "".join(head.split())
    found_genre = genre or _genre(compact)
    if found_genre is None:
        raise ReportError(name, "its head does not say what kind of report it is.", advice="Give --genre.")
    found_year = year if year is not None else _year(lines, found_genre)
    if found_year is None:
        raise ReportError(name, "its head does not say which year it looks back on.", advice="Give --year.")
    code = area or _area(compact)
    plan_year = None if found_genre in _GENRES_WITHOUT_TARGETS else found_year + 1
    return ReportContext(f"{code}-{found_year}-{found_genre}", code, found_genre, found_year, plan_year)


def _genre(head: str) -> str | None:
    titles = section("genre", "title")
    places = {
        genre: min((at for word in words if (at := head.find(word)) >= 0), default=-1)
        for genre, words in titles.items()
    }
    found = [genre for genre in titles if places[genre] >= 0]
    return min(found, key=lambda genre: places[genre]) if found else None


def _year(lines: list[str], genre: str) -> int | None:
    """The year that a report looks back on: the first of two in its title, or the one before it was given."""
    words = [word for names in section("genre", "title").values() for word in names]
    looks_back = section("genre", "looks_back")["words"]
    for line in lines:
        text = "".join(line.split())
        years = [int(year) for year in _YEAR.findall(text)]
        if not years or not any(word in text for word in words):
            continue
        if len(set(years)) > 1 or genre == "communique" or any(word in text for word in looks_back):
            return min(years)
        return years[0] - 1
    for line in lines:
        if len(line) <= _DATE_LINE and (date := _DATE.search(line)):
            year, month = int(date[1]), int(date[2])
            return year - 1 if month <= _FIRST_HALF else year
    return None


@cache
def _areas() -> tuple[tuple[str, str], ...]:
    with (VOCABULARY / "areas.csv").open(encoding="utf-8", newline="") as handle:
        rows = [(row["name_zh"], row["area_code"]) for row in csv.DictReader(handle)]
    return tuple(sorted(rows, key=lambda row: -len(row[0])))


def _area(head: str) -> str:
    """The code of the area that is named first; empty where the vocabulary knows none of the names."""
    named = [(head.find(name), code) for name, code in _areas() if name in head]
    return min(named)[1] if named else ""
