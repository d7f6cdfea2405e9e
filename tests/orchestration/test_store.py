"""The files: one build at a time, publishing in one step, and never what cannot be read back."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pytest

from orchestration.defs.publish import _compact
from orchestration.warehouse import files
from orchestration.warehouse import publish as module
from orchestration.warehouse.files import compact, connect, prepare
from orchestration.warehouse.lock import BuildLocked, hold_build_lock, release_build_lock
from orchestration.warehouse.publish import PublishError, publish
from tests.conftest import ROOT

HOLD = """
import sys
from pathlib import Path
from orchestration.warehouse.lock import hold_build_lock
hold_build_lock(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


@contextmanager
def another_process(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """A process that asks for the lock, says so when it has it, and holds it until its input ends."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(folder)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def answer(process: subprocess.Popen[str]) -> str:
    """What a process says first, or the last line of its error."""
    assert process.stdout is not None and process.stderr is not None
    return process.stdout.readline().strip() or process.stderr.read().strip().splitlines()[-1]


@pytest.fixture
def lock(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "build"
    yield folder
    release_build_lock(folder)


def test_a_lock_that_another_process_holds_is_told_with_its_number(lock: Path) -> None:
    with another_process(lock) as holder:
        assert answer(holder) == "held"
        with pytest.raises(BuildLocked, match=rf"process {holder.pid}\b"):
            hold_build_lock(lock)
        # it is let go of when the process ends, however it ends
        holder.kill()
        holder.wait()
        hold_build_lock(lock)


def test_a_lock_is_held_until_it_is_released(lock: Path) -> None:
    hold_build_lock(lock)
    hold_build_lock(lock)  # its own is no other's
    with another_process(lock) as asking:
        assert "BuildLocked" in answer(asking)
    release_build_lock(lock)
    with another_process(lock) as asking:
        assert answer(asking) == "held"


@pytest.mark.parametrize(("wait", "how"), [(True, fcntl.LOCK_EX), (False, fcntl.LOCK_EX | fcntl.LOCK_NB)])
def test_who_wants_to_waits_for_the_lock(lock: Path, monkeypatch: pytest.MonkeyPatch, wait: bool, how: int) -> None:
    asked: list[int] = []
    monkeypatch.setattr(fcntl, "flock", lambda _, operation: asked.append(operation))
    hold_build_lock(lock, wait=wait)
    assert asked == [how]


def test_two_folders_have_two_locks(lock: Path, tmp_path: Path) -> None:
    hold_build_lock(lock)
    with another_process(tmp_path / "other") as process:
        assert answer(process) == "held"


def build_file(path: Path, figures: int, *, builds: int = 1) -> Path:
    """A build file with what publishing looks at: the raw tables, meta.build, and so many figures."""
    with connect(path) as con:
        prepare(con)
        con.execute("create schema if not exists marts")
        con.execute(f"create or replace table marts.fct_figure as select range as figure_id from range({figures})")
        con.execute(f"create or replace table meta.build as select range as build_id from range({builds})")
        con.execute("delete from raw.reports")
        con.execute("insert into raw.reports (report_id, area_code) values ('a', '110101'), ('b', '110102')")
    return path


def figures_of(path: Path) -> int:
    with duckdb.connect(str(path), read_only=True) as con:
        (count,) = con.execute("select count(*) from marts.fct_figure").fetchone() or (0,)
    return int(count)


@pytest.fixture
def published(tmp_path: Path) -> Path:
    """A published warehouse of three figures."""
    warehouse = tmp_path / "warehouse.duckdb"
    publish(build_file(tmp_path / "build.duckdb", 3), warehouse)
    return warehouse


def test_publishing_puts_another_file_in_the_place_of_the_old_one(published: Path, tmp_path: Path) -> None:
    before = published.read_bytes()
    new = build_file(tmp_path / "build.duckdb", 5)
    with published.open("rb") as reader:
        publish(new, published)
        # who has the old file open goes on reading it, and the name stands for the new one
        assert reader.read() == before
        assert os.fstat(reader.fileno()).st_ino != published.stat().st_ino
    assert (figures_of(published), figures_of(new)) == (5, 5)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["build.duckdb", "warehouse.duckdb"]


def test_what_is_published_is_the_build_file_as_it_was_checked(published: Path, tmp_path: Path) -> None:
    new = build_file(tmp_path / "build.duckdb", 5)
    publish(new, published)
    assert published.read_bytes() == new.read_bytes()


def test_an_old_write_ahead_log_is_not_read_into_the_new_file(published: Path, tmp_path: Path) -> None:
    log = published.with_name("warehouse.duckdb.wal")
    log.write_bytes(b"left over")
    publish(build_file(tmp_path / "build.duckdb", 5), published)
    assert not log.exists()
    assert figures_of(published) == 5


def _without_build(con: duckdb.DuckDBPyConnection) -> None:
    con.execute("drop table meta.build")


def _without_figures(con: duckdb.DuckDBPyConnection) -> None:
    con.execute("drop table marts.fct_figure")


def _not_said(con: duckdb.DuckDBPyConnection) -> None:
    con.execute("delete from meta.build")


def _said_twice(con: duckdb.DuckDBPyConnection) -> None:
    con.execute("insert into meta.build select * from meta.build")


@pytest.mark.parametrize("harm", [_without_build, _without_figures, _not_said, _said_twice])
def test_what_is_no_warehouse_is_not_published(
    published: Path, tmp_path: Path, harm: Callable[[duckdb.DuckDBPyConnection], None]
) -> None:
    before = published.read_bytes()
    new = build_file(tmp_path / "build.duckdb", 5)
    with connect(new) as con:
        harm(con)
    with pytest.raises(PublishError, match="the file to publish"):
        publish(new, published)
    assert published.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["build.duckdb", "warehouse.duckdb"]


def test_a_copy_that_was_damaged_on_its_way_is_not_published(
    published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = published.read_bytes()
    new = build_file(tmp_path / "build.duckdb", 5)
    copyfile = shutil.copyfile

    def damage(source: Path, candidate: Path) -> None:
        copyfile(source, candidate)
        candidate.write_bytes(candidate.read_bytes()[:5000])

    monkeypatch.setattr(shutil, "copyfile", damage)
    with pytest.raises(PublishError, match="cannot be read back"):
        publish(new, published)
    assert published.read_bytes() == before


@pytest.mark.parametrize(
    ("owner", "step"), [(shutil, "copyfile"), (module, "_verify"), (os, "fsync"), (Path, "replace")]
)
def test_whatever_step_fails_the_old_file_stays(
    published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, owner: object, step: str
) -> None:
    before = published.read_bytes()
    new = build_file(tmp_path / "build.duckdb", 5)

    def full(*_: object) -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr(owner, step, full)
    with pytest.raises(OSError, match="No space left"):
        publish(new, published)
    assert published.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["build.duckdb", "warehouse.duckdb"]


def test_the_copy_is_on_the_disk_before_it_takes_the_name_and_the_name_thereafter(
    published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A machine that loses its power finds the old file or the new one: the order of writing through is what gives that."""
    new = build_file(tmp_path / "build.duckdb", 5)
    steps: list[object] = []
    fsync, replace = os.fsync, Path.replace

    def written_through(descriptor: int) -> None:
        steps.append(os.fstat(descriptor).st_ino)
        fsync(descriptor)

    def renamed(self: Path, target: Path) -> Path:
        steps.append("renamed")
        return replace(self, target)

    monkeypatch.setattr(os, "fsync", written_through)
    monkeypatch.setattr(Path, "replace", renamed)
    publish(new, published)
    assert steps == [published.stat().st_ino, "renamed", published.parent.stat().st_ino]


def test_the_name_never_stands_for_half_a_file(
    published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At every call into the file system, whoever opens the published name finds the old file whole, or the new one."""
    new = build_file(tmp_path / "build.duckdb", 5)
    seen: list[int] = []

    def watch(frame: object, event: str, function: object) -> None:
        if event in {"c_call", "c_return"} and getattr(function, "__module__", "") in {"posix", "io", "_io"}:
            sys.setprofile(None)
            try:
                seen.append(figures_of(published))
            finally:
                sys.setprofile(watch)

    sys.setprofile(watch)
    try:
        publish(new, published)
    finally:
        sys.setprofile(None)
    assert set(seen) == {3, 5}
    assert seen == sorted(seen)


@pytest.fixture
def holed(tmp_path: Path) -> Path:
    """A build file of which half was replaced, with all that such a file has: a view that names the catalog, a macro, words."""
    path = tmp_path / "it's 静安 #1" / "warehouse.build.duckdb"
    with connect(path) as con:
        con.execute("create schema marts")
        for name in ("replaced", "fact"):
            con.execute(
                f"create table marts.{name} as select (i * 7919) % 100003 as id, md5(i::varchar) as words from range(100000) as t(i)"
            )
            con.execute("force checkpoint")
        con.execute("drop table marts.replaced")
        con.execute("create view marts.v_fact as select id from warehouse.marts.fact where id < 3")
        con.execute("create macro marts.one(x) as table select * from warehouse.marts.fact where id = x")
        con.execute("comment on table marts.fact is 'facts'; comment on column marts.fact.id is 'which'")
    return path


def told(path: Path) -> list[object]:
    with connect(path, read_only=True) as con:
        return [
            con.execute(query).fetchall()
            for query in (
                "select md5(string_agg(concat(id, words))) from (from marts.fact order by rowid)",
                "from marts.v_fact order by all",
                "from marts.one(5)",
                "select comment from duckdb_tables() union all select comment from duckdb_columns() where comment is not null",
                "select tags from duckdb_databases() where database_name = 'warehouse'",
            )
        ]


def test_a_file_of_many_holes_is_written_anew_and_says_the_same(holed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "HOLES_FROM", 2)
    before, size = told(holed), holed.stat().st_size
    assert compact(holed)
    assert told(holed) == before
    assert holed.stat().st_size < 0.7 * size
    assert [path.name for path in holed.parent.iterdir()] == [holed.name]
    # there are none left
    assert not compact(holed)


def test_a_file_of_few_holes_is_left_as_it_is(holed: Path) -> None:
    before = holed.stat()
    assert not compact(holed)
    assert (holed.stat().st_ino, holed.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_a_file_that_cannot_be_written_anew_is_as_it_was(
    holed: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A killed build left half of another try, and the file system refuses the exchange."""
    monkeypatch.setattr(files, "HOLES_FROM", 2)
    holed.with_name(f"{holed.name}.compact").write_bytes(b"half")
    before = told(holed)

    def refuse(*_: object) -> None:
        raise OSError("no")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", refuse)
        with pytest.raises(OSError, match="no"):
            compact(holed)
        # a build says so and goes on
        _compact(holed)
    assert "could not be written anew: no" in capsys.readouterr().err
    assert told(holed) == before
    assert [path.name for path in holed.parent.iterdir()] == [holed.name]
