"""Tables that stand flattened in lines of text: what is one, what is none, and what is set aside because nobody can tell."""

from __future__ import annotations

from pathlib import Path

import pytest

from sources.documents.formats.detect import read_here
from sources.documents.layout.flattened.cells import Printed, printed, whole
from sources.documents.layout.flattened.checking import Place
from sources.documents.layout.flattened.header_fit import Column
from sources.documents.layout.flattened.header_rows import over_unequal
from sources.documents.layout.flattened.hypotheses import HYPOTHESES, Hypothesis, read_lines
from sources.documents.layout.flattened.placing import columns_of
from sources.figures import read_figures
from sources.figures.accounting import count_digits
from sources.lexicon import Lexicon
from sources.model import BlockKind, Document, ReportContext

TITLE = "关于云溪市2024年国民经济和社会发展计划执行情况的报告"
CONTEXT = ReportContext("310106-2024-plan", "310106", "plan", 2024, 2025)
SENTENCE = "全市经济运行总体平稳，稳中有进，主要指标完成情况良好。"


def read(text: str) -> Document:
    return read_here(f"{TITLE}\n\n{SENTENCE}\n\n{text}\n".encode(), "report.txt")


def tables(text: str) -> list[list[list[str]]]:
    """The rows of each table, a loose cell in brackets."""
    document = read(text)
    made = []
    for table in document.tables:
        rows: list[list[str]] = [[] for _ in range(table.row_count)]
        for cell in table.cells:
            is_loose = document.blocks[cell.block_no - 1].kind is BlockKind.LOOSE
            rows[cell.row_no - 1].append(f"[{cell.text}]" if is_loose else cell.text)
        made.append(rows)
    return made


def lines_of(rows: list[list[str]], between: str) -> str:
    """The rows of a table with this between their cells, and behind the last one, too, where that is a bar."""
    return "\n".join(between.join(row) + (" |" if "|" in between else "") for row in rows)


def figures(text: str, lexicon: Lexicon) -> list[tuple[str, str, str, str]]:
    """Indicator, kind, value and time of each figure."""
    return [
        (each.printed_indicator, each.kind.value, each.printed_text, each.time_period)
        for each in read_figures(read(text), CONTEXT, lexicon)[0]
    ]


def aside(text: str, lexicon: Lexicon, rule: str) -> list[str]:
    """The numerals that a rule set aside."""
    return [each.printed_text for each in read_figures(read(text), CONTEXT, lexicon)[1] if each.rule == rule]


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.load(Path(__file__).parents[3] / "sources" / "vocabulary")


@pytest.mark.parametrize("hypothesis", HYPOTHESES, ids=lambda each: each.name)
def test_the_example_of_each_hypothesis_is_a_table_by_it(hypothesis: Hypothesis) -> None:
    lines = hypothesis.example.text.split("\n")
    assert hypothesis.applies(lines)
    found = hypothesis.read(lines, Place())
    assert found is not None
    expected = hypothesis.example.rows or ("指标 单位 2023年", "羊毛产量 吨 12.5", "奶产量 吨 3.25")
    assert [" ".join(cell.text for cell in row) for row in found.rows] == list(expected)
    assert (found.first, found.end) == (0, len(lines))


def test_the_first_hypothesis_that_holds_is_asked() -> None:
    assert len({each.name for each in HYPOTHESES}) == len(HYPOTHESES)
    for hypothesis in HYPOTHESES:
        lines = hypothesis.example.text.split("\n")
        assert read_lines(lines, Place()) == hypothesis.read(lines, Place())


CELLS = [
    ["指标名称", "属性", "全年目标", "全年完成"],
    ["羊毛产量", "预期性", "增长5%左右", "增长5.4%"],
    ["奶产量", "约束性", "1,200吨以上", "1,310.5吨"],
    ["蜂蜜产量", "预期性", "完成市下达目标", "32吨"],
]
LAYOUTS = {
    "bars": "\n".join("|".join(row) for row in CELLS),
    "bars around": "\n".join(f"| {' | '.join(row)} |" for row in CELLS),
    "bars behind": "\n".join(f"{' | '.join(row)} |" for row in CELLS),
    "wide bars": "\n".join("｜".join(row) for row in CELLS),
    "wide gaps": "\n".join("   ".join(row) for row in CELLS),
    "wide blanks": "\n".join("\u3000\u3000".join(row) for row in CELLS),
    "blanks": "\n".join(" ".join(row) for row in CELLS),
    "lines": "\n".join(cell for row in CELLS for cell in row),
    "lines with a bar behind": "\n".join(f"{cell} |" for row in CELLS for cell in row),
    "bars around rows over lines": "| 指标名称 | 属性 |\n全年目标 |\n全年完成 |\n"
    + "\n".join(f"| {' | '.join(row)} |" for row in CELLS[1:]),
    "lines with bars between": "|\n".join(f"{cell}\n" for row in CELLS for cell in row),
    "lines apart": "\n\n".join(cell for row in CELLS for cell in row),
    "one line": "   ".join(cell for row in CELLS for cell in row),
}


def test_columns_come_one_after_the_other() -> None:
    head = "某县公报\n\n表1 主要产品产量\n"
    text = f"{head}产品名称\n产量(吨)\n比上年增长%\n羊毛\n羊奶\n羊肉\n12.5\n3.25\n8.5\n1.5\n2.5\n-0.5\n以上为初步数。"
    assert tables(text)[0][1:] == [["羊毛", "12.5", "1.5"], ["羊奶", "3.25", "2.5"], ["羊肉", "8.5", "-0.5"]]
    assert tables(text.replace("\n-0.5", "")) == []  # a value is missing: which one cannot be told


def test_a_caption_may_have_bars_behind_it() -> None:
    text = "图2:2024年价格涨跌幅度(%) | |\n指标 | 增幅 |\n羊毛 | 1.5 |\n羊奶 | -0.5 |"
    assert tables(text) == [[["指标", "增幅"], ["羊毛", "1.5"], ["羊奶", "-0.5"]]]


def test_two_tables_side_by_side_keep_their_sides_where_one_is_shorter() -> None:
    rows = [
        ["收入", "决算数", "支出", "决算数"],
        ["总计", "90", "总计", "90"],
        ["羊毛款", "41", "饲料款", "64"],
        ["羊奶款", "49", "兽药款", "8"],
        ["", "", "运费", "18"],
    ]
    text = "\n".join(f"{cell} |".strip() for row in rows for cell in row)
    assert tables(f"2024年羊场收支平衡表\n单位:万元\n{text}") == [rows]


@pytest.mark.parametrize("nothing", ["-", "——", "―"])
def test_a_dash_stands_for_no_value(nothing: str) -> None:
    rows = [["指标", "单位", "累计", "±%"], ["羊毛", "吨", nothing, "3.0"], ["羊奶", "吨", "631.5", "-7.5"]]
    assert tables("\n|\n".join(cell for row in rows for cell in row) + "\n|") == [rows]


def test_a_header_whose_first_cell_was_left_out_stands_over_the_numbers() -> None:
    text = "表1 羊产品\n产量(吨) | 比上年增长(%) | |\n羊毛 | 12 | 1.5 |\n羊奶 | 30 | -0.5 |"
    assert tables(text) == [[["", "产量(吨)", "比上年增长(%)"], ["羊毛", "12", "1.5"], ["羊奶", "30", "-0.5"]]]


def test_so_do_the_rows_of_a_header_over_each_other(lexicon: Lexicon) -> None:
    head = "2024年3月羊产品产量\n3月 | 1-3月 | | | |\n产量(吨) | 增长(%) | 产量(吨) | 增长(%) | |\n"
    found = figures(f"{head}羊毛 | 12 | 1.5 | 40 | 2.5 |\n羊奶 | 30 | -0.5 | 90 | 3.5 |", lexicon)
    assert [(kind, text, time) for _, kind, text, time in found[:4]] == [
        ("level", "12", "2024-M03"),
        ("growth", "1.5", "2024-M03"),
        ("level", "40", "2024-Q1"),
        ("growth", "2.5", "2024-Q1"),
    ]


@pytest.mark.parametrize("blank", [" ", "\u00a0", "\u2009"])
def test_blanks_may_part_the_thousands_of_a_number_alone_on_its_line(blank: str, lexicon: Lexicon) -> None:
    text = f"指标\n单位\n2024年\n羊毛产量\n吨\n1{blank}234.5\n羊奶产量\n吨\n12{blank}345\n"
    assert [name for name, *_ in figures(text, lexicon)] == ["羊毛产量", "羊奶产量"]
    assert [row[2:] for row in tables(text)[0][1:]] == [[f"1{blank}234.5"], [f"12{blank}345"]]


def test_a_multiple_is_a_value(lexicon: Lexicon) -> None:
    text = "指标\n2024年(吨)\n比上年增长(%)\n羊毛产量\n12.5\n1.6倍\n羊奶产量\n3.25\n2.5\n"
    assert [text for _, _, text, _ in figures(text, lexicon)] == ["12.5", "1.6倍", "3.25", "2.5"]


@pytest.mark.parametrize(
    ("line", "time"),
    [
        ("2024年1-6月主要经济指标", "2024-S1"),
        ("云溪县2024年5月", "2024-M05"),
        ("2024年1-3季度主要数据", "2024-M01/2024-M09"),
        ("2024年三季度农业生产进度", "2024-Q3"),
    ],
)
def test_a_line_on_a_part_of_the_year_above_a_table_names_it(line: str, time: str, lexicon: Lexicon) -> None:
    text = f"云溪县统计局\n{line}\n指标\n单位\n总量\n羊毛产量\n吨\n12.5\n羊奶产量\n吨\n3.25\n"
    assert figures(text, lexicon) == [("羊毛产量", "level", "12.5", time), ("羊奶产量", "level", "3.25", time)]


def test_months_alone_may_head_columns_below_what_they_measure(lexicon: Lexicon) -> None:
    head = "2024年5月畜牧业\n单位：亿元\n城市\n羊毛产值\n羊奶产值\n5月\n1-5月\n5月\n1-5月\n"
    found = figures(f"{head}云溪市\n1.5\n6.5\n2.5\n9.5\n平湖市\n1.25\n4.5\n3.5\n12\n", lexicon)
    assert [(text, time) for _, _, text, time in found[:4]] == [
        ("1.5", "2024-M05"),
        ("6.5", "2024-M01/2024-M05"),
        ("2.5", "2024-M05"),
        ("9.5", "2024-M01/2024-M05"),
    ]


DEBTS = [
    ["项目", "限额", "全区", "区本级", "附注"],
    ["一、上年限额", "", "42.5", "30.5", ""],
    ["其中：一般债务", "A", "12", "", "含外债"],
    ["二、新增限额", "B", "5", "5", ""],
    ["一般债务", "", "", "", ""],
    ["三、本年限额", "C", "47.5", "35.5", ""],
]


def test_a_bar_behind_each_cell_shows_the_empty_ones() -> None:
    titles = "附件6 |\n||||\n2024年债务限额一览 |\n||||\n单位：亿元 |\n||||\n"
    cells = "\n".join(f"{cell} |".strip() for row in DEBTS for cell in row)
    assert tables(titles + cells) == [DEBTS]
    assert tables(f"{cells}\n一、其他情况") == [DEBTS]
    assert [table.caption for table in read(titles + cells).tables] == ["2024年债务限额一览"]
    # where nothing is known of the header, the first row that is more than a title is it
    unknown = cells.removeprefix("项目 ").replace("限额 |", "公式 |", 1)
    assert tables(f"单位：亿元\n{unknown}") == [[["", "公式", "全区", "区本级", "附注"], *DEBTS[1:]]]
    # two tables side by side have their header twice
    beside = [
        ["项目", "金额", "项目", "金额"],
        ["税收", "5", "教育", "3"],
        ["罚没", "1", "农林", "3"],
        ["", "", "结转", "1"],
    ]
    assert tables("\n".join(f"{cell} |".strip() for row in beside for cell in row)) == [beside]


def test_cells_of_a_header_that_reach_over_columns_leave_no_place() -> None:
    body = "羊场 | 4 | 43 | 41 | 14 | 24 | 25 |\n牛场 | 3 | 22 | 18 | 8 | 10 | 12 |"
    head = "名称 | 数量（个） | 床位（张） | 人员（人） | |||\n总数 | 其中 | |||||\n医师 | 护士 | 其他 | ||||"
    table = read(f"{head}\n{body}").tables[0]
    assert (table.header_rows, table.column_count) == (3, 7)
    assert [(cell.text, cell.column_no, cell.row_span, cell.column_span) for cell in table.cells if cell.is_header] == [
        ("名称", 1, 3, 1),
        ("数量（个）", 2, 3, 1),
        ("床位（张）", 3, 3, 1),
        ("人员（人）", 4, 1, 4),
        ("总数", 4, 2, 1),
        ("其中", 5, 1, 3),
        ("医师", 5, 1, 1),
        ("护士", 6, 1, 1),
        ("其他", 7, 1, 1),
    ]


