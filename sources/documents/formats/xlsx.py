"""Excel workbooks (.xlsx): the sheets that are shown, each cell as it is shown.

Here belongs what SpreadsheetML says: shared texts, styles, merged and hidden cells, results of formulas that were not saved. Not
here: how a number is shown (``sources.documents.formats.number_formats``), what a sheet becomes in a document
(``sources.documents.formats.sheets``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from lxml import etree

from sources.documents import characters
from sources.documents.formats import number_formats, ooxml, sheets
from sources.documents.formats.sheets import Sheet, SheetCell
from sources.documents.layout_elements import Element
from sources.model import Problem, ReportError

_PLACE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_ID = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
_T = TypeVar("_T")
_ON = frozenset({"1", "true", "on"})


@dataclass(frozen=True, slots=True)
class _Style:
    number_format: str = number_formats.GENERAL
    indent: int = 0
    struck: bool = False


@dataclass(frozen=True, slots=True)
class _Book:
    texts: Sequence[str]
    styles: Sequence[_Style]
    since_1904: bool


def is_xlsx(data: bytes) -> bool:
    """Whether an archive holds a workbook; False for another archive, or one too broken to tell."""
    return ooxml.holds(data, "xl")


def read(data: bytes, name: str) -> tuple[list[Element], list[Problem]]:
    """The lines and tables of the sheets that are shown, and a note on formulas without results. Raises ReportError."""
    with ooxml.opened(data, name, ".xlsx") as package:
        main = package.main_part("xl/workbook.xml")
        root = package.parse(main)
        if root is None:
            raise ReportError(name, "the archive holds no workbook.", advice=ooxml.DAMAGED)
        parts = package.relations(main)
        by_kind = {kind.rpartition("/")[2]: part for kind, part in parts.values()}
        book = _Book(
            [_text(each) for each in _children(package.parse(by_kind.get("sharedStrings", "")), "si")],
            _styles(package.parse(by_kind.get("styles", ""))),
            any(each.get("date1904") in _ON for each in _children(root, "workbookPr")),
        )
        shown = [
            (each.get("name") or "", parts.get(each.get(_ID) or each.get(_STRICT_ID) or "", ("", ""))[1])
            for each in _listed(root, "sheets", "sheet")
            if each.get("state", "visible") == "visible"
        ]
        read_sheets, without = [], []
        for title, part in shown:
            content = package.parse(part)
            if content is not None:
                sheet, missing = _sheet(title, content, book)
                read_sheets.append(sheet)
                if missing:
                    without.append((title, missing))
    return sheets.elements(read_sheets, name), [_without_result(*each) for each in without]


def _without_result(title: str, missing: int) -> Problem:
    message = (
        f"sheet “{title}”: {missing} formulas have no result in the file and are not read; "
        "open it in Excel or LibreOffice and save it."
    )
    return Problem("no_result", "warn", None, None, None, "", message)


def _sheet(title: str, root: etree._Element, book: _Book) -> tuple[Sheet, int]:
    """The cells of a sheet, and how many of its formulas have no result."""
    sheet = Sheet(title, merged=list(_merged(root)), hidden_columns=_hidden_columns(root))
    missing = 0
    for row_no, row in _rows(root):
        if row.get("hidden") in _ON:
            sheet.hidden_rows.add(row_no)
        for column_no, cell in _row_cells(row):
            style = _at(book.styles, cell.get("s"), _Style())
            text = "" if style.struck else _shown(cell, style, book)
            if text.strip():
                sheet.cells[row_no, column_no] = SheetCell(text, style.indent * sheets.INDENT)
            elif not style.struck:
                missing += _lacks_result(cell)
    return sheet, missing


def _hidden_columns(root: etree._Element) -> set[int]:
    found: set[int] = set()
    for each in _listed(root, "cols", "col"):
        if each.get("hidden") in _ON:
            first, last = _number(each.get("min")), min(_number(each.get("max")), 16_384)
            found.update(range(first - 1, last))
    return found


def _merged(root: etree._Element) -> Iterator[tuple[int, int, int, int]]:
    """First row, last row, first column, last column of each merged range."""
    for each in _listed(root, "mergeCells", "mergeCell"):
        ends = [_place(end) for end in (each.get("ref") or "").split(":")]
        if len(ends) == 2 and ends[0] and ends[1]:
            (top, left), (bottom, right) = ends[0], ends[1]
            yield top, bottom, left, right


def _rows(root: etree._Element) -> Iterator[tuple[int, etree._Element]]:
    """The rows of a sheet by number; one that does not say its own follows the one before it."""
    row_no = -1
    for row in _listed(root, "sheetData", "row"):
        row_no = _number(row.get("r")) - 1 if row.get("r") else row_no + 1
        yield row_no, row


def _row_cells(row: etree._Element) -> Iterator[tuple[int, etree._Element]]:
    """The cells of a row by column; one that does not say its own follows the one before it."""
    column_no = -1
    for cell in _children(row, "c"):
        place = _place(cell.get("r") or "")
        column_no = place[1] if place else column_no + 1
        yield column_no, cell


def _lacks_result(cell: etree._Element) -> bool:
    """Whether a cell has a formula and no result; a text that is empty is a result."""
    return _child(cell, "f") is not None and not _value(cell) and cell.get("t") != "str"


def _shown(cell: etree._Element, style: _Style, book: _Book) -> str:
    value = _value(cell)
    match cell.get("t", "n"):
        case "s":
            return book.texts[int(value)] if value.isdigit() and int(value) < len(book.texts) else ""
        case "inlineStr":
            return "".join(_text(each) for each in _children(cell, "is"))
        case "n":
            return number_formats.shown(value, style.number_format, since_1904=book.since_1904) if value else ""
        case "b":
            return ""
        case _:
            return value


def _text(item: etree._Element) -> str:
    """A text with its runs: struck-out ones are left out, raised digits are raised, readings of characters are none of it."""
    found = []
    for each in item:
        match _local(each):
            case "t":
                found.append(each.text or "")
            case "r":
                text = "".join(inner.text or "" for inner in _children(each, "t"))
                properties = _child(each, "rPr")
                if _is_on(properties, "strike"):
                    continue
                align = None if properties is None else _child(properties, "vertAlign")
                is_raised = align is not None and align.get("val") == "superscript"
                found.append(characters.raised(text) if is_raised else text)
            case _:
                pass
    return "".join(found)


def _styles(root: etree._Element | None) -> list[_Style]:
    own = {
        _number(each.get("numFmtId")): each.get("formatCode") or number_formats.GENERAL
        for each in _listed(root, "numFmts", "numFmt")
    }
    fonts = [_is_on(each, "strike") for each in _listed(root, "fonts", "font")]
    found = []
    for each in _listed(root, "cellXfs", "xf"):
        number = _number(each.get("numFmtId"))
        alignment = _child(each, "alignment")
        found.append(
            _Style(
                own.get(number) or number_formats.BUILT_IN.get(number, number_formats.GENERAL),
                0 if alignment is None else _number(alignment.get("indent")),
                _at(fonts, each.get("fontId"), False),
            )
        )
    return found


def _is_on(properties: etree._Element | None, name: str) -> bool:
    mark = None if properties is None else _child(properties, name)
    return mark is not None and mark.get("val", "1") in _ON


def _at(of: Sequence[_T], number: str | None, otherwise: _T) -> _T:
    return of[int(number)] if number and number.isdigit() and int(number) < len(of) else otherwise


def _place(reference: str) -> tuple[int, int] | None:
    match = _PLACE.fullmatch(reference.replace("$", ""))
    if match is None:
        return None
    column = 0
    for letter in match[1]:
        column = 26 * column + ord(letter) - ord("A") + 1
    return int(match[2]) - 1, column - 1


def _number(text: str | None) -> int:
    return int(text) if text and text.isdigit() and len(text) < 8 else 0


def _value(cell: etree._Element) -> str:
    value = _child(cell, "v")
    return "" if value is None else (value.text or "").strip()


def _local(element: etree._Element) -> str:
    return etree.QName(element).localname


def _children(parent: etree._Element | None, name: str) -> Iterator[etree._Element]:
    return iter(()) if parent is None else parent.iterchildren(f"{{*}}{name}")


def _listed(root: etree._Element | None, group: str, name: str) -> Iterator[etree._Element]:
    """What the groups of a name hold: the ``col`` of each ``cols``."""
    return (each for held in _children(root, group) for each in _children(held, name))


def _child(parent: etree._Element | None, name: str) -> etree._Element | None:
    return next(_children(parent, name), None)
