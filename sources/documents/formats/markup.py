"""Marks of Markdown in a plain text: what a program that saved a page as text left of its markup.

Here belongs telling such a text and taking the marks off its lines. Not here: files that say that they are Markdown (``markdown``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_HEADING = re.compile(r"^ {0,3}#{1,6} +(?=\S)")
_SEVERAL = re.compile(r"^ {0,3}#{2,6} +\S", re.MULTILINE)
_STRONG = re.compile(r"(\*\*|__)(?=\S)((?:(?!\1).){1,300}?)(?<=\S)\1")
_LINK = re.compile(r"(!?)\[([^\[\]\n]{0,200})\]\((?:https?:/|[/#.])[^()\s]{0,500}\)")
_BULLET = re.compile(r"^ {0,3}[*+-] +(?=\S)")
_DELIMITERS = re.compile(r"\s*\|?\s*:?-{3,}:?\s*(?:\|\s*:?-{3,}:?\s*)*\|?\s*")
_BAR = "|"
_LONGEST_DELIMITERS = 1000


def unmarked(text: str) -> Iterator[tuple[int, str]]:
    """The lines of a text with their numbers, counted from 1; where it has marks of Markdown, without these and without the lines
    below the headers of its tables."""
    numbered = enumerate(text.splitlines(), 1)
    if not _is_marked(text):
        yield from numbered
        return
    for number, line in numbered:
        if not _is_delimiters(line):
            plain = _LINK.sub(lambda link: "" if link[1] else link[2], _BULLET.sub("", _HEADING.sub("", line)))
            yield number, _STRONG.sub(r"\2", plain)


def _is_marked(text: str) -> bool:
    # one sign # or one asterisk at the start of a line marks a part of the row above it, or a note
    return any(mark.search(text) for mark in (_SEVERAL, _STRONG, _LINK)) or any(map(_is_delimiters, text.splitlines()))


def _is_delimiters(line: str) -> bool:
    return _BAR in line and len(line) <= _LONGEST_DELIMITERS and _DELIMITERS.fullmatch(line) is not None
