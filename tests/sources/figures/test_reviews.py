"""Reports that look back on several years and on one, and set aims for the next five and for the next: which years a number is of."""

from __future__ import annotations

import pytest
from reading_aids import figures, lexicon

from sources.documents.formats.detect import read_here as read_document
from sources.figures import read_figures
from sources.model import Block, BlockKind, Document, Figure, FigureKind, ReportContext

END_OF_PLAN = ReportContext("330100-2025-work", "330100", "work", 2025, 2026)


def paragraphs(*blocks: tuple[str, ...], context: ReportContext = END_OF_PLAN) -> tuple[Figure, ...]:
    """The figures of paragraphs, each with its headings before it."""
    document = tuple(
        Block(number, BlockKind.PARAGRAPH, text, section_path=path) for number, (*path, text) in enumerate(blocks, 1)
    )
    return read_figures(Document("", document, (), "text/plain"), context, lexicon())[0]


def periods(*blocks: tuple[str, ...]) -> list[str]:
    return [each.time_period for each in paragraphs(*blocks)]


BACK = "一、“十四五”时期工作回顾"
BOTH = "一、2025年工作和“十四五”发展回顾"
AHEAD = "二、“十五五”时期目标任务和2026年工作安排"


def test_a_paragraph_that_opens_with_one_year_leads_those_behind_it() -> None:
    found = periods(
        (BACK, "渔业产值增长30%。"),
        (BACK, "刚刚过去的2025年，我们迎难而上。渔业产值增长4%，渔船由510艘增加到560艘。"),
        (BACK, "茶叶方面，新植茶树3万亩。"),
        (BACK, "过去五年，我们苦练内功。新建码头7座。"),
        (BACK, "新建渔港2座。"),
    )
    assert found == ["2021/2025", "2025", "2024", "2025", "2025", "2021/2025", "2021/2025"]


def test_a_sentence_may_turn_to_one_year_within_a_paragraph() -> None:
    text = "五年来，我们苦练内功。渔业产值增长30%。刚刚过去的2025年，我们迎难而上。渔业产值增长4%，新建码头2座。"
    assert periods((text,)) == ["2021/2025", "2025", "2025"]


def test_a_heading_of_several_years_and_one_leaves_it_to_the_paragraphs() -> None:
    found = periods(
        (BOTH, "一年来，我们迎难而上。新建码头2座。"),
        (BOTH, "（一）渔业兴旺", "渔业产值增长4%。"),
        (BOTH, "2025年是“十四五”收官之年。回望这五年，我们苦练内功。"),
        (BOTH, "——这五年，渔业兴旺。新建码头7座。"),
        (BOTH, "渔业产值增长30%，获批渔港3座。"),
    )
    assert found == ["2025", "2025", "2021/2025", "2021/2025", "2021/2025"]


def test_what_a_heading_says_of_years_holds_below_those_that_say_nothing() -> None:
    assert periods((BACK, "（一）渔业兴旺", "新建码头7座，渔业产值增长30%。")) == ["2021/2025", "2021/2025"]
    assert periods((BACK, "（一）2025年渔业", "新建码头7座，渔业产值增长30%。")) == ["2025", "2025"]


def test_a_paragraph_on_a_plan_sets_its_aims_below_a_heading_of_the_year_that_begins_too() -> None:
    found = periods(
        (AHEAD, "《纲要（草案）》明确了主要指标：渔业产值年均增长5%，水面率达到9%。"),
        (AHEAD, "渔民收入年均增长6%。"),
        (AHEAD, "今年的主要目标是：渔业产值增长4%。"),
        (AHEAD, "新建码头2座。"),
    )
    assert found == ["2026/2030", "2030", "2026/2030", "2026", "2026"]


