"""Numbers that are a level: its name where that is given, its unit, its year, and whether it is a stock.

Here belongs all of a level but the name that its own words give (``names``).
"""

from __future__ import annotations

import re

from sources.figures.claim import Claim, Leaves
from sources.figures.clauses import ADJACENT
from sources.figures.naming import cleaning, owning, terms, verbs
from sources.figures.numeral import Numeral
from sources.figures.prose import aims, changes, rates
from sources.figures.prose.aims import AIMED, CHANGED_PLAN, DONE_OF_PLAN, OF_AIMED
from sources.figures.prose.changes import TIMES_OF, TIMES_UNIT
from sources.figures.prose.discourse import Discourse, unscaled
from sources.figures.prose.names import again, chosen
from sources.figures.prose.names.name_words import AGAIN, DEED, STREAK, TAKEN_OFF
from sources.figures.prose.rates import WHOLE
from sources.figures.prose.said import Said
from sources.figures.rule import Example, Index, Rule, chosen_after
from sources.figures.stock import counts_events, is_added, is_flow_noun, is_stock, is_stock_noun
from sources.figures.time_context import PLAN_YEARS, PLANS, WHOLE_YEAR, TimeContext
from sources.figures.words import any_in, listed, pattern, word
from sources.model import FigureKind, Scenario

_PLANNED_BEFORE = re.compile(pattern("scenario", "planned", "before"))
_CAME_OF_IT = re.compile(any_in("scenario", "planned", "came_of_it"))
_PLANNED_BEHIND = re.compile(pattern("scenario", "planned", "behind"))
_AGO = re.compile(pattern("scenario", "ago"))
_LAST_YEARS = re.compile(pattern("scenario", "ago", "beside"))
_TOLD_FIRST = re.compile(pattern("change", "reported", "amount"))
_LAST_YEARS_NAMED = re.compile(pattern("scenario", "ago", "named"))
_CHANGES = re.compile(pattern("scenario", "ago", "changes"))
_PLAN_THEN = re.compile(pattern("scenario", "ago", "plan"))
_YEAR_THEN = re.compile(pattern("scenario", "ago", "year"))
# the rule of a number of the year before that a result is compared with, and of the same as it was reported first
LAST_YEARS, TOLD_FIRST = "last-years", "told-first"
# those of what was aimed at, or of what a result is held against
_AIMS = {LAST_YEARS, CHANGED_PLAN, AIMED, f"subject-{AIMED}"}
# 收入调整为9亿元，比年初预算7亿元，调增2亿元
PLANNED_FIRST = word("scenario", "aimed", "planned_first")
_FIRST_PLANNED = re.compile(pattern("scenario", "aimed", "beside_first"))
_YEAR = word("numerals", "words", "year")
_WHOLE_YEAR = listed("wording", "whole_year").only
_DONE = tuple(listed("wording", "done").meaning)
_COUNT = word("measures", "count", "suffix")
_IN_MONEY = listed("measures", "in_money")
_PART = word("kinds", "share_of", "mark")
_MONEY, _IN_ANY_MONEY = word("measures", "in_money", "unit"), "money"
_BARE_SCALES = listed("measures", "in_money", "scales")
_SCALES_LEFT_OUT = listed("measures", "in_money", "like_last")
_SCALES_OF_MONEY = listed("measures", "in_money", "only_money")
# members of enumerations that are asked of every number: in Python 3.11 each look at one in its class takes as long as a call
_LEVEL, _TARGETED, _ACTUAL = FigureKind.LEVEL, Scenario.TARGET, Scenario.ACTUAL
# cues of a number beside its own words: a list or a plan that it may go on
DEALT, _PLANNED = "dealt", "planned"


