"""What the numbers of a sentence say: kind, indicator, year, scenario, stock."""

from __future__ import annotations

import re

import pytest
from reading_aids import COMMUNIQUE, PLAN, figure, figures, read_text, said

from sources.figures.time_context import TimeContext, of_heading
from sources.model import ReportContext, Scenario

JINGAN = ReportContext("310106-2023-plan", "310106", "plan", 2023, 2024)
TASKS = ("二、2024年工作安排",)
THREE = (("一", 4), ("二", 5), ("三", 6))


def test_growth_leans_on_the_level_before() -> None:
    assert said(figures("全年粮食产量50.5万吨，比上年下降1.1%。其中，稻谷24.8万吨，增长1.6%。")) == [
        ("粮食产量", "50.5万吨", "level"),
        ("粮食产量", "-1.1%", "growth"),
        ("稻谷产量", "24.8万吨", "level"),
        ("稻谷产量", "1.6%", "growth"),
    ]


def test_change_in_absolute_terms_is_a_level_that_says_what_was_added() -> None:
    assert said(figures("小麦播种面积30万亩，比上年减少2万亩。"))[1] == ("小麦播种面积比上年减少", "-2万亩", "level")
    assert figures("小麦播种面积30万亩，比上年减少2万亩。")[1].change_basis == "year"


def test_growth_to_a_level_is_a_level() -> None:
    assert figure("空气优良天数比率提高到86.5%。").kind.value == "rate"


@pytest.mark.parametrize("leading", ["平均", "平均为", "平均达", "平均达到", "均为"])
def test_what_leads_to_a_number_is_no_part_of_its_name(leading: str) -> None:
    assert said(figures(f"水稻出苗率{leading}91.5%。")) == [("水稻出苗率", "91.5%", "rate")]


def test_parts_measure_what_their_whole_measures() -> None:
    assert said(figures("规模以上工业增加值增长8.2%。分门类看，采矿业下降4.1%，制造业增长10.6%。")) == [
        ("规模以上工业增加值", "8.2%", "growth"),
        ("规模以上采矿业增加值", "-4.1%", "growth"),
        ("规模以上制造业增加值", "10.6%", "growth"),
    ]


def test_share_and_its_whole() -> None:
    share = figures("外资企业实现利润43亿元，占全区利润的51.1%。")[1]
    assert (share.kind.value, share.whole_of, share.printed_indicator) == ("share", "全区利润", "外资企业利润")


def test_completion() -> None:
    assert said(figures("创业帮扶1252人，完成年度目标的178.8%。"))[1] == ("创业帮扶", "178.8%", "completion")


def test_verb_carries_over_an_enumeration() -> None:
    assert [each.printed_indicator for each in figures("新增甲类企业60家、乙类企业32家。")] == [
        "新增甲类企业",
        "新增乙类企业",
    ]


def test_noun_after_the_number() -> None:
    assert [each.printed_indicator for each in figures("新建6条、翻建4条健身步道，新增2个食堂、5个驿站。")] == [
        "新建健身步道",
        "翻建健身步道",
        "新增食堂",
        "新增驿站",
    ]


def test_names_before_a_count_are_not_what_is_counted() -> None:
    assert figure("完成东路、西路等10.44公里架空线整治。").printed_indicator == "完成架空线整治"


def test_lists_with_respectively() -> None:
    assert said(figures("全市城镇、农村居民人均可支配收入分别增长4.6%和6.8%。")) == [
        ("城镇居民人均可支配收入", "4.6%", "growth"),
        ("农村居民人均可支配收入", "6.8%", "growth"),
    ]
    assert said(figures("货物出口额50亿元、货物进口额30亿元，分别增长6%和下降3%。"))[2][0] == "货物出口额"


def test_bracketed_target() -> None:
    actual, target = figures("超额完成公租房筹措任务，已筹集6315套(目标4179套)。")
    assert (actual.scenario.value, target.scenario.value) == ("actual", "target")
    assert actual.printed_indicator == target.printed_indicator


def test_comparator_after_the_bracket() -> None:
    assert figures("登记失业人数8564人，控制在下达目标(9700人)以内。")[1].comparator == "le"


def test_from_a_to_b() -> None:
    before, after = figures("财政自给率由上年的12.38%升至14.07%。")
    assert (before.scenario.value, before.year) == ("baseline", 2022)
    assert (after.scenario.value, after.year, after.printed_indicator) == ("actual", 2023, "财政自给率")


def test_section_gives_year_and_scenario() -> None:
    text = "新增公园3座。"
    assert [(each.year, each.scenario.value) for each in figures(text)] == [(2023, "actual")]
    assert [(each.year, each.scenario.value) for each in figures(text, section=TASKS)] == [(2024, "target")]


def test_stated_year_beats_the_section() -> None:
    read = figure("到2025年，森林覆盖率达到70%。")
    assert (read.year, read.scenario.value) == (2025, "target")
    assert figure("2023年，新增公园3座。", section=TASKS).scenario.value == "actual"
    assert figure("产值比2019年增长12%。").year == 2023


def test_periods() -> None:
    read = figures("上半年生产总值增长6.2%，1-9月增长5.9%，全年增长5.5%。", COMMUNIQUE)
    assert [each.period for each in read] == ["H1", "M01-M09", "A"]


def test_stocks() -> None:
    text = "年末常住人口852万人。新增企业22家、累计达797家。登记企业达540家。接待游客30万人次。年末新增就业3万人。"
    assert [each.is_stock for each in figures(text)] == [True, False, True, True, False, False]


def test_rank_is_a_figure_of_its_own_kind() -> None:
    assert [each.kind.value for each in figures("总量位列全市第一。")] == ["rank"]


def test_ratio_of_three() -> None:
    assert [each.printed_value for each in figures("三次产业结构为1.8:32.5:65.7。")] == ["1.8", "32.5", "65.7"]


