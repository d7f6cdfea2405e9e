"""A hypothesis about the cells of a table, checked against every row.

How many texts and values a row has is what most rows have. Rows that have fewer values are placed by what the full rows show, or
their values are loose. A table needs a header that fits its columns, and enough rows that fit. Here belongs that check. Not here:
how lines are cut into cells (``hypotheses``).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, takewhile, zip_longest
from operator import itemgetter

from sources.documents.layout.flattened import (
    headed_sides,
    header_fit,
    header_rows,
    header_words,
    headers,
    placing,
    rows,
    summed,
)
from sources.documents.layout.flattened.cells import (
    Printed,
    in_amount,
    in_ratio,
    is_dash,
    is_unit,
    is_value,
    is_year,
    names_unit,
)
from sources.documents.layout.flattened.labels import TOTALS, Labels, joined
from sources.documents.layout.flattened.rows import Row
from sources.documents.layout.headings import heading_level
from sources.documents.layout_elements import GridCell, tight

_FEWEST_ROWS = 2
_FITTING, _FITTING_KNOWN = 0.6, 0.2  # of the rows; and where all words of the header are known
_MOST_TEXTS = 4  # columns of text before the values
_MOST, _HALF = 0.8, 0.5  # of the rows
_SLIPS = 0.1  # of the rows
_MORE_TEXTS = 2  # pieces of the first label that may stand at the end of the header
_AMOUNT = 10_000  # no ratio is as large
_LARGE = 30  # not all changes in per cent of a column are as large
_PAIR = 2
_ODD = 0.5  # what speaks against a header and does not refute it
_CODE = re.compile(r"\d{3,9}")
_ALIKE = 2  # characters with which titles begin alike
_ALIKE_ENDS = 4  # and headers end so


@dataclass(frozen=True, slots=True)
class Place:
    """Where lines stand: below a caption, so that a header needs no word that is known for one; and at the end of the document,
    which may have been cut there."""

    is_captioned: bool = False
    is_last: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A table: its rows, header first, the line on which it begins, and that after its last."""

    rows: tuple[tuple[GridCell, ...], ...]
    first: int
    end: int


@dataclass(frozen=True, slots=True)
class _Shape:
    """What most rows have: columns of text, of values for each table side by side, of texts behind the values, a running number."""

    texts: int
    values: tuple[int, ...]
    after: int
    counted: bool
    grouped: bool = False

    def width(self, side: int) -> int:
        """The columns of one of the tables side by side."""
        return self.counted + self.texts + self.values[side] + self.after


def table_of(cells: Sequence[Printed], place: Place, *, by_line: bool) -> Found | None:
    """The table that cells are, None where what is taken for one does not hold. ``by_line``: a row ends where its line ends."""
    start = headed_sides.begins(cells)
    if start is None and (headed := headed_sides.with_heads(cells)):
        found = table_of(headed, place, by_line=by_line)
        return replace(found, rows=headed_sides.without_heads(found.rows)) if found else None
    if start is None and not place.is_captioned:
        return None
    return _table_from(cells, start or 0, place, by_line=by_line)


def _table_from(printed: Sequence[Printed], start: int, place: Place, *, by_line: bool) -> Found | None:
    """The table whose header begins at a cell, or at the next one where that one may name it."""
    above, cells = printed[:start], _told_apart(printed[start:])
    body = next((at for at, cell in enumerate(cells) if rows.begins_body(cell)), None)
    if not body or (by_line and above and not cells[0].opens):
        return None
    check = _Check(cells[:body], cells[body:], place, by_line=by_line)
    found = check.found() if check.takes_above(above) else None
    if found is None and _may_be_named_by(cells[0], cells[1]):
        return table_of(cells[1:], place, by_line=by_line)
    return found


def _may_be_named_by(name: Printed, head: Printed) -> bool:
    """Whether a text stands on the line above a word over labels that it ends in, so that it may name the table: 主要经济指标 above
    指标."""
    return name.opens and head.opens and header_words.ends_in(name.text, head.text)


