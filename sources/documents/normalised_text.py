"""A text without what a printer put between its characters: blanks, line breaks, footnote marks.

Here belongs taking those out and finding the way back to the stored text. Every rule of the reader works on the tight text;
every offset it hands out is one of the stored text. Not here: joining the lines of a paragraph (``sources.documents.layout``).
"""

from __future__ import annotations

import re
from bisect import bisect_right

from sources.documents.characters import DIGITS

BULLETS = "●■•◆▪○□➢\uf06c\uf06e\uf0b7\uf0a7\uf0d8\uf075\uf06d"
# one character for one, so that offsets stay
_WIDE = DIGITS | str.maketrans("％．٫٬（）：∶；＋－﹣−／［］＃\u3000", "%..,()::;+---/[]# ")
_FOLDED = {chr(wide): chr(narrow) if isinstance(narrow, int) else narrow for wide, narrow in _WIDE.items()}
# a class that names characters beyond the first plane one by one would try them one after the other, at every place
_FIRST_PLANE = re.escape("".join(wide for wide in _FOLDED if ord(wide) <= 0xFFFF))
_NEEDS_FOLDING = re.compile(f"[{_FIRST_PLANE}\U00010000-\U0010ffff]")
# what any of it starts with: a set is found fast
_MAY_BE_NOISE = re.compile(r"[\[\s]")
# blanks (not those that keep two numbers or Latin words apart), and footnote marks such as [2]
_NOISE = re.compile(
    r"\[\d{1,2}\]"
    r"|(?<=\d)[\u2009\u202f\u00a0](?=\d{3}(?!\d))"
    r"|(?<![0-9A-Za-z.%])\s+|\s+(?![0-9A-Za-z.\s-])"
)


def _folded(match: re.Match[str]) -> str:
    return _FOLDED.get(match[0], match[0])


class NormalisedText:
    """The tight form of one stored text."""

    __slots__ = ("_ends", "_removed", "marks", "text")

    def __init__(self, stored: str) -> None:
        text = _NEEDS_FOLDING.sub(_folded, stored)
        self._ends: list[int] = []  # offsets in the tight text at which something was taken out
        self._removed: list[int] = []  # how many characters were taken out up to there
        self.marks: list[tuple[int, int]] = []  # footnote marks, in the stored text
        parts: list[str] = []
        kept, removed, last = 0, 0, 0
        at = 0
        while opening := _MAY_BE_NOISE.search(text, at):
            start = opening.start()
            match = _NOISE.match(text, start)
            if match is None:
                at = start + 1
                continue
            at = end = match.end()
            if text[start] == "[":
                self.marks.append((start, end))
            parts.append(text[last:start])
            kept += start - last
            removed += end - start
            self._ends.append(kept)
            self._removed.append(removed)
            last = end
        if not parts:
            self.text = text
            return
        parts.append(text[last:])
        self.text = "".join(parts)

    def stored_start(self, at: int) -> int:
        """The offset in the stored text of the character at ``at``."""
        index = bisect_right(self._ends, at)
        return at + self._removed[index - 1] if index else at

    def stored_end(self, at: int) -> int:
        """The offset in the stored text just after the character before ``at``."""
        return self.stored_start(at - 1) + 1 if at else 0
