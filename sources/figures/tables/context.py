"""What the labels, headers, caption and notes of a table say about each of its cells.

Here belong which label speaks for which cell, parts named under their whole, zones and industries, starred rows, and
units and years in captions and notes. Not here: taking one label apart (``sources.figures.tables.labels``), the numbers in
a cell (``sources.figures.tables.cells``) and what a header is (``sources.documents.layout``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from sources.figures import naming
from sources.figures.about import change_basis, price_basis, qualifier, settled
from sources.figures.claim import NO_MORE, About, Subject
from sources.figures.tables.labels import FOLD, YEAR, Label, Labels
from sources.figures.time_context import TimeContext, at_year, of_heading, of_section, period_in, provisional_marks
from sources.figures.universe import Universe, Universes
from sources.figures.words import any_in, classed, listed, paired, pattern, word
from sources.lexicon import Lexicon, Names
from sources.model import Cell, FigureKind, ReportContext, Table

_COLUMN = classed("labels", "column")
_DIMENSION = classed("labels", "dimension")
_CAPTION_MEASURES = listed("labels", "caption_measures")
_GROUPS = {name: re.compile(found) for name, found in paired("labels", "dimension_in_caption").items()}
_MEMBERS = paired("labels", "dimension_members")
_TOTAL = listed("labels", "total")
_TOTAL_NAME = word("labels", "total", "name")
_SUBTOTAL = listed("labels", "total", "subtotal")
_AND_OTHERS = word("labels", "total", "and_others")
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
    universe: Universe | None = None  # whose its numbers are, where the header says so


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its label as printed and taken apart, its unit where a column of units gives it."""

    printed: str
    label: Label
    unit: str = ""
    starred: bool = False
    zone: Subject | None = None
    industry: Subject | None = None
    universe: Universe | None = None  # whose its numbers are, where the label says so


@dataclass(frozen=True, slots=True)
class Context:
    """All that the table says about one cell."""

    row: Row
    column: Column
    setting: TimeContext
    unit: str
    status: str
    measure: str  # what the columns measure; a growth or share column has the measure of the column before it
    about: About = NO_MORE  # of a growth its basis, too


