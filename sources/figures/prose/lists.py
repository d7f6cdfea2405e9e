"""Numbers of a list and the names that they are dealt to: 分别, ratios, numbers that go on what the first one says.

Here belong finding as many names as there are numbers, and what the next number of a list says. Not here: cutting words into names
(``naming``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from sources.figures import time_context
from sources.figures.claim import About, Claim, Dealing, Leaves
from sources.figures.clauses import Item
from sources.figures.marks import TURNED
from sources.figures.naming import cleaning, deeds, joint, listing, measuring, owning, parting, terms, verbs
from sources.figures.numeral import Numeral
from sources.figures.prose import change_words, changes, measured
from sources.figures.prose.aims import is_held_against
from sources.figures.prose.change_words import DIFFERENCES, DIRECTION, SHARE_ALONE, SPEED
from sources.figures.prose.changes import CONTRIBUTES, is_multiple_of
from sources.figures.prose.discourse import Discourse, unscaled
from sources.figures.prose.names.again import cumulative
from sources.figures.prose.names.counted import names_in_clauses, names_so_many
from sources.figures.prose.names.name_words import CUMULATIVE
from sources.figures.prose.names.owners import of_possessor, owned, sort_passed
from sources.figures.prose.names.shared import all_made_alike, all_measured_alike
from sources.figures.prose.names.subjects import subject_passed
from sources.figures.prose.rates import SHARE, SHARE_OF
from sources.figures.prose.said import CHANGE_UNITS, Said, come_to
from sources.figures.stock import is_stock
from sources.figures.time_context import TimeContext
from sources.figures.words import listed, pattern, word
from sources.model import FigureKind, Scenario

_BARE_OF_FIRMS = terms.BARE | listed("measures", "bare", "of_firms")
_EACH_ALIKE = re.compile(pattern("wording", "each", "alike"))
_BY_TIME = re.compile(pattern("wording", "each", "by_time"))
_COMPARING = re.compile(pattern("wording", "comparing"))
_ONE_AREA = re.compile(pattern("wording", "comparing", "one_area"))
_SHARE_WITHIN = re.compile(pattern("wording", "comparing", "within"))
_TOWARDS = tuple(listed("wording", "towards").meaning)
_GREW_MOST, _GREW = re.compile(pattern("wording", "fared", "grew_most")), word("wording", "fared", "grew")
_FARED = re.compile(pattern("wording", "fared"))
# what a clause opens with that names those that come first in something
_RANKED = re.compile(pattern("wording", "fared", "ranked"))
_PERCENT = "%"
_AGAINST_YEARS = re.compile(pattern("wording", "comparing", "years"))
_YEAR_AGAINST = re.compile(pattern("wording", "comparing", "year"))
_COLON = ":"
_OF_EACH_AGAIN = listed("wording", "tail", "of_each_again")
_FEWEST_PARTS = 3
_IN_TURN = listed("wording", "in_turn")
_HALVES, _WHOLE = 2, 100
_IS = listed("kinds", "is")
_LEVEL = FigureKind.LEVEL
_AREAS = pattern("change", "against_area")
_THAN_AREAS = re.compile(f"(?:{pattern('change', 'against_area', 'against')}){_AREAS}(?:、{_AREAS})*$")
_FEWEST_CLASSES = 2
_LONGEST_BARE = 5  # characters of a name that has no owner of its own
_REACHED = listed("stock", "reached")
_OF_SIZE = re.compile(pattern("numerals", "class_of", "size"))
_PLACE = re.compile(pattern("universe", "place"))
_INSURED, _INSURANCES = listed("measures", "insured"), listed("measures", "insured", "kinds")
_ONLY_PLACE = re.compile(pattern("universe", "place", "only"))
_NOTHING: tuple[list[str], ...] = ([""], [])  # lists that name nobody


class Dealt(NamedTuple):
    """A list and what is said of each: the words before 分别 and those behind it."""

    subjects: str
    rest: str


def deals(said: Said, before: Discourse) -> Dealt | None:
    """The list that a number opens; None where it opens none."""
    if match := terms.DEALS.search(said.left):
        return Dealt(said.left[: match.start()], said.left[match.end() :])
    count = len(before.dealt)
    alike = count > 1 and _is_dealt_out(before) and count == 1 + _going_on(said.items, said.place)
    if alike and (match := _EACH_ALIKE.match(said.left)):
        # 甲、乙、丙分别增加3个、4个、5个，占比10%、20%、30%
        return Dealt("", match["rest"])
    return _deals_without_saying(said, before)


def _deals_without_saying(said: Said, before: Discourse) -> Dealt | None:
    """棉花、油料产量增长5.3%和6.1%: as many names as numbers, though no 分别 is said."""
    if not said.left or not said.following or not said.following[0].joined or said.following[0].left:
        return None
    if _IN_TURN.ending(said.left):
        return None  # 接连突破3亿元、4亿元
    left = _changing(said.words if said.turned else said.left)  # 城镇、农村居民收入由5元、8元增加到7元、9元
    direction = DIRECTION.ending(left)
    own = left[: -len(direction)] if direction else left
    count = 1 + _going_on(said.items, said.place)
    if again := _of_those_told(said, left, own, count, before):
        return again
    compared = left.removeprefix(SPEED.starting(left))
    if differs := _differences(said, before, count, left, compared):
        return differs
    name = cleaning.clean(cleaning.without_tail(own))
    names_ = listing.subjects(name, count) if joint.is_list(name) else joint.both(name)
    if len(names_) != count:
        return None
    if _all_measure(names_, direction):
        return Dealt(cleaning.without_tail(own), direction)
    return Dealt(cleaning.without_tail(said.left), "") if _are_alike(said, count, name) else None


def _of_those_told(said: Said, left: str, own: str, count: int, before: Discourse) -> Dealt | None:
    """A list without names, of those that were told last; ``own`` are its words before the direction. None where it is of others."""
    if _contribute_each(left, count, before):
        return Dealt("", left)  # 汽车、电子业分别增长5%、6%，拉动工业增长2、3个百分点
    if _changes_the_last(left, own, count, before):
        return Dealt("", _changing(said.left))  # 投资9亿元、贷款4亿元，同比增长3%、5%; 是2015年的2倍、3倍
    reached = cleaning.clean(left) in _REACHED or (not said.item.shared and TURNED.fullmatch(said.left) is not None)
    if count > 1 and reached and len(_told_last(before)) == count:
        return Dealt("", said.left)  # 汽车、电子产值分别增长5%、6%，达到9亿元、8亿元
    return None


def _contribute_each(words: str, count: int, before: Discourse) -> bool:
    """Whether words say what each gave to a growth, of those that the clause before was dealt to in full."""
    return _is_dealt_out(before) and bool(_contributors(words, count, before))


def _contributors(words: str, count: int, before: Discourse) -> tuple[str, ...]:
    """Those that the clause before was dealt to, of which words say what each gave to a growth: 汽车, 电子业 of
    汽车、电子业分别增长5%、6%，拉动工业增长2、3个百分点; none for other words."""
    gave = count == len(before.dealt) > 1 and CONTRIBUTES.match(words) is not None
    return tuple(map(changes.contributor, before.dealt)) if gave else ()


def _differences(said: Said, before: Discourse, count: int, left: str, compared: str) -> Dealt | None:
    """How far what grew is from several others, or how much faster all names grew that were dealt to before; None for no
    differences."""
    if said.item.numeral.unit not in DIFFERENCES:
        return None
    if _changes_all_dealt(before, count, left, compared):
        return Dealt("", left)  # 分别下降3%、5%，降幅较一季度收窄1、2个百分点
    return Dealt("", compared) if _of_the_last(before, count, compared) else None  # 比全国、全省低1.7、1.9个百分点


def _changes_all_dealt(before: Discourse, count: int, left: str, compared: str) -> bool:
    """Whether words say how the speeds of all names changed that the clause before was dealt to."""
    if _COMPARING.match(compared) is None or count < _FEWEST_CLASSES:
        return False
    if compared == left and _ONE_AREA.fullmatch(compared) is None:
        return False  # 比全国、全省低1.7、1.9个百分点: the last alone; but 高于全国1.7、1.9个百分点
    return _is_dealt_out(before) and bool(_changed_again(before, count, differs=False))


def _changing(words: str) -> str:
    """Words that end in how something changes, without what only leads from there to the number: 年均增长达到; any other as they
    are."""
    plain = cleaning.without_tail(words)
    return plain if DIRECTION.ending(plain) and not DIRECTION.ending(words) else words


def _changes_the_last(left: str, own: str, count: int, before: Discourse) -> bool:
    """Whether words only say how the last levels changed, of what they are multiples, or what they are held against (占计划的90%);
    ``own`` are those before the direction."""
    says_change = (own != left and not cleaning.clean(own)) or is_multiple_of(left) or is_held_against(left)
    return says_change and _is_dealt_out(before) and _are_last(count, before)


def _is_dealt_out(before: Discourse) -> bool:
    """Whether no number of the clause's list is to come."""
    return before.dealing is None or before.dealing.at >= len(before.dealing.names)