def spans_of(text: str) -> list[tuple[str, int, int]]:
    """The header cells of the only table, each with its column and how many columns it reaches over."""
    (table,) = read(text).tables
    return [(cell.text, cell.column_no, cell.column_span) for cell in table.cells if cell.is_header]


def test_what_stands_over_two_columns_is_told_by_what_they_hold() -> None:
    wool = "羊毛 | 90 | 41,200 | 39,100 | 5.4 | 4,100 | 4,000 | 2.5 | 80.1 |"
    milk = "羊奶 | 80 | 31,200 | 29,100 | 7.2 | 3,100 | 3,000 | 3.3 | 70.1 |"
    head = "科目 | 年度预算 | 累计 | 当月 | 累计为预算% | ||||\n本期 | 同期 | 增减% | 本期 | 同期 | 增减% | |||"
    assert [each for each in spans_of(f"表一 | 单位：吨 | |||||||\n{head}\n{wool}\n{milk}") if each[2] > 1] == [
        ("累计", 3, 3),
        ("当月", 6, 3),
    ]
    # a ratio stands over no plan, and a year rather than what is added up
    head = "指标 | 单位 | 1季度累计 | 增速(±%) | 2016年 | 完成计划(%) | |\n计划 | 比上年增长(%) | |||||"
    body = "羊毛 | 吨 | 7.5 | 8.0 | 36 | 8.1 | 21.0 |\n羊奶 | 吨 | 6.5 | 9.1 | 27 | 15.0 | 25.8 |"
    assert [each for each in spans_of(f"{head}\n{body}") if each[2] > 1] == [("2016年", 5, 2)]


def test_no_header_is_read_that_may_stand_in_two_ways() -> None:
    body = "羊毛 | 7.5 | 8.0 | 36.5 |\n羊奶 | 6.5 | 9.1 | 27.5 |"
    assert tables(f"指标 | 甲乡 | 乙乡 | |\n东村 | 西村 | ||\n{body}") == []


def test_a_header_may_print_a_cell_again_in_each_place_that_it_reaches_over() -> None:
    head = "| 科目 | 计划 | 完成 | 完成 | 增减% |\n| 科目 | 计划 | 乡级 | 合计 | 增减% |"
    text = f"{head}\n| 羊毛 | 80 | 20 | 70 | 5 |\n| 羊奶 | 90 | | 60 | 8 |"
    assert spans_of(text) == [
        ("科目", 1, 1),
        ("计划", 2, 1),
        ("完成", 3, 2),
        ("增减%", 5, 1),
        ("乡级", 3, 1),
        ("合计", 4, 1),
    ]


def test_the_name_of_the_only_table_of_a_report_is_no_header(lexicon: Lexicon) -> None:
    head = "序号 指标 单位 2024年计划 2025年计划\n绝对数 增长% 绝对数 增长%"
    rows = "1 羊毛产量 吨 10.5 5 11.5 6\n2 羊奶产量 吨 8.5 4 9.5 7"
    text = f"附表：2025年云溪市主要指标计划表\n{head}\n{rows}"
    assert [table.caption for table in read(text).tables] == ["2025年云溪市主要指标计划表"]
    assert [time for _, _, _, time in figures(text, lexicon)] == ["2024", "2024", "2025", "2025"] * 2


@pytest.mark.parametrize("between", ["  ", " ", "\n", "\n\n"])
def test_a_name_that_ends_as_a_word_over_labels_does_begins_no_header(between: str, lexicon: Lexicon) -> None:
    rows = [["指标", "属性", "2024年计划", "2024年完成"], ["羊毛产量", "预期性", "增长5%", "10.5吨，增长6%"]]
    rows += [
        ["羊奶产量", "预期性", "正增长", "稳定在9吨以上"],
        ["牧民收入", "预期性", "高于全省平均水平", "累计增长7%—8%"],
    ]
    text = "云溪市畜牧业发展指标\n" + "\n".join(between.join(row) for row in rows)
    (table,) = read(text).tables
    assert (table.caption, tables(text)[0]) == ("云溪市畜牧业发展指标", rows)
    found = [(name, value) for name, _, value, _ in figures(text, lexicon) if value]
    assert ("羊毛产量", "10.5吨") in found and ("牧民收入", "7%—8%") in found


@pytest.mark.parametrize("between", ["  ", " ", "\n"])
def test_parts_of_numbered_rows_have_numbers_below_theirs(between: str) -> None:
    rows = [["序号", "指标", "单位", "2023年", "2024年"], ["1", "羊毛产量", "吨", "9", "10.5"]]
    rows += [["1.1", "细毛", "吨", "4", "4.5"], ["1.2", "粗毛", "吨", "5", "6"], ["2", "羊奶产量", "吨", "8", "8.5"]]
    rows += [["3", "羊只", "只", "80", "85"]]
    (made,) = tables("表1 畜牧业\n\n" + "\n".join(between.join(row) for row in rows))
    assert made == rows


@pytest.mark.parametrize(
    "name",
    [
        "2025年渔业项目投资计划（按地区）",
        "2025年各县渔业指标计划",
        "2025年渔业发展目标",
        "各县2025年渔业指标安排意见",
    ],
)
def test_a_line_that_names_what_is_planned_names_the_table_below(name: str, lexicon: Lexicon) -> None:
    rows = "指标\t单位\t数值\n羊毛产量\t吨\t10.5\n羊奶产量\t吨\t8.5"
    # however full the line above is on which the appendix stands
    text = f"2024年渔业产值增长8%，各项任务按序时进度推进。\n附件\n{name}\n{rows}"
    assert [table.caption for table in read(text).tables] == [name]
    assert [time for _, _, _, time in figures(text, lexicon)][1:] == ["2025", "2025"]


def test_what_stands_over_values_begins_no_label() -> None:
    head = "科目\n2024年\n年初预算\n2024年\n执行数\n执行数为预算%"
    (rows,) = tables(f"附表1\n2024年支出执行情况表\n{head}\n教育支出\n2500\n2600\n104.0\n公安支出\n900\n950\n105.6")
    assert rows[0] == ["科目", "2024年年初预算", "2024年执行数", "执行数为预算%"]
    assert rows[1] == ["教育支出", "2500", "2600", "104.0"]


def test_units_alone_may_stand_below_what_is_measured(lexicon: Lexicon) -> None:
    cells = [["城市", "羊毛产值", "羊奶产值"], ["（万元）", "增长%", "（万元）", "增长%"]]
    rows = [["北京", "24.5", "6.5", "12.5", "-8.5"], ["天津", "", "", "8.5", "3.5"]]
    text = "\n".join(f"{cell}\n|".strip() for row in [*cells, *rows] for cell in row)
    assert [(name, value) for name, _, value, _ in figures(text, lexicon)] == [
        ("羊毛产值", "24.5"),
        ("羊毛产值", "6.5"),
        ("羊奶产值", "12.5"),
        ("羊奶产值", "-8.5"),
        ("羊奶产值", "8.5"),
        ("羊奶产值", "3.5"),
    ]


def test_a_row_between_bars_may_hold_sentences() -> None:
    text = "项目 | 2023年 | 2024年 | 原因 |\n羊毛 | 3.5 | 4.5 | 落实规定，从严控制。 |\n羊奶 | 5.5 | 6.5 | 需求增加；价格上涨。 |"
    assert [row[1:3] for row in tables(text)[0]] == [["2023年", "2024年"], ["3.5", "4.5"], ["5.5", "6.5"]]


def test_a_cell_that_reaches_down_leaves_no_place_in_the_rows_below() -> None:
    text = "类别 | 场名 | 羊毛 | 羊奶 |\n绝对量 | 东场 | 5.5 | 6.5 |\n西场 | 7.5 | 8.5 | |\n增速 | 东场 | 1.5 | 2.5 |"
    table = read(text).tables[0]
    placed = {(cell.row_no, cell.column_no): (cell.text, cell.row_span) for cell in table.cells}
    assert placed[2, 1] == ("绝对量", 2)
    assert placed[3, 2] == ("西场", 1)
    assert placed[3, 4] == ("8.5", 1)


def test_a_title_above_another_header_begins_a_table_of_its_own(lexicon: Lexicon) -> None:
    head = "9月 | 1-9月累计 | 累计 | |\n增长% | |||"
    first = f"1-9月进度 | |||\n1、牧业产值 | |||\n{head}\n羊毛（亿元） | 1.5 | 9.5 | 3.5 |\n羊奶（亿元） | 2.5 | 8.5 | 4.5 |"
    second = f"2、渔业产值 | |||\n{head}\n鱼（亿元） | 0.5 | 6.5 | 5.5 |\n虾（亿元） | 0.25 | 7.5 | 6.25 |"
    document = read(f"{first}\n{second}")
    assert [(table.caption, table.header_rows) for table in document.tables] == [("1、牧业产值", 2), ("2、渔业产值", 2)]
    kinds = {value: kind for _, kind, value, _ in figures(f"{first}\n{second}", lexicon)}
    assert {kinds[value] for value in ("3.5", "4.5", "5.5", "6.25")} == {"growth"}
    # its name may stand on two lines
    again = second.replace("2、渔业产值 | |||", "渔业概览 | |||\n2―4续表 (两乡) | |||")
    assert [table.caption for table in read(f"{first}\n{again}").tables] == ["1、牧业产值", "渔业概览2―4续表(两乡)"]


def test_the_headers_of_two_sides_are_alike_in_their_short_form(lexicon: Lexicon) -> None:
    head = "表1 2024年一般公共预算收支平衡表\n单位：万元\n收入\n预算数\n决算数\n支出\n预算\n决算数"
    text = f"{head}\n总计\n61\n92\n总计\n61\n92\n一、本级收入\n23\n24\n一、本级支出\n50\n62"
    assert [(name, value) for name, _, value, _ in figures(text, lexicon)][:4] == [
        ("一般公共预算收入总计", "61"),
        ("一般公共预算收入总计", "92"),
        ("一般公共预算支出总计", "61"),
        ("一般公共预算支出总计", "92"),
    ]


def test_two_sides_may_have_no_header_over_their_labels(lexicon: Lexicon) -> None:
    head = "2024年一般公共预算收支执行表\n单位：亿元\n执行数\n执行数"
    text = f"{head}\n收入总计\n9.5\n支出总计\n9.5\n上级补助收入\n4.5\n上解支出\n2.5\n上年结转\n0.5\n结转下年\n1.5"
    assert tables(text)[0][0] == ["", "执行数", "", "执行数"]
    assert [(name, value) for name, _, value, _ in figures(text, lexicon)][2:4] == [
        ("一般公共预算上级补助收入", "4.5"),
        ("一般公共预算上解支出", "2.5"),
    ]


@pytest.mark.parametrize("between", ["\n", "  "])
def test_over_labels_nothing_need_be_printed(between: str) -> None:
    head = ["2024年", "比上年增长%"]
    wool = [["羊毛产量", "125吨", "3.5"], ["奶产量", "98吨", "-2.1"]]
    nets = [["渔网", "31张", "4.0"], ["渔船", "12艘", "0.5"]]
    lines = [head, *wool, ["渔具产量"], head, *nets]
    text = "\n".join(between.join(line) for line in lines)
    assert tables(f"主要产品产量\n\n{text}") == [[["", *head], *wool], [["", *head], *nets]]


def test_and_no_header_is_one_whose_rows_have_other_values() -> None:
    assert tables("主要产品产量\n\n2024年\n比上年增长%\n羊毛产量\n125吨\n奶产量\n98吨\n-2.1\n渔网\n31张") == []


def test_a_heading_that_names_a_table_says_what_its_total_is(lexicon: Lexicon) -> None:
    text = (
        "一、2024年区本级“三公”经费预算表\n\n(单位：万元)\n\n项  目\n\n预 算 数\n\n合  计\n\n44.5\n\n公务接待费\n\n19.5"
    )
    assert [name for name, _, _, _ in figures(text, lexicon)] == ["“三公”经费", "公务接待费"]


def test_a_row_that_says_how_rows_are_grouped_ends_no_table() -> None:
    rows = [
        "指标 绝对数 增速（%）",
        "居民收入 99.5 7.5",
        "按收入来源分：",
        "工资收入 61.5 6.5",
        "经营收入 38.5 8.5",
        "居民支出 9.5 7.5",
    ]
    labels = [row.split()[0] for row in rows]
    assert [row[0] for row in tables("\n".join(rows).replace(" ", "\n"))[0]] == labels


def test_what_stands_alone_in_the_first_rows_names_the_table() -> None:
    text = "云溪市羊毛一览 | ||\n8-24 （以上年为100） | ||\n指标 | 2024年 | 2023年 |\n羊毛 | 104.2 | 99.2 |\n羊奶 | 9.5 | 8.5 |"
    assert tables(text) == [[["指标", "2024年", "2023年"], ["羊毛", "104.2", "99.2"], ["羊奶", "9.5", "8.5"]]]
    assert read(text).tables[0].caption.startswith("云溪市羊毛一览")
    unit = text.replace("8-24 （以上年为100） | ||", "单位：吨 | ||")
    assert [(table.caption, table.notes) for table in read(unit).tables] == [("云溪市羊毛一览", ("单位：吨",))]


