"""Names that stand for several, and whether words are a list of them.

Not here: the names of a list, each in full (``listing``).
"""

from __future__ import annotations

import re

from sources.figures.naming.terms import ASIDE_BEHIND, LIST, LISTED_APART, MEASURES
from sources.figures.words import any_in, pattern, section

_EACH = section("measures", "each")
_OF_KIND = re.compile(rf"{pattern('wording', 'of_kind')}(?P<measure>{any_in('measures', 'measure')})?$")


def both(name: str) -> list[str]:
    """The names that a name for both, or for all, stands for: 城乡居民收入, 批零住餐四大行业销售额. The name itself when none."""
    for whole, parts in _EACH.items():
        if whole in name:
            aside = measured_otherwise(name)
            words, sort, measure = without_kind(name.removesuffix(aside))
            return [words.replace(whole, part, 1) + sort + measure + aside for part in parts]
    return [name]


def of_all(names: tuple[str, ...]) -> str:
    """One name for all of a list, which says once what each measures: 汽车、电子产值."""
    measures = {MEASURES.ending(name) for name in names}
    measure = measures.pop() if len(measures) == 1 else ""
    return LISTED_APART.join([*(name.removesuffix(measure) for name in names[:-1]), names[-1]])


def without_list_marks(words: str) -> str:
    """Words without the marks of a list."""
    return LIST.sub("", words)


def is_list(words: str) -> bool:
    """Whether words may name several things."""
    return bool(LIST.search(words))


def ends_in_list(words: str) -> bool:
    """Whether words end in what joins two names: 总户数和."""
    return any(match.end() == len(words) for match in LIST.finditer(words))


def measured_otherwise(words: str) -> str:
    """The bracket with another measure that a list ends in: 批发业、住宿业销售额(营业额); empty where it ends in none."""
    aside = ASIDE_BEHIND.search(words)
    own = words[: aside.start()] if aside else ""
    return aside[0] if aside and MEASURES.ending(own) and (is_list(own) or any(whole in own for whole in _EACH)) else ""


def without_kind(words: str) -> tuple[str, str, str]:
    """A list without what it calls its names (等产品, 等3个行业), the sort of trade that this says all are (等服务业), and what is
    measured of each: of 钢材、水泥等产品产量 the 产量."""
    match = _OF_KIND.search(words)
    return (words[: match.start()], match["sort"] or "", match["measure"] or "") if match else (words, "", "")
