"""Words between a name and its number that only lead to it: how it changed, what it is held against, what is aimed at, since when."""

from __future__ import annotations

import pytest
from reading_aids import PLAN, figure, figures, said

from sources.model import ReportContext

WORK = ReportContext("330100-2025-work", "330100", "work", 2025, 2026)


@pytest.mark.parametrize("verb", ["增长", "提高", "下降"])
@pytest.mark.parametrize(
    "how",
    [
        "大幅",
        "小幅",
        "明显",
        "稳步",
        "持续",
        "显著",
        "进一步",
        "总体",
        "整体",
        "有所",
        "略有",
        "逐年",
        "恢复性",
        "爆发式",
    ],
)
def test_how_something_changed_is_no_part_of_its_name(how: str, verb: str) -> None:
    sign = "-" if verb == "下降" else ""
    assert said(figures(f"渔业产值{how}{verb}7%。")) == [("渔业产值", f"{sign}7%", "growth")]
    assert said(figures(f"渔业产值同比{how}{verb}7%。")) == [("渔业产值", f"{sign}7%", "growth")]


@pytest.mark.parametrize(
    ("changed", "sign"),
    [
        ("飙升", ""),
        ("猛增", ""),
        ("略增", ""),
        ("走高", ""),
        ("由负转正增长", ""),
        ("锐减", "-"),
        ("骤降", "-"),
        ("下行", "-"),
    ],
)
def test_a_change_may_be_said_in_many_words(changed: str, sign: str) -> None:
    assert said(figures(f"渔业产值{changed}7%。")) == [("渔业产值", f"{sign}7%", "growth")]


@pytest.mark.parametrize(
    "than",
    [
        "比上一年",
        "较前一年",
        "同上年相比",
        "较上年底",
        "比上季度",
        "较基期",
        "比上届政府期末",
        "比疫情前",
        "较近五年均值",
        "较计划",
    ],
)
def test_what_a_change_is_held_against_is_no_part_of_its_name(than: str) -> None:
    assert figure(f"渔业产值{than}增长7%。").printed_indicator == "渔业产值"


def test_a_base_year_is_not_the_year_of_a_change() -> None:
    found = figure("渔业用水强度较基准年2020年总体下降12%。", WORK)
    assert (found.printed_indicator, found.time_period) == ("渔业用水强度", "2021/2025")


def test_by_how_much_something_changed_says_no_more_than_that() -> None:
    assert figure("渔船比上年明显增加了9艘。").printed_indicator == "渔船比上年增加"
    assert figure("渔业用电量净减少9万千瓦时。").sign == -1


@pytest.mark.parametrize(
    "leads",
    [
        "成功突破",
        "顺利完成",
        "圆满完成",
        "创历史新高达",
        "再创新高达",
        "扩张至",
        "壮大到",
        "突破了",
        "冲破",
        "站稳",
        "最高达",
        "冲刺",
        "争取达到",
    ],
)
def test_what_leads_to_an_amount_is_no_part_of_its_name(leads: str) -> None:
    assert said(figures(f"渔业产值{leads}18亿元。")) == [("渔业产值", "18亿元", "level")]


@pytest.mark.parametrize("each", ["人均", "户均", "亩均", "村均"])
@pytest.mark.parametrize("leads", ["", "达", "达到", "为"])
def test_what_each_has_keeps_its_word(each: str, leads: str) -> None:
    assert figure(f"渔民收入{each}{leads}3万元。").printed_indicator == f"渔民收入{each}"


@pytest.mark.parametrize(
    "aims",
    [
        "计划增长",
        "争取增长",
        "努力增长",
        "增长目标为",
        "增速目标为",
        "增长目标定为",
        "增长预期目标",
        "目标",
        "奋斗目标",
        "必保目标增长",
        "保底增长",
        "建议增长",
    ],
)
def test_an_aim_of_a_growth_is_a_growth(aims: str) -> None:
    found = figure(f"渔业产值{aims}7%。", PLAN, ("二、2024年主要目标",))
    assert (found.printed_indicator, found.kind, found.scenario, found.year) == ("渔业产值", "growth", "target", 2024)


