"""The ledger of one document: the models of dbt, as they were rendered, over its rows in a database that is in memory alone.

Here belong making these tables in their order, and what stands in them of the document's findings. Not here: any identity
(``dbt_project``), rendering (``orchestration.build.rendering``), and how findings are told (``orchestration.checking.telling``).
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

import duckdb

from orchestration.build import seeds
from orchestration.build.dirty_set import DirtySet
from orchestration.build.rendering import FINDINGS, Step, rendered
from orchestration.settings import Settings
from orchestration.suspects.table import find_suspects, rows_by_name
from orchestration.warehouse.files import attach_published, connect, has_current_layout, prepare, write_rows
from presentation.warehouse import WarehouseError
from sources.arrow import arrow_table
from sources.catalogue.catalogue import ReportEntry
from sources.model import Reading
from sources.rows import RAW_TABLES, raw_rows


@dataclass(frozen=True, slots=True)
class Number:
    """A number as the document, or another report of its area, prints it, and its place. ``table`` is what a person calls its table,
    None in running text; ``block_no``, ``char_start`` and ``char_end`` are those of its figure."""

    report_id: str
    printed_text: str
    indicator: str
    section: str
    page: int | None
    table: str | None
    row_label: str | None
    column_label: str | None
    sentence: str
    block_no: int
    char_start: int
    char_end: int


@dataclass(frozen=True, slots=True)
class Suspected:
    """A number that may be wrong, and what was probably meant.

    ``suggested_text`` is that as it would be printed, None where several numbers would do, from ``lowest`` to ``highest`` (None
    without a bound). ``slip_zh`` and ``slip_en`` name the ``slip`` that explains it; ``share`` is its weight among all suspects of
    the finding; ``is_exhaustive`` is False where the search gave up.
    """

    number: Number
    suggested_text: str | None
    slip: str
    slip_zh: str
    slip_en: str
    lowest: Decimal | None
    highest: Decimal | None
    share: Decimal
    is_exhaustive: bool


@dataclass(frozen=True, slots=True)
class Finding:
    """What does not hold. ``number`` is the one that was checked, ``others`` are those that it was compared with, ``suspects`` those
    of all these that may be wrong, the likeliest first; a finding of plausibility has none.

    ``lhs``, ``rhs``, their ``gap`` and the ``tolerance`` that the printed decimals allow are None for a finding of plausibility.
    ``identity`` is its kind, ``identity_zh`` and ``identity_en`` say what should be.
    """

    identity: str
    identity_zh: str
    identity_en: str
    verdict: str
    severity: str
    description_zh: str
    description_en: str
    lhs: Decimal | None
    rhs: Decimal | None
    gap: Decimal | None
    tolerance: Decimal | None
    number: Number
    others: tuple[Number, ...]
    suspects: tuple[Suspected, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside a document: the ids of the published reports of its area, and why there are none of a warehouse that is
    there."""

    reports: tuple[str, ...] = ()
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Checked:
    """What became of a document: its findings in reading order, how many identities and checks of plausibility were looked at, how
    many figures it prints and how many of them an identity touches, and what stood beside it."""

    findings: tuple[Finding, ...]
    identities: int
    plausibilities: int
    figures: int
    touched: int
    beside: Beside


def check(reading: Reading, entry: ReportEntry, data: bytes, settings: Settings) -> Checked:
    """The findings of a document that was read, as ``entry`` says what it is; ``data`` are its bytes.

    Raises DbtError when the models cannot be rendered.
    """
    with modelled(reading, entry, data, settings) as (con, beside):
        return _checked(con, entry.report_id, beside)


@contextmanager
def modelled(
    reading: Reading, entry: ReportEntry, data: bytes, settings: Settings
) -> Iterator[tuple[duckdb.DuckDBPyConnection, Beside]]:
    """A database in memory with every table that the findings of a document are made of, called as in a build, and what was put
    beside it.

    Where there is a published warehouse, these are its other reports of the area, so that what they print of the same is compared:
    never an edition of the document itself. Raises DbtError when the models cannot be rendered.
    """
    steps = rendered(settings)
    with connect(Path(":memory:")) as con:
        for database in dict.fromkeys(step.database for step in steps):
            con.execute(f"attach if not exists ':memory:' as \"{database}\"")
        (findings,) = (step for step in steps if step.name == FINDINGS)
        con.execute(f'use "{findings.database}"')
        prepare(con)
        rows = raw_rows(reading, entry, sha256(data).hexdigest(), "")
        write_rows(con, (), {table: arrow_table(table, values) for table, values in rows.items() if values})
        beside = _put_beside(con, entry, settings)
        DirtySet(con).change_all()
        files = seeds.seed_files(settings)
        for step in steps:
            _make(con, step, files[f"{step.name}.csv"] if step.kind == "seed" else None)
        find_suspects(con)
        yield con, beside


def _put_beside(con: duckdb.DuckDBPyConnection, entry: ReportEntry, settings: Settings) -> Beside:
    """Copy what the published warehouse has of the area's other reports."""
    try:
        if not attach_published(con, settings.warehouse):
            return Beside()
    except WarehouseError as error:
        return Beside(problem=str(error))
    try:
        if not has_current_layout(con, "published"):
            return Beside(problem=f"{settings.warehouse} is of another version. Build it again.")
        con.execute(
            """create temp table beside as select report_id from published.raw.reports
            where area_code = ? and not (genre = ? and execution_year = ?)""",
            [entry.area_code, entry.genre, entry.execution_year],
        )
        for table in RAW_TABLES:
            con.execute(f"insert into raw.{table} select * from published.raw.{table} where report_id in (from beside)")
        return Beside(tuple(report for (report,) in con.execute("from beside order by 1").fetchall()))
    finally:
        con.execute("detach published")


