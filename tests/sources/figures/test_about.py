"""Whose number it is, which level of an area, what time it covers, against what it compares, in which prices, among whom."""

from __future__ import annotations

import pytest
from reading_aids import figure, figures, lexicon, read_text, table

from sources.areas import Areas
from sources.figures import read_figures
from sources.figures.doubt import doubts, says_nothing
from sources.figures.universe import HOME, OWN, SUBORDINATE, Universe, Universes
from sources.model import Block, BlockKind, Document, Figure, ReportContext

# 萧山区 is a district of 杭州市, 浙江省
DISTRICT = ReportContext("330109-2023-plan", "330109", "plan", 2023, 2024)
CITY = ReportContext("330100-2023-budget", "330100", "budget", 2023, 2024)
WORK = ReportContext("330100-2023-work", "330100", "work", 2023, 2024)


def whose(found: tuple[Figure, ...]) -> list[tuple[str, str]]:
    return [(each.area_code, each.scope_id) for each in found]


@pytest.mark.parametrize(
    ("text", "context", "expected"),
    [
        ("全区完成造林30亩。", DISTRICT, [("330109", "whole")]),
        ("全市完成造林30亩。", DISTRICT, [("330100", "whole")]),
        ("全省完成造林30亩，全国完成造林500亩。", DISTRICT, [("330000", "whole"), ("000000", "whole")]),
        ("全市完成造林30亩。", CITY, [("330100", "whole")]),
        ("财政收入80亿元，其中区级财政收入50亿元，增长3%。", DISTRICT, [("330109", "whole"), *[("330109", "own")] * 2]),
        ("区级一般公共预算支出60亿元，市级税收收入20亿元。", CITY, [("330100", "subordinate"), ("330100", "own")]),
        ("市级税收收入20亿元，省级税收收入30亿元。", DISTRICT, [("330100", "own"), ("330000", "own")]),
        ("市本级支出40亿元，增长2%。债务还本12亿元。全市支出90亿元。", CITY, [("330100", "own")] * 3 + [("330100", "whole")]),
        ("支出44亿元，其中市本级19亿元、区级25亿元。", CITY, [("330100", "whole"), ("330100", "own"), ("330100", "subordinate")]),
        (
            "财政收入44亿元，其中市本级19亿元，下降3%；各区县25亿元，增长4%。",
            CITY,
            [("330100", "whole"), *[("330100", "own")] * 2, *[("330100", "subordinate")] * 2],
        ),
        ("市级一般公共预算收入9亿元；区市一般公共预算收入8亿元。", CITY, [("330100", "own"), ("330100", "subordinate")]),
        ("市级科技企业孵化器12家。", CITY, [("330100", "whole")]),
        ("市级投入造林资金9亿元。", CITY, [("330100", "own")]),
        ("市级科技支出9亿元。", CITY, [("330100", "own")]),
        # a cause that is the same as elsewhere speaks of nothing
        ("市级一般公共预算收入9亿元，主要原因同全市。支出8亿元。", CITY, [("330100", "own")] * 2),
        ("区级财政收入50亿元。渔港产值9亿元。", DISTRICT, [("330109", "own"), ("330109", "whole")]),
        # what no budget has ends a level that is said of one thing
        ("区级财政收入增长4%；城镇调查失业率5%。", DISTRICT, [("330109", "own"), ("330109", "whole")]),
        ("区级财政收入5亿元，占生产总值的8%，支出6亿元。", DISTRICT, [("330109", "own")] * 3),
        ("浙江省专精特新企业12家，其中全国及以上奖项3个。", CITY, [("330100", "whole")] * 2),
        ("西湖区新建泵站7座，共种树9棵。桥梁2座。", CITY, [("330106", "whole"), ("330106", "whole"), ("330100", "whole")]),
        ("上城区、西湖区新建泵站7座。", CITY, [("330100", "whole")]),
        # each of several amounts has the area before it, the last one behind 和 too
        (
            "造林补助90亩，包括：西湖区31亩、上城区27亩和拱墅区3亩。",
            CITY,
            [("330100", "whole"), ("330106", "whole"), ("330102", "whole"), ("330105", "whole")],
        ),
        # a zone that is listed behind an area is none of that area's
        ("桥梁资金按地区分：西湖区3万元，上城区2万元。", CITY, [("330106", "whole"), ("330102", "whole")]),
        ("全市及市本级桥梁收入9万元。", CITY, [("330100", "whole")]),
        ("西湖区造林31亩、临江新区造林5亩。", CITY, [("330106", "whole"), ("330100", "whole")]),
        ("西湖区、上城区分别造林31亩、27亩。", CITY, [("330106", "whole"), ("330102", "whole")]),
        (
            "西湖区、上城区气温分别为18摄氏度、17摄氏度，日照时长分别为1200小时、1100小时。",
            CITY,
            [("330106", "whole"), ("330102", "whole")] * 2,
        ),
        ("税收收入增长5%，居全省第2位。", CITY, [("330100", "whole"), ("330100", "whole")]),
        ("新建全国重点实验室3家，全市首个泵站投资2亿元。", DISTRICT, [("330109", "whole"), ("330109", "whole")]),
        ("税收收入占全市的12%。", DISTRICT, [("330109", "whole")]),
        # the levels below, before an account; where they are paid to it is not theirs
        ("市级财政收入9亿元，县(市、区)一般公共预算收入30亿元。", CITY, [("330100", "own"), ("330100", "subordinate")]),
        ("市级财政收入9亿元。中心城区财政收入30亿元。", CITY, [("330100", "own"), ("330100", "whole")]),
        # what is called after the nation is no number of it, and a place among others is none of theirs
        ("入围造船百强、全国渔业综合竞争力百强，渔业投资9亿元。", CITY, [("330100", "whole")]),
        ("获评全国绿色渔业基地、全国渔业先行县等荣誉9项，新建泵站7座。", CITY, [("330100", "whole")] * 2),
        ("全国绿色渔业基地达5个，新建泵站7座。", CITY, [("330100", "whole"), ("330100", "whole")]),
        ("全省渔业综合排名由第60名上升至第35名。", CITY, [("330100", "whole"), ("330100", "whole")]),
    ],
)  # fmt: skip
def test_whose_a_number_is(text: str, context: ReportContext, expected: list[tuple[str, str]]) -> None:
    assert whose(figures(text, context)) == expected