def level(said: Said, before: Discourse, found: bool) -> Claim:
    """What a number in a unit of amounts counts or measures, its setting, and whether it is a stock."""
    left, numeral = said.words, said.item.numeral
    rule, name = _chosen(said, before)
    scenario = {DONE_OF_PLAN: _ACTUAL, CHANGED_PLAN: _TARGETED}.get(rule, said.when.scenario)
    when = said.when._replace(scenario=scenario)
    name, aimed = _told_of_aim(rule, name, numeral)
    if change := changes.adjustment(name, said, before):
        claim = changes.net_change(said, before, change)
        claim.rule = changes.ADJUSTMENT
        return claim
    bare = _bare_name(rule, name, said, before)
    name = name if bare is None else f"{bare}{unscaled(numeral.unit)}{_COUNT}"
    leaves = _others_leaves(rule, name, said, before) or Leaves(
        name, is_level=True, bare=bare, actor=owning.actor(left)
    )
    claim = said.claim(name, _LEVEL, leaves)
    if numeral.unit in _BARE_SCALES:
        claim.unit = _unit(numeral, name, before)
    claim.setting = _setting_of_row(said, before) or _level_setting(when, left, name, aimed=aimed or _is_planned(said))
    if rule == DONE_OF_PLAN:
        claim.setting = when  # whatever the name of the plan says of itself
    if rule in {LAST_YEARS, TIMES_OF}:
        claim.setting = _then(said.left, when)
    if not numeral.unit and terms.RATIO.ending(name):
        claim.kind = FigureKind.SHARE
    claim.is_stock = _is_stock(said, name, before, aimed=aimed)
    claim.comparator = _bound(claim, rule, said, before)
    claim.rule = rule
    if qualifier := _told_or_planned_first(claim, said, before):
        claim.about = claim.about._replace(qualifier=qualifier)
    return claim


def _told_or_planned_first(claim: Claim, said: Said, before: Discourse) -> str:
    """What a number is called that another one took the place of: as it was first planned, or first reported; empty for any other."""
    if claim.rule == TOLD_FIRST:
        return _is_told_first(said, before)
    return PLANNED_FIRST if _is_planned_first(claim, said, before) else ""


def _bound(claim: Claim, rule: str, said: Said, before: Discourse) -> str:
    """The comparator of a level: its own, or that of the one before, where one thing has come to both in turn: 接连突破3亿元、
    4亿元."""
    in_turn = rule == AGAIN and said.item.joined and not said.left
    return claim.comparator or (before.last.comparator if in_turn and before.last is not None else "")


def _chosen(said: Said, before: Discourse) -> tuple[str, str]:
    """The name of a level, and the rule that gave it."""
    asked = _asked_given(said, before)
    return (chosen_after(asked, said, before) if asked else None) or chosen.level(said, before)


def _told_of_aim(rule: str, name: str, numeral: Numeral) -> tuple[str, bool]:
    """A name without the words that say that it is a goal, or of what came of a plan that it was one, and whether it is a goal."""
    plain = _without_aim(name, numeral)
    name = plain or name
    return aims.carried_out(name) if rule == DONE_OF_PLAN else name, bool(plain) or rule in _AIMS


def _without_aim(name: str, numeral: Numeral) -> str:
    """A name without the words that say that it is a goal (投资年度目标9亿元，完成10亿元); empty where it has none."""
    plain = aims.without_aim(name)
    return plain if numeral.quantity == _IN_ANY_MONEY or terms.MEASURES.ending(plain) else ""


def _others_leaves(rule: str, name: str, said: Said, before: Discourse) -> Leaves | None:
    """What a level leaves that is not what goes on behind it: behind a whole, the part that has a share of it; behind a streak, the
    thing and not the years (产量连续9年稳定在1300亿斤); behind a bracket on a part of it, the whole (厂房9栋（新建2栋）、仓库3座),
    and behind what was taken off, what it was taken from. None for any other."""
    if rule == TAKEN_OFF:
        return Leaves()  # 税收收入9亿元，扣除留抵退税1亿元，同口径增长6%
    if rule == DEED and said.item.inside:
        return Leaves(is_level=True, actor=owning.actor(said.words))
    if rule == WHOLE:
        return Leaves(cleaning.clean(said.words.partition(_PART)[0]) or None)
    return Leaves(again.before_streak(name) or None) if rule == STREAK else None


def _is_planned_first(claim: Claim, said: Said, before: Discourse) -> bool:
    """Whether a number is what was planned before what is planned now: 收入调整为9亿元，比年初预算7亿元，调增2亿元."""
    targeted = claim.setting.scenario is _TARGETED
    return targeted and _FIRST_PLANNED.match(said.left) is not None and aims.follows_aim(before.last)