def test_the_name_of_a_table_does_not_go_on_the_sentence_above() -> None:
    text = "2024年全市羊毛产量及其增长速度\n指标 | 绝对数（吨） | 比上年增长% |\n羊毛 | 1.5 | 2.5 |\n羊奶 | 3.5 | 4.5 |"
    full = f"{SENTENCE}各项工作扎实推进，群众生活继续改善，社会大局保持稳定，高质量发展取得新的成效。"
    for unit in ("", "单位：吨\n"):
        lines = f"{TITLE}\n{full}\n{text}\n".replace("\n指标", f"\n{unit}指标")
        assert read_here(lines.encode(), "report.txt").tables[0].caption == "2024年全市羊毛产量及其增长速度"


@pytest.mark.parametrize("layout", LAYOUTS)
def test_one_table_in_every_layout(layout: str, lexicon: Lexicon) -> None:
    text = f"表1 2024年主要目标完成情况\n\n{LAYOUTS[layout]}\n\n其他各项工作也取得了进展。"
    assert tables(text) == [CELLS]
    assert figures(text, lexicon) == [
        ("羊毛产量", "growth", "增长5%左右".removeprefix("增长"), "2024"),
        ("羊毛产量", "growth", "5.4%", "2024"),
        ("奶产量", "level", "1,200吨以上", "2024"),
        ("奶产量", "level", "1,310.5吨", "2024"),
        ("蜂蜜产量", "level", "完成市下达目标", "2024"),
        ("蜂蜜产量", "level", "32吨", "2024"),
    ]


def test_running_numbers_are_no_values(lexicon: Lexicon) -> None:
    text = "序号\n项目\n金额（万元）\n1\n修路\n30.5\n2\n架桥\n12\n3\n种树\n7.25"
    assert tables(text) == [
        [["序号", "项目", "金额（万元）"], ["1", "修路", "30.5"], ["2", "架桥", "12"], ["3", "种树", "7.25"]]
    ]
    assert [value for _, _, value, _ in figures(text, lexicon)] == ["30.5", "12", "7.25"]


def test_a_label_that_broke_over_lines_is_one_and_a_group_is_a_row() -> None:
    text = "项目 预算数 执行数\n农业\n城镇企业职工基本\n养老保险基金收入 1,200 1,250\n工伤保险基金收入 80 75\n失业保险基金收入 60 66"
    assert tables(text) == [
        [
            ["项目", "预算数", "执行数"],
            ["农业", "", ""],
            ["城镇企业职工基本养老保险基金收入", "1,200", "1,250"],
            ["工伤保险基金收入", "80", "75"],
            ["失业保险基金收入", "60", "66"],
        ]
    ]


def test_a_comma_in_brackets_does_not_end_a_table() -> None:
    text = "产品 单位 2024年 增长%\n羊毛 吨 3 1.5\n白酒（折65度，商品量） 千升 56 -6.5\n羊奶 吨 4 2.5"
    assert [row[0] for row in tables(text)[0]] == ["产品", "羊毛", "白酒（折65度，商品量）", "羊奶"]


@pytest.mark.parametrize("end", [" ", "\n"])
def test_two_sides_whose_columns_are_headed_alike_are_two_tables(end: str) -> None:
    rows = [
        ["收入", "预算数", "支出", "预算数"],
        ["罚没收入", "30.5", "林业支出", "12"],
        ["调入资金", "5", "水利支出", "7"],
    ]
    rows.append(["收入总计", "35.5", "支出总计", "35.5"])
    assert tables("\n".join(end.join(row) for row in rows)) == [rows]


def test_a_row_with_one_value_and_no_unit_has_it_in_the_column_of_changes() -> None:
    rows = [
        "指标 绝对量 增长（%）",
        "渔业增加值 0.6",
        "羊毛（吨） 30.5 -1.5",
        "羊奶（吨） 40.5 2.5",
        "羊肉（吨） 50.5",
        "羊皮（张） 6.5 1.5",
    ]
    text = "\n".join(rows).replace(" ", "\n")
    assert tables(text)[0][1:] == [
        ["渔业增加值", "", "0.6"],
        ["羊毛（吨）", "30.5", "-1.5"],
        ["羊奶（吨）", "40.5", "2.5"],
        ["羊肉（吨）", "50.5", ""],
        ["羊皮（张）", "6.5", "1.5"],
    ]
    without = text.replace("（吨）", "").replace("（张）", "")
    assert tables(without)[0][1] == ["渔业增加值", "[0.6]"]


def test_a_label_may_hold_a_blank_and_a_year() -> None:
    text = "项目 预算数 执行数\n农业 农村支出 1,200 1,250\n2023 年结转支出 80 75\n水利支出 60 66"
    assert [row[0] for row in tables(text)[0]] == ["项目", "农业 农村支出", "2023 年结转支出", "水利支出"]


BUDGET = """表一
2024年收支情况表
单位：万元
税费收入 各项支出
项目 预算数
执行数
项目 调整
预算数
执行数
金额 增长% 金额 增长%
增值税收入 1,200 1,250 5.0 教育支出 3,000 3,100 2.5
企业所得税 800 780 -3.1 卫生健康和养老
保障支出 950 990 4.0
专项
收入 90 95 1.5 农林支出 700 650 -2.0
罚没收入 40 42 6.0
水利支出 310 300 -1.0
结转 15 16 3.0"""


def test_two_tables_side_by_side_with_titles_and_a_header_in_pieces() -> None:
    rows = tables(BUDGET)[0]
    assert rows[:3] == [
        ["税费收入", "各项支出"],
        ["项目", "预算数", "执行数", "项目", "调整预算数", "执行数"],
        ["金额", "增长%", "金额", "增长%"],
    ]
    assert rows[3:6] == [
        ["增值税收入", "1,200", "1,250", "5.0", "教育支出", "3,000", "3,100", "2.5"],
        ["企业所得税", "800", "780", "-3.1", "卫生健康和养老保障支出", "950", "990", "4.0"],
        ["专项收入", "90", "95", "1.5", "农林支出", "700", "650", "-2.0"],
    ]


def test_a_lone_row_stands_where_its_label_says_and_is_loose_where_it_does_not(lexicon: Lexicon) -> None:
    rows = tables(BUDGET)[0]
    assert rows[6][:4] == ["罚没收入", "40", "42", "6.0"]
    assert rows[6][4:] == ["水利支出", "310", "300", "-1.0"]
    assert rows[7][:2] == ["结转", "[15 16 3.0]"]
    assert aside(BUDGET, lexicon, "unplaced") == ["15", "16", "3.0"]


def cells(*texts: str) -> list[Printed]:
    return printed(texts, whole)


def test_values_are_placed_by_what_columns_are_computed_from() -> None:
    full = [cells("200", "150", "75.0", "120", "25.0"), cells("80", "88", "110.0", "80", "10.0")]
    full += [cells("40", "10", "25.0", "20", "-50.0"), cells("60", "66", "110.0", "60", "10.0")]
    columns = columns_of(full, some_are_short=True)

    def placed(*texts: str) -> list[str] | None:
        found = columns.placed(cells(*texts))
        return found and [cell.text if cell else "" for cell in found]

    assert placed("115", "19", "505.3") == ["", "115", "", "19", "505.3"]  # 115 is 505.3 % more than 19
    assert placed("50", "45", "90.0") == ["50", "45", "90.0", "", ""]  # 45 is 90.0 % of 50
    assert placed("4", "-100.0") == ["", "", "", "4", "-100.0"]
    assert placed("50", "45") is None  # not every ratio is printed
    assert placed("605") is None  # of the budget, or the result, or last year
    assert placed("1", "2", "3", "4", "5", "6") is None


def test_values_are_placed_by_where_they_stand_on_an_aligned_line() -> None:
    text = (
        "产品       单位      2023年      2024年\n大豆       万吨       12.50       13.10\n水泥       万吨                    7.80\n"
        "汽车       万辆        8.20\n电池       万只        5.10        5.30"
    )
    assert tables(text)[0][2:4] == [["水泥", "万吨", "", "7.80"], ["汽车", "万辆", "8.20", ""]]


def test_what_nobody_can_place_is_set_aside_with_its_reason(lexicon: Lexicon) -> None:
    text = "项目 2023年 2024年\n契税收入 120.5 130.5\n专项收入 77.5\n罚没收入 40.5 41.5\n捐赠收入 8.5 9.5"
    assert tables(text)[0][2] == ["专项收入", "[77.5]"]
    assert aside(text, lexicon, "unplaced") == ["77.5"]
    assert "77.5" not in [value for _, _, value, _ in figures(text, lexicon)]


def test_a_table_that_the_document_cuts_off_keeps_the_values_of_its_last_row() -> None:
    text = "指标\n目标\n完成\n羊毛产量\n5吨\n6吨\n奶产量\n7吨\n8吨\n蜂蜜产量\n9吨"
    assert tables(text)[0][-1] == ["蜂蜜产量", "9吨", ""]
    assert tables(f"{text}\n\n{SENTENCE}")[0][-1] == ["蜂蜜产量", "[9吨]"]


def test_lines_of_numbers_without_a_header_are_no_table_and_run_into_nothing(lexicon: Lexicon) -> None:
    text = "说明如下\n粮油 546,700 12.5\n转移 131,700 13.5\n支农 31,700 14.5\n45.5\n46.5"
    assert tables(text) == []
    assert figures(text, lexicon) == []
    assert aside(text, lexicon, "unplaced") == [
        "546,700", "12.5", "131,700", "13.5", "31,700", "14.5", "45.5", "46.5",
    ]  # fmt: skip


def test_the_body_tells_which_header_stands_over_two_columns() -> None:
    header = "项目 本年 上年\n金额 增长%\n"
    first = "修路 12,345 5.5 11,701\n架桥 23,456 7.5 21,819\n种树 34,567 -2.5 35,453"
    second = "修路 12,345 11,701 5.5\n架桥 23,456 21,819 7.5\n种树 34,567 35,453 -2.5"
    (document,) = read(header + first).tables
    assert [(cell.text, cell.column_no, cell.column_span) for cell in document.cells if cell.is_header] == [
        ("项目", 1, 1),
        ("本年", 2, 2),
        ("上年", 4, 1),
        ("金额", 2, 1),
        ("增长%", 3, 1),
    ]
    (document,) = read(header + second).tables
    assert [cell.text for cell in document.cells if cell.column_span == 2] == ["上年"]


def test_a_header_with_a_row_above_it_that_no_rule_knows_is_no_table() -> None:
    above = "甲组      乙组\n"
    rows = "项目   金额   比重%\n修路   120   30.5\n架桥   130   31.5\n种树   140   38.0"
    assert len(tables(rows)) == 1
    assert tables(above + rows) == []


@pytest.mark.parametrize(
    "text", [BUDGET, "指标\n数量\n羊毛[3]\n12.5\n奶[4]\n3.25", "粮油 546,700 12.5\n转移 131,700 13.5"]
)
def test_no_digit_of_a_table_is_lost(text: str, lexicon: Lexicon) -> None:
    document = read(text)
    digits = count_digits(document, *read_figures(document, CONTEXT, lexicon))
    assert digits.printed == digits.in_figures + digits.set_aside > 6


def test_sentences_and_lists_are_no_tables(lexicon: Lexicon) -> None:
    text = "主要指标\n全年羊毛产量 12.5 吨，增长 3.5 %；\n奶产量 30 吨，增长 4.5 %。\n\n工作\n修路 3 条\n架桥 2 座\n\n种树 500 株。"
    assert tables(text) == []
    assert {"12.5 吨", "3.5 %", "30 吨", "4.5 %"} <= {value for _, _, value, _ in figures(text, lexicon)}


def test_the_name_of_a_picture_runs_into_no_sentence(lexicon: Lexicon) -> None:
    text = "图3\n2020—2024年羊毛产量及其增长速度和变化情况说明\n羊毛产量12.5吨，增长3.5%。"
    assert [name for name, _, _, _ in figures(text, lexicon)] == ["羊毛产量", "羊毛产量"]


UPRIGHT = [
    "2023年{0}收入执行情况表",
    "单位：万元",
    "项  目",
    "2022年  2023年",
    "烟叶税  {1}0  3{1}",
    "契税  5{1}  6{1}",
    "车船税  7{1}  8{1}",
]


def pages(*, turned: bool) -> str:
    lines = [[each.format(name, at) for each in UPRIGHT] for at, name in enumerate("东西南北", start=1)]
    return "\n".join(line for page in lines for line in (reversed(page) if turned else page))


def test_tables_whose_lines_are_printed_from_the_bottom_up_give_no_figures(lexicon: Lexicon) -> None:
    assert len(figures(pages(turned=False), lexicon)) == 4 * 6
    text = pages(turned=True) + "\n上述收入共21亿元，增长4%。"
    assert figures(text, lexicon) == []
    assert {"30", "31", "21亿元", "4%"} <= set(aside(text, lexicon, "unplaced"))


