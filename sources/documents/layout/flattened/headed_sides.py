"""Where a header begins, and the tables that stand side by side below it: how many there are, and the titles over each.

Here belong the words that a header leaves out over its labels. Not here: the header itself (``headers``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from sources.documents.cues import cues
from sources.documents.layout.flattened.cells import Printed
from sources.documents.layout.flattened.header_words import (
    AMOUNT_WORD,
    FEWEST_TITLES,
    SIDES,
    counts_rows,
    is_known,
    is_known_over_values,
    is_label_word,
    is_over_values,
    is_side,
)
from sources.documents.layout.flattened.headers import MOST_IN_CELL, Header
from sources.documents.layout_elements import GridCell, tight

_CUES = cues("tables")
_HEAD = _CUES["label"]["words"][0]  # stands for the word over labels that a header leaves out


def begins(cells: Sequence[Printed]) -> int | None:
    """Where a header begins: at a word known for one over labels, or at the first of two sides that are headed alike."""
    return next((at for at, cell in enumerate(cells) if is_label_word(cell.text) or are_sides(cells, at)), None)


def are_sides(cells: Sequence[Printed], at: int) -> bool:
    """Whether two tables side by side begin there: 收入, 预算数, 支出, 预算数."""
    if tight(cells[at].text) not in SIDES:
        return False
    words = [tight(cell.text) for cell in cells[at : at + 2 * MOST_IN_CELL]]
    second = next((other for other in range(2, len(words)) if words[other] in SIDES - {words[0]}), None)
    over, again = (words[1:second], words[second + 1 : 2 * second]) if second else ([], [])
    return second is not None and list(map(_amount, over)) == list(map(_amount, again))


def _amount(word: str) -> str:
    """A header of amounts in its short form: 预算 and 预算数 say the same."""
    return word.removesuffix(AMOUNT_WORD)


def with_heads(cells: Sequence[Printed]) -> list[Printed]:
    """Cells of a table over whose labels nothing is printed, with a word there; none where they are no such table."""
    return _with_heads_of_sides(cells) or _with_head(cells)


def _with_heads_of_sides(cells: Sequence[Printed]) -> list[Printed]:
    """The same of cells that begin with the headers of two sides: 执行数, 执行数."""
    words = [tight(cell.text) for cell in cells[: 2 * MOST_IN_CELL]]
    for width in range(1, min(MOST_IN_CELL, len(cells) // 2 - 1) + 1):
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
    if len(heads) < FEWEST_TITLES or [cell.is_value for cell in body[: 2 * len(row)]] != 2 * row:
        return []
    return [*cells[:start], replace(heads[0], text=_HEAD), *cells[start:]]


def without_heads(rows: Sequence[tuple[GridCell, ...]]) -> tuple[tuple[GridCell, ...], ...]:
    """The rows of such a table as they are printed, with nothing over the labels."""
    first = tuple(replace(cell, text="") if cell.text == _HEAD else cell for cell in rows[0])
    return first, *rows[1:]


def sides(header: Sequence[Printed]) -> int:
    """How many tables stand side by side: as many as their header begins anew."""
    if header and are_sides(header, 0):
        return 2
    labels = [tight(cell.text) for cell in header if is_label_word(cell.text) and not counts_rows(cell.text)]
    return max(1, labels.count(labels[0])) if labels else 1


def are_titles(above: Sequence[Printed], header: Sequence[Printed]) -> bool:
    """Whether the cells above a header are titles, each of one of the tables that stand side by side."""
    if len(above) < FEWEST_TITLES or len(above) != sides(header):
        return False
    return not any((is_known(tight(cell.text)) and not is_side(cell.text)) or cell.is_value for cell in above)


def titled(header: Header | None, titles: Sequence[Printed], widths: Sequence[int]) -> Header | None:
    """A header with titles above it, each over so many columns."""
    if header is None or not titles:
        return header
    above = tuple(GridCell(title.text, column_span=width) for title, width in zip(titles, widths, strict=True))
    return header._replace(rows=(above, *header.rows))