@pytest.mark.parametrize(
    ("section", "text", "expected"),
    [
        (("一、2023年预算执行情况", "（二）市本级预算执行情况"), "税收收入40亿元。", "own"),
        (("二、市本级预算", "（一）收入"), "税收收入40亿元。", "own"),
        (("二、市本级预算", "（一）全市收入"), "税收收入40亿元。", "whole"),
        (("二、市本级预算",), "全市税收收入90亿元。", "whole"),
        (("二、预算",), "税收收入40亿元。", "whole"),
    ],
)
def test_a_heading_says_the_level_until_something_nearer_does(
    section: tuple[str, ...], text: str, expected: str
) -> None:
    assert figure(text, CITY, section).scope_id == expected


def test_a_caption_a_header_and_a_label_say_whose_the_numbers_are() -> None:
    rows = [["项目", "金额（万元）"], ["车船税", "310"], ["契税", "290"]]
    assert {each.scope_id for each in table(rows, "附表2 2023年市本级税收收入", context=CITY)} == {"own"}
    rows = [["项目", "全市（万元）", "市本级（万元）"], ["车船税", "310", "120"], ["契税", "290", "130"]]
    found = table(rows, context=CITY)
    assert [(each.printed_indicator, each.scope_id) for each in found] == [
        ("车船税", "whole"), ("车船税", "own"), ("契税", "whole"), ("契税", "own"),
    ]  # fmt: skip


def test_a_level_that_a_row_speaks_of_takes_no_area_from_its_column() -> None:
    rows = [
        ["项目", "合计（万元）", "上城区（万元）"],
        ["市本级造林补助资金", "310", "120"],
        ["护林补助资金", "29", "9"],
    ]
    assert whose(table(rows, context=CITY)) == [
        ("330100", "own"),
        ("330102", "whole"),
        ("330100", "whole"),
        ("330102", "whole"),
    ]


def test_rows_and_columns_of_areas_are_those_areas_numbers() -> None:
    rows = [
        ["地区", "粮食产量（吨）", "增长（%）"],
        ["全市", "310", "1.5"],
        ["上城区", "120", "2.5"],
        ["桐庐县", "9", "1"],
    ]
    found = table(rows, "各区县粮食产量", context=CITY)
    assert [(each.printed_indicator, each.area_code, each.kind.value) for each in found] == [
        ("粮食产量", "330100", "level"), ("粮食产量", "330100", "growth"),
        ("粮食产量", "330102", "level"), ("粮食产量", "330102", "growth"),
        ("粮食产量", "330122", "level"), ("粮食产量", "330122", "growth"),
    ]  # fmt: skip
    rows = [["项目", "上城区（万元）", "桐庐县（万元）"], ["车船税", "310", "120"], ["契税", "290", "130"]]
    assert [(each.printed_indicator, each.area_code) for each in table(rows, context=CITY)] == [
        ("车船税", "330102"), ("车船税", "330122"), ("契税", "330102"), ("契税", "330122"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "basis", "reference"),
    [
        ("木材产量增长5%。", "year", None),
        ("木材产量同比下降5%。", "year", None),
        ("木材产量环比增长5%。", "period", None),
        ("木材产量增长5%，增速较1季度提高2个百分点。", "period", None),
        ("存款余额比年初增长5%。", "start_of_year", None),
        ("木材产量年均增长5%。", "yearly_average", None),
        ("林业增长3%，拉动木材产量增长0.4个百分点。", "contribution", None),
        ("木材产量增速高于全省平均水平1.2个百分点。", "difference", "330000"),
        ("木材产量增速比全国快1.2个百分点。", "difference", "000000"),
        ("木材产量增长5%，增速高于全省1.2个百分点。", "difference", "330000"),
        ("木材产量增长5%，增速高于上年1.2个百分点。", "year", None),
        ("木材产量增速快于财政收入1.2个百分点。", "difference", None),
        ("绿化率比上年提高1.2个百分点。", "year", None),
        ("木材产量超年度计划28%。", "plan", None),
    ],
)
def test_against_what_a_change_compares(text: str, basis: str, reference: str | None) -> None:
    last = figures(text, CITY)[-1]
    assert (last.change_basis, last.reference_area_code) == (basis, reference)