def _are_last(count: int, before: Discourse) -> bool:
    """Whether the last levels are as many as a list has numbers: all of the sentence, those dealt to names last, or those of which
    nothing was said since."""
    levels = before.last_levels(count)
    dealt = len(before.dealt) == count and levels == before.dealt
    is_last = before.level_count == count or (dealt and before.name == before.dealt[-1])
    return is_last or len(_changed_last(before)) == count or _are_new(levels, count, before)


def _told_last(before: Discourse) -> tuple[str, ...]:
    """The names of the list that ended with the last number; none where it ended none."""
    dealing = before.last.leaves.dealing if before.last is not None else None
    return dealing.names if dealing is not None and dealing.at >= len(dealing.names) > 1 else ()


def _changed_last(before: Discourse) -> tuple[str, ...]:
    """What changed by the amounts of the list that ended with the last number; none where it ended none of these."""
    dealing = before.last.leaves.dealing if before.last is not None else None
    return dealing.changed if dealing is not None and dealing.at >= len(dealing.names) > 1 else ()


def _are_new(levels: Sequence[str], count: int, before: Discourse) -> bool:
    """Whether levels of several things stand last, with no growth told: 产值5亿元，增长8%；税收3亿元，投资9亿元，增长4%和5%."""
    last = before.last
    if last is None or not last.leaves.is_level or last.indicator != levels[-1]:
        return False
    return len(set(levels)) == count and set(levels).isdisjoint(before.last_grown(before.grown_count))


