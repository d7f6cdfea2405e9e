"""The query pack and the views: every question runs on the published file, and the views say what the tables say."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from tests.conftest import ROOT

QUERIES = sorted((ROOT / "docs" / "queries").glob("*.sql"))
# one report has nothing to restate, and a report that adds up has no findings
MAY_BE_EMPTY = {"10-what-does-not-add-up", "13-restated"}
VIEWS = ["v_targets", "v_promises", "v_derived", "v_tax_by_industry", "v_tax_by_zone", "v_indicators", "v_findings"]


def test_there_are_fifteen() -> None:
    assert len(QUERIES) == 15


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_query(path: Path, con: duckdb.DuckDBPyConnection) -> None:
    chinese, english = path.read_text(encoding="utf-8").splitlines()[:2]
    assert re.match(r"-- .*[\u4e00-\u9fff].*[？。]$", chinese)
    assert re.match(r"-- [A-Z][ -~]+[?.]$", english)
    rows = con.execute(path.read_text(encoding="utf-8")).fetchall()
    assert rows or path.stem in MAY_BE_EMPTY


def test_what_the_queries_find(con: duckdb.DuckDBPyConnection) -> None:
    """A few answers that anyone can look up in the report."""

    def answer(number: str) -> list[tuple[object, ...]]:
        (path,) = (query for query in QUERIES if query.stem.startswith(number))
        return con.execute(path.read_text(encoding="utf-8")).fetchall()

    assert answer("03")[0][1:5] == ("商贸服务业", "Commerce and trade services", Decimal("271.18"), Decimal("32.0"))
    assert answer("04")[0][2:] == (Decimal("590.84"), Decimal("590.84"), Decimal("0.00"))
    missed = [row[1] for row in answer("01") if row[9] is False]
    assert missed == ["单位增加值能耗"]


def test_views_lose_no_row(con: duckdb.DuckDBPyConnection) -> None:
    for view, table, condition in (
        ("v_indicators", "fct_indicator", "true"),
        ("v_targets", "fct_indicator", "scenario = 'target'"),
        ("v_derived", "fct_derived", "true"),
        ("v_tax_by_industry", "fct_tax_by_industry", "true"),
        ("v_tax_by_zone", "fct_tax_by_zone", "true"),
    ):
        (here,) = con.execute(f"select count(*) from marts.{view}").fetchall()
        (there,) = con.execute(f"select count(*) from marts.{table} where {condition}").fetchall()
        assert here == there, view
    (found,) = con.execute(
        """select (select count(*) from marts.v_findings),
            (select count(*) from marts.fct_reconciliation where verdict in ('mismatch', 'unit_slip'))
            + (select count(*) from marts.fct_plausibility where not is_plausible)"""
    ).fetchall()
    assert found[0] == found[1]


def test_targets_carry_their_results(con: duckdb.DuckDBPyConnection) -> None:
    key = (
        "report_id, indicator_id, time_period, kind, zone_id, industry_id, area_code, scope_id, change_basis, qualifier"
    )
    shown = con.execute(
        f"select {key}, target, actual, gap, is_attained from marts.v_targets where actual is not null order by all"
    )
    rows = shown.fetchall()
    kept = con.execute(
        f"""select {key}, target, actual, gap, is_attained from marts.fct_target_attainment
        where actual is not null and form <> 'implied' order by all"""
    ).fetchall()
    assert rows == kept
    assert rows


def test_the_previous_result_is_of_the_year_before(con: duckdb.DuckDBPyConnection) -> None:
    rows = con.execute(
        """select t.previous_actual, o.value
        from marts.v_targets as t
        inner join marts.fct_indicator as o using (report_id, indicator_id, kind, zone_id, industry_id, area_code, scope_id)
        where o.scenario = 'actual' and o.year = t.year - 1 and o.time_period = o.year::varchar
        and o.change_basis is not distinct from t.change_basis and o.qualifier is not distinct from t.qualifier
        and o.price_basis is not distinct from t.price_basis and t.previous_actual is not null"""
    ).fetchall()
    assert len(rows) > 10
    assert all(shown == kept for shown, kept in rows)


def test_totals_are_marked(con: duckdb.DuckDBPyConnection) -> None:
    for view in ("v_tax_by_industry", "v_tax_by_zone"):
        rows = con.execute(
            f"select sum(tax_revenue) filter (where not is_total), sum(tax_revenue) filter (where is_total) from marts.{view}"
        ).fetchall()
        assert rows[0][0] == rows[0][1], view


def test_views_work_under_another_name(published: Path) -> None:
    with duckdb.connect() as con:
        con.execute(f"attach '{published}' as elsewhere (read_only)")
        for view in VIEWS:
            con.execute(f"select count(*) from elsewhere.marts.{view}").fetchall()
