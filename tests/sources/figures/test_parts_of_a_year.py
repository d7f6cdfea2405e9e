"""Reports on a part of a year: what title, headings and clauses say of it holds for the numbers below them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from reading_aids import COMMUNIQUE, PLAN, figures, table

from sources.documents.formats.detect import read_document
from sources.figures import read_figures
from sources.figures.time_context import period_in
from sources.lexicon import Lexicon
from sources.model import ChangeBasis, Figure, ReportContext


def read(text: str, context: ReportContext = PLAN) -> dict[str, Figure]:
    found, _ = read_figures(read_document(text.encode(), "report.txt"), context, Lexicon.load())
    return {each.printed_text: each for each in found}


def times(text: str, context: ReportContext = PLAN) -> dict[str, tuple[str, str]]:
    return {printed: (each.time_period, str(each.scenario)) for printed, each in read(text, context).items()}


YEAR = PLAN.execution_year
HALF = f"""云溪县{YEAR}年上半年国民经济和社会发展计划执行情况的报告

一、上半年计划执行情况

茶叶产量412吨，同比增长5.4%。林业总产值占年度计划的52%。

（一）工业稳步回升

纺织业产值8.6亿元。

二、下半年工作安排

茶叶产量力争增长5.8%，全年建成茶园9座。
"""


def test_what_a_report_on_half_a_year_prints_is_of_that_half() -> None:
    found = times(HALF)
    assert {found[each] for each in ("412吨", "5.4%", "52%", "8.6亿元")} == {(f"{YEAR}-S1", "actual")}


def test_what_there_is_to_be_at_the_end_of_the_year_is_no_part_of_it() -> None:
    found = times(HALF + "\n力争到年底，纺织企业突破80家。\n")
    assert found["80家"] == (f"{YEAR}", "target")


@pytest.mark.parametrize("task", ["全年任务", "年度目标任务", "年计划"])
def test_a_task_of_the_whole_year_is_no_part_of_it(task: str) -> None:
    title = f"云溪县{YEAR}年国民经济和社会发展计划执行情况的报告"
    found = times(f"{title}\n\n一、{YEAR}年工作情况\n\n上半年茶税收入3亿元，为{task}7亿元的43%。\n")
    assert (found["3亿元"], found["7亿元"]) == ((f"{YEAR}-S1", "actual"), (f"{YEAR}", "target"))


def test_what_another_place_is_level_with_is_no_name_of_a_rank() -> None:
    found = read("零售额9亿元，增长6%，与全省平均水平持平，增速居全省第七位。", COMMUNIQUE)
    assert found["第七位"].printed_indicator == "零售额(增速)"


def test_a_part_of_another_year_in_the_title_is_none_of_the_report_s_year() -> None:
    title = f"云溪县{YEAR}年财政决算及{YEAR + 1}年1至5月预算执行情况的报告"
    text = f"{title}\n\n一、{YEAR}年财政决算情况\n\n茶税收入8亿元。\n\n二、{YEAR + 1}年1至5月预算执行情况\n\n盐税收入2亿元。\n"
    found = times(text, replace(PLAN, plan_year=None))
    assert (found["8亿元"][0], found["2亿元"][0]) == (f"{YEAR}", f"{YEAR + 1}-M01/{YEAR + 1}-M05")


def test_the_rest_of_a_year_is_that_of_the_part_that_the_title_speaks_of_last() -> None:
    title = f"云溪县{YEAR}年财政决算及{YEAR + 1}年上半年预算执行情况的报告"
    found = times(
        f"{title}\n\n一、{YEAR}年财政决算情况\n\n茶税收入8亿元。\n\n二、下半年工作安排\n\n确保盐税收入9亿元。\n"
    )
    assert (found["8亿元"], found["9亿元"]) == ((f"{YEAR}", "actual"), (f"{YEAR + 1}-S2", "target"))


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("8月，茶税收入2亿元，1-8月，茶税收入9亿元。其中，盐税收入4亿元。", f"{YEAR}-M01/{YEAR}-M08"),
        ("8月，茶税收入2亿元，1-8月，茶税收入9亿元。盐税收入4亿元。", f"{YEAR}-M01/{YEAR}-M08"),
        ("8月，茶税收入9亿元。其中，盐税收入4亿元。", f"{YEAR}-M08"),
    ],
)
def test_what_follows_a_month_is_of_all_months_where_the_sentence_adds_them_up(text: str, period: str) -> None:
    assert times(f"云溪县{YEAR}年1-8月财政收支情况\n\n{text}\n")["4亿元"][0] == period


@pytest.mark.parametrize("plan_year", [PLAN.plan_year, None])
def test_what_such_a_report_aims_at_is_of_the_rest_of_that_year(plan_year: int | None) -> None:
    found = times(HALF, replace(PLAN, plan_year=plan_year))
    assert found["5.8%"] == (f"{YEAR}-S2", "target")
    assert found["9座"] == (f"{YEAR}", "target")


@pytest.mark.parametrize(
    ("period", "sentence", "time", "scenario"),
    [
        ("H1", "下半年完成渔业投资9亿元", f"{YEAR}-S2", "target"),
        ("M09", "四季度渔业投资9亿元", f"{YEAR}-Q4", "target"),
        ("H1", "要确保全年渔业投资9亿元", f"{YEAR}", "target"),
        # known when the report was given, or over
        ("H1", "7月，渔业投资9亿元", f"{YEAR}-M07", "actual"),
        ("M09", "三季度渔业投资9亿元", f"{YEAR}-Q3", "actual"),
    ],
)
def test_a_part_of_the_year_that_is_still_to_come_is_aimed_at(
    period: str, sentence: str, time: str, scenario: str
) -> None:
    assert times(f"{sentence}。", replace(PLAN, period=period)) == {"9亿元": (time, scenario)}


def test_what_was_aimed_at_for_the_year_is_of_the_year() -> None:
    text = f"""# {YEAR}年上半年预算执行情况

