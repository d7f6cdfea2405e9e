"""From the elements that a format reader found to a ``Document``.

Here belongs the order of the steps, and what needs the elements around: the path of headings, which table a caption and a note
belong to. Not here: bytes, encodings, tags (``sources.documents.formats``) and what a number means (``sources.figures``).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import NamedTuple

from sources.documents import table_geometry
from sources.documents.layout.captions import (
    APPENDED,
    BARE_NUMBER,
    CAPTION,
    FORM,
    NAMES_TABLE,
    NOTE,
    TRANSLATED,
    UNIT_NAMED,
    begins_name,
    is_appended,
    is_caption,
    is_time,
    is_unit_note,
    is_units_alone,
    names_table,
)
from sources.documents.layout.flattened import with_tables
from sources.documents.layout.flattened.header_words import is_side
from sources.documents.layout.furniture import without_furniture
from sources.documents.layout.headings import heading_level, join_title, split_heading
from sources.documents.layout.lines import SENTENCE_END, close_up, is_spaced_out
from sources.documents.layout.paragraphs import TAIL, join_cut_lines, join_paragraphs
from sources.documents.layout.table_parts import (
    TablePart,
    header_row_count,
    spanned_header,
    split_grid,
    with_number_header,
    with_spans,
)
from sources.documents.layout_elements import Element, Grid, Text, squeeze, tight
from sources.model import Block, BlockKind, Cell, Document, Table


def build_document(elements: Iterable[Element], media_type: str, *, hard_breaks: bool) -> Document:
    """The document that a format reader's elements make.

    ``hard_breaks`` says that a paragraph may be cut into lines (text and PDF); its lines are joined again.
    """
    items = list(elements)
    if is_spaced_out([item.text for item in items if isinstance(item, Text)]):
        items = [_close_up(item) for item in items]
    items = [part for item in items for part in (split_grid(item) if isinstance(item, Grid) else [item])]
    items = [with_spans(with_number_header(item)) if isinstance(item, Grid) else item for item in items]
    items = without_furniture(items)
    items = join_title([item for item in items if isinstance(item, Grid) or item.text.strip()])
    items = with_tables(items)
    items = join_paragraphs(items) if hard_breaks else join_cut_lines(items)
    return _Builder(media_type).build(items)


def _close_up(element: Element) -> Element:
    if isinstance(element, Text):
        return replace(element, text=close_up(element.text))
    return replace(
        element, rows=tuple(tuple(replace(cell, text=close_up(cell.text)) for cell in row) for row in element.rows)
    )


_PRINTED_AGAIN = 3  # so many lines may stand above the second part of a table: its caption, number and unit


class _Heading(NamedTuple):
    """A heading with the level that its number gives it and the one that the document gives it, each 0 where there is none."""

    text: str
    marked: int
    styled: int

    @property
    def level(self) -> int:
        return self.marked or self.styled

    def is_below(self, other: _Heading) -> bool:
        """Whether this heading belongs to another's section. Numbers are compared with numbers, and where one of the two has none
        levels of the document with each other: ### below ## 一、 is of that section."""
        if self.marked and other.marked:
            return other.marked < self.marked
        if self.styled and other.styled:
            return other.styled < self.styled
        return other.level < self.level


