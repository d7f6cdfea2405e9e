"""What the header of a column says: year, scenario, kind, unit, and what tells it from its neighbours."""

from __future__ import annotations

import pytest
from reading_aids import COMMUNIQUE, PLAN, figures, lexicon, said, table

from sources.documents.layout import build_document
from sources.documents.layout_elements import Grid, GridCell, Text
from sources.figures import read_figures
from sources.model import ChangeBasis, Figure, ReportContext

UNIT = ("单位：万元",)


def one(header: str, value: str = "5", notes: tuple[str, ...] = UNIT) -> Figure:
    (found,) = table([["科目", header], ["渔港收入", value]], notes=notes)
    return found


@pytest.mark.parametrize(
    ("header", "year", "scenario"),
    [
        ("上年决算数", 2022, "actual"),
        ("上年同期", 2022, "actual"),
        ("上年预算数", 2022, "target"),
        ("决算数", 2023, "actual"),
        ("2023年预计数", 2023, "actual"),
        ("预计完成数", 2023, "actual"),
        ("2023年预计", 2023, "actual"),
        ("下年计划", 2024, "target"),
        ("年初预算", 2023, "target"),
        ("调整预算数", 2023, "target"),
        ("变动预算数", 2023, "target"),
        ("执行数", 2023, "actual"),
        ("2024年预算数", 2024, "target"),
        ("2023年1-12月", 2023, "actual"),
        ("本年快报数", 2023, "actual"),
        ("2024年初预算数", 2024, "target"),
        ("2023年初步统计数", 2023, "actual"),
        ("2023年年报数", 2023, "actual"),
        ("2023年预计达到数", 2023, "actual"),
        ("2024年初步目标", 2024, "target"),
        ("2024年建议数", 2024, "target"),
        ("2024年拟安排", 2024, "target"),
        ("2024年计划指标", 2024, "target"),
        ("2024年奋斗目标", 2024, "target"),
    ],
)
def test_amounts(header: str, year: int, scenario: str) -> None:
    found = one(header)
    assert (found.printed_indicator, found.kind.value, found.printed_unit) == ("渔港收入", "level", "万元")
    assert (found.year, found.scenario.value) == (year, scenario)


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        ("完成预算%", "completion"),
        ("为预算%", "completion"),
        ("执行数为调整预算数%", "completion"),
        ("占年初预算的比重", "completion"),
        ("预算完成率(%)", "completion"),
        ("比上年增减%", "growth"),
        ("同比±%", "growth"),
        ("±%", "growth"),
        ("执行数比上年+,-%", "growth"),
        ("增长％", "growth"),
        ("增长幅度（%）", "growth"),
        ("建议增长%", "growth"),
        ("拟增长（%）", "growth"),
        ("按可比价增长%", "growth"),
        ("比上年", "growth"),
        ("占比", "share"),
        ("占全部收入比重(%)", "share"),
        ("2023年为2022年%", "rate"),
    ],
)
def test_ratios(header: str, kind: str) -> None:
    found = one(header, "95.5")
    assert (found.printed_indicator, found.kind.value, found.printed_unit) == ("渔港收入", kind, "%")
    assert (found.year, found.scenario.value) == (2023, "actual")


def test_a_change_may_be_one_in_points() -> None:
    found = one("增减百分点", "1.5")
    assert (found.printed_indicator, found.kind.value, found.printed_unit) == ("渔港收入", "growth", "百分点")


def test_a_change_in_absolute_terms_is_an_amount_of_its_own_name() -> None:
    for header in ("增减额", "比上年增减额", "2023年执行数比2022年决算数增减额", "增减(万元)"):
        found = one(header, "-3")
        assert said((found,)) == [("渔港收入比上年增加", "-3万元", "level")]
        assert found.year == 2023
    assert one("比预算增减额").printed_indicator == "渔港收入比预算增加"


def test_a_bare_change_is_an_amount_where_the_unit_of_the_table_is_one() -> None:
    assert one("比上年增减").kind.value == "level"
    assert one("比上年增减", notes=()).kind.value == "growth"
    assert one("比上年增长").kind.value == "growth"


def test_a_share_without_a_whole_has_none() -> None:
    assert one("占比").whole_of is None
    assert one("占地面积(亩)").printed_unit == "亩"


def test_a_rank_has_no_unit_of_its_row() -> None:
    found = table([["指标", "单位", "2023年", "全市排名"], ["渔业产值", "亿元", "12", "3"]])
    assert [(each.kind.value, each.printed_unit, each.rank_among) for each in found] == [
        ("level", "亿元", None),
        ("rank", "名次", "全市"),
    ]


def test_months_are_a_period_and_no_part_of_the_name() -> None:
    found = one("1-11月累计")
    assert (found.printed_indicator, found.time_period) == ("渔港收入", "2023-M01/2023-M11")


def test_a_change_is_of_the_months_of_the_amount_before_it() -> None:
    found = table([["税种", "12月", "增长%", "1-10月累计", "同比增长%", "结构(%)"], ["契税", "3", "1", "8", "2", "40"]])
    assert [(each.kind.value, each.time_period) for each in found] == [
        ("level", "2023-M12"),
        ("growth", "2023-M12"),
        ("level", "2023-M01/2023-M10"),
        ("growth", "2023-M01/2023-M10"),
        ("share", "2023-M01/2023-M10"),
    ]


@pytest.mark.parametrize(
    ("caption", "month", "since_january"),
    [
        ("2023年5月财政收入", "2023-M05", "2023-M01/2023-M05"),
        ("2023年1-5月财政收入", "2023-M05", "2023-M01/2023-M05"),
        ("2023年上半年财政收入", "2023-M06", "2023-S1"),
        ("2023年一季度财政收入", "2023-M03", "2023-Q1"),
    ],
)
@pytest.mark.parametrize("through", ["1-本月", "累计", "本月止累计"])
def test_months_may_be_named_by_those_of_the_table(caption: str, month: str, since_january: str, through: str) -> None:
    rows = [["税种", "本月", "比去年同月增长%", through, "比去年同期增长%"], ["契税", "3", "1", "8", "2"]]
    found = table(rows, caption=caption)
    assert [(each.kind.value, each.time_period, each.qualifier) for each in found] == [
        ("level", month, None),
        ("growth", month, None),
        ("level", since_january, None),
        ("growth", since_january, None),
    ]


