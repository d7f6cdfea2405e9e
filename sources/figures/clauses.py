"""Sentences, clauses and brackets of a tight text, and the words on both sides of each number.

Here belongs the cutting of text, in one pass over its punctuation; a comma inside a bracket or quotation marks cuts nothing. Not
here: what the words mean.
"""

from __future__ import annotations

import re
import string
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from sources.documents.normalised_text import BULLETS
from sources.figures.marks import TURNED
from sources.figures.naming.terms import DEALS, OF
from sources.figures.numeral import Numeral
from sources.figures.words import any_in, classed, listed, pattern, word

_SENTENCE_MARKS = "。！？!?\n"
# a bullet, but not the dot of “5•12”
_SENTENCE_END = re.compile(rf"[{_SENTENCE_MARKS}]|(?<!\d)[{BULLETS}]|[{BULLETS}](?!\d)")
_IN_RATIO = {*string.digits, "%"}
_ENDS = "，,；;:"
_COMMAS = "，,"
_ENDED = re.compile(f"[{_ENDS}{_SENTENCE_MARKS}、和]|$")
_QUOTES = {"“": "”", "《": "》", '"': '"'}  # what opens a quotation, and what closes it
_MARK = re.compile(f"[{_ENDS}(){''.join(_QUOTES)}{''.join(_QUOTES.values())}]")
# how two numbers of a list are joined: behind the first, or before the second
_JOINED = re.compile(
    f"(?!{any_in('wording', 'joining', 'in_words')})(?:{any_in('wording', 'joining', 'opening')}|[、,，])"
)
_TURNED_WHEN = re.compile(
    f"(?:{any_in('change', 'turned')}{any_in('change', 'turned', 'into')}){pattern('change', 'turned', 'when')}"
)
_TO_WHEN = re.compile(f"{pattern('change', 'turned', 'to')}{pattern('change', 'turned', 'when')}")
_ONLY_AREA = re.compile(pattern("change", "against_area"))
_AGAINST_AREA = re.compile(
    f"(?P<against>{pattern('change', 'against_area', 'against')}){pattern('change', 'against_area')}$"
)
_BESIDE = re.compile(pattern("change", "beside"))
_LEVEL_BESIDE = re.compile(pattern("change", "beside", "level"))
_FROM = re.compile(pattern("change", "turned", "from"))
_TURNED_INTO = word("change", "turned", "turned")
_JOIN_END = re.compile(f"(?:{any_in('wording', 'joining', 'closing')}|、)$")
# where a list of deeds goes on: 、完成
_NEXT_DEED = re.compile(f"、(?={any_in('verbs', 'carried')}.)")
ADJACENT = "+"
_COMES_TO = listed("wording", "joining", "comes_to")
_DIFFERENCES = listed("kinds", "difference")
_DIRECTION = classed("change", "direction")
_FOLLOWING = 30
# words further away than this say nothing about a number; it also bounds the work on text without punctuation
REACH = 90
_AMOUNT = re.compile(rf"\d(?![\d.]*{word('numerals', 'words', 'year')})")


@dataclass(slots=True)
class Item:
    """A number in its clause.

    ``left`` are the words since the number before it or the start of the clause, ``right`` those after it.
    """

    numeral: Numeral
    left: str
    right: str = ""
    joined: str = ""  # the mark that joins it to the number before: 、 or a word like 和; empty for none
    shared: bool = False  # whether left is also the right of the number before
    inside: bool = False  # whether it stands in a bracket of its own
    before: str = ""  # the words before its bracket
    follows: str = ""  # what stands after its bracket
    when: str = (
        ""  # the part of the year that its words say something came to (提高到上半年的), which they hold no more
    )


@dataclass(slots=True)
class Clause:
    """What stands between two commas. ``ends`` is the mark that ends it."""

    start: int
    end: int
    ends: str
    items: list[Item]


