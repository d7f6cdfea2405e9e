"""The vocabulary of indicators: every row is whole, families have all their members, and no name joins two different things."""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

from sources.lexicon import VOCABULARY

BUDGETS = ("一般公共预算", "政府性基金预算", "国有资本经营预算", "社会保险基金预算")
FUNDS = (
    "企业职工基本养老保险基金",
    "城乡居民基本养老保险基金",
    "机关事业单位基本养老保险基金",
    "职工基本医疗保险基金",
    "城乡居民基本医疗保险基金",
    "工伤保险基金",
    "失业保险基金",
)
FUNCTIONS = [
    "一般公共服务",
    "外交",
    "国防",
    "公共安全",
    "教育",
    "科学技术",
    "文化旅游体育与传媒",
    "社会保障和就业",
    "卫生健康",
    "节能环保",
    "城乡社区",
    "农林水",
    "交通运输",
    "资源勘探工业信息等",
    "商业服务业等",
    "金融",
    "援助其他地区",
    "自然资源海洋气象等",
    "住房保障",
    "粮油物资储备",
    "灾害防治及应急管理",
]
TAXES = [
    "增值税",
    "企业所得税",
    "个人所得税",
    "资源税",
    "城市维护建设税",
    "房产税",
    "印花税",
    "城镇土地使用税",
    "土地增值税",
    "车船税",
    "耕地占用税",
    "契税",
    "烟叶税",
    "环境保护税",
]

SEEDS = Path(__file__).parents[2] / "dbt_project" / "seeds"


def _rows(name: str) -> list[dict[str, str]]:
    with (VOCABULARY / name).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


@pytest.fixture(scope="module")
def indicators() -> dict[str, dict[str, str]]:
    return {row["indicator_id"]: row for row in _rows("indicators.csv")}


@pytest.fixture(scope="module")
def aliases() -> dict[str, str]:
    return {row["alias"]: row["indicator_id"] for row in _rows("indicator_aliases.csv")}


def test_every_indicator_is_found_by_its_own_name(
    indicators: dict[str, dict[str, str]], aliases: dict[str, str]
) -> None:
    for key, row in indicators.items():
        assert aliases.get(row["name_zh"]) == key, row


def test_every_indicator_is_whole(indicators: dict[str, dict[str, str]]) -> None:
    units = {row["unit_id"] for row in _rows("units.csv")}
    for key, row in indicators.items():
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", key), row
        assert row["unit_id"] in units, row
        assert row["polarity"] in {"higher", "lower", "neutral"}, row
        assert row["topic"], row


def test_english_names_tell_indicators_apart(indicators: dict[str, dict[str, str]]) -> None:
    names = [row["name_en"] for row in indicators.values()]
    assert [name for name, times in Counter(map(str.lower, names)).items() if times > 1] == []
    for name in names:
        assert re.fullmatch(r"[A-Z0-9][ -~]*[\w)]", name, re.ASCII) and "  " not in name, name
        assert not re.search(r"\b(\w+) \1\b|enterprises, \w* ?enterprises", name), name


