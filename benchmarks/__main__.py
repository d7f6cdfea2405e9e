"""``python -m benchmarks``: measures reading and building, and prints one table.

Here belongs which sizes are measured and the table. Every figure is that of a command that a user runs, in a folder of its own, or
stands beside it as what bounds it: the imports, a bare ``dbt build`` of the same project, DuckDB's own CREATE TABLE AS over the
same rows, a plain copy of the file. Nothing here is asserted; a machine is what it is.
"""

from __future__ import annotations

import argparse
import itertools
import os
import platform
import sys
import tempfile
from pathlib import Path

import duckdb

from benchmarks.country import Measured, measure_country
from benchmarks.reading import figures_of_the_first_report
from benchmarks.timing import run
from benchmarks.workspace import ROOT, Workspace, copy_sources

_IMPORTS = "import dagster, dagster_dbt, dbt.cli.main, pyarrow, great_expectations.expectations"
FIRST = "first report"


def first_report(folder: Path) -> dict[str, str]:
    """A warm build of the repository's own report, and what bounds it."""
    house = Workspace(folder, copy_sources(folder / "sources"))
    imports = min(run([sys.executable, "-c", _IMPORTS], house.environment, ROOT).seconds for _ in range(3))
    house.build()
    nothing = house.build().seconds
    document = next((house.sources / "reports").glob("*.md"))
    document.write_text(document.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    warm = house.build()
    bare = house.bare_dbt().seconds
    return {
        "imports of dagster, dagster-dbt, dbt and Great Expectations": f"{imports:.1f} s",
        "bound: bare dbt build, its imports included": f"{bare:.1f} s",
        "the report changed": f"{warm.seconds:.1f} s, {warm.megabytes:,.0f} MB; "
        f"{warm.seconds / (bare + imports):.2f} x (bare dbt build + imports)",
        "nothing changed": f"{nothing:.2f} s",
    }


def _ratios(measured: dict[int, Measured]) -> dict[str, dict[str, str]]:
    """How cost grows from the size before, and how adding compares with adding to the smallest."""
    rows: dict[str, dict[str, str]] = {
        "first build, beside so many times the size before": {},
        "added, beside the smallest": {},
    }
    linear, added = rows.values()
    sizes = sorted(measured)
    for before, size in itertools.pairwise(sizes):
        factor = size / before
        linear[f"{size:,} reports"] = f"{measured[size].full / measured[before].full / factor:.2f}"
        added[f"{size:,} reports"] = f"{measured[size].added / measured[sizes[0]].added:.2f}"
    return rows


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks", description=__doc__.splitlines()[0] if __doc__ else None
    )
    parser.add_argument("--reports", type=int, nargs="*", default=[10, 1000], help="sizes of the made countries")
    options = parser.parse_args()
    columns: dict[str, dict[str, str]] = {}
    measured: dict[int, Measured] = {}
    with tempfile.TemporaryDirectory(prefix="planhouse-bench-") as name:
        _say("the first report")
        columns[FIRST] = figures_of_the_first_report() | first_report(Path(name) / "first")
        for reports in options.reports:
            _say(f"{reports:,} reports")
            measured[reports] = measure_country(Path(name) / str(reports), reports)
            columns[f"{reports:,} reports"] = measured[reports].rows
    for label, values in _ratios(measured).items():
        for column, value in values.items():
            columns[column][label] = value
    print(
        f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}, DuckDB {duckdb.__version__}\n"
    )
    print(_table(columns))
    return 0


def _say(text: str) -> None:
    print(f"measuring {text} ...", file=sys.stderr, flush=True)


def _table(columns: dict[str, dict[str, str]]) -> str:
    """A Markdown table: a row for each thing measured, in the order in which it was first met."""
    labels = list(dict.fromkeys(label for rows in columns.values() for label in rows))
    lines = [" | ".join(["", *columns]), " | ".join(["---"] * (len(columns) + 1))]
    lines += [" | ".join([label, *(rows.get(label, "") for rows in columns.values())]) for label in labels]
    return "\n".join(f"| {line} |" for line in lines)


if __name__ == "__main__":
    sys.exit(main())
