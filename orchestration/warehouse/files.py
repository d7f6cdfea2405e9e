"""The DuckDB files: opening the private build file and the published one, and the layout of the former.

Here belongs every statement about the build file as a file: creating it, whether it has today's layout, replacing a report's raw
rows. Not here: what the rows mean, who may build (``lock``), and the replace that publishes (``publish``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import duckdb
import pyarrow as pa

from orchestration.settings import memory_limit
from orchestration.warehouse.meta_tables import KEPT
from presentation.warehouse import read_published
from sources.rows import RAW_TABLES

# written for the clients that BI tools still ship
STORAGE_VERSION = "v1.0.0"
WRITING: dict[str, str | bool] = {
    "storage_compatibility_version": STORAGE_VERSION,
    # DuckDB before 1.4 cannot follow a checkpoint that keeps some of what an earlier one wrote: each writes all of it anew
    "experimental_metadata_reuse": False,
}
"""How everything is written that may be published; dbt's profile says the same."""

HOLES_FROM = 1000
"""From how many unused blocks of 256 kB on, if they are a quarter of the file, they are worth writing the rest anew."""

_SQL_TYPES = {"text": "VARCHAR", "integer": "INTEGER", "boolean": "BOOLEAN", "share": "DECIMAL(4, 3)"}


def connect(path: Path, *, read_only: bool = False) -> duckdb.DuckDBPyConnection:
    """A connection that cannot reach the network and keeps the storage version that older clients read."""
    path.parent.mkdir(parents=True, exist_ok=True)
    config: dict[str, str | bool | int | float | list[str]] = {
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "memory_limit": memory_limit(),
    }
    if not read_only:
        config |= WRITING
    return duckdb.connect(str(path), read_only=read_only, config=config)


def _literal(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"


def discard(path: Path) -> None:
    """Remove a database file and its write-ahead log."""
    for name in (path, path.with_name(path.name + ".wal")):
        name.unlink(missing_ok=True)


def compact(path: Path) -> bool:
    """Write a database file anew without the blocks that nothing uses, where they are many; whether it did.

    When everything is modelled anew, old and new tables are in the file at once, and the place of the old ones would stay in
    every copy that is published: 0.7 of 1.6 GB for 10,000 reports. DuckDB gives no place back by itself. Rows, their order, views,
    macros and comments are as before. Raises duckdb.Error or OSError, as on a full disk; the file is then as it was.
    """
    with connect(path, read_only=True) as con:
        total, free = con.execute("select total_blocks, free_blocks from pragma_database_size()").fetchone() or (0, 0)
    if free < max(HOLES_FROM, total / 4):
        return False
    fresh = path.with_name(f"{path.name}.compact")
    discard(fresh)
    try:
        with connect(fresh) as con:
            con.execute(f"attach {_literal(path)} as former (read_only)")
            # called as the file is, up to its first dot: that name stands in its views
            (name,) = con.execute("select current_database()").fetchone() or ("",)
            con.execute(f'copy from database former to "{name}"')
            con.execute("checkpoint")
        fresh.replace(path)
    finally:
        discard(fresh)
    return True


def prepare(con: duckdb.DuckDBPyConnection) -> None:
    """Create what is missing of schemas raw and meta: what is read, and the notes that a build keeps for the next one."""
    con.execute("create schema if not exists raw")
    for table, columns in RAW_TABLES.items():
        body = ", ".join(f'"{name}" {_SQL_TYPES[kind]}' for name, kind in columns)
        con.execute(f"create table if not exists raw.{table} ({body})")
    for kept in KEPT:
        kept.create(con)


def has_current_layout(con: duckdb.DuckDBPyConnection, database: str | None = None) -> bool:
    """Whether the raw tables of a database have today's columns; a file of an older version has not."""
    found: dict[str, list[str]] = {}
    for table, column in con.execute(
        """select table_name, column_name from duckdb_columns()
        where schema_name = 'raw' and database_name = coalesce(?, current_database()) order by table_name, column_index""",
        [database],
    ).fetchall():
        found.setdefault(table, []).append(column)
    return all(found.get(name) == [column for column, _ in columns] for name, columns in RAW_TABLES.items())


def has_current_notes(con: duckdb.DuckDBPyConnection) -> bool:
    """Whether what a build keeps for the next one is in today's tables; a build file of an older version has others."""
    return all(kept.is_current(con) for kept in KEPT)


def write_rows(con: duckdb.DuckDBPyConnection, removed: Sequence[str], tables: Mapping[str, pa.Table]) -> None:
    """Take the rows of ``removed`` reports out of schema raw and put the rows of ``tables`` in."""
    for table in RAW_TABLES:
        if removed:
            con.execute(f"delete from raw.{table} where report_id in (select unnest(?::varchar[]))", [list(removed)])
        batch = tables.get(table)
        if batch is not None and batch.num_rows:
            con.execute(f"insert into raw.{table} select * from batch")


def attach_scratch(con: duckdb.DuckDBPyConnection, scratch: Path, *, read_only: bool = False) -> None:
    """Attach the intermediate tables, as dbt's profile does: they are no part of what is published."""
    con.execute(f"attach if not exists {_literal(scratch)} as scratch {'(read_only)' if read_only else ''}")


def attach_published(con: duckdb.DuckDBPyConnection, warehouse: Path) -> bool:
    """Attach the published file read-only as ``published``; False when there is none.

    Raises WarehouseError when there is one that cannot be read: what is published must not be taken for nothing.
    """
    if not warehouse.exists():
        return False
    read_published(warehouse, lambda path: con.execute(f"attach {_literal(path)} as published (read_only)"))
    return True
