"""What a number of running text measures: the table of rules for names.

Here belong the rules that choose between the words before a number, the noun after it and what was said before. Not here: cleaning
those words (``sources.figures.naming``) and what kind of number it is (``kinds``).
"""

from __future__ import annotations

import itertools
import re
import string
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from sources.cues import any_of
from sources.figures.clauses import ADJACENT, Item
from sources.figures.naming import (
    cleaning,
    counting,
    deeds,
    joint,
    listing,
    measuring,
    owning,
    parting,
    sizing,
    terms,
    verbs,
    wholes,
)
from sources.figures.numerals import comparing
from sources.figures.prose.accounts import OF_ACCOUNT, account_of, flow
from sources.figures.prose.change_words import SPEED
from sources.figures.prose.discourse import OF_OWNER, Discourse, unscaled
from sources.figures.prose.said import Said, come_to
from sources.figures.rule import Example, Index, Rule, always, chosen_after, first_after
from sources.figures.stock import counts_events, is_stock_noun
from sources.figures.words import any_in, classed, listed, paired, pattern, section, word
from sources.model import FigureKind, Scenario

_SHORT_VERB = 3
_COUNTED = {"count", "length", "area", "volume", "power"}
_PEOPLE_COUNTED = {"count", "number"}
_AMID = {"length", "area"}
_LEANS = re.compile(f"(?P<noun>{any_of(classed('change', 'leaning').meaning)})(?:{any_in('change', 'than')}.*)?$")
# the rule of a name that says how long something has gone on, which is not what the numbers after it are about
STREAK = "streak"
# that of how large something is, or what was invested in it, which stands behind the number
DEED = "deed"
# that of a count right behind another
_ROW = "in-row"
DIMENSION = "dimension"
# those of a part that stands right before its number, and of the next one
_BY_PART, _NEXT_PART = "by-part", "next-part"
# that of a list whose names stand behind 分别, and what the rule of its first begins with
_EACH_NAMED, _EACH_FIRST = "each-named", "each/"
# that of a number of those just counted
_SOME = "some-of"
# that of a name that is the last one again
AGAIN = "again"
# that of a part, which measures what its whole does
PART_MEASURE = "part-measure"
# that of what a number counts, by the noun behind it
COUNTED_NOUN = "noun"
_STATE = tuple(terms.STATE.meaning)
_PER_ONE = tuple(listed("wording", "per_one").meaning)
_TOTALS_ALONE = listed("wording", "cumulative", "totals")
CUMULATIVE = tuple(listed("wording", "cumulative").meaning)
_CUMULATIVE_MARK = word("wording", "cumulative", "mark")
_ALL_SO_FAR = f"({_CUMULATIVE_MARK})"
_DONE_SO_FAR = re.compile(pattern("wording", "done", "so_far"))
_CARRIED_OUT = word("wording", "done", "carried_out")
_DONE_OF, _INVESTED = listed("wording", "done", "of"), word("wording", "done", "invested")
_COUNT = word("measures", "count", "suffix")
_AMOUNT = word("measures", "count", "amount")
_ROW_UNITS = paired("measures", "count_called")
_GROWN = listed("measures", "grown")
_GROWING = listed("measures", "grown", "verbs")
_YIELD = word("measures", "grown", "yield")
_IS_GROWN = re.compile(pattern("measures", "grown"))
_MARKETED = listed("measures", "marketed")
_MADE = listed("measures", "goods")
_SOLD_ABROAD = listed("measures", "goods", "abroad")
_SECTOR_ENDS = listed("measures", "goods", "none")
_IS_MARKET = re.compile(pattern("measures", "marketed"))
_COMPARING = re.compile(pattern("wording", "comparing"))
_THAN_SPEED = re.compile(pattern("wording", "than_speed"))
_STREAK = listed("numerals", "streak")
_STREAK_WITHIN = re.compile(any_in("numerals", "streak"))
_SIZES = listed("numerals", "rank", "size")
_CARRIED_INSIDE = listed("verbs", "carried_inside")
_NEVER_CARRIED = listed("verbs", "carried", "never")
_BUILT = re.compile(pattern("measures", "invested"))
_CAPACITIES = listed("measures", "dimension", "capacity")
_AWARD = listed("numerals", "rank", "honour")
_AWARDED = re.compile(any_in("numerals", "rank", "honour"))
_WORKS, _IS_WORK = listed("verbs", "light", "works"), listed("verbs", "light", "is_work")
_LONGEST_EXAMPLE = 12
_LONGEST_LISTED = 9  # characters of a noun of which nothing is said yet
_NOTHING_HAPPENED = listed("numerals", "streak", "nothing")
_YEARS = word("numerals", "streak", "name")
_FIRST_PLACE, _ANY_PLACE, _FIRST = word("numerals", "streak", "first"), word("numerals", "streak", "place"), "1"
_TIME, _MONEY, _MASS = "time", "money", "mass"
# what numbers are that say nothing of what those have whom the number before counts
_NOT_OF_THEIRS = {"", "count", _TIME, "ratio", "difference", "number"}
_NOUN_IN_DE = listed("wording", "noun_in_de")
_SOURCE = listed("measures", "source")
_SPENT = listed("measures", "spent")
_SPENDING = word("measures", "spent", "spending")
_TOTAL = word("wording", "tail", "total")
_AND_OTHERS = word("wording", "tail", "and_others")
_GRADED = listed("wording", "tail", "graded")
_PARTS_COUNTED = 3  # with the whole before them
_LISTED_IN_SUM = 2
_MOST_ALIKE = 6
_SHORTEST_END = 2
_CHANGED = classed("change", "direction")
_OF = listed("kinds", "share", "follows").only
_AIM_BEHIND = re.compile(pattern("scenario", "aim_behind"))
_PASSES = listed("numerals", "before", "ge")
_UP_TO = listed("scenario", "up_to")
_LONGEST_PASSING = 16
# cues of a number beside its own words: what it is, what stands around it and what was said before
_INSIDE, _COUNTS, _TITLED, _NAMELESS = "inside", "counts", "titled", "nameless"
_AMONG, _ACTED, _MEASURED, _CARRIED, _HEADED = "among", "acted", "measured", "carried", "headed"
_ZONED = "zoned"
_MARK = "、"
_OF_EACH = tuple(listed("wording", "each", "of_all").meaning)
_CLASS = word("numerals", "class_of", "ends")
_OF_SIZE = re.compile(pattern("numerals", "class_of", "size"))
_SIZE_OPENS = listed("numerals", "class_of", "size_opens") | frozenset(string.digits)
_SPREAD = listed("wording", "spread")
_CAUSING = listed("wording", "causing")
_CAUSES = re.compile(any_in("wording", "causing", "by_money"))
_JOINED = listed("wording", "joining", "names")
_ATTRIBUTES_BACK = 4
_EVENT = re.compile(pattern("wording", "event"))
_PLACE = re.compile(pattern("wording", "place"))
_PLACE_FIRST = re.compile(pattern("universe", "place"))
_TOWARDS = listed("wording", "towards")
_TOWARDS_WHOM = listed("wording", "towards_whom")
_FOR_WHOM = word("wording", "served", "for_whom")
_BY_MEANS_OF = tuple(listed("wording", "means").meaning)
_DONE_FOR = section("wording", "served")["words"]
_OPENS_FOR_WHOM = re.compile(pattern("wording", "served", "opening"))
_FIELDS = re.compile(pattern("wording", "of_kind", "fields"))
_PART_OF = tuple(listed("wording", "part_of").meaning)
_IN_ALL = re.compile(pattern("wording", "in_all"))
_SOME_OF = re.compile(pattern("wording", "part_of", "some"))
_AND_SOME = re.compile(pattern("wording", "part_of", "and_some"))
_REST = tuple(listed("wording", "rest").meaning)
_ACHIEVED = re.compile(pattern("wording", "achieved"))
_ACHIEVING = tuple(listed("wording", "achieving").meaning)
_OF_WHOLE_AREA = re.compile(pattern("wording", "whole_area"))
_CLOSING = ")"
_BRACKET_BEHIND = re.compile(r"\([^()]*\)$")
_NOTHING = frozenset({_NAMELESS, *terms.NEEDS_NOUN, *CUMULATIVE})  # names that say nothing


class Name(NamedTuple):
    """A name with what the numbers after it can take from it: ``subject`` is empty for one that leaves nothing."""

    text: str
    subject: str = ""


# growth, share: whose it is


def _subject_of(words: str, before: Discourse) -> Name:
    name = _own_subject(words)
    if name and _is_among(name, before):
        return Name(name + before.among.measure)
    if not name or name in _SIZES or (len(name) == 1 and terms.PARTS.ending(name) != name):
        return _subject_before(words, before)
    if (alike := measured_alike(name, before)) != name:
        return Name(alike)
    name = parting.sibling(
        parting.in_context(parting.part_of_compound(name, before.whole), before.context), before.name
    )
    if of_owner := owned(name, before):
        return Name(of_owner)
    if _is_belonging(name, before):
        name = (_sort_passed(before) or before.possessor.name) + name
        return Name(name, name)
    name = (_clause_owner(name, before) or _zone_before(name, words, before)) + name
    return Name(name, name)


def _done_before(before: Discourse) -> str:
    """What the clause before says was done, which grew by what a number says: 加大技改投入，增长5%."""
    words = before.passed[-1] if before.passed else ""
    done = deeds.object_of(words)
    return done if done != words and terms.MEASURES.ending(done) and done not in terms.BARE else ""


def _subject_before(words: str, before: Discourse) -> Name:
    """Whose growth or share it is where its own words do not say so."""
    if words.startswith(_OF_EACH) and (each := _each_told(before)):
        return Name(each)
    passed = _subject_passed(before) or ("" if before.name else _done_before(before)) or _sort_passed(before)
    return Name(passed, passed) if passed else Name(before.name)


def _each_told(before: Discourse) -> str:
    """The names of all amounts of the sentence, of each of which a number says how it grew: 税收3亿元，投资9亿元，均增长5%. Empty
    where the last number is none of several."""
    last = before.last
    told = before.last_levels(before.level_count)
    if last is None or not last.leaves.is_level or last.indicator != told[-1] or not 1 < len(set(told)) <= _MOST_ALIKE:
        return ""
    return _MARK.join(dict.fromkeys(told))


def measured_alike(name: str, before: Discourse) -> str:
    """The name of a part that says nothing of what is measured, with what is measured of its whole; any other as it is."""
    if made := _made_alike(name, before):
        return measuring.joined(name, made)
    measures_nothing = measuring.measures_nothing(name) or name in _REST or _is_part(name, before)
    alike = before.measure and measures_nothing and not owning.are_new(name)
    alike = alike and not measuring.never_measures(name, before.measure)
    return measuring.joined(name, before.measure) if alike else name


def in_its_sentence(words: str, before: Discourse) -> Discourse:
    """What was said before a share, without what another sentence measured of another thing than a sort of activity: 利润增长8%。
    高端产品占比70%."""
    told = before.level_count or before.grown_count or before.divided or before.among.measure
    return before if told or owning.is_sort(cleaning.clean(words)) else replace(before, measure="")


def _made_alike(name: str, before: Discourse) -> str:
    """What the sentence told last of parks or firms, where a name is that of another; empty where it is none."""
    last = before.last if before.level_count or before.grown_count else None
    return owning.made_alike(name, last.indicator) if last is not None else ""


def all_made_alike(listed: Sequence[str], before: Discourse) -> tuple[str, ...]:
    """The names of a list of parks or firms with what the sentence told of the last; as they are where one is none of these."""
    made = [_made_alike(name, before) for name in listed]
    return tuple(map(measuring.joined, listed, made)) if all(made) else tuple(listed)


