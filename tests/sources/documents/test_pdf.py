"""PDF: rules, open sides, rows without rules, pages, furniture, scans, encryption."""

from __future__ import annotations

import io
from collections.abc import Sequence

import made_report
import pypdfium2 as pdfium
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption

from sources.documents.formats import scan
from sources.documents.formats.detect import read_document, read_here
from sources.documents.formats.pdf_page import Glyph, Page, Rule, lines_of
from sources.documents.formats.pdf_page_numbers import page_numbers
from sources.documents.formats.pdf_tables import find_tables
from sources.model import Document, ReportError

PROSE = "今年全县粮食产量为12.5万吨，比上年增长2.1%；农民收入增加，生活改善，村里通了路。"


def read(paper: made_report.Paper) -> Document:
    return read_document(paper.save(), "a.pdf")


def glyphs(text: str, x: float, y: float, size: float = 10) -> list[Glyph]:
    step = size if not text.isascii() else size / 2
    return [Glyph(c, x + i * step, y - size / 2, x + (i + 1) * step, y + size / 2, size) for i, c in enumerate(text)]


def ruled(xs: list[float], ys: list[float]) -> list[Rule]:
    return [Rule(xs[0], y, xs[-1], y) for y in ys] + [Rule(x, ys[0], x, ys[-1]) for x in xs]


def test_lower_digits_stay_in_their_line() -> None:
    printed = glyphs("增长", 0, 100) + glyphs("5.6", 20, 103) + glyphs("%。", 35, 100) + glyphs("下行", 0, 118)
    assert [line.text for line in lines_of(printed)] == ["增长5.6%。", "下行"]


def test_stretched_lines_get_no_blanks_and_numbers_stay_apart() -> None:
    stretched = [glyph for i, c in enumerate("预算执行") for glyph in glyphs(c, i * 14, 100)]
    numbers = glyphs("12.5", 100, 100) + glyphs("13.6", 126, 100)
    assert lines_of(stretched + numbers)[0].text == "预算执行 12.5 13.6"


def test_a_number_whose_digits_are_set_apart_is_one_and_numbers_beside_each_other_are_several() -> None:
    def apart(text: str, x: float) -> list[Glyph]:
        return [glyph for at, c in enumerate(text) for glyph in glyphs(c, x + 10 * at, 100)]

    texts = glyphs("渔业增加值增长", 0, 100) + apart("4.5%", 75) + glyphs("，占", 110, 100) + apart("64%", 135)
    assert lines_of(texts)[0].text == "渔业增加值增长4.5%，占64%"
    assert lines_of(glyphs("渔船", 0, 100) + apart("645", 30))[0].text == "渔船 6 4 5"


def test_letters_printed_twice_count_once() -> None:
    assert lines_of(glyphs("合计1", 0, 100) + glyphs("合计1", 0.4, 100))[0].text == "合计1"


def test_merged_cells() -> None:
    xs, ys = [0.0, 50.0, 100.0, 150.0], [0.0, 20.0, 40.0, 60.0]
    rules = [Rule(0, y, 150, y) for y in (0.0, 40.0, 60.0)] + [Rule(50, 20, 150, 20)]
    rules += [Rule(x, 0, x, 60) for x in (0.0, 50.0, 150.0)] + [Rule(100, 20, 100, 60)]
    texts = glyphs("镇", 5, 20) + glyphs("产量", 80, 10) + glyphs("甲", 60, 30) + glyphs("乙", 110, 30)
    texts += glyphs("东", 5, 50) + glyphs("1.5", 60, 50) + glyphs("2.5", 110, 50)
    table = find_tables(rules, texts)[0]
    assert [[(c.text, c.row_span, c.column_span) for c in row] for row in table.rows] == [
        [("镇", 2, 1), ("产量", 1, 2)],
        [("甲", 1, 1), ("乙", 1, 1)],
        [("东", 1, 1), ("1.5", 1, 1), ("2.5", 1, 1)],
    ]
    assert table.edges == tuple(xs)
    assert (table.y0, table.y1) == (ys[0], ys[-1])


