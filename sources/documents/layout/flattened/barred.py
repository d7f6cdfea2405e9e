"""Tables whose cells bars part: a row a line, or cells that come one after the other over the lines.

Empty cells are printed here, so that each row has its places. Here belong both ways to read bars. Not here: tables that print
no empty cell (``checking``).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from sources.documents.layout.flattened import (
    cells,
    checking,
    headed_sides,
    header_fit,
    header_rows,
    header_words,
    headers,
    printed_headers,
)
from sources.documents.layout.flattened.cells import Printed
from sources.documents.layout.flattened.checking import Found, Place
from sources.documents.layout.lines import NUMERAL
from sources.documents.layout_elements import GridCell

_FEWEST_ROWS = 2
_PAIR = 2
_FITTING = 0.6
_MOSTLY = 0.8  # of the lines, or of the rows
_MOST_COLUMNS = 16
_COUNTED = re.compile(rf"[{NUMERAL}]{{1,3}}|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩIVX]{{1,4}}")


def has_rows(lines: Sequence[str]) -> bool:
    """Whether bars may part the cells of each line."""
    return sum(map(cells.has_bars, lines)) >= _FEWEST_ROWS


def have_moved(lines: Sequence[str]) -> bool:
    """Whether empty cells moved to the ends of the rows that bars part, as a header shows that begins a second row with words over
    values, and has empty cells behind these, or rows as long, some of which lack their running number: what stands in a row is not
    below what stands there in others."""
    texts = [cells.at_bars([line])[0] for line in lines if cells.has_bars(line)]
    full = [[text for text in row if text] for row in texts]
    if any(row[: len(own)] != own for row, own in zip(texts, full, strict=True)) or len(set(map(len, full))) == 1:
        return False
    body = _first_of_body(full)
    head = [(own, len(row) > len(own)) for row, own in zip(texts[:body], full[:body], strict=True) if len(own) > 1]
    return any(is_padded and _is_lower(own) for own, is_padded in head[1:]) or (
        len(set(map(len, texts[body:]))) == 1 and _some_are_counted(full[body:])
    )


def _is_lower(row: Sequence[str]) -> bool:
    """Whether a row of a header has no word over labels, and mostly words over values."""
    return not header_words.is_label_word(row[0]) and sum(map(header_words.is_over_values, row)) >= _FITTING * len(row)


def _some_are_counted(rows: Sequence[Sequence[str]]) -> bool:
    """Whether running numbers stand before the labels of some rows, and before those of others none."""
    valued = [row for row in rows if any(map(cells.is_number, row[1:]))]
    counted = sum(row[0].isdigit() and not cells.is_value(row[1]) for row in valued)
    return _FEWEST_ROWS <= counted < len(valued)


def named_anew(lines: Sequence[str]) -> list[int]:
    """The lines at which another table begins: a text alone between bars, below values and above a header."""
    found: list[int] = []
    is_valued = False
    texts = [cells.texts(line) if cells.has_bars(line) else [] for line in lines]
    for at, (row, below) in enumerate(pairwise(texts)):
        if is_valued and len(row) == 1 and not header_words.is_known_over_values(row[0]) and _are_headers(below):
            found.append(_first_of_name(texts, at))
            is_valued = False
        elif is_valued and len(row) > 1 and header_words.is_label_word(row[0]) and _are_headers(row):
            found.append(at)  # another header, without a name
            is_valued = False
        is_valued = is_valued or any(map(cells.is_body, row))
    return found


def _first_of_name(texts: Sequence[Sequence[str]], last: int) -> int:
    """The first of the lines of one text each, of which the last is known to name a table."""
    first = last
    while first and len(texts[first - 1]) == 1 and not header_words.is_known_over_values(texts[first - 1][0]):
        first -= 1
    return first


def _are_headers(texts: Sequence[str]) -> bool:
    if len(texts) < _FEWEST_ROWS or any(map(cells.is_body, texts)):
        return False
    return header_words.is_label_word(texts[0]) or all(map(header_words.is_over_values, texts))


def rows(lines: Sequence[str], place: Place, *, have_moved: bool = False) -> Found | None:
    """Lines that are rows, with bars between their cells; where empty cells ``have_moved`` to the ends, nobody can tell where the
    values of a row belong that lacks some."""
    barred = [at for at, line in enumerate(lines) if cells.has_bars(line)]
    first, end = barred[0], barred[-1] + 1
    parted = cells.at_bars(lines[first:end])
    while len(parted) > _FEWEST_ROWS and _opens_group(parted[0]):  # a title
        parted, first = parted[1:], first + 1
    body = _first_of_body(parted)
    if len(parted) != sum(first <= at for at in barred) or not body:
        return None
    width = _width(parted[:body], parted[body:])
    parted = [*parted[:body], *_with_groups(parted[body:], width)]
    if width < _FEWEST_ROWS or sum(len(row) == width for row in parted[body:]) < _FITTING * (len(parted) - body):
        return None
    header = _header(parted[:body], width, parted[body:])
    rest = _without_heads(parted, body)[body:]
    if place.is_last:
        _fill_cut(rest, width)
    made = _spanned(_stripped(rest) if have_moved else rest, width)
    return Found((*header.rows, *made), first, end) if header else None


def _fill_cut(body: Sequence[list[str]], width: int) -> None:
    """Give the last row of a body, where it was cut, the cells that it lacks."""
    if len(body[-1]) < width and _begins_alike(body[-1], body[:-1], width):
        body[-1] += [""] * (width - len(body[-1]))


def _width(above: Sequence[Sequence[str]], body: Sequence[Sequence[str]]) -> int:
    """How many cells the rows of a body have: as most have, or one more where the header begins with a word over groups, which only
    the first row of each prints."""
    widths = Counter(map(len, body))
    width = widths.most_common(1)[0][0]
    is_grouped = widths[width + 1] and len(body[0]) == width + 1 and any(map(_begins_in_groups, above))
    return width + 1 if is_grouped else width


def _begins_in_groups(row: Sequence[str]) -> bool:
    return len(row) > _FEWEST_ROWS and (
        header_words.are_words_for_groups(row) or header_words.are_words_for_numbered_groups(row)
    )


def _with_groups(body: Sequence[list[str]], width: int) -> list[list[str]]:
    """The rows of a body, those below the first of a group with an empty place for its name."""
    full = [row for row in body if len(row) == width]
    if not full or full[0] is not body[0]:
        return list(body)
    values = [cells.is_value(text) for text in full[0][1:]]
    return [["", *row] if len(row) == width - 1 and _is_like(row, values) else row for row in body]


def _is_like(row: Sequence[str], values: Sequence[bool]) -> bool:
    """Whether a row holds values where they stand in another, as far as neither leaves a cell empty."""
    return not any(text and cells.is_value(text) and not value for text, value in zip(row, values, strict=True))


def _stripped(body: Sequence[list[str]]) -> list[list[str]]:
    """The rows of a body, those that have fewer texts than the fullest without the empty cells behind these."""
    most = max(sum(map(bool, row)) for row in body)
    return [row if sum(map(bool, row)) == most else [text for text in row if text] for row in body]


def _without_heads(parted: Sequence[list[str]], body: int) -> list[list[str]]:
    """The rows, those from the first of the body on without the words of the header above them."""
    return [*parted[:body], *(_without_head(row, parted[body - 1]) for row in parted[body:])]


def _without_head(row: list[str], head: Sequence[str]) -> list[str]:
    """A row without the header's words where they stand once more beside the name of a group: 二、财政, 本月, 累计."""
    return [row[0], *[""] * (len(row) - 1)] if header_words.is_again_beside_group(row, head) else row


