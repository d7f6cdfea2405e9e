"""What the UI is given: assets in their groups, the job, the schedule, the sensor."""

from __future__ import annotations

import fcntl
import json
from collections import Counter
from collections.abc import Iterator

import duckdb
import pytest
from dagster import (
    AssetKey,
    AssetMaterialization,
    DagsterInstance,
    Definitions,
    RunRequest,
    SensorResult,
    SkipReason,
    build_sensor_context,
)

from tests.conftest import Planhouse


@pytest.fixture
def house(copy_of_built: Planhouse, monkeypatch: pytest.MonkeyPatch) -> Planhouse:
    for name, value in copy_of_built.environment.items():
        if name.startswith(("PLANHOUSE_", "DAGSTER_")):
            monkeypatch.setenv(name, value)
    return copy_of_built


@pytest.fixture
def definitions(house: Planhouse) -> Definitions:
    from orchestration.definitions import defs

    return defs()


@pytest.fixture
def instance() -> Iterator[DagsterInstance]:
    with DagsterInstance.ephemeral() as ephemeral:
        yield ephemeral


def test_assets_stand_in_the_groups_that_a_user_expects(definitions: Definitions) -> None:
    graph = definitions.resolve_asset_graph()
    groups = Counter(graph.get(key).group_name for key in graph.get_all_asset_keys())
    assert set(groups) == {"sources", "raw", "vocabulary", "staging", "intermediate", "marts", "quality", "publish"}
    for key in graph.get_all_asset_keys():
        node = graph.get(key)
        assert node.owners == ["team:planhouse"], key
        assert node.kinds, key


def test_lineage_leads_from_the_published_file_back_to_the_documents(definitions: Definitions) -> None:
    graph = definitions.resolve_asset_graph()
    seen: set[AssetKey] = set()
    waiting = [AssetKey(["publish", "warehouse"])]
    while waiting:
        key = waiting.pop()
        if key not in seen:
            seen.add(key)
            waiting += graph.get(key).parent_keys
    for path in (
        ["sources", "documents"],
        ["raw", "figures"],
        ["staging", "stg_figures"],
        ["marts", "fct_reconciliation"],
    ):
        assert AssetKey(path) in seen


def test_errors_of_the_audit_block_and_warnings_do_not(definitions: Definitions) -> None:
    from orchestration.quality.checks import CHECKS, ERROR

    graph = definitions.resolve_asset_graph()
    specs = {key.name: graph.get_check_spec(key) for key in graph.asset_check_keys}
    for check in CHECKS:
        assert specs[check.name].blocking == (check.severity == ERROR), check.name


def test_every_night_at_half_past_two_in_shanghai(definitions: Definitions) -> None:
    schedule = definitions.resolve_schedule_def("nightly_build")
    assert (schedule.cron_schedule, schedule.execution_timezone) == ("30 2 * * *", "Asia/Shanghai")


def _look(definitions: Definitions, instance: DagsterInstance, cursor: str | None = None) -> SensorResult | SkipReason:
    sensor = definitions.resolve_sensor_def("report_sensor")
    result = sensor(build_sensor_context(instance=instance, cursor=cursor))
    assert isinstance(result, SensorResult | SkipReason)
    return result


def test_the_sensor_rests_while_what_is_published_is_what_is_there(
    definitions: Definitions, instance: DagsterInstance
) -> None:
    assert isinstance(_look(definitions, instance), SkipReason)


def test_the_sensor_asks_once_for_a_changed_report(
    definitions: Definitions, house: Planhouse, instance: DagsterInstance
) -> None:
    house.edit("| 271.18 |", "| 271.19 |")
    result = _look(definitions, instance)
    assert isinstance(result, SensorResult)
    (request,) = result.run_requests or []
    assert isinstance(request, RunRequest)
    assert request.partition_key == "310106-2023-plan"
    again = _look(definitions, instance, result.cursor)
    assert isinstance(again, SkipReason)


