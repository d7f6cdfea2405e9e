"""What the benchmark says of a command is what the command did."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from benchmarks import query_pack
from benchmarks.country import hold_back_the_last
from benchmarks.timing import run, steps_of
from benchmarks.workspace import Workspace
from sources.catalogue.catalogue import Catalogue
from tests.conftest import Planhouse
from tests.support.generator import generate

_BUILD = """
import sys, time
held = bytearray(200_000_000)
for seconds, words in ((0.0, "reading reports"), (0.3, "7 read, 0 unchanged"), (0.6, "publishing"), (0.9, "reading reports")):
    print(f"{seconds:6.1f} s  {words}", file=sys.stderr, flush=True)
    time.sleep(0.3)
sys.exit(int(sys.argv[1]))
"""


@pytest.mark.parametrize("status", [0, 3])
def test_steps_are_those_that_a_build_says(tmp_path: Path, status: int) -> None:
    timed = run([sys.executable, "-c", _BUILD, str(status)], dict(os.environ), tmp_path)
    assert list(timed.steps) == ["reading reports", "publishing"]
    # three pauses of four; a busy machine hears of them late
    assert timed.steps["reading reports"] > timed.steps["publishing"] > 0
    assert sum(timed.steps.values()) <= timed.seconds
    assert timed.megabytes > 200


def test_a_step_that_is_said_twice_goes_on() -> None:
    """And what it has to say of its result is a part of it."""
    lines = [(0.25, "reading reports"), (0.5, "7 read, 0 unchanged"), (0.75, "publishing"), (1.0, "reading reports")]
    assert steps_of(lines, 1.25) == {"reading reports": 0.75, "publishing": 0.25}


def test_memory_is_that_of_all_processes(tmp_path: Path) -> None:
    child = "import time; held = bytearray(150_000_000); time.sleep(1)"
    parent = f"import subprocess, sys; [p.wait() for p in [subprocess.Popen([sys.executable, '-c', {child!r}]) for _ in range(2)]]"
    assert run([sys.executable, "-c", parent], dict(os.environ), tmp_path).megabytes > 300


def test_a_command_that_fails_is_no_measurement(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match=r"(?s)failed.*publishing"):
        run([sys.executable, "-c", _BUILD, "1"], dict(os.environ), tmp_path)


def test_one_report_is_held_back_with_its_document_and_put_back(tmp_path: Path) -> None:
    sources = tmp_path / "sources"
    generate(sources, reports=3, seed=1, first_year=2010, error_rate=0.0)
    whole = (sources / "reports.csv").read_text(encoding="utf-8")
    documents = {path.name for path in (sources / "reports").iterdir()}
    put_back = hold_back_the_last(tmp_path, sources)
    held = Catalogue.load(sources)
    assert len(held.entries) == 2
    assert {entry.file for entry in held.entries.values()} == {path.name for path in (sources / "reports").iterdir()}
    put_back()
    assert (sources / "reports.csv").read_text(encoding="utf-8") == whole
    assert {path.name for path in (sources / "reports").iterdir()} == documents


@pytest.mark.slow
def test_the_ledger_takes_what_dagster_keeps_of_its_models(built: Planhouse) -> None:
    house = Workspace(built.warehouse.parent, built.sources)
    assert house.environment["DAGSTER_HOME"] == built.environment["DAGSTER_HOME"]
    assert house.ledger_seconds() > 0


@pytest.mark.slow
def test_the_query_pack_asks_both_the_same(built: Planhouse, tmp_path: Path) -> None:
    own, plain, worst, query = query_pack.compare(built.warehouse, tmp_path / "parquet")
    assert own > 0
    assert plain > 0
    assert worst >= 0
    assert query
    assert {path.stem for path in (tmp_path / "parquet" / "marts").iterdir()} >= {
        "fct_figure",
        "fct_indicator",
        "dim_report",
    }
