"""Plain texts with marks of Markdown, or with tabs for indents, read as what they mean."""

from __future__ import annotations

import pytest
from test_flattened import tables

from sources.documents.formats.detect import read_here
from sources.documents.formats.markup import unmarked
from sources.model import BlockKind

ROWS = [["指标", "2024年", "2025年"], ["鱼产量（吨）", "9.5", "10"], ["虾产量（吨）", "3.2", "4"]]
BARRED = [f"| {' | '.join(row)} |" for row in ROWS]


@pytest.mark.parametrize("delimiters", ["|---|---|---|", "| :--- | ---: | :---: |", "|-----|-----|-----|"])
def test_the_line_below_the_header_of_a_table_is_none_of_its_rows(delimiters: str) -> None:
    assert tables("\n".join([BARRED[0], delimiters, *BARRED[1:]])) == [ROWS]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("**鱼产量**9.5吨，增长__3%__。", "鱼产量9.5吨，增长3%。"),
        ("## 二、渔业", "二、渔业"),
        ("详见[附表](https://example.org/2024/1.html)和[2]", "详见附表和[2]"),
        ("![船](./2024/7.jpg)鱼产量9.5吨。", "鱼产量9.5吨。"),
        ("- 鱼产量9.5吨。", "鱼产量9.5吨。"),
        ("-3.5", "-3.5"),
    ],
)
def test_marks_are_no_words_of_a_text_that_has_them(line: str, words: str) -> None:
    assert [each for _, each in unmarked(f"## 渔业报告\n{line}")] == ["渔业报告", words]


@pytest.mark.parametrize("line", ["# 其中：鱼产量9.5吨", "* 初步统计数。", "- 鱼产量9.5吨。", "3*4=12", "_"])
def test_a_text_without_a_mark_that_only_markdown_has_stays_as_it_is(line: str) -> None:
    assert list(unmarked(f"渔业报告\n{line}")) == [(1, "渔业报告"), (2, line)]


def test_lines_keep_their_numbers() -> None:
    assert [number for number, _ in unmarked("# 报告\n|a|b|\n|---|---|\n|1|2|")] == [1, 2, 4]


@pytest.mark.parametrize("indent", ["\t", "\t\t", " \t"])
def test_cells_that_tabs_set_in_are_lines(indent: str) -> None:
    assert tables("\n".join(indent + cell for row in ROWS for cell in row)) == [ROWS]


def test_paragraphs_that_tabs_set_in_are_paragraphs() -> None:
    text = "渔业报告\n\n\t全年鱼产量9.5吨，渔港建设稳步推进。\n\t全年虾产量3.2吨，船坞运行总体平稳。\n"
    kinds = [block.kind for block in read_here(text.encode(), "a.txt").blocks]
    assert kinds == [BlockKind.TITLE, BlockKind.PARAGRAPH, BlockKind.PARAGRAPH]
