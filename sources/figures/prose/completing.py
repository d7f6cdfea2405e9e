"""Completing a claim by what stands around it: zone, industry, area and level, period, account, and what money was for.

Not here: what its number says by its own words (``kinds``).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from sources.figures import about
from sources.figures.claim import NOTHING, Claim, Leaves, Subject
from sources.figures.clauses import Clause
from sources.figures.naming import cleaning, counting, measuring, owning, parting, sizing, terms
from sources.figures.prose import changes, invested, kinds
from sources.figures.prose.accounts import (
    BARE,
    COLLECTED,
    FUND_PARTS,
    OF_ACCOUNT,
    TRANSFERS,
    account_of_balance,
    account_spoken_of,
    collected_by,
    fund_of,
    is_function,
    way_of_transfer,
    within,
)
from sources.figures.prose.accounts import flow as flow_of
from sources.figures.prose.around import Known
from sources.figures.prose.discourse import OF_OWNER, Discourse
from sources.figures.prose.names.name_words import ASIDE, COUNTED_NOUN, PART_MEASURE
from sources.figures.stock import counts_events, is_added_up, is_stock_noun
from sources.figures.time_context import MONTH, is_aim_amid_results, period_in, since_january, through
from sources.figures.universe import BELOW, HOME, SUBORDINATE, WHOLE, Universe
from sources.figures.words import any_in, pattern, word
from sources.model import ChangeBasis, FigureKind, Scenario

# members of an enumeration that are asked of every number: in Python 3.11 each look at one in its class takes as long as a call
_SHARE, _RANK = FigureKind.SHARE, FigureKind.RANK
# what a sentence may be since a year that it opens with: 与2020年相比，税收增长9%, 税收年均增长2%
_SINCE_THEN = {None, ChangeBasis.YEAR, ChangeBasis.YEARLY_AVERAGE}
_LONGEST_PURPOSE = 24
COUNT, _MONEY = "count", "money"
_SLOGAN = re.compile(pattern("wording", "slogan"))
_STATE = re.compile(pattern("wording", "slogan", "state"))
_ADDED_LONGER = re.compile(pattern("wording", "cumulative", "longer"))
LAST_MONTH = re.compile(pattern("scenario", "period", "month_alone"))
_ACCOUNT_WITHIN = 400
_WAY_WITHIN = 200
_AND_OTHERS = word("wording", "tail", "and_others")
_SET_OFF = re.compile(any_in("accounts", "set_off"))


def _counts_places(own: str, claim: Claim, discourse: Discourse) -> bool:
    """Whether a sentence begins with how many places of a level there are."""
    told = claim.hosted or discourse.part or discourse.level_count
    return own in BELOW and claim.numeral.quantity == COUNT and not told


def part_of_area(known: Known, claim: Claim, discourse: Discourse, host: Claim | None) -> Part:
    """Which part of the area a number is of, where that is all that names it: it measures what the number before did."""
    if claim.numeral.quantity == COUNT and claim.rule.endswith(COUNTED_NOUN):
        return NO_PART  # 7个县区实现增长: these are counted themselves
    own = _own_words(known, claim, discourse)
    if not (claim.hosted or known.universes.is_all(own)):
        return NO_PART
    if _counts_places(own, claim, discourse):
        return NO_PART  # 全县有乡镇9个: they are what is counted
    level = own if known.universes.is_own(own) else ""
    part = Part(known.members.alone(own) if claim.hosted else None, own in BELOW, level)
    if part.zone:
        claim.indicator, claim.leaves = discourse.name, NOTHING  # 预算支出90亿元(含高新区12亿元)
    elif known.universes.is_all(own):
        # 市本级40亿元,主要是…,县区50亿元: of one thing until a level comes again
        again = own in known.levels or not known.levels
        whole = known.universes.without_level(parting.of_all_sorts(discourse.name))
        name = whole if again else next(iter(known.levels.values()))
        known.levels = {own: name} if again else {**known.levels, own: name}
        claim.indicator, claim.leaves = name, Leaves(name)
    if part.zone and host:
        claim.setting, claim.about = host.setting, host.about
    return part


def _own_words(known: Known, claim: Claim, discourse: Discourse) -> str:
    """A name without the measure that it has taken on from the number before: 债务余额90亿元,其中市本级40亿元 (余额, or 专项债券);
    of a growth where a level is all that is left: 财政总收入增长9%,市本级增长5%."""
    bare = claim.indicator.removesuffix(parting.of_sort(discourse.measure, discourse.name))
    bare = bare.removesuffix(discourse.measure)
    if claim.rule.endswith(PART_MEASURE):
        return bare
    grows = claim.kind is FigureKind.GROWTH and not claim.hosted
    return bare if grows and known.universes.is_all(bare) else claim.indicator


def complete(
    known: Known, claim: Claim, sentence: about.Sentence, clause: int, discourse: Discourse, part: Part
) -> None:
    """Zone, industry, area and what else is said about it; a name that says nothing by itself (总量) is that of the zone or the
    paragraph's topic, and 收入 alone that of the account."""
    at, start = claim.numeral.start, sentence.start
    if (plain := known.universes.without_home(claim.indicator)) != claim.indicator:
        claim.rename(plain)
    whole = known.universe.whole_said(at, start) if known.universe.says else -1
    claim.zone = part.zone or (known.zones.at(at, start, whole) if known.zones.says else None)
    claim.industry = known.industries.at(at, start, whole) if known.industries.says else None
    claim.status = known.base.status
    _in_account(known, claim, at, start, discourse.reported)
    _in_period(known, claim, start, clause, discourse.last)
    universe = _universe_of(known, claim, start, clause, part)
    about.complete(claim, sentence, clause, universe, known.universes.reference, discourse.base_year)
    _over_the_year(known, claim, start)
    _average(known, claim)
    _compared_since(known, claim, sentence)
    if claim.kind is _SHARE:
        about.share_of_sum(claim, discourse.last, sentence)
    if discourse.last is not None:
        _like_last(claim, discourse.last, sentence, part)
    if claim.indicator in terms.GENERIC and whole < 0:
        # else the sentence says itself whose it is: 年末全市共有企业9万家
        # 家政产业加快发展，培训保育员9万人，实现收入3亿元: what the sentence opens with, rather than the paragraph
        claim.indicator = (
            _named_by(claim, owning.leading_sort(discourse.first_clause) or discourse.topic) + claim.indicator
        )


