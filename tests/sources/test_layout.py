"""Tables in parts: which parts of two pages are one table, and which are two."""

from __future__ import annotations

from collections.abc import Sequence

from sources.documents.formats.detect import read_document
from sources.documents.layout import build_document
from sources.documents.layout.lines import close_up
from sources.documents.layout_elements import Element, Grid, GridCell, Text
from sources.model import BlockKind

HEADER = ("镇名", "收入", "支出")
EDGES = (60.0, 160.0, 260.0, 360.0)


def part(
    page: int | None,
    first: int,
    *,
    header: Sequence[str] | None = None,
    edges: tuple[float, ...] = EDGES,
    opens: bool = True,
    closes: bool = True,
) -> Grid:
    """Two rows of a table of towns, ``first`` and the one after it, under a header where one is given."""
    rows = [*([header] if header else []), *((f"第{n}镇", f"{n}.5", f"{n}.25") for n in (first, first + 1))]
    cells = tuple(tuple(GridCell(text) for text in row) for row in rows)
    return Grid(cells, page, opens_page=opens, closes_page=closes, edges=edges)


def rows(*elements: Element) -> list[int]:
    """How many rows each table has."""
    title = Text("云岭县2023年预算报告", 1, is_title=True)
    return [table.row_count for table in build_document([title, *elements], "", hard_breaks=False).tables]


def test_a_table_goes_on_over_any_number_of_pages() -> None:
    assert rows(part(1, 1, header=HEADER), part(2, 3)) == [5]
    assert rows(part(1, 1, header=HEADER), part(2, 3), part(3, 5), part(4, 7)) == [9]


def test_what_stands_on_a_later_page_than_the_next_is_another_table() -> None:
    assert rows(part(1, 1, header=HEADER), part(3, 3)) == [3, 2]
    assert rows(part(1, 1, header=HEADER), part(2, 3), part(4, 5)) == [5, 2]
    assert rows(part(1, 1, header=HEADER), part(1, 3)) == [3, 2]


def test_a_part_that_does_not_fill_its_end_of_the_page_is_another_table() -> None:
    assert rows(part(1, 1, header=HEADER, closes=False), part(2, 3)) == [3, 2]
    assert rows(part(1, 1, header=HEADER), part(2, 3, opens=False)) == [3, 2]
    # the middle part ends in the middle of its page
    assert rows(part(1, 1, header=HEADER), part(2, 3, closes=False), part(3, 5)) == [5, 2]


def test_parts_of_one_table_have_their_borders_at_the_same_places() -> None:
    def beside(points: float) -> tuple[float, ...]:
        return (EDGES[0], EDGES[1] + points, *EDGES[2:])

    for points in (0.0, 3.0, -6.0):
        assert rows(part(1, 1, header=HEADER), part(2, 3, edges=beside(points))) == [5], points
    for points in (7.0, -30.0):
        assert rows(part(1, 1, header=HEADER), part(2, 3, edges=beside(points))) == [3, 2], points
        assert rows(part(1, 1, header=HEADER), part(2, 3, header=HEADER, edges=beside(points))) == [3, 3], points
    # where a part has other borders than columns, they tell nothing
    assert rows(part(1, 1, header=HEADER), part(2, 3, edges=())) == [5]


def test_another_number_of_columns_is_another_table() -> None:
    narrow = Grid(
        ((GridCell("第3镇"), GridCell("3.5")), (GridCell("第4镇"), GridCell("4.5"))),
        2,
        opens_page=True,
        closes_page=True,
    )
    assert rows(part(1, 1, header=HEADER), narrow) == [3, 2]


def test_a_repeated_header_joins_parts_wherever_they_stand_and_comes_once() -> None:
    assert rows(part(1, 1, header=HEADER, closes=False), part(2, 3, header=HEADER, opens=False)) == [5]
    other = ("镇名", "收入", "结余")
    assert rows(part(1, 1, header=HEADER, closes=False), part(2, 3, header=other, opens=False)) == [3, 3]


def test_without_pages_a_part_without_header_goes_on_the_one_above() -> None:
    assert rows(part(None, 1, header=HEADER), part(None, 3)) == [5]
    assert rows(part(None, 1, header=HEADER), part(None, 3, header=("村名", "人口", "户数"))) == [3, 3]
    assert rows(part(None, 1, header=HEADER), Text("各镇都有增加。"), part(None, 3)) == [3, 2]


def test_a_note_between_two_parts_ends_the_table() -> None:
    assert rows(part(1, 1, header=HEADER), Text("注：本表为初步数。", 1), part(2, 3)) == [3, 2]


def test_a_row_of_text_that_a_page_break_cut_is_one_row() -> None:
    def told(page: int, *lines: tuple[str, str]) -> Grid:
        cells = tuple(tuple(map(GridCell, line)) for line in lines)
        return Grid(cells, page, opens_page=True, closes_page=True, edges=(60.0, 160.0, 400.0))

    elements = [
        told(1, ("类别", "完成情况"), ("道路", "修了三条路。"), ("学校", "新建学校两所，")),
        told(2, ("学校", "扩建一所。"), ("饮水", "通了水。")),
    ]
    (table,) = build_document(elements, "", hard_breaks=False).tables
    assert [cell.text for cell in table.cells if cell.column_no == 2] == [
        "完成情况",
        "修了三条路。",
        "新建学校两所，扩建一所。",
        "通了水。",
    ]


