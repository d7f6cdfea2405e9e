"""Numbers of pages, in the margins of a PDF: where a table reaches down to them, they stand in one of its cells.

Here belongs telling them from what a cell holds: they have the form of such a number and count on from page to page. Not here:
running heads and feet, and numbers without a form of their own (``sources.documents.formats.pdf``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, product
from typing import NamedTuple

from sources.documents.formats.pdf_page import Glyph, Page

_FORMS = re.compile(r"第(?P<told>\d{1,4})页(?:共\d{1,4}页)?|(?P<dash>[-—–])(?P<between>\d{1,4})(?P=dash)")
_APART = 1.5  # letter sizes; what stands farther apart is in two cells: -1, -100


class _Number(NamedTuple):
    """The number of a page, and the glyphs that print it."""

    value: int
    glyphs: Sequence[Glyph]


def page_numbers(pages: Sequence[Page], margin: float) -> set[int]:
    """The ids of the glyphs of page numbers: of what has the form of one within ``margin`` (a share of the height, at top and
    bottom), those of what counts on from the page before, or to the page behind."""
    told = [list(_numbers(page, margin)) for page in pages]
    return {
        id(glyph)
        for numbers, following in pairwise(told)
        for number, next_one in product(numbers, following)
        if next_one.value == number.value + 1
        for glyph in (*number.glyphs, *next_one.glyphs)
    }


def _numbers(page: Page, margin: float) -> Iterator[_Number]:
    """What has the form of a page's number in the margins of one."""
    texts = [glyph.text for glyph in page.glyphs]
    if any(len(text) != 1 for text in texts):
        return  # a glyph of several characters: places in the text are none among the glyphs
    for match in _FORMS.finditer("".join(texts)):
        glyphs = page.glyphs[slice(*match.span())]
        if not margin <= glyphs[0].middle / page.height <= 1 - margin and _is_one(glyphs):
            yield _Number(int(match["told"] or match["between"]), glyphs)


def _is_one(glyphs: Sequence[Glyph]) -> bool:
    """Whether glyphs stand right behind each other on one line."""
    return all(
        abs(before.middle - glyph.middle) < glyph.size and 0 <= glyph.x1 - before.x1 < (1 + _APART) * glyph.size
        for before, glyph in pairwise(glyphs)
    )
