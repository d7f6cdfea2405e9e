"""What Dagster loads: every definition in ``orchestration.defs``."""

from __future__ import annotations

from dagster import Definitions, definitions, in_process_executor

from orchestration.defs import automation, exports, extract, page, publish, quality, read_report, reports, warehouse


@definitions
def defs() -> Definitions:
    """The assets, checks, jobs, schedule and sensor of Planhouse."""
    return Definitions.merge(
        reports.definitions(),
        warehouse.definitions(),
        quality.definitions(),
        publish.definitions(),
        page.definitions(),
        exports.definitions(),
        automation.definitions(),
        read_report.definitions(),
        extract.definitions(),
        # one process for whatever is selected in the UI, too: DuckDB has one writer
        Definitions(executor=in_process_executor),
    )
