"""Single steps as the UI runs them: each asks for the lock by itself, before it touches anything."""

from __future__ import annotations

import fcntl
from typing import Any

import pytest
from dagster import AssetKey, AssetsDefinition, DagsterInstance, materialize

from tests.conftest import Planhouse


@pytest.fixture
def house(copy_of_built: Planhouse, monkeypatch: pytest.MonkeyPatch) -> Planhouse:
    """One without a build file: the next step would make it."""
    for path in (copy_of_built.folder / "build").glob("*.duckdb"):
        path.unlink()
    copy_of_built.become(monkeypatch)
    return copy_of_built


@pytest.mark.parametrize(
    "key", [AssetKey(["raw", "reports"]), AssetKey(["marts", "dim_report"])], ids=lambda key: key.path[0]
)
def test_a_step_waits_while_another_process_builds(
    house: Planhouse, monkeypatch: pytest.MonkeyPatch, key: AssetKey
) -> None:
    from orchestration.definitions import defs

    definitions = defs()
    (step,) = (each for each in definitions.assets or () if isinstance(each, AssetsDefinition) and key in each.keys)
    asked: list[int] = []

    flock = fcntl.flock

    def held_elsewhere(handle: Any, how: int) -> None:
        if getattr(handle, "name", None) != str(house.folder / "build" / "lock"):
            return flock(handle, how)
        asked.append(how)
        raise BlockingIOError

    monkeypatch.setattr(fcntl, "flock", held_elsewhere)
    with DagsterInstance.ephemeral() as instance:
        result = materialize([step], instance=instance, resources=definitions.resources, raise_on_error=False)
    assert not result.success
    assert asked[-1:] == [fcntl.LOCK_EX], "a step waits for the other build"
    assert list((house.folder / "build").glob("*.duckdb")) == []
