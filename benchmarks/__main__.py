"""``python -m benchmarks``: measures reading and building, and prints one table.

Here belongs measuring: the same commands that a user runs, in folders of their own, timed as whole processes or by the lines that a
build prints. Beside each figure stands what bounds it: the imports, a bare ``dbt build`` of the same project, DuckDB's own
CREATE TABLE AS over the same rows, a plain copy of the file. Nothing here is asserted; a machine is what it is.
"""

from __future__ import annotations

import argparse
import os
import platform
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from benchmarks.generator import generate
from sources.catalogue import SOURCES, Catalogue
from sources.figures import read_figures
from sources.formats.detect import read_document
from sources.lexicon import Lexicon

ROOT = Path(__file__).resolve().parent.parent
_PROGRESS = re.compile(r"^\s*([\d.]+) s\s+(.*)$")
_IMPORTS = "import dagster, dagster_dbt, dbt.cli.main, pyarrow, great_expectations.expectations"


@dataclass(slots=True)
class Timed:
    """A finished command: wall time in seconds, the peak memory of its processes in MB, its steps with their seconds."""

    seconds: float
    megabytes: float
    steps: dict[str, float] = field(default_factory=dict)


def run(command: list[str], environment: dict[str, str], *, cwd: Path = ROOT) -> Timed:
    """Run a command to its end. Raises RuntimeError when it fails."""
    started = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=cwd, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    lines: list[tuple[float, str]] = []
    tail: list[str] = []
    assert process.stderr is not None
    for line in process.stderr:
        tail = [*tail[-30:], line]
        if match := _PROGRESS.match(line):
            lines.append((time.perf_counter() - started, match[2]))
    code = process.wait()
    seconds = time.perf_counter() - started
    if code not in (0, 3):
        raise RuntimeError(f"{' '.join(command)} failed:\n{''.join(tail)}")
    ends = [at for at, _ in lines[1:]] + [seconds]
    steps = {name: end - at for (at, name), end in zip(lines, ends, strict=False)}
    return Timed(seconds, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024, steps)


@dataclass(frozen=True, slots=True)
class House:
    """A Planhouse in a folder."""

    folder: Path
    sources: Path

    @property
    def warehouse(self) -> Path:
        """The published file."""
        return self.folder / "warehouse.duckdb"

    @property
    def environment(self) -> dict[str, str]:
        """What points every command at this folder."""
        return {
            **os.environ,
            "PLANHOUSE_SOURCES": str(self.sources),
            "PLANHOUSE_WAREHOUSE": str(self.warehouse),
            "PLANHOUSE_BUILD": str(self.folder / "build"),
            "DAGSTER_HOME": str(self.folder / "dagster"),
            "DAGSTER_DISABLE_TELEMETRY": "1",
        }

    def build(self) -> Timed:
        """The build command, whole."""
        return run([sys.executable, "-m", "orchestration.build"], self.environment)

    def bare_dbt(self) -> Timed:
        """``dbt build`` of the same models and tests on the same rows, as dbt's own command."""
        environment = {
            **self.environment,
            "PLANHOUSE_BUILD_FILE": str(self.folder / "build" / "warehouse.build.duckdb"),
            "PLANHOUSE_DBT_TARGET": str(self.folder / "build" / "dbt"),
            "PLANHOUSE_SEEDS": str(self.sources / "vocabulary"),
            "DBT_SEND_ANONYMOUS_USAGE_STATS": "false",
        }
        dbt = str(Path(sys.executable).with_name("dbt"))
        command = [dbt, "--no-version-check", "--quiet", "build", "--exclude-resource-type", "unit_test"]
        project = str(ROOT / "dbt_project")
        return run([*command, "--project-dir", project, "--profiles-dir", project], environment)


def reading() -> list[tuple[str, str]]:
    """Reading figures on one core, the format's reading left out: the original of the first report where it is at hand, and its
    digest, in which figures stand closer together; ten times the text, and twenty times."""
    catalogue = Catalogue.load()
    entry = next(iter(catalogue.entries.values()))
    lexicon = Lexicon.load().for_area(entry.area_code)
    original = Path(os.environ.get("PLANHOUSE_SHARED", ROOT.parent / "shared")) / "reports" / "310106-2023.txt"
    texts = {"digest": (catalogue.read_bytes(entry).decode(), entry.file)}
    if original.exists():
        texts["original"] = (original.read_text(encoding="utf-8"), original.name)
    rows = []
    for label, (text, name) in texts.items():
        for times in (10, 20):
            document = read_document("\n\n".join([text] * times).encode(), name)
            characters = sum(len(block.text) for block in document.blocks)
            figures = len(read_figures(document, entry.context, lexicon)[0])
            best = min(
                _time(lambda document=document: read_figures(document, entry.context, lexicon)) for _ in range(3)
            )
            rows.append(
                (
                    f"reading figures, the {label} {times} times",
                    f"{characters / best / 1e6:.2f} M characters/s, {figures / best:,.0f} figures/s",
                )
            )
    return rows