@pytest.mark.parametrize(
    "text",
    [
        "木材产量增长6%，高于全国、全省1个、0.2个百分点。",
        "木材产量增长6%，增速分别高于全国和全省1个、0.2个百分点。",
        "木材产量增长6%，增速比全国平均水平(5%)和全省(5.8%)分别高1、0.2个百分点。",
    ],
)
def test_differences_are_dealt_to_the_areas_before_them(text: str) -> None:
    found = [(each.area_code, each.reference_area_code) for each in figures(text, CITY)[-2:]]
    assert found == [(CITY.area_code, "000000"), (CITY.area_code, "330000")]


@pytest.mark.parametrize("text", ["木材产量增速低于全省1.2个百分点。", "木材产量增长5%，低于全省1.2个百分点。"])
def test_a_difference_is_one_of_the_thing_that_grows(text: str) -> None:
    assert figures(text, CITY)[-1].printed_indicator == "木材产量"


@pytest.mark.parametrize("than", ["高于全省", "快于全省平均水平"])
def test_a_difference_behind_the_number_of_the_area_is_one_of_the_thing_that_grows(than: str) -> None:
    own, theirs, apart = figures(f"木材产量增长5%，{than}（3.8%）1.2个百分点。", DISTRICT)
    assert own.printed_indicator == theirs.printed_indicator == apart.printed_indicator == "木材产量"
    assert (theirs.area_code, theirs.kind.value) == ("330000", "growth")
    assert (apart.area_code, apart.reference_area_code) == ("330109", "330000")


def test_the_number_of_an_area_may_stand_before_the_difference_to_it() -> None:
    _, theirs, _ = figures("木材产量增长5%，增速比全省（3.8%）高1.2个百分点。", DISTRICT)
    assert (theirs.printed_indicator, theirs.area_code, theirs.kind.value) == ("木材产量", "330000", "growth")


def test_an_area_may_be_called_by_a_word_that_its_name_does_not_end_in() -> None:
    prefecture = ReportContext("653000-2025-economic_run", "653000", "economic_run", 2025, None)
    assert figure("全疆棉花产量500万吨。", prefecture).area_code == "650000"
    assert figure("全自治区棉花产量500万吨。", prefecture).area_code == "650000"
    assert figure("全疆棉花产量500万吨。", CITY).area_code == "330100"


def test_how_a_growth_is_worked_out_is_no_part_of_its_name() -> None:
    text = "渔业增加值按不变价格计算增长5%，按当年价格计算增长7%。"
    assert [each.printed_indicator for each in figures(text, CITY)] == ["渔业增加值"] * 2


def test_a_growth_is_in_the_prices_of_the_amount_by_which_it_grew() -> None:
    found = figures("契税收入下降6%。按可比口径测算，同比增加6万元，增长5%，占收入的3%。", CITY)
    assert [each.price_basis for each in found] == [None, "comparable", "comparable", None]


def test_a_level_compares_with_nothing() -> None:
    assert figure("木材产量5吨。", CITY).change_basis is None


@pytest.mark.parametrize(
    ("text", "prices"),
    [
        ("林业增加值9亿元，按可比价格计算，增长5%。", [None, "constant"]),
        ("渔民收入名义增长6%，实际增长5.2%。", ["current", "constant"]),
        ("渔民收入增长6%，扣除价格因素，实际增长5.2%。", [None, "constant"]),
        ("渔业税收同口径增长6%，林业税收增长2%。", ["comparable", None]),
        ("渔业增加值按不变价格计算增长5%，按现价计算增长7%。", ["constant", "current"]),
        ("按不变价格计算，林业增加值增长5%。渔业增加值增长3%。", ["constant", None]),
    ],
)
def test_in_which_prices_is_said_and_never_guessed(text: str, prices: list[str | None]) -> None:
    assert [each.price_basis for each in figures(text, CITY)] == prices


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("造林30亩。", ["2023"]),
        ("1-5月造林30亩，全年造林70亩。", ["2023-M01/2023-M05", "2023"]),
        ("1-12月造林70亩。", ["2023"]),
        ("上半年造林30亩。", ["2023-S1"]),
        ("三季度造林30亩。", ["2023-Q3"]),
        ("五年累计新建水闸25座。", ["2019/2023"]),
        ("“十四五”期间，新建水闸25座，年均增长3%。", ["2021/2023", "2021/2023"]),
        ("木材产量下降2%，降幅较上半年收窄1.5个百分点。", ["2023", "2023"]),
        # one year after several, and several years that one only compares with
        ("五年累计新建水闸25座，2023年新建水闸6座。", ["2019/2023", "2023"]),
        ("五年累计新建水闸25座，全年新建水闸6座。", ["2019/2023", "2023"]),
        ("新建水闸25座，比“十三五”期间增加4座。", ["2023", "2023"]),
        # years that only an average growth is over
        ("木材产量下降4%，两年平均增长1%；人均木材产量达3吨。", ["2023", "2022/2023", "2023"]),
        # a plan that is over, and one that is named without quotation marks
        ("木材产量“十三五”时期年均增长1.2%。", ["2016/2020"]),
        ("十四五前两年，新建水闸25座，木材产量年均增长3%。", ["2021/2022", "2021/2022"]),
        ("“十三五”以来，木材产量年均增长3%。", ["2016/2023"]),
    ],
)
def test_what_time_a_number_covers(text: str, periods: list[str]) -> None:
    assert [each.time_period for each in figures(text, CITY)] == periods