def sentences(text: str, numerals: list[Numeral]) -> Iterator[tuple[int, int, list[Numeral]]]:
    """The sentences that hold numbers, each with its numbers; offsets are those of the text."""
    if not numerals:
        return
    index, count = 0, len(numerals)
    start = 0
    while index < count:
        first = numerals[index]
        if text[first.start] in _SENTENCE_MARKS:  # of a chart, whose words are none of a sentence
            yield first.start, first.end, [first]
            index, start = index + 1, first.end
            continue
        end = len(text)
        at = start
        while match := _SENTENCE_END.search(text, at):
            at = match.end()
            if match.start() < first.start:
                start = at
                continue
            if match.start() >= first.end:
                end = match.start() + 1
                break
        last = index
        while last < count and numerals[last].start < end:
            last += 1
        yield start, end, numerals[index:last]
        index, start = last, end


def aside_end(text: str, at: int) -> int:
    """Where the bracket with amounts closes that a place stands in (地方收入9亿元(县本级7亿元)，增长3%); the end of the text where it
    stands in none."""
    opens = text.rfind("(", max(0, at - REACH), at)
    closes = text.find(")", at, at + REACH) if opens >= 0 and text.find(")", opens, at) < 0 else -1
    return closes if closes >= 0 and _AMOUNT.search(text, opens, closes) else len(text)


def clauses(text: str, start: int, end: int, numerals: list[Numeral]) -> list[Clause]:
    """The clauses of one sentence with its numbers that may be statistics."""
    cut = _Cut(text, start)
    figures = deque(numerals)
    at = start
    while match := _MARK.search(text, at, end):
        place, at = match.span()
        if figures and figures[0].start < place:
            cut.take(figures, place)
        if place < cut.until:
            continue  # a mark of the number before it: the comma of 1,234, the bracket of 个(次)
        mark = match[0]
        if mark in _COMMAS and cut.goes_on_dealing(place, figures):
            continue  # 分别增长12%，13%
        if mark in _ENDS and not cut.depth and not (mark == ":" and _is_ratio(text, place, end)):
            cut.end_clause(place, mark)
        else:
            at = cut.pass_over(mark, place, end)
    if figures:
        cut.take(figures, end)
    cut.end_clause(end, text[end - 1] if end > start else "")
    for clause in cut.found:
        if clause.items:
            _share_words(text, clause)
    return cut.found


