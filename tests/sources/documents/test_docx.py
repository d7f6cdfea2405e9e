"""Word: order of the body, merged cells, nested tables, styles, numbers, text boxes, footnotes, changes."""

from __future__ import annotations

import io

import docx
import made_report

from sources.documents.formats.detect import read_document
from sources.model import Document
from tests.support.word import packed


def body(content: str, **parts: str) -> Document:
    return read_document(packed(content, **parts), "a.docx")


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def paragraph(inner: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks]


def test_merged_cells_once_with_their_spans() -> None:
    made = docx.Document()
    table = made.add_table(4, 3)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "镇"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "2023年"
    for row, texts_ in ((1, ("", "收入", "支出")), (2, ("东镇", "1.5", "2.5")), (3, ("西镇", "3.5", "4.5"))):
        for column, text in enumerate(texts_):
            if text:
                table.cell(row, column).text = text
    buffer = io.BytesIO()
    made.save(buffer)
    document = read_document(buffer.getvalue(), "a.docx")
    assert made_report.table_rows(document, 1) == [
        ["镇", "2023年"],
        ["收入", "支出"],
        ["东镇", "1.5", "2.5"],
        ["西镇", "3.5", "4.5"],
    ]
    cells = document.tables[0].cells
    assert (cells[0].row_span, cells[1].column_span, cells[2].column_no) == (2, 2, 2)
    assert document.tables[0].header_rows == 2


def test_nested_table_comes_after_its_table_and_its_text_once() -> None:
    made = docx.Document()
    table = made.add_table(3, 2)
    for row, texts_ in enumerate((("项目", "内容"), ("收入", "12.5"), ("支出", "见内"))):
        for column, text in enumerate(texts_):
            table.cell(row, column).text = text
    inner = table.cell(2, 1).add_table(2, 2)
    for row, texts_ in enumerate((("类", "额"), ("学校", "3.5"))):
        for column, text in enumerate(texts_):
            inner.cell(row, column).text = text
    buffer = io.BytesIO()
    made.save(buffer)
    document = read_document(buffer.getvalue(), "a.docx")
    assert made_report.table_rows(document, 1)[2] == ["支出", "见内"]
    assert made_report.table_rows(document, 2) == [["类", "额"], ["学校", "3.5"]]
    assert texts(document).count("3.5") == 1


