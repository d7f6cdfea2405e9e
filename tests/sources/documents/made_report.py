"""One small made-up report, written out in every format that is read."""

from __future__ import annotations

import io
from dataclasses import dataclass

import docx
import made_doc
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from sources.model import BlockKind, Document

TITLE = "关于云岭县2023年国民经济和社会发展计划执行情况与2024年国民经济和社会发展计划草案的报告"


@dataclass(frozen=True)
class MadeTable:
    number: int
    name: str
    unit: str
    rows: tuple[tuple[str, ...], ...]
    note: str = ""

    @property
    def caption(self) -> str:
        return f"表{self.number} {self.name}"


@dataclass(frozen=True)
class Heading:
    text: str
    level: int


BUDGET = MadeTable(
    1,
    "主要指标完成情况",
    "单位：亿元",
    (
        ("指标名称", "全年目标", "完成情况"),
        ("地区生产总值", "320.50", "331.07"),
        ("固定资产投资", "88.0", "91.26"),
        ("一般公共预算收入", "12.30", "12.08"),
    ),
    "注：带星号的数字为初步统计数。",
)
TOWNS = MadeTable(
    2,
    "各镇完成情况",
    "单位：万元",
    (("镇名", "收入", "比上年增长（%）"), *((f"第{n}镇", f"{100 + n}.{n}5", f"{n}.4") for n in range(1, 9))),
)
Content = tuple[str | Heading | MadeTable, ...]
CONTENT: Content = (
    Heading("一、2023年计划执行情况", 3),
    "全县经济总体平稳，地区生产总值达到331.07亿元，比上年增长5.6%。其中，第一产业增加值41.9亿元，"
    "增长3.2%；第二产业增加值129.4亿元，增长6.8%；第三产业增加值159.77亿元，增长5.3%。",
    BUDGET,
    "全年新开工项目46个，其中工业项目19个，完成年度投资的104.5%。",
    Heading("（一）财政收支", 4),
    "各镇收入都有增加，最多的镇增长8.4%。县里把新增的财力主要用在学校、道路和饮水三件事上，让群众看得见变化。",
    TOWNS,
    Heading("二、2024年主要目标", 3),
    "地区生产总值增长5.5%左右，新增就业3200人以上，城镇登记失业率控制在4%以内。",
)
PARAGRAPHS = tuple(each for each in CONTENT if isinstance(each, str))
TABLES = tuple(each for each in CONTENT if isinstance(each, MadeTable))


def as_text(content: Content = CONTENT) -> str:
    lines = [TITLE, ""]
    for each in content:
        if isinstance(each, MadeTable):
            lines += [each.caption, each.unit, *("\t".join(row) for row in each.rows), each.note]
        else:
            text = each.text if isinstance(each, Heading) else each
            lines += [text[at : at + 36] for at in range(0, len(text), 36)]
        lines.append("")
    return "\n".join(lines)


def as_markdown(content: Content = CONTENT) -> str:
    parts = [f"# {TITLE}"]
    for each in content:
        if isinstance(each, Heading):
            parts.append(f"{'#' * (each.level - 1)} {each.text}")
        elif isinstance(each, MadeTable):
            rows = [f"| {' | '.join(row)} |" for row in each.rows]
            rows.insert(1, "|" + "---|" * len(each.rows[0]))
            parts += [each.caption, each.unit, "\n".join(rows), each.note]
        else:
            parts.append(each)
    return "\n\n".join(part for part in parts if part) + "\n"


def as_html(charset: str = "utf-8", content: Content = CONTENT) -> str:
    body = [f'<h1 class="title">{TITLE}</h1><div class="article">']
    for each in content:
        if isinstance(each, MadeTable):
            rows = "".join("<tr>" + "".join(f"<td><p>{cell}</p></td>" for cell in row) + "</tr>" for row in each.rows)
            body.append(f"<p>{each.caption}</p><p align='right'>{each.unit}</p><table>{rows}</table><p>{each.note}</p>")
        else:
            text = each.text if isinstance(each, Heading) else each
            body.append(f"<p>\u3000\u3000<span>{text[:7]}</span><b>{text[7:]}</b></p>")
    return (
        f'<!DOCTYPE html><html><head><meta charset="{charset}"><title>{TITLE}_云岭县人民政府</title>'
        "<style>p{margin:0}</style><script>var shown='<p>脚本，不是内容。</p>';</script></head><body>"
        '<div id="header" class="top-nav"><ul><li><a href="/">首页</a></li><li><a href="/zw">政务公开</a></li></ul></div>'
        f'<div class="main">{"".join(body)}</div><div style="display: none">隐藏的话，不是内容，共9条。</div></div>'
        '<div class="footer"><p>主办：云岭县人民政府，备案号 12345678</p></div></body></html>'
    )


