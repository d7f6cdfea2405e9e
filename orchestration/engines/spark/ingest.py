"""Bringing the lake's raw tables up to date with the catalogue: the same decisions as ``orchestration.build.ingest``, read by Spark.

Here belongs what to read, what became of it, and the index that says so. Nothing of a report is opened here but its bytes, for
their hash. Not here: how the job is run on documents (``read_job``) and started (``cluster``).
"""

from __future__ import annotations

import json
import warnings
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

import duckdb
from dagster import AssetExecutionContext, PipesSubprocessClient

from orchestration.build.ingest import Ingest, count_usable, held_reports, write_quarantine
from orchestration.build.inputs import Inputs
from orchestration.build.reading_pool import Task
from orchestration.engines.spark import bundle, cluster, environment
from orchestration.engines.spark.environment import SparkError
from orchestration.engines.spark.lake import Lake, Live
from orchestration.engines.spark.reading import describe_task
from orchestration.settings import Settings
from orchestration.warehouse.files import connect, prepare
from orchestration.warehouse.meta_tables import SetAside
from sources.catalogue.catalogue import Catalogue
from sources.model import Problem, ReportError
from sources.rows import RAW_TABLES

# when the live reports lie in more batches than this, the next run writes them into one
MAX_BATCHES = 30


def ingest(inputs: Inputs, context: AssetExecutionContext) -> Ingest:
    """Make the lake hold exactly the catalogue's reports, reading only what changed.

    Promises what ``orchestration.build.ingest.ingest`` promises. Raises SparkError when the job itself fails: then the lake is
    as it was.
    """
    settings, catalogue, by_report, keys = inputs.settings, inputs.catalogue, inputs.corrections, inputs.keys
    lake = Lake.of(settings)
    outcome = Ingest(failed=dict(catalogue.problems))
    outcome.failed.update({report: key for report, key in keys.items() if isinstance(key, ReportError)})
    latest = lake.state().latest
    live = lake.live(latest)
    with connect(Path(":memory:")) as notes:
        fill_notes(notes, live, lake.quarantine(latest))
        doubtful = lake.doubtful_reports(live.values(), settings.not_understood_share)
        held = held_reports(notes, keys)
        tasks = []
        for report_id, entry in catalogue.entries.items():
            key = keys[report_id]
            if isinstance(key, ReportError):
                continue
            known = live.get(report_id)
            if report_id in held or (known and known.document_key == key and report_id not in doubtful):
                outcome.unchanged.append(report_id)
            else:
                tasks.append(Task(entry, tuple(by_report.get(report_id, ())), key, settings.not_understood_share))
        outcome.removed = catalogue.gone(live)
        for report in {*outcome.removed, *doubtful}:
            del live[report]
        batch = lake.next_batch()
        if tasks:
            merged = len({each.batch for each in live.values()}) > MAX_BATCHES
            failed = _read(settings, context, lake, batch, catalogue, tasks, list(live.values()) if merged else [])
            outcome.failed.update(failed)
            read = [task for task in tasks if task.entry.report_id not in failed]
            if merged:
                live = {report: Live(report, old.area_code, old.document_key, batch) for report, old in live.items()}
            for task in read:
                report_id = task.entry.report_id
                (outcome.changed if report_id in live or report_id in doubtful else outcome.added).append(report_id)
                live[report_id] = Live(report_id, task.entry.area_code, task.document_key, batch)
            outcome.problems.update(_problems(lake, batch, {task.entry.report_id for task in read}))
        # what cannot be read keeps its last good version, also when everything is read anew
        published = lake.live(lake.state().published)
        lost = outcome.failed.keys() & catalogue.entries.keys() & published.keys() - live.keys()
        lost -= lake.doubtful_reports([published[report] for report in lost], settings.not_understood_share)
        live |= {report: published[report] for report in lost}
        fill_notes(notes, live, [])
        write_quarantine(notes, catalogue, outcome.failed, {report: str(key) for report, key in keys.items()}, held)
        lake.write_index(batch, live, SetAside.read(notes))
        outcome.healthy = count_usable(notes)
    return outcome


def fill_notes(con: duckdb.DuckDBPyConnection, live: Mapping[str, Live], quarantine: Sequence[SetAside]) -> None:
    """What the decisions look at, as they know it: which reports schema raw has, and what is set aside."""
    prepare(con)
    con.execute("delete from raw.reports")
    con.execute("delete from meta.quarantine")
    for each in live.values():
        con.execute(
            "insert into raw.reports (report_id, area_code, document_key) values (?, ?, ?)",
            [each.report_id, each.area_code, each.document_key],
        )
    SetAside.insert(con, quarantine)


def _read(
    settings: Settings,
    context: AssetExecutionContext,
    lake: Lake,
    batch: int,
    catalogue: Catalogue,
    tasks: Sequence[Task],
    keep: Sequence[Live],
) -> dict[str, ReportError]:
    """Read reports into a batch, with those that it shall keep; the errors of those that failed."""
    spark = environment.set_up()
    work = settings.build / "spark"
    work.mkdir(parents=True, exist_ok=True)
    archive = bundle.write_bundle(settings, work)
    documents = settings.spark.spark_documents
    with (work / "tasks.jsonl").open("w", encoding="utf-8") as handle:
        for task in tasks:
            entry = task.entry
            place = f"{documents.rstrip('/')}/{entry.file}" if documents else f"file://{catalogue.path(entry)}"
            row = {
                "document": place,
                "task": describe_task(entry, task.corrections, task.document_key, task.most_doubtful),
            }
            handle.write(json.dumps(row, ensure_ascii=False) + "\n")
    arguments = ["--tasks", handle.name, "--lake", lake.spark_uri(), "--batch", str(batch)]
    if keep:
        arguments += ["--keep", lake.write_selection(f"keep-{batch}.parquet", keep)]
    address = cluster.own_address(settings.spark)
    try:
        with warnings.catch_warnings():
            # a part of Dagster Pipes that calls itself a preview
            warnings.simplefilter("ignore")
            job = PipesSubprocessClient().run(
                context=context,
                command=cluster.read_command(spark, settings.spark, archive, arguments),
                env={**spark.variables(address=address), "PYTHONPATH": str(archive.with_suffix(""))},
                cwd=str(work),
            )
    except Exception as error:
        raise SparkError(f"The job that reads failed; what Spark said stands above. {error}") from error
    message: dict[str, Any] = job.get_custom_messages()[-1]
    failed = {
        report: ReportError(report, problem, place=place or "", advice=advice or "", cause=cause)
        for report, problem, place, advice, cause in message["failed"]
    }
    seen = set(message["seen"])
    for task in tasks:
        if task.entry.report_id not in seen:
            failed[task.entry.report_id] = ReportError(
                task.entry.report_id,
                "the cluster did not find its document.",
                place=task.entry.file,
                advice="Every machine of the cluster must see the documents: PLANHOUSE_SPARK_DOCUMENTS says where.",
            )
    return failed


def _problems(lake: Lake, batch: int, reports: Collection[str]) -> dict[str, list[Problem]]:
    """What the reader could not take as it stands, of the reports that a batch brought."""
    names = [name for name, _ in RAW_TABLES["problems"]]
    problems: dict[str, list[Problem]] = {}
    for row in lake.batch_rows("problems", batch):
        if row["report_id"] in reports:
            problems.setdefault(row["report_id"], []).append(Problem(**{name: row[name] for name in names[1:]}))
    return problems
