"""The engines: what reads reports and models them, behind the one set of assets that Dagster shows.

Here belong DuckDB's answers to what a build asks (``orchestration.build.engine``), and the choice (``PLANHOUSE_ENGINE``). Spark's
answers are in ``orchestration.engines.spark.engine``, which is imported only when it is chosen. Audit, publishing, page and plain
files are no engine's business: they look at the build file, whoever filled it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass

import duckdb
from dagster import AssetExecutionContext

from orchestration.build import modelling, rendering
from orchestration.build.dirty_set import DirtySet
from orchestration.build.engine import PASSED, Engine
from orchestration.build.ingest import Blame, Ingest, ingest, row_counts, set_aside_reports
from orchestration.build.inputs import Inputs
from orchestration.build.vocabulary_nodes import OF_REPORTS, has_passed, with_passed_over
from orchestration.settings import Settings
from orchestration.suspects.table import find_suspects
from orchestration.warehouse.files import attach_scratch, connect, discard


@dataclass(frozen=True, slots=True)
class DuckDBEngine:
    """Everything in the build file, in this process and those that it starts."""

    inputs: Inputs

    @property
    def settings(self) -> Settings:
        """The settings of the build."""
        return self.inputs.settings

    def forget(self) -> None:
        """The build file holds all that is remembered."""
        discard(self.settings.build_file)

    def ingest(self, context: AssetExecutionContext) -> Ingest:
        """Read with a pool of processes."""
        return ingest(self.inputs)

    def raw_counts(self) -> Mapping[str, int]:
        """Count in the build file."""
        with connect(self.settings.build_file, read_only=True) as con:
            return dict(row_counts(con, "raw"))

    def model(self, selection: Sequence[str]) -> list[modelling.NodeResult]:
        """Run dbt on what is changed: models and their tests. What no report changes is passed over, unless everything is."""
        with connect(self.settings.build_file) as con:
            full = DirtySet(con).is_everything
        if selection:
            return list(modelling.build(self.settings, selection, full_refresh=full))
        # every intermediate table is made again; a file never shrinks
        discard(self.settings.scratch_file)
        results = list(modelling.build(self.settings, [] if full else OF_REPORTS, full_refresh=full))
        self._note(results)
        return self._with_the_rest(results)

    def model_again(self, selection: Sequence[str], changed: Collection[str]) -> list[modelling.NodeResult]:
        """Model what is changed since, and test all that the build affects."""
        with connect(self.settings.build_file) as con:
            if DirtySet(con).is_everything:
                return self.model(selection)
        of_reports = selection or OF_REPORTS
        models = list(modelling.build(self.settings, of_reports, data_tests=False))
        if not selection:
            self._note(models)
        results = [*models, *modelling.data_tests(self.settings, of_reports)]
        return results if selection else self._with_the_rest(results)

    def _note(self, results: Sequence[modelling.NodeResult]) -> None:
        """Note that what was changed is modelled, when every table was made. What tests find of reports is another matter."""
        if _are_made(results) and has_passed(modelling.load_manifest(self.inputs), results):
            with connect(self.settings.build_file) as con:
                DirtySet(con).modelled(self.inputs.made_with)
            rendering.keep(self.inputs, {result.unique_id: result.compiled_sql for result in results})

    def _with_the_rest(self, results: Sequence[modelling.NodeResult]) -> list[modelling.NodeResult]:
        return with_passed_over(modelling.load_manifest(self.inputs), results)

    def ledger(self) -> AbstractContextManager[duckdb.DuckDBPyConnection]:
        """The build file itself, with the intermediate tables beside it."""
        con = connect(self.settings.build_file, read_only=True)
        if self.settings.scratch_file.exists():
            attach_scratch(con, self.settings.scratch_file, read_only=True)
        return con

    def set_aside(self, blamed: Mapping[str, Blame]) -> None:
        """Take the published versions from the published file."""
        set_aside_reports(self.settings, blamed)

    def deliver(self, results: Sequence[modelling.NodeResult]) -> None:
        """It is there, but for which numbers are wrong."""
        if _are_made(results):
            with connect(self.settings.build_file) as con:
                find_suspects(con)

    def published(self) -> None:
        """Nothing: the build file says so itself."""


def _are_made(results: Sequence[modelling.NodeResult]) -> bool:
    """Whether every table of a run of dbt was made."""
    return all(result.status in PASSED for result in results if result.resource_type in {"model", "seed"})


def engine_of(inputs: Inputs) -> Engine:
    """The engine of a build, which its settings choose."""
    if inputs.settings.on_spark:
        # only then: nobody else needs it
        from orchestration.engines.spark.engine import SparkEngine

        return SparkEngine(inputs)
    return DuckDBEngine(inputs)