def _asked_given(said: Said, before: Discourse) -> tuple[Rule[str], ...]:
    """The rules of ``GIVEN`` that may apply."""
    last, following = before.last, said.following
    return _GIVEN.asked(
        DEALT if said.subject else "",
        _PLANNED if aims.tells_plan(last) else "",
        OF_AIMED if following and following[0].left == OF_AIMED else "",
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


def _has_subject(said: Said, before: Discourse) -> str:
    return said.subject


def _its_subject(said: Said, before: Discourse, subject: str) -> str:
    return subject


def _of_last_year(said: Said, before: Discourse) -> str:
    """较上年决算12亿元，增收1亿元: what the number before was in the year before; 比上年总收入12亿元增加1亿元 names it once more."""
    if not before.name or said.item.numeral.negative:
        return ""
    if _LAST_YEARS.match(said.left):
        return before.name
    named = _LAST_YEARS_NAMED.match(said.left) if _CHANGES.match(said.item.right) else None
    name = cleaning.clean(named["name"]) if named else ""
    if name and before.name.endswith(name):
        return before.name
    return name if terms.FLOWS.ending(name) else ""


def _is_taken_times(said: Said, before: Discourse) -> re.Match[str] | None:
    """是上年12亿元的2倍: what the number before was, of which the next one says how many times it is now."""
    following = said.following[0] if said.following else None
    if following is None or following.left != OF_AIMED or following.numeral.unit != TIMES_UNIT or not before.name:
        return None
    return changes.TIMES_OF_THEN.match(said.left)


def _then(words: str, when: TimeContext) -> TimeContext:
    """When it was that a number is compared with by its amount: in the plan of five years or the year that words name, else in the
    year before."""
    if plan := _PLAN_THEN.search(words):
        first = PLANS[plan["plan"]]
        return TimeContext(first + PLAN_YEARS - 1, Scenario.BASELINE, first_year=first)
    year = _YEAR_THEN.search(words)
    return when._replace(year=int(year[0]) if year else when.year - 1, scenario=Scenario.BASELINE, first_year=None)


def _is_told_first(said: Said, before: Discourse) -> str:
    """比报告数12亿元增加1亿元: what the number before was first reported to be; what it was then called."""
    told = _TOLD_FIRST.match(said.left) if before.name else None
    return told["what"] if told else ""


def _opens_row(said: Said) -> bool:
    """Whether a number before another is the first count of a row (清单5类20条): what tells these apart is what they count in."""
    item, following = said.item, said.following
    if item.joined == ADJACENT or following[0].joined != ADJACENT:
        return False
    return item.numeral.quantity == following[0].numeral.quantity == "count"


def _bare_name(rule: str, name: str, said: Said, before: Discourse) -> str | None:
    """What the counts of a row that a number opens are of, that of the row before where it has come to them (由9户20人减至5户8人);
    None for a number that opens none."""
    if not (said.following and _opens_row(said)):
        return None
    return before.bare or name if rule == AGAIN else name


def _setting_of_row(said: Said, before: Discourse) -> TimeContext | None:
    """The setting of a count behind another that something came from (由9户20人减至5户8人); None for any other number."""
    last = before.last if said.item.joined == ADJACENT else None
    return last.setting if last is not None and last.setting.scenario is Scenario.BASELINE else None


def _is_planned(said: Said) -> bool:
    """计划新开工项目80个, 80个计划新开工项目已开工60个: of so many it was planned, whatever came of it."""
    behind = bool(said.following) and said.following[0].shared and _PLANNED_BEHIND.match(said.item.right) is not None
    return behind or _PLANNED_BEFORE.search(said.words) is not None or _goes_on_planned(said)


def _goes_on_planned(said: Said) -> bool:
    """计划新建渔港8座、改造渔港2座: whether a number goes on a list of what was planned, and does not say what came of it."""
    if said.item.joined != terms.LISTED_APART or _CAME_OF_IT.search(said.left):
        return False
    opens = next((item for item in reversed(said.items[: said.place]) if not (item.joined or item.inside)), None)
    return opens is not None and _PLANNED_BEFORE.search(opens.left) is not None


def _level_setting(when: TimeContext, left: str, name: str, *, aimed: bool) -> TimeContext:
    if _YEAR in left and _AGO.search(left):
        when = when._replace(year=when.year - 1)
    if aimed or (when.scenario is _ACTUAL and (aims.names_aim(name) or aims.is_plan(left))):
        # 失业人数8564人，控制在市下达目标9700人以内
        when = when._replace(scenario=_TARGETED)
    # 上半年收入4亿元，为全年任务7亿元的57%
    return when._replace(period=WHOLE_YEAR) if aimed and aims.OF_WHOLE_YEAR.search(left) else when


def _is_of_the_last(said: Said) -> bool:
    """累计有29个部门的567个事项: what is said of the departments is said of the matters, too."""
    return said.item.shared and said.words.endswith("的")


def _is_state(said: Said, name: str, before: Discourse) -> bool:
    """Whether what was said before makes a level a stock: a part of one, or what was done so far."""
    left, item = said.words, said.item
    if is_flow_noun(name):
        return False
    beside = before.part or _is_counted_beside(item.numeral, name, before)
    if before.stock and beside and _WHOLE_YEAR not in left and not verbs.leading_verb(name):
        return True
    if left.startswith(_DONE) and not item.joined and terms.STAGES.ending(name) and item.numeral.unit == before.unit:
        return True
    if before.span and verbs.leading_verb(name):
        return True  # 五年来，建成住房1.1万套: what was done in all these years together
    return before.stock and bool(before.owner) and name.startswith(before.owner)


def _is_counted_beside(numeral: Numeral, name: str, before: Discourse) -> bool:
    """年末共有文化馆7个、图书馆8个: what is counted beside what there is, is there, too."""
    beside = before.level_count and numeral.quantity == "count" and numeral.unit == before.unit
    return bool(beside) and not is_added(name) and owning.is_plain_noun(name) and not counts_events(numeral.unit)


# levels whose name is given, not found (for the others: ``names``)
GIVEN: tuple[Rule[str], ...] = (
    Rule(
        "dealt",
        _has_subject,
        _its_subject,
        (Example("制造业、建筑业增加值分别为30亿元、12亿元。", "制造业增加值 level 30亿元"),),
        frozenset({DEALT}),
    ),
    Rule(
        LAST_YEARS,
        _of_last_year,
        _its_subject,
        (
            Example("公路收入13亿元，较上年决算12亿元，增收1亿元。", "公路收入 level 12亿元"),
            Example("公路收入13亿元，比上年公路收入12亿元增加1亿元。", "公路收入 level 12亿元"),
        ),
        listed("scenario", "ago", "closing"),
    ),
    Rule(
        TIMES_OF,
        _is_taken_times,
        aims.aimed_name,
        (Example("公路收入13亿元，是上年12亿元的1.1倍。", "公路收入 level 12亿元"),),
        frozenset({OF_AIMED}),
    ),
    Rule(
        TOLD_FIRST,
        _is_told_first,
        aims.aimed_name,
        (Example("公路收入13亿元，比报告数12亿元增加1亿元。", "公路收入 level 12亿元"),),
        listed("change", "reported", "closing"),
    ),
    Rule(
        CHANGED_PLAN,
        aims.is_adjusted,
        aims.adjusted_name,
        (Example("批准的公路预算收入预算12亿元，执行中按程序调整为11亿元。", "公路预算收入 level 11亿元"),),
        frozenset({_PLANNED}),
    ),
    Rule(
        DONE_OF_PLAN,
        aims.is_done_of_plan,
        aims.aimed_name,
        (Example("批准的公路预算收入预算12亿元，实际完成13亿元。", "公路预算收入 level 13亿元"),),
        frozenset({_PLANNED}),
    ),
    Rule(
        f"subject-{AIMED}",
        aims.is_aimed_of,
        aims.subject_aimed,
        (Example("治沙支出完成年度计划60亿元的88%。", "治沙支出 level 60亿元"),),
        frozenset({OF_AIMED}),
    ),
    Rule(
        WHOLE,
        rates.is_whole,
        rates.whole_name,
        (Example("治沙支出3亿元，占财政支出60亿元的5%。", "财政支出 level 60亿元"),),
        frozenset({OF_AIMED}),
    ),
    Rule(
        AIMED,
        aims.is_aimed,
        aims.aimed_name,
        (Example("失业人数864人，控制在市下达目标970人以内。", "失业人数 level 970人"),),
        listed("scenario", "aimed", "closing"),
    ),
)
_GIVEN = Index(GIVEN)