def test_columns_and_rows_that_no_rule_parts() -> None:
    rules = [Rule(0, y, 200, y) for y in (0.0, 20.0, 80.0)]
    texts = glyphs("指标", 10, 10) + glyphs("产量", 80, 10) + glyphs("增速", 150, 10)
    for at, (label, one, two) in enumerate(
        (("粮食", "211.28", "-0.4"), ("油料", "12.97", "3.1"), ("棉花", "0.5", "9"))
    ):
        y = 30 + 20 * at
        texts += glyphs(label, 10, y) + glyphs(one, 80, y) + glyphs(two, 150, y)
    table = find_tables(rules, texts)[0]
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["指标", "产量", "增速"],
        ["粮食", "211.28", "-0.4"],
        ["油料", "12.97", "3.1"],
        ["棉花", "0.5", "9"],
    ]


def test_a_label_without_values_between_two_rules_is_a_row_and_a_label_of_two_lines_is_one() -> None:
    rules = [Rule(0, y, 200, y) for y in (0.0, 20.0, 140.0)] + [Rule(x, 0, x, 140) for x in (0.0, 100.0, 150.0, 200.0)]
    texts = glyphs("科目", 10, 10) + glyphs("甲年", 110, 10) + glyphs("乙年", 160, 10)
    rows = [(30, "种养收入", "3", "4"), (50, "捕捞收入", "", ""), (70, "林业收入", "5", "6"), (91, "", "7", "8")]
    rows += [(85, "山地果园茶园苗圃", "", ""), (97, "收入", "", "")]
    for y, label, one, two in rows:
        texts += glyphs(label, 10, y) + (glyphs(one, 110, y) + glyphs(two, 160, y) if one else [])
    table = find_tables(rules, texts)[0]
    assert [[cell.text for cell in row] for row in table.rows][1:] == [
        ["种养收入", "3", "4"],
        ["捕捞收入", "", ""],
        ["林业收入", "5", "6"],
        ["山地果园茶园苗圃收入", "7", "8"],
    ]


def test_the_lines_of_a_label_right_above_and_below_its_values_are_one_row() -> None:
    rules = [Rule(0, y, 200, y) for y in (0.0, 20.0, 140.0)] + [Rule(x, 0, x, 140) for x in (0.0, 100.0, 150.0, 200.0)]
    texts = glyphs("科目", 10, 10) + glyphs("甲年", 110, 10) + glyphs("乙年", 160, 10)
    rows = [(30, "渔业收入", "3", "4"), (52, "渔港债券收入", "", ""), (60, "", "5", "6"), (68, "(不含再融资)", "", "")]
    rows += [(90, "林业收入", "7", "8"), (110, "牧业收入", "", ""), (130, "其他收入", "9", "2")]
    for y, label, one, two in rows:
        texts += glyphs(label, 10, y) + (glyphs(one, 110, y) + glyphs(two, 160, y) if one else [])
    table = find_tables(rules, texts)[0]
    assert [[cell.text for cell in row] for row in table.rows][1:] == [
        ["渔业收入", "3", "4"],
        ["渔港债券收入(不含再融资)", "5", "6"],
        ["林业收入", "7", "8"],
        ["牧业收入", "", ""],
        ["其他收入", "9", "2"],
    ]


def test_rows_printed_between_two_rules_beside_a_cell_that_reaches_over_them() -> None:
    rules = [Rule(0, y, 160, y) for y in (0.0, 20.0, 140.0)] + [Rule(40, 80, 160, 80)]
    rules += [Rule(x, 0, x, 140) for x in (0.0, 40.0, 80.0, 120.0, 160.0)]
    texts = (
        glyphs("区", 5, 10) + glyphs("券", 45, 10) + glyphs("类", 85, 10) + glyphs("数", 125, 10) + glyphs("东", 5, 80)
    )
    for top, name in ((20, "甲"), (80, "乙")):
        texts += glyphs(name, 45, top + 30)
        for at, (kind, value) in enumerate((("共", "9"), ("新", ""), ("旧", "5"))):
            texts += glyphs(kind, 85, top + 10 + 20 * at) + (glyphs(value, 125, top + 10 + 20 * at) if value else [])
        texts += glyphs("4", 125, top + 30)
    table = find_tables(rules, texts)[0]
    assert [[(cell.text, cell.row_span) for cell in row] for row in table.rows][1:5] == [
        [("东", 6), ("甲", 3), ("共", 1), ("9", 1)],
        [("新", 1), ("4", 1)],
        [("旧", 1), ("5", 1)],
        [("乙", 3), ("共", 1), ("9", 1)],
    ]


