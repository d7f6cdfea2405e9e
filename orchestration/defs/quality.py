"""The quality gate as asset checks: what Great Expectations found, and what follows from it.

Here belongs Dagster's side: an error blocks what comes after, a warning does not. What valid means is in
``orchestration.audit.checks``.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from dagster import (
    AssetCheckExecutionContext,
    AssetCheckResult,
    AssetCheckSeverity,
    AssetCheckSpec,
    AssetKey,
    Definitions,
    Failure,
    MetadataValue,
    ResourceParam,
    multi_asset_check,
)

from orchestration.audit.checks import CHECKS, ERROR, Check
from orchestration.audit.process import audit_in_process
from orchestration.audit.run import Finding
from orchestration.build import isolation
from orchestration.build.input_changes import some_of
from orchestration.build.inputs import Inputs
from orchestration.defs.models import Models, record_dbt_checks, tell_set_aside
from orchestration.engines.engine import engine_of
from orchestration.process.progress import say
from orchestration.warehouse.check_results import check_row, markdown_table, record_checks
from orchestration.warehouse.files import connect
from orchestration.warehouse.meta_tables import SetAside


def _spec(check: Check, marts: Collection[AssetKey]) -> AssetCheckSpec:
    return AssetCheckSpec(
        name=check.name,
        asset=AssetKey(["marts", check.table]),
        description=f"[{check.concern}] {check.description}",
        blocking=check.severity == ERROR,
        metadata={"concern": check.concern, "severity": check.severity},
        # every table must be built before any is judged: checks look at several
        additional_deps=[key for key in marts if key.path[-1] != check.table],
    )


def _audited(context: AssetCheckExecutionContext, inputs: Inputs, manifest: Mapping[str, Any]) -> list[Finding]:
    """The findings of the audit, once the reports that failing checks name are set aside and the rest is modelled again."""
    settings, engine = inputs.settings, engine_of(inputs)
    findings = audit_in_process(settings.build_file, settings.data_docs)
    for _ in range(isolation.MAX_ROUNDS):
        with connect(settings.build_file, read_only=True) as con:
            blamed = isolation.spare_the_last(con, isolation.blamed_by_checks(con, findings))
        if not blamed:
            break
        results = isolation.model_without(
            engine, blamed, [], manifest, lambda blamed: tell_set_aside(context.log, blamed)
        )
        engine.deliver(results)
        if broken := [each for each in results if each.status in isolation.BROKEN]:
            raise Failure(
                description="dbt found errors; nothing was published.\n"
                + "\n".join(f"- {each.name}: {each.message}" for each in broken)
            )
        with connect(settings.build_file) as con:
            record_dbt_checks(con, results, manifest)
        say("auditing again")
        findings = audit_in_process(settings.build_file, settings.data_docs)
    return findings


def _results(
    context: AssetCheckExecutionContext, inputs: Inputs, manifest: Mapping[str, Any]
) -> Iterator[AssetCheckResult]:
    say("auditing with Great Expectations")
    settings = inputs.settings
    findings = _audited(context, inputs, manifest)
    results = []
    for finding in findings:
        check = finding.check
        metadata: dict[str, Any] = {
            "failures": finding.failing,
            "observed": finding.observed,
            "data_docs": MetadataValue.url((settings.data_docs / "index.html").as_uri()),
        }
        if finding.rows:
            metadata["rows"] = MetadataValue.md(markdown_table(finding.header, finding.rows))
        results.append(
            AssetCheckResult(
                check_name=check.name,
                asset_key=AssetKey(["marts", check.table]),
                passed=finding.passed,
                severity=AssetCheckSeverity.ERROR if check.severity == ERROR else AssetCheckSeverity.WARN,
                description=check.description,
                metadata=metadata,
            )
        )
    with connect(settings.build_file) as con:
        record_checks(
            con,
            "great_expectations",
            [
                check_row("great_expectations", r, f.check.description if f.passed else f.check.wrong)
                for r, f in zip(results, findings, strict=True)
            ],
        )
        set_aside = SetAside.read(con)
    _tell_quarantine(context, set_aside)
    yield from results


def _tell_quarantine(context: AssetCheckExecutionContext, documents: Sequence[SetAside]) -> None:
    """Say what is set aside, beside the check that warns of it. The run is no failure for that: everything else is published."""
    for document in documents:
        context.log.warning("Set aside: %s", document)
    if documents:
        # in the list of runs this is all that tells such a run from one without
        names = some_of([each.report_id or each.source_file for each in documents])
        context.instance.add_run_tags(context.run.run_id, {"planhouse/set_aside": names})


def definitions(models: Models) -> Definitions:
    """The checks."""
    marts = [key for key in models.assets.keys if key.path[0] == "marts"]

    @multi_asset_check(name="great_expectations", specs=[_spec(check, marts) for check in CHECKS])
    def great_expectations(
        context: AssetCheckExecutionContext, inputs: ResourceParam[Inputs]
    ) -> Iterator[AssetCheckResult]:
        """Audit the build file and write the Data Docs."""
        yield from _results(context, inputs, models.manifest)

    return Definitions(asset_checks=[great_expectations])
