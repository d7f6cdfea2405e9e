"""``python -m tests.spark``: that Spark builds what DuckDB builds, with a worker lost on the way.

Fifty made reports with restatements and planted errors, one of them unreadable, and two whose numbers only area, level, time, basis
or prices tell apart; a cluster of a master and two workers; one worker is
killed in the middle of the reading; then every table and view of both warehouses is compared. Prints a line for each, and ends
with status 0 when all are equal.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from orchestration.engines.spark import environment
from orchestration.settings import ROOT
from tests.spark.cluster import Cluster, standalone
from tests.spark.compare import Difference, compare, sample
from tests.support.generator import generate
from tests.support.told_apart import add_reports

REPORTS, SEED, FIRST_YEAR, YEARS = 50, 7, 2019, 5
GENRES = ("plan", "work", "communique")
SET_ASIDE = 3

_PARTS = re.compile(r"reading on Spark: (\d+) of (\d+) parts")


@dataclass
class Phases:
    """How long each phase took, and what went wrong."""

    seconds: dict[str, float] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)

    def time(self, name: str, work: Callable[[], None]) -> None:
        started = time.monotonic()
        work()
        self.seconds[name] = time.monotonic() - started
        print(f"  {name:<58} {self.seconds[name]:6.1f} s", flush=True)

    def expect(self, holds: bool, words: str) -> None:
        print(f"  {'yes' if holds else 'NO '}  {words}", flush=True)
        if not holds:
            self.wrong.append(words)


def build(folder: Path, sources: Path, **settings: str) -> subprocess.Popen[str]:
    """Start a build in a folder of its own."""
    return start(["orchestration.build"], folder, sources, **settings)


def start(module: list[str], folder: Path, sources: Path, **settings: str) -> subprocess.Popen[str]:
    """Start a command of Planhouse in a folder of its own; what it says is read from its output."""
    folder.mkdir(parents=True, exist_ok=True)
    variables = {
        "PLANHOUSE_SOURCES": str(sources),
        "PLANHOUSE_WAREHOUSE": str(folder / "warehouse.duckdb"),
        "PLANHOUSE_BUILD": str(folder / "build"),
        "DAGSTER_HOME": str(folder / "dagster"),
        "DAGSTER_DISABLE_TELEMETRY": "1",
        "PYTHONUNBUFFERED": "1",
        **settings,
    }
    return subprocess.Popen(
        [sys.executable, "-m", *module],
        cwd=ROOT,
        env={**os.environ, **variables},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )


def follow(process: subprocess.Popen[str], log: Path, see: Callable[[str], None] = lambda line: None) -> int:
    """Wait for a command and write what it says into a file; ``see`` sees each line as it comes."""
    assert process.stdout is not None
    with log.open("w", encoding="utf-8") as output:
        for line in process.stdout:
            output.write(line)
            output.flush()
            see(line)
    return process.wait()


class Killer:
    """Kills a worker once some parts are read and others are not."""

    def __init__(self, cluster: Cluster) -> None:
        self._cluster = cluster
        self.killed_at: tuple[int, int] | None = None
        self.last: tuple[int, int] = (0, 0)

    def see(self, line: str) -> None:
        found = _PARTS.search(line)
        if not found:
            return
        done, parts = int(found[1]), int(found[2])
        self.last = (done, parts)
        if self.killed_at is None and 0 < done <= parts // 2:
            self._cluster.kill_worker()
            self.killed_at = (done, parts)


def run(folder: Path) -> int:
    """The whole test in a folder; its exit status."""
    phases = Phases()
    sources, on_duckdb, on_spark = folder / "country", folder / "duckdb", folder / "spark"
    country = generate(
        sources,
        reports=REPORTS,
        seed=SEED,
        first_year=FIRST_YEAR,
        years=YEARS,
        error_rate=0.3,
        restatement_rate=0.3,
        genres=GENRES,
        formats=("md", "txt"),
    )
    unreadable = sorted((sources / "reports").iterdir())[REPORTS // 2]
    # the made reports speak of whole years of their own areas only
    add_reports(sources)
    unreadable.write_bytes(b"\x00\x01 no report")
    print(
        f"{country.reports} reports, {country.facts} facts, {country.restatements} restatements, {country.errors} planted errors; "
        f"{unreadable.name} is harmed.\n",
        flush=True,
    )
    spark = environment.set_up()

    def build_on_duckdb() -> None:
        status = follow(build(on_duckdb, sources), folder / "duckdb.log")
        phases.expect(status == SET_ASIDE, "DuckDB publishes, with documents set aside")

    def build_on_spark() -> None:
        with standalone(spark, folder / "cluster") as cluster:
            killer = Killer(cluster)
            process = build(on_spark, sources, PLANHOUSE_ENGINE="spark", PLANHOUSE_SPARK_MASTER=cluster.url)
            status = follow(process, folder / "spark.log", killer.see)
        at, last = killer.killed_at, killer.last
        phases.expect(
            at is not None,
            f"a worker was killed when {at[0]} of {at[1]} parts were read" if at else "a worker was killed",
        )
        phases.expect(
            at is not None and last[0] > at[0], f"the other one read on, to {last[0]} of {last[1]} parts and the end"
        )
        phases.expect(status == SET_ASIDE, "Spark publishes, with documents set aside")

    phases.time("build with DuckDB", build_on_duckdb)
    phases.time("build on the cluster, with a worker lost", build_on_spark)
    if not all((each / "warehouse.duckdb").exists() for each in (on_duckdb, on_spark)):
        print(f"\nNothing to compare. {folder / 'spark.log'} ends with:\n{(folder / 'spark.log').read_text()[-4000:]}")
        return 1
    area = unreadable.name[:6]
    part = folder / "part" / "warehouse.duckdb"

    def extract() -> None:
        command = ["orchestration.cli", "extract", "--area", area, "--out", str(part)]
        settings = {"PLANHOUSE_BUILD": str(on_spark / "build")}
        process = start(command, on_spark, sources, **settings)
        follow(process, folder / "extract.log")

    phases.time(f"extract of area {area}", extract)
    for line in _times(folder / "spark.log"):
        print(f"      of which, by the build's clock: {line}")
    print()
    differences = list(compare(on_duckdb / "warehouse.duckdb", on_spark / "warehouse.duckdb"))
    for each in differences:
        print(_line(each))
        if not each.equal and not each.types:
            print(sample(on_duckdb / "warehouse.duckdb", on_spark / "warehouse.duckdb", each.table))
    unequal = [each.table for each in differences if not each.equal]
    print()
    phases.expect(not unequal, f"all {len(differences)} tables and views are equal, row by row")
    _check_extract(phases, part, on_duckdb / "warehouse.duckdb", area)
    print("\n" + ("Failed: " + "; ".join(phases.wrong) if phases.wrong else "Passed."))
    return 1 if phases.wrong else 0


def _line(each: Difference) -> str:
    verdict = (
        "equal"
        if each.equal
        else each.types or f"{each.only_first} only in DuckDB's, {each.only_second} only in Spark's"
    )
    return f"  {each.table:<34} {each.first:>7} {each.second:>7}  {verdict}"


def _times(log: Path) -> list[str]:
    return [
        line.strip()
        for line in log.read_text(encoding="utf-8").splitlines()
        if re.match(r"\s*\d+\.\d s  (reading|building|setting|extracting|auditing|publishing)", line)
    ]


def _check_extract(phases: Phases, part: Path, whole: Path, area: str) -> None:
    """The extract holds the figures and observations of its area, all of them and no others."""
    if not part.exists():
        phases.expect(False, "the extract is published")
        return
    with duckdb.connect() as con:
        con.execute(f"attach '{whole}' as whole (read_only)")
        con.execute(f"attach '{part}' as part (read_only)")
        for table in ("dim_report", "fct_figure", "fct_indicator", "fct_reconciliation"):
            expected = f"select * from whole.marts.{table} where report_id like '{area}%'"
            found = f"select * from part.marts.{table}"
            row = con.execute(
                f"select count(*), (select count(*) from (({expected}) except all ({found})) ) + "
                f"(select count(*) from (({found}) except all ({expected}))) from ({found})"
            ).fetchone()
            phases.expect(
                row is not None and row[0] > 0 and row[1] == 0,
                f"{table} of the extract: {row[0] if row else 0} rows, those of the area",
            )


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m tests.spark", description=__doc__)
    parser.add_argument("--keep", type=Path, help="a folder to work in, left as it is afterwards")
    options = parser.parse_args()
    if options.keep:
        options.keep.mkdir(parents=True, exist_ok=True)
        return run(options.keep.resolve())
    with tempfile.TemporaryDirectory(prefix="planhouse-spark-") as folder:
        return run(Path(folder))


if __name__ == "__main__":
    sys.exit(main())
