"""The rows of a block of columns: their labels, what they are parts of, and their names in full.

Here belong which row or group stands above which, and names that need it: 公路 under 货物周转量, 行政运行 under two offices. Not
here: taking one label apart (``sources.figures.tables.labels``), columns (``sources.figures.tables.columns``), zones and industries
(``sources.figures.tables.members``).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import combinations, groupby

from sources.documents.layout import heading_level
from sources.figures.about import without_qualifier
from sources.figures.naming import cleaning, measuring, parting, terms
from sources.figures.prose.accounts import BARE as BARE_FLOWS
from sources.figures.prose.accounts import (
    BUDGET,
    FUND_OF_INSURANCE,
    FUND_PARTS,
    PARTS_OF_ONE_FUND,
    account_of,
    fund_of,
    in_account,
    named_in,
    of_purpose,
)
from sources.figures.tables.captions import CAPTION_END, Captioned, measure_of_each
from sources.figures.tables.column import Block, Column, is_number, is_part, is_pulled, plain
from sources.figures.tables.columns import CODE, LONGEST_LABEL, Columns
from sources.figures.tables.labels import RATIOS, TOTAL, Label, Labels
from sources.figures.tables.members import TOTAL_NAME, Members
from sources.figures.tables.parents import indents, parents, repeated
from sources.figures.tables.parts import Dated, Parts
from sources.figures.tables.row import Row, told_by
from sources.figures.tables.row_names import (
    BRACKET,
    FIRMS,
    OWN_NAME,
    bare_name,
    in_year_of,
    is_amount,
    measured_by,
    measured_row,
    name_below,
    names_itself,
    part_of,
    shared_by_all,
    unit_in,
    with_measure,
)
from sources.figures.tables.rows_above import SIZED, TRADE, Above, Section, in_section
from sources.figures.universe import Universe, Universes
from sources.figures.words import listed, pattern, section, word
from sources.lexicon import Lexicon
from sources.model import FigureKind, Table

_EACH_OF = listed("labels", "divided", "each")
_SUBTOTAL = listed("labels", "total", "subtotal")
_SHARING = listed("labels", "shared", "of")
_OVER_MONTHS, _MONTH = listed("labels", "months", "over"), word("numerals", "words", "month")
_MONTH_NUMBER = re.compile(pattern("labels", "months", "number"))
_ROW_MEASURES = listed("labels", "row_measures")
_FUND = listed("accounts", "fund")
_DIGIT = re.compile(r"\d")
_MOST_FLOWS = 4  # of one whole, beside it
_ROUNDED = Decimal("0.001")  # of a whole that its parts may leave, as each is rounded
_AMOUNT = re.compile(r"\d[\d,]{0,24}(?:\.\d+)?")
# no longer than Decimal's own precision
_PRINTED = re.compile(r"(?P<number>-?\d{1,14}(?:\.\d{1,10})?)%?", re.ASCII)
_BARE_AMOUNTS = listed("labels", "caption_field", "rows")
_OF_AREA = frozenset(section("labels", "of_area")["words"])
_PLACE = word("labels", "place", "form")
# a code of a classification, or the number of a row
_NUMBERS = re.compile(rf"{CODE.pattern}|[\d.()（）、]+$")
_FEWEST_ROWS = 3
_COUNTED = re.compile(pattern("labels", "counted"))
_IS_PLACE = re.compile(pattern("universe", "place", "only"))
_OF_FIRM = listed("measures", "belonging", "firm")
_IN_MONEY = listed("measures", "in_money")
_AMID_ALL = re.compile(pattern("labels", "part", "amid_all"))
_NO_SECTION = Section()


class Rows:
    """The rows of one block of one table."""

    def __init__(
        self,
        table: Table,
        columns: Columns,
        block: Block,
        caption: Captioned,
        labels: Labels,
        lexicon: Lexicon,
        area_code: str,
        universes: Universes,
        mark: str,
    ) -> None:
        self._table, self._columns, self._block = table, columns, block
        self._is_measured = _are_measured([columns[number] for number in block.values])
        headed = "" if self._is_measured else measured_by(plain(columns[block.label].printed), caption)
        self._is_headed = headed != ""
        self._caption = caption._replace(whole=headed, measure=headed) if headed else caption
        self._labels, self._universes, self._mark = labels, universes, mark
        self._codes = columns.of_role("code", block)
        self._serials = columns.of_role("ordinal", block)
        texts = _texts(table, (block.label, *block.groups, *self._codes, *self._serials))
        self._printed = {row: self._label_in(row, texts) for row in range(1, table.row_count + 1)}
        self._groups = {row: self._group_in(row, texts) for row in self._printed}
        # short texts beside the values, by row and column
        self._words: defaultdict[int, dict[int, str]] = defaultdict(dict)
        # the values with digits of each row, by column
        self._values: defaultdict[int, dict[int, str]] = defaultdict(dict)
        self._valued, self._counting = self._rows_with_values()
        self._members = Members(
            lexicon,
            area_code,
            table.caption,
            [labels.row(plain(text)).measure for row, text in self._printed.items() if row > table.header_rows],
            header=columns[block.label].printed,
            headed_by=columns.headed_by(block),
            measured=self._is_measured,
        )
        self._areas = universes.members(self._labels_of_areas())
        rows = self._all()
        counted = Counter(row.label.measure for n, row in rows.items() if n in self._valued)
        self._names = frozenset(counted)
        self._is_mixed = bool(self._caption.whole) and any(self._measures_else(name) for name in counted)
        self._repeated = {name for name, count in counted.items() if count > 1}
        self.by_number = self._named(rows)

    def _label_in(self, row: int, texts: Mapping[tuple[int, int], str]) -> str:
        own = texts.get((row, self._block.label), "")
        # a label that takes in the column of the groups, that of the codes, or that of the numbers of the rows
        beside = (texts.get((row, n), "") for n in (*reversed(self._block.groups), *self._codes, *self._serials))
        if (
            own
            and _MONTH_NUMBER.fullmatch(plain(own))
            and plain(self._columns[self._block.label].printed) in _OVER_MONTHS
        ):
            return plain(own) + _MONTH  # 1-2 below 月份
        return own or next((text for text in beside if len(plain(text)) > 1 and not _NUMBERS.match(plain(text))), "")

    def _group_in(self, row: int, texts: Mapping[tuple[int, int], str]) -> str:
        own = plain(self._printed[row])
        said = [plain(texts.get((row, n), "")) for n in self._block.groups]
        return "".join(self._labels.row(text).measure for text in said if text and text != own)

    def _rows_with_values(self) -> tuple[set[int], set[int]]:
        """The rows with a text among the values, and those of them that count in a unit of their own (490家, 50公里): what is counted
        names itself."""
        valued: set[int] = set()
        counting: set[int] = set()
        telling = {*self._block.values, *self._columns.of_role("note", self._block)}
        for cell in self._table.cells:
            text = plain(cell.text)
            if cell.is_header or not text or cell.column_no not in telling:
                continue
            if len(text) <= LONGEST_LABEL and not is_number(text):
                self._words[cell.row_no][cell.column_no] = text
            if cell.column_no in self._block.values:
                valued.add(cell.row_no)
                if _DIGIT.search(text):
                    self._values[cell.row_no][cell.column_no] = text
                if (match := _COUNTED.match(text)) and self._labels.measures_things(match["unit"]):
                    counting.add(cell.row_no)
        return valued, counting

    def _all(self) -> dict[int, Row]:
        units = _texts(self._table, self._columns.of_role("unit", self._block))
        codes = _texts(self._table, self._codes)
        unit_of = {row: unit_in(text) for (row, _), text in units.items()}
        code_of = {row: plain(text) for (row, _), text in codes.items()}
        stands_in = indents(self._table, self._block.label)
        rows: dict[int, Row] = {}
        first = ""  # the first member below the total before
        section = _NO_SECTION
        for number, printed in self._printed.items():
            if number <= self._table.header_rows:
                rows[number] = self._row(printed, "", first)
                continue
            row = self._row(printed, unit_of.get(number, ""), first)
            name = self._labels.row(plain(printed)).measure
            first = "" if name in TOTAL else first or name
            section = self._section(number, printed, name, section)
            row = in_section(row, name, section)
            group = self._groups[number]
            if group and self._labels.says_no_more(plain(printed)):
                row, group = measured_row(row, group), ""  # 金额 of a group is the group's
            elif group and row.label.measure in _SUBTOTAL.meaning:
                row = measured_row(row, group)
            rows[number] = row._replace(
                group="" if self._universes.is_all(group) else group or section.name,
                universe=row.universe or self._universes.of_label(group),
                indent=stands_in.get(number, 0),
                code=code_of.get(number, ""),
            )
        return rows

    def _section(self, number: int, printed: str, name: str, section: Section) -> Section:
        """The section that a row stands in, or opens: one that has no values does."""
        level = heading_level(plain(printed))
        if name and number not in self._valued and not is_part(printed):
            return Section(cleaning.clean(name), level)
        if (level and level <= section.level) or TOTAL.ending(name):
            return section._replace(name="")
        return section

    def _labels_of_areas(self) -> set[str]:
        """The labels that may be names of areas: all of rows with values, but for those that say so by a word (全省)."""
        named = {self._labels.row(plain(self._printed[row])).measure for row in self._valued}
        is_area, is_all = self._universes.is_area, self._universes.is_all
        return {name for name in named if name and name not in TOTAL and (is_area(name) or not is_all(name))}

    def _row(self, printed: str, unit: str, first: str) -> Row:
        label = self._in_field(self._labels.row(plain(printed)))
        starred = bool(self._mark) and self._mark in printed
        is_all = self._universes.is_all(
            label.measure.removesuffix(TOTAL.ending(label.measure))
        )  # 全区合计 is no member
        zone, industry = (
            None if is_all else self._members.of(each, label.measure, first) for each in ("zone", "industry")
        )
        label, universe = self._placed(label)
        row = Row(printed.strip(), label, unit, starred, zone, industry, universe)
        total = next((subject for subject in (zone, industry) if subject and subject.printed), None)
        if label.measure in TOTAL and total is not None:
            # 合计 of a table of members is called by what it is the total of
            group = (total.printed or "").removesuffix(TOTAL_NAME).removesuffix(label.measure)
            is_all_of_them = self._members.is_header(group) or _EACH_OF.starting(group)
            is_told = self._is_measured or (bool(self._caption.whole) and _EACH_OF.starting(group) != "")
            return measured_row(row, "" if is_told and is_all_of_them else group)
        return row

    def _in_field(self, label: Label) -> Label:
        """The label of a row, a bare amount with the field that the caption opens with: 房地产开发投资额."""
        is_bare = self._caption.field and label.measure in _BARE_AMOUNTS
        return label._replace(measure=measuring.joined(self._caption.field, label.measure)) if is_bare else label

    def _placed(self, label: Label) -> tuple[Label, Universe | None]:
        """The label of a row without the area or the level that it is, and which one that is."""
        # 市本级(含开发区)
        name = without_qualifier(label.measure)
        universe = self._areas.get(name) or self._universes.of_label(name)
        if (ending := TOTAL.ending(label.measure)) and self._universes.is_all(
            own := label.measure.removesuffix(ending)
        ):
            called = "" if self._is_measured else ending  # 全市合计
            return label._replace(measure=called), self._universes.of_label(own)
        if name in self._areas or self._universes.is_all(name):
            # a row of an area is called by what the columns measure, or the caption
            called = self._caption.whole or plain(self._table.caption)
            label = label._replace(measure="" if self._is_measured else called)
        elif (own := self._universes.without_whole(label.measure)) not in _OF_AREA and terms.MEASURES.ending(own):
            label = label._replace(measure=own)  # 常住人口 of 全市常住人口
        return label, universe

    def _named(self, rows: dict[int, Row]) -> dict[int, Row]:
        """The rows with their names in full."""
        full = self._of_wholes(rows)
        full = self._below_parents(full)
        full = _of_funds(self._told_apart(full))
        return {
            number: self._complete(row) for number, row in self._in_unit_above(self._in_unit_of_first(full)).items()
        }

    def _in_unit_above(self, rows: dict[int, Row]) -> dict[int, Row]:
        """The rows, those that measure nothing themselves in the unit that a row above them says, where nothing else does: 国内游客
        below 接待游客(人次)."""
        if self._is_unit_noted() or self._columns.of_role("unit", self._block):
            return rows
        told, unit = dict(rows), ""
        for number in sorted(self._valued & rows.keys()):
            row = rows[number]
            name = row.label.measure
            if row.label.unit or self._is_measure(self._labels.row(plain(row.printed)).measure) or name in TOTAL:
                unit = row.label.unit if row.label.unit not in RATIOS else ""
            elif unit and is_amount(row):
                told[number] = row._replace(label=row.label._replace(unit=unit))
        return told

    def _in_unit_of_first(self, rows: dict[int, Row]) -> dict[int, Row]:
        """The rows, all of them in the unit of the first one with values where no other says one: 零售额(亿元), 餐饮, 住宿; but where
        a note says it, or the first counts things (企业数(家), 产值), they are in none of its."""
        valued = [row for number, row in rows.items() if number in self._valued]
        units = [row.unit or row.label.unit for row in valued]
        if len(units) < _FEWEST_ROWS or not self._reaches_on(units) or units[0] in RATIOS:
            return rows
        if self._labels.counts(units[0]) and any(_IN_MONEY.ending(row.label.measure) for row in valued):
            return rows
        return {
            number: row._replace(label=row.label._replace(unit=units[0])) if is_amount(row) else row
            for number, row in rows.items()
        }

    def _reaches_on(self, units: Sequence[str]) -> bool:
        """Whether the first row alone says a unit, of those of the rows, and neither caption nor note does."""
        return units[0] != "" and not any(units[1:]) and not self._is_unit_noted()

    def _is_unit_noted(self) -> bool:
        return bool(self._labels.noted(*self._table.notes, self._table.caption))

    def _complete(self, row: Row) -> Row:
        name = row.label.measure
        if self._is_headed and (total := TOTAL.ending(name)):
            return measured_row(row, measuring.joined(name.removesuffix(total), self._caption.measure))
        if name and name not in TOTAL:
            if row.zone or _IS_PLACE.fullmatch(name):
                row = row._replace(whole=self._caption.whole, is_place=True)
            return measured_row(row, self._of_firms(self._in_account(self._without_all(name))))
        over = (self._block.title, plain(self._columns[self._block.label].printed))
        side = next(filter(None, map(terms.SHORT.ending, over)), "")
        if name and side and self._caption.account and not self._is_measured:
            # 总计 on one side of a table of revenue and spending is that side's
            return measured_row(row, self._caption.account + side + name)
        return row._replace(whole=self._caption.whole, account=self._caption.account) if row.printed else row

    def _told_apart(self, rows: dict[int, Row]) -> dict[int, Row]:
        """The rows, those of one name right below each other with what tells each of them: 一期, 二期. A class and the only item of
        its own name say one thing."""
        told = dict(rows)
        body = [(n, row) for n, row in rows.items() if n in self._valued and row.label.measure]
        for (_, name), found in groupby(body, key=lambda each: (told_by(each[1]), each[1].label.measure)):
            numbers = [number for number, _ in found]
            if (
                len(numbers) > 1
                and TOTAL.isdisjoint((name, rows[numbers[0]].printed))
                and not self._say_the_same(numbers)
            ):
                beside = self._beside(numbers, [plain(rows[n].printed) for n in numbers])
                told.update({n: rows[n]._replace(note=note) for n, note in zip(numbers, beside, strict=True)})
        return told

    def _say_the_same(self, numbers: Sequence[int]) -> bool:
        """Whether rows print the same in every column that more than one of them has a value in, rounded or not, or only one of them
        has any."""
        rows = [row for number in numbers if (row := self._values.get(number))]
        shared = [(one[at], other[at]) for one, other in combinations(rows, 2) for at in one.keys() & other.keys()]
        return len(rows) < 2 or (bool(shared) and all(_agree(*pair) for pair in shared))

    def _beside(self, numbers: Sequence[int], labels: Sequence[str]) -> Sequence[str | None]:
        """The texts of the first column that has another one in each of the rows, else their labels where these differ (临时救助,
        临时救助支出), else which of the rows each is: several sums of one programme."""
        for column in sorted(self._words[numbers[0]]):
            texts = {self._words[number].get(column, "") for number in numbers}
            if "" not in texts and len(texts) == len(numbers):
                said = [self._words[number][column] for number in numbers]
                return [None if each in TOTAL else each for each in said]
        if len(set(labels)) == len(labels):
            return labels
        return [_PLACE.format(at) for at in range(1, len(numbers) + 1)]

    def _in_account(self, name: str) -> str:
        """A name with the account of the table, or of what stands over the block; 收入 alone is that of the account."""
        account = account_of(self._block.title) or self._caption.account
        own = self._universes.without_level(name)
        if own in BARE_FLOWS and account:
            return name.removesuffix(own) + named_in(own, account)
        if name in FUND_PARTS and (fund := fund_of(self._caption.account)):
            return fund + name
        if self._caption.economic:
            return of_purpose(in_account(name, self._caption.account), account)
        fund = account.removesuffix(BUDGET)
        is_told = _FUND.ending(fund) != "" and fund in name
        return name if is_told else in_account(name, self._caption.account)

    def _of_wholes(self, rows: dict[int, Row]) -> dict[int, Row]:
        """Rows whose label is that of a part (其中: 住宅, 公路) with what the whole above it, or the caption, measures; a row of
        nothing but growth (增速) is that of the row above it."""
        above, measured = "", Above(Parts(), Dated())
        shared = shared_by_all(CAPTION_END.sub("", plain(self._table.caption)))
        full: dict[int, Row] = {}
        for number, row in rows.items():
            full[number] = row = self._without_subtotal(row)
            if number <= self._table.header_rows:
                continue
            full[number] = row = self._of_area(row, measured.whole)
            if shared and row.label.measure in _SHARING:
                full[number] = row = measured_row(row, row.label.measure + shared)
            else:
                shared = shared_by_all(row.label.measure) or shared
            if number not in self._valued and _AMID_ALL.match(plain(row.printed)):
                measured.open_again()
            if row.label.measure:
                full[number] = self._below(number, row, measured)
                above = full[number].label.measure if row.label.kind is None else above
                if not is_part(row.printed):
                    measured.last = above if above == row.label.measure else ""
            elif row.label.kind is FigureKind.GROWTH:
                full[number] = measured_row(row, above)
        return full

    def _below(self, number: int, row: Row, above: Above) -> Row:
        """A row with its whole name, by what the rows above it measure; what it measures itself is kept for those below it."""
        name = row.label.measure
        above.pass_by(row, is_valued=number in self._valued)
        if year_of := above.dated.of(row, is_total=name in TOTAL):
            row = in_year_of(row, year_of)
        if number not in self._valued:
            above.each = measure_of_each(name)
        measures = self._is_measure(name) or name in TOTAL
        if measures:
            self._measures(number, row, above)
        if above.each and number in self._valued and not (measures or self._is_measured):
            return measured_row(row, self._scoped(parting.part_of(name, above.each)))
        if (firms := above.firms_of(row)) and not (name in TOTAL or self._is_measured):
            rest = "" if measures else firms["rest"]
            called = measuring.joined(firms["firms"], parting.part_of(name, rest))
            above.open(row, called)
            return measured_row(row, called)
        if told := above.told_of(row):
            return measured_row(row, told)
        row = above.flow_of_both(row)
        self._goes_back(number, row, above)
        if self._opens_whole(row):
            above.open(row, cleaning.clean(BRACKET.sub("", row.label.measure)))
            return measured_row(row, self._name(row, above.whole, counts=number in self._counting, below=False))
        return self._beside_or_part(number, row, above, measures=measures)

    def _goes_back(self, number: int, row: Row, above: Above) -> None:
        """Opens a whole again for a part that is more than the row told last, where the rows told since add up to that whole:
        其中:一般贸易 below 进出口总额, 出口 and 进口."""
        part = self._first_amount(number) if is_part(row.printed) and len(above.flows) > 1 else Decimal(0)
        told = Decimal(0)
        for other, whole in reversed(above.flows):
            amount = self._first_amount(other)
            if not (amount and (told or amount < part)):
                return
            if told and abs(amount - told) <= _ROUNDED * amount:
                above.open(row, whole)
                return
            told += amount

    def _first_amount(self, number: int) -> Decimal:
        """The first value of a row that has one which is a plain number; else nothing."""
        first = next(iter(self._values.get(number, {}).values()), "")
        return Decimal(first.replace(",", "")) if _AMOUNT.fullmatch(first) else Decimal(0)

    def _measures(self, number: int, row: Row, above: Above) -> None:
        """What a row that measures something itself says of those below it."""
        unit, name = row.unit or row.label.unit, row.label.measure
        above.flows = (*above.flows[-_MOST_FLOWS:], (number, cleaning.clean(BRACKET.sub("", name))))
        if unit in RATIOS:
            above.each = ""  # 产品销售率 is of no product
        if not is_part(row.printed):
            above.shared = unit if row.label.whole_of == name else ""
        if above.whole and name == self._caption.whole:
            above.open(row, name)  # all of it once more, after another whole

    def _beside_or_part(self, number: int, row: Row, above: Above, *, measures: bool) -> Row:
        """A row that opens no whole: one of the parts of that above it, or a row of its own."""
        name = row.label.measure
        if TOTAL.ending(name):
            above.parts.end()
        if is_part(row.printed) and name != above.last and above.last.startswith(name):
            return row  # 其中:上年结转 below 上年结转结余
        may_be = not measures and not self._universes.is_all(plain(row.printed))
        below = may_be and (parting.is_sort_of_debt(name, above.whole) or above.parts.holds(row))
        if measures and not is_part(row.printed):
            above.parts.close()
        called = self._name(row, above.whole, counts=number in self._counting, below=below)
        if below and called != name:
            row = above.counted(row, called.removeprefix(name))
        if measuring.measures_parts(name) and not is_part(row.printed):
            above.open(row, name, unit=above.unit)
        return measured_row(row, called)

    def _of_area(self, row: Row, whole: str) -> Row:
        """A row of an area that the caption does not name by what the row above it measures: 市级 below 全市债务余额."""
        is_named = bool(self._caption.whole) or row.label.measure != plain(self._table.caption)
        return row if is_named or not whole else measured_row(row, self._universes.without_area(whole))

    def _without_subtotal(self, row: Row) -> Row:
        """转移性收入小计 is 转移性收入."""
        name = row.label.measure
        rest = name.removesuffix(_SUBTOTAL.ending(name))
        is_another = rest != name and rest in self._names
        return measured_row(row, rest) if terms.MEASURES.ending(rest) and not is_another else row

    def _is_member(self, row: Row) -> bool:
        return bool(self._members.measured and not self._is_measured and (row.zone or row.industry))

    def _is_all(self, name: str) -> bool:
        """Whether a row is about all that the caption measures."""
        return bool(self._caption.whole) and not self._is_measured and (name in TOTAL or name == self._table.caption)

    def _opens_whole(self, row: Row) -> bool:
        """Whether the parts below a row may be its parts."""
        named = self._is_measure(BRACKET.sub("", row.label.measure)) and not is_part(row.printed)
        return bool(named) and not self._is_member(row) and not self._is_all(row.label.measure)

    def _is_measure(self, name: str) -> bool:
        """Whether a name says what is measured: one that does everywhere, a flow of trade (出口), and of the firms that the caption
        is about 应收账款."""
        if name in terms.FUNCTIONS and self._side == terms.SPENDING:
            return False  # 社会保障和就业 among spending
        if terms.MEASURES.ending(name) or name in TRADE or (_ROW_MEASURES.ending(name) and not self._side):
            return True
        return self._caption.firms != "" and name in _OF_FIRM

    def _name(self, row: Row, whole: str, *, counts: bool, below: bool) -> str:
        """What a row is called; one that ``counts`` in a unit of its own needs no measure, one ``below`` a whole is a part of it."""
        name = row.label.measure
        if self._is_member(row):
            return measuring.joined(name, self._members.measured)
        if self._is_all(name):
            return self._caption.whole
        if self._is_measured or self._opens_whole(row):
            return self._scoped(name)
        if whole and name in self._repeated and measuring.measures_nothing(name):
            return with_measure(name, whole)
        short = self._short(row)
        if short and not TOTAL.ending(name):
            return name if names_itself(name) else measuring.joined(name, short)
        if counts or OWN_NAME.ending(bare_name(name)) or TOTAL.ending(name):
            return name
        return self._part(row, whole, below=below)

    @property
    def _side(self) -> str:
        """The side of a budget that the caption or the title of the block says."""
        return terms.SHORT.ending(self._caption.whole) or terms.SHORT.ending(self._block.title)

    def _short(self, row: Row) -> str:
        """The side of a budget that every row is one of: 契税 in 财政收入情况表 is 契税收入. A town has all of 财政收入, and whoever
        has 人均可支配收入 has that."""
        whole = self._caption.whole
        short = terms.SHORT.ending(whole)
        is_place = row.zone or _IS_PLACE.fullmatch(row.label.measure)
        if short and (is_place or terms.MEASURES.ending(whole) != short) and not self._caption.account:
            return ""
        return short or terms.SHORT.ending(self._block.title)

    def _part(self, row: Row, whole: str, *, below: bool) -> str:
        """The name of a part with what its whole, a row above or the caption, measures."""
        name = row.label.measure
        own = bare_name(name)
        if terms.MEASURES.ending(own) or (self._caption.measure and own.endswith(self._caption.measure)):
            return self._scoped(name)  # 其中:税收收入 is an income as it stands, and so is 专项资金(含利息)
        below_row = part_of(name, whole) if below and whole else name
        if below_row != name and self._caption.whole not in whole:
            return below_row
        if self._caption.measure and (below or not (self._is_mixed or self._is_dated(row))):
            return self._scoped(parting.part_of(name, self._caption.measure.removeprefix(self._caption.scope)))
        return below_row

    @staticmethod
    def _is_dated(row: Row) -> bool:
        """Whether a row is one of those that a table numbers, each of a year of its own: 六、2024年财政赤字."""
        return row.label.year is not None and heading_level(plain(row.printed)) > 0

    def _measures_else(self, name: str) -> bool:
        """Whether a row measures something else than the caption says."""
        own, said = terms.MEASURES.ending(name), self._caption.measure
        return (
            bool(own) and not said.endswith(own) and measuring.carried_measure(name) != measuring.carried_measure(said)
        )

    def _scoped(self, name: str) -> str:
        """A name with the scope that only the caption prints: 规模以上工业; it says once what is all that the name is of
        (规模以上工业增加值, but 规模以上工业工业锅炉产量)."""
        scope = self._caption.scope
        if not scope or scope in name or name in TOTAL:
            return name
        of = name.removesuffix(terms.MEASURES.ending(name))
        return scope.removesuffix(of) + name if of != name else scope + name

    def _without_all(self, name: str) -> str:
        """规模以上工业合计 is 规模以上工业 where the columns say what is measured."""
        rest = name.removesuffix(TOTAL_NAME)
        if not rest or not self._is_measured or self._caption.account or terms.MEASURES.ending(rest):
            return name
        return rest

    def _of_firms(self, name: str) -> str:
        """A name with the firms that only the caption prints: 规模以上工业企业利润总额, 规模以上工业亏损企业."""
        firms = self._caption.firms
        if not firms or firms in name or SIZED.starting(name):
            return name
        kind = FIRMS.search(name)
        return measuring.joined(firms.removesuffix(kind[0]) if kind else firms, name)

    def _below_parents(self, rows: dict[int, Row]) -> dict[int, Row]:
        """Rows whose name another row has, too, with the group that tells them apart."""
        body = {
            n: row for n, row in rows.items() if n > self._table.header_rows and (row.label.measure or row.universe)
        }
        again = repeated({n: row for n, row in body.items() if n in self._valued})
        full = dict(rows)
        for number, parent in (parents(body, again) if again else {}).items():
            is_area = not rows[number].label.measure and self._is_measured
            if is_area and parent in self._names and not terms.MEASURES.ending(parent):
                continue  # 县级 below 开发区 is none of that
            full[number] = measured_row(rows[number], name_below(parent, rows[number].label.measure))
        return full


def _texts(table: Table, columns: Iterable[int]) -> dict[tuple[int, int], str]:
    """The texts of columns by row and column; a merged cell's in each row that it covers."""
    wanted = set(columns)
    texts: dict[tuple[int, int], str] = {}
    for cell in table.cells:
        if cell.column_no in wanted and cell.text.strip():
            texts.update(((row, cell.column_no), cell.text) for row in range(cell.row_no, cell.row_no + cell.row_span))
    return texts


