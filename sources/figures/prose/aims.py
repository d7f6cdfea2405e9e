"""Numbers that were aimed at or asked for, and how far these were carried out.

Here belong targets and budgets inside a clause that speaks of results, and completions of them. Not here: passages that speak of
targets as a whole (``setting``), and targets without a number (``worded``).
"""

from __future__ import annotations

import re
from functools import lru_cache

from sources.figures.claim import About, Claim, Leaves
from sources.figures.naming import cleaning, parting, terms, verbs
from sources.figures.prose import change_words
from sources.figures.prose.change_words import DIFFERENCES, DIRECTION, SPEED
from sources.figures.prose.discourse import Discourse, unscaled
from sources.figures.prose.names import owners, subjects
from sources.figures.prose.said import ADJUSTED, CHANGE_UNITS, PURE, Said
from sources.figures.rule import Example, Rule
from sources.figures.stock import is_stock
from sources.figures.time_context import PLAN_YEARS, WHOLE_YEAR
from sources.figures.words import Words, any_in, listed, pattern, word
from sources.model import ChangeBasis, FigureKind, Scenario

_TO_GOAL = re.compile(pattern("change", "to_goal"))
_GAP = re.compile(pattern("change", "to_goal", "gap"))
_GAP_BEHIND = re.compile(pattern("change", "to_goal", "gap_behind"))
_BESIDE_GOAL = re.compile(pattern("change", "to_goal", "beside"))
_BESIDE_HIGHER = re.compile(pattern("change", "to_goal", "beside_higher"))
_BEYOND_PLAN = re.compile(pattern("change", "beyond_plan"))
_BEYOND_BY = re.compile(pattern("change", "beyond_plan", "by"))
_ABOVE_PLAN, _BELOW_PLAN = word("change", "beyond_plan", "above"), word("change", "beyond_plan", "below")
_TARGET = listed("scenario", "target")
TARGET_NAME = listed("scenario", "target_name")
_TASK = listed("scenario", "target_name", "tasks")
_DOES_TASK = re.compile(pattern("scenario", "target_name", "does"))
_PLAIN_AIM = listed("scenario", "target_name", "plain")
_AIM_OF_COST = re.compile(pattern("scenario", "target_name", "of_cost"))
_FARED = re.compile(pattern("scenario", "target_name", "fared"))
_NOT_AIMED = listed("scenario", "target_name", "not_aimed")
_COMPLETION = re.compile(pattern("kinds", "completion"))
_COMPLETION_RATE = re.compile(pattern("kinds", "completion", "rate"))
_COMPLETES = re.compile(pattern("kinds", "completion", "verb"))
_COMPLETES_ALONE = re.compile(pattern("kinds", "completion", "alone"))
_PLAN_BEHIND = re.compile(pattern("kinds", "completion", "behind"))
_ALSO_COMPLETES = re.compile(pattern("kinds", "completion", "again"))
_AIMED = re.compile(pattern("scenario", "aimed"))
_DONE_OF_PLAN = re.compile(pattern("scenario", "aimed", "done"))
OF_AIMED = listed("scenario", "aimed", "of_it").only
_OF_YEAR, _IN_ALL = re.compile(pattern("scenario", "aimed", "of_year")), listed("scenario", "aimed", "in_all")
_CARRIED_OUT, _INVESTED = word("wording", "done", "carried_out"), word("wording", "done", "invested")
_YEAR_CALLED = word("scenario", "aimed", "year_called")
BRACKETS = re.compile(r"[(](?:[^()]|[(][^()]*[)])*[)]")
_ASKED_BEFORE = re.compile(pattern("kinds", "asked", "before"))
_ASKED_AFTER = re.compile(pattern("kinds", "asked", "after"))
_ASKED_HELD = re.compile(f"{pattern('kinds', 'asked', 'held')}|{pattern('kinds', 'asked', 'told')}")
_FIVE_YEARS = re.compile(any_in("scenario", "target", "five_years"))
_BEYOND_ASKED = re.compile(pattern("change", "to_goal", "beyond_asked"))
_FROM_ASKED = re.compile(pattern("change", "to_goal", "from_asked"))
_ASKED_RULE = "asked"
# that an aim is one of the whole year, whichever part of it the text tells of
OF_WHOLE_YEAR = re.compile(any_in("wording", "whole_year", "aimed"))
_ASIDE_CHANGES = listed("kinds", "change_in_bracket")
_AIM_BEHIND = re.compile(pattern("scenario", "aim_behind"))
_AIM_LEADING = listed("scenario", "aim_behind", "leading")
_AIM_ENDS = tuple(listed("kinds", "aim_end").meaning)
_IS = "".join(listed("kinds", "is").meaning)
NOUN_BEHIND = listed("kinds", "share", "follows").openings


