"""The same report in every format is the same document."""

from __future__ import annotations

import made_report
import pytest

from sources.documents.formats.detect import read_document
from sources.model import Document

FILES = {
    "report.txt": made_report.as_text().encode(),
    "report.md": made_report.as_markdown().encode(),
    "report.html": made_report.as_html().encode(),
    "report.docx": made_report.as_docx(),
    "report.doc": made_report.as_doc(),
    "report.pdf": made_report.as_pdf(),
}


@pytest.fixture(scope="module")
def documents() -> dict[str, Document]:
    return {name: read_document(data, name) for name, data in FILES.items()}


@pytest.mark.parametrize("name", FILES)
def test_title_headings_and_paragraphs(documents: dict[str, Document], name: str) -> None:
    document = documents[name]
    expected = [("title", made_report.TITLE)]
    for each in made_report.CONTENT:
        if isinstance(each, made_report.MadeTable):
            expected += [("caption", each.caption.replace(" ", "")), ("note", each.unit)]
            expected += [("note", each.note)] if each.note else []
        elif isinstance(each, made_report.Heading):
            expected.append(("heading", each.text))
        else:
            expected.append(("paragraph", each))
    assert made_report.outline(document) == expected
    assert document.title == made_report.TITLE


@pytest.mark.parametrize("name", FILES)
def test_headings_have_their_levels_and_sections(documents: dict[str, Document], name: str) -> None:
    document = documents[name]
    levels = {block.text: block.level for block in document.blocks if block.kind == "heading"}
    assert levels == {e.text: e.level for e in made_report.CONTENT if isinstance(e, made_report.Heading)}
    last = document.blocks[-1]
    assert last.section_path == ("二、2024年主要目标",)
    assert document.tables[1].section_path == ("一、2023年计划执行情况", "（一）财政收支")


@pytest.mark.parametrize("name", FILES)
def test_tables(documents: dict[str, Document], name: str) -> None:
    document = documents[name]
    assert len(document.tables) == len(made_report.TABLES)
    for table, made in zip(document.tables, made_report.TABLES, strict=True):
        assert made_report.table_rows(document, table.table_no) == [list(row) for row in made.rows]
        assert (table.caption, table.printed_no) == (made.name, str(made.number))
        assert (table.row_count, table.column_count, table.header_rows) == (len(made.rows), 3, 1)
        assert table.notes == tuple(note for note in (made.unit, made.note) if note)


@pytest.mark.parametrize("name", FILES)
def test_every_cell_is_a_block(documents: dict[str, Document], name: str) -> None:
    document = documents[name]
    assert [block.block_no for block in document.blocks] == list(range(1, len(document.blocks) + 1))
    for table in document.tables:
        for cell in table.cells:
            block = document.blocks[cell.block_no - 1]
            assert (block.text, block.table_no, block.kind) == (cell.text, table.table_no, "cell")


def test_pages_of_the_pdf(documents: dict[str, Document]) -> None:
    document = documents["report.pdf"]
    assert [table.page for table in document.tables] == [1, 1]
    assert document.blocks[0].page == 1
    assert document.blocks[-1].page == 2
