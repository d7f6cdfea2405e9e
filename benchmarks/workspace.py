"""A Planhouse in a folder of its own, driven by the commands that a user runs.

Here belongs what is done to one. Not here: what is measured of it.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from benchmarks.timing import Timed, run
from orchestration.build.seeds import laid_out
from orchestration.settings import Settings
from sources.catalogue.catalogue import SOURCES

ROOT = Path(__file__).resolve().parent.parent


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
            "PLANHOUSE_DBT_TARGET": str(settings.dbt_target),
            "PLANHOUSE_SEEDS": str(settings.dbt_seeds),
            "DBT_SEND_ANONYMOUS_USAGE_STATS": "false",
        }
        dbt = str(Path(sys.executable).with_name("dbt"))
        command = [dbt, "--no-version-check", "--quiet", "build", "--exclude-resource-type", "unit_test"]
        project = str(ROOT / "dbt_project")
        with laid_out(settings):
            return run([*command, "--project-dir", project, "--profiles-dir", project], environment, ROOT)

    def ledger_seconds(self) -> float:
        """What the models of the ledger took in dbt's last run, in node seconds."""
        results = json.loads((self.folder / "build" / "dbt" / "run_results.json").read_text(encoding="utf-8"))
        return sum(
            float(each["execution_time"])
            for each in results["results"]
            if each["unique_id"].startswith(("model.planhouse.int_identit", "model.planhouse.fct_reconciliation"))
        )


def copy_sources(folder: Path) -> Path:
    """The repository's own reports, catalogue and vocabulary, copied."""
    folder.mkdir(parents=True)
    for name in ("vocabulary", "reports"):
        shutil.copytree(SOURCES / name, folder / name)
    for name in ("reports.csv", "corrections.yml"):
        shutil.copy(SOURCES / name, folder / name)
    return folder