def test_a_month_that_nothing_names_is_set_aside_and_so_is_what_is_added_up_to_it() -> None:
    rows = [["税种", "年度预算", "本月", "累计", "增长%"], ["契税", "30", "3", "8", "2"]]
    assert [each.printed_text for each in table(rows, notes=UNIT)] == ["30"]
    assert [each.time_period for each in table([["税种", "累计"], ["契税", "8"]], notes=UNIT)] == ["2023"]


def test_the_title_of_a_report_may_name_the_month_of_its_tables() -> None:
    grid = Grid((tuple(map(GridCell, ("税种", "本月", "本月止累计"))), tuple(map(GridCell, ("契税", "3", "8")))))
    for title in ("云溪市2023年8月税收", "云溪市税收（2023年8月）"):
        document = build_document([Text(title), Text("税收平稳增长。"), grid], "text/plain", hard_breaks=False)
        assert document.title == title
        found = read_figures(document, PLAN, lexicon())[0]
        assert [(each.printed_indicator, each.time_period) for each in found] == [
            ("契税", "2023-M08"),
            ("契税", "2023-M01/2023-M08"),
        ]


def test_the_same_time_of_the_year_before_may_be_called_nothing_more() -> None:
    grid = Grid(
        (
            (GridCell("税种", row_span=2), GridCell("累计", column_span=3), GridCell("当月", column_span=2)),
            tuple(map(GridCell, ("本期", "同期", "增减%", "本期", "同期"))),
            tuple(map(GridCell, ("契税", "8", "7", "14.3", "3", "2"))),
        )
    )
    document = build_document([Text("2023年5月税收情况表"), grid], "text/plain", hard_breaks=False)
    found = read_figures(document, PLAN, lexicon())[0]
    assert [(each.printed_indicator, each.time_period) for each in found] == [
        ("契税", "2023-M01/2023-M05"),
        ("契税", "2022-M01/2022-M05"),
        ("契税", "2023-M01/2023-M05"),
        ("契税", "2023-M05"),
        ("契税", "2022-M05"),
    ]


def test_quarters_may_be_named_by_that_of_the_table() -> None:
    rows = [["指标", "本季", "1-本季"], ["渔港收入", "3", "8"]]
    for caption, times in (
        ("2023年2季度渔业", ["2023-Q2", "2023-S1"]),
        ("2023年4季度渔业", ["2023-Q4", "2023"]),
    ):
        found = table(rows, caption=caption, notes=UNIT)
        assert [(each.printed_indicator, each.time_period) for each in found] == [("渔港收入", time) for time in times]


def test_a_change_by_its_header_alone_is_of_the_months_of_the_amount_before_it() -> None:
    rows = [["指标", "8月", "1-8月累计", "累计增长%"], ["渔港收入", "3", "8", "2"]]
    found = table(rows, caption="2023年1-9月渔业", notes=UNIT)
    assert [each.time_period for each in found] == ["2023-M08", "2023-M01/2023-M08", "2023-M01/2023-M08"]


def test_what_is_said_beside_the_plan_of_a_year_is_planned_and_completion_is_of_what_was() -> None:
    grid = Grid(
        (
            (
                GridCell("指标", row_span=2),
                GridCell("1季度累计", row_span=2),
                GridCell("2023年", column_span=2),
                GridCell("完成计划%", row_span=2),
            ),
            tuple(map(GridCell, ("计划", "增长%"))),
            tuple(map(GridCell, ("渔港收入", "3", "8", "2", "37.5"))),
        )
    )
    document = build_document([Text("2023年1季度渔业情况表"), grid], "text/plain", hard_breaks=False)
    found = read_figures(document, PLAN, lexicon())[0]
    assert [(each.printed_indicator, each.scenario.value, each.time_period) for each in found] == [
        ("渔港收入", "actual", "2023-Q1"),
        ("渔港收入", "target", "2023"),
        ("渔港收入", "target", "2023"),
        ("渔港收入", "actual", "2023-Q1"),
    ]


def test_the_levels_that_revenue_goes_to_are_no_areas() -> None:
    grid = Grid(
        (
            (GridCell("税种", row_span=2), GridCell("完成数", column_span=3)),
            tuple(map(GridCell, ("中央级", "市级", "合计"))),
            tuple(map(GridCell, ("契税", "3", "5", "8"))),
        )
    )
    found = read_figures(build_document([grid], "text/plain", hard_breaks=False), PLAN, lexicon())[0]
    assert [(each.printed_indicator, each.qualifier, each.scope_id) for each in found] == [
        ("契税", "中央级", "whole"),
        ("契税", "市级", "whole"),
        ("契税", None, "whole"),
    ]


@pytest.mark.parametrize("label", ["渔港收入 Fishery Revenue", "渔港收入\nRevenue of Ports (10 000 yuan)"])
def test_what_a_label_says_once_more_in_english_is_no_part_of_its_name(label: str) -> None:
    (found,) = table([["科目 Item", "决算数 Final"], [label, "5"]], notes=UNIT)
    assert found.printed_indicator == "渔港收入"


def test_letters_that_are_a_name_stay() -> None:
    names = [
        each.printed_indicator for each in table([["科目", "决算数"], ["空气中 PM2.5", "5"], ["生产总值 GDP", "7"]])
    ]
    assert names == ["空气中PM2.5", "生产总值GDP"]


def test_two_units_in_a_note_are_told_apart_by_the_columns() -> None:
    found = table([["科目", "决算数", "增长%"], ["渔港收入", "5", "2.5"]], notes=("单位：万元、%",))
    assert [each.printed_unit for each in found] == ["万元", "%"]


