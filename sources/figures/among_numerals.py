"""What stands around the numbers of a text and makes some of them no statistics: quotation marks, lists, charts, letters printed
the other way round.

Here belong passes over all that were found in a text. Not here: what stands right beside one number (``sources.figures.reasons``).
"""

from __future__ import annotations

import re
from bisect import bisect_right

from sources.documents.characters import reversed_spans
from sources.figures.charts import chart_spans
from sources.figures.marks import STROKE
from sources.figures.numeral import UNCLASSED, Numeral
from sources.figures.reasons import PENDING
from sources.figures.words import classed, listed, pattern

_AIM_QUOTED = re.compile(pattern("scenario", "aim_behind", "quoted"))
_QUOTE = re.compile('[“"「《〔‘]')
_QUOTED = re.compile(r'[“"「][^”"」。]{0,40}[”"」]|《[^》。]{0,80}》|〔[^〕]{0,12}〕|‘[^’。]{0,40}’')
# a quotation that holds an aim and nothing else: what stands before its number, and behind the quotation
_AIMED_CHANGE = re.compile(pattern("numerals", "quoted_aim", "change"))
_QUOTED_AIM = re.compile(pattern("numerals", "quoted_aim"))
_DIRECTION = classed("change", "direction")
LISTED = "、"
_LISTING = {LISTED, *listed("numerals", "listed").meaning}


def name_quoted(text: str, found: list[Numeral]) -> None:
    """What stands in quotation marks is a name (“15分钟服务圈”), but for an aim that is quoted: 完成“5%左右”的目标."""
    quotes = _quotes(text)
    if not quotes:
        return
    starts = [start for start, _ in quotes]
    for numeral in found:
        if numeral.is_rank or (numeral.reason and numeral.quantity != "time"):
            continue
        index = bisect_right(starts, numeral.start) - 1
        if index < 0 or numeral.start >= quotes[index][1]:
            continue
        start, end = quotes[index]
        if (start + 1, end - 1) == (numeral.start, numeral.end) and _AIM_QUOTED.match(text, end):
            numeral.start, numeral.end = start, end
        elif not _is_quoted_aim(text, numeral, quotes[index]):
            numeral.set_aside("quoted", "name")


def _is_quoted_aim(text: str, numeral: Numeral, quote: tuple[int, int]) -> bool:
    """Whether all that is quoted is what was aimed at: 完成“增长6%左右”的预期目标."""
    start, end = quote
    if numeral.end != end - 1 or _QUOTED_AIM.match(text, end) is None:
        return False
    return _AIMED_CHANGE.fullmatch(text, start + 1, numeral.start) is not None


def _quotes(text: str) -> list[tuple[int, int]]:
    """Where each quotation starts and ends."""
    found: list[tuple[int, int]] = []
    at = 0
    while opening := _QUOTE.search(text, at):
        match = _QUOTED.match(text, opening.start())
        if match:
            found.append(match.span())
        at = match.end() if match else opening.end()
    return found


def spread(text: str, found: list[Numeral]) -> None:
    """In 160、180号 the first number is what the second is: a bare number takes the reason of the one it is listed with."""
    following: Numeral | None = None
    for numeral in reversed(found):
        if following and following.rule == STROKE and following.start == numeral.end + 1 and not numeral.reason:
            numeral.set_aside("before-stroke", following.reason)
        if not numeral.unit and numeral.reason in {"", PENDING}:
            _lean(numeral, following, text)
        following = numeral


def _lean(numeral: Numeral, following: Numeral | None, text: str) -> None:
    if following and _is_listed_before(numeral, following, text):
        if following.reason:
            numeral.set_aside("listed", following.reason)
        elif following.unit and not following.is_rank:
            numeral.unit, numeral.quantity, numeral.reason = following.unit, following.quantity, ""
    if numeral.reason == PENDING:
        numeral.reason = "name"


def _is_listed_before(numeral: Numeral, following: Numeral, text: str) -> bool:
    """Whether a number and the next one are of one list, in which a change may have its direction: 下降0.2、提高0.8个百分点."""
    between = text[numeral.end + 1 : following.start]
    if text[numeral.end] not in _LISTING:
        return False
    return not between or (between in _DIRECTION and bool(_DIRECTION.ending(text, numeral.start)))


def set_aside_reversed(text: str, found: list[Numeral]) -> None:
    """Text that is printed the other way round holds no number that can be read."""
    for start, end in reversed_spans(text):
        for numeral in found:
            if not numeral.reason and start <= numeral.end and numeral.start < end:
                numeral.set_aside("reversed", UNCLASSED)


def set_aside_charts(text: str, found: list[Numeral]) -> None:
    """What was printed in a chart says nothing once its words are taken from their places."""
    for start, end in chart_spans(text):
        for numeral in found:
            if start <= numeral.start and numeral.end <= end and numeral.reason != "date":
                numeral.set_aside("chart", UNCLASSED)
