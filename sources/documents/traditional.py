"""A document in traditional characters, as the same in simplified ones.

Here belongs telling that a document is written so, and one character for another: places in the text stay what they are. Not here:
words that are others across the strait and in Hong Kong, which no report of these areas prints.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from functools import cache

from sources.documents.cues import cues
from sources.documents.layout_elements import Element, Grid, GridCell, Text
from sources.model import Properties

_LEAST = 20  # of the common ones in a document
_SHARE = 0.03  # of its characters; such a page has four times as many, any other none but a banner's or a name's


def in_simplified(elements: Sequence[Element], properties: Properties) -> tuple[list[Element], Properties]:
    """The elements, and what their file says of itself, in simplified characters where the document is written in traditional ones;
    themselves where it is not."""
    if not _is_traditional(elements):
        return list(elements), properties
    said = {field.name: _simplified(getattr(properties, field.name)) for field in fields(properties)}
    return [_element(each) for each in elements], replace(properties, **said)


def _is_traditional(elements: Sequence[Element]) -> bool:
    texts = "\n".join(text for each in elements for text in _texts(each))
    marks: str = cues("traditional")["marks"]
    return sum(map(texts.count, marks)) >= max(_LEAST, _SHARE * len(texts))


def _texts(element: Element) -> list[str]:
    return [element.text] if isinstance(element, Text) else [cell.text for row in element.rows for cell in row]


def _element(element: Element) -> Element:
    if isinstance(element, Grid):
        return replace(element, rows=tuple(tuple(map(_cell, row)) for row in element.rows))
    return replace(element, text=_simplified(element.text))


def _cell(cell: GridCell) -> GridCell:
    return replace(cell, text=_simplified(cell.text), lines=tuple(map(_simplified, cell.lines)))


def _simplified(text: str) -> str:
    return text.translate(_pairs())


@cache
def _pairs() -> dict[int, str]:
    return {ord(traditional): simplified for traditional, simplified in cues("traditional")["pairs"].split()}
