"""Lines as paragraphs: joining what hard line breaks cut, taking out page numbers, the lines of one cell.

Here belongs which line goes on in the next. Not here: what a paragraph is (``headings``, ``captions``).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from sources.cues import any_of
from sources.documents.characters import CJK
from sources.documents.cues import cues
from sources.documents.layout.captions import NOTE, is_appended, is_caption, is_unit_note, names_table, picture_lines
from sources.documents.layout.headings import HEADING_MARK, HEADING_MAX, heading_level
from sources.documents.layout.lines import NUMERAL, SENTENCE_END, join_all, join_lines
from sources.documents.layout_elements import Element, Grid, GridCell, Text, tight

_DAY = rf"(?:[12]\d|二[{NUMERAL}○]).{{2}}年.{{1,2}}月.{{1,3}}日"
# the line under the title that says when and where a report was given: the next one says by whom
_OCCASION = re.compile(
    rf"^(?:[—–―-].{{6,60}}{any_of(cues('lines')['occasion']['endings'])}|{_DAY}|[(（]{_DAY}(?:[^()（）]{{4,50}})?[)）])$"
)
_ITEM = re.compile(rf"{any_of(cues('lines')['salutation']['words'])}|——|[●■•◆\uf06c\uf0b7\uf06e]")
_FRESH = re.compile("|".join(each.pattern for each in (HEADING_MARK, NOTE, _ITEM)))
_COMMA_OR_STOP = re.compile(r"[，,。]")
_UNFINISHED = re.compile(r"[，,、（(“\"《\d%]$")
_ENDS_IN_NUMBER, _BEGINS_WITH_NUMBER = re.compile(r"[\d%％]$"), re.compile(r"[-－+]?\d")
_ENDS_IN_YEAR = re.compile(rf"{any_of(cues('lines')['title']['endings'])}(?:19|20)\d\d$")
# a title that is whole, and a line below one: the body that issued it, or the beginning of when and where it was given
_ENDS_TITLE = re.compile(rf"^[^，,。；]+{any_of(cues('lines')['title']['endings'])}(?:\[\d{{1,2}}\])?$")
_BELOW_TITLE = re.compile(rf"[(（—–―-]{{0,3}}{_DAY}|[{CJK}]{{2,22}}{any_of(cues('lines')['title']['below'])}$")
_SENTENCE_WITHIN = "。"
_BRACKETS = "()（）"
_GOES_ON = re.compile(r"[，,、（(“《]$|\d[.．]$")
_CHANGE = re.compile(any_of(cues("lines")["goes_on"]["changes"]))
_BEGINS = re.compile(any_of(cues("lines")["begins"]["words"]))
_FULL_LINE = 0.9  # of the longest line
_NEARLY_FULL = 0.8  # the same of lines whose characters are not all as wide
_APART_SHARE = 0.8  # of the lines so many stand behind an empty one where these part paragraphs
_SHORTEST_CUT, _FEWEST_CUT, _OPEN_SHARE = 12, 10, 0.6
_WIDEST_WRAP = 100  # characters; a line that is longer was cut by nobody
_RUNNING = 2  # times a line stands beside the number of a page that pages repeat
_SHORTEST_RUNNING = 8  # characters; what is shorter may be the header of a table that goes on
_LONG_LINE = 24  # characters; a line that is shorter may be a title, an issuer or an item of a list
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
    """Whether a line has the form of a heading, a note, an item of a list or a caption, or says that something is appended: none
    goes on the line above."""
    return bool(_FRESH.match(tight(text[:24]))) or is_caption(text) or is_unit_note(text) or is_appended(text)


def join_paragraphs(elements: Iterable[Element]) -> list[Element]:
    """Lines of a hard-wrapped text as paragraphs, page numbers taken out.

    A line goes on in the next one when it does not end a sentence and neither of the two is a heading, caption or note.
    """
    kept = _names_apart(_pictures_apart(_without_page_numbers(list(elements))))
    texts = [element for element in kept if isinstance(element, Text)]
    after_blank = sum(text.after_blank for text in texts)
    joining = _Joining(
        wrap=max((len(tight(text.text)) for text in texts[:400] if not text.is_title), default=0),
        spaced=10 * after_blank >= len(texts),
        apart=after_blank >= _APART_SHARE * len(texts) and not _are_full(texts),
        cut=_is_cut([len(tight(text.text)) for text in texts if text.goes_on is None]),
    )
    for element in kept:
        joining.add(element)
    joining.close()
    return joining.joined


def _is_cut(lengths: Sequence[int]) -> bool:
    """Whether lines of these lengths are a text that somebody cut into lines; not one most of which stands in lines that are longer
    than any page is wide: its paragraphs are a line each."""
    return 2 * sum(length for length in lengths if length > _WIDEST_WRAP) < sum(lengths)


def join_cut_lines(elements: Sequence[Element]) -> list[Element]:
    """The elements of a format that has paragraphs, joined where somebody pasted a page into it and each printed line became one."""
    if not _are_cut_lines(elements):
        return list(elements)
    lines = [each if isinstance(each, Grid) else replace(each, after_blank=False, goes_on=None) for each in elements]
    return join_paragraphs(lines)


def _are_cut_lines(elements: Iterable[Element]) -> bool:
    """Whether the paragraphs of a format that has some are the lines of a page each: most are as long as the longest one, which is no
    longer than a page is wide, and end no sentence."""
    lines = [
        each for each in elements if isinstance(each, Text) and not _is_marked(each) and not heading_level(each.text)
    ]
    lines = [each for each in lines if len(tight(each.text)) >= _SHORTEST_CUT]
    open_lines = sum(SENTENCE_END.search(each.text.strip()) is None for each in lines)
    if len(lines) < _FEWEST_CUT or open_lines < _OPEN_SHARE * len(lines):
        return False
    return max(len(tight(each.text)) for each in lines) <= HEADING_MAX and _are_full(lines)


def _are_full(lines: Sequence[Text]) -> bool:
    """Whether most of some lines are about as long as the longest."""
    lengths = [len(tight(each.text)) for each in lines if not _is_marked(each)]
    return 2 * sum(length >= _NEARLY_FULL * max(lengths) for length in lengths) >= len(lengths) if lengths else False


def _without_page_numbers(elements: Sequence[Element]) -> list[Element]:
    """The elements without page numbers, the lines that every page repeats beside its number, and lines of white space."""
    numbers = {
        at
        for at, (element, following) in enumerate(zip_longest(elements, elements[1:]))
        if isinstance(element, Text) and element.text.strip() and _is_page_number(element, following)
    }
    running = _repeated_beside(elements, numbers)
    return [element for at, element in enumerate(elements) if at not in numbers and not _is_of_page(element, running)]


def _repeated_beside(elements: Sequence[Element], numbers: Set[int]) -> Set[str]:
    """The lines that stand beside the numbers of several pages."""
    beside = {at + step for at in numbers for step in (-1, 1)}
    repeated = Counter(_running(elements[at]) for at in beside if 0 <= at < len(elements))
    return {text for text, count in repeated.items() if text and count >= _RUNNING}


def _is_of_page(element: Element, running: Set[str]) -> bool:
    """Whether an element is a line of white space or one of those that pages repeat."""
    return isinstance(element, Text) and (not element.text.strip() or (bool(running) and _running(element) in running))


def _running(element: Element) -> str:
    """A line as it is compared with what other pages say beside their numbers; empty where it is none that pages repeat."""
    if isinstance(element, Grid) or element.level or element.is_title:
        return ""
    text = tight(element.text)
    may_be = (
        _SHORTEST_RUNNING <= len(text) <= HEADING_MAX
        and len(element.text.split()) <= 2
        and not SENTENCE_END.search(text)
    )
    is_of_table = is_caption(text) or is_unit_note(text) or names_table(element)
    return text if may_be and not is_of_table and not heading_level(text) else ""


def _pictures_apart(elements: Sequence[Element]) -> list[Element]:
    """The elements, of which no line goes on the caption of a picture above it."""
    result: list[Element] = []
    left = 0  # lines of the caption that are still to come, and the one after them
    for element in elements:
        if isinstance(element, Text):
            result.append(replace(element, goes_on=False) if left else element)
            left = picture_lines(element.text) or max(left - 1, 0)
        else:
            result.append(element)
            left = 0
    return result


def _names_apart(elements: Sequence[Element]) -> list[Element]:
    """The elements, of which no name of the table below goes on a sentence that ends above it, however full that line is."""
    result = list(elements)
    for at in range(1, len(elements) - 1):
        above, line, below = elements[at - 1 : at + 2]
        if isinstance(below, Text) and is_unit_note(below.text):
            below = elements[min(at + 2, len(elements) - 1)]
        if isinstance(below, Grid) and isinstance(above, Text) and isinstance(line, Text) and names_table(line):
            result[at] = replace(line, goes_on=False) if _ends_sentence(above.text.strip()) else line
    return result


def _ends_sentence(text: str) -> bool:
    """Whether a line ends a sentence, or is one in brackets."""
    return bool(SENTENCE_END.search(text)) or (text[:1] in _BRACKETS and text[-1:] in _BRACKETS)


@dataclass(slots=True)
class _Joining:
    """Elements while their lines are joined: those that are done, and the paragraph that is still open.

    ``wrap`` is how many characters the longest line has. ``spaced``: blank lines stand between paragraphs, so that a full line
    goes on even where it ends a sentence. ``apart``: they stand between nearly all lines, and part paragraphs. ``cut``: its
    paragraphs are cut into lines at all; where they are not, a line goes on in the next only where its end says so, or where it is
    longer than any title, and the next does not open as a paragraph does (全年…).
    """

    wrap: int
    spaced: bool
    apart: bool
    cut: bool
    joined: list[Element] = field(default_factory=list)
    first: Text | None = None  # line of the open paragraph
    lines: list[str] = field(default_factory=list)  # all of its lines
    tail: str = ""  # its text, or the end of a long one: joining as we go would copy a long paragraph for each line

    def add(self, element: Element) -> None:
        """Let the element go on the open paragraph, or close that and begin anew."""
        if isinstance(element, Grid):
            self.close()
            self.joined.append(element)
        elif self.first is not None and not self._ends_title(element) and self._joins(self.first, element):
            self.tail = join_lines(self.tail, element.text)[-TAIL:]
            self.lines.append(element.text)
        else:
            self.close()
            self.first, self.lines, self.tail = element, [element.text], element.text[-TAIL:]

    def close(self) -> None:
        """End the open paragraph, if there is one."""
        if self.first is not None:
            whole = replace(self.first, text=join_all(self.lines)) if len(self.lines) > 1 else self.first
            self.joined.append(whole)
            self.first = None

    def _ends_title(self, line: Text) -> bool:
        """Whether the text so far is a title, and the line below says who issued it or when it was given."""
        text = tight(self.tail)
        is_title = len(text) <= HEADING_MAX and _ENDS_TITLE.match(text) is not None
        return is_title and _BELOW_TITLE.match(tight(line.text[:TAIL])) is not None

    def _joins(self, first: Text, line: Text) -> bool:
        """Whether a line belongs to the text so far, by either of them or by how full the lines are."""
        return self._goes_on(first, line) or self._fills_up(first, line)

    def _goes_on(self, first: Text, line: Text) -> bool:
        """Whether a line goes on by what it says, or by what the format knows of it."""
        if _is_marked(first) or _is_marked(line):
            return False
        text = self.tail.strip()
        if line.goes_on is not None:
            return line.goes_on and not (_starts_afresh(line.text) and SENTENCE_END.search(text))
        if self.spaced and line.after_blank and self._stands_apart(text, line.text.strip()):
            return False
        if not self.cut and not _GOES_ON.search(text) and self._begins(text, line):
            return False
        return self._is_open(text) and not (_starts_afresh(line.text) or _OCCASION.match(tight(line.text[:TAIL])))

    def _begins(self, text: str, line: Text) -> bool:
        """Whether a line begins a paragraph, where each of a text is a line, though the one above lacks its full stop."""
        is_apart = line.after_blank and bool(_ENDS_IN_NUMBER.search(text)) and not _CHANGE.match(line.text.strip())
        return is_apart or bool(_BEGINS.match(tight(line.text[:TAIL])))

    def _stands_apart(self, text: str, below: str) -> bool:
        """Whether a text above a blank line may be a title or an issuer: it is short, no sentence, and ends before the line does.
        Where blank lines part paragraphs it may fill its line, and end in a number that is not said to have changed below."""
        compact = tight(text)
        if len(compact) > HEADING_MAX or _SENTENCE_WITHIN in compact:
            return False
        if self.apart:
            return not (_GOES_ON.search(text) or _CHANGE.match(below))
        return len(compact) < _FULL_LINE * self.wrap and not _UNFINISHED.search(text)

    def _is_open(self, text: str) -> bool:
        """Whether a text that ends at a line's end does not end there."""
        if SENTENCE_END.search(text) or is_caption(text):
            return False
        compact = tight(text)
        if _OCCASION.match(compact):
            return False
        if len(compact) <= HEADING_MAX and heading_level(text) and not _COMMA_OR_STOP.search(text):
            return False
        # a short line that ends no sentence is a title, an issuer or a list item, unless it was wrapped in mid-sentence
        if self.cut:
            is_long = len(compact) >= min(_LONG_LINE, max(8, self.wrap * 2 // 3))
        elif _ENDS_IN_YEAR.search(compact):
            return False
        else:
            is_long = len(compact) > HEADING_MAX or _SENTENCE_WITHIN in compact
        return is_long or bool(_UNFINISHED.search(text))

    def _fills_up(self, first: Text, line: Text) -> bool:
        """Whether the line above is full, and nothing stands between it and a line that has no form of its own."""
        if (
            not (self.spaced and self.cut)
            or line.after_blank
            or line.goes_on is not None
            or _is_marked(first)
            or _is_marked(line)
        ):
            return False
        above = tight(self.lines[-1])
        is_full = len(above) >= max(_FULL_LINE * self.wrap, 16) and not _OCCASION.match(above)
        return is_full and not is_caption(first.text) and not _starts_afresh(line.text)


def _is_marked(text: Text) -> bool:
    """Whether it is known that a text is a heading, the title, a caption, or none of the report's own text."""
    return bool(text.level) or text.is_title or text.is_caption or text.is_loose or text.is_furniture


def join_cell_lines(lines: Sequence[str]) -> str:
    """The lines of one cell as its text: wrapped lines joined, items and stacked values kept on lines of their own."""
    parts: list[str] = []
    tail = ""  # the end of the text so far: joining as we go would copy a long text for each line
    for line in (stripped for each in lines if (stripped := each.strip())):
        stacked = _ENDS_IN_NUMBER.search(tail) and _BEGINS_WITH_NUMBER.match(line)
        if tail and (stacked or SENTENCE_END.search(tail) or _starts_afresh(line)):
            parts.append(f"\n{line}")
        else:
            parts.append(join_lines(tail, line)[len(tail) :])
        tail = (tail + parts[-1])[-TAIL:]
    return "".join(parts)


def cell_of_lines(lines: Sequence[str], row_span: int, column_span: int, indent: int) -> GridCell:
    """A cell by the lines that it is printed in, which it keeps where they are several."""
    return GridCell(join_cell_lines(lines), row_span, column_span, indent, lines=tuple(lines) if len(lines) > 1 else ())
