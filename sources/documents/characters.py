"""Characters that print nothing, characters that no text holds, and the digits of all scripts.

Here belongs what a text is freed of before anything looks into it, in every format alike, and what a digit is. A reader of the page
sees 34.5 whether or not a zero-width blank stands in it, so the stored text, its offsets and every rule are without one. Not here:
blanks and line breaks, which print something (``sources.documents.normalised_text``), and encodings (``sources.documents.encoding``).

The ranges are written out, not asked of Python's own tables: reading must not depend on the version of Python.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

from sources.documents.layout_elements import Element, Grid, GridCell, Text

REVERSING = "\u202e"
"""It turns round what follows, up to POP: what is printed is not what is stored. It stays, so that numbers in its reach are seen."""
POP = "\u202c"

# Unicode's Default_Ignorable_Code_Point and category Cf, but for REVERSING and the POP that ends it
_INVISIBLE = (
    "\u00ad\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    "\u202a\u202b\u202d\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"
    "\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
# a gloss between its marks is printed above the text, not in it
_UNSEEN = re.compile(f"\ufffa[^\ufffb]{{0,200}}\ufffb|[{_INVISIBLE}]")
_POP = re.compile(POP)
# controls that are no white space, and halves of a character: a file says them, nothing prints them
_NO_TEXT = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
_SUSPECT = re.compile(f"[{_INVISIBLE}{POP}\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
LOST = "\ufffd"
"""What stands in place of a character that no text can hold."""

_ZEROS = (
    "０٠۰߀०০੦૦୦௦౦೦൦෦๐໐༠၀႐០᠐᥆᧐᪀᪐᭐᮰᱀᱐꘠꣐꤀꧐꧰꩐꯰"
    "\U000104a0\U00010d30\U00011066\U000110f0\U00011136\U000111d0\U000112f0\U00011450\U000114d0\U00011650\U000116c0"
    "\U00011730\U000118e0\U00011950\U00011c50\U00011d50\U00011da0\U00011f50\U00016a60\U00016ac0\U00016b50\U0001d7ce"
    "\U0001d7d8\U0001d7e2\U0001d7ec\U0001d7f6\U0001e140\U0001e2f0\U0001e4f0\U0001e950\U0001fbf0"
)
DIGITS = {ord(zero) + value: str(value) for zero in _ZEROS for value in range(10)}
"""The decimal digits of every script but ASCII's, with the ASCII digit that each is: one character for one."""

CJK = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""The characters of Chinese, as ranges of a class."""
RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
"""The digits as they are raised: the number of a footnote, or the power of a unit."""
_RAISED = str.maketrans("0123456789", RAISED)
_FOOTNOTE = re.compile(r"^[\[(（〔【]?([0-9]{1,2})[\])）〕】]?$")

# between two digits these belong to one number, in a notation that is not read: 1'234 and 3·5 are no two numbers
_NOTATION = "^'’ʼ＇‘′`´·∙⋅‧•˙،"
_ODD_CATEGORIES = {"Mn", "Mc", "Me", "Cc", "Cf", "Cn", "Co", "Cs", "No", "Nl", "Sk", "Lm"}
_MARKS = {"Mn", "Mc", "Me"}
_LONGEST_GAP = 8
# what ends a number for sure, beside Chinese characters: a mark of a sentence, or where nothing stands any more
_PLAIN = {"", *",%()-:;/、，。；："}


def cleaned(element: Element) -> Element:
    """An element without the characters that print nothing; itself where it has none."""
    if isinstance(element, Text):
        text = printing(element.text)
        return element if text is element.text else replace(element, text=text)
    if not any(_SUSPECT.search(cell.text) for row in element.rows for cell in row):
        return element
    return _cleaned_grid(element)


def _cleaned_grid(grid: Grid) -> Grid:
    def clean(cell: GridCell) -> GridCell:
        return replace(cell, text=printing(cell.text))

    return replace(grid, rows=tuple(tuple(map(clean, row)) for row in grid.rows))


def printing(text: str) -> str:
    """A text without what prints nothing, ``LOST`` for what no text can hold; itself where it has neither."""
    if not _SUSPECT.search(text):
        return text
    text = _UNSEEN.sub("", text)
    if REVERSING not in text:
        text = _POP.sub("", text)
    return _NO_TEXT.sub(LOST, text)


def raised(text: str) -> str:
    """A text that is printed raised and small: the number of a footnote in raised digits, so that no number goes on in it; any other
    as it is."""
    match = _FOOTNOTE.match(text.strip())
    return match[1].translate(_RAISED) if match else text


def breaks_number(text: str, start: int, end: int) -> bool:
    """Whether the digits between two offsets may be part of a longer number: beside them stands what is no text, no blank and no
    punctuation of a list, and a digit beyond it; or a mark is printed on the last of them.

    ``3̶4.5`` and ``1'234`` are one number to whoever printed them, and not two.
    """
    after = text[end] if end < len(text) else ""
    before = text[start - 1] if start else ""
    if ("\u4e00" <= after <= "\u9fff" or after in _PLAIN) and ("\u4e00" <= before <= "\u9fff" or before in _PLAIN):
        return False  # nearly always: Chinese characters or a mark of a sentence on both sides
    if after and unicodedata.category(after) in _MARKS:
        return True
    words = text[max(0, start - _LONGEST_GAP - 2) : start]
    return _digit_beyond(text[end : end + _LONGEST_GAP + 2]) or _digit_beyond(words[::-1])


def _digit_beyond(beside: str) -> bool:
    """Whether a text, read away from a number, begins with a few odd characters (a point may stand before them) and then a digit."""
    at = first = 1 if beside[:1] == "." and _is_odd(beside[1:2]) else 0
    while at < min(len(beside), first + _LONGEST_GAP) and _is_odd(beside[at]):
        at += 1
    return at > first and _is_digit(beside[at : at + 1])


def reversed_spans(text: str) -> list[tuple[int, int]]:
    """Where a text is printed the other way round."""
    if REVERSING not in text:
        return []
    return [match.span() for match in re.finditer(f"{REVERSING}[^{POP}]*", text)]


def _is_digit(character: str) -> bool:
    return character != "" and character in "0123456789."


def _is_odd(character: str) -> bool:
    if character in _NOTATION:
        return character != ""
    if character.isascii() or "\u4e00" <= character <= "\u9fff":
        return False
    return character == LOST or unicodedata.category(character) in _ODD_CATEGORIES