def test_a_change_is_of_the_latest_amounts_before_it() -> None:
    rows = [["科目", "2022年决算", "2023年预算", "2023年执行数", "完成预算%", "增长%", "2024年预算数", "增长%"]]
    rows += [["渔港收入", "4", "6", "5", "83.3", "25", "7", "40"]]
    found = table(rows, notes=UNIT)
    assert [(each.year, each.scenario.value) for each in found] == [
        (2022, "actual"),
        (2023, "target"),
        (2023, "actual"),
        (2023, "actual"),
        (2023, "actual"),
        (2024, "target"),
        (2024, "target"),
    ]


def test_of_two_budgets_of_one_year_the_adjusted_one_is_in_force_and_of_two_results_the_final_account() -> None:
    rows = [["科目", "年初预算", "调整预算", "执行数"], ["渔港收入", "4", "6", "5"]]
    assert [(each.scenario.value, each.qualifier) for each in table(rows)] == [
        ("target", "年初预算"),
        ("target", None),
        ("actual", None),
    ]
    rows = [["科目", "预算数", "执行数", "决算数"], ["渔港收入", "6", "5", "7"]]
    assert [each.qualifier for each in table(rows)] == [None, "执行数", None]
    alone = table([["科目", "年初预算", "执行数"], ["渔港收入", "4", "5"]])
    assert [each.qualifier for each in alone] == [None, None]


@pytest.mark.parametrize(
    "header",
    [["年初预算数", "增减数", "调整后预算数"], ["年初预算", "调整预算", "增减额"]],
)
def test_a_change_beside_the_first_and_the_adjusted_budget_is_one_of_the_plan(header: list[str]) -> None:
    found = table([["科目", *header], ["渔港收入", "4", "2", "6"]], notes=UNIT)
    assert "渔港收入比预算增加" in {each.printed_indicator for each in found}
    # of two years it is one of the year
    found = table([["科目", "2023年预算数", "2024年预算数", "增减额"], ["渔港收入", "4", "6", "2"]], notes=UNIT)
    assert found[-1].printed_indicator == "渔港收入比上年增加"


def test_a_header_of_changes_over_their_kinds_is_no_part_of_a_name() -> None:
    grid = Grid(
        (
            (GridCell("科目", 2, 1), GridCell("2023年预算数", 2, 1), GridCell("增减变化", 1, 2)),
            (GridCell("增减额"), GridCell("增减%")),
            (GridCell("渔港收入"), GridCell("4"), GridCell("-2"), GridCell("-3")),
        )
    )
    elements = [Text(UNIT[0]), grid]
    found = read_figures(build_document(elements, "text/plain", hard_breaks=False), PLAN, lexicon())[0]
    assert said(found)[1:] == [("渔港收入比上年增加", "-2万元", "level"), ("渔港收入", "-3%", "growth")]


def test_columns_that_nothing_else_tells_apart_keep_their_own_words() -> None:
    rows = [["科目", "2024年预算数(含提前下达)", "2024年预算数(不含提前下达)"], ["渔港收入", "4", "3"]]
    kept = [each.qualifier for each in table(rows)]
    assert kept[0] != kept[1]


def test_each_cell_of_a_header_is_taken_apart_by_itself() -> None:
    grid = Grid(
        (
            (GridCell("指标", 2, 1), GridCell("金额（万元）", 1, 2)),
            (GridCell("2022年"), GridCell("2023年")),
            (GridCell("渔港收入"), GridCell("4"), GridCell("5")),
        )
    )
    found = read_figures(build_document([grid], "text/plain", hard_breaks=False), PLAN, lexicon())[0]
    assert [(each.year, each.printed_unit, each.printed_indicator) for each in found] == [
        (2022, "万元", "渔港收入"),
        (2023, "万元", "渔港收入"),
    ]


def test_departments_and_notes_are_no_values() -> None:
    rows = [["指标", "责任部门", "2023年目标"], ["造林面积(公顷)", "林业局", "30"], ["绿道长度(公里)", "园林局", "12"]]
    assert [each.printed_indicator for each in table(rows)] == ["造林面积", "绿道长度"]


def test_a_full_width_per_cent_in_a_column_of_units_is_one() -> None:
    rows = [["指标", "单位", "2023年"], ["渔业产值增长率", "％", "6"], ["绿化覆盖率", "％", "40"]]
    assert [(each.kind.value, each.printed_unit) for each in table(rows)] == [("growth", "%"), ("rate", "%")]


@pytest.mark.parametrize(
    ("section", "year", "scenario"),
    [
        ("一、一般公共预算", 2023, "actual"),
        ("一、一般公共预算编制", 2024, "target"),
        ("一、2024年一般公共预算", 2024, "target"),
    ],
)
def test_the_name_of_an_account_is_no_word_of_planning(section: str, year: int, scenario: str) -> None:
    (found,) = figures("渔港收入完成5亿元。", section=(section,))
    assert (found.year, found.scenario.value) == (year, scenario)


def below(*layers: str) -> Figure:
    """What a column whose header has these cells from the top down says of 渔港区, which names nothing itself."""
    header = [(GridCell("地区" if at == 0 else ""), GridCell(text)) for at, text in enumerate(layers)]
    grid = Grid((*header, (GridCell("全市"), GridCell("5"))))
    (found,) = read_figures(build_document([grid], "text/plain", hard_breaks=False), PLAN, lexicon())[0]
    return found


@pytest.mark.parametrize(
    ("layers", "name", "scenario", "year"),
    [
        (("渔港税收收入", "金额"), "渔港税收收入", "actual", 2023),
        (("渔港税收收入", "上年同期数"), "渔港税收收入", "actual", 2022),
        (("2024年预算数", "税收返还"), "税收返还", "target", 2024),
        (("2023年债务限额", "一般债务"), "一般债务限额", "actual", 2023),
        (("2023年债务余额执行数", "专项债务"), "专项债务余额", "actual", 2023),
        (("2022年渔港债务余额", "外债余额"), "外债余额", "actual", 2022),
        (("2023年债务限额A=B+C",), "债务限额", "actual", 2023),
        (("2023年债务限额", "专项债务C"), "专项债务限额", "actual", 2023),
        (("2024年初债务余额",), "债务余额", "actual", 2023),
        (("余额", "渔港债务"), "渔港债务余额", "actual", 2023),
    ],
)
def test_cells_of_a_header_over_each_other_make_one_name(
    layers: tuple[str, ...], name: str, scenario: str, year: int
) -> None:
    found = below(*layers)
    assert (found.printed_indicator, found.scenario.value, found.year) == (name, scenario, year)


