"""A made-up table as people print and paste it: the bytes of a report that holds it, by layout.

A layout that cannot print a merged cell repeats its text (tabs, Markdown) or prints it once and nothing for what it covers (bars,
blanks, lines). Empty cells are printed as nothing; where blanks or line breaks part the cells they leave no trace.
"""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Callable, Mapping, Sequence

import docx
from reportlab.lib import colors
from reportlab.lib.pagesizes import A3, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle

from tests.support.tables.made import Head, Made

TITLE = "关于云溪市2024年国民经济和社会发展计划执行情况的报告"
BEFORE = "全市经济运行总体平稳，主要指标见下表。"
AFTER = "以上各项指标的完成情况良好，为来年打下了基础。"
FONT = "STSong-Light"
HEADER_WIDTH, LABEL_WIDTH = 5, 8  # characters of a narrow column


def grid(made: Made) -> list[list[str]]:
    """Header and rows as a full rectangle, the text of a merged cell repeated wherever it reaches."""
    filled: list[list[str | None]] = [[None] * made.width for _ in made.header]
    for at, row in enumerate(made.header):
        column = 0
        for head in row:
            while filled[at][column] is not None:
                column += 1
            for down in range(head.rows):
                filled[at + down][column : column + head.columns] = [head.text] * head.columns
            column += head.columns
    return [*([cell or "" for cell in row] for row in filled), *map(list, made.rows)]


def _lines(made: Made) -> list[list[str]]:
    """The cells of each line, a merged one once."""
    return [*([head.text for head in row] for row in made.header), *map(list, made.rows)]


def _text(table: Sequence[str], made: Made) -> bytes:
    parts = [TITLE, BEFORE, "\n".join([made.caption, *filter(None, [made.unit]), *table]), made.note, AFTER]
    return ("\n\n".join(filter(None, parts)) + "\n").encode()


def markdown(made: Made) -> bytes:
    head, *rows = grid(made)
    lines = [head, ["---"] * made.width, *rows]
    table = "\n".join(f"| {' | '.join(line)} |" for line in lines)
    parts = [f"# {TITLE}", BEFORE, made.caption, made.unit, table, made.note, AFTER]
    return ("\n\n".join(filter(None, parts)) + "\n").encode()


def tabs(made: Made) -> bytes:
    return _text(["\t".join(line) for line in grid(made)], made)


def bars(made: Made) -> bytes:
    return _text([" | ".join(line) for line in _lines(made)], made)


def bars_at_the_end(made: Made) -> bytes:
    return _text(["".join(f"{cell} | " for cell in line).rstrip() for line in _lines(made)], made)


