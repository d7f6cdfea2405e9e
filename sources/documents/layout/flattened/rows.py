"""From cells in reading order to a table: which cells are one row, and whether that holds for all of them.

A row is texts and then values. How many of each is what most rows have; every row is checked against it. Here belong
header, rows, tables side by side, running numbers, and labels that broke over lines. Not here: how lines are cut into cells
(``cells``), which lines may be a table (``candidates``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from sources.documents.layout.flattened import headers, placing
from sources.documents.layout.flattened.cells import Printed, is_unit, is_year
from sources.documents.layout.headings import HEADING_MARK
from sources.documents.layout_elements import GridCell, tight

_FEWEST_ROWS = 2
_FITTING = 0.6  # of the rows
_MOST_TEXTS = 4  # columns of text before the values
_UNITS = 0.8  # of the rows
_AMOUNT = 10_000  # no ratio is as large
_OPEN, _CLOSING = ("(", "（", "、", "“", "《"), (")", "）", "、", "”", "》", "，")


@dataclass(slots=True)
class Row:
    """The cells of one row of one of the tables that stand side by side."""

    labels: list[Printed] = field(default_factory=list)
    values: list[Printed] = field(default_factory=list)
    after: list[Printed] = field(default_factory=list)  # texts behind the values
    ordinal: Printed | None = None

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
        sides = self._sided(rows)
        shape = self._shape(head, rows, sides)
        if shape is None:
            return None
        if not self.by_line and shape.after:
            _move_texts(rows, shape.after)
        rows, sides = _parted(rows, sides, shape, self.by_line)
        full = [[row for row, side in zip(rows, sides, strict=True) if side == at] for at in range(self.sides)]
        whole = [[r.values for r in block if len(r.values) == v] for block, v in zip(full, shape.values, strict=True)]
        valued = sum(bool(row.values) for row in rows)
        if sum(map(len, whole)) < max(_FITTING * valued, _FEWEST_ROWS) or not all(whole):
            return None
        columns = [placing.columns_of(block) for block in whole]
        bodies = [_Body(shape, at, columns[at]) for at in range(self.sides)]
        header = self._header(head, shape, whole)
        if header is None:
            return None
        lines = _beside(rows, sides, self.by_line)
        grid = [*header, *(tuple(c for body, row in zip(bodies, line, strict=True) for c in body.cells(row)) for line in lines)]
        cells = [cell for row in rows for cell in (*row.labels, *row.values, *row.after)]
        first = (self.titles or head or cells)[0].line
        return Found(tuple(grid), first, cells[-1].line + 1)

    def _sided(self, rows: Sequence[Row]) -> list[int]:
        """The side on which each row stands."""
        if self.sides == 1:
            return [0] * len(rows)
        if not self.by_line:
            return [at % self.sides for at in range(len(rows))]
        ends = [tight(title.text)[-2:] for title in self.titles] if len(self.titles) == self.sides else []
        sides: list[int] = []
        for at, row in enumerate(rows):
            label = tight("".join(piece.text for piece in row.labels))
            named = [side for side, end in enumerate(ends) if label.endswith(end)] if len(set(ends)) > 1 else []
            opens = row.first.opens
            followed = at + 1 < len(rows) and not rows[at + 1].first.opens
            if not opens:
                sides.append(min(sides[-1] + 1, self.sides - 1) if sides else 0)
            elif len(named) == 1 and not followed:
                sides.append(named[0])
            else:
                sides.append(0)
        return sides

    def _shape(self, head: Sequence[Printed], rows: Sequence[Row], sides: Sequence[int]) -> Shape | None:
        values = []
        for side in range(self.sides):
            counts = Counter(len(row.values) for row, at in zip(rows, sides, strict=True) if at == side and row.values)
            if not counts:
                return None
            values.append(counts.most_common(1)[0][0])
        valued = [row for row in rows if row.values]
        after = int(self.trailing)
        if self.by_line:
            units = sum(len(row.labels) > 1 and is_unit(row.labels[-1].text) for row in valued)
            runs = Counter(len(_on_last_line(row.labels)) for row in valued)
            most = runs.most_common(1)[0]
            texts = 2 if units >= _UNITS * len(valued) else 1
            if texts == 1 and self.sides == 1 and most[0] > 1 and most[1] >= _UNITS * len(valued):
                texts = most[0] if len(head) >= most[0] + values[0] else 1
        else:
            runs = Counter(len(row.labels) for row in valued[1:] or valued)
            between = runs.most_common(1)[0][0]
            texts = min(between, _MOST_TEXTS)
            if self.sides == 1 and len(valued) > 1:
                first = len(valued[0].labels)
                if first < between and len(head) == between + values[0] + self.counted:
                    texts, after = first, between - first
        return Shape(texts, tuple(values), after, self.counted)

    def _header(
        self, head: Sequence[Printed], shape: Shape, whole: Sequence[Sequence[Sequence[Printed]]]
    ) -> headers.HeaderRows | None:
        columns: list[headers.Column] = []
        for block in whole:
            columns += [headers.Column(is_text=True)] * (shape.counted + shape.texts)
            columns += [_column([values[at] for values in block]) for at in range(len(block[0]))]
            columns += [headers.Column(is_text=True)] * shape.after
        rows = headers.header_rows(head, columns)
        if rows is None or len(self.titles) != self.sides or self.sides == 1:
            return rows
        titles = tuple(
            GridCell(title.text, column_span=width)
            for title, width in zip(self.titles, shape.block_widths, strict=True)
        )
        return (titles, *rows)


def _column(cells: Sequence[Printed]) -> headers.Column:
    numbers = [found for cell in cells if (found := placing.number(cell.text)) is not None]
    return headers.Column(is_text=False, is_amount=any(abs(each) >= _AMOUNT for each in numbers))


def _on_last_line(cells: Sequence[Printed]) -> list[Printed]:
    return [cell for cell in cells if cell.line == cells[-1].line]


def _move_texts(rows: Sequence[Row], count: int) -> None:
    """Let the first texts of each row be the last of the row before: they stand behind its values."""
    for upper, row in zip(rows, rows[1:], strict=False):
        upper.after, row.labels = row.labels[:count], row.labels[count:]


def _parted(rows: Sequence[Row], sides: Sequence[int], shape: Shape, by_line: bool) -> tuple[list[Row], list[int]]:
    """The rows with those before them that have no values, where a row has more texts than columns: a label that broke over lines
    is joined, every other text is a row of its own."""
    widest = [
        max((_length(cell) for row, at in zip(rows, sides, strict=True) if at == side for cell in row.labels), default=0)
        for side in range(len(shape.values))
    ]
    result: list[Row] = []
    result_sides: list[int] = []
    for row, side in zip(rows, sides, strict=True):
        texts = shape.texts if row.values else 1
        if row.ordinal is not None and row.values:
            pieces, rest = row.labels, []
            if shape.texts > 1:
                pieces, rest = row.labels[: 1 - shape.texts], row.labels[1 - shape.texts :]
            labels = [_joined(pieces)] if pieces else []
            result.append(replace(row, labels=[*labels, *rest]))
            result_sides.append(side)
            continue
        pieces, rest = (row.labels[: 1 - texts], row.labels[1 - texts :]) if texts > 1 else (row.labels, [])
        groups = _wrapped(pieces, widest[side])
        for group in groups[:-1]:
            result.append(Row([_joined(group)]))
            result_sides.append(side)
        labels = [_joined(groups[-1])] if groups else []
        if not row.values and row.ordinal is None and result and shape.counted and _goes_on(result[-1], labels, widest[side]):
            result[-1].labels[0] = _joined([result[-1].labels[0], *labels])
            continue
        result.append(replace(row, labels=[*labels, *rest]))
        result_sides.append(side)
    return result, result_sides


def _goes_on(row: Row, labels: Sequence[Printed], widest: int) -> bool:
    """Whether a text below a row is the rest of its label."""
    return bool(row.labels and labels) and row.ordinal is not None


def _length(cell: Printed) -> int:
    return len(tight(cell.text))


def _wrapped(pieces: Sequence[Printed], widest: int) -> list[list[Printed]]:
    """The pieces of labels, those of one label together: on one line, or where the upper one filled its line."""
    groups: list[list[Printed]] = []
    for piece in pieces:
        if groups and _continues(groups[-1], piece, widest):
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return groups


def _continues(group: Sequence[Printed], piece: Printed, widest: int) -> bool:
    upper = group[-1]
    if not piece.opens and piece.line == upper.line:
        return True
    if upper.text.endswith(_OPEN) or piece.text.startswith(_CLOSING):
        return True
    on_line = sum(_length(each) for each in group if each.line == upper.line)
    return not HEADING_MARK.match(tight(piece.text)) and on_line >= max(4, widest - 1)


def _joined(pieces: Sequence[Printed]) -> Printed:
    parts = [pieces[0].text]
    for upper, piece in zip(pieces, pieces[1:], strict=False):
        parts.append(f" {piece.text}" if piece.line == upper.line else piece.text)
    return replace(pieces[0], text="".join(parts))


def _beside(rows: Sequence[Row], sides: Sequence[int], by_line: bool) -> list[list[Row | None]]:
    """The rows of tables side by side as lines of both."""
    count = max(sides, default=0) + 1
    lines: list[list[Row | None]] = []
    for row, side in zip(rows, sides, strict=True):
        fits = lines and all(each is None for each in lines[-1][side:]) and (not by_line or not row.first.opens)
        if not fits:
            lines.append([None] * count)
        lines[-1][side] = row
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
        placed = self.columns.placed(row.values) if row.values else [None] * values
        if placed is None:
            text = " ".join(cell.text for cell in row.values)
            middle: list[GridCell] = [GridCell(text, column_span=values, is_loose=True)]
        else:
            middle = [GridCell(cell.text if cell else "") for cell in placed]
        return (*ordinal, *texts, *middle, *after)
