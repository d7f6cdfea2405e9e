"""The plain files as an asset: written beside the published warehouse, saying what was written and what kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from dagster import ExecuteInProcessResult, materialize

from orchestration.defs.outputs import EXPORTS, outputs
from orchestration.resources import WarehouseSettings
from orchestration.settings import Settings
from presentation.exports import publish
from tests.presentation import country


def _made() -> ExecuteInProcessResult:
    """A run that makes the asset alone."""
    settings = WarehouseSettings.of(Settings.from_environment())
    return materialize([outputs], resources={"planhouse": settings}, selection=[EXPORTS])


def test_the_asset_says_what_was_written(published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    warehouse = country.make_country(published, tmp_path / "warehouse.duckdb", [("310101", 2022)])
    monkeypatch.setenv("PLANHOUSE_WAREHOUSE", str(warehouse))
    monkeypatch.setattr(publish, "WHOLE_UP_TO", 1)
    said = []
    for _ in range(2):
        (event,) = _made().asset_materializations_for_node("outputs")
        said.append({name: value.value for name, value in event.metadata.items()})
    files = [path for path in (tmp_path / "exports").rglob("*") if path.is_file()]
    parts = sum(path.stem in {"310101", "310106"} for path in files)
    assert [each["files"] for each in said] == [len(files)] * 2
    assert [each["files_kept"] for each in said] == [0, parts]
    assert [each["files_written"] for each in said] == [len(files), len(files) - parts]
    assert said[1]["bytes"] == sum(path.stat().st_size for path in files)
