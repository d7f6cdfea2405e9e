"""The names of a list, each in full: what the first or the last of them says for all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from sources.cues import any_of
from sources.figures.naming.cleaning import clean
from sources.figures.naming.joint import both, is_list, measured_otherwise, without_kind
from sources.figures.naming.measuring import joined, without_carried_out
from sources.figures.naming.owning import is_park, possessor
from sources.figures.naming.parting import sibling
from sources.figures.naming.terms import (
    ATTRIBUTES,
    BARE,
    BELONGINGS,
    CARRIED_MEASURES,
    FUNCTIONS,
    LIST,
    MARKS_OF_LISTS,
    MEASURES,
    OF,
    ORDINAL,
    PARTS,
    PARTS_OF,
    PER_HEAD,
    PER_SO_MANY,
    SIZED_WORDS,
    SORTS,
    SPENDING,
    VERBS,
)
from sources.figures.naming.verbs import head, is_deed, leading_verb
from sources.figures.words import Words, any_in, listed, paired, pattern, word

_RATE = word("measures", "rate", "plain")
_CARRIED_RATES = listed("measures", "rate", "carried")
_COUNTED_SO = listed("measures", "per_so_many", "of_all")
_OF_COUNTED = listed("measures", "of_counted")
_COUNTS = listed("measures", "of_counted", "counts")
_PARTS_MEASURE = Words(paired("measures", "parts_measure"))
_OF_ALL = word("measures", "parts_of", "of_all")
_PARTS_CALLED = paired("measures", "parts_called")
_CALLED_SHORT = Words.of(_PARTS_CALLED)
_EACH_UNLISTED = paired("measures", "each_listed")
_EACH_LISTED = re.compile(any_of(_EACH_UNLISTED))
_OF_ONE_TRADE = listed("measures", "bare", "of_trade")
_CARRIED_SIZES, _SIZED_FIRST = listed("measures", "size", "carried"), listed("measures", "size")
_SIZE_BEHIND = re.compile(f"{any_in('measures', 'size')}{any_in('measures', 'size', 'sorts')}?$")
_BY_INSURANCE, _INSURED = word("measures", "sort", "insurance"), word("measures", "sort", "insured")
_OF_KIND = word("measures", "sort", "of_kind")
_SAME = 2  # characters by which two names of a list end alike
_AND_WORD = word("wording", "list_that_names", "joined")
_LISTS_THAT_NAME = re.compile(
    any_in("wording", "list_that_names").replace("、", "、?").replace(_AND_WORD, any_in("wording", "joining", "names"))
)
_TRADE = re.compile(pattern("measures", "with", "trade"))
_TOWARDS = word("measures", "with", "opening")
_TWO_LEVELS = re.compile(pattern("measures", "two_levels"))
_OF_THREE = re.compile(pattern("measures", "of_three"))
_TAKES_PART, _INSURANCE = (
    word("measures", "carried_whole", "takes"),
    re.compile(word("measures", "carried_whole", "insurance")),
)
_SHORT_PART = 3
_TRADES, _ALONE = listed("measures", "sort", "trades"), listed("measures", "sort", "alone")
_SAID_FOR_ALL = SORTS | _TRADES
_SAID_OF_SHORT = listed("measures", "sort", "short")
_SAID_FIRST = re.compile(any_in("measures", "sort", "said_first"))
_MODES, _CARRIES = listed("measures", "carriage"), listed("measures", "carriage", "carries")
_OPPOSITES = listed("measures", "sort", "opposites")
_OUTPUT = tuple(listed("measures", "sort", "apart"))
_KEPT_SORTS = listed("measures", "sort", "kept")


def parts_of_ratio(name: str, count: int) -> tuple[str, ...]:
    """The names of the parts of a ratio: of 三次产业结构 the value added of each; the name for all of them where it names none."""
    stem = name.removeprefix(_OF_ALL)
    while ending := PARTS_OF.ending(stem):
        stem = stem[: -len(ending)].removesuffix("的")  # 产业结构构成, 三次产业的比例
    stem = _PARTS_CALLED.get(stem, stem)
    stem += _PARTS_MEASURE.meaning.get(_PARTS_MEASURE.ending(stem), "")  # 民营经济三次产业结构, too
    stem = _EACH_LISTED.sub(lambda found: _EACH_UNLISTED[found[0]], stem)
    parts = subjects(stem, count) if stem.startswith(ORDINAL) else both(stem)  # 第一、二、三产业从业人员比
    return tuple(parts) if len(parts) == count else (name,) * count


def together(names: Sequence[str]) -> str:
    """Several names as one, with what is measured of all behind the last: 纺织业、造船业产值 of 纺织业产值 and 造船业产值."""
    measure = MEASURES.ending(names[-1])
    alike = measure and all(MEASURES.ending(name) == measure for name in names)
    owners = [name.removesuffix(measure) for name in names] if alike else names
    return MARKS_OF_LISTS[0].join(owners) + (measure if alike else "")


def divided_by(words: str) -> str:
    """What a clause opens with whose parts a ratio may give: 三次产业 of 三次产业协调发展 and of 产业结构持续优化; else empty."""
    text = clean(words)
    called = _CALLED_SHORT.starting(text)
    by_structure = called and PARTS_OF.starting(text, len(called))
    return _PARTS_MEASURE.starting(text) or (_PARTS_CALLED[called] if by_structure else "")


def _are_counted_off(others: list[str], last: str) -> bool:
    """Whether names begin with ordinals, of which the last says for all what is counted off: 第一、二、三产业, 第一、第二产业."""
    if not others[0].startswith(ORDINAL):
        return False
    return not last.startswith(ORDINAL) or all(len(other) == len(ORDINAL) + 1 for other in others)


def _counted_off(others: list[str], last: str) -> list[str]:
    """第一、二、三产业: the first and the last word are said once; 第一、二、三次产业 says the same."""
    return [ORDINAL + part.removeprefix(ORDINAL) + last[1:] for part in others] + [ORDINAL + last]


def subjects(words: str, count: int = 0) -> list[str]:
    """The names of a list before 分别: 城镇、农村居民人均可支配收入 is two, and both measure an income. ``count`` is how many there
    should be: in 仓储和邮政业、租赁和商务服务业 there are two where two numbers follow."""
    aside = measured_otherwise(words)
    names = _listed_names(words.removesuffix(aside), count)
    return [name + aside for name in names] if aside else names


def _listed_names(words: str, count: int) -> list[str]:
    """The names of a list of which no measure stands in brackets."""
    words = _TWO_LEVELS.sub(r"\g<one>\g<level>、\g<other>\g<level>", words)  # 市、区两级财政收入
    words, sort, measure = without_kind(_EACH_LISTED.sub(lambda found: _EACH_UNLISTED[found[0]], words))
    parts = _parted(words, count)
    if len(parts) < 2:
        return [part + measure for part in parts]
    alike = not any(map(MEASURES.ending, parts[:-1]))
    if sort:
        parts = [part if SORTS.ending(part) else _of_trade(part, sort) for part in parts]
    *others, last = _spent(parts)
    if (verb := head(others[0])) and others[0][len(verb) :] in ATTRIBUTES:
        return [verb + name for name in subjects(words[len(verb) :], count)]  # 发放城镇、农村保障经费
    if _are_counted_off(others, last):
        return _counted_off(others, _OF_THREE.sub("", last.removeprefix(ORDINAL)) + measure)
    if measure:
        return [part if _measures_itself(part, measure) else part + measure for part in parts]
    if trade := _TRADE.search(last):
        return _trade_with(others, last, trade[0])
    others[0] = without_carried_out(others[0])  # 完成地区生产总值、财政收入分别达
    return _per_so_many(_of_one_verb(_of_one_owner(_of_one_size(_as_siblings(others, last), alike=alike))))


def _measures_itself(part: str, measure: str) -> bool:
    """Whether a name of a list says itself what is measured of it: 就业 in 教育、社会保障和就业等支出 does not."""
    return bool(MEASURES.ending(part)) and not (measure == SPENDING and part in FUNCTIONS)


def _of_trade(part: str, trade: str) -> str:
    """A name with the trade that all of its list are, of which it may say the beginning: 设备制造 of 制造业."""
    said = next((trade[:end] for end in range(len(trade) - 1, 0, -1) if part.endswith(trade[:end])), "")
    return part + trade[len(said) :]


def _as_siblings(others: list[str], last: str) -> list[str]:
    """The names of a list, each with what it shares with the last one and with the one before it."""
    full: list[str] = []
    for name in [*(_named_as(part, last) for part in others), last]:
        full.append(sibling(name, full[-1]) if full else name)
    return full


def _of_one_verb(names: list[str]) -> list[str]:
    """The names of a list with the verb that the first one says for all, and of whom it is said: 新建公园、广场, 获得救助的城镇居民、
    农村居民."""
    verb = head(names[0])
    verb = names[0][: names[0].rfind(OF) + 1] or verb if verb else ""
    if names[0].startswith(_TAKES_PART) and all(map(_INSURANCE.search, names)):
        return [names[0], *(name if name.startswith(_TAKES_PART) else _TAKES_PART + name for name in names[1:])]
    if not verb or MEASURES.ending(names[0]):
        return names
    others = (name if MEASURES.ending(name) or leading_verb(name) else verb + name for name in names[1:])
    return [names[0], *others]


def _of_one_owner(names: list[str]) -> list[str]:
    """The names of a list with whose they are, which the first one says for all: 国有企业资产总额、营业收入."""
    if counts := _COUNTS.ending(names[0]):
        return [names[0], *(names[0][: -len(counts)] + name if name in _OF_COUNTED else name for name in names[1:])]
    bare = _OF_ONE_TRADE.ending(names[0])
    if bare and len(names[0]) > len(bare) + 1 and all(name in _OF_ONE_TRADE for name in names[1:]):
        return [names[0], *(names[0][: -len(bare)] + name for name in names[1:])]  # 造船业增加值、产值
    if carried := _of_one_mode(names):
        return carried
    owner = possessor(names[0], counted=False)
    if owner is None or not owner.kind:
        return names
    return [owner.name + name if BELONGINGS.meaning.get(name) == owner.kind else name for name in names]


def _of_one_mode(names: list[str]) -> list[str]:
    """The names of a list of what is carried, with by what that is, which the first one says for all: 公路货运量、货物周转量; none
    for any other list."""
    mode = _MODES.starting(names[0])
    alike = mode and all(name in _CARRIES for name in names[1:])
    return [names[0], *(mode + name for name in names[1:])] if alike else []


def _per_so_many(names: list[str]) -> list[str]:
    """The names of a list with how many people each is counted for, which the first one says for all: 每千人床位数、医师数."""
    match = PER_SO_MANY.match(names[0])
    per = match[0] if match else names[0][: len(PER_HEAD)]
    if not (match or per == PER_HEAD):
        return names
    return [per + name if _COUNTED_SO.ending(name) and per[0] != name[0] else name for name in names]


def _of_one_size(names: list[str], *, alike: bool) -> list[str]:
    """The names of a list with the class of size that the first one says for all: 限额以上批发、零售、餐饮业销售额; any class where
    they are ``alike``, so that the last says what all measure (规模以上采矿业和制造业增加值), or of one sort: 规模以上工业产值、
    工业增加值."""
    any_size = _SIZED_FIRST.starting(names[0])
    sort = names[0][len(any_size) :][:_SAME]
    alike = alike or all(name.startswith(sort) for name in names[1:])
    size = _CARRIED_SIZES.starting(names[0]) or (any_size if alike else "")
    return [name if SIZED_WORDS.search(name) else size + name for name in names] if size else names


def _spent(parts: list[str]) -> list[str]:
    """The names of a list of functions of spending, whichever of them says so: 教育、社会保障和就业支出、卫生健康."""
    if any(part in FUNCTIONS and MEASURES.ending(part) for part in parts):
        # 教育、卫生、社会保障和就业: the last is no employment, of which the others would be, too
        return [part.removesuffix(SPENDING) + SPENDING for part in parts]
    if not any(part.endswith(SPENDING) for part in parts):
        return parts
    return [part + SPENDING if part in FUNCTIONS else part for part in parts]


def _trade_with(others: list[str], last: str, trade: str) -> list[str]:
    """The names of a list of places that one trades with (对东盟、欧盟进出口 is 对东盟进出口 and 对欧盟进出口), but for those that
    measure something else: 零售总额、外贸出口."""
    opening = _TOWARDS if others[0].startswith(_TOWARDS) else ""
    named = [part if _TRADE.search(part) or MEASURES.ending(part) else part + trade for part in others]
    return [*named, last if last.startswith(opening) else opening + last]


def _parted(words: str, count: int) -> list[str]:
    """A list cut at all its marks; or, where that makes more names than ``count``, at those that most likely stand between two."""
    parts = [part for part in LIST.split(words) if part]
    if count < 2 or len(parts) < count:
        return parts
    marks = [(_between_names(words, match), match.span()) for match in LIST.finditer(words) if match.start()]
    within = [span.span() for span in _LISTS_THAT_NAME.finditer(words)]
    outside = [mark for mark in marks if not any(start <= mark[1][0] < end for start, end in within)]
    if len(outside) >= count - 1:
        marks = outside
    best = sorted(sorted(marks, key=lambda mark: mark[0], reverse=True)[: count - 1], key=lambda mark: mark[1])
    bounds = [0, *(place for _, span in best for place in span), len(words)]
    return [words[start:end].strip(MARKS_OF_LISTS) for start, end in zip(bounds[::2], bounds[1::2], strict=True)]


def _between_names(words: str, mark: re.Match[str]) -> tuple[int, bool]:
    """How likely a mark of a list stands between two names: a comma more than 、 and this more than 和; of equals one after a name
    that is whole."""
    ending = words[: mark.start()]
    return MARKS_OF_LISTS.find(mark[0]), bool(PARTS.ending(ending) or MEASURES.ending(ending))


def _named_as(part: str, last: str) -> str:
    """A name of a list with what its last name says for all of them."""
    if _COUNTED_SO.ending(part):
        return part  # 托位 in 每千人托位、养老床位数
    if is_deed(part) and (does := leading_verb(last)):
        return part + last[len(does) :]  # 开工、竣工项目
    measure = MEASURES.ending(last)
    own = MEASURES.ending(part)
    if len(own) > len(PARTS.ending(part)) or (VERBS.ending(part) and not PARTS.ending(part)):
        return part
    if kept := (len(part) > _SHORT_PART and _rate_ending(last)) or _kept_of(last, measure or BARE.ending(last)):
        return joined(part, kept.removeprefix(_BY_INSURANCE) if part.endswith(_INSURED) else kept)
    return _going_on(part, last, measure)


def _going_on(part: str, last: str, measure: str) -> str:
    """The same of a name of which the last says how it goes on."""
    attribute = ATTRIBUTES.starting(last)
    own_attribute = ATTRIBUTES.starting(part)
    if attribute and own_attribute and last[len(attribute) :].startswith(part[len(own_attribute) :]):
        return own_attribute + last[len(attribute) :]  # 城市低保、农村低保标准
    if part + last[:1] in _OPPOSITES:
        return part + last[1:]  # 内、外贸吞吐量
    if not MEASURES.ending(part) and (rest := _behind_same(part, last)):
        return part + rest  # 职工医保、居民医保住院报销比例
    sort = last[: len(last) - len(measure)]
    if len(part) == 1 and (SORTS.ending(sort) or _SAID_OF_SHORT.ending(sort)):
        return part + last[1:]  # 轻、重工业增加值; 猪、牛、羊肉产量
    if measure == last and len(part) > _SHORT_PART and (rest := last.partition(part[-1])[2]):
        return part + rest  # 金融机构存款、贷款余额
    return _sorted_as(part, last, measure)


def _behind_same(part: str, last: str) -> str:
    """What the last name of a list says behind that which another ends in, too; empty where it says no such thing."""
    is_kind = part.endswith(_OF_KIND)  # 饮料类、日用品类商品零售额: the others do not end as the last begins
    same = last.find(part[-_SAME:], 1) if len(part) > _SAME and not is_kind else -1
    return last[same + _SAME :].removeprefix(OF) if same > 0 and MEASURES.ending(last) else ""


def _rate_ending(name: str) -> str:
    """The rate that a name ends in, with the deed that it is one of: 建成率; empty for any other."""
    if listed_rate := _CARRIED_RATES.ending(name):
        return listed_rate if len(name) > len(listed_rate) + _SHORT_PART - 1 else ""
    rate = MEASURES.ending(name)
    deed = VERBS.ending(name, len(name) - 1) if len(rate) == 1 and rate == _RATE else ""
    return deed + rate if deed and len(name) > len(deed) + _SHORT_PART else ""


@lru_cache(maxsize=8192)
def _kept_of(last: str, measure: str) -> str:
    """What the last name of a list says for all of them, whatever these end with: 养老、失业、工伤保险参保人数; of
    航空、电子信息产业链规上工业增加值 also the class of size. Empty where it says nothing of the kind."""
    rest = last[: -len(measure)] if measure else last
    size = _SIZE_BEHIND.search(rest)
    sort = _KEPT_SORTS.ending(rest, size.start() if size else len(rest))
    if size and measure and not sort and size.start():
        return size[0] + measure  # 家电、手机限上零售额
    return sort and sort + (size[0] if size else "") + measure


def _sorted_as(part: str, last: str, measure: str) -> str:
    """The same of a name that measures nothing and does nothing by itself."""
    if measure == last:
        measure = MEASURES.ending(last[len(part) :]) or measure  # 存款、贷款余额
    owner = last[: len(last) - len(measure)]
    trade = _trade_of_all(owner)
    sort = "" if measure else trade or SORTS.ending(last)
    if sort and len(_SAID_FIRST.sub("", part[len(leading_verb(part)) :])) <= _SHORT_PART and not SORTS.ending(part):
        return part + sort  # 教育、社保、卫生健康领域, 改造供水、供热管网
    if not PARTS.ending(part):
        sort = trade or PARTS.ending(owner)
        if measure and sort in _SAID_FOR_ALL:
            return part + sort + measure  # 批发、零售、餐饮业销售额
        if len(part) > _SHORT_PART:
            return part + _carried_end(last, measure)
    return part + (last[len(part) :] if _begins_alike(part, last) else measure)


def _trade_of_all(owner: str) -> str:
    """The trade that the last name of a list says for all: 制造业 of 汽车制造业, but 其他服务业 says one of its own."""
    return "" if owner in _TRADES or _ALONE.starting(owner) else _TRADES.ending(owner)


def _carried_end(last: str, measure: str) -> str:
    """What a list measures by its last name, where that is carried to parts."""
    carried = CARRIED_MEASURES.ending(last)
    return measure if carried and measure.endswith(carried) else carried


def _begins_alike(part: str, last: str) -> bool:
    """Whether a short name stands for the beginning of the last one: 农村 for 城镇 in 农村、城镇居民收入."""
    if len(part) > _SHORT_PART or len(last) <= len(part) + 2 or last.startswith(part[:1]) or is_list(last):
        return False
    if last[0].isascii():
        return False  # 臭氧 in 臭氧、PM2.5浓度
    if last.endswith(_OUTPUT):
        return False  # 充电桩 in 充电桩、锂离子电池产量
    if is_park(part):
        return False  # 高新区 in 高新区、东湖产业园产值
    if part in PARTS and last[: len(part)] not in PARTS:
        return False  # 氨氮 in 氨氮、氮氧化物排放量, 衣着 in 衣着、教育文化娱乐价格
    if last.removesuffix(SPENDING) in FUNCTIONS:
        return False  # 社保 in 社保、卫生健康支出
    if len(part) < len(last) - len(MEASURES.ending(last)) <= _SHORT_PART:
        return False  # 原煤 in 原煤、天然气产量: the last is a longer word, and not 城镇 with more of its name behind
    sort = PARTS.ending(part)
    return not (sort in SORTS and (sort in last or not PARTS.ending(last[: len(part)])))