def _told_apart(cells: Sequence[Printed]) -> Sequence[Printed]:
    """The cells, of which years, codes and running numbers before labels are no values."""
    is_said = any(header_words.counts_rows(cell.text) for cell in cells[:2])
    return _without_groups(rows.counted(_without_codes(_without_years(cells)), is_said=is_said))


def _without_groups(cells: Sequence[Printed]) -> Sequence[Printed]:
    """The cells without the groups that some rows print before their running number, as the header says: 类别, 序号, 指标."""
    numbered = [at for at, cell in enumerate(cells) if cell.is_ordinal]
    if not numbered or not header_words.names_numbered_groups(cells):
        return cells
    texts = [sum(1 for _ in takewhile(lambda cell: not cell.is_value, reversed(cells[:at]))) for at in numbered]
    behind = min(texts[1:], default=0)  # texts behind the values of the row before
    groups = {at - 1 for at, count in zip(numbered[1:], texts[1:], strict=True) if count > behind}
    left = {0, numbered[0] - 1, *groups}
    return [
        replace(cell, opens=cell.opens or (at - 1 in left and cells[at - 1].opens))
        for at, cell in enumerate(cells)
        if at not in left
    ]


def _without_years(cells: Sequence[Printed]) -> Sequence[Printed]:
    """The cells, of which years are no values where the header says that they are the labels of rows."""
    if not any(header_words.names_years(cell.text) for cell in cells[:2]):
        return cells
    return [replace(cell, is_value=cell.is_value and not is_year(cell.text)) for cell in cells]


def _without_codes(cells: Sequence[Printed]) -> Sequence[Printed]:
    """The cells, of which codes are no values where the header says that rows begin with one: 20502 before 普通教育."""
    if not any(header_words.names_codes(cell.text) for cell in cells[:2]):
        return cells
    following = zip_longest(cells, cells[1:])
    return [
        replace(cell, is_value=cell.is_value and not (_CODE.fullmatch(cell.text) and after and not after.is_value))
        for cell, after in following
    ]


