"""``planhouse build``: one build from the terminal, with the same history as the UI.

Here belongs the conversation with the person at the terminal: progress, the summary, and errors that say what to do.
"""

from __future__ import annotations

import contextlib
import os
import sys
import traceback
import uuid
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from orchestration.process import progress, stop, trouble

if TYPE_CHECKING:
    from dagster import AssetCheckEvaluation, DagsterEvent

    from orchestration.build.inputs import Inputs
    from orchestration.settings import Settings
    from orchestration.warehouse.meta_tables import BuildRecord

BUILT, FAILED, LOCKED, SET_ASIDE, BEHIND = range(5)

QUERIES = (
    "SELECT name_zh, tax_revenue, share_of_total_pct FROM marts.fct_tax_by_industry JOIN marts.dim_industry USING (industry_id);",
    "SELECT year, indicator_zh, target_stated, actual_stated, state_zh FROM marts.v_targets WHERE is_promise;",
    "SELECT identity, verdict, description_zh FROM marts.fct_reconciliation ORDER BY verdict = 'exact', verdict;",
)


def build(
    full: Annotated[bool, typer.Option("--full", help="read and build everything anew")] = False,
    debug: Annotated[bool, typer.Option("--debug", help="show the stack trace of an error")] = False,
) -> int:
    """Build warehouse.duckdb, if anything changed.

    Exit status: 0 published, or nothing to do; 1 failed, nothing was published; 2 another build is running, or wrong arguments;
    3 published, but a document is set aside (meta.quarantine); 4 published, but the page or the plain files are those of a build
    before; 128 and the number of the signal when it was stopped by one.
    """
    with stop.at_signals():
        try:
            from orchestration.service_settings import log_format

            progress.start(as_json=log_format() == "json")
            return _locked(full=full, debug=debug)
        except Exception as error:
            progress.fail(f"Nothing was built: {trouble.of(error)}")
            if debug:
                traceback.print_exception(error)
            return FAILED


def _locked(*, full: bool, debug: bool) -> int:
    """Build while no other build can. Heavy modules are imported only here: a signal finds its handler before."""
    from orchestration.settings import Settings
    from orchestration.warehouse.lock import BuildLocked, hold_build_lock, release_build_lock

    settings = Settings.from_environment()
    settings.export_to_environment()
    try:
        hold_build_lock(settings.build)
        return _build(settings, full=full, debug=debug)
    except BuildLocked as error:
        progress.fail(str(error))
        return LOCKED
    finally:
        release_build_lock(settings.build)


def _build(settings: Settings, *, full: bool, debug: bool) -> int:
    from orchestration.build.inputs import Inputs, published_edition
    from orchestration.build.outputs import behind, put_right

    inputs = Inputs(settings)
    # before anything is done, too: a catalogue that cannot be used
    _ = inputs.catalogue
    put_right(settings)
    # before anything is done: what is published and cannot be read stops a build
    published = published_edition(settings.warehouse)
    if full:
        from orchestration.engines.engine import engine_of

        engine_of(inputs).forget()
        settings.document_hashes.unlink(missing_ok=True)
    elif published is not None and published.fingerprint == inputs.fingerprint:
        old = behind(settings)
        if not old:
            _say("Nothing changed since the last build; the warehouse is as it was.")
            return _tell(settings)
        _say(f"Nothing changed since the last build. Not of it, and made again: {_listed(old)}.")
        _attempt(inputs, only=old, debug=debug)
        return _tell(settings)
    _refuse_unwritable(settings)
    before = _identity(settings.warehouse)
    if not _attempt(inputs, debug=debug) and _identity(settings.warehouse) == before:
        progress.fail(
            "The build failed; what was published is as it was. What is wrong stands above; mend it and build again."
        )
        return FAILED
    return _tell(settings)


def _attempt(inputs: Inputs, *, only: list[str] | None = None, debug: bool) -> bool:
    """Run the job and say what stopped it; whether nothing did."""
    try:
        return run_job(inputs, only=only, debug=debug)
    except Exception as error:
        progress.fail(trouble.of(error))
        if debug:
            traceback.print_exception(error)
        return False


def _listed(names: list[str]) -> str:
    from orchestration.build.outputs import OUTPUTS

    return " and ".join(OUTPUTS[name] for name in names)


def _refuse_unwritable(settings: Settings) -> None:
    """Raises PermissionError when a build would find only at its end that it may not write its result."""
    from orchestration.dagster_home import dagster_home
    from orchestration.settings import there_is

    for folder in (settings.warehouse.parent, dagster_home()):
        there = there_is(folder)
        if not os.access(there, os.W_OK | os.X_OK):
            raise PermissionError(f"{there} cannot be written to.")


def _identity(path: Path) -> tuple[int, int] | None:
    """Which file stands under a name: another one after each publishing."""
    return (path.stat().st_ino, path.stat().st_mtime_ns) if path.exists() else None


