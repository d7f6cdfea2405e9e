"""Word 97 to 2003: pieces of text in both widths, cells that stay cells, merged cells, what is deleted or hidden, pictures."""

from __future__ import annotations

import struct
from pathlib import Path

import made_report
import pytest
from made_doc import (
    DELETED,
    HIDDEN,
    IN_TABLE,
    INSERTED,
    RAISED,
    STRUCK,
    Made,
    compound,
    made_doc,
    numbered,
    picture,
    picture_data,
    plain,
    row,
)  # fmt: skip

from sources.documents.formats.detect import read_document
from sources.model import BlockKind, Document, ReportError


def document(*paragraphs: Made, **options: object) -> Document:
    return read_document(made_doc(paragraphs, **options), "a.doc")  # type: ignore[arg-type]


def texts(found: Document) -> list[str]:
    return [block.text for block in found.blocks]


def test_pieces_of_both_widths_in_their_order() -> None:
    found = document(plain("全县粮食产量31.5万吨。"), plain("GDP 512.6"), plain("旅客量204万人次。"))
    assert texts(found) == ["全县粮食产量31.5万吨。", "GDP 512.6", "旅客量204万人次。"]
    assert found.media_type == "application/msword"


def test_cells_stay_cells() -> None:
    edges = (0, 3000, 5000, 7000)
    found = document(
        plain("表1 各镇收支"),
        *row(["镇", "收入", "支出"], edges),
        *row(["东镇", "1204", "311"], edges),
        *row(["西镇", "", "57"], edges),
        plain("表后的话。"),
    )
    assert made_report.table_rows(found, 1) == [["镇", "收入", "支出"], ["东镇", "1204", "311"], ["西镇", "", "57"]]
    assert "表后的话。" in texts(found)


def test_merged_cells_once_with_their_spans() -> None:
    found = document(
        # the first column goes on below, the title of two columns is one cell across
        *row(["镇", "2024年"], (0, 3000, 7000), {0: 0x60}),
        *row(["", "收入", "支出"], (0, 3010, 5000, 7000), {0: 0x20}),
        *row(["东镇", "1.5", "2.5"], (0, 3000, 5000, 7000)),
    )
    cells = {cell.text: (cell.row_span, cell.column_span) for cell in found.tables[0].cells}
    assert cells["镇"] == (2, 1)
    assert cells["2024年"] == (1, 2)
    assert cells["1.5"] == (1, 1)


def test_a_cell_that_goes_on_from_the_one_at_its_left() -> None:
    found = document(
        *row(["镇", "2024年", ""], (0, 3000, 5000, 7000), {1: 1, 2: 2}),
        *row(["东镇", "1.5", "2.5"], (0, 3000, 5000, 7000)),
    )
    cells = {cell.text: cell.column_span for cell in found.tables[0].cells}
    assert cells["2024年"] == 2


def test_deleted_hidden_and_struck_out_text_is_not_read_and_inserted_is() -> None:
    found = document(
        Made([("产值", b""), ("111", DELETED), ("222", INSERTED), ("333", HIDDEN), ("444", STRUCK), ("亿元。", b"")])
    )
    assert texts(found) == ["产值222亿元。"]


def test_the_instruction_of_a_field_is_not_read_and_its_result_is() -> None:
    found = document(Made([("共有\x13 REF total \x1428\x15个项目。", b"")]))
    assert texts(found) == ["共有28个项目。"]


def test_raised_digits_are_raised() -> None:
    found = document(Made([("产量24.6", b""), ("1", RAISED), ("万吨。", b"")]))
    assert texts(found) == ["产量24.6¹万吨。"]


def test_automatic_numbers_are_printed() -> None:
    levels = [(37, "\x00、", 1), (0, "\x00.\x01", 4), *[(255, "", 1)] * 7]
    found = document(
        numbered("收入", 2),
        numbered("税收为8.1亿元。", 2, 1),
        numbered("其他为1.1亿元。", 2, 1),
        numbered("支出", 2),
        numbered("教育为2.5亿元。", 2, 1),
        numbered("点列为3.5亿元。", 1),
        lists=[[(23, "•", 1)], levels],
    )
    said = [text.replace(" ", "") for text in texts(found)]
    assert said == [
        "一、收入",
        "一.4税收为8.1亿元。",
        "一.5其他为1.1亿元。",
        "二、支出",
        "二.4教育为2.5亿元。",
        "点列为3.5亿元。",
    ]


