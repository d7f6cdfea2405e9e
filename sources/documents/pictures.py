"""Pictures that stand where a table may: what a format reader says of one, and the note that a person gets.

Here belong the record and the size from which a picture is worth a note. Not here: how a format holds pictures (its reader), and
pages that are nothing but a picture, which a PDF's reader notes itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sources.documents.layout_elements import Element, Grid, Text, squeeze
from sources.model import Problem

_LEAST_WIDTH, _LEAST_HEIGHT = 150, 40  # points; seals, logos and signs of file types are smaller
_MOST_NOTES = 50  # of one document; the last one says how many more there are
_QUOTED = 20  # characters of the text before


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture between texts. ``width`` and ``height`` are in points, None where the file does not say them."""

    width: float | None = None
    height: float | None = None

    @property
    def may_show_text(self) -> bool:
        """Whether it is large enough for a table or a text."""
        return (self.width is None or self.width >= _LEAST_WIDTH) and (
            self.height is None or self.height >= _LEAST_HEIGHT
        )


Found = Element | Picture


def without_pictures(found: Iterable[Found]) -> tuple[list[Element], list[Problem]]:
    """The texts and tables, and a note for each picture that may show one: behind which text it stands."""
    elements: list[Element] = []
    notes: list[Problem] = []
    more = 0
    for each in found:
        if not isinstance(each, Picture):
            elements.append(each)
        elif each.may_show_text:
            if len(notes) < _MOST_NOTES:
                notes.append(unread(f"a picture {_where(elements)} is not read"))
            else:
                more += 1
    if more:
        notes.append(unread(f"{more} more pictures are not read"))
    return elements, notes


def unread(what: str) -> Problem:
    """The note that something of a document is a picture: a warning, with what a person can do."""
    message = f"{what}; if it shows a table or text with numbers, add them as text."
    return Problem("picture", "warn", None, None, None, "", message)


def _where(before: list[Element]) -> str:
    if not before:
        return "at the beginning"
    last = before[-1]
    if isinstance(last, Grid):
        texts = [cell.text for row in last.rows for cell in row if cell.text.strip()]
        return f"behind the table that begins with “{squeeze(texts[0])[:_QUOTED]}”" if texts else "behind a table"
    assert isinstance(last, Text)
    return f"behind “…{squeeze(last.text)[-_QUOTED:]}”"
