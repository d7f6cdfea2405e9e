"""A country out of one report: copies of the first report's published rows for other areas and years, with versions.

Here belongs changing such a warehouse as a build would: rows change, and the versions of their reports with them.
"""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Iterable
from pathlib import Path

import duckdb

FIRST = "310106-2023-plan"
_versions = itertools.count(1)


def make_country(published: Path, path: Path, reports: Iterable[tuple[str, int]]) -> Path:
    """Copy a warehouse of the first report and add reports of (area, year) to it."""
    shutil.copyfile(published, path)
    with duckdb.connect(str(path)) as con:
        con.execute("create or replace table meta.report_versions (report_id varchar, version varchar)")
        con.execute("insert into meta.report_versions select report_id, 'first' from marts.dim_report")
        for area, year in reports:
            add(con, area, year)
    return path


def add(con: duckdb.DuckDBPyConnection, area: str, year: int) -> None:
    """Add the first report once more as that of another area and year; its figures have ids of their own."""
    report, offset = f"{area}-{year}-plan", int(area) * 10**10 + year * 10**6
    for table in _tables(con):
        changed = [f"'{report}' as report_id"]
        for column, kind in con.execute(
            "select column_name, data_type from duckdb_columns() where schema_name = 'marts' and table_name = ?",
            [table],
        ).fetchall():
            if column.endswith("figure_id") or column in {"promise_id", "reconciliation_id"}:
                changed.append(f"{column} + {offset} as {column}")
            elif column in {"derived_id", "plausibility_id"}:
                # the id of a figure, and two digits
                changed.append(f"{column} + {offset * 100} as {column}")
            elif column == "actual_report_id":
                changed.append(f"if({column} = '{FIRST}', '{report}', {column}) as {column}")
            elif kind == "BIGINT[]":
                changed.append(f"list_transform({column}, lambda x: x + {offset}) as {column}")
            elif column == "area_code":
                # what the first report says of its own area, the new one says of its own
                changed.append(f"if(area_code = '{FIRST[:6]}', '{area}', area_code) as area_code")
        if table == "dim_report":
            changed.append(f"{year} as execution_year")
        con.execute(
            f"insert into marts.{table} select * replace ({', '.join(changed)}) from marts.{table} where report_id = '{FIRST}'"
        )
    _number(con, f"report_id = '{report}'")


def revise(con: duckdb.DuckDBPyConnection, report: str) -> None:
    """Let a report print another sentence and another value."""
    con.execute("update marts.fct_figure set sentence = concat(sentence, '又') where report_id = ?", [report])
    con.execute("update marts.fct_indicator set value = value + 1.25 where report_id = ?", [report])
    _number(con, f"report_id = '{report}'")


def remove(con: duckdb.DuckDBPyConnection, report: str) -> None:
    """Take a report out."""
    for table in _tables(con):
        con.execute(f"delete from marts.{table} where report_id = ?", [report])
    con.execute("delete from meta.report_versions where report_id = ?", [report])


def rename(con: duckdb.DuckDBPyConnection, area: str) -> None:
    """Give an area another name, which the views of its reports show."""
    con.execute("update marts.dim_area set name_zh = concat(name_zh, '新') where area_code = ?", [area])
    _number(con, f"report_id in (select report_id from marts.dim_report where area_code = '{area}')")


def reports(con: duckdb.DuckDBPyConnection) -> list[str]:
    """The reports that there are."""
    return [report for (report,) in con.execute("select report_id from marts.dim_report order by 1").fetchall()]


def _tables(con: duckdb.DuckDBPyConnection) -> list[str]:
    found = con.execute(
        """select table_name from duckdb_tables() inner join duckdb_columns() using (schema_name, table_name)
        where schema_name = 'marts' and column_name = 'report_id' order by table_name"""
    ).fetchall()
    return [table for (table,) in found]


def _number(con: duckdb.DuckDBPyConnection, condition: str) -> None:
    con.execute(f"delete from meta.report_versions where {condition}")
    con.execute(
        f"insert into meta.report_versions select report_id, 'v{next(_versions)}' from marts.dim_report where {condition}"
    )