def all_measured_alike(listed: Sequence[str], before: Discourse) -> tuple[str, ...]:
    """The same of the names of a list, all of which measure what one of them does: 建陶、电瓷、工艺品分别增长8%、18%、31%."""
    if all(_is_among(name, before) for name in listed):
        return tuple(name + before.among.measure for name in listed)  # 主要产品产量增势良好，其中水泥、钢材分别增长
    alike = tuple(measured_alike(name, before) for name in listed)
    is_taken_on = any(map(str.__ne__, alike, listed)) and not any(map(terms.MEASURES.ending, listed))
    return tuple(measuring.joined(name, before.measure) for name in listed) if is_taken_on else alike


def _subject_passed(before: Discourse) -> str:
    """The subject that stands in a clause of its own before anything is said of it: 地区生产总值按可比价格计算，增长5%."""
    if before.level_count:
        return ""
    for words in reversed(before.passed):
        if fared := wholes.fared(words):
            return fared  # 零售总额稳定增长，实现9亿元
        if name := _ACHIEVED.sub("", _without_bracket(_own_subject(words))):
            says_more = deeds.object_of(name) != name or any(over in name for over in _PASSES.meaning)
            return name if terms.MEASURES.ending(name) and not says_more else ""
    return ""


def _own_subject(words: str) -> str:
    """The subject that words name: without 的 at its end (符合Ⅱ类标准的占50%), and without what caused it (带动零售额增长5%)."""
    name = cleaning.clean(cleaning.without_tail(cleaning.clean(words)))
    if name.endswith(_OF) and not _NOUN_IN_DE.ending(name):
        name = name[:-1]
    name = measuring.without_carried_out(terms.CALLED.get(name, name))
    causes = _CAUSING.starting(name)
    if not causes or not terms.MEASURES.ending(name) or terms.PURPOSE.ending(name):
        return name
    return cleaning.clean(name[len(causes) :]) or name


def _is_among(name: str, before: Discourse) -> bool:
    """Whether a name is one of those that the sentence measures alike: 钢材 in 主要产品产量中，钢材50万吨."""
    if not before.among.measure or terms.MEASURES.ending(name) or verbs.leading_verb(name):
        return False
    return not (terms.MEASURED_BY_ITSELF.ending(name) or terms.HALVES.ending(name))


def _is_part(name: str, before: Discourse) -> bool:
    """Whether a name behind 其中 says nothing of what is measured, so that it is what is measured of the whole."""
    if not before.part or terms.MEASURES.ending(name) or verbs.leading_verb(name):
        return False
    half = terms.HALVES.ending(name)
    if half and (half not in before.name or parting.is_compound(before.name)):
        return False  # 财政收入增长13%，其中地方收入增长16%；外贸出口增长15%
    if not any(measuring.carried_measure(name) == before.measure for name in (before.name, *_parts_before(before))):
        return False  # of another whole than the last
    return not parting.compound_of(name, before.whole)


def _parts_before(before: Discourse) -> tuple[str, ...]:
    """The names of the last two parts, one of which may count otherwise: 种植面积9万亩，其中药材3万亩、菌菇12万袋、魔芋1万亩."""
    counted = not (terms.MEASURES.ending(before.name) or terms.FLOWS.ending(before.measure))
    return before.last_levels(_LISTED_IN_SUM) if counted else ()


def of_possessor(name: str, before: Discourse, words: str = "") -> str:
    """A name with whose it is, where it is one that needs an owner and the text speaks of one: 企业资产负债率."""
    if not _is_belonging(name, before):
        return name
    if words.endswith(_OF_EACH) and before.level_count > 1:  # 建议6件、提案8件，办复率均为
        return "、".join(map(deeds.thing, before.last_levels(_LISTED_IN_SUM))) + name
    return before.possessor.name + name


def _is_belonging(name: str, before: Discourse) -> bool:
    if only := terms.BELONGS_ONLY.get(name):
        return before.possessor.name.endswith(only)
    return bool(before.possessor.kind) and terms.BELONGINGS.meaning.get(name) == before.possessor.kind


def _clause_owner(name: str, before: Discourse) -> str:
    """What a bare measure is of by the clauses before it: 服务业加快转型，增加值增长5%."""
    if name in _GROWN and (grown := _grown_passed(before)):
        return grown
    if (name in _GROWN or name in terms.BARE) and (grown := _grown_last(before)):
        return grown
    if name in _MARKETED and (market := _IS_MARKET.fullmatch(cleaning.clean(before.first_clause))):
        return market["what"]
    if name in terms.BARE_TOTALS:
        return _trade_before(before)
    if name not in terms.BARE and not _TOWARDS.starting(name):
        return ""
    return _sort_passed(before) or (_owner_measured(name, before) if name in terms.BARE else "")


def _trade_before(before: Discourse) -> str:
    """The trade that the clauses before, or the number before, speak of: 外贸进出口增长8%，总额突破80亿元."""
    passed = next((trade for words in reversed(before.passed) if (trade := owning.leading_trade(words))), "")
    return passed or (before.name if owning.leading_trade(before.name) == before.name else "")


def _zone_before(name: str, words: str, before: Discourse) -> str:
    """The zone that the numbers before are of, where a measure says nothing of whose it is: 高新区产值9亿元，固定资产投资3亿元."""
    if not before.zone or _OF_WHOLE_AREA.match(words) or not terms.MEASURES.ending(name):
        return ""
    return "" if owning.zone_of(name) or _PLACE_FIRST.match(name) else before.zone


def _grown_passed(before: Discourse) -> str:
    """What is grown or bred of which the sentence begins with how it fares: 小麦长势良好，播种面积9万亩，产量4万吨."""
    match = _IS_GROWN.fullmatch(cleaning.clean(before.first_clause)) if before.first_clause else None
    return match["what"] if match and not verbs.leading_verb(match["what"]) else ""


def _grown_last(before: Discourse) -> str:
    """What is grown of which the number before says on how much land, or how much: 种植柠檬9万亩，产量4万吨，产值2亿元."""
    last = next(iter(before.last_levels(1)), "")
    if verb := _GROWING.starting(last):
        return last[len(verb) :]
    return last.removesuffix(_GROWN.ending(last)) if before.level_count > 1 and _GROWN.ending(last) else ""


def _sort_passed(before: Discourse) -> str:
    """The sort of activity that a clause before opens with: 数字经济蓬勃发展，占生产总值的45%."""
    passed = (words for words in reversed(before.passed) if not _COMPARING.match(words))  # 远高于全部投资及工业投资增幅
    return next((owner for words in passed if (owner := owning.leading_sort(words))), "")


def _owner_measured(name: str, before: Discourse) -> str:
    """Whose measure the sentence gave last: 林业总产值4亿元，实现增加值2亿元; 第三产业增加值占GDP的32%，增加值增长5%."""
    last = next(iter(before.last_levels(1)), before.name)
    if last and last.removesuffix(_ALL_SO_FAR) == before.possessor.name:
        return before.possessor.name  # 工业企业270家，产值90亿元
    if name in terms.BARE_PAID and terms.MEASURES.ending(last) in terms.ADDED_VALUE:
        return ""  # 工业增加值40亿元；税收7亿元: of all
    owner = owning.leading_sort(last)
    return owner if owner and last.removeprefix(owner) in terms.BARE else ""


def subject(words: str, said: Said, before: Discourse) -> Name:
    """Whose growth or share it is: the name dealt to it, the clause's own subject, else what the number before measured."""
    if said.subject:
        return Name(said.subject)
    name = _subject_of(words, before)
    goods = _goods_last(before) if said.item.joined == _MARK and name.text in _SOLD_ABROAD else ""
    return Name(goods + name.text, goods + name.text) if goods else name


def _goods_last(before: Discourse) -> str:
    """The goods of which the clause said last how much of them was made: 茶叶 of 茶叶产量增长5%、出口增长9%; else empty."""
    made = _MADE.ending(before.name)
    goods = before.name[: -len(made)] if made else ""
    return "" if verbs.leading_verb(goods) or _SECTOR_ENDS.ending(goods) else goods


def whose(name: str, before: Discourse, words: str) -> str:
    """The name of a rate with whose it is: that of projects, or of whoever was spoken of."""
    return owned(name, before) or of_possessor(name, before, words)


def part_of_rate(name: str, before: Discourse) -> str:
    """A rate of a part that is named by an attribute or by what it is alone, with what it is a rate of: 恩格尔系数30%,其中城镇31%;
    价格指数102%,其中食品类103%."""
    if before.part and name in terms.ATTRIBUTES and before.name and not before.level_count:
        return parting.with_attribute(name, before.name)
    if name and measuring.measures_nothing(name):
        return measuring.joined(name, measuring.carried_measure(before.name))
    return name


def of_before(words: str, before: Discourse) -> str:
    """The name of a change that leans on what was said before: its 增速 or 占比. Empty for any other."""
    match = _LEANS.match(cleaning.clean(cleaning.without_tail(cleaning.clean(words)))) if before.name else None
    return before.name + match["noun"] if match else ""


# levels


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


def level(said: Said, before: Discourse) -> tuple[str, str]:
    """The rule that says what a level measures, and its name."""
    its = around(said, before)
    return chosen_after(_leaning(its, before), its, before) or _by_own_words(_in_full(its, before), before)


def around(said: Said, before: Discourse) -> Naming:
    """The words on both sides of a level."""
    item, left = said.item, said.words
    words = cleaning.without_tail(come_to(item, left))
    right = _noun_counted(item, words or left, said.following)
    right += _place_held(item, said.following)
    if right in _CHANGED and said.when.scenario is Scenario.BASELINE:
        right = ""  # 较上年的93亿元增加5亿元
    apart = not said.following or not said.following[0].shared
    name = cleaning.clean(_THAN_SPEED.sub("", words) if said.comparing else words)
    return Naming(
        item=item,
        left=left,
        words=words,
        right=right,
        name=name,
        carried=_carried(item, left, before),
        reached=bool(said.comparing or (left and not words)),
        apart=apart,
        behind=_right(said.following[0], said.following[1:]) if _leads_on(item, said.following) else "",
        sized=_sized_in_row(item, said.following),
        names_next=_counted_next(name, item, said),
    )


def _carried(item: Item, left: str, before: Discourse) -> str:
    """The verb of the number before that a list or a part goes on with: 新建公园3座、广场5座."""
    part = before.part or left.startswith(_PART_OF)
    in_all = any(word in left for word in CUMULATIVE)  # 新登记企业9户；经营主体总量达80户: none of what was added
    return before.head if (item.joined or part) and not (in_all or left.startswith(_STATE)) else ""


def _counted_next(name: str, item: Item, said: Said) -> str:
    """What the next number counts, where this one only says how large it is: 光伏项目 of 实施总装机9兆瓦光伏项目3个; else empty."""
    following = said.following[0] if said.following else None
    size = terms.DIMENSIONS.ending(name) if following is not None and item.right else ""
    if following is None or not size or name.removesuffix(size) not in {"", verbs.leading_verb(name)}:
        return ""
    counted = following.shared and not following.joined and following.numeral.quantity == "count"
    return item.right if counted and following.left == item.right and not following.right else ""


def _sized_in_row(item: Item, following: Sequence[Item]) -> str:
    """The thing whose size a number gives that is one of several in a row, behind the last of which it stands; else empty."""
    in_row = not (item.right or item.inside) and bool(following) and following[0].joined == _MARK
    return thing_of_row(following) if in_row else ""


def thing_of_row(items: Sequence[Item]) -> str:
    """The thing behind the last of several numbers that only say how large it is: 装机容量9兆瓦、占地3亩的电站; else empty."""
    for item in items:
        if item.inside or not is_size_of_next(item.left):
            return ""
        if item.right:
            noun = counting.noun_after(item.right[1:], shared=False) if item.right.startswith(_OF) else ""
            return deeds.undone(noun) if noun else ""
    return ""


def is_size_of_next(words: str) -> bool:
    """Whether words say of a number that it is how large a thing is, or what was invested in it."""
    name = cleaning.clean(cleaning.without_tail(words))
    return name in terms.DIMENSIONS or name in terms.OWNED