def test_what_is_said_once_more_in_english_is_no_cell_and_no_name(lexicon: Lexicon) -> None:
    rows = "食用油 Cooking Oil 101.5 107.5\n衣着 II. Clothing 97.5 101.25"
    (made,) = tables(f"表7 消费价格指数\n项目 Item 2023 2024\n{rows}")
    assert made == [["项目", "2023", "2024"], ["食用油", "101.5", "107.5"], ["衣着", "97.5", "101.25"]]
    bars = "8-17 各类粮食产量 | ||\noutput of grain | ||\n单位：万吨 | (10000 tons) | |\n项目 | item | 2024 |"
    text = f"{bars}\n合计 | total | 7.5 |\n稻谷 | rice | 5.5 |"
    assert [(name, value) for name, _, value, _ in figures(text, lexicon)] == [
        ("粮食产量", "7.5"),
        ("稻谷产量", "5.5"),
    ]


def test_ranks_before_the_names_and_a_header_without_a_name(lexicon: Lexicon) -> None:
    first = "产值排行 | 区域 | 产值（万元） |\n1 | 东乡 | 7.5 |\n2 | 西乡 | 6.5 |\n3 | 南乡 | 5.5 |"
    second = "年份 | 产值（万元） |\n2024年 | 19.5 |\n2023年 | 18.5 |"
    assert [len(table) for table in tables(f"{first}\n{second}")] == [4, 3]
    assert [time for *_, time in figures(f"{first}\n{second}", lexicon)] == ["2024"] * 4 + ["2023"]


def test_bars_that_show_more_headers_than_columns_are_read_with_them_or_not_at_all(lexicon: Lexicon) -> None:
    head = "类别 |\n以上月价格 |\n以上年同期价格为100 |\n|\n为100 |\n本月 |\n至本月平均 |\n|"
    text = f"{head}\n食品价格指数 |\n100.5 |\n98.5 |\n99.5 |\n衣着价格指数 |\n101.5 |\n97.5 |\n98.25 |"
    assert figures(text, lexicon) == []


def test_codes_before_labels_are_no_values() -> None:
    rows = [["205", "教育支出", "81", "83"], ["20502", "普通教育", "71", "73"], ["206", "科学技术支出", "5", "6"]]
    text = "\n".join(["科目编码", "科目名称", "2023年执行数", "2024年预算数", *(cell for row in rows for cell in row)])
    assert tables(text) == [[["科目编码", "科目名称", "2023年执行数", "2024年预算数"], *rows]]
    # where the header says nothing of codes, a number is one
    assert tables(text.replace("科目编码\n", "")) == []


def test_what_the_header_prints_once_more_is_part_of_it() -> None:
    header = [["地区", "债务限额", "债务余额"], ["小计", "一般债务", "专项债务"] * 2]
    rows = [
        ["云溪县", "88.1", "30.1", "58", "86.5", "29.4", "57.1"],
        ["东镇", "80", "26", "54", "79.1", "25.6", "53.5"],
    ]
    text = "\n".join(cell for row in [*header, *rows] for cell in row)
    assert tables(f"表3 债务情况表\n单位：亿元\n{text}") == [[*header, *rows]]


def test_ages_are_labels() -> None:
    rows = [["0-15岁", "7.2", "22.1"], ["16-59岁", "18", "56.6"], ["60周岁及以上", "6.8", "21.3"]]
    text = "\n".join(["指标", "人数(万人)", "比重(%)", *(cell for row in rows for cell in row)])
    assert tables(text)[0][1:] == rows


def test_places_are_headers_of_values_too() -> None:
    rows = [["居民消费价格", "0.3", "0.4", "0.1"], ["衣着", "1.1", "1.2", "0.9"]]
    text = "\n".join(["指标", "全市", "城市", "农村", *(cell for row in rows for cell in row)])
    assert tables(text) == [[["指标", "全市", "城市", "农村"], *rows]]


def test_texts_behind_the_values_of_numbered_rows_are_a_column() -> None:
    header = [["序号", "指标名称", "单位", "2023年计划", "2023年完成", "完成情况"], ["绝对值", "增速%"] * 2]
    rows = [
        ["1", "羊毛产量", "吨", "120", "6.5", "118.5", "5.8", "未完成"],
        ["2", "奶产量", "吨", "60", "10", "66.1", "12.3", "完成"],
        ["3", "失业率", "%", "4.5以内", "—", "3.2", "—", "完成"],
        ["4", "云茶产量", "吨", "7", "3", "8", "4", "完成"],
    ]
    text = "\n".join(cell for row in [*header, *rows] for cell in row)
    found = tables(text)[0]
    assert found == [*header, *rows]


def test_two_sides_may_be_headed_by_more_than_their_words() -> None:
    header = ["收入项目", "2023年执行数", "支出项目", "2023年执行数"]
    rows = [["税收", "51", "教育支出", "40"], ["补助收入", "20", "上解支出", "9"], ["调入资金", "8", "结转", "30"]]
    text = "\n".join(cell for row in [header, *rows] for cell in row)
    assert tables(text) == [[header, *rows]]


@pytest.mark.parametrize("between", ["\n", "  "])
def test_another_header_below_values_begins_another_table(between: str) -> None:
    first = [["指标", "单位", "12月", "增长%"], ["羊毛产量", "吨", "9.5", "2.5"], ["奶产量", "吨", "8.5", "1.5"]]
    second = [["产品", "单位", "本月产量", "累计产量"], ["云茶", "吨", "22.1", "250"], ["蜂蜜", "吨", "12.2", "150"]]
    lines = [*(between.join(row) for row in first), "主要特产产量", *(between.join(row) for row in second)]
    document = read("\n".join(lines))
    assert [(table.caption, table.row_count) for table in document.tables][1] == ("主要特产产量", 3)
    assert tables("\n".join(lines)) == [first, second]
    # the same header once more is that of a page
    again = [
        *(between.join(row) for row in first),
        *(between.join(row) for row in [first[0], ["蜂蜜产量", "吨", "7", "3"]]),
    ]
    assert len(tables("\n".join(again))) == 1


def test_ranks_behind_the_values_of_rows_are_no_running_numbers_of_the_next() -> None:
    header = ["乡镇", "签约项目（个）", "签约金额（亿元）", "同比增长%", "位次"]
    rows = [
        ["城关镇", "8", "12.1", "3.5", "1"],
        ["东林镇", "5", "7.1", "2.5", "2"],
        ["南林乡", "3", "2.2", "-5.5", "3"],
    ]
    assert tables("\n".join(cell for row in [header, *rows] for cell in row)) == [[header, *rows]]


def test_a_year_alone_stands_over_the_budgets_of_that_year() -> None:
    header = [["项目", "2022年决算数", "2023年", "比上年增长%"], ["年初预算", "调整预算", "执行数"]]
    rows = [
        ["契税", "16,000", "18,000", "17,500", "17,600", "10.5"],
        ["罚没收入", "6,000", "6,500", "6,400", "6,450", "7.5"],
    ]
    text = "\n".join(cell for row in [*header, *rows] for cell in row)
    (document,) = read(text).tables
    assert [cell.text for cell in document.cells if cell.column_span == 3] == ["2023年"]
    assert tables(text) == [[*header, *rows]]


def test_a_whole_table_may_stand_on_one_line_with_a_blank_between_its_cells() -> None:
    rows = [["指标", "单位", "2023年", "增长%"], ["羊毛产量", "吨", "12.5", "2.5"], ["奶产量", "吨", "3.25", "1.5"]]
    line = " ".join(cell for row in rows for cell in row)
    assert tables(line) == [rows]
    # a sentence whose numbers stand apart is none
    assert tables("羊毛产量 12.5 吨, 增长 2.5 %; 奶产量 3.25 吨, 增长 1.5 %; 指标 单位 7 8 9") == []


@pytest.mark.parametrize("between", ["\n", "  ", " "])
def test_units_in_a_row_below_the_header_are_those_of_the_cells_they_stand_below(between: str) -> None:
    def read_below(header: list[str], units: list[str]) -> list[str]:
        rows = [["羊毛", "52", "48", "8.5"], ["羊奶", "31", "30", "3.5"]]
        return tables("\n".join(between.join(row) for row in [header, units, *rows]))[0][0]

    assert read_below(["产品", "2023年", "2022年", "增长"], ["（吨）", "（吨）", "（%）"]) == [
        "产品",
        "2023年（吨）",
        "2022年（吨）",
        "增长（%）",
    ]
    # below which of two columns a unit stands nobody can tell
    assert read_below(["产品", "年末数", "产值", "增长"], ["（只）", "（%）"]) == [
        "产品",
        "年末数",
        "产值",
        "增长（%）",
    ]


def test_a_name_that_ends_as_the_word_below_it_is_no_part_of_the_header() -> None:
    rows = [["指标", "单位", "本月", "累计"], ["羊毛产量", "吨", "2.5", "12.5"], ["羊奶产量", "吨", "1.5", "8.5"]]
    assert tables("主要经济指标\n" + "\n".join(cell for row in rows for cell in row)) == [rows]


@pytest.mark.parametrize("between", ["\n", "  ", "|"])
def test_a_header_that_stands_once_more_beside_the_name_of_a_group_is_no_row_of_values(
    between: str, lexicon: Lexicon
) -> None:
    rows = [
        ["指标", "本月", "1-本月累计", "同比±%"],
        ["羊毛产量", "2.5", "12.5", "1.5"],
        ["羊奶产量", "1.5", "8.5", "2.5"],
        ["二、林业", "本月", "1-本月累计", "同比±%"],
        ["核桃产量", "3.5", "9.5", "3.5"],
    ]
    found = figures("2024年5月产品产量（吨）\n" + "\n".join(between.join(row) for row in rows), lexicon)
    assert [name for name, *_ in found] == [each for each in ("羊毛产量", "羊奶产量", "核桃产量") for _ in range(3)]
    assert found[-2][2:] == ("9.5", "2024-M01/2024-M05")


@pytest.mark.parametrize("between", ["\n", "  "])
def test_a_table_below_another_header_is_in_the_unit_and_of_the_time_of_the_first(
    between: str, lexicon: Lexicon
) -> None:
    rows = [
        ["指标", "本月", "累计", "增长%"],
        ["羊毛产量", "2.5", "12.5", "1.5"],
        ["羊奶产量", "1.5", "8.5", "2.5"],
        ["产品", "累计产量", "同比增长%", "占全市比重%"],
        ["核桃", "9.5", "3.5", "4"],
        ["板栗", "7.5", "4.5", "6"],
    ]
    text = "2024年5月产品产量\n单位：吨\n" + "\n".join(between.join(row) for row in rows)
    assert len(read(text).tables) == 2
    last = read_figures(read(text), CONTEXT, lexicon)[0][-3]
    assert (last.printed_indicator, last.printed_text, last.printed_unit, last.time_period) == (
        "板栗产量",
        "7.5",
        "吨",
        "2024-M01/2024-M05",
    )


@pytest.mark.parametrize("between", ["  ", " "])
def test_a_text_that_only_some_rows_begin_with_is_the_group_of_those_below(between: str) -> None:
    header = ["类别", "指标", "单位", "2022年", "2023年", "增长%"]
    rows = [
        ["牧业", "羊毛产量", "吨", "50", "52", "4"],
        ["羊奶产量", "吨", "40", "41", "2.5"],
        ["林业", "核桃产量", "吨", "10", "11", "10"],
        ["板栗产量", "吨", "20", "21", "5"],
    ]
    text = "\n".join(between.join(row) for row in [header, *rows])
    assert tables(text) == [[header, *(row if len(row) == len(header) else ["", *row] for row in rows)]]


def test_words_that_are_cells_by_themselves_make_no_cell_together() -> None:
    header = "品种 规格等级 单位 本期价格 上期价格 环比涨跌%"
    rows = ["羊毛 细 一级 元/吨 2.5 2.4 4.2", *(f"{each} 鲜 元/吨 1.5 1.4 7.1" for each in ("羊奶", "羊肉", "羊皮"))]
    found = tables("\n".join([header, *rows]))
    # a blank in a cell of the first row: where it cannot be told how many columns there are, there is no table
    assert found == [] or found[0][0][-3:] == header.split()[-3:]


@pytest.mark.parametrize("between", ["\n", "  ", " "])
def test_one_value_for_each_group_of_columns_is_the_first_below_it(between: str) -> None:
    header = [["指标", "单位", "2024年计划", "2024年完成"], ["总量", "增速%", "总量", "增速%"]]
    full = [["羊毛产量", "吨", "50", "4.5", "52", "6.5"], ["羊奶产量", "吨", "40", "2.5", "41", "3.5"]]
    short = [["养羊户数", "户", "300", "310"], ["羊肉产量", "%", "5.5", "6.5"]]
    rows = [full[0], *short, full[1]]
    text = "\n".join(between.join(row) for row in [*header, *rows])
    assert tables(text)[0][2:] == [
        full[0],
        ["养羊户数", "户", "300", "", "310", ""],
        ["羊肉产量", "%", "5.5", "", "6.5", ""],
        full[1],
    ]


