"""Promises and derived values on the page: what another report made or printed, and what no report prints.

Here belongs what the page makes of them; what becomes of a promise is tested with the models.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb
import pytest

from presentation.page import write_site
from tests.presentation.page_warehouse import LATER, REPORT, make_warehouse
from tests.presentation.test_page_files import received, rows
from tests.presentation.visitor import Visitor, chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two years of one area: the first report's aim for the jobless of the next year is missed, says the second; the second also
    prints a rate of completion of a target that nobody prints."""
    folder = tmp_path_factory.mktemp("promises")
    path = make_warehouse(folder / "w.duckdb", [REPORT, LATER])
    with duckdb.connect(str(path)) as con:
        con.execute(
            f"""insert into marts.fct_target_attainment by name
            select earlier.* replace (
                2024 as year, '2024' as time_period, '1300' as target, '1234' as actual, '-66' as gap, 'higher' as qualifier,
                earlier.target_figure_id + 2 as target_figure_id, earlier.target_figure_id + 2 as promise_id,
                'missed' as state, false as is_attained,
                later.actual_figure_id as actual_figure_id,
                later.report_id as actual_report_id
            )
            from marts.fct_target_attainment as earlier, marts.fct_target_attainment as later
            where earlier.report_id = '{REPORT}' and earlier.indicator_id = 'jobless'
            and later.report_id = '{LATER}' and later.indicator_id = 'jobless'"""
        )
        con.execute(
            f"""insert into marts.fct_target_attainment by name
            select * replace (
                'implied' as form, null as target, null as target_figure_id, '784' as actual, 'level' as kind, 'implied' as qualifier,
                '499.84' as target_lower, '500.16' as target_upper, '156.8' as completion, actual_figure_id as completion_figure_id,
                actual_figure_id as promise_id
            )
            from marts.fct_target_attainment where report_id = '{LATER}' and indicator_id = 'gdp'"""
        )
    return write_site(path, folder / "site").folder


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


def test_a_promise_of_an_earlier_report_stands_where_its_result_does(site: Path) -> None:
    sections = received(site / f"data/reports/{LATER}.js")[2]
    (made,) = (row for row in rows(sections["targets"]) if row["target_report"] == REPORT)
    shown = ("target", "actual", "actual_report", "state", "gap")
    assert [made[name] for name in shown] == ["1300", "1234", LATER, "missed", "-66"]
    index = {row["report_id"]: row for row in rows(received(site / "data/index.js")[2]["reports"])}
    counts = [(index[report]["attained"], index[report]["missed"]) for report in (REPORT, LATER)]
    # two more in the later one: the promise, and the target that follows from a rate of completion
    assert counts == [(1, 1), (2, 2)]
    years: Counter[tuple[int, str]] = Counter()
    for row in rows(sections["promises"]):
        years.update({(row["year"], name): row[name] for name in ("promises", "met", "missed")})
    assert years == {
        (2023, "promises"): 2,
        (2023, "met"): 1,
        (2023, "missed"): 1,
        (2024, "promises"): 4,
        (2024, "met"): 2,
        (2024, "missed"): 2,
    }


def test_both_sources_open_and_what_follows_is_marked(site: Path, browser: Browser) -> None:
    visitor = Visitor(browser, site)
    tab = visitor.open("targets", report=LATER)
    made = tab.locator("main tbody tr", has_text="1,300").first
    assert "承诺于 2023 计划报告" in made.inner_text() and "未完成" in made.inner_text()
    links = [link.get_attribute("data-figure") or "" for link in made.locator("a.source").all()]
    assert [link.rpartition("/")[0] for link in links] == [REPORT, LATER]
    implied = tab.locator("main tbody tr", has_text="156.80%").first.inner_text()
    assert "499.84–500.16" in implied and "推算" in implied
    derived = tab.locator("main .derived-values tbody tr").first.inner_text()
    assert "推算" in derived and "1,199 至 1,202" in derived and "上年水平" in derived
    years = tab.locator("main .promises tbody tr").first.locator("th, td").all_inner_texts()
    assert years == ["2024", "4", "2", "0", "2", "0", "0", "0", "50%"]
    topics = [
        row.locator("th, td").all_inner_texts()
        for row in tab.locator("main .promises table").nth(1).locator("tbody tr").all()
    ]
    # of 2024, then of 2023
    assert topics == [["经济", "3", "2 / 2共 2 项", "1 / 1共 1 项"], ["就业", "3", "0 / 2共 2 项", "0 / 1共 1 项"]]
    visitor.leave()
