"""A copy of the public tables in PostgreSQL, for tools that cannot open a DuckDB file.

Here belongs everything about PostgreSQL but the command (``orchestration.cli.postgres``). The tables stay the same objects from
copy to copy; only rows that differ are exchanged, in one transaction. So views, grants and indexes that others made on them
live on, readers are never blocked, and whoever reads meanwhile sees the old rows. Views become tables, so that the copy depends
on no dialect. Nothing here prints a password.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, TypeAlias

import duckdb

from presentation.dictionary import SCHEMA, Column, Table, read_dictionary
from presentation.warehouse import Edition, edition, open_warehouse

if TYPE_CHECKING:
    import psycopg

    _Target: TypeAlias = psycopg.Connection[tuple[object, ...]]

READER = "planhouse_reader"
SHAPE = "postgresql://user@host:5432/database"
# how a schema and its tables say that they are ours to write
_MARK = "Planhouse"
_OURS = f"{_MARK}: 每次发布时更新。 Its rows are exchanged with every publish."
_TYPES = {"VARCHAR": "text", "DOUBLE": "double precision"}
# copies of the rows to come, gone with the transaction
_STAGE = "pg_temp"
# seconds to wait for a server that does not answer, and for somebody who holds a lock on a table
_ANSWER, _LOCK = 15, 60


class PostgresError(RuntimeError):
    """The copy cannot be made; what was published before is as it was."""


@dataclass(frozen=True, slots=True)
class Published:
    """What was copied. ``has_reader`` is whether the read-only role is there."""

    rows: dict[str, int]
    has_reader: bool


def publish(warehouse: Path, url: str) -> Published:
    """Copy schema marts of a published warehouse to the database at ``url``, a libpq URL or connection string.

    Raises PostgresError, whose text has no password, when the database cannot be reached, is not ours to write, or refuses.
    """
    with open_warehouse(warehouse) as source, _connected(url) as target:
        try:
            with target.transaction():
                return _publish(source, read_dictionary(source), edition(source), target)
        except _psycopg().Error as error:
            raise PostgresError(_refusal(error, url)) from None


def _psycopg() -> ModuleType:
    try:
        import psycopg
    except ImportError as error:
        raise PostgresError(f"The PostgreSQL client is not installed ({error}); install psycopg[binary].") from None
    return psycopg


def _connected(url: str) -> _Target:
    psycopg = _psycopg()
    conninfo = _conninfo(url)
    try:
        connection: _Target = psycopg.connect(
            conninfo, application_name="planhouse", client_encoding="utf8", autocommit=True
        )
    except psycopg.Error as error:
        raise PostgresError(_unreachable(error, url)) from None
    return connection


def _conninfo(url: str) -> str:
    """The connection string with a limit to waiting.

    Raises PostgresError when it is empty, cannot be taken apart, or is taken apart in the middle of a password.
    """
    if not url.strip():
        raise PostgresError(f"No database was named; give its URL, as in {SHAPE}.")
    from psycopg.conninfo import conninfo_to_dict, make_conninfo

    unreadable = (
        f"The database URL cannot be read; it looks like {SHAPE}, and a password in it has %40 %3A %2F %3F %23 %25 "
        "in place of @ : / ? # %."
    )
    try:
        parts = conninfo_to_dict(url)
    except _psycopg().Error:
        raise PostgresError(unreadable) from None
    ports = str(parts.get("port") or "").split(",")
    if any("@" in str(parts.get(name) or "") for name in ("host", "dbname")) or not all(
        p.isdigit() or not p for p in ports
    ):
        raise PostgresError(unreadable)
    waits = "connect_timeout" in parts or "PGCONNECT_TIMEOUT" in os.environ
    return url if waits else make_conninfo(url, connect_timeout=_ANSWER)


def _publish(source: duckdb.DuckDBPyConnection, tables: Sequence[Table], this: Edition, target: _Target) -> Published:
    target.execute(f"set local lock_timeout = '{_LOCK}s'")
    _refuse_what_is_not_ours(target, tables)
    if target.execute("select 1 from pg_namespace where nspname = %s", [SCHEMA]).fetchone() is None:
        target.execute(f"create schema {SCHEMA}")
    standing = _standing(target, tables)
    rows = {}
    with tempfile.TemporaryDirectory(prefix="planhouse-") as folder:
        for table in tables:
            # a table that is new is filled at once
            place = _STAGE if table.name in standing else SCHEMA
            target.execute(_create(table, place))
            rows[table.name] = _copy(source, target, table, place, Path(folder) / "rows.csv")
            target.execute(f"analyze {place}.{table.name}")
    lasting = [table for table in tables if table.name in standing]
    shapes = {table.name: _Shape.of(target, table) for table in lasting}
    _drop_keys(target, tables, standing, {name for name, shape in shapes.items() if shape.retyped})
    for name in sorted(standing - {table.name for table in tables}):
        target.execute(f'drop table {SCHEMA}."{name}" restrict')
    for table in lasting:
        shapes[table.name].apply(target, table)
    target.execute("set constraints all deferred")
    for table in lasting:
        _exchange(target, table)
    target.execute("set constraints all immediate")
    for table in lasting:
        for column in shapes[table.name].filled:
            target.execute(f'alter table {SCHEMA}.{table.name} alter column "{column}" set not null')
    _add_keys(target, tables)
    for table in tables:
        for statement in _comments(table):
            target.execute(statement)
    words = (
        f"{_MARK}: 只读副本。 Read-only copy of the public tables, version {this.version}, input {this.fingerprint}."
    )
    target.execute(f"comment on schema {SCHEMA} is {_text(words)}")
    return Published(rows, _grant(target, tables))


def _refuse_what_is_not_ours(target: _Target, tables: Sequence[Table]) -> None:
    (encoding,) = target.execute("select current_setting('server_encoding')").fetchone() or ("",)
    if encoding != "UTF8":
        raise PostgresError(f"The database keeps text as {encoding}, which has no Chinese; publish to one in UTF8.")
    (is_alone,) = target.execute(
        "select pg_try_advisory_xact_lock(hashtext(%s))", [f"{_MARK} {SCHEMA}"]
    ).fetchone() or (False,)
    if not is_alone:
        raise PostgresError("Another copy is being made in this database; try again when it is done.")
    row = target.execute(
        "select obj_description(oid, 'pg_namespace') from pg_namespace where nspname = %s", [SCHEMA]
    ).fetchone()
    if row is not None and not str(row[0] or "").startswith(_MARK):
        raise PostgresError(
            f"The database has a schema {SCHEMA} that was not published from here; rename it, or publish to another database."
        )
    other = target.execute(
        "select relname from pg_class where relnamespace = to_regnamespace(%s) and relkind <> 'r' and relname = any(%s)",
        [SCHEMA, [table.name for table in tables]],
    ).fetchone()
    if other is not None:
        raise PostgresError(
            f"{SCHEMA}.{other[0]} is to be a published table, but is something else that others made; rename it."
        )


def _standing(target: _Target, tables: Sequence[Table]) -> set[str]:
    """The tables in the database that are ours: those that say so, and those that have a name of today's."""
    found = target.execute(
        """select relname from pg_class where relnamespace = to_regnamespace(%s) and relkind = 'r'
        and (relname = any(%s) or starts_with(reverse(obj_description(oid, 'pg_class')), reverse(%s)))""",
        [SCHEMA, [table.name for table in tables], _OURS],
    ).fetchall()
    return {str(name) for (name,) in found}