def test_values_of_one_row_stand_at_several_heights() -> None:
    xs, ys = [0.0, 100.0, 150.0, 200.0], [0.0, 20.0, 50.0, 80.0]
    texts = glyphs("基金", 10, 10) + glyphs("甲年", 110, 10) + glyphs("增速", 160, 10)
    for top, label, one, two in ((20, "渔业基金", "16673", "9.7%"), (50, "林业基金", "4889", "4.9%")):
        # set to the middle, to the bottom and to the top
        texts += glyphs(label, 10, top + 15) + glyphs(one, 110, top + 25) + glyphs(two, 160, top + 6)
    table = find_tables(ruled(xs, ys), texts)[0]
    assert [[cell.text for cell in row] for row in table.rows][1:] == [
        ["渔业基金", "16673", "9.7%"],
        ["林业基金", "4889", "4.9%"],
    ]


def test_a_number_broken_in_its_thousands_is_one_and_numbers_below_each_other_are_two() -> None:
    xs, ys = [0.0, 100.0, 150.0, 200.0], [0.0, 20.0, 50.0, 80.0]
    texts = glyphs("基金", 10, 10) + glyphs("甲年", 110, 10) + glyphs("乙年", 160, 10)
    texts += glyphs("收入合计", 10, 35) + glyphs("308,37", 110, 30) + glyphs("2", 135, 40)
    texts += glyphs("1,325,", 160, 30) + glyphs("166", 160, 40)
    texts += glyphs("渔业", 10, 60) + glyphs("林业", 10, 70) + glyphs("1,308", 110, 60) + glyphs("2", 110, 70)
    texts += glyphs("7", 160, 60) + glyphs("9", 160, 70)
    table = find_tables(ruled(xs, ys), texts)[0]
    assert [[cell.text for cell in row] for row in table.rows][1:] == [
        ["收入合计", "308,372", "1,325,166"],
        ["渔业", "1,308", "7"],
        ["林业", "2", "9"],
    ]


def test_a_number_may_stand_below_its_sign() -> None:
    xs, ys = [0.0, 100.0, 150.0], [0.0, 20.0, 50.0]
    texts = glyphs("基金", 10, 10) + glyphs("增长", 110, 10)
    texts += glyphs("收入合计", 10, 35) + glyphs("-", 135, 30) + glyphs("12.4%", 110, 40)
    table = find_tables(ruled(xs, ys), texts)[0]
    assert [cell.text for cell in table.rows[1]] == ["收入合计", "-12.4%"]


def test_a_caption_parts_two_tables_of_one_width() -> None:
    rules = [Rule(0, y, 100, y) for y in (0.0, 20.0, 40.0, 80.0, 100.0, 120.0)]
    texts = [g for y in (10, 30, 90, 110) for g in glyphs("甲", 10, y) + glyphs("1.5", 60, y)] + glyphs(
        "表2下一个", 20, 60
    )
    assert len(find_tables(rules, texts, lambda text: text.startswith("表2"))) == 2


def test_underlines_and_frames_are_no_tables() -> None:
    assert find_tables([Rule(0, 12, 60, 12), Rule(0, 40, 80, 40)], glyphs("有下划线的字", 0, 6)) == []
    assert find_tables(ruled([0, 200], [0, 60]), glyphs("框里的话", 10, 20) + glyphs("又一句", 10, 40)) == []


