"""Numbers in brackets behind the members of a list: 产值分别为造船(9亿元)、纺织(4亿元).

Here belongs which member such a number is of. Not here: a bracket behind a number, which says more of that (``passage``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from sources.figures.clauses import Clause, Item
from sources.figures.naming import cleaning, measuring, places, terms, verbs
from sources.figures.prose.change_words import DIRECTION
from sources.figures.prose.discourse import Discourse, unscaled
from sources.figures.prose.said import CHANGE_UNITS, PURE
from sources.figures.words import any_in, pattern
from sources.model import FigureKind

_FEWEST = 2
_MOST = 100  # numbers of a clause: every one of them looks at all
_OPENS = re.compile(pattern("wording", "members"))
_JOINED = re.compile(f"(?:{any_in('wording', 'joining', 'opening')}|[、,，])")
_GROWN = re.compile(pattern("wording", "members", "grown"))
_PASSES = re.compile(pattern("wording", "members", "over"))
_COMPARING = re.compile(pattern("wording", "comparing"))
_COUNT = "count"


def member(clause: Clause, item: Item, before: Discourse) -> str:
    """What a number is of that stands in a bracket behind a member of a list, with what is measured of all; empty where it stands in
    none."""
    owned = terms.OWNED.starting(item.left) == item.left != ""
    brackets = _brackets(clause, owned=owned)
    if not brackets or not (owned or _is_of_list(item, brackets)):
        return ""
    opening = _OPENS.match(brackets[0].before)
    name = _name(brackets, item, len(opening[0]) if opening else 0, owned=owned)
    if owned or not name:
        return name and name + item.left  # 渔港码头(投资9亿元)、制糖厂(投资2亿元)
    if grown := together(clause, item):
        return measuring.joined(name, cleaning.clean(grown["of"]) or before.measure)
    if opening is None and not _is_parts(before):
        # 工业增加值(增长6%)、渔业投资(增长7%)均居前列: each measures something itself
        return name if terms.MEASURES.ending(name) and item.numeral.unit in CHANGE_UNITS else ""
    intro = opening["intro"] if opening else ""
    return _verb(intro, item) + measuring.joined(name, _measure(intro, item, before))


def _is_of_list(item: Item, brackets: Sequence[Item]) -> bool:
    """Whether a number in one of several brackets, or one that says how something changed, says no more of its own."""
    return (len(brackets) >= _FEWEST or bool(item.left)) and _says_nothing(item)


def of_place(item: Item, before: Discourse) -> str:
    """What was measured of all of the place that a number in per cent stands in a bracket behind: 投资增长5%。增速最高的是甲县(9%);
    empty for any other number."""
    place = places.before_bracket(item.before) if before.compared and item.numeral.unit in PURE else ""
    return place + before.compared if place and _says_nothing(item) else ""


def _name(brackets: list[Item], item: Item, opened: int, *, owned: bool) -> str:
    """What stands before the bracket that an item is the first of, or says by its words what it is of (``owned``), behind the bracket
    before it or so many characters that open the list; empty for any other number."""
    for place, each in enumerate(brackets):
        if each is item or (owned and each.before == item.before):
            begins = len(brackets[place - 1].before) if place else opened
            return cleaning.clean(_JOINED.sub("", item.before[begins:], count=1))
    return ""


def together(clause: Clause, item: Item) -> re.Match[str] | None:
    """What a clause says behind the last of its brackets of how all their members grew: 钢材(9%)、水泥(8%)等产量快速增长; None for a
    number that is no change."""
    last = clause.items[-1]
    return _GROWN.match(last.follows) if last.inside and item.numeral.unit in CHANGE_UNITS else None


def grows(clause: Clause, item: Item, name: str) -> bool:
    """Whether a number of a bracket is by how much the member before it grew: its clause says so of all, or it is one in per cent
    of an amount, of which nothing else says more."""
    is_rate = terms.RATES.ending(name) or not terms.MEASURES.ending(name)
    alone = not (item.left or item.right or is_rate) and item.numeral.unit in CHANGE_UNITS
    return together(clause, item) is not None or alone


def _brackets(clause: Clause, *, owned: bool) -> list[Item]:
    """The first number of each bracket of a clause that has numbers nowhere else; none where it has, but of what says what it is of
    (``owned``) those before any such number: 码头（投资9亿元）等8个项目开工."""
    inside = list(takewhile(lambda item: item.inside, clause.items[:_MOST]))
    if not inside or not (owned or len(inside) == len(clause.items)):
        return []
    first = [inside[0]]
    for item in inside[1:]:
        if item.before != first[-1].before:
            first.append(item)
    return first


def _says_nothing(item: Item) -> bool:
    """Whether the words in a bracket say no more than that something grew."""
    words = cleaning.clean(_COMPARING.sub("", item.left))
    return not words or words in DIRECTION


def _is_parts(before: Discourse) -> bool:
    """Whether the clause gives the parts of what was told, or was announced: 投资9亿元，其中：造船(5亿元)、纺织(4亿元)."""
    return before.part or bool(before.among.measure)


def _measure(intro: str, item: Item, before: Discourse) -> str:
    """What is measured of every member: by the words before the first, or by what was said before."""
    words = cleaning.clean(cleaning.without_tail(intro))
    passed = _PASSES.search(intro)
    own = measuring.carried_measure(words) or (terms.MEASURES.ending(intro[: passed.start()]) if passed else "")
    if own or before.among.measure:
        return own or before.among.measure
    last = before.last
    grows = last is not None and last.kind is FigureKind.GROWTH and item.left
    return before.measure if grows or unscaled(item.numeral.unit) == before.measure_unit else ""


def _verb(intro: str, item: Item) -> str:
    """What was done to members that are counted: 新增 of 新增设施包括学校(3所)、公园(2个)."""
    return verbs.leading_verb(cleaning.clean(intro)) if item.numeral.quantity == _COUNT else ""
