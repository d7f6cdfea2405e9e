"""From the elements that a format reader found to a ``Document``: headings, paragraphs, captions, notes, whole tables.

Here belongs everything about layout that is the same in every format: joining paragraphs that hard line breaks cut,
taking out page numbers, telling headings from paragraphs, giving a caption and notes to their table, joining a table
that goes on over a page, finding its header rows. Not here: bytes, encodings, tags (``sources.documents.formats``) and what a
number means (``sources.figures``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from sources.documents import table_geometry
from sources.documents.layout_elements import Element, Grid, GridCell, Text, squeeze, tight
from sources.model import Block, BlockKind, Cell, Document, Table

CJK = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
WIDE = CJK + "\u3000-\u303f\uff00-\uffef“”‘’—…·"
_NUMERAL = "一二三四五六七八九十百零〇"

# outermost first; the index + 1 is the heading's level
_HEADING_MARKS = (
    re.compile(rf"^第[{_NUMERAL}]{{1,4}}(?:部分|[篇章])"),
    re.compile(rf"^第[{_NUMERAL}]{{1,4}}节"),
    re.compile(rf"^[{_NUMERAL}]{{1,4}}、"),
    re.compile(rf"^[(（][{_NUMERAL}]{{1,4}}[)）]"),
    re.compile(r"^\d{1,2}(?:[.．](?!\d)|、)"),
    re.compile(r"^[(（]\d{1,2}[)）]"),
)
_HEADING_MAX = 60
# the line under the title that says when and where a report was given: the next one says by whom
_OCCASION = re.compile(
    rf"^(?:[—–―-].{{6,60}}会议?上|[(（]?(?:[12]\d|二[{_NUMERAL}○]).{{2}}年.{{1,2}}月.{{1,3}}日[)）]?)$"
)
_FULL_LINE = 0.9  # of the longest line
_TAIL = 300  # characters; more than any heading or caption has
_CAPTION = re.compile(
    rf"^(?:附\s?)?表\s*(?P<no>\d{{1,3}}(?:[-–.]\d{{1,2}})?|[{_NUMERAL}]{{1,3}})(?![\d.])\s*[:：、.．]?\s*"
)
_CAPTION_MAX = 60
_EDGE_SLACK = 6.0  # points
_HEAD_ROWS = 6  # so many of the first rows may be header
_NOTE = re.compile(r"^(?:注|备注|说明|注释|资料来源|数据来源)\s*[:：\d]|^[*＊]\s*[:：注]")
_UNIT_NOTE = re.compile(r"^[(（]?\s*(?:(?:计量)?单位\s*[:：]|以?上年(?:同期)?\s*(?:为|[=＝])\s*100)")
_UNIT_NOTE_MAX = 24
_TABLE_NAME = re.compile(r"(?:表|情况)(?:[(（][^()（）]{1,20}[)）])?$")
_TABLE_NAME_MAX = 40
_PAGE_NUMBER = re.compile(r"^[-—–－·\s]*(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*[/／共]\s*\d{1,4}\s*页?)?[-—–－·\s]*$")
_PAGE_NUMBER_SURE = re.compile(r"^(?:[-—–－·]+\s*\d{1,4}\s*[-—–－·]+|第\s*\d{1,4}\s*页.*|\d{1,4}\s*/\s*\d{1,4})$")
_SENTENCE_END = re.compile(r"[。！？!?:：…](?:[”’」』)）》\"']*)$")
_STRAY_SPACE = re.compile(
    rf"(?<=[{WIDE}\d%.])[ \t\u00a0\u2002-\u200a]+(?=[{WIDE}])|(?<=[{WIDE}])[ \t\u00a0\u2002-\u200a]+(?=[\d.])"
)
_WIDE_PAIR = re.compile(rf"[{WIDE}][ \t\u00a0]*(?=[{WIDE}])")
_YEAR_LABEL = re.compile(r"^(?:19|20)\d\d\s*(?:年|$)")
_NO_VALUE = re.compile(r"^(?:[-—–－…/·.]+|\.{2,}|无)?$")
_VALUE_CELL = re.compile(
    r"^(?:[≥≤<>＜＞±+\-−–－]|增长|下降|提高|降低|减少|增加|约)?\s*[\d０-９][\d０-９,，.．\s]*(?:[%％‰]|[\u4e00-\u9fff/()（）]{0,8})?(?:左右|以上|以内|以下)?$"
)


def is_spaced_out(texts: Sequence[str]) -> bool:
    """Whether blanks stand between all the characters (an artefact of justified text), not between some words."""
    sample = "\n".join(texts)[:20_000]
    pairs = _WIDE_PAIR.findall(sample)
    return len(pairs) >= 20 and sum(len(pair) > 1 for pair in pairs) > 0.5 * len(pairs)


def close_up(text: str) -> str:
    """A spaced-out text without the blanks beside Chinese characters."""
    return _STRAY_SPACE.sub("", text)


def heading_level(text: str) -> int:
    """The level that a line's own mark (一、 (一) 1. (1)) gives it, 0 without one."""
    compact = tight(text[:24])
    return next((level for level, mark in enumerate(_HEADING_MARKS, 1) if mark.match(compact)), 0)


