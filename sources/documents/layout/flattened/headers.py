"""The header of a table whose cells lost their places: which of its pieces are one cell, and over which columns each stands.

Here belong headers of one and of two rows, in which a cell of the first may stand over several of the second. Not here: where a
header begins (``rows``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from itertools import combinations, islice, pairwise, product, takewhile
from operator import itemgetter
from typing import NamedTuple

from sources.documents.cues import cues
from sources.documents.layout.flattened.cells import Printed, is_unit, is_year
from sources.documents.layout.flattened.placing import are_alike
from sources.documents.layout_elements import GridCell, tight

_CUES = cues("tables")
_LABELS, _LABEL_ENDS = frozenset(_CUES["label"]["words"]), tuple(_CUES["label"]["endings"])
# words over the labels of rows, or of their groups: not over units, nor the numbers of rows
_NAMING = _LABELS - frozenset(_CUES["label"]["units"])
_OVER_UNITS = _CUES["label"]["over_units"]
_TEXTS = frozenset(_CUES["column"]["texts"])
_PLACES = frozenset(_CUES["label"]["places"])
_SIDES = frozenset(_CUES["label"]["sides"])
_CODES = frozenset(_CUES["label"]["codes"])
_ALSO_OVER_VALUES = frozenset(_CUES["label"]["also_over_values"])
_HEAD = _CUES["label"]["words"][0]  # stands for the word over labels that a header leaves out
_YEARS, _ORDINALS = frozenset(_CUES["label"]["years"]), frozenset(_CUES["label"]["ordinals"])
_COLUMN = re.compile("".join(_CUES["column"]["patterns"].split()))
_TIME = re.compile(_CUES["column"]["time"])
_AREA = re.compile(_CUES["column"]["areas"])
_DATED = re.compile(_CUES["column"]["dated"])
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_GROUPS, _TIMES = tuple(_CUES["column"]["groups"]), frozenset(_CUES["column"]["times"])
_UNIT_BELOW = re.compile(r"(?<=.)[(（][^()（）]*[)）]$")
_BRACKET = re.compile(r"[(（][^()（）]*[)）]")
_SAYS = re.compile(r"[^\W_]|[%％±‰]")
_RATIO = re.compile(r"[%％±‰]|率$")
_RATE = re.compile(r"率(?:[(（]?[%％][)）]?)?$")
_COMPARED = re.compile(_CUES["column"]["compared"])
_OVER_CHANGES = re.compile(_CUES["column"]["change"])
_DIFFERS = re.compile(_CUES["column"]["differences"])
_PART = re.compile(_CUES["column"]["part"])
_SUMS, _AMOUNTS = frozenset(_CUES["total"]["words"]), frozenset(_CUES["column"]["plain_amounts"])
_FEWEST_SUMMED, _MOSTLY = 3, 0.8
_AIMED, _DONE = re.compile(_CUES["column"]["aimed"]), re.compile(_CUES["column"]["done"])
_OVER_RATIOS = re.compile(_CUES["column"]["ratio"])
_PROGRESS = frozenset(_CUES["column"]["progress"])
_LABEL_MAX = 10
_SHORT = 2  # characters of the rest of a word
_YEAR_WORD = "年"
_AMOUNT_WORD = "数"  # in the header of a column of values, never in that of labels
_MOST_PIECES, _MOST_IN_CELL, _MOST_GROUPS = 60, 6, 6
_FEWEST_KNOWN = 0.6
_FEWEST_TITLES = 2
_UNLIKELY = -1_000.0
_ODD = 0.5  # what speaks against a header and does not refute it


class Column(NamedTuple):
    """What the body shows of a column: whether it holds labels or texts, and whether its numbers are surely no ratios, or all too
    large for changes, or all printed as ratios; the numbers of its rows, None where one has none; and whether these are what two
    other columns give as a change or a share."""

    is_text: bool
    is_amount: bool = False
    is_large: bool = False
    is_ratio: bool = False
    numbers: tuple[Decimal | None, ...] = ()
    is_computed: bool = False


WRONG = -1
"""What says that a header is refuted, as ``fit`` tells."""


class Header(NamedTuple):
    """The rows of a header, and how likely they are read right: 0 where every cell is known, below it otherwise."""

    rows: tuple[tuple[GridCell, ...], ...]
    likely: float = 0.0


def is_label_word(text: str) -> bool:
    """Whether a header stands over the names of rows, or over their numbers: 指标, 镇(街道)."""
    text = tight(text)
    return (
        text in _LABELS
        or (_BRACKET.sub("", text) in _PLACES and not is_unit(text))
        or text in _ORDINALS
        or text in _CODES
        or (len(text) <= _LABEL_MAX and text.endswith(_LABEL_ENDS) and _AMOUNT_WORD not in text)
    )


def is_only_over_labels(text: str) -> bool:
    """Whether a header stands over labels and never over values, as 城市 beside 农村 does."""
    return is_label_word(text) and tight(text) not in _ALSO_OVER_VALUES


def is_over_values(text: str) -> bool:
    """Whether a header is a word known for one over numbers, or a time: 绝对额(亿元), 1-11月."""
    return is_known_over_values(text) or (not is_label_word(text) and _TIME.search(tight(text)) is not None)


def is_known_over_values(text: str) -> bool:
    """Whether a header is a word known for one over numbers: 绝对额(亿元), 增长%."""
    return not is_label_word(text) and _is_known(tight(text))


def is_known_somewhere_over_values(text: str) -> bool:
    """The same, also of words that stand over labels elsewhere: 城市 beside 农村."""
    return is_known_over_values(text) or tight(text) in _ALSO_OVER_VALUES


def start_of(printed: Sequence[Printed]) -> int:
    """Where a header begins: at the first cell that stands over labels; behind all cells where none does."""
    return next((at for at, cell in enumerate(printed) if is_label_word(cell.text)), len(printed))


def ends_word_of(text: str, others: Sequence[str]) -> bool:
    """Whether a short text is the end of a word over values that one of others begins, as it broke over lines: 值 below 绝对."""
    if len(text) > _SHORT or _is_known(tight(text)):
        return False
    return any(is_known_over_values(other + text) and not _is_known(tight(other)) for other in others)


def is_over_units(text: str) -> bool:
    """Whether a header stands over the units of rows."""
    return tight(text).endswith(_OVER_UNITS)


def stands_alone(text: str) -> bool:
    """Whether a header is over labels, units or texts, and so below no other: 指标名称, 单位, 属性."""
    return is_label_word(text) or is_over_units(text) or tight(text) in _TEXTS


def is_side(text: str) -> bool:
    """Whether a text says no more than which side of a balance stands below it: 收入, 支出."""
    return tight(text) in _SIDES


def ends_in(text: str, head: str) -> bool:
    """Whether a text ends in the word that stands over labels: 主要经济指标 and 指标名称."""
    return is_label_word(head) and any(text.endswith(end) and end in head for end in _LABEL_ENDS)


def is_again_beside_group(row: Sequence[str], head: Sequence[str]) -> bool:
    """Whether a row is the header once more, with the name of a group in place of its first word: 二、财政, 本月, 累计."""
    return len(row) > _FEWEST_TITLES and row[1:] == head[1:] and row[0] not in {"", head[0]}


def names_groups(head: Sequence[Printed]) -> bool:
    """Whether a header begins with two words over labels: that of groups, and that of the rows."""
    return len(head) > _FEWEST_TITLES and are_words_for_groups([cell.text for cell in head])


def are_words_for_groups(head: Sequence[str]) -> bool:
    """The same of the texts of a header's cells."""
    return all(tight(text) in _NAMING or tight(text).endswith(_LABEL_ENDS) for text in head[:2])


