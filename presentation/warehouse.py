"""Opening a published warehouse, and what it says about its own making.

Here belongs the one way in which a published file is read, by whatever reads it. Not here: queries of a single output.

DuckDB lets one process write or many read. A client that opens the published file for writing, as some do unless told otherwise,
keeps everybody else out. Such a file is read from a copy: a published file has all its rows in itself (no write-ahead log), so that a
copy is whole if nobody wrote while it was made. That a file cannot be read is never taken for there being none.
"""

from __future__ import annotations

import contextlib
import re
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import duckdb

Opened = TypeVar("Opened")

_LOCKED = "Could not set lock on file"
_HOLDER = re.compile(r"held in (?P<program>.+?) \(PID (?P<process>\d+)\)")
# a client that writes just now has written in a moment
_COPIES, _PAUSE_SECONDS = 5, 0.2


class WarehouseError(RuntimeError):
    """There is a file under the name of the warehouse, and it cannot be read as one. The message says why, and what to do."""


@dataclass(frozen=True, slots=True)
class Edition:
    """What identifies a warehouse.

    ``fingerprint`` is the hash of everything that it was built from: the same for two builds of the same input. ``build_id`` is
    another one for each build.
    """

    version: str
    fingerprint: str
    build_id: str


@dataclass(frozen=True, slots=True)
class Source:
    """One document that was read. ``sha256`` is the hash of its bytes."""

    report_id: str
    title_zh: str
    issuer_zh: str
    source_file: str
    sha256: str


def open_warehouse(path: Path) -> duckdb.DuckDBPyConnection:
    """A read-only connection that cannot fetch extensions.

    Raises FileNotFoundError when there is no such file, WarehouseError when there is one and it cannot be read.
    """
    if not path.is_file():
        raise FileNotFoundError(f"There is no warehouse at {path}; build it first: make build")
    return read_published(
        path,
        lambda name: duckdb.connect(
            str(name),
            read_only=True,
            config={"autoinstall_known_extensions": False, "autoload_known_extensions": False},
        ),
    )


def read_published(path: Path, opened: Callable[[Path], Opened]) -> Opened:
    """What ``opened`` makes of a published file, which it must open read-only: of a copy, when another process is writing to it.

    The copy has the same name in another folder, and is gone once it is open. Raises WarehouseError when neither can be read.
    """
    try:
        return opened(path)
    except duckdb.Error as error:
        if not is_locked(error):
            raise _unreadable(path, error) from error
        writer = holder(error)
    with _copy(path, writer) as copy:
        try:
            return opened(copy)
        except duckdb.Error as error:
            raise _unreadable(path, error) from error


def _unreadable(path: Path, error: duckdb.Error) -> Exception:
    """What is to be raised for a file that DuckDB cannot open; too little memory is not the file's fault."""
    if not isinstance(error, (duckdb.IOException, duckdb.SerializationException, duckdb.InternalException)):
        return error
    return WarehouseError(
        f"{path} is there and cannot be read: {first_line(error)} If it is damaged, or no warehouse of Planhouse, move it away and "
        "build again: what it holds is made anew from the documents, but a report that is set aside has its last good version only "
        "there."
    )


def is_locked(error: BaseException) -> bool:
    """Whether DuckDB could not open a file because another process holds it."""
    return _LOCKED in str(error)


def holder(error: BaseException) -> str:
    """Who holds the file that DuckDB could not open, as its message tells."""
    found = _HOLDER.search(str(error))
    return f"{Path(found['program']).name} (process {found['process']})" if found else "another process"


def first_line(error: BaseException) -> str:
    """What an error says, without advice for programmers; with a full stop."""
    line = (str(error).strip().splitlines() or [type(error).__name__])[0].strip()
    return line if line.endswith((".", "!", "。")) else f"{line}."


@contextlib.contextmanager
def _copy(path: Path, writer: str) -> Iterator[Path]:
    """A copy of a file that somebody else has open for writing, made while nobody wrote."""
    with tempfile.TemporaryDirectory(prefix="planhouse-") as folder:
        # the same name: views refer to the catalog, which is called as the file
        copy = Path(folder, path.name)
        for _ in range(_COPIES):
            before = _stamp(path)
            shutil.copyfile(path, copy)
            if _stamp(path) == before:
                break
            time.sleep(_PAUSE_SECONDS)
        else:
            raise WarehouseError(
                f"{path} is being written to by {writer}, and cannot be read meanwhile. Close it there, or open it read-only, and "
                "try again."
            )
        yield copy


def _stamp(path: Path) -> tuple[int, int, int]:
    found = path.stat()
    return found.st_ino, found.st_size, found.st_mtime_ns


def edition(con: duckdb.DuckDBPyConnection) -> Edition:
    """The edition of an open warehouse. Raises duckdb.Error when it does not say how it was built."""
    row = con.execute("select version, input_fingerprint, build_id from meta.build").fetchone()
    if row is None:
        raise duckdb.DataError("meta.build is empty")
    return Edition(*map(str, row))


def sources(con: duckdb.DuckDBPyConnection) -> list[Source]:
    """The documents behind an open warehouse, by report."""
    rows = con.execute(
        "select report_id, title_zh, coalesce(issuer_zh, ''), source_file, source_sha256 from marts.dim_report order by report_id"
    ).fetchall()
    return [Source(*row) for row in rows]