def _begins_alike(row: Sequence[str], others: Sequence[Sequence[str]], width: int) -> bool:
    """Whether a row has values where the whole rows have them, as far as it goes."""
    full = next((other for other in others if len(other) == width), row)
    return all(
        cells.is_value(own) == cells.is_value(other) for own, other in zip(row, full, strict=False) if own and other
    )


def _spanned(parted: Sequence[Sequence[str]], width: int) -> list[tuple[GridCell, ...]]:
    """The rows of a body. One that would have a value in the column of a text, and nothing in its last, stands beside the first cell
    of the row above, which reaches down to it."""
    full = [row for row in parted if len(row) == width and row[-1]]
    named = bool(full) and all(row[1] and not cells.is_value(row[1]) for row in full)
    made: list[tuple[GridCell, ...]] = []
    over = 0  # the row of the cell that reaches down
    for at, row in enumerate(parted):
        if named and at and len(row) == width and not row[-1] and cells.is_number(row[1]):
            made[over] = (replace(made[over][0], row_span=at - over + 1), *made[over][1:])
            made.append(tuple(map(GridCell, row[:-1])))
        else:
            over = at
            made.append(_filled(row, width))
    return made


def _first_of_body(parted: Sequence[Sequence[str]]) -> int:
    """The first row that holds a number beside its label, or the first of the groups right above it; 0 for none."""
    body = next((at for at, row in enumerate(parted) if any(map(cells.is_body, row[1:]))), 0)
    while body > 1 and _opens_group(parted[body - 1]):
        body -= 1
    return body


