"""Excel workbooks until 2003 (.xls, and .et of WPS): their sheets, read by xlrd.

Here belongs what xlrd gives of a cell. Not here: how a number is shown, what a sheet becomes in a document
(``sources.documents.formats.number_formats``, ``sources.documents.formats.sheets``).
"""

from __future__ import annotations

import io
from typing import Any

from sources.documents.formats import number_formats, sheets
from sources.documents.formats.sheets import Sheet, SheetCell
from sources.documents.layout_elements import Element
from sources.model import ReportError

STREAMS = frozenset({"Workbook", "Book"})
_ENCRYPTED = "encrypted"


def read(data: bytes, name: str) -> list[Element]:
    """The lines and tables of the sheets that are shown. Raises ReportError."""
    import xlrd  # takes longer than reading most documents, and few are of this format

    try:
        book = xlrd.open_workbook(file_contents=data, formatting_info=True, logfile=io.StringIO())
    except xlrd.XLRDError as error:
        if _ENCRYPTED in str(error):
            raise ReportError(name, "the workbook is encrypted.", advice="Save it without a password.") from error
        advice = "Convert it with LibreOffice: soffice --headless --convert-to xlsx FILE."
        raise ReportError(name, f"it cannot be read as a workbook ({error}).", advice=advice) from error
    return sheets.elements([_sheet(book, each) for each in book.sheets() if not each.visibility], name)


def _sheet(book: Any, printed: Any) -> Sheet:
    sheet = Sheet(printed.name)
    sheet.merged = [(top, bottom - 1, left, right - 1) for top, bottom, left, right in printed.merged_cells]
    sheet.hidden_rows = {row for row, info in printed.rowinfo_map.items() if info.hidden}
    sheet.hidden_columns = {column for column, info in printed.colinfo_map.items() if info.hidden}
    for row in range(printed.nrows):
        for column, cell in enumerate(printed.row(row)):
            text = _text(book, cell)
            if text.strip():
                indent = book.xf_list[cell.xf_index].alignment.indent_level
                sheet.cells[row, column] = SheetCell(text, indent * sheets.INDENT)
    return sheet


def _text(book: Any, cell: Any) -> str:
    from xlrd import XL_CELL_DATE, XL_CELL_ERROR, XL_CELL_NUMBER, XL_CELL_TEXT, error_text_from_code

    style = book.xf_list[cell.xf_index]
    if book.font_list[style.font_index].struck_out:
        return ""
    if cell.ctype == XL_CELL_TEXT:
        return str(cell.value)
    if cell.ctype in {XL_CELL_NUMBER, XL_CELL_DATE}:
        number_format = book.format_map[style.format_key].format_str
        return number_formats.shown(cell.value, number_format, since_1904=bool(book.datemode))
    return str(error_text_from_code.get(cell.value, "#")) if cell.ctype == XL_CELL_ERROR else ""
