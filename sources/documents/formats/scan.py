"""Pages that are pictures: their letters and the rules of their tables, as a page of a PDF with text has them.

Here belongs what a picture of a page needs: turning it straight, finding its rules, and recognising its letters, by rapidocr,
which is no part of the default installation and asks no network. Not here: what a page's letters and rules say
(``sources.documents.formats.pdf`` and what it uses).
"""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any

from sources.documents.formats.pdf_page import Glyph, Page, Rule
from sources.model import RecognisedPage

PACKAGES = ("rapidocr", "onnxruntime", "cv2")
ADVICE = "Set up OCR with make ocr, and read it again; or get the original file."
DPI = 200
_POINT = 72 / DPI  # of a dot
_LONGEST_SIDE = 2_000  # dots of the picture in which letters are looked for
_STEEPEST, _STEP = 3.0, 0.1  # degrees that a page may lie askew
_SMALL = 4  # times smaller is the picture whose lines tell how it lies
_RULE_ACROSS, _RULE_DOWN = 100, 60  # dots; 一 and 1 of large letters are shorter
_PIECE, _GAP = 40, 15  # dots of a rule without a break, and of a break in it
_THICKEST = 12  # dots
_TOUCH = 4.0  # points
_REACH = 4  # dots that a rule is drawn longer, as its ends are worn
_FEWEST_WIDE = 3  # Chinese characters tell the letter size of their line
_OF_HEIGHT = 0.72  # letter size of the height of the place in which a line was found
_WIDE = {"(": "（", ")": "）", ":": "：", ";": "；"}
_IN_NUMBER = {".", ",", "，"}
_JOINED = 1.1  # letter sizes between two letters of one word


@dataclass(frozen=True, slots=True)
class Recognised:
    """A page with what was recognised on it, and how sure that is."""

    page: Page
    surely: RecognisedPage


class NeedsRecognition(Exception):
    """A document has pages that are pictures, and their letters can be recognised."""


def is_installed() -> bool:
    """Whether letters can be recognised here."""
    return all(importlib.util.find_spec(each) is not None for each in PACKAGES)


def version() -> str:
    """What recognises letters here, and in which version; empty where nothing does. Another one may read otherwise."""
    if not is_installed():
        return ""
    from importlib import metadata  # nobody else pays for it

    return " ".join(f"{each} {metadata.version(each)}" for each in ("rapidocr", "onnxruntime"))


class Recogniser:
    """What recognises letters; made when the first page needs it, as its models take a second to load."""

    @cached_property
    def _engine(self) -> Any:
        from rapidocr import RapidOCR

        parameters = {
            "Global.log_level": "error",
            "Global.use_cls": False,  # pages stand upright
            "Global.max_side_len": _LONGEST_SIDE,
            "Global.return_word_box": True,
            "Global.return_single_char_box": True,
        }
        return RapidOCR(params=parameters)

    def read(self, picture: Any, number: int) -> Recognised:
        """The letters and rules of a page. ``picture`` are its dots in grey, ``DPI`` of them an inch, as a matrix."""
        import cv2

        straight = _straightened(picture)
        across, down, drawn = _rules(straight)
        letters = cv2.cvtColor(straight, cv2.COLOR_GRAY2BGR)
        letters[drawn > 0] = 255  # a rule beside a digit is read as another digit
        found = self._engine(letters)
        glyphs: list[Glyph] = []
        scores: list[float] = []
        numbers: dict[str, float] = {}
        for box, words in zip(found.boxes if found.boxes is not None else (), found.word_results or (), strict=False):
            glyphs += _glyphs(box, words)
            scores += [float(score) for _, score, _ in words]
            for digits, score in _numbers(words):
                numbers[digits] = min(score, numbers.get(digits, 1.0))
        height, width = straight.shape
        page = Page(number, width * _POINT, height * _POINT, glyphs, [*across, *down])
        mean = sum(scores) / len(scores) if scores else 0.0
        return Recognised(page, RecognisedPage(number, mean, tuple(numbers.items())))


def _straightened(picture: Any) -> Any:
    """The picture turned so that its lines lie level."""
    import cv2

    small = cv2.resize(picture, None, fx=1 / _SMALL, fy=1 / _SMALL, interpolation=cv2.INTER_AREA)
    ink = 255 - small
    steps = round(_STEEPEST / _STEP)
    angle = max((_STEP * step for step in range(-steps, steps + 1)), key=lambda each: _sharpness(_turned(ink, each, 0)))
    return _turned(picture, angle, 255) if angle else picture


def _turned(picture: Any, angle: float, around: int) -> Any:
    import cv2

    height, width = picture.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    return cv2.warpAffine(picture, matrix, (width, height), flags=cv2.INTER_LINEAR, borderValue=around)


def _sharpness(ink: Any) -> float:
    """How much the ink of neighbouring rows differs: most where the lines of text lie along them."""
    rows = ink.sum(axis=1, dtype="int64")
    return float(((rows[1:] - rows[:-1]) ** 2).sum())