@pytest.mark.parametrize(
    ("title", "period", "scenario"),
    [
        ("“十四五”时期工作回顾", "2021/2023", "actual"),
        ("过去五年工作回顾", "2019/2023", "actual"),
        ("2024年重点工作", "2024", "target"),
        ("“十五五”时期的主要目标任务", "2026/2030", "target"),
    ],
)
def test_a_part_of_a_work_report_has_a_title_of_its_own(title: str, period: str, scenario: str) -> None:
    blocks = (Block(1, BlockKind.PARAGRAPH, title), Block(2, BlockKind.PARAGRAPH, "新建水闸25座。"))
    found, _ = read_figures(Document("", blocks, (), "text/plain"), WORK, lexicon())
    assert [(each.time_period, each.scenario.value) for each in found] == [(period, scenario)]


def test_the_year_that_is_over_is_one_of_those_spoken_of_together() -> None:
    text = "刚刚过去的2023年，造林30亩。新建水闸25座。"
    assert [each.time_period for each in figures(text, section=("过去五年工作回顾",))] == ["2023", "2023"]


def test_what_there_is_in_the_end_is_no_sum_over_years() -> None:
    assert figure("五年来，水闸年末达到25座。", CITY).time_period == "2023"
    assert figure("五年来新建水闸25座。", CITY).time_period == "2019/2023"


def test_columns_of_months_are_no_years() -> None:
    rows = [["指标", "1-5月", "全年"], ["木材产量（吨）", "12", "30"], ["蜂蜜产量（吨）", "2", "5"]]
    assert [each.time_period for each in table(rows, context=CITY)] == ["2023-M01/2023-M05", "2023"] * 2


@pytest.mark.parametrize(
    ("text", "among"),
    [
        ("木材产量居全省第3位。", "全省"),
        ("木材产量增长5%，位列中心城区第二。", "中心城区"),
        ("木材产量排名第3位。", None),
        ("木材产量位居云南省第3位。", "云南省"),
    ],
)
def test_among_whom_a_rank_is_one(text: str, among: str | None) -> None:
    last = figures(text, DISTRICT)[-1]
    assert (last.kind, last.rank_among) == ("rank", among)


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("茶税收入(同口径)完成9亿元。", "同口径"),
        ("林场(含苗圃)120家。", "含苗圃"),
        ("林场（不含苗圃）企业120家。", "不含苗圃"),
        ("林场（位于城北）120家。", None),
        ("林场120家。", None),
        # in a name that stands behind its number
        ("新增120个公共(含专用)车位。", "含专用"),
    ],
)
def test_a_bracket_narrows_what_is_counted(text: str, qualifier: str | None) -> None:
    assert figure(text, CITY).qualifier == qualifier


@pytest.mark.parametrize(
    ("words", "left_out"),
    [
        ("扣除房地产开发投资后", "扣除房地产开发投资"),
        ("剔除房地产开发投资", "剔除房地产开发投资"),
        ("不含房地产投资", "不含房地产投资"),
    ],
)
def test_what_is_left_out_of_a_change_narrows_it(words: str, left_out: str) -> None:
    found = figures(f"固定资产投资（不含农户）增长4.2%，{words}增长7.1%。", CITY)
    assert [(each.printed_indicator, each.qualifier) for each in found] == [
        ("固定资产投资", "不含农户"),
        ("固定资产投资", left_out),
    ]


def levels(*texts: str) -> list[tuple[str, str | None]]:
    """Level and qualifier of each figure of a city's budget, whose paragraphs are ``texts``."""
    blocks = tuple(Block(number, BlockKind.PARAGRAPH, text) for number, text in enumerate(texts))
    found, _ = read_figures(Document("", blocks, (), "text/plain"), CITY, lexicon())
    return [(each.scope_id, each.qualifier) for each in found]


