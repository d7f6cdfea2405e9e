"""What the labels, headers, caption and notes of a table say about each of its cells.

Here belong which label speaks for which cell, parts named under their whole, zones and industries, starred rows, and
units and years in captions and notes. Not here: taking one label apart (``sources.figures.tables.labels``), the numbers in
a cell (``sources.figures.tables.cells``) and what a header is (``sources.documents.layout``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from sources.figures import naming
from sources.figures.claim import Subject
from sources.figures.tables.labels import Label, Labels
from sources.figures.time_context import TimeContext, at_year, of_heading, of_section, provisional_marks
from sources.figures.words import classed, listed, section
from sources.lexicon import Lexicon, Names
from sources.model import Cell, FigureKind, ReportContext, Table

_COLUMN = classed("labels", "column")
_DIMENSION = classed("labels", "dimension")
_TOTAL = listed("labels", "total")
_PART = listed("labels", "part")
_UNIT_NOTE = re.compile(r"(?:计量)?单位\s*[:：]\s*([^,，;；。)）\s]{1,12})")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})\s*年?")
_CAPTION_END = re.compile(
    r"(?:[(（][^()（）]*[)）]|及其?增长速度|及其?构成|构成|主要指标|增长情况|完成情况|情况|增长速度|增速|比上年\S*|涨跌幅度|表)+$"
)
_GROUPED = re.compile("|".join(sorted(section("labels", "grouped")["words"], key=len, reverse=True)))
_NUMBER = re.compile(r"^[-–—−+]?\s*[\d０-９][\d０-９,，.．]*\s*[%％]?$")
_COUNTED = re.compile(r"^\d[\d,.]*(?P<unit>[\u4e00-\u9fff]{1,3}?)(?:以上|以下|以内|左右)?$")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its header as printed, and the header taken apart."""

    printed: str
    label: Label
    role: str = ""  # label, ordinal, unit; empty for a column of values


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its label as printed and taken apart, its unit where a column of units gives it."""

    printed: str
    label: Label
    unit: str = ""
    starred: bool = False
    zone: Subject | None = None
    industry: Subject | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """All that the table says about one cell."""

    row: Row
    column: Column
    setting: TimeContext
    unit: str
    status: str
    measure: str  # what the columns measure; a growth or share column has the measure of the column before it


class TableView:
    """One table with its labels taken apart once."""

    def __init__(self, table: Table, context: ReportContext, lexicon: Lexicon, labels: Labels) -> None:
        self.table = table
        self._labels = labels
        self._context = context
        self._lexicon = lexicon
        setting = of_section(table.section_path, context)
        self._setting = of_heading(table.caption, setting, context) if table.caption else setting
        self._unit = next((m[1] for text in (*table.notes, table.caption) if (m := _UNIT_NOTE.search(text))), "")
        self._provisional, self._mark = provisional_marks(table.notes)
        self.columns = self._columns()
        self._label_column = self._find_label_column()
        self._dimension = _DIMENSION.meaning.get(_plain(self.columns[self._label_column].printed), "")
        self._measures = self._carried_measures()
        rows = self._rows()
        self.rows = rows if any(self._measures.values()) else self._named_in_full(rows)

    def is_label(self, cell: Cell) -> bool:
        """Whether a cell names something (header, row label, unit, number of the row) instead of holding values."""
        return cell.is_header or cell.column_no == self._label_column or bool(self.columns[cell.column_no].role)

    def of_cell(self, cell: Cell) -> Context:
        """What labels, caption and notes say about a cell of values."""
        row, column = self.rows[cell.row_no], self.columns[cell.column_no]
        setting = self._setting
        year = column.label.year or row.label.year
        if year is not None:
            setting = at_year(setting, year, self._context)
        scenario = column.label.scenario or row.label.scenario
        if scenario is not None:
            setting = replace(setting, scenario=scenario)
        provisional = self._provisional and (row.starred or not self._mark)
        unit = column.label.unit or row.unit or row.label.unit or self._unit
        return Context(row, column, setting, unit, "P" if provisional else "A", self._measures[cell.column_no])

    def _columns(self) -> dict[int, Column]:
        printed: dict[int, list[str]] = {number: [] for number in range(1, self.table.column_count + 1)}
        for cell in self.table.cells:
            if cell.is_header and cell.text.strip():
                for number in range(cell.column_no, cell.column_no + cell.column_span):
                    text = _plain(cell.text)
                    # a caption row over all the columns says nothing about one of them
                    if number in printed and cell.column_span < self.table.column_count and text not in printed[number]:
                        printed[number].append(text)
        columns = {}
        for number, words in printed.items():
            name = "".join(words)
            role = next((_COLUMN.meaning[word] for word in words if word in _COLUMN), "")
            columns[number] = Column(name, self._labels.header(name), role)
        return columns

    def _carried_measures(self) -> dict[int, str]:
        measures: dict[int, str] = {}
        last = ""
        for number, column in self.columns.items():
            if number == self._label_column or column.role:
                measures[number] = ""
                continue
            if column.label.measure:
                last = column.label.measure
            qualifies = column.label.kind is not None and column.label.kind is not FigureKind.LEVEL
            measures[number] = column.label.measure or (last if qualifies else "")
        return measures

    def _named_in_full(self, rows: dict[int, Row]) -> dict[int, Row]:
        """Rows whose label is that of a part (其中: 住宅, 公路) with what the whole above it, or the caption, measures."""
        subject = _subject_of(self.table.caption)
        whole = ""
        bringing = self._rows_with_counters()
        full: dict[int, Row] = {}
        for number, row in rows.items():
            name = row.label.measure
            if number > self.table.header_rows and name:
                if subject and (name in _TOTAL or name == self.table.caption):
                    row = replace(row, label=replace(row.label, measure=subject))
                elif naming.MEASURES.ending(name) and not _is_part(row.printed):
                    whole = naming.clean(name)
                elif (short := naming.SHORT.ending(subject)) and not _TOTAL.ending(name):
                    row = replace(row, label=replace(row.label, measure=joined(name, short)))
                elif (whole or subject) and (
                    _is_part(row.printed) or (naming.measures_nothing(name) and number not in bringing)
                ):
                    row = replace(
                        row, label=replace(row.label, measure=joined(name, naming.part_measure(whole or subject)))
                    )
            full[number] = row
        return full

    def _rows_with_counters(self) -> set[int]:
        """Rows whose cells count in a unit of their own (490家): what is counted names itself."""
        counters = self._labels.counters
        return {
            cell.row_no
            for cell in self.table.cells
            if not cell.is_header and (match := _COUNTED.match(_plain(cell.text))) and match["unit"] in counters
        }

    def _find_label_column(self) -> int:
        for number, column in self.columns.items():
            if column.role == "label" or _plain(column.printed) in _DIMENSION:
                return number
        numeric: dict[int, int] = dict.fromkeys(self.columns, 0)
        for cell in self.table.cells:
            if not cell.is_header and _NUMBER.match(cell.text.strip()):
                numeric[cell.column_no] += 1
        return next((n for n in self.columns if not numeric[n] and self.columns[n].role != "ordinal"), 1)

    def _rows(self) -> dict[int, Row]:
        labels: dict[int, str] = {}
        units: dict[int, str] = {}
        for cell in self.table.cells:
            rows = range(cell.row_no, cell.row_no + cell.row_span)
            if cell.column_no == self._label_column:
                labels.update(dict.fromkeys(rows, cell.text))
            elif self.columns[cell.column_no].role == "unit" and not cell.is_header:
                units.update(dict.fromkeys(rows, "".join(cell.text.split())))
        return {
            number: self._row(labels.get(number, ""), units.get(number, ""))
            for number in range(1, self.table.row_count + 1)
        }

    def _row(self, printed: str, unit: str) -> Row:
        label = self._labels.row(_plain(printed))
        starred = bool(self._mark) and self._mark in printed
        zone, industry = self._member("zone", label.measure), self._member("industry", label.measure)
        row = Row(printed.strip(), label, unit, starred, zone, industry)
        total = next((subject for subject in (zone, industry) if subject and subject.printed), None)
        if label.measure in _TOTAL and total is not None:
            # 合计 of a table of members is called by what it is the total of
            return replace(row, label=replace(label, measure=(total.printed or "").removesuffix("合计")))
        return row

    def _member(self, dimension: str, name: str) -> Subject | None:
        names = self._lexicon.zones if dimension == "zone" else self._lexicon.industries
        member = names.find(name)
        if member is not None:
            return Subject(member.member_id, name)
        if dimension != self._dimension or not name:
            return None
        if name in _TOTAL:
            return self._total(names)
        return Subject(f"{self._context.area_code}-{name}", name)

    def _total(self, names: Names) -> Subject:
        """The member that the total row of a table of members stands for, by what the caption speaks of."""
        caption = self.table.caption
        if names.pattern is not None:
            for match in names.pattern.finditer(caption):
                member = names.find(match[0])
                if member is not None and member.is_total:
                    return Subject(member.member_id, match[0])
        parents = {
            member.parent_id
            for cell in self.table.cells
            if cell.column_no == self._label_column and (member := names.find(_plain(cell.text))) is not None
        }
        if len(parents) == 1 and (parent := names.members.get(parents.pop())) is not None and parent.is_total:
            # no caption names it, but all the members above have the same total
            return Subject(parent.member_id, parent.name)
        name = f"{caption or self.columns[self._label_column].printed}合计"
        return Subject(f"{self._context.area_code}-{name}", name)


def _is_part(printed: str) -> bool:
    return _PART.starting(_plain(printed)) in {"其中", "其中:", "#", "##", "＃"}


def _subject_of(caption: str) -> str:
    """What a table's caption says it measures: 分行业固定资产投资完成情况 is about 固定资产投资."""
    text = _YEAR.sub("", _plain(caption))
    text = _CAPTION_END.sub("", text)
    text = _GROUPED.sub("", text)
    return text if naming.MEASURES.ending(text) else ""


def joined(name: str, measure: str) -> str:
    """Two names as one, said once where the first ends as the second starts: 居民消费价格 + 价格指数."""
    if name.endswith(measure) or (
        len(measure) <= 2 and measure and naming.MEASURES.ending(name) and name[-1] == measure[-1]
    ):
        return name
    for length in range(min(len(name), len(measure)), 1, -1):
        if name.endswith(measure[:length]):
            return name + measure[length:]
    return name + measure


def _plain(text: str) -> str:
    return "".join(text.split())
