"""What a number of running text is: the table of rules for rank, list, change, completion, share, rate and level.

Here belong the conditions by which a number is one of these, and the claim that follows. A rule looks at the number in its clause
(``Said``) and at what was said before (``Discourse``), and writes to neither. Not here: names of levels (``names``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from sources.cues import any_of
from sources.figures import naming, time_context
from sources.figures.claim import About, Claim, Dealing, Leaves
from sources.figures.clauses import ADJACENT, Item
from sources.figures.numerals import RANK_UNIT, Numeral
from sources.figures.prose import names
from sources.figures.prose.discourse import Discourse, unscaled
from sources.figures.prose.said import CHANGE_UNITS, Said
from sources.figures.reasons import TURNED
from sources.figures.rule import Example, Index, Rule, always, chosen_after, first, first_after
from sources.figures.stock import is_stock, is_stock_noun
from sources.figures.time_context import PLAN_YEARS, TimeContext
from sources.figures.words import any_in, classed, listed, paired, pattern, section, word
from sources.model import ChangeBasis, FigureKind, Scenario

_DIRECTION = classed("change", "direction")
_NAMED_CHANGE = listed("change", "named")
_BEHIND = re.compile(pattern("change", "behind"))
_LEADS_BEHIND = re.compile(pattern("change", "behind", "lead"))
_AGAINST = {name: re.compile(f"{any_of(words)}[^，,]{{0,14}}$") for name, words in section("change", "against").items()}
_THAN = "".join(listed("change", "than").meaning)
_HIGHER = {
    name: re.compile(f"{any_of(_THAN)}[^，,{_THAN}]{{1,16}}{any_of(words)}$")
    for name, words in section("change", "higher").items()
}
_COMPARES = re.compile(any_of(_THAN))
_TO_GOAL = re.compile(pattern("change", "to_goal"))
_NET = classed("change", "net")
_NET_WORDS = paired("change", "net_words")
_DIFFERENCES = listed("kinds", "difference")
_COMPARED = re.compile(any_in("change", "compared"))
_THAN_SPAN = re.compile(pattern("wording", "than_span"))
_COMPARED_LAST = re.compile(f"{any_in('change', 'compared')}$")
_TARGET = listed("scenario", "target")
_TARGET_NAME = listed("scenario", "target_name")
_NOT_AIMED = listed("scenario", "target_name", "not_aimed")
_BEFORE_WHOLE = word("kinds", "share_name", "before_whole")
_AFTER_WHOLE = word("kinds", "share_name", "after_whole")
_SHARE_ALONE = word("kinds", "share_name", "alone")
_SHARE_OF = re.compile(pattern("kinds", "share_of"))
_SHARE = re.compile(pattern("kinds", "share"))
_WITHIN = re.compile(pattern("kinds", "share", "within"))
_CALLED = re.compile(pattern("kinds", "share", "called"))
_COMPLETION = re.compile(pattern("kinds", "completion"))
_COMPLETION_RATE = re.compile(pattern("kinds", "completion", "rate"))
_EACH_WORD = listed("wording", "each").only
_EACH = re.compile(pattern("wording", "each"))
_EACH_ALIKE = re.compile(pattern("wording", "each", "alike"))
_COMPARING = re.compile(pattern("wording", "comparing"))
_AGO = re.compile(pattern("scenario", "ago"))
_YEAR = word("numerals", "words", "year")
_AIMING = re.compile(pattern("scenario", "aiming"))
_AIMED = re.compile(pattern("scenario", "aimed"))
_ADJUSTED = re.compile(pattern("scenario", "aimed", "adjusted"))
_DONE_OF_PLAN = re.compile(pattern("scenario", "aimed", "done"))
_OF_AIMED = listed("scenario", "aimed", "of_it").only
_MOVED = re.compile(f"{any_in('numerals', 'rank', 'moved')}$")
_MOVED_UNITS = listed("numerals", "rank", "moved_units")
_RANKING = re.compile(
    f"(?:{any_in('numerals', 'rank', 'adverb')}|{pattern('numerals', 'rank', 'adverb_pattern')})*"
    f"(?:{any_in('numerals', 'rank', 'verb')}(?![{word('numerals', 'rank', 'not_before')}]).*|{any_in('about', 'among')})$"
)
_CONTEST = re.compile(pattern("kinds", "contest"))
_CONTEST_PLACES = re.compile(pattern("kinds", "contest", "places"))
_AWARDED = re.compile(
    f"{any_in('numerals', 'rank', 'award')}"
    f"(?:{any_in('about', 'among')}|{pattern('about', 'among', 'area')})*+(?P<contest>.{{4,40}})$"
)
_RECORD = re.compile(f"{any_in('numerals', 'rank', 'record')}$")
_RANK_SIZES = listed("numerals", "rank", "size")
_RANK_MEASURE = f"(?:{any_in('numerals', 'rank', 'size')}|{any_in('numerals', 'rank', 'measure')})"
_RANK_MEASURES = re.compile(f"{_RANK_MEASURE}(?:{any_in('wording', 'joining', 'names')}{_RANK_MEASURE})*")
_BRACKETS = re.compile(r"[(][^()]*[)]")
_TENTHS = listed("kinds", "tenths")
_TOWARDS = tuple(listed("wording", "towards").meaning)
_WHOLE_YEAR = listed("wording", "whole_year").only
_DONE = tuple(listed("wording", "done").meaning)
_COUNT = word("measures", "count", "suffix")
_NOUN_FOLLOWS = tuple(listed("kinds", "share", "follows").meaning)
_SHORTEST_THINGS = 3
_MULTIPLE = re.compile(pattern("kinds", "multiple"))
_MULTIPLE_OF = word("kinds", "multiple", "name")
_MULTIPLE_NAME = word("kinds", "multiple", "times")
_TIMES_UNIT = word("kinds", "multiple", "unit")
_PAST = tuple(listed("kinds", "multiple", "past").meaning)
_CONTRIBUTION = re.compile(pattern("kinds", "contribution"))
_CONTRIBUTION_RATE = re.compile(pattern("kinds", "contribution", "rate"))
_CONTRIBUTES = re.compile(pattern("kinds", "contribution", "points"))
_ASKED_BEFORE = re.compile(pattern("kinds", "asked", "before"))
_ASKED_AFTER = re.compile(pattern("kinds", "asked", "after"))
BESIDE = re.compile(pattern("change", "beside"))
_SPENT_ON = re.compile(pattern("kinds", "spent_on"))
_FIVE_YEARS = re.compile(any_in("scenario", "target", "five_years"))
_SPEED = listed("change", "leaning", "speed")
_FARED = re.compile(pattern("wording", "fared"))
_CHANGING = {FigureKind.GROWTH, FigureKind.RATE, FigureKind.SHARE}
_IN_MONEY = listed("measures", "in_money")
_MONEY = word("measures", "in_money", "unit")
_BARE_SCALES = listed("measures", "in_money", "scales")
_SCALES_LEFT_OUT = listed("measures", "in_money", "like_last")
_SCALES_OF_MONEY = listed("measures", "in_money", "only_money")
_PURE = {"%", "‰"}
_PERCENT = "%"
_COLON = ":"
_FEWEST_PARTS = 3
_ASIDE_CHANGES = listed("kinds", "change_in_bracket")
_AIM_ENDS = tuple(listed("kinds", "aim_end").meaning)
_IS = "".join(listed("kinds", "is").meaning)
# members of enumerations that are asked of every number: in Python 3.11 each look at one in its class takes as long as a call
_LEVEL, _TARGETED, _ACTUAL = FigureKind.LEVEL, Scenario.TARGET, Scenario.ACTUAL
# cues of a number beside its own words: that it has no unit, a number joined to it, a list or a plan that it may go on, words behind
_UNITLESS, _JOINS, _DEALT, _DEALING, _PLANNED, _BEHIND_IT = "unitless", "joins", "dealt", "dealing", "planned", "behind"
_PART_OF = word("kinds", "share_of", "mark")
_CONTRIBUTED = word("kinds", "contribution", "mark")
_NOUN_BEHIND = listed("kinds", "share", "follows").openings
_HIGHER_ENDS = frozenset(word for words in section("change", "higher").values() for word in words)
_CHANGE_CUES = _DIRECTION.closings | _HIGHER_ENDS | listed("change", "compared").closings | _DIFFERENCES


def read(said: Said, before: Discourse) -> Claim:
    """What a number outside brackets says; a number in one goes through ``aside``."""
    following = said.following
    asked = _LISTED.asked(
        said.item.numeral.unit or _UNITLESS,
        _EACH_WORD if _EACH_WORD in said.left else "",
        _JOINS if following and following[0].joined else "",
        _DEALT if before.dealt else "",
        _DEALING if before.dealing is not None else "",
    )
    return _by((asked and chosen_after(asked, said, before)) or _measured(said, before))


def aside(said: Said, before: Discourse) -> Claim:
    """What a number in a bracket says; ``before.name`` is what the number before the bracket is about."""
    return _by(chosen_after(BRACKETED, said, before) or _measured(said, before))


def _measured(said: Said, before: Discourse) -> tuple[str, Claim]:
    words, right, unit = said.words, said.item.right, said.item.numeral.unit
    if unit not in CHANGE_UNITS:
        return first_after(_AMOUNTS.asked(words[-1:], right[:1]), said, before)
    asked = _CHANGES.asked(
        words[-1:],
        right[:1],
        unit,
        said.left[-1:],
        _BEHIND_IT if right else "",
        _PART_OF if _PART_OF in words else "",
        _CONTRIBUTED if _CONTRIBUTED in words or _CONTRIBUTED in said.subject else "",
    )
    return first_after(asked, said, before)


def _by(found: tuple[str, Claim]) -> Claim:
    rule, claim = found
    claim.rule = f"{rule}/{claim.rule}" if claim.rule else rule
    return claim


def _claim(said: Said, name: str, kind: FigureKind, leaves: Leaves, sign: int = 1, whole: str | None = None) -> Claim:
    unit = said.item.numeral.unit
    return Claim(
        said.item.numeral,
        name,
        kind,
        said.when,
        sign,
        unit,
        comparator=said.comparator,
        whole_of=whole,
        leaves=leaves,
    )


# rank


def _is_rank(said: Said, before: Discourse) -> bool:
    numeral = said.item.numeral
    return numeral.is_rank or (numeral.unit in _MOVED_UNITS and bool(_MOVED.search(said.item.left)))


def _rank(said: Said, before: Discourse, found: bool) -> Claim:
    numeral = said.item.numeral
    return Claim(numeral, _ranked(said.item.left, before), FigureKind.RANK, said.setting, unit=numeral.unit)


def _ranked(left: str, before: Discourse) -> str:
    """What a rank is one of: the words before the verb of ranking, or what the clause before speaks of."""
    contest = _CONTEST.match(before.clause)
    if contest:
        return contest["contest"]  # 在甲、乙考核中，均位列第一
    name = naming.clean(_MOVED.sub("", _RANKING.sub("", left)))
    if not name and (awarded := _AWARDED.search(left)):
        return _awarded(left, awarded)
    if not name or _CONTEST.match(name) or _CONTEST_PLACES.match(name):
        last = before.last.indicator if before.last else ""
        return before.name or last or naming.clean(_RECORD.sub("", before.clause))
    if not before.name or not _RANK_MEASURES.fullmatch(name):
        return name
    # 总量 of it is the thing itself, 增速 is not
    return before.name if name in _RANK_SIZES else f"{before.name}({name})"


def _awarded(left: str, awarded: re.Match[str]) -> str:
    """What somebody was awarded a place in."""
    verb = _RANKING.search(awarded["contest"])
    if verb:
        return naming.clean(left[awarded.start() : awarded.start("contest") + verb.start()])  # 获奖人数居全省第一
    return naming.clean(awarded["contest"])  # 获评全省营商环境评价第一名


# lists


class Dealt(NamedTuple):
    """A list and what is said of each: the words before 分别 and those behind it."""

    subjects: str
    rest: str


def _deals(said: Said, before: Discourse) -> Dealt | None:
    match = _EACH.match(said.left) if _EACH_WORD in said.left else None
    if match:
        return Dealt(match["subjects"], match["rest"])
    count = len(before.dealt)
    alike = count > 1 and before.dealing is None and count == 1 + _going_on(said.items, said.place)
    if alike and (match := _EACH_ALIKE.match(said.left)):
        # 甲、乙、丙分别增加3个、4个、5个，占比10%、20%、30%
        return Dealt("", match["rest"])
    return _deals_without_saying(said, before)


def _deals_without_saying(said: Said, before: Discourse) -> Dealt | None:
    """棉花、油料产量增长5.3%和6.1%: as many names as numbers, though no 分别 is said."""
    if not said.following or not said.following[0].joined or said.following[0].left:
        return None
    if not said.left:
        return None
    direction = _DIRECTION.ending(said.left)
    own = said.left[: -len(direction)] if direction else said.left
    count = 1 + _going_on(said.items, said.place)
    if direction and not naming.clean(own) and before.level_count == count and before.dealing is None:
        return Dealt("", said.left)  # 投资9亿元、贷款4亿元，同比增长3%、5%
    name = naming.clean(naming.without_tail(own))
    names_ = naming.subjects(name, count) if naming.is_list(own) else naming.both(name)
    if len(names_) != count:
        return None
    if all(naming.MEASURES.ending(name) for name in names_):
        return Dealt(own, direction)
    return Dealt(naming.without_tail(said.left), "") if _are_alike(said, count, name) else None


def _are_alike(said: Said, count: int, name: str) -> bool:
    """Whether the numbers of a list are amounts in one unit, and its names all that are meant: 供热、排水管网80公里、60公里."""
    listed_items = said.items[said.place : said.place + count]
    units = {item.numeral.unit for item in listed_items}
    if any(item.right for item in listed_items[:-1]):
        return False  # 规模大、条件好的10个项目和4个部门
    return len(units) == 1 and units.isdisjoint(CHANGE_UNITS | {""}) and naming.AND_OTHERS not in name


def _each(said: Said, before: Discourse, each: Dealt) -> Claim:
    subjects = each.subjects
    # 占生产总值的比重 and 较全国、全省 are said of every name
    share = _SHARE_OF.search(subjects) or _SHARE.search(subjects) or _COMPARING.match(subjects)
    each_says = subjects[share.start() :] if share else ""
    own = subjects[: -len(each_says)] if each_says else subjects
    count = 1 + _going_on(said.items, said.place)
    periods, own = _dealt_periods(own, count)
    in_time = bool(periods)
    if len(time_context.YEAR.findall(own)) == count > 1:
        in_time, own = True, naming.without_list_marks(time_context.YEAR.sub("", own))  # 产量2022年和2023年分别为
    own = naming.clean_list(own) if count > 1 else naming.clean(own)
    if own in _SPEED:
        each, own = each._replace(rest=own + each.rest), ""  # of what was named before, how fast it grew
    dealt = (own or before.name,) * count if in_time else _dealt(_listed(own, count, said, before), count, before)
    if count > 1 and each.rest in _DIRECTION:
        dealt = tuple(names.measured_alike(name, before) for name in dealt)
    rule, claim = _measured(said.dealt(each_says + each.rest, dealt[0]), before)
    dealing = _dealing(said, each, claim, dealt, periods)
    claim.setting = dealing.at_period(0, claim.setting)
    claim.leaves = claim.leaves._replace(dealing=dealing)
    return _by((rule, claim))


def _dealing(said: Said, each: Dealt, claim: Claim, dealt: tuple[str, ...], periods: tuple[str, ...]) -> Dealing:
    """What the claim of its first number says of a list."""
    basis = claim.about.change_basis if claim.kind is _LEVEL else None
    if (basis or _CONTRIBUTES.match(each.rest)) and claim.indicator.startswith(dealt[0]):
        # 分别拉动经济增长2个、3个百分点; 分别比年初增加182亿元、236亿元
        dealt = tuple(name + claim.indicator[len(dealt[0]) :] for name in dealt)
    when = claim.setting if said.turned else None
    scenario = claim.setting.scenario if claim.setting.scenario is not said.when.scenario else None
    return Dealing(dealt, 1, claim.kind, claim.sign, claim.whole_of, when, periods, scenario, basis)


def _dealt_periods(own: str, count: int) -> tuple[tuple[str, ...], str]:
    """The parts of the year that a list is dealt to, and the words without them (一季度、上半年和全年出口分别增长); none where it is
    dealt to names."""
    if count < 2 or not naming.is_list(own):
        return (), own
    found = list(time_context.PERIOD.finditer(own))
    if len(found) != count:
        return (), own
    rest = naming.without_tail(naming.without_list_marks(time_context.PERIOD.sub("", own)))
    return tuple(time_context.period_in(match[0]) for match in found), rest


def _listed(own: str, count: int, said: Said, before: Discourse) -> list[str]:
    """The names of a list of ``count`` numbers, of which the first may stand in the clauses before, or before the number of names
    (汽车、船舶、电机等3个行业分别增长)."""
    earlier = said.items[said.place - 1] if said.place else None
    kind = naming.KINDS.starting(own)
    if kind and earlier is not None and earlier.left.endswith(naming.AND_OTHERS):
        measure = own[len(kind) :]
        named = naming.subjects(naming.clean(earlier.left[: -len(naming.AND_OTHERS)]), count)
        return [name + measure for name in named]
    if not naming.is_list(own) and before.passed and (named := _listed_before(before.passed[-1], count)):
        return [name if not own or name.endswith(own) else name + own for name in named]
    return naming.subjects("，".join([*_names_passed(before, count if own else 0), own]), count)


def _names_passed(before: Discourse, count: int) -> list[str]:
    """The clauses right before that are names of a list of ``count`` and nothing else."""
    clauses: list[str] = []
    for words in reversed(before.passed[1 - count :] if count > 1 else ()):
        if not naming.measures_nothing(words):
            break
        clauses.insert(0, naming.clean(words))
    return clauses


def _listed_before(words: str, count: int) -> list[str]:
    """The names of a list of which the clause before says how they fared: 甲、乙等产业较快增长，产值分别增长3%、4%."""
    match = _FARED.search(words) if count > 1 and naming.is_list(words) else None
    if match is None:
        return []
    named = naming.subjects(naming.clean(words[: match.start()]), count)
    return named if len(named) == count else []


def _ratio_of(said: Said, before: Discourse) -> int:
    """How many numbers a ratio has that this one opens: three of 2.1:40.5:57.4; 0 for none of three at least."""
    if said.item.numeral.unit or said.left == _COLON:
        return 0
    count = 1
    for later in said.following:
        if later.left != _COLON:
            break
        count += 1
    return count if count >= _FEWEST_PARTS else 0


def _ratio(said: Said, before: Discourse, count: int) -> Claim:
    """Each part is a share in %."""
    words = said.words or said.item.before  # 优化三次产业结构(5:38:57)
    name = naming.thing(naming.clean(naming.without_tail(words)))
    if not name and naming.PARTS_OF.ending(before.clause):
        name = naming.clean(before.clause)  # 三次产业结构：15.5：32.5：52.0
    name = name or before.name
    parts = naming.parts_of_ratio(name, count)
    claim = _claim(said, parts[0], FigureKind.SHARE, Leaves(name))
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
        if not item.joined or (item.left and item.left not in _DIRECTION):
            break
        count += 1
    return count


def _dealt(listed_names: list[str], count: int, before: Discourse) -> tuple[str, ...]:
    """The names of a list of ``count`` numbers: one each, or those of the list or levels before, or one for all."""
    named = listed_names
    growing = before.last is not None and before.last.kind is FigureKind.GROWTH
    if named in ([""], []) and growing and (before.level_count < count or len(set(before.last_levels(count))) == 1):
        named = [before.name]
    if len(named) == 1 and count > 1:
        named = naming.both(named[0])
        if naming.OF_EACH.ending(named[0]) == named[0] and before.level_count == count:
            # 建议5件、提案6件，满意率分别为
            return tuple(naming.thing(level) + named[0] for level in before.last_levels(count))
    if len(named) == count:
        return tuple(named)
    return _dealt_again(named, count, before)


def _dealt_again(named: list[str], count: int, before: Discourse) -> tuple[str, ...]:
    levels = before.last_levels(count)
    if not named and len(levels) == count and all(map(str.startswith, before.dealt, levels)):
        return levels  # 事故20起，死亡21人，同比减少7起、7人，分别下降25.9%、25.0%
    if len(before.dealt) == count and (not named or named[0].startswith(_TOWARDS)):
        # 对经济增长的贡献率分别为: each of those just listed
        return tuple(_contributor(name) + "".join(named) for name in before.dealt)
    if len(named) == 1 and len(before.dealt) == count and naming.is_bare_measure(named[0]):
        # 甲业、乙业产值分别增长3%、4%，利润分别增长5%、6%
        owners = [naming.owner_in(name) for name in before.dealt]
        if not any(map(naming.MEASURES.ending, owners)):
            return tuple(owner + named[0] for owner in owners)
    if len(named) == 1 and named[0] in names.CUMULATIVE and before.level_count >= count:
        # 书店、影院分别新增3家和2家，累计分别达到30家和20家
        return tuple(names.cumulative(name) for name in before.last_levels(count))
    if not named and before.level_count >= count:
        return before.last_levels(count)
    if len(named) <= 1:
        return tuple((named or [""]) * count)
    return ("、".join(named),) * count


def _goes_on(said: Said, before: Discourse) -> Dealing | None:
    """The list that the number goes on, with the place of its name."""
    dealing, item, left = before.dealing, said.item, said.left
    if dealing is None:
        return None
    turned = bool(TURNED.match(left))
    if item.shared and turned:
        return dealing._replace(at=0)  # 分别由甲、乙提高到丙、丁
    goes_on = (item.joined or item.shared) and (not left or turned or left in _DIRECTION)
    goes_on = goes_on or left == _COLON
    return dealing if goes_on and dealing.at < len(dealing.names) else None


def _next_of_list(said: Said, before: Discourse, dealing: Dealing) -> Claim:
    numeral, left = said.item.numeral, said.left
    name = dealing.names[dealing.at]
    sign = dealing.sign
    if left in _DIRECTION:
        sign = _sign(left)
    when = dealing.at_period(dealing.at, dealing.when if said.turned and dealing.when else said.setting)
    claim = _claim(said, name, dealing.kind, Leaves(), sign, dealing.whole_of)
    claim.setting = when
    if dealing.kind is FigureKind.SHARE and not numeral.unit:
        claim.unit = _PERCENT
    is_level = dealing.kind is _LEVEL and dealing.change_basis is None
    if dealing.change_basis:
        claim.about = About(change_basis=dealing.change_basis)
    if is_level:
        # 分别增加到5家、7家: what is said of the first is said of all
        claim.is_stock = is_stock(name, left, numeral.unit, numeral.quantity) or (not left and before.stock)
    going = dealing._replace(at=dealing.at + 1, sign=sign)
    claim.leaves = Leaves(name if is_level else None, is_level=is_level, dealing=going)
    return claim


# changes


def _sign(direction: str) -> int:
    return -1 if _DIRECTION.meaning[direction] == "fall" else 1


class Change(NamedTuple):
    """The words of a change: those before the word that says so, and the sign."""

    rest: str
    sign: int
    than: str = ""  # of a difference: from what; of a net change: the kind of its word


def _is_multiple(said: Said, before: Discourse) -> re.Match[str] | None:
    """是上年的1.8倍 compares levels; 增长1.8倍 is a change."""
    return _MULTIPLE.search(said.words) if said.item.numeral.unit == _TIMES_UNIT else None


def _multiple(said: Said, before: Discourse, match: re.Match[str]) -> Claim:
    name, subject = names.subject(said.words[: match.start()], said, before)
    leaves = Leaves(name or None, subject)
    claim = _claim(said, f"{name}{_MULTIPLE_OF}{match['of']}{_MULTIPLE_NAME}", FigureKind.RATE, leaves)
    if match["of"].startswith(_PAST):
        claim.about = About(change_basis=ChangeBasis.YEAR)
    return claim


def _contributes(said: Said, before: Discourse) -> re.Match[str] | None:
    if said.item.numeral.unit in _DIFFERENCES:
        return _CONTRIBUTES.match(naming.without_tail(said.words))
    words = naming.without_tail(said.words)
    # 贡献率分别为: what a list was dealt to says so itself
    return _CONTRIBUTION_RATE.match(words or said.subject) if said.item.numeral.unit in _PURE else None


def _contribution(said: Said, before: Discourse, match: re.Match[str]) -> Claim:
    """对经济增长的贡献率 is a share of a growth, 拉动出口增长 the points of it; each says whose, and of what."""
    growth = said.item.numeral.unit in _DIFFERENCES
    kind = FigureKind.GROWTH if growth else FigureKind.SHARE
    if said.subject == match.string:
        return _claim(said, said.subject, kind, Leaves(_contributor(said.subject)))
    if not growth and naming.clean(match["part"]) and not before.part:
        before = replace(before, measure="")  # 电子产业对工业增长贡献率 is none of what was measured before
    name, subject = names.subject(match["part"], said, before)
    return _claim(said, _contributor(name) + naming.clean(match["says"]), kind, Leaves(_contributor(name), subject))


@lru_cache(maxsize=1024)
def _contributor(name: str) -> str:
    """What contributes, by the name of its contribution: 建筑业 of 建筑业对经济增长的贡献率, of 建筑业拉动经济增长."""
    match = _CONTRIBUTION_RATE.match(name) or _CONTRIBUTES.match(name)
    return match["part"] or name if match else name


def _is_named_change(said: Said, before: Discourse) -> str:
    return _NAMED_CHANGE.ending(said.words)


def _changes(said: Said, before: Discourse) -> Change | None:
    words = said.words
    differs = said.item.numeral.unit in _DIFFERENCES
    if direction := _DIRECTION.ending(words):
        if differs and _SPEED.ending(words) and (against := _against(words)):
            return against  # 高于全部投资增速2个百分点
        return Change(words[: -len(direction)], _sign(direction))
    if higher := _higher(words):
        return Change(words[: higher.start], higher.sign)
    if compared := _COMPARED_LAST.search(words):
        return Change(words[: compared.start()], 1)  # 同比-3.2%
    return (_against(words) or Change(words, 1)) if differs else None


def _against(words: str) -> Change | None:
    """A change by how far it is from another one: 高于全省."""
    for name, against in _AGAINST.items():
        if match := against.search(words):
            return Change(words[: match.start()], -1 if name == "fall" else 1, match[0])
    return None


class Higher(NamedTuple):
    """较考核目标高: where the comparison starts, and the sign."""

    start: int
    sign: int


def _higher(words: str) -> Higher | None:
    if not _COMPARES.search(words):
        return None
    for name, each in _HIGHER.items():
        if match := each.search(words):
            return Higher(match.start(), -1 if name == "fall" else 1)
    return None


def _growth(said: Said, before: Discourse, change: Change) -> Claim:
    name, subject = names.subject(change.rest, said, before)
    when = said.when
    if (aim := _TARGET_NAME.ending(name)) and _names_aim(name):
        # 投资年度目标增长9%: what was aimed at, not what is measured
        name = name[: -len(aim)]
        when = when._replace(scenario=Scenario.TARGET)
    elif not subject and when.scenario is Scenario.ACTUAL and _follows_aim(before.last):
        # 工资支出预算数143万元，增长18%
        when = when._replace(scenario=Scenario.TARGET)
    sign = -change.sign if said.item.numeral.negative else change.sign
    claim = _claim(said, name + change.than, FigureKind.GROWTH, Leaves(name, subject), sign)
    claim.setting = when
    if said.item.numeral.unit in _DIFFERENCES and not (said.subject or naming.clean(change.rest)):
        claim.indicator = _share_itself(before.last) or name + change.than
    return claim


def _follows_aim(last: Claim | None) -> bool:
    if last is None or last.kind is not FigureKind.LEVEL or last.rule.endswith(AIMED):
        return False
    return last.setting.scenario is Scenario.TARGET


def _share_itself(last: Claim | None) -> str:
    """The name of the share said last: what changes by points thereafter is the share, and not what it is a share of."""
    if last is None or last.kind is not FigureKind.SHARE or last.unit not in _PURE:
        return ""
    if last.leaves.name and last.leaves.name != last.indicator:
        return last.leaves.name  # 占比重(城镇化率)为69%: what it is called
    if not last.whole_of:
        return last.indicator + _SHARE_ALONE
    return f"{last.indicator}{_BEFORE_WHOLE}{last.whole_of}{_AFTER_WHOLE}"


def _changes_of_before(said: Said, before: Discourse) -> tuple[str, int] | None:
    change = None if said.subject else _changes(said, before)
    name = names.of_before(change.rest, before) if change else ""
    return (name, change.sign) if change and name else None


def _of_before(said: Said, before: Discourse, found: tuple[str, int]) -> Claim:
    """It leaves no name: what was said before goes on being spoken of."""
    name, sign = found
    return _claim(said, name, FigureKind.GROWTH, Leaves(subject=name), -sign if said.item.numeral.negative else sign)


def _changes_behind(said: Said, before: Discourse) -> Change | None:
    """保持9%以上增长: a growth that is said behind its number."""
    behind = _BEHIND.match(said.item.right)
    led = _LEADS_BEHIND.search(said.words) if behind else None
    if behind is None or led is None:
        return None
    return Change(said.words[: led.start()], -1 if behind["fall"] else 1)


def _things(said: Said, before: Discourse) -> str:
    """九成的公园: a share of the things named behind it."""
    right = said.item.right
    if said.item.numeral.unit not in _PURE or not right.startswith(_NOUN_FOLLOWS) or len(right) <= _SHORTEST_THINGS:
        return ""
    return "" if naming.clean(naming.without_tail(said.words)) else right[1:]


def _is_spent_on(said: Said, before: Discourse) -> re.Match[str] | None:
    """预算支出的八成用于民生: what a part of the whole before the number went to stands behind it."""
    if not said.words.endswith(_NOUN_FOLLOWS) or not naming.clean(said.words[:-1]):
        return None
    return _SPENT_ON.match(said.item.right)


def _spent_on(said: Said, before: Discourse, match: re.Match[str]) -> Claim:
    whole = naming.clean(said.words[:-1])
    flow = naming.FLOWS.ending(whole)
    name = match["on"] if match["on"].endswith(flow) else match["on"] + flow
    return _claim(said, name, FigureKind.SHARE, Leaves(), whole=whole)


def _share_of_things(said: Said, before: Discourse, things: str) -> Claim:
    return _claim(said, naming.clean(things), FigureKind.SHARE, Leaves())


def _changes_by(said: Said, before: Discourse) -> Change | None:
    """比上年增加0.57万吨: a change in the unit of what changed."""
    words = said.words
    higher = _higher(words)
    direction = _DIRECTION.ending(words)
    if not (direction or higher) or (direction and len(naming.VERBS.ending(words)) > len(direction)):
        return None
    if higher and not direction:
        return Change(words[:-1], higher.sign)
    rest = words[: -len(direction)]
    if _COMPARED.search(rest) or _speaks_of_the_same(rest, said.item, before):
        return Change(rest, _sign(direction))
    return None


def _net(said: Said, before: Discourse) -> Change | None:
    """增支7.7亿元: by how much what was said last is more than the year before; 短收2亿元: less than the budget."""
    word = _NET.ending(said.words)
    if not word:
        return None
    meaning = _NET.meaning[word]
    return Change(said.words[: -len(word)], -1 if meaning.endswith("fall") else 1, meaning)


def _net_change(said: Said, before: Discourse, change: Change) -> Claim:
    name, subject = names.subject(change.rest, said, before)
    claim = _claim(said, name + _NET_WORDS[change.than], FigureKind.LEVEL, Leaves(None, subject), change.sign)
    beside_plan = change.than.startswith(ChangeBasis.PLAN.value)
    claim.about = About(change_basis=ChangeBasis.PLAN if beside_plan else ChangeBasis.YEAR)
    return claim


def _speaks_of_the_same(rest: str, item: Item, before: Discourse) -> bool:
    """Whether a change without a comparison is one of a measure (煤炭消费量减少30万吨), or of what the number before counted."""
    name = naming.clean(rest)
    if naming.MEASURES.ending(name) and not item.right:
        return True
    return not name and not item.right and item.numeral.unit == before.unit


def _growth_by(said: Said, before: Discourse, change: Change) -> Claim:
    """A level, and none of the thing itself: its name says that it is what was added."""
    name, subject = names.subject(change.rest, said, before)
    compared = _COMPARED.search(change.rest) or _THAN_SPAN.search(change.rest)
    word = _DIRECTION.ending(said.words) or said.words[len(change.rest) :]
    claim = _claim(
        said, name + (compared[0] if compared else "") + word, FigureKind.LEVEL, Leaves(None, subject), change.sign
    )
    claim.about = About(change_basis=ChangeBasis.YEAR)
    return claim


# completion and share


def _is_to_goal(said: Said, before: Discourse) -> re.Match[str] | None:
    return _TO_GOAL.search(said.words) if said.item.numeral.unit in _DIFFERENCES else None


def _to_goal(said: Said, before: Discourse, match: re.Match[str]) -> Claim:
    """How far a result is from what was aimed at."""
    name, subject = names.subject(said.words[: match.start()], said, before)
    when = said.when._replace(scenario=Scenario.ACTUAL) if said.when.scenario is Scenario.TARGET else said.when
    sign = -1 if match["below"] else 1
    claim = _claim(said, name, FigureKind.COMPLETION, Leaves(None, subject), sign)
    claim.setting = when
    return claim


def _completes(said: Said, before: Discourse) -> re.Match[str] | None:
    words = _BRACKETS.sub("", said.words) if "(" in said.words else said.words  # 为调整预算(下同)的
    return _COMPLETION.match(words) or _COMPLETION_RATE.match(words)


def _is_of_aimed(said: Said, before: Discourse) -> bool:
    return said.left == _OF_AIMED and before.last is not None and before.last.rule.endswith(AIMED)


def _of_aimed(said: Said, before: Discourse, found: bool) -> Claim:
    return _claim(said, before.name, FigureKind.COMPLETION, Leaves())


def _completion(said: Said, before: Discourse, match: re.Match[str]) -> Claim:
    own = naming.clean(naming.without_tail(match["subject"]))
    return _claim(said, said.subject or own or before.name, FigureKind.COMPLETION, Leaves(own or None))


def _plain(words: str) -> str:
    return naming.without_tail(_BRACKETS.sub("", words) if "(" in words else words)


def _has_whole(said: Said, before: Discourse) -> re.Match[str] | None:
    return _SHARE_OF.search(_plain(said.words))


def _share_of(said: Said, before: Discourse, match: re.Match[str]) -> Claim:
    called = _CALLED.search(said.words)
    part = match.string[: match.start()]
    if not naming.clean(part) and said.item.right.startswith(_NOUN_FOLLOWS) and len(said.item.right) > _SHORTEST_THINGS:
        part = said.item.right[1:]  # 占零售额比重为7%的家具类商品
    if not before.part and before.measure and naming.is_sort(match["whole"] or ""):
        before = replace(before, measure="")  # 渔业占农业的27% is no part of what the sentence before measured
    name, subject = names.subject(part, said, before)
    leaves = Leaves(called[1] if called else name, subject)
    return _claim(said, name, FigureKind.SHARE, leaves, whole=match["whole"] or None)


def _is_share(said: Said, before: Discourse) -> re.Match[str] | None:
    return _SHARE.search(_plain(said.words))


def _share(said: Said, before: Discourse, match: re.Match[str]) -> Claim:
    part = match.string[: match.start()]
    within = _WITHIN.match(part)
    part = part[within.end() :] if within else part
    name, subject = names.subject(part, said, before)
    whole = within["whole"] if within else None
    return _claim(said, name, FigureKind.SHARE, Leaves(None, subject), whole=whole)


# rates


class Rate(NamedTuple):
    """What a rate may be: whether it goes with a speed, and the number before where it says the same thing once more."""

    unit: str
    speed: bool
    again: Claim | None


def _rate(said: Said, before: Discourse, found: object) -> Claim:
    item, unit, last = said.item, said.item.numeral.unit, before.last
    name = said.subject or naming.clean(naming.without_tail(said.words))
    direction = "" if _NAMED_CHANGE.ending(name) else _DIRECTION.ending(name)
    name = naming.without_tail(name[: -len(direction)]) if direction else name
    speed = bool(direction) or (before.speed and not name)
    leans = last is not None and last.unit == unit and not name and not item.right
    if not naming.MEASURES.ending(name):
        name += naming.noun_after(item.right, shared=False)
    name = names.part_of_rate(names.of_possessor(name, before, said.words), before) or before.name
    rule, (kind, sign, whole) = first(RATES, Rate(unit, speed, last if leans and _once_more(item) else None))
    claim = _claim(said, name, kind, Leaves(name, is_rate=True, speed=speed), sign, whole)
    claim.rule = rule
    return claim


def _once_more(item: Item) -> bool:
    """增长6%，力争6.5%; 占比由2%提高到3%; 增长5%和7%."""
    return bool(TURNED.match(item.left) or _AIMING.match(item.left) or (item.joined and not item.left))


Meant = tuple[FigureKind, int, str | None]


def _in_tenths(rate: Rate) -> bool:
    return rate.unit in _TENTHS


def _tenths(rate: Rate, found: bool) -> Meant:
    return (FigureKind.SHARE, *_before(rate))


def _in_times(rate: Rate) -> bool:
    return rate.unit in CHANGE_UNITS and rate.unit not in _PURE


def _times(rate: Rate, found: bool) -> Meant:
    return (FigureKind.GROWTH, *_before(rate))


def _before(rate: Rate) -> tuple[int, str | None]:
    return (rate.again.sign, rate.again.whole_of) if rate.again else (1, None)


def _is_again(rate: Rate) -> Claim | None:
    return rate.again


def _same(rate: Rate, again: Claim) -> Meant:
    return again.kind, again.sign, again.whole_of


def _is_speed(rate: Rate) -> bool:
    return rate.speed


def _speed(rate: Rate, found: bool) -> Meant:
    return FigureKind.GROWTH, 1, None


def _pure(rate: Rate, found: bool) -> Meant:
    return FigureKind.RATE, 1, None


# levels


def _is_asked(said: Said, before: Discourse) -> bool:
    item, left = said.item, said.left
    if not before.name or not _ASKED_AFTER.match(item.right):
        return False
    left = left.removesuffix(_asked_direction(said))
    return _ASKED_BEFORE.search(left) is not None and not naming.clean(_ASKED_BEFORE.sub("", left))


def _asked_direction(said: Said) -> str:
    """Which way it was asked to change, of a change that was asked for: 完成下降2%的目标."""
    return _DIRECTION.ending(said.left) if said.item.numeral.unit in CHANGE_UNITS else ""


def _asked(said: Said, before: Discourse, found: bool) -> Claim:
    """What the number before was asked to be."""
    last, direction = before.last, _asked_direction(said)
    kind = last.kind if last is not None and last.unit == said.item.numeral.unit else FigureKind.LEVEL
    if direction:
        claim = _claim(said, before.name, FigureKind.GROWTH, Leaves(), _sign(direction))
    else:
        claim = _claim(said, before.name, kind, Leaves())
    claim.setting = said.when._replace(scenario=Scenario.TARGET)
    claim.is_stock = before.stock
    return claim


def _level(said: Said, before: Discourse, found: bool) -> Claim:
    left, numeral = said.words, said.item.numeral
    asked = _asked_given(said, before)
    given = chosen_after(asked, said, before) if asked else None
    aimed = given is not None and not said.subject
    rule, name = given or names.level(said, before)
    when = said.when
    if rule == DONE_OF_PLAN:
        aimed, when = False, when._replace(scenario=Scenario.ACTUAL)
    bare = name if said.following and _opens_row(said) else None
    if bare is not None:
        name = f"{name}{unscaled(numeral.unit)}{_COUNT}"
    leaves = Leaves(name, is_level=True, bare=bare, actor=naming.actor(left))
    if rule == names.STREAK:
        # 产量连续9年稳定在1300亿斤: what goes on is the thing, not the years
        leaves = Leaves(names.before_streak(name) or None)
    claim = _claim(said, name, _LEVEL, leaves)
    if numeral.unit in _BARE_SCALES:
        claim.unit = _unit(numeral, name, before)
    claim.setting = _level_setting(when, left, name, aimed=aimed)
    if not numeral.unit and naming.RATIO.ending(name):
        claim.kind = FigureKind.SHARE
    claim.is_stock = _is_stock(said, name, before, aimed=aimed)
    claim.rule = rule
    return claim


def _asked_given(said: Said, before: Discourse) -> tuple[Rule[str], ...]:
    """The rules of ``GIVEN`` that may apply."""
    last, following = before.last, said.following
    return _GIVEN.asked(
        _DEALT if said.subject else "",
        _PLANNED if last is not None and last.setting.scenario is _TARGETED else "",
        _OF_AIMED if following and following[0].left == _OF_AIMED else "",
        said.words[-1:],
    )


def _is_stock(said: Said, name: str, before: Discourse, *, aimed: bool) -> bool:
    """Whether a level is a stock, by what was said before or by itself."""
    left, numeral = said.words, said.item.numeral
    if before.stock and (aimed or _is_of_the_last(said)):
        return True
    if (before.stock or before.span or left.startswith(_DONE)) and _is_state(said, name, before):
        return True
    return is_stock(name, left + said.comparing, numeral.unit, numeral.quantity)


def _unit(numeral: Numeral, name: str, before: Discourse) -> str:
    """The unit of a level that has a scale alone; that of money for an amount that leaves it out (资产规模超5万亿)."""
    like_last = numeral.unit in _SCALES_LEFT_OUT and before.unit.endswith(_MONEY) and not is_stock_noun(name)
    is_money = numeral.unit in _SCALES_OF_MONEY or _IN_MONEY.ending(name) or like_last
    return numeral.unit + _MONEY if is_money else numeral.unit


def _follows_plan(said: Said, before: Discourse) -> bool:
    last = before.last
    return (
        last is not None
        and last.kind is FigureKind.LEVEL
        and last.setting.scenario is Scenario.TARGET
        and last.numeral.quantity == said.item.numeral.quantity == "money"
    )


def _is_adjusted(said: Said, before: Discourse) -> re.Match[str] | None:
    return _ADJUSTED.match(said.left) if _follows_plan(said, before) else None


def _adjusted_name(said: Said, before: Discourse, adjusted: re.Match[str]) -> str:
    name = naming.clean(adjusted["subject"])
    return naming.in_context(name, before.context) if name else before.name


def _is_done_of_plan(said: Said, before: Discourse) -> bool:
    return _follows_plan(said, before) and _DONE_OF_PLAN.match(said.left) is not None


def _has_subject(said: Said, before: Discourse) -> str:
    return said.subject


def _its_subject(said: Said, before: Discourse, subject: str) -> str:
    return subject


def _is_aimed(said: Said, before: Discourse) -> bool:
    return bool(before.name) and bool(_AIMED.match(said.words))


def _aimed_name(said: Said, before: Discourse, found: bool) -> str:
    return before.name


def _is_aimed_of(said: Said, before: Discourse) -> re.Match[str] | None:
    """财政支出完成年度计划60亿元的88%: what was aimed at, in a clause that begins with what it is of."""
    if not said.following or said.following[0].left != _OF_AIMED or said.following[0].numeral.unit not in _PURE:
        return None
    return _COMPLETION.match(said.words)


def _subject_aimed(said: Said, before: Discourse, match: re.Match[str]) -> str:
    return naming.clean(naming.without_tail(match["subject"])) or before.name


def _opens_row(said: Said) -> bool:
    """Whether a number before another is the first count of a row (清单5类20条): what tells these apart is what they count in."""
    item, following = said.item, said.following
    if item.joined == ADJACENT or following[0].joined != ADJACENT:
        return False
    return item.numeral.quantity == following[0].numeral.quantity == "count"


def _is_plan(words: str) -> bool:
    words = words.rstrip(_IS)
    total = naming.TOTALS.ending(words)
    return _names_aim(words[: -len(total)] if total else words)


@lru_cache(maxsize=4096)
def _names_aim(name: str) -> bool:
    return bool(_TARGET_NAME.ending(name)) and not _NOT_AIMED.ending(name)


def _level_setting(when: TimeContext, left: str, name: str, *, aimed: bool) -> TimeContext:
    if _YEAR in left and _AGO.search(left):
        when = when._replace(year=when.year - 1)
    if aimed or (when.scenario is _ACTUAL and (_names_aim(name) or _is_plan(left))):
        # 失业人数8564人，控制在市下达目标9700人以内
        when = when._replace(scenario=_TARGETED)
    return when


def _is_of_the_last(said: Said) -> bool:
    """累计有29个部门的567个事项: what is said of the departments is said of the matters, too."""
    return said.item.shared and said.words.endswith("的")


def _is_state(said: Said, name: str, before: Discourse) -> bool:
    """Whether what was said before makes a level a stock: a part of one, or what was done so far."""
    left, item = said.words, said.item
    if before.stock and before.part and _WHOLE_YEAR not in left and not naming.leading_verb(name):
        return True
    if left.startswith(_DONE) and not item.joined and naming.STAGES.ending(name) and item.numeral.unit == before.unit:
        return True
    if before.span and naming.leading_verb(name):
        return True  # 五年来，建成住房1.1万套: what was done in all these years together
    return before.stock and bool(before.owner) and name.startswith(before.owner)


# brackets


def _aims(said: Said, before: Discourse) -> bool:
    left = said.left
    target = _TARGET.starting(left)
    if not target and (left or not naming.without_tail(said.item.before).endswith(_AIM_ENDS)):
        return False
    return said.item.numeral.unit not in _ASIDE_CHANGES and not naming.clean(left.removeprefix(target)).strip(_IS)


def _is_beside(said: Said, before: Discourse) -> re.Match[str] | None:
    if said.left or said.item.numeral.unit not in _PURE or before.last is None or before.last.kind not in _CHANGING:
        return None
    return BESIDE.search(said.item.before)


def _beside(said: Said, before: Discourse, match: re.Match[str]) -> Claim:
    """The number of what is compared with; whose it is is found by the walk over the text."""
    last = before.last
    kind = last.kind if last is not None else FigureKind.RATE
    sign = -1 if said.item.numeral.negative else 1
    return _claim(said, before.name, kind, Leaves(), sign)


def _aim(said: Said, before: Discourse, found: bool) -> Claim:
    numeral, name = said.item.numeral, before.name
    claim = _claim(said, name, FigureKind.LEVEL, Leaves())
    year = said.setting.year
    if _FIVE_YEARS.match(said.left):
        year = -(-year // PLAN_YEARS) * PLAN_YEARS  # plans end in years that five divides
    claim.setting = said.setting._replace(scenario=Scenario.TARGET, year=year)
    claim.is_stock = is_stock(name, "", numeral.unit, numeral.quantity) or before.stock
    return claim


# the rule of a number that was aimed at
AIMED = "aimed"
# that of a number in a bracket behind what is compared with
BESIDE_AREA = "beside"
# those of a budget that was changed in the course of the year, and of what came of it
ADJUSTED, DONE_OF_PLAN = "adjusted", "done-of-plan"
# levels whose name is given, not found (for the others: ``names``)
GIVEN: tuple[Rule[str], ...] = (
    Rule(
        "dealt",
        _has_subject,
        _its_subject,
        (Example("制造业、建筑业增加值分别为30亿元、12亿元。", "制造业增加值 level 30亿元"),),
        frozenset({_DEALT}),
    ),
    Rule(
        ADJUSTED,
        _is_adjusted,
        _adjusted_name,
        (Example("批准的公路预算收入预算12亿元，执行中按程序调整为11亿元。", "公路预算收入 level 11亿元"),),
        frozenset({_PLANNED}),
    ),
    Rule(
        DONE_OF_PLAN,
        _is_done_of_plan,
        _aimed_name,
        (Example("批准的公路预算收入预算12亿元，实际完成13亿元。", "公路预算收入 level 13亿元"),),
        frozenset({_PLANNED}),
    ),
    Rule(
        f"subject-{AIMED}",
        _is_aimed_of,
        _subject_aimed,
        (Example("治沙支出完成年度计划60亿元的88%。", "治沙支出 level 60亿元"),),
        frozenset({_OF_AIMED}),
    ),
    Rule(
        AIMED,
        _is_aimed,
        _aimed_name,
        (Example("失业人数864人，控制在市下达目标970人以内。", "失业人数 level 970人"),),
        listed("scenario", "aimed", "closing"),
    ),
)
# numbers that lean on a rank or on a list, whatever their unit
LISTED: tuple[Rule[Claim], ...] = (
    Rule(
        "rank",
        _is_rank,
        _rank,
        (Example("工业总产值位列全市第三位。", "工业总产值 rank 3名次"),),
        _MOVED_UNITS | {RANK_UNIT},
    ),
    Rule(
        "ratio",
        _ratio_of,
        _ratio,
        (Example("三次产业结构为2.1:40.5:57.4。", "第一产业增加值 share 2.1%"),),
        frozenset({_UNITLESS}),
    ),
    Rule(
        "each",
        _deals,
        _each,
        (
            Example("城镇、农村居民人均可支配收入分别增长4.5%和6.1%。", "城镇居民人均可支配收入 growth 4.5%"),
            Example("书店、影院分别新增3家和2家，累计分别达到30家和20家。", "书店(累计) level 30家"),
            Example("书店、影院分别有30家和20家，占比6%和4%。", "书店 share 6%"),
        ),
        frozenset({_EACH_WORD, _JOINS, _DEALT}),
    ),
    Rule(
        "next-of-list",
        _goes_on,
        _next_of_list,
        (Example("城镇、农村居民人均可支配收入分别增长4.5%和6.1%。", "农村居民人均可支配收入 growth 6.1%"),),
        frozenset({_DEALING}),
    ),
)
# numbers in brackets
BRACKETED: tuple[Rule[Claim], ...] = (
    Rule(
        BESIDE_AREA,
        _is_beside,
        _beside,
        (Example("零售额增长5%，增速高于全国(3.8%)1.2个百分点。", "零售额 growth 3.8%"),),
    ),
    Rule("aim", _aims, _aim, (Example("新增就业岗位8600个（目标8000个）。", "新增就业岗位 level 8000个"),)),
    Rule("ratio", _ratio_of, _ratio, (Example("优化三次产业结构（5.1:38.4:56.5）。", "第一产业增加值 share 5.1%"),)),
    Rule(
        "next-of-list",
        _goes_on,
        _next_of_list,
        (Example("优化三次产业结构（5.1:38.4:56.5）。", "第三产业增加值 share 56.5%"),),
    ),
)
# numbers in a unit of change (%, 个百分点, 倍)
ASKED = Rule(
    "asked",
    _is_asked,
    _asked,
    (
        Example("水质达标率88%，超额完成80%的要求。", "水质达标率 rate 80%"),
        Example("新建书屋12家，完成10家的年度任务。", "新建书屋 level 10家"),
        Example("单位能耗下降3%，超额完成下降2%的年度目标。", "单位能耗 growth -2%"),
    ),
    _NOUN_BEHIND,
)
CHANGES: tuple[Rule[Claim], ...] = (
    ASKED,
    Rule(
        "to-goal",
        _is_to_goal,
        _to_goal,
        (Example("财政收入增长1.3%，低于目标2.7个百分点。", "财政收入 completion -2.7个百分点"),),
        _DIFFERENCES,
    ),
    Rule(
        "multiple",
        _is_multiple,
        _multiple,
        (Example("花卉出口额4亿元，是上年的1.6倍。", "花卉出口额为上年的倍数 rate 1.6倍"),),
        frozenset({_TIMES_UNIT}),
    ),
    Rule(
        "contribution",
        _contributes,
        _contribution,
        (
            Example("建筑业对经济增长的贡献率达12%。", "建筑业对经济增长的贡献率 share 12%"),
            Example("建筑业增长6%，拉动经济增长0.5个百分点。", "建筑业拉动经济增长 growth 0.5个百分点"),
        ),
        _DIFFERENCES | {_CONTRIBUTED},
    ),
    Rule(
        "named-rate",
        _is_named_change,
        _rate,
        (Example("人口自然增长率2.1‰。", "人口自然增长率 rate 2.1‰"),),
        _NAMED_CHANGE.closings,
    ),
    Rule(
        "of-before",
        _changes_of_before,
        _of_before,
        (Example("果品产量增长5%，增速比上年提高0.4个百分点。", "果品产量增速 growth 0.4个百分点"),),
        _CHANGE_CUES,
    ),
    Rule(
        "growth",
        _changes,
        _growth,
        (
            Example("园区财政收入增长5%。", "园区财政收入 growth 5%"),
            Example("零售额下降3.2%。", "零售额 growth -3.2%"),
            Example("渔业总产值按可比价格计算，同比增长5%。", "渔业总产值 growth 5%"),
            Example("茶园占耕地的比重为29%，提高3个百分点。", "茶园占耕地比重 growth 3个百分点"),
        ),
        _CHANGE_CUES,
    ),
    Rule(
        "growth-behind",
        _changes_behind,
        _growth,
        (
            Example("机器人产业营收保持12%以上增长。", "机器人产业营收 growth 12%"),
            Example("林业投入约按3%递增。", "林业投入 growth 3%"),
        ),
        frozenset({_BEHIND_IT}),
    ),
    Rule(
        "of-aimed",
        _is_of_aimed,
        _of_aimed,
        (Example("重大工程投资31亿元，完成年度计划60亿元的52%。", "重大工程投资 completion 52%"),),
        frozenset({_OF_AIMED}),
    ),
    Rule(
        "completion",
        _completes,
        _completion,
        (Example("重大工程投资完成年度计划的52%。", "重大工程投资 completion 52%"),),
    ),
    Rule(
        "spent-on",
        _is_spent_on,
        _spent_on,
        (Example("水利预算支出的76%用于灌区改造。", "灌区改造支出 share 76%"),),
        frozenset({_BEHIND_IT}),
    ),
    Rule(
        "share-of-things",
        _things,
        _share_of_things,
        (Example("河道整治提速，92%的断面达标。", "断面达标 share 92%"),),
        _NOUN_BEHIND,
    ),
    Rule(
        "share-of",
        _has_whole,
        _share_of,
        (
            Example("高技术产业产值占规模以上工业产值的31.5%。", "高技术产业产值 share 31.5%"),
            Example("占零售总额比重为7%的家具类零售额3亿元。", "家具类零售额 share 7%"),
        ),
        frozenset({_PART_OF}),
    ),
    Rule("share", _is_share, _share, (Example("民营企业进出口占比64%。", "民营企业进出口 share 64%"),)),
    Rule("rate", always, _rate, (Example("城镇调查失业率5.1%。", "城镇调查失业率 rate 5.1%"),)),
)
# numbers in any other unit
AMOUNTS: tuple[Rule[Claim], ...] = (
    ASKED,
    Rule(
        "net-change",
        _net,
        _net_change,
        (Example("财政支出60亿元，增支2亿元。", "财政支出比上年增加 level 2亿元"),),
        _NET.closings,
    ),
    Rule(
        "growth-by",
        _changes_by,
        _growth_by,
        (Example("粮食产量比上年增加0.4万吨。", "粮食产量比上年增加 level 0.4万吨"),),
        _DIRECTION.closings | _HIGHER_ENDS,
    ),
    Rule("level", always, _level, (Example("粮食总产量31.2万吨。", "粮食总产量 level 31.2万吨"),)),
)
RATES: tuple[Rule[Meant], ...] = (
    Rule("tenths", _in_tenths, _tenths, (Example("受访企业中订单充足的有7成。", "受访企业中订单充足的 share 7成"),)),
    Rule("times", _in_times, _times, (Example("本地电商交易额为3倍。", "本地电商交易额 growth 3倍"),)),
    Rule("again", _is_again, _same, (Example("零售额增长6%，力争6.5%。", "零售额 growth 6.5%"),)),
    Rule("speed", _is_speed, _speed, (Example("城区房租涨幅控制在4.1%左右。", "城区房租 growth 4.1%"),)),
    Rule("pure", always, _pure, (Example("城镇调查失业率5.1%。", "城镇调查失业率 rate 5.1%"),)),
)
_GIVEN, _LISTED, _CHANGES, _AMOUNTS = Index(GIVEN), Index(LISTED), Index(CHANGES), Index(AMOUNTS)
