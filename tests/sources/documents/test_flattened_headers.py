"""Flattened tables: over which columns the cells of a header of two rows stand, where its words and the numbers below tell it."""

from __future__ import annotations

import pytest

from sources.documents.formats.detect import read_here

HEAD = "云溪县公报\n\n表1 渔港情况\n"
BETWEEN = pytest.mark.parametrize("between", ["\n", " ", "   ", "\t"])

PORTS = [
    ["东礁渔港", "续建", "15600", "4200", "4352"],
    ["西礁渔港", "新建", "9800", "3600", "3820"],
    ["北礁渔港", "新建", "7200", "2000", "1950"],
    ["南礁渔港", "续建", "13400", "4000", "3510"],
]


def over(lines: list[list[str]], between: str) -> tuple[list[tuple[str, int]], list[list[str]]]:
    """The cells of the first row of the only table, each with how many columns it stands over, and the texts of all rows below."""
    text = "\n".join(between.join(line) for line in lines)
    (table,) = read_here(f"{HEAD}{text}\n".encode(), "a.txt").tables
    rows: list[list[str]] = [[] for _ in range(table.row_count)]
    for cell in table.cells:
        rows[cell.row_no - 1].append(cell.text)
    return [(cell.text, cell.column_span) for cell in table.cells if cell.row_no == 1], rows[1:]


@BETWEEN
@pytest.mark.parametrize("group", ["2023年", "2023年投资"])
def test_what_names_a_year_stands_over_plan_and_result_amid_other_columns(group: str, between: str) -> None:
    """Beside a column of texts, and before a plan of the next year, below which no result stands."""
    lower = ["计划投资", "完成投资"] if group == "2023年" else ["计划", "完成"]
    head = ["项目名称", "建设性质", "总投资", group, "2024年计划投资"]
    ports = [[*port, str(at * 1000)] for at, port in enumerate(PORTS, 2)]
    spans, below = over([head, lower, *ports], between)
    assert spans == [(text, 2 if text == group else 1) for text in head]
    assert below == [lower, *ports]


@BETWEEN
def test_nothing_stands_over_texts_behind_the_values_or_before_them(between: str) -> None:
    head = ["项目名称", "建设性质", "总投资", "2023年投资", "形象进度"]
    ports = [[*port, text] for port, text in zip(PORTS, ("封顶", "打桩", "装修", "开挖"), strict=True)]
    spans, below = over([head, ["计划", "完成"], *ports], between)
    assert spans == [(text, 2 if text == "2023年投资" else 1) for text in head]
    # a text below the last value may be none of the table
    assert below[1:-1] == ports[:-1]
    assert below[-1][:-1] == ports[-1][:-1]


@BETWEEN
def test_a_rate_before_the_first_number_is_of_the_header(between: str) -> None:
    head, lower = ["序号", "项目名称", "总投资", "2023年", "责任单位"], ["计划投资", "完成投资", "投资完成率（%）"]
    rates = ("103.6", "106.1", "97.5", "87.8")
    ports = [
        [str(at), port[0], *port[2:], rate, "海事局"]
        for at, (port, rate) in enumerate(zip(PORTS, rates, strict=True), 1)
    ]
    spans, below = over([head, lower, *ports], between)
    assert spans[3] == ("2023年", 3)
    assert below[:2] == [lower, ports[0]]


@BETWEEN
def test_an_area_stands_over_all_of_its_parts_or_behind_a_larger_one(between: str) -> None:
    rows = [["鱼价", "2.0", "2.1", "1.7"], ["盐价", "2.4", "2.5", "2.2"], ["网价", "0.5", "0.6", "0.2"]]
    lower = ["合计", "城市", "农村"]
    assert over([["指标", "全市"], lower, *rows], between) == ([("指标", 1), ("全市", 3)], [lower, *rows])
    wider = [[row[0], "1.5", *row[1:]] for row in rows]
    assert over([["指标", "全省", "全市"], lower, *wider], between) == (
        [("指标", 1), ("全省", 1), ("全市", 3)],
        [lower, *wider],
    )


@BETWEEN
def test_a_year_may_stand_over_one_amount_beside_another_over_several(between: str) -> None:
    head, lower = ["指标", "2022年", "2023年"], ["年末数（万吨）", "年末数（万吨）", "比重（%）"]
    rows = [["渔船", "12.6", "11.4", "100.0"], ["木船", "5.3", "6.1", "66.2"], ["铁船", "7.3", "5.3", "33.8"]]
    assert over([head, lower, *rows], between) == ([("指标", 1), ("2022年", 1), ("2023年", 2)], [lower, *rows])


