"""Errors of the kinds that people make with such reports, put into a good report at every place where they apply.

Here belongs one generator for each kind of error. Each error says what it did to the printed numbers, so that
``identities`` can judge it without reading the faulty report. Not here: whether anything notices.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import partial

from sources.model import BlockKind, Cell, Document, Figure, FigureKind, Reading, Table
from tests.seeded_errors.arithmetic import HUNDRED, Printed
from tests.seeded_errors.edits import Edit, edited, rows_of, with_copy, with_rows, with_words

_NUMERAL = re.compile(r"\d+(?:\.\d+)?")
_YEAR = re.compile(r"20\d\d(?=年)")
_SCALES = {"万亿": 12, "亿": 8, "万": 4}
_TOTALS = frozenset({"合计", "总计", "小计"})
# a decimal point moved, a unit ten thousand times too large, two numbers in each other's place: each beside what gives it away
_SENSELESS = {
    "whole_exceeded": "房地产开发投资31.5亿元，住宅投资315亿元。",
    "earlier_stage_exceeded": "房屋施工面积3.15万平方米，房屋竣工面积31.5万平方米。",
    "stock_exceeded": "全区经营主体2.15万户，新增经营主体21.5万户。",
    "year_before_negative": "公路里程315公里，下降108.5%。",
    "ratio_out_of_range": "粮食播种面积3.15万亩，粮食产量1.26亿吨。",
    "far_from_other_years": "2022年注册护士3150人，2023年注册护士31500人。",
    "far_from_other_areas": "公共图书馆藏书之外，全区移动电话用户31.5亿户。",
    "rate_out_of_range": "城镇居民人均可支配收入增长51.5%。",
    "other_kind_of_unit": "农作物总播种面积31.5万吨。",
}

_STEPS = (("受理", "办结"), ("发出", "收回"), ("抽检", "合格"))
_TURNED = {"增长": "下降", "下降": "增长", "增加": "减少", "减少": "增加"}


@dataclass(frozen=True, slots=True)
class Mutant:
    """One faulty report. ``printed`` gives the numbers that changed, by the ordinal that they had in the good report:
    a tuple because a number may have been left out (none) or come twice (two). Empty when no number changed, but words
    that say what it is.
    """

    kind: str
    place: str
    make: Callable[[], Document]
    printed: Mapping[int, tuple[Printed, ...]]

    @property
    def document(self) -> Document:
        """The faulty document, made anew: of thousands of places a few are tried."""
        return self.make()


def unit_factor(unit: str) -> Fraction:
    """What a unit's 万 or 亿 multiplies by."""
    return Fraction(10) ** next((power for word, power in _SCALES.items() if unit.startswith(word)), 0)


def _one_of(unit: str) -> str:
    """A unit without its 万 or 亿."""
    return unit.lstrip("万亿")


def printed(figure: Figure) -> Printed:
    """A figure as an exact interval."""
    assert figure.printed_value is not None
    return Printed.parse(figure.printed_value, figure.sign, unit_factor(figure.printed_unit))


@dataclass(frozen=True, slots=True)
class _Site:
    """A figure whose number stands in digits, and where these are."""

    figure: Figure
    numeral: str
    start: int
    end: int

    @property
    def place(self) -> str:
        return f"figure {self.figure.ordinal} ({self.figure.printed_text})"

    def says(self, numeral: str, scale: int = 0) -> Printed:
        """What the figure would be with another numeral, or with its unit ``scale`` powers of ten larger."""
        factor = unit_factor(self.figure.printed_unit) * Fraction(10) ** scale
        return Printed.parse(numeral, self.figure.sign, factor)

    def edit(self, words: str) -> Edit:
        return Edit(self.figure.block_no, self.start, self.end, words)


