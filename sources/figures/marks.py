"""Digits that are part of something longer: the marks of dates, addresses, names, ranks and codes right beside them, as tables of
rules.

Here belongs what is asked before a number has its unit. Not here: finding numbers (``sources.figures.numerals``), and what else
makes a number no statistic (``sources.figures.reasons``).
"""

from __future__ import annotations

import re
import string
from typing import NamedTuple

from sources.figures.rule import Example, Index, Rule
from sources.figures.words import any_in, classed, listed, pattern, word

# 56张报表缩减为7项: one thing, before and after
TURNED = re.compile(any_in("change", "turned") + any_in("change", "turned", "into"))
# characters of codes and formulas
LATIN = {*string.ascii_letters, *"_{}\\^"}
_BEFORE_NAMED = {*LATIN, *"+#×*~"}
PLUS, _LONGEST_SIGNED = "+", 4
_IN_PER_CENT = listed("numerals", "signed", "units")
_BEFORE_SIGN = listed("numerals", "signed", "before")
_LAST_WORDLESS, _MARKS = "\u2e80", listed("numerals", "signed", "marks")
_OPENS_SIGNED = re.compile(pattern("numerals", "signed"))
# 第 before a number that may be a rank, and what after it says that it is one
ORDINAL = word("numerals", "words", "ordinal")
RANKED = listed("numerals", "rank", "after")
_RANK_BEFORE = re.compile(
    f"{any_in('numerals', 'rank', 'before')}|{pattern('about', 'among', 'counted')}{word('about', 'among', 'amid')}?$"
)
WITHIN_FIRST = word("numerals", "rank", "within_first")
_FIRST_PLACES = re.compile(pattern("numerals", "rank", "first_places"))
_RANK_LISTED = re.compile(pattern("numerals", "rank", "listed"))
_BRANCHES = re.compile(pattern("numerals", "rank", "branches"))
_RANKED_BEFORE = re.compile(pattern("numerals", "rank", "ranked"))
_RANK_REACH = 14
_EXCHANGE_WORD = word("numerals", "exchange", "rate")
_EXCHANGE = re.compile(f"{_EXCHANGE_WORD}{pattern('numerals', 'exchange')}$")
_EXCHANGE_REACH = 14
_ONE_FOR = re.compile(pattern("numerals", "exchange", "one_for"))
_FOR_ONE = re.compile(rf"(?<!\d){_ONE_FOR.pattern}$")
_BESIDE_CURRENCIES = tuple(listed("numerals", "exchange", "beside_them").meaning)
STROKE = "stroke"
_YEAR = word("numerals", "words", "year")
_ONE = {"1", "100"}
CENTURIES = ("19", "20")
YEAR_DIGITS = 4
# a number longer than this is a code, not a quantity
LONGEST = 18
_PRECEDED = classed("numerals", "preceded_by")
_FOLLOWED = classed("numerals", "followed_by")
_LONGEST_ITEM = 2
_BEFORE_ITEM = frozenset({"", *"。;\n"})
_SCALES = listed("kinds", "scale")
_TIME_IN_CLAUSE = 36
_CLAUSE_MARKS = re.compile("[，,；;。]")
_YEARS_LASTED = re.compile(any_in("numerals", "measured_time", "years"))
_POINTS = listed("kinds", "difference")
MONEY, _COUNT, _NAME = "money", "count", "name"
STREAK = listed("numerals", "streak")
STREAK_UNITS = listed("numerals", "streak", "units")
_CLOCK = re.compile(r"(?:[01]?\d|2[0-4]):[0-5]\d(?![\d:.%])")
_DAY_BEFORE = re.compile(r"(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}\s*$")  # 2023-03-08 9:30:05
_DAY_LONG = 12  # characters
_TO_THE_SECOND = re.compile(rf"{_CLOCK.pattern}|(?:[01]?\d|2[0-4])(?::[0-5]\d){{2}}(?![\d:.%])")
_CLOCK_BEFORE = listed("numerals", "clock", "before")
_CLOCK_AFTER = listed("numerals", "clock", "after")
DATED_WORDS = listed("numerals", "also_words", "dated")


class Digits(NamedTuple):
    """An Arabic number, or two that are the ends of a range, in their text, as long as only what stands beside them is known."""

    text: str
    start: int
    end: int
    low: str
    high: str | None
    before: str  # the character before
    unit: str  # that starts right after
    quantity: str  # of the unit
    last: tuple[int, int]  # the bounds of the number before it; ``NO_SPAN`` for the first


# Chinese characters and their punctuation lie beyond
LAST_SYMBOL = 0x2E80
# why digits are none, and where what is set aside ends
Mark = tuple[str, int]
# cues of digits beside the characters right before and after them
_RANGE, _LONG = "range", "long"


def extent(low: str, high: str | None) -> str:
    """What digits show by themselves: whether they are a range, or too many for a quantity."""
    if high is not None:
        return _RANGE
    return _LONG if len(low) > LONGEST else ""


def _is_span_of_years(its: Digits) -> bool:
    return its.high is not None and len(its.high) <= YEAR_DIGITS and its.text.startswith(_YEAR, its.end)