def names_units(head: Sequence[Printed]) -> bool:
    """Whether a header has a word over the units of rows right behind that over their labels: 指标, 单位."""
    return len(head) > _FEWEST_TITLES and is_label_word(head[0].text) and tight(head[1].text).endswith(_OVER_UNITS)


def names_numbered_groups(head: Sequence[Printed]) -> bool:
    """Whether a header begins with words for groups, for the numbers of rows and for their labels."""
    return len(head) > _FEWEST_TITLES and are_words_for_numbered_groups([cell.text for cell in head])


def are_words_for_numbered_groups(head: Sequence[str]) -> bool:
    """The same of the texts of a header's cells."""
    return tight(head[0]) in _NAMING and counts_rows(head[1])


def firsts_of_groups(rows: Sequence[Sequence[GridCell]], count: int) -> tuple[int, ...]:
    """Of the last so many columns of a header of two rows the first below each cell of the upper one, where several of these stand
    over the same words: 总量 of 计划: 总量, 增速 and 完成: 总量, 增速. A ratio alone beside them is none of it."""
    upper, *below = rows
    lower = [cell.text for row in below for cell in row]
    firsts: list[int] = []
    at = count - sum(cell.column_span for cell in upper)
    groups: list[tuple[str, ...]] = []
    for cell in upper:
        if at >= 0:
            firsts.append(at)
            if cell.column_span > 1:
                groups.append(tuple(lower[: cell.column_span]))
                lower = lower[cell.column_span :]
            elif _RATIO.search(tight(cell.text)):
                return ()
        at += cell.column_span
    are_alike = len(groups) > 1 and len(set(groups)) == 1 and not _RATIO.search(groups[0][0])
    return tuple(firsts) if are_alike else ()


def amounts_of(rows: Sequence[Sequence[GridCell]], count: int) -> tuple[int, ...]:
    """Of the last so many columns of a header of one row or two those that print neither changes nor ratios, in which a row stands
    whose unit is a ratio: 失业率, %, 4.5 of 计划: 总量, 增速 and 完成: 总量. None where they are not the more."""
    upper, *below = rows
    lower = iter([cell.text for row in below for cell in row])
    leaves = [
        text for cell in upper for text in (islice(lower, cell.column_span) if cell.column_span > 1 else [cell.text])
    ]
    amounts = [at for at, leaf in enumerate(leaves[-count:]) if not is_relative(leaf)]
    are_more = len(amounts) < count < 2 * len(amounts)
    return tuple(amounts) if len(below) < 2 and are_more else ()


def counts_rows(text: str) -> bool:
    """Whether a header stands over the numbers of rows."""
    return tight(text) in _ORDINALS


