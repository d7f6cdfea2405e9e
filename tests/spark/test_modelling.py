"""What dbt is given where Spark models; in place of the interpreter of Spark's environment stands a program that keeps it."""

from __future__ import annotations

import re
import shlex
import shutil
import sys
from pathlib import Path

import pytest
import yaml

from orchestration.build.inputs import Inputs
from orchestration.build.seeds import seed_files
from orchestration.engines.spark import environment
from orchestration.engines.spark.engine import SparkEngine
from orchestration.engines.spark.environment import Environment
from orchestration.settings import ROOT, Settings, SparkSettings

OWN = "word\n全域\n"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    vocabulary = shutil.copytree(ROOT / "sources" / "vocabulary", tmp_path / "sources" / "vocabulary")
    (vocabulary / "area_words.csv").write_text(OWN, encoding="utf-8")
    spark = SparkSettings(spark_remote="sc://127.0.0.1:9")
    return Settings(tmp_path / "sources", tmp_path / "warehouse.duckdb", tmp_path / "build", "spark", spark)


@pytest.fixture
def given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of what dbt would have looked words up in."""
    made = Environment(tmp_path / "environment")
    (made.folder / "lib" / "python3" / "site-packages" / "pyspark").mkdir(parents=True)
    made.python.parent.mkdir()
    kept = tmp_path / "given"
    stands_in = tmp_path / "stands_in.py"
    stands_in.write_text(
        "import os, pathlib, shutil, sys\n"
        f"shutil.copytree(os.environ['PLANHOUSE_SEEDS'], {str(kept)!r})\n"
        # as dbt does: it writes over what it was given
        "[path.write_text('create') for path in pathlib.Path(os.environ['PLANHOUSE_SEEDS']).iterdir()]\n"
        "pathlib.Path(sys.argv[-1]).write_text('[]')\n",
        encoding="utf-8",
    )
    # a shell starts it: the first line of a script cannot name a program in a folder with a blank
    made.python.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} {shlex.quote(str(stands_in))} "$@"\n')
    made.python.chmod(0o755)
    monkeypatch.setattr(environment, "set_up", lambda: made)
    return kept


def test_dbt_on_spark_gets_the_same_seeds(settings: Settings, given: Path) -> None:
    assert SparkEngine(Inputs(settings)).model([]) == []
    assert {path.name: path.read_bytes() for path in given.iterdir()} == {
        name: path.read_bytes() for name, path in seed_files(settings).items()
    }
    assert (given / "area_words.csv").read_text(encoding="utf-8") == OWN
    assert (given / "claims.csv").exists()
    # the next run begins with whole ones
    shutil.rmtree(given)
    SparkEngine(Inputs(settings)).model([])
    assert (given / "area_words.csv").read_text(encoding="utf-8") == OWN


def test_columns_of_seeds_have_types_that_spark_knows_by_that_name() -> None:
    project = yaml.safe_load((ROOT / "dbt_project" / "models" / "vocabulary.yml").read_text(encoding="utf-8"))
    types = {type_ for seed in project["seeds"] for type_ in seed.get("config", {}).get("column_types", {}).values()}
    assert len(types) > 5
    assert [
        each for each in sorted(types) if not re.fullmatch(r"string|integer|boolean|decimal\(\d+,\d+\)", each)
    ] == []