def _sites(reading: Reading) -> list[_Site]:
    sites = []
    for figure in reading.figures:
        numeral = _NUMERAL.search(figure.printed_text)
        is_number = figure.printed_value is not None and figure.printed_value_high is None
        if is_number and numeral and numeral.group() == figure.printed_value and figure.kind is not FigureKind.RANK:
            start = figure.char_start + numeral.start()
            sites.append(_Site(figure, numeral.group(), start, start + len(numeral.group())))
    return sites


def _changed(kind: str, reading: Reading, site: _Site, numeral: str) -> Iterator[Mutant]:
    if numeral != site.numeral:
        make = partial(edited, reading.document, [site.edit(numeral)])
        yield Mutant(kind, f"{site.place} -> {numeral}", make, {site.figure.ordinal: (site.says(numeral),)})


def swap_two_amounts(reading: Reading) -> Iterator[Mutant]:
    """An amount and the next one in the same unit, of the same paragraph or the same column, change places."""
    before: dict[tuple[object, ...], _Site] = {}
    for site in _sites(reading):
        figure = site.figure
        around = (figure.table_no, figure.column_no) if figure.row_no else (None, figure.block_no)
        other = before.get(key := (*around, figure.kind, figure.printed_unit))
        before[key] = site
        if other and other.numeral != site.numeral:
            yield Mutant(
                "swap_two_amounts",
                f"{other.place} and {site.place}",
                partial(edited, reading.document, [other.edit(site.numeral), site.edit(other.numeral)]),
                {
                    other.figure.ordinal: (other.says(site.numeral),),
                    figure.ordinal: (site.says(other.numeral),),
                },
            )


def _figures_in(reading: Reading, cells: Sequence[Cell]) -> list[Figure]:
    blocks = {cell.block_no for cell in cells}
    return [figure for figure in reading.figures if figure.block_no in blocks and figure.printed_value is not None]


def _rows(reading: Reading) -> Iterator[tuple[Table, list[list[Cell]], int, list[Figure]]]:
    for table in reading.document.tables:
        rows = rows_of(table)
        for at in range(table.header_rows, len(rows)):
            if figures := _figures_in(reading, rows[at]):
                yield table, rows, at, figures


def _of_which(reading: Reading) -> Iterator[tuple[Figure, Figure]]:
    """Every part of an 其中 list with the figure printed before it."""
    for before, figure in zip(reading.figures, reading.figures[1:], strict=False):
        same = before.block_no == figure.block_no and before.sentence == figure.sentence
        if same and "其中" in figure.sentence and before.printed_unit == figure.printed_unit:
            yield before, figure


def drop_a_part(reading: Reading) -> Iterator[Mutant]:
    """A row of a table, or an item of an 其中 list, is left out."""
    for table, rows, at, figures in _rows(reading):
        if rows[at][0].text not in _TOTALS:
            yield Mutant(
                "drop_a_part",
                f"table {table.table_no}, row {rows[at][0].text}",
                partial(with_rows, reading.document, table, rows[:at] + rows[at + 1 :]),
                {figure.ordinal: () for figure in figures},
            )
    for before, figure in _of_which(reading):
        text = reading.document.blocks[figure.block_no - 1].text
        start, end = before.char_end, figure.char_end
        if "其中" in text[start:end]:
            # the first part goes with the comma after it, and the word stays
            start = text.index("其中", start) + len("其中")
            end += text[end : end + 1] == "、"
        yield Mutant(
            "drop_a_part",
            f"figure {figure.ordinal} ({figure.printed_text}) of its list",
            partial(edited, reading.document, [Edit(figure.block_no, start, end, "")]),
            {figure.ordinal: ()},
        )