def _leads_on(item: Item, following: Sequence[Item]) -> bool:
    """Whether nothing but 的 stands between a number and the next, or examples of what that counts: 总投资9亿元的甲、乙等4个项目."""
    if not following or item.right == _OF:
        return bool(following)
    return item.right.startswith(_OF) and following[0].joined == _MARK and following[0].left.endswith(_AND_OTHERS)


def _place_held(item: Item, following: Sequence[Item]) -> str:
    """The words of a place that something has held for so long: 连续4年居全省首位; empty where a number is of none."""
    if item.numeral.quantity != _TIME or not following or not following[0].numeral.is_rank:
        return ""
    return _place(following[0])


def _place(item: Item) -> str:
    """The words of the place that a number is: 首位, 第3位."""
    value = item.numeral.value
    return _FIRST_PLACE if value == _FIRST else _ANY_PLACE.format(value)


def _leaning(its: Naming, before: Discourse) -> tuple[Rule[str], ...]:
    """The rules of ``LEANING`` that may apply."""
    item = its.item
    around = _around_leaning(
        item.numeral.quantity,
        item.joined,
        its.left[-1:],
        its.words[-1:],
        _COUNTS if its.right else "",
        _INSIDE if item.inside else "",
        _TITLED if before.title else "",
    )
    return _LEANING.among(around | _leaning_by(its.name))


def _by_own_words(its: Naming, before: Discourse) -> tuple[str, str]:
    around = _around_own(
        _AMONG if before.among.measure else "",
        _ACTED if before.actor else "",
        _MEASURED if before.measure else "",
        _CARRIED if its.carried else "",
        _HEADED if before.head else "",
        _ZONED if before.zone else "",
    )
    return first_after(_OWN.among(around | _own_by(its.name)), its, before)


@lru_cache(maxsize=8192)
def _leaning_by(name: str) -> int:
    """The rules that a name asks for."""
    return _LEANING.bits(name or _NAMELESS, name[:1], name[:2], name[-1:], _MARK if _MARK in name else "")


@lru_cache(maxsize=8192)
def _own_by(name: str) -> int:
    return _OWN.bits(name, name[:1], name[:2], name[-1:])


def _noun_counted(item: Item, words: str, following: Sequence[Item]) -> str:
    """The noun that a number counts; empty where it stands elsewhere, or has no unit."""
    if item.numeral.unit == "" or item.joined == ADJACENT:
        return ""
    return _right(item, following) or _done_to(item, words)


def _done_to(item: Item, words: str) -> str:
    """What something was done to, behind how much of it: 新建26公里的绿道."""
    if not item.right.startswith(_OF) or not verbs.is_deed(cleaning.clean(words) or words):
        return ""
    return "" if _AIM_BEHIND.match(item.right) else counting.noun_after(item.right[len(_OF) :], shared=False)


def _right(item: Item, following: Sequence[Item]) -> str:
    """The noun that a number counts, when it stands after it; in 新建6条、翻建4条步道 both share one."""
    if item.right:
        if not following:
            return counting.noun_after(item.right, shared=False)
        noun = _noun_before(item, following[0])
        return noun + _said_of_last(noun, item.left, following)
    for later in following:
        if later.left and later.left not in terms.VERBS and later.left not in terms.DIMENSIONS:
            break
        if later.right:
            words = later.right.removeprefix("的") if later.left in terms.DIMENSIONS else later.right
            return counting.noun_after(words, shared=False)
    return ""


def _said_of_last(noun: str, words: str, following: Sequence[Item]) -> str:
    """What is said once, of the last number that goes on: 治理 of 完成9个村污水和4处水体治理, 入选名录 of 6家企业、4个产品入选名录.
    Empty where nothing is."""
    going_on = [*itertools.takewhile(lambda later: later.joined and later.right and not later.left, following)]
    if not going_on or len(noun) > _LONGEST_LISTED or terms.MEASURES.ending(noun) or _IS_WORK.ending(noun):
        return ""
    last = counting.noun_after(going_on[-1].right, shared=False)
    if not words:
        award = _AWARDED.search(last, 1)
        return last[award.start() :] if award else ""
    works = _WORKS.ending(words) == words and not terms.VERBS.ending(noun)
    return terms.VERBS.ending(last) if works else ""


def _noun_before(item: Item, following: Item) -> str:
    """The noun that a number counts by the words between it and the next number of its clause."""
    words, quantity = item.right, following.numeral.quantity
    if mark := _mark_passed(words, following):
        return words + mark
    if following.numeral.is_rank and following.shared and item.numeral.quantity != _TIME:
        return words + _place(following)  # 14种农产品产量居全国第1位
    words = words.removesuffix(comparing(words))  # 46个文化室提供不少于230场活动
    if following.shared and quantity == _MONEY and (causes := _CAUSES.search(words, _SHORTEST_END)):
        words = words[: causes.start()]  # 3亿元消费补贴拉动零售额20亿元
    noun = counting.noun_after(words, shared=following.shared)
    if following.shared and item.numeral.quantity == quantity == "count":
        return _of_two_counts(noun, item, following)
    if following.shared and quantity not in _NOT_OF_THEIRS and not noun.endswith(_CLASS):
        noun = owning.who_measures(noun)
    return _as_the_next(noun, following)


def _as_the_next(noun: str, following: Item) -> str:
    """The noun of a number with what only the next one says of both."""
    if noun.endswith(_CLASS):
        rest = following.right.partition(_CLASS)[2]
        return noun + counting.noun_after(rest, shared=False)  # 新增3家百亿级、14家十亿级纺织企业
    if following.joined == _MARK and _OF_SIZE.fullmatch(noun) and (size := _OF_SIZE.match(following.right)):
        return noun + following.right[size.end() :]  # 签约2个百亿元、7个30亿元以上项目
    if following.shared and following.right and noun in terms.FOR:
        # 安排3亿元保障20万居民医保待遇: what is done with it is done to what is counted next
        noun += counting.noun_after(following.right, shared=False)
    return noun


def _of_two_counts(noun: str, item: Item, following: Item) -> str:
    """The noun of a count right before another: who did something to what the next one counts (9个村建成公园12座), or who has it,
    with what both were awarded: 8所高校14个学科入选名录."""
    if not following.right:
        return deeds.doer(noun)
    award = _AWARDED.search(following.right) if not item.left else None
    return noun + following.right[award.start() :] if award and len(noun) <= _LONGEST_LISTED else noun


def _mark_passed(words: str, following: Item) -> str:
    """The amount by which things are told apart that a number counts: 9家企业产值超百亿元; else empty."""
    numeral = following.numeral
    passes = _PASSES.ending(words) if numeral.quantity == _MONEY and len(words) <= _LONGEST_PASSING else ""
    if not passes or terms.OWNED.ending(words[: -len(passes)]):
        return ""  # 21个重点项目完成投资超8亿元: together
    return numeral.unit if numeral.value == "1" else numeral.value + numeral.unit


def _is_flow(its: Naming, before: Discourse) -> str:
    return _flow_in(its.left, its.name)


@lru_cache(maxsize=8192)
def _flow_in(left: str, name: str) -> str:
    # 上年结余: 上年 is a part of the name here
    return flow(cleaning.without_tail(left)) or flow(name) or flow(cleaning.clean(left))


def _as_found(its: Naming, before: Discourse, name: str) -> str:
    """The name by which a rule's question was answered."""
    return name


def _in_row(its: Naming, before: Discourse) -> bool:
    return its.item.joined == ADJACENT


def _of_row(its: Naming, before: Discourse, found: bool) -> str:
    unit = unscaled(its.item.numeral.unit)
    return f"{before.bare}{_ROW_UNITS.get(unit, unit)}{_COUNT}" if before.bare else before.name


def _is_streak(its: Naming, before: Discourse) -> str:
    return _STREAK.ending(its.left) if its.item.numeral.quantity == _TIME else ""


def _streak(its: Naming, before: Discourse, found: str) -> str:
    """How long something has gone on: 产量连续6年居全省首位."""
    name = cleaning.clean(its.left[: -len(found)])
    right = cleaning.clean(its.right) or its.right
    # 连续7年跻身全国百强, 连续5年未发生事故 is nobody's that was named, nor is 连续5年提高养老金
    changed = _CHANGED.starting(right)
    by_itself = (
        _AWARD.starting(right) or _NOTHING_HAPPENED.starting(its.right) or (len(right) > len(changed) + 1 and changed)
    )
    whose = before.name if (not name or name in SPEED or name in CUMULATIVE) and not by_itself else ""
    return f"{whose}{name}{found}{its.right}{_YEARS}"


def before_streak(name: str) -> str:
    """What it is of whose streak a name tells."""
    return _STREAK_WITHIN.split(name, maxsplit=1)[0]


def _says_nothing(its: Naming, before: Discourse) -> bool:
    return not its.name or its.name in terms.NEEDS_NOUN or its.name in CUMULATIVE


def _only_noun(its: Naming, before: Discourse) -> bool:
    return bool(its.right) and _says_nothing(its, before)


def _carried_noun(its: Naming, before: Discourse, found: bool) -> str:
    # 90个项目开工80个: what became of them is said of those behind it
    right = deeds.without_progress(its.right) if its.apart else deeds.undone(its.right)
    if its.carried:
        return its.carried + right
    return _outcome(right, its, before) or parting.sibling(right, before.name)


def _outcome(right: str, its: Naming, before: Discourse) -> str:
    """6个项目竣工，4个即将投产: a name for those of the last thing counted of whom all that is said is what became of them, though
    the thing may be named again (5项指标完成，2项指标未达预期); empty where more is said."""
    if not before.name or its.item.numeral.unit != before.unit:
        return ""
    thing = verbs.before_deed(deeds.thing(before.name))
    again = next((size for size in range(len(right), 1, -1) if thing.endswith(right[:size])), 0)
    return thing + right[again:] if verbs.is_outcome(its.right[again:]) else ""


def _of_those(its: Naming, before: Discourse) -> bool:
    """企业调查59项测评点中有22项: of what those are that a number counts, some of whom are counted next."""
    named = bool(its.right and its.name) and its.item.numeral.quantity == "count"
    if not named or not _AND_SOME.search(its.item.right) or verbs.leading_verb(its.name):
        return False
    return not (terms.VERBS.ending(its.name) or terms.NEEDS_NOUN.ending(its.name))


def _those_within(its: Naming, before: Discourse, found: bool) -> str:
    return its.name.removeprefix(terms.WITHIN) + its.right


def _is_some_of(its: Naming, before: Discourse) -> bool:
    """31个断面30个达标, 38个行业中有27个增长: a number of those just counted, of whom more is said behind it."""
    last = before.last
    alike = last is not None and last.unit == its.item.numeral.unit and its.item.numeral.quantity == "count"
    if not (its.right and alike):
        return False
    thing = _SOME_OF.sub("", its.left)
    if not its.item.shared:
        # 35个行业大类中，24个行业增长: in the next clause what they are is said again
        again = its.right[:_SHORTEST_END] in before.name and not (thing or before.passed)
        return again and bool(_CHANGED.ending(its.right))
    # 规模以上工业619种产品中有396种增长: what comes before the number is not said again
    again = bool(thing and _CHANGED.ending(its.right)) and before.name.endswith(thing)
    return thing == before.name or again


def _some_of(its: Naming, before: Discourse, found: bool) -> str:
    if not _CHANGED.ending(its.right):
        return before.name + its.right
    said, all_ = its.right, before.name
    if before.last is not None and before.last.rule.endswith(_SOME):
        all_ = all_.partition(_OF)[2]  # 20个行业增长，7个行业两位数增长: both are some of all
    for length in range(len(said) - _SHORTEST_END, 1, -1):
        if said[:length] in all_:
            return f"{said[length:]}{_OF}{all_}"  # 34个行业大类中20个行业增长
    return f"{said}{_OF}{all_}"


def _done_to_host(its: Naming, before: Discourse) -> bool:
    return its.item.inside and bool(before.name) and _says_nothing(its, before) and verbs.is_deed(its.right)


def _deed_of_host(its: Naming, before: Discourse, found: bool) -> str:
    return deeds.thing(before.name) + its.right