def _all_measure(listed: list[str], direction: str) -> bool:
    """Whether names of a list all say what is measured, or are those of the parts of the economy, which ``direction`` says grew."""
    return (direction != "" and all(name.startswith(terms.ORDINAL) for name in listed)) or all(
        terms.MEASURES.ending(name) or terms.HALVES.ending(name) for name in listed
    )


def _are_alike(said: Said, count: int, name: str) -> bool:
    """Whether the numbers of a list are amounts in one unit, and its names all that are meant: 供热、排水管网80公里、60公里."""
    listed_items = said.items[said.place : said.place + count]
    units = {item.numeral.unit for item in listed_items}
    if any(item.right for item in listed_items[:-1]):
        return False  # 规模大、条件好的10个项目和4个部门
    return len(units) == 1 and units.isdisjoint(CHANGE_UNITS | {""}) and terms.AND_OTHERS not in name


def each(said: Said, before: Discourse, each: Dealt) -> Claim:
    """The first number of a list, which leaves the names of the others."""
    each, since = _against_years(each, 1 + _going_on(said.items, said.place))
    subjects = each.subjects
    each_says = _said_of_all(subjects)
    own = subjects[: -len(each_says)] if each_says else subjects
    count = 1 + _going_on(said.items, said.place)
    if count == 1 and (first := _first_named(own, each.rest, said)):
        return measured.by(measured.measured(said.dealt(each_says, first), before))
    own, periods, in_time, by_time = _without_times(own, count)
    each, own = _with_growth(each, own, said, before)
    dealt = (
        _of_times(own, before, count)
        if in_time or since
        else _dealt_to(own, count, said, before, each_says + each.rest)
    )
    dealt = dealt if own else _there_are(dealt, each.rest, before)
    if shares := _changed_shares(dealt, each_says, said):
        dealt, each_says = shares, ""
    elif not by_time:
        dealt = _measured_too(dealt, each.rest, own, said, before)
    said_of_each = by_time + _measured_of_each(each.rest, dealt, before)
    dealt = things = tuple(name + said_of_each for name in dealt)
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


def _changed_shares(dealt: tuple[str, ...], share: str, said: Said) -> tuple[str, ...]:
    """The shares of those that a list of points is dealt to, which are what changed: 第二、第三产业占生产总值的比重分别回落2.2和1.7个
    百分点; none where it says of no ``share``."""
    changed = share and said.item.numeral.unit in DIFFERENCES and not _COMPARING.match(share)
    return tuple(cleaning.clean(name + share) for name in dealt) if changed else ()


def _of_times(own: str, before: Discourse, count: int) -> tuple[str, ...]:
    """What a list deals to times: its own words, or what the clause before speaks of: 投资增速回落，一季度、上半年分别增长9%和7%."""
    return (own or subject_passed(before) or before.name,) * count


def _there_are(dealt: tuple[str, ...], rest: str, before: Discourse) -> tuple[str, ...]:
    """The names of what was added, without that, where a list says how many of each there are by now: 新增茶园2亩、果园3亩，分别达到
    19亩和20亩."""
    added = rest in _REACHED and dealt == before.last_levels(len(dealt)) and all(map(terms.ADDED.starting, dealt))
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
    grows = said.item.numeral.unit == _PERCENT or said.item.numeral.unit in DIFFERENCES
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
    return said.item.numeral.unit == _PERCENT and not cleaning.clean(cleaning.without_tail(each.rest))


def _of_those_that_grew(each: Dealt, said: Said, before: Discourse) -> Dealt:
    """What is said of each, of a list of which the clause before says that it grew most, and the numbers by how much: 纺织业、造船业
    增幅最大，分别为9%、8%."""
    bare = before.passed and _is_bare(each, said)
    return each._replace(rest=_GREW) if bare and _GREW_MOST.search(before.passed[-1]) else each


def _said_of_all(subjects: str) -> str:
    """What the words of a list end in that is said of every name: 占生产总值的比重, 在总产值中的比重, 较全国、全省; empty where
    they say nothing."""
    share = SHARE_OF.search(subjects) or SHARE.search(subjects)
    said = _SHARE_WITHIN.search(subjects, 0, share.start()) if share else _COMPARING.match(subjects)
    return subjects[said.start() :] if said else ""


def _dealt_to(own: str, count: int, said: Said, before: Discourse, rest: str) -> tuple[str, ...]:
    """The names that a list of ``count`` numbers is dealt to, by the words before it and the ``rest`` that is said of each."""
    differs = said.item.numeral.unit in DIFFERENCES and not CONTRIBUTES.match(rest)
    if differs and not own and (named := _differing(count, before, rest)):
        return named
    if not own and (told := _told_of_each(rest, count, said, before)):
        return told
    listed_names = ([] if own else _told_before(rest, count, before)) or _listed(own, count, said, before)
    if listed_names in _NOTHING and count > 1 and (again := _changed_again(before, count, differs=differs)):
        return again
    return _of_possessors(_dealt(listed_names, count, before), before)


def _told_of_each(rest: str, count: int, said: Said, before: Discourse) -> tuple[str, ...]:
    """The names of a list of ``count`` numbers without words of its own, of whose parts or projects the ``rest`` that is said of each
    tells on; none where it tells of others."""
    if gave := _contributors(rest, count, before) or _of_each_kind(count, said, before):
        return gave
    changed = _changed_last(before)
    return changed if len(changed) == count else _done_with_each(rest, count, before)


