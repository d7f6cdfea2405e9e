"""A text without what a printer put between its characters: blanks, line breaks, marks of footnotes and pages.

Here belongs taking those out and finding the way back to the stored text. Every rule of the reader works on the tight text;
every offset it hands out is one of the stored text. Not here: joining the lines of a paragraph (``sources.documents.layout``).
"""

from __future__ import annotations

import re
from bisect import bisect_right

from sources.cues import any_of
from sources.documents.characters import CJK, DIGITS, RAISED
from sources.documents.cues import cues

# the private-use characters are what word processors' bullets become in extracted text
BULLETS = "●■•◆▪○□➢★☆※◇▲►▶❖◎\uf06c\uf06e\uf0b7\uf0a7\uf0d8\uf075\uf06d"
# one character for one, so that offsets stay
_WIDE = DIGITS | str.maketrans("％℅﹪．٫٬（）：∶︰﹕；＋－﹣−―／［］＃\u3000", "%%%..,()::::;+---—/[]# ")
_FOLDED = {chr(wide): chr(narrow) if isinstance(narrow, int) else narrow for wide, narrow in _WIDE.items()}
# a class that names characters beyond the first plane one by one would try them one after the other, at every place
_FIRST_PLANE = re.escape("".join(wide for wide in _FOLDED if ord(wide) <= 0xFFFF))
_NEEDS_FOLDING = re.compile(f"[{_FIRST_PLANE}\U00010000-\U0010ffff]")
_BLANKS = re.compile(r"\s+")
# what any of it starts with: a set is found fast that names its characters one by one
_BLANK = "".join(filter(str.isspace, map(chr, range(0x3001))))
_MAY_BE_NOISE = re.compile(rf"[\[【{_BLANK}—–*＊{RAISED}]")
# blanks (not those that keep two numbers or Latin words apart), footnote marks such as [2] and numbers of pages such as — 8 —
_NOISE = re.compile(
    rf"[\[【]{any_of(cues('lines')['note']['words'])}?\d{{1,2}}[\]】]"
    # a footnote that was copied to where its mark stands: 全市[全市为市本级与各区之和。]一般公共预算收入
    rf"|(?<=[{CJK}])\[[^\[\]\d]{{12,300}}\]"
    # a star between a number and its unit: 4.5*万人
    rf"|(?<=\d)[*＊](?=[{CJK}])"
    # the number of a page amid a word, where the pages were run together: 贡献 - 2 - 率
    rf"|(?<=[{CJK}，,、；;])[^\S\n]-[^\S\n]?\d{{1,3}}[^\S\n]?-[^\S\n](?=[{CJK}])"
    r"|(?<![^\s。；，])(?P<dash>[—–])[^\S\n]?\d{1,3}[^\S\n]?(?P=dash)(?=\s|\Z)|(?<=。)\s+\d{1,3}\s*\Z"
    # raised digits, but for those of units and powers: m², 10³
    rf"|(?<![A-Za-z{RAISED}])(?<!(?<![0-9.])10)[{RAISED}]{{1,2}}(?![{RAISED}])"
    r"|(?<=\d)[\u2009\u202f\u00a0](?=\d{3}(?!\d))"
    # the decimals of a share, whatever the width of a printed 1: 5. 1%, 4 . 5 %
    r"|(?<=[\d ]\.)[^\S\n]{1,2}(?=\d{1,2}[^\S\n]?%)|(?<=\d)[^\S\n](?=\.[^\S\n]?\d{1,2}[^\S\n]?%)"
    r"|(?<![0-9A-Za-z.%])\s+|\s+(?![0-9A-Za-z.\s-])"
)


# one number in a cell, with blanks or wide commas between its thousands, or broken at a comma or its point: 52 318, 1,↵234.5
_ONE_NUMBER = re.compile(
    r"\s*[-+]?(?:\d{1,3}(?:\s*[,，]\s*\d{3}|[^\S\n]\d{3})+(?!\d)(?:\s*\.\s*\d+)?|\d+(?:\s+\.\s*|\.\s+)\d+)\s*[^\d\s]{0,6}\s*"
)
_TWO_LINES = re.compile(r"[-+]?[\d,.]+ ?\n ?[\d,.]+%?")
_IN_SQUARE = re.compile(r"\s*\[\d{1,2}\]\s*")
_WELL_FORMED = re.compile(r"[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?%?")
# a wide comma between thousands
_WIDE_THOUSANDS = re.compile(r"(?<![\d.,，])\d{1,3}(?:，\d{3})+(?![\d，])")
# a dash before a number is its minus sign at the start of a text, and behind a word of change
_CHANGES = "".join(sorted({word[-1] for word in cues("lines")["value"]["before"]}))
_DASHED = re.compile(rf"(?:^|(?<=[{_CHANGES}(:：]))[–—](?=\d)(?!.(?:19|20)\d\d(?!\d))")


# the heading of a paragraph, some blanks before it: 粮食 全年播种面积90万亩
_RUN_IN = re.compile(
    rf"(?P<heading>(?:^|(?<=[。\n]))\s*[{CJK}、]{{2,8}}) (?=\s{{0,6}}{any_of(cues('lines')['run_in']['before'])}[{CJK}，,])"
)

