"""Numbers with their units in a tight text, and bounds, ranges and ratios that they are part of.

Here belong the one compiled pass over a text, and units and comparators beside a number. Not here: numbers in Chinese characters as
decimal literals (``han_numerals``), what quotation marks and lists around a number say (``among_numerals``), the marks of dates,
addresses, names and classes (``sources.figures.reasons``), and what a number measures (``sources.figures.prose``,
``sources.figures.tables.cells``).
"""

from __future__ import annotations

import math
import re
import string
from collections.abc import Mapping
from decimal import Decimal

from sources.cues import any_of
from sources.documents.characters import breaks_number
from sources.figures.among_numerals import LISTED, name_quoted, set_aside_charts, set_aside_reversed, spread
from sources.figures.han_numerals import (
    DIGIT,
    DIGITS,
    HAN,
    PLACES,
    POINT,
    SCALED,
    VALUES,
    YEAR_WORD,
    han_literal,
    han_share,
)
from sources.figures.marks import LONGEST, MARKS, ORDINAL, PLUS, RANKED, Digits, extent, is_rank, is_risen
from sources.figures.numeral import RANK_UNIT, UNCLASSED, VAGUE, Numeral, count_zeros, multiply, plain
from sources.figures.reasons import BARE, NO_SPAN, OF_TIME, TIMES, UNITED, Beside
from sources.figures.rule import chosen
from sources.figures.words import Words, any_in, classed, listed, paired, pattern, word
from sources.lexicon import Unit

