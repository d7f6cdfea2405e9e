"""Table cells: labels, headers, captions and notes give their numbers a meaning."""

from __future__ import annotations

import pytest
from reading_aids import PLAN, lexicon, said, table

from sources.documents.layout import build_document
from sources.documents.layout_elements import Grid, GridCell
from sources.figures import read_figures
from sources.model import Figure, ReportContext

JINGAN = ReportContext("310106-2023-plan", "310106", "plan", 2023, 2024)


def test_targets_and_results() -> None:
    found = table(
        [
            ["指标名称", "全年预期目标", "完成情况"],
            ["生产总值增长率", "5%左右", "7%"],
            ["固定资产投资额", "增长 6%", "增长 20.9%"],
            ["登记失业人数", "完成下达目标 (9700 人以内)", "8564 人"],
            ["单位能耗下降率*", "完成下达目标 (下降 2.86%)", "增长 5%"],
        ],
        notes=("注:标*的指标为初步预计数。",),
    )
    assert said(found) == [
        ("生产总值", "5%", "growth"),
        ("生产总值", "7%", "growth"),
        ("固定资产投资额", "6%", "growth"),
        ("固定资产投资额", "20.9%", "growth"),
        ("登记失业人数", "9700人", "level"),
        ("登记失业人数", "8564人", "level"),
        ("单位能耗", "-2.86%", "growth"),
        ("单位能耗", "5%", "growth"),
    ]
    assert [each.scenario.value for each in found] == ["target", "actual"] * 4
    assert [each.comparator for each in found] == ["approx", "", "", "", "le", "", "", ""]
    # preliminary are the results of the starred row, not its target
    assert [each.status for each in found] == ["A"] * 7 + ["P"]


def test_target_without_a_number() -> None:
    (found,) = table([["指标名称", "预期目标"], ["登记失业人数", "完成市下达目标"]])
    assert (found.printed_value, found.printed_text, found.scenario.value) == (None, "完成市下达目标", "target")


@pytest.mark.parametrize(
    "words",
    [
        "与全县经济增长保持同步",
        "和生产总值增速基本同步",
        "与GDP同步",
        "略高于GDP增速",
        "进一步下降",
        "持续改善",
        "保持稳定",
        "只增不减",
        "达到上级要求",
    ],
)
def test_a_target_in_words_beside_targets_in_numbers(words: str) -> None:
    number, worded = table([["指标名称", "预期目标"], ["新增就业人数", "9000人"], ["农民人均纯收入", words]])
    assert (number.printed_text, worded.printed_text, worded.printed_value) == ("9000人", words, None)
    assert worded.scenario.value == "target"


def test_a_target_without_a_number_is_of_the_kind_and_unit_that_its_labels_say() -> None:
    rows = [
        ["指标名称", "单位", "预期目标"],
        ["财政收入增长率", "%", "4"],
        ["登记失业人数", "人", "完成市下达目标"],
        ["单位能耗下降率", "%", "完成市下达目标"],
    ]
    assert [(each.printed_indicator, each.kind.value, each.sign, each.printed_unit) for each in table(rows)] == [
        ("财政收入", "growth", 1, "%"),
        ("登记失业人数", "level", 1, "人"),
        ("单位能耗", "growth", -1, "%"),
    ]
    found = table([["功能区名称", "2024年预期目标"], ["大宁", "3"], ["南京西路", "完成市下达目标"]], context=JINGAN)
    assert found[1].zone_id == "310106-南京西路"


def test_units_and_shares_in_headers() -> None:
    found = table(
        [["产业名称", "税收总收入(亿元)", "占全区总税收比重(%)"], ["商贸服务业", "271.18", "32.0"]], context=JINGAN
    )
    assert said(found) == [("商贸服务业税收总收入", "271.18亿元", "level"), ("商贸服务业税收总收入", "32.0%", "share")]
    assert {each.industry_id for each in found} == {"commerce"}
    assert found[1].whole_of == "全区总税收"


