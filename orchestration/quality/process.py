"""The process that Great Expectations runs in.

Its import takes seconds and its connections stay open for as long as it likes, so it has a process of its own,
started while
dbt is at work. Here belongs only that process.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path

from orchestration.quality.audit import Finding, audit, import_great_expectations
from orchestration.quality.checks import CHECKS, Check


@cache
def _pool() -> ProcessPoolExecutor:
    return ProcessPoolExecutor(max_workers=1, mp_context=multiprocessing.get_context("spawn"))


def warm_up() -> None:
    """Start the process and let it import; returns at once."""
    _pool().submit(import_great_expectations)


def audit_in_process(build_file: Path, data_docs: Path | None, checks: Sequence[Check] = CHECKS) -> list[Finding]:
    """``audit`` in its process, which ends with it. Nobody may hold the build file open for writing meanwhile."""
    try:
        return _pool().submit(audit, build_file, data_docs, checks).result()
    finally:
        _pool().shutdown()
        _pool.cache_clear()
