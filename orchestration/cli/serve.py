"""``planhouse serve``: Dagster's processes, as a service runs them.

Here belongs becoming one of them, with the settings of this installation. What they load is in ``orchestration.definitions``.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

if TYPE_CHECKING:
    from orchestration.settings import Settings

_LOG_FORMATS = {"text": "colored", "json": "json"}


def serve(
    process: Annotated[
        Literal["webserver", "daemon"], typer.Argument(help="the pages, or what starts builds and alerts")
    ],
    host: Annotated[str, typer.Option(help="where the pages listen")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="where the pages listen")] = 3000,
) -> int:
    """Run Dagster's pages or its daemon in the foreground.

    A service needs both. The process becomes Dagster's own, so that it ends, and says how, as that does.

    Exit status: 0 it was ended; 1 it cannot start; 2 wrong arguments.
    """
    from orchestration.dagster_home import prepare
    from orchestration.service_settings import ScheduleSettings, log_format
    from orchestration.settings import ROOT, Settings, SettingsError

    try:
        settings = Settings.from_environment()
        settings.export_to_environment()
        ScheduleSettings.from_environment()
        log = _LOG_FORMATS[log_format()]
        prepare()
    except (SettingsError, OSError) as error:
        print(f"Nothing was started: {error}", file=sys.stderr)
        return 1
    if process == "daemon":
        _end_abandoned_runs(settings)
    program = Path(sys.executable).with_name(f"dagster-{process}")
    arguments = ["run"] if process == "daemon" else ["--host", host, "--port", str(port)]
    arguments += ["--module-name", "orchestration.definitions", "--working-directory", str(ROOT), "--log-format", log]
    os.chdir(ROOT)
    # by the environment's own Python: a script's first line cannot hold every path that a checkout may have
    return os.execv(sys.executable, [sys.executable, str(program), *arguments])


def _end_abandoned_runs(settings: Settings) -> None:
    """End the runs that a machine took with it when it went down: the daemon would wait for them for ever."""
    from dagster import DagsterInstance

    from orchestration.defs.history import end_abandoned_runs
    from orchestration.warehouse.lock import build_lock_holder

    if build_lock_holder(settings.build) is None:
        with DagsterInstance.get() as instance:
            for run in end_abandoned_runs(instance):
                print(f"Run {run} was left as running, and is ended.", file=sys.stderr)