def test_a_row_that_numbers_the_columns_holds_no_figures() -> None:
    rows = [["科目", "2022年", "2023年"], ["栏次", "1", "2"], ["渔港收入", "4", "3"]]
    assert [each.printed_text for each in table(rows)] == ["1", "2", "4", "3"]  # two numbers may be values
    rows = [[*row, *more] for row, more in zip(rows, (["增长%", "备注"], ["3", ""], ["-25", ""]), strict=True)]
    assert [each.printed_text for each in table(rows)] == ["4", "3", "-25"]


def test_columns_of_a_plan_that_name_no_year_are_of_those_around_it() -> None:
    header = ["指标", "单位 Unit", "上年实际", "计划", "全年预计", "增长%", "完成计划%", "下年计划", "增长%"]
    row = ["茶叶产量", "万吨 (10 000 tons)", "7", "8.1", "8", "14.3", "98.8", "9", "12.5"]
    found = table([header, row], caption="云溪县2023年主要指标完成情况及2024年计划表")
    assert {each.printed_indicator for each in found} == {"茶叶产量"}
    assert [(each.year, each.scenario.value, each.kind.value, each.printed_unit) for each in found] == [
        (2022, "actual", "level", "万吨"),
        (2023, "target", "level", "万吨"),
        (2023, "actual", "level", "万吨"),
        (2023, "actual", "growth", "%"),
        (2023, "actual", "completion", "%"),
        (2024, "target", "level", "万吨"),
        (2024, "target", "growth", "%"),
    ]


def test_a_completion_is_of_the_last_results_though_their_header_says_a_year_alone() -> None:
    found = table([["指标", "2022年实际", "2023年预计", "完成计划%"], ["茶叶产量", "7", "8", "98.8"]], notes=UNIT)
    assert [(each.year, each.kind.value) for each in found][1:] == [(2023, "level"), (2023, "completion")]


def test_an_amount_of_change_says_since_when_it_is_one() -> None:
    header = ["指标", "期末余额", "比年初增减", "比上月增加", "比上年末增减额", "增长%"]
    found = table(
        [header, ["各项存款余额", "90", "5", "1", "-3", "2.5"], ["贷款", "80", "4", "2", "6", "1.5"]],
        "",
        ("单位:亿元",),
    )
    assert said(found[:5]) == [
        ("各项存款余额", "90亿元", "level"),
        ("各项存款余额比年初增加", "5亿元", "level"),
        ("各项存款余额比上月增加", "1亿元", "level"),
        ("各项存款余额比上年末增加", "-3亿元", "level"),
        ("各项存款余额", "2.5%", "growth"),
    ]
    assert [each.change_basis for each in found[1:4]] == ["start_of_year", "period", "start_of_year"]
    assert found[5].printed_indicator == "贷款余额"
    rows = [["项目", "预算数", "比预算数增减额", "决算数"], ["渔港收入", "9", "1", "10"], ["渔业支出", "8", "-1", "7"]]
    planned = table(rows, "2023年渔业收支表", ("单位:万元",))
    assert {each.change_basis for each in planned if "比预算" in each.printed_indicator} == {"plan"}


def test_prices_of_the_month_before_and_of_the_year_before_are_prices() -> None:
    header = ["品种", "本月价格", "上月价格", "去年同期价格", "环比%", "同比%"]
    rows = [header, ["羊毛", "5.5", "5.4", "5", "1.9", "10"], ["羊奶", "2.5", "2.4", "2", "4.2", "25"]]
    found = table(rows, "2023年9月价格", ("单位：元",))[:5]
    assert {each.printed_indicator for each in found} == {"羊毛价格"}
    assert [each.time_period for each in found] == ["2023-M09", "2023-M08", "2022-M09", "2023-M09", "2023-M09"]
    assert [each.qualifier for each in found] == [None] * 5


def test_the_kind_of_an_index_is_no_part_of_its_name() -> None:
    header = ["指标", "环比指数（上月=100）", "同比指数（上年同月=100）", "累计涨跌%"]
    rows = [header, ["居民消费价格总指数", "100.5", "101", "0.5"], ["衣着", "99.5", "100", "-0.5"]]
    found = table(rows, "2023年9月居民消费价格指数")
    assert [each.printed_indicator for each in found[:3]] == ["居民消费价格总指数"] * 3
    assert {each.printed_indicator for each in found[3:]} == {"衣着居民消费价格指数"}


def test_the_months_so_far_are_no_part_of_a_name() -> None:
    rows = [["指标", "本月", "1-本月累计"], ["羊毛产量", "2", "12"], ["羊奶产量", "3", "20"]]
    found = table(rows, "2023年9月产量", ("单位：吨",))
    assert [each.printed_indicator for each in found] == ["羊毛产量"] * 2 + ["羊奶产量"] * 2
    assert [each.time_period for each in found[:2]] == ["2023-M09", "2023-M01/2023-M09"]


def test_residents_over_columns_are_whose_the_incomes_are() -> None:
    rows = [["指标", "全县居民", "城镇居民"], ["人均可支配收入", "32", "42"], ["居民人均消费支出", "21", "26"]]
    assert [each.printed_indicator for each in table(rows, "", ("单位：元",))] == [
        "全县居民人均可支配收入",
        "城镇居民人均可支配收入",
        "全县居民人均消费支出",
        "城镇居民人均消费支出",
    ]


def test_a_rate_aimed_at_below_a_header_of_growth_is_one() -> None:
    rows = [["指标", "2024年计划增长（%）"], ["失业率（%）", "4.5以内"], ["出生率（‰）", "3"], ["羊毛产量（吨）", "5"]]
    assert said(table(rows)) == [
        ("失业率", "4.5%", "rate"),
        ("出生率", "3‰", "rate"),
        ("羊毛产量", "5%", "growth"),
    ]


