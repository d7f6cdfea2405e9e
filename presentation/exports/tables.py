"""Each public table as one Parquet and one CSV file.

Here belongs how a value looks in a file. Numbers have the decimals that were printed where the dictionary knows which figure
printed them; where nothing was printed, no zeros pretend otherwise.
"""

from __future__ import annotations

from pathlib import Path

import duckdb

from presentation.dictionary import SCHEMA, Column, Table

# a cell of text that begins with one of these would be a formula in a spreadsheet
FORMULA_STARTS = "=+-@\t\r＝＋－＠"
BOM = b"\xef\xbb\xbf"
_ROW_GROUP = 100_000


def write_parquet(con: duckdb.DuckDBPyConnection, table: Table, path: Path) -> None:
    """Write a table with the types of the database, rows in the order of the key."""
    con.execute(
        f"copy (select * from {SCHEMA}.{table.name} order by {table.order}) to {_literal(path)} "
        f"(format parquet, compression zstd, row_group_size {_ROW_GROUP})"
    )


def write_csv(con: duckdb.DuckDBPyConnection, table: Table, path: Path) -> None:
    """Write a table as UTF-8 with a byte order mark; an empty cell is NULL, ``""`` an empty text."""
    body = path.with_suffix(".part")
    con.execute(f"copy ({csv_query(table)}) to {_literal(body)} (format csv, header)")
    with path.open("wb") as target, body.open("rb") as source:
        target.write(BOM)
        while chunk := source.read(1 << 20):
            target.write(chunk)
    body.unlink()


def csv_query(table: Table) -> str:
    """The query whose values are the cells of a table's CSV file, rows in the order of the key."""
    joins = []
    for column in table.columns:
        if column.printed_by:
            figure = f"printed_{column.name}"
            joins.append(f"left join {SCHEMA}.fct_figure as {figure} on t.{column.printed_by} = {figure}.figure_id")
            joins.append(
                f"left join {SCHEMA}.dim_unit as unit_{column.name} on {figure}.unit_id = unit_{column.name}.unit_id"
            )
    cells = ", ".join(f'{_cell(column)} as "{column.name}"' for column in table.columns)
    keys = table.key or tuple(column.name for column in table.columns)
    order = ", ".join(f't."{name}"' for name in keys)
    return f"select {cells} from {SCHEMA}.{table.name} as t {' '.join(joins)} order by {order}"


def printed_number(value: str, scale: int, decimals: str) -> str:
    """The SQL of a decimal as text with ``decimals`` places (an SQL expression, may be NULL), more where the value needs them.

    ``value`` is the SQL of a DECIMAL of ``scale``, which bounds the places.
    """
    text = f"cast({value} as varchar)"
    needed = f"{scale} - (length({text}) - length(rtrim({text}, '0')))"
    places = f"least({scale}, greatest({needed}, coalesce({decimals}, 0)))"
    return f"rtrim(left({text}, length({text}) - {scale} + {places}), '.')"


def _cell(column: Column) -> str:
    value = f't."{column.name}"'
    if column.is_text:
        return f"case when contains('{_starts()}', left({value}, 1)) and {value} <> '' then '''' || {value} else {value} end"
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


def _starts() -> str:
    return FORMULA_STARTS.replace("'", "''")


def _literal(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"
