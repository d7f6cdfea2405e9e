"""The tax tables and the target table as each route gives them, in one shape that can be compared.

A route is a function from (table) to dict rows; SDMX has observations and needs its own.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from pathlib import Path

import duckdb

Row = Mapping[str, object]
Rows = Callable[[str], Iterable[Row]]
Values = dict[tuple[str, ...], tuple[Decimal | None, ...]]

KEYS = {
    "fct_tax_by_industry": ("report_id", "industry_id", "year"),
    "fct_tax_by_zone": ("report_id", "zone_id", "year"),
    "fct_target_attainment": (
        *("report_id", "indicator_id", "time_period", "kind", "zone_id", "industry_id", "area_code", "scope_id"),
    ),
}
VALUES = {
    "fct_tax_by_industry": ("tax_revenue", "share_of_total_pct", "share_recomputed_pct"),
    "fct_tax_by_zone": ("tax_revenue", "share_of_total_pct", "share_recomputed_pct"),
    "fct_target_attainment": ("target", "actual", "gap"),
}
# SDMX has what was printed, not what was computed from it
PRINTED = {"fct_tax_by_industry": 2, "fct_tax_by_zone": 2, "fct_target_attainment": 2}


def number(value: object) -> Decimal | None:
    return None if value is None or value == "" else Decimal(str(value))


def values(table: str, rows: Iterable[Row]) -> Values:
    return {
        tuple(str(row[name]) for name in KEYS[table]): tuple(number(row[name]) for name in VALUES[table])
        for row in rows
    }


def from_duckdb(con: duckdb.DuckDBPyConnection, relation: str) -> list[Row]:
    cursor = con.execute(f"select * from {relation}")
    names = [column[0] for column in cursor.description or []]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def from_csv(path: Path) -> list[Row]:
    with path.open(encoding="utf-8-sig", newline="") as handle:
        return list(csv.DictReader(handle))


def from_sdmx(path: Path, table: str) -> Values:
    """The printed values of a table, put together from observations."""
    found: dict[tuple[str, ...], dict[str, Decimal | None]] = {}
    with path.open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            if (place := _place(row, table)) is not None:
                found.setdefault(place[0], {})[place[1]] = number(row["OBS_VALUE"])
    wanted = ("target", "actual") if table == "fct_target_attainment" else ("level", "share")
    complete = wanted if table == "fct_target_attainment" else ("level",)
    return {
        key: tuple(parts.get(name) for name in wanted)
        for key, parts in found.items()
        if all(parts.get(name) is not None for name in complete)
    }


def _place(row: Mapping[str, str], table: str) -> tuple[tuple[str, ...], str] | None:
    if table == "fct_target_attainment":
        names = ("REPORT", "INDICATOR", "TIME_PERIOD", "KIND", "ZONE", "INDUSTRY", "REF_AREA", "SCOPE")
        return tuple(row[name] for name in names), row["SCENARIO"]
    member, other = ("INDUSTRY", "ZONE") if table == "fct_tax_by_industry" else ("ZONE", "INDUSTRY")
    if row["INDICATOR"] != "tax-revenue" or row["SCENARIO"] != "actual" or row["KIND"] not in {"level", "share"}:
        return None
    if row[other] != "all" or row[member] == "all":
        return None
    # the tables of taxes are of the whole year of the whole reporting area, and narrowed by nothing
    plain = {
        "FREQ": "A",
        "REF_AREA": row["REPORT"][:6],
        "SCOPE": "whole",
        "PRICES": "_X",
        "QUALIFIER": "_Z",
        "CHANGE_BASIS": "_Z",
    }
    if not plain.items() <= row.items():
        return None
    if row["KIND"] == "level":
        assert (row["UNIT_MEASURE"], row["UNIT_MULT"]) == ("yuan", "8")
    return (row["REPORT"], row[member], row["TIME_PERIOD"]), row["KIND"]
