"""Faulty reports through the readers, the models and the checks, all of them in one build file.

Here belongs the way from documents to what the checks find. Each faulty report takes the place of a report of another
area of its level, so that no two are read as two statements about one place. Not here: what is counted as caught.
"""

from __future__ import annotations

import csv
import multiprocessing
import os
import shutil
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from itertools import chain
from pathlib import Path

import duckdb
import pyarrow as pa

from orchestration.audit.checks import CHECKS
from orchestration.build import modelling
from orchestration.build.check_words import rows_of_rule, rules_of
from orchestration.build.dirty_set import DirtySet
from orchestration.build.inputs import Inputs
from orchestration.settings import ROOT, Settings
from orchestration.suspects.table import find_suspects
from orchestration.warehouse.files import connect, discard, prepare
from sources.arrow import arrow_table
from sources.catalogue.catalogue import Catalogue, ReportEntry
from sources.figures import read_figures
from sources.figures.doubt import doubts
from sources.lexicon import Lexicon
from sources.model import Document, Figure, Reading
from sources.reading import find_problems, read_report
from sources.rows import Row, raw_rows
from tests.seeded_errors.identities import GoodReport, Identity

_REPORT = "310106-2023-plan"
_DISTRICT = "区"
_SOURCES = ROOT / "sources"
# dbt's rules of values: an error in a report can break one; keys and grain it cannot touch
_VALUE_RULES = ("ranges", "holds")
# nothing that is judged here looks at these
_LEFT_OUT = frozenset({"cells"})
_CHUNK = 40


@dataclass(frozen=True, slots=True)
class Suspect:
    """A figure, by its ordinal, that may be wrong, and the value that was meant, in its printed unit; None where several would do."""

    ordinal: int
    suggested: Decimal | None
    printed_unit: str