def test_unknown_member_keeps_its_name() -> None:
    (found,) = table([["园区名称", "产值(亿元)"], ["云溪园", "12"]])
    assert (found.zone_id, found.printed_zone) == (f"{PLAN.area_code}-云溪园", "云溪园")


def test_total_of_members() -> None:
    rows = [["产业名称", "税收(亿元)"], ["商贸服务业", "5"], ["合计", "5"]]
    assert table(rows, "表 1 六大产业税收", context=JINGAN)[1].industry_id == "six-industries"
    assert table(rows, context=JINGAN)[1].industry_id == "six-industries"


def test_unit_note_and_completion() -> None:
    found = table(
        [["科目", "预算数", "完成数", "占预算(%)", "比上年增长(%)"], ["一、税收收入", "100", "90", "90.0", "-5.6"]],
        "全市收入情况表",
        ("单位:万元",),
    )
    assert said(found) == [
        ("税收收入", "100万元", "level"),
        ("税收收入", "90万元", "level"),
        ("税收收入", "90.0%", "completion"),
        ("税收收入", "-5.6%", "growth"),
    ]
    assert [each.scenario.value for each in found] == ["target", "actual", "actual", "actual"]


def test_year_columns() -> None:
    found = table([["指标", "2022年", "2023年", "2024年预期"], ["人口(万人)", "10", "11", "12"]])
    assert [(each.year, each.scenario.value) for each in found] == [
        (2022, "actual"),
        (2023, "actual"),
        (2024, "target"),
    ]


def test_parts_are_named_under_their_whole() -> None:
    found = table([["指标", "绝对数(万平方米)"], ["房屋施工面积", "20"], ["其中：住宅", "12"]])
    assert [each.printed_indicator for each in found] == ["房屋施工面积", "住宅房屋施工面积"]


def test_running_text_in_a_cell() -> None:
    found = table(
        [["类别", "完成情况"], ["绿化建设", "建成绿地8.31万平方米，其中，公园绿地5.77万平方米。新增公园3座。"]]
    )
    assert [each.printed_value for each in found] == ["8.31", "5.77", "3"]
    assert {each.row_label for each in found} == {"绿化建设"}


def test_a_row_that_counts_in_its_own_unit_names_itself() -> None:
    read = table([["指标名称", "预期目标"], ["新增发明专利授权数", "810件以上"], ["高新技术企业", "490家"]], "主要指标")
    assert [each.printed_indicator for each in read] == ["新增发明专利授权数", "高新技术企业"]


def test_the_total_of_a_composition_is_what_is_composed() -> None:
    rows = [["指标名称", "金额(亿元)"], ["工业投资", "10"], ["基础设施投资", "20"], ["合计", "30"]]
    assert table(rows, "表3 固定资产投资额构成")[-1].printed_indicator == "固定资产投资额"


def test_the_ratios_of_a_composition_are_shares_of_it() -> None:
    rows = [["指标", "1-9月累计"], ["地区生产总值(%)", "100"], ["第一产业", "2.3"]]
    found = table(rows, "表2 地区生产总值构成")
    assert [(each.kind.value, each.whole_of, each.printed_unit) for each in found] == [
        ("share", "地区生产总值", "%"),
        ("share", "地区生产总值", "%"),
    ]
    # but beside numbers of people a rate stays one
    births = table([["指标", "单位", "2023年"], ["出生率", "‰", "4.5"], ["人口", "万人", "9"]], "表3 人口数及其构成")
    assert [each.kind.value for each in births] == ["rate", "level"]


