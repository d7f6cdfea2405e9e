"""Numbers in %, 成 or 倍 that are a share or a rate.

Here belong the conditions and claims of these rules, and what a rate that leans on the number before is. Not here: shares of a
ratio, which are a list (``lists``).
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from sources.figures.claim import Claim, Leaves
from sources.figures.clauses import Item
from sources.figures.marks import TURNED
from sources.figures.naming import cleaning, counting, deeds, joint, measuring, owning, parting, terms, verbs, wholes
from sources.figures.prose import change_words
from sources.figures.prose.aims import BRACKETS, OF_AIMED, aimed_at, is_aim_behind
from sources.figures.prose.change_words import DIRECTION, NAMED_CHANGE, SHARES, SPEED
from sources.figures.prose.discourse import Discourse
from sources.figures.prose.names import owners, shared, subjects
from sources.figures.prose.names.name_words import MARK
from sources.figures.prose.said import AIMING, CHANGE_UNITS, PURE, Said, come_to
from sources.figures.rule import Example, Rule, always, first
from sources.figures.words import listed, pattern, word
from sources.model import FigureKind, Scenario

SHARE_OF = re.compile(pattern("kinds", "share_of"))
_ALL_OVER = re.compile(pattern("verbs", "reaching", "all"))
SHARE = re.compile(pattern("kinds", "share"))
_RATIO_TO = re.compile(pattern("kinds", "ratio_to"))
_WITHIN = re.compile(pattern("kinds", "share", "within"))
_ALONE = re.compile(pattern("kinds", "share", "alone"))
_IN_WHOLE = re.compile(pattern("kinds", "share", "in_whole"))
_WHOLE = re.compile(pattern("kinds", "share_of", "with_amount"))
_IN_TURN = re.compile(pattern("kinds", "share_of", "in_turn"))
_CALLED = re.compile(pattern("kinds", "share", "called"))
_TOLD = re.compile(pattern("kinds", "rate_told"))
_TENTHS = listed("kinds", "tenths")
_PASSED = frozenset({"ge", "gt"})
_REACHED = listed("stock", "reached")
_NOUN_FOLLOWS = tuple(listed("kinds", "share", "follows").meaning)
_SHORTEST_THINGS = 3
# the rule of a level that the number behind it is a share of
WHOLE = "whole"
# the rule of a share that those behind it go on
CONTRIBUTED = "contributed"
_CONTRIBUTED = re.compile(pattern("kinds", "contributed"))
_SPENT_OF = re.compile(pattern("kinds", "spent_on", "of"))
_SPENT_ON = re.compile(pattern("kinds", "spent_on"))


def told(said: Said, before: Discourse) -> str:
    """The rate that the clause before names, with or without how it fared, of a number without words of its own: 城镇化率稳步提高，
    达到60%; 失业率：3%. Empty where it names none."""
    if said.subject or said.item.right:
        return ""
    name = _named_before(said, before, said.words)
    return "" if name in SPEED or name in SHARES else name


def told_of_each(rest: str, said: Said, before: Discourse) -> str:
    """The list of rates that the clause before names so, of which the ``rest`` of a list says no more than how high each is:
    登记失业率、调查失业率保持低位，分别为3%、5%; empty for any other."""
    name = _named_before(said, before, rest)
    return name if joint.is_list(name) else ""


def _named_before(said: Said, before: Discourse, words: str) -> str:
    """What the clause before names as a rate, of numbers of which ``words`` say nothing; else empty."""
    if said.item.numeral.unit not in PURE or not before.passed:
        return ""
    match = _TOLD.match(before.passed[-1])
    if match is None or cleaning.clean(cleaning.without_tail(words)):
        return ""
    name = cleaning.clean(match["name"])
    return name[len(verbs.leading_verb(name)) :]


def things(said: Said, before: Discourse) -> str:
    """九成的公园: a share of the things named behind it."""
    right = said.item.right
    if said.item.numeral.unit not in PURE or not right.startswith(_NOUN_FOLLOWS) or len(right) <= _SHORTEST_THINGS:
        return ""
    return "" if cleaning.clean(cleaning.without_tail(said.words)) else right[1:]


def things_alone(said: Said, before: Discourse) -> str:
    """99%乡镇通公路: a share of the things behind it, of which it opens the clause."""
    item = said.item
    if (
        item.numeral.unit not in PURE
        or item.joined
        or cleaning.clean(cleaning.without_tail(said.words))
        or said.following
    ):
        return ""
    return item.right if _ALONE.fullmatch(item.right) else ""


def is_spent_on(said: Said, before: Discourse) -> re.Match[str] | None:
    """预算支出的八成用于民生: what a part of the whole before the number went to stands behind it."""
    if said.item.numeral.unit in PURE and not cleaning.clean(cleaning.without_tail(said.words)):
        of_last = _SPENT_ON.match(said.item.right) if terms.FLOWS.ending(before.name) else None
        return of_last or _SPENT_OF.match(said.item.right)  # 支出3万亿元，74%用于民生; 将80%以上的财政支出用于民生
    if not said.words.endswith(_NOUN_FOLLOWS) or not cleaning.clean(said.words[:-1]):
        return None
    return _SPENT_ON.match(said.item.right)


def spent_on(said: Said, before: Discourse, match: re.Match[str]) -> Claim:
    """The share of what is spent that goes where the words behind the number say."""
    whole = match.groupdict().get("whole") or cleaning.clean(said.words[:-1]) or before.name
    flow = terms.FLOWS.ending(whole)
    name = match["on"] if match["on"].endswith(flow) else match["on"] + flow
    return said.claim(name, FigureKind.SHARE, Leaves(), whole=whole)


def contributed(said: Said, before: Discourse) -> str:
    """民营企业贡献了全市62%的税收、81%的就业: who gives so much of the whole, which is named behind the number."""
    right, last, unit = said.item.right, before.last, said.item.numeral.unit
    if not (unit in PURE or unit in _TENTHS) or not right.startswith(_NOUN_FOLLOWS) or len(right) < _SHORTEST_THINGS:
        return ""
    if found := _CONTRIBUTED.fullmatch(cleaning.clean(said.words)):
        told = before.name or (last.indicator if last is not None else "")
        return told + found["gives"] if found["alone"] else found["gives"]
    goes_on = last is not None and last.rule.endswith(CONTRIBUTED) and said.item.joined and not said.words
    return last.leaves.subject if last is not None and goes_on else ""


def part_contributed(said: Said, before: Discourse, gives: str) -> Claim:
    """The share that is given of what is named behind the number."""
    what = cleaning.clean(said.item.right[1:])
    return said.claim(gives + what, FigureKind.SHARE, Leaves(None, gives), whole=what)


def share_of_things(said: Said, before: Discourse, things: str) -> Claim:
    """The share of the things named behind the number."""
    return said.claim(cleaning.clean(things), FigureKind.SHARE, Leaves())


def _plain(words: str) -> str:
    return cleaning.without_tail(BRACKETS.sub("", words) if "(" in words else words)


def has_whole(said: Said, before: Discourse) -> re.Match[str] | None:
    """占财政支出的23%: a share whose whole is named."""
    words = _plain(said.words)
    return SHARE_OF.search(words) or (SHARE_OF.search(words + before.among.measure) if before.among.measure else None)


def has_whole_in_turn(said: Said, before: Discourse) -> re.Match[str] | None:
    """占全国的8%、全省的30%: a share of another whole, of what the number before was a share of one."""
    last, item = before.last, said.item
    if (
        last is None
        or last.kind is not FigureKind.SHARE
        or item.joined != MARK
        or item.numeral.unit != last.numeral.unit
    ):
        return None
    return _IN_TURN.match(said.words or said.left) if last.whole_of else None


def is_whole(said: Said, before: Discourse) -> re.Match[str] | None:
    """占财政支出90亿元的23%: whether a level is that of the whole which the number behind it is a share of."""
    if not said.following or said.following[0].left != OF_AIMED or said.following[0].numeral.unit not in PURE:
        return None
    return _WHOLE.search(_plain(said.words))


def whole_name(said: Said, before: Discourse, match: re.Match[str]) -> str:
    """The name of the whole."""
    return cleaning.clean(match["whole"])


def is_of_whole(said: Said, before: Discourse) -> bool:
    """Whether the number is a share of the whole right before it."""
    return said.left == OF_AIMED and before.last is not None and before.last.rule.endswith(WHOLE)


def of_whole(said: Said, before: Discourse, found: bool) -> Claim:
    """The share that what was spoken of before the whole has of it."""
    whole = before.last.indicator if before.last is not None else ""
    return said.claim(before.name, FigureKind.SHARE, Leaves(), whole=whole or None)


def share_of(said: Said, before: Discourse, match: re.Match[str]) -> Claim:
    """The share of a part, with its whole."""
    called = _CALLED.search(said.words)
    part = match.string[: match.start()]
    part = _part_behind(part, said.item.right)
    if not before.part and before.measure and _is_other_whole(match["whole"] or "", before.measure):
        before = replace(before, measure="")
    name, subject = subjects.subject(part, said, replace(before, among=wholes.NOTHING_AMONG))
    if not said.subject and _is_of_all(part, match["whole"] or "", before):
        name, subject = joint.of_all(before.dealt), ""
    leaves = Leaves(called[1] if called else name, subject)
    whole = match["whole"] or before.among.words.removeprefix(terms.WITHIN)  # 在工业增加值中，制造业增加值占90%
    return said.claim(name, FigureKind.SHARE, leaves, whole=whole or None)


def _is_of_all(part: str, whole: str, before: Discourse) -> bool:
    """Whether a share without a name is that of all that a list has just dealt to: 汽车、电子产值分别增长5%和6%，占总产值的52%."""
    dealt, last = before.dealt, before.last
    if cleaning.clean(part) or last is None or not 1 < len(dealt) == len(set(dealt)):
        return False
    return last.indicator == dealt[-1] and not any(whole and name.endswith(whole) for name in dealt)


def _part_behind(part: str, right: str) -> str:
    """The part of a share by the words before it; by those behind the number where these say none, without how it changed:
    占零售额比重为7%的家具类商品, 占比6%的船舶业同比增长."""
    if cleaning.clean(part) or not right.startswith(_NOUN_FOLLOWS) or len(right) <= _SHORTEST_THINGS:
        return part
    return _told_apart(right[1:])[0]


def _is_other_whole(whole: str, measure: str) -> bool:
    """Whether a share has another whole than one of what the sentence before measured: 渔业占农业的27%; 园区面积9平方公里，民营经济占
    生产总值的57%."""
    if owning.is_sort(whole):
        return True
    return bool(terms.MEASURES.ending(whole)) and measure not in {
        measuring.carried_measure(whole),
        whole[-len(measure) :],
    }


def is_share(said: Said, before: Discourse) -> re.Match[str] | None:
    """占比64%: a share whose whole is not named behind it."""
    return SHARE.search(_plain(said.words))


def share(said: Said, before: Discourse, match: re.Match[str]) -> Claim:
    """The share of a part, and of the whole before it where that is named (在财政支出中)."""
    part = match.string[: match.start()]
    part = _part_behind(part, said.item.right)
    within = _WITHIN.match(part)
    part = within["part"] + part[within.end() :] if within else part  # 民营经济在GDP中的占比
    if only := _IN_WHOLE.fullmatch(part):
        return said.claim(before.name, FigureKind.SHARE, Leaves(before.name), whole=only["whole"])
    name, subject = subjects.subject(part, said, shared.in_its_sentence(part, before))
    whole = within["whole"] if within else _whole_again(name, before.last)
    # 采矿业增加值占比64%，下降3%: a part that says what is measured of it is what goes on being spoken of
    goes_on = cleaning.clean(part) and terms.MEASURES.ending(name)
    return said.claim(name, FigureKind.SHARE, Leaves(name if goes_on else None, subject), whole=whole)


def _whole_again(name: str, last: Claim | None) -> str | None:
    """The whole of a share that is one beside the last: 第一产业增加值占生产总值的比重为5%，第二产业增加值比重为42%."""
    if last is None or last.kind is not FigureKind.SHARE or not last.whole_of:
        return None
    measure = terms.MEASURES.ending(name)
    return last.whole_of if measure and terms.MEASURES.ending(last.indicator) == measure else None


class Rate(NamedTuple):
    """What a rate may be: whether it goes with a speed, the number before where it says the same thing once more, and whether it is
    below zero of what is no rate by its name; the word of its change (降幅); whether it is a part's, named by what it is alone,
    beside a growth; and whether it is a share, of which the number before said the change."""

    unit: str
    speed: bool
    again: Claim | None
    fell: bool = False
    rose: bool = False
    direction: str = ""
    beside: bool = False
    shared: bool = False


def rate(said: Said, before: Discourse, found: object) -> Claim:
    """A share, a growth or a rate: by its unit, its words and the number that it leans on."""
    name, direction = _told_apart(said.subject or cleaning.clean(cleaning.without_tail(come_to(said.item, said.words))))
    name, aimed = aimed_at(name)
    if not aimed:
        return _rate(name, said, before, speed=bool(direction), direction=direction)
    # 失业率目标4%以内, 生产总值目标7%: what is aimed at of what is no rate is its growth
    said = replace(said, when=said.when._replace(scenario=Scenario.TARGET))
    grows = bool(name) and not (terms.RATES.ending(name) or SHARE.search(name))
    return _rate(name, said, before, speed=grows, direction="")


def _rate(name: str, said: Said, before: Discourse, *, speed: bool, direction: str) -> Claim:
    """The same for a name without the direction of change that ended it, and whether it says how fast something grew."""
    item, unit, last = said.item, said.item.numeral.unit, before.last
    speed = speed or (not name and (before.speed or _ranks_speed(last)))
    is_share_now = _is_share_changed(name, item, last)
    leant_on = _leant_on(name, item, last)
    name = _in_full(_with_noun(name, item.right), said.words, before)
    part = subjects.part_of_rate(name, before)
    beside = part != name and (_has_grown(last) or subjects.grows_at_place(name, before))
    name = parting.sibling(part, before.name) or before.name
    fell = item.numeral.negative and not terms.RATES.ending(name)
    rose = item.numeral.rose and not terms.RATES.ending(name)
    rule, (kind, sign, whole) = first(RATES, Rate(unit, speed, leant_on, fell, rose, direction, beside, is_share_now))
    if rule == _TIMES and name.endswith(_TIMES_NAME):
        kind = FigureKind.RATE  # 放大倍数6.3倍
    indicator = _share_again(last) if kind is FigureKind.SHARE and rule == AGAIN else ""
    claim = said.claim(indicator or name, kind, Leaves(name, is_rate=True, speed=speed), sign, whole)
    claim.rule = rule
    return claim


def _leant_on(name: str, item: Item, last: Claim | None) -> Claim | None:
    """The number before that one without a name of its own says once more; None for any other."""
    return None if name or (item.right and not counting.is_not_settled(item.right)) else _said_again(item, last)


def _in_full(name: str, words: str, before: Discourse) -> str:
    """A rate with what it is of, by what was said before."""
    return _done_to(name, before) or _of_last(owners.whose(name, before, words), before)


def _done_to(name: str, before: Discourse) -> str:
    """A rate that says no more than what became of something, of what the number before it counts: 排查隐患320处，整改率98%; empty
    for any other."""
    if name not in terms.RATES_OF_DEED or before.levels is None or not before.level_count:
        return ""
    done = name[:-1]
    thing = deeds.thing(before.levels.name).removeprefix(done)  # 压减经费3亿元，压减率22%
    return "" if thing in terms.FLOWS or thing.endswith(done) else thing + name


def _of_last(name: str, before: Discourse) -> str:
    """A ratio to something with what was named before, of which it is one: 与生产总值之比; any other name as it is."""
    return before.name + name if _RATIO_TO.fullmatch(name) else name


def _with_noun(name: str, right: str) -> str:
    """A name that measures nothing with the noun behind its number, where that is no aim: 覆盖行政村 of 覆盖全省93%的行政村."""
    if terms.MEASURES.ending(name) or is_aim_behind(right):
        return name
    reaching = _ALL_OVER.sub("", name)
    if terms.REACHING.ending(reaching):
        name, right = reaching, right.removeprefix(terms.OF)
    return name + counting.noun_after(right, shared=False)


def _told_apart(name: str) -> tuple[str, str]:
    """A name without the direction of change that it ends with, and that."""
    direction = "" if NAMED_CHANGE.ending(name) else DIRECTION.ending(name)
    return cleaning.without_tail(name[: -len(direction)]).removesuffix(terms.OF) if direction else name, direction


def _ranks_speed(last: Claim | None) -> bool:
    """Whether the number before says which place a speed has: 产值增速居全市第一，达到9%."""
    return last is not None and last.kind is FigureKind.RANK and bool(SPEED.ending(last.indicator))


def _has_grown(last: Claim | None) -> bool:
    return last is not None and last.kind is FigureKind.GROWTH


def _said_again(item: Item, last: Claim | None) -> Claim | None:
    """The last number where one without a name says the same once more, or exactly: 占全国近三成，达28%; 比重突破50%，达到50.6%."""
    if last is None:
        return None
    reached = last.comparator in _PASSED and item.left in _REACHED
    exactly = last.kind is FigureKind.SHARE and (last.unit in _TENTHS or reached) and item.numeral.unit in PURE
    return last if exactly or (last.unit == item.numeral.unit and _once_more(item)) else None


def _is_share_changed(name: str, item: Item, last: Claim | None) -> bool:
    """Whether a number without a name is what a share has come to by the points before it: 出口增长9%，占比提高4个百分点至29%."""
    if name or last is None or last.kind is not FigureKind.GROWTH or item.numeral.unit not in PURE or last.unit in PURE:
        return False
    return bool(SHARES.ending(last.indicator)) and bool(item.left in _REACHED or TURNED.match(item.left))


def _share_again(last: Claim | None) -> str:
    """What a share is of that is said again: 贡献率从17%提高到35%."""
    return last.indicator if last else ""


def _once_more(item: Item) -> bool:
    """增长6%，力争6.5%; 占比由2%提高到3%; 增长5%和7%."""
    return bool(TURNED.match(item.left) or AIMING.match(item.left) or (item.joined and not item.left))


Meant = tuple[FigureKind, int, str | None]


def _in_tenths(rate: Rate) -> bool:
    return rate.unit in _TENTHS


def _tenths(rate: Rate, found: bool) -> Meant:
    return (FigureKind.SHARE, *_before(rate))


def _in_times(rate: Rate) -> bool:
    return rate.unit in CHANGE_UNITS and rate.unit not in PURE


def _times(rate: Rate, found: bool) -> Meant:
    return (FigureKind.GROWTH, *_before(rate))


def _before(rate: Rate) -> tuple[int, str | None]:
    return (rate.again.sign, rate.again.whole_of) if rate.again else (1, None)


def _is_again(rate: Rate) -> Claim | None:
    return rate.again


def _same(rate: Rate, again: Claim) -> Meant:
    return again.kind, again.sign, again.whole_of


def _is_shared(rate: Rate) -> bool:
    return rate.shared


def _shared(rate: Rate, found: bool) -> Meant:
    return FigureKind.SHARE, 1, None


def _is_speed(rate: Rate) -> bool:
    return rate.speed


def _speed(rate: Rate, found: bool) -> Meant:
    falls = rate.fell or (bool(rate.direction) and change_words.sign(rate.direction) < 0)
    return FigureKind.GROWTH, -1 if falls else 1, None


def _has_fallen(rate: Rate) -> bool:
    return rate.fell


def _fall(rate: Rate, found: bool) -> Meant:
    return FigureKind.GROWTH, -1, None


def _has_risen(rate: Rate) -> bool:
    return rate.rose


def _is_beside_growth(rate: Rate) -> bool:
    return rate.beside


def _grown(rate: Rate, found: bool) -> Meant:
    return FigureKind.GROWTH, 1, None


def _pure(rate: Rate, found: bool) -> Meant:
    return FigureKind.RATE, 1, None


AGAIN, _TIMES = "again", "times"
_TIMES_NAME = word("kinds", "multiple", "times")
RATES: tuple[Rule[Meant], ...] = (
    Rule("tenths", _in_tenths, _tenths, (Example("受访企业中订单充足的有7成。", "受访企业中订单充足的 share 7成"),)),
    Rule(_TIMES, _in_times, _times, (Example("本地电商交易额为3倍。", "本地电商交易额 growth 3倍"),)),
    Rule(AGAIN, _is_again, _same, (Example("零售额增长6%，力争6.5%。", "零售额 growth 6.5%"),)),
    Rule(
        "share-now",
        _is_shared,
        _shared,
        (Example("海产品出口增长9%，占比提高4个百分点至29%。", "海产品出口 share 29%"),),
    ),
    Rule("speed", _is_speed, _speed, (Example("城区房租涨幅控制在4.1%左右。", "城区房租 growth 4.1%"),)),
    Rule("fallen", _has_fallen, _fall, (Example("单位产值能耗-3.3%。", "单位产值能耗 growth -3.3%"),)),
    Rule("risen", _has_risen, _grown, (Example("羊毛产量+3.3%。", "羊毛产量 growth 3.3%"),)),
    Rule(
        "beside-growth",
        _is_beside_growth,
        _grown,
        (Example("工业增加值增长5%，其中制造业6%。", "制造业增加值 growth 6%"),),
    ),
    Rule("pure", always, _pure, (Example("城镇调查失业率5.1%。", "城镇调查失业率 rate 5.1%"),)),
)
