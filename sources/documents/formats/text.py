"""Plain text: lines, tables as tab-separated cells.

Here belongs what a text file's layout looks like: tab-separated rows, labels printed beside the middle of the lines
that they belong to, bullets. Not here: encodings (``sources.documents.encoding``), marks of Markdown (``markup``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from sources.documents import limits
from sources.documents.characters import CJK
from sources.documents.formats.markup import unmarked
from sources.documents.layout.flattened.header_words import is_label_word
from sources.documents.layout.flattened.printed_headers import spanned
from sources.documents.layout.headings import heading_level
from sources.documents.layout.lines import NUMERAL
from sources.documents.layout.table_parts import header_row_count
from sources.documents.layout_elements import Element, Grid, GridCell, Text, tight
from sources.documents.normalised_text import BULLETS

_BULLET = re.compile(rf"^\s*[{BULLETS}]")
_WIDE_BLANK = "\u3000"
_LONGEST, _FEWEST_HEADINGS = 150, 2  # characters of a line, headings within a longer one
_HEADING = rf"\s+(?=(?:[{NUMERAL}]{{1,3}}、|[（(][{NUMERAL}]{{1,3}}[)）]|\d{{1,2}}[.．、](?=[{CJK}]))\S)"
# one behind a sentence; a table on one line has such marks, too
_HEADING_WITHIN, _FIRST_HEADING = re.compile(rf"(?<=[。！？；：:;]){_HEADING}"), re.compile(_HEADING)
_RUNS_ON = re.compile(r"[，,。；;]")  # what no heading has
_BAR, _SENTENCE_ENDS = " | ", ("。", "；", "：")
_LABEL_MAX = 24  # characters of a label of rows
_FEWEST_HEADED, _HEAD_ROWS = 2, 8  # rows of a header, and those that show how many it has
_RULE = re.compile(r"^[—–\-_=]{3,}\s*")


def read(text: str, name: str) -> list[Element]:
    """The lines and tables of a plain text. Raises ReportError when a table is too large."""
    return list(_elements(text, name))


def _elements(text: str, name: str) -> Iterator[Element]:
    rows: list[list[str]] = []
    opened = 0
    blank = True
    for (number, line), (_, below) in pairwise((*_lines(text), (0, ""))):
        stripped = line.strip()
        if stripped and ("\t" in line or (rows and _heads_rows(stripped, below))):
            if not rows:
                opened = number
            rows.append([_RULE.sub("", cell.strip()).strip() for cell in line.rstrip("\r\n").split("\t")])
            continue
        if rows and "\t" in line:
            continue  # a row of empty cells
        if rows:
            yield from _table(rows, opened, name)
            rows = []
        if stripped:
            yield Text(stripped, line=number, after_blank=blank, indent=_indent(line))
        blank = not stripped
    if rows:
        yield from _table(rows, opened, name)


def _heads_rows(line: str, below: str) -> bool:
    """Whether a line between rows that tabs part is the label of those below it, without the tabs behind it: 一、综合指标."""
    if len(line) > _LABEL_MAX or not heading_level(line) or "\t" not in below:
        return False
    return not (is_label_word(below.split("\t")[0]) or line.endswith(_SENTENCE_ENDS))


def _indent(line: str) -> int:
    """How far a line stands in, in half letters."""
    return sum(2 if blank == _WIDE_BLANK else 1 for blank in line[: len(line) - len(line.lstrip())])


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines of a text with their numbers; one that holds paragraphs with headings between them as these."""
    for number, line in unmarked(text.replace("\f", "\n")):
        if len(line) > _LONGEST and len(_HEADING_WITHIN.findall(line)) >= _FEWEST_HEADINGS and "\t" not in line:
            first, *others = _HEADING_WITHIN.split(line)
            for part in (*_FIRST_HEADING.split(first, maxsplit=1), *others):
                yield from ((number, each) for each in _headings_apart(part))
        else:
            yield number, line


def _headings_apart(part: str) -> Iterator[str]:
    """A part of a line whose first words are headings, one below the other, as these and what stands below them."""
    while (below := _FIRST_HEADING.search(part)) and not _RUNS_ON.search(part, 0, below.start()):
        yield part[: below.start()]
        part = part[below.end() :]
    yield part


