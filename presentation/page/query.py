"""Reading a published warehouse for the page, read-only.

Here belongs running the queries of ``queries/``. A query that is "by" something has it as its first column and its order,
and answers only for the keys that are wanted: rows are handed out key by key, so memory holds those of one key at a time.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from operator import itemgetter
from pathlib import Path
from typing import Any

import duckdb

from presentation.page.payload import Section

QUERIES = Path(__file__).with_name("queries")
# what every query can ask: views and macros, each made of those before it
_VIEWS = (
    "own_figures",
    "own_about",
    "own_area_figures",
    "own_set_values",
    "own_reports",
    "own_comparable",
    "own_promises",
    "macros",
)
_BATCH = 2_000
_KEY = itemgetter(0)


def has_table(con: duckdb.DuckDBPyConnection, schema: str, table: str) -> bool:
    """Whether the warehouse has a table or view of that name."""
    found = con.execute(
        "select count(*) from information_schema.tables where table_schema = ? and table_name = ?", [schema, table]
    ).fetchone()
    return found != (0,)


def _run(
    con: duckdb.DuckDBPyConnection, name: str, wanted: Collection[str]
) -> tuple[duckdb.DuckDBPyConnection, tuple[str, ...]]:
    # a cursor is a connection of its own: it sees no temporary table, view or macro of another
    cursor = con.cursor()
    cursor.execute(_text("wanted"), [list(wanted)])
    for each in (*_VIEWS, name):
        cursor.execute(_text(each))
    return cursor, tuple(column[0] for column in cursor.description or ())


def _text(name: str) -> str:
    return (QUERIES / f"{name}.sql").read_text(encoding="utf-8")


def read(con: duckdb.DuckDBPyConnection, name: str, wanted: Collection[str] = ()) -> Section:
    """All rows of a query; ``wanted`` are the keys that one that is "by" something answers for."""
    cursor, columns = _run(con, name, wanted)
    return Section(columns, cursor.fetchall())


class Groups:
    """The rows of one query for the ``wanted`` keys, handed out by the value of its first column, which it orders by."""

    def __init__(self, con: duckdb.DuckDBPyConnection, name: str, wanted: Collection[str]) -> None:
        self._cursor, columns = _run(con, name, wanted)
        self._columns = columns[1:]
        self._batch: Sequence[tuple[Any, ...]] = ()
        self._next = 0

    def take(self, key: str) -> Section:
        """The rows of ``key``. Keys must be asked for in ascending order; rows of keys in between are passed over."""
        rows: list[tuple[Any, ...]] = []
        while True:
            if self._next == len(self._batch):
                self._batch, self._next = self._cursor.fetchmany(_BATCH), 0
            start = bisect_left(self._batch, key, self._next, key=_KEY)
            self._next = bisect_right(self._batch, key, start, key=_KEY)
            rows.extend(row[1:] for row in self._batch[start : self._next])
            if not self._batch or self._next < len(self._batch):
                return Section(self._columns, rows)