def _time(action: object) -> float:
    started = time.perf_counter()
    action()  # type: ignore[operator]
    return time.perf_counter() - started


def first_report(folder: Path) -> list[tuple[str, str]]:
    """A warm build of the repository's own report, and what bounds it."""
    house = House(folder, _copy_sources(folder / "sources"))
    imports = min(run([sys.executable, "-c", _IMPORTS], house.environment).seconds for _ in range(3))
    house.build()
    nothing = house.build().seconds
    document = next((house.sources / "reports").glob("*.md"))
    document.write_text(document.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    warm = house.build()
    bare = house.bare_dbt().seconds
    return [
        ("imports of dagster, dagster-dbt, dbt and Great Expectations", f"{imports:.1f} s"),
        ("bare dbt build (its imports included)", f"{bare:.1f} s"),
        (
            "warm build of one changed report",
            f"{warm.seconds:.1f} s = {warm.seconds / (bare + imports):.2f} x (bare dbt build + imports)",
        ),
        *((f"  of which: {name}", f"{seconds:.1f} s") for name, seconds in warm.steps.items()),
        ("build with nothing changed", f"{nothing:.2f} s"),
    ]


def _copy_sources(folder: Path) -> Path:
    folder.mkdir(parents=True)
    for name in ("vocabulary", "reports"):
        shutil.copytree(SOURCES / name, folder / name)
    for name in ("reports.csv", "corrections.yml"):
        shutil.copy(SOURCES / name, folder / name)
    return folder


def country(folder: Path, reports: int) -> list[tuple[str, str]]:
    """A made country of so many reports: the first build, one report added, and what bounds both."""
    sources = folder / "sources"
    generate(sources, reports=reports + 1, seed=1, first_year=2010)
    catalogue = sources / "reports.csv"
    lines = catalogue.read_text(encoding="utf-8").splitlines(keepends=True)
    last = sources / "reports" / lines[-1].rstrip("\n").rsplit(",", 1)[-1]
    held = folder / last.name
    shutil.move(last, held)
    catalogue.write_text("".join(lines[:-1]), encoding="utf-8")
    house = House(folder, sources)
    first = house.build()
    shutil.move(held, last)
    catalogue.write_text("".join(lines), encoding="utf-8")
    added = house.build()
    size = house.warehouse.stat().st_size / 1e6
    with duckdb.connect(str(house.warehouse), read_only=True) as con:
        figures = con.execute("select count(*) from marts.fct_figure").fetchone()
        con.execute(f"copy marts.fct_figure to '{folder / 'figures.parquet'}'")
    with duckdb.connect() as con:
        ctas = _time(lambda: con.execute(f"create table t as select * from '{folder / 'figures.parquet'}'"))
    copy = _time(lambda: shutil.copyfile(house.warehouse, folder / "copy"))
    label = f"{reports:,} reports"
    return [
        (
            f"{label}: full build",
            f"{first.seconds:.1f} s, {first.megabytes:.0f} MB at most, file {size:.0f} MB, {figures[0] if figures else 0:,} figures",
        ),
        *((f"  of which: {name}", f"{seconds:.1f} s") for name, seconds in first.steps.items()),
        (f"{label}: one more added", f"{added.seconds:.1f} s"),
        *((f"  of which: {name}", f"{seconds:.1f} s") for name, seconds in added.steps.items()),
        (f"{label}: DuckDB's CREATE TABLE AS over the same figures", f"{ctas:.2f} s"),
        (f"{label}: plain copy of the file", f"{copy:.2f} s"),
    ]


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks", description=__doc__.splitlines()[0] if __doc__ else None
    )
    parser.add_argument("--reports", type=int, nargs="*", default=[10, 1000], help="sizes of the made countries")
    options = parser.parse_args()
    rows = [
        (
            "machine",
            f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}, DuckDB {duckdb.__version__}",
        )
    ]
    with tempfile.TemporaryDirectory(prefix="planhouse-bench-") as name:
        folder = Path(name)
        for part in (reading(), first_report(folder / "first")):
            rows += part
            _show(rows)
            rows = []
        for reports in options.reports:
            _show(country(folder / str(reports), reports))
    return 0


def _show(rows: list[tuple[str, str]]) -> None:
    for name, value in rows:
        print(f"| {name} | {value} |", flush=True)


if __name__ == "__main__":
    sys.exit(main())