def test_what_a_level_takes_in_holds_wherever_it_is_spoken_of() -> None:
    """市级 with the development zones in it, and 市本级 without, are two levels; the bracket may stand behind the first mention or
    behind a later one."""
    with_zone = ("own", "含港口区")
    assert levels(
        "全市一般公共预算收入90亿元。",
        "市级（含港口区，下同）收入完成30亿元，增长2%。支出完成25亿元。",
        "市本级一般公共预算收入20亿元。",
        "市级政府债务余额40亿元，其中一般债务余额10亿元。",
    ) == [("whole", None), with_zone, with_zone, with_zone, ("own", None), with_zone, with_zone]
    assert levels("市级社会保险基金收入8亿元。", "市级（含港口区，下同）一般公共预算支出25亿元。") == [with_zone] * 2


def test_the_debt_of_the_levels_below_is_theirs() -> None:
    assert levels("市级政府一般债务限额56亿元，县（市、区）政府一般债务限额152亿元。") == [
        ("own", None),
        ("subordinate", None),
    ]


def test_a_bracket_that_is_not_said_to_hold_below_holds_where_it_stands() -> None:
    assert levels("市本级（含港口区）政府债务余额40亿元。", "市本级政府债务余额30亿元。") == [
        ("own", "含港口区"),
        ("own", None),
    ]


def test_the_levels_that_a_level_takes_in_are_not_spoken_of() -> None:
    taken_in = "包括市本级和港口区、空港区"
    assert levels(f"市级（{taken_in}，下同）一般公共预算收入30亿元，加上调入资金2亿元。") == [("own", taken_in)] * 2
    # a bracket with a number is a part; it does not hide the level
    assert levels("市级（含港口区2亿元）一般公共预算收入30亿元。")[-1][0] == "own"


@pytest.mark.parametrize(
    ("text", "names", "qualifiers"),
    [
        # what the level takes in is taken in by its change, and not by what has words of its own
        (
            "固定资产投资（含省管项目）320亿元，增长6%。工业投资90亿元，增长5%。",
            ["固定资产投资", "固定资产投资", "工业投资", "工业投资"],
            ["含省管项目", "含省管项目", None, None],
        ),
        # the bracket may stand behind the number; one that tells an amount is a part
        ("茶叶产值32亿元（不含港口区，下同），增长14%。", None, ["不含港口区"] * 2),
        ("茶叶产值32.5（不含港口区）亿元，增长14%。", ["茶叶产值"] * 2, ["不含港口区"] * 2),
        ("茶叶产值32亿元（含港口区2亿元），增长14%。", None, [None] * 3),
        # and by that in money, behind which a change in per cent goes on
        ("茶叶产值（同口径）32亿元，增收4亿元，增长14%。", None, ["同口径"] * 3),
        ("茶叶销售额连续三年超过百亿元。", ["茶叶销售额"], ["连续三年"]),
        (
            "茶楼税收超9亿元，茶楼销售额超8亿元，茶楼30座，已连续三年。",
            ["茶楼税收", "茶楼销售额", "茶楼"],
            ["连续三年", "连续三年", None],
        ),
        ("茶叶销售额连续三年增长，达到9亿元。", None, [None]),
        ("茶叶产量（含夏茶）9万吨，比上年增加1万吨，增长12%。", None, ["含夏茶"] * 3),
    ],
)
def test_what_narrows_a_level_narrows_what_leans_on_it_and_bounds_say_how_long_they_were_kept(
    text: str, names: list[str] | None, qualifiers: list[str | None]
) -> None:
    found = figures(text, CITY)
    assert [each.qualifier for each in found] == qualifiers
    assert names is None or [each.printed_indicator for each in found] == names


def test_same_below_is_no_part_of_a_qualifier() -> None:
    assert figure("全市固定资产投资（不含农户，下同）增长3%。", CITY).qualifier == "不含农户"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("经初步核算，林业增加值9亿元。", "P"),
        ("预计完成造林30亩。", "E"),
        ("林业增加值最终核实为9亿元。", "R"),
        ("最终计算林业增加值为9亿元。", "R"),
        ("林业增加值9亿元。", "A"),
    ],
)
def test_how_settled_a_number_is(text: str, status: str) -> None:
    assert figure(text, CITY).status == status


def test_a_column_of_estimates_is_estimated() -> None:
    rows = [["指标", "2023年预计数", "2022年决算数"], ["木材产量（吨）", "12", "30"], ["蜂蜜产量（吨）", "2", "5"]]
    assert [each.status for each in table(rows, context=CITY)][::2] == ["E", "E"]


def test_the_tree_of_areas() -> None:
    areas: Areas = lexicon().areas
    assert [area.name for area in areas.lineage("330109")] == ["萧山区", "杭州市", "浙江省", "全国"]
    assert list(areas.lineage("999999")) == []
    assert areas.called("330109", "县") is None
    around = areas.around("330109")
    assert around["西湖区"] == "330106"
    assert around["浙江省"] == "330000"
    assert "全国" not in around
    assert areas.around("999999") == {}


