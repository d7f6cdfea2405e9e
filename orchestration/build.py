"""``python -m orchestration.build``: one build from the terminal, with the same history as the UI.

Here belongs the conversation with the person at the terminal: progress, the summary, and errors that say what to do.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from orchestration import progress
from orchestration.build_record import BuildRecord, read_build_record
from orchestration.inputs import published_fingerprint, read_inputs
from orchestration.settings import ROOT, Settings
from orchestration.store import BuildLocked, hold_build_lock, release_build_lock
from sources.catalogue import Catalogue
from sources.model import ReportError

if TYPE_CHECKING:
    from dagster import AssetCheckEvaluation
    from dagster._core.execution.plan.objects import StepFailureData

SET_ASIDE = 3

QUERIES = (
    "SELECT name_zh, tax_revenue, share_of_total_pct FROM marts.fct_tax_by_industry JOIN marts.dim_industry USING (industry_id);",
    "SELECT name_zh, target, actual, is_attained FROM marts.fct_target_attainment JOIN marts.dim_indicator USING (indicator_id);",
    "SELECT identity, verdict, description_zh FROM marts.fct_reconciliation ORDER BY verdict = 'exact', verdict;",
)


def main(arguments: list[str] | None = None) -> int:
    """Build if anything changed.

    Returns the exit status: 0 built or nothing to do; 1 failed, nothing was published; 2 another build is running; 3 published,
    but something is set aside (meta.quarantine).
    """
    parser = argparse.ArgumentParser(
        prog="python -m orchestration.build", description="Build warehouse.duckdb from the reports."
    )
    parser.add_argument("--full", action="store_true", help="read and build everything anew")
    options = parser.parse_args(arguments)
    settings = Settings.from_environment()
    settings.export_to_environment()
    progress.start()
    try:
        hold_build_lock(settings.build)
        return _build(settings, full=options.full)
    except BuildLocked as error:
        print(error, file=sys.stderr)
        return 2
    except ReportError as error:
        print(f"Nothing was built: {error}", file=sys.stderr)
        return 1
    finally:
        release_build_lock(settings.build)


def _build(settings: Settings, *, full: bool) -> int:
    catalogue = Catalogue.load(settings.sources)
    if full:
        from orchestration.engine import engine_of

        engine_of(settings).forget()
        settings.document_hashes.unlink(missing_ok=True)
    elif published_fingerprint(settings.warehouse) == read_inputs(settings, catalogue).fingerprint:
        print("Nothing changed since the last build; the warehouse is as it was.")
        return _tell(settings)
    for left_over in settings.warehouse.parent.glob("*.publishing.duckdb*"):
        left_over.unlink()
    before = _identity(settings.warehouse)
    if not run_job(settings) and _identity(settings.warehouse) == before:
        print(
            "The build failed; what was published is as it was. What is wrong stands above; mend the report or its catalogue "
            "entry and build again.",
            file=sys.stderr,
        )
        return 1
    return _tell(settings)


def _identity(path: Path) -> tuple[int, int] | None:
    """Which file stands under a name: another one after each publishing."""
    return (path.stat().st_ino, path.stat().st_mtime_ns) if path.exists() else None


def _tell(settings: Settings) -> int:
    """The summary of what is published. What is set aside stays an error for as long as it is."""
    record = read_build_record(settings.warehouse)
    print(_summary(settings, record))
    return SET_ASIDE if record.quarantined else 0


def run_job(settings: Settings, name: str = "build") -> bool:
    """Run one of Dagster's jobs in this process and tell what it finds; whether it succeeded."""
    progress.say("starting Dagster and dbt")
    home = dagster_home()
    os.environ["DAGSTER_HOME"] = str(home)
    os.environ.setdefault("DAGSTER_DISABLE_TELEMETRY", "1")

    from dagster import DagsterEventType, DagsterInstance

    from orchestration.definitions import defs

    with DagsterInstance.get() as instance:
        quiet = {"loggers": {"console": {"config": {"log_level": "CRITICAL"}}}}
        job = defs().resolve_job_def(name)
        result = job.execute_in_process(instance=instance, raise_on_error=False, run_config=quiet)
        for event in result.all_events:
            if event.event_type == DagsterEventType.ASSET_CHECK_EVALUATION:
                _tell_check(event.asset_check_evaluation_data)
            elif event.event_type == DagsterEventType.STEP_FAILURE:
                _tell_failure(event.step_failure_data)
    return result.success


def _tell_check(evaluation: AssetCheckEvaluation) -> None:
    """A check that did not pass: what it is, and the rows that it found."""
    if evaluation.passed:
        return
    word = "Warning" if evaluation.severity.value == "WARN" else "Error"
    print(
        f"{word}: {evaluation.check_name} on {'.'.join(evaluation.asset_key.path)}. {evaluation.description or ''}",
        file=sys.stderr,
    )
    rows = evaluation.metadata.get("rows")
    if rows is not None:
        print(f"{rows.value}\n", file=sys.stderr)


def _tell_failure(failure: StepFailureData) -> None:
    """What a failed step has to say: without a stack trace when the data are at fault."""
    if failure.user_failure_data is not None and failure.user_failure_data.description:
        print(failure.user_failure_data.description, file=sys.stderr)
    elif failure.error is not None:
        error = failure.error.cause or failure.error
        if error.cls_name == "SparkError":
            print(error.message.partition(": ")[2].strip(), file=sys.stderr)
        elif error.cls_name != "DagsterAssetCheckFailedError":
            print(error.to_string(), file=sys.stderr)


def dagster_home() -> Path:
    """Dagster's home with the history of builds; made with the repository's settings when it is not there."""
    home = Path(os.environ.get("DAGSTER_HOME") or ROOT / ".dagster").resolve()
    home.mkdir(parents=True, exist_ok=True)
    settings = (ROOT / "orchestration" / "dagster.yaml").read_text(encoding="utf-8")
    target = home / "dagster.yaml"
    if not target.exists() or target.read_text(encoding="utf-8") != settings:
        target.write_text(settings, encoding="utf-8")
    return home


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %" if whole else "none"


def _summary(settings: Settings, record: BuildRecord) -> str:
    lines = [
        "",
        f"  Reports      {record.reports}"
        + (f"; {record.quarantined} documents set aside" if record.quarantined else ""),
        f"  Figures      {record.figures} ({record.set_aside} numerals are no statistic, {record.unclassed} could not be classed)",
        f"  Identities   {record.identities}, of which {record.findings} do not hold; they touch {record.figures_touched} figures "
        f"({_percent(record.figures_touched, record.figures)})",
        f"  Checks       {record.checks_passed} passed, {record.checks_warned} warned, {record.checks_failed} failed",
        f"  Warehouse    {settings.warehouse}",
        f"  Page         {settings.page / 'index.html'}",
        f"  Plain files  {settings.exports}",
        f"  Data Docs    {settings.data_docs / 'index.html'}",
        f"  Time         {progress.seconds():.1f} s",
        "",
        "Try:",
        *(f"  {query}" for query in QUERIES),
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
