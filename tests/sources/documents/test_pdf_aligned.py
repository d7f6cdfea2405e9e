"""PDF: tables that no rule parts, by the places of their texts."""

from __future__ import annotations

from collections.abc import Sequence

import made_report

from sources.documents.formats.detect import read_document
from sources.documents.formats.pdf_aligned_header import Column, Piece, header_rows
from sources.documents.formats.pdf_page import Glyph, Line
from sources.model import BlockKind, Document, Table

PLACES = (80, 194, 300, 400)
"""The left end of labels, and the right ends of what stands in the columns behind them, each 100 wide."""

SHORT = [("渔船数量", "艘", "645", "612"), ("渔港数量", "个", "12", "11"), ("水产品产量", "吨", "8120", "7950")]


def read(paper: made_report.Paper) -> Document:
    return read_document(paper.save(), "a.pdf")


def draw(paper: made_report.Paper, cells: Sequence[str], *, lower: float = 0, last: bool = True) -> None:
    """Draw cells below each other at the places of their columns, numbers at the right; ``lower``: so much lower than the line."""
    paper.canvas.setFont("STSong-Light", 10)
    for at, (place, text) in enumerate(zip(PLACES, cells, strict=True)):
        if at and text.replace(".", "").isdigit():
            paper.canvas.drawRightString(place + 60, paper.y - lower, text)
        else:
            paper.canvas.drawString(place, paper.y - lower, text)
    paper.y -= 22 if last else 0


def rows_of(table: Table) -> list[list[str]]:
    rows: list[list[str]] = [[] for _ in range(table.row_count)]
    for cell in table.cells:
        rows[cell.row_no - 1].append(cell.text)
    return rows


def table_of(
    rows: Sequence[Sequence[str]], head: Sequence[str] = ("指标", "单位", "2024年", "2023年")
) -> made_report.Paper:
    paper = made_report.Paper()
    paper.line("表1 渔业情况")
    for row in [head, *rows]:
        draw(paper, row)
    return paper


def test_columns_are_told_by_the_places_that_their_lines_leave_empty() -> None:
    """Also where a label ends right before the unit behind it."""
    long = ("登记在册的渔业合作社数", "个", "31", "30")
    (table,) = read(table_of([*SHORT, long])).tables
    assert table.caption == "渔业情况"
    assert rows_of(table) == [["指标", "单位", "2024年", "2023年"], *map(list, [*SHORT, long])]


def test_a_label_of_two_lines_around_its_values_is_one_and_so_is_a_cell_of_the_header() -> None:
    paper = made_report.Paper()
    paper.line("表1 渔业情况")
    draw(paper, ("", "", "2024年", ""), lower=-6, last=False)
    draw(paper, ("", "", "实际数", ""), lower=6, last=False)
    draw(paper, ("指标", "单位", "", "2023年"))
    for row in SHORT:
        paper.y -= 10
        draw(paper, ("登记在册的", "", "", ""), lower=-6, last=False)
        draw(paper, (row[0], "", "", ""), lower=6, last=False)
        draw(paper, ("", *row[1:]))
    (table,) = read(paper).tables
    assert rows_of(table) == [
        ["指标", "单位", "2024年实际数", "2023年"],
        *([f"登记在册的{label}", *values] for label, *values in SHORT),
    ]


def test_a_text_of_the_header_stands_over_several_columns() -> None:
    paper = made_report.Paper()
    paper.line("表1 渔业情况")
    paper.canvas.setFont("STSong-Light", 10)
    paper.canvas.drawCentredString(390, paper.y, "产量（吨）")
    draw(paper, ("指标", "单位", "", ""), lower=10, last=False)
    paper.y -= 20
    draw(paper, ("", "", "2024年", "2023年"))
    for row in SHORT:
        draw(paper, row)
    (table,) = read(paper).tables
    over = next(cell for cell in table.cells if cell.text == "产量（吨）")
    assert (over.column_no, over.column_span, table.header_rows) == (3, 2, 2)
    assert rows_of(table) == [["指标", "单位", "产量（吨）"], ["2024年", "2023年"], *map(list, SHORT)]


def test_a_text_over_several_columns_may_be_no_wider_than_one() -> None:
    """It is right over the middle one of three, on one line with a text that is wider."""
    paper = made_report.Paper()
    paper.line("表1 渔业情况")
    paper.canvas.setFont("STSong-Light", 10)
    for place, text in ((320, "2024年"), (485, "2025年计划")):
        paper.canvas.drawCentredString(place, paper.y, text)
    paper.canvas.drawString(80, paper.y - 9, "指标")
    paper.y -= 18
    places = (240, 320, 400, 460, 520)
    rows = [("12", "11", "5.6", "13", "6"), ("450", "430", "1.2", "440", "2.3"), ("87", "88", "4.1", "90", "3.5")]
    for label, row in zip(("", "渔船", "渔港", "渔市"), [("计划", "预计", "增幅", "总量", "增速"), *rows], strict=True):
        paper.canvas.drawString(80, paper.y, label)
        for place, text in zip(places, row, strict=True):
            paper.canvas.drawCentredString(place, paper.y, text)
        paper.y -= 22
    (table,) = read(paper).tables
    assert [(cell.text, cell.column_span) for cell in table.cells if cell.row_no == 1] == [
        ("指标", 1),
        ("2024年", 3),
        ("2025年计划", 2),
    ]