def test_table_over_two_pages_with_and_without_its_header() -> None:
    for repeat in (False, True):
        paper = made_report.Paper()
        paper.paragraph(PROSE)
        rows = made_report.TOWNS.rows
        paper.table(rows[:4])
        paper.new_page()
        paper.table((rows[0], *rows[4:]) if repeat else rows[4:])
        paper.paragraph(PROSE)
        document = read(paper)
        assert [table.row_count for table in document.tables] == [9]
        assert document.tables[0].page == 1


def test_a_row_that_a_page_break_cuts_is_one() -> None:
    paper = made_report.Paper()
    paper.paragraph(PROSE)
    paper.table((("指标", "目标", "实际"), ("渔港长度", "25", "24"), ("远洋渔业船舶停靠泊位", "增长", "120")))
    paper.new_page()
    paper.table((("数", "6.5%", ""), ("渔业产值", "9", "8")))
    paper.paragraph(PROSE)
    rows = made_report.table_rows(read(paper), 1)
    assert rows[2:] == [["远洋渔业船舶停靠泊位数", "增长6.5%", "120"], ["渔业产值", "9", "8"]]


@pytest.mark.parametrize("label", ["短标签", "远洋渔业船舶停靠泊位"])
def test_a_heading_of_rows_behind_a_page_break_is_a_row(label: str) -> None:
    paper = made_report.Paper()
    paper.paragraph(PROSE)
    paper.table((("指标", "目标", "实际"), ("渔港长度", "25", "24"), (label, "5", "12")))
    paper.new_page()
    paper.table((("二、渔业", "", ""), ("渔业产值", "9", "8")))
    paper.paragraph(PROSE)
    assert [row[0] for row in made_report.table_rows(read(paper), 1)[2:]] == [label, "二、渔业", "渔业产值"]


def test_two_tables_on_two_pages_with_text_between_stay_two() -> None:
    paper = made_report.Paper()
    paper.paragraph(PROSE)
    paper.table(made_report.TOWNS.rows)
    paper.new_page()
    paper.paragraph(PROSE)
    paper.table(made_report.BUDGET.rows)
    assert [table.row_count for table in read(paper).tables] == [9, 4]


def test_no_text_of_a_table_comes_twice() -> None:
    paper = made_report.Paper()
    paper.paragraph(PROSE)
    paper.table(made_report.BUDGET.rows, sides=False)
    text = "".join(block.text for block in read(paper).blocks)
    assert text.count("331.07") == 1
    assert text.count("地区生产总值") == 1


def test_a_paragraph_goes_on_over_a_page_and_furniture_is_left_out() -> None:
    paper = made_report.Paper()
    paper.bottom = 700
    for _ in range(6):
        paper.paragraph(PROSE * 3)
    document = read(paper)
    assert [block.text for block in document.blocks] == [PROSE * 3] * 6
    assert paper.page > 2
    assert {block.page for block in document.blocks} >= {1, 2}


def test_numbers_and_units_of_tables_at_one_height_of_each_page_are_no_running_heads() -> None:
    paper = made_report.Paper()
    for number, rows in enumerate((made_report.TOWNS.rows, made_report.BUDGET.rows, made_report.TOWNS.rows), 1):
        if number > 1:
            paper.new_page()
        paper.line(f"表{number}")
        paper.line(f"{2020 + number}年云岭县各项收入情况表")
        paper.line("单位：万元")
        paper.table(rows)
    tables = read(paper).tables
    assert [(table.printed_no, table.notes) for table in tables] == [
        (str(number), ("单位：万元",)) for number in (1, 2, 3)
    ]


def test_the_number_of_a_page_is_in_no_cell_of_a_table_that_reaches_down_to_it() -> None:
    paper = made_report.Paper()
    for number, rows in enumerate((made_report.TOWNS.rows, made_report.TOWNS.rows), 1):
        if number > 1:
            paper.new_page()
        paper.line(f"{2020 + number}年云岭县各镇情况表")
        paper.paragraph(PROSE)
        paper.y = 50 + (len(rows) - 1) * paper.STEP  # the height at which the number stands
        paper.table(rows)
    for table in read(paper).tables:
        last = tuple(cell.text for cell in table.cells if cell.row_no == table.row_count)
        assert last == made_report.TOWNS.rows[-1]