def test_the_sides_of_a_balance_may_stand_between_a_table_and_its_unit() -> None:
    rows = [
        ["项目", "预算数", "决算数", "项目", "预算数", "决算数"],
        ["契税收入", "30", "31", "林业支出", "5", "6"],
        ["罚没收入", "40", "42", "渔业支出", "20", "21"],
        ["捐赠收入", "60", "61", "牧业支出", "70", "72"],
    ]
    cells = "\n".join(cell for row in rows for cell in row)
    (table,) = read(f"表3 2023年收支决算表\n单位：万元\n收入\n支出\n{cells}").tables
    assert (table.caption, table.notes) == ("2023年收支决算表", ("单位：万元",))


@pytest.mark.parametrize("between", ["\n", "  "])
def test_groups_of_a_header_may_stand_over_more_cells_than_others(between: str) -> None:
    header = [["指标", "2024年", "2025年"], ["计划", "完成", "增长%", "目标", "增长%"]]
    rows = [
        ["羊毛产量（吨）", "207", "208", "6.5", "223", "7.5"],
        ["羊奶产量（吨）", "79", "80", "8.6", "87", "8.5"],
        ["羊肉产量（吨）", "168", "162", "7.5", "175", "8"],
    ]
    text = "\n".join(between.join(row) for row in [*header, *rows])
    assert tables(text) == [[*header, *rows]]
    # the ratio that ends each group may have another name, and what names another year stands below none
    header = [["指标", "2023年完成", "2024年", "2025年计划"], ["计划", "完成", "比上年增长%", "绝对数", "增长%"]]
    rows = [[row[0], "200.5", *row[1:]] for row in rows]
    text = "\n".join(between.join(row) for row in [*header, *rows])
    assert tables(text) == [[*header, *rows]]


@pytest.mark.parametrize("between", ["\n", "  "])
def test_groups_before_running_numbers_are_no_part_of_the_rows(between: str) -> None:
    header = ["序号", "指标", "2023年", "2024年目标", "属性"]
    rows = [
        ["1", "羊毛产量（吨）", "6.2", "6左右", "预期性"],
        ["2", "羊奶产量（吨）", "5.1", "5.5", "预期性"],
        ["3", "核桃产量（吨）", "8.1", "8.5", "约束性"],
        ["4", "板栗产量（吨）", "3.1", "3.5以上", "预期性"],
    ]
    groups = {0: "牧业", 2: "林业"}
    printed = [["类别", *header], *([groups[at], *row] if at in groups else row for at, row in enumerate(rows))]
    found = tables("\n".join(between.join(row) for row in printed))[0]
    # the text behind the last value may be anything
    assert [row[:4] for row in found] == [row[:4] for row in [header, *rows]]


FORMULAS = [
    ["地区", "2024年债务限额", "2024年债务余额"],
    ["", "一般债务", "专项债务", "", "一般债务", "专项债务"],
    ["云溪区", "9.5", "6", "3.5", "8.8", "5.5", "3.3"],
]


@pytest.mark.parametrize("last", [[], [["松岭区", "7.5", "4", "3.5", "6.8", "", "3.3"]]])
def test_a_row_of_formulas_says_which_columns_stand_below_one_cell(last: list[list[str]]) -> None:
    packed = [
        ["地 区", *FORMULAS[0][1:]],
        list(filter(None, FORMULAS[1])),
        ["公 式", "A=B+C", "B", "C", "D=E+F", "E", "F"],
    ]
    body = [FORMULAS[2], *last]
    expected = [["地 区", *FORMULAS[0][1:]], FORMULAS[1], *body]
    # a row a line, the empty cells behind the others
    lines = [" | ".join([*row, *[""] * (7 - len(row))]) + " |" for row in [*packed, *body]]
    assert tables("\n".join(["单位：亿元", *lines, "注：本表为快报数。"])) == [expected]
    # a cell a line, the empty ones of the header beside any others
    cells = [*packed[0], "", *packed[1][:2], "", *packed[1][2:], *packed[2], *(cell for row in body for cell in row)]
    assert tables("\n".join(["单位：亿元", *(f"{cell} |" for cell in cells)])) == [expected]
    # what stands over the sums may be printed
    whole = [["地区", *FORMULAS[0][1:]], [cell or "小计" for cell in FORMULAS[1]], packed[2], *body]
    lines = [" | ".join([*row, *[""] * (7 - len(row))]) + " |" for row in whole]
    assert tables("\n".join(["单位：亿元", *lines])) == [[*whole[:2], *body]]


def test_a_row_of_formulas_that_fits_no_header_makes_no_table() -> None:
    lines = ["地区 | 债务限额 | 一般债务 | |", "公式 | A=B+C | B | C |", "云溪区 | 9.5 | 6 | 3.5 |"]
    assert tables("\n".join(["单位：亿元", *lines])) == []


def test_a_ratio_begins_no_group_before_its_amounts() -> None:
    lines = [
        "项目 | 2024年 | 2023年 | ||||",
        "预算数 | 调整预算数 | 完成数 | 完成调整预算% | 完成数 | 增长% | |",
        "契税 | 24000 | 21500 | 21033 | 97.8 | 22890 | -8.1 |",
        "耕地占用税 | 1800 | 1700 | 1765 | 103.8 | 1688 | 4.6 |",
    ]
    header = read("\n".join(["单位：万元", *lines])).tables[0].cells[:3]
    assert [(cell.text, cell.column_span) for cell in header] == [("项目", 1), ("2024年", 4), ("2023年", 2)]


def test_groups_that_end_in_ratios_are_told_from_words_below_them() -> None:
    header = [
        ["乡镇", "固定资产投资（万元）", "财政收入（万元）", "农民人均收入（元）"],
        ["计划", "完成", "完成率（%）", "计划", "完成", "完成率（%）", "2024年", "增长（%）"],
    ]
    rows = [
        ["青河镇", "5200", "5312", "102.2", "800", "821", "102.6", "19820", "6.8"],
        ["云溪乡", "1200", "1130", "94.2", "110", "109", "99.1", "15203", "7.1"],
        ["松岭镇", "3100", "3189", "102.9", "460", "470", "102.2", "17110", "6.2"],
    ]
    text = "\n".join(f"{cell} |" for row in [*header, *rows] for cell in row)
    assert tables(text) == [[*header, *rows]]


def test_sides_with_a_bar_behind_each_name_no_table() -> None:
    rows = [
        ["项目", "预算数", "决算数", "项目", "预算数", "决算数"],
        ["契税收入", "30", "31", "林业支出", "5", "6"],
        ["罚没收入", "40", "42", "渔业支出", "20", "21"],
        ["捐赠收入", "60", "61", "牧业支出", "70", "72"],
    ]
    cells = "\n".join(f"{cell} |" for row in rows for cell in row)
    (table,) = read(f"2023年收支决算表 |\n|\n|\n单位：万元 |\n收入 |\n支出 |\n{cells}").tables
    assert (table.caption, table.notes) == ("2023年收支决算表", ("单位：万元",))


@pytest.mark.parametrize("mark", ["附件2 ", "附件2\n", "附表一：", "附件"])
def test_the_number_of_what_is_appended_is_no_part_of_the_name_of_its_table(mark: str) -> None:
    rows = "项目 | 2024年 | 2025年 |\n会议费 | 310 | 280 |\n培训费 | 200 | 190 |"
    (table,) = read(f"{mark}2025年会议经费预算表\n单位：万元\n{rows}").tables
    assert table.caption == "2025年会议经费预算表"


RATIOS = [
    ["指标", "单位", "2023年", "2024年"],
    ["羊毛产量", "吨", "12.5", "13.1"],
    ["三次产业结构", "—", "12:38:50", "11.5:38.2:50.3"],
    ["奶产量", "吨", "3.25", "3.5"],
    ["蜂蜜产量", "吨", "1.5", "1.75"],
]


@pytest.mark.parametrize("between", ["\n", "  ", " |\n"])
def test_a_ratio_is_one_value_and_a_dash_stands_for_a_unit(between: str) -> None:
    assert tables(lines_of(RATIOS, between)) == [RATIOS]


def test_a_cell_that_is_called_like_a_table_is_a_cell() -> None:
    rows = [["项目", "单位", "2023年", "2024年"], ["羊毛产量", "吨", "61", "66"], ["增长速度", "%", "5.1", "8.2"]]
    assert tables("\n".join(f"{cell} |" for row in rows for cell in row)) == [rows]
    header = ["县区", "羊毛产量增速", "奶产量增速"]
    rows = [header, ["东川区", "5.1", "6.2"], ["西岭县", "4.3", "7.1"]]
    assert tables("\n".join(f"{cell} |" for row in rows for cell in row)) == [rows]


DEEP = [
    ["序号", "指标", "单位", "2023年实绩", "2024年", "2025年计划"],
    ["计划目标", "预计完成", "绝对值", "增长%"],
    ["绝对值", "增长%", "绝对值", "增长%"],
]
DEEP_ROWS = [
    ["1", "羊毛产量", "吨", "61", "64", "5", "66", "8.2", "70", "6.1"],
    ["", "其中：细羊毛", "吨", "21", "22", "4.8", "23", "9.5", "25", "8.7"],
    ["2", "奶产量", "吨", "31", "32", "3.2", "33", "6.5", "35", "6"],
    ["3", "蜂蜜产量", "吨", "11", "12", "9", "11.5", "4.5", "12", "4.3"],
]


@pytest.mark.parametrize("between", ["\n", "  ", " | "])
def test_a_header_of_three_rows_stands_over_its_columns(between: str) -> None:
    printed_rows = [[cell for cell in row if cell] for row in [*DEEP, *DEEP_ROWS]]
    bars = " ||" if "|" in between else ""
    text = "\n".join(between.join(row) + bars for row in printed_rows)
    (table,) = read(text).tables
    spans = [(cell.text, cell.column_span) for cell in table.cells if cell.column_span > 1]
    assert spans == [("2024年", 4), ("2025年计划", 2), ("计划目标", 2), ("预计完成", 2)]
    assert tables(text)[0][3:] == DEEP_ROWS


@pytest.mark.parametrize("between", ["\n", "  ", " |\n"])
def test_groups_of_a_header_end_in_their_ranks_and_repeat_no_word(between: str) -> None:
    head = ["县区", "羊毛产量", "奶产量增速", "蜂蜜产量增速"]
    below = ["总量", "增速", "位次", "9月", "1-9月", "1-9月", "位次"]
    rows = [
        ["东川区", "612.5", "5.1", "2", "6.1", "6.2", "4.1", "3"],
        ["西岭县", "315.5", "4.3", "3", "5.2", "5.3", "4.9", "2"],
        ["南溪县", "286.2", "6.3", "1", "7.2", "7.3", "5.9", "1"],
    ]
    text = lines_of([head, below, *rows], between)
    (table,) = read(text).tables
    assert [cell.column_span for cell in table.cells[:4]] == [1, 3, 2, 2]


def test_what_is_aimed_at_stands_over_nothing_that_was_done() -> None:
    rows = [
        ["羊毛产量", "60", "66", "8.2", "70"],
        ["奶产量", "32", "33", "6.5", "35"],
        ["蜂蜜产量", "9", "8", "4.5", "12"],
    ]
    cells = ["指标", "2024年", "2025年目标", "目标值", "完成值", "增速(%)", *(cell for row in rows for cell in row)]
    (table,) = read("\n".join(cells)).tables
    assert [(cell.text, cell.column_span) for cell in table.cells[:3]] == [
        ("指标", 1),
        ("2024年", 3),
        ("2025年目标", 1),
    ]


def test_a_header_that_may_stand_over_its_columns_in_several_ways_is_set_aside(lexicon: Lexicon) -> None:
    head = ["乡镇", "合计", "基础性牧业补助", "专项牧业补助", "定额补助", "均衡性牧业补助"]
    rows = [["合计", "90", "30", "40", "20"], ["青河镇", "50", "20", "20", "10"], ["云溪乡", "40", "10", "20", "10"]]
    for between, lines in (("\n", [head, *rows]), ("  ", [head[:4], head[4:], *rows])):
        assert figures("\n".join(between.join(line) for line in lines), lexicon) == []


MOVED = [
    "项目 | 年度预算 | 累计 | 当月 | |||||",
    "本期 | 同期 | 增减额 | 增减率% | 本期 | 同期 | ||",
    "契税 | 500 | 300 | 200 | 100 | 50.0 | 30 | 20",
    "车船税 | 400 | 260 | 250 | 10 | 4.0 | 26 | 25",
    "印花税 | 90 | 66 | 60 | 6 | 10.0 | 6 | 5",
    "罚没收入 | 80 | 45 | 50 | -5 | -10.0 | 4 | 6",
]


def test_cells_that_moved_to_the_left_are_put_back_where_the_full_rows_tell() -> None:
    found = tables("\n".join([*MOVED, "捐赠收入 | 12 | 21 | -21 | -100.0 | |||"]))[0]
    assert found[-1] == ["捐赠收入", "12", "", "21", "-21", "-100.0", "", ""]


def test_cells_that_moved_and_may_stand_in_several_columns_are_set_aside(lexicon: Lexicon) -> None:
    text = "\n".join([*MOVED, "捐赠收入 | 12 | 21 | |||||"])
    assert tables(text)[0][-1] == ["捐赠收入", "[12 21]"]
    assert not [each for each in figures(text, lexicon) if each[0] == "捐赠收入"]


