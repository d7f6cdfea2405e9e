"""The job that takes a part out of the lake, there when Spark is the engine.

Here belongs which of the assets it makes; how a part is taken is in ``orchestration.engines.spark.extract``.
"""

from dagster import AssetKey, AssetSelection, Definitions, define_asset_job, in_process_executor

from orchestration.defs.warehouse import build_models
from orchestration.settings import Settings

EXTRACT_JOB = define_asset_job(
    "extract",
    selection=AssetSelection.assets(*build_models.keys, AssetKey(["publish", "warehouse"])),
    description="Take the tables of some areas out of the lake, audit, publish. 从数据湖提取部分地区并发布。",
    executor_def=in_process_executor,
)


def definitions() -> Definitions:
    """The job."""
    return Definitions(jobs=[EXTRACT_JOB] if Settings.from_environment().on_spark else [])