def _opens_group(row: Sequence[str]) -> bool:
    """Whether a row is nothing but a label, of the rows below it, which a number may stand before."""
    first = 1 if len(row) > 1 and _COUNTED.fullmatch(row[0]) else 0
    label, rest = row[first], row[first + 1 :]
    return len(row) > 1 and bool(label) and not any(rest) and not header_words.is_known_over_values(label)


def _filled(row: Sequence[str], width: int) -> tuple[GridCell, ...]:
    """The cells of a row; values of one that has not as many cells as the table are loose."""
    if len(row) == width:
        return tuple(GridCell(text) for text in row)
    label, *rest = row
    if not any(map(cells.is_value, rest)):
        return tuple(GridCell(text) for text in [*row, *[""] * width][:width])
    return (GridCell(label), GridCell(" ".join(rest), column_span=width - 1, is_loose=True))


def _header(above: Sequence[Sequence[str]], width: int, body: Sequence[Sequence[str]]) -> headers.Header | None:
    if _lacks_head(above, width, body):
        return _with_head(above, width)
    if all(len(row) == width for row in above) and (
        len(above) == 1 or any(map(_has_places, printed_headers.unrepeated(above)))
    ):
        return headers.Header(printed_headers.spanned(above))
    if len(above) == _PAIR:
        return _without_places(above, width, body)
    if padded := printed_headers.padded([[text for text in row if text] for row in above if len(row) == width], width):
        return headers.Header(padded)
    return _without_places(above, width, body)


def _lacks_head(above: Sequence[Sequence[str]], width: int, body: Sequence[Sequence[str]]) -> bool:
    """Whether the cell over the labels was left out, so that a word over numbers stands first, and nothing over the last numbers."""
    if any(len(row) != width or row[-1] or _has_places(row) for row in above) or not header_words.is_over_values(
        above[0][0]
    ):
        return False
    full = [row for row in body if len(row) == width and any(map(cells.is_number, row))]
    return sum(cells.is_value(row[-1]) and not cells.is_value(row[0]) for row in full) > _MOSTLY * len(full)


def _with_head(above: Sequence[Sequence[str]], width: int) -> headers.Header | None:
    """Such a header with an empty cell over the labels."""
    if len(above) == 1:
        return headers.Header(printed_headers.spanned([["", *above[0][:-1]]]))
    first, *rest = ([text for text in row if text] for row in above)
    padded = printed_headers.padded([["", *first], *rest], width)
    return headers.Header(padded) if padded else None


