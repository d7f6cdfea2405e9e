"""What a page holds beside its article, and tables with spans, nested tables and tables for layout."""

from __future__ import annotations

import made_report
import pytest

from sources.documents.formats.detect import read_document
from sources.model import Document, ReportError

PROSE = "今年全县粮食产量为12.5万吨，比上年增长2.1%；农民收入增加，生活改善。"


def page(body: str, head: str = "") -> Document:
    return read_document(f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode(), "a.html")


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks]


@pytest.mark.parametrize("charset", ["gb2312", "gb18030", "utf-8"])
def test_charset_of_the_page(charset: str) -> None:
    data = made_report.as_html(charset).encode("gb18030" if charset.startswith("gb") else charset)
    assert read_document(data, "a.html").title == made_report.TITLE


def test_charset_that_says_the_wrong_thing_does_no_harm() -> None:
    assert read_document(made_report.as_html("gb2312").encode(), "a.html").title == made_report.TITLE


def test_site_is_left_out() -> None:
    document = page(
        "<nav>导航，一、二</nav><div class='left-sidebar'><p>相关文章，请看。</p></div>"
        "<div id='crumbs'>当前位置：<a href='/'>首页</a></div>"
        f"<div class='content'><p>{PROSE}</p><p>{PROSE}</p><div hidden>藏起来的话。</div></div>"
        "<div class='links'><a>甲网</a><a>乙网</a></div><footer>版权所有，违者必究。</footer>"
    )
    assert texts(document) == [PROSE, PROSE]


def test_an_article_whose_class_sounds_like_furniture_is_kept() -> None:
    assert texts(page(f"<div class='header-content'>{f'<p>{PROSE}</p>' * 8}</div>")) == [PROSE] * 8


def test_tables_beside_the_prose_are_kept() -> None:
    rows = "".join(f"<tr><td>第{n}镇</td><td>{n}.5</td></tr>" for n in range(1, 40))
    document = page(f"<div><div><p>{PROSE}</p><p>{PROSE}</p></div><div><table>{rows}</table></div></div>")
    assert [table.row_count for table in document.tables] == [39]


def test_title_of_the_page_when_the_article_has_none() -> None:
    document = page(f"<div class='a'><p>{PROSE}</p></div>", "<title>云岭县2023年统计公报_云岭县人民政府</title>")
    assert document.title == "云岭县2023年统计公报"


@pytest.mark.parametrize("number", ["表一", "决算03表"])
def test_a_row_above_the_header_says_number_and_unit_of_a_table(number: str) -> None:
    (table,) = page(
        f"<p>{PROSE}</p><p>2023年羊毛产量情况表</p><table><tr><td colspan=2>{number}</td><td>单位：吨</td></tr>"
        "<tr><td>镇</td><td>计划</td><td>完成</td></tr><tr><td>东镇</td><td>5</td><td>6</td></tr>"
        "<tr><td>西镇</td><td>7</td><td>8</td></tr></table>"
    ).tables
    assert (table.caption, table.notes, table.header_rows) == ("2023年羊毛产量情况表", ("单位：吨",), 1)


def test_spans() -> None:
    document = page(
        f"<p>{PROSE}</p><table><thead><tr><th rowspan=2>镇</th><th colspan=2>2022年</th><th colspan=2>2023年</th></tr>"
        "<tr><th>收入</th><th>支出</th><th>收入</th><th>支出</th></tr></thead>"
        "<tr><td>东镇</td><td>1.5</td><td>2</td><td>3</td><td>4</td></tr>"
        "<tr><td>西镇</td><td rowspan=0>5</td><td>6</td><td>7</td><td>8</td></tr></table>"
    )
    table = document.tables[0]
    assert (table.header_rows, table.row_count, table.column_count) == (2, 4, 5)
    places = {cell.text: (cell.row_no, cell.column_no, cell.row_span, cell.column_span) for cell in table.cells[:7]}
    assert places["镇"] == (1, 1, 2, 1)
    assert places["2023年"] == (1, 4, 1, 2)
    assert [cell.column_no for cell in table.cells if cell.text == "收入"] == [2, 4]
    assert [cell.text for cell in table.cells if cell.is_header] == [
        "镇",
        "2022年",
        "2023年",
        "收入",
        "支出",
        "收入",
        "支出",
    ]


