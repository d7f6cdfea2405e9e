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
from sources.figures.tables.labels import YEAR, Label, Labels
from sources.figures.time_context import TimeContext, at_year, of_heading, of_section, provisional_marks
from sources.figures.words import any_in, classed, listed, pattern, word
from sources.lexicon import Lexicon, Names
from sources.model import Cell, FigureKind, ReportContext, Table

_COLUMN = classed("labels", "column")
_DIMENSION = classed("labels", "dimension")
_TOTAL = listed("labels", "total")
_TOTAL_NAME = word("labels", "total", "name")
_PART_OF_WHOLE = listed("labels", "part", "of_whole")
_UNIT_NOTE = re.compile(pattern("labels", "unit", "note"))
_CAPTION_END = re.compile(pattern("labels", "caption_end"))
_GROUPED = re.compile(any_in("labels", "grouped"))
_NUMBER = re.compile(r"^[-–—−+]?\s*[\d０-９][\d０-９,，.．]*\s*[%％]?$")
_COUNTED = re.compile(pattern("labels", "counted"))


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
        counting = self._rows_with_counters()
        full: dict[int, Row] = {}
        for number, row in rows.items():
            full[number] = row
            name = row.label.measure
            if number <= self.table.header_rows or not name:
                continue
            if subject and (name in _TOTAL or name == self.table.caption):
                full[number] = _called(row, subject)
            elif naming.MEASURES.ending(name) and not _is_part(row.printed):
                whole = naming.clean(name)
            else:
                full[number] = _called(row, _part_in_full(row, whole, subject, counts=number in counting))
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
            return _called(row, (total.printed or "").removesuffix(_TOTAL_NAME))
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

    def _names_a_row(self, cell: Cell) -> bool:
        return cell.column_no == self._label_column and not cell.is_header

    def _total(self, names: Names) -> Subject:
        """The member that the total row of a table of members stands for, by what the caption speaks of."""
        caption = self.table.caption
        if names.pattern is not None:
            for match in names.pattern.finditer(caption):
                member = names.find(match[0])
                if member is not None and member.is_total:
                    return Subject(member.member_id, match[0])
        labels = (self._labels.row(_plain(cell.text)).measure for cell in self.table.cells if self._names_a_row(cell))
        members = [names.find(label) for label in labels if label and label not in _TOTAL]
        parents = {member.parent_id if member else "" for member in members}
        if len(parents) == 1 and (parent := names.members.get(parents.pop())) is not None and parent.is_total:
            # no caption names it, but all the members of the table, each of them known, have the same total
            return Subject(parent.member_id, parent.name)
        name = f"{caption or self.columns[self._label_column].printed}{_TOTAL_NAME}"
        return Subject(f"{self._context.area_code}-{name}", name)


def _called(row: Row, measure: str) -> Row:
    return replace(row, label=replace(row.label, measure=measure))


def _part_in_full(row: Row, whole: str, subject: str, *, counts: bool) -> str:
    """The name of a part with what its whole, a row above or the ``subject`` of the caption, measures; a row that ``counts`` in
    a unit of its own needs none."""
    name = row.label.measure
    if (short := naming.SHORT.ending(subject)) and not _TOTAL.ending(name):
        return joined(name, short)
    if (whole or subject) and (_is_part(row.printed) or (naming.measures_nothing(name) and not counts)):
        return joined(name, naming.part_measure(whole or subject))
    return name


def _is_part(printed: str) -> bool:
    return bool(_PART_OF_WHOLE.starting(_plain(printed)))


def _subject_of(caption: str) -> str:
    """What a table's caption says it measures: 分行业固定资产投资完成情况 is about 固定资产投资."""
    text = YEAR.sub("", _plain(caption))
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