@pytest.mark.parametrize(
    ("printed", "numbers"),
    [
        (("第3页", "第4页"), [3, 3]),
        (("第3页共9页", "第4页共9页"), [6, 6]),
        (("-3-", "—4—", "-5-"), [3, 3, 3]),
        (("第3页", "第7页", "第8页"), [0, 3, 3]),
        # negative numbers in the last row of a table
        (("-3          -100", "-4          -200"), [0, 0]),
    ],
)
def test_numbers_of_pages_count_on(printed: tuple[str, ...], numbers: list[int]) -> None:
    def shown(text: str) -> list[Glyph]:
        return [glyph for glyph in [*glyphs("粮食", 0, 400), *glyphs(text, 0, 780)] if glyph.text.strip()]

    pages = [Page(at, 600, 800, shown(text)) for at, text in enumerate(printed, 1)]
    found = page_numbers(pages, 0.1)
    assert [sum(id(glyph) in found for glyph in page.glyphs) for page in pages] == numbers
    # in the middle of a page they are none
    assert page_numbers([Page(page.number, 600, 1600, page.glyphs) for page in pages], 0.1) == set()


def test_lines_of_a_block_narrower_than_the_page_are_one_paragraph() -> None:
    paper = made_report.Paper()
    paper.line("关于云岭县2023年国民经济和社会发展计划执行情况的报告", 2)
    for text in (
        "全县羊毛产量达到12.5吨，比上年增长3.5%，奶产量",
        "达到30.5吨，蜂蜜产量达到7.5吨，水果和蔬菜产量",
        "达到98.5吨。",
    ):
        paper.line(text)
    paper.line("修建道路")
    paper.line("架设桥梁")
    texts = [block.text for block in read(paper).blocks]
    assert (
        "全县羊毛产量达到12.5吨，比上年增长3.5%，奶产量达到30.5吨，蜂蜜产量达到7.5吨，水果和蔬菜产量达到98.5吨。"
        in texts
    )
    assert texts[-2:] == ["修建道路", "架设桥梁"]


def test_landscape_page_turned_by_its_rotation() -> None:
    paper = made_report.Paper()
    paper.canvas.setPageRotation(0)
    paper.paragraph(PROSE)
    paper.new_page()
    paper.canvas.setPageRotation(90)
    paper.canvas.translate(595, 0)
    paper.canvas.rotate(90)
    paper.y = 500
    paper.table(made_report.BUDGET.rows)
    document = read(paper)
    assert made_report.table_rows(document, 1) == [list(row) for row in made_report.BUDGET.rows]


def test_a_scan_asks_for_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan, "is_installed", lambda: False)
    paper = made_report.Paper()
    canvas = made_report.Canvas(paper.buffer)
    canvas.rect(10, 10, 300, 300, fill=1)
    canvas.showPage()
    canvas.save()
    with pytest.raises(ReportError, match="make ocr"):
        read_here(paper.buffer.getvalue(), "a.pdf")


def test_encrypted() -> None:
    paper = made_report.Paper(encrypt=StandardEncryption("geheim"))
    paper.paragraph(PROSE)
    with pytest.raises(ReportError, match="password"):
        read_document(paper.save(), "a.pdf")


@pytest.mark.parametrize(("turn", "corner"), [(0, (0, 0)), (90, (842, 0)), (180, (595, 842)), (270, (0, 595))])
def test_a_page_is_read_as_it_is_shown_however_it_is_turned(turn: int, corner: tuple[int, int]) -> None:
    paper = made_report.Paper()
    paper.paragraph(PROSE)
    paper.canvas.showPage()
    paper.canvas.setPageRotation(turn)
    paper.canvas.translate(*corner)
    paper.canvas.rotate(turn)
    paper.canvas.setFont("STSong-Light", paper.SIZE)
    paper.y = 750
    paper.table(made_report.BUDGET.rows)
    paper.paragraph(PROSE * 2)
    document = read(paper)
    assert made_report.table_rows(document, 1) == [list(row) for row in made_report.BUDGET.rows]
    assert document.blocks[-1].text == PROSE * 2


