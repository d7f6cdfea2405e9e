"""Words for the person at the terminal while a build runs.

Here belongs printing, and nothing else. Quiet unless a build turns it on: in the UI's processes Dagster's own log
serves.
"""

from __future__ import annotations

import sys
import time

_started: float | None = None


def start() -> None:
    """From now on, say what is being done."""
    global _started
    _started = time.monotonic()


def say(text: str) -> None:
    """One line with the seconds since the start."""
    if _started is not None:
        print(f"{time.monotonic() - _started:6.1f} s  {text}", file=sys.stderr, flush=True)


def seconds() -> float:
    """Seconds since the start, 0 without one."""
    return time.monotonic() - _started if _started is not None else 0.0
