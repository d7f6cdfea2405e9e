"""What a build asks of whatever reads and models.

Here belongs the question alone; the answers are in ``orchestration.engines``, which know a build, and no build knows them.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Protocol

import duckdb
from dagster import AssetExecutionContext

from orchestration.build import modelling
from orchestration.build.ingest import Blame, Ingest
from orchestration.build.vocabulary_nodes import UNCHANGED

PASSED = {"success", "pass", UNCHANGED}
"""The statuses of a dbt node that was made, or whose test found nothing, now or before."""


class Engine(Protocol):
    """What a build asks of whatever reads and models."""

    def forget(self) -> None:
        """Let the next build read and model everything anew. What is published stays."""

    def ingest(self, context: AssetExecutionContext) -> Ingest:
        """Bring schema raw up to date with the catalogue."""

    def raw_counts(self) -> Mapping[str, int]:
        """How many rows each table of schema raw has."""

    def model(self, selection: Sequence[str]) -> list[modelling.NodeResult]:
        """Run dbt on the named models, all of them when none is named."""

    def model_again(self, selection: Sequence[str], changed: Collection[str]) -> list[modelling.NodeResult]:
        """Run dbt once more, after these reports were set aside."""

    def ledger(self) -> AbstractContextManager[duckdb.DuckDBPyConnection]:
        """A connection that knows raw.reports, raw.problems, meta.quarantine and marts.fct_reconciliation; DuckDB's knows
        all that was modelled, as tests and models name it."""

    def set_aside(self, blamed: Mapping[str, Blame]) -> None:
        """Quarantine reports, each with what is wrong; their last good versions take their places."""

    def deliver(self, results: Sequence[modelling.NodeResult]) -> None:
        """Make the build file hold what was modelled, when nothing of it is broken."""

    def published(self) -> None:
        """Take note that what was delivered passed the audit and is published."""
