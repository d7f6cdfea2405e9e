"""A published file that somebody holds for writing, that is damaged, or that is somebody else's: never taken for there being none."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pytest

from orchestration.build.inputs import published_edition, published_fingerprint
from orchestration.warehouse.files import attach_published, connect, prepare
from presentation import warehouse as module
from presentation.warehouse import WarehouseError, open_warehouse, read_published


@pytest.fixture
def published(tmp_path: Path) -> Path:
    """What a published file must have to be known as one, under a name with characters that SQL and URLs mind."""
    path = tmp_path / "it's 静安 #1 %20" / "warehouse.duckdb"
    with connect(path) as con:
        prepare(con)
        con.execute("create table meta.build as select 'b1' as build_id, '9' as version, 'f1' as input_fingerprint")
        con.execute("insert into raw.reports (report_id, document_key) values ('330114-2024-plan', 'key')")
        con.execute("create view main.names as select report_id from warehouse.raw.reports")
    return path


@contextmanager
def held(path: Path, statement: str = "select 1") -> Iterator[int]:
    """A client that has the file open for writing, as DBeaver has by default; gives its process."""
    code = (
        "import duckdb, sys; con = duckdb.connect(sys.argv[1]); con.execute(sys.argv[2]); print('open', flush=True); "
        "sys.stdin.read()"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code, str(path), statement], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None and process.stdout.readline() == "open\n"
    try:
        yield process.pid
    finally:
        process.communicate("")


@pytest.mark.parametrize("client", [False, True], ids=["nobody holds it", "a client holds it"])
def test_what_is_published_is_read_whoever_holds_it(published: Path, client: bool) -> None:
    def look() -> None:
        assert published_fingerprint(published) == "f1"
        with duckdb.connect() as con:
            assert attach_published(con, published)
            assert con.execute("select report_id from published.raw.reports").fetchall() == [("330114-2024-plan",)]
        with open_warehouse(published) as con:
            # views name the catalog, which is called as the file
            assert con.execute("from main.names").fetchall() == [("330114-2024-plan",)]

    if client:
        with held(published):
            with pytest.raises(duckdb.IOException, match="lock"):
                duckdb.connect(str(published), read_only=True)
            look()
    else:
        look()
    assert sorted(path.name for path in published.parent.iterdir()) == ["warehouse.duckdb"]


def test_what_a_client_wrote_and_did_not_finish_is_not_read(published: Path) -> None:
    """It stands in the client's log; the file itself is as it was published."""
    with held(published, "delete from raw.reports"), open_warehouse(published) as con:
        assert con.execute("select report_id from raw.reports").fetchall() == [("330114-2024-plan",)]


def test_a_file_that_changes_while_it_is_copied_is_refused_with_who_writes(
    published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stamps = iter(range(1000))
    monkeypatch.setattr(module, "_stamp", lambda path: next(stamps))
    monkeypatch.setattr(module, "_PAUSE_SECONDS", 0)
    with held(published) as process, pytest.raises(WarehouseError, match=rf"\(process {process}\).*Close it there"):
        published_edition(published)


@pytest.mark.parametrize("data", [b"", b"this is no database" * 1000], ids=["empty", "garbage"])
def test_a_damaged_file_is_an_error_and_stays(published: Path, data: bytes) -> None:
    published.write_bytes(data)
    for look in (published_fingerprint, open_warehouse):
        with pytest.raises(WarehouseError, match=r"cannot be read.*move it away"):
            look(published)
    with duckdb.connect() as con, pytest.raises(WarehouseError):
        attach_published(con, published)
    assert published.read_bytes() == data


def test_a_database_of_somebody_else_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "warehouse.duckdb"
    with duckdb.connect(str(path)) as con:
        con.execute("create table diary (words varchar)")
    with pytest.raises(WarehouseError, match="did not write"):
        published_edition(path)


def test_no_file_is_no_error(tmp_path: Path) -> None:
    path = tmp_path / "warehouse.duckdb"
    assert published_edition(path) is None
    with duckdb.connect() as con:
        assert not attach_published(con, path)


def test_too_little_memory_is_not_the_files_fault(published: Path) -> None:
    def refuse(path: Path) -> None:
        raise duckdb.OutOfMemoryException("Out of Memory Error: failed to allocate")

    with pytest.raises(duckdb.OutOfMemoryException):
        read_published(published, refuse)
