"""Two reports of other areas than the first one's, through the real job: numbers of one indicator that nothing but their area, level,
time, basis or prices tells apart are rows of their own, and none of them is a finding.

Here belongs what is published of them. What each word says is tested with the reader.
"""

from __future__ import annotations

import shutil
from decimal import Decimal
from typing import NamedTuple

import pytest

from tests.conftest import ROOT, Planhouse
from tests.support.told_apart import CITY, DISTRICT, DOCUMENTS, add_reports

pytestmark = pytest.mark.slow  # a build of real documents


class Said(NamedTuple):
    """What is published of one number beside its value; the defaults are those of the district's own whole in the whole year."""

    name: str
    kind: str = "level"
    area: str = "310112"
    scope: str = "whole"
    period: str = "2025"
    basis: str | None = None
    other: str | None = None
    prices: str | None = None
    scenario: str = "actual"


def grown(name: str, **other: str) -> Said:
    return Said(name, "growth", basis="year")._replace(**other)


REVENUE, RETAIL, OUTPUT, INCOME = "一般公共预算收入", "社会消费品零售总额", "规模以上工业总产值", "居民人均可支配收入"
GDP, HOUSING, TAX = "地区生产总值", "新建保障性住房", "税收总收入"
FIVE_MONTHS, FIVE_YEARS = "2025-M01/2025-M05", "2021/2025"
EXPECTED: dict[str, dict[str, Said]] = {
    DISTRICT: {
        "345.20亿元": Said(REVENUE),
        "4.5%": grown(REVENUE),
        "271.60亿元": Said(REVENUE, scope="own"),
        "3.2%": grown(REVENUE, scope="own"),
        "155.7亿元": Said("税收收入", area="310000", scope="own"),
        "201.4亿元": Said("税收收入", scope="own"),
        "16820.3亿元": Said(RETAIL, area="310000"),
        "2105.8亿元": Said(RETAIL),
        "12.5%": Said(RETAIL, "share"),
        "1240.5亿元": Said(OUTPUT, period=FIVE_MONTHS),
        "3.1%": grown(OUTPUT, period=FIVE_MONTHS),
        "3168.9亿元": Said(OUTPUT),
        "4.4%": grown(OUTPUT),
        "3310.6亿元": Said(GDP),
        "5.4%": grown(GDP, prices="constant"),
        "6.2%": grown(GDP, prices="current"),
        "3.1% ": grown("第二产业增加值"),
        "1.1个百分点": grown("第二产业增加值拉动地区生产总值增长", basis="contribution"),
        "6.6%": grown("第三产业增加值"),
        "3.8个百分点": grown("第三产业增加值拉动地区生产总值增长", basis="contribution"),
        "9.12万元": Said(INCOME),
        "5.7%": grown(INCOME),
        "0.6个百分点": grown(INCOME, basis="difference", other="310000"),
        "1.3个百分点": grown(INCOME, basis="difference", other="000000"),
        "4.15万套": Said(HOUSING, period=FIVE_YEARS),
        "0.92万套": Said(HOUSING),
        "31处": Said("建成区级文物保护点位"),
        "58.30": Said("教育支出", scope="own", scenario="target"),
        "57.94": Said("教育支出", scope="own"),
        "21.70": Said("卫生健康支出", scope="own", scenario="target"),
        "22.15": Said("卫生健康支出", scope="own"),
        "83.10": Said("教育支出", scenario="target"),
        "82.46": Said("教育支出"),
        "30.20": Said("卫生健康支出", scenario="target"),
        "31.08": Said("卫生健康支出"),
        "186.40": Said(TAX),
        "24.5": Said(TAX, "share"),
        "97.25": Said(TAX),
        "12.8": Said(TAX, "share"),
        "64.10": Said(TAX),
        "8.4": Said(TAX, "share"),
        "347.75": Said(TAX),
        "45.7": Said(TAX, "share"),
        "3%": grown(REVENUE, scope="own", period="2026", scenario="target"),
        "完成市下达目标": Said("城镇登记失业人数", period="2026", scenario="target"),
        "完成市下达目标 ": grown("单位增加值能耗", period="2026", scenario="target"),
    },
    CITY: {
        "2710.4亿元": Said(REVENUE, area="330100"),
        "3.1%": grown(REVENUE, area="330100"),
        "18.6亿元": Said("体育事业支出", area="330100"),
        "412.7亿元": Said(REVENUE, area="330100", scope="own"),
        "2.4%": grown(REVENUE, area="330100", scope="own"),
        "6.3亿元": Said("体育事业支出", area="330100", scope="own"),
        "12.3亿元": Said("体育事业支出", area="330100", scope="subordinate"),
        "3.15": Said("水利工程支出", area="330100", scope="own"),
        "8.42": Said("城市道路支出", area="330100", scope="own"),
        "9.27": Said("水利工程支出", area="330100"),
        "30.66": Said("城市道路支出", area="330100"),
    },
}


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Planhouse:
    """A Planhouse of these two reports, built once."""
    made = Planhouse(tmp_path_factory.mktemp("apart") / "house")
    (made.sources / "reports").mkdir(parents=True)
    shutil.copytree(ROOT / "sources" / "vocabulary", made.sources / "vocabulary")
    header = (ROOT / "sources" / "reports.csv").read_text(encoding="utf-8").partition("\n")[0]
    (made.sources / "reports.csv").write_text(f"{header}\n", encoding="utf-8")
    add_reports(made.sources)
    done = made.build()
    assert done.returncode == 0, done.stderr + done.stdout
    return made


