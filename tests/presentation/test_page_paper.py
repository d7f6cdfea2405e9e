"""What leaves the page: paper and files have every column and every row that the table has."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from tests.presentation.page_warehouse import REPORT
from tests.presentation.visitor import Visitor

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser


pytestmark = pytest.mark.slow


def on_paper(visitor: Visitor, *, landscape: bool = False, size: str = "A4") -> list[str]:
    """The text of each sheet, without white space."""
    document = pypdfium2.PdfDocument(visitor.tab.pdf(format=size, landscape=landscape))
    sheets = ["".join(document[at].get_textpage().get_text_range().split()) for at in range(len(document))]
    document.close()
    return sheets


def titles(visitor: Visitor) -> list[str]:
    return ["".join(text.split()) for text in visitor.tab.locator("main thead th").all_text_contents()]


@pytest.mark.parametrize("landscape", [False, True])
@pytest.mark.parametrize("view", ["targets", "next", "tax", "checks", "figures", "compare", "reports"])
def test_no_column_is_cut_on_paper(visitor: Visitor, view: str, landscape: bool) -> None:
    visitor.open(view)
    wanted = titles(visitor)
    text = "".join(on_paper(visitor, landscape=landscape))
    assert wanted and [title for title in wanted if title not in text] == []
    if view == "targets":
        assert text.count("✓") == 1 and text.count("✗") == 1
    # nothing reaches beyond the sheet, or it would have been made smaller or cut
    width = {False: 703, True: 1032}[landscape]
    visitor.tab.set_viewport_size({"width": width, "height": 900})
    visitor.tab.emulate_media(media="print")
    assert visitor.tab.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_place_of_a_figure_has_room_on_paper(visitor: Visitor, language: str) -> None:
    tab = visitor.open("figures", language=language)
    # names that are longer by far than what stands beside them take the width of a sheet
    tab.evaluate(
        """for (const row of document.querySelectorAll('main tbody tr')) {
            row.querySelector('th').textContent = 'words of a long name '.repeat(30);
            row.querySelector('td:last-child').textContent = '区域发展质量稳步提升';
        }"""
    )
    tab.set_viewport_size({"width": 703, "height": 900})
    tab.emulate_media(media="print")
    signs = tab.locator("main tbody td:last-child").first.evaluate(
        "cell => cell.clientWidth / parseFloat(getComputedStyle(cell).fontSize)"
    )
    assert signs >= 7


@pytest.mark.parametrize("size", ["A4", "Letter"])
def test_all_rows_are_on_paper_and_one_page_of_them_stays_on_the_screen(
    browser: Browser, many: Path, size: str
) -> None:
    visitor = Visitor(browser, many)
    tab = visitor.open("figures", scope="all", kind="level")
    visitor.until("document.querySelector('.note[role=status]').textContent.includes('6/6')")
    sheets = on_paper(visitor, size=size)
    assert sum(sheet.count("口袋公园12个") for sheet in sheets) == 6
    tab.goto("about:blank")
    tab = visitor.open("figures", scope="all")
    tab.wait_for_selector(".pager .rows")
    assert tab.locator("main tbody tr").count() == 50
    sheets = on_paper(visitor, size=size)
    # six reports of twelve figures: each has one of parks and three of growth
    assert sum(sheet.count("口袋公园") for sheet in sheets) == 6
    assert sum(sheet.count("登记失业人数") for sheet in sheets) == 12
    assert len(sheets) > 1 and all("指标" in sheet and "位置" in sheet for sheet in sheets if "登记失业人数" in sheet)
    visitor.until("document.querySelectorAll('main tbody tr').length === 50")
    visitor.leave()


def test_what_is_folded_is_open_on_paper(visitor: Visitor) -> None:
    tab = visitor.open("reports")
    assert not tab.locator("main details li").first.is_visible()
    assert "sha-a" in "".join(on_paper(visitor))
    visitor.until("document.querySelectorAll('main details[open]').length === 0")


def test_paper_is_light_and_has_the_charts(browser: Browser, site: Path) -> None:
    visitor = Visitor(browser, site, scheme="dark")
    tab = visitor.open("tax")
    visitor.until("document.querySelectorAll('main .chart[data-drawn]').length === 2")
    document = pypdfium2.PdfDocument(tab.pdf(format="A4", print_background=True))
    picture = document[0].render(scale=1).to_pil().convert("L")
    document.close()
    histogram = picture.histogram()
    assert sum(histogram[200:]) > 0.8 * sum(histogram)
    visitor.until("!('paper' in document.documentElement.dataset)")
    visitor.leave()


def test_an_open_source_is_what_is_printed(visitor: Visitor) -> None:
    tab = visitor.open("figures", figure=f"{REPORT}/2")
    tab.wait_for_selector("dialog[open] mark")
    text = "".join(on_paper(visitor))
    assert "数字出处" in text and "7.50%" in text and "口袋公园" not in text


def test_a_source_shows_every_row_of_its_table(browser: Browser, long_table: Path) -> None:
    visitor = Visitor(browser, long_table)
    tab = visitor.open("figures", figure=f"{REPORT}/2")
    tab.wait_for_selector("dialog[open] mark")
    shown = tab.locator("dialog table.printed tr").all_inner_texts()
    assert len(shown) == 43 and "第43行" in shown[-1]
    assert tab.locator("dialog mark").first.is_visible()
    visitor.leave()


def saved(visitor: Visitor, at: int = 0) -> tuple[str, bytes]:
    with visitor.tab.expect_download() as download:
        visitor.tab.locator("main button.save").nth(at).click()
    path = download.value.path()
    return download.value.suggested_filename, path.read_bytes()


def table(content: bytes) -> list[dict[str, str]]:
    assert content.startswith(b"\xef\xbb\xbf") and content.endswith(b"\r\n")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_a_table_is_saved_with_all_its_rows_as_it_is_filtered_and_ordered(visitor: Visitor) -> None:
    visitor.open("figures", report=REPORT, kind="level", sort="-value")
    name, content = saved(visitor)
    rows = table(content)
    assert name == f"planhouse-figures-{REPORT}.csv"
    assert [row["数值"] for row in rows] == ["1234", "1200", "100.00", "60.50", "39.50", "20.00", "12", "3"]
    assert rows[1]["数值 (界限)"] == "以内" and rows[1]["数值 (单位)"] == "人"
    assert {row["种类"] for row in rows} == {"数值"}


def test_every_page_of_a_table_is_saved(browser: Browser, many: Path) -> None:
    visitor = Visitor(browser, many)
    tab = visitor.open("figures", scope="all")
    tab.wait_for_selector(".pager .rows")
    assert len(table(saved(visitor)[1])) == 72
    visitor.leave()


def test_no_text_of_a_file_is_a_formula_and_numbers_stay_numbers(browser: Browser, formulas: Path) -> None:
    visitor = Visitor(browser, formulas)
    visitor.open("figures")
    rows = table(saved(visitor)[1])
    assert [row["指标"][:6] for row in rows if "HYPERLINK" in row["指标"]] == ["'=HYPE"]
    assert [row["数值"] for row in rows if row["数值"].startswith("-")] == ["-7.50"]
    visitor.leave()


@pytest.mark.parametrize("view", ["targets", "next", "tax", "checks", "figures", "compare", "reports"])
def test_every_table_can_be_saved(visitor: Visitor, view: str) -> None:
    tab = visitor.open(view)
    for at, each in enumerate(tab.locator("main .table").all()):
        rows = table(saved(visitor, at)[1])
        assert len(rows) == each.locator("tbody tr").count()
        assert all(any(row.values()) for row in rows)
