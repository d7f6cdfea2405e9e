"""The address of the page holds what is shown, and says so when it asks for what there is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.presentation.page_warehouse import LATER, OTHER, REPORT
from tests.presentation.visitor import Visitor

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

# another tour of the page in a browser; test_page_browser has the first
pytestmark = pytest.mark.slow

CHART = "main .chart svg path"


def rows(tab: Page) -> list[str]:
    found: list[str] = tab.locator("main tbody tr").all_inner_texts()
    return found


def again(visitor: Visitor) -> list[str]:
    """The rows that somebody sees to whom the address is sent."""
    address = visitor.tab.url
    visitor.tab.goto("about:blank")
    visitor.tab.goto(address)
    visitor.settle()
    return rows(visitor.tab)


def charts_are_drawn(visitor: Visitor, count: int) -> None:
    visitor.until(f"document.querySelectorAll('main .chart[data-drawn]').length === {count}")
    boxes = [each.bounding_box() for each in visitor.tab.locator("main .chart svg").all()]
    assert len(boxes) == count and all(box and box["width"] > 50 and box["height"] > 50 for box in boxes)
    assert visitor.tab.locator(CHART).count() > count


def test_charts_are_drawn_on_every_visit(visitor: Visitor) -> None:
    visitor.open("tax")
    charts_are_drawn(visitor, 2)
    for view, count in (("compare", 1), ("tax", 2), ("compare", 1), ("tax", 2)):
        visitor.tab.click(f"nav a[href*='view={view}']")
        visitor.until(f"Planhouse.state.view === '{view}'")
        visitor.settle()
        charts_are_drawn(visitor, count)
    for language in ("en", "zh-CN"):
        visitor.tab.click("#language")
        visitor.until(f"document.documentElement.lang === '{language}'")
        visitor.settle()
        charts_are_drawn(visitor, 2)
    visitor.tab.go_back()
    visitor.until("document.documentElement.lang === 'en'")
    visitor.settle()
    charts_are_drawn(visitor, 2)


def test_a_chart_that_left_the_page_is_let_go(visitor: Visitor) -> None:
    tab = visitor.open("tax")
    charts_are_drawn(visitor, 2)
    tab.evaluate("window.before = document.querySelector('.chart')")
    tab.click("nav a[href*='view=figures']")
    visitor.until("echarts.getInstanceByDom(window.before) === undefined")


def test_charts_take_the_colours_of_a_dark_screen(visitor: Visitor) -> None:
    tab = visitor.open("tax")
    charts_are_drawn(visitor, 2)
    light = tab.locator("main .chart svg").first.inner_html()
    tab.emulate_media(color_scheme="dark")
    dark = tab.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--series-1').trim()")
    visitor.until(f"document.querySelector('main .chart svg').innerHTML.includes('{dark}')")
    assert dark not in light
    tab.emulate_media(color_scheme="light")
    visitor.until(f"!document.querySelector('main .chart svg').innerHTML.includes('{dark}')")


def test_search_filters_order_and_figure_are_in_the_address(visitor: Visitor) -> None:
    tab = visitor.open("figures")
    tab.fill("#figures-search", "税收")
    visitor.until("document.querySelectorAll('main tbody tr').length === 5")
    tab.select_option("#figures-kind", "level")
    tab.click("thead button:text('数值')")
    tab.click("thead button:text('数值')")
    shown = rows(tab)
    assert len(shown) == 4 and "100.00" in shown[0]
    assert again(visitor) == shown
    assert tab.locator("#figures-search").input_value() == "税收"
    assert tab.locator("#figures-kind").input_value() == "level"
    # an open figure comes with what lies below it, and leaves it as it was
    tab.locator("main tbody a.source").first.click()
    tab.wait_for_selector("dialog[open] mark")
    assert again(visitor) == shown
    tab.wait_for_selector("dialog[open] mark")
    tab.keyboard.press("Escape")
    visitor.until("!location.hash.includes('figure=')")
    assert rows(tab) == shown
    # another language says the same in other words
    tab.click("#language")
    visitor.until("document.documentElement.lang === 'en'")
    visitor.settle()
    assert len(rows(tab)) == 4 and "100.00" in rows(tab)[0]


def test_going_back_takes_a_choice_back(visitor: Visitor) -> None:
    tab = visitor.open("figures")
    tab.select_option("#figures-kind", "growth")
    assert len(rows(tab)) == 3
    tab.select_option("#figures-scenario", "target")
    assert len(rows(tab)) == 2
    tab.go_back()
    visitor.until("document.querySelectorAll('main tbody tr').length === 3")
    tab.go_back()
    visitor.until("document.querySelectorAll('main tbody tr').length === 12")
    tab.go_forward()
    visitor.until("document.querySelectorAll('main tbody tr').length === 3")


@pytest.mark.parametrize(
    ("view", "options", "count"),
    [
        ("figures", {"scope": "all", "kind": "share"}, 3),
        ("figures", {"report": REPORT, "year": "2024"}, 1),
        ("figures", {"year": "1999"}, 0),
        ("figures", {"place": "table"}, 4),
        ("next", {"paired": "yes"}, 1),
        ("compare", {"indicator": "parks", "areas": "990102"}, 1),
        ("compare", {"indicator": "parks", "years": "2024"}, 1),
        ("compare", {"indicator": "parks", "areas": "none"}, 0),
    ],
)
def test_a_link_shows_what_it_asks_for(visitor: Visitor, view: str, options: dict[str, str], count: int) -> None:
    visitor.open(view, **options)
    visitor.until(f"document.querySelectorAll('main tbody tr').length === {count}")


def test_checks_keep_their_filter_in_a_link(visitor: Visitor) -> None:
    tab = visitor.open("checks", verdict="exact")
    assert tab.locator("main .table").first.locator("tbody tr").count() == 1
    tab.select_option("#checks-identity", "share_of_whole")
    assert "没有符合条件的行" in tab.locator("main").inner_text()
    again(visitor)
    assert "没有符合条件的行" in tab.locator("main").inner_text()


def test_what_is_compared_is_in_the_address(visitor: Visitor) -> None:
    tab = visitor.open("compare")
    tab.select_option("#compare-indicator", "parks")
    visitor.until("document.querySelector('figcaption')?.textContent.includes('口袋公园')")
    tab.uncheck("#compare-areas input[value='990102']")
    visitor.until("document.querySelectorAll('main tbody tr').length === 2")
    shown = rows(tab)
    assert again(visitor) == shown
    assert "口袋公园" in tab.locator("figcaption").inner_text()


@pytest.mark.parametrize("view", ["targets", "next", "tax", "checks", "figures", "compare"])
def test_an_unknown_report_is_said_to_be_unknown(visitor: Visitor, view: str) -> None:
    tab = visitor.open(view, report="990102-2031-plan")
    said = tab.locator("main .unknown").inner_text()
    assert "990102-2031-plan" in said and "没有这份报告" in said
    assert "西山区 2023" in said and "东河区" not in said
    assert tab.locator("#pick-report").input_value() == ""
    if view != "compare":
        assert tab.locator("main table").count() == 0 and "2023年计划" not in tab.locator("main").inner_text()
    tab.click("main .unknown a >> nth=0")
    visitor.until(f"Planhouse.state.report === '{OTHER}'")
    visitor.settle()
    assert tab.locator("main .unknown").count() == 0


def test_a_report_that_is_held_back_is_said_to_be(visitor: Visitor) -> None:
    said = visitor.open("targets", report="990103-2023-plan", language="en").locator("main .unknown").inner_text()
    assert "990103-2023-plan" in said and "held back" in said


def test_an_unknown_view_indicator_area_term_or_figure_is_said_to_be_unknown(visitor: Visitor) -> None:
    tab = visitor.open("nonsense")
    assert "nonsense" in tab.locator("main .unknown").inner_text()
    assert tab.locator("main .unknown a").count() == 9
    tab = visitor.open("compare", indicator="no-such-thing")
    assert "no-such-thing" in tab.locator("main .unknown").inner_text()
    assert tab.locator("main table").count() == 0
    tab.select_option("#compare-indicator", "parks")
    visitor.until("document.querySelector('figcaption')?.textContent.includes('口袋公园')")
    tab = visitor.open("compare", indicator="parks", areas="990101,123456")
    assert "123456" in tab.locator("main .unknown").inner_text() and len(rows(tab)) == 2
    assert "foo" in visitor.open("guide", term="foo").locator("main .unknown").inner_text()
    for figure, offered in ((f"{LATER}/999", f"report={LATER}"), ("999999-2023-plan/1", "view=reports")):
        tab = visitor.open("targets", figure=figure)
        tab.wait_for_selector("dialog[open] .unknown")
        assert figure.split("/")[0] in tab.locator("dialog .unknown").inner_text()
        assert offered in str(tab.locator("dialog .unknown a").get_attribute("href"))
        assert tab.locator("dialog mark").count() == 0
        tab.click("dialog .unknown a")
        visitor.until("!document.querySelector('dialog').open")
        assert tab.locator("main .unknown").count() == 0


@pytest.mark.parametrize(
    ("typed", "count"),
    [
        ("1234", 1),
        ("1,234", 1),
        ("１，２３４", 1),
        ("1,234人", 1),
        ("1,234 人", 1),
        ("１２３４人", 1),
        ("1,234 persons", 1),
        ("7.5", 1),
        ("7.50%", 1),
        ("+7.50 %", 1),
        ("７．５０％", 1),
        ("7。50", 1),
        ("60.5%", 1),
        ("\u200b60.50亿元", 1),
        ("100", 1),
        ("ｇｄｐ", 3),
        ("北岸", 1),
        ("north bank", 1),
        ("≤ 1,200", 1),
        ("1,234.5", 0),
    ],
)
def test_a_number_is_found_as_it_is_shown_printed_or_typed(visitor: Visitor, typed: str, count: int) -> None:
    tab = visitor.open("figures")
    tab.fill("#figures-search", typed)
    visitor.until("location.hash.includes('q=')")
    assert len(rows(tab)) == count


def test_the_page_of_a_table_is_in_the_address(browser: Browser, many: Path) -> None:
    visitor = Visitor(browser, many)
    tab = visitor.open("figures", scope="all")
    tab.wait_for_selector(".pager .rows")
    tab.click("button:text('下一页')")
    assert len(rows(tab)) == 22
    shown = rows(tab)
    assert again(visitor) is not None
    visitor.until("document.querySelectorAll('main tbody tr').length === 22")
    assert rows(tab) == shown
    visitor.leave()


def test_leaving_the_report_keeps_what_was_chosen(visitor: Visitor) -> None:
    tab = visitor.open("figures", kind="growth", report=REPORT)
    tab.select_option("#pick-report", LATER)
    visitor.until(f"Planhouse.state.report === '{LATER}'")
    visitor.settle()
    assert tab.locator("#figures-kind").input_value() == "growth" and len(rows(tab)) == 3
    tab.click("nav a[href*='view=targets']")
    visitor.until("Planhouse.state.view === 'targets'")
    assert "kind=" not in tab.url