def test_paragraphs_turn_to_aims_where_no_heading_says_what_it_speaks_of() -> None:
    back, plan, next_year = (
        "一、一年接着一年干，渔业有了新气象",
        "二、一张蓝图绘到底，谱写渔业新篇章",
        "三、一鼓作气勇争先，开好局起好步",
    )
    found = periods(
        (back, "（一）渔业兴旺", "新建码头7座。"),
        (plan, "“十五五”时期是渔业的关键时期。"),
        (plan, "《纲要草案》设定了主要指标，渔业产值年均增长5%，水面率达到9%。"),
        (next_year, "2026年是“十五五”开局之年。"),
        (next_year, "（一）做强渔业", "新建码头2座，渔业产值增长4%。"),
    )
    assert found == ["2025", "2026/2030", "2030", "2026", "2026"]


@pytest.mark.parametrize(
    "opening", ["今年是“十五五”开局之年。", "今年经济社会发展的主要预期目标：", "2026年是关键之年。"]
)
def test_the_year_that_begins_opens_aims(opening: str) -> None:
    found = paragraphs(("三、勇毅前行", opening + "水面率9%。"), ("三、勇毅前行", "新建码头2座。"))
    assert [(each.scenario.value, each.time_period) for each in found] == [("target", "2026")] * 2


@pytest.mark.parametrize("opening", ["今年是“十四五”收官之年。", "2025年是关键之年。", "今年以来，"])
def test_the_year_that_ends_opens_none(opening: str) -> None:
    found = paragraphs(("三、勇毅前行", opening + "水面率9%。"), ("三、勇毅前行", "新建码头2座。"))
    assert [(each.scenario.value, each.time_period) for each in found] == [("actual", "2025")] * 2


def test_a_change_over_some_years_says_nothing_of_the_numbers_behind_it() -> None:
    assert periods(("一、2025年工作回顾", "水面率近3年提升2个百分点，新建码头2座。渔业产值增长4%。")) == [
        "2023/2025",
        "2025",
        "2025",
    ]


def test_an_average_that_is_aimed_at_is_of_the_plan_that_begins() -> None:
    assert periods(("三、2026年工作安排", "渔业产值年均增长5%，茶叶产量增长2%。")) == ["2026/2030", "2026"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what was done, whatever word says so, and what there is in the end
        ("完成码头投资49亿元，惠及渔村26个，提请审议渔业条例3件。", ["2021/2025"] * 3),
        ("海带通达四方，惠及渔村26个。", ["2021/2025"]),
        ("下达渔业资金12亿元，渔业产值超过90亿元。", ["2021/2025", "2025"]),
        ("实施码头项目13个，总投资98亿元。", ["2021/2025", "2021/2025"]),
        ("渔业产量连续4年居全国首位。", ["2025", "2025"]),
        ("实施码头项目13个，年度投资保持10亿元。", ["2021/2025", "2025"]),
        # what was reached, though its name opens with a verb
        ("建成区面积扩大到52平方公里。", ["2025"]),
        # by how much it changed, and a sum of what flows
        ("渔业贷款余额达到52亿元，比2020年末净增21亿元。", ["2025", "2021/2025"]),
        ("渔船增加430艘，渔民人均收入提高1.2万元。", ["2021/2025", "2021/2025"]),
        ("渔民收入较“十三五”末的9万元增加4万元。", ["2020", "2021/2025"]),
        ("海带五年累计产量达75万吨。", ["2021/2025"]),
        # a plan that is only compared with is none that is spoken of
        ("新建码头7座，较“十三五”时期增长9%。新建渔港4座。", ["2021/2025", "2021/2025", "2021/2025"]),
        # its own years
        ("渔业税收达到13亿元，3年增长58%，水面率近2年提升3个百分点。", ["2025", "2023/2025", "2024/2025"]),
        ("渔业五年增长58%。", ["2021/2025"]),
        # a difference is of the years of the average that it belongs to
        ("渔业产值年均增长6%，高于全国0.3个百分点。", ["2021/2025", "2021/2025"]),
        # and of none that it compares with
        ("2025年，渔业产值增长4%，快于2024年2个百分点，茶叶产量增长3%。", ["2025"] * 3),
    ],
)
def test_of_which_years_a_number_of_a_review_is(text: str, expected: list[str]) -> None:
    assert periods((BACK, text)) == expected