@pytest.mark.parametrize("name", ["收入", "支出"])
def test_the_total_of_a_column_of_flows_is_that_of_the_account(name: str) -> None:
    rows = [["项目", name], ["失业保险基金", "3"], ["工伤保险基金", "1"], ["合计", "4"]]
    found = table(rows, "2023年社会保险基金收支执行表", ("单位：万元",))
    assert found[-1].printed_indicator == f"社会保险基金预算{name}"
    rows = [["项目", "执行数"], [f"一、市本级{name}", "3"], ["二、上解支出", "1"]]
    found = table(rows, "2023年一般公共预算收支表", ("单位：万元",))
    assert found[0].printed_indicator == f"市本级一般公共预算{name}"


def test_a_part_of_the_gross_product_is_value_added() -> None:
    rows = [["指标名称", "单位", "完成数"], ["地区生产总值", "亿元", "1050"], ["其中：第一产业", "亿元", "100"]]
    assert table(rows, "主要指标")[1].printed_indicator == "第一产业增加值"


def test_a_column_or_a_row_of_falls_is_negative() -> None:
    assert said(table([["指标", "比上年下降(%)"], ["用水量", "3.5"], ["用煤量", "-1.2"], ["用电量", "增长0.8%"]])) == [
        ("用水量", "-3.5%", "growth"),
        ("用煤量", "-1.2%", "growth"),
        ("用电量", "0.8%", "growth"),
    ]
    assert said(table([["指标", "完成情况"], ["单位产值能耗下降率(%)", "3.1"], ["用电量增长率(%)", "4.2"]])) == [
        ("单位产值能耗", "-3.1%", "growth"),
        ("用电量", "4.2%", "growth"),
    ]


def test_a_word_of_fall_in_the_cell_beats_a_column_of_rises() -> None:
    assert said(table([["指标", "比上年增长(%)"], ["用水量", "下降3.5"], ["用电量", "-1.2"], ["用气量", "2.4"]])) == [
        ("用水量", "-3.5%", "growth"),
        ("用电量", "-1.2%", "growth"),
        ("用气量", "2.4%", "growth"),
    ]


def test_a_total_is_that_of_the_members_that_the_caption_names() -> None:
    rows = [["功能区", "税收(亿元)"], ["大宁功能区", "5"], ["合计", "5"]]
    assert table(rows, "表2 三大集聚带税收", context=JINGAN)[1].zone_id == "310106-three-belts"
    # no caption, and members of a whole that is no printed total
    assert table(rows, context=JINGAN)[1].zone_id == "310106-功能区合计"


def test_several_clauses_in_a_cell_are_running_text() -> None:
    found = table([["类别", "完成情况"], ["绿化", "新增公园3座；新增绿道5公里"]])
    assert said(found) == [("新增公园", "3座", "level"), ("新增绿道", "5公里", "level")]


def test_a_target_without_a_number_has_no_decimals_and_a_whole_number_has_none_of_them() -> None:
    number, words = table([["指标名称", "预期目标"], ["新增就业人数", "9000人"], ["登记失业人数", "完成市下达目标"]])
    assert (words.decimals, words.printed_value_high) == (None, None)
    assert (number.decimals, number.printed_value) == (0, "9000")


def test_running_text_in_a_starred_row_is_preliminary() -> None:
    rows = [
        ["指标名称", "完成情况"],
        ["绿地面积*", "新增绿地5公顷，其中公园绿地3公顷。"],
        ["道路里程", "新增道路7公里，其中支路2公里。"],
    ]
    assert [each.status for each in table(rows, notes=("注：标*的指标为初步预计数。",))] == ["P", "P", "A", "A"]
    assert [each.status for each in table(rows, notes=("注：本表为初步统计数。",))] == ["P"] * 4
    assert [each.status for each in table(rows)] == ["A"] * 4


def spanned(*rows: list[tuple[str, int, int]]) -> tuple[Figure, ...]:
    """What is read of a table of merged cells: (text, rows, columns)."""
    grid = Grid(tuple(tuple(GridCell(*cell) for cell in row) for row in rows))
    return read_figures(build_document([grid], "text/plain", hard_breaks=False), PLAN, lexicon())[0]


