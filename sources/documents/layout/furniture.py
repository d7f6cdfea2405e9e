"""What stands in a document and is of the page, not of the report: its metadata, scripts, links, tables of contents.

Its numbers (16:46, a page number, the value of a variable) are no statistics. Here belong the marks by which such lines are told. Not
here: what a format knows to be no text of the page (``sources.documents.formats``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from sources.cues import any_of
from sources.documents.cues import cues
from sources.documents.layout_elements import Element, Grid, Text, tight

_CUES = cues("lines")
_WORDS, _ORDINARY = frozenset(_CUES["metadata"]["words"]), frozenset(_CUES["metadata"]["ordinary"])
_WORD = any_of(_WORDS - _ORDINARY)
_METADATA = re.compile(rf"[\[【(（]?{_WORD}[\]】)）]?(?:[:：|｜]|$)|[\[【]{_WORD}[\]】]|{_WORD}(?=\d)")
_STAMP = re.compile(
    r"\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\s*\d{1,2}:\d{2}(?::\d{2})?)?|\d{1,2}:\d{2}(?::\d{2})?|\d+次?"
)
_HEAD = 14  # characters in which its word stands, and the mark behind it
_LONGEST = 160  # characters of a line of metadata
_FEWEST_WORDS = 2  # of metadata in a table
_LEADER = re.compile(r"(?:[.．·•⋯]\s?){4,}|…+|[_＿]{4,}")
_ENTRY = re.compile(r"\S.*?(?:\t|\s)\s*(\d{1,4})$")
_CONTENTS = frozenset(_CUES["contents"]["words"])
_LONGEST_HEADING = 20
_FEWEST_ENTRIES = 3
_APART = 2  # lines of long entries between two that end in a page
_CODE = re.compile(
    r"[{};]\s*$|^\s*[{}()]+[,;]*$|\bfunction\b|\$\(|\bvar\s|=>|</?[a-z]+[\s>/]|\b(?:window|document|console)\.|^\s*//|^\s*-->"
)
_ASSIGNED = re.compile(r"^\s*[A-Za-z_$][\w$.]*\s*[:=]\s*(?:['\"\[{$]|\d[^一-鿿]*$|[A-Za-z_$][\w$.]*\()")
_BRACKETS = re.compile(r"\s*[{}\[\]();,]*[{};][{}\[\]();,]*\s*")
_MAY_BE_CODE = re.compile(r"[{};=]|:\s*['\"]|://|//|--|</|\$\(")
_LINK = re.compile(r"(?:https?|ftp)://\S+")
_LONGEST_LOOK = 400  # characters in which a line of code shows that it is one
_PLAIN_SHARE = 0.6  # of the letters of code are more than so many Latin
_FEWEST_CHARACTERS = 4


def without_furniture(elements: Sequence[Element]) -> list[Element]:
    """The elements with those of the page marked as such; a table of metadata becomes its cells, each a line."""
    marked = [part for element in elements for part in _marked(element)]
    marked = [
        replace(element, is_furniture=True) if isinstance(element, Text) and _is_stamp(element, before) else element
        for before, element in zip([None, *marked], marked, strict=False)
    ]
    for at in _contents(marked):
        element = marked[at]
        if isinstance(element, Text):
            marked[at] = replace(element, is_furniture=True)
    return marked


def _marked(element: Element) -> Iterator[Element]:
    if isinstance(element, Text):
        is_furniture = not element.is_title and (_is_metadata(element.text) or _is_code(element.text))
        yield replace(element, is_furniture=True) if is_furniture else element
    elif _is_table_of_metadata(element) or _is_table_of_code(element):
        for cell in (cell for row in element.rows for cell in row if cell.text.strip()):
            yield Text(cell.text, element.page, element.line, is_furniture=True)
    else:
        yield element


def _is_metadata(text: str) -> bool:
    """Whether a line says when, where or by whom the page was put there."""
    return len(text) <= _LONGEST and bool(_METADATA.match(tight(text[:_HEAD].lstrip()))) and "。" not in text


def _is_stamp(element: Text, before: Element | None) -> bool:
    """Whether a line is the date or number that the word of metadata on the line before announces."""
    if not isinstance(before, Text) or not before.is_furniture or not _STAMP.fullmatch(element.text.strip()):
        return False
    return tight(before.text).strip(":：") in _WORDS


def _is_table_of_metadata(grid: Grid) -> bool:
    if len(grid.rows) > _LONGEST // 10:
        return False
    texts = {tight(cell.text).strip(":：") for row in grid.rows for cell in row}
    return len(texts & _WORDS) >= _FEWEST_WORDS and bool(texts & (_WORDS - _ORDINARY))


def _is_table_of_code(grid: Grid) -> bool:
    """Whether lines of code that begin with tabs were taken for a table."""
    texts = [cell.text for row in grid.rows for cell in row if cell.text.strip()]
    return 2 * sum(map(_is_code, texts)) > len(texts)


def _is_code(text: str) -> bool:
    """Whether a line is of a script or a style sheet, or little else than a link."""
    if not _MAY_BE_CODE.search(text, 0, _LONGEST_LOOK) or "。" in text:
        return False
    compact = tight(text)
    if 2 * sum(len(link) for link in _LINK.findall(text)) > len(compact):
        return True
    if _ASSIGNED.match(text) or _BRACKETS.fullmatch(text):
        return True
    # neither digits nor marks tell: 4.教育支出282,926万元; is no code
    letters = [character for character in compact if character.isalpha()]
    plain = sum(map(str.isascii, letters))
    return len(compact) >= _FEWEST_CHARACTERS and plain > _PLAIN_SHARE * len(letters) and bool(_CODE.search(text))


def _contents(elements: Sequence[Element]) -> Iterator[int]:
    """The places of the lines of tables of contents: those that leaders (......) tie to a page, and the rest of long entries
    between them; below the word for contents also those that end in pages one after the other."""
    pages = [at for at, element in enumerate(elements) if isinstance(element, Text) and _has_leader(element.text)]
    yield from pages
    for upper, lower in pairwise(pages):
        if lower - upper <= _APART:
            yield from range(upper + 1, lower)
    for at, element in enumerate(elements):
        if isinstance(element, Text) and len(element.text) <= _LONGEST_HEADING and tight(element.text) in _CONTENTS:
            yield from _entries_below(elements, at + 1)


def _has_leader(text: str) -> bool:
    text = text.rstrip()
    leader = _LEADER.search(text) if text[-1:].isdigit() else None
    return leader is not None and text[leader.end() :].strip(" .．·•⋯…_＿\t(（)）").isdigit()


def _entries_below(elements: Sequence[Element], first: int) -> list[int]:
    entries: list[int] = []
    page = 0
    for at in range(first, len(elements)):
        element = elements[at]
        entry = _ENTRY.fullmatch(element.text.strip()) if isinstance(element, Text) else None
        if entry is None or int(entry[1]) < page:
            break
        entries.append(at)
        page = int(entry[1])
    return entries if len(entries) >= _FEWEST_ENTRIES else []
