"""Flattened tables whose rows are told by the place of their units, or whose lines keep the columns of the page below each other."""

from __future__ import annotations

import pytest

from sources.documents.formats.detect import read_document

HEAD = "云溪县公报\n\n表1 主要指标\n"
HEADER = [["指标", "单位", "2024年", "2025年目标", "属性"], ["目标", "完成情况", "增速"]]
ROWS = [
    ["羊毛产量", "吨", "增长6%左右", "512.6", "5.4%", "增长5%", "预期性"],
    ["奶产量", "吨", "120以上", "118", "持平", "125", "预期性"],
    ["失业率", "%", "5以内", "符合预期", "—", "完成上级下达任务", "约束性"],
    ["上学年限", "年", "10.5", "10.6", "0.1", "10.8", "约束性"],
]


def grids(text: str) -> list[list[list[str]]]:
    """The texts of the cells of each table, row by row."""
    found = []
    for table in read_document(f"{HEAD}{text}\n".encode(), "a.txt").tables:
        rows: dict[int, list[str]] = {}
        for cell in table.cells:
            rows.setdefault(cell.row_no, []).append(cell.text)
        found.append(list(rows.values()))
    return found


@pytest.mark.parametrize("between", ["\n", "   "])
def test_units_in_the_same_place_tell_rows_with_texts_among_and_behind_their_values(between: str) -> None:
    lines = [*HEADER, ["一、农业"], *ROWS[:2], ["二、社会"], *ROWS[2:]]
    group = [""] * 6
    expected = [*HEADER, ["一、农业", *group], *ROWS[:2], ["二、社会", *group], *ROWS[2:]]
    assert grids("\n".join(between.join(line) for line in lines)) == [expected]


def test_what_stands_alone_below_the_upper_row_of_a_header_reaches_over_both() -> None:
    text = "                 2024年          2025年\n指标     单位  目标   完成   目标   增速   属性\n"
    rows = [["羊毛产量", "吨", "12", "12.5", "13", "3", "预期性"], ["奶产量", "吨", "60", "66.1", "70", "5", "预期性"]]
    header = [["指标", "单位", "2024年", "2025年", "属性"], ["目标", "完成", "目标", "增速"]]
    assert grids(text + "\n".join("  ".join(row) for row in rows)) == [[*header, *rows]]


def test_cells_of_a_header_that_broke_over_lines_are_told_by_their_places() -> None:
    text = (
        "      收    入                             支    出\n"
        "  项    目     2024年    2025年     项    目     2024年    2025年\n"
        "               执行数    预算数                  执行数    预算数\n"
        "羊毛出让收入    32.65     35.00     渔港支出      28.63     29.85\n"
        "奶品出让收入     0.12      0.10     码头支出       0.35      0.42\n"
        "收费收入         1.86               其他支出       5.62      3.10\n"
        "                                    年终结余       1.86      0.47\n"
    )
    assert grids(text) == [
        [
            ["收入", "支出"],
            ["项目", "2024年执行数", "2025年预算数"] * 2,
            ["羊毛出让收入", "32.65", "35.00", "渔港支出", "28.63", "29.85"],
            ["奶品出让收入", "0.12", "0.10", "码头支出", "0.35", "0.42"],
            ["收费收入", "1.86", "", "其他支出", "5.62", "3.10"],
            ["", "", "", "年终结余", "1.86", "0.47"],
        ]
    ]


def test_groups_beside_the_labels_are_no_part_of_them() -> None:
    text = (
        " 类别      指标名称          单位    2024年     2025年\n"
        "           羊毛产量          吨      1206.5     1290\n"
        " 农业      奶产量            吨      652.1      700\n"
        " 发展      蜂蜜产量          吨      488.0      525\n"
        "           城镇常住居民\n"
        " 民生      人均可支配收入    元      42318      44900\n"
        " 福祉      新增就业          人      15230      14000\n"
    )
    assert grids(text) == [
        [
            ["指标名称", "单位", "2024年", "2025年"],
            ["羊毛产量", "吨", "1206.5", "1290"],
            ["奶产量", "吨", "652.1", "700"],
            ["蜂蜜产量", "吨", "488.0", "525"],
            ["城镇常住居民人均可支配收入", "元", "42318", "44900"],
            ["新增就业", "人", "15230", "14000"],
        ]
    ]


def test_sides_of_a_balance_rather_stand_over_others() -> None:
    header = [["项目", "收入", "支出", "收支结余", "滚存结余"], ["预算数", "完成数"] * 2]
    rows = [
        ["养老基金", "12563", "12865", "11865", "11923", "942", "8652"],
        ["工伤基金", "325", "318", "265", "271", "47", "365"],
    ]
    assert grids("\n".join(" ".join(line) for line in [*header, *rows])) == [[*header, *rows]]


