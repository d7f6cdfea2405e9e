"""The columns of a table: their headers, the blocks that stand side by side, and which column others speak of.

Here belong roles of columns (labels, units, notes, values), where a second block of rows begins in the same rows, years and scenarios
that a column takes from its neighbours, and what tells two columns apart that nothing else does. Not here: taking one header
apart (``sources.figures.tables.labels``) and rows (``sources.figures.tables.rows``).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby, takewhile
from typing import NamedTuple

from sources.cues import any_of
from sources.documents.layout import heading_level
from sources.figures.about import change_basis, qualifier
from sources.figures.naming import joint, listing, measuring, terms
from sources.figures.naming.measuring import joined
from sources.figures.tables.labels import (
    COUNTS,
    DIVIDED_BY,
    FOLD,
    MORE,
    MORE_THAN_PLAN,
    POINTS,
    PULLED,
    RATIOS,
    TOTAL,
    YEAR,
    Label,
    Labels,
    index_base,
)
from sources.figures.time_context import (
    LAST_OF_YEAR,
    SERIAL,
    TimeContext,
    ends_in_december,
    is_of_month_before,
    lacks_month,
    period_in,
    within,
)
from sources.figures.universe import Universe, Universes
from sources.figures.words import classed, listed, paired, pattern, section, word
from sources.model import Cell, FigureKind, Scenario, Table

_PART_OF_WHOLE = listed("labels", "part", "of_whole")
_ROLES = classed("labels", "column")
_DATED = re.compile(pattern("labels", "column_dated"))
_HEADS_LABELS = listed("labels", "column", "label")
_WHOSE = listed("labels", "column_before")
_RESIDENTS = re.compile(pattern("labels", "column_before"))
_DIMENSION = classed("labels", "dimension")
_IN_UNIT = re.compile(r"[(（][^()（）]*[)）]$")
_LEVELS, _FIRST_LEVEL = listed("labels", "column_level"), listed("labels", "column_level", "first")
_NUMBER = re.compile(r"^[-–—−+]?\s*[\d０-９][\d０-９,，.．]*\s*[%％]?$")
_NOTHING = re.compile(r"^[-–—−…/·.\s]*$")
_ADJUSTED, _FINAL = (re.compile(any_of(section("labels", "budget")[each])) for each in ("adjusted", "final"))
_COMPARED = re.compile(pattern("labels", "compared"))
_TRANSLATED = re.compile(pattern("labels", "translated"))
_MONTH_FIRST = re.compile(pattern("labels", "month_first"))
_AMOUNT_WORD = word("labels", "bare", "number")
_THINGS = listed("labels", "things")
_NEGATIVE = re.compile(r"[-–—−－﹣]\d")
_TERM = re.compile(pattern("labels", "term"))
_DIGIT = re.compile(r"\d")
_PAIR = 2
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
    return bool(_NUMBER.match(text))


def plain(text: str) -> str:
    """A text of a cell without its blanks, and without what it says once more in English."""
    words = text.split()
    return "".join(words if len(words) < 2 else _TRANSLATED.sub("", text).split())


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
        self._columns = _columns(layers, labels, universes)
        self._columns.update(self._by_body())
        month = _last_month(table)
        self._columns = {n: _within(column, setting.period, month) for n, column in self._columns.items()}
        if changes is not None:
            self._columns = {n: _as_change(column, changes) for n, column in self._columns.items()}
        self._lacks_month = any(_lacks_month(each, setting.period) for each in self._columns.values())
        self.blocks = self._blocks(layers)
        self._named = {number for block in self.blocks for number in (block.label, *block.groups)}
        self._at = {number: at for at, block in enumerate(self.blocks) for number in block.values}
        for block in self.blocks:
            if block.title:
                below = {n: _column(layers[n][1:], labels, universes) for n in block.values}
                self._columns.update({n: each._replace(printed=self._columns[n].printed) for n, each in below.items()})
            self._columns.update(_completed([(n, self._columns[n]) for n in block.values], setting.year))

    def called_by(self, measure: str) -> None:
        """Call columns by what the caption says is measured, where their headers say the end of it: 投资额 of 固定资产投资; by
        each of several: 限额 of 政府债务限额及余额. Projects have their own names: 投资 of 重点项目投资 is that of all."""
        several = listing.subjects(measure) if joint.is_list(measure) else []
        for number, column in self._columns.items():
            called = next((name for name in several if column.measure and name.endswith(column.measure)), "")
            if called and terms.MEASURES.ending(column.measure) == column.measure:
                self._columns[number] = column._replace(measure=called)
                continue
            own = column.measure.removesuffix(_AMOUNT_ENDS.ending(column.measure))
            lead = measure.removesuffix(own)
            if _BY_MEMBERS.fullmatch(lead.removeprefix(_SCOPES.starting(lead))):
                continue  # 税收 in a table of 主要行业税收, whose rows are these
            if own and lead not in {"", measure} and _THINGS.ending(lead):
                self.are_of(lead)
            elif own and lead not in {"", measure} and not joint.ends_in_list(lead):  # 总户数和总人口 are two
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
        """Whether a column that is headed as one of notes holds nothing but numbers."""
        body = self._body[number]
        return self._columns[number].role == "note" and bool(body) and all(map(_NUMBER.match, body))

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
        return bool(body) and values * _FEW < len(body) and not any(map(_NUMBER.match, body))

    def _opens_block(self, number: int, labels: Sequence[int], values: Sequence[int]) -> bool:
        """Whether a column of names behind one of values begins a second block of rows: it is headed as that of the first one
        (``labels``, ``values``) or as such columns are, or its values are headed as those (收入, 预算数, 支出, 预算数)."""
        if not (labels and values) or not any(
            _NUMBER.match(text) for n in (number + 1, number + 2) for text in self._body.get(n, ())
        ):
            return False
        printed = self._columns[number].printed
        first = self._columns[labels[0]].printed
        # 收入科目, 支出科目
        alike = printed == first or _HEADS_LABELS.ending(printed) == _HEADS_LABELS.ending(first) != ""
        over, again = (self._columns[n].printed if n in self._columns else "" for n in (values[0], number + 1))
        alike = alike or _amount(over) == _amount(again) != ""
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
        return next((n for n in numbers if not any(map(_NUMBER.match, self._body[n]))), 1)


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


def _period_said(printed: str, words: Sequence[str]) -> str:
    """The part of the year that a header names, or one of its cells does: 6月 over 绝对值."""
    if period := period_in(_IN_UNIT.sub("", printed)) or next(filter(None, map(period_in, words)), ""):
        return period
    month = next(filter(None, map(_MONTH_FIRST.match, words)), None)
    return period_in(month["month"]) if month else ""


def _role_of_dates(words: Sequence[str]) -> str:
    """The role of a column of dates, which say something of the row: 发行时间; empty for any other."""
    return "note" if words and _DATED.search(words[-1]) else ""


def _column(words: Sequence[str], labels: Labels, universes: Universes) -> Column:
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


def _columns(layers: dict[int, list[str]], labels: Labels, universes: Universes) -> dict[int, Column]:
    """The columns by what their headers say, each by itself."""
    levels = _levels(layers)
    return {
        number: _at_level(_column(words[:-1], labels, universes), words)
        if number in levels
        else _column(words, labels, universes)
        for number, words in layers.items()
    }


def _levels(layers: dict[int, list[str]]) -> set[int]:
    """The columns that say to which level of government goes what is levied: 中央级 and 县级 below 累计完成数."""
    below = {number: words[-1] for number, words in layers.items() if len(words) > 1 and words[-1] in _LEVELS}
    return set(below) if any(word in _FIRST_LEVEL for word in below.values()) else set()


def _at_level(column: Column, words: Sequence[str]) -> Column:
    """A column of one level, called by what stands over it."""
    return column._replace(qualifier=words[-1], printed="".join(words), layers=tuple(words))


def _as_change(column: Column, unit: str) -> Column:
    """A column of a table of changes; ``unit`` is that of the table."""
    label = column.label
    is_bare = label.kind is None and not label.change and (label.unit or unit) in RATIOS
    return column._replace(label=label._replace(kind=FigureKind.GROWTH)) if is_bare and not column.role else column


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


def _amount(header: str) -> str:
    """A header of amounts in its short form: 预算 and 预算数 say the same."""
    return plain(header).removesuffix(_AMOUNT_WORD)


def _title(block: Block, layers: dict[int, list[str]]) -> str:
    """What stands over the labels and all the values of a block: 收入 over 项目, 2024年 and 2025年."""
    over = [layers[number] for number in (block.label, *block.values)]
    first = over[0][:1]
    return first[0] if first and all(len(each) > 1 and each[:1] == first for each in over) else ""


def _completed(columns: Sequence[tuple[int, Column]], year: int) -> dict[int, Column]:
    """The columns of a block with what each takes from those before it; ``year`` is that of the table."""
    found: dict[int, Column] = {}
    measure = whole = printed = ""
    among_parts = False
    amounts: list[Column] = []
    for number, column in columns:
        label = column.label
        if label.is_level:
            column = _beside(column, amounts)
            if not is_of_month_before(column.printed):
                amounts.append(column)
            printed = label.measure
            among_parts = label.measure != "" and (is_part(column.printed) or among_parts)
            if terms.MEASURES.ending(label.measure) and not is_part(column.printed):
                whole, among_parts = label.measure, False
            elif among_parts and whole and not terms.MEASURES.ending(label.measure):
                # 其中:一般债 beside 新增限额 is 一般债新增限额
                label = label._replace(measure=joined(label.measure, measuring.part_measure(whole)))
        else:
            measure = _measure_behind(measure, amounts, column, found)
            label = _in_unit_of(_timed(label, amounts, year), number, amounts, columns)
            column = column._replace(period=_period_of(column, amounts), whose=_whose(column, amounts))
        if _names_those_behind(label, printed) and not _is_of_last(column, amounts):
            measure = label.measure or measure
        found[number] = column._replace(label=label, measure=label.measure if _measures_itself(label) else measure)
    return _told_apart(_of_plans(found), year)


def _measure_behind(measure: str, amounts: Sequence[Column], column: Column, before: Mapping[int, Column]) -> str:
    """What a change or share behind amounts is of: the last ``measure``; nothing of its own where they are a total and its parts, in
    columns side by side (合计, 市级, 县级, 增长) or below one cell: 小计, 税收收入 and 非税收入 below 完成数, then 完成预算%."""
    if not amounts or column.layers[:1] == (over := amounts[-1].layers[:1]):
        return measure
    below = [each for each in amounts if len(each.layers) > 1 and each.layers[:1] == over]
    beside = list(takewhile(lambda each: each.label.is_level, reversed(list(before.values()))))
    is_parted = len(below) > 1 and below[0].label.measure == ""
    return "" if is_parted or (len(beside) > _PAIR and beside[-1].printed in TOTAL) else measure


def _whose(column: Column, amounts: Sequence[Column]) -> str:
    """Whose a change or share is: its own, or that of the amount right behind which it stands, without a cell over them: 城镇居民,
    增长(%)."""
    is_beside = amounts and len(column.layers) == len(amounts[-1].layers) == 1
    return column.whose or (amounts[-1].whose if is_beside else "")


def _names_those_behind(label: Label, printed: str) -> bool:
    """Whether a change, share or rank behind a column is of what that measures; ``printed`` is what the last amount does."""
    is_told = label.is_level or label.measure != printed
    return is_told and label.unit not in POINTS and not PULLED.match(label.measure)


def _measures_itself(label: Label) -> bool:
    """Whether a column is called by its own header: an amount, or what is due to a row."""
    return label.is_level or PULLED.match(label.measure) is not None


def _is_of_last(column: Column, amounts: Sequence[Column]) -> bool:
    """Whether a change or share says no more than the cell over it and the amount before it: 增长 beside 人数 below 招生."""
    if column.label.is_level or not amounts or not column.label.measure or len(column.layers) < _PAIR:
        return False
    last, own = amounts[-1], column.label.measure
    return last.layers[:1] == column.layers[:1] and last.label.measure.removeprefix(own) in COUNTS


def _in_unit_of(label: Label, number: int, amounts: Sequence[Column], columns: Sequence[tuple[int, Column]]) -> Label:
    """A change that may be one in per cent or of an amount, in the unit of the amounts before it where another column is the change
    in per cent (年末数(亿元), 比年初增加, 比上年增长(%)), and in per cent where another is that of the amount (增减额, 增减)."""
    unit = amounts[-1].label.unit if amounts else ""
    is_either = label.kind is FigureKind.GROWTH and bool(label.change) and not label.unit
    if is_either and _is_behind_amount(number, columns):
        return label._replace(change="", unit="%")
    others = (each.label for at, each in columns if at > number)
    in_ratio = any(each.kind is FigureKind.GROWTH and each.unit in RATIOS for each in others)
    is_amount = is_either and in_ratio and unit not in {"", *RATIOS}
    return label._replace(kind=None, unit=unit) if is_amount else label


def _is_behind_amount(number: int, columns: Sequence[tuple[int, Column]]) -> bool:
    """Whether the column right before another says how its amounts changed, in absolute terms."""
    before = next((each.label for at, each in columns if at == number - 1), None)
    return before is not None and bool(before.change) and before.kind is None


def _beside(column: Column, amounts: Sequence[Column]) -> Column:
    """A column of amounts, that of the year before with the part of the year of those before it: 累计完成, 上年同期."""
    is_before = column.label.year_before and amounts
    return column._replace(period=column.period or amounts[-1].period) if is_before else column


def _period_of(column: Column, amounts: Sequence[Column]) -> str:
    """The part of the year of a change, share or completion: its own, that of the amounts before it which say theirs by months where
    it says it by a word (9月, 1-9月累计, 累计增长%), or that of the last amount."""
    if column.label.scenario is Scenario.ACTUAL:
        # how far a plan is carried out is said of what was, whatever stands between
        amounts = [each for each in amounts if each.label.scenario is not Scenario.TARGET] or amounts
    said = [each for each in amounts if period_in(each.printed)]
    if column.period and not period_in(column.printed):
        alike = [each.period for each in said if within(each.period, column.printed) == each.period]
        return alike[-1] if alike else column.period
    return column.period or (amounts[-1].period if amounts else "")


def _of_plans(columns: dict[int, Column]) -> dict[int, Column]:
    """The columns, of which a change that says not from what stands between the first and the adjusted budget of a year, or behind
    both: it is one of the plan (年初预算, 增减数, 调整后预算)."""
    told = dict(columns)
    numbers = list(columns)
    for at, number in enumerate(numbers):
        label = columns[number].label
        if label.change != MORE or _COMPARED.search(columns[number].printed):
            continue
        before, after = numbers[max(0, at - 2) : at], numbers[at + 1 : at + 2]
        if _are_plans(columns, before[-1:] + after) or _are_plans(columns, before):
            told[number] = columns[number]._replace(label=label._replace(change=MORE_THAN_PLAN))
    return told


def _are_plans(columns: dict[int, Column], numbers: Sequence[int]) -> bool:
    """Whether two columns are budgets of one year, the first and one that was adjusted."""
    labels = [columns[number].label for number in numbers]
    alike = len({(label.year, label.scenario, label.is_level) for label in labels}) == 1 and len(labels) > 1
    adjusted = {bool(_ADJUSTED.search(columns[number].printed)) for number in numbers}
    return alike and labels[0].scenario is Scenario.TARGET and labels[0].is_level and len(adjusted) > 1


def _timed(label: Label, amounts: Sequence[Column], year: int) -> Label:
    """A change, share or completion with the year and the scenario of the amounts before it: of several those of the latest year,
    which is that of the table (``year``) where an amount says none."""
    if label.year is not None:
        # 2016年: 计划, 比上年增长%
        said = amounts[-1].label if amounts and amounts[-1].label.year == label.year else label
        return label._replace(scenario=label.scenario or said.scenario)
    # an amount whose header says a year alone is a result (2023年预计, 完成计划%)
    alike = [each.label for each in amounts if label.scenario in {None, each.label.scenario or Scenario.ACTUAL}]
    current = [each for each in alike if not each.year_before]
    if not current:
        return _of_year_before(label, amounts)
    last = max(reversed(current), key=lambda each: (each.year or year) + each.year_after)
    return label._replace(year=last.year, year_after=last.year_after, scenario=label.scenario or last.scenario)


def _of_year_before(label: Label, amounts: Sequence[Column]) -> Label:
    """A change right behind a single amount, where that is of the year before: 上年完成, 比上年增长%, 本年计划, 增长%."""
    if len(amounts) != 1 or label.scenario not in {None, amounts[0].label.scenario or Scenario.ACTUAL}:
        return label
    return label._replace(year_before=True, scenario=label.scenario or amounts[0].label.scenario)


def _told_apart(columns: dict[int, Column], year: int) -> dict[int, Column]:
    """The columns, those that say the same as another with what their header says beside: 年初预算 beside 调整预算, 含提前下达.

    Of two budgets the adjusted one is the budget in force, of two results the final account; of other columns the first is what has
    no qualifier.
    """
    alike: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for number, column in columns.items():
        label = column.label
        key = (
            column.measure,
            column.whose,
            label.kind,
            label.year or year + label.years_off,
            label.scenario,
            label.change,
            column.universe,
            column.qualifier,
            label.among,
            label.unit,
            column.period,
            change_basis(column.printed, is_difference=False)[0],
        )
        if column.printed:
            alike[key].append(number)
    told = dict(columns)
    for numbers in alike.values():
        names = {columns[number].printed for number in numbers}
        if len(numbers) < 2 or len(names) < 2:
            continue
        last = _ADJUSTED if columns[numbers[0]].label.scenario is Scenario.TARGET else _FINAL
        in_force = next((n for n in numbers if last.search(columns[n].printed)), numbers[0])
        for number in numbers:
            if number != in_force and columns[number].printed != columns[in_force].printed:
                told[number] = columns[number]._replace(qualifier=_own_words(columns[number], columns[in_force]))
    return told


def _own_words(column: Column, other: Column) -> str:
    """What the header of a column says that another's does not."""
    own = [layer for layer in column.layers if layer not in other.layers] or column.layers
    return YEAR.sub("", "".join(own))