def test_layout_table_is_no_table() -> None:
    inner = "<table><tr><td>镇</td><td>产量</td></tr><tr><td>东镇</td><td>1.5</td></tr></table>"
    document = page(f"<table><tr><td><a>左栏</a></td><td><p>{PROSE}</p><p>{PROSE}</p>{inner}</td></tr></table>")
    assert texts(document)[:2] == [PROSE, PROSE]
    assert made_report.table_rows(document, 1) == [["镇", "产量"], ["东镇", "1.5"]]
    assert len(document.tables) == 1


def test_caption_unit_and_note_in_rows_of_the_table_and_an_empty_column() -> None:
    document = page(
        f"<p>{PROSE}</p><table><tr><td colspan=2>表3 各镇产量</td><td></td></tr>"
        "<tr><td colspan=3 align=right>单位：吨</td></tr><tr><td>镇</td><td>产量</td><td></td></tr>"
        "<tr><td>东镇</td><td>1.5</td><td></td></tr><tr><td colspan=3>注：东镇为初步数。</td></tr></table>"
    )
    table = document.tables[0]
    assert (table.caption, table.printed_no, table.notes) == ("各镇产量", "3", ("单位：吨", "注：东镇为初步数。"))
    assert made_report.table_rows(document, 1) == [["镇", "产量"], ["东镇", "1.5"]]


def test_another_header_amid_a_table_begins_another_with_the_name_above_it() -> None:
    def rows(*lines: str) -> str:
        return "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in line.split('|'))}</tr>" for line in lines)

    first = ["2、茶园情况||", "项目|9月|1-9月累计", "采摘面积|3|27", "新种面积|1|4"]
    next_one = ["3、渔业生产||", "|9月|1-9月累计", "虾产量|5|40"]
    tables = page(f"<table>{rows(*first, *next_one)}</table>").tables
    assert [(each.caption, each.row_count) for each in tables] == [("2、茶园情况", 3), ("3、渔业生产", 2)]
    # a row that has only a name is one of the table where no header stands below it
    (whole,) = page(f"<table>{rows(*first, '其他||', '湿地面积|2|6')}</table>").tables
    assert whole.row_count == 5


def test_stacked_values_of_a_cell_stay_apart() -> None:
    document = page(
        f"<p>{PROSE}</p><table><tr><td>比上年<br>增长（%）</td><td>值</td></tr>"
        "<tr><td>东镇</td><td>1.5<br>2.5</td></tr></table>"
    )
    assert made_report.table_rows(document, 1) == [["比上年增长（%）", "值"], ["东镇", "1.5\n2.5"]]


def test_paragraphs_parted_by_breaks() -> None:
    document = page(f"<div>\u3000\u3000{PROSE}<br>\u3000\u3000{PROSE}<br><br>一、综合<br>\u3000\u3000{PROSE}</div>")
    assert texts(document) == [PROSE, PROSE, "一、综合", PROSE]


def test_page_that_breaks_off() -> None:
    with pytest.raises(ReportError, match="breaks off"):
        read_document(f"<html><body><p>{PROSE}</p>".encode(), "a.html")


def test_lines_that_a_break_cuts_are_one_paragraph_and_indented_ones_are_not() -> None:
    first, second = "今年全县各镇的粮食产量都有增加，村里通了路，修了渠，农民的收入", "和生活都比上年好了许多。"
    assert texts(page(f"<p>云岭县统计公报</p><p>{first}<br>{second}</p>"))[1:] == [first + second]
    assert texts(page(f"<p>云岭县统计公报</p><p>{first}<br>\u3000\u3000{second}</p>"))[1:] == [first, second]
    assert texts(page(f"<p>云岭县统计公报</p><p>{first}<br><br>{second}</p>"))[1:] == [first, second]


def test_raised_digits_stay_raised() -> None:
    document = page("<p>粮食产量24.6<sup>1</sup>万吨，面积5km<sup>2</sup>，见附注<sup>[3]</sup>与H<sup>甲</sup>。</p>")
    assert "24.6¹万吨，面积5km²，见附注³与H甲。" in texts(document)[0]


def test_cells_know_how_far_they_stand_in() -> None:
    rows = ["甲", "&emsp;乙", "&nbsp;&nbsp;丙"]
    body = "".join(f"<tr><td>{label}</td><td>{value}</td></tr>" for value, label in enumerate(rows, 1))
    styled = '<tr><td style="padding-left: 2em">丁</td><td>4</td></tr><tr><td><p style="text-indent:12pt">戊</p></td><td>5</td></tr>'
    cells = page(f"<table>{body}{styled}</table>").tables[0].cells
    assert [cell.indent for cell in cells if cell.column_no == 1] == [0, 2, 2, 4, 2]


