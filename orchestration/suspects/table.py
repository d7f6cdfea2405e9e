"""The suspects of the ledger of a build, as rows of ``marts.fct_suspect``.

The table is dbt's, which makes it without rows; they are put in here once the ledger is modelled, on whatever engine. Here belongs
the way from the tables of a warehouse to the search and back. Not here: the search (``search``).
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from math import inf
from typing import Any

import duckdb

from orchestration.suspects.forms import FORMS, Bound, Number
from orchestration.suspects.search import Figure, Identity, Suspect, System
from orchestration.suspects.slips import HUNDRED_MILLION, TEN_THOUSAND, Literal

NEEDED = {
    ("marts", "fct_suspect"),
    ("marts", "fct_reconciliation"),
    ("marts", "fct_figure"),
    ("marts", "dim_unit"),
    ("vocabulary", "slips"),
}
"""The tables and views, by schema and name, without which nothing is looked for, beside ``raw.affected_reports``."""

# what prints numbers of one unit and kind beside each other: a column of a table, or a paragraph
_PLACE = "report_id, coalesce(table_no, -block_no), coalesce(column_no, 0), kind, coalesce(printed_unit, '')"
_FOUND = """
    create or replace temp table findings as
    select reconciliation_id, report_id, list_prepend(figure_id, figure_ids) as members
    from marts.fct_reconciliation
    where verdict in ('mismatch', 'unit_slip') and report_id in (select report_id from raw.affected_reports)
"""
# the numbers that may be wrong, or have changed places with one that is
_NEAR = f"""
    create or replace temp table near as
    select figure_id from marts.fct_figure
    where ({_PLACE}) in (
        select ({_PLACE}) from marts.fct_figure where figure_id in (select unnest(members) from findings)
    )
"""
_TOUCHING = """
    create or replace temp table touching as
    select distinct ledger.reconciliation_id, ledger.form, ledger.members, ledger.does_hold
    from (
        select
            reconciliation_id,
            form,
            list_prepend(figure_id, figure_ids) as members,
            unnest(list_prepend(figure_id, figure_ids)) as member,
            -- one that is none of the affected reports' is looked at elsewhere
            reconciliation_id not in (select reconciliation_id from findings) as does_hold
        from marts.fct_reconciliation
        where verdict not in ('mismatch', 'unit_slip') or reconciliation_id in (select reconciliation_id from findings)
    ) as ledger
    semi join near on ledger.member = near.figure_id
"""
_FIGURES = f"""
    select
        figures.figure_id,
        figures.ordinal,
        ({_PLACE})::varchar as place,
        figures.table_no is null as is_in_text,
        coalesce(figures.row_no, figures.ordinal) as row,
        figures.value_in_base_unit,
        coalesce(figures.decimals, 0) as decimals,
        coalesce(units.factor, 1) as factor,
        coalesce(units.quantity_kind = 'count' and units.unit_mult = 0, false) as is_counted,
        figures.confidence,
        figures.printed_text,
        figures.printed_value,
        figures.printed_unit,
        -- the same in other units: the factor and the name of each
        (
            select list([others.factor::varchar, others.symbol_zh] order by others.unit_id)
            from marts.dim_unit as others
            where
                others.is_curated
                and others.base_unit_id = units.base_unit_id
                and others.classifier_zh is not distinct from units.classifier_zh
                and others.factor in (1, 10000, 100000000)
        ) as units
    from marts.fct_figure as figures
    left join marts.dim_unit as units on figures.unit_id = units.unit_id
    where
        (figures.figure_id in (from near) or figures.figure_id in (select unnest(members) from touching))
        and figures.printed_value is not null
        and figures.printed_value_high is null
