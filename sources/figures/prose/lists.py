"""Numbers of a list, each with its name: the first one, which deals out what is said of each (分别), and those that go on.

Here belongs what the numbers of a list say. Not here: whether a list opens (``list_openings``), the names that it is dealt to
(``dealt_names``), ratios (``ratios``), and cutting words into names (``naming``).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from sources.figures import time_context
from sources.figures.claim import About, Claim, Dealing, Leaves
from sources.figures.marks import TURNED
from sources.figures.naming import cleaning, joint, measuring, parting, places, terms, verbs
from sources.figures.numeral import Numeral
from sources.figures.prose import change_words, measured, rates
from sources.figures.prose.aims import is_held_against
from sources.figures.prose.change_words import DIFFERENCES, DIRECTION, SHARES, SPEED
from sources.figures.prose.changes import CONTRIBUTES, is_multiple_of
from sources.figures.prose.dealt_names import COMPARING, TOWARDS, dealt_to, leans_alone, says_measure
from sources.figures.prose.discourse import Discourse, unscaled
from sources.figures.prose.list_openings import REACHED, Dealt
from sources.figures.prose.names.name_words import CUMULATIVE
from sources.figures.prose.names.owners import sort_passed
from sources.figures.prose.names.shared import all_made_alike, all_measured_alike
from sources.figures.prose.names.subjects import subject_passed
from sources.figures.prose.rates import SHARE, SHARE_OF
from sources.figures.prose.ratios import COLON, PERCENT
from sources.figures.prose.said import CHANGE_UNITS, PURE, Said
from sources.figures.prose.told_last import OF_EACH_AGAIN, going_on, periods_last
from sources.figures.stock import is_stock
from sources.figures.time_context import TimeContext
from sources.figures.words import listed, pattern, word
from sources.model import FigureKind, Scenario

_SAYS_NOTHING = {"", *terms.CARRIED_OUT}
_BARE_OF_FIRMS = terms.BARE | listed("measures", "bare", "of_firms")
_BY_TIME = re.compile(pattern("wording", "each", "by_time"))
_SHARE_WITHIN = re.compile(pattern("wording", "comparing", "within"))
_COMPARING_BEHIND = re.compile(pattern("wording", "comparing", "behind"))
_GREW_MOST, _GREW = re.compile(pattern("wording", "fared", "grew_most")), word("wording", "fared", "grew")
_AGAINST_YEARS = re.compile(pattern("wording", "comparing", "years"))
_YEAR_AGAINST = re.compile(pattern("wording", "comparing", "year"))
_IS = listed("kinds", "is")
_LEVEL = FigureKind.LEVEL
_AREAS = pattern("change", "against_area")
_THAN_AREAS = re.compile(f"(?:{pattern('change', 'against_area', 'against')}){_AREAS}(?:、{_AREAS})*$")

# the parts of a year that a list may be dealt to, and which one each is
_PERIODS = (
    (time_context.PERIOD, lambda found: time_context.period_in(found[0])),
    (time_context.MONTH_IN_LIST, time_context.month_alone),
)


def each(said: Said, before: Discourse, each: Dealt) -> Claim:
    """The first number of a list, which leaves the names of the others."""
    each, since = _against_years(each, 1 + going_on(said.items, said.place))
    subjects = each.subjects or rates.told_of_each(each.rest, said, before)
    each_says = _said_of_all(subjects)
    own = subjects[: -len(each_says)] if each_says else subjects
    count = 1 + going_on(said.items, said.place)
    if count == 1 and (first := _first_named(own, each.rest, said)):
        return measured.by(measured.measured(said.dealt(each_says, first), before))
    own, periods, in_time, by_time = _without_times(own, count)
    each, own = _with_growth(each, own, said, before)
    deals = _of_times if in_time or since else dealt_to
    dealt = deals(own, count, said, before, each_says + each.rest)
    dealt = _without_rank(dealt) if own else _there_are(dealt, each.rest, before)
    dealt, each_says = _shares_themselves(dealt, each_says, said)
    if shares := _changed_shares(dealt, each_says, said):
        dealt, each_says = shares, ""
    elif not by_time:
        dealt = _measured_too(dealt, each.rest, own, said, before)
    said_of_each = by_time + _measured_of_each(each.rest, dealt, before)
    dealt = things = tuple(name + said_of_each for name in dealt)
    periods = _periods_of(periods, dealt, each_says + each.rest, before)
    rule, claim = measured.measured(said.dealt(each_says + each.rest, dealt[0]), before)
    if _is_amount_of_change(claim, each.rest):
        dealt = tuple(name + each.rest for name in dealt)  # 养老金、低保标准分别提高9元、8元
        rule, claim = measured.measured(said.dealt(each_says + each.rest, dealt[0]), before)
    dealing = _dealing(said, each, claim, dealt, periods)._replace(since=since)
    if claim.kind is _LEVEL and dealing.names != things:
        dealing = dealing._replace(
            changed=things
        )  # 存款、贷款余额分别增加9亿元、8亿元: a change that speaks next is of these
    claim.setting = dealing.at_period(0, claim.setting)
    claim.leaves = claim.leaves._replace(dealing=dealing)
    return measured.by((rule, claim))


def _periods_of(periods: tuple[str, ...], dealt: tuple[str, ...], rest: str, before: Discourse) -> tuple[str, ...]:
    """The parts of the year that a list names, or those of the list told last, where this one says as much of one thing and is not
    compared with several: 一季度、上半年产值分别为3亿元、9亿元，分别增长5%、6%. None of any other."""
    told = () if periods or len(set(dealt)) > 1 or joint.is_list(rest) else periods_last(before)
    return told if len(told) == len(dealt) else periods


def _against_years(each: Dealt, count: int) -> tuple[Dealt, tuple[int, ...]]:
    """A list of changes against as many years, without these, and the years: 2015 and the year before of 比上年和2015年增长, where
    0 is the year before. As it is where it is none."""
    for said in each:
        found = _AGAINST_YEARS.search(said)
        years = _YEAR_AGAINST.findall(found["years"]) if found else []
        if found and len(years) == count > 1:
            own, rest = (words.replace(found[0], "") for words in each)
            return Dealt(own, rest), tuple(int(year or 0) for year in years)
    return each, ()


def _shares_themselves(dealt: tuple[str, ...], each_says: str, said: Said) -> tuple[tuple[str, ...], str]:
    """The names of a list without that they are shares, where each says so itself, and what is said of each."""
    share = SHARES.ending(dealt[0]) if not each_says and said.item.numeral.unit in PURE else ""
    alike = share and len(dealt) > 1 and all(name.endswith(share) and name != share for name in dealt)
    return (tuple(name[: -len(share)] for name in dealt), share) if alike else (dealt, each_says)


def _changed_shares(dealt: tuple[str, ...], share: str, said: Said) -> tuple[str, ...]:
    """The shares of those that a list of points is dealt to, which are what changed: 第二、第三产业占生产总值的比重分别回落2.2和1.7个
    百分点; none where it says of no ``share``."""
    changed = share and said.item.numeral.unit in DIFFERENCES and not COMPARING.match(share)
    return tuple(cleaning.clean(name + share) for name in dealt) if changed else ()


def _without_rank(names: tuple[str, ...]) -> tuple[str, ...]:
    """Names of a list, those of places without what they come first in: 总量居前两位的甲县、乙县."""
    return tuple(places.alone(name) or name for name in names)


def _of_times(own: str, count: int, said: Said, before: Discourse, rest: str) -> tuple[str, ...]:
    """What a list deals to times: its own words, or what the clause before speaks of: 投资增速回落，一季度、上半年分别增长9%和7%."""
    return (own or subject_passed(before) or before.name,) * count


def _there_are(dealt: tuple[str, ...], rest: str, before: Discourse) -> tuple[str, ...]:
    """The names of what was added, without that, where a list says how many of each there are by now: 新增茶园2亩、果园3亩，分别达到
    19亩和20亩."""
    added = rest in REACHED and dealt == before.last_levels(len(dealt)) and all(map(terms.ADDED.starting, dealt))
    return tuple(name.removeprefix(terms.ADDED.starting(name)) for name in dealt) if added else dealt


def _is_amount_of_change(claim: Claim, rest: str) -> bool:
    """Whether an amount is by how much something changed, of which its words say no more than that."""
    return rest in DIRECTION and claim.kind is _LEVEL and claim.about.change_basis is None


class _Own(NamedTuple):
    """The words of a list without times: the parts of the year that it is dealt to, whether it is dealt to times at all, and in which
    time each is paid."""

    words: str
    periods: tuple[str, ...]
    in_time: bool
    by_time: str


def _without_times(own: str, count: int) -> _Own:
    """The words of a list of ``count`` numbers, apart from the times that they tell."""
    periods, own = _dealt_periods(own, count)
    in_time = bool(periods)
    if len(time_context.YEAR.findall(own)) == count > 1:
        in_time, own = True, joint.without_list_marks(time_context.YEAR.sub("", own))  # 产量2022年和2023年分别为
    paid = _BY_TIME.search(own)
    own = own[: paid.start()] if paid else own
    own = _without_average(cleaning.clean_list(own) if count > 1 else cleaning.clean(own))
    return _Own(own, periods, in_time, paid[0] if paid else "")


def _first_named(own: str, rest: str, said: Said) -> str:
    """The first name of a list whose names stand behind 分别, each before its number: 产值分别为造船9亿元、纺织8亿元; else empty."""
    following = said.following[0] if said.following else None
    if following is None or not following.joined or not following.left or said.item.right:
        return ""
    name, of_all = cleaning.clean(cleaning.without_tail(rest)), cleaning.clean(own)
    name = name.removeprefix(_IS.starting(name))
    name = name.removeprefix(cleaning.leading_to(name))
    if not name or name in DIRECTION or terms.MEASURES.ending(name) or verbs.leading_verb(name):
        return ""
    if parting.is_attribute(name):
        return parting.with_attribute(name, of_all)
    if not of_all and places.alone(name):
        return name  # 有2个县较快，分别是甲县9%、乙县8%
    measure = measuring.carried_measure(of_all)
    return measuring.joined(name, measure) if measure else ""


def _without_average(own: str) -> str:
    """The words of a list without those that say no name, but over how long all grew on average: 两年平均分别增长."""
    return own if own in CUMULATIVE or cleaning.clean(cleaning.without_tail(own)) else ""


def _measured_too(dealt: tuple[str, ...], rest: str, own: str, said: Said, before: Discourse) -> tuple[str, ...]:
    """The names of a list with what was measured before, where neither they nor the words behind 分别 say what is."""
    if len(dealt) == 1:
        return dealt
    if all(name in _BARE_OF_FIRMS for name in dealt) and (owner := sort_passed(before)):
        return tuple(owner + name for name in dealt)  # 支柱产业不断壮大，销售收入、利税分别增长8%、9%
    if dealt == before.last_levels(len(dealt)):
        return dealt  # 汽车拥有量9万辆，其中私人汽车8万辆，分别增长5%、6%: as each was told
    if cleaning.clean(rest) in DIRECTION:
        return all_measured_alike(dealt, before)
    does = cleaning.clean(cleaning.without_tail(rest))
    if does and does not in terms.CARRIED_OUT:
        return dealt
    made = all_made_alike(dealt, before)
    named = bool(own) and own not in CUMULATIVE and made == dealt
    alike = named and unscaled(said.item.numeral.unit) == before.measure_unit
    return all_measured_alike(dealt, before) if alike else made


def _speed(own: str, said: Said) -> str:
    """What a list ends in that says how fast each grew, of what was named before or here: 工业、服务业增加值增速分别为."""
    speed = SPEED.ending(own)
    grows = said.item.numeral.unit == PERCENT or said.item.numeral.unit in DIFFERENCES
    return speed if speed == own or grows else ""


def _with_growth(each: Dealt, own: str, said: Said, before: Discourse) -> tuple[Dealt, str]:
    """What is said of each of a list, with that it grew, where the words before 分别 or the clause before say so; and those words
    without: 甲、乙产值增速分别为, 甲、乙产值同比增长分别为."""
    if speed := _speed(own, said):
        return each._replace(rest=speed + each.rest), own[: -len(speed)]
    direction = DIRECTION.ending(own) if _is_bare(each, said) else ""
    if direction:
        return each._replace(rest=direction), cleaning.clean_list(own[: -len(direction)])
    return (each if own else _of_those_that_grew(each, said, before)), own


def _is_bare(each: Dealt, said: Said) -> bool:
    """Whether nothing is said of the numbers of a list in % behind 分别 but that they are so many."""
    return said.item.numeral.unit == PERCENT and not cleaning.clean(cleaning.without_tail(each.rest))


def _of_those_that_grew(each: Dealt, said: Said, before: Discourse) -> Dealt:
    """What is said of each, of a list of which the clause before says that it grew most, and the numbers by how much: 纺织业、造船业
    增幅最大，分别为9%、8%."""
    bare = before.passed and _is_bare(each, said)
    return each._replace(rest=_GREW) if bare and _GREW_MOST.search(before.passed[-1]) else each


def _said_of_all(subjects: str) -> str:
    """What the words of a list end in that is said of every name: 占生产总值的比重, 在总产值中的比重, 较全国、全省; empty where
    they say nothing, or each name says it itself (税收占比、民间投资占比)."""
    if leans_alone(subjects):
        return ""  # 增速和占比分别提高
    if compared := _COMPARING_BEHIND.search(subjects):
        return compared[0]
    share = SHARE_OF.search(subjects) or SHARE.search(subjects)
    said = _SHARE_WITHIN.search(subjects, 0, share.start()) if share else COMPARING.match(subjects)
    says = subjects[said.start() :] if said else ""
    return "" if says in SHARES and subjects.count(says) > 1 else says


def _measured_of_each(rest: str, dealt: tuple[str, ...], before: Discourse) -> str:
    """What is measured of each name of a list behind 分别, where none says it itself: 省级、市级项目分别完成投资3亿元、4亿元; of
    places, whatever is said: 甲区、乙区分别造林31亩、27亩; what was told before where each is held against its own plan."""
    words = measuring.without_carried_out(cleaning.clean(cleaning.without_tail(rest)))
    of_places = all(map(places.ONLY_PLACE.fullmatch, dealt))
    if of_places and words in _SAYS_NOTHING | DIRECTION.meaning.keys():
        return _compared_by(words, before)
    if not all(dealt) or words in SPEED or words in DIRECTION or change_words.against(words):
        return ""
    if says_measure(words) and not any(map(terms.MEASURES.ending, dealt)):
        return words
    if words in terms.REACHING:
        return words  # 分别惠及1260人、8900人
    if not of_places:
        return ""
    return before.name if is_held_against(rest) else words


def _compared_by(words: str, before: Discourse) -> str:
    """What was measured of all of the places of a list, of which it says no more than that it grew, or was done: 投资增长4%，甲县、
    乙县较快，分别增长6%、7%."""
    speaks_on = words in DIRECTION and (before.level_count or before.grown_count or before.divided)
    return places.without(before.name) if speaks_on else before.compared


def _dealing(said: Said, each: Dealt, claim: Claim, dealt: tuple[str, ...], periods: tuple[str, ...]) -> Dealing:
    """What the claim of its first number says of a list."""
    basis = claim.about.change_basis if claim.kind is _LEVEL else None
    if (basis or _says_of_each(each.rest) or _differs_alike(claim, dealt[0])) and claim.indicator.startswith(dealt[0]):
        # 分别拉动经济增长2个、3个百分点; 分别比年初增加182亿元、236亿元; 分别是2015年的2倍、3倍
        dealt = tuple(name + claim.indicator[len(dealt[0]) :] for name in dealt)
    if claim.kind is FigureKind.RATE and all(name in terms.OWNED for name in dealt):
        # 新建项目9个，开工率、投产率分别为: the owner of the first has them all
        dealt = tuple(claim.indicator.removesuffix(dealt[0]) + name for name in dealt)
    when = claim.setting if said.turned else None
    scenario = claim.setting.scenario if claim.setting.scenario is not said.when.scenario else None
    sign = -claim.sign if _is_below_zero(claim) else claim.sign  # of what is said of each
    comparator = said.comparator if said.comparing else ""
    return Dealing(dealt, 1, claim.kind, sign, claim.whole_of, when, periods, scenario, basis, comparator)


def _differs_alike(claim: Claim, first: str) -> bool:
    """Whether points are how far what is dealt to is from something that all of it is held against: 分别高于全部投资5个、8个百分点.
    Which area's it is may be another for each, and is said beside the name."""
    if claim.kind is not FigureKind.GROWTH or claim.unit not in DIFFERENCES:
        return False
    return _THAN_AREAS.match(claim.indicator, len(first)) is None