def test_number_without_a_name_is_kept_with_its_sentence() -> None:
    found, aside = read_text("增长1%。")
    assert found == ()
    assert [numeral.reason for numeral in aside] == ["unnamed"]
    assert aside[0].sentence == "增长1%。"


def test_parts_of_a_compound() -> None:
    read = figures("货物进出口总额80亿元，下降4%。其中，出口53亿元，下降5%；进口27亿元，增长2%。")
    assert [each.printed_indicator for each in read] == [
        *["货物进出口总额"] * 2,
        *["出口总额"] * 2,
        *["进口总额"] * 2,
    ]


def test_income_and_spending_of_the_same_budget() -> None:
    read = figures("全市一般公共预算收入年初预算80亿元，收入完成81亿元。支出预算155亿元，支出完成150亿元。")
    assert [(each.printed_indicator, each.scenario.value) for each in read] == [
        ("一般公共预算收入", "target"),
        ("一般公共预算收入", "actual"),
        ("一般公共预算支出", "target"),
        ("一般公共预算支出", "actual"),
    ]


def test_natural_increase_is_a_rate_by_name() -> None:
    assert said(figures("死亡率6.5‰，自然增长率0.6‰。"))[1] == ("自然增长率", "0.6‰", "rate")


def test_first_second_and_third() -> None:
    names = [each.printed_indicator for each in figures("第一、二、三产业增加值分别增长3.5%、6.8%和5.9%。")]
    assert names == ["第一产业增加值", "第二产业增加值", "第三产业增加值"]


def test_a_rank_is_one_of_what_stands_before_its_verb() -> None:
    text = "社会消费品零售总额80亿元，总量继续位列全省第一。在营商环境测评、信用考评中，均位列全市第一。"
    ranks = [each.printed_indicator for each in figures(text) if each.kind.value == "rank"]
    assert ranks == ["社会消费品零售总额", "营商环境测评、信用考评"]


@pytest.mark.parametrize(
    ("text", "ranked"),
    [
        # how much there is of a thing is the thing itself
        ("商业综合体达26座，数量位列全市第二。", "商业综合体"),
        ("获评三星级的民宿共有18家，数量规模位居全省第一。", "获评三星级的民宿"),
        # how fast it grows is not
        ("水产品产量增长4%，增速位列全省第3位。", "水产品产量(增速)"),
        ("水产品产量9万吨，总量和增速均位列全省第3位。", "水产品产量(总量和增速)"),
        ("智能制造、绿色工厂评价均位列全市第一。", "智能制造、绿色工厂评价"),
        ("印花税总额和占比位列全市第一。", "印花税总额和占比"),
        # what a place is awarded in stands behind the verb, and no earlier sentence names it
        ("新建泵站4座。连续两年获评全省河湖长制考核第一名。", "河湖长制考核"),
        ("新建泵站4座，连续两年荣获全省第一名。", "新建泵站"),
        ("新建泵站4座。获奖人数在全省水利系统排名第一。", "获奖人数"),
        ("新建泵站4座。获奖励单位数量居全市第一。", "获奖励单位数量"),
        ("投资增速在全省排名第3。", "投资增速"),
        ("城乡居民养老待遇水平居全省第2，", "城乡居民养老待遇水平"),
        ("渔业产值增长6%，增速全省第4。", "渔业产值(增速)"),
        ("线网密度连续4年保持全省第一。", "线网密度"),
        # also among so many areas
        ("渔业产值总量六区第一。", "渔业产值"),
        ("渔业产值9亿元，七个县市区中排名第一。", "渔业产值"),
        ("渔业产值9亿元，总量全市第二。", "渔业产值"),
    ],
)
def test_a_rank_is_one_of_the_thing_ranked(text: str, ranked: str) -> None:
    rank = next(each for each in figures(text) if each.kind.value == "rank")
    assert rank.printed_indicator == ranked
    assert rank.rank_among in {"全市", "全省", "六区", "七个县市区"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("有序推进18条背街小巷整治。", "推进背街小巷整治"),
        ("全县有文化馆3个。", "文化馆"),
        ("年末有医疗机构860家。", "医疗机构"),
        ("有线电视用户26万户。", "有线电视用户"),
        ("有力带动1200户农户增收。", "带动农户增收"),
    ],
)
def test_a_word_that_begins_with_there_is_stays_whole(text: str, name: str) -> None:
    printed = figures(text)[0].printed_indicator
    assert printed.endswith(name)
    assert printed[0] not in "序力线"


def test_what_is_counted_by_now_counts_what_it_is_of_too() -> None:
    read = figures("累计有14个街道的250个窗口接入平台。改造14个街道的250个窗口。")
    assert [each.is_stock for each in read] == [True, True, False, False]


def test_a_change_of_what_was_said_before_is_called_by_it() -> None:
    text = "渔业产值增长7%，增速比上年加快0.5个百分点，占比提高0.2个百分点，拉动农业增长1.3个百分点。"
    assert [each[:2] for each in said(figures(text))] == [
        ("渔业产值", "7%"),
        ("渔业产值增速", "0.5个百分点"),
        ("渔业产值占比", "0.2个百分点"),
        ("渔业产值拉动农业增长", "1.3个百分点"),
    ]


def test_whose_contribution_it_is() -> None:
    text = "渔业产值增长7%，对农业增长的贡献率为31%，拉动农业增长1.3个百分点。"
    assert [each.printed_indicator for each in figures(text)] == [
        "渔业产值",
        "渔业产值对农业增长的贡献率",
        "渔业产值拉动农业增长",
    ]


def test_whose_contributions_a_list_tells_is_said_by_the_list_alone() -> None:
    text = "三次产业结构为5:41:54，三次产业对区域增长的贡献率分别为3%、42%、55%。"
    assert [each.printed_indicator for each in figures(text)][3:] == [
        "第一产业对区域增长的贡献率",
        "第二产业对区域增长的贡献率",
        "第三产业对区域增长的贡献率",
    ]