def duplicate_a_part(reading: Reading) -> Iterator[Mutant]:
    """A row of a table, or an item of an 其中 list, comes twice."""
    for table, rows, at, figures in _rows(reading):
        if rows[at][0].text not in _TOTALS:
            yield Mutant(
                "duplicate_a_part",
                f"table {table.table_no}, row {rows[at][0].text}",
                partial(with_rows, reading.document, table, rows[: at + 1] + rows[at:]),
                {figure.ordinal: (printed(figure),) * 2 for figure in figures},
            )
    for before, figure in _of_which(reading):
        text = reading.document.blocks[figure.block_no - 1].text
        item = text[before.char_end : figure.char_end].rpartition("其中")[2].lstrip("、,")
        yield Mutant(
            "duplicate_a_part",
            f"figure {figure.ordinal} ({figure.printed_text}) of its list",
            partial(edited, reading.document, [Edit(figure.block_no, figure.char_end, figure.char_end, "、" + item)]),
            {figure.ordinal: (printed(figure),) * 2},
        )


def _slipped(kind: str, reading: Reading, scale: int) -> Iterator[Mutant]:
    """The number as it would be in a smaller unit, under the unit that stands there."""
    for site in _sites(reading):
        if site.figure.kind is FigureKind.LEVEL:
            whole, _, fraction = site.numeral.partition(".")
            padded = fraction.ljust(scale, "0")
            numeral = (whole + padded[:scale]).lstrip("0") or "0"
            if rest := padded[scale:]:
                numeral += "." + rest
            yield from _changed(kind, reading, site, numeral)


def unit_slip_ten_thousand(reading: Reading) -> Iterator[Mutant]:
    """万元 printed as 亿元: the number is ten thousand times too large."""
    yield from _slipped("unit_slip_10^4", reading, 4)


def unit_slip_hundred_million(reading: Reading) -> Iterator[Mutant]:
    """元 printed as 亿元: the number is a hundred million times too large."""
    yield from _slipped("unit_slip_10^8", reading, 8)


def unit_word_wrong(reading: Reading) -> Iterator[Mutant]:
    """亿 printed as 万, or 万 forgotten, beside a number or in the header of its column."""
    for site in _sites(reading):
        unit = site.figure.printed_unit
        at = reading.document.blocks[site.figure.block_no - 1].text.find(unit, site.end)
        if unit[:1] in {"亿", "万"} and 0 <= at < site.figure.char_end:
            yield Mutant(
                "unit_word_wrong",
                site.place,
                partial(
                    edited, reading.document, [Edit(site.figure.block_no, at, at + 1, "万" if unit[0] == "亿" else "")]
                ),
                {site.figure.ordinal: (site.says(site.numeral, scale=-4),)},
            )
    for table in reading.document.tables:
        for cell in table.cells:
            if cell.is_header and "(亿元)" in cell.text:
                column = [each for each in table.cells if each.column_no == cell.column_no and not each.is_header]
                figures = _figures_in(reading, column)
                yield Mutant(
                    "unit_word_wrong",
                    f"table {table.table_no}, header {cell.text}",
                    partial(with_words, reading.document, {cell.block_no: cell.text.replace("亿元", "万元")}),
                    {figure.ordinal: (printed(figure).scaled(Fraction(1, 10**4)),) for figure in figures},
                )


def decimal_point_moved(reading: Reading) -> Iterator[Mutant]:
    """The decimal point stands one digit further left or right."""
    for site in _sites(reading):
        whole, _, fraction = site.numeral.partition(".")
        right = whole + fraction[:1] + ("." + fraction[1:] if fraction[1:] else "") if fraction else whole + "0"
        left = (whole[:-1] or "0") + "." + whole[-1:] + fraction
        for numeral in (right, left):
            yield from _changed("decimal_point_moved", reading, site, re.sub(r"^0+(?=\d)", "", numeral))


def digits_transposed(reading: Reading) -> Iterator[Mutant]:
    """The last two neighbouring digits that differ change places."""
    for site in _sites(reading):
        digits = site.numeral
        for at in range(len(digits) - 2, -1, -1):
            pair = digits[at : at + 2]
            if pair.isdigit() and pair[0] != pair[1] and not (at == 0 and pair[1] == "0" and len(digits) > 1):
                yield from _changed(
                    "digits_transposed", reading, site, digits[:at] + pair[1] + pair[0] + digits[at + 2 :]
                )
                break


