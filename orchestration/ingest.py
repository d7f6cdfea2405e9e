"""Bringing schema raw up to date with the catalogue: reading what changed, taking out what is gone.

Here belongs deciding which reports to read and writing their rows. Not here: Dagster (``orchestration.defs``), and
how a report is
read (``sources.reading``).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

import duckdb

from orchestration.inputs import document_key
from orchestration.settings import Settings
from orchestration.store import connect, discard, has_current_layout, prepare, replace_reports
from sources.catalogue import Catalogue, sha256
from sources.formats.limits import MAX_FILE_BYTES
from sources.lexicon import Lexicon
from sources.model import Problem, ReportError
from sources.reading import read_report, reader_version
from sources.rows import RAW_TABLES, Row, raw_rows


@dataclass(slots=True)
class Ingest:
    """What one run of the ingest did: report ids by what happened to them, and the errors of those that failed."""

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    failed: dict[str, ReportError] = field(default_factory=dict)
    problems: dict[str, list[Problem]] = field(default_factory=dict)


def open_build_file(settings: Settings) -> duckdb.DuckDBPyConnection:
    """The build file, made anew when there is none, or when it is damaged or of an older layout: it is disposable."""
    try:
        con = connect(settings.build_file)
        con.execute("create schema if not exists raw")
        tables = con.execute("select count(*) from duckdb_tables() where schema_name = 'raw'").fetchone()
        if tables == (0,) or has_current_layout(con):
            prepare(con)
            return con
        con.close()
    except duckdb.Error as error:
        if "lock" in str(error).lower():
            raise
    discard(settings.build_file)
    con = connect(settings.build_file)
    prepare(con)
    return con


def ingest(settings: Settings, *, again: Collection[str] = ()) -> Ingest:
    """Make schema raw of the build file hold exactly the catalogue's reports, reading only what changed.

    ``again`` names reports to read even if unchanged. A report that fails leaves no row and is named in
    ``failed``; the others
    are written. Raises ReportError when the catalogue itself cannot be used.
    """
    catalogue = Catalogue.load(settings.sources)
    reader = reader_version(settings.sources)
    lexicon = Lexicon.load(settings.sources / "vocabulary")
    outcome = Ingest()
    with open_build_file(settings) as con:
        known = dict(con.execute("select report_id, document_key from raw.reports").fetchall())
        outcome.removed = sorted(known.keys() - catalogue.entries.keys())
        rows: dict[str, list[Row]] = {table: [] for table in RAW_TABLES}
        replaced = list(outcome.removed)
        for report_id, entry in catalogue.entries.items():
            try:
                data = catalogue.read_bytes(entry, MAX_FILE_BYTES)
                digest = sha256(data)
                key = document_key(entry, digest, reader)
                if known.get(report_id) == key and report_id not in again:
                    outcome.unchanged.append(report_id)
                    continue
                reading = read_report(data, entry.file, entry.context, lexicon)
            except ReportError as error:
                outcome.failed[report_id] = error
                if report_id in known:
                    replaced.append(report_id)
                continue
            (outcome.changed if report_id in known else outcome.added).append(report_id)
            if reading.problems:
                outcome.problems[report_id] = list(reading.problems)
            replaced.append(report_id)
            for table, values in raw_rows(reading, entry, digest, key).items():
                rows[table] += values
        replace_reports(con, replaced, rows)
    return outcome


def row_counts(con: duckdb.DuckDBPyConnection, schema: str) -> Iterator[tuple[str, int]]:
    """Every table of a schema with its number of rows."""
    tables = con.execute(
        "select table_name from duckdb_tables() where schema_name = ? order by table_name", [schema]
    ).fetchall()
    for (table,) in tables:
        count = con.execute(f'select count(*) from {schema}."{table}"').fetchone()
        yield table, int(count[0]) if count else 0
