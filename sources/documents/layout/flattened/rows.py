"""From cells in reading order to a table: which cells are one row, and whether that holds for all of them.

A row is texts and then values. How many of each is what most rows have; every row is checked against it. Here belong
header, rows, tables side by side, running numbers, and labels that broke over lines. Not here: how lines are cut into cells
(``cells``), which lines may be a table (``candidates``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from sources.documents.layout.flattened import headers, placing
from sources.documents.layout.flattened.cells import Printed, is_unit, is_year
from sources.documents.layout.headings import HEADING_MARK
from sources.documents.layout_elements import GridCell, tight

_FEWEST_ROWS = 2
_FITTING, _FITTING_KNOWN = 0.6, 0.2  # of the rows; and where all words of the header are known
_ENDING = 0.4  # of the labels end alike
_MOST_TEXTS = 4  # columns of text before the values
_UNITS = 0.8  # of the rows
_AMOUNT = 10_000  # no ratio is as large
_PAIR = 2
_END = 2  # characters with which labels end alike
_SHORTEST_WRAPPED = 4
_OPEN, _CLOSING, _PAIRS = "、", (")", "）", "、", "”", "》", "，"), ("()", "（）", "“”", "《》")


@dataclass(slots=True)
class Row:
    """The cells of one row of one of the tables that stand side by side."""

    labels: list[Printed] = field(default_factory=list)
    values: list[Printed] = field(default_factory=list)
    after: list[Printed] = field(default_factory=list)  # texts behind the values
    ordinal: Printed | None = None
    side: int = 0
    is_loose: bool = False  # it stands alone, and on which side cannot be told

    @property
    def first(self) -> Printed:
        """Its first cell."""
        return next(iter([*([self.ordinal] if self.ordinal else []), *self.labels, *self.values]))


@dataclass(frozen=True, slots=True)
class Found:
    """A table: its rows, header first, the line on which it begins, and that after its last."""

    rows: tuple[tuple[GridCell, ...], ...]
    first: int
    end: int


@dataclass(frozen=True, slots=True)
class Shape:
    """What most rows have: columns of text, of values for each table side by side, and of texts behind the values."""

    texts: int
    values: tuple[int, ...]
    after: int
    counted: bool  # a running number stands first

    @property
    def block_widths(self) -> list[int]:
        """The columns of each table side by side."""
        return [self.counted + self.texts + values + self.after for values in self.values]


def table(cells: Sequence[Printed], *, is_captioned: bool, by_line: bool) -> Found | None:
    """The table that cells are, None where no hypothesis about them holds for its rows.

    ``by_line``: the values of a row end where its line ends. ``is_captioned``: a caption stands above, so that a header needs no
    word that is known for one.
    """
    start = next((at for at, cell in enumerate(cells) if headers.is_label_word(cell.text)), None)
    if start is None:
        if not is_captioned:
            return None
        start = 0
    cells, titles = cells[start:], _titles(cells, start)
    if headers.names_years(cells[0].text) or (len(cells) > 1 and headers.names_years(cells[1].text)):
        cells = [replace(cell, is_value=cell.is_value and not is_year(cell.text)) for cell in cells]
    cells = _counted(cells)
    body = next((at for at, cell in enumerate(cells) if _begins_body(cell)), None)
    if body is None:
        return None
    head, rest = list(cells[:body]), list(cells[body:])
    return _Reading(head, rest, titles, by_line=by_line).found()


def _titles(cells: Sequence[Printed], start: int) -> list[Printed]:
    """The cells of the line right above a header: the titles of tables side by side, where there are so many."""
    if not start or not cells[start].opens:
        return []
    line = cells[start - 1].line
    first = start
    while first and cells[first - 1].line == line:
        first -= 1
    return [] if any(cell.is_value for cell in cells[first:start]) else list(cells[first:start])


def _begins_body(cell: Printed) -> bool:
    return cell.is_ordinal or (cell.is_value and not is_year(cell.text) and any(map(str.isdigit, cell.text)))


def _counted(cells: Sequence[Printed]) -> Sequence[Printed]:
    """The cells with the running numbers of rows marked as such, where every row has one."""
    marked: list[int] = []
    runs = 0
    for at, cell in enumerate(cells):
        is_last = at + 1 == len(cells) or not cells[at + 1].is_value
        runs += cell.is_value and is_last
        if cell.is_value and is_last and at + 1 < len(cells) and cell.text == str(len(marked) + 1):
            marked.append(at)
    # the last run of values is that of the last row
    if len(marked) < _FEWEST_ROWS or len(marked) < _FITTING * (runs - 1):
        return cells
    numbers = set(marked)
    return [
        replace(cell, is_value=False, is_ordinal=True) if at in numbers else cell for at, cell in enumerate(cells)
    ]


class _Reading:
    """One hypothesis about the cells of a table while it is checked."""

    def __init__(self, head: list[Printed], rest: list[Printed], titles: list[Printed], *, by_line: bool) -> None:
        self.head = head
        self.titles = titles
        self.by_line = by_line
        self.counted = any(cell.is_ordinal for cell in rest)
        labels = [tight(cell.text) for cell in head if headers.is_label_word(cell.text)]
        counts = [headers.counts_rows(label) for label in labels]
        first = next((label for label, counts in zip(labels, counts, strict=True) if not counts), "")
        self.sides = max(1, labels.count(first)) if first else 1
        self.rest = rest
        self.trailing = self._trails()

    def _trails(self) -> bool:
        """Whether a text stands behind the values of a line: in tables by lines, where most lines end so."""
        if not self.by_line or self.sides > 1:
            return False
        lasts: dict[int, Printed] = {}
        valued: set[int] = set()
        for cell in self.rest:
            lasts[cell.line] = cell
            if cell.is_value:
                valued.add(cell.line)
        texts = sum(not lasts[line].is_value and not lasts[line].opens for line in valued)
        return texts >= _UNITS * len(valued)

    def found(self) -> Found | None:
        """The table, if the hypothesis holds."""
        first_row = 0 if self.rest[0].is_ordinal else self._texts_of_first()
        for texts_of_first in range(first_row, min(len(self.head), first_row + 2) + 1 if first_row else 1):
            head = self.head[: len(self.head) - texts_of_first] if texts_of_first else self.head
            rows = self._rows(head, self.head[len(head) :])
            result = self._checked(head, rows) if rows else None
            if result is not None:
                return result
        return None

    def _texts_of_first(self) -> int:
        """How many texts most likely stand before the values of the first row: as many as before most others."""
        runs = Counter(self._text_runs())
        if not runs:
            return 1
        most = runs.most_common(1)[0][0]
        if self.by_line or self.sides > 1:
            return 1 if self.by_line and self.sides > 1 else min(most, _MOST_TEXTS)
        # a text behind the values is one that the header has, and the first row not
        values = Counter(self._value_runs()).most_common(1)[0][0]
        texts = len(self.head) - (most + values)
        return texts if 1 <= texts < most else min(most, _MOST_TEXTS)

    def _text_runs(self) -> Iterable[int]:
        """How many texts stand between the values of one row and those of the next."""
        count = 0
        for before, cell in zip(self.rest, self.rest[1:], strict=False):
            if cell.is_value and count:
                yield count
            count = 0 if cell.is_value or cell.is_ordinal else count + 1
            if self.by_line and cell.opens and not before.is_value and count > 1:
                count = 1  # the line above is the upper part of a label, or a row without values

    def _value_runs(self) -> Iterable[int]:
        count = 0
        for cell in self.rest:
            if cell.is_value:
                count += 1
            elif count:
                yield count
                count = 0
        if count:
            yield count

    def _rows(self, head: Sequence[Printed], first: Sequence[Printed]) -> list[Row]:
        """The cells as rows of one table each: texts, then values."""
        repeated = [tight(cell.text) for cell in [*self.titles, *head]]
        rows = [Row()]
        cells = [*first, *self.rest]
        at = 0
        while at < len(cells):
            if repeated and tight(cells[at].text) == repeated[0] and at > len(first):
                again = [tight(cell.text) for cell in cells[at : at + len(repeated)]]
                if again == repeated:
                    at += len(repeated)
                    continue
            self._take(cells[at], rows)
            at += 1
        while rows and not rows[-1].values:
            rows.pop()  # what follows the last value is text again
        return [row for row in rows if row.labels or row.values]

    def _take(self, cell: Printed, rows: list[Row]) -> None:
        last = rows[-1]
        if cell.is_ordinal:
            rows.append(Row(ordinal=cell))
        elif cell.is_value:
            last.values.append(cell)
        elif last.values:
            if self.trailing and cell.line == last.values[-1].line:
                last.after.append(cell)
            else:
                rows.append(Row([cell]))
        else:
            last.labels.append(cell)

    def _checked(self, head: Sequence[Printed], rows: list[Row]) -> Found | None:
        texts, after = self._texts(head, rows)
        if after and not self.by_line:
            _move_texts(rows, after)
        labels = _Labels(rows, texts, self._ends(rows))
        rows = labels.parted(rows, counted=self.counted)
        self._side(rows, labels)
        found: tuple[float, Found] | None = None
        for values in self._value_counts(rows):
            each = self._of_shape(head, rows, Shape(texts, values, after, self.counted))
            if each is not None and (found is None or each[0] > found[0]):
                found = each
        return found[1] if found else None

    def _ends(self, rows: Sequence[Row]) -> list[str]:
        """How the labels of each of two tables side by side end (收入, 支出), where they differ and many labels show it."""
        if self.sides != _PAIR or not self.by_line:
            return []
        ends: list[str] = []
        for opens in (True, False):
            found = Counter(tight(row.labels[-1].text)[-_END:] for row in rows if row.labels and row.first.opens is opens)
            end, count = found.most_common(1)[0] if found else ("", 0)
            ends.append(end if count >= _ENDING * found.total() else "")
        return ends if all(ends) and ends[0] != ends[1] else []

    def _side(self, rows: Sequence[Row], labels: _Labels) -> None:
        """Say of each row on which side it stands: by its place on the line, its neighbours, and how its label ends."""
        for at, row in enumerate(rows):
            if self.sides == 1:
                continue
            if not self.by_line:
                row.side = at % self.sides
            elif not row.first.opens:
                row.side = min(rows[at - 1].side + 1, self.sides - 1) if at else 0
            elif (named := labels.side(row)) is not None:
                row.side = named
            elif at + 1 == len(rows) or rows[at + 1].first.opens:
                row.is_loose = bool(row.values)

    def _value_counts(self, rows: Sequence[Row]) -> Iterator[tuple[int, ...]]:
        """How many values the rows of each side may have: as most have, or as those that have most."""
        counts = [
            Counter(len(row.values) for row in rows if row.values and row.side == side) for side in range(self.sides)
        ]
        if not all(counts):
            return
        most = tuple(max(each) for each in counts)
        common = tuple(each.most_common(1)[0][0] for each in counts)
        yield common
        if most != common:
            yield most

    def _of_shape(self, head: Sequence[Printed], rows: Sequence[Row], shape: Shape) -> tuple[float, Found] | None:
        whole = [
            [row.values for row in rows if row.side == side and len(row.values) == values and not row.is_loose]
            for side, values in enumerate(shape.values)
        ]
        if not all(whole) or sum(map(len, whole)) < _FEWEST_ROWS:
            return None
        bodies = [_Body(shape, side, placing.columns_of(block)) for side, block in enumerate(whole)]
        valued = [row for row in rows if row.values]
        taken = sum(bodies[row.side].takes(row) for row in valued)
        header = self._header(head, shape, whole)
        if header is None or taken < (_FITTING if header.likely < 0 else _FITTING_KNOWN) * len(valued):
            return None
        lines = _beside(rows, self.sides)
        grid = [
            *header.rows,
            *(tuple(c for body, row in zip(bodies, line, strict=True) for c in body.cells(row)) for line in lines),
        ]
        cells = [cell for row in rows for cell in (*row.labels, *row.values, *row.after)]
        first = (self.titles or head or cells)[0].line
        return header.likely, Found(tuple(grid), first, max(cell.line for cell in cells) + 1)

    def _texts(self, head: Sequence[Printed], rows: Sequence[Row]) -> tuple[int, int]:
        """How many columns of text stand before the values of a row, and how many behind."""
        valued = [row for row in rows if row.values]
        values = Counter(len(row.values) for row in valued).most_common(1)[0][0]
        if self.by_line:
            units = sum(len(row.labels) > 1 and is_unit(row.labels[-1].text) for row in valued)
            runs = Counter(len(_on_last_line(row.labels)) for row in valued if row.labels)
            most, count = runs.most_common(1)[0] if runs else (1, 0)
            texts = 2 if units >= _UNITS * len(valued) else 1
            if self.sides == 1 and most > 1 and count >= _UNITS * len(valued) and len(head) >= most + values:
                texts = most
            return min(texts, _MOST_TEXTS), int(self.trailing)
        between = Counter(len(row.labels) for row in valued[1:] or valued).most_common(1)[0][0]
        if self.sides == 1 and len(valued) > 1:
            first = len(valued[0].labels)
            if first < between and len(head) == between + values + self.counted:
                return first, between - first
        return min(max(between, 1), _MOST_TEXTS), 0

    def _header(
        self, head: Sequence[Printed], shape: Shape, whole: Sequence[Sequence[Sequence[Printed]]]
    ) -> headers.Header | None:
        columns: list[headers.Column] = []
        for block in whole:
            columns += [headers.Column(is_text=True)] * (shape.counted + shape.texts)
            columns += [_column([values[at] for values in block]) for at in range(len(block[0]))]
            columns += [headers.Column(is_text=True)] * shape.after
        header = headers.header_rows(head, columns)
        if header is None or len(self.titles) != self.sides or self.sides == 1:
            return header
        titles = tuple(
            GridCell(title.text, column_span=width)
            for title, width in zip(self.titles, shape.block_widths, strict=True)
        )
        return header._replace(rows=(titles, *header.rows))


def _column(cells: Sequence[Printed]) -> headers.Column:
    numbers = [found for cell in cells if (found := placing.number(cell.text)) is not None]
    return headers.Column(is_text=False, is_amount=any(abs(each) >= _AMOUNT for each in numbers))


def _on_last_line(cells: Sequence[Printed]) -> list[Printed]:
    return [cell for cell in cells if cell.line == cells[-1].line]


def _move_texts(rows: Sequence[Row], count: int) -> None:
    """Let the first texts of each row be the last of the row before: they stand behind its values."""
    for upper, row in zip(rows, rows[1:], strict=False):
        upper.after, row.labels = row.labels[:count], row.labels[count:]


class _Labels:
    """The labels of rows, which may have broken over lines; ``ends`` are the words with which those of each side end, if any."""

    def __init__(self, rows: Sequence[Row], texts: int, ends: Sequence[str]) -> None:
        self._texts = texts
        self._ends = tuple(ends)
        self._widest = {
            opens: max((_length(cell) for row in rows for cell in row.labels if cell.opens is opens), default=0)
            for opens in (True, False)
        }

    def side(self, row: Row) -> int | None:
        """The side on which a row stands by how its label ends."""
        label = tight("".join(piece.text for piece in row.labels))
        named = [side for side, end in enumerate(self._ends) if label.endswith(end)]
        return named[0] if len(named) == 1 else None

    def parted(self, rows: Sequence[Row], *, counted: bool) -> list[Row]:
        """The rows with one label each: one that broke over lines is joined, every other text before it is a row of its own."""
        result: list[Row] = []
        for row in rows:
            texts = self._texts if row.values else 1
            pieces, rest = (row.labels[: 1 - texts], row.labels[1 - texts :]) if texts > 1 else (row.labels, [])
            if counted and row.ordinal is not None:
                groups = [pieces] if pieces else []  # everything between two running numbers is one row's
            else:
                groups = self._wrapped(pieces)
            if counted and not row.values and row.ordinal is None and groups and result and result[-1].ordinal:
                result[-1].labels[:1] = [_joined([*result[-1].labels[:1], *row.labels])]
                continue
            if groups and self._belongs_above(groups[0], result):
                result[-1].labels[0] = _joined([result[-1].labels[0], *groups.pop(0)])
            result += [Row([_joined(group)]) for group in groups[:-1]]
            result.append(replace(row, labels=[*([_joined(groups[-1])] if groups else []), *rest]))
        return result

    def _belongs_above(self, group: Sequence[Printed], rows: Sequence[Row]) -> bool:
        """Whether the rest of a label stands below its row: on a line of its own, and it ends as labels of its side do."""
        if not rows or not rows[-1].labels or not rows[-1].values or not self._ends or not group[0].opens:
            return False
        return len(group) == 1 and self._is_finished_by(tight(rows[-1].labels[0].text), group[0])

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
        upper = group[-1]
        label = tight("".join(each.text for each in group))
        if HEADING_MARK.match(tight(piece.text)):
            return False
        if piece.line == upper.line:
            return not (self._ends and label.endswith(self._ends[0]))
        if self._is_open(label) or piece.text.startswith(_CLOSING):
            return True
        if self._ends:
            return self._is_finished_by(label, piece)
        on_line = sum(_length(each) for each in group if each.line == upper.line)
        return on_line >= max(_SHORTEST_WRAPPED, self._widest[group[0].opens] - 1)

    @staticmethod
    def _is_open(label: str) -> bool:
        return label.endswith(_OPEN) or any(label.count(left) > label.count(right) for left, right in _PAIRS)

    def _is_finished_by(self, label: str, piece: Printed) -> bool:
        """Whether a label has not the end of those of its side, and has it with the piece below."""
        return not label.endswith(self._ends) and f"{label}{tight(piece.text)}".endswith(self._ends)


def _length(cell: Printed) -> int:
    return len(tight(cell.text))


def _joined(pieces: Sequence[Printed]) -> Printed:
    parts = [pieces[0].text]
    for upper, piece in zip(pieces, pieces[1:], strict=False):
        parts.append(f" {piece.text}" if piece.line == upper.line else piece.text)
    return replace(pieces[0], text="".join(parts))


def _beside(rows: Sequence[Row], count: int) -> list[list[Row | None]]:
    """The rows of tables side by side as lines of both."""
    lines: list[list[Row | None]] = []
    for row in rows:
        if not lines or row.side == 0 or any(each is not None for each in lines[-1][row.side :]):
            lines.append([None] * count)
        lines[-1][row.side] = row
    return lines


@dataclass(frozen=True, slots=True)
class _Body:
    """One of the tables side by side: how its rows become cells."""

    shape: Shape
    side: int
    columns: placing.Columns

    def cells(self, row: Row | None) -> tuple[GridCell, ...]:
        """The cells of a row, empty ones where it is not printed; values of unknown columns are one loose cell over all of them."""
        values = self.shape.values[self.side]
        if row is None:
            return (GridCell(""),) * self.shape.block_widths[self.side]
        ordinal = (GridCell(row.ordinal.text if row.ordinal else ""),) if self.shape.counted else ()
        texts = [GridCell(cell.text) for cell in row.labels[: self.shape.texts]]
        texts += [GridCell("")] * (self.shape.texts - len(texts))
        after = [GridCell("".join(cell.text for cell in row.after))] if self.shape.after else []
        after += [GridCell("")] * (self.shape.after - len(after))
        placed = self._placed(row)
        if placed is None:
            text = " ".join(cell.text for cell in row.values)
            middle: list[GridCell] = [GridCell(text, column_span=values, is_loose=True)]
        else:
            middle = [GridCell(cell.text if cell else "") for cell in placed]
        return (*ordinal, *texts, *middle, *after)

    def takes(self, row: Row) -> bool:
        """Whether it can be told to which columns the values of a row belong."""
        return self._placed(row) is not None

    def _placed(self, row: Row) -> list[Printed | None] | None:
        if not row.values:
            return [None] * self.shape.values[self.side]
        return None if row.is_loose else self.columns.placed(row.values)
