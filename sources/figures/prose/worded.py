"""Targets of running text that name no number (居民收入增长与经济增长同步, 单位能耗完成国家下达目标), and results that say no more.

Here belongs reading one from the words of a clause: which of them print it, what is aimed at or was reached, and of what kind that
is. Not here: whether the clause speaks of targets, and whose these are (``passage``); such targets of table cells
(``sources.figures.tables.cells``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from sources.figures.claim import Claim
from sources.figures.doubt import says_nothing
from sources.figures.naming import cleaning, listing, terms
from sources.figures.numeral import Numeral
from sources.figures.prose import change_words
from sources.figures.prose.change_words import DIRECTION, NAMED_CHANGE
from sources.figures.rule import Example, Rule, chosen
from sources.figures.stock import is_stock_noun
from sources.figures.time_context import TimeContext
from sources.figures.words import any_in, classed, listed, pattern
from sources.model import FigureKind

RULE = "worded"
"""What the names of these rules begin with."""
_CLOSING = listed("scenario", "worded", "closing")
_CLOSES = re.compile(f"{any_in('scenario', 'worded', 'closing')}(?:[，,；;。]|$)")
_SAID = ("in_step", "beyond", "level_with", "growing", "moving", "set_elsewhere", "kept", "object")
_PATTERNS = {name: re.compile(pattern("scenario", "worded", name)) for name in _SAID}
# of these, what is said of a result as of a target
_REACHED = {"in_step", "set_elsewhere", "object"}
_WITH_OTHERS = {"beyond", "level_with"}
_MOVING = {"growing", "moving"}
_NOT_YET = listed("scenario", "worded", "not_yet")
_OF_MANY = listed("scenario", "worded", "many")
_IN_MONEY = listed("measures", "in_money")
_CHANGE = classed("change", "label")
_MEASURED = listed("scenario", "worded", "measured")
_NOT_MEASURED = listed("scenario", "worded", "not_measured")
_LISTED = re.compile(pattern("scenario", "worded", "listed"))
_LEADING = listed("scenario", "worded", "leading")
_BESIDE_CHANGE = re.compile(pattern("scenario", "wordless", "beside_change"))
_IN_STEP, _SET_ELSEWHERE, _OBJECT = "in_step", "set_elsewhere", "object"
GROWTH_UNIT = "%"
_IN_PERCENT = {FigureKind.GROWTH, FigureKind.COMPLETION}
_LONGEST = 120  # characters of a clause


class Worded(NamedTuple):
    """The words that print a target, by what they say, where they stand in their text, and what it is set for where that stands
    among them (完成省定化债任务)."""

    said: str
    start: int
    end: int
    of: str = ""


class Aimed(NamedTuple):
    """What a target in words is set for: its name in the text, without the change that this may end in, and that change."""

    name: str
    change: str
    said: str
    words: str


class Kind(NamedTuple):
    """Of what kind a target is, and which way it goes."""

    kind: FigureKind
    sign: int = 1


def is_in(text: str) -> bool:
    """Whether a text may set any such target."""
    return first(text, 0, len(text)) >= 0


def first(text: str, start: int, end: int) -> int:
    """Where the first clause ends that may set such a target; -1 where none does."""
    match = _CLOSES.search(text, start, end)
    return match.start() if match else -1


def worded(text: str, start: int, end: int) -> Worded | None:
    """The words in which a clause without numbers ends, where they say what is aimed at."""
    clause = text[start:end].rstrip("。")
    if len(clause) > _LONGEST or not _CLOSING.ending(clause):
        return None
    found = (_found(said, each, clause, start) for said, each in _PATTERNS.items())
    return next(filter(None, found), None)


def _found(said: str, each: re.Pattern[str], clause: str, start: int) -> Worded | None:
    match = each.search(clause)
    if match is None:
        return None
    of = match["object"] if said == _OBJECT else ""
    if said == _SET_ELSEWHERE and not cleaning.clean(clause[: match.start()]):
        return None  # 完成省定化债任务 says itself what it is of
    return Worded(said, start + match.start(), start + match.end(), of)


def of_change(words: str) -> Kind | None:
    """How the thing is to change that words alone speak of (与经济增长同步, 高于经济增速, 进一步下降); None where they say something
    else of it."""
    if _PATTERNS["in_step"].search(words) or _BESIDE_CHANGE.search(words):
        return Kind(FigureKind.GROWTH)
    return _moved_by(words) if any(_PATTERNS[said].search(words) for said in _MOVING) else None


def claims(text: str, start: int, found: Worded, setting: TimeContext) -> list[Claim]:
    """The targets that a clause sets in these words, one for each thing that it names before them and that can be measured."""
    return [_claim(name, found, setting, *rule) for name, rule in _aimed(text, start, found)]


def results(text: str, start: int, found: Worded, setting: TimeContext) -> list[Claim]:
    """The results that a clause tells in these words: that a thing grew as fast as the economy, or that its target was reached."""
    if found.said not in _REACHED or _NOT_YET.ending(text[start : found.start]) or _NOT_YET.starting(text, found.start):
        return []
    made = []
    for name, (rule, its) in _aimed(text, start, found):
        if found.said != _IN_STEP:
            its = Kind(FigureKind.COMPLETION)
        if not _OF_MANY.ending(name):
            made.append(_claim(name, found, setting, rule, its))
    return made


def of_before(text: str, start: int, end: int, before: Claim, setting: TimeContext) -> list[Claim]:
    """That the target of the number ``before`` was reached, in a clause that says no more: 单位能耗下降3%，完成省下达目标."""
    match = _PATTERNS[_SET_ELSEWHERE].match(text[start:end].rstrip("。"))
    if match is None or _NOT_YET.starting(text, start) or not _is_measured(Aimed(before.indicator, "", "", "")):
        return []
    found = Worded(_SET_ELSEWHERE, start + match.start(), start + match.end())
    return [_claim(before.indicator, found, setting, "of-before", Kind(FigureKind.COMPLETION))]


def in_bracket(before: str) -> tuple[str, Kind] | None:
    """What a number in a bracket is aimed at for, and of what kind, by the words before: 能耗降低完成省下达目标(3%)."""
    found = worded(before, 0, len(before))
    if found is None or found.said not in {_SET_ELSEWHERE, _OBJECT}:
        return None
    return next(((name, its) for name, (_, its) in _aimed(before, 0, found)), None)


def _aimed(text: str, start: int, found: Worded) -> Iterator[tuple[str, tuple[str, Kind]]]:
    """The names for which words set a target, each without the change that it may end in, with the rule of its kind and the kind."""
    words = text[found.start : found.end]
    for name in _names(found.of or text[start : found.start]):
        change = "" if NAMED_CHANGE.ending(name) else _CHANGE.ending(name)
        rule = chosen(KINDS, Aimed(name.removesuffix(change), change, found.said, words))
        if rule is not None:
            yield name.removesuffix(change), rule


def _names(words: str) -> list[str]:
    """What the words before a target in words name; the last of a list may lean on the one before: 重点产业税收收入和营业收入."""
    names: list[str] = []
    words = cleaning.clean(words)
    words = cleaning.clean(words.removeprefix(_LEADING.starting(words)))
    for name in (_LISTED.sub("", each) for each in listing.subjects(words)):
        if names and terms.MEASURES.ending(name) == name:
            names.append(names[-1].removesuffix(terms.MEASURES.ending(names[-1])) + name)
        else:
            names.append(name)
    return names


def _claim(name: str, found: Worded, setting: TimeContext, rule: str, its: Kind) -> Claim:
    return Claim(
        Numeral(found.start, found.end, ""),
        name,
        its.kind,
        setting,
        sign=its.sign,
        unit=GROWTH_UNIT if its.kind in _IN_PERCENT else "",
        is_stock=its.kind is FigureKind.LEVEL and is_stock_noun(name),
        rule=f"{RULE}/{rule}",
    )


def _is_measured(aimed: Aimed) -> bool:
    name = aimed.name
    if says_nothing(name) or _NOT_MEASURED.ending(name):
        return False
    return bool(terms.MEASURES.ending(name) or _MEASURED.ending(name))


def _in_step(aimed: Aimed) -> bool:
    return aimed.said == _IN_STEP and (bool(aimed.change) or _is_measured(aimed))


def _changes(aimed: Aimed) -> bool:
    return bool(aimed.change) and not says_nothing(aimed.name)


def _moves(aimed: Aimed) -> bool:
    return aimed.said in _MOVING and _is_measured(aimed)


def _is_amount_with_others(aimed: Aimed) -> bool:
    """An amount that is to be more than elsewhere, or as much as the year before, is to grow so: 进出口总额高于全国平均水平."""
    return aimed.said in _WITH_OTHERS and bool(_IN_MONEY.ending(aimed.name))


def _is_ratio(aimed: Aimed) -> bool:
    return bool(terms.RATIO.ending(aimed.name))


def _growth(aimed: Aimed, found: bool) -> Kind:
    return Kind(FigureKind.GROWTH, _sign(aimed.change))


def _moved(aimed: Aimed, found: bool) -> Kind:
    return _moved_by(aimed.words)


def _moved_by(words: str) -> Kind:
    return Kind(FigureKind.GROWTH, change_words.sign(DIRECTION.ending(words)))


def _sign(change: str) -> int:
    return -1 if _CHANGE.meaning.get(change) == "fall" else 1


def _rate(aimed: Aimed, found: bool) -> Kind:
    return Kind(FigureKind.RATE)


def _level(aimed: Aimed, found: bool) -> Kind:
    return Kind(FigureKind.LEVEL)


KINDS: tuple[Rule[Kind], ...] = (
    Rule(
        "in-step",
        _in_step,
        _growth,
        (Example("2024年，奶产量达到15吨，羊毛产量增长与经济增长基本同步。", "羊毛产量 growth None%"),),
    ),
    Rule(
        "change",
        _changes,
        _growth,
        (Example("2024年，奶产量达到15吨，单位能耗降低完成省下达目标。", "单位能耗 growth -None%"),),
    ),
    Rule(
        "moving",
        _moves,
        _moved,
        (Example("2024年，奶产量达到15吨，废水排放量进一步下降。", "废水排放量 growth -None%"),),
    ),
    Rule(
        "with-others",
        _is_amount_with_others,
        _growth,
        (Example("2024年，奶产量达到15吨，牧业增加值高于全省平均水平。", "牧业增加值 growth None%"),),
    ),
    Rule(
        "rate",
        _is_ratio,
        _rate,
        (Example("2024年，奶产量达到15吨，牧业增加值占比保持基本稳定。", "牧业增加值占比 rate None"),),
    ),
    Rule(
        "level",
        _is_measured,
        _level,
        (Example("2024年，奶产量达到15吨，登记失业人数控制在省下达目标以内。", "登记失业人数 level None"),),
    ),
)