def _rules(picture: Any) -> tuple[list[Rule], list[Rule], Any]:
    """The rules across and down, in points, and the dots that they cover."""
    import cv2
    import numpy as np

    threshold, _ = cv2.threshold(picture, 0, 255, cv2.THRESH_OTSU)
    ink = (picture < threshold).astype("uint8") * 255
    drawn = np.zeros_like(ink)
    found: list[list[Rule]] = []
    for least, is_across in ((_RULE_ACROSS, True), (_RULE_DOWN, False)):
        # strokes of letters are shorter than the pieces of a rule, worn as it may be
        lines = cv2.morphologyEx(ink, cv2.MORPH_OPEN, _beam(_PIECE, is_across))
        lines = cv2.morphologyEx(lines, cv2.MORPH_CLOSE, _beam(_GAP, is_across))
        count, labels, boxes, _ = cv2.connectedComponentsWithStats(lines)
        rules, kept = [], np.zeros(count, "uint8")
        for at in range(1, count):
            x, y, width, height, _ = map(int, boxes[at])
            length, thick = (width, height) if is_across else (height, width)
            if length < least or thick > _THICKEST:
                continue
            kept[at] = 255
            if is_across:
                middle = (y + height / 2) * _POINT
                rules.append(Rule((x - _REACH) * _POINT, middle, (x + width + _REACH) * _POINT, middle))
            else:
                middle = (x + width / 2) * _POINT
                rules.append(Rule(middle, (y - _REACH) * _POINT, middle, (y + height + _REACH) * _POINT))
        found.append(rules)
        drawn |= cv2.dilate(kept[labels], np.ones((3, 3), "uint8"))
    across, down = found
    return across, [rule for rule in down if any(_meet(rule, other) for other in across)], drawn


def _beam(length: int, is_across: bool) -> Any:
    import numpy as np

    return np.ones((1, length) if is_across else (length, 1), "uint8")


def _meet(down: Rule, across: Rule) -> bool:
    """Whether two rules touch, as those of a table do."""
    return across.x0 - _TOUCH <= down.x0 <= across.x1 + _TOUCH and down.y0 - _TOUCH <= across.y0 <= down.y1 + _TOUCH


def _glyphs(box: Any, words: Sequence[tuple[str, float, Sequence[Sequence[float]]]]) -> Iterator[Glyph]:
    """The letters of one recognised line; letters of one word touch each other."""
    corners = [(float(x) * _POINT, float(y) * _POINT) for x, y in box]
    upper, lower = sum(y for _, y in corners[:2]) / 2, sum(y for _, y in corners[2:]) / 2
    letters = [
        (text, min(float(x) for x, _ in place) * _POINT, max(float(x) for x, _ in place) * _POINT)
        for text, _, place in words
        if text.strip()
    ]
    letters.sort(key=lambda letter: letter[1])
    letters = [
        (_WIDE.get(text, text) if _is_wide(letters, at) else text, x0, x1) for at, (text, x0, x1) in enumerate(letters)
    ]
    size = _size(letters, lower - upper)
    middle = (upper + lower) / 2
    for at, (text, x0, x1) in enumerate(letters):
        if at + 1 < len(letters) and letters[at + 1][1] - x1 < _JOINED * size:
            x1 = max(letters[at + 1][1], x0 + 0.1)
        for place, character in enumerate(text):  # nearly always one
            step = (x1 - x0) / len(text)
            left = x0 + place * step
            yield Glyph(character, left, middle - size / 2, left + step, middle + size / 2, size)


def _numbers(words: Sequence[tuple[str, float, Sequence[Sequence[float]]]]) -> Iterator[tuple[str, float]]:
    """The digits of each number of a recognised line, and the score of the one that is least sure."""
    digits, least = "", 1.0
    for text, score, _ in (*sorted(words, key=lambda word: min(float(x) for x, _ in word[2])), ("", 0.0, ())):
        if text.isdecimal() or (digits and text in _IN_NUMBER):
            digits += text if text.isdecimal() else ""
            least = min(least, float(score))
        elif digits:
            yield digits, least
            digits, least = "", 1.0


def _is_wide(letters: Sequence[tuple[str, float, float]], at: int) -> bool:
    """Whether a sign stands beside Chinese: what is recognised does not tell the widths of signs apart."""
    return any(not letter[0].isascii() for letter in letters[max(0, at - 1) : at + 2])


def _size(letters: Sequence[tuple[str, float, float]], height: float) -> float:
    """The letter size: how far Chinese characters stand apart, else by the height of the line."""
    steps = [
        after[1] - before[1]
        for before, after in pairwise(letters)
        if not before[0].isascii() and not after[0].isascii()
    ]
    by_height = max(1.0, height * _OF_HEIGHT)
    if len(steps) < _FEWEST_WIDE:
        return by_height
    return min(max(sorted(steps)[len(steps) // 2], 0.6 * by_height), 1.3 * by_height)