@dataclass(frozen=True, slots=True)
class _Shape:
    """What has to change about the columns of a standing table: names, and of new and retyped ones their types.

    ``loose`` may be empty from now on; ``filled`` may not any more, once the rows are exchanged.
    """

    gone: tuple[str, ...]
    new: dict[str, str]
    retyped: dict[str, str]
    loose: tuple[str, ...]
    filled: tuple[str, ...]

    @classmethod
    def of(cls, target: _Target, table: Table) -> _Shape:
        """Compare a table with the one on the stage."""
        before, now = _columns(target, SCHEMA, table.name), _columns(target, _STAGE, table.name)
        kept = [name for name in now if name in before]
        return cls(
            gone=tuple(name for name in before if name not in now),
            new={name: kind for name, (kind, _) in now.items() if name not in before},
            retyped={name: now[name][0] for name in kept if now[name][0] != before[name][0]},
            loose=tuple(name for name in kept if before[name][1] and not now[name][1]),
            filled=tuple(name for name in now if now[name][1] and not before.get(name, ("", False))[1]),
        )

    def apply(self, target: _Target, table: Table) -> None:
        """Change the columns. A view on a column that goes, or that gets another type, stops it."""
        whole = f"{SCHEMA}.{table.name}"
        for name in self.gone:
            target.execute(f'alter table {whole} drop column "{name}" restrict')
        for name, kind in self.new.items():
            target.execute(f'alter table {whole} add column "{name}" {kind}')
        for name in self.loose:
            target.execute(f'alter table {whole} alter column "{name}" drop not null')
        if self.retyped:
            # its rows come anew; none has to be converted
            target.execute(f"delete from {whole}")
        for name, kind in self.retyped.items():
            target.execute(f'alter table {whole} alter column "{name}" type {kind} using null')