def _comes_from(its: Naming, before: Discourse) -> bool:
    return its.item.inside and bool(before.name) and not its.right and bool(_SOURCE.ending(its.name))


def _source_of_host(its: Naming, before: Discourse, found: bool) -> str:
    return before.name + its.name


def _without_bracket(name: str) -> str:
    return _BRACKET_BEHIND.sub("", name)


def _spent_of(its: Naming, before: Discourse) -> str:
    """The spending that a part is of which every spending has, told by what pays for it: 教育支出 of 项目支出 behind 其中."""
    if not before.part or not _SPENT.ending(_without_bracket(its.name)) or account_of(before.name) or flow(before.name):
        return ""
    purpose, spending, _ = before.name.partition(_SPENDING)
    whole = purpose and purpose + spending
    return "" if _SPENT.ending(whole) else whole


def _part_spent(its: Naming, before: Discourse, whole: str) -> str:
    return whole + _without_bracket(its.name)


def cumulative(name: str) -> str:
    """The name of all there is by now of what was added: 累计 of what a name counts."""
    return deeds.thing(name) + _ALL_SO_FAR


def _is_per_head(its: Naming, before: Discourse) -> bool:
    """生产总值9亿元，人均突破5万元: so much of what was measured before falls to each."""
    per_head = its.name == terms.PER_HEAD and its.item.numeral.quantity == _MONEY and not its.right
    return per_head and bool(terms.MEASURES.ending(before.name)) and not before.name.startswith(terms.PER_HEAD)


def _per_head(its: Naming, before: Discourse, found: bool) -> str:
    return terms.PER_HEAD + deeds.thing(before.name)


def _is_rest(its: Naming, before: Discourse) -> str:
    """What the rest of a whole measures, where its other parts end alike: 用水 after 农业用水, 生活用水."""
    if its.name not in _REST or its.right or before.level_count < _LISTED_IN_SUM:
        return ""
    if before.measure and unscaled(its.item.numeral.unit) == before.measure_unit:
        return before.measure
    return _common_end(*before.last_levels(_LISTED_IN_SUM))


def _common_end(one: str, other: str) -> str:
    count = 0
    while count < min(len(one), len(other)) and one[-count - 1] == other[-count - 1]:
        count += 1
    return one[len(one) - count :] if count >= _SHORTEST_END else ""


def _rest(its: Naming, before: Discourse, measure: str) -> str:
    return its.name + measure


def _spoken_of(before: Discourse) -> str:
    """What a number without words of its own is about."""
    if before.level_count and (fared := wholes.fared(before.clause)):
        return fared
    return _subject_passed(before) or before.name or deeds.object_of(before.clause)


def _has_changed_to(its: Naming, before: Discourse) -> str:
    """What has come to a number by the change before it: 新开工项目比上年增加15个，为96个."""
    last = before.last
    if not its.reached or last is None or last.leaves.is_level or last.kind is not FigureKind.LEVEL:
        return ""
    return last.leaves.subject if last.unit == its.item.numeral.unit else ""


def _again(its: Naming, before: Discourse, found: bool) -> str:
    """A number without words of its own is about what the number before was about."""
    changed = _has_changed_to(its, before)
    name = changed or _spoken_of(before)
    counted = its.item.numeral.quantity in _COUNTED and any(word in its.left for word in CUMULATIVE)
    if own := _of_those_told(its, before) or _done_so_far(its, name, before):
        return own
    if counted and before.name:
        # 新增企业14家、累计达92家: what there is now, not what was added
        return cumulative(name)
    if terms.TOTALS.ending(its.left) and before.level_count > 1:
        return _sum_of(before.last_levels(_LISTED_IN_SUM + 1))
    if its.reached and terms.ADDED.starting(name):
        # 新设企业增长8.5%，为2.1万户: how many were added, where that was not said before
        return name if changed or _has_grown(name, before) else cumulative(name)
    return _come_to(its, name)


def _of_those_told(its: Naming, before: Discourse) -> str:
    """What projects come to that were just counted, how many there are of those who get on, or how much was grown; else empty."""
    if _is_amount_of_counted(its, before):
        return before.owner + _AMOUNT
    return _total_of_passed(its, before) or _yielded(its, before)


def _total_of_passed(its: Naming, before: Discourse) -> str:
    """How many there are of those of whom the clause, or the sentence, before says how they get on: 市场主体活力增强，总量突破9万户;
    else empty."""
    total = _TOTALS_ALONE.starting(its.left)
    told = before.level_count or before.grown_count or its.item.joined
    words = before.passed[-1] if before.passed else before.unread
    who = owning.leading_owner(words) if total and words and not told else ""
    return who and who + total


def _yielded(its: Naming, before: Discourse) -> str:
    """The yield that a mass is of which its sentence says nothing but what is grown: 粮食生产“八连增”，达到9万吨; else empty."""
    grown = "" if before.level_count or its.item.numeral.quantity != _MASS else _grown_passed(before)
    return grown and grown + _YIELD


def _done_so_far(its: Naming, name: str, before: Discourse) -> str:
    """How many were done of those just counted (承担改革任务12项，已完成9项), or how much was invested of a total
    (总投资9亿元的船厂项目，已完成5亿元); empty for anything else."""
    if _DONE_SO_FAR.fullmatch(its.left) is None:
        return ""
    if (planned := _DONE_OF.ending(name)) and its.item.numeral.quantity == _MONEY:
        return name.removesuffix(planned) + _CARRIED_OUT + _INVESTED
    return deeds.thing(name) + _CARRIED_OUT if _counts_some(its, before) else ""


def _counts_some(its: Naming, before: Discourse) -> bool:
    """Whether a number counts some of those that the one before it counted."""
    last = before.last
    counted = last is not None and last.leaves.is_level and last.indicator == before.name
    alike = unscaled(its.item.numeral.unit) == unscaled(before.unit) and its.item.numeral.quantity in _COUNTED
    return counted and alike and not terms.MEASURES.ending(before.name)


def _told_of_last(its: Naming, before: Discourse) -> str:
    """What an amount is of that says no more than that it is one, or what one costs: 报销560人次，金额3万元; 收购茶叶3万担，均价
    36元."""
    last = before.last
    told = last is not None and last.leaves.is_level and before.level_count and not (its.item.inside or its.right)
    alike = told and its.item.numeral.quantity == _MONEY and last is not None and last.numeral.quantity != _MONEY
    return before.name if alike and its.name in terms.TOLD_OF_LAST and before.name else ""


def _is_amount_of_counted(its: Naming, before: Discourse) -> bool:
    """争取项目18个、21亿元: what projects come to that were just counted."""
    last = before.last
    money = its.item.numeral.quantity == _MONEY and its.item.joined == _MARK and not its.reached
    counted = last is not None and last.leaves.is_level and last.numeral.quantity == "count"
    return money and counted and bool(terms.OWNERS.ending(before.name))


def _come_to(its: Naming, name: str) -> str:
    """What a number says there is by now, of something named by what was added to it."""
    if its.reached and (added := terms.ADDED.ending(name) or _CHANGED.ending(name)):
        # 里程新增30公里、突破200公里
        name = name[: -len(added)]
    return _ACHIEVED.sub("", name) or name or cleaning.clean(its.words)


def _has_grown(name: str, before: Discourse) -> bool:
    """Whether all that was said of a name before is by how much it grew."""
    return (
        before.last is not None
        and before.last.kind is FigureKind.GROWTH
        and name not in before.last_levels(_LISTED_IN_SUM)
    )


def _sum_of(parts: tuple[str, ...]) -> str:
    """The name of a total printed behind its parts: all of two, the first of more."""
    listed_parts = "、".join(parts) if len(parts) <= _LISTED_IN_SUM else parts[0] + _AND_OTHERS
    return listed_parts + _TOTAL


def _is_dimension(its: Naming, before: Discourse) -> str:
    """How large something is that stands behind the number, how many it reaches, or what was invested in it."""
    if its.name in _CAPACITIES and its.right and its.apart:
        return its.name  # 年产30万吨特种钢项目
    if its.names_next:
        return terms.DIMENSIONS.ending(its.name)
    if not (its.item.right.startswith("的") or its.sized):
        return ""
    if its.item.numeral.quantity == _MONEY:
        return _invested_behind(its, before)
    reaching = terms.REACHING.ending(its.name) if its.item.numeral.quantity == "count" else ""
    if reaching or its.name in terms.DIMENSIONS:
        return reaching or its.name
    name = its.name.removeprefix(verbs.leading_verb(its.name))
    return name if name in terms.DIMENSIONS else ""


def _invested_behind(its: Naming, before: Discourse) -> str:
    """What an amount is of the thing behind it: its own word, or in a list of such the last's (投资5亿元的产业园、2亿元的水厂)."""
    last = before.last
    goes_on = not its.name and its.item.joined == _MARK
    if goes_on and last is not None and last.rule.endswith(DIMENSION):
        return terms.OWNED.ending(last.indicator)
    name = its.name.removeprefix(verbs.leading_verb(its.name))
    name = (deeds.invested_next(name) if its.item.shared else "") or name
    return name if name in terms.DIMENSIONS or name in terms.OWNED else ""


def _dimension(its: Naming, before: Discourse, name: str) -> str:
    if its.names_next:
        return its.names_next + name
    noun = its.sized or deeds.project_of(its.item.right.removeprefix(_OF)) or its.right
    if not noun and not its.behind:
        noun = counting.noun_after(its.item.right[1:], shared=not its.apart)
    return deeds.undone(noun or deeds.thing(deeds.undone(its.behind))) + name


def _is_invested(its: Naming, before: Discourse) -> bool:
    """投资5亿元实施码头工程: what an amount is invested in stands behind it, with what was done to it."""
    invested = its.item.numeral.quantity == _MONEY and its.name in terms.OWNED and not before.owner
    if not invested:
        return False
    if built(its.item.right):
        return True  # 投资2亿元修建水泥路9公里
    return its.apart and bool(verbs.leading_verb(its.right) or deeds.project_of(its.right))


def _invested(its: Naming, before: Discourse, found: bool) -> str:
    project = deeds.project_of(its.right) or built(its.item.right)
    return (project or deeds.undone(deeds.thing(its.right))) + its.name


@lru_cache(maxsize=1024)
def built(words: str) -> str:
    """What words that open with a verb of building say was built or done with money: 校舍 of 新建了校舍; else empty."""
    match = _BUILT.match(words)
    if match is None:
        return ""
    return match["of"] + match["deed"] if match["of"] else cleaning.without_tail(match["what"] or match["done"] or "")


def _modified(its: Naming, before: Discourse) -> bool:
    return bool(its.right) and its.item.shared and its.words.endswith("的")


def _serves(its: Naming, before: Discourse) -> bool:
    """担保机构为55户企业提供担保: those that a number counts stand behind it, with what is done for them."""
    served = its.left.endswith(_FOR_WHOM) and its.item.numeral.quantity in _PEOPLE_COUNTED and bool(its.name)
    return served and any(its.right.find(verb, 2) > 0 for verb in _DONE_FOR)


def _served(its: Naming, before: Discourse, found: bool) -> str:
    return its.name + _FOR_WHOM + its.right


def _for_whom(its: Naming, before: Discourse) -> str:
    """为55户企业减免房租, 向8个镇下放权限: those that a number counts stand behind the word that opens the clause, with what is done
    for them."""
    counts = its.item.numeral.quantity in _PEOPLE_COUNTED and len(its.right) > _SHORT_VERB and not its.item.joined
    opens = _OPENS_FOR_WHOM.match(its.left) if counts else None
    # 为55户企业减负9万元: the amount is the one that is called so
    return opens["whom"] if opens and (its.apart or opens["whom"] != _FOR_WHOM) else ""


def _done_for(its: Naming, before: Discourse, for_whom: str) -> str:
    return for_whom + its.right