def follows_aim(last: Claim | None) -> bool:
    """Whether the number before is a level that was aimed at, and not the aim of another (工资支出预算数143万元，增长18%)."""
    if last is None or last.kind is not FigureKind.LEVEL or last.rule.endswith(AIMED):
        return False
    return last.setting.scenario is Scenario.TARGET


def is_to_goal(said: Said, before: Discourse) -> re.Match[str] | None:
    """低于目标2.7个百分点: a difference to what was aimed at; 高于6%的目标2个百分点: to what was asked right before."""
    if said.item.numeral.unit not in DIFFERENCES:
        return None
    if before.last is not None and before.last.rule.endswith(_ASKED_RULE):
        if _ASKED_AFTER.fullmatch(said.left):
            return _BEYOND_ASKED.search(said.items[said.place - 1].left)
        if far := _FROM_ASKED.match(said.words):
            return far  # 增长5%，年度目标8%，差3个百分点
    if _GAP_BEHIND.match(said.item.right):
        return _GAP.search(said.words)
    if _BESIDE_GOAL.match(before.first_clause):
        return _BESIDE_HIGHER.search(said.words)  # 与年初目标相比，投资增速低2个百分点
    return _TO_GOAL.search(said.words)


def is_distance_to_goal(words: str) -> bool:
    """Whether words say no more than that a number is how far something is from what was aimed at: 比计划低."""
    match = _TO_GOAL.match(words)
    return match is not None and match.end() == len(words)


def to_goal(said: Said, before: Discourse, match: re.Match[str]) -> Claim:
    """How far a result is from what was aimed at."""
    asked = match.re is _BEYOND_ASKED
    own = "" if asked else said.words[: match.start()]
    name, subject = subjects.subject(own[: len(own) - len(SPEED.ending(own))], said, before)  # 增速低于预期目标
    when = said.when._replace(scenario=Scenario.ACTUAL) if said.when.scenario is Scenario.TARGET else said.when
    sign = -1 if any(match.groupdict().values()) else 1
    claim = said.claim(name, FigureKind.COMPLETION, Leaves(None, subject), sign)
    claim.setting = when
    return claim


def is_beyond_plan(said: Said, before: Discourse) -> re.Match[str] | None:
    """超年度计划28%: by how much of the plan a result is above or below it."""
    return _BEYOND_PLAN.search(said.words) if said.item.numeral.unit in PURE else None


def beyond_plan(said: Said, before: Discourse, match: re.Match[str]) -> Claim:
    """A change against the plan, and no part of it that was done."""
    name, subject = subjects.subject(said.words[: match.start()], said, before)
    sign = -1 if any(match.groupdict().values()) else 1
    claim = said.claim(name, FigureKind.GROWTH, Leaves(None, subject), sign)
    claim.about = About(change_basis=ChangeBasis.PLAN)
    return claim


def is_beyond_by(said: Said, before: Discourse) -> re.Match[str] | None:
    """超额完成年度任务2亿元: by how much the result before is above or below the plan; no plan of which a share follows."""
    follows = said.following[0].left if said.following else ""
    alike = before.level_count and unscaled(before.unit) == unscaled(said.item.numeral.unit)
    match = _BEYOND_BY.search(said.words) if follows != OF_AIMED else None
    # 进出口总额低于预期目标8亿元: what it is of may stand before it
    return match if match and (alike or terms.MEASURES.ending(said.words[: match.start()])) else None


def beyond_by(said: Said, before: Discourse, match: re.Match[str]) -> Claim:
    """A level, as any change in the unit of what changed, whose name says so."""
    name, subject = subjects.subject(said.words[: match.start()], said, before)
    sign, by = (-1, _BELOW_PLAN) if match["below"] or match["less"] else (1, _ABOVE_PLAN)
    claim = said.claim(name + by, FigureKind.LEVEL, Leaves(None, subject), sign)
    claim.about = About(change_basis=ChangeBasis.PLAN)
    return claim


def _follows_level(before: Discourse) -> bool:
    """Whether the number right before is an amount of the same sentence."""
    return bool(before.level_count) and before.last is not None and before.last.kind is FigureKind.LEVEL


