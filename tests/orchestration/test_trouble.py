"""What a machine refuses, and a person who stops a build: a sentence that says what to do, the right exit status, no stack trace."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from orchestration.build import build_record
from orchestration.cli import build as command
from orchestration.process import trouble
from orchestration.settings import Settings, SettingsError
from tests.conftest import ROOT, Planhouse, lay_out


def run(house: Planhouse, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        house.command(*arguments),
        cwd=ROOT,
        env=house.environment | environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OSError(28, "No space left on device", "/x/y"), "The disk is full"),
        (sqlite3.OperationalError("disk I/O error"), "The disk refused it"),
        (OSError(5, "Input/output error", "/x/y"), "The disk refused it"),
        (OSError(30, "Read-only file system", "/x/y"), "PLANHOUSE_BUILD"),
        (PermissionError(13, "Permission denied", "/x/y"), "PLANHOUSE_BUILD"),
        (duckdb.OutOfMemoryException("Out of Memory Error: failed to pin block of size 256.0 KiB"), "PLANHOUSE_MEMORY"),
        (
            duckdb.TransactionException("Failed to commit: Failed to allocate block of 9 bytes (bad allocation)"),
            "PLANHOUSE_MEMORY",
        ),
        (MemoryError(), "PLANHOUSE_MEMORY"),
        (duckdb.IOException('IO Error: Could not set lock on file "/x": Conflicting lock'), "Close it there"),
        (ZeroDivisionError("division by zero"), "--debug"),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Exception) else "",
)
def test_an_error_of_the_machine_says_what_to_do(error: Exception, words: str) -> None:
    said = trouble.of(error)
    assert words in said and "\n" not in said
    assert trouble.is_of_the_machine(error) is not isinstance(error, ZeroDivisionError)


def test_a_folder_that_cannot_be_made_is_a_sentence(tmp_path: Path) -> None:
    """A file where the folder should be: nobody, whatever his rights, can make it."""
    house = lay_out(tmp_path / "house")
    (tmp_path / "house" / "build").write_text("no folder", encoding="utf-8")
    done = run(house)
    assert done.returncode == 1
    assert "Nothing was built: " in done.stderr and "Traceback" not in done.stderr
    assert "Traceback" in run(house, "--debug").stderr


def test_a_folder_without_the_right_to_write_is_refused_before_anything_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = Settings(sources=tmp_path, warehouse=tmp_path / "shelf" / "warehouse.duckdb", build=tmp_path / "build")
    command._refuse_unwritable(settings)
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path) != tmp_path)
    with pytest.raises(PermissionError, match=str(tmp_path)) as caught:
        command._refuse_unwritable(settings)
    assert "PLANHOUSE_WAREHOUSE" in trouble.of(caught.value)


def test_without_git_the_commit_is_empty(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert build_record._git_sha() == ""


def _signalled(house: Planhouse, signum: int, when: Callable[[str], bool]) -> tuple[int, str]:
    """A build that gets a signal as soon as what it said fits; its exit status and all that it said."""
    with subprocess.Popen(
        house.command(),
        cwd=ROOT,
        env=house.environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as process:
        assert process.stderr is not None
        said = b""
        os.set_blocking(process.stderr.fileno(), True)
        while process.poll() is None and not when(said.decode(errors="replace")):
            said += os.read(process.stderr.fileno(), 4096)
        # as from a terminal: to the whole group
        os.killpg(process.pid, signum)
        said += process.stderr.read()
        return process.wait(timeout=60), said.decode(errors="replace")


@pytest.mark.parametrize("signum", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_while_dagster_starts_is_heard(tmp_path: Path, signum: signal.Signals) -> None:
    status, said = _signalled(lay_out(tmp_path / "house"), signum, lambda words: "starting Dagster" in words)
    assert status == 128 + signum
    assert "Stopped. What is published is whole" in said and "Traceback" not in said


def _sleep_in_pool(told: str) -> None:
    from concurrent.futures import ProcessPoolExecutor

    from orchestration.process.stop import at_signals, end_with_parent

    spawn = multiprocessing.get_context("spawn")
    with at_signals(), ProcessPoolExecutor(1, mp_context=spawn, initializer=end_with_parent) as pool:
        Path(told).write_text(str(pool.submit(os.getpid).result()), encoding="utf-8")
        pool.submit(time.sleep, 600).result()


@pytest.mark.parametrize("signum", [signal.SIGTERM, signal.SIGKILL])
def test_processes_that_a_build_started_end_with_it(tmp_path: Path, signum: signal.Signals) -> None:
    told = tmp_path / "pid"
    code = f"from tests.orchestration.test_trouble import _sleep_in_pool; _sleep_in_pool({str(told)!r})"
    process = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stderr=subprocess.DEVNULL)
    while not told.exists() or not told.read_text(encoding="utf-8"):
        assert process.poll() is None
        time.sleep(0.05)
    worker = int(told.read_text(encoding="utf-8"))
    process.send_signal(signum)
    assert process.wait(timeout=60) in {128 + signum, -signum}
    # it ends by itself: waiting for ever means that it did not
    while _is_alive(worker):
        time.sleep(0.05)


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
        return "Z" not in Path(f"/proc/{process}/stat").read_text(errors="replace").rpartition(")")[2].split()[:1]
    except (ProcessLookupError, FileNotFoundError):
        return False


@pytest.mark.parametrize("name", ["what?", "no #1"])
def test_a_place_that_the_database_cannot_name_is_refused_at_once(tmp_path: Path, name: str) -> None:
    with pytest.raises(SettingsError, match="PLANHOUSE_BUILD"):
        Settings(sources=tmp_path, warehouse=tmp_path / "warehouse.duckdb", build=tmp_path / name / "build")
