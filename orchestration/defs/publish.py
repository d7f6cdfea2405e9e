"""Publishing: the last assets, ``meta/build`` and the warehouse itself.

Here belongs what Dagster shows of it. The replace is in ``orchestration.store``, what is written about the build in
``orchestration.build_record``.
"""

from dagster import AssetExecutionContext, AssetKey, Definitions, MaterializeResult, MetadataValue, asset

from orchestration import store
from orchestration.build_record import write_build_record
from orchestration.defs.warehouse import build_models
from orchestration.progress import say
from orchestration.settings import Settings
from orchestration.translator import OWNERS


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
    record = write_build_record(settings, context.run_id)
    store.publish(settings.build_file, settings.warehouse)
    return MaterializeResult(
        metadata={
            "path": MetadataValue.path(str(settings.warehouse)),
            "data_docs": MetadataValue.url((settings.data_docs / "index.html").as_uri()),
            "bytes": settings.warehouse.stat().st_size,
            "reports": record.reports,
            "figures": record.figures,
            "checks passed": record.checks_passed,
            "checks warned": record.checks_warned,
        }
    )


def definitions() -> Definitions:
    """The published warehouse."""
    return Definitions(assets=[warehouse])
