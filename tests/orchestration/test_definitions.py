"""What the UI is given: assets in their groups, the job, the schedule, the sensor."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator

import pytest
from dagster import (
    AssetKey,
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
