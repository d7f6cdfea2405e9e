"""What a name that measures nothing by itself shares with what the sentence measured before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sources.figures.naming import cleaning, measuring, owning, parting, terms, verbs
from sources.figures.prose.change_words import SHARES
from sources.figures.prose.discourse import Discourse
from sources.figures.prose.names.name_words import LISTED_IN_SUM, REST
from sources.figures.words import listed, pattern

_OF_WHOLE = re.compile(pattern("measures", "attribute", "of_whole"))
_MADE, _MAKERS = listed("measures", "goods", "amounts"), listed("measures", "goods", "makers")
_PRODUCTS = listed("measures", "goods", "products")


def measured_alike(name: str, before: Discourse) -> str:
    """The name of a part that says nothing of what is measured, with what is measured of its whole; any other as it is."""
    if made := made_alike(name, before):
        return measuring.joined(name, made)
    if SHARES.ending(name):
        return name  # 产业结构为3:41:56，二产占比提高1个百分点
    if before.part and parting.is_attribute(name) and _OF_WHOLE.search(before.name):
        return parting.with_attribute(name, before.name)  # 居民消费价格上涨2%，其中城市上涨3%
    product = before.measure in _MADE and bool(_PRODUCTS.ending(name))  # 水泥产量增长8%。钢材增长5%
    measures_nothing = product or measuring.measures_nothing(name) or name in REST or is_part(name, before)
    alike = before.measure and measures_nothing and not owning.are_new(name)
    alike = alike and not measuring.never_measures(name, before.measure)
    return measuring.joined(name, product_made(name, before) or before.measure) if alike else name


def product_made(name: str, before: Discourse) -> str:
    """How much of a product there is, of which a part is named by who made it: 原煤产量9万吨，其中县属企业完成5万吨; else empty."""
    whole = before.parted or before.name
    return whole if before.measure in _MADE and _MAKERS.ending(name) and whole.endswith(before.measure) else ""


def in_its_sentence(words: str, before: Discourse) -> Discourse:
    """What was said before a share, without what another sentence measured of another thing than a sort of activity: 利润增长8%。
    高端产品占比70%; nor, of one of the three of the economy, what is not measured of all of it: 投资增长8%。第三产业比重为45%."""
    told = before.level_count or before.grown_count or before.divided or before.among.measure
    name = cleaning.clean(words)
    of_economy = name.startswith(terms.ORDINAL) and before.measure not in terms.OF_ECONOMY
    return before if told or (owning.is_sort(name) and not of_economy) else replace(before, measure="")


def made_alike(name: str, before: Discourse) -> str:
    """What the sentence told last of parks or firms, where a name is that of another; empty where it is none."""
    last = before.last if before.level_count or before.grown_count else None
    return owning.made_alike(name, last.indicator) if last is not None else ""


def all_made_alike(listed: Sequence[str], before: Discourse) -> tuple[str, ...]:
    """The names of a list of parks or firms with what the sentence told of the last; as they are where one is none of these."""
    made = [made_alike(name, before) for name in listed]
    return tuple(map(measuring.joined, listed, made)) if all(made) else tuple(listed)


def all_measured_alike(listed: Sequence[str], before: Discourse) -> tuple[str, ...]:
    """The same of the names of a list, all of which measure what one of them does: 建陶、电瓷、工艺品分别增长8%、18%、31%."""
    if all(is_among(name, before) for name in listed):
        return tuple(name + before.among.measure for name in listed)  # 主要产品产量增势良好，其中水泥、钢材分别增长
    alike = tuple(measured_alike(name, before) for name in listed)
    if any(terms.OF in name for name in listed):
        return tuple(listed)  # 享受低保的城镇居民、农村居民分别为900人、800人: of whom they are is said
    is_taken_on = any(map(str.__ne__, alike, listed)) and not any(map(terms.MEASURES.ending, listed))
    return tuple(measuring.joined(name, before.measure) for name in listed) if is_taken_on else alike


def is_among(name: str, before: Discourse) -> bool:
    """Whether a name is one of those that the sentence measures alike: 钢材 in 主要产品产量中，钢材50万吨."""
    if not before.among.measure or terms.MEASURES.ending(name) or verbs.leading_verb(name):
        return False
    if cleaning.says_of_flow(name) or measuring.never_measures(name, before.among.measure):
        return False  # 教育类支出：预算安排9亿元
    return not (terms.MEASURED_BY_ITSELF.ending(name) or terms.HALVES.ending(name))


def is_part(name: str, before: Discourse) -> bool:
    """Whether a name behind 其中 says nothing of what is measured, so that it is what is measured of the whole."""
    if not before.part or terms.MEASURES.ending(name) or verbs.leading_verb(name):
        return False
    half = terms.HALVES.ending(name)
    if half and (half not in before.name or parting.is_compound(before.name)):
        return False  # 财政收入增长13%，其中地方收入增长16%；外贸出口增长15%
    if not any(measuring.carried_measure(name) == before.measure for name in (before.name, *_parts_before(before))):
        return False  # of another whole than the last
    return not parting.compound_of(name, before.whole)


def _parts_before(before: Discourse) -> tuple[str, ...]:
    """The names of the last two parts, one of which may count otherwise: 种植面积9万亩，其中药材3万亩、菌菇12万袋、魔芋1万亩."""
    counted = not (terms.MEASURES.ending(before.name) or terms.FLOWS.ending(before.measure))
    return before.last_levels(LISTED_IN_SUM) if counted else ()
