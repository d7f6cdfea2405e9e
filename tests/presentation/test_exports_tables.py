"""How single values look in the files, on tables small enough to see through."""

from __future__ import annotations

import csv
import os
import string
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from presentation import spreadsheet
from presentation.dictionary import Column, Table
from presentation.exports.archive import pack
from presentation.exports.tables import BOM, csv_query, literal, printed_number, write_csv, write_parquet

FACT = Table(
    name="fct_small",
    kind="fact",
    zh="小表。",
    en="A small table.",
    notes_zh="",
    notes_en="",
    columns=(
        Column("id", "BIGINT", "编号。", "Id.", required=True, key_position=1),
        Column("words", "VARCHAR", "文字。", "Words."),
        Column("amount", "DECIMAL(20,4)", "金额。", "Amount.", unit_id="yi-yuan", printed_by="figure_id"),
        Column("computed", "DECIMAL(9,4)", "计算值。", "Computed."),
        Column("figure_id", "BIGINT", "依据。", "Evidence."),
        Column("parts", "BIGINT[]", "部分。", "Parts."),
    ),
)


@pytest.fixture
def small() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as con:
        con.execute("create schema marts")
        con.execute("create table marts.dim_unit (unit_id varchar, unit_mult int)")
        con.execute("insert into marts.dim_unit values ('yi-yuan', 8), ('wan-yuan', 4)")
        con.execute("create table marts.fct_figure (figure_id bigint, decimals int, unit_id varchar)")
        con.execute("insert into marts.fct_figure values (10, 2, 'yi-yuan'), (11, 0, 'wan-yuan'), (12, null, null)")
        con.execute(
            "create table marts.fct_small (id bigint, words varchar, amount decimal(20,4), computed decimal(9,4),"
            " figure_id bigint, parts bigint[])"
        )
        con.execute(
            """insert into marts.fct_small values
            (3, '', 12.5, 0, 12, []),
            (1, '=1+1', 847.5, 32.1, 10, [10, 11]),
            (2, null, 8.4, -5.25, 11, null)"""
        )
        yield con


def cells(con: duckdb.DuckDBPyConnection, path: Path) -> list[dict[str, str]]:
    write_csv(con, FACT, path)
    with path.open(encoding="utf-8-sig", newline="") as handle:
        return list(csv.DictReader(handle))


def test_numbers_have_their_printed_decimals(small: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    """847.50 keeps its zero; 84000万元 printed without decimals are 8.4000 in 亿元; nothing printed, no zeros."""
    rows = cells(small, tmp_path / "small.csv")
    assert [row["amount"] for row in rows] == ["847.50", "8.4000", "12.5"]
    assert [row["computed"] for row in rows] == ["32.1", "-5.25", "0"]


def test_rows_are_sorted_and_the_file_is_for_excel(small: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    path = tmp_path / "small.csv"
    assert [row["id"] for row in cells(small, path)] == ["1", "2", "3"]
    body = path.read_bytes()
    assert body.startswith(BOM + b"id,words")
    assert body.count(BOM) == 1
    assert list(tmp_path.iterdir()) == [path]


def test_empty_text_is_not_null(small: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    write_csv(small, FACT, tmp_path / "small.csv")
    lines = (tmp_path / "small.csv").read_text(encoding="utf-8-sig").splitlines()
    assert lines[2].startswith("2,,")
    assert lines[3].startswith('3,"",')


def test_lists_are_json(small: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    assert [row["parts"] for row in cells(small, tmp_path / "small.csv")] == ["[10,11]", "", "[]"]


def test_a_negative_number_is_no_formula(small: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    rows = cells(small, tmp_path / "small.csv")
    assert rows[0]["words"] == "'=1+1"
    assert rows[1]["computed"] == "-5.25"


# what a spreadsheet looks at: signs, digits, months, and what Chinese text is made of
_TEXTS = st.one_of(
    st.text(
        alphabet=st.one_of(
            st.sampled_from("=+-@\t\r\n＝＋－＠'\"/:.,()%eE 0123456789亿元"), st.sampled_from(string.printable)
        ),
        max_size=9,
    ),
    st.from_regex(r"-?[0-9]{1,3}([-/:,.][0-9]{1,4}){0,3}[%亿个]?", fullmatch=True),
    st.from_regex(r"\A(Mar|sept|JUNE|may)?[- ]?[0-9]{0,2}( (am|PM))?\Z"),
)


@pytest.fixture(scope="module")
def one_text() -> Iterator[duckdb.DuckDBPyConnection]:
    """A table of one text."""
    with duckdb.connect() as con:
        con.execute("create schema marts")
        con.execute("create table marts.t as select '' as words")
        yield con


@settings(max_examples=300)
@given(words=_TEXTS)
def test_the_database_writes_a_text_as_python_does(one_text: duckdb.DuckDBPyConnection, words: str) -> None:
    one_text.execute("update marts.t set words = ?", [words])
    table = Table("t", "fact", "", "", "", "", (Column("words", "VARCHAR", "", ""),))
    assert one_text.execute(csv_query(table)).fetchall() == [(spreadsheet.cell(words),)]


def test_the_patterns_of_a_spreadsheet_stand_once_in_a_query() -> None:
    """Each place where one stands is compiled by itself, which took most of the time of all plain files."""
    table = Table("t", "fact", "", "", "", "", tuple(Column(name, "VARCHAR", "", "") for name in ("a", "b", "c")))
    assert csv_query(table).count(literal(spreadsheet.PLAIN)) == 1


@settings(max_examples=50)
@given(st.decimals(min_value=-(10**9), max_value=10**9, places=4), st.one_of(st.none(), st.integers(0, 6)))
def test_a_printed_number_is_the_same_number(value: object, decimals: int | None) -> None:
    with duckdb.connect() as con:
        wanted = "null" if decimals is None else str(decimals)
        row = con.execute(
            f"select v, {printed_number('v', 4, wanted)} from (select cast('{value}' as decimal(20,4)) as v)"
        ).fetchone()
    assert row is not None
    assert Decimal(row[1]) == row[0]
    places = len(row[1].partition(".")[2])
    assert places >= min(decimals or 0, 4)
    assert places <= 4


def test_parquet_is_the_same_with_any_number_of_threads(small: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    small.execute(
        "insert into marts.fct_small select range + 4, 'w' || range, range, 0, 10, [range] from range(250000)"
    )
    found = set()
    for threads in (1, 2, 4):
        small.execute(f"set threads = {threads}")
        write_parquet(small, FACT, tmp_path / "small.parquet")
        found.add((tmp_path / "small.parquet").read_bytes())
    assert len(found) == 1


def test_an_archive_depends_on_content_alone(tmp_path: Path) -> None:
    archives = []
    for name, time in (("one", 1_000_000_000), ("two", 1_700_000_000)):
        folder = tmp_path / name
        (folder / "sub").mkdir(parents=True)
        for file in ("b.txt", "a.txt") if name == "one" else ("a.txt", "b.txt"):
            (folder / "sub" / file).write_text(file, encoding="utf-8")
            os.utime(folder / "sub" / file, (time, time))
            (folder / "sub" / file).chmod(0o600 if name == "one" else 0o644)
        pack(folder, tmp_path / f"{name}.zip")
        archives.append((tmp_path / f"{name}.zip").read_bytes())
    assert archives[0] == archives[1]
