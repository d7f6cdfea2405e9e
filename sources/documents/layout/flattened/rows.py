"""The rows of a table, in reading order: which cells are one row, and on which side of the table it stands.

Here belong rows as texts and then values, running numbers, the header that is repeated, and tables side by side. Not here: labels
that broke over lines (``labels``), and whether all of it holds (``checking``).
"""

from __future__ import annotations

import re
from bisect import bisect
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from sources.documents.layout.flattened.cells import Printed, is_dash, is_year
from sources.documents.layout.lines import NUMERAL
from sources.documents.layout_elements import tight

_FEWEST_NUMBERS, _NUMBERED = 2, 0.6  # rows that have a running number
_BEHIND = 0.8  # of them, those with texts behind their values
_NUMBER_OF_GROUP = re.compile(rf"[(（]?[{NUMERAL}]{{1,3}}[)）、]?")
_MOST_LEFT_OUT = 2  # numbers between those of two rows, where the header says that rows are numbered
_PAIR, _END, _ENDING = (
    2,
    2,
    0.4,
)  # tables side by side, characters with which labels end, share of labels that end alike


@dataclass(slots=True)
class Row:
    """The cells of one row of one of the tables that stand side by side. ``after`` are texts behind the values.

    ``is_loose``: it stands alone on its line, and nobody can tell on which side. ``is_wrapped``: its label broke over lines.
    ``until`` is the line on which the rest of its label stands, where that is below its values.
    """

    labels: list[Printed] = field(default_factory=list)
    values: list[Printed] = field(default_factory=list)
    after: list[Printed] = field(default_factory=list)
    ordinal: Printed | None = None
    side: int = 0
    is_loose: bool = False
    is_wrapped: bool = False
    until: int = 0

    @property
    def is_numbered(self) -> bool:
        """Whether it has a running number, and values."""
        return self.ordinal is not None and bool(self.values)

    @property
    def is_group(self) -> bool:
        """Whether it has the number of a group."""
        return self.ordinal is not None and is_of_group(self.ordinal)

    @property
    def first(self) -> Printed:
        """Its first cell."""
        return self.cells[0]

    @property
    def cells(self) -> list[Printed]:
        """All of its cells."""
        return [*([self.ordinal] if self.ordinal else []), *self.labels, *self.values, *self.after]


def begins_body(cell: Printed) -> bool:
    """Whether a cell is of no header: a running number, or a number that is no year."""
    return cell.is_ordinal or (cell.is_value and not is_year(cell.text) and any(map(str.isdigit, cell.text)))


def is_of_group(cell: Printed) -> bool:
    """Whether a cell is the number of a group, in words."""
    return cell.is_ordinal and not cell.text[0].isdigit()


def counted(cells: Sequence[Printed], *, is_said: bool) -> Sequence[Printed]:
    """The cells with the running numbers of rows marked as such, where nearly every row has one. ``is_said``: the header says so, and
    texts may stand between the values of a row and the next number; groups have numbers in words (一), and may count anew."""
    groups = _numbers_of_groups(cells) if is_said else []
    ends = [at for at, (cell, after) in enumerate(pairwise(cells)) if cell.is_value and not after.is_value]
    # the first stands alone before its label, but for a total above it; behind the values of each row stands a rank
    numbers = _running(cells, ends, groups, may_follow=is_said)
    most = len(ends) - len(numbers) if is_said else len(ends)
    if len(numbers) < _FEWEST_NUMBERS or len(numbers) < _NUMBERED * most:
        return cells
    marked = numbers.union(groups)
    return [replace(cell, is_value=False, is_ordinal=True) if at in marked else cell for at, cell in enumerate(cells)]


def _running(cells: Sequence[Printed], ends: Sequence[int], groups: Sequence[int], *, may_follow: bool) -> set[int]:
    """Which of the last values before texts count on, or anew below the number of a group. ``may_follow``: the first of them may
    stand right behind a value, and some numbers may be left out."""
    numbers: set[int] = set()
    last, last_at, parts = 0, -1, 0
    for number, at in enumerate(ends):
        if may_follow and _counts_part(cells, ends[number:], last, parts):
            numbers.add(at)
            last_at, parts = at, parts + 1
            continue
        is_first = cells[at].text == "1" and bisect(groups, last_at) < bisect(groups, at)
        may_be_one = may_follow or numbers or not at or not cells[at - 1].is_value
        if may_be_one and (
            is_first or _counts_on(cells, ends[number:], last, may_leave_out=may_follow and bool(numbers))
        ):
            numbers.add(at)
            last, last_at, parts = int(cells[at].text), at, 0
    return numbers


