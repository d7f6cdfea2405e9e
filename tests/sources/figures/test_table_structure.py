"""What stands where in a table: blocks side by side, groups, parents, parts, areas, and what only the caption prints."""

from __future__ import annotations

import pytest
from reading_aids import COMMUNIQUE, PLAN, lexicon, said, table

from sources.documents.formats.detect import read_here
from sources.documents.layout import build_document
from sources.documents.layout_elements import Grid, GridCell, Text
from sources.figures import read_figures
from sources.model import Figure, ReportContext


def names(found: tuple[Figure, ...]) -> list[str]:
    return [each.printed_indicator for each in found]


def test_a_second_column_of_labels_begins_a_second_block() -> None:
    found = table(
        [
            ["科目", "2022年", "2023年", "增长%", "科目", "2022年", "2023年", "增长%"],
            ["罚没收入", "40", "44", "10", "渔业支出", "30", "27", "-10"],
            ["", "", "", "", "林业支出", "8", "9", "12.5"],
        ]
    )
    assert said(found) == [
        ("罚没收入", "40", "level"),
        ("罚没收入", "44", "level"),
        ("罚没收入", "10%", "growth"),
        ("渔业支出", "30", "level"),
        ("渔业支出", "27", "level"),
        ("渔业支出", "-10%", "growth"),
        ("林业支出", "8", "level"),
        ("林业支出", "9", "level"),
        ("林业支出", "12.5%", "growth"),
    ]
    assert [each.year for each in found] == [2022, 2023, 2023] * 3


def test_a_second_block_is_headed_as_the_first_over_its_values() -> None:
    header = ["收入", "预算数", "支出", "预算数"]
    rows = [["捐赠收入", "2", "林业支出", "3"], ["调入资金", "4", "结转下年", "5"]]
    found = table([header, *rows])
    assert [(each.printed_indicator, each.printed_text) for each in found] == [
        ("捐赠收入", "2"),
        ("林业支出", "3"),
        ("调入资金", "4"),
        ("结转下年", "5"),
    ]
    # texts that stand behind the values of the same rows begin none
    assert names(table([["收入", "预算数", "来源", "决算数"], *rows])) == [
        "捐赠收入",
        "捐赠收入",
        "调入资金",
        "调入资金",
    ]


def test_a_second_column_headed_as_one_of_names_begins_a_block_whatever_stands_in_it() -> None:
    header = ["科目名称", "执行数", "决算数", "科目名称", "执行数", "决算数"]
    # the second row lacks a cell, so that a number stands among the names
    rows = [["捐赠收入", "2", "3", "林业支出", "4", "5"], ["调入资金", "6", "渔业支出", "7", "8", ""]]
    assert names(table([header, *rows]))[:4] == ["捐赠收入", "捐赠收入", "林业支出", "林业支出"]


def test_what_stands_over_a_block_is_no_part_of_its_columns() -> None:
    rows = [
        ["收入", "收入", "支出", "支出"],
        ["项目", "2023年完成数", "项目", "2023年完成数"],
        ["契税", "7", "水利", "5"],
        ["捐赠收入", "2", "林业支出", "3"],
    ]
    grid = Grid(
        (
            (GridCell("收入", 1, 2), GridCell("支出", 1, 2)),
            *(tuple(GridCell(cell) for cell in row) for row in rows[1:]),
        )
    )
    found = read_figures(build_document([grid], "text/plain", hard_breaks=False), PLAN, lexicon())[0]
    assert names(found) == ["契税", "水利支出", "捐赠收入", "林业支出"]


def test_a_column_of_classes_is_no_name_and_tells_rows_of_one_name_apart() -> None:
    rows = [
        ["类别", "指标名称", "单位", "2023年完成"],
        ["生态", "造林面积", "公顷", "31"],
        ["", "绿道长度", "公里", "8"],
    ]
    assert names(table(rows)) == ["造林面积", "绿道长度"]
    rows = [
        ["类别", "指标名称", "完成"],
        ["水路", "客运班次", "3"],
        ["水路", "泊位数", "4"],
        ["公路", "客运班次", "9"],
        ["公路", "泊位数", "6"],
    ]
    assert names(table(rows)) == ["水路客运班次", "水路泊位数", "公路客运班次", "公路泊位数"]


def test_parts_of_one_name_belong_to_the_row_above_them() -> None:
    rows = [["指标", "单位", "2023年"], ["货运量", "万吨", "90"], ["公路", "万吨", "60"], ["水运", "万吨", "30"]]
    rows += [["客运量", "万人", "50"], ["公路", "万人", "45"], ["水运", "万人", "5"]]
    assert names(table(rows)) == ["货运量", "公路货运量", "水运货运量", "客运量", "公路客运量", "水运客运量"]


def test_rows_below_a_row_without_values_are_told_apart_by_it() -> None:
    rows = [
        ["指标", "单位", "绝对数"],
        ["航空", "", ""],
        ["运送旅客", "万人", "3"],
        ["铁路", "", ""],
        ["运送旅客", "万人", "8"],
    ]
    assert names(table(rows)) == ["航空运送旅客", "铁路运送旅客"]


def test_rows_of_one_name_right_below_each_other_are_told_apart_by_their_place() -> None:
    rows = [["项目", "2023年决算数"], ["古桥修缮资金", "9"], ["古桥修缮资金", "5"], ["公园新建资金", "4"]]
    found = table(rows)
    assert [(each.printed_indicator, each.qualifier) for each in found] == [
        ("古桥修缮资金", "第1行"),
        ("古桥修缮资金", "第2行"),
        ("公园新建资金", None),
    ]
    # what stands beside them tells more, and a total that is printed twice is one
    told = table([["项目", "2023年决算数", "备注"], ["古桥修缮资金", "9", "首批"], ["古桥修缮资金", "5", "次批"]])
    assert [each.qualifier for each in told] == ["首批", "次批"]
    totals = table([*rows, ["合计", "18"], ["合计", "18"]], "2023年专项资金表")[-2:]
    assert [(each.printed_value, each.qualifier) for each in totals] == [("18", None), ("18", None)]


def test_rows_of_one_name_that_say_the_same_are_not_told_apart() -> None:
    """A class and the only item of its own name; a growth may be rounded in one of them. Where their labels differ, these tell."""
    header = ["科目", "2023年决算数", "比上年增长%"]
    same = table([header, ["其他养蜂支出", "5933", "53"], ["其他养蜂支出", "5933", "53.08"], ["养蚕支出", "3", "1"]])
    assert [(each.printed_indicator, each.qualifier) for each in same[:4]] == [("其他养蜂支出", None)] * 4
    empty = table([header, ["其他养蜂支出", "-", "-"], ["其他养蜂支出", "5933", "53.08"]])
    assert [each.qualifier for each in empty] == [None, None]
    labels = table([header, ["其他养蜂支出", "5933", "53"], ["其他养蜂支出", "5933", "54"]])
    assert [each.qualifier for each in labels] == ["第1行", "第1行", "第2行", "第2行"]


def test_offices_that_each_have_the_same_rows_name_them() -> None:
    rows = [["科目", "2023年决算数"], ["渔政事务", "9"], ["日常运行", "5"], ["专项工作", "4"], ["港务事务", "7"]]
    rows += [["日常运行", "6"], ["专项工作", "1"]]
    assert names(table(rows)) == [
        "渔政事务",
        "渔政事务日常运行",
        "渔政事务专项工作",
        "港务事务",
        "港务事务日常运行",
        "港务事务专项工作",
    ]


def indented(*rows: tuple[str, int, str]) -> tuple[Figure, ...]:
    """What is read of rows (label, indent in half letters, value)."""
    body = ((GridCell(label, indent=indent), GridCell(value)) for label, indent, value in rows)
    grid = Grid(((GridCell("科目"), GridCell("2023年决算数")), *body))
    return read_figures(build_document([grid], "text/plain", hard_breaks=False), PLAN, lexicon())[0]


def test_an_indent_says_whose_part_a_row_is() -> None:
    # by what stands above it, the second 补助 would be one of 渔船
    found = indented(
        ("渔政事务", 0, "9"),
        ("补助", 4, "5"),
        ("渔船", 4, "4"),
        ("港务事务", 0, "7"),
        ("渡轮", 4, "6"),
        ("补助", 4, "1"),
    )
    assert names(found) == ["渔政事务", "渔政事务补助", "渔船", "港务事务", "渡轮", "港务事务补助"]


def test_a_code_says_whose_part_a_row_is() -> None:
    rows = [["编码", "科目", "决算数"], ["301", "渔政", "9"], ["30101", "补助", "5"], ["302", "港务", "7"]]
    rows += [["30201", "渡轮", "6"], ["30202", "补助", "1"]]
    found = table(rows)
    assert names(found) == ["渔政", "渔政补助", "港务", "渡轮", "港务补助"]
    assert [each.printed_value for each in found] == ["9", "5", "7", "6", "1"]


def test_codes_below_one_header_with_the_names_name_no_row() -> None:
    grid = Grid(
        (
            (GridCell("项目", 1, 2), GridCell("小计"), GridCell("上年结余收入")),
            *(
                tuple(map(GridCell, row))
                for row in (
                    ("201", "渔政事务", "9", "3"),
                    ("20101", "巡航", "5", "1"),
                    ("20102", "补助", "4", "2"),
                    ("202", "港务事务", "7", "4"),
                    ("20201", "补助", "7", "4"),
                )
            ),
            (GridCell("支出总计", 1, 2), GridCell("16"), GridCell("7")),
        )
    )
    found = read_figures(build_document([grid], "text/plain", hard_breaks=False), PLAN, lexicon())[0]
    assert names(found)[::2] == ["渔政事务", "巡航", "渔政事务补助", "港务事务", "港务事务补助", "支出总计"]
    assert names(found)[1::2] == [f"{name}上年结余收入" for name in names(found)[::2]]


def test_the_order_of_rows_with_codes_says_nothing_of_what_stands_above_them() -> None:
    rows = [["编码", "科目", "决算数"], ["", "合计", "21"], ["50101", "补助", "9"], ["50201", "渡轮", "5"]]
    rows += [["50301", "补助", "7"]]
    assert names(table(rows, caption="2023年渔政支出表"))[1:] == ["补助支出", "渡轮支出", "补助支出"]


def test_a_total_of_what_is_handed_on_is_called_by_the_caption() -> None:
    rows = [["项目", "合计", "北岭县"], ["合计", "9", "5"], ["均衡性转移支付", "9", "5"]]
    found = table(rows, caption="2023年市对各县（市、区）一般公共预算转移支付分地区执行情况表")
    assert names(found)[0] == "一般公共预算转移支付"
    rows = [["项目", "预算数"], ["合 计", "27"], ["公务接待费", "27"]]
    for caption in (
        "2024年市本级“三公”经费预算情况表",
        "2024年“三公”经费执行情况及2025年预算安排表",
        "一般公共预算“三公”经费支出决算表",
    ):
        assert names(table(rows, caption=caption)) == ["“三公”经费", "公务接待费"]


def test_purposes_of_spending_are_those_of_their_account() -> None:
    rows = [["科目", "预算数"], ["办公经费", "9"], ["印刷费", "5"]]
    found = tables(("2024年一般公共预算支出政府经济科目表", rows), ("2024年政府性基金预算支出政府经济科目表", rows))
    fund = "政府性基金预算"
    assert names(found) == ["办公经费支出", "印刷费支出", f"{fund}办公经费支出", f"{fund}印刷费支出"]


def test_rows_of_nothing_but_growth_are_that_of_the_row_above() -> None:
    rows = [
        ["指标", "单位", "2023年"],
        ["纱产量", "吨", "120"],
        ["比上年增长", "%", "3.5"],
        ["布产量", "万米", "40"],
        ["增速", "%", "-2"],
    ]
    assert said(table(rows)) == [
        ("纱产量", "120吨", "level"),
        ("纱产量", "3.5%", "growth"),
        ("布产量", "40万米", "level"),
        ("布产量", "-2%", "growth"),
    ]