def test_what_two_things_add_to_a_third_are_two() -> None:
    text = "渔业产值增长7%，拉动农业增长1.3个百分点；林业产值增长2%，拉动农业增长0.4个百分点。"
    added = [each.printed_indicator for each in figures(text) if each.change_basis == "contribution"]
    assert added == ["渔业产值拉动农业增长", "林业产值拉动农业增长"]


def test_a_sum_over_years_is_called_as_that_of_one_year() -> None:
    text = "五年累计新建水闸25座、泵站11座。“十四五”期间累计修复河岸30公里。2023年新建水闸6座。"
    assert [(each.printed_indicator, each.time_period) for each in figures(text)] == [
        ("新建水闸", "2019/2023"),
        ("新建泵站", "2019/2023"),
        ("修复河岸", "2021/2023"),
        ("新建水闸", "2023"),
    ]


def test_places_gained_are_no_statistic_of_their_own() -> None:
    assert [each.kind.value for each in figures("综合实力位列第23位，较上年前移4位。")] == ["rank", "rank"]


def test_bare_counts_in_a_row_are_told_apart_by_their_counters() -> None:
    names = [each.printed_indicator for each in figures("任务清单5大类20条46项。")]
    assert names == ["任务清单大类数", "任务清单条数", "任务清单项数"]


def test_a_class_of_things_is_no_amount() -> None:
    assert said(figures("新引进超10亿元项目8个、50亿级项目2个。")) == [
        ("新引进超10亿元项目", "8个", "level"),
        ("新引进50亿级项目", "2个", "level"),
    ]
    assert figure("推动10家以上企业上市。").comparator == "ge"


def test_a_target_in_words_of_its_own() -> None:
    actual, target = figures("城镇登记失业人数3820人，控制在市下达目标4200人以内。")
    assert (target.printed_indicator, target.scenario.value, target.comparator) == (
        actual.printed_indicator,
        "target",
        "le",
    )
    assert actual.is_stock and target.is_stock


def test_a_verb_does_not_carry_into_a_clause_with_its_own() -> None:
    assert [each.printed_indicator for each in figures("培训776名学徒制人才；创业帮扶1252人。")][1] == "创业帮扶"
    assert [each.printed_indicator for each in figures("新设私营企业8户，增长2%；内资企业4户。")][2] == "新设内资企业"


def test_two_deeds_with_the_same_thing() -> None:
    names = [each.printed_indicator for each in figures("保障性住房筹措60套、供应20套。管网整治42个，已竣工39个。")]
    assert names == ["保障性住房筹措", "保障性住房供应", "管网整治", "管网整治竣工"]


def test_numerals_of_names_dates_and_laws_are_set_aside() -> None:
    text = (
        "印发《行动计划（2023-2025年）》，落实〔2023〕5号文件，推进1+3+N体系、G60走廊、5G网络、12345热线，"
        "打造15分钟生活圈，支持985高校，实现从0到1的突破，2025年1月1日起施行。"
    )
    found, aside = read_text(text)
    assert [each.printed_text for each in found] == []
    assert len(aside) >= 14 and "unclassed" not in {each.reason for each in aside}


@pytest.mark.parametrize("text", ["住房面积41 25平方米。", "住房面积41 　25平方米。", "——7座。", "“”12家，——15家。"])
def test_a_number_without_a_name_is_set_aside(text: str) -> None:
    """Blanks, dashes and quotation marks name nothing."""
    found, aside = read_text(text)
    assert all(any(char.isalnum() for char in each.printed_indicator) for each in found)
    assert {each.reason for each in aside} == {"unnamed"}
    # nothing is dropped: every number is a figure or set aside
    assert len(found) + len(aside) == len(re.findall(r"[0-9]+", text))


def zones(text: str) -> list[str]:
    return [each.zone_id.removeprefix("310106-") for each in figures(text, JINGAN)]


def test_zones_named_together_are_not_what_the_number_is_about() -> None:
    assert zones("大宁功能区、市北功能区新增企业30家。") == ["all"]
    assert zones("在大宁功能区、市北功能区和其他地方新增企业30家。") == ["all"]
    assert zones("市北功能区新增企业30家。") == ["shibei"]


def test_a_zone_at_the_very_start_is_the_topic_of_what_follows() -> None:
    rest = "大宁功能区新增企业30家。新增楼宇5幢。"
    assert zones(rest) == zones("在" + rest) == zones("全区" + rest) == ["daning", "daning"]
    # further in, it is said of its own sentence only
    assert zones("今年在" + rest) == zones("从全年来看，" + rest) == ["daning", "all"]
    assert zones("各个功能区中，大宁功能区：新增企业30家。新增楼宇5幢。") == ["daning", "daning"]


def test_a_later_zone_does_not_take_the_place_of_the_topic() -> None:
    text = "大宁功能区新增企业30家。其中，位于市北功能区的企业9家。新增绿地2处。"
    assert zones(text) == ["daning", "shibei", "daning"]


def test_a_zone_named_after_the_number_is_not_its_own() -> None:
    assert zones("新增企业30家，市北功能区新增企业9家。") == ["all", "shibei"]


def years(text: str) -> list[tuple[int, str]]:
    return [(each.year, each.scenario.value) for each in figures(text)]


def test_a_year_that_opens_a_clause_is_that_of_the_clauses_after_it() -> None:
    for opening in ("2022年", "到2022年", "截至2022年"):
        assert years(f"{opening}新建公园3座，新建绿道5公里。") == [(2022, "actual")] * 2, opening
    assert years("预计2025年新建公园3座，新建绿道5公里。") == [(2025, "target")] * 2


def test_a_year_inside_a_clause_is_that_of_its_own_number() -> None:
    assert years("出生率2022年为7.1‰，死亡率为6.0‰。") == [(2022, "actual"), (2023, "actual")]
    assert years("年末户籍人口2022年为7.1万人，常住人口为6.0万人。") == [(2022, "actual"), (2023, "actual")]


