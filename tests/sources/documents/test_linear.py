"""Reading a document takes time and memory in proportion to its size, whatever it is made of."""

from __future__ import annotations

import io
import tracemalloc
import zipfile
from collections.abc import Callable

import pytest
from made_doc import made_doc, plain, row

from sources.documents.formats.detect import read_here
from sources.model import ReportError
from tests.support.growth import grows_within

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
HEAD = "全年实现税收收入12.5亿元，增长3.1%。"


def _docx(body: str, **parts: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        made.writestr("word/document.xml", f"<w:document {W}><w:body>{_p(HEAD)}{body}</w:body></w:document>")
        for name, content in parts.items():
            made.writestr(f"word/{name}.xml", content)
    return buffer.getvalue()


def _p(text: str, style: str = "") -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}<w:r><w:t>{text}</w:t></w:r></w:p>"


def _row(*texts: str) -> str:
    return f"<w:tr>{''.join(f'<w:tc>{_p(text)}</w:tc>' for text in texts)}</w:tr>"


def _styles(count: int) -> bytes:
    styles = "".join(
        f'<w:style w:styleId="s{n}"><w:name w:val="own {n}"/><w:basedOn w:val="s{n + 1}"/></w:style>'
        for n in range(count)
    )
    return _docx(_p("一段文字", "s0"), styles=f"<w:styles {W}>{styles}</w:styles>")


def _page(body: str) -> bytes:
    return f"<html><body><p>{HEAD}</p>{body}</body></html>".encode()


def _text(body: str) -> bytes:
    return f"{HEAD}\n\n{body}".encode()


