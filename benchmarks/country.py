"""A made country of so many reports: the first build, one report added, what bounds both, and whether everything was found.

Here belongs what is measured of one size. Not here: making the country (``tests.support.generator``).
"""

from __future__ import annotations

import csv
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import duckdb

from benchmarks import query_pack, reading
from benchmarks.timing import Timed, seconds_of
from benchmarks.workspace import Workspace
from tests.support.accuracy import measure
from tests.support.generator import generate

_ERROR_RATE = 0.02
_STEPS = {
    "starting Dagster and dbt": "starting Dagster and dbt",
    "reading reports": "reading",
    "building models and testing them": "models and tests",
    "setting": "setting reports aside",
    "auditing": "audit",
    "publishing": "publishing",
    "writing the page and plain files": "page and plain files",
}


@dataclass(slots=True)
class Measured:
    """One size: its rows of the table, and the two times that sizes are compared by."""

    rows: dict[str, str]
    full: float
    added: float


def measure_country(folder: Path, reports: int) -> Measured:
    """Generate, build, add one report and build again; then compare."""
    sources = folder / "sources"
    generate(sources, reports=reports + 1, seed=1, first_year=2010, error_rate=_ERROR_RATE)
    put_back = hold_back_the_last(folder, sources)
    rows = reading.documents(sources)
    house = Workspace(folder, sources)
    first = house.build()
    rows |= _build_rows("first build", first, house)
    put_back()
    added = house.build()
    rows |= _build_rows("one report added", added, house)
    rows |= _bounds(house)
    accuracy = measure(sources, house.warehouse)
    rows["facts planted, missed, and read where none was"] = (
        f"{accuracy.planted:,}, {accuracy.missed:,}, {accuracy.extra:,}"
    )
    planted, found = (sum(getattr(error, name) for error in accuracy.errors) for name in ("planted", "found"))
    rows["errors planted, found; broken identities that no error explains"] = (
        f"{planted}, {found}; {accuracy.extra_findings}"
    )
    return Measured(rows, first.seconds, added.seconds)


def hold_back_the_last(folder: Path, sources: Path) -> Callable[[], None]:
    """Take the last report of a country's ``sources`` out of it, into ``folder``; what is returned puts it back."""
    catalogue = sources / "reports.csv"
    entries = catalogue.read_text(encoding="utf-8")
    lines = entries.splitlines(keepends=True)
    *_, last = csv.DictReader(lines)
    document = sources / "reports" / last["file"]
    held = folder / document.name
    shutil.move(document, held)
    catalogue.write_text("".join(lines[:-1]), encoding="utf-8")

    def put_back() -> None:
        shutil.move(held, document)
        catalogue.write_text(entries, encoding="utf-8")

    return put_back


def _bounds(house: Workspace) -> dict[str, str]:
    """What the same work costs without Planhouse."""
    figures = house.folder / "figures.parquet"
    with duckdb.connect(str(house.warehouse), read_only=True) as con:
        con.execute(f"copy marts.fct_figure to '{figures}'")
        count = con.execute("select count(*) from marts.fct_figure").fetchone()
    with duckdb.connect(str(house.folder / "ctas.duckdb")) as con:
        ctas = seconds_of(lambda: con.execute(f"create table t as select * from '{figures}'"))
    own, plain, worst, query = query_pack.compare(house.warehouse, house.folder / "parquet")
    size = house.warehouse.stat().st_size / 1e6
    return {
        "bound: bare dbt build, its imports included": f"{house.bare_dbt().seconds:.1f} s",
        "bound: DuckDB's CREATE TABLE AS over the same figures": f"{ctas:.2f} s, {count[0] if count else 0:,} rows",
        "bound: plain copy of the file, to the disk": f"{seconds_of(lambda: _copy(house)):.2f} s, {size:,.0f} MB",
        "query pack; the same over plain Parquet": f"{own:.2f} s; {plain:.2f} s; at worst {worst:.2f} x ({query})",
    }


def _copy(house: Workspace) -> None:
    with house.warehouse.open("rb") as source, (house.folder / "copy").open("wb") as target:
        shutil.copyfileobj(source, target, 1 << 20)
        target.flush()
        os.fsync(target.fileno())


def _build_rows(label: str, timed: Timed, house: Workspace) -> dict[str, str]:
    rows = {label: f"{timed.seconds:.1f} s, {timed.megabytes:,.0f} MB"}
    for step, seconds in timed.steps.items():
        name = next(name for start, name in _STEPS.items() if step.startswith(start))
        rows[f"{label}: {name}"] = f"{seconds:.1f} s"
    rows[f"{label}: ledger, of dbt's node seconds"] = f"{house.ledger_seconds():.1f} s"
    return rows
