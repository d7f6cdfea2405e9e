"""Markdown: headings, paragraphs and pipe tables, as CommonMark with GitHub's tables.

Here belongs the walk over markdown-it's tokens. Raw HTML in the source is read as text, but for ``<br>``, a line break.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice, takewhile

from markdown_it import MarkdownIt
from markdown_it.rules_block.table import escapedSplit
from markdown_it.token import Token

from sources.documents.layout_elements import Element, Grid, GridCell, Text

_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_FRONT_TITLE = re.compile(r"""title:\s*(["']?)(?P<title>\S.*?)\1\s*""")
_WIDE_BREAK = re.compile(r"(?<=[^\x00-\x7f])\n(?=[^\x00-\x7f])|(?<=\d\.)\n(?=\d)|(?<=\d)\n(?=\.\d|%)")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_DELIMITER = re.compile(r"^ {0,3}\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$")
_BAR = "|"


def read(text: str) -> list[Element]:
    """The headings, paragraphs and tables of a Markdown text. Of a front matter between ``---`` lines only the title is read, where
    the text has none."""
    front = _FRONT_MATTER.match(text)
    body = _FRONT_MATTER.sub(lambda match: "\n" * match[0].count("\n"), text, count=1)
    # links and pictures are printed as they stand: looking for them takes quadratic time in hostile texts
    parser = MarkdownIt("commonmark", {"html": False}).enable("table").disable(["link", "image", "reference"])
    walk = _Walk()
    for token in parser.parse(_with_every_cell(body)):
        walk.take(token)
    if front and not any(isinstance(each, Text) and each.is_title for each in walk.elements[:1]):
        return [*_front_title(front[0]), *walk.elements]
    return walk.elements


def _front_title(front: str) -> list[Element]:
    """The title that a front matter gives, on its line."""
    for at, line in enumerate(front.split("\n"), 1):
        if match := _FRONT_TITLE.fullmatch(line):
            return [Text(match["title"], line=at, is_title=True)]
    return []


def _with_every_cell(body: str) -> str:
    """A text whose tables have as many cells in their header as in their longest row: a cell beyond the header would be lost."""
    lines = body.split("\n")
    for at in range(1, len(lines)):
        if _BAR not in lines[at - 1] or not _DELIMITER.match(lines[at]):
            continue
        width = _cell_count(lines[at - 1])
        rows = takewhile(lambda line: _BAR in line, islice(lines, at + 1, None))
        if width == _cell_count(lines[at]) and (lacking := max(map(_cell_count, rows), default=0) - width) > 0:
            lines[at - 1] = _closed(lines[at - 1]) + " |" * lacking
            lines[at] = _closed(lines[at]) + "---|" * lacking
    return "\n".join(lines)


def _cell_count(line: str) -> int:
    """How many cells a line of a table has."""
    return len(escapedSplit(line.strip().removeprefix(_BAR).removesuffix(_BAR)))


def _closed(line: str) -> str:
    """A line of a table with the bar behind its last cell."""
    line = line.rstrip()
    return line if line.endswith(_BAR) else line + _BAR


@dataclass(slots=True)
class _Walk:
    """One walk over the tokens: the heading or table that is open, and the elements so far."""

    elements: list[Element] = field(default_factory=list)
    level: int = 0  # of the heading that is open, 0 outside one
    opened: int | None = None  # the line of the table that is open
    rows: list[list[GridCell]] | None = None  # of that table; None outside one

    def take(self, token: Token) -> None:
        """Go on to the next token."""
        match token.type:
            case "heading_open":
                self.level = int(token.tag[1])
            case "heading_close":
                self.level = 0
            case "table_open":
                self.rows, self.opened = [], _line(token)
            case "table_close":
                self.elements.append(Grid(tuple(map(tuple, self.rows or ())), line=self.opened))
                self.rows = None
            case "tr_open" if self.rows is not None:
                self.rows.append([])
            case "inline":
                self._text(token)
            case _:
                pass

    def _text(self, token: Token) -> None:
        content = _plain(token)
        if self.rows is not None:
            self.rows[-1].append(GridCell(content))
        elif content.strip():
            # the one first-level heading is the title; sections start at the second level
            is_title = self.level == 1 and not self.elements
            own = 0 if is_title or not self.level else max(1, self.level - 1)
            self.elements.append(Text(content, line=_line(token), level=own, is_title=is_title))


def _line(token: Token) -> int | None:
    return token.map[0] + 1 if token.map else None


def _plain(token: Token) -> str:
    parts: list[str] = []
    for child in token.children or []:
        if child.type in {"text", "code_inline"}:
            parts.append(child.content)
        elif child.type in {"softbreak", "hardbreak"}:
            parts.append("\n")
    text = _BREAK.sub("\n", "".join(parts))
    # a soft break between Chinese characters is no blank
    return _WIDE_BREAK.sub("", text) if "<br" not in token.content else text