def test_a_year_behind_how_settled_a_number_is_is_that_of_the_clauses_after_it() -> None:
    assert years("最终核实2022年茶叶产值9亿元，增长4%，税收2亿元。") == [(2022, "actual")] * 3


def test_completed_is_no_part_of_what_is_measured() -> None:
    text = "完成固定资产投资120亿元。完成税收收入5亿元。完成投资7亿元。完成管线迁改12公里。"
    names = [each.printed_indicator for each in figures(text)]
    # 投资 alone would not say of what; moving pipes is a deed and no measure
    assert names == ["固定资产投资", "税收收入", "完成投资", "完成管线迁改"]


def test_months_that_no_year_has_are_no_period() -> None:
    def period(months: str) -> str:
        return figure(f"{months}月生产总值增长5.9%。").period

    assert [period(months) for months in ("1-12", "2至9", "1～11", "11-12")] == [
        "A",  # all of the year
        "M02-M09",
        "M01-M11",
        "M11-M12",
    ]
    assert {period(months) for months in ("1-13", "3-15", "11-99", "0-6", "9-3", "5-5")} == {"A"}


def test_quarters_and_halves_are_periods_however_they_are_written() -> None:
    text = "第1季度产值5亿元。2季度产值5亿元。三季度产值5亿元。4季度产值5亿元。前三季度产值15亿元。下半年产值9亿元。"
    assert [each.period for each in figures(text)] == ["Q1", "Q2", "Q3", "Q4", "M01-M09", "H2"]


def test_higher_or_lower_than_elsewhere_in_per_cent_is_a_growth() -> None:
    assert said(figures("单位能耗比全省平均低3.5%。城镇化率比全省平均高2.2%。")) == [
        ("单位能耗", "-3.5%", "growth"),
        ("城镇化率", "2.2%", "growth"),
    ]


def test_the_year_before_is_said_in_words() -> None:
    for text in ("新增就业3.5万人，上年为3.2万人。", "新增就业3.5万人（去年同期3.2万人）。"):
        assert [(each.year, each.scenario.value) for each in figures(text)] == [(2023, "actual"), (2022, "actual")]


def test_a_year_of_one_thing_listed_is_not_that_of_the_next() -> None:
    for text in (
        "产值1200亿元、2022年1100亿元、税收80亿元。",
        "产值1200亿元（2022年为1100亿元）、税收80亿元。",
        "产值由2022年的1100亿元增加到1200亿元、税收80亿元。",
    ):
        assert {each.printed_value: each.year for each in figures(text)} == {"1200": 2023, "1100": 2022, "80": 2023}, (
            text
        )


def test_rises_and_falls_dealt_to_a_list() -> None:
    def signs(changes: str) -> list[int]:
        return [each.sign for each in figures(f"货物出口额50亿元、货物进口额30亿元，分别{changes}。")][2:]

    assert signs("增长6%和3%") == [1, 1]
    assert signs("下降6%和3%") == [-1, -1]
    assert signs("增长6%和下降3%") == [1, -1]
    assert signs("下降6%和增长3%") == [-1, 1]


def test_growth_with_a_minus_sign_is_a_fall() -> None:
    assert said(figures("固定资产投资增长-2.5%。"))[0] == ("固定资产投资", "-2.5%", "growth")
    assert said(figures("工业利润同比增长-2.5%，其中国有企业增长1.5%。"))[0][1] == "-2.5%"


def test_a_clause_without_numbers_says_that_what_follows_is_aimed_at() -> None:
    def scenarios(text: str) -> set[str]:
        return {each.scenario.value for each in figures(text)}

    assert scenarios("全年主要预期目标是：生产总值增长5%，财政收入增长4%。") == {"target"}
    assert scenarios("力争全面完成任务，新增就业3万人，新建公园2座。") == {"target"}
    # but not when it only speaks of aims
    assert scenarios("各项预期目标都已完成，新增就业3万人，新建公园2座。") == {"actual"}
    assert scenarios("全年主要预期目标是：生产总值增长5%。财政收入增长4%。") == {"target", "actual"}


def test_a_name_that_says_nothing_takes_the_topic_of_its_paragraph_or_its_zone() -> None:
    assert figures("推进老旧小区改造。项目120个。")[0].printed_indicator == "老旧小区改造项目"
    assert figures("市北功能区：项目20个。", JINGAN)[0].printed_indicator == "市北功能区项目"


def test_money_is_named_after_its_purpose() -> None:
    assert figure("统筹资金2亿元，支持企业技术改造。").printed_indicator == "统筹资金支持企业技术改造"
    # that of the next clause, if it holds no number of its own, else that of the section
    section = ("三、财政工作", "（二）支持中小企业")
    assert figure("安排资金2亿元。", section=section).printed_indicator == "安排资金支持中小企业"
    read = figures("安排资金2亿元，新建公园3座。", section=section)
    assert [each.printed_indicator for each in read] == ["安排资金支持中小企业", "新建公园"]


def test_a_number_without_words_is_of_the_kind_sign_and_whole_of_the_one_before() -> None:
    assert said(figures("单位能耗下降3%，力争3.5%。")) == [
        ("单位能耗", "-3%", "growth"),
        ("单位能耗", "-3.5%", "growth"),
    ]
    shares = figures("民间投资占全部投资的比重由62%提高到65%。工业投资占全部投资的32%，力争35%。")
    assert [(each.kind.value, each.whole_of, each.sign) for each in shares] == [("share", "全部投资", 1)] * 4
    assert [each.scenario.value for each in shares] == ["baseline", "actual", "actual", "target"]


def test_tenths_are_a_share() -> None:
    assert [each.kind.value for each in figures("上市企业中民营企业有三成。参保人数占全县人口的九成以上。")] == [
        "share"
    ] * 2


