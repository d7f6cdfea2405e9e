"""Each public table, or some of its rows, as one Parquet and one CSV file.

Here belongs how a value looks in a file; which files there are does not. Numbers have the decimals that were printed where the
dictionary knows which figure printed them; where nothing was printed, no zeros pretend otherwise.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import duckdb

from presentation import spreadsheet
from presentation.dictionary import SCHEMA, Column, Table

BOM = b"\xef\xbb\xbf"
CSV = "format csv, header"
# the texts of a row as cells, in the order of their columns
_FREE = "free_texts"
PARQUET = "format parquet, compression zstd, row_group_size 100000"


def write_parquet(
    con: duckdb.DuckDBPyConnection, table: Table, path: Path, reports: Sequence[str] | None = None
) -> None:
    """Write a table with the types of the database, rows in the order of the key."""
    con.execute(
        f"copy (select * from {rows_of(table, reports)} order by {table.order}) to {literal(str(path))} ({PARQUET})"
    )


def write_csv(con: duckdb.DuckDBPyConnection, table: Table, path: Path, reports: Sequence[str] | None = None) -> None:
    """Write a table as UTF-8 with a byte order mark; an empty cell is NULL, ``""`` an empty text."""
    body = path.with_suffix(".part")
    con.execute(f"copy ({csv_query(table, rows_of(table, reports), reports)}) to {literal(str(body))} ({CSV})")
    mark(body, path)
    body.unlink()


def mark(body: Path, path: Path) -> None:
    """Copy a CSV file, with the byte order mark that tells Excel its encoding."""
    with path.open("wb") as target, body.open("rb") as source:
        target.write(BOM)
        while chunk := source.read(1 << 20):
            target.write(chunk)


def rows_of(table: Table, reports: Sequence[str] | None) -> str:
    """The SQL of the rows of a table: all, or those of some reports where ``reports`` names them and the table has them.

    The reports are written out, so that the database skips the blocks of the others.
    """
    if reports is None or not table.has_reports:
        return f"{SCHEMA}.{table.name}"
    return f"(select * from {SCHEMA}.{table.name} where {among('report_id', reports)})"


def among(column: str, values: Sequence[str]) -> str:
    """The SQL condition that a column of text has one of some values, of which there is at least one.

    The range says nothing new, but the database applies it while it scans, before it reads the other columns.
    """
    listed = ", ".join(map(literal, values))
    return f"{column} between {literal(min(values))} and {literal(max(values))} and {column} in ({listed})"


def csv_query(table: Table, rows: str | None = None, reports: Sequence[str] | None = None, also: str = "") -> str:
    """The query whose values are the cells of a table's CSV file, rows in the order of the key.

    ``rows`` is the SQL of what has the rows, if not the table itself, and ``reports`` are those that print their numbers, if these
    are known; ``also`` names a further column to take along, for whoever cuts the rows by it and puts each part into order: they
    have none then.
    """
    figures = f"{SCHEMA}.fct_figure"
    if reports is not None:
        figures = f"(select figure_id, unit_id, decimals from {figures} where {among('report_id', reports)})"
    joins = []
    for column in table.columns:
        if column.printed_by:
            figure = f"printed_{column.name}"
            joins.append(f"left join {figures} as {figure} on t.{column.printed_by} = {figure}.figure_id")
            joins.append(
                f"left join {SCHEMA}.dim_unit as unit_{column.name} on {figure}.unit_id = unit_{column.name}.unit_id"
            )
    free = [column.name for column in table.columns if _is_free_text(column)]
    cells = [
        f"t.{_FREE}[{free.index(column.name) + 1}]" if column.name in free else _cell(column)
        for column in table.columns
    ]
    named = [f'{cell} as "{column.name}"' for cell, column in zip(cells, table.columns, strict=True)]
    source = rows or f"{SCHEMA}.{table.name}"
    if free:
        # all texts of a row at once: for each place where they stand in a query, the database compiles the patterns again
        listed = ", ".join(f'"{name}"' for name in free)
        source = (
            f"(select *, list_transform([{listed}], lambda text: {spreadsheet_cell('text')}) as {_FREE} from {source})"
        )
    query = f"select {', '.join([*named, *([f't.{also}'] if also else [])])} from {source} as t {' '.join(joins)}"
    order = ", ".join(f't."{name}"' for name in csv_order(table))
    return query if also else f"{query} order by {order}"


def csv_order(table: Table) -> tuple[str, ...]:
    """The columns that the rows of a table's CSV file are in the order of."""
    return table.key or tuple(column.name for column in table.columns)


def printed_number(value: str, scale: int, decimals: str) -> str:
    """The SQL of a decimal as text with ``decimals`` places (an SQL expression, may be NULL), more where the value needs them.

    ``value`` is the SQL of a DECIMAL of ``scale``, which bounds the places.
    """
    text = f"cast({value} as varchar)"
    needed = f"{scale} - (length({text}) - length(rtrim({text}, '0')))"
    places = f"least({scale}, greatest({needed}, coalesce({decimals}, 0)))"
    return f"rtrim(left({text}, length({text}) - {scale} + {places}), '.')"


def _is_free_text(column: Column) -> bool:
    """Whether a column may hold what a spreadsheet takes for something else."""
    return column.is_text and not column.allowed


def _cell(column: Column) -> str:
    value = f't."{column.name}"'
    if column.is_decimal and column.scale > 0:
        return printed_number(value, column.scale, _decimals(column))
    if column.is_array:
        return f"cast(to_json({value}) as varchar)"
    return value


def _decimals(column: Column) -> str:
    """The SQL of the printed decimals of a column; a value that is kept in another unit than printed has its point elsewhere."""
    if not column.printed_by:
        return "null"
    decimals = f"printed_{column.name}.decimals"
    if column.unit_id is None:
        return decimals
    kept_in = f"(select unit_mult from {SCHEMA}.dim_unit where unit_id = '{column.unit_id}')"
    return f"{decimals} + {kept_in} - coalesce(unit_{column.name}.unit_mult, {kept_in})"


def spreadsheet_cell(value: str) -> str:
    """The SQL of a text as ``presentation.spreadsheet.cell`` writes it."""

    def matches(pattern: str) -> str:
        return f"regexp_full_match({value}, {literal(pattern)})"

    # one pattern says of nearly every text that it stays as it is
    return (
        f"case when not {matches(spreadsheet.SPECIAL)} or {matches(spreadsheet.PLAIN)} then {value} "
        f"when {matches(spreadsheet.JOINED)} "
        f"then translate({value}, {literal(spreadsheet.AS_TYPED)}, {literal(spreadsheet.AS_PRINTED)}) "
        f"when {matches(spreadsheet.NEGATIVE)} then {literal(spreadsheet.MINUS)} || substr({value}, 2) "
        f"else {literal(spreadsheet.MARK)} || {value} end"
    )


def literal(text: str) -> str:
    """A text as SQL writes it."""
    return "'" + text.replace("'", "''") + "'"
