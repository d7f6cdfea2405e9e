"""Every digit that a document prints is in a figure or in a numeral set aside, whatever its format."""

from __future__ import annotations

import made_report
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_report import Content, MadeTable

from sources.catalogue.catalogue import SOURCES
from sources.documents.formats.detect import read_document
from sources.figures import read_figures
from sources.figures.accounting import count_digits
from sources.lexicon import Lexicon
from sources.model import ReportContext

WRITERS = {
    "report.txt": lambda content: made_report.as_text(content).encode(),
    "report.md": lambda content: made_report.as_markdown(content).encode(),
    "report.html": lambda content: made_report.as_html(content=content).encode(),
    "report.docx": made_report.as_docx,
    "report.pdf": made_report.as_pdf,
}
LEXICON = Lexicon.load(SOURCES / "vocabulary")
CONTEXT = ReportContext("x", "530000", "plan", 2023, 2024)

WORDS = st.sampled_from(
    ["全县", "造林面积", "完成", "增长", "其中", "分别为", "和", "，", "、", "（", "）", "第", "三次产业", "约"]
)
UNITS = st.sampled_from(
    ["亿元", "%", "家", "年", "月", "个百分点", "公里", "号", "倍", "岁", "左右", ":", "/", "-", "G", ""]
)
NUMBERS = st.from_regex(r"[0-9]{1,5}(\.[0-9]{1,2})?|[1-9][0-9]{0,2}(,[0-9]{3}){1,3}|20[0-9]{2}", fullmatch=True)
NUMBER_WITH_UNIT = st.tuples(NUMBERS, UNITS).map("".join)
PARAGRAPHS = st.lists(st.one_of(WORDS, NUMBER_WITH_UNIT), min_size=1, max_size=20).map(
    lambda parts: f"全年{''.join(parts)}。"
)
CELLS = st.one_of(NUMBERS, NUMBER_WITH_UNIT, st.sampled_from(["—", "增长5%", "完成市下达目标", "3座桥"]))
TABLES = st.integers(2, 4).flatmap(
    lambda columns: st.lists(st.tuples(*[CELLS] * (columns - 1)), min_size=2, max_size=5).map(
        lambda rows: MadeTable(
            1,
            "主要指标",
            "单位：万元",
            (
                ("指标", *(f"{2020 + column}年" for column in range(columns - 1))),
                *((f"第{number}项", *row) for number, row in enumerate(rows, 1)),
            ),
        )
    )
)
CONTENTS: st.SearchStrategy[Content] = st.tuples(st.lists(PARAGRAPHS, min_size=1, max_size=4), TABLES).map(
    lambda parts: (*parts[0][:2], parts[1], *parts[0][2:])
)


@pytest.mark.parametrize("name", WRITERS)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(content=CONTENTS)
def test_every_digit_is_in_one_number(name: str, content: Content) -> None:
    document = read_document(WRITERS[name](content), name)
    counted = count_digits(document, *read_figures(document, CONTEXT, LEXICON))
    assert counted.printed == counted.in_figures + counted.set_aside
    printed = sum(character.isdigit() for part in content for character in _words(part))
    assert counted.printed >= printed


def test_rows_that_repeat_each_other_are_no_header_with_one_cell_over_both() -> None:
    # such cells are no values that the reader knows, so that the rows above the last look like those of a header
    rows = (("指标", "2023年"), ("甲桥", "100,000,000:"), ("乙桥", "100,000,000:"), ("丙桥", "5"))
    content = (MadeTable(1, "主要指标", "单位：万元", rows),)
    document = read_document(made_report.as_text(content).encode(), "report.txt")
    assert [cell.text for cell in document.tables[0].cells if cell.column_no == 2] == [row[1] for row in rows]


def _words(part: object) -> str:
    if isinstance(part, MadeTable):
        return "".join(cell for row in part.rows for cell in row)
    return str(part)