def _average(known: Known, claim: Claim) -> None:
    """Gives an average growth the years since that in which its sentence begins: 由2018年的3亿元增加到9亿元，年均增长8%; one that
    is aimed at, those of the plan that begins."""
    if known.since and claim.about.change_basis is ChangeBasis.YEARLY_AVERAGE:
        claim.setting = about.since(known.since, claim.setting)
    plan_year = known.context.plan_year
    if plan_year is not None and claim.setting.scenario is Scenario.TARGET:
        about.of_plan_ahead(claim, plan_year)
        about.of_years_ahead(claim, plan_year)


def _compared_since(known: Known, claim: Claim, sentence: about.Sentence) -> None:
    """Gives the changes of a sentence that opens with the year they are since the years until now: 与2020年相比，税收增长9%; and
    the sums of one that opens with the year since which they are: 2021年以来，引进项目30个."""
    start = sentence.start
    if opening := about.OPENS_FROM.match(known.text, start):
        about.sum_from(claim, sentence, opening)
        return
    is_change = claim.kind is FigureKind.GROWTH and claim.about.change_basis in _SINCE_THEN
    end = claim.numeral.start
    year = about.compared_since(known.text, start, end, known.context.execution_year) if is_change else 0
    year = year or (about.since_below(known.text, end) if is_change else 0)
    if year:
        claim.setting = about.since(year, claim.setting)


