"""Where the texts of a document stand in its Word file: from a place in a block back to the runs that print it.

A document is laid out after it was read: lines are joined, headings are cut from their paragraphs, tables are parted. So its blocks
are looked for in the paragraphs of the file, by what they say and by their order: what both have once, in one order, is sure, and
the rest is looked for between two such matches. White space is no part of it. Here belongs that search. Not here: reading
(``docx``), and writing anything into a file.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from lxml import etree

from sources.documents.characters import printing
from sources.documents.formats import docx
from sources.documents.layout_elements import tight
from sources.model import Block, Document

_REACH = 20_000  # characters in which a block is looked for
# characters before and after a number by which it is known, where its block is not found whole
_CONTEXTS = ((16, 16), (8, 8), (4, 4), (8, 0), (0, 8), (4, 0), (0, 4))


@dataclass(frozen=True, slots=True)
class Place:
    """A span of a block: ``block_no`` as the document counts, offsets in its text."""

    block_no: int
    start: int
    end: int


def runs_of(data: bytes, name: str, document: Document, places: Iterable[Place]) -> dict[Place, tuple[int, int]]:
    """The first and the last run that print each place, as their numbers among all elements of the main part, from 0.

    A number in a text box is at the run that holds the box, one in a footnote at the run that refers to it: comments may stand
    nowhere else; one in a formula at the run before it. A place that is not found has no entry. ``document`` is what ``data`` was
    read as. Raises ReportError.
    """
    walked = docx.walk(data, name)
    numbers = {element: number for number, element in enumerate(walked.root.iter("*"))}
    references = docx.runs_with_notes(walked.root)
    printed = _Printed.of(walked.paragraphs)
    search = _Search(printed, [tight(block.text) for block in document.blocks])
    found = {}
    for place in places:
        runs = printed.runs_at(*search.span(place, document.blocks[place.block_no - 1]))
        ends = [_in_body(run, references) for run in (runs[0], runs[-1])] if runs else []
        at = [numbers[end] for end in ends if end in numbers]
        if len(at) == 2:
            found[place] = (at[0], at[1])
    return found


def _in_body(run: etree._Element, references: dict[str, etree._Element]) -> etree._Element | None:
    """The run of the body at which one stands, None where the body does not refer to its footnote."""
    note = docx.note_of(run)
    place = references.get(note) if note else run
    return None if place is None else docx.outermost_run(place)


@dataclass(slots=True)
class _Printed:
    """What all paragraphs print, one after the other and without white space: ``text``, the run of each character in it (None for one
    of an automatic number or a formula), and where in it each paragraph begins."""

    text: str = ""
    runs: list[etree._Element | None] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)

    @classmethod
    def of(cls, paragraphs: Iterable[tuple[etree._Element, str]]) -> _Printed:
        printed = cls()
        pieces: list[str] = []
        for paragraph, number in paragraphs:
            printed.starts.append(len(printed.runs))
            for run, text in ((None, number), *docx.printed_runs(paragraph)):
                pieces.append(tight(printing(text)))
                printed.runs += [run] * len(pieces[-1])
        printed.text = "".join(pieces)
        return printed

    def runs_at(self, first: int, last: int) -> list[etree._Element]:
        """The runs of a part of the text; where it has none, the last one before it in its paragraph, else the first one after it."""
        if found := [run for run in self.runs[first:last] if run is not None]:
            return found
        if first == last:
            return []
        at = bisect_right(self.starts, first)
        begin, end = self.starts[at - 1], self.starts[at] if at < len(self.starts) else len(self.runs)
        beside = [*reversed(self.runs[begin:first]), *self.runs[last:end]]
        return [run for run in beside if run is not None][:1]

    def paragraphs(self) -> Iterator[str]:
        """The text of each paragraph."""
        for start, end in pairwise([*self.starts, len(self.text)]):
            yield self.text[start:end]


class _Search:
    """The blocks of a document in what its file prints. ``starts`` is where each begins there, None where it is not found."""

    def __init__(self, printed: _Printed, blocks: Sequence[str]) -> None:
        self.text = printed.text
        self.paragraph_starts = set(printed.starts)
        self.starts: list[int | None] = [None] * len(blocks)
        self.gaps: list[tuple[int, int]] = [(0, 0)] * len(blocks)  # the part of the text in which each must be
        sure = _in_order(_once_in_both(blocks, list(printed.paragraphs())))
        ends = [(-1, 0, 0), *((at, printed.starts[to], printed.starts[to] + len(blocks[at])) for at, to in sure)]
        for (before, start, low), (after, high, _) in pairwise([*ends, (len(blocks), len(self.text), 0)]):
            if before >= 0:
                self.starts[before], self.gaps[before] = start, (start, low)
            self._between(range(before + 1, after), blocks, low, high)

    def _between(self, numbers: range, blocks: Sequence[str], low: int, high: int) -> None:
        """Look for blocks in a part of the text, each behind the one before; then so for those that stand in another order."""
        left: Sequence[int] = numbers
        for _ in range(2):
            at = low
            for number in left:
                self.gaps[number] = (low, high)
                start = self._find(blocks[number], at, high)
                if start is not None:
                    self.starts[number], at = start, start + len(blocks[number])
            left = [number for number in left if self.starts[number] is None]

    def _find(self, block: str, low: int, high: int) -> int | None:
        """Where a block begins: right there, else with a paragraph within reach. What else looks like it is part of another text."""
        high = min(high, low + len(block) + _REACH)
        at = self.text.find(block, low, high)
        while at >= 0 and at != low and at not in self.paragraph_starts:
            at = self.text.find(block, at + 1, high)
        return at if at >= 0 else None

    def span(self, place: Place, block: Block) -> tuple[int, int]:
        """Where a number stands in the text, (0, 0) where that is not known."""
        before, number, after = (
            tight(part)
            for part in (block.text[: place.start], block.text[place.start : place.end], block.text[place.end :])
        )
        start = self.starts[place.block_no - 1]
        if start is not None:
            return start + len(before), start + len(before) + len(number)
        for above, below in _CONTEXTS:
            known = before[max(0, len(before) - above) :]
            start = self.text.find(known + number + after[:below], *self.gaps[place.block_no - 1])
            if start >= 0:
                start += len(known)
                return start, start + len(number)
        return 0, 0


def _once_in_both(blocks: Sequence[str], paragraphs: Sequence[str]) -> list[tuple[int, int]]:
    """The blocks that say what no other says, each with the one paragraph that says the same."""
    of_block, of_paragraph = Counter(blocks), Counter(paragraphs)
    where = {text: number for number, text in enumerate(paragraphs)}
    return [
        (number, where[text])
        for number, text in enumerate(blocks)
        if text and of_block[text] == of_paragraph[text] == 1
    ]


def _in_order(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The most of these pairs whose second numbers grow as the first ones do."""
    lowest: list[int] = []  # the least number with which a chain of each length ends
    lengths = []
    for _, to in pairs:
        length = bisect_left(lowest, to)
        lowest[length : length + 1] = [to]
        lengths.append(length)
    chain: list[tuple[int, int]] = []
    wanted = len(lowest) - 1
    for pair, length in zip(reversed(pairs), reversed(lengths), strict=True):
        if length == wanted:
            chain.append(pair)
            wanted -= 1
    return chain[::-1]
