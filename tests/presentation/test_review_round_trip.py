"""A review from the page into the warehouse and back: decided in a browser, merged by the command, applied by the build, shown again;
and what becomes of it when the report changes."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.conftest import ROOT, Planhouse
from tests.presentation.visitor import Visitor

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.slow  # three builds

REPORT = "310106-2023-plan"
NAMED, COUNTED, RANKED, DROPPED, ACCEPTED = "9幢", "29个", "第一", "40项", "3798次"


def decide(visitor: Visitor, ordinals: dict[str, int]) -> None:
    """Three are mended, one is dropped and one accepted, with keys; after the second the page is loaded anew."""
    tab = visitor.open("review", report=REPORT)
    tab.fill("#review-by", "李")

    def look_at(printed: str) -> None:
        tab.evaluate(f"location.hash = '#view=review&report={REPORT}&show=all&at={ordinals[printed]}'")
        tab.locator(f".queue [aria-current][data-ordinal='{ordinals[printed]}']").wait_for(state="attached")
        tab.locator("#review-title").focus()

    look_at(NAMED)
    tab.keyboard.press("m")
    tab.fill("#review-indicator", "月税收过亿元楼宇")
    tab.keyboard.press("Enter")
    look_at(COUNTED)
    tab.keyboard.press("m")
    tab.fill("#review-value", "30")
    tab.select_option("#review-sign", "-1")
    tab.fill("#review-reason", "处室来电更正")
    tab.locator("#review-reason").press("Enter")
    tab.reload()
    visitor.settle()
    look_at(RANKED)
    tab.keyboard.press("m")
    tab.fill("#review-time_period", "2022-S1")
    tab.select_option("#review-scenario", "target")
    tab.locator("#review-time_period").press("Enter")
    look_at(DROPPED)
    tab.keyboard.press("d")
    tab.keyboard.press("Enter")
    look_at(ACCEPTED)
    tab.keyboard.press("a")
    assert tab.locator(".hand-over li").count() == 5


def correct(house: Planhouse, file: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "orchestration.cli", "correct", str(file)],
        cwd=ROOT,
        env=house.environment,
        capture_output=True,
        text=True,
        check=False,
    )


FIGURES = """
    select printed_text, correction, reviewed_by, correction_reason, confidence::varchar, doubts, reviewed_on
    from marts.fct_figure where correction is not null order by ordinal"""


def test_a_review_goes_all_the_way_round(copy_of_built: Planhouse, browser: Browser, tmp_path: Path) -> None:
    house = copy_of_built
    site = house.folder / "site"
    found = house.query("select printed_text, ordinal from marts.fct_figure")
    ordinals = {
        str(printed): int(str(ordinal))
        for printed, ordinal in found
        if printed in (NAMED, COUNTED, RANKED, DROPPED, ACCEPTED)
    }
    first = house.query("select ordinal from marts.fct_figure order by confidence, ordinal limit 1")[0][0]

    # decided in the browser
    visitor = Visitor(browser, site)
    tab = visitor.open("review", report=REPORT)
    assert tab.locator(".queue [aria-current]").get_attribute("data-ordinal") == str(first)
    decide(visitor, ordinals)
    with tab.expect_download() as waiting:
        tab.click("#review-save")
    file = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(file)
    before = (house.sources / "corrections.yml").read_text(encoding="utf-8")

    # merged, and applied by the next build
    merged = correct(house, file)
    assert merged.returncode == 0, merged.stderr
    assert "5 added" in merged.stdout
    assert (
        (house.sources / "corrections.yml")
        .read_text(encoding="utf-8")
        .startswith(before.split("corrections:", maxsplit=1)[0])
    )
    done = house.build()
    assert done.returncode == 0, done.stderr + done.stdout
    reviewed = {str(row[0]): row[1:] for row in house.query(FIGURES)}
    assert {printed: row[0] for printed, row in reviewed.items()} == {
        NAMED: "override",
        COUNTED: "override",
        RANKED: "override",
        DROPPED: "drop",
        ACCEPTED: "confirm",
    }
    assert {(row[1], row[3], row[4]) for row in reviewed.values()} == {("李", "1.000", None)}
    assert all(isinstance(row[5], date) for row in reviewed.values())
    assert reviewed[COUNTED][2] == "处室来电更正"
    facts = """select f.printed_text, name_zh, value_in_base_unit::int, f.year, f.time_period, f.period, f.scenario,
        o.figure_id is not null from marts.fct_figure as f join marts.dim_indicator using (indicator_id)
        left join marts.fct_indicator as o using (figure_id) where correction is not null"""
    now = {str(row[0]): row[1:] for row in house.query(facts)}
    assert now[NAMED][:2] == ("月税收过亿元楼宇", 9)
    assert now[COUNTED][1] == -30
    assert now[RANKED][2:6] == (2022, "2022-S1", "H1", "target")
    assert now[DROPPED][1] is None and now[DROPPED][6] is False
    assert now[ACCEPTED][6] is True

    # the page says by whom and why, and forgets what it handed over
    tab = visitor.open("figures", report=REPORT, figure=f"{REPORT}/{ordinals[COUNTED]}")
    tab.wait_for_selector("dialog[open] mark")
    said = tab.locator("dialog .facts").inner_text()
    assert [word for word in ("李", "处室来电更正", "29", "30", "已更正") if word not in said] == []
    tab = visitor.open("review", report=REPORT)
    assert tab.locator(".hand-over li").count() == 0
    assert tab.locator(".tile dd").nth(2).inner_text() == "5"

    # a report that changes elsewhere loses no review; another word in a sentence that was accepted ends that one, which the page says
    house.edit("消防安全检查3798次", "消防安全大检查3798次")
    house.edit("累计有29个部门", "新增自助终端17台。累计有29个部门")
    done = house.build()
    assert done.returncode == 0, done.stderr + done.stdout
    assert {str(row[0]) for row in house.query(FIGURES)} == {NAMED, COUNTED, RANKED, DROPPED}
    tab = visitor.open("review", report=REPORT)
    assert "3798次" in tab.locator(".review .unknown").inner_text()
    visitor.leave()

    # another number in the place of one that was mended: the guard speaks, and what was published stays
    house.edit("月亿楼9幢", "月亿楼10幢")
    done = house.build()
    assert done.returncode == 1, done.stderr + done.stdout
    assert "the correction of '9幢'" in done.stderr + done.stdout and "has lapsed" in done.stderr + done.stdout
    assert (NAMED,) in house.query("select printed_text from marts.fct_figure where correction = 'override'")