def names_codes(text: str) -> bool:
    """Whether the first cells of the rows below a header are codes."""
    return tight(text) in _CODES


def names_years(text: str) -> bool:
    """Whether the rows below a header are years."""
    return tight(text) in _YEARS


@cache
def _is_known(text: str) -> bool:
    return is_label_word(text) or any(_COLUMN.fullmatch(each) for each in (text, _UNIT_BELOW.sub("", text)))


def header_of(pieces: Sequence[Printed], columns: Sequence[Column], *, are_cells: bool = False) -> Header | None:
    """The header made of these pieces, over these columns; None where no way of reading them fits.

    ``are_cells``: each piece is a cell, none is part of one.
    """
    width = len(columns)
    pieces = pieces if are_cells else _with_units_below(pieces, columns) or _with_brackets(pieces, width)
    if len(pieces) == width:
        arranged = _arranged([piece.text for piece in pieces], 0, columns, are_cells)
        return Header(arranged[0], likely(pieces)) if arranged else None
    if not width <= len(pieces) <= _MOST_PIECES:
        return None
    return _best(pieces, len(pieces) - width, columns, are_cells)


def _best(pieces: Sequence[Printed], most: int, columns: Sequence[Column], are_cells: bool) -> Header | None:
    """The likeliest header of so many more pieces than columns."""
    fits: list[tuple[tuple[float, float], Header]] = []
    for groups in range(most if are_cells else 0, min(_MOST_GROUPS, most) + 1):
        if fit := _fit_of(pieces, groups, columns, are_cells):
            fits.append(fit)
            if not (groups or are_cells or fit[1].likely) and all(piece.opens for piece in pieces):
                break  # cells in pieces, one below the other, that are all known
    # of two as likely the one with more groups: words that two lines print are rather two cells
    return max(reversed(fits), key=itemgetter(0))[1] if fits else None


def spanned(rows: Sequence[Sequence[str]]) -> tuple[tuple[GridCell, ...], ...]:
    """Header rows that print every place: a cell reaches over the empty ones beside it that stand over others, or down over those
    below it; so does one that is printed again in each of them."""
    rows = unrepeated(rows)
    taken: set[tuple[int, int]] = set()
    made: list[tuple[GridCell, ...]] = []
    for row, texts in enumerate(rows):
        cells: list[GridCell] = []
        for column in range(len(texts)):
            if (row, column) not in taken:
                cell = _spanning(rows, row, column)
                down, right = range(row, row + cell.row_span), range(column, column + cell.column_span)
                taken.update(product(down, right))
                cells.append(cell)
        made.append(tuple(cells))
    return tuple(made)


