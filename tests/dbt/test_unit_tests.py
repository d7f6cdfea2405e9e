"""dbt's own unit tests, run on a built warehouse: the types of the tables that they stand in for come from there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from orchestration.build import modelling
from orchestration.settings import Settings
from tests.conftest import Planhouse

MODELS = Path(__file__).resolve().parents[2] / "dbt_project" / "models"


@pytest.fixture
def settings(copy_of_built: Planhouse, monkeypatch: pytest.MonkeyPatch) -> Iterator[Settings]:
    for name, value in copy_of_built.environment.items():
        monkeypatch.setenv(name, value)
    yield Settings.from_environment()


def test_every_unit_test_of_the_models_passes(settings: Settings) -> None:
    results = list(modelling.unit_tests(settings))
    assert {result.name: result.message for result in results if result.status != "pass"} == {}
    written = sum(path.read_text(encoding="utf-8").count("\n  - name: ") for path in MODELS.rglob("_unit_tests.yml"))
    assert len(results) == written > 0
