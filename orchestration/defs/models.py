"""dbt's seeds, models and tests as assets and asset checks.

Here belongs turning dbt's results into Dagster's. Running dbt is in ``orchestration.build.modelling``, the SQL in ``dbt_project``.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import duckdb
from dagster import (
    AssetCheckResult,
    AssetCheckSeverity,
    AssetExecutionContext,
    AssetKey,
    AssetsDefinition,
    DagsterLogManager,
    Definitions,
    Failure,
    MaterializeResult,
    MetadataValue,
    ResourceParam,
    TableColumn,
    TableSchema,
)
from dagster_dbt import dbt_assets
from dagster_dbt.asset_utils import get_asset_check_key_for_test

from orchestration.audit.process import begin_audit, warm_up
from orchestration.build import isolation, modelling
from orchestration.build.check_words import not_so, rows_of_rule, rules_of
from orchestration.build.engine import PASSED
from orchestration.build.ingest import Blame
from orchestration.build.inputs import Inputs
from orchestration.build.vocabulary_nodes import UNCHANGED
from orchestration.defs.translator import Translator
from orchestration.engines.engine import engine_of
from orchestration.process.progress import say
from orchestration.warehouse.check_results import record_checks, sample_rows
from orchestration.warehouse.files import attach_scratch, connect
from orchestration.warehouse.lock import hold_build_lock
from orchestration.warehouse.meta_tables import CheckRow

TRANSLATOR = Translator()


@dataclass(frozen=True, slots=True)
class Models:
    """The dbt project as Dagster has it: dbt's manifest, and the assets and checks that are made from it."""

    manifest: dict[str, Any]
    assets: AssetsDefinition


def load_models(inputs: Inputs) -> Models:
    """Parse the dbt project where it changed since, and make assets and checks of it. Raises DbtError when it does not parse."""
    manifest = modelling.load_manifest(inputs)

    @dbt_assets(
        manifest=manifest,
        dagster_dbt_translator=TRANSLATOR,
        exclude="resource_type:unit_test",
        name="build_models",
    )
    def build_models(
        context: AssetExecutionContext, inputs: ResourceParam[Inputs]
    ) -> Iterator[MaterializeResult[None] | AssetCheckResult]:
        """Build seeds and models, and test them."""
        yield from _build(context, inputs, manifest)

    return Models(manifest, build_models)


def _build(
    context: AssetExecutionContext, inputs: Inputs, manifest: Mapping[str, Any]
) -> Iterator[MaterializeResult[None] | AssetCheckResult]:
    settings = inputs.settings
    hold_build_lock(settings.build, wait=True)
    say("building models and testing them")
    warm_up()
    selection = _selection(context, manifest)
    engine = engine_of(inputs)
    results = isolation.model(engine, selection, manifest, lambda blamed: tell_set_aside(context.log, blamed))
    engine.deliver(results)
    with connect(settings.build_file) as con:
        attach_scratch(con, settings.scratch_file)
        told = list(_told(context, con, results, manifest))
        checks = [(result, each) for result, each in told if isinstance(each, AssetCheckResult)]
        record_dbt_checks(con, results, manifest)
    where = {result.unique_id: _where(check) for result, check in checks}
    broken = [
        f"{result.name}: {result.message} {where.get(result.unique_id, '')}".rstrip()
        for result in results
        if result.status in isolation.BROKEN
    ]
    if not broken and not selection:
        # Dagster takes seconds to write down what it is told: the audit need not wait for that
        begin_audit(settings.build_file, settings.data_docs)
    yield from (each for _, each in told)
    if broken:
        raise Failure(
            description="dbt found errors; nothing was published.\n" + "\n".join(f"- {line}" for line in broken)
        )


def _told(
    context: AssetExecutionContext,
    con: duckdb.DuckDBPyConnection,
    results: Sequence[modelling.NodeResult],
    manifest: Mapping[str, Any],
) -> Iterator[tuple[modelling.NodeResult, MaterializeResult[None] | AssetCheckResult]]:
    """What Dagster is told of dbt's results: tables that were made, and tests."""
    for result in results:
        if result.resource_type == "test":
            check = _check(context, con, result, manifest)
            if check is not None:
                yield result, check
        elif result.status in PASSED and result.resource_type in {"model", "seed"}:
            yield result, _materialization(con, result, manifest)


def tell_set_aside(log: DagsterLogManager, blamed: Mapping[str, Blame]) -> None:
    """Say which reports are set aside before the models are made again."""
    say(f"setting {len(blamed)} report{'s' if len(blamed) > 1 else ''} aside, and modelling again without")
    for report, blame in blamed.items():
        log.error("%s is set aside: %s", report, blame.reason)


