"""Opening a published warehouse, and what it says about its own making.

Here belongs the one way in which this package connects. Not here: queries of a single output.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import duckdb


@dataclass(frozen=True, slots=True)
class Edition:
    """What identifies the content of a warehouse: the same for two builds of the same input.

    ``fingerprint`` is the hash of everything that it was built from.
    """

    version: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Source:
    """One document that was read. ``sha256`` is the hash of its bytes."""

    report_id: str
    title_zh: str
    issuer_zh: str
    source_file: str
    sha256: str


def open_warehouse(path: Path) -> duckdb.DuckDBPyConnection:
    """A read-only connection that cannot fetch extensions. Raises FileNotFoundError when there is no such file."""
    if not path.is_file():
        raise FileNotFoundError(f"There is no warehouse at {path}; build it first.")
    return duckdb.connect(
        str(path), read_only=True, config={"autoinstall_known_extensions": False, "autoload_known_extensions": False}
    )


def edition(con: duckdb.DuckDBPyConnection) -> Edition:
    """The edition of an open warehouse. Raises duckdb.Error when it does not say how it was built."""
    row = con.execute("select version, input_fingerprint from meta.build").fetchone()
    if row is None:
        raise duckdb.DataError("meta.build is empty")
    return Edition(version=str(row[0]), fingerprint=str(row[1]))


def sources(con: duckdb.DuckDBPyConnection) -> list[Source]:
    """The documents behind an open warehouse, by report."""
    rows = con.execute(
        "select report_id, title_zh, coalesce(issuer_zh, ''), source_file, source_sha256 from marts.dim_report order by report_id"
    ).fetchall()
    return [Source(*row) for row in rows]
