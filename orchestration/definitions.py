"""What Dagster loads: every definition in ``orchestration.defs``."""

from __future__ import annotations

from dagster import Definitions, definitions

from orchestration.defs import automation, publish, quality, reports, warehouse


@definitions
def defs() -> Definitions:
    """The assets, checks, job, schedule and sensor of Planhouse."""
    return Definitions.merge(
        reports.definitions(), warehouse.definitions(), quality.definitions(), publish.definitions(), automation.definitions()
    )