def test_a_year_before_a_semicolon_is_none_of_what_comes_behind_it() -> None:
    text = "今后五年的目标是：渔业产值年均增长7%，到2030年突破60亿元；单位能耗累计下降14%。"
    assert periods(("二、目标任务", text)) == ["2026/2030", "2030", "2026/2030"]


def test_a_mean_of_several_years_is_named_so() -> None:
    found = paragraphs((BACK, "年均新增就业11万人，健身活动年均吸引游客4万人次。海带五年累计产量达75万吨。"))
    assert [each.printed_indicator for each in found] == ["年均新增就业", "健身活动年均吸引游客", "海带产量"]
    found = paragraphs((BACK, "年均新增就业11万人、培训渔民4万人，新建码头7座。"))
    assert [each.printed_indicator for each in found] == ["年均新增就业", "年均培训渔民", "新建码头"]


def test_a_heading_of_years_names_no_purpose() -> None:
    found = paragraphs((BACK, "累计投入财政资金23亿元，占支出的8%。"))
    assert [(each.printed_indicator, each.time_period) for each in found] == [("投入财政资金", "2021/2025")] * 2


def test_a_difference_is_none_to_the_years_of_an_average() -> None:
    found = figures("渔业产值年均增长6%，高于全国0.3个百分点。")
    assert [each.change_basis for each in found] == ["yearly_average", "difference"]
    assert [each.reference_area_code for each in found] == [None, "000000"]


@pytest.mark.parametrize("name", ["全国政协提案", "全国道德模范", "全国劳模"])
def test_what_is_called_after_the_country_is_not_the_countrys(name: str) -> None:
    assert [each.area_code for each in figures(f"全市拥有{name}5件、市政协提案90件。")] == ["330100", "330100"]


def test_the_year_of_a_number_is_no_part_of_its_name() -> None:
    found = paragraphs(("二、“十五五”时期目标任务", "海带产量2030年达到30万吨。"))
    assert [(each.printed_indicator, each.time_period) for each in found] == [("海带产量", "2030")]


def test_what_was_done_since_a_year_is_of_the_years_from_that_on() -> None:
    found = figures("2021年以来，累计引进项目30个，总投资9亿元，渔业产值年均增长8%，渔业产值达到60亿元。")
    assert [each.time_period for each in found] == ["2021/2023", "2021/2023", "2021/2023", "2023"]
    assert found[0].printed_indicator == "引进项目"


def test_more_than_in_another_year_is_a_change() -> None:
    found = figures("渔业企业达到260家，比2020年末增加85家。常住人口42万人，比2020年第七次全国人口普查减少3万人。")
    assert [(each.printed_indicator, each.time_period) for each in found[1::2]] == [
        ("渔业企业增加", "2021/2023"),
        ("常住人口减少", "2021/2023"),
    ]


def test_how_long_a_bound_was_kept_narrows_no_other_value() -> None:
    found = figures("茶叶产量连续五年超过3万吨，2023年达到3.2万吨。")
    assert [each.qualifier for each in found] == ["连续五年", None]


def test_a_share_that_passed_a_bound_is_said_again_exactly() -> None:
    found = figures("渔业产值占总产值的比重突破50%，达到50.6%。")
    assert [each.kind.value for each in found] == ["share", "share"]


def test_who_did_it_is_no_part_of_a_name() -> None:
    assert figures("一年来，我们新建码头26座。")[0].printed_indicator == "新建码头"


def test_better_than_a_goal_is_a_distance_to_it() -> None:
    found = figures("优良率91.8%，优于年度目标1.3个百分点。新增退税3亿元，比年初预计多1亿元。")
    assert [found[1].kind.value, found[3].change_basis] == ["completion", "plan"]