def test_a_rate_that_is_called_growth_is_a_rate() -> None:
    (rate,) = table([["指标", "单位", "2023年"], ["常住人口自然增长率", "‰", "-1.2"]])
    assert said((rate,)) == [("常住人口自然增长率", "-1.2‰", "rate")]


def test_a_caption_says_what_its_products_are_measured_in() -> None:
    rows = [
        ["产品名称", "单位", "数量", "比上年增长(%)"],
        ["水泥", "万吨", "31", "2.5"],
        ["发电量", "亿千瓦时", "8", "4"],
    ]
    found = table(rows, "表2 2023年规模以上工业主要产品产量")
    assert names(found) == ["规模以上工业水泥产量"] * 2 + ["规模以上工业发电量"] * 2
    assert names(table(rows[:2], "表2 主要工业产品产量及其增长速度")) == ["水泥产量"] * 2


def test_a_row_without_values_says_what_each_row_below_it_measures() -> None:
    rows = [
        ["指标", "绝对量", "增长%"],
        ["规模以上工业增加值", "", "4"],
        ["主要行业增加值", "", ""],
        ["纺织业", "", "5"],
    ]
    rows += [
        ["主要产品产量", "", ""],
        ["羊毛（吨）", "6", "7"],
        ["发电量（万千瓦时）", "8", "9"],
        ["羊奶（吨）", "1", "2"],
    ]
    rows += [["产品销售率（%）", "98", "0.5"], ["用电户数（户）", "12", "3"]]
    told = ["规模以上工业增加值", "纺织业增加值", "羊毛产量", "发电量", "羊奶产量", "产品销售率", "用电户数"]
    assert list(dict.fromkeys(names(table(rows)))) == told


def test_a_caption_of_one_measure_reaches_every_row_and_one_of_a_mixture_none() -> None:
    rows = [["类别", "比上年涨跌幅(%)"], ["居民消费价格", "0.4"], ["鲜花", "-1.5"], ["一、衣着", "2"]]
    assert names(table(rows, "表3 2023年居民消费价格主要数据")) == [
        "居民消费价格",
        "鲜花居民消费价格",
        "衣着居民消费价格",
    ]
    rows = [["指标", "数值"], ["进口额", "3"], ["渔船数量", "5"], ["顺差", "1"]]
    assert "顺差" in names(table(rows, "表3 2023年贸易总额"))


def test_interest_is_no_part_of_what_was_repaid() -> None:
    rows = [["项目", "单位", "全县"], ["专项债务还本额", "亿元", "31"], ["其中：专项债务付息", "亿元", "6"]]
    assert names(table(rows)) == ["专项债务还本额", "专项债务付息"]


def test_a_part_that_is_more_than_the_row_above_it_is_one_of_the_whole_that_these_rows_add_up_to() -> None:
    rows = [["指标", "单位", "全年"], ["进出口总额", "亿元", "26"], ["其中：出口", "亿元", "18"], ["进口", "亿元", "8"]]
    assert names(table([*rows, ["其中：一般贸易", "亿元", "23"], ["加工贸易", "亿元", "2"]]))[3:] == [
        "一般贸易进出口总额",
        "加工贸易进出口总额",
    ]
    assert names(table([*rows, ["其中：一般贸易", "亿元", "7"]]))[3:] == ["一般贸易进口总额"]
    rows = [
        ["指标", "单位", "全年"],
        ["货物运输量", "万吨", "90"],
        ["公路货运量", "万吨", "60"],
        ["水路货运量", "万吨", "30"],
    ]
    assert names(table([*rows, ["其中：集装箱", "万吨", "40"]]))[3:] == ["集装箱货物运输量"]
    rows[2][2] = "70"  # what was told since is another thing, where it does not add up
    assert names(table([*rows, ["其中：集装箱", "万吨", "40"]]))[3:] == ["集装箱水路货运量"]


def test_what_a_row_says_there_was_is_no_budget() -> None:
    rows = [
        ["项目", "预算数", "执行数"],
        ["一、2023年末债务余额实际数", "9", "9"],
        ["二、2024年末债务限额", "12", "12"],
    ]
    found = table(rows, caption="2021年债务余额情况表", notes=("单位：亿元",))
    assert [each.scenario.value for each in found][:3] == ["actual", "actual", "target"]


def test_the_unit_behind_one_label_is_another_than_that_of_the_column() -> None:
    rows = [["产品", "产量（吨）", "增长%"], ["羊毛", "3", "1"], ["山羊出栏（万只）", "4", "2"], ["羊奶", "5", "3"]]
    found = table(rows, caption="2024年畜产品产量")
    assert [each.printed_unit for each in found] == ["吨", "%", "万只", "%", "吨", "%"]
    # where every row has one, that of a column is of what it says itself
    rows = [["指标", "总量", "人均（元）"], ["羊毛产值（亿元）", "3", "900"], ["羊奶产值（亿元）", "4", "800"]]
    assert [each.printed_unit for each in table(rows)] == ["亿元", "元"] * 2


def test_a_caption_of_several_measures_gives_the_first_to_rows_that_have_none() -> None:
    rows = [["指标", "单位", "绝对数"], ["羊毛", "吨", "3"], ["山羊存栏", "万只", "4"]]
    assert names(table(rows, caption="表1 主要农产品产量和牲畜存栏情况")) == ["羊毛产量", "山羊存栏"]


def test_a_part_is_in_the_unit_of_its_whole_where_it_names_none() -> None:
    rows = [
        ["指标", "绝对量", "增长（%）"],
        ["商品房销售额（亿元）", "8", "2"],
        ["其中：住宅", "7", "3"],
        ["进口额（万美元）", "5", "1"],
    ]
    assert [(each.printed_indicator, each.printed_unit) for each in table(rows)] == [
        ("商品房销售额", "亿元"),
        ("商品房销售额", "%"),
        ("住宅商品房销售额", "亿元"),
        ("住宅商品房销售额", "%"),
        ("进口额", "万美元"),
        ("进口额", "%"),
    ]


def test_a_caption_of_kinds_measures_each_of_them_and_an_alternative_is_no_unit() -> None:
    rows = [["项目", "2022年", "2023年"], ["合计", "9", "10"], ["医院", "5", "6"], ["社区卫生服务中心（站）", "4", "4"]]
    found = table(rows, "表7 主要年份各类卫生机构床位数", notes=("单位：张",))
    told = ["卫生机构床位数", "医院床位数", "社区卫生服务中心(站)床位数"]
    assert list(dict.fromkeys(names(found))) == told
    assert {each.printed_unit for each in found} == {"张"}


def test_numbers_and_marks_of_rows_are_no_part_of_their_names() -> None:
    rows = [
        ["指标", "2023年"],
        ["1.2.稻谷产量", "5"],
        ["#甜瓜产量", "4"],
        ["在总计中：轻工业产值", "3"],
        ["②茶叶产量①", "2"],
    ]
    assert names(table(rows)) == ["稻谷产量", "甜瓜产量", "轻工业产值", "茶叶产量"]


def test_words_of_amount_over_a_column_are_no_part_of_its_names() -> None:
    for header in ("绝对量", "绝对额", "数量", "累计", "全市", "金额(亿元)"):
        assert names(table([["指标", header, "同比"], ["造船订单", "5", "3%"]])) == ["造船订单"] * 2


def test_a_part_among_the_columns_measures_what_the_column_before_does() -> None:
    rows = [["项目", "债务限额", "其中：一般债", "专项债"], ["交通项目", "9", "4", "5"]]
    assert names(table(rows)) == ["交通项目债务限额", "交通项目一般债债务限额", "交通项目专项债债务限额"]


def test_rows_and_columns_are_areas() -> None:
    found = table([["指标", "全省", "全市", "西湖区"], ["造林面积(公顷)", "9", "5", "2"]])
    assert names(found) == ["造林面积"] * 3
    assert [each.area_code for each in found] == ["330000", "330100", "330106"]


def test_rows_are_areas_anywhere_in_the_country_by_their_short_names() -> None:
    rows = [["城市", "造林面积(公顷)"], ["杭州", "1"], ["广州", "2"], ["南京市", "3"], ["江苏", "4"], ["恩施州", "5"]]
    found = table(rows)
    assert names(found) == ["造林面积"] * 5
    # of one name the area that is of the kind of the others, and the report's own keeps its code
    assert [each.area_code for each in found] == ["330100", "440100", "320100", "320000", "422800"]
    provinces = table([["地区", "造林面积(公顷)"], ["浙江", "1"], ["吉林", "2"], ["内蒙古", "3"]])
    assert [each.area_code for each in provinces] == ["330000", "220000", "150000"]
    # one name of a place among other rows is none
    places = [["品牌", "产量(吨)"], ["西湖", "1"], ["云溪", "2"], ["松岭", "3"]]
    assert [each.area_code for each in table(places)] == ["330100"] * 3


def test_what_an_index_is_measured_against_is_no_part_of_its_name() -> None:
    found = table(
        [
            ["指标", "以上月价格为100", "以上年同月为100", "以上年同期价格为100"],
            ["居民消费价格总指数", "99", "101", "102"],
            ["食品烟酒类", "98", "103", "104"],
        ],
        caption="居民消费价格指数",
    )
    assert names(found) == ["居民消费价格总指数"] * 3 + ["食品烟酒类价格"] * 3
    assert [each.qualifier for each in found] == ["上月=100", "上年同月=100", None] * 2


def test_rows_are_years_of_what_the_columns_measure() -> None:
    found = table([["年份", "造林面积(公顷)", "绿道长度(公里)"], ["2022年", "9", "5"], ["2023年", "10", "6"]])
    assert names(found) == ["造林面积", "绿道长度"] * 2
    assert [each.year for each in found] == [2022, 2022, 2023, 2023]


def test_flows_that_every_account_has_are_called_by_the_account_of_the_caption() -> None:
    rows = [["科目", "2023年决算数"], ["渔港收入", "3"], ["上年结转", "5"], ["城乡社区支出", "2"]]
    found = table(rows, "表4 2023年政府性基金预算收支情况")
    assert names(found) == ["渔港收入", "政府性基金预算上年结转", "政府性基金预算城乡社区支出"]
    # the name of an account is no word of planning
    assert {each.scenario.value for each in found} == {"actual"}
    assert names(table(rows, "表4 2023年一般公共预算收支情况"))[-1] == "城乡社区支出"


def test_what_a_row_measures_reaches_every_part_of_its_block() -> None:
    rows = [
        ["指标", "比上年（%）"],
        ["居民消费价格", "0.4"],
        ["其中：食品烟酒", "1.2"],
        ["居住", "0.7"],
        ["交通通信", "-2.1"],
    ]
    rows += [["商品零售价格", "0.3"], ["教育增长", "1.0"]]
    assert names(table(rows)) == [
        "居民消费价格",
        "食品烟酒居民消费价格",
        "居住居民消费价格",
        "交通通信居民消费价格",
        "商品零售价格",
        "教育",
    ]


def test_rows_counted_in_another_unit_or_numbered_are_no_parts_of_the_row_above() -> None:
    rows = [
        ["指标", "单位", "2023年"],
        ["货运量", "万吨", "90"],
        ["公路", "万吨", "60"],
        ["内河", "万吨", "30"],
        ["港口", "个", "4"],
    ]
    assert names(table(rows)) == ["货运量", "公路货运量", "内河货运量", "港口"]
    rows = [
        ["项目", "2023年"],
        ["一、专项补助收入", "90"],
        ["（一）教育", "50"],
        ["（二）国防", "40"],
        ["二、治沙", "7"],
    ]
    assert names(table(rows))[-1] == "治沙"


def test_sections_that_tell_some_rows_apart_name_all_their_rows() -> None:
    rows = [["指标", "单位", "2023年"], ["水路", "", ""], ["货物发送量", "万吨", "31"], ["铁路", "", ""]]
    rows += [["货物发送量", "万吨", "12"], ["民航", "", ""], ["货邮吞吐量", "万吨", "2"]]
    assert names(table(rows)) == ["水路货物发送量", "铁路货物发送量", "民航货邮吞吐量"]


