"""Headings without a number, which documents print as paragraphs: 2026年财政预算草案 over 市本级政府性基金收入…, 过去五年工作回顾.

Here belongs what such a line is, and over which blocks it stands. Not here: headings that a document marks or numbers
(``sources.documents.layout.headings``), and what a heading says.
"""

from __future__ import annotations

import re

from sources.figures.time_context import scenario_of
from sources.figures.words import any_in, listed, pattern
from sources.model import Block, BlockKind

_LONGEST = 40
_ENDS = listed("scenario", "title", "ends")
_ABOUT = re.compile(any_in("scenario", "title", "about"))
_TASKS = re.compile(pattern("scenario", "tasks", "opens") + pattern("scenario", "tasks", "alone"))
_OF_WORK = re.compile(pattern("scenario", "title", "of_work"))
_MARKS = "。：:"
_NO_TITLE = re.compile(r"[。；;，,！!？?：:]")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_YEARS = re.compile(pattern("scenario", "title", "years"))
_FIRST = re.compile(pattern("scenario", "title", "first"))
_NUMBERED = re.compile(pattern("scenario", "title", "numbered"))


class Titles:
    """The titles over the blocks of one document, which are asked for in reading order."""

    def __init__(self) -> None:
        self._section: tuple[str, ...] = ()
        # the title over sections that are numbered anew from it on
        self._part: tuple[str, ...] = ()
        # those over paragraphs of this section: that with a year, and the last without
        self._lines: tuple[str, ...] = ()

    def path(self, block: Block) -> tuple[str, ...]:
        """A block's headings, outermost first, with the titles over it."""
        if block.kind is BlockKind.HEADING:
            return (*self._part, *block.section_path, *self._over(block))
        if block.kind is not BlockKind.PARAGRAPH and not _lacks_table(block):
            return (*self._part, *block.section_path)
        if block.section_path != self._section:
            self._move(block.section_path)
        if title := title_of(block.text):
            dated = self._lines[:1] if self._lines and _YEAR.search(self._lines[0]) else ()
            self._lines = (title,) if _YEAR.search(title) else (*dated, title)
        return (*self._part, *block.section_path, *self._lines)

    def _over(self, heading: Block) -> tuple[str, ...]:
        """The titles over a heading that says nothing of time itself, as the numbered items of a list: 1.生产总值增长6%."""
        says = _YEAR.search(heading.text) or scenario_of(heading.text)
        return () if says or heading.section_path != self._section else self._lines

    def _move(self, section: tuple[str, ...]) -> None:
        """Another section begins. One with the first number begins a part of the document, over which the last title stands."""
        if section[:1] != self._section[:1] and section and _FIRST.match(section[0]):
            self._part = self._lines[:1]
        self._section, self._lines = section, ()


def _lacks_table(block: Block) -> bool:
    """Whether a block is the name of a table that does not follow it: lines do, or nothing."""
    return block.kind is BlockKind.CAPTION and block.table_no is None


def title_of(text: str) -> str:
    """A paragraph that is a title, without the second year of two (2026—2028年财政规划); empty for any other."""
    if len(text) <= _LONGEST and _TASKS.fullmatch(text.strip()):
        return text.strip().rstrip(_MARKS)
    if len(text) <= _LONGEST and _OF_WORK.fullmatch(of_work := "".join(_NUMBERED.sub("", text).split()).rstrip(_MARKS)):
        return of_work
    if len(text) > _LONGEST or _NO_TITLE.search(text):
        return ""
    text = _YEARS.sub(r"\1", "".join(text.split()))
    of_budget = _ENDS.ending(text) and _ABOUT.search(text) and len(set(_YEAR.findall(text))) <= 1
    return text if of_budget else ""
