"""The warehouse of all the reports that the repository ships: every one is in it, and what is found in them is true."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

import duckdb
import pytest

from presentation.warehouse import open_warehouse
from sources.catalogue.catalogue import Catalogue
from tests.conftest import ROOT, Planhouse
from tests.presentation.questions import Question, questions, shown
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


def test_promises_of_one_year_are_judged_by_the_reports_of_the_next(con: duckdb.DuckDBPyConnection) -> None:
    """Shanghai's aims for 2025 were set at the beginning of that year, and what came of them is said a year later."""
    found = con.execute(
        """select indicator_id, kind, target, actual, state, report_id[8:11], actual_report_id[8:11]
        from marts.fct_target_attainment
        where report_id like '310000%' and year = 2025 and report_id[8:11] = '2024' and state in ('met', 'near', 'missed')"""
    ).fetchall()
    judged = {(row[0], row[1]): row[2:5] for row in found if row[5:] == ("2024", "2025")}
    assert judged["gdp", "growth"] == (5, Decimal("5.4"), "met")
    assert judged["surveyed-unemployment-rate", "rate"] == (5, Decimal("4.2"), "met")
    assert judged["general-public-budget-revenue", "growth"] == (2, Decimal("1.5"), "missed")
    across = con.execute(
        """select count(*) from marts.v_targets
        where is_promise and report_id <> actual_report_id and state in ('met', 'near', 'missed')
        and target_sentence <> '' and actual_sentence <> ''"""
    ).fetchall()
    assert across[0][0] >= 8


def answer(con: duckdb.DuckDBPyConnection, number: str) -> list[dict[str, object]]:
    """What a question of docs/queries finds."""
    (path,) = (ROOT / "docs" / "queries").glob(f"{number}-*.sql")
    cursor = con.execute(path.read_text(encoding="utf-8"))
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def test_promises_are_judged_across_reports(con: duckdb.DuckDBPyConnection) -> None:
    """Shanghai over two years, and a district's plan beside its communiqué."""
    promises = {
        (row["area_zh"], row["year"], row["indicator_zh"]): (
            row["target_printed"],
            row["actual_printed"],
            row["state_zh"],
        )
        for row in answer(con, "28")
    }
    assert promises == {
        ("上海市", 2024, "一般公共预算收入"): ("5%", "0.7%", "未完成"),
        ("上海市", 2024, "地区生产总值"): ("5%左右", "5%", "完成"),
        ("上海市", 2025, "一般公共预算收入"): ("2%", "1.5%", "未完成"),
        ("上海市", 2025, "地区生产总值"): ("5%左右", "5.4%", "完成"),
        ("上海市", 2025, "城镇调查失业率"): ("5%以内", "4.2%", "完成"),
        ("上海市", 2025, "工业战略性新兴产业总产值"): ("44%左右", "45%", "完成"),
        ("上海市", 2025, "新增公园"): ("120座", "127座", "完成"),
        ("上海市", 2025, "每万人口高价值发明专利拥有量"): ("63件左右", "65件", "完成"),
        ("上海市", 2025, "研发经费投入强度"): ("4.5%左右", "4.5%左右", "完成"),
        ("静安区", 2023, "一般公共预算收入"): ("3%", "3.0%", "完成"),
        ("静安区", 2023, "地区生产总值"): ("5%左右", "7.0%", "完成"),
    }


def test_reports_of_one_year_are_laid_beside_each_other(con: duckdb.DuckDBPyConnection) -> None:
    beside = {(row["area_zh"], row["indicator_zh"], row["kind"]): row for row in answer(con, "29")}
    firms = beside["静安区", "新设私营企业", "level"]
    assert (firms["prints"], firms["other_prints"], firms["is_equal"]) == ("8734户", "8387户", False)
    revenue = beside["静安区", "一般公共预算收入", "level"]
    assert (revenue["prints"], revenue["other_prints"], revenue["is_equal"]) == ("287.80亿元", "287.80亿元", True)


def test_a_number_that_is_printed_again_is_shown_as_it_was_and_as_it_is(con: duckdb.DuckDBPyConnection) -> None:
    assert [
        (
            row["area_zh"],
            row["indicator_zh"],
            row["first_printed"],
            row["latest_printed"],
            float(str(row["difference"])),
        )
        for row in answer(con, "30")
    ] == [
        ("上海市", "一般公共预算收入", "8500亿元", "8500.9亿元", 0.9),
        ("静安区", "新设外资企业", "218户", "235户", 17.0),
        ("静安区", "新设私营企业", "8387户", "8734户", 347.0),
    ]


def test_one_indicator_stands_in_several_places(con: duckdb.DuckDBPyConnection) -> None:
    assert [(row["area_zh"], row["level_printed"], row["growth_printed"]) for row in answer(con, "31")] == [
        ("苏州市", "90125元", "4.0%"),
        ("西安市", "56324元", "4.9%"),
        ("乌鲁木齐市", "54575元", "5.4%"),
        ("湘西土家族苗族自治州", "35856元", "4.6%"),
    ]
    revenue = [(row["area_zh"], float(str(row["value"]))) for row in answer(con, "14") if about_revenue(row)]
    assert revenue[:3] == [("上海市", 8500.9), ("苏州市", 2490.2), ("西安市", 979.35)]


def about_revenue(row: dict[str, object]) -> bool:
    return (row["year"], row["indicator_zh"], row["kind"]) == (2025, "一般公共预算收入", "level")


def test_there_are_twenty_five_questions_in_chinese() -> None:
    asked = questions()
    assert [question.number for question in asked] == list(range(1, 26))
    assert [each.asked for each in asked if not re.fullmatch(r".*[\u4e00-\u9fff].*？", each.asked)] == []
    assert [each.number for each in asked if len(each.answer) < 2] == []


@pytest.mark.parametrize("question", questions(), ids=lambda question: str(question.number))
def test_a_question_has_the_answer_that_was_looked_up_in_the_reports(
    question: Question, con: duckdb.DuckDBPyConnection
) -> None:
    cursor = con.execute(question.sql)
    names = [column[0] for column in cursor.description or ()]
    assert [names, *([shown(value) for value in row] for row in cursor.fetchall())] == question.answer


def test_the_page_shows_promise_and_result_each_with_its_source(shipped: Planhouse, browser: Browser) -> None:
    """Eight promises of two years of one place are judged, and each leads to the report that made it and to the one of its result."""
    visitor = Visitor(browser, shipped.folder / "site")
    across = {}
    for year in (2024, 2025):
        tab = visitor.open("targets", report=f"310000-{year}-work")
        for row in tab.locator("main table").first.locator("tbody tr").all():
            sources = [link.get_attribute("data-figure") or "" for link in row.locator("a.source").all()]
            if len({source.partition("/")[0] for source in sources}) > 1:
                across[f"{row.locator('th').inner_text().strip()} {year}"] = (sources, row.inner_text())
    judged = {name for name, (_, words) in across.items() if re.search("[✓✗] (?:未?完成|接近)", words)}
    assert len(judged) >= 8
    sources, words = across["新增公园 2025"]
    assert sources == [
        f"310000-2024-work/{ordinal(shipped, '310000-2024-work', '120座')}",
        f"310000-2025-work/{ordinal(shipped, '310000-2025-work', '127座')}",
    ]
    assert "完成" in words
    visitor.leave()


def ordinal(house: Planhouse, report: str, printed: str) -> object:
    """The number of a figure in its report."""
    ((found,),) = house.query(
        f"select ordinal from marts.fct_figure where report_id = '{report}' and printed_text = '{printed}'"
    )
    return found
