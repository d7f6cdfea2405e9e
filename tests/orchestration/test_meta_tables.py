"""The tables of a build's own notes: made, commented, written and read from one dataclass each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from types import NoneType
from typing import get_args, get_type_hints

import duckdb
import pytest

from orchestration.warehouse.meta_tables import KEPT, Change, MetaTable, SetAside

# a dataclass with slots is a second class of its name
TABLES = list({table.__name__: table for table in MetaTable.__subclasses__()}.values())
SAMPLES = {str: "甲 'of' b", int: 2**40, bool: True, datetime: datetime(2024, 2, 29, 23, 59, 1), NoneType: None}


@pytest.fixture
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as con:
        yield con


def row_of(table: type[MetaTable], *, none: bool = False) -> MetaTable:
    """A row with something in each column; None where there may be none and ``none`` asks for it."""
    values = {}
    for name, kind in get_type_hints(table).items():
        if name in table.names():
            kinds = get_args(kind) or (kind,)
            values[name] = SAMPLES[kinds[-1] if none else kinds[0]]
    return table(**values)


@pytest.mark.parametrize("table", TABLES)
def test_what_is_written_is_read_back(con: duckdb.DuckDBPyConnection, table: type[MetaTable]) -> None:
    rows = [row_of(table), row_of(table, none=True)]
    table.create(con)
    table.insert(con, rows)
    assert table.read(con) == sorted(rows, key=lambda row: "None" in repr(row))
    table.insert(con, [])
    table.replace(con, rows[:1])
    assert table.read(con) == rows[:1]
    table.create(con)
    assert table.read(con) == rows[:1]


@pytest.mark.parametrize("table", TABLES)
def test_a_table_in_another_order_of_columns_is_read_and_written_by_name(
    con: duckdb.DuckDBPyConnection, table: type[MetaTable]
) -> None:
    table.create(con)
    columns = ", ".join(reversed(table.names()))
    con.execute(f"create or replace table {table.TABLE} as select {columns} from {table.TABLE}")
    table.insert(con, [row_of(table)])
    assert table.read(con) == [row_of(table)]
    assert table.is_current(con) == (len(table.names()) == 1)


@pytest.mark.parametrize("table", TABLES)
def test_every_table_and_column_says_in_both_languages_what_it_is(
    con: duckdb.DuckDBPyConnection, table: type[MetaTable]
) -> None:
    table.create(con)
    words = con.execute("select comment from duckdb_columns() where schema_name in ('meta', 'raw')").fetchall()
    words += con.execute("select comment from duckdb_tables()").fetchall()
    assert len(words) == len(table.names()) + 1
    for (comment,) in words:
        assert re.search(r"[a-z]{3}", comment) and re.search(r"[\u4e00-\u9fff][^a-z]*。$", comment), comment


def test_only_rows_that_meet_a_condition_are_read(con: duckdb.DuckDBPyConnection) -> None:
    rows = [Change("appeared", "b", "gdp", 3), Change("vanished", "a", None, 1)]
    Change.replace(con, rows)
    assert Change.read(con, "report_id = ?", ["a"]) == rows[1:]
    assert Change.read(con, "observations > ?", [9]) == []


@pytest.mark.parametrize("table", KEPT)
def test_a_table_of_an_older_version_is_not_taken_for_todays(
    con: duckdb.DuckDBPyConnection, table: type[MetaTable]
) -> None:
    assert not table.is_current(con)
    table.create(con)
    assert table.is_current(con)
    con.execute(f"alter table {table.TABLE} add column more varchar")
    assert not table.is_current(con)
    table.replace(con)
    con.execute(f"alter table {table.TABLE} alter column {table.names()[0]} type integer")
    assert not table.is_current(con)


def test_what_is_set_aside_is_told_with_what_stays() -> None:
    aside = SetAside("330100-2021-plan", "a.docx", "unreadable", "It is empty.", "page 2", "Mend it.", "k", True)
    assert str(aside) == "330100-2021-plan, page 2: It is empty. Mend it. Its last good version stays published."
