"""The key of a figure: made of its words, the same whatever is added elsewhere in the report, and no other figure's."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import TypeVar

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reading_aids import PLAN, figures, lexicon

from sources.documents.formats.detect import read_document
from sources.figures import figure_keys, read_figures
from sources.figures.figure_keys import FURTHER_KEYS, KEYS, FigureKeys
from sources.model import Figure

Item = TypeVar("Item")

SENTENCES = (
    "修缮古桥37座，增长12.5%。",
    "新建口袋公园46个，其中滨水公园9个。",
    "图书馆接待读者81.5万人次{mark}。",
    "养老床位达到5230张，养老床位使用率61.2%。",
    "栽种行道树3.6万株{mark}，补种灌木820丛。",
    "修缮古桥15座。",
)
HEADINGS = ("文化旅游{mark}", "城市建设", "民生保障")
ROWS = ("古桥修缮", "公园新建", "苗圃改造", "步道铺设")
TABLES = ("文旅项目", "绿化项目", "步道项目")
MARKED = st.tuples(st.sampled_from(SENTENCES), st.booleans())


@dataclass(frozen=True)
class Section:
    """A heading, paragraphs of sentences that may bear a footnote, and tables of rows with the numbers of two columns."""

    heading: str
    paragraphs: tuple[tuple[tuple[str, bool], ...], ...]
    tables: tuple[tuple[str, tuple[tuple[str, int, int], ...]], ...] = ()


PARAGRAPH = st.lists(MARKED, min_size=1, max_size=3).map(tuple)
TABLE = st.tuples(
    st.sampled_from(TABLES),
    st.lists(st.tuples(st.sampled_from(ROWS), st.integers(1, 99), st.integers(1, 99)), min_size=2, max_size=4).map(
        tuple
    ),
)
SECTION = st.builds(
    Section,
    st.sampled_from(HEADINGS),
    st.lists(PARAGRAPH, min_size=1, max_size=3).map(tuple),
    st.lists(TABLE, max_size=2).map(tuple),
)
REPORT = st.lists(SECTION, min_size=1, max_size=3).map(tuple)


def printed(report: Sequence[Section]) -> str:
    """The report as Markdown: headings, tables and footnotes are numbered in their order, as a printer numbers them."""
    tables, marks = count(1), count(1)
    lines = ["# 云水县计划报告", ""]
    for number, section in zip("一二三四五六", report, strict=False):
        lines += [f"## {number}、{section.heading.replace('{mark}', '')}", ""]
        for paragraph in section.paragraphs:
            told = [text.replace("{mark}", f"[{next(marks)}]" if marked else "") for text, marked in paragraph]
            lines += ["".join(told), ""]
        for name, rows in section.tables:
            lines += [f"表{next(tables)} {name}", "", "| 项目 | 数量（处） | 投资额（万元） |", "| --- | --- | --- |"]
            lines += [f"| {row} | {amount} | {cost} |" for row, amount, cost in rows]
            lines += [""]
    return "\n".join(lines)


def read(report: Sequence[Section]) -> tuple[Figure, ...]:
    return read_figures(read_document(printed(report).encode(), "a.md"), PLAN, lexicon())[0]


def words(figure: Figure) -> tuple[object, ...]:
    """What is printed where a figure stands, without the marks of footnotes."""
    if figure.table_no is not None:
        return (figure.row_label, figure.column_label)
    sentence = figure.sentence
    for number in range(1, 40):
        sentence = sentence.replace(f"[{number}]", "")
    return (figure.printed_text, sentence)


def at(data: st.DataObject, items: Sequence[object]) -> int:
    return data.draw(st.integers(0, len(items)))


def put(items: Sequence[Item], place: int, item: Item) -> tuple[Item, ...]:
    return (*items[:place], item, *items[place:])


def with_more(report: tuple[Section, ...], data: st.DataObject) -> tuple[Section, ...]:
    """The report with a sentence, a paragraph, a table, a section or the mark of a footnote more, anywhere."""
    place = data.draw(st.integers(0, len(report) - 1))
    section = report[place]
    match data.draw(st.sampled_from(("sentence", "paragraph", "table", "section", "footnote"))):
        case "section":
            return put(report, at(data, report), data.draw(SECTION))
        case "table":
            section = replace(section, tables=put(section.tables, at(data, section.tables), data.draw(TABLE)))
        case "paragraph":
            paragraphs = put(section.paragraphs, at(data, section.paragraphs), data.draw(PARAGRAPH))
            section = replace(section, paragraphs=paragraphs)
        case what:
            number = data.draw(st.integers(0, len(section.paragraphs) - 1))
            paragraph = section.paragraphs[number]
            if what == "sentence":
                paragraph = put(paragraph, at(data, paragraph), data.draw(MARKED))
            else:
                paragraph = ((paragraph[0][0], True), *paragraph[1:])
            paragraphs = (*section.paragraphs[:number], paragraph, *section.paragraphs[number + 1 :])
            section = replace(section, paragraphs=paragraphs)
    return (*report[:place], section, *report[place + 1 :])


@settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(report=REPORT, data=st.data())
def test_what_is_added_elsewhere_changes_no_key(report: tuple[Section, ...], data: st.DataObject) -> None:
    before, after = (
        [(each.figure_key, words(each)) for each in read(some)] for some in (report, with_more(report, data))
    )
    assert before
    assert len(dict(after)) == len(after)
    assert dict(before).items() <= dict(after).items()


def test_equal_sentences_have_keys_of_their_own_and_keep_them() -> None:
    one, both = figures("修缮古桥37座。"), figures("修缮古桥37座。新建公园46个。修缮古桥37座。")
    first, _, second = (each.figure_key for each in both)
    assert first == one[0].figure_key
    assert first != second


def test_equal_sentences_of_two_sections_do_not_know_of_each_other() -> None:
    text = "修缮古桥37座。"
    here = figures(text, section=("一、文化旅游",))[0].figure_key
    assert figures(text, section=("二、城市建设",))[0].figure_key != here
    # the number of a heading, and of a paragraph in a list, changes with what is put before it
    assert figures(f"3.{text}", section=("二、文化旅游",))[0].figure_key == here


def test_a_place_in_a_sentence_is_part_of_the_key() -> None:
    first, second = figures("新建公园46个，改造公园46个。")
    assert first.figure_key != second.figure_key
    assert figures("新建公园46个，改造公园47个。")[0].figure_key != first.figure_key


def test_a_cell_is_known_by_caption_and_labels_not_by_its_number() -> None:
    """A value that is printed anew in the same cell keeps the key; the same row in another table has another."""

    def keys(caption: str, *rows: str) -> dict[str, int]:
        text = f"{caption}\n\n| 项目 | 数量（处） | 投资额（万元） |\n| --- | --- | --- |\n" + "\n".join(rows) + "\n"
        found, _ = read_figures(read_document(text.encode(), "a.md"), PLAN, lexicon())
        return {f"{each.row_label}/{each.column_label}": each.figure_key for each in found}

    table = keys("表1 文旅项目", "| 古桥修缮 | 12 | 340 |", "| 公园新建 | 5 | 910 |")
    assert len(set(table.values())) == len(table) == 4
    longer = keys("表3 文旅项目", "| 步道铺设 | 7 | 66 |", "| 古桥修缮 | 13 | 340 |", "| 公园新建 | 5 | 910 |")
    assert table.items() <= longer.items()
    assert not set(keys("表1 绿化项目", "| 古桥修缮 | 12 | 340 |", "| 公园新建 | 5 | 910 |").values()) & set(
        table.values()
    )


def test_sentences_in_one_cell_keep_their_keys() -> None:
    def keys(cell: str) -> set[int]:
        text = f"| 项目 | 完成情况 |\n| --- | --- |\n| 古桥修缮 | {cell} |\n| 公园新建 | 已开工。 |\n"
        found, _ = read_figures(read_document(text.encode(), "a.md"), PLAN, lexicon())
        return {each.figure_key for each in found}

    one, both = keys("修缮古桥37座。"), keys("栽种行道树820株。修缮古桥37座。")
    assert (len(one), len(both)) == (1, 2)
    assert one < both


def test_a_taken_key_gives_way_to_another_and_the_first_keeps_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(figure_keys, "KEYS", 8)

    def keys(figures: int) -> list[int]:
        met = FigureKeys()
        return [met.key(("text", str(number))) for number in range(figures)]

    assert sorted(keys(8)) == list(range(8))
    assert keys(8)[:5] == keys(5)


def test_keys_are_short_and_the_same_on_every_machine() -> None:
    """Seven digits, and no dependence on the seed of Python's hashes."""
    keys = FigureKeys()
    assert [keys.key(("text", "文化旅游", "修缮古桥37座。", "4")) for _ in range(2)] == [8142552, 5798378]
    assert KEYS == 10**7
    code = "from sources.figures.figure_keys import FigureKeys; print(FigureKeys().key(('文', '37')))"
    said = {
        subprocess.run(
            [sys.executable, "-c", code], env={"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        ).stdout
        for seed in ("0", "1", "77")
    }
    assert said == {f"{FigureKeys().key(('文', '37'))}\n"}


def test_a_further_report_has_keys_of_six_digits() -> None:
    """Its own number has a digit more; the first report's keys stay as they are."""
    further = FigureKeys(2)
    made = [further.key(("text", str(number))) for number in range(3000)]
    assert len(set(made)) == 3000 and max(made) < FURTHER_KEYS == 10**6
    later = FigureKeys(3)
    assert made[:5] == [later.key(("text", str(number))) for number in range(5)]
    context = replace(PLAN, report_id=f"{PLAN.report_id}-2", running_no=2)
    text = read_document("粮食产量12.50万吨，同比增长5.1%。".encode(), "a.md")
    first, again = (read_figures(text, each, lexicon())[0] for each in (PLAN, context))
    assert [figure.figure_key % FURTHER_KEYS for figure in first] == [figure.figure_key for figure in again]