def _done_with_each(rest: str, count: int, before: Discourse) -> tuple[str, ...]:
    """What was done with each of the projects that the list before was dealt to, where the words behind 分别 say that: 省、市项目
    总投资分别为9亿元、8亿元，分别完成投资4亿元、3亿元; none where they say anything else."""
    words = cleaning.without_tail(rest)
    told = len(before.dealt) == count > 1 and words in terms.OWNED and all(map(terms.OWNED.ending, before.dealt))
    return _of_the_same(words, before.dealt) if told else ()


def _of_each_kind(count: int, said: Said, before: Discourse) -> tuple[str, ...]:
    """What was told last, in a list without words of its own whose numbers change amounts and rates alike: the rates, where a unit
    is one of points, else the amounts (绿地9公顷、绿化率40%，分别增加2公顷和3个百分点). None where they are not of both."""
    points = [item.numeral.unit in DIFFERENCES for item in said.items[said.place : said.place + count]]
    rates, levels = before.last_rates(sum(points)), before.last_levels(count - sum(points))
    told_last = before.last is not None and before.last.indicator in {*rates[-1:], *levels[-1:]}
    if not told_last or not (rates and levels) or len(rates) + len(levels) != count:
        return ()
    each_rate, each_level = iter(rates), iter(levels)
    return tuple(next(each_rate if of_rate else each_level) for of_rate in points)


def _differing(count: int, before: Discourse, rest: str) -> tuple[str, ...]:
    """What a list of ``count`` differences without words of its own is of, by what was told before and the ``rest`` that it is
    compared with; none where that is nothing."""
    if count > 1 and (changed := _of_one_kind(before, count, rest)):
        return changed
    name = before.name if _of_the_last(before, count, rest) else _speed_passed(rest, count, before)
    return (name,) * count if name else ()


def _of_possessors(dealt: tuple[str, ...], before: Discourse) -> tuple[str, ...]:
    """The names of a list with whose they are, where the first does not say that itself: 签约项目数、合同额 are of the projects."""
    if all(of_projects := tuple(owned(name, before) for name in dealt)):
        return of_projects  # 新开工项目25个，总投资、完成投资分别为90亿元、40亿元
    if dealt[0] not in terms.BELONGINGS and len(dealt[0]) > _LONGEST_BARE:
        return dealt
    return tuple(of_possessor(name, before) for name in dealt)


def _told_before(rest: str, count: int, before: Discourse) -> list[str]:
    """The names of a list that was told before what the words behind 分别 say of each."""
    return _parts_told(rest, count, before) or _doers(count, before, rest)


def _parts_told(rest: str, count: int, before: Discourse) -> list[str]:
    """The parts of the ratio that the sentence before told, of each of which a list says what it gave: 三次产业结构为2:41:57。分别对
    经济增长贡献3%、42%、55%."""
    gives = not before.dealt and rest.startswith(_TOWARDS) and terms.PARTS_OF.ending(before.name)
    return [*map(changes.contributor, listing.parts_of_ratio(before.name, count))] if gives else []


def _doers(count: int, before: Discourse, rest: str) -> list[str]:
    """The names of a list that the clause before is, of each of which the words behind 分别 say what it came to: 甲镇、乙镇，分别
    完成税收2亿元、3亿元."""
    if count < _FEWEST_CLASSES or not before.passed:
        return []
    fared = _FARED.sub("", before.passed[-1])
    grew = rest in DIRECTION and fared != before.passed[-1]  # 汽车、电子业发挥支撑作用，分别增长
    if not (grew or terms.MEASURES.ending(cleaning.without_tail(rest))):
        return []
    words = cleaning.clean(fared)  # 甲镇、乙镇进展较好，分别完成
    named = listing.subjects(words, count) if joint.is_list(words) else []
    measured = any(map(terms.MEASURES.ending, named)) or any(map(verbs.leading_verb, named))
    return named if len(named) == count and not measured else []


def _of_one_kind(before: Discourse, count: int, rest: str) -> tuple[str, ...]:
    """The names of the sentence's last rates (优良率91%，达标率99%，分别提高2个和3个百分点), or of its last growths where these
    are of several names and are not compared with several (甲业增长15%，乙业增长22%，增速分别比工业高6个和13个百分点). None where
    there are too few."""
    if before.rate_count >= count:
        return before.last_rates(count)
    grown = before.last_grown(count)
    return grown if len(set(grown)) == count and not joint.is_list(rest) else ()


def _of_the_last(before: Discourse, count: int, rest: str) -> bool:
    """Whether a list of ``count`` differences is of several that the last growth is compared with: 甲增长2%，乙增长5%，比一季度、
    上半年分别回落1个、2个百分点."""
    grew = (
        before.last is not None and before.last.kind is FigureKind.GROWTH and before.last.indicator not in before.dealt
    )
    against = _COMPARING.match(rest)
    return grew and against is not None and len(listing.subjects(rest, count)) == count


