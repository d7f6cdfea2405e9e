"""Dagster's history of builds: how long it is kept, and runs that ended without saying so.

Here belongs what is done to finished and abandoned runs. What a run does is in ``orchestration.defs``.
"""

from __future__ import annotations

import contextlib
import functools
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol, runtime_checkable

from dagster import AssetKey, AssetRecordsFilter, DagsterEventType, DagsterInstance, DagsterRunStatus, RunsFilter
from sqlalchemy import Connection, StaticPool, create_engine

KEPT = timedelta(days=30)
KEPT_AT_MOST = 50
"""Finished runs are forgotten when they are older than ``KEPT``, and when there are more than so many."""

# the build folder of a run that was started from a terminal, which holds that folder's lock for as long as it lives
FOLDER_TAG = "planhouse/build_folder"

_REPORTS = AssetKey(["raw", "reports"])
# deleting one takes about 0.05 s; a build forgets no more than that
_AT_ONCE = 20


@runtime_checkable
class _InFiles(Protocol):
    """A history whose events are SQLite files, one for each run and an index of all."""

    def path_for_shard(self, run_id: str) -> str:
        """Where the file of a run lies, or of ``index``."""

    def conn_string_for_shard(self, shard_name: str) -> str:
        """The same as SQLAlchemy takes it."""

    def run_connection(self, run_id: str | None = None) -> AbstractContextManager[Connection]:
        """A transaction on the file of a run."""

    def has_table(self, table_name: str) -> bool:
        """Whether the index has a table."""

    def index_connection(self) -> AbstractContextManager[Connection]:
        """A transaction on the index."""


# another program that writes has the database for a moment
_PATIENCE_SECONDS = 60

_Connect = Callable[[], AbstractContextManager[Connection]]


def forget_old_runs(instance: DagsterInstance, *, now: datetime | None = None) -> list[str]:
    """Delete runs, with their events and logs; the ids of those that are gone.

    A run that was the last to read one of the reports stays: Dagster would show that report as never read.
    """
    finished = RunsFilter(statuses=[DagsterRunStatus.SUCCESS, DagsterRunStatus.FAILURE, DagsterRunStatus.CANCELED])
    since = (now or datetime.now(UTC)) - KEPT
    old = [
        record.dagster_run.run_id
        for at, record in enumerate(instance.get_run_records(finished))
        if at >= KEPT_AT_MOST or record.create_timestamp.replace(tzinfo=UTC) < since
    ]
    if not old:
        return []
    needed = _last_to_read(instance)
    gone = [run for run in reversed(old) if run not in needed][:_AT_ONCE]
    for run in gone:
        _delete(instance, run)
    return gone


def end_abandoned_runs(instance: DagsterInstance, folder: Path | None = None) -> list[str]:
    """Mark what killed builds of a build folder left as running, so that Dagster does not wait for them; the ids of these.

    For who knows that none of them is alive: it holds the lock of the folder, where no other run of a terminal is alive then; or,
    without a folder, no process holds the lock and Dagster's daemon is only about to start.
    """
    unfinished = [DagsterRunStatus.NOT_STARTED, DagsterRunStatus.STARTING, DagsterRunStatus.STARTED]
    tags = {FOLDER_TAG: str(folder)} if folder else {}
    runs = instance.get_runs(RunsFilter(tags=tags, statuses=unfinished))
    for run in runs:
        instance.report_run_canceled(run, message="This build was ended from outside.")
    return [run.run_id for run in runs]


@contextlib.contextmanager
def held_open(instance: DagsterInstance, run: str) -> Iterator[None]:
    """Keep the connections to the history's databases for the time of a run.

    Dagster makes an engine, opens and closes its connection, and waits for the disk, for each of hundreds of events: a quarter of a
    build. Here each database has one, and in its log (WAL) a commit waits for no disk: what loses power may lose the last events, and
    is whole. Every event is committed as before, and seen by whoever looks at the history meanwhile.
    """
    storage = instance.event_log_storage
    with contextlib.ExitStack() as stack:
        if isinstance(storage, _InFiles):
            index, own = (stack.enter_context(_kept(storage, shard)) for shard in ("index", run))
            other_runs = storage.run_connection
            stack.enter_context(
                _instead(
                    storage,
                    index_connection=index,
                    run_connection=lambda run_id=None: own() if run_id == run else other_runs(run_id),
                    # asked anew for every check
                    has_table=functools.cache(storage.has_table),
                )
            )
        yield


@contextlib.contextmanager
def _kept(storage: _InFiles, shard: str) -> Iterator[_Connect]:
    """What gives one database's connection, to one thread at a time, each time in a transaction of its own."""
    # Dagster's own connection first: it makes the tables where there are none
    with storage.run_connection(shard) as con:
        con.exec_driver_sql("SELECT 1")
    engine = create_engine(
        storage.conn_string_for_shard(shard),
        poolclass=StaticPool,
        connect_args={"timeout": _PATIENCE_SECONDS, "check_same_thread": False},
    )
    with engine.connect() as con:
        con.exec_driver_sql("PRAGMA journal_mode = WAL")
        con.exec_driver_sql("PRAGMA synchronous = NORMAL")
    lock = threading.Lock()

    @contextlib.contextmanager
    def connect() -> Iterator[Connection]:
        with lock, engine.begin() as con:
            yield con

    try:
        yield connect
    finally:
        engine.dispose()


@contextlib.contextmanager
def _instead(subject: object, **attributes: object) -> Iterator[None]:
    """Within the block, an object's own attributes stand in for those of its class."""
    vars(subject).update(attributes)
    try:
        yield
    finally:
        for name in attributes:
            del vars(subject)[name]


def _last_to_read(instance: DagsterInstance) -> set[str]:
    """The runs in which the reports that Dagster knows were last read."""
    latest = instance.event_log_storage.get_latest_storage_id_by_partition(
        _REPORTS, DagsterEventType.ASSET_MATERIALIZATION
    )
    if not latest:
        return set()
    wanted = AssetRecordsFilter(_REPORTS, storage_ids=list(latest.values()))
    records = instance.fetch_materializations(wanted, limit=len(latest)).records
    return {record.run_id for record in records}


def _delete(instance: DagsterInstance, run: str) -> None:
    instance.delete_run(run)
    storage = instance.event_log_storage
    if isinstance(storage, _InFiles):
        # the events of a run are a file of their own, which Dagster empties and leaves
        shard = Path(storage.path_for_shard(run))
        for path in (shard, shard.with_name(f"{shard.name}-wal"), shard.with_name(f"{shard.name}-shm")):
            path.unlink(missing_ok=True)
    with contextlib.suppress(OSError):
        instance.compute_log_manager.delete_logs(prefix=[run])
