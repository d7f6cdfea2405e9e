"""Workbooks and CSV: each cell as it is shown, lines above a table, merged and hidden cells, formulas without results."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Sequence

import made_report
import pytest
from made_doc import compound

from sources.documents.formats import number_formats
from sources.documents.formats.detect import read_document
from sources.model import Document, ReportError

_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STYLES = f"""<styleSheet {_MAIN}><numFmts><numFmt numFmtId="176" formatCode="0.00_ "/></numFmts>
<fonts><font/><font><strike/></font></fonts><cellXfs><xf numFmtId="0" fontId="0"/><xf numFmtId="176" fontId="0"/>
<xf numFmtId="10" fontId="0"/><xf numFmtId="0" fontId="1"/><xf numFmtId="0" fontId="0"><alignment indent="2"/></xf>
</cellXfs></styleSheet>"""
GENERAL, TWO_DECIMALS, PER_CENT, STRUCK, INDENTED = range(5)


def text(place: str, content: str, style: int = GENERAL) -> str:
    return f'<c r="{place}" s="{style}" t="inlineStr"><is><t>{content}</t></is></c>'


def number(place: str, value: str, style: int = GENERAL) -> str:
    return f'<c r="{place}" s="{style}"><v>{value}</v></c>'


def workbook(*sheets: str, names: Sequence[str] = (), states: Sequence[str] = ()) -> bytes:
    """A workbook; a sheet is what stands in its ``worksheet``."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        listed, relations = "", ""
        for at, content in enumerate(sheets):
            name = names[at] if names else f"Sheet{at + 1}"
            state = f' state="{states[at]}"' if states else ""
            listed += f'<sheet name="{name}" r:id="r{at}"{state}/>'
            relations += f'<Relationship Id="r{at}" Type="{_R}/worksheet" Target="worksheets/s{at}.xml"/>'
            made.writestr(f"xl/worksheets/s{at}.xml", f"<worksheet {_MAIN}>{content}</worksheet>")
        made.writestr("xl/workbook.xml", f'<workbook {_MAIN} xmlns:r="{_R}"><sheets>{listed}</sheets></workbook>')
        relations += f'<Relationship Id="s" Type="{_R}/styles" Target="styles.xml"/>'
        relations += f'<Relationship Id="t" Type="{_R}/sharedStrings" Target="/xl/sharedStrings.xml"/>'
        made.writestr("xl/_rels/workbook.xml.rels", f"<Relationships>{relations}</Relationships>")
        made.writestr("xl/styles.xml", _STYLES)
        shared = "<si><t>东镇</t></si><si><r><t>西</t></r><r><rPr><strike/></rPr><t>旧</t></r><r><t>镇</t></r></si>"
        made.writestr("xl/sharedStrings.xml", f"<sst {_MAIN}>{shared}</sst>")
    return buffer.getvalue()


def rows(*lines: Sequence[str], attributes: str = "") -> str:
    cells = "".join(
        f'<row r="{at}" {attributes if at == 5 else ""}>{"".join(line)}</row>' for at, line in enumerate(lines, 1)
    )
    return f"<sheetData>{cells}</sheetData>"


SHEET = rows(
    [text("A1", "2024年各镇收入表")],
    [text("C2", "单位：万元")],
    [text("A3", "镇"), text("B3", "收入"), text("C3", "增速")],
    ['<c r="A4" t="s"><v>0</v></c>', number("B4", "1204.5", TWO_DECIMALS), number("C4", "0.0345", PER_CENT)],
    ['<c r="A5" t="s"><v>1</v></c>', number("B5", "57.130000000000003"), number("C5", "-0.012", PER_CENT)],
    [text("A6", "注：快报数。")],
)


def table(document: Document, number_of: int = 1) -> list[list[str]]:
    return made_report.table_rows(document, number_of)


def test_cells_are_read_as_they_are_shown() -> None:
    document = read_document(workbook(SHEET), "a.xlsx")
    assert table(document) == [["镇", "收入", "增速"], ["东镇", "1204.50", "3.45%"], ["西镇", "57.13", "-1.20%"]]
    found = document.tables[0]
    assert (found.caption, found.notes, found.header_rows) == ("2024年各镇收入表", ("单位：万元", "注：快报数。"), 1)


