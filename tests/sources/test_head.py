"""The head of a document proposes its catalogue entry, and is silent where it cannot tell."""

from __future__ import annotations

from datetime import date

import pytest

from sources.catalogue.document_metadata import Proposal, propose
from sources.catalogue.told_years import ToldYear, told_years
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
    "532500": "红河哈尼族彝族自治州",
    "532529": "红河县",
    "640000": "宁夏回族自治区",
    "653000": "克孜勒苏柯尔克孜自治州",
    "130600": "保定市",
}


def head(*lines: str) -> Proposal:
    text = "\n\n".join((*lines, "一、综合", "全年粮食产量为12.5万吨。"))
    return propose(read_document(text.encode(), "a.txt"), AREAS)


def page(body: str, *, title: str = "", code: str = "", **meta: str) -> Proposal:
    """What a web page proposes; ``meta`` are the names of its metadata."""
    said = {"SiteIDCode": code, **meta}
    tags = "".join(f'<meta name="{name}" content="{content}">' for name, content in said.items())
    text = f"<html><head><title>{title}</title>{tags}</head><body><div>{body}<p>全年粮食产量为12.5万吨。</p></div></body></html>"
    return propose(read_document(text.encode(), "a.html"), AREAS)


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


@pytest.mark.parametrize(
    ("day", "heading", "plan_year"),
    [
        ("2024年1月15日", "二、下一步打算", 2024),
        # of the year itself, and in its second half, a look back sets no targets for the next that nobody tells
        ("2023年5月15日", "二、下一步打算", None),
        ("2024年8月15日", "二、下一步打算", None),
        ("2024年8月15日", "二、2024年重点工作", 2024),
    ],
)
def test_a_look_back_on_a_year_that_is_over_plans_the_next(day: str, heading: str, plan_year: int | None) -> None:
    lines = (
        "政府工作报告",
        f"——{day}在昆明市第十五届人民代表大会第三次会议上",
        "一、2023年工作回顾",
        "粮食增产。",
        heading,
    )
    found = head(*lines)
    assert (found.genre, found.execution_year, found.plan_year) == ("work", 2023, plan_year)


def test_a_year_in_the_title_beats_the_day() -> None:
    found = head("2024年五华区政府工作报告", "2025年11月8日", "五华区人民政府")
    assert (found.execution_year, found.plan_year) == (2023, 2024)


@pytest.mark.parametrize(
    ("title", "genre", "years"),
    [
        ("关于昆明市2024年财政决算的报告", "final_accounts", (2024, None)),
        ("关于2024年昆明市本级决算（草案）的报告", "final_accounts", (2024, None)),
        ("关于昆明市2024年决算草案和2025年上半年预算执行情况的报告", "final_accounts", (2024, None)),
        ("昆明市2025年经济运行情况", "economic_run", (2025, None)),
        ("昆明市二〇二五年国民经济和社会发展统计公报", "communique", (2025, None)),
        ("昆明市二○二五年预算执行情况和二○二六年预算草案的报告", "budget", (2025, 2026)),
        ("关于昆明市2025年预算执行情况和2026年预算草案的审查结果报告", "budget_review", (2025, 2026)),
        ("昆明市2025年全市一般公共预算收入执行情况表", "budget", (2025, None)),
        ("昆明市2025年全市预算执行情况分析", "budget", (2025, None)),
        ("昆明市林业局2025年工作总结和2026年工作计划", "work", (2025, 2026)),
        ("昆明市2025年经济社会发展主要指标完成情况", "economic_run", (2025, None)),
        ("昆明市2025年国民经济和社会发展情况", "economic_run", (2025, None)),
        ("关于昆明市2026年市级预算调整方案（草案）的报告", "budget", (2025, 2026)),
        ("昆明市2026年市级预算调整方案", "budget", (2025, 2026)),
        ("昆明市2025年一般公共预算收支执行情况", "budget", (2025, None)),
    ],
)
def test_genres_with_their_years(title: str, genre: str, years: tuple[int, int | None]) -> None:
    found = head(title)
    assert (found.area_code, found.genre, (found.execution_year, found.plan_year)) == ("530100", genre, years)


