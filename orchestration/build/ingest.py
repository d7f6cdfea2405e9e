"""Bringing schema raw up to date with the catalogue: reading what changed, taking out what is gone.

Here belongs deciding which reports to read, writing their rows, and setting reports aside (quarantine). Not here: Dagster
(``orchestration.defs``), and how a report is read (``sources.reading``).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import duckdb

from orchestration.build import trouble
from orchestration.build.inputs import dbt_project_hash, document_keys, vocabulary_hash
from orchestration.build.reading_pool import Task, read_all
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
from sources.catalogue import corrections
from sources.catalogue.catalogue import Catalogue
from sources.files import printable
from sources.model import Problem, ReportError
from sources.rows import RAW_TABLES

# what is affected, and the key of it; both begin with the code of the area
_NOTES = (("areas", "area_code"), ("reports", "report_id"))
_AREA_DIGITS = 6

# a commit packs what its last pages hold anew: after every few reports it would cost as much as reading them
_COMMITTED_TOGETHER = 1000

# what models, tests and checks find out; the rest of the quarantine is found out by reading
CAUSES_OF_MODELS = ("does_not_reconcile", "fails_a_check", "cannot_be_modelled")

# the place of document_key in a row of meta.quarantine
_QUARANTINED_KEY = 6


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


def ingest(settings: Settings) -> Ingest:
    """Make schema raw of the build file hold exactly the catalogue's reports, reading only what changed.

    A report that fails keeps the rows of its last good version, if it had one, and is named in ``failed`` and in ``meta.quarantine``. Raises ReportError when the catalogue or the corrections themselves
    cannot be used: then nothing can be said of any report.
    """
    catalogue = Catalogue.load(settings.sources)
    by_report = corrections.load(settings.sources / "corrections.yml")
    outcome = Ingest(failed=dict(catalogue.problems))
    keys = document_keys(settings, catalogue, by_report)
    outcome.failed.update({report: key for report, key in keys.items() if isinstance(key, ReportError)})
    with open_build_file(settings) as con:
        known = dict(con.execute("select report_id, document_key from raw.reports").fetchall())
        started = _open_changes(con, settings)
        # what was found not to reconcile is not read again just to find that again
        held = {} if started else held_reports(con, keys)
        tasks = []
        for report_id, entry in catalogue.entries.items():
            key = keys[report_id]
            if isinstance(key, ReportError):
                continue
            if report_id in held or known.get(report_id) == key:
                outcome.unchanged.append(report_id)
            else:
                tasks.append(Task(entry, tuple(by_report.get(report_id, ())), key))
        # a report that is set aside is still catalogued: its last good version stays
        outcome.removed = catalogue.gone(known)
        outcome.unchanged += sorted(known.keys() - catalogue.entries.keys() - {*outcome.removed, *outcome.failed})
        # a report is there with all its rows or with none: what has none in raw.reports is never looked for again
        con.execute("begin")
        _touch(con, outcome.removed)
        write_rows(con, outcome.removed, {})
        waiting = 0
        for chunk in read_all(settings.sources, tasks):
            for report in chunk.read:
                (outcome.changed if report in known else outcome.added).append(report)
            outcome.failed.update(chunk.failed)
            outcome.problems.update(chunk.problems)
            _touch(con, [report for report in chunk.read if report in known])
            write_rows(con, [report for report in chunk.read if report in known], chunk.tables)
            _touch(con, chunk.read)
            waiting += len(chunk.read)
            if waiting >= _COMMITTED_TOGETHER:
                con.execute("commit")
                con.execute("begin")
                waiting = 0
        con.execute("commit")
        # what cannot be read keeps its last good version, also when the build file had to be made anew
        lost = dict.fromkeys(outcome.failed.keys() - known.keys() & catalogue.entries.keys())
        _touch(con, _restore_published(con, settings, lost))
        _close_changes(con, full=started)
        write_quarantine(con, catalogue, outcome.failed, {report: str(key) for report, key in keys.items()}, held)
        outcome.healthy = count_usable(con)
    return outcome


def count_usable(con: duckdb.DuckDBPyConnection) -> int:
    """How many reports of schema raw are not set aside."""
    row = con.execute(
        """select count(*) from raw.reports
        where report_id not in (select report_id from meta.quarantine where report_id is not null)"""
    ).fetchone()
    return int(row[0]) if row else 0


def _open_changes(con: duckdb.DuckDBPyConnection, settings: Settings) -> bool:
    """Begin to note which areas change. What builds noted that were not published stays: it has to pass the audit yet.

    True when everything must be modelled anew.
    """
    widen_changes(con)
    state = con.execute("select is_published, dbt_project, vocabulary from meta.models").fetchone()
    if state is not None and state[0]:
        con.execute("delete from raw.affected_areas")
        con.execute("delete from raw.affected_reports")
    con.execute("update meta.models set is_published = false")
    return state is None or state[1:] != (dbt_project_hash(settings), vocabulary_hash(settings))


def held_reports(
    con: duckdb.DuckDBPyConnection, keys: Mapping[str, str | ReportError]
) -> dict[str, tuple[object, ...]]:
    """The rows of the quarantine, by report, of what was set aside after it was read and is still the same document."""
    rows = con.execute(
        "select * from meta.quarantine where cause in (select unnest(?::varchar[]))", [list(CAUSES_OF_MODELS)]
    ).fetchall()
    return {row[0]: row for row in rows if keys.get(row[0]) == row[_QUARANTINED_KEY]}


def _touch(con: duckdb.DuckDBPyConnection, reports: Sequence[str]) -> None:
    """Note that these reports, as they are now in schema raw, change: models of their areas are made again."""
    if reports:
        con.execute(
            """insert into raw.affected_areas
            select distinct area_code from raw.reports where report_id in (select unnest(?::varchar[]))
            and area_code not in (select area_code from raw.affected_areas)""",
            [list(reports)],
        )
        con.execute(
            """insert into raw.affected_reports select distinct report_id from (select unnest(?::varchar[]) as report_id)
            where report_id not in (select report_id from raw.affected_reports)""",
            [list(reports)],
        )


def _close_changes(con: duckdb.DuckDBPyConnection, *, full: bool) -> None:
    """Every report of an affected area is affected: vintages look at each other."""
    if full:
        con.execute("update meta.models set dbt_project = null")
        con.execute(
            "insert into raw.affected_areas select distinct area_code from raw.reports where area_code not in (select area_code from raw.affected_areas)"
        )
    con.execute(
        """insert into raw.affected_reports select report_id from raw.reports
        where area_code in (select area_code from raw.affected_areas) and report_id not in (select report_id from raw.affected_reports)"""
    )


def narrow_changes(con: duckdb.DuckDBPyConnection, reports: Collection[str]) -> None:
    """Let only the areas of these reports count as affected, until ``widen_changes``; an interrupted build is widened by the next."""
    con.execute("begin")
    for what, key in _NOTES:
        con.execute(f"insert into meta.noted_{what} from raw.affected_{what}")
        con.execute(f"delete from raw.affected_{what}")
        con.execute(
            f"""insert into raw.affected_{what} select {key} from meta.noted_{what}
            where left({key}, {_AREA_DIGITS}) in (select left(unnest(?::varchar[]), {_AREA_DIGITS}))""",
            [list(reports)],
        )
    con.execute("commit")


def widen_changes(con: duckdb.DuckDBPyConnection) -> None:
    """Let everything count as affected again that did before ``narrow_changes``."""
    con.execute("begin")
    for what, key in _NOTES:
        con.execute(
            f"""insert into raw.affected_{what} select {key} from meta.noted_{what}
            where {key} not in (select {key} from raw.affected_{what})"""
        )
        con.execute(f"delete from meta.noted_{what}")
    con.execute("commit")


def needs_full_refresh(con: duckdb.DuckDBPyConnection) -> bool:
    """Whether the models must be made anew: another version of the project or the vocabulary, or none so far."""
    row = con.execute("select dbt_project from meta.models").fetchone()
    return row is None or row[0] is None


def models_are_current(con: duckdb.DuckDBPyConnection, settings: Settings) -> None:
    """Note that the models now say what schema raw says, and by which version of project and vocabulary."""
    con.execute("delete from meta.models")
    con.execute("insert into meta.models values (false, ?, ?)", [dbt_project_hash(settings), vocabulary_hash(settings)])


def number_versions(con: duckdb.DuckDBPyConnection, build_id: str) -> None:
    """Give every report that this build models the build's id as its version; the others keep theirs.

    What is made of the published warehouse (page, plain files) is made again for reports whose version is another.
    """
    con.execute(
        """delete from meta.report_versions where report_id in (select report_id from raw.affected_reports)
        or report_id not in (select report_id from raw.reports)"""
    )
    con.execute(
        """insert into meta.report_versions select report_id, ? from raw.reports
        where report_id not in (select report_id from meta.report_versions)""",
        [build_id],
    )


def models_are_published(con: duckdb.DuckDBPyConnection) -> None:
    """Note that what was modelled passed the audit and is published: the next build starts from there."""
    con.execute("update meta.models set is_published = true")


def write_quarantine(
    con: duckdb.DuckDBPyConnection,
    catalogue: Catalogue,
    failed: Mapping[str, ReportError],
    keys: Mapping[str, str],
    held: Mapping[str, tuple[object, ...]],
) -> None:
    """What is set aside as far as reading can tell, and what stays so; findings of the ledger are added by
    ``set_aside_reports``."""
    con.execute("delete from meta.quarantine")
    for kept in held.values():
        con.execute(f"insert into meta.quarantine values ({', '.join('?' * len(kept))})", list(kept))
    rows: list[list[object]] = []
    for report, error in failed.items():
        entry = catalogue.entries.get(report)
        rows.append(
            [
                report,
                entry.file if entry else "",
                "unreadable",
                error.problem,
                error.place,
                error.advice,
                keys.get(report, str(error)),
            ]
        )
    for path in catalogue.uncatalogued():
        rows.append(
            [
                None,
                printable(path.name),
                "not_catalogued",
                "the document has no entry in the catalogue.",
                printable(str(path.relative_to(catalogue.folder))),
                f"Add it with: planhouse add {printable(path.name)}",
                "not catalogued",
            ]
        )
    for row in rows:
        con.execute(
            """insert into meta.quarantine
            select ?, ?, ?, ?, ?, ?, ?, exists (select 1 from raw.reports where report_id = ?)""",
            [*row, row[0]],
        )


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
        before = {report for (report,) in con.execute("select report_id from meta.quarantine").fetchall()}
        con.execute("begin")
        _touch(con, reports)
        write_rows(con, reports, {})
        con.execute("commit")
        _restore_published(
            con, settings, {report: key for report, (_, key) in rejected.items() if report not in before}
        )
        # the mark of a report is whole or not there: one that is there is believed by later builds
        con.execute("begin")
        for report, blame in blamed.items():
            file, key = rejected[report]
            if report not in before:
                con.execute(
                    "insert into meta.quarantine values (?, ?, ?, ?, '', ?, ?, false)",
                    [report, file, blame.cause, blame.reason, blame.advice, key],
                )
        con.execute(
            """update meta.quarantine set is_published = report_id in (select report_id from raw.reports)
            where report_id in (select unnest(?::varchar[]))""",
            [reports],
        )
        con.execute("commit")
        _close_changes(con, full=False)


def _restore_published(
    con: duckdb.DuckDBPyConnection, settings: Settings, rejected: Mapping[str, str | None]
) -> list[str]:
    """Put the rows of these reports' published versions into schema raw, but not those of a version that is rejected (by its key).

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
        good = [str(report) for report, key in found if rejected[report] != key]
        con.execute("begin")
        for table in RAW_TABLES:
            con.execute(
                f"insert into raw.{table} select * from published.raw.{table} where report_id in (select unnest(?::varchar[]))",
                [good],
            )
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