def _speed_passed(rest: str, count: int, before: Discourse) -> str:
    """What grows of which the clause before names the speed and no more, that a list compares with several: 财政收入增幅，分别高于
    全省、全市5个、6个百分点; else empty."""
    words = cleaning.clean(before.passed[-1]) if before.passed and _COMPARING.match(rest) else ""
    speed = SPEED.ending(words)
    return words[: -len(speed)] if speed and count > 1 and len(listing.subjects(rest, count)) == count else ""


def _changed_again(before: Discourse, count: int, *, differs: bool) -> tuple[str, ...]:
    """The names of a list of ``count`` that was said last, where these numbers say how its growths or shares changed:
    猪、牛出栏分别增长2%、5%，分别回升1个、3个百分点; 结构为30:19:51，分别提高2、1、-3个百分点. None where they do not."""
    last, dealt = before.last, before.dealt
    if last is not None and last.kind is FigureKind.RANK and len(ranked := listing.subjects(last.indicator)) == count:
        return tuple(ranked)  # 甲、乙产量均居第一，分别占全国的9%、15%
    if last is None or len(dealt) != count or last.indicator != dealt[-1]:
        return ()
    if differs and last.kind is FigureKind.SHARE:
        return tuple(name + SHARE_ALONE for name in dealt)
    return dealt if last.kind is FigureKind.GROWTH else ()


def _measured_of_each(rest: str, dealt: tuple[str, ...], before: Discourse) -> str:
    """What is measured of each name of a list behind 分别, where none says it itself: 省级、市级项目分别完成投资3亿元、4亿元; of
    places, whatever is said: 甲区、乙区分别造林31亩、27亩; what was told before where each is held against its own plan."""
    words = measuring.without_carried_out(cleaning.clean(cleaning.without_tail(rest)))
    speaks_on = before.level_count or before.grown_count or before.divided
    if speaks_on and words in DIRECTION and all(map(_ONLY_PLACE.fullmatch, dealt)):
        return before.name  # 投资增长4%，甲县、乙县较快，分别增长6%、7%
    if not all(dealt) or words in SPEED or words in DIRECTION or change_words.against(words):
        return ""
    if _says_measure(words) and not any(map(terms.MEASURES.ending, dealt)):
        return words
    if words in terms.REACHING:
        return words  # 分别惠及1260人、8900人
    if not all(map(_ONLY_PLACE.fullmatch, dealt)):
        return ""
    return before.name if is_held_against(rest) else words


def _says_measure(words: str) -> bool:
    """Whether words say what is measured, or which half of a trade: 煤、原油分别进口9万吨、8万吨."""
    return len(terms.MEASURES.ending(words)) > 1 or words in terms.HALVES


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
    return CONTRIBUTES.match(rest) is not None or rest.startswith(_TOWARDS) or is_multiple_of(rest)


def _is_below_zero(claim: Claim) -> bool:
    """分别拉动经济增长-0.2个、0.5个百分点: a change that its number alone turns round."""
    return claim.numeral.negative and claim.kind is FigureKind.GROWTH


def _dealt_periods(own: str, count: int) -> tuple[tuple[str, ...], str]:
    """The parts of the year that a list is dealt to, and the words without them (一季度、上半年和全年出口分别增长); none where it is
    dealt to names."""
    if count < 2 or not joint.is_list(own):
        return (), own
    found = list(time_context.PERIOD.finditer(own))
    if len(found) != count:
        return (), own
    rest = cleaning.without_tail(joint.without_list_marks(time_context.PERIOD.sub("", own)))
    return tuple(time_context.period_in(match[0]) for match in found), rest


def _listed(own: str, count: int, said: Said, before: Discourse) -> list[str]:
    """The names of a list of ``count`` numbers, of which the first may stand in the clauses before, or before the number of names
    (汽车、船舶、电机等3个行业分别增长)."""
    if named := _counted_off(own, count, said, before):
        return named
    if not joint.is_list(own) and before.passed and (named := _listed_before(before.passed[-1], count, alone=not own)):
        return [name if not own or name.endswith(own) else _with_measure(name, own) for name in named]
    if not own and (named := _measured_before(count, before) or _named_as_one(count, before)):
        return named
    named = listing.subjects("，".join([*_names_passed(before, count if own else 0), own]), count)
    return _of_classes(_of_insured(_of_places(named)))


def _with_measure(name: str, own: str) -> str:
    """A name with what is measured of it, which may say more of the measure that the name ends in: 居民人均可支配收入 of 居民收入."""
    measure = terms.MEASURES.ending(name)
    return (name[: -len(measure)] if measure and own.endswith(measure) else name) + own


def _counted_off(own: str, count: int, said: Said, before: Discourse) -> list[str]:
    """The names before the number of them, each with what is measured: 汽车、电机等2个行业产值, 汽车、电机2个行业产值."""
    earlier = said.items[said.place - 1] if said.place else None
    kind = terms.KINDS.starting(own)
    if earlier is None or not kind:
        return []
    named = names_in_clauses(cleaning.clean(earlier.left), earlier, before.passed_over)
    if len(named) == count:
        return [name + own[len(kind) :] for name in named]
    examples = earlier.left.removesuffix(terms.AND_OTHERS)
    if not examples or (examples == earlier.left and not names_so_many(examples, earlier)):
        return []
    return [name + own[len(kind) :] for name in listing.subjects(cleaning.clean(examples), count)]


