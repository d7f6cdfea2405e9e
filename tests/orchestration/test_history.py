"""Dagster's history is kept for a stated time, and a run that was killed does not stay in the way."""

import uuid
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from dagster import (
    AssetExecutionContext,
    AssetKey,
    AssetMaterialization,
    DagsterInstance,
    DagsterRunStatus,
    Definitions,
    DynamicPartitionsDefinition,
    asset,
    materialize,
)
from dagster._core.test_utils import create_run_for_test

from orchestration.defs import history
from orchestration.defs.history import FOLDER_TAG, KEPT, end_abandoned_runs, forget_old_runs, held_open

LATER = KEPT + timedelta(days=1)


@pytest.fixture
def instance(tmp_path: Path) -> Iterator[DagsterInstance]:
    with DagsterInstance.local_temp(str(tmp_path)) as found:
        yield found


def run(instance: DagsterInstance, *read: str) -> str:
    """A finished run that read these reports."""

    @asset(partitions_def=DynamicPartitionsDefinition(name="report"), key=["raw", "reports"])
    def raw_reports() -> None: ...

    @asset
    def read_reports(context: AssetExecutionContext) -> None:
        for report in read:
            context.log_event(AssetMaterialization(AssetKey(["raw", "reports"]), partition=report))

    return materialize([read_reports], instance=instance).run_id


def ids(instance: DagsterInstance) -> set[str]:
    return {each.run_id for each in instance.get_runs()}


def test_old_runs_go_with_their_files_and_young_ones_stay(instance: DagsterInstance, tmp_path: Path) -> None:
    runs = [run(instance) for _ in range(3)]
    assert forget_old_runs(instance) == []
    assert set(forget_old_runs(instance, now=datetime.now(UTC) + LATER)) == set(runs)
    assert ids(instance) == set()
    assert not [path for path in tmp_path.rglob("*") if any(each in path.name for each in runs)]


def test_the_last_run_that_read_a_report_stays(instance: DagsterInstance) -> None:
    first, second = run(instance, "310106-2023-plan", "330114-2024-plan"), run(instance, "310106-2023-plan")
    other = run(instance)
    assert forget_old_runs(instance, now=datetime.now(UTC) + LATER) == [other]
    third = run(instance, "330114-2024-plan")
    assert forget_old_runs(instance, now=datetime.now(UTC) + LATER) == [first]
    assert ids(instance) == {second, third}


def test_of_many_young_runs_the_youngest_stay(instance: DagsterInstance, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "KEPT_AT_MOST", 2)
    runs = [run(instance) for _ in range(4)]
    assert forget_old_runs(instance) == runs[:2]
    assert ids(instance) == set(runs[2:])


def test_a_run_that_was_killed_is_marked_as_ended(instance: DagsterInstance, tmp_path: Path) -> None:
    def started(folder: Path) -> str:
        return create_run_for_test(instance, status=DagsterRunStatus.STARTED, tags={FOLDER_TAG: str(folder)}).run_id

    mine, others = started(tmp_path / "build"), started(tmp_path / "another")
    assert end_abandoned_runs(instance, tmp_path / "build") == [mine]
    status = {each.run_id: each.status for each in instance.get_runs()}
    assert status == {mine: DagsterRunStatus.CANCELED, others: DagsterRunStatus.STARTED}


def test_a_history_held_open_is_written_event_by_event_and_left_tidy(instance: DagsterInstance, tmp_path: Path) -> None:
    @asset
    def read_reports(context: AssetExecutionContext) -> None:
        # what another process sees while the run goes on
        with DagsterInstance.from_ref(instance.get_ref()) as other:
            seen.extend(each.event_type_value for log in other.all_logs(run_id) if (each := log.dagster_event))

    seen: list[str] = []
    run_id = str(uuid.uuid4())
    job = Definitions(assets=[read_reports]).resolve_implicit_global_asset_job_def()
    with held_open(instance, run_id):
        assert job.execute_in_process(instance=instance, run_id=run_id).success
        # SQLite's logs were not folded in at every event
        assert {path.name for path in tmp_path.rglob("*.db-wal")} >= {"index.db-wal", f"{run_id}.db-wal"}
    assert "STEP_START" in seen
    assert not list(tmp_path.rglob("*.db-wal"))
    assert ids(instance) == {run_id}
