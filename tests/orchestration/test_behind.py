"""A build that has nothing to read compares what is there: what is not of the published build is made again, and only that."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from orchestration.build.inputs import Inputs
from orchestration.cli import build as command
from orchestration.cli.app import main
from orchestration.settings import Settings
from orchestration.warehouse.meta_tables import SetAside
from presentation.folder import build_of
from tests.conftest import lay_out
from tests.kill.last_stages import lay_out as lay_out_stages
from tests.kill.last_stages import next_build
from tests.kill.state import published_build, settings_of


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with sources, a published warehouse, and page and plain files of the same build."""
    folder = tmp_path_factory.mktemp("published") / "house"
    lay_out(folder)
    lay_out_stages(folder)
    next_build(folder, "input")
    return folder


@pytest.fixture
def house(published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """A copy of it, whose input is what lies on the disk."""
    settings = settings_of(shutil.copytree(published, tmp_path / "house"))
    monkeypatch.setattr(Inputs, "fingerprint", property(lambda self: "input"))
    for name, path in (("SOURCES", settings.sources), ("WAREHOUSE", settings.warehouse), ("BUILD", settings.build)):
        monkeypatch.setenv(f"PLANHOUSE_{name}", str(path))
    monkeypatch.setattr(command, "_summary", lambda settings, record, old: f"old: {old}")
    monkeypatch.setattr("orchestration.warehouse.build_record.read_build_record", lambda warehouse: None)
    monkeypatch.setattr("orchestration.warehouse.build_record.read_quarantine", lambda warehouse: [])
    return settings


@pytest.fixture
def ran(house: Settings, monkeypatch: pytest.MonkeyPatch) -> list[Sequence[str] | None]:
    """Which assets were asked of Dagster, which here makes them."""
    asked: list[Sequence[str] | None] = []

    def run_job(inputs: Inputs, *, only: Sequence[str] | None = None, debug: bool = False) -> bool:
        asked.append(only)
        next_build(inputs.settings.warehouse.parent, "input")
        return True

    monkeypatch.setattr(command, "run_job", run_job)
    return asked


def test_with_everything_of_one_build_nothing_is_done(
    ran: list[Sequence[str] | None], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build"]) == 0
    assert "Nothing changed since the last build; the warehouse is as it was." in capsys.readouterr().out
    assert ran == []


@pytest.mark.parametrize("harm", ["gone", "a file is gone", "of another build"])
@pytest.mark.parametrize("name", ["page", "exports"])
def test_what_is_behind_is_made_again_and_nothing_else(
    house: Settings, ran: list[Sequence[str] | None], name: str, harm: str, capsys: pytest.CaptureFixture[str]
) -> None:
    folder: Path = getattr(house, name)
    if harm == "gone":
        shutil.rmtree(folder)
    elif harm == "a file is gone":
        max((path for path in folder.rglob("*") if path.is_file()), key=lambda path: path.stat().st_size).unlink()
    else:
        note = folder / "build.json"
        note.write_text(note.read_text(encoding="utf-8").replace("input-", "another-"), encoding="utf-8")
    assert main(["build"]) == 0
    assert ran == [[name]]
    assert build_of(folder) == published_build(house.warehouse)
    assert {"page": "the page", "exports": "the plain files"}[name] in capsys.readouterr().out


def test_what_could_not_be_made_is_an_exit_status_and_a_sentence(
    house: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.rmtree(house.page)

    def run_job(inputs: Inputs, *, only: Sequence[str] | None = None, debug: bool = False) -> bool:
        raise OSError(28, "No space left on device", str(inputs.settings.page))

    monkeypatch.setattr(command, "run_job", run_job)
    assert main(["build"]) == 4
    said = capsys.readouterr()
    assert "The disk is full" in said.err and "the page" in said.err and "plain files" not in said.err
    assert "old: ['page']" in said.out and "Traceback" not in said.err


def test_what_is_set_aside_is_named_also_when_nothing_was_done(
    ran: list[Sequence[str] | None], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    aside = [
        SetAside("530102-2021-plan", "a.docx", "unreadable", "it is empty.", "", "Put the report there.", "k", True),
        SetAside(None, "b.pdf", "not_catalogued", "it has no entry.", "reports/b.pdf", "Add it.", "k", False),
    ]
    monkeypatch.setattr("orchestration.warehouse.build_record.read_quarantine", lambda warehouse: aside)
    assert main(["build"]) == 3
    said = capsys.readouterr().err
    assert "530102-2021-plan: it is empty. Put the report there. Its last good version stays published." in said
    assert "b.pdf, reports/b.pdf: it has no entry. Add it." in said
    assert ran == []


@pytest.mark.parametrize(("aside", "status"), [(False, 0), (True, 3)])
def test_a_reader_of_the_output_that_has_seen_enough_changes_no_status(
    ran: list[Sequence[str] | None],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    aside: bool,
    status: int,
) -> None:
    monkeypatch.setattr(
        "orchestration.warehouse.build_record.read_quarantine", lambda warehouse: ["b.pdf: no entry"] if aside else []
    )
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "w") as output:
        monkeypatch.setattr("sys.stdout", output)
        assert main(["build"]) == status
    said = capsys.readouterr().err
    assert "Nothing was built" not in said
    assert ("b.pdf" in said) == aside


def test_what_killed_builds_left_is_taken_away(house: Settings, ran: list[Sequence[str] | None]) -> None:
    folder = house.warehouse.parent
    for name in ("warehouse.123.publishing.duckdb", "warehouse.123.publishing.duckdb.wal"):
        (folder / name).write_bytes(b"half")
    (folder / ".site.new").mkdir()
    (folder / "other.123.publishing.duckdb").write_bytes(b"of another warehouse")
    before = {path.name for path in folder.iterdir()}
    assert main(["build"]) == 0
    assert before - {path.name for path in folder.iterdir()} == {
        "warehouse.123.publishing.duckdb",
        "warehouse.123.publishing.duckdb.wal",
        ".site.new",
    }