def test_headings_by_their_styles() -> None:
    found = document(
        plain("某县报告", style=2), plain("收支情况", style=1), plain("收入", style=3), plain("收入为8.1亿元。")
    )
    kinds = {block.text: block.kind for block in found.blocks}
    assert found.title == "某县报告"
    assert kinds["收支情况"] is kinds["收入"] is BlockKind.HEADING


def test_footnotes_stand_behind_the_text() -> None:
    found = document(plain("正文为9.2亿元。"), footnotes=[plain("注解为3.1亿元。")])
    assert texts(found)[-1] == "注解为3.1亿元。"


def test_a_large_picture_is_a_note_and_a_small_one_is_not() -> None:
    large = document(
        plain("主要指标如下："), Made([("\x01", picture(0))]), plain("以上。"), data=picture_data(8000, 4000)
    )
    assert [problem.problem for problem in large.problems] == ["picture"]
    assert "主要指标如下：" in large.problems[0].message
    small = document(plain("主要指标如下："), Made([("\x01", picture(0))]), data=picture_data(800, 800))
    assert not small.problems


def test_a_row_wider_than_a_page_of_properties() -> None:
    edges = tuple(range(0, 31 * 500, 500))
    rows = [row([f"列{at}" for at in range(30)], edges), row([str(at) for at in range(30)], edges)]
    data = bytearray()
    placed = []
    for paragraphs in rows:
        said = paragraphs[-1].properties
        placed += [*paragraphs[:-1], Made([], "\x07", 0, IN_TABLE + struct.pack("<HI", 0x6646, len(data)))]
        data += struct.pack("<H", len(said)) + said
    found = document(*placed, data=bytes(data))
    assert found.tables[0].column_count == 30


@pytest.mark.parametrize(
    ("options", "problem", "advice"),
    [({"flags": 0x0300}, "encrypted", "password"), ({"version": 0x68}, "older than Word 97", "soffice")],
)
def test_what_is_not_read_is_refused(options: dict[str, int], problem: str, advice: str) -> None:
    with pytest.raises(ReportError) as caught:
        document(plain("话"), **options)
    assert problem in caught.value.problem
    assert advice in caught.value.advice


@pytest.mark.parametrize("cut", [600, 1500, 2600, 5000])
def test_a_file_that_breaks_off_is_refused(cut: int) -> None:
    whole = made_doc([plain("全县粮食产量31.5万吨。")] * 3)
    with pytest.raises(ReportError):
        read_document(whole[:cut], "a.doc")


def test_pointers_outside_the_file_are_refused() -> None:
    whole = bytearray(made_doc([plain("全县粮食产量31.5万吨。")] * 3))
    struct.pack_into("<I", whole, 512 + 0x1A2, 1 << 20)  # where the table of pieces stands
    with pytest.raises(ReportError):
        read_document(bytes(whole), "a.doc")


def test_another_compound_file_is_no_document() -> None:
    with pytest.raises(ReportError) as caught:
        read_document(compound({"PowerPoint Document": b"x"}), "a.doc")
    assert "presentation" in caught.value.problem


def test_a_real_document(shared: Path) -> None:
    """Cell marks stay: no number of a table is glued to the next one."""
    path = shared / "corpus" / "hotan_2025_final_budget_decision.doc"
    if not path.exists():
        pytest.skip("the corpus is not here")
    found = read_document(path.read_bytes(), path.name)
    rows = made_report.table_rows(found, 1)
    assert len(found.tables) >= 30
    assert len(rows) > 400
    totals = [[int(each) for each in line[1:]] for line in rows[1:] if all(each.isdigit() for each in line[1:])]
    # the document rounds each of ten columns
    assert sum(abs(line[0] - sum(line[1:])) <= 5 for line in totals) / len(totals) > 0.99