def _universe_of(known: Known, claim: Claim, start: int, clause: int, part: Part) -> Universe:
    """Whose a number is by its sentence: its area and which level of it; none where that was said in a clause before, of what no
    level has: 本级一般公共预算收入9亿元；固定资产投资20亿元."""
    universe = _said_of(known, claim.numeral.start, start)
    if known.whole is not None and _is_part_elsewhere(known, known.whole, claim, universe, start):
        # 全国施工面积9万平方米。其中，住宅7万平方米
        universe = universe._replace(area_code=known.whole.about.area_code)
    if claim.kind is _RANK and known.universes.is_above(universe.area_code):
        universe = HOME  # 全省县域排名第35位 says among whom, not whose
    of_no_level = terms.OF_NO_LEVEL.ending(changes.without_multiple(claim.indicator))
    if universe.scope_id != WHOLE and of_no_level and known.universes.without_level(claim.indicator) == claim.indicator:
        universe = universe if known.universe.is_said(clause, claim.numeral.start) else known.universe.base
    return universe._replace(scope_id=SUBORDINATE) if part.below else universe


def _is_part_elsewhere(known: Known, whole: Claim, claim: Claim, universe: Universe, start: int) -> bool:
    """Whether a number is a part of what was told of another area, and its sentence names none itself."""
    elsewhere = whole.about.area_code and whole.about.scope_id == WHOLE
    if not elsewhere or universe != HOME or not known.gives_parts(start):
        return False
    return not known.universe.is_said(start, claim.numeral.start)


def _in_account(known: Known, claim: Claim, at: int, start: int, reported: str) -> None:
    """Completes a name by the account, the fund or the way of a transfer that the words before the number name; of a change
    of what was ``reported`` first, the name before that (收入比执行数增加)."""
    changed = changes.changed(claim, reported)
    flow = known.universes.without_level(changed or claim.indicator)
    if claim.rule.endswith(OF_ACCOUNT):
        _of_account(known, claim, claim.indicator, start)
    elif flow in BARE or (changed and flow_of(flow)):
        _of_account(known, claim, flow, start)
    elif claim.zone and (of_zone := flow.removeprefix(claim.zone.printed or "")) in BARE:
        _of_account(known, claim, of_zone, start)
    elif claim.indicator in FUND_PARTS and (fund := fund_of(known.text[max(0, at - _ACCOUNT_WITHIN) : at])):
        claim.rename(fund + claim.indicator)
    elif _is_function_here(known, claim):
        claim.rename(known.base.account + claim.indicator)
    elif (collector := collected_by(claim.indicator)) and claim.numeral.quantity == _MONEY:
        claim.rename(collector + COLLECTED)  # 税务部门完成8亿元
    elif claim.indicator in TRANSFERS:
        claim.rename(way_of_transfer(known.text[max(0, at - _WAY_WITHIN) : at]) + claim.indicator)


def _in_period(known: Known, claim: Claim, sentence: int, clause: int, last: Claim | None) -> None:
    """In a report on a part of a year, an aim is one for the year where its clause says no part of it; what flows until the end
    of a month is of all months until then; what is said of a part of a year is named without 累计."""
    period = claim.setting.period
    own = known.text[clause : claim.numeral.start]
    if claim.is_stock and period != "A":
        claim.is_stock = not is_added_up(claim.indicator, own, claim.unit, claim.numeral.quantity)
    if period.startswith(MONTH) and not (claim.is_stock or is_stock_noun(claim.indicator)):
        claim.setting = claim.setting._replace(period=_added_up(known, claim, sentence, own, last))
    aimed = known.context.period != "A" and is_aim_amid_results(claim.setting, known.base.setting)
    if aimed and not period_in(own):
        claim.setting = claim.setting._replace(period="A")
    if claim.setting.period != "A":
        claim.rename(measuring.so_far(claim.indicator, events=counts_events(claim.unit)))


def _over_the_year(known: Known, claim: Claim, sentence: int) -> None:
    """What was added up over the year is what flowed in it, and is named so; what several years have added up to is a stock."""
    flow = measuring.over_the_year(claim.indicator) if claim.setting.period == "A" else ""
    if flow and not _is_added_longer(known, claim, sentence):
        claim.rename(flow)
        claim.is_stock = claim.is_stock and claim.setting.first_year is not None


def _is_added_longer(known: Known, claim: Claim, sentence: int) -> bool:
    """自2015年以来，累计完成税收9亿元: whether the sentence says that it was added up over more than the year."""
    return _ADDED_LONGER.search(known.text, sentence, claim.numeral.start) is not None


