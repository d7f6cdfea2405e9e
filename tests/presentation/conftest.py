"""A built warehouse with its dictionary, for what reads one."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from presentation.dictionary import write_dictionary
from presentation.exports import export
from presentation.warehouse import open_warehouse
from tests.conftest import Planhouse


@pytest.fixture(scope="session")
def published(built: Planhouse, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first report's warehouse with the dictionary of the dbt project as it is now."""
    path = tmp_path_factory.mktemp("published") / "warehouse.duckdb"
    shutil.copyfile(built.warehouse, path)
    manifest = json.loads((built.folder / "build" / "dbt" / "manifest.json").read_text(encoding="utf-8"))
    with duckdb.connect(str(path), config={"storage_compatibility_version": "v1.0.0"}) as con:
        write_dictionary(con, manifest)
        con.execute("checkpoint")
    return path


@pytest.fixture
def con(published: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A read-only connection to it."""
    with open_warehouse(published) as connection:
        yield connection


@pytest.fixture(scope="session")
def exported(published: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its plain files."""
    folder = tmp_path_factory.mktemp("plain") / "exports"
    export(published, folder)
    return folder