def test_hidden_rows_columns_and_sheets_and_struck_out_cells_are_not_read() -> None:
    hidden_row = rows(
        [text("A1", "镇"), text("B1", "收入"), text("C1", "旧"), text("D1", "支出")],
        [text("A2", "东镇"), number("B2", "1"), number("C2", "2"), number("D2", "3")],
        [text("A3", "西镇"), number("B3", "4"), number("C3", "5"), number("D3", "6", STRUCK)],
        [text("A4", "南镇"), number("B4", "7"), number("C4", "8"), number("D4", "9")],
        [text("A5", "隐镇"), number("B5", "7"), number("C5", "8"), number("D5", "9")],
        attributes='hidden="1"',
    )
    sheet = f'<cols><col min="3" max="3" hidden="1"/></cols>{hidden_row}'
    document = read_document(workbook(sheet, SHEET, states=["visible", "hidden"]), "a.xlsx")
    assert len(document.tables) == 1
    assert table(document) == [["镇", "收入", "支出"], ["东镇", "1", "3"], ["西镇", "4", ""], ["南镇", "7", "9"]]


def test_merged_cells_once_with_their_spans_and_indents_are_kept() -> None:
    sheet = rows(
        [text("A1", "项目"), text("B1", "2024年")],
        [text("B2", "预算数"), text("C2", "决算数")],
        [text("A3", "收入"), number("B3", "10"), number("C3", "11")],
        [text("A4", "税收", INDENTED), number("B4", "6"), number("C4", "7")],
    )
    merged = '<mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="B1:C1"/></mergeCells>'
    found = read_document(workbook(sheet + merged), "a.xlsx").tables[0]
    cells = {cell.text: cell for cell in found.cells}
    assert (cells["项目"].row_span, cells["2024年"].column_span, found.header_rows) == (2, 2, 2)
    assert cells["税收"].indent > cells["收入"].indent


def test_sheets_with_names_are_sections() -> None:
    names = ["2024年决算表", "一般公共预算", "政府性基金", "Sheet4"]
    document = read_document(workbook(*[SHEET] * 4, names=names), "a.xlsx")
    assert document.title == "2024年决算表"
    paths = [found.section_path for found in document.tables]
    assert paths == [(), ("一般公共预算",), ("政府性基金",), ("Sheet4",)]


def test_formulas_without_results_are_a_note() -> None:
    formula = '<c r="B3"><f>SUM(B1:B2)</f></c>'
    sheet = rows(
        [text("A1", "镇"), text("B1", "收入")], [text("A2", "东镇"), number("B2", "1")], [text("A3", "合计"), formula]
    )
    document = read_document(workbook(sheet), "a.xlsx")
    assert [problem.problem for problem in document.problems] == ["no_result"]
    done = read_document(workbook(sheet.replace("</f>", "</f><v>1</v>")), "a.xlsx")
    assert not done.problems
    assert table(done)[-1] == ["合计", "1"]


def test_a_cell_at_the_end_of_the_sheet_costs_nothing() -> None:
    far = '<row r="1048576"><c r="XFD1048576"><v>5</v></c><c r="XFC1048576"><v>6</v></c></row></sheetData>'
    merged = '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    document = read_document(
        workbook(rows([text("A1", "镇"), text("B1", "收入")]).replace("</sheetData>", far)), "a.xlsx"
    )
    assert len(document.tables) == 1
    assert read_document(workbook(SHEET + merged), "a.xlsx").blocks


@pytest.mark.parametrize(
    ("value", "code", "printed"),
    [
        ("1234.5", "General", "1234.5"),
        ("0.1", "General", "0.1"),
        ("5.0999999999999996", "General", "5.1"),
        ("123456789.123456", "General", "123456789.12"),
        ("1234.567", "#,##0.0", "1,234.6"),
        ("-1234.567", "#,##0.00;(#,##0.00)", "(1,234.57)"),
        ("-0.04", "0.0", "0.0"),
        ("0.125", "0%", "13%"),
        ("12345678", "#,##0,", "12,346"),
        ("12345678", '0.00,,"百万"', "12.35百万"),
        ("2.50", "0.##", "2.5"),
        ("3", "0.##", "3"),
        ("2024", '0"年"', "2024年"),
        ("7", '[红色][>5]0.0_);"低"', "7.0"),
        ("0", '0.0;-0.0;"－"', "－"),
        ("45657", "yyyy/m/d", "2024年12月31日"),
        ("45657", 'yyyy"年"', "2024年"),
        ("12", "@", "12"),
    ],
)
def test_number_formats(value: str, code: str, printed: str) -> None:
    assert number_formats.shown(value, code) == printed
    assert number_formats.shown(float(value), code) == printed


