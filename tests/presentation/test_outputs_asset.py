"""Page and plain files of one run: written beside each other, and what cannot be written stops only itself."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest
from dagster import DagsterInstance, ExecuteInProcessResult, materialize

from orchestration.defs import outputs as module
from orchestration.defs.failures import run_words
from orchestration.defs.outputs import EXPORTS, PAGE, outputs
from orchestration.resources import WarehouseSettings
from orchestration.settings import Settings
from presentation.folder import build_of
from tests.presentation import country


@pytest.fixture
def house(published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    warehouse = country.make_country(published, tmp_path / "warehouse.duckdb", [("310101", 2022)])
    monkeypatch.setenv("PLANHOUSE_WAREHOUSE", str(warehouse))
    return tmp_path


def _made(instance: DagsterInstance) -> ExecuteInProcessResult:
    settings = WarehouseSettings.of(Settings.from_environment())
    return materialize([outputs], resources={"planhouse": settings}, instance=instance, raise_on_error=False)


@pytest.mark.parametrize("at_once", [500, 0])
def test_both_are_of_the_warehouse(house: Path, monkeypatch: pytest.MonkeyPatch, at_once: int) -> None:
    monkeypatch.setattr(module, "AT_ONCE", at_once)
    with DagsterInstance.ephemeral() as instance:
        made = _made(instance).asset_materializations_for_node("outputs")
    assert {event.asset_key for event in made} == {PAGE, EXPORTS}
    assert build_of(house / "site") == build_of(house / "exports") is not None
    assert sorted(path.name for path in house.iterdir()) == ["exports", "site", "warehouse.duckdb"]


def test_how_much_is_written_anew_is_what_the_build_made_where_folders_are_there(house: Path) -> None:
    settings = Settings.from_environment()
    reports = module._to_write(settings)
    with duckdb.connect(str(settings.warehouse)) as con:
        con.execute("update meta.report_versions set version = 'of before'")
    assert module._to_write(settings) == reports > 1
    for name in ("site", "exports"):
        (house / name).mkdir()
    assert module._to_write(settings) == 0
    with duckdb.connect(str(settings.warehouse)) as con:
        con.execute(
            "update meta.report_versions set version = (select build_id from meta.build) where report_id = '310101-2022-plan'"
        )
    assert module._to_write(settings) == 1


@pytest.mark.parametrize("at_once", [500, 0])
@pytest.mark.parametrize("broken", ["site", "exports"])
def test_what_cannot_be_written_stops_only_itself(
    house: Path, monkeypatch: pytest.MonkeyPatch, broken: str, at_once: int
) -> None:
    monkeypatch.setattr(module, "AT_ONCE", at_once)
    # in the way of its writer
    (house / f".{broken}.lock").mkdir()
    with DagsterInstance.ephemeral() as instance:
        result = _made(instance)
        said = run_words(instance, result.run_id)
        made = {event.asset_key for event in result.asset_materializations_for_node("outputs")}
    assert not result.success and broken in said
    assert made == {EXPORTS if broken == "site" else PAGE}
    assert {name: build_of(house / name) is not None for name in ("site", "exports")} == {
        "site": broken != "site",
        "exports": broken != "exports",
    }