@pytest.mark.parametrize("second", ["奋斗目标8%", "力争目标8%", "力争目标增长8%", "挑战目标为8%"])
def test_a_second_aim_is_one_of_the_same_growth(second: str) -> None:
    found = figures(f"渔业产值增长7%，{second}。", PLAN, ("二、2024年主要目标",))
    assert [(each.printed_indicator, each.kind) for each in found] == [("渔业产值", "growth")] * 2


@pytest.mark.parametrize("name", ["渔民失业率", "禁渔率"])
def test_the_aim_of_a_rate_is_a_rate(name: str) -> None:
    found = figure(f"{name}目标4%以内。")
    assert (found.printed_indicator, found.kind, found.scenario) == (name, "rate", "target")


@pytest.mark.parametrize(
    ("planned", "name"),
    [
        ("渔业总产值计划18亿元", "渔业总产值"),
        ("渔业总产值年初计划18亿元", "渔业总产值"),
        ("渔民新增就业计划90人", "渔民新增就业"),
        ("鱼产量安排18万吨", "鱼产量"),
        # a programme is none
        ("培训计划18项", "培训计划"),
    ],
)
def test_the_plan_of_what_is_measured_is_an_aim(planned: str, name: str) -> None:
    found = figures(f"{planned}。")[0]
    assert (found.printed_indicator, found.scenario == "target") == (name, name != "培训计划")


@pytest.mark.parametrize("behind", ["迈进", "目标迈进", "冲刺"])
def test_towards_what_something_goes_is_no_part_of_its_name(behind: str) -> None:
    assert said(figures(f"渔业产值向18亿元{behind}。")) == [("渔业产值", "18亿元", "level")]


@pytest.mark.parametrize("behind", ["保持7%以上增速", "保持在7%左右的增幅", "以7%的速度增长"])
def test_a_growth_is_one_by_the_words_behind_it(behind: str) -> None:
    assert said(figures(f"渔业产值{behind}。"))[0][2] == "growth"


@pytest.mark.parametrize(
    ("far", "points"), [("低于年计划", "-5个百分点"), ("超年计划", "5个百分点"), ("比年计划高", "5个百分点")]
)
def test_a_plan_of_the_year_is_one_by_any_name(far: str, points: str) -> None:
    assert said(figures(f"渔业产值18亿元，{far}5个百分点。"))[1] == ("渔业产值", points, "completion")


def test_what_came_of_an_aim_is_no_growth_in_real_terms() -> None:
    aim, result = figures("渔业产值目标增长6.5%，实际增长5.8%。")
    assert (aim.scenario, result.scenario, result.price_basis) == ("target", "actual", None)
    assert figures("渔业产值名义增长6.5%，实际增长5.8%。")[1].price_basis == "constant"
    assert said(figures("渔业产值18亿元，实际完成增长5.8%。"))[1] == ("渔业产值", "5.8%", "growth")


@pytest.mark.parametrize(
    ("since", "time_period"),
    [
        ("2021—2025年，", "2021/2025"),
        ("2021年至2025年", "2021/2025"),
        ("自2020年以来，", "2020/2025"),
        ("2010年以来，", "2025"),  # nobody sums so many years
    ],
)
def test_a_sum_is_of_all_years_that_its_sentence_opens_with(since: str, time_period: str) -> None:
    found = figure(f"{since}全市累计新建渔港9座。", WORK)
    assert (found.printed_indicator.removeprefix("累计"), found.time_period) == ("新建渔港", time_period)


@pytest.mark.parametrize("mark", ["台阶", "大关"])
@pytest.mark.parametrize(("amount", "expected"), [("百亿", "100亿元"), ("千亿", "1000亿元"), ("10亿", "10亿元")])
def test_a_magnitude_before_a_mark_has_no_unit_of_the_mark(amount: str, expected: str, mark: str) -> None:
    assert said(figures(f"渔业产值迈上{amount}{mark}。")) == [("渔业产值", expected, "level")]


@pytest.mark.parametrize(("years", "time_period"), [("三年", "2023/2025"), ("五年", "2021/2025")])
def test_an_average_growth_is_of_as_many_years_as_it_counts(years: str, time_period: str) -> None:
    assert figure(f"渔业产值{years}年均增长7%。", WORK).time_period == time_period


@pytest.mark.parametrize(
    ("ahead", "time_period"), [("今后三年", "2026/2028"), ("未来两年", "2026/2027"), ("今后五年", "2026/2030")]
)
def test_years_to_come_are_counted_from_the_one_that_is_planned(ahead: str, time_period: str) -> None:
    found = figure(f"{ahead}，新建渔港9座。", WORK)
    assert (found.printed_indicator, found.scenario, found.time_period) == ("新建渔港", "target", time_period)


