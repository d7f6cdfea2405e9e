"""Numbers that are a place among others: what is ranked, and by which measure.

Here belong the condition and the claim of the rule. Not here: reading 第三 and 首位 as numbers (``numerals``).
"""

from __future__ import annotations

import re

from sources.figures import naming
from sources.figures.claim import Claim
from sources.figures.prose.discourse import Discourse
from sources.figures.prose.said import Said
from sources.figures.words import any_in, listed, pattern, word
from sources.model import FigureKind

_MOVED = re.compile(f"{any_in('numerals', 'rank', 'moved')}$")
MOVED_UNITS = listed("numerals", "rank", "moved_units")
_RANKING = re.compile(
    f"(?:{any_in('numerals', 'rank', 'adverb')}|{pattern('numerals', 'rank', 'adverb_pattern')})*"
    f"(?:{any_in('numerals', 'rank', 'verb')}(?![{word('numerals', 'rank', 'not_before')}]).*|{any_in('about', 'among')})$"
)
_CONTEST = re.compile(pattern("kinds", "contest"))
_AWARDED = re.compile(
    f"{any_in('numerals', 'rank', 'award')}"
    f"(?:{any_in('about', 'among')}|{pattern('about', 'among', 'area')})*+(?P<contest>.{{4,40}})$"
)
_RECORD = re.compile(f"{any_in('numerals', 'rank', 'record')}$")
_RANK_SIZES = listed("numerals", "rank", "size")
_RANK_MEASURE = f"(?:{any_in('numerals', 'rank', 'size')}|{any_in('numerals', 'rank', 'measure')})"
_RANK_MEASURES = re.compile(f"{_RANK_MEASURE}(?:{any_in('wording', 'joining', 'names')}{_RANK_MEASURE})*")


def is_rank(said: Said, before: Discourse) -> bool:
    """位列第三, 上升2位: a place among others, or by how many places that moved."""
    numeral = said.item.numeral
    return numeral.is_rank or (numeral.unit in MOVED_UNITS and bool(_MOVED.search(said.item.left)))


def rank(said: Said, before: Discourse, found: bool) -> Claim:
    """The place, of what is ranked."""
    numeral = said.item.numeral
    name = _ranked(said.item.left, before, joined=bool(said.item.joined))
    return Claim(numeral, name, FigureKind.RANK, said.setting, unit=numeral.unit)


def _ranked(left: str, before: Discourse, *, joined: bool) -> str:
    """What a rank is one of: the words before the verb of ranking, or what the clause before speaks of."""
    contest = _CONTEST.match(before.clause)
    if contest:
        return contest["contest"]  # 在甲、乙考核中，均位列第一
    name = naming.without_tail(naming.clean(_MOVED.sub("", _RANKING.sub("", left))))
    if not name and (awarded := _AWARDED.search(left)):
        return _awarded(left, awarded)
    if not name or naming.is_deed(name) or _CONTEST.match(name):
        last = before.last.indicator if before.last else ""
        if joined and before.last is not None and before.last.kind is FigureKind.RANK:
            return last  # 位居全省第三、全市第一
        return before.name or last or naming.clean(_RECORD.sub("", before.clause))
    if not before.name or not _RANK_MEASURES.fullmatch(name):
        return name
    # 总量 of it is the thing itself, 增速 is not
    return before.name if name in _RANK_SIZES else f"{before.name}({name})"


def _awarded(left: str, awarded: re.Match[str]) -> str:
    """What somebody was awarded a place in."""
    verb = _RANKING.search(awarded["contest"])
    if verb:
        return naming.clean(left[awarded.start() : awarded.start("contest") + verb.start()])  # 获奖人数居全省第一
    return naming.clean(awarded["contest"])  # 获评全省营商环境评价第一名