def test_what_became_of_it_within_years_is_of_these_alone() -> None:
    context = ReportContext("330100-2008-work", "330100", "work", 2008, 2009)
    found = figures("2008年生产总值42亿元，增长14%，五年内翻了一番。财政收入16亿元，增长23%。", context)
    assert [(each.printed_indicator, each.time_period) for each in found] == [
        ("生产总值", "2008"),
        ("生产总值", "2008"),
        ("生产总值", "2004/2008"),
        ("财政收入", "2008"),
        ("财政收入", "2008"),
    ]


def test_a_plan_or_a_year_that_a_name_begins_with_is_none_of_it() -> None:
    text = "“十五”期末全社会零售额6亿元，使全县工业产值达到9亿元。自2007年起茶园面积超过8万亩。按原统计口径收入4亿元。"
    names = ["全社会零售额", "工业产值", "茶园面积", "收入"]
    assert [each.printed_indicator for each in figures(text)] == names


def test_what_a_clause_says_has_doubled_came_from_the_next_number() -> None:
    found = figures("全县投资6亿元；税收收入实现翻倍增长，从2018年的8亿元增至2023年的20亿元。")
    assert [each.printed_indicator for each in found] == ["投资", "税收收入", "税收收入"]


def test_both_parts_of_a_ratio_are_of_one_year() -> None:
    found = figures("粮经比例由2019年的6:4调整为2023年的5:5。")
    assert [each.time_period for each in found] == ["2019", "2019", "2023", "2023"]


@pytest.mark.parametrize(
    ("section", "first"),
    [("一、大步跨越的五年", "2018"), ("一、2019年以来的工作回顾", "2022")],
)
def test_a_section_may_look_back_on_years_by_how_it_is_called(section: str, first: str) -> None:
    found = figures("财政收入由44亿元增加到94亿元。", section=(section,))
    assert [each.time_period for each in found] == [first, "2023"]


def test_jobs_are_of_the_whole_behind_what_the_own_level_took_in() -> None:
    found = figures("全市收入9亿元，其中市本级收入4亿元；新增就业5万人，利用外资3亿美元。")
    assert [each.scope_id for each in found] == ["whole", "own", "whole", "whole"]


def test_what_money_did_may_hold_how_much_of_it() -> None:
    found = figures("投资60万元完成新村4公里的水泥路建设项目。投资20万元完成3公里村道硬化。")
    assert [each.printed_indicator for each in found][::2] == ["新村水泥路建设项目投资", "村道硬化投资"]
    assert [each.printed_indicator for each in figures("完成了通村公路18公里。")] == ["完成通村公路"]


def test_the_sentences_behind_one_that_says_from_when_to_when_are_of_these_years() -> None:
    found = figures("生产总值从2018年的6亿元增加到2023年的9亿元。财政收入由3亿元提高到4亿元。")
    assert [each.time_period for each in found] == ["2018", "2023", "2018", "2023"]
    found = figures("生产总值从2018年的6亿元增加到9亿元。财政收入由3亿元提高到4亿元。")
    assert [each.time_period for each in found] == ["2018", "2023", "2022", "2023"]


def test_a_share_that_may_change_yet_is_a_share() -> None:
    found = figures("服务业比重从81%提高到87%（预计）；民间投资占比由30%上升为35%（预计）。")
    assert {each.kind for each in found} == {FigureKind.SHARE}


def test_what_came_in_years_past_is_told_of_one_number_alone() -> None:
    found = figures(
        "第三产业比重达86%，比五年前提高5个百分点。总收入84亿元，增长11%，过去五年年均增长13%。税收6亿元，增长2%。"
    )
    assert [(each.printed_indicator, each.time_period) for each in found][1:] == [
        ("第三产业占比", "2023"),
        ("总收入", "2023"),
        ("总收入", "2023"),
        ("总收入", "2019/2023"),
        ("税收", "2023"),
        ("税收", "2023"),
    ]