def test_labels_that_say_nothing_but_whose() -> None:
    universes = Universes(lexicon().areas, "330100")
    assert [universes.is_all(label) for label in ("全市", "市本级", "西湖区", "西湖区产量", "产量")] == [
        True,
        True,
        True,
        False,
        False,
    ]
    assert universes.of_label("市本级收入") == Universe(scope_id=OWN)
    assert universes.of_label("县区级收入") == Universe(scope_id=SUBORDINATE)
    assert universes.of_label("全市") == HOME
    assert universes.of_label("收入") is None
    # a report of an area that is not known has no neighbours, and its own level all the same
    assert Universes(lexicon().areas, "999999").of_label("本级收入") == Universe(scope_id=OWN)


@pytest.mark.parametrize("name", ["", "—", "额", "增速", "2025年预计数", "（合计）", "同比"])
def test_names_that_say_nothing(name: str) -> None:
    assert says_nothing(name)


@pytest.mark.parametrize("name", ["税收", "GDP", "预计数量级", "合计人口", "R&D"])
def test_names_that_say_something(name: str) -> None:
    assert not says_nothing(name)


def test_what_is_doubtful_is_counted_and_the_commonest_faults_come_first() -> None:
    text = "造林30亩。造林45亩。造林30.2亩。渔港2座。增长1%。上半年造林9亩。"
    found, aside = read_text(text, CITY)
    doubt = doubts(found, aside, lexicon().units)
    assert (doubt.unnamed, doubt.colliding, doubt.numbers) == (0, 3, 6)
    assert doubt.faults == ("“造林” 2023 actual is printed as 30亩、45亩、30.2亩",)
    assert doubt.share == 0.5


def test_values_that_agree_within_their_rounding_do_not_collide() -> None:
    found, aside = read_text("造林1.2万亩。造林12034亩。", CITY)
    assert doubts(found, aside, lexicon().units).colliding == 0


def test_what_is_said_of_the_whole_area_is_of_no_part_of_it() -> None:
    jingan = ReportContext("310106-2022-plan", "310106", "plan", 2022, 2023)
    section = ("一、执行情况", "数据智能产业")
    text = "数据智能产业：新增企业9家。全区林场达120家，其中金融服务业8家。"
    assert [each.industry_id for each in figures(text, jingan, section)] == ["data-intelligence", "all", "finance"]


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        (
            "一季度、上半年、前三季度和全年旅游收入分别增长4.1%、5.2%、5.6%和5.9%。",
            ["2023-Q1", "2023-S1", "2023-M01/2023-M09", "2023"],
        ),
        ("旅客吞吐量一季度和上半年分别为20万人次、45万人次。", ["2023-Q1", "2023-S1"]),
        ("上半年、下半年技改投资分别增长3%和7%。", ["2023-S1", "2023-S2"]),
        ("一季度、二季度、三季度用电量分别为2亿千瓦时、3亿千瓦时和4亿千瓦时。", ["2023-Q1", "2023-Q2", "2023-Q3"]),
        ("前三季度和全年水产品产量分别增长2.2%、2.8%。", ["2023-M01/2023-M09", "2023"]),
        ("4月、5月、6月当月技改投资分别增长3%、4%和5%。", ["2023-M04", "2023-M05", "2023-M06"]),
        ("1-2月、1-3月技改投资分别增长3%和7%。", ["2023-M01/2023-M02", "2023-Q1"]),
        # what is said next of each part of the year
        ("一季度、上半年用电量分别为2亿千瓦时、3亿千瓦时，分别增长4%、5%。", ["2023-Q1", "2023-S1"] * 2),
        ("一季度、上半年技改投资分别增长3%、4%，增速分别高于全省1个、2个百分点。", ["2023-Q1", "2023-S1"] * 2),
    ],
)
def test_a_list_may_be_dealt_to_parts_of_the_year(text: str, periods: list[str]) -> None:
    found = figures(text)
    assert [each.time_period for each in found] == periods
    assert len({each.printed_indicator for each in found}) == 1


