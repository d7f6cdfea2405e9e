"""What the database itself says of every table and column: comments, in Chinese and English.

dbt writes those of the public tables from their contracts. Here belong the rest: the columns of the tables that are not public (what
was read, the vocabulary), described in ``column_words.csv`` or, where they are the same, as the public tables have them; and the
grain of each public table. Not here: the public tables' own words (dbt), ``meta.dictionary`` (``presentation.dictionary``).
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import duckdb

from presentation.dictionary import SCHEMA, Table, read_dictionary

_WORDS = Path(__file__).with_name("column_words.csv")
_DESCRIBED = ("raw", "vocabulary", "staging", "intermediate")
# whose words a column of the same name has, where it has none of its own: the table that most of them come to stand in first
_LIKE = ("fct_figure", "dim_report", "dim_unit", "dim_zone", "dim_industry", "dim_area", "dim_indicator")


def write_comments(con: duckdb.DuckDBPyConnection, manifest: Mapping[str, Any]) -> int:
    """Comment on the tables and columns of an open build file that lack their words, ``meta.dictionary`` being there.

    Returns how many comments were written; raises duckdb.Error when the file cannot be.
    """
    public = read_dictionary(con)
    statements = [*_of_columns(con, public), *_of_tables(con, public, manifest)]
    if statements:
        con.execute("begin transaction; " + "; ".join(statements) + "; commit")
    return len(statements)


def comment_of(table: Table) -> str:
    """The comment of a public table: what it is, and what one row of it is, in Chinese and English."""
    if not table.grain:
        return f"{table.zh} {table.en}"
    listed = ", ".join(table.grain)
    return f"{table.zh} 粒度：{listed}。 {table.en} One row per {listed}."


def _of_columns(con: duckdb.DuckDBPyConnection, public: tuple[Table, ...]) -> Iterator[str]:
    with _WORDS.open(encoding="utf-8", newline="") as handle:
        words = {(row["table_name"], row["column_name"]): row["description"] for row in csv.DictReader(handle)}
    alike = {column.name: f"{column.zh} {column.en}" for table in public for column in table.columns}
    for name in reversed(_LIKE):
        alike |= {
            column.name: f"{column.zh} {column.en}"
            for table in public
            if table.name == name
            for column in table.columns
        }
    for schema, table, column, said in con.execute(
        "select schema_name, table_name, column_name, comment from duckdb_columns() "
        "where database_name = current_database() and schema_name in (select unnest(?::varchar[])) order by all",
        [list(_DESCRIBED)],
    ).fetchall():
        # what a model of a table calls it
        own = words.get((table.removeprefix("stg_"), column)) or words.get(("", column)) or alike.get(column)
        if own and said != own:
            yield f'comment on column {schema}.{table}."{column}" is {_literal(own)}'


def _of_tables(con: duckdb.DuckDBPyConnection, public: tuple[Table, ...], manifest: Mapping[str, Any]) -> Iterator[str]:
    nodes = [*manifest["nodes"].values(), *manifest["sources"].values()]
    described = {(node["schema"], node.get("alias") or node["name"]): node.get("description") for node in nodes}
    described |= {
        (node["schema"], node["name"]): node.get("description") for node in nodes if node["resource_type"] != "test"
    }
    described |= {(SCHEMA, table.name): comment_of(table) for table in public}
    for schema, table, kind, said in con.execute(
        """select schema_name, table_name, 'table', comment from duckdb_tables() where database_name = current_database()
        union all
        select schema_name, view_name, 'view', comment from duckdb_views() where database_name = current_database()"""
    ).fetchall():
        own = described.get((schema, table)) if schema in {SCHEMA, *_DESCRIBED} else None
        if own and said != own:
            yield f"comment on {kind} {schema}.{table} is {_literal(own)}"


def _literal(text: str) -> str:
    return "'" + " ".join(text.split()).replace("'", "''") + "'"
