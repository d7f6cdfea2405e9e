"""What Dagster loads: every definition in ``orchestration.defs``.

Importing this runs nothing; only asking for the definitions reads the environment, and has dbt parse its project where that changed.
"""

from __future__ import annotations

from dagster import Definitions, definitions, in_process_executor

from orchestration.build.inputs import Inputs
from orchestration.defs import automation, exports, extract, models, page, publish, quality, read_report, reports
from orchestration.resources import WarehouseSettings, run_inputs
from orchestration.settings import Settings


@definitions
def defs() -> Definitions:
    """The assets, checks, jobs, schedule and sensor of Planhouse."""
    return definitions_of(Inputs(Settings.from_environment()))


def definitions_of(inputs: Inputs) -> Definitions:
    """The same for whoever has looked at the dbt project already. The inputs of a run are another matter: it may come much later."""
    settings = inputs.settings
    dbt = models.load_models(inputs)
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
            resources={"planhouse": WarehouseSettings.of(settings), "inputs": run_inputs},
            # one process for whatever is selected in the UI, too: DuckDB has one writer
            executor=in_process_executor,
        ),
    )
