"""When builds run: the job, the daily schedule, and the sensor that sees new and changed reports.

Here belongs nothing that a build does.
"""

import json

from dagster import (
    AssetSelection,
    DefaultScheduleStatus,
    DefaultSensorStatus,
    Definitions,
    RunRequest,
    ScheduleDefinition,
    SensorEvaluationContext,
    SensorResult,
    SkipReason,
    define_asset_job,
    in_process_executor,
    sensor,
)

from orchestration.defs.reports import REPORTS
from orchestration.inputs import published_documents, read_inputs
from orchestration.settings import Settings
from sources.catalogue import Catalogue
from sources.model import ReportError

BUILD_JOB = define_asset_job(
    "build",
    selection=AssetSelection.all(),
    description="Read what changed, model, audit, publish. 读取、建模、审核、发布。",
    # one process: DuckDB has one writer, and a process for each step would cost a start of Python each
    executor_def=in_process_executor,
)

NIGHTLY = ScheduleDefinition(
    name="nightly_build",
    job=BUILD_JOB,
    cron_schedule="30 2 * * *",
    execution_timezone="Asia/Shanghai",
    default_status=DefaultScheduleStatus.RUNNING,
    description="Every night at 02:30, Shanghai time. 每日 02:30（上海时间）。",
)


@sensor(
    name="report_sensor",
    job=BUILD_JOB,
    minimum_interval_seconds=30,
    default_status=DefaultSensorStatus.RUNNING,
    description="New, changed or removed reports in sources/reports/ start a build. 报告有增删改时启动构建。",
)
def report_sensor(context: SensorEvaluationContext) -> SensorResult | SkipReason:
    """Ask for a build when the reports on disk are not those of the last look."""
    settings = Settings.from_environment()
    try:
        documents = read_inputs(settings, Catalogue.load(settings.sources)).documents
    except ReportError as error:
        return SkipReason(f"The catalogue cannot be used: {error}")
    # the first look compares with what is published; later ones with the last look, so that a report that cannot be
    # read does not start a build every half minute
    before: dict[str, str] = json.loads(context.cursor) if context.cursor else published_documents(settings.warehouse)
    cursor = json.dumps(documents, sort_keys=True)
    changed = sorted(report for report, key in documents.items() if before.get(report) != key)
    removed = sorted(before.keys() - documents.keys())
    if not changed and not removed:
        context.update_cursor(cursor)
        return SkipReason("No report is new, changed or removed.")
    name = REPORTS.name
    assert name is not None
    known = set(context.instance.get_dynamic_partitions(name))
    new = [report for report in changed if report not in known]
    # one run reads all that changed; with one report it is a run of that partition
    request = RunRequest(
        run_key=None,
        partition_key=changed[0] if len(changed) == 1 else None,
        tags={"planhouse/changed": str(len(changed)), "planhouse/removed": str(len(removed))},
    )
    return SensorResult(
        run_requests=[request],
        dynamic_partitions_requests=[REPORTS.build_add_request(new)] if new else [],
        cursor=cursor,
    )


def definitions() -> Definitions:
    """Job, schedule and sensor."""
    return Definitions(jobs=[BUILD_JOB], schedules=[NIGHTLY], sensors=[report_sensor])