def split_heading(text: str) -> tuple[str, str]:
    """A marked line as (heading, rest): the rest is a paragraph printed on in the same line, or empty.

    ``("", text)`` when the line is a paragraph after all: its first sentence is long or holds figures.
    """
    text = squeeze(text)
    mark = re.match(
        rf"^(?:第[{_NUMERAL}]+(?:部分|[篇章节])|[{_NUMERAL}]+、|[(（]\s*(?:[{_NUMERAL}]+|\d+)\s*[)）]|\d+\s*[.．、])",
        text,
    )
    body = mark.end() if mark else 0
    stop = re.search(r"[。！？；]", text)
    if stop is None:
        if len(text) <= _HEADING_MAX:
            return text, ""
        gap = re.search(rf"(?<=[{CJK}])\s(?=[{CJK}])", text[body : body + _HEADING_MAX])
        return (text[: body + gap.start()], text[body + gap.end() :]) if gap else ("", text)
    gap = re.search(rf"(?<=[{CJK}])\s(?=[{CJK}])", text[body : stop.start()])
    if gap and body + gap.start() <= _HEADING_MAX and stop.start() > _HEADING_MAX:
        return text[: body + gap.start()], text[body + gap.end() :]
    head, rest = text[: stop.start()], text[stop.end() :].strip()
    # a sentence of its own that says something measured is a paragraph, whatever mark it bears
    if len(head) > _HEADING_MAX or (
        re.search(r"\d", head[body:].replace("十四五", "")) and not re.search(r"^\d{4}\s*年", head[body:])
    ):
        return "", text
    if not rest:
        return ("", text) if len(head) > 30 or "，" in head or "," in head else (head, "")
    return head, rest


def join_lines(first: str, second: str) -> str:
    """Two printed lines of one paragraph: a blank stays only where Latin words or two numbers would run together."""
    first, second = first.rstrip(), second.lstrip()
    if first and second and first[-1].isascii() and first[-1].isalpha() and second[0].isascii() and second[0].isalpha():
        return f"{first} {second}"
    return first + second


def is_page_number(text: str) -> bool:
    """Whether a line has the form of a page number: a number alone, between dashes, or as 第 3 页."""
    return bool(_PAGE_NUMBER.match(text.strip()))


def is_value(text: str, *, or_empty: bool = False) -> bool:
    """Whether a cell holds a value and nothing else; ``or_empty``: or a dash that stands for none."""
    text = squeeze(text)
    return bool(_VALUE_CELL.match(text)) or (or_empty and bool(_NO_VALUE.match(text)))


def _is_page_number(element: Text, following: Element | None) -> bool:
    if not is_page_number(element.text):
        return False
    if _PAGE_NUMBER_SURE.match(element.text.strip()):
        return True
    # a bare whole number is a page number only where it stands by itself
    alone = element.after_blank and (following is None or isinstance(following, Grid) or following.after_blank)
    return alone and element.level == 0