class _Check:
    """One hypothesis while it is checked: the cells up to the first value, those from there, and titles above."""

    def __init__(self, head: Sequence[Printed], rest: Sequence[Printed], place: Place, *, by_line: bool) -> None:
        self.head, self.rest, self.place, self.by_line = head, rest, place, by_line
        self.counted = any(cell.is_ordinal for cell in rest)
        self.sides = headed_sides.sides(head)
        self.titles: Sequence[Printed] = ()
        self.texts_follow = by_line and self.sides == 1 and self._ends_in_texts()
        self.grouped = False  # the first column is of groups, of which only the first row says which it is

    def takes_above(self, above: Sequence[Printed]) -> bool:
        """Take titles of tables side by side from the cells above the header. False where a header goes on above that begins with no
        known word."""
        self.titles = next(
            (each for each in self._possible_titles(above) if headed_sides.are_titles(each, self.head)), ()
        )
        if self.titles or not above:
            return True
        if self.sides > 1 and self.place.is_captioned:
            return all(header_words.is_side(cell.text) for cell in above)
        return not self.by_line or sum(cell.line == above[-1].line for cell in above) < _PAIR

    def _possible_titles(self, above: Sequence[Printed]) -> Iterator[Sequence[Printed]]:
        """The cells on the line above, or the last ones, or all below the caption where titles broke over lines."""
        yield [cell for cell in above if self.by_line and cell.line == above[-1].line]
        pieces, left = divmod(len(above), self.sides)
        whole = [joined(above[at : at + pieces]) for at in range(0, len(above), pieces)] if pieces else []
        for each in (
            [] if self.by_line else above[-self.sides :],
            whole if self.place.is_captioned and not left else [],
        ):
            if len({cell.text[:_ALIKE] for cell in each}) == 1:
                yield each

    def _ends_in_texts(self) -> bool:
        """Whether most lines of values end in a text; any, where a word of the header is over remarks."""
        lines = [list(group) for _, group in groupby(self.rest, lambda cell: cell.line)]
        told = [line for line in lines if not rows.is_of_group(line[0])]
        ends = [not line[-1].is_value and not line[-1].opens for line in told if any(cell.is_value for cell in line)]
        has_remarks = not self.counted and any(map(header_rows.is_over_remarks, self.head))
        return any(ends) if has_remarks else sum(ends) >= _MOST * len(ends)

    def found(self) -> Found | None:
        """The table, if the hypothesis holds."""
        if self.sides > _PAIR:
            return None
        fits: list[tuple[float, Found]] = []
        fewest = 0 if self.rest[0].is_ordinal else self._texts_of_first()
        for texts in range(fewest, fewest + _MORE_TEXTS + 1):
            if texts >= len(self.head):
                break
            if texts and self.by_line and not self.head[len(self.head) - texts].opens:
                continue  # a header and a label do not share a line
            own, left = self.head[: len(self.head) - texts], self.head[len(self.head) - texts :]
            if fit := self._with_header(own, left):
                odd = 0.0 if self.by_line else _unlike_groups(left[: texts - fewest])
                fits.append((fit[0] - odd, fit[1]))
                if not fit[0]:  # all its words are known
                    break
        return max(fits, key=itemgetter(0))[1] if fits else None

    def _texts_of_first(self) -> int:
        """How many texts most likely stand before the values of the first row: as many as before most others."""
        if self.by_line:
            line = self.rest[0].line
            return max(1, sum(cell.line == line for cell in self.head))
        if self.counted:
            return 1  # a total above rows that are numbered has its name alone
        between = Counter(self._runs(is_value=False))
        values = Counter(self._runs(is_value=True)).most_common(1)
        most = min(_commonest(between), _MOST_TEXTS) if between else 1
        # one that stands behind the values is in the header, and not before the first row
        fewer = len(self.head) - most - values[0][0]
        if self.sides == 1 and not 1 <= fewer < most:
            fewer = most - sum(1 for _ in takewhile(lambda cell: not cell.is_value, reversed(self.rest)))
        return fewer if self.sides == 1 and 1 <= fewer < most else most

    def _runs(self, *, is_value: bool) -> Iterator[int]:
        """How many values, or texts, stand together, up to the last value."""
        last = max(at for at, cell in enumerate(self.rest) if cell.is_value or cell.is_ordinal)
        for (value, ordinal), group in groupby(self.rest[: last + 1], lambda cell: (cell.is_value, cell.is_ordinal)):
            if value is is_value and not ordinal:
                yield len(list(group))

    def _with_header(self, head: Sequence[Printed], first: Sequence[Printed]) -> tuple[float, Found] | None:
        """The table with this header, whose first row begins with these texts, and how likely that is."""
        if _goes_on_in(head, first, is_numbered=self.rest[0].is_ordinal):
            return None
        found, behind = self._rows([*self.titles, *head], first)
        valued = [row for row in found if row.values]
        if len(valued) < _FEWEST_ROWS:
            return None
        texts, after = self._texts_by_line(head, valued) if self.by_line else self._texts(head, valued)
        if after and not self.by_line:
            rows.move_texts(found, after)
        rows.take_dashes_for_texts(found, texts)
        after += behind
        ends = rows.ends_of_sides(found, by_line=self.by_line) if self.sides == _PAIR else []
        found = Labels(found, texts, ends, counted=self.counted).parted(found, self._behind)
        if self.sides == _PAIR:
            rows.put_on_sides(found, ends, by_line=self.by_line, are_alike=not self.titles)
        counts = _value_counts(found, self.sides)
        shapes = [_Shape(texts, values, after, self.counted, self.grouped) for values in counts]
        each = [fit for shape in shapes if (fit := self._fit(head, found, shape)) is not None]
        return max(each, key=itemgetter(0), default=None)

    @property
    def _behind(self) -> Printed | None:
        """The text on the line right behind the last values; None where there is none."""
        last = max((at for at, cell in enumerate(self.rest) if cell.is_value), default=0)
        following = self.rest[last + 1 : last + 2] if self.by_line else ()
        return next((cell for cell in following if cell.opens and cell.line == self.rest[last].line + 1), None)

    def _rows(self, header: Sequence[Printed], first: Sequence[Printed]) -> tuple[list[Row], int]:
        """The rows below this header, and how many texts stand behind the values of those that are numbered."""
        found = rows.rows_of([*first, *self.rest], header, texts_follow=self.texts_follow)
        return rows.with_texts_behind(found) if self.counted and not self.by_line else (found, 0)

    def _texts(self, head: Sequence[Printed], valued: Sequence[Row]) -> tuple[int, int]:
        """How many columns of text stand before the values of a row, and how many behind, where cells come one by one."""
        between = _commonest(Counter(len(row.labels) for row in valued[1:]))
        values = Counter(len(row.values) for row in valued).most_common(1)[0][0]
        first = len(valued[0].labels)
        behind = sum(1 for _ in takewhile(lambda cell: not cell.is_value, reversed(self.rest)))
        has_room = len(head) == between + values or (len(head) > between + values and first + behind == between)
        if self.sides == 1 and not self.counted and first < between and has_room:
            return first, between - first  # what stands behind a numbered row is no label of the next
        return min(max(between, 1), _MOST_TEXTS), 0

    def _texts_by_line(self, head: Sequence[Printed], valued: Sequence[Row]) -> tuple[int, int]:
        """The same where a row is a line: more than one, where one of them is a unit or all rows have as many."""
        told = _without_totals(valued)
        enough = (_HALF if header_words.names_units(head) else _MOST) * len(told)
        on_line = Counter(sum(cell.line == row.labels[-1].line for cell in row.labels) for row in told if row.labels)
        most, count = on_line.most_common(1)[0] if on_line else (1, 0)
        if self.sides == 1 and not self.counted and _begin_with_groups(head, on_line, valued[0]):
            self.grouped = True
            return max(on_line), int(self.texts_follow)
        values = Counter(len(row.values) for row in valued).most_common(1)[0][0]
        units = _are_units(told, enough)
        has_room = self.sides == 1 and count >= enough and len(head) >= most + values
        if has_room and not (units and _stand_amid_labels(on_line)):
            return min(most, _MOST_TEXTS), int(self.texts_follow)
        return 1 + units, int(self.texts_follow)

    def _fit(self, head: Sequence[Printed], found: Sequence[Row], shape: _Shape) -> tuple[float, Found] | None:
        """The table if rows of this shape are enough, and how likely its header is read right."""
        whole = [[row.values for row in found if _is_full(row, side, shape)] for side in range(self.sides)]
        if not all(whole) or sum(map(len, whole)) < _FEWEST_ROWS:
            return None
        header = self._header(head, shape, whole)
        if header is None or self._is_too_narrow(found, shape):
            return None
        valued = [row for row in found if row.values]
        bodies = self._bodies(found, whole, shape, header.rows)
        enough = (_FITTING if header.likely < 0 else _FITTING_KNOWN) * len(valued)
        if sum(bodies[row.side].fits(row) for row in valued) < enough:
            return None
        first, last = (self.titles or head)[0].line, max(max(row.cells[-1].line, row.until) for row in found)
        return header.likely, Found((*header.rows, *self._body(found, bodies)), first, last + 1)

    def _is_too_narrow(self, found: Sequence[Row], shape: _Shape) -> bool:
        """Whether many rows have more values than the table has columns: a cell may be empty, but does not hold two values."""
        wide = sum(len(row.values) > shape.values[row.side] for row in found)
        return wide >= _FEWEST_ROWS and wide > _SLIPS * len(found)

    def _bodies(
        self,
        found: Sequence[Row],
        whole: Sequence[Sequence[Sequence[Printed]]],
        shape: _Shape,
        header: Sequence[Sequence[GridCell]],
    ) -> list[_Body]:
        """How the rows of each side become cells, by what its full rows show."""
        some_are_short = sum(map(len, whole)) < sum(bool(row.values) for row in found)
        bodies = [
            _Body(shape, side, placing.columns_of(block, some_are_short=some_are_short))
            for side, block in enumerate(whole)
        ]
        if some_are_short and len(bodies) == 1:
            count = shape.values[0]
            firsts, amounts = header_fit.firsts_of_groups(header, count), header_fit.amounts_of(header, count)
            bodies = [replace(bodies[0], firsts=firsts, amounts=amounts)]
        if some_are_short and len(bodies) == len(header) == 1 and not shape.after:
            full = [row for row in found if _is_full(row, 0, shape)]
            bodies = [replace(bodies[0], own_unit=_with_own_unit(header[0][-shape.values[0] :], full))]
        return [body.summed(found) for body in bodies] if some_are_short else bodies

    def _body(self, found: Sequence[Row], bodies: Sequence[_Body]) -> Iterator[tuple[GridCell, ...]]:
        """The rows below the header."""
        cut = found[-1] if self.place.is_last and not self.by_line else None
        for line in rows.beside(found, self.sides):
            beside = zip(bodies, line, strict=True)
            yield tuple(cell for body, row in beside for cell in body.cells(row, is_cut=row is not None and row is cut))

    def _header(
        self, head: Sequence[Printed], shape: _Shape, whole: Sequence[Sequence[Sequence[Printed]]]
    ) -> headers.Header | None:
        columns: list[header_fit.Column] = []
        for block in whole:
            columns += [header_fit.Column(is_text=True)] * (shape.counted + shape.texts)
            columns += columns_of([[cell.text for cell in values] for values in block])
            columns += [header_fit.Column(is_text=True)] * shape.after
        header = self._arranged(header_rows.without_remarks(head, columns), columns)
        if header is None or not self.titles:
            return header
        titles = tuple(GridCell(title.text, column_span=shape.width(side)) for side, title in enumerate(self.titles))
        return header._replace(rows=(titles, *header.rows))

    def _arranged(self, head: Sequence[Printed], columns: Sequence[header_fit.Column]) -> headers.Header | None:
        """The header by the rows that it prints, or by what its pieces say."""
        if found := header_rows.over_all(head, columns, by_line=self.by_line):
            return found
        if self.by_line and (found := header_rows.header_of(head, columns)):
            return found
        if unequal := header_rows.over_unequal(head, columns, by_line=self.by_line):
            return unequal
        found = headers.header_of(head, columns)
        # what reaches over two rows of a header leaves a gap in the line below: the cells come one by one there, too
        one_by_one = not self.by_line or (found is None and header_rows.has_lines_of_rows(head))
        if one_by_one and (deeper := header_rows.header_of_cells(head, columns)):
            return deeper if found is None or deeper.likely >= found.likely else found
        return found


