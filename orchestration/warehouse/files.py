"""The DuckDB files: the private build file and the published one.

Here belongs every statement about files: creating the build file, replacing a report's raw rows in one
transaction, and the one atomic replace that publishes. Not here: what the rows mean.
"""

from __future__ import annotations

import fcntl
import glob
import os
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO

import duckdb
import pyarrow as pa

from orchestration.settings import memory_limit
from presentation.warehouse import read_published
from sources.rows import RAW_TABLES

# written for the clients that BI tools still ship
STORAGE_VERSION = "v1.0.0"

# how the name of the file ends that is to become the published one
_CANDIDATE = ".publishing.duckdb"

_SQL_TYPES = {"text": "VARCHAR", "integer": "INTEGER", "boolean": "BOOLEAN"}


class PublishError(RuntimeError):
    """The build file cannot be published. The published file is as it was."""


class BuildLocked(RuntimeError):
    """Another build is running on the same build folder."""


_held: dict[Path, IO[str]] = {}


def hold_build_lock(folder: Path, *, wait: bool = False) -> None:
    """Take the folder's lock for as long as this process lives: one build at a time.

    The operating system lets go of it when the process ends, however it ends. A lock that this process already
    holds is fine.
    Raises BuildLocked when another process holds it, after waiting for it when ``wait`` says so.
    """
    folder = folder.resolve()
    if folder in _held:
        return
    folder.mkdir(parents=True, exist_ok=True)
    handle = (folder / "lock").open("a+")
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except BlockingIOError:
        handle.seek(0)
        holder = handle.read().strip() or "unknown"
        handle.close()
        raise BuildLocked(
            f"Another build is running (process {holder}). Wait until it is done and build again; "
            "the published warehouse can be read meanwhile."
        ) from None
    handle.seek(0)
    handle.truncate()
    handle.write(str(os.getpid()))
    handle.flush()
    _held[folder] = handle


def release_build_lock(folder: Path) -> None:
    """Let go of the lock before the process ends."""
    if handle := _held.pop(folder.resolve(), None):
        handle.close()


def connect(path: Path, *, read_only: bool = False) -> duckdb.DuckDBPyConnection:
    """A connection that cannot reach the network and keeps the storage version that older clients read."""
    path.parent.mkdir(parents=True, exist_ok=True)
    config: dict[str, str | bool | int | float | list[str]] = {
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "memory_limit": memory_limit(),
    }
    if not read_only:
        config["storage_compatibility_version"] = STORAGE_VERSION
    return duckdb.connect(str(path), read_only=read_only, config=config)


def _literal(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"


def discard(path: Path) -> None:
    """Remove a database file and its write-ahead log."""
    for name in (path, path.with_name(path.name + ".wal")):
        name.unlink(missing_ok=True)


def prepare(con: duckdb.DuckDBPyConnection) -> None:
    """Create what is missing of schemas raw and meta: what is read, and the notes that a build keeps for the next one."""
    con.execute("create schema if not exists raw")
    con.execute("create schema if not exists meta")
    for table, columns in RAW_TABLES.items():
        body = ", ".join(f'"{name}" {_SQL_TYPES[kind]}' for name, kind in columns)
        con.execute(f"create table if not exists raw.{table} ({body})")
    con.execute("create table if not exists raw.affected_areas (area_code varchar)")
    con.execute("create table if not exists raw.affected_reports (report_id varchar)")
    con.execute("create table if not exists meta.noted_areas (area_code varchar)")
    con.execute("create table if not exists meta.noted_reports (report_id varchar)")
    con.execute(
        "create table if not exists meta.models (is_published boolean, dbt_project varchar, vocabulary varchar)"
    )
    con.execute("create table if not exists meta.report_versions (report_id varchar, version varchar)")
    con.execute(
        """create table if not exists meta.quarantine (
            report_id varchar, source_file varchar, cause varchar, reason varchar, place varchar, advice varchar,
            document_key varchar, is_published boolean
        )"""
    )


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
    """Whether the build's own notes in schema meta are today's; a build file of an older version has others."""
    found = con.execute(
        """select count(*) from duckdb_columns() where database_name = current_database() and schema_name = 'meta'
        and (table_name, column_name) in (('models', 'is_published'), ('report_versions', 'version'))"""
    ).fetchone()
    return found == (2,)


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


def publish(build_file: Path, warehouse: Path) -> None:
    """Put a copy of the build file in place of the published one, atomically.

    The copy is checked by opening it read-only before it takes the name; readers of the old file go on undisturbed, and
    the published name never has a write-ahead log. Raises PublishError when the build file is not fit to be published.
    """
    with connect(build_file) as con:
        con.execute("checkpoint")
    if build_file.with_name(build_file.name + ".wal").exists():
        raise PublishError(f"{build_file.name} still has a write-ahead log after its checkpoint.")
    warehouse.parent.mkdir(parents=True, exist_ok=True)
    # beside the target, so that the replace stays within one file system; same stem, so that views resolve
    stem = warehouse.name.split(".")[0]
    candidate = warehouse.with_name(f"{stem}.{os.getpid()}{_CANDIDATE}")
    try:
        shutil.copyfile(build_file, candidate)
        _finish(candidate)
        _verify(candidate)
        with candidate.open("rb") as handle:
            os.fsync(handle.fileno())
        warehouse.with_name(warehouse.name + ".wal").unlink(missing_ok=True)
        candidate.replace(warehouse)
    finally:
        discard(candidate)
    folder = os.open(warehouse.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def discard_candidates(warehouse: Path) -> None:
    """Take away what killed builds left of files that were to be published. For who holds the build lock."""
    stem = glob.escape(warehouse.name.split(".")[0])
    for left_over in warehouse.parent.glob(f"{stem}.*{_CANDIDATE}*"):
        left_over.unlink(missing_ok=True)


def _finish(candidate: Path) -> None:
    """Make the working views of the copy show every report, not only those that this build modelled."""
    with connect(candidate) as con:
        con.execute("delete from raw.affected_areas")
        con.execute("insert into raw.affected_areas select distinct area_code from raw.reports")
        con.execute("checkpoint")


def _verify(candidate: Path) -> None:
    try:
        with connect(candidate, read_only=True) as con:
            builds = con.execute("select count(*) from meta.build").fetchone()
            figures = con.execute("select count(*) from marts.fct_figure").fetchone()
    except duckdb.Error as error:
        raise PublishError(f"the file to publish cannot be read back: {error}") from error
    if builds != (1,) or figures is None:
        raise PublishError("the file to publish does not say how it was built (meta.build).")
