"""The process that Great Expectations runs in.

Its import takes seconds and its connections stay open for as long as it likes, so it has a process of its own, started
while dbt is at work. Here belongs only that process.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from functools import cache
from pathlib import Path

from orchestration.audit.checks import CHECKS, Check
from orchestration.audit.run import Finding, audit, import_great_expectations
from orchestration.process.short_lived import helps_a_build

_Subject = tuple[Path, int, int, Path | None, Sequence[Check]]
_begun: list[tuple[_Subject, Future[list[Finding]]]] = []


@cache
def _pool() -> ProcessPoolExecutor:
    return ProcessPoolExecutor(
        max_workers=1, mp_context=multiprocessing.get_context("spawn"), initializer=helps_a_build
    )


def warm_up() -> None:
    """Start the process and let it import; returns at once."""
    _pool().submit(import_great_expectations)


def begin_audit(build_file: Path, data_docs: Path | None, checks: Sequence[Check] = CHECKS) -> None:
    """Start an audit and return at once; ``audit_in_process`` gives its findings. Until then nobody may open the build
    file for writing."""
    subject = _subject(build_file, data_docs, checks)
    _begun.append((subject, _pool().submit(audit, build_file, data_docs, checks)))


def audit_in_process(build_file: Path, data_docs: Path | None, checks: Sequence[Check] = CHECKS) -> list[Finding]:
    """``audit`` in its process, which ends with it; one that was begun counts if the build file is as it was then.

    Nobody may hold the build file open for writing meanwhile.
    """
    subject = _subject(build_file, data_docs, checks)
    begun = next((findings for each, findings in _begun if each == subject), None)
    if _begun and begun is None:
        # that process would go on looking at the file as it was
        _end()
    try:
        return (begun or _pool().submit(audit, build_file, data_docs, checks)).result()
    finally:
        _end()


def _end() -> None:
    _begun.clear()
    _pool().shutdown()
    _pool.cache_clear()


def _subject(build_file: Path, data_docs: Path | None, checks: Sequence[Check]) -> _Subject:
    found = build_file.stat()
    return build_file, found.st_size, found.st_mtime_ns, data_docs, checks