def _starts_afresh(text: str) -> bool:
    compact = tight(text[:24])
    return (
        heading_level(text) > 0
        or is_caption(text)
        or bool(_NOTE.match(compact))
        or bool(_UNIT_NOTE.match(compact))
        or compact.startswith(("各位代表", "——", "●", "■", "•", "◆", "\uf06c", "\uf0b7", "\uf06e"))
    )


def is_caption(text: str) -> bool:
    """Whether a line names a table by number: 表 2 ..., 附表3 ..., 表一 ...; a sentence that mentions one is none."""
    compact = tight(text)
    if len(compact) > _CAPTION_MAX or not _CAPTION.match(squeeze(text)) or _SENTENCE_END.search(compact):
        return False
    return not re.match(r"^附?表\S{1,3}(?:为|是|显示|所示|中)", compact) and "," not in compact and "，" not in compact


def _is_unit_note(text: str) -> bool:
    compact = tight(text)
    return len(compact) <= _UNIT_NOTE_MAX and bool(_UNIT_NOTE.match(compact))


def _names_table(text: Text) -> bool:
    compact = tight(text.text)
    unmarked = not text.level and not heading_level(text.text)
    return unmarked and len(compact) <= _TABLE_NAME_MAX and bool(_TABLE_NAME.search(compact))


def join_paragraphs(elements: Iterable[Element]) -> list[Element]:
    """Lines of a hard-wrapped text as paragraphs, page numbers taken out.

    A line goes on in the next one when it does not end a sentence and neither of the two is a heading, caption or note.
    """
    items = list(elements)
    kept: list[Element] = []
    for at, element in enumerate(items):
        following = items[at + 1] if at + 1 < len(items) else None
        if isinstance(element, Text) and (not element.text.strip() or _is_page_number(element, following)):
            continue
        kept.append(element)
    texts = [element for element in kept if isinstance(element, Text)]
    wrap = max((len(tight(text.text)) for text in texts[:400] if not text.is_title), default=0)
    # with blank lines between paragraphs, a full line goes on even where it ends a sentence
    spaced = 10 * sum(text.after_blank for text in texts) >= len(texts)
    joined: list[Element] = []
    lines: list[str] = []  # of the paragraph that is open: joined[-1]
    tail = ""  # its text, or the end of a long one: joining as we go would copy a long paragraph for each line
    for element in kept:
        before = joined[-1] if joined else None
        if (
            isinstance(element, Text)
            and isinstance(before, Text)
            and (
                _goes_on(before, tail, element, wrap)
                or (spaced and not element.after_blank and _fills(lines[-1], wrap) and not _is_apart(before, element))
            )
        ):
            tail = join_lines(tail, element.text)[-_TAIL:]
            lines.append(element.text)
            continue
        if isinstance(before, Text) and len(lines) > 1:
            joined[-1] = replace(before, text=_join_all(lines))
        joined.append(element)
        lines, tail = ([element.text], element.text[-_TAIL:]) if isinstance(element, Text) else ([], "")
    if joined and isinstance(last := joined[-1], Text) and len(lines) > 1:
        joined[-1] = replace(last, text=_join_all(lines))
    return joined


def _fills(line: str, wrap: int) -> bool:
    return len(tight(line)) >= max(_FULL_LINE * wrap, 16)


def _is_apart(before: Text, element: Text) -> bool:
    marked = before.level or element.level or before.is_title or element.is_title
    known = before.is_caption or element.is_caption or element.goes_on is not None
    return bool(marked or known) or is_caption(before.text) or _starts_afresh(element.text)


def _join_all(lines: Sequence[str]) -> str:
    parts = [lines[0].rstrip()]
    for line in lines[1:]:
        before, line = parts[-1], line.strip()
        latin = before[-1:].isascii() and before[-1:].isalpha() and line[:1].isascii() and line[:1].isalpha()
        parts.append(f" {line}" if latin else line)
    return "".join(parts)


