"""Faulty reports through the readers, the models and the checks, all of them in one build file.

Here belongs the way from documents to what the checks find. Each faulty report takes the place of a plan report of
another county, so that no two are read as two statements about one place. Not here: what is counted as caught.
"""

from __future__ import annotations

import multiprocessing
import os
import shutil
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import duckdb
import pyarrow as pa

from orchestration.audit.checks import CHECKS
from orchestration.build import modelling
from orchestration.build.dirty_set import DirtySet
from orchestration.settings import ROOT, Settings
from orchestration.warehouse.files import connect, discard, prepare
from sources.arrow import arrow_table
from sources.catalogue.catalogue import Catalogue, ReportEntry
from sources.figures import read_figures
from sources.figures.doubt import doubts
from sources.lexicon import Lexicon
from sources.model import Document, Reading
from sources.reading import find_problems, read_report
from sources.rows import Row, raw_rows
from tests.seeded_errors.identities import GoodReport, Identity

_REPORT = "310106-2023-plan"
_DISTRICT = "区"
_SOURCES = ROOT / "sources"
# dbt's tests of values: an error in a report can make one fail; keys and grain it cannot touch
_VALUE_TESTS = ("test_name:accepted_range", "test_name:holds")
# nothing that is judged here looks at these
_LEFT_OUT = frozenset({"cells", "set_aside"})
_CHUNK = 40


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the checks make of one report.

    ``identities`` is how many were found, ``findings`` the kinds of those that do not hold, ``implausible`` the kinds of
    plausibility that found something, ``checks`` the names of the checks that found rows.
    """

    identities: int
    findings: frozenset[str]
    implausible: frozenset[str]
    checks: frozenset[str]


@cache
def _catalogue() -> Catalogue:
    return Catalogue.load(_SOURCES)


@cache
def _lexicon() -> Lexicon:
    return Lexicon.load(_SOURCES / "vocabulary")


def good_reading() -> Reading:
    """The first report as it is."""
    entry = _catalogue().entries[_REPORT]
    return read_report((_SOURCES / "reports" / entry.file).read_bytes(), entry.file, entry.context, _lexicon())


def _districts() -> list[str]:
    own = _catalogue().entries[_REPORT].area_code
    lines = (_SOURCES / "vocabulary" / "areas.csv").read_text(encoding="utf-8").splitlines()[1:]
    # districts alone: what is of 全区 in a district's report is in a county's of an area above it
    rows = [line.split(",") for line in lines]
    codes = [row[0] for row in rows if row[3] == "county" and row[1].endswith(_DISTRICT)]
    return [own, *(code for code in codes if code != own)]


def _read(documents: Sequence[tuple[str, Document]]) -> dict[str, pa.Table]:
    """The raw rows of documents, each under the district that it is given; read as what the first report is."""
    entry: ReportEntry = _catalogue().entries[_REPORT]
    rows: dict[str, list[Row]] = defaultdict(list)
    for area_code, document in documents:
        figures, set_aside = read_figures(document, entry.context, _lexicon())
        problems = tuple(find_problems(document, figures, entry.context))
        own = replace(entry, area_code=area_code, report_id=entry.report_id.replace(entry.area_code, area_code))
        reading = Reading(
            own.context, document, figures, set_aside, doubts(figures, set_aside, _lexicon().units), problems
        )
        for table, values in raw_rows(reading, own, "", "").items():
            rows[table] += [] if table in _LEFT_OUT else values
    return {table: arrow_table(table, values) for table, values in rows.items() if values}


def _chunks(documents: Sequence[tuple[str, Document]]) -> Iterator[dict[str, pa.Table]]:
    chunks = [documents[at : at + _CHUNK] for at in range(0, len(documents), _CHUNK)]
    if len(chunks) < 3:
        yield from map(_read, chunks)
        return
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(min(2, os.cpu_count() or 1), mp_context=context) as pool:
        yield from pool.map(_read, chunks)


def judge(documents: Sequence[Document], folder: Path) -> list[Outcome]:
    """What the checks make of each document, as many in one warehouse as there are districts. ``folder`` is for the build file and is
    emptied first.

    Raises RuntimeError when a model fails.
    """
    most = len(_districts())
    return [
        outcome
        for at in range(0, len(documents), most)
        for outcome in _judge_together(documents[at : at + most], folder)
    ]


def _judge_together(documents: Sequence[Document], folder: Path) -> list[Outcome]:
    shutil.rmtree(folder, ignore_errors=True)
    settings = Settings(_SOURCES, folder / "warehouse.duckdb", folder / "build")
    placed = list(zip(_districts(), documents, strict=False))
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
        # what is known of the first report is expected of each report that took its place
        con.execute(
            """insert into vocabulary.expected_counts by name
            select reports.report_id, expected.* exclude (report_id) from vocabulary.expected_counts as expected
            cross join raw.reports as reports where expected.report_id = ? and reports.report_id <> expected.report_id""",
            [_REPORT],
        )
    tests = [test for test in modelling.data_tests(settings, _VALUE_TESTS) if test.resource_type == "test"]
    with connect(settings.build_file) as con:
        queries = {test.name: test.compiled_sql for test in tests}
        queries |= {
            check.name: check.bad_rows.format(batch=f"marts.{check.table}") for check in CHECKS if check.bad_rows
        }
        outcomes = _outcomes(con, queries)
    report_ids = [_REPORT.replace(_districts()[0], area_code) for area_code, _ in placed]
    return [outcomes[report_id] for report_id in report_ids]


def _outcomes(con: duckdb.DuckDBPyConnection, queries: Mapping[str, str]) -> dict[str, Outcome]:
    """What the ledger and the checks, each a query for bad rows, make of each report."""
    ledger = con.execute(
        """select reports.report_id, count(identity),
            list(distinct identity) filter (where verdict in ('mismatch', 'unit_slip'))
        from raw.reports as reports left join marts.fct_reconciliation as ledger using (report_id) group by all"""
    ).fetchall()
    implausible = dict(
        con.execute(
            "select report_id, list(distinct plausibility) from marts.fct_plausibility where not is_plausible group by all"
        ).fetchall()
    )
    checks: dict[str, set[str]] = defaultdict(set)
    for name, query in queries.items():
        rows = con.execute(query)
        columns = [column[0] for column in rows.description]
        if "report_id" in columns:
            for row in rows.fetchall():
                checks[row[columns.index("report_id")]].add(name)
    return {
        report_id: Outcome(
            int(identities),
            frozenset(findings or ()),
            frozenset(implausible.get(report_id, ())),
            frozenset(checks[report_id]),
        )
        for report_id, identities, findings in ledger
    }


def good_report(folder: Path) -> GoodReport:
    """The first report and the identities that its ledger finds."""
    reading = good_reading()
    judge([reading.document], folder)
    return found_in(Settings(_SOURCES, folder / "warehouse.duckdb", folder / "build").build_file, reading)


def found_in(warehouse: Path, reading: Reading) -> GoodReport:
    """What the ledger of a warehouse, of that report alone, found in its reading."""
    with connect(warehouse, read_only=True) as con:
        rows = con.execute(
            """select identity, ordinal, figure_ids from marts.fct_reconciliation join marts.fct_figure using (figure_id)
            order by all"""
        ).fetchall()
        ordinals = dict(con.execute("select figure_id, ordinal from marts.fct_figure").fetchall())
        coverage = con.execute(
            "select part_zh, figures, figures_touched from marts.rpt_check_coverage order by part_kind desc, table_no, part_zh"
        ).fetchall()
    identities = tuple(Identity(name, anchor, tuple(map(ordinals.get, evidence))) for name, anchor, evidence in rows)
    return GoodReport(reading, identities, tuple(coverage))