_NUMERAL = "".join([*cues("numerals")["digits"], *cues("numerals")["powers"]])
# a point for a full stop, as a text without one prints it: 完成任务.2016年产量增长3%.规上工业…;
# not the one behind the number of a heading
_POINT = re.compile(rf"(?<=[{CJK}%）)”])(?<![{_NUMERAL}])\.(?=\s*(?:[{CJK}“（(—―]|(?:19|20)\d\d年|\Z))")

_MEASURED = cues("lines")["measured_heading"]
# what is measured as a heading of the paragraph, which goes on without it: （三）零售总额。完成36.5亿元
_MEASURED_HEADING = re.compile(
    rf"\s*(?:[(（]?[{_NUMERAL}\d]{{1,3}}[)）]?[、.．]?\s*|[-—–]{{1,2}}|[①-⑳])?[A-Z]{{0,4}}[{CJK}“”、（）()]{{0,16}}"
    rf"{any_of([*_MEASURED['endings'], *cues('lines')['caption']['measured']])}(?P<stop>[。.])"
    rf"(?=\s*{_MEASURED['when']}(?:{any_of(_MEASURED['verbs'])}{{1,3}}\s?\d|{_MEASURED['at_once']}))"
)


def measured_heading(text: str) -> int | None:
    """Where the stop stands behind the heading of a paragraph that says what its first number measures; None where there is none."""
    match = _MEASURED_HEADING.match(text)
    return match.start("stop") if match else None


def _folded(text: str) -> str:
    """A text with narrow characters for wide ones. It has few different ones, each of which is replaced everywhere at once."""
    for wide in set(_NEEDS_FOLDING.findall(text)):
        text = text.replace(wide, _FOLDED.get(wide, wide))
    return text


def _replaced(text: str, *, in_cell: bool) -> str:
    """A text with what its marks mean: commas between thousands, signs of negative numbers, and a colon behind a heading that only a
    blank parts from its paragraph."""
    if "，" in text:
        text = _WIDE_THOUSANDS.sub(lambda match: match[0].replace("，", ","), text)
    if "–" in text or "—" in text:
        text = _DASHED.sub("-", text)
    if in_cell:
        return text
    if "." in text and "。" not in text:
        text = _POINT.sub("。", text)
    if (stop := measured_heading(text)) is not None:
        text = f"{text[:stop]}:{text[stop + 1 :]}"
    return _RUN_IN.sub(r"\g<heading>:", text) if " " in text else text


def _is_broken(text: str) -> bool:
    """Whether a text of two lines is one number that a line break cut."""
    return bool(_TWO_LINES.fullmatch(text) and _WELL_FORMED.fullmatch("".join(text.split())))


class NormalisedText:
    """The tight form of one stored text; ``in_cell``: of a cell, which is one number wherever it can be; ``one_line``: of a cell in a
    row of one line, in which a line break can only be within a number; ``summed``: of one whose square brackets hold a number."""

    __slots__ = ("_ends", "_removed", "marks", "text")

    def __init__(self, stored: str, *, in_cell: bool = False, one_line: bool = False, summed: bool = False) -> None:
        text = _replaced(stored if stored.isascii() else _folded(stored), in_cell=in_cell)
        self._ends: list[int] = []  # offsets in the tight text at which something was taken out
        self._removed: list[int] = []  # how many characters were taken out up to there
        self.marks: list[tuple[int, int]] = []  # of footnotes and pages, in the stored text
        self.text = text
        opening = _MAY_BE_NOISE.search(text)
        if opening is None:
            return
        is_one = in_cell and bool(_ONE_NUMBER.fullmatch(text) or (one_line and "\n" in text and _is_broken(text)))
        noise = _BLANKS if is_one or (summed and _IN_SQUARE.fullmatch(text)) else _NOISE
        parts: list[str] = []
        kept, removed, last = 0, 0, 0
        while opening:
            start = opening.start()
            match = noise.match(text, start)
            if match is None:
                opening = _MAY_BE_NOISE.search(text, start + 1)
                continue
            end = match.end()
            mark = match[0].strip()
            if any(map(str.isdigit, mark)):
                self.marks.append((start + match[0].index(mark), start + match[0].index(mark) + len(mark)))
            parts.append(text[last:start])
            kept += start - last
            removed += end - start
            self._ends.append(kept)
            self._removed.append(removed)
            last = end
            opening = _MAY_BE_NOISE.search(text, end)
        if parts:
            parts.append(text[last:])
            self.text = "".join(parts)

    def stored(self, start: int, end: int) -> tuple[int, int]:
        """The offsets in the stored text of the characters between two offsets, of which there is one at least."""
        ends = self._ends
        if not ends or end <= ends[0]:
            return start, end
        first, last = bisect_right(ends, start), bisect_right(ends, end - 1)
        removed = self._removed
        return start + removed[first - 1] if first else start, end + removed[last - 1] if last else end
