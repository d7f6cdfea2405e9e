"""The raw tables in Arrow's types: the one map of the types of ``sources.rows`` to them.

Here belongs the map and the schemas that follow from it. Not here: ``sources.rows`` itself, which imports nothing heavy.
"""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa

from sources.rows import RAW_TABLES, Row

_TYPES = {"text": pa.string(), "integer": pa.int32(), "boolean": pa.bool_(), "share": pa.decimal128(4, 3)}


def arrow_schema(table: str) -> pa.Schema:
    """The columns of a raw table."""
    return pa.schema([(name, _TYPES[kind]) for name, kind in RAW_TABLES[table]])


def arrow_table(table: str, rows: Sequence[Row]) -> pa.Table:
    """Rows of a raw table, column by column."""
    columns = arrow_schema(table)
    return pa.table(
        [pa.array([row[at] for row in rows], field.type) for at, field in enumerate(columns)], schema=columns
    )
