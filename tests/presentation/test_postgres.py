"""The copy in PostgreSQL, against a real server of its own in a temporary folder."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import duckdb
import pytest

from orchestration.cli.app import main
from presentation.dictionary import read_dictionary
from presentation.postgres import READER, SHAPE, PostgresError, publish
from tests.presentation import routes
from tests.presentation.told_apart import INDICATOR, add_numbers, numbers

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
        names = [column.name for column in table.columns]
        here, there = (
            sorted(repr([row[name] for name in names]) for row in found)
            for found in (routes.from_duckdb(con, f"marts.{table.name}"), rows(database, table.name))
        )
        assert here == there, table.name


def test_numbers_that_only_what_they_are_about_tells_apart(server: Server, published: Path, tmp_path: Path) -> None:
    """A half-year beside the year, the own level beside the whole, another area's number, nominal beside real growth."""
    path = tmp_path / "warehouse.duckdb"
    shutil.copyfile(published, path)
    with duckdb.connect(str(path)) as con:
        add_numbers(con, "310106-2023-plan", "310000")
    publish(path, server.url())
    about = "time_period, area_code, scope_id, change_basis, reference_area_code, price_basis, qualifier, rank_among"
    plain = {"time_period": "2023", "area_code": "310106", "scope_id": "whole"}
    wanted = sorted(
        (str(float(number.value)), *({**plain, **number.about}.get(name, "") for name in about.split(", ")))
        for number in numbers("310000").values()
    )
    with psycopg.connect(server.url(), autocommit=True) as database:
        for table in ("fct_indicator", "v_indicators"):
            cursor = database.execute(
                f"select value, {about} from marts.{table} where indicator_id = %s", [INDICATOR]
            ).fetchall()
            assert sorted((str(float(str(row[0]))), *(str(cell or "") for cell in row[1:])) for row in cursor) == wanted
        named = "select scope.name_zh from marts.fct_indicator join marts.dim_scope as scope using (scope_id) where value = 530.6"
        assert database.execute(named).fetchall() == [("本级",)]
        publish(published, server.url())
        left = database.execute("select count(*) from marts.fct_indicator where indicator_id = %s", [INDICATOR])
        assert left.fetchone() == (0,)


def test_comments_and_keys(database: Connection, con: duckdb.DuckDBPyConnection) -> None:
    tables = read_dictionary(con)
    for table in tables:
        words = database.execute(f"select obj_description('marts.{table.name}'::regclass)").fetchone()
        assert words is not None
        assert str(words[0]).startswith(f"{table.zh} {table.en}")
        found = database.execute(
            "select attname, col_description(attrelid, attnum) from pg_attribute "
            f"where attrelid = 'marts.{table.name}'::regclass and attnum > 0 and not attisdropped order by attnum"
        ).fetchall()
        assert {str(name): words for name, words in found} == {
            column.name: f"{column.zh} {column.en}" for column in table.columns
        }
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


@contextmanager
def objects(database: Connection, *statements: str, drop: Sequence[str]) -> Iterator[None]:
    """What other people make in the database, for a while."""
    for statement in statements:
        database.execute(statement)
    try:
        yield
    finally:
        for statement in drop:
            database.execute(statement)


@pytest.fixture
def changed(published: Path, tmp_path: Path) -> Callable[..., Path]:
    """A warehouse after some statements, as a build with other reports or other contracts makes it."""

    def change(*statements: str) -> Path:
        path = tmp_path / "warehouse.duckdb"
        shutil.copyfile(published, path)
        with duckdb.connect(str(path)) as con:
            for statement in statements:
                con.execute(statement)
        return path

    return change


# a contract in which dim_unit has a column more, its name is gone, or its exponent has another type
MORE = (
    "alter table marts.dim_unit add column note varchar",
    "update marts.dim_unit set note = '注' || unit_id",
    "insert into meta.dictionary (table_name, column_name, position, kind, data_type, description_zh, description_en, is_required)"
    " values ('dim_unit', 'note', 99, 'dimension', 'VARCHAR', '注。', 'Note.', true)",
)
LESS = (
    "create or replace table marts.dim_unit as select * exclude (quantity_kind) from marts.dim_unit",
    "delete from meta.dictionary where table_name = 'dim_unit' and column_name = 'quantity_kind'",
)
RETYPED = (
    "create or replace table marts.dim_unit as select * replace ('10^' || unit_mult as unit_mult) from marts.dim_unit",
    "update meta.dictionary set data_type = 'VARCHAR' where table_name = 'dim_unit' and column_name = 'unit_mult'",
)
GONE = (
    "drop table marts.rpt_revisions",
    "delete from meta.dictionary where table_name = 'rpt_revisions'",
)