def test_a_header_that_begins_with_a_month_is_of_that_month() -> None:
    august = ReportContext("310106-2023-economic_run-8", "310106", "economic_run", 2023, None, period="M08")
    header = ["产品名称", "8月产量（吨）", "8月增速（%）", "1-8月产量（吨）", "8月末库存（吨）"]
    found = table([header, ["羊毛", "5", "3.1", "41", "2"], ["奶", "6", "-2.1", "52", "3"]], context=august)
    assert [each.time_period for each in found[:4]] == ["2023-M08", "2023-M08", "2023-M01/2023-M08", "2023-M08"]


AIMS = [
    ["指标", "单位", "2022年实际", "2023年计划", "2023年实际"],
    ["羊毛产值", "亿元", "90", "7", "95"],
    ["蜂蜜产值", "亿元", "60", "8", "64"],
    ["渔民收入", "元", "9000", "5", "9400"],
    ["林业投资", "亿元", "—", "6", "—"],
    ["新增船员", "人", "30", "32", "35"],
]


def test_aims_that_are_small_beside_the_amounts_of_their_rows_are_growth() -> None:
    found = [each for each in table(AIMS) if each.scenario.value == "target"]
    assert [(f"{each.printed_value}{each.printed_unit}", each.kind.value) for each in found] == [
        ("7%", "growth"),
        ("8%", "growth"),
        ("5%", "growth"),
        ("6%", "growth"),
        ("32人", "level"),
    ]


def test_a_few_small_aims_are_amounts() -> None:
    found = [each for each in table([AIMS[0], AIMS[1], AIMS[2], AIMS[5]]) if each.scenario.value == "target"]
    assert {each.kind.value for each in found} == {"level"}


def test_a_result_over_a_growth_says_nothing_of_prices() -> None:
    head = (
        (GridCell("指标", row_span=2), GridCell("2023年实际", column_span=2)),
        (GridCell("绝对数（亿元）"), GridCell("增长%")),
    )
    grid = Grid((*head, (GridCell("羊毛产值"), GridCell("9"), GridCell("8"))))
    found = read_figures(build_document([grid], "text/plain", hard_breaks=False), PLAN, lexicon())[0]
    assert [(each.kind.value, each.price_basis) for each in found] == [("level", None), ("growth", None)]


def test_a_change_is_of_the_last_amount_where_only_budgets_print_their_year() -> None:
    found = table(
        [
            ["项目", "2023年调整后预算数", "累计执行数", "上年同期累计执行数", "预算执行进度(%)", "比上年同期增长(%)"],
            ["利息收入", "9", "8", "7", "88.9", "14.3"],
        ]
    )
    assert [(each.kind.value, each.scenario.value) for each in found][-2:] == [
        ("completion", "actual"),
        ("growth", "actual"),
    ]


def test_what_was_done_until_the_end_of_a_year_is_a_sum() -> None:
    found = one("至2023年底累计完成投资")
    assert (found.printed_indicator.endswith("累计完成投资"), found.year) == (True, 2023)
    assert "至" not in found.printed_indicator


def test_how_far_a_result_is_from_what_was_aimed_at() -> None:
    rows = [
        ["指标", "年度目标", "完成情况", "与目标相比"],
        ["羊毛产值增长", "7%", "4.2%", "低2.8个百分点"],
        ["新增船员", "45人", "48人", "超额3人"],
    ]
    found = [each for each in said(table(rows)) if each[1].endswith(("个百分点", "3人"))]
    assert found == [("羊毛产值", "-2.8个百分点", "completion"), ("新增船员比预算增加", "3人", "level")]
    rows = [["指标", "增幅(%)", "增幅与计划比(±百分点)"], ["羊毛产值", "4.2", "-2.8"]]
    assert said(table(rows))[1] == ("羊毛产值", "-2.8百分点", "completion")


@pytest.mark.parametrize(
    ("header", "year", "scenario"),
    [
        ("2023年度完成", 2023, "actual"),
        ("今年完成", 2023, "actual"),
        ("2023年（实际完成）", 2023, "actual"),
        ("2023年（绝对值）", 2023, "actual"),
        ("2023年完成指标", 2023, "actual"),
        ("2023年预计达到", 2023, "actual"),
        ("2023年初步核算", 2023, "actual"),
        ("实现", 2023, "actual"),
        ("2024年度目标任务", 2024, "target"),
        ("2024目标", 2024, "target"),
        ("2024年（计划）", 2024, "target"),
        ("2024年控制数", 2024, "target"),
        ("明年任务", 2024, "target"),
        ("计划完成", 2023, "target"),
    ],
)
def test_years_and_scenarios_of_a_header_are_no_part_of_what_its_rows_measure(
    header: str, year: int, scenario: str
) -> None:
    found = table([["指标", "单位", header], ["羊毛产值", "亿元", "8.5"], ["羊只", "头", "90"]])
    assert [(each.printed_indicator, each.printed_unit) for each in found] == [("羊毛产值", "亿元"), ("羊只", "头")]
    assert {(each.year, each.scenario.value, each.kind.value) for each in found} == {(year, scenario, "level")}


@pytest.mark.parametrize(
    ("header", "year", "scenario", "kind"),
    [
        ("2024年增长率目标(%)", 2024, "target", "growth"),
        ("2024年增长目标(%)", 2024, "target", "growth"),
        ("2024年增幅预期(%)", 2024, "target", "growth"),
        ("增长比例(%)", 2023, "actual", "growth"),
        ("与上年同比(%)", 2023, "actual", "growth"),
        ("完成情况(%)", 2023, "actual", "completion"),
        ("计划完成情况(%)", 2023, "actual", "completion"),
        ("进度(%)", 2023, "actual", "completion"),
    ],
)
def test_ratios_beside_amounts_are_told_by_their_header(header: str, year: int, scenario: str, kind: str) -> None:
    found = table(
        [["指标", "单位", "2023年完成", header], ["羊毛产值", "亿元", "8.5", "6.1"], ["羊只", "头", "90", "5.2"]]
    )
    ratios = [each for each in found if each.printed_unit == "%"]
    assert [each.printed_indicator for each in ratios] == ["羊毛产值", "羊只"]
    assert {(each.year, each.scenario.value, each.kind.value) for each in ratios} == {(year, scenario, kind)}


