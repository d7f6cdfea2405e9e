"""Reading a published warehouse for the page, read-only.

Here belongs running the queries of ``queries/``. A query that is by report has ``report_id`` as its first
column and its order: rows are handed out report by report, so memory holds one report at a time.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import duckdb

from presentation.page.payload import Section

QUERIES = Path(__file__).with_name("queries")
_BATCH = 2_000


def has_table(con: duckdb.DuckDBPyConnection, schema: str, table: str) -> bool:
    """Whether the warehouse has a table or view of that name."""
    found = con.execute(
        "select count(*) from information_schema.tables where table_schema = ? and table_name = ?", [schema, table]
    ).fetchone()
    return found != (0,)


def _run(con: duckdb.DuckDBPyConnection, name: str) -> tuple[duckdb.DuckDBPyConnection, tuple[str, ...]]:
    cursor = con.cursor()
    cursor.execute((QUERIES / "macros.sql").read_text(encoding="utf-8"))
    cursor.execute((QUERIES / f"{name}.sql").read_text(encoding="utf-8"))
    return cursor, tuple(column[0] for column in cursor.description or ())


def read(con: duckdb.DuckDBPyConnection, name: str) -> Section:
    """All rows of a query."""
    cursor, columns = _run(con, name)
    return Section(columns, cursor.fetchall())


class Groups:
    """The rows of one query, handed out by the value of its first column, which the query orders by."""

    def __init__(self, con: duckdb.DuckDBPyConnection, name: str) -> None:
        self._cursor, columns = _run(con, name)
        self._columns = columns[1:]
        self._batch: Sequence[Sequence[object]] = ()
        self._next = 0

    def _peek(self) -> Sequence[object] | None:
        if self._next == len(self._batch):
            self._batch, self._next = self._cursor.fetchmany(_BATCH), 0
        return self._batch[self._next] if self._batch else None

    def take(self, key: str) -> Section:
        """The rows of ``key``. Keys must be asked for in ascending order; rows of keys in between are passed over."""
        rows = []
        while (row := self._peek()) is not None and str(row[0]) <= key:
            if row[0] == key:
                rows.append(row[1:])
            self._next += 1
        return Section(self._columns, rows)