def test_the_year_of_a_row_is_that_of_its_parts() -> None:
    rows = [
        ["项目", "全市"],
        ["一、2022年末政府债务余额", "50"],
        ["其中：一般债务", "20"],
        ["专项债务", "30"],
        ["二、政府债务限额", "80"],
    ]
    found = table(rows, caption="2023年政府债务情况表")
    assert names(found) == ["政府债务余额", "一般债务余额", "专项债务余额", "政府债务限额"]
    assert [each.year for each in found] == [2022, 2022, 2022, 2023]


def test_a_bare_flow_is_that_of_what_stands_over_its_block() -> None:
    rows = [["项目", "2023年"], ["捐赠收入", "4"], ["收入小计", "4"]]
    assert names(table(rows, caption="2023年政府性基金预算收支情况表"))[-1] == "政府性基金预算收入"


def tables(*grids: tuple[str, list[list[str]]]) -> tuple[Figure, ...]:
    """What several tables of one report say, each with its caption."""
    elements = [
        element
        for caption, rows in grids
        for element in (Text(caption), Grid(tuple(tuple(GridCell(cell) for cell in row) for row in rows)))
    ]
    return read_figures(build_document(elements, "text/plain", hard_breaks=False), PLAN, lexicon())[0]


def test_a_number_of_a_row_says_what_it_is_below() -> None:
    rows = [
        ["项目", "本地区", "本级"],
        ["一、2023年发行预计执行数", "9", "4"],
        ["（一）一般债券", "5", "3"],
        ["（二）专项债券", "4", "1"],
    ]
    rows += [["二、2023年还本预计执行数", "7", "2"], ["（一）一般债券", "6", "2"], ["（二）专项债券", "1", "0"]]
    found = table(rows, caption="2023年债券发行及还本情况表")
    assert names(found)[::2] == ["发行", "发行一般债券", "发行专项债券", "还本", "还本一般债券", "还本专项债券"]
    assert {each.scope_id for each in found[::2]} == {"whole"} and {each.scope_id for each in found[1::2]} == {"own"}


def test_rows_of_one_name_differ_by_what_stands_beside_them() -> None:
    rows = [["项目名称", "债券名称", "债券利率", "发行额"], ["渡口改造", "三期专项债券", "1.8%", "5"]]
    rows += [
        ["渡口改造", "七期专项债券", "1.9%", "2"],
        ["古城修缮", "七期专项债券", "1.9%", "4"],
        ["水库加固", "七期专项债券", "1.9%", "1"],
    ]
    found = table(rows)
    assert len({(each.printed_indicator, each.qualifier) for each in found}) == len(found)


def test_totals_of_levels_are_of_that_level() -> None:
    rows = [
        ["地区", "2023年债务限额", "2023年债务限额"],
        ["", "合计", "专项债务"],
        ["全市合计", "9", "6"],
        ["区县小计", "5", "4"],
    ]
    grid = Grid(
        (
            (GridCell("地区", 2), GridCell("2023年债务限额", 1, 2)),
            (GridCell("合计"), GridCell("专项债务")),
            *(tuple(GridCell(cell) for cell in row) for row in rows[2:]),
        )
    )
    found = read_figures(build_document([grid], "text/plain", hard_breaks=False), PLAN, lexicon())[0]
    assert [(each.printed_indicator, each.scope_id) for each in found[::2]] == [
        ("债务限额", "whole"),
        ("债务限额", "subordinate"),
    ]


def test_a_flow_in_the_column_of_a_fund_is_the_flow_of_that_fund() -> None:
    rows = [
        ["项目", "合计", "工伤保险基金", "失业保险基金"],
        ["一、收入", "9", "4", "5"],
        ["1.利息收入", "3", "1", "2"],
    ]
    found = table(rows, caption="2023年社会保险基金预算执行情况总表")
    assert names(found)[:3] == ["社会保险基金预算收入", "工伤保险基金收入", "失业保险基金收入"]
    assert names(found)[4:] == ["工伤保险基金利息收入", "失业保险基金利息收入"]


def test_what_is_handed_on_to_the_levels_below_is_told_from_what_is_spent() -> None:
    rows = [["项目", "2023年执行数"], ["教育支出", "7"], ["国防支出", "2"]]
    spent, _, handed_on, _ = tables(
        ("2023年全市一般公共预算支出执行情况表", rows), ("2023年市对下专项转移支付执行情况表", rows)
    )
    assert spent.printed_indicator == handed_on.printed_indicator
    assert (spent.qualifier, handed_on.qualifier) == (None, "市对下专项转移支付")


def test_of_two_budgets_in_two_tables_the_first_says_so() -> None:
    plan = [["项目", "2023年预算数"], ["教育支出", "7"], ["国防支出", "2"]]
    later = [["项目", "变动预算数", "执行数"], ["教育支出", "8", "8"], ["国防支出", "2", "1"]]
    found = tables(("2023年一般公共预算支出执行情况表", later), ("2024年一般公共预算支出情况表", plan))
    assert [each.qualifier for each in found] == [None] * 4 + ["年初预算"] * 2
    assert [each.qualifier for each in tables(("2024年一般公共预算支出情况表", plan))] == [None, None]


def test_what_all_industries_come_to_is_none_of_them() -> None:
    found = table(
        [["行业名称", "总量（亿元）"], ["生产总值", "90"], ["渔业", "30"], ["造船业", "60"]], "表1 生产总值构成"
    )
    assert [each.industry_id == "all" for each in found] == [True, False, False]


def test_the_grand_total_of_what_is_divided_by_industries_is_all_of_it() -> None:
    rows = [["行业", "比上年增长（%）"], ["总计", "4"], ["教育", "3"], ["卫生和社会工作", "-2"]]
    found = table(rows, caption="表4 2023年分行业固定资产投资增长速度")
    assert (found[0].printed_indicator, found[0].industry_id) == ("固定资产投资", "all")
    assert names(found)[1:] == ["教育固定资产投资", "卫生和社会工作固定资产投资"]


def test_a_caption_of_changes_makes_the_per_cents_below_it_changes_and_a_header_says_of_whom() -> None:
    rows = [["指标", "市区（%）", "农村（%）"], ["居民消费价格", "0.4", "-0.2"], ["衣着", "1", "2"]]
    found = table(rows, caption="表1 2023年居民消费价格涨跌幅度")
    assert {each.kind.value for each in found} == {"growth"}
    assert names(found) == ["市区居民消费价格", "农村居民消费价格", "市区衣着居民消费价格", "农村衣着居民消费价格"]
    rates = table(rows, caption="表1 2023年居民消费价格情况")
    assert {each.kind.value for each in rates} == {"rate"}


def test_a_total_is_no_part_of_the_names_below_it_and_a_fund_is_named_once() -> None:
    rows = [
        ["项目", "金额"],
        ["社会保险基金收入合计", "9"],
        ["其中：保险费收入", "5"],
        ["利息收入", "1"],
        ["上级补助收入", "1"],
    ]
    rows += [["一、工伤保险基金收入", "3"], ["其中：保险费收入", "2"], ["利息收入", "1"], ["上级补助收入", "0"]]
    found = names(table(rows, caption="2023年社会保险基金预算收入执行情况表"))
    assert found[0] == "社会保险基金收入合计"
    assert found[2:4] == ["社会保险基金利息收入", "社会保险基金上级补助收入"] and found[6] == "工伤保险基金利息收入"


def test_a_column_of_a_fund_is_that_of_what_its_bracket_takes_in() -> None:
    rows = [["一、收入", "9"], ["1.利息收入", "3"], ["二、滚存结余", "6"]]
    found = table([["项目", "职工基本医疗保险（含生育保险）基金"], *rows], caption="2023年社会保险基金预算执行情况表")
    assert [(each.printed_indicator, each.qualifier) for each in found] == [
        ("职工基本医疗保险基金收入", "含生育保险"),
        ("职工基本医疗保险基金利息收入", "含生育保险"),
        ("职工基本医疗保险基金滚存结余", "含生育保险"),
    ]


def test_rows_of_one_level_are_no_parents_of_each_other() -> None:
    rows = [
        ["项目", "金额"],
        ["一、治沙支出", ""],
        ["二、资本经营支出", "7"],
        ["植树造林支出", "7"],
        ["三、下拨支出", "2"],
        ["资本经营支出小计", "9"],
    ]
    assert names(table(rows)) == ["资本经营支出", "植树造林支出", "下拨支出", "资本经营支出小计"]


def test_a_column_of_classes_behind_the_label_tells_rows_apart_and_a_total_needs_no_word() -> None:
    rows = [
        ["项目", "类型", "2023年末余额"],
        ["一般债券", "合计", "9"],
        ["一般债券", "新增债券", "4"],
        ["一般债券", "再融资债券", "5"],
    ]
    found = table(rows)
    assert [(each.printed_indicator, each.qualifier) for each in found] == [
        ("一般债券余额", None),
        ("一般债券余额", "新增债券"),
        ("一般债券余额", "再融资债券"),
    ]


def test_a_total_on_one_side_of_a_balance_is_that_side_of_its_account() -> None:
    rows = [
        ["收 入", "收 入", "支 出", "支 出"],
        ["项目", "2023年决算数", "项目", "2023年决算数"],
        ["彩票公益金收入", "31", "彩票公益金支出", "27"],
        ["上年结转", "12", "结转下年", "16"],
        ["总 计", "43", "总 计", "43"],
    ]
    found = names(table(rows, caption="2023年云岭县政府性基金预算收支平衡表"))
    assert found[-2:] == ["政府性基金预算收入总计", "政府性基金预算支出总计"]


def test_a_caption_may_put_revenue_or_spending_before_the_word_of_the_budget() -> None:
    for caption, name in {
        "2023年全县一般公共收入预算执行情况": "一般公共预算收入",
        "2023年县级国有资本经营支出预算表": "国有资本经营预算支出",
    }.items():
        assert names(table([["项目", "执行数"], ["合计", "870"], ["其中：利息", "30"]], caption=caption))[0] == name


def test_what_stands_in_further_is_a_part_without_a_word_that_says_so() -> None:
    rows = [("专项补助收入", 0, "9"), ("国防", 4, "5"), ("治沙", 4, "4"), ("罚没收入", 0, "2"), ("消防", 0, "1")]
    body = tuple((GridCell(label, 1, 1, indent), GridCell(value)) for label, indent, value in rows)
    grid = Grid(((GridCell("项目"), GridCell("2023年")), *body))
    found = read_figures(build_document([grid], "text/html", hard_breaks=False), PLAN, lexicon())[0]
    assert names(found) == ["专项补助收入", "国防专项补助收入", "治沙专项补助收入", "罚没收入", "消防"]


def test_a_row_that_is_measured_otherwise_is_no_yield_and_a_total_is_what_its_column_says() -> None:
    found = table(
        [["产品", "单位", "产量"], ["茶叶", "吨", "7"], ["生猪存栏", "头", "9"], ["出栏羊", "头", "8"]],
        caption="表1 2023年主要农产品产量",
    )
    assert names(found) == ["茶叶产量", "生猪存栏", "出栏羊"]


def test_what_those_have_whom_columns_name_is_theirs() -> None:
    rows = [
        ["指标", "高中", "小学"],
        ["学校数（所）", "3", "9"],
        ["毕业生（人）", "41", "52"],
        ["用电量（度）", "6", "7"],
    ]
    found = names(table(rows, caption="表1 2023年各类教育"))
    assert found[:4] == ["高中学校数", "小学学校数", "高中毕业生", "小学毕业生"]
    assert found[4].startswith("用电量")
    assert names(table([["地区", "专项债务"], ["东镇", "7"], ["合计", "9"]]))[1] == "专项债务"