def test_the_sensor_sees_a_removed_report(definitions: Definitions, instance: DagsterInstance) -> None:
    known = json.dumps({"110101-2020-plan": "some key"})
    result = _look(definitions, instance, known)
    assert isinstance(result, SensorResult)
    assert (result.run_requests or [])[0].tags["planhouse/removed"] == "1"


def test_a_catalogue_that_cannot_be_used_is_said(
    definitions: Definitions, house: Planhouse, instance: DagsterInstance
) -> None:
    (house.sources / "reports.csv").write_text("something else\n", encoding="utf-8")
    result = _look(definitions, instance)
    assert isinstance(result, SkipReason)
    assert "catalogue" in str(result.skip_message)


@pytest.mark.parametrize(
    "first_step", [AssetKey(["raw", "reports"]), AssetKey(["marts", "dim_report"])], ids=["reading", "modelling"]
)
def test_no_step_touches_the_build_file_while_another_process_builds(
    definitions: Definitions,
    house: Planhouse,
    instance: DagsterInstance,
    monkeypatch: pytest.MonkeyPatch,
    first_step: AssetKey,
) -> None:
    """Run from the UI, each step is a process of its own, and asks for the lock by itself."""
    asked: list[int] = []

    def held_elsewhere(_: object, how: int) -> None:
        asked.append(how)
        raise BlockingIOError

    monkeypatch.setattr(fcntl, "flock", held_elsewhere)
    files = [path for path in (house.folder / "build").glob("*.duckdb") if path.is_file()]
    before = {path: path.read_bytes() for path in (*files, house.warehouse)}
    assert len(before) >= 2
    job = definitions.resolve_implicit_global_asset_job_def()
    result = job.execute_in_process(instance=instance, raise_on_error=False, asset_selection=[first_step])
    assert not result.success
    assert asked and not any(how & fcntl.LOCK_NB for how in asked), "a step waits for the other build"
    assert {path: path.read_bytes() for path in before} == before


def test_what_is_set_aside_is_a_failed_partition_and_a_failed_run(
    definitions: Definitions, house: Planhouse, instance: DagsterInstance
) -> None:
    report, good = "310106-2023-plan", "310106-2022-plan"
    with duckdb.connect(str(house.warehouse)) as con:
        con.execute(
            """insert into meta.quarantine (report_id, source_file, cause, reason, place, advice, is_published)
            values (?, 'a.md', 'unreadable', 'it breaks off.', 'line 7', 'Download it again.', true),
            (null, 'b.md', 'not_catalogued', 'it has no entry.', '', 'Add it.', false)""",
            [report],
        )
    instance.add_dynamic_partitions("report", [report, good])
    raw = AssetKey(["raw", "reports"])
    for partition in (report, good):
        instance.report_runless_asset_event(AssetMaterialization(raw, partition=partition))
    job = definitions.resolve_implicit_global_asset_job_def()
    result = job.execute_in_process(
        instance=instance, raise_on_error=False, asset_selection=[AssetKey(["quality", "quarantine"])]
    )
    assert not result.success
    (failure,) = result.get_failed_step_keys()
    said = result.failure_data_for_node(failure)
    assert said is not None and said.user_failure_data is not None
    description = said.user_failure_data.description or ""
    for word in (report, "line 7", "it breaks off.", "Download it again.", "stays published", "b.md"):
        assert word in description
    partitions = definitions.resolve_asset_graph().get(raw).partitions_def
    assert partitions is not None
    found = instance.get_status_by_partition(raw, [report, good], partitions) or {}
    assert {key: status.value for key, status in found.items() if status} == {report: "FAILED", good: "MATERIALIZED"}


def test_nothing_set_aside_is_no_failure(definitions: Definitions, instance: DagsterInstance) -> None:
    job = definitions.resolve_implicit_global_asset_job_def()
    assert job.execute_in_process(instance=instance, asset_selection=[AssetKey(["quality", "quarantine"])]).success
