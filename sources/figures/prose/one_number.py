"""What one number of a clause says, outside brackets or in them."""

from __future__ import annotations

from sources.figures.claim import Claim
from sources.figures.clauses import Clause, Item
from sources.figures.naming import parting, terms
from sources.figures.prose import aims, bracketed, changes, kinds, said
from sources.figures.prose.discourse import Discourse
from sources.figures.time_context import TimeContext
from sources.model import FigureKind, Scenario


def said_by(
    clause: Clause, index: int, setting: TimeContext, before: Discourse, host: Claim | None, part: Claim | None
) -> Claim:
    """What one number of a clause says; ``host`` is the last number of the clause that stands in no bracket, ``part`` the last level
    of the same bracket, of which a rate behind it is one: 收入9亿元(其中:税收6亿元，增长3%)."""
    item = clause.items[index]
    if item.inside:
        claim = _in_bracket(clause, index, setting, before, host, part)
    else:
        claim = kinds.read(said.outer(clause, index, setting, before.base_year), before)
    if item.numeral.negative and claim.kind is not FigureKind.GROWTH:
        claim.sign = -1
    if item.right and item.numeral.unit in said.CHANGE_UNITS and aims.is_aim_behind(item.right):
        claim.setting = claim.setting._replace(scenario=Scenario.TARGET)
        claim.rename(aims.aim_alone(claim.indicator))
    return claim


def _in_bracket(
    clause: Clause, index: int, setting: TimeContext, before: Discourse, host: Claim | None, part: Claim | None
) -> Claim:
    """What a number in a bracket says: of the member of a list that it stands behind, or of what was told before the bracket."""
    item = clause.items[index]
    member, place = bracketed.member(clause, item, before), bracketed.of_place(item, before)
    name = place or member or _told_before_bracket(item, before, host, part)
    spoken = before.about(name)
    if place or (member and (terms.RATES.ending(member) or bracketed.grows(clause, item, member))):
        spoken = spoken.moved(speed=not terms.RATES.ending(name))
    if part is not None and part.rule.endswith(aims.AIMED):
        spoken = spoken.moved(last=part)  # (市本级完成9亿元，为预算数12亿元的75%)
    claim = kinds.aside(said.bracketed(clause, index, setting), spoken)
    # 渔港二期(总投资9亿元)、制糖厂(总投资2亿元), whatever was counted before them
    is_own = item.left in terms.OWNED and member.endswith(item.left)
    claim.indicator = name if is_own or member.endswith(claim.indicator) else claim.indicator or name
    if claim.leaves.is_level:
        claim.rename(parting.of_level(parting.of_sort(claim.indicator, name), name))
    claim.inside, claim.hosted = True, host is not None
    return claim


def _told_before_bracket(item: Item, before: Discourse, host: Claim | None, part: Claim | None) -> str:
    """What a number in a bracket is about where its own words do not say so: the number before the bracket, or one that leans on the
    part told last in it. What leans on a change is of the thing that changed: 收入9亿元，减收2亿元(市本级4亿元，为预算数的80%)."""
    leans = item.numeral.unit in said.CHANGE_UNITS or aims.is_held_against(item.left)
    if part is not None and leans and (own := part.indicator if part.rule.endswith(aims.AIMED) else part.leaves.name):
        return own
    return before.name if host is None or (leans and host.rule.endswith(changes.BY_AMOUNT)) else host.indicator