@pytest.mark.parametrize(("leads", "of"), [("达到2020年的", "2020年的"), ("扩大到原来的", "原来的")])
def test_what_something_is_a_multiple_of_is_told_in_its_name(leads: str, of: str) -> None:
    assert said(figures(f"渔业产值{leads}3倍。")) == [("渔业产值为" + of + "倍数", "3倍", "rate")]


def test_what_is_given_of_a_whole_is_a_share_of_it() -> None:
    found = figures("渔业企业贡献了全县近四成的税收、62%的就业。")
    assert said(found) == [("渔业企业贡献税收", "4成", "share"), ("渔业企业贡献就业", "62%", "share")]
    assert [each.whole_of for each in found] == ["税收", "就业"]


@pytest.mark.parametrize(
    "verb",
    ["受理", "疏浚", "抽检", "慰问", "腾退", "处罚", "筛查", "轮训", "招收", "拓宽", "撤并", "牵头制定", "参与修订"],
)
def test_a_list_carries_its_verb_on(verb: str) -> None:
    assert [each.printed_indicator for each in figures(f"{verb}渔港9座、码头3座。")] == [f"{verb}渔港", f"{verb}码头"]


def test_goods_that_are_moved_are_listed_by_weight() -> None:
    assert [each.printed_indicator for each in figures("清运渔网8吨、浮标3吨。")] == ["清运渔网", "清运浮标"]


def test_who_takes_part_in_writing_a_standard_reaches_nobody() -> None:
    names = [each.printed_indicator for each in figures("获批渔业商标9件，参与制定渔业标准3项。")]
    assert names == ["获批渔业商标", "参与制定渔业标准"]


@pytest.mark.parametrize(
    ("deed", "rate", "expected"),
    [
        ("排查渔港隐患9处", "整改率", "渔港隐患整改率"),
        ("化解渔业纠纷9件", "化解率", "渔业纠纷化解率"),
        ("压减渔业经费3亿元", "压减率", "渔业经费压减率"),
        ("建成渔港公寓9套", "入住率", "渔港公寓入住率"),
    ],
)
def test_a_rate_is_of_what_was_done_before_it(deed: str, rate: str, expected: str) -> None:
    assert figures(f"{deed}，{rate}98%。")[1].printed_indicator == expected
    assert figures(f"{rate}98%。")[0].printed_indicator == rate


def names(text: str) -> list[str]:
    return [each.printed_indicator for each in figures(text, WORK)]


def test_a_measure_behind_the_parts_of_another_is_of_their_whole() -> None:
    text = "渔房施工面积9万平方米，其中住宅6万平方米；竣工面积3万平方米，增长2%。"
    assert names(text) == ["渔房施工面积", "住宅施工面积", "渔房竣工面积", "渔房竣工面积"]


def test_what_grew_of_some_is_measured_of_those_named_next() -> None:
    text = "37个行业大类中，26个行业增加值实现增长，增长面为70.3%。其中，造船业增长12.1%，渔网业下降2%。"
    assert names(text)[-2:] == ["造船业增加值", "渔网业增加值"]
    assert names("37个行业大类中，26个行业增长。其中，造船业增长12.1%。")[-1] == "造船业"


def test_a_price_in_short_behind_its_name_says_what_is_measured() -> None:
    assert names("渔网出厂价格（WPI）下降1.8%，渔具出厂价格（YPI）下降2%。")[1] == "渔具出厂价格(YPI)"


def test_what_money_goes_to_is_no_part_of_a_list_of_money() -> None:
    text = "新增债券9亿元，其中：一般债券2亿元，用于渔港等38个项目；专项债券7亿元，用于码头等29个项目。"
    assert all(name.count("新增") < 2 for name in names(text))


def test_years_within_which_something_is_striven_for_are_still_to_come() -> None:
    text = "力争三年内渔业产值翻番、突破50亿元。建设渔港9座。失业率由5.2%降至5%以下。"
    found = figures(text, WORK, ("二、2026年工作安排",))
    assert [each.time_period for each in found] == ["2026", "2026", "2025", "2026"]