def test_a_table_goes_on_below_its_head_printed_again() -> None:
    def part(*values: int) -> str:
        rows = "".join(f"<tr><td>项目{value}</td><td>{value}</td></tr>" for value in values)
        return f"<p>2023年渔业收入表</p><p>单位：万元</p><table><tr><td>科目</td><td>决算数</td></tr>{rows}</table>"

    (table,) = page(part(1, 2) + part(3, 4)).tables
    assert (table.row_count, table.caption) == (5, "2023年渔业收入表")
    other = part(3, 4).replace("渔业", "林业")
    assert [each.caption for each in page(part(1, 2) + other).tables] == ["2023年渔业收入表", "2023年林业收入表"]


def test_struck_out_and_deleted_text_is_not_read_and_inserted_is() -> None:
    document = page(
        "<p>产量<del>111</del><s>222</s><strike>333</strike><span style='text-decoration: line-through'>444</span>"
        f"<ins>555</ins><u>6</u>万吨。</p><p>{PROSE}</p>"
    )
    assert texts(document) == ["产量5556万吨。", PROSE]


@pytest.mark.parametrize("style", ["visibility: hidden; opacity: 0;", "visibility:hidden"])
def test_an_article_that_waits_for_its_script_is_read(style: str) -> None:
    """A hidden part that holds little of the page stays hidden."""
    document = page(f"<h1>某县统计公报</h1><div id='js_content' style='{style}'><p>{PROSE}</p><p>{PROSE}</p></div>")
    assert texts(document)[-2:] == [PROSE, PROSE]
    document = page(f"<p>{PROSE}</p><p>{PROSE}</p><div style='{style}'><p>藏起来的话。</p></div>")
    assert texts(document) == [PROSE, PROSE]


def test_what_is_never_shown_is_not_read() -> None:
    document = page(f"<p>{PROSE}</p><div style='display:none'><p>{PROSE}</p><p>{PROSE}</p></div>")
    assert texts(document) == [PROSE]


def test_a_picture_in_the_article_is_a_note_with_its_place() -> None:
    picture = "<img src='/2025/tu1.png' style='width: 600px; height: 300px'>"
    document = page(f"<p>{PROSE}</p><p>主要指标见下表。</p><p>{picture}</p><p>{PROSE}</p>")
    assert [problem.problem for problem in document.problems] == ["picture"]
    assert "主要指标见下表。" in document.problems[0].message
    in_cell = page(f"<p>{PROSE}</p><table><tr><td>镇<td>图<tr><td>东镇{picture}<td>1</table><p>{PROSE}</p>")
    assert len(in_cell.problems) == 1


@pytest.mark.parametrize(
    "small",
    [
        "<img src='a.png' width='16' height='16'>",
        "<img src='/img/icon_pdf.png'>",
        "<img src='/img/c.gif'>",
        "<a href='/'><img src='/img/back.png'></a>",
    ],
)
def test_signs_and_buttons_are_no_pictures(small: str) -> None:
    assert not page(f"<p>{PROSE}</p><p>{small}附件</p><p>{PROSE}</p>").problems


def test_a_formula_is_read() -> None:
    formula = "<math><semantics><mn>2.8</mn><annotation encoding='TeX'>\\frac{9}{9}</annotation></semantics></math>"
    assert texts(page(f"<p>研发强度{formula}%。</p><p>{PROSE}</p>")) == ["研发强度2.8%。", PROSE]


def test_a_header_that_stands_once_more_beside_the_name_of_a_group_leaves_the_name() -> None:
    rows = [
        ["指标", "2023年", "增长%"],
        ["羊毛", "2", "5"],
        ["二、林业", "2023年", "增长%"],
        ["核桃", "3", "4"],
    ]
    html = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    (table,) = page(f"<table>{html}</table>").tables
    assert [cell.text for cell in table.cells if cell.row_no == 3] == ["二、林业", "", ""]


