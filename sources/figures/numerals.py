"""Numbers with their units in a tight text, and bounds, ranges and ratios that they are part of.

Here belong the one compiled pass over a text, printed numbers as decimal literals, and units and comparators beside them. Not here:
the marks of dates, addresses, names and classes (``sources.figures.reasons``), and what a number measures
(``sources.figures.prose``, ``sources.figures.tables.cells``).
"""

from __future__ import annotations

import math
import re
import string
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from sources.cues import any_of
from sources.documents.characters import breaks_number, reversed_spans
from sources.documents.cues import cues
from sources.figures.charts import chart_spans
from sources.figures.reasons import (
    BARE,
    LONGEST,
    MARKS,
    NO_SPAN,
    OF_TIME,
    ORDINAL,
    PENDING,
    PLUS,
    RANKED,
    STROKE,
    TIMES,
    UNITED,
    Beside,
    Digits,
    extent,
    is_rank,
    is_risen,
)
from sources.figures.rule import chosen
from sources.figures.words import Words, any_in, classed, listed, paired, pattern, valued, word
from sources.lexicon import Unit

_EVERY = word("numerals", "words", "every")
RANK_UNIT = word("numerals", "rank", "unit")
UNCLASSED = "unclassed"
VAGUE = "vague"
OUT_OF_RANGE = "out_of_range"
_DIGITS: Mapping[str, int] = cues("numerals")["digits"]
_PLACES = valued("numerals", "han_places")
_SCALED = valued("numerals", "han_scales")
VALUES = {**_DIGITS, **valued("numerals", "han_counting")}
_POINT = word("numerals", "words", "point")
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
_PLACED = {**_PLACES, **_SCALED}

