"""Bringing schema raw up to date with the catalogue: reading what changed, taking out what is gone.

Here belongs deciding which reports to read, writing their rows, and setting reports aside (quarantine). Not here: Dagster
(``orchestration.defs``), and how a report is read (``sources.reading``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

import duckdb

from orchestration.build.dirty_set import DirtySet
from orchestration.build.inputs import Inputs
from orchestration.build.reading_pool import Task, read_all
from orchestration.process import trouble
from orchestration.settings import Settings
from orchestration.warehouse.files import (
    attach_published,
    connect,
    discard,
    has_current_layout,
    has_current_notes,
    prepare,
    write_rows,
)
from orchestration.warehouse.meta_tables import SetAside
from sources.catalogue.catalogue import Catalogue
from sources.files import printable
from sources.model import Doubt, Problem, ReportError
from sources.reading import is_understood
from sources.rows import RAW_TABLES

# a commit packs what its last pages hold anew: after every few reports it would cost as much as reading them
_COMMITTED_TOGETHER = 1000

# what models, tests and checks find out; the rest of the quarantine is found out by reading
CAUSES_OF_MODELS = ("does_not_reconcile", "fails_a_check", "cannot_be_modelled")


@dataclass(slots=True)
class Ingest:
    """What one run of the ingest did: report ids by what happened to them, and the errors of those that failed."""

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    failed: dict[str, ReportError] = field(default_factory=dict)
    problems: dict[str, list[Problem]] = field(default_factory=dict)
    healthy: int = 0


def open_build_file(settings: Settings) -> duckdb.DuckDBPyConnection:
    """The build file, made anew when there is none, or when it is damaged or of an older layout: it is disposable."""
    try:
        con = connect(settings.build_file)
        con.execute("create schema if not exists raw")
        tables = con.execute("select count(*) from duckdb_tables() where schema_name = 'raw'").fetchone()
        if tables == (0,) or (has_current_layout(con) and has_current_notes(con)):
            prepare(con)
            return con
        con.close()
    except duckdb.Error as error:
        # full, not allowed, held by somebody: that says nothing of the file
        if trouble.is_of_the_machine(error):
            raise
    discard(settings.build_file)
    con = connect(settings.build_file)
    prepare(con)
    return con


def ingest(inputs: Inputs) -> Ingest:
    """Make schema raw of the build file hold exactly the catalogue's reports, reading only what changed.

    A report that fails keeps the rows of its last good version, if it had one, and is named in ``failed`` and in ``meta.quarantine``. Raises ReportError when the catalogue or the corrections themselves
    cannot be used: then nothing can be said of any report.
    """
    settings, catalogue, by_report, keys = inputs.settings, inputs.catalogue, inputs.corrections, inputs.keys
    outcome = Ingest(failed=dict(catalogue.problems))
    outcome.failed.update({report: key for report, key in keys.items() if isinstance(key, ReportError)})
    with open_build_file(settings) as con:
        known = dict(con.execute("select report_id, document_key from raw.reports").fetchall())
        dirty = DirtySet(con)
        doubtful = doubtful_reports(con, settings.not_understood_share)
        # what was found not to reconcile is not read again just to find that again
        held = {} if dirty.begin(inputs.made_with) else held_reports(con, keys)
        tasks = []
        for report_id, entry in catalogue.entries.items():
            key = keys[report_id]
            if isinstance(key, ReportError):
                continue
            if report_id in held or (known.get(report_id) == key and report_id not in doubtful):
                outcome.unchanged.append(report_id)
            else:
                tasks.append(Task(entry, tuple(by_report.get(report_id, ())), key, settings.not_understood_share))
        # a report that is set aside is still catalogued: its last good version stays
        outcome.removed = catalogue.gone(known)
        outcome.unchanged += sorted(
            known.keys() - catalogue.entries.keys() - doubtful - {*outcome.removed, *outcome.failed}
        )
        # a report is there with all its rows or with none: what has none in raw.reports is never looked for again
        gone = [*outcome.removed, *sorted(doubtful)]
        con.execute("begin")
        dirty.change(gone)
        write_rows(con, gone, {})
        waiting = 0
        for chunk in read_all(settings.sources, tasks):
            for report in chunk.read:
                (outcome.changed if report in known else outcome.added).append(report)
            outcome.failed.update(chunk.failed)
            outcome.problems.update(chunk.problems)
            old = [report for report in chunk.read if report in known]
            dirty.change(old)
            write_rows(con, old, chunk.tables)
            dirty.change(chunk.read)
            waiting += len(chunk.read)
            if waiting >= _COMMITTED_TOGETHER:
                con.execute("commit")
                con.execute("begin")
                waiting = 0
        con.execute("commit")
        # what cannot be read keeps its last good version, also when the build file had to be made anew
        lost = dict.fromkeys(outcome.failed.keys() - (known.keys() - doubtful) & catalogue.entries.keys())
        _restore_published(con, settings, lost)
        write_quarantine(con, catalogue, outcome.failed, {report: str(key) for report, key in keys.items()}, held)
        outcome.healthy = count_usable(con)
    return outcome


def doubtful_reports(con: duckdb.DuckDBPyConnection, most: float, schema: str = "raw") -> set[str]:
    """The reports that were read when more of a report might be doubtful than the share ``most``."""
    rows = con.execute(
        f"select report_id, figure_count, unnamed_count, colliding_count from {schema}.reports"
    ).fetchall()
    return {str(report) for report, *counts in rows if not is_understood(Doubt(*counts), most)}


def count_usable(con: duckdb.DuckDBPyConnection) -> int:
    """How many reports of schema raw are not set aside."""
    row = con.execute(
        """select count(*) from raw.reports
        where report_id not in (select report_id from meta.quarantine where report_id is not null)"""
    ).fetchone()
    return int(row[0]) if row else 0


def held_reports(con: duckdb.DuckDBPyConnection, keys: Mapping[str, str | ReportError]) -> dict[str, SetAside]:
    """What is set aside since it was read and is still the same document, by report."""
    rows = SetAside.read(con, "cause in (select unnest(?::varchar[]))", [list(CAUSES_OF_MODELS)])
    return {row.report_id: row for row in rows if row.report_id and keys.get(row.report_id) == row.document_key}


def write_quarantine(
    con: duckdb.DuckDBPyConnection,
    catalogue: Catalogue,
    failed: Mapping[str, ReportError],
    keys: Mapping[str, str],
    held: Mapping[str, SetAside],
) -> None:
    """What is set aside as far as reading can tell, and what stays so; findings of the ledger are added by
    ``set_aside_reports``."""
    present = {report for (report,) in con.execute("select report_id from raw.reports").fetchall()}
    rows = [replace(each, is_published=each.report_id in present) for each in held.values()]
    for report, error in failed.items():
        entry = catalogue.entries.get(report)
        rows.append(
            SetAside(
                report_id=report,
                source_file=entry.file if entry else "",
                cause=error.cause,
                reason=error.problem,
                place=error.place,
                advice=error.advice,
                document_key=keys.get(report, str(error)),
                is_published=report in present,
            )
        )
    for path in catalogue.uncatalogued():
        rows.append(
            SetAside(
                report_id=None,
                source_file=printable(path.name),
                cause="not_catalogued",
                reason="the document has no entry in the catalogue.",
                place=printable(str(path.relative_to(catalogue.folder))),
                advice=f"Add it with: planhouse add {printable(path.name)}",
                document_key="not catalogued",
                is_published=False,
            )
        )
    con.execute(f"delete from {SetAside.TABLE}")
    SetAside.insert(con, rows)


@dataclass(frozen=True, slots=True)
class Blame:
    """Why a report is set aside after reading: the cause as ``meta.quarantine`` calls it (one of ``CAUSES_OF_MODELS``), what is
    wrong, and what to do."""

    cause: str
    reason: str
    advice: str


def set_aside_reports(settings: Settings, blamed: Mapping[str, Blame]) -> None:
    """Quarantine reports that cannot be published as they are: the published version of each takes its place.

    A report that was never published, or was published just so, loses its rows. So does one that is set aside already: then it is
    its last good version that cannot be published any more.
    """
    reports = list(blamed)
    with connect(settings.build_file) as con:
        rejected = dict(
            con.execute(
                "select report_id, (source_file, document_key) from raw.reports where report_id in (select unnest(?::varchar[]))",
                [reports],
            ).fetchall()
        )
        before = {each.report_id: each for each in SetAside.read(con, "report_id is not null")}
        con.execute("begin")
        DirtySet(con).change(reports)
        write_rows(con, reports, {})
        con.execute("commit")
        good = _restore_published(
            con, settings, {report: key for report, (_, key) in rejected.items() if report not in before}
        )
        marks = []
        for report, blame in blamed.items():
            file, key = rejected[report]
            fresh = SetAside(report, file, blame.cause, blame.reason, "", blame.advice, key, is_published=False)
            marks.append(replace(before.get(report, fresh), is_published=report in good))
        # the mark of a report is whole or not there: one that is there is believed by later builds
        con.execute("begin")
        con.execute(f"delete from {SetAside.TABLE} where report_id in (select unnest(?::varchar[]))", [reports])
        SetAside.insert(con, marks)
        con.execute("commit")


def _restore_published(
    con: duckdb.DuckDBPyConnection, settings: Settings, rejected: Mapping[str, str | None]
) -> list[str]:
    """Put the rows of these reports' published versions into schema raw, but not those of a version that is rejected (by its key), or
    of which too much is doubtful.

    Returns the reports that were restored.
    """
    if not rejected or not attach_published(con, settings.warehouse):
        return []
    try:
        if not has_current_layout(con, "published"):
            return []
        found = con.execute(
            "select report_id, document_key from published.raw.reports where report_id in (select unnest(?::varchar[]))",
            [list(rejected)],
        ).fetchall()
        doubtful = doubtful_reports(con, settings.not_understood_share, "published.raw")
        good = [str(report) for report, key in found if rejected[report] != key and report not in doubtful]
        con.execute("begin")
        for table in RAW_TABLES:
            con.execute(
                f"insert into raw.{table} select * from published.raw.{table} where report_id in (select unnest(?::varchar[]))",
                [good],
            )
        DirtySet(con).change(good)
        con.execute("commit")
        return good
    finally:
        con.execute("detach published")


def row_counts(con: duckdb.DuckDBPyConnection, schema: str) -> Iterator[tuple[str, int]]:
    """Every table of a schema with its number of rows."""
    tables = con.execute(
        "select table_name from duckdb_tables() where schema_name = ? order by table_name", [schema]
    ).fetchall()
    for (table,) in tables:
        count = con.execute(f'select count(*) from {schema}."{table}"').fetchone()
        yield table, int(count[0]) if count else 0
