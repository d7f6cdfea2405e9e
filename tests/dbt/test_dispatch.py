"""What differs between DuckDB and Spark stands in macros with a version for each, and nowhere else."""

from __future__ import annotations

import random
import re
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import duckdb
import pytest
from jinja2 import Environment

PROJECT = Path(__file__).resolve().parents[2] / "dbt_project"
MACROS = "".join(path.read_text(encoding="utf-8") for path in sorted((PROJECT / "macros").glob("*.sql")))
NAMES = sorted(set(re.findall(r"adapter\.dispatch\('(\w+)', 'planhouse'\)", MACROS)))
ENGINES = ("duckdb", "spark")


class Project:
    """The project's macros as one engine renders them."""

    def __init__(self, engine: str) -> None:
        files = ("arrays", "numbers", "spark")
        # a materialization is no macro that plain Jinja knows
        text = "".join((PROJECT / "macros" / f"{name}.sql").read_text(encoding="utf-8") for name in files)
        text = re.sub(r"{% materialization .*?endmaterialization %}", "", text, flags=re.DOTALL)
        environment = Environment(extensions=["jinja2.ext.do"])
        self._module: Any = None

        def dispatch(name: str, package: str) -> Any:
            return getattr(self._module, f"{engine}__{name}", None) or getattr(self._module, f"default__{name}")

        environment.globals |= {
            "adapter": SimpleNamespace(dispatch=dispatch),
            "return": lambda value: value,
            "dbt": SimpleNamespace(type_string=lambda: "string"),
            "planhouse": SimpleNamespace(
                spark_literal=lambda value: self._module.spark_literal(value),
            ),
        }
        self._module = environment.from_string(text).module

    def __getattr__(self, name: str) -> Any:
        macro = getattr(self._module, name)
        return lambda *arguments, **named: str(macro(*arguments, **named)).strip()


def test_there_are_dispatched_macros() -> None:
    assert {"ratio", "rounded_to", "ids_in_order", "unnested", "by_report"} <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_every_dispatched_macro_has_a_version_for_both(name: str) -> None:
    defined = set(re.findall(rf"macro (\w+)__{name}\(", MACROS))
    assert "spark" in defined
    assert defined & {"default", "duckdb"}


def test_models_do_not_ask_which_engine_runs_them() -> None:
    for path in (PROJECT / "models").rglob("*.*"):
        assert not re.search(r"target\.(type|name|profile_name)", path.read_text(encoding="utf-8")), path


def test_all_brackets_are_taken_out() -> None:
    taken_out = Project("duckdb").without_brackets("'收入9亿元（增长3%），支出(含补助)8亿元'")
    assert duckdb.sql(f"select {taken_out}").fetchall() == [("收入9亿元，支出8亿元",)]


def test_lists_are_called_as_each_engine_calls_them() -> None:
    on_duckdb, on_spark = (Project(engine) for engine in ENGINES)
    assert on_duckdb.id_array(["a", "b"]) == "[a, b]"
    assert on_spark.id_array(["a", "b"]) == "array(a, b)"
    assert on_duckdb.unnested("ids") == "unnest(ids)"
    assert on_spark.unnested("ids") == "explode(ids)"
    assert on_duckdb.ids_in_order("id", "ordinal") == "array_agg(id order by ordinal)"
    assert (
        on_spark.ids_in_order("id", "ordinal")
        == "transform(sort_array(collect_list(named_struct('place', ordinal, 'id', id))), each -> each.id)"
    )
    assert on_spark.sorted_distinct_ids("id") == "sort_array(collect_set(id))"
    assert on_duckdb.joined_in_order("name", "id", "、") == "string_agg(name, '、' order by id)"
    assert on_spark.joined_in_order("name", "id", "、") == "listagg(name, '、') within group (order by id)"


@pytest.mark.parametrize("engine", ENGINES)
def test_a_number_is_written_without_the_zeros_of_its_type(engine: str) -> None:
    """One query for both: what is matched is all that a person would write."""
    numbers = {"12.500000": "12.5", "100.000000": "100", "-0.050000": "-0.05", "1020.010000": "1020.01", "7": "7"}
    query = Project(engine).plain_number("number")
    for number, written in numbers.items():
        assert duckdb.sql(f"select {query} from (select '{number}' as number)").fetchall() == [(written,)]


def test_divisions_give_the_same_decimals_on_both() -> None:
    """Spark's way of rounding is plain SQL, so that DuckDB can say what it gives: the same as DuckDB's own, ties included."""
    luck = random.Random(20)
    pairs = [(luck.randrange(-(10**11), 10**11), luck.randrange(1, 10**8)) for _ in range(2000)]
    # halves of the last decimal: x / 2^n ends in 5
    pairs += [(number, 2**power * 100_000) for number in range(1, 400, 2) for power in range(1, 12)]
    pairs += [(100_000, 2_000_000), (-100_000, 2_000_000), (0, 1)]
    with duckdb.connect() as con:
        con.execute("create table pairs (a decimal(19, 5), b decimal(19, 5))")
        con.executemany(
            "insert into pairs values (?, ?)", [[Decimal(a) / 100_000, Decimal(b) / 100_000] for a, b in pairs]
        )
        for scale, precision in ((6, 24), (4, 20), (1, 25), (5, 19)):
            sql = [
                Project(engine).rounded_to(scale, Project(engine).ratio("a", "b"), precision, "try_cast")
                for engine in ENGINES
            ]
            assert sql[0] != sql[1]
            different = (
                f"select a, b, {sql[0]} as here, {sql[1]} as there from pairs where {sql[0]} is distinct from {sql[1]}"
            )
            assert con.execute(f"{different} limit 5").fetchall() == []
            assert con.execute(f"select count({sql[1]}) > 1000 from pairs").fetchone() == (True,)


def test_a_seeds_value_stands_for_itself_on_spark() -> None:
    literal = Project("spark").spark_literal
    assert literal(None) == "null"
    assert literal("“其中”") == "'“其中”'"
    assert literal("it's") == r"'it\'s'"
    assert literal("a\\b") == r"'a\\b'"
    assert literal(Decimal("0.1")) == "'0.1'"


def test_a_contracts_types_are_named_as_spark_names_them() -> None:
    sql = Project("spark").spark__get_empty_schema_sql(
        {"ids": {"data_type": "bigint[]"}, "value": {"data_type": "decimal(24,6)"}}
    )
    assert re.sub(r"\s+", " ", sql) == "select cast(null as array<bigint>) as ids, cast(null as decimal(24,6)) as value"