@pytest.mark.parametrize("header", ["年初目标", "2023年年计划", "年初人代会目标", "市下达任务"])
def test_who_set_a_target_and_when_is_no_part_of_its_name(header: str) -> None:
    found = table([["指标", "单位", "2022年实际", header], ["羊毛产值", "亿元", "8", "9"]])
    assert [(each.printed_indicator, each.kind.value) for each in found] == [("羊毛产值", "level")] * 2
    assert found[1].scenario.value == "target"


def test_a_change_of_an_amount_stands_beside_that_in_per_cent() -> None:
    rows = [["指标", "年末数(亿元)", "比年初增加", "比上年增长(%)"], ["存款余额", "312.5", "28.6", "10.1"]]
    assert said(table(rows)) == [
        ("存款余额", "312.5亿元", "level"),
        ("存款余额比年初增加", "28.6亿元", "level"),
        ("存款余额", "10.1%", "growth"),
    ]
    rows = [["险种", "年末参保人数", "比上年末净增"], ["船员险", "52.3", "1.8"]]
    assert said(table(rows, notes=("单位：万人",)))[1] == ("船员险参保人数比上年末增加", "1.8万人", "level")
    rows = [["指标", "年末数(亿元)", "比年初增加"], ["存款余额", "312.5", "8.6"]]
    assert [kind for _, _, kind in said(table(rows))] == ["level", "growth"]


def test_what_counts_projects_is_in_no_unit_of_money() -> None:
    found = table([["类别", "项目数", "总投资"], ["渔港", "98", "756.2"]], notes=("单位：亿元",))
    assert [value for _, value, _ in said(found)] == ["98个", "756.2亿元"]


def test_changes_against_a_budget_are_of_it() -> None:
    rows = [["项目", "预算数(万元)", "决算数(万元)", "比预算数增减%"], ["接待费", "120", "114", "-5"]]
    assert table(rows)[-1].change_basis == ChangeBasis.PLAN


@pytest.mark.parametrize("months", ["1-12月", "1—12月", "1月至12月"])
def test_a_table_of_all_months_has_those_of_december(months: str) -> None:
    rows = [["项目", "本月完成", "累计完成"], ["渔业收入", "3", "40"]]
    found = table(rows, f"表1 2023年{months}收支情况", notes=("单位：万元",))
    assert [each.time_period for each in found] == ["2023-M12", "2023"]


def test_a_row_of_half_a_year_is_so_in_a_table_of_more_months() -> None:
    rows = [["指标", "1-8月累计(元)", "8月(元)"], ["人均收入(上半年)", "16853", "16"], ["渔业产值", "8", "1"]]
    assert [each.time_period for each in table(rows)][:1] == ["2023-S1"]


def test_years_that_a_caption_joins_are_no_part_of_what_it_measures() -> None:
    rows = [["项目", "2023年执行数", "2024年预算数"], ["一、上年末专项债务余额", "86", "102"], ["二、还本额", "7", "9"]]
    found = table(rows, "表1 2023年和2024年地方政府专项债务余额情况表", notes=("单位：亿元",))
    assert said(found)[0] == ("专项债务余额", "86亿元", "level")
    assert [each.time_period for each in found[:2]] == ["2022", "2023"]


def test_a_row_without_values_may_say_of_whom_bare_measures_are() -> None:
    rows = [
        ["指标", "单位", "2023年"],
        ["一、规模以上工业", "", ""],
        ["总产值", "万元", "28"],
        ["二、财政", "", ""],
        ["总支出", "万元", "5"],
    ]
    assert [name for name, _, _ in said(table(rows))] == ["规模以上工业总产值", "总支出"]


@pytest.mark.parametrize("header", ["2020年基数", "2020年基期值", "基期（2020年）"])
def test_what_a_plan_sets_out_from_is_a_baseline(header: str) -> None:
    rows = [["指标", "单位", header, "2025年目标", "年均增长%"], ["渔业产值", "亿元", "52", "75", "7.5"]]
    base, aim, growth = table(rows)
    assert (base.printed_indicator, base.time_period, base.scenario.value) == ("渔业产值", "2020", "baseline")
    assert (aim.printed_indicator, growth.printed_indicator) == ("渔业产值", "渔业产值")


def test_what_a_header_says_once_more_in_english_may_follow_it_at_once() -> None:
    rows = [["指标Item", "产量（吨）Output (tons)", "增长（%）Growth Rate (%)"], ["羊毛Wool yarn", "9", "2.5"]]
    assert said(table(rows)) == [("羊毛产量", "9吨", "level"), ("羊毛产量", "2.5%", "growth")]


def test_a_budget_in_per_cent_of_that_of_the_year_before_is_no_completion() -> None:
    for header, kind in (
        ("2024年预算数为2023年预算数的%", "rate"),
        ("预算数为上年预算数%", "rate"),
        ("2023年执行数为2023年预算数的%", "completion"),
    ):
        found = table([["科目", "2023年预算数", "2023年执行数", header], ["渔港收入", "9", "8", "98.5"]], notes=UNIT)
        assert (found[-1].kind.value, found[-1].printed_value) == (kind, "98.5"), header


def test_how_many_persons_below_what_is_counted_is_that() -> None:
    head = (GridCell("学校", row_span=2), GridCell("招生数", column_span=2))
    rows = (head, (GridCell("人数"), GridCell("增长（%）")), (GridCell("航海学校"), GridCell("900"), GridCell("2.5")))
    document = build_document([Text("单位：人"), Grid(rows)], "text/plain", hard_breaks=False)
    found = read_figures(document, PLAN, lexicon())[0]
    assert [each.printed_indicator for each in found] == ["航海学校招生数"] * 2


