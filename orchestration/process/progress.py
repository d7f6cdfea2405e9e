"""What a build says while it runs: lines for the person at the terminal, or a JSON object each for a program that collects logs.

Here belongs printing, and nothing else. Quiet unless a build turns it on: in the UI's processes Dagster's own log
serves.
"""

from __future__ import annotations

import json
import sys
import time
from datetime import UTC, datetime

_started: float | None = None
_as_json = False


def start(*, as_json: bool = False) -> None:
    """From now on, say what is being done."""
    global _started, _as_json
    _started, _as_json = time.monotonic(), as_json


def say(text: str) -> None:
    """What is being done, with the seconds since the start."""
    if _started is None:
        return
    if _as_json:
        record("info", text)
    else:
        print(f"{seconds():6.1f} s  {text}", file=sys.stderr, flush=True)


def warn(text: str) -> None:
    """What somebody should look at."""
    _tell("warning", text)


def fail(text: str) -> None:
    """What went wrong."""
    _tell("error", text)


def as_record(level: str, message: str, **values: object) -> str:
    """A JSON object in one line: when, how bad, what, and values that go with it."""
    now = datetime.now(UTC).isoformat(timespec="milliseconds")
    line = {"time": now, "level": level, "message": message.strip(), "seconds": round(seconds(), 1), **values}
    return json.dumps(line, ensure_ascii=False, default=str)


def record(level: str, message: str, **values: object) -> None:
    """Say something with values of its own, to programs."""
    print(as_record(level, message, **values), file=sys.stderr, flush=True)


def is_json() -> bool:
    """Whether programs read what is said."""
    return _as_json


def seconds() -> float:
    """Seconds since the start, 0 without one."""
    return time.monotonic() - _started if _started is not None else 0.0


def _tell(level: str, text: str) -> None:
    if _as_json:
        record(level, text)
    else:
        print(text, file=sys.stderr, flush=True)
