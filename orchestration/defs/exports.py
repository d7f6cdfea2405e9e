"""The plain files as an asset: ``exports/`` is brought up to date after each publishing.

Here belongs Dagster's side. What is in the files is in ``presentation.exports``.
"""

import time

from dagster import AssetKey, Definitions, MaterializeResult, MetadataValue, asset

from orchestration.defs.translator import OWNERS
from orchestration.process.progress import say
from orchestration.resources import WarehouseSettings
from presentation.exports import export


@asset(
    key=AssetKey(["publish", "exports"]),
    deps=[AssetKey(["publish", "warehouse"])],
    group_name="publish",
    kinds={"file", "parquet", "csv"},
    owners=OWNERS,
    description="exports/: every public table as Parquet and CSV, a data package, SDMX-CSV; of many reports in parts. 导出文件。",
)
def exports(planhouse: WarehouseSettings) -> MaterializeResult[None]:
    """Write the files of the published warehouse."""
    settings = planhouse.get()
    say("writing plain files")
    started = time.perf_counter()
    written = export(settings.warehouse, settings.exports)
    return MaterializeResult(
        metadata={
            "path": MetadataValue.path(str(settings.exports)),
            "files": written.files,
            "files_written": written.files - written.kept,
            "files_kept": written.kept,
            "bytes": written.size,
            "seconds": round(time.perf_counter() - started, 3),
        }
    )


def definitions() -> Definitions:
    """The plain files."""
    return Definitions(assets=[exports])
