"""From the lake to a DuckDB file: the part that an analyst needs, in the types and with the words of the contract.

``planhouse extract --area 31`` takes the areas whose codes begin with 31. Here belongs filling the build file out of the lake;
audit and publishing are those of every build. DuckDB reads the Parquet files through pyarrow; no Spark is needed. Tables come
from the lake; views (schema staging, ``v_*``) and the table macro ``as_of`` are dbt's own, on DuckDB.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import Any

import duckdb

from orchestration.build import modelling
from orchestration.build.dirty_set import DirtySet
from orchestration.build.inputs import Inputs
from orchestration.engines.spark.environment import SparkError
from orchestration.engines.spark.lake import Lake, Live
from orchestration.warehouse.check_results import sample_rows
from orchestration.warehouse.files import connect, discard, prepare
from orchestration.warehouse.meta_tables import LakeReport, SetAside
from sources.rows import RAW_TABLES

# members of dimensions that no report of the extract speaks of stay in the lake, unless the vocabulary has them
_MEMBERS = {
    "dim_indicator": ("indicator_id", "dimension = 'indicator'"),
    "dim_zone": ("zone_id", "dimension = 'zone'"),
    "dim_industry": ("industry_id", "dimension = 'industry'"),
    "dim_unit": ("unit_id", "dimension = 'unit'"),
}


def extract(inputs: Inputs, lake: Lake, index: int, run: str, area: str) -> None:
    """Make the build file anew from an index and a run of dbt, with the reports of the areas whose codes begin with ``area``.

    Raises SparkError when no report is left, when the views cannot be made, or when a row refers to one that was not taken.
    """
    settings = inputs.settings
    live = lake.live(index)
    wanted = [each for each in live.values() if each.area_code.startswith(area)]
    if not wanted:
        raise SparkError(f"The lake has no report of an area whose code begins with {area!r}.")
    nodes = modelling.load_manifest(inputs)["nodes"].values()
    discard(settings.build_file)
    discard(settings.scratch_file)
    with connect(settings.build_file) as con:
        prepare(con)
        _fill_raw(con, lake, wanted)
        _fill_notes(con, lake, index, live.values(), area)
        con.execute("create temp table wanted as select report_id from raw.reports")
        for node in nodes:
            if node["resource_type"] == "seed":
                _copy(con, lake, run, node, "")
            elif node["resource_type"] == "model" and node["config"]["schema"] == "marts" and _is_table(node):
                _copy(con, lake, run, node, _condition(con, lake, run, node, area))
    views = [node["name"] for node in nodes if node["resource_type"] == "model" and not _is_table(node)]
    broken = _broken(modelling.build(settings, views, data_tests=False))
    if broken:
        raise SparkError("The views of the extract could not be made:\n" + broken)
    # the tables were tested in the lake; that every key of the part leads somewhere within the part is not known yet
    tests = list(modelling.data_tests(settings, ["path:models/marts,test_name:rules"]))
    if broken := _broken(tests):
        with connect(settings.build_file, read_only=True) as con:
            rows = [sample_rows(con, each.compiled_sql) for each in tests if each.status == "fail"]
        raise SparkError("\n".join(["Rows of the extract lead to nothing in it:", broken, *rows]))


def _broken(results: Iterable[modelling.NodeResult]) -> str:
    return "\n".join(f"{each.name}: {each.message}" for each in results if each.status in {"error", "fail"})


def _is_table(node: Mapping[str, Any]) -> bool:
    return bool(node["config"]["materialized"] != "view")


def _fill_raw(con: duckdb.DuckDBPyConnection, lake: Lake, wanted: Collection[Live]) -> None:
    for table in RAW_TABLES:
        con.execute(f"insert into raw.{table} from {lake.live_rows(con, table, wanted)} order by report_id")
    DirtySet(con).change_all()


def _fill_notes(con: duckdb.DuckDBPyConnection, lake: Lake, index: int, live: Collection[Live], area: str) -> None:
    """What is set aside of these areas, and everything that the lake holds: what it was extracted from."""
    present = {report for (report,) in con.execute("select report_id from raw.reports").fetchall()}
    SetAside.insert(
        con,
        [
            replace(each, is_published=each.report_id in present)
            for each in lake.quarantine(index)
            if (each.report_id or "").startswith(area)
        ],
    )
    held = sorted(live, key=lambda each: each.report_id)
    LakeReport.replace(con, [LakeReport(each.report_id, each.document_key) for each in held])


def _condition(con: duckdb.DuckDBPyConnection, lake: Lake, run: str, node: Mapping[str, Any], area: str) -> str:
    """Which rows of a public table belong to the extract."""
    if not area:
        return ""
    if "report_id" in node["columns"]:
        return "where report_id in (from wanted)"
    if node["name"] not in _MEMBERS:
        return ""
    key, dimension = _MEMBERS[node["name"]]
    con.register("members", lake.model(run, "intermediate", "int_members"))
    spoken = f"select %s from members where {dimension} and report_id in (from wanted)"
    others = f" or {key} in ({spoken % 'unit_id'})" if node["name"] == "dim_unit" else ""
    return f"where is_curated or {key} in ({spoken % 'member_id'}){others}"


def _copy(con: duckdb.DuckDBPyConnection, lake: Lake, run: str, node: Mapping[str, Any], condition: str) -> None:
    """Copy one table, in the types of its contract where it has one, with the comments of its columns."""
    schema, table = node["config"]["schema"], node["name"]
    con.execute(f"create schema if not exists {schema}")
    con.register("stored", lake.model(run, schema, table))
    columns = node["columns"].values()
    if node["config"].get("contract", {}).get("enforced"):
        body = ", ".join(f'"{column["name"]}" {column["data_type"]}' for column in columns)
        con.execute(f'create table {schema}."{table}" ({body})')
        order = "order by report_id" if "report_id" in node["columns"] else "order by all"
        con.execute(f'insert into {schema}."{table}" by name select * from stored {condition} {order}')
        _comment(con, f'table {schema}."{table}"', node["description"])
        for column in columns:
            _comment(con, f'column {schema}."{table}"."{column["name"]}"', column["description"])
    else:
        con.execute(f'create table {schema}."{table}" as select * from stored {condition} order by all')
    con.unregister("stored")


def _comment(con: duckdb.DuckDBPyConnection, what: str, words: str) -> None:
    if words:
        con.execute(f"comment on {what} is '" + words.replace("'", "''") + "'")