def _of_classes(named: list[str]) -> list[str]:
    """Names of a list of classes of size, each with what the first is measured by and what the last counts:
    税收超亿元、超千万元楼宇."""
    sizes = [_OF_SIZE.search(name) for name in named]
    if len(named) < _FEWEST_CLASSES or not all(sizes):
        return named
    found = [(name, size) for name, size in zip(named, sizes, strict=True) if size]
    by, counted = named[0][: found[0][1].start()], named[-1][found[-1][1].end() :]
    return [("" if size.start() else by) + name + ("" if name[size.end() :] else counted) for name, size in found]


def _of_insured(named: list[str]) -> list[str]:
    """Names of a list of insurances with who is insured, where the first says it for those that several have: 职工基本养老、
    基本医疗、失业保险参保人数."""
    who = _INSURED.starting(named[0]) if len(named) > 1 else ""
    return [who + name if who and _INSURANCES.starting(name) else name for name in named]


def _of_places(named: list[str]) -> list[str]:
    """Names of a list of places with what is said of each behind the last: 甲区、乙县气温."""
    last = _PLACE.match(named[-1]) if len(named) > 1 and all(map(_ONLY_PLACE.fullmatch, named[:-1])) else None
    return [*(name + named[-1][last.end() :] for name in named[:-1]), named[-1]] if last else named


def _names_passed(before: Discourse, count: int) -> list[str]:
    """The clauses right before that are names of a list of ``count`` and nothing else."""
    clauses: list[str] = []
    for words in reversed(before.passed[1 - count :] if count > 1 else ()):
        if not measuring.measures_nothing(words) or verbs.leading_verb(cleaning.clean(words)):
            break
        clauses.insert(0, cleaning.clean(words))
    return clauses


def _ranked(words: str, measured_of_each: str, count: int) -> list[str]:
    """The names of those that come first in something, each with that."""
    named = listing.subjects(cleaning.clean(words), count)
    return [name + measured_of_each for name in named] if len(named) == count else []


def _listed_before(words: str, count: int, *, alone: bool) -> list[str]:
    """The names of a list of which the clause before says how they fared (甲、乙等产业较快增长，产值分别增长3%、4%) or that they come
    first (产值增速居前的行业是造船、纺织业，分别增长3%、4%), or says nothing, where the numbers have no words of their own and stand
    ``alone``: 衣着类、居住类，分别上涨2%、1%."""
    if ranked := _RANKED.match(words) if count > 1 else None:
        return _ranked(words[ranked.end() :], cleaning.clean(ranked["of"]), count)
    match = _FARED.search(words) if count > 1 else None
    if match is None and not (alone and count > 1 and joint.is_list(words)):
        return []
    named = listing.subjects(cleaning.clean(words[: match.start()] if match else words), count)
    if match and len(named) == 1:
        named = [*joint.both(named[0])]  # 城乡居民收入与经济增长同步，分别增长5%、7%
    told = match is not None or all(map(measuring.measures_nothing, named))
    return named if told and len(named) == count else []


def _measured_before(count: int, before: Discourse) -> list[str]:
    """The names of a list that the clause before is: 造船、纺织产业营业收入，分别为12亿元、9亿元."""
    if not before.passed or before.level_count or not joint.is_list(before.passed[-1]):
        return []
    named = listing.subjects(cleaning.clean_list(before.passed[-1]), count)
    return named if len(named) == count and all(map(terms.MEASURES.ending, named)) else []


def _named_as_one(count: int, before: Discourse) -> list[str]:
    """The names of a list that the last number was said of together: 财政收入、税收双双突破5亿元，分别达到6亿元和5.5亿元."""
    last = before.last
    if last is None or not last.leaves.is_level or not joint.is_list(last.indicator):
        return []
    named = listing.subjects(last.indicator, count)
    return named if len(named) == count and all(map(terms.MEASURES.ending, named)) else []


def ratio_of(said: Said, before: Discourse) -> int:
    """How many numbers a ratio has that this one opens: three of 2.1:40.5:57.4; 0 for none of three at least."""
    if said.left == _COLON:
        return 0
    if said.following and said.following[0].joined:
        return _parts_listed(said)
    if said.item.numeral.unit not in {"", _PERCENT}:
        return 0
    count = 1
    for later in said.following:
        if later.left != _COLON:
            break
        count += 1
    return count if count >= _FEWEST_PARTS or (count == _HALVES and _are_halves(said)) else 0


def _are_halves(said: Said) -> bool:
    """Whether a ratio of two numbers is one of parts that its name names, which make up the whole: 轻重工业比例为53.8:46.2."""
    name = cleaning.clean(cleaning.without_tail(said.words))
    both = (said.item.numeral, said.following[0].numeral)
    whole = sum(Decimal(numeral.value) for numeral in both) == _WHOLE
    return whole and bool(terms.PARTS_OF.ending(name)) and len(set(listing.parts_of_ratio(name, _HALVES))) == _HALVES


def _parts_listed(said: Said) -> int:
    """The same of a ratio that is printed as a list: 三次产业结构为2.1、40.5、57.4; there are as many names as numbers."""
    words = cleaning.without_tail(said.words)
    if (
        terms.DEALS.search(said.left)
        or SHARE_OF.search(words)
        or not terms.PARTS_OF.ending(name := cleaning.clean(words))
    ):
        return 0
    count = 1 + _going_on(said.items, said.place)
    if count < _FEWEST_PARTS:
        return 0
    return count if len(set(listing.parts_of_ratio(name, count))) == count else 0


