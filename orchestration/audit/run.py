"""Running the checks with Great Expectations, and its Data Docs.

Here belongs everything that imports Great Expectations. The checks are one Checkpoint, whose suites run as SQL on the build file,
read-only; amounts stay DECIMAL.
"""

from __future__ import annotations

import logging
import os
import shutil
import warnings
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from orchestration.audit import data_docs as pages
from orchestration.audit.checks import AFFECTED_ROWS, CHECKS, Check

_SHOWN_ROWS = 20


@dataclass(frozen=True, slots=True)
class Finding:
    """The result of one check: the rows that it found, at most ``_SHOWN_ROWS`` of them, and how many there are."""

    check: Check
    passed: bool
    failing: int
    header: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]
    observed: str


def import_great_expectations() -> None:
    """Import it, quietly and without its telemetry."""
    os.environ["GX_ANALYTICS_ENABLED"] = "False"
    logging.getLogger("great_expectations").setLevel(logging.ERROR)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import great_expectations.expectations  # noqa: F401

        import orchestration.audit.dialect  # noqa: F401


def audit(build_file: Path, data_docs: Path | None, checks: Sequence[Check] = CHECKS) -> list[Finding]:
    """Run the checks on a database and write the Data Docs, when ``data_docs`` names a folder.

    Raises RuntimeError when a check itself cannot run: that is not the data's fault.
    """
    import_great_expectations()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return _audit(build_file, data_docs, checks)


def _audit(build_file: Path, data_docs: Path | None, checks: Sequence[Check]) -> list[Finding]:
    import great_expectations as gx
    from great_expectations.data_context.types.base import ProgressBarsConfig

    from orchestration.audit import dialect

    # before Great Expectations opens the file in its own way, and holds it
    coverage = pages.read_coverage(build_file) if data_docs is not None else []
    dialect.register()
    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = ProgressBarsConfig(globally=False)
    source = context.data_sources.add_sql(
        "warehouse",
        connection_string=f"duckdb+{dialect.BufferedDialect.driver}:///in_connect_args",
        kwargs={"connect_args": dialect.connect_args(build_file)},  # type: ignore[call-arg]
    )
    try:
        checkpoint = _checkpoint(context, source, checks)
        found = _findings(checkpoint.run().run_results.values(), checks)
        if data_docs is not None:
            # once, after the run: as an action of the Checkpoint they would be written anew for every suite, in five times the time
            _write_docs(context, data_docs)
            pages.finish(data_docs, found, coverage)
    finally:
        source.get_engine().dispose()
    return found


def _checkpoint(context: Any, source: Any, checks: Sequence[Check]) -> Any:
    """All checks as one Checkpoint: a suite and a validation for each table and concern."""
    import great_expectations as gx

    suites: dict[str, list[Check]] = defaultdict(list)
    for check in checks:
        suites[check.suite].append(check)
    return context.checkpoints.add(
        gx.Checkpoint(
            name="audit",
            validation_definitions=[_validation(context, source, name, members) for name, members in suites.items()],
            result_format={"result_format": "COMPLETE", "partial_unexpected_count": _SHOWN_ROWS},
        )
    )


def _validation(context: Any, source: Any, name: str, checks: Sequence[Check]) -> Any:
    """The checks of one suite and the rows that they look at."""
    import great_expectations as gx
    import great_expectations.expectations as gxe

    table = checks[0].table
    if checks[0].of_affected:
        asset = source.add_query_asset(name, query=AFFECTED_ROWS.format(table=table))
    else:
        asset = source.add_table_asset(name, table_name=table, schema_name="marts")
    expectations = [
        getattr(gxe, check.expectation)(
            **({"unexpected_rows_query": _query(check)} if check.bad_rows else check.arguments),
            description=check.description,
            meta={"check": check.name},
        )
        for check in checks
    ]
    suite = context.suites.add(gx.ExpectationSuite(name=name, expectations=expectations))
    return context.validation_definitions.add(
        gx.ValidationDefinition(name=name, data=asset.add_batch_definition_whole_table("all"), suite=suite)
    )


def _findings(results: Iterable[Any], checks: Sequence[Check]) -> list[Finding]:
    """What a run of the Checkpoint found, in the order of the checks."""
    outcomes = {_check_name(outcome): outcome for result in results for outcome in result.results}
    return [_finding(check, outcomes[check.name]) for check in checks]


def _query(check: Check) -> str:
    """The query of a check. Great Expectations may put an alias of its own behind the batch, which only a subquery takes."""
    return check.bad_rows.replace("{batch}", "(select * from {batch})")


def _check_name(outcome: Any) -> str:
    return str(outcome.expectation_config.meta["check"])


def _finding(check: Check, outcome: Any) -> Finding:
    info = outcome.exception_info or {}
    # of the check itself, or of each of the metrics that it needs
    for error in [info, *(each for each in info.values() if isinstance(each, dict))]:
        if error.get("raised_exception"):
            raise RuntimeError(f"The check {check.name} could not run: {error['exception_message']}")
    result = outcome.result or {}
    rows = (result.get("details") or {}).get("unexpected_rows")
    if rows is not None:
        shown = rows[:_SHOWN_ROWS]
        header = tuple(shown[0]) if shown else ()
        values = tuple(tuple(row.values()) for row in shown)
        failing = int(result.get("observed_value") or 0)
    else:
        partial = result.get("partial_unexpected_list") or []
        header = tuple(partial[0]) if partial and isinstance(partial[0], dict) else ("value",)
        values = tuple(tuple(item.values()) if isinstance(item, dict) else (item,) for item in partial)
        failing = int(result.get("unexpected_count") or (0 if outcome.success else 1))
    return Finding(check, bool(outcome.success), failing, header, values, str(result.get("observed_value", "")))


def _write_docs(context: Any, folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for site in list(context.list_data_docs_sites()):
        context.delete_data_docs_site(site)
    context.add_data_docs_site(
        "planhouse",
        {
            "class_name": "SiteBuilder",
            "show_how_to_buttons": False,
            "site_index_builder": {"class_name": "DefaultSiteIndexBuilder"},
            "store_backend": {"class_name": "TupleFilesystemStoreBackend", "base_directory": str(folder)},
        },
    )
    context.build_data_docs(site_names=["planhouse"])
