"""dbt on Spark: the same project, with the lake's raw tables in front of it.

``python -m orchestration.engines.spark.model_job REQUEST RESULTS`` runs in Spark's environment: it shows the live rows of the
lake to dbt as schema raw, runs dbt, and writes what became of each node as JSON. Here belongs that process. Where the server
is, and what the results mean, is the caller's part (``engine``).
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import sys
from pathlib import Path
from typing import Any

from dbt.cli.main import dbtRunner
from pyspark.sql import SparkSession

from orchestration.engines.spark.reading import raw_schema
from sources.rows import RAW_TABLES

_SHOWN = 10


def main(request_file: Path, results_file: Path) -> None:
    """Run dbt as the request says."""
    request: dict[str, Any] = json.loads(request_file.read_text(encoding="utf-8"))
    spark = SparkSession.builder.remote(os.environ["PLANHOUSE_SPARK_REMOTE"]).getOrCreate()
    show_raw(spark, request["lake"], request["index"])
    with contextlib.redirect_stdout(io.StringIO()):
        outcome: Any = dbtRunner().invoke(request["arguments"])
    if outcome.result is None:
        raise SystemExit(f"dbt could not run: {outcome.exception}")
    results = [_describe(spark, each) for each in outcome.result.results]
    results_file.write_text(json.dumps(results, ensure_ascii=False), encoding="utf-8")
    spark.stop()


def show_raw(spark: SparkSession, lake: str, index: str) -> None:
    """Make schema raw: of every raw table the rows of the live versions, and all of them as changed: on Spark all is modelled."""
    spark.sql("create schema if not exists raw")
    live = f"(select report_id, batch from parquet.`{index}`)"
    for table, columns in RAW_TABLES.items():
        # with its columns given, not looked for: a batch in which nobody corrected anything has no rows to tell them from
        spark.sql(f"drop table if exists raw.log_{table}")
        spark.sql(
            f"create table raw.log_{table} ({raw_schema(table)}, batch int) using parquet partitioned by (batch) "
            f"location '{lake}/raw/{table}'"
        )
        spark.sql(f"alter table raw.log_{table} recover partitions")
        names = ", ".join(f"log.`{name}`" for name, _ in columns)
        spark.sql(
            f"create or replace view raw.{table} as select {names} from raw.log_{table} as log "
            f"inner join {live} as live on log.report_id = live.report_id and log.batch = live.batch"
        )
    spark.sql("create or replace view raw.affected_reports as select report_id, 'changed' as state from raw.reports")


def _describe(spark: SparkSession, each: Any) -> dict[str, Any]:
    node = each.node
    message = each.message or ""
    sql = getattr(node, "compiled_code", None) or ""
    if str(node.resource_type) == "test" and each.failures and sql:
        rows = spark.sql(f"select * from ({sql}) limit {_SHOWN}").collect()
        message = "\n".join([message, *(str(row.asDict()) for row in rows)])
    return {
        "unique_id": node.unique_id,
        "resource_type": str(node.resource_type),
        "name": node.name,
        "status": str(each.status),
        "seconds": each.execution_time,
        "failures": each.failures or 0,
        "message": message,
        "description": node.description,
    }


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
