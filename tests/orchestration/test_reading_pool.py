"""A report that ends the process that reads it, or that no table can hold, stops itself only."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any

import pytest

from orchestration.build import reading_pool
from orchestration.build.reading_pool import Chunk, Task, read_all, read_chunk
from sources import reading
from sources import rows as rows_of
from sources.catalogue.catalogue import Catalogue
from sources.model import Reading
from tests.conftest import ROOT
from tests.orchestration.hostile import GOOD_TEXT, area_codes, entry, write_catalogue

REPORTS = 12
BAD = 7


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """A folder with a dozen good reports."""
    (tmp_path / "vocabulary").symlink_to(ROOT / "sources" / "vocabulary")
    (tmp_path / "reports").mkdir()
    rows = []
    for number, area in enumerate(area_codes()[:REPORTS]):
        (tmp_path / "reports" / f"{number}.md").write_text(GOOD_TEXT, encoding="utf-8")
        rows.append(list(entry(f"{area}-2021-plan", f"{number}.md").values()))
    write_catalogue(tmp_path, rows)
    return tmp_path


def tasks(sources: Path) -> list[Task]:
    return [Task(each, (), "key") for each in Catalogue.load(sources).entries.values()]


class _Pool(Executor):
    """Processes that die of a report whose document holds a certain word; the work is done here."""

    deaths = 0

    def __init__(self) -> None:
        self._dead = False

    def submit(self, function: Any, /, *arguments: Any, **_: Any) -> Future[Any]:
        sources, own = arguments
        if self._dead:
            raise BrokenProcessPool
        future: Future[Any] = Future()
        if any("致命" in (sources / "reports" / task.entry.file).read_text(encoding="utf-8") for task in own):
            self._dead = True
            _Pool.deaths += 1
            future.set_exception(BrokenProcessPool())
        else:
            future.set_result(function(*arguments))
        return future


def _all(chunks: Iterator[Chunk]) -> tuple[list[str], dict[str, Any]]:
    read: list[str] = []
    failed: dict[str, Any] = {}
    for chunk in chunks:
        assert sorted(chunk.tables["reports"]["report_id"].to_pylist()) == sorted(chunk.read)
        read += chunk.read
        failed.update(chunk.failed)
    return read, failed


@pytest.mark.parametrize("deadly", [{BAD}, {0}, {REPORTS - 1}, {2, 3, 9}])
def test_a_worker_that_dies_takes_only_its_report_with_it(
    sources: Path, monkeypatch: pytest.MonkeyPatch, deadly: set[int]
) -> None:
    monkeypatch.setattr(reading_pool, "_pool", lambda workers: _Pool())
    for number in deadly:
        (sources / "reports" / f"{number}.md").write_text("致命", encoding="utf-8")
    own = tasks(sources)
    read, failed = _all(read_all(sources, own, workers=2))
    ids = [task.entry.report_id for task in own]
    assert sorted(failed) == sorted(ids[number] for number in deadly)
    assert sorted(read) == sorted(set(ids) - failed.keys())
    assert len(read) == len(set(read))
    for error in failed.values():
        assert error.advice and error.place


def test_with_real_processes(sources: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # the pool starts new interpreters: what they do is told by the document
    monkeypatch.setattr(reading_pool, "read_chunk", _deadly)
    (sources / "reports" / f"{BAD}.md").write_text("致命", encoding="utf-8")
    own = tasks(sources)
    read, failed = _all(read_all(sources, own, workers=2))
    assert list(failed) == [own[BAD].entry.report_id]
    assert len(read) == REPORTS - 1


def _deadly(sources: Path, own: Sequence[Task]) -> Chunk:
    for task in own:
        if "致命" in (sources / "reports" / task.entry.file).read_text(encoding="utf-8"):
            os.kill(os.getpid(), signal.SIGKILL)
    return read_chunk(sources, own)


@pytest.mark.parametrize("error", [MemoryError(), RecursionError("too deep"), ValueError("what"), KeyError("x")])
def test_whatever_reading_raises_sets_that_report_aside(
    sources: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    own = tasks(sources)
    bad = own[BAD].entry.report_id
    really = reading.read_report

    def read(data: bytes, name: str, context: Any, *others: Any) -> Reading:
        if context.report_id == bad:
            raise error
        return really(data, name, context, *others)

    monkeypatch.setattr(reading_pool, "read_report", read)
    chunk = read_chunk(sources, own)
    assert list(chunk.failed) == [bad]
    assert type(error).__name__ in chunk.failed[bad].problem
    assert len(chunk.read) == REPORTS - 1


@pytest.mark.parametrize("value", ["\ud800", 2**40])
def test_rows_that_no_table_holds_set_their_report_aside(
    sources: Path, monkeypatch: pytest.MonkeyPatch, value: object
) -> None:
    own = tasks(sources)
    bad = own[BAD].entry.report_id
    really = rows_of.raw_rows

    def rows(read: Reading, entry: Any, *others: Any) -> Mapping[str, list[tuple[object, ...]]]:
        made = really(read, entry, *others)
        if entry.report_id == bad:
            at = 2 if isinstance(value, int) else 4
            made["blocks"] = [(*row[: at - 1], value, *row[at:]) for row in made["blocks"]]
        return made

    monkeypatch.setattr(reading_pool, "raw_rows", rows)
    chunk = read_chunk(sources, own)
    assert list(chunk.failed) == [bad]
    assert chunk.tables["reports"].num_rows == len(chunk.read) == REPORTS - 1
    assert bad not in chunk.tables["blocks"]["report_id"].to_pylist()
