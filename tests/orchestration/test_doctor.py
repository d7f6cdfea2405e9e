"""What ``planhouse doctor`` says of an installation that is well, and of many that are not."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import duckdb
import pytest
from dagster import DagsterInstance, DagsterRunStatus
from dagster._core.test_utils import create_run_for_test

from orchestration.build import modelling
from orchestration.build.modelling import DbtError
from orchestration.cli.app import main
from orchestration.health import machine, packages
from orchestration.health.checkup import checkup
from orchestration.health.result import Result
from orchestration.warehouse.lock import build_lock_holder
from orchestration.warehouse.meta_tables import SetAside
from tests.conftest import Planhouse, copied

ALL_LISTENERS = machine.listeners


@pytest.fixture(scope="module")
def one_copy(built: Planhouse) -> Iterator[Planhouse]:
    """A built Planhouse that every fault here is put into, and taken out of again."""
    with copied(built) as house:
        yield house


@pytest.fixture
def house(one_copy: Planhouse, monkeypatch: pytest.MonkeyPatch) -> Planhouse:
    one_copy.become(monkeypatch)
    # what else listens on this machine is nothing of this installation
    monkeypatch.setattr(machine, "listeners", list)
    return one_copy


def _problems(results: Iterator[Result]) -> dict[str, str]:
    """What is wrong, with what to do, by check."""
    found: dict[str, str] = {}
    for each in results:
        if each.state == "problem":
            assert each.advice, each
            found[each.check] = f"{found.get(each.check, '')}{each.what} -> {each.advice}\n"
    return found


def test_a_healthy_one(house: Planhouse, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor"]) == 0
    assert "All is well." in (said := capsys.readouterr().out)
    assert all(f"ok    {check}: " in said for check in ("python", "lock", "disk", "sources", "vocabulary", "warehouse"))
    assert all(f"ok    {check}: " in said for check in ("freshness", "build", "schedule", "history", "ports"))
    assert main(["doctor", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["healthy"] and {each["state"] for each in told["results"]} == {"ok", "note"}


Fault = Callable[[Planhouse, pytest.MonkeyPatch], contextlib.AbstractContextManager[None]]


@contextmanager
def _kept(path: Path) -> Iterator[Path]:
    """A file that comes back as it was."""
    before = path.read_bytes()
    try:
        yield path
    finally:
        path.write_bytes(before)


@contextmanager
def no_warehouse(house: Planhouse, _: pytest.MonkeyPatch) -> Iterator[None]:
    with _kept(house.warehouse):
        house.warehouse.unlink()
        yield


@contextmanager
def damaged_warehouse(house: Planhouse, _: pytest.MonkeyPatch) -> Iterator[None]:
    with _kept(house.warehouse):
        house.warehouse.write_bytes(b"no database" * 1000)
        yield


@contextmanager
def log_beside_the_warehouse(house: Planhouse, _: pytest.MonkeyPatch) -> Iterator[None]:
    log = house.folder / "warehouse.duckdb.wal"
    # of a client that was killed, and whose log DuckDB would play back
    log.write_bytes(b"")
    yield
    log.unlink(missing_ok=True)


@contextmanager
def set_aside(house: Planhouse, _: pytest.MonkeyPatch) -> Iterator[None]:
    with _kept(house.warehouse):
        with duckdb.connect(str(house.warehouse)) as con:
            row = SetAside(
                "310106-2022-plan", "a.docx", "unreadable", "it is no Word file.", "", "Save it again.", "0", False
            )
            SetAside.replace(con, [row])
        yield


@contextmanager
def no_page(house: Planhouse, _: pytest.MonkeyPatch) -> Iterator[None]:
    site = house.folder / "site"
    site.rename(house.folder / "elsewhere")
    yield
    (house.folder / "elsewhere").rename(site)


@contextmanager
def no_document(house: Planhouse, _: pytest.MonkeyPatch) -> Iterator[None]:
    with _kept(house.digest):
        house.digest.unlink()
        yield


@contextmanager
def broken_catalogue(house: Planhouse, _: pytest.MonkeyPatch) -> Iterator[None]:
    with _kept(house.sources / "reports.csv") as catalogue:
        catalogue.write_text("something else\n", encoding="utf-8")
        yield


@contextmanager
def broken_vocabulary(house: Planhouse, _: pytest.MonkeyPatch) -> Iterator[None]:
    with _kept(house.sources / "vocabulary" / "industry_aliases.csv") as aliases:
        aliases.write_text(aliases.read_text(encoding="utf-8") + "不存在,no-such-industry\n", encoding="utf-8")
        yield


@contextmanager
def short_row(house: Planhouse, _: pytest.MonkeyPatch) -> Iterator[None]:
    with _kept(house.sources / "vocabulary" / "total_labels.csv") as labels:
        labels.write_text(labels.read_text(encoding="utf-8") + "自定合计\n", encoding="utf-8")
        yield


@contextmanager
def nothing_built_for_days(house: Planhouse, _: pytest.MonkeyPatch) -> Iterator[None]:
    with _kept(house.warehouse), _kept(house.digest):
        with duckdb.connect(str(house.warehouse)) as con:
            con.execute("update meta.build set built_at = built_at - interval 3 days")
        house.edit("| 271.18 |", "| 271.19 |")
        yield


@contextmanager
def endless_build(house: Planhouse, _: pytest.MonkeyPatch) -> Iterator[None]:
    code = "import fcntl, sys; f = open(sys.argv[1], 'a'); fcntl.flock(f, fcntl.LOCK_EX); print(flush=True); input()"
    lock = house.folder / "build" / "lock"
    with subprocess.Popen(
        [sys.executable, "-c", code, str(lock)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout and holder.stdout.readline() == "\n"
        lock.write_text(str(holder.pid), encoding="utf-8")
        os.utime(lock, (0, 0))
        assert build_lock_holder(lock.parent) == str(holder.pid)
        yield
        holder.communicate("\n")
    assert build_lock_holder(lock.parent) is None


@contextmanager
def another_lock_file(house: Planhouse, patch: pytest.MonkeyPatch) -> Iterator[None]:
    lock = house.folder / "requirements.lock"
    lock.write_text(
        "duckdb==1.0.0 \\\n    --hash=sha256:00\nno-such-package==1.0\nnot-here==1 ; python_version < '3'\n"
    )
    patch.setattr(packages, "_LOCK", lock)
    yield


@contextmanager
def old_python(_: Planhouse, patch: pytest.MonkeyPatch) -> Iterator[None]:
    patch.setattr(packages, "sys", SimpleNamespace(version_info=(3, 10, 1), prefix="/usr"))
    yield


@contextmanager
def full_disk(_: Planhouse, patch: pytest.MonkeyPatch) -> Iterator[None]:
    patch.setattr(machine, "shutil", SimpleNamespace(disk_usage=lambda path: shutil._ntuple_diskusage(10**9, 10**9, 0)))
    yield


@contextmanager
def other_dagster_home(house: Planhouse, _: pytest.MonkeyPatch) -> Iterator[None]:
    with _kept(house.folder / "dagster" / "dagster.yaml") as settings:
        settings.write_text("telemetry:\n  enabled: true\n", encoding="utf-8")
        yield


@contextmanager
def damaged_history(house: Planhouse, _: pytest.MonkeyPatch) -> Iterator[None]:
    history = next((house.folder / "dagster").rglob("runs.db"))
    with _kept(history):
        history.write_bytes(b"no database" * 1000)
        yield


@contextmanager
def _history(house: Planhouse) -> Iterator[DagsterInstance]:
    home = house.folder / "dagster"
    shutil.copytree(home, house.folder / "dagster.kept")
    try:
        with DagsterInstance.from_config(str(home)) as instance:
            yield instance
    finally:
        shutil.rmtree(home)
        (house.folder / "dagster.kept").rename(home)


@contextmanager
def failed_build(house: Planhouse, _: pytest.MonkeyPatch) -> Iterator[None]:
    with _history(house) as instance:
        run = create_run_for_test(instance, job_name="build", status=DagsterRunStatus.STARTED)
        instance.report_run_failed(run, message="The worker of the run was gone.")
        yield


@contextmanager
def stopped_build(house: Planhouse, _: pytest.MonkeyPatch) -> Iterator[None]:
    with _history(house) as instance:
        instance.report_run_failed(create_run_for_test(instance, job_name="build", status=DagsterRunStatus.STARTED))
        yield


@contextmanager
def abandoned_run(house: Planhouse, _: pytest.MonkeyPatch) -> Iterator[None]:
    with _history(house) as instance:
        create_run_for_test(instance, job_name="build", status=DagsterRunStatus.STARTED)
        yield


@contextmanager
def open_port(_: Planhouse, patch: pytest.MonkeyPatch) -> Iterator[None]:
    patch.undo()
    code = (
        "import socket, sys; s = socket.create_server(('0.0.0.0', 0)); print(s.getsockname()[1], flush=True); input()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, "dagster-webserver"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as server:
        assert server.stdout
        port = int(server.stdout.readline())
        listening = [each for each in ALL_LISTENERS() if each.port == port]
        assert [(each.address, each.program) for each in listening] == [("0.0.0.0", "Dagster")]
        patch.setattr(machine, "listeners", lambda: listening)
        yield
        server.communicate("\n")


def setting(name: str, value: str) -> Fault:
    @contextmanager
    def fault(_: Planhouse, patch: pytest.MonkeyPatch) -> Iterator[None]:
        patch.setenv(name, value)
        yield

    return fault


# a fault, the check that finds it, words of what is wrong, words of what to do
BROKEN: dict[str, tuple[Fault, str, str, str]] = {
    "no warehouse": (no_warehouse, "warehouse", "There is no", "planhouse build"),
    "a damaged warehouse": (damaged_warehouse, "warehouse", "cannot be read", "Move it away"),
    "a log beside it": (log_beside_the_warehouse, "warehouse", "warehouse.duckdb.wal", "read-only"),
    "a document set aside": (set_aside, "set aside", "310106-2022-plan", "Save it again."),
    "no page": (no_page, "outputs", "the page", "planhouse build"),
    "no document": (no_document, "sources", "310106-2023-plan", "set aside until"),
    "a broken catalogue": (broken_catalogue, "sources", "reports.csv", "mended"),
    "a broken vocabulary": (broken_vocabulary, "vocabulary", "no-such-industry", "vocabulary"),
    "a short row": (short_row, "vocabulary", "total_labels.csv, line ", "vocabulary"),
    "nothing built": (nothing_built_for_days, "freshness", "310106-2023-plan", "planhouse build"),
    "a build without end": (endless_build, "build", "builds since 1970", "kill"),
    "other packages": (another_lock_file, "lock", "no-such-package is missing", "make build"),
    "an old Python": (old_python, "python", "is none that Planhouse runs on", "PYTHON=python3.12"),
    "a full disk": (full_disk, "disk", "0.0 GB left", "Make room"),
    "another Dagster home": (
        other_dagster_home,
        "history",
        "no dagster.yaml of this version",
        "orchestration.dagster_home",
    ),
    "a damaged history": (damaged_history, "history", "cannot be reached", "only the list of runs"),
    "a failed build": (failed_build, "last build", "The worker of the run was gone.", "planhouse build"),
    "a stopped build": (stopped_build, "last build", "ended while it ran", "planhouse build"),
    "an abandoned run": (abandoned_run, "last build", "no process builds", "Terminate"),
    "an open port": (open_port, "ports", "0.0.0.0", "127.0.0.1"),
    "no such time zone": (setting("PLANHOUSE_TIMEZONE", "Asia/Jingan"), "schedule", "Asia/Jingan", "variable"),
    "no such schedule": (setting("PLANHOUSE_SCHEDULE", "61 2 * * *"), "schedule", "five fields", "variable"),
    "no such log": (setting("PLANHOUSE_LOG_FORMAT", "xml"), "schedule", "text or json", "variable"),
    "no such webhook": (setting("PLANHOUSE_ALERT_WEBHOOK", "ftp://x"), "alerts", "PLANHOUSE_ALERT_WEBHOOK", "variable"),
    "no such database": (setting("PLANHOUSE_DAGSTER_POSTGRES", "mysql://x"), "history", "PostgreSQL", "variable"),
    "no such engine": (setting("PLANHOUSE_ENGINE", "sparks"), "settings", "sparks", "variable"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_one(name: str, house: Planhouse, monkeypatch: pytest.MonkeyPatch) -> None:
    fault, check, wrong, to_do = BROKEN[name]
    with fault(house, monkeypatch):
        found = _problems(checkup())
    assert wrong in found.get(check, ""), found
    assert to_do in found[check]


def test_a_service_wants_its_daemon(house: Planhouse, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor", "--service", "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    (wrong,) = [each for each in told["results"] if each["state"] == "problem"]
    assert not told["healthy"] and wrong["check"] == "daemon" and "planhouse serve daemon" in wrong["advice"]


def test_a_service_wants_jobs_that_load(house: Planhouse, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "definitions" not in _problems(checkup(as_service=True))

    def refuse(_: object) -> None:
        raise DbtError("The dbt project does not parse: no_such_macro")

    monkeypatch.setattr(modelling, "load_manifest", refuse)
    found = _problems(checkup(as_service=True))
    assert "no_such_macro" in found["definitions"] and "nobody is alerted" in found["definitions"]


def test_a_test_alert_that_does_not_arrive_is_said(house: Planhouse, monkeypatch: pytest.MonkeyPatch) -> None:
    # nothing listens there
    monkeypatch.setenv("PLANHOUSE_ALERT_WEBHOOK", "http://127.0.0.1:9/secret")
    found = _problems(checkup(send_alert=True))
    assert "cannot be reached" in found["alerts"] and "secret" not in found["alerts"]