@BETWEEN
def test_numbers_that_are_the_change_of_others_tell_below_which_year_that_stands(between: str) -> None:
    head, lower = ["指标", "单位", "2022年", "2023年"], ["目标", "完成", "增长%"]
    rows = [
        ["渔业产值", "亿元", "312.6", "330", "328.5", "5.1"],
        ["盐业产值", "亿元", "205.3", "227", "227.9", "11.0"],
        ["造船产值", "亿元", "118.4", "128", "124.3", "5.0"],
        ["鱼苗产值", "亿元", "31.15", "31.3", "31.41", "0.8"],
    ]
    spans, below = over([head, lower, *rows], between)
    assert spans == [("指标", 1), ("单位", 1), ("2022年", 1), ("2023年", 3)]
    assert below == [lower, *rows]


@BETWEEN
def test_words_known_for_cells_are_no_pieces_of_one(between: str) -> None:
    head, lower = ["园区", "年度任务", "1-12月累计完成", "占任务%"], ["金额", "同比增减额", "同比增幅%"]
    rows = [
        ["东港区", "85000", "86120", "6120", "7.6", "101.3"],
        ["西港区", "42000", "40155", "-1210", "-2.9", "95.6"],
        ["北港区", "3500", "3688", "301", "8.9", "105.4"],
    ]
    spans, below = over([head, lower, *rows], between)
    assert spans == [("园区", 1), ("年度任务", 1), ("1-12月累计完成", 3), ("占任务%", 1)]
    assert below == [lower, *rows]


@pytest.mark.parametrize("between", ["\n", " "])
def test_numbers_of_rows_may_be_left_out(between: str) -> None:
    head = ["序号", "项目名称", "总投资", "年度计划", "完成投资"]
    rows = [[str(at), port[0], *port[2:]] for at, port in zip((1, 2, 4, 7), PORTS, strict=True)]
    assert over([head, *rows], between) == ([(text, 1) for text in head], rows)
    # a value that the number may be is none where that comes later
    full = [[str(at), port[0], *port[2:]] for at, port in enumerate(PORTS, 1)]
    full[1][-1] = "4"
    groups = [["一", "渔港", *["30"] * 3], *full[:2], ["二", "渔市", *["30"] * 3], *full[2:]]
    assert over([head, *groups], between)[1] == groups


def test_a_number_of_a_row_is_no_part_of_a_yearly_output() -> None:
    head = ["序号", "项目名称", "总投资", "年度计划", "完成投资"]
    rows = [[str(at), port[0], *port[2:]] for at, port in enumerate(PORTS, 1)]
    rows[1][1] = "年产2万吨渔网项目"
    assert over([head, *rows], " ")[1] == rows


def test_a_number_that_is_no_year_is_a_value_before_a_balance_at_the_end_of_one() -> None:
    rows = [["渔港收入", "5100", "渔港支出", "4800"], ["上年结余", "5000", "年终结余", "5300"]]
    rows += [["收入合计", "10100", "支出合计", "10100"]]
    assert over([["项目", "预算数", "项目", "预算数"], *rows], " ")[1] == rows


def test_words_that_broke_over_lines_of_which_one_ends_another_are_no_header() -> None:
    lines = ["2023年 2024年计划", "2022年实", "指标 单位 绝对", "际 计划 预计 增长（%） 增长（%）", "值"]
    rows = ["渔业产值 亿元 31.6 33 32.5 2.8 34 4.6", "盐业产值 亿元 20.3 22 22.9 12.8 24 4.8"]
    text = "\n".join([*lines, *rows, "造船产值 亿元 11.4 12 12.3 7.9 13 5.7"])
    tables = read_here(f"{HEAD}{text}\n".encode(), "a.txt").tables
    assert not any(cell.text in {"绝对", "际"} for table in tables for cell in table.cells)


@pytest.mark.parametrize("between", ["\n", " "])
def test_what_stands_below_one_group_stands_over_no_other(between: str) -> None:
    head, lower = (
        ["渔港", "2024年", "2023年", "同比增减"],
        ["收入", "比重", "其中：补贴", "收入", "比重", "增减额", "增幅"],
    )
    ports = [
        ["东礁", "15600", "61.4", "420", "14352", "60.1", "1248", "8.7"],
        ["西礁", "9800", "38.6", "360", "9520", "39.9", "280", "2.9"],
    ]
    spans, below = over([head, lower, *ports], between)
    assert spans == [("渔港", 1), ("2024年", 3), ("2023年", 2), ("同比增减", 2)]
    assert below == [lower, *ports]