def _say(text: str) -> None:
    """Words on standard output. Whoever reads them may have seen enough (``| head``): that changes no build and no status."""
    if progress.is_json():
        progress.record("info", text)
        return
    try:
        print(text, flush=True)
    except BrokenPipeError:
        # closing it would complain again at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _tell(settings: Settings) -> int:
    """The summary of what is published. What is set aside, or behind, stays an error for as long as it is."""
    from orchestration.build.outputs import behind
    from orchestration.warehouse.build_record import read_build_record, read_quarantine

    record, old = read_build_record(settings.warehouse), behind(settings)
    if progress.is_json():
        progress.record("info", "This is published.", warehouse=settings.warehouse, **asdict(record))
    else:
        _say(_summary(settings, record, old))
    set_aside = read_quarantine(settings.warehouse)
    if set_aside:
        progress.warn("\n".join(["Set aside; everything else is published:", *(f"- {each}" for each in set_aside)]))
    if old:
        progress.warn(
            f"The warehouse is published. Not written, and as before: {_listed(old)}. What is wrong stands above; mend it and "
            "build again, which writes only that."
        )
        return BEHIND
    return SET_ASIDE if set_aside else BUILT


def run_job(inputs: Inputs, name: str = "build", *, only: list[str] | None = None, debug: bool = False) -> bool:
    """Run one of Dagster's jobs in this process and tell what it finds; whether it succeeded.

    ``only`` names the assets of the group publish that are wanted, instead of all. The caller holds the build lock.
    """
    from orchestration.build import modelling

    progress.say("starting Dagster and dbt")
    # page and plain files need no dbt, and Spark has its own
    with contextlib.nullcontext() if only or inputs.settings.on_spark else modelling.ahead(inputs.settings):
        return _run_job(inputs, name, only=only, debug=debug)


def _run_job(inputs: Inputs, name: str, *, only: list[str] | None, debug: bool) -> bool:
    from orchestration.dagster_home import prepare

    settings = inputs.settings
    prepare()

    from dagster import AssetKey, DagsterEventType, DagsterInstance, ResourceDefinition

    from orchestration.definitions import definitions_of
    from orchestration.defs.history import FOLDER_TAG, end_abandoned_runs, held_open

    run = str(uuid.uuid4())
    with DagsterInstance.get() as instance, held_open(instance, run):
        end_abandoned_runs(instance, settings.build)
        quiet = {"loggers": {"console": {"config": {"log_level": "CRITICAL"}}}}
        # with the definitions, not with the run: a run of some assets only would refuse another resource than theirs
        handed = ResourceDefinition.hardcoded_resource(inputs)
        job = definitions_of(inputs, handed).resolve_job_def(name)
        with stop.last_deed(lambda: end_abandoned_runs(instance, settings.build)):
            result = stop.apart(
                lambda: job.execute_in_process(
                    instance=instance,
                    raise_on_error=False,
                    run_id=run,
                    run_config=quiet,
                    asset_selection=[AssetKey(["publish", each]) for each in only] if only else None,
                    tags={FOLDER_TAG: str(settings.build)},
                )
            )
        for event in result.all_events:
            if event.event_type == DagsterEventType.ASSET_CHECK_EVALUATION:
                _tell_check(event.asset_check_evaluation_data)
            elif event.event_type == DagsterEventType.STEP_FAILURE:
                _tell_failure(event, debug=debug)
    return result.success


def _tell_check(evaluation: AssetCheckEvaluation) -> None:
    """A check that did not pass: what is wrong, and the rows that it found."""
    from orchestration.defs.failures import check_words

    if evaluation.passed:
        return
    rows = evaluation.metadata.get("rows")
    words = check_words(evaluation) + (f"\n{rows.value}\n" if rows is not None else "")
    progress.warn(words) if evaluation.severity.value == "WARN" else progress.fail(words)


def _tell_failure(event: DagsterEvent, *, debug: bool) -> None:
    """What a failed step has to say; a stack trace only when asked for."""
    from orchestration.defs.failures import step_words

    if words := step_words(event):
        progress.fail(words)
    failure = event.step_failure_data
    if debug and failure.error is not None and failure.user_failure_data is None:
        print((failure.error.cause or failure.error).to_string(), file=sys.stderr)


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %" if whole else "none"


def _summary(settings: Settings, record: BuildRecord, old: list[str]) -> str:
    def place(name: str, path: Path) -> str:
        return f"{path} (not of this build)" if name in old else str(path)

    lines = [
        "",
        f"  Reports      {record.reports}"
        + (
            f"; {record.quarantined} document{'s' if record.quarantined > 1 else ''} set aside"
            if record.quarantined
            else ""
        ),
        f"  Figures      {record.figures} ({record.set_aside} numerals are no statistic, {record.unclassed} could not be classed, "
        f"{record.unnamed} have no name)",
        f"  Identities   {record.identities}, of which {record.findings} do not hold; they touch {record.figures_touched} figures "
        f"({_percent(record.figures_touched, record.figures)})",
        f"  Checks       {record.checks_passed} passed, {record.checks_warned} warned, {record.checks_failed} failed",
        f"  Warehouse    {settings.warehouse}",
        f"  Page         {place('page', settings.page / 'index.html')}",
        f"  Plain files  {place('exports', settings.exports)}",
        f"  Data Docs    {settings.data_docs / 'index.html'}",
        f"  Time         {progress.seconds():.1f} s",
        "",
        "Try:",
        *(f"  {query}" for query in QUERIES),
    ]
    return "\n".join(lines)