def _are_units(valued: Sequence[Row], fewest: float) -> bool:
    """Whether the last texts before the values of so many rows are units."""
    return sum(len(row.labels) > 1 and is_unit(row.labels[-1].text) for row in valued) >= fewest


def _stand_amid_labels(on_line: Counter[int]) -> bool:
    """Whether most lines of values have one text, as their labels broke above and below it, and others have two."""
    return on_line.most_common(1)[0][0] == 1 and _PAIR in on_line


def _without_totals(valued: Sequence[Row]) -> Sequence[Row]:
    """The rows but for totals and numbered groups, whose label stands alone; all where they are nothing else."""
    alone = [row.is_group or (bool(row.labels) and tight(row.labels[0].text) in TOTALS) for row in valued]
    return [row for row, is_alone in zip(valued, alone, strict=True) if not is_alone] or valued


def _commonest(counts: Counter[int]) -> int:
    """How many texts most rows have before their values; of two as common the fewer, as the name of a section stands before the label
    of its first row."""
    return min(counts, key=lambda count: (-counts[count], count))


def _unlike_groups(texts: Sequence[Printed]) -> float:
    """What speaks against texts between a header and its first row: several groups of which none has a number are rather cells of
    the header."""
    are_numbered = any(heading_level(cell.text) for cell in texts)
    return 0.0 if len(texts) < _PAIR or are_numbered else _ODD * len(texts)