def test_a_title_that_stands_over_several_lines_behind_a_cover_is_found() -> None:
    lines = ("昆明市", "2025年地方财政预算执行情况和2026年地", "方财政预算（草案）", "昆明市财政局编制")
    found = propose(read_document("\n\n".join(lines).encode(), "a.md"), AREAS)
    assert (found.area_code, found.genre, found.execution_year, found.plan_year) == ("530100", "budget", 2025, 2026)
    assert found.title == "2025年地方财政预算执行情况和2026年地方财政预算（草案）"


def test_a_report_that_is_named_in_the_first_paragraphs_tells_what_they_are_about() -> None:
    found = head(
        "再上新台阶",
        "近日，市财政局向大会提交了《关于保定市2025年预算执行情况和2026年预算草案的报告》，内容丰富。",
    )
    assert (found.area_code, found.genre, found.execution_year, found.plan_year) == ("130600", "budget", 2025, 2026)


@pytest.mark.parametrize(
    ("sentence", "genre", "years"),
    [
        (
            "受区人民政府委托，现将静安区2023年国民经济和社会发展计划执行情况及2024年国民经济和社会发展计划草案提请大会审议。",
            "plan",
            (2023, 2024),
        ),
        ("受区人民政府委托，我向常委会报告静安区2023年区级决算草案，请予审查。", "final_accounts", (2023, None)),
    ],
)
def test_where_no_title_is_printed_a_report_is_what_it_hands_in(
    sentence: str, genre: str, years: tuple[int, int | None]
) -> None:
    told = head("——2024年1月17日在静安区某届人民代表大会", "某次会议上", "静安区财政局", "各位代表：", sentence)
    assert (told.genre, told.execution_year, told.plan_year, told.area_code) == (genre, *years, "310106")


def test_several_reports_in_one_document_are_not_guessed_at() -> None:
    found = head(
        "昆明市人民政府公报",
        "昆明市2026年政府工作报告",
        "关于昆明市2025年预算执行情况和2026年预算草案的报告",
    )
    assert (found.genre, found.execution_year) == (None, None)


def test_outermost_headings_tell_what_a_title_does_not() -> None:
    text = "# 某次大会专题\n\n# 第一部分 2025年预算执行情况\n\n昆明市财政稳健。\n\n# 第二部分 2026年预算草案\n\n收入12.5亿元。"
    found = propose(read_document(text.encode(), "a.md"), AREAS)
    assert (found.genre, found.execution_year, found.plan_year) == ("budget", 2025, 2026)


@pytest.mark.parametrize(
    "printed",
    [
        "最新！昆明市2025年国民经济和社会发展统计公报",
        "昆明市2025年国民经济和社会发展统计公报[1]",
        "（云南省）昆明市2025年国民经济和社会发展统计公报",
        "【数据发布】昆明市2025年国民经济和社会发展统计公报",
        "昆明市2025年国民经济和社会发展统计公报-某某公报库",
        "某某日报：《昆明市2025年国民经济和社会发展统计公报》",
    ],
)
def test_clutter_is_none_of_the_title(printed: str) -> None:
    assert head(printed).title == "昆明市2025年国民经济和社会发展统计公报"


def test_short_names_of_autonomous_areas() -> None:
    assert head("红河州2025年统计公报").area_code == "532500"
    assert head("红河自治州2025年统计公报").area_code == "532500"
    assert head("红河县2025年统计公报").area_code == "532529"
    assert head("宁夏2025年统计公报").area_code == "640000"
    assert head("克州2025年统计公报").area_code == "653000"


def test_an_area_that_is_named_twice_is_one() -> None:
    assert head("关于2025年昆明市及市本级预算执行情况和2026年昆明市及市本级预算草案的报告").area_code == "530100"


def test_running_text_tells_neither_date_nor_issuer() -> None:
    found = head(
        "昆明市2025年统计公报",
        "截至2025年7月1日，全市各方面都在变化之中，说的是别的事情。",
    )
    assert found.presented_on is None
    assert head("昆明市2025年统计公报", "加快服务和融入新发展格局").issuer is None


def test_a_page_tells_title_area_issuer_and_day() -> None:
    found = page(
        "<p>2025年，全市生产总值增长。</p>",
        title="统计公报 - 某网",
        code="5301000012",
        ArticleTitle="2025年全市国民经济和社会发展统计公报",
        PubDate="2026-04-24 20:00",
        ContentSource="市统计局",
    )
    assert found == Proposal(
        area_code="530100",
        genre="communique",
        execution_year=2025,
        title="2025年全市国民经济和社会发展统计公报",
        issuer="市统计局",
        presented_on=date(2026, 4, 24),
    )