_EVERY = word("numerals", "words", "every")
_FRACTIONS = paired("numerals", "fraction")
_SCALES = listed("kinds", "scale")
_MORE = listed("numerals", "more")
_MORE_WORDS = listed("numerals", "more_words")
_PARTS = word("numerals", "words", "parts")
_HALF = word("numerals", "words", "half")
_TENTHS_UNIT = word("numerals", "words", "tenths")
_VAGUE = listed("numerals", "vague", "before")
_VAGUE_HALF = listed("numerals", "vague", "half")
_NOT_VAGUE = listed("numerals", "vague", "not_after")
_MAGNITUDE_BEFORE = listed("numerals", "magnitude", "before")
_MAGNITUDE_AFTER = listed("numerals", "magnitude", "after")
_DASHED = listed("numerals", "dashed")
_FROM = listed("scenario", "since")
_PLACED = {**PLACES, **SCALED}
# a day of a year, or one that something is called after: “5·12”
_DATE = (
    r"(?P<date>(?<![\d.])[12]\d{3}(?P<dash>[./-])\d{1,2}(?P=dash)\d{1,2}(?![\d.])"
    r"|(?<=[“\"])(?:1[0-2]|0?[1-9])[·•・](?:3[01]|[12]\d|0?[1-9])(?=[”\"]))"
)
# 1.2024年 where a sentence begins is the first of a list, and a year
_ITEM = rf"(?:^|(?<=[。；;：:!！?？]))(?P<item>\d{{1,2}})[.．](?=(?:19|20)\d\d{YEAR_WORD})"
_THEN_UNIT = r"(?:\.\d+)?(?=[^\x00-\x7f、，。；]|%|\Z)"
_GROUPED = (
    r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?"
    # 52，318 and 52 318 are one number where a unit or the end of the text follows; two of a row of numbers else
    rf"|(?<![\d.])\d{{1,3}}(?:，\d{{3}})+(?!\d){_THEN_UNIT}"
    rf"|(?<![\x00-,.-\x7f])\d{{1,3}}(?: \d{{3}})+(?! ?\d){_THEN_UNIT}"
)
_LARGE, _SMALL = f"[{''.join(SCALED)}]", f"[{''.join(PLACES)}]"
_MIXED = rf"(?P<most>{_LARGE})(?P<rest>\d+(?:\.\d+)?)(?P<least>{_SMALL}?{_LARGE}|{_SMALL})"
_ARABIC = (
    rf"(?P<low>{_GROUPED}|\d+(?:\.\d+)?)"
    rf"(?:{_MIXED}|[%‰]?(?:[-–—~～]|{word('numerals', 'words', 'to')}(?=\d))(?P<high>\d+(?:\.\d+)?))?"
)
_SCALE, _ADDED = "".join(_SCALES.meaning), "".join(_MORE.meaning)
_IN_THOUSANDS = any_in("numerals", "in_thousands")
_SPELLED = (
    # never from the middle of a run: each run is tried once
    rf"(?<![{HAN}])(?P<han>[{HAN}]++(?:[{_SCALE}](?!{_IN_THOUSANDS})[{HAN}]++)*(?:{POINT}{DIGIT}+)?)"
    rf"(?:(?P<within>[{_ADDED}])(?=[{_SCALE}]))?(?P<scale>[{_SCALE}]*)(?P<more>[{_ADDED}]?)"
    # a unit follows: another character than those of numbers, or 千瓦; where 万 or 亿 came, they are unit enough
    rf"(?:(?=[^{HAN}{_SCALE}{_ADDED}{POINT}、，。,；\s]|{_IN_THOUSANDS})"
    rf"|(?<=[{_SCALE}])(?=[、，。,；\s]|$))"
)
_SPELLED_FRACTION = rf"(?<![{HAN}])(?P<of>[{HAN}]++){_PARTS}(?P<parts>[{HAN}]+)"
# 全市最高 is a first place where nothing follows that it would be said of: 全市最高学府
_SUPERLATIVES = listed("numerals", "superlative")
_SUPERLATIVE = (
    f"{any_in('numerals', 'superlative')}{any_in('numerals', 'superlative', 'level')}?"
    f"(?={any_in('numerals', 'superlative', 'end')}|\\Z)"
)
_SCOPES = re.compile(f"{any_in('numerals', 'superlative', 'scope')}{any_in('numerals', 'superlative', 'between')}?$")
_SCOPE_REACH = 6
_FIRST = "1"
# 2024.1.17 and 2024-01-17 are one date, not three numbers
_IN_DIGITS = re.compile(f"{_DATE}|{_ITEM}|{_ARABIC}", re.ASCII)
_IN_WORDS = re.compile(
    f"(?P<fraction>{any_of(_FRACTIONS)})(?P<part>[{HAN}]+(?:{POINT}{DIGIT}+)?)"
    rf"(?:[-–—~～{word('numerals', 'words', 'to')}](?P=fraction)(?P<most_part>[{HAN}]+(?:{POINT}{DIGIT}+)?))?"
    f"|{_SPELLED_FRACTION}"
    f"|(?P<half>(?<=[{''.join(_VAGUE_HALF.meaning)}]){_HALF})"
    f"|(?P<magnitude>[{_SCALE}]+)"
    f"|(?P<ordinal>{ORDINAL}[{HAN}]+)"
    f"|(?P<superlative>{_SUPERLATIVE})"
    f"|{_SPELLED}",
    re.ASCII,
)
# a character that one of these can start with: most characters of a text are none, and a set of single characters is found fast
_OPENINGS = [ORDINAL, HAN, _SCALE, _HALF, *sorted(_SUPERLATIVES.openings), *(fraction[0] for fraction in _FRACTIONS)]
_OPENING = re.compile(f"[{string.digits}{''.join(_OPENINGS)}]")
# what a number takes in or leaves out, between it and its unit: 276(不含军工企业)亿元
_ASIDE_WITHIN = re.compile(r"[(][^()\d]{2,24}[)](?=[\u4e00-\u9fff])")
# a dash right before a number is a minus sign unless it stands between two numbers or Latin words
_MINUS = re.compile(r"(?:^|[^0-9A-Za-z%‰)-])-$|^-$")
_DASHES = {"-", "–", "—"}
_EITHER_WAY = "±"
_SIGNS = {*_DASHES, "(", _EITHER_WAY, PLUS}
_TO_MARKS = {*"-–—~～", word("numerals", "words", "to")[0]}
_HIGH = re.compile(rf"(?:[-–—~～]|(?P<to>{word('numerals', 'words', 'to')}))(?P<high>\d+(?:\.\d+)?)")
_LONGEST_UNIT = 12
_GOES_ON = {"/", "("}  # marks behind which a unit may go on
_ABOUT = "approx"
_AT_MOST = "le"
_WITHIN_TIME = re.compile(pattern("numerals", "within_time"))
_PERCENT = "%"
_RATIO = "ratio"
_ALSO_WORDS = listed("numerals", "also_words")
_PAIRS = listed("numerals", "also_words", "pairs")
_PAIRS_OF_PEOPLE = re.compile(pattern("numerals", "also_words", "of_people"))
_LONGER_WORDS = listed("numerals", "also_words", "longer")
_UNIT_AND_NOUN = listed("numerals", "also_words", "longest")
_DATED_WORDS = listed("numerals", "also_words", "dated")
# how a word may begin whose beginning looks like a unit
_WORDS = _ALSO_WORDS.openings | _LONGER_WORDS.openings | _DATED_WORDS.openings
_HAN_SCALE = re.compile(f"{_SMALL}{_LARGE}+")
_HAN_PLACE = re.compile(f"(?P<place>{_SMALL})(?P<more>[{_ADDED}]?)")
_AFTER = classed("numerals", "after")
_BETWEEN = classed("numerals", "between")
_SPOKEN = re.compile(pattern("numerals", "spoken"))
_BEFORE = classed("numerals", "before")
_NO_BOUND = listed("numerals", "no_bound")
_PER = listed("numerals", "per")
_SPELLED_AMOUNTS = listed("numerals", "spelled", "amounts")
_COUNTER = listed("numerals", "spelled", "counter")
# the characters that a word beside a number may start or end with
_AFTER_FIRST, _BETWEEN_FIRST = ({word[:1] for word in words} for words in (_AFTER, _BETWEEN))
_BEFORE_LAST = _BEFORE.closings


