"""Why a number is no statistic: the tables of rules.

Here belong the marks of dates, addresses, names, ordinals, codes, lengths of time and classes of things that stand right beside a
number. Not here: finding numbers and units (``sources.figures.numerals``).
"""

from __future__ import annotations

import re
import string
from typing import NamedTuple

from sources.figures.rule import Example, Index, Rule, always
from sources.figures.words import any_in, classed, listed, pattern, word

# a bare number before 和: what it is, the number after it says
PENDING = "pending"
# 56张报表缩减为7项: one thing, before and after
TURNED = re.compile(any_in("change", "turned") + any_in("change", "turned", "into"))
# characters of codes and formulas
_LATIN = {*string.ascii_letters, *"_{}\\^"}
_BEFORE_NAMED = {*_LATIN, *"+#×*~"}
_STAR = "*"
PLUS, _LONGEST_SIGNED = "+", 4
_IN_PER_CENT = listed("numerals", "signed", "units")
_LAST_WORDLESS, _MARKS = "\u2e80", listed("numerals", "signed", "marks")
_OPENS_SIGNED = re.compile(pattern("numerals", "signed"))
_AFTER_NAMED = {*_LATIN, *"+×*"}
_ASCII = frozenset(string.ascii_letters + string.digits)
# 第 before a number that may be a rank, and what after it says that it is one
ORDINAL = word("numerals", "words", "ordinal")
RANKED = listed("numerals", "rank", "after")
_RANK_BEFORE = re.compile(
    f"{any_in('numerals', 'rank', 'before')}|{pattern('about', 'among', 'counted')}{word('about', 'among', 'amid')}?$"
)
_WITHIN_FIRST = word("numerals", "rank", "within_first")
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
TIMES = {"time", "age"}  # kinds of quantities that are a statistic only where they are measured
NO_SPAN = (-1, -1)
STROKE = "stroke"
_YEAR = word("numerals", "words", "year")
_EVERY = word("numerals", "words", "every")
_ONE = {"1", "100"}
_CENTURIES = ("19", "20")
_YEAR_DIGITS = 4
# a number longer than this is a code, not a quantity
LONGEST = 18
_PRECEDED = classed("numerals", "preceded_by")
_FOLLOWED = classed("numerals", "followed_by")
_BARE = listed("numerals", "bare")
_AGE_GROUP = re.compile(pattern("numerals", "age_group"))
_TIME_CUES = re.compile(any_in("numerals", "measured_time"))
_NO_MEASURE_AFTER = listed("numerals", "measured_time", "not_after")
_LONGEST_ITEM = 2
_BEFORE_ITEM = frozenset({"", *"。;\n"})
_SCALES = listed("kinds", "scale")
_ITEM_AFTER = {*"。;:(\n", *listed("numerals", "item", "after").meaning}
_TIME_BEFORE = 16
_TIME_IN_CLAUSE = 36
_CLAUSE_MARKS = re.compile("[，,；;。]")
_YEARS_LASTED = re.compile(any_in("numerals", "measured_time", "years"))
_THRESHOLDS = listed("numerals", "threshold")
_HOMES = listed("numerals", "span_of_size")
_SPAN_OF_SIZE = re.compile(pattern("numerals", "span_of_size"))
_CHANGE_UNITS = listed("change", "units")
_CAME_FROM = re.compile(pattern("numerals", "from", "ends"))
_CAME_REACH = 12
_LISTED = {"、", *listed("numerals", "listed").meaning}
_INDEX_BASE = listed("numerals", "index_base")
_COUNTERS = listed("numerals", "counters")
_COMPARES = listed("numerals", "before", "ge")
_CLASS = re.compile(pattern("numerals", "class_of"))
_FIRST_OF_CLASS = re.compile(pattern("numerals", "class_of", "first"))
_FIRST_BEHIND = re.compile(pattern("numerals", "class_of", "first_behind"))
_CLASS_COUNTED = re.compile(pattern("numerals", "class_of", "counted"))
_COUNTED_BEHIND = re.compile(pattern("numerals", "class_of", "counted_behind"))
_BARE_CLASS = re.compile(pattern("numerals", "class_of", "bare"))
_BARE_AFTER = re.compile(pattern("numerals", "class_of", "bare_after"))
_CLASS_BESIDE = re.compile(pattern("numerals", "class_of", "beside"))
_CLASS_REACH = 6
_CLASS_OVER = re.compile(pattern("numerals", "class_of", "over"))
_CLASS_BETWEEN = re.compile(pattern("numerals", "class_of", "between"))
_ENDS_OF_RANGE = re.compile(r"[\d.]+[^\d\s.]{0,3}?[-－—–~～至][\d.]+")
_OF_COUNTED = re.compile(pattern("numerals", "class_of", "of_counted"))
_REACHES = re.compile(pattern("numerals", "class_of", "reaches"))
_MONEY, _COUNT, _NAME = "money", "count", "name"
_SHARES = {"%", "‰"}
_STREAK = listed("numerals", "streak")
_STREAK_UNITS = listed("numerals", "streak", "units")
_CLOCK = re.compile(r"(?:[01]?\d|2[0-4]):[0-5]\d(?![\d:.%])")
_DAY_BEFORE = re.compile(r"(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}\s*$")  # 2023-03-08 9:30:05
_DAY_LONG = 12  # characters
_TO_THE_SECOND = re.compile(rf"{_CLOCK.pattern}|(?:[01]?\d|2[0-4])(?::[0-5]\d){{2}}(?![\d:.%])")
_CLOCK_BEFORE = listed("numerals", "clock", "before")
_CLOCK_AFTER = listed("numerals", "clock", "after")
_DATED_WORDS = listed("numerals", "also_words", "dated")
_VERSION = re.compile(r"\d\.0")
_RATE_BASE = re.compile(pattern("numerals", "rate_base"))
_AMONG_BEFORE = re.compile(pattern("numerals", "among_places", "before"))
_AMONG_BEHIND = re.compile(pattern("numerals", "among_places", "behind"))
_AMONG_REACH = 12
_ON_LIST_BEFORE = re.compile(pattern("numerals", "on_list", "before"))
_ON_LIST_BEHIND = re.compile(pattern("numerals", "on_list", "behind"))
_ON_LIST_REACH = 14
_PART_OF_TAX_BEFORE = re.compile(pattern("numerals", "part_of_tax", "before"))
_PART_OF_TAX_BEHIND = re.compile(pattern("numerals", "part_of_tax", "behind"))
_PART_OF_TAX_REACH = 4
_POWER = re.compile(pattern("numerals", "class_of", "power"))
_SIZED_PROJECT = re.compile(pattern("numerals", "class_of", "sized_project"))
_PART_ABOVE_BEFORE = re.compile(pattern("numerals", "part_above", "before"))
_PART_ABOVE_BEHIND = re.compile(pattern("numerals", "part_above", "behind"))
_PART_ABOVE_REACH = 16
_NOT_THRESHOLD = re.compile(pattern("numerals", "not_threshold"))


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
_LAST_SYMBOL = 0x2E80
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
    return its.high is not None and len(its.high) <= _YEAR_DIGITS and its.text.startswith(_YEAR, its.end)