def test_a_view_on_a_table_survives_and_shows_the_new_rows(
    server: Server, database: Connection, changed: Callable[..., Path]
) -> None:
    view = "create view public.mine as select name_zh from marts.dim_area where area_code = '310106'"
    with objects(database, view, drop=["drop view public.mine"]):
        publish(changed("update marts.dim_area set name_zh = '新静安' where area_code = '310106'"), server.url())
        assert database.execute("select name_zh from public.mine").fetchall() == [("新静安",)]


def test_what_others_were_granted_and_indexes_survive(
    server: Server, database: Connection, changed: Callable[..., Path]
) -> None:
    made = (
        "create role analyst login password 'analyst'",
        "grant usage on schema marts to analyst",
        "grant select on marts.v_targets to analyst",
        "create index mine on marts.fct_figure (kind)",
        "create table marts.notes (note text)",
    )
    ended = ("drop table marts.notes", "drop index marts.mine", "drop owned by analyst", "drop role analyst")
    with objects(database, *made, drop=ended):
        publish(changed("delete from marts.rpt_revisions"), server.url())
        with psycopg.connect(server.url("analyst", "analyst")) as analyst:
            assert analyst.execute("select count(*) from marts.v_targets").fetchone() != (0,)
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                analyst.execute("select count(*) from marts.dim_area")
        assert database.execute("select to_regclass('marts.mine'), to_regclass('marts.notes')").fetchone() == (
            "marts.mine",
            "marts.notes",
        )


def test_rows_come_change_and_go(
    server: Server, database: Connection, published: Path, changed: Callable[..., Path]
) -> None:
    """After a publish the tables are those of the warehouse, whatever they were, and nothing that was right is written again."""
    other = changed(
        "insert into marts.dim_area select * replace ('999999' as area_code) from marts.dim_area where area_code = '310106'",
        "update marts.fct_figure set sentence = sentence || '!' where ordinal % 2 = 0",
        "update marts.fct_figure set page = null, printed_value = printed_value + 1 where ordinal % 3 = 0",
        "delete from marts.rpt_check_coverage",
        "delete from marts.fct_reconciliation where identity = 'share_of_whole'",
    )
    publish(other, server.url())
    with duckdb.connect(str(other), read_only=True) as con:
        test_every_cell_arrives(database, con)
    unchanged = "select count(*) from marts.fct_figure where xmin::text = %s"
    (before,) = database.execute("select max(xmin::text::bigint)::text from marts.fct_figure").fetchone() or ("",)
    (written,) = database.execute(unchanged, [before]).fetchone() or (0,)
    publish(other, server.url())
    assert database.execute(unchanged, [before]).fetchone() == (written,)
    publish(published, server.url())
    with duckdb.connect(str(published), read_only=True) as con:
        test_every_cell_arrives(database, con)


def test_a_reader_in_a_transaction_is_not_in_the_way_and_sees_one_state(
    server: Server, database: Connection, changed: Callable[..., Path]
) -> None:
    names = "select name_zh from marts.dim_area where area_code = '310106'"
    with psycopg.connect(server.url()) as reader:
        reader.execute("set transaction isolation level repeatable read")
        before = reader.execute(names).fetchall()
        publish(changed("update marts.dim_area set name_zh = '另一名' where area_code = '310106'"), server.url())
        assert reader.execute(names).fetchall() == before
        # also of a table that it had not read yet
        assert reader.execute("select count(*) from marts.fct_figure").fetchone() != (0,)
    assert database.execute(names).fetchall() == [("另一名",)]