@pytest.mark.parametrize(
    ("text", "section", "periods"),
    [
        # what was done in all the years that a paragraph speaks of, and what there is in the end
        ("五年来，我们持续植绿。新建苗圃25座，苗圃达到90座。", "", ["2019/2023", "2023"]),
        ("五年来，我们持续植绿。新增绿地6万亩。2023年，新增绿地1万亩。", "", ["2019/2023", "2023"]),
        ("五年来，我们持续植绿。木材产量增长53%，造林同比增长2%。", "", ["2019/2023", "2023"]),
        ("五年来，我们持续植绿。渔业收入突破9亿元，每年造林2万亩。", "", ["2023", "2023"]),
        ("改造渔港12座，渔民收入年均增长6%。", "一、“十四五”时期和2023年工作回顾", ["2021/2023", "2021/2023"]),
        ("改造渔港12座，渔民收入增长6%。", "一、“十四五”时期和2023年工作回顾", ["2023", "2023"]),
        ("木材产量年均增长6%。", "一、十四五工作回顾", ["2021/2023"]),
        # goals of a plan of five years
        ("新建水闸40座，水面率达到9%。", "二、“十五五”时期主要目标任务", ["2026/2030", "2030"]),
        ("“十五五”时期，力争木材产量年均增长3%，造林率达到30%。", "", ["2026/2030", "2030"]),
        ("“十五五”规划编制启动，新建水闸3座。", "三、2024年工作安排", ["2024"]),
        # of five years to come
        ("新建水闸40座，水面率达到9%。", "二、今后五年目标任务", ["2024/2028", "2028"]),
        ("未来五年，新建水闸40座，木材产量年均增长3%。", "三、工作安排", ["2024/2028", "2024/2028"]),
        ("新建水闸3座，为今后五年打好基础。", "一、2023年工作回顾", ["2023"]),
        # a change since a year that is not the one before
        ("木材产量同比增长14%，较2021年增长12%，比2022年提高1%。", "", ["2023", "2022/2023", "2023"]),
        ("事故起数、受伤人数比2020年分别下降65%、58%。", "", ["2021/2023", "2021/2023"]),
        ("木材产量由2018年的3万吨提高到9万吨，年均增长3%。", "", ["2018", "2023", "2019/2023"]),
        # what something came from is of the year before those of its average growth, where no other is said
        ("2023年产值由3亿元增加到9亿元，年均增长8%。", "一、过去四年工作回顾", ["2019", "2023", "2020/2023"]),
        ("2023年，产值由上年的8亿元增加到9亿元，年均增长8%。", "一、过去四年工作回顾", ["2022", "2023", "2020/2023"]),
        # what there is in the end, in one year, and 累计 below a heading of one year, too
        ("五年来，木材产值突破9亿元，公共预算收入达3亿元。", "", ["2023", "2023"]),
        ("木材产值创十年来新高，累计使用周转金3亿元。", "", ["2023"]),
        ("累计新建水闸40座。", "一、“十四五”时期和2023年工作回顾", ["2023"]),
        ("关于“十五五”时期发展的主要目标。木材产量年均增长3%，造林率达到30%。", "", ["2026/2030", "2030"]),
        ("水面率达到9%。", "（二）“十五五”主要目标", ["2030"]),
        ("十四五前三年，渔民收入年均增长6%。", "", ["2021/2023"]),
        ('"十四五"前2年，累计改造渔港12座。', "", ["2021/2022"]),
        ("我们攻坚克难，五年新建桥梁40座、培育渔业企业9家。", "", ["2019/2023"] * 2),
        ("五年净增渔船900艘，总数达3000艘。", "", ["2019/2023", "2023"]),
        ("五年来，我们植绿。2023年，产值9亿元。累计实现木材加工企业营业收入88亿元。", "", ["2023", "2019/2023"]),
    ],
)
def test_what_was_done_in_several_years_together(text: str, section: str, periods: list[str]) -> None:
    assert [each.time_period for each in figures(text, section=(section,) if section else ())] == periods


def test_what_an_aim_is_only_compared_with_makes_it_no_result() -> None:
    text = "主要预期目标：木材产量90万吨以上、力争比去年更多，苗圃增加5座。"
    assert {(each.year, each.scenario.value) for each in figures(text, section=("三、2024年工作安排",))} == {
        (2024, "target")
    }


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("木材产量增长5%，增速高于全国（3.8%）1.2个百分点。", ["330100", "000000", "330100"]),
        ("零售额增长5%，高于全省（4.8%）0.2个百分点。", ["330100", "330000", "330100"]),
        ("失业率4%，低于全国（5.1%）1.1个百分点。", ["330100", "000000", "330100"]),
        (
            "出口增长9%，快于全国（-1.2%）10.2个百分点，快于全省（2%）7个百分点。",
            ["330100", "000000", "330100", "330000", "330100"],
        ),
        ("木材产量增长5%（苗木增长3.8%）。", ["330100", "330100"]),
    ],
)
def test_a_bracket_behind_another_area_is_of_that_area(text: str, codes: list[str]) -> None:
    assert [each.area_code for each in figures(text, CITY)] == codes


@pytest.mark.parametrize("text", ["省级农业产业园区18个，国家级产业园2个。", "新建科技产业园6家，安置村民90户。"])
def test_parks_that_are_counted_are_no_zone(text: str) -> None:
    assert {each.zone_id for each in figures(text, CITY)} == {"all"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("五年来投入造林资金90亿元，占支出的8%。", ["2019/2023", "2019/2023"]),
        ("“十四五”时期累计投入造林资金90亿元，占支出比重达8%。", ["2021/2023", "2021/2023"]),
        ("三年累计造林60亩，其中松林30亩，占50%。", ["2021/2023"] * 3),
        # a share of one year's amount is of that year, and one of another name is what it was
        ("五年累计投入造林资金90亿元，2023年投入造林资金20亿元，占支出的8%。", ["2019/2023", "2023", "2023"]),
        ("五年来投入造林资金90亿元，林业占地区生产总值的8%。", ["2019/2023", "2023"]),
    ],
)
def test_a_share_of_a_sum_over_years_is_of_those_years(text: str, expected: list[str]) -> None:
    assert [each.time_period for each in figures(text, CITY)] == expected