def test_what_a_level_kept_is_told_of_until_the_whole_is_again() -> None:
    found = figures("区本级留用收入8亿元；社会消费品零售总额12亿元。完成固定资产投资7亿元，引进内资5亿元。")
    assert [each.scope_id for each in found] == ["own", "whole", "whole", "whole"]


@pytest.mark.parametrize("mark", ["", "1.", "——"])
def test_goals_that_a_paragraph_without_numbers_announces_are_those_of_its_items(mark: str) -> None:
    found = periods(
        ("今年全市经济社会发展的主要预期目标是：",),
        (f"{mark}渔业产值增长5%；",),
        (f"{mark}茶园面积达到4万亩。",),
        ("新建渔港2座。",),
    )
    assert found == ["2026", "2026", "2025"]


@pytest.mark.parametrize("kind", [BlockKind.PARAGRAPH, BlockKind.CAPTION])
def test_a_title_of_goals_stands_over_numbered_lines(kind: BlockKind) -> None:
    title = Block(1, kind, "表2 2026年全市主要预期目标")
    items = (Block(2, BlockKind.HEADING, "1.渔业产值增长5%左右", 1), Block(3, BlockKind.PARAGRAPH, "茶园面积4万亩"))
    found, _ = read_figures(Document("", (title, *items), (), "text/plain"), END_OF_PLAN, lexicon())
    assert [each.time_period for each in found] == ["2026", "2026"]
    caption = Block(1, BlockKind.CAPTION, "表2 2026年全市主要预期目标", table_no=1)
    found, _ = read_figures(Document("", (caption, *items), (), "text/plain"), END_OF_PLAN, lexicon())
    assert [each.time_period for each in found] == ["2025", "2025"]


def test_what_has_doubled_in_years_leaves_the_next_clauses_to_their_year() -> None:
    found = figures("财政收入完成4亿元，实现三年翻番，其中税收收入接近五年翻两番；园区工业实现总产值39亿元。")
    assert [(each.printed_indicator, each.time_period) for each in found][1:] == [
        ("税收收入", "2019/2023"),
        ("园区工业总产值", "2023"),
    ]


def test_projects_are_of_a_class_by_a_verb_that_is_no_deed_of_others() -> None:
    found = figures("今年推进项目230项，其中在建项目96项、新开项目58项、前期项目45项。")
    assert [each.printed_indicator for each in found][2:] == ["新开项目", "前期项目"]
    found = figures("新建项目共185个，年内计划投资246亿元。至9月底，开工建设160个，完成投资153亿元。")
    assert [each.printed_indicator for each in found][2:] == ["新建项目开工建设", "新建项目完成投资"]


def test_what_is_invested_is_of_the_projects_that_get_on() -> None:
    found = figures("全区重点项目建设继续平稳推进，累计完成投资91亿元。东街改造项目已启动勘探工程，完成投资4000万元。")
    assert [each.printed_indicator for each in found] == ["重点项目完成投资", "东街改造项目完成投资"]


def test_a_level_that_opens_a_sentence_is_of_the_projects_before() -> None:
    text = "全县重点工程项目进展顺利，完成投资77亿元。重点项目30项，总投资90亿元。省级6项，概算投资40亿元。市级5项，概算投资21亿元。"
    names = ["省级重点项目", "省级重点项目概算投资", "市级重点项目", "市级重点项目概算投资"]
    assert [each.printed_indicator for each in figures(text)][3:] == names