def test_a_new_column_comes_under_a_view(server: Server, database: Connection, changed: Callable[..., Path]) -> None:
    with objects(database, "create view public.mine as select * from marts.dim_unit", drop=["drop view public.mine"]):
        publish(changed(*MORE), server.url())
        assert database.execute("select count(*) from public.mine").fetchone() != (0,)
        assert database.execute("select distinct note = '注' || unit_id from marts.dim_unit").fetchall() == [(True,)]
        with pytest.raises(psycopg.errors.NotNullViolation):
            database.execute("update marts.dim_unit set note = null")


@pytest.mark.parametrize(
    ("statements", "view", "named"),
    [
        pytest.param(LESS, "select quantity_kind from marts.dim_unit", "quantity_kind", id="a column goes"),
        pytest.param(
            *(RETYPED, "select unit_mult from marts.dim_unit", "unit_mult"),
            id="a column gets another type",
            marks=pytest.mark.slow,
        ),
        pytest.param(
            *(GONE, "select * from marts.rpt_revisions", "rpt_revisions"), id="a table goes", marks=pytest.mark.slow
        ),
    ],
)
def test_a_view_on_what_goes_is_named_and_nothing_changes(
    statements: Sequence[str],
    view: str,
    named: str,
    server: Server,
    database: Connection,
    changed: Callable[..., Path],
) -> None:
    other = changed(*statements, "update marts.dim_area set name_zh = '不应出现'")
    with objects(database, f"create view public.mine as {view}", drop=["drop view public.mine"]):
        before = database.execute("select * from public.mine").fetchall()
        with pytest.raises(PostgresError, match="view mine") as caught:
            publish(other, server.url())
        assert named in str(caught.value)
        assert "\n" not in str(caught.value)
        assert database.execute("select * from public.mine").fetchall() == before
        assert database.execute("select count(*) from marts.dim_area where name_zh = '不应出现'").fetchone() == (0,)
    publish(other, server.url())
    with duckdb.connect(str(other), read_only=True) as con:
        test_every_cell_arrives(database, con)
        test_comments_and_keys(database, con)


def test_a_key_that_changes(server: Server, database: Connection, changed: Callable[..., Path]) -> None:
    """A table that others refer to gets a key of another type; the references follow."""
    types = "update meta.dictionary set data_type = 'DECIMAL(20,0)' where column_name like '%figure_id' and data_type = 'BIGINT'"
    publish(changed(types), server.url())
    kinds = database.execute(
        "select distinct data_type from information_schema.columns where table_schema = 'marts' and column_name like '%figure_id'"
    ).fetchall()
    assert kinds == [("numeric",)]
    assert database.execute("select count(*) from marts.fct_figure where figure_id is null").fetchone() == (0,)


def test_two_at_once(server: Server, database: Connection, published: Path) -> None:
    with psycopg.connect(server.url()) as other:
        other.execute("select pg_advisory_xact_lock(hashtext('Planhouse marts'))")
        with pytest.raises(PostgresError, match="Another copy"):
            publish(published, server.url())


