"""Rules for names of how large something is, or what was invested in it, that stands behind the number or was counted before."""

from __future__ import annotations

import re
from functools import lru_cache

from sources.figures.naming import cleaning, counting, deeds, parting, sizing, terms, verbs
from sources.figures.prose.discourse import Discourse, unscaled
from sources.figures.prose.names.name_words import AND_OTHERS, DEED, DIMENSION, MARK, MONEY, OF_SIZE, PART_OF
from sources.figures.prose.names.sides import Naming
from sources.figures.words import listed, pattern, word

_BUILT = re.compile(pattern("measures", "invested"))
_TOTAL = word("measures", "dimension", "total")
_CAPACITIES = listed("measures", "dimension", "capacity")


def is_dimension(its: Naming, before: Discourse) -> str:
    """How large something is that stands behind the number, how many it reaches, or what was invested in it."""
    own = _without_deeds(its.name)
    if (own in _CAPACITIES and its.right and its.apart) or _is_example(its):
        return _without_deeds(its.name.rpartition(MARK)[2])  # 年产30万吨特种钢项目
    if its.names_next:
        return terms.DIMENSIONS.ending(its.name)
    if not (its.item.right.startswith("的") or its.sized):
        return ""
    if its.item.numeral.quantity == MONEY:
        return _invested_behind(its, before)
    reaching = terms.REACHING.ending(its.name) if its.item.numeral.quantity == "count" else ""
    if reaching or its.name in terms.DIMENSIONS:
        return reaching or its.name
    return own if own in terms.DIMENSIONS else ""


def _is_example(its: Naming) -> bool:
    """Whether a number is the capacity of an example of what the clause counts next: 建设年产9万吨钢材等14个项目."""
    is_capacity = _without_deeds(its.name.rpartition(MARK)[2]) in _CAPACITIES
    return is_capacity and not its.apart and bool(its.right) and AND_OTHERS in its.item.right


def is_behind_examples(its: Naming, before: Discourse) -> bool:
    """Whether a number counts those of which the clause gave examples with how large each is."""
    last = before.last
    counts = its.item.shared and its.item.numeral.quantity == "count" and AND_OTHERS in its.left
    return counts and last is not None and last.rule.endswith(DIMENSION)


def behind_examples(its: Naming, before: Discourse, found: bool) -> str:
    """What a number counts, behind the examples, with the verb that is said of all."""
    counted = its.right or its.name.partition(AND_OTHERS)[2]
    return its.opened + counted if counted else its.name.removesuffix(AND_OTHERS)


def _without_deeds(name: str) -> str:
    """A name without the verbs that it opens with: 总投资 of 编制完成总投资."""
    while verb := verbs.leading_verb(name):
        name = name[len(verb) :]
    return name


def _invested_behind(its: Naming, before: Discourse) -> str:
    """What an amount is of the thing behind it: its own word, or in a list of such the last's (投资5亿元的产业园、2亿元的水厂)."""
    last = before.last
    goes_on = not its.name and its.item.joined == MARK
    if goes_on and last is not None and last.rule.endswith(DIMENSION):
        return terms.OWNED.ending(last.indicator)
    name = _without_deeds(its.name)
    name = (deeds.invested_next(name) if its.item.shared else "") or name
    return name if name in terms.DIMENSIONS or name in terms.OWNED else ""


def dimension(its: Naming, before: Discourse, name: str) -> str:
    """The thing behind the number, or behind its row of sizes, with which of its sizes this is."""
    if its.names_next and AND_OTHERS not in its.names_next:
        return its.names_next + name
    noun = its.sized or deeds.project_of(its.item.right.removeprefix(terms.OF)) or its.right.removeprefix(terms.OF)
    if not noun and not its.behind:
        noun = counting.noun_after(its.item.right[1:], shared=not its.apart)
    noun = noun if its.apart else noun.partition(AND_OTHERS)[0]
    return deeds.undone(noun or deeds.thing(deeds.undone(its.behind))) + name


def is_invested(its: Naming, before: Discourse) -> bool:
    """投资5亿元实施码头工程: what an amount is invested in stands behind it, with what was done to it."""
    invested = its.item.numeral.quantity == MONEY and its.name in terms.OWNED and not before.owner
    if not invested:
        return False
    if built(its.item.right):
        return True  # 投资2亿元修建水泥路9公里
    return its.apart and bool(verbs.leading_verb(its.right) or deeds.project_of(its.right))


def invested(its: Naming, before: Discourse, found: bool) -> str:
    """What an amount is invested in, with the word for it."""
    project = deeds.project_of(its.right) or built(its.item.right)
    return (project or deeds.undone(deeds.thing(its.right))) + its.name