class TableView:
    """One table with its labels taken apart once."""

    def __init__(
        self, table: Table, context: ReportContext, lexicon: Lexicon, labels: Labels, universes: Universes
    ) -> None:
        self.table = table
        self._universes = universes
        caption = _plain(table.caption)
        self._universe = universes.of_label(caption) or universes.of_section(table.section_path)
        self._price = price_basis(caption)
        self._period = period_in(caption)
        self._labels = labels
        self._context = context
        self._lexicon = lexicon
        setting = of_section(table.section_path, context)
        self._setting = of_heading(table.caption, setting, context) if table.caption else setting
        self._unit = next((m[1] for text in (*table.notes, table.caption) if (m := _UNIT_NOTE.search(text))), "")
        self._provisional, self._mark = provisional_marks(table.notes)
        self.columns = self._columns()
        self._label_column = self._find_label_column()
        self._measures = self._carried_measures()
        header = _plain(self.columns[self._label_column].printed)
        self._headed_by = _DIMENSION.meaning.get(_DIMENSION.ending(header), "")
        self._dimension = self._headed_by or self._implied_dimension()
        self._group, self._measured = _grouped_by(self._dimension, table.caption)
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
        if period := period_in(column.printed) or period_in(row.printed) or self._period:
            setting = replace(setting, period=period)
        provisional = self._provisional and (row.starred or not self._mark)
        status = settled(column.printed + row.printed, setting, "P" if provisional else "A")
        unit = column.label.unit or row.unit or row.label.unit or self._unit
        return Context(row, column, setting, unit, status, self._measures[cell.column_no], self._about(row, column))

    def _about(self, row: Row, column: Column) -> About:
        universe = row.universe or column.universe or self._universe
        basis, _ = change_basis(column.printed, is_difference=False)
        if basis is None:
            basis, _ = change_basis(row.printed, is_difference=False)
        price = price_basis(column.printed) or price_basis(row.printed) or self._price
        note = qualifier(_plain(row.printed).translate(FOLD))
        return About(universe.area_code, universe.scope_id, basis, None, price, note)

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
            label = self._labels.header(name)
            universe = self._universes.of_label(label.measure)
            if self._universes.is_all(label.measure):
                label = replace(label, measure="")
            columns[number] = Column(name, label, role, universe)
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
            if self._measured and (row.zone or row.industry):
                full[number] = _called(row, joined(name, self._measured))
            elif subject and (name in _TOTAL or name == self.table.caption):
                full[number] = _called(row, subject)
            elif naming.MEASURES.ending(name) and not _is_part(row.printed):
                whole = naming.clean(name)
            else:
                full[number] = _called(row, _part_in_full(row, whole, subject, counts=number in counting))
        return full

    def _implied_dimension(self) -> str:
        """The dimension that the rows are members of where the header over their labels (名称, 项目) names none: the columns say
        what is measured, and the caption by what (六大产业税收), or two rows at least are members that the vocabulary knows."""
        if not any(self._measures.values()):
            return ""
        if named := next((name for name, group in _GROUPS.items() if group.search(_plain(self.table.caption))), ""):
            return named
        labels = self._row_names()
        for name in _GROUPS:
            names = self._names(name)
            known = {member.member_id for label in labels if (member := names.find(label)) is not None}
            if sum(not names.members[each].is_total for each in known) > 1:
                return name
        return ""

    def _row_names(self) -> list[str]:
        """What the rows are called, without the total."""
        labels = (
            self._labels.row(_plain(cell.text)).measure
            for cell in self.table.cells
            if cell.column_no == self._label_column and not cell.is_header
        )
        return [label for label in labels if label and label not in _TOTAL]

    def _names(self, dimension: str) -> Names:
        return self._lexicon.zones if dimension == "zone" else self._lexicon.industries

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
            if _plain(column.printed) in _DIMENSION:
                return self._most_detailed()
            if column.role == "label":
                return number
        numeric: dict[int, int] = dict.fromkeys(self.columns, 0)
        for cell in self.table.cells:
            if not cell.is_header and _NUMBER.match(cell.text.strip()):
                numeric[cell.column_no] += 1
        return next((n for n in self.columns if not numeric[n] and self.columns[n].role != "ordinal"), 1)

    def _most_detailed(self) -> int:
        """Of the columns headed as members of a dimension (产业类别, 产业名称) the one that tells most rows apart."""
        told: dict[int, set[str]] = {
            n: set() for n, column in self.columns.items() if _plain(column.printed) in _DIMENSION
        }
        for cell in self.table.cells:
            if cell.column_no in told:
                told[cell.column_no].add(_plain(cell.text))
        return max(told, key=lambda number: (len(told[number]), -number))

    def _rows(self) -> dict[int, Row]:
        labels: dict[int, str] = {}
        units: dict[int, str] = {}
        for cell in self.table.cells:
            spanned = range(cell.row_no, cell.row_no + cell.row_span)
            if cell.column_no == self._label_column:
                labels.update(dict.fromkeys(spanned, cell.text))
            elif self.columns[cell.column_no].role == "unit" and not cell.is_header:
                units.update(dict.fromkeys(spanned, "".join(cell.text.split())))
        rows: dict[int, Row] = {}
        first = ""  # the first member below the total before
        for number in range(1, self.table.row_count + 1):
            printed = labels.get(number, "")
            rows[number] = self._row(printed, units.get(number, ""), first)
            if number > self.table.header_rows:
                name = self._labels.row(_plain(printed)).measure
                first = "" if name in _TOTAL else first or name
        return rows

    def _row(self, printed: str, unit: str, first: str) -> Row:
        label = self._labels.row(_plain(printed))
        starred = bool(self._mark) and self._mark in printed
        zone, industry = self._member("zone", label.measure, first), self._member("industry", label.measure, first)
        universe = self._universes.of_label(label.measure)
        if self._universes.is_all(label.measure):
            # a row of an area is called by what the columns measure, or the caption
            caption = _subject_of(self.table.caption) or _plain(self.table.caption)
            label = replace(label, measure="" if any(self._measures.values()) else caption)
        row = Row(printed.strip(), label, unit, starred, zone, industry, universe)
        total = next((subject for subject in (zone, industry) if subject and subject.printed), None)
        if label.measure in _TOTAL and total is not None:
            # 合计 of a table of members is called by what it is the total of
            return _called(row, (total.printed or "").removesuffix(_TOTAL_NAME).removesuffix(label.measure))
        return row

    def _member(self, dimension: str, name: str, first: str) -> Subject | None:
        """The member of a dimension that a row is, one made on first sight where the table is of that dimension."""
        names = self._names(dimension)
        member = names.find(name)
        if member is not None:
            return Subject(member.member_id, name)
        if dimension != self._dimension or not name:
            return None
        if name in _TOTAL:
            return self._subtotal(first, name) if name in _SUBTOTAL else self._total(names)
        if not self._headed_by and naming.MEASURES.ending(name):
            return None  # no header calls it a member, and it measures something itself
        return Subject(f"{self._context.area_code}-{name}", name)

    def _subtotal(self, first: str, label: str) -> Subject:
        """The member that a subtotal stands for, called by the ``first`` of its members: a table has several."""
        name = f"{first}{_AND_OTHERS}{label}" if first else f"{self._titled()}{label}"
        return Subject(f"{self._context.area_code}-{name}", name)

    def _titled(self) -> str:
        """What the members of the table are called together: by its caption, or the header over them."""
        headed = self.columns[self._label_column].printed if self._headed_by else _MEMBERS[self._dimension]
        return self._group or self.table.caption or headed

    def _total(self, names: Names) -> Subject:
        """The member that the total row of a table of members stands for, by what the caption speaks of."""
        caption = self.table.caption
        if names.pattern is not None:
            for match in names.pattern.finditer(caption):
                member = names.find(match[0])
                if member is not None and member.is_total:
                    return Subject(member.member_id, match[0])
        parents = {member.parent_id if (member := names.find(name)) else "" for name in self._row_names()}
        if len(parents) == 1 and (parent := names.members.get(parents.pop())) is not None and parent.is_total:
            # no caption names it, but all the members of the table, each of them known, have the same total
            return Subject(parent.member_id, parent.name)
        name = f"{self._titled()}{_TOTAL_NAME}"
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


def _grouped_by(dimension: str, caption: str) -> tuple[str, str]:
    """The members that a caption speaks of together and what it measures of them: 六大产业 and 税收总收入."""
    found = _GROUPS[dimension].search(_plain(caption)) if dimension else None
    if found is None:
        return "", ""
    rest = _CAPTION_END.sub("", found.string[found.end() :])
    measures = naming.MEASURES.ending(rest) or _CAPTION_MEASURES.ending(rest)
    return found[0], rest if measures else ""


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