@dataclass(frozen=True, slots=True)
class Finding:
    """An identity that does not hold: its kind, the ordinals of the figures that it is about, and the suspects, the first first."""

    identity: str
    ordinals: frozenset[int]
    suspects: tuple[Suspect, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the checks make of one report.

    ``figures`` is how many were read, ``identities`` how many were found, ``found`` are those of them that do not hold.
    ``implausible`` says of each kind of plausibility at how many places it found something, ``checks`` of each check how many rows.
    """

    figures: int
    identities: int
    found: tuple[Finding, ...]
    implausible: Counter[str]
    checks: Counter[str]


@dataclass(frozen=True, slots=True)
class Case:
    """A document, good or faulty, and what is known of it before it is read."""

    entry: ReportEntry
    document: Document


@cache
def _catalogue() -> Catalogue:
    return Catalogue.load(_SOURCES)


@cache
def _lexicon() -> Lexicon:
    return Lexicon.load(_SOURCES / "vocabulary")


def first_report() -> ReportEntry:
    """What the catalogue says of the first report."""
    return _catalogue().entries[_REPORT]


def good_reading() -> Reading:
    """The first report as it is."""
    entry = first_report()
    return read((_SOURCES / "reports" / entry.file).read_bytes(), entry)


def read(data: bytes, entry: ReportEntry) -> Reading:
    """The reading of a document by the vocabulary of the repository."""
    return read_report(data, entry.file, entry.context, _lexicon())


@cache
def _places(level: str) -> tuple[str, ...]:
    """The codes of a level's areas. Of counties districts alone: what is of 全区 in a district's report is in a county's of an area
    above it."""
    lines = (_SOURCES / "vocabulary" / "areas.csv").read_text(encoding="utf-8").splitlines()[1:]
    rows = [line.split(",") for line in lines]
    return tuple(row[0] for row in rows if row[3] == level and (level != "county" or row[1].endswith(_DISTRICT)))


def _level(area_code: str) -> str:
    return "province" if area_code.endswith("0000") else "prefecture" if area_code.endswith("00") else "county"


def _batches(cases: Sequence[Case]) -> Iterator[list[tuple[str, Case]]]:
    """The cases in their order, each with an area of its own, its report's if that is free; as many together as there are areas."""
    batch: list[tuple[str, Case]] = []
    free: dict[str, dict[str, None]] = {}
    for case in cases:
        own, level = case.entry.area_code, _level(case.entry.area_code)
        if not free.setdefault(level, dict.fromkeys(_places(level))):
            yield batch
            batch, free = [], {level: dict.fromkeys(_places(level))}
        area_code = own if own in free[level] else next(iter(free[level]))
        del free[level][area_code]
        batch.append((area_code, case))
    if batch:
        yield batch


def _moved(figure: Figure, own: str, area_code: str) -> Figure:
    """The figure with the number of the report's area as that of another."""
    return figure._replace(area_code=area_code) if figure.area_code == own else figure


def _placed(entry: ReportEntry, area_code: str) -> ReportEntry:
    report_id = entry.report_id.replace(entry.area_code, area_code)
    return replace(entry, area_code=area_code, report_id=report_id)


def _read(placed: Sequence[tuple[str, Case]]) -> dict[str, pa.Table]:
    """The raw rows of documents, each under the area that it is given; read as what their own is."""
    rows: dict[str, list[Row]] = defaultdict(list)
    for area_code, case in placed:
        context = case.entry.context
        figures, set_aside = read_figures(case.document, context, _lexicon())
        problems = tuple(find_problems(case.document, figures, context))
        figures = tuple(_moved(figure, case.entry.area_code, area_code) for figure in figures)
        own = _placed(case.entry, area_code)
        doubt = doubts(figures, set_aside, _lexicon().units)
        reading = Reading(own.context, case.document, figures, set_aside, doubt, problems)
        for table, values in raw_rows(reading, own, "", "").items():
            rows[table] += [] if table in _LEFT_OUT else values
    return {table: arrow_table(table, values) for table, values in rows.items() if values}


def _chunks(placed: Sequence[tuple[str, Case]]) -> Iterator[dict[str, pa.Table]]:
    chunks = [placed[at : at + _CHUNK] for at in range(0, len(placed), _CHUNK)]
    if len(chunks) < 3:
        yield from map(_read, chunks)
        return
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(min(2, os.cpu_count() or 1), mp_context=context) as pool:
        yield from pool.map(_read, chunks)


def judge(cases: Sequence[Case], folder: Path) -> list[Outcome]:
    """What the checks make of each document, as many in one warehouse as there are areas. ``folder`` is for the build file and is
    emptied first.

    Raises RuntimeError when a model fails.
    """
    return list(chain.from_iterable(_judge_together(batch, folder) for batch in _batches(cases)))


def _settings(folder: Path) -> Settings:
    return Settings(_SOURCES, folder / "warehouse.duckdb", folder / "build")


def _judge_together(placed: Sequence[tuple[str, Case]], folder: Path) -> list[Outcome]:
    shutil.rmtree(folder, ignore_errors=True)
    settings = _settings(folder)
    discard(settings.build_file)
    with connect(settings.build_file) as con:
        prepare(con)
        for tables in _chunks(placed):
            for table, batch in tables.items():  # noqa: B007 - DuckDB finds the batch by its name
                con.execute(f"insert into raw.{table} select * from batch")
        DirtySet(con).change_all()
    failed = [
        result
        for result in modelling.build(settings, data_tests=False)
        if result.resource_type in {"seed", "model"} and result.status != "success"
    ]
    if failed:
        raise RuntimeError("\n".join(f"{result.name}: {result.message}" for result in failed))
    with connect(settings.build_file) as con:
        find_suspects(con)
    report_ids = [_placed(case.entry, area_code).report_id for area_code, case in placed]
    digests = [
        report_id for report_id, (_, case) in zip(report_ids, placed, strict=True) if case.entry == first_report()
    ]
    with connect(settings.build_file) as con:
        # what is known of the first report is expected of each report that took its place
        con.execute(
            """insert into vocabulary.expected_counts by name
            select reports.report_id, expected.* exclude (report_id) from vocabulary.expected_counts as expected
            cross join (select unnest(?::text[]) as report_id) as reports
            where expected.report_id = ? and reports.report_id <> expected.report_id""",
            [digests, _REPORT],
        )
    nodes = modelling.load_manifest(Inputs(settings))["nodes"]
    queries = {}
    for test in modelling.data_tests(settings, ["path:models/marts,test_name:rules"]):
        if test.resource_type == "test":
            about = nodes[test.unique_id]["test_metadata"]
            kept = {kind: about["kwargs"][kind] for kind in _VALUE_RULES if kind in about["kwargs"]}
            of_values = rules_of({**nodes[test.unique_id], "test_metadata": {**about, "kwargs": kept}})
            queries |= {rule: rows_of_rule(test.compiled_sql, rule) for rule in of_values}
    with connect(settings.build_file) as con:
        queries |= {
            check.name: check.bad_rows.format(batch=f"marts.{check.table}") for check in CHECKS if check.bad_rows
        }
        outcomes = _outcomes(con, queries)
    return [outcomes[report_id] for report_id in report_ids]


def _outcomes(con: duckdb.DuckDBPyConnection, queries: Mapping[str, str]) -> dict[str, Outcome]:
    """What the ledger and the checks, each a query for bad rows, make of each report."""
    counts = con.execute(
        """select report_id, count(distinct figures.figure_id), count(distinct reconciliation_id)
        from marts.fct_figure as figures left join marts.fct_reconciliation using (report_id) group by all"""
    ).fetchall()
    suspects: dict[int, list[Suspect]] = defaultdict(list)
    for reconciliation_id, ordinal, suggested, unit in con.execute(
        """select reconciliation_id, ordinal, suggested_value, coalesce(printed_unit, '')
        from marts.fct_suspect join marts.fct_figure using (figure_id) order by reconciliation_id, rank"""
    ).fetchall():
        suspects[reconciliation_id].append(Suspect(ordinal, suggested, unit))
    found: dict[str, list[Finding]] = defaultdict(list)
    for report_id, reconciliation_id, identity, ordinals in con.execute(
        """select findings.report_id, reconciliation_id, identity, list(ordinal)
        from (
            select reconciliation_id, report_id, identity, unnest(list_append(figure_ids, figure_id)) as figure_id
            from marts.fct_reconciliation where verdict in ('mismatch', 'unit_slip')
        ) as findings
        inner join marts.fct_figure as figures using (figure_id)
        group by findings.report_id, reconciliation_id, identity"""
    ).fetchall():
        found[report_id].append(Finding(identity, frozenset(ordinals), tuple(suspects[reconciliation_id])))
    implausible: dict[str, Counter[str]] = defaultdict(Counter)
    for report_id, plausibility in con.execute(
        "select report_id, plausibility from marts.fct_plausibility where not is_plausible"
    ).fetchall():
        implausible[report_id][plausibility] += 1
    checks: dict[str, Counter[str]] = defaultdict(Counter)
    for name, query in queries.items():
        rows = con.execute(query)
        columns = [column[0] for column in rows.description]
        if "report_id" in columns:
            for row in rows.fetchall():
                checks[row[columns.index("report_id")]][name] += 1
    return {
        report_id: Outcome(
            int(figures),
            int(identities),
            tuple(found[report_id]),
            implausible[report_id],
            checks[report_id],
        )
        for report_id, figures, identities in counts
    }


def good_reports(cases: Sequence[tuple[ReportEntry, Reading]], folder: Path) -> list[GoodReport]:
    """Reports that are taken as they are, the identities that the ledger finds in them and what the checks make of them."""
    documents = [Case(entry, reading.document) for entry, reading in cases]
    outcomes = judge(documents, folder)
    ((*placed,),) = _batches(documents)
    with connect(_settings(folder).build_file, read_only=True) as con:
        report_ids = [_placed(case.entry, area_code).report_id for area_code, case in placed]
        return [
            found_in(con, *case, report_id, outcome.implausible + outcome.checks, coverage_of(con, report_id))
            for case, report_id, outcome in zip(cases, report_ids, outcomes, strict=True)
        ]


def _subject(figure: Figure) -> tuple[object, ...]:
    """What a number is about."""
    about = (figure.printed_indicator, figure.kind, figure.scenario, figure.year, figure.time_period)
    return (*about, figure.scope_id, figure.zone_id, figure.industry_id)


def read_otherwise(good: GoodReport, document: Document) -> frozenset[int]:
    """The ordinals of the report's numbers that are about something else in its document with other words, which has as many."""
    figures, _ = read_figures(document, good.entry.context, _lexicon())
    pairs = zip(good.reading.figures, figures, strict=True)
    return frozenset(before.ordinal for before, after in pairs if _subject(before) != _subject(after))


def good_report(folder: Path) -> GoodReport:
    """The first report and the identities that its ledger finds."""
    (good,) = good_reports([(first_report(), good_reading())], folder)
    return good


@cache
def _open_definitions() -> frozenset[frozenset[str]]:
    """The indicators of each definition that may leave something out."""
    members: dict[str, set[str]] = defaultdict(set)
    with (ROOT / "dbt_project" / "seeds" / "definitions.csv").open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            if row["alarms"] == "false":
                members[row["definition"]].add(row["indicator_id"])
    return frozenset(map(frozenset, members.values()))


def found_in(
    con: duckdb.DuckDBPyConnection,
    entry: ReportEntry,
    reading: Reading,
    report_id: str,
    seen: Counter[str],
    coverage: tuple[tuple[str, int, int], ...] = (),
) -> GoodReport:
    """What the ledger of a warehouse found in a reading, its report ``report_id``; ``seen`` is what checks found there."""
    rows = con.execute(
        """select identity, figure_id, figure_ids, verdict, figures.table_no is null and form in (
            'growth', 'growth_of_2_years', 'growth_of_3_years', 'growth_of_4_years', 'growth_of_5_years'
        )
        from marts.fct_reconciliation as ledger join marts.fct_figure as figures using (figure_id)
        where ledger.report_id = ? order by identity, ordinal, figure_ids, verdict""",
        [report_id],
    ).fetchall()
    figures = {
        figure_id: (ordinal, indicator_id)
        for figure_id, ordinal, indicator_id in con.execute(
            "select figure_id, ordinal, indicator_id from marts.fct_figure where report_id = ?", [report_id]
        ).fetchall()
    }
    identities = tuple(
        Identity(
            name,
            figures[anchor][0],
            tuple(figures[each][0] for each in evidence),
            verdict,
            is_over_years
            or name == "named_list"
            or (
                name == "definition"
                and frozenset(figures[each][1] for each in (anchor, *evidence)) in _open_definitions()
            ),
        )
        for name, anchor, evidence, verdict, is_over_years in rows
    )
    return GoodReport(entry, reading, identities, coverage, seen)


def coverage_of(con: duckdb.DuckDBPyConnection, report_id: str) -> tuple[tuple[str, int, int], ...]:
    """Of each part of a report how many figures it has, and how many of them an identity touches."""
    rows = con.execute(
        """select part_zh, figures, figures_touched from marts.rpt_check_coverage
        where report_id = ? order by part_kind desc, table_no, part_zh""",
        [report_id],
    )
    return tuple(rows.fetchall())