def test_the_day_that_the_page_prints_is_believed_before_its_metadata() -> None:
    found = page(
        "<table><tr><td>发布日期</td><td>2026-02-28 16:46</td></tr></table><h1>昆明市2025年经济运行情况</h1>",
        code="5301000012",
        PubDate="2026-07-13 13:09:09",
    )
    assert found.presented_on == date(2026, 2, 28)


def test_the_day_on_which_a_budget_was_put_there_is_not_the_day_it_was_presented() -> None:
    found = page(
        "<h1>关于昆明市2025年预算执行情况和2026年预算草案的报告</h1><p>发布时间：2026-03-03</p>",
        code="5301000012",
        PubDate="2026-03-05",
    )
    assert (found.genre, found.presented_on) == ("budget", None)


def test_a_site_that_keeps_copies_tells_no_day() -> None:
    found = page("<h1>昆明市2025年统计公报</h1><p>2026-07-11 浏览</p>", PubDate="2026-07-11")
    assert found.presented_on is None


def test_a_source_that_is_no_department_of_the_area_issued_nothing() -> None:
    for source in ("某某日报", "云南省统计局", "统计局"):
        assert page("<h1>昆明市2025年统计公报</h1>", code="5301000012", ContentSource=source).issuer is None


def test_a_site_of_another_area_speaks_against_a_short_name_and_not_against_a_full_one() -> None:
    assert page("<h1>云南2025年统计公报</h1>", code="1306000033").area_code is None
    assert page("<h1>昆明市2025年统计公报</h1>", code="1306000033").area_code == "530100"
    assert page("<h1>长安区2025年统计公报</h1>", code="6101000033").area_code == "610116"


ENGLISH = {"530100": "Kunming", "530000": "Yunnan", "130102": "Chang'an District", "610116": "Chang'an District"}


def silent(file: str, *lines: str) -> Proposal:
    """What a document proposes whose text says nothing of itself, but for these lines."""
    text = "\n\n".join((*lines, "粮食产量为12.5万吨。"))
    return propose(read_document(text.encode(), "a.md"), AREAS, file, ENGLISH)


@pytest.mark.parametrize(
    ("file", "area", "genre", "year"),
    [
        ("静安区2023年国民经济和社会发展统计公报.pdf", "310106", "communique", 2023),
        ("kunming_2023_statistical_bulletin.html", "530100", "communique", 2023),
        ("Yunnan final budget 2022.pdf", "530000", "final_accounts", 2022),
        ("chang'an_2023_statistical_bulletin.pdf", None, "communique", 2023),  # of two areas
        ("kunming_2022_2023_economic_run.pdf", "530100", "economic_run", None),  # of two years
        ("scan0001.pdf", None, None, None),
        # of a report with targets a name's year may be either of the two
        ("kunming_2023_budget.pdf", "530100", "budget", None),
    ],
)
def test_a_file_name_tells_what_the_document_does_not(
    file: str, area: str | None, genre: str | None, year: int | None
) -> None:
    found = silent(file, "前言")
    assert (found.area_code, found.genre, found.execution_year) == (area, genre, year)


def test_headings_tell_which_year_a_file_name_means() -> None:
    found = silent("kunming_2023_budget.pdf", "前言", "一、2023年预算执行情况", "二、2024年预算草案")
    assert (found.execution_year, found.plan_year) == (2023, 2024)
    found = silent("kunming_2024_budget.pdf", "前言", "一、2024年主要目标")
    assert (found.execution_year, found.plan_year) == (2023, 2024)


def test_a_title_that_names_a_year_and_no_genre_is_no_report_of_the_names_genre() -> None:
    found = silent("kunming_2023_budget.pdf", "# 昆明市某局2023年总结")
    assert found.genre is None
    assert ("genre", "budget", "the file's name") in found.otherwise


def test_a_day_is_not_believed_where_only_the_name_tells_the_genre() -> None:
    assert silent("kunming_2023_statistical_bulletin.pdf", "某刊", "2024年5月6日").presented_on is None


