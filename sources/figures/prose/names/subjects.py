"""Whose growth, share or rate a number is.

Not here: names of levels (``chosen``).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from sources.cues import any_of
from sources.figures.naming import cleaning, deeds, measuring, parting, places, sizing, terms, verbs, wholes
from sources.figures.prose.change_words import DIFFERENCES, SHARE_ALONE, SPEED
from sources.figures.prose.discourse import Discourse, is_turned_round, unscaled
from sources.figures.prose.names.name_words import ACHIEVED, MARK, NOUN_IN_DE, OF_EACH, PASSES
from sources.figures.prose.names.owners import clause_owner, is_belonging, owned, sort_passed, zone_before
from sources.figures.prose.names.shared import is_among, measured_alike
from sources.figures.prose.said import Said
from sources.figures.words import any_in, classed, listed
from sources.model import FigureKind

_LEANS = re.compile(f"(?P<noun>{any_of(classed('change', 'leaning').meaning)})(?:{any_in('change', 'than')}.*)?$")
_MADE = listed("measures", "goods")
_SOLD_ABROAD = listed("measures", "goods", "abroad")
_SECTOR_ENDS = listed("measures", "goods", "none")
_SIZES = listed("numerals", "rank", "size")
_MOST_ALIKE = 6
_CAUSING = listed("wording", "causing")
_BRACKET_BEHIND = re.compile(r"\([^()]*\)$")


class Name(NamedTuple):
    """A name with what the numbers after it can take from it: ``subject`` is empty for one that leaves nothing."""

    text: str
    subject: str = ""


def _subject_of(words: str, before: Discourse) -> Name:
    name = _own_subject(words)
    if alike := _at_place(name, before) or _among_all(name, before):
        return Name(alike)
    if not name or name in _SIZES or (len(name) == 1 and terms.PARTS.ending(name) != name):
        return _subject_before(words, before)
    if aged := sizing.of_age(name, before.name, unscaled(before.unit)):
        return Name(aged, aged)  # 18—34岁占22%
    speed = SPEED.ending(name)
    if (alike := measured_alike(name.removesuffix(speed), before) + speed) != name:
        return Name(alike)  # 制造业增速比采矿业快2个百分点, too
    name = _beside_last(name, before)
    if of_owner := owned(name, before):
        return Name(of_owner)
    if is_belonging(name, before):
        name = (sort_passed(before) or before.possessor.name) + name
        return Name(name, name)
    name = (clause_owner(name, before) or zone_before(name, words, before)) + name
    return Name(name, name)


def _among_all(name: str, before: Discourse) -> str:
    """A name with what the sentence measures of all that it names; empty where it measures nothing, and for no name."""
    return name + before.among.measure if name and is_among(name, before) else ""


def _at_place(name: str, before: Discourse) -> str:
    """What was measured of all of the place that is named: 投资增长5%。甲县增长6%; else empty."""
    place = places.alone(name) if before.compared else ""
    return place and place + before.compared


def _beside_last(name: str, before: Discourse) -> str:
    """A name with what it leans on of what was said last, but for a bare measure of a sort of activity that the clause before tells
    of: 医药制造业稳中向好，产值增长9%."""
    if name in terms.BARE and sort_passed(before):
        return name
    whole = parting.in_context(parting.part_of_compound(name, before.whole), before.context)
    return parting.sibling(whole, before.name)


def _done_before(before: Discourse) -> str:
    """What the clause before says was done, which grew by what a number says: 加大技改投入，增长5%."""
    words = before.passed[-1] if before.passed else ""
    done = deeds.object_of(words)
    return done if done != words and terms.MEASURES.ending(done) and done not in terms.BARE else ""


def _subject_before(words: str, before: Discourse) -> Name:
    """Whose growth or share it is where its own words do not say so."""
    if words.startswith(OF_EACH) and (each := _each_told(before)):
        return Name(each)
    if before.passed and before.name and _speaks_of_name(before.passed[-1]):
        return Name(before.name)
    passed = subject_passed(before) or ("" if before.name else _done_before(before))
    if not passed and (sort := sort_passed(before)):
        passed = measured_alike(sort, before)  # 从轻重工业看，重工业领跑，增长9%
    return Name(passed, passed) if passed else Name(before.name)


def _speaks_of_name(words: str) -> bool:
    """Whether a clause without numbers says no more than how what was named fares, or a place beside others."""
    return is_turned_round(words) or places.fared(words) is not None


def _each_told(before: Discourse) -> str:
    """The names of all amounts of the sentence, of each of which a number says how it grew: 税收3亿元，投资9亿元，均增长5%. Empty
    where the last number is none of several."""
    last = before.last
    grown = before.last_grown(before.grown_count)
    told = tuple(name for name in before.last_levels(before.level_count) if name not in grown)
    if (
        last is None
        or not last.leaves.is_level
        or last.indicator not in told[-1:]
        or not 1 < len(set(told)) <= _MOST_ALIKE
    ):
        return ""
    return MARK.join(dict.fromkeys(told))


def subject_passed(before: Discourse) -> str:
    """The subject that stands in a clause of its own before anything is said of it: 地区生产总值按可比价格计算，增长5%."""
    if before.level_count:
        return ""
    for words in reversed(before.passed):
        if places.fared(words):
            return ""  # 税收收入增速最高的是甲县，增长9%: of the place
        if fared := wholes.fared(words):
            return fared  # 零售总额稳定增长，实现9亿元
        if first := wholes.measured_first(words):
            return first  # 民间投资信心不足，下降3%
        if name := ACHIEVED.sub("", without_bracket(_own_subject(words))):
            says_more = deeds.object_of(name) != name or any(over in name for over in PASSES.meaning)
            return name if terms.MEASURES.ending(name) and not says_more else ""
    return ""


def _own_subject(words: str) -> str:
    """The subject that words name: without 的 at its end (符合Ⅱ类标准的占50%), and without what caused it (带动零售额增长5%)."""
    name = cleaning.clean(cleaning.without_tail(cleaning.clean(words)))
    if name.endswith(terms.OF) and not NOUN_IN_DE.ending(name):
        name = name[:-1]
    name = measuring.without_carried_out(terms.CALLED.get(name, name))
    causes = _CAUSING.starting(name)
    if not causes or not terms.MEASURES.ending(name) or terms.PURPOSE.ending(name):
        return name
    return cleaning.clean(name[len(causes) :]) or name


def subject(words: str, said: Said, before: Discourse) -> Name:
    """Whose growth or share it is: the name dealt to it, the clause's own subject, else what the number before measured."""
    if said.subject:
        return Name(said.subject)
    if said.item.numeral.unit in DIFFERENCES and (part := part_of_ratio(words, before)):
        return Name(part + SHARE_ALONE)
    name = _subject_of(words, before)
    goods = _goods_last(before) if said.item.joined == MARK and name.text in _SOLD_ABROAD else ""
    return Name(goods + name.text, goods + name.text) if goods else name