def test_areas_are_called_by_their_short_names_and_their_own_level() -> None:
    context = ReportContext("533400-2023-plan", "533400", "plan", 2023, 2024)
    rows = [["地区", "渔港收入"], ["迪庆州", "9"], ["迪庆州本级（含园区）", "4"], ["维西县", "3"], ["县市小计", "5"]]
    found = table(rows, context=context)
    assert {each.printed_indicator for each in found} == {"渔港收入"}
    assert [(each.area_code, each.scope_id) for each in found] == [
        ("533400", "whole"),
        ("533400", "own"),
        ("533423", "whole"),
        ("533400", "subordinate"),
    ]
    rows = [["地区", "渔港收入"], ["喀左县", "3"], ["双塔区", "2"]]
    context = ReportContext("211300-2023-plan", "211300", "plan", 2023, 2024)
    assert [each.area_code for each in table(rows, context=context)] == ["211324", "211302"]


def test_a_row_of_a_level_is_what_the_row_above_it_measures() -> None:
    rows = [["项目", "金额"], ["一、2024年初全市债务余额", "9"], ["其中：市本级", "4"], ["县市区", "5"]]
    found = table(rows, caption="2024年全市债务收支计划表")
    assert names(found) == ["债务余额", "债务余额", "债务余额"]
    assert [each.scope_id for each in found] == ["whole", "own", "subordinate"]
    assert {each.year for each in found} == {2023}


def test_a_subtotal_of_a_printed_group_is_the_group() -> None:
    grid = Grid(
        (
            (GridCell("项目", 1, 2), GridCell("2023年")),
            (GridCell("渔港维护费", 2, 1), GridCell("小计"), GridCell("9")),
            (GridCell("疏浚费"), GridCell("9")),
            (GridCell("印刷费", 1, 2), GridCell("2")),
            (GridCell("合计", 1, 2), GridCell("11")),
        )
    )
    found = read_figures(build_document([grid], "text/plain", hard_breaks=False), PLAN, lexicon())[0]
    assert names(found)[:3] == ["渔港维护费", "疏浚费", "印刷费"]


def test_totals_and_flows_in_a_column_of_one_side_say_which_side_themselves() -> None:
    rows = [["项目", "2023年收入快报数", "项目", "2023年支出快报数"], ["渔港收入", "4", "渔港支出", "3"]]
    rows += [["上年结余收入", "1", "调出资金", "2"], ["收入总计", "5", "支出总计", "5"]]
    account = "国有资本经营预算"
    assert names(table(rows, caption=f"2023年{account}收支平衡表"))[2:] == [
        f"{account}{name}" for name in ("上年结余收入", "调出资金", "收入总计", "支出总计")
    ]


def test_a_bracket_behind_a_measure_hides_it_not_and_a_level_is_no_unit() -> None:
    rows = [["项目", "预算数"], ["港务资金（含疏浚费）", "9"], ["渔港支出（二）", "5"], ["渔政支出（项）", "4"]]
    found = table(rows, caption="2024年市本级渔政资金安排表", notes=("单位：万元",))
    assert names(found) == ["港务资金(含疏浚费)", "渔港支出(二)", "渔政支出"]
    assert {each.printed_unit for each in found} == {"万元"}


def test_what_every_fund_takes_in_is_that_of_the_fund_of_the_caption_or_the_column() -> None:
    rows = [["项目", "合计", "工伤保险基金"], ["利息收入", "9", "5"], ["委托投资收益", "4", "3"]]
    found = table(rows, caption="2023年社会保险基金预算执行情况表")
    assert names(found) == [
        "社会保险基金预算利息收入",
        "工伤保险基金利息收入",
        "社会保险基金预算委托投资收益",
        "工伤保险基金委托投资收益",
    ]


def test_what_comes_to_a_balance_and_goes_from_it_keeps_its_name() -> None:
    rows = [
        ["项目", "金额"],
        ["渔港贷款期初余额", "40"],
        ["本期增加", "9"],
        ["本期减少", "4"],
        ["渔港贷款期末余额", "45"],
    ]
    assert said(table(rows)) == [
        ("渔港贷款期初余额", "40", "level"),
        ("本期增加", "9", "level"),
        ("本期减少", "4", "level"),
        ("渔港贷款期末余额", "45", "level"),
    ]
    rows = [["渔港", "年初余额", "本年增加", "本年减少"], ["东渔港", "40", "9", "4"]]
    assert [(each.kind.value, each.sign) for each in table(rows)] == [("level", 1)] * 3


def test_a_second_column_of_labels_says_what_is_measured_of_each_term() -> None:
    grid = Grid(
        (
            (GridCell("渔港债券", 1, 2), GridCell("一般"), GridCell("专项")),
            (GridCell("小计", 2, 1), GridCell("金额"), GridCell("9.5"), GridCell("8.25")),
            (GridCell("平均利率%"), GridCell("1.78"), GridCell("2.09")),
            (GridCell("5年", 2, 1), GridCell("金额"), GridCell("1.5"), GridCell("0.25")),
            (GridCell("平均利率%"), GridCell("1.74"), GridCell("1.9")),
        )
    )
    found = read_figures(build_document([grid], "text/plain", hard_breaks=False), PLAN, lexicon())[0]
    assert [(each.printed_indicator, each.kind.value) for each in found[::2]] == [
        ("一般", "level"),
        ("一般平均利率", "rate"),
        ("5年一般", "level"),
        ("一般5年平均利率", "rate"),
    ]
    assert {each.printed_unit for each in found if each.kind.value == "rate"} == {"%"}


def test_one_unit_at_the_top_is_that_of_all_rows() -> None:
    header = ["指标", "2023年", "增长%"]
    rows = [["零售额（亿元）", "9.5", "2"], ["餐饮收入", "3.5", "4"], ["商品零售", "6", "1"], ["粮油类", "2.5", "3"]]
    assert said(table([header, *rows]))[::2] == [
        ("零售额", "9.5亿元", "level"),
        ("餐饮收入", "3.5亿元", "level"),
        ("商品零售", "6亿元", "level"),
        ("粮油类零售额", "2.5亿元", "level"),
    ]
    other = [*rows[:2], ["床位（张）", "6", "1"]]
    assert [each.printed_unit for each in table([header, *other])][::2] == ["亿元", "", "张"]


def test_shares_and_indices_below_amounts_are_none() -> None:
    rows = [
        ["指标", "2022", "2023"],
        ["总产出", "90", "100"],
        ["第一产业", "9", "11"],
        ["总产出指数（上年=100）", "105.5", "106.5"],
        ["第一产业", "103.5", "104.5"],
        ["总产出构成（%）", "100", "100"],
        ["第一产业", "10", "11"],
    ]
    found = table(rows, caption="2-3 总产出", notes=("单位：亿元",))[1::2]
    assert said(found) == [
        ("总产出", "100亿元", "level"),
        ("第一产业总产出", "11亿元", "level"),
        ("总产出指数", "106.5", "level"),
        ("第一产业总产出指数", "104.5", "level"),
        ("总产出", "100%", "share"),
        ("第一产业总产出", "11%", "share"),
    ]
    assert [each.whole_of for each in found[-2:]] == ["总产出", "总产出"]


def test_the_whole_of_a_column_of_shares_is_the_row_of_all() -> None:
    rows = [["税种", "金额", "结构(%)"], ["税收合计", "80", "100.0"], ["契税", "20", "25.0"]]
    assert [each.whole_of for each in table(rows) if each.kind.value == "share"] == ["税收合计", "税收合计"]


def test_a_measure_over_the_labels_is_that_of_each_row() -> None:
    rows = [["现价工业产值", "2022年", "2023年"], ["五大产业合计", "80", "90"], ["装备制造业", "20", "25"]]
    assert names(table(rows))[::2] == ["五大产业现价工业产值", "装备制造业现价工业产值"]


def test_a_whole_with_a_bracket_has_parts_and_a_part_of_a_tax_is_no_rate() -> None:
    rows = [["指标", "增长%"], ["固定资产投资（不含农户）", "7.5"], ["其中：第一产业", "2.5"]]
    assert names(table(rows)) == ["固定资产投资(不含农户)", "第一产业固定资产投资"]
    (found,) = table([["税种", "2023年"], ["增值税50%", "20"]], notes=("单位：万元",))
    assert (found.kind.value, found.printed_unit) == ("level", "万元")


def test_parts_of_parts_measure_what_their_whole_does() -> None:
    rows = [
        ["指标", "2023年"],
        ["居民消费价格指数", "104.2"],
        ["一、食品类", "109.4"],
        ["1、粮食", "113.5"],
        ["二、烟酒类", "100.6"],
    ]
    found = table(rows, caption="市区居民消费价格指数 (以上年为100)")
    assert names(found) == ["居民消费价格指数", "食品类价格", "粮食价格", "烟酒类价格"]


def test_the_months_of_a_caption_are_no_part_of_what_it_measures() -> None:
    rows = [["指标", "本月", "本月止累计"], ["全省总计", "5", "9"], ["轻工业", "3", "4"]]
    for caption in ("2023年1-3月工业增加值", "2023年3月份工业增加值"):
        assert names(table(rows, caption=caption))[::2] == ["工业增加值", "轻工业增加值"]


def test_items_of_a_numbered_whole_of_firms_are_these_firms() -> None:
    rows = [
        ["指标", "单位", "2023年"],
        ["一、限额以上商贸企业商品购销总额", "万元", "90"],
        ["1、批发额", "万元", "50"],
        ["2、零售", "万元", "40"],
        ["在总额中:", "", ""],
        ["玩具类", "万元", "7"],
        ["二、限额以上住宿企业营业收入", "万元", "30"],
        ["1、客房收入", "万元", "20"],
        ["三、接待游客", "万人次", "8"],
        ["1、国内游客", "万人次", "6"],
    ]
    assert names(table(rows)) == [
        "限额以上商贸企业商品购销总额",
        "限额以上商贸企业批发额",
        "限额以上商贸企业零售商品购销总额",
        "限额以上商贸企业玩具类商品购销总额",
        "限额以上住宿企业营业收入",
        "限额以上住宿企业客房收入",
        "接待游客",
        "国内游客",
    ]


def test_shares_are_of_the_row_before_them_that_is_all_where_a_column_begins_with_one() -> None:
    rows = [
        ["指标", "2023年（万元）", "结构（%）"],
        ["旅游总收入", "50", "100"],
        ["国内旅游收入", "45", "90"],
        ["工商税收", "80", "100"],
        ["增值税", "20", "25"],
    ]
    shares = [each.whole_of for each in table(rows) if each.kind.value == "share"]
    assert shares == ["旅游总收入", "旅游总收入", "工商税收", "工商税收"]
    # of one that begins otherwise nobody can tell
    first = [["门票收入", "9", "30"], *rows[1:]]
    assert {each.whole_of for each in table([rows[0], *first]) if each.kind.value == "share"} == {None}


def test_the_firms_of_a_caption_are_those_of_every_row_that_names_none_of_its_size() -> None:
    rows = [
        ["指标", "1-9月"],
        ["企业单位数(个)", "31"],
        ["产值", "90"],
        ["利润总额", "8"],
        ["其中:国有企业", "5"],
        ["应收账款", "4"],
        ["限额以上零售额", "2"],
    ]
    assert said(table(rows, "2023年规模以上工业企业主要经济指标", ("单位:万元",))) == [
        ("规模以上工业企业单位数", "31个", "level"),
        ("规模以上工业企业产值", "90万元", "level"),
        ("规模以上工业企业利润总额", "8万元", "level"),
        ("规模以上工业国有企业利润总额", "5万元", "level"),
        ("规模以上工业企业应收账款", "4万元", "level"),
        ("限额以上零售额", "2万元", "level"),
    ]
    assert names(table([rows[0], ["零售额(亿元)", "9"]], "社会消费品零售总额中限上企业(2023年9月)")) == [
        "限上企业零售额"
    ]
    # so are those that it does not call firms, whether it is a caption or a heading
    of_services = [["指标", "1-9月"], ["营业收入", "90"], ["利润总额", "8"]]
    named = ["规模以上服务业营业收入", "规模以上服务业利润总额"]
    assert names(table(of_services, "规模以上服务业主要指标", ("单位:万元",))) == named
    assert names(table(of_services, "三、规模以上服务业主要指标", ("单位:万元",))) == named
    # what a caption says of others than firms is no part of the names
    assert names(table([*rows[:1], ["利润总额(万元)", "8"]], "2023年各单位主要经济指标")) == ["利润总额"]