def paragraphs(*lines: Text) -> list[str]:
    """The texts of a document of lines that may be cut, under a title, with one paragraph more to tell how long lines are."""
    full = Text("今年全县各镇的粮食产量都有增加，村里通了路，修了渠，农民的收入和生活都比上年好了许多。")
    elements = [Text("云岭县2023年预算报告", is_title=True), full, *lines]
    return [block.text for block in build_document(elements, "text/plain", hard_breaks=True).blocks[2:]]


def test_a_full_line_goes_on_in_the_next_but_a_heading_or_caption_does_not() -> None:
    first = "全年粮食产量为十二万吨，比上年增长了百分之二，其中稻谷产量为八万吨，比上年增长百分之三。"
    second = "油料产量略有下降。"
    below = Text(second, after_blank=False)
    assert paragraphs(Text(first), below) == [first + second]
    assert paragraphs(Text(first), Text(second)) == [first, second]
    assert paragraphs(Text(first, level=2), below) == [first, second]
    assert paragraphs(Text(first, is_caption=True), below) == [first, second]
    assert paragraphs(Text(first), Text(second, after_blank=False, is_caption=True)) == [first, second]
    assert paragraphs(Text(first), Text("（二）油料", after_blank=False)) == [first, "（二）油料"]
    # a short line ends its paragraph with its sentence
    assert paragraphs(Text(second), Text(first, after_blank=False)) == [second, first]


def test_a_number_in_a_text_that_is_set_apart_is_one() -> None:
    spaced = "工 业 增 加 值 增 长 4 . 5 % ， 农 业 增 长 1 2 . 5 % ， 其 他 各 业 有 所 增 长 ， 总 体 平 稳 。"
    assert close_up(spaced) == "工业增加值增长4.5%，农业增长12.5%，其他各业有所增长，总体平稳。"


def test_the_name_of_a_table_over_two_lines_is_one_and_its_number_needs_no_word() -> None:
    grid = Grid(((GridCell("项目"), GridCell("数")), (GridCell("甲"), GridCell("1"))))
    texts = [Text("2024年市对各县补助资金", page=3), Text("分地区执行情况表", page=3), Text("单位：万元", page=3)]
    found = build_document([*texts, grid], "application/pdf", hard_breaks=False).tables[0]
    assert found.caption == "2024年市对各县补助资金分地区执行情况表"
    texts = [Text("开头一段没有说完的话", page=3), Text("分地区执行情况表", page=3)]
    assert build_document([*texts, grid], "application/pdf", hard_breaks=False).tables[0].caption == "分地区执行情况表"
    numbered = build_document([Text("1-3 2024年收入情况表"), grid], "application/pdf", hard_breaks=False).tables[0]
    assert (numbered.printed_no, numbered.caption) == ("1-3", "2024年收入情况表")


def test_what_stands_below_a_header_over_several_columns_is_header_where_the_others_reach_down_beside_it() -> None:
    head = (GridCell("地区", 2), GridCell("余额", 2), GridCell("期限", 1, 2)), (GridCell("5年期"), GridCell("7年期"))
    body = tuple(GridCell(text) for text in ("东", "9", "4", "5"))
    table = build_document([Grid((*head, body))], "text/plain", hard_breaks=False).tables[0]
    assert table.header_rows == 2
    group = (
        (GridCell("东", 2), GridCell("山", 1), GridCell("4", 1), GridCell("5", 1)),
        (GridCell("河"), GridCell("1"), GridCell("2")),
    )
    plain = tuple(GridCell(text) for text in ("地区", "名称", "甲", "乙"))
    assert build_document([Grid((plain, *group))], "text/plain", hard_breaks=False).tables[0].header_rows == 1


def test_a_heading_without_a_number_belongs_to_the_numbered_section_that_the_document_puts_it_in() -> None:
    lines = [
        "## 一、上年完成",
        "### 渔业",
        "产量3吨。",
        "#### （一）虾",
        "产量1吨。",
        "### 林业",
        "造林2亩。",
        "## 二、今年目标",
        "产量4吨。",
    ]
    document = read_document("\n\n".join(["# 报告", *lines]).encode(), "report.md")
    assert [block.section_path for block in document.blocks if block.kind is BlockKind.PARAGRAPH] == [
        ("一、上年完成", "渔业"),
        ("一、上年完成", "渔业", "（一）虾"),
        ("一、上年完成", "林业"),
        ("二、今年目标",),
    ]


def test_the_unit_may_stand_above_a_table_whose_name_is_its_first_row() -> None:
    rows = "<tr><td colspan=3>2023年渔业收支执行情况表</td></tr><tr><td>项目</td><td>预算数</td><td>执行数</td></tr>"
    rows += "<tr><td>渔港收入</td><td>9</td><td>8</td></tr><tr><td>渔港支出</td><td>7</td><td>6</td></tr>"
    page = f"<html><body><h1>渔业报告</h1><p>一、收支</p><p>单位：万元</p><table>{rows}</table></body></html>"
    (table,) = read_document(page.encode(), "a.html").tables
    assert (table.caption, table.notes, table.row_count) == ("2023年渔业收支执行情况表", ("单位：万元",), 3)