def _added_up(known: Known, claim: Claim, sentence: int, own: str, last: Claim | None) -> str:
    """The months of what flows until the end of one, by the words before it or by what it leans on: 4月，投资累计完成9亿元，完成
    预算数20亿元的45%，增长3%."""
    period = claim.setting.period
    added_up = since_january(period, known.text[sentence : claim.numeral.start], own)
    says_when = period_in(own) or LAST_MONTH.match(own)
    if last is not None and _goes_on(claim, last, sentence) and not says_when:
        added_up = through(period) if through(period) in {last.setting.period, known.added} else added_up
    known.added = added_up if added_up != period else known.added
    return added_up


def _goes_on(claim: Claim, last: Claim, sentence: int) -> bool:
    """Whether a number is of what the one before it in its sentence was, or of how that has changed."""
    return claim.leans_on(last, sentence) or (last.numeral.start >= sentence and changes.is_of(claim, last))


def _unname(claim: Claim, right: str) -> None:
    """Takes the name of a number that a place of one character is, of which the words behind it say what it does: 3个县增速加快."""
    if claim.indicator in terms.PLACES_COUNTED and right not in {"", claim.indicator}:
        claim.rename("")


def name_fully(known: Known, claim: Claim, right: str, following: list[Clause], discourse: Discourse) -> None:
    """Completes a name by what money was for, and by the class of size of the whole that it is a part of."""
    _unname(claim, right)
    of_money = known.universes.without_level(claim.indicator) in terms.PURPOSE
    # the words behind it say so, the clause after it or before (推动城乡融合，安排资金9亿元), or the heading
    purpose = right[:_LONGEST_PURPOSE] if of_money and terms.FOR.starting(right) else ""
    purpose = purpose or (_purpose(known.text, following[0]) if of_money and following else "")
    clause = "" if discourse.level_count else discourse.clause
    if not purpose and (full := invested.whole_name(claim, known.text, right, following, clause)):
        claim.rename(full)
    elif of_money:
        before = "" if purpose or discourse.clause.startswith(ASIDE) else cleaning.clean(discourse.clause)
        claim.rename(before + claim.indicator + (purpose or ("" if before else _purpose_of(known.base.named))))
    _limit_in_size(claim, discourse)


def _limit_in_size(claim: Claim, discourse: Discourse) -> None:
    """Names a part of a whole of a class of size with that; but what the sentence told itself it told in full:
    工业总产值9亿元，其中规上企业产值5亿元，分别增长5%、6%."""
    if not discourse.divided or claim.inside:
        return
    if claim.indicator not in discourse.last_levels(discourse.level_count):
        claim.rename(sizing.of_size(claim.indicator, discourse.sized))


def _purpose_of(heading: str) -> str:
    """What a heading says that money was for; nothing where it tells how things went: 创新成效显著, 主要指标完成."""
    return "" if _SLOGAN.search(heading) or _STATE.search(heading) else heading


def of_area_beside(known: Known, claim: Claim, before: str) -> None:
    """Gives a number in a bracket to the area that it stands behind: 高于全国(3.8%)."""
    compared = kinds.BESIDE.search(before)
    if compared and (code := known.universes.reference(compared["of"])):
        claim.about = claim.about._replace(area_code=code, scope_id=HOME.scope_id)


def _account_at(known: Known, at: int, spoken_of: Callable[[str, str], str] = account_spoken_of) -> str:
    """The account that the words before a place speak of, or its section."""
    return spoken_of(known.text[max(0, at - _ACCOUNT_WITHIN) : at], known.base.account)


def _is_function_here(known: Known, claim: Claim) -> bool:
    """Whether a number is of spending by function that the account of its section makes, and its text speaks of no other:
    一般公共预算支出9亿元，其中教育支出2亿元."""
    account = known.base.account
    return is_function(claim.indicator, account) and _account_at(known, claim.numeral.start) == account


def _said_of(known: Known, at: int, sentence: int) -> Universe:
    """Whose a number is by what the text before it says."""
    return known.universe.at(at, sentence) if known.universe.says else known.universe.base


