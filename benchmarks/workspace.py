"""A Planhouse in a folder of its own, driven by the commands that a user runs.

Here belongs what is done to one. Not here: what is measured of it.
"""

from __future__ import annotations

import csv
import os
import shutil
import sys
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from dagster import DagsterInstance

from benchmarks.timing import Timed, run
from orchestration.build.seeds import laid_out
from orchestration.settings import Settings
from sources.catalogue.catalogue import CATALOGUE, SOURCES

ROOT = Path(__file__).resolve().parent.parent
FIRST_REPORT = "310106-2023-plan"
"""The report that most measurements and tests are about: the whole of one, where the others are excerpts."""


@dataclass(frozen=True, slots=True)
class Workspace:
    """Where it lies, and what it reads."""

    folder: Path
    sources: Path

    @property
    def warehouse(self) -> Path:
        """The published file."""
        return self.folder / "warehouse.duckdb"

    @property
    def environment(self) -> dict[str, str]:
        """What points every command at this folder."""
        return {
            **os.environ,
            "PLANHOUSE_SOURCES": str(self.sources),
            "PLANHOUSE_WAREHOUSE": str(self.warehouse),
            "PLANHOUSE_BUILD": str(self.folder / "build"),
            "DAGSTER_HOME": str(self.folder / "dagster"),
            "DAGSTER_DISABLE_TELEMETRY": "1",
        }

    def build(self) -> Timed:
        """The build command, whole."""
        return run([sys.executable, "-m", "orchestration.build"], self.environment, ROOT)

    def bare_dbt(self) -> Timed:
        """``dbt build`` of the same models and tests on the same rows, as dbt's own command."""
        settings = Settings(self.sources, self.warehouse, self.folder / "build")
        environment = {
            **self.environment,
            "PLANHOUSE_BUILD_FILE": str(settings.build_file),
            "PLANHOUSE_SCRATCH_FILE": str(settings.scratch_file),
            "DBT_TARGET_PATH": str(settings.dbt_target),
            "PLANHOUSE_SEEDS": str(settings.dbt_seeds),
            "DBT_SEND_ANONYMOUS_USAGE_STATS": "false",
        }
        dbt = str(Path(sys.executable).with_name("dbt"))
        command = [dbt, "--no-version-check", "--quiet", "build", "--exclude-resource-type", "unit_test"]
        project = str(ROOT / "dbt_project")
        with laid_out(settings):
            return run([*command, "--project-dir", project, "--profiles-dir", project], environment, ROOT)

    def ledger_seconds(self) -> float:
        """What the models of the ledger took when they were last made, in dbt's node seconds, which Dagster's history keeps."""
        with DagsterInstance.from_config(str(self.folder / "dagster")) as instance:
            made = [
                instance.get_latest_materialization_event(key)
                for key in instance.all_asset_keys()
                if key.path[-1].startswith(("int_identit", "fct_reconciliation"))
            ]
        told = [event.asset_materialization for event in made if event and event.asset_materialization]
        return sum(float(str(each.metadata["seconds"].value)) for each in told if "seconds" in each.metadata)


def copy_sources(folder: Path, reports: Collection[str] = (FIRST_REPORT,)) -> Path:
    """The repository's vocabulary and corrections, copied, with those of its reports that are named."""
    shutil.copytree(SOURCES / "vocabulary", folder / "vocabulary")
    shutil.copy(SOURCES / "corrections.yml", folder)
    put_reports(folder, reports)
    return folder


def put_reports(folder: Path, reports: Collection[str]) -> None:
    """Those of the repository's reports that are named become what a folder of sources holds."""
    with (SOURCES / CATALOGUE).open(encoding="utf-8", newline="") as handle:
        rows = [row for row in csv.DictReader(handle) if row["report_id"] in reports]
    (folder / "reports").mkdir(exist_ok=True)
    for row in rows:
        shutil.copy(SOURCES / "reports" / row["file"], folder / "reports")
    with (folder / CATALOGUE).open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, rows[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