def completes(said: Said, before: Discourse) -> re.Match[str] | None:
    """完成年计划的52%: how much of what was aimed at was done."""
    words = BRACKETS.sub("", said.words) if "(" in said.words else said.words  # 为调整预算(下同)的
    if before.last is not None and before.last.kind is FigureKind.COMPLETION and (also := _ALSO_COMPLETES.match(words)):
        return also  # 为年初预算的99%、调整预算的82%
    if _follows_level(before) and (alone := _COMPLETES_ALONE.match(words)):
        return alone  # 改造户表11万户，完成40%
    if _PLAN_BEHIND.match(said.item.right):
        return _COMPLETES.match(words)
    return _COMPLETION.match(words) or _COMPLETION_RATE.match(words)


def is_of_aimed(said: Said, before: Discourse) -> bool:
    """Whether the number is how much was done of the aim right before it: 年度计划60亿元的52%, 全年9万公里任务目标的16%."""
    if said.item.numeral.unit in PURE and before.last is not None and before.last.rule.endswith(_ASKED_RULE):
        return said.left.endswith(OF_AIMED) and _ASKED_AFTER.match(said.left) is not None
    return said.left == OF_AIMED and before.last is not None and before.last.rule.endswith(AIMED)


def of_aimed(said: Said, before: Discourse, found: bool) -> Claim:
    """How much was done of the aim before."""
    return said.claim(before.name, FigureKind.COMPLETION, Leaves())


def completion(said: Said, before: Discourse, match: re.Match[str]) -> Claim:
    """How much was done, of what the clause or the number before names."""
    own = cleaning.clean(cleaning.without_tail(match["subject"]))
    own = "" if own in SPEED else own  # 增长5%，增速完成率90%
    last = verbs.before_deed(before.name)
    if own and last.endswith(own):
        own = last  # 项目完成投资9亿元，投资完成率41%
    own = owners.owned(own, before) or own
    return said.claim(said.subject or own or before.name, FigureKind.COMPLETION, Leaves(own or None))


def _is_asked(said: Said, before: Discourse) -> str:
    """The words before a number by which it was asked for, its word of comparison among them where there are none without it:
    完成不低于6%的目标, 超过6%的目标; 失业率4%，控制在年度目标5%以内. Empty where it was not."""
    alike = before.last is not None and before.last.unit == said.item.numeral.unit in CHANGE_UNITS
    if alike and (held := _ASKED_HELD.match(said.words) or _ASKED_HELD.match(said.left)):
        return held.string  # 比计划7%低2个百分点: the words that say what it is compared with stand in none of its own
    after = _ASKED_AFTER.match(said.item.right)
    if after is None or not (before.name or after["of"]):
        return ""
    left = said.left.removesuffix(_asked_direction(said))
    return next(filter(_asks, (left, left + said.comparing)), "")


def only_asks(words: str) -> bool:
    """Whether words say no more than that the number behind them was aimed at: 年度目标为."""
    return _ASKED_HELD.match(words) is not None


@lru_cache(maxsize=1024)
def _asks(left: str) -> bool:
    return _ASKED_BEFORE.search(left) is not None and not cleaning.clean(_ASKED_BEFORE.sub("", left))


def _asked_direction(said: Said) -> str:
    """Which way it was asked to change, of a change that was asked for: 完成下降2%的目标."""
    return DIRECTION.ending(said.left) if said.item.numeral.unit in CHANGE_UNITS else ""


def _asked_of(said: Said, before: Discourse) -> tuple[str, FigureKind]:
    """What was asked to be so, and the kind of number that it is: what the number before is, or what the words behind it say."""
    last, after = before.last, _ASKED_AFTER.match(said.item.right)
    if last is not None and last.unit == said.item.numeral.unit:
        return said.subject or before.name, last.kind
    if after and after["of"]:
        return after["of"], FigureKind.GROWTH
    if after and after["grows"]:
        return before.name, FigureKind.GROWTH
    return before.name, FigureKind.RATE if said.item.numeral.unit in PURE else FigureKind.LEVEL


def _asked(said: Said, before: Discourse, asking: str) -> Claim:
    """What the number before was asked to be."""
    last, direction = before.last, _asked_direction(said)
    name, kind = _asked_of(said, before)
    if direction:
        claim = said.claim(name, FigureKind.GROWTH, Leaves(), change_words.sign(direction))
    else:
        sign = last.sign if last is not None and kind is FigureKind.GROWTH else 1
        claim = said.claim(name, kind, Leaves(), sign)
    if said.comparing and asking.endswith(said.comparing):
        claim.comparator = ""  # 超过10%的目标 is said of the result
    claim.setting = said.when._replace(scenario=Scenario.TARGET)
    if OF_WHOLE_YEAR.search(asking):
        claim.setting = claim.setting._replace(period=WHOLE_YEAR)  # 前三季度建成9公里，完成全年12公里目标的75%
    claim.is_stock = before.stock
    return claim