def test_a_row_without_its_running_number_is_not_read_a_column_too_far_left() -> None:
    lines = [
        "序号 | 指标 | 2024年 | |",
        "1 | 羊毛产量 | 61 |",
        "其中：细羊毛 | 21 | |",
        "2 | 奶产量 | 33 |",
        "3 | 蜂蜜产量 | 9 |",
    ]
    assert ["", "其中：细羊毛", "21"] in tables("\n".join(lines))[0]


def test_rows_below_the_first_of_a_group_lack_its_cell() -> None:
    lines = [
        "| 类别 | 指标 | 单位 | 2024年 | 增长% |",
        "| 牧业 | 羊毛产量 | 吨 | 61 | 8.2 |",
        "| 奶产量 | 吨 | 33 | 6.5 |",
        "| 肉产量 | 吨 | 28 | 3.5 |",
        "| 林业 | 木材产量 | 立方米 | 12 | 1.5 |",
        "| 松脂产量 | 吨 | 7 | -2.5 |",
    ]
    assert tables("\n".join(lines))[0][2] == ["", "奶产量", "吨", "33", "6.5"]


def test_a_header_of_many_columns_may_be_longer_than_a_cell() -> None:
    names = [
        "城乡牧民补助资金",
        "渔业职工补助资金",
        "林业职工补助资金",
        "牧业职工补助资金",
        "农业职工补助资金",
        "盐业职工补助资金",
        "茶业职工补助资金",
    ]
    rows = [["项目", "合计", *names], ["一、收入", "84", *"3456789"], ["二、支出", "56", *"2345678"]]
    assert tables("\n".join("  ".join(row) for row in rows)) == [rows]


def test_a_word_over_remarks_has_no_column_where_no_row_has_any() -> None:
    rows = [["指标", "单位", "2023年", "2024年"], ["羊毛产量", "吨", "61", "66"], ["奶产量", "吨", "31", "33"]]
    text = "\n".join(["\n".join([*rows[0], "备注"]), *map("\n".join, rows[1:])])
    assert tables(text) == [rows]


def test_a_table_may_stand_behind_sentences_on_their_line() -> None:
    table = "指标 单位 绝对数 增长% 羊毛产量 吨 61 8.2 奶产量 吨 33 6.5 蜂蜜产量 吨 9 4.5"
    found = tables(f"牧业生产稳定，完成情况见下表。{table}")
    assert found == [
        [
            ["指标", "单位", "绝对数", "增长%"],
            *(
                [*row]
                for row in (
                    ["羊毛产量", "吨", "61", "8.2"],
                    ["奶产量", "吨", "33", "6.5"],
                    ["蜂蜜产量", "吨", "9", "4.5"],
                )
            ),
        ]
    ]


def texts(text: str) -> list[tuple[str, bool]]:
    """The paragraphs behind the first, and whether each is loose."""
    blocks = [each for each in read(text).blocks if each.kind in (BlockKind.PARAGRAPH, BlockKind.LOOSE)]
    return [(each.text, each.kind is BlockKind.LOOSE) for each in blocks if each.text != SENTENCE]


def test_a_table_may_stand_between_sentences_on_their_line() -> None:
    rows = [
        ["产品", "单位", "产量", "增长(%)"],
        ["羊毛产量", "吨", "61", "8.2"],
        ["奶产量", "吨", "33", "-6.5"],
        ["蜂蜜产量", "吨", "9", "4.5"],
    ]
    table = " ".join(" ".join(row) for row in rows)
    text = f"羊毛增长 8.2% 表 2 : 主要畜产品产量 {table} 全年渔业产值 18.3 亿元, 增长 1.5%。{table} 林业产值12亿元，增长2%。"
    assert tables(text) == [rows, rows]
    assert texts(text) == [
        ("羊毛增长 8.2%", False),
        ("全年渔业产值 18.3 亿元, 增长 1.5%。", False),
        ("林业产值12亿元，增长2%。", False),
    ]


def test_the_last_value_of_a_table_is_not_the_first_of_the_sentence_behind_it() -> None:
    table = "表3 畜产品产量 产品 单位 产量 增长% 羊毛产量 吨 61 2.4 奶产量 吨 33 1.5 蜂蜜产量 吨 9 4.1"
    assert tables(f"{table} 事故 130 起 , 比上年少。")[0][-1] == ["蜂蜜产量", "吨", "9", "4.1"]


def test_a_named_table_between_sentences_that_has_no_rows_is_loose() -> None:
    jumbled = "表3畜产品产量 产品 单位 产量 增长(%) 羊毛 奶 蜂蜜 吨 吨 61 33 9 8.2 -6.5 4.5"
    text = f"{jumbled} 全年渔业产值18.3亿元，增长1.5%。"
    assert texts(text) == [(jumbled, True), ("全年渔业产值18.3亿元，增长1.5%。", False)]


@pytest.mark.parametrize("head", [["产品", "单位", "产量", "增长 (%)"], ["产品", "单位", "产量 (%)", "增长(%)"]])
def test_per_cent_in_brackets_belongs_to_the_word_before_its_blank(head: list[str]) -> None:
    rows = [["羊毛产量", "吨", "61", "8.2"], ["奶产量", "吨", "33", "-6.5"], ["蜂蜜产量", "吨", "9", "4.5"]]
    assert tables("\n".join(" ".join(row) for row in [head, *rows])) == [[head, *rows]]


def test_a_row_whose_cells_moved_is_loose_where_the_others_tell_nothing() -> None:
    lines = [
        "序号 | 项目 | 规模 | 年限 | 投资 | 备注 |",
        "1 | 云溪水库 | 大型 | 2023-2026 | 52 | 续建 |",
        "2 | 松岭学校 | 小型 | 2024-2025 | 12 | 新建 |",
        "合计 | 64 | 2 | |||",
    ]
    assert tables("\n".join(lines))[0][-1] == ["合计", "[64 2]"]


def test_cells_one_by_one_below_groups_of_which_none_repeats_a_word() -> None:
    head = ["项目", "当月", "累计", "完成数", "同比(%)", "完成数", "同比(%)", "占预算(%)"]
    rows = [["契税", "30", "5.2", "412", "4.3", "101.2"], ["车船税", "18", "4.1", "231", "3.9", "100.5"]]
    for end in ("", " |"):
        (table,) = read("\n".join(f"{cell}{end}" for row in [head, *rows] for cell in row)).tables
        assert [cell.column_span for cell in table.cells[:3]] == [1, 2, 3]


AREAS = [
    (["县区", "渔业产值（亿元）", "盐田投资", "茶园投资", "旅店营业额（亿元）"],
     ["总量", "增速%", "增速%", "增速%", "总量", "增速%"],
     [["全市", "186.5", "5.2", "6.5", "-3.1", "42.7", "6.8"], ["东河区", "31.4", "5.5", "7.1", "2.0", "16.2", "7.0"],
      ["西山县", "9.7", "4.1", "-2.3", "-15.4", "3.9", "5.1"]],
     [1, 2, 1, 1, 2]),
    (["县区", "渔业产值", "盐田投资", "旅店营业额"],
     ["增速%", "排名", "增速%", "排名", "总量（亿元）", "增速%", "全市排名"],
     [["全市", "7.8", "-", "5.0", "-", "30.5", "9.8", "-"], ["东河区", "8.1", "3", "4.4", "5", "6.5", "10.2", "2"],
      ["西山县", "6.0", "7", "9.9", "1", "2.7", "7.9", "6"]],
     [1, 2, 2, 3]),
    (["县区", "渔业产值", "盐田投资"],
     ["（万元）", "比上年±%", "（元）", "比上年±%"],
     [["全市", "302100", "4.2", "21035", "6.5"], ["东河区", "20300", "1.2", "25320", "6.1"],
      ["西山县", "51200", "5.0", "20112", "6.9"]],
     [1, 2, 2]),
]  # fmt: skip


@pytest.mark.parametrize("between", ["\n", "  ", " "])
@pytest.mark.parametrize(("upper", "lower", "rows", "spans"), AREAS)
def test_what_is_measured_stands_over_as_many_words_for_amounts_as_none_comes_twice(
    upper: list[str], lower: list[str], rows: list[list[str]], spans: list[int], between: str
) -> None:
    text = "表1 各县区主要指标\n\n" + "\n".join(between.join(row) for row in [upper, lower, *rows])
    assert tables(text) == [[upper, lower, *rows]]
    (found,) = read(text).tables
    assert [cell.column_span for cell in found.cells if cell.row_no == 1] == spans


def test_words_for_amounts_that_may_be_parted_in_several_ways_are_below_nobody_knows_what() -> None:
    pieces = [Printed(text, at, True, 0, 2, is_value=False) for at, text in enumerate(
        ["县区", "渔业", "盐业", "总量", "增速", "占比", "构成"]
    )]  # fmt: skip
    columns = [Column(is_text=True), *(Column(is_text=False) for _ in range(4))]
    assert over_unequal(pieces, columns, by_line=False) is None


def test_an_amount_and_its_per_cent_stand_below_what_one_year_is_more_than_another() -> None:
    rows = [["总户数（户）", "1502", "1509", "7", "0.5"], ["渔民（人）", "4523", "4511", "-12", "-0.3"]]
    header = [["主要指标", "2022年", "2023年", "2023年比2022年增减"], ["绝对数", "%"]]
    text = "\n".join(" ".join(row) for row in [*header, *rows])
    (found,) = read(text).tables
    assert [cell.column_span for cell in found.cells if cell.row_no == 1] == [1, 1, 1, 2]


def test_a_year_stands_over_one_that_its_budget_is_compared_with() -> None:
    header = [["项目", "2023年决算数", "2024年", "2025年预算数"],
              ["预算数", "调整预算数", "执行数", "执行数为调整预算%", "金额", "比2024年执行数增减%"]]  # fmt: skip
    rows = [
        ["契税", "52300", "54000", "53000", "53400", "100.8", "55000", "3.0"],
        ["罚没收入", "34200", "33000", "34500", "34800", "100.9", "33500", "-3.7"],
    ]
    text = "\n".join(cell for row in [*header, *rows] for cell in row)
    assert tables(text) == [[*header, *rows]]
    assert [cell.column_span for cell in read(text).tables[0].cells if cell.row_no == 1] == [1, 1, 4, 2]


def test_a_bare_plan_is_that_of_the_bare_year_before_it() -> None:
    header = [
        "指标",
        "计量",
        "单位",
        "2023年",
        "实际",
        "2024年",
        "2025年",
        "计划",
        "计划",
        "预计",
        "预计比上年",
        "增长（%）",
    ]
    rows = [
        ["渔业产值", "亿元", "38.2", "40.1", "41.3", "5.8", "43.5"],
        ["茶叶产量", "万吨", "3.01", "3.01", "3.03", "0.7", "3.01"],
        ["盐产量", "万吨", "2.90", "4.00", "2.70", "-6.9", "4.00"],
    ]
    text = "\n".join([*header, *(cell for row in rows for cell in row)])
    first = ["指标", "计量单位", "2023年实际", "2024年", "2025年计划"]
    assert tables(text) == [[first, ["计划", "预计", "预计比上年增长（%）"], *rows]]


PLANNED = [
    ["指标", "单位", "2024年计划", "2024年预计", "增长%", "2025年计划"],
    ["渔业产值", "亿元", "120", "118.6", "5.2", "126"],
    ["茶园面积", "万亩", "", "96.3", "", "97"],
    ["盐田投资", "亿元", "50", "46.2", "-3.1", ""],
    ["渔民收入", "元", "", "", "6.5", "与产值同步"],
]


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_an_empty_line_is_an_empty_cell_where_every_cell_is_a_line(between: str) -> None:
    assert tables(between.join(cell for row in PLANNED for cell in row)) == [PLANNED]


def test_empty_lines_that_are_no_cells_place_nothing() -> None:
    lines = [cell for row in PLANNED for cell in row]
    lines.insert(7, "")  # a line that belongs to no cell
    assert tables("\n".join(lines)) != [PLANNED]


def test_a_header_of_two_rows_may_stand_over_rows_with_empty_lines() -> None:
    header = [["指标", "单位", "9月", "1-9月"], ["总量", "增幅（%）", "总量", "增幅（%）"]]
    rows = [
        ["渔业产值", "亿元", "", "", "72.4", "5.6"],
        ["盐产量", "万吨", "3.6", "9.1", "31.0", "7.7"],
        ["茶叶出口", "万元", "1200", "", "9800", "-21.0"],
    ]
    text = "\n".join(cell for row in [*header, *rows] for cell in row)
    assert tables(text) == [[*header, *rows]]
    assert [cell.column_span for cell in read(text).tables[0].cells if cell.row_no == 1] == [1, 1, 2, 2]


def test_lines_that_name_their_one_amount_with_its_unit_are_no_table(lexicon: Lexicon) -> None:
    lines = [
        f"{name}支出 {number}.5万元" for number, name in enumerate(["渔港", "灯塔", "船坞", "盐场", "码头", "堤坝"], 3)
    ]
    read = figures("主要支出项目：\n" + "\n".join(lines), lexicon)
    assert [(name, printed) for name, _, printed, _ in read] == [
        (f"{name}支出", f"{number}.5万元")
        for number, name in enumerate(["渔港", "灯塔", "船坞", "盐场", "码头", "堤坝"], 3)
    ]


