"""The warehouse of all the reports that the repository ships: every one is in it, and what is found in them is true."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import duckdb
import pytest

from presentation.warehouse import open_warehouse
from sources.catalogue.catalogue import Catalogue
from tests.conftest import Planhouse
from tests.presentation.visitor import Visitor

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture
def con(shipped: Planhouse) -> Iterator[duckdb.DuckDBPyConnection]:
    """A read-only connection to it."""
    with open_warehouse(shipped.warehouse) as connection:
        yield connection


def test_every_report_is_published(con: duckdb.DuckDBPyConnection) -> None:
    assert {report for (report,) in con.execute("select report_id from marts.dim_report").fetchall()} == {
        *Catalogue.load().entries
    }
    assert con.execute("select count(*) from meta.quarantine").fetchall() == [(0,)]
    assert con.execute("select sum(unnamed_count), sum(colliding_count) from marts.dim_report").fetchall() == [(0, 0)]
    assert con.execute("select check_name from meta.check_results where outcome = 'failed'").fetchall() == []


def test_as_many_figures_are_read_as_are_expected(con: duckdb.DuckDBPyConnection) -> None:
    """``make expectations`` renews the counts."""
    expected = con.execute(
        "select report_id, table_no, figures from vocabulary.expected_counts order by all"
    ).fetchall()
    found = con.execute(
        "select report_id, coalesce(table_no, 0), count(*) from marts.fct_figure group by all order by all"
    ).fetchall()
    assert found == expected


def test_what_does_not_add_up_is_the_reports_own(con: duckdb.DuckDBPyConnection) -> None:
    """Looked up in the originals: Xiangxi prints 5.9 % for a share that its own numbers make 6.0 %, and Jing'an's communiqué prints
    other numbers of new private firms than the plan report some months before."""
    found = con.execute("select report_id, identity, lhs, rhs from marts.v_findings order by all").fetchall()
    assert [(report, identity, float(lhs), round(float(rhs), 2)) for report, identity, lhs, rhs in found] == [
        ("310106-2023-plan", "restatement", 8387.0, 8734.0),
        ("433100-2025-communique", "share_of_whole", 5.9, 6.01),
    ]


def test_promises_are_judged_across_reports(con: duckdb.DuckDBPyConnection) -> None:
    """Shanghai over two years: what one report aims at, another one gives the result of."""
    judged = con.execute(
        """select names.name_zh, promises.report_id, promises.actual_report_id, promises.state
        from marts.fct_target_attainment as promises
        inner join marts.dim_indicator as names using (indicator_id)
        where promises.report_id like '310000-%' and promises.actual_report_id <> promises.report_id
            and promises.state in ('met', 'near', 'missed')
        order by all"""
    ).fetchall()
    assert judged == [
        ("一般公共预算收入", "310000-2024-plan", "310000-2024-work", "missed"),
        ("一般公共预算收入", "310000-2024-work", "310000-2025-budget", "missed"),
        ("地区生产总值", "310000-2024-plan", "310000-2024-work", "met"),
        ("地区生产总值", "310000-2024-work", "310000-2025-work", "met"),
        ("城镇调查失业率", "310000-2024-work", "310000-2025-work", "met"),
        ("工业战略性新兴产业总产值", "310000-2025-plan", "310000-2025-work", "met"),
        ("新增公园", "310000-2024-work", "310000-2025-work", "met"),
        ("每万人口高价值发明专利拥有量", "310000-2025-plan", "310000-2025-work", "met"),
        ("研发经费投入强度", "310000-2024-work", "310000-2025-work", "near"),
    ]


def test_the_page_shows_promise_and_result_each_with_its_source(shipped: Planhouse, browser: Browser) -> None:
    visitor = Visitor(browser, shipped.folder / "site")
    tab = visitor.open("targets", report="310000-2025-work")
    rows = tab.locator("table", has=tab.get_by_text("提出目标的报告")).locator("tbody tr")
    shown = {row.locator("th").inner_text(): row for row in rows.all()}
    assert len(shown) >= 8
    assert {"地区生产总值", "新增公园", "城镇调查失业率"} <= shown.keys()
    parks = shown["新增公园"]
    assert [link.get_attribute("data-figure") for link in parks.locator("a.source").all()] == [
        f"310000-2024-work/{ordinal(shipped, '310000-2024-work', '120座')}",
        f"310000-2025-work/{ordinal(shipped, '310000-2025-work', '127座')}",
    ]
    assert "完成" in parks.inner_text()
    visitor.leave()


def ordinal(house: Planhouse, report: str, printed: str) -> object:
    """The number of a figure in its report."""
    ((found,),) = house.query(
        f"select ordinal from marts.fct_figure where report_id = '{report}' and printed_text = '{printed}'"
    )
    return found
