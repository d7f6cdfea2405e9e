"""The generic tests of the project find what they name: rendered as dbt would, and run in DuckDB."""

from __future__ import annotations

import re
from pathlib import Path

import duckdb
from jinja2 import Environment

FILE = Path(__file__).resolve().parents[2] / "dbt_project" / "macros" / "generic_tests.sql"


def _query(call: str) -> str:
    # a test is a macro that dbt calls by itself
    text = re.sub(r"{% test (\w+)", r"{% macro \1", FILE.read_text(encoding="utf-8")).replace("endtest", "endmacro")
    environment = Environment()
    environment.globals["config"] = lambda **_: ""
    return environment.from_string(text + "{{ " + call + " }}").render()


def test_complete_finds_the_rows_and_names_the_columns() -> None:
    con = duckdb.connect()
    con.execute(
        "create table t as select * from (values (1, 'a', null), (2, null, null), (null, null, 3)) as t(x, y, z)"
    )
    query = _query("complete('t', ['x', 'y'])")
    assert con.execute(f"select empty_columns, z from ({query}) order by all").fetchall() == [("x, y", 3), ("y", None)]
    con.execute("delete from t where x is null or y is null")
    assert con.execute(query).fetchall() == []
