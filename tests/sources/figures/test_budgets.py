"""What budget reports print in running text: accounts, levels, parts, transfers, purposes, plans and spans.

Names are compared to the letter here, for two numbers under one name are two amounts of one thing.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from reading_aids import figures, lexicon, table

from sources.figures import read_figures
from sources.model import Block, BlockKind, Document, Figure, FigureKind, ReportContext, Scenario

CITY = ReportContext("330100-2025-budget", "330100", "budget", 2025, 2026)
DONE = ("一、2025年预算执行情况",)
PLANNED = ("二、2026年预算草案",)


def told(found: tuple[Figure, ...]) -> list[str]:
    """Name and number of each, then what differs from a level that is a result of 2025 for the whole area."""
    lines = []
    for each in found:
        marks = [each.printed_indicator, f"{'-' if each.sign < 0 else ''}{each.printed_value}{each.printed_unit}"]
        marks += [each.kind.value] if each.kind is not FigureKind.LEVEL else []
        marks += [each.scenario.value] if each.scenario is not Scenario.ACTUAL else []
        marks += [each.time_period] if each.time_period != "2025" else []
        marks += [each.scope_id] if each.scope_id != "whole" else []
        marks += [each.zone_id.partition("-")[2]] if each.zone_id != "all" else []
        lines.append(" ".join(marks))
    return lines


def read(text: str, section: tuple[str, ...] = DONE) -> list[str]:
    return told(figures(text, CITY, section))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "非税收入30亿元（其中：罚没收入8亿元，下降6%；专项收入12亿元，增长9%）。",
            ["非税收入 30亿元", "罚没收入 8亿元", "罚没收入 -6% growth", "专项收入 12亿元", "专项收入 9% growth"],
        ),
        (
            "农林水支出14亿元（水利支出5亿元，占比35.7%；林业支出2亿元，占比14.3%）。",
            ["农林水支出 14亿元", "水利支出 5亿元", "水利支出 35.7% share", "林业支出 2亿元", "林业支出 14.3% share"],
        ),
        (
            "政府性基金收入60亿元，增长2%（其中：土地出让收入51亿元，增长3.5%），支出48亿元。",
            [
                "政府性基金收入 60亿元",
                "政府性基金收入 2% growth",
                "土地出让收入 51亿元",
                "土地出让收入 3.5% growth",
                "政府性基金支出 48亿元",
            ],
        ),
        (
            "契税入库7亿元（其中二手房交易1亿元，增长4%），下降2%。",
            ["契税入库 7亿元", "二手房交易 1亿元", "二手房交易 4% growth", "契税入库 -2% growth"],
        ),
        ("教育支出40亿元（比上年增加2亿元，增长5.3%）。", ["教育支出 40亿元", "教育支出比上年增加 2亿元", "教育支出 5.3% growth"]),
    ],
)  # fmt: skip
def test_a_rate_behind_a_part_in_its_bracket_is_that_of_the_part(text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "再融资债券40亿元（一般债券25亿元、专项债券15亿元）。",
            ["再融资债券 40亿元", "再融资一般债券 25亿元", "再融资专项债券 15亿元"],
        ),
        (
            "发行新增债券33亿元，其中：一般债券9亿元，专项债券24亿元。",
            ["发行新增债券 33亿元", "发行新增一般债券 9亿元", "发行新增专项债券 24亿元"],
        ),
        ("政府债务余额310亿元，其中一般债务120亿元。", ["政府债务余额 310亿元", "一般债务余额 120亿元"]),
        (
            "政府债务限额350亿元（一般债务130亿元、专项债务220亿元）。",
            ["政府债务限额 350亿元", "一般债务限额 130亿元", "专项债务限额 220亿元"],
        ),
        (
            "专项债券90亿元（含新增政府债券50亿元、再融资债券40亿元）。",
            ["专项债券 90亿元", "新增政府专项债券 50亿元", "再融资专项债券 40亿元"],
        ),
        (
            "政府债券还本付息19亿元（还本13亿元、付息6亿元）。",
            ["政府债券还本付息 19亿元", "政府债券还本 13亿元", "政府债券付息 6亿元"],
        ),
    ],
)  # fmt: skip
def test_a_part_of_debt_is_named_with_its_whole(text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("政府性基金预算支出20亿元。收支相抵，年终结余结转3亿元。", "政府性基金预算年终结余结转 3亿元"),
        ("国有资本经营预算收入5亿元，调入一般公共预算2亿元。", "国有资本经营预算调入一般公共预算 2亿元"),
        ("政府性基金预算支出20亿元，调出到一般公共预算4亿元。", "政府性基金预算调出到一般公共预算 4亿元"),
        ("一般公共预算收入50亿元，新增地方政府债券收入7亿元。", "一般公共预算新增地方政府债券收入 7亿元"),
        ("一般公共预算支出50亿元，债券转贷支出6亿元。", "一般公共预算债券转贷支出 6亿元"),
        ("社会保险基金预算收入90亿元；安排支出80亿元。", "社会保险基金预算安排支出 80亿元"),
        ("一般公共预算收入9亿元。加上转移性收入4亿元，支出完成12亿元。", "一般公共预算支出 12亿元"),
        ("一般公共预算收入预计增长5%，预期收入9亿元。", "一般公共预算收入 9亿元"),
        ("市本级政府性基金预算收入总计9亿元，其中：市本级收入7亿元。", "市本级政府性基金预算收入 7亿元 own"),
        # another budget that money is taken from is not what the text speaks of
        ("一般公共预算收入9亿元，加上动用政府性基金预算等收入3亿元、上年结余2亿元。", "一般公共预算上年结余 2亿元"),
    ],
)
def test_flows_and_balances_keep_their_account(text: str, expected: str) -> None:
    assert read(text)[-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一般公共预算收入9亿元，加上预备费、上解支出等3亿元。", "一般公共预算预备费、上解支出等 3亿元"),
        ("政府性基金预算收入9亿元，加上转移支付、上年结余等收入总量为12亿元。", "政府性基金预算收入总量 12亿元"),
        ("国有资本经营预算收入9亿元。加上转移支付2亿元。", "国有资本经营预算转移支付 2亿元"),
        ("社会保险基金预算收入9亿元，加上历年结余30亿元。", "社会保险基金预算历年结余 30亿元"),
        (
            "市级政府性基金预算支出9亿元，加上补助区级支出、债券还本支出等4亿元。",
            "市级政府性基金预算补助区级支出、债券还本支出等 4亿元 own",
        ),
        ("一般公共预算收入9亿元。（2）返还性收入1亿元。", "一般公共预算返还性收入 1亿元"),
    ],
)  # fmt: skip
def test_what_is_added_to_an_account_is_of_it(text: str, expected: str) -> None:
    assert read(text)[-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("社会保险基金预算收入50亿元，其中，保险费收入26亿元，利息收入1亿元。", ["保险费收入", "利息收入"]),
        ("社会保险基金预算支出40亿元，其中待遇支出38亿元。", ["待遇支出"]),
        ("社会保险基金预算收入50亿元，其中财政补助收入14亿元。", ["财政补助收入"]),
        ("社会保险基金预算支出40亿元（社会保险待遇支出39亿元、转移支出1亿元）。", ["社会保险待遇支出", "转移支出"]),
    ],
)
def test_what_a_fund_takes_in_and_spends_is_named_with_it(text: str, expected: list[str]) -> None:
    names = [each.printed_indicator for each in figures(text, CITY, DONE)]
    assert names[1:] == ["社会保险基金预算" + part for part in expected]


def test_other_interest_is_of_no_fund() -> None:
    assert read("渔业公司利息收入1亿元。") == ["渔业公司利息收入 1亿元"]


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        ("2.政府性基金预算", "政府性基金预算农林水支出 3亿元"),
        ("3.国有资本经营预算", "国有资本经营预算农林水支出 3亿元"),
        ("1.一般公共预算", "农林水支出 3亿元"),
        ("4.社会保险基金预算", "农林水支出 3亿元"),
        ("乡村振兴", "农林水支出 3亿元"),
    ],
)
def test_spending_by_function_outside_the_general_budget_is_named_with_its_account(section: str, expected: str) -> None:
    assert read("农林水支出3亿元。", (*DONE, section)) == [expected]


FUNDS = "总收入23亿元，其中失业保险基金收入8亿元，工伤保险基金收入15亿元。"


@pytest.mark.parametrize(
    ("text", "section", "expected"),
    [
        (FUNDS + "收支相抵，当期结余4亿元。", "4.社会保险基金预算", "社会保险基金预算当期结余 4亿元"),
        (FUNDS + "收支相抵后，年末滚存结余40亿元。", "4.社会保险基金预算", "社会保险基金预算年末滚存结余 40亿元"),
        ("社会保险基金预算" + FUNDS + "收支轧差，当年收支结余1亿元。", "收支", "社会保险基金预算当年收支结余 1亿元"),
        ("失业保险基金收入8亿元，支出6亿元。收支相抵，当期结余2亿元。", "4.社会保险基金预算", "失业保险基金当期结余 2亿元"),
        (FUNDS + "工伤保险基金滚存结余9亿元。", "4.社会保险基金预算", "工伤保险基金滚存结余 9亿元"),
    ],
)  # fmt: skip
def test_what_is_left_of_several_funds_is_left_of_all(text: str, section: str, expected: str) -> None:
    assert read(text, (*DONE, section))[-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "市对县区转移支付70亿元。其中：一般性转移支付52亿元，增长3%，专项转移支付18亿元。",
            [
                "市对县区转移支付 70亿元",
                "市对县区一般性转移支付 52亿元",
                "市对县区一般性转移支付 3% growth",
                "市对县区专项转移支付 18亿元",
            ],
        ),
        ("补助下级支出9亿元，其中，返还性支出1亿元。", ["补助下级支出 9亿元", "补助下级返还性支出 1亿元"]),
        ("上级补助收入30亿元，其中一般转移支付24亿元。", ["上级补助收入 30亿元", "上级补助一般转移支付收入 24亿元"]),
        (
            "省对我市转移支付40亿元，其中均衡性转移支付11亿元。",
            ["省对我市转移支付 40亿元", "省对我市均衡性转移支付 11亿元"],
        ),
        ("市对下转移支付8亿元（专项转移支付3亿元）。", ["市对下转移支付 8亿元", "市对下专项转移支付 3亿元"]),
        (
            "市对县区转移支付70亿元。教育支出9亿元。桥梁修缮2亿元。专项转移支付3亿元。",
            ["市对县区转移支付 70亿元", "教育支出 9亿元", "桥梁修缮 2亿元", "专项转移支付 3亿元"],
        ),
    ],
)
def test_a_kind_of_transfer_goes_the_way_of_its_whole(text: str, expected: list[str]) -> None:
    assert [line.removeprefix("一般公共预算") for line in read(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("安排资金3亿元，用于水库加固、村道硬化和校舍修缮。", "安排资金用于水库加固、村道硬化和校舍修缮 3亿元"),
        (
            "安排资金3亿元，支持种业创新、冷链物流、水库加固、乡村道路硬化和校舍修缮。",
            "安排资金支持种业创新、冷链物流、水库加固等 3亿元",
        ),
        ("惠及渔民9万人。拨付7亿元，提高低保标准。", "拨付提高低保标准 7亿元"),
        ("办结率100%。投入2亿元，支持防汛抢险。", "投入支持防汛抢险 2亿元"),
        ("促进城乡融合，统筹安排资金5亿元，占总支出的4%。", "促进城乡融合统筹安排资金 4% share"),
    ],
)  # fmt: skip
def test_money_is_named_after_all_that_it_was_for(text: str, expected: str) -> None:
    assert read(text)[-1] == expected


def test_money_without_a_purpose_is_named_after_its_heading_up_to_a_number() -> None:
    assert read("预算安排3亿元。", (*PLANNED, "（3）粮食储备经费9亿元，其中：")) == [
        "预算安排粮食储备经费 3亿元 target 2026"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("人大会议批准的2025年失业保险基金预算收入12亿元，实际完成13亿元。", ["target", "actual"]),
        ("经会议通过的2025年国有资本经营收入3亿元，比上年增长4%。", ["target", "target"]),
        ("汇总备案的2025年契税收入7亿元。", ["target"]),
        ("批准的2025年决算收入7亿元。", ["actual"]),
        ("批准的2025年债券资金实际到位9亿元。", ["actual"]),
        (
            "区人大三次会议批准年初契税收入9亿元，其中：住房3亿元。印花税收入2亿元。实际完成契税收入8亿元。",
            ["target"] * 3 + ["actual"],
        ),
        ("区人大三次会议批准2025年契税收入9亿元，印花税收入2亿元。", ["target", "target"]),
        ("会议批准了预算，契税收入9亿元。", ["actual"]),
        (
            "2025年11月7日经市人大常委会第九次会议通过，2025年契税收入调整为9亿元，其中：住房7亿元。",
            ["target", "target"],
        ),
        (
            "经会议批准，我市2025年度预算为：契税收入9亿元；印花税收入2亿元。完成契税收入8亿元。",
            ["target", "target", "actual"],
        ),
        ("编制项目绩效目标86个。", ["actual"]),
        ("全市一般公共预算突破200亿元，增长5%。", ["actual", "actual"]),
        ("国有资本经营预算支出2亿元，调入一般公共预算1亿元。", ["actual", "actual"]),
    ],
)
def test_what_was_approved_was_planned(text: str, expected: list[str]) -> None:
    assert [each.scenario.value for each in figures(text, CITY, DONE)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026年，基金收入9亿元。加上转移性收入3亿元，支出11亿元。", ["2026", "2026", "2026"]),
        ("2026年公路养护投入4亿元。其中，桥梁1亿元。", ["2026", "2026"]),
        ("2027年水费收入2亿元，支出1亿元。调出资金1亿元。", ["2027", "2027", "2027"]),
        ("2026年契税收入9亿元。2025年契税收入8亿元。耕地占用税2亿元。", ["2026", "2025", "2025"]),
        ("契税收入8亿元。2026年拟安排契税收入9亿元。印花税收入2亿元。", ["2025", "2026", "2025"]),
    ],
)
def test_the_year_that_a_paragraph_opens_with_holds_where_its_section_has_not_come_to_it(
    text: str, expected: list[str]
) -> None:
    assert [each.time_period for each in figures(text, CITY, ("一、基金",))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("民生支出1180亿元，较“十三五”时期增长15%。", ["2021/2025"] * 2),
        ("教育支出累计完成640亿元，比“十三五”期间增支41亿元、增长6.8%。", ["2021/2025"] * 3),
        ("全市争取上级资金900亿元，同比“十三五”时期增加90亿元。", ["2021/2025"] * 2),
        (
            "农业投入40亿元，是“十三五”时期25亿元的1.6倍；渔业投入8亿元，相当于“十三五”期间的2倍。",
            ["2021/2025", "2016/2020", *["2021/2025"] * 3],
        ),
        ("“十四五”时期，税收收入总量达830亿元。", ["2021/2025"]),
        ("“十四五”时期，税收收入较2020年增长9%，契税收入累计达70亿元。", ["2021/2025", "2021/2025"]),
        (
            "“十四五”时期，税收收入从2020年的150亿元提高到2025年的200亿元，契税累计入库7亿元。",
            ["2020", "2025", "2021/2025"],
        ),
        ("“十四五”时期，经营主体总量达83万户。", ["2025"]),
        ("“十四五”期间契税收入累计达40亿元。“十四五”期末路灯达9万盏。", ["2021/2025", "2025"]),
    ],
)
def test_what_is_compared_with_five_years_sums_five_years(text: str, expected: list[str]) -> None:
    assert [each.time_period for each in figures(text, CITY, DONE)] == expected


@pytest.mark.parametrize(
    ("section", "text", "expected"),
    [
        (("一、2025年全市和市本级预算执行情况", "（一）落实情况"), "入库契税4亿元。", "whole"),
        (("一、全市、市本级债务", "（一）余额"), "专项债务余额4亿元。", "whole"),
        (("一、2025年全市和市本级预算执行情况", "（一）市本级"), "契税4亿元。", "own"),
        (("一、收支", "（2）市级收支情况"), "契税4亿元。", "own"),
        (("一、收支", "（2）市级“三保”支出"), "保工资支出4亿元。", "own"),
    ],
)
def test_a_heading_with_two_levels_speaks_of_the_whole(section: tuple[str, ...], text: str, expected: str) -> None:
    assert figures(text, CITY, section)[0].scope_id == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("市级地方一般公共预算收入9亿元。契税收入2亿元。", ["own", "own"]),
        ("（2）2025年市级收入完成9亿元。支出8亿元。", ["own", "own"]),
        ("2.市级收支规模9亿元。契税收入2亿元。", ["own", "own"]),
        ("市级总支出9亿元。教育支出3亿元。", ["own", "own"]),
        ("契税收入2亿元，市级收入9亿元。印花税收入2亿元。", ["whole", "own", "whole"]),
        ("契税收入5亿元，其中市本级2亿元。印花税收入2亿元。", ["whole", "own", "whole"]),
        ("安排市本级2025年举债规模。债券限额9亿元。", ["own"]),
        ("基金收支平衡情况：基金收入9亿元，支出8亿元。收支相抵，市本级基金预算平衡。", ["own", "own"]),
        ("基金收入9亿元，支出8亿元。收支相抵后，市本级结余1亿元。", ["whole", "whole", "own"]),
        ("全市基金收入9亿元。收支相抵，市本级结余1亿元。", ["whole", "own"]),
    ],
)
def test_a_paragraph_of_accounts_that_begins_with_a_level_speaks_of_it(text: str, expected: list[str]) -> None:
    assert [each.scope_id for each in figures(text, CITY, DONE)] == expected


@pytest.mark.parametrize(
    ("section", "text", "expected"),
    [
        ("（二）城乡一体化示范区预算执行情况", "契税收入4亿元。", "330100-城乡一体化示范区"),
        ("三、临江工业集聚区", "契税收入4亿元。", "330100-临江工业集聚区"),
        ("收支", "临江新城一般债务、专项债务余额分别为3亿元和5亿元。", "330100-临江新城"),
        ("收支", "临江高新区“三保”支出4亿元。", "330100-临江高新区"),
        ("收支", "临江经开区单位自有资金收入4亿元。", "330100-临江经开区"),
        ("收支", "临江新区收入4亿元。", "330100-临江新区"),
    ],
)
def test_a_zone_is_known_by_its_heading_or_its_accounts(section: str, text: str, expected: str) -> None:
    assert {each.zone_id for each in figures(text, CITY, (*DONE, section))} == {expected}


def test_a_title_that_is_counted_is_no_zone() -> None:
    assert read("国家生态文明建设示范区3个，绿色工厂9家。") == ["国家生态文明建设示范区 3个", "绿色工厂 9家"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("契税收入安排4亿元。", "契税收入"),
        ("农林水支出快报数4亿元。", "农林水支出"),
        ("市级住房保障支出安排4亿元。", "市级住房保障支出"),
        ("政府性基金预计收入4亿元。", "政府性基金收入"),
        ("公路养护支出快报4亿元。", "公路养护支出"),
        ("契税预算数4亿元。", "契税"),
        ("支出相应安排4亿元。", "支出"),
        ("一般债务余额预计执行数4亿元。", "一般债务余额"),
        ("2026年全市一般债务还本支出4亿元。", "一般债务还本支出"),
        ("市级（包括市本级和临江新城，下同）契税收入4亿元。", "市级契税收入"),
        ("一般债务余额执行数4亿元。", "一般债务余额"),
        ("主要是2026年渔港修缮经费4亿元。", "渔港修缮经费"),
    ],
)
def test_how_an_amount_came_about_is_no_part_of_its_name(text: str, expected: str) -> None:
    assert figures(text, CITY, PLANNED)[0].printed_indicator == expected


def blocks(*lines: tuple[str, tuple[str, ...]]) -> Document:
    """A document of headings (whose own number opens them) and paragraphs, each with the headings over it."""
    found = [
        Block(number, BlockKind.HEADING if text in {over for _, path in lines for over in path} else BlockKind.PARAGRAPH, text,
              section_path=path)
        for number, (text, path) in enumerate(lines, 1)
    ]  # fmt: skip
    return Document("", tuple(found), (), "text/plain")


def under_titles(*lines: tuple[str, tuple[str, ...]]) -> list[str]:
    return told(read_figures(blocks(*lines), CITY, lexicon())[0])


def test_the_items_of_what_a_level_spends_are_of_that_level() -> None:
    items = ("市级支出完成9亿元，主要项目如下：", "——水利支出2亿元。", "——林业支出1亿元。")
    found = under_titles(*((each, DONE) for each in items))
    assert found == ["市级支出 9亿元 own", "水利支出 2亿元 own", "林业支出 1亿元 own"]


def test_a_title_without_a_number_stands_over_the_paragraphs_after_it() -> None:
    top: tuple[str, ...] = ()
    assert under_titles(
        ("2025年财政预算执行情况", top),
        ("契税收入1亿元。", top),
        ("市本级财政预算执行情况", top),
        ("契税收入2亿元。", top),
        ("2026年财政预算草案", top),
        ("契税收入3亿元。", top),
        ("政府性基金预算草案", top),
        ("上年结余4亿元。", top),
        ("市本级债务安排情况", top),
        ("契税收入5亿元。", top),
    ) == [
        "契税收入 1亿元",
        "契税收入 2亿元 own",
        "契税收入 3亿元 target 2026",
        "政府性基金预算上年结余 4亿元 target 2026",
        "契税收入 5亿元 target 2026 own",
    ]


def test_a_title_before_sections_that_are_numbered_anew_stands_over_them() -> None:
    work, first, second, third = "四、做好财政工作", "一、一般公共预算编制", "二、基金编制", "一、成效"
    assert under_titles(
        (work, ()),
        ("市本级2026—2028年财政规划", (work,)),
        ("市本级2026年政府预算（草案）编制说明", (work,)),
        (first, ()),
        ("契税收入1亿元。", (first,)),
        (second, ()),
        ("水费收入2亿元。", (second,)),
        (third, ()),
        ("水费收入3亿元。", (third,)),
    ) == ["契税收入 1亿元 target 2026 own", "水费收入 2亿元 target 2026 own", "水费收入 3亿元"]


@pytest.mark.parametrize(
    ("above", "period"),
    [
        ("2024年，契税收入情况：", "2024"),
        ("1-6月，契税收入9亿元，分项目看：", "2025-S1"),
        ("截至9月底，契税收入9亿元。其中：", "2025-M01/2025-M09"),
        ("2026年，安排契税收入9亿元，具体为：", "2026"),
        ("提出2026年全市主要预期目标建议如下：", "2026"),
    ],
)
def test_the_items_below_a_colon_are_of_the_time_of_what_stands_over_them(above: str, period: str) -> None:
    items = ("——住宅契税收入3亿元；", "——商铺契税收入2亿元。", "个人所得税收入5亿元。")
    found = read_figures(blocks(*((line, DONE) for line in (above, *items))), CITY, lexicon())[0]
    assert [each.time_period for each in found[-3:]] == [period, period, "2025"]


@pytest.mark.parametrize(
    ("lines", "period"),
    [
        (("2026年民生实事：", "补助渔民5万元。"), "2026"),
        (("2026年要办好的民生实事", "补助渔民5万元。"), "2026"),
        (("今后五年主要目标任务", "补助渔民5万元。"), "2026/2030"),
        (("2025年民生实事完成情况", "补助渔民5万元。"), "2025"),
    ],
)
def test_a_line_that_names_tasks_and_their_year_is_a_title(lines: tuple[str, ...], period: str) -> None:
    found = read_figures(blocks(*((line, ("一、2025年工作回顾",)) for line in lines)), CITY, lexicon())[0]
    assert [each.time_period for each in found] == [period]


def test_sections_below_a_paragraph_that_announces_tasks_are_of_their_time() -> None:
    above = ("2026年，重点抓好以下工作：", ())
    first, second, other = ("（一）扶持渔业",), ("（二）2025年收支",), ("（三）2025年执行情况",)
    found = read_figures(
        blocks(above, ("补助渔民5万元。", first), ("补助渔民6万元。", second), ("补助渔民7万元。", other)),
        CITY,
        lexicon(),
    )[0]
    assert [(each.time_period, each.scenario.value) for each in found] == [
        ("2026", "target"),
        ("2025", "actual"),
        ("2025", "actual"),
    ]


def test_a_paragraph_that_only_says_how_much_less_speaks_of_the_one_before() -> None:
    assert under_titles(("契税收入9亿元。", DONE), ("受减税影响，预计短收3亿元。", DONE))[1:] == [
        "契税收入比预算减少 -3亿元"
    ]


@pytest.mark.parametrize("line", ["今年，我们将继续办好十件民生实事：", "新的一年，全市将办好以下实事。"])
def test_tasks_of_the_year_to_come_need_no_heading(line: str) -> None:
    assert under_titles(
        ("补助渔民9万元。", ()), (line, ()), ("补助渔民5万元。", ()), ("（二）补助渔民6万元。", ()), ("去年补助渔民7万元。", ())
    ) == [
        "补助渔民 9万元",
        "补助渔民 5万元 target 2026",
        "补助渔民 6万元 target 2026",
        "补助渔民 7万元",
    ]  # fmt: skip
    assert under_titles(("今年将办好民生实事。补助渔民5万元。", ())) == ["补助渔民 5万元 target 2026"]


@pytest.mark.parametrize(
    "line",
    [
        "做好2026年财政预算草案，收入安排",
        "2025年预算执行情况和2026年预算草案",
        "2026年重点工作安排得当",
        "2026年财政预算草案很好",
        "2026年财政预算草案说明如下：",
    ],
)
def test_what_is_no_title(line: str) -> None:
    assert under_titles((line, ()), ("契税收入1亿元。", ())) == ["契税收入 1亿元"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("担保机构为55户企业提供担保2亿元。", "担保机构为企业提供担保 55户"),
        ("人社部门为300名渔民发放补贴1亿元。", "人社部门为渔民发放补贴 300名"),
        ("水务公司为90户商铺减免水费。", "水务公司为商铺减免水费 90户"),
        ("法律援助中心为70名职工解决欠薪。", "法律援助中心为职工解决欠薪 70名"),
        ("参保船员为300名。", "参保船员 300名"),
    ],
)
def test_those_that_something_is_done_for_are_not_those_that_do_it(text: str, expected: str) -> None:
    assert read(text)[0] == expected


@pytest.mark.parametrize(
    "words",
    [
        "剔除特殊因素影响后",
        "剔除不可比因素后",
        "扣除一次性因素后",
        "按可比口径计算",
        "按可比口径测算",
        "剔除税率调整影响同口径",
        "还原税率调整影响后同口径",
        "加上留抵退税后同口径",
        "（剔除税率调整影响同口径",
    ],
)
def test_how_a_growth_was_made_comparable_is_no_name(words: str) -> None:
    growth = figures(f"契税收入7亿元，{words}增长3%。", CITY, DONE)[1]
    assert (growth.printed_indicator, growth.price_basis) == ("契税收入", "comparable")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("契税收入由降转增，增长3.2%，完成年初预算的98%。", ["契税收入 3.2% growth", "契税收入 98% completion"]),
        ("渔业产值9亿元。车船税由负转正，增长2%。", ["渔业产值 9亿元", "车船税 2% growth"]),
        ("资源税增幅由负转正，为4.1%。", ["资源税 4.1% growth"]),
        ("罚没收入由增转降，下降6%。", ["罚没收入 -6% growth"]),
        ("土地出让收入止跌回升，同比增长1%。", ["土地出让收入 1% growth"]),
    ],
)
def test_what_turned_round_is_what_grew(text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected", "basis"),
    [
        ("契税收入9亿元，完成预算的98%，短收0.2亿元。", "契税收入比预算减少 -0.2亿元", "plan"),
        ("契税收入9亿元，超收0.2亿元。", "契税收入比预算增加 0.2亿元", "plan"),
        ("契税收入9亿元，较年初预算增收0.2亿元。", "契税收入比预算增加 0.2亿元", "plan"),
        ("契税收入9亿元，较年初预算减少2000万元。", "契税收入比预算减少 -2000万元", "plan"),
        ("契税收入9亿元，减少2000万元。", "契税收入减少 -2000万元", "year"),
        ("契税收入9亿元，较年初预算短收0.3亿元。", "契税收入比预算减少 -0.3亿元", "plan"),
        ("契税收入9亿元，比人代会预算数增加0.3亿元。", "契税收入比人代会预算数增加 0.3亿元", "plan"),
        ("契税收入9亿元，同比减收0.4亿元。", "契税收入比上年减少 -0.4亿元", "year"),
        ("教育支出9亿元，比上年预算增支0.5亿元。", "教育支出比上年增加 0.5亿元", "year"),
    ],
)
def test_more_or_less_than_the_budget_or_the_year_before(text: str, expected: str, basis: str) -> None:
    assert read(text)[-1] == expected
    assert figures(text, CITY, DONE)[-1].change_basis == basis


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "契税收入9亿元，为调整预算（下同）的92%，增长2%。",
            ["契税收入 9亿元", "契税收入 92% completion", "契税收入 2% growth"],
        ),
        ("契税收入9亿元，完成预算（调整预算）的92%。", ["契税收入 9亿元", "契税收入 92% completion"]),
        ("契税收入9亿元，为年初预算（含追加）的92%。", ["契税收入 9亿元", "契税收入 92% completion"]),
        ("公路投资9亿元，完成年度计划（首批）的92%。", ["公路投资 9亿元", "公路投资 92% completion"]),
        ("契税收入完成预算（指年初预算）的92%。", ["契税收入 92% completion"]),
        (
            "契税收入9亿元，完成预算调整后的92%，按自然口径下降2%。",
            ["契税收入 9亿元", "契税收入 92% completion", "契税收入 -2% growth"],
        ),
        (
            "2024年12月7日经市人大会议审议通过的2025年契税收入9亿元，增长3%。",
            ["契税收入 9亿元 target", "契税收入 3% growth target"],
        ),
    ],
)
def test_a_bracket_inside_a_completion_is_passed_over(text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("契税收入由年初预算的3亿元增加到5亿元。", ["契税收入 3亿元 target", "契税收入 5亿元"]),
        ("教育支出由年初预算数3亿元调整为5亿元。", ["教育支出 3亿元 target", "教育支出 5亿元 target"]),
        ("教育支出由预算的3亿元调整为5亿元。", ["教育支出 3亿元 target", "教育支出 5亿元 target"]),
        ("公路投资由计划的3亿元增加到5亿元。", ["公路投资 3亿元 target", "公路投资 5亿元"]),
        ("水库加固由原计划3座增加到5座。", ["水库加固 3座 target", "水库加固 5座"]),
        ("契税收入由上年的3亿元增加到5亿元。", ["契税收入 3亿元 baseline 2024", "契税收入 5亿元"]),
    ],
)
def test_what_was_planned_first_is_no_result_of_the_year_before(text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("主要原因是渔港修缮经费增加，补助支出3亿元。", "补助支出"),
        ("增长的主要原因是一次性清缴税款7亿元。", "一次性清缴税款"),
        ("原因在于盐场出让收入3亿元。", "盐场出让收入"),
        ("减收原因为免征船舶税2亿元。", "免征船舶税"),
        ("政府性基金预算收入9亿元，对应收入分类安排总支出9亿元。", "政府性基金预算总支出"),
    ],
)
def test_why_is_no_part_of_a_name(text: str, expected: str) -> None:
    assert figures(text, CITY, DONE)[-1].printed_indicator == expected


@pytest.mark.parametrize(
    "text", ["拨打市长热线：0571-12345。", "咨询电话0571-8888。", "可拨热线12345。", "电话：85250001。"]
)
def test_a_telephone_number_is_no_figure(text: str) -> None:
    assert read(text) == []


def test_a_list_of_trades_measures_what_its_last_name_does() -> None:
    assert read("制造业、绿色、普惠贷款余额分别增长9%、8%和7%。") == [
        "制造业贷款余额 9% growth",
        "绿色贷款余额 8% growth",
        "普惠贷款余额 7% growth",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "收到中央资金37亿元，其中：市本级12亿元，主要是医疗补助3亿元等，县区25亿元。",
            ["收到中央资金 37亿元", "收到中央资金 12亿元 own", "医疗补助 3亿元 own", "收到中央资金 25亿元 subordinate"],
        ),
        (
            "债务余额90亿元，其中市本级40亿元、县区50亿元。偿还债务本息9亿元，其中：市本级4亿元，县区5亿元。",
            ["债务余额 90亿元", "债务余额 40亿元 own", "债务余额 50亿元 subordinate",
             "偿还债务本息 9亿元", "偿还债务本息 4亿元 own", "偿还债务本息 5亿元 subordinate"],
        ),
        (
            "政府债务余额90亿元。分性质看，一般债务50亿元，专项债务40亿元；分级次看，市本级30亿元，占33.3%，县区60亿元。",
            ["政府债务余额 90亿元", "一般债务余额 50亿元", "专项债务余额 40亿元",
             "债务余额 30亿元 own", "债务余额 33.3% share own", "债务余额 60亿元 subordinate"],
        ),
        (
            "市级债务限额28亿元（含临江高新区7亿元），其中：一般债务限额6亿元（含临江高新区1亿元）。",
            ["市级债务限额 28亿元 own", "市级债务限额 7亿元 own 临江高新区",
             "一般债务限额 6亿元 own", "一般债务限额 1亿元 own 临江高新区"],
        ),
        ("一般公共预算收入9亿元。办理留抵退税2亿元。", ["一般公共预算收入 9亿元", "办理留抵退税 2亿元"]),
    ],
)  # fmt: skip
def test_levels_and_zones_that_an_amount_is_dealt_to_measure_the_amount(text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize("adverb", ["始终", "一直", "长期", "连续", "均"])
def test_a_share_that_stays_is_that_of_what_was_said(adverb: str) -> None:
    assert read(f"民生支出90亿元，占比{adverb}保持在80%以上。") == ["民生支出 90亿元", "民生支出 80% share"]


@pytest.mark.parametrize("who", ["市十七届人大第三次会议批准年初", "经市人大常委会审议通过的", "市人大审查批准"])
def test_who_approved_a_budget_is_no_part_of_its_name(who: str) -> None:
    assert read(f"{who}契税收入9亿元。") == ["契税收入 9亿元 target"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "与2025年执行数相比，有以下变化。一是收入增加3万元，其中：契税增加2万元。二是支出减少1万元。",
            ["基金预算收入", "契税收入", "基金预算支出"],
        ),
        ("与向人大报告的执行数（下同）相比，契税收入增加3万元，年终结余减少1万元。", ["契税收入", "基金预算年终结余"]),
    ],
)
def test_what_is_held_against_what_was_reported_first_is_no_change_over_a_year(text: str, expected: list[str]) -> None:
    found = figures(text, CITY, (*DONE, "（二）政府性基金预算"))
    assert [each.printed_indicator.removeprefix("政府性").partition("比执行数")[0] for each in found] == expected
    assert {each.change_basis for each in found} == {None}


def test_what_is_held_against_the_year_before_is_none_against_a_report() -> None:
    found = figures("与上年执行数相比，契税收入增加3万元。与2024年执行数相比，车船税收入增加2万元。", CITY, DONE)
    assert [each.change_basis for each in found] == ["year", "year"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("其中：增值税25%部分完成8亿元，增长5%。", ["增值税25%部分 8亿元", "增值税25%部分 5% growth"]),
        ("企业所得税（40%）完成4亿元。", ["企业所得税(40%) 4亿元"]),
        ("增值税8亿元（25%）。", ["增值税 8亿元", "增值税 25% rate"]),
    ],
)
def test_the_part_of_a_tax_that_stays_is_its_name(text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "全市一般公共预算收入90亿元，其中：市本级收入50亿元，镇级收入40亿元。",
            ["一般公共预算收入 90亿元", "市本级一般公共预算收入 50亿元 own", "镇级一般公共预算收入 40亿元 subordinate"],
        ),
        (
            "市本级一般公共预算支出90亿元，其中：本级支出60亿元。",
            ["市本级一般公共预算支出 90亿元 own", "市本级一般公共预算支出 60亿元 own"],
        ),
    ],
)
def test_a_level_is_named_once_with_its_account(text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("title", "year"),
    [("某市2026年预算调整方案的报告", "2026"), ("某市2025年预算执行情况和2026年预算草案的报告", "2025")],
)
def test_what_is_true_up_to_now_is_no_aim(title: str, year: str) -> None:
    """It is of the year that a report looks back on; a report on how a budget is changed is given within that year."""
    text = "截至目前，全市债务余额90亿元，其中：一般债务40亿元。"
    blocks = (Block(1, BlockKind.PARAGRAPH, text, section_path=("一、债务安排",)),)
    found, _ = read_figures(Document(title, blocks, (), "text/plain"), CITY, lexicon())
    assert {(each.scenario.value, each.time_period) for each in found} == {("actual", year)}


def test_a_report_on_how_a_budget_is_changed_is_of_that_year_whichever_it_is_filed_under() -> None:
    """The year that it was asked for by may be that of the budget, which is no year looked back on."""
    text = "新增地方政府债券9亿元，应当予以调整。"
    blocks = (Block(1, BlockKind.PARAGRAPH, text, section_path=("一、预算调整事项",)),)
    document = Document("某市2026年预算调整方案", blocks, (), "text/plain")
    for year in (2025, 2026):
        found, _ = read_figures(document, replace(CITY, execution_year=year, plan_year=year + 1), lexicon())
        assert {(each.scenario.value, each.time_period) for each in found} == {("target", "2026")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025年契税收入预算9亿元，增长5%，其中：住房7亿元，增长6%。", ["target"] * 4),
        (
            "2025年支出预算9亿元，其中：市本级4亿元。完成8亿元，其中：市本级3亿元。",
            ["target", "target", "actual", "actual"],
        ),
        ("契税收入9亿元，完成年初预算8亿元，其中：住房7亿元。", ["actual", "target", "actual"]),
    ],
)
def test_parts_of_what_was_planned_were_planned(text: str, expected: list[str]) -> None:
    assert [each.scenario.value for each in figures(text, CITY, DONE)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "全市政府性基金收入总计9亿元，其中本级收入5亿元，上级补助收入4亿元。",
            ["政府性基金预算收入总计 9亿元", "本级政府性基金预算收入 5亿元", "政府性基金预算上级补助收入 4亿元"],
        ),
        (
            "我市政府性基金收入总计9亿元。收支相抵，结转结余1亿元。",
            ["政府性基金预算收入总计 9亿元", "政府性基金预算结转结余 1亿元"],
        ),
        ("契税收入调整预算数（以下简称预算数，下同）为9亿元。", ["契税收入 9亿元 target"]),
        ("经市人大常委会第二次会议审议的契税收入预算数9亿元。", ["契税收入 9亿元 target"]),
        ("市本级契税收入数为9亿元。", ["市本级契税收入 9亿元 own"]),
    ],
)
def test_the_names_of_an_account_are_said_once(text: str, expected: list[str]) -> None:
    assert read(text, (*DONE, "（二）政府性基金预算")) == expected


def test_money_is_named_after_what_stands_behind_it() -> None:
    assert read("筹措资金9亿元支持古桥修缮，安排资金3亿元。")[0] == "筹措资金支持古桥修缮 9亿元"


@pytest.mark.parametrize(
    ("heading", "scenario"),
    [
        ("一、上半年预算收支情况", "actual"),
        ("（一）圆满完成全市目标任务", "actual"),
        ("（一）确保圆满完成目标任务", "target"),
        ("二、2026年预算收支情况", "target"),
        ("（一）公共财政预算收入情况", "actual"),
        ("（一）公共财政预算收入安排", "target"),
    ],
)
def test_a_heading_on_what_is_taken_in_and_spent_is_no_plan_by_its_name(heading: str, scenario: str) -> None:
    assert [each.scenario.value for each in figures("入库契税9亿元。", CITY, (heading,))] == [scenario]


def test_the_own_level_within_one_that_is_own_too_says_so() -> None:
    """Else 市级 and 市本级 would be two amounts of one thing."""
    within = figures("市级财政支出9亿元，包括市本级5亿元、县区4亿元。", CITY, DONE)
    assert [each.qualifier for each in within] == [None, "市本级", None]
    assert [each.qualifier for each in figures("全市财政支出9亿元，其中：市本级5亿元。", CITY, DONE)] == [None, None]


@pytest.mark.parametrize(
    "text",
    [
        "契税收入9亿元，为预算的102%，完成调整预算数的97%。",
        "契税收入9亿元，完成调整预算的97%，为年初预算的102%。",
        "契税收入9亿元，为年初预算的102%，批准调整预算的97%。",
        "契税收入9亿元，完成年初预算的102%、调整预算数的97%。",
    ],
)
def test_how_much_of_two_budgets_was_reached_is_told_apart(text: str) -> None:
    assert [each.printed_text for each in figures(text, CITY, DONE) if each.qualifier == "年初预算"] == ["102%"]


def test_a_share_within_a_flow_names_it_as_its_whole() -> None:
    (share,) = figures("契税收入在基金预算收入占比9%。", CITY, DONE)
    assert (share.printed_indicator, share.whole_of) == ("契税收入", "基金预算收入")


def test_two_budgets_of_two_paragraphs_are_told_apart() -> None:
    texts = ["会议批准契税收入预算9亿元。", "经批准，契税收入预算调整为8亿元。", "会议批准印花税收入预算9亿元。"]
    blocks = tuple(Block(no, BlockKind.PARAGRAPH, text, section_path=DONE) for no, text in enumerate(texts, 1))
    found, _ = read_figures(Document("某市报告", blocks, (), "text/plain"), CITY, lexicon())
    assert [(each.scenario.value, each.qualifier) for each in found] == [
        ("target", "年初预算"),
        ("target", None),
        ("target", None),
    ]


def test_two_budgets_of_one_sentence_are_told_apart() -> None:
    """The one in force is the plain target; without a budget that was changed, the first is the one in force."""
    text = "契税收入9亿元，完成年初预算8亿元的112.5%，完成调整预算10亿元的90%，增长3%。"
    first = [each.printed_text for each in figures(text, CITY, DONE) if each.qualifier == "年初预算"]
    assert first == ["8亿元", "112.5%"]
    alone = text.replace("，完成调整预算10亿元的90%", "")
    assert [each.printed_text for each in figures(alone, CITY, DONE) if each.qualifier] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "契税收入预期为9亿元，实际完成8亿元，完成收入预期的88.9%，增长2%。",
            ["契税收入 9亿元 target", "契税收入 8亿元", "契税收入 88.9% completion", "契税收入 2% growth"],
        ),
        (
            "契税收入9亿元，落后序时进度要求2.5个百分点。",
            ["契税收入 9亿元", "契税收入 -2.5个百分点 completion"],
        ),
        (
            "从征收部门看：税务部门完成8亿元，增长3%；海关完成2亿元。",
            ["税务部门收入 8亿元", "税务部门收入 3% growth", "海关收入 2亿元"],
        ),
        (
            "民政局接待支出决算数比上年减少3万元，降低2%，其中：差旅费支出决算减少1万元，降低4%。",
            [
                "民政局接待支出比上年减少 -3万元",
                "民政局接待支出 -2% growth",
                "差旅费支出减少 -1万元",
                "差旅费支出 -4% growth",
            ],
        ),
        (
            "与上年度相比，收、支总计各增加21万元，增长6%。",
            ["收、支总计增加 21万元", "收、支总计 6% growth"],
        ),
        (
            "本年支出合计9万元，其中：基本支出5万元，占55.6%。",
            ["本年支出合计 9万元", "基本支出 5万元", "基本支出 55.6% share"],
        ),
        (
            "政府债务余额60亿元，严格控制在省财政厅核定的限额65亿元以内。",
            ["政府债务余额 60亿元", "政府债务限额 65亿元"],
        ),
        ("政府债务限额65亿元，余额60亿元。", ["政府债务限额 65亿元", "政府债务余额 60亿元"]),
        (
            "土地增值税2亿元，下降3%，主要是上年同期渔村税款清算入库3亿元。",
            ["土地增值税 2亿元", "土地增值税 -3% growth", "渔村税款清算入库 3亿元 2024"],
        ),
        ("政府债务余额60亿元，控制在限额65亿元内。", ["政府债务余额 60亿元", "政府债务限额 65亿元"]),
        (
            "一般债务、专项债务余额分别为2亿元、5亿元，控制在限额9亿元内。",
            ["一般债务余额 2亿元", "专项债务余额 5亿元", "债务限额 9亿元"],
        ),
        ("新增债券按地区分：西湖区3亿元，上城区2亿元。", ["西湖区新增债券 3亿元", "上城区新增债券 2亿元"]),
        (
            "政府债务余额60亿元，其中一般债务20亿元、专项债务40亿元。分级次看，市级25亿元，县区35亿元。",
            [
                "政府债务余额 60亿元",
                "一般债务余额 20亿元",
                "专项债务余额 40亿元",
                "市级债务余额 25亿元",
                "债务余额 35亿元 subordinate",
            ],
        ),
        (
            "分级次看，市级税收完成6亿元；县（区）级税收9亿元。从结构看，税收收入8亿元，非税收入7亿元。",
            ["市级税收 6亿元 own", "县(区)级税收 9亿元 subordinate", "税收收入 8亿元", "非税收入 7亿元"],
        ),
        ("省下达我市2025年新增债务限额9亿元。", ["新增债务限额 9亿元"]),
        ("渔港建设债券4亿元，平均期限11.5年。", ["渔港建设债券 4亿元", "平均期限 11.5年"]),
        ("上划中央、省级、市级收入9亿元，上解省支出1亿元。", ["上划中央、省级、市级收入 9亿元", "上解省支出 1亿元"]),
        (
            "茶税收入9亿元，增长3%，在考虑缓缴等因素后同口径增长5%。",
            ["茶税收入 9亿元", "茶税收入 3% growth", "茶税收入 5% growth"],
        ),
        (
            "茶税收入预算9亿元，根据实际收入情况调整为8亿元。",
            ["茶税收入 9亿元 target", "茶税收入 8亿元 target"],
        ),
        (
            "争取新增专项债券9亿元，资金分配如下：市本级4亿元，西湖区3亿元。",
            ["争取新增专项债券 9亿元", "争取新增专项债券 4亿元 own", "西湖区争取新增专项债券 3亿元"],
        ),
        (
            "各区契税收入完成情况：西湖区3亿元，增长2%；上城区2亿元。",
            ["西湖区契税收入 3亿元", "西湖区契税收入 2% growth", "上城区契税收入 2亿元"],
        ),
        (
            "一般公共预算收入9亿元，上级补助收入到位3亿元。",
            ["一般公共预算收入 9亿元", "一般公共预算上级补助收入 3亿元"],
        ),
        (
            "教育支出9亿元，主要是增加了校舍专款2亿元，列支了取暖费3亿元。",
            ["教育支出 9亿元", "校舍专款 2亿元", "取暖费 3亿元"],
        ),
        (
            "新增债券资金9亿元，债券资金已支出8亿元。",
            ["新增债券资金 9亿元", "债券资金支出 8亿元"],
        ),
        (
            "税收收入30亿元，其中：留抵退税2亿元，扣除留抵退税因素后，同口径增长6%。",
            ["税收收入 30亿元", "留抵退税 2亿元", "税收收入 6% growth"],
        ),
        (
            "税收收入30亿元，其中地方税收收入12亿元，下降4%，剔除减税降费因素，同口径下降1%。",
            ["税收收入 30亿元", "地方税收收入 12亿元", "地方税收收入 -4% growth", "地方税收收入 -1% growth"],
        ),
        (
            "会议批准水利支出预算9亿元。执行结果：水利支出8亿元，增长2%。",
            ["水利支出 9亿元 target", "水利支出 8亿元", "水利支出 2% growth"],
        ),
        (
            "民生支出8亿元，占到财政支出的80%。公共财政预算收入9亿元，上级补助收入3亿元，收入总计12亿元。",
            [
                "民生支出 8亿元",
                "民生支出 80% share",
                "公共财政预算收入 9亿元",
                "公共财政预算上级补助收入 3亿元",
                "公共财政预算收入总计 12亿元",
            ],
        ),
        (
            "税收收入9亿元，基本恢复到2019年水平；非税收入3亿元。",
            ["税收收入 9亿元", "非税收入 3亿元"],
        ),
        (
            "省财政厅《关于下达补助资金的通知》（某财预〔2025〕7号）下达治沙补助资金3亿元。",
            ["下达治沙补助资金 3亿元"],
        ),
        ("增值税收入（50%部分）6亿元，增长6%。", ["增值税收入(50%部分) 6亿元", "增值税收入(50%部分) 6% growth"]),
        (
            "税收收入9亿元，比上年税收收入12亿元减少3亿元，下降25%。",
            ["税收收入 9亿元", "税收收入 12亿元 baseline 2024", "税收收入比上年减少 -3亿元", "税收收入 -25% growth"],
        ),
        (
            "财政总收入9亿元，其中，治沙分成收入（镇本级）6亿元，渔税收入（地方留成）2亿元。",
            ["财政总收入 9亿元", "治沙分成收入 6亿元 own", "渔税收入(地方留成) 2亿元 own"],
        ),
        # a footnote amid a sentence
        ("全市[全市为市本级与各区之和，不含债务转贷。]渔业税收入9亿元。", ["渔业税收入 9亿元"]),
        ("废气排放量9万标立方米。", ["废气排放量 9万标立方米"]),
    ],
)
def test_what_final_accounts_and_monthly_notes_print_is_named(text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "税收收入由9亿元调减为8亿元，调减1亿元。",
            ["税收收入 9亿元 target", "税收收入 8亿元 target", "税收收入比预算减少 -1亿元 target"],
        ),
        (
            "一般公共预算收入预算总计调整为57亿元，主要是调增上级补助收入8亿元、债务转贷收入2亿元。",
            [
                "一般公共预算收入总计 57亿元 target",
                "一般公共预算上级补助收入比预算增加 8亿元 target",
                "一般公共预算债务转贷收入比预算增加 2亿元 target",
            ],
        ),
        (
            "调减契税收入2亿元，由年初预算的9亿元调整为7亿元。",
            ["契税收入比预算减少 -2亿元 target", "契税收入 9亿元 target", "契税收入 7亿元 target"],
        ),
        (
            "上级补助收入由第一次调整后的9亿元调整为7亿元。",
            ["上级补助收入 9亿元 target", "上级补助收入 7亿元 target"],
        ),
        ("相应调增教育支出2亿元。", ["教育支出比预算增加 2亿元 target"]),
        ("调增上年结余收入3亿元。", ["上年结余收入比预算增加 3亿元 target"]),
        ("上年结余年初预算3亿元不变。", ["上年结余 3亿元 target"]),
        (
            "政府性基金预算收支增加1亿元，总收支由年初预算的8亿元调整为9亿元。",
            [
                "政府性基金预算收支增加 1亿元 target",
                "政府性基金预算总收支 8亿元 target",
                "政府性基金预算总收支 9亿元 target",
            ],
        ),
    ],
)
def test_how_a_budget_is_adjusted_is_told(text: str, expected: list[str]) -> None:
    adjusted = ReportContext("330100-2024-budget", "330100", "budget", 2024, 2025, is_plan_alone=True)
    assert told(figures(text, adjusted, ("一、收入",))) == expected


def test_budgets_that_were_adjusted_twice_are_told_apart() -> None:
    text = "契税支出年初预算为50亿元，第一次调整后为55亿元，第二次调整为58亿元，实际完成57亿元。"
    found = figures(text, CITY, DONE)
    assert {each.printed_indicator for each in found} == {"契税支出"}
    assert [each.qualifier for each in found] == ["年初预算", "第一次调整预算", None, None]


def test_what_an_office_is_granted_names_no_account() -> None:
    text = "国有资本经营预算财政拨款收入3万元；上级补助收入2万元。"
    assert read(text) == ["国有资本经营预算财政拨款收入 3万元", "上级补助收入 2万元"]


def test_a_completion_without_a_verb_is_one_of_the_same() -> None:
    assert read("契税收入9亿元，为年初预算的102%，调整预算的97%，下降3%。") == [
        "契税收入 9亿元",
        "契税收入 102% completion",
        "契税收入 97% completion",
        "契税收入 -3% growth",
    ]


@pytest.mark.parametrize("which", ["备案的", "调整后的", "变动后的"])
def test_a_budget_that_was_filed_or_changed_is_no_result(which: str) -> None:
    text = f"{which}全市一般公共预算收入为90亿元，一般公共预算支出为120亿元。全市一般公共预算收入完成91亿元。"
    assert read(text) == [
        "一般公共预算收入 90亿元 target",
        "一般公共预算支出 120亿元 target",
        "一般公共预算收入 91亿元",
    ]


@pytest.mark.parametrize("date", ["截至2026年2月4日", "截止2026年1月底"])
def test_what_was_spent_before_the_draft_was_passed_is_no_plan(date: str) -> None:
    spent, later = figures(f"{date}，市本级农林水支出3亿元。安排科技支出9亿元。", CITY, PLANNED)
    assert (spent.scenario, spent.year) == (Scenario.ACTUAL, 2026)
    assert (later.scenario, later.year) == (Scenario.TARGET, 2026)


def test_debt_that_is_passed_on_is_one_of_the_account_it_is_told_of() -> None:
    text = "加上政府性基金预算补助下级3亿元，债务转贷7亿元，专项债券转贷2亿元。"
    assert [each.rpartition(" ")[0] for each in read(text)] == [
        "政府性基金预算补助下级",
        "政府性基金预算债务转贷",
        "政府性基金预算专项债券转贷",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "市人大审议通过的教育支出9亿元，调整预算为11亿元。教育支出10亿元，完成调整预算的91%。",
            ["教育支出 9亿元 target", "教育支出 11亿元 target", "教育支出 10亿元", "教育支出 91% completion"],
        ),
        ("收支预算调整后，教育支出仍为9亿元。", ["教育支出 9亿元 target"]),
        ("全市一般公共预算支出调整为54亿元。", ["一般公共预算支出 54亿元 target"]),
        ("教育部门年初预算收入9亿元。", ["教育部门年初预算收入 9亿元 target"]),
        ("契税收入计划9亿元，契税收入完成8亿元。", ["契税收入 9亿元 target", "契税收入 8亿元"]),
    ],
)
def test_what_was_planned_anew_is_told_from_what_came_of_it(text: str, expected: list[str]) -> None:
    assert read(text) == expected


def test_a_level_that_is_one_of_the_parts_is_spoken_of_in_its_sentence_alone() -> None:
    text = "全市支出75亿元，其中，市本级支出68亿元、乡镇7亿元。加上转移性支出中上解支出3亿元。"
    assert read(text, ("一、一般公共预算",)) == [
        "一般公共预算支出 75亿元",
        "市本级一般公共预算支出 68亿元 own",
        "一般公共预算支出 7亿元 subordinate",
        "一般公共预算上解支出 3亿元",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "2025年5月份累计完成契税收入9亿元，较上年减收1亿元，下降10%。",
            [
                "契税收入 9亿元 2025-M01/2025-M05",
                "契税收入比上年减少 -1亿元 2025-M01/2025-M05",
                "契税收入 -10% growth 2025-M01/2025-M05",
            ],
        ),
        (
            "2025年5月份，教育支出9亿元。农林水支出5亿元。",
            ["教育支出 9亿元 2025-M05", "农林水支出 5亿元 2025-M05"],
        ),
        (
            "2025年1-9月财政收支情况如下：教育支出9亿元。农林水支出5亿元。",
            ["教育支出 9亿元 2025-M01/2025-M09", "农林水支出 5亿元 2025-M01/2025-M09"],
        ),
    ],
)
def test_a_change_and_the_sentences_after_it_are_of_the_months_that_were_told(text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("税务系统完成8亿元。", ["税务系统收入 8亿元"]),
        ("税收增收1亿元、非税减收2亿元。", ["税收比上年增加 1亿元", "非税比上年减少 -2亿元"]),
        (
            "契税收入9亿元，增长22%，还原留抵退税因素后增长3%。",
            ["契税收入 9亿元", "契税收入 22% growth", "契税收入 3% growth"],
        ),
    ],
)
def test_who_collects_and_what_is_taken_out_are_no_names_of_their_own(text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize("whole", ["税收", "税收收入"])
def test_a_tax_takes_in_revenue_whatever_the_sum_of_taxes_is_called(whole: str) -> None:
    text = f"{whole}9亿元，其中：契税2亿元，下降3%；城市维护建设税1亿元。"
    assert read(text)[1:] == ["契税收入 2亿元", "契税收入 -3% growth", "城市维护建设税收入 1亿元"]


@pytest.mark.parametrize(
    ("text", "expected", "is_stock"),
    [
        ("全县累计完成地方财政收入9亿元，增长3%。", ["地方财政收入 9亿元", "地方财政收入 3% growth"], False),
        ("全年累计实现工业产值9亿元。", ["工业产值 9亿元"], False),
        ("自2015年以来，累计完成税收9亿元。", ["累计完成税收 9亿元"], True),
        ("工程累计完成投资9亿元。", ["工程累计完成投资 9亿元"], True),
    ],
)
def test_what_flows_in_a_year_is_no_other_thing_when_it_is_added_up(
    text: str, expected: list[str], is_stock: bool
) -> None:
    assert read(text) == expected
    assert figures(text, CITY, DONE)[0].is_stock is is_stock


def test_who_approved_a_flow_is_no_part_of_its_name() -> None:
    text = "一般公共预算收入9亿元，以及经市政府批准的债务转贷收入2亿元。"
    assert read(text)[-1] == "一般公共预算债务转贷收入 2亿元"


def test_an_account_may_be_named_by_what_it_takes_in() -> None:
    text = "一般公共预算收入9亿元，调入资金1亿元。政府性基金收入5亿元，上年结余2亿元。"
    assert read(text) == [
        "一般公共预算收入 9亿元",
        "一般公共预算调入资金 1亿元",
        "政府性基金收入 5亿元",
        "政府性基金预算上年结余 2亿元",
    ]


def test_so_may_the_heading_of_its_balance() -> None:
    text = "上述收支相抵，年终结余9亿元。"
    assert read(text, ("2.政府性基金收支及其平衡情况",)) == ["政府性基金预算年终结余 9亿元"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "“三公”经费支出90万元，其中：公务接待费20万元，公务用车购置费30万元。",
            ["“三公”经费支出 90万元", "公务接待费 20万元", "公务用车购置费 30万元"],
        ),
        (
            "支出合计90亿元，其中：预备费2亿元，占2%；对市县转移支付40亿元。",
            ["支出合计 90亿元", "预备费 2亿元", "预备费 2% share", "对市县转移支付 40亿元"],
        ),
        (
            "预备费预算3亿元，实际支出2亿元。",
            ["预备费 3亿元 target", "预备费 2亿元"],
        ),
        (
            "市本级预备费年初预算3亿元，动支1亿元，用于抗旱。",
            ["市本级预备费 3亿元 target own", "市本级预备费 1亿元 own"],
        ),
        (
            "“三公”经费预算安排2亿元，下降5%。",
            ["“三公”经费 2亿元 target", "“三公”经费 -5% growth target"],
        ),
        (
            "工业企业利润总额增长48%，契税增收2亿元，增长19%。",
            ["工业企业利润总额 48% growth", "契税比上年增加 2亿元", "契税 19% growth"],
        ),
        (
            "全市一般公共预算收入中的税收收入完成15亿元，增长3%；非税收入7亿元。",
            ["税收收入 15亿元", "税收收入 3% growth", "非税收入 7亿元"],
        ),
        (
            "新增政府债务限额9亿元，其中一般债务3亿元，专项债务6亿元。政府债务限额90亿元，其中一般债务40亿元。",
            [
                "新增政府债务限额 9亿元",
                "新增一般债务限额 3亿元",
                "新增专项债务限额 6亿元",
                "政府债务限额 90亿元",
                "一般债务限额 40亿元",
            ],
        ),
        (
            "可发行新增债券9亿元，还将发行再融资债券3亿元。",
            ["发行新增债券 9亿元", "发行再融资债券 3亿元"],
        ),
        (
            "收入总计和支出总计均由47亿元调整为54亿元，增加7亿元。",
            [
                "收入总计和支出总计 47亿元 target",
                "收入总计和支出总计 54亿元 target",
                "收入总计和支出总计比预算增加 7亿元 target",
            ],
        ),
        (
            "一般公共预算收入9亿元。按规定将政府性基金预算结转过多的部分调入一般公共预算，调入资金3亿元。",
            ["一般公共预算收入 9亿元", "一般公共预算调入资金 3亿元"],
        ),
        (
            "一般公共预算：全市收入90亿元。其中：市本级收入20亿元；支出30亿元。经开园区收入9亿元，为预算的98%；支出8亿元。",
            [
                "一般公共预算收入 90亿元",
                "市本级一般公共预算收入 20亿元 own",
                "市本级一般公共预算支出 30亿元 own",
                "经开园区一般公共预算收入 9亿元 经开园区",
                "经开园区一般公共预算收入 98% completion 经开园区",
                "经开园区一般公共预算支出 8亿元 经开园区",
            ],
        ),
        (
            "政府债务率70%（债务余额7亿元/综合财力10亿元）。",
            ["政府债务率 70% rate", "债务余额 7亿元", "综合财力 10亿元"],
        ),
        (
            "限上法人城镇、乡村零售额分别为9亿元、2亿元。",
            ["限上法人城镇零售额 9亿元", "限上法人乡村零售额 2亿元"],
        ),
        ("茶税收入增幅在中心城区中排位第八。", ["茶税收入增幅 8名次 rank"]),
        (
            "财政收入预算为：一般公共预算总收入5亿元，增幅3%。",
            ["一般公共预算总收入 5亿元 target", "一般公共预算总收入 3% growth target"],
        ),
        ("核定我市2025年政府债务限额9亿元。", ["政府债务限额 9亿元"]),
        ("税务部门组织5亿元，财政部门组织入库4亿元。", ["税务部门收入 5亿元", "财政部门收入 4亿元"]),
        ("分部门看：县税务局9亿元，县财政等部门2亿元。", ["县税务局收入 9亿元", "县财政等部门收入 2亿元"]),
        (
            "一般公共预算支出9亿元，其中“八项支出”5亿元，增长3%。",
            ["一般公共预算支出 9亿元", "“八项支出” 5亿元", "“八项支出” 3% growth"],
        ),
        ("造船业增长5%，高于全市经济增长1个百分点。", ["造船业 5% growth", "造船业 1个百分点 growth"]),
        ("全年债务还本3亿元，付息1亿元。", ["债务还本 3亿元", "债务付息 1亿元"]),
        (
            "税收收入增长5%，建筑业前三季度共实现增加值9亿元。",
            ["税收收入 5% growth", "建筑业增加值 9亿元 2025-M01/2025-M09"],
        ),
        (
            "居民消费价格上涨2%，8月当月同比持平、环比上涨1%。",
            ["居民消费价格 2% growth", "居民消费价格 1% growth 2025-M08"],
        ),
    ],
)
def test_costs_reserves_limits_and_plans_have_their_own_names(text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("heading", "level"),
    [
        ("2.市级情况", "own"),
        ("（二）市级收支执行情况", "own"),
        ("3.县区情况", "subordinate"),
        ("1.全市情况", "whole"),
    ],
)
def test_a_heading_says_which_level_its_section_is_of(heading: str, level: str) -> None:
    found = figures("一般公共预算收入9亿元，增长3%。", CITY, (*DONE, heading))
    assert {each.scope_id for each in found} == {level}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # 基金预算 is an account as any other, but not that of an insurance, nor a fund that is called so
        (
            "基金预算收入9亿元，包括：盐场出让收入6亿元，土地收益基金收入1亿元，上级补助收入2亿元，上年结余3亿元。",
            [
                "基金预算收入 9亿元",
                "盐场出让收入 6亿元",
                "土地收益基金收入 1亿元",
                "基金预算上级补助收入 2亿元",
                "基金预算上年结余 3亿元",
            ],
        ),
        ("渔民养老保险基金预算收入9亿元，上年结余3亿元。", ["渔民养老保险基金预算收入 9亿元", "上年结余 3亿元"]),
        (
            "一般公共预算收入总量90亿元，中央补助收入30亿元，债务（转贷）收入5亿元，上年专项结转收入2亿元。",
            [
                "一般公共预算收入总量 90亿元",
                "一般公共预算中央补助收入 30亿元",
                "一般公共预算债务(转贷)收入 5亿元",
                "一般公共预算上年专项结转收入 2亿元",
            ],
        ),
        (
            "一般公共预算可用财力90亿元，预算稳定调节基金3亿元。",
            ["一般公共预算可用财力 90亿元", "一般公共预算预算稳定调节基金 3亿元"],
        ),
        (
            "完成财政收入9亿元。其中，国税完成6亿元，比上年减收1亿元；财政完成3亿元。",
            ["财政收入 9亿元", "国税收入 6亿元", "国税收入比上年减少 -1亿元", "财政部门收入 3亿元"],
        ),
        ("渔业类支出：预算安排9亿元，比上年增加1亿元。", ["渔业类支出 9亿元", "渔业类支出比上年增加 1亿元"]),
        ("契税收入增长5%安排9亿元。", ["契税收入 5% growth", "契税收入 9亿元"]),
        ("政府采购预算9亿元，实际采购8亿元。", ["政府采购 9亿元 target", "政府采购 8亿元"]),
        (
            "债务还本付息9亿元，其中：一般债券偿还本金6亿元，一般债券偿还利息3亿元。",
            ["债务还本付息 9亿元", "一般债券偿还本金 6亿元", "一般债券偿还利息 3亿元"],
        ),
        ("收入变动主要是契税减收3亿元。", ["契税比上年减少 -3亿元"]),
        (
            "契税收入9亿元，扣除留抵退税1亿元，同口径增长6%。",
            ["契税收入 9亿元", "留抵退税 1亿元", "契税收入 6% growth"],
        ),
        ("结转资金超过当年收入30%的部分调入9亿元。", ["结转资金超过当年收入30%的部分调入 9亿元"]),
    ],
)
def test_what_counties_print_of_their_budgets_is_named(text: str, expected: list[str]) -> None:
    assert read(text) == expected


def test_what_was_reported_first_is_told_from_what_came_of_it() -> None:
    text = "契税收入9亿元，比县人代会报告数（以下简称“报告数”）8亿元增加1亿元，比上年决算数增长2%；比报告数多1亿元。"
    found = figures(text, CITY, DONE)
    assert read(text) == [
        "契税收入 9亿元",
        "契税收入 8亿元",
        "契税收入比报告数增加 1亿元",
        "契税收入 2% growth",
        "契税收入比报告数多 1亿元",
    ]
    assert [each.qualifier for each in found] == [None, "报告数", None, None, None]


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("契税收入较年初预算减少2亿元，下降5%。", "plan"),
        ("契税收入较年初预算减少2亿元，同比下降5%。", "year"),
        ("契税收入9亿元，短收2亿元，下降5%。", "year"),
    ],
)
def test_a_growth_behind_an_amount_against_the_budget_is_one_against_it(text: str, basis: str) -> None:
    assert figures(text, CITY, DONE)[-1].change_basis == basis


def test_what_an_amount_is_a_multiple_of_is_of_its_own_time() -> None:
    text = "税收累计完成9亿元，是“十三五”时期6亿元的1.5倍，年均增长5%；契税收入2亿元，是2015年1亿元的2倍，是上年1.6亿元的1.25倍。"
    assert read(text, ("一、“十四五”时期财政工作",)) == [
        "税收 9亿元 2021/2025",
        "税收 6亿元 baseline 2016/2020",
        "税收为“十三五”时期的倍数 1.5倍 rate 2021/2025",
        "税收 5% growth 2021/2025",
        "契税收入 2亿元",
        "契税收入 1亿元 baseline 2015",
        "契税收入为2015年的倍数 2倍 rate",
        "契税收入 1.6亿元 baseline 2024",
        "契税收入为上年的倍数 1.25倍 rate",
    ]
    before, change = read("税收累计完成9亿元，较“十三五”期间的6亿元增收3亿元。")[1:]
    assert (before, change) == ("税收 6亿元 baseline 2016/2020", "税收较“十三五”期间增加 3亿元 2021/2025")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("杭州财政支出9亿元，杭州市税收8亿元。", ["财政支出 9亿元", "杭州市税收 8亿元"]),
        ("杭州龙井茶园9亿元。", ["杭州龙井茶园 9亿元"]),
        (
            "渔业企业累计利润总额9亿元，养老保险基金支出累计3亿元。",
            ["渔业企业利润总额 9亿元", "养老保险基金支出 3亿元"],
        ),
        (
            "财政支出9亿元。其中，增幅最大的是渔业支出，增长9%。",
            ["财政支出 9亿元", "渔业支出 9% growth"],
        ),
        ("10月单月收入9亿元。", ["收入 9亿元 2025-M10"]),
    ],
)
def test_words_that_say_whose_or_how_it_was_counted_are_no_part_of_a_name(text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "财政总收入增长9%，市本级增长5%，五县区增长4%。",
        "财政总收入增长9%，其中市本级增长5%，各县（市）增长4%。",
        "财政总收入9亿元，其中市本级5亿元，五县区4亿元。",
    ],
)
def test_the_levels_below_measure_what_the_whole_does(text: str) -> None:
    found = figures(text, CITY, DONE)
    assert [each.scope_id for each in found] == ["whole", "own", "subordinate"]
    assert {each.printed_indicator for each in found} == {"财政总收入"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "一般公共预算收入加上级补助收入9亿元、上年结转1亿元。",
            "一般公共预算上级补助收入 9亿元,一般公共预算上年结转 1亿元",
        ),
        ("一般公共预算收入加上转移性收入合计9亿元。", "一般公共预算收入加上转移性收入合计 9亿元"),
        ("市、区两级分别完成财政收入8亿元和5亿元。", "市级财政收入 8亿元,区级财政收入 5亿元"),
    ],
)
def test_each_of_what_is_added_up_or_named_together_has_its_own_name(text: str, expected: str) -> None:
    assert ",".join(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the general account by the names of older years
        (
            "全县一般预算收入9亿元，加上上级补助收入3亿元、专项补助2亿元，收入共计14亿元。",
            "一般预算收入 9亿元,一般预算上级补助收入 3亿元,一般预算专项补助 2亿元,一般预算收入共计 14亿元",
        ),
        (
            "一般公共财政预算支出7亿元，其中市本级支出4亿元。企业支出共计2亿元。",
            "一般公共财政预算支出 7亿元,市本级一般公共财政预算支出 4亿元 own,企业支出 2亿元",
        ),
        # what flows are added to, and that somebody allowed them, are none of their names
        (
            "一般公共预算收入9亿元，以上收入加上上级补助收入3亿元，经批准调入预算稳定调节基金2亿元。",
            "一般公共预算收入 9亿元,一般公共预算上级补助收入 3亿元,一般公共预算调入预算稳定调节基金 2亿元",
        ),
        # a part is none of the part before it
        (
            "其中：单位基本支出9亿元，一般性转移支付支出3亿元，部门项目支出2亿元。",
            "单位基本支出 9亿元,一般性转移支付支出 3亿元,部门项目支出 2亿元",
        ),
        ("按此测算，初步安排一般公共预算收入9亿元。", "一般公共预算收入 9亿元"),
    ],
)
def test_flows_are_those_of_the_account_by_whatever_name_it_has(text: str, expected: str) -> None:
    assert ",".join(read(text)) == expected


def test_spending_by_function_needs_no_account_by_any_name_of_the_general_one() -> None:
    for account in ("公共财政预算", "一般预算"):
        found = table(
            [["项目", "金额"], ["教育支出", "9"], ["上解支出", "1"]], f"2012年{account}支出表", ("单位：亿元",)
        )
        assert [each.printed_indicator for each in found] == ["教育支出", f"{account}上解支出"]


def test_a_title_of_income_and_spending_says_of_which_year_they_are() -> None:
    lines = ("2026年收支预算总体安排", ()), ("一般公共预算收入9亿元，增长8%。", ("1、一般公共预算。从紧安排支出。",))
    expected = ["一般公共预算收入 9亿元 target 2026", "一般公共预算收入 8% growth target 2026"]
    assert under_titles(*lines) == expected


def test_a_change_behind_how_far_a_years_budget_was_met_is_one_of_that_year() -> None:
    text = "“十四五”期间财政概况和2025年预算执行情况\n“十四五”时期，基金收入年均增长9%。\n基金收入9亿元，完成年初预算的112%，增长7%。"
    assert [each.time_period for each in figures(text, CITY, ())] == ["2021/2025", "2025", "2025", "2025"]


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("全县渔业支出9亿元（含市本级安排的资金），增长5%。", "whole"),
        ("完成支出9亿元，为预算的（包括本级预算和专项）69%。", "whole"),
        ("市本级（含高新区）支出9亿元，增长5%。", "own"),
        ("乡镇本级收入9亿元，增长5%。", "subordinate"),
    ],
)
def test_a_level_that_a_bracket_takes_in_is_not_the_one_that_is_spoken_of(text: str, level: str) -> None:
    assert {each.scope_id for each in figures(text, CITY, DONE)} == {level}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # than what was planned of the same, or what it was in the year before, by the amount of that
        (
            "财政总支出9亿元，比年初预算的8亿元增加了1亿元。",
            "财政总支出 9亿元,财政总支出 8亿元 target,财政总支出比预算增加 1亿元",
        ),
        (
            "财政总支出9亿元，比上年的7亿元增加2亿元。",
            "财政总支出 9亿元,财政总支出 7亿元 baseline 2024,财政总支出比上年增加 2亿元",
        ),
        ("优良天数281天、比2020年增加36天。", "优良天数 281天,优良天数增加 36天 2021/2025"),
        # all of an account, in either order of the words; what others take in is none of it
        (
            "一般公共预算收入9亿元，转移性收入7亿元，合计收入16亿元。",
            "一般公共预算收入 9亿元,一般公共预算转移性收入 7亿元,一般公共预算合计收入 16亿元",
        ),
        (
            "一般公共预算收入9亿元，加上中央财政收入8亿元，合计财政总收入17亿元。",
            "一般公共预算收入 9亿元,中央财政收入 8亿元,财政总收入 17亿元",
        ),
        # the level is said once; who hands up to it, or is paid by it, is not spoken of
        (
            "市本级一般预算收入9亿元，区县级上解收入3亿元，补助镇街支出2亿元，市本级收入总计12亿元。",
            "市本级一般预算收入 9亿元 own,市本级一般预算区县级上解收入 3亿元 own,补助镇街支出 2亿元 own,"
            "市本级一般预算收入总计 12亿元 own",
        ),
        (
            "社保基金收入9亿元，支出7亿元，当年结余2亿元。",
            "社保基金收入 9亿元,社保基金支出 7亿元,社保基金预算当年结余 2亿元",
        ),
        ("压减一般支出9亿元，上年结余2亿元。", "压减一般支出 9亿元,上年结余 2亿元"),
    ],
)
def test_whose_an_amount_is_and_what_it_is_held_against(text: str, expected: str) -> None:
    assert ",".join(read(text)) == expected


@pytest.mark.parametrize("moved", ["调入", "划入", "转入", "调入资金", "调入收入", "结转调入", "调入一般公共预算"])
def test_an_account_that_gives_to_another_is_not_the_one_spoken_of(moved: str) -> None:
    text = f"市级一般公共预算收入31亿元，政府性基金预算{moved}3亿元，上级补助收入9亿元。"
    assert read(text)[-1] == "市级一般公共预算上级补助收入 9亿元 own"
    # what it takes in of its own is of it
    own = "市级政府性基金预算收入31亿元，政府性基金预算调入资金3亿元，上级补助收入9亿元。"
    assert read(own)[-1] == "市级政府性基金预算上级补助收入 9亿元 own"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "财政支出19亿元，其中：市本级财政支出12亿元，增长3%，转移支付支出7亿元。",
            ["财政支出 19亿元", "市本级财政支出 12亿元 own", "市本级财政支出 3% growth own", "转移支付支出 7亿元"],
        ),
        (
            "转移支付收入（市本级）8亿元，专项收入2亿元。教育支出3亿元。",
            ["转移支付收入 8亿元 own", "专项收入 2亿元", "教育支出 3亿元"],
        ),
        (
            "其中，市本级固定资产投资占比45%，下降3%；新城占比55%。",
            ["市本级固定资产投资 45% share own", "市本级固定资产投资 -3% growth own", "新城投资 55% share"],
        ),
        # a bare 支出 is that of the level
        ("其中市本级收入4亿元；支出3亿元。", ["市本级收入 4亿元 own", "支出 3亿元 own"]),
        (
            "非税收入2亿元，占市本级收入的40%，提高3个百分点。",
            ["非税收入 2亿元", "非税收入 40% share", "非税收入占市本级收入比重 3个百分点 growth"],
        ),
    ],
)
def test_a_level_that_takes_a_part_is_that_of_its_part_alone(text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    "than",
    [
        "比上年调整后决算数",
        "比上年实际完成数",
        "比上年实绩",
        "比上年预算执行数",
        "比变动预算",
        "比人大批准数",
        "比2024年预计数",
        "同上年决算相比",
        "较同期",
    ],
)
def test_what_a_change_is_compared_with_is_no_part_of_its_name(than: str) -> None:
    assert [line.partition(" growth")[0] for line in read(f"教育支出31亿元，{than}增长5%。")] == [
        "教育支出 31亿元",
        "教育支出 5%",
    ]


@pytest.mark.parametrize("planned", ["年初预期为", "年初安排", "预安排", "预算安排", "任务为", "批复"])
def test_what_was_planned_first_is_an_aim_amid_results(planned: str) -> None:
    assert read(f"教育支出{planned}31亿元，增长5%。") == ["教育支出 31亿元 target", "教育支出 5% growth target"]


@pytest.mark.parametrize(
    "aside",
    ["主要是教育费附加", "即教育费附加", "其中含教育费附加", "错月", "新口径", "剔除一次性因素", "附表3", "汇总数"],
)
def test_a_bracket_that_explains_is_no_part_of_a_name(aside: str) -> None:
    assert [line.partition(" q")[0] for line in read(f"专项收入（{aside}）完成9亿元。")] == ["专项收入 9亿元"]


@pytest.mark.parametrize(
    ("bound", "comparator"),
    [
        ("不到", "le"),
        ("未超过", "le"),
        ("尚未达到", "le"),
        ("跌破", "le"),
        ("远低于", "le"),
        ("大于", "ge"),
        ("略高于", "ge"),
        ("跌至", ""),
    ],
)
def test_words_that_bound_a_share_are_no_part_of_its_name(bound: str, comparator: str) -> None:
    (share,) = figures(f"税收收入占比{bound}60%。", CITY, DONE)
    assert (share.printed_indicator, share.kind.value, share.comparator) == ("税收收入", "share", comparator)


@pytest.mark.parametrize(
    ("off", "names"),
    [
        ("剔除不可比罚没收入1亿元后，", ["不可比罚没收入 1亿元"]),
        ("扣除留抵退税1亿元后", ["留抵退税 1亿元"]),
        ("扣除缓税2亿元、留抵退税1亿元后，", ["缓税 2亿元", "留抵退税 1亿元"]),
        ("还原留抵退税1亿元后，同口径", ["留抵退税 1亿元"]),
        ("考虑留抵退税1亿元的因素，", ["留抵退税 1亿元"]),
        ("如剔除上年一次性收入1亿元，则", ["一次性收入 1亿元"]),
        ("不含置换债券1亿元，", ["置换债券 1亿元"]),
    ],
)
def test_what_was_taken_off_is_named_alone_and_the_change_is_of_the_rest(off: str, names: list[str]) -> None:
    assert read(f"契税收入9亿元，{off}增长6%。") == ["契税收入 9亿元", *names, "契税收入 6% growth"]


def test_spending_by_function_is_of_the_account_that_its_text_speaks_of() -> None:
    section = ("（二）政府性基金预算",)
    assert read("一般公共预算支出9亿元，其中科学技术支出2亿元。", section)[1] == "科学技术支出 2亿元"
    assert read("其中科学技术支出2亿元。", section) == ["政府性基金预算科学技术支出 2亿元"]


def test_flows_beside_that_of_a_level_are_in_no_account_of_that_level() -> None:
    text = "一般公共预算总收入9亿元，其中，市本级一般公共预算收入5亿元；上级补助收入3亿元。"
    assert read(text)[2] == "一般公共预算上级补助收入 3亿元"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一般公共预算实际完成收入9亿元，完成支出8亿元。", ["一般公共预算收入 9亿元", "一般公共预算支出 8亿元"]),
        (
            "市级（含高新区，下同）完成一般公共预算收入9亿元。其中：地方财政收入4亿元。",
            ["市级一般公共预算收入 9亿元 own", "地方财政收入 4亿元 own"],
        ),
    ],
)
def test_that_it_was_brought_in_is_no_part_of_what_an_account_took_in(text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "契税收入受上年基数较高影响下降5%。",
        "契税收入因市场低迷拖累同比下降5%。",
        "契税收入在土地出让放缓影响下下降5%。",
        "税收收入9亿元。契税收入8亿元，受房价回落影响下降5%。",
    ],
)
def test_why_something_changed_is_no_part_of_its_name(text: str) -> None:
    assert read(text)[-1] == "契税收入 -5% growth"


def test_a_month_or_a_quarter_of_the_year_before_is_what_a_change_is_against() -> None:
    expected = ["税收收入 9亿元", "税收收入比去年增加 2亿元", "税收收入 8% growth"]
    assert read("税收收入9亿元，比去年同月增加2亿元，增长8%。") == expected


@pytest.mark.parametrize("there_are", ["现有", "现共有", "尚有"])
def test_how_many_there_are_now_says_nothing_of_what_they_are(there_are: str) -> None:
    assert read(f"全市{there_are}40个在库项目。") == ["在库项目 40个"]


def test_a_level_is_not_named_twice_behind_several_together() -> None:
    text = "市县两级一般公共预算收入9亿元，其中市级3亿元、县级6亿元。"
    assert [line.split()[0] for line in read(text)] == [
        "市县两级一般公共预算收入",
        "市级一般公共预算收入",
        "县级一般公共预算收入",
    ]