def share_of_the_wrong_whole(reading: Reading) -> Iterator[Mutant]:
    """A share is what its amount is of another printed total than the one named."""
    levels = [figure for figure in reading.figures if figure.kind is FigureKind.LEVEL and figure.printed_value]
    money = [figure for figure in levels if figure.printed_unit == "亿元"]
    for site in _sites(reading):
        if site.figure.kind is not FigureKind.SHARE:
            continue
        part = next((figure for figure in reversed(levels) if figure.ordinal < site.figure.ordinal), None)
        if part is None:
            continue
        wholes = [f for f in (money if part.printed_unit == "亿元" else levels) if f.printed_unit == part.printed_unit]
        larger = {printed(figure).value: figure for figure in wholes if printed(figure).value > printed(part).value}
        decimals = len(site.numeral.partition(".")[2])
        for value, whole in list(larger.items())[:6]:
            percent = round(printed(part).value * HUNDRED / value, decimals)
            numeral = f"{float(percent):.{decimals}f}"
            for mutant in _changed("share_of_the_wrong_whole", reading, site, numeral):
                yield Mutant(mutant.kind, f"{mutant.place}, of {whole.printed_text}", mutant.make, mutant.printed)


def _is_value(reading: Reading, cell: Cell) -> bool:
    """A cell that prints one number, and not sentences, which bring their own words wherever they stand."""
    return len(_figures_in(reading, [cell])) == 1 and "。" not in cell.text


def _exchanged(kind: str, place: str, reading: Reading, pairs: Sequence[tuple[Cell, Cell]]) -> Mutant:
    """The text of the first cell of each pair is printed in the second."""
    changes: dict[int, tuple[Printed, ...]] = {}
    for source, target in pairs:
        (old,), (new,) = _figures_in(reading, [target]), _figures_in(reading, [source])
        # a unit that stands beside the number goes with it; one in the header stays
        unit = new.printed_unit if new.printed_unit in new.printed_text else old.printed_unit
        # and where it is of another kind, the number says nothing of what the old one was about
        alike = _one_of(unit) == _one_of(old.printed_unit)
        changes[old.ordinal] = (Printed.parse(str(new.printed_value), new.sign, unit_factor(unit)),) if alike else ()
    words = {target.block_no: source.text for source, target in pairs}
    return Mutant(kind, place, partial(with_words, reading.document, words), changes)


def column_shifted(reading: Reading) -> Iterator[Mutant]:
    """The cells of a column stand one row too low, or those of a row in each other's columns."""
    for table in reading.document.tables:
        columns: dict[int, list[Cell]] = {}
        for cell in table.cells:
            if not cell.is_header and cell.column_no > 1 and _is_value(reading, cell):
                columns.setdefault(cell.column_no, []).append(cell)
        for column_no, cells in columns.items():
            if len({cell.text for cell in cells}) > 1:
                pairs = list(zip(cells, cells[1:] + cells[:1], strict=True))
                yield _exchanged("column_shifted", f"table {table.table_no}, column {column_no}", reading, pairs)
    for table, rows, at, _ in _rows(reading):
        cells = [cell for cell in rows[at] if _is_value(reading, cell)]
        if len({cell.text for cell in cells}) > 1:
            pairs = list(zip(cells, cells[1:] + cells[:1], strict=True))
            yield _exchanged("column_shifted", f"table {table.table_no}, row {rows[at][0].text}", reading, pairs)


def _verb_of(reading: Reading, figure: Figure) -> tuple[int, str] | None:
    """Where the last word before a growth in its sentence stands that says which way it went, and the word."""
    text = reading.document.blocks[figure.block_no - 1].text
    places = [(text.rfind(word, figure.sentence_start, figure.char_start), word) for word in _TURNED]
    place = max(places)
    return place if figure.kind is FigureKind.GROWTH and figure.printed_value and place[0] >= 0 else None


