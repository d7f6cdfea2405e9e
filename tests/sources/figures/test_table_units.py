"""In which unit a table prints its numbers: what notes and captions say of it, what stands behind labels, what other columns say."""

from __future__ import annotations

import pytest
from reading_aids import said, table

HARBOURS = [["指标", "2023年", "比上年增长（%）"], ["渔业产值", "9", "2.5"], ["渔港投资", "4", "3.5"]]
IN_YI = [("渔业产值", "9亿元", "level"), ("渔业产值", "2.5%", "growth")]


@pytest.mark.parametrize(
    "note",
    [
        "单位：亿元",
        "（单位:亿元）",
        "单 位：亿元",
        "计量单位： 亿元",
        "数据单位：亿元",
        "单位：亿元、%",
        "单位：亿元/%",
        "单位：亿元（%）",
        "单位：%、亿元",
        "单位：人民币亿元",
        "单位：亿元人民币",
        "单位：亿元（人民币）",
        "单位：亿元（当年价）",
        "单位：亿元（下同）",
        "币种：人民币 单位：亿元",
        "2024年1月  单位：亿元",
        "填报单位：渔业局  单位：亿元",
        "单位：亿元 时间：2023年",
        "【单位：亿元】",
        "[单位：亿元]",
        "（亿元）",
        "(亿元、%)",
        "（亿元，%）",
        "单位（亿元）",
        "单位亿元",
    ],
)
def test_a_line_above_a_table_says_its_unit(note: str) -> None:
    assert said(table(HARBOURS, caption="2023年渔业主要指标完成情况表", notes=(note,)))[:2] == IN_YI


@pytest.mark.parametrize("note", ["（续）", "（节选）", "单位名称", "编制单位：渔业局"])
def test_what_names_no_unit_is_none(note: str) -> None:
    assert said(table(HARBOURS, caption="2023年渔业主要指标完成情况表", notes=(note,)))[0] == ("渔业产值", "9", "level")


@pytest.mark.parametrize(
    ("label", "name", "unit"),
    [
        ("渔业产值（亿元）", "渔业产值", "亿元"),
        ("渔业产值*（亿元）", "渔业产值", "亿元"),
        ("渔业产值亿元", "渔业产值", "亿元"),
        ("渔业产值，亿元", "渔业产值", "亿元"),
        ("渔业产值（亿元、%）", "渔业产值", "亿元"),
        ("渔业产值（%、亿元）", "渔业产值", "亿元"),
        ("渔业从业人员万人", "渔业从业人员", "万人"),
        ("渔业产值超亿元", "渔业产值超亿元", ""),
        ("每万人", "每万人", ""),
    ],
)
def test_a_unit_behind_a_label_needs_no_bracket(label: str, name: str, unit: str) -> None:
    (found,) = table([["指标", "2023年"], [label, "9"]])
    assert (found.printed_indicator, found.printed_unit) == (name, unit)


@pytest.mark.parametrize(
    "aside",
    [
        "（预期性）",
        "【约束性】",
        "[预期性指标]",
        "〔预期性〕",
        "（注1）",
        "注2",
        "※",
        "▲",
        "★",
        "：",
        ":",
        "⑴",
        "（预期性）※",
    ],
)
def test_what_stands_behind_a_label_is_no_part_of_the_name(aside: str) -> None:
    (found,) = table([["指标", "2023年（亿元）"], [f"渔业产值{aside}", "9"]])
    assert found.printed_indicator == "渔业产值"


def test_columns_that_measure_the_same_are_in_one_unit_where_nothing_else_says_one() -> None:
    head = ["项目名称", "总投资（万元）", "2023年计划投资", "2023年完成投资", "泊位"]
    found = table([head, ["东港渔港工程", "9000", "300", "320", "5"], ["西港渔港工程", "8000", "200", "210", "6"]])
    assert [each.printed_unit for each in found[:4]] == ["万元", "万元", "万元", ""]


def test_columns_in_several_units_say_nothing_of_others() -> None:
    head = ["项目名称", "总投资（万元）", "外商投资（万美元）", "2023年投资"]
    found = table([head, ["东港渔港工程", "9000", "300", "320"]])
    assert [each.printed_unit for each in found] == ["万元", "万美元", ""]


def test_a_note_says_the_unit_before_other_columns_do() -> None:
    head = ["项目名称", "总投资（亿元）", "2023年完成投资"]
    found = table([head, ["东港渔港工程", "9", "320"]], notes=("单位：万元",))
    assert [each.printed_unit for each in found] == ["亿元", "万元"]