def test_a_rank_behind_a_difference_is_of_what_the_row_measures() -> None:
    rows = [["指标", "增速（%）", "增速高于全省（百分点）", "位次"], ["羊毛产量", "2.5", "0.5", "3"]]
    assert [(name, kind) for name, _, kind in said(table(rows))] == [
        ("羊毛产量", "growth"),
        ("羊毛产量增速高于全省", "growth"),
        ("羊毛产量", "rank"),
    ]


def headed(
    upper: list[tuple[str, int]], lower: list[str], rows: list[list[str]], caption: str
) -> list[tuple[str, str, str]]:
    """What a table says whose upper header cells reach over so many columns, or down where over one."""
    head = tuple(GridCell(text, column_span=n, row_span=1 if n > 1 else 2) for text, n in upper)
    grid = Grid((head, tuple(map(GridCell, lower)), *(tuple(map(GridCell, row)) for row in rows)))
    document = build_document([Text(caption), Text("单位：亿元"), grid], "text/plain", hard_breaks=False)
    return said(read_figures(document, PLAN, lexicon())[0])


def test_a_measure_below_itself_is_said_once_and_changes_over_flows_say_nothing() -> None:
    upper = [("类别", 1), ("2023年限额", 2), ("2023年增减变化", 2), ("2023年末余额", 1)]
    rows = [["一般债务", "9", "2", "3", "1", "8"], ["合计", "19", "4", "5", "2", "17"]]
    found = headed(upper, ["限额", "其中：新增", "举借", "偿还"], rows, "2023年政府债务限额及余额情况表")
    assert [name for name, _, _ in found[:5]] == [
        "一般债务限额",
        "一般债务新增限额",
        "一般债务举借",
        "一般债务偿还",
        "一般债务余额",
    ]
    assert found[5][0] == "政府债务限额"


def test_the_growth_beside_how_many_there_are_is_of_these() -> None:
    upper = [("学校类别", 1), ("招生", 2)]
    found = headed(upper, ["人数（人）", "增长（%）"], [["渔校", "360", "5.1"], ["船校", "204", "-3.3"]], "渔校情况")
    assert [name for name, _, _ in found] == ["渔校招生人数", "渔校招生人数", "船校招生人数", "船校招生人数"]


def test_what_is_due_to_a_row_is_called_so_and_leaves_the_amounts_to_the_rows() -> None:
    rows = [
        ["指标", "总量（亿元）", "增速（%）", "对经济增长贡献率（%）", "拉动经济增长（百分点）"],
        ["地区生产总值", "9", "5.6", "100", "5.6"],
        ["第一产业", "4", "3.6", "10.4", "0.6"],
    ]
    assert said(table(rows, "2023年地区生产总值及构成"))[4:] == [
        ("第一产业增加值", "4亿元", "level"),
        ("第一产业增加值", "3.6%", "growth"),
        ("第一产业增加值对经济增长贡献率", "10.4%", "share"),
        ("第一产业增加值拉动经济增长", "0.6百分点", "growth"),
    ]


def test_the_values_that_a_year_is_to_reach_are_aims() -> None:
    rows = [["绩效指标", "单位", "年度指标值", "实际完成值"], ["新建鱼塘面积", "亩", "≥320", "336"]]
    assert [each.scenario.value for each in table(rows, "2023年绩效目标完成情况表")] == ["target", "actual"]


def test_a_mean_of_months_is_no_measure() -> None:
    rows = [["类别", "12月同比", "1-12月平均"], ["居民消费价格", "0.1", "0.2"], ["衣着", "1.0", "1.4"]]
    found = table(rows, "2023年居民消费价格涨跌情况", ("单位：%",), COMMUNIQUE)
    assert [each.printed_indicator for each in found] == ["居民消费价格"] * 2 + ["衣着居民消费价格"] * 2


def test_letters_that_say_how_columns_add_up_are_no_names() -> None:
    rows = [
        ["地区", "2023年债务余额预计执行数", "2023年债务余额预计执行数", "2023年债务余额预计执行数"],
        ["", "", "一般债务", "专项债务"],
        ["", "D=E+F", "E", "F"],
        ["全市", "9", "4", "5"],
    ]
    assert [name for name, _, _ in said(table(rows))] == ["债务余额", "一般债务余额", "专项债务余额"]


def test_a_share_of_a_year_is_one_of_the_amounts_before_it() -> None:
    rows = [["税种", "2022年收入", "2022年比重", "增减额", "增幅"], ["契税", "12", "30.5", "3", "33.3"]]
    found = table(rows, "税收收入情况表", ("单位：万元、%",))
    assert [(each.kind.value, each.printed_unit) for each in found] == [
        ("level", "万元"),
        ("share", "%"),
        ("level", "万元"),
        ("growth", "%"),
    ]
    assert {each.printed_indicator.removesuffix("比上年增加") for each in found} == {"契税"}


def test_a_year_may_be_compared_with_another_by_a_sign_alone() -> None:
    rows = [["指标", "2022年", "2021年", "2022年比2021年±%"], ["授权专利", "12", "10", "20"]]
    found = table(rows, "专利情况")
    assert [(each.printed_indicator, each.kind.value, each.time_period) for each in found][2] == (
        "授权专利",
        "growth",
        "2022",
    )


def test_what_was_invested_before_the_end_of_a_year_is_a_sum() -> None:
    rows = [["项目", "2022年底前累计完成投资"], ["东港码头", "12"]]
    (found,) = table(rows, "项目情况", ("单位：万元",))
    assert (found.printed_indicator, found.time_period) == ("东港码头累计完成投资", "2022")


def test_how_much_more_was_spent_is_a_change() -> None:
    rows = [["级次", "累计支出", "同比增支额"], ["契税", "612", "-12"]]
    found = table(rows, "支出情况", ("单位：万元",))
    assert found[1].printed_indicator.endswith("比上年增加")