def _table(rows: list[list[str]], line: int, name: str) -> Iterator[Element]:
    """The table of rows that tabs part; or their lines, between whose cells bars stand, where the header does not print the places
    that its cells reach over: what stands in it is not above what stands there in the rows below."""
    if not _have_moved(rows):
        yield _grid(rows, line, name)
        return
    width = max(map(len, rows))
    for at, row in enumerate(rows):
        cells = row if len(row) > 1 else [*row, *[""] * (width - 1)]  # the label of those below it
        yield Text(_BAR.join(cells), line=line + at)


def _have_moved(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the rows of a header print nothing but texts, each fewer than the rows below have cells, and more together: a header as
    a web page gives it, without the places of merged cells."""
    width = max(map(len, rows))
    head = rows[: header_row_count(rows[:_HEAD_ROWS])]
    short = list(takewhile(lambda row: all(row) and len(row) < width, head))  # formulas may stand below these
    return len(short) >= _FEWEST_HEADED and sum(map(len, short)) > width


def _spread(rows: list[list[str]], width: int) -> list[list[str]]:
    """The rows, the cells of the first over those of the second where these come in as many parts that are alike: 收入, 支出 over
    项目, 预算数, 项目, 预算数."""
    upper, below = rows[0], rows[1] if len(rows) > 1 else []
    span, left = divmod(width, len(upper))
    if left or not 1 < len(upper) < width or not all(upper) or below[:span] * len(upper) != below:
        return rows
    return [[text for cell in upper for text in (cell, *[""] * (span - 1))], *rows[1:]]


def _grid(rows: list[list[str]], line: int, name: str) -> Grid:
    width = max(max((at for at, cell in enumerate(row, 1) if cell), default=1) for row in rows)
    limits.check_size(len(rows), width, name, place=f"line {line}")
    padded = [(row + [""] * width)[:width] for row in _spread(rows, width)]
    if width == 2:
        padded = merge_labelled_lines(padded)
    header = header_row_count(padded)
    body = tuple(tuple(GridCell(cell) for cell in row) for row in padded[header:])
    return Grid((*spanned(padded[:header]), *body), line=line)


def merge_labelled_lines(rows: list[list[str]]) -> list[list[str]]:
    """Rows of (label, text) from printed lines whose label stands beside the middle of its lines.

    A label in several lines (旧住房 / 成套改造) is joined, and so are the lines of text. A group reaches as far below
    its label as above it; where the lines do not come out so, each unlabelled line goes to the nearest label.
    Rows come back unchanged when the first row below the header has a label, or none has.
    """
    if len(rows) < 3 or rows[1][0]:
        return rows
    header, lines = rows[0], rows[1:]
    runs = _label_runs([label for label, _ in lines])
    if not runs:
        return rows
    starts = _group_starts(runs)
    groups = [lines[start:end] for start, end in pairwise([*starts, len(lines)])]
    return [header, *map(_as_row, groups)]


def _label_runs(labels: Sequence[str]) -> list[tuple[int, int]]:
    """The first and last line of each printed label."""
    runs: list[tuple[int, int]] = []
    for at, label in enumerate(labels):
        if label and runs and runs[-1][1] == at - 1:
            runs[-1] = (runs[-1][0], at)
        elif label:
            runs.append((at, at))
    return runs


def _group_starts(runs: Sequence[tuple[int, int]]) -> list[int]:
    """The first line of the group of each label: groups reach as far below their label as above it, or else to the nearest one."""
    starts = [0]
    for first, last in runs[:-1]:
        starts.append(first + last - starts[-1] + 1)
    out_of_order = any(start > first for start, (first, _) in zip(starts, runs, strict=True))
    if out_of_order or starts != sorted(set(starts)):
        return [0, *((upper[1] + lower[0]) // 2 + 1 for upper, lower in pairwise(runs))]
    return starts


def _as_row(group: Sequence[Sequence[str]]) -> list[str]:
    """The lines of one label as one row: a line that opens with a bullet stays a line, the others are joined."""
    texts = [text for _, text in group if text]
    body = "".join(f"\n{text}" if at and _BULLET.match(text) else text for at, text in enumerate(texts))
    return ["".join(tight(label) for label, _ in group), body]