def _counts_on(cells: Sequence[Printed], ends: Sequence[int], last: int, *, may_leave_out: bool) -> bool:
    """Whether the first of some values before texts is the number behind the ``last`` one."""
    following = [cells[each].text for each in ends[: _MOST_LEFT_OUT + 1]]
    return following[0] == str(last + 1) or (may_leave_out and _leaves_out(following, last))


def _counts_part(cells: Sequence[Printed], ends: Sequence[int], whole: int, before: int) -> bool:
    """Whether the first of some values before texts is the number of a part of the row that has the number ``whole``, so many parts
    ``before`` it (1.2 below 1.1); the first of them is one where a second follows."""
    following = [cells[at].text for at in ends[: _MOST_LEFT_OUT + 1]]
    return whole > 0 and following[0] == f"{whole}.{before + 1}" and (before > 0 or f"{whole}.2" in following)


def _leaves_out(following: Sequence[str], last: int) -> bool:
    """Whether the first of some values before texts is the number of a row behind another, some between left out: none is that."""
    text = following[0]
    counts_on = text.isdigit() and text[0] != "0" and last + 1 < int(text) <= last + 1 + _MOST_LEFT_OUT
    return counts_on and str(last + 1) not in following


def _numbers_of_groups(cells: Sequence[Printed]) -> list[int]:
    """Which cells are the number of a group in words, before its name: 一, 渔业项目."""
    return [
        at
        for at, (cell, following) in enumerate(pairwise(cells))
        if not following.is_value and _NUMBER_OF_GROUP.fullmatch(tight(cell.text))
    ]


def rows_of(cells: Sequence[Printed], header: Sequence[Printed], *, texts_follow: bool) -> list[Row]:
    """Cells below a header as rows: texts, then values. A header that is repeated is left out, and what follows the last value.

    ``texts_follow``: a text on the line of values belongs to them.
    """
    again = [tight(cell.text) for cell in header]
    rows = [Row()]
    at = 0
    while at < len(cells):
        if again and at and tight(cells[at].text) == again[0] and _repeats(cells[at : at + len(again)], again):
            at += len(again)
            continue
        _take(cells[at], rows, texts_follow=texts_follow)
        at += 1
        if len(again) > _PAIR and _repeats(cells[at : at + len(again) - 1], again[1:]):
            at += len(again) - 1  # the name of a group beside the header once more: 二、财政, 本月, 累计
    while rows and not rows[-1].values:
        rows.pop()
    return [row for row in rows if row.labels or row.values]


def _repeats(cells: Sequence[Printed], header: Sequence[str]) -> bool:
    return [tight(cell.text) for cell in cells] == header


def _take(cell: Printed, rows: list[Row], *, texts_follow: bool) -> None:
    last = rows[-1]
    if cell.is_ordinal:
        rows.append(Row(ordinal=cell))
    elif cell.is_value:
        last.values.append(cell)
    elif not last.values:
        last.labels.append(cell)
    elif texts_follow and cell.line == last.values[-1].line:
        last.after.append(cell)
    else:
        rows.append(Row([cell]))


def move_texts(rows: Sequence[Row], count: int) -> None:
    """Let the first texts of each row be the last of the row before: they stand behind its values."""
    for upper, row in pairwise(rows):
        upper.after, row.labels = row.labels[:count], row.labels[count:]


def take_dashes_for_texts(rows: Sequence[Row], texts: int) -> None:
    """Let a dash be the last text before the values of a row, where that lacks one of so many texts and has one value too many: it
    has no unit."""
    counts = Counter(len(row.values) for row in rows if len(row.labels) >= texts and row.values)
    most = counts.most_common(1)[0][0] if counts else 0
    for row in rows:
        if texts > 1 and len(row.labels) == texts - 1 and len(row.values) == most + 1 and is_dash(row.values[0].text):
            row.labels.append(replace(row.values.pop(0), is_value=False))


