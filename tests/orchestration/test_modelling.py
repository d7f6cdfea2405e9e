"""A run of dbt that finds too little memory for two tables at a time, in a project of four models."""

from __future__ import annotations

from pathlib import Path

import pytest

from orchestration.build import modelling
from orchestration.settings import Settings
from orchestration.warehouse.files import connect

PROFILE = """
planhouse:
  target: duckdb
  outputs:
    duckdb: {type: duckdb, path: "{{ env_var('PLANHOUSE_BUILD_FILE') }}", threads: 2}
"""
SHORT = "{% if target.threads > 1 %}select error('Out of Memory Error: failed to pin block'){% else %}select 2 as x{% endif %}"
MODELS = {
    "enough": "select 1 as x",
    "short": SHORT,
    "behind": "select x + 1 as x from {{ ref('short') }}",
    "wrong": "select error('no number') as x",
}


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    project = tmp_path / "project"
    (project / "models").mkdir(parents=True)
    (project / "dbt_project.yml").write_text("name: small\nprofile: planhouse\nmodels: {+materialized: table}\n")
    (project / "profiles.yml").write_text(PROFILE, encoding="utf-8")
    for name, query in MODELS.items():
        (project / "models" / f"{name}.sql").write_text(query, encoding="utf-8")
    monkeypatch.setattr(Settings, "dbt_project", project)
    made = Settings(tmp_path / "sources", tmp_path / "warehouse.duckdb", tmp_path / "build")
    (made.sources / "vocabulary").mkdir(parents=True)
    made.build.mkdir()
    return made


def test_what_lacked_memory_is_made_again_one_at_a_time(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    results = list(modelling.build(settings))
    assert {each.name: each.status for each in results} == {
        "enough": "success",
        "short": "success",
        "behind": "success",
        "wrong": "error",
    }
    assert "two tables at a time" in capsys.readouterr().err
    with connect(settings.build_file, read_only=True) as con:
        assert con.execute("select x from behind").fetchall() == [(3,)]


def test_tests_that_lacked_memory_are_run_again_one_at_a_time(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    tests = settings.dbt_project / "tests"
    tests.mkdir()
    # it finds no row where one test runs at a time
    (tests / "asks_much.sql").write_text(f"select * from ({SHORT}) where x <> 2", encoding="utf-8")
    (tests / "finds.sql").write_text("select * from {{ ref('enough') }}", encoding="utf-8")
    list(modelling.build(settings, ["enough"]))
    capsys.readouterr()
    results = {each.name: each.status for each in modelling.data_tests(settings)}
    assert results == {"asks_much": "pass", "finds": "fail"}
    assert "two tables at a time" in capsys.readouterr().err


def test_what_fails_otherwise_is_not_made_again(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    (settings.dbt_project / "models" / "short.sql").write_text("select error('no number') as x", encoding="utf-8")
    results = {each.name: each.status for each in modelling.build(settings)}
    assert results == {"enough": "success", "short": "error", "behind": "skipped", "wrong": "error"}
    assert "two tables at a time" not in capsys.readouterr().err
