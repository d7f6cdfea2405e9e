"""Numbers with their units in a tight text, and which of them are no statistic.

Here belong the one compiled pass over a text, printed numbers as decimal literals, units and comparators beside them, and
the marks of dates, addresses, names, ordinals and laws. Not here: what a number measures (``sources.figures.prose``,
``sources.figures.tables.cells``).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass

from sources.documents.characters import breaks_number, reversed_spans
from sources.figures.reasons import BARE, LATIN, PENDING, WITH_UNIT, Beside
from sources.figures.rule import chosen
from sources.figures.words import Words, classed, listed, section
from sources.lexicon import Unit

RANK_UNIT = "名次"
UNCLASSED = "unclassed"
OUT_OF_RANGE = "out_of_range"
_DIGITS = "零〇一二三四五六七八九"
_HAN_VALUE = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "俩": 2}
_HAN_SCALE = {"十": 10, "百": 100, "千": 1000}
_HAN = "零〇一二三四五六七八九两十百千"

_NUMERAL = re.compile(
    # 2024.1.17 and 2024-01-17 are one date, not three numbers
    r"(?P<date>(?<![\d.])[12]\d{3}(?P<dash>[./-])\d{1,2}(?P=dash)\d{1,2}(?![\d.]))"
    r"|(?P<low>\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"(?:(?P<lowunit>[%‰]?)(?:[-–—~～]|至(?=\d))(?P<high>\d+(?:\.\d+)?))?"
    rf"|(?P<per>百分之|千分之)(?P<part>[{_HAN}]+(?:点[{_DIGITS}]+)?)"
    rf"|(?P<ordinal>第[{_HAN}]+)"
    # never from the middle of a run: each run is tried once
    rf"|(?<![{_HAN}])(?P<han>[{_HAN}]++(?:点[{_DIGITS}]+)?)(?P<scale>[万亿]*)(?P<more>[余多]?)(?=[^{_HAN}万亿余多点、，。,；\s])",
    re.ASCII,
)
_QUOTED = re.compile(r'[“"「][^”"」。]{0,40}[”"」]|《[^》。]{0,80}》|〔[^〕]{0,12}〕|‘[^’。]{0,40}’')
# a dash right before a number is a minus sign unless it stands between two numbers or Latin words
_MINUS = re.compile(r"(?:^|[^0-9A-Za-z%‰)-])-$|^-$")
# a number longer than this is a code, not a quantity
_LONGEST = 18
_WHOLE_DIGITS = 14
_DECIMALS = 6

_FOLLOWED = classed("numerals", "followed_by")
_PRECEDED = classed("numerals", "preceded_by")
_AFTER = classed("numerals", "after")
_BETWEEN = classed("numerals", "between")
_BEFORE = classed("numerals", "before")
_RANKED = section("numerals", "rank")
_RANK_BEFORE = re.compile("|".join(_RANKED["before"]))
_RANK_AFTER = Words.of(_RANKED["after"])
_PER = listed("numerals", "per")


@dataclass(slots=True)
class Numeral:
    """One number of a text.

    ``start`` and ``end`` are offsets in the tight text and take in the unit and what follows it (左右, 以上). ``value`` and ``high``
    are decimal literals without sign. ``reason`` is empty for a number that may be a statistic, else why it is none.
    ``start`` is that of the minus sign where one is printed.
    """

    start: int
    end: int
    value: str
    high: str | None = None
    unit: str = ""
    quantity: str = ""
    comparator: str = ""
    negative: bool = False
    reason: str = ""
    is_rank: bool = False
    rule: str = ""  # of reasons, where one of them spoke


class Scanner:
    """The one pass that finds numbers, for one set of units."""

    def __init__(self, units: Mapping[str, Unit]) -> None:
        self._units = Words({symbol: unit.quantity_kind for symbol, unit in units.items() if symbol})

    def scan(self, text: str) -> list[Numeral]:
        """All the numerals of a tight text, in order."""
        found: list[Numeral] = []
        quotes: list[tuple[int, int]] | None = None
        starts: list[int] = []
        at = 0
        while match := _NUMERAL.search(text, at):
            if match["ordinal"]:
                numeral = self._ordinal(text, match)
            elif match["date"]:
                numeral = Numeral(match.start(), match.end(), match["date"], reason="date")
            elif match["per"]:
                unit = "%" if match["per"] == "百分之" else "‰"
                numeral = self._finish(text, match.start(), match.end(), han_literal(match["part"]), None, unit)
            elif match["han"]:
                spelled = self._spelled(text, match)
                if spelled is None:
                    at = match.end()
                    continue
                numeral = spelled
            else:
                numeral = self._arabic(text, match, found[-1] if found else None)
            if not numeral.reason and breaks_number(text, match.start(), _end_of_digits(match)):
                numeral.reason = UNCLASSED
            if not numeral.is_rank and (not numeral.reason or numeral.quantity == "time"):
                if quotes is None:
                    quotes = [span.span() for span in _QUOTED.finditer(text)]
                    starts = [start for start, _ in quotes]
                index = bisect_right(starts, numeral.start) - 1
                if index >= 0 and numeral.start < quotes[index][1]:
                    numeral.reason = "name"
            found.append(numeral)
            at = max(numeral.end, match.start() + 1)
        _spread(text, found)
        for start, end in reversed_spans(text):
            for numeral in found:
                if not numeral.reason and start <= numeral.end and numeral.start < end:
                    numeral.reason = UNCLASSED
        return found

    def _arabic(self, text: str, match: re.Match[str], last: Numeral | None) -> Numeral:
        start = match.start("low")
        low = match["low"]
        high = match["high"]
        end = match.end()
        before = text[start - 1] if start else ""
        after = text[end] if end < len(text) else ""
        if high and after == "年" and len(high) <= 4:
            return Numeral(start, end + 1, low, reason="date")
        if (
            high
            and len(low) == 4
            and len(high) == 4
            and low[:2] in {"19", "20"}
            and not self._units.starting(text, end)
        ):
            return Numeral(start, end, low, reason="date")
        if len(low) > _LONGEST or (high and len(high) > _LONGEST):
            return Numeral(start, end, low[:_LONGEST], reason="name")
        if before and (LATIN.match(before) or before in "+#×*~"):
            return Numeral(start, end, low, reason="name")
        if before == ":" and low == "1" and after != ":" and _single_ratio(text, last, start):
            return Numeral(start, end, low, reason="name")
        if before == "/" and last is not None and last.end == start - 1:
            last.reason = last.reason or "name"
            return Numeral(start, end, low, reason="name")
        preceded = _PRECEDED.ending(text, start)
        if preceded and not (preceded == "第" and _RANK_AFTER.starting(text, end)):
            return Numeral(start, end, low, reason=_PRECEDED.meaning[preceded])
        if preceded:
            return Numeral(start - 1, end + 1, low, unit=RANK_UNIT, is_rank=True)
        followed = _FOLLOWED.starting(text, end)
        unit = self._units.starting(text, end)
        if followed and len(followed) >= len(unit):
            return Numeral(start, end + len(followed), low, reason=_FOLLOWED.meaning[followed])
        return self._finish(text, start, end, low.replace(",", ""), high, "")

    def _finish(self, text: str, start: int, end: int, low: str, high: str | None, unit: str) -> Numeral:
        """A number with the unit, the comparators and the sign that stand beside it."""
        comparator = ""
        if not unit:
            between = _BETWEEN.starting(text, end)
            unit = self._units.starting(text, end + len(between))
            if between and unit:
                comparator = "gt"
                end += len(between)
            elif unit in {"万", "亿"}:
                more = _BETWEEN.starting(text, end + len(unit))
                counter = self._units.starting(text, end + len(unit) + len(more)) if more else ""
                if counter:
                    comparator = "gt"
                    end += len(more)
                    unit += counter
            end += len(unit)
            unit, end = self._compound(text, unit, end)
        quantity = self._units.meaning.get(unit, "count" if unit else "")
        after = _AFTER.starting(text, end)
        if after:
            comparator = comparator or _AFTER.meaning[after]
            if unit or after not in {"多", "余"}:
                end += len(after)
        negative = bool(_MINUS.search(text, max(0, start - 2), start))
        before = _BEFORE.ending(text, start)
        if before:
            comparator = _BEFORE.meaning[before] if not after else comparator
        numeral = Numeral(start - negative, end, low, high, unit, quantity, comparator, negative)
        beside = Beside(text, numeral.start, end, low, unit, quantity, after, text[end : end + 1])
        if found := chosen(WITH_UNIT if unit else BARE, beside):
            numeral.rule, numeral.reason = found
        return numeral

    def _compound(self, text: str, unit: str, end: int) -> tuple[str, int]:
        """A unit that goes on: 吨 + /日, 个 + (次)."""
        mark = text[end : end + 1]
        if unit and mark == "/":
            below = max(self._units.starting(text, end + 1), _PER.starting(text, end + 1), key=len)
            if below:
                return f"{unit}/{below}", end + 1 + len(below)
        if unit and mark == "(":
            other = self._units.starting(text, end + 1)
            if other and text[end + 1 + len(other) : end + 2 + len(other)] == ")":
                return f"{unit}({other})", end + 2 + len(other)
        return unit, end

    def _ordinal(self, text: str, match: re.Match[str]) -> Numeral:
        start, end = match.span()
        named = _RANK_AFTER.starting(text, end)
        clause = text[max(0, start - 14) : start]
        following = text[end + len(named) : end + len(named) + 1]
        closed = not following or not (following.isalnum() and ord(following) > 0x2E80)
        if (named and closed) or (not named and closed and _RANK_BEFORE.search(clause)):
            return Numeral(start, end + len(named), han_literal(match["ordinal"][1:]), unit=RANK_UNIT, is_rank=True)
        return Numeral(start, end, han_literal(match["ordinal"][1:]), reason="ordinal")

    def _spelled(self, text: str, match: re.Match[str]) -> Numeral | None:
        """A number in Chinese numerals with a unit; None where the characters are part of a word."""
        start, end = match.span("han")
        scaled = bool(match["scale"])
        more = match["more"]
        unit = self._units.starting(text, match.end())
        if unit and more:
            end = match.end()
        whole = match["scale"] + unit if unit else ""
        if not unit:
            unit = whole = self._units.starting(text, end) if scaled else ""
        if not whole:
            return None
        kind = self._units.meaning.get(unit, "count")
        literal = han_literal(match["han"])
        amount = kind != "number" and (
            scaled or unit in {"番", "倍", "成"} or (kind in {"money", "difference"} and len(match["han"]) > 1)
        )
        end = match.end() + len(unit) if unit != whole or not scaled else end + len(whole)
        numeral = Numeral(start, end, literal, unit=whole, quantity=kind, comparator="gt" if more else "")
        if amount and text[max(0, start - 1) : start] == "个":
            numeral.reason = "other"  # 两个百亿元台阶
        if not amount:
            numeral.reason = "date" if kind in {"time", "age"} else "other"
        return numeral


def _end_of_digits(match: re.Match[str]) -> int:
    """Where the digits of a number end: before 万 and 余, which the pattern takes in."""
    return match.end("han") if match["han"] else match.end()


def fits(literal: str | None) -> bool:
    """Whether a decimal literal is one that the warehouse holds and computes with exactly: at most 14 digits before the point, 6
    after it, 18 in all. No statistic has more; the national product in yuan has 15, and nobody prints it so."""
    if not literal:
        return True
    whole, _, fraction = literal.partition(".")
    whole = whole.lstrip("0")
    return len(whole) <= _WHOLE_DIGITS and len(fraction) <= _DECIMALS and len(whole) + len(fraction) <= _LONGEST


def _single_ratio(text: str, last: Numeral | None, start: int) -> bool:
    """Whether the number before 1 in 1.86:1 is the only other one of its ratio."""
    return last is not None and last.end == start - 1 and text[max(0, last.start - 1) : last.start] != ":"


def _spread(text: str, found: list[Numeral]) -> None:
    """In 160、180号 the first number is what the second is: a bare number takes the reason of the one it is listed with."""
    for index in range(len(found) - 1, -1, -1):
        numeral = found[index]
        following = found[index + 1] if index + 1 < len(found) else None
        if numeral.unit or numeral.reason not in {"", PENDING}:
            continue
        if following and following.start == numeral.end + 1 and text[numeral.end] in "、和及与":
            if following.reason:
                numeral.reason = following.reason
            elif following.unit and not following.is_rank:
                numeral.unit, numeral.quantity, numeral.reason = following.unit, following.quantity, ""
        if numeral.reason == PENDING:
            numeral.reason = "name"


def han_literal(printed: str) -> str:
    """A Chinese numeral as a decimal literal: 九十八点三 is ``98.3``, 一百二十 is ``120``, 二〇三五 is ``2035``."""
    whole, _, fraction = printed.partition("点")
    if not any(char in _HAN_SCALE for char in whole):
        digits = "".join(str(_HAN_VALUE[char]) for char in whole)
        value = digits.lstrip("0") or "0"
    else:
        total, current = 0, 0
        for char in whole:
            if char in _HAN_SCALE:
                total += (current or 1) * _HAN_SCALE[char]
                current = 0
            else:
                current = _HAN_VALUE[char]
        value = str(total + current)
    return f"{value}.{''.join(str(_HAN_VALUE[char]) for char in fraction)}" if fraction else value
