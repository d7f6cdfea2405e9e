"""Cells of a table that hold values: a number with a word or two, or a target without a number.

Here belong telling such a cell from running text, and what its number says once the table's labels are known. Not here: labels
(``sources.figures.tables.context``) and cells of running text (``sources.figures.prose``).
"""

from __future__ import annotations

import re

from sources.figures.claim import Claim
from sources.figures.numerals import Numeral
from sources.figures.stock import is_stock_noun
from sources.figures.tables.context import Context, joined
from sources.figures.words import classed, listed, pattern, section
from sources.model import FigureKind, Scenario

DIRECTION = classed("change", "direction")
CHANGE_UNITS = listed("change", "units")
_WORDLESS = re.compile(pattern("scenario", "wordless"))
_BESIDE = [
    word
    for table, file in (("direction", "change"), ("compared", "change"), ("before", "numerals"), ("target", "scenario"))
    for words in section(file, table).values()
    for word in words
]
_SMALL_WORDS = re.compile(
    "|".join(sorted(map(re.escape, _BESIDE), key=len, reverse=True)) + r"|[()（）:：,，、\s+\-—–*/%≥≤<>]|了|为"
)
# more words than this beside its numbers make a cell running text
_MOST_WORDS = 4


def is_value(text: str, numerals: list[Numeral]) -> bool:
    """Whether a cell's text is values and the small words beside them, or a target without a number."""
    if "。" in text or "；" in text:
        return False
    parts, last = [], 0
    for numeral in numerals:
        parts.append(text[last : numeral.start])
        last = numeral.end
    parts.append(text[last:])
    rest = _WORDLESS.sub("", "".join(parts))
    return len(_SMALL_WORDS.sub("", rest)) <= (_MOST_WORDS if numerals else 0)


def wordless_target(text: str, numerals: list[Numeral], context: Context) -> Claim | None:
    """A target that names no number (完成市下达目标), as a figure without a value."""
    match = _WORDLESS.match(text)
    if numerals or match is None or context.setting.scenario is not Scenario.TARGET:
        return None
    numeral = Numeral(match.start(), match.end(), "")
    indicator = _indicator(context)
    return Claim(numeral, indicator, FigureKind.LEVEL, context.setting, is_stock=is_stock_noun(indicator))


def read_value(text: str, numeral: Numeral, context: Context) -> Claim:
    """What a number in a cell of values says."""
    row, column = context.row.label, context.column.label
    unit = numeral.unit or context.unit
    direction = DIRECTION.meaning.get(DIRECTION.ending(text, numeral.start), "")
    sign = -1 if numeral.negative or direction == "fall" else 1
    whole = None
    if direction and unit in CHANGE_UNITS:
        kind = FigureKind.GROWTH
    elif column.kind is not None and (not numeral.unit or numeral.unit in CHANGE_UNITS):
        kind = column.kind
        whole = column.whole_of
    elif row.kind is not None and unit in {*CHANGE_UNITS.meaning, ""}:
        kind = row.kind
        whole = row.whole_of
    elif unit in {"%", "‰"}:
        kind = FigureKind.RATE
    else:
        kind = FigureKind.LEVEL
    if kind is FigureKind.GROWTH:
        unit = unit or "%"
        if not direction and not numeral.negative:
            sign = row.sign * column.sign
    indicator = _indicator(context)
    return Claim(
        numeral,
        indicator,
        kind,
        context.setting,
        sign=sign,
        unit=unit,
        is_stock=kind is FigureKind.LEVEL and is_stock_noun(indicator),
        comparator=numeral.comparator,
        whole_of=whole,
        status=context.status,
        zone=context.row.zone,
        industry=context.row.industry,
    )


def _indicator(context: Context) -> str:
    """The row's label with the measure of the column, where the column has one of its own."""
    return joined(context.row.label.measure, context.measure)
