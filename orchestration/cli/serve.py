"""``planhouse serve``: Dagster's processes, as a service runs them.

Here belongs becoming one of them, with the settings of this installation. What they load is in ``orchestration.definitions``.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

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
        Settings.from_environment().export_to_environment()
        ScheduleSettings.from_environment()
        log = _LOG_FORMATS[log_format()]
        prepare()
    except (SettingsError, OSError) as error:
        print(f"Nothing was started: {error}", file=sys.stderr)
        return 1
    program = Path(sys.executable).with_name(f"dagster-{process}")
    arguments = ["run"] if process == "daemon" else ["--host", host, "--port", str(port)]
    arguments += ["--module-name", "orchestration.definitions", "--working-directory", str(ROOT), "--log-format", log]
    os.chdir(ROOT)
    # by the environment's own Python: a script's first line cannot hold every path that a checkout may have
    return os.execv(sys.executable, [sys.executable, str(program), *arguments])