def test_once_more_and_nearly_are_no_part_of_a_name() -> None:
    found = figures("固定资产投资规模再次突破400亿元。计划内项目开工率89.9%。甲工程开工以来累计完成投资5亿元。")
    assert [each.printed_indicator for each in found][:2] == ["固定资产投资规模", "计划内项目开工率"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“十三五”末，全县公路里程达300公里。", [("公路里程", "2020", "actual")]),
        ("到“十四五”末，公路里程达到400公里。", [("公路里程", "2025", "target")]),
        ("工业投资占比由五年前的32%提高到45%。", [("工业投资", "2018", "baseline"), ("工业投资", "2023", "actual")]),
        ("工业投资占比由三年前32%提高到45%。", [("工业投资", "2020", "baseline"), ("工业投资", "2023", "actual")]),
        ("接待游客90万人次，是2019年同期的1.2倍。", [("接待游客", "2023", "actual")] * 2),
        ("接待游客90万人次，为2019年的120%。", [("接待游客", "2023", "actual")] * 2),
    ],
)
def test_when_something_was_by_years_that_are_over(text: str, expected: list[tuple[str, str, str]]) -> None:
    found = figures(text, section=("一、2023年工作回顾",))
    read = [(each.printed_indicator.partition("为")[0], each.time_period, each.scenario.value) for each in found]
    assert read == expected


def test_a_multiple_is_one_of_when_there_was_no_epidemic_too() -> None:
    found = figures("接待游客90万人次，恢复到疫情前的1.2倍；旅游收入8亿元，是疫情前的90%。")
    assert [(each.printed_indicator, each.kind.value) for each in found][1::2] == [
        ("接待游客为疫情前的倍数", "rate"),
        ("旅游收入为疫情前的比例", "rate"),
    ]


@pytest.mark.parametrize(
    "built", ["项目投产后，可", "项目全部建成后将", "竣工验收后，预计", "届时，能", "建成投用后，每年可"]
)
def test_what_there_will_be_once_something_is_built_is_aimed_at(built: str) -> None:
    found = figures(
        f"签约渔港项目9个。{built}新增产值5亿元，带动就业300人；财政收入增长4%。", section=("一、2023年工作回顾",)
    )
    assert [each.scenario.value for each in found] == ["actual", "target", "target", "actual"]
    assert [each.printed_indicator for each in found][1] == "新增产值"


def test_what_there_is_since_something_was_built_is_not() -> None:
    found = figures("项目投产后，当年实现产值5亿元。公园建成后累计接待游客15万人次。", section=("一、2023年工作回顾",))
    assert [each.scenario.value for each in found] == ["actual", "actual"]


def test_steps_that_were_taken_are_no_name() -> None:
    found = figures("生产总值先后跨越300亿元、400亿元两个百亿元台阶，达到450亿元，年均增长7%。")
    assert {each.printed_indicator for each in found} == {"生产总值"}


@pytest.mark.parametrize("place", ["东港小区二期", "县城", "南环路", "月牙湖"])
def test_a_place_before_a_number_is_not_what_it_counts(place: str) -> None:
    found = figures(f"完成{place}30户居民供暖改造，整治{place}12条背街小巷。")
    assert [each.printed_indicator for each in found] == [f"完成{place}居民供暖改造", f"整治{place}背街小巷"]


def test_what_became_of_things_is_said_of_these() -> None:
    found = figures("制定规范性文件6件，废止12件。排查渔港隐患90处，销号80处。")
    names = ["制定规范性文件", "规范性文件废止", "排查渔港隐患", "渔港隐患销号"]
    assert [each.printed_indicator for each in found] == names


def test_several_differences_are_all_in_points() -> None:
    found = figures("渔业产值增长8%，高于全国2.1个、全省1.2个、全市0.5个百分点。")
    assert [(each.printed_unit, each.kind.value) for each in found][1:] == [("个百分点", "growth")] * 3
    assert [each.reference_area_code for each in found][1:3] == ["000000", "330000"]


def test_who_gives_shares_of_wholes_may_stand_in_the_clause_before() -> None:
    found = figures("民营经济占比达62%，贡献了70%的税收、80%的就业。")
    assert [(each.printed_indicator, each.kind.value, each.whole_of) for each in found][1:] == [
        ("民营经济贡献税收", "share", "税收"),
        ("民营经济贡献就业", "share", "就业"),
    ]