def _agree(one: str, other: str) -> bool:
    """Whether two texts print one number, rounded or not."""
    first, second = (_PRINTED.fullmatch(text.replace(",", "")) for text in (one, other))
    if one == other or first is None or second is None:
        return one == other
    exact = [Decimal(each["number"]) for each in (first, second)]
    coarser = max(exact, key=lambda each: int(each.as_tuple().exponent))
    return exact[0].quantize(coarser) == exact[1].quantize(coarser)


def _of_funds(rows: Mapping[int, Row]) -> dict[int, Row]:
    """The rows, those that are parts of what the fund in a row above them earns or spends with its name: 财政补贴收入 below
    失业保险基金收入."""
    told, fund = dict(rows), ""
    for number, row in rows.items():
        name = row.label.measure
        own = name.removesuffix(terms.SHORT.ending(name))
        if name in FUND_PARTS or name in PARTS_OF_ONE_FUND:
            told[number] = measured_row(row, fund + name)
        elif own != name and own.endswith(FUND_OF_INSURANCE):
            fund = own
        elif not is_part(row.printed):
            fund = ""
    return told


def _are_measured(columns: Sequence[Column]) -> bool:
    """Whether columns say what their numbers measure, but for those that only say what is due to a row: 拉动经济增长."""
    return any(column.measure for column in columns if not is_pulled(column))
