"""Tables with a row of formulas below their header: A=B+C, B, C over what a district owes in all, in general and in special debts.

The formulas say how many columns there are and which stand below one cell, so that a single row is a table, and a header need print
none of its empty cells. Not here: a column of formulas beside the labels of rows, which is one of texts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from sources.documents.layout.flattened import barred, cells, header_words
from sources.documents.layout.flattened.cells import Printed
from sources.documents.layout.flattened.checking import Found
from sources.documents.layout_elements import GridCell, tight

_FORMULA = re.compile(r"[A-Z](?:=[A-Z](?:[+＋\-－][A-Z])+)?")
_LETTER = re.compile(r"[A-Z]")
_EQUALS = "="
_FEWEST = 3  # a sum and its parts


@dataclass(frozen=True, slots=True)
class _Formulas:
    """The row of formulas: where its first cell is among all, and of how many columns each cell over them is: 3 for A=B+C, B, C."""

    first: int
    spans: tuple[int, ...]

    @property
    def width(self) -> int:
        """The columns of the table, with that of the labels."""
        return 1 + sum(self.spans)


def are_in_row(lines: Sequence[str]) -> bool:
    """Whether one of the lines is a row of formulas."""
    return any(_formulas(cells.texts(line)) is not None for line in lines if _EQUALS in line and cells.has_bars(line))


def is_row(texts: Sequence[str]) -> bool:
    """Whether the texts of one line are a row of formulas behind a label, and nothing else."""
    formulas = _formulas(texts)
    return formulas is not None and formulas.first == 1 and formulas.width == len(texts)


def rows(lines: Sequence[str]) -> Found | None:
    """The table with such a row, which is none of its own; None where lines show none, or no bar stands behind their cells."""
    if not (any(_EQUALS in line for line in lines) and barred.has_ends(lines)):
        return None
    return _rows(barred.cells_of(lines))


def rows_cut(lines: Sequence[str], cut: cells.Cut) -> Found | None:
    """The same of lines whose cells no bar parts."""
    return _rows(cells.printed(lines, cut))


def are_among(lines: Sequence[str]) -> bool:
    """Whether formulas stand in lines without bars."""
    return any(_EQUALS in line for line in lines) and not any(map(cells.has_bars, lines))


def _rows(printed: Sequence[Printed | barred.Cell]) -> Found | None:
    texts = [cell.text for cell in printed]
    formulas = _formulas(texts)
    if formulas is None:
        return None
    labels = [at for at, text in enumerate(texts[: formulas.first - 1]) if header_words.is_label_word(text)]
    header = _header(list(filter(None, texts[labels[-1] : formulas.first - 1])), formulas.spans) if labels else ()
    start = formulas.first + formulas.width - 1
    parted = (texts[at : at + formulas.width] for at in range(start, len(texts), formulas.width))
    body = list(takewhile(lambda row: _is_row(row, formulas.width), parted))
    if not (header and body):
        return None
    last = start + len(body) * formulas.width - 1
    return Found(
        (*header, *(tuple(map(GridCell, row)) for row in body)), printed[labels[-1]].line, printed[last].line + 1
    )


def _formulas(texts: Sequence[str]) -> _Formulas | None:
    """The first row of formulas in which each sum stands right before what it is the sum of, behind a label."""
    for first in range(1, len(texts)):
        spans = tuple(_spans(list(takewhile(_FORMULA.fullmatch, map(tight, texts[first:])))))
        if sum(spans) >= _FEWEST and max(spans) > 1:
            return _Formulas(first, spans)
    return None


def _spans(formulas: Sequence[str]) -> Iterator[int]:
    """Of how many columns each cell over the formulas is."""
    at = 0
    while at < len(formulas):
        parts = _LETTER.findall(formulas[at])[1:]
        span = 1 + len(parts) if list(formulas[at + 1 : at + 1 + len(parts)]) == parts else 1
        yield span
        at += span


def _header(texts: Sequence[str], spans: Sequence[int]) -> tuple[tuple[GridCell, ...], ...]:
    """The texts as two rows, the second of which may leave out what stands over the sums; empty where they do not come out so."""
    upper, lower = texts[: 1 + len(spans)], list(texts[1 + len(spans) :])
    groups = [span for span in spans if span > 1]
    if len(lower) == sum(groups) - len(groups):
        lower = [text for span in groups for text in ["", *(lower.pop(0) for _ in range(span - 1))]]
    if len(lower) != sum(groups):
        return ()
    over = (
        GridCell(text, 1, span) if span > 1 else GridCell(text, 2) for text, span in zip(upper[1:], spans, strict=True)
    )
    return (GridCell(upper[0], 2), *over), tuple(map(GridCell, lower))


def _is_row(row: Sequence[str], width: int) -> bool:
    """Whether cells are a label and values."""
    is_labelled = len(row) == width and bool(row[0]) and not cells.is_value(row[0])
    return is_labelled and any(row[1:]) and all(cells.is_value(text) for text in row[1:] if text)
