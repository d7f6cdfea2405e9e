"""The years that titles and headings name, and what they say that these are to a report: carried out, or still to come.

Here belong these two questions alone; reading asks the second, too. The words that tell stand in ``cues/genre.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from sources.catalogue.cues import cues
from sources.documents.cues import cues as document_cues
from sources.documents.layout_elements import tight
from sources.model import Block, BlockKind, Document

YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*年")
DIGITS: Mapping[str, int] = document_cues("numerals")["digits"] | document_cues("numerals")["circle"]
CHINESE_DIGITS = str.maketrans({character: str(value) for character, value in DIGITS.items()})
_DIGIT = f"[{''.join(DIGITS)}]"
_SPELLED = re.compile(rf"(?<!{_DIGIT}){_DIGIT}{{4}}(?=年)")
_SAID = (*cues("genre")["carried_out"]["words"], *cues("genre")["still_to_come"]["words"])
_LONGEST = 24  # characters of a heading that has no number before it
_SPANS = ("-", "—", "–", "~", "～", "至", "到")


def in_digits(text: str) -> str:
    """A text, as long as it was, whose years are in digits: 2023年 for 二〇二三年."""
    return _SPELLED.sub(lambda match: match[0].translate(CHINESE_DIGITS), text)


@dataclass(frozen=True, slots=True)
class ToldYear:
    """A year of which a title or a heading (``words``) says that it was carried out, or that it is still to come."""

    year: int
    is_to_come: bool
    words: str


def _is_heading(block: Block) -> bool:
    """Whether a block is a heading, or a short paragraph that only says what a year is to the report: 2022年工作回顾."""
    if block.kind is not BlockKind.PARAGRAPH or len(block.text) > 3 * _LONGEST:
        return block.kind is BlockKind.HEADING
    text = tight(block.text)
    return len(text) <= _LONGEST and text.endswith(_SAID) and YEAR.match(in_digits(text)) is not None


def told_years(document: Document) -> list[ToldYear]:
    """The years that the title and the headings tell what they are to the report, in reading order."""
    titles = [document.title, *(block.text for block in document.blocks if _is_heading(block))]
    told = []
    for title in map(tight, titles):
        years = list(YEAR.finditer(in_digits(title)))
        for at, match in enumerate(years):
            said = title[match.end() : years[at + 1].start() if at + 1 < len(years) else None]
            is_carried_out = any(word in said for word in cues("genre")["carried_out"]["words"])
            is_to_come = any(word in said for word in cues("genre")["still_to_come"]["words"])
            # the end of a span (2021—2025年) is no year of its own
            is_span = title[: match.start()].endswith(_SPANS)
            if (is_carried_out or is_to_come) and not is_span:
                told.append(ToldYear(int(match[1]), not is_carried_out, title))
    return told