def test_a_change_beside_that_of_the_amount_is_in_per_cent() -> None:
    rows = [
        ["项目", "2023年完成", "上年完成", "增减额", "增减"],
        ["契税", "12", "10", "2", "20"],
        ["车船税", "6", "5", "1", "20"],
    ]
    found = table(rows, "完成情况", ("单位：万元，%",))
    assert [(each.printed_indicator, each.kind.value, each.printed_unit) for each in found[2:4]] == [
        ("契税比上年增加", "level", "万元"),
        ("契税", "growth", "%"),
    ]


def test_a_ratio_behind_an_amount_and_its_parts_is_of_the_amount() -> None:
    grid = Grid(
        (
            (GridCell("单位", 2, 1), GridCell("年初预算", 1, 3), GridCell("完成数", 1, 3), GridCell("完成预算%", 2, 1)),
            tuple(GridCell(text) for text in ("小计", "渔税收入", "港口收入") * 2),
            tuple(GridCell(text) for text in ("全市合计", "90", "60", "30", "99", "69", "30", "110.0")),
        )
    )
    elements = [Text("2023年渔港收入分级完成情况表"), Text("单位：万元"), grid]
    found, _ = read_figures(build_document(elements, "text/plain", hard_breaks=False), PLAN, lexicon())
    assert [each.printed_indicator for each in found] == [*("渔港收入", "渔税收入", "港口收入") * 2, "渔港收入"]
    assert said(found)[-1] == ("渔港收入", "110.0%", "completion")


def test_a_ratio_behind_a_total_and_its_parts_is_of_the_total() -> None:
    header = ["部门", "合计", "渔税收入", "港口收入", "增长（%）", "占比（%）"]
    found = table([header, ["税务部门", "9", "6", "3", "4.5", "60.0"]], "2023年收入分部门完成情况表", UNIT)
    assert said(found)[3:] == [("税务部门", "4.5%", "growth"), ("税务部门", "60.0%", "share")]
    # one right behind each amount is of that
    header = ["部门", "合计", "增长（%）", "渔税收入", "增长（%）"]
    found = table([header, ["税务部门", "9", "4.5", "6", "5.5"]], "2023年收入分部门完成情况表", UNIT)
    assert said(found)[-1] == ("税务部门渔税收入", "5.5%", "growth")


def test_a_growth_right_behind_an_amount_is_of_those_whose_that_is() -> None:
    rows = [["指标", "城镇居民", "增长（%）", "农村居民", "增长（%）"], ["人均可支配收入", "300", "4.5", "200", "6.5"]]
    assert said(table(rows, "2023年居民收支情况", ("单位：元",))) == [
        ("城镇居民人均可支配收入", "300元", "level"),
        ("城镇居民人均可支配收入", "4.5%", "growth"),
        ("农村居民人均可支配收入", "200元", "level"),
        ("农村居民人均可支配收入", "6.5%", "growth"),
    ]


@pytest.mark.parametrize("header", ["完成%", "完成（%）", "完成情况%", "完成率", "达成率%", "完成任务%"])
@pytest.mark.parametrize(("plan", "result"), [("任务数", "完成数"), ("计划", "实绩"), ("年初预算", "执行数")])
def test_in_per_cent_behind_a_plan_and_its_result_is_how_far_it_was_carried_out(
    plan: str, result: str, header: str
) -> None:
    found = table([["科目", plan, result, header], ["渔港收入", "500", "510", "102.0"]], notes=UNIT)
    assert [each.kind.value for each in found] == ["level", "level", "completion"]
    assert (found[2].printed_indicator, found[2].scenario.value) == ("渔港收入", "actual")


def test_it_is_so_below_the_cells_of_several_measures() -> None:
    grid = Grid(
        (
            (GridCell("乡镇", 2), GridCell("渔港收入", 1, 3), GridCell("其中：税收收入", 1, 3)),
            tuple(map(GridCell, ["任务数", "完成数", "完成%"] * 2)),
            tuple(map(GridCell, ["东礁镇", "500", "510", "102.0", "400", "410", "102.5"])),
        )
    )
    document = build_document([Text("单位：万元"), grid], "text/plain", hard_breaks=False)
    found = read_figures(document, PLAN, lexicon())[0]
    assert [each.kind.value for each in found] == ["level", "level", "completion"] * 2


@pytest.mark.parametrize(
    "headers", [("目标%", "完成%"), ("2023年计划增长%", "2023年完成%"), ("2022年完成数", "2023年完成数", "完成%")]
)
def test_a_result_in_per_cent_without_a_plan_in_amounts_is_none_of_it(headers: tuple[str, ...]) -> None:
    found = table([["科目", *headers], ["渔港产值", *["5", "6", "7"][: len(headers)]]], notes=UNIT)
    assert found[-1].kind.value != "completion"


@pytest.mark.parametrize(
    "header",
    [
        "建设年限",
        "建设起止年限",
        "起止年限",
        "建设工期",
        "完成时限",
        "计划工期",
        "开工年份",
        "申报年度",
        "实施期限",
        "规划期",
        "验收时间",
    ],
)
def test_when_something_is_built_is_no_value(header: str) -> None:
    found = table([["项目名称", header, "总投资（万元）"], ["渔港工程", "2024", "90"], ["船坞工程", "2024.5", "80"]])
    assert [each.printed_value for each in found] == ["90", "80"]


@pytest.mark.parametrize("header", ["平均工作时间", "渔船使用年限（年）"])
def test_how_long_something_takes_is_one(header: str) -> None:
    assert [each.printed_value for each in table([["地区", header], ["东礁县", "8.5"]])] == ["8.5"]


@pytest.mark.parametrize("caption", ["2023年规模以上工业分行业增加值", "2023年规模以上工业增加值增速"])
@pytest.mark.parametrize("headers", [("增加值增速（%）", "占规上工业比重（%）"), ("增加值（亿元）", "增速（%）")])
def test_the_firms_of_a_caption_are_named_once(caption: str, headers: tuple[str, str]) -> None:
    found = table([["行业", *headers], ["规模以上工业", "7.8", "100"], ["采矿业", "2.3", "10.2"]], caption=caption)
    assert {each.printed_indicator for each in found} == {"规模以上工业增加值", "规模以上工业采矿业增加值"}
