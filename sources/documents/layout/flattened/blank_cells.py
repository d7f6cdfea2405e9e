"""Tables of which every cell is a line, and an empty cell an empty line: the lines say where each value stands.

Here belong tables whose every row is as many lines, the empty ones among them. Not here: tables whose empty cells left nothing
(``checking``, ``placing``), and what a header is (``headers``, ``header_rows``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from sources.documents.layout.flattened import cells, header_rows, header_words
from sources.documents.layout.flattened.cells import Printed
from sources.documents.layout.flattened.checking import Found, column_of
from sources.documents.layout_elements import GridCell

_FEWEST_ROWS, _FEWEST_COLUMNS, _MOST_COLUMNS = 2, 3, 12
_MOST_BELOW = 10  # cells of the second row of a header
_FEWEST_VALUES = 4
_KNOWN = 0.6  # of the words of a header
_WORDY = 0.34  # of the cells of a column of values: 完成上级任务

_Row = Sequence[str]
_Cell = tuple[str, int]  # a text and its line


def table_of(lines: Sequence[str], gaps: Sequence[int]) -> Found | None:
    """The table of lines before each of which so many empty ones stand; None where no line is an empty cell, or the lines do not come
    out as rows, or do so in several ways."""
    spread = _spread(lines, gaps)
    start = next((at for at, (text, _) in enumerate(spread) if header_words.is_label_word(text)), len(spread))
    below = spread[start:]
    head = sum(1 for _ in takewhile(lambda cell: not cells.is_body(cell[0]), below))
    if not any(text == "" for text, _ in below) or not header_words.is_label_word(below[0][0]):
        return None
    widths = range(_FEWEST_COLUMNS, min(_MOST_COLUMNS, head) + 1)
    fits = [fit for width in widths for fit in _fits(below, width, head)]
    return fits[0] if len(fits) == 1 else None


def _spread(lines: Sequence[str], gaps: Sequence[int]) -> list[_Cell]:
    """The cells, each with its line: those that are printed, and an empty one for each empty line more than stand between all."""
    between = min(gaps[1:], default=0)
    found: list[_Cell] = []
    for at, (line, gap) in enumerate(zip(lines, gaps, strict=True)):
        found += [("", at)] * ((gap - between) // (between + 1) if at else 0)
        found.append((line.strip(), at))
    return found


def _fits(below: Sequence[_Cell], width: int, head: int) -> Iterator[Found]:
    """The tables of rows of so many cells, below a header of one row or two."""
    for size in (width, *range(width + 2, min(width + _MOST_BELOW, head) + 1)):
        texts = [text for text, _ in below[size:]]
        rows = [[*texts[at : at + width], *[""] * (at + width - len(texts))] for at in range(0, len(texts), width)]
        body = list(takewhile(_is_row, rows))
        if len(body) < _FEWEST_ROWS or any(map(cells.is_number, texts[width * len(body) :])) or not _hold_alike(body):
            continue
        if header := _header([text for text, _ in below[:size]], body):
            until = size + width * len(body)
            last = max(at for text, at in below[:until] if text)
            yield Found((*header, *(tuple(map(GridCell, row)) for row in body)), below[0][1], last + 1)


def _header(texts: _Row, body: Sequence[_Row]) -> tuple[tuple[GridCell, ...], ...]:
    """The header that these cells are over the rows; empty where they are none."""
    if not _are_words_of_header(texts) or (header_words.is_over_units(texts[1]) and not _have_units(body)):
        return ()
    columns = list(zip(*body, strict=True))
    if len(texts) == len(columns):
        return (tuple(map(GridCell, texts)),)
    pieces = [Printed(text, at, True, 0, len(text), is_value=False) for at, text in enumerate(texts)]
    shown = [column_of([text for text in column if text]) for column in columns]
    found = header_rows.over_unequal(pieces, shown, by_line=False) or header_rows.header_of_cells(pieces, shown)
    return found.rows if found else ()


def _are_words_of_header(texts: _Row) -> bool:
    known = sum(header_words.is_label_word(text) or header_words.is_over_values(text) for text in texts)
    return all(texts) and not any(map(cells.is_body, texts)) and known >= _KNOWN * len(texts)


def _have_units(body: Sequence[_Row]) -> bool:
    """Whether each row but those of groups, which hold nothing else, has a unit behind its label."""
    return all(cells.is_unit(row[1]) or not any(row[1:]) for row in body)


def _is_row(row: _Row) -> bool:
    return bool(row[0]) and not cells.is_value(row[0])


def _hold_alike(body: Sequence[_Row]) -> bool:
    """Whether each column holds texts or values, some these and one an empty cell among them."""
    values = [column for column in list(zip(*body, strict=True))[1:] if any(map(cells.is_value, column))]
    numbers = sum(cells.is_number(text) for column in values for text in column)
    if numbers < _FEWEST_VALUES or not any(text == "" for column in values for text in column):
        return False
    return all(
        sum(bool(text) and not cells.is_value(text) for text in column) <= _WORDY * len(column) for column in values
    )
