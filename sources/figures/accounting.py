"""Whether every digit of a document is in a figure or in a numeral that was set aside with its reason.

Here belongs the count. Not here: reading, and what is done where a digit was lost (a check of the audit).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from sources.model import Document, Figure, SetAside

_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Digits:
    """Counts of digits, of any script, and not of numbers: how many one number takes is the printer's choice (1,200 and 1 200).

    ``printed`` counts those of the document's text, titles and labels of tables too; ``in_figures`` and ``set_aside`` those of
    the numbers read. No two numbers share a digit, so that the two add up to ``printed`` where nothing was lost.
    """

    printed: int
    in_figures: int
    set_aside: int


def count_digits(document: Document, figures: Iterable[Figure], set_aside: Iterable[SetAside]) -> Digits:
    """The digits of a document and of what was read from it."""
    return Digits(
        _count(block.text for block in document.blocks),
        _count(figure.printed_text for figure in figures),
        _count(numeral.printed_text for numeral in set_aside),
    )


def _count(texts: Iterable[str]) -> int:
    return sum(len(_DIGIT.findall(text)) for text in texts)