def _with_mark(its: Digits, found: object) -> Mark:
    return "date", its.end + len(_YEAR)


def _are_years(its: Digits) -> bool:
    if its.high is None or its.unit:
        return False
    return len(its.low) == len(its.high) == _YEAR_DIGITS and its.low.startswith(_CENTURIES)


def _years(its: Digits, found: object) -> Mark:
    return "date", its.end


def _digits(printed: str) -> int:
    """How long a number is without the commas between its thousands."""
    return len(printed) - printed.count(",")


def _is_too_long(its: Digits) -> bool:
    return _digits(its.low) > LONGEST or (its.high is not None and len(its.high) > LONGEST)


def is_risen(text: str, start: int, unit: str) -> bool:
    """Whether the plus before a number is the sign of a rise: it is one in per cent, behind a word (同比+5.2%)."""
    return unit in _IN_PER_CENT and start > 1 and text[start - 2] > _LAST_WORDLESS and text[start - 2] not in _MARKS


def _is_in_name(its: Digits) -> bool:
    """B52; an amount of money is one right after an abbreviation, too (GDP3300亿元), and a number behind the sign of a rise, which
    opens what it stands in: +1.9."""
    if its.before == PLUS and _OPENS_SIGNED.search(its.text, max(0, its.start - _LONGEST_SIGNED), its.start - 1):
        return False
    if its.before == PLUS and is_risen(its.text, its.start, its.unit):
        return False
    return its.before in _BEFORE_NAMED and not (its.before in _LATIN and its.quantity == _MONEY)


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
    if following.isalnum() and ord(following) > _LAST_SYMBOL and not TURNED.match(text, end + len(named)):
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
    return len(low) == _YEAR_DIGITS and low.startswith(_CENTURIES)


