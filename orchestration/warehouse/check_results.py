"""Results of checks, kept in ``meta.check_results`` of the warehouse and shown as small tables.

Here belongs their shape and storage, for dbt's tests and for Great Expectations alike.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import duckdb
from dagster import AssetCheckResult, AssetCheckSeverity


@dataclass(frozen=True, slots=True)
class CheckRow:
    """One check as the warehouse remembers it. ``outcome`` is passed, warned or failed; ``description`` is what should be
    of one that passed, and what is wrong of another."""

    check_name: str
    table_name: str
    outcome: str
    failing_rows: int
    description: str

    @classmethod
    def of(cls, check: AssetCheckResult, description: str) -> CheckRow:
        """The row of a Dagster check result."""
        failing = check.metadata.get("failures")
        assert check.asset_key is not None
        return cls(
            check_name=check.check_name or "",
            table_name=".".join(check.asset_key.path),
            outcome="passed" if check.passed else "warned" if check.severity == AssetCheckSeverity.WARN else "failed",
            failing_rows=int(str(failing.value)) if failing is not None else 0,
            description=description,
        )


def record_checks(con: duckdb.DuckDBPyConnection, tool: str, rows: Sequence[CheckRow]) -> None:
    """Replace the results of one tool (dbt, great_expectations)."""
    con.execute(
        """create table if not exists meta.check_results (
            tool varchar, check_name varchar, table_name varchar, outcome varchar, failing_rows bigint, description
            varchar
        )"""
    )
    con.execute("delete from meta.check_results where tool = ?", [tool])
    if rows:
        con.executemany(
            "insert into meta.check_results values (?, ?, ?, ?, ?, ?)",
            [[tool, row.check_name, row.table_name, row.outcome, row.failing_rows, row.description] for row in rows],
        )


def sample_rows(con: duckdb.DuckDBPyConnection, sql: str, limit: int = 10) -> str:
    """The first rows of a query as a Markdown table."""
    cursor = con.execute(f"select * from ({sql}) limit {limit}")
    header = [column[0] for column in cursor.description or []]
    return markdown_table(header, cursor.fetchall())


def markdown_table(header: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """A Markdown table of values."""

    def line(values: Sequence[object]) -> str:
        return "| " + " | ".join(str(value).replace("|", "\\|").replace("\n", " ") for value in values) + " |"

    return "\n".join([line(header), line(["---"] * len(header)), *(line(row) for row in rows)])
