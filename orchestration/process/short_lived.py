"""A process that ends with what it was started for: a command, and what a build starts for dbt and for Great Expectations.

What such a process imports and loads stays until its end. Python looks through all of it for garbage again and again, and takes it
apart at the end: a fifth of the processor time of a build in which one report changed. Here belongs sparing that.
"""

from __future__ import annotations

import contextlib
import gc
import os
import sys
from multiprocessing.util import Finalize

from orchestration.process.stop import end_with_parent


def collect_rarely() -> None:
    """Look for garbage after 100,000 new objects, not after 700."""
    gc.set_threshold(100_000, 20, 100)


def end_at_once(status: int = 0) -> None:
    """When this process ends, let it do so without taking the interpreter apart, as a forked process of a pool does.

    What Great Expectations and duckdb-engine keep of each other outlives that, and DuckDB 2 prints a page of complaints about it.
    """
    # after all that multiprocessing has to put away, semaphores among them
    Finalize(None, _end, args=(status,), exitpriority=-100)


def helps_a_build() -> None:
    """For the initializer of a pool of one process: that of a library which takes seconds to import."""
    end_with_parent()
    collect_rarely()
    end_at_once()


def _end(status: int) -> None:
    for stream in (sys.stdout, sys.stderr):
        # whoever reads it may have seen enough
        with contextlib.suppress(OSError, ValueError):
            stream.flush()
    os._exit(status)
