"""Interrupted at any statement while a report is set aside, the next build sets it aside as if nothing had been."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from benchmarks.generator import generate
from orchestration import ingest as module
from orchestration.ingest import Blame, ingest, models_are_current, set_aside_reports
from orchestration.settings import Settings
from orchestration.store import connect

BLAME = Blame("does_not_reconcile", "3项之和不等于合计", "Mend it.")


class Interrupted(BaseException):
    """What nobody catches, as nobody catches a kill."""


class Ending:
    """A connection that ends, with what was not committed, before its nth statement."""

    def __init__(self, con: duckdb.DuckDBPyConnection, statements: Iterator[int], last: int) -> None:
        self.con, self.statements, self.last = con, statements, last

    def execute(self, *arguments: Any) -> duckdb.DuckDBPyConnection:
        if next(self.statements) >= self.last:
            self.con.close()
            raise Interrupted
        return self.con.execute(*arguments)

    def __enter__(self) -> Ending:
        return self

    def __exit__(self, *_: object) -> None:
        self.con.close()


def lay_out(folder: Path) -> tuple[Settings, str]:
    """Two reports, published; one of them has changed since, and was read again."""
    settings = Settings(folder / "sources", folder / "warehouse.duckdb", folder / "build")
    generate(settings.sources, reports=2, seed=5, first_year=2020, years=2)
    ingest(settings)
    with connect(settings.build_file) as con:
        models_are_current(con, settings)
    shutil.copyfile(settings.build_file, settings.warehouse)
    changed = min((settings.sources / "reports").iterdir())
    changed.write_text(changed.read_text(encoding="utf-8") + "\n新建凉亭7座。\n", encoding="utf-8")
    assert ingest(settings).changed == [changed.stem]
    return settings, changed.stem


def state(settings: Settings) -> list[tuple[object, ...]]:
    with connect(settings.build_file, read_only=True) as con:
        return con.execute(
            """select report_id, r.document_key, count(f.report_id), q.cause, q.is_published from raw.reports r
            full join meta.quarantine q using (report_id) left join raw.figures f using (report_id) group by all order by all"""
        ).fetchall()


def marked(settings: Settings) -> bool:
    with connect(settings.build_file, read_only=True) as con:
        return bool(con.execute("from meta.quarantine").fetchall())


def test_interrupted_anywhere_the_next_build_sets_the_report_aside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings, report = lay_out(tmp_path)
    before = settings.build_file.read_bytes()
    set_aside_reports(settings, {report: BLAME})
    right = state(settings)
    assert [row[3:] for row in right] == [("does_not_reconcile", True), (None, None)]
    interrupted = 0
    while True:
        settings.build_file.with_name(f"{settings.build_file.name}.wal").unlink(missing_ok=True)
        settings.build_file.write_bytes(before)
        statements = iter(range(1000))
        with monkeypatch.context() as patch:
            patch.setattr(module, "connect", lambda path: Ending(connect(path), statements, interrupted))  # noqa: B023
            try:
                set_aside_reports(settings, {report: BLAME})
                break
            except Interrupted:
                interrupted += 1
        ingest(settings)
        if not marked(settings):
            # the build models it, and finds again what is wrong with it
            set_aside_reports(settings, {report: BLAME})
        assert state(settings) == right, f"interrupted before statement {interrupted}"
    assert interrupted > 10
