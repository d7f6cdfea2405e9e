"""Automatic numbers of paragraphs as both formats of Word have them: lists of levels, counted while a document is walked.

Here belongs what ``docx`` and ``doc`` share. Not here: how a file says its lists (these two).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sources.documents.cues import cues

# a number of one digit -> the character for it
_DIGITS: Mapping[int, str] = {value: character for character, value in cues("numerals")["digits"].items()}


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a numbered list: how its number is written, ``%1`` in the text standing for the first level's."""

    style: str
    text: str
    start: int


@dataclass(slots=True)
class Numbering:
    """The automatic numbers of a document, counted while it is walked."""

    lists: Mapping[str, Mapping[int, Level]]
    counts: dict[tuple[str, int], int] = field(default_factory=dict)

    def next(self, number_id: str, level: int) -> str:
        """The number printed before the next paragraph of a list, empty for a bullet or an unknown list."""
        levels = self.lists.get(number_id, {})
        found = levels.get(level)
        if found is None:
            return ""
        key = (number_id, level)
        self.counts[key] = self.counts.get(key, found.start - 1) + 1
        for deeper in [each for each in self.counts if each[0] == number_id and each[1] > level]:
            del self.counts[deeper]
        text = found.text
        for at in range(level + 1):
            upper = levels.get(at)
            if upper is not None and f"%{at + 1}" in text:
                printed = numeral(self.counts.get((number_id, at), upper.start), upper.style)
                if printed is None:
                    return ""
                text = text.replace(f"%{at + 1}", printed)
        return text if found.style not in {"bullet", "none"} else ""


def numeral(number: int, style: str) -> str | None:
    """A number in the style of a list, None for one that is not written in digits or Chinese numerals."""
    if style in {"decimal", "decimalFullWidth", "decimalZero", ""}:
        return str(number)
    if style in {
        "chineseCounting",
        "chineseCountingThousand",
        "japaneseCounting",
        "ideographDigital",
        "taiwaneseCounting",
    }:
        if not 0 < number < 100:
            return str(number)
        tens, ones = divmod(number, 10)
        head = "" if not tens else "十" if tens == 1 else f"{_DIGITS[tens]}十"
        return head + (_DIGITS[ones] if ones or not tens else "")
    return None
