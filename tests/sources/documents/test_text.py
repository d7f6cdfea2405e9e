"""Plain text: labels that are printed beside the middle of their lines, and tables without such labels."""

from __future__ import annotations

from sources.documents.formats.detect import read_document
from sources.documents.formats.text import read
from sources.documents.layout_elements import Grid


def rows(*lines: str) -> list[list[str]]:
    """The rows of the one table that lines of cells make, cells parted by a bar."""
    (grid,) = read("\n".join(line.replace("|", "\t") for line in lines), "a.txt")
    assert isinstance(grid, Grid)
    return [[cell.text for cell in row] for row in grid.rows]


def test_a_label_takes_as_many_lines_below_it_as_above() -> None:
    assert rows("领域|任务", "|修路", "交通|三条", "|十公里", "|种树", "绿化|百亩", "|成林") == [
        ["领域", "任务"],
        ["交通", "修路三条十公里"],
        ["绿化", "种树百亩成林"],
    ]


def test_a_label_in_several_lines_is_one_and_bullets_stay_lines() -> None:
    assert rows("领域|任务", "|修路", "公共|●三条", "交通|十公里", "|●种树") == [
        ["领域", "任务"],
        ["公共交通", "修路\n●三条十公里\n●种树"],
    ]


def test_lines_whose_groups_do_not_come_out_go_to_the_nearest_label() -> None:
    # as many below as above would reach into the next label; a line as near to both goes to the upper one
    assert rows("领域|任务", "|修路", "|三条", "交通|十公里", "|种树", "绿化|百亩") == [
        ["领域", "任务"],
        ["交通", "修路三条十公里种树"],
        ["绿化", "百亩"],
    ]


def test_a_table_with_labels_in_its_header_only_stays_as_it_is() -> None:
    assert rows("项目|金额", "|12亿元", "|13亿元") == [["项目", "金额"], ["", "12亿元"], ["", "13亿元"]]


def test_a_cell_of_a_header_between_tabs_reaches_over_the_empty_ones_beside_it() -> None:
    (grid,) = read("税种\t累计\t\t增减%\n\t本期\t同期\t\n契税\t8\t7\t14.3\n", "report.txt")
    assert isinstance(grid, Grid)
    assert [[(cell.text, cell.row_span, cell.column_span) for cell in row] for row in grid.rows[:2]] == [
        [("税种", 2, 1), ("累计", 1, 2), ("增减%", 2, 1)],
        [("本期", 1, 1), ("同期", 1, 1)],
    ]


def test_a_header_of_three_rows_between_tabs_may_print_none_of_its_empty_cells() -> None:
    head = ["税种\t2023年\t2024年", "收入\t增长%\t计划\t完成", "收入\t增长%\t收入\t增长%"]
    text = "\n".join(
        ["表1 税收情况", *head, *(f"{tax}\t8\t7.1\t9\t4.3\t10\t5.1" for tax in ("契税", "房产税", "资源税"))]
    )
    (table,) = read_document(f"{text}\n".encode(), "a.txt").tables
    assert [(cell.text, cell.row_span, cell.column_span) for cell in table.cells if cell.is_header] == [
        ("税种", 3, 1),
        ("2023年", 1, 2),
        ("2024年", 1, 4),
        ("收入", 2, 1),
        ("增长%", 2, 1),
        ("计划", 1, 2),
        ("完成", 1, 2),
        *[(text, 1, 1) for text in ("收入", "增长%") * 2],
    ]


def test_a_line_of_nothing_but_tabs_ends_no_table() -> None:
    (grid,) = read("税种\t2023年\t2024年\n\t\t\n契税\t8\t7\n房产税\t9\t6\n", "report.txt")
    assert isinstance(grid, Grid)
    assert len(grid.rows) == 3