@pytest.mark.parametrize("between", ["\n", " "])
def test_the_total_of_all_tells_the_group_whose_own_total_is_part_of_it(between: str) -> None:
    head, lower = ["渔港", "合计", "补贴", "贷款"], ["小计", "其中：燃油补贴", "渔船更新补贴"]
    ports = [
        ["东礁", "125630", "112480", "42360", "18620", "13150"],
        ["西礁", "186520", "170235", "65320", "25840", "16285"],
        ["北礁", "142350", "130128", "50126", "22305", "12222"],
    ]
    spans, below = over([head, lower, *ports], between)
    assert spans == [("渔港", 1), ("合计", 1), ("补贴", 3), ("贷款", 1)]
    assert below == [lower, *ports]


@pytest.mark.parametrize("between", ["\n", " "])
@pytest.mark.parametrize("ratio", ["比例%", "%"])
def test_an_amount_and_a_ratio_stand_below_what_says_a_change(between: str, ratio: str) -> None:
    head, lower = ["项目", "2023年预算数", "2024年预算数", "增减变化"], ["金额", ratio]
    ports = [["东礁", "320.5", "310.0", "-10.5", "-3.3"], ["西礁", "850.2", "880.8", "30.6", "3.6"]]
    spans, below = over([head, lower, *ports], between)
    assert spans == [("项目", 1), ("2023年预算数", 1), ("2024年预算数", 1), ("增减变化", 2)]
    assert below == [lower, *ports]


@pytest.mark.parametrize("between", ["\n", " ", "\t"])
def test_a_result_stands_below_one_cell_with_its_plan(between: str) -> None:
    head = ["渔港类别", "渔港个数", "年度投资", "新开工"]
    lower = ["总数", "已开工", "计划", "完成", "完成率（%）", "计划", "实际"]
    ports = [
        ["东礁", "52", "36", "98.6", "12.3", "103.4", "8", "9"],
        ["西礁", "86", "82", "52.3", "60.2", "105.2", "2", "5"],
    ]
    spans, below = over([head, lower, *ports], between)
    assert spans == [("渔港类别", 1), ("渔港个数", 2), ("年度投资", 3), ("新开工", 2)]
    assert below == [lower, *ports]


@pytest.mark.parametrize("between", ["\n", " ", "\t"])
def test_times_stand_below_the_cell_whose_numbers_are_alike(between: str) -> None:
    head, lower = ["渔港", "绝对额（亿元）", "比上年增长（%）", "构成（%）"], ["2024年", "2023年"]
    ports = [["东礁", "612.4", "4.2", "9.9", "10.2"], ["西礁", "2626.8", "7.6", "42.4", "42.1"]]
    spans, below = over([head, lower, *ports], between)
    assert spans == [(text, 2 if text == "构成（%）" else 1) for text in head]
    assert below == [lower, *ports]


@pytest.mark.parametrize("between", ["\n", "\t"])
def test_how_far_projects_will_be_stands_below_a_year_beside_what_they_cost_then(between: str) -> None:
    head = ["序号", "项目名称", "建设地点", "总投资", "至2023年底累计完成投资", "2024年计划"]
    ports = [
        ["1", "东礁渔港", "东镇", "15600", "4200", "4352", "建成"],
        ["2", "西礁渔港", "西镇", "9800", "3600", "3820", "主体完工"],
        ["3", "北礁渔港", "北镇", "7200", "2000", "1950", "开工"],
        ["4", "南礁渔港", "南镇", "13400", "4000", "3510", "通航"],
    ]
    spans, below = over([head, ["投资", "形象进度"], *ports], between)
    assert spans == [(text, 2 if text == "2024年计划" else 1) for text in head]
    assert below[1:-1] == ports[:-1]


@pytest.mark.parametrize("between", [" ", "\t"])
def test_parts_that_sum_up_to_the_column_before_stand_below_one_cell(between: str) -> None:
    head, lower = ["项目名称", "总投资", "资金来源", "2024年底前完成", "2025年计划"], ["中央", "省级", "市级"]
    ports = [
        ["东礁", "56500", "12000", "6600", "37900", "32500", "18000"],
        ["西礁", "70000", "20000", "12000", "38000", "36000", "20000"],
        ["北礁", "32600", "5000", "3600", "24000", "0", "10800"],
    ]
    spans, below = over([head, lower, *ports], between)
    assert spans == [(text, 3 if text == "资金来源" else 1) for text in head]
    assert below == [lower, *ports]


FISH = [
    ["鱼产量", "吨", "350", "6", "361.2", "5.6", "385", "6.5"],
    ["虾产量", "吨", "210", "8", "214.5", "7.1", "230", "7.2"],
    ["蟹产量", "吨", "100", "7", "104", "6.4", "110", "6.6"],
]
AMOUNTS = ["绝对值", "增长%"]