def test_an_office_of_statistics_on_the_economy() -> None:
    found = silent("a.md", "# 2023年昆明市经济稳中向好", "昆明市统计局")
    assert (found.genre, found.execution_year, found.plan_year) == ("economic_run", 2023, None)
    assert silent("a.md", "# 2023年昆明市经济稳中向好", "昆明市商务局").genre is None
    found = silent("a.md", "# 上半年全市经济稳中向好", "昆明市统计局 2023-07-21")
    assert (found.area_code, found.genre, found.execution_year) == ("530100", "economic_run", 2023)


def test_a_title_may_name_its_year_without_saying_that_it_is_one() -> None:
    found = head("2025昆明国民经济和社会发展统计公报", "全市经济稳中向好。")
    assert (found.area_code, found.genre, found.execution_year) == ("530100", "communique", 2025)


def test_a_short_line_of_a_speech_says_which_year_it_looks_back_on() -> None:
    speech = "现在，我代表红河县人民政府，向大会报告工作，请予审议。"
    found = head("各位代表：", speech, "2023年工作回顾", "过去一年，我们砥砺前行。", "2024年工作安排")
    assert (found.area_code, found.genre, found.execution_year, found.plan_year) == ("532529", "work", 2023, 2024)


def test_a_short_name_of_a_city_and_its_county_is_the_citys() -> None:
    areas = AREAS | {"430100": "长沙市", "430121": "长沙县"}
    for title, area in (("2023年长沙统计公报", "430100"), ("2023年长沙县统计公报", "430121")):
        text = f"{title}\n\n一、综合\n\n全年粮食产量为12.5万吨。"
        assert propose(read_document(text.encode(), "a.txt"), areas).area_code == area


@pytest.mark.parametrize(
    ("title", "genre"),
    [
        ("2023年度昆明市政府决算公开", "final_accounts"),
        ("昆明市2024年5月份财政收支情况", "budget"),
        ("昆明市2024年上半年财政运行情况", "budget"),
        ("昆明市2024年5月国民经济运行情况", "economic_run"),
        ("昆明市2024年6月统计月报", "economic_run"),
        ("关于昆明市2024年上半年国民经济和社会发展计划执行情况的报告", "plan"),
        ("关于昆明市2024年1—6月预算执行情况的报告", "budget"),
    ],
)
def test_notes_within_a_year_set_no_targets(title: str, genre: str) -> None:
    found = head(title)
    assert (found.area_code, found.genre, found.plan_year) == ("530100", genre, None)
    assert found.execution_year == int(title[title.index("202") :][:4])


def test_a_title_over_two_lines_is_whole() -> None:
    found = head("昆明市2023年预算执行", "情况和2024年预算草案", "昆明市财政局")
    assert found.title == "昆明市2023年预算执行情况和2024年预算草案"


def test_issuers_are_of_the_area_and_not_from_a_menu() -> None:
    assert head("昆明市2023年国民经济和社会发展统计公报", "上海市人民政府  |", "首页").issuer is None
    assert head("昆明市2023年国民经济和社会发展统计公报", "昆 明 市 统 计 局").issuer == "昆明市统计局"


@pytest.mark.parametrize("line", ["2024年3月4日 星期一 第5版", "2024年03月04日 07时41分", "2024年3月4日 7:41"])
def test_the_day_of_a_newspaper_or_a_page_is_not_the_day_of_the_report(line: str) -> None:
    title = "关于昆明市2023年预算执行情况和2024年预算草案的报告"
    assert head(title, line).presented_on is None
    assert head(title, line, "——2024年2月1日在昆明市人民代表大会会议上").presented_on == date(2024, 2, 1)


def test_a_line_behind_a_cover_tells_on_which_day_a_report_was_presented() -> None:
    cover = (
        "关于昆明市2023年预算执行情况和2024年预算草案的报告",
        "昆明市财政局",
        *(f"第{n}部分 收支情况" for n in range(14)),
    )
    for line in (
        "——2024年2月1日在昆明市第十六届人民代表大会第三次会议上",
        "—— 二〇二四年二月一日在昆明市人民代表大会会议上",
    ):
        assert head(*cover, line).presented_on == date(2024, 2, 1)
        assert head(*cover, line, line).presented_on == date(2024, 2, 1)
    # reports of several days in one volume, a day that no dash leads, a sentence
    for lines in (
        ("——2024年2月1日在昆明市会议上", "——2024年2月3日在昆明市会议上"),
        ("2024年2月1日在昆明市人民代表大会会议上",),
        ("——2024年2月1日在昆明市举行的会议上，全市各单位认真学习，总结经验。",),
    ):
        assert head(*cover, *lines).presented_on is None
    # a communique is published on a day, not presented
    assert (
        head("昆明市2023年国民经济和社会发展统计公报", *cover[2:], "——2024年2月1日在昆明市会议上").presented_on is None
    )


