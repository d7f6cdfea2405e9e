"""Reading many reports on all cores.

Here belongs the work of one worker process and the pool. Workers read and turn rows into Arrow; the one writer is elsewhere
(``orchestration.ingest``). Reading itself is ``sources.reading``.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pyarrow as pa

from orchestration.stop import end_with_parent
from sources.catalogue import Catalogue, ReportEntry, sha256
from sources.corrections import Entry
from sources.formats.limits import MAX_FILE_BYTES
from sources.lexicon import Lexicon
from sources.model import Problem, ReportError
from sources.reading import read_report
from sources.rows import RAW_TABLES, Row, raw_rows

# a process is worth its start only for so many reports
_SINGLE = 8
_CHUNK = 25

_ARROW_TYPES = {"text": pa.string(), "integer": pa.int32(), "boolean": pa.bool_()}


@dataclass(frozen=True, slots=True)
class Task:
    """One report to read: its entry, its corrections, and the key of this version of it."""

    entry: ReportEntry
    corrections: tuple[Entry, ...]
    document_key: str


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
    """Read some reports. A report that fails does not stop the others."""
    catalogue = Catalogue({}, sources / "reports")
    lexicon = _lexicon(sources / "vocabulary")
    rows: dict[str, list[Row]] = {table: [] for table in RAW_TABLES}
    chunk = Chunk({})
    for task in tasks:
        entry = task.entry
        try:
            data = catalogue.read_bytes(entry, MAX_FILE_BYTES)
            reading = read_report(data, entry.file, entry.context, lexicon, task.corrections)
        except ReportError as error:
            chunk.failed[entry.report_id] = error
            continue
        chunk.read.append(entry.report_id)
        if reading.problems:
            chunk.problems[entry.report_id] = list(reading.problems)
        for table, values in raw_rows(reading, entry, sha256(data), task.document_key).items():
            rows[table] += values
    chunk.tables = {
        table: pa.table(
            {
                name: pa.array([row[at] for row in values], type=_ARROW_TYPES[RAW_TABLES[table][at][1]])
                for at, (name, _) in enumerate(RAW_TABLES[table])
            }
        )
        for table, values in rows.items()
    }
    return chunk


def read_all(sources: Path, tasks: Sequence[Task], workers: int | None = None) -> Iterator[Chunk]:
    """Read reports in chunks, in the order in which they are ready; at most two chunks a worker wait in memory."""
    workers = workers or os.cpu_count() or 1
    if len(tasks) <= _SINGLE or workers == 1:
        for at in range(0, len(tasks), _CHUNK):
            yield read_chunk(sources, tasks[at : at + _CHUNK])
        return
    size = min(_CHUNK, -(-len(tasks) // workers))
    chunks = [tasks[at : at + size] for at in range(0, len(tasks), size)]
    # spawned, not forked: the parent holds a database connection and threads
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=spawn, initializer=end_with_parent) as pool:
        waiting: set[Future[Chunk]] = set()
        for tasks_of_chunk in chunks:
            waiting.add(pool.submit(read_chunk, sources, tasks_of_chunk))
            if len(waiting) >= 2 * workers:
                done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
                for future in done:
                    yield future.result()
        while waiting:
            done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
            for future in done:
                yield future.result()