def test_a_unit_of_things_in_the_first_row_is_not_that_of_amounts_below() -> None:
    rows = [["指标", "2023年"], ["企业数(家)", "31"], ["工业产值", "90"], ["利润", "8"]]
    assert [each.printed_unit for each in table(rows)] == ["家", "", ""]


def test_a_caption_says_what_all_rows_are_and_its_bracket_in_which_unit() -> None:
    rows = "地区 | 2023年11月 | 2023年10月 |\n江苏省 | 8.7 | -2.1 |\n河北省 | 7 | 4 |\n山西省 | 5 | 6 |\n"

    def captioned(caption: str) -> set[tuple[str, str, str]]:
        document = read_here(f"{caption} | |||\n{rows}".encode(), "a.txt")
        return set(said(read_figures(document, PLAN, lexicon())[0]))

    values = {"8.7", "-2.1", "7", "4", "5", "6"}
    assert captioned("指标:工业增加值_同比增长(%)") == {("工业增加值", f"{each}%", "growth") for each in values}
    assert captioned("工业增加值(亿元)") == {("工业增加值", f"{each}亿元", "level") for each in values}


def test_a_part_that_the_row_above_names_is_none_of_the_whole_before_that() -> None:
    rows = [["项目", "2023年"], ["上级补助收入", "9"], ["上年结转结余", "3"], ["其中:上年结转", "2"]]
    assert names(table(rows)) == ["上级补助收入", "上年结转结余", "上年结转"]
    # but below a part of that whole it is one, too
    rows = [["项目", "2023年"], ["居民消费价格", "9"], ["食品烟酒", "3"], ["#食品", "2"]]
    assert names(table(rows))[-1] == "食品居民消费价格"
    rows = [["项目", "预算数"], ["一、固定收入", "9"], ["1、教育附加", "3"], ["2、契税", "2"]]
    assert names(table(rows, "2023年一般公共预算收入预算表"))[1:] == ["教育附加", "契税"]


def test_what_measures_nothing_is_in_the_unit_that_a_row_above_it_says() -> None:
    rows = [
        ["指标", "2023年"],
        ["接待过夜游客(人次)", "90"],
        ["外国人", "20"],
        ["商品房销售额(亿元)", "7"],
        ["住宿者", "9"],
        ["客房出租率(%)", "60"],
        ["粮食产量", "4"],
    ]
    assert [each.printed_unit for each in table(rows)] == ["人次", "人次", "亿元", "亿元", "%", ""]
    # a note says it otherwise
    assert [each.printed_unit for each in table(rows[:3], "游客情况", ("单位:万人次",))] == ["人次", "万人次"]


def test_a_header_of_more_cells_than_columns_without_a_word_over_the_labels_is_not_read() -> None:
    head = "| 本 月 | 比上年同月 | 本月止累计 | 比上年同期 |\n"
    rows = "".join(
        f"接待{each}游客(人次) | 96{at} | -7.{at} | 295{at} | -6.{at} |\n" for at, each in enumerate("甲乙丙丁")
    )
    assert read_here(f"{head}±% | ±% |\n{rows}".encode(), "a.txt").tables == ()
    assert read_here(f"{head}{rows}".encode(), "a.txt").tables != ()


def test_a_row_of_all_of_something_is_that_where_the_columns_say_what_is_measured() -> None:
    header = ["行业", "营业收入(亿元)", "利润总额(亿元)"]
    assert names(table([header, ["规模以上工业合计", "9", "8"], ["纺织业", "2", "1"]]))[:2] == [
        "规模以上工业营业收入",
        "规模以上工业利润总额",
    ]
    assert names(table([["项目", "2023年(万元)"], ["工业企业合计", "9"]])) == ["工业企业合计"]


def test_a_tax_with_a_bracket_needs_no_measure_of_the_caption() -> None:
    rows = [["项目", "2023年(万元)"], ["1、增值税(含免抵)", "9"], ["2、消费税", "2"]]
    assert names(table(rows, "2023年1-4月财政税收情况表")) == ["增值税(含免抵)", "消费税"]


def test_a_line_that_says_what_a_table_measures_names_it() -> None:
    rows = [["县区", "绝对额(元)", "增长(%)"], ["云溪县", "9", "2.5"], ["东镇", "8", "1.5"]]
    expected = ["云溪县人均可支配收入", "云溪县人均可支配收入", "东镇人均可支配收入", "东镇人均可支配收入"]
    assert names(table(rows, "各县（市、区）人均可支配收入")) == expected
    assert names(table(rows, "分县区人均可支配收入（元）")) == expected
    # a sentence does not
    assert names(table(rows, "下面来看居民的收入，按县区分是居民收入")) == ["云溪县", "云溪县", "东镇", "东镇"]
    # a town has all of what is measured, and no side of it
    towns = [["镇（街道）", "绝对额(元)"], ["云溪镇", "9"], ["东街道", "8"]]
    found = table(towns, "各镇财政收入")
    assert names(found) == ["云溪镇财政收入", "东街道财政收入"]
    assert all(each.zone_id != "all" for each in found)


def test_functions_below_the_spending_of_an_account_are_spending() -> None:
    rows = [
        ["指标", "累计"],
        ["一般公共预算支出", "90"],
        ["#教育", "8"],
        ["社会保障和就业", "7"],
        ["农林水事务", "6"],
        ["其他支出", "5"],
    ]
    expected = ["一般公共预算支出", "教育支出", "社会保障和就业支出", "农林水事务支出", "其他支出"]
    assert names(table(rows, "2023年财政收支情况", ("单位:万元",))) == expected


def test_the_title_of_a_document_is_no_part_of_the_name_of_its_first_table() -> None:
    rows = [["指标", "1-3月"], ["规模以上工业", "-2.5"], ["采矿业", "3.5"]]
    found = table(rows, "云溪市2023年1-3月经济运行情况规模以上工业增加值增速（%）")
    assert {each.kind.value for each in found} == {"growth"}
    assert names(found) == ["规模以上工业增加值", "规模以上工业采矿业增加值"]


def of(text: str, file: str = "a.md") -> list[tuple[str, str, str, int]]:
    """What a text of one table says: name, number as printed, kind, year."""
    found, _ = read_figures(read_here(text.encode(), file), PLAN, lexicon())
    return [(each.printed_indicator, each.printed_text, each.kind.value, each.year) for each in found]


def test_a_header_without_a_cell_over_the_running_numbers_begins_one_column_later() -> None:
    rows = "".join(f"| {at} | {name}镇 | {at}5 | {at}.5 |\n" for at, name in enumerate("甲乙丙", 1))
    read = [
        (f"{name}镇产值", f"{at}{text}", kind, 2023)
        for at, name in enumerate("甲乙丙", 1)
        for text, kind in (("5", "level"), (".5", "growth"))
    ]
    # the cell may be missing, or an empty one stand behind the others
    head = "| 乡镇 | 产值(万元) | 增长(%) |"
    assert of(f"{head}\n|---|---|---|\n{rows}") == read
    assert of(f"{head} |\n|---|---|---|---|\n{rows}") == read
    # a last column that nothing heads is one of its own where the first says what it is
    numbered = "| 序号 | 乡镇 | 产值(万元) | |\n|---|---|---|---|\n" + rows
    assert next(name for name, *_ in of(numbered)) == "甲镇产值"


def test_a_cell_beyond_the_header_of_a_markdown_table_is_not_lost() -> None:
    document = read_here("| 项目 | 产值 |\n|---|---|\n| 甲 | 1 | 2 |\n| 乙 | 3 |\n".encode(), "a.md")
    assert [cell.text for cell in document.tables[0].cells] == ["项目", "产值", "", "甲", "1", "2", "乙", "3", ""]


def test_a_header_cell_reaches_over_the_empty_ones_behind_it_where_the_row_below_says_so() -> None:
    text = (
        "| 指标 | 单位 | 上年完成 | | 本年计划 | |\n|---|---|---|---|---|---|\n"
        "| | | 绝对额 | ±% | 绝对额 | ±% |\n| 工业增加值 | 亿元 | 20 | 5 | 22 | 6 |\n"
    )
    assert of(text) == [
        ("工业增加值", "20", "level", 2022),
        ("工业增加值", "5", "growth", 2022),
        ("工业增加值", "22", "level", 2023),
        ("工业增加值", "6", "growth", 2023),
    ]


def test_a_change_behind_the_year_before_alone_is_of_that_year() -> None:
    rows = [["指标", "上年完成", "比上年增长%", "本年计划", "增长%"], ["蚕茧产量(吨)", "9", "4", "10", "5"]]
    assert [each.year for each in table(rows)] == [2022, 2022, 2023, 2023]
    # behind two years it is of the later one
    rows = [["指标", "上年完成", "本年完成", "比上年增长%"], ["蚕茧产量(吨)", "9", "10", "5"]]
    assert [each.year for each in table(rows)] == [2022, 2023, 2023]


def test_a_line_that_only_says_when_stands_between_a_table_and_its_name() -> None:
    text = "主要农产品产量情况\n\n2023年1-5月\n\n| 项目 | 数量(吨) |\n|---|---|\n| 春蚕 | 9 |\n| 秋蚕 | 8 |\n"
    (found,) = read_here(text.encode(), "a.md").tables
    assert found.caption == "主要农产品产量情况2023年1-5月"
    assert of(text)[0][0] == "春蚕产量"


def test_a_month_with_its_unit_is_a_header() -> None:
    assert [name for name, *_ in of("| 项目 | 6月末(亿元) |\n|---|---|\n| 蚕茧贷款 | 9 |\n")] == ["蚕茧贷款"]
    assert (
        read_here("| 项目 | 6月末(亿元) |\n|---|---|\n| 蚕茧贷款 | 9 |\n".encode(), "a.md").tables[0].header_rows == 1
    )


def test_imports_behind_a_part_of_exports_are_of_the_total_of_both() -> None:
    rows = [
        ["项目", "金额(万元)"],
        ["进出口总值", "9"],
        ["出口", "5"],
        ["其中:茶叶", "1"],
        ["进口", "4"],
        ["其中:木材", "2"],
    ]
    assert names(table(rows)) == ["进出口总值", "出口总值", "茶叶出口总值", "进口总值", "木材进口总值"]


def test_a_kind_below_what_it_is_one_of_has_its_name() -> None:
    rows = [
        ["指标", "单位", "2023年"],
        ["一、过夜游客", "人次", "9"],
        ["1.外国人", "人次", "4"],
        ["2.台湾同胞", "人次", "5"],
        ["二、星级酒店", "家", "3"],
        ["1.三星级", "家", "1"],
        ["外国人", "人次", "7"],
    ]
    assert names(table(rows)) == [
        "过夜游客",
        "过夜游客外国人",
        "过夜游客台湾同胞",
        "星级酒店",
        "三星级酒店",
        "外国人",
    ]


def test_a_part_that_is_counted_otherwise_is_none_of_the_whole_above() -> None:
    rows = [["指标", "单位", "2023年"], ["医院床位数", "张", "9"], ["卫生技术人员", "人", "4"], ["#药师", "人", "1"]]
    assert names(table(rows)) == ["医院床位数", "卫生技术人员", "药师"]


def test_a_column_that_says_the_end_of_what_the_caption_measures_is_of_that() -> None:
    rows = [["行业", "投资额(万元)", "增长%"], ["总计", "9", "5"], ["林业", "4", "6"]]
    assert names(table(rows, "2023年分行业固定资产投资情况")) == ["固定资产投资额"] * 2 + ["林业固定资产投资额"] * 2
    rows = [["类别", "指数"], ["居民消费价格总指数", "101"], ["衣着", "102"]]
    assert names(table(rows, "表1 居民消费价格指数")) == ["居民消费价格总指数", "衣着居民消费价格指数"]


def test_what_there_is_at_the_end_of_a_month_is_a_stock() -> None:
    rows = [["指标", "1月(亿元)", "2月(亿元)"], ["月末存款总额", "9", "8"], ["零售总额", "5", "4"]]
    assert [each.is_stock for each in table(rows)] == [True, True, False, False]