def test_a_caption_between_two_tables_of_the_same_columns_parts_them() -> None:
    paper = made_report.Paper()
    paper.paragraph(PROSE)
    for each in (made_report.BUDGET, made_report.TOWNS):
        paper.line(each.caption, 11)
        paper.table(each.rows)
    document = read(paper)
    assert [(table.caption, table.row_count) for table in document.tables] == [
        (made_report.BUDGET.name, 4),
        (made_report.TOWNS.name, 9),
    ]


def test_small_digits_above_their_line_are_raised() -> None:
    footnote = Glyph("1", 40, 92, 43, 98, 6)
    assert (
        lines_of([*glyphs("产量24", 0, 100), footnote, *glyphs("万吨", 44, 100)])[0].text.replace(" ", "")
        == "产量24¹万吨"
    )
    bracketed = [
        *glyphs("产量[", 0, 100),
        Glyph("1", 30, 92, 33, 98, 6),
        Glyph("9", 33, 92, 36, 98, 6),
        *glyphs("]", 36, 100),
    ]
    assert "[19]" in lines_of(bracketed)[0].text


def test_values_beside_each_other_are_columns_where_one_rule_is_drawn() -> None:
    texts = glyphs("项目", 5, 10) + glyphs("产量", 105, 10) + glyphs("增长", 155, 10)
    for at, label in enumerate(("鱼类", "虾类", "贝类")):
        texts += (
            glyphs(label, 5, 30 + 15 * at)
            + glyphs(f"{at}1.5", 105, 30 + 15 * at)
            + glyphs(f"{at}.5", 155, 30 + 15 * at)
        )
    rules = [Rule(0, y, 200, y) for y in (0.0, 20.0, 70.0)] + [Rule(x, 0, x, 70) for x in (0.0, 90.0, 200.0)]
    (table,) = find_tables(rules, texts)
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["项目", "产量", "增长"],
        ["鱼类", "01.5", "0.5"],
        ["虾类", "11.5", "1.5"],
        ["贝类", "21.5", "2.5"],
    ]


def test_a_page_set_sideways_is_read_upright() -> None:
    rows = (("科目", "决算数"), ("渔港收入", "12.5"), ("船坞收入", "31"))
    upright, sideways = made_report.Paper(), made_report.Paper()
    sideways.canvas.translate(A4[0], 0)
    sideways.canvas.rotate(90)
    for paper in (upright, sideways):
        paper.y = 450
        paper.table(rows)
        paper.paragraph(PROSE)
    told = [
        [(cell.row_no, cell.column_no, cell.text) for cell in read(paper).tables[0].cells]
        for paper in (upright, sideways)
    ]
    assert told[0] == told[1] and len(told[0]) == 6


def test_letters_set_apart_are_no_words_and_their_number_is_one() -> None:
    apart = [glyph for i, c in enumerate("工业增长4.5%，") for glyph in glyphs(c, i * 20, 100)]
    assert lines_of(apart)[0].text == "工业增长4.5%，"
    # what stands further apart than the letters do is a word of its own
    assert lines_of([*apart, *glyphs("注", 240, 100)])[0].text == "工业增长4.5%， 注"


def columns(paper: made_report.Paper, texts: Sequence[Sequence[str]], places: Sequence[int], step: int = 18) -> None:
    """Draw lines beside each other, column by column."""
    for lines, x in zip(texts, places, strict=True):
        for number, line in enumerate(lines):
            paper.canvas.setFont("STSong-Light", 10)
            paper.canvas.drawString(x, paper.y - step * number, line)
    paper.y -= step * max(map(len, texts)) + 24


LEFT = ["全县粮食产量为12.5万吨，比上年增", "长2.1%，其中稻谷产量7.3万吨，玉", "米产量4.4万吨。"]
RIGHT = ["农民收入增加，人均可支配收入21300", "元，增长6.4%。村里通了路，新建公", "路118公里。"]