class _Builder:
    def __init__(self, media_type: str) -> None:
        self.media_type = media_type
        self.blocks: list[Block] = []
        self.tables: list[Table] = []
        self.path: list[_Heading] = []  # the headings above, outermost first
        self.section: tuple[str, ...] = ()  # their texts
        self.title = ""
        self.titled = False

    def build(self, items: list[Element]) -> Document:
        self.titled = any(isinstance(item, Text) and item.is_title for item in items)
        for item in self._group(items):
            if isinstance(item, TablePart):
                self._table(item)
            else:
                self._text(item)
        return Document(self.title, tuple(self.blocks), tuple(self.tables), self.media_type)

    def _group(self, items: list[Element]) -> list[Text | TablePart]:
        """Tables with their continuations, captions, unit lines and notes; everything else as it stands."""
        grouped: list[Text | TablePart] = []
        for at, item in enumerate(items):
            last = grouped[-1] if grouped else None
            if isinstance(item, Grid):
                if self._goes_on(item, grouped):
                    continue
                grouped.append(self._open_table(item, grouped))
            elif isinstance(last, TablePart) and self._belongs_below(item, last, items[at + 1 : at + 4]):
                last.after.append(item)
            else:
                grouped.append(item)
        return grouped

    @staticmethod
    def _goes_on(grid: Grid, grouped: list[Text | TablePart]) -> bool:
        """Add a grid to the table before it, where it goes on with that; what is printed again above it stays text."""
        again: list[Text] = []
        for item in reversed(grouped[-_PRINTED_AGAIN - 1 :]):
            if isinstance(item, TablePart):
                skip = None if item.after else item.continued_by(grid)
                # below what looks like another table's head only the same header says that it is none
                if skip is None or (again and not (skip and all(item.prints_again(text) for text in again))):
                    return False
                item.again += reversed(again)
                item.add(grid, skip)
                del grouped[len(grouped) - len(again) :]
                return True
            again.append(item)
        return False

    @staticmethod
    def _open_table(grid: Grid, grouped: list[Text | TablePart]) -> TablePart:
        part = TablePart(grid)
        named = numbered = False
        while not numbered and grouped and isinstance(above := grouped[-1], Text):
            numbered = _begins_with_number(above)
            if named:
                # the number may stand on a line of its own, above the name
                numbered = numbered and not _without_number(above)
                if not (numbered or _is_over_name(above, part.before)):
                    break
            elif _names(above, part, grouped):
                named = True
            elif not _may_stand_between(above):
                break
            part.before.insert(0, above)
            grouped.pop()
        if numbered and (name := _name_of_numbered(grouped, part.before)):
            part.before.insert(0, name)
            grouped.pop()
        return part

    @staticmethod
    def _belongs_below(item: Text, part: TablePart, following: Sequence[Element]) -> bool:
        if NOTE.match(tight(item.text)):
            return True
        has_caption = any(not is_unit_note(text.text) for text in part.before) or any(
            is_caption(text.text) for text in part.after
        )
        if not is_caption(item.text) or has_caption:
            return False
        # a caption above the next table is that table's, unless only this one is without
        nearest = next((e for e in following if not (isinstance(e, Text) and is_unit_note(e.text))), None)
        return not isinstance(nearest, Grid)

    def _add(
        self,
        kind: BlockKind,
        text: str,
        source: Text | Grid,
        *,
        level: int = 0,
        table_no: int | None = None,
        page: int | None = None,
    ) -> Block:
        block = Block(
            block_no=len(self.blocks) + 1,
            kind=kind,
            text=text,
            level=level,
            section_path=self.section,
            page=page or source.page,
            line=source.line,
            table_no=table_no,
        )
        self.blocks.append(block)
        return block

    def _text(self, item: Text) -> None:
        text = item.text.strip()
        if item.is_furniture or item.is_loose:
            self._add(BlockKind.FURNITURE if item.is_furniture else BlockKind.LOOSE, text, item)
            return
        mark_level = heading_level(text)
        if not self.title and (item.is_title or self._opens_document(text, mark_level)):
            self.title = squeeze(text)
            self._add(BlockKind.TITLE, text, item)
        elif not self._heading(text, item, mark_level):
            self._add(_kind(text), text, item)

    def _opens_document(self, text: str, mark_level: int) -> bool:
        """Whether a text is the first one of a document without a title, and has the form of none but a title."""
        return not self.blocks and not self.titled and not mark_level and not SENTENCE_END.search(text)

    def _heading(self, text: str, item: Text, mark_level: int) -> bool:
        """Add a heading, and the paragraph that goes on in its line; False, and nothing, where the text is no heading."""
        if item.level and len(text) <= TAIL:  # a path of headings is told with every number below them
            head, rest = text, ""
        elif mark_level:
            head, rest = split_heading(text)
        else:
            return False
        if not head:
            return False
        self._open_section(_Heading(squeeze(head), mark_level, item.level), item)
        if rest:
            self._add(BlockKind.PARAGRAPH, rest, item)
        return True

    def _open_section(self, heading: _Heading, item: Text) -> None:
        self.path = list(takewhile(heading.is_below, self.path))
        self.section = tuple(each.text for each in self.path)
        self._add(BlockKind.HEADING, heading.text, item, level=heading.level)
        self.path.append(heading)
        self.section = (*self.section, heading.text)

    def _named_by_title(self) -> str:
        """The title of a document that is the name of its first table, which nothing parts from it; else empty."""
        is_name = NAMES_TABLE.search(self.title) and all(block.kind in _BEFORE_ONLY_TABLE for block in self.blocks)
        return tight(self.title) if is_name and not self.tables else ""

    def _table(self, part: TablePart) -> None:
        table_no = len(self.tables) + 1
        caption, printed_no, notes = _said_around(part)
        caption = caption or self._named_by_title()
        over = self.tables[-1] if self.tables and part.is_below else None
        section = self.section
        if over is not None:
            caption, notes, section = _below(over, caption, notes, section)
        for text in part.before:
            kind = BlockKind.NOTE if _says_unit(text) else BlockKind.CAPTION
            self._add(kind, text.text.strip(), text, table_no=table_no)
        grid = table_geometry.tighten(part.grid())
        header_rows = max(header_row_count(table_geometry.matrix(grid)), spanned_header(grid.rows))
        header_rows = min(header_rows, _first_loose(grid))
        cells: list[Cell] = []
        for row, column, cell in ((each.row, each.column, each.cell) for each in table_geometry.place(grid.rows)):
            kind = BlockKind.LOOSE if cell.is_loose else BlockKind.CELL
            block = self._add(kind, cell.text.strip(), grid, table_no=table_no, page=cell.page)
            is_header = row < header_rows
            cells.append(
                Cell(
                    row + 1,
                    column + 1,
                    block.text,
                    block.block_no,
                    is_header,
                    cell.row_span,
                    cell.column_span,
                    cell.indent,
                )
            )
        for text in part.after:
            kind = BlockKind.NOTE if NOTE.match(tight(text.text)) else BlockKind.CAPTION
            self._add(kind, text.text.strip(), text, table_no=table_no)
        for text in part.again:
            self._add(BlockKind.CAPTION, text.text.strip(), text, table_no=table_no)
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