@pytest.mark.parametrize("quote", ["", '"', "'"])
def test_the_title_of_a_front_matter_is_that_of_a_text_without_one(quote: str) -> None:
    front = f"---\ntitle: {quote}昆明市2025年统计公报{quote}\ndate: 2026-04-01\n---\n\n"
    found = propose(read_document(f"{front}一、综合\n\n粮食12.5万吨。".encode(), "a.md"), AREAS)
    assert (found.title, found.area_code, found.execution_year) == ("昆明市2025年统计公报", "530100", 2025)
    found = propose(read_document(f"{front}# 保定市2024年统计公报\n\n粮食12.5万吨。".encode(), "a.md"), AREAS)
    assert found.title == "保定市2024年统计公报"


def test_a_title_may_go_on_in_a_second_heading() -> None:
    lines = (
        "# 关于昆明市2025年国民经济和社会发展",
        "# 计划执行情况与2026年计划草案的报告",
        "## 一、2025年情况",
        "粮食12.5万吨。",
    )
    found = propose(read_document("\n\n".join(lines).encode(), "a.md"), AREAS)
    assert found.title == "关于昆明市2025年国民经济和社会发展计划执行情况与2026年计划草案的报告"
    assert (found.genre, found.execution_year, found.plan_year) == ("plan", 2025, 2026)


@pytest.mark.parametrize(
    "title",
    [
        "一图读懂《昆明市2025年统计公报》",
        "《昆明市2025年统计公报》解读",
        "昆明市2025年统计公报解读（二）",
        "昆明市2025年统计公报解读之三：工业",
        "解读《昆明市2025年国民经济和社会发展统计公报》",
    ],
)
def test_a_text_about_a_report_is_of_no_genre(title: str) -> None:
    assert head(title, "近日，市统计局发布了《昆明市2025年国民经济和社会发展统计公报》。").genre is None


def test_a_notice_that_hands_on_a_plan_is_that() -> None:
    found = page("<h1>关于印发昆明市2026年国民经济和社会发展计划的通知</h1>")
    assert (found.genre, found.execution_year, found.plan_year) == ("plan", 2025, 2026)


MORE = {
    **AREAS,
    "110000": "北京市",
    "110105": "朝阳区",
    "140500": "晋城市",
    "220000": "吉林省",
    "220100": "长春市",
    "220104": "朝阳区",
    "410000": "河南省",
    "410325": "嵩县",
    "340523": "和县",
    "419001": "济源市",
    "320583": "昆山市",
    "650000": "新疆维吾尔自治区",
    "659001": "石河子市",
    "440100": "广州市",
    "440112": "黄埔区",
    "152222": "科尔沁右翼中旗",
}


def told(*lines: str, body: str = "") -> Proposal:
    sentence = "各项工作稳步推进，经济运行总体平稳，人民生活持续改善，社会大局保持稳定，全年目标任务较好完成。"
    text = "\n\n".join((*lines, "一、综合", sentence * 3, body, "全年粮食产量为12.5万吨。"))
    return propose(read_document(text.encode(), "a.txt"), MORE)


@pytest.mark.parametrize(
    ("title", "area"),
    [
        ("昆明高新区2023年统计公报", None),
        ("昆明市某湖国家旅游度假区2023年统计公报", None),
        ("昆山市花桥镇2023年统计公报", None),
        ("河南省昆山市花桥镇2023年统计公报", None),
        ("新疆生产建设兵团2023年统计公报", None),
        ("新疆生产建设兵团第八师石河子市2023年统计公报", "659001"),
        ("昆明市城镇和乡村2023年统计公报", "530100"),
        ("广州市黄埔区、广州开发区2023年统计公报", "440112"),
        ("济源示范区2023年统计公报", "419001"),
        ("科右中旗2023年统计公报", "152222"),
    ],
)
def test_a_part_of_an_area_is_not_the_area(title: str, area: str | None) -> None:
    assert told(title).area_code == area