# what a document is made of -> its name, and a document of n such things
FAMILIES: dict[str, tuple[str, Callable[[int], bytes]]] = {
    "tables in text": ("a.txt", lambda n: _text("名称\t数量\n桥梁\t7\n\n" * n)),
    "tables in Markdown": ("a.md", lambda n: _text("|名称|数量|\n|---|---|\n|桥梁|7|\n\n" * n)),
    "tables in HTML": ("a.html", lambda n: _page("<table><tr><td>名称<td>数量<tr><td>桥梁<td>7</table>" * n)),
    "tables in Word": ("a.docx", lambda n: _docx(f"<w:tbl>{_row('名称', '数量')}{_row('桥梁', '7')}</w:tbl>" * n)),
    "a cell over tables": ("a.txt", lambda n: _text("名称\t说明\n桥梁\t建成通车。\n\n" + "桥梁\t验收合格。\n\n" * n)),
    "hidden siblings": ("a.html", lambda n: _page("<i hidden>无</i>字" * n)),
    "furniture": ("a.html", lambda n: _page("<div class=nav>首页</div>字" * n)),
    "furniture in furniture": ("a.html", lambda n: _page("<div class=nav>" * 200 + "字" * n + "</div>" * 200)),
    "lines of a cell": ("a.html", lambda n: _page(f"<table><tr><td>{'7<br>' * n}<td>1<tr><td>桥<td>2</table>")),
    "lines of a cell in Word": (
        "a.docx",
        lambda n: _docx(
            f"<w:tbl><w:tr><w:tc>{_p('7') * n}</w:tc><w:tc>{_p('1')}</w:tc></w:tr>{_row('桥', '2')}</w:tbl>"
        ),
    ),
    "styles on styles": ("a.docx", _styles),
    "cells of old Word": ("a.doc", lambda n: made_doc([plain(HEAD), *(row(["桥梁", "7"], (0, 900, 1800)) * n)])),
    "pieces of old Word": ("a.doc", lambda n: made_doc([plain(HEAD), *([plain("road 7"), plain("桥梁")] * n)])),
    "cells of a sheet": ("a.csv", lambda n: "桥梁,7\n".encode() * n),
    "empty columns": ("a.txt", lambda n: _text("名称" + "\t" * n + "\n" + "桥梁\t7\n" * (n // 20))),
    "tables one cell a line": ("a.txt", lambda n: _text("指标\n单位\n2023年\n" + "桥梁\n座\n7.5\n" * n)),
    "tables with numbered rows": (
        "a.txt",
        lambda n: _text("序号\n指标\n2023年\n" + "".join(f"{k}\n桥梁\n7.5\n" for k in range(1, n))),
    ),
    "many tables one cell a line": ("a.txt", lambda n: _text("表1 桥梁\n指标\n数量\n桥梁\n7.5\n道路\n8.5\n" * n)),
    "rows between blanks": ("a.txt", lambda n: _text("项目 预算 决算 增长%\n" + "桥梁 1,200 1,300 8.3\n" * n)),
    "short rows between blanks": (
        "a.txt",
        lambda n: _text("项目 甲 乙 丙 丁 戊 己\n" + "桥 1 2 3 4 5 6\n" * 9 + "路 7 8\n" * n),
    ),
    "rows side by side": ("a.txt", lambda n: _text("项目 金额 项目 金额\n" + "桥梁 7.5 道路\n工程 8.5\n" * n)),
    "headers over headers": ("a.txt", lambda n: _text("项目 预算数\n执行数\n金额 增长%\n桥梁 1.5 2.5 3.5\n" * n)),
    "rows between bars": ("a.txt", lambda n: _text("项目|金额\n" + "桥梁|7.5\n" * n)),
    "a table on one line": ("a.txt", lambda n: _text("项目   金额" + "   桥梁   7.5" * n)),
    "labels without values": ("a.txt", lambda n: _text("项目 金额\n" + "桥梁和道路工程\n" * n + "桥梁 7.5\n路 8.5\n")),
    "numbers without a table": ("a.txt", lambda n: _text("7.5\n" * n)),
    "tables of contents": ("a.txt", lambda n: _text("目录\n" + "桥梁............7\n" * n)),
    "lines of code": ("a.txt", lambda n: _text("var a = 1;\n" * n)),
    "lines": ("a.txt", lambda n: _text("桥梁\n" * n)),
    "captions": ("a.txt", lambda n: _text("表3 桥梁情况\n\n" * n)),
    "brackets that stay open": ("a.txt", lambda n: _text("（" * n)),
}


@pytest.mark.slow
@pytest.mark.parametrize("family", FAMILIES)
def test_reading_is_linear(family: str) -> None:
    """Eight times as much takes about eight times as long; the quadratic would take sixty-four."""
    name, made = FAMILIES[family]
    small, large = made(400), made(3_200)
    assert grows_within(24, lambda: read_here(small, name), lambda: read_here(large, name))


@pytest.mark.slow
@pytest.mark.parametrize("line", ["7.5", "桥梁 7.5 8.5", "桥梁|7.5", "桥梁和道路   7.5"])
def test_50_000_lines_of_numbers_are_read(line: str) -> None:
    """Whether they are a table or not."""
    for header in ("", "项目 预算数 决算数\n"):
        document = read_here(_text(header + f"{line}\n" * 50_000), "a.txt")
        assert sum("7.5" in block.text for block in document.blocks) >= 1


@pytest.mark.parametrize("wide", [5_000, 480], ids=["too many columns", "too many cells"])
def test_a_wide_row_above_narrow_ones_is_refused_before_it_is_filled_up(wide: int) -> None:
    data = _text("名称" + "\t" * wide + "数量\n" + "桥梁\t7\n" * 5_000)
    tracemalloc.start()
    try:
        with pytest.raises(ReportError, match=r"columns|cells"):
            read_here(data, "a.txt")
        assert tracemalloc.get_traced_memory()[1] < 100 * len(data) + 5_000_000
    finally:
        tracemalloc.stop()


def test_a_heading_as_long_as_a_chapter_is_no_path_of_what_stands_below_it() -> None:
    document = read_here(f"# 报告\n\n## {'桥梁' * 5_000}\n\n".encode() + "建成一座。\n\n".encode() * 50, "a.md")
    assert max(len("".join(block.section_path)) for block in document.blocks) == 0


def test_levels_of_styles_are_inherited_and_circles_end() -> None:
    styles = (
        '<w:style w:styleId="a"><w:name w:val="own"/><w:basedOn w:val="b"/></w:style>'
        '<w:style w:styleId="b"><w:name w:val="other"/><w:basedOn w:val="c"/></w:style>'
        '<w:style w:styleId="c"><w:name w:val="heading 2"/></w:style>'
        '<w:style w:styleId="x"><w:name w:val="one"/><w:basedOn w:val="y"/></w:style>'
        '<w:style w:styleId="y"><w:name w:val="two"/><w:basedOn w:val="x"/></w:style>'
    )
    body = _p("桥梁建设", "b") + _p("道路建设", "a") + _p("其他文字", "x")
    document = read_here(_docx(body, styles=f"<w:styles {W}>{styles}</w:styles>"), "a.docx")
    assert [(block.kind.value, block.level) for block in document.blocks[1:]] == [
        ("heading", 2),
        ("heading", 2),
        ("paragraph", 0),
    ]
