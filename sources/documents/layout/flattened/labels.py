"""The labels of rows: which texts above each other are one label that broke over lines, and which are rows of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from sources.documents.cues import cues
from sources.documents.layout.flattened.cells import Printed
from sources.documents.layout.flattened.rows import Row
from sources.documents.layout.headings import HEADING_MARK
from sources.documents.layout_elements import tight

_SHORTEST_WRAPPED = 6  # characters of a line that is full
_PAIR = 2
_CLOSING, _PAIRS = (")", "）", "、", "”", "》", "，"), (("(", ")"), ("（", "）"), ("“", "”"), ("《", "》"))
_LISTED = "、"
TOTALS = tuple(cues("tables")["total"]["words"])
GROUP = re.compile(cues("tables")["group"]["pattern"])
"""A row that says how those below it are grouped: 按收入来源分："""


class Labels:
    """The labels of the rows of a table. ``texts`` is how many columns of text it has; ``ends`` are the words with which the labels
    of each side end, if they do; ``counted`` says that rows have running numbers."""

    def __init__(self, rows: Sequence[Row], texts: int, ends: Sequence[str], *, counted: bool) -> None:
        self._texts = texts
        self._ends = tuple(ends)
        self._counted = counted
        self._widest = {
            opens: max((_length(cell) for row in rows for cell in row.labels if cell.opens is opens), default=0)
            for opens in (True, False)
        }
        self._goes_below = self._all_go_below(rows)

    def _all_go_below(self, rows: Sequence[Row]) -> bool:
        """Whether each text that stands alone on its line between two rows is the rest of the label above it: that fills its line, or
        stands on a line of its own above its values, as in a cell whose values stand amid its lines."""
        below = [(upper, piece) for upper, row in pairwise(rows) if (piece := self._alone_before(row)) is not None]
        return bool(below) and all(self._may_go_below(upper, piece) for upper, piece in below)

    def _alone_before(self, row: Row) -> Printed | None:
        """The first text of a row where it stands alone on its line, before the rest of the row, which has a label itself."""
        pieces, _ = self._split(row)
        if row.ordinal is not None or len(pieces) < _PAIR or not row.values:
            return None
        first, second = pieces[:_PAIR]
        return first if first.opens and second.opens and first.line != second.line else None

    def _may_go_below(self, upper: Row, piece: Printed) -> bool:
        pieces, _ = self._split(upper)
        if not (pieces and upper.values) or HEADING_MARK.match(tight(piece.text)):
            return False
        last = pieces[-1]
        fills = last.opens and _length(last) >= max(_SHORTEST_WRAPPED, self._widest[True] - 1)
        return fills and _length(piece) <= _length(last)

    def parted(self, rows: Sequence[Row], behind: Printed | None = None) -> list[Row]:
        """The rows with one label each: one that broke over lines is joined, every other text before it is a row of its own.
        ``behind`` is the text on the line behind the last row, which may be the rest of its label."""
        result: list[Row] = []
        for row in rows:
            pieces, rest = self._split(row)
            groups = self._groups(row, pieces)
            if groups and result and self._belongs_above(groups, row, result[-1]):
                result[-1].labels[0] = joined([result[-1].labels[0], *groups.pop(0)])
            if not groups and not row.values:
                continue
            result += [Row([joined(group)]) for group in groups[:-1]]
            is_wrapped = bool(groups) and len(groups[-1]) > 1
            result.append(replace(row, labels=[*map(joined, groups[-1:]), *rest], is_wrapped=is_wrapped))
        if behind is not None:
            self._finish(result[-1], rows[-1], behind)
        return result

    def _finish(self, row: Row, printed: Row, behind: Printed) -> None:
        """Let the text on the line behind the last row be the rest of its label, where labels go on below their values."""
        if self._goes_below and self._may_go_below(printed, behind):
            row.labels[0], row.until = joined([row.labels[0], behind]), behind.line

    def _split(self, row: Row) -> tuple[list[Printed], list[Printed]]:
        """The pieces of a row's label, and its other texts."""
        others = self._texts - 1 if row.values else 0
        return (row.labels[:-others], row.labels[-others:]) if others else (row.labels, [])

    def _belongs_above(self, groups: Sequence[Sequence[Printed]], row: Row, above: Row) -> bool:
        """Whether the rest of a label stands below its row: before the next running number, or ending as labels of its side do."""
        group = groups[0]
        if not above.labels or len(group) != 1 or not group[0].opens or (row.values and len(groups) == 1):
            return False
        if self._counted:
            is_between = above.ordinal is not None and row.ordinal is None and not row.values
            return is_between and above.is_wrapped and not HEADING_MARK.match(tight(group[0].text))
        is_rest = self._goes_below and self._alone_before(row) is group[0] and not above.is_wrapped
        return is_rest or self._is_rest_of_side(above, group[0])

    def _is_rest_of_side(self, above: Row, piece: Printed) -> bool:
        """Whether a label ends as those of its side do only with the text below it."""
        label = tight(above.labels[0].text)
        return bool(above.values) and _length(piece) < len(label) and self._is_finished_by(label, piece)

    def _groups(self, row: Row, pieces: list[Printed]) -> list[list[Printed]]:
        """The pieces of labels, those of one label together; everything between two running numbers is of one row."""
        return [pieces] if self._counted and row.ordinal is not None and pieces else self._wrapped(pieces)

    def _wrapped(self, pieces: Sequence[Printed]) -> list[list[Printed]]:
        """The pieces of labels, those of one label together."""
        groups: list[list[Printed]] = []
        for piece in pieces:
            if groups and self._goes_on(groups[-1], piece):
                groups[-1].append(piece)
            else:
                groups.append([piece])
        return groups

    def _goes_on(self, group: Sequence[Printed], piece: Printed) -> bool:
        """Whether a piece goes on the label above it: on one line, or where that is not finished or fills its line."""
        label = tight("".join(each.text for each in group))
        if _begins_anew(piece, label) or GROUP.fullmatch(label):
            return False
        if piece.line == group[-1].line:
            return not (self._ends and label.endswith(self._ends[0]))
        if _is_open(label) or piece.text.startswith(_CLOSING):
            return True
        if self._ends and label.endswith(self._ends):
            return False
        if self._is_finished_by(label, piece):
            return True
        # one character is no label
        on_line = sum(_length(each) for each in group if each.line == group[-1].line)
        fills = 1 if _length(piece) == 1 else self._widest[group[0].opens] - 1
        return on_line >= max(_SHORTEST_WRAPPED, fills) and _length(piece) <= on_line

    def _is_finished_by(self, label: str, piece: Printed) -> bool:
        """Whether a label has not the end of those of its side, and has it with the piece below."""
        if not self._ends or label.endswith(self._ends):
            return False
        return f"{label}{tight(piece.text)}".endswith(self._ends)


def _begins_anew(piece: Printed, label: str) -> bool:
    """Whether a text has a number of its own, or is the whole label of a total (not only its last word) below a finished one."""
    text = tight(piece.text)
    is_total = text.endswith(TOTALS) and text not in TOTALS
    return bool(HEADING_MARK.match(text)) or (is_total and not _is_open(label))


def _is_open(label: str) -> bool:
    return label.endswith(_LISTED) or any(label.count(left) > label.count(right) for left, right in _PAIRS)


def _length(cell: Printed) -> int:
    return len(tight(cell.text))


def joined(pieces: Sequence[Printed]) -> Printed:
    """The pieces as one cell, at the place of the first; a blank stays where pieces stand on one line."""
    parts = [pieces[0].text]
    for upper, piece in pairwise(pieces):
        parts.append(f" {piece.text}" if piece.line == upper.line else piece.text)
    return replace(pieces[0], text="".join(parts))
