"""The job that takes a part out of the lake, there when Spark is the engine.

Here belongs which of the assets it makes; how a part is taken is in ``orchestration.engines.spark.extract``.
"""

from dagster import AssetKey, AssetSelection, Definitions, define_asset_job, in_process_executor

from orchestration.defs.models import Models


def definitions(models: Models, *, on_spark: bool) -> Definitions:
    """The job, where Spark is the engine."""
    job = define_asset_job(
        "extract",
        selection=AssetSelection.assets(*models.assets.keys, AssetKey(["publish", "warehouse"])),
        description="Take the tables of some areas out of the lake, audit, publish. 从数据湖提取部分地区并发布。",
        executor_def=in_process_executor,
    )
    return Definitions(jobs=[job] if on_spark else [])
