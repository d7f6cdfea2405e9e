"""Whether two documents are one report, whatever their formats: a page and its PDF, a gazette and what it prints, a part of either.

Here belongs that question alone. Texts are held together by the numbers that they print, as pages add menus and PDFs page numbers.
Not here: what follows for the catalogue (``sources.catalogue.add``).
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from sources.documents.normalised_text import NormalisedText
from sources.figures import read_figures
from sources.lexicon import Lexicon
from sources.model import BlockKind, Document, ReportContext

_LEFT_OUT = re.compile(r"[^0-9.%\n一-鿿]+")
# where one format breaks a line another does not
_NUMBER = re.compile(r"(?P<before>[一-鿿]{0,2})\n?(?P<number>\d+(?:\.\d+)?)(?:\n?(?P<after>[%一-鿿]))?")
# beside a number that stands where a page ends are other characters
_IN_WORDS = 0.95


def is_same(new: Document, known: Document, context: ReportContext, lexicon: Lexicon) -> bool:
    """Whether a new document says nothing that a known one does not: the same text in other surroundings, or a part of it.

    One number that is another, or one figure more, makes it another report: a version that was put right. ``context`` is that of the
    new one.
    """
    one, other = _Printed.of(new), _Printed.of(known)
    more, fewer = one.alone - other.alone, other.alone - one.alone
    if not one.alone or (more and fewer):
        return False
    small, large = (other, one) if more else (one, other)
    if (small.in_words & large.in_words).total() < _IN_WORDS * small.in_words.total():
        return False
    # the numbers of a menu or a script are no figures
    return not more or not any(
        value in more for value, _ in _figures(new, context, lexicon) - _figures(known, context, lexicon)
    )


@dataclass(frozen=True, slots=True)
class _Printed:
    """The numbers of a text, as often as it prints them: alone, and with the characters beside them."""

    alone: Counter[str]
    in_words: Counter[str]

    @classmethod
    def of(cls, document: Document) -> _Printed:
        blocks = (block for block in document.blocks if block.kind is not BlockKind.FURNITURE)
        text = _LEFT_OUT.sub("", "\n".join(NormalisedText(block.text).text for block in blocks))
        found = list(_NUMBER.finditer(text))
        return cls(
            Counter(match["number"] for match in found),
            Counter("".join(filter(None, match.groups())) for match in found),
        )


def _figures(document: Document, context: ReportContext, lexicon: Lexicon) -> Counter[tuple[str, str]]:
    """The values and units that are read; a pure number in running text says nothing by itself."""
    figures, _ = read_figures(document, context, lexicon.for_area(context.area_code))
    return Counter(
        (each.printed_value, each.printed_unit)
        for each in figures
        if each.printed_value and (each.printed_unit or each.table_no)
    )