def _says_of_each(rest: str) -> bool:
    """Whether words behind 分别 are a part of each name: 拉动经济增长, 对经济增长贡献率, 是2015年的."""
    return CONTRIBUTES.match(rest) is not None or rest.startswith(TOWARDS) or is_multiple_of(rest)


def _is_below_zero(claim: Claim) -> bool:
    """分别拉动经济增长-0.2个、0.5个百分点: a change that its number alone turns round."""
    return claim.numeral.negative and claim.kind is FigureKind.GROWTH


def _dealt_periods(own: str, count: int) -> tuple[tuple[str, ...], str]:
    """The parts of the year that a list is dealt to, and the words without them (一季度、上半年和全年出口分别增长); none where it is
    dealt to names."""
    if count < 2 or not joint.is_list(own):
        return (), own
    for mark, told in _PERIODS:
        found = list(mark.finditer(own))
        if len(found) == count:
            rest = cleaning.without_tail(joint.without_list_marks(mark.sub("", own)))
            return tuple(map(told, found)), rest
    return (), own


def goes_on(said: Said, before: Discourse) -> Dealing | None:
    """The list that the number goes on, with the place of its name."""
    dealing, item, left = before.dealing, said.item, said.left
    if dealing is None:
        return None
    turned = bool(TURNED.match(left))
    if item.shared and turned:
        return dealing._replace(at=0, when=said.setting)  # 分别由甲、乙提高到丙、丁
    goes_on = (item.joined or item.shared) and (not left or turned or change_words.alone(left) or left in OF_EACH_AGAIN)
    goes_on = goes_on or left == COLON
    return dealing if goes_on and dealing.at < len(dealing.names) else None