# a day of a year, or one that something is called after: “5·12”
_DATE = (
    r"(?P<date>(?<![\d.])[12]\d{3}(?P<dash>[./-])\d{1,2}(?P=dash)\d{1,2}(?![\d.])"
    r"|(?<=[“\"])(?:1[0-2]|0?[1-9])[·•・](?:3[01]|[12]\d|0?[1-9])(?=[”\"]))"
)
_YEAR_WORD, _MONTH_WORD = word("numerals", "words", "year"), word("numerals", "words", "month")
# 1.2024年 where a sentence begins is the first of a list, and a year
_ITEM = rf"(?:^|(?<=[。；;：:!！?？]))(?P<item>\d{{1,2}})[.．](?=(?:19|20)\d\d{_YEAR_WORD})"
_THEN_UNIT = r"(?:\.\d+)?(?=[^\x00-\x7f、，。；]|%|\Z)"
_GROUPED = (
    r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?"
    # 52，318 and 52 318 are one number where a unit or the end of the text follows; two of a row of numbers else
    rf"|(?<![\d.])\d{{1,3}}(?:，\d{{3}})+(?!\d){_THEN_UNIT}"
    rf"|(?<![\x00-,.-\x7f])\d{{1,3}}(?: \d{{3}})+(?! ?\d){_THEN_UNIT}"
)
_LARGE, _SMALL = f"[{''.join(_SCALED)}]", f"[{''.join(_PLACES)}]"
_MIXED = rf"(?P<most>{_LARGE})(?P<rest>\d+(?:\.\d+)?)(?P<least>{_SMALL}?{_LARGE}|{_SMALL})"
_ARABIC = (
    rf"(?P<low>{_GROUPED}|\d+(?:\.\d+)?)"
    rf"(?:{_MIXED}|[%‰]?(?:[-–—~～]|{word('numerals', 'words', 'to')}(?=\d))(?P<high>\d+(?:\.\d+)?))?"
)
_DIGIT = f"[{''.join(_DIGITS)}]"
_HAN = "".join([*VALUES, *_PLACES])
_SPELLED_YEAR = re.compile(rf"(?<!{_DIGIT}){_DIGIT}{{4}}(?={_YEAR_WORD})")
_SPELLED_MONTH = re.compile(rf"(\d{{4}}{_YEAR_WORD})([{_HAN}]{{1,2}})(?={_MONTH_WORD})")
_SCALE, _ADDED = "".join(_SCALES.meaning), "".join(_MORE.meaning)
_IN_THOUSANDS = any_in("numerals", "in_thousands")
_SPELLED = (
    # never from the middle of a run: each run is tried once
    rf"(?<![{_HAN}])(?P<han>[{_HAN}]++(?:[{_SCALE}](?!{_IN_THOUSANDS})[{_HAN}]++)*(?:{_POINT}{_DIGIT}+)?)"
    rf"(?:(?P<within>[{_ADDED}])(?=[{_SCALE}]))?(?P<scale>[{_SCALE}]*)(?P<more>[{_ADDED}]?)"
    # a unit follows: another character than those of numbers, or 千瓦; where 万 or 亿 came, they are unit enough
    rf"(?:(?=[^{_HAN}{_SCALE}{_ADDED}{_POINT}、，。,；\s]|{_IN_THOUSANDS})"
    rf"|(?<=[{_SCALE}])(?=[、，。,；\s]|$))"
)
_SPELLED_FRACTION = rf"(?<![{_HAN}])(?P<of>[{_HAN}]++){_PARTS}(?P<parts>[{_HAN}]+)"
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
    f"(?P<fraction>{any_of(_FRACTIONS)})(?P<part>[{_HAN}]+(?:{_POINT}{_DIGIT}+)?)"
    rf"(?:[-–—~～{word('numerals', 'words', 'to')}](?P=fraction)(?P<most_part>[{_HAN}]+(?:{_POINT}{_DIGIT}+)?))?"
    f"|{_SPELLED_FRACTION}"
    f"|(?P<half>(?<=[{''.join(_VAGUE_HALF.meaning)}]){_HALF})"
    f"|(?P<magnitude>[{_SCALE}]+)"
    f"|(?P<ordinal>{ORDINAL}[{_HAN}]+)"
    f"|(?P<superlative>{_SUPERLATIVE})"
    f"|{_SPELLED}",
    re.ASCII,
)
# a character that one of these can start with: most characters of a text are none, and a set of single characters is found fast
_OPENINGS = [ORDINAL, _HAN, _SCALE, _HALF, *sorted(_SUPERLATIVES.openings), *(fraction[0] for fraction in _FRACTIONS)]
_OPENING = re.compile(f"[{string.digits}{''.join(_OPENINGS)}]")
_AIM_QUOTED = re.compile(pattern("scenario", "aim_behind", "quoted"))
# what a number takes in or leaves out, between it and its unit: 276(不含军工企业)亿元
_ASIDE_WITHIN = re.compile(r"[(][^()\d]{2,24}[)](?=[\u4e00-\u9fff])")
_QUOTE = re.compile('[“"「《〔‘]')
_QUOTED = re.compile(r'[“"「][^”"」。]{0,40}[”"」]|《[^》。]{0,80}》|〔[^〕]{0,12}〕|‘[^’。]{0,40}’')
# a quotation that holds an aim and nothing else: what stands before its number, and behind the quotation
_AIMED_CHANGE = re.compile(pattern("numerals", "quoted_aim", "change"))
_QUOTED_AIM = re.compile(pattern("numerals", "quoted_aim"))
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
# Chinese characters lie beyond
_MOST_DIGITS = 18
_WHOLE_DIGITS = 14
_DECIMALS = 6

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
_DIRECTION = classed("change", "direction")
_LISTED = "、"
_LISTING = {_LISTED, *listed("numerals", "listed").meaning}


