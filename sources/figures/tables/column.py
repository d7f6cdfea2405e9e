"""One column of a table by the words of its header, and a block of columns.

Here belongs what the header of one column says. Not here: what columns take from each other (``completed_columns``), and taking a
header apart (``sources.figures.tables.labels``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from sources.figures.about import qualifier
from sources.figures.tables.labels import (
    DIVIDED_BY,
    FOLD,
    PULLED,
    RATIOS,
    Label,
    Labels,
    index_base,
)
from sources.figures.time_context import period_in
from sources.figures.universe import Universe, Universes
from sources.figures.words import classed, listed, pattern, word
from sources.model import FigureKind

_PART_OF_WHOLE = listed("labels", "part", "of_whole")
_ROLES = classed("labels", "column")
_DATED = re.compile(pattern("labels", "column_dated"))
_WHOSE = listed("labels", "column_before")
_RESIDENTS = re.compile(pattern("labels", "column_before"))
_IN_UNIT = re.compile(r"[(（][^()（）]*[)）]$")
_LEVELS, _FIRST_LEVEL = listed("labels", "column_level"), listed("labels", "column_level", "first")
NUMBER = re.compile(r"^[-–—−+]?\s*[\d０-９][\d０-９,，.．]*\s*[%％]?$")
_TRANSLATED = re.compile(pattern("labels", "translated"))
_MONTH_FIRST = re.compile(pattern("labels", "month_first"))
_AMOUNT_WORD = word("labels", "bare", "number")


class Column(NamedTuple):
    """One column: its header as printed, and the header taken apart."""

    printed: str
    label: Label
    role: str = ""  # label, ordinal, unit, note, code; empty for a column of values
    universe: Universe | None = None  # whose its numbers are, where the header says so
    measure: str = ""  # what it measures; a growth or share column has the measure of the column before it
    qualifier: str | None = None  # what its bracket takes in, or tells it from another column that says the same
    layers: tuple[str, ...] = ()  # its header cells from the top down
    whose: str = ""  # a word that stands before what the rows measure: 农村, 市区
    things: str = ""  # what the caption calls all the rows together: 重点项目
    period: str = ""  # the part of the year: 1-4月; a growth or share has that of the amount before it


class Block(NamedTuple):
    """Columns that have their labels in common: ``label`` is the column of the labels, ``groups`` those of the groups that they
    belong to, ``title`` what stands over all of them."""

    label: int
    values: tuple[int, ...]
    groups: tuple[int, ...] = ()
    title: str = ""


def is_part(printed: str) -> bool:
    """Whether a label says that it is part of the one before it: 其中: 住宅, 按性别分: 男."""
    return bool(_PART_OF_WHOLE.starting(plain(printed)) or DIVIDED_BY.match(plain(printed).translate(FOLD)))


def is_pulled(column: Column) -> bool:
    """Whether a column says how much of a change is due to what a row is about: 贡献率, 拉动经济增长."""
    return bool(PULLED.match(column.measure))


def is_number(text: str) -> bool:
    """Whether a text of a cell is nothing but a number."""
    return bool(NUMBER.match(text))


def plain(text: str) -> str:
    """A text of a cell without its blanks, and without what it says once more in English."""
    words = text.split()
    return "".join(words if len(words) < 2 else _TRANSLATED.sub("", text).split())


def _period_said(printed: str, words: Sequence[str]) -> str:
    """The part of the year that a header names, or one of its cells does: 6月 over 绝对值."""
    if period := period_in(_IN_UNIT.sub("", printed)) or next(filter(None, map(period_in, words)), ""):
        return period
    month = next(filter(None, map(_MONTH_FIRST.match, words)), None)
    return period_in(month["month"]) if month else ""


def _role_of_dates(words: Sequence[str]) -> str:
    """The role of a column of dates, which say something of the row: 发行时间; empty for any other."""
    return "note" if words and _DATED.search(words[-1]) else ""


def column_of(words: Sequence[str], labels: Labels, universes: Universes) -> Column:
    """The column whose header prints these words, from top to bottom."""
    role = next((_ROLES.meaning[word] for word in words if word in _ROLES), "") or _role_of_dates(words)
    folded = [word.translate(FOLD) for word in words]
    universe = next((universes.of_label(word) for word in reversed(folded) if universes.is_all(word)), None)
    said = tuple(word for word, fold in zip(words, folded, strict=True) if not universes.is_all(fold))
    label = labels.header(said)
    if universe is None:
        universe = universes.of_label(label.measure)
        if universes.is_all(label.measure):
            label = label._replace(measure="")
    note = qualifier("".join(folded)) or index_base("".join(folded))
    whose = label.measure if label.measure in _WHOSE or _RESIDENTS.fullmatch(label.measure) else ""
    label = label._replace(measure="") if whose else label
    printed = "".join(words)
    period = _period_said(printed, words)
    return Column(printed, label, role, universe, label.measure, note, tuple(words), whose, period=period)


def columns_of(layers: dict[int, list[str]], labels: Labels, universes: Universes) -> dict[int, Column]:
    """The columns by what their headers say, each by itself."""
    levels = _levels(layers)
    return {
        number: _at_level(column_of(words[:-1], labels, universes), words)
        if number in levels
        else column_of(words, labels, universes)
        for number, words in layers.items()
    }


def _levels(layers: dict[int, list[str]]) -> set[int]:
    """The columns that say to which level of government goes what is levied: 中央级 and 县级 below 累计完成数."""
    below = {number: words[-1] for number, words in layers.items() if len(words) > 1 and words[-1] in _LEVELS}
    return set(below) if any(word in _FIRST_LEVEL for word in below.values()) else set()


def _at_level(column: Column, words: Sequence[str]) -> Column:
    """A column of one level, called by what stands over it."""
    return column._replace(qualifier=words[-1], printed="".join(words), layers=tuple(words))


def as_change(column: Column, unit: str) -> Column:
    """A column of a table of changes; ``unit`` is that of the table."""
    label = column.label
    is_bare = label.kind is None and not label.change and (label.unit or unit) in RATIOS
    return column._replace(label=label._replace(kind=FigureKind.GROWTH)) if is_bare and not column.role else column


def amount(header: str) -> str:
    """A header of amounts in its short form: 预算 and 预算数 say the same."""
    return plain(header).removesuffix(_AMOUNT_WORD)
