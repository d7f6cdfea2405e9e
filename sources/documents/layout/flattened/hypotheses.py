"""The hypotheses of how the lines of a table are parted into cells, asked in this order; the first that holds is the one.

A new layout is a row of ``HYPOTHESES`` with its example. Not here: which lines are asked (``candidates``), whether the rows hold
(``checking``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import takewhile
from typing import NamedTuple

from sources.documents.layout.flattened import cells, headers
from sources.documents.layout.flattened.cells import Printed
from sources.documents.layout.flattened.checking import Found, Place, table_of
from sources.documents.layout_elements import GridCell

_MOST = 0.5  # of the lines
_FEWEST_ROWS = 2
_FITTING = 0.6
_SOME = 0.1
_MOST_COLUMNS = 6  # of values, where these are printed one after the other
_PAIR = 2


class Example(NamedTuple):
    """The lines of a table as a layout prints it."""

    text: str


class Hypothesis(NamedTuple):
    """One layout: ``applies`` says of lines whether they look so, ``read`` makes the table of them, or None where it does not hold.

    ``read`` takes the lines and where they stand. ``example`` is a text that is one table of the rows that its words say.
    """

    name: str
    applies: Callable[[Sequence[str]], bool]
    read: Callable[[Sequence[str], Place], Found | None]
    example: Example


def _has_bars(lines: Sequence[str]) -> bool:
    return sum(map(cells.has_bars, lines)) >= _FEWEST_ROWS


def _barred(lines: Sequence[str], place: Place) -> Found | None:
    """Lines with bars between their cells: empty cells are printed, so that each row has its places."""
    barred = [at for at, line in enumerate(lines) if cells.has_bars(line)]
    first, end = barred[0], barred[-1] + 1
    rows = cells.at_bars(lines[first:end])
    body = _first_of_body(rows)
    if end - first != len(barred) or not body:
        return None
    width = Counter(map(len, rows[body:])).most_common(1)[0][0]
    if width < _FEWEST_ROWS or sum(len(row) == width for row in rows[body:]) < _FITTING * (len(rows) - body):
        return None
    header = _barred_header(rows[:body], width, rows[body:])
    return Found((*header.rows, *(_filled(row, width) for row in rows[body:])), first, end) if header else None


def _first_of_body(rows: Sequence[Sequence[str]]) -> int:
    """The first row that holds a number beside its label, or the first of the groups right above it; 0 for none."""
    body = next((at for at, row in enumerate(rows) if any(map(_is_body, row[1:]))), 0)
    while body > 1 and _opens_group(rows[body - 1]):
        body -= 1
    return body


def _opens_group(row: Sequence[str]) -> bool:
    """Whether a row is nothing but a label, of the rows below it."""
    return len(row) > 1 and bool(row[0]) and not any(row[1:])


def _is_body(text: str) -> bool:
    return cells.is_number(text) and not cells.is_year(text)


def _filled(row: Sequence[str], width: int) -> tuple[GridCell, ...]:
    """The cells of a row; values of one that has not as many cells as the table are loose."""
    if len(row) == width:
        return tuple(GridCell(text) for text in row)
    label, *rest = row
    if not any(map(cells.is_value, rest)):
        return tuple(GridCell(text) for text in [*row, *[""] * width][:width])
    return (GridCell(label), GridCell(" ".join(rest), column_span=width - 1, is_loose=True))


def _barred_header(rows: Sequence[Sequence[str]], width: int, body: Sequence[Sequence[str]]) -> headers.Header | None:
    if all(len(row) == width for row in rows) and (len(rows) == 1 or any(_has_places(row) for row in rows)):
        return headers.Header(headers.spanned(rows))
    pieces = list(map(_pieces, range(len(rows)), rows))
    titles = pieces[0] if len(pieces) > 1 and headers.are_titles(pieces[0], pieces[1]) else []
    below = [piece for row in pieces[1 if titles else 0 :] for piece in row]
    full = [row for row in body if len(row) == width]
    columns = [headers.Column(is_text=not any(cells.is_value(row[at]) for row in full)) for at in range(width)]
    header = headers.header_of(below, columns, are_cells=True)
    return headers.titled(header, titles, [width // max(1, len(titles))] * len(titles))


def _pieces(line: int, row: Sequence[str]) -> list[Printed]:
    return [Printed(text, line, at == 0, at, at, is_value=False) for at, text in enumerate(row) if text]


def _has_places(row: Sequence[str]) -> bool:
    """Whether an empty cell stands before another, so that it keeps a place: those at the end may be what merged cells left over."""
    texts = [at for at, text in enumerate(row) if text]
    return bool(texts) and texts != list(range(len(texts)))


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
    start = next((at for at, cell in enumerate(printed) if headers.is_label_word(cell.text)), len(printed))
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
    columns = [headers.Column(is_text=at < labels) for at in range(labels + width)]
    header = headers.header_of(texts[: width + labels], columns, are_cells=True)
    if header is None or (header.likely < 0 and not place.is_captioned):
        return None
    body = [*named, *values]
    rows = (tuple(GridCell(cell.text) for cell in body[row::count]) for row in range(count))
    return header._replace(rows=(*header.rows, *rows))


def _parted(cut: cells.Cut, *, by_line: bool) -> Callable[[Sequence[str], Place], Found | None]:
    def read(lines: Sequence[str], place: Place) -> Found | None:
        return table_of(cells.printed(lines, cut), place, by_line=by_line)

    return read


HYPOTHESES: tuple[Hypothesis, ...] = (
    Hypothesis("bars", _has_bars, _barred, Example("指标|单位|2023年\n羊毛产量|吨|12.5\n奶产量|吨|3.25")),
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
        "one column after the other",
        _one_a_line,
        _in_turn,
        Example("指标\n单位\n2023年\n羊毛产量\n奶产量\n吨\n吨\n12.5\n3.25"),
    ),
)


def read_lines(lines: Sequence[str], place: Place) -> Found | None:
    """The table that is in these lines, None where no hypothesis holds."""
    for hypothesis in HYPOTHESES:
        if hypothesis.applies(lines):
            found = hypothesis.read(lines, place)
            if found is not None:
                return found
    return None