def test_a_text_on_the_line_of_one_over_another_is_a_cell_by_itself() -> None:
    """It stands right over the first of two columns, whose own header is of two lines."""
    lines = {
        101.0: [("2024年", 319, 351), ("2025年计划", 420, 480)],
        113.0: [("指标", 80, 100)],
        117.0: [("绝对", 430, 450)],
        125.0: [("计划", 260, 280), ("预计", 325, 345), ("增幅", 380, 400), ("增速", 490, 510)],
        133.0: [("值", 435, 445)],
    }
    columns = [Column(x0, x0 + 24) for x0 in (78, 258, 323, 378, 428, 488)]
    rows = header_rows(pieces(lines), columns, 22)
    assert rows is not None
    assert [(cell.text, cell.column_span) for cell in rows[0]] == [("指标", 1), ("2024年", 3), ("2025年计划", 2)]
    assert [cell.text for cell in rows[1]] == ["计划", "预计", "增幅", "绝对值", "增速"]


def pieces(lines: dict[float, list[tuple[str, int, int]]]) -> list[Piece]:
    """Texts with their ends, by the heights of their lines."""
    return [
        Piece(Line((Glyph(text, x0, middle - 5, x1, middle + 5, 10),)), middle)
        for middle, texts in lines.items()
        for text, x0, x1 in texts
    ]


def test_a_header_of_three_rows_has_groups_below_groups() -> None:
    lines = {
        100.0: [("2024年", 295, 335)],
        114.0: [
            ("指标", 80, 100),
            ("2023年", 185, 215),
            ("计划", 260, 280),
            ("完成", 355, 375),
            ("2025年", 475, 505),
        ],
        128.0: [("总量", 240, 260), ("占比", 290, 310), ("总量", 340, 360), ("占比", 375, 395)],
    }
    columns = [Column(x0, x0 + 24) for x0 in (78, 188, 238, 288, 338, 374, 478)]
    rows = header_rows(pieces(lines), columns, 22)
    assert rows is not None
    assert [[(cell.text, cell.row_span, cell.column_span) for cell in row] for row in rows] == [
        [("指标", 3, 1), ("2023年", 3, 1), ("2024年", 1, 4), ("2025年", 3, 1)],
        [("计划", 1, 2), ("完成", 1, 2)],
        [("总量", 1, 1), ("占比", 1, 1), ("总量", 1, 1), ("占比", 1, 1)],
    ]


def test_a_text_over_several_columns_may_have_broken_over_lines_of_which_the_last_is_short() -> None:
    lines = {
        100.0: [("2024年债务余额预", 350, 440)],
        106.0: [("债务限额", 230, 290)],
        112.0: [("计", 390, 399)],
        119.0: [("地区", 80, 100)],
        132.0: [("一般", 235, 255), ("专项", 275, 295), ("一般", 345, 365), ("专项", 385, 405), ("合计", 425, 445)],
    }
    columns = [Column(x0, x0 + 24) for x0 in (78, 233, 273, 343, 383, 423)]
    rows = header_rows(pieces(lines), columns, 14)
    assert rows is not None
    assert [(cell.text, cell.column_span) for cell in rows[0]] == [
        ("地区", 1),
        ("债务限额", 2),
        ("2024年债务余额预计", 3),
    ]


def test_a_row_of_formulas_is_no_row_of_the_header() -> None:
    """A=B+C below what is all of two columns: it says nothing of these that the header does not."""
    head = [("项目", "债务限额", "一般债务", "专项债务"), ("公式", "A=B+C", "B", "C")]
    rows = [("东镇", "9", "4", "5"), ("西镇", "7", "3", "4"), ("北镇", "8", "6", "2")]
    (table,) = read(table_of([head[1], *rows], head[0])).tables
    assert rows_of(table)[:2] == [list(head[0]), list(rows[0])]


