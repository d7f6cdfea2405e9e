"""Numbers of one paragraph that would have one name though they are of different things.

Here belongs telling them apart by what the words before them speak of: 公路货运量3万吨,周转量5万吨公里;水运货运量2万吨,周转量9万; and
what was done for somebody from how many they were: 为55户企业减负9万元.
Not here: the names that rules find for a number by itself (``names``).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from sources.figures.claim import Claim
from sources.figures.naming import deeds, measuring, owning, terms
from sources.figures.naming.wholes import Opening
from sources.figures.prose.discourse import unscaled
from sources.figures.words import any_in, listed, pattern, word
from sources.model import FigureKind

# what came in addition is of the area, whatever was spoken of before
_NEW = listed("verbs", "new")
_ACCOUNTS = re.compile(any_in("accounts", "kept"))
_FOR_WHOM = word("wording", "served", "for_whom")
_BEFORE_THEM = re.compile(pattern("wording", "served", "before"))
_THEMSELVES = listed("wording", "served", "themselves")
_LEAD = 3  # characters of the longest words between them and for whom it was
_SEGMENT_ENDS = {";", "；"}
_NEAR = 2  # levels between a number and the one that says whose it is
_REACH = 12  # numbers of any kind that are looked back over
_LONGEST_HEAD = 20


class Where(NamedTuple):
    """Where a number stands in its paragraph: in which sentence, between which two semicolons and in which clause, each counted.
    ``part`` is true behind 其中 and its like; ``opened`` where the sentence begins with that."""

    sentence: int = 0
    segment: int = 0
    clause: int = 0
    part: bool = False
    opened: bool = False

    def at_clause(self, opening: Opening, *, after: str) -> Where:
        """A clause begins, after a mark; after none a sentence begins with it."""
        if not after:
            part = opening.part or opening.divides
            return Where(self.sentence + 1, self.segment + 1, self.clause + 1, part, part)
        anew = after in _SEGMENT_ENDS
        part = (self.part and not anew) or opening.part or opening.divides
        return Where(self.sentence, self.segment + anew, self.clause + 1, part, self.opened)


OUTSET = Where()


class Told(NamedTuple):
    """A claim with where it stands."""

    claim: Claim
    where: Where


def tell_apart(told: Sequence[Told], text: str) -> None:
    """Completes names of numbers of ``text`` that stand for different values by what the number before each is about."""
    if not _of_one_name(told):
        return  # as in most paragraphs
    _rename(told, _done_for(told, text))
    groups: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for place in _of_one_name(told):
        claim = told[place].claim
        named_alone = claim.inside or _is_complete(claim.indicator) or claim.comparator == _PASSED
        if claim.kind in _KINDS and not named_alone:
            groups[_key(claim)].append(place)
    renamed: dict[int, str] = {}
    for places in groups.values():
        segments = {told[place].where.segment for place in places}
        if len(segments) > 1 and len({_value(told[place].claim) for place in places}) > 1:
            renamed.update(_names(told, places))
    _rename(told, renamed)


def _of_one_name(told: Sequence[Told]) -> list[int]:
    """The places of the numbers whose name another one has, too."""
    names = [each.claim.indicator for each in told]
    if len(set(names)) == len(names):
        return []
    count = Counter(names)
    return [place for place, name in enumerate(names) if count[name] > 1]


def _done_for(told: Sequence[Told], text: str) -> dict[int, str]:
    """Names of amounts that were spent for those whom the number before counts, and that are called as they are: 为企业减负9万元."""
    return {
        place + 1: _FOR_WHOM + who.claim.indicator
        for place, (who, what) in enumerate(pairwise(told))
        if who.claim.indicator == what.claim.indicator
        and (who.where.sentence, who.where.clause) == (what.where.sentence, what.where.clause)
        and who.claim.numeral.quantity == "count"
        and not _THEMSELVES.ending(who.claim.unit)
        and what.claim.numeral.quantity == "money"
        and _BEFORE_THEM.search(text, max(0, who.claim.numeral.start - _LEAD), who.claim.numeral.start)
    }


def _is_complete(name: str) -> bool:
    """Whether a name needs no owner: what came in addition, and what accounts are kept of, whose level the scope says."""
    return bool(_NEW.starting(name) or _ACCOUNTS.search(name))


_PASSED = "ge"  # 产值突破100亿元，…产值106亿元: what was passed is no other value
_KINDS = {FigureKind.LEVEL, FigureKind.RATE, FigureKind.GROWTH}


def _key(claim: Claim) -> tuple[object, ...]:
    return (
        claim.indicator,
        claim.kind,
        unscaled(claim.unit),
        claim.setting,
        claim.about,
        claim.zone and claim.zone.member_id,
        claim.industry and claim.industry.member_id,
    )


def _value(claim: Claim) -> tuple[str, str, int]:
    return claim.numeral.value, claim.unit, claim.sign


def _names(told: Sequence[Told], places: Sequence[int]) -> dict[int, str]:
    """The names of the numbers of a group, by their places: none where two would still be called the same."""
    found: dict[int, str] = {}
    for place in places:
        head = _head(told, place, is_first=place == places[0])
        if head is not None:
            found[place] = _of(told[head].claim.indicator, told[place].claim.indicator)
    called = [found.get(place, told[place].claim.indicator) for place in places]
    return found if len(set(called)) == len(called) else {}


def _head(told: Sequence[Told], place: int, *, is_first: bool) -> int | None:
    """The number that says whose the one at a place is: the first of its segment, or of its sentence where its own segment has
    none; of a sentence that begins with parts, of the one before, too."""
    own, found = told[place], None
    for levels, at in enumerate(_heads_before(told, place, is_first=is_first)):
        each = told[at]
        if found is not None and told[found].where.segment == own.where.segment != each.where.segment:
            break
        if each.claim.indicator == own.claim.indicator and each.where.segment == own.where.segment:
            return None
        if levels == _NEAR:
            break
        if _says_whose(each.claim.indicator, own.claim.indicator):
            found = at
    return found


def _heads_before(told: Sequence[Told], place: int, *, is_first: bool) -> Iterator[int]:
    """The numbers before one in its sentence that may say whose it is, the nearest first."""
    own = told[place]
    for at in range(place - 1, max(-1, place - 1 - _REACH), -1):
        each = told[at]
        if each.where.sentence != own.where.sentence and (
            not own.where.opened or is_first or each.where.sentence < own.where.sentence - 1
        ):
            return
        if (
            not each.claim.inside
            and each.claim.kind in _HEADS
            and not (each.claim.kind is FigureKind.LEVEL and each.claim.about.change_basis)  # 税收比上年减少
            and each.where.clause != own.where.clause
            and not each.where.part
        ):
            yield at


_HEADS = {FigureKind.LEVEL, FigureKind.GROWTH}


def _says_whose(head: str, name: str) -> bool:
    """Whether a name may belong to a head, which is no part of a budget beside it: 税收收入, 非税收入."""
    beside = terms.FLOWS.ending(head) == terms.FLOWS.ending(name) != "" and terms.PER_HEAD not in name
    return len(head) <= _LONGEST_HEAD and head not in name and name not in head and not beside


def _of(head: str, name: str) -> str:
    """The name of what belongs to a head: 公路货物周转量 after 公路货运量; 城镇常住人口 of 常住人口."""
    measure = terms.MEASURES.ending(head)
    whole = deeds.thing(head)
    if measure and terms.MEASURES.ending(name) == measure and len(name) > len(measure):
        return name[: -len(measure)] + whole
    return owning.owned_by(measuring.owner_in(whole), name)


def _rename(told: Sequence[Told], renamed: dict[int, str]) -> None:
    """Gives the names, also to the changes behind a level of that name."""
    for place, name in renamed.items():
        old = told[place].claim.indicator
        for each in told[place + 1 :]:
            if each.where.segment != told[place].where.segment or each.claim.indicator != old:
                break
            each.claim.indicator = name
    for place, name in renamed.items():
        told[place].claim.indicator = name
