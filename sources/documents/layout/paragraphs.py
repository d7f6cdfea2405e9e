"""Lines as paragraphs: joining what hard line breaks cut, taking out page numbers, the lines of one cell.

Here belongs which line goes on in the next. Not here: what a paragraph is (``headings``, ``captions``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from sources.documents.layout.captions import NOTE, UNIT_NOTE, is_caption
from sources.documents.layout.headings import HEADING_MAX, heading_level
from sources.documents.layout.lines import NUMERAL, SENTENCE_END, join_all, join_lines
from sources.documents.layout_elements import Element, Grid, Text, tight

# the line under the title that says when and where a report was given: the next one says by whom
_OCCASION = re.compile(
    rf"^(?:[—–―-].{{6,60}}会议?上|[(（]?(?:[12]\d|二[{NUMERAL}○]).{{2}}年.{{1,2}}月.{{1,3}}日[)）]?)$"
)
_FULL_LINE = 0.9  # of the longest line
TAIL = 300  # characters; more than any heading or caption has
_PAGE_NUMBER = re.compile(r"^[-—–－·\s]*(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*[/／共]\s*\d{1,4}\s*页?)?[-—–－·\s]*$")
_PAGE_NUMBER_SURE = re.compile(r"^(?:[-—–－·]+\s*\d{1,4}\s*[-—–－·]+|第\s*\d{1,4}\s*页.*|\d{1,4}\s*/\s*\d{1,4})$")


def is_page_number(text: str) -> bool:
    """Whether a line has the form of a page number: a number alone, between dashes, or as 第 3 页."""
    return bool(_PAGE_NUMBER.match(text.strip()))


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
        or bool(NOTE.match(compact))
        or bool(UNIT_NOTE.match(compact))
        or compact.startswith(("各位代表", "——", "●", "■", "•", "◆", "\uf06c", "\uf0b7", "\uf06e"))
    )


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
            tail = join_lines(tail, element.text)[-TAIL:]
            lines.append(element.text)
            continue
        if isinstance(before, Text) and len(lines) > 1:
            joined[-1] = replace(before, text=join_all(lines))
        joined.append(element)
        lines, tail = ([element.text], element.text[-TAIL:]) if isinstance(element, Text) else ([], "")
    if joined and isinstance(last := joined[-1], Text) and len(lines) > 1:
        joined[-1] = replace(last, text=join_all(lines))
    return joined


def _fills(line: str, wrap: int) -> bool:
    return len(tight(line)) >= max(_FULL_LINE * wrap, 16)


def _is_apart(before: Text, element: Text) -> bool:
    marked = before.level or element.level or before.is_title or element.is_title
    known = before.is_caption or element.is_caption or element.goes_on is not None
    return bool(marked or known) or is_caption(before.text) or _starts_afresh(element.text)


def _goes_on(before: Text, tail: str, element: Text, wrap: int) -> bool:
    if before.level or element.level or before.is_title or element.is_title or before.is_caption or element.is_caption:
        return False
    if element.goes_on is not None:
        return element.goes_on and not (_starts_afresh(element.text) and SENTENCE_END.search(tail.strip()))
    if _starts_afresh(element.text) or _OCCASION.match(tight(element.text[:TAIL])):
        return False
    text = tail.strip()
    if SENTENCE_END.search(text) or is_caption(text) or _OCCASION.match(tight(text)):
        return False
    if heading_level(text) and len(tight(text)) <= HEADING_MAX and not re.search(r"[，,。]", text):
        return False
    # a short line that ends no sentence is a title, an issuer or a list item, unless it was wrapped in mid-sentence
    return len(tight(text)) >= min(24, max(8, wrap * 2 // 3)) or bool(re.search(r"[，,、（(“\"《\d%]$", text))


def join_cell_lines(lines: Sequence[str]) -> str:
    """The lines of one cell as its text: wrapped lines joined, items and stacked values kept on lines of their own."""
    parts: list[str] = []
    tail = ""  # the end of the text so far: joining as we go would copy a long text for each line
    for line in (stripped for each in lines if (stripped := each.strip())):
        stacked = bool(re.search(r"[\d%％]$", tail)) and bool(re.match(r"[-－+]?\d", line))
        if tail and (stacked or SENTENCE_END.search(tail) or _starts_afresh(line)):
            parts.append(f"\n{line}")
        else:
            parts.append(join_lines(tail, line)[len(tail) :])
        tail = (tail + parts[-1])[-TAIL:]
    return "".join(parts)