def _is_amid(its: Naming, before: Discourse) -> bool:
    """完成县城至渔港9公里公路改造: how long or large that is which stands before and behind the number."""
    measured = its.item.numeral.quantity in _AMID and its.apart and bool(its.right)
    if not measured or its.item.right.startswith(_OF) or terms.VERBS.starting(its.right):
        return False
    return bool(verbs.leading_verb(its.name)) and not terms.VERBS.ending(its.name) and its.name not in terms.VERBS


def _is_listed(its: Naming, before: Discourse) -> bool:
    """引进造船、5万吨制糖等3个项目: a size that stands before the thing, in a list of things without a number."""
    sized = its.left.endswith(_MARK) and its.item.numeral.quantity not in _NOT_OF_THEIRS and not its.apart
    return sized and bool(its.right)


def _behind_it(its: Naming, before: Discourse, found: bool) -> str:
    return its.right.removesuffix(_AND_OTHERS)


def _has_examples(its: Naming, before: Discourse) -> bool:
    if its.name.endswith(_AND_OTHERS) and not _GRADED.ending(its.name):
        return True
    if its.right and _FIELDS.search(its.name):
        return True  # 城建、交通等领域28项任务
    listed_apart = bool(its.right) and _MARK in its.name
    return listed_apart and bool(verbs.leading_verb(its.name) or names_so_many(its.name, its.item))


def names_so_many(words: str, item: Item) -> bool:
    """Whether words are a list of as many names as a number counts: 纺织、造船2个行业."""
    if item.numeral.quantity != "count" or not joint.is_list(words):
        return False
    named = listing.subjects(words)
    return item.numeral.value == str(len(named)) and len(max(named, key=len)) <= _LONGEST_EXAMPLE


def _without_examples(its: Naming, before: Discourse, found: bool) -> str:
    return _done_to_counted(its, before) if its.right else its.name.removesuffix(_AND_OTHERS)


def _next_deed(its: Naming, before: Discourse) -> str:
    """What is done to those that a number counts, behind another deed of the clause: 提供 of 举办招聘会、提供3万个岗位."""
    first, mark, deed = its.name.rpartition(_MARK)
    deed = cleaning.clean(deed) or deed if mark else ""
    counted = deed in terms.VERBS or deed in terms.REACHING if its.right else verbs.does_to(deed)
    if not counted or not (verbs.leading_verb(first) or verbs.reaching_verb(first)):
        return ""
    # 供水改造、维修工程: two deeds of one thing
    return "" if verbs.is_deed(first) or (not its.right and terms.VERBS.ending(first)) else deed


def _of_next_deed(its: Naming, before: Discourse, deed: str) -> str:
    reaches = verbs.reaching_verb(deed) not in {"", *terms.PEOPLE_REACHED}
    return (deeds.object_of(its.name.rpartition(_MARK)[0]) if reaches else "") + deed + its.right


def _is_listed_with(its: Naming, before: Discourse) -> str:
    """获批建设甲中心和12个乙中心: the last of several things that one verb is said of, or none."""
    if not its.right or its.item.shared or terms.REACHING.ending(its.name) or terms.VERBS.ending(its.name):
        return ""
    return _JOINED.ending(its.name)


def _listed_with(its: Naming, before: Discourse, found: str) -> str:
    return _done_to_counted(its, before)


def _done_to_counted(its: Naming, before: Discourse) -> str:
    """The noun behind a number, with the verb before the examples or that of the list: 建成甲等3家书店及乙等5家影院."""
    listed_on = before.head if its.item.shared and any(map(its.name.__contains__, _JOINED.meaning)) else its.carried
    return (verbs.leading_verb(its.name) or listed_on) + its.right


def _spreads(its: Naming, before: Discourse) -> str:
    """贸易扩大至200个国家和地区: what something has come to stands behind the number."""
    counts = bool(its.right and its.name) and its.item.numeral.quantity == "count" and not its.item.shared
    return _SPREAD.ending(its.left) if counts else ""


def _spread(its: Naming, before: Discourse, found: str) -> str:
    return its.name.removesuffix(found[:-1]) + its.right


def _verb_and_noun(its: Naming, before: Discourse) -> bool:
    return bool(its.right) and bool(terms.NEEDS_NOUN.ending(its.name) or terms.VERBS.ending(its.name))


def _titled(its: Naming, before: Discourse) -> bool:
    return bool(before.title) and terms.CONTENT.ending(its.name) == its.name and _verb_and_noun(its, before)


def _of_title(its: Naming, before: Discourse, found: bool) -> str:
    return before.title + its.right


def _counted(its: Naming, before: Discourse, found: bool) -> str:
    name = its.name
    if within := _IN_ALL.fullmatch(name + its.item.right):
        return within["all"].replace("的", "")  # 在监测的6座水库中
    return _reached(name if _NOUN_IN_DE.ending(name) else name.removesuffix("的"), its.right, before)


def _is_deed(its: Naming, before: Discourse) -> bool:
    if its.name in terms.PURPOSE and not before.clause.strip():
        return False  # money is named after what it was for
    return not its.right and verbs.is_deed(its.name)


def _without_deed(name: str, before: Discourse) -> str:
    """What something was done to, without the deed that the number before counted: 农田改造提升2万亩，累计建成9万亩."""
    if before.last is None or not before.last.rule.endswith(DEED) or before.last.indicator != name:
        return name
    while (deed := terms.VERBS.ending(name)) and deed != name:
        name = name.removesuffix(deed)
    return name


def _told_last(before: Discourse) -> str:
    """What the last number was of, to which something may be done: of a row what it counts (培训45期2100人次), and no rate."""
    if terms.RATES.ending(before.name):
        return deeds.undone(next(iter(before.last_levels(1)), ""))
    if before.last is not None and before.last.rule.endswith(_ROW):
        return before.bare
    # 重点项目51个，其中续建项目15个。已开工43个: of all that the sentence before counted
    is_next = not before.level_count and terms.OWNERS.ending(before.name)
    return (before.owner_before if is_next else "") or before.name


def _deed(its: Naming, before: Discourse, found: bool) -> str:
    verb, done_to = its.name, _acted_on(its, before)
    if (size := terms.DIMENSIONS.ending(done_to)) and its.item.numeral.unit != before.unit:
        done_to = done_to[: -len(size)]  # 高速公路5条、里程90公里，建成通车2条
    thing = deeds.thing(_without_deed(done_to, before)) or before.owner_before
    if terms.MEASURES.ending(thing) and _carries_out(verb, thing, before):
        return thing
    if terms.ADDED.starting(thing) and (noun := thing.removeprefix(verbs.leading_verb(thing))) in terms.OWNERS:
        thing = noun  # 新开工项目58个、竣工46个
    if terms.ADDED.starting(verb):
        return measuring.joined(verb, thing)  # 计划开工项目255项，其中上半年新开工120项
    return thing if verb in thing else thing + verb


def _acted_on(its: Naming, before: Discourse) -> str:
    """What something is done to of which a number counts how many, by what was said before."""
    clause = "" if _UP_TO.starting(before.clause) else before.clause.strip()  # 项目投资9亿元，截至5月末，已开工5个
    done_to = _ACHIEVED.sub("", deeds.object_of(clause)) if clause else _told_last(before)
    if its.item.numeral.quantity != "count" or verbs.reaching_verb(its.name):
        return done_to
    last = before.last
    if before.owner and not clause and last is not None and last.numeral.quantity == _MONEY:
        done_to = before.owner  # 新签约项目76个，合同引资218亿元，开工48个
    own = terms.OWNED.ending(done_to)
    if own and done_to.removeprefix(before.owner) in terms.OWNED:
        return before.owner  # 重大项目86个，总投资90亿元，开工9个
    return done_to.removesuffix(own)  # 重大产业47个，年度投资9亿元，开工34个


def _carries_out(verb: str, measured: str, before: Discourse) -> bool:
    """Whether a verb says no more than that what was measured came about: 产值160亿元，累计完成545亿元; 税收稳中有升，完成12亿元"""
    if verb.startswith(CUMULATIVE):
        return not terms.OWNED.ending(measured)
    return verb in terms.CARRIED_OUT and not before.owner and measured not in terms.OWNED


def _unlisted(its: Naming, before: Discourse) -> bool:
    return bool(its.right) and len(its.name) <= _SHORT_VERB and not terms.MEASURES.ending(its.name) and not its.carried


def _both_sides(its: Naming, before: Discourse, found: bool) -> str:
    return its.name + its.right


def _takes_steps(its: Naming, before: Discourse) -> bool:
    """制定稳就业27条措施: what steps they are stands before their number, that they are steps behind it."""
    steps = its.apart and its.item.numeral.quantity == "count" and bool(terms.STEPS.ending(its.right))
    return steps and bool(verbs.leading_verb(its.name)) and not terms.STEPS.ending(its.name)


def _has_owner(its: Naming, before: Discourse) -> bool:
    """示范区159项改革任务: whose they are stands before the number, what they are behind it."""
    if its.right and its.item.numeral.quantity == "count" and terms.EVERYWHERE.ending(its.name):
        return True  # 班列覆盖全球120个城市
    noun = its.apart and its.item.numeral.quantity == "count" and len(its.right) > _SHORT_VERB
    if not noun or terms.NO_NOUN.starting(its.right) or terms.VERBS.starting(its.right):
        return False
    return bool(terms.OWNER_ENDS.ending(its.name))


def _reaches(its: Naming, before: Discourse) -> bool:
    verb = verbs.reaching_verb(its.name)
    return bool(verb) and not (its.item.numeral.quantity == _MONEY and verb in terms.PEOPLE_REACHED)


def _reached_by(its: Naming, before: Discourse, found: bool) -> str:
    return _reached(its.name, its.right if its.name in terms.REACHING else "", before)


def _reached(name: str, right: str, before: Discourse) -> str:
    """惠及居民3229户 leans on what reached them; any other verb takes its object and that is all."""
    verb = verbs.reaching_verb(name)
    if not verb:
        return name + right
    named = before.name.removesuffix(_ALL_SO_FAR) if _may_reach(before, verb) else ""
    source = named.removeprefix(before.head) if named and before.level_count else ""
    if source and before.first_clause.startswith(_BY_MEANS_OF):
        source = deeds.object_of(before.first_clause) + source  # 依托创业联盟，开展活动68场，惠及企业90家
    measured = before.level_count and terms.MEASURES.ending(before.name)
    if not source and before.first_clause.strip() and not measured:
        source = deeds.object_of(before.first_clause)
    return (source or named.removeprefix(before.head)) + name + right


def _may_reach(before: Discourse, verb: str) -> bool:
    """Whether what was named last may reach somebody: what was done or paid, no area, no time and no rate, and none that reached
    somebody itself."""
    name, quantity = before.name, before.last.numeral.quantity if before.last else ""
    if not name or verbs.reaching_verb(name) or verb in name:
        return False
    return quantity == _MONEY or (quantity != _TIME and not terms.MEASURES.ending(name))


def _in_full(its: Naming, before: Discourse) -> Naming:
    """The name completed by what was said before: 出口 of 进出口总额."""
    last = before.name
    if before.part and measuring.is_balance(its.name):
        last = next(
            iter(before.last_levels(before.level_count)), last
        )  # 存款余额9亿元，其中住户存款7亿元；贷款余额6亿元
    levels = before.last_levels(_LISTED_IN_SUM)
    if len(levels) == _LISTED_IN_SUM and last == levels[-1]:
        last = parting.of_both_sorts(last, levels[0])
    name = parting.sibling(parting.part_of_compound(its.name, before.whole), last)
    name = parting.of_manner(parting.in_context(name, before.context), before.name)
    name = parting.of_sector(name, before.name) if before.part else name
    name = deeds.of_built(name)
    name = _all_counted(its, before) or _without_cumulative(measuring.bare_measured(name))
    return its if name == its.name else replace(its, name=name)


