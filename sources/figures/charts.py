"""The words of a chart that were copied with the text around it: what stands at its axes, bars and years, with nothing between.

Here belongs where such a run begins and ends. Not here: what is done with the numbers in it (``sources.figures.numerals``).
"""

from __future__ import annotations

import re

from sources.figures.words import pattern, word

_YEAR_WORD = word("numerals", "words", "year")
_YEARS = re.compile(pattern("numerals", "chart", "years"))
_BEFORE = re.compile(pattern("numerals", "chart", "before"))
# the names of its lines, and the number of the page below it
_PAGE = re.compile(r"[^。；;，,]{0,60}?[—-]\s*\d{1,3}\s*[—-]")
_STOP = "。"
_REACH = 400
_FEWEST_DIGITS = 12  # before the years


def chart_spans(text: str) -> list[tuple[int, int]]:
    """The offsets of the runs of numbers that end in the years of a chart's axis: 1008044.042.42021年2022年2023年."""
    if text.count(_YEAR_WORD) < 3:
        return []
    spans: list[tuple[int, int]] = []
    for years in _YEARS.finditer(text):
        start = years.start()
        while start > max(0, years.start() - _REACH) and _BEFORE.match(text, start - 1):
            start -= 1
        if sum(map(str.isdigit, text[start : years.start()])) >= _FEWEST_DIGITS:
            page = _PAGE.match(text, years.end())
            spans.append((start, page.end() if page else years.end()))
    return spans


def without_charts(text: str) -> str:
    """A text of the same length in which the runs are full stops, so that no name holds what was printed in a chart."""
    for start, end in chart_spans(text):
        text = text[:start] + _STOP * (end - start) + text[end:]
    return text
