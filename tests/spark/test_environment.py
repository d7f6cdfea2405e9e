"""The choice of the engine, and the environment that only Spark needs."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from orchestration.engines.spark import cluster, environment
from orchestration.settings import ROOT, Settings, SettingsError, SparkSettings

PINNED = re.compile(r"^([a-z0-9.-]+)(?:\[[a-z,]+\])?==(\S+)", re.MULTILINE)


def pinned(lock: Path) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for name, version in PINNED.findall(lock.read_text(encoding="utf-8")):
        found.setdefault(name, set()).add(version)
    return found


def test_duckdb_is_the_engine_unless_another_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PLANHOUSE_ENGINE", raising=False)
    assert Settings.from_environment().engine == "duckdb"
    monkeypatch.setenv("PLANHOUSE_ENGINE", "spark")
    assert Settings.from_environment().on_spark
    monkeypatch.setenv("PLANHOUSE_ENGINE", "sparks")
    with pytest.raises(SettingsError, match=r"'sparks'.*duckdb or spark"):
        Settings.from_environment()


def test_what_a_process_is_told_its_children_are_told_too(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in (
        *("ENGINE", "LAKE", "SPARK_MASTER", "EXTRACT_AREA", "EXTRACT_ONLY", "SOURCES", "WAREHOUSE", "BUILD"),
        "NOT_UNDERSTOOD_SHARE",
    ):
        monkeypatch.setenv(f"PLANHOUSE_{name}", "")
    told = Settings(
        tmp_path / "sources",
        tmp_path / "w.duckdb",
        tmp_path / "build",
        "spark",
        SparkSettings(lake="s3://bucket/lake", spark_master="spark://host:7077", extract_area="31"),
        extract_only=True,
        not_understood_share=0.35,
    )
    told.export_to_environment()
    assert Settings.from_environment() == told


def test_a_build_with_duckdb_imports_nothing_of_spark() -> None:
    program = (
        "import sys; from pathlib import Path\n"
        "from orchestration.engines.engine import DuckDBEngine, engine_of\n"
        "from orchestration.build.inputs import Inputs\n"
        "from orchestration.settings import Settings\n"
        "assert isinstance(engine_of(Inputs(Settings(Path('s'), Path('w'), Path('b')))), DuckDBEngine)\n"
        "print([name for name in sys.modules if name.startswith(('orchestration.engines.spark', 'pyspark', 'dbt.adapters.spark'))])"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "[]", done.stdout + done.stderr


def test_the_default_environment_has_none_of_sparks_packages() -> None:
    assert not {"pyspark", "dbt-spark", "py4j"} & pinned(ROOT / "requirements.lock").keys()


def test_the_lock_is_whole_and_names_no_registry() -> None:
    text = environment.LOCK.read_text(encoding="utf-8")
    assert "://" not in text
    assert {"pyspark", "dbt-spark", "dbt-core", "grpcio", "dagster-pipes", "lxml"} <= pinned(environment.LOCK).keys()
    for part in re.split(r"\n(?=[a-z])", text):
        if "==" in part.splitlines()[0]:
            assert "--hash=sha256:" in part, part


def test_workers_read_with_the_packages_that_one_machine_reads_with() -> None:
    here, there = pinned(ROOT / "requirements.lock"), pinned(environment.LOCK)
    for name in ("lxml", "pypdfium2", "markdown-it-py", "pyyaml", "pyarrow", "dagster-pipes", "dbt-core"):
        assert here[name] == there[name], name


def test_a_fitting_environment_is_left_alone(tmp_path: Path) -> None:
    import hashlib

    digest = hashlib.sha256(environment.LOCK.read_bytes()).hexdigest()
    (tmp_path / "lock.sha256").write_text(digest, encoding="ascii")
    assert environment.set_up(tmp_path).folder == tmp_path
    assert [path.name for path in tmp_path.iterdir()] == ["lock.sha256"]


def test_without_java_nothing_is_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JAVA_HOME", str(tmp_path / "none"))
    with pytest.raises(environment.SparkError, match="Java"):
        environment.set_up(tmp_path / "spark")
    assert not (tmp_path / "spark").exists()


def submitted(tmp_path: Path, spark: SparkSettings) -> list[str]:
    home = tmp_path / "lib" / "python3.11" / "site-packages" / "pyspark"
    home.mkdir(parents=True, exist_ok=True)
    return cluster.submit(environment.Environment(tmp_path), spark)


def test_a_cluster_on_this_machine_listens_on_loopback_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SPARK_LOCAL_IP", raising=False)
    for master in ("", "spark://127.0.0.1:7077"):
        command = submitted(tmp_path, SparkSettings(spark_master=master))
        assert "spark.driver.host=127.0.0.1" in command
        assert "spark.driver.bindAddress=127.0.0.1" in command
        assert "spark.ui.enabled=false" in command
        assert command[command.index("--master") + 1] == (master or "local[*]")


def test_a_file_of_properties_takes_the_place_of_what_suits_little_data(tmp_path: Path) -> None:
    assert "spark.sql.shuffle.partitions=4" in submitted(tmp_path, SparkSettings())
    command = submitted(tmp_path, SparkSettings(spark_conf="/etc/cluster.conf"))
    assert command[command.index("--properties-file") + 1] == "/etc/cluster.conf"
    assert "spark.sql.shuffle.partitions=4" not in command
    assert cluster.EXACT in command
