"""The cells of a line: how a line is cut, and what a cell is by its looks: a value, a year, a unit, a text.

Here belong the marks between cells and the forms of single cells. Not here: which cells are a row (``rows``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from sources.cues import any_of
from sources.documents.characters import CJK
from sources.documents.cues import cues
from sources.documents.layout.captions import UNIT
from sources.documents.layout_elements import squeeze, tight

_CUES = cues("tables")
_BEFORE, _WORDLESS = any_of(_CUES["before"]["words"]), any_of(_CUES["wordless"]["endings"])
_NUMBER = r"\d{1,3}(?:[,，]\d{3})+(?:[.．]\d+)?|\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?:[.．]\d+)?|\d+(?:[.．]\d+)?"
_POWERS = any_of(_CUES["unit"]["powers"])
_AFTER = any_of(cues("lines")["value"]["after"])
_AMOUNT = rf"[≥≤<>＜＞＋±+\-−–—－]?\s?(?:{_NUMBER})(?:[%％‰]?\s?[-~～—–]\s?(?:{_NUMBER}))?\s?(?:{UNIT}|{_POWERS}+)?\s?{_AFTER}?"
_VALUE = re.compile(
    rf"(?:{_BEFORE}){{0,2}}{_AMOUNT}[*＊]?"
    rf"|{_AMOUNT}[，,、；;]\s?(?:{_BEFORE}){{1,2}}{_AMOUNT}"  # what it came to, and how that changed: 78.6亿元，增长6.2%
    rf"|(?:{_NUMBER})(?:{UNIT})[，,、；;]\s?(?:{_NUMBER})(?:{UNIT})"  # of what there are two counts: 12个、2300户
    rf"|[(（]\s?-?(?:{_NUMBER})\s?[)）]"
    rf"|[\[［〔][-+]?\d+(?:\.\d+[%％]?|[%％]|{_CUES['unit']['points']})[\]］〕]"  # for several years together; [4] is a footnote's
    rf"|\d+(?:[.．]\d+)?(?:\s?[:：∶]\s?\d+(?:[.．]\d+)?){{1,3}}"  # the parts of a ratio: 12.5:38.0:49.5
    rf"|(?=.{{2,16}}$)[{CJK}]*{_WORDLESS}(?:{_AFTER})?|(?=.{{3,16}}$)(?:{_CUES['wordless']['aimed']})(?:{_AFTER})?"
)
_OF_PAIR = rf"(?:[≥≤<>＜＞±+\-−–—－]?(?:{_NUMBER})[%％]?(?:{_AFTER})?|[\-−–—－])"
_PAIR = re.compile(rf"(?!(?:19|20)\d\d[/／](?:19|20)?\d\d?$)(?=.*\d){_OF_PAIR}[/／]{_OF_PAIR}")
_FARTHER = 2  # times as far as the letters of a word stand apart
_NARROW = frozenset([*_CUES["label"]["ordinals"], *_CUES["label"]["units"]])
_OF_LABELS = (*_CUES["label"]["words"], *_CUES["label"]["endings"])
_MARKED_LETTER = re.compile(_CUES["label"]["marked_letter"])
_UNITS_APART = frozenset(_CUES["unit"]["letters"])
_AGES = re.compile(_CUES["label"]["ages"])
_NONE = re.compile(r"[-—–－─―]{1,4}|/|…+|无")
_YEAR = re.compile(r"(?:19|20)\d\d")
_IS_UNIT = re.compile(rf"[(（]?(?:{UNIT}|{_POWERS}{{1,2}})(?:[/·]{UNIT})?[)）]?|{_CUES['unit']['index']}")
_IN_RATIO, _IN_UNIT = re.compile(_CUES["unit"]["ratios"]), re.compile(rf"(?<=\d){UNIT}$")
_IN_BRACKETS = re.compile(r"[(（][^()（）]+[)）]")
_BRACKET_LAST = re.compile(r"[(（]([^()（）]+)[)）]$")
_TEXT_AFTER = re.compile(any_of(_CUES["after"]["words"]))
_NOT_AFTER = re.compile(_CUES["after"]["not_after"])
_PARTED, _CODE = re.compile(r"\d[,，]\d{3}"), re.compile(r"\d{5,}")
_BAR = re.compile(r"[|｜│┃]")
_BETWEEN = re.compile(r"[\s]*[|｜│┃][|｜│┃\s]*")
BARS = "|｜│┃ \u3000\t"
"""Bars, and the blanks between them."""
_WIDE_GAP = re.compile(r"[ \u00a0\u2002-\u200a]{2,}|[ \u00a0\u2002-\u200a]*\u3000[ \u3000]*")
_GAP = re.compile(r"\s+")
_ENGLISH = re.compile(
    r"(?:[IVX]{1,4}[.．])?[A-Z][a-z]{2,}[A-Za-z.,'’&()/-]*|[IVX]{1,4}[.．]|[a-z]{4,}[,.]?|and|of|by|for|&"
)
_DOUBLE = re.compile(r"[\u1100-\u115f\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]")


@dataclass(frozen=True, slots=True)
class Printed:
    """One cell as printed. ``line`` is the number of its line among those of the table, ``opens`` says that it begins it.

    ``start`` and ``end`` are its place on the line, in columns of a typewriter, of which a Chinese character takes two.
    """

    text: str
    line: int
    opens: bool
    start: int
    end: int
    is_value: bool
    is_ordinal: bool = False


def is_value(text: str) -> bool:
    """Whether a cell holds a value and nothing else, or the dash that stands for none; a year is one."""
    text = squeeze(text)
    return bool(_VALUE.fullmatch(text) or _NONE.fullmatch(text) or is_pair(text)) and not _AGES.fullmatch(text)


def is_pair(text: str) -> bool:
    """Whether a cell holds two values beside each other: 9350/7."""
    return "/" in text.replace("／", "/") and _PAIR.fullmatch(tight(text)) is not None


def is_number(text: str) -> bool:
    """Whether it is a value with a digit."""
    return is_value(text) and any(character.isdigit() for character in text)


def in_ratio(text: str) -> bool:
    """Whether a value ends in a sign of per cent, or in points: 6.5%, 0.3个百分点."""
    return bool(_IN_RATIO.search(tight(text)))


def in_amount(text: str) -> bool:
    """Whether a value ends in a unit of its own, which is none of ratios: 4005.8亿元."""
    match = _IN_UNIT.search(tight(text))
    return match is not None and not in_ratio(match[0])


def is_dash(text: str) -> bool:
    """Whether a cell says that it holds nothing: the dash that stands for none."""
    return bool(_NONE.fullmatch(squeeze(text)))


def is_year(text: str) -> bool:
    """Whether a cell is a year without a word (2024): a number, or a label."""
    return bool(_YEAR.fullmatch(tight(text)))


def is_body(text: str) -> bool:
    """Whether a cell is of no header: a number that is no year."""
    return is_number(text) and not is_year(text)


def is_unit(text: str) -> bool:
    """Whether a cell is a unit."""
    return bool(_IS_UNIT.fullmatch(tight(text)))


def names_unit(text: str) -> bool:
    """Whether a text ends in a unit in brackets: 原煤（万吨）, 同比增长（%）."""
    match = _BRACKET_LAST.search(tight(text))
    return match is not None and is_unit(match[1])


def has_values(text: str) -> bool:
    """Whether two cells of a line at least are values, its blanks taken for what parts them, unless they part thousands."""
    return not is_value(text) and sum(is_value(part) for part, _, _ in at_gaps(text)) > 1


def at_bars(lines: Sequence[str]) -> list[list[str]]:
    """The cells of lines that bars part, the empty ones too. A bar at the beginning or the end of every line parts nothing."""
    stripped = [line.strip() for line in lines]
    opening = 1 if all(_BAR.match(line) for line in stripped) else None
    closing = -1 if all(_BAR.match(line[-1:]) for line in stripped) else None
    return [[cell.strip() for cell in _BAR.split(line)[opening:closing]] for line in stripped]


def between_bars(line: str) -> Iterator[tuple[str, int, int]]:
    """The texts that bars part in a line, without the empty ones, each with its bounds in the line."""
    return _parts(line, _BETWEEN)


def has_bars(line: str) -> bool:
    """Whether bars part the line."""
    return bool(_BAR.search(line))


def at_each_bar(line: str) -> list[str]:
    """The texts before each bar of a line, and the one behind the last."""
    return [text.strip() for text in _BAR.split(line)]


def begins_with_bar(line: str) -> bool:
    """Whether a bar stands before the first text of a line."""
    return bool(_BAR.match(line.lstrip()))


def alone(line: str) -> str:
    """The only text of a line that bars part: 单位：吨 | |; empty for one with more or none."""
    found = texts(line)
    return found[0] if len(found) == 1 else ""


def texts(line: str) -> list[str]:
    """The texts of a line that bars part, without the empty ones."""
    return list(filter(None, at_each_bar(line)))


def has_bar_behind(line: str) -> bool:
    """Whether a line is one cell and the bar behind it."""
    return len(_BAR.findall(line)) == 1 and bool(_BAR.search(line.rstrip()[-1:])) and bool(alone(line))


def has_wide_gap(line: str) -> bool:
    """Whether two blanks or more stand somewhere inside the line."""
    return bool(_WIDE_GAP.search(line.strip()))


def at_wide_gaps(line: str) -> Iterator[tuple[str, int, int]]:
    """The cells of a line between two blanks or more, each with its bounds in the line."""
    return _parts(line, _WIDE_GAP)


def at_gaps(line: str) -> Iterator[tuple[str, int, int]]:
    """The cells of a line between any blanks; a number that a word of a text follows (2025 年) is no cell, nor is a unit in brackets
    behind a text where no other unit stands beside it."""
    parts = list(_parts(line, _GAP))
    last: tuple[str, int, int] | None = None
    for (text, start, end), following in zip_longest(parts, parts[1:]):
        if last is not None and goes_with(last[0], text, following[0] if following else ""):
            last = (line[last[1] : end], last[1], end)
            continue
        if last is not None:
            yield last
        last = (text, start, end)
    if last is not None:
        yield last


def goes_with(last: str, text: str, following: str) -> bool:
    """Whether a text is of the cell that the one before it begins: the rest of a number with its word, or a unit in brackets, where
    the ``following`` text has none of its own. A change has no unit of an amount."""
    if last.isdigit():
        return _is_part_after(last, text)
    is_beside = _IN_BRACKETS.fullmatch(following) or (names_unit(following) and not in_ratio(text.strip("()（）")))
    is_alone = is_unit_in_brackets(text) and not is_beside
    return is_alone and not (is_value(last) or _BRACKET_LAST.search(last) or is_amiss(last, text))


def is_unit_in_brackets(text: str) -> bool:
    """Whether a text is a unit in brackets, and no more: （亿元）. What an index is measured against is a cell of its own."""
    return bool(_IN_BRACKETS.fullmatch(text)) and is_unit(text) and not any(map(str.isdigit, text))


def is_amiss(text: str, unit: str) -> bool:
    """Whether a unit in brackets is none of a text: one of amounts behind what is in per cent."""
    return in_ratio(text) and not in_ratio(unit.strip("()（）"))


def _is_part_after(number: str, text: str) -> bool:
    """Whether a number and the text behind a blank are parts of one: 2025 年, 3 个."""
    return bool(_TEXT_AFTER.match(text)) and not _NOT_AFTER.match(f"{number} {text}")


def at_widest_gaps(line: str) -> list[str]:
    """The texts of a line between two blanks or more, or between any where it has no such gap."""
    return [text for text, _, _ in (at_wide_gaps if has_wide_gap(line) else at_gaps)(line)]


def whole(line: str) -> Iterator[tuple[str, int, int]]:
    """The line as one cell."""
    text = line.strip()
    yield text, line.find(text), line.find(text) + len(text)


def _parts(line: str, gap: re.Pattern[str]) -> Iterator[tuple[str, int, int]]:
    at = len(line) - len(line.lstrip())
    end = len(line.rstrip())
    for match in gap.finditer(line, at, end):
        if match.start() > at:
            yield line[at : match.start()], at, match.start()
        at = match.end()
    if at < end:
        yield line[at:end], at, end


Cut = Callable[[str], Iterator[tuple[str, int, int]]]


def printed(lines: Sequence[str], cut: Cut) -> list[Printed]:
    """The cells of lines, in reading order; letters that stand apart (合  计) are one cell."""
    cells: list[Printed] = []
    for number, line in enumerate(lines):
        places = _places(line)
        opens, letters, apart = True, False, 0
        parts = [*_untranslated(cut(line))]
        for at, (text, start, end) in enumerate(parts):
            single = len(text) == 1 and bool(_DOUBLE.match(text))
            gap = places[start] - cells[-1].end if letters else 0
            near = not apart or gap < _FARTHER * apart  # 收  入      支  出 are two
            goes_on = letters and single and near and not _is_own(text, cells[-1].text, parts[at + 1 : at + 2])
            apart = gap if goes_on else 0
            if goes_on or (opens and _is_below(text, number, cells)):
                cells[-1] = replace(cells[-1], text=cells[-1].text + text, end=places[end])
                continue
            letters = single or _MARKED_LETTER.fullmatch(text) is not None
            cells.append(Printed(text, number, opens, places[start], places[end], is_value(text)))
            opens = False
    return _without_codes(cells)


def _is_below(text: str, number: int, cells: Sequence[Printed]) -> bool:
    """Whether a text that opens a line is the rest of a narrow cell of a header: 号 below 序."""
    return bool(cells) and cells[-1].text + text in _NARROW and cells[-1].line == number - 1


def _is_own(letter: str, before: str, following: Sequence[tuple[str, int, int]]) -> bool:
    """Whether a letter behind others that stand apart begins a cell of its own: a unit before a value (粮 食 吨 320), or the header
    over units (指 标 单 位)."""
    text = following[0][0] if following else ""
    if letter in _UNITS_APART:
        return len(before) > 1 and is_value(text)
    return before.endswith(_OF_LABELS) and letter + text in _NARROW


def _untranslated(parts: Iterator[tuple[str, int, int]]) -> Iterator[tuple[str, int, int]]:
    """The parts of a line without those that say in English what the one before says in Chinese: 食用油 Cooking Oil."""
    follows = False  # on Chinese, or on English that does
    for text, start, end in parts:
        is_word = bool(_ENGLISH.fullmatch(text))
        if not (is_word and follows):
            yield text, start, end
        follows = bool(_DOUBLE.match(text[-1:])) or text.endswith(")") or (is_word and follows)


def _without_codes(cells: list[Printed]) -> list[Printed]:
    """The cells, of which numbers are no values that are part of a text (a line ends in 2025 and the next begins with 年) or
    codes: long, and not parted at the thousands where others are."""
    parted = any(cell.is_value and _PARTED.search(cell.text) for cell in cells)
    return [
        replace(cell, is_value=False)
        if cell.is_value and ((parted and _CODE.fullmatch(cell.text)) or (is_year(cell.text) and _goes_on(following)))
        else cell
        for cell, following in zip_longest(cells, cells[1:])
    ]


def _goes_on(following: Printed | None) -> bool:
    return following is not None and following.opens and bool(_TEXT_AFTER.match(following.text))


def _places(line: str) -> list[int]:
    """The place of each character on a typewriter's line, and of the end."""
    places, at = [], 0
    for character in line:
        places.append(at)
        at += 2 if _DOUBLE.match(character) else 1
    return [*places, at]