def ratio(said: Said, before: Discourse, count: int) -> Claim:
    """Each part is a share in %."""
    words = come_to(said.item, said.words) or said.item.before  # 优化三次产业结构(5:38:57)
    whole = SHARE_OF.search(words)  # 三次产业占生产总值的比重
    name = cleaning.clean(cleaning.without_tail(words[: whole.start()] if whole else words))
    name = "" if verbs.is_deed(name) else deeds.thing(name)
    if not name and terms.PARTS_OF.ending(before.clause):
        name = cleaning.clean(before.clause)  # 三次产业结构：15.5：32.5：52.0
    if not name or name in terms.PARTS_OF:
        # 三次产业协调发展，结构比由2:41:57演进为1:40:59; 产业结构持续优化，调整为1:40:59
        name = next(filter(None, map(listing.divided_by, reversed(before.passed))), "") + name
    name = name or before.name
    parts = listing.parts_of_ratio(name, count)
    claim = said.claim(parts[0], FigureKind.SHARE, Leaves(name))
    claim.unit = _PERCENT
    dealing = Dealing(parts, 1, claim.kind, 1, None, claim.setting if said.when != said.setting else None)
    claim.leaves = Leaves(name, dealing=dealing)
    return claim


def _going_on(items: Sequence[Item], index: int) -> int:
    """How many numbers go on a list without words of their own: 5%、6%和7%."""
    count = 0
    for at in range(index + 1, len(items)):
        item = items[at]
        if item.inside:
            continue
        own = item.left not in DIRECTION or _turns_to_change(items[index], item)
        if not item.joined or (item.left and own and item.left not in _OF_EACH_AGAIN):
            break
        count += 1
    return count


def _turns_to_change(first: Item, item: Item) -> bool:
    """Whether a number says how the amounts of the list before it changed: 分别完成12亿元和9亿元、增长5%和6%."""
    return item.numeral.unit in CHANGE_UNITS and first.numeral.unit not in CHANGE_UNITS


def _dealt(listed_names: list[str], count: int, before: Discourse) -> tuple[str, ...]:
    """The names of a list of ``count`` numbers: one each, or those of the list or levels before, or one for all."""
    named = listed_names
    # 投资增长20%，居全省第12位，增速分别较一季度、上半年回落1个、2个百分点
    growing = before.last is not None and before.last.kind in {FigureKind.GROWTH, FigureKind.RANK}
    if named in _NOTHING and growing and (before.level_count < count or len(set(before.last_levels(count))) == 1):
        named = [before.name]
    if len(named) == 1 and count > 1:
        named = joint.both(named[0])
        if _is_of_each_told(named[0], count, before):
            return tuple(deeds.thing(level) + named[0] for level in before.last_levels(count))
    if len(named) == count:
        return tuple(named)
    of_one = _of_each_counted(named[0], count, before) if len(named) == 1 else ()
    return of_one or _dealt_again(named, count, before)


def _is_of_each_told(name: str, count: int, before: Discourse) -> bool:
    """Whether a rate or a size is told of each thing that the sentence counted, and not of money: 建议5件、提案6件，满意率分别为;
    新增高速公路9公里、铁路8公里，总里程分别达; 省级渔港5个、市级渔港9个，投资完成率分别为."""
    told_of_each = terms.OF_EACH.ending(name) == name or name in terms.DIMENSIONS
    # 省级渔港项目5个、市级渔港项目9个，年度计划投资分别为
    told_of_each = told_of_each or (name in terms.OWNED and all(map(terms.OWNERS.ending, before.last_levels(count))))
    of_amounts = name in terms.OWNED and bool(terms.MEASURES.ending(before.name))
    return told_of_each and before.level_count == count and not of_amounts


def _of_each_counted(name: str, count: int, before: Discourse) -> tuple[str, ...]:
    """What each of those has that were counted last (初中18所、高中6所，在校生分别为9000人、8000人), or that a list named
    (水稻、玉米播种面积分别为9万亩、8万亩，总产分别达6万吨、3万吨); none for anything else."""
    if 1 < count == len(before.dealt):
        alike = tuple(parting.sibling(name, each) for each in before.dealt)
        return alike if name not in alike else ()
    kind = terms.BELONGINGS.meaning.get(name, "")
    owners = [owning.possessor(level, counted=True) for level in before.last_levels(count)] if kind else []
    told = [owner.name for owner in owners if owner is not None and owner.kind == kind]
    return tuple(each + name for each in told) if len(set(told)) == count else ()


def _dealt_again(named: list[str], count: int, before: Discourse) -> tuple[str, ...]:
    levels = _amounts_counted(count, before) or _come_to(count, before)
    if listed_before := _of_those_listed(named, count, before, levels):
        return listed_before
    if before.level_count >= count:
        if not named:
            return levels
        if len(named) == 1 and named[0] in CUMULATIVE:
            # 书店、影院分别新增3家和2家，累计分别达到30家和20家
            return tuple(map(cumulative, levels))
    if len(named) == 1 and len(set(levels)) == count and named[0] == levels[-1]:
        return levels  # 3个省级、8个市级项目分别完成投资2亿元、5亿元
    if len(named) <= 1:
        return tuple((named or [""]) * count)
    return ("、".join(named),) * count


