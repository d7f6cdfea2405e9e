"""Results of checks, kept in ``meta.check_results`` of the warehouse and shown as small tables.

Here belongs writing them (their shape is in ``meta_tables``), for dbt's tests and for Great Expectations alike.
"""

from __future__ import annotations

from collections.abc import Sequence

import duckdb
from dagster import AssetCheckResult, AssetCheckSeverity

from orchestration.warehouse.meta_tables import CheckRow


def check_row(tool: str, check: AssetCheckResult, description: str) -> CheckRow:
    """The row of a Dagster check result."""
    failing = check.metadata.get("failures")
    assert check.asset_key is not None
    return CheckRow(
        tool=tool,
        check_name=check.check_name or "",
        table_name=".".join(check.asset_key.path),
        outcome="passed" if check.passed else "warned" if check.severity == AssetCheckSeverity.WARN else "failed",
        failing_rows=int(str(failing.value)) if failing is not None else 0,
        description=description,
    )


def record_checks(con: duckdb.DuckDBPyConnection, tool: str, rows: Sequence[CheckRow]) -> None:
    """Replace the results of one tool (dbt, great_expectations)."""
    CheckRow.create(con)
    con.execute(f"delete from {CheckRow.TABLE} where tool = ?", [tool])
    CheckRow.insert(con, rows)


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
