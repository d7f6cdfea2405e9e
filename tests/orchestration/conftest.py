"""What tests of Dagster's own calls share: a built Planhouse that is the one of this process, and its definitions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.conftest import Planhouse

if TYPE_CHECKING:
    from dagster import Definitions


@pytest.fixture
def house(copy_of_built: Planhouse, monkeypatch: pytest.MonkeyPatch) -> Planhouse:
    """A built Planhouse that a test may break, which this process takes for its own."""
    copy_of_built.become(monkeypatch)
    return copy_of_built


@pytest.fixture
def definitions(house: Planhouse) -> Definitions:
    """Its assets, checks, jobs, schedule and sensors."""
    from orchestration.definitions import defs

    return defs()