def _wide(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def aligned(made: Made) -> bytes:
    """Columns set out by blanks: labels from the left, values to the right, merged cells of the header in the middle."""
    rows = grid(made)
    widths = [max(_wide(row[at]) for row in rows) for at in range(made.width)]
    starts = [sum(widths[:at]) + 3 * at for at in range(made.width)]
    lines: list[list[tuple[int, str]]] = [[] for _ in rows]
    for at, column, head in _placed(made):
        room = starts[column + head.columns - 1] + widths[column + head.columns - 1] - starts[column]
        lines[at].append((starts[column] + (room - _wide(head.text)) // 2, head.text))
    for at, row in enumerate(made.rows, len(made.header)):
        for column, text in enumerate(row):
            is_label = column % (made.width // made.sides) == 0
            lines[at].append((starts[column] + (0 if is_label else widths[column] - _wide(text)), text))
    return _text([_set_out(line) for line in lines], made)


def _set_out(cells: Sequence[tuple[int, str]]) -> str:
    line = ""
    for start, text in cells:
        line += " " * (start - _wide(line)) + text
    return line.rstrip()


def blanks(made: Made) -> bytes:
    """One blank between the cells."""
    return _text([" ".join(filter(None, line)) for line in _lines(made)], made)


def broken(made: Made) -> bytes:
    """One blank between the cells; long cells of the header and long labels are broken over lines, as narrow columns break them."""
    lines: list[str] = []
    for row in made.header:
        lines += [piece for head in row for piece in _pieces(head.text, HEADER_WIDTH)]
    for row in made.rows:
        line = ""
        for at, text in enumerate(filter(None, row)):
            is_label = at == 0 or (made.sides > 1 and text in (row[0], row[made.width // 2]))
            *above, last = _pieces(text, LABEL_WIDTH) if is_label else [text]
            for piece in above:
                lines.append(f"{line} {piece}".strip())
                line = ""
            line = f"{line} {last}".strip()
        lines.append(line)
    return _text(lines, made)


def _pieces(text: str, width: int) -> list[str]:
    """A text in pieces of so many characters; a bracket is not broken."""
    head, bracket, rest = text.partition("（")
    pieces = [head[at : at + width] for at in range(0, len(head), width)]
    return [*pieces, f"{bracket}{rest}"] if bracket else pieces


def wide_blanks(made: Made) -> bytes:
    """Some blanks between the cells, aligned to nothing."""
    return _text(["   ".join(filter(None, line)) for line in _lines(made)], made)


def one_a_line(made: Made) -> bytes:
    return _text([cell for line in _lines(made) for cell in line if cell], made)


def one_a_line_apart(made: Made) -> bytes:
    """One cell a line and a blank line after each."""
    return _text([f"{cell}\n" for line in _lines(made) for cell in line if cell], made)


def numbered(made: Made) -> bytes:
    """One cell a line, with running numbers before the labels of rows that have values; tables side by side have none."""
    if made.sides > 1:
        return one_a_line(made)
    cells = ["序号"]
    count = 0
    for at, line in enumerate(_lines(made)):
        if at >= len(made.header) and any(line[1:]):
            count += 1
            cells.append(str(count))
        cells += filter(None, line)
    return _text(cells, made)


def one_line(made: Made) -> bytes:
    """The whole table on one line, three blanks between its cells."""
    cells = [cell for line in _lines(made) for cell in line if cell]
    return _text(["   ".join(cells)], made)


def _html_row(cells: Sequence[Head]) -> str:
    return (
        "<tr>"
        + "".join(f'<td rowspan="{cell.rows}" colspan="{cell.columns}"><p>{cell.text}</p></td>' for cell in cells)
        + "</tr>"
    )


def html(made: Made) -> bytes:
    rows = [*made.header, *(tuple(map(Head, row)) for row in made.rows)]
    parts = [BEFORE, made.caption, made.unit, "", made.note, AFTER]
    texts = [f"<p>{part}</p>" if part else "" for part in parts]
    texts[3] = f"<table>{''.join(map(_html_row, rows))}</table>"
    head = f'<head><meta charset="utf-8"><title>{TITLE}</title></head>'
    return f"<!DOCTYPE html><html>{head}<body><h1>{TITLE}</h1>{''.join(texts)}</body></html>".encode()


def word(made: Made) -> bytes:
    document = docx.Document()
    for text in filter(None, (TITLE, BEFORE, made.caption, made.unit)):
        document.add_paragraph(text)
    rows = grid(made)
    table = document.add_table(len(rows), made.width)
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            table.cell(at, column).text = text if at >= len(made.header) else ""
    for row, column, head in _placed(made):
        cell = table.cell(row, column).merge(table.cell(row + head.rows - 1, column + head.columns - 1))
        cell.text = head.text
    for text in filter(None, (made.note, AFTER)):
        document.add_paragraph(text)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _placed(made: Made) -> list[tuple[int, int, Head]]:
    """The cells of the header with their places."""
    placed, taken = [], set()
    for at, row in enumerate(made.header):
        column = 0
        for head in row:
            while (at, column) in taken:
                column += 1
            placed.append((at, column, head))
            taken |= {(at + down, column + right) for down in range(head.rows) for right in range(head.columns)}
    return placed


def ruled_pdf(made: Made) -> bytes:
    """A PDF with a rule around every cell."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    buffer = io.BytesIO()
    style = ParagraphStyle("text", fontName=FONT, fontSize=10, leading=16)
    rows = grid(made)
    for row, column, head in _placed(made):
        for down in range(head.rows):
            for right in range(head.columns):
                if down or right:
                    rows[row + down][column + right] = ""
    spans = [
        ("SPAN", (column, row), (column + head.columns - 1, row + head.rows - 1)) for row, column, head in _placed(made)
    ]
    lines = [("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("FONT", (0, 0), (-1, -1), FONT, 9)]
    flow = [Paragraph(text, style) for text in (TITLE, BEFORE, made.caption, made.unit) if text]
    flow.append(Table(rows, style=TableStyle([*lines, *spans])))
    flow += [Paragraph(text, style) for text in (made.note, AFTER) if text]
    SimpleDocTemplate(buffer, pagesize=landscape(A3)).build(flow)
    return buffer.getvalue()


PRINTS: Mapping[str, tuple[str, Callable[[Made], bytes]]] = {
    "HTML": (".html", html),
    "Word": (".docx", word),
    "PDF with rules": (".pdf", ruled_pdf),
    "Markdown": (".md", markdown),
    "tabs": (".txt", tabs),
    "bars": (".txt", bars),
    "a bar behind each cell": (".txt", bars_at_the_end),
    "aligned blanks": (".txt", aligned),
    "three blanks": (".txt", wide_blanks),
    "one blank": (".txt", blanks),
    "one blank, cells broken over lines": (".txt", broken),
    "one cell a line": (".txt", one_a_line),
    "one cell a line, blank lines between": (".txt", one_a_line_apart),
    "one cell a line, running numbers": (".txt", numbered),
    "one line": (".txt", one_line),
}
"""Each layout by its name, as ``docs/formats.md`` calls it: the extension of its file and how it is printed."""