def tells_plan(last: Claim | None) -> bool:
    """Whether a number is one that was planned, or by how much a plan was changed: 支出预算调减8亿元，调整为25亿元."""
    if last is None:
        return False
    return last.setting.scenario is Scenario.TARGET or last.about.change_basis is ChangeBasis.PLAN


def _follows_plan(said: Said, before: Discourse) -> bool:
    last = before.last
    return (
        last is not None
        and last.kind is FigureKind.LEVEL
        and tells_plan(last)
        and last.numeral.quantity == said.item.numeral.quantity == "money"
    )


def is_adjusted(said: Said, before: Discourse) -> re.Match[str] | None:
    """调整为11亿元: what became of a budget in the course of its year."""
    return ADJUSTED.match(said.left) if _follows_plan(said, before) else None


def adjusted_name(said: Said, before: Discourse, adjusted: re.Match[str]) -> str:
    """The budget that was adjusted: the one that is named, or that of the number before."""
    name = cleaning.clean(adjusted["subject"])
    return parting.in_context(name, before.context) if name else before.name


def is_done_of_plan(said: Said, before: Discourse) -> bool:
    """实际完成13亿元 behind a budget: what came of it."""
    return _follows_plan(said, before) and _DONE_OF_PLAN.match(said.left) is not None


def is_aimed(said: Said, before: Discourse) -> bool:
    """控制在970人以内: what the level before was to be; not 年度计划的22项指标, which are counted."""
    counts_others = said.item.numeral.quantity == "count" and unscaled(said.item.numeral.unit) != unscaled(before.unit)
    return bool(before.name) and not (counts_others and said.item.right) and bool(_AIMED.match(said.words))


def aimed_name(said: Said, before: Discourse, found: bool) -> str:
    """The name of the level before, of which this is the aim; of what is invested in all, that of one year's part of it."""
    in_all = _IN_ALL.ending(before.name) if _OF_YEAR.fullmatch(said.words) else ""
    return before.name[: -len(in_all)] + _YEAR_CALLED if in_all else before.name


def is_aimed_of(said: Said, before: Discourse) -> re.Match[str] | None:
    """财政支出完成年度计划60亿元的88%: what was aimed at, in a clause that begins with what it is of."""
    if not said.following or said.following[0].left != OF_AIMED or said.following[0].numeral.unit not in PURE:
        return None
    return _COMPLETION.match(said.words)


@lru_cache(maxsize=1024)
def is_held_against(words: str) -> bool:
    """Whether words only lead to what a result is held against: 占年初预算数."""
    match = _COMPLETION.match(words)
    return match is not None and not cleaning.clean(cleaning.without_tail(match["subject"]))


def subject_aimed(said: Said, before: Discourse, match: re.Match[str]) -> str:
    """What the clause says that its aim is of."""
    return cleaning.clean(cleaning.without_tail(match["subject"])) or before.name


def is_plan(words: str) -> bool:
    """Whether words end in the name of a plan, in total or not (年度计划总额为)."""
    words = words.rstrip(_IS)
    total = terms.TOTALS.ending(words)
    return names_aim(words[: -len(total)] if total else words)


@lru_cache(maxsize=4096)
def names_aim(name: str) -> bool:
    """Whether a name ends in a word of aims (预算数), and in none that only looks like one, nor says that a task was done
    (完成招商任务)."""
    if not TARGET_NAME.ending(name) or _NOT_AIMED.ending(name) or _FARED.search(name):
        return False
    return not (_TASK.ending(name) and _DOES_TASK.match(name))


def without_aim(name: str) -> str:
    """What an amount was aimed at to be, by a name that ends in a word of aims: 投资 of 投资年度目标; empty for any other."""
    if cost := _AIM_OF_COST.search(name):
        return name[: cost.start()]
    aim = _PLAIN_AIM.ending(name)
    return name[: -len(aim)] if aim and len(name) > len(aim) + 1 and names_aim(name) else ""