def with_texts_behind(rows: Sequence[Row]) -> tuple[list[Row], int]:
    """Rows that begin with a running number, each with the texts that stand between its values and the next number, where nearly all
    have as many; and how many these are."""
    behind = [
        len(row.labels) if _stands_behind(row, upper) else 0
        for upper, row in pairwise(rows)
        if upper.is_numbered and not upper.is_group
    ]
    count, rows_with = Counter(behind).most_common(1)[0] if behind else (0, 0)
    if not count or rows_with < _BEHIND * len(behind):
        return list(rows), 0
    kept: list[Row] = []
    for row in rows:
        if kept and _stands_behind(row, kept[-1]):
            kept[-1].after, row.labels = row.labels[:count], row.labels[count:]
        if row.labels or row.values or row.ordinal:
            kept.append(row)
    return kept, count


def _stands_behind(row: Row, upper: Row) -> bool:
    """Whether a row is nothing but texts, behind the values of one that has a running number."""
    return upper.is_numbered and not (row.ordinal or row.values)


def ends_of_sides(rows: Sequence[Row], *, by_line: bool) -> list[str]:
    """How the labels of each of two tables side by side end (收入, 支出), where they differ and many labels show it. A row that is
    alone on its line may stand on either side: it is asked only where the others do not show it."""
    labelled = [(at, row) for at, row in enumerate(rows) if row.labels]
    paired = [(at, row) for at, row in labelled if not (by_line and _is_alone(rows, at))]
    return _ends(paired, by_line=by_line) or _ends(labelled, by_line=by_line)


def _ends(rows: Sequence[tuple[int, Row]], *, by_line: bool) -> list[str]:
    found: tuple[Counter[str], Counter[str]] = (Counter(), Counter())
    for at, row in rows:
        found[not row.first.opens if by_line else at % _PAIR][tight(row.labels[-1].text)[-_END:]] += 1
    ends = [most[0][0] for each in found if (most := each.most_common(1)) and most[0][1] >= _ENDING * each.total()]
    return ends if len(ends) == len(set(ends)) == _PAIR else []


def put_on_sides(rows: Sequence[Row], ends: Sequence[str], *, by_line: bool, are_alike: bool) -> None:
    """Say of each row of two tables side by side where it stands: by how its label ends, by its place on the line, or in turns.

    ``are_alike``: both say the same of their rows, so that it does not matter where one stands that is alone.
    """
    second = _place_of_second(rows) if by_line else None
    for at, row in enumerate(rows):
        label = tight(row.labels[0].text) if row.labels else ""
        named = [side for side, end in enumerate(ends) if label.endswith(end)]
        if by_line and (second is not None or not _is_alone(rows, at)):
            row.side = _side_by_place(row, second if _is_alone(rows, at) else None)
        elif len(named) == 1 and (by_line or not are_alike):
            row.side = named[0]
        else:
            row.side = 0 if by_line else at % _PAIR
            row.is_loose = not are_alike and bool(row.values)


def _side_by_place(row: Row, second: int | None) -> int:
    """The side of a row: by its end where the second side begins at a place, else by whether it opens its line."""
    is_first = row.first.opens if second is None else row.cells[-1].end <= second
    return 0 if is_first else _PAIR - 1


def _place_of_second(rows: Sequence[Row]) -> int | None:
    """Where on the line the second of two tables side by side begins; None where lines do not keep their places, as none stands in,
    or a row that is alone stands on both sides of it."""
    places = [row.first.start for row in rows if not row.first.opens]
    alone = [row for at, row in enumerate(rows) if _is_alone(rows, at)]
    if not places or not any(row.first.start >= min(places) for row in alone):
        return None
    return None if any(row.first.start < min(places) < row.cells[-1].end for row in alone) else min(places)


def _is_alone(rows: Sequence[Row], at: int) -> bool:
    """Whether a row is alone on its line."""
    return rows[at].first.opens and (at + 1 == len(rows) or rows[at + 1].first.opens)


def beside(rows: Sequence[Row], sides: int) -> Iterator[list[Row | None]]:
    """The rows of tables side by side as lines of all of them."""
    line: list[Row | None] = [None] * sides
    for row in rows:
        if row.side == 0 or any(each is not None for each in line[row.side :]):
            if any(line):
                yield line
            line = [None] * sides
        line[row.side] = row
    if any(line):
        yield line
