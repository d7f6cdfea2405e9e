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
    "area_code",
    "scope",
    "time_period",
    "change_basis",
    "reference_area_code",
    "price_basis",
    "qualifier",
    "rank_among",
    "rule",
    "read_by",
    "confidence",
    "doubts",
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
    rows = [row(figure, reading.context.area_code, lexicon) for figure in reading.figures]
    if output is None:
        # CSV is UTF-8 whatever the terminal's locale says
        sys.stdout.reconfigure(encoding="utf-8", newline="")  # type: ignore[union-attr]
        _write(sys.stdout, rows)
    else:
        # with a byte order mark, so that Excel knows the encoding
        with output.open("w", encoding="utf-8-sig", newline="") as handle:
            _write(handle, rows)
    print(summary(reading.context, reading.figures, reading.set_aside), file=sys.stderr)
    for problem in reading.document.problems:
        print(f"{problem.severity}: {problem.message}", file=sys.stderr)
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


def row(figure: Figure, home: str, lexicon: Lexicon) -> dict[str, object]:
    """A figure in the columns of ``COLUMNS``; zone and industry by their short names, empty for the whole area.

    ``home`` is the report's area, and ``lexicon`` the part that serves it.
    """
    return {
        "text": figure.printed_text,
        "value": figure.printed_value,
        "value_high": figure.printed_value_high,
        "unit": figure.printed_unit,
        "kind": figure.kind.value,
        "sign": figure.sign,
        "indicator": _named(figure, home, lexicon),
        "year": figure.year,
        "period": figure.period,
        "scenario": figure.scenario.value,
        "is_stock": str(figure.is_stock).lower(),
        "comparator": figure.comparator,
        "whole_of": figure.whole_of,
        "status": figure.status,
        "zone": lexicon.zones.short_name(figure.zone_id),
        "industry": lexicon.industries.short_name(figure.industry_id),
        "area_code": figure.area_code,
        "scope": figure.scope_id,
        "time_period": figure.time_period,
        "change_basis": figure.change_basis,
        "reference_area_code": figure.reference_area_code,
        "price_basis": figure.price_basis,
        "qualifier": figure.qualifier,
        "rank_among": figure.rank_among,
        "rule": figure.rule,
        "read_by": figure.read_by,
        "confidence": figure.confidence,
        "doubts": ",".join(figure.doubts),
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


def _named(figure: Figure, home: str, lexicon: Lexicon) -> str:
    """The indicator as printed; a number of another area says whose it is, so that the name can be read alone."""
    area = lexicon.areas.by_code.get(figure.area_code)
    if area is None or figure.area_code == home or area.name in figure.printed_indicator:
        return figure.printed_indicator
    return area.name + figure.printed_indicator
