"""The vocabulary of the made country: indicators, goals, industries, names of zones, sentences and tables, as frozen
values.

Here belongs loading ``words/``. Not here: numbers (``tests.support.economy``) and putting a report together
(``tests.support.drafting``).
"""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from sources.lexicon import VOCABULARY

WORDS = Path(__file__).parent / "words"
GENRES = ("plan", "work", "communique")
REST = "rest"
MEMBER = "{member}"
_SLOT = re.compile(r"\{([^{}]+)\}")


@dataclass(frozen=True, slots=True)
class Indicator:
    """One thing that is counted. ``low`` and ``high`` bound its first value, for a part its share of ``part_of`` in %.

    ``slowest`` and ``fastest`` bound its yearly change in %, for a rate in points. ``low`` is None for the part that
    is what the others leave. ``name`` holds ``{member}`` where the zone or the industry is said with it.
    ``indicator_id`` is that of the product's vocabulary, empty where it does not know the name.
    """

    key: str
    indicator_id: str
    name: str
    unit: str
    decimals: int
    low: float | None
    high: float
    slowest: float = -9.0
    fastest: float = 14.0
    growth_decimals: int = 1
    part_of: str = ""

    @property
    def is_rate(self) -> bool:
        """Whether it is a percentage by nature."""
        return self.unit == "%"

    @property
    def digits(self) -> int:
        """The decimals that its true value is kept with: more than are printed, where rounding is part of the game."""
        return self.decimals if self.is_rate or not self.decimals else self.decimals + 2


@dataclass(frozen=True, slots=True)
class Goal:
    """What is planned for an indicator. ``form`` is level, rate, growth, change (a growth said in words) or fall.

    ``low`` and ``high`` are a percentage of this year's level, steps of the last decimal for a rate, tenths of a %
    for the others; the number is a multiple of ``step``. ``label`` is what a table of targets calls it; ``in_table``
    whether it stands there.
    """

    key: str
    label: str
    form: str
    low: int
    high: int
    step: int
    decimals: int
    comparator: str
    in_table: bool


@dataclass(frozen=True, slots=True)
class Industry:
    """An industry as the vocabulary of the made country has it."""

    industry_id: str
    name: str
    name_en: str


@dataclass(frozen=True, slots=True)
class ZoneKind:
    """What a zone may be: the end of its name."""

    name: str
    name_en: str
    zone_type: str


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in a sentence for a number: the indicator's key and the form of the statement."""

    key: str
    form: str


@dataclass(frozen=True, slots=True)
class Word:
    """A place in a sentence for a word of the report: area, year, zone."""

    name: str


Piece = str | Slot | Word
Sentence = tuple[tuple[Piece, ...], ...]  # its alternatives
Paragraph = tuple[Sentence, ...] | str  # a str names a table or a set of paragraphs


@dataclass(frozen=True, slots=True)
class Section:
    """A heading (one of several) and the paragraphs below it."""

    headings: Sentence
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One of the outermost parts of a report."""

    heading: tuple[Piece, ...]
    paragraphs: tuple[Paragraph, ...]
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """All that is said in a genre, in order."""

    title: tuple[Piece, ...]
    opening: tuple[tuple[Piece, ...], ...]
    parts: tuple[Part, ...]
    closing: tuple[tuple[Piece, ...], ...]
    notes: Mapping[str, tuple[Sentence, ...]]


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column of values: its header and the form of the statements in it."""

    header: tuple[Piece, ...]
    form: str
    unit_in_header: bool