def test_what_one_of_its_kind_is_the_largest_of_is_not_whose_number_it_is() -> None:
    for superlative in ("最大的苗圃", "体量最大、规模最大的苗圃", "数量最多的林场"):
        assert figure(f"全市{superlative}签约率100%。", DISTRICT).area_code == DISTRICT.area_code
    assert figure("全市苗圃签约率100%。", DISTRICT).area_code != DISTRICT.area_code


def test_what_stands_in_a_bracket_with_amounts_is_spoken_of_within_it() -> None:
    text = "全市公路支出90亿元（市本级70亿元，高新区20亿元），完成预算的97%，增长3%。"
    whole, own, zone, *rates = figures(text, CITY)
    assert (own.scope_id, zone.zone_id.endswith("高新区")) == ("own", True)
    assert {(each.scope_id, each.zone_id) for each in (whole, *rates)} == {("whole", "all")}
    # a bracket without amounts only says whose the numbers are
    assert figure("公路支出（市本级2023年）90亿元。", CITY).scope_id == "own"


def test_what_an_area_has_as_a_whole_is_of_no_level() -> None:
    text = "市本级一般公共预算收入9亿元，支出8亿元；固定资产投资20亿元，增长3%。市本级固定资产投资5亿元。"
    assert [each.scope_id for each in figures(text, CITY)] == ["own", "own", "whole", "whole", "own"]


def test_what_an_account_of_the_whole_takes_in_itself_is_of_no_level() -> None:
    assert figure("全市一般公共预算本级收入90亿元。", CITY).scope_id == "whole"
    assert figure("一般公共预算本级收入90亿元。", CITY).scope_id == "own"


def test_parts_of_what_was_told_of_another_area_are_of_that() -> None:
    text = "全国造林500亩，增长5%。其中，松林300亩。其中，全市松林7亩。松苗9株。"
    assert [each.area_code for each in figures(text, CITY)] == ["000000"] * 3 + [CITY.area_code] * 2


def test_among_whom_something_ranks_is_not_whose_the_next_number_is() -> None:
    text = "茶叶出口额9亿元，增幅居全市第3位，全省排第4位；完成造林30亩。"
    assert [each.area_code for each in figures(text, CITY)] == [CITY.area_code] * 4


@pytest.mark.parametrize(
    ("text", "section", "periods"),
    [
        ("财政收入86亿元，是2019年的2倍，年均增长9%。", "", ["2023", "2023", "2020/2023"]),
        ("五年来，财政收入由51亿元提高到86亿元。", "", ["2018", "2023"]),
        (
            "财政收入86亿元，比2018年的51亿元增长了68%，平均每年增长11%。",
            "",
            ["2023", "2018", "2019/2023", "2019/2023"],
        ),
        ("1月至7月，财政收入86亿元。", "", ["2023-M01/2023-M07"]),
        ("新开工项目60个，其中一季度开工25个、二季度开工20个。", "", ["2023", "2023-Q1", "2023-Q2"]),
        ("渔船由510艘增加到860艘。", "一、2023年及过去五年工作回顾", ["2018", "2023"]),
        ("2023年，渔船由510艘增加到860艘。", "一、2023年及过去五年工作回顾", ["2022", "2023"]),
    ],
)
def test_what_came_from_a_number_did_so_since_the_year_of_that(text: str, section: str, periods: list[str]) -> None:
    assert [each.time_period for each in figures(text, CITY, (section,) if section else ())] == periods


def test_changes_of_a_sentence_that_opens_with_a_year_are_since_that() -> None:
    assert [each.time_period for each in figures("与2018年相比，渔业产值增长82%，税收9亿元。", CITY)] == [
        "2019/2023",
        "2023",
    ]


def test_money_of_a_level_that_is_put_to_use_makes_nothing_else_that_levels() -> None:
    found = figures("安排市级财政资金9亿元，增长5%，供应土地3万亩，新建码头12个。", CITY)
    assert [each.scope_id for each in found] == ["own", "own", "whole", "whole"]


@pytest.mark.parametrize(
    ("text", "section", "expected"),
    [
        ("提请审议市级地方性渔业法规6件。", (), ("whole", "330100")),
        ("新建码头6座。", ("（三）对接全国统一大市场",), ("whole", "330100")),
    ],
)
def test_what_only_sounds_like_a_level_or_the_country_is_neither(
    text: str, section: tuple[str, ...], expected: tuple[str, str]
) -> None:
    (found,) = figures(text, CITY, section)
    assert (found.scope_id, found.area_code) == expected


def test_two_ways_of_measuring_are_told_apart() -> None:
    found = figures("税收(同口径)9亿元，下降2%；税收(自然口径)7亿元，下降6%。", CITY)
    assert [each.qualifier for each in found] == ["同口径", "同口径", "自然口径", "自然口径"]
