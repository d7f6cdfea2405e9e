"""Reading one sentence or one small table with the product's own vocabulary."""

from __future__ import annotations

from functools import cache

from sources.documents.layout import build_document
from sources.documents.layout_elements import Grid, GridCell, Text
from sources.figures import read_figures
from sources.lexicon import Lexicon
from sources.model import Block, BlockKind, Document, Figure, ReportContext, SetAside

PLAN = ReportContext("330100-2023-plan", "330100", "plan", 2023, 2024)
COMMUNIQUE = ReportContext("330100-2023-communique", "330100", "communique", 2023, None)


@cache
def lexicon() -> Lexicon:
    return Lexicon.load()


def read_text(
    text: str, context: ReportContext = PLAN, section: tuple[str, ...] = ()
) -> tuple[tuple[Figure, ...], tuple[SetAside, ...]]:
    block = Block(1, BlockKind.PARAGRAPH, text, section_path=section)
    return read_figures(Document("", (block,), (), "text/plain"), context, lexicon())


def figures(text: str, context: ReportContext = PLAN, section: tuple[str, ...] = ()) -> tuple[Figure, ...]:
    return read_text(text, context, section)[0]


def figure(text: str, context: ReportContext = PLAN, section: tuple[str, ...] = ()) -> Figure:
    found = figures(text, context, section)
    assert len(found) == 1, [each.printed_text for each in found]
    return found[0]


def table(
    rows: list[list[str]], caption: str = "", notes: tuple[str, ...] = (), context: ReportContext = PLAN
) -> tuple[Figure, ...]:
    grid = Grid(tuple(tuple(GridCell(cell) for cell in row) for row in rows))
    above = [Text(text) for text in (caption, *notes) if text and not text.startswith("注")]
    elements = [*above, grid, *(Text(note) for note in notes if note.startswith("注"))]
    return read_figures(build_document(elements, "text/plain", hard_breaks=False), context, lexicon())[0]


def said(found: tuple[Figure, ...]) -> list[tuple[str, str, str]]:
    """What each figure measures: its indicator, value with sign and unit, and kind."""
    return [
        (
            each.printed_indicator,
            f"{'-' if each.sign < 0 else ''}{each.printed_value}{each.printed_unit}",
            each.kind.value,
        )
        for each in found
    ]