def test_remarks_that_no_row_has_beside_a_value_are_a_column_where_the_header_names_both() -> None:
    """The texts of the header are on one line, or the one over the remarks is at the height of one over several columns."""
    rows = [
        ("渔船", "645", "5.1", ""),
        ("渔港", "12", "3.4", ""),
        ("渔市", "30", "", "新设"),
        ("鱼苗场", "9", "2.2", ""),
    ]
    head = ("指标", "2024年", "增长%", "备注")
    (table,) = read(table_of(rows, head)).tables
    assert rows_of(table) == [list(head), *map(list, rows)]
    paper = made_report.Paper()
    paper.line("表1 渔业情况")
    upper, lower = ("指标", "2024年", "", "备注"), ("", "总量", "增长%", "")
    for at, row in enumerate([upper, lower, *rows]):
        for place, text in zip((100, 220, 300, 345), row, strict=True):
            paper.canvas.setFont("STSong-Light", 10)
            paper.canvas.drawCentredString(place + (40 if text == "2024年" else 0), paper.y, text)
        paper.y -= 22 if at else 18
    (table,) = read(paper).tables
    assert [(cell.text, cell.column_span) for cell in table.cells if cell.row_no == 1] == [
        ("指标", 1),
        ("2024年", 2),
        ("备注", 1),
    ]


def test_the_name_of_an_appendix_parts_its_table_from_the_one_above() -> None:
    """Its number stands among the labels and its name over the values, as a row would."""
    head = ("指标", "单位", "2024年", "2023年")
    paper = table_of(SHORT, head)
    for row in [("附件2", "渔港情况", "", ""), head, *SHORT]:
        draw(paper, row)
    first, second = read(paper).tables
    assert rows_of(first) == rows_of(second) == [list(head), *map(list, SHORT)]
    assert second.caption.endswith("渔港情况")


def test_a_group_stands_in_the_middle_of_its_rows() -> None:
    paper = made_report.Paper()
    paper.line("表1 渔业情况")
    rows = [
        *SHORT,
        ("渔业人口", "人", "2100", "2080"),
        ("渔业投资", "万元", "645", "601"),
        ("渔业贷款", "万元", "83", "79"),
    ]
    for number, row in enumerate([("指标", "单位", "2024年", "2023年"), *rows]):
        paper.canvas.setFont("STSong-Light", 10)
        if number == 0:
            paper.canvas.drawString(40, paper.y, "类别")
        if number == 5:
            paper.canvas.drawString(40, paper.y + 5, "资")
            paper.canvas.drawString(40, paper.y - 7, "金")
        if number == 2:
            paper.canvas.drawString(40, paper.y - 11, "生产")
        draw(paper, row)
    (table,) = read(paper).tables
    groups = [
        (cell.text, cell.row_no, cell.row_span) for cell in table.cells if cell.column_no == 1 and cell.row_no > 1
    ]
    assert groups == [("生产", 2, 4), ("资金", 6, 2)]
    assert [cell.text for cell in table.cells if cell.column_no == 2] == ["指标", *(row[0] for row in rows)]


def test_words_at_the_left_and_numbers_at_the_right_are_one_column() -> None:
    (table,) = read(table_of([*SHORT, ("渔业产值", "亿元", "持平", "3.1")])).tables
    assert rows_of(table)[-1] == ["渔业产值", "亿元", "持平", "3.1"]


def test_a_table_goes_on_over_a_page_break_right_below_its_header() -> None:
    paper = made_report.Paper()
    paper.line("表1 渔业情况")
    draw(paper, ("指标", "单位", "2024年", "2023年"))
    paper.new_page()
    for row in SHORT:
        draw(paper, row)
    document = read(paper)
    (table,) = document.tables
    assert rows_of(table) == [["指标", "单位", "2024年", "2023年"], *map(list, SHORT)]
    pages = {block.text: block.page for block in document.blocks if block.kind is BlockKind.CELL}
    assert (pages["指标"], pages["645"]) == (1, 2)


def test_a_heading_below_a_table_is_none_of_its_rows() -> None:
    paper = table_of(SHORT)
    paper.line("二、渔业投资")
    paper.line("全年完成渔业投资2.4亿元，增长3.5%。")
    document = read(paper)
    assert [block.text for block in document.blocks if block.kind is BlockKind.HEADING] == ["二、渔业投资"]
    assert document.tables[0].row_count == len(SHORT) + 1


def test_a_label_between_header_and_first_row_is_a_row_where_it_stands_in_the_column_of_labels() -> None:
    (table,) = read(table_of([("一、捕捞", "", "", ""), *SHORT])).tables
    assert [cell.text for cell in table.cells if cell.column_no == 1] == [
        "指标",
        "一、捕捞",
        *(row[0] for row in SHORT),
    ]
    paper = made_report.Paper()
    draw(paper, ("指标", "单位", "2024年", "2023年"))
    paper.line("捕捞", indent=-4)
    for row in SHORT:
        draw(paper, row)
    assert "捕捞" in [block.text for block in read(paper).blocks]


def test_lines_of_text_with_numbers_are_no_table() -> None:
    paper = made_report.Paper()
    for year in range(3):
        paper.line(f"渔船 {645 + year} 艘 渔港 {12 + year} 个 渔民 {2100 + year} 人 比上年增加 {31 + year} 人")
    assert not read(paper).tables