@dataclass(frozen=True, slots=True)
class TablePlan:
    """How a table is made. ``unit`` is the header of a column of units, ``total`` the label of the last row; empty
    for none.

    ``keys`` are the indicators of its rows, of which a report shows ``show``.
    """

    name: str
    caption: tuple[Piece, ...]
    label: str
    unit: str
    total: str
    keys: tuple[str, ...]
    show: int
    columns: tuple[TableColumn, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """Words beside numbers, and the names of the bodies that issue reports; see ``wording.toml``."""

    direction: Mapping[str, tuple[str, ...]]
    comparator: Mapping[str, tuple[tuple[str, str], ...]]
    rounded: Mapping[str, str]
    scope: Mapping[str, str]
    body: Mapping[str, str]


@dataclass(frozen=True)
class Phrasebook:
    """Everything in ``words/``."""

    indicators: Mapping[str, Indicator]
    zone_indicators: Mapping[str, Indicator]
    goals: Mapping[str, Goal]
    industries: tuple[Industry, ...]  # the first is the printed total
    stems: tuple[str, ...]
    zone_kinds: tuple[ZoneKind, ...]
    outlines: Mapping[str, Outline]
    tables: Mapping[str, TablePlan]
    wording: Wording

    @classmethod
    @cache
    def load(cls) -> Phrasebook:
        """The vocabulary of this package. Raises ``ValueError`` for a sentence that names an unknown indicator."""
        zones = _toml("zones")
        with (VOCABULARY / "indicator_aliases.csv").open(encoding="utf-8", newline="") as handle:
            curated = {row["alias"]: row["indicator_id"] for row in csv.DictReader(handle)}
        book = cls(
            indicators={row["key"]: _indicator(row, curated) for row in _rows("indicators")},
            zone_indicators={
                row["key"]: Indicator(indicator_id=curated.get(row["name"].removeprefix(MEMBER), ""), **row)
                for row in zones["indicator"]
            },
            goals={row["key"]: _goal(row) for row in _rows("goals")},
            industries=tuple(
                Industry(row["industry_id"], row["name_zh"], row["name_en"]) for row in _rows("industries")
            ),
            stems=tuple(first + second for second in zones["stem"]["second"] for first in zones["stem"]["first"]),
            zone_kinds=tuple(ZoneKind(**row) for row in zones["kind"]),
            outlines={genre: _outline(_toml(genre)) for genre in GENRES},
            tables={name: _table(name, table) for name, table in _toml("tables").items()},
            wording=_wording(_toml("wording")),
        )
        book._check()
        return book

    def _check(self) -> None:
        known = {*self.indicators, *self.zone_indicators, "tax@industries", "tax@zones"}
        for genre, outline in self.outlines.items():
            for slot in _slots(outline):
                if slot.key not in known or (
                    slot.form in {"goal", "plan", "completion"} and slot.key not in self.goals
                ):
                    raise ValueError(
                        f"{genre}.toml says {{{slot.key}:{slot.form}}}, which indicators.csv or goals.csv lacks"
                    )


_REPORT_WORDS = frozenset(
    {"area", "scope", "year", "next", "last", "month", "day", "congress", "session"}
    | {"issuer", "bureau", "zone", "zones", "industry"}
)


def pieces(text: str) -> tuple[Piece, ...]:
    """A sentence taken apart at its braces: ``全年{gdp}，{gdp:growth}。``."""
    found: list[Piece] = []
    at = 0
    for match in _SLOT.finditer(text):
        if match.start() > at:
            found.append(text[at : match.start()])
        key, _, form = match[1].partition(":")
        found.append(Word(key) if key in _REPORT_WORDS else Slot(key, form or "level"))
        at = match.end()
    if at < len(text):
        found.append(text[at:])
    return tuple(found)


def _slots(outline: Outline) -> list[Slot]:
    paragraphs = [paragraph for part in outline.parts for paragraph in part.paragraphs]
    paragraphs += [p for part in outline.parts for section in part.sections for p in section.paragraphs]
    paragraphs += list(outline.notes.values())
    sentences = [sentence for paragraph in paragraphs if not isinstance(paragraph, str) for sentence in paragraph]
    return [piece for sentence in sentences for way in sentence for piece in way if isinstance(piece, Slot)]


def _rows(name: str) -> list[dict[str, str]]:
    with (WORDS / f"{name}.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def _toml(name: str) -> dict[str, Any]:
    with (WORDS / f"{name}.toml").open("rb") as handle:
        return tomllib.load(handle)


def _indicator(row: Mapping[str, str], curated: Mapping[str, str]) -> Indicator:
    return Indicator(
        key=row["key"],
        indicator_id=curated.get(row["name"], ""),
        name=row["name"],
        unit=row["unit"],
        decimals=int(row["decimals"]),
        low=None if row["low"] == REST else float(row["low"]),
        high=float(row["high"] or 0),
        slowest=float(row["slowest"] or 0),
        fastest=float(row["fastest"] or 0),
        growth_decimals=int(row["growth_decimals"] or 1),
        part_of=row["part_of"],
    )


def _goal(row: Mapping[str, str]) -> Goal:
    numbers = {name: int(row[name]) for name in ("low", "high", "step", "decimals")}
    return Goal(
        row["key"], row["label"], row["form"], **numbers, comparator=row["comparator"], in_table=row["table"] == "yes"
    )


def _sentence(ways: list[str]) -> Sentence:
    return tuple(pieces(way) for way in ways)


def _paragraphs(listed: list[Any]) -> tuple[Paragraph, ...]:
    return tuple(item if isinstance(item, str) else tuple(_sentence(ways) for ways in item) for item in listed)


def _outline(toml: Mapping[str, Any]) -> Outline:
    return Outline(
        title=pieces(toml["title"]),
        opening=tuple(pieces(line) for line in toml["opening"]),
        parts=tuple(
            Part(
                pieces(part["heading"]),
                _paragraphs(part["paragraphs"]),
                tuple(
                    Section(_sentence(section["heading"]), _paragraphs(section["paragraphs"]))
                    for section in part.get("section", ())
                ),
            )
            for part in toml["part"]
        ),
        closing=tuple(pieces(line) for line in toml["closing"]),
        notes={
            name: tuple(_sentence(ways) for ways in note["sentences"]) for name, note in toml.get("notes", {}).items()
        },
    )


def _wording(toml: Mapping[str, Any]) -> Wording:
    return Wording(
        direction={name: tuple(words) for name, words in toml["direction"].items()},
        comparator={
            name: tuple((before, after) for before, after in ways) for name, ways in toml["comparator"].items()
        },
        rounded=toml["rounded"],
        scope=toml["scope"],
        body=toml["body"],
    )


def _table(name: str, toml: Mapping[str, Any]) -> TablePlan:
    return TablePlan(
        name=name,
        caption=pieces(toml["caption"]),
        label=toml["label"],
        unit=toml.get("unit", ""),
        total=toml.get("total", ""),
        keys=tuple(toml.get("keys", ())),
        show=toml.get("show", len(toml.get("keys", ()))),
        columns=tuple(
            TableColumn(pieces(column["header"]), column["form"], column["header"].endswith(")"))
            for column in toml["columns"]
        ),
    )
