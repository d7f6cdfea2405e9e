"""Rows that print fewer values than the table has columns: to which columns theirs belong, where that can be told.

Three things tell it: the place on the line where the rows are aligned, how the numbers of a column are written, and what
columns are computed from others, as the full rows show. Where more than one place is left, or none, it cannot be told.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, pairwise, permutations
from math import comb
from typing import NamedTuple

from sources.documents.layout.flattened.cells import Printed

_SAMPLE = 40  # rows from which a column is known
_MOST_COLUMNS, _MOST_PLACES = 12, 300
_FEWEST, _SHARE = 3, 0.8
_RARE = 0.1
_PAIR = 2
_LARGE = 30  # a change in per cent is seldom as large
_TIMES_ALIKE, _TIMES_SMALL = 3, 10  # how many times as large one amount is as another at most, and as a change at least
_NUMBER = re.compile(
    r"(?P<minus>[-−–—－(（])?\s?(?P<number>\d[\d,，]*(?:[.．](?P<decimals>\d+))?)\s?(?P<percent>[%％])?"
)


class _Form(NamedTuple):
    """How a number is written: its decimals, and whether it has a sign of per cent."""

    decimals: int
    percent: bool


class _Relation(NamedTuple):
    """The column ``ratio`` is 100 times ``part`` over ``whole``, less 100 where it is a growth; or it is ``part`` less ``whole``."""

    ratio: int
    part: int
    whole: int
    less: int
    is_difference: bool = False


def number(text: str) -> Decimal | None:
    """The number of a cell of nothing but a number; None for everything else."""
    match = _NUMBER.fullmatch(text.strip())
    if match is None:
        return None
    value = Decimal(match["number"].replace(",", "").replace("，", "").replace("．", "."))
    return -value if match["minus"] else value


def _form(text: str) -> _Form | None:
    match = _NUMBER.fullmatch(text.strip())
    return _Form(len(match["decimals"] or ""), bool(match["percent"])) if match else None


@dataclass(frozen=True, slots=True)
class Columns:
    """What the full rows of a table show of its columns of values."""

    forms: tuple[frozenset[_Form], ...]
    relations: tuple[_Relation, ...]
    places: tuple[tuple[int, int], ...]  # first and last place on the line; empty where the rows are not aligned

    def placed(self, values: Sequence[Printed], said: Sequence[int] = ()) -> list[Printed | None] | None:
        """The values with None for the columns that the row leaves empty; None where that cannot be told. ``said`` are the columns
        that the header and the row's unit say, where nothing is aligned."""
        width = len(self.forms)
        if len(values) == width:
            return list(values)
        if not values or len(values) > width:
            return None
        if (by_place := self._by_place(values)) is not None:
            return by_place
        if len(said) == len(values):
            return spread(said, values, width)
        if width > _MOST_COLUMNS or comb(width, len(values)) > _MOST_PLACES:
            return None
        numbers = [number(value.text) for value in values]
        forms = [_form(value.text) for value in values]
        fitting = [each for each in combinations(range(width), len(values)) if self._fits(each, numbers, forms)]
        return spread(fitting[0], values, width) if len(fitting) == 1 else None

    def _by_place(self, values: Sequence[Printed]) -> list[Printed | None] | None:
        if not self.places:
            return None
        columns: list[int] = []
        for value in values:
            over = [at for at, (start, end) in enumerate(self.places) if value.start < end and start < value.end]
            if len(over) != 1 or (columns and over[0] <= columns[-1]):
                return None
            columns.append(over[0])
        return spread(columns, values, len(self.forms))

    def _fits(self, columns: Sequence[int], numbers: Sequence[Decimal | None], forms: Sequence[_Form | None]) -> bool:
        if any(form is not None and form not in self.forms[at] for at, form in zip(columns, forms, strict=True)):
            return False
        row = dict(zip(columns, numbers, strict=True))
        return all(_agrees(relation, row) for relation in self.relations)


def spread(columns: Sequence[int], values: Sequence[Printed], width: int) -> list[Printed | None]:
    """A row of so many columns with each of the values in its own."""
    row: list[Printed | None] = [None] * width
    for at, value in zip(columns, values, strict=True):
        row[at] = value
    return row


def by_size(values: Sequence[Printed], amounts: Sequence[int], width: int) -> tuple[int, ...]:
    """The columns of a row whose amounts, of one thing at several times, are alike, and many times as large as its changes:
    1693.8, 6.5, 1542.2, 0.9. Of several places those that begin in the first column. Empty where none, or more, are left."""
    sizes = [abs(size) if (size := _size(value.text)) is not None else None for value in values]
    if None in sizes or comb(width, len(sizes)) > _MOST_PLACES:
        return ()
    found = [each for each in combinations(range(width), len(sizes)) if _are_of_size(each, sizes, amounts)]
    found = [each for each in found if not each[0]] or found
    return found[0] if len(found) == 1 else ()


def _are_of_size(columns: Sequence[int], sizes: Sequence[Decimal | None], amounts: Sequence[int]) -> bool:
    """Whether values stand in columns of amounts that are alike and in columns of changes that are small beside these."""
    large = [size for at, size in zip(columns, sizes, strict=True) if size is not None and at in amounts]
    small = [size for at, size in zip(columns, sizes, strict=True) if size is not None and at not in amounts]
    if len(large) < _PAIR or not small:
        return False
    return are_alike(large) and _TIMES_SMALL * max(small) <= min(large)


