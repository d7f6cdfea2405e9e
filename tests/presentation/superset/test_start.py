"""What happens before Superset runs, without Superset."""

from __future__ import annotations

import hashlib
import re
import socket
import sys
from pathlib import Path

import pytest

from presentation.superset import start
from tests.presentation.test_clients import BEFORE_2

LOCK = start.LOCK.read_text(encoding="utf-8")


def test_the_secret_key_is_made_once_and_for_its_owner_alone(tmp_path: Path) -> None:
    start.ensure_secret_key(tmp_path)
    key = (tmp_path / "secret_key").read_text(encoding="ascii")
    assert len(key) >= 42
    assert (tmp_path / "secret_key").stat().st_mode & 0o777 == 0o600
    start.ensure_secret_key(tmp_path)
    assert (tmp_path / "secret_key").read_text(encoding="ascii") == key


def test_two_installations_have_two_keys(tmp_path: Path) -> None:
    keys = set()
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        start.ensure_secret_key(tmp_path / name)
        keys.add((tmp_path / name / "secret_key").read_text(encoding="ascii"))
    assert len(keys) == 2


def test_a_missing_warehouse_says_how_to_build_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert start.main(["--warehouse", str(tmp_path / "warehouse.duckdb"), "--home", str(tmp_path / "home")]) == 1
    assert "make build" in capsys.readouterr().err
    assert not (tmp_path / "home").exists()


def test_a_warehouse_under_another_name_is_refused(tmp_path: Path) -> None:
    (tmp_path / "other.duckdb").touch()
    with pytest.raises(start.StartError, match=r"warehouse\.duckdb"):
        start.check_warehouse(tmp_path / "other.duckdb")


def test_a_taken_port_is_named(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind((start.HOST, 0))
        other.listen()
        port = other.getsockname()[1]
        installation = start.Installation(tmp_path, tmp_path / "venv", tmp_path / "warehouse.duckdb", port)
        with pytest.raises(start.StartError, match=str(port)):
            start.serve(installation)


def test_a_fitting_environment_is_left_alone(tmp_path: Path) -> None:
    digest = hashlib.sha256(start.LOCK.read_bytes()).hexdigest()
    (tmp_path / "lock.sha256").write_text(digest, encoding="ascii")
    start.set_up_environment(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["lock.sha256"]


def test_an_interpreter_that_does_not_fit_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 14, 0))
    with pytest.raises(start.StartError, match=r"3\.12"):
        start.set_up_environment(tmp_path / "venv")
    assert not (tmp_path / "venv").exists()


def test_superset_inherits_no_settings_of_another_python(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", "/elsewhere")
    monkeypatch.setenv("SUPERSET_SECRET_KEY", "shared")
    installation = start.Installation(tmp_path, tmp_path / "venv", tmp_path / "warehouse.duckdb", 1)
    variables = installation.variables()
    assert "PYTHONPATH" not in variables
    assert "SUPERSET_SECRET_KEY" not in variables
    assert Path(variables["SUPERSET_CONFIG_PATH"]).is_file()


def test_superset_reads_with_a_duckdb_that_opens_what_is_written() -> None:
    read_with = re.search(r"^duckdb==(\S+)", LOCK, re.M)
    assert read_with
    # one that test_clients.py asks
    assert read_with.group(1) == BEFORE_2


def test_the_lock_has_hashes_and_names_no_host() -> None:
    assert "://" not in LOCK
    pins = re.findall(r"^[a-z0-9][^\n]*==", LOCK, re.M)
    assert len(pins) > 100
    assert len(re.findall(r"==[^\n]*\\\n    --hash=sha256:", LOCK)) == len(pins)