def _with_mark(its: Digits, found: object) -> Mark:
    return "date", its.end + len(_YEAR)


def _are_years(its: Digits) -> bool:
    if its.high is None or its.unit:
        return False
    return len(its.low) == len(its.high) == YEAR_DIGITS and its.low.startswith(CENTURIES)


def _years(its: Digits, found: object) -> Mark:
    return "date", its.end


def _digits(printed: str) -> int:
    """How long a number is without the commas between its thousands."""
    return len(printed) - printed.count(",")


def _is_too_long(its: Digits) -> bool:
    return _digits(its.low) > LONGEST or (its.high is not None and len(its.high) > LONGEST)


def is_risen(text: str, start: int, unit: str) -> bool:
    """Whether the plus before a number is the sign of a rise: it is one in per cent, behind a word (同比+5.2%) or a mark behind an
    amount: 9亿元，+5.2%; 9亿元(+5.2%)."""
    if unit not in _IN_PER_CENT or start <= 1:
        return False
    before = text[start - 2]
    return before in _BEFORE_SIGN or (before > _LAST_WORDLESS and before not in _MARKS)


def _is_in_name(its: Digits) -> bool:
    """B52; an amount of money or of points is one right after an abbreviation, too (GDP3300亿元, 拉动GDP0.4个百分点), and a number
    behind the sign of a rise, which opens what it stands in: +1.9."""
    if its.before == PLUS and _OPENS_SIGNED.search(its.text, max(0, its.start - _LONGEST_SIGNED), its.start - 1):
        return False
    if its.before == PLUS and is_risen(its.text, its.start, its.unit):
        return False
    return its.before in _BEFORE_NAMED and not (its.before in LATIN and (its.quantity == MONEY or its.unit in _POINTS))


def _numbers_item(its: Digits) -> int:
    """Where the number of an item ends that a count of things stands right behind: 2.50个小区; 0 where there is none, for only an
    amount in 万 has a part of a thing."""
    item, dot, count = its.low.partition(".")
    opens = its.before in _BEFORE_ITEM and its.high is None and len(item) <= _LONGEST_ITEM and not count.startswith("0")
    counted = bool(dot) and its.quantity == _COUNT and its.unit[:1] not in _SCALES
    return len(item + dot) if opens and counted and len(its.text) > its.end + len(its.unit) else 0


def _item(its: Digits, end: int) -> Mark:
    return "ordinal", its.start + end


def _is_one_of_ratio(its: Digits) -> bool:
    """The 1 of 1.86:1, or the 100 of 105.2:100, where no third number follows and none stands before."""
    if its.before != ":" or its.low not in _ONE or its.text.startswith(":", its.end):
        return False
    start, end = its.last
    return end == its.start - 1 and its.text[max(0, start - 1) : start] != ":"


def _is_rate_of_exchange(its: Digits) -> bool:
    """The 1 of 汇率1:7.12, and what stands behind it; 6.19 of 平均汇率(6.19); both numbers of 1美元兑6.9元人民币."""
    if _ONE_FOR.match(its.text, its.start) or _FOR_ONE.search(its.text, max(0, its.start - _EXCHANGE_REACH), its.start):
        return True
    if its.before == "(":
        return its.text.endswith(_EXCHANGE_WORD, 0, its.start - 1)
    if its.before == ":":
        return _EXCHANGE.search(its.text, max(0, its.start - _EXCHANGE_REACH), its.start) is not None
    return its.text.startswith(":", its.end) and its.text.endswith(_EXCHANGE_WORD, 0, its.start)


def _is_after_stroke(its: Digits) -> bool:
    """The 4 of 3/4号线, and with it the 3."""
    return its.before == "/" and its.last[1] == its.start - 1


def _named(its: Digits, found: object) -> Mark:
    return "name", its.end


def _is_clock(its: Digits) -> int:
    """Where a time of day ends: 9:30至17:00; behind a date to the second, too: 2023-03-08 9:30:05."""
    if not its.text.startswith(":", its.end):
        return 0
    if _DAY_BEFORE.search(its.text[max(0, its.start - _DAY_LONG) : its.start]):
        match = _TO_THE_SECOND.match(its.text, its.start)
        return match.end() if match else 0
    match = _CLOCK.match(its.text, its.start)
    if match is None:
        return 0
    beside = _CLOCK_BEFORE.ending(its.text, its.start) or _CLOCK_AFTER.starting(its.text, match.end())
    return match.end() if beside else 0


def _clock(its: Digits, end: int) -> Mark:
    return "date", end


def is_rank(text: str, start: int, end: int) -> bool:
    """Whether an ordinal with the word before its number is a rank (第三名, 位列全市第三) and not one of a row (第三产业)."""
    named = RANKED.starting(text, end)
    following = text[end + len(named) : end + len(named) + 1]
    if following.isalnum() and ord(following) > LAST_SYMBOL and not TURNED.match(text, end + len(named)):
        return False
    if _BRANCHES.match(text, end) and not _RANKED_BEFORE.search(text, max(0, start - _RANK_REACH), start):
        return False
    if named or _RANK_BEFORE.search(text, max(0, start - _RANK_REACH), start):
        return True
    return _RANK_LISTED.search(text, max(0, start - _RANK_REACH - _RANK_REACH), start) is not None


