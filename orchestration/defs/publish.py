"""Publishing: the last assets, ``meta/build`` and the warehouse itself.

Here belongs what Dagster shows of it. The replace is in ``orchestration.store``, what is written about the build in
``orchestration.build_record``.
"""

from dagster import AssetExecutionContext, AssetKey, Definitions, Failure, MaterializeResult, MetadataValue, asset
from dagster._core.events import AssetMaterializationPlannedData, DagsterEvent

from orchestration import store
from orchestration.build_record import read_quarantine, write_build_record
from orchestration.changes import write_changes
from orchestration.defs.warehouse import MANIFEST, build_models
from orchestration.engine import engine_of
from orchestration.history import forget_old_runs
from orchestration.ingest import models_are_published, number_versions
from orchestration.progress import say
from orchestration.settings import Settings
from orchestration.translator import OWNERS
from presentation.dictionary import write_dictionary


@asset(
    key=AssetKey(["publish", "warehouse"]),
    deps=list(build_models.keys),
    group_name="publish",
    kinds={"duckdb"},
    owners=OWNERS,
    description="warehouse.duckdb, replaced in one step after the audit passed. 发布的数据仓库。",
)
def warehouse(context: AssetExecutionContext) -> MaterializeResult[None]:
    """Write down how it was built, and replace the published file."""
    settings = Settings.from_environment()
    say("publishing")
    with store.connect(settings.build_file) as con:
        number_versions(con, context.run_id)
        changes = write_changes(con, settings.warehouse)
        write_dictionary(con, MANIFEST)
    record = write_build_record(settings, context.run_id)
    store.publish(settings.build_file, settings.warehouse)
    with store.connect(settings.build_file) as con:
        models_are_published(con)
    engine_of(settings).published()
    forgotten = forget_old_runs(context.instance)
    return MaterializeResult(
        metadata={
            "path": MetadataValue.path(str(settings.warehouse)),
            "data_docs": MetadataValue.url((settings.data_docs / "index.html").as_uri()),
            "bytes": settings.warehouse.stat().st_size,
            "reports": record.reports,
            **{f"reports {change}": count for change, count in changes.items()},
            "figures": record.figures,
            "checks passed": record.checks_passed,
            "checks warned": record.checks_warned,
            "old runs forgotten": len(forgotten),
        }
    )


@asset(
    key=AssetKey(["quality", "quarantine"]),
    deps=[warehouse],
    group_name="quality",
    kinds={"duckdb"},
    owners=OWNERS,
    description="What was set aside, and why; red while there is any. 被隔离的文件；有则为红。",
)
def quarantine(context: AssetExecutionContext) -> MaterializeResult[None]:
    """Fail, after everything else is published, when a document is set aside: somebody must look."""
    documents = read_quarantine(Settings.from_environment().warehouse)
    if documents:
        for document in documents:
            if document.report_id:
                mark_failed(context, AssetKey(["raw", "reports"]), document.report_id)
        raise Failure(
            description="Set aside; everything else was published:\n" + "\n".join(f"- {each}" for each in documents),
            metadata={"documents": len(documents)},
        )
    return MaterializeResult(metadata={"documents": 0})


def mark_failed(context: AssetExecutionContext, key: AssetKey, partition: str) -> None:
    """Show a partition as failed: planned in this run, which ends without having materialized it."""
    event = DagsterEvent.build_asset_materialization_planned_event(
        job_name=context.job_name,
        step_key=context.op_execution_context.get_step_execution_context().step.key,
        asset_materialization_planned_data=AssetMaterializationPlannedData(key, partition=partition),
    )
    context.instance.report_dagster_event(event, context.run_id)


def definitions() -> Definitions:
    """The published warehouse, and what was set aside."""
    return Definitions(assets=[warehouse, quarantine])