@dataclass(slots=True)
class Numeral:
    """One number of a text.

    ``start`` and ``end`` are offsets in the tight text and take in the unit and what follows it (左右, 以上). ``value`` and ``high``
    are decimal literals without sign. ``reason`` is empty for a number that may be a statistic, else why it is none.
    ``start`` is that of the minus sign where one is printed. ``rule`` says what gave the reason.
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
    rule: str = ""
    rose: bool = False  # it has the sign of a rise

    def set_aside(self, rule: str, reason: str) -> None:
        """It is no statistic, by this rule and for this reason."""
        self.rule, self.reason = rule, reason


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
            _name_quoted(text, found)
            _spread(text, found)
            _set_aside_reversed(text, found)
            _set_aside_charts(text, found)
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
            return Numeral(start, end, _plain(low))  # nothing stands beside it that could say more
        before = text[start - 1] if start else ""
        if asked := MARKS.asked(before, following, opening, extent(low, high)):
            quantity = self._units.meaning.get(unit, "")
            marked = chosen(asked, Digits(text, start, end, low, high, before, unit, quantity, _span(last)))
            if marked:
                rule, (reason, end) = marked
                return Numeral(start, end, low, reason=reason, rule=rule)
        if before == ORDINAL:
            return _rank(text, start, end, low)
        numeral = Numeral(start, end, _plain(low), high)
        self._take_unit(numeral, text, unit, following)
        if text[numeral.end : numeral.end + 1] in _TO_MARKS:
            self._take_high(numeral, text)
        return self._measured(numeral, text)

    def _is_row(self, text: str, start: int, end: int, unit: str) -> bool:
        """Whether digits with blanks between them are numbers of a row that stand beside each other, not thousands of one."""
        return end - start < len(text) and self._units.meaning.get(unit, _RATIO) == _RATIO

    def _mixed(self, text: str, match: re.Match[str]) -> Numeral:
        """An amount in two scales: 1亿2000万元 is 1.2000亿元, to the last place that is printed."""
        most, least = _SCALED[match["most"]], math.prod(_PLACED[place] for place in match["least"])
        low, rest = Decimal(_plain(match["low"])), Decimal(match["rest"])
        if rest * least >= most or "." in match["low"]:
            numeral = Numeral(match.start(), match.end("low"), _plain(match["low"]))
            end = numeral.end
            self._take_unit(numeral, text, self._units.starting(text, end), text[end : end + 1])
            return self._measured(numeral, text)
        value = low + rest.scaleb(-_zeros(most // least))
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
                _multiply(numeral, _PLACES[place["place"]])  # 8千余户
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
        while other and text[end + len(other) : end + len(other) + 1] == _LISTED:
            another = self._units.starting(text, end + len(other) + 1)
            if not another:
                break
            other += _LISTED + another
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
        most = max(match["han"], key=lambda place: _SCALED.get(place, 0))
        if scale and _SCALED.get(most, 0) > _SCALED.get(scale, 0) > 0:
            # 十二亿五千万元 is 12.5亿元, as 12亿5000万元 is
            value, scale = f"{Decimal(value).scaleb(-_zeros(_SCALED[most] // _SCALED[scale])).normalize():f}", most
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


def _multiply(numeral: Numeral, place: int) -> None:
    """Makes of a number one of so many times as much, printed to the same digit: 3.2千 is 3200."""
    zeros = _zeros(place)
    numeral.value = f"{Decimal(numeral.value).scaleb(zeros):f}"
    numeral.high = numeral.high and f"{Decimal(numeral.high).scaleb(zeros):f}"


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
    scaled = bool(match["scale"]) or any(scale in match["han"] for scale in _SCALED)
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
    elif after in _DIGITS and more not in VALUES and more not in _PLACES:
        numeral.value, numeral.end = f"{numeral.value}.{_DIGITS[after]}", numeral.end + 1


def _plain(printed: str) -> str:
    """Digits without the marks between thousands."""
    return printed if printed.isdigit() else printed.replace(",", "").replace("，", "").replace(" ", "")


def _zeros(power: int) -> int:
    """How many zeros a power of ten has."""
    return len(str(power)) - 1


def fits(literal: str) -> bool:
    """Whether a decimal literal is one that the warehouse holds and computes with exactly: at most 14 digits before the point, 6
    after it, 18 in all. No statistic has more; the national product in yuan has 15, and nobody prints it so."""
    if len(literal) <= _DECIMALS:
        return True
    whole, _, fraction = literal.partition(".")
    whole = whole.lstrip("0")
    return len(whole) <= _WHOLE_DIGITS and len(fraction) <= _DECIMALS and len(whole) + len(fraction) <= _MOST_DIGITS


def _name_quoted(text: str, found: list[Numeral]) -> None:
    """What stands in quotation marks is a name (“15分钟服务圈”), but for an aim that is quoted: 完成“5%左右”的目标."""
    quotes = _quotes(text)
    if not quotes:
        return
    starts = [start for start, _ in quotes]
    for numeral in found:
        if numeral.is_rank or (numeral.reason and numeral.quantity != "time"):
            continue
        index = bisect_right(starts, numeral.start) - 1
        if index < 0 or numeral.start >= quotes[index][1]:
            continue
        start, end = quotes[index]
        if (start + 1, end - 1) == (numeral.start, numeral.end) and _AIM_QUOTED.match(text, end):
            numeral.start, numeral.end = start, end
        elif not _is_quoted_aim(text, numeral, quotes[index]):
            numeral.set_aside("quoted", "name")


def _is_quoted_aim(text: str, numeral: Numeral, quote: tuple[int, int]) -> bool:
    """Whether all that is quoted is what was aimed at: 完成“增长6%左右”的预期目标."""
    start, end = quote
    if numeral.end != end - 1 or _QUOTED_AIM.match(text, end) is None:
        return False
    return _AIMED_CHANGE.fullmatch(text, start + 1, numeral.start) is not None


def _quotes(text: str) -> list[tuple[int, int]]:
    """Where each quotation starts and ends."""
    found: list[tuple[int, int]] = []
    at = 0
    while opening := _QUOTE.search(text, at):
        match = _QUOTED.match(text, opening.start())
        if match:
            found.append(match.span())
        at = match.end() if match else opening.end()
    return found


def _spread(text: str, found: list[Numeral]) -> None:
    """In 160、180号 the first number is what the second is: a bare number takes the reason of the one it is listed with."""
    following: Numeral | None = None
    for numeral in reversed(found):
        if following and following.rule == STROKE and following.start == numeral.end + 1 and not numeral.reason:
            numeral.set_aside("before-stroke", following.reason)
        if not numeral.unit and numeral.reason in {"", PENDING}:
            _lean(numeral, following, text)
        following = numeral


def _lean(numeral: Numeral, following: Numeral | None, text: str) -> None:
    if following and _is_listed_before(numeral, following, text):
        if following.reason:
            numeral.set_aside("listed", following.reason)
        elif following.unit and not following.is_rank:
            numeral.unit, numeral.quantity, numeral.reason = following.unit, following.quantity, ""
    if numeral.reason == PENDING:
        numeral.reason = "name"


def _is_listed_before(numeral: Numeral, following: Numeral, text: str) -> bool:
    """Whether a number and the next one are of one list, in which a change may have its direction: 下降0.2、提高0.8个百分点."""
    between = text[numeral.end + 1 : following.start]
    if text[numeral.end] not in _LISTING:
        return False
    return not between or (between in _DIRECTION and bool(_DIRECTION.ending(text, numeral.start)))


def _set_aside_reversed(text: str, found: list[Numeral]) -> None:
    """Text that is printed the other way round holds no number that can be read."""
    for start, end in reversed_spans(text):
        for numeral in found:
            if not numeral.reason and start <= numeral.end and numeral.start < end:
                numeral.set_aside("reversed", UNCLASSED)


def _set_aside_charts(text: str, found: list[Numeral]) -> None:
    """What was printed in a chart says nothing once its words are taken from their places."""
    for start, end in chart_spans(text):
        for numeral in found:
            if start <= numeral.start and numeral.end <= end and numeral.reason != "date":
                numeral.set_aside("chart", UNCLASSED)


def han_literal(printed: str, scale: str = "") -> str:
    """A Chinese numeral as a decimal literal: 九十八点三 is ``98.3``, 一万二千 is ``12000``, 二〇三五 is ``2035``.

    ``scale`` is what stands after it, in which it is counted: 一亿三千 before 万 is ``13000``.
    """
    whole, _, fraction = printed.partition(_POINT)
    counted_in = _SCALED.get(scale, 1)
    total, part = 0, ""
    for char in whole:
        if power := _SCALED.get(char):
            # 一亿三千万 counts its 亿 in 万, too; in 一万二千亿 the 万 is one of 亿
            total += _below_scale(part) * (power // counted_in if power > counted_in else power)
            part = ""
        else:
            part += char
    value = str(total + (_below_scale(part) if part else 0))
    return f"{value}.{''.join(str(VALUES[char]) for char in fraction)}" if fraction else value


def dates_in_digits(text: str) -> str:
    """A text whose years and months are in digits: 2024年2月 for 二〇二四年二月."""
    return _SPELLED_MONTH.sub(lambda m: m[1] + han_literal(m[2]), _SPELLED_YEAR.sub(lambda m: han_literal(m[0]), text))


def han_share(parts: str, of: str) -> tuple[str, bool]:
    """So many parts of so many as % (四分之三 is ``75``), with two decimals where it does not come out even, and whether it does."""
    share = Decimal(han_literal(parts)) * 100 / max(1, int(han_literal(of)))
    rounded = share.quantize(Decimal("0.01")).normalize()
    return f"{rounded:f}", share == rounded


def _below_scale(printed: str) -> int:
    """A Chinese numeral without 万 and 亿."""
    if not any(char in _PLACES for char in printed):
        return int("".join(str(VALUES[char]) for char in printed))
    total, current = 0, 0
    for char in printed:
        if char in _PLACES:
            total += (current or 1) * _PLACES[char]
            current = 0
        else:
            current = VALUES[char]
    return total + current