def test_lines_of_a_text_that_nobody_cut_are_paragraphs_of_their_own() -> None:
    sentence = "全县上下坚持稳中求进，经济运行总体平稳，发展质量稳步提升，社会事业全面进步，人民生活持续改善，各项工作取得新成绩。"
    heading = "一、聚力转型，工业经济质效齐升，发展动能持续增强，后劲不断积蓄"
    lines = [heading, sentence * 2, "云岭县发展和改革局以及统计局、财政局等部门联合编制", sentence * 3]
    document = read_document("\n".join(["云岭县经济运行情况", *lines]).encode(), "a.txt")
    assert [block.text for block in document.blocks][1:] == lines
    # the last character was cut off a line that holds a sentence
    document = read_document(
        "\n".join([sentence * 3, "任务已完成。下一步还将继续推进制度建", "设。"]).encode(), "a.txt"
    )
    assert document.blocks[-1].text == "任务已完成。下一步还将继续推进制度建设。"
    # the stop behind a ratio was left out
    ratio = f"{sentence}三次产业结构为9:51:40"
    document = read_document("\n".join([sentence * 3, ratio, f"全年{sentence}", sentence * 3]).encode(), "a.txt")
    assert document.blocks[1].text == ratio


def test_a_line_in_brackets_that_begins_with_a_day_goes_on_no_title() -> None:
    title = "云岭县2023年新增政府债券资金安排及县级预算调整方案"
    day = "(2023年9月24日县第十九届人大常委会第十次会议审议通过)"
    line = "全县上下坚持稳中求进，发展质量稳步提升，社会事业全面进步，人民生"
    text = "\n".join([title, day, line, "活持续改善。", line, "活持续改善。"])
    assert [block.text for block in read_document(text.encode(), "a.txt").blocks][:2] == [title, day]


def test_a_paragraph_that_lacks_its_full_stop_ends_where_the_next_one_begins() -> None:
    long = "云岭县上半年实现地区生产总值36.7亿元，增长5.2%；" * 5
    begun = [
        long + "三次产业结构为12.1:40.6:47.3",
        "全年粮食产量8.4万吨；" + long[:-1] + "。",
        long + "城镇化率达57.9%",
    ]
    document = read_document("\n".join(["云岭县统计公报", *begun, "初步核算，财政收入6亿元。"]).encode(), "a.txt")
    assert [block.text for block in document.blocks][1:] == [*begun, "初步核算，财政收入6亿元。"]
    # behind a comma a line goes on, and so does one that says how the number above has changed
    open_lines = [long + "其中：", long[:-1] + "，全部工业增加值9.6亿元，", "全年增长4.4%。"]
    document = read_document("\n".join(open_lines).encode(), "a.txt")
    assert document.blocks[-1].text == "".join(open_lines[1:])
    # an empty line parts what ends in a number, and what stands below it, in a text with empty lines between some
    spaced = [
        long + "三次产业结构为12.1:40.6:47.3",
        "",
        "2022年全县商品房销售",
        "",
        long + "户籍人口28.3万人",
        "",
        "同比增长0.2%。",
    ]
    document = read_document("\n".join(["云岭县统计公报", "", *spaced]).encode(), "a.txt")
    assert [block.text for block in document.blocks][1:] == [spaced[0], spaced[2], spaced[4] + spaced[6]]


def test_what_pages_repeat_beside_their_numbers_is_none_of_a_paragraph() -> None:
    running = "云岭县第十八届人民代表大会文件之五"
    lines = [
        "全县教育支出9.27亿元，增长3.6%；卫生健康支出4.15亿",
        "— 1 —",
        running,
        "元，下降2.8%。",
        "- 2 -",
        running,
        "收支平衡。",
    ]
    document = read_document("\n".join(["云岭县2023年预算报告", *lines]).encode(), "a.txt")
    assert document.blocks[1].text == "全县教育支出9.27亿元，增长3.6%；卫生健康支出4.15亿元，下降2.8%。"
    assert running not in "".join(block.text for block in document.blocks)


BUDGET = "全县收入12.36亿元，为预算的102.5%，增长6.8%。其中税收7.42亿元，增长9.1%；非税4.94亿元，增长3.5%，占比四成。"


def texts(source: str, name: str) -> list[str]:
    return [block.text for block in read_document(source.encode(), name).blocks]