def _of_account(known: Known, claim: Claim, flow: str, sentence: int) -> None:
    """Names a flow with the account that the text speaks of, or its section."""
    at = claim.numeral.start
    if measuring.is_of_fund(flow):
        return  # 当年社保基金收支结余
    balance = _SET_OFF.search(known.text, max(sentence, at - _ACCOUNT_WITHIN), at)
    account = _account_at(known, at, account_of_balance if balance else account_spoken_of)
    if account and (claim.zone or _said_of(known, at, sentence).scope_id == WHOLE):
        # 市级一般公共预算收入9亿元，其中：高新区收入3亿元; 其中，市本级一般公共预算收入9亿元；上级补助收入3亿元
        account = known.universes.without_level(account)
    if account:
        level, _, change = claim.indicator.rpartition(flow)
        its = account + within(account, flow)
        if change and claim.leaves.name == flow:
            claim.leaves = claim.leaves._replace(name=its)
        claim.rename(("" if level in account else level) + its + change)


def _like_last(claim: Claim, last: Claim, sentence: about.Sentence, part: Part) -> None:
    """What else is said of a number by what was said last."""
    if _came_from(claim, last) or _goes_on_level(claim, last):
        # 由5亿元提高到9亿元: so much in the last year; 由5亿元、4亿元提高到9亿元、8亿元
        claim.setting = claim.setting._replace(first_year=None)
    if part.level and last.about.scope_id == claim.about.scope_id:
        # 市级支出66亿元,包括市本级40亿元、开发区26亿元: of the same level, and not all of it
        claim.about = claim.about._replace(qualifier=claim.about.qualifier or part.level)
    about.price_alike(claim, last, sentence)
    about.differ_alike(claim, last, sentence)
    if claim.rule.endswith(OF_OWNER):
        about.summed_alike(claim, last, sentence)
    narrows = last.about.qualifier and not (part.below or last.rule.endswith(changes.TOLD_FIRST))
    if narrows and _goes_on(claim, last, sentence.start):
        about.narrow_alike(claim, last)


def _came_from(claim: Claim, last: Claim) -> bool:
    """Whether an amount is what the one before it has come to."""
    return last.setting.scenario is Scenario.BASELINE and claim.indicator == last.indicator and claim.kind is last.kind


def _goes_on_level(claim: Claim, last: Claim) -> bool:
    """Whether an amount is the next of a list of which the one before is of one year."""
    dealing = last.leaves.dealing
    listed = dealing is not None and dealing.at < len(dealing.names) and dealing.names[dealing.at] == claim.indicator
    return listed and claim.kind is last.kind is FigureKind.LEVEL and last.setting.first_year is None


class Part(NamedTuple):
    """The part of an area that is all that a number names: a zone, the levels below, or the area's own ``level``."""

    zone: Subject | None
    below: bool
    level: str = ""


def _purpose(text: str, clause: Clause) -> str:
    """What money that is named only as money was for: the clause after it, 安排2亿元,支持企业技术改造; one with numbers up to the
    first, where it begins with a word of purpose, for else it says what was done besides."""
    if clause.items and not terms.FOR.starting(text, clause.start):
        return ""
    end = clause.items[0].numeral.start if clause.items else clause.end
    words = text[clause.start : min(end, clause.start + _LONGEST_PURPOSE)].rstrip("。；;")
    if clause.items and terms.VERBS.ending(words):
        words += counting.noun_after(clause.items[0].right, shared=len(clause.items) > 1)  # 投入9亿元，全力抓好6件实事
    if clause.start + _LONGEST_PURPOSE < end and "、" in words:
        return words.rpartition("、")[0] + _AND_OTHERS  # a list too long for a name
    return words


def _named_by(claim: Claim, topic: str) -> str:
    """What a name that says nothing by itself is of: the zone, or what the paragraph is about where that is a thing."""
    if claim.zone and claim.zone.printed:
        return claim.zone.printed
    # 经济指标稳中向好。…9个项目: no projects of these
    return "" if claim.numeral.quantity == COUNT and _SLOGAN.search(topic) else topic


NO_PART = Part(None, below=False)
