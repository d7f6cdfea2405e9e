"""One label of a table taken apart: a column header or a row label.

Here belong the words of labels: units in brackets, growth, share, completion, year and scenario. Not here: which cells
a label speaks for (``sources.figures.tables.context``).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from sources.cues import longest_first
from sources.figures.time_context import MARKS, SERIAL, scenario_of
from sources.figures.words import any_in, classed, pattern, section, word
from sources.lexicon import Unit
from sources.model import FigureKind, Scenario

_COLUMN_KIND = classed("labels", "column_kind")
_CHANGE = classed("change", "label")
_SCENARIO_WORDS = longest_first(classed("scenario", "heading").meaning)
_COMPARED = longest_first(section("change", "compared")["words"])
_LAST_BRACKET = re.compile(r"[(]([^()]{0,30})[)]$")
_MONTHS = re.compile(pattern("labels", "months"))
_INDEX_BASE = re.compile(pattern("labels", "index_base"))
YEAR = re.compile(rf"(?<!\d)((?:19|20)\d{{2}})\s*{word('numerals', 'words', 'year')}?")
_BARE_YEAR = re.compile(rf"^(?:19|20)\d{{2}}{word('numerals', 'words', 'year')}?$")
_SHARE = re.compile(pattern("labels", "share", "header"))
_ROW_SHARE = re.compile(pattern("labels", "share", "row"))
_PART_MARK = re.compile(f"{any_in('labels', 'part')}[:：、]?")
_UNIT_PREFIX = word("labels", "unit", "prefix")
_FOLD = str.maketrans("（）％：", "()%:")


@dataclass(frozen=True, slots=True)
class Label:
    """A header or a row label taken apart: what it measures, in which unit, and how its numbers are meant."""

    measure: str
    unit: str = ""
    kind: FigureKind | None = None
    sign: int = 1
    whole_of: str | None = None
    year: int | None = None
    scenario: Scenario | None = None


class Labels:
    """Takes labels apart, each only once; which brackets hold a unit is known from the vocabulary."""

    def __init__(self, units: Mapping[str, Unit]) -> None:
        self._units = units
        self._headers: dict[str, Label] = {}
        self._rows: dict[str, Label] = {}
        self.counters = {symbol for symbol, unit in units.items() if unit.quantity_kind == "count"}

    def header(self, printed: str) -> Label:
        """A column header: 税收总收入(亿元), 占全区总税收比重(%), 2024年预期目标."""
        if printed not in self._headers:
            self._headers[printed] = self._header(printed)
        return self._headers[printed]

    def row(self, printed: str) -> Label:
        """A row label: 地区生产总值增长率 is the growth of 地区生产总值."""
        if printed not in self._rows:
            self._rows[printed] = self._row(printed)
        return self._rows[printed]

    def _header(self, printed: str) -> Label:
        text, unit = self._without_unit(_INDEX_BASE.sub("", _MONTHS.sub("", printed.translate(_FOLD))))
        years = YEAR.findall(text)
        label = _meant(YEAR.sub("", text), scenario_of(text))
        if label.kind is not None:
            unit = unit or "%"
        return replace(label, unit=unit, year=int(years[-1]) if years else None)

    def _row(self, printed: str) -> Label:
        text = printed.translate(_FOLD)
        while match := SERIAL.match(text) or _PART_MARK.match(text):
            text = text[match.end() :]
        while mark := MARKS.ending(text):
            text = text[: -len(mark)]
        text, unit = self._without_unit(text)
        change = _CHANGE.ending(text)
        measure = _without_comparison(text[: -len(change)]) if change else ""
        if measure:
            return Label(measure, unit, FigureKind.GROWTH, _sign(change))
        if share := _ROW_SHARE.match(text):
            return Label(share["part"], unit, FigureKind.SHARE, whole_of=share["whole"])
        return Label(text, unit)

    def _without_unit(self, text: str) -> tuple[str, str]:
        """A label without the unit in brackets at its end, and that unit; any other bracket stays."""
        match = _LAST_BRACKET.search(text)
        unit = match[1].removeprefix(_UNIT_PREFIX).lstrip(":") if match else ""
        known = unit in self._units or all(part in self._units for part in unit.split("/"))
        return (text[: match.start()], unit) if match and known else (text, "")


def _meant(text: str, scenario: Scenario | None) -> Label:
    """What a header measures, its year and unit left out, and how its numbers are meant."""
    found = _COLUMN_KIND.meaning.get(_COLUMN_KIND.starting(text), "")
    share = _SHARE.match(text)
    if found == "completion" or (share and scenario is Scenario.TARGET):
        # a share of a plan or budget says how far it was carried out
        return Label("", kind=FigureKind.COMPLETION, scenario=Scenario.ACTUAL)
    if share:
        return Label("", kind=FigureKind.SHARE, whole_of=share["whole"], scenario=scenario)
    change = _CHANGE.ending(text)
    if found == "growth" or change:
        measure = _without_comparison(text.removesuffix(change))
        measure = "" if measure in _COLUMN_KIND else _without_scenario(measure, scenario)
        return Label(measure, kind=FigureKind.GROWTH, sign=_sign(change), scenario=scenario)
    if found == "share":
        return Label("", kind=FigureKind.SHARE, scenario=scenario)
    return Label("" if found == "plain" else _without_scenario(text, scenario), scenario=scenario)


def _sign(change: str) -> int:
    return -1 if _CHANGE.meaning.get(change) == "fall" else 1


def _without_comparison(text: str) -> str:
    for each in _COMPARED:
        text = text.replace(each, "")
    return text


def _without_scenario(text: str, scenario: Scenario | None) -> str:
    """A header without the words that name the scenario: 全年预期目标 measures nothing by itself."""
    if scenario is None:
        return text
    for each in _SCENARIO_WORDS:
        text = text.replace(each, "")
    return "" if len(text) <= 2 or _BARE_YEAR.match(text) else text