def sign_of_growth(reading: Reading) -> Iterator[Mutant]:
    """A rise is printed as a fall, or a fall as a rise: one word, and all growths that it tells of (分别下降1.7%、0.9%)."""
    told: dict[tuple[int, int, str], list[Figure]] = {}
    for figure in reading.figures:
        if verb := _verb_of(reading, figure):
            told.setdefault((figure.block_no, *verb), []).append(figure)
    for (block_no, at, word), figures in told.items():
        first = figures[0]
        if at >= first.char_start - 6:
            yield Mutant(
                "sign_of_growth",
                f"figure {first.ordinal} ({first.printed_text})",
                partial(edited, reading.document, [Edit(block_no, at, at + len(word), _TURNED[word])]),
                {figure.ordinal: (printed(figure).scaled(Fraction(-1)),) for figure in figures},
            )


def year_of_a_figure(reading: Reading) -> Iterator[Mutant]:
    """A sentence is put under the year before, or a year in a title, heading or caption is off by one."""
    seen: set[tuple[int, str]] = set()
    for figure in reading.figures:
        text = reading.document.blocks[figure.block_no - 1].text
        at = text.rfind(figure.sentence, 0, figure.char_start + len(figure.sentence))
        if figure.row_no or at < 0 or (figure.block_no, figure.sentence) in seen or _YEAR.search(figure.sentence):
            continue
        seen.add((figure.block_no, figure.sentence))
        yield Mutant(
            "year_of_a_figure",
            f"sentence of figure {figure.ordinal}",
            partial(edited, reading.document, [Edit(figure.block_no, at, at, f"{figure.year - 1}年")]),
            {},
        )
    for block in reading.document.blocks:
        if block.kind in {BlockKind.HEADING, BlockKind.CAPTION}:
            for year in _YEAR.finditer(block.text):
                words = str(int(year.group()) - 1)
                make = partial(edited, reading.document, [Edit(block.block_no, year.start(), year.end(), words)])
                yield Mutant("year_of_a_figure", f"{block.kind} “{block.text}” -> {words}", make, {})


def total_row_missing(reading: Reading) -> Iterator[Mutant]:
    """A table's total row is left out."""
    for table, rows, at, figures in _rows(reading):
        if rows[at][0].text in _TOTALS:
            yield Mutant(
                "total_row_missing",
                f"table {table.table_no}",
                partial(with_rows, reading.document, table, rows[:at] + rows[at + 1 :]),
                {figure.ordinal: () for figure in figures},
            )


def stale_figure_in_the_text(reading: Reading) -> Iterator[Mutant]:
    """A number in running text is that of the draft before: some hundredths lower."""
    for site in _sites(reading):
        decimals = len(site.numeral.partition(".")[2])
        unit = Fraction(1, 10**decimals)
        old = max(Fraction(site.numeral) - max(round(Fraction(site.numeral) / 33, decimals), unit), unit)
        if site.figure.row_no is None:
            yield from _changed("stale_figure_in_the_text", reading, site, f"{float(old):.{decimals}f}")


def part_above_whole(reading: Reading) -> Iterator[Mutant]:
    """A part that 其中 names is printed as a tenth more than its whole."""
    sites = {site.figure.ordinal: site for site in _sites(reading)}
    for before, figure in _of_which(reading):
        text = reading.document.blocks[figure.block_no - 1].text
        if "其中" in text[before.char_end : figure.char_start] and {before.ordinal, figure.ordinal} <= sites.keys():
            whole = sites[before.ordinal].numeral
            decimals = len(whole.partition(".")[2])
            more = Fraction(whole) + max(round(Fraction(whole) / 10, decimals), Fraction(1, 10**decimals))
            numeral = f"{float(more):.{decimals}f}"
            yield from _changed("part_above_whole", reading, sites[figure.ordinal], numeral)


