"""Timing whole commands: wall time, the memory of all their processes, and the steps that a build prints.

Here belongs what is measured of a process. Not here: which commands are measured.
"""

from __future__ import annotations

import itertools
import re
import subprocess
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

_PROGRESS = re.compile(r"^\s*([\d.]+) s\s+(.*)$")
_SAMPLE = 0.25


@dataclass(slots=True)
class Timed:
    """A finished command: wall time in seconds, the most that its processes held in memory together (resident, in MB; what two
    of them share counts twice), and its steps with their seconds. A step that is said again goes on."""

    seconds: float
    megabytes: float
    steps: dict[str, float] = field(default_factory=dict)


def run(command: list[str], environment: dict[str, str], cwd: Path) -> Timed:
    """Run a command to its end. Raises RuntimeError when it fails; 3, published with something set aside, is no failure."""
    started = time.perf_counter()
    process = subprocess.Popen(
        command,
        cwd=cwd,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    lines: list[tuple[float, str]] = []
    tail: list[str] = []
    with _MemoryWatch(process.pid) as memory:
        assert process.stderr is not None
        for line in process.stderr:
            tail = [*tail[-30:], line]
            if match := _PROGRESS.match(line):
                lines.append((time.perf_counter() - started, match[2]))
        code = process.wait()
    seconds = time.perf_counter() - started
    if code not in (0, 3):
        raise RuntimeError(f"{' '.join(command)} failed:\n{''.join(tail)}")
    return Timed(seconds, memory.most / 1e6, steps_of(lines, seconds))


def steps_of(lines: Sequence[tuple[float, str]], seconds: float) -> dict[str, float]:
    """The seconds of each step of a command that took ``seconds``, from what it said and when."""
    steps: dict[str, float] = {}
    step = ""
    for (at, words), (end, _) in itertools.pairwise([*lines, (seconds, "")]):
        # what a step has to say of its result is no step of its own
        step = step if words[0].isdigit() else words
        steps[step] = steps.get(step, 0) + end - at
    return steps


class _MemoryWatch:
    """Adds up the memory of a session's processes, several times a second, and keeps the most."""

    def __init__(self, session: int) -> None:
        self.most = 0
        self._session = session
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> _MemoryWatch:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._done.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._done.wait(_SAMPLE):
            self.most = max(self.most, _resident(self._session))


def _resident(session: int) -> int:
    """The bytes that the processes of a session hold; 0 where the system has no /proc."""
    total = 0
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = entry.read_text().rpartition(")")[2].split()
        except OSError:  # it has just ended
            continue
        if int(fields[3]) == session:
            total += int(fields[21]) * 4096
    return total


def seconds_of(action: Callable[[], object]) -> float:
    """How long a call takes."""
    started = time.perf_counter()
    action()
    return time.perf_counter() - started
