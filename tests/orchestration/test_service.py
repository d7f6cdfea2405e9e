"""Settings of a service: when it builds, its log, where Dagster keeps its history, and how its processes start."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from dagster import DagsterInstance, DagsterRunStatus
from dagster._core.test_utils import create_run_for_test

from orchestration import dagster_home
from orchestration.cli.app import main
from orchestration.defs import automation
from orchestration.defs.history import end_abandoned_runs
from orchestration.process import progress
from orchestration.service_settings import ScheduleSettings, log_format
from orchestration.settings import SettingsError
from tests.conftest import ROOT, Planhouse


def test_dagster_gets_the_schedule_that_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLANHOUSE_SCHEDULE", "15 5 * * 1-5")
    monkeypatch.setenv("PLANHOUSE_TIMEZONE", "Asia/Urumqi")
    definitions = automation.definitions(ScheduleSettings.from_environment())
    schedule = definitions.resolve_schedule_def("nightly_build")
    assert (schedule.cron_schedule, schedule.execution_timezone) == ("15 5 * * 1-5", "Asia/Urumqi")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SCHEDULE", "every night"),
        ("SCHEDULE", "30 25 * * *"),
        ("TIMEZONE", "Shanghai"),
        ("TIMEZONE", "../etc/passwd"),
        ("LOG_FORMAT", "xml"),
    ],
)
def test_a_setting_that_cannot_be_is_named(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(f"PLANHOUSE_{name}", value)
    with pytest.raises(SettingsError, match=f"PLANHOUSE_{name} is"):
        automation.definitions(ScheduleSettings.from_environment())
        log_format()


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DAGSTER_HOME", str(tmp_path / "dagster"))
    monkeypatch.setenv("PLANHOUSE_BUILD", str(tmp_path / "build"))
    return tmp_path / "dagster"


def _settings(home: Path) -> dict[str, object]:
    loaded = yaml.safe_load((home / "dagster.yaml").read_text(encoding="utf-8"))
    assert isinstance(loaded, dict)
    return loaded


def test_the_history_is_in_postgresql_when_that_is_set_and_no_password_on_the_disk(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dagster_home.prepare()
    plain = _settings(home)
    assert "storage" not in plain
    monkeypatch.setattr(dagster_home.importlib.util, "find_spec", lambda name: object())
    monkeypatch.setenv("PLANHOUSE_DAGSTER_POSTGRES", "postgresql://planhouse:pass-word@localhost/planhouse")
    dagster_home.prepare()
    assert _settings(home) == plain | {"storage": {"postgres": {"postgres_url": {"env": "PLANHOUSE_DAGSTER_POSTGRES"}}}}
    assert [path for path in home.rglob("*") if path.is_file() and b"pass-word" in path.read_bytes()] == []
    monkeypatch.delenv("PLANHOUSE_DAGSTER_POSTGRES")
    dagster_home.prepare()
    assert _settings(home) == plain


def test_what_postgresql_needs_is_asked_for(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dagster_home.importlib.util, "find_spec", lambda name: None)
    monkeypatch.setenv("PLANHOUSE_DAGSTER_POSTGRES", "postgresql://planhouse@localhost/planhouse")
    with pytest.raises(SettingsError, match="make dagster-postgres"):
        dagster_home.prepare()


def test_a_process_of_the_service_becomes_dagster_s_own(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[list[str]] = []
    monkeypatch.setattr(os, "execv", lambda program, arguments: ran.append(arguments) or 0)
    monkeypatch.setenv("PLANHOUSE_LOG_FORMAT", "json")
    monkeypatch.chdir(home.parent)
    assert main(["serve", "webserver", "--port", "3001"]) == 0
    assert main(["serve", "daemon"]) == 0
    webserver, daemon = (" ".join(each) for each in ran)
    assert "dagster-webserver --host 127.0.0.1 --port 3001 --module-name orchestration.definitions" in webserver
    assert "dagster-daemon run --module-name orchestration.definitions" in daemon
    assert webserver.endswith("--log-format json") and daemon.endswith("--log-format json")
    assert _settings(home)


def test_a_service_with_a_wrong_setting_does_not_start(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PLANHOUSE_TIMEZONE", "Shanghai")
    assert main(["serve", "daemon"]) == 1
    assert capsys.readouterr().err.startswith("Nothing was started: PLANHOUSE_TIMEZONE is 'Shanghai'")


def test_runs_that_a_machine_took_with_it_are_ended_when_the_daemon_starts(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(os, "execv", lambda program, arguments: 0)
    dagster_home.prepare()
    with DagsterInstance.get() as instance:
        left = create_run_for_test(instance, job_name="build", status=DagsterRunStatus.STARTED)
        ended = create_run_for_test(instance, job_name="build", status=DagsterRunStatus.SUCCESS)
        assert main(["serve", "daemon"]) == 0
        assert left.run_id in capsys.readouterr().err
        found = {each.run_id: each.status for each in instance.get_runs()}
        assert found == {left.run_id: DagsterRunStatus.CANCELED, ended.run_id: DagsterRunStatus.SUCCESS}
        assert end_abandoned_runs(instance) == []


def test_a_build_says_what_it_does_as_json_when_asked(built: Planhouse) -> None:
    command = built.command()
    environment = built.environment | {"PLANHOUSE_LOG_FORMAT": "json"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    first, last = (json.loads(line) for line in done.stderr.splitlines())
    assert first["message"].startswith("Nothing changed") and first["level"] == "info"
    (figures,) = built.query("select count(*) from marts.fct_figure")[0]
    assert (last["reports"], last["figures"]) == (1, figures)
    environment["PLANHOUSE_WAREHOUSE"] = str(built.folder / "no?where.duckdb")
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    (wrong,) = (json.loads(line) for line in done.stderr.splitlines())
    assert done.returncode == 1 and wrong["level"] == "error" and "Nothing was built" in wrong["message"]


def test_a_stopped_build_says_so_as_json(tmp_path: Path) -> None:
    code = (
        "import signal, os\nfrom orchestration.process import progress, stop\n"
        "progress.start(as_json=True)\nwith stop.at_signals():\n    os.kill(os.getpid(), signal.SIGTERM)\n    signal.pause()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 128 + 15
    assert json.loads(done.stderr)["message"].startswith("Stopped.")


def test_words_stay_words_for_people(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_started", None)
    progress.say("nobody asked")
    progress.start()
    progress.say("reading")
    progress.warn("looks odd")
    said = capsys.readouterr().err.splitlines()
    assert said[0].endswith(" s  reading") and said[1:] == ["looks odd"]