def test_stacked_tables_in_one_are_parted_at_their_captions() -> None:
    def row(*cells: str, span: int = 1) -> str:
        made = (f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr>{paragraph(run(cell))}</w:tc>' for cell in cells)
        return f"<w:tr>{''.join(made)}</w:tr>"

    stacked = (
        row("附表1", "")
        + row("东镇收入情况表", span=2)
        + row("单位：元", span=2)
        + row("项目", "数")
        + row("税", "1.5")
        + row("附表2", "")
        + row("西镇收入情况表", span=2)
        + row("项目", "数")
        + row("费", "2.5")
    )
    document = body(paragraph(run("云岭县2023年预算报告")) + f"<w:tbl>{stacked}</w:tbl>")
    assert [(table.printed_no, table.caption) for table in document.tables] == [
        ("1", "东镇收入情况表"),
        ("2", "西镇收入情况表"),
    ]
    assert made_report.table_rows(document, 2) == [["项目", "数"], ["费", "2.5"]]
    assert document.tables[0].notes == ("单位：元",)


def test_heading_styles_and_automatic_numbers() -> None:
    styles = (
        '<w:style w:styleId="a"><w:name w:val="heading 2"/></w:style>'
        '<w:style w:styleId="b"><w:name w:val="own"/><w:basedOn w:val="a"/></w:style>'
    )
    level = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>'
    numbering = (
        f'<w:abstractNum w:abstractNumId="7">{level}</w:abstractNum>'
        '<w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>'
    )
    number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>'
    document = body(
        paragraph(run("云岭县2023年统计公报"))
        + "".join(paragraph(run(f"第{n}事"), number) for n in range(1, 12))
        + paragraph(run("没有编号的小标题"), '<w:pStyle w:val="b"/>'),
        styles=styles,
        numbering=numbering,
    )
    headings = [(block.text, block.level) for block in document.blocks if block.kind == "heading"]
    assert headings[0] == ("一、第1事", 3)
    assert headings[10] == ("十一、第11事", 3)
    assert headings[11] == ("没有编号的小标题", 2)


def test_text_that_simple_readers_lose_or_double() -> None:
    box = f"<wps:txbx><w:txbxContent>{paragraph(run('框里的12人。'))}</w:txbxContent></wps:txbx>"
    document = body(
        paragraph(
            run("增加")
            + f'<w:ins w:id="1">{run("34")}</w:ins><w:del w:id="2"><w:r><w:delText>56</w:delText></w:r></w:del>'
            + f"<w:hyperlink>{run('万')}</w:hyperlink><w:smartTag>{run('人')}</w:smartTag>"
            + f"<w:sdt><w:sdtContent>{run('，下降')}</w:sdtContent></w:sdt><w:r><w:t>7</w:t><w:noBreakHyphen/></w:r>{run('8%。')}"
        )
        + paragraph(
            f"<w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
        ),
        footnotes=f'<w:footnote w:type="separator">{paragraph(run("线"))}</w:footnote>'
        f"<w:footnote>{paragraph(run('注：脚注里的9个。'))}</w:footnote>",
    )
    assert texts(document) == ["增加34万人，下降7-8%。", "框里的12人。", "注：脚注里的9个。"]


def ragged(*rows: tuple[tuple[str, int], ...]) -> Document:
    """A table whose cells span grid columns as a word processor writes them: (text, span)."""

    def cell(text: str, span: int) -> str:
        return f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr>{paragraph(run(text))}</w:tc>'

    made = "".join(f"<w:tr>{''.join(cell(*each) for each in row)}</w:tr>" for row in rows)
    return body(paragraph(run("云岭县2023年预算报告")) + f"<w:tbl>{made}</w:tbl>")


def test_borders_a_little_aside_from_row_to_row_make_no_columns() -> None:
    document = ragged(
        (("镇名", 1), ("收入", 2), ("支出", 1)),
        (("东镇", 2), ("1.5", 1), ("2.5", 1)),
        (("西镇", 1), ("3.5", 1), ("4.5", 2)),
    )
    (table,) = document.tables
    assert (table.column_count, table.header_rows) == (3, 1)
    assert [(cell.column_no, cell.column_span) for cell in table.cells] == [(1, 1), (2, 1), (3, 1)] * 3


def test_rows_with_other_numbers_of_cells_keep_their_spans() -> None:
    document = ragged(
        (("镇名", 1), ("预算", 2)), (("东镇", 1), ("1.5", 1), ("2.5", 1)), (("西镇", 1), ("3.5", 1), ("4.5", 1))
    )
    (table,) = document.tables
    assert table.column_count == 3
    assert [(cell.column_no, cell.column_span) for cell in table.cells][:2] == [(1, 1), (2, 2)]


def test_raised_digits_stay_raised() -> None:
    def raised(text: str) -> str:
        return f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>{text}</w:t></w:r>'

    document = body(paragraph(run("粮食产量24.6") + raised("1") + run("万吨，面积5km") + raised("2") + run("。")))
    assert texts(document) == ["粮食产量24.6¹万吨，面积5km²。"]


def test_cells_know_how_far_they_stand_in() -> None:
    def row(label: str, properties: str) -> str:
        return f"<w:tr><w:tc>{paragraph(run(label), properties)}</w:tc><w:tc>{paragraph(run('1'))}</w:tc></w:tr>"

    indents = ['<w:ind w:left="0"/>', '<w:ind w:left="420"/>', '<w:ind w:firstLineChars="200" w:firstLine="420"/>']
    rows = "".join(row(label, properties) for label, properties in zip("甲乙丙", indents, strict=True))
    cells = body(f"<w:tbl>{rows}</w:tbl>").tables[0].cells
    assert [cell.indent for cell in cells if cell.column_no == 1] == [0, 4, 4]


MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"


def marked(text: str, mark: str) -> str:
    return f"<w:r><w:rPr>{mark}</w:rPr><w:t>{text}</w:t></w:r>"


def test_struck_out_and_hidden_text_is_not_read() -> None:
    document = body(
        paragraph(
            run("产量")
            + marked("1", "<w:strike/>")
            + marked("2", "<w:dstrike/>")
            + marked("3", "<w:vanish/>")
            + marked("4", '<w:strike w:val="0"/>')
            + marked("5", '<w:vanish w:val="false"/>')
            + f"<w:del>{run('6')}</w:del><w:moveFrom>{run('7')}</w:moveFrom><w:ins>{run('8')}</w:ins>"
            + f"<w:moveTo>{run('9')}</w:moveTo>"
            + run("万吨。")
        )
    )
    assert texts(document) == ["产量4589万吨。"]


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next() -> None:
    gone = "<w:rPr><w:del/></w:rPr>"
    document = body(
        paragraph(run("产量为") + f"<w:del>{run('1')}</w:del>", gone)
        + paragraph(run("24.6万吨。"))
        + paragraph(run("以上。"))
    )
    assert texts(document) == ["产量为24.6万吨。", "以上。"]
    assert texts(body(paragraph(run("以上。")) + paragraph(run("最后。"), gone))) == ["以上。", "最后。"]
    # one that was deleted whole leaves nothing
    document = body(paragraph(run("一。")) + paragraph(f"<w:del>{run('二。')}</w:del>", gone) + paragraph(run("三。")))
    assert texts(document) == ["一。", "三。"]


def test_formulas_are_read() -> None:
    """A fraction keeps its bar, so that two numbers are not one."""
    whole = f'<m:oMath xmlns:m="{MATH}"><m:r><m:t>2.8%</m:t></m:r></m:oMath>'
    parts = (
        f'<m:oMathPara xmlns:m="{MATH}"><m:oMath><m:f><m:num><m:r><m:t>3</m:t></m:r></m:num>'
        "<m:den><m:r><m:t>4</m:t></m:r></m:den></m:f></m:oMath></m:oMathPara>"
    )
    power = (
        f'<m:oMath xmlns:m="{MATH}"><m:sSup><m:e><m:r><m:t>km</m:t></m:r></m:e>'
        "<m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath>"
    )
    document = body(paragraph(run("强度") + whole + run("，占") + parts + run("，共7") + power + run("。")))
    assert texts(document) == ["强度2.8%，占3/4，共7km²。"]


def drawn(inner: str, width: int = 5_000_000, height: int = 2_000_000) -> str:
    space = f'xmlns:wp="{DRAWING}/wordprocessingDrawing" xmlns:a="{DRAWING}/main"'
    return f'<w:r><w:drawing><wp:inline {space}><wp:extent cx="{width}" cy="{height}"/>{inner}</wp:inline></w:drawing></w:r>'


def test_a_picture_is_a_note_with_its_place_and_small_ones_and_shapes_are_none() -> None:
    document = body(paragraph(run("指标见下图。")) + paragraph(drawn("<a:blip/>")) + paragraph(run("以上。")))
    assert [problem.problem for problem in document.problems] == ["picture"]
    assert "指标见下图。" in document.problems[0].message
    for other in (drawn("<a:blip/>", 500_000, 500_000), drawn("<a:line/>")):
        assert not body(paragraph(run("指标见下图。")) + paragraph(other)).problems


def test_a_picture_in_a_cell_and_one_in_the_older_way_are_notes() -> None:
    old = (
        '<w:r><w:pict><v:shape xmlns:v="urn:v" style="width:300pt;height:200pt"><v:imagedata/></v:shape></w:pict></w:r>'
    )
    row = "<w:tr>{}</w:tr>".format("".join(f"<w:tc>{paragraph(run(each))}</w:tc>" for each in ("镇", "图")))
    last = f"<w:tr><w:tc>{paragraph(run('东镇'))}</w:tc><w:tc>{paragraph(run('见图') + old)}</w:tc></w:tr>"
    document = body(f"<w:tbl>{row}{last}</w:tbl>")
    assert len(document.problems) == 1