def test_a_group_with_its_number_in_a_column_of_its_own_is_no_header() -> None:
    text = (
        "| | 指标 | 单位 | 2023年 | 增长% |\n|---|---|---|---|---|\n| 一 | 农业 | | | |\n"
        "| 1 | 蚕茧产量 | 吨 | 9 | 5 |\n| 二 | 旅游 | | | |\n| 1 | 游客人数 | 人次 | 8 | 4 |\n"
    )
    assert read_here(text.encode(), "a.md").tables[0].header_rows == 1
    assert of(text) == [
        ("蚕茧产量", "9", "level", 2023),
        ("蚕茧产量", "5", "growth", 2023),
        ("游客人数", "8", "level", 2023),
        ("游客人数", "4", "growth", 2023),
    ]


def test_a_column_that_is_a_part_and_measures_something_itself_is_no_part_of_the_measure_before() -> None:
    rows = [["县区", "财政收入", "#税收收入", "增长%"], ["云溪县", "9", "7", "2.5"], ["东县", "8", "6", "1.5"]]
    assert names(table(rows, "2023年各县区财政收入情况", ("单位:万元",)))[:3] == [
        "云溪县财政收入",
        "云溪县税收收入",
        "云溪县税收收入",
    ]


def test_what_each_head_earns_and_spends_is_said_of_whom_the_row_above_says() -> None:
    rows = [["指标", "2023年"], ["城镇居民人均可支配收入", "38"], ["工资性收入", "22"], ["经营净收入", "7"]]
    rows += [
        ["农村居民人均可支配收入", "19"],
        ["工资性收入", "8"],
        ["农村居民人均消费支出", "12"],
        ["衣着", "1"],
        ["居住", "2"],
    ]
    assert names(table(rows, "2023年城乡居民收入情况", ("单位:元",))) == [
        "城镇居民人均可支配收入",
        "城镇居民人均工资性收入",
        "城镇居民人均经营净收入",
        "农村居民人均可支配收入",
        "农村居民人均工资性收入",
        "农村居民人均消费支出",
        "农村居民人均衣着支出",
        "农村居民人均居住支出",
    ]


def test_a_header_may_begin_with_a_month() -> None:
    rows = [
        ["指标", "9月末余额(亿元)", "9月(亿元)", "9月当月值"],
        ["存款", "90.5", "5.5", "4"],
        ["贷款", "80.5", "4.5", "3"],
    ]
    found = table(rows, "2023年存贷款情况")
    assert said(found[:2]) == [("存款余额", "90.5亿元", "level"), ("存款", "5.5亿元", "level")]
    assert [each.time_period for each in found[:3]] == ["2023-M09"] * 3
    assert found[2].printed_indicator == "存款"


def test_how_many_a_row_is_of_is_no_part_of_its_name() -> None:
    rows = [["项目", "总投资(万元)"], ["合计（3个）", "90"], ["产业项目（2个）", "50"], ["民生项目（共1项）", "40"]]
    assert names(table(rows, "2023年项目投资表")) == ["总投资", "产业项目总投资", "民生项目总投资"]


def test_a_product_takes_what_is_measured_of_its_class_and_not_the_class() -> None:
    rows = [
        ["指标", "2023年"],
        ["粮食播种面积(万亩)", "22"],
        ["其中：小麦", "12"],
        ["粮食产量(万吨)", "8"],
        ["其中：小麦", "5"],
    ]
    rows += [["肉类总产量(吨)", "9"], ["猪肉", "7"]]
    found = ["粮食播种面积", "小麦播种面积", "粮食产量", "小麦产量", "肉类总产量", "猪肉总产量"]
    assert names(table(rows, "2023年农业生产情况")) == found


def test_a_composition_is_of_shares_of_what_the_caption_measures() -> None:
    rows = [["指标", "2022年", "2023年"], ["第三产业", "100", "100"], ["批发和零售业", "40.5", "41"]]
    found = table(rows, "第三产业增加值构成")
    assert said(found)[2:] == [("批发和零售业增加值", "40.5%", "share"), ("批发和零售业增加值", "41%", "share")]
    assert {each.whole_of for each in found} == {"第三产业增加值"}
    # of the sectors it is one of the whole, whether they are rows or columns
    for rows in (
        [["产业", "2022年", "2023年"], ["第一产业", "12.5", "12"], ["第二产业", "40.5", "41"]],
        [["年份", "第一产业", "第二产业"], ["2022年", "12.5", "40.5"], ["2023年", "12", "41"]],
    ):
        found = table(rows, "三次产业构成", ("单位：%",))
        assert {(name, kind) for name, _, kind in said(found)} == {
            ("第一产业增加值", "share"),
            ("第二产业增加值", "share"),
        }
        assert {each.whole_of for each in found} == {"地区生产总值"}


def test_the_name_of_a_count_says_its_unit_where_nothing_else_does() -> None:
    rows = [["类别", "户数", "增长%", "注册资本"], ["羊场", "25", "4", "60"], ["牛场", "15", "3", "70"]]
    assert said(table(rows, "", ("单位：万元",)))[:3] == [
        ("羊场户数", "25户", "level"),
        ("羊场户数", "4%", "growth"),
        ("羊场注册资本", "60万元", "level"),
    ]
    assert said(table([["指标", "人数（万人）"], ["常住人口", "45.5"], ["0-15岁", "8.5"]])) == [
        ("常住人口", "45.5万人", "level"),
        ("0-15岁人数", "8.5万人", "level"),
    ]


def test_whose_deposits_and_loans_rows_are_they_do_not_say_again() -> None:
    rows = [
        ["指标", "余额", "比年初增加"],
        ["人民币各项存款", "35", "2.5"],
        ["住户", "26", "2"],
        ["机关团体", "9", "0.5"],
        ["人民币各项贷款", "23", "1.5"],
        ["住户", "13", "0.5"],
        ["中长期", "10", "1"],
    ]
    assert names(table(rows, "", ("单位：亿元",)))[2::2] == [
        "住户存款余额",
        "机关团体存款余额",
        "人民币各项贷款余额",
        "住户贷款余额",
        "中长期贷款余额",
    ]
    assert names(table([["指标", "年末数（亿元）"], ["住户", "26"], ["企业", "9"]], "金融机构存款情况")) == [
        "住户存款",
        "企业存款",
    ]


def test_the_total_of_each_member_is_called_by_what_its_column_measures_alone() -> None:
    rows = [["乡镇", "工业产值（万元）", "税收（万元）"], ["羊镇", "50", "5"], ["牛乡", "40", "4"], ["合计", "90", "9"]]
    found = table(rows, "2023年各乡镇主要指标")
    assert names(found)[-2:] == ["工业产值", "税收"]
    assert found[-1].zone_id == "330100-各乡镇合计"


def test_what_has_a_length_of_its_own_is_no_part_of_the_row_above() -> None:
    rows = [["项目", "目标", "完成"], ["新增就业", "30人", "32人"], ["新建公路", "50公里", "52公里"]]
    assert names(table(rows))[2:] == ["新建公路", "新建公路"]


def test_a_month_is_no_part_of_a_name() -> None:
    found = table([["月份", "产量（吨）"], ["1-2月", "22"], ["3月", "15"]], caption="2024年羊毛产量")
    assert names(found) == ["羊毛产量"] * 2
    assert [each.time_period for each in found] == ["2024-M01/2024-M02", "2024-M03"]
    # over the words for amounts and changes it is the time of these
    found = table([["指标", "6月", "6月"], ["指标", "绝对值（吨）", "增长%"], ["羊毛产量", "61", "8.2"]])
    assert [each.time_period for each in found] == ["2023-M06"] * 2


def test_of_how_many_years_a_growth_is_the_mean_is_no_part_of_its_name() -> None:
    for header in ("年均增长（%）", "五年年均增速（%）", "“十四五”年均增长%", "年平均增长%"):
        found = table([["指标", "2024年", header], ["羊毛产量（吨）", "61", "8.2"]])
        assert names(found) == ["羊毛产量"] * 2


def test_numbers_below_a_caption_of_a_composition_are_shares_without_a_unit() -> None:
    rows = [["指标", "2024年", "增减百分点"], ["采矿业", "1.5", "-0.1"], ["制造业", "8.4", "0.3"]]
    found = table(rows, caption="第二产业增加值构成")
    assert [(each.kind.value, each.printed_unit) for each in found] == [("share", "%"), ("growth", "百分点")] * 2
    found = table([*rows, ["建筑业", "820", "0.2"]], caption="第二产业增加值构成")
    assert found[0].kind.value == "level"


def test_dates_are_no_values_and_a_bracket_of_their_sort_no_part_of_a_name() -> None:
    found = table(
        [
            ["项目", "债券余额（决算数）", "发行时间（年/月）"],
            ["云溪水库", "0.3", "2024-08"],
            ["松岭学校", "0.2", "2024-03"],
        ]
    )
    assert [each.printed_value for each in found] == ["0.3", "0.2"]
    assert "决算数" not in "".join(names(found))


def test_a_limit_handed_down_before_its_year_is_of_that_year() -> None:
    found = table([["项目", "本地区（亿元）"], ["一、2024年债务限额", "9"], ["附：提前下达的2025年债务限额", "3"]])
    assert [(each.printed_indicator, each.time_period) for each in found] == [
        ("债务限额", "2024"),
        ("提前下达的债务限额", "2025"),
    ]


def test_the_numbers_of_a_ratio_are_shares_of_its_parts() -> None:
    found = table([["指标", "单位", "2023年"], ["三次产业结构", "%", "12:38:50"], ["羊毛产量", "吨", "61"]])
    assert said(found)[:3] == [
        ("第一产业增加值", "12%", "share"),
        ("第二产业增加值", "38%", "share"),
        ("第三产业增加值", "50%", "share"),
    ]
    found = table([["指标", "2023年"], ["城乡居民收入比", "2.1:1"], ["羊毛产量（吨）", "61"]])
    assert said(found)[0] == ("城乡居民收入比", "2.1", "level")


def test_a_dash_is_no_unit() -> None:
    found = table([["指标", "单位", "2023年"], ["城乡居民收入比", "—", "2.1"], ["羊毛产量", "吨", "61"]])
    assert [each.printed_unit for each in found] == ["", "吨"]


def test_the_share_of_a_tax_that_is_counted_needs_no_measure_behind_it() -> None:
    rows = [["项目", "预算数"], ["增值税50%", "9"], ["企业所得税(40%)", "8"], ["罚没收入", "2"]]
    assert names(table(rows, "一般公共预算收入表")) == ["增值税50%", "企业所得税(40%)", "罚没收入"]


def test_a_column_of_what_was_done_is_no_part_of_a_name() -> None:
    found = table([["指标", "目标数", "完成值", "“十四五”规划目标"], ["羊毛产量（吨）", "60", "61", "65"]])
    assert names(found) == ["羊毛产量"] * 3
    assert [(each.scenario.value, each.year) for each in found] == [
        ("target", 2023),
        ("actual", 2023),
        ("target", 2025),
    ]


def test_a_budget_as_per_cent_of_what_was_spent_measures_the_row() -> None:
    found = table([["项目", "2025年预算数", "预算数为执行数的%"], ["捐赠收入", "9", "112.5"]])
    assert said(found)[1] == ("捐赠收入", "112.5%", "rate")


def test_a_town_has_what_the_caption_measures_where_its_column_says_no_more() -> None:
    rows = [["乡镇名称", "合计", "定额补助"], ["合计", "90", "30"], ["青河镇", "50", "20"], ["云溪乡", "40", "10"]]
    found = table(rows, "2025年县对乡镇转移支付预算表")
    assert names(found) == [
        "转移支付",
        "定额补助",
        "青河镇转移支付",
        "青河镇定额补助",
        "云溪乡转移支付",
        "云溪乡定额补助",
    ]
    rows = [["镇(街道)", "1-9月累计"], ["全区合计", "90"], ["青河镇", "50"], ["云溪街道", "40"]]
    found = table(rows, "各镇(街道)羊毛产值完成情况")
    assert names(found) == ["羊毛产值", "青河镇羊毛产值", "云溪街道羊毛产值"]
    assert found[0].zone_id == "all"
    found = table([["项目", "金额"], ["城乡社区", "9"]], "2025年县对乡镇转移支付预算表")
    assert names(found) == ["城乡社区"]


