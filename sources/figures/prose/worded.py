"""Targets of running text that name no number: 居民收入增长与经济增长同步, 单位能耗完成国家下达目标.

Here belongs reading one from the words of a clause: which of them print it, what is aimed at, and of what kind that is. Not
here: whether the clause speaks of targets, and whose these are (``passage``); such targets of table cells
(``sources.figures.tables.cells``).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from sources.figures import naming
from sources.figures.claim import Claim
from sources.figures.doubt import says_nothing
from sources.figures.numerals import Numeral
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
_PATTERNS = {
    name: re.compile(pattern("scenario", "worded", name)) for name in ("in_step", "moving", "set_elsewhere", "kept")
}
_CHANGE = classed("change", "label")
_MEASURED = listed("scenario", "worded", "measured")
_NOT_MEASURED = listed("scenario", "worded", "not_measured")
_LISTED = re.compile(pattern("scenario", "worded", "listed"))
_LEADING = listed("scenario", "worded", "leading")
GROWTH_UNIT = "%"
_LONGEST = 120  # characters of a clause


class Worded(NamedTuple):
    """The words that print a target, by what they say, and where they stand in their text."""

    said: str
    start: int
    end: int


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
    for said, each in _PATTERNS.items():
        if match := each.search(clause):
            return Worded(said, start + match.start(), start + match.end())
    return None


def of_change(words: str) -> Kind | None:
    """How the thing is to change that words alone speak of (与经济增长同步, 进一步下降); None where they say something else of it."""
    if _PATTERNS["in_step"].search(words):
        return Kind(FigureKind.GROWTH)
    return _moved_by(words) if _PATTERNS["moving"].search(words) else None


def claims(text: str, start: int, found: Worded, setting: TimeContext) -> list[Claim]:
    """The targets that a clause sets in these words, one for each thing that it names before them and that can be measured."""
    words = text[found.start : found.end]
    made = []
    for name in _names(text[start : found.start]):
        change = "" if NAMED_CHANGE.ending(name) else _CHANGE.ending(name)
        rule = chosen(KINDS, Aimed(name.removesuffix(change), change, found.said, words))
        if rule is not None:
            made.append(_claim(name.removesuffix(change), found, setting, *rule))
    return made


def _names(words: str) -> list[str]:
    """What the words before a target in words name; the last of a list may lean on the one before: 重点产业税收收入和营业收入."""
    names: list[str] = []
    words = naming.clean(words)
    words = naming.clean(words.removeprefix(_LEADING.starting(words)))
    for name in (_LISTED.sub("", each) for each in naming.subjects(words)):
        if names and naming.MEASURES.ending(name) == name:
            names.append(names[-1].removesuffix(naming.MEASURES.ending(names[-1])) + name)
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
        unit=GROWTH_UNIT if its.kind is FigureKind.GROWTH else "",
        is_stock=its.kind is FigureKind.LEVEL and is_stock_noun(name),
        rule=f"{RULE}/{rule}",
    )


def _is_measured(aimed: Aimed) -> bool:
    name = aimed.name
    if says_nothing(name) or _NOT_MEASURED.ending(name):
        return False
    return bool(naming.MEASURES.ending(name) or _MEASURED.ending(name))


def _in_step(aimed: Aimed) -> bool:
    return aimed.said == "in_step" and (bool(aimed.change) or _is_measured(aimed))


def _changes(aimed: Aimed) -> bool:
    return bool(aimed.change) and not says_nothing(aimed.name)


def _moves(aimed: Aimed) -> bool:
    return aimed.said == "moving" and _is_measured(aimed)


def _is_ratio(aimed: Aimed) -> bool:
    return bool(naming.RATIO.ending(aimed.name))


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