def test_what_stands_above_a_table_is_said_of_the_one_below_another_header_in_it() -> None:
    rows = [
        ["指标", "2023年", "增长%"],
        ["羊毛", "2", "5"],
        ["3、林产品"],
        ["产品", "产量", "比上年增长%"],
        ["核桃", "3", "4"],
    ]
    html = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    first, second = page(f"<p>表1 2023年产品产量（单位：吨）</p><table>{html}</table>").tables
    assert (second.caption, second.section_path[-1:]) == ("3、林产品", (first.caption,))
    assert second.notes == (first.caption,)


def test_values_that_stand_below_each_other_in_their_cells_are_rows() -> None:
    rows = [
        "<tr><td>指标</td><td>单位</td><td>2023年</td><td>2024年</td></tr>",
        "<tr><td>羊毛产值<br>增长速度</td><td>亿元<br>%</td><td>9.5<br>6.1</td><td>10<br>7</td></tr>",
        "<tr><td>核桃</td><td>吨</td><td>3</td><td>4</td></tr>",
    ]
    (table,) = page(f"<table>{''.join(rows)}</table>").tables
    assert [cell.text for cell in table.cells if cell.row_no in {2, 3}] == [
        *("羊毛产值", "亿元", "9.5", "10"),
        *("增长速度", "%", "6.1", "7"),
    ]


def test_a_label_of_two_lines_beside_one_value_is_one_row() -> None:
    rows = [
        "<tr><td>指标</td><td>2023年</td><td>2024年</td></tr>",
        "<tr><td>羊毛<br>产值</td><td>9</td><td>10</td></tr>",
    ]
    (table,) = page(f"<table>{''.join(rows)}</table>").tables
    assert (table.row_count, table.cells[3].text) == (2, "羊毛产值")


def test_a_title_that_is_the_name_of_a_table_names_the_first_one_below_it() -> None:
    rows = "<tr><td>项目</td><td>执行数</td></tr><tr><td>利息收入</td><td>9</td></tr>"
    table = f"<p>填报单位：某市本级 单位：万元</p><table>{rows}</table>"
    first, second = page(f"<h1>2023年渔业基金收入执行情况表</h1>{table}<p>{PROSE}</p><table>{rows}</table>").tables
    assert (first.caption, second.caption) == ("2023年渔业基金收入执行情况表", "")
    assert first.notes == ("填报单位：某市本级 单位：万元",)


def test_a_title_ends_where_the_line_below_says_who_issued_it_or_when_it_was_given() -> None:
    title = "云岭县2023年国民经济和社会发展统计公报"
    lines = [f"{title}[1]", "云岭县统计局", "国家统计局云岭调查队", "2024年3月21日"]
    assert texts(page(f"<p>{'<br>'.join(lines)}</p><p>{PROSE}</p>"))[:4] == lines
    report = "关于云岭县2023年财政预算执行情况和2024年财政预算草案的报告"
    below = ["（2024年1月7日在云岭县", "第五届人民代表大会第三次会议上）", "云岭县财政局"]
    assert texts(page(f"<p>{'<br>'.join([report, *below])}</p><p>{PROSE}</p>"))[0] == report
    # a title that goes on is one
    cut = "关于2023年国民经济和社会发展计划执行情况与2024年计划草案<br>的报告"
    assert texts(page(f"<p>{cut}</p><p>{PROSE}</p>"))[0] == cut.replace("<br>", "")


@pytest.mark.parametrize(
    "rows",
    [
        "<tr></tr><tr><td>镇</td><td>羊毛</td><td>奶</td></tr>",
        "<tr><td rowspan=2>镇</td><td rowspan=2>羊毛</td><td rowspan=2>奶</td></tr><tr></tr>",
    ],
)
def test_a_row_without_cells_is_one_where_it_is_first_or_all_cells_above_reach_into_it(rows: str) -> None:
    (table,) = page(
        f"<table>{rows}<tr><td>东镇</td><td>1</td><td>2</td></tr><tr><td>西镇</td><td>3</td><td>4</td></tr></table>"
    ).tables
    assert [cell.text for cell in table.cells if cell.text] == ["镇", "羊毛", "奶", "东镇", "1", "2", "西镇", "3", "4"]


def test_a_row_of_amounts_with_their_growth_is_no_header() -> None:
    rows = [
        ["项目", "2023年计划", "2023年完成"],
        ["羊毛产值", "5亿元、增长8%", "6亿元、增长9%"],
        ["投资", "增长5%", "增长6%"],
    ]
    cells = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    (table,) = page(f"<table>{cells}</table>").tables
    assert table.header_rows == 1