def _is_within_first(its: Digits) -> bool:
    """居全省前3位: not which place, but that it is one of the first."""
    return its.before == _WITHIN_FIRST and bool(_FIRST_PLACES.match(its.text, its.end))


def _ordinal_place(its: Digits, found: bool) -> Mark:
    return "ordinal", its.end


def _is_followed(its: Digits) -> str:
    word = _FOLLOWED.starting(its.text, its.end)
    if not word or (its.unit in _STREAK_UNITS and _STREAK.ending(its.text, its.start)):
        return ""
    if its.unit == _YEAR and not _is_year(its.low) and _lasts(its.text, its.start):
        return ""
    if "." in its.low and _DATED_WORDS.starting(its.text, its.end):
        return ""  # 缩小0.02年末参保9万人: no year has decimals
    return word if len(word) >= len(its.unit) else ""


def _followed(its: Digits, word: str) -> Mark:
    return _FOLLOWED.meaning[word], its.end + len(word)


class Beside(NamedTuple):
    """A number in its text: where it starts and ends with its unit, what it is, and the character and the word after it."""

    text: str
    start: int
    end: int
    value: str
    unit: str
    quantity: str
    after: str  # the word that makes it more or less (以上)
    following: str  # the next character


def _is_item(its: Beside) -> bool:
    following = its.following
    return (
        bool(following)
        and following in ".、)"
        and "." not in its.value
        and (its.start == 0 or its.text[its.start - 1] in _ITEM_AFTER)
    )


def _is_version(its: Beside) -> bool:
    """首发经济3.0: a name with a number; a cell that holds nothing else is a value."""
    listed = its.text[its.start - 1 : its.start] in _LISTED and its.text[its.start - 2 : its.start - 1].isdigit()
    lists = its.following in _LISTED and its.text[its.end + 1 : its.end + 2].isdigit()  # 增长1.0、4.7个百分点
    version = its.value.endswith(".0") and its.start > 0 and not (listed or lists) and _VERSION.fullmatch(its.value)
    return bool(version) and ord(its.following or " ") > _LAST_SYMBOL and not _BARE.ending(its.text, its.start)


def _in_formula(its: Beside) -> bool:
    if its.following == _STAR and not its.text[its.end + 1 : its.end + 2].isalnum():
        return False  # 24.6*: the mark of a note
    return its.following in _AFTER_NAMED


def _in_word(its: Beside) -> bool:
    following = its.following
    if not following or following.isascii() or not following.isalpha():
        return False  # nor is the number of a footnote a word: 22.6①
    if len(its.value) == _YEAR_DIGITS and its.value.startswith(_CENTURIES):
        return True  # 主要是2025实行新办法
    return not (_BARE.ending(its.text, its.start) or ("." in its.value and _DATED_WORDS.starting(its.text, its.end)))


def _is_listed(its: Beside) -> bool:
    return its.following in _LISTED and _in_word(its)


def _is_turned(its: Beside) -> bool:
    """收入比由2.02缩小到1.98."""
    if not (_in_word(its) and TURNED.match(its.text, its.end)):
        return False
    return _CAME_FROM.search(its.text, max(0, its.start - _CAME_REACH), its.start) is not None