def unrepeated(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """The rows of a header without the texts that are printed again in each place that their cell reaches over."""
    return [
        ["" if _is_again(rows, row, column) else text for column, text in enumerate(texts)]
        for row, texts in enumerate(rows)
    ]


def _is_again(rows: Sequence[Sequence[str]], row: int, column: int) -> bool:
    text = rows[row][column]
    if row and rows[row - 1][column] == text:
        return True
    below = rows[row + 1] if row + 1 < len(rows) else ()
    return bool(column and below) and rows[row][column - 1] == text and below[column - 1] != below[column]


def padded(rows: Sequence[Sequence[str]], width: int) -> tuple[tuple[GridCell, ...], ...]:
    """Header rows that print the texts of their cells alone, so many that they stand over so many columns in one way: the last of
    each row reach over those of the row below, all others down to the body. Empty where they do not come out so."""
    if len(rows) < _FEWEST_TITLES or not all(rows):
        return ()
    columns = len(rows[-1])
    made = [tuple(GridCell(text) for text in rows[-1])]
    for depth, upper in enumerate(reversed(rows[:-1]), 2):
        is_top = depth == len(rows)
        groups = len(upper) + columns - width if is_top else 1
        if not 0 < groups < len(upper) + (not is_top) or columns % groups:
            return ()
        alone = len(upper) - groups
        spans = [GridCell(text, row_span=depth) for text in upper[:alone]]
        made.append((*spans, *(GridCell(text, column_span=columns // groups) for text in upper[alone:])))
        columns += alone
    return tuple(reversed(made)) if columns == width else ()


def _spanning(rows: Sequence[Sequence[str]], row: int, column: int) -> GridCell:
    right = column + 1
    while rows[row][column] and right < len(rows[row]) and _goes_on(rows, row, right):
        right += 1
    down = row + 1
    while rows[row][column] and right == column + 1 and down < len(rows) and not rows[down][column]:
        down += 1
    return GridCell(rows[row][column], down - row, right - column)


def _goes_on(rows: Sequence[Sequence[str]], row: int, column: int) -> bool:
    """Whether an empty place of a header belongs to the cell on its left: it stands over another, and below none of its own."""
    has_own = any(rows[upper][column] for upper in range(row))
    return not has_own and _is_covered(rows, row, column) and _below(rows, row, column)


def _below(rows: Sequence[Sequence[str]], row: int, column: int) -> bool:
    return row + 1 < len(rows) and bool(rows[row + 1][column])


def _is_covered(rows: Sequence[Sequence[str]], row: int, column: int) -> bool:
    """Whether an empty place of a header belongs to the cell above it, or to the one on its left."""
    if rows[row][column]:
        return False
    above = any(rows[upper][column] for upper in range(row))
    return above or (_below(rows, row, column) and any(rows[row][:column]))


def begins(cells: Sequence[Printed]) -> int | None:
    """Where a header begins: at a word known for one over labels, or at the first of two sides that are headed alike."""
    return next((at for at, cell in enumerate(cells) if is_label_word(cell.text) or _are_sides(cells, at)), None)


def _are_sides(cells: Sequence[Printed], at: int) -> bool:
    """Whether two tables side by side begin there: 收入, 预算数, 支出, 预算数."""
    if tight(cells[at].text) not in _SIDES:
        return False
    words = [tight(cell.text) for cell in cells[at : at + 2 * _MOST_IN_CELL]]
    second = next((other for other in range(2, len(words)) if words[other] in _SIDES - {words[0]}), None)
    over, again = (words[1:second], words[second + 1 : 2 * second]) if second else ([], [])
    return second is not None and list(map(_amount, over)) == list(map(_amount, again))


def _amount(word: str) -> str:
    """A header of amounts in its short form: 预算 and 预算数 say the same."""
    return word.removesuffix(_AMOUNT_WORD)


def with_heads(cells: Sequence[Printed]) -> list[Printed]:
    """Cells of a table over whose labels nothing is printed, with a word there; none where they are no such table."""
    return _with_heads_of_sides(cells) or _with_head(cells)


def _with_heads_of_sides(cells: Sequence[Printed]) -> list[Printed]:
    """The same of cells that begin with the headers of two sides: 执行数, 执行数."""
    words = [tight(cell.text) for cell in cells[: 2 * _MOST_IN_CELL]]
    for width in range(1, min(_MOST_IN_CELL, len(cells) // 2 - 1) + 1):
        alike = words[:width] == words[width : 2 * width] and all(map(is_known_over_values, words[:width]))
        label, value = cells[2 * width : 2 * width + 2]
        if alike and not label.is_value and value.is_value:
            head = replace(cells[0], text=_HEAD)
            return [head, *cells[:width], head, *cells[width:]]
    return []


def _with_head(cells: Sequence[Printed]) -> list[Printed]:
    """The same of one header, below which each row has a label and as many values: 2023年, 比上年增长%."""
    start = next((at for at, cell in enumerate(cells) if is_over_values(cell.text)), len(cells))
    heads = list(takewhile(lambda cell: is_over_values(cell.text), cells[start:]))
    body = cells[start + len(heads) :]
    row = [False, *(True for _ in heads)]
    if len(heads) < _FEWEST_TITLES or [cell.is_value for cell in body[: 2 * len(row)]] != 2 * row:
        return []
    return [*cells[:start], replace(heads[0], text=_HEAD), *cells[start:]]


def without_heads(rows: Sequence[tuple[GridCell, ...]]) -> tuple[tuple[GridCell, ...], ...]:
    """The rows of such a table as they are printed, with nothing over the labels."""
    first = tuple(replace(cell, text="") if cell.text == _HEAD else cell for cell in rows[0])
    return first, *rows[1:]


def sides(header: Sequence[Printed]) -> int:
    """How many tables stand side by side: as many as their header begins anew."""
    if header and _are_sides(header, 0):
        return 2
    labels = [tight(cell.text) for cell in header if is_label_word(cell.text) and not counts_rows(cell.text)]
    return max(1, labels.count(labels[0])) if labels else 1


def are_titles(above: Sequence[Printed], header: Sequence[Printed]) -> bool:
    """Whether the cells above a header are titles, each of one of the tables that stand side by side."""
    if len(above) < _FEWEST_TITLES or len(above) != sides(header):
        return False
    return not any((_is_known(tight(cell.text)) and not is_side(cell.text)) or cell.is_value for cell in above)


def titled(header: Header | None, titles: Sequence[Printed], widths: Sequence[int]) -> Header | None:
    """A header with titles above it, each over so many columns."""
    if header is None or not titles:
        return header
    above = tuple(GridCell(title.text, column_span=width) for title, width in zip(titles, widths, strict=True))
    return header._replace(rows=(above, *header.rows))


def _with_units_below(pieces: Sequence[Printed], columns: Sequence[Column]) -> list[Printed]:
    """The pieces of a header whose last ones are a row of units in brackets, each joined to the cell that it stands below: 2024年,
    增长 over （亿元）, （%）; one of which nobody can tell below which is left out. None where they are no such row."""
    head, units = pieces[: len(columns)], pieces[len(columns) :]
    if len(units) < _FEWEST_TITLES or not all(_BRACKET.fullmatch(unit.text) and is_unit(unit.text) for unit in units):
        return []
    fits = _fits_of_units(head, units, columns)
    if not fits:
        return []
    # each place that is the only one for its unit
    places = (dict.fromkeys(places) for places in zip(*fits, strict=True))
    below = {next(iter(each)): unit for each, unit in zip(places, units, strict=True) if len(each) == 1}
    return [replace(cell, text=cell.text + below[at].text) if at in below else cell for at, cell in enumerate(head)]


def _fits_of_units(
    head: Sequence[Printed], units: Sequence[Printed], columns: Sequence[Column]
) -> list[tuple[int, ...]]:
    """The columns below whose headers so many units may stand, in each way that they may."""
    over = [at for at, column in enumerate(columns) if not (column.is_text or _UNIT_BELOW.search(head[at].text))]
    ways = list(combinations(over, len(units)))
    if len(over) == len(units):
        return ways
    return [
        each for each in ways if all(_takes(head[at], columns[at], unit) for at, unit in zip(each, units, strict=True))
    ]


def _takes(over: Printed, column: Column, unit: Printed) -> bool:
    """Whether a header may have a unit: one of ratios only that of ratios, and large numbers have none of these."""
    is_ratio = bool(_RATIO.search(unit.text))
    return not (is_ratio and column.is_amount) and is_ratio == bool(_OVER_RATIOS.search(tight(over.text)))


def _with_brackets(pieces: Sequence[Printed], width: int) -> list[Printed]:
    """The pieces with those that are nothing but a bracket, a unit below its header, joined to the one before."""
    joined: list[Printed] = []
    for piece in pieces:
        if joined and _BRACKET.fullmatch(piece.text) and len(pieces) > width:
            joined[-1] = replace(joined[-1], text=joined[-1].text + piece.text)
        else:
            joined.append(piece)
    return joined


def _fit_of(
    pieces: Sequence[Printed], groups: int, columns: Sequence[Column], are_cells: bool
) -> tuple[tuple[float, float], Header] | None:
    """The header in which so many cells stand over several, with how likely it is; None where it does not fit."""
    cells, likely = _cut(pieces, len(columns) + groups)
    if likely <= _UNLIKELY:
        return None
    known = sum(_is_known(tight(cell)) for cell in cells) / len(cells)
    is_known = are_cells or known >= _FEWEST_KNOWN or _ends_twice(cells, groups)
    arranged = _arranged(cells, groups, columns, are_cells) if is_known else None
    return ((likely, arranged[1]), Header(arranged[0], likely)) if arranged else None


def _ends_twice(cells: list[str], groups: int) -> bool:
    """Whether cells end in the same words as often as groups stand over them: 小计, 一般债务, 小计, 一般债务."""
    spans = range(2, len(cells) // max(groups, 1))
    return groups > 1 and any(cells[-span:] * groups == cells[-span * groups :] for span in spans)


def _cut(pieces: Sequence[Printed], count: int) -> tuple[list[str], float]:
    """The pieces as so many cells, as many as possible of them known, and how likely that is."""
    scores: list[list[float]] = [[0.0, *[_UNLIKELY] * len(pieces)]]
    starts: list[list[int]] = [[0] * (len(pieces) + 1)]
    for _ in range(count):
        row, start = [_UNLIKELY] * (len(pieces) + 1), [0] * (len(pieces) + 1)
        for end in range(1, len(pieces) + 1):
            ways = range(max(0, end - _MOST_IN_CELL), end)
            start[end] = max(ways, key=lambda at, end=end: scores[-1][at] + _likely(pieces[at:end]))  # type: ignore[misc]
            row[end] = scores[-1][start[end]] + _likely(pieces[start[end] : end])
        scores.append(row)
        starts.append(start)
    cells: list[str] = []
    end = len(pieces)
    for number in range(count, 0, -1):
        start_at = starts[number][end]
        cells.append("".join(piece.text for piece in pieces[start_at:end]))
        end = start_at
    return cells[::-1], scores[-1][-1]


def _likely(pieces: Sequence[Printed]) -> float:
    """How likely pieces are one cell: known words are, other pieces are rather cells of their own, and so are those of one line."""
    beside = sum(not piece.opens for piece in pieces[1:])
    if _is_known(tight("".join(piece.text for piece in pieces))):
        return -beside
    if sum(_is_known(tight(piece.text)) and not _BRACKET.fullmatch(piece.text) for piece in pieces) > 1:
        return _UNLIKELY  # two words that are cells by themselves: 单位, 本期价格
    return -0.5 - 1.5 * (len(pieces) - 1) - beside


@dataclass(frozen=True, slots=True)
class _Arrangement:
    """The cells of two header rows, and which of the first row stand over how many of the second."""

    upper: Sequence[str]
    lower: Sequence[str]
    groups: tuple[int, ...]
    spans: tuple[int, ...]  # of the groups

    @property
    def is_uneven(self) -> bool:
        """Whether one of the groups stands over more cells than another."""
        return len(set(self.spans)) > 1

    def over(self) -> Iterator[tuple[str, Sequence[str]]]:
        """Each cell of the first row with those below it."""
        lower, spans = iter(self.lower), iter(self.spans)
        for at, cell in enumerate(self.upper):
            yield cell, list(islice(lower, next(spans))) if at in self.groups else ()

    def leaves(self) -> list[str]:
        """The lowest cell over each column."""
        return [leaf for cell, below in self.over() for leaf in below or [cell]]

    def rows(self) -> tuple[tuple[GridCell, ...], ...]:
        upper = tuple(
            GridCell(cell, column_span=len(below)) if below else GridCell(cell, row_span=2)
            for cell, below in self.over()
        )
        return upper, tuple(GridCell(cell) for cell in self.lower)

    def score(self, columns: Sequence[Column]) -> float:
        """How well it fits what the body shows; below zero where it does not. A time alone rather stands over others."""
        at, over_groups = 0, 0.0
        for cell, leaves in self.over():
            if leaves:
                below = columns[at : at + len(leaves)]
                is_twice = len(set(leaves)) < len(leaves)
                if is_twice or any(column.is_text for column in below) or not may_stand_over(cell, leaves):
                    return _UNLIKELY
                over_groups += rather_over_others(cell) - _ODD * says_again(cell, leaves) + _ODD * dates(cell, leaves)
                over_groups += ends_in_one_of(cell, leaves) - leads_amiss(cell, leaves) + sums_up(leaves, below)
            else:
                over_groups -= _ODD * says_which_amount(cell)  # 计划 beside 2024年 over 预计, 增长%
            over_groups -= _ODD * (cell in self.lower)
            at += len(leaves) or 1
        span = self.spans[0]
        repeated = list(self.lower[:span]) * len(self.groups) == list(self.lower)
        # below one cell alone nothing can but repeat
        return over_groups + min(len(self.groups), 2) * repeated + fit(self.leaves(), columns)


def may_stand_over(cell: str, leaves: Sequence[str]) -> bool:
    """Whether a cell may stand over others: no word over labels does, nor one of ratios over others than these, or their times."""
    if is_label_word(cell) or names_other_years(cell, leaves):
        return False
    if _AIMED.search(tight(cell)) and any(_DONE.fullmatch(tight(leaf)) for leaf in leaves):
        return False
    if _is_amount(cell) and all(_DIFFERS.search(tight(leaf)) for leaf in leaves):
        return False  # 2023年决算数 over 增减额, 增减%
    return not _RATIO.search(tight(cell)) or all(
        _RATIO.search(tight(leaf)) or says_when_or_where(leaf) for leaf in leaves
    )


def _is_amount(cell: str) -> bool:
    """Whether a cell says which amount it is, and compares it with none: 2023年决算数, but not 比上年预算数."""
    return bool(_DONE.search(tight(cell)) or _AIMED.search(tight(cell))) and not compares(cell)


def rather_over_others(cell: str) -> bool:
    """Whether a cell stands over others more often than alone: 本月, 2024年计划, 收入, 2024年收入."""
    return cell.endswith(_GROUPS) or is_side(_DATED.sub("", tight(cell))) or _is_time(tight(cell))


def says_again(cell: str, leaves: Sequence[str]) -> bool:
    """Whether a cell says which amount it is, and one below it does, too: 2023年实际 over 计划."""
    is_said = bool(_DONE.search(tight(cell)) or _AIMED.search(tight(cell)))
    return is_said and any(map(says_which_amount, leaves))


def dates(cell: str, leaves: Sequence[str]) -> bool:
    """Whether a cell says of which year the amounts below it are, which say themselves no more than which they are: 2023年投资 over
    计划, 完成."""
    are_known = all(says_which_amount(leaf) or is_known_over_values(leaf) for leaf in leaves)
    say_when = any(_YEAR.search(leaf) for leaf in leaves)
    return bool(_DATED.match(tight(cell))) and are_known and not say_when and any(map(says_which_amount, leaves))


def ends_in_one_of(cell: str, leaves: Sequence[str]) -> bool:
    """Whether a cell says when what one below it measures is: 2024年限额 over 限额, 其中：新增."""
    ends = [leaf for leaf in leaves if cell.endswith(leaf) and not is_known_over_values(leaf)]
    return any(says_when_or_where(cell.removesuffix(leaf)) for leaf in ends)


def sums_up(leaves: Sequence[str], columns: Sequence[Column]) -> int:
    """What the numbers below cells say of them that are 合计 and its parts, all in one group: 1 where they sum up in most rows, -1
    where they do not, 0 where there is no 合计, it is between its parts as the rate of all, or too few rows tell."""
    total = next((at for at, leaf in enumerate(leaves) if is_total(leaf)), None)
    if total is None or len(leaves) < _FEWEST_SUMMED or not _are_amounts_of_all(leaves):
        return 0
    rows = _full_rows(columns)
    parted = [(row[total], [*row[:total], *row[total + 1 :]]) for row in rows]
    if len(rows) < _FEWEST_TITLES or sum(_is_between(*each) for each in parted) >= _MOSTLY * len(rows):
        return 0
    return 1 if sum(_is_sum(*each) for each in parted) >= _MOSTLY * len(rows) else -1


def are_parts_of(leaves: Sequence[str], columns: Sequence[Column], whole: Column) -> bool:
    """Whether the numbers below cells of which none is a total sum up to those of the column before them: 总投资, 资金来源 over 中央,
    省级, 市级."""
    if len(leaves) < _FEWEST_SUMMED or any(map(is_total, leaves)) or not _are_amounts_of_all(leaves):
        return False
    rows = _full_rows([whole, *columns])
    return len(rows) >= _FEWEST_SUMMED and sum(_is_sum(row[0], row[1:]) for row in rows) >= _MOSTLY * len(rows)


def _are_amounts_of_all(leaves: Sequence[str]) -> bool:
    """Whether none of some cells is a ratio, or says that it is one of several parts."""
    return not _RATIO.search("".join(leaves)) and not any(map(_PART.match, leaves))


def are_times_alike(cell: str, leaves: Sequence[str], columns: Sequence[Column]) -> int:
    """What the numbers below a cell say of cells that are times, and nothing else: 1 where those of most rows are about as large, -1
    where they are not though they are no changes, 0 where other cells stand there, or too few rows tell."""
    if not all(map(says_when_or_where, leaves)) or len(leaves) < _FEWEST_TITLES:
        return 0
    rows = _full_rows(columns)
    alike = sum(are_alike(list(map(abs, row))) for row in rows)
    if len(rows) < _FEWEST_TITLES:
        return 0
    return 1 if alike >= _MOSTLY * len(rows) else -(not is_relative(cell))


def _full_rows(columns: Sequence[Column]) -> list[tuple[Decimal, ...]]:
    """The numbers of the rows that have one in each of some columns."""
    rows = zip(*(column.numbers for column in columns), strict=False)
    return [full for row in rows if len(full := tuple(number for number in row if number is not None)) == len(row)]


def is_total(cell: str) -> bool:
    """Whether a cell says no more than that what is below it is a sum: 小计."""
    return tight(cell) in _SUMS


def _is_sum(total: Decimal, parts: Sequence[Decimal]) -> bool:
    """Whether a number is the sum of others, rounded or not."""
    slack = Decimal(len(parts)).scaleb(int(total.as_tuple().exponent))
    return abs(total - sum(parts, Decimal(0))) <= slack


def _is_between(total: Decimal, parts: Sequence[Decimal]) -> bool:
    """Whether a number is between others, one or more."""
    return min(parts) <= total <= max(parts)


def leads_amiss(cell: str, leaves: Sequence[str]) -> bool:
    """Whether a cell rather stands not over others: the first of them is a part, of what is before it, or one says its year again."""
    own = set(_YEAR.findall(cell))
    return bool(_PART.match(leaves[0])) or any(
        own & set(_YEAR.findall(_COMPARED.sub("", leaf))) for leaf in leaves if not says_which_amount(leaf)
    )


def says_which_amount(cell: str) -> bool:
    """Whether a cell says no more than which of several amounts it stands over: 目标值, 完成数."""
    return bool(_DONE.fullmatch(tight(cell)) or _AIMED.fullmatch(tight(cell)))


def is_of_aims(cell: str) -> bool:
    """Whether a cell stands over what is planned: 预算数."""
    return bool(_AIMED.search(tight(cell)))


def is_of_results(cell: str) -> bool:
    """Whether a cell stands over what came, and says nothing else: 执行数."""
    return bool(_DONE.fullmatch(tight(cell)))


def are_ratios(leaves: Sequence[str]) -> bool:
    """Whether cells are all ratios."""
    return all(map(is_relative, leaves))


def begins_in_ratio(leaves: Sequence[str]) -> bool:
    """Whether cells begin with a ratio that stands before amounts."""
    return is_relative(leaves[0]) and not all(map(is_relative, leaves))


def likely(pieces: Sequence[Printed]) -> float:
    """How likely pieces are cells of a header, each by itself."""
    return sum(_likely([piece]) for piece in pieces)


def names_other_years(cell: str, leaves: Sequence[str]) -> bool:
    """Whether one of the cells below one that names a year names only others, but for one that it is compared with: 2025年预算数
    over 金额, 比2024年增减%."""
    own = set(_YEAR.findall(cell))
    return bool(own) and any(
        own.isdisjoint(years) for leaf in leaves if (years := _YEAR.findall(_COMPARED.sub("", leaf)))
    )


def says_when_or_where(cell: str) -> bool:
    """Whether a cell says no more than of what time or area the values below it are: 2023年, 本月, 全市."""
    return _is_time(tight(cell)) or says_where(cell)


def says_where(cell: str) -> bool:
    """Whether a cell says no more than of what area the values below it are: 全市."""
    return _AREA.fullmatch(tight(cell)) is not None


def dates_itself(cell: str) -> bool:
    """Whether a cell names a year, and compares nothing with it."""
    return bool(_YEAR.search(_COMPARED.sub("", cell)))


def compares(cell: str) -> bool:
    """Whether a cell says that one time is compared with another: 2023年比2022年增减."""
    return bool(_COMPARED.search(tight(cell)))


def _is_time(cell: str) -> bool:
    return cell in _TIMES or is_year(cell.removesuffix(_YEAR_WORD))


def fit(leaves: Sequence[str], columns: Sequence[Column]) -> float:
    """How well the lowest cells of a header fit their columns; below zero where they do not."""
    if not all(_may_be_cell(leaf, leaves) for leaf in leaves):
        return _UNLIKELY
    both = list(zip(leaves, columns, strict=True))
    clashes = sum(_clashes(leaf, column) for leaf, column in both)
    is_odd = any(column.is_large and _OVER_CHANGES.search(tight(leaf)) for leaf, column in both)
    amiss = sum(column.is_computed and _says_amount_alone(leaf) for leaf, column in both)
    return -4 * clashes - _ODD * (is_odd + amiss)


def _may_be_cell(leaf: str, leaves: Sequence[str]) -> bool:
    """Whether a text may be a cell by itself: it says something, and is no bracket but for a unit, nor the end of another's word."""
    is_bracket = _BRACKET.fullmatch(leaf) is not None and not is_unit(leaf)
    return _SAYS.search(leaf) is not None and not is_bracket and not ends_word_of(leaf, leaves)


def _clashes(leaf: str, column: Column) -> bool:
    """Whether a header cannot be that of a column."""
    return (
        (column.is_amount and is_relative(leaf))
        or (column.is_ratio and tight(leaf) in _AMOUNTS)
        or (not column.is_text and tight(leaf) in _PROGRESS)
        or (not column.is_text and is_only_over_labels(leaf) and not _counts_below(leaf, column))
    )


def _says_amount_alone(leaf: str) -> bool:
    """Whether a header says no more than when or which an amount is."""
    return _is_time(tight(leaf)) or says_which_amount(leaf) or tight(leaf) in _AMOUNTS


def _counts_below(text: str, column: Column) -> bool:
    """Whether a header stands over the numbers of rows, behind their labels, and the column has these."""
    numbers = [number for number in column.numbers if number is not None]
    return counts_rows(text) and len(numbers) > 1 and all(left < right for left, right in pairwise(numbers))


def _arranged(
    cells: Sequence[str], groups: int, columns: Sequence[Column], are_cells: bool
) -> tuple[tuple[tuple[GridCell, ...], ...], float] | None:
    """The cells as rows, of which so many cells stand over several, and how well that fits; None where it does not."""
    if not groups:
        fits = fit(cells, columns)
        return ((tuple(GridCell(cell) for cell in cells),), fits) if fits > WRONG else None
    scored = [(each.score(columns), each) for each in _arrangements(cells, groups, are_cells)]
    score, best = max(scored, key=itemgetter(0), default=(_UNLIKELY, None))
    if best is None or score <= WRONG:
        return None
    alike = [
        each for fit, each in scored if fit == score and (each.upper == best.upper or each.is_uneven != best.is_uneven)
    ]
    alike = _of_other_words(alike) if are_cells else alike
    return (alike[0].rows(), score) if len(alike) == 1 else None  # no one can tell which it is


def _of_other_words(arrangements: list[_Arrangement]) -> list[_Arrangement]:
    """Those in which no cell of the first row is one of the second, as whole words tell; all where none is so."""
    return [each for each in arrangements if set(each.upper).isdisjoint(each.lower)] or arrangements


def _arrangements(cells: Sequence[str], groups: int, are_cells: bool) -> Iterator[_Arrangement]:
    for lower in range(2 * groups, len(cells) - groups):
        upper = len(cells) - lower
        spans = _spans(cells[upper:], groups, are_cells) if upper <= _MOST_IN_CELL * 2 else ()
        if spans:
            for each in combinations(range(1, upper), groups):
                yield _Arrangement(cells[:upper], cells[upper:], each, spans)


def _spans(lower: Sequence[str], groups: int, are_cells: bool) -> tuple[int, ...]:
    """Over how many of the lower cells each group stands: over as many, or up to the change or ratio that ends each of them (计划,
    完成, 增长%, 目标, 增长%); empty where they come out in no way."""
    span, left = divmod(len(lower), groups)
    if not left:
        # of a header in pieces nobody knows which of them is a whole ratio
        return _with_ratios(lower, span) if are_cells else (span,) * groups
    ends = _ends_of_groups(lower, groups)
    spans = tuple(end - before for before, end in pairwise([-1, *ends]))
    return spans if len(spans) == groups and ends[-1] == len(lower) - 1 and min(spans) > 1 else ()


def _ends_of_groups(lower: Sequence[str], groups: int) -> list[int]:
    """The lower cells that may end the groups: those called as the last one, or changes, or rates too where these are too few."""
    alike = [at for at, cell in enumerate(lower) if cell == lower[-1]]
    changes = [at for at, cell in enumerate(lower) if _OVER_CHANGES.search(tight(cell))]
    ratios = [at for at, cell in enumerate(lower) if at in changes or _RATE.search(tight(cell))]
    return next((each for each in (alike, changes) if len(each) == groups), ratios)


def _with_ratios(lower: Sequence[str], span: int) -> tuple[int, ...]:
    """So many of the lower cells for each group, but for ratios that would begin one before its amounts: they belong to the amounts
    before them (预算数, 完成数, 完成预算%, 完成数, 增长%: the year's three and those of the year before)."""
    parted = [lower[at : at + span] for at in range(0, len(lower), span)]
    leads = [len(list(takewhile(is_relative, group))) for group in parted]
    if leads[0] or span in leads:
        return (span,) * len(parted)
    return tuple(span - lead + after for lead, after in pairwise([*leads, 0]))


def is_relative(cell: str) -> bool:
    """Whether a text says a change or a ratio."""
    return bool(_RATIO.search(tight(cell)) or _OVER_CHANGES.search(tight(cell)))


def is_sign(cell: str) -> bool:
    """Whether a text is nothing but the sign of a ratio, which is the label of no row: %, (±%)."""
    return is_relative(cell) and not any(map(str.isalnum, cell))