def part_of_ratio(words: str, before: Discourse) -> str:
    """The part of the ratio told last that words name for short, of whose share a number says how it changed: 三次产业结构为
    6:44:50，第三产业提高2个百分点, 三产提高2个百分点; else empty."""
    last = before.last
    if last is None or last.kind is not FigureKind.SHARE or not before.dealt or last.indicator != before.dealt[-1]:
        return ""
    own = _own_subject(words).removeprefix(terms.ORDINAL)
    return next((name for name in before.dealt if own and name.removeprefix(terms.ORDINAL).startswith(own)), "")


def _goods_last(before: Discourse) -> str:
    """The goods of which the clause said last how much of them was made: 茶叶 of 茶叶产量增长5%、出口增长9%; else empty."""
    made = _MADE.ending(before.name)
    goods = before.name[: -len(made)] if made else ""
    return "" if verbs.leading_verb(goods) or _SECTOR_ENDS.ending(goods) else goods


def part_of_rate(name: str, before: Discourse) -> str:
    """A rate of a part that is named by an attribute or by what it is alone, with what it is a rate of: 恩格尔系数30%,其中城镇31%;
    价格指数102%,其中食品类103%."""
    if before.part and name in terms.ATTRIBUTES and before.name and not before.level_count:
        return parting.with_attribute(name, before.name)
    if at_place := _at_place(name, before):
        return at_place
    if name and measuring.measures_nothing(name):
        return measuring.joined(name, measuring.carried_measure(before.name))
    return name


def grows_at_place(name: str, before: Discourse) -> bool:
    """Whether a number is of a place by what was measured of all, which is no rate, so that it grew by it: 投资增长5%。有3个县较快，
    分别是甲县9%、乙县8%."""
    return bool(before.compared and places.alone(name)) and not terms.RATES.ending(before.compared)


def of_before(words: str, before: Discourse) -> str:
    """The name of a change that leans on what was said before: its 增速 or 占比. Empty for any other."""
    match = _LEANS.match(cleaning.clean(cleaning.without_tail(cleaning.clean(words)))) if before.name else None
    return (_measured_passed(before) or before.name) + match["noun"] if match else ""


def _measured_passed(before: Discourse) -> str:
    """What the clause right before says fared so: 房地产投资增速放缓，增幅回落2个百分点; else empty."""
    words = before.passed[-1] if before.passed and not before.level_count else ""
    return wholes.fared(words) or wholes.measured_first(words)


def without_bracket(name: str) -> str:
    """A name without the bracket that it ends in."""
    return _BRACKET_BEHIND.sub("", name)