class _Cut:
    """One sentence on the way: the clause that is open, and where the words of the next number start."""

    __slots__ = ("bracket", "depth", "found", "inner", "items", "kept", "segment", "start", "text", "until", "within")

    def __init__(self, text: str, start: int) -> None:
        self.text = text
        self.found: list[Clause] = []
        self.start = start  # of the open clause
        self.items: list[Item] = []  # its numbers
        self.until = start  # where the last number ends
        self.segment = start  # where the words of the next number outside brackets start
        self.kept = ""  # words before a bracket with numbers, which go on after it
        self.depth = 0  # of brackets
        self.bracket = start  # where the open bracket starts
        self.inner = start  # where the words of the next number in it start
        self.within: list[Item] = []  # the numbers of the last bracket

    def take(self, figures: deque[Numeral], until: int) -> None:
        """The numbers before a place go to the open clause."""
        text = self.text
        while figures and figures[0].start < until:
            numeral = figures.popleft()
            if self.depth:
                self._add_inner(numeral)
            else:
                start, segment = numeral.start, self.segment
                left = text[segment if segment > start - REACH else start - REACH : start]
                self.items.append(Item(numeral, self.kept + left))
                self.kept = ""
                self.segment = numeral.end
            self.until = numeral.end

    def _add_inner(self, numeral: Numeral) -> None:
        if not self.within:
            self.kept = (self.kept + self._words(self.segment, self.bracket))[-REACH:]
        item = Item(numeral, self._words(self.inner, numeral.start), inside=True, before=self.kept)
        self.within.append(item)
        self.items.append(item)
        self.inner = self.segment = numeral.end

    def _words(self, first: int, last: int) -> str:
        return self.text[max(first, last - REACH) : last]

    def pass_over(self, mark: str, place: int, end: int) -> int:
        """A mark that ends no clause: of a bracket, a quotation, a ratio, or within a bracket. Where the next one is looked for."""
        if mark in _QUOTES:
            return _after_quotation(self.text, mark, place + 1, end)
        if mark == "(":
            self.open_bracket(place)
        elif mark == ")":
            self.close_bracket(place)
        elif self.depth and not _is_ratio(self.text, place, end):
            self.inner = place + 1
        return place + 1

    def goes_on_dealing(self, place: int, figures: deque[Numeral]) -> bool:
        """Whether a comma only parts two numbers of a list that is dealt out, where another mark is meant: 分别增长12%，13%."""
        last = self.items[-1].numeral if self.items and not self.depth else None
        following = figures[0] if figures else None
        if last is None or following is None or last.end != place or following.start != place + 1:
            return False
        alike = last.unit == following.unit != "" and last.quantity != "count"
        dealt = alike and DEALS.search(self.text, self.start, place) is not None
        return dealt and _ENDED.match(self.text, following.end) is not None

    def open_bracket(self, place: int) -> None:
        self.depth += 1
        if self.depth == 1:
            self.bracket, self.inner = place, place + 1
            self.within = []

    def close_bracket(self, place: int) -> None:
        if self.depth == 1 and self.within:
            self.segment = place + 1
            for item in self.within:
                item.follows = self.text[place + 1 : place + 1 + _FOLLOWING]
            for item, following in pairwise(self.within):
                if "、" in following.left and not _JOINED.match(following.left):
                    _between(item, following)
            last = self.within[-1]
            last.right = self._words(last.numeral.end, place)
        self.depth = max(0, self.depth - 1)

    def end_clause(self, place: int, mark: str) -> None:
        """The open clause ends at a mark, behind which the next one starts."""
        self.found.append(Clause(self.start, place, mark, self.items))
        self.items = []
        self.start = self.segment = place + 1
        self.kept = ""


def _after_quotation(text: str, mark: str, at: int, end: int) -> int:
    """Where a quotation that a mark opens has ended; right behind the mark where nothing near closes it."""
    stop = text.find(_QUOTES[mark], at, min(end, at + REACH))
    if stop < 0:
        return at
    other = text.find("”", at, stop)
    return (stop if other < 0 or mark == "《" else other) + 1


def _is_ratio(text: str, place: int, end: int) -> bool:
    return text[place] == ":" and place + 1 < end and text[place + 1].isdigit() and text[place - 1] in _IN_RATIO


def _share_words(text: str, clause: Clause) -> None:
    """Deals the words between the numbers of a clause, and those behind the last one."""
    if len(clause.items) == 1 and not clause.items[0].inside:
        clause.items[0].right = _tail(text, clause, clause.items[0])
        return
    outer = [item for item in clause.items if not item.inside]
    for item, following in pairwise(outer):
        _between(item, following)
    for at in range(len(outer) - 1):
        _share_comparison(outer[at], outer[at + 1 :])
    for item, following in reversed([*pairwise(outer)]):
        _share_unit(item, following)
    if outer:
        outer[-1].right = _tail(text, clause, outer[-1])
    for item in clause.items:
        if item.inside and (match := _JOINED.match(item.left)):
            item.joined, item.left = match[0], item.left[match.end() :]


def _share_comparison(item: Item, following: Sequence[Item]) -> None:
    """Says of all of several differences what they are differences to, and by how many points: 高于全国0.7、全省2.3个百分点."""
    match = _AGAINST_AREA.search(item.left)
    others = [*takewhile(lambda each: each.joined and _ONLY_AREA.fullmatch(each.left), following)] if match else []
    unit = others[-1].numeral.unit if others else ""
    if not match or unit not in _DIFFERENCES or any(each.numeral.unit not in {"", unit[:1], unit} for each in others):
        return
    if item.numeral.unit not in {"", unit[:1], unit}:
        return
    for each in (item, *others):
        each.numeral.unit = unit
    for each in others:
        each.left = match["against"] + each.left


