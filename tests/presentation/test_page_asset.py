"""The page as an asset: written beside the published warehouse, after it."""

from __future__ import annotations

from pathlib import Path

import pytest
from dagster import AssetKey, ExecuteInProcessResult, materialize

from orchestration.defs.outputs import PAGE, definitions, outputs
from orchestration.resources import WarehouseSettings
from orchestration.settings import Settings
from tests.presentation.page_warehouse import make_warehouse


def _made() -> ExecuteInProcessResult:
    """A run that makes the asset alone."""
    settings = WarehouseSettings.of(Settings.from_environment())
    return materialize([outputs], resources={"planhouse": settings}, selection=[PAGE])


def test_the_page_is_written_beside_the_warehouse(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLANHOUSE_WAREHOUSE", str(make_warehouse(tmp_path / "warehouse.duckdb")))
    assert _made().success
    assert (tmp_path / "site/index.html").is_file()


def test_the_page_says_what_was_written_and_what_was_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLANHOUSE_WAREHOUSE", str(make_warehouse(tmp_path / "warehouse.duckdb")))
    said = []
    for _ in range(2):
        (done,) = _made().asset_materializations_for_node("outputs")
        said.append({name: done.metadata[f"files{name}"].value for name in ("", " written", " kept")})
    first, second = said
    assert first[" kept"] == 0 and first[" written"] == first[""] == second[""]
    # two files for each of three reports, and one for each of four indicators
    assert second[" kept"] == 10 and second[" written"] == second[""] - 10


def test_the_page_comes_after_the_warehouse() -> None:
    (asset,) = definitions().assets or ()
    assert asset.asset_deps[PAGE] == {AssetKey(["publish", "warehouse"])}  # type: ignore[union-attr]