def _begin_with_groups(head: Sequence[Printed], on_line: Counter[int], first: Row) -> bool:
    """Whether a header begins with words for a group and for a label (类别, 指标), and only some rows, the first among them, print
    one text more than the others: that of their group."""
    fewest, most = min(on_line, default=0), max(on_line, default=0)
    return most == fewest + 1 and len(first.labels) == most and header_words.names_groups(head)


def _goes_on_in(head: Sequence[Printed], first: Sequence[Printed], *, is_numbered: bool) -> bool:
    """Whether a header goes on in the first texts behind it, but for the label of a row, none of which stands before its number: no
    group is called as what stands over values, or as what the header prints."""
    if is_numbered and _are_some_relative(first):
        return True
    printed = [cell.text for cell in head]
    return any(
        header_words.is_known_over_values(cell.text)
        or header_words.says_which_amount(cell.text)
        or header_words.is_sign(cell.text)
        or _ends_as_one_of(cell.text, printed)
        or header_words.ends_word_of(cell.text, printed)
        for cell in (first if is_numbered else first[:-1])
    )


def _are_some_relative(texts: Sequence[Printed]) -> bool:
    """Whether one of some texts says a change or a ratio, which no group does."""
    return any(header_words.is_relative(cell.text) for cell in texts)


def _ends_as_one_of(text: str, others: Sequence[str]) -> bool:
    """Whether a text is one of others, or ends in several words as one does: 均衡性转移支付 and 一般性转移支付."""
    return any(text == other or (len(other) > _ALIKE_ENDS and text.endswith(other[-_ALIKE_ENDS:])) for other in others)