@pytest.mark.parametrize("separator", [",", "\t", ";"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_csv(separator: str, encoding: str) -> None:
    lines = [["2024年各镇收入表"], ["镇", "收入（万元）"], ["东镇", '"1,204"'], ["西镇", "57"]]
    content = "\r\n".join(separator.join(line) for line in lines).encode(encoding)
    document = read_document(content, "a.csv")
    assert table(document) == [["镇", "收入（万元）"], ["东镇", "1,204"], ["西镇", "57"]]
    assert document.tables[0].caption == "2024年各镇收入表"


def _record(kind: int, content: bytes) -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def _unicode(words: str, head: str = "<HB") -> bytes:
    return struct.pack(head, len(words), 1) + words.encode("utf-16-le")


def old_workbook(cells: Sequence[bytes], words: Sequence[str], *, password: bool = False) -> bytes:
    """A workbook of Excel 97 with one sheet. Style 16 is general, 17 has two decimals, 18 per cent, 19 is struck out."""
    begin = _record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0))
    begin += _record(0x2F, struct.pack("<H52x", 1)) if password else b""
    begin += _record(0x42, struct.pack("<H", 1200))
    for at in range(6):
        begin += _record(
            0x31, struct.pack("<HHHHHBBBx", 200, 8 if at == 5 else 0, 8, 400, 0, 0, 0, 0) + _unicode("宋体", "<BB")
        )
    begin += _record(0x41E, struct.pack("<H", 176) + _unicode("0.00_ "))
    for at in range(20):
        key = {17: 176, 18: 10}.get(at, 0)
        flags = 0xFFF5 if at < 15 else 0x0001
        begin += _record(
            0xE0, struct.pack("<HHHBBBBIIH", 6 if at == 19 else 0, key, flags, 0x20, 0, 0, 0, 0, 0, 0x20C0)
        )
    table_of = struct.pack("<II", len(words), len(words)) + b"".join(_unicode(each) for each in words)
    shared = _record(0xFC, table_of) + _record(0x0A, b"")
    sheet_at = len(begin) + len(_record(0x85, struct.pack("<IH", 0, 0) + _unicode("表", "<BB"))) + len(shared)
    begin += _record(0x85, struct.pack("<IH", sheet_at, 0) + _unicode("表", "<BB"))
    sheet = _record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0)) + b"".join(cells) + _record(0x0A, b"")
    return compound({"Workbook": begin + shared + sheet})


def _word(row: int, column: int, at: int, style: int = 16) -> bytes:
    return _record(0xFD, struct.pack("<HHHI", row, column, style, at))


def _amount(row: int, column: int, value: float, style: int = 16) -> bytes:
    return _record(0x203, struct.pack("<HHHd", row, column, style, value))


OLD_WORDS = ("2024年各镇收入表", "镇", "收入", "增速", "东镇", "西镇")
OLD_CELLS = [
    _word(0, 0, 0),
    *(_word(1, column, column + 1) for column in range(3)),
    *[_word(2, 0, 4), _amount(2, 1, 1204.5, 17), _amount(2, 2, 0.0345, 18)],
    *[_word(3, 0, 5), _amount(3, 1, 57.13), _amount(3, 2, 0.01, 19)],
    _record(0xE5, struct.pack("<HHHHH", 1, 0, 0, 0, 2)),
]


@pytest.mark.parametrize("name", ["a.xls", "a.et"])
def test_old_workbooks(name: str) -> None:
    document = read_document(old_workbook(OLD_CELLS, OLD_WORDS), name)
    assert table(document) == [["镇", "收入", "增速"], ["东镇", "1204.50", "3.45%"], ["西镇", "57.13", ""]]
    assert document.tables[0].caption == "2024年各镇收入表"


def test_an_encrypted_old_workbook_is_refused() -> None:
    with pytest.raises(ReportError) as caught:
        read_document(old_workbook(OLD_CELLS, OLD_WORDS, password=True), "a.xls")
    assert "password" in caught.value.advice
