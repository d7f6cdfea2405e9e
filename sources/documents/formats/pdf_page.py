"""What stands on a page: glyphs, rules, and the lines of text that glyphs make.

Here belong these records and the reading order of glyphs. Places are points from the top left corner of the page as it
is shown, y growing downwards. Not here: the PDF library (``sources.documents.formats.pdf``), tables
(``sources.documents.formats.pdf_tables``).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

_NEW_LINE = 0.5  # of the letter size, between the middles of two glyphs
_WIDE_GAP = 0.75  # a blank that someone typed between Chinese characters; justified lines have less
_WORD_GAP = 0.15
_NUMBER_GAP = 0.35
_TYPED_GAP = 0.1


@dataclass(frozen=True, slots=True)
class Glyph:
    """One printed character in its box. ``spaced``: a blank character stands between it and the one before."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    size: float
    spaced: bool = False

    @property
    def middle(self) -> float:
        """The height of its middle."""
        return (self.y0 + self.y1) / 2


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line along one axis: horizontal (``y0 == y1``) or vertical (``x0 == x1``)."""

    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class Line:
    """Glyphs that stand beside each other, from left to right."""

    glyphs: tuple[Glyph, ...]

    @property
    def x0(self) -> float:
        """The left end."""
        return self.glyphs[0].x0

    @property
    def x1(self) -> float:
        """The right end."""
        return max(glyph.x1 for glyph in self.glyphs)

    @property
    def middle(self) -> float:
        """The height of the middle of its letters."""
        heights = sorted(glyph.middle for glyph in self.glyphs)
        return heights[len(heights) // 2]

    @property
    def size(self) -> float:
        """The letter size of most of its glyphs."""
        sizes = sorted(glyph.size for glyph in self.glyphs)
        return sizes[len(sizes) // 2]

    @property
    def text(self) -> str:
        """The text, with blanks only where one is seen."""
        parts: list[str] = []
        for before, glyph in zip((None, *self.glyphs), self.glyphs, strict=False):
            if before is not None and _is_apart(before, glyph):
                parts.append(" ")
            parts.append(glyph.text)
        return "".join(parts)

    def pieces(self, gap: float) -> list[Line]:
        """The line cut wherever more than ``gap`` letter sizes are empty."""
        cut: list[list[Glyph]] = [[]]
        for glyph in self.glyphs:
            if cut[-1] and glyph.x0 - cut[-1][-1].x1 > gap * glyph.size:
                cut.append([])
            cut[-1].append(glyph)
        return [Line(tuple(glyphs)) for glyphs in cut]


@dataclass(slots=True)
class Page:
    """The content of one page."""

    number: int
    width: float
    height: float
    glyphs: list[Glyph] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)


def _is_apart(before: Glyph, glyph: Glyph) -> bool:
    gap = (glyph.x0 - before.x1) / max(before.size, glyph.size, 1.0)
    if before.text.isascii() and glyph.text.isascii():
        if glyph.spaced and gap > _TYPED_GAP:
            return True
        words = before.text.isalpha() and glyph.text.isalpha()
        return gap > (_WORD_GAP if words else _NUMBER_GAP)
    return gap > _WIDE_GAP


def lines_of(glyphs: Iterable[Glyph]) -> list[Line]:
    """The glyphs as lines from top to bottom. Digits may sit a little lower than the words of their line."""
    groups: list[list[Glyph]] = []
    middle = 0.0
    for glyph in sorted(glyphs, key=lambda each: each.middle):
        if groups and glyph.middle - middle <= _NEW_LINE * max(glyph.size, groups[-1][0].size):
            group = groups[-1]
            group.append(glyph)
            middle += (glyph.middle - middle) / len(group)
        else:
            groups.append([glyph])
            middle = glyph.middle
    return [Line(tuple(_once(sorted(group, key=lambda each: each.x0)))) for group in groups]


def _once(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Without the second printing of a glyph a hair aside, by which some programs make letters bold."""
    kept: list[Glyph] = []
    for glyph in glyphs:
        if not any(same.text == glyph.text and abs(same.x0 - glyph.x0) < 0.2 * glyph.size for same in kept[-3:]):
            kept.append(glyph)
    return kept
