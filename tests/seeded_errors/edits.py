"""Changes to a document that was read: other words at a place, other rows in a table.

Here belongs rebuilding a ``Document`` around a change. Not here: which changes are errors (``mutations``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sources.model import Block, BlockKind, Cell, Document, Table


@dataclass(frozen=True, slots=True)
class Edit:
    """Other words between two places of a block's text."""

    block_no: int
    start: int
    end: int
    words: str


def edited(document: Document, edits: Sequence[Edit]) -> Document:
    """The document with every edit made; the places are those of the text before any of them."""
    texts = {block.block_no: block.text for block in document.blocks}
    for edit in sorted(edits, key=lambda each: (each.block_no, each.start), reverse=True):
        text = texts[edit.block_no]
        texts[edit.block_no] = text[: edit.start] + edit.words + text[edit.end :]
    changed = {edit.block_no for edit in edits}
    return replace(
        document,
        blocks=tuple(
            replace(block, text=texts[block.block_no]) if block.block_no in changed else block
            for block in document.blocks
        ),
        tables=tuple(
            replace(
                table,
                cells=tuple(
                    replace(cell, text=texts[cell.block_no]) if cell.block_no in changed else cell
                    for cell in table.cells
                ),
            )
            for table in document.tables
        ),
    )


def with_words(document: Document, words: Mapping[int, str]) -> Document:
    """The document with the whole text of some blocks replaced."""
    lengths = {block.block_no: len(block.text) for block in document.blocks}
    return edited(document, [Edit(block_no, 0, lengths[block_no], text) for block_no, text in words.items()])


def rows_of(table: Table) -> list[list[Cell]]:
    """The cells of a table by printed row, the header rows first."""
    rows: dict[int, list[Cell]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row_no, []).append(cell)
    return [rows[row_no] for row_no in sorted(rows)]


def with_rows(document: Document, table: Table, rows: Sequence[Sequence[Cell]]) -> Document:
    """The document with these rows as the table's; a row may be left out or come twice. Blocks are numbered anew."""
    by_no = {block.block_no: block for block in document.blocks}
    own = {cell.block_no for cell in table.cells}
    cells = [replace(cell, row_no=row_no) for row_no, row in enumerate(rows, start=1) for cell in row]
    blocks: list[Block] = []
    renumbered: dict[int, int] = {}
    placed: list[Cell] = []
    for block in document.blocks:
        if block.block_no not in own:
            blocks.append(replace(block, block_no=len(blocks) + 1))
            renumbered[block.block_no] = len(blocks)
        elif not placed:
            for cell in cells:
                assert by_no[cell.block_no].kind is BlockKind.CELL
                blocks.append(replace(by_no[cell.block_no], block_no=len(blocks) + 1))
                placed.append(replace(cell, block_no=len(blocks)))
    return replace(
        document,
        blocks=tuple(blocks),
        tables=tuple(
            replace(each, cells=tuple(placed), row_count=len(rows))
            if each.table_no == table.table_no
            else replace(each, cells=tuple(replace(cell, block_no=renumbered[cell.block_no]) for cell in each.cells))
            for each in document.tables
        ),
    )


def with_copy(document: Document, table: Table, words: Mapping[int, str]) -> Document:
    """The document with the table printed once more at its end, some of its cells with other words, by the block that they copy."""
    texts = {block.block_no: block for block in document.blocks}
    table_no, last = len(document.tables) + 1, len(document.blocks)
    cells = tuple(
        replace(cell, text=words.get(cell.block_no, cell.text), block_no=last + at)
        for at, cell in enumerate(table.cells, start=1)
    )
    blocks = tuple(
        replace(texts[cell.block_no], block_no=copy.block_no, text=copy.text, table_no=table_no)
        for cell, copy in zip(table.cells, cells, strict=True)
    )
    return replace(
        document,
        blocks=document.blocks + blocks,
        tables=(*document.tables, replace(table, table_no=table_no, printed_no=None, cells=cells)),
    )
