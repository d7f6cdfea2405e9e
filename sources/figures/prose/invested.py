"""What money was invested in, and what a size is one of, where another clause says it: 投资3600万元，修建水泥路186公里.

Here belong the clauses beside a number that only says how much. Not here: what stands right behind it (``names``), and what other
money was for (``passage``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sources.figures.claim import Claim
from sources.figures.clauses import Clause, Item
from sources.figures.naming import counting, terms, verbs
from sources.figures.prose.discourse import OF_OWNER
from sources.figures.prose.names import sides, sized
from sources.figures.words import paired, pattern

_MONEY = "money"
_LONGEST = 30
_INVESTED = paired("measures", "invested_called")
_LEAD = 6  # characters of the longest words for what was invested, with the mark before them
_OPENS = re.compile(r"(?:[。；;\n])\s*(?P<word>[^，,。；;\n\d]+)$")
_CLAUSE, _LONGEST_DONE = re.compile("[^，,。；;:]+"), 40
_SIZE = re.compile(pattern("measures", "invested", "size"))
_PROJECT = re.compile(pattern("measures", "invested", "project"))


def whole_name(claim: Claim, text: str, right: str, following: list[Clause], clause_before: str) -> str:
    """The name of a number with the thing that it is the size of, or that was built for it; empty where nothing says so.
    ``right`` are the words behind the number in its own clause."""
    name = _opening(claim, text) or claim.indicator
    if right:
        return _done_behind(claim, text, name)
    if not following:
        return ""
    if sides.is_size_of_next(name) and (thing := sides.thing_of_row(following[0].items)):
        return thing + name
    if not _is_invested(claim, name):
        return ""
    thing = _project(clause_before) or _built(text, following[0])
    return thing + _INVESTED[name] if thing else ""


def _is_invested(claim: Claim, name: str) -> bool:
    """Whether a number is money whose name says that it was invested, and in nothing: 投资, 总投资."""
    return name in _INVESTED and claim.numeral.quantity == _MONEY


def _done_behind(claim: Claim, text: str, name: str) -> str:
    """The same of money right behind which what was done stands, maybe how much of it amid: 投资60万元完成4公里的水泥路建设项目."""
    if not _is_invested(claim, name):
        return ""
    end = claim.numeral.end
    words = _CLAUSE.match(text, end, end + _LONGEST_DONE)
    thing = sized.built(_SIZE.sub("", words[0])) if words else ""
    return thing + _INVESTED[name] if thing else ""


def _opening(claim: Claim, text: str) -> str:
    """The word for what was invested with which something new is told, whatever was counted before: 改造学校3所；投资9万元，修建
    水泥路; else empty."""
    match = _OPENS.search(text, max(0, claim.numeral.start - _LEAD), claim.numeral.start)
    return match["word"] if match and claim.rule.endswith(OF_OWNER) and match["word"] in _INVESTED else ""


def _project(words: str) -> str:
    """The project that a clause without numbers says was carried out: 实施农网改造工程."""
    match = _PROJECT.fullmatch(words)
    return match["what"] if match else ""


def _built(text: str, clause: Clause) -> str:
    """What a clause says was built or done, up to its first number, or behind that: 新建4所学校."""
    until = clause.items[0].numeral.start if clause.items else clause.end
    words = text[clause.start : min(until, clause.start + _LONGEST)]
    behind = _counted(clause.items)
    if what := sized.built(words + behind) or sized.built(words):
        return what
    return behind if verbs.is_deed(words) else ""


def _counted(items: Sequence[Item]) -> str:
    """What the first number of a clause counts, behind it or behind the row that it opens: 实施2村90户的整村推进项目; else empty."""
    at = next((at for at, item in enumerate(items) if item.right or item.joined or item.inside), None)
    if at is None or (at and items[at].left):
        return ""
    return counting.noun_after(
        items[at].right.removeprefix(terms.OF if at or items[at].left else ""), shared=len(items) > at + 1
    )