@pytest.mark.parametrize("lowered", [0, 8])
def test_columns_are_read_one_after_the_other(lowered: int) -> None:
    """Also where their lines do not stand at one height."""
    paper = made_report.Paper()
    paper.line("一、上一年的情况如下文所述")
    places = (80, 310)
    columns(paper, [LEFT, RIGHT], places) if not lowered else _lowered(paper, lowered)
    paper.line("以上是全部内容，请各位审议。")
    found = [block.text for block in read(paper).blocks]
    assert "".join(LEFT) in found
    assert "".join(RIGHT) in found
    assert found.index("".join(LEFT)) < found.index("".join(RIGHT)) < found.index("以上是全部内容，请各位审议。")


def _lowered(paper: made_report.Paper, by: int) -> None:
    top = paper.y
    columns(paper, [LEFT], [80])
    paper.y = top - by
    columns(paper, [RIGHT], [310])


def test_three_columns() -> None:
    paper = made_report.Paper()
    thirds = [
        ["全县粮食产量十二万", "吨，稻谷产量七万吨", "玉米产量四万多吨。"],
        ["农民收入增加，人均", "两万元，村里通了路", "新建公路一百公里。"],
        ["学校新建三所，学生", "增加两千人，老师增", "加一百二十人左右。"],
    ]
    columns(paper, thirds, (80, 220, 360))
    found = "".join(block.text for block in read(paper).blocks)
    assert "".join("".join(third) for third in thirds) in found


def test_labels_and_values_beside_each_other_are_no_columns() -> None:
    paper = made_report.Paper()
    labels = ["粮食总产量（万吨）", "农村居民收入（元）", "公路通车里程（公里）", "学校数量（所）", "医院数量（所）"]
    columns(paper, [labels, ["12.5", "21300", "118", "42", "7"]], (80, 330))
    found = [block.text for block in read(paper).blocks]
    assert not any("粮食总产量（万吨）农村" in text for text in found)


def test_a_watermark_across_the_lines_is_no_text() -> None:
    """Turned, or upright and large."""
    paper = made_report.Paper()
    paper.canvas.saveState()
    paper.canvas.setFillGray(0.8)
    paper.canvas.setFont("STSong-Light", 60)
    paper.canvas.drawString(90, paper.y - 30, "内部资料")
    paper.canvas.translate(200, 500)
    paper.canvas.rotate(45)
    paper.canvas.drawString(0, 0, "严禁外传")
    paper.canvas.restoreState()
    paper.canvas.setFont("STSong-Light", 12)
    for _ in range(3):
        paper.paragraph(PROSE)
    assert [block.text for block in read(paper).blocks][1:] == [PROSE] * 3


def test_a_cover_that_is_a_picture_is_a_note_and_the_rest_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    paper = made_report.Paper()
    for number in range(4):
        if number:
            paper.new_page()
        for _ in range(3):
            paper.paragraph(f"{'东西南北'[number] * 5}镇：{PROSE}")
    monkeypatch.setattr(scan, "is_installed", lambda: False)
    document = read_here(with_cover(paper.save()), "a.pdf")
    assert f"北北北北北镇：{PROSE}" in [block.text for block in document.blocks]
    assert [(problem.problem, "page 1 is a picture" in problem.message) for problem in document.problems] == [
        ("picture", True)
    ]


def with_cover(data: bytes) -> bytes:
    """A PDF behind a page that is a picture."""
    document = pdfium.PdfDocument(data)
    bitmap = pdfium.PdfBitmap.new_native(200, 280, pdfium.raw.FPDFBitmap_BGR)
    bitmap.fill_rect((200, 60, 60, 255), 0, 0, 200, 280)
    picture = pdfium.PdfImage.new(document)
    picture.set_bitmap(bitmap)
    picture.set_matrix(pdfium.PdfMatrix().scale(595, 842))
    page = document.new_page(595, 842, 0)
    page.insert_obj(picture)
    page.gen_content()
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()
