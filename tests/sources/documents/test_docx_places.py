"""From a number in a block back to the runs of the Word file that print it."""

from __future__ import annotations

import io
from collections.abc import Iterator

import docx
import pytest

from sources.documents.formats import docx_places
from sources.documents.formats.detect import read_document
from sources.documents.formats.docx import walk
from sources.documents.formats.docx_places import Place, runs_of
from tests.support.word import packed

NUMBERING = (
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
)


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def paragraph(*runs: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def places(data: bytes, number: str) -> tuple[list[Place], dict[Place, tuple[int, int]]]:
    """Every place that prints a number, in reading order, and what is found of them."""

    def all_of() -> Iterator[Place]:
        for block in document.blocks:
            at = block.text.find(number)
            while at >= 0:
                yield Place(block.block_no, at, at + len(number))
                at = block.text.find(number, at + 1)

    document = read_document(data, "a.docx")
    wanted = list(all_of())
    return wanted, runs_of(data, "a.docx", document, wanted)


def printed(data: bytes, number: str) -> list[list[str]]:
    """The texts of the runs of each place that prints a number."""
    wanted, found = places(data, number)
    elements = list(walk(data, "a.docx").root.iter("*"))
    texts = []
    for place in wanted:
        first, last = found[place]
        runs = [each for each in elements[first : last + 1] if str(each.tag).endswith("}r")]
        if elements[last] not in runs:
            runs.append(elements[last])
        texts.append(["".join(each.itertext()) for each in runs])
    return texts


def test_a_number_over_several_runs() -> None:
    data = packed(paragraph(run("全年收入"), run("1"), run("23.4"), run("亿元，增长5.6%。")))
    assert printed(data, "123.4亿元") == [["1", "23.4", "亿元，增长5.6%。"]]
    assert printed(data, "5.6%") == [["亿元，增长5.6%。"]]


def test_what_is_printed_often_is_told_apart_by_its_order() -> None:
    rows = (("镇", "收入", "支出"), ("东镇", "5", "5"), ("西镇", "5", "15"), ("南镇", "15", "5"))
    made = docx.Document()
    table = made.add_table(4, 3)
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    buffer = io.BytesIO()
    made.save(buffer)
    data = buffer.getvalue()
    wanted, found = places(data, "5")
    runs = [cell.paragraphs[0].runs[0]._r for row in table.rows for cell in row.cells]
    numbers = {id(each): number for number, each in enumerate(made.element.iter("*"))}
    cells = [numbers[id(each)] for each in runs]
    assert [found[place][0] for place in wanted] == [cells[at] for at in (4, 5, 7, 8, 10, 11)]


def test_a_heading_and_the_text_that_goes_on_in_its_line() -> None:
    data = packed(
        paragraph(run("一、2023年计划执行情况"))
        + paragraph(run("（一）财政平稳。"), run("收入"), run("12.5亿元，"), run("比12.5亿元多。"))
    )
    assert printed(data, "12.5亿元") == [["12.5亿元，"], ["比12.5亿元多。"]]


def test_automatic_numbers_are_no_runs() -> None:
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    data = packed(
        paragraph(run("新建学校3所。"), properties=listed) + paragraph(run("新建医院3家。"), properties=listed),
        numbering=NUMBERING,
    )
    assert [block.text for block in read_document(data, "a.docx").blocks] == ["3.新建学校3所。", "4.新建医院3家。"]
    assert printed(data, "3所") == [["新建学校3所。"]]
    assert printed(data, "3家") == [["新建医院3家。"]]


def test_what_nobody_sees_is_not_in_the_way() -> None:
    deleted = f"<w:del>{run('旧值9.9亿元，')}</w:del>"
    data = packed(
        paragraph(run("收入"), deleted, run("9.9亿元", "<w:vanish/>"), f"<w:ins>{run('9.9亿元')}</w:ins>", run("。"))
    )
    assert printed(data, "9.9亿元") == [["9.9亿元"]]
    assert [len(found) for found in places(data, "9.9亿元")] == [1, 1]


def test_a_number_of_a_footnote_is_at_what_refers_to_it() -> None:
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    data = packed(
        paragraph(run("收入见注。"), reference, run("完。")),
        footnotes=f'<w:footnote w:id="2">{paragraph(run("注：收入7.7亿元。"))}</w:footnote>',
    )
    wanted, found = places(data, "7.7亿元")
    element = list(walk(data, "a.docx").root.iter("*"))[found[wanted[0]][0]]
    assert [str(each.tag).rpartition("}")[2] for each in element] == ["footnoteReference"]


def test_a_number_of_a_text_box_is_at_the_run_that_holds_it() -> None:
    box = f"<w:txbxContent>{paragraph(run('收入6.6亿元。'))}</w:txbxContent>"
    data = packed(paragraph(run("正文。"), f"<w:r><w:pict>{box}</w:pict></w:r>", run("正文完。")))
    wanted, found = places(data, "6.6亿元")
    elements = list(walk(data, "a.docx").root.iter("*"))
    first, last = found[wanted[0]]
    assert first == last
    assert [str(each.tag).rpartition("}")[2] for each in elements[first]] == ["pict"]


def test_a_number_of_a_formula_is_at_the_run_before_it() -> None:
    formula = "<m:oMath><m:r><m:t>2.8%</m:t></m:r></m:oMath>"
    data = packed(paragraph(run("研发投入强度"), formula, run("，增长5.2%。")))
    assert printed(data, "2.8%") == [["研发投入强度"]]
    assert printed(data, "5.2%") == [["，增长5.2%。"]]


def made_table(*rows: tuple[str, ...]) -> str:
    cells = (f"<w:tr>{''.join(f'<w:tc>{paragraph(run(text))}</w:tc>' for text in row)}</w:tr>" for row in rows)
    return f"<w:tbl>{''.join(cells)}</w:tbl>"


def numbers_of(data: bytes, number: str) -> list[int]:
    """Which run prints each place of a number, counted among all runs that print it and nothing else."""
    wanted, found = places(data, number)
    elements = list(walk(data, "a.docx").root.iter("*"))
    runs = [
        at for at, each in enumerate(elements) if str(each.tag).endswith("}r") and "".join(each.itertext()) == number
    ]
    return [runs.index(found[place][0]) for place in wanted]


def test_a_table_in_a_cell_comes_after_its_table_and_is_found_inside() -> None:
    inner = made_table(("甲", "2.5"), ("乙", "2.5"))
    outer = made_table(("甲", "1.5"), ("乙", "1.5")).replace("</w:tc></w:tr>", f"{inner}</w:tc></w:tr>", 1)
    data = packed(outer)
    assert [block.text for block in read_document(data, "a.docx").blocks] == [
        "甲",
        "1.5",
        "乙",
        "1.5",
        "甲",
        "2.5",
        "乙",
        "2.5",
    ]
    assert numbers_of(data, "2.5") == [0, 1]
    assert numbers_of(data, "1.5") == [0, 1]


def test_a_header_that_is_printed_again_is_passed_over() -> None:
    """The document has it once; a digit of it is no cell."""
    first, second = (made_table(("序号", "2025年"), ("5", "70"), ("5", "70")) for _ in range(2))
    data = packed(f"{first}{second}")
    texts = [block.text for block in read_document(data, "a.docx").blocks]
    assert texts == ["序号", "2025年", *["5", "70"] * 4]
    wanted, found = places(data, "5")
    cells = [found[place] for place in wanted if place.start == 0]
    assert len(set(cells)) == 4
    assert [text for text, place in zip(printed(data, "5"), wanted, strict=True) if place.start == 0] == [["5"]] * 4


def test_items_of_two_lists_are_told_apart_by_their_numbers() -> None:
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    data = packed("".join(paragraph(run("新建学校3所。"), properties=listed) for _ in range(2)), numbering=NUMBERING)
    _, found = places(data, "3所")
    assert len(set(found.values())) == 2


def test_a_paragraph_that_took_in_the_next_one_is_known_by_the_words_around_the_number() -> None:
    """The end of the first was deleted, so that the number of the second stands before both."""
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    data = packed(
        paragraph(run("年初"), run("收入5.5亿元，"), properties="<w:rPr><w:del/></w:rPr>")
        + paragraph(run("年末收入6.6亿元。"), properties=listed),
        numbering=NUMBERING,
    )
    assert [block.text for block in read_document(data, "a.docx").blocks] == ["3.年初收入5.5亿元，年末收入6.6亿元。"]
    assert printed(data, "5.5亿元") == [["收入5.5亿元，"]]
    assert printed(data, "6.6亿元") == [["年末收入6.6亿元。"]]


def test_a_block_is_looked_for_between_what_is_sure_and_nowhere_else() -> None:
    """A cell whose paragraph says it otherwise is not taken for an equal one behind a sentence that stands once."""
    sentence = "全年收入稳步增长。"
    printed_ = docx_places._Printed.of([])
    printed_.text, printed_.starts = f"〔5〕{sentence}甲5", [0, 3, 3 + len(sentence), 4 + len(sentence)]
    assert docx_places._Search(printed_, ["5", sentence, "甲", "5"]).starts == [None, *printed_.starts[1:]]


def test_what_is_looked_for_grows_with_the_document_not_with_its_square(monkeypatch: pytest.MonkeyPatch) -> None:
    """A long table of equal cells, none of which stands once: each is found right behind the one before."""
    searched = []

    class Counted(str):
        def find(self, *arguments: object) -> int:  # type: ignore[override]
            searched.append(arguments)
            return str.find(self, *arguments)  # type: ignore[arg-type]

    original = docx_places._Printed.of

    def of(paragraphs: object) -> docx_places._Printed:
        printed_ = original(paragraphs)  # type: ignore[arg-type]
        printed_.text = Counted(printed_.text)
        return printed_

    monkeypatch.setattr(docx_places._Printed, "of", of)
    counts = []
    for rows in (50, 200):
        cell = f"<w:tc>{paragraph(run('0'))}</w:tc>"
        data = packed(f"<w:tbl>{f'<w:tr>{cell * 3}</w:tr>' * rows}</w:tbl>")
        searched.clear()
        wanted, found = places(data, "0")
        assert len(found) == len(wanted) == 3 * rows
        assert len(set(found.values())) == 3 * rows
        counts.append(len(searched))
    assert counts[1] <= 4.5 * counts[0]
