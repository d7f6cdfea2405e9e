"""What a page prints beside its report gives no figures: metadata, scripts, links, tables of contents."""

from __future__ import annotations

from pathlib import Path

import pytest

from sources.documents.formats.detect import read_here
from sources.figures import read_figures
from sources.lexicon import Lexicon
from sources.model import BlockKind, ReportContext

TITLE = "关于云溪市2024年国民经济和社会发展计划执行情况的报告"
CONTEXT = ReportContext("310106-2024-plan", "310106", "plan", 2024, 2025)
BODY = "羊毛产量达到12.5吨，增长3.5%。"
FIGURES = ["12.5吨", "3.5%"]


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.load(Path(__file__).parents[3] / "sources" / "vocabulary")


def read(data: str, name: str, lexicon: Lexicon) -> tuple[list[str], list[str]]:
    """The figures, and the texts of the blocks that are of the page."""
    document = read_here(data.encode(), name)
    figures = read_figures(document, CONTEXT, lexicon)[0]
    kept = [block.text for block in document.blocks if block.kind is BlockKind.FURNITURE]
    return [figure.printed_text for figure in figures], kept


@pytest.mark.parametrize(
    "line",
    [
        "发布日期|2026-02-28 16:46",
        "发布时间：2026-02-28 16:46:05　来源：市统计局　浏览次数：1503",
        "索引号：010478446/2026-00012",
        "【字号】 14 16 18",
        "点击数 388",
    ],
)
def test_a_line_of_metadata(line: str, lexicon: Lexicon) -> None:
    figures, kept = read(f"{TITLE}\n\n{line}\n\n{BODY}\n", "a.txt", lexicon)
    assert (figures, kept) == (FIGURES, [line])


def test_a_word_of_metadata_and_what_it_announces_on_the_next_line(lexicon: Lexicon) -> None:
    figures, kept = read(f"{TITLE}\n\n发布时间：\n\n2026-02-28 16:46\n\n{BODY}\n", "a.txt", lexicon)
    assert (figures, kept) == (FIGURES, ["发布时间：", "2026-02-28 16:46"])


def test_a_table_of_metadata(lexicon: Lexicon) -> None:
    rows = "<tr><td>发布机构</td><td>统计局</td></tr><tr><td>发布日期</td><td>2026-02-28 16:46</td></tr>"
    page = f"<html><body><h1>{TITLE}</h1><table>{rows}</table><p>{BODY}</p></body></html>"
    figures, kept = read(page, "a.html", lexicon)
    assert (figures, kept) == (FIGURES, ["发布机构", "统计局", "发布日期", "2026-02-28 16:46"])


def test_a_table_with_a_column_of_names_is_none(lexicon: Lexicon) -> None:
    text = f"{TITLE}\n\n名称\t单位\t产量\t责任部门\n羊毛\t吨\t12.5\t农业局\n\n{BODY}\n"
    assert read(text, "a.txt", lexicon) == (["12.5", *FIGURES], [])


def test_scripts_and_style_sheets(lexicon: Lexicon) -> None:
    code = (
        'window.SITE_ID=759001;window.TYPE="post";\n$(function(){\n\t\tif($("#ul").find("li").length==0){\n\t\t$(".info").hide();\n'
        "\t}\n})\n.footer .box{width:330px;}\n_ele.css('lineHeight',n+16+'px');\ntitle: '云溪市2024年报告',\n$('#share-1').share();"
    )
    figures, kept = read(f"{TITLE}\n\n{code}\n\n{BODY}\n", "a.txt", lexicon)
    assert figures == FIGURES
    assert len(kept) == len(code.split("\n"))


def test_a_sentence_that_quotes_a_mark_of_code_is_the_report(lexicon: Lexicon) -> None:
    figures, kept = read(f"{TITLE}\n\n建成WLAN接入点<script>AP</script>共1200个。\n\n{BODY}\n", "a.txt", lexicon)
    assert (figures, kept) == (["1200个", *FIGURES], [])


@pytest.mark.parametrize(
    "item", ["3.畜牧支出1,282,926万元;", "(12)绿化:45,000.50万元;", "GDP5000亿元;", "GDP:5000亿元;"]
)
def test_a_long_number_before_a_semicolon_is_no_code(item: str, lexicon: Lexicon) -> None:
    figures, kept = read(f"{TITLE}\n\n分科目情况如下：\n\n{item}\n\n{BODY}\n", "a.txt", lexicon)
    assert (len(figures), kept) == (3, [])


def test_a_link(lexicon: Lexicon) -> None:
    link = "（原文：https://example.org/tjgb/20260511/i3899830.html）"
    assert read(f"{TITLE}\n\n{BODY}\n\n{link}\n", "a.txt", lexicon) == (FIGURES, [link])


CONTENTS = {
    "points": "目  录\n\n一、经济运行稳中有进............12\n二、改革开放持续深化............35\n附表 主要指标........48",
    "dots": "一、经济运行稳中有进……………………12\n二、关于改革开放和对外贸易以及利用外资和境外投资\n情况的说明…………35\n附表…48",
    "blanks": "目录\n一、经济运行稳中有进    12\n二、改革开放持续深化    35\n附表 主要指标    48",
}


@pytest.mark.parametrize("kind", CONTENTS)
def test_a_table_of_contents(kind: str, lexicon: Lexicon) -> None:
    data = f"{TITLE}\n\n{CONTENTS[kind]}\n\n一、经济运行稳中有进\n\n{BODY}\n"
    document = read_here(data.encode(), "a.txt")
    figures = read_figures(document, CONTEXT, lexicon)[0]
    assert [figure.printed_text for figure in figures] == FIGURES
    assert {figure.section_path for figure in figures} == {("一、经济运行稳中有进",)}
    assert [block.text for block in document.blocks if block.kind is BlockKind.HEADING] == ["一、经济运行稳中有进"]
