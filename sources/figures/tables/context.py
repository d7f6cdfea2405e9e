"""What the labels, headers, caption and notes of a table say about each of its cells.

Here belongs putting together what the modules beside find out, with the years and units of captions and notes. Not here: columns,
rows and captions (``columns``, ``rows``, ``captions``), the numbers in a cell (``sources.figures.tables.cells``) and what a
header is (``sources.documents.layout``).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Set
from dataclasses import replace
from functools import cached_property, lru_cache
from typing import NamedTuple

from sources.figures.about import change_basis, price_basis, qualifier, settled
from sources.figures.claim import NO_MORE, About
from sources.figures.han_numerals import dates_in_digits
from sources.figures.naming import measuring, parting, terms
from sources.figures.tables.aims import Place, aims_of_growth
from sources.figures.tables.captions import Captioned, captioned, is_of_changes, name_of, narrowed
from sources.figures.tables.column import Column, is_pulled, plain
from sources.figures.tables.columns import Columns
from sources.figures.tables.labels import FOLD, INDEX_NAME, RATIOS, TOTAL, YEAR_AFTER, Labels, index_base
from sources.figures.tables.row import Row
from sources.figures.tables.rows import Rows
from sources.figures.time_context import (
    MONTH,
    TimeContext,
    at_year,
    initial,
    is_aim_amid_results,
    is_month,
    of_caption,
    of_section,
    period_in,
    provisional_marks,
    through,
)
from sources.figures.universe import HOME, Universe, Universes
from sources.figures.words import Words, listed, paired, pattern, section
from sources.lexicon import Lexicon
from sources.model import Cell, ChangeBasis, FigureKind, PriceBasis, ReportContext, Scenario, Table

UNDATED = "undated"
_ALL = re.compile(r"100(?:\.0+)?%?")
_DIGIT = re.compile(r"\d")
_PART = re.compile(r"\d+(?:\.\d+)?")
_BRACKETED = re.compile(r"[(（]\d[\d,]*(?:\.\d+)?[%‰]?[)）]")
_SUMMED = re.compile(pattern("labels", "summed"))
_ALL_OF_IT = 100
_PERCENT = "%"
_TEXTS = listed("labels", "texts")
_SAID_BY = Words(paired("labels", "unit_said"))
_COUNTED_IN = {unit: Words.of(names) for unit, names in section("labels", "counted_in").items()}


class _Said(NamedTuple):
    """What the words of one label say of its numbers, whatever they measure."""

    basis: ChangeBasis | None
    price: PriceBasis | None
    period: str
    qualifier: str | None


@lru_cache(maxsize=4096)
def _said(printed: str) -> _Said:
    """Labels speak for many cells each."""
    basis, _ = change_basis(printed, is_difference=False)
    return _Said(basis, price_basis(printed), period_in(printed), qualifier(plain(printed).translate(FOLD)))


class Context(NamedTuple):
    """All that the table says about one cell."""

    row: Row
    column: Column
    setting: TimeContext
    unit: str
    status: str
    about: About = NO_MORE  # of a growth its basis, too
    is_beside_aim: bool = False  # another column has what the row aims at, of which this may be the growth
    unread: str = ""  # the rule by which its numbers are set aside: they are of a month, and nothing says of which


class TableView:
    """One table with its labels taken apart once."""

    def __init__(
        self, table: Table, context: ReportContext, lexicon: Lexicon, labels: Labels, universes: Universes
    ) -> None:
        self.table = table = replace(table, caption=dates_in_digits(table.caption))
        self._context, self._labels = context, labels
        caption = plain(table.caption)
        self._universe = universes.of_label(caption) or universes.of_section(table.section_path)
        self._price = price_basis(caption)
        self._note = narrowed(caption) or index_base(caption)
        setting = of_section(table.section_path, context)
        self._setting = of_caption(table.caption, setting, context) if table.caption else setting
        if any(cell.is_header and YEAR_AFTER.match(plain(cell.text)) for cell in table.cells):
            self._setting = initial(context)  # the year after it is planned
        noted = labels.noted(*table.notes, table.caption) or [labels.row(caption).unit]  # 各县区工业增加值(亿元)
        # 单位:万元、% is two units: the headers say which columns are ratios
        self._units = [unit for unit in noted if unit not in RATIOS]
        self._unit = (self._units or noted)[0]
        self._provisional, self._mark = provisional_marks(table.notes)
        self._columns = Columns(table, labels, universes, self._setting, self._unit if is_of_changes(caption) else None)
        self._said = said = self._captioned(universes)
        self._columns.called_by(said.measure)
        self._columns.are_of(said.whole)
        self._rows = [
            Rows(table, self._columns, block, said, labels, lexicon, context.area_code, universes, self._mark).by_number
            for block in self._columns.blocks
        ]
        self._full = self._columns_of_shares()
        self._aimed = self._aims_of_growth()
        self._wholes = dict(self._all_of())

    def _captioned(self, universes: Universes) -> Captioned:
        """What the caption measures: nothing where it names several things and rows say which of them they measure."""
        said = captioned(name_of(self.table), universes)
        labels = {block.label for block in self._columns.blocks}
        names = (self._labels.row(plain(cell.text)).measure for cell in self.table.cells if cell.column_no in labels)
        return Captioned() if said.several and any(map(terms.MEASURES.ending, names)) else said

    def _aims_of_growth(self) -> frozenset[Place]:
        """The cells of aims that are growth though their row is one of amounts: 7 below 计划, beside 655.9 below 实际."""
        labels = {n: self._columns[n].label for n in range(1, self.table.column_count + 1)}
        amounts = {n: label for n, label in labels.items() if label.is_level and not label.unit}
        aims = {n for n, label in amounts.items() if label.scenario is Scenario.TARGET}
        cells = [cell for cell in self.table.cells if cell.column_no in amounts and not self.is_label(cell)]
        return (
            aims_of_growth([cell for cell in cells if self._is_amount(self._row_of(cell))], aims)
            if aims
            else frozenset()
        )

    def _is_amount(self, row: Row) -> bool:
        """Whether a row counts or weighs something: it says in which unit, which is no ratio."""
        unit = row.unit or row.label.unit or self._unit
        return row.label.kind is None and bool(unit) and unit not in RATIOS

    def _columns_of_shares(self) -> set[int]:
        """The columns that may hold shares without a unit, where the caption says that something is composed."""
        return _columns_of_all(self.table) | self._of_parts() if self._said.composed else set()

    def _of_parts(self) -> set[int]:
        """The columns in which no number is too large for a share."""
        most: dict[int, float] = {}
        for cell in self.table.cells:
            if _PART.fullmatch(text := cell.text.strip()) and not self.is_label(cell):
                most[cell.column_no] = max(float(text), most.get(cell.column_no, 0.0))
        return {number for number, value in most.items() if value <= _ALL_OF_IT}

    def _all_of(self) -> Iterator[tuple[int, dict[int, str]]]:
        """The columns in which rows are 100 %, with what each of these rows, by its number, measures: all of what the others have a
        share of. Several are those of what follows each, where a column begins with one of them."""
        values: defaultdict[int, list[Cell]] = defaultdict(list)
        for cell in self.table.cells:
            if cell.text.strip() and not self.is_label(cell):
                values[cell.column_no].append(cell)
        for number, cells in values.items():
            alike = [cell for cell in cells if _ALL.fullmatch(cell.text.strip())]
            names = {cell.row_no: self._row_of(cell).label.measure for cell in alike}
            if all(name and name not in TOTAL for name in names.values()) and (
                len(alike) == 1 or alike[:1] == cells[:1]
            ):
                yield number, names

    def _whole_of(self, cell: Cell) -> str | None:
        """What the share in a cell is a share of, by the row of its column that is 100 %: the last one before it of several."""
        names = self._wholes.get(cell.column_no, {})
        before = [name for number, name in names.items() if number <= cell.row_no or len(names) == 1]
        return before[-1] if before else None

    def is_label(self, cell: Cell) -> bool:
        """Whether a cell names something (header, row label, unit, number of the row) instead of holding values."""
        return self._columns.is_label(cell)

    def is_signed(self, cell: Cell) -> bool:
        """Whether the numbers of a cell's column, or of its row, may be negative: they are changes, or one of them is."""
        row, column = self._row_of(cell), self._columns[cell.column_no]
        changes = FigureKind.GROWTH in {row.label.kind, column.label.kind}
        if changes or column.label.change or self._columns.has_negative(cell.column_no):
            return True
        return self._brackets_are_negative and self._is_amount(row)

    def is_summed(self, cell: Cell) -> bool:
        """Whether a number that stands in square brackets in a cell, and nothing else, is one of several years together, and no
        footnote's: a note says so ([ ]内为五年累计数), or its column is one of changes."""
        return self._notes_sums or self._is_of_growth(cell)

    @cached_property
    def _notes_sums(self) -> bool:
        return any(map(_SUMMED.search, self.table.notes))

    @cached_property
    def _brackets_are_negative(self) -> bool:
        """Whether the table prints negative numbers in brackets: its changes do."""
        changed = (
            cell for cell in self.table.cells if _BRACKETED.fullmatch(cell.text.strip()) and not self.is_label(cell)
        )
        return any(self._columns[cell.column_no].label.change or self._is_of_growth(cell) for cell in changed)

    def _is_of_growth(self, cell: Cell) -> bool:
        return self._columns[cell.column_no].label.kind is FigureKind.GROWTH

    def is_of_text(self, cell: Cell) -> bool:
        """Whether a cell stands in a column of texts: 建设内容."""
        return bool(_TEXTS.ending(plain(self._columns[cell.column_no].printed)))

    def is_one_line(self, cell: Cell) -> bool:
        """Whether the label of a cell's row is printed on one line, so that its numbers are not several below each other."""
        return "\n" not in self._row_of(cell).printed and cell.row_span == 1

    def _row_of(self, cell: Cell) -> Row:
        return self._rows[self._columns.block_of(cell.column_no)][cell.row_no]

    def of_cell(self, cell: Cell, said: str = "", *, starred: bool = False) -> Context:
        """What labels, caption and notes say about a cell of values; ``said`` are the words of the cell itself."""
        row, column = self._row_of(cell), self._columns[cell.column_no]
        setting = self._timed(row, column)
        provisional = self._provisional and (row.starred or starred or not self._mark)
        status = settled(column.printed + row.printed + said, setting, "P" if provisional else "A")
        if (cell.row_no, cell.column_no) in self._aimed:
            column = column._replace(label=column.label._replace(kind=FigureKind.GROWTH, unit=_PERCENT))
        if column.label.kind is FigureKind.SHARE and not (column.label.whole_of or is_pulled(column)):
            column = column._replace(label=column.label._replace(whole_of=self._whole_of(cell)))
        unit = self._unit_of(row, column)
        if self._is_share(row, column, unit, cell):
            unit = unit or _PERCENT
            row, column = self._as_share(row, column, cell)
        is_undated = self._columns.is_undated(cell.column_no) and not _said(row.printed).period
        unread = UNDATED if is_undated else ""
        beside = column.label.kind is FigureKind.GROWTH and self._is_beside_aim(cell, row, setting)
        return Context(row, column, setting, unit, status, self._about(row, column), beside, unread)

    def _is_beside_aim(self, cell: Cell, row: Row, setting: TimeContext) -> bool:
        """Whether the row of a growth holds a value of the same time in a column that is of none: 96.5 below 计划 beside 0.3 below
        增长(%)."""
        columns = (self._columns[n] for n in self._valued[cell.row_no] if n != cell.column_no)
        return any(each.label.kind is None and self._timed(row, each) == setting for each in columns)

    @cached_property
    def _valued(self) -> Mapping[int, Set[int]]:
        """The columns in which each row has a number."""
        columns: dict[int, set[int]] = defaultdict(set)
        for cell in self.table.cells:
            if not self.is_label(cell) and _DIGIT.search(cell.text):
                columns[cell.row_no].add(cell.column_no)
        return columns

    def _unit_of(self, row: Row, column: Column) -> str:
        """The unit of a cell by its labels, else by what its name counts or the note over the table says."""
        own = row.unit or row.label.unit
        # 恩格尔系数(%) in a column of 绝对数(元)
        is_amount = column.label.unit not in {"", *RATIOS} and column.label.is_level
        is_own = is_amount and (row.label.unit in RATIOS or (self._few_units and bool(self._printed_unit(row))))
        said = own if is_own else column.label.unit or own
        return said or self._said_by(row, column) or self._noted(row, column) or self._alike(column)

    def _alike(self, column: Column) -> str:
        """The unit of the other columns that measure the same, where these say one and nothing else does: 2024年计划投资 beside
        总投资(万元)."""
        units = (
            self._units_of.get(terms.MEASURES.ending(column.label.measure), set()) if column.label.is_level else set()
        )
        return next(iter(units)) if len(units) == 1 else ""

    @cached_property
    def _units_of(self) -> dict[str, set[str]]:
        """The units that columns of amounts say, by what these measure."""
        found: dict[str, set[str]] = defaultdict(set)
        for number in range(1, self.table.column_count + 1):
            label = self._columns[number].label
            if label.is_level and label.unit not in {"", *RATIOS} and (measure := terms.MEASURES.ending(label.measure)):
                found[measure].add(label.unit)
        return found

    @cached_property
    def _few_units(self) -> bool:
        """Whether some rows alone print a unit behind their label, which is then another than that of the column: 生猪出栏(万头)
        below 产量(万吨), where 粮食 and 水产品 stand, too."""
        numbers = set(self._valued)
        units = [self._printed_unit(rows[number]) for rows in self._rows for number in numbers & rows.keys()]
        return 2 * sum(map(bool, units)) < len(units)

    def _printed_unit(self, row: Row) -> str:
        """The unit behind the label of a row itself, which may have that of the row above."""
        return self._labels.row(row.printed).unit

    def _as_share(self, row: Row, column: Column, cell: Cell) -> tuple[Row, Column]:
        """Row and column of a share of what the caption says is composed."""
        whole = self._said.whole or self._whole_of(cell)
        row = row._replace(label=row.label._replace(kind=FigureKind.SHARE, whole_of=whole))
        if whole and measuring.measures_nothing(column.measure):
            column = column._replace(measure=parting.part_of(column.measure, whole))
        return row, column

    def _is_share(self, row: Row, column: Column, unit: str, cell: Cell) -> bool:
        """Whether a cell is a share of what the caption says is composed: a ratio of which nothing says more, or a number without a
        unit in a column in which all of it is 100, or none more than that."""
        if not self._said.composed or row.label.kind is not None or column.label.kind is not None:
            return False
        return unit in RATIOS or (not unit and cell.column_no in self._full)

    def _said_by(self, row: Row, column: Column) -> str:
        """The unit that the name of a count says (户数), where the note over the table says none, or one of money."""
        if not column.label.is_level or row.label.kind or (self._unit and not self._labels.is_money(self._unit)):
            return ""
        said = _SAID_BY.ending(column.label.measure) or _SAID_BY.ending(row.label.measure)
        return _SAID_BY.meaning.get(said, "")

    def _noted(self, row: Row, column: Column) -> str:
        """The unit that the note over the table has for a cell: of several the one in which such things are counted; none for an
        index."""
        if row.label.measure.endswith(INDEX_NAME):
            return ""
        if len(self._units) > 1:
            for name in (column.label.measure, row.label.measure):
                for unit in self._units:
                    if unit in _COUNTED_IN and _COUNTED_IN[unit].ending(name):
                        return unit
        return self._unit

    def _timed(self, row: Row, column: Column) -> TimeContext:
        year = self._year_of(row, column)
        setting = self._setting if year is None else at_year(self._setting, year, self._context)
        scenario = column.label.scenario or row.label.scenario
        if row.label.scenario is Scenario.ACTUAL and scenario is Scenario.TARGET:
            # 2022年末余额实际数, where a budget is told by what there was: below 预算数, too
            scenario = Scenario.ACTUAL
        if scenario is not None:
            ahead = self._context.plan_year is not None and setting.year > self._context.execution_year
            # a result of a year to come is one that is expected
            setting = setting._replace(scenario=Scenario.TARGET if ahead and not column.label.year_before else scenario)
        own = _of_row_in(column.period, _said(row.printed).period)
        period = own or ("A" if is_aim_amid_results(setting, self._setting) else "")
        return setting._replace(period=period) if period else setting

    def _year_of(self, row: Row, column: Column) -> int | None:
        """The year that the labels of a cell say, by itself or by how far it is from the table's; None where neither does."""
        if column.label.year is not None:
            return column.label.year + row.label.years_off
        off = column.label.years_off or row.label.years_off
        return row.label.year or (self._setting.year + off if off else None)

    def _about(self, row: Row, column: Column) -> About:
        universe = _nearer(row.universe, column.universe) or self._universe
        said, headed = _said(row.printed), _said(column.printed)
        basis = headed.basis or said.basis
        # 2023年实际 over 增长% says nothing of prices
        price = next(filter(None, map(price_basis, column.layers)), None) or said.price or self._price
        notes = (said.qualifier, row.note, column.qualifier, self._note or universe.takes_in)
        note = "、".join(dict.fromkeys(each for each in notes if each)) or None
        return About(universe.area_code, universe.scope_id, basis, None, price, note, column.label.among)


def _of_row_in(column: str, row: str) -> str:
    """The part of the year of a cell by its labels: a row whose numbers come later (利润总额(1-8月) in a table of nine months) says
    so for a column of all months, and its last month for one of a month."""
    if not (column and row) or (MONTH not in row and is_month(column)):
        return column or row
    if MONTH not in row:
        return row  # 可支配收入(上半年) in a table of eight months
    return f"{MONTH}{row.rpartition(MONTH)[2]}" if is_month(column) else through(row)


def _columns_of_all(table: Table) -> set[int]:
    """The columns in which a number is 100."""
    return {cell.column_no for cell in table.cells if _ALL.fullmatch(cell.text.strip())}


def _nearer(row: Universe | None, column: Universe | None) -> Universe | None:
    """Whose a cell is by its labels: the row's, but a level that a row speaks of (省级补助) takes no area from its column."""
    levels_only = row is not None and not row.area_code and row != HOME
    return column if levels_only and column is not None and column.area_code else row or column