_BEFORE_ONLY_TABLE = {BlockKind.TITLE, BlockKind.FURNITURE, BlockKind.NOTE, BlockKind.CAPTION}


def _first_loose(grid: Grid) -> int:
    """The first row whose values nobody can place, which is none of the header; how many rows there are where all are placed."""
    return next((at for at, row in enumerate(grid.rows) if any(cell.is_loose for cell in row)), len(grid.rows))


def _said_around(part: TablePart) -> tuple[str, str | None, list[str]]:
    """The caption of a table, its number, and its notes, by the lines above and below it."""
    caption, printed_no, notes = "", None, []
    for text in part.before + part.after:
        compact = tight(text.text)
        if is_side(compact) or (is_appended(compact) and not CAPTION.match(compact)):
            continue
        if NOTE.match(compact) or _says_unit(text):
            notes.append(squeeze(text.text))
        else:
            number, name = _number_and_name(text)
            printed_no = number or printed_no
            caption += name
    return caption, printed_no, notes


def _below(
    over: Table, caption: str, notes: list[str], section: tuple[str, ...]
) -> tuple[str, list[str], tuple[str, ...]]:
    """Caption, notes and section of a table that stood as a part of the one ``over`` it: it is in the unit of that, where it has none
    of its own, and called by its caption, or stands below it where it has a name of its own."""
    noted = [text for text in (*over.notes, over.caption) if UNIT_NAMED.search(tight(text))]
    is_noted = any(UNIT_NAMED.search(tight(text)) for text in (*notes, caption))
    first = over.section_path[len(section) :] or (over.caption,)[: bool(caption and over.caption)]
    return caption or over.caption, notes if is_noted else [*notes, *noted], (*section, *first)


def _number_and_name(text: Text) -> tuple[str | None, str]:
    """What a line above or below a table calls it: its number, and its name without what is said once more in English."""
    line = TRANSLATED.sub("", FORM.sub("", squeeze(text.text)))
    mark = CAPTION.match(line) or BARE_NUMBER.match(line)
    name = line[mark.end() :] if mark else APPENDED.sub("", line)
    return mark["no"] if mark else None, "" if line.isascii() else tight(name)


def _names(above: Text, part: TablePart, grouped: Sequence[Text | TablePart]) -> bool:
    """Whether a line names the table below it; one that only says when does not, where the line above that one names it."""
    if is_side(above.text):
        return False
    over = grouped[-2] if len(grouped) > 1 else None
    if is_time(above.text) and isinstance(over, Text) and (is_caption(over.text) or names_table(over)):
        return False
    return above.is_caption or is_caption(above.text) or names_table(above, above_unit=bool(part.before))


def _is_over_name(above: Text, before: Sequence[Text]) -> bool:
    """Whether a line above those before a table, the first of which is its name, belongs to it: the name begins there, or it says the
    unit, as where the name is the first row of the table."""
    begins = above.page == before[0].page and begins_name(above, before[0])
    return begins or (is_unit_note(above.text) and not any(map(_says_unit, before)))


def _may_stand_between(text: Text) -> bool:
    """Whether a line may stand between a table and its name: a unit, a time, the name once more in English, a side of a balance."""
    return _says_unit(text) or text.text.isascii() or is_time(text.text) or is_side(text.text)


def _says_unit(text: Text) -> bool:
    """Whether a line above a table says in which unit that is."""
    return is_unit_note(text.text) or is_units_alone(text.text)


def _begins_with_number(text: Text) -> bool:
    return bool(CAPTION.match(squeeze(text.text)) or FORM.match(tight(text.text)))


def _name_of_numbered(above: Sequence[Text | TablePart], before: Sequence[Text]) -> Text | None:
    """The line above a table that names it, where those below it (``before``) say no more than its number and unit."""
    name = above[-1] if above else None
    if not isinstance(name, Text) or name.is_title or is_caption(name.text):
        return None
    are_numbers = all(is_unit_note(text.text) or not _without_number(text) for text in before)
    return name if are_numbers and (name.is_caption or names_table(name)) else None


def _without_number(text: Text) -> str:
    return FORM.sub("", CAPTION.sub("", squeeze(text.text)))


def _kind(text: str) -> BlockKind:
    """What a text is that is neither a title nor a heading."""
    if is_caption(text):
        return BlockKind.CAPTION
    if NOTE.match(tight(text)) or is_unit_note(text):
        return BlockKind.NOTE
    return BlockKind.PARAGRAPH
