"""A report as a reviewer sees it: the text with every number marked, and beside it how the number was read.

Here belong the page and its form for a terminal. What a document says is only ever text: it is escaped for the page, and
control characters are taken out for the terminal. Not here: any reading.
"""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Iterator, Sequence

from sources.figures.confidence import MOSTLY_RIGHT, expected
from sources.lexicon import Lexicon
from sources.model import Block, Cell, Document, Figure, FigureKind, ReportContext, SetAside, Table

_STYLE = """
:root { color-scheme: light dark; }
body { font: 15px/1.7 "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif;
  margin: 0 auto; max-width: 1500px; padding: 1rem; }
section { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); gap: 1.5rem;
  border-top: 1px solid #8884; padding: .4rem 0; }
section > div { overflow-wrap: anywhere; white-space: pre-line; }
.heading { font-weight: 700; } .title { font-size: 1.3rem; font-weight: 700; } .note, .caption { font-size: .9em; opacity: .8; }
mark { padding: 0 .15em; border-radius: .2em; background: #bfe3c0; color: #111; }
mark.growth { background: #bcdcf5; } mark.share, mark.rate { background: #e3d2f4; }
mark.completion { background: #f7d9b5; } mark.rank { background: #e0e0e0; }
mark.target { outline: 2px dashed #b0572f; } mark.baseline { outline: 2px dotted #777; }
mark sub { font-size: .65em; } s { text-decoration: none; border-bottom: 2px dotted #999; cursor: help; }
s.unclassed { border-bottom: 2px solid #c00; background: #fbb; color: #111; }
table { border-collapse: collapse; white-space: normal; } th, td { border: 1px solid #8886; padding: .15em .5em; text-align: left; }
ol { margin: 0; padding-left: 2.8em; font-size: .85em; line-height: 1.5; } .kind { opacity: .7; }
@media (max-width: 60rem) { section { grid-template-columns: 1fr; } }
"""
_KINDS = ", ".join(kind.value for kind in FigureKind)


def page(
    document: Document,
    context: ReportContext,
    figures: Sequence[Figure],
    set_aside: Sequence[SetAside],
    lexicon: Lexicon,
) -> str:
    """One self-contained HTML page: no script, nothing loaded from anywhere."""
    view = _View(document, figures, set_aside, lexicon.for_area(context.area_code))
    title = html.escape(document.title or context.report_id)
    body = "\n".join(view.sections())
    return (
        '<!doctype html>\n<html lang="zh"><head><meta charset="utf-8">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}</title><style>{_STYLE}</style></head><body>\n<h1>{title}</h1>\n"
        f"<p>{html.escape(summary(context, figures, set_aside))}</p>\n"
        f"<p>{html.escape(trust(figures))}</p>\n"
        f"<p>Marked: figures ({_KINDS}; a dashed frame is a target, a dotted one a baseline). "
        "Underlined: numerals set aside, with the reason on hover; red ones could not be classed.</p>\n"
        f"{body}\n</body></html>\n"
    )


def summary(context: ReportContext, figures: Sequence[Figure], set_aside: Sequence[SetAside]) -> str:
    """One line of counts."""
    kinds = Counter(figure.kind.value for figure in figures)
    reasons = Counter(numeral.reason for numeral in set_aside)
    return (
        f"{context.report_id}: {len(figures)} figures ({_counts(kinds)}), "
        f"{len(set_aside)} numerals set aside ({_counts(reasons)})"
    )


def trust(figures: Sequence[Figure]) -> str:
    """One line of how far the figures can be trusted by what the report alone shows, and what looking at the doubtful ones finds."""
    found = expected(figures)
    held = ", ".join(f"{count} hold {share:.0%}" for count, share in found.held_by_first)
    return (
        f"{found.mostly_right} of {found.figures} figures have a confidence above {MOSTLY_RIGHT}; "
        f"about {found.errors:.0f} are expected to be wrong"
        + (f": of these the most doubtful {held}." if held else ".")
    )


def terminal(
    document: Document,
    context: ReportContext,
    figures: Sequence[Figure],
    set_aside: Sequence[SetAside],
    lexicon: Lexicon,
) -> Iterator[str]:
    """The same for a terminal, line by line: each block with its numbers in colour, and a line for each figure below."""
    view = _View(document, figures, set_aside, lexicon.for_area(context.area_code))
    yield summary(context, figures, set_aside)
    yield trust(figures)
    for block in document.blocks:
        if block.block_no in view.figures or block.block_no in view.set_aside:
            yield ""
            yield from view.lines(block)