def test_a_header_over_several_columns_speaks_for_each_and_one_over_all_for_none() -> None:
    found = spanned(
        [("指标", 2, 1), ("工业", 1, 2), ("户数", 2, 1)],
        [("2022年", 1, 1), ("2023年", 1, 1)],
        [("本表各列", 1, 4)],
        [("产值", 1, 1), ("10亿元", 1, 1), ("12亿元", 1, 1), ("7户", 1, 1)],
    )
    assert [(each.printed_value, each.year, each.column_label) for each in found] == [
        ("10", 2022, "工业2022年"),
        ("12", 2023, "工业2023年"),
        ("7", 2023, "户数"),
    ]


def test_a_label_over_several_rows_names_each_of_them() -> None:
    found = spanned(
        [("指标", 1, 1), ("单位", 1, 1), ("数值", 1, 1)],
        [("粮食产量", 2, 1), ("万吨", 1, 1), ("12.5", 1, 1)],
        [("公斤", 1, 1), ("125000000", 1, 1)],
    )
    assert [(each.printed_indicator, each.printed_unit) for each in found] == [
        ("粮食产量", "万吨"),
        ("粮食产量", "公斤"),
    ]


def test_the_nearest_unit_is_that_of_a_cell() -> None:
    note = ("单位：亿元",)

    def units(rows: list[list[str]]) -> list[str]:
        return [each.printed_unit for each in table(rows, notes=note)]

    assert units([["指标", "金额"], ["工业产值", "5"]]) == ["亿元"]
    assert units([["指标", "金额(万元)"], ["工业产值", "5"]]) == ["万元"]
    assert units([["指标", "单位", "金额"], ["工业产值", "万元", "5"]]) == ["万元"]
    assert units([["指标", "金额"], ["工业产值(万元)", "5"]]) == ["万元"]
    assert units([["指标", "金额(万元)"], ["工业产值", "5元"]]) == ["元"]


def test_shares_in_rows_and_of_plans_in_columns() -> None:
    (share,) = table([["指标", "完成情况"], ["民间投资占全部投资的比重", "62%"]])
    assert (share.printed_indicator, share.kind.value, share.whole_of) == ("民间投资", "share", "全部投资")
    (done,) = table([["指标", "占年度计划比重(%)"], ["工业投资", "98.5"]])
    assert (done.kind.value, done.scenario.value) == ("completion", "actual")
    (rate,) = table([["指标", "数值"], ["一、死亡率", "6.5‰"]])
    assert (rate.printed_indicator, rate.kind.value) == ("死亡率", "rate")


def test_an_amount_in_a_column_of_growth_or_a_row_of_growth_is_a_level() -> None:
    found = table([["指标", "比上年增长"], ["工业产值", "5.5%"], ["工业企业", "32家"], ["工业利润", "7.5%"]])
    assert [each.kind.value for each in found] == ["growth", "level", "growth"]
    assert [
        each.kind.value for each in table([["指标", "完成情况"], ["工业产值增长", "5.5%"], ["农业产值增长", "3亿元"]])
    ] == [
        "growth",
        "level",
    ]


def test_the_labels_stand_in_the_first_column_without_numbers() -> None:
    found = table([["序号", "指标名称", "完成情况"], ["1", "工业产值", "5亿元"], ["2", "工业企业", "32家"]])
    assert [each.printed_indicator for each in found] == ["工业产值", "工业企业"]
    found = table([["", "内容", "数"], ["1", "工业企业", "32家"], ["2", "农业企业", "5家"]])
    assert {each.row_label for each in found} == {"工业企业", "农业企业"}


def test_rows_of_a_table_of_spending_are_spending() -> None:
    found = table([["项目", "2023年"], ["卫生健康", "12.5"], ["教育", "30.1"]], "2023年一般公共预算支出完成情况")
    assert [each.printed_indicator for each in found] == ["卫生健康支出", "教育支出"]