def _all_counted(its: Naming, before: Discourse) -> str:
    """新增渔业企业37家，企业总数达401家: what those are in full of whom there are so many, of which some were counted before."""
    in_all = any(word in its.left for word in CUMULATIVE) and not _OF_WHOLE_AREA.match(its.left)
    if its.right or not (in_all and owning.owns_belongings(its.name)):
        return ""
    whole = deeds.thing(before.name)
    counted = its.item.numeral.quantity == "count" and its.item.numeral.unit == before.unit
    return whole if counted and whole.endswith(its.name) else ""


def _without_cumulative(name: str) -> str:
    """A name that needs an owner without that it is added up: 利润总额 of 累计利润总额."""
    rest = name.removeprefix(_CUMULATIVE_MARK)
    return rest if rest in terms.BELONGINGS else name


def owned(name: str, before: Discourse) -> str:
    """The name of what belongs to the projects that were counted last, which it may name by half a word: 项目总投资. Empty for what
    belongs to none; of those of the sentence before only what is done with them all: 重点项目80个。1-5月完成投资9亿元."""
    owner = _owner_of_all(before) or before.owner
    owner = owner or (before.owner_before if terms.OWNED_LATER.ending(name) else "")
    if not owner or owner.startswith(terms.OWN_NOTHING):
        return ""
    own = name if name in terms.OWNED else name.removeprefix(terms.OWNERS.ending(owner))
    return owner + own if own in terms.OWNED or own in terms.DIMENSIONS else ""


def _owner_of_all(before: Discourse) -> str:
    """The whole of which several parts were counted one after the other, so that what follows is of all: 重点项目86个，其中省级20个、
    市级6个，完成投资45亿元."""
    told = before.last_levels(_PARTS_COUNTED) if before.part and before.parted else ()
    kind = terms.OWNERS.ending(deeds.thing(before.parted)) if len(told) == _PARTS_COUNTED else ""
    return deeds.thing(before.parted) if kind and all(name.endswith(kind) for name in told[1:]) else ""


def _owned(its: Naming, before: Discourse) -> str:
    beside = its.item.joined == _MARK and _is_size_of_counted(its, before)
    if beside and not before.name.endswith(before.owner):
        return ""  # 更新项目9个；征收房屋86户、面积2万平方米
    return owned(its.name, before)


def _belongs(its: Naming, before: Discourse) -> bool:
    # 幼儿园9所。全县专任教师6000人: of all
    # 甲厂利润9亿元。乙公司销售额8亿元，实现利润2亿元: whoever achieved it says so in its own sentence
    return _is_belonging(its.name, before) and not _OF_WHOLE_AREA.match(its.left) and not _achieved(its, before)


def _of_possessor(its: Naming, before: Discourse, found: bool) -> str:
    return owning.owned_by(_counted_last(before) or before.possessor.name, its.name)


def _counted_last(before: Discourse) -> str:
    """The projects that the number right before counted, whose the next is rather than anybody's of before; else empty."""
    last = before.last
    counted = last is not None and last.leaves.is_level and last.numeral.quantity == "count"
    return before.owner if counted and before.owner and before.name.endswith(before.owner) else ""


def _is_attribute(its: Naming, before: Discourse) -> bool:
    if not (parting.is_attribute(its.name) and before.name):
        return False
    alike = unscaled(its.item.numeral.unit) == unscaled(before.unit)
    return alike or _is_of_next_part(its, before) or bool(_parts_owner(its, before))


def _parts_owner(its: Naming, before: Discourse) -> str:
    """The projects that the sentence before told of, a part of which one begins with: 完成投资9亿元。其中：省级6个; else empty."""
    begins = before.part and not before.level_count and its.item.numeral.quantity == "count" and not its.right
    return before.owner_before if begins and its.item.numeral.unit != before.unit else ""


def _is_of_next_part(its: Naming, before: Discourse) -> bool:
    """Whether an attribute is that of the next part of what was counted, behind what was told of the part before: 重点项目86个，其中
    省级20个，完成投资45亿元；市级6个."""
    is_count = its.item.numeral.quantity == "count" and not its.right
    return is_count and bool(before.part and before.parted and before.owner and terms.OWNED.ending(before.name))


def _is_attribute_among(its: Naming, before: Discourse) -> bool:
    return parting.is_attribute(its.name) and bool(before.among.words) and not before.level_count


def _attribute_among(its: Naming, before: Discourse, found: bool) -> str:
    return parting.with_attribute(its.name, before.among.words)


def _is_size_of_counted(its: Naming, before: Discourse) -> bool:
    """新建高速公路5条、里程90公里: how long or large those are together that were just counted."""
    last = before.last
    counted = last is not None and last.leaves.is_level and last.numeral.quantity == "count"
    beside = its.item.joined == _MARK or not (its.item.joined or its.item.shared or before.clause)
    return counted and beside and its.name in terms.DIMENSIONS and not its.right


def _size_of_counted(its: Naming, before: Discourse, found: bool) -> str:
    return deeds.thing(before.name) + its.name


def _sort_of_counted(its: Naming, before: Discourse) -> str:
    """四上单位入库12家，其中工业4家: what a part counts that is named by its sort of activity alone."""
    if not before.part or its.right or its.item.numeral.unit != before.unit or its.item.numeral.quantity != "count":
        return ""
    return parting.of_counted(its.name, before.parted)


def _is_part_by_size(its: Naming, before: Discourse) -> str:
    """What the parts of a whole are that are told by their size alone: 项目 of 新开工亿元以上项目86个，其中10亿元以上23个."""
    alike = before.name and not its.right and unscaled(its.item.numeral.unit) == unscaled(before.unit)
    is_part = before.part or its.left.startswith(_PART_OF)
    part = alike and its.item.numeral.quantity == "count" and is_part and its.name
    return sizing.noun_of_size(before.name) if part and sizing.is_size(its.name) else ""


def _part_by_size(its: Naming, before: Discourse, noun: str) -> str:
    return its.carried + its.name.removesuffix(_OF) + noun.removeprefix(its.carried)


def _measured_among(its: Naming, before: Discourse) -> bool:
    return _is_among(its.name, before)


def _with_measure_of_all(its: Naming, before: Discourse, found: bool) -> str:
    return its.name + before.among.measure


def _with_attribute(its: Naming, before: Discourse, found: bool) -> str:
    if unscaled(its.item.numeral.unit) != unscaled(before.unit):
        return parting.with_attribute(its.name, _parts_owner(its, before) or deeds.thing(before.parted))
    if before.divided and not before.part and its.name in terms.GRADES:
        return parting.with_attribute(its.name, parting.of_all_sorts(before.name))  # 分级次看，市级9亿元
    others = reversed(before.last_levels(_ATTRIBUTES_BACK))
    if parting.is_level_of(its.name, before.name) or its.left.startswith(_PART_OF):
        return parting.with_attribute(its.name, before.name)
    whole = next((name for name in others if terms.ATTRIBUTES.starting(deeds.thing(name))), before.name)
    verb = its.carried if its.item.joined == _MARK and its.carried in terms.VERBS else ""
    return verb + parting.with_attribute(its.name, whole)


def _bare(its: Naming, before: Discourse) -> str:
    return _clause_owner(its.name, before)


def _of_clause(its: Naming, before: Discourse, owner: str) -> str:
    return owner + its.name


def _fared_before(its: Naming, before: Discourse) -> str:
    """What the clause before says fared so, of which a number is all that is measured: 渔业投资较快增长，完成投资9亿元."""
    measured = measuring.without_carried_out(its.name).removeprefix(terms.CARRIED_OUT.only)
    name = wholes.fared(before.passed[-1]) if before.passed and its.left.startswith(tuple(terms.CARRIED_OUT)) else ""
    return name if measured and name.endswith(measured) else ""


def _of_zone_before(its: Naming, before: Discourse) -> str:
    return "" if its.right or its.item.inside else _zone_before(its.name, its.left, before)


def _in_zone(its: Naming, before: Discourse, zone: str) -> str:
    return zone + measuring.without_carried_out(its.name)


def _built_before(its: Naming, before: Discourse) -> str:
    """What the clause before says was built, of which a number says how large it is: 渔港大道建成通车，总长9公里."""
    words = cleaning.clean(before.passed[-1]) if before.passed and before.clause.strip() else ""
    built_ = deeds.undone(words) if words and its.name in terms.DIMENSIONS and not its.right else words
    return built_ if built_ != words and not verbs.leading_verb(built_) else ""


def _event_held(its: Naming, before: Discourse) -> str:
    """The event that the sentence began with, of which a number says what was done at it."""
    return _held(before.first_clause) if its.name in terms.AT_EVENTS else ""


@lru_cache(maxsize=1024)
def _held(words: str) -> str:
    match = _EVENT.search(words)
    return cleaning.clean(match["event"]) if match else ""


def _place_advances(its: Naming, before: Discourse) -> str:
    """The place that the clause before says gets on, of which a number without an owner is one."""
    alone = measuring.is_bare_measure(its.name) or its.name in terms.BARE
    words = before.passed[-1] if alone and before.passed and not _OF_WHOLE_AREA.match(its.left) else ""
    match = _PLACE.match(cleaning.clean(words)) if words else None
    return match["place"] if match else ""


def _measured_alone(its: Naming, before: Discourse) -> str:
    """What the sentence measured before, of which a number says how much it is or how much there is of it."""
    last, name = before.last, before.name
    if last is None or not name or its.right or its.item.joined or its.item.inside:
        return ""
    if its.name in terms.BALANCE:
        return name + its.name if terms.HAS_BALANCE.ending(name) else ""
    changed = last.kind in {FigureKind.GROWTH, FigureKind.RANK} and last.indicator == name
    return name if changed and its.name in terms.ALONE and terms.MEASURES.ending(name) else ""


def _achieved(its: Naming, before: Discourse) -> bool:
    own = measuring.owner_in(its.name)  # 农业 of 农业总产值 is one of its own
    return bool(before.actor) and its.left.startswith(_ACHIEVING) and not owning.is_sort(own)


def _host_acts(its: Naming, before: Discourse) -> str:
    """Who did what a list of deeds tells, by its first: 博物馆举办展览1565场、接待观众4900万人次."""
    listed_on = its.item.joined == _MARK and before.last is not None and before.last.leaves.is_level
    does = verbs.leading_verb(its.name) or (
        its.item.numeral.quantity == _MONEY and terms.MEASURES.ending(its.name) and not its.right
    )
    return verbs.host_of_deed(before.name) if listed_on and does else ""


def _of_actor(its: Naming, before: Discourse, found: bool) -> str:
    return before.actor + its.name


def _measures_alike(its: Naming, before: Discourse) -> bool:
    if not before.measure or its.name in terms.BELONGINGS or measuring.never_measures(its.name, before.measure):
        return False
    if parting.is_counted_apart(its.name, before.measure):
        return True
    if _carries_on(its, before) or _measured_itself(its, before):
        return False
    if unscaled(its.item.numeral.unit) != before.measure_unit or verbs.leading_verb(its.name):
        return False  # 办理退税: what is done measures nothing of the whole
    if measuring.measures_nothing(its.name) or its.name in terms.TOLD_PARTS or _made_alike(its.name, before):
        return True
    if its.item.numeral.quantity in {"count", ""} and before.measure not in terms.COUNTED_MEASURES:
        return False
    return _is_part(its.name, before)


def _carries_on(its: Naming, before: Discourse) -> bool:
    """新增铁路里程60公里，新增高速公路20公里、农村公路30公里: a list goes on its verb where its last name measures nothing."""
    return bool(its.carried) and its.item.joined == _MARK and not terms.MEASURES.ending(before.name)


def _measured_itself(its: Naming, before: Discourse) -> bool:
    """烤烟产值9亿元，实现烟叶税2亿元: the second is no part of the first."""
    by_itself = bool(terms.MEASURED_BY_ITSELF.ending(its.name))
    return by_itself and not (before.part or terms.FLOWS.ending(before.measure))