def test_there_are_fewer_of_things_that_no_list_measures() -> None:
    found = figures("渔船审批环节减少3个，办理时间缩短5天，渔港事项压减12项；居住条件改善300户。")
    assert [each.sign for each in found] == [-1, -1, -1, 1]
    assert [each.printed_indicator for each in found][:3] == ["渔船审批环节减少", "办理时间缩短", "渔港事项压减"]
    (faster,) = figures("渔船审批提速40%。")
    assert (faster.kind.value, faster.sign) == ("growth", 1)


def test_what_falls_to_each_is_of_what_was_told_last() -> None:
    found = figures("户均茶园5亩，人均1亩；粮食产量30万吨，人均600公斤。")
    assert [each.printed_indicator for each in found] == ["户均茶园", "人均茶园", "粮食产量", "人均粮食产量"]


def test_a_density_is_called_so() -> None:
    found = figures("人口密度为每平方公里256人。")
    assert [each.printed_indicator for each in found] == ["人口密度"]


def test_what_is_planned_within_the_year_is_aimed_at() -> None:
    found = figures("1-6月，建设渔港项目72个；年内计划开工渔港项目42个。", section=("一、2023年工作回顾",))
    assert [each.scenario.value for each in found] == ["actual", "target"]


def test_a_heading_may_name_the_first_and_the_last_year_looked_back_on() -> None:
    text = "新建渔港9座，渔业产值年均增长6%。"
    found = figures(text, section=("一、2019—2023年工作回顾",))
    assert [each.time_period for each in found] == ["2019/2023"] * 2
    found = figures("渔业产值达到9亿元，年均增长6%。", section=("二、2024-2028年发展目标",))
    assert [(each.time_period, each.scenario.value) for each in found] == [("2028", "target"), ("2024/2028", "target")]


@pytest.mark.parametrize(
    ("section", "year"),
    [
        ("二、“十五五”规划和2035年远景目标", "2030"),
        ("二、“十五五”发展蓝图", "2030"),
        ("二、关于“十五五”规划纲要（草案）的说明", "2030"),
        ("三、“十五五”开局之年的工作", "2026"),
        ("未来五年发展思路", "2030"),
        ("关于今后五年的工作", "2030"),
        ("扎实做好2026年工作", "2026"),
        ("今年主要工作", "2026"),
        ("今年工作的总体要求和预期目标", "2026"),
    ],
)
def test_a_heading_of_what_is_to_come_is_one_of_aims(section: str, year: str) -> None:
    text = "渔业产值达到9亿元，渔港泊位达到50个，茶园面积达到4万亩，船舶达到90艘。"
    document = read_document(f"一、2025年工作回顾\n渔业产值7亿元。{text * 4}\n{section}\n{text}\n".encode(), "a.txt")
    found, _ = read_figures(document, END_OF_PLAN, lexicon())
    assert {(each.time_period, each.scenario.value) for each in found[-4:]} == {(year, "target")}


def test_a_section_on_tasks_tells_what_there_is_already() -> None:
    section = ("二、2024年工作安排",)
    texts = [
        "全县现有渔港12个，今年要新增3个。",
        "已建成茶园36万亩，今年再建5万亩。",
        "截至2023年底，渔港完成投资8亿元，今年计划完成投资5亿元。",
    ]
    for text in texts:
        found = figures(text, section=section)
        expected = [("2023", "actual"), ("2024", "target")]
        assert [(each.time_period, each.scenario.value) for each in found] == expected, text
    assert [each.printed_indicator for each in figures(texts[0], section=section)][1] == "新增渔港"


def test_what_is_aimed_at_within_some_years_begins_with_the_year_planned() -> None:
    found = figures("从今年起，三年内改造公路600公里，今年改造200公里。", section=("二、2024年工作安排",))
    assert [each.time_period for each in found] == ["2024/2026", "2024"]
    found = figures("未来三年投入30亿元，今年投入10亿元。", section=("二、2024年工作安排",))
    assert [each.time_period for each in found] == ["2024/2026", "2024"]


