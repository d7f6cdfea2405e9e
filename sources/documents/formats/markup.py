"""Marks of Markdown in a plain text: what a program that saved a page as text left of its markup.

Here belongs telling such a text and taking the marks off its lines. Not here: files that say that they are Markdown (``markdown``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sources.documents import limits

_HEADING = re.compile(r"^ {0,3}#{1,6} +(?=\S)")
_SEVERAL = re.compile(r"^ {0,3}#{2,6} +\S", re.MULTILINE)
_STRONG = re.compile(r"(\*\*|__)(?=\S)((?:(?!\1).){1,300}?)(?<=\S)\1")
_LINK = re.compile(r"(!?)\[([^\[\]\n]{0,200})\]\((?:https?:/|[/#.])[^()\s]{0,500}\)")
_BULLET = re.compile(r"^ {0,3}[*+-] +(?=\S)")
_DELIMITERS = re.compile(r"\|? *(?::?-{3,}:? *\| *)+(?::?-{3,}:?)? *\|?")
_DASHES, _BAR = "---", "|"
_LONGEST_DELIMITERS = limits.MAX_TABLE_COLUMNS * 10


def unmarked(text: str) -> Iterator[tuple[int, str]]:
    """The lines of a text with their numbers, counted from 1; where it has marks of Markdown, without these and without the lines
    below the headers of its tables."""
    numbered = enumerate(text.splitlines(), 1)
    if not _is_marked(text):
        yield from numbered
        return
    for number, line in numbered:
        if not is_delimiters(line):
            plain = _LINK.sub(lambda link: "" if link[1] else link[2], _BULLET.sub("", _HEADING.sub("", line)))
            yield number, _STRONG.sub(r"\2", plain)


def _is_marked(text: str) -> bool:
    # one sign # or one asterisk at the start of a line marks a part of the row above it, or a note
    return any(mark.search(text) for mark in (_SEVERAL, _STRONG, _LINK)) or has_pipe_table(text)


def has_pipe_table(text: str) -> bool:
    """Whether a text has a table of Markdown, by the line below its header."""
    return any(map(is_delimiters, text.split("\n")))


def is_delimiters(line: str) -> bool:
    """Whether a line is the one below the header of a table: |---|---|."""
    line = line.strip() if _DASHES in line and _BAR in line else ""
    return 0 < len(line) <= _LONGEST_DELIMITERS and _DELIMITERS.fullmatch(line) is not None
