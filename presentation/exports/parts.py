"""The files of single areas: each table that has reports, and the observations, cut by area.

Here belongs how many areas are cut in one pass over a table, with memory bounded and bytes that depend on the area alone. How a
row looks is said in ``tables`` and ``sdmx``; which areas need writing, in ``manifest``.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import duckdb

from presentation.dictionary import Table
from presentation.exports import sdmx
from presentation.exports.areas import Area, batches, report_ids
from presentation.exports.manifest import Part, Parts
from presentation.exports.tables import CSV, PARQUET, csv_order, csv_query, literal, mark, rows_of

# an area's files for a table, and its observations
_CSV, _PARQUET, _SDMX = "csv/{table}/{{}}.csv", "parquet/{table}/{{}}.parquet", "sdmx/observations/{}.csv"
# what one pass holds in memory: rows of wide tables with their sentences, and one open file an area
_BATCH_FIGURES, _BATCH_AREAS = 150_000, 64
_WORKERS = min(os.cpu_count() or 1, 4)
# the column that says whose a row is while it is cut; no table has one of this name
_CUT = "cut_by_area"


def is_in_parts(table: Table) -> bool:
    """Whether a table is cut by area: those are whose rows belong to reports, but for the list of the reports."""
    return table.has_reports and table.kind != "dimension"


def names(cut: Sequence[Table]) -> list[str]:
    """The paths of one area's files in the folder, with ``{}`` for its code."""
    return [pattern.format(table=table.name) for pattern in (_CSV, _PARQUET) for table in cut] + [_SDMX]


def csv_paths(table: Table, areas: Sequence[Area]) -> list[tuple[str, str]]:
    """The code of each area with the path of its CSV file of a table in the folder."""
    return [(area.code, _CSV.format(table=table.name).format(area.code)) for area in areas]


def write_parts(
    con: duckdb.DuckDBPyConnection, cut: Sequence[Table], areas: Sequence[Area], folder: Path
) -> dict[str, Parts]:
    """Write the files of the tables ``cut`` for some areas into a folder. Returns them, by area.

    Every area has every file, if without rows.
    """
    scratch = folder / ".scratch"
    scratch.mkdir()
    with _one_thread_a_query(con), ThreadPoolExecutor(_WORKERS) as pool:
        running: list[Future[None]] = []
        for number, run in enumerate(batches(areas, _BATCH_FIGURES, _BATCH_AREAS)):
            running.append(pool.submit(_write_observations, con, run, folder, scratch / f"{number}.observations"))
            for table in cut:
                running.append(pool.submit(_write_table, con, table, run, folder, scratch / f"{number}.{table.name}"))
        try:
            for each in running:
                each.result()
        finally:
            for each in running:
                each.cancel()
    shutil.rmtree(scratch)
    patterns = names(cut)
    paths = [(area.code, pattern.format(area.code)) for area in areas for pattern in patterns]
    found: dict[str, dict[str, Part]] = {area.code: {} for area in areas}
    with ThreadPoolExecutor(_WORKERS) as pool:
        for (code, path), part in zip(paths, pool.map(lambda each: Part.of(folder / each[1]), paths), strict=True):
            found[code][path] = part
    return dict(found)


@contextmanager
def _one_thread_a_query(con: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Let each query run on one thread: there are as many of them as threads, and row groups begin where they always did."""
    (before,) = con.execute("select current_setting('threads')").fetchone() or (1,)
    con.execute("set threads = 1")
    try:
        yield
    finally:
        con.execute(f"set threads = {before}")


def _write_observations(con: duckdb.DuckDBPyConnection, areas: Sequence[Area], folder: Path, scratch: Path) -> None:
    with con.cursor() as own:
        query, order = sdmx.observations(report_ids(areas), also=_CUT), ", ".join(sdmx.dimensions())
        for path, body in _cut(own, query, order, CSV, _SDMX, areas, scratch):
            body.rename(_with_parents(folder / path))


def _write_table(
    con: duckdb.DuckDBPyConnection, table: Table, areas: Sequence[Area], folder: Path, scratch: Path
) -> None:
    scratch.mkdir()
    rows = (
        f"(select t.*, r.area_code as {_CUT} from {rows_of(table, report_ids(areas))} as t "
        "inner join marts.dim_report as r on t.report_id = r.report_id)"
    )
    with con.cursor() as own:
        if table.kind == "view":
            # joined once for both formats
            own.execute(f"create temp table joined as from {rows}")
            rows = "joined"
        query, name = f"select * from {rows}", _PARQUET.format(table=table.name)
        for path, body in _cut(own, query, table.order, PARQUET, name, areas, scratch / "parquet"):
            body.rename(_with_parents(folder / path))
        query, name = csv_query(table, rows, report_ids(areas), also=_CUT), _CSV.format(table=table.name)
        for path, body in _cut(own, query, ", ".join(csv_order(table)), CSV, name, areas, scratch / "csv"):
            mark(body, _with_parents(folder / path))
            body.unlink()


def _cut(
    con: duckdb.DuckDBPyConnection,
    query: str,
    order: str,
    options: str,
    name: str,
    areas: Sequence[Area],
    scratch: Path,
) -> Iterator[tuple[str, Path]]:
    """Write the rows of a query into one file an area. Gives each area's path in the folder and the finished file.

    ``order`` lists columns of the query by which DuckDB puts the rows of each file into order; that of the query's rows it would
    not keep.
    """
    # one flush at the end: where the row groups of a file begin then depends on its own rows only
    con.execute("set partitioned_write_flush_threshold = 1000000000000")
    con.execute(f"copy ({query}) to {literal(str(scratch))} ({options}, partition_by ({_CUT}), order_by ({order}))")
    for area in areas:
        body = next((scratch / f"{_CUT}={area.code}").glob("*"), None)
        if body is None:
            body = scratch / "none"
            con.execute(f"copy (select * exclude ({_CUT}) from ({query}) limit 0) to {literal(str(body))} ({options})")
        yield name.format(area.code), body


def _with_parents(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    return path