## 一、上半年执行情况

茶税收入8亿元，完成年初预算15亿元的53.3%。盐税收入（年度目标6亿元）2亿元。上半年目标7亿元。

| 科目 | 年初预算数 | 上半年执行数 |
|---|---|---|
| 糖税收入 | 31 | 16 |
"""
    found, _ = read_figures(read_document(text.encode(), "report.md"), PLAN, Lexicon.load())
    half, year = f"{YEAR}-S1", f"{YEAR}"
    assert {each.printed_text: each.time_period for each in found} == {
        "8亿元": half,
        "15亿元": year,
        "53.3%": half,
        "6亿元": year,
        "2亿元": half,
        "7亿元": half,
        "31": year,
        "16": half,
    }


def test_what_was_asked_for_the_year_is_of_the_year_where_months_are_told_of() -> None:
    found = figures("前三季度建成码头9座，完成全年12座目标任务的75%。", PLAN)
    assert [each.time_period for each in found] == [f"{YEAR}-M01/{YEAR}-M09", f"{YEAR}", f"{YEAR}-M01/{YEAR}-M09"]


def test_a_report_on_the_year_aims_at_the_next_one() -> None:
    text = HALF.replace("上半年", "").replace("下半年", "下一年")
    assert times(text)["5.8%"] == (f"{PLAN.plan_year}", "target")


def test_the_title_of_a_monthly_note_holds_until_a_clause_says_another_part() -> None:
    text = f"""{COMMUNIQUE.execution_year}年1-5月云溪县经济运行情况

1-5月，全县茶叶产量300吨。社会消费品零售总额12.5亿元，增长4.2%。