def test_what_was_done_in_several_years_together_is_a_stock() -> None:
    assert [each.is_stock for each in figures("五年来，建成住房1.1万套，引进企业32家。")] == [True, True]
    assert [each.is_stock for each in figures("全年建成住房1.1万套，引进企业32家。")] == [False, False]


def test_what_is_left_of_a_fund_and_how_long_a_line_is_are_stocks() -> None:
    fund = "医疗保险基金收入55亿元，当年收支结余2亿元，滚存结余53亿元。"
    assert [each.is_stock for each in figures(fund)] == [False, False, True]
    lines = "铁路营业里程达5400公里。内河航道突破2000公里。新建农村公路达300公里。"
    assert [each.is_stock for each in figures(lines)] == [True, True, False]
    shares = "上市公司2家，总股本3亿股，总市值90亿元，成交额20亿元。"
    assert [each.is_stock for each in figures(shares)][1:] == [True, True, False]


def test_added_up_over_the_year_is_a_flow() -> None:
    assert [each.is_stock for each in figures("全年累计引进企业30家。累计引进企业120家。")] == [False, True]


def test_who_achieved_the_number_before_achieved_the_next() -> None:
    names = [each.printed_indicator for each in figures("规上工业企业实现营业收入120亿元，实现利润9亿元。")]
    assert names == ["规上工业企业营业收入", "规上工业企业利润"]


def test_below_a_heading_that_has_decided_only_a_year_says_otherwise() -> None:
    def reads(*section: str) -> tuple[int, str]:
        read = figure("新建公园3座。", section=section)
        return read.year, read.scenario.value

    assert reads("二、2024年工作安排", "（一）回顾落实情况") == (2024, "target")
    assert reads("一、2023年执行情况", "（一）落实重点任务") == (2023, "actual")
    assert reads("二、2024年工作安排", "（一）2022年基础") == (2022, "actual")
    assert reads("一、执行情况", "（一）2022年") == (2022, "actual")
    assert reads("一、总体要求", "（一）基本思路") == (2024, "target")
    assert reads("一、2024年上半年执行情况") == (2024, "actual")


def test_a_caption_of_results_below_targets_speaks_of_targets() -> None:
    aims, results = TimeContext(2024, Scenario.TARGET), TimeContext(2023, Scenario.ACTUAL)
    assert of_heading("重点工作完成情况", aims, PLAN) == aims
    assert of_heading("2023年重点工作完成情况", aims, PLAN) == results
    assert of_heading("重点工作完成情况", results, PLAN) == results


def test_the_sort_that_the_last_name_of_a_list_says_is_that_of_all() -> None:
    found = said(figures("批发、零售、餐饮业销售额分别为30亿元、20亿元和10亿元。"))
    assert [name for name, _, _ in found] == ["批发业销售额", "零售业销售额", "餐饮业销售额"]


def test_more_by_one_character_is_a_change_in_its_own_unit() -> None:
    assert said(figures("粮食产量比上年多3万吨。")) == [("粮食产量比上年多", "3万吨", "level")]
    assert said(figures("煤炭消费量较上年少2万吨。")) == [("煤炭消费量较上年少", "-2万吨", "level")]


def test_a_noun_that_ends_in_a_particle_keeps_it() -> None:
    assert figure("开设以就业为目的12门课程。").printed_indicator == "开设以就业为目的课程"


def test_what_a_plan_of_five_years_built_is_what_there_is() -> None:
    assert figure("“十四五”期间，建成住房1.1万套。").is_stock
    assert not figure("建成住房1.1万套。").is_stock


