"""The service: Dagster's home and history, its schedule, and the alerts."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator

from orchestration.alerts.sending import DeliveryError, ways
from orchestration.alerts.telling import Words
from orchestration.build.inputs import Inputs
from orchestration.dagster_home import dagster_home, wanted_settings
from orchestration.health.result import Result, note, ok, problem
from orchestration.process import trouble
from orchestration.service_settings import AlertSettings, ScheduleSettings, history_url, log_format
from orchestration.settings import Settings, SettingsError
from orchestration.warehouse.lock import build_lock_holder

_SET = "Put the variable right where the service gets it (docs/operations.md), and start the service again."
# the daemon says every half minute that it is there
_SILENT_SECONDS = 300
_RUN_ID = 8
_START = "systemctl start planhouse-daemon, or planhouse serve daemon"


def schedule(settings: Settings) -> Iterator[Result]:
    """Time zone, schedule and log format."""
    from orchestration.defs import automation

    try:
        wanted = ScheduleSettings.from_environment()
        automation.definitions(wanted)
        log_format()
    except SettingsError as error:
        yield problem("schedule", str(error), _SET)
    else:
        yield ok("schedule", f"Builds at {wanted.cron} ({wanted.timezone}) when something changed")


def definitions(settings: Settings) -> Iterator[Result]:
    """What Dagster's processes load; seconds."""
    from orchestration.definitions import definitions_of

    try:
        definitions_of(Inputs(settings))
    # whatever is wrong with code, models or settings
    except Exception as error:
        yield problem(
            "definitions",
            f"Dagster cannot load the jobs and sensors: {trouble.of(error)}",
            "Mend that: until then no build starts by itself, and nobody is alerted, though the daemon runs.",
        )
    else:
        yield ok("definitions", "Dagster can load the jobs and sensors")


def history(settings: Settings, *, service: bool = False) -> Iterator[Result]:
    """Dagster's home and its history: whether it can be used, how the last build ended, whether the daemon runs, as ``service``
    asks for."""
    home = dagster_home()
    try:
        wanted = wanted_settings()
    except SettingsError as error:
        yield problem("history", str(error), _SET)
        return
    own = home / "dagster.yaml"
    if not home.exists():
        yield note("history", f"DAGSTER_HOME is not there yet ({home}); the first build makes it.")
        return
    if not home.is_dir() or not own.is_file() or own.read_text(encoding="utf-8") != wanted:
        yield problem(
            "history",
            f"DAGSTER_HOME ({home}) has no dagster.yaml of this version and these settings.",
            "Write it: python -m orchestration.dagster_home",
        )
        return
    yield from _asked(settings, service=service)


def _asked(settings: Settings, *, service: bool) -> Iterator[Result]:
    from dagster import DagsterInstance, DagsterRunStatus, RunsFilter

    from orchestration.defs.failures import run_words

    where = "PostgreSQL" if history_url() else str(dagster_home())
    with contextlib.ExitStack() as stack:
        try:
            instance = stack.enter_context(DagsterInstance.from_config(str(dagster_home())))
            ended = RunsFilter(statuses=[DagsterRunStatus.SUCCESS, DagsterRunStatus.FAILURE])
            last = instance.get_run_records(ended, limit=1)
            running = instance.get_runs(RunsFilter(statuses=[DagsterRunStatus.STARTED]))
            beats = instance.get_daemon_heartbeats()
        # whatever storage there is has errors of its own
        except Exception as error:
            yield problem(
                "history",
                f"Dagster's history in {where} cannot be reached: {str(error).strip().splitlines()[0]}",
                "Start the database, or put PLANHOUSE_DAGSTER_POSTGRES right."
                if history_url()
                else f"Restore {dagster_home()} or move it away: no data is lost, only the list of runs.",
            )
            return
        yield ok("history", f"Dagster's history is in {where}")
        if last and last[0].dagster_run.status == DagsterRunStatus.FAILURE:
            run = last[0].dagster_run
            yield problem(
                "last build",
                f"Run {run.run_id[:_RUN_ID]} of {run.job_name} failed: {run_words(instance, run.run_id).strip()}",
                "Mend that, then run planhouse build.",
            )
        if running and build_lock_holder(settings.build) is None:
            yield problem(
                "last build",
                f"Run {running[0].run_id[:_RUN_ID]} is said to be running, and no process builds: runs wait behind it.",
                "Terminate it in Dagster (Runs, the menu of the run, Terminate, Force).",
            )
        latest = max((each.timestamp for each in beats.values()), default=None)
        if latest is not None and time.time() - latest < _SILENT_SECONDS:
            yield ok("daemon", "Dagster's daemon runs")
            return
        heard = (
            "never ran here" if latest is None else f"was last heard of {(time.time() - latest) / 60:.0f} minutes ago"
        )
        words = f"Dagster's daemon {heard}: no build starts by itself, and nobody is alerted."
        yield problem("daemon", words, _START) if service else note("daemon", words, f"Where it should: {_START}")


def alerts(settings: Settings, *, send: bool = False) -> Iterator[Result]:
    """The settings of alerts; ``send`` says whether everybody who would be told gets a message now."""
    try:
        wanted = AlertSettings.from_environment()
    except SettingsError as error:
        yield problem("alerts", str(error), _SET)
        return
    if not wanted.channels:
        yield note(
            "alerts",
            "Nobody is told of failed builds.",
            "PLANHOUSE_ALERT_WEBHOOK or PLANHOUSE_ALERT_MAIL_TO says who is.",
        )
        return
    yield ok("alerts", f"By {' and '.join(wanted.channels)}")
    for name, deliver in ways(wanted).items() if send else ():
        try:
            deliver(Words(wanted.language, settings.warehouse).test())
        except DeliveryError as error:
            yield problem(
                "alerts", str(error), "Put the PLANHOUSE_ALERT_ variables right and try again: planhouse doctor --alert"
            )
        else:
            yield ok("alerts", f"A test message went out by {name}")