5月当月，用电量3.2亿千瓦时。5月末，存款余额210亿元。一季度，接待游客8万人次。
"""
    year = COMMUNIQUE.execution_year
    assert {printed: time for printed, (time, _) in times(text, COMMUNIQUE).items()} == {
        "300吨": f"{year}-M01/{year}-M05",
        "12.5亿元": f"{year}-M01/{year}-M05",
        "4.2%": f"{year}-M01/{year}-M05",
        "3.2亿千瓦时": f"{year}-M05",
        "210亿元": f"{year}-M05",
        "8万人次": f"{year}-Q1",
    }


@pytest.mark.parametrize(
    ("opening", "period"),
    [("1-3月，产值9亿元。", "Q1"), ("3月，产值9亿元。1-3月，产值21亿元。", "M03"), ("产值9亿元。", "M03")],
)
def test_a_note_named_after_a_month_is_of_all_months_where_it_opens_with_them(opening: str, period: str) -> None:
    year = COMMUNIQUE.execution_year
    text = f"每月经济运行简况（{year}年3月）\n\n今年以来，全县上下齐心协力，经济运行总体平稳。{opening}\n\n农业产值4亿元，增长2%。\n"
    assert times(text, COMMUNIQUE)["2%"] == (f"{year}-{period}", "actual")


def test_what_is_taken_out_says_no_time_of_what_is_left() -> None:
    year = COMMUNIQUE.execution_year
    text = f"剔除1-8月补缴影响，全县税收增长9%；扣除{year - 1}年一次性收入后，非税收入增长5%。"
    assert {time for time, _ in times(text, COMMUNIQUE).values()} == {str(year)}


@pytest.mark.parametrize(
    ("words", "period"),
    [
        ("1-6月", "H1"),
        ("1－3月", ""),
        ("1至3月", "Q1"),
        ("1-9月", "M01-M09"),
        ("1-12月", "A"),
        ("前5个月", "M01-M05"),
        ("提前2个月", ""),
        ("工业用电量6月份增长", "M06"),
        ("占前三季度目标", ""),
        ("12月", "M12"),
        ("12月末", "A"),
        ("截至11月底", "M11"),
        ("截至3月31日", "M03"),
        ("截至3月12日", ""),
        ("11月底前", ""),
        ("9月召开", ""),
        ("9月份限额以上零售额增长", "M09"),
        ("9月份以来", ""),
        ("9月份的", ""),
        ("比5月末", ""),
        ("2025年3月份经济运行情况", "M03"),
        ("0-6月", ""),
        ("6-4月", ""),
    ],
)
def test_a_part_of_a_year_has_one_code(words: str, period: str) -> None:
    assert period_in(words) == period


def test_what_flows_until_the_end_of_a_month_has_flowed_since_january() -> None:
    text = f"""{YEAR}年云溪县经济运行情况