def upper_spans(text: str) -> list[int]:
    """Over how many columns each cell of the first row of the first table stands."""
    return [cell.column_span for cell in read(text).tables[0].cells if cell.row_no == 1]


PLANNED_GROWTH = (
    ["指标名称", "单位", "2024年", "2025年", "责任单位"],
    ["计划数", "预计完成数", "预计增长%", "计划数", "计划增长%"],
    [
        ["一、渔业"],
        ["渔业产值", "亿元", "28.2", "27.9", "5.6", "29.7", "5.5左右", "市渔业局"],
        ["渔港投资", "亿元", "增长5%", "增长4.1%", "4.1", "—", "5", "市港务局"],
        ["渔船数量", "艘", "310", "316", "—", "320", "—", "市渔业局"],
    ],
)


@pytest.mark.parametrize("between", ["\n", " ", "\t"])
def test_a_growth_that_is_planned_or_expected_ends_a_group_of_a_header(between: str) -> None:
    upper, lower, rows = PLANNED_GROWTH
    text = "\n".join(between.join(row) for row in [upper, lower, *rows])
    assert upper_spans(f"附表 2025年渔业计划主要指标\n\n{text}") == [1, 1, 3, 2, 1]


@pytest.mark.parametrize("between", ["\n", " ", "\t"])
def test_what_ends_as_a_cell_above_it_and_a_part_of_it_stand_below_that(between: str) -> None:
    upper = ["类别", "2023年末余额", "2024年限额", "2024年增减变化", "2024年末余额"]
    rows = [
        ["渔港债务", "96.3", "108.5", "6.2", "14.8", "9.1", "102.0"],
        ["盐田债务", "8.4", "23.7", "3.0", "4.6", "1.3", "11.7"],
    ]
    text = "\n".join(between.join(row) for row in [upper, ["限额", "其中：新增", "举借", "偿还"], *rows])
    assert upper_spans(f"表3 2024年债务限额及余额情况表\n单位：亿元\n\n{text}") == [1, 1, 2, 2, 1]


@pytest.mark.parametrize("between", ["\n", " ", "\t"])
def test_a_unit_alone_stands_below_one_cell_beside_groups_that_are_alike(between: str) -> None:
    upper, lower = (
        ["渔校类别", "渔校数", "招生", "在校学生", "教师"],
        ["（所）", "人数（人）", "增长（%）", "人数（人）", "增长（%）", "（人）"],
    )
    rows = [
        ["渔业中专", "4", "20,360", "5.1", "63,208", "6.0", "3,120"],
        ["船员学校", "41", "1,204", "-3.3", "8,630", "-0.8", "405"],
    ]
    text = "\n".join(between.join(row) for row in [upper, lower, *rows])
    assert upper_spans(f"表6 渔校基本情况\n\n{text}") == [1, 1, 2, 2, 1]


def test_groups_that_only_their_first_rows_print_may_stand_before_the_numbers_of_rows() -> None:
    upper = ["类别", "序号", "指标名称", "单位", "2024年", "2025年目标", "指标属性"]
    rows = [
        ["目标", "完成", "增长(%)", "绝对值", "增长(%)"],
        ["渔业", "1", "渔业产值", "亿元", "6.5%", "92.4", "6.2", "—", "6左右", "预期性"],
        ["2", "渔船数量", "艘", "60", "71", "—", "65", "—", "预期性"],
        ["港口", "3", "吞吐量", "万吨", "保持领先", "233.1", "11.2", "—", "5", "约束性"],
    ]
    (table,) = tables("表1 2025年主要目标\n\n" + "\n".join(map("\t".join, [upper, *rows])))
    assert table[3] == ["", *rows[2]]
    assert table[4] == rows[3]


@pytest.mark.parametrize("between", ["\n", " ", "\t"])
def test_numbers_that_sum_up_stand_below_one_cell(between: str) -> None:
    rows = [["东河区", "61,300", "58,200", "30,100", "28,100"], ["西山县", "72,400", "69,900", "38,000", "31,900"]]
    head = [["区县", "2023年执行数", "2024年预算数"], ["合计", "渔业转移支付", "港口转移支付"]]
    text = "\n".join(between.join(row) for row in [*head, *rows])
    assert upper_spans(f"表5 2024年转移支付分地区情况表\n单位：万元\n\n{text}") == [1, 1, 3]


@pytest.mark.parametrize("between", ["\n", " ", "\t"])
def test_values_with_units_of_their_own_tell_what_is_no_ratio(between: str) -> None:
    head = [["序号", "指标", "2023年目标", "2023年预计完成", "2024年目标", "属性"], ["数值", "增速"]]
    rows = [
        ["1", "渔业产值", "增长7%", "405亿元", "6.5%", "增长6.5%左右", "预期性"],
        ["2", "渔船数量", "4.5万艘", "4.8万艘", "5.0%", "4.9万艘", "预期性"],
        ["3", "渔港投资", "增长9%", "83亿元", "8.8%", "增长8.5%", "预期性"],
    ]
    text = "\n".join(between.join(row) for row in [*head, *rows])
    # a line that says what is appended ends what stands above
    assert upper_spans(f"附件1  2023年主要目标及2024年主要预期目标\n{text}") == [1, 1, 1, 2, 1, 1]


@pytest.mark.parametrize("between", ["\n", " "])
def test_the_numbers_of_rows_may_stand_behind_their_labels(between: str) -> None:
    rows = [
        ["项目", "行次", "2023年执行数", "2024年预算数"],
        ["船坞收入", "1", "860", "500"],
        ["渔港收入", "2", "320", "450"],
    ]
    assert tables("表3 2024年收支表\n单位：万元\n\n" + "\n".join(map(between.join, rows))) == [rows]


def test_a_table_below_a_name_begins_at_a_header_of_unknown_words() -> None:
    first = ["指标 单位 本月 累计", "渔业产值 亿元 9.1 85.6", "渔港投资 亿元 2.2 30.2"]
    second = [
        "县（区） 渔业产值 盐田产值 渔港投资",
        "总量 增速 增速 增速",
        "东河区 9.1 6.5 5.0 4.1",
        "西山县 8.7 6.4 8.1 3.9",
    ]
    made = tables(
        "\n".join(["全县渔业主要指标（2023年9月）", *first, "各县（区）渔业主要指标（2023年1-9月）", *second])
    )
    assert [rows[0][0] for rows in made] == ["指标", "县（区）"]


@pytest.mark.parametrize("between", ["\n", " "])
def test_countries_are_labels(between: str) -> None:
    head = [["国别（地区）", "进出口", "出口"], ["金额", "同比%", "金额", "同比%"]]
    rows = [["东盟", "620,300", "15.2", "500,100", "12.9"], ["欧盟", "410,700", "-3.4", "380,900", "-4.0"]]
    assert upper_spans(
        "表5 渔具主要国别情况\n单位：万元\n\n" + "\n".join(between.join(row) for row in [*head, *rows])
    ) == [1, 2, 2]


def test_words_over_labels_may_stand_between_the_rows_of_a_header() -> None:
    lines = [
        "还本 付息",
        "项目",
        "全市 市本级 全市 市本级",
        "一般债券 60.3 30.2 22.1 10.8",
        "专项债券 41.9 25.0 48.3 30.1",
    ]
    assert upper_spans("2023年渔港债券还本付息情况表\n单位：亿元\n\n" + "\n".join(lines)) == [1, 2, 2]


@pytest.mark.parametrize("between", ["\n", " "])
def test_a_row_of_formulas_needs_no_bars(between: str) -> None:
    head = [["地区", *FORMULAS[0][1:]], list(filter(None, FORMULAS[1]))]
    rows = [*head, ["公式", "A=B+C", "B", "C", "D=E+F", "E", "F"], FORMULAS[2], ["松岭区", *FORMULAS[2][1:]]]
    lines = ["2024年债务限额及余额情况表", "单位：亿元", "", *map(between.join, rows)]
    assert tables("\n".join(lines)) == [[*FORMULAS[:2], *rows[3:]]]


def test_the_name_of_a_section_is_no_text_of_the_first_row_below_it() -> None:
    rows = [
        "指标 数量 增长%",
        "渔船 92.5 8.8",
        "按渔区分",
        "北湾 33.2 8.6",
        "南湾 59.3 9.5",
        "按船型分",
        "拖船 48.3 15.2",
        "帆船 54.2 8",
    ]
    text = "表5 渔船情况\n单位：艘\n\n" + "\n".join(cell for row in rows for cell in row.split())
    assert [row[0] for row in tables(text)[0]] == [row.split()[0] for row in rows]


@pytest.mark.parametrize("between", ["\n", " "])
def test_income_and_spending_of_a_year_stand_over_their_amounts(between: str) -> None:
    head = [["项目", "2024年收入", "2024年支出", "本年结余", "滚存结余"], ["预算", "完成", "完成预算%"] * 2]
    rows = [
        ["渔民互助金", "96.1", "97.5", "101.5", "90.3", "89.7", "99.3", "7.8", "52.3"],
        ["船员互助金", "18.8", "19.2", "102.1", "11.9", "11.7", "98.3", "7.5", "80.4"],
    ]
    lines = map(between.join, [*head, *rows])
    assert upper_spans("表1 2024年互助金收支执行情况表\n单位：亿元\n\n" + "\n".join(lines)) == [1, 3, 3, 1, 1]


@pytest.mark.parametrize("between", ["\n", "\t", " "])
def test_two_values_beside_each_other_are_two_rows(between: str) -> None:
    rows = [
        ["指标", "单位", "2024年目标", "2024年完成"],
        ["渔业产值/增速", "亿元/%", "93.5/7左右", "97.8/6.3"],
        ["新增渔船", "艘", "8", "7"],
        ["渔港投资", "亿元/%", "21/—", "20.8/-2.4"],
        ["渔民收入", "万元", "3.5", "3.6"],
    ]
    made = tables("表1 渔业主要指标\n\n" + "\n".join(map(between.join, rows)))
    assert [row[-2:] for row in made[0][1:]] == [
        ["93.5", "97.8"],
        ["7左右", "6.3"],
        ["8", "7"],
        ["21", "20.8"],
        ["—", "-2.4"],
        ["3.5", "3.6"],
    ]


def test_the_label_of_a_total_counts_for_no_column_of_texts() -> None:
    rows = ["项目名称 债券类型 发行金额 期限 利率", "北港码头 专项债券 450 20 3.12", "南港码头 专项债券 120 15 3.05"]
    rows += ["渔村公路 一般债券 86 7 2.78", "合计 656"]
    made = tables("2023年债券使用情况表\n单位：万元\n\n" + "\n".join(rows))
    assert made[0][1] == rows[1].split()


def test_an_amount_of_one_year_stands_over_no_changes_alone() -> None:
    head = ["科目 2024年 2023年决算数 比2023年增减", "年初预算数 调整预算数 执行数 增减额 增减%", "金额 完成调整预算%"]
    rows = [
        "渔业支出 410000 425000 421300 99.1 418600 2700 0.6",
        "渔港支出 980000 1015000 1008200 99.3 991500 16700 1.7",
    ]
    text = "表1 2024年支出执行情况表\n单位：万元\n\n" + "\n".join(
        cell for row in [*head, *rows] for cell in row.split()
    )
    assert upper_spans(text) == [1, 4, 1, 2]


@pytest.mark.parametrize("between", ["\n", " "])
def test_a_row_that_says_how_those_below_are_grouped_needs_no_colon(between: str) -> None:
    rows = [["类别", "金额", "占比"], ["渔港债务余额", "402.6", "100"], ["按债务类型分"], ["一般债务", "168.2", "41.8"]]
    rows += [["专项债务", "234.4", "58.2"], ["按级次分"], ["市本级", "256.1", "63.6"], ["县区级", "146.5", "36.4"]]
    made = tables("表2 渔港债务余额构成表\n单位：亿元、%\n\n" + "\n".join(map(between.join, rows)))
    assert [row[0] for row in made[0]] == [row[0] for row in rows]


@pytest.mark.parametrize("between", ["\n", " "])
def test_what_was_added_up_last_year_is_a_column(between: str) -> None:
    rows = [
        ["指标名称", "本年累计", "上年同期累计", "同比增长（%）"],
        ["渔业税", "23.5", "22.8", "3.3"],
        ["渔港费", "9.2", "9", "2.4"],
    ]
    assert tables("2024年收支完成情况\n单位：亿元\n\n" + "\n".join(map(between.join, rows))) == [rows]


@pytest.mark.parametrize("between", ["\n", " ", "\t"])
def test_a_group_of_a_header_may_stand_over_texts_among_its_values(between: str) -> None:
    head = [["指标名称", "2023年", "2024年预期目标"], ["目标", "实际", "完成情况"]]
    rows = [
        ["渔业增长（%）", "5", "1.1", "未完成", "4左右"],
        ["渔船数量（艘）", "400", "428", "完成", "480"],
        ["鱼产量（吨）", "110", "112.3", "完成", "112以上"],
    ]
    text = "附件 2023年渔业指标完成情况表\n\n" + "\n".join(map(between.join, [*head, *rows]))
    assert upper_spans(text) == [1, 3, 1]
    assert tables(text)[0][2:] == rows