def rate_above_hundred(reading: Reading) -> Iterator[Mutant]:
    """A share or a rate has a digit too many before it."""
    for site in _sites(reading):
        is_rate = site.figure.kind in {FigureKind.SHARE, FigureKind.RATE} and site.figure.printed_unit == "%"
        if is_rate and Fraction(site.numeral) < HUNDRED:
            whole, point, fraction = site.numeral.partition(".")
            yield from _changed("rate_above_100", reading, site, f"1{whole.zfill(2)}{point}{fraction}")


def order_reversed(reading: Reading) -> Iterator[Mutant]:
    """A paragraph ends with two steps of one matter, the later of which is more than the earlier."""
    blocks = [
        block for block in reading.document.blocks if block.kind is BlockKind.PARAGRAPH and block.text.endswith("。")
    ]
    for (earlier, later), block in zip(_STEPS, blocks, strict=False):
        for words in (f"{earlier}样本315份,{later}351份。", f"{earlier}样本315份、{later}样本351份。"):
            end = len(block.text)
            make = partial(edited, reading.document, [Edit(block.block_no, end, end, words)])
            yield Mutant("order_reversed", words, make, {})


def senseless_numbers(reading: Reading) -> Iterator[Mutant]:
    """A paragraph ends with numbers that relations, other years or other areas rule out. The place is the check that is for them."""
    blocks = [
        block for block in reading.document.blocks if block.kind is BlockKind.PARAGRAPH and block.text.endswith("。")
    ]
    for (check, words), block in zip(_SENSELESS.items(), blocks, strict=False):
        end = len(block.text)
        yield Mutant(
            "senseless_numbers", check, partial(edited, reading.document, [Edit(block.block_no, end, end, words)]), {}
        )


def labels_swapped(reading: Reading) -> Iterator[Mutant]:
    """A table is printed once more, the labels of two neighbouring rows in each other's place."""
    for table, rows, at, figures in _rows(reading):
        cells = [cell for cell in rows[at] if _is_value(reading, cell)]
        if at + 1 < len(rows) and len(cells) == len(figures) and figures:
            one, other = rows[at][0], rows[at + 1][0]
            make = partial(with_copy, reading.document, table, {one.block_no: other.text, other.block_no: one.text})
            yield Mutant("labels_swapped", f"table {table.table_no}, rows {one.text} and {other.text}", make, {})


def years_of_the_report(reading: Reading) -> Iterator[Mutant]:
    """The years of the title and of the headings are others than the catalogue's: it is the report of another year."""
    for step in (-2, -1, 1, 2):

        def moved(text: str, step: int = step) -> str:
            return _YEAR.sub(lambda year: str(int(year.group()) + step), text)

        named = {BlockKind.TITLE, BlockKind.HEADING}
        words = {block.block_no: moved(block.text) for block in reading.document.blocks if block.kind in named}
        titled = replace(reading.document, title=moved(reading.document.title))
        yield Mutant("years_of_the_report", f"{step:+d}", partial(with_words, titled, words), {})


KINDS: Mapping[str, Callable[[Reading], Iterator[Mutant]]] = {
    "swap_two_amounts": swap_two_amounts,
    "drop_a_part": drop_a_part,
    "duplicate_a_part": duplicate_a_part,
    "unit_slip_10^4": unit_slip_ten_thousand,
    "unit_slip_10^8": unit_slip_hundred_million,
    "unit_word_wrong": unit_word_wrong,
    "decimal_point_moved": decimal_point_moved,
    "digits_transposed": digits_transposed,
    "share_of_the_wrong_whole": share_of_the_wrong_whole,
    "column_shifted": column_shifted,
    "sign_of_growth": sign_of_growth,
    "year_of_a_figure": year_of_a_figure,
    "total_row_missing": total_row_missing,
    "stale_figure_in_the_text": stale_figure_in_the_text,
    "part_above_whole": part_above_whole,
    "rate_above_100": rate_above_hundred,
    "order_reversed": order_reversed,
    "senseless_numbers": senseless_numbers,
    "labels_swapped": labels_swapped,
    "years_of_the_report": years_of_the_report,
}
"""Every kind of error by its name; each generator yields all places of a report where it applies."""