def _value_counts(found: Sequence[Row], sides: int) -> Iterator[tuple[int, ...]]:
    """How many values the rows of each side may have: as most have, or as those that have most."""
    counts = [Counter(len(row.values) for row in found if row.values and row.side == side) for side in range(sides)]
    if all(counts):
        yield from dict.fromkeys((tuple(c.most_common(1)[0][0] for c in counts), tuple(max(c) for c in counts)))


def _is_full(row: Row, side: int, shape: _Shape) -> bool:
    return row.side == side and not row.is_loose and len(row.values) == shape.values[side]


def column_of(texts: Sequence[str]) -> header_fit.Column:
    """What the texts of a column show of it."""
    read = tuple(map(placing.number, texts))
    numbers = [each for each in read if each is not None]
    digits = [text for text in texts if any(character.isdigit() for character in text)]
    # a dash among texts is one that is left out
    said = [text for text in texts if not is_dash(text)] or texts
    return header_fit.Column(
        is_text=not any(map(is_value, said)),
        is_amount=any(abs(each) >= _AMOUNT for each in numbers) or any(map(in_amount, texts)),
        is_large=len(numbers) > _FEWEST_ROWS and all(abs(each) >= _LARGE for each in numbers),
        is_ratio=len(digits) >= _FEWEST_ROWS and all(map(in_ratio, digits)),
        numbers=read,
    )


def columns_of(rows: Sequence[Sequence[str]]) -> list[header_fit.Column]:
    """What rows of one width show of their columns."""
    columns = [column_of([row[at] for row in rows]) for at in range(len(rows[0]))] if rows else []
    numbers = list(zip(*(column.numbers for column in columns), strict=True))
    computed = placing.ratios_of_others(numbers)
    return [column._replace(is_computed=at in computed) for at, column in enumerate(columns)]


def _with_own_unit(over: Sequence[GridCell], full: Sequence[Row]) -> int | None:
    """Of two columns the one whose header names its unit, where those of the other stand behind the labels: 原煤（万吨）."""
    named = [at for at, cell in enumerate(over) if names_unit(cell.text)]
    units = sum(bool(row.labels) and names_unit(row.labels[0].text) for row in full)
    return named[0] if len(over) == _PAIR and len(named) == 1 and units >= _MOST * len(full) else None


def _begins(row: Row) -> tuple[int, int]:
    return row.values[0].line, row.values[0].start


