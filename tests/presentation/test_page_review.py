"""The view Review in a real browser: the queue, deciding with the keyboard alone, the form, what is kept and what is handed over."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from presentation.page import write_site
from presentation.page.query import QUERIES
from presentation.page.site import load_texts
from sources.catalogue.corrections import SETTABLE, Entry, parse
from tests.presentation.page_warehouse import HOSTILE, LATER, REPORT, Warehouse, make_warehouse
from tests.presentation.visitor import Visitor

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

# the figures of each made report as the queue has them, by ordinal: least to be trusted first, then in reading order
QUEUE = [9, 2, 12, 1, 3, 4, 5, 6, 7, 8, 10, 11]


def queue(tab: Page) -> list[int]:
    ordinals: list[int] = tab.locator(".queue button").evaluate_all("all => all.map(e => Number(e.dataset.ordinal))")
    return ordinals


def current(tab: Page) -> int:
    return int(tab.locator(".queue [aria-current]").get_attribute("data-ordinal") or 0)


def exported(tab: Page) -> list[Entry]:
    """What the file that is handed over says, as the build would read it."""
    with tab.expect_download() as waiting:
        tab.click("#review-save")
    return parse(Path(waiting.value.path()).read_bytes(), waiting.value.suggested_filename)


def sign_in(tab: Page, by: str = "李") -> None:
    tab.fill("#review-by", by)
    tab.locator("#review-title").focus()


def test_the_least_to_be_trusted_comes_first_with_source_reading_and_doubts(visitor: Visitor) -> None:
    tab = visitor.open("review", report=REPORT, language="en")
    assert queue(tab) == QUEUE and current(tab) == 9
    assert tab.locator(".card mark").inner_text() == "100.00亿元"
    assert "Another number of the same key" in (why := tab.locator(".card .why").all_inner_texts()[1])
    assert "The name is very short" in why
    reading = tab.locator(".card .reading").inner_text()
    assert all(
        word in reading for word in ("2023", "Donghe", "Tax revenue", "Result", "Level", "100.00", "Both industries")
    )
    tab.locator(".queue [data-ordinal='2']").click()
    assert tab.locator(".card .here mark").inner_text() == "7.50%"
    assert tab.locator("#review-title").evaluate("e => e === document.activeElement")
    tab.select_option("#review-show", "doubtful")
    assert queue(tab) == [9, 2, 12]


def test_with_the_keyboard_alone(visitor: Visitor) -> None:
    """Initials first; accept, go on and back, drop, mend, take back; nothing is pressed but keys."""
    tab = visitor.open("review", report=REPORT)
    tab.keyboard.press("Tab")  # the keyboard is somewhere on the page, not in the view: letters do nothing
    tab.keyboard.press("a")
    assert tab.locator(".hand-over li").count() == 0
    tab.locator("#review-show").focus()
    tab.keyboard.press("Tab")
    tab.keyboard.type("李")
    for _ in range(30):
        tab.keyboard.press("Tab")
        if tab.evaluate("document.activeElement.matches('.queue button')"):
            break
    tab.keyboard.press("Enter")
    assert current(tab) == 9
    assert tab.locator("#review-title").evaluate("e => e.matches(':focus-visible')")
    tab.keyboard.press("a")
    assert current(tab) == 2 and 9 not in queue(tab)
    assert "税收" in tab.locator(".said").inner_text()
    tab.keyboard.press("j")
    assert current(tab) == 12
    tab.keyboard.press("k")
    assert current(tab) == 2
    tab.keyboard.press("d")
    assert tab.evaluate("document.activeElement.id") == "review-reason"
    tab.keyboard.press("ControlOrMeta+a")
    tab.keyboard.type("页码")
    tab.keyboard.press("Enter")
    assert current(tab) == 12
    tab.keyboard.press("m")
    assert tab.evaluate("document.activeElement.id") == "review-indicator"
    tab.keyboard.press("Tab")
    tab.keyboard.press("ControlOrMeta+a")
    tab.keyboard.type("６.1")
    tab.keyboard.press("Enter")
    assert current(tab) == 1
    tab.keyboard.press("m")
    tab.keyboard.press("Escape")
    assert current(tab) == 1 and tab.locator(".mend").count() == 0
    assert tab.evaluate("document.activeElement.id") == "review-title"
    entries = exported(tab)
    assert [(each.action, each.printed) for each in entries] == [
        ("drop", "7.50%"),
        ("confirm", "100.00亿元"),
        ("override", "6.0%"),
    ]
    assert [each.by for each in entries] == ["李"] * 3 and entries[0].reason == "页码"
    assert entries[2].changes == (("value", "6.1"),)
    tab.locator("#review-title").focus()
    tab.select_option("#review-show", "decided")
    tab.locator(".queue [data-ordinal='2']").click()
    tab.keyboard.press("u")
    assert sorted(queue(tab)) == [9, 12]


def test_single_keys_can_be_turned_off_and_are_letters_in_a_field(visitor: Visitor) -> None:
    tab = visitor.open("review", report=REPORT)
    tab.fill("#review-by", "")
    tab.locator("#review-by").press("a")
    assert tab.input_value("#review-by") == "a"
    assert tab.locator(".hand-over li").count() == 0
    tab.locator("#review-title").focus()
    tab.keyboard.press("Control+j")
    assert current(tab) == 9
    tab.uncheck("#review-keys")
    tab.locator("#review-title").focus()
    tab.keyboard.press("j")
    assert current(tab) == 9
    tab.reload()
    visitor.settle()
    assert not tab.locator("#review-keys").is_checked()


def test_nobody_decides_without_initials(visitor: Visitor) -> None:
    tab = visitor.open("review", report=REPORT)
    tab.click("#review-a")
    assert tab.evaluate("document.activeElement.id") == "review-by"
    assert tab.locator("#review-by").get_attribute("aria-invalid") == "true"
    assert tab.locator(".hand-over li").count() == 0 and tab.locator(".said").inner_text() != ""


def test_work_survives_a_reload_and_is_kept_by_report(visitor: Visitor) -> None:
    tab = visitor.open("review", report=REPORT)
    sign_in(tab)
    tab.keyboard.press("a")
    tab.reload()
    visitor.settle()
    assert current(tab) == 2 and tab.locator(".hand-over li").count() == 1
    assert tab.input_value("#review-by") == "李"
    tab = visitor.open("review", report=LATER)
    assert tab.locator(".hand-over li").count() == 0 and current(tab) == 9


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("value", "about 5"),
        ("value", ""),
        ("indicator", ""),
        ("year", "23"),
        ("time_period", "2023-Q5"),
        ("area_code", "静安"),
    ],
)
def test_the_form_says_what_cannot_be(visitor: Visitor, field: str, value: str) -> None:
    tab = visitor.open("review", report=REPORT)
    sign_in(tab)
    tab.keyboard.press("m")
    tab.fill(f"#review-{field}", value)
    tab.keyboard.press("Enter")
    assert tab.locator(".mend .complaint").inner_text() != ""
    assert tab.evaluate("document.activeElement.id") == f"review-{field}"
    assert tab.locator(f"#review-{field}").get_attribute("aria-invalid") == "true"
    assert tab.locator(".hand-over li").count() == 0


def test_the_form_wants_a_change_and_a_reason(visitor: Visitor) -> None:
    tab = visitor.open("review", report=REPORT)
    sign_in(tab)
    tab.keyboard.press("m")
    tab.keyboard.press("Enter")
    assert tab.locator(".mend .complaint").inner_text() != ""
    tab.fill("#review-value", "7.6")
    tab.fill("#review-reason", " ")
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.id") == "review-reason"
    assert tab.locator(".hand-over li").count() == 0


def test_any_attribute_can_be_put_right(visitor: Visitor) -> None:
    changes = {
        "indicator": "存款余额",
        "value": "9.5",
        "value_high": "9.9",
        "unit": "万元",
        "year": "2022",
        "time_period": "2022-S1",
        "area_code": "990102",
        "whole_of": "各项存款",
        "reference_area_code": "990000",
        "qualifier": "含外币",
        "rank_among": "全省",
    }
    picked = {
        "sign": "-1",
        "kind": "growth",
        "scenario": "target",
        "status": "P",
        "comparator": "ge",
        "is_stock": "true",
        "scope_id": "own",
        "zone_id": "z-north",
        "industry_id": "shops",
        "change_basis": "difference",
        "price_basis": "constant",
    }
    tab = visitor.open("review", report=REPORT)
    sign_in(tab)
    tab.keyboard.press("m")
    for name, value in changes.items():
        tab.fill(f"#review-{name}", value)
    for name, value in picked.items():
        tab.select_option(f"#review-{name}", value)
    tab.click(".mend button.primary")
    (entry,) = exported(tab)
    assert dict(entry.changes) == {**changes, **picked}
    # these are all that a correction can set, and each has a name and is shown when it was set
    assert set(dict(entry.changes)) == set(SETTABLE) == set(load_texts()["zh"]["attribute"])
    assert set(re.findall(r"'attribute': '(\w+)'", (QUERIES / "reviews.sql").read_text(encoding="utf-8"))) == set(
        SETTABLE
    )
    # the form comes back as it was left
    tab.locator(".hand-over li").wait_for()
    tab.select_option("#review-show", "decided")
    tab.keyboard.press("Escape")
    tab.locator("#review-title").focus()
    tab.keyboard.press("m")
    assert tab.input_value("#review-unit") == "万元" and tab.input_value("#review-sign") == "-1"


def test_whatever_a_document_prints_is_handed_over_whole(visitor: Visitor) -> None:
    tab = visitor.open("review", report=REPORT, at="11")
    sign_in(tab, 'a"b: #')
    tab.keyboard.press("a")
    (entry,) = exported(tab)
    assert (entry.by, entry.printed) == ('a"b: #', "3个")
    assert HOSTILE in entry.within
    assert tab.evaluate("window.hacked") is None


def test_the_text_can_be_copied_and_read_on_the_page(browser: Browser, site: Path) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    tab = context.new_page()
    tab.goto(f"{(site / 'index.html').as_uri()}#view=review&report={REPORT}")
    tab.wait_for_selector("#review-by")
    sign_in(tab)
    tab.keyboard.press("a")
    # a browser lets only the page in front write to the clipboard
    tab.bring_to_front()
    tab.click("#review-copy")
    # not wait_for_function: the page's own policy lets nothing be evaluated, which shows only when it has to wait
    tab.locator(".said", has_text="1").wait_for(state="attached")
    copied = tab.evaluate("navigator.clipboard.readText()")
    assert copied == tab.locator(".file textarea").input_value()
    assert [each.action for each in parse(copied.encode(), "copied")] == ["confirm"]
    context.close()


def test_a_browser_that_keeps_nothing_says_so(browser: Browser, site: Path) -> None:
    visitor = Visitor(browser, site)
    visitor.tab.add_init_script("Storage.prototype.setItem = () => { throw new Error('full'); };")
    tab = visitor.open("review", report=REPORT)
    sign_in(tab)
    tab.keyboard.press("a")
    assert tab.locator(".hand-over .error").count() == 1
    assert len(exported(tab)) == 1
    visitor.leave()


@pytest.fixture
def reviewed(tmp_path: Path) -> Path:
    """The page of a report of which three figures were reviewed, one more lapsed, and two (5 and 10) are printed alike."""
    path = make_warehouse(tmp_path / "w.duckdb", [REPORT])
    warehouse = Warehouse(path)
    warehouse.correct(REPORT, 9, "confirm")
    warehouse.correct(REPORT, 2, "override", set_value="7.6", set_kind="rate")
    warehouse.correct(REPORT, 6, "drop")
    warehouse.add(
        "raw.problems",
        report_id=REPORT,
        problem="correction_lapsed",
        severity="warn",
        printed_text="41处",
        message="lapsed",
    )
    # the number of a list does not tell two sentences apart: it changes with what is printed before
    for ordinal, number in ((5, "（一）"), (10, "（二）")):
        warehouse.con.execute(
            "update marts.fct_figure set sentence = ?, printed_text = '12个' where ordinal = ?",
            [f"{number}建成12个。", ordinal],
        )
    warehouse.con.close()
    return write_site(path, tmp_path / "site").folder


@pytest.mark.parametrize(
    ("language", "words"),
    [("zh", ("已更正", "数值", "比率")), ("en", ("Mended", "Value", "Rate"))],
)
def test_says_by_whom_and_why(browser: Browser, reviewed: Path, language: str, words: tuple[str, ...]) -> None:
    visitor = Visitor(browser, reviewed)
    tab = visitor.open("figures", language=language, figure=f"{REPORT}/2")
    tab.wait_for_selector("dialog[open] mark")
    said = tab.locator("dialog .facts").inner_text()
    assert [word for word in (*words, "李", "2024-03-01", "看过原件", "7.6") if word not in said] == []
    assert "7.50%" in said
    tab = visitor.open("review", language=language, show="reviewed")
    assert queue(tab) == [2, 6, 9]
    assert [word for word in (*words, "李", "看过原件") if word not in tab.locator(".card").inner_text()] == []
    assert "41处" in tab.locator(".review .unknown").inner_text()
    visitor.leave()


def test_what_was_set_before_stays_set_and_equal_numbers_are_told_apart(browser: Browser, reviewed: Path) -> None:
    visitor = Visitor(browser, reviewed)
    tab = visitor.open("review", show="all", at="2")
    sign_in(tab)
    tab.keyboard.press("m")
    assert tab.input_value("#review-value") == "7.6"
    tab.fill("#review-unit", "个百分点")
    tab.keyboard.press("Enter")
    for ordinal in (5, 10, 8):
        tab.locator(f".queue [data-ordinal='{ordinal}']").click()
        tab.keyboard.press("a")
    entries = {each.printed + str(each.figure): each for each in exported(tab)}
    assert dict(entries["7.50%None"].changes) == {"value": "7.6", "kind": "rate", "unit": "个百分点"}
    assert {"12个1000005", "12个1000010", "39.50亿元None"} <= set(entries)
    visitor.leave()


def test_what_the_warehouse_says_is_forgotten_and_what_is_printed_otherwise_is_held_back(
    browser: Browser, tmp_path: Path
) -> None:
    path = make_warehouse(tmp_path / "w.duckdb", [REPORT])
    site = write_site(path, tmp_path / "site").folder
    visitor = Visitor(browser, site)
    tab = visitor.open("review")
    sign_in(tab)
    for _ in range(3):
        tab.keyboard.press("a")
    done = {each.printed: each for each in exported(tab)}
    assert set(done) == {"100.00亿元", "7.50%", "6.0%"}
    warehouse = Warehouse(path)
    warehouse.correct(REPORT, 9, "confirm")
    said = done["100.00亿元"]
    warehouse.con.execute("update raw.corrections set reason = ?, reviewed_on = ?", [said.reason, said.day])
    warehouse.con.execute("update marts.fct_figure set sentence = '经济增长约6.0%。' where ordinal = 12")
    warehouse.con.execute("update meta.report_versions set version = 'second'")
    warehouse.con.close()
    write_site(path, site)
    tab = visitor.open("review")
    assert tab.locator(".hand-over li").count() == 2
    assert tab.locator(".hand-over .complaint").count() == 1
    assert [each.printed for each in exported(tab)] == ["7.50%"]
    tab.locator(".hand-over li", has=tab.locator(".complaint")).locator("button").click()
    assert tab.locator(".hand-over li").count() == 1
    visitor.leave()


def test_a_long_queue_has_the_rows_around_the_figure(browser: Browser, tmp_path: Path) -> None:
    path = make_warehouse(tmp_path / "w.duckdb", [REPORT])
    warehouse = Warehouse(path)
    warehouse.con.execute(
        "insert into marts.fct_figure by name"
        " select f.* replace (1000000 + ordinal + t.n * 20 as figure_id, ordinal + t.n * 20 as ordinal)"
        " from marts.fct_figure as f, range(1, 11) as t(n)"
    )
    warehouse.con.close()
    visitor = Visitor(browser, write_site(path, tmp_path / "site").folder)
    tab = visitor.open("review", at="101")
    assert len(queue(tab)) == 50 and 101 in queue(tab) and current(tab) == 101
    inside = tab.evaluate(
        "(() => { const [a, b] = ['.queue', '.queue [aria-current]'].map(s => document.querySelector(s).getBoundingClientRect());"
        " return a.top <= b.top && b.bottom <= a.bottom; })()"
    )
    assert inside
    visitor.leave()