def test_who_approved_an_amount_is_no_part_of_its_name() -> None:
    assert figure("省财政厅核定我市2023年政府债务限额50亿元。").printed_indicator == "政府债务限额"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("建设便民驿站120个，筹建公租房3.2万套，兴建水厂2座。", ["建设便民驿站", "筹建公租房", "兴建水厂"]),
        ("改造泵站6座，组建巡护队18支，增设护栏40公里。", ["改造泵站", "组建巡护队", "增设护栏"]),
        ("银行存、贷款余额双双突破6万亿元。", ["银行存、贷款余额"]),
    ],
)
def test_a_deed_of_its_own_takes_no_verb_from_the_one_before(text: str, names: list[str]) -> None:
    assert [each.printed_indicator for each in figures(text)] == names


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("细颗粒物年均浓度下降4.5%。", "year"),
        ("年平均气温比上年下降0.4%。", "year"),
        ("地区生产总值年均增长4.5%。", "yearly_average"),
    ],
)
def test_an_average_of_a_year_is_no_average_over_years(text: str, basis: str) -> None:
    assert figure(text).change_basis == basis


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # a rate of what was handled, or checked
        ("受理噪声投诉案件41件，办结率100%。", ["受理噪声投诉案件", "噪声投诉案件办结率"]),
        ("办理政协提案52件，满意率98%。", ["办理政协提案", "政协提案满意率"]),
        ("收到热线诉求9万件，按期办结率97%。", ["收到热线诉求", "热线诉求按期办结率"]),
        (
            "完成工程结算审核37项，审减资金3亿元，审减率8%。",
            ["完成工程结算审核", "工程结算审核审减资金", "工程结算审核审减率"],
        ),
        ("绩效评审项目12个，核减金额5亿元。", ["绩效评审项目", "绩效评审项目核减金额"]),
        (
            "答复人大建议6件、政协提案8件，办复率均为100%。",
            ["答复人大建议", "答复政协提案", "人大建议、政协提案办复率"],
        ),
        # of firms, by the rate of the sentence before
        ("全年大中型船舶企业产销率98%。实现营业收入70亿元。", ["大中型船舶企业产销率", "大中型船舶企业营业收入"]),
        # the grade of water that takes the place of another
        ("水库水质符合Ⅱ类的占70%（9座），Ⅲ类的占30%（4座）。", ["水库水质符合Ⅱ类"] * 2 + ["水库水质符合Ⅲ类"] * 2),
        # a share before what it is a share of
        ("占住宿业收入比重为31%的民宿收入8亿元。", ["民宿收入"] * 2),
        # what several verbs did to one thing
        ("新建及修缮灌溉水渠17公里，累计建成230公里。", ["新建及修缮灌溉水渠", "灌溉水渠累计建成"]),
    ],
)
def test_a_bare_measure_has_its_owner(text: str, names: list[str]) -> None:
    assert [each.printed_indicator for each in figures(text)] == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # how many there are in all
        ("全县共发放渔业补贴3亿元。", "发放渔业补贴"),
        ("全县共清理河道21公里。", "清理河道"),
        ("年末共保障困难职工320人。", "保障困难职工"),
        ("全市共青团组织81个。", "共青团组织"),
        # what was planned, and by which principle
        ("拟安排全市农机补贴支出4亿元。", "农机补贴支出"),
        ("按照以收定支的原则安排公路养护支出2亿元。", "公路养护支出"),
        # what it is compared with, or starts from
        ("港口吞吐量增长3%，比前9个月提高0.4个百分点。", "港口吞吐量"),
        ("客运量与上年度相比下降6%。", "客运量"),
        ("办公经费在2022年基础上压减7%。", "办公经费"),
        ("担保费率较去年同期下降0.2个百分点。", "担保费率"),
        ("平均雨量与常年同期相比偏少60毫米。", "平均雨量与常年同期相比偏少"),
        # what caused it
        ("带动餐饮业零售额增长8%。", "餐饮业零售额"),
        # what a verb counts behind the place that it stands for
        ("支持滨海新区9座灯塔修缮。", "支持滨海新区灯塔修缮"),
        # the last of several things that one verb is said of
        ("建成长堤公园和26座社区花园。", "建成社区花园"),
        ("引进滨江研究院及14支创业团队。", "引进创业团队"),
        # what something has come to
        ("航线网络拓展至47座海滨城市。", "航线网络海滨城市"),
        # those that a mark tells apart
        ("7家造船企业产值超10亿元。", "造船企业产值超10亿元"),
        ("12个监测断面水质综合指数为2.9。", "监测断面"),
        # a place to start firms is no verb
        ("省级孵化器3家、市级孵化器5家。", "市级孵化器"),
    ],
)
def test_a_name_says_what_is_measured_and_no_more(text: str, name: str) -> None:
    assert name in [each.printed_indicator for each in figures(text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("甲苯、乙醇单产分别为8吨、9吨。", ["甲苯单产", "乙醇单产"]),
        ("盗窃、诈骗案件分别下降9%、12%。", ["盗窃案件", "诈骗案件"]),
    ],
)
def test_names_of_a_list_share_their_end(text: str, names: list[str]) -> None:
    assert [each.printed_indicator for each in figures(text)] == names


@pytest.mark.parametrize(
    "text",
    ["软件业营收保持15%以上增长。", "软件业营收实现15%的增长。", "软件业营收实现了15%的较快增长。"],
)
def test_a_growth_may_be_said_behind_its_number(text: str) -> None:
    read = figure(text)
    assert (read.printed_indicator, read.kind.value, read.change_basis) == ("软件业营收", "growth", "year")


def test_rows_of_a_table_in_running_text_are_set_aside() -> None:
    """Copied without their places they say neither unit nor column, and are no part of the next name."""
    rows = "产品 单位 产量 增长 毛毯 万条 36.5 3.1地毯 万张 8.2 -1.4坐垫 万个 12.9 0.6"
    found, aside = read_text(f"{rows}全年渔获量7万吨，增长2%。")
    assert [(each.printed_indicator, each.printed_text) for each in found] == [("渔获量", "7万吨"), ("渔获量", "2%")]
    assert {(each.reason, each.rule) for each in aside} == {("unclassed", "chart")}
    # numbers with their words between them are none
    assert len(figures("粮食36.5万吨，油料8.2万吨，茶叶12.9万吨，三者占比5-7%。")) == 4


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("为55户企业减负9万元，增长2%。", ["企业减负 55户", "为企业减负 9万元", "为企业减负 2%"]),
        ("为全市2万名学生免除学费3亿元。", ["学生免除学费 2万名", "为学生免除学费 3亿元"]),
        ("为7万户次农户提供风险保障8亿元。", ["农户提供风险保障 7万户次", "为农户提供风险保障 8亿元"]),
        ("为30家园区兑现奖励4亿元，培训工人5万人。", ["园区兑现奖励 30家", "为园区兑现奖励 4亿元", "培训工人 5万人"]),
        ("为60名老人发放补贴7万元。", ["老人发放补贴 60名", "为老人发放补贴 7万元"]),
        # who they were is said by the unit, and 为兑现奖励 would be no name
        ("为3万人次兑现奖励4亿元。", ["兑现奖励 3万人次", "兑现奖励 4亿元"]),
    ],
)
def test_an_amount_is_told_from_those_for_whom_it_was(text: str, expected: list[str]) -> None:
    """The number of those who got something and the amount that they got are two indicators."""
    assert [f"{each.printed_indicator} {each.printed_text}" for each in figures(text)] == expected


def test_what_is_there_is_a_stock_and_what_was_done_to_it_is_none() -> None:
    there = "养老机构36家。森林公园12个。新能源装机容量320万千瓦。建成区面积48平方公里。农业机械总动力56万千瓦。"
    assert [each.is_stock for each in figures(there)] == [True] * 5
    assert [each.is_stock for each in figures("全县下辖7个镇、3个乡。")] == [True, True]
    done = "改造养老机构6家。新建公园2个、图书馆3个。生猪存栏9万头；年出栏牛羊6万头。"
    assert [each.is_stock for each in figures(done)] == [False, False, False, True, False]