def _each_named(its: Naming, before: Discourse) -> str:
    """What is measured of each of a list whose names stand before their numbers, not before 分别: 支出分别为教育5亿元、卫生3亿元."""
    last = before.last if its.item.joined == _MARK and its.left == its.name and not its.right else None
    if last is None or not before.measure or unscaled(its.item.numeral.unit) != before.measure_unit:
        return ""
    first = last.rule.startswith(_EACH_FIRST) and last.leaves.dealing is None
    named = (first or last.rule.endswith(_EACH_NAMED)) and not terms.MEASURES.ending(its.name)
    return before.measure if named and not verbs.leading_verb(its.name) else ""


def _named_alike(its: Naming, before: Discourse, measure: str) -> str:
    return measuring.joined(its.name, measure)


def _part_measure(its: Naming, before: Discourse, found: bool) -> str:
    if told := parting.per_head_part(its.name, before.name) or measuring.insured_alike(its.name, before.measure):
        return told
    name = measuring.joined(its.name, before.measure)
    levels = before.last_levels(_LISTED_IN_SUM)
    if not levels or (len(levels) > 1 and parting.divide_bonds(*levels)):
        return name  # 一般债券9亿元、专项债券4亿元；转贷县区12亿元: of both
    return parting.of_sort(name, levels[-1])


def _whole_name(its: Naming, before: Discourse) -> bool:
    if its.item.joined == _MARK and verbs.is_per_so_many(its.carried):
        return False  # 每千人拥有医师2人、注册护士3人
    return bool(verbs.leading_verb(its.name) or terms.MEASURES.ending(its.name))


def _brief(its: Naming, before: Discourse, found: bool) -> str:
    return measuring.brief(its.name)


def _class_by(its: Naming, before: Discourse) -> str:
    """What the class of the number before is told by, where the next one of a list leaves it out: 产值过亿元企业9家、过10亿元企业
    2家."""
    size = _OF_SIZE.match(its.name) if its.item.joined == _MARK and its.item.numeral.unit == before.unit else None
    first = _OF_SIZE.search(before.name) if size and size.end() > 1 else None
    by = before.name[: first.start()] if first else ""
    return by if terms.MEASURES.ending(by) else ""


def _of_class(its: Naming, before: Discourse, by: str) -> str:
    return by + its.name


def _told_by_part(its: Naming, before: Discourse) -> tuple[str, str] | None:
    """The part that stands between what is measured, in its clause or the one before, and its number, and what is measured:
    低保标准提高到城市730元、农村520元; 落实公用经费标准，小学720元."""
    if its.right:
        return None
    whole = deeds.object_of(before.passed[-1]) if before.passed and parting.part_alone(its.name) == its.name else ""
    if whole and terms.TOLD_BY_PARTS.ending(whole):
        return its.name, whole
    return _part_and_measure(its.words)


@lru_cache(maxsize=2048)
def _part_and_measure(words: str) -> tuple[str, str] | None:
    part = parting.part_alone(words)
    rest = words[: -len(part)] if part else ""
    whole = cleaning.without_tail(rest)
    measured = whole != rest and (terms.MEASURES.ending(whole) or terms.TOLD_BY_PARTS.ending(whole))
    return (part, cleaning.clean(whole)) if measured else None


def _part_first(its: Naming, before: Discourse, found: tuple[str, str]) -> str:
    return "".join(found)


def _next_part(its: Naming, before: Discourse) -> str:
    """What is measured of the next part of a list behind such a one: 初中 of 公用经费标准提高到小学720元、初中940元."""
    last = before.last if its.item.joined == _MARK and not its.right else None
    if last is None or not last.rule.endswith((_BY_PART, _NEXT_PART)) or parting.part_alone(its.name) != its.name:
        return ""
    return last.indicator.removeprefix(parting.part_opening(last.indicator))


def _of_part(its: Naming, before: Discourse, whole: str) -> str:
    return its.name + whole


def _is_paid_alike(its: Naming, before: Discourse) -> bool:
    """发放贷款8亿元、补贴1亿元: what was paid or got is so much more of it, whatever it measures by itself."""
    alike = before.head in terms.CARRIED_TO_MONEY and its.item.joined == _MARK and its.item.numeral.quantity == _MONEY
    does = verbs.leading_verb(its.name) or terms.VERBS.ending(its.name)
    return alike and not its.right and its.left == its.name and not does


def _is_added_alike(its: Naming, before: Discourse) -> bool:
    """新增医院2家、床位300张: what is counted in a list of what was added was added, though its name says what there is."""
    listed_on = its.item.joined == _MARK and its.item.numeral.quantity == "count"
    alike = listed_on and bool(its.carried in terms.ADDED or (its.carried and terms.THINGS.ending(its.name)))
    measured = its.left == its.name and bool(terms.MEASURES.ending(its.name))
    return alike and measured and not its.right and not verbs.leading_verb(its.name)


def _carries(its: Naming, before: Discourse) -> bool:
    if its.words != its.left and its.carried and not verbs.leading_verb(its.carried):
        return False  # 城镇新增就业5万人、农村劳动力转移稳定在8万人: of which there are so many by now
    if _NEVER_CARRIED.starting(its.name):
        return False  # 实施科技项目9个、突破技术2项
    if its.item.joined != _MARK and verbs.is_per_so_many(its.carried):
        return False  # 每千人拥有床位7张；卫生技术人员5000人
    per_one = its.left.startswith(_PER_ONE) and its.item.joined != _MARK  # 新增企业9户，每千人拥有企业2户
    carried = (
        its.carried and not per_one and its.carried not in its.name and verbs.head(its.name) not in _CARRIED_INSIDE
    )
    return bool(carried) and its.item.numeral.quantity in _COUNTED


def _carried_name(its: Naming, before: Discourse, found: bool) -> str:
    return its.carried + its.name


def _same_verb(its: Naming, before: Discourse) -> bool:
    return (
        before.head in terms.VERBS
        and before.head not in terms.CARRIED_TO_MONEY
        and its.item.numeral.quantity == "count"
        and its.apart
        and its.left == its.name
        and not its.reached
        and (counts_events(before.unit) or not counts_events(its.item.numeral.unit))
        and before.head not in its.name
        and not its.left.startswith((*_STATE, *_PER_ONE))
        and not is_stock_noun(its.name)
        and not _CHANGED.starting(its.name)
        and not _TOWARDS_WHOM.starting(its.name)
        and not _does(its.name)
    )


def _does(name: str) -> bool:
    """Whether a name says itself what was done, or who did it, so that no verb before it is said of it."""
    said = terms.VERBS.ending(name) or terms.COMPLETE.starting(name) or _NEVER_CARRIED.starting(name)
    return bool(said or verbs.head(name)) or verbs.acts(name)


def _headed(its: Naming, before: Discourse, found: bool) -> str:
    return before.head + its.name


def _printed(its: Naming, before: Discourse, found: bool) -> str:
    name = measuring.brief(its.name.removesuffix("的"))
    return name + its.right if its.right in terms.ALONE and not terms.MEASURES.ending(name) else name