def record_dbt_checks(
    con: duckdb.DuckDBPyConnection, results: Sequence[modelling.NodeResult], manifest: Mapping[str, Any]
) -> None:
    """Keep what became of dbt's tests in the warehouse: a row for each rule that they look at."""
    rows: list[CheckRow] = []
    for result in results:
        if result.resource_type != "test" or result.status == "skipped":
            continue
        key = get_asset_check_key_for_test(manifest, TRANSLATOR, result.unique_id, project=None)
        if key is not None:
            rules = rules_of(manifest["nodes"][result.unique_id]) or {result.name: result.description}
            rows += (
                _check_row(con, result, ".".join(key.asset_key.path), rule, words) for rule, words in rules.items()
            )
    record_checks(con, "dbt", rows)


def _check_row(
    con: duckdb.DuckDBPyConnection, result: modelling.NodeResult, table: str, rule: str, words: str
) -> CheckRow:
    failing = 0 if result.status in PASSED else result.failures
    if failing and result.compiled_sql and rule != result.name:
        # of the rules of a table only some are broken
        found = con.execute(f"select count(*) from ({rows_of_rule(result.compiled_sql, rule)})").fetchone()
        failing = found[0] if found else failing
    passed = result.status in PASSED or (result.status in {"fail", "warn"} and not failing)
    return CheckRow(
        tool="dbt",
        check_name=rule,
        table_name=table,
        outcome="passed" if passed else "warned" if result.status == "warn" else "failed",
        failing_rows=failing,
        description=words if passed else not_so(words),
    )


def _selection(context: AssetExecutionContext, manifest: Mapping[str, Any]) -> list[str]:
    """Names of the selected models, nothing when all are."""
    selected = context.selected_asset_keys
    nodes: dict[str, Any] = manifest["nodes"]
    names = {
        TRANSLATOR.get_asset_key(node): node["name"]
        for node in nodes.values()
        if node["resource_type"] in {"model", "seed"}
    }
    if selected >= names.keys():
        return []
    return sorted(name for key, name in names.items() if key in selected)


def _materialization(
    con: duckdb.DuckDBPyConnection, result: modelling.NodeResult, manifest: Mapping[str, Any]
) -> MaterializeResult[None]:
    node = manifest["nodes"][result.unique_id]
    key = TRANSLATOR.get_asset_key(node)
    columns = con.execute(
        """select column_name, data_type, comment from duckdb_columns()
        where database_name = ? and schema_name = ? and table_name = ? order by column_index""",
        [node["database"], *key.path],
    ).fetchall()
    # on Spark, what nobody looks at (intermediate) stays in the lake; to count a view is to join all that it joins
    is_counted = columns and node["config"]["materialized"] != "view"
    count = con.execute(f"select count(*) from {node['relation_name']}").fetchone() if is_counted else None
    return MaterializeResult(
        asset_key=key,
        metadata={
            **({"dagster/row_count": int(count[0])} if count else {}),
            "dagster/column_schema": TableSchema(
                columns=[TableColumn(name, kind, description=comment) for name, kind, comment in columns]
            ),
            **_when(result),
        },
    )


def _when(result: modelling.NodeResult) -> dict[str, Any]:
    """How long a node took; of what this build passed over, since when it is so."""
    if result.status == UNCHANGED:
        return {"unchanged": "No report changes this: it is so since the vocabulary or the project last changed."}
    return {"seconds": round(result.seconds, 3)}


def _check(
    context: AssetExecutionContext,
    con: duckdb.DuckDBPyConnection,
    result: modelling.NodeResult,
    manifest: Mapping[str, Any],
) -> AssetCheckResult | None:
    key = get_asset_check_key_for_test(manifest, TRANSLATOR, result.unique_id, project=None)
    if key is None or key not in context.selected_asset_check_keys or result.status == "skipped":
        return None
    metadata: dict[str, Any] = {"failures": result.failures, **(_when(result) if result.status == UNCHANGED else {})}
    if result.status not in PASSED:
        metadata["message"] = MetadataValue.text(result.message)
        if result.compiled_sql:
            metadata["rows"] = MetadataValue.md(sample_rows(con, result.compiled_sql))
    return AssetCheckResult(
        asset_key=AssetKey(key.asset_key.path),
        check_name=key.name,
        passed=result.status in PASSED,
        severity=AssetCheckSeverity.WARN if result.status == "warn" else AssetCheckSeverity.ERROR,
        metadata=metadata,
    )


def _where(check: AssetCheckResult | None) -> str:
    rows = check.metadata.get("rows") if check else None
    return f"\n{rows.value}" if rows is not None else ""


def definitions(models: Models) -> Definitions:
    """Everything that dbt builds."""
    return Definitions(assets=[models.assets])
