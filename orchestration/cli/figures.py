"""``planhouse figures``: the figures of a file as CSV, in reading order.

Here belong the columns of that CSV and writing them. Not here: anything that reads or decides.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from orchestration.cli.report import Area, File, Genre, Year, read, telling_errors

if TYPE_CHECKING:
    from sources.lexicon import Lexicon
    from sources.model import Figure

COLUMNS = (
    "text",
    "value",
    "value_high",
    "unit",
    "kind",
    "sign",
    "indicator",
    "year",
    "period",
    "scenario",
    "is_stock",
    "comparator",
    "whole_of",
    "status",
    "zone",
    "industry",
    "table_no",
    "row_label",
    "column_label",
    "section",
    "page",
    "block_no",
    "char_start",
    "char_end",
    "sentence",
)


@telling_errors
def figures(
    file: File,
    area: Area = None,
    genre: Genre = None,
    year: Year = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="write the CSV to this file, for Excel too, instead of standard output"),
    ] = None,
) -> int:
    """Print the figures of a file as CSV.

    Exit status: 0 printed, 1 the report cannot be read, 2 wrong arguments.
    """
    from orchestration.cli.review_page import summary

    reading = read(file, area, genre, year)
    lexicon = reading.lexicon.for_area(reading.context.area_code)
    rows = [row(figure, lexicon) for figure in reading.figures]
    if output is None:
        # CSV is UTF-8 whatever the terminal's locale says
        sys.stdout.reconfigure(encoding="utf-8", newline="")  # type: ignore[union-attr]
        _write(sys.stdout, rows)
    else:
        # with a byte order mark, so that Excel knows the encoding
        with output.open("w", encoding="utf-8-sig", newline="") as handle:
            _write(handle, rows)
    print(summary(reading.context, reading.figures, reading.set_aside), file=sys.stderr)
    return 0


def _write(handle: TextIO, rows: list[dict[str, object]]) -> None:
    """Both ways are opened with a spreadsheet sooner or later: no text of a report becomes a formula there."""
    from presentation import spreadsheet

    writer = csv.DictWriter(handle, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for each in rows:
        writer.writerow(
            {name: spreadsheet.cell(value) if isinstance(value, str) else value for name, value in each.items()}
        )


def row(figure: Figure, lexicon: Lexicon) -> dict[str, object]:
    """A figure in the columns of ``COLUMNS``; zone and industry by their short names, empty for the whole area.

    ``lexicon`` is the part that serves the report's area.
    """
    return {
        "text": figure.printed_text,
        "value": figure.printed_value,
        "value_high": figure.printed_value_high,
        "unit": figure.printed_unit,
        "kind": figure.kind.value,
        "sign": figure.sign,
        "indicator": figure.printed_indicator,
        "year": figure.year,
        "period": figure.period,
        "scenario": figure.scenario.value,
        "is_stock": str(figure.is_stock).lower(),
        "comparator": figure.comparator,
        "whole_of": figure.whole_of,
        "status": figure.status,
        "zone": lexicon.zones.short_name(figure.zone_id),
        "industry": lexicon.industries.short_name(figure.industry_id),
        "table_no": figure.table_no,
        "row_label": figure.row_label,
        "column_label": figure.column_label,
        "section": " > ".join(figure.section_path),
        "page": figure.page,
        "block_no": figure.block_no,
        "char_start": figure.char_start,
        "char_end": figure.char_end,
        "sentence": figure.sentence,
    }
