"""The words of a chart or a table that were copied with the text around them, with nothing between.

Here belongs where such a run begins and ends. Not here: what is done with the numbers in it (``sources.figures.numerals``).
"""

from __future__ import annotations

import re
from functools import lru_cache

from sources.figures.words import pattern, word

_YEAR_WORD = word("numerals", "words", "year")
_YEARS = re.compile(pattern("numerals", "chart", "years"))
_BEFORE = re.compile(pattern("numerals", "chart", "before"))
# the names of its lines, before the text goes on
_LINES = re.compile(f"[^。；;，,]{{0,60}}?(?:{pattern('numerals', 'chart', 'goes_on')})")
_STOP = "。"
_REACH = 400
_FEWEST_DIGITS = 12  # before the years
# numbers of a row side by side: 360.72 34.9, 2760.5811.5, 414.73-2.8; no years of a span
_SIDE_BY_SIDE = re.compile(r"[0-9](?: -?\d|\.\d+[.-]\d)")
_ROW = re.compile(r"(?!(?:19|20)\d\d[-—～](?:19|20)\d\d(?!\d))(?<![\d.])-?\d[\d.]*(?:(?: -?|-)\d[\d.]*)*")
_BETWEEN_ROWS = re.compile(r"[^，。；、：;]{0,40}")
_FEWEST_ROWS = 3
# numbers of which nobody can tell where one ends, and what was printed beside them: 164.27104.12.7第二产业2760.84
_RUN_ON = re.compile(
    r"(?<![\d.])(?!(?:19|20)\d\d\.\d{1,2}\.\d{1,2}(?!\d))(?=[\d.]{10})\d+\.\d+\.\d[^\u4e00-\u9fff。；，]*", re.ASCII
)


@lru_cache(maxsize=1)
def chart_spans(text: str) -> tuple[tuple[int, int], ...]:
    """The offsets of the runs of numbers that end in the years of a chart's axis (1008044.042.42021年2022年2023年), and of the rows
    of a table (原煤 万吨 360.72 34.9原油 万吨 803.57 5.7). Those of a text are asked for twice: of its numbers, and of its words."""
    rows = _row_spans(text) if _SIDE_BY_SIDE.search(text) else []
    rows += [match.span() for match in _RUN_ON.finditer(text)]
    return tuple(sorted([*rows, *_axis_spans(text)]) if text.count(_YEAR_WORD) >= _FEWEST_ROWS else rows)


def _row_spans(text: str) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    start = end = count = 0
    for row in _ROW.finditer(text):
        if not _SIDE_BY_SIDE.search(row[0]):
            continue
        if count and _BETWEEN_ROWS.fullmatch(text, end, row.start()):
            count += 1
        else:
            start, count = row.start(), 1
        end = row.end()
        if count == _FEWEST_ROWS:
            spans.append((start, end))
        elif count > _FEWEST_ROWS:
            spans[-1] = (start, end)
    return spans


def _axis_spans(text: str) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for years in _YEARS.finditer(text):
        start = years.start()
        while start > max(0, years.start() - _REACH) and _BEFORE.match(text, start - 1):
            start -= 1
        if sum(map(str.isdigit, text[start : years.start()])) >= _FEWEST_DIGITS:
            lines = _LINES.match(text, years.end())
            spans.append((start, lines.end() if lines else years.end()))
    return spans


def without_charts(text: str) -> str:
    """A text of the same length in which the runs are full stops, so that no name holds what was printed in a chart."""
    for start, end in chart_spans(text):
        text = text[:start] + _STOP * (end - start) + text[end:]
    return text
