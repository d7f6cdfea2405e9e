"""What a reader makes of a printed table, against what the table itself says.

The table itself is the grid with its spans, as no format has to tell it: its figures are the facts. A fact is right where a figure of
the print has the same value and says the same of it, wrong where a figure has its value and says something else, or a value that
the table has not; what is left is set aside, or its numeral is lost. Nothing may be lost.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sources.documents.formats.detect import read_here
from sources.documents.layout import build_document
from sources.documents.layout_elements import Grid, GridCell, Text
from sources.figures import read_figures
from sources.lexicon import Lexicon
from sources.model import Document, Figure, ReportContext, SetAside
from tests.support.tables.made import Head, Made, made
from tests.support.tables.prints import AFTER, BEFORE, PRINTS, TITLE

CONTEXT = ReportContext("310106-2024-communique", "310106", "communique", 2024, None)


@dataclass(frozen=True)
class Outcome:
    """How many facts came out right, how many figures are wrong, how many facts were set aside, and how many were lost."""

    facts: int
    right: int
    wrong: int
    aside: int
    lost: int
    faults: tuple[str, ...] = ()


def itself(table: Made) -> Document:
    """The document that holds the table as it is."""
    rows = [tuple(_cell(head) for head in row) for row in table.header]
    rows += [tuple(GridCell(text) for text in row) for row in table.rows]
    texts = [Text(text) for text in (TITLE, BEFORE, table.caption, table.unit) if text]
    below = [Text(text) for text in (table.note, AFTER) if text]
    return build_document([*texts, Grid(tuple(rows)), *below], "", hard_breaks=False)


def _cell(head: Head) -> GridCell:
    return GridCell(head.text, head.rows, head.columns)


def _said(figure: Figure) -> tuple[object, ...]:
    """What a figure says of its value."""
    return (
        "".join(figure.printed_indicator.split()),
        figure.kind,
        figure.sign,
        figure.printed_unit,
        figure.time_period,
        figure.scenario,
        figure.zone_id,
        figure.industry_id,
    )


def _key(figure: Figure) -> str:
    return f"{'-' if figure.sign < 0 else ''}{figure.printed_value}"


def compare(table: Made, layout: str, lexicon: Lexicon) -> Outcome:
    """The outcome of one layout of a table."""
    facts = {_key(figure): _said(figure) for figure in read_figures(itself(table), CONTEXT, lexicon)[0]}
    extension, printed = PRINTS[layout]
    figures, aside = read_figures(read_here(printed(table), f"report{extension}"), CONTEXT, lexicon)
    wrong = [figure for figure in figures if facts.get(_key(figure)) != _said(figure)]
    found = {_key(figure) for figure in figures}
    missing = [key for key in facts if key not in found]
    kept = _numbers(aside)
    lost = [key for key in missing if key.lstrip("-") not in kept]
    told = tuple(f"{_key(figure)}: {_said(figure)}, not {facts.get(_key(figure))}" for figure in wrong)
    right = len({_key(figure) for figure in figures if facts.get(_key(figure)) == _said(figure)})
    return Outcome(len(facts), right, len(wrong), len(missing), len(lost), told)


def _numbers(aside: tuple[SetAside, ...]) -> set[str]:
    return {numeral.printed_text.replace(",", "").lstrip("-") for numeral in aside}


def matrix(lexicon: Lexicon, tables: int) -> Iterator[tuple[str, Outcome]]:
    """The sum of the outcomes of so many tables, layout by layout."""
    for layout in PRINTS:
        each = [compare(made(seed), layout, lexicon) for seed in range(tables)]
        yield (
            layout,
            Outcome(
                *(sum(getattr(one, name) for one in each) for name in ("facts", "right", "wrong", "aside", "lost")),
                tuple(f"seed {seed}: {fault}" for seed, one in enumerate(each) for fault in one.faults),
            ),
        )


def row(layout: str, outcome: Outcome) -> str:
    """A row of the matrix in ``docs/formats.md``."""
    right, wrong, aside = (
        f"{100 * each / outcome.facts:.1f} %" for each in (outcome.right, outcome.wrong, outcome.aside)
    )
    return f"| {layout} | {right} | {aside} | {wrong} |"
