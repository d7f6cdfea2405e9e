"""Markdown: headings, paragraphs and pipe tables, as CommonMark with GitHub's tables.

Here belongs the walk over markdown-it's tokens. Raw HTML in the source is read as text, but for ``<br>``, a line break.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.token import Token

from sources.documents.layout_elements import Element, Grid, GridCell, Text

_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


def read(text: str) -> list[Element]:
    """The headings, paragraphs and tables of a Markdown text. A front matter between ``---`` lines is left out."""
    body = re.sub(r"\A---\n.*?\n---\n", lambda match: "\n" * match[0].count("\n"), text, count=1, flags=re.DOTALL)
    # links and pictures are printed as they stand: looking for them takes quadratic time in hostile texts
    parser = MarkdownIt("commonmark", {"html": False}).enable("table").disable(["link", "image", "reference"])
    tokens = parser.parse(body)
    elements: list[Element] = []
    rows: list[list[GridCell]] = []
    row: list[GridCell] = []
    level = 0
    opened: int | None = None
    in_table = False
    for token in tokens:
        match token.type:
            case "heading_open":
                level = int(token.tag[1])
            case "heading_close":
                level = 0
            case "table_open":
                in_table, rows, opened = True, [], _line(token)
            case "table_close":
                elements.append(Grid(tuple(tuple(cells) for cells in rows), line=opened))
                in_table = False
            case "tr_open":
                row = []
            case "tr_close":
                rows.append(row)
            case "inline":
                content = _plain(token)
                if in_table:
                    row.append(GridCell(content))
                elif content.strip():
                    # the one first-level heading is the title; sections start at the second level
                    is_title = level == 1 and not elements
                    own = 0 if is_title or not level else max(1, level - 1)
                    elements.append(Text(content, line=_line(token), level=own, is_title=is_title))
            case _:
                pass
    return elements


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
    return re.sub(r"(?<=[^\x00-\x7f])\n(?=[^\x00-\x7f])", "", text) if "<br" not in token.content else text