"""


def find_suspects(con: duckdb.DuckDBPyConnection) -> int:
    """Put the suspects of what does not hold in the affected reports into ``marts.fct_suspect``, in place of those that are there.

    Returns how many rows these are. Nothing is done where a table that is needed was not made.
    """
    if not _is_modelled(con):
        return 0
    con.execute("delete from marts.fct_suspect where report_id in (select report_id from raw.affected_reports)")
    rows = _found(con)
    if rows:
        names = list(rows[0])
        types = dict(
            con.execute(
                """select column_name, data_type from duckdb_columns()
                where database_name = current_database() and schema_name = 'marts' and table_name = 'fct_suspect'"""
            ).fetchall()
        )
        values = ", ".join(f"unnest(?::{types[name]}[]) as {name}" for name in names)
        con.execute(
            f"insert into marts.fct_suspect by name select {values}", [[row[name] for row in rows] for name in names]
        )
    return len(rows)


def told_suspects(con: duckdb.DuckDBPyConnection) -> dict[int, str]:
    """Of each identity of the affected reports that does not hold, which number is likely wrong and what was meant, in words; the
    connection may be one that writes nothing. None of them where a table that is needed was not made."""
    if not _is_modelled(con):
        return {}
    first = [row for row in _found(con) if row["rank"] == 1]
    printed: dict[int, str] = dict(
        con.execute(
            "select figure_id, printed_text from marts.fct_figure where figure_id in (select unnest(?::bigint[]))",
            [[row["figure_id"] for row in first]],
        ).fetchall()
    )
    return {
        row["reconciliation_id"]: f"最可能有误：{printed[row['figure_id']]}"
        + (f"，似应为 {row['suggested_text']}" if row["suggested_text"] else "")
        for row in first
    }


def _is_modelled(con: duckdb.DuckDBPyConnection) -> bool:
    there = con.execute(
        "select table_schema, table_name from information_schema.tables where table_catalog = current_database()"
    ).fetchall()
    return set(there) >= NEEDED


def _found(con: duckdb.DuckDBPyConnection) -> list[dict[str, Any]]:
    """The suspects of what does not hold in the affected reports, as rows of the table."""
    con.execute(_FOUND)
    reports: dict[int, str] = dict(con.execute("select reconciliation_id, report_id from findings").fetchall())
    if not reports:
        return []
    con.execute(_NEAR)
    con.execute(_TOUCHING)
    figures = {row["figure_id"]: row for row in rows_by_name(con.execute(_FIGURES))}
    slips = {
        slip: Fraction(weight) for slip, weight in con.execute("select slip, weight from vocabulary.slips").fetchall()
    }
    identities = [
        Identity(row["reconciliation_id"], row["form"], tuple(row["members"]), row["does_hold"])
        for row in rows_by_name(con.execute("from touching order by reconciliation_id"))
        # a number of an extract's neighbour, or one in words, cannot be looked at
        if row["form"] in FORMS and all(each in figures for each in row["members"])
    ]
    system = System({each: _figure(row) for each, row in figures.items()}, identities, slips)
    return [_row(each, reports[each.identity_id], figures[each.figure_id]) for each in system.suspects()]


def rows_by_name(cursor: duckdb.DuckDBPyConnection) -> list[dict[str, Any]]:
    """The rows of a result, by the names of its columns."""
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _figure(row: Mapping[str, Any]) -> Figure:
    factor = Fraction(row["factor"])
    value = Fraction(row["value_in_base_unit"]) / factor
    # a correction by hand may have more decimals than what is printed
    decimals = next((each for each in range(row["decimals"], 7) if (value * 10**each).denominator == 1), 6)
    number = Number(Fraction(round(value * 10**decimals), 10**decimals), decimals, factor, row["is_counted"])
    return Figure(row["figure_id"], number, Fraction(row["confidence"]), row["is_in_text"], (row["place"],), row["row"])


def _row(suspect: Suspect, report_id: str, figure: Mapping[str, Any]) -> dict[str, Any]:
    """A suspect as the table has it."""
    factor = Fraction(figure["factor"])
    meant = suspect.meant
    return {
        "reconciliation_id": suspect.identity_id,
        "report_id": report_id,
        "figure_id": suspect.figure_id,
        "rank": suspect.rank,
        "together": list(suspect.together),
        "slip": suspect.slip,
        "suggested_value": None if meant is None else _decimal(meant.value),
        "suggested_text": None if meant is None else _printed(meant, suspect.slip, figure),
        "lowest": _bound(suspect.can_be.low, factor),
        "highest": _bound(suspect.can_be.high, factor),
        "identities_touching": suspect.touching,
        "identities_holding": suspect.holding,
        "share": _decimal(suspect.share, 4),
        "is_exhaustive": suspect.is_exhaustive,
    }


def _decimal(value: Fraction, places: int = 6) -> Decimal:
    return Decimal(round(value * 10**places)).scaleb(-places)


def _bound(value: Bound, factor: Fraction) -> Decimal | None:
    """A bound in the unit of the figure; None where there is none, or one beyond all that is printed."""
    if value in (inf, -inf):
        return None
    found = _decimal(Fraction(value) / factor)
    return found if abs(found) < Decimal(10) ** 17 else None


def _printed(meant: Literal, slip: str, figure: Mapping[str, Any]) -> str:
    """What was meant, as the figure prints numbers: with its unit, or the one that was meant, and with commas where it has them."""
    text: str = figure["printed_text"]
    value = Fraction(figure["printed_value"])
    was = Literal.of(abs(value), figure["decimals"]).text
    if (
        slip in {TEN_THOUSAND, HUNDRED_MILLION}
        and value
        and figure["printed_unit"] in text
        and len(meant.text) > len(was)
    ):
        # the same number in another unit is shorter
        factor = Fraction(figure["factor"]) * abs(meant.value / value)
        unit = next((name for each, name in figure["units"] or () if Fraction(each) == factor), None)
        if unit:
            return text.replace(figure["printed_unit"], unit)
    for commas in (False, True):
        numeral = _with_commas(was) if commas else was
        if numeral in text:
            new = _with_commas(meant.text) if commas else meant.text
            changed = text.replace(numeral, new, 1)
            return changed if meant.is_negative == (figure["value_in_base_unit"] < 0) else _turned(changed)
    return ("-" if meant.is_negative else "") + meant.text


def _with_commas(numeral: str) -> str:
    whole, point, decimals = numeral.partition(".")
    return f"{int(whole):,}{point}{decimals}"


def _turned(text: str) -> str:
    """A printed number with the other sign."""
    return text[1:] if text[:1] in "-−－–—" else f"-{text}"