# a term of the budget has one English name, wherever it stands
@pytest.mark.parametrize(
    ("term", "english"),
    [
        ("政府性基金预算", r"[Gg]overnment funds?\b"),
        ("国有资本经营预算", r"state capital operations budget|\bstate\b|\bother enterprises\b"),
        ("社会保险基金预算", r"social insurance fund budget"),
        ("专项债", r"[Ss]pecial-purpose|[Rr]efinancing|repaid from project revenue"),
        ("超长期特别国债", r"ultra-long special treasury bonds"),
        ("共同财政事权", r"shared fiscal responsibilities"),
        ("规模以上", r"above the designated size"),
        ("限额以上", r"units above the designated size"),
        ("利润总额", r"[Pp]rofits"),
        ("保费收入", r"[Pp]remiums"),
        ("参保人数", r"covered by|enrolled"),
        ("一般贸易", r"under general trade"),
        ("企业", r"^(?!.*\b[Ff]irms?\b)"),
        ("高新技术", r"[Nn]ew and high-tech|High-tech industrial development zones"),
        ("节能环保", r"energy conservation and environmental protection"),
        ("农林水", r"agriculture, forestry and water conservancy"),
        ("住房保障", r"housing support"),
        ("播种面积", r"[Ss]own area|Planted area of fruit"),
        ("吞吐量", r"throughput"),
        ("用电量", r"Electricity consumption"),
        ("保有量", r"in use"),
        ("首店", r"Debut stores"),
        ("残疾人", r"persons with disabilities|Persons with disabilities"),
        ("比上年", r", (change|narrowing) over the (previous )?year"),
    ],
)
def test_a_term_has_one_english_name(indicators: dict[str, dict[str, str]], term: str, english: str) -> None:
    named = [row for row in indicators.values() if term in row["name_zh"]]
    assert named
    assert [row["name_en"] for row in named if not re.search(english, row["name_en"])] == []


@pytest.mark.parametrize("budget", BUDGETS)
@pytest.mark.parametrize("line", ["收入", "支出", "收入总计", "支出总计", "收入合计", "支出合计", "收入总量"])
def test_budgets_have_their_lines(aliases: dict[str, str], budget: str, line: str) -> None:
    assert budget + line in aliases


@pytest.mark.parametrize("budget", BUDGETS)
def test_totals_are_indicators_of_their_own(aliases: dict[str, str], budget: str) -> None:
    """What comes in with transfers and carry-overs, what a table adds up to, and the revenue of the year are three things."""
    for flow in ("收入", "支出"):
        assert len({aliases[budget + flow + total] for total in ("", "总计", "合计")}) == 3


@pytest.mark.parametrize("fund", FUNDS)
def test_insurance_funds_have_revenue_and_expenditure(aliases: dict[str, str], fund: str) -> None:
    assert len({aliases[fund + "收入"], aliases[fund + "支出"], aliases["社会保险基金预算收入"]}) == 3


@pytest.mark.parametrize("function", FUNCTIONS)
def test_every_function_is_spent_on(aliases: dict[str, str], function: str) -> None:
    """By the general public budget, named or not, and by the government funds, which is another thing."""
    assert aliases[function + "支出"] == aliases["一般公共预算" + function + "支出"]
    assert aliases[function + "支出"] != aliases["政府性基金预算" + function + "支出"]


@pytest.mark.parametrize("tax", TAXES)
def test_every_tax_is_an_indicator(aliases: dict[str, str], tax: str) -> None:
    assert aliases[tax] == aliases[tax + "收入"] if tax != "土地增值税" else tax in aliases


@pytest.mark.parametrize(
    "names",
    [
        # a line of the general public budget, and a budget
        ("国有资本经营收入", "国有资本经营预算收入"),
        # what was left over, and what was carried over for a purpose
        ("政府性基金预算上年结余", "政府性基金预算上年结转"),
        # what is owed, what may be owed, what more may be owed
        ("专项债务余额", "专项债务限额", "新增专项债务限额"),
        ("新增债券", "再融资债券", "发行地方政府债券"),
        # debt repaid from a budget, and debt repaid altogether
        ("一般公共预算一般债务还本支出", "地方政府一般债务还本额"),
        ("一般债务余额", "专项债务余额", "地方政府债务余额"),
        ("返还性收入", "一般性转移支付收入", "专项转移支付收入"),
        ("专项收入", "专项转移支付收入"),
        ("其他支出", "政府性基金预算其他支出", "其他国有资本经营预算支出"),
        ("建成区面积", "中心城区建成区面积"),
        ("医院床位", "医疗卫生机构床位", "卫生院床位"),
        ("制造业增加值", "规模以上制造业增加值"),
        ("出口", "一般贸易出口", "一般贸易进出口"),
        ("粮食产量", "粮食产量比上年增加"),
        ("居民消费价格", "食品价格", "食品烟酒价格"),
        ("博物馆", "博物馆、纪念馆"),
    ],
)
def test_what_differs_has_no_name_in_common(aliases: dict[str, str], names: tuple[str, ...]) -> None:
    found = [aliases.get(name, name) for name in names]
    assert len(set(found)) == len(found), found


