"""What Dagster loads: every definition in ``orchestration.defs``.

Importing this runs nothing; only asking for the definitions reads the environment, and has dbt parse its project where that changed.
"""

from __future__ import annotations

from dagster import (
    Definitions,
    ResourceDefinition,
    colored_console_logger,
    definitions,
    in_process_executor,
    json_console_logger,
)

from orchestration.build.inputs import Inputs
from orchestration.defs import (
    alerts,
    automation,
    extract,
    models,
    outputs,
    publish,
    quality,
    read_report,
    reports,
)
from orchestration.resources import WarehouseSettings, alert_settings, run_inputs
from orchestration.service_settings import ScheduleSettings, log_format
from orchestration.settings import Settings


@definitions
def defs() -> Definitions:
    """The assets, checks, jobs, schedule and sensors of Planhouse."""
    return definitions_of(Inputs(Settings.from_environment()))


def definitions_of(inputs: Inputs, of_run: ResourceDefinition = run_inputs) -> Definitions:
    """The same for whoever has looked at the dbt project already. The inputs of a run are another matter: it may come much later."""
    settings, schedule = inputs.settings, ScheduleSettings.from_environment()
    dbt = models.load_models(inputs)
    return Definitions.merge(
        reports.definitions(),
        models.definitions(dbt),
        quality.definitions(dbt),
        publish.definitions(dbt),
        outputs.definitions(),
        automation.definitions(schedule),
        alerts.definitions(schedule),
        read_report.definitions(),
        extract.definitions(dbt, on_spark=settings.on_spark),
        Definitions(
            resources={"planhouse": WarehouseSettings.of(settings), "inputs": of_run, "alerts": alert_settings},
            loggers={"console": json_console_logger if log_format() == "json" else colored_console_logger},
            # one process for whatever is selected in the UI, too: DuckDB has one writer
            executor=in_process_executor,
        ),
    )
