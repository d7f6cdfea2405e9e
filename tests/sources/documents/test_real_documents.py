"""Real documents, where they are at hand: their tables counted by eye, and no digit lost."""

from __future__ import annotations

import os
import re
from collections import Counter
from pathlib import Path

import pypdfium2
import pytest

from sources.documents.formats.detect import read_document
from sources.model import BlockKind, Document

_SHARED = Path(os.environ.get("PLANHOUSE_SHARED", Path(__file__).parents[4] / "shared"))
_FOLDER = _SHARED / "documents"

# rows and columns of each table, the header counted, repeated headers not
_TABLES = {
    "beijing_2025_budget_report.pdf": [],
    "chengde_2025_budget_report.docx": [
        (26, 5),
        (25, 5),
        (11, 5),
        (14, 5),
        (7, 5),
        (6, 5),
        (26, 5),
        (25, 5),
        (11, 5),
        (23, 5),
        (7, 5),
        (5, 5),
        (6, 13),
    ],
    "fuzhou_2025_statistical_bulletin_official.html": [
        (10, 2),
        (13, 3),
        (27, 4),
        (13, 4),
        (20, 2),
        (15, 2),
        (9, 5),
        (9, 3),
    ],
    "hotan_2025_statistical_bulletin.docx": [(10, 3), (9, 4), (8, 4)],
    "jiaozuo_2025_statistical_bulletin.pdf": [(6, 3), (17, 2), (9, 3), (15, 4), (19, 2)],
    "luoyang_2025_budget_report.txt": [],
    "pingdingshan_2025_statistical_bulletin.html": [(16, 2), (14, 4), (5, 2), (10, 4), (8, 3)],
}
_TITLES = {
    "beijing_2025_budget_report.pdf": "关于北京市2025年预算执行情况和2026年预算的报告",
    "fuzhou_2025_statistical_bulletin_official.html": "2025年福州市国民经济和社会发展统计公报",
    "hotan_2025_statistical_bulletin.docx": "2025年和田地区国民经济和社会发展统计公报",
    "jiaozuo_2025_statistical_bulletin.pdf": "2025年焦作市国民经济和社会发展统计公报",
    "luoyang_2025_budget_report.txt": "关于洛阳市2025年预算执行情况和2026年预算（草案）的报告",
    "pingdingshan_2025_statistical_bulletin.html": "2025年平顶山市国民经济和社会发展统计公报",
}


def _document(name: str) -> Document:
    path = _FOLDER / name
    if not path.exists():
        pytest.skip(f"the document is not at hand: {path}")
    return read_document(path.read_bytes(), name)


@pytest.mark.parametrize("name", _TABLES)
def test_tables(name: str) -> None:
    document = _document(name)
    assert [(table.row_count, table.column_count) for table in document.tables] == _TABLES[name]
    assert all(table.header_rows == 1 and table.caption for table in document.tables)


@pytest.mark.parametrize("name", _TITLES)
def test_title(name: str) -> None:
    assert "".join(_document(name).title.split()) == _TITLES[name]


@pytest.mark.parametrize("name", _TABLES)
def test_paragraphs_are_whole(name: str) -> None:
    blocks = _document(name).blocks
    long = [block.text.rstrip() for block in blocks if block.kind is BlockKind.PARAGRAPH and len(block.text) > 80]
    whole = sum(text.endswith(("。", "：", ":", "；", "！")) for text in long)
    assert whole >= 0.97 * len(long)


@pytest.mark.parametrize("name", [name for name in _TABLES if name.endswith(".html")])
def test_nothing_of_the_site_is_left(name: str) -> None:
    text = "".join(block.text for block in _document(name).blocks)
    assert not [word for word in ("首页", "备案", "分享到", "无障碍", "浏览次数", "网站地图") if word in text]


def test_headings_numbered_by_the_word_processor() -> None:
    headings = [b.text for b in _document("hotan_2025_statistical_bulletin.docx").blocks if b.kind is BlockKind.HEADING]
    assert [heading.partition("、")[0] for heading in headings] == [
        "一",
        "二",
        "三",
        "四",
        "五",
        "六",
        "七",
        "八",
        "九",
        "十",
        "十一",
        "十二",
        "十三",
    ]


@pytest.mark.parametrize("name", [name for name in _TABLES if name.endswith(".pdf")])
def test_no_digit_of_a_pdf_is_lost(name: str) -> None:
    document = _document(name)
    with pypdfium2.PdfDocument((_FOLDER / name).read_bytes()) as pages:
        printed = "".join(page.get_textpage().get_text_range() for page in pages)
    printed = re.sub(r"—\s*\d+\s*—", "", printed)
    kept = "".join(block.text for block in document.blocks)
    assert Counter(re.sub(r"\D", "", kept)) == Counter(re.sub(r"\D", "", printed))
