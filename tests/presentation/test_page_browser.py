"""The page in a real browser, opened from disk: what a person sees and does, and what it must never do."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from presentation.page import write_site
from tests.presentation.page_warehouse import HOSTILE, LATER, OTHER, REPORT, Warehouse, make_warehouse
from tests.presentation.told_apart import INDICATOR, add_numbers
from tests.presentation.visitor import VIEWS, Visitor

if TYPE_CHECKING:
    from playwright.sync_api import Browser

FAR = "310101-2023-plan"


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("view", VIEWS)
def test_every_view_shows_rows_and_hostile_text_stays_text(visitor: Visitor, view: str, language: str) -> None:
    tab = visitor.open(view, language=language)
    assert tab.locator("main :is(tbody tr, .glossary dd, .queue li)").count() > 0
    assert tab.evaluate("document.documentElement.lang") == {"zh": "zh-CN", "en": "en"}[language]
    assert tab.evaluate("window.hacked") is None
    assert tab.locator("main :is(script, img, b), dialog :is(script, img, b)").count() == 0
    if view not in {"compare", "reports", "guide"}:
        assert HOSTILE in tab.locator(".report-title").inner_text()


def test_targets_show_attained_and_missed_with_units(visitor: Visitor) -> None:
    tab = visitor.open("targets")
    assert [text.split()[-1] for text in tab.locator("main tbody .badge").all_inner_texts()] == ["完成", "未完成"]
    first = tab.locator("main tbody tr").first.locator("td").all_inner_texts()
    assert first[1:4] == ["≈ +5.0 %", "+7.50 %", "+2.5 个百分点"]
    second = tab.locator("main tbody tr").nth(1).locator("td").all_inner_texts()
    assert second[1:3] == ["≤ 1,200 人", "1,234 人初步数"]
    align = tab.locator("main tbody td.numeric").first.evaluate("cell => getComputedStyle(cell).textAlign")
    assert align == "right"


@pytest.mark.parametrize(("language", "said"), [("zh", "摘要：文字为本项目另写"), ("en", "A digest in our own words")])
def test_a_digest_says_that_it_is_one_beside_the_report_and_beside_a_number(
    visitor: Visitor, language: str, said: str
) -> None:
    tab = visitor.open("figures", language=language, figure=f"{REPORT}/5")
    tab.wait_for_selector("dialog[open] mark")
    assert tab.locator("main, dialog").filter(has_text=said).count() == 2
    # of the original nothing is said
    tab.evaluate("Planhouse.reportOf('" + REPORT + "').source_kind = 'original'")
    tab.evaluate("location.hash = location.hash.replace('%2F5', '%2F8').replace('/5', '/8')")
    visitor.until("!document.querySelector('dialog').textContent.includes('" + said[:4] + "')")


def test_a_report_and_a_number_can_be_cited(visitor: Visitor) -> None:
    tab = visitor.open("figures", report=REPORT, figure=f"{REPORT}/5")
    tab.wait_for_selector("dialog[open] mark")
    tab.locator("dialog .cite button").click()
    number = tab.locator("dialog .cite textarea").input_value()
    assert number.startswith("计划局. 2023年计划执行情况的报告")
    assert "12个 (figure " in number
    tab.locator("dialog .close").click()
    tab.locator("main .cite button").click()
    visitor.until("document.querySelector('main .cite [role=status]').textContent === '已复制。'")
    report = tab.locator("main .cite textarea").input_value()
    assert number.startswith(report)
    assert report.endswith(f"Planhouse {REPORT} (摘要 digest).")


def test_language_switches_and_keeps_the_place(visitor: Visitor) -> None:
    tab = visitor.open("checks", report=LATER)
    tab.click("#language")
    tab.wait_for_selector("h2:text-is('Checks')")
    visitor.settle()
    assert tab.locator("#pick-report").input_value() == LATER
    assert tab.locator(".report-title [lang=zh-CN]").count() > 0
    tab.click("#language")
    tab.wait_for_selector("h2:text-is('勾稽核对')")


def test_a_cell_opens_with_its_number_marked(visitor: Visitor) -> None:
    tab = visitor.open("targets")
    tab.locator("main tbody tr").first.locator("a.source").nth(1).click()
    tab.wait_for_selector("dialog[open] mark")
    assert tab.locator("dialog .here").inner_text() == "7.50%"
    assert tab.locator("dialog mark").inner_text() == "7.50%"
    assert "主要指标" in tab.locator("dialog caption").inner_text()


def test_a_sentence_opens_with_its_number_marked_whatever_stands_before_it(visitor: Visitor) -> None:
    tab = visitor.open("figures", figure=f"{REPORT}/5")
    tab.wait_for_selector("dialog[open] mark")
    assert tab.locator("dialog mark").inner_text() == "12个"
    assert tab.locator("dialog .sentence").inner_text() == "𠮷祥路、𡋾头路建成口袋公园12个。"
    assert tab.locator("dialog blockquote").inner_text().startswith("前一句说别的。")


def test_the_source_shows_the_checks_that_use_the_number_and_hostile_text(visitor: Visitor) -> None:
    tab = visitor.open("figures", figure=f"{REPORT}/8")
    tab.wait_for_selector("dialog[open] mark")
    assert HOSTILE in tab.locator("dialog .items").inner_text()
    tab.evaluate("location.hash = location.hash.replace('%2F8', '%2F11').replace('/8', '/11')")
    visitor.until("document.querySelector('dialog mark')?.textContent === '3个'")
    assert HOSTILE in tab.locator("dialog blockquote").inner_text()
    assert tab.evaluate("window.hacked") is None


@pytest.mark.parametrize(
    ("language", "said"), [("zh", "两业之和与合计"), ("en", "two sides of “两业之和与合计”")], ids=["zh", "en"]
)
def test_what_was_compared_is_said_in_the_language_of_the_page(visitor: Visitor, language: str, said: str) -> None:
    """In the list of checks and beside a number, as the warehouse says it; nothing of the other language."""
    tab = visitor.open("checks", language=language)
    listed = tab.locator("main table").first.locator("tbody .printed").all_inner_texts()
    assert len(listed) == 2 and said in listed
    tab = visitor.open("figures", language=language, figure=f"{REPORT}/6")
    tab.wait_for_selector("dialog[open] mark")
    assert said in tab.locator("dialog .items .printed").all_inner_texts()


def test_reports_have_their_names_in_what_was_compared(browser: Browser, tmp_path: Path) -> None:
    path = make_warehouse(tmp_path / "w.duckdb", [REPORT, LATER])
    warehouse = Warehouse(path)
    warehouse.con.execute(
        "update marts.fct_reconciliation set description_en = ? where report_id = ?", [f"{REPORT} prints 7", LATER]
    )
    warehouse.con.close()
    visitor = Visitor(browser, write_site(path, tmp_path / "site").folder)
    tab = visitor.open("checks", language="en", report=LATER)
    said = tab.locator("main table").first.locator("tbody .printed").all_inner_texts()
    assert said and all(text.endswith(" prints 7") and REPORT not in text for text in said)
    tab.close()
    assert visitor.complaints == []


def test_search_and_filters_narrow_the_figures(visitor: Visitor) -> None:
    tab = visitor.open("figures")
    assert len(visitor.names()) == 12
    tab.fill("#figures-search", "合计 100")
    visitor.until("document.querySelectorAll('main tbody tr').length === 1")
    tab.fill("#figures-search", "")
    visitor.until("document.querySelectorAll('main tbody tr').length === 12")
    tab.select_option("#figures-kind", "growth")
    assert len(visitor.names()) == 3
    tab.select_option("#figures-scenario", "target")
    assert len(visitor.names()) == 2
    tab.select_option("#figures-place", "table")
    assert len(visitor.names()) == 1
    tab.fill("#figures-search", "没有这样的字")
    tab.wait_for_selector("text=没有符合条件的行")


def test_other_reports_figures_are_loaded_when_asked_for(visitor: Visitor) -> None:
    tab = visitor.open("figures")
    assert not any(OTHER in url for url in visitor.requests)
    assert not any("echarts" in url for url in visitor.requests)
    tab.select_option("#figures-scope", "all")
    visitor.until("document.querySelector('.note[role=status]').textContent.includes('3/3')")
    assert tab.locator("main tbody tr").count() == 36
    assert any(f"figures/{OTHER}.js" in url for url in visitor.requests)


def test_long_tables_are_paged(browser: Browser, tmp_path: Path) -> None:
    make_warehouse(tmp_path / "w.duckdb", [f"{980000 + at}-2023-plan" for at in range(6)])
    visitor = Visitor(browser, write_site(tmp_path / "w.duckdb", tmp_path / "site").folder)
    tab = visitor.open("figures")
    tab.select_option("#figures-scope", "all")
    tab.wait_for_selector(".pager .rows")
    assert tab.locator("main tbody tr").count() == 50
    tab.click("button:text('下一页')")
    assert tab.locator("main tbody tr").count() == 22
    assert "51–72" in tab.locator(".pager .rows").inner_text()
    tab.close()
    assert visitor.complaints == []


def test_columns_sort_as_numbers(visitor: Visitor) -> None:
    tab = visitor.open("tax")
    table = tab.locator("main table").first
    table.locator("th button").nth(1).click()
    assert table.locator("tbody td:nth-child(2)").all_inner_texts() == ["39.50", "60.50", "100.00"]
    table.locator("th button").nth(1).click()
    assert table.locator("tbody td:nth-child(2)").all_inner_texts() == ["100.00", "60.50", "39.50"]
    assert table.locator("th[aria-sort=descending]").count() == 1


def test_tax_shows_where_the_printed_share_differs(visitor: Visitor) -> None:
    tab = visitor.open("tax")
    shown = dict(zip(visitor.names(), tab.locator("main tbody tr").all(), strict=True))
    assert "一致" in shown["商贸业"].inner_text() and "不一致" not in shown["商贸业"].inner_text()
    assert "不一致" in shown["金融业"].inner_text() and "−10.0000" in shown["金融业"].inner_text()


def test_charts_are_drawn_and_say_what_they_show(visitor: Visitor) -> None:
    for view, count in (("tax", 2), ("compare", 1)):
        tab = visitor.open(view)
        tab.wait_for_selector(".chart[data-drawn] svg")
        assert tab.locator(".chart[role=img][aria-label] svg").count() == count
    assert any(url.endswith("assets/echarts.js") for url in visitor.requests)


def test_findings_come_first_and_can_be_picked_out(visitor: Visitor) -> None:
    tab = visitor.open("checks")
    assert "不符" in tab.locator("main tbody tr").first.inner_text()
    tab.select_option("#checks-verdict", "exact")
    assert tab.locator("main .table").first.locator("tbody tr").count() == 1
    tab.locator("main tbody a.source").first.click()
    tab.wait_for_selector("dialog[open] mark")


@pytest.mark.parametrize("view", ["targets", "checks"])
def test_numbers_that_make_no_sense_together_are_counted_where_one_looks_first(visitor: Visitor, view: str) -> None:
    tab = visitor.open(view)
    tile = tab.locator(".tile.bad", has_text="讲不通")
    assert tile.locator("dd").inner_text() == "1"
    tab = visitor.open(view, language="en")
    assert tab.locator(".tile.bad", has_text="Implausible").count() == 1


def test_tax_that_was_not_recognised_is_looked_for_among_all_figures(browser: Browser, tmp_path: Path) -> None:
    warehouse = Warehouse(make_warehouse(tmp_path / "w.duckdb", [REPORT]))
    warehouse.con.execute("delete from marts.fct_tax_by_zone")
    warehouse.con.execute("update marts.fct_figure set printed_indicator = '智能产业税收总收入' where ordinal = 2")
    warehouse.con.close()
    visitor = Visitor(browser, write_site(tmp_path / "w.duckdb", tmp_path / "site").folder)
    tab = visitor.open("tax")
    told = tab.locator("main p.note")
    assert told.count() == 1 and "词表" in told.inner_text()
    told.locator("a").click()
    tab.wait_for_selector("#figures-search")
    visitor.until("document.querySelectorAll('main tbody tr').length > 0")
    assert tab.locator("#figures-search").input_value() == "税收"
    visitor.leave()


@pytest.mark.parametrize(("language", "said"), [("zh", "2023 年有异常的行。"), ("en", "Rows of 2023 are odd.")])
def test_a_check_of_the_build_speaks_the_language_of_the_page(visitor: Visitor, language: str, said: str) -> None:
    tab = visitor.open("reports", language=language)
    row = tab.locator("main tbody tr", has_text="nothing_is_odd")
    assert row.locator("td").last.inner_text() == said


def test_checks_say_what_was_accepted_what_was_revised_and_how_much_is_covered(visitor: Visitor) -> None:
    tab = visitor.open("checks", report=LATER)
    text = tab.locator("main").inner_text()
    assert "已确认：已向编制单位核实" in text and "75.0" in text
    first, second = tab.locator("main .suspect").all_inner_texts()
    assert first.startswith("最可能有误：") and first.endswith("，似应为 80.0（一位数字有误）")
    assert second.startswith("也可能是：") and "似应为" not in second
    revised = tab.locator("main tr", has_text="登记失业人数")
    assert "1,200 人" in revised.inner_text() and "1,234 人" in revised.inner_text()
    revised.locator("a.source").first.click()
    tab.wait_for_selector("dialog[open] mark")
    assert f"{REPORT}/3" in tab.evaluate("decodeURIComponent(location.hash)")


def test_area_and_year_are_picked(visitor: Visitor) -> None:
    tab = visitor.open("targets")
    tab.select_option("#pick-area", "990102")
    visitor.until("location.hash.includes('990102')")
    visitor.settle()
    assert tab.locator("#pick-report").input_value() == OTHER
    tab.select_option("#pick-area", "990101")
    visitor.until("!location.hash.includes('990102')")
    tab.select_option("#pick-report", REPORT)
    visitor.until(f"location.hash.includes('{REPORT}')")
    visitor.settle()
    assert "2023年" in tab.locator(".report-title").inner_text()


def test_areas_and_years_are_compared(visitor: Visitor) -> None:
    tab = visitor.open("compare")
    tab.select_option("#compare-indicator", "parks")
    visitor.until("document.querySelector('figcaption')?.textContent.includes('口袋公园')")
    assert tab.locator("main tbody tr").count() == 3
    tab.uncheck("input[value='990102']")
    visitor.until("document.querySelectorAll('main tbody tr').length === 2")
    tab.uncheck("input[value='2024']")
    visitor.until("document.querySelectorAll('main tbody tr').length === 1")
    assert tab.evaluate("document.activeElement.value") == "2024"


def test_many_areas_are_found_chosen_and_drawn_only_as_far_as_colours_go(browser: Browser, tmp_path: Path) -> None:
    make_warehouse(tmp_path / "w.duckdb", [f"{980000 + at}-2023-plan" for at in range(25)])
    visitor = Visitor(browser, write_site(tmp_path / "w.duckdb", tmp_path / "site").folder)
    tab = visitor.open("compare", report="980020-2023-plan")
    tab.select_option("#compare-indicator", "parks")
    visitor.until("document.querySelectorAll('main tbody tr').length === 6")
    assert tab.locator("#compare-areas input[type=checkbox]:checked").last.input_value() == "980020"
    tab.fill("#compare-areas input[type=search]", "980024")
    assert tab.locator("#compare-areas label:visible").count() == 1
    tab.locator("#compare-areas button").first.click()
    visitor.until("document.querySelectorAll('main tbody tr').length === 25")
    assert "8" in tab.locator("figure .note").inner_text()
    tab.locator("#compare-areas button").last.click()
    visitor.until("document.querySelectorAll('main tbody tr').length === 0")
    tab.close()
    assert visitor.complaints == []


def test_only_provinces_that_are_compared_are_loaded(browser: Browser, tmp_path: Path) -> None:
    near = [f"{310101 + at}-2023-plan" for at in range(8)]
    path = make_warehouse(tmp_path / "w.duckdb", [*near, REPORT, LATER])
    visitor = Visitor(browser, write_site(path, tmp_path / "site").folder)
    tab = visitor.open("compare", report=near[0])

    def loaded() -> set[str]:
        return {url.rpartition("data/indicators/")[2] for url in visitor.requests if "data/indicators/" in url}

    tab.select_option("#compare-indicator", "parks")
    visitor.until("document.querySelector('figcaption')?.textContent.includes('口袋公园')")
    assert {name for name in loaded() if name.startswith("parks/")} == {"parks/31.js"}
    # areas and years that are not loaded can be picked all the same
    assert tab.locator("#compare-areas label").count() == 9
    assert tab.locator("#compare-years label").all_inner_texts() == ["2023", "2024"]
    tab.check("#compare-areas input[value='990101']")
    visitor.until("document.querySelectorAll('main tbody tr').length === 8")
    assert {name for name in loaded() if name.startswith("parks/")} == {"parks/31.js", "parks/99.js"}
    tab.locator("#compare-areas button").first.click()
    visitor.until("document.querySelectorAll('main tbody tr').length === 10")
    tab.close()
    assert visitor.complaints == []


def test_an_indicator_has_the_areas_of_its_kind(browser: Browser, tmp_path: Path) -> None:
    path = make_warehouse(tmp_path / "w.duckdb", [REPORT, OTHER, FAR])
    warehouse = Warehouse(path)
    warehouse.change(
        "update marts.fct_indicator set kind = 'growth' where indicator_id = 'parks' and report_id = '" + OTHER + "'",
        OTHER,
        version="second",
    )
    warehouse.con.close()
    visitor = Visitor(browser, write_site(path, tmp_path / "site").folder)
    tab = visitor.open("compare", report=REPORT)
    tab.select_option("#compare-indicator", "parks")
    visitor.until("document.querySelector('figcaption')?.textContent.includes('口袋公园')")
    areas = "#compare-areas input[type=checkbox]"
    tab.select_option("#compare-kind", "level")
    visitor.until(f"document.querySelectorAll('{areas}').length === 2")
    assert [each.input_value() for each in tab.locator(areas).all()] == ["310101", "990101"]
    tab.select_option("#compare-kind", "growth")
    visitor.until(f"document.querySelectorAll('{areas}').length === 1")
    assert tab.locator(areas).input_value() == "990102"
    assert tab.locator("main tbody tr").count() == 1
    tab.close()
    assert visitor.complaints == []


def test_reports_quarantine_and_build_are_shown(visitor: Visitor) -> None:
    tab = visitor.open("reports")
    text = tab.locator("main").inner_text()
    assert "990103-2023-plan" in tab.locator("#quarantine").inner_text()
    assert "无法读取" in text and "新增" in text
    assert "换一份文件" in text and "build-1" in text and "odd_rows" in text
    assert "2024-02-03 12:05:06（上海时间）" in tab.locator("footer").inner_text()
    tab.locator("main tbody th a").nth(2).click()
    tab.wait_for_selector("h2:text-is('目标与结果')")
    assert OTHER in tab.url


def test_the_keyboard_reaches_a_source_and_comes_back(visitor: Visitor) -> None:
    tab = visitor.open("targets")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.id") == "skip"
    for _ in range(60):
        tab.keyboard.press("Tab")
        if tab.evaluate("document.activeElement.matches('main a.source')"):
            break
    figure = tab.evaluate("document.activeElement.dataset.figure")
    tab.keyboard.press("Enter")
    tab.wait_for_selector("dialog[open] mark")
    assert tab.evaluate("document.activeElement.closest('dialog') !== null")
    tab.locator("dialog [data-step='1'] a").focus()
    tab.keyboard.press("Enter")
    visitor.until("document.querySelector('dialog mark').textContent === '7.50%'")
    assert tab.evaluate("document.activeElement.closest('[data-step]')?.dataset.step") == "1"
    tab.keyboard.press("Escape")
    tab.wait_for_selector("dialog:not([open])", state="attached")
    assert tab.evaluate("document.activeElement.dataset.figure") == figure
    visitor.until("!location.hash.includes('figure=')")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_is_wider_than_a_phone(browser: Browser, site: Path, language: str) -> None:
    visitor = Visitor(browser, site, width=360)
    for view in VIEWS:
        tab = visitor.open(view, language=language)
        assert tab.evaluate("document.documentElement.scrollWidth") <= 360, view
        small = tab.evaluate(
            "[...document.querySelectorAll('main td, main th, main p, main dd')]"
            ".filter(e => e.textContent && parseFloat(getComputedStyle(e).fontSize) < 12).length"
        )
        assert small == 0, view
    tab = visitor.open("figures", language=language, figure=f"{REPORT}/2")
    tab.wait_for_selector("dialog[open] mark")
    assert tab.evaluate("document.querySelector('dialog').getBoundingClientRect().right") <= 360
    visitor.tab.close()
    assert visitor.complaints == []


CONTRAST = """() => {
  const light = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((v) => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const numbers = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const ground = (element) => {
    for (let each = element; each; each = each.parentElement) {
      const colour = numbers(getComputedStyle(each).backgroundColor);
      if (colour.length === 3 || colour[3] === 1) return colour;
    }
    return [255, 255, 255];
  };
  const poor = [];
  for (const element of document.querySelectorAll("body *")) {
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
    if (!own || element.closest("svg, noscript, :disabled") || element.offsetParent === null) continue;
    const [a, b] = [light(numbers(getComputedStyle(element).color)), light(ground(element))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) poor.push(`${element.tagName}.${element.className} ${ratio.toFixed(2)}`);
  }
  return poor;
}"""


def test_text_contrasts_with_its_ground(visitor: Visitor) -> None:
    for view in VIEWS:
        assert visitor.open(view).evaluate(CONTRAST) == [], view


def test_controls_have_names(visitor: Visitor) -> None:
    for view in VIEWS:
        tab = visitor.open(view)
        unnamed = tab.evaluate(
            "[...document.querySelectorAll('input, select')]"
            ".filter(e => !e.ariaLabel && (!e.labels?.length || !e.labels[0].textContent.trim()))"
            ".map(e => e.outerHTML)"
        )
        assert unnamed == [], view


def test_a_missing_file_is_said_in_words(browser: Browser, tmp_path: Path) -> None:
    make_warehouse(tmp_path / "w.duckdb")
    site = write_site(tmp_path / "w.duckdb", tmp_path / "site").folder
    (site / f"data/reports/{OTHER}.js").unlink()
    visitor = Visitor(browser, site)
    assert f"data/reports/{OTHER}.js" in visitor.open("targets", report=OTHER).locator(".error").inner_text()
    visitor.tab.close()


def test_when_the_site_is_rebuilt_only_what_changed_asks_to_be_reloaded(browser: Browser, tmp_path: Path) -> None:
    path = make_warehouse(tmp_path / "w.duckdb", [REPORT, OTHER, FAR])
    site = write_site(path, tmp_path / "site").folder
    visitor = Visitor(browser, site)
    tab = visitor.open("targets", report=REPORT)
    warehouse = Warehouse(path)
    warehouse.change(
        "update marts.fct_target_attainment set is_attained = true, state = 'met'", OTHER, version="second"
    )
    warehouse.con.execute("update meta.build set build_id = 'build-2'")
    warehouse.con.close()
    write_site(path, site)

    def then(view: str, report: str) -> str:
        tab.evaluate(f"location.hash = '#view={view}&report={report}'")
        visitor.until(f"Planhouse.state.view === '{view}' && Planhouse.state.report === '{report}'")
        visitor.settle()
        return tab.locator("main").inner_text()

    # the page holds two builds now, and says so only where they differ
    assert "完成" in then("targets", FAR) and "刷新" not in then("figures", FAR)
    assert "刷新" in then("targets", OTHER) and "刷新" in then("figures", OTHER)
    assert "刷新" in then("reports", REPORT)
    assert "刷新" in then("compare", OTHER)
    assert "未完成" not in visitor.open("targets", report=OTHER).locator("main tbody").first.inner_text()
    tab.close()


def test_a_warehouse_without_reports_says_so(browser: Browser, tmp_path: Path) -> None:
    make_warehouse(tmp_path / "w.duckdb", [])
    visitor = Visitor(browser, write_site(tmp_path / "w.duckdb", tmp_path / "site").folder)
    assert "还没有报告" in visitor.open("targets").locator("main").inner_text()
    assert "build-1" in visitor.open("reports").locator("main").inner_text()
    visitor.tab.close()
    assert visitor.complaints == []


@pytest.fixture(scope="module")
def told_apart(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of a report with numbers that only what they are about tells apart."""
    folder = tmp_path_factory.mktemp("told-apart")
    warehouse = Warehouse(make_warehouse(folder / "warehouse.duckdb", [REPORT]))
    add_numbers(warehouse.con, REPORT, "990000")
    warehouse.con.close()
    return write_site(folder / "warehouse.duckdb", folder / "site").folder


NAMED = {
    "zh": {
        "812.40 亿元": ("内河货运收入", "2023"),
        "405.10 亿元": ("内河货运收入", "2023 上半年"),
        "333.30 亿元": ("内河货运收入", "2023 1—5月"),
        "2,222.20 亿元": ("内河货运收入", "2021—2023"),
        "530.60 亿元": ("内河货运收入 本级", "2023"),
        "9,120.70 亿元": ("内河货运收入 云州市", "2023"),
        "95.50 亿元": ("内河货运收入 含在建", "2023"),
        "+5.1 %": ("内河货运收入", "2023"),
        "+6.3 %": ("内河货运收入 现价", "2023"),
        "+4.8 %": ("内河货运收入 不变价", "2023"),
        "+1.2 个百分点": ("内河货运收入 拉动", "2023"),
        "+0.7 个百分点": ("内河货运收入 与云州市之差", "2023"),
        "3": ("内河货运收入 全市位次", "2023"),
        "2": ("内河货运收入 沿江各区位次", "2023"),
    },
    "en": {
        "405.10 hundred million yuan": ("Inland freight revenue", "2023 first half"),
        "333.30 hundred million yuan": ("Inland freight revenue", "2023 months 1 to 5"),
        "2,222.20 hundred million yuan": ("Inland freight revenue", "2021 to 2023"),
        "530.60 hundred million yuan": ("Inland freight revenue Own level", "2023"),
        "9,120.70 hundred million yuan": ("Inland freight revenue Yunzhou", "2023"),
        "+4.8 %": ("Inland freight revenue constant prices", "2023"),
        "+0.7 percentage points": ("Inland freight revenue difference to Yunzhou", "2023"),
        "3": ("Inland freight revenue rank among 全市", "2023"),
    },
}


@pytest.mark.parametrize("language", NAMED)
def test_what_a_number_is_about_stands_beside_its_name(browser: Browser, told_apart: Path, language: str) -> None:
    visitor = Visitor(browser, told_apart)
    tab = visitor.open("figures", q={"zh": "内河货运", "en": "freight"}[language], language=language)
    shown = {}
    for row in tab.locator("main tbody tr").all():
        name, value, year = (row.locator(cell).inner_text() for cell in ("th", "td >> nth=0", "td >> nth=3"))
        shown[" ".join(value.split())] = (" ".join(name.split()), year)
    assert len(shown) == 14
    assert NAMED[language].items() <= shown.items()
    # nothing is said of the others
    tab = visitor.open("figures", language=language)
    assert [name for name in visitor.names()[:4] if len(name.split()) > 2] == []
    # apart from the plain ones by a filter, and found by the words that are said
    tab = visitor.open("figures", about="otherwise", language=language)
    assert tab.locator("main tbody tr").count() == 12
    tab = visitor.open("figures", q={"zh": "不变价", "en": "constant"}[language], language=language)
    assert tab.locator("main tbody tr").count() == 1
    visitor.leave()


def test_a_comparison_offers_each_series_by_itself(browser: Browser, told_apart: Path) -> None:
    visitor = Visitor(browser, told_apart)
    tab = visitor.open("compare", indicator=INDICATOR)
    assert tab.locator("#compare-kind option").all_inner_texts() == [
        "增长",
        "增长（不变价）",
        "增长（现价）",
        "数值",
        "数值（含在建）",
        "数值（本级）",
        "位次（全市位次）",
        "位次（沿江各区位次）",
    ]
    values = "main tbody td.numeric .number"
    assert tab.locator(values).all_inner_texts() == ["812.40"]
    assert "2 个数值" in tab.locator("main tbody").inner_text()
    for kind, value in (("level/own", "530.60"), ("growth//constant", "+4.8"), ("growth", "+5.1")):
        tab.select_option("#compare-kind", kind)
        visitor.settle()
        visitor.until(f"document.querySelector('{values}')?.textContent === '{value}'")
        assert tab.locator(values).all_inner_texts() == [value]
        # the address holds it: the same is shown again
        assert tab.evaluate("decodeURIComponent(location.hash)").count(f"kind={kind}") == 1
    visitor.leave()


def test_the_source_says_what_a_number_is_about_and_its_footnote(browser: Browser, told_apart: Path) -> None:
    visitor = Visitor(browser, told_apart)
    tab = visitor.open("figures", figure=f"{REPORT}/24", language="zh")
    tab.wait_for_selector("dialog[open] .facts")
    assert "地区与口径 与云州市之差" in " ".join(tab.locator("dialog .facts").inner_text().split())
    tab = visitor.open("figures", figure=f"{REPORT}/13", language="zh")
    tab.wait_for_selector("dialog[open] .facts")
    words = " ".join(tab.locator("dialog .facts").inner_text().split())
    assert "脚注 初步核算。" in words and "地区与口径" not in words
    visitor.leave()
