"""Pages set in columns: which lines stand in which of them, so that none is read across.

Here belongs where a page has a gutter, and the order of what stands beside it. A table without rules has empty places between
its columns too; columns of a page hold running text, and their lines are full. Not here: lines
(``sources.documents.formats.pdf_page``).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from sources.documents.formats.pdf_page import Glyph, Line, lines_of

_GUTTER = 1.2  # letter sizes
_CENTRE = (0.3, 0.7)  # of the text's width
_DEEPEST = 3  # columns of halves of halves
_FEWEST_LINES = 3
_FULL = 2.5  # letter sizes that a full line may leave free at its end
_MOST_LINES = 0.5
_APART = 1.4  # times the usual distance of lines
_BESIDE = 0.9
_FEWEST_LETTERS = 8  # of a line of running text
_LETTERS = 0.55  # of its characters are no digits and Latin letters


@dataclass(frozen=True, slots=True)
class Part:
    """Lines of a page that stand below each other, from top to bottom, and the place that is theirs.

    ``column`` is empty for what goes across the page, else which half of it, of that half, and so on: 0 the left, 1 the right.
    """

    lines: Sequence[Line]
    column: tuple[int, ...] = ()
    left: float = -math.inf
    right: float = math.inf
    top: float = -math.inf
    bottom: float = math.inf

    def holds(self, left: float, right: float, y: float) -> bool:
        """Whether what reaches from left to right at a height stands in this part."""
        return self.top <= y <= self.bottom and self.left <= (left + right) / 2 <= self.right


def in_columns(lines: Sequence[Line]) -> list[Part]:
    """The parts of a page in the order of reading; one where it has no columns. ``lines`` may go across several: they are cut."""
    return _parts(Part(lines))


def _parts(whole: Part) -> list[Part]:
    gutter = _gutter(whole.lines) if len(whole.column) < _DEEPEST else None
    if gutter is None:
        return [whole]
    found: list[Part] = []
    across: list[Line] = []
    for run in _runs(whole.lines, gutter):
        halves = _halves(run, gutter)
        if halves is None:
            across += run
            continue
        if across:
            found.append(_across(whole, across))
            across = []
        top, bottom = (edge(line.middle for line in run) for edge in (min, max))
        bounds = ((whole.left, gutter[0]), (gutter[1], whole.right))
        for side, (half, (left, right)) in enumerate(zip(halves, bounds, strict=True)):
            found += _parts(Part(half, (*whole.column, side), left, right, top, bottom))
    if not found:
        return [whole]
    return [*found, _across(whole, across)] if across else found


def _runs(lines: Sequence[Line], gutter: tuple[float, float]) -> Iterator[list[Line]]:
    """Lines that may stand in two columns together: none crosses the gutter, and none is set apart from the one above it.

    Lines above the first that has something in the right column are a run of their own.
    """
    steps = sorted(after.middle - before.middle for before, after in pairwise(lines))
    step = steps[len(steps) // 3]  # what parts paragraphs and heads is larger
    run: list[Line] = []
    for line in lines:
        if run and _begins_run(line, run, gutter, step):
            # a line a little higher, on the left, is one of the columns
            kept = [run.pop()] if _is_beside(line, run, gutter, step) else []
            if run:
                yield run
            run = kept
        run.append(line)
    yield run


def _begins_run(line: Line, run: Sequence[Line], gutter: tuple[float, float], step: float) -> bool:
    """Whether a line does not go on with the run above it. ``step`` is the usual distance of lines."""
    above = run[-1]
    is_apart = line.middle - above.middle > _APART * step
    return is_apart or _is_first_right(line, run, gutter) or _crosses(line, gutter) or _crosses(above, gutter)


def _is_beside(line: Line, run: Sequence[Line], gutter: tuple[float, float], step: float) -> bool:
    """Whether a line is the first of the right column, with the last line of the run beside it on the left."""
    above = run[-1]
    is_near = line.middle - above.middle < _BESIDE * step
    return is_near and line.x0 > gutter[0] and _is_first_right(line, run, gutter) and not _crosses(above, gutter)


def _is_first_right(line: Line, run: Sequence[Line], gutter: tuple[float, float]) -> bool:
    """Whether a line has something in the right column, and no line of the run above it has."""
    return line.x1 > gutter[1] and all(each.x1 < gutter[1] for each in run)


def _across(whole: Part, lines: Sequence[Line]) -> Part:
    return replace(whole, lines=lines, top=lines[0].middle, bottom=lines[-1].middle)


def _gutter(lines: Sequence[Line]) -> tuple[float, float] | None:
    """The widest empty place about the middle of the page that many lines leave free."""
    if len(lines) < _FEWEST_LINES:
        return None
    x0, x1 = min(line.x0 for line in lines), max(line.x1 for line in lines)
    low, high = (x0 + share * (x1 - x0) for share in _CENTRE)
    ends: list[tuple[float, int]] = []  # where empty places begin and end
    for line in lines:
        for start, end in _empty(line, x0, x1):
            if end > low and start < high and end - start > _GUTTER * line.size:
                ends += [(max(start, low), 1), (min(end, high), -1)]
    if len(ends) < 2 * _FEWEST_LINES:  # nearly always
        return None
    ends.sort()
    depth, most, best = 0, 0, (0.0, 0.0)
    for (at, step), (after, _) in pairwise(ends):
        depth += step
        if depth > most:
            most, best = depth, (at, after)
    return best if most >= 2 * _FEWEST_LINES or 3 * most >= len(lines) else None


def _empty(line: Line, x0: float, x1: float) -> list[tuple[float, float]]:
    """The places of a line that are empty, those at its ends too."""
    found = [(x0, line.x0), (line.x1, x1)]
    found += [(before.x1, glyph.x0) for before, glyph in pairwise(line.glyphs) if glyph.x0 - before.x1 > glyph.size]
    return found


def _crosses(line: Line, gutter: tuple[float, float]) -> bool:
    return any(glyph.x0 < gutter[1] and glyph.x1 > gutter[0] for glyph in line.glyphs)


def _halves(region: Sequence[Line], gutter: tuple[float, float]) -> tuple[list[Line], list[Line]] | None:
    """The lines of the two columns, None where these are not columns of running text."""
    glyphs = [glyph for line in region for glyph in line.glyphs]
    left = lines_of(glyph for glyph in glyphs if glyph.x1 <= gutter[0])
    right = lines_of(glyph for glyph in glyphs if glyph.x0 >= gutter[1])
    return (left, right) if _is_text(left) and _is_text(right) else None


def _is_text(lines: Sequence[Line]) -> bool:
    if len(lines) < _FEWEST_LINES:
        return False
    end = max(line.x1 for line in lines)
    full = sum(end - line.x1 <= _FULL * line.size and len(line.glyphs) >= _FEWEST_LETTERS for line in lines)
    return full >= _MOST_LINES * len(lines) and _share_of_letters(lines) >= _LETTERS


def _share_of_letters(lines: Sequence[Line]) -> float:
    characters: list[Glyph] = [glyph for line in lines for glyph in line.glyphs]
    return sum(not each.text.isascii() for each in characters) / len(characters)
