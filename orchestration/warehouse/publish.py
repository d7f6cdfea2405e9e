"""Publishing: the one atomic replace of the published file by a copy of the build file.

Here belongs what keeps the published name whole whatever happens. Not here: what is in the file, and whether it may be published.
"""

from __future__ import annotations

import glob
import os
import shutil
from pathlib import Path

import duckdb

from orchestration.warehouse.files import connect, discard
from presentation.dictionary import KINDS, SCHEMA, read_dictionary

# how the name of the file ends that is to become the published one
_CANDIDATE = ".publishing.duckdb"


class PublishError(RuntimeError):
    """The build file cannot be published. The published file is as it was."""


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
        _verify(candidate)
        _declare_keys(candidate)
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


def _declare_keys(candidate: Path) -> None:
    """Declare in the copy what the audit found of its keys: they are never empty.

    Only in the copy, as dbt replaces and renames tables of the build file. No primary keys: each is an index, and a file with one
    that DuckDB 1.5 or later wrote does not open in DuckDB 1.0, in any storage format. ``meta.dictionary`` says what the keys are.
    """
    try:
        with connect(candidate) as con:
            there = con.execute(
                "from duckdb_tables() where schema_name = 'meta' and table_name = 'dictionary'"
            ).fetchone()
            con.execute("begin transaction")
            # a file that describes no tables says nothing of keys
            for table in read_dictionary(con) if there else ():
                if table.kind == KINDS["v"]:
                    continue
                for column in table.key:
                    con.execute(f"alter table {SCHEMA}.{table.name} alter column {column} set not null")
            con.execute("commit; force checkpoint")
    except duckdb.Error as error:
        raise PublishError(f"the keys of the file to publish cannot be declared: {error}") from error


def _verify(candidate: Path) -> None:
    try:
        with connect(candidate, read_only=True) as con:
            builds = con.execute("select count(*) from meta.build").fetchone()
            figures = con.execute("select count(*) from marts.fct_figure").fetchone()
    except duckdb.Error as error:
        raise PublishError(f"the file to publish cannot be read back: {error}") from error
    if builds != (1,) or figures is None:
        raise PublishError("the file to publish does not say how it was built (meta.build).")