def _is_index_base(its: Beside) -> bool:
    """以上年为100: what an index is measured against."""
    whole, _, decimals = its.value.partition(".")
    return whole == "100" and not decimals.strip("0") and its.text[max(0, its.start - 1) : its.start] in _INDEX_BASE


def _is_code(its: Beside) -> bool:
    last, following = its.unit[-1], its.following
    return last.isascii() and last.isalpha() and following.isascii() and following.isalnum()


def _is_age_group(its: Beside) -> bool:
    """按年龄分，18—34岁占22%: people of these ages, whatever else the sentence says of ages."""
    return _AGE_GROUP.match(its.text, its.start) is not None


def _measures_time(its: Beside) -> bool:
    if _NO_MEASURE_AFTER.ending(its.text, its.start):
        return False
    near = its.text[max(0, its.start - _TIME_BEFORE) : its.start]
    return bool(
        _TIME_CUES.search(near) or _TIME_CUES.search(_clause_before(its.text, its.start)) or _lasts(its.text, its.start)
    )


def _clause_before(text: str, start: int) -> str:
    """The words of the clause before a number: 预期寿命从2020年的75.2岁提高到2025年的76.8岁."""
    return _CLAUSE_MARKS.split(text[max(0, start - _TIME_IN_CLAUSE) : start])[-1]


def _lasts(text: str, start: int) -> bool:
    """Whether years are a length of time that the clause measures: 平均受教育年限达11年."""
    return bool(_YEARS_LASTED.search(_clause_before(text, start)))


def _is_streak(its: Beside) -> bool:
    return its.unit in _STREAK_UNITS and bool(_STREAK.ending(its.text, its.start))


def _is_duration(its: Beside) -> bool:
    return its.quantity == "time"


def _is_threshold(its: Beside) -> bool:
    """500万元以上项目: a class of things, not an amount; 10家以上企业 are counted."""
    return (
        its.after in _THRESHOLDS
        and its.unit not in _CHANGE_UNITS
        and its.unit not in _COUNTERS
        and not _NOT_THRESHOLD.match(its.text, its.end)
    )


def _is_span_of_size(its: Beside) -> bool:
    """90—144平方米住宅价格: homes between two sizes."""
    return _SPAN_OF_SIZE.fullmatch(its.text, its.start, its.end) is not None and bool(
        _HOMES.starting(its.text, its.end)
    )


def _is_class(its: Beside) -> bool:
    """超10亿元项目, 50亿级项目, 收入超20万元的村占90%."""
    match = _CLASS.match(its.text, its.end) if its.quantity != "count" else None
    if match is not None and match["grade"]:
        return True  # 50亿级项目, 25兆瓦级轴承
    if its.quantity not in {_MONEY, "number"}:
        match = None
    if _FIRST_BEHIND.match(its.text, its.end) and _FIRST_OF_CLASS.search(
        its.text, max(0, its.start - _CLASS_REACH), its.start
    ):
        return True  # 首个300亿元园区
    if match is not None and _COUNTED_BEHIND.match(its.text, match.end()):
        return True  # 50亿元项目3个
    if _is_bare_class(its):
        return True  # 其中50亿元1个、20亿元3个
    counted = _CLASS_COUNTED.search(its.text, max(0, its.start - _CLASS_REACH), its.start)
    if counted and _CLASS_BESIDE.match(its.text, its.end):
        return True  # 3个50亿元、7个10亿元以上项目
    return _is_over(its) and bool(match or _OF_COUNTED.match(its.text, its.end))


def _is_bare_class(its: Beside) -> bool:
    """其中50亿元1个: whether a part is told by its amount alone, with how many there are of it behind."""
    counted = its.quantity == _MONEY and _BARE_CLASS.match(its.text, its.end) is not None
    return counted and _BARE_AFTER.search(its.text, max(0, its.start - _CLASS_REACH), its.start) is not None


