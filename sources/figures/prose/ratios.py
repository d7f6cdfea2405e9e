"""Ratios such as 2.1:40.5:57.4, each part of which is a share of its own.

Not here: lists that are no ratio (``lists``).
"""

from __future__ import annotations

from decimal import Decimal

from sources.figures.claim import Claim, Dealing, Leaves
from sources.figures.naming import cleaning, deeds, listing, terms, verbs
from sources.figures.prose.discourse import Discourse
from sources.figures.prose.rates import SHARE_OF
from sources.figures.prose.said import Said, come_to
from sources.figures.prose.told_last import going_on
from sources.model import FigureKind

PERCENT = "%"
COLON = ":"
_FEWEST_PARTS = 3
_HALVES, _WHOLE = 2, 100


def ratio_of(said: Said, before: Discourse) -> int:
    """How many numbers a ratio has that this one opens: three of 2.1:40.5:57.4; 0 for none of three at least."""
    if said.left == COLON:
        return 0
    if said.following and said.following[0].joined:
        return _parts_listed(said)
    if said.item.numeral.unit not in {"", PERCENT}:
        return 0
    count = 1
    for later in said.following:
        if later.left != COLON:
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
    count = 1 + going_on(said.items, said.place)
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
    if len(set(parts)) < count == len(set(before.dealt)):
        parts = before.dealt  # 三次产业增加值分别为3亿元、8亿元、9亿元，比例调整为15:40:45
    claim = said.claim(parts[0], FigureKind.SHARE, Leaves(name))
    claim.unit = PERCENT
    dealing = Dealing(parts, 1, claim.kind, 1, None, claim.setting if said.when != said.setting else None)
    claim.leaves = Leaves(name, dealing=dealing)
    return claim
