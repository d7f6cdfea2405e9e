"""Two warehouses, row by row: what one has and the other has not, in every table and column, in the exact types.

Here belongs the comparison; who built them is of no interest here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow as pa


@dataclass(frozen=True)
class Difference:
    """One table in two warehouses: rows of each, and how many of these the other one lacks. ``types`` says where types differ."""

    table: str
    first: int
    second: int
    only_first: int
    only_second: int
    types: str = ""

    @property
    def equal(self) -> bool:
        return not (self.only_first or self.only_second or self.types) and self.first == self.second


def tables(warehouse: Path) -> list[str]:
    """Tables and views to compare, by name."""
    with duckdb.connect(str(warehouse), read_only=True) as con:
        found = con.execute(
            """select table_schema || '.' || table_name from information_schema.tables
            where table_schema in ('raw', 'vocabulary', 'marts') and table_name not like 'affected%'
            or table_schema = 'meta' and table_name = 'quarantine' order by 1"""
        ).fetchall()
    return [name for (name,) in found]


def compare(first: Path, second: Path) -> Iterator[Difference]:
    """Compare every table and view that either has."""
    names = sorted({*tables(first), *tables(second)})
    for name in names:
        # one after the other: views know their file by its name, so that both files bear one
        a, b = _read(first, name), _read(second, name)
        if a is None or b is None:
            yield Difference(name, a.num_rows if a else 0, b.num_rows if b else 0, 0, 0, "is in one of them only")
            continue
        types = _types(a, b)
        if types:
            yield Difference(name, a.num_rows, b.num_rows, 0, 0, types)
            continue
        with duckdb.connect() as con:
            con.register("a", a)
            con.register("b", b)
            only = [
                con.execute(f"select count(*) from (select * from {x} except all select * from {y})").fetchone()
                for x, y in (("a", "b"), ("b", "a"))
            ]
        counts = [int(row[0]) if row else -1 for row in only]
        yield Difference(name, a.num_rows, b.num_rows, *counts)


def sample(first: Path, second: Path, name: str, limit: int = 5) -> str:
    """Some rows that only one of them has, for the person who looks for the reason."""
    with duckdb.connect() as con:
        con.register("a", _read(first, name))
        con.register("b", _read(second, name))
        return "\n".join(
            f"  only in {word}: {row}"
            for word, x, y in (("the first", "a", "b"), ("the second", "b", "a"))
            for row in con.execute(f"from (select * from {x} except all select * from {y}) limit {limit}").fetchall()
        )


def _read(warehouse: Path, name: str) -> pa.Table | None:
    with duckdb.connect(str(warehouse), read_only=True) as con:
        try:
            return con.sql(f"select * from {name}").to_arrow_table()
        except duckdb.CatalogException:
            return None


def _types(a: pa.Table, b: pa.Table) -> str:
    left, right = ({field.name: str(field.type) for field in table.schema} for table in (a, b))
    return ", ".join(
        f"{name}: {left.get(name)} and {right.get(name)}"
        for name in [*left, *(right.keys() - left.keys())]
        if left.get(name) != right.get(name)
    )
