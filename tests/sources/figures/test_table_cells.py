"""What a cell prints around and inside its number."""

from __future__ import annotations

import pytest
from reading_aids import figures, said, table


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("1，234.5", "1234.5"),
        ("52 318", "52318"),
        ("1,\n234.5", "1234.5"),
        ("1\n234.5", "1234.5"),
        ("1234.\n5", "1234.5"),
        ("1,234,567,890,123.45", "1234567890123.45"),
        ("１，２３４", "1234"),
    ],
)
def test_one_number_however_its_thousands_are_parted(printed: str, value: str) -> None:
    (found,) = table([["指标", "单位", "2023年"], ["渔业产值", "元", printed]])
    assert (found.printed_value, found.printed_text) == (value, printed)


def test_numbers_below_each_other_beside_labels_below_each_other_are_several() -> None:
    found = table([["指标", "2023年"], ["鱼产量\n虾产量", "120\n350"]])
    assert [each.printed_value for each in found] == ["120", "350"]


@pytest.mark.parametrize("printed", ["-3.2", "–3.2", "—3.2", "−3.2", "－3.2", "(3.2)", "（3.2）"])
def test_ways_to_print_a_minus(printed: str) -> None:
    (found,) = table([["指标", "比上年增长(%)"], ["渔业产值", printed]])
    assert said((found,)) == [("渔业产值", "-3.2%", "growth")]


def test_brackets_are_a_minus_only_among_numbers_with_a_sign() -> None:
    signed = table([["项目", "结余(万元)"], ["渔港", "-8"], ["船坞", "(4.5)"]])
    assert [each.sign for each in signed] == [-1, -1]
    unsigned = table([["项目", "收入(万元)"], ["渔港", "8"], ["船坞", "(4)"]])
    assert [each.printed_value for each in unsigned] == ["8"]


def test_a_star_is_a_status_and_no_part_of_the_number() -> None:
    rows = [["指标", "单位", "2023年"], ["鱼产量", "万吨", "24.6*"], ["虾产量", "万吨", "3.1"]]
    found = table(rows, notes=("注：带*的为初步统计数。",))
    assert [(each.printed_value, each.status) for each in found] == [("24.6", "P"), ("3.1", "A")]
    words = [["指标", "单位", "2023年"], ["鱼产量", "万吨", "24.6(初步核算)"]]
    assert [each.status for each in table(words)] == ["P"]


def test_raised_digits_are_footnotes_but_for_units_and_powers() -> None:
    (found,) = table([["指标³", "单位", "2023年"], ["绿地面积②", "km²", "24.6¹"]])
    assert (found.printed_indicator, found.printed_value, found.printed_unit) == ("绿地面积", "24.6", "km²")


def test_a_change_told_in_the_cell() -> None:
    (found,) = table([["指标", "2023年"], ["优良天数比例", "同比增加1.17个百分点"]])
    assert said((found,)) == [("优良天数比例", "1.17个百分点", "growth")]


def test_a_dash_between_two_amounts_is_no_minus() -> None:
    growth, subsidy = figures("渔业产值增长–3.2%。渔港补助500万元—1000万元。")
    assert growth.sign == -1
    assert (subsidy.sign, subsidy.printed_value, subsidy.printed_value_high) == (1, "500", "1000")


def test_thousands_parted_by_a_wide_comma_in_a_sentence() -> None:
    assert [each.printed_value for each in figures("渔民人均收入52，318元，增长4%。")] == ["52318", "4"]


def test_an_amount_in_per_cent_is_its_growth() -> None:
    rows = [
        ["指标", "单位", "2023年目标", "2024年目标建议"],
        ["渔业产值", "%", "7", "6.5"],
        ["渔港覆盖率", "%", "80", "81"],
    ]
    assert said(table(rows)) == [
        ("渔业产值", "7%", "growth"),
        ("渔业产值", "6.5%", "growth"),
        ("渔港覆盖率", "80%", "rate"),
        ("渔港覆盖率", "81%", "rate"),
    ]
    assert {str(each.scenario) for each in table(rows)} == {"target"}


def test_the_unit_of_a_change_may_stand_in_brackets_behind_it() -> None:
    (found,) = table([["指标", "增长(%)"], ["绿化率", "1.82(百分点)"]])
    assert (found.kind.value, found.printed_value, found.printed_unit) == ("growth", "1.82", "百分点")


def test_a_rise_may_have_its_sign() -> None:
    found = table(
        [["指标", "同比增长（%）"], ["茶叶产量", "+1.9"], ["盐产量", "-0.4"], ["失业率（%）", "+0.1个百分点"]]
    )
    assert said(found) == [
        ("茶叶产量", "1.9%", "growth"),
        ("盐产量", "-0.4%", "growth"),
        ("失业率", "0.1个百分点", "growth"),
    ]


def test_a_number_in_square_brackets_is_the_change_of_a_rate_over_all_years() -> None:
    rows = [
        ["指标", "单位", "2020年", "2025年目标", "年均增长"],
        ["羊毛产值", "亿元", "52", "75", "7.5%"],
        ["加工率", "%", "60.1", "63", "〔2.9〕"],
    ]
    assert said(table(rows))[-1] == ("加工率", "2.9个百分点", "growth")


