"""The hypotheses of how the lines of a table are parted into cells, asked in this order; the first that holds is the one.

A new layout is a row of ``HYPOTHESES`` with its example. Not here: which lines are asked (``candidates``), whether the rows hold
(``checking``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile, zip_longest
from typing import NamedTuple

from sources.documents.layout.flattened import (
    aligned,
    anchored,
    barred,
    blank_cells,
    cells,
    formulas,
    header_fit,
    header_words,
    headers,
    lone_values,
)
from sources.documents.layout.flattened.cells import Printed
from sources.documents.layout.flattened.checking import Found, Place, table_of
from sources.documents.layout_elements import GridCell

_MOST = 0.5  # of the lines
_FEWEST_ROWS = 2
_SOME = 0.1
_MOST_COLUMNS = 6  # of values, where these are printed one after the other
_PAIR = 2
_FEWEST_TOLD, _MOSTLY = 3, 0.8  # rows that show a column of texts, and the share of them that have as many cells
_BAR = "|"


class Example(NamedTuple):
    """The lines of a table as a layout prints it, and its rows where they are not those of most."""

    text: str
    rows: tuple[str, ...] = ()


class Hypothesis(NamedTuple):
    """One layout: ``applies`` says of lines whether they look so, ``read`` makes the table of them, or None where it does not hold.

    ``read`` takes the lines and where they stand. ``example`` is a text that is one table of the rows that its words say.
    ``settles`` says that no other layout can be, so that where ``read`` finds no header nobody can tell.
    ``sees_bars``: it knows what lines of nothing but bars are, and bars behind single cells; the others do not see them.
    """

    name: str
    applies: Callable[[Sequence[str]], bool]
    read: Callable[[Sequence[str], Place], Found | None]
    example: Example
    sees_bars: bool = False
    settles: Callable[[Sequence[str]], bool] = lambda lines: False


def _rows(lines: Sequence[str], place: Place) -> Found | None:
    """Rows between bars, the header of which a row of formulas may explain, or in which empty cells moved to the ends."""
    if formulas.are_in_row(lines) and (found := formulas.rows(lines) or formulas.rows_cut(lines, cells.between_bars)):
        return found
    if not barred.have_moved(lines):
        return barred.rows(lines, place)
    moved = table_of(cells.printed(lines, cells.between_bars), place, by_line=True)
    return moved or barred.rows(lines, place, have_moved=True)


def _cells_in_turn(lines: Sequence[str], place: Place) -> Found | None:
    """The same of cells with a bar behind each."""
    return formulas.rows(lines) or barred.in_turn(lines, place)


def _wide_gaps(lines: Sequence[str]) -> bool:
    return sum(map(cells.has_wide_gap, lines)) >= max(_FEWEST_ROWS, _MOST * len(_valued(lines)))


def _gaps(lines: Sequence[str]) -> bool:
    return sum(" " in line.strip() for line in lines) >= max(_FEWEST_ROWS, _MOST * len(_valued(lines)))


def _valued(lines: Sequence[str]) -> list[str]:
    return [line for line in lines if any(character.isdigit() for character in line)]


def _one_a_line(lines: Sequence[str]) -> bool:
    values = sum(map(cells.is_value, lines))
    return values >= _FEWEST_ROWS and sum(map(cells.has_values, lines)) <= _SOME * values


def _in_turn(lines: Sequence[str], place: Place) -> Found | None:
    """Lines that print one column after the other: the header, all labels, then the values of each column from the top down."""
    printed = cells.printed(lines, cells.whole)
    start = header_words.start_of(printed)
    texts = list(takewhile(lambda cell: not cell.is_value, printed[start:]))
    values = list(takewhile(lambda cell: cell.is_value, printed[start + len(texts) :]))
    fits = [fit for width in range(1, _MOST_COLUMNS + 1) if (fit := _turned(texts, values, width, place)) is not None]
    best = max(fits, key=lambda fit: fit.likely, default=None)
    if best is None or sum(fit.likely == best.likely for fit in fits) > 1:
        return None
    return Found(best.rows, texts[0].line, values[-1].line + 1)


def _turned(texts: Sequence[Printed], values: Sequence[Printed], width: int, place: Place) -> headers.Header | None:
    """All the rows of such a table with so many columns of values; None where it has not as many labels as each of them values."""
    count, left = divmod(len(values), width)
    labels = 1 + (len(texts) == width + _PAIR * (count + 1))  # names alone, or names and then units
    if left or count < _FEWEST_ROWS or len(texts) != width + labels * (count + 1):
        return None
    named = texts[width + labels :]
    if labels == _PAIR and not all(cells.is_unit(cell.text) for cell in named[count:]):
        return None
    columns = [header_fit.Column(is_text=at < labels) for at in range(labels + width)]
    header = headers.header_of(texts[: width + labels], columns, are_cells=True)
    if header is None or (header.likely < 0 and not place.is_captioned):
        return None
    body = [*named, *values]
    rows = (tuple(GridCell(cell.text) for cell in body[row::count]) for row in range(count))
    return header._replace(rows=(*header.rows, *rows))


def _parted(cut: cells.Cut, *, by_line: bool) -> Callable[[Sequence[str], Place], Found | None]:
    def read(lines: Sequence[str], place: Place) -> Found | None:
        return table_of(_arranged(lines, cut), place, by_line=by_line)

    return read


def _cut_shown(lines: Sequence[str]) -> cells.Cut:
    """How lines show that their cells are parted: by wide gaps, by any, or not at all."""
    return cells.at_wide_gaps if _wide_gaps(lines) else cells.at_gaps if _gaps(lines) else cells.whole


def _arranged(lines: Sequence[str], cut: cells.Cut) -> Sequence[Printed]:
    """The cells of lines, told by their places where wide gaps part them: single blanks keep none."""
    printed = cells.printed(lines, cut)
    return aligned.arranged(printed) if cut is cells.at_wide_gaps else printed


def _formulas_below(lines: Sequence[str], place: Place) -> Found | None:
    """Rows below a header that a row of formulas explains, their cells parted as the lines show."""
    return formulas.rows_cut(lines, _cut_shown(lines))


def _anchored(lines: Sequence[str], place: Place) -> Found | None:
    """Rows whose units stand in the same place, their cells parted as the lines show."""
    return anchored.table_of(_arranged(lines, _cut_shown(lines)))


def _lone_values(lines: Sequence[str], place: Place) -> Found | None:
    """Rows of a plan or of what came of it, their cells parted as the lines show."""
    return lone_values.table_of(cells.printed(lines, _cut_shown(lines)))


def _texts_among(lines: Sequence[str], place: Place) -> Found | None:
    """Lines that are rows of as many cells, texts among their values: as they would be with bars between the cells."""
    cut = _cut_shown(lines)
    parted = [[text for text, _, _ in cut(line)] for line in lines]
    start = _label_row([row[0] if row else "" for row in parted])
    valued = [row for row in parted[start:] if any(map(cells.is_number, row[1:]))]
    width = Counter(map(len, valued)).most_common(1)[0][0] if valued else 0
    if not _have_texts_among([row for row in valued if len(row) == width], _MOSTLY * len(valued)):
        return None
    found = barred.rows([_BAR.join([*row, ""]) for row in parted[start:]], place)
    return _moved(found, start) if found else None


def _texts_among_in_turn(lines: Sequence[str], place: Place) -> Found | None:
    """The same of rows that print a cell a line."""
    start = _label_row([line.strip() for line in lines])
    found = barred.in_turn([line + _BAR for line in lines[start:]], place)
    if found is None:
        return None
    rows = [[cell.text for cell in row] for row in found.rows]
    valued = [row for row in rows if any(map(cells.is_number, row[1:]))]
    if not _have_texts_among(valued, len(valued)):
        return None
    return _moved(found, start)


def _label_row(first: Sequence[str]) -> int:
    """The first of some lines that begins with a word over labels, by the first text of each; how many there are where none does."""
    return next((at for at, text in enumerate(first) if header_words.is_label_word(text)), len(first))


def _moved(found: Found, start: int) -> Found:
    """What was found in lines of which the first is number ``start`` of the run."""
    return replace(found, first=found.first + start, end=found.end + start)


def _have_texts_among(rows: Sequence[Sequence[str]], fewest: float) -> bool:
    """Whether rows are enough, and some column of them holds nothing but texts behind one that holds nothing but values."""
    if len(rows) < max(_FEWEST_TOLD, fewest):
        return False
    columns = list(zip(*rows, strict=True))
    first = next((at for at, column in enumerate(columns) if at and all(map(cells.is_value, column))), len(columns))
    return any(not any(map(cells.is_value, column)) for column in columns[first:])


HYPOTHESES: tuple[Hypothesis, ...] = (
    Hypothesis("bars", barred.has_rows, _rows, Example("指标|单位|2023年\n羊毛产量|吨|12.5\n奶产量|吨|3.25")),
    Hypothesis(
        "bars behind cells",
        barred.has_ends,
        _cells_in_turn,
        Example("指标 |\n单位 | 2023年 |\n羊毛产量 |\n吨 |\n12.5 |\n奶产量 |\n吨 |\n3.25 |"),
        sees_bars=True,
        settles=barred.is_headed_twice,
    ),
    Hypothesis(
        "formulas below the header",
        formulas.are_among,
        _formulas_below,
        Example(
            "镇\n2023年债务限额\n2023年债务余额\n一般债务\n专项债务\n一般债务\n专项债务\n公式\nA=B+C\nB\nC\nD=E+F\nE\nF\n"
            "东镇\n9\n4\n5\n7\n3\n4",
            (
                "镇 2023年债务限额 2023年债务余额",
                " 一般债务 专项债务  一般债务 专项债务",
                "东镇 9 4 5 7 3 4",
            ),
        ),
    ),
    Hypothesis(
        "units in the same place",
        lambda lines: _wide_gaps(lines) or _gaps(lines) or _one_a_line(lines),
        _anchored,
        Example(
            "指标  单位  2023年  属性\n羊毛产量  吨  12.5  预期性\n奶产量  吨  3.25  预期性",
            ("指标 单位 2023年 属性", "羊毛产量 吨 12.5 预期性", "奶产量 吨 3.25 预期性"),
        ),
    ),
    Hypothesis(
        "wide gaps",
        _wide_gaps,
        _parted(cells.at_wide_gaps, by_line=True),
        Example("指标  单位  2023年\n羊毛产量  吨  12.5\n奶产量  吨  3.25"),
    ),
    Hypothesis(
        "gaps",
        _gaps,
        _parted(cells.at_gaps, by_line=True),
        Example("指标 单位 2023年\n羊毛产量 吨 12.5\n奶产量 吨 3.25"),
    ),
    Hypothesis(
        "one cell a line",
        _one_a_line,
        _parted(cells.whole, by_line=False),
        Example("指标\n单位\n2023年\n羊毛产量\n吨\n12.5\n奶产量\n吨\n3.25"),
    ),
    Hypothesis(
        "gaps, texts among the values",
        _gaps,
        _texts_among,
        Example(
            "指标 2022年 2023年 完成情况 2024年目标\n羊毛产量 12 12.5 完成 13\n奶产量 3.5 3.25 未完成 4\n肉产量 7 8 完成 8.5",
            (
                "指标 2022年 2023年 完成情况 2024年目标",
                "羊毛产量 12 12.5 完成 13",
                "奶产量 3.5 3.25 未完成 4",
                "肉产量 7 8 完成 8.5",
            ),
        ),
    ),
    Hypothesis(
        "one cell a line, texts among the values",
        _one_a_line,
        _texts_among_in_turn,
        Example(
            "指标\n2023年\n2024年预期目标\n目标\n实际\n完成情况\n羊毛产量\n12\n12.5\n完成\n13\n"
            "奶产量\n3.5\n3.25\n未完成\n4\n肉产量\n7\n8\n完成\n8.5",
            (
                "指标 2023年 2024年预期目标",
                "目标 实际 完成情况",
                "羊毛产量 12 12.5 完成 13",
                "奶产量 3.5 3.25 未完成 4",
                "肉产量 7 8 完成 8.5",
            ),
        ),
    ),
    Hypothesis(
        "one of two values a row",
        lambda lines: _gaps(lines) or _one_a_line(lines),
        _lone_values,
        Example(
            "项目  预算数  执行数\n债务余额  12.5\n债务限额  13\n债务还本额  3.25",
            ("项目 预算数 执行数", "债务余额  12.5", "债务限额 13 ", "债务还本额  3.25"),
        ),
    ),
    Hypothesis(
        "one column after the other",
        _one_a_line,
        _in_turn,
        Example("指标\n单位\n2023年\n羊毛产量\n奶产量\n吨\n吨\n12.5\n3.25"),
    ),
)


def read_lines(lines: Sequence[str], place: Place, gaps: Sequence[int] = ()) -> Found | None:
    """The table that is in these lines, None where no hypothesis holds. ``gaps`` are how many empty lines stand before each, where
    the format shows them."""
    joined = _with_units(lines) if _one_a_line(lines) else [_Joined(line, at, at) for at, line in enumerate(lines)]
    found = _read_joined([each.line for each in joined], place, [gaps[each.first] for each in joined if gaps])
    return replace(found, first=joined[found.first].first, end=joined[found.end - 1].last + 1) if found else None


def _read_joined(lines: Sequence[str], place: Place, gaps: Sequence[int]) -> Found | None:
    if len(set(gaps[1:])) > 1 and _one_a_line(lines) and (found := blank_cells.table_of(lines, gaps)) is not None:
        return found
    for hypothesis in HYPOTHESES:
        kept = [at for at, line in enumerate(lines) if hypothesis.sees_bars or line.strip(cells.BARS)]
        seen = _seen([lines[at] for at in kept], hypothesis)
        if hypothesis.applies(seen) and (found := hypothesis.read(seen, place)) is not None:
            return replace(found, first=kept[found.first], end=kept[found.end - 1] + 1)
        if hypothesis.settles(seen):
            return None
    return None


class _Joined(NamedTuple):
    """A line, or several that are one cell: the first and the last of them."""

    line: str
    first: int
    last: int


def _with_units(lines: Sequence[str]) -> list[_Joined]:
    """Lines of a cell each, with a unit in brackets in the line of the text before it: 绝对数, （亿元）. Where such units stand in
    turn with changes, as a row of a header does, they are in none."""
    parted = [line.strip() for line in lines]
    if any(cells.is_unit_in_brackets(unit) and cells.is_amiss(text, unit) for text, unit in pairwise(parted)):
        return [_Joined(line, at, at) for at, line in enumerate(lines)]
    found: list[_Joined] = []
    for at, (line, following) in enumerate(zip_longest(lines, lines[1:], fillvalue="")):
        if found and cells.goes_with(found[-1].line.strip(), line.strip(), following.strip()):
            found[-1] = _Joined(found[-1].line + line.strip(), found[-1].first, at)
        else:
            found.append(_Joined(line, at, at))
    return found


def _seen(lines: list[str], hypothesis: Hypothesis) -> list[str]:
    """The lines, of which each is one cell, without the bars behind them."""
    marked = [] if hypothesis.sees_bars else [line for line in lines if cells.has_bars(line)]
    are_cells = marked and all(map(cells.has_bar_behind, marked))
    return list(map(cells.alone, lines)) if are_cells else lines