@pytest.mark.parametrize(
    ("title", "area"),
    [
        ("关于嵩县2023年预算执行情况的报告", "410325"),
        ("2023年和县统计公报", "340523"),
        ("全市和县区2023年统计公报", None),
        ("晋城市城区2023年统计公报", "140502"),
        ("2023年昆明经济运行情况", "530100"),
        ("2023年昆明湖水质报告", None),
    ],
)
def test_names_of_two_characters_amid_a_line(title: str, area: str | None) -> None:
    assert told(title).area_code == area


def test_the_page_and_the_text_tell_namesakes_apart_where_the_head_does_not() -> None:
    title = "朝阳区2023年统计公报"
    assert told(title).area_code is None
    assert told(title, "来源：长春市朝阳区统计局").area_code == "220104"
    assert told(title, body="全区占长春市的三成。吉林省重点项目9个。").area_code == "220104"
    # named once it may be anything, and as often as the other neither
    assert told(title, body="与北京市结对帮扶。").area_code is None
    assert told(title, body="长春市和吉林省的项目。北京市和长春市的企业。北京市的游客。").area_code is None


@pytest.mark.parametrize(
    ("lines", "year"),
    [
        (("昆明市1-5月份主要经济指标完成情况", "2024-06-20"), 2024),
        (("昆明市前三季度经济运行情况", "2024年1月8日"), 2023),
        (("昆明市1-12月经济运行情况", "发布日期：2024-01-28"), 2023),
        (
            (
                "昆明市国民经济和社会发展统计公报",
                "2022年，" + "全市上下真抓实干，经济稳中有进，民生持续改善，社会和谐稳定，" * 3,
            ),
            2022,
        ),
        (("关于昆明市上半年预算执行情况的报告", "——2024年8月28日在昆明市人大常委会会议上"), 2024),
        (("昆明市经济运行情况",), None),
    ],
)
def test_a_title_without_a_year_is_of_the_one_that_the_day_or_the_text_tells(
    lines: tuple[str, ...], year: int | None
) -> None:
    found = told(*lines)
    assert (found.execution_year, found.plan_year) == (year, None)


def test_a_head_of_government_who_reports_on_the_work_gives_a_work_report() -> None:
    speech = "现在，我代表市人民政府，向大会报告工作，请予审议。"
    found = told("——2024年1月17日在昆明市第十五届人民代表大会第四次会议上", "各位代表：", speech)
    assert (found.title, found.genre, found.presented_on) == ("政府工作报告", "work", date(2024, 1, 17))


@pytest.mark.parametrize(
    "title",
    [
        "市长某某代表市人民政府向大会作政府工作报告",
        "昆明市第十五届人民代表大会第四次会议隆重开幕",
        "关于昆明市2024年政府工作报告任务分解的通知",
        "市人大常委会调研上半年国民经济和社会发展计划执行情况",
        "昆明市召开2023年统计公报新闻发布会",
        "昆明市2023年统计公报发布：粮食产量增长",
        "市人大国民经济和社会发展计划审查委员会召开会议",
    ],
)
def test_news_of_a_report_is_none(title: str) -> None:
    assert told(title, "现在，我代表市人民政府，向大会报告工作。").genre is None


@pytest.mark.parametrize(
    "title",
    [
        "昆明市人民法院工作报告（2023年）",
        "昆明市人大常委会工作报告",
        "昆明市2023年法治政府建设工作报告",
        "昆明市2023年度预算执行和其他财政收支的审计工作报告",
        "昆明市林业局2023年部门预算公开说明",
        "昆明市2023年重点项目计划执行情况通报",
    ],
)
def test_what_other_bodies_report_is_no_report_of_the_government(title: str) -> None:
    found = told(title, "现将《昆明市2023年国民经济和社会发展统计公报》印发给你们。")
    assert found.genre is None
    assert found.why_untold == ("its title is of a text about a report, or of what another body reports",)


def test_a_speech_that_asks_for_approval_is_no_news() -> None:
    found = told(
        "关于昆明市2024年预算调整方案的报告",
        "我受市人民政府委托，向大会报告，请代表们审议。",
        "现将2023年统计公报公布，请参阅",
    )
    assert found.genre == "budget"


