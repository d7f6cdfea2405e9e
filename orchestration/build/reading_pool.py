"""Reading many reports on all cores.

Here belongs the work of one worker process and the pool. Workers read and turn rows into Arrow; the one writer is elsewhere
(``orchestration.build.ingest``). Reading itself is ``sources.reading``.
"""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Collection, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pyarrow as pa

from orchestration.process.stop import end_with_parent
from sources.arrow import arrow_table
from sources.catalogue.catalogue import Catalogue, ReportEntry, sha256
from sources.catalogue.corrections import Entry
from sources.documents.limits import MAX_FILE_BYTES
from sources.lexicon import Lexicon
from sources.model import Problem, ReportError
from sources.reading import read_report, unreadable
from sources.rows import RAW_TABLES, Row, raw_rows

# a process is worth its start only for so many reports
_SINGLE = 8
_CHUNK = 25


@dataclass(frozen=True, slots=True)
class Task:
    """One report to read: its entry, its corrections, the key of this version of it, and how much of it may be doubtful."""

    entry: ReportEntry
    corrections: tuple[Entry, ...]
    document_key: str
    most_doubtful: float = 1.0


@dataclass(slots=True)
class Chunk:
    """What one worker read: Arrow tables by raw table, the reports in them, and the errors of those that failed."""

    tables: dict[str, pa.Table]
    read: list[str] = field(default_factory=list)
    failed: dict[str, ReportError] = field(default_factory=dict)
    problems: dict[str, list[Problem]] = field(default_factory=dict)


@cache
def _lexicon(vocabulary: Path) -> Lexicon:
    return Lexicon.load(vocabulary)


def read_chunk(sources: Path, tasks: Sequence[Task]) -> Chunk:
    """Read some reports. Whatever goes wrong with one stops that one only."""
    catalogue = Catalogue({}, sources / "reports")
    lexicon = _lexicon(sources / "vocabulary")
    chunk = Chunk({})
    rows: dict[str, dict[str, list[Row]]] = {}
    for task in tasks:
        entry = task.entry
        try:
            data = catalogue.read_bytes(entry, MAX_FILE_BYTES)
            reading = read_report(data, entry.file, entry.context, lexicon, task.corrections, task.most_doubtful)
            rows[entry.report_id] = raw_rows(reading, entry, sha256(data), task.document_key)
            if reading.problems:
                chunk.problems[entry.report_id] = list(reading.problems)
        except ReportError as error:
            chunk.failed[entry.report_id] = error
        except Exception as error:
            chunk.failed[entry.report_id] = unreadable(entry.report_id, entry.file, error)
    try:
        chunk.tables = _tables(rows.values())
    except (pa.ArrowException, UnicodeError, OverflowError):
        for task in tasks:
            _try_alone(task.entry, rows, chunk)
        chunk.tables = _tables(rows.values())
    chunk.read = list(rows)
    return chunk


def _try_alone(entry: ReportEntry, rows: dict[str, dict[str, list[Row]]], chunk: Chunk) -> None:
    """Set a report aside whose values no table can hold."""
    if entry.report_id not in rows:
        return
    try:
        _tables([rows[entry.report_id]])
    except (pa.ArrowException, UnicodeError, OverflowError) as error:
        chunk.failed[entry.report_id] = unreadable(entry.report_id, entry.file, error)
        chunk.problems.pop(entry.report_id, None)
        del rows[entry.report_id]


def _tables(rows: Collection[Mapping[str, Sequence[Row]]]) -> dict[str, pa.Table]:
    """The rows of some reports by raw table."""
    return {table: arrow_table(table, [row for each in rows for row in each[table]]) for table in RAW_TABLES}


def read_all(sources: Path, tasks: Sequence[Task], workers: int | None = None) -> Iterator[Chunk]:
    """Read reports in chunks, in the order in which they are ready; at most two chunks a worker wait in memory.

    A worker that dies takes all that were being read with it: these are read again one by one, and the one that ends its
    worker again is set aside.
    """
    workers = workers or os.cpu_count() or 1
    if len(tasks) <= _SINGLE or workers == 1:
        for at in range(0, len(tasks), _CHUNK):
            yield read_chunk(sources, tasks[at : at + _CHUNK])
        return
    size = min(_CHUNK, -(-len(tasks) // workers))
    chunks = deque(tasks[at : at + size] for at in range(0, len(tasks), size))
    while chunks:
        lost: list[Task] = []
        with _pool(workers) as pool:
            waiting: dict[Future[Chunk], Sequence[Task]] = {}
            while waiting or (chunks and not lost):
                while chunks and not lost and len(waiting) < 2 * workers:
                    own = chunks.popleft()
                    try:
                        waiting[pool.submit(read_chunk, sources, own)] = own
                    except BrokenProcessPool:
                        lost += own
                done, _ = wait(waiting, return_when=FIRST_COMPLETED)
                for future in done:
                    own = waiting.pop(future)
                    try:
                        yield future.result()
                    except BrokenProcessPool:
                        lost += own
        yield from _one_by_one(sources, lost)


def _one_by_one(sources: Path, tasks: Sequence[Task]) -> Iterator[Chunk]:
    """Read reports of which one ended the process that read it, each in a process that only it can end."""
    left = deque(tasks)
    while left:
        with _pool(1) as pool:
            try:
                while left:
                    yield pool.submit(read_chunk, sources, [left[0]]).result()
                    left.popleft()
            except BrokenProcessPool:
                entry = left.popleft().entry
                yield Chunk(
                    _tables([]),
                    failed={
                        entry.report_id: ReportError(
                            entry.report_id,
                            "the process that read it was ended from outside; most likely it took more memory than there is.",
                            place=entry.file,
                            advice="Build again; if it happens again, split the document, or save it in another format.",
                        )
                    },
                )


def _pool(workers: int) -> ProcessPoolExecutor:
    # spawned, not forked: the parent holds a database connection and threads
    return ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"), initializer=end_with_parent)
