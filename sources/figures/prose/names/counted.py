"""Rules for names by the noun behind the number.

Not here: deeds (``done``) and sizes (``sized``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sources.figures.clauses import ADJACENT, Item
from sources.figures.naming import cleaning, deeds, joint, listing, measuring, parting, terms, verbs
from sources.figures.prose.discourse import Discourse, unscaled
from sources.figures.prose.names.done import reached
from sources.figures.prose.names.name_words import (
    AND_OTHERS,
    CHANGED,
    JOINED,
    MARK,
    MONEY,
    NOT_OF_THEIRS,
    NOUN_IN_DE,
    SHORT_VERB,
    SHORTEST_END,
    SOME,
    SPREAD,
)
from sources.figures.prose.names.sides import Naming, says_nothing
from sources.figures.words import listed, paired, pattern, word

_AMID = {"length", "area"}
_COUNT = word("measures", "count", "suffix")
_ROW_UNITS = paired("measures", "count_called")
_LONGEST_EXAMPLE = 12
_FEWEST_NAMES = 2
SORT_ENDS = listed("measures", "size", "named")
_GRADED = listed("wording", "tail", "graded")
_FIELDS = re.compile(pattern("wording", "of_kind", "fields"))
_IN_ALL = re.compile(pattern("wording", "in_all"))
_SOME_OF = re.compile(pattern("wording", "part_of", "some"))
_AND_SOME = re.compile(pattern("wording", "part_of", "and_some"))


def in_row(its: Naming, before: Discourse) -> bool:
    """Whether a number stands right behind another: 5类20条."""
    return its.item.joined == ADJACENT


def of_row(its: Naming, before: Discourse, found: bool) -> str:
    """What the number before counts, with the unit by which this one counts it."""
    unit = unscaled(its.item.numeral.unit)
    # 实施2村90户的搬迁工程；建设3条65公里农村公路: the row before is another's
    bare = before.bare if before.name.startswith(before.bare) else ""
    return f"{bare}{_ROW_UNITS.get(unit, unit)}{_COUNT}" if bare else before.name


def only_noun(its: Naming, before: Discourse) -> bool:
    """Whether all that says what a number counts is the noun behind it."""
    return bool(its.right) and says_nothing(its, before)


def carried_noun(its: Naming, before: Discourse, found: bool) -> str:
    """The noun that a number counts, with the verb of its list or with what it shares with the name before."""
    # 90个项目开工80个: what became of them is said of those behind it
    right = deeds.without_progress(its.right) if its.apart else deeds.undone(its.right)
    if its.carried:
        return its.carried + right
    return _outcome(right, its, before) or parting.sibling(right, before.name)


def _outcome(right: str, its: Naming, before: Discourse) -> str:
    """6个项目竣工，4个即将投产: a name for those of the last thing counted of whom all that is said is what became of them, though
    the thing may be named again (5项指标完成，2项指标未达预期); empty where more is said."""
    if not before.name or its.item.numeral.unit != before.unit:
        return ""
    thing = verbs.before_deed(deeds.thing(before.name))
    again = next((size for size in range(len(right), 1, -1) if thing.endswith(right[:size])), 0)
    return thing + right[again:] if verbs.is_outcome(its.right[again:]) else ""


def of_those(its: Naming, before: Discourse) -> bool:
    """企业调查59项测评点中有22项: of what those are that a number counts, some of whom are counted next."""
    named = bool(its.right and its.name) and its.item.numeral.quantity == "count"
    if not named or not _AND_SOME.search(its.item.right) or verbs.leading_verb(its.name):
        return False
    return not (terms.VERBS.ending(its.name) or terms.NEEDS_NOUN.ending(its.name))


def those_within(its: Naming, before: Discourse, found: bool) -> str:
    """Those of whom some are counted next, without the word that says so."""
    return its.name.removeprefix(terms.WITHIN) + its.right


def is_some_of(its: Naming, before: Discourse) -> bool:
    """31个断面30个达标, 38个行业中有27个增长: a number of those just counted, of whom more is said behind it."""
    last = before.last
    alike = last is not None and last.unit == its.item.numeral.unit and its.item.numeral.quantity == "count"
    if not (its.right and alike):
        return False
    thing = _SOME_OF.sub("", its.left)
    if not its.item.shared:
        # 35个行业大类中，24个行业增长: in the next clause what they are is said again
        again = its.right[:SHORTEST_END] in before.name and not (thing or before.passed)
        return again and bool(CHANGED.ending(its.right))
    # 规模以上工业619种产品中有396种增长: what comes before the number is not said again
    again = bool(thing and CHANGED.ending(its.right)) and before.name.endswith(thing)
    return thing == before.name or again


def some_of(its: Naming, before: Discourse, found: bool) -> str:
    """Some of those just counted, by what is said of them behind their number."""
    if not CHANGED.ending(its.right):
        return before.name + its.right
    said, all_ = its.right, before.name
    if before.last is not None and before.last.rule.endswith(SOME):
        all_ = all_.partition(terms.OF)[2]  # 20个行业增长，7个行业两位数增长: both are some of all
    for length in range(len(said) - SHORTEST_END, 1, -1):
        if said[:length] in all_ and not terms.MEASURES.ending(said[: length + 1]):  # 类商品中，10类零售额增长
            return f"{said[length:].removeprefix(terms.OF)}{terms.OF}{all_}"  # 34个行业大类中20个行业(的产值)增长
    return f"{said}{terms.OF}{all_}"


def modified(its: Naming, before: Discourse) -> bool:
    """Whether the words between two numbers only say whose they are that the second counts: 29个部门的567个事项."""
    return bool(its.right) and its.item.shared and its.words.endswith("的")


def is_amid(its: Naming, before: Discourse) -> bool:
    """完成县城至渔港9公里公路改造: how long or large that is which stands before and behind the number."""
    measured = its.item.numeral.quantity in _AMID and its.apart and bool(its.right)
    if not (measured and its.item.right) or its.item.right.startswith(terms.OF) or terms.VERBS.starting(its.right):
        return False
    acted_on = bool(verbs.leading_verb(its.name)) or (its.item.joined == MARK and bool(its.carried and its.name))
    return acted_on and not terms.VERBS.ending(its.name) and its.name not in terms.VERBS


def amid(its: Naming, before: Discourse, found: bool) -> str:
    """What stands before and behind how large it is, with the verb of its list."""
    return ("" if verbs.leading_verb(its.name) else its.carried) + its.name + its.right


def is_listed(its: Naming, before: Discourse) -> bool:
    """引进造船、5万吨制糖等3个项目: a size that stands before the thing, in a list of things without a number."""
    sized = its.left.endswith(MARK) and its.item.numeral.quantity not in NOT_OF_THEIRS and not its.apart
    return sized and bool(its.right)


def behind_it(its: Naming, before: Discourse, found: bool) -> str:
    """The thing behind the number, in a list of things that goes on."""
    return its.right.removesuffix(AND_OTHERS)


def has_examples(its: Naming, before: Discourse) -> bool:
    """Whether the words before the number are examples of what it counts."""
    if its.name.endswith(AND_OTHERS) and not _GRADED.ending(its.name):
        return True
    if its.right and _FIELDS.search(its.name):
        return True  # 城建、交通等领域28项任务
    # 新建、改建学校56所均已开工: what became of them is nothing that is counted
    listed_apart = bool(its.right) and MARK in its.name and not verbs.is_deed(its.right)
    if listed_apart and (verbs.leading_verb(its.name) or names_so_many(its.name, its.item)):
        return True
    return bool(terms.KINDS.starting(its.right) and names_in_clauses(its.name, its.item, before.passed))


def names_so_many(words: str, item: Item) -> bool:
    """Whether words are a list of as many names as a number counts: 纺织、造船2个行业."""
    if item.numeral.quantity != "count" or not joint.is_list(words):
        return False
    named = listing.subjects(words)
    return item.numeral.value == str(len(named)) and len(max(named, key=len)) <= _LONGEST_EXAMPLE


def names_in_clauses(name: str, item: Item, passed: Sequence[str]) -> list[str]:
    """As many names as a number counts, of which all but the last, ``name``, are clauses that it ``passed``:
    纺织业，造船业2个行业."""
    count = int(item.numeral.value) if item.numeral.quantity == "count" and item.numeral.value.isdecimal() else 0
    if not _FEWEST_NAMES <= count <= len(passed) + 1 or not name:
        return []
    clauses = [cleaning.clean(words) for words in passed[1 - count :]]
    if not all(words.endswith(name[-1]) and not verbs.leading_verb(words) for words in clauses):
        return []
    named = listing.subjects("，".join([*clauses, name]), count)
    return named if len(named) == count and all(map(measuring.measures_nothing, named)) else []


def without_examples(its: Naming, before: Discourse, found: bool) -> str:
    """What a number counts, without the examples before it."""
    return _done_to_counted(its, before) if its.right else its.name.removesuffix(AND_OTHERS)


def is_listed_with(its: Naming, before: Discourse) -> str:
    """获批建设甲中心和12个乙中心: the last of several things that one verb is said of, or none."""
    if not its.right or its.item.shared or terms.REACHING.ending(its.name) or terms.VERBS.ending(its.name):
        return ""
    return JOINED.ending(its.name)


def listed_with(its: Naming, before: Discourse, found: str) -> str:
    """What a number counts that is the last of a list, with the verb that is said of all."""
    return _done_to_counted(its, before)


def _done_to_counted(its: Naming, before: Discourse) -> str:
    """The noun behind a number, with the verb before the examples or that of the list: 建成甲等3家书店及乙等5家影院. What money went
    to is no part of a list of money: 新增债券9亿元，用于甲等3个项目."""
    if before.last is not None and before.last.numeral.quantity == MONEY:
        return verbs.leading_verbs(its.name) + its.right
    listed_on = before.head if its.item.shared and any(map(its.name.__contains__, JOINED.meaning)) else its.carried
    return (verbs.leading_verbs(its.name) or listed_on) + its.right


def spreads(its: Naming, before: Discourse) -> str:
    """贸易扩大至200个国家和地区: what something has come to stands behind the number."""
    counts = bool(its.right and its.name) and its.item.numeral.quantity == "count" and not its.item.shared
    return SPREAD.ending(its.left) if counts else ""


def spread(its: Naming, before: Discourse, found: str) -> str:
    """What something has come to, by what it is and the noun behind the number."""
    return its.name.removesuffix(found[:-1]) + its.right


def verb_and_noun(its: Naming, before: Discourse) -> bool:
    """Whether the words before the number end in a verb, or in a word that needs a noun, and the noun stands behind it."""
    return bool(its.right) and bool(terms.NEEDS_NOUN.ending(its.name) or terms.VERBS.ending(its.name))


def titled(its: Naming, before: Discourse) -> bool:
    """Whether a number counts what a document holds that was named before it."""
    return bool(before.title) and terms.CONTENT.ending(its.name) == its.name and verb_and_noun(its, before)


def of_title(its: Naming, before: Discourse, found: bool) -> str:
    """What a document holds, behind its title."""
    return before.title + its.right


def counted(its: Naming, before: Discourse, found: bool) -> str:
    """The words before the number and the noun behind it, with what reached those counted."""
    name = its.name
    if within := _IN_ALL.fullmatch(name + its.item.right):
        return within["all"].replace("的", "")  # 在监测的6座水库中
    return reached(name if NOUN_IN_DE.ending(name) else name.removesuffix("的"), its.right, before)


def unlisted(its: Naming, before: Discourse) -> bool:
    """Whether a short word before the number that no list knows is a verb: 擦亮21处街角."""
    return bool(its.right) and len(its.name) <= SHORT_VERB and not terms.MEASURES.ending(its.name) and not its.carried


def both_sides(its: Naming, before: Discourse, found: bool) -> str:
    """The words before the number with the noun behind it."""
    return its.name + its.right


def takes_steps(its: Naming, before: Discourse) -> bool:
    """制定稳就业27条措施: what steps they are stands before their number, that they are steps behind it."""
    steps = its.apart and its.item.numeral.quantity == "count" and bool(terms.STEPS.ending(its.right))
    return steps and bool(verbs.leading_verb(its.name)) and not terms.STEPS.ending(its.name)


def has_owner(its: Naming, before: Discourse) -> bool:
    """示范区159项改革任务: whose they are stands before the number, what they are behind it."""
    if its.right and its.item.numeral.quantity == "count" and terms.EVERYWHERE.ending(its.name):
        return True  # 班列覆盖全球120个城市
    noun = its.apart and its.item.numeral.quantity == "count" and len(its.right) > SHORT_VERB
    is_noun = terms.OPENS_NOUN.starting(its.right) or not terms.NO_NOUN.starting(its.right)
    if not noun or not is_noun or terms.VERBS.starting(its.right):
        return False
    return bool(terms.OWNER_ENDS.ending(its.name)) or bool(its.name and terms.HAS.ending(its.item.left))