def _is_over(its: Beside) -> bool:
    """收入超20万元的村: whether a class is over an amount, but not 超50%的行政村达到标准, which says how many they are."""
    if its.unit in _SHARES and _REACHES.match(its.text, its.end):
        return False
    over = _CLASS_OVER.search(its.text, max(0, its.start - _CLASS_REACH), its.start)
    return bool(over or _COMPARES.ending(its.text, its.start))


def _is_class_between(its: Beside) -> bool:
    """投资1-5亿元的项目12个: a class of things between two sizes."""
    between = its.quantity == _MONEY and _ENDS_OF_RANGE.match(its.text, its.start, its.end) is not None
    return between and _CLASS_BETWEEN.match(its.text, its.end) is not None


def _is_within_first_share(its: Beside) -> bool:
    """进入全球前千分之一."""
    return its.unit in _SHARES and its.text.startswith(_WITHIN_FIRST, its.start - len(_WITHIN_FIRST))


def _is_rate_base(its: Beside) -> bool:
    """10万人生产安全事故死亡人数: the number that a rate is counted on."""
    per = its.text.startswith(_EVERY, its.start - len(_EVERY))  # 每10万人刑事案件数
    return its.value.startswith("10") and (per or bool(_RATE_BASE.match(its.text, its.start)))


def _is_part_of_tax(its: Beside) -> bool:
    """增值税25%部分: how much of a tax stays with a level, by which that part is called."""
    if its.unit not in _SHARES or not _PART_OF_TAX_BEHIND.match(its.text, its.end):
        return False
    return bool(_PART_OF_TAX_BEFORE.search(its.text, max(0, its.start - _PART_OF_TAX_REACH), its.start))


def _is_size_in_name(its: Beside) -> bool:
    """千万吨炼油项目: a power of ten in words, by which a project is called."""
    printed = its.text[its.start : its.end]
    if its.quantity in {_MONEY, "count"} or any(map(str.isdigit, printed)):
        return False
    return _POWER.match(printed) is not None and _SIZED_PROJECT.match(its.text, its.end) is not None


def _is_part_above(its: Beside) -> bool:
    """结转超过当年收入30%的部分: up to where something goes of which the rest is spoken of, and none of how much that is."""
    if not _PART_ABOVE_BEHIND.match(its.text, its.end):
        return False
    return _PART_ABOVE_BEFORE.search(its.text, max(0, its.start - _PART_ABOVE_REACH), its.start) is not None


def _is_among_places(its: Beside) -> bool:
    """在全省14个市州中排名第3: how many there are that something is one of."""
    if its.quantity != "count" or not _AMONG_BEHIND.match(its.text, its.end):
        return False
    return bool(_AMONG_BEFORE.search(its.text, max(0, its.start - _AMONG_REACH), its.start))


def _statistic(its: Beside, found: object) -> str:
    return ""


def _ordinal(its: Beside, found: object) -> str:
    return "ordinal"


def _is_of_list(its: Beside) -> bool:
    """纳入国家102项重大工程的28个项目: of how many the list is says which list that is."""
    if not _ON_LIST_BEHIND.match(its.text, its.end, its.end + _ON_LIST_REACH):
        return False
    return _ON_LIST_BEFORE.search(its.text, max(0, its.start - _ON_LIST_REACH), its.start) is not None


def _name(its: Beside, found: object) -> str:
    return "name"


def _date(its: Beside, found: object) -> str:
    return "date"


