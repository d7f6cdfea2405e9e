"""What Dagster loads: every definition in ``orchestration.defs``.

Importing this runs nothing; only asking for the definitions reads the environment, and has dbt parse its project where that changed.
"""

from __future__ import annotations

from dagster import Definitions, definitions, in_process_executor

from orchestration.defs import automation, exports, extract, models, page, publish, quality, read_report, reports
from orchestration.resources import WarehouseSettings
from orchestration.settings import Settings


@definitions
def defs() -> Definitions:
    """The assets, checks, jobs, schedule and sensor of Planhouse."""
    settings = Settings.from_environment()
    dbt = models.load_models(settings)
    return Definitions.merge(
        reports.definitions(),
        models.definitions(dbt),
        quality.definitions(dbt),
        publish.definitions(dbt),
        page.definitions(),
        exports.definitions(),
        automation.definitions(),
        read_report.definitions(),
        extract.definitions(dbt, on_spark=settings.on_spark),
        Definitions(
            resources={"planhouse": WarehouseSettings.of(settings)},
            # one process for whatever is selected in the UI, too: DuckDB has one writer
            executor=in_process_executor,
        ),
    )