def are_alike(amounts: Sequence[Decimal]) -> bool:
    """Whether no amount, none of them below 0, is many times as large as another, as those of one thing at several times are."""
    return max(amounts) <= _TIMES_ALIKE * min(amounts)


def are_amounts(values: Sequence[Printed]) -> bool:
    """Whether the values of a row are alike, and too large for changes in per cent: 5000, 5321, 5000."""
    sizes = [abs(size) for value in values if (size := _size(value.text)) is not None]
    return len(sizes) == len(values) > 1 and min(sizes) >= _LARGE and are_alike(sizes)


def _size(text: str) -> Decimal | None:
    """The number of a cell, also where words say that it is more or less than that: 6.0左右."""
    match = _NUMBER.search(text)
    return number(match[0]) if match and len(_NUMBER.findall(text)) == 1 else None


def columns_of(rows: Sequence[Sequence[Printed]], *, some_are_short: bool) -> Columns:
    """What full rows, all of one width, show of their columns; nothing where no row is to be placed by it."""
    rows = rows[:_SAMPLE]
    if not some_are_short:
        return Columns((frozenset(),) * len(rows[0]), (), ())
    forms = tuple(_forms([row[at].text for row in rows]) for at in range(len(rows[0])))
    numbers = [[number(cell.text) for cell in row] for row in rows]
    return Columns(forms, _relations(numbers), _places(rows))


def ratios_of_others(rows: Sequence[Sequence[Decimal | None]]) -> frozenset[int]:
    """The columns of rows of one width whose numbers are what two others give, as a change or a share in per cent."""
    rows = rows[:_SAMPLE]
    return frozenset(each.ratio for each in _relations(rows) if not each.is_difference) if rows else frozenset()


def _forms(texts: Sequence[str]) -> frozenset[_Form]:
    found = Counter(form for text in texts if (form := _form(text)) is not None)
    return frozenset(form for form, count in found.items() if count >= _RARE * found.total())


def _places(rows: Sequence[Sequence[Printed]]) -> tuple[tuple[int, int], ...]:
    """The first and last place of each column on the line, where no two of them share one; none where cells stand as far apart
    everywhere, however long they are: they are not aligned."""
    if any(len({cell.line for cell in row}) != 1 for row in rows):
        return ()
    gaps = {right.start - left.end for row in rows for left, right in pairwise(row)}
    if len(gaps) == 1 and len({cell.end - cell.start for row in rows for cell in row}) > 1:
        return ()
    bounds = [(min(row[at].start for row in rows), max(row[at].end for row in rows)) for at in range(len(rows[0]))]
    apart = all(left[1] < right[0] for left, right in pairwise(bounds))
    return tuple(bounds) if apart else ()


def _relations(rows: Sequence[Sequence[Decimal | None]]) -> tuple[_Relation, ...]:
    width = len(rows[0])
    if width > _MOST_COLUMNS:
        return ()
    every = list(permutations(range(width), 3))
    candidates = [_Relation(*each, less) for each in every for less in (0, 100)]
    candidates += [_Relation(*each, 0, is_difference=True) for each in every if each[0] > max(each[1:])]
    held = {each for each in candidates if _holds(each, rows)}
    # what is a share of a plan is a plan by its share, too: the ratio is the one that stands behind
    turned = {
        each for each in held if each.ratio < each.whole and each._replace(ratio=each.whole, whole=each.ratio) in held
    }
    return tuple(sorted(held - turned))


def _holds(relation: _Relation, rows: Sequence[Sequence[Decimal | None]]) -> bool:
    verdicts = [verdict for row in rows if (verdict := _verdict(relation, dict(enumerate(row)))) is not None]
    return len(verdicts) >= _FEWEST and sum(verdicts) >= _SHARE * len(verdicts)


def _verdict(relation: _Relation, row: dict[int, Decimal | None]) -> bool | None:
    """Whether the ratio is what the other two give; None where the row has not all three, or they say nothing."""
    ratio, part, whole = (row.get(at) for at in (relation.ratio, relation.part, relation.whole))
    if ratio is None or part is None or whole is None or not (whole or relation.is_difference):
        return None
    if relation.is_difference:
        return abs(part - whole - ratio) <= Decimal(2).scaleb(int(ratio.as_tuple().exponent))
    slack = Decimal(2).scaleb(int(ratio.as_tuple().exponent)) + abs(ratio) / 1000
    return abs(100 * part / whole - relation.less - ratio) <= slack


def _agrees(relation: _Relation, row: dict[int, Decimal | None]) -> bool:
    """Whether a row with these columns may stand beside the full ones: a ratio has its whole, and is what the two give."""
    if row.get(relation.ratio) is None:
        return True  # not every ratio is printed
    if row.get(relation.whole) is None and not relation.is_difference:
        return False
    # a part that is not printed is none
    return _verdict(relation, {relation.part: Decimal(0), relation.whole: Decimal(0), **row}) is not False
