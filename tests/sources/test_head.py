"""The head of a document proposes its catalogue entry, and is silent where it cannot tell."""

from __future__ import annotations

from datetime import date

import pytest

from sources.catalogue.document_metadata import Proposal, ToldYear, propose, told_years
from sources.documents.formats.detect import read_document

AREAS = {
    "000000": "全国",
    "310000": "上海市",
    "310106": "静安区",
    "530000": "云南省",
    "530100": "昆明市",
    "530102": "五华区",
    "130100": "石家庄市",
    "130000": "河北省",
    "130102": "长安区",
    "610000": "陕西省",
    "610100": "西安市",
    "610116": "长安区",
    "653200": "和田地区",
    "140502": "城区",
    "140000": "山西省",
}


def head(*lines: str) -> Proposal:
    text = "\n\n".join((*lines, "一、综合", "全年粮食产量为12.5万吨。"))
    return propose(read_document(text.encode(), "a.txt"), AREAS)


def test_plan_report() -> None:
    assert head(
        "关于静安区2023年国民经济和社会发展计划执行情况与2024年国民经济和社会发展计划草案的报告",
        "——2024年1月17日在静安区某届人民代表大会某次会议上",
        "静安区发展和改革委员会",
        "各位代表：",
    ) == Proposal(
        area_code="310106",
        genre="plan",
        execution_year=2023,
        plan_year=2024,
        title="关于静安区2023年国民经济和社会发展计划执行情况与2024年国民经济和社会发展计划草案的报告",
        issuer="静安区发展和改革委员会",
        presented_on=date(2024, 1, 17),
    )


def test_communique_with_two_issuers() -> None:
    found = head("2025年昆明市国民经济和社会发展统计公报", "昆明市统计局 国家统计局昆明调查队", "(2026年3月9日)")
    assert (found.area_code, found.genre, found.execution_year, found.plan_year) == ("530100", "communique", 2025, None)
    assert found.issuer == "昆明市统计局、国家统计局昆明调查队"
    assert found.presented_on == date(2026, 3, 9)


def test_budget_report_presented_by_an_office_holder_on_a_chinese_date() -> None:
    found = head(
        "关于云南省2025年预算执行情况和2026年预算草案的报告", "二〇二六年一月二十五日", "云南省财政厅厅长 某 某"
    )
    assert (found.area_code, found.genre, found.issuer) == ("530000", "budget", "云南省财政厅")
    assert (found.execution_year, found.plan_year, found.presented_on) == (2025, 2026, date(2026, 1, 25))


@pytest.mark.parametrize(
    ("title", "years"),
    [
        ("2024年五华区政府工作报告", (2023, 2024)),
        ("政府工作报告", (2024, 2025)),
        ("关于五华区2023年国民经济和社会发展计划执行情况的报告", (2023, None)),
    ],
)
def test_years_of_other_titles(title: str, years: tuple[int, int | None]) -> None:
    found = head(title, "2025年1月8日", "现在，我代表五华区人民政府，向大会报告工作。")
    assert (found.execution_year, found.plan_year) == years
    assert found.area_code == "530102"
    assert found.issuer == "五华区人民政府"


def test_namesakes_are_told_apart_by_the_area_above() -> None:
    assert head("西安市长安区2023年统计公报").area_code == "610116"
    assert head("长安区2023年统计公报").area_code is None
    assert head("长安区2023年统计公报", "石家庄市长安区统计局").area_code == "130102"


def test_most_special_area_and_names_without_suffix() -> None:
    assert head("上海市静安区2023年统计公报").area_code == "310106"
    assert head("云南2023年统计公报").area_code == "530000"
    assert head("和田地区2023年统计公报").area_code == "653200"


def test_short_names_inside_other_words_are_no_areas() -> None:
    assert head("某市中心城区2023年统计公报").area_code is None


def test_silence() -> None:
    assert head("关于几件事情的报告", "2024年13月40日") == Proposal(title="关于几件事情的报告")


def test_title_and_headings_tell_what_their_years_are() -> None:
    title = "关于2021年国民经济和社会发展计划执行情况与2022年国民经济和社会发展计划草案的报告"
    lines = (
        f"# {title}",
        "## 一、2021年计划执行情况",
        "粮食产量12.5万吨。2019年决算已公布。",
        "## 二、“十四五”规划(2021—2025年)主要目标",
        "## 三、2022年主要预期目标",
        "## 四、2020年以来的大事",
    )
    assert told_years(read_document("\n\n".join(lines).encode(), "a.md")) == [
        ToldYear(2021, False, title),
        ToldYear(2022, True, title),
        ToldYear(2021, False, "一、2021年计划执行情况"),
        ToldYear(2022, True, "三、2022年主要预期目标"),
    ]


@pytest.mark.parametrize(
    ("day", "years"),
    [
        ("2024年1月1日", (2023, 2024)),
        ("2024年6月30日", (2023, 2024)),
        ("2024年7月1日", (None, None)),
        ("2024年12月28日", (None, None)),
    ],
)
def test_a_day_tells_the_plan_year_in_the_first_half_of_the_year_only(
    day: str, years: tuple[int | None, int | None]
) -> None:
    found = head("政府工作报告", day, "五华区人民政府")
    assert (found.execution_year, found.plan_year) == years
    assert found.presented_on is not None


def test_a_year_in_the_title_beats_the_day() -> None:
    found = head("2024年五华区政府工作报告", "2025年11月8日", "五华区人民政府")
    assert (found.execution_year, found.plan_year) == (2023, 2024)
