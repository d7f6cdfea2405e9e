"""The original of the first report, where it is at hand, keeps its nine tables and its paragraphs."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from sources.documents.formats.detect import read_document
from sources.model import BlockKind, Document

_SHARED = Path(os.environ.get("PLANHOUSE_SHARED", Path(__file__).parents[4] / "shared"))
_FILE = _SHARED / "reports" / "310106-2023.txt"


@pytest.fixture(scope="module")
def document() -> Document:
    if not _FILE.exists():
        pytest.skip(f"the original is not at hand: {_FILE}")
    return read_document(_FILE.read_bytes(), _FILE.name)


def test_nine_tables(document: Document) -> None:
    assert [table.row_count for table in document.tables] == [10, 8, 7, 5, 3, 3, 8, 3, 3]
    assert [table.column_count for table in document.tables] == [3, 3, 2, 3, 2, 2, 2, 2, 2]
    assert [table.header_rows for table in document.tables] == [1] * 9
    assert [table.printed_no for table in document.tables] == [None, *"23456789"]


def test_labels_beside_the_middle_of_their_lines(document: Document) -> None:
    labels = [cell.text for cell in document.tables[5].cells if cell.column_no == 1]
    assert len(labels) == 3
    assert all(labels)


def test_layout(document: Document) -> None:
    kinds = [block.kind for block in document.blocks]
    assert len(kinds) == 215
    assert kinds.count(BlockKind.TITLE) == 1
    assert sum(block.kind is BlockKind.HEADING and block.level == 3 for block in document.blocks) == 3
    long = [block for block in document.blocks if block.kind is BlockKind.PARAGRAPH and len(block.text) > 60]
    assert all(block.text.rstrip().endswith(("。", "！", "：", ":")) for block in long)