def as_docx(content: Content = CONTENT) -> bytes:
    document = docx.Document()
    document.add_paragraph(TITLE)
    for each in content:
        if isinstance(each, MadeTable):
            document.add_paragraph(each.caption)
            document.add_paragraph(each.unit)
            table = document.add_table(len(each.rows), len(each.rows[0]))
            for row, texts in zip(table.rows, each.rows, strict=True):
                for cell, text in zip(row.cells, texts, strict=True):
                    cell.text = text
            if each.note:
                document.add_paragraph(each.note)
        else:
            document.add_paragraph(each.text if isinstance(each, Heading) else each)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def as_doc(content: Content = CONTENT) -> bytes:
    made: list[made_doc.Made] = [made_doc.plain(TITLE)]
    for each in content:
        if isinstance(each, MadeTable):
            made += [made_doc.plain(each.caption), made_doc.plain(each.unit)]
            edges = range(0, 2000 * len(each.rows[0]) + 1, 2000)
            made += [paragraph for row in each.rows for paragraph in made_doc.row(row, list(edges))]
            made += [made_doc.plain(each.note)] if each.note else []
        else:
            made.append(made_doc.plain(each.text if isinstance(each, Heading) else each))
    return made_doc.made_doc(made)


class Paper:
    """Pages on which lines and ruled tables are drawn from top to bottom."""

    SIZE, LEFT, STEP = 12, 80, 22

    def __init__(self, **options: object) -> None:
        pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
        self.buffer = io.BytesIO()
        self.canvas = Canvas(self.buffer, pagesize=A4, **options)
        self.page = 0
        self.bottom = 100
        self.new_page()

    def new_page(self) -> None:
        if self.page:
            self.canvas.showPage()
        self.page += 1
        self.canvas.setFont("STSong-Light", self.SIZE)
        self.canvas.drawString(self.LEFT, A4[1] - 40, "云岭县第八届人民代表大会文件")
        self.canvas.drawString(A4[0] / 2 - 15, 50, f"- {self.page} -")
        self.y = A4[1] - 90

    def line(self, text: str, indent: float = 0) -> None:
        if self.y < self.bottom:
            self.new_page()
        self.canvas.drawString(self.LEFT + indent * self.SIZE, self.y, text)
        self.y -= self.STEP

    def paragraph(self, text: str, width: int = 36) -> None:
        text = f"\u3000\u3000{text}"
        for at in range(0, len(text), width):
            line = text[at : at + width]
            # every line but the last reaches the right margin, as justified text does
            self.canvas.setFont("STSong-Light", self.SIZE)
            indent = 2 if line.startswith("\u3000") else 0
            printed = line.strip("\u3000")
            last = at + width >= len(text)
            if self.y < self.bottom:
                self.new_page()
            room = (width - indent) * self.SIZE - self.canvas.stringWidth(printed, "STSong-Light", self.SIZE)
            space = 0 if last else room / max(1, len(printed) - 1)
            self.canvas.drawString(self.LEFT + indent * self.SIZE, self.y, printed, charSpace=space)
            self.y -= self.STEP

    def table(self, rows: tuple[tuple[str, ...], ...], *, break_after: int = 0, sides: bool = True) -> None:
        """A ruled table; ``break_after`` so many rows it goes on on the next page, without its header."""
        width = 130
        for at, row in enumerate(rows):
            if break_after and at == break_after:
                self.new_page()
            top = self.y + self.STEP * 0.7
            right = self.LEFT + width * len(row)
            self.canvas.line(self.LEFT, top, right, top)
            self.canvas.line(self.LEFT, top - self.STEP, right, top - self.STEP)
            for column in range(0 if sides else 1, len(row) + (1 if sides else 0)):
                x = self.LEFT + width * column
                self.canvas.line(x, top, x, top - self.STEP)
            for column, text in enumerate(row):
                self.canvas.drawString(self.LEFT + width * column + 6, self.y, text)
            self.y -= self.STEP
        self.y -= 6

    def save(self) -> bytes:
        self.canvas.save()
        return self.buffer.getvalue()


def as_pdf(content: Content = CONTENT) -> bytes:
    paper = Paper()
    paper.line(TITLE[:24], 5)
    paper.line(TITLE[24:], 7)
    paper.y -= 20
    for each in content:
        if isinstance(each, Heading):
            paper.line(each.text, 2)
        elif isinstance(each, MadeTable):
            paper.line(each.caption, 11)
            paper.line(each.unit, 26)
            # the second table begins at the foot of a page, goes on over it, and has no sides
            paper.table(each.rows, break_after=4 if each is TOWNS else 0, sides=each is not TOWNS)
            if each.note:
                paper.line(each.note, 2)
        else:
            paper.paragraph(each)
    return paper.save()


def outline(document: Document) -> list[tuple[str, str]]:
    """Kind and text, without blanks, of every block outside the tables' cells."""
    return [
        (block.kind.value, "".join(block.text.split())) for block in document.blocks if block.kind is not BlockKind.CELL
    ]


def table_rows(document: Document, table_no: int) -> list[list[str]]:
    """The texts of a table by row, a merged cell once."""
    table = document.tables[table_no - 1]
    rows: list[list[str]] = [[] for _ in range(table.row_count)]
    for cell in table.cells:
        rows[cell.row_no - 1].append(cell.text)
    return rows
