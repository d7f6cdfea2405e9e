"""Headings and the title: what level a mark (一、 (一) 1.) gives a line, and where a heading ends and its paragraph begins.

Here belongs telling them from a line's own words. Not here: the path of headings above a block (``document``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sources.cues import any_of
from sources.documents.characters import CJK
from sources.documents.cues import cues
from sources.documents.layout.lines import NUMERAL
from sources.documents.layout_elements import Element, Text, squeeze, tight
from sources.documents.normalised_text import measured_heading

_PARTS, _SECTIONS = (any_of(cues("lines")["heading"][each]) for each in ("parts", "sections"))
# outermost first; the index + 1 is the heading's level
_LEVELS = (
    rf"第[{NUMERAL}]{{1,4}}{_PARTS}",
    rf"第[{NUMERAL}]{{1,4}}{_SECTIONS}",
    rf"[{NUMERAL}]{{1,4}}[、:：]",
    rf"[(（][{NUMERAL}]{{1,4}}[)）]",
    r"\d{1,2}(?:[.．](?!\d)|、)",
    r"[(（]\d{1,2}[)）]",
)
HEADING_MARK = re.compile("|".join(f"({level})" for level in _LEVELS))
"""At the start of a line without white space; the group that matches is the heading's level."""
_PRINTED_MARK = re.compile(
    rf"第[{NUMERAL}]+(?:{_PARTS}|{_SECTIONS})|[{NUMERAL}]+[、:：]|[(（]\s*(?:[{NUMERAL}]+|\d+)\s*[)）]|\d+\s*[.．、]"
)
_STOP = re.compile(r"[。！？；]")
_GAP = re.compile(rf"(?<=[{CJK}])\s(?=[{CJK}])")
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"\d{4}\s*年")
HEADING_MAX = 60
_TITLE_OPENING = cues("lines")["title"]["opening"]
_TITLE_END = re.compile(rf"{any_of(cues('lines')['title']['endings'])}(?:[(（][^()（）]{{1,12}}[)）])?$")


def heading_level(text: str) -> int:
    """The level that a line's own mark (一、 (一) 1. (1)) gives it, 0 without one."""
    mark = HEADING_MARK.match(tight(text[:24]))
    return (mark.lastindex or 0) if mark else 0


def split_heading(text: str) -> tuple[str, str]:
    """A marked line as (heading, rest): the rest is a paragraph printed on in the same line, or empty.

    ``("", text)`` when the line is a paragraph after all: its first sentence is long or holds figures, or says what the number
    behind it measures.
    """
    text = squeeze(text)
    if measured_heading(text) is not None:
        return "", text
    mark = _PRINTED_MARK.match(text)
    body = mark.end() if mark else 0
    stop = _STOP.search(text)
    if stop is None:
        if len(text) <= HEADING_MAX:
            return text, ""
        gap = _GAP.search(text[body : body + HEADING_MAX])
        return (text[: body + gap.start()], text[body + gap.end() :]) if gap else ("", text)
    gap = _gap_before_paragraph(text, body, stop.start())
    if gap:
        return text[: body + gap.start()], text[body + gap.end() :]
    head, rest = text[: stop.start()], text[stop.end() :].strip()
    # a sentence of its own that says something measured is a paragraph, whatever mark it bears
    if len(head) > HEADING_MAX or (_DIGIT.search(head, body) and not _YEAR.match(head, body)):
        return "", text
    if not rest:
        return ("", text) if len(head) > 30 or "，" in head or "," in head else (head, "")
    return head, rest


def _gap_before_paragraph(text: str, body: int, stop: int) -> re.Match[str] | None:
    """The blank that alone parts a heading from its paragraph, whose first sentence ends at ``stop``: that is too long for one,
    or says what was measured."""
    gap = _GAP.search(text[body:stop])
    if gap is None or body + gap.start() > HEADING_MAX:
        return None
    measures = _DIGIT.search(text, body + gap.end(), stop) and not _DIGIT.search(text, body, body + gap.start())
    return gap if stop > HEADING_MAX or measures else None


def _goes_on(texts: Sequence[Text]) -> bool:
    """Whether a marked title goes on in the heading below it: it opens as a report's name does, and only that one ends so."""
    if len(texts) != 2 or not texts[0].is_title or not texts[1].level:
        return False
    ends = [bool(_TITLE_END.search(tight(text.text))) for text in texts]
    opens = [_TITLE_OPENING in text.text for text in texts]
    return (ends, opens) == ([False, True], [True, False]) and not heading_level(texts[1].text)


def join_title(items: list[Element]) -> list[Element]:
    """The lines of the title as one element; a masthead above it stays a paragraph.

    The title is the first line of the head that ends as a report's name does, with the lines above it back to the one
    that opens the name (关于..., or one that names a year). Without such a line, items come back unchanged.
    """
    texts = [item for item in items[:2] if isinstance(item, Text)]
    if _goes_on(texts):
        return [replace(texts[0], text="".join(text.text.strip() for text in texts)), *items[2:]]
    return _join_lines(items)


def _join_lines(items: list[Element]) -> list[Element]:
    """The same of a title that nothing marks."""
    head: list[Text] = []
    for item in items[:12]:
        if not isinstance(item, Text) or item.is_title or item.level or heading_level(item.text):
            break
        if len(tight(item.text)) > HEADING_MAX * 2:
            break
        head.append(item)
    for end, item in enumerate(head):
        if not _TITLE_END.search(tight(item.text)):
            continue
        opening = next((at for at in range(end, max(-1, end - 4), -1) if _TITLE_OPENING in head[at].text), None)
        if opening is None:
            opening = next((at for at in range(end, max(-1, end - 3), -1) if _YEAR.search(head[at].text)), end)
        text = "".join(line.text.strip() for line in head[opening : end + 1])
        return [*items[:opening], replace(head[opening], text=text, is_title=True), *items[end + 1 :]]
    return items