@dataclass(frozen=True, slots=True)
class _Body:
    """One of the tables side by side: how its rows become cells."""

    shape: _Shape
    side: int
    columns: placing.Columns
    # the columns of rows that only the sums of the table tell, by where their values begin
    told: Mapping[tuple[int, int], summed.Places] = field(default_factory=dict)
    # of two columns the one that has a unit of its own; that of the other stands behind the label of a row that has a value there
    own_unit: int | None = None
    # the first column below each cell of a header of groups, in which a row stands that has one value for each of them
    firsts: tuple[int, ...] = ()
    # the columns that are neither changes nor ratios, in which a row of ratios stands, and one of nothing but amounts
    amounts: tuple[int, ...] = ()

    def summed(self, found: Sequence[Row]) -> _Body:
        """The same with the rows that are placed by what adds up."""
        own = [row for row in found if row.side == self.side and row.values and not row.is_loose]
        placed = [self.placed(row) for row in own]
        numbers = [
            [placing.number(cell.text) if cell else None for cell in (row.values if each is None else each)]
            for row, each in zip(own, placed, strict=True)
        ]
        told = summed.places(numbers, self.shape.values[self.side])
        return replace(self, told={_begins(own[at]): columns for at, columns in told.items()})

    def placed(self, row: Row) -> list[Printed | None] | None:
        """The values of a row, one for each column; None where it cannot be told to which they belong."""
        if not row.values:
            return [None] * self.shape.values[self.side]
        if row.is_loose:
            return None
        width = self.shape.values[self.side]
        units = [cell.text for cell in row.labels if is_unit(cell.text) or names_unit(cell.text)]
        is_ratio = bool(self.amounts) and any(map(header_words.is_relative, units))
        columns = self._told_columns(row, is_ratio=is_ratio)
        if len(columns) == len(row.values):
            return placing.spread(columns, row.values, width)
        are_amounts = is_ratio or (bool(self.amounts) and placing.are_amounts(row.values))
        return self.columns.placed(row.values, self.amounts if are_amounts else self.firsts if units else ())

    def _told_columns(self, row: Row, *, is_ratio: bool) -> Sequence[int]:
        """The columns of a row's values by what adds up, by where its unit stands, or by how large they are; empty where none of
        these tells it."""
        columns: Sequence[int] = self.told.get(_begins(row), ())
        if self.own_unit is not None and len(row.values) == 1 and row.labels:
            columns = ((self.own_unit + names_unit(row.labels[0].text)) % _PAIR,)
        if self.firsts and not is_ratio and len(columns) != len(row.values):
            columns = placing.by_size(row.values, self.amounts, self.shape.values[self.side])
        return columns

    def fits(self, row: Row) -> bool:
        """Whether it can be told where a row's values belong, or at least that of its total."""
        return self.placed(row) is not None or (bool(row.values) and _begins(row) in self.told)

    def _texts(self, row: Row) -> list[str]:
        """The texts before the values of a row, behind an empty one where only the first row of a group says which that is."""
        texts = [cell.text for cell in row.labels[: self.shape.texts]]
        left = self.shape.texts - len(texts) if self.shape.grouped and row.values else 0
        return [*[""] * left, *texts]

    def cells(self, row: Row | None, *, is_cut: bool) -> tuple[GridCell, ...]:
        """The cells of a row, empty ones where it is not printed; values of unknown columns are one loose cell over all of them.

        ``is_cut``: the document ends in this row, so that its values are the first ones.
        """
        if row is None:
            return (GridCell(""),) * self.shape.width(self.side)
        values = self.shape.values[self.side]
        placed = self.placed(row)
        if placed is None and is_cut and len(row.values) < values:
            placed = [*row.values, *[None] * (values - len(row.values))]
        texts = self._texts(row)
        if self.shape.counted:
            texts.insert(0, row.ordinal.text if row.ordinal else "")
        texts += [""] * (self.shape.counted + self.shape.texts - len(texts))
        if placed is None:
            known = len(self.told.get(_begins(row), ()))
            loose = " ".join(cell.text for cell in row.values[known:])
            middle = [GridCell(cell.text) for cell in row.values[:known]]
            middle.append(GridCell(loose, column_span=values - known, is_loose=True))
        else:
            middle = [GridCell(cell.text if cell else "") for cell in placed]
        after = ["".join(cell.text for cell in row.after)] if self.shape.after else []
        after += [""] * (self.shape.after - len(after))
        return (*map(GridCell, texts), *middle, *map(GridCell, after))
