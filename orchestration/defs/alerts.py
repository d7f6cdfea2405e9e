"""The sensor that tells a person what they have to do.

It looks at what stands (failed builds in Dagster's history, what the published file says, whether a build is overdue) instead of
waiting for a run's status: so builds from a terminal count, a message that did not get through is sent at the next look, and no
build waits for a server or fails by it. Here belongs what Dagster knows; the rest is in ``orchestration.alerts``.
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import duckdb
from dagster import (
    DagsterInstance,
    DagsterRunStatus,
    DefaultSensorStatus,
    Definitions,
    ResourceParam,
    RunsFilter,
    SensorEvaluationContext,
    SensorResult,
    SkipReason,
    sensor,
)

from orchestration.alerts.matter import Matter, Standing, findings, set_aside
from orchestration.alerts.sending import ways
from orchestration.alerts.telling import Words
from orchestration.alerts.told import Told
from orchestration.build.waiting import waiting
from orchestration.defs.failures import run_words
from orchestration.defs.read_report import read_report
from orchestration.resources import WarehouseSettings
from orchestration.service_settings import AlertSettings, ScheduleSettings
from orchestration.settings import Settings
from presentation.warehouse import WarehouseError, open_warehouse

# more builds than that do not fail between two good ones; history keeps no more
_RUNS = 50
_RUN_ID = 8


def failed_builds(instance: DagsterInstance, timezone: str) -> list[Matter]:
    """Builds that failed after the last one that did not. One that fails by the same as another is the same matter."""
    ended = RunsFilter(statuses=[DagsterRunStatus.SUCCESS, DagsterRunStatus.FAILURE])
    failed: dict[str, Matter] = {}
    for record in instance.get_run_records(ended, limit=_RUNS):
        run = record.dagster_run
        if run.job_name == read_report.name:
            continue
        if run.status == DagsterRunStatus.SUCCESS:
            break
        what = run_words(instance, run.run_id)
        at = datetime.fromtimestamp(record.end_time or record.create_timestamp.timestamp(), ZoneInfo(timezone))
        failed[what] = Matter(
            "build_failed",
            (what,),
            {"what": what, "run": run.run_id[:_RUN_ID], "job": run.job_name, "at": f"{at:%Y-%m-%d %H:%M}"},
        )
    return list(failed.values())


def _published(settings: Settings, matters: Callable[[duckdb.DuckDBPyConnection], list[Matter]]) -> list[Matter] | None:
    """What the published file says; None when it cannot be read."""
    if not settings.warehouse.exists():
        return []
    try:
        with open_warehouse(settings.warehouse) as con:
            return matters(con)
    except (WarehouseError, FileNotFoundError, duckdb.Error):
        return None


def overdue(settings: Settings, told: Told, days: float, now: datetime, timezone: str) -> list[Matter] | None:
    """Whether something waits for a build for too long; None when that cannot be said."""
    try:
        build, what = waiting(settings)
    except (WarehouseError, duckdb.Error):
        return None
    since = told.wait(bool(what), build, now)
    if since is None or now - since < timedelta(days=days):
        return []
    at = since.astimezone(ZoneInfo(timezone))
    words = {"what": what, "at": f"{at:%Y-%m-%d %H:%M}", "days": f"{(now - since) / timedelta(days=1):.0f}"}
    return [Matter("not_built", (told.waiting_since,), words)]


def look(
    instance: DagsterInstance,
    settings: Settings,
    alerts: AlertSettings,
    cursor: str | None,
    timezone: str,
    now: datetime,
) -> SensorResult | SkipReason:
    """One look at everything, and what came of telling it."""
    told = Told.load(cursor)
    standing: Standing = {
        "build_failed": failed_builds(instance, timezone),
        "set_aside": _published(settings, set_aside),
        "finding": _published(settings, findings),
        "not_built": overdue(settings, told, alerts.days, now, timezone),
    }
    sent, problems = told.tell(standing, ways(alerts), Words(alerts.language, settings.warehouse))
    said = [f"{sent} sent" if sent else "Nothing new to tell", *problems]
    if problems:
        said.append("The next look tries again.")
    return SensorResult(skip_reason=". ".join(each.rstrip(".") for each in said) + ".", cursor=told.dump())


def definitions(schedule: ScheduleSettings) -> Definitions:
    """The sensor. ``schedule`` has the time zone in which a person is told when something was."""

    @sensor(
        name="alert_sensor",
        minimum_interval_seconds=60,
        default_status=DefaultSensorStatus.RUNNING,
        description="Tells of failed builds, documents set aside, new findings and builds that are overdue, once alerts are set up "
        "(docs/operations.md). 构建失败、报告被隔离、新发现不符之处、逾期未构建时发出提醒；未配置时不发送。",
    )
    def alert_sensor(
        context: SensorEvaluationContext, planhouse: WarehouseSettings, alerts: ResourceParam[AlertSettings]
    ) -> SensorResult | SkipReason:
        """Send what was not sent yet."""
        if not alerts.channels:
            return SkipReason("No alerts are set up: PLANHOUSE_ALERT_WEBHOOK or PLANHOUSE_ALERT_MAIL_TO says where to.")
        return look(context.instance, planhouse.get(), alerts, context.cursor, schedule.timezone, datetime.now(UTC))

    return Definitions(sensors=[alert_sensor])