def test_a_share_without_a_unit_is_one_in_per_cent() -> None:
    found = table([["行业", "产值（亿元）", "占比"], ["纺织", "12.5", "31.2"], ["食品", "8.1", "20.4"]])
    assert [(each.kind.value, each.printed_unit) for each in found if each.column_no == 3] == [("share", "%")] * 2


def industries(found: tuple[Figure, ...]) -> list[tuple[str, str]]:
    return [(each.industry_id, each.printed_indicator) for each in found]


@pytest.mark.parametrize(
    ("header", "caption"),
    [
        ("重点行业", ""),
        ("主导产业名称", ""),
        ("项目", "表2 五大产业税收完成情况"),
        ("名称", "表2 2023年分行业税收情况"),
    ],
)
def test_every_row_of_a_table_of_members_is_one(header: str, caption: str) -> None:
    rows = [[header, "税收总收入(亿元)"], ["航空物流业", "41"], ["会展业", "17"], ["合计", "58"]]
    *members, total = industries(table(rows, caption))
    assert members == [(f"330100-{name}", f"{name}税收总收入") for name in ("航空物流业", "会展业")]
    assert total[0].startswith("330100-") and total[0].endswith("合计")


def test_what_stands_beside_known_members_is_a_member_too() -> None:
    rows = [["项目", "税收总收入(亿元)"], ["商贸服务业", "5"], ["航空物流业", "4"], ["金融服务业", "3"], ["合计", "12"]]
    read = [each.industry_id for each in table(rows, context=JINGAN)]
    # nor is the total of the known ones that of all
    assert read == ["commerce", "310106-航空物流业", "finance", "310106-产业合计"]
    # one known name is not enough, and what measures something by itself is no member
    assert [each.industry_id for each in table([rows[0], *rows[1:3]], context=JINGAN)] == ["commerce", "all"]
    beside = [rows[0], rows[1], rows[3], ["办公投资", "9"]]
    assert [each.industry_id for each in table(beside, context=JINGAN)] == ["commerce", "finance", "all"]


def test_one_word_in_two_areas_is_two_members() -> None:
    rows = [["产业名称", "税收总收入(亿元)"], ["商贸服务业", "5"], ["会展业", "4"]]
    assert [each.industry_id for each in table(rows, context=JINGAN)] == ["commerce", "310106-会展业"]
    assert [each.industry_id for each in table(rows)] == ["330100-商贸服务业", "330100-会展业"]


def test_members_under_a_column_of_classes_are_told_apart() -> None:
    found = table(
        [
            ["板块类别", "园区名称", "税收总收入(亿元)"],
            ["东部", "云溪园", "30"],
            ["东部", "小计", "30"],
            ["西部", "松谷园", "7"],
            ["西部", "小计", "7"],
            ["合计", "合计", "37"],
        ]
    )
    assert [each.zone_id.removeprefix("330100-") for each in found] == [
        "云溪园",
        "云溪园等小计",
        "松谷园",
        "松谷园等小计",
        "园区合计",
    ]


def test_a_caption_says_what_is_measured_of_its_members() -> None:
    rows = [["产业名称", "2022年", "2023年"], ["会展业", "16", "17"], ["合计", "16", "17"]]
    found = table(rows, "表4 2023年四大产业税收总收入完成情况", ("单位:亿元",))
    assert (
        industries(found)
        == [("330100-会展业", "会展业税收总收入")] * 2 + [("330100-四大产业合计", "四大产业税收总收入")] * 2
    )


def test_belts_functional_zones_and_commercial_districts_are_three() -> None:
    zones = ["南京西路高端服务集聚带", "南京西路功能区", "南京西路商圈"]
    found = table([["区域名称", "新增首店(家)"], *([name, "3"] for name in zones)], context=JINGAN)
    ids = [each.zone_id for each in found]
    members = lexicon().for_area("310106").zones.members
    assert [members[each].name for each in ids] == zones
    assert {members[each].short_name for each in ids} == {"南京西路"}
