"""Schema raw: the asset that reads what changed, and the reports as dynamic partitions of the documents.

Here belongs what the UI shows of reading. Deciding and reading are in ``orchestration.build.ingest``.

Only the documents have partitions, and nothing makes documents: so every asset that Dagster can make has none, and one click builds
them all, asking for no partition.
"""

from collections.abc import Collection, Iterator

import duckdb
from dagster import (
    AssetExecutionContext,
    AssetKey,
    AssetObservation,
    AssetSpec,
    DagsterInstance,
    Definitions,
    DynamicPartitionsDefinition,
    Failure,
    MaterializeResult,
    MetadataValue,
    ResourceParam,
    TableColumn,
    TableSchema,
    multi_asset,
)

from orchestration.build.ingest import Ingest
from orchestration.build.input_changes import changes_since_published
from orchestration.build.inputs import Inputs
from orchestration.build.seeds import refuse_broken
from orchestration.defs.translator import OWNERS
from orchestration.engines.engine import engine_of
from orchestration.process.progress import say
from orchestration.settings import Settings
from orchestration.warehouse.lock import BuildLocked, hold_build_lock
from presentation.warehouse import WarehouseError
from sources.model import ReportError
from sources.rows import RAW_TABLES

REPORTS = DynamicPartitionsDefinition(name="report")

_DESCRIPTIONS = {
    "reports": "Reports that could be read, with their catalogue entry and the hash of their bytes. 已读报告。",
    "blocks": "Every piece of text in reading order; a cell is one too. 逐段原文。",
    "tables": "Tables, the parts over several pages joined. 表。",
    "cells": "Cells with their place and spans. 单元格。",
    "figures": "Printed numbers that are statistics, untouched. 所印统计数字。",
    "set_aside": "Numerals that are no row of figures, with the reason. 未列入的数字及原因。",
    "problems": "What the reader could not take as it stands. 阅读中发现的问题。",
    "corrections": "One row per correction by hand, with the figure that it means. 每项人工更正一行。",
}

_NOTES = {
    "affected_reports": "Reports whose rows a build replaces. 本次构建替换的报告。",
}

DOCUMENTS = AssetSpec(
    key=AssetKey(["sources", "documents"]),
    group_name="sources",
    kinds={"file"},
    owners=OWNERS,
    partitions_def=REPORTS,
    description="The catalogue and the documents that it names, in sources/reports/; a partition is a report, green once it is "
    "published. 报告目录与原文；每份报告为一个分区，发布后为绿色。",
)
VOCABULARY = AssetSpec(
    key=AssetKey(["sources", "vocabulary"]),
    group_name="sources",
    kinds={"csv"},
    owners=OWNERS,
    description="Units, indicators, zones, industries, areas and their aliases, and the words that models look up. 词表。",
)


def data_version(value: str) -> dict[str, str]:
    """The tag by which Dagster knows that a source is another than before; ``value`` is a hash of what it holds."""
    return {"dagster/data_version": value}


def _schema(table: str) -> TableSchema:
    return TableSchema(columns=[TableColumn(name, kind) for name, kind in RAW_TABLES[table]])


@multi_asset(
    name="read_reports",
    specs=[
        AssetSpec(
            key=AssetKey(["raw", table]),
            deps=[DOCUMENTS.key, VOCABULARY.key],
            group_name="raw",
            kinds={"python", "duckdb"},
            owners=OWNERS,
            description=_DESCRIPTIONS[table],
            metadata={"dagster/column_schema": _schema(table), "dagster/table_name": f"raw.{table}"},
        )
        for table in RAW_TABLES
    ]
    + [
        AssetSpec(
            key=AssetKey(["raw", table]),
            deps=[DOCUMENTS.key, VOCABULARY.key],
            group_name="raw",
            kinds={"python", "duckdb"},
            owners=OWNERS,
            description=description,
        )
        for table, description in _NOTES.items()
    ],
)
def read_reports(context: AssetExecutionContext, inputs: ResourceParam[Inputs]) -> Iterator[MaterializeResult[None]]:
    """Read every report that is new or changed."""
    _take_lock(context, inputs.settings)
    say("reading reports")
    engine = engine_of(inputs)
    try:
        keep_partitions(context.instance, inputs.catalogue.entries)
        _tag(context, inputs)
        refuse_broken(inputs.settings)
        outcome = engine.ingest(context)
    except ReportError as error:
        # in a line of its own: Dagster shows a failure with its stack trace
        context.log.error("Nothing was built: %s", error)
        raise Failure(description=f"Nothing was built: {error}", allow_retries=False) from None
    _tell(context, outcome)
    if not outcome.healthy:
        raise Failure(
            description="No report can be used; nothing was published.\n"
            + "\n".join(f"- {error}" for error in outcome.failed.values()),
            metadata={report: MetadataValue.text(str(error)) for report, error in outcome.failed.items()},
        )
    counts = engine.raw_counts()
    for table in (*RAW_TABLES, *_NOTES):
        yield MaterializeResult(
            asset_key=AssetKey(["raw", table]),
            metadata={
                "dagster/row_count": counts[table],
                "read": len(outcome.added) + len(outcome.changed),
                "removed": len(outcome.removed),
                "unchanged": len(outcome.unchanged),
            },
        )


def keep_partitions(instance: DagsterInstance, reports: Collection[str]) -> None:
    """Make the partitions those of the catalogue."""
    name = REPORTS.name
    assert name is not None
    known = set(instance.get_dynamic_partitions(name))
    if missing := [report for report in reports if report not in known]:
        instance.add_dynamic_partitions(name, missing)
    for gone in known.difference(reports):
        instance.delete_dynamic_partition(name, gone)


def _take_lock(context: AssetExecutionContext, settings: Settings) -> None:
    """Take the build's lock; a build from the terminal that holds it is waited for."""
    try:
        hold_build_lock(settings.build)
    except BuildLocked as error:
        context.log.info("%s This run waits for it, and then goes on.", error)
        hold_build_lock(settings.build, wait=True)


def _tag(context: AssetExecutionContext, inputs: Inputs) -> None:
    """Say in the run's tags what differs from what is published, whoever started the run."""
    context.log_event(AssetObservation(VOCABULARY.key, tags=data_version(inputs.made_with.vocabulary)))
    try:
        changes = changes_since_published(inputs)
    except (WarehouseError, duckdb.Error) as error:
        context.log.warning("What changed cannot be said: the published warehouse cannot be read. %s", error)
        return
    context.instance.add_run_tags(context.run.run_id, changes.tags())
    context.log.info("Since the last build: %s.", changes)


def _tell(context: AssetExecutionContext, outcome: Ingest) -> None:
    read = [*outcome.added, *outcome.changed]
    words = f"{len(read)} read, {len(outcome.unchanged)} unchanged, {len(outcome.removed)} removed, {len(outcome.failed)} failed"
    say(words)
    context.log.info(words)
    for error in outcome.failed.values():
        context.log.error("%s", error)
    for report, problems in outcome.problems.items():
        for problem in problems:
            context.log.warning("%s: %s", report, problem.message)


def definitions() -> Definitions:
    """The sources and schema raw."""
    return Definitions(assets=[DOCUMENTS, VOCABULARY, read_reports])