# names that lean on the noun after the number, or on what was said before
LEANING: tuple[Rule[str], ...] = (
    Rule(
        OF_ACCOUNT,
        _is_flow,
        _as_found,
        (Example("政府性基金预算收入5亿元，收入总计9亿元。", "政府性基金预算收入总计 level 9亿元"),),
    ),
    Rule(
        STREAK,
        _is_streak,
        _streak,
        (
            Example("茶叶产量连续6年增长。", "茶叶产量连续增长时间 level 6年"),
            Example("茶叶产量连续6年居全省第二。", "茶叶产量连续居全省第2位时间 level 6年"),
        ),
        frozenset({_TIME}),
    ),
    Rule(
        _ROW,
        _in_row,
        _of_row,
        (Example("公布服务清单5类20条。", "公布服务清单条数 level 20条"),),
        frozenset({ADJACENT}),
    ),
    Rule(
        "deed-of-host",
        _done_to_host,
        _deed_of_host,
        (Example("建有实验室10家（其中6家改建、4家新建）。", "实验室改建 level 6家"),),
        frozenset({_INSIDE}),
    ),
    Rule(
        "source-of-host",
        _comes_from,
        _source_of_host,
        (Example("还本支出8亿元（其中再融资债券安排5亿元）。", "还本支出再融资债券安排 level 5亿元"),),
        frozenset({_INSIDE}),
    ),
    Rule(
        "spent-of",
        _spent_of,
        _part_spent,
        (Example("水利支出8亿元。其中：项目支出5亿元。", "水利支出项目支出 level 5亿元"),),
        _SPENT.closings | {_CLOSING},
    ),
    Rule(
        "per-head",
        _is_per_head,
        _per_head,
        (Example("生产总值900亿元，人均突破7万元。", "人均生产总值 level 7万元"),),
        frozenset({terms.PER_HEAD}),
    ),
    Rule(
        "rest",
        _is_rest,
        _rest,
        (Example("农业用水5亿立方米，生活用水2亿立方米，其他1亿立方米。", "其他用水 level 1亿立方米"),),
        frozenset(_REST),
    ),
    Rule(
        _SOME,
        _is_some_of,
        _some_of,
        (
            Example("18个断面17个达标。", "断面达标 level 17个"),
            Example("38个行业大类中有27个实现增长。", "实现增长的行业大类 level 27个"),
        ),
        frozenset({_COUNTS}),
    ),
    Rule(
        "of-those",
        _of_those,
        _those_within,
        (Example("营商环境调查59项测评点中有22项达标。", "营商环境调查测评点 level 59项"),),
        frozenset({_COUNTS}),
    ),
    Rule(
        "for-whom",
        _for_whom,
        _done_for,
        (Example("为55户企业减免房租。", "为企业减免房租 level 55户"),),
        _TOWARDS_WHOM.closings,
    ),
    Rule(
        COUNTED_NOUN,
        _only_noun,
        _carried_noun,
        (Example("新建15个、42栋粮仓。", "新建粮仓 level 42栋"),),
        _NOTHING,
    ),
    Rule(
        DIMENSION,
        _is_dimension,
        _dimension,
        (
            Example("建成12条、总长38公里的林荫道。", "林荫道总长 level 38公里"),
            Example("总投资21亿元的9个光伏项目开工。", "光伏项目总投资 level 21亿元"),
            Example("推进总投资21亿元的9个光伏项目。", "光伏项目总投资 level 21亿元"),
            Example("投资2亿元的渔港新区建成投用。", "渔港新区投资 level 2亿元"),
            Example("投资9亿元的产业园、2亿元的水厂开工。", "水厂投资 level 2亿元"),
            Example("谋划多年、惠及3400人的引水工程开工。", "引水工程惠及 level 3400人"),
        ),
        terms.DIMENSIONS.closings | terms.OWNED.closings | terms.REACHING.closings | {_NAMELESS},
    ),
    Rule(
        AGAIN,
        _says_nothing,
        _again,
        (
            Example("新增专业书店12家，累计达92家。", "专业书店(累计) level 92家"),
            Example("绿道里程新增30公里、突破200公里。", "绿道里程 level 200公里"),
            Example("种植面积12万亩。粮食总产量，全年达到30万吨。", "粮食总产量 level 30万吨"),
            Example("发行新债3亿元，旧债置换2亿元，合计5亿元。", "发行新债、旧债置换合计 level 5亿元"),
        ),
        _NOTHING,
    ),
    Rule(
        "invested",
        _is_invested,
        _invested,
        (
            Example("投资5亿元实施码头扩建工程。", "码头扩建工程投资 level 5亿元"),
            Example("投资5亿元贝壳建材项目落户渔港园区。", "贝壳建材项目投资 level 5亿元"),
        ),
        terms.OWNED.closings,
    ),
    Rule(
        "modified",
        _modified,
        _carried_noun,
        (Example("梳理29个部门的567个事项。", "事项 level 567个"),),
        frozenset({_OF}),
    ),
    Rule(
        "served",
        _serves,
        _served,
        (Example("融资担保机构为55户企业提供担保2亿元。", "融资担保机构为企业提供担保 level 55户"),),
        frozenset({_FOR_WHOM}),
    ),
    Rule(
        "next-deed",
        _next_deed,
        _of_next_deed,
        (
            Example("举办招聘会、提供3万个岗位。", "提供岗位 level 3万个"),
            Example("实施助学政策、惠及3万名学生。", "助学政策惠及学生 level 3万名"),
            Example("建设外贸优品库、走访企业500家。", "走访企业 level 500家"),
        ),
        frozenset({_MARK}),
    ),
    Rule(
        "without-examples",
        _has_examples,
        _without_examples,
        (Example("建成东湖、西岭、南园等3座公园。", "建成公园 level 3座"),),
        frozenset({_MARK, _AND_OTHERS}),
    ),
    Rule(
        "listed-with",
        _is_listed_with,
        _listed_with,
        (Example("建成长河公园和15座街角花园。", "建成街角花园 level 15座"),),
        _JOINED.closings,
    ),
    Rule(
        "spread",
        _spreads,
        _spread,
        (Example("电商网络延伸至35个山区乡镇。", "电商网络山区乡镇 level 35个"),),
        _SPREAD.closings,
    ),
    Rule(
        "of-title",
        _titled,
        _of_title,
        (Example("发布《育苗办法》，明确12项任务。", "《育苗办法》任务 level 12项"),),
        frozenset({_TITLED}),
    ),
    Rule(
        "verb-and-noun",
        _verb_and_noun,
        _counted,
        (
            Example("建成14所幼儿园。", "建成幼儿园 level 14所"),
            Example("下达3亿元文化资金。", "下达文化资金 level 3亿元"),
            Example("落实3亿元保障20万居民养老待遇。", "落实保障居民养老待遇 level 3亿元"),
        ),
        terms.NEEDS_NOUN.closings | terms.VERBS.closings,
    ),
    Rule(
        "amid",
        _is_amid,
        _both_sides,
        (Example("完成县城至渔港9公里公路改造。", "完成县城至渔港公路改造 level 9公里"),),
        frozenset({_COUNTS}),
    ),
    Rule(
        "listed",
        _is_listed,
        _behind_it,
        (Example("推进石桥医院、5万千瓦渔港风电等9个项目。", "渔港风电 level 5万千瓦"),),
        frozenset({_MARK}),
    ),
    Rule(
        DEED,
        _is_deed,
        _deed,
        (
            Example("储能设备开工500台，已竣工39台。", "储能设备竣工 level 39台"),
            Example("新建高标准农田3万亩，改造提升2万亩，累计建成9万亩。", "高标准农田累计建成 level 9万亩"),
        ),
        terms.DEED_ENDS,
    ),
    Rule(
        "unlisted-verb",
        _unlisted,
        _both_sides,
        (Example("擦亮21处街角。", "擦亮街角 level 21处"),),
        frozenset({_COUNTS}),
    ),
    Rule(
        "steps",
        _takes_steps,
        _both_sides,
        (Example("出台稳就业27条措施，助力复工。", "出台稳就业措施 level 27条"),),
        frozenset({_COUNTS}),
    ),
    Rule(
        "owner-and-noun",
        _has_owner,
        _both_sides,
        (
            Example("长河示范区59项改革任务落地。", "长河示范区改革任务落地 level 59项"),
            Example("支持北部新城12座小型书屋。", "支持北部新城小型书屋 level 12座"),
        ),
        terms.OWNER_ENDS.closings | terms.EVERYWHERE.closings,
    ),
    Rule(
        "reached",
        _reaches,
        _reached_by,
        (Example("发放消费券，惠及居民3229户。", "发放消费券惠及居民 level 3229户"),),
        terms.REACHING.openings,
    ),
)
_LEANING = Index(LEANING)
# what stands around numbers comes again and again
_around_leaning = lru_cache(maxsize=4096)(_LEANING.bits)
# names by the words before the number, in full
OWN: tuple[Rule[str], ...] = (
    Rule(
        OF_OWNER,
        _owned,
        _as_found,
        (
            Example("引进项目35个，总投资120亿元。", "引进项目总投资 level 120亿元"),
            Example("引进项目35个，项目总投资120亿元。", "引进项目总投资 level 120亿元"),
            Example("重大项目35个。上半年完成投资12亿元。", "重大项目完成投资 level 12亿元"),
        ),
        frozenset({*terms.OWNED, *terms.DIMENSIONS, *terms.OWNERS.openings}),
    ),
    Rule(
        "told-of-last",
        _told_of_last,
        _of_clause,
        (Example("大病报销560人次，金额3万元。", "大病报销金额 level 3万元"),),
        terms.TOLD_OF_LAST,
    ),
    Rule(
        "of-class",
        _class_by,
        _of_class,
        (Example("产值过亿元企业9家、过10亿元企业2家。", "产值过10亿元企业 level 2家"),),
        _SIZE_OPENS,
    ),
    Rule(
        _BY_PART,
        _told_by_part,
        _part_first,
        (
            Example("低保标准提高到城市730元、农村520元。", "城市低保标准 level 730元"),
            Example("落实公用经费标准，小学720元、初中940元。", "小学公用经费标准 level 720元"),
        ),
        terms.PART_ENDS,
    ),
    Rule(
        _NEXT_PART,
        _next_part,
        _of_part,
        (Example("公用经费标准提高到小学720元、初中940元。", "初中公用经费标准 level 940元"),),
        terms.PART_ENDS,
    ),
    Rule(
        "of-possessor",
        _belongs,
        _of_possessor,
        (
            Example("普通高中8所，招生0.6万人。", "普通高中招生 level 0.6万人"),
            Example("养殖企业12家，注册资本3亿元。", "养殖企业注册资本 level 3亿元"),
        ),
        terms.BELONGINGS | terms.BELONGS_ONLY.keys(),
    ),
    Rule(
        "attribute-among",
        _is_attribute_among,
        _attribute_among,
        (Example("非物质文化遗产中，国家级2项、省级7项。", "国家级非物质文化遗产 level 2项"),),
        terms.ATTRIBUTE_ENDS,
    ),
    Rule(
        "size-of-counted",
        _is_size_of_counted,
        _size_of_counted,
        (Example("新建高速公路5条、里程90公里。", "高速公路里程 level 90公里"),),
        terms.DIMENSIONS,
    ),
    Rule(
        "sort-of-counted",
        _sort_of_counted,
        _as_found,
        (Example("四上单位入库12家，其中渔业4家、纺织业3家。", "四上渔业单位入库 level 4家"),),
        terms.SORT_ENDS,
    ),
    Rule(
        "part-by-size",
        _is_part_by_size,
        _part_by_size,
        (Example("开工亿元以上项目86个，其中5亿元以上9个。", "开工5亿元以上项目 level 9个"),),
        terms.SIZE_ENDS,
    ),
    Rule(
        "attribute",
        _is_attribute,
        _with_attribute,
        (
            Example("省级以上重点茶园25个，其中国家级3个。", "国家级重点茶园 level 3个"),
            Example("领取补贴的渔民3万人，其中城镇1万人、乡村2万人。", "乡村领取补贴的渔民 level 2万人"),
        ),
        terms.ATTRIBUTE_ENDS,
    ),
    Rule(
        "among",
        _measured_among,
        _with_measure_of_all,
        (Example("主要产品产量中，钢材88万吨，下降1.9%；农用车6万辆。", "农用车产量 level 6万辆"),),
        frozenset({_AMONG}),
    ),
    Rule(
        "size-of-built",
        _built_before,
        _of_clause,
        (Example("渔港大道建成通车，总长9公里。", "渔港大道总长 level 9公里"),),
        terms.DIMENSIONS,
    ),
    Rule(
        "of-event",
        _event_held,
        _of_clause,
        (Example("第八届茶叶博览会成功举办，展位爆满，意向成交金额3亿元。", "茶叶博览会意向成交金额 level 3亿元"),),
        terms.AT_EVENTS,
    ),
    Rule(
        "of-place",
        _place_advances,
        _of_clause,
        (Example("东部新区建设全面提速，地区生产总值突破200亿元。", "东部新区地区生产总值 level 200亿元"),),
        terms.MEASURES.closings,
    ),
    Rule(
        "of-zone",
        _of_zone_before,
        _in_zone,
        (Example("渔港高新区工业总产值9亿元，固定资产投资3亿元。", "渔港高新区固定资产投资 level 3亿元"),),
        frozenset({_ZONED}),
    ),
    Rule(
        "of-fared",
        _fared_before,
        _as_found,
        (Example("渔业投资较快增长，完成投资9亿元。", "渔业投资 level 9亿元"),),
        terms.CARRIED_OUT.openings | terms.BARE.closings,
    ),
    Rule(
        "of-clause",
        _bare,
        _of_clause,
        (Example("渔业加快转型，增加值达30亿元。", "渔业增加值 level 30亿元"),),
        frozenset({*terms.BARE.meaning, *terms.BARE_TOTALS.meaning, *_GROWN.meaning, *_MARKETED.meaning}),
    ),
    Rule(
        "alone",
        _measured_alone,
        _as_found,
        (
            Example("跨境贸易进出口额增长35%，规模突破80亿元。", "跨境贸易进出口额 level 80亿元"),
            Example("各项存款突破百亿元，余额达101亿元。", "各项存款余额 level 101亿元"),
        ),
        terms.ALONE | terms.BALANCE,
    ),
    Rule(
        "of-actor",
        _achieved,
        _of_actor,
        (Example("远航公司实现销售额80亿元、增长2%，实现利润12亿元。", "远航公司利润 level 12亿元"),),
        frozenset({_ACTED}),
    ),
    Rule(
        "of-host",
        _host_acts,
        _of_clause,
        (
            Example("渔村博物馆举办展览15场、接待观众4万人次。", "渔村博物馆接待观众 level 4万人次"),
            Example("市属企业完成产业投资9亿元、研发投入2亿元。", "市属企业研发投入 level 2亿元"),
        ),
        terms.VERBS.openings | terms.MEASURES.closings,
    ),
    Rule(
        "paid-alike",
        _is_paid_alike,
        _carried_name,
        (Example("兑现产业资金5亿元、纾困资金2亿元。", "兑现纾困资金 level 2亿元"),),
        frozenset({_CARRIED}),
    ),
    Rule(
        "added-alike",
        _is_added_alike,
        _carried_name,
        (Example("新增医院2家、床位300张。", "新增床位 level 300张"),),
        frozenset({_CARRIED}),
    ),
    Rule(
        _EACH_NAMED,
        _each_named,
        _named_alike,
        (Example("支出分别为教育5亿元、卫生3亿元、农林水2亿元。", "农林水支出 level 2亿元"),),
        frozenset({_MEASURED}),
    ),
    Rule(
        PART_MEASURE,
        _measures_alike,
        _part_measure,
        (Example("工业增加值210亿元，其中制造业180亿元。", "制造业增加值 level 180亿元"),),
        frozenset({_MEASURED}),
    ),
    Rule(
        "whole-name",
        _whole_name,
        _brief,
        (Example("货物出口额60亿元。", "货物出口额 level 60亿元"),),
        terms.VERBS.openings | terms.MEASURES.closings,
    ),
    Rule(
        "carried-verb",
        _carries,
        _carried_name,
        (
            Example("新建住房200套、厂房30间。", "新建厂房 level 30间"),
            Example("每千人拥有医师3.2人、注册护士4.1人。", "每千人拥有注册护士 level 4.1人"),
        ),
        frozenset({_CARRIED}),
    ),
    Rule(
        "same-verb",
        _same_verb,
        _headed,
        (Example("新建公园3座，规范设置驿站68处。", "新建规范设置驿站 level 68处"),),
        frozenset({_HEADED}),
    ),
    Rule(
        "as-printed",
        always,
        _printed,
        (
            Example("码头泊位17个。", "码头泊位 level 17个"),
            Example("造船产业集群达到万亿元规模。", "造船产业集群规模 level 1万亿元"),
        ),
    ),
)
_OWN = Index(OWN)
# what stands around numbers comes again and again
_around_own = lru_cache(maxsize=4096)(_OWN.bits)