def test_what_stands_beside_what_came_anew_is_no_more_of_it() -> None:
    read = figures("农民合作社769个，新增6个；家庭农场472家，新增8家。")
    assert [each.printed_indicator for each in read] == ["农民合作社", "新增农民合作社", "家庭农场", "新增家庭农场"]


def test_physicians_among_the_staff_are_counted_as_such() -> None:
    read = figures("卫生技术人员2461人，卫生技术人员中，执业医师832人，注册护士1386人。")
    assert [each.printed_indicator for each in read] == ["卫生技术人员", "执业医师", "注册护士"]


def test_demand_keeps_its_name() -> None:
    read = figures("预算收入增加到137亿元。内需对经济增长的贡献率达到91.1%。")
    assert read[1].printed_indicator == "内需对经济增长的贡献率"


def test_shares_of_one_whole_after_another() -> None:
    read = figures("茶叶产量达27万吨，占全国的8%、全省的30%。旅游总收入相当于第三产业增加值的38%。")
    assert [each.kind.value for each in read] == ["level", "share", "share", "share"]
    assert [each.printed_indicator for each in read] == ["茶叶产量", "茶叶产量", "茶叶产量", "旅游总收入"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "农业产值、渔业产值双双突破50亿元，分别达到58亿元和61亿元。",
            ["农业产值、渔业产值 50亿元", "农业产值 58亿元", "渔业产值 61亿元"],
        ),
        # nothing was told of how these grew, but for the first
        (
            "农业产值5亿元，增长8%；渔业产值3亿元，林业产值2亿元，增长4%和6%。",
            ["农业产值 5亿元", "农业产值 8%", "渔业产值 3亿元", "林业产值 2亿元", "渔业产值 4%", "林业产值 6%"],
        ),
        (
            "农业产值5亿元，增长8%；渔业产值3亿元，林业产值2亿元，均增长4%。",
            ["农业产值 5亿元", "农业产值 8%", "渔业产值 3亿元", "林业产值 2亿元", "渔业产值、林业产值 4%"],
        ),
        (
            "纺织、造船产值分别增长5%、6%，达到9亿元、8亿元。",
            ["纺织产值 5%", "造船产值 6%", "纺织产值 9亿元", "造船产值 8亿元"],
        ),
        (
            "金融机构存款、贷款余额分别比年初增加7亿元、9亿元，增长5%和6%。",
            [
                "金融机构存款余额比年初增加 7亿元",
                "金融机构贷款余额比年初增加 9亿元",
                "金融机构存款余额 5%",
                "金融机构贷款余额 6%",
            ],
        ),
        (
            "生产总值增长4%，一、二、三产业增长4%、5%和6%。",
            ["生产总值 4%", *(f"第{each}产业增加值 {n}%" for each, n in THREE)],
        ),
        ("渔业投资增长8%，累计完成投资9亿元。", ["渔业投资 8%", "渔业投资 9亿元"]),
        (
            "税收超亿元企业9家，其中新增2家；超10亿元企业3家。",
            ["税收超亿元企业 9家", "新增税收超亿元企业 2家", "税收超10亿元企业 3家"],
        ),
        (
            "规模以上工业实现销售收入、利税分别增长5%、6%。",
            ["规模以上工业销售收入 5%", "规模以上工业利税 6%"],
        ),
    ],
)
def test_a_list_is_dealt_to_what_was_told_last(text: str, expected: list[str]) -> None:
    assert [f"{each.printed_indicator} {each.printed_text}" for each in figures(text)] == expected


def test_a_share_of_the_third_sector_is_one_of_the_economy() -> None:
    read = figures("固定资产投资增长8%。第三产业比重达到48%。")
    assert read[1].printed_indicator == "第三产业"
    read = figures("固定资产投资90亿元。三次产业结构为6:44:50，第三产业比上年提升2个百分点。")
    assert read[4].printed_indicator == "第三产业增加值占比"


def test_what_no_level_has_is_that_of_the_area() -> None:
    text = "镇级财政收入9亿元；渔业产值8亿元。区本级税收5亿元；固定资产投资3亿元，是2019年的2倍。"
    assert [each.scope_id for each in figures(text)] == ["subordinate", "whole", "own", "whole", "whole"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("投资5亿元，新建、改扩建码头6座。", ["码头投资", "新建、改扩建码头"]),
        ("投资9万元对老南线公路、乡村公路进行修复。", ["老南线公路、乡村公路修复投资"]),
        ("投资9万元，加强渔港码头建设。", ["渔港码头建设投资"]),
        ("固定资产投资12亿元（含东港产业基地9亿元）。", ["固定资产投资", "东港产业基地投资"]),
        ("总长25公里的环城路路基基本完成。", ["环城路路基总长"]),
        ("人均产值8万元，比十二五末增长40%。", ["人均产值", "人均产值"]),
    ],
)
def test_money_and_parts_have_full_names(text: str, names: list[str]) -> None:
    assert [each.printed_indicator for each in figures(text)] == names


def test_a_step_is_no_unit() -> None:
    read = figure("工业总产值迈上千亿台阶。")
    assert (read.printed_value, read.printed_unit) == ("1000", "亿元")


def test_parts_of_a_ratio_came_from_what_they_are_now() -> None:
    read = figures("三次产业结构由2018年的18:41:41调整为现在的14:43:43。")
    assert [each.printed_indicator for each in read[:3]] == [each.printed_indicator for each in read[3:]]


def test_what_two_incomes_came_from_is_of_the_year_before() -> None:
    read = figures("城镇、农村居民收入由5元、8元增加到7元、9元。五年来，城镇、农村居民收入由4元、5元增加到7元、9元。")
    assert [each.time_period for each in read] == ["2022", "2022", "2023", "2023", "2018", "2018", "2023", "2023"]


