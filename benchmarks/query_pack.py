"""The questions of ``docs/queries`` asked of the warehouse, and of the same tables as plain Parquet files.

Here belongs that comparison: what a DuckDB file gains or costs over files that any engine reads.
"""

from __future__ import annotations

import statistics
from pathlib import Path

import duckdb

from benchmarks.house import ROOT
from benchmarks.timing import seconds_of

_RUNS = 5
# shorter than this is noise
_NOTICEABLE = 0.005


def compare(warehouse: Path, folder: Path) -> tuple[float, float, float, str]:
    """Seconds of the whole pack on the warehouse and on Parquet (medians added up), and the worst ratio with its query."""
    folder.mkdir(parents=True)
    queries = [
        path
        for path in sorted((ROOT / "docs" / "queries").glob("*.sql"))
        if "meta." not in path.read_text(encoding="utf-8")
    ]
    with duckdb.connect(str(warehouse), read_only=True) as con:
        tables = [
            str(name)
            for (name,) in con.execute("select table_name from duckdb_tables() where schema_name = 'marts'").fetchall()
        ]
        views = con.execute("select sql from duckdb_views() where schema_name = 'marts' and not internal").fetchall()
        for table in tables:
            con.execute(f"copy marts.{table} to '{folder / table}.parquet'")
        own = {path.stem: _median(con, path) for path in queries}
    with duckdb.connect() as con:
        con.execute("create schema marts")
        for table in tables:
            con.execute(f"create view marts.{table} as select * from read_parquet('{folder / table}.parquet')")
        for (sql,) in views:
            con.execute(sql)
        plain = {path.stem: _median(con, path) for path in queries}
    ratio, worst = max(
        ((own[name] / plain[name], name) for name in own if own[name] > _NOTICEABLE), default=(0.0, "none")
    )
    return sum(own.values()), sum(plain.values()), ratio, worst


def _median(con: duckdb.DuckDBPyConnection, path: Path) -> float:
    query = path.read_text(encoding="utf-8")
    return statistics.median(seconds_of(lambda: con.execute(query).fetchall()) for _ in range(_RUNS))
