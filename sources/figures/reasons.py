"""Why a number is no statistic, by the words and characters beside it: the tables of rules.

Here belong ordinals, formulas, codes, lengths of time and classes of things, once the unit of a number is known. Not here: digits
that are part of something longer (``sources.figures.marks``) and finding numbers and units (``sources.figures.numerals``).
"""

from __future__ import annotations

import re
import string
from typing import NamedTuple

from sources.figures.marks import (
    CENTURIES,
    DATED_WORDS,
    LAST_SYMBOL,
    LATIN,
    MONEY,
    STREAK,
    STREAK_UNITS,
    TURNED,
    WITHIN_FIRST,
    YEAR_DIGITS,
    clause_before,
    lasts,
)
from sources.figures.rule import Example, Index, Rule, always
from sources.figures.words import any_in, listed, pattern, word

# a bare number before 和: what it is, the number after it says
PENDING = "pending"
_STAR = "*"
_AFTER_NAMED = {*LATIN, *"+×*"}
_ASCII = frozenset(string.ascii_letters + string.digits)
TIMES = {"time", "age"}  # kinds of quantities that are a statistic only where they are measured
NO_SPAN = (-1, -1)
_EVERY = word("numerals", "words", "every")
_BARE = listed("numerals", "bare")
_AGE_GROUP = re.compile(pattern("numerals", "age_group"))
_TIME_CUES = re.compile(any_in("numerals", "measured_time"))
_NO_MEASURE_AFTER = listed("numerals", "measured_time", "not_after")
_ITEM_AFTER = {*"。;:(\n", *listed("numerals", "item", "after").meaning}
_TIME_BEFORE = 16
_THRESHOLDS = listed("numerals", "threshold")
_WITH_ITSELF = re.compile(pattern("numerals", "threshold", "with_itself"))
_HOMES = listed("numerals", "span_of_size")
_SPAN_OF_SIZE = re.compile(pattern("numerals", "span_of_size"))
_CHANGE_UNITS = listed("change", "units")
CAME_FROM = re.compile(pattern("numerals", "from", "ends"))
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
_OVER_COUNTED = re.compile(pattern("numerals", "class_of", "over_counted"))
_CLASS_REACH = 6
_CLASS_OVER = re.compile(pattern("numerals", "class_of", "over"))
_CLASS_BETWEEN = re.compile(pattern("numerals", "class_of", "between"))
_ENDS_OF_RANGE = re.compile(r"[\d.]+[^\d\s.]{0,3}?[-－—–~～至][\d.]+")
_OF_COUNTED = re.compile(pattern("numerals", "class_of", "of_counted"))
_REACHES = re.compile(pattern("numerals", "class_of", "reaches"))
_SHARES = {"%", "‰"}
_AGO = listed("numerals", "rank", "ago")
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
    return bool(version) and ord(its.following or " ") > LAST_SYMBOL and not _BARE.ending(its.text, its.start)


def _in_formula(its: Beside) -> bool:
    if its.following == _STAR and not its.text[its.end + 1 : its.end + 2].isalnum():
        return False  # 24.6*: the mark of a note
    return its.following in _AFTER_NAMED


def _in_word(its: Beside) -> bool:
    following = its.following
    if not following or following.isascii() or not following.isalpha():
        return False  # nor is the number of a footnote a word: 22.6①
    if len(its.value) == YEAR_DIGITS and its.value.startswith(CENTURIES):
        return True  # 主要是2025实行新办法
    return not (_BARE.ending(its.text, its.start) or ("." in its.value and DATED_WORDS.starting(its.text, its.end)))


def _is_listed(its: Beside) -> bool:
    return its.following in _LISTED and _in_word(its)


def _is_turned(its: Beside) -> bool:
    """收入比由2.02缩小到1.98."""
    if not (_in_word(its) and TURNED.match(its.text, its.end)):
        return False
    return CAME_FROM.search(its.text, max(0, its.start - _CAME_REACH), its.start) is not None


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
        _TIME_CUES.search(near) or _TIME_CUES.search(clause_before(its.text, its.start)) or lasts(its.text, its.start)
    )


def _is_streak(its: Beside) -> bool:
    return its.unit in STREAK_UNITS and bool(STREAK.ending(its.text, its.start))


def _is_duration(its: Beside) -> bool:
    return its.quantity == "time"


def _is_threshold(its: Beside) -> bool:
    """500万元以上项目, 5亿元(含)以上项目: a class of things, not an amount; 10家以上企业 are counted."""
    return (
        (its.after in _THRESHOLDS or _WITH_ITSELF.match(its.text, its.end) is not None)
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
    if its.quantity not in {MONEY, "number"}:
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
    return _is_over(its) and (match is not None or _holds_things(its))


def _holds_things(its: Beside) -> bool:
    """收入超20万元的村, 超10亿元先进制造业项目28个: whether the things of a class stand behind its size."""
    told = _OF_COUNTED.match(its.text, its.end) is not None
    return told or (its.quantity == MONEY and _OVER_COUNTED.match(its.text, its.end) is not None)


def _is_bare_class(its: Beside) -> bool:
    """其中50亿元1个: whether a part is told by its amount alone, with how many there are of it behind."""
    counted = its.quantity == MONEY and _BARE_CLASS.match(its.text, its.end) is not None
    return counted and _BARE_AFTER.search(its.text, max(0, its.start - _CLASS_REACH), its.start) is not None


def _is_over(its: Beside) -> bool:
    """收入超20万元的村: whether a class is over an amount, but not 超50%的行政村达到标准, which says how many they are."""
    if its.unit in _SHARES and _REACHES.match(its.text, its.end):
        return False
    over = _CLASS_OVER.search(its.text, max(0, its.start - _CLASS_REACH), its.start)
    return bool(over or _COMPARES.ending(its.text, its.start))


def _is_class_between(its: Beside) -> bool:
    """投资1-5亿元的项目12个: a class of things between two sizes."""
    between = its.quantity == MONEY and _ENDS_OF_RANGE.match(its.text, its.start, its.end) is not None
    return between and _CLASS_BETWEEN.match(its.text, its.end) is not None


def _is_within_first_share(its: Beside) -> bool:
    """进入全球前千分之一; but 由五年前32%."""
    first = its.text.startswith(WITHIN_FIRST, its.start - len(WITHIN_FIRST))
    return its.unit in _SHARES and first and not _AGO.ending(its.text, its.start)


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
    if its.quantity in {MONEY, "count"} or any(map(str.isdigit, printed)):
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
    Rule(
        "threshold", _is_threshold, _name, (Example("走访500万元以上项目。", "name 500万元以上"),), _THRESHOLDS | {"("}
    ),
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
        frozenset({WITHIN_FIRST}),
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
UNITED = Index(WITH_UNIT)
