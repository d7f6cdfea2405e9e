"""The copy in PostgreSQL, against a real server of its own in a temporary folder."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import duckdb
import pytest

from presentation.dictionary import read_dictionary
from presentation.postgres import READER, PostgresError, main, publish
from tests.presentation import routes

if TYPE_CHECKING:
    from psycopg import Connection as AnyConnection

    Connection: TypeAlias = AnyConnection[tuple[object, ...]]

psycopg = pytest.importorskip("psycopg", reason="psycopg is not installed; it comes with the extra postgres")

PASSWORD = "p-4rrot/s3cret"
ENCODED = "p-4rrot%2Fs3cret"


@dataclass(frozen=True)
class Server:
    """A cluster that listens on a socket in its folder only."""

    folder: Path

    def url(self, user: str = "owner", password: str = ENCODED) -> str:
        return f"postgresql://{user}:{password}@/postgres?host={self.folder}"


def _program(name: str) -> str:
    found = shutil.which(name) or next(
        (str(path) for path in sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))), None
    )
    if found is None:
        pytest.skip(f"PostgreSQL's {name} is not installed (Debian: apt-get install postgresql)")
    return found


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """initdb refuses root: as root, the cluster belongs to an unprivileged user."""
    initdb, pg_ctl = _program("initdb"), _program("pg_ctl")
    owner: dict[str, object] = {}
    # a short path: the name of a socket has a limit
    folder = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))
    if os.getuid() == 0:
        names = {entry.pw_name for entry in pwd.getpwall()}
        user = next((name for name in ("postgres", "nobody") if name in names), None)
        if user is None:
            pytest.skip("PostgreSQL does not run as root, and there is no user postgres or nobody")
        entry = pwd.getpwnam(user)
        owner = {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}
    (folder / "password").write_text(PASSWORD, encoding="utf-8")
    if owner:
        for path in (folder, folder / "password"):
            os.chown(path, entry.pw_uid, entry.pw_gid)

    def run(*command: str) -> None:
        done = subprocess.run(  # type: ignore[call-overload]
            command, cwd=folder, capture_output=True, text=True, check=False, env={"PATH": os.environ["PATH"]}, **owner
        )
        assert done.returncode == 0, done.stderr

    data = str(folder / "data")
    run(
        initdb,
        "-D",
        data,
        "-U",
        "owner",
        "-A",
        "scram-sha-256",
        f"--pwfile={folder}/password",
        "-E",
        "UTF8",
        "--no-sync",
    )
    options = f"-c listen_addresses= -c fsync=off -k {folder}"
    run(pg_ctl, "-D", data, "-w", "-l", str(folder / "log"), "-o", options, "start")
    try:
        yield Server(folder)
    finally:
        run(pg_ctl, "-D", data, "-w", "-m", "immediate", "stop")
        shutil.rmtree(folder)


@pytest.fixture
def database(server: Server, published: Path) -> Iterator[Connection]:
    """A connection to a server that has the first report."""
    publish(published, server.url())
    with psycopg.connect(server.url(), autocommit=True) as connection:
        yield connection


def rows(database: Connection, table: str) -> list[routes.Row]:
    cursor = database.execute(f"select * from marts.{table}")
    return [
        dict(zip([column.name for column in cursor.description or []], row, strict=True)) for row in cursor.fetchall()
    ]


@pytest.mark.parametrize("table", list(routes.KEYS))
def test_the_same_numbers(table: str, database: Connection, con: duckdb.DuckDBPyConnection) -> None:
    truth = routes.values(table, routes.from_duckdb(con, f"marts.{table}"))
    assert truth
    assert routes.values(table, rows(database, table)) == truth


def test_every_cell_arrives(database: Connection, con: duckdb.DuckDBPyConnection) -> None:
    """Text with quotes and line breaks, dates, lists, empty and missing values: all tables, cell by cell."""
    for table in read_dictionary(con):
        here = sorted(map(repr, (tuple(row.values()) for row in routes.from_duckdb(con, f"marts.{table.name}"))))
        there = sorted(map(repr, (tuple(row.values()) for row in rows(database, table.name))))
        assert here == there, table.name


def test_comments_and_keys(database: Connection, con: duckdb.DuckDBPyConnection) -> None:
    tables = read_dictionary(con)
    for table in tables:
        words = database.execute(f"select obj_description('marts.{table.name}'::regclass)").fetchone()
        assert words is not None
        assert str(words[0]).startswith(f"{table.zh} {table.en}")
        found = database.execute(
            "select col_description(attrelid, attnum) from pg_attribute "
            f"where attrelid = 'marts.{table.name}'::regclass and attnum > 0 order by attnum"
        ).fetchall()
        assert [row[0] for row in found] == [f"{column.zh} {column.en}" for column in table.columns]
    counted = database.execute(
        "select contype, count(*) from pg_constraint join pg_namespace n on n.oid = connamespace "
        "where nspname = 'marts' and contype in ('p', 'f') group by contype"
    ).fetchall()
    assert {str(kind): number for kind, number in counted} == {
        "p": sum(bool(table.key) for table in tables),
        "f": sum(bool(column.references) for table in tables for column in table.columns),
    }


def test_the_reader_reads_and_nothing_else(server: Server, database: Connection) -> None:
    database.execute("drop role if exists looker")
    database.execute("create role looker login password 'looker'")
    database.execute(f"grant {READER} to looker")
    with psycopg.connect(server.url("looker", "looker"), autocommit=True) as reader:
        assert reader.execute("select count(*) from marts.fct_figure").fetchone() != (0,)
        for statement in ("delete from marts.dim_area", "create table marts.mine (a int)", "drop schema marts cascade"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                reader.execute(statement)


def test_again_replaces_and_readers_go_on(server: Server, database: Connection, published: Path) -> None:
    database.execute("update marts.dim_area set name_zh = '旧'")
    publish(published, server.url())
    assert database.execute("select count(*) from marts.dim_area where name_zh = '旧'").fetchone() == (0,)
    schemas = database.execute("select nspname from pg_namespace where nspname like 'marts%'").fetchall()
    assert schemas == [("marts",)]
    granted = database.execute(f"select has_table_privilege('{READER}', 'marts.v_targets', 'select')").fetchone()
    assert granted == (True,)


def test_a_failure_leaves_what_was_there(server: Server, database: Connection, published: Path, tmp_path: Path) -> None:
    """A row that breaks a foreign key stops the copy half way; nothing of it shows."""
    before = rows(database, "fct_tax_by_zone")
    broken = tmp_path / "warehouse.duckdb"
    shutil.copyfile(published, broken)
    with duckdb.connect(str(broken)) as con:
        con.execute("update marts.fct_tax_by_zone set zone_id = 'nowhere', tax_revenue = 1")
    with pytest.raises(PostgresError, match="nowhere"):
        publish(broken, server.url())
    assert rows(database, "fct_tax_by_zone") == before
    assert database.execute("select 1 from pg_namespace where nspname = 'marts_fresh'").fetchone() is None


def test_what_others_built_is_not_swept_away(server: Server, database: Connection, published: Path) -> None:
    database.execute("create view public.mine as select * from marts.dim_area")
    try:
        with pytest.raises(PostgresError, match="view mine depends"):
            publish(published, server.url())
        assert database.execute("select count(*) from public.mine").fetchone() != (0,)
    finally:
        database.execute("drop view public.mine")


def test_a_foreign_schema_is_left_alone(server: Server, database: Connection, published: Path) -> None:
    database.execute("create database other")
    url = server.url().replace("/postgres?", "/other?")
    with psycopg.connect(url, autocommit=True) as other:
        other.execute("create schema marts")
        with pytest.raises(PostgresError, match="not published from here"):
            publish(published, url)
    database.execute("drop database other")


def test_without_the_right_to_make_roles(server: Server, database: Connection, published: Path) -> None:
    """A user who may only create schemas publishes all the same, and hears what is missing."""
    database.execute("create database plain")
    database.execute(f"drop owned by {READER}")
    database.execute("drop role if exists looker")
    database.execute(f"drop role {READER}")
    database.execute("create role modest login password 'modest'")
    database.execute("grant create on database plain to modest")
    done = publish(published, server.url("modest", "modest").replace("/postgres?", "/plain?"))
    assert not done.has_reader
    assert done.rows["fct_tax_by_zone"] > 0
    database.execute("drop database plain")
    database.execute("drop role modest")


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://owner:wrong-p4ss@/postgres?host={folder}",
        "host={folder} user=owner password=wrong-p4ss dbname=postgres",
        "postgresql://owner:wrong-p4ss@/postgres?host=/nowhere",
        "postgresql:/owner:wrong-p4ss@nowhere",
        "postgresql://owner:wrong-p4ss@/postgres?hots=x",
    ],
)
def test_no_password_is_printed(url: str, server: Server, published: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main([url.format(folder=server.folder), "--warehouse", str(published)]) == 1
    heard = capfd.readouterr()
    assert "Nothing was published" in heard.err
    assert "wrong-p4ss" not in heard.out + heard.err


def test_no_password_on_success(server: Server, published: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main([server.url(), "--warehouse", str(published)]) == 0
    heard = capfd.readouterr()
    assert "rows in schema marts" in heard.out
    assert PASSWORD not in heard.out + heard.err
    assert ENCODED not in heard.out + heard.err
