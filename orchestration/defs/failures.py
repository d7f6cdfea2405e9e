"""Why a run failed, in the words that its steps and checks have for it.

Here belongs reading Dagster's events of one run. Who is told is another matter: the terminal (``orchestration.cli.build``), or
whoever alerts go to (``orchestration.defs.alerts``).
"""

from dagster import AssetCheckEvaluation, AssetCheckSeverity, DagsterEvent, DagsterEventType, DagsterInstance

from orchestration.audit.checks import CHECKS
from orchestration.process import trouble


def check_words(evaluation: AssetCheckEvaluation) -> str:
    """What is wrong, of a check that did not pass."""
    word = "Warning" if evaluation.severity == AssetCheckSeverity.WARN else "Error"
    table = ".".join(evaluation.asset_key.path)
    wrong = next((check.wrong for check in CHECKS if check.name == evaluation.check_name), "A test of dbt found rows:")
    return f"{word}: {wrong} {evaluation.check_name} on {table}"


def step_words(event: DagsterEvent) -> str:
    """What a failed step has to say, and what to do when the machine refused something. Empty where a check stopped it, which says
    more itself."""
    failure = event.step_failure_data
    if failure.user_failure_data is not None and failure.user_failure_data.description:
        description = failure.user_failure_data.description
        return "\n".join(filter(None, (description, trouble.advice(description))))
    if failure.error is None:
        return ""
    error = failure.error.cause or failure.error
    if error.cls_name == "DagsterAssetCheckFailedError":
        return ""
    return trouble.sentence(error.cls_name or "Error", error.message.partition(": ")[2])


def run_words(instance: DagsterInstance, run: str) -> str:
    """All that the events of a run say of its failure; what Dagster says of it, where no step and no check does."""
    kinds = {
        DagsterEventType.ASSET_CHECK_EVALUATION,
        DagsterEventType.STEP_FAILURE,
        DagsterEventType.RUN_FAILURE,
    }
    said, last = [], ""
    for entry in instance.all_logs(run, of_type=kinds):
        event = entry.dagster_event
        if event is None:
            continue
        if event.event_type == DagsterEventType.STEP_FAILURE:
            said.append(step_words(event))
        elif event.event_type == DagsterEventType.RUN_FAILURE:
            last = event.message or ""
        else:
            evaluation = event.asset_check_evaluation_data
            if not evaluation.passed and evaluation.severity == AssetCheckSeverity.ERROR:
                said.append(check_words(evaluation))
    return "\n".join(filter(None, said)) or f"{last} {trouble.advice(last)}".strip()