def carried_out(name: str) -> str:
    """What came of what a name says was to be invested: 项目完成投资 of 项目年度计划投资; any other name as it is."""
    aim = TARGET_NAME.ending(name)
    return name[: -len(aim)] + _CARRIED_OUT + _INVESTED if len(aim) > len(_INVESTED) and _INVESTED in aim else name


def aimed_at(name: str) -> tuple[str, bool]:
    """A name without the plain word of aims that it ends in, and whether it ends in one: 失业率目标; 奋斗目标 is nothing else."""
    aim = _PLAIN_AIM.ending(name)
    return (name[: -len(aim)], True) if aim and names_aim(name) else (name, False)


def is_aim_behind(right: str) -> bool:
    """Whether the words behind a number call it an aim: 聚焦财政收入增长6%的目标任务."""
    return _AIM_BEHIND.match(right) is not None


@lru_cache(maxsize=1024)
def aim_alone(name: str) -> str:
    """The name of what an aim is of, without what is done with the aim: 围绕全年生产总值增长6%目标."""
    leading = _AIM_LEADING.starting(name)
    return cleaning.clean(cleaning.without_tail(name[len(leading) :])) or name


def aims(said: Said, before: Discourse) -> bool:
    """（目标8000个）, 低于时序进度（50%）: a bracket that says what the number before it was to be."""
    left = said.left
    target = _TARGET.starting(left)
    beside = not left and _TO_GOAL.search(said.item.before) is not None
    if not target and not beside and (left or not cleaning.without_tail(said.item.before).endswith(_AIM_ENDS)):
        return False
    told = _told(said, before)
    alike = said.item.numeral.unit not in _ASIDE_CHANGES or ((bool(target) or beside) and bool(told))
    words = cleaning.clean(left.removeprefix(target)).strip(_IS)
    changes = bool(target and told) and words in DIRECTION  # 增长5%（计划增长6%）
    return alike and (not words or changes)


def _told(said: Said, before: Discourse) -> tuple[str, FigureKind] | None:
    """What was told in the unit of a change in a bracket: the number before it, or what that ranks or compares (增长6%，居全市第2位
    （目标8%）). None where nothing was."""
    last = before.last
    if last is None or last.unit == said.item.numeral.unit:
        return (before.name, last.kind) if last else None
    if last.kind is not FigureKind.RANK and last.unit not in DIFFERENCES:
        return None
    chains = ((before.grown, FigureKind.GROWTH), (before.rates, FigureKind.RATE))
    of_name = ((chain.name, kind) for chain, kind in chains if chain and before.name.startswith(chain.name))
    return next(of_name, None)


def aim(said: Said, before: Discourse, found: bool) -> Claim:
    """What the number before the bracket was to be; of a five-year plan in the year that this ends."""
    numeral = said.item.numeral
    told = _told(said, before) if numeral.unit in _ASIDE_CHANGES else None
    name, kind = told or (before.name, FigureKind.LEVEL)
    direction = DIRECTION.ending(said.left) if kind is FigureKind.GROWTH else ""
    claim = said.claim(name, kind, Leaves(), change_words.sign(direction) if direction else 1)
    year = said.setting.year
    if _FIVE_YEARS.match(said.left):
        year = -(-year // PLAN_YEARS) * PLAN_YEARS  # plans end in years that five divides
    claim.setting = said.setting._replace(scenario=Scenario.TARGET, year=year)
    claim.is_stock = is_stock(name, "", numeral.unit, numeral.quantity) or before.stock
    return claim


# the characters that a plan ends in which a result is beyond
PLAN_ENDS = listed("change", "beyond_plan", "closing")
# the rule of a number that was aimed at
AIMED = "aimed"
# those of a budget that was changed in the course of the year, and of what came of it
CHANGED_PLAN, DONE_OF_PLAN = "adjusted", "done-of-plan"
# of any unit
ASKED = Rule(
    _ASKED_RULE,
    _is_asked,
    _asked,
    (
        Example("水质达标率88%，超额完成80%的要求。", "水质达标率 rate 80%"),
        Example("新建书屋12家，完成10家的年度任务。", "新建书屋 level 10家"),
        Example("单位能耗下降3%，超额完成下降2%的年度目标。", "单位能耗 growth -2%"),
        Example("渔民失业率3.6%，控制在年度目标4.5%以内。", "渔民失业率 rate 4.5%"),
        Example("海港投资下降3%，年初目标为增长5%。", "海港投资 growth 5%"),
    ),
    Words.of(
        listed("kinds", "asked", "opens")
        | listed("kinds", "asked", "held_closing")
        | listed("kinds", "asked", "told_closing")
    ),
)