def test_a_lock_that_somebody_holds(
    server: Server, database: Connection, published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("presentation.postgres._LOCK", 1)
    with psycopg.connect(server.url()) as other:
        other.execute("lock table marts.dim_area in access exclusive mode")
        with pytest.raises(PostgresError, match="holds a lock"):
            publish(published, server.url())


def test_a_name_that_others_took(server: Server, database: Connection, published: Path) -> None:
    database.execute("drop table marts.rpt_revisions")
    database.execute("create view marts.rpt_revisions as select 1 as one")
    try:
        with pytest.raises(PostgresError, match=r"marts\.rpt_revisions"):
            publish(published, server.url())
        assert database.execute("select one from marts.rpt_revisions").fetchall() == [(1,)]
    finally:
        database.execute("drop view marts.rpt_revisions")
    publish(published, server.url())


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


@pytest.mark.parametrize("url", ["", "  "])
def test_without_a_url(
    url: str, published: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """No default server is tried, and one sentence says how to name one."""
    monkeypatch.setattr("psycopg.connect", lambda *_, **__: pytest.fail("it connected"))
    assert main(["postgres", url, "--warehouse", str(published)]) == 2
    assert main(["postgres", "--warehouse", str(published)]) == 2
    for line in capfd.readouterr().err.splitlines():
        assert line == f"Nothing was published: name the database, as in planhouse postgres {SHAPE}"
    with pytest.raises(PostgresError, match="No database was named"):
        publish(published, url)


def test_make_without_a_url() -> None:
    environment = {name: value for name, value in os.environ.items() if name != "URL"}
    root = Path(__file__).parents[2]
    # from here: the way to the repository may have any character, which a variable on make's command line may not
    own = os.path.relpath(Path(sys.executable).parent, root)
    done = subprocess.run(
        ["make", "-o", ".venv/.ready", f"BIN={own}", "postgres"],
        cwd=root,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode != 0
    assert done.stderr.count("name the database") == 1, done.stderr
    assert "the given URL" not in done.stderr


def test_without_psycopg(published: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    assert main(["postgres", "postgresql://a@b/c", "--warehouse", str(published)]) == 1
    (line,) = capfd.readouterr().err.splitlines()
    assert "psycopg[binary]" in line


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("postgresql://owner:wrong-p4ss@/postgres?host={folder}", "refuses this user with this password"),
        ("host={folder} user=owner password=wrong-p4ss dbname=postgres", "refuses this user with this password"),
        ("postgresql://owner:{encoded}@/absent?host={folder}", "no such database"),
        ("postgresql://owner:wrong-p4ss@/postgres?host=/nowhere", "cannot be reached"),
        ("postgresql://owner:wrong-p4ss@127.0.0.1:1/postgres", "cannot be reached"),
        ("postgresql:/owner:wrong-p4ss@nowhere", "cannot be read"),
        ("postgresql://owner:wrong-p4ss@/postgres?hots=x", "cannot be read"),
        # signs of a URL in a password: what stands after them is no host
        ("postgresql://owner:x@wrong-p4ss@/postgres", "cannot be read"),
        ("postgresql://owner:wrong-p4ss/x@nowhere/postgres", "cannot be read"),
        ("postgresql://owner:1/wrong-p4ss@nowhere/postgres", "cannot be read"),
        ("postgresql://owner:wrong-p4ss%zz@nowhere/postgres", "cannot be read"),
        ("wrong-p4ss", "cannot be read"),
    ],
)
def test_no_password_is_printed(
    url: str, words: str, server: Server, published: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """What is wrong is said in one line."""
    given = url.format(folder=server.folder, encoded=ENCODED)
    assert main(["postgres", given, "--warehouse", str(published)]) == 1
    heard = capfd.readouterr()
    assert not heard.out
    (line,) = heard.err.splitlines()
    assert line.startswith("Nothing was published")
    assert words in line
    for secret in ("wrong-p4ss", PASSWORD, ENCODED):
        assert secret not in line


def test_without_the_right_to_make_schemas(
    server: Server, database: Connection, published: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    made = ("create database closed", "create role guest login password 'guest-p4ss'")
    with objects(database, *made, drop=["drop database closed", "drop role guest"]):
        url = server.url("guest", "guest-p4ss").replace("/postgres?", "/closed?")
        assert main(["postgres", url, "--warehouse", str(published)]) == 1
        (line,) = capfd.readouterr().err.splitlines()
        assert "right to create schemas" in line
        assert "guest-p4ss" not in line
        # one that reads what another published may not write it
        database.execute(f"grant {READER} to guest")
        assert main(["postgres", server.url("guest", "guest-p4ss"), "--warehouse", str(published)]) == 1
        (line,) = capfd.readouterr().err.splitlines()
        assert "has to own" in line


def test_a_database_without_chinese(server: Server, database: Connection, published: Path) -> None:
    made = "create database latin encoding 'LATIN1' locale 'C' template template0"
    with objects(database, made, drop=["drop database latin"]), pytest.raises(PostgresError, match="LATIN1"):
        publish(published, server.url().replace("/postgres?", "/latin?"))


def test_no_password_on_success(server: Server, published: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["postgres", server.url(), "--warehouse", str(published)]) == 0
    heard = capfd.readouterr()
    assert "rows in schema marts" in heard.out
    assert PASSWORD not in heard.out + heard.err
    assert ENCODED not in heard.out + heard.err
