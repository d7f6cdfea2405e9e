"""The job that ``spark-submit`` runs: the documents of a list, read on the cluster, as a batch of the raw tables.

Each document is read once. What the tasks yield (``reading``) lies for a moment in the lake as it is, then becomes the eight raw
tables; so a worker that is lost takes no finished part of the reading with it. Dagster starts the job and hears of it through
Dagster Pipes. It runs in Spark's environment, with the code that it was sent along with. Here belongs the order of steps; the
list is made by ``ingest``.
"""

from __future__ import annotations

import argparse
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from dagster_pipes import PipesContext, open_dagster_pipes
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as sf

from orchestration.engines.spark.reading import FAILURE, raw_schema, read_documents, spark_schema
from sources.rows import RAW_TABLES

# so many documents make a part, unless there are too few to keep the cluster busy
_PART = 25
_PARTS_PER_CORE = 8
# many small documents to a part; at Spark's default each would be a part of its own
_OPEN_COST = 65_536
# a batch travels to Python at once
_DOCUMENTS_AT_ONCE = 8
_REPORTS_PER_FILE = 2_000
_LISTED_HERE = 1_000


def main() -> None:
    """Read what the list names and write batch ``--batch``."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--tasks", type=Path, required=True, help="lines of JSON: document and task")
    parser.add_argument("--lake", required=True, help="the lake, as Spark calls it")
    parser.add_argument("--batch", type=int, required=True)
    parser.add_argument("--keep", help="an index of the reports to bring along from older batches")
    options = parser.parse_args()
    with open_dagster_pipes() as pipes:
        spark = SparkSession.builder.getOrCreate()
        try:
            _run(spark, pipes, options)
        finally:
            spark.stop()


def _run(spark: SparkSession, pipes: PipesContext, options: argparse.Namespace) -> None:
    lines = options.tasks.read_text(encoding="utf-8").splitlines()
    tasks = [json.loads(line) for line in lines]
    work = f"{options.lake}/incoming/batch={options.batch}"
    if tasks:
        cores = spark.sparkContext.defaultParallelism
        parts = max(min(len(tasks), _PARTS_PER_CORE * cores), -(-len(tasks) // _PART))
        spark.conf.set("spark.sql.files.openCostInBytes", str(_OPEN_COST))
        spark.conf.set("spark.sql.files.minPartitionNum", str(parts))
        # a job that only looks whether some hundred files are there would take longer than looking
        spark.conf.set("spark.sql.sources.parallelPartitionDiscovery.threshold", str(_LISTED_HERE))
        spark.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", str(_DOCUMENTS_AT_ONCE))
        with _told(spark, "reading on Spark"):
            _readings(spark, tasks).write.mode("overwrite").parquet(work)
        read = spark.read.schema(spark_schema()).parquet(work)
    else:
        read = spark.createDataFrame([], spark_schema())
    failed = [list(row) for row in read.where("problem is not null").select("report_id", *FAILURE).collect()]
    files = -(-max(len(tasks), 1) // _REPORTS_PER_FILE)
    for table in RAW_TABLES:
        rows = read.selectExpr(f"inline(`{table}`)")
        if options.keep:
            rows = _kept(spark, options, read, table).unionByName(rows)
        rows.coalesce(files).write.mode("overwrite").parquet(f"{options.lake}/raw/{table}/batch={options.batch}")
    seen = {row["report_id"] for row in read.select("report_id").collect()}
    pipes.report_custom_message({"seen": sorted(seen), "failed": failed})


def _readings(spark: SparkSession, tasks: list[dict[str, str]]) -> DataFrame:
    """One row for each document, with all that was read in it."""
    named = spark.createDataFrame([(each["document"], each["task"]) for each in tasks], "document string, task string")
    documents = (
        spark.read.format("binaryFile")
        .option("ignoreMissingFiles", "true")
        .load([_without_wildcards(each["document"]) for each in tasks])
        # file:/x, file:///x and /x are one file
        .select(sf.regexp_replace("path", "^file:/+", "/").alias("document"), "content")
    )
    named = named.withColumn("document", sf.regexp_replace("document", "^file:/+", "/"))
    return (
        documents.join(sf.broadcast(named), "document")
        .select("task", "content")
        .mapInArrow(read_documents, spark_schema())
    )


def _without_wildcards(path: str) -> str:
    """A path in which no character is a pattern."""
    return "".join(f"\\{letter}" if letter in "*?[]{}\\" else letter for letter in path)


def _kept(spark: SparkSession, options: argparse.Namespace, read: DataFrame, table: str) -> DataFrame:
    """The rows of a raw table that older batches hold of the reports of an index, but for those that were just read."""
    keep = spark.read.parquet(options.keep).select("report_id", "batch")
    keep = keep.join(read.where("problem is null").select("report_id"), "report_id", "left_anti")
    log = spark.read.schema(f"{raw_schema(table)}, batch int").parquet(f"{options.lake}/raw/{table}")
    return log.join(sf.broadcast(keep), ["report_id", "batch"]).drop("batch").select(*(c for c, _ in RAW_TABLES[table]))


@contextmanager
def _told(spark: SparkSession, what: str) -> Iterator[None]:
    """Say meanwhile how many parts are done."""
    done = threading.Event()
    tracker: Any = spark.sparkContext.statusTracker()
    cores = spark.sparkContext.defaultParallelism

    def watch() -> None:
        last: tuple[int, int] | None = None
        while not done.wait(0.05):
            for stage in tracker.getActiveStageIds():
                info = tracker.getStageInfo(stage)
                # smaller ones carry the list to the workers
                if info and info.numTasks > cores and (info.numCompletedTasks, info.numTasks) != last:
                    last = (info.numCompletedTasks, info.numTasks)
                    print(f"{what}: {last[0]} of {last[1]} parts", flush=True)

    thread = threading.Thread(target=watch, daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


if __name__ == "__main__":
    main()
