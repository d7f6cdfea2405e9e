"""dbt's seeds, models and tests as assets and asset checks.

Here belongs turning dbt's results into Dagster's. Running dbt is in ``orchestration.dbt``, the SQL in ``dbt_project``.
"""

from collections.abc import Iterator
from typing import Any

import duckdb
from dagster import (
    AssetCheckResult,
    AssetCheckSeverity,
    AssetExecutionContext,
    AssetKey,
    Definitions,
    Failure,
    MaterializeResult,
    MetadataValue,
    TableColumn,
    TableSchema,
)
from dagster_dbt import dbt_assets
from dagster_dbt.asset_utils import get_asset_check_key_for_test

from orchestration import dbt
from orchestration.inputs import dbt_project_hash
from orchestration.progress import say
from orchestration.quality.process import warm_up
from orchestration.results import CheckRow, record_checks, sample_rows
from orchestration.settings import Settings
from orchestration.store import connect, hold_build_lock
from orchestration.translator import Translator

TRANSLATOR = Translator()
MANIFEST = dbt.load_manifest(Settings.from_environment())
_PASSED = {"success", "pass"}


@dbt_assets(
    manifest=MANIFEST,
    dagster_dbt_translator=TRANSLATOR,
    exclude="resource_type:unit_test",
    name="build_models",
)
def build_models(context: AssetExecutionContext) -> Iterator[MaterializeResult[None] | AssetCheckResult]:
    """Build seeds and models, and test them."""
    settings = Settings.from_environment()
    hold_build_lock(settings.build, wait=True)
    say("building models and testing them")
    warm_up()
    results = list(dbt.build(settings, _selection(context), full_refresh=_project_changed(settings)))
    with connect(settings.build_file) as con:
        rows, broken = [], []
        for result in results:
            if result.resource_type == "test":
                check = _check(context, con, result)
                if check is not None:
                    rows.append(CheckRow.of(check, result.description or result.name))
                    yield check
                if result.status in {"fail", "error"}:
                    broken.append(f"{result.name}: {result.message} {_where(check)}")
            elif result.status in _PASSED:
                yield _materialization(con, result)
            elif result.status == "error":
                broken.append(f"{result.name}: {result.message}")
        record_checks(con, "dbt", rows)
        if not broken:
            con.execute("create or replace table meta.dbt_project as select ? as hash", [dbt_project_hash(settings)])
    if broken:
        raise Failure(
            description="dbt found errors; nothing was published.\n" + "\n".join(f"- {line}" for line in broken)
        )


def _project_changed(settings: Settings) -> bool:
    """Whether the models of the build file were made by another version of the dbt project."""
    with connect(settings.build_file) as con:
        try:
            row = con.execute("select hash from meta.dbt_project").fetchone()
        except duckdb.CatalogException:
            return True
    return row is None or row[0] != dbt_project_hash(settings)


def _selection(context: AssetExecutionContext) -> list[str]:
    """Names of the selected models, nothing when all are."""
    selected = context.selected_asset_keys
    nodes: dict[str, Any] = MANIFEST["nodes"]
    names = {
        TRANSLATOR.get_asset_key(node): node["name"]
        for node in nodes.values()
        if node["resource_type"] in {"model", "seed"}
    }
    if selected >= names.keys():
        return []
    return sorted(name for key, name in names.items() if key in selected)


def _materialization(con: duckdb.DuckDBPyConnection, result: dbt.NodeResult) -> MaterializeResult[None]:
    node = MANIFEST["nodes"][result.unique_id]
    key = TRANSLATOR.get_asset_key(node)
    schema, table = key.path
    columns = con.execute(
        "select column_name, data_type, comment from duckdb_columns() where schema_name = ? and table_name = ? order by column_index",
        [schema, table],
    ).fetchall()
    count = con.execute(f'select count(*) from {schema}."{table}"').fetchone()
    return MaterializeResult(
        asset_key=key,
        metadata={
            "dagster/row_count": int(count[0]) if count else 0,
            "dagster/column_schema": TableSchema(
                columns=[TableColumn(name, kind, description=comment) for name, kind, comment in columns]
            ),
            "seconds": round(result.seconds, 3),
        },
    )


def _check(
    context: AssetExecutionContext, con: duckdb.DuckDBPyConnection, result: dbt.NodeResult
) -> AssetCheckResult | None:
    key = get_asset_check_key_for_test(MANIFEST, TRANSLATOR, result.unique_id, project=None)
    if key is None or key not in context.selected_asset_check_keys or result.status == "skipped":
        return None
    metadata: dict[str, Any] = {"failures": result.failures}
    if result.status not in _PASSED:
        metadata["message"] = MetadataValue.text(result.message)
        if result.compiled_sql:
            metadata["rows"] = MetadataValue.md(sample_rows(con, result.compiled_sql))
    return AssetCheckResult(
        asset_key=AssetKey(key.asset_key.path),
        check_name=key.name,
        passed=result.status in _PASSED,
        severity=AssetCheckSeverity.WARN if result.status == "warn" else AssetCheckSeverity.ERROR,
        metadata=metadata,
    )


def _where(check: AssetCheckResult | None) -> str:
    rows = check.metadata.get("rows") if check else None
    return f"\n{rows.value}" if rows is not None else ""


def definitions() -> Definitions:
    """Everything that dbt builds."""
    return Definitions(assets=[build_models])