def _columns(target: _Target, place: str, name: str) -> dict[str, tuple[str, bool]]:
    """The columns of a table with their types, and whether they may not be empty."""
    found = target.execute(
        """select attname, format_type(atttypid, atttypmod), attnotnull from pg_attribute
        where attrelid = %s::regclass and attnum > 0 and not attisdropped order by attnum""",
        [f"{place}.{name}"],
    ).fetchall()
    return {str(column): (str(kind), bool(required)) for column, kind, required in found}


def _exchange(target: _Target, table: Table) -> None:
    """Make the rows of a standing table those of its stage; a row that is right already is not touched."""
    old, new = f"{SCHEMA}.{table.name}", f"{_STAGE}.{table.name}"
    names = [f'"{column.name}"' for column in table.columns]
    listed = ", ".join(names)
    if not table.key:
        target.execute(f"delete from {old}")
        target.execute(f"insert into {old} ({listed}) select {listed} from {new}")
        return
    same = " and ".join(f'old."{name}" = new."{name}"' for name in table.key)
    target.execute(f"delete from {old} as old where not exists (select from {new} as new where {same})")
    if others := [name for name in names if name.strip('"') not in table.key]:
        changes = ", ".join(f"{name} = new.{name}" for name in others)
        ours, theirs = (", ".join(f"{side}.{name}" for name in others) for side in ("old", "new"))
        target.execute(
            f"update {old} as old set {changes} from {new} as new where {same} and row({ours}) is distinct from row({theirs})"
        )
    target.execute(
        f"insert into {old} ({listed}) select {listed} from {new} as new where not exists (select from {old} as old where {same})"
    )


@dataclass(frozen=True, slots=True)
class _Key:
    """A primary key, or where it refers to a column of a table, a foreign one, which is checked when the exchange is done."""

    table: str
    columns: tuple[str, ...]
    refers_to: tuple[str, str] | None = None
    deferrable: bool = False

    @property
    def statement(self) -> str:
        """What makes it."""
        listed = ", ".join(f'"{name}"' for name in self.columns)
        add = f"alter table {SCHEMA}.{self.table} add"
        if self.refers_to is None:
            return f"{add} primary key ({listed})"
        other, column = self.refers_to
        return f'{add} foreign key ({listed}) references {SCHEMA}.{other} ("{column}") deferrable'


def _keys(tables: Sequence[Table]) -> list[_Key]:
    """The keys that the tables are to have, primary ones first: the others refer to them."""
    names = {table.name for table in tables}
    primary = [_Key(table.name, table.key) for table in tables if table.key]
    return primary + [
        _Key(table.name, (column.name,), column.references, deferrable=True)
        for table in tables
        for column in table.columns
        if column.references and column.references[0] in names
    ]


def _standing_keys(target: _Target, tables: Iterable[str]) -> dict[_Key, str]:
    """The keys that our tables have, with their names."""
    found = target.execute(
        """select conname, c.relname, o.relname, condeferrable,
            array(select attname::text from unnest(conkey) with ordinality as k (n, at)
                join pg_attribute on attrelid = conrelid and attnum = n order by at),
            array(select attname::text from unnest(confkey) with ordinality as k (n, at)
                join pg_attribute on attrelid = confrelid and attnum = n order by at)
        from pg_constraint join pg_class as c on c.oid = conrelid left join pg_class as o on o.oid = confrelid
        where connamespace = to_regnamespace(%s) and c.relname = any(%s) and contype in ('p', 'f')""",
        [SCHEMA, list(tables)],
    ).fetchall()
    keys = {}
    for name, table, other, deferrable, columns, there in found:
        assert isinstance(columns, list) and isinstance(there, list)
        refers_to = (str(other), ", ".join(there)) if other else None
        keys[_Key(str(table), tuple(columns), refers_to, bool(deferrable))] = str(name)
    return keys


def _drop_keys(target: _Target, tables: Sequence[Table], standing: set[str], retyped: set[str]) -> None:
    """Drop the keys that are none any more, and those that a change of type is in the way of."""
    wanted = set(_keys(tables))
    keys = _standing_keys(target, standing)
    # foreign keys first: they hold on to primary ones
    for key, name in sorted(keys.items(), key=lambda item: item[0].refers_to is None):
        if key not in wanted or key.table in retyped or (key.refers_to and key.refers_to[0] in retyped):
            target.execute(f'alter table {SCHEMA}."{key.table}" drop constraint "{name}" restrict')


def _add_keys(target: _Target, tables: Sequence[Table]) -> None:
    there = _standing_keys(target, [table.name for table in tables])
    for key in _keys(tables):
        if key not in there:
            target.execute(key.statement)


