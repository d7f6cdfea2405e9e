"""Sentences, clauses and brackets of a tight text, and the words on both sides of each number.

Here belongs the cutting of text, in one pass over its punctuation; a comma inside a bracket or quotation marks cuts nothing. Not
here: what the words mean.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from sources.documents.normalised_text import BULLETS
from sources.figures.numerals import Numeral
from sources.figures.reasons import TURNED

_SENTENCE_END = re.compile(rf"[。！？!?\n{BULLETS}]")
_MARK = re.compile(r'[，,；;:()“”"《》]')
# words further away than this say nothing about a number; it also bounds the work on text without punctuation
REACH = 90


@dataclass(slots=True)
class Item:
    """A number in its clause.

    ``left`` are the words since the number before it or the start of the clause, ``right`` those after it.
    """

    numeral: Numeral
    left: str
    right: str = ""
    joined: str = ""  # the mark that joins it to the number before: 、 or a word like 和; empty for none
    shared: bool = False  # whether left is also the right of the number before
    inside: bool = False  # whether it stands in a bracket of its own
    before: str = ""  # the words before its bracket
    comparing: str = ""  # the word between them that says more or less (突破)
    follows: str = ""  # what stands after its bracket


@dataclass(slots=True)
class Clause:
    """What stands between two commas. ``ends`` is the mark that ends it."""

    start: int
    end: int
    ends: str = ""
    items: list[Item] = field(default_factory=list)


def sentences(text: str, numerals: list[Numeral]) -> Iterator[tuple[int, int, list[Numeral]]]:
    """The sentences that hold numbers, each with its numbers; offsets are those of the text."""
    if not numerals:
        return
    index, count = 0, len(numerals)
    start = 0
    while index < count:
        first = numerals[index]
        end = len(text)
        at = start
        while match := _SENTENCE_END.search(text, at):
            at = match.end()
            if match.start() < first.start:
                start = at
                continue
            if match.start() >= first.end:
                end = match.start() + 1
                break
        last = index
        while last < count and numerals[last].start < end:
            last += 1
        yield start, end, numerals[index:last]
        index, start = last, end


def clauses(text: str, start: int, end: int, numerals: list[Numeral]) -> list[Clause]:
    """The clauses of one sentence with the numbers that may be statistics."""
    found: list[Clause] = []
    clause = Clause(start, start)
    figures = [numeral for numeral in numerals if not numeral.reason]
    index, count = 0, len(figures)
    depth, quote = 0, ""
    segment = start  # where the words of the next outer number start
    kept = ""  # words before a bracket with numbers, which go on after it
    bracket = inner = 0  # where the bracket and the next inner number's words start
    host: list[Item] = []  # numbers of the open bracket

    def words(first: int, last: int) -> str:
        return text[max(first, last - REACH) : last]

    def add(numeral: Numeral) -> None:
        nonlocal segment, inner, kept
        if depth:
            if not host:
                kept = (kept + words(segment, bracket))[-REACH:]
            item = Item(numeral, words(inner, numeral.start), inside=True, before=kept)
            host.append(item)
            clause.items.append(item)
            inner = numeral.end
            segment = numeral.end
        else:
            clause.items.append(Item(numeral, kept + words(segment, numeral.start)))
            kept = ""
            segment = numeral.end

    at = start
    while True:
        match = _MARK.search(text, at, end)
        mark_at = match.start() if match else end
        while index < count and figures[index].start < mark_at:
            add(figures[index])
            index += 1
        if match is None:
            break
        at = match.end()
        mark = match[0]
        if clause.items and mark_at < clause.items[-1].numeral.end:
            continue  # the comma of 1,234 or the bracket of 个(次)
        if quote:
            if mark == quote or (mark == "”" and quote == '"'):
                quote = ""
            continue
        if mark in "“《" or mark == '"':
            close = {"“": "”", "《": "》", '"': '"'}[mark]
            stop = text.find(close, at, min(end, at + REACH))
            if stop >= 0:
                quote = close
            continue
        if mark == "(":
            depth += 1
            if depth == 1:
                bracket, inner = mark_at, at
                host = []
        elif mark == ")":
            if depth == 1 and host:
                segment = at
                for item in host:
                    item.follows = text[at : at + 4]
                host[-1].right = words(host[-1].numeral.end, mark_at)
            depth = max(0, depth - 1)
        elif depth:
            inner = at
        elif mark in "”》":
            continue
        elif mark == ":" and mark_at + 1 < end and text[mark_at + 1].isdigit() and text[mark_at - 1].isdigit():
            continue  # a ratio
        else:
            clause.end, clause.ends = mark_at, mark
            found.append(clause)
            clause = Clause(at, at)
            segment, kept = at, ""
    clause.end, clause.ends = end, text[end - 1] if end > start else ""
    found.append(clause)
    for each in found:
        if each.items:
            _between(text, each)
    return found


_JOINED = re.compile(r"^(?:、|和|及|与|以及|并|或|,|，)")
_JOIN_END = re.compile(r"(?:、|和|以及|及|与|并)$")
ADJACENT = "+"


def _between(text: str, clause: Clause) -> None:
    """Deals the words between two numbers to the one before and the one after."""
    outer = [item for item in clause.items if not item.inside]
    for item, following in pairwise(outer):
        words = following.left
        if not words:
            if not item.inside and following.numeral.start == item.numeral.end:
                following.joined = ADJACENT
            continue
        if match := TURNED.search(words):
            item.right, following.left, following.shared = words[: match.start()], words[match.start() :], True
        elif match := _JOINED.match(words):
            following.joined, following.left = match[0], words[match.end() :]
        elif match := _JOIN_END.search(words):
            following.joined, following.left, item.right = match[0], "", words[: match.start()]
        elif "、" in words:
            item.right, _, following.left = words.rpartition("、")
            following.joined = "、"
        else:
            item.right = words
            following.shared = True
    if outer:
        last = outer[-1]
        after = max(last.numeral.end, *(item.numeral.end for item in clause.items))
        tail = text[after : min(clause.end, after + REACH)]
        if clause.items[-1].inside:
            tail = tail.partition(")")[2]
        last.right = tail.rstrip("。！？!?\n")
    inner = [item for item in clause.items if item.inside]
    for item in inner:
        if match := _JOINED.match(item.left):
            item.joined, item.left = match[0], item.left[match.end() :]
