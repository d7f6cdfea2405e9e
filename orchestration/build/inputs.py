"""What a build is made from: looked at once, and handed to everything that the build does.

Here belong the inputs and their hashes, and what the published file says of its own; nothing that acts on them. Imports nothing
heavy: the answer "nothing changed" must not wait for Dagster.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, cached_property
from importlib.metadata import version
from pathlib import Path

from orchestration.build.document_hashes import DocumentHashes
from orchestration.build.seeds import EXPECTED_COUNTS, seed_files
from orchestration.settings import ROOT, Settings
from orchestration.warehouse.meta_tables import ModelledWith
from presentation.warehouse import Edition, WarehouseError, edition, open_warehouse
from sources.catalogue.catalogue import Catalogue
from sources.catalogue.corrections import Entry
from sources.catalogue.corrections import load as load_corrections
from sources.files import hash_files
from sources.model import ReportError
from sources.reading import reader_version

PACKAGES = ("dagster", "dagster-dbt", "dbt-core", "dbt-duckdb", "duckdb", "great-expectations", "pandas", "planhouse")


@cache
def package_versions() -> dict[str, str]:
    """The versions of the packages that a build's result depends on."""
    return {name: version(name) for name in PACKAGES}


def _by_name(files: Iterable[Path], base: Path) -> dict[str, Path]:
    """Files by their names relative to ``base``."""
    return {path.relative_to(base).as_posix(): path for path in files}


def dbt_project_hash(settings: Settings) -> str:
    """What the dbt project says: its models, macros and settings, and which seeds there are and their columns."""
    project = settings.dbt_project
    own = [
        path
        for path in project.rglob("*")
        if path.suffix in {".sql", ".yml"} and "target" not in path.relative_to(project).parts
    ]
    seeds = ";".join(f"{name}:{_first_line(path)}" for name, path in sorted(seed_files(settings).items()))
    text = f"{hash_files(_by_name(own, project))};{seeds};{settings.sources}"
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _first_line(path: Path) -> str:
    with path.open(encoding="utf-8") as handle:
        return handle.readline().rstrip("\n")


def vocabulary_hash(settings: Settings) -> str:
    """What the seeds say, of which models are made: expected counts are none of it."""
    return hash_files({name: path for name, path in seed_files(settings).items() if name != EXPECTED_COUNTS})


def code_hash(settings: Settings, project: str) -> str:
    """The code that models, checks and publishes, the counts that checks expect, the packages that all runs on, and the setting that
    says what is set aside.

    ``project`` is the hash of the dbt project."""
    counts = hash_files({name: path for name, path in seed_files(settings).items() if name == EXPECTED_COUNTS})
    files = [
        path
        for folder in ("orchestration", "presentation")
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    ]
    text = f"{hash_files(_by_name(files, ROOT))};{project};{counts};{sorted(package_versions().items())}"
    text += f";{settings.not_understood_share}"
    if settings.on_spark:
        text += f";spark;{settings.spark.extract_area}"
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def document_keys(
    settings: Settings, catalogue: Catalogue, corrections: Mapping[str, Sequence[Entry]]
) -> dict[str, str | ReportError]:
    """What decides the rows of each report: its entry, its bytes, its corrections and the reader; or why it cannot be
    opened. A correction without a report is an error of the report that it names."""
    reader = reader_version(settings.sources)
    hashes = DocumentHashes.load(settings.document_hashes)
    keys: dict[str, str | ReportError] = {}
    for report_id, entry in catalogue.entries.items():
        try:
            digest = hashes.of(catalogue, entry)
        except ReportError as error:
            keys[report_id] = error
            continue
        own = f"{entry};{digest};{reader};{list(corrections.get(report_id, ()))}"
        keys[report_id] = hashlib.sha256(own.encode()).hexdigest()[:16]
    hashes.save()
    for report_id in corrections.keys() - catalogue.entries.keys() - catalogue.problems.keys():
        keys[report_id] = ReportError(
            report_id,
            "it has a correction and no entry in the catalogue.",
            place="corrections.yml",
            advice="Mend the name of the report there, or take the correction out.",
        )
    return keys


def fingerprint(documents: Mapping[str, str], vocabulary: str, code: str) -> str:
    """One value for all that a warehouse is built from: equal fingerprints give equal warehouses."""
    return hashlib.sha256(repr((sorted(documents.items()), vocabulary, code)).encode()).hexdigest()[:16]


class Inputs:
    """Everything that one build is made from. Each part is looked at when it is first asked for, and never again.

    So whatever a build decides, reads, models and writes down goes by one look at the disk. What somebody changes meanwhile is not
    what the build says that it is made from, and the next one finds it. Each build, and each look whether one is needed, has its own.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    @cached_property
    def catalogue(self) -> Catalogue:
        """The catalogue. Raises ReportError when it cannot be used."""
        return Catalogue.load(self.settings.sources)

    @cached_property
    def corrections(self) -> Mapping[str, Sequence[Entry]]:
        """The corrections of each report. Raises ReportError when they cannot be used."""
        return load_corrections(self.settings.sources / "corrections.yml")

    @cached_property
    def keys(self) -> Mapping[str, str | ReportError]:
        """What ``document_keys`` says of each catalogued report."""
        return document_keys(self.settings, self.catalogue, self.corrections)

    @cached_property
    def documents(self) -> Mapping[str, str]:
        """What decides the rows of each document, by report. One that cannot be used has a key of its problem, as has one without an
        entry, which is called ``file NAME``."""
        documents = {report: str(key) for report, key in self.keys.items()}
        documents |= {report: str(error) for report, error in self.catalogue.problems.items()}
        return documents | {f"file {path.name}": "not catalogued" for path in self.catalogue.uncatalogued()}

    @cached_property
    def made_with(self) -> ModelledWith:
        """With what models are made, project and vocabulary: other ones have to be made anew."""
        return ModelledWith(dbt_project_hash(self.settings), vocabulary_hash(self.settings))

    @cached_property
    def code(self) -> str:
        """The hash of code, dbt project, expected counts and packages."""
        return code_hash(self.settings, self.made_with.dbt_project)

    @property
    def fingerprint(self) -> str:
        """The fingerprint of a warehouse that is built from these."""
        return fingerprint(self.documents, self.made_with.vocabulary, self.code)


def published_edition(warehouse: Path) -> Edition | None:
    """What the published warehouse says of its making; None when there is no file.

    Raises WarehouseError when there is one that cannot be read, or a database that Planhouse did not write.
    """
    if not warehouse.exists():
        return None
    with open_warehouse(warehouse) as con:
        columns = con.execute(
            "select column_name from duckdb_columns() where database_name = current_database() "
            "and schema_name = 'meta' and table_name = 'build'"
        ).fetchall()
        if not columns:
            raise WarehouseError(
                f"{warehouse} is a database that Planhouse did not write, and would be replaced. Move it away, or name another "
                "place for the warehouse with PLANHOUSE_WAREHOUSE."
            )
        # one of an older version says less; it is of another build than any of today's
        return edition(con) if {("input_fingerprint",), ("build_id",)} <= set(columns) else Edition("", "", "")


def published_fingerprint(warehouse: Path) -> str | None:
    """The fingerprint that the published warehouse was built from; None when there is none.

    Raises what ``published_edition`` does.
    """
    found = published_edition(warehouse)
    return found.fingerprint if found else None
