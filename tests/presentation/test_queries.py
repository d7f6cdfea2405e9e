"""The query pack and the views: every question runs on the published file, and the views say what the tables say."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.conftest import ROOT

QUERIES = sorted((ROOT / "docs" / "queries").glob("*.sql"))
# one report has nothing to restate and none beside it, and a report that adds up has no findings; tests/presentation/
# test_shipped_reports.py asks these of several
MAY_BE_EMPTY = {
    "10-what-does-not-add-up",
    "13-restated",
    "28-promised-in-one-report-judged-by-another",
    "29-plan-report-beside-communique",
    "30-first-printed-and-printed-now",
    "31-one-indicator-in-several-places",
}
VIEWS = ["v_targets", "v_promises", "v_derived", "v_tax_by_industry", "v_tax_by_zone", "v_indicators", "v_findings"]


def test_they_are_numbered_one_after_another() -> None:
    assert [int(path.stem[:2]) for path in QUERIES] == list(range(1, 32))


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


def named(con: duckdb.DuckDBPyConnection, number: str, report: str = "310106-2023-plan") -> list[dict[str, Any]]:
    """The rows of a question that are of a report, by the names of its columns."""
    (path,) = (query for query in QUERIES if query.stem.startswith(number))
    cursor = con.execute(path.read_text(encoding="utf-8"))
    names = [column[0] for column in cursor.description or ()]
    found = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    return [row for row in found if row.get("report_id", report) == report]


def test_what_was_promised_is_beside_what_was_reached(con: duckdb.DuckDBPyConnection) -> None:
    (firms,) = (row for row in named(con, "16") if row["year"] == 2024)
    assert (firms["previous_actual"], firms["target"], firms["more"], firms["unit_zh"]) == (540, 650, 110, "家")
    jobless = {row["year"]: row for row in named(con, "18")}
    assert jobless[2023]["target_stated"] == "9700 人以内" and jobless[2023]["state_zh"] == "完成"
    assert (jobless[2024]["target_stated"], jobless[2024]["previous_actual"]) == ("完成市下达目标", 8564)
    # counted in 家 in one year and in 个 in the next
    (centres,) = (row for row in named(con, "25") if row["year"] == 2024)
    assert (centres["previous_actual_printed"], centres["target_printed"]) == ("2家", "1个")
    housing = {(row["year"], row["scenario"]): row["value"] for row in named(con, "17")}
    assert housing == {(2023, "actual"): 80, (2024, "target"): 100}
    below = {(row["indicator_zh"], row["kind"]): row["below_by"] for row in named(con, "21")}
    assert below["社会消费品零售总额", "level"] == Decimal("-7.89")
    assert below["地区生产总值", "growth"] == -2
    # within its range, and no more than a bound
    assert {"湿垃圾处置量", "干垃圾处置量", "高新技术企业"}.isdisjoint(name for name, _ in below)


def test_a_fall_that_was_aimed_at_is_shown_as_one(con: duckdb.DuckDBPyConnection) -> None:
    (energy,) = (row for row in named(con, "24") if row["indicator_zh"] == "单位增加值能耗")
    shown = ("target_stated", "actual_stated", "gap", "gap_unit_zh", "state_zh")
    assert [energy[name] for name in shown] == ["下降2.86%", "增长5%", Decimal("7.86"), "个百分点", "未完成"]


def test_what_follows_from_printed_numbers_says_so_and_between_what_it_lies(con: duckdb.DuckDBPyConnection) -> None:
    growth, level = named(con, "19")
    assert growth["derived_zh"] == "推算 12.7%（12.4至13.0）"
    assert len(growth["figure_ids"]) == 4
    assert level["derived_zh"] == "推算 172.17亿元（172.16至172.18）"
    (before,) = (row for row in named(con, "20") if (row["zone_zh"], row["industry_zh"]) == ("全域", "全部产业"))
    assert before["derived_zh"] == "推算 791.69亿元（791.64至791.73）" and before["year"] == 2022
    (retail,) = (row for row in named(con, "22") if row["indicator_zh"] == "社会消费品零售总额")
    assert retail["derived_zh"] == "推算 -0.46%（-0.50至-0.43）"
    homes = {row["indicator_zh"]: row for row in named(con, "27")}["家庭适老化改造"]
    assert 499 < homes["target_lower"] < 500 < homes["target_upper"] < 501


def test_promises_and_first_places(con: duckdb.DuckDBPyConnection) -> None:
    kept = [row for row in named(con, "23") if row["area_zh"] == "静安区" and row["year"] == 2023]
    assert sum(row["met"] for row in kept) == 12 and sum(row["missed"] for row in kept) == 1
    assert [row["kept_pct"] for row in kept if row["topic"] == "energy"] == [0]
    first = {(row["indicator_zh"], row["time_period"]): row["rank_among"] for row in named(con, "26")}
    assert first["社会消费品零售总额", "2023"] == "中心城区"
    assert first["市容环境、垃圾分类、林长制考核", "2023-S1"] == "全市"


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