@pytest.mark.parametrize("between", ["\n", " "])
def test_a_text_behind_some_rows_is_their_remark(between: str) -> None:
    rows = [["鱼产量", "吨", "9350", "9718"], ["渔船数量", "艘", "8", "7", "未达目标"], ["渔港数量", "个", "6", "5"]]
    rows += [["渔民收入", "元", "与经济同步", "5100"], ["渔市数量", "个", "3", "4"]]
    head = ["指标", "单位", "2024年目标", "2024年1-12月完成情况", "备注"]
    made = tables("表1 2024年渔业指标完成情况\n\n" + "\n".join(map(between.join, [head, *rows])))
    assert made[0] == [head, *([*row, *[""] * (len(head) - len(row))] for row in rows)]


def test_a_dash_for_a_unit_leaves_a_column_one_of_units() -> None:
    head = ["指标名称\t单位\t10月\t1-10月累计", "绝对值\t同比增长（%）\t绝对值\t同比增长（%）"]
    rows = [
        "渔业景气\t—\t—\t9.6\t—\t10.3",
        "鱼产量\t吨\t21.5\t4.0\t198.6\t3.7",
        "渔业收入\t亿元\t6.82\t12.4\t72.15\t5.9",
    ]
    assert upper_spans("渔业指标完成情况\n\n" + "\n".join([*head, *rows])) == [1, 1, 2, 2]


NUMBERED = [
    ["合计", "47", "20.4", "19.9"],
    ["一", "渔港项目", "35", "14.4", "14.6"],
    ["1", "东礁码头", "新建", "12", "5.2", "5.5"],
    ["2", "西礁码头", "续建", "14", "6.1", "6"],
    ["3", "北礁灯塔", "新建", "9", "3.1", "3.1"],
    ["二", "盐田项目", "12", "6", "5.3"],
]


@pytest.mark.parametrize("between", [" ", "\n"])
@pytest.mark.parametrize("anew", [True, False])
def test_groups_of_numbered_rows_have_numbers_in_words(between: str, anew: bool) -> None:
    head = ["序号", "项目名称", "性质", "总投资", "年度计划", "完成投资"]
    last = [
        ["1" if anew else "4", "盐池一期", "新建", "7", "3.5", "3"],
        ["2" if anew else "5", "盐池二期", "新建", "5", "2.5", "2.3"],
    ]
    rows = tables("\n".join(between.join(row) for row in [head, *NUMBERED, *last]))[0]
    assert rows[1:3] == [["", "合计", "", "47", "20.4", "19.9"], ["一", "渔港项目", "", "35", "14.4", "14.6"]]
    assert rows[-3:] == [["二", "盐田项目", "", "12", "6", "5.3"], *last]


@pytest.mark.parametrize("between", [" ", "\n"])
def test_texts_behind_numbered_rows_only(between: str) -> None:
    head = ["序号", "项目名称", "总投资", "年度计划", "完成投资", "责任单位"]
    rows = [
        ["合计", "47", "20.4", "19.9"],
        ["一", "渔港项目", "35", "14.4", "14.6"],
        *([str(at), f"{name}码头", "12", "5.2", "5.5", "海事局"] for at, name in enumerate("东西南北", 1)),
        ["二", "盐田项目", "12", "6", "5.3"],
        ["5", "盐池一期", "7", "3.5", "3", "盐务局"],
    ]
    found = tables("\n".join(between.join(row) for row in [head, *rows]))[0]
    assert found[1:4] == [["", *rows[0], ""], [*rows[1], ""], rows[2]]
    assert found[-2] == [*rows[-2], ""]
    assert found[-1][:-1] == rows[-1][:-1]  # a text below the last value may be none of the table


def test_texts_below_a_word_over_remarks_stand_behind_their_values() -> None:
    head = ["科目", "年初预算", "调整预算", "备注"]
    rows = [
        ["渔业支出", "12", "15.5", "上级补助"],
        ["盐业支出", "4", "4"],
        ["灯塔支出", "3", "3.2"],
        ["航标支出", "5", "5"],
    ]
    found = tables("\n".join(" ".join(row) for row in [head, *rows]))[0]
    assert found == [head, rows[0], *([*row, ""] for row in rows[1:])]


@pytest.mark.parametrize("between", [" ", "\n"])
def test_a_cell_of_a_row_may_hold_clauses(between: str) -> None:
    rows = [
        ["序号", "项目名称", "建设内容", "总投资", "年度计划", "完成投资"],
        ["1", "东礁码头", "建泊位2个，堆场1处", "12", "5.2", "5.5"],
        ["2", "西礁码头", "建泊位4个", "14", "6.1", "6"],
        ["3", "北礁灯塔", "建灯塔1座，道路3公里", "9", "3.1", "3.1"],
    ]
    assert tables("\n".join(between.join(row) for row in rows)) == [rows]


@pytest.mark.parametrize("between", [" ", "\n"])
def test_a_ratio_has_no_growth_where_its_row_lacks_values(between: str) -> None:
    head = ["指标", "单位", "2024年计划", "2024年完成", "增长%", "2025年计划", "增长%"]
    rows = [
        ["渔业产值", "亿元", "62", "61.5", "3.2", "65", "5.7"],
        ["盐业产值", "亿元", "33", "32.8", "2.4", "34", "3.7"],
        ["造船产值", "亿元", "14", "14.6", "8.1", "15", "2.7"],
    ]
    ratio = ["失业率", "%", "4.5", "3.4", "4.4"]
    found = tables("\n".join(between.join(row) for row in [head, *rows, ratio]))[0]
    assert found[-1] == ["失业率", "%", "4.5", "3.4", "", "4.4", ""]


def test_an_empty_cell_over_the_labels_stands_before_the_word_for_their_units() -> None:
    head = ["单位", "绝对数", "增长(%)"]
    rows = [
        ["货物周转量", "亿吨公里", "49.5", "0.7"],
        ["铁路", "亿吨公里", "3.3", "-4.8"],
        ["公路", "亿吨公里", "5.6", "4.0"],
    ]
    cells = [*head, *(cell for row in rows for cell in row)]
    assert tables("\n".join(["表7 运输量", "|", *(f"{cell}\n|" for cell in cells)])) == [[["", *head], *rows]]


def test_letters_of_labels_that_stand_apart_leave_units_and_their_header_alone() -> None:
    lines = ["产 品 单 位 产量 增长%", "茶 叶 吨 125 3.5", "#绿 茶 吨 98 -2.1", "水 果 万吨 31 4.0", "蚕茧 吨 12 0.5"]
    (read,) = tables("主要产品产量\n\n" + "\n".join(lines))
    assert read == [
        ["产品", "单位", "产量", "增长%"],
        ["茶叶", "吨", "125", "3.5"],
        ["#绿茶", "吨", "98", "-2.1"],
        ["水果", "万吨", "31", "4.0"],
        ["蚕茧", "吨", "12", "0.5"],
    ]


@pytest.mark.parametrize("between", [" ", "    ", "\t", "\n"])
@pytest.mark.parametrize(
    "head",
    [
        ["指标", "单位", "2023年完成", "2024年计划指标"],
        ["指标", "单位", "计划指标", "完成指标"],
        ["指标内容", "单位", "2023年", "2024年预期"],
        ["主要目标", "单位", "2023年", "2024年目标"],
        ["指标（单位）", "单位", "2023年", "2024年目标"],
    ],
)
def test_words_over_labels_may_stand_over_amounts_beside_others(head: list[str], between: str) -> None:
    rows = [["渔业产值", "亿元", "12.5", "13.7"], ["渔船", "艘", "80", "92"], ["茶园", "万亩", "8.2", "9.4"]]
    text = "2023年主要指标完成情况和2024年计划\n" + "\n".join(between.join(row) for row in [head, *rows])
    assert tables(text) == [[head, *rows]]


@pytest.mark.parametrize("number", ["No.", "编号"])
def test_rows_may_be_numbered_below_a_short_word(number: str) -> None:
    head = [number, "指标", "2023年", "2024年目标"]
    rows = [["1", "渔业产值", "12.5", "13.7"], ["2", "造船产值", "80", "92"], ["3", "茶叶产值", "8.2", "9.4"]]
    assert tables("\n".join("\n".join(row) for row in [head, *rows])) == [[head, *rows]]


@pytest.mark.parametrize("between", ["\n", "  ", " "])
@pytest.mark.parametrize("base", ["上年=100", "上年＝100", "以上年为100", "上年同期=100", "(上年=100)", "2020年=100"])
def test_what_an_index_is_measured_against_is_the_unit_of_its_row(base: str, between: str) -> None:
    rows = [
        ["指标", "单位", "2024年", "2025年计划"],
        ["鱼产量", "万吨", "61", "64"],
        ["渔业产品价格指数", base, "101.3", "102"],
        ["虾产量", "万吨", "9.5", "10"],
    ]
    assert tables(lines_of(rows, between)) == [rows]


@pytest.mark.parametrize("between", ["\n", "  ", " "])
def test_a_row_of_nothing_but_large_numbers_that_are_alike_has_no_changes(between: str) -> None:
    rows = [
        ["指标", "单位", "2024年计划", "2024年完成", "增长%", "2025年计划", "增长%"],
        ["鱼产量", "万吨", "61", "64.2", "5.5", "66", "3"],
        ["虾产量", "万吨", "19", "19.5", "2.5", "20", "4"],
        ["渔业新增就业", "人", "5000", "5321", "5000"],
        ["蟹产量", "万吨", "31", "32.4", "4.5", "33", "2"],
    ]
    placed = [["渔业新增就业", "人", "5000", "5321", "", "5000", ""] if row[1] == "人" else row for row in rows]
    assert tables(lines_of(rows, between)) == [placed]


@pytest.mark.parametrize("between", ["\n", "  ", " "])
@pytest.mark.parametrize("printed", ["12个、2300户", "3座，9公里", "[4.5]", "〔4个百分点〕", "[4%]"])
def test_two_counts_or_a_sum_of_years_are_the_value_of_a_cell(printed: str, between: str) -> None:
    rows = [
        ["项目", "2024年目标", "完成情况"],
        ["渔港", "30座", "31座"],
        ["渔村", printed, printed],
        ["船坞", "5座", "6座"],
    ]
    assert tables(lines_of(rows, between)) == [rows]


def test_a_footnote_behind_a_label_is_no_value() -> None:
    rows = [["指标", "2024年", "2025年"], ["鱼产量 [2]", "61", "64"], ["虾产量", "31", "34"]]
    assert tables(lines_of(rows, " ")) == [rows]


WRAPPED = {
    # a rest below the values, above them on a line of its own, and values amid the lines of their label
    "below": ["远洋捕捞总产值及 9.5 10", "增速", "近海养殖产值 3.2 4", "渔业技术推广服务 5.1 6", "收入", "鱼苗 7.2 8"],
    "above": ["远洋捕捞总产值及", "增速 9.5 10", "近海养殖产值 3.2 4", "渔业技术推广服务", "收入 5.1 6", "鱼苗 7.2 8"],
    "amid": [
        "远洋捕捞总产值及",
        "9.5 10",
        "增速",
        "近海养殖产值 3.2 4",
        "渔业技术推广服务",
        "5.1 6",
        "收入",
        "鱼苗 7.2 8",
    ],
}
FISHERY = [
    ["远洋捕捞总产值及增速", "9.5", "10"],
    ["近海养殖产值", "3.2", "4"],
    ["渔业技术推广服务收入", "5.1", "6"],
    ["鱼苗", "7.2", "8"],
]


@pytest.mark.parametrize("gap", [" ", "    "])
@pytest.mark.parametrize("way", WRAPPED)
def test_the_rest_of_a_label_stands_where_it_stands_in_all_rows(way: str, gap: str) -> None:
    lines = [line.replace(" ", gap) for line in ["指标 2023年 2024年", *WRAPPED[way]]]
    assert tables("\n".join(lines)) == [[["指标", "2023年", "2024年"], *FISHERY]]


def test_the_rest_of_the_last_label_may_stand_below_it() -> None:
    rows = ["指标 2023年 2024年", *WRAPPED["below"][2:3], *WRAPPED["below"][:2], *WRAPPED["below"][3:5]]
    assert tables("\n".join(rows))[0][1:] == [FISHERY[1], FISHERY[0], FISHERY[2]]


def test_names_of_sections_are_no_rests_of_labels() -> None:
    rows = [
        "指标 2023年 2024年",
        "渔业",
        "远洋捕捞总产值及增速 9.5 10",
        "盐业",
        "海盐 3.2 4",
        "湖盐 2 3",
        "船业",
        "渔船 5.1 6",
    ]
    assert [row[0] for row in tables("\n".join(rows))[0][1:]] == [
        "渔业", "远洋捕捞总产值及增速", "盐业", "海盐", "湖盐", "船业", "渔船"
    ]  # fmt: skip