def test_what_is_striven_for_beyond_an_aim_is_more_of_the_same() -> None:
    assert names("新增渔民就业3000人以上、力争3500人。") == ["新增渔民就业", "新增渔民就业"]


@pytest.mark.parametrize("average", ["", "平均", "平均水平", "平均增速", "增速", "平均增幅"])
def test_what_several_areas_are_compared_by_is_no_part_of_a_name(average: str) -> None:
    assert names(f"渔业产值增长17%，分别高于全市、全省{average}0.2、5.5个百分点。") == ["渔业产值"] * 3


def test_about_before_a_share_is_no_part_of_its_name() -> None:
    assert said(figures("渔业产值约占农业产值的30%。")) == [("渔业产值", "30%", "share")]


def test_what_came_of_an_aim_in_per_cent_is_a_result() -> None:
    assert figure("渔业产值达到年度预期目标的86%。", WORK).scenario == "actual"


def test_what_each_earns_more_is_no_change_of_what_was_told_before() -> None:
    assert names("发放渔船补贴9万元，平均每户增收800元。")[1] == "平均每户增收"


@pytest.mark.parametrize("reaches", ["惠及", "共惠及", "辐射带动", "造福", "吸引了"])
def test_who_is_reached_leans_on_what_reaches_them(reaches: str) -> None:
    assert names(f"发放渔船补贴9万元，{reaches}渔户86户。")[1] == f"渔船补贴{reaches}渔户"


@pytest.mark.parametrize("bullet", ["●", "★", "※", "▲", "►", "◇"])
def test_a_bullet_is_no_part_of_a_name(bullet: str) -> None:
    assert names(f"{bullet}渔业产值18亿元，增长6.1%。{bullet}渔船9艘。") == ["渔业产值", "渔业产值", "渔船"]


@pytest.mark.parametrize(
    "doer",
    [
        "两大渔业园区",
        "东岭经济开发区",
        "六大支柱产业",
        "三大产业集群",
        "各乡镇",
        "三个镇",
        "民营经济",
        "农民专业合作社",
        "限额以上批发业",
        "重点商圈",
    ],
)
def test_what_is_told_behind_an_output_is_of_those_whose_output_it_is(doer: str) -> None:
    # not of the firms that the sentence before spoke of
    text = f"渔业企业27家，产值49亿元。{doer}实现产值11亿元，利润1亿元，从业人员300人。"
    assert names(text)[2:] == [f"{doer}产值", f"{doer}利润", f"{doer}从业人员"]


@pytest.mark.parametrize("verb", ["履约", "落地", "谋划", "治理", "出让", "招聘", "征集", "保障"])
def test_in_all_before_a_verb_is_no_part_of_a_name(verb: str) -> None:
    assert names(f"全年共{verb}项目86个，总投资9亿元。") == [f"{verb}项目", f"{verb}项目总投资"]


def test_what_opens_with_the_same_character_keeps_it() -> None:
    assert names("共建园区9个，共有产权住房86套。") == ["共建园区", "共有产权住房"]


@pytest.mark.parametrize("whom", ["中部", "西部地区", "副省级城市", "9个县区", "全省79个县市", "各县区"])
def test_a_second_place_is_of_the_same_thing_among_others(whom: str) -> None:
    first, second = figures(f"渔业产值增长5%，总量居全国第5、{whom}第2位。", WORK)[-2:]
    assert (second.printed_indicator, second.rank_among) == (first.printed_indicator, whom)


def test_what_ends_like_a_sort_of_activity_is_no_owner() -> None:
    assert names("营业收入居前的造船企业，实现营业收入65亿元。") == ["营业收入"]


def test_some_are_told_by_all_that_is_measured_of_them() -> None:
    assert names("20类主要零售商品中10类零售额实现增长。")[1] == "零售额实现增长的主要零售商品"


@pytest.mark.parametrize(
    "reached",
    [
        "定格在",
        "直逼",
        "触及",
        "录得",
        "约达",
        "创下",
        "报收",
        "迈入",
        "跨入",
        "直达",
        "预估为",
        "估算为",
        "测算为",
        "大概",
        "应完成",
    ],
)
def test_words_for_what_something_has_come_to_are_no_part_of_its_name(reached: str) -> None:
    assert figure(f"全县渔业总产值{reached}9亿元。").printed_indicator == "渔业总产值"