def test_what_something_builds_on_is_no_part_of_a_name() -> None:
    found = figures("在去年完成12个渔村改造的基础上，今年再改造20个。", section=("二、2024年工作安排",))
    assert [each.printed_indicator for each in found] == ["渔村改造"] * 2


def test_a_part_may_stand_right_behind_what_is_measured() -> None:
    found = figures("公用经费标准小学720元、初中940元。化肥农药利用率分别达41%、42%。")
    names = ["小学公用经费标准", "初中公用经费标准", "化肥利用率", "农药利用率"]
    assert [each.printed_indicator for each in found] == names


def test_tests_are_counted_in_tubes() -> None:
    assert [each.printed_text for each in figures("日检测能力达12万管。")] == ["12万管"]


def test_what_projects_are_counted_keeps_the_verb_before_their_size() -> None:
    found = figures("实施总投资35亿元的渔港项目12个，引进年出栏9万头生猪养殖项目2个。")
    assert [each.printed_indicator for each in found] == [
        "渔港项目总投资",
        "实施渔港项目",
        "生猪养殖项目年出栏",
        "引进生猪养殖项目",
    ]


def test_how_wide_a_road_is_stands_behind_how_long() -> None:
    found = figures("全长12公里、路基宽8米的环岛公路开工。")
    assert [each.printed_indicator for each in found] == ["环岛公路全长", "环岛公路路基宽"]


def test_rates_of_what_was_settled_are_of_that() -> None:
    found = figures("调处渔业纠纷86起，调处率100%，调成率98%。发放补助1700万元，户均2万元。")
    names = ["调处渔业纠纷", "渔业纠纷调处率", "渔业纠纷调成率", "发放补助", "户均发放补助"]
    assert [each.printed_indicator for each in found] == names


def test_money_that_is_paid_out_is_none_of_what_was_counted_before() -> None:
    found = figures("排查渔港隐患86起，发放补助9万元；处置渔业不良资产12起，回收5亿元。")
    assert [each.printed_indicator for each in found][1::2] == ["发放补助", "渔业不良资产回收"]


def test_several_that_fall_together_are_dealt_their_falls() -> None:
    found = figures("渔业事故起数、伤亡人数“双下降”，分别下降15%、22%。")
    names = [("渔业事故起数", -1), ("渔业事故伤亡人数", -1)]
    assert [(each.printed_indicator, each.sign) for each in found] == names


def test_those_that_grew_one_by_one_gave_each_its_part() -> None:
    found = figures("渔业增长12%、茶业增长7.5%，分别拉动生产总值增长2.3个、1.1个百分点。")
    assert [each.printed_indicator for each in found][2:] == ["渔业拉动生产总值增长", "茶业拉动生产总值增长"]


def test_what_so_many_have_is_nothing_that_was_built() -> None:
    found = figures("新增渔船20艘，万人拥有渔船3艘。新建码头20座，百户拥有码头3座。")
    names = ["新增渔船", "万人拥有渔船", "新建码头", "百户拥有码头"]
    assert [each.printed_indicator for each in found] == names


def test_a_ratio_behind_three_amounts_is_of_these() -> None:
    found = figures("三次产业增加值分别为3亿元、8亿元、9亿元，比例调整为15:40:45。")
    names = ["第一产业增加值", "第二产业增加值", "第三产业增加值"]
    assert [each.printed_indicator for each in found] == names * 2


def test_two_rates_are_raised_each_by_its_points() -> None:
    found = figures("小学入学率91%、初中巩固率88%，提高2个、1个百分点。")
    assert [each.printed_indicator for each in found] == ["小学入学率", "初中巩固率"] * 2


@pytest.mark.parametrize("verb", ["核销", "达产", "复产", "流转", "收割", "通水", "脱贫"])
def test_what_became_of_some_is_of_what_was_counted(verb: str) -> None:
    found = figures(f"全县有渔港76处，已{verb}49处。")
    assert [each.printed_indicator for each in found] == ["渔港", f"渔港{verb}"]