def test_the_firms_of_a_size_alone_are_a_part_of_the_row_above() -> None:
    rows = [["指标", "2023年"], ["牧业零售总额（亿元）", "9"], ["限额以上", "4"], ["羊毛产量（吨）", "61"]]
    assert names(table(rows))[1] == "限额以上牧业零售总额"


def test_the_unit_of_a_rate_holds_in_a_column_of_amounts() -> None:
    rows = [["指标", "绝对数（元）", "增长（%）"], ["人均牧业收入", "900", "5"], ["恩格尔系数（%）", "29.8", "—"]]
    assert [each.printed_unit for each in table(rows)] == ["元", "%", "%"]


def test_of_several_units_each_column_has_its_own() -> None:
    rows = [["年份", "总户数", "总人口", "其中：按性别分"], ["2022", "12", "45", "23"], ["2023", "13", "46", "24"]]
    found = table(rows, "历年总户数和总人口", ("单位：万户，万人",))
    assert [(each.printed_indicator, each.printed_unit) for each in found[:2]] == [
        ("总户数", "万户"),
        ("总人口", "万人"),
    ]


def test_a_header_by_which_others_are_told_apart_is_no_part_of_a_name() -> None:
    rows = (("年份", "总人口（万人）", "按性别分", ""), ("", "", "男性", "女性"), ("2023", "45", "23", "22"))
    cells = [[GridCell(text) for text in row] for row in rows]
    cells[0] = [
        GridCell("年份", row_span=2),
        GridCell("总人口（万人）", row_span=2),
        GridCell("按性别分", column_span=2),
    ]
    cells[1] = cells[1][2:]
    document = build_document([Grid(tuple(map(tuple, cells)))], "text/plain", hard_breaks=False)
    assert all("分" not in each.printed_indicator for each in read_figures(document, PLAN, lexicon())[0])


def test_a_header_that_measures_as_the_one_above_says_it_alone() -> None:
    cells = (
        (GridCell("项目", row_span=2), GridCell("一般性转移支付", column_span=2)),
        (GridCell("均衡性转移支付"), GridCell("定额补助")),
        (GridCell("青河县"), GridCell("9"), GridCell("8")),
        (GridCell("云溪县"), GridCell("7"), GridCell("6")),
    )
    document = build_document([Grid(cells)], "text/plain", hard_breaks=False)
    found = read_figures(document, PLAN, lexicon())[0]
    assert found[0].printed_indicator.endswith("均衡性转移支付")
    assert "一般性" not in found[0].printed_indicator


def test_a_column_of_a_bare_measure_is_called_by_which_of_several_the_caption_says() -> None:
    rows = [["地区", "限额", "余额"], ["全市", "9", "8"], ["市本级", "5", "4"]]
    found = names(table(rows, "2023年渔港债务限额及余额情况表"))
    assert found == ["渔港债务限额", "渔港债务余额", "渔港债务限额", "渔港债务余额"]


def test_a_flow_of_trade_that_says_that_it_is_a_part_is_named_as_one_that_does_not() -> None:
    rows = [["指标", "总量"], ["进出口总额", "9"], ["其中：出口", "5"], ["进口", "4"]]
    assert names(table(rows)) == ["进出口总额", "出口总额", "进口总额"]


def test_rows_of_months_may_be_bare_numbers() -> None:
    rows = [["月份", "2022年", "2023年"], ["1-2", "3.1", "7.0"], ["1-5", "5.0", "6.9"]]
    found = table(rows, "分月渔业增加值累计增速（%）")
    assert said(found)[:2] == [("渔业增加值", "3.1%", "growth"), ("渔业增加值", "7.0%", "growth")]
    assert [each.time_period for each in found] == [
        "2022-M01/2022-M02",
        "2023-M01/2023-M02",
        "2022-M01/2022-M05",
        "2023-M01/2023-M05",
    ]


def test_what_is_counted_is_no_part_of_a_rate_above_it() -> None:
    rows = [["指标", "单位", "2023年"], ["失业率", "%", "5.0"], ["渔业企业", "家", "31"]]
    assert names(table(rows)) == ["失业率", "渔业企业"]


def test_the_total_of_towns_is_what_the_caption_measures() -> None:
    rows = [["镇街", "年度任务（万元）"], ["青河镇", "12"], ["柳林街道", "8"], ["合计", "20"]]
    assert names(table(rows, "各镇街茶税收入完成情况")) == ["青河镇茶税收入", "柳林街道茶税收入", "茶税收入"]


def test_rows_that_say_what_they_measure_take_nothing_from_a_caption_of_several_measures() -> None:
    rows = [["指标", "单位", "绝对数"], ["货运量", "万吨", "9"], ["#水运", "万吨", "4"], ["客运量", "万人", "3"]]
    assert names(table(rows, "表1 渡口完成客货运量及周转量")) == ["货运量", "水运货运量", "客运量"]


def test_of_deposits_and_loans_a_row_is_the_one_that_it_names() -> None:
    rows = [["指标", "年末数（亿元）"], ["各项存款", "9"], ["#住户存款", "4"], ["各项贷款", "5"], ["#短期贷款", "2"]]
    found = names(table(rows, "表2 信用社本外币存贷款余额"))
    assert found == ["各项存款余额", "住户存款余额", "各项贷款余额", "短期贷款余额"]


def test_what_is_counted_otherwise_is_no_part_of_the_row_above() -> None:
    rows = [["指标", "2023年"], ["渔业企业数（家）", "9"], ["新建幼儿园（所）", "4"]]
    assert names(table(rows)) == ["渔业企业数", "新建幼儿园"]


def test_all_funds_are_called_without_a_word_for_a_total() -> None:
    rows = [["项目", "收入", "支出"], ["社会保险基金合计", "9", "8"], ["渔民保险基金", "4", "3"]]
    assert names(table(rows))[:2] == ["社会保险基金收入", "社会保险基金支出"]


def test_a_tax_needs_nothing_of_what_its_column_sums() -> None:
    rows = [["科目", "本年收入计划", "累计完成数"], ["渔业税", "9", "8"], ["税收收入", "19", "18"]]
    found = names(table(rows, "大口径财政收入执行情况表", ("单位：万元",)))
    assert found == ["渔业税", "渔业税", "税收收入", "税收收入"]


def test_a_year_in_chinese_characters_is_no_part_of_what_a_caption_measures() -> None:
    found = table([["县区", "绝对数"], ["青河县", "9"]], "二〇二三年二月羊毛产量情况表")
    assert [(each.printed_indicator, each.time_period) for each in found] == [("青河县羊毛产量", "2023-M02")]


def test_members_are_not_called_by_what_the_caption_calls_them_together() -> None:
    found = table([["行业", "税收（亿元）"], ["渔业", "9"], ["盐业", "4"]], "表3 2023年主要行业税收")
    assert names(found) == ["渔业税收", "盐业税收"]


def test_words_before_a_number_name_it_in_a_column_of_texts() -> None:
    rows = [["项目名称", "建设规模及内容", "总投资（万元）"], ["渔港", "新建码头2万平方米", "9"], ["盐场", "—", "4"]]
    assert names(table(rows)) == ["新建码头", "渔港总投资", "盐场总投资"]


def test_totals_of_projects_are_of_all_that_the_caption_names_and_projects_are_called_as_they_are() -> None:
    rows = [
        ["序号", "项目名称", "总投资", "2024年计划投资"],
        ["合计（2个）", "", "90", "40"],
        ["一、渔业（2个）", "", "90", "40"],
        ["1", "渔港扩建", "60", "30"],
        ["2", "鱼塘清淤", "30", "10"],
    ]
    found = table(rows, "2024年重点建设项目投资计划表", ("单位：万元",))
    assert names(found) == [
        "重点建设项目总投资",
        "重点建设项目投资",
        "渔业总投资",
        "渔业投资",
        "渔港扩建总投资",
        "渔港扩建投资",
        "鱼塘清淤总投资",
        "鱼塘清淤投资",
    ]


def test_branches_of_farming_have_what_is_measured_of_all_of_it() -> None:
    rows = [["指标", "2023年"], ["农林牧渔业总产值", "9"], ["其中：农业", "4"], ["林业", "2"], ["渔业", "3"]]
    assert names(table(rows, notes=("单位：亿元",)))[1:] == ["农业总产值", "林业总产值", "渔业总产值"]


def test_the_whole_area_is_no_part_of_what_a_row_measures() -> None:
    rows = [["指标", "单位", "2023年"], ["全市户籍人口", "万人", "9"], ["全市粮食产量", "万吨", "4"]]
    assert names(table(rows)) == ["户籍人口", "粮食产量"]


def test_a_rate_below_a_section_of_firms_is_theirs() -> None:
    rows = [
        ["指标", "单位", "2023年"],
        ["一、规模以上工业", "", ""],
        ["增加值", "亿元", "9"],
        ["产销率", "%", "97.5"],
        ["二、财政", "", ""],
        ["税收占比", "%", "70"],
    ]
    assert names(table(rows))[:2] == ["规模以上工业增加值", "规模以上工业产销率"]


def test_the_total_of_what_a_caption_hands_out_is_called_by_it() -> None:
    rows = [
        ["项目名称", "安排金额", "已支出", "支出进度"],
        ["渔港扩建", "90", "45", "50%"],
        ["鱼塘清淤", "10", "5", "50%"],
        ["合计", "100", "50", "50%"],
    ]
    found = table(rows, "2023年市本级新增专项债券资金使用情况表", ("单位：万元",))
    assert names(found)[6:] == ["新增专项债券资金", "新增专项债券资金已支出", "新增专项债券资金支出进度"]


def test_what_towns_are_handed_on_is_called_so_whatever_they_are_called_together() -> None:
    rows = [["地区", "合计", "一般性转移支付", ""], ["", "", "均衡性", "其他"], ["合计", "9", "4", "5"]]
    found = table(rows, "2023年市对区县（市）转移支付分地区表", ("单位：万元",))
    assert names(found)[0] == "转移支付"


def test_amounts_of_building_are_those_of_the_field_that_the_caption_opens_with() -> None:
    rows = [["指标", "单位", "绝对数"], ["投资额", "亿元", "9"], ["其中：住宅", "亿元", "4"]]
    found = table(rows, "2023年房地产开发和销售主要指标")
    assert names(found) == ["房地产开发投资额", "住宅投资额"]


def test_a_list_in_a_caption_gives_its_first_name_to_no_column_that_measures_nothing() -> None:
    rows = [["指标", "单位", "绝对数"], ["货物周转量", "万吨公里", "9"], ["公路", "万吨公里", "4"]]
    assert names(table(rows, "2023年货物、旅客运输量")) == ["货物周转量", "公路货物周转量"]


def test_the_total_of_a_caption_that_says_how_it_was_arranged_is_called_by_it() -> None:
    rows = [["项目", "2024年预算数"], ["合 计", "9"], ["公务接待费", "4"]]
    found = table(rows, "2024年“三公”经费预算安排情况统计表", ("单位：万元",))
    assert names(found) == ["“三公”经费", "公务接待费"]


def test_parts_of_transfers_that_say_so_are_of_the_row_above_them() -> None:
    rows = [
        ["项目名称", "2024年预算数"],
        ["县级渔港奖补资金", "9"],
        ["专项转移支付", "8"],
        ["其中：渔业", "5"],
        ["船坞", "3"],
    ]
    found = table(rows, "2024年转移支付分项目预算表", ("单位：万元",))
    assert names(found)[1:] == ["专项转移支付", "渔业专项转移支付", "船坞专项转移支付"]


