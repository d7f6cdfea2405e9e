"""What every rule about lines knows: wide characters, the end of a sentence, and how two lines meet.

Here belong characters and white space. Not here: which lines are one paragraph (``paragraphs``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sources.cues import any_of
from sources.documents.characters import CJK
from sources.documents.cues import cues

WIDE = CJK + "\u3000-\u303f\uff00-\uffef“”‘’—…·"
# what the number of a heading is written with
NUMERAL = "".join([*cues("numerals")["digits"], *cues("numerals")["powers"]])
_MORE = any_of(cues("lines")["more"]["words"])
# where more stands may be said behind it: 。（图1）
SENTENCE_END = re.compile(
    rf"(?:[。！？!?:：…]|(?<=[{CJK}%])\.)(?:[”’」』)）》\"']*)(?:[(（]{_MORE}[^()（）]{{0,12}}[)）])?$"
)
_STRAY_SPACE = re.compile(
    rf"(?<=[{WIDE}\d%.])[ \t\u00a0\u2002-\u200a]+(?=[{WIDE}])|(?<=[{WIDE}])[ \t\u00a0\u2002-\u200a]+(?=[\d.])"
)
_SPACED_NUMBER = re.compile(r"(?<![\d.])\d(?: [\d.,%])+(?![\d.])")
_WIDE_PAIR = re.compile(rf"[{WIDE}][ \t\u00a0]*(?=[{WIDE}])")
_SPACED_PAIR = re.compile(rf"[{WIDE}][ \t\u00a0]+(?=[{WIDE}])")
_WIDE_BLANKS = "\u2003\u3000"
_FEW = 20  # pairs say nothing


def is_spaced_out(texts: Sequence[str]) -> bool:
    """Whether blanks stand between all the characters (an artefact of justified text), not between some words."""
    sample = "\n".join(texts)[:20_000]
    spaced = len(_SPACED_PAIR.findall(sample))
    if 2 * spaced <= _FEW:  # nearly always
        return False
    pairs = len(_WIDE_PAIR.findall(sample))
    return pairs >= _FEW and 2 * spaced > pairs


def close_up(text: str) -> str:
    """A spaced-out text without the blanks beside Chinese characters, and inside numbers of single digits: 4 . 5 %."""
    return _SPACED_NUMBER.sub(lambda match: match[0].replace(" ", ""), _STRAY_SPACE.sub("", text))


def join_lines(first: str, second: str) -> str:
    """Two printed lines of one paragraph: a blank stays only where Latin words or two numbers would run together."""
    first, second = first.rstrip(), second.lstrip()
    if first and second and first[-1].isascii() and first[-1].isalpha() and second[0].isascii() and second[0].isalpha():
        return f"{first} {second}"
    return first + second


def join_all(lines: Sequence[str]) -> str:
    """All lines of a paragraph as ``join_lines`` joins two, in time that grows with their length."""
    parts = [lines[0].rstrip()]
    for line in lines[1:]:
        before, line = parts[-1], line.strip()
        latin = before[-1:].isascii() and before[-1:].isalpha() and line[:1].isascii() and line[:1].isalpha()
        parts.append(f" {line}" if latin else line)
    return "".join(parts)


def leading_blanks(text: str) -> int:
    """How wide the blanks are that a text begins with, in half letters."""
    blanks = text[: len(text) - len(text.lstrip())]
    return sum(2 if blank in _WIDE_BLANKS else 1 for blank in blanks)
