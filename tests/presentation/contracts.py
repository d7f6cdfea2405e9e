"""The public tables without rows, as their contracts declare them: what is made up by hand has the columns of what is built.

Here belongs making them. Not here: their rows, and whether a build keeps its contracts (dbt does that).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import duckdb
import yaml

_MARTS = Path(__file__).resolve().parents[2] / "dbt_project" / "models" / "marts"


@cache
def contracts() -> dict[str, dict[str, str]]:
    """The columns of every public table and view, with their types."""
    return dict(_contracts())


def make_marts(con: duckdb.DuckDBPyConnection, *, views: bool = False) -> None:
    """Make the public tables that are not there yet; with ``views`` also a table in the place of each view."""
    con.execute("create schema if not exists marts")
    for name, columns in contracts().items():
        if views or not name.startswith("v_"):
            listed = ", ".join(f'"{column}" {kind}' for column, kind in columns.items())
            con.execute(f"create table if not exists marts.{name} ({listed})")


def _contracts() -> Iterator[tuple[str, dict[str, str]]]:
    for path in sorted(_MARTS.glob("*.yml")):
        for model in yaml.safe_load(path.read_text(encoding="utf-8")).get("models", []):
            yield model["name"], {column["name"]: column["data_type"] for column in model["columns"]}