@lru_cache(maxsize=1024)
def built(words: str) -> str:
    """What words that open with a verb of building say was built or done with money: 校舍 of 新建了校舍; else empty."""
    match = _BUILT.match(words)
    if match is None:
        return ""
    if match["of"]:
        return match["of"] + match["deed"]
    built_ = cleaning.without_tail(match["what"] or match["done"] or "")
    return "" if built_ == terms.OF else built_  # 投资2亿元新建的冷库


def is_size_of_counted(its: Naming, before: Discourse) -> bool:
    """新建高速公路5条、里程90公里: how long or large those are together that were just counted."""
    last = before.last
    alike = last is not None and last.numeral.quantity in {"count", _total_of(its, before)}
    counted = last is not None and last.leaves.is_level and alike
    beside = its.item.joined == MARK or not (its.item.joined or its.item.shared or before.clause)
    return counted and beside and its.name in terms.DIMENSIONS and not its.right


def _total_of(its: Naming, before: Discourse) -> str:
    """The quantity of which a name says a total behind what was added: 新增茶园200亩，总面积达1.7万亩; empty for any other name."""
    is_total = its.name.startswith(_TOTAL) and its.left != its.name and terms.ADDED.starting(before.name)
    return its.item.numeral.quantity if is_total else ""


def size_of_counted(its: Naming, before: Discourse, found: bool) -> str:
    """Those just counted, with which of their sizes this is."""
    if before.last is not None and before.last.rule.endswith(DEED) and its.name in terms.OWNED:
        return before.name + its.name  # 谋划项目90个、总投资9亿元，入库60个、总投资4亿元
    added = terms.ADDED.starting(before.name) if _total_of(its, before) else ""
    return (before.name.removeprefix(added) if added else deeds.thing(before.name)) + its.name


def sort_of_counted(its: Naming, before: Discourse) -> str:
    """四上单位入库12家，其中工业4家: what a part counts that is named by its sort of activity alone."""
    if not before.part or its.right or its.item.numeral.unit != before.unit or its.item.numeral.quantity != "count":
        return ""
    return parting.of_counted(its.name, before.parted)


def is_part_by_size(its: Naming, before: Discourse) -> str:
    """What the parts of a whole are that are told by their size alone: 项目 of 新开工亿元以上项目86个，其中10亿元以上23个."""
    alike = before.name and not its.right and unscaled(its.item.numeral.unit) == unscaled(before.unit)
    is_part = before.part or its.left.startswith(PART_OF)
    part = alike and its.item.numeral.quantity == "count" and is_part and its.name
    return sizing.noun_of_size(before.name) if part and sizing.is_size(its.name) else ""


def part_by_size(its: Naming, before: Discourse, noun: str) -> str:
    """A part that is told by its size, with what its whole counts."""
    part, whole = its.name.removesuffix(terms.OF), noun.removeprefix(its.carried)
    return its.carried + (parting.with_attribute(part, whole) if parting.is_attribute(part) else part + whole)


def is_of_age(its: Naming, before: Discourse) -> str:
    """The people whom a name tells by their age alone: 其中0—14岁2万人."""
    unit = unscaled(its.item.numeral.unit)
    is_count = its.item.numeral.quantity == "count" and not its.right
    return sizing.of_age(its.name, before.name if unit == unscaled(before.unit) else "", unit) if is_count else ""


def built_before(its: Naming, before: Discourse) -> str:
    """What the clause before says was built, of which a number says how large it is: 渔港大道建成通车，总长9公里."""
    words = cleaning.clean(before.passed[-1]) if before.passed and before.clause.strip() else ""
    told = its.name in terms.DIMENSIONS or its.name in terms.OWNED  # 渔港大道建成通车，完成投资9亿元
    built_ = deeds.undone(words) if words and told and not its.right else words
    return built_ if built_ != words and not verbs.leading_verb(built_) else ""


def class_by(its: Naming, before: Discourse) -> str:
    """What the class of the number before is told by, where the next one leaves it out: 产值过亿元企业9家、过10亿元企业2家."""
    beside = its.item.joined == MARK or (
        before.level_count and not (its.item.joined or its.item.inside or its.item.shared)
    )
    size = OF_SIZE.match(its.name) if beside and its.item.numeral.unit == before.unit else None
    first = OF_SIZE.search(before.name) if size and size.end() > 1 else None
    by = before.name[: first.start()] if first else ""
    return by.removeprefix(terms.ADDED.starting(by)) if terms.MEASURES.ending(by) else ""


def of_class(its: Naming, before: Discourse, by: str) -> str:
    """A class of a list behind what they are told by, with what they are where it leaves that out (超亿元的有9家, 过5亿元3家)."""
    first = OF_SIZE.search(before.name, len(by))
    left_out = its.name.endswith(terms.OF) or OF_SIZE.fullmatch(its.name)
    noun = before.name[first.end() :] if first and left_out else ""
    return by + its.name.removesuffix(terms.OF if noun else "") + noun