class _View:
    def __init__(
        self, document: Document, figures: Sequence[Figure], set_aside: Sequence[SetAside], lexicon: Lexicon
    ) -> None:
        self._document = document
        self._lexicon = lexicon
        self.figures: dict[int, list[Figure]] = {}
        self.set_aside: dict[int, list[SetAside]] = {}
        for figure in figures:
            self.figures.setdefault(figure.block_no, []).append(figure)
        for numeral in set_aside:
            self.set_aside.setdefault(numeral.block_no, []).append(numeral)

    def sections(self) -> Iterator[str]:
        """Each block beside its readings; a table is one block."""
        tables = {table.cells[0].block_no: table for table in self._document.tables if table.cells}
        in_tables = {cell.block_no for table in self._document.tables for cell in table.cells}
        by_no = {block.block_no: block for block in self._document.blocks}
        for block in self._document.blocks:
            if block.block_no in tables:
                table = tables[block.block_no]
                blocks = [by_no[cell.block_no] for cell in table.cells]
                yield self._section("table", self._table(table, by_no), blocks)
            elif block.block_no not in in_tables:
                yield self._section(block.kind.value, self._marked(block), [block])

    def _section(self, name: str, left: str, blocks: Sequence[Block]) -> str:
        readings = "".join(
            f'<li value="{figure.ordinal}">{self._reading(figure)}</li>'
            for block in blocks
            for figure in self.figures.get(block.block_no, [])
        )
        where = f"{name}-{blocks[0].block_no}"
        return f'<section id="{where}"><div class="{name}">{left}</div><ol>{readings}</ol></section>'

    def _table(self, table: Table, blocks: dict[int, Block]) -> str:
        rows: dict[int, list[str]] = {}
        for cell in table.cells:
            rows.setdefault(cell.row_no, []).append(self._cell(cell, blocks[cell.block_no]))
        return "<table>" + "".join(f"<tr>{''.join(cells)}</tr>" for _, cells in sorted(rows.items())) + "</table>"

    def _cell(self, cell: Cell, block: Block) -> str:
        tag = "th" if cell.is_header else "td"
        return f'<{tag} rowspan="{cell.row_span}" colspan="{cell.column_span}">{self._marked(block)}</{tag}>'

    def _marked(self, block: Block) -> str:
        parts: list[str] = []
        at = 0
        for start, end, item in self._spans(block):
            parts.append(html.escape(block.text[at:start]))
            words = html.escape(block.text[start:end])
            if isinstance(item, Figure):
                parts.append(
                    f'<mark class="{item.kind.value} {item.scenario.value}">{words}<sub>{item.ordinal}</sub></mark>'
                )
            else:
                reason = html.escape(item.reason)
                parts.append(f'<s class="{reason}" title="{reason}">{words}</s>')
            at = end
        parts.append(html.escape(block.text[at:]))
        return "".join(parts)

    def _spans(self, block: Block) -> list[tuple[int, int, Figure | SetAside]]:
        """The numerals of a block in the order of the text, none of which overlaps another."""
        items: list[Figure | SetAside] = [
            *self.figures.get(block.block_no, []),
            *self.set_aside.get(block.block_no, []),
        ]
        spans: list[tuple[int, int, Figure | SetAside]] = []
        for item in sorted(items, key=lambda each: each.char_start):
            if not spans or item.char_start >= spans[-1][1]:
                spans.append((item.char_start, item.char_end, item))
        return spans

    def _reading(self, figure: Figure) -> str:
        words, rest = self._words(figure)
        return f'<b>{html.escape(figure.printed_indicator)}</b> {html.escape(words)} <span class="kind">{html.escape(rest)}</span>'

    def _words(self, figure: Figure) -> tuple[str, str]:
        """A figure in words: its value, and everything else that was read."""
        value = figure.printed_value or "no number"
        if figure.printed_value_high:
            value += f" to {figure.printed_value_high}"
        if figure.sign < 0:
            value = f"-{value}"
        zone = self._lexicon.zones.short_name(figure.zone_id)
        industry = self._lexicon.industries.short_name(figure.industry_id)
        rest = [
            figure.kind.value,
            f"{figure.year}{'' if figure.period == 'A' else ' ' + figure.period}",
            figure.scenario.value,
            "stock" if figure.is_stock else "",
            figure.comparator,
            f"of {figure.whole_of}" if figure.whole_of else "",
            "" if figure.status == "A" else f"status {figure.status}",
            zone,
            industry,
            f"rule {figure.rule}",
            f"confidence {figure.confidence}",
            *figure.doubts,
        ]
        return f"{value} {figure.printed_unit}".rstrip(), " · ".join(word for word in rest if word)

    def lines(self, block: Block) -> Iterator[str]:
        """A block with its numbers in colour, and a line for each of its figures."""
        parts: list[str] = []
        at = 0
        for start, end, item in self._spans(block):
            parts.append(_safe(block.text[at:start]))
            colour = "32" if isinstance(item, Figure) else "31" if item.reason == "unclassed" else "90"
            parts.append(f"\x1b[{colour}m{_safe(block.text[start:end])}\x1b[0m")
            at = end
        parts.append(_safe(block.text[at:]))
        yield "".join(parts)
        for figure in self.figures.get(block.block_no, []):
            words, rest = self._words(figure)
            yield f"  {figure.ordinal:>5}  {_safe(figure.printed_indicator)} = {words}  ({_safe(rest)})"
        for numeral in self.set_aside.get(block.block_no, []):
            if numeral.reason == "unclassed":
                yield f"         ? {_safe(numeral.printed_text)}: not classed"


def _safe(text: str) -> str:
    return "".join(char if char.isprintable() else " " for char in text)


def _counts(counter: Counter[str]) -> str:
    return ", ".join(f"{name} {count}" for name, count in counter.most_common()) or "none"