def test_an_average_at_the_end_of_a_plan_is_of_its_years() -> None:
    context = ReportContext("330100-2020-work", "330100", "work", 2020, 2021)
    read = figures("“十三五”末，财政收入达到9亿元，年均增长6%。", context)
    assert [each.time_period for each in read] == ["2020", "2016/2020"]


def test_what_a_rate_is_kept_at_is_no_part_of_its_name() -> None:
    assert figure("城镇登记失业率控制到3.1%。").printed_indicator == "城镇登记失业率"


def test_what_something_came_to_may_say_in_which_year() -> None:
    text = "万元产值水耗、电耗分别从2018年的39吨和16千瓦时，下降到22吨和9千瓦时。人均产值从2018年的1万元，提高到2023年的2万元。"
    read = figures(text)
    assert [each.printed_indicator for each in read] == ["万元产值水耗", "万元产值电耗"] * 2 + ["人均产值"] * 2
    assert [each.time_period for each in read] == ["2018", "2018", "2023", "2023", "2018", "2023"]


def test_changes_against_the_year_before_and_an_earlier_one() -> None:
    context = ReportContext("330100-2020-work", "330100", "work", 2020, 2021)
    read = figures(
        "渔业产值9亿元，比上年和2015年分别增长4%和30%。林业产值8亿元，分别比上年和2015年增长5%和40%。", context
    )
    assert [each.printed_indicator for each in read] == ["渔业产值"] * 3 + ["林业产值"] * 3
    assert [each.time_period for each in read] == ["2020", "2020", "2016/2020"] * 2


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("规模以上工业产值、工业增加值分别增长4%、5%。", ["规模以上工业产值", "规模以上工业增加值"]),
        ("克服巨大困难，累计投入9亿元，完成码头建设。", ["码头建设投入"]),
        ("采取“互联网+”模式，受益群众达9万人次。", ["受益群众"]),
        ("出口总值9亿元；利用外资（验资）2亿元。", ["出口总值", "利用外资(验资)"]),
    ],
)
def test_names_take_no_more_from_what_stands_before(text: str, names: list[str]) -> None:
    assert [each.printed_indicator for each in figures(text)] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("城乡低保标准提高到城市每月625元、农村每年430元。", ["城市低保标准", "农村低保标准"]),
        (
            "渔业产值9亿元；规模以上工业增加值增长4%，总产值突破8亿元。",
            ["渔业产值", "规模以上工业增加值", "规模以上工业总产值"],
        ),
    ],
)
def test_a_part_and_what_grew_say_whose_a_measure_is(text: str, names: list[str]) -> None:
    assert [each.printed_indicator for each in figures(text)] == names


def test_all_changes_are_since_the_year_that_the_same_below_says() -> None:
    read = figures("渔业产值9亿元，比2018年（下同）增长40%；林业产值8亿元，增长30%，比上年增长5%。收入五年翻了一番。")
    assert [each.time_period for each in read] == ["2023", "2019/2023", "2023", "2019/2023", "2023", "2019/2023"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("产值过500亿元企业增加到4户，过百亿元企业达到15户。", ["产值过500亿元企业", "产值过百亿元企业"]),
        (
            "电子信息、机械产业主营业务收入分别达到28亿元、10亿元。",
            ["电子信息产业主营业务收入", "机械产业主营业务收入"],
        ),
        ("规模以上工业企业新增50家达127家。", ["规模以上工业企业新增", "规模以上工业企业"]),
        ("新植果树44万亩，总面积达到76万亩。", ["新植果树", "果树总面积"]),
        ("支柱产业不断壮大，销售收入、利税分别增长20%和30%。", ["支柱产业销售收入", "支柱产业利税"]),
        ("进出口总额增长18.6%，比上一年大幅提高了3.2个百分点。", ["进出口总额", "进出口总额"]),
        ("财政收入年均增长35.6%，高出“十二五”期间增幅14.9个百分点。", ["财政收入", "财政收入"]),
        ("居民人均可支配收入初步测算达33234元。", ["居民人均可支配收入"]),
        ("用三年左右时间整体迁建6家卫生院。", ["整体迁建卫生院"]),
    ],
)
def test_classes_sums_and_trades_keep_their_names(text: str, names: list[str]) -> None:
    assert [each.printed_indicator for each in figures(text)] == names


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("生产总值由“十三五”末的12亿元增加到19亿元，年均增长8%。", ["2020", "2023", "2021/2023"]),
        ("生产总值由“十五”末的12亿元增加到19亿元。", ["2005", "2023"]),
        ("与“十三五”末相比，生产总值年均增长8%，税收增长9%。", ["2021/2023", "2021/2023"]),
        ("财政收入比“十三五”末增长38%，比2019年底同比增长50%。", ["2021/2023", "2020/2023"]),
    ],
)
def test_changes_since_the_end_of_a_plan(text: str, times: list[str]) -> None:
    assert [each.time_period for each in figures(text)] == times


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "城镇、农村居民收入分别增长10.8%和14.9%，高于全国0.1和2.2个百分点。",
            ["城镇居民收入", "农村居民收入", "城镇居民收入", "农村居民收入"],
        ),
        ("新谋划项目超100个，在库项目338个。", ["新谋划项目", "在库项目"]),
        ("纳税过2000万元总部企业11家。", ["纳税过2000万元总部企业"]),
        ("固定资产投资年均增长27.3%，累计完成1293亿元。", ["固定资产投资", "固定资产投资"]),
        ("总投资13.6亿元的东湖水库将在年内开工建设。", ["东湖水库总投资"]),
    ],
)
def test_lists_and_sums_of_what_was_told_last(text: str, names: list[str]) -> None:
    assert [each.printed_indicator for each in figures(text)] == names


def test_what_is_nearly_reached_at_the_end_of_years_is_no_sum_of_them() -> None:
    read = figures("五年来，工业总产值接近1300亿元，各镇收入全部超过1000万元，引进项目30个。")
    assert [each.time_period for each in read] == ["2023", "2023", "2019/2023"]