def _pending(its: Beside, found: object) -> str:
    return PENDING


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
# a number without a unit
BARE: tuple[Rule[str], ...] = (
    Rule("item", _is_item, _ordinal, (Example("工作如下：3、修缮古桥。", "ordinal 3"),)),
    Rule("version", _is_version, _name, (Example("推出夜游方案3.0、夜市地图。", "name 3.0"),)),
    Rule("formula", _in_formula, _name, (Example("推行3+N服务。", "name 3"),)),
    Rule("listed", _is_listed, _pending, (Example("途经5和7号码头。", "address 5"),)),
    Rule("turned", _is_turned, _statistic, (Example("收入比由2.02缩小到1.98。", "statistic 2.02"),)),
    Rule(
        "in-word",
        _in_word,
        _name,
        (Example("打造15分钟生活圈和3维展厅。", "name 3"), Example("原因是2025实行新制度。", "name 2025")),
    ),
    Rule("index-base", _is_index_base, _name, (Example("物价指数以上年为100。", "name 100"),)),
)
_CODE = Rule[str]("code", _is_code, _name, (Example("装机3MW2号样机。", "name 3MW"),), _ASCII)
# a length of time or an age
OF_TIME: tuple[Rule[str], ...] = (
    _CODE,
    Rule("streak", _is_streak, _statistic, (Example("茶叶产量连续6年居全省首位。", "statistic 6年"),)),
    Rule("age-group", _is_age_group, _name, (Example("按年龄分，18—34岁占22%。", "name 18—34岁"),)),
    Rule("measured-time", _measures_time, _statistic, (Example("审批时间压减至3天。", "statistic 3天"),)),
    Rule("duration", _is_duration, _date, (Example("历时3天的展会落幕。", "date 3天"),)),
    Rule("age", always, _name, (Example("服务65岁老人。", "name 65岁"),)),
)
# a number with any other unit
WITH_UNIT: tuple[Rule[str], ...] = (
    _CODE,
    Rule("threshold", _is_threshold, _name, (Example("走访500万元以上项目。", "name 500万元以上"),), _THRESHOLDS),
    Rule(
        "span-of-size",
        _is_span_of_size,
        _name,
        (Example("60—90平方米户型销售较快。", "name 60—90平方米"),),
        frozenset(words[0] for words in _HOMES.meaning),
    ),
    Rule(
        "class",
        _is_class,
        _name,
        (
            Example("推进超10亿元重大项目。", "name 10亿元"),
            Example("试制18兆瓦级风机。", "name 18兆瓦"),
            Example("建成西岭首个300亿元园区。", "name 300亿元"),
            Example("开工3个50亿元、7个10亿元以上项目。", "name 50亿元"),
            Example("引进50亿元项目3个。", "name 50亿元"),
            Example("年收入超20万元的村占九成。", "name 20万元"),
        ),
        _COMPARES.closings | listed("numerals", "class_of", "opening") | listed("numerals", "class_of", "first_ends"),
    ),
    Rule(
        "class-between",
        _is_class_between,
        _name,
        (Example("总投资5—10亿元的项目3个。", "name 5—10亿元"),),
        frozenset(listed("numerals", "class_of", "between_opens").meaning),
    ),
    Rule(
        "among-places",
        _is_among_places,
        _name,
        (Example("增速在全省14个市州中排名第三。", "name 14个"),),
        listed("numerals", "among_places").closings,
    ),
    Rule(
        "on-list",
        _is_of_list,
        _name,
        (Example("列入省级86项重点工程的9个项目开工。", "name 86项"),),
        listed("numerals", "on_list").closings,
    ),
    Rule(
        "within-first-share",
        _is_within_first_share,
        _ordinal,
        (Example("学科进入全球前千分之一。", "ordinal 千分之一"),),
        frozenset({_WITHIN_FIRST}),
    ),
    Rule(
        "part-of-tax",
        _is_part_of_tax,
        _name,
        (Example("增值税25%部分入库。", "name 25%"),),
        listed("numerals", "part_of_tax", "closing").closings,
    ),
    Rule(
        "size-in-name",
        _is_size_in_name,
        _name,
        (Example("千万吨炼铝项目动工。", "name 千万吨"),),
        frozenset({"1", "10"}),
    ),
    Rule(
        "part-above",
        _is_part_above,
        _name,
        (Example("结转资金超过当年收入30%的部分收回。", "name 30%"),),
        listed("numerals", "part_above", "closing").closings,
    ),
    Rule("rate-base", _is_rate_base, _name, (Example("10万人火灾死亡人数下降2%。", "name 10万人"),), frozenset({"10"})),
)
MARKS = Index((*PARTS, *MARKED))
UNITED = Index(WITH_UNIT)
