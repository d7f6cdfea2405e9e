"""Where everything lies. One place reads the environment, so that a test or a benchmark can point a whole build
elsewhere.

``PLANHOUSE_SOURCES`` the folder of catalogue, reports and vocabulary; ``PLANHOUSE_WAREHOUSE`` the published file;
``PLANHOUSE_BUILD`` the folder of the private build file, of the lock and of Dagster's and dbt's own state; ``PLANHOUSE_MEMORY`` what
DuckDB may hold in memory before it works on disk.
``PLANHOUSE_ENGINE`` says what reads and models: duckdb, or spark with the settings of ``SparkSettings``.
``PLANHOUSE_NOT_UNDERSTOOD_SHARE`` is the share of a report's numbers, from 0 to 1, that may have no name or share all that is said of
them with another value; one with more of them is set aside as ``not_understood``.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, fields
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def memory_limit() -> str:
    """What DuckDB may hold in memory, as it writes it; the sizes of reports and warehouse do not matter to it."""
    return os.environ.get("PLANHOUSE_MEMORY") or "2GB"


def _share(name: str, default: float) -> float:
    value = os.environ.get(name)
    try:
        return float(value) if value else default
    except ValueError:
        raise SettingsError(f"{name} is {value!r}; {_A_SHARE}") from None


def _path(name: str, default: Path) -> Path:
    value = os.environ.get(name)
    return Path(value).resolve() if value else default


ENGINES = ("duckdb", "spark")

NOT_UNDERSTOOD_SHARE = 0.2
_A_SHARE = "it is a share from 0 to 1, such as 0.2."

# DuckDB takes what follows for parameters, dbt-duckdb for a fragment
_NOT_IN_A_PATH = "?#"


def there_is(folder: Path) -> Path:
    """A folder, or the nearest above it that is there: what may be written in decides whether it can be made."""
    return next(each for each in (folder, *folder.parents) if each.exists())


class SettingsError(ValueError):
    """The environment asks for something that there is not."""


@dataclass(frozen=True, slots=True)
class SparkSettings:
    """Where Spark runs and where its tables lie; each is a variable of the environment, PLANHOUSE_ and its name in capitals.

    ``lake`` is a folder that every machine of the cluster sees, or the URI of one; without it, a folder in the build folder.
    ``spark_master`` is the cluster (``spark://host:7077``, ``yarn``, ``k8s://...``), without it all cores of this machine.
    ``spark_remote`` is a Spark Connect server that is already there (``sc://host:15002``); without it a build starts one.
    ``spark_conf`` is a file of further properties for spark-submit. ``spark_documents`` is where the cluster finds the documents,
    when that is not the folder ``sources/reports``. ``extract_area`` is the beginning of the area codes that a build's
    warehouse.duckdb holds; empty is all of them.
    """

    lake: str = ""
    spark_master: str = ""
    spark_remote: str = ""
    spark_conf: str = ""
    spark_documents: str = ""
    extract_area: str = ""

    @classmethod
    def from_environment(cls) -> SparkSettings:
        """What the environment says."""
        return cls(**{field.name: os.environ.get(f"PLANHOUSE_{field.name.upper()}", "") for field in fields(cls)})

    def export_to_environment(self) -> None:
        """Set what child processes read."""
        for field in fields(self):
            os.environ[f"PLANHOUSE_{field.name.upper()}"] = getattr(self, field.name)


@dataclass(frozen=True, slots=True)
class Settings:
    """The paths of one warehouse, the engine that builds it, and how much of a report may be doubtful."""

    sources: Path
    warehouse: Path
    build: Path
    engine: str = "duckdb"
    spark: SparkSettings = SparkSettings()
    # take what is published in the lake, and neither read nor model (orchestration.engines.spark.extract)
    extract_only: bool = False
    not_understood_share: float = NOT_UNDERSTOOD_SHARE

    def __post_init__(self) -> None:
        if self.engine not in ENGINES:
            raise SettingsError(f"PLANHOUSE_ENGINE is {self.engine!r}; it can be {' or '.join(ENGINES)}.")
        if not 0 <= self.not_understood_share <= 1:
            raise SettingsError(f"PLANHOUSE_NOT_UNDERSTOOD_SHARE is {self.not_understood_share}; {_A_SHARE}")
        for path in (self.build, self.warehouse):
            if any(character in str(path) for character in _NOT_IN_A_PATH):
                raise SettingsError(
                    f"DuckDB and dbt take what follows a ? or a # in a path for something else, so that nothing can be built in "
                    f"{path}. Rename the folder, or name other places with PLANHOUSE_BUILD and PLANHOUSE_WAREHOUSE."
                )

    @classmethod
    def from_environment(cls) -> Settings:
        """The paths that the environment names, else those of the repository."""
        return cls(
            sources=_path("PLANHOUSE_SOURCES", ROOT / "sources"),
            warehouse=_path("PLANHOUSE_WAREHOUSE", ROOT / "warehouse.duckdb"),
            build=_path("PLANHOUSE_BUILD", ROOT / ".build"),
            engine=os.environ.get("PLANHOUSE_ENGINE") or ENGINES[0],
            not_understood_share=_share("PLANHOUSE_NOT_UNDERSTOOD_SHARE", NOT_UNDERSTOOD_SHARE),
            spark=SparkSettings.from_environment(),
            extract_only=bool(os.environ.get("PLANHOUSE_EXTRACT_ONLY")),
        )

    @property
    def on_spark(self) -> bool:
        """Whether Spark reads and models."""
        return self.engine == "spark"

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
        """The seeds as dbt gets them: copies, laid out by ``orchestration.build.seeds``."""
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
        os.environ["DBT_TARGET_PATH"] = str(self.dbt_target)
        os.environ["PLANHOUSE_SEEDS"] = str(self.dbt_seeds)
        os.environ["PLANHOUSE_ENGINE"] = self.engine
        os.environ["PLANHOUSE_NOT_UNDERSTOOD_SHARE"] = str(self.not_understood_share)
        os.environ["PLANHOUSE_EXTRACT_ONLY"] = "1" if self.extract_only else ""
        self.spark.export_to_environment()
