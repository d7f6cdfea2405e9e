"""The words on both sides of a level: what stands before its number, and the noun that it counts behind it.

Not here: which of the two is its name (``leaning``, ``own``).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from sources.figures.clauses import ADJACENT, Item
from sources.figures.naming import cleaning, counting, deeds, owning, terms, verbs
from sources.figures.numerals import comparing
from sources.figures.prose.discourse import Discourse, unscaled
from sources.figures.prose.names.name_words import (
    AND_OTHERS,
    CHANGED,
    CUMULATIVE,
    MARK,
    MONEY,
    NOT_OF_THEIRS,
    OF_SIZE,
    PART_OF,
    PASSES,
    SHORTEST_END,
    STATE,
    TAKEN_OFF,
    TIME,
)
from sources.figures.prose.said import AIMING, Said, come_to
from sources.figures.words import any_in, listed, pattern, word
from sources.model import Scenario

_COUNT, _HELD = "count", listed("wording", "tail", "held")
_DEDUCTED = re.compile(pattern("wording", "worked_out", "deducted"))
_ALL_OVER = re.compile(pattern("verbs", "reaching", "all"))
_THAN_SPEED = re.compile(pattern("wording", "than_speed"))
_AWARDED = re.compile(any_in("numerals", "rank", "honour"))
_BEFELL = re.compile(f"{any_in('wording', 'befell', 'how')}*{any_in('wording', 'befell')}")
_WORKS, _IS_WORK = listed("verbs", "light", "works"), listed("verbs", "light", "is_work")
_LONGEST_LISTED = 9  # characters of a noun of which nothing is said yet
_FIRST_PLACE, _ANY_PLACE, _FIRST = word("numerals", "streak", "first"), word("numerals", "streak", "place"), "1"
_AIM_BEHIND = re.compile(pattern("scenario", "aim_behind"))
_LONGEST_PASSING = 16
_CLASS = word("numerals", "class_of", "ends")
# behind what something came from, or is compared with
_CHANGE_BEHIND = frozenset({*CHANGED, *listed("change", "than", "behind")})
_HARM, _HARMED = re.compile(pattern("wording", "harming")), listed("wording", "harming")
_HOUSEHOLDS, _OWNED_SO = word("measures", "per_so_many", "households"), listed("measures", "per_so_many", "owned")
_CAUSES = re.compile(any_in("wording", "causing", "by_money"))


@dataclass(slots=True)
class Naming:
    """The words on both sides of a level, which nobody writes to."""

    item: Item
    left: str
    words: str  # to the left, without those that only lead to the number
    right: str  # the noun that it counts
    name: str  # the words, cleaned
    carried: str  # the verb that an enumeration carries on
    reached: bool  # whether the words say that it is what there is by now (突破, 增至)
    apart: bool  # whether the words behind it are no other number's
    # the noun that the next number counts, where only 的 stands between, or examples: 总投资9亿元的(甲、乙等)4个项目
    behind: str
    # what several sizes in a row are of, of which this is none but the last: 总投资2亿元、装机容量9兆瓦的电站
    sized: str = ""
    # what is counted next whose size this number is: 实施总装机9兆瓦光伏项目3个
    names_next: str = ""
    # the verb that the clause opens with, before another number: 签约年产3万台电机、年产9万吨钢材等项目15个
    opened: str = ""


def _only_leads(left: str, words: str) -> bool:
    """Whether the words before a number only say that it came to so many (达到); none that more is striven for (力争)."""
    return bool(left) and not words and not AIMING.fullmatch(left)


def around(said: Said, before: Discourse) -> Naming:
    """The words on both sides of a level."""
    item, left = said.item, said.words
    words = cleaning.without_tail(come_to(item, left))
    if item.numeral.quantity == _COUNT and len(held := _HELD.ending(words)) < len(words):
        words = words.removesuffix(held)
    right = _noun_counted(item, words or left, said.following)
    right += _place_held(item, said.following)
    if right and (reaching := _ALL_OVER.sub("", words)) != words and terms.REACHING.ending(reaching):
        words = reaching  # 服务中心覆盖全县9个乡镇
    if right in _CHANGE_BEHIND and said.when.scenario is not Scenario.ACTUAL:
        right = ""  # 较上年的93亿元增加5亿元, 与2010年第六次全国人口普查的9万人相比
    words, right = _harmed(words.removesuffix(counting.towards(item.right)), right)
    apart = not said.following or not said.following[0].shared
    name = cleaning.clean(_THAN_SPEED.sub("", words) if said.comparing else words)
    name = terms.CALLED.get(name, name)
    return Naming(
        item=item,
        left=left,
        words=words,
        right=right,
        name=name,
        carried=_carried(item, left, before),
        reached=bool(said.comparing or _only_leads(left, words)),
        apart=apart,
        behind=_right(said.following[0], said.following[1:]) if _leads_on(item, said.following) else "",
        sized=_sized_in_row(item, said.following),
        names_next=_counted_next(name, item, said),
        opened=_opened(said),
    )


def _harmed(words: str, right: str) -> tuple[str, str]:
    """The words on both sides of how many were harmed, as one name behind what did it: 台风受灾 of 台风造成全县9万人受灾."""
    harm = _HARM.search(words) if right in _HARMED else None
    return (words[: harm.start()] + right, "") if harm else (words, right)


def taken_off(its: Naming, before: Discourse) -> str:
    """What an amount is of that was taken off to make a result comparable: 留抵退税 of 扣除留抵退税5亿元, and what is listed behind
    that; else empty."""
    if match := _DEDUCTED.search(its.words):
        return match["what"]
    goes_on = its.item.joined and before.last is not None and before.last.rule.endswith(TAKEN_OFF)
    return its.name if goes_on else ""


def _carried(item: Item, left: str, before: Discourse) -> str:
    """The verb of the number before that a list or a part goes on with: 新建公园3座、广场5座."""
    part = before.part or left.startswith(PART_OF)
    in_all = any(word in left for word in CUMULATIVE)  # 新登记企业9户；经营主体总量达80户: none of what was added
    owned = of_households(before.head, item)
    return before.head if (item.joined or part or owned) and not (in_all or left.startswith(STATE)) else ""


def of_households(head: str, item: Item) -> bool:
    """每百户拥有汽车30辆，空调80台: what so many households have is told of one thing after the other."""
    return _HOUSEHOLDS in head and verbs.is_per_so_many(head) and unscaled(item.numeral.unit) in _OWNED_SO


def _counted_next(name: str, item: Item, said: Said) -> str:
    """What the next number counts, where this one only says how large it is: 光伏项目 of 实施总装机9兆瓦光伏项目3个; else empty."""
    following = said.following[0] if said.following else None
    size = terms.DIMENSIONS.ending(name) if following is not None and item.right not in {"", terms.OF} else ""
    if following is None or not size or name.removesuffix(size) not in {"", verbs.leading_verb(name)}:
        return ""
    counted = following.shared and not following.joined and following.numeral.quantity == "count"
    return item.right.removeprefix(terms.OF) if counted and following.left == item.right and not following.right else ""


def _sized_in_row(item: Item, following: Sequence[Item]) -> str:
    """The thing whose size a number gives that is one of several in a row, behind the last of which it stands; else empty."""
    in_row = not (item.right or item.inside) and bool(following) and following[0].joined == MARK
    return thing_of_row(following) if in_row else ""


def thing_of_row(items: Sequence[Item]) -> str:
    """The thing behind the last of several numbers that only say how large it is: 装机容量9兆瓦、占地3亩的电站; else empty."""
    for item in items:
        if item.inside or not is_size_of_next(item.left):
            return ""
        if item.right:
            noun = counting.noun_after(item.right[1:], shared=False) if item.right.startswith(terms.OF) else ""
            return deeds.undone(noun) if noun else ""
    return ""


def is_size_of_next(words: str) -> bool:
    """Whether words say of a number that it is how large a thing is, or what was invested in it."""
    name = cleaning.clean(cleaning.without_tail(words))
    return name in terms.DIMENSIONS or name in terms.OWNED


def _leads_on(item: Item, following: Sequence[Item]) -> bool:
    """Whether nothing but 的 stands between a number and the next, or examples of what that counts: 总投资9亿元的甲、乙等4个项目."""
    if not following or item.right == terms.OF:
        return bool(following)
    return item.right.startswith(terms.OF) and following[0].joined == MARK and following[0].left.endswith(AND_OTHERS)


def _opened(said: Said) -> str:
    """The verb that a clause opens with before another number of it."""
    return verbs.leading_verb(cleaning.clean(said.items[0].left)) if said.place else ""


def _place_held(item: Item, following: Sequence[Item]) -> str:
    """The words of a place that something has held for so long: 连续4年居全省首位; empty where a number is of none."""
    if item.numeral.quantity != TIME or not following or not following[0].numeral.is_rank:
        return ""
    return _place(following[0])


def _place(item: Item) -> str:
    """The words of the place that a number is: 首位, 第3位."""
    value = item.numeral.value
    return _FIRST_PLACE if value == _FIRST else _ANY_PLACE.format(value)


def _noun_counted(item: Item, words: str, following: Sequence[Item]) -> str:
    """The noun that a number counts; empty where it stands elsewhere, or has no unit."""
    if item.numeral.unit == "" or item.joined == ADJACENT:
        return ""
    return _right(item, following) or _done_to(item, words)


def _done_to(item: Item, words: str) -> str:
    """What something was done to, behind how much of it: 新建26公里的绿道."""
    if not item.right.startswith(terms.OF) or not verbs.is_deed(cleaning.clean(words) or words):
        return ""
    return "" if _AIM_BEHIND.match(item.right) else counting.noun_after(item.right[len(terms.OF) :], shared=False)


def _right(item: Item, following: Sequence[Item]) -> str:
    """The noun that a number counts, when it stands after it; in 新建6条、翻建4条步道 both share one."""
    if item.right:
        if not following:
            return counting.noun_after(item.right, shared=False)
        if noun := _thing_sized(item, following):
            return noun
        noun = _noun_before(item, following[0])
        return noun + _said_of_last(noun, item.left, following)
    for later in following:
        if later.left and later.left not in terms.VERBS and later.left not in terms.DIMENSIONS:
            break
        if later.right:
            # 建成1个1200亩的种植基地
            is_of = later.left in terms.DIMENSIONS or not (later.left or later.joined in {MARK, AND_OTHERS})
            words = later.right.removeprefix(terms.OF) if is_of else later.right
            return counting.noun_after(words, shared=False)
    return ""


def _thing_sized(item: Item, following: Sequence[Item]) -> str:
    """What a number counts whose size the next one says before it: 工业项目 of 引进3个总投资9亿元的工业项目; else empty."""
    size, *later = following
    words = item.right.removesuffix(comparing(item.right))
    if (
        item.numeral.quantity != _COUNT
        or not size.shared
        or not size.right.startswith(terms.OF)
        or not is_size_of_next(words)
    ):
        return ""
    return counting.noun_after(size.right[len(terms.OF) :], shared=bool(later) and later[0].shared)


def _said_of_last(noun: str, words: str, following: Sequence[Item]) -> str:
    """What is said once, of the last number that goes on: 治理 of 完成9个村污水和4处水体治理, 入选名录 of 6家企业、4个产品入选名录,
    冲毁 of 2座桥梁、580米公路冲毁. Empty where nothing is."""
    going_on = [*itertools.takewhile(lambda later: later.joined and later.right and not later.left, following)]
    if not going_on or len(noun) > _LONGEST_LISTED or terms.MEASURES.ending(noun) or _IS_WORK.ending(noun):
        return ""
    last = counting.noun_after(going_on[-1].right, shared=False)
    if not cleaning.clean(words):
        return "" if terms.VERBS.ending(noun) or _befell(noun) else _befell(last)
    works = _WORKS.ending(words) == words and not terms.VERBS.ending(noun)
    return terms.VERBS.ending(last) if works else ""


def _befell(noun: str) -> str:
    """What a noun goes on with that was awarded to it, befell it or was done to it: 入选名录, 不同程度受灾; else empty."""
    found = _AWARDED.search(noun, 1) or _BEFELL.search(noun)
    return noun[found.start() :] if found else ""


def _noun_before(item: Item, following: Item) -> str:
    """The noun that a number counts by the words between it and the next number of its clause."""
    words, quantity = item.right, following.numeral.quantity
    if mark := _mark_passed(words, following):
        return words + mark
    if following.numeral.is_rank and following.shared and item.numeral.quantity != TIME:
        return words + _place(following)  # 14种农产品产量居全国第1位
    words = words.removesuffix(comparing(words))  # 46个文化室提供不少于230场活动
    if following.shared and quantity == MONEY and (causes := _CAUSES.search(words, SHORTEST_END)):
        words = words[: causes.start()]  # 3亿元消费补贴拉动零售额20亿元
    noun = counting.noun_after(words, shared=following.shared)
    if following.shared and item.numeral.quantity == quantity == "count":
        return _of_two_counts(owning.who_reaches(noun), item, following)
    if following.shared and quantity not in NOT_OF_THEIRS and not noun.endswith(_CLASS):
        noun = owning.who_measures(noun)
    return _as_the_next(noun, following)


def _as_the_next(noun: str, following: Item) -> str:
    """The noun of a number with what only the next one says of both."""
    if noun.endswith(_CLASS):
        rest = following.right.partition(_CLASS)[2]
        return noun + counting.noun_after(rest, shared=False)  # 新增3家百亿级、14家十亿级纺织企业
    if following.joined == MARK and OF_SIZE.fullmatch(noun) and (size := OF_SIZE.match(following.right)):
        return noun + following.right[size.end() :]  # 签约2个百亿元、7个30亿元以上项目
    if following.shared and following.right and noun in terms.FOR:
        # 安排3亿元保障20万居民医保待遇: what is done with it is done to what is counted next
        noun += counting.noun_after(following.right, shared=False)
    return noun


def _of_two_counts(noun: str, item: Item, following: Item) -> str:
    """The noun of a count right before another: who did something to what the next one counts (9个村建成公园12座), or who has it,
    with what both were awarded: 8所高校14个学科入选名录."""
    if not following.right:
        return deeds.doer(cleaning.without_tail(verbs.before_deed(noun)) or noun)
    award = _AWARDED.search(following.right) if not item.left else None
    return noun + following.right[award.start() :] if award and len(noun) <= _LONGEST_LISTED else noun


def _mark_passed(words: str, following: Item) -> str:
    """The amount by which things are told apart that a number counts: 9家企业产值超百亿元; else empty."""
    numeral = following.numeral
    passes = PASSES.ending(words) if numeral.quantity == MONEY and len(words) <= _LONGEST_PASSING else ""
    if not passes or terms.OWNED.ending(words[: -len(passes)]):
        return ""  # 21个重点项目完成投资超8亿元: together
    return numeral.unit if numeral.value == "1" else numeral.value + numeral.unit


def says_nothing(its: Naming, before: Discourse) -> bool:
    """Whether the words before a number say nothing of what it measures."""
    return not its.name or its.name in terms.NEEDS_NOUN or its.name in CUMULATIVE
