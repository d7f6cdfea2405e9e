"""The reports as dynamic partitions, and schema raw: the assets that read them.

Here belongs what the UI shows of reading. Deciding and reading are in ``orchestration.ingest``.
"""

from collections.abc import Iterator

from dagster import (
    AssetExecutionContext,
    AssetKey,
    AssetMaterialization,
    AssetSpec,
    BackfillPolicy,
    Definitions,
    DynamicPartitionsDefinition,
    Failure,
    MaterializeResult,
    MetadataValue,
    TableColumn,
    TableSchema,
    multi_asset,
)

from orchestration.engine import engine_of
from orchestration.ingest import Ingest
from orchestration.progress import say
from orchestration.settings import Settings
from orchestration.store import hold_build_lock
from orchestration.translator import OWNERS
from sources.rows import RAW_TABLES

REPORTS = DynamicPartitionsDefinition(name="report")

_MARKED = 200

_DESCRIPTIONS = {
    "reports": "Reports that could be read, with their catalogue entry and the hash of their bytes. 已读报告。",
    "blocks": "Every piece of text in reading order; a cell is one too. 逐段原文。",
    "tables": "Tables, the parts over several pages joined. 表。",
    "cells": "Cells with their place and spans. 单元格。",
    "figures": "Printed numbers that are statistics, untouched. 所印统计数字。",
    "set_aside": "Numerals that are no row of figures, with the reason. 未列入的数字及原因。",
    "problems": "What the reader could not take as it stands. 阅读中发现的问题。",
    "corrections": "Corrections by hand, with the figure that each one means. 人工更正。",
}

_NOTES = {
    "affected_areas": "Areas whose reports a build models again: those of reports that changed. 本次构建涉及的行政区划。",
    "affected_reports": "Reports whose rows a build replaces. 本次构建替换的报告。",
}

DOCUMENTS = AssetSpec(
    key=AssetKey(["sources", "documents"]),
    group_name="sources",
    kinds={"file"},
    owners=OWNERS,
    description="The catalogue and the documents that it names, in sources/reports/. 报告目录与原文。",
)
VOCABULARY = AssetSpec(
    key=AssetKey(["sources", "vocabulary"]),
    group_name="sources",
    kinds={"csv"},
    owners=OWNERS,
    description="Units, indicators, zones, industries, areas and their aliases. 词表。",
)


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
            partitions_def=REPORTS,
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
            partitions_def=REPORTS,
        )
        for table, description in _NOTES.items()
    ],
    backfill_policy=BackfillPolicy.single_run(),
)
def read_reports(context: AssetExecutionContext) -> Iterator[MaterializeResult[None]]:
    """Read every report that is new or changed, and those of the selected partitions again."""
    settings = Settings.from_environment()
    selected = list(context.partition_keys) if context.has_partition_key or context.has_partition_key_range else []
    hold_build_lock(settings.build, wait=True)
    say("reading reports")
    engine = engine_of(settings)
    outcome = engine.ingest(context, selected)
    _register(context, outcome)
    _tell(context, outcome, selected)
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


def _register(context: AssetExecutionContext, outcome: Ingest) -> None:
    """Make the partitions those of the catalogue."""
    name = REPORTS.name
    assert name is not None
    present = [*outcome.added, *outcome.changed, *outcome.unchanged, *outcome.failed]
    known = set(context.instance.get_dynamic_partitions(name))
    if missing := [report for report in present if report not in known]:
        context.instance.add_dynamic_partitions(name, missing)
    for gone in known - set(present):
        context.instance.delete_dynamic_partition(name, gone)


def _tell(context: AssetExecutionContext, outcome: Ingest, selected: list[str]) -> None:
    read = [*outcome.added, *outcome.changed]
    say(
        f"{len(read)} read, {len(outcome.unchanged)} unchanged, {len(outcome.removed)} removed, {len(outcome.failed)} failed"
    )
    # a run for one partition marks it by itself; of very many, the run's own result says enough
    for report in read[:_MARKED]:
        if report not in selected:
            context.log_event(AssetMaterialization(AssetKey(["raw", "reports"]), partition=report))
    for error in outcome.failed.values():
        context.log.error("%s", error)
    for report, problems in outcome.problems.items():
        for problem in problems:
            context.log.warning("%s: %s", report, problem.message)


def definitions() -> Definitions:
    """The sources and schema raw."""
    return Definitions(assets=[DOCUMENTS, VOCABULARY, read_reports])
