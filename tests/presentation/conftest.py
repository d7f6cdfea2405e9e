"""A built warehouse and its plain files, for what reads them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from presentation.warehouse import open_warehouse
from tests.conftest import Planhouse


@pytest.fixture(scope="session")
def published(built: Planhouse) -> Path:
    """The first report's warehouse, as the build published it."""
    return built.warehouse


@pytest.fixture
def con(published: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A read-only connection to it."""
    with open_warehouse(published) as connection:
        yield connection


@pytest.fixture(scope="session")
def exported(built: Planhouse) -> Path:
    """Its plain files, as the build wrote them."""
    return built.folder / "exports"
