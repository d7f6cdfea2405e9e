"""What was told last in a sentence, for lists that lean on it: the list that ended, levels that are new, clauses that were passed.

Not here: what a list makes of it (``dealt_names``).
"""

from __future__ import annotations

from collections.abc import Sequence

from sources.figures.clauses import Item
from sources.figures.prose import change_words, changes
from sources.figures.prose.changes import CONTRIBUTES
from sources.figures.prose.discourse import Discourse
from sources.figures.prose.said import CHANGE_UNITS
from sources.figures.words import listed

_FEWEST = 2  # numbers of a list
OF_EACH_AGAIN = listed("wording", "tail", "of_each_again")


def contributors(words: str, count: int, before: Discourse) -> tuple[str, ...]:
    """Those that the clause before was dealt to, or that grew last, of which words say what each gave to a growth: 汽车, 电子业 of
    汽车、电子业分别增长5%、6%，拉动工业增长2、3个百分点; none for other words."""
    if count < _FEWEST or CONTRIBUTES.match(words) is None:
        return ()
    # 汽车业增长5%，电子业增长6%，分别拉动工业增长2、3个百分点
    grown, last = before.last_grown(count), before.last
    told = len(set(grown)) == count and last is not None and last.indicator == grown[-1]
    gave = before.dealt if len(before.dealt) == count else grown if told else ()
    return tuple(map(changes.contributor, gave))


def is_dealt_out(before: Discourse) -> bool:
    """Whether no number of the clause's list is to come."""
    return before.dealing is None or before.dealing.at >= len(before.dealing.names)


def are_last(count: int, before: Discourse) -> bool:
    """Whether the last levels are as many as a list has numbers: all of the sentence, those dealt to names last, or those of which
    nothing was said since."""
    levels = before.last_levels(count)
    dealt = len(before.dealt) == count and levels == before.dealt
    is_last = before.level_count == count or (dealt and before.name == before.dealt[-1])
    return is_last or len(changed_last(before)) == count or _are_new(levels, count, before)


def told_last(before: Discourse) -> tuple[str, ...]:
    """The names of the list that ended with the last number; none where it ended none."""
    dealing = before.last.leaves.dealing if before.last is not None else None
    return dealing.names if dealing is not None and dealing.at >= len(dealing.names) > 1 else ()


def periods_last(before: Discourse) -> tuple[str, ...]:
    """The parts of the year that the list was dealt to which ended with the last number; none where it was dealt to none."""
    dealing = before.last.leaves.dealing if before.last is not None else None
    return dealing.periods if dealing is not None and dealing.at >= len(dealing.names) else ()


def changed_last(before: Discourse) -> tuple[str, ...]:
    """What changed by the amounts of the list that ended with the last number; none where it ended none of these."""
    dealing = before.last.leaves.dealing if before.last is not None else None
    return dealing.changed if dealing is not None and dealing.at >= len(dealing.names) > 1 else ()


def _are_new(levels: Sequence[str], count: int, before: Discourse) -> bool:
    """Whether levels of several things stand last, with no growth told: 产值5亿元，增长8%；税收3亿元，投资9亿元，增长4%和5%."""
    last = before.last
    if last is None or not last.leaves.is_level or last.indicator != levels[-1]:
        return False
    return len(set(levels)) == count and set(levels).isdisjoint(before.last_grown(before.grown_count))


def going_on(items: Sequence[Item], index: int) -> int:
    """How many numbers go on a list without words of their own: 5%、6%和7%."""
    count = 0
    for at in range(index + 1, len(items)):
        item = items[at]
        if item.inside:
            continue
        own = not change_words.alone(item.left) or _turns_to_change(items[index], item)
        if not item.joined or (item.left and own and item.left not in OF_EACH_AGAIN):
            break
        count += 1
    return count


def _turns_to_change(first: Item, item: Item) -> bool:
    """Whether a number says how the amounts of the list before it changed: 分别完成12亿元和9亿元、增长5%和6%."""
    return item.numeral.unit in CHANGE_UNITS and first.numeral.unit not in CHANGE_UNITS