def test_what_is_counted_below_a_share_is_no_part_of_it() -> None:
    rows = [["指标", "单位", "2023年"], ["渔业研发支出占GDP比重", "%", "3.1"], ["新增渔业企业", "家", "60"]]
    assert names(table(rows)) == ["渔业研发支出", "新增渔业企业"]


def test_by_what_a_whole_is_divided_is_no_part_of_the_name_of_a_part() -> None:
    rows = [
        ["指标", "年末数（万人）", "比重（%）"],
        ["户籍总人口", "9", "100"],
        ["按性别分：男", "5", "55.6"],
        ["女", "4", "44.4"],
    ]
    found = table(rows, "2023年末户籍人口及构成", context=COMMUNIQUE)
    assert names(found)[::2] == ["户籍总人口", "男户籍人口", "女户籍人口"]


def test_a_part_of_what_a_fund_earns_is_called_by_the_fund_above_it() -> None:
    rows = [
        ["项目", "2024年预算数"],
        ["一、收入合计", "90"],
        ["（一）失业保险基金收入", "50"],
        ["其中：社会保险费收入", "30"],
        ["财政补贴收入", "20"],
    ]
    found = table(rows, "2024年社会保险基金收支预算表", ("单位：万元",))
    assert names(found)[2:] == ["失业保险基金社会保险费收入", "失业保险基金财政补贴收入"]


def test_an_industry_below_that_of_firms_above_a_size_has_the_size() -> None:
    rows = [["指标", "1-9月增长（%）"], ["规模以上工业增加值", "9.0"], ["其中：渔具制造业", "9.8"]]
    assert names(table(rows)) == ["规模以上工业增加值", "规模以上渔具制造业增加值"]


def test_main_industries_of_firms_above_a_size_are_named_once() -> None:
    rows = [["行业", "增加值增速（%）"], ["渔具制造业", "9.4"], ["造船业", "-4.8"]]
    found = table(rows, "2023年规模以上工业主要行业增加值增速", context=COMMUNIQUE)
    assert names(found) == ["规模以上工业渔具制造业增加值", "规模以上工业造船业增加值"]


def test_sorts_of_debt_below_all_of_it_are_parts_of_that() -> None:
    rows = [
        ["项目", "全市"],
        ["一、2022年末政府债务余额实际数", "9"],
        ["一般债务", "4"],
        ["专项债务", "5"],
        ["二、2023年末政府债务余额限额", "12"],
        ["一般债务", "5"],
    ]
    found = table(rows, "2023年政府债务限额余额情况表", ("单位：亿元",))
    assert [(each.printed_indicator, each.time_period) for each in found] == [
        ("政府债务余额", "2022"),
        ("一般债务余额", "2022"),
        ("专项债务余额", "2022"),
        ("政府债务余额限额", "2023"),
        ("一般债务余额限额", "2023"),
    ]


def test_a_colon_behind_the_number_of_a_row_is_that_of_a_stop() -> None:
    rows = [
        ["项目", "全市"],
        ["一：2022年政府债务限额", "9"],
        ["其中：一般债务限额", "4"],
        ["专项债务限额", "5"],
        ["二：提前下达的2024年政府债务限额", "3"],
        ["其中：一般债务限额", "1"],
        ["专项债务限额", "2"],
    ]
    found = table(rows, "2024年政府债务限额提前下达情况表", ("单位：亿元",))
    assert [(each.printed_indicator, each.time_period, each.scenario.value) for each in found] == [
        ("政府债务限额", "2022", "actual"),
        ("一般债务限额", "2022", "actual"),
        ("专项债务限额", "2022", "actual"),
        ("提前下达的政府债务限额", "2024", "target"),
        ("一般债务限额", "2024", "target"),
        ("专项债务限额", "2024", "target"),
    ]


def test_a_debt_may_be_said_to_be_of_the_year_or_of_the_one_before() -> None:
    rows = [
        ["项目", "本地区", "所属县市合计"],
        ["一、上年末政府债务余额", "9", "6"],
        ["其中：一般债务", "4", "3"],
        ["二、当年政府债务还本决算数", "5", "2"],
        ["一般债务", "3", "1"],
        ["三、当年政府债务余额决算数", "12", "7"],
    ]
    found = table(rows, "2023年政府债务相关情况表", ("单位：亿元",))
    said = [("政府债务余额", "2022"), ("一般债务余额", "2022")]
    said += [("政府债务还本", "2023"), ("政府一般债务还本", "2023"), ("政府债务余额", "2023")]
    assert [(each.printed_indicator, each.time_period) for each in found[::2]] == said
    assert [(each.printed_indicator, each.time_period) for each in found[1::2]] == said
    assert {each.scope_id for each in found[::2]} == {"whole"}
    assert {each.scope_id for each in found[1::2]} == {"subordinate"}


def test_what_was_done_with_bonds_is_that_of_the_bonds_of_the_caption() -> None:
    rows = [
        ["项目", "全市"],
        ["一、2022年发行预计执行数", "9"],
        ["（一）一般债券", "4"],
        ["（二）专项债券", "5"],
        ["二、2022年付息预计执行数", "3"],
        ["（一）一般债券", "1"],
        ["（二）专项债券", "2"],
    ]
    found = table(rows, "政府债券发行及还本付息情况表", ("单位：亿元",))
    assert names(found) == [
        "政府债券发行",
        "政府一般债券发行",
        "政府专项债券发行",
        "政府债券付息",
        "政府一般债券付息",
        "政府专项债券付息",
    ]


def test_the_names_of_areas_may_be_headed_as_units_are() -> None:
    rows = [["单位", "年初预算", "累计完成"], ["市本级", "9", "8"], ["上城区", "5", "4"], ["全市合计", "14", "12"]]
    found = table(rows, "2023年各区一般公共预算收入完成情况", ("单位：亿元",))
    assert {(each.printed_indicator, each.printed_unit) for each in found} == {("一般公共预算收入", "亿元")}


def test_a_function_of_spending_that_ends_as_a_measure_is_one_among_others() -> None:
    rows = [["科目", "预算数"], ["教育", "9"], ["社会保障和就业", "8"]]
    found = table(rows, "2023年全市一般公共预算支出执行情况", ("单位：亿元",))
    assert names(found) == ["教育支出", "社会保障和就业支出"]


def test_the_number_of_a_table_is_no_part_of_what_it_measures_though_no_blank_parts_them() -> None:
    rows = [["地区", "合计"], ["全市合计", "9"], ["上城区", "4"]]
    found = table(rows, "表四2023年杭州市新增政府债券情况表", ("单位：万元",))
    assert {each.printed_indicator for each in found} == {"新增政府债券"}


def test_sorts_of_people_at_work_below_all_of_them_are_at_work() -> None:
    rows = [
        ("指标", "单位", "2023年"),
        ("社会从业人员", "人", "2160"),
        ("#女性", "人", "853"),
        ("第一产业", "人", "1011"),
    ]
    assert names(table(rows)) == ["社会从业人员", "女性社会从业人员", "第一产业社会从业人员"]


def test_the_scope_of_a_caption_is_said_once_before_what_is_all_of_it() -> None:
    rows = [["指标", "绝对数(亿元)"], ["工业总产值", "9"], ["轻工业", "4"]]
    assert names(table(rows, "2008年规模以上工业总产值")) == ["规模以上工业总产值", "轻工业总产值"]
    rows = [["产品名称", "产量(台)"], ["工业锅炉", "9"], ["工业硅", "4"]]
    assert names(table(rows, "规模以上工业主要产品产量")) == ["规模以上工业工业锅炉产量", "规模以上工业工业硅产量"]


def test_an_amount_and_a_ratio_below_a_change_are_both_changes() -> None:
    for over in ("增减变化", "比上年增减", "较上年"):
        head = f"| 税种 | 2023年执行数 | {over} | {over} |\n|---|---|---|---|\n| | | 金额 | 比例% |\n"
        found = of(f"{head}| 契税 | 12 | -3 | -20 |\n| 车船税 | 5 | 1 | 25 |\n")
        assert [each[:3] for each in found[:3]] == [
            ("契税", "12", "level"),
            ("契税比上年增加", "-3", "level"),
            ("契税", "-20", "growth"),
        ]


def test_a_unit_below_what_is_measured_is_no_part_of_its_name() -> None:
    found = of("| 作物 | 面积 | 面积 |\n|---|---|---|\n| | 万亩 | 增长% |\n| 大豆 | 12 | -3 |\n| 玉米 | 5 | 1 |\n")
    assert [each[:3] for each in found[:2]] == [("大豆面积", "12", "level"), ("大豆面积", "-3", "growth")]


def test_what_all_projects_have_is_called_by_them_though_the_caption_measures_nothing() -> None:
    rows = [["类别", "总投资", "完成投资"], ["合计", "90", "40"], ["渔业", "60", "30"], ["牧业", "30", "10"]]
    assert names(table(rows, "2023年重点项目推进情况", ("单位：万元",)))[:3] == [
        "重点项目总投资",
        "重点项目投资",
        "渔业总投资",
    ]


def test_a_level_below_the_areas_is_none_of_the_place_above_it() -> None:
    rows = [["单位名称", "一般公共预算收入"], ["全市", "90"], ["区级", "60"], ["东开发区", "20"], ["县级", "30"]]
    found = table(rows, "财政收支情况", ("单位：万元",))
    assert [(each.printed_indicator, each.scope_id) for each in (found[1], found[3])] == [
        ("一般公共预算收入", "subordinate")
    ] * 2


def test_levels_of_codes_are_no_values() -> None:
    rows = [["类", "款", "科目名称", "2023年决算数"], ["301", "01", "基本工资", "62"], ["301", "02", "津贴补贴", "52"]]
    assert [each.printed_text for each in table(rows, "基本支出表", ("单位：万元",))] == ["62", "52"]


def test_bonds_that_were_handed_out_are_no_aim_and_what_was_spent_is_none_either() -> None:
    rows = [
        ["项目名称", "债券资金", "已支出", "支出进度%"],
        ["东港码头", "90", "45", "50"],
        ["西港码头", "60", "15", "25"],
    ]
    found = table(rows, "2023年新增专项债券资金安排情况表", ("单位：万元",))
    assert {each.scenario.value for each in found} == {"actual"}
    planned = table(rows, "2024年项目资金安排表", ("单位：万元",))
    assert [each.scenario.value for each in planned[:2]] == ["target", "target"]


def test_a_composition_of_two_years_is_of_shares() -> None:
    head = "| 指标 | 绝对额(亿元) | 构成(%) | 构成(%) |\n|---|---|---|---|\n| | | 2023年 | 2022年 |\n"
    found = of(f"{head}| 渔业 | 62 | 10.1 | 9.8 |\n| 牧业 | 52 | 8.1 | 7.8 |\n")
    assert [each[2:] for each in found[1:3]] == [("share", 2023), ("share", 2022)]


def test_a_wide_stop_behind_the_number_of_a_row_is_one() -> None:
    rows = [["指标", "2023年"], ["1．粮食产量", "12"], ["2．棉花产量", "3"]]
    assert names(table(rows, "农业情况", ("单位：万吨",))) == ["粮食产量", "棉花产量"]


def test_the_year_right_behind_the_number_of_a_table_is_none_of_that() -> None:
    found = table(
        [["项目", "总投资"], ["东港码头", "12"], ["西港码头", "3"]], "附表二2024年项目投资计划", ("单位：万元",)
    )
    assert [(each.time_period, each.scenario.value) for each in found] == [("2024", "target")] * 2


@pytest.mark.parametrize("printed", ["12个、2300户", "12个，2300户", "不少于12个", "新建12个", "≥12个"])
def test_a_row_that_counts_in_units_of_its_own_is_no_part_of_one_above(printed: str) -> None:
    head = ["序号", "项目", "2023年目标", "完成率"]
    rows = [["1", "渔业新增就业", "5000人", "106.4%"], ["2", "新建改建渔港", "3座", "100%"]]
    found = table([head, *rows, ["3", "渔村改造", printed, "100%"]], caption="2023年渔业实事完成情况表")
    assert {each.printed_indicator for each in found if each.row_no == 4} == {"渔村改造"}