def _share_unit(item: Item, following: Item) -> None:
    """Gives a number of a list the unit that is printed whole behind the last: 0.8个、1.9个百分点; 下降0.8个、提高1.9个百分点."""
    unit, between = following.numeral.unit, following.left
    alike = not between or between in _DIRECTION
    if following.joined and alike and unit in _DIFFERENCES and item.numeral.unit == unit[:1]:
        item.numeral.unit = unit


def _between(item: Item, following: Item) -> None:
    """Deals the words between two numbers to the one before and the one after."""
    words = following.left = _come_to_when(item, following)
    if _is_level_beside(item, following):
        # 高于全省5.2%的平均水平0.8个百分点 says the same as 高于全省平均水平(5.2%)0.8个百分点
        item.inside, item.before, item.left = True, item.left, ""
        following.left = item.before + words.removeprefix(OF)
    elif not words:
        if following.numeral.start == item.numeral.end:
            following.joined = ADJACENT
    elif (match := TURNED.search(words)) and not _JOINED.match(words):
        item.right, following.left, following.shared = words[: match.start()], words[match.start() :], True
    elif words in _COMES_TO:
        following.joined, following.left = "、", words  # 企业新增50家达127家
    elif match := _JOINED.match(words):
        following.joined, following.left = match[0], words[match.end() :]
    elif match := _JOIN_END.search(words):
        following.joined, following.left, item.right = match[0], "", words[: match.start()]
    elif match := _NEXT_DEED.search(words):
        # 5条路雨污分流改造、完成长河路、西岭路2个积水点改造
        item.right, following.joined, following.left = words[: match.start()], "、", words[match.end() :]
    elif (mark := _last_mark(words)) >= 0:
        item.right, following.joined, following.left = words[:mark], words[mark], words[mark + 1 :]
    else:
        item.right, following.shared = words, True


def _last_mark(words: str) -> int:
    """Where the last mark of a list stands in words, but for those of brackets: 20个县(市、区)支出; -1 where none does."""
    closes = words.rfind(")")
    mark = words.rfind("、")
    while 0 <= mark < closes and words.count("(", 0, mark) > words.count(")", 0, mark):
        mark = words.rfind("、", 0, mark)
    return mark


def _is_level_beside(item: Item, following: Item) -> bool:
    """Whether a number is what the next one, in points, is a difference to: 高于全省5.2%的平均水平0.8个百分点."""
    if following.numeral.unit not in _DIFFERENCES or item.inside or not _LEVEL_BESIDE.fullmatch(following.left):
        return False
    return _BESIDE.search(item.left) is not None


def _come_to_when(item: Item, following: Item) -> str:
    """The words between two numbers of which the second says what the first has come to, and when, without the time: 转为 of 到全年
    behind 从上半年下降2%; those of any others as they are."""
    words = following.left
    if match := _TURNED_WHEN.search(words):
        following.when = match["when"]
        return words[: match.start("when")] + words[match.end() :]
    if (match := _TO_WHEN.match(words)) and (item.when or _FROM.search(item.left)):
        following.when = match["when"]
        return _TURNED_INTO + words[match.end() :]
    return words


def _tail(text: str, clause: Clause, last: Item) -> str:
    """The words behind the last number outside brackets, around a bracket with numbers that follows it."""
    after = max(last.numeral.end, clause.items[-1].numeral.end)
    tail = text[after : min(clause.end, after + REACH)]
    if clause.items[-1].inside:
        tail = clause.items[-1].before + tail.partition(")")[2]  # 39个新开工项目(已开工8个)
    return tail.rstrip(_SENTENCE_MARKS)