def test_a_word_that_breaks_in_a_narrow_cell_is_one() -> None:
    header = ["序号", "指标", "单位", "2024年", "2025年"]
    rows = [
        ["1", "羊毛产量", "吨", "12", "12.5"],
        ["2", "奶产量", "吨", "60", "66.1"],
        ["3", "蜂蜜产量", "吨", "7", "8"],
    ]
    cells = ["序", "号", *header[1:], *(cell for row in rows for cell in row)]
    assert grids("\n".join(cells)) == [[header, *rows]]


def test_one_cell_above_two_tables_side_by_side_is_no_title() -> None:
    text = "收支\n项目\n预算数\n项目\n预算数\n羊毛收入\n3\n码头支出\n5\n奶品收入\n4\n渔港支出\n6\n"
    assert len(read_document(f"{HEAD}{text}".encode(), "a.txt").tables) < 2


def test_measures_stand_over_words_for_amounts_with_the_label_on_the_line_of_these() -> None:
    text = (
        "              渔业产值            投资             收入\n"
        "  县区     增速(%)  位次     增速(%)  位次     总量(亿元)  增速(%)\n"
        "  东湖区    7.5      3        6.1      2         236.5      6.2\n"
        "  西山县    8.2      1        4.3      5          98.6      5.1\n"
    )
    assert grids(text) == [
        [
            ["县区", "渔业产值", "投资", "收入"],
            ["增速(%)", "位次", "增速(%)", "位次", "总量(亿元)", "增速(%)"],
            ["东湖区", "7.5", "3", "6.1", "2", "236.5", "6.2"],
            ["西山县", "8.2", "1", "4.3", "5", "98.6", "5.1"],
        ]
    ]


def test_places_tell_which_cell_stands_over_others_where_words_do_not() -> None:
    text = (
        "地区名称     渔港资金                         码头资金    合计\n"
        "             小计      甲类       乙类\n"
        "平阳县       42360     20130      22230       10230       52590\n"
        "永安区       38650     16890      21760        9860       48510\n"
    )
    assert grids(text)[0][:2] == [["地区名称", "渔港资金", "码头资金", "合计"], ["小计", "甲类", "乙类"]]


@pytest.mark.parametrize("between", ["\n", " "])
def test_what_a_row_is_called_tells_which_of_two_columns_has_its_only_value(between: str) -> None:
    rows = [["一、2021年末债务余额", "256.38"], ["二、2022年末债务限额", "298.5"], ["三、2022年债务还本额", "28.91"]]
    lines = [["项目", "预算数", "执行数"], *rows]
    assert grids("\n".join(between.join(line) for line in lines)) == [
        [
            ["项目", "预算数", "执行数"],
            ["一、2021年末债务余额", "", "256.38"],
            ["二、2022年末债务限额", "298.5", ""],
            ["三、2022年债务还本额", "", "28.91"],
        ]
    ]


def test_what_says_how_values_differ_stands_below_what_compares() -> None:
    header = [["收入项目", "2023年", "2024年", "比上年"], ["完成数", "计划数", "增减额", "增减%"]]
    rows = [["渔业收入", "65230", "68900", "3670", "5.6"], ["羊毛收入", "23560", "24800", "1240", "5.3"]]
    text = f"{HEAD}{chr(10).join(' '.join(line) for line in [*header, *rows])}\n"
    (table,) = read_document(text.encode(), "a.txt").tables
    spans = [cell.column_span for cell in table.cells if cell.row_no == 1]
    assert (grids(text.removeprefix(HEAD)), spans) == ([[*header, *rows]], [1, 1, 1, 2])


@pytest.mark.parametrize("between", ["\n", " "])
def test_amounts_of_several_times_are_alike_and_their_changes_small(between: str) -> None:
    header = [["指标", "单位", "2023年实绩", "2024年计划", "2024年完成"], ["绝对额", "增长%", "绝对额", "增长%"]]
    full = [["羊毛产量", "吨", "512.6", "520", "5", "530.2", "6.2"], ["奶产量", "吨", "118", "120", "3", "121", "4"]]
    full.append(["肉产量", "吨", "218", "220", "3", "219", "1"])
    short = ["蜂蜜产量", "吨", "93.8", "6.5左右", "92.2", "0.9"]
    placed = [*short[:3], "", *short[3:]]
    assert grids("\n".join(between.join(row) for row in [*header, short, *full])) == [[*header, placed, *full]]


def test_a_row_that_nobody_can_place_is_none_of_the_header() -> None:
    header = [["指标", "单位", "2023年实绩", "2024年计划", "2024年完成"], ["绝对额", "增长%", "绝对额", "增长%"]]
    rows = [["羊毛产量", "吨", "12左右", "13"], ["奶产量", "吨", "118", "120", "3", "121", "4"]]
    rows += [["肉产量", "吨", "218", "220", "3", "219", "1"], ["蛋产量", "吨", "318", "320", "3", "319", "1"]]
    text = "\n".join("\n".join(row) for row in [*header, *rows])
    (table,) = read_document(f"{HEAD}{text}\n".encode(), "a.txt").tables
    assert (table.header_rows, [cell.text for cell in table.cells if cell.row_no == 3]) == (
        2,
        ["羊毛产量", "吨", "12左右 13"],
    )