def test_a_title_about_a_report_is_passed_over_where_the_page_has_another_name() -> None:
    found = page("<p>昆明市关于印发2023年政府工作报告任务分解的通知</p><p>各区政府：</p>", title="市政府文件")
    assert found.genre is None


@pytest.mark.parametrize(
    ("title", "part"),
    [
        ("昆明市高新区2023年统计公报", "昆明市高新区"),
        ("下河镇2023年政府工作报告", "下河镇"),
        ("2023年新疆生产建设兵团统计公报", "生产建设兵团"),
    ],
)
def test_a_part_of_an_area_says_why_no_area_is_told(title: str, part: str) -> None:
    found = told(title, "粮食产量为12.5万吨。")
    assert (found.area_code, found.why_untold) == (None, (f"{part} is a part of an area and has no code of its own",))


def test_what_leads_to_a_page_and_names_its_title_is_no_part_of_it() -> None:
    assert told("当前位置：首页>政务公开>政府工作报告", "政府工作报告", "昆明市").title == "政府工作报告"
    assert head("文件名称：昆明市2023年统计公报").title == "昆明市2023年统计公报"


def test_a_table_of_metadata_over_a_report_is_none_of_its_head() -> None:
    named = ("索引号", "主题分类", "发文机关", "成文日期", "发文字号", "来源", "责任编辑")
    cells = "".join(f"<tr><td>{name}：</td><td>某某</td></tr>" for name in named)
    lines = ("政府工作报告", "2024年1月7日在昆明市人民代表大会会议上", "我代表市人民政府，向大会报告工作，请予审议。")
    found = page(f"<table>{cells}</table>" + "".join(f"<p>{line}</p>" for line in lines))
    assert (found.genre, found.execution_year, found.presented_on) == ("work", 2023, date(2024, 1, 7))


def test_a_summary_of_work_is_of_the_year_that_its_title_names() -> None:
    assert (head("昆明市2023年政府工作总结").execution_year, head("昆明市2023年政府工作报告").execution_year) == (
        2023,
        2022,
    )


def test_a_page_may_print_the_day_without_saying_that_it_was_published_on_it() -> None:
    found = page("<h2>一季度昆明市经济运行简况</h2><p>来源：市统计局 时间：2024-04-29 点击量：88</p>")
    assert (found.genre, found.execution_year) == ("economic_run", 2024)


def test_who_put_a_page_there_tells_its_area_where_nothing_else_does() -> None:
    title = "2023年统计公报"
    assert told(title).area_code is None
    assert told(title, "[ 发布机构 ] | 嵩县统计局 | [ 有效性 ] | 有效 |").area_code == "410325"
    beside = "<div>发布时间：2024-03-20&nbsp;&nbsp;信息来源：昆明市统计局&nbsp;&nbsp;浏览次数：12</div>"
    article = "<div class='con'>" + "<p>全市粮食产量为12.5万吨，比上年增长2.1%；民生改善。</p>" * 3 + "</div>"
    found = page(f"{beside}{article}", title=title)
    assert (found.title, found.area_code, found.issuer) == (title, "530100", "昆明市统计局")
    assert page(article, title=f"{title}_昆明市人民政府").area_code == "530100"
    assert page(f"<div>来源：&nbsp;浏览次数：12</div>{article}", title=title).area_code is None


def test_the_site_of_a_city_keeps_reports_of_zones_too() -> None:
    article = "<p>全区完成收入27亿元，增长28%；支出增长，民生改善。</p>"
    assert page(article, title="某店经开区2023年统计公报", code="5301000001").area_code is None
    assert page(article, title="2023年统计公报", code="5301000001").area_code == "530100"


def test_an_area_that_only_the_text_names_is_told_where_it_names_it_often() -> None:
    often = "昆明市的企业。昆明市的学校。昆明市的公路。云南省支持昆明市。昆明市与广州市合作。昆明市和云南省。"
    assert told("政府工作报告", body=often).area_code == "530100"
    assert told("政府工作报告", body=often + "广州市来的游客。广州市的投资。").area_code is None
    # not where the title names one that nobody knows
    assert told("关于宁川市2023年预算执行情况的报告", body=often).area_code is None