def _kind_in_list(dealing: Dealing, numeral: Numeral) -> FigureKind:
    """The kind of the next number of a list: that of all, but an amount among rates (绿地率、人均绿地面积分别达38%、14平方米)."""
    amount = numeral.unit and numeral.unit not in CHANGE_UNITS
    if _are_points(dealing, numeral):
        return FigureKind.GROWTH
    return _LEVEL if amount and dealing.kind is FigureKind.RATE else dealing.kind


def _are_points(dealing: Dealing, numeral: Numeral) -> bool:
    """Whether a rate changed by a number of a list of amounts by which others did: 分别增加9公顷和3个百分点."""
    return numeral.unit in DIFFERENCES and len(dealing.changed) == len(dealing.names)


def _when_of_first(said: Said, dealing: Dealing) -> TimeContext | None:
    """The time of a list's first number where its next one is of that: a part of a ratio, or what something came from, too
    (分别由2005年的3亿元、2亿元，增加到9亿元、8亿元)."""
    when = dealing.when
    if when is None:
        return None
    came_from = when.scenario is Scenario.BASELINE and not said.left
    return when if said.turned or said.left == COLON or came_from else None


def next_of_list(said: Said, before: Discourse, dealing: Dealing) -> Claim:
    """The next number of a list: its name, with all that was said of the first."""
    numeral, left = said.item.numeral, said.left
    points = _are_points(dealing, numeral)
    name = (dealing.changed if points else dealing.names)[dealing.at]
    sign = dealing.sign
    if direction := change_words.alone(left):
        sign = change_words.sign(direction)
    when = dealing.at_period(dealing.at, _when_of_first(said, dealing) or said.setting)
    claim = said.claim(name, _kind_in_list(dealing, numeral), Leaves(), sign, dealing.whole_of)
    claim.setting = when
    claim.comparator = claim.comparator or dealing.comparator
    if _is_below_zero(claim):
        claim.sign = -sign
    if dealing.kind is FigureKind.SHARE and not numeral.unit:
        claim.unit = PERCENT
    is_level = claim.kind is _LEVEL and dealing.change_basis is None
    if dealing.change_basis and not points:
        claim.about = About(change_basis=dealing.change_basis)
    if is_level:
        # 分别增加到5家、7家: what is said of the first is said of all
        claim.is_stock = is_stock(name, left, numeral.unit, numeral.quantity) or (not left and before.stock)
    going = dealing._replace(at=dealing.at + 1, sign=sign)
    claim.leaves = Leaves(name if is_level else None, is_level=is_level, dealing=going)
    return claim
