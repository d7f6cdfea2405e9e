"""Publishing: the last assets, ``meta/build`` and the warehouse itself.

Here belongs what Dagster shows of it. The replace is in ``orchestration.warehouse.publish``, what is written about the build in
``orchestration.warehouse.build_record``.
"""

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

import duckdb
from dagster import (
    AssetExecutionContext,
    AssetKey,
    AssetMaterialization,
    Definitions,
    FreshnessPolicy,
    MaterializeResult,
    MetadataValue,
    ResourceParam,
    asset,
)

from orchestration.build.build_record import write_build_record
from orchestration.build.changes import write_changes
from orchestration.build.dirty_set import DirtySet
from orchestration.build.inputs import Inputs
from orchestration.defs.history import forget_old_runs
from orchestration.defs.models import Models
from orchestration.defs.reports import DOCUMENTS, data_version
from orchestration.defs.translator import OWNERS
from orchestration.engines.engine import engine_of
from orchestration.process.progress import say, warn
from orchestration.warehouse.files import compact, connect
from orchestration.warehouse.publish import publish
from presentation.comments import write_comments
from presentation.dictionary import write_dictionary

# reports come once a year: when none came for so long, somebody should look why
A_YEAR, OUTDATED = timedelta(days=370), timedelta(days=400)
WAREHOUSE = AssetKey(["publish", "warehouse"])


def _publish(context: AssetExecutionContext, inputs: Inputs, manifest: Mapping[str, Any]) -> MaterializeResult[None]:
    settings = inputs.settings
    say("publishing")
    with connect(settings.build_file) as con:
        DirtySet(con).number_versions(context.run.run_id)
        write_dictionary(con, manifest)
        write_comments(con, manifest)
        changes = write_changes(con, settings.warehouse)
    record = write_build_record(inputs, context.run.run_id)
    _compact(settings.build_file)
    publish(settings.build_file, settings.warehouse)
    with connect(settings.build_file) as con:
        DirtySet(con).published()
        _mark(context, con)
    engine_of(inputs).published()
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


def _compact(build_file: Path) -> None:
    """Take the holes out of the build file; it can be published with them as well."""
    try:
        compact(build_file)
    except (duckdb.Error, OSError) as error:
        warn(f"{build_file.name} is larger than it need be, and could not be written anew: {error}")


def _mark(context: AssetExecutionContext, con: duckdb.DuckDBPyConnection) -> None:
    """Show the partitions of the reports that this build published as made, except those whose new version is set aside."""
    marked = context.instance.get_materialized_partitions(DOCUMENTS.key)
    reports = con.execute(
        """select report_id, source_sha256 from meta.report_versions left join marts.dim_report using (report_id)
        where (version = ? or report_id not in (select unnest(?::varchar[])))
        and report_id not in (select report_id from meta.quarantine where report_id is not null) order by all""",
        [context.run.run_id, sorted(marked)],
    ).fetchall()
    for report, digest in reports:
        context.log_event(AssetMaterialization(DOCUMENTS.key, partition=report, tags=data_version(digest)))


def definitions(models: Models) -> Definitions:
    """The published warehouse."""

    @asset(
        key=WAREHOUSE,
        deps=list(models.assets.keys),
        group_name="publish",
        kinds={"duckdb"},
        owners=OWNERS,
        description="warehouse.duckdb, replaced in one step after the audit passed. 发布的数据仓库。",
        freshness_policy=FreshnessPolicy.time_window(fail_window=OUTDATED, warn_window=A_YEAR),
    )
    def warehouse(context: AssetExecutionContext, inputs: ResourceParam[Inputs]) -> MaterializeResult[None]:
        """Write down how it was built, and replace the published file."""
        return _publish(context, inputs, models.manifest)

    return Definitions(assets=[warehouse])
