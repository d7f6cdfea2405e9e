"""What a coming dbt will refuse fails wherever the tests run dbt (tests/conftest.py); users are not bothered with it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from dbt.cli.main import dbtRunner
from dbt.deprecations import reset_deprecations


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Path]:
    """A project of one model, and a profile that connects to nothing."""
    (tmp_path / "models").mkdir()
    (tmp_path / "models" / "one.sql").write_text("select 1 as a")
    (tmp_path / "dbt_project.yml").write_text("name: small\nversion: '1.0.0'\nprofile: small\n")
    (tmp_path / "profiles.yml").write_text("small: {target: here, outputs: {here: {type: duckdb, path: ':memory:'}}}\n")
    yield tmp_path
    # dbt sums them up at the end of whatever it runs next in this process
    reset_deprecations()


def parse(project: Path) -> BaseException | None:
    """What is wrong with it."""
    quiet = ["--quiet", "--log-path", str(project / "logs"), "--no-send-anonymous-usage-stats", "--no-version-check"]
    where = ["--project-dir", str(project), "--profiles-dir", str(project), "--target-path", str(project / "target")]
    return dbtRunner().invoke([*quiet, "parse", *where]).exception


def test_a_deprecated_spelling_fails_in_tests_and_nowhere_else(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert parse(project) is None
    with (project / "dbt_project.yml").open("a") as file:
        file.write("data-paths: [seeds]\n")
    assert "data-paths" in str(parse(project))
    monkeypatch.delenv("DBT_WARN_ERROR_OPTIONS")
    assert parse(project) is None
