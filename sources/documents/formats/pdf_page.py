"""What stands on a page: glyphs, rules, and the lines of text that glyphs make.

Here belong these records and the reading order of glyphs. Places are points from the top left corner of the page as it
is shown, y growing downwards. Not here: the PDF library (``sources.documents.formats.pdf``), tables
(``sources.documents.formats.pdf_tables``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from operator import attrgetter

from sources.documents import characters

_NEW_LINE = 0.5  # of the letter size, between the middles of two glyphs
_WIDE_GAP = 0.75  # a blank that someone typed between Chinese characters; justified lines have less
_WORD_GAP = 0.15
_NUMBER_GAP = 0.35
# a number whose digits alone are set apart: 4 . 5 %, 6 4 %
_SET_APART = re.compile(r"(?<![\d.])\d(?: \d)*(?: \. \d(?: \d)*(?: [%％])?|(?<= \d) [%％])")
_FEWEST_PAIRS = 6  # of letters show that a line is set with space between them
_EVEN = 1.5  # times the usual space is still that
_NEARLY_ALL = 0.8  # of the pairs
_SMALL = 0.8  # of a line's letter size: a glyph no larger may be raised
_RAISED = 0.15  # letter sizes that a raised glyph's foot stands above those of its line
_TYPED_GAP = 0.1  # the least of them
_OPENING = "[〔【"
_MIDDLE, _LEFT, _SIZE = attrgetter("middle"), attrgetter("x0"), attrgetter("size")


@dataclass(slots=True, eq=False)
class Glyph:
    """One printed character in its box. ``spaced``: a blank character stands between it and the one before.

    Nothing changes one; a document has half a million of them, and making a frozen record takes three times as long.
    """

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    size: float
    spaced: bool = False
    middle: float = field(init=False)
    """The height of its middle."""

    def __post_init__(self) -> None:
        self.middle = (self.y0 + self.y1) / 2

    def covers(self, other: Glyph) -> bool:
        """Whether the middle of another glyph stands in its box."""
        return self.y0 < other.middle < self.y1 and self.x0 < (other.x0 + other.x1) / 2 < self.x1


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line along one axis: horizontal (``y0 == y1``) or vertical (``x0 == x1``)."""

    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True)
class Line:
    """Glyphs that stand beside each other, from left to right. What is asked of them is told once."""

    glyphs: tuple[Glyph, ...]

    @property
    def x0(self) -> float:
        """The left end."""
        return self.glyphs[0].x0

    @cached_property
    def x1(self) -> float:
        """The right end."""
        return max(glyph.x1 for glyph in self.glyphs)

    @cached_property
    def middle(self) -> float:
        """The height of the middle of its letters."""
        heights: list[float] = sorted(map(_MIDDLE, self.glyphs))
        return heights[len(heights) // 2]

    @cached_property
    def size(self) -> float:
        """The letter size of most of its glyphs."""
        sizes: list[float] = sorted(map(_SIZE, self.glyphs))
        return sizes[len(sizes) // 2]

    @cached_property
    def text(self) -> str:
        """The text, with blanks only where one is seen."""
        raised, letter_space = self._raised(), self._letter_space()
        parts = [self.glyphs[0].text]
        for at, (before, glyph) in enumerate(pairwise(self.glyphs), 1):
            if at not in raised and _is_apart(before, glyph) and glyph.x0 - before.x1 > letter_space:
                parts.append(" ")
            parts.append(characters.raised(glyph.text) if at in raised else glyph.text)
        text = "".join(parts)
        return _SET_APART.sub(lambda match: match[0].replace(" ", ""), text) if " " in text else text

    def _letter_space(self) -> float:
        """How far the letters of a line may stand apart that is set with space between all of them; 0 in any other."""
        if len(self.glyphs) <= _FEWEST_PAIRS or not _is_apart(*self.glyphs[:2]) or not _is_apart(*self.glyphs[1:3]):
            return 0.0  # nearly always
        pairs = list(pairwise(self.glyphs))
        gaps = sorted(glyph.x0 - before.x1 for before, glyph in pairs if _is_apart(before, glyph))
        middle = gaps[len(gaps) // 2]
        even = sum(gap <= _EVEN * middle for gap in gaps)
        return _EVEN * middle if even >= _NEARLY_ALL * len(pairs) else 0.0

    def _raised(self) -> set[int]:
        """The places of digits that stand higher and are smaller than the letters of the line: a footnote's number."""
        if len({glyph.size for glyph in self.glyphs}) == 1:  # nearly always
            return set()
        size = self.size
        feet = sorted(glyph.y1 for glyph in self.glyphs if glyph.size > _SMALL * size)
        high = (feet[len(feet) // 2] if feet else 0.0) - _RAISED * size
        small = [g.size <= _SMALL * size and g.y1 < high and g.text.isdigit() for g in self.glyphs]
        raised: set[int] = set()
        for at in range(1, len(small)):
            # [19] is a footnote's number as it stands
            bracketed = self.glyphs[at - 1].text in _OPENING or (small[at - 1] and at - 1 not in raised)
            if small[at] and not bracketed:
                raised.add(at)
        return raised

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
    """The content of one page. ``has_picture``: it has no text, and a picture."""

    number: int
    width: float
    height: float
    glyphs: list[Glyph] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    has_picture: bool = False


def _is_apart(before: Glyph, glyph: Glyph) -> bool:
    gap = (glyph.x0 - before.x1) / max(before.size, glyph.size, 1.0)
    if gap <= _TYPED_GAP:  # nearly always, and less than any blank has
        return False
    if before.text.isascii() and glyph.text.isascii():
        if glyph.spaced:
            return True
        words = before.text.isalpha() and glyph.text.isalpha()
        return gap > (_WORD_GAP if words else _NUMBER_GAP)
    return gap > _WIDE_GAP


def lines_of(glyphs: Iterable[Glyph]) -> list[Line]:
    """The glyphs as lines from top to bottom. Digits may sit a little lower than the words of their line."""
    groups: list[list[Glyph]] = []
    middle = 0.0
    for glyph in sorted(glyphs, key=_MIDDLE):
        if groups and glyph.middle - middle <= _NEW_LINE * max(glyph.size, groups[-1][0].size):
            group = groups[-1]
            group.append(glyph)
            middle += (glyph.middle - middle) / len(group)
        else:
            groups.append([glyph])
            middle = glyph.middle
    return [Line(tuple(_once(sorted(group, key=_LEFT)))) for group in groups]


def _once(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Without the second printing of a glyph a hair aside, by which some programs make letters bold."""
    kept: list[Glyph] = []
    for glyph in glyphs:
        for same in kept[-3:]:
            if same.text == glyph.text and abs(same.x0 - glyph.x0) < 0.2 * glyph.size:
                break
        else:
            kept.append(glyph)
    return kept