_TITLE_END = re.compile(r"(?:报告|公报|草案)(?:[(（][^()（）]{1,12}[)）])?$")


def join_title(items: list[Element]) -> list[Element]:
    """The lines of the title as one element; a masthead above it stays a paragraph.

    The title is the first line of the head that ends as a report's name does, with the lines above it back to the one
    that opens the name (关于..., or one that names a year). Without such a line, items come back unchanged.
    """
    head: list[Text] = []
    for item in items[:12]:
        if not isinstance(item, Text) or item.is_title or item.level or heading_level(item.text):
            break
        if len(tight(item.text)) > _HEADING_MAX * 2:
            break
        head.append(item)
    for end, item in enumerate(head):
        if not _TITLE_END.search(tight(item.text)):
            continue
        opening = next((at for at in range(end, max(-1, end - 4), -1) if "关于" in head[at].text), None)
        if opening is None:
            opening = next(
                (at for at in range(end, max(-1, end - 3), -1) if re.search(r"\d{4}\s*年", head[at].text)), end
            )
        text = "".join(line.text.strip() for line in head[opening : end + 1])
        return [*items[:opening], replace(head[opening], text=text, is_title=True), *items[end + 1 :]]
    return items


def _goes_on(before: Text, tail: str, element: Text, wrap: int) -> bool:
    if before.level or element.level or before.is_title or element.is_title or before.is_caption or element.is_caption:
        return False
    if element.goes_on is not None:
        return element.goes_on and not (_starts_afresh(element.text) and _SENTENCE_END.search(tail.strip()))
    if _starts_afresh(element.text) or _OCCASION.match(tight(element.text[:_TAIL])):
        return False
    text = tail.strip()
    if _SENTENCE_END.search(text) or is_caption(text) or _OCCASION.match(tight(text)):
        return False
    if heading_level(text) and len(tight(text)) <= _HEADING_MAX and not re.search(r"[，,。]", text):
        return False
    # a short line that ends no sentence is a title, an issuer or a list item, unless it was wrapped in mid-sentence
    return len(tight(text)) >= min(24, max(8, wrap * 2 // 3)) or bool(re.search(r"[，,、（(“\"《\d%]$", text))


def header_row_count(rows: Sequence[Sequence[str]]) -> int:
    """How many of a table's first rows are header: those above the first row that holds a value beside its label.

    ``rows`` is the full rectangle of texts. A row with nothing but its label, right above the first value, opens a
    group of the body. A table without any plain value has one header row when the first row is short labels above
    longer text. 0: no header.
    """
    for index, row in enumerate(rows[:_HEAD_ROWS]):
        cells = [squeeze(cell) for cell in row[1:]]
        if any(_VALUE_CELL.match(cell) and not _YEAR_LABEL.match(cell) for cell in cells):
            while index > 1 and rows[index - 1][0].strip() and not any(cell.strip() for cell in rows[index - 1][1:]):
                index -= 1
            return index
    first = [squeeze(cell) for cell in rows[0]] if rows else []
    return 1 if len(rows) > 1 and first and all(len(cell) <= 24 and "。" not in cell for cell in first) else 0


def join_cell_lines(lines: Sequence[str]) -> str:
    """The lines of one cell as its text: wrapped lines joined, items and stacked values kept on lines of their own."""
    parts: list[str] = []
    tail = ""  # the end of the text so far: joining as we go would copy a long text for each line
    for line in (stripped for each in lines if (stripped := each.strip())):
        stacked = bool(re.search(r"[\d%％]$", tail)) and bool(re.match(r"[-－+]?\d", line))
        if tail and (stacked or _SENTENCE_END.search(tail) or _starts_afresh(line)):
            parts.append(f"\n{line}")
        else:
            parts.append(join_lines(tail, line)[len(tail) :])
        tail = (tail + parts[-1])[-_TAIL:]
    return "".join(parts)


def split_grid(grid: Grid) -> list[Element]:
    """A grid with the captions, unit lines and notes that stand in rows of its own taken out, as texts.

    A caption in the middle begins another table. A grid of one column is no table: its rows are texts.
    """
    if not grid.rows:
        return []
    if table_geometry.width(grid if grid.page is not None else table_geometry.tighten(grid)) <= 1:
        lines = (line for row in grid.rows for cell in row for line in cell.text.split("\n"))
        return [Text(line, grid.page, grid.line) for line in lines if line.strip()]
    full = table_geometry.width(grid)
    starting: list[list[table_geometry.Placed]] = [[] for _ in grid.rows]
    covered: set[int] = set()  # rows into which a cell of an earlier row reaches
    for each in table_geometry.place(grid.rows):
        if each.cell.text.strip():
            starting[each.row].append(each)
            covered.update(range(each.row + 1, each.row + each.cell.row_span))
    elements: list[Element] = []
    body: list[int] = []

    def close(*, last: bool) -> None:
        if body:
            opens = grid.opens_page and not elements
            part = replace(grid, rows=tuple(grid.rows[row] for row in body), opens_page=opens)
            elements.append(replace(part, closes_page=grid.closes_page and last))
            body.clear()

    for row, cells in enumerate(starting):
        if len(cells) == 1 and row not in covered and cells[0].cell.row_span == 1:
            only = cells[0].cell
            line = tight(only.text)
            wide = len(grid.rows[row]) == 1 or only.column_span * 2 > full
            named = wide and len(line) <= _CAPTION_MAX and (not body or bool(_TABLE_NAME.search(line)))
            noted = bool(_NOTE.match(line)) or _is_unit_note(line)
            titled = not noted and (named or is_caption(only.text))
            if titled or noted:
                close(last=False)
                elements.append(Text(squeeze(only.text), grid.page, grid.line, is_caption=titled))
                continue
        if cells or row in covered:
            body.append(row)
    close(last=True)
    return elements


class _Part:
    """A table under construction: its first part, and the rows of those that go on with it.

    What is asked of it for every part that follows is kept, so that a table in many parts is not looked at again for each.
    """

    def __init__(self, grid: Grid) -> None:
        self.before: list[Text] = []  # caption and unit lines printed above
        self.after: list[Text] = []  # caption and notes printed below
        self.ends_on = grid.page  # the page of its last row
        self.closes_page = grid.closes_page
        self._first = grid
        self._rows = list(grid.rows)
        self._width = table_geometry.width(grid)
        self._cut: list[str] = []  # the lines of running text in the last row that page breaks cut
        self._header_rows: int | None = None

    def grid(self) -> Grid:
        """The whole table."""
        self._mend()
        return replace(self._first, rows=tuple(self._rows), closes_page=self.closes_page)

    def continued_by(self, second: Grid) -> int | None:
        """How many of another grid's rows repeat the header, when it continues this one; None when it does not."""
        if not self._rows or not second.rows or not self._has_columns_of(second):
            return None
        headers = self._headers()
        if (
            headers
            and len(second.rows) > headers
            and all(
                grid_labels(a) == grid_labels(b)
                for a, b in zip(self._rows[:headers], second.rows[:headers], strict=True)
            )
        ):
            return headers
        if self.ends_on is not None and second.page == self.ends_on + 1 and self.closes_page and second.opens_page:
            return 0
        if self.ends_on is None and headers and _header_rows(second.rows) == 0:
            return 0
        return None

    def add(self, second: Grid, skip: int) -> None:
        """Go on with the rows of another grid, but for the first ``skip``."""
        rest = list(second.rows[skip:])
        # a row of running text that a page break cut is printed with its label again: one row
        if rest and self._rows and len(self._rows[-1]) == len(rest[0]) == 2:
            (label, text), (again, more) = self._rows[-1], rest[0]
            if tight(label.text) == tight(again.text) and (self._cut or "。" in text.text + more.text):
                self._cut = self._cut or [text.text]
                self._cut.append(more.text)
                rest = rest[1:]
        if rest:
            self._mend()
            self._rows += rest
            self._header_rows = None if len(self._rows) - len(rest) <= _HEAD_ROWS else self._header_rows
        self.ends_on, self.closes_page = second.page, second.closes_page

    def _mend(self) -> None:
        if self._cut:
            label, text = self._rows[-1]
            self._rows[-1] = (label, replace(text, text=_join_all(self._cut)))
            self._cut = []

    def _headers(self) -> int:
        if self._header_rows is None:
            self._header_rows = _header_rows(self._rows)
        return self._header_rows

    def _has_columns_of(self, second: Grid) -> bool:
        edges = self._first.edges
        if self._width != table_geometry.width(second):
            return False
        return len(edges) != len(second.edges) or all(
            abs(a - b) <= _EDGE_SLACK for a, b in zip(edges, second.edges, strict=True)
        )


def _header_rows(rows: Sequence[tuple[GridCell, ...]]) -> int:
    """How many of the first rows are header, told from as many rows as that takes."""
    return header_row_count(table_geometry.matrix(Grid(tuple(rows[: _HEAD_ROWS + 1]))))


def grid_labels(row: Sequence[GridCell]) -> tuple[str, ...]:
    """A row's texts for comparing it with another row."""
    return tuple(tight(cell.text).strip("—-–") for cell in row)


def build_document(elements: Iterable[Element], media_type: str, *, hard_breaks: bool) -> Document:
    """The document that a format reader's elements make.

    ``hard_breaks`` says that a paragraph may be cut into lines (text and PDF); its lines are joined again.
    """
    items = list(elements)
    if is_spaced_out([item.text for item in items if isinstance(item, Text)]):
        items = [_close_up(item) for item in items]
    items = [part for item in items for part in (split_grid(item) if isinstance(item, Grid) else [item])]
    items = join_title([item for item in items if isinstance(item, Grid) or item.text.strip()])
    if hard_breaks:
        items = join_paragraphs(items)
    return _Builder(media_type).build(items)


def _close_up(element: Element) -> Element:
    if isinstance(element, Text):
        return replace(element, text=close_up(element.text))
    return replace(
        element, rows=tuple(tuple(replace(cell, text=close_up(cell.text)) for cell in row) for row in element.rows)
    )


class _Builder:
    def __init__(self, media_type: str) -> None:
        self.media_type = media_type
        self.blocks: list[Block] = []
        self.tables: list[Table] = []
        self.path: list[tuple[int, str]] = []
        self.title = ""
        self.titled = False

    def build(self, items: list[Element]) -> Document:
        self.titled = any(isinstance(item, Text) and item.is_title for item in items)
        for item in self._group(items):
            if isinstance(item, _Part):
                self._table(item)
            else:
                self._text(item)
        return Document(self.title, tuple(self.blocks), tuple(self.tables), self.media_type)

    def _group(self, items: list[Element]) -> list[Text | _Part]:
        """Tables with their continuations, captions, unit lines and notes; everything else as it stands."""
        grouped: list[Text | _Part] = []
        for at, item in enumerate(items):
            last = grouped[-1] if grouped else None
            if isinstance(item, Grid):
                if isinstance(last, _Part) and not last.after:
                    skip = last.continued_by(item)
                    if skip is not None:
                        last.add(item, skip)
                        continue
                grouped.append(self._open_table(item, grouped))
            elif isinstance(last, _Part) and self._belongs_below(item, last, items[at + 1 : at + 4]):
                last.after.append(item)
            else:
                grouped.append(item)
        return grouped

    @staticmethod
    def _open_table(grid: Grid, grouped: list[Text | _Part]) -> _Part:
        part = _Part(grid)
        named = numbered = False
        while not numbered and grouped and isinstance(above := grouped[-1], Text):
            numbered = bool(_CAPTION.match(squeeze(above.text)))
            if named:
                # the number may stand on a line of its own, above the name
                numbered = numbered and not _CAPTION.sub("", squeeze(above.text))
                if not numbered:
                    break
            elif above.is_caption or is_caption(above.text) or _names_table(above):
                named = True
            elif not _is_unit_note(above.text):
                break
            part.before.insert(0, above)
            grouped.pop()
        return part

    @staticmethod
    def _belongs_below(item: Text, part: _Part, following: Sequence[Element]) -> bool:
        if _NOTE.match(tight(item.text)):
            return True
        has_caption = any(not _is_unit_note(text.text) for text in part.before) or any(
            is_caption(text.text) for text in part.after
        )
        if not is_caption(item.text) or has_caption:
            return False
        # a caption above the next table is that table's, unless only this one is without
        nearest = next((e for e in following if not (isinstance(e, Text) and _is_unit_note(e.text))), None)
        return not isinstance(nearest, Grid)

    def _add(
        self, kind: BlockKind, text: str, source: Text | Grid, *, level: int = 0, table_no: int | None = None
    ) -> Block:
        block = Block(
            block_no=len(self.blocks) + 1,
            kind=kind,
            text=text,
            level=level,
            section_path=tuple(heading for _, heading in self.path),
            page=source.page,
            line=source.line,
            table_no=table_no,
        )
        self.blocks.append(block)
        return block

    def _text(self, item: Text) -> None:
        text = item.text.strip()
        untitled = not self.blocks and not heading_level(text) and not _SENTENCE_END.search(text)
        if not self.title and (item.is_title or (untitled and not self.titled)):
            self.title = squeeze(text)
            self._add(BlockKind.TITLE, text, item)
            return
        level = heading_level(text)
        marked = item.level and len(text) <= _TAIL  # a path of headings is told with every number below them
        if marked or level:
            head, rest = (text, "") if marked else split_heading(text)
            if head:
                self._heading(squeeze(head), item, level or item.level)
                if rest:
                    self._add(BlockKind.PARAGRAPH, rest, item)
                return
        compact = tight(text)
        if is_caption(text):
            self._add(BlockKind.CAPTION, text, item)
        elif _NOTE.match(compact) or _is_unit_note(text):
            self._add(BlockKind.NOTE, text, item)
        else:
            self._add(BlockKind.PARAGRAPH, text, item)

    def _heading(self, text: str, item: Text, level: int) -> None:
        while self.path and self.path[-1][0] >= level:
            self.path.pop()
        self._add(BlockKind.HEADING, text, item, level=level)
        self.path.append((level, text))

    def _table(self, part: _Part) -> None:
        table_no = len(self.tables) + 1
        caption, printed_no, notes = "", None, []
        for text in part.before + part.after:
            compact = tight(text.text)
            if _NOTE.match(compact) or _UNIT_NOTE.match(compact):
                notes.append(squeeze(text.text))
            else:
                line = squeeze(text.text)
                mark = _CAPTION.match(line)
                printed_no = mark["no"] if mark else printed_no
                caption += tight(line[mark.end() :] if mark else line)
        for text in part.before:
            kind = BlockKind.NOTE if _UNIT_NOTE.match(tight(text.text)) else BlockKind.CAPTION
            self._add(kind, text.text.strip(), text, table_no=table_no)
        grid = table_geometry.tighten(part.grid())
        header_rows = header_row_count(table_geometry.matrix(grid))
        section = tuple(heading for _, heading in self.path)
        cells: list[Cell] = []
        for row, column, cell in ((each.row, each.column, each.cell) for each in table_geometry.place(grid.rows)):
            block = self._add(BlockKind.CELL, cell.text.strip(), grid, table_no=table_no)
            is_header = row < header_rows
            cells.append(
                Cell(row + 1, column + 1, block.text, block.block_no, is_header, cell.row_span, cell.column_span)
            )
        for text in part.after:
            kind = BlockKind.NOTE if _NOTE.match(tight(text.text)) else BlockKind.CAPTION
            self._add(kind, text.text.strip(), text, table_no=table_no)
        self.tables.append(
            Table(
                table_no=table_no,
                caption=caption,
                printed_no=printed_no,
                cells=tuple(cells),
                header_rows=header_rows,
                column_count=table_geometry.width(grid),
                row_count=len(grid.rows),
                notes=tuple(notes),
                section_path=section,
                page=grid.page,
                line=grid.line,
            )
        )