def _grant(target: _Target, tables: Sequence[Table]) -> bool:
    """Let the read-only role read. It cannot log in: a person's or a tool's user is made a member. False when it cannot be made."""
    exists = target.execute("select 1 from pg_roles where rolname = %s", [READER]).fetchone()
    if exists is None:
        may = target.execute("select rolsuper or rolcreaterole from pg_roles where rolname = current_user").fetchone()
        if may is None or not may[0]:
            return False
        target.execute(f"create role {READER} nologin")
    target.execute(f"grant usage on schema {SCHEMA} to {READER}")
    target.execute(f"grant select on {', '.join(f'{SCHEMA}.{table.name}' for table in tables)} to {READER}")
    return True


def _create(table: Table, place: str) -> str:
    columns = ", ".join(
        f'"{column.name}" {_type(column)}{" not null" if column.required else ""}' for column in table.columns
    )
    kind, end = ("temporary table", " on commit drop") if place == _STAGE else ("table", "")
    return f"create {kind} {place}.{table.name} ({columns}){end}"


def _type(column: Column) -> str:
    kind = column.data_type.removesuffix("[]")
    array = "[]" if column.is_array else ""
    return _TYPES.get(kind, kind.replace("DECIMAL", "numeric").lower()) + array


def _copy(source: duckdb.DuckDBPyConnection, target: _Target, table: Table, place: str, path: Path) -> int:
    cells = ", ".join(_cell(column) for column in table.columns)
    name = str(path).replace("'", "''")
    source.execute(
        f"copy (select {cells} from {SCHEMA}.{table.name} order by {table.order}) to '{name}' (format csv, header false)"
    )
    with target.cursor() as cursor:
        with path.open("rb") as body, cursor.copy(f"copy {place}.{table.name} from stdin (format csv)") as copy:
            while chunk := body.read(1 << 18):
                copy.write(chunk)
        return cursor.rowcount


def _cell(column: Column) -> str:
    value = f'"{column.name}"'
    if column.is_array:
        return f"""'{{' || array_to_string({value}, ',') || '}}' as {value}"""
    if column.is_text:
        # the one character that PostgreSQL cannot keep
        return f"replace({value}, chr(0), '') as {value}"
    return value


def _comments(table: Table) -> list[str]:
    words = "\n".join(part for part in (f"{table.zh} {table.en}", table.notes_zh, table.notes_en, _OURS) if part)
    return [
        f"comment on table {SCHEMA}.{table.name} is {_text(words)}",
        *(
            f'comment on column {SCHEMA}.{table.name}."{column.name}" is {_text(f"{column.zh} {column.en}")}'
            for column in table.columns
        ),
    ]


def _text(words: str) -> str:
    return "'" + words.replace("'", "''") + "'"


def _refusal(error: psycopg.Error, url: str) -> str:
    """One sentence on what the database refused."""
    from psycopg import errors

    detail = " ".join((error.diag.message_detail or "").split())
    said = _without_secrets(str(error), url)
    match error:
        case errors.DependentObjectsStillExist() | errors.FeatureNotSupported():
            primary = error.diag.message_primary or said
            return (
                "What others built stands on a published table or column that goes or gets another type with this version; "
                f"drop it, publish, and make it again: {primary}: {detail}"
            )
        case errors.InsufficientPrivilege():
            return (
                f"This user may not write here ({said}); it needs the right to create schemas in the database, and has to own "
                f"schema {SCHEMA} and its tables where they are there."
            )
        case errors.LockNotAvailable():
            return f"Somebody holds a lock on the published tables, for more than {_LOCK} s; try again later ({said})."
        case _:
            return said


def _unreachable(error: psycopg.Error, url: str) -> str:
    """One sentence on why there is no connection."""
    said = _without_secrets(str(error), url)
    if "password" in said:
        return f"The server refuses this user with this password; PGPASSWORD or ~/.pgpass can hold it ({said})."
    if 'database "' in said:
        return f"There is no such database, or this user may not connect to it; createdb makes one ({said})."
    return f"The server cannot be reached; look at host and port in the URL ({said})."


def _without_secrets(message: str, url: str) -> str:
    """A message in one line, without the connection string and without its password, however libpq quoted them."""
    from psycopg.conninfo import conninfo_to_dict

    parts = conninfo_to_dict(url)
    message = message.replace(url, "the given URL")
    for secret in {str(parts.get(name) or "") for name in ("password", "sslpassword")} | {
        os.environ.get("PGPASSWORD", "")
    }:
        if secret:
            message = message.replace(secret, "***")
    return " ".join(message.split())