def _is_preceded(its: Digits) -> str:
    word = _PRECEDED.ending(its.text, its.start)
    if word == ORDINAL and (RANKED.starting(its.text, its.end) or is_rank(its.text, its.start - len(ORDINAL), its.end)):
        return ""
    if _PRECEDED.meaning.get(word) == _NAME and its.quantity == _COUNT:
        return ""  # 住宅电话24.9万户
    return word


def _preceded(its: Digits, word: str) -> Mark:
    return _PRECEDED.meaning[word], its.end


def _is_year(low: str) -> bool:
    return len(low) == YEAR_DIGITS and low.startswith(CENTURIES)


def _is_within_first(its: Digits) -> bool:
    """居全省前3位: not which place, but that it is one of the first."""
    return its.before == WITHIN_FIRST and bool(_FIRST_PLACES.match(its.text, its.end))


def _ordinal_place(its: Digits, found: bool) -> Mark:
    return "ordinal", its.end


def _is_followed(its: Digits) -> str:
    word = _FOLLOWED.starting(its.text, its.end)
    if not word or (its.unit in STREAK_UNITS and STREAK.ending(its.text, its.start)):
        return ""
    if its.unit == _YEAR and not _is_year(its.low) and lasts(its.text, its.start):
        return ""
    if "." in its.low and DATED_WORDS.starting(its.text, its.end):
        return ""  # 缩小0.02年末参保9万人: no year has decimals
    return word if len(word) >= len(its.unit) else ""


def _followed(its: Digits, word: str) -> Mark:
    return _FOLLOWED.meaning[word], its.end + len(word)


def clause_before(text: str, start: int) -> str:
    """The words of the clause before a number: 预期寿命从2020年的75.2岁提高到2025年的76.8岁."""
    return _CLAUSE_MARKS.split(text[max(0, start - _TIME_IN_CLAUSE) : start])[-1]


def lasts(text: str, start: int) -> bool:
    """Whether years are a length of time that the clause measures: 平均受教育年限达11年."""
    return bool(_YEARS_LASTED.search(clause_before(text, start)))


# digits that are part of something longer
PARTS: tuple[Rule[Mark], ...] = (
    Rule(
        "span-of-years",
        _is_span_of_years,
        _with_mark,
        (Example("编制2021-2025年规划。", "date 2021-2025年"),),
        frozenset({_RANGE}),
    ),
    Rule("years", _are_years, _years, (Example("编制规划（2021-2025）。", "date 2021-2025"),), frozenset({_RANGE})),
    Rule(
        "too-long",
        _is_too_long,
        _named,
        (Example("编码为1234567890123456789。", "name 1234567890123456789"),),
        frozenset({_RANGE, _LONG}),
    ),
    Rule("item-and-count", _numbers_item, _item, (Example("2.50个小区新增车位。", "ordinal 2."),), _BEFORE_ITEM),
    Rule("in-name", _is_in_name, _named, (Example("样机B52出厂。", "name 52"),), frozenset(_BEFORE_NAMED)),
    Rule("one-of-ratio", _is_one_of_ratio, _named, (Example("城乡收入比为1.86:1。", "name 1"),), frozenset(":")),
    Rule(
        "rate-of-exchange",
        _is_rate_of_exchange,
        _named,
        (
            Example("按平均汇率1:7.12计算。", "name 1"),
            Example("按平均汇率（6.19）计算。", "name 6.19"),
            Example("按1美元兑6.9元人民币计算。", "name 1"),
        ),
        frozenset({":", "(", _EXCHANGE_WORD[-1], *_BESIDE_CURRENCIES}),
    ),
    Rule(STROKE, _is_after_stroke, _named, (Example("途经3/4号码头。", "name 4"),), frozenset("/")),
)
# digits whose neighbours make them no quantity, whatever their unit
MARKED: tuple[Rule[Mark], ...] = (
    Rule(
        "clock",
        _is_clock,
        _clock,
        (Example("展馆上午9:30开门。", "date 9:30"), Example("某报 2023-03-08 9:30:05 某网", "date 9:30:05")),
        frozenset(":"),
    ),
    Rule(
        "preceded",
        _is_preceded,
        _preceded,
        (Example("见附表3。", "ordinal 3"), Example("依照国发〔2023〕文件办理。", "legal 2023")),
        _PRECEDED.closings,
    ),
    Rule(
        "within-first",
        _is_within_first,
        _ordinal_place,
        (Example("茶叶产量居全省前3位。", "ordinal 3"),),
        frozenset({word("numerals", "rank", "within_first")}),
    ),
    Rule(
        "followed",
        _is_followed,
        _followed,
        (Example("2023年开工。", "date 2023年"), Example("迁至长河路18号。", "address 18号")),
        _FOLLOWED.openings,
    ),
)
MARKS = Index((*PARTS, *MARKED))