预计到6月底，全县茶叶产量300吨，增长5%。预计到5月底，存款余额210亿元。
"""
    found = times(text)
    assert {found[each] for each in ("300吨", "5%")} == {(f"{YEAR}-S1", "actual")}
    assert found["210亿元"] == (f"{YEAR}-M05", "actual")


def test_what_flows_until_the_last_day_of_a_month_has_flowed_since_january() -> None:
    text = (
        f"{YEAR}年云溪县经济运行情况\n\n截至6月30日，全县茶叶产量300吨，存款余额9亿元。\n\n截至6月17日，建成茶园7座。\n"
    )
    found = times(text)
    assert found["300吨"] == (f"{YEAR}-S1", "actual")
    assert found["9亿元"][0] == f"{YEAR}-M06"
    assert found["7座"][0] == f"{YEAR}"


def test_what_was_sold_so_far_is_named_by_what_was_sold() -> None:
    found = read(f"{YEAR}年1-5月，零售总额90亿元。从消费形态看，累计实现商品零售45亿元，增长7.6%。")
    assert {found[each].printed_indicator for each in ("45亿元", "7.6%")} == {"商品零售"}


def test_months_behind_what_is_measured_are_no_part_of_its_name() -> None:
    found = read(f"{YEAR}年云溪县经济运行情况\n\n茶园建设项目1-5月完成投资6亿元。前8个月茶叶产量300吨。\n")
    assert {found["6亿元"].printed_indicator, found["300吨"].printed_indicator} == {"茶园建设项目完成投资", "茶叶产量"}


@pytest.mark.parametrize(
    ("title", "year", "scenario"),
    [
        ("云溪县{}年国民经济和社会发展计划", PLAN.plan_year, "target"),
        ("云溪县{}年国民经济和社会发展计划执行情况的报告", PLAN.execution_year, "actual"),
        ("云溪县{}年政府预算公开", PLAN.execution_year, "actual"),
    ],
)
def test_a_plan_and_nothing_else_speaks_of_its_year(title: str, year: int, scenario: str) -> None:
    text = f"# {title.format(PLAN.plan_year)}\n\n茶叶产量412吨，增长5.4%左右。\n"
    found, _ = read_figures(read_document(text.encode(), "report.md"), PLAN, Lexicon.load())
    assert {(each.year, str(each.scenario)) for each in found} == {(year, scenario)}


def test_months_that_a_paragraph_opens_with_hold_until_a_sentence_opens_with_a_year() -> None:
    text = f"截至4月底，全县契税收入9亿元。印花税收入8亿元，增收2亿元。全年印花税收入预计30亿元。{YEAR}年，车船税收入7亿元。"
    january = f"{YEAR}-M01/{YEAR}-M04"
    assert {printed: period for printed, (period, _) in times(text).items()} == {
        "9亿元": january,
        "8亿元": january,
        "2亿元": january,
        "30亿元": str(YEAR),
        "7亿元": str(YEAR),
    }


def test_months_that_a_paragraph_opens_with_hold_in_a_report_on_another_part_of_the_year() -> None:
    title = f"云溪县{YEAR}年上半年国民经济和社会发展计划执行情况的报告"
    text = f"{title}\n\n1—4月，茶业投资增长8%。重点项目完成投资36亿元。\n\n茶叶产量7吨。\n"
    periods = {printed: period for printed, (period, _) in times(text).items()}
    months = f"{YEAR}-M01/{YEAR}-M04"
    assert periods == {"8%": months, "36亿元": months, "7吨": f"{YEAR}-S1"}


def test_a_past_year_alone_is_the_whole_year_in_a_report_of_half_a_year() -> None:
    title = f"云溪县{YEAR}年上半年国民经济和社会发展计划执行情况的报告"
    text = f"{title}\n\n{YEAR - 1}年，茶叶产量7吨。{YEAR - 1}年上半年产糖3吨。今年上半年产盐4吨。\n"
    periods = {printed: period for printed, (period, _) in times(text).items()}
    assert periods == {"7吨": f"{YEAR - 1}", "3吨": f"{YEAR - 1}-S1", "4吨": f"{YEAR}-S1"}


def test_what_was_done_until_a_month_is_a_result_in_a_report_that_is_a_plan_alone() -> None:
    alone = replace(PLAN, execution_year=YEAR - 1, plan_year=YEAR, is_plan_alone=True)
    text = "契税收入预计9亿元。截至10月底，契税收入完成8亿元。"
    assert times(text, alone)["8亿元"] == (f"{YEAR}-M01/{YEAR}-M10", "actual")
    assert times(text, alone)["9亿元"] == (str(YEAR), "target")


def test_what_leans_on_what_was_added_up_to_a_month_is_of_all_months_until_then() -> None:
    title = f"云溪县{YEAR}年1-4月财政预算执行情况"
    found = times(
        f"{title}\n\n一、收支完成情况\n\n4月，茶税收入累计完成9亿元，完成年初预算数20亿元的45%，比上年减收1亿元，下降10%。\n"
    )
    added_up = f"{YEAR}-M01/{YEAR}-M04"
    assert found == {
        "9亿元": (added_up, "actual"),
        "20亿元": (f"{YEAR}", "target"),
        "45%": (added_up, "actual"),
        "1亿元": (added_up, "actual"),
        "10%": (added_up, "actual"),
    }


def test_what_a_bracket_says_of_its_time_is_of_its_own_numbers() -> None:
    found = times(
        f"云溪县{YEAR}年计划执行情况\n\n上半年，茶税收入7亿元，增长5%（1-7月，茶税收入9亿元），盐税收入4亿元。\n"
    )
    half, seven = (f"{YEAR}-S1", "actual"), (f"{YEAR}-M01/{YEAR}-M07", "actual")
    assert found == {"7亿元": half, "5%": half, "9亿元": seven, "4亿元": half}


def test_a_sentence_that_opens_with_other_months_is_followed_by_them() -> None:
    found = times(f"云溪县{YEAR}年工作报告\n\n1-7月，茶税收入7亿元。上半年，盐税收入4亿元。糖税收入3亿元。\n")
    assert found["7亿元"] == (f"{YEAR}-M01/{YEAR}-M07", "actual")
    assert found["4亿元"] == found["3亿元"] == (f"{YEAR}-S1", "actual")


def test_a_paragraph_that_opens_with_a_half_year_goes_on_with_it() -> None:
    found = times(f"云溪县{YEAR}年工作报告\n\n前三季度，茶税收入7亿元。盐税收入4亿元。全年，糖税收入9亿元。\n")
    assert found["7亿元"] == found["4亿元"] == (f"{YEAR}-M01/{YEAR}-M09", "actual")
    assert found["9亿元"] == (f"{YEAR}", "actual")


def test_a_paragraph_is_of_the_time_of_what_came_of_its_first_number() -> None:
    found = times(
        f"云溪县{YEAR}年工作报告\n\n前三季度，茶税由上半年下降2%转为增长3%。其中，红茶税增长4%。盐税增长5%。\n"
        "\n四、支出情况：截至8月底，茶税支出6亿元。盐税支出7亿元。\n"
    )
    nine, eight = (f"{YEAR}-M01/{YEAR}-M09", "actual"), (f"{YEAR}-M01/{YEAR}-M08", "actual")
    assert found["2%"] == (f"{YEAR}-S1", "baseline")
    assert found["3%"] == found["4%"] == found["5%"] == nine
    assert found["6亿元"] == found["7亿元"] == eight


def test_the_last_month_alone_is_one_of_those_spoken_of() -> None:
    said = read("1-5月，渔业产值90亿元，增长7%，其中当月实现产值21亿元，增长3%。")
    months = [said[printed].time_period for printed in ("90亿元", "7%", "21亿元", "3%")]
    assert months == [f"{YEAR}-M01/{YEAR}-M05"] * 2 + [f"{YEAR}-M05"] * 2
    assert said["21亿元"].printed_indicator == "渔业产值"


def test_what_a_result_is_compared_with_is_of_its_own_time() -> None:
    said = times(
        "上半年，茶叶产量增长5%，较一季度（-3%）回升8个百分点。渔业产值增长9%，比上年同期（6%）加快3个百分点。"
    )
    assert said["-3%"] == (f"{YEAR}-Q1", "actual")
    assert said["6%"] == (f"{YEAR - 1}-S1", "baseline")


def test_january_may_be_called_the_first_month_and_a_month_may_lead_to_what_was_done() -> None:
    said = read("元至7月，渔业产值42亿元，其中，7月份实现渔业产值9亿元，预计全年渔业产值将达80亿元。")
    assert said["42亿元"].time_period == f"{YEAR}-M01/{YEAR}-M07"
    assert said["9亿元"].time_period == f"{YEAR}-M07"
    assert (said["80亿元"].time_period, said["80亿元"].printed_indicator) == (str(YEAR), "渔业产值")


def test_the_last_month_may_stand_behind_what_is_measured() -> None:
    said = read("1-8月，渔业增加值增长7%；渔业增加值8月当月增长9%。")
    assert (said["9%"].time_period, said["9%"].printed_indicator) == (f"{YEAR}-M08", "渔业增加值")


def test_what_a_bracket_says_of_the_year_before_is_of_that() -> None:
    said = times("上半年，渔业产值增长5%（上年同期为8%）。港口投资完成年计划的45%，低于上年同期（50%）5个百分点。")
    assert said["8%"] == (f"{YEAR - 1}-S1", "baseline")
    assert said["50%"][1] == "baseline"


def test_the_last_month_may_be_said_behind_what_is_measured_without_its_number() -> None:
    said = read("1-5月，渔业产值增长7%。茶税收入当月完成2亿元，增长5%，累计完成9亿元，增长6%。")
    months = {printed: each.time_period for printed, each in said.items()}
    assert (months["2亿元"], months["5%"]) == (f"{YEAR}-M05", f"{YEAR}-M05")
    assert (months["9亿元"], months["6%"]) == (f"{YEAR}-M01/{YEAR}-M05", f"{YEAR}-M01/{YEAR}-M05")
    assert said["2亿元"].printed_indicator == "茶税收入"


def test_what_it_came_to_has_a_part_of_the_year_of_its_own() -> None:
    said = times("渔业投资从一季度下降4%到前三季度增长6%。茶税由上半年下降2%转为全年增长3%。")
    assert said["4%"] == (f"{YEAR}-Q1", "baseline")
    assert said["6%"] == (f"{YEAR}-M01/{YEAR}-M09", "actual")
    assert said["3%"] == (str(YEAR), "actual")


def test_what_is_told_of_one_month_ends_at_a_semicolon() -> None:
    said = times("1-5月，渔业产值增长13%，其中当月增长12%；茶税9亿元，完成市里下达全年目标的59%；盐税4亿元。")
    five = (f"{YEAR}-M01/{YEAR}-M05", "actual")
    assert said["12%"] == (f"{YEAR}-M05", "actual")
    assert said["13%"] == said["9亿元"] == said["59%"] == said["4亿元"] == five


def test_a_census_is_of_its_whole_year() -> None:
    text = f"云溪县{YEAR}年1-5月经济运行情况\n\n茶税9亿元。\n\n{YEAR - 1}年第三次渔业普查结果显示，渔民占12%。\n"
    assert times(text, replace(PLAN, plan_year=None))["12%"][0] == str(YEAR - 1)


def test_a_heading_that_says_how_work_proceeds_tells_results() -> None:
    found = times(HALF.replace("（一）工业稳步回升", "（二）重点工作推进情况"))
    assert found["8.6亿元"] == (f"{YEAR}-S1", "actual")


def test_what_flows_until_a_quarter_or_a_month_has_flowed_since_january() -> None:
    assert times("截至二季度，渔港投资累计完成9亿元。")["9亿元"][0] == f"{YEAR}-S1"
    found = times("截止5月份，造船业投资完成7亿元。港口投资完成3亿元。")
    assert {time for time, _ in found.values()} == {f"{YEAR}-M01/{YEAR}-M05"}


def test_a_paragraph_may_open_with_who_says_so_before_its_part_of_the_year() -> None:
    found = times("会议指出，上半年全县渔业产值完成9亿元。财政收入完成2亿元，完成预算的52%。")
    assert {time for time, _ in found.values()} == {f"{YEAR}-S1"}


def test_the_whole_year_behind_what_is_striven_for_in_a_part_of_it_is_striven_for() -> None:
    found = times("四季度，力争完成渔业投资20亿元，全年完成渔业投资80亿元，增长8%；已签约项目9个。")
    assert found["20亿元"] == (f"{YEAR}-Q4", "target")
    assert found["80亿元"] == found["8%"] == (f"{YEAR}", "target")
    assert found["9个"][1] == "actual"


def test_a_row_of_a_table_may_be_of_fewer_months_than_its_columns() -> None:
    rows = [
        ["指标", "9月", "1-9月", "与上月比（百分点）"],
        ["渔业产值（亿元）", "2", "19", "0.4"],
        ["造船业利润（亿元）（1-8月）", "1", "8", "-0.2"],
        ["1-8月港口营业收入（亿元）", "3", "21", "0.1"],
    ]
    found = table(rows)
    whole, part = f"{YEAR}-M01/{YEAR}-M09", f"{YEAR}-M01/{YEAR}-M08"
    assert [(each.printed_indicator, each.printed_value, each.time_period) for each in found if each.sign > 0] == [
        ("渔业产值", "2", f"{YEAR}-M09"),
        ("渔业产值", "19", whole),
        ("渔业产值", "0.4", whole),
        ("造船业利润", "1", f"{YEAR}-M08"),
        ("造船业利润", "8", part),
        ("港口营业收入", "3", f"{YEAR}-M08"),
        ("港口营业收入", "21", part),
        ("港口营业收入", "0.1", part),
    ]
    assert found[2].change_basis is ChangeBasis.PERIOD


def test_a_year_alone_in_a_report_on_december_is_all_of_it() -> None:
    december = replace(COMMUNIQUE, period="M12")
    found = times(f"{YEAR}年，渔业产值增长6%。12月，渔业产值增长5%。{YEAR}年12月，盐税3亿元。", december)
    assert {printed: time for printed, (time, _) in found.items()} == {
        "6%": f"{YEAR}",
        "5%": f"{YEAR}-M12",
        "3亿元": f"{YEAR}-M12",
    }


@pytest.mark.parametrize("mark", ["", "（一）", "(1)", "1.", "12.", "1、", "一、", "①"])
def test_a_year_behind_the_number_of_an_item_is_that_of_the_item(mark: str) -> None:
    found = times(f"{mark}{YEAR - 1}年全县茶税收入8亿元，完成预算的96%，增长7%。")
    assert {found[each][0] for each in ("8亿元", "96%", "7%")} == {f"{YEAR - 1}"}


@pytest.mark.parametrize("dash", ["-", "—", "\u2015", "～"])
def test_months_may_stand_on_both_sides_of_any_dash(dash: str) -> None:
    assert times(f"1{dash}9月，茶税收入8亿元。")["8亿元"][0] == f"{YEAR}-M01/{YEAR}-M09"


@pytest.mark.parametrize(
    ("words", "period"),
    [
        ("一至九月", "M01-M09"),
        ("元月至九月份", "M01-M09"),
        ("前九个月", "M01-M09"),
        ("前9月", "M01-M09"),
        ("前三季", "M01-M09"),
        ("头三季度", "M01-M09"),
        ("一到三季度", "M01-M09"),
        ("前两季度", "H1"),
        ("前半年", "H1"),
        ("首季", "Q1"),
        ("前十一个月", "M01-M11"),
    ],
)
def test_months_in_words_are_those_of_the_year_and_no_part_of_a_name(words: str, period: str) -> None:
    for text in (f"{words}，纺织业产值8.6亿元。", f"{words}全市纺织业产值8.6亿元。"):
        (found,) = read(text).values()
        assert (found.printed_indicator, found.period) == ("纺织业产值", period)


@pytest.mark.parametrize("words", ["比前三个月", "目前三个", "提前两个月", "十一月"])
def test_months_that_something_is_compared_with_or_done_ahead_are_no_part_of_the_year(words: str) -> None:
    assert period_in(words) == ""


def test_a_month_that_a_clause_opens_with_is_its_own() -> None:
    assert times("9月规模以上工业产值140亿元。")["140亿元"][0] == f"{YEAR}-M09"


SAID = {
    "1–9月": "M01/{year}-M09",
    "1到9月": "M01/{year}-M09",
    "1-9月份": "M01/{year}-M09",
    "元至九月": "M01/{year}-M09",
    "一至九月": "M01/{year}-M09",
    "元月至9月": "M01/{year}-M09",
    "前九个月": "M01/{year}-M09",
    "前3季度": "M01/{year}-M09",
    "头三季度": "M01/{year}-M09",
    "1至3季度": "M01/{year}-M09",
    "一至三季度": "M01/{year}-M09",
    "前两个季度": "S1",
    "前二季度": "S1",
    "上半年": "S1",
    "1季度": "Q1",
    "第一季度": "Q1",
    "首季": "Q1",
    "第三季度": "Q3",
    "9月当月": "M09",
}


@pytest.mark.parametrize(
    "sentence",
    [
        "{}，全县渔业投资完成9亿元。",
        "{}全县完成渔业投资9亿元。",
        "全县{}完成渔业投资9亿元。",
        "全县渔业投资{}完成9亿元。",
    ],
)
@pytest.mark.parametrize("said", SAID)
def test_a_part_of_the_year_is_no_part_of_a_name_wherever_it_stands(said: str, sentence: str) -> None:
    (found,) = figures(sentence.format(said))
    assert (found.printed_indicator, found.time_period) == ("渔业投资", f"{YEAR}-" + SAID[said].format(year=YEAR))


@pytest.mark.parametrize("said", ["1-9月", "前三季度", "上半年", "一季度"])
@pytest.mark.parametrize("year", [YEAR, YEAR - 1])
def test_a_year_between_a_name_and_its_number_has_its_part(year: int, said: str) -> None:
    (found,) = figures(f"全县渔业投资{year}年{said}完成9亿元。")
    (alone,) = figures(f"{year}年{said}，全县渔业投资完成9亿元。")
    assert (found.printed_indicator, found.time_period) == ("渔业投资", alone.time_period)
    assert found.time_period != str(year)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("11月，造纸业产量由上月下降2.4%转为增长3.1%。", "2023-M10"),
        ("1月，造纸业产量由上个月下降2.4%转为增长3.1%。", "2022-M12"),
        ("1-11月，造纸业产量由上月下降2.4%转为增长3.1%。", "2023-M01/2023-M10"),
        ("11月，造纸业产量增速由9月的2.4%提高到3.1%。", "2023-M09"),
        ("二季度，造纸业产量由上季度下降2.4%转为增长3.1%。", "2023-Q1"),
        ("前三季度，造纸业产量增速由上季度的2.4%提高到3.1%。", "2023-S1"),
        ("1-11月，不良贷款率由年初的2.4%提高到3.1%。", "2022"),
    ],
)
def test_what_it_was_in_the_month_or_quarter_before_is_of_that(text: str, period: str) -> None:
    before, _ = read(text, COMMUNIQUE).values()
    assert (before.time_period, before.scenario.value) == (period, "baseline")
