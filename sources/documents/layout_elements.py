"""What a format reader hands over: the texts and grids of a document, in reading order, before they are laid out.

Here belong these records and the two ways to normalise white space. Not here: what a text or grid means in its document
(``sources.documents.layout``), geometry of grids (``sources.documents.table_geometry``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """A line or paragraph as a format reader found it.

    ``level`` > 0 says that the format itself marks it as a heading; ``is_title`` and ``is_caption`` likewise.
    ``after_blank`` False: nothing stands between this and the element before. ``goes_on`` is known where the format
    shows paragraphs (an indented first line): True when this line continues the text before it, None when unknown.
    ``is_loose``: it holds numbers of a table whose cells cannot be told; ``is_furniture``: it belongs to the page, not to the report.
    ``indent`` says how far it stands in from the left, in half letters, where the format shows lines as they are.
    """

    text: str
    page: int | None = None
    line: int | None = None
    level: int = 0
    is_title: bool = False
    is_caption: bool = False
    after_blank: bool = True
    goes_on: bool | None = None
    is_loose: bool = False
    is_furniture: bool = False
    indent: int = 0


@dataclass(frozen=True, slots=True)
class GridCell:
    """One printed cell; a merged one appears once, with its spans.

    ``indent`` says how far its text stands in from the left, in half letters, to be compared with cells of the same column.
    ``page`` is None for a cell on the page of its grid. ``is_loose``: it
    holds the values of a row of which nobody can tell to which of its columns they belong. ``lines`` are those that the format
    prints its text in, where they are several. ``is_full``: its last line leaves no room for another letter, where the format has
    places.
    """

    text: str
    row_span: int = 1
    column_span: int = 1
    indent: int = 0
    page: int | None = None
    is_loose: bool = False
    lines: tuple[str, ...] = ()
    is_full: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table, or the part of one that stands on one page. ``rows`` hold the cells that start in that row.

    ``opens_page`` and ``closes_page`` say that nothing but page furniture stands above or below it on its page; only a
    format that knows pages sets them. ``edges`` are the horizontal places of the column borders on the page, in points,
    where the format has them: two parts of one table have the same. ``is_below``: it stood right below another table as a part of
    it, under a header of its own, so that what stands above that is said of it, too.
    """

    rows: tuple[tuple[GridCell, ...], ...]
    page: int | None = None
    line: int | None = None
    opens_page: bool = False
    closes_page: bool = False
    edges: tuple[float, ...] = ()
    is_below: bool = False


Element = Text | Grid
_THIN = re.compile(r"(?<=\d)[\u2009\u202f\u00a0](?=\d{3}(?!\d))")
_SPACE = re.compile(r"\s+")


def squeeze(text: str) -> str:
    """Text on one line without white space at its ends, runs of white space as one blank. A blank that keeps the thousands of one
    number together stays what it is."""
    if not _THIN.search(text):  # nearly always
        return " ".join(text.split())
    text = text.strip()
    return _SPACE.sub(lambda match: match[0] if len(match[0]) == 1 and _THIN.match(text, match.start()) else " ", text)


def tight(text: str) -> str:
    """Text without any white space: what labels are compared by."""
    return "".join(text.split())
