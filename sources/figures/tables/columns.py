"""The columns of a table: their headers, the blocks that stand side by side, and which column others speak of.

Here belong roles of columns (labels, units, notes, values), where a second block of rows begins in the same rows, years and scenarios
that a column takes from its neighbours, and what tells two columns apart that nothing else does. Not here: taking one header
apart (``sources.figures.tables.labels``) and rows (``sources.figures.tables.rows``).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby

from sources.documents.layout import heading_level
from sources.figures.naming import joint, listing, terms
from sources.figures.tables.column import NUMBER, Block, Column, amount, as_change, column_of, columns_of, plain
from sources.figures.tables.completed_columns import completed
from sources.figures.tables.labels import (
    FOLD,
    YEAR,
    Labels,
)
from sources.figures.time_context import (
    LAST_OF_YEAR,
    SERIAL,
    TimeContext,
    ends_in_december,
    lacks_month,
    within,
)
from sources.figures.universe import Universes
from sources.figures.words import classed, listed, paired, pattern
from sources.model import Cell, Scenario, Table

_HEADS_LABELS = listed("labels", "column", "label")
_DIMENSION = classed("labels", "dimension")
_NOTHING = re.compile(r"^[-–—−…/·.\s]*$")
_THINGS = listed("labels", "things")
_MONTH = re.compile(r"(?:19|20)\d\d(?:\.\d{1,2})?")
_NEGATIVE = re.compile(r"[-–—−－﹣]\d")
_TERM = re.compile(pattern("labels", "term"))
_DIGIT = re.compile(r"\d")
_AMOUNT_ENDS = listed("labels", "bare", "amount")
# a code of a classification: 201, 20101, 2010102
CODE = re.compile(r"^\d{3}(?:\d{2})*$")
_MOSTLY = 0.8
LONGEST_LABEL = 24
_MOST_BLOCKS = 8  # side by side; each is gone through by itself
_FEWEST_NUMBERED = 3
_FEW = 4  # one label in so many may hold a number
# columns that say something of the row beside its label, and hold no values
_ASIDE = {"ordinal", "unit", "note", "code"}
_SCOPES = listed("labels", "caption_scope")
_BY_MEMBERS = re.compile("|".join(paired("labels", "dimension_in_caption").values()))


class Columns:
    """The columns of one table, and the blocks that they make. ``setting`` is that of the table, ``changes`` the table's unit where
    its caption says that its numbers are changes."""

    def __init__(
        self, table: Table, labels: Labels, universes: Universes, setting: TimeContext, changes: str | None
    ) -> None:
        self._table = table
        self._numbering = _numbering(table)
        self._body = _bodies(table, self._numbering)
        self._negative: dict[int, bool] = {}
        layers = _layers(table)
        self._columns = columns_of(layers, labels, universes)
        self._columns.update(self._by_body())
        month = _last_month(table)
        self._columns = {n: _within(column, setting.period, month) for n, column in self._columns.items()}
        if changes is not None:
            self._columns = {n: as_change(column, changes) for n, column in self._columns.items()}
        self._lacks_month = any(_lacks_month(each, setting.period) for each in self._columns.values())
        self.blocks = self._blocks(layers)
        self._named = {number for block in self.blocks for number in (block.label, *block.groups)}
        self._at = {number: at for at, block in enumerate(self.blocks) for number in block.values}
        for block in self.blocks:
            if block.title:
                below = {n: column_of(layers[n][1:], labels, universes) for n in block.values}
                self._columns.update({n: each._replace(printed=self._columns[n].printed) for n, each in below.items()})
            self._columns.update(completed([(n, self._columns[n]) for n in block.values], setting.year))

    def called_by(self, measure: str) -> None:
        """Call columns by what the caption says is measured, where their headers say the end of it: 投资额 of 固定资产投资; by
        each of several: 限额 of 政府债务限额及余额. Projects have their own names: 投资 of 重点项目投资 is that of all."""
        several = listing.subjects(measure) if joint.is_list(measure) else []
        for number, column in self._columns.items():
            called = next((name for name in several if column.measure and name.endswith(column.measure)), "")
            if called and terms.MEASURES.ending(column.measure) == column.measure:
                self._columns[number] = column._replace(measure=called)
            else:
                self._call(number, measure)

    def _call(self, number: int, measure: str) -> None:
        """Call a column by what the caption says is measured, where its header says the end of that."""
        column = self._columns[number]
        own = column.measure.removesuffix(_AMOUNT_ENDS.ending(column.measure))
        lead = measure.removesuffix(own)
        of = lead.removeprefix(_SCOPES.starting(lead))
        # 税收 in a table of 主要行业税收, whose rows are these; 增加值 in one of 规模以上工业增加值, after which the rows are called
        is_of_rows = not of or _BY_MEMBERS.fullmatch(of)
        if not own or lead == measure or is_of_rows:
            return
        if _THINGS.ending(lead):
            self.are_of(lead)
        elif not joint.ends_in_list(lead):  # 总户数和总人口 are two
            self._columns[number] = column._replace(measure=measure + column.measure.removeprefix(own))

    def are_of(self, whole: str) -> None:
        """Call the totals of columns by all that the caption names, where these are things with names of their own: 重点项目."""
        if _THINGS.ending(whole):
            self._columns.update({n: column._replace(things=whole) for n, column in self._columns.items()})

    def __getitem__(self, number: int) -> Column:
        return self._columns[number]

    def block_of(self, number: int) -> int:
        """The number of the block in which a column of values stands."""
        return self._at.get(number, 0)

    def _by_body(self) -> dict[int, Column]:
        """The columns whose cells say another role than their header."""
        notes = {n: self._columns[n]._replace(role="") for n in self._columns if self._is_valued_note(n)}
        codes = {n: self._columns[n]._replace(role="code") for n in self._columns if self._is_coded(n)}
        names = {n: self._columns[n]._replace(role="label") for n in self._columns if self._is_of_bodies(n)}
        return notes | codes | names | ({1: self._columns[1]._replace(role="ordinal")} if self._counts_rows() else {})

    def _counts_rows(self) -> bool:
        """Whether the first column numbers the rows, whatever its header says (排行), and the second is headed as one of names, or
        holds names where the first has no header."""
        names, body = self._columns.get(2), self._body.get(1, [])
        if names is None or len(body) < _FEWEST_NUMBERED:
            return False
        if self._columns[1].printed:
            return names.role == "label" and body == [str(at) for at in range(1, len(body) + 1)]
        return _run_on(body) and (names.role == "label" or self._names_rows(2))

    def _is_valued_note(self, number: int) -> bool:
        """Whether a column that is headed as one of notes holds nothing but numbers, which are not all years or months: 2024.5."""
        body = self._body[number]
        is_of_numbers = self._columns[number].role == "note" and bool(body) and all(map(NUMBER.match, body))
        return is_of_numbers and not all(map(_MONTH.fullmatch, body))

    def _is_of_bodies(self, number: int) -> bool:
        """Whether a column that is headed as one of units holds the names of the rows, those of areas or offices (单位): no column
        of names stands before it or behind it, and it says another one in each row."""
        body = self._body[number]
        others = (each.role for n, each in self._columns.items() if n != number)
        is_first = all(self._columns[n].role == "ordinal" for n in range(1, number))
        return (
            self._columns[number].role == "unit" and is_first and "label" not in others and len(set(body)) == len(body)
        )

    def _is_coded(self, number: int) -> bool:
        """Whether a column that is headed as one of names holds the codes of the names in the next one: one header over both."""
        names = self._columns.get(number + 1)
        if self._columns[number].role != "label" or names is None or names.role != "label":
            return False
        return _are_codes(self._body[number]) and not _are_codes(self._body[number + 1])

    def is_label(self, cell: Cell) -> bool:
        """Whether a cell names something (header, row label, unit, number of the row or column) instead of holding values."""
        return (
            cell.is_header
            or cell.row_no == self._numbering
            or cell.column_no in self._named
            or bool(self._columns[cell.column_no].role)
        )

    def is_undated(self, number: int) -> bool:
        """Whether a column is of a month, or of the months until it, and nothing says of which: 本月, and 累计 beside it."""
        column = self._columns[number]
        said = column.period or column.label.year or column.label.scenario is Scenario.TARGET
        return self._lacks_month and not said

    def has_negative(self, number: int) -> bool:
        """Whether a number of a column has a minus sign."""
        if number not in self._negative:
            self._negative[number] = any(map(_NEGATIVE.match, self._body[number]))
        return self._negative[number]

    def of_role(self, role: str, block: Block) -> list[int]:
        """The columns of a role that stand before the values of a block."""
        end = block.values[0] if block.values else self._table.column_count + 1
        start = max((b.values[-1] for b in self.blocks if b.values and b.values[-1] < end), default=0)
        near = [n for n, column in self._columns.items() if column.role == role and start < n < end]
        return near or [n for n, column in self._columns.items() if column.role == role]

    def headed_by(self, block: Block) -> str:
        """The dimension whose members the header over the labels says that they are, or empty."""
        return _DIMENSION.meaning.get(_DIMENSION.ending(self._header(block.label)), "")

    def _header(self, number: int) -> str:
        return plain(self._columns[number].printed).translate(FOLD)

    def _blocks(self, layers: dict[int, list[str]]) -> list[Block]:
        parts = self._parts() or [([], [])]
        blocks = [self._block(labels, values) for labels, values in parts]
        return [block._replace(title=_title(block, layers)) for block in blocks] if len(blocks) > 1 else blocks

    def _parts(self) -> list[tuple[list[int], list[int]]]:
        """The columns of names and those of values of each block."""
        parts: list[tuple[list[int], list[int]]] = []
        for number, column in self._columns.items():
            names_rows = self._names_rows(number)
            opens = names_rows and 0 < len(parts) < _MOST_BLOCKS and self._opens_block(number, *parts[0])
            if not parts or (opens and parts[-1][1]):
                parts.append(([], []))
            labels, values = parts[-1]
            if names_rows and not values:
                labels.append(number)
            elif column.role not in _ASIDE:
                values.append(number)
        return parts

    def _block(self, labels: Sequence[int], values: Sequence[int]) -> Block:
        label = self._label_of(labels) if labels else self._fallback(values)
        return Block(label, tuple(n for n in values if n != label), tuple(n for n in labels if n != label))

    def _names_rows(self, number: int) -> bool:
        column = self._columns[number]
        if column.role:
            return column.role == "label"
        label = column.label
        if label.kind or label.scenario or label.year:
            return False  # headed as values are, whatever stands in it: 完成市下达目标
        body = [text for text in self._body[number] if not _NOTHING.match(text)]
        # how long something runs (5年) names a row as a year does
        values = sum(bool(_DIGIT.search(_TERM.sub("", YEAR.sub("", SERIAL.sub("", text))))) for text in body)
        return bool(body) and values * _FEW < len(body) and not any(map(NUMBER.match, body))

    def _opens_block(self, number: int, labels: Sequence[int], values: Sequence[int]) -> bool:
        """Whether a column of names behind one of values begins a second block of rows: it is headed as that of the first one
        (``labels``, ``values``) or as such columns are, or its values are headed as those (收入, 预算数, 支出, 预算数)."""
        if not (labels and values) or not any(
            NUMBER.match(text) for n in (number + 1, number + 2) for text in self._body.get(n, ())
        ):
            return False
        printed = self._columns[number].printed
        first = self._columns[labels[0]].printed
        # 收入科目, 支出科目
        alike = printed == first or _HEADS_LABELS.ending(printed) == _HEADS_LABELS.ending(first) != ""
        over, again = (self._columns[n].printed if n in self._columns else "" for n in (values[0], number + 1))
        alike = alike or amount(over) == amount(again) != ""
        if self._columns[number].role == "label" or (printed and alike):
            return True
        return not printed and all(len(text) <= LONGEST_LABEL for text in self._body[number])

    def _label_of(self, candidates: Sequence[int]) -> int:
        """Of several columns of names before the values the one that tells most rows apart."""
        headed = {number for number in candidates if self._columns[number].role == "label"}
        candidates = self._ungrouped(candidates, headed)
        told = {number: sum(1 for _ in groupby(self._body[number])) for number in candidates}
        dimension = [number for number in candidates if self._header(number) in _DIMENSION]
        return max(dimension or candidates, key=lambda number: (told[number], number in headed, -number))

    def _ungrouped(self, candidates: Sequence[int], headed: set[int]) -> Sequence[int]:
        """The columns without groups, whose cells mostly reach over several rows, if there are any. Where a few do (projects, one
        with two loans), what is headed as names stays."""
        covered = Counter[int]()
        for cell in self._table.cells:
            if cell.row_span > 1 and not cell.is_header:
                covered[cell.column_no] += cell.row_span
        rows = self._table.row_count - self._table.header_rows
        kept = [number for number in candidates if number not in covered]
        few = [number for number in candidates if number in headed and 0 < 2 * covered[number] < rows]
        return few if few and headed.isdisjoint(kept) else kept or candidates

    def _fallback(self, numbers: Iterable[int]) -> int:
        return next((n for n in numbers if not any(map(NUMBER.match, self._body[n]))), 1)


def _run_on(body: Sequence[str]) -> bool:
    """Whether texts number rows, from 1 on and again from 1 in each group: 一, 1, 2, 二, 1."""
    last = 0
    for text in body:
        if not text.isdecimal():
            if not heading_level(f"{text}、"):
                return False
            continue
        if int(text) not in {1, last + 1}:
            return False
        last = int(text)
    return last > 0


def _are_codes(body: Sequence[str]) -> bool:
    return len(body) > 1 and sum(bool(CODE.match(text)) for text in body) >= _MOSTLY * len(body)


def _numbering(table: Table) -> int:
    """The row below the header that numbers the columns from 1 on; 0 for none."""
    row = [plain(cell.text) for cell in table.cells if cell.row_no == table.header_rows + 1 and cell.text.strip()]
    numbers = [text for text in row if text.isdigit()]
    first = 1 + int(bool(numbers) and numbers[0] != "1")  # the labels may have no number
    runs = numbers == [str(at) for at in range(first, first + len(numbers))]
    return table.header_rows + 1 if runs and len(numbers) >= _FEWEST_NUMBERED and len(row) - len(numbers) <= 1 else 0


def _bodies(table: Table, numbering: int) -> dict[int, list[str]]:
    """The texts of each column below its header, from the top down, without empty ones."""
    body: dict[int, list[str]] = {number: [] for number in range(1, table.column_count + 1)}
    for cell in table.cells:
        if not cell.is_header and cell.row_no != numbering and (text := plain(cell.text)):
            body[cell.column_no].append(text)
    return body


def _layers(table: Table) -> dict[int, list[str]]:
    """The header cells over each column, from the top down."""
    printed: dict[int, list[str]] = {number: [] for number in range(1, table.column_count + 1)}
    for cell in table.cells:
        if cell.is_header and cell.text.strip():
            text = plain(cell.text)
            for number in range(cell.column_no, cell.column_no + cell.column_span):
                # a caption row over all the columns says nothing about one of them
                if number in printed and cell.column_span < table.column_count and text not in printed[number]:
                    printed[number].append(text)
    return printed


def _last_month(table: Table) -> str:
    """The last month of a table on a whole year whose caption says that it is all of its months; empty for any other."""
    return LAST_OF_YEAR if ends_in_december(plain(table.caption)) else ""


def _lacks_month(column: Column, period: str) -> bool:
    return not column.period and lacks_month(period, column.printed)


def _within(column: Column, period: str, month: str) -> Column:
    """A column, in a table on a part of the year with the part of that part that its header names: 本月, 累计. In one on the whole
    year it is of a ``month`` only where its header says so by that."""
    if column.period:
        return column
    is_month = lacks_month(period, column.printed)
    return column._replace(period=within(month or period if is_month else period, column.printed))


def _title(block: Block, layers: dict[int, list[str]]) -> str:
    """What stands over the labels and all the values of a block: 收入 over 项目, 2024年 and 2025年."""
    over = [layers[number] for number in (block.label, *block.values)]
    first = over[0][:1]
    return first[0] if first and all(len(each) > 1 and each[:1] == first for each in over) else ""