def _without_places(above: Sequence[Sequence[str]], width: int, body: Sequence[Sequence[str]]) -> headers.Header | None:
    """The header of rows that say nothing of the columns that their cells are over."""
    pieces = list(map(_pieces, range(len(above)), above))
    titles = pieces[0] if len(pieces) > 1 and headed_sides.are_titles(pieces[0], pieces[1]) else []
    below = [piece for row in pieces[1 if titles else 0 :] for piece in row]
    columns = _columns(below, width, [row for row in body if len(row) == width])
    header = (
        header_rows.over_all(below, columns, by_line=True)
        or header_rows.header_of(below, columns)
        or header_rows.over_unequal(below, columns, by_line=True)
        or header_rows.header_of_cells(below, columns)
        or headers.header_of(below, columns, are_cells=True)
    )
    return headed_sides.titled(header, titles, [width // max(1, len(titles))] * len(titles))


def _columns(head: Sequence[Printed], width: int, full: Sequence[Sequence[str]]) -> list[header_fit.Column]:
    """What the full rows of a body show of its columns, below a header that says which of the first ones are labels."""
    columns = checking.columns_of(full) or [checking.column_of([]) for _ in range(width)]
    if head and header_words.is_label_word(head[0].text):
        columns[0] = header_fit.Column(is_text=True)  # labels, or the numbers of rows
    if len(head) > 1 and len(columns) > 1 and header_words.counts_rows(head[1].text):
        columns[1] = header_fit.Column(is_text=True)  # those of rows behind their groups
    return columns


def _pieces(line: int, row: Sequence[str]) -> list[Printed]:
    return [Printed(text, line, at == 0, at, at, is_value=False) for at, text in enumerate(row) if text]


def _has_places(row: Sequence[str]) -> bool:
    """Whether an empty cell stands before another, so that it keeps a place: those at the end may be what merged cells left over."""
    texts = [at for at, text in enumerate(row) if text]
    return bool(texts) and texts != list(range(len(texts)))


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell between bars, and the number of the line on which it begins."""

    text: str
    line: int


def has_ends(lines: Sequence[str]) -> bool:
    """Whether a bar stands behind each cell, so that the ends of lines part none."""
    barred = [line.rstrip() for line in lines if cells.has_bars(line)]
    return len(barred) > _FEWEST_ROWS and sum(line[-1] in cells.BARS for line in barred) >= _MOSTLY * len(barred)


def is_headed_twice(lines: Sequence[str]) -> bool:
    """Whether such bars show rows of a body below more header cells than columns: where these find no place, nobody can tell."""
    texts = [cell.text for cell in cells_of(lines)]
    body = _body(texts) if has_ends(lines) else None
    if body is None:
        return False
    first, width = body
    return sum(map(bool, texts[_top(texts, first, width) : first])) > width


def in_turn(lines: Sequence[str], place: Place) -> Found | None:
    """Cells with a bar behind each, rows one after the other: how many are a row, and which is the first of one, the body shows."""
    printed = cells_of(lines)
    texts = [cell.text for cell in printed]
    body = _body(texts)
    if body is None:
        return None
    first, width = body
    top = _top(texts, first, width)
    below = [texts[start : start + width] for start in range(first, len(texts), width)]
    below[-1] += [""] * (width - len(below[-1]))
    header = _header(_header_rows(texts[top:first], width), width, below) if top < first else None
    if header is None:
        return None
    return Found((*header.rows, *(tuple(map(GridCell, row)) for row in below)), printed[top].line, printed[-1].line + 1)


def cells_of(lines: Sequence[str]) -> list[Cell]:
    """The cells up to each bar, from the line of the first one on; the last may have no bar, where it is a value. Where most lines
    that hold a text begin with a bar, too, that one ends no cell."""
    is_led = _are_led(lines)
    found: list[Cell] = []
    parts: list[str] = []
    begins = 0
    for number, line in enumerate(lines):
        *ended, rest = cells.at_each_bar(line)
        if not found and (not ended or ended[0]):  # the lines above are no part of the first cell
            parts = []
        if is_led and not parts:
            ended = _without_lead(ended, rest)
        for text in ended:
            found.append(Cell("".join([*parts, text]), begins if parts else number))
            parts = []
        if rest:
            begins = begins if parts else number
            parts.append(rest)
    return [*found, Cell(parts[0], begins)] if parts and cells.is_value(parts[0]) else found


def _without_lead(ended: list[str], rest: str) -> list[str]:
    """The cells that end in a line, without the one before the bar that the line begins with."""
    return ended[1:] if ended and not ended[0] and (len(ended) > 1 or rest) else ended


def _are_led(lines: Sequence[str]) -> bool:
    """Whether most lines that hold a text begin with a bar."""
    led = [cells.begins_with_bar(line) for line in lines if cells.has_bars(line) and line.strip(cells.BARS)]
    return sum(led) * 2 > len(led)


def _body(texts: Sequence[str]) -> tuple[int, int] | None:
    """The first cell of the body and the width of its rows: the smallest with which each column holds either values or texts."""
    known = _known(texts, len(texts))
    for width in range(_FEWEST_ROWS, min(_MOST_COLUMNS, len(texts) // _FEWEST_ROWS) + 1):
        firsts = [at for start in range(width) if (at := _first_valued(texts, start, width)) is not None]
        fits = [at for at in firsts if _holds(texts, at, width) and not _is_repeated(texts[at % width : at], width)]
        if fits:
            at = max(fits, key=lambda at, width=width: _likely(texts, at, width, known))  # type: ignore[misc]
            while at - width > (known or 0) and _opens_group(texts[at - width : at]):
                at -= width
            return at, width
    return None


def _first_valued(texts: Sequence[str], start: int, width: int) -> int | None:
    """The first cell of the first row with a value, of rows that begin at a cell and every so many from there."""
    return next(
        (at for at in range(start, len(texts), width) if any(map(cells.is_body, texts[at + 1 : at + width]))), None
    )


def _likely(texts: Sequence[str], at: int, width: int, known: int | None) -> tuple[bool, int, int]:
    """How likely a body begins there: whole rows below the word that is known, or else with the most words for what is over values
    above its first values, or else with the most labels."""
    above = [*[""] * (width - at), *texts[max(0, at - width) : at]]
    pairs = zip(above[1:], texts[at + 1 : at + width], strict=False)  # the last row may be cut
    over = sum(cells.is_body(text) and header_words.is_over_values(head) for head, text in pairs)
    return known is not None and not (at - known) % width, over, sum(map(bool, texts[at::width]))


def _holds(texts: Sequence[str], first: int, width: int) -> bool:
    """Whether the cells from the first on are rows of this width: labels, or running numbers and labels, before columns of values."""
    parted = [texts[at : at + width] for at in range(first, len(texts), width)]
    labels = [row[0] for row in parted if row[0]]
    if sum(any(map(cells.is_body, row[1:])) for row in parted) < _FEWEST_ROWS or len(labels) < _FITTING * len(parted):
        return False
    if any(map(cells.is_value, labels)) and labels != [str(number) for number in range(1, len(labels) + 1)]:
        return False
    return sum(map(cells.is_unit, labels)) < _FITTING * len(labels) and all(
        _is_of_one_kind([row[at] for row in parted if len(row) > at and row[at]]) for at in range(1, width)
    )


def _is_of_one_kind(column: Sequence[str]) -> bool:
    """Whether a column holds mostly values, or mostly none; a dash may stand for either."""
    said = [text for text in column if not cells.is_dash(text)]
    values = sum(map(cells.is_value, said))
    return values <= (1 - _MOSTLY) * len(said) or values >= _MOSTLY * len(said)


def _is_repeated(above: Sequence[str], width: int) -> bool:
    """Whether the header stands twice above the body, but for the words over labels, so that two tables stand side by side."""
    last, before = above[-width:], above[-2 * width : -width]
    return bool(before) and any(last) and last[1:] == before[1:]


def _known(texts: Sequence[str], end: int) -> int | None:
    """The first cell that is a word known for one over labels; the empty one before it where it stands over units."""
    known = next((at for at in range(end) if header_words.is_label_word(texts[at])), None)
    if not known or texts[known - 1] or not header_words.is_over_units(texts[known]):
        return known
    return known - any(map(cells.is_unit, texts[known + 1 :]))


def _top(texts: Sequence[str], first: int, width: int) -> int:
    """The first cell of the header above the body: a word known for one, or that of the first row that is more than a title, with
    what is known to stand over values right before it."""
    if (known := _known(texts, first)) is not None:
        return known
    top = first % width
    while top < first and sum(map(bool, texts[top : top + width])) < _FEWEST_ROWS:
        top += width
    while 0 < top < first and header_words.is_known_over_values(texts[top - 1]):
        top -= 1  # a header of more cells than columns
    return top


def _header_rows(above: Sequence[str], width: int) -> list[Sequence[str]]:
    """The cells of a header as rows; as one where merged cells were left out."""
    whole = not len(above) % width
    return [above[at : at + width] for at in range(0, len(above), width)] if whole else [above]
