"""``python -m presentation.postgres URL``: a copy of the public tables in PostgreSQL, for tools that cannot open a DuckDB file.

Here belongs everything about PostgreSQL. The copy is made in one transaction: whoever reads meanwhile sees the old tables, and
after it the new ones. Views become tables, so that the copy depends on no dialect. Nothing here prints a password.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from presentation.dictionary import SCHEMA, Column, Table, read_dictionary
from presentation.warehouse import Edition, WarehouseError, edition, open_warehouse

if TYPE_CHECKING:
    import psycopg

READER = "planhouse_reader"
# how a schema says that it is ours to replace
_MARK = "Planhouse"
_TYPES = {"VARCHAR": "text", "DOUBLE": "double precision"}
_FRESH = f"{SCHEMA}_fresh"


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
    import psycopg

    with open_warehouse(warehouse) as source:
        tables = read_dictionary(source)
        try:
            with psycopg.connect(url, application_name="planhouse", client_encoding="utf8") as target:
                return _publish(source, tables, edition(source), target)
        except psycopg.errors.DependentObjectsStillExist as error:
            raise PostgresError(
                "Something in the database is built on the published tables; drop it, publish, and make it again. "
                f"{error.diag.message_detail}"
            ) from None
        except psycopg.Error as error:
            raise PostgresError(_without_secrets(str(error), url)) from None


def _publish(
    source: duckdb.DuckDBPyConnection,
    tables: Sequence[Table],
    this: Edition,
    target: psycopg.Connection[tuple[object, ...]],
) -> Published:
    _refuse_a_foreign_schema(target)
    target.execute(f"create schema {_FRESH}")
    rows = {}
    with tempfile.TemporaryDirectory(prefix="planhouse-") as folder:
        for table in tables:
            target.execute(_create(table))
            rows[table.name] = _copy(source, target, table, Path(folder) / "rows.csv")
    names = {table.name for table in tables}
    for table in tables:
        for statement in (*_keys(table, names), *_comments(table)):
            target.execute(statement)
        target.execute(f"analyze {_FRESH}.{table.name}")
    _replace(target)
    words = (
        f"{_MARK}: 只读副本。 Read-only copy of the public tables, version {this.version}, input {this.fingerprint}."
    )
    target.execute(f"comment on schema {SCHEMA} is {_text(words)}")
    return Published(rows, _grant(target))


def _refuse_a_foreign_schema(target: psycopg.Connection[tuple[object, ...]]) -> None:
    row = target.execute(
        "select obj_description(oid, 'pg_namespace') from pg_namespace where nspname = %s", [SCHEMA]
    ).fetchone()
    if row is not None and not str(row[0] or "").startswith(_MARK):
        raise PostgresError(
            f"The database has a schema {SCHEMA} that was not published from here. Rename it or publish to another database."
        )


def _replace(target: psycopg.Connection[tuple[object, ...]]) -> None:
    """Put the fresh schema in the place of the old one, whose tables go; what others made on top of them is not swept away."""
    old = target.execute(
        "select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = %s and c.relkind = 'r'",
        [SCHEMA],
    ).fetchall()
    if old:
        listed = ", ".join(f'{SCHEMA}."{name}"' for (name,) in old)
        target.execute(f"drop table {listed} restrict")
    target.execute(f"drop schema if exists {SCHEMA} restrict")
    target.execute(f"alter schema {_FRESH} rename to {SCHEMA}")


def _grant(target: psycopg.Connection[tuple[object, ...]]) -> bool:
    """Let the read-only role read. It cannot log in: a person's or a tool's user is made a member. False when it cannot be made."""
    exists = target.execute("select 1 from pg_roles where rolname = %s", [READER]).fetchone()
    if exists is None:
        may = target.execute("select rolsuper or rolcreaterole from pg_roles where rolname = current_user").fetchone()
        if may is None or not may[0]:
            return False
        target.execute(f"create role {READER} nologin")
    target.execute(f"grant usage on schema {SCHEMA} to {READER}")
    target.execute(f"grant select on all tables in schema {SCHEMA} to {READER}")
    return True


def _create(table: Table) -> str:
    columns = ", ".join(
        f'"{column.name}" {_type(column)}{" not null" if column.required else ""}' for column in table.columns
    )
    return f"create table {_FRESH}.{table.name} ({columns})"


def _type(column: Column) -> str:
    kind = column.data_type.removesuffix("[]")
    array = "[]" if column.is_array else ""
    return _TYPES.get(kind, kind.replace("DECIMAL", "numeric").lower()) + array


def _copy(
    source: duckdb.DuckDBPyConnection, target: psycopg.Connection[tuple[object, ...]], table: Table, path: Path
) -> int:
    cells = ", ".join(_cell(column) for column in table.columns)
    name = str(path).replace("'", "''")
    source.execute(
        f"copy (select {cells} from {SCHEMA}.{table.name} order by {table.order}) to '{name}' (format csv, header false)"
    )
    with target.cursor() as cursor:
        with path.open("rb") as body, cursor.copy(f"copy {_FRESH}.{table.name} from stdin (format csv)") as copy:
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


def _keys(table: Table, names: set[str]) -> list[str]:
    statements = []
    if table.key:
        statements.append(f"alter table {_FRESH}.{table.name} add primary key ({', '.join(table.key)})")
    for column in table.columns:
        if column.references and column.references[0] in names:
            other, key = column.references
            statements.append(
                f'alter table {_FRESH}.{table.name} add foreign key ("{column.name}") references {_FRESH}.{other} ("{key}")'
            )
    return statements


def _comments(table: Table) -> list[str]:
    words = "\n".join(part for part in (f"{table.zh} {table.en}", table.notes_zh, table.notes_en) if part)
    return [
        f"comment on table {_FRESH}.{table.name} is {_text(words)}",
        *(
            f'comment on column {_FRESH}.{table.name}."{column.name}" is {_text(f"{column.zh} {column.en}")}'
            for column in table.columns
        ),
    ]


def _text(words: str) -> str:
    return "'" + words.replace("'", "''") + "'"


def _without_secrets(message: str, url: str) -> str:
    """A message without the connection string and without its password, however libpq quoted them."""
    import psycopg
    from psycopg.conninfo import conninfo_to_dict

    message = message.replace(url, "the given URL")
    try:
        secrets = {str(conninfo_to_dict(url).get("password") or "")}
    except psycopg.Error:
        # a string that libpq cannot take apart may hold a password anywhere
        return "The database URL cannot be read; it looks like postgresql://user@host:5432/database."
    for secret in secrets | {os.environ.get("PGPASSWORD", "")}:
        if secret:
            message = message.replace(secret, "***")
    return message.strip()


def main(arguments: list[str] | None = None) -> int:
    """Publish and say what was copied. Returns the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m presentation.postgres",
        description="Copy the public tables to PostgreSQL. Keep the password out of the URL: PGPASSWORD or ~/.pgpass serve.",
    )
    parser.add_argument("url", help="postgresql://user@host:5432/database")
    parser.add_argument("--warehouse", type=Path, default=Path("warehouse.duckdb"))
    options = parser.parse_args(arguments)
    try:
        done = publish(options.warehouse, options.url)
    except (PostgresError, OSError, duckdb.Error, WarehouseError) as error:
        print(f"Nothing was published: {error}", file=sys.stderr)
        return 1
    print(f"{len(done.rows)} tables, {sum(done.rows.values()):,} rows in schema {SCHEMA}.")
    if done.has_reader:
        print(f"For a user that only reads: grant {READER} to <user>;")
    else:
        print(
            f"The role {READER} is missing and this user may not create it; ask an administrator for: create role {READER};"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