@BETWEEN
@pytest.mark.parametrize(
    ("top", "middle", "spans"),
    [
        (["2024年", "2025年"], ["计划", "预计完成", "计划"], [4, 2]),
        (["2024年", "2025年"], ["计划目标", "预计完成", "预期目标"], [4, 2]),
        (["2024年", "2025年计划"], ["计划", "预计完成"], [4, 2]),
    ],
)
def test_a_plan_and_what_came_of_it_stand_below_one_year_above_amounts_and_changes(
    top: list[str], middle: list[str], spans: list[int], between: str
) -> None:
    if between == "\t":  # between tabs empty cells are printed
        padded = ["指标", "单位", top[0], "", "", "", top[1], ""]
        below = ["", "", middle[0], "", middle[1], "", *(middle[2:] or [""]), ""]
        head, rows = over([padded, below, ["", "", *AMOUNTS * 3], *FISH], between)
    else:
        head, rows = over([["指标", "单位", *top], middle, AMOUNTS * 3, *FISH], between)
    assert head == [("指标", 1), ("单位", 1), *zip(top, spans, strict=True)]
    assert rows[-len(FISH) :] == FISH


@BETWEEN
def test_a_result_stands_alone_before_years_of_three_rows(between: str) -> None:
    fish = [[*row[:2], "330", *row[2:]] for row in FISH]
    upper, middle = ["指标", "单位", "2023年完成", "2024年", "2025年"], ["计划目标", "预计完成", "预期目标"]
    if between == "\t":
        lines = [[*upper[:4], "", "", "", upper[4], ""], ["", "", "", middle[0], "", middle[1], "", middle[2], ""]]
        lines.append(["", "", "", *AMOUNTS * 3])
    else:
        lines = [upper, middle, AMOUNTS * 3]
    head, rows = over([*lines, *fish], between)
    assert [text for text, span in head if span > 1] == ["2024年", "2025年"]
    assert rows[-len(fish) :] == fish


@pytest.mark.parametrize("between", ["\n", " ", "   "])
def test_amounts_stand_before_the_changes_of_what_is_measured(between: str) -> None:
    head = ["乡镇", "渔业总产值（万元）", "渔港投资（万元）"]
    lower = ["本月", "本年累计", "同比增长（%）", "累计完成", "增速（%）"]
    rows = [
        ["东礁镇", "15000", "161200", "4.6", "185000", "-6.1"],
        ["西礁乡", "20000", "200000", "7.2", "200000", "8.8"],
    ]
    spans, below = over([head, lower, *rows], between)
    assert spans == [("乡镇", 1), ("渔业总产值（万元）", 3), ("渔港投资（万元）", 2)]
    assert below == [lower, *rows]


@pytest.mark.parametrize("between", ["\n", " "])
def test_a_unit_in_brackets_that_broke_off_is_of_the_text_before_it(between: str) -> None:
    """In a header of two rows and behind labels, where a cell that each is would be one more column."""
    text = (
        "{u}乡镇,渔业产值 （万元）,渔港投资 （万元）{l}本月,本年累计,同比增长 （%）,累计完成,增速 （%）{l}"
        "东礁镇,150,1612,4.6,1850,-6.1{l}西礁乡,200,2000,7.2,2000,8.8"
    )
    lines = text.format(u="", l="\n").replace(" ", between if between == "\n" else " ")
    lines = lines.replace(",", between)
    (table,) = read_here(f"{HEAD}{lines}\n".encode(), "a.txt").tables
    assert [(cell.text.replace(" ", ""), cell.column_span) for cell in table.cells if cell.row_no == 1] == [
        ("乡镇", 1),
        ("渔业产值（万元）", 3),
        ("渔港投资（万元）", 2),
    ]


def test_units_behind_labels_may_stand_on_lines_of_their_own() -> None:
    rows = [["鱼产量（吨）", "9.5", "10"], ["渔业产值（亿元）", "3.2", "4"], ["渔业产值占比（%）", "5", "6"]]
    lines = ["指标", "2023年", "2024年", *(cell for row in rows for cell in row)]
    text = "\n".join(lines).replace("（", "\n（")
    (table,) = read_here(f"{HEAD}{text}\n\n二、问题\n产业发展不平衡。\n".encode(), "a.txt").tables
    assert [cell.text for cell in table.cells if not cell.is_header] == [cell for row in rows for cell in row]


def test_units_of_several_columns_on_lines_of_their_own_are_each_a_cell() -> None:
    lines = ["项目", "2023年", "2024年", "（亿元）", "（亿元）", "鱼产值", "9.5", "10", "虾产值", "3.2", "4"]
    (table,) = read_here(f"{HEAD}{chr(10).join(lines)}\n".encode(), "a.txt").tables
    assert (table.column_count, table.row_count) in {(3, 3), (3, 4)}