@pytest.mark.parametrize(
    "names",
    [
        ("国有资源(资产)有偿使用收入", "国有资源有偿使用收入"),
        ("职工基本医疗保险基金收入", "职工基本医疗保险(含生育保险)基金收入"),
        ("政府性基金预算收入总计", "政府性基金预算总收入", "政府性基金预算收入总量"),
        ("一般公共预算结转下年", "一般公共预算结转下年支出"),
        ("汽车类零售额", "限额以上汽车类零售额", "限额以上单位汽车类零售额"),
        ("金属制品业增加值", "规模以上金属制品业增加值"),
        ("医疗卫生共同财政事权转移支付收入", "一般公共预算医疗卫生共同财政事权转移支付收入"),
    ],
)
def test_names_of_one_thing_meet(aliases: dict[str, str], names: tuple[str, ...]) -> None:
    assert len({aliases[name] for name in names}) == 1, names


def test_no_alias_is_only_a_word_of_amount(aliases: dict[str, str]) -> None:
    """合计, 其他, 支出 and their like say nothing alone: what they would join has nothing in common."""
    assert not {"合计", "总计", "小计", "其他", "支出", "收入", "税收", "余额", "同期", "增加", "总额"} & aliases.keys()


def rows(name: str, folder: Path = VOCABULARY) -> list[dict[str, str]]:
    with (folder / name).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def test_every_topic_has_a_name_in_both_languages_and_members() -> None:
    topics = {row["topic"]: row for row in rows("topics.csv", SEEDS)}
    # what the vocabulary lacks is counted as other
    assert {row["topic"] for row in rows("indicators.csv")} | {"other"} == topics.keys()
    assert [row for row in topics.values() if not (row["name_zh"] and row["name_en"].isascii())] == []


@pytest.mark.parametrize(
    ("indicator_id", "topic"),
    [
        ("resident-population", "population"),
        ("birth-rate", "population"),
        ("urbanisation-rate", "population"),
        ("urban-jobs-new", "employment"),
        ("disposable-income-rural", "income"),
        ("unemployment-insured", "social-security"),
        ("consumer-prices", "prices"),
        ("fixed-asset-investment", "investment"),
        ("loans", "finance"),
        ("grain-output", "agriculture"),
        ("express-parcels", "transport"),
        ("electricity-consumption", "energy"),
    ],
)
def test_an_indicator_is_among_its_like(indicator_id: str, topic: str) -> None:
    assert {row["indicator_id"]: row["topic"] for row in rows("indicators.csv")}[indicator_id] == topic


def test_common_indicators_have_the_names_of_the_statistical_systems() -> None:
    known = {row["indicator_id"]: row for row in rows("indicators.csv")}
    units = {row["unit_id"]: row["quantity_kind"] for row in rows("units.csv")}
    defined = rows("indicator_definitions.csv", SEEDS)
    assert len({row["indicator_id"] for row in defined} & known.keys()) == len(defined) > 150
    assert [row for row in defined if not row["nbs_name_zh"]] == []
    assert {row["usual_price_basis"] for row in defined} == {"", "constant", "current"}
    # a quantity has no prices
    assert [
        row["indicator_id"]
        for row in defined
        if row["usual_price_basis"] == "current" and units[known[row["indicator_id"]]["unit_id"]] != "money"
    ] == []
    said = {row["indicator_id"]: (row["nbs_name_zh"], row["usual_price_basis"]) for row in defined}
    assert said["foreign-trade"] == ("货物进出口总额", "current")
    assert said["industrial-value-added-above-scale"][1] == said["gdp"][1] == "constant"
    assert said["consumer-prices"] == ("居民消费价格指数", "")