@pytest.mark.parametrize("report", DOCUMENTS)
def test_every_number_is_an_observation_of_its_own(house: Planhouse, report: str) -> None:
    rows = house.query(
        f"""select figures.printed_text, names.name_zh, facts.kind, facts.area_code, facts.scope_id, facts.time_period,
            facts.change_basis, facts.reference_area_code, facts.price_basis, facts.scenario, facts.values_printed
        from marts.fct_figure as figures
        left join marts.fct_indicator as facts using (figure_id)
        left join marts.dim_indicator as names on facts.indicator_id = names.indicator_id
        where figures.report_id = '{report}' order by figures.ordinal"""
    )
    # the same number printed twice is told apart by a blank
    assert [(row[0], Said(*row[1:10])) for row in rows] == [  # type: ignore[arg-type]
        (printed.strip(), said) for printed, said in EXPECTED[report].items()
    ]
    assert {row[10] for row in rows} == {1}
    assert house.query(f"select set_aside_count, unnamed_count from marts.dim_report where report_id = '{report}'") == [
        (house.query(f"select count(*) from raw.set_aside where report_id = '{report}'")[0][0], 0)
    ]


def test_what_differs_in_nothing_but_area_level_or_time_is_one_indicator(house: Planhouse) -> None:
    """An id for each name, and of all the names that say the same only one."""
    ids = house.query("select name_zh, count(*) from marts.dim_indicator group by name_zh having count(*) > 1")
    assert ids == []
    levels = house.query(
        f"""select indicator_id, count(distinct scope_id || area_code) from marts.fct_indicator
        where report_id = '{CITY}' and kind = 'level' group by indicator_id order by 2"""
    )
    assert [count for _, count in levels] == [2, 2, 2, 3]


def test_none_of_them_is_a_finding(house: Planhouse) -> None:
    assert house.query("select * from marts.v_findings") == []
    assert house.query("select * from marts.fct_plausibility where not is_plausible") == []
    # what is judged holds: the table's sum and its shares, and no share of the city's against the district's own total
    judged = house.query("select identity, verdict, count(*) from marts.fct_reconciliation group by all order by all")
    assert judged == [
        ("share_of_whole", "within_rounding", 3),
        ("shares_sum", "exact", 1),
        ("sum_of_parts", "exact", 1),
    ]


def test_targets_meet_results_of_their_own_level(house: Planhouse) -> None:
    rows = house.query(
        """select indicator_id, scope_id, target, actual, is_attained from marts.fct_target_attainment
        where actual is not null order by all"""
    )
    assert rows == [
        ("education-expenditure", "own", Decimal("58.30"), Decimal("57.94"), False),
        ("education-expenditure", "whole", Decimal("83.10"), Decimal("82.46"), False),
        ("health-expenditure", "own", Decimal("21.70"), Decimal("22.15"), True),
        ("health-expenditure", "whole", Decimal("30.20"), Decimal("31.08"), True),
    ]


def test_a_tax_table_of_another_district_loses_no_row(house: Planhouse) -> None:
    """Two of its industries bear names that the first report's district has members for; they are this district's own."""
    rows = house.query(
        """select industries.area_code, industries.name_zh, facts.tax_revenue, facts.share_of_total_pct, parents.name_zh
        from marts.fct_tax_by_industry as facts
        join marts.dim_industry as industries using (industry_id)
        left join marts.dim_industry as parents on industries.parent_industry_id = parents.industry_id
        order by facts.tax_revenue desc"""
    )
    total = rows[0][1]
    assert rows == [
        ("310112", total, Decimal("347.75"), Decimal("45.7"), rows[0][4]),
        ("310112", "信息服务业", Decimal("186.40"), Decimal("24.5"), rows[1][4]),
        ("310112", "商贸", Decimal("97.25"), Decimal("12.8"), rows[2][4]),
        ("310112", "金融", Decimal("64.10"), Decimal("8.4"), rows[3][4]),
    ]
    assert str(total).endswith("合计")


def test_a_target_in_words_is_in_the_unit_of_its_indicator(house: Planhouse) -> None:
    rows = house.query(
        """select indicator_id, kind, value, unit_id, status from marts.fct_indicator where value is null order by all"""
    )
    assert rows == [
        ("energy-intensity", "growth", None, "percent", "M"),
        ("registered-urban-unemployed", "level", None, "count-ren", "M"),
    ]
