"""Which of several plans a sentence tells of, and whether it tells of a plan at all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from sources.figures.claim import Claim
from sources.figures.clauses import Clause
from sources.figures.prose import aims
from sources.figures.prose.around import LOOKED_AT
from sources.figures.prose.completing import COUNT
from sources.figures.prose.levels import PLANNED_FIRST
from sources.figures.prose.setting import aims_on
from sources.figures.words import any_in, pattern, section
from sources.model import FigureKind, Scenario

PARTING = "；;"
_LEAD = 10
_FIRST_PLAN = re.compile(pattern("scenario", "aimed", "first"))
_ONCE_BUILT = re.compile(pattern("scenario", "once_built"))
_CHANGES = section("scenario", "changed_again")["words"]
_CHANGED_PLAN = re.compile(pattern("scenario", "aimed", "changed"))
CAME_OF_IT = re.compile(any_in("scenario", "approved", "came_of_it"))


def take(heard: list[Claim], claims: list[Claim], text: str) -> None:
    """Adds the claims of a clause to those of its sentence."""
    for claim in heard:
        if claim.rule.endswith(aims.CHANGED_PLAN):
            _planned_first(claims, claim)
        elif claim.setting.scenario is Scenario.TARGET and _leads(_CHANGED_PLAN, text, claim):
            _held_against_first(claims, claim, text)
        elif claim.kind is FigureKind.COMPLETION:
            _reached_of_first(claims, claim, text)
        claims.append(claim)


def is_striven_for(text: str, clause: Clause, before: Sequence[Clause], last: bool) -> bool:
    """Whether a clause is of what a sentence says is striven for, or will be once something is built, up to its next semicolon:
    力争产值增长8%，投资增长6%; ``last`` is whether the last one with numbers was."""
    mark = before[-1].ends if before else ""
    if aims_on(text[clause.start : clause.start + LOOKED_AT]) or (last and mark not in PARTING):
        return True
    opens = before[-1].start if before and not before[-1].items else clause.start
    first = clause.items[0].numeral.start
    return _ONCE_BUILT.search(text, max(opens, first - LOOKED_AT), first) is not None


def is_planned(words: str, opens: bool, before: bool) -> bool:
    """Whether a clause is of the parts of a plan: one that opens them, or goes on with them and says nothing of what came of it."""
    return (opens or before) and not CAME_OF_IT.search(words)


def ends_in_plan(claims: Sequence[Claim], clause: Clause) -> bool:
    """Whether what was said last was planned, so that its parts are (支出预算90亿元,其中:农林水支出9亿元), and not what a result is
    held against; what a clause counts is no part of an amount (计划投资90亿元；其中市级项目18个)."""
    last = next((claim for claim in reversed(claims) if not claim.inside), None)
    if last is not None and clause.items and clause.items[0].numeral.quantity == COUNT != last.numeral.quantity:
        return False
    return last is not None and last.setting.scenario is Scenario.TARGET and not last.rule.endswith(aims.AIMED)


def _leads(words: re.Pattern[str], text: str, claim: Claim) -> bool:
    """Whether words stand right before the number of a claim."""
    at = claim.numeral.start
    return words.search(text, max(0, at - _LEAD), at) is not None


def _held_against_first(claims: list[Claim], changed: Claim, text: str) -> None:
    """完成年初预算9亿元的108%，完成调整预算10亿元的97%: tells the first plan, and how much of it was reached, from the last."""
    for place, first in enumerate(claims):
        same = (first.indicator, first.setting, first.about) == (changed.indicator, changed.setting, changed.about)
        if same and first.kind is changed.kind and _leads(_FIRST_PLAN, text, first):
            reached = [each for each in claims[place + 1 : place + 2] if each.kind is FigureKind.COMPLETION]
            for claim in (first, *reached):
                claim.about = claim.about._replace(qualifier=PLANNED_FIRST)


def _reached_of_first(claims: list[Claim], reached: Claim, text: str) -> None:
    """为预算的102%，完成调整预算的97%: tells how much of the first plan was reached from how much of the last, in any order."""
    changed = _leads(_CHANGED_PLAN, text, reached)
    for other in claims:
        same = (other.indicator, other.setting, other.about) == (reached.indicator, reached.setting, reached.about)
        if same and other.kind is reached.kind and _leads(_CHANGED_PLAN, text, other) is not changed:
            first = other if changed else reached
            first.about = first.about._replace(qualifier=PLANNED_FIRST)


def _planned_first(claims: list[Claim], adjusted: Claim) -> None:
    """Tells a sentence's first plan, and what it was changed to first, from what it was changed to last: as in tables, this is the
    plan in force."""
    before = list(takewhile(lambda each: _is_plan_of(adjusted, each), reversed(claims)))
    changes = iter(_CHANGES)
    for claim in reversed(before):
        is_change = claim.rule.endswith(aims.CHANGED_PLAN)
        claim.about = claim.about._replace(qualifier=next(changes, _CHANGES[-1]) if is_change else PLANNED_FIRST)


def _is_plan_of(adjusted: Claim, claim: Claim) -> bool:
    return claim.indicator == adjusted.indicator and claim.setting.scenario is Scenario.TARGET
