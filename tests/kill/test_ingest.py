"""Interrupted at any statement of reading or of setting a report aside, the next build does it as if nothing had been."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from orchestration.build import ingest as module
from orchestration.build.dirty_set import DirtySet
from orchestration.build.ingest import Blame, ingest, set_aside_reports
from orchestration.build.inputs import Inputs
from orchestration.settings import Settings
from orchestration.warehouse.files import connect
from orchestration.warehouse.meta_tables import KEPT
from sources.rows import RAW_TABLES
from tests.support.generator import generate

# enough for text and a table
LINES = 30
# between two of these, nothing changes
WRITES = {"insert", "delete", "update", "commit"}
# interrupted at every so many statements
STEPS = pytest.mark.parametrize("step", [pytest.param(1, marks=pytest.mark.slow), 7])
BLAME = Blame("does_not_reconcile", "3项之和不等于合计", "Mend it.")


class Interrupted(BaseException):
    """What nobody catches, as nobody catches a kill."""


class Ending:
    """A connection that ends, with what was not committed, before its nth statement that writes."""

    def __init__(self, con: duckdb.DuckDBPyConnection, statements: Iterator[int], last: int) -> None:
        self.con, self.statements, self.last, self.ended = con, statements, last, False
        # rows to be written are variables of who calls this
        con.execute("set python_scan_all_frames = true")

    def execute(self, *arguments: Any) -> duckdb.DuckDBPyConnection:
        is_write = arguments[0].split(maxsplit=1)[0] in WRITES
        if self.ended or (is_write and next(self.statements) == self.last):
            self.ended = True
            self.con.close()
            raise Interrupted
        return self.con.execute(*arguments)

    def __enter__(self) -> Ending:
        return self

    def __exit__(self, *_: object) -> None:
        self.con.close()

    def close(self) -> None:
        self.con.close()


def ways_to_end(
    settings: Settings, deed: Callable[[], object], monkeypatch: pytest.MonkeyPatch, step: int
) -> Iterator[int]:
    """Do something from the same build file again and again, interrupted so many writing statements later each time; the
    number of those that were done. Ends when nothing is left to interrupt."""
    log = settings.build_file.with_name(f"{settings.build_file.name}.wal")
    before = settings.build_file.read_bytes()
    for last in itertools.count(0, step):
        log.unlink(missing_ok=True)
        settings.build_file.write_bytes(before)
        statements = itertools.count()
        with monkeypatch.context() as patch:
            patch.setattr(module, "connect", lambda path: Ending(connect(path), statements, last))  # noqa: B023
            try:
                deed()
                return
            except Interrupted:
                pass
        yield last


def lay_out(folder: Path) -> tuple[Settings, list[Path]]:
    """A few reports, the beginning of each, published."""
    settings = Settings(folder / "sources", folder / "warehouse.duckdb", folder / "build")
    generate(settings.sources, reports=4, seed=5, first_year=2020, years=2)
    documents = sorted((settings.sources / "reports").iterdir())
    for document in documents:
        lines = document.read_text(encoding="utf-8").splitlines(keepends=True)
        document.write_text("".join(lines[:LINES]), encoding="utf-8")
    ingest(Inputs(settings))
    with connect(settings.build_file) as con:
        DirtySet(con).modelled(Inputs(settings).made_with)
        DirtySet(con).published()
    shutil.copyfile(settings.build_file, settings.warehouse)
    return settings, documents


def better(document: Path) -> None:
    document.write_text(document.read_text(encoding="utf-8") + "\n新建凉亭7座。\n", encoding="utf-8")


def state(settings: Settings) -> dict[str, list[tuple[object, ...]]]:
    """What reading leaves to models and checks."""
    tables = [*(f"raw.{name}" for name in RAW_TABLES), *(kept.TABLE for kept in KEPT)]
    with connect(settings.build_file, read_only=True) as con:
        return {name: con.execute(f"from {name} order by all").fetchall() for name in tables}


def is_marked(settings: Settings, report: str) -> bool:
    with connect(settings.build_file, read_only=True) as con:
        return bool(con.execute("from meta.quarantine where report_id = ?", [report]).fetchall())


@STEPS
def test_interrupted_while_a_report_is_set_aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int) -> None:
    settings, documents = lay_out(tmp_path)
    better(documents[0])
    report = documents[0].stem
    assert ingest(Inputs(settings)).changed == [report]
    before = settings.build_file.read_bytes()
    set_aside_reports(settings, {report: BLAME})
    right = state(settings)
    assert [row[2::5] for row in right["meta.quarantine"]] == [("does_not_reconcile", True)]
    settings.build_file.write_bytes(before)
    interrupted = 0
    for statement in ways_to_end(settings, lambda: set_aside_reports(settings, {report: BLAME}), monkeypatch, step):
        ingest(Inputs(settings))
        if not is_marked(settings, report):
            # the build models it, and finds again what is wrong with it
            set_aside_reports(settings, {report: BLAME})
        assert state(settings) == right, f"interrupted after {statement} writing statements"
        interrupted += 1
    assert interrupted > 10 // step


@STEPS
def test_interrupted_while_reports_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int) -> None:
    """One that changed, one that is new, one that is gone, and one that cannot be read any more."""
    settings, documents = lay_out(tmp_path)
    catalogue = settings.sources / "reports.csv"
    head, *entries = catalogue.read_text(encoding="utf-8").splitlines(keepends=True)
    catalogue.write_text("".join([head, *entries[1:]]), encoding="utf-8")
    new, gone, changed, unreadable = documents
    ingest(Inputs(settings))
    catalogue.write_text("".join([head, entries[0], *entries[2:]]), encoding="utf-8")
    better(changed)
    unreadable.write_bytes(b"\x00\x01 nothing")
    before = settings.build_file.read_bytes()
    outcome = ingest(Inputs(settings))
    assert (outcome.added, outcome.changed, outcome.removed) == ([new.stem], [changed.stem], [gone.stem])
    right = state(settings)
    settings.build_file.write_bytes(before)
    interrupted = 0
    for statement in ways_to_end(settings, lambda: ingest(Inputs(settings)), monkeypatch, step):
        ingest(Inputs(settings))
        assert state(settings) == right, f"interrupted after {statement} writing statements"
        interrupted += 1
    assert interrupted > 20 // step