def _come_to(count: int, before: Discourse) -> tuple[str, ...]:
    """The names of the last levels; each once where each was told with what it came from: 甲由3吨增到4吨，乙由5吨增到6吨."""
    each = before.last_levels(2 * count)
    return each[::2] if len(set(each)) == count and each[::2] == each[1::2] else before.last_levels(count)


def _amounts_counted(count: int, before: Discourse) -> tuple[str, ...]:
    """The names of the amounts among as many counts and amounts by turns: 8个甲项目投资3亿元、5个乙项目投资2亿元，分别增长5%、6%."""
    both = before.last_levels(2 * count)
    amounts = tuple(filter(terms.MEASURES.ending, both))
    return amounts if len(amounts) == count and both[1::2] == amounts else ()


def _of_those_listed(named: list[str], count: int, before: Discourse, levels: tuple[str, ...]) -> tuple[str, ...]:
    """The names of a list that leans on the list before it; none where it does not."""
    if not named and len(levels) == count and all(map(str.startswith, before.dealt, levels)):
        return levels  # 事故20起，死亡21人，同比减少7起、7人，分别下降25.9%、25.0%
    if len(before.dealt) != count or (not named and _are_later(levels, count, before)):
        return ()
    if not named or named[0].startswith(_TOWARDS):
        # 对经济增长的贡献率分别为: each of those just listed
        return tuple(changes.contributor(name) + "".join(named) for name in before.dealt)
    if changes.CONTRIBUTES.match(named[0]):
        return tuple(changes.contributor(name) + named[0] for name in before.dealt)
    return _of_the_same(named[0], before.dealt) if len(named) == 1 else ()


def _of_the_same(measure: str, dealt: tuple[str, ...]) -> tuple[str, ...]:
    """What is measured of those that a list was dealt to; none where it is not of them."""
    if measure in terms.OWNED and all(map(terms.OWNED.ending, dealt)):
        # 省、市项目分别完成投资3亿元、4亿元，投资完成率分别为5%、6%
        return tuple(name.removesuffix(terms.OWNED.ending(name)) + measure for name in dealt)
    if not measuring.is_bare_measure(measure):
        # 甲市、乙县气温分别为9℃、8℃，降水量分别为90毫米、80毫米
        places = [match[0] for name in dealt if (match := _PLACE.match(name))]
        distinct = len(set(places)) == len(dealt) and not _PLACE.match(measure)
        return tuple(place + measure for place in places) if distinct else ()
    # 甲业、乙业产值分别增长3%、4%，利润分别增长5%、6%
    owners = tuple(map(measuring.owner_in, dealt))
    return () if any(map(terms.MEASURES.ending, owners)) else tuple(owner + measure for owner in owners)


def _are_later(levels: tuple[str, ...], count: int, before: Discourse) -> bool:
    """Whether as many levels were told since a list was dealt to its names, so that the next one is of them: 甲、乙分别增长3%、4%，
    丙5亿元，丁6亿元，分别增长7%、8%; 丙5亿元，增长2%，丁6亿元，增长3%，分别完成年计划的50%、60%."""
    if before.last is None or before.last.kind not in {_LEVEL, FigureKind.GROWTH} or len(levels) != count:
        return False
    return levels[-1] == before.last.indicator and set(levels).isdisjoint(before.dealt)


def goes_on(said: Said, before: Discourse) -> Dealing | None:
    """The list that the number goes on, with the place of its name."""
    dealing, item, left = before.dealing, said.item, said.left
    if dealing is None:
        return None
    turned = bool(TURNED.match(left))
    if item.shared and turned:
        return dealing._replace(at=0, when=said.setting)  # 分别由甲、乙提高到丙、丁
    goes_on = (item.joined or item.shared) and (not left or turned or left in DIRECTION or left in _OF_EACH_AGAIN)
    goes_on = goes_on or left == _COLON
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
    return when if said.turned or said.left == _COLON or came_from else None


def next_of_list(said: Said, before: Discourse, dealing: Dealing) -> Claim:
    """The next number of a list: its name, with all that was said of the first."""
    numeral, left = said.item.numeral, said.left
    points = _are_points(dealing, numeral)
    name = (dealing.changed if points else dealing.names)[dealing.at]
    sign = dealing.sign
    if left in DIRECTION:
        sign = change_words.sign(left)
    when = dealing.at_period(dealing.at, _when_of_first(said, dealing) or said.setting)
    claim = said.claim(name, _kind_in_list(dealing, numeral), Leaves(), sign, dealing.whole_of)
    claim.setting = when
    claim.comparator = claim.comparator or dealing.comparator
    if _is_below_zero(claim):
        claim.sign = -sign
    if dealing.kind is FigureKind.SHARE and not numeral.unit:
        claim.unit = _PERCENT
    is_level = claim.kind is _LEVEL and dealing.change_basis is None
    if dealing.change_basis and not points:
        claim.about = About(change_basis=dealing.change_basis)
    if is_level:
        # 分别增加到5家、7家: what is said of the first is said of all
        claim.is_stock = is_stock(name, left, numeral.unit, numeral.quantity) or (not left and before.stock)
    going = dealing._replace(at=dealing.at + 1, sign=sign)
    claim.leaves = Leaves(name if is_level else None, is_level=is_level, dealing=going)
    return claim
