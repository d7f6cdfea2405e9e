"""The raw tables: their columns, and a reading as rows of them.

Here belongs the one place that says what ``raw.*`` looks like, in types that DuckDB, Arrow and Spark all have
(text, integer, boolean, share). Not here: any database. Numbers stay text as printed; SQL turns them into DECIMAL.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from operator import attrgetter
from typing import get_origin, get_type_hints

from sources.catalogue.catalogue import ReportEntry
from sources.figures.accounting import count_digits
from sources.model import Block, Cell, Correction, Figure, Problem, Reading, SetAside, Table

Row = tuple[object, ...]

SECTION_SEPARATOR = " > "

_TYPES: dict[object, str] = {
    int: "integer",
    int | None: "integer",
    bool: "boolean",
    bool | None: "boolean",
    Decimal: "share",
}
# several codes are one text, as are several headings
_SEPARATORS = {"doubts": ","}
_LEFT_OUT = {("tables", "cells"), ("cells", "indent")}


def _columns(table: str, record: type) -> tuple[tuple[str, str], ...]:
    own = tuple(
        (name, _TYPES.get(kind, "text"))
        for name, kind in get_type_hints(record).items()
        if (table, name) not in _LEFT_OUT
    )
    return (("report_id", "text"), *own)


_RECORDS: dict[str, type] = {
    "blocks": Block,
    "tables": Table,
    "cells": Cell,
    "figures": Figure,
    "set_aside": SetAside,
    "problems": Problem,
    "corrections": Correction,
}

RAW_TABLES: dict[str, tuple[tuple[str, str], ...]] = {
    "reports": (
        ("report_id", "text"),
        ("area_code", "text"),
        ("genre", "text"),
        ("execution_year", "integer"),
        ("running_no", "integer"),
        ("plan_year", "integer"),
        ("title_zh", "text"),
        ("issuer_zh", "text"),
        ("presented_on", "text"),
        ("presented_to_zh", "text"),
        ("publisher_page", "text"),
        ("licence_note", "text"),
        ("source_kind", "text"),
        ("original_sha256", "text"),
        ("publisher_zh", "text"),
        ("source_file", "text"),
        ("source_sha256", "text"),
        ("document_key", "text"),
        ("media_type", "text"),
        ("document_title", "text"),
        ("characters", "integer"),
        ("block_count", "integer"),
        ("table_count", "integer"),
        ("figure_count", "integer"),
        ("set_aside_count", "integer"),
        ("unnamed_count", "integer"),
        ("colliding_count", "integer"),
        ("digit_count", "integer"),
        ("digits_in_figures", "integer"),
        ("digits_set_aside", "integer"),
    ),
    **{name: _columns(name, record) for name, record in _RECORDS.items()},
}
# a cell does not know its table; the row does
RAW_TABLES["cells"] = (("report_id", "text"), ("table_no", "integer"), *RAW_TABLES["cells"][1:])
"""Column names and types (text, integer, boolean; share: from 0 to 1 in thousandths) of every table of schema raw, by table."""


def raw_rows(reading: Reading, entry: ReportEntry, source_sha256: str, document_key: str) -> dict[str, list[Row]]:
    """The rows of every raw table that one reading gives, in the columns of ``RAW_TABLES``."""
    document = reading.document
    report_id = entry.report_id
    digits = count_digits(document, reading.figures, reading.set_aside)
    rows: dict[str, list[Row]] = {
        "reports": [
            (
                report_id,
                entry.area_code,
                entry.genre,
                entry.execution_year,
                entry.running_no,
                entry.plan_year,
                entry.title_zh or document.title,
                entry.issuer_zh,
                entry.presented_on.isoformat() if entry.presented_on else None,
                entry.presented_to_zh,
                entry.publisher_page,
                entry.licence_note,
                entry.source_kind,
                entry.original_sha256,
                entry.publisher_zh,
                entry.file,
                source_sha256,
                document_key,
                document.media_type,
                document.title,
                sum(len(block.text) for block in document.blocks),
                len(document.blocks),
                len(document.tables),
                len(reading.figures),
                len(reading.set_aside),
                reading.doubt.unnamed,
                reading.doubt.colliding,
                digits.printed,
                digits.in_figures,
                digits.set_aside,
            )
        ],
        "cells": [
            (report_id, table.table_no, *values)
            for table in document.tables
            for values in _values(table.cells, "cells", skip=2)
        ],
    }
    records = (
        ("blocks", document.blocks),
        ("tables", document.tables),
        ("figures", reading.figures),
        ("set_aside", reading.set_aside),
        ("problems", reading.problems),
        ("corrections", reading.corrections),
    )
    for name, items in records:
        rows[name] = [(report_id, *values) for values in _values(items, name, skip=1)]
    return rows


def _values(items: Sequence[object], name: str, skip: int) -> Iterator[Row]:
    columns = [column for column, _ in RAW_TABLES[name][skip:]]
    types = get_type_hints(_RECORDS[name])
    # the one kind of value that is no text, number or truth
    several = [
        (at, _SEPARATORS.get(column, SECTION_SEPARATOR))
        for at, column in enumerate(columns)
        if get_origin(types[column]) is tuple
    ]
    take = attrgetter(*columns)
    for item in items:
        row = list(take(item))
        for at, separator in several:
            row[at] = separator.join(row[at])
        yield tuple(row)
