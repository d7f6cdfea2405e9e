"""Rules for names of a list that goes on its verb, and for names that need nothing."""

from __future__ import annotations

from sources.figures.naming import measuring, terms, verbs
from sources.figures.prose.discourse import Discourse
from sources.figures.prose.names import sides
from sources.figures.prose.names.name_words import CHANGED, COUNTED, DEED, MARK, MASS, MONEY, STATE, TOWARDS_WHOM
from sources.figures.prose.names.sides import Naming
from sources.figures.stock import counts_events, is_stock_noun
from sources.figures.words import listed

_WHOLE_AND_ADDED = 2  # what there is, and how many of it came anew
_PER_ONE = tuple(listed("wording", "per_one").meaning)
_CARRIED_INSIDE = listed("verbs", "carried_inside")
_OF_GOODS = listed("verbs", "carried", "of_goods")
_PEOPLE = listed("measures", "count", "people")
_NEVER_CARRIED = listed("verbs", "carried", "never")


def whole_name(its: Naming, before: Discourse) -> bool:
    """Whether a name does or measures something itself, so that it needs nothing of what was said before."""
    if its.item.joined == MARK and verbs.is_per_so_many(its.carried):
        return False  # 每千人拥有医师2人、注册护士3人
    return bool(verbs.leading_verb(its.name) or terms.MEASURES.ending(its.name))


def brief(its: Naming, before: Discourse, found: bool) -> str:
    """The name without its examples."""
    return measuring.brief(its.name)


def is_paid_alike(its: Naming, before: Discourse) -> bool:
    """发放贷款8亿元、补贴1亿元: what was paid or got is so much more of it, whatever it measures by itself."""
    alike = before.head in terms.CARRIED_TO_MONEY and its.item.joined == MARK and its.item.numeral.quantity == MONEY
    does = verbs.leading_verb(its.name) or terms.VERBS.ending(its.name)
    return alike and not its.right and its.left == its.name and not does


def is_added_alike(its: Naming, before: Discourse) -> bool:
    """新增医院2家、床位300张: what is counted in a list of what was added was added, though its name says what there is."""
    listed_on = its.item.joined == MARK and its.item.numeral.quantity == "count"
    alike = listed_on and bool(its.carried in terms.ADDED or (its.carried and terms.THINGS.ending(its.name)))
    measured = its.left == its.name and bool(terms.MEASURES.ending(its.name))
    return alike and measured and not its.right and not verbs.leading_verb(its.name)


def carries(its: Naming, before: Discourse) -> bool:
    """Whether the verb of a list is said of a name that does nothing itself."""
    if its.words != its.left and its.carried and not verbs.leading_verb(its.carried):
        return False  # 城镇新增就业5万人、农村劳动力转移稳定在8万人: of which there are so many by now
    if _NEVER_CARRIED.starting(its.name):
        return False  # 实施科技项目9个、突破技术2项
    if _is_for_each(its) or _is_beside_added(its, before):
        return False
    carried = its.carried and its.carried not in its.name and verbs.head(its.name) not in _CARRIED_INSIDE
    goods = its.item.numeral.quantity == MASS and its.item.joined == MARK and its.carried in _OF_GOODS
    return bool(carried) and (goods or its.item.numeral.quantity in COUNTED)


def _is_beside_added(its: Naming, before: Discourse) -> bool:
    """合作社75个，新增6个；农场42家: whether the verb before told only how many came anew of what there was."""
    last = before.last
    if its.item.joined == MARK or before.part or last is None or not last.rule.endswith(DEED):
        return False
    whole = before.last_levels(_WHOLE_AND_ADDED)
    return len(whole) == _WHOLE_AND_ADDED and not verbs.leading_verb(whole[0])


def _is_for_each(its: Naming) -> bool:
    """Whether the clause before, or this one, counts for each of so many: 每千人拥有床位7张；卫生技术人员5000人, 新增企业9户，
    每千人拥有企业2户."""
    if its.item.joined == MARK:
        return False
    per_so_many = verbs.is_per_so_many(its.carried) and not sides.of_households(its.carried, its.item)
    return per_so_many or its.left.startswith(_PER_ONE)


def carried_name(its: Naming, before: Discourse, found: bool) -> str:
    """The name behind the verb of its list."""
    return its.carried + its.name


def same_verb(its: Naming, before: Discourse) -> bool:
    """Whether the verb before is said of the next clause's name, too: 新建公园3座，驿站68处."""
    return (
        before.head in terms.VERBS
        and not _is_beside_added(its, before)
        and before.head not in terms.CARRIED_TO_MONEY
        and its.item.numeral.quantity == "count"
        and its.apart
        and its.left == its.name
        and not its.reached
        and _is_done_to(its.item.numeral.unit, before)
        and before.head not in its.name
        and not its.left.startswith((*STATE, *_PER_ONE))
        and not is_stock_noun(its.name)
        and not CHANGED.starting(its.name)
        and not TOWARDS_WHOM.starting(its.name)
        and not _does(its.name)
    )


def _is_done_to(unit: str, before: Discourse) -> bool:
    """Whether what the verb before does may be done to what is counted by a unit: it builds no people behind a size of things (新建
    校舍3万平方米，录取新生9人), and no events behind anything else."""
    things = before.last is not None and before.last.numeral.quantity != "count"
    return not (things and unit in _PEOPLE) and (counts_events(before.unit) or not counts_events(unit))


def _does(name: str) -> bool:
    """Whether a name says itself what was done, or who did it, so that no verb before it is said of it."""
    said = terms.VERBS.ending(name) or terms.COMPLETE.starting(name) or _NEVER_CARRIED.starting(name)
    return bool(said or verbs.head(name)) or verbs.acts(name)


def headed(its: Naming, before: Discourse, found: bool) -> str:
    """The name behind the verb of the clause before."""
    return before.head + its.name


def printed(its: Naming, before: Discourse, found: bool) -> str:
    """The name as it is printed, without its examples."""
    name = measuring.brief(its.name.removesuffix("的"))
    return name + its.right if its.right in terms.ALONE and not terms.MEASURES.ending(name) else name
