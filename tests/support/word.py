"""A report as a Word file: what a person would type of a document that was read.

Here belong the paragraphs, headings and tables of such a file, and files of bare XML. Not here: what is wrong in it, which a test
does to the document.
"""

from __future__ import annotations

import io
import zipfile

import docx

from sources.model import BlockKind, Document, Table

_STYLES = {BlockKind.TITLE: "Title", BlockKind.CAPTION: "Caption"}

_SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)


def packed(content: str, **parts: str) -> bytes:
    """The bytes of a .docx whose body is the XML ``content``, with other parts (footnotes, numbering) by name."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", f"<w:document {_SPACES}><w:body>{content}</w:body></w:document>")
        for name, part in parts.items():
            archive.writestr(f"word/{name}.xml", f"<w:{name} {_SPACES}>{part}</w:{name}>")
    return buffer.getvalue()


def as_word(document: Document) -> bytes:
    """The bytes of a .docx with the blocks and tables of a document, each paragraph and each cell one run."""
    made = docx.Document()
    tables = {table.table_no: table for table in document.tables}
    for block in document.blocks:
        if block.kind in {BlockKind.CELL, BlockKind.LOOSE} and block.table_no is not None:
            # the first cell stands for its table
            if table := tables.pop(block.table_no, None):
                _add_table(made, table)
        elif block.kind is BlockKind.HEADING:
            made.add_heading(block.text, block.level)
        else:
            made.add_paragraph(block.text, _STYLES.get(block.kind))
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def _add_table(made: docx.document.Document, table: Table) -> None:
    grid = made.add_table(table.row_count, table.column_count)
    for cell in table.cells:
        first = grid.cell(cell.row_no - 1, cell.column_no - 1)
        if (cell.row_span, cell.column_span) != (1, 1):
            last = grid.cell(cell.row_no + cell.row_span - 2, cell.column_no + cell.column_span - 2)
            first = first.merge(last)
        first.text = cell.text
