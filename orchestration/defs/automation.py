"""When builds run: the job, the nightly schedule, and the sensor that sees new and changed reports.

Here belongs nothing that a build does. Every run says in its tags what changed (``orchestration.defs.reports``).
"""

import hashlib

import duckdb
from dagster import (
    AssetSelection,
    DagsterInvalidDefinitionError,
    DefaultScheduleStatus,
    DefaultSensorStatus,
    Definitions,
    RunRequest,
    ScheduleDefinition,
    ScheduleEvaluationContext,
    SensorEvaluationContext,
    SensorResult,
    SkipReason,
    define_asset_job,
    in_process_executor,
    schedule,
    sensor,
)

from orchestration.build.input_changes import InputChanges, changes_since_published
from orchestration.build.inputs import Inputs
from orchestration.build.outputs import behind
from orchestration.defs.reports import keep_partitions
from orchestration.resources import WarehouseSettings
from orchestration.service_settings import ScheduleSettings, not_a_schedule
from orchestration.settings import Settings
from presentation.warehouse import WarehouseError
from sources.model import ReportError

BUILD_JOB = define_asset_job(
    "build",
    selection=AssetSelection.all(),
    description="Read what changed, model, audit, publish: press 'Materialize all'. 读取、建模、审核、发布：点击“Materialize all”。",
    # said, as else Dagster's own logger is taken instead of that of the definitions, whose format is a setting
    config={"loggers": {"console": {"config": {}}}},
    # one process: DuckDB has one writer, and a process for each step would cost a start of Python each
    executor_def=in_process_executor,
)


def nightly(settings: ScheduleSettings) -> ScheduleDefinition:
    """The schedule. Raises DagsterInvalidDefinitionError when Dagster does not understand it."""

    @schedule(
        name="nightly_build",
        job=BUILD_JOB,
        cron_schedule=settings.cron,
        execution_timezone=settings.timezone,
        default_status=DefaultScheduleStatus.RUNNING,
        description="At the time that is set (02:30 every night, Shanghai time, unless told otherwise), when anything changed. "
        "按所设时间（默认每日 02:30，上海时间），有变化时构建。",
    )
    def nightly_build(context: ScheduleEvaluationContext, planhouse: WarehouseSettings) -> RunRequest | SkipReason:
        """Ask for a build when anything changed, code too, or page or plain files are of another build than the warehouse; what
        cannot be compared is the build's to say, and to fail by."""
        settings = planhouse.get()
        try:
            _, changes = _look(settings)
            if changes or behind(settings):
                return RunRequest(tags=changes.tags())
        except (ReportError, WarehouseError, duckdb.Error):
            return RunRequest()
        return SkipReason("Nothing changed since the last build.")

    return nightly_build


@sensor(
    name="report_sensor",
    job=BUILD_JOB,
    minimum_interval_seconds=30,
    default_status=DefaultSensorStatus.RUNNING,
    description="New, changed or removed reports, and another vocabulary, start a build. 报告有增删改、词表有变化时启动构建。",
)
def report_sensor(context: SensorEvaluationContext, planhouse: WarehouseSettings) -> SensorResult | SkipReason:
    """Ask once for a build when reports or vocabulary are not those of the published warehouse.

    The cursor is what was last asked for: what cannot be published must not start a build every half minute.
    """
    try:
        now, changes = _look(planhouse.get())
    except ReportError as error:
        return SkipReason(f"The catalogue cannot be used: {error}")
    except (WarehouseError, duckdb.Error) as error:
        return SkipReason(f"The published warehouse cannot be opened; the next look tries again. {error}")
    keep_partitions(context.instance, now.catalogue.entries)
    if not changes:
        return SkipReason("Nothing changed since the last build.")
    if not changes.of_sources:
        return SkipReason("Only code or packages changed: the nightly build takes that up, or start the job 'build'.")
    cursor = _cursor(now)
    if context.cursor == cursor:
        return SkipReason(
            f"A build was asked for already ({changes}). It is queued or running, or it failed: then its run says what to mend."
        )
    return SensorResult(run_requests=[RunRequest(tags=changes.tags())], cursor=cursor)


def _look(settings: Settings) -> tuple[Inputs, InputChanges]:
    """The inputs as they are on disk now, and what of them differs from what is published.

    Raises ReportError when the catalogue or the corrections cannot be used, WarehouseError or duckdb.Error when the warehouse cannot
    be read.
    """
    now = Inputs(settings)
    return now, changes_since_published(now)


def _cursor(now: Inputs) -> str:
    """One value for the reports and the vocabulary."""
    return hashlib.sha256(repr((sorted(now.documents.items()), now.made_with.vocabulary)).encode()).hexdigest()[:16]


def definitions(settings: ScheduleSettings) -> Definitions:
    """Job, schedule and sensor. Raises SettingsError when there cannot be such a schedule."""
    try:
        schedules = [nightly(settings)]
    except DagsterInvalidDefinitionError:
        raise not_a_schedule(settings.cron) from None
    return Definitions(jobs=[BUILD_JOB], schedules=schedules, sensors=[report_sensor])
