"""Whole builds, as from a terminal, killed at random moments and done again: incremental ones and full ones of several reports.

Here belong those builds; what must hold is in ``state``.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.generator import generate
from tests.conftest import Planhouse
from tests.kill.last_stages import Outcome, context
from tests.kill.state import faults, reader, settings_of

REPORTS = 6
AT_REST = frozenset({"build", "dagster", "sources", "warehouse.duckdb", "site", "exports"})


def kill_builds(times: int, folder: Path, seed: int, say: Callable[[str], None]) -> Outcome:
    """Build several reports, then kill so many builds of a changed report, each other one a full build."""
    chance = random.Random(seed)
    house = Planhouse(folder)
    generate(house.sources, reports=REPORTS, seed=seed, first_year=2018, years=3)
    documents = sorted((house.sources / "reports").iterdir())
    settings = settings_of(folder)
    done = house.build()
    if done.returncode != 0:
        raise RuntimeError(f"the first build ended with {done.returncode}:\n{done.stderr}")
    seconds = {"": _timed(house, documents[0], 0), "--full": 0.0}
    seconds["--full"] = seconds[""]
    outcome = Outcome()
    with reader(context(), folder) as end:
        for number in range(times):
            kind = "--full" if number % 2 else ""
            _change(documents[number % len(documents)], number + 1)
            moment = chance.uniform(0, seconds[kind])
            process = house.start(*filter(None, [kind]))
            try:
                process.wait(moment)
            except subprocess.TimeoutExpired:
                # the build alone: the processes that it started have to notice
                os.kill(process.pid, signal.SIGKILL)
            code = process.wait()
            outcome.killed += code == -signal.SIGKILL
            outcome.survived += code == 0
            started = time.monotonic()
            after = house.build()
            seconds[kind] = max(seconds[kind], time.monotonic() - started)
            name = f"{number} {kind or 'incremental'} killed after {moment:.1f} s"
            if after.returncode != 0 or "Traceback" in after.stderr:
                outcome.wrong.append(f"{name}: the next build ended with {after.returncode}: {after.stderr[-2000:]}")
            outcome.wrong += [f"{name}: {fault}" for fault in faults(settings, at_rest=AT_REST)]
            if survivors := _processes_of(process.pid):
                outcome.wrong.append(f"{name}: processes {survivors} live on")
            say(f"whole builds: {number + 1} of {times}, {outcome.killed} killed, {len(outcome.wrong)} wrong")
        looks, wrong = end()
    outcome.looks = looks
    outcome.wrong += [f"a reader: {each}" for each in wrong]
    return outcome


def _timed(house: Planhouse, document: Path, number: int) -> float:
    _change(document, number)
    started = time.monotonic()
    house.build()
    return time.monotonic() - started


def _change(document: Path, number: int) -> None:
    text = document.read_text(encoding="utf-8").rpartition("\n\n新建凉亭")[0] or document.read_text(encoding="utf-8")
    document.write_text(f"{text.rstrip()}\n\n新建凉亭{number + 1}座。\n", encoding="utf-8")


def _processes_of(session: int) -> list[int]:
    """The processes of a session, which a build was started as; none can be told where there is no /proc."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text(errors="replace").rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[3]) == session and fields[0] != "Z":
            found.append(int(status.parent.name))
    return found