def test_paragraphs_of_a_page_that_are_its_printed_lines_are_joined() -> None:
    lines = [text[at : at + 20] for text in [BUDGET] * 4 for at in range(0, len(text), 20)]
    page = f"<html><body><h1>云岭县2023年预算报告</h1>{''.join(f'<p>{line}</p>' for line in lines)}</body></html>"
    assert texts(page, "a.html")[1:] == [BUDGET] * 4
    # not where they end sentences
    whole = "".join(f"<p>第{number}个项目完成投资9亿元，进度较快。</p>" for number in "一二三四五六七八九十百千")
    assert len(texts(f"<html><body><h1>云岭县2023年预算报告</h1>{whole}</body></html>", "a.html")) == 13


def test_lines_with_an_empty_one_between_all_of_them_are_paragraphs() -> None:
    said = [
        "云岭县经济运行情况",
        "全县生产总值62.8亿元",
        "同比增长5.6%",
        "工业增加值增长8.4%",
        "消费市场",
        "零售总额21.3亿元，增长5.2%",
    ]
    assert texts("\n\n".join(said), "a.txt")[1:] == ["全县生产总值62.8亿元同比增长5.6%", *said[3:]]


def test_a_report_on_one_line_is_cut_before_its_headings() -> None:
    parts = ["云岭县2023年统计公报", f"一、综合 {BUDGET}", f"二、农业 {BUDGET}", f"三、工业和建筑业 {BUDGET}"]
    headings = ["一、综合", "二、农业", "三、工业和建筑业"]
    assert texts(" ".join(parts), "a.txt") == [parts[0], *(part for heading in headings for part in (heading, BUDGET))]


def test_headings_of_several_levels_on_one_line_are_cut_from_each_other() -> None:
    spending = "县本级一般公共预算支出97300万元，其中教育支出31230万元，农林水支出28410万元，卫生健康支出9730万元。"
    line = f"现报告如下: 一、决算情况 (一)一般公共预算 1.全县情况 {BUDGET} 2.县本级情况 {spending}"
    headings = ["一、决算情况", "(一)一般公共预算"]
    found = texts(f"云岭县2023年财政决算报告\n{line}", "a.txt")
    assert found[1:] == ["现报告如下:", *headings, "1.全县情况", BUDGET, "2.县本级情况", spending]


def test_a_number_that_a_line_of_markdown_cuts_is_one() -> None:
    assert (
        texts("# 云岭县2023年统计公报\n\n收入增长4.\n2%，支出3\n.5亿元，占5\n%。\n", "a.md")[1]
        == "收入增长4.2%，支出3.5亿元，占5%。"
    )


def test_the_first_cell_below_one_of_a_header_may_be_empty() -> None:
    rows = [
        "地区\t债务限额\t\t\t债务余额\t\t",
        "\t\t一般\t专项\t\t一般\t专项",
        "公式\tA\tB\tC\tD\tE\tF",
        "甲镇\t9\t4\t5\t7\t3\t4",
    ]
    (grid,) = read("\n".join(rows), "report.txt")
    assert isinstance(grid, Grid)
    assert [[(cell.text, cell.column_span) for cell in row] for row in grid.rows[:2]] == [
        [("地区", 1), ("债务限额", 3), ("债务余额", 3)],
        [("", 1), ("一般", 1), ("专项", 1), ("", 1), ("一般", 1), ("专项", 1)],
    ]


def test_cells_of_a_header_without_empty_ones_stand_over_parts_that_are_alike() -> None:
    (grid,) = read("收入\t支出\n项目\t预算数\t项目\t预算数\n渔税\t9\t渔港\t8\n", "report.txt")
    assert isinstance(grid, Grid)
    assert [(cell.text, cell.column_span) for cell in grid.rows[0]] == [("收入", 2), ("支出", 2)]


def test_so_it_may_in_markdown() -> None:
    rows = [
        "地区|债务限额|||债务余额||",
        "-|-|-|-|-|-|-",
        "||一般|专项||一般|专项",
        "公式|A|B|C|D|E|F",
        "甲镇|9|4|5|7|3|4",
    ]
    (table,) = read_document("\n".join(f"|{row}|" for row in rows).encode(), "a.md").tables
    assert [(cell.column_no, cell.column_span) for cell in table.cells if cell.row_no == 1] == [(1, 1), (2, 3), (5, 3)]
    assert all(cell.column_span == 1 for cell in table.cells if cell.row_no > 1)