def _make(con: duckdb.DuckDBPyConnection, step: Step, seed: Path | None) -> None:
    """Make one table or view as a build does: what is promised of its columns holds."""
    con.execute(f'create schema if not exists "{step.database}"."{step.schema}"')
    if seed is not None:
        with seed.open(encoding="utf-8", newline="") as handle:
            header = next(csv.reader(handle))
        types = {name: step.columns.get(name, "string") for name in header}
        con.execute(f"create table {step.relation} ({_columns(types)})")
        con.execute(
            f"insert into {step.relation} select * from read_csv(?, header = true, all_varchar = true)", [str(seed)]
        )
    elif step.kind == "view":
        con.execute(f"create view {step.relation} as {step.sql}")
    elif step.columns:
        con.execute(f"create table {step.relation} ({_columns(step.columns)})")
        con.execute(f"insert into {step.relation} by name {step.sql}")
    else:
        con.execute(f"create table {step.relation} as {step.sql}")


def _columns(types: Mapping[str, str]) -> str:
    return ", ".join(f'"{name}" {kind}' for name, kind in types.items())


# what is known of a finding beside its words stands here: a column each, then a field of Finding
_FINDINGS = """
    select
        findings.identity,
        coalesce(identities.name_zh, plausibility_checks.name_zh) as identity_zh,
        coalesce(identities.name_en, plausibility_checks.name_en) as identity_en,
        findings.verdict,
        findings.severity,
        findings.description_zh,
        findings.description_en,
        findings.lhs,
        findings.rhs,
        findings.gap,
        findings.tolerance,
        findings.reconciliation_id,
        findings.figure_id,
        coalesce(reconciliation.figure_ids, plausibility.figure_ids) as figure_ids
    from marts.v_findings as findings
    inner join marts.fct_figure as figures on findings.figure_id = figures.figure_id
    left join marts.fct_reconciliation as reconciliation on findings.reconciliation_id = reconciliation.reconciliation_id
    left join marts.fct_plausibility as plausibility on findings.plausibility_id = plausibility.plausibility_id
    left join vocabulary.identities as identities on findings.identity = identities.identity
    left join vocabulary.plausibility_checks as plausibility_checks on findings.identity = plausibility_checks.plausibility
    where findings.report_id = ?
    order by figures.ordinal, coalesce(identities.identity_no, 1000 + plausibility_checks.plausibility_no)
"""
_SUSPECTS = """
    select
        suspects.reconciliation_id,
        suspects.figure_id,
        suspects.suggested_text,
        suspects.slip,
        slips.name_zh as slip_zh,
        slips.name_en as slip_en,
        suspects.lowest,
        suspects.highest,
        suspects.share,
        suspects.is_exhaustive
    from marts.fct_suspect as suspects
    inner join vocabulary.slips as slips on suspects.slip = slips.slip
    where suspects.report_id = ?
    order by suspects.reconciliation_id, suspects.rank
"""
_NUMBERS = """
    select
        figures.figure_id,
        figures.report_id,
        figures.printed_text,
        figures.printed_indicator as indicator,
        figures.section_path as section,
        figures.page,
        tables.table_label || coalesce(' ' || nullif(tables.caption, ''), '') as table,
        figures.row_label,
        figures.column_label,
        figures.sentence,
        figures.block_no,
        figures.char_start,
        figures.char_end
    from marts.fct_figure as figures
    left join staging.stg_tables as tables
        on figures.report_id = tables.report_id and figures.table_no = tables.table_no
    where figures.figure_id in (select unnest(?::bigint[]))
"""
_COUNTS = """
    select
        (select count(*) from marts.fct_reconciliation where report_id = $report) as identities,
        (select count(*) from marts.fct_plausibility where report_id = $report) as plausibilities,
        (select count(*) from marts.fct_figure where report_id = $report) as figures,
        (
            select count(distinct figure_id)
            from (
                select unnest(list_append(figure_ids, figure_id)) as figure_id
                from marts.fct_reconciliation where report_id = $report
            )
            where figure_id in (select figure_id from marts.fct_figure where report_id = $report)
        ) as touched
"""


def _checked(con: duckdb.DuckDBPyConnection, report: str, beside: Beside) -> Checked:
    rows = rows_by_name(con.execute(_FINDINGS, [report]))
    found = rows_by_name(con.execute(_SUSPECTS, [report]))
    # a suspect is one of these
    wanted = {each for row in rows for each in (row["figure_id"], *row["figure_ids"])}
    numbers = {row.pop("figure_id"): Number(**row) for row in rows_by_name(con.execute(_NUMBERS, [sorted(wanted)]))}
    suspects: dict[int, list[Suspected]] = {}
    for row in found:
        of = suspects.setdefault(row.pop("reconciliation_id"), [])
        of.append(Suspected(number=numbers[row.pop("figure_id")], **row))
    findings = []
    for row in rows:
        checked, ids = row.pop("figure_id"), row.pop("figure_ids")
        others = tuple(numbers[each] for each in ids if each != checked)
        suspected = tuple(suspects.get(row.pop("reconciliation_id"), ()))
        findings.append(Finding(**row, number=numbers[checked], others=others, suspects=suspected))
    (counts,) = rows_by_name(con.execute(_COUNTS, {"report": report}))
    return Checked(tuple(findings), **counts, beside=beside)
