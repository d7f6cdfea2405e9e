"""The questions of ``docs/queries`` asked of the warehouse, and of the same tables as plain Parquet files.

Here belongs that comparison: what a DuckDB file gains or costs over files that any engine reads.
"""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import duckdb

from benchmarks.timing import seconds_of
from benchmarks.workspace import ROOT

_RUNS = 9
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
    with duckdb.connect(str(warehouse), read_only=True) as own, duckdb.connect() as plain:
        # views of marts say in words what the vocabulary has names for
        tables = own.execute(
            "select schema_name, table_name from duckdb_tables() where schema_name in ('marts', 'vocabulary')"
        ).fetchall()
        views = own.execute("select sql from duckdb_views() where schema_name = 'marts' and not internal").fetchall()
        for schema in sorted({schema for schema, _ in tables}):
            (folder / schema).mkdir()
            plain.execute(f"create schema {schema}")
        for schema, table in tables:
            file = folder / schema / f"{table}.parquet"
            own.execute(f"copy {schema}.{table} to '{file}'")
            plain.execute(f"create view {schema}.{table} as select * from read_parquet('{file}')")
        for (sql,) in views:
            plain.execute(sql)
        seconds = {path.stem: _medians((own, plain), path) for path in queries}
    ratio, worst = max(
        ((one / other, name) for name, (one, other) in seconds.items() if one > _NOTICEABLE), default=(0.0, "none")
    )
    return sum(one for one, _ in seconds.values()), sum(other for _, other in seconds.values()), ratio, worst


def _medians(cons: Sequence[duckdb.DuckDBPyConnection], path: Path) -> list[float]:
    """The seconds of a query on each connection, asked in turns: a machine's speed changes."""
    query = path.read_text(encoding="utf-8")

    def ask(con: duckdb.DuckDBPyConnection) -> None:
        con.execute(query).fetchall()

    runs = [[seconds_of(partial(ask, con)) for con in cons] for _ in range(_RUNS)]
    return [statistics.median(each) for each in zip(*runs, strict=True)]
