"""Spark as the engine of a build: the answers that ``orchestration.engines.engine.Engine`` asks for.

Here belongs the order of things between the lake, Spark's processes and the build file. It runs in Dagster's process and
imports nothing of Spark.
"""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb
from dagster import AssetExecutionContext

from orchestration.build import modelling, seeds
from orchestration.build.dirty_set import DirtySet
from orchestration.build.ingest import Blame, Ingest
from orchestration.build.inputs import Inputs
from orchestration.engines.spark import cluster, environment
from orchestration.engines.spark.environment import SparkError
from orchestration.engines.spark.extract import extract
from orchestration.engines.spark.ingest import fill_notes, ingest
from orchestration.engines.spark.lake import Lake
from orchestration.process.progress import say
from orchestration.settings import ROOT, Settings
from orchestration.suspects.table import NEEDED, find_suspects
from orchestration.warehouse.files import connect, discard, prepare
from orchestration.warehouse.meta_tables import SetAside
from sources.rows import RAW_TABLES


@dataclass(frozen=True, slots=True)
class SparkEngine:
    """Everything in the lake, read and modelled by a cluster; a build file of the part that is asked for."""

    inputs: Inputs

    @property
    def settings(self) -> Settings:
        """The settings of the build."""
        return self.inputs.settings

    @property
    def _lake(self) -> Lake:
        return Lake.of(self.settings)

    def forget(self) -> None:
        """An index without reports."""
        self._lake.write_index(self._lake.next_batch(), {}, [])

    def ingest(self, context: AssetExecutionContext) -> Ingest:
        """Read with a job of Spark's."""
        return ingest(self.inputs, context)

    def raw_counts(self) -> Mapping[str, int]:
        """Count the live rows in the lake; on Spark every report is modelled, so that all are affected."""
        lake = self._lake
        live = lake.live(lake.state().latest)
        with connect(Path(":memory:")) as con:
            counts: dict[str, int] = {}
            for table in RAW_TABLES:
                source = lake.live_rows(con, table, live.values())
                # all rows, one as it is: DuckDB 2 takes no other table on a connection with a result that is not read to its end
                ((counts[table],),) = con.execute(f"select count(*) from {source}").fetchall()
        return counts | {"affected_reports": len(live)}

    def model(self, selection: Sequence[str]) -> list[modelling.NodeResult]:
        """Run dbt on Spark, always on everything; the results are those of the named models, and all tests.

        In an extract nothing is run: they are those of the published run.
        """
        lake = self._lake
        if self.settings.extract_only:
            state = lake.state()
            if not state.models:
                raise SparkError(
                    "There is nothing published in the lake yet: build first, with PLANHOUSE_ENGINE=spark."
                )
            results = lake.results(state.models)
        else:
            results = self._run_dbt(lake)
        nodes = [modelling.NodeResult(**row, compiled_sql="") for row in json.loads(results)]
        return [each for each in nodes if not selection or each.resource_type == "test" or each.name in selection]

    def model_again(self, selection: Sequence[str], changed: Collection[str]) -> list[modelling.NodeResult]:
        """Run all of it again: nothing is kept from the time before."""
        return self.model(selection)

    def _run_dbt(self, lake: Lake) -> str:
        settings = self.settings
        spark = environment.set_up()
        work = settings.build / "spark"
        work.mkdir(parents=True, exist_ok=True)
        index = lake.state().latest
        run = lake.new_run()
        request, results = work / "request.json", work / "results.json"
        results.unlink(missing_ok=True)
        project = str(settings.dbt_project)
        arguments = [
            *(
                "--no-version-check",
                "--no-send-anonymous-usage-stats",
                "--log-level",
                "none",
                "--log-level-file",
                "none",
            ),
            # Parquet knows no DELETE: every table is made again
            *("build", "--full-refresh", "--exclude-resource-type", "unit_test"),
            *("--target", "spark", "--project-dir", project, "--profiles-dir", project, "--log-path", str(work)),
        ]
        request.write_text(
            json.dumps(
                {
                    "lake": lake.spark_uri(),
                    "index": lake.spark_uri("index", str(index), "reports.parquet"),
                    "arguments": arguments,
                }
            ),
            encoding="utf-8",
        )
        log = work / "dbt.log"
        with (
            cluster.connect_server(spark, settings.spark, work) as url,
            seeds.laid_out(settings) as words,
            log.open("wb") as output,
        ):
            done = subprocess.run(
                [
                    str(spark.python),
                    "-W",
                    "ignore",
                    "-m",
                    "orchestration.engines.spark.model_job",
                    str(request),
                    str(results),
                ],
                env={
                    **spark.variables(),
                    "PLANHOUSE_SPARK_REMOTE": url,
                    "PLANHOUSE_SPARK_MODELS": lake.spark_uri("models", run),
                    "PLANHOUSE_SEEDS": str(words),
                    "DBT_TARGET_PATH": str(work / "dbt"),
                    "PLANHOUSE_DBT_THREADS": str(max(2, os.cpu_count() or 2)),
                },
                cwd=ROOT,
                stdout=output,
                stderr=subprocess.STDOUT,
                check=False,
            )
        if done.returncode or not results.exists():
            raise SparkError(f"dbt could not run on Spark; {log} ends with:\n{log.read_text(encoding='utf-8')[-3000:]}")
        text = results.read_text(encoding="utf-8")
        lake.write_results(run, text)
        return text

    @contextmanager
    def ledger(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """The ledger, what tells which number is wrong, and what reading says: views of the lake."""
        lake = self._lake
        state = lake.state()
        live = lake.live(state.latest)
        with connect(Path(":memory:")) as con:
            fill_notes(con, live, lake.quarantine(state.latest))
            con.execute(f"insert into raw.problems from {lake.live_rows(con, 'problems', live.values())}")
            # on Spark every report is modelled
            DirtySet(con).change_all()
            for schema, table in sorted(NEEDED):
                if lake.has_model(state.latest_models, schema, table):
                    con.register(f"{schema}_{table}", lake.model(state.latest_models, schema, table))
                    con.execute(f"create schema if not exists {schema}")
                    con.execute(f"create view {schema}.{table} as from {schema}_{table}")
            yield con

    def set_aside(self, blamed: Mapping[str, Blame]) -> None:
        """Let the versions that are published in the lake take their places."""
        lake = self._lake
        state = lake.state()
        live, good = lake.live(state.latest), lake.live(state.published)
        files = lake.source_files(live[report] for report in blamed)
        quarantine = lake.quarantine(state.latest)
        before = {each.report_id for each in quarantine}
        for report, blame in blamed.items():
            rejected = live.pop(report)
            if report in before:
                continue
            if report in good and good[report].document_key != rejected.document_key:
                live[report] = good[report]
            key = rejected.document_key
            quarantine.append(
                SetAside(report, files[report], blame.cause, blame.reason, "", blame.advice, key, report in live)
            )
        lake.write_index(state.latest + 1, live, quarantine)

    def deliver(self, results: Sequence[modelling.NodeResult]) -> None:
        """Extract the areas that the settings name; where something is broken, leave a build file without tables."""
        if any(result.status in {"fail", "error"} for result in results):
            discard(self.settings.build_file)
            with connect(self.settings.build_file) as con:
                prepare(con)
            return
        lake = self._lake
        state = lake.state()
        index, run = (
            (state.published, state.models) if self.settings.extract_only else (state.latest, state.latest_models)
        )
        say("extracting the DuckDB file from the lake")
        extract(self.inputs, lake, index, run, self.settings.spark.extract_area)
        with connect(self.settings.build_file) as con:
            find_suspects(con)

    def published(self) -> None:
        """Make the tables in the lake the published ones, and remove those that nobody needs any more."""
        if not self.settings.extract_only:
            self._lake.publish()