def test_brackets_are_a_minus_in_amounts_where_changes_print_theirs_so() -> None:
    rows = [["项目", "收入", "比上年增减额"], ["渔港", "(80)", "90"], ["码头", "70", "(15)"]]
    found = table(rows, notes=("单位：万元",))
    assert [value for _, value, _ in said(found)] == ["-80万元", "90万元", "70万元", "-15万元"]


@pytest.mark.parametrize(("printed", "comparator"), [("<4", "le"), ("＜4", "le"), (">4", "ge"), ("＞4", "ge")])
def test_signs_of_comparison_bound_a_number(printed: str, comparator: str) -> None:
    (found,) = table([["指标", "单位", "2023年"], ["失业率", "%", printed]])
    assert (found.printed_value, found.comparator) == ("4", comparator)


def test_a_growth_beside_the_aim_of_a_rate_is_one() -> None:
    rows = [["指标", "单位", "2024年计划", "增长(%)"], ["入学率", "%", "96.5", "0.3"], ["失业率", "%", "", "4.5"]]
    assert [kind for _, _, kind in said(table(rows))] == ["rate", "growth", "rate"]


def test_what_a_row_has_a_share_of_may_be_left_out() -> None:
    found = table([["指标", "单位", "2023年"], ["渔业增加值占比", "%", "55"]])
    assert said(found) == [("渔业增加值", "55%", "share")]


@pytest.mark.parametrize("printed", ["8（个）", "新增8个", "8个"])
def test_below_a_growth_a_count_is_by_how_many_there_are_more(printed: str) -> None:
    rows = [["指标", "单位", "总量", "增幅（%）"], ["渔港", "个", "66", printed], ["鱼产量", "吨", "9", "2.5"]]
    assert said(table(rows))[1:] == [
        ("渔港比上年增加", "8个", "level"),
        ("鱼产量", "9吨", "level"),
        ("鱼产量", "2.5%", "growth"),
    ]


@pytest.mark.parametrize("notes", [("注：[ ]内为五年累计数。",), ()])
@pytest.mark.parametrize("printed", ["[18]", "〔18〕", "［18］", "[18.0]", "[18%]"])
def test_numbers_in_square_brackets_among_changes_are_those_of_several_years(
    printed: str, notes: tuple[str, ...]
) -> None:
    rows = [["指标", "单位", "目标年均增长%", "实际年均增长%"], ["鱼产量", "吨", "7", "6"]]
    rows.append(["单位能耗降低", "%", printed, "[15.2]"])
    found = table(rows, notes=notes)[2:]
    assert [each.printed_indicator for each in found] == ["单位能耗"] * 2
    assert [float(each.printed_value or 0) for each in found] == [18, 15.2]
    assert [each.sign for each in found] == [-1, -1]


@pytest.mark.parametrize(("notes", "values"), [(("注：[ ]内为五年累计数。",), ["18", "9"]), ((), ["9"])])
def test_an_integer_in_square_brackets_among_amounts_is_a_footnote_but_for_a_note(
    notes: tuple[str, ...], values: list[str]
) -> None:
    rows = [["指标", "2025年（万吨）", "2026年（万吨）"], ["鱼产量", "[18]", "9"]]
    assert [each.printed_value for each in table(rows, notes=notes)] == values


@pytest.mark.parametrize("mark", ["※", "●", "▲", "·", "—", "-", "Ⅰ.", "Ⅱ、", "⑴", "甲、", "A.", "第一、", "★"])
def test_a_mark_or_a_number_before_a_label_is_no_part_of_it(mark: str) -> None:
    found = table([["指标", "2023年（亿元）"], [f"{mark}渔业产值", "9"], ["3D打印产值", "8"]])
    assert [each.printed_indicator for each in found] == ["渔业产值", "3D打印产值"]


@pytest.mark.parametrize(("printed", "sign"), [("↓2.6", -1), ("2.6▼", -1), ("2.6↑", 1), ("▲2.6", 1)])
def test_an_arrow_beside_a_growth_says_its_direction(printed: str, sign: int) -> None:
    level, growth = table([["指标", "2023年（亿元）", "增长%"], ["渔业产值", printed.strip("↓▼↑▲"), printed]])
    assert (growth.printed_value, growth.sign) == ("2.6", sign)
    (ranked,) = table([["指标", "2023年（亿元）"], ["渔业产值", printed]])
    assert (level.sign, ranked.sign) == (1, 1)


def test_the_number_of_a_footnote_behind_a_value_takes_nothing_from_it() -> None:
    assert [each.printed_value for each in table([["指标", "2023年（亿元）"], ["渔业产值", "22.6①"]])] == ["22.6"]


def test_a_unit_stands_in_brackets_with_the_prices() -> None:
    (found,) = table([["指标", "2023年"], ["渔业产值（亿元，当年价）", "9"]])
    assert (found.printed_indicator, found.printed_unit) == ("渔业产值(当年价)", "亿元")
