"""Whether the lines of a document's tables are printed from the bottom up: the header below its rows, the unit below the header.

So come lines out of a PDF whose pages were turned. Nobody can tell which words belong to which numbers then, in the text between the
tables neither. Here belongs telling it. Not here: what is done with such lines (``candidates``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import islice

from sources.cues import any_of
from sources.documents.cues import cues
from sources.documents.layout.captions import is_unit_note, names_table
from sources.documents.layout.flattened import cells
from sources.documents.layout.flattened.header_words import is_label_word
from sources.documents.layout_elements import Element, Text, tight

_NEAR = 5  # lines of a header and what stands around it
_FEWEST_TABLES = 3
_MOSTLY = 4  # times as many as stand upright
_LONGEST = 24
# 万元单位： is such a line from its end
_UNIT_TURNED = re.compile(rf"^\S{{1,8}}{any_of(cues('lines')['unit']['words'])}[:：]$")


def is_upside_down(elements: Sequence[Element]) -> bool:
    """Whether most headers of a document stand between rows above and a unit or a name below."""
    texts = [element for element in elements if isinstance(element, Text)]
    turned = upright = 0
    for at, text in enumerate(texts):
        if len(text.text) <= _LONGEST and is_label_word(tight(text.text)):
            values_below = _first(texts[at + 1 : at + 1 + _NEAR], _holds_values, _names)
            values_above = _first(texts[max(0, at - _NEAR) : at][::-1], _holds_values, _names)
            upright += values_below
            named_below = _first(texts[at + 1 : at + 1 + _NEAR], _names, _holds_values)
            turned += values_above and named_below and not values_below
    return turned >= _FEWEST_TABLES and turned > _MOSTLY * upright


def _first(texts: Sequence[Text], found: Callable[[Text], bool], other: Callable[[Text], bool]) -> bool:
    """Whether one of the texts is of a kind, with none of the other kind before it."""
    said = next((text for text in texts if found(text) or other(text)), None)
    return said is not None and found(said)


def _holds_values(text: Text) -> bool:
    parts = [part for part, _, _ in islice(cells.at_gaps(text.text), _NEAR)]
    return len(parts) > 1 and sum(map(cells.is_value, parts[1:])) > 1


def _names(text: Text) -> bool:
    return bool(_UNIT_TURNED.match(tight(text.text))) or is_unit_note(text.text) or names_table(text)
