"""What the caption of a table measures: 分行业固定资产投资完成情况 is about 固定资产投资.

Here belong the words of captions. Not here: which lines are captions (``sources.documents.layout.captions``), years and scenarios
(``sources.figures.time_context``).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from sources.figures.naming import terms
from sources.figures.prose.accounts import BUDGET, account_of_caption
from sources.figures.tables.column import plain
from sources.figures.tables.labels import FOLD, INDEX_BASE, MONTHS, YEAR
from sources.figures.universe import Universes
from sources.figures.words import Words, any_in, listed, paired, pattern, word
from sources.model import Table

CAPTION_END = re.compile(pattern("labels", "caption_end"))
_LEAD = re.compile(pattern("labels", "caption_lead"))
_GROUPED = re.compile(any_in("labels", "grouped"))
_NARROWS = re.compile(pattern("labels", "caption_narrows"))
_HANDED = re.compile(pattern("labels", "caption_subject", "handed"))
_SUBJECT = re.compile(pattern("labels", "caption_subject"))
_ECONOMIC = re.compile(any_in("accounts", "economic"))
_SPENDING = word("accounts", "economic", "spending")
_CHANGES = re.compile(pattern("labels", "caption_change"))
_HEADING = re.compile(pattern("labels", "caption_heading"))
_FIELD = re.compile(pattern("labels", "caption_field"))
_COMPOSED = re.compile(pattern("labels", "caption_composed"))
_COMPOSED_OF = Words(paired("labels", "composed_of"))
_PRODUCTS = re.compile(pattern("labels", "caption_scope", "products"))
_KINDS = re.compile(pattern("labels", "caption_scope", "kinds"))
_JOINED = re.compile(any_in("labels", "caption_joined"))
_YEARS_JOINED = re.compile(rf"(?:{YEAR.pattern})(?:{_JOINED.pattern})(?={YEAR.pattern})")
_EACH = re.compile(pattern("labels", "caption_scope", "each"))
_INTRODUCED = re.compile(pattern("labels", "caption_lead", "introduced"))
_FIRMS = re.compile(pattern("labels", "caption_scope", "firms"))
SCOPES = listed("labels", "caption_scope")


class Captioned(NamedTuple):
    """What a caption says of the rows of its table: ``whole`` is what their total measures, ``measure`` what each of them does, and
    ``scope`` what it counts that of (规模以上工业); ``account`` is of a budget, and ``economic`` says that the rows are purposes of
    its spending (办公经费), not functions; ``composed``, that its ratios are shares of the whole (地区生产总值构成); ``firms`` are
    those whose each row is, where it says nothing of what is measured of them (规模以上工业企业经济效益); ``several``, that it
    names several things that are measured (客运量及周转量); ``field`` is one whose rows say bare amounts (房地产开发)."""

    whole: str = ""
    measure: str = ""
    scope: str = ""
    account: str = ""
    economic: bool = False
    composed: bool = False
    firms: str = ""
    several: bool = False
    field: str = ""


def name_of(table: Table) -> str:
    """The caption of a table, or the heading above it where that names a table; empty where neither is."""
    heading = table.section_path[-1] if table.section_path else ""
    return table.caption or (heading if _HEADING.search(heading) else "")


def narrowed(caption: str) -> str | None:
    """What a caption says that its table counts only a part of: 市对各县转移支付, 基本支出."""
    match = _NARROWS.search(caption)
    return match[0].translate(FOLD) if match else None


def is_of_changes(caption: str) -> bool:
    """Whether a caption says that the numbers of its table are changes: 居民消费价格涨跌幅度."""
    return bool(_CHANGES.search(caption))


def measure_of_each(heading: str) -> str:
    """What a row without values says that each row below it measures: 主要产品产量; empty where it does not."""
    match = _EACH.match(heading)
    return terms.MEASURES.ending(match["measure"]) if match else ""


def captioned(caption: str, universes: Universes) -> Captioned:
    """What a caption measures; empty strings where it does not say."""
    said = _captioned(caption, universes)
    if match := _FIELD.match(universes.without_area(YEAR.sub("", plain(caption)))):
        said = said._replace(field=match["field"])
    if not _COMPOSED.search(plain(caption)):
        return said
    # 三次产业构成 is that of 地区生产总值
    if whole := _COMPOSED_OF.meaning.get(_COMPOSED_OF.ending(CAPTION_END.sub("", plain(caption)))):
        said = said._replace(whole=whole, measure=whole)
    return said._replace(composed=True)


def _measures_several(text: str) -> bool:
    """Whether a caption names several things that are measured: 货运量及周转量."""
    names = _JOINED.split(text)
    return len(names) > 1 and all(terms.MEASURES.ending(name) for name in names)


def _captioned(caption: str, universes: Universes) -> Captioned:
    caption = _INTRODUCED.sub("", caption)
    undated = YEAR.sub("", _YEARS_JOINED.sub("", INDEX_BASE.sub("", plain(caption))))
    text = _LEAD.sub("", CAPTION_END.sub("", MONTHS.sub("", undated)))
    text = _HANDED.sub("", _LEAD.sub("", _GROUPED.sub("", universes.without_area(text))))
    if match := _FIRMS.match(text):
        return Captioned(firms=match["firms"])
    account = account_of_caption(plain(caption))
    economic = bool(_ECONOMIC.search(caption))
    if match := _PRODUCTS.match(text):
        measure = match["measure"] if terms.MEASURES.ending(match["measure"]) else ""
        return Captioned("", measure, SCOPES.ending(match["scope"]), account)
    if (match := _KINDS.match(text)) and terms.MEASURES.ending(match["measure"]):
        return Captioned(match["all"], match["measure"], account=account)
    if account and (side := terms.SHORT.ending(text.removesuffix(BUDGET))):
        if subject := _SUBJECT.match(text.removeprefix(account)):
            return Captioned(subject["subject"], account=account)  # 一般公共预算“三公”经费支出
        # 一般公共收入预算 is 一般公共预算收入
        whole = account + side
        return Captioned(whole, whole, "", account, economic)
    if account and economic:
        whole = account + _SPENDING
        return Captioned(whole, whole, "", account, economic)
    if not terms.MEASURES.ending(text):
        subject = _SUBJECT.match(text)
        return Captioned(subject["subject"] if subject else "", account=account)
    several = not account and _measures_several(text)
    return Captioned(text, text, SCOPES.starting(text), account, several=several)
