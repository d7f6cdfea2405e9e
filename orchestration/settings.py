"""Where everything lies. One place reads the environment, so that a test or a benchmark can point a whole build
elsewhere.

``PLANHOUSE_SOURCES`` the folder of catalogue, reports and vocabulary; ``PLANHOUSE_WAREHOUSE`` the published file;
``PLANHOUSE_BUILD`` the folder of the private build file, of the lock and of Dagster's and dbt's own state; ``PLANHOUSE_MEMORY`` what
DuckDB may hold in memory before it works on disk.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def memory_limit() -> str:
    """What DuckDB may hold in memory, as it writes it; the sizes of reports and warehouse do not matter to it."""
    return os.environ.get("PLANHOUSE_MEMORY") or "2GB"


def _path(name: str, default: Path) -> Path:
    value = os.environ.get(name)
    return Path(value).resolve() if value else default


@dataclass(frozen=True, slots=True)
class Settings:
    """The paths of one warehouse."""

    sources: Path
    warehouse: Path
    build: Path

    @classmethod
    def from_environment(cls) -> Settings:
        """The paths that the environment names, else those of the repository."""
        return cls(
            sources=_path("PLANHOUSE_SOURCES", ROOT / "sources"),
            warehouse=_path("PLANHOUSE_WAREHOUSE", ROOT / "warehouse.duckdb"),
            build=_path("PLANHOUSE_BUILD", ROOT / ".build"),
        )

    @property
    def build_file(self) -> Path:
        """The private database. Up to its first dot it is called as the published one: views refer to that name."""
        return self.build / f"{self.warehouse.name.split('.')[0]}.build.duckdb"

    @property
    def document_hashes(self) -> Path:
        """What is remembered of the documents' hashes."""
        return self.build / "documents.json"

    @property
    def scratch_file(self) -> Path:
        """The database of the intermediate tables: a file of its own, so that publishing does not copy them."""
        return self.build / "scratch.duckdb"

    @property
    def dbt_project(self) -> Path:
        """The dbt project of the repository."""
        return ROOT / "dbt_project"

    @property
    def dbt_target(self) -> Path:
        """Where dbt keeps its manifest and run results."""
        return self.build / "dbt"

    @property
    def page(self) -> Path:
        """Where the page for people who look is written."""
        return self.warehouse.with_name("site")

    @property
    def exports(self) -> Path:
        """Where the plain files are written."""
        return self.warehouse.with_name("exports")

    @property
    def dbt_seeds(self) -> Path:
        """The vocabulary as dbt gets it: a copy."""
        return self.build / "seeds"

    @property
    def data_docs(self) -> Path:
        """Where Great Expectations writes its pages."""
        return self.build / "data_docs"

    def export_to_environment(self) -> None:
        """Set what dbt's profile and child processes read."""
        os.environ["PLANHOUSE_SOURCES"] = str(self.sources)
        os.environ["PLANHOUSE_WAREHOUSE"] = str(self.warehouse)
        os.environ["PLANHOUSE_BUILD"] = str(self.build)
        os.environ["PLANHOUSE_BUILD_FILE"] = str(self.build_file)
        os.environ["PLANHOUSE_SCRATCH_FILE"] = str(self.scratch_file)
        os.environ["PLANHOUSE_DBT_TARGET"] = str(self.dbt_target)
        os.environ["PLANHOUSE_SEEDS"] = str(self.dbt_seeds)