class Scanner:
    """The one pass that finds numbers, for one set of units."""

    def __init__(self, units: Mapping[str, Unit]) -> None:
        self._units = Words({symbol: unit.quantity_kind for symbol, unit in units.items() if symbol})

    def scan(self, text: str) -> list[Numeral]:
        """All the numerals of a tight text, in order."""
        found: list[Numeral] = []
        at = 0
        while opening := _OPENING.search(text, at):
            start = opening.start()
            in_digits = opening[0] in string.digits
            match = (_IN_DIGITS if in_digits else _IN_WORDS).match(text, start)
            if match is None:
                at = start + 1
                continue
            last = found[-1] if found else None
            numeral = self._in_digits(text, match, last) if in_digits else self._in_words(text, match)
            if numeral is None:
                at = match.end()
                continue
            # of a number in words before 万 and 余, which the pattern takes in
            end = match.end("han") if not in_digits and match["han"] else match.end()
            if not numeral.reason and breaks_number(text, start, end):
                numeral.set_aside("broken", UNCLASSED)
            found.append(numeral)
            at = max(numeral.end, start + 1)
        if found:
            name_quoted(text, found)
            spread(text, found)
            set_aside_reversed(text, found)
            set_aside_charts(text, found)
        return found

    def _in_digits(self, text: str, match: re.Match[str], last: Numeral | None) -> Numeral:
        """The number of a match of digits."""
        if match["low"]:
            return self._arabic(text, match, last)
        if item := match["item"]:
            return Numeral(match.start(), match.end("item"), item, reason="ordinal", rule="item")
        return Numeral(match.start(), match.end(), match["date"], reason="date", rule="date")

    def _in_words(self, text: str, match: re.Match[str]) -> Numeral | None:
        """The number of a match of Chinese numerals; None where its characters are part of a word."""
        if match["han"]:
            return self._spelled(text, match)
        if match["ordinal"]:
            return _ordinal(text, match)
        if match["superlative"]:
            return _superlative(text, match)
        start, end = match.span()
        if match["magnitude"]:
            return self._magnitude(text, match)
        if match["half"]:
            return Numeral(start - 1, end, "", reason=VAGUE, rule="vague-half")
        if match["of"]:
            value, is_exact = han_share(match["parts"], match["of"])
            return self._measured(
                Numeral(start, end, value, unit=_PERCENT, comparator="" if is_exact else _ABOUT), text
            )
        unit, most = _FRACTIONS[match["fraction"]], match["most_part"]
        high = han_literal(most) if most else None
        return self._measured(Numeral(start, end, han_literal(match["part"]), high, unit=unit), text)

    def _arabic(self, text: str, match: re.Match[str], last: Numeral | None) -> Numeral:
        low, high = match["low"], match["high"]
        start, end = match.span()
        unit = self._units.starting(text, end)
        following, opening = text[end : end + 1], text[end : end + 2]
        if following in _WORDS or opening in _WORDS:
            unit = _without_word(text, end, unit, low)
        if " " in low and self._is_row(text, start, end, unit):
            low, high, unit = low.partition(" ")[0], None, ""
            end = start + len(low)
            following, opening = text[end : end + 1], text[end : end + 2]
        if match["most"]:
            return self._mixed(text, match)
        if end - start == len(text) and high is None and len(low) <= LONGEST:
            return Numeral(start, end, plain(low))  # nothing stands beside it that could say more
        before = text[start - 1] if start else ""
        if asked := MARKS.asked(before, following, opening, extent(low, high)):
            quantity = self._units.meaning.get(unit, "")
            marked = chosen(asked, Digits(text, start, end, low, high, before, unit, quantity, _span(last)))
            if marked:
                rule, (reason, end) = marked
                return Numeral(start, end, low, reason=reason, rule=rule)
        if before == ORDINAL:
            return _rank(text, start, end, low)
        numeral = Numeral(start, end, plain(low), high)
        self._take_unit(numeral, text, unit, following)
        if text[numeral.end : numeral.end + 1] in _TO_MARKS:
            self._take_high(numeral, text)
        return self._measured(numeral, text)

    def _is_row(self, text: str, start: int, end: int, unit: str) -> bool:
        """Whether digits with blanks between them are numbers of a row that stand beside each other, not thousands of one."""
        return end - start < len(text) and self._units.meaning.get(unit, _RATIO) == _RATIO

    def _mixed(self, text: str, match: re.Match[str]) -> Numeral:
        """An amount in two scales: 1亿2000万元 is 1.2000亿元, to the last place that is printed."""
        most, least = SCALED[match["most"]], math.prod(_PLACED[place] for place in match["least"])
        low, rest = Decimal(plain(match["low"])), Decimal(match["rest"])
        if rest * least >= most or "." in match["low"]:
            numeral = Numeral(match.start(), match.end("low"), plain(match["low"]))
            end = numeral.end
            self._take_unit(numeral, text, self._units.starting(text, end), text[end : end + 1])
            return self._measured(numeral, text)
        value = low + rest.scaleb(-count_zeros(most // least))
        end = match.end()
        unit = self._units.starting(match["most"] + text[end : end + _LONGEST_UNIT])
        numeral = Numeral(match.start(), end + len(unit) - 1, f"{value:f}", unit=unit)
        return self._measured(numeral, text)

    def _take_high(self, numeral: Numeral, text: str) -> None:
        """The second end of a range that has its unit at both: 100家-120家, 80万-90万元."""
        if not numeral.unit or numeral.high:
            return
        match = _HIGH.match(text, numeral.end)
        if match is None or (match["to"] and text[numeral.start - 1 : numeral.start] in _FROM):
            return
        unit = self._units.starting(text, match.end())
        if unit.startswith(numeral.unit):
            numeral.high, numeral.unit, numeral.end = match["high"], unit, match.end() + len(unit)

    def _magnitude(self, text: str, match: re.Match[str]) -> Numeral | None:
        """A magnitude that is reached, without a number: 突破万亿元大关 is one of it; None for any other."""
        start, end = match.span()
        before = _MAGNITUDE_BEFORE.ending(text, start)
        unit = self._units.starting(text, start)
        end = start + len(unit)
        if (
            not before
            or len(unit) < match.end() - start
            or (end < len(text) and not _MAGNITUDE_AFTER.starting(text, end))
        ):
            return None
        return self._measured(Numeral(start, end, "1", unit=unit), text)

    def _measured(self, numeral: Numeral, text: str) -> Numeral:
        """A number that has its unit with the comparators and the sign that stand beside it, and what these say against it."""
        unit, start = numeral.unit, numeral.start
        numeral.quantity = self._units.meaning.get(unit, "count" if unit else "")
        before = text[start - 1] if start else ""
        after = _bound_after(numeral, text)
        if not after and before in _BEFORE_LAST and (word := comparing(text, start)):
            numeral.comparator = _BEFORE.meaning[word]
        if before in _SIGNS:
            _take_sign(numeral, text)
        self._doubt(numeral, text, after)
        return numeral

    @staticmethod
    def _doubt(numeral: Numeral, text: str, after: str) -> None:
        """Sets a number aside that what stands beside it makes no statistic."""
        start, end, unit, value = numeral.start, numeral.end, numeral.unit, numeral.value
        following = text[end : end + 1]
        if not unit:
            asked = BARE
        elif numeral.quantity in TIMES:
            asked = OF_TIME
        else:
            asked = UNITED.asked(text[start - 1] if start else "", following, after, value[:2])
        if asked and (
            found := chosen(asked, Beside(text, start, end, value, unit, numeral.quantity, after, following))
        ):
            numeral.set_aside(*found)

    def _take_unit(self, numeral: Numeral, text: str, unit: str, following: str) -> None:
        """The unit right after a number goes to it; ``following`` is the next character."""
        end = numeral.end
        if spoken := _SPOKEN.match(text, end):
            unit, end = self._units.starting(text, spoken.end()), spoken.end()  # 4.9个亿
            numeral.comparator = _BETWEEN.meaning.get(spoken["more"] or "", numeral.comparator)
        elif not unit and (aside := _ASIDE_WITHIN.match(text, end)):
            unit, end = self._units.starting(text, aside.end()), aside.end()
            if self._units.meaning.get(unit, "count") == "count":
                return
        elif not unit or unit in _SCALES or following in _BETWEEN_FIRST:
            unit, end = self._with_more(numeral, text, unit)
        numeral.unit, numeral.end = unit, end + len(unit)
        if unit and text[numeral.end : numeral.end + 1] in _GOES_ON:
            self._compound(numeral, text)

    def _with_more(self, numeral: Numeral, text: str, unit: str) -> tuple[str, int]:
        """A unit with the words that say there is more (70多家, 3万余人), and where it would start without them."""
        end = numeral.end
        if not unit and (scale := _HAN_SCALE.match(text, end)):
            unit = scale[0] + self._units.starting(text, scale.end())  # 3.6百亿次/秒 counts in 百亿次
        elif not unit and (place := _HAN_PLACE.match(text, end)):
            if unit := self._units.starting(text, place.end()):
                multiply(numeral, PLACES[place["place"]])  # 8千余户
                numeral.comparator = _BETWEEN.meaning.get(place["more"], "")
                end = place.end()
        elif between := _BETWEEN.starting(text, end):
            counted = end + len(between)
            unit = _without_word(text, counted, self._units.starting(text, counted), numeral.value)
            if unit:
                numeral.comparator = _BETWEEN.meaning[between]
                end += len(between)
        elif unit in _SCALES:
            more = _BETWEEN.starting(text, end + len(unit))
            counter = self._units.starting(text, end + len(unit) + len(more)) if more else ""
            if counter:
                numeral.comparator = _BETWEEN.meaning[more]
                end += len(more)
                unit += counter
        return unit, end

    def _compound(self, numeral: Numeral, text: str) -> None:
        """A unit that goes on: 吨 + /日, 个 + (次), 万 + (头、只)."""
        end = numeral.end + 1
        other = self._units.starting(text, end)
        while other and text[end + len(other) : end + len(other) + 1] == LISTED:
            another = self._units.starting(text, end + len(other) + 1)
            if not another:
                break
            other += LISTED + another
        if text[numeral.end] == "/":
            if below := max(other, _PER.starting(text, end), key=len):
                numeral.unit, numeral.end = f"{numeral.unit}/{below}", end + len(below)
        elif other and text[end + len(other) : end + len(other) + 1] == ")":
            numeral.unit, numeral.end = f"{numeral.unit}({other})", end + len(other) + 1

    def _spelled(self, text: str, match: re.Match[str]) -> Numeral | None:
        """A number in Chinese numerals with a unit; None where the characters are part of a word."""
        more = match["within"] or match["more"]
        unit, end, scale = self._unit_spelled(text, match)
        if not unit:
            return None
        quantity = self._units.meaning[unit]
        value = han_literal(match["han"], scale)
        most = max(match["han"], key=lambda place: SCALED.get(place, 0))
        if scale and SCALED.get(most, 0) > SCALED.get(scale, 0) > 0:
            # 十二亿五千万元 is 12.5亿元, as 12亿5000万元 is
            value, scale = f"{Decimal(value).scaleb(-count_zeros(SCALED[most] // SCALED[scale])).normalize():f}", most
        numeral = Numeral(match.start(), end + len(unit), value, None, scale + unit, quantity)
        if unit == _TENTHS_UNIT:
            _take_tenths(numeral, text)
        if more:
            numeral.comparator = _BETWEEN.meaning[more]
        elif before := comparing(text, numeral.start):
            numeral.comparator = _BEFORE.meaning[before]
        if not (_is_amount(match, unit, quantity) or _is_passed(numeral, text)):
            numeral.set_aside("spelled", "date" if quantity in TIMES else "other")
        elif apart := _no_amount(numeral, text, unit):
            numeral.set_aside(*apart)
        else:
            self._doubt(numeral, text, _bound_after(numeral, text))
        return numeral

    def _unit_spelled(self, text: str, match: re.Match[str]) -> tuple[str, int, str]:
        """The unit of a number in Chinese numerals, where it starts, and the scale before it."""
        end, scale = match.end(), match["scale"]
        if scale in self._units.meaning and _MAGNITUDE_AFTER.starting(text, end):
            return scale, match.end("han"), ""  # 迈上千亿台阶
        unit = self._units.starting(text, end)
        if not unit and scale:
            end = match.end("han")
            return self._units.starting(text, end), end, ""  # 五千万: the scale is all the unit there is
        return unit, end, scale


def _bound_after(numeral: Numeral, text: str) -> str:
    """Takes the word right behind a number that makes it more or less (以上, 左右); empty where there is none."""
    end = numeral.end
    after = _AFTER.starting(text, end) if text[end : end + 1] in _AFTER_FIRST else ""
    if after in _MORE and _MORE_WORDS.starting(text, end):
        return ""  # 5条多式联运线路
    if not after and numeral.quantity in TIMES and (within := _WITHIN_TIME.match(text, end)):
        numeral.comparator, numeral.end = numeral.comparator or _AT_MOST, within.end()  # 压缩至1个工作日内
    if after:
        numeral.comparator = numeral.comparator or _AFTER.meaning[after]
        if numeral.unit or after not in _MORE:
            numeral.end += len(after)
    return after


def _span(numeral: Numeral | None) -> tuple[int, int]:
    return (numeral.start, numeral.end) if numeral else NO_SPAN


def _rank(text: str, start: int, end: int, value: str) -> Numeral:
    """第3名."""
    return Numeral(start - len(ORDINAL), end + len(RANKED.starting(text, end)), value, unit=RANK_UNIT, is_rank=True)


def comparing(text: str, at: int | None = None) -> str:
    """The word before a place (the end without one) that makes the number there a bound, or empty: 超过, 破, but not 侦破."""
    word = _BEFORE.ending(text, at)
    return "" if word and _NO_BOUND.ending(text, at) else word


def _without_word(text: str, end: int, unit: str, low: str) -> str:
    """The unit behind a number, without what only begins a word: 12万群众 is 12万, and no 万群."""
    if not _is_word(text, end, unit, low):
        return unit
    return unit[:1] if unit[:1] in _SCALES else ""


def _is_word(text: str, end: int, unit: str, low: str) -> bool:
    """Whether the unit behind a number only begins a word that is none: 2023对接会, 20单位, 0.02年末."""
    if unit in _ALSO_WORDS and not (
        _PAIRS.starting(text, behind := end + len(unit)) or _PAIRS_OF_PEOPLE.match(text, behind)
    ):
        return text[behind : behind + 1].isalpha()
    if _LONGER_WORDS.starting(text, end):
        return not _UNIT_AND_NOUN.starting(text, end)
    return "." in low and bool(_DATED_WORDS.starting(text, end))


def _no_amount(numeral: Numeral, text: str, unit: str) -> tuple[str, str] | None:
    """The rule and the reason by which an amount in Chinese numerals is none, by the words beside it; None for one that is. The
    ``unit`` is what is printed behind them and their scale."""
    if text.startswith(_EVERY, numeral.start - 1) and text[numeral.end : numeral.end + 1].isalpha():
        return "per", "name"  # 每十亿元地区生产总值
    if _COUNTER.ending(text, numeral.start):
        return "counted-mark", "other"  # 两个百亿元台阶
    if unit not in _SCALES and _LONGER_WORDS.starting(text, numeral.end - len(unit)):
        return "in-word", "name"  # 取得这一成果, 百亿项目
    if _VAGUE.ending(text, numeral.start) and not _NOT_VAGUE.ending(text, numeral.start):
        return "vague", VAGUE
    return None


def _is_amount(match: re.Match[str], unit: str, quantity: str) -> bool:
    """Whether a number in Chinese numerals is an amount (五千万元, 翻一番, 百万元), not a small count that words spell (三个)."""
    if quantity == "number":
        return False
    exact = quantity in {"money", "difference"} and len(match["han"]) > 1
    scaled = bool(match["scale"]) or any(scale in match["han"] for scale in SCALED)
    return scaled or unit in _SPELLED_AMOUNTS or exact


def _is_passed(numeral: Numeral, text: str) -> bool:
    """Whether a number in Chinese numerals is a bound that leaves out its unit: 破百亿, 突破五千亿大关."""
    if numeral.quantity != "number" or not _MAGNITUDE_BEFORE.ending(text, numeral.start):
        return False
    return numeral.end == len(text) or bool(_MAGNITUDE_AFTER.starting(text, numeral.end))


def _ordinal(text: str, match: re.Match[str]) -> Numeral:
    """第三: a rank where it says so (位列全市第三, 第三名), else one of a row of things."""
    start, end = match.span()
    value = han_literal(match["ordinal"].removeprefix(ORDINAL))
    if is_rank(text, start, end):
        return _rank(text, start + len(ORDINAL), end, value)
    return Numeral(start, end, value, reason="ordinal", rule="ordinal")


def _superlative(text: str, match: re.Match[str]) -> Numeral | None:
    """最高 behind the words among whom: a first place, as 第一 is."""
    start, end = match.span()
    if not _SCOPES.search(text, max(0, start - _SCOPE_REACH), start):
        return None
    return Numeral(start, end, _FIRST, unit=RANK_UNIT, is_rank=True)


def _take_sign(numeral: Numeral, text: str) -> None:
    """The minus that is printed before a number, or around it as accountants do: (3.2) is all that its cell holds."""
    start = numeral.start
    before = text[start - 1 : start]
    if before in _DASHES and _is_minus(text, start, numeral.end):
        numeral.negative, numeral.start = True, start - 1
    elif start == 1 and before == "(" and text[numeral.end :] == ")" and "." in numeral.value:
        numeral.negative, numeral.start, numeral.end = True, 0, len(text)
    elif before == PLUS and is_risen(text, start, numeral.unit):
        numeral.rose, numeral.start = True, start - 1
    elif before == _EITHER_WAY:
        numeral.comparator, numeral.start = _ABOUT, start - 1


def _is_minus(text: str, start: int, end: int) -> bool:
    """Whether the dash before a number is a minus: a short one as a rule; a long one after a word that a change or a value follows,
    or where the text is nothing but the number."""
    if text[start - 1] == "-":
        return bool(_MINUS.search(text, max(0, start - 2), start))
    return end == len(text) if start == 1 else bool(_DASHED.ending(text, start - 1))


def _take_tenths(numeral: Numeral, text: str) -> None:
    """七成二 and 三成半: what comes after whole tenths."""
    after = text[numeral.end : numeral.end + 1]
    more = text[numeral.end + 1 : numeral.end + 2]
    if after == _HALF:
        numeral.value, numeral.end = f"{numeral.value}.5", numeral.end + 1
    elif after in DIGITS and more not in VALUES and more not in PLACES:
        numeral.value, numeral.end = f"{numeral.value}.{DIGITS[after]}", numeral.end + 1
