"""What words say about a number beside what it measures: against what a change compares, in which prices, among whom it ranks,
what its bracket takes in, how settled it is, how many years it sums.

Here belong those words in running text and in labels. Not here: whose number it is (``universe``), kinds and names (``prose``,
``tables``).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from sources.cues import any_of
from sources.figures.claim import NO_MORE, About, Claim
from sources.figures.naming import measuring, verbs
from sources.figures.numeral import Numeral
from sources.figures.reasons import CAME_FROM
from sources.figures.stock import is_flow_noun, is_stock_noun
from sources.figures.time_context import AHEAD, COUNTS, PLAN_OF, PLAN_YEARS, PLANS, TimeContext, year_compared
from sources.figures.universe import HOME, SAME_BELOW, Universe
from sources.figures.words import any_in, classed, listed, pattern, section, word
from sources.model import ChangeBasis, FigureKind, PriceBasis, Scenario

_CHANGE = [(ChangeBasis(name), re.compile(any_of(words))) for name, words in section("about", "change").items()]
# 年均浓度 is a name, and no change over years
_NAMED = re.compile(any_of(section("wording", "inside")["kept"]))
_ANY_CHANGE = re.compile(any_of(word for words in section("about", "change").values() for word in words))
_DIFFERENCE = re.compile(pattern("about", "difference"))
_OTHER_POINTS = re.compile(pattern("about", "difference", "other"))
_MARK = "、"
_DIFFERENCES = listed("kinds", "difference")
_SPEEDS = listed("change", "leaning", "speed")
_PRICES = {word: PriceBasis(name) for name, words in section("about", "price").items() for word in words}
_PRICE = re.compile(any_of(_PRICES))
_AMONG = re.compile(f"{pattern('about', 'among', 'counted')}|{any_of(section('about', 'among')['words'])}")
_AMONG_AREA = re.compile(f"{any_in('numerals', 'rank', 'verb')}({pattern('about', 'among', 'area')})")
_QUALIFIER = re.compile(pattern("about", "qualifier"))
_LEFT_OUT = re.compile(pattern("about", "qualifier", "left_out"))
_ROW_QUALIFIER = re.compile(pattern("about", "qualifier", "row"))
_LAST_QUALIFIER = re.compile(f"{pattern('about', 'qualifier', 'row')}$")
_IN_A_ROW = re.compile(pattern("about", "in_a_row"))
_ONLY_IN_A_ROW = re.compile(pattern("about", "in_a_row", "behind"))
_BOUNDS = frozenset({"ge", "gt", "le", "lt"})
_STATUS = {word: name for name, words in section("about", "status").items() for word in words}
_SETTLES = re.compile(any_of(_STATUS))
_SETTLED = re.compile(any_of(_STATUS))
_SPAN = re.compile(pattern("about", "span"))
_SPANNED = re.compile(f"^(?:{pattern('about', 'span')})?(?:{any_in('about', 'span', 'summed')})?(?=.{{2}})")
_TOGETHER = re.compile(any_of(section("about", "span")["together"]))
_COMPARED_WITH = listed("about", "span", "not_after")
_ONE_YEAR = re.compile(pattern("about", "span", "one_year"))
_BRACKETS = re.compile(r"[(][^()]*[)]")
_WORDS_IN_BRACKET = re.compile(r"[(][^()\d]*[)]")
ONE_YEAR = re.compile(pattern("about", "one_year"))
_STANDS = re.compile(f"{any_in('about', 'span', 'not_summed')}|{pattern('about', 'span', 'reaches')}")
_HOLDS = re.compile(any_in("about", "span", "holds"))
_DONE = re.compile(any_in("about", "span", "done"))
_DOES = re.compile(pattern("about", "span", "does"))
_MOST_YEARS = 10  # that a sentence sums which opens with the first of them
OPENS_FROM = re.compile(pattern("about", "span", "opens_from"))
_OPENS_SINCE = re.compile(pattern("about", "span", "opens_since"))
WITHIN_YEARS = re.compile(pattern("about", "span", "within"))
YEARLY = re.compile(pattern("about", "span", "yearly"))
_THAN_FAR = re.compile(pattern("wording", "than_year", "far"))
_THAN_SPAN = re.compile(pattern("wording", "than_span"))
_THAN_PLAN = re.compile(pattern("about", "span", "than_plan"))
_SUMS = re.compile(f"{pattern('about', 'span', 'no_sum')}{any_of(section('about', 'span')['sums'])}")
# what a text may say at all: how settled its numbers are, that they are of several years, that they sum something
SETTLES, SPANS, SUMS = "settles", "spans", "sums"
MARKS = {SETTLES: [*_STATUS], SPANS: section("about", "span")["marks"], SUMS: section("about", "span")["together"]}
"""The words by which it does, for ``words.Marks``."""
_AHEAD_OF_NUMBER = 30
_NEAR = 12
_FROM_AND_TO = 2  # numbers: what something came from, and what it came to
_STRIVEN, _AHEAD_OF_YEARS = re.compile(pattern("about", "span", "striven")), 6  # characters
_NEAREST = 2  # characters before a number of years that say which they are
_REACH = 400
_MONEY = "money"
_YEAR = word("numerals", "words", "year")
_MARKS = re.compile("[，,；;。]")
_OVER = re.compile(pattern("about", "span", "over"))
_DATED = re.compile(pattern("scenario", "years", "dated"))
_ASIDE = re.compile(pattern("about", "span", "aside"))
_MEAN_ASIDE = re.compile(pattern("about", "span", "mean_aside"))
_GOES_ON = re.compile(r"[\d,;，；]")  # behind what became of it in these years, anything else
_NET = re.compile(word("about", "span", "net"))
_REACHED = listed("stock", "reached")
_SUMMED = re.compile(pattern("about", "span", "inside"))
_DIRECTION = classed("change", "direction")
_OF_THEM = re.compile(pattern("about", "span", "of_them"))
_MEAN = word("about", "span", "mean")
_PARTED = re.compile("[；;]")
_SINCE_BELOW = re.compile(pattern("about", "span", "since_below"))
_COMPARED = re.compile(any_in("change", "compared"))
_CLAUSE = re.compile("[，,；;。：:]")
_DIGIT = re.compile(r"\d[\d.]*")
_STREAK = "streak"  # the rule of how long something lasted
_CLAUSES_BACK = 8
# members of enumerations that are asked of every number: in Python 3.11 each look at one in its class is a call
_GROWTH, _RANK = FigureKind.GROWTH, FigureKind.RANK
_DIFFERS = ChangeBasis.DIFFERENCE
# bases that make a change none over all the years that a text speaks of
_OF_OTHERS = frozenset(ChangeBasis) - {ChangeBasis.YEAR, ChangeBasis.YEARLY_AVERAGE}
_THAN_YEAR = re.compile(pattern("about", "span", "than_year"))


@dataclass(slots=True)
class Sentence:
    """A sentence of running text: where it begins and ends, the heading over it, and the clauses heard so far that hold no number,
    each with its two offsets; and whether it says at all how settled its numbers are or that they are of several years."""

    text: str
    start: int
    end: int
    heading: str
    marks: frozenset[str]  # of the whole text, of those of ``MARKS``
    wordy: list[tuple[int, int]] = field(default_factory=list)
    settles: bool = field(init=False)
    spans: bool = field(init=False)

    def __post_init__(self) -> None:
        self.settles = SETTLES in self.marks and _SETTLED.search(self.text, self.start, self.end) is not None
        self.spans = SPANS in self.marks and _SPAN.search(self.text, self.start, self.end) is not None

    def before(self, at: int) -> str:
        """Its words up to a number, of a long one the last."""
        return self.text[max(self.start, at - _REACH) : at]


def complete(
    claim: Claim,
    sentence: Sentence,
    clause: int,
    universe: Universe,
    reference: Callable[[str], str | None],
    base_year: int = 0,
) -> None:
    """Adds to a claim of running text what its words say about it; ``clause`` is where its clause begins, ``reference`` finds the
    area that words of comparison name, ``base_year`` is the last one before the years that the text speaks of together."""
    at = claim.numeral.start
    own = sentence.text[max(clause, at - _AHEAD_OF_NUMBER) : at]
    claim.about = _compared(claim, sentence, clause, universe, reference, own)
    if claim.comparator in _BOUNDS and not claim.about.qualifier and (row := _IN_A_ROW.search(own)):
        claim.about = claim.about._replace(qualifier=row[0])
    if sentence.settles:
        claim.status = settled(sentence.before(at), claim.setting, claim.status)
    changed = claim.kind is _GROWTH or (claim.kind is FigureKind.LEVEL and _is_changed_by(claim))
    far = _THAN_FAR.search(own) if changed and (_YEAR in own or PLAN_OF in own) else None
    if far:
        claim.setting = since(year_compared(far), claim.setting)
    elif sentence.spans or SUMS in sentence.marks or base_year:
        _sum_up(claim, sentence, own, base_year)
    _without_years(claim, own, base_year)


def _without_years(claim: Claim, own: str, base_year: int) -> None:
    """Takes from a name the years that are its setting now, and adds that it is the mean of several."""
    if (dated := _DATED.search(claim.indicator)) and dated.start():
        claim.rename(claim.indicator[: dated.start()])  # 天然气产量2030年达到300亿立方米
    if claim.kind is FigureKind.LEVEL and _MEAN in own:
        _name_mean(claim, own, base_year)
    if claim.setting.first_year is not None or (claim.about.change_basis is _DIFFERS and claim.kind is _GROWTH):
        _take_off(claim, own)


def _compared(
    claim: Claim,
    sentence: Sentence,
    clause: int,
    universe: Universe,
    reference: Callable[[str], str | None],
    own: str,
) -> About:
    """Whose number it is, with what it is compared and what it takes in; ``own`` are the words before it."""
    narrowed = claim.about.qualifier or universe.takes_in
    about = NO_MORE
    if narrowed or universe is not HOME:
        about = About(universe.area_code, universe.scope_id, None, None, None, narrowed)
    if claim.kind is _GROWTH or claim.about.change_basis:
        differs = claim.unit in _DIFFERENCES or claim.about.change_basis is _DIFFERS
        basis, than = change_basis(own, is_difference=differs)
        about = about._replace(
            change_basis=basis or claim.about.change_basis,
            reference_area_code=reference(than) if than else None,
            price_basis=_price(sentence, clause, claim.numeral.end),
        )
    elif claim.kind is _RANK:
        at = claim.numeral.start
        about = about._replace(rank_among=among(sentence.text[max(clause, at - _AHEAD_OF_NUMBER * 2) : at]))
    return _narrowed(about, claim, own, sentence.text)


def _sum_up(claim: Claim, sentence: Sentence, own: str, base_year: int) -> None:
    """Gives a number the years that it sums, where its sentence, its paragraph or the heading speaks of several."""
    at = claim.numeral.start
    if sentence.spans:
        claim.setting = _beside_plan(over_years(sentence.before(at), claim), claim, sentence.text)
    if SUMS in sentence.marks and claim.setting.first_year is None and _TOGETHER.search(own):
        # 支出累计4.7万亿元, in a paragraph or under a heading of 十四五时期 and of no one year
        heading = "" if claim.kind is FigureKind.LEVEL and ONE_YEAR.search(sentence.heading) else sentence.heading
        claim.setting = over_years(heading + sentence.text[max(0, at - _REACH) : at], claim)
    if base_year and (
        _is_done_in_all(claim, sentence.before(at), base_year)
        or _is_grown_in_all(claim, sentence.before(at), base_year)
    ):
        claim.setting = claim.setting._replace(first_year=base_year + 1)


def _name_mean(claim: Claim, own: str, base_year: int) -> None:
    """A level that is the mean of several years is named so (年均新增就业), and is of all of them."""
    *listed_before, last = _DIGIT.split(_CLAUSE.split(_NAMED.sub("", own))[-1])
    before, mean, _ = last.partition(_MEAN)
    carried = _MARK in last and any(_MEAN in each for each in listed_before)  # 年均新增就业9万人、培训3万人
    if not (mean or carried) or _MEAN in claim.indicator:
        return
    name = claim.indicator
    whose = before if mean and name.startswith(before) and before != name else ""  # 健身活动年均吸引群众
    claim.rename(whose + _MEAN + name.removeprefix(whose))
    if base_year and _is_within(claim.setting, base_year):
        claim.setting = claim.setting._replace(first_year=base_year + 1)


def _narrowed(about: About, claim: Claim, own: str, text: str) -> About:
    """With what the words before a change leave out, or what a bracket before a number takes in or leaves out, or one behind it, or
    in a name that stands behind it: 9亿元(不含港务区), 40个公共(含专用)车位."""
    if claim.kind is _GROWTH and (match := _LEFT_OUT.search(own)):
        return about._replace(qualifier=match["words"])
    if ")" in own and (match := _QUALIFIER.search(own)):
        return about._replace(qualifier=match["words"])
    if ")" in claim.indicator and (match := _ROW_QUALIFIER.search(claim.indicator)):
        claim.rename(_ROW_QUALIFIER.sub("", claim.indicator))
        return about._replace(qualifier=match["words"])
    behind = _beside(claim.numeral, text)
    if behind and not about.qualifier and not _DIGIT.search(behind["words"]):
        return about._replace(qualifier=behind["words"])
    return about


def _beside(numeral: Numeral, text: str) -> re.Match[str] | None:
    """The bracket with what is taken in or left out behind a number, or before its unit: 9亿元(不含港务区), 9(不含港务区)亿元."""
    unit = numeral.end - len(numeral.unit)
    if text[unit - 1] == ")":
        return _ROW_QUALIFIER.search(text, numeral.start, unit)
    return _ROW_QUALIFIER.match(text, numeral.end)


def change_basis(words: str, *, is_difference: bool) -> tuple[ChangeBasis | None, str]:
    """Against what a change compares by the words before it, and with whom where it is a difference to another."""
    words = _NAMED.sub("", words)
    for basis, pattern_ in _CHANGE if _ANY_CHANGE.search(words) else ():
        # a contribution is one of points only: 贡献率提高5% is none
        if pattern_.search(words) and (is_difference or basis is not ChangeBasis.CONTRIBUTION):
            if basis is ChangeBasis.YEARLY_AVERAGE and is_difference and _difference(words):
                break  # 年均增长6%，高于全国0.3个百分点
            return basis, ""
    if is_difference and _difference(words):
        return ChangeBasis.DIFFERENCE, compared_with(words)
    return None, ""


def _difference(words: str) -> re.Match[str] | None:
    """The comparison that words before a difference end in, whatever brackets say in it: 比全省(7%)和全国(6%)分别高."""
    words = _BRACKETS.sub("", words) if "(" in words else words
    return _DIFFERENCE.search(_OTHER_POINTS.sub("", words) if _MARK in words else words)


def compared_with(words: str) -> str:
    """With whom words before a difference compare; empty where they do not say."""
    match = _difference(words)
    return (match["of"] or match["than"] or "") if match else ""


def price_basis(words: str) -> PriceBasis | None:
    """The prices that a label names."""
    match = _PRICE.search(words)
    return _PRICES[match[0]] if match else None


def qualifier(words: str) -> str | None:
    """What the bracket of a label takes in or leaves out."""
    match = _ROW_QUALIFIER.search(words)
    return match["words"] if match else None


def without_qualifier(label: str) -> str:
    """A label without such a bracket at its end."""
    return _LAST_QUALIFIER.sub("", label)


def settles(text: str, start: int) -> int:
    """How many characters at a place say how settled the numbers behind them are: 最终核实2021年产值9亿元."""
    match = _SETTLES.match(text, start)
    return len(match[0]) if match else 0


def settled(words: str, setting: TimeContext, status: str) -> str:
    """The status that words before a result give it; the one that it has where they say nothing."""
    if setting.scenario is not Scenario.ACTUAL:
        return status
    found = _SETTLED.findall(words)
    return _STATUS[found[-1]] if found else status


def over_years(words: str, claim: Claim) -> TimeContext:
    """The setting of a sum over several years, or of their average growth; as it is for stocks and everything else."""
    summed = claim.kind is FigureKind.LEVEL and not _stands(claim, words[-_NEAR:])
    grown = claim.kind is _GROWTH and (_THAN_SPAN.search(words[-_AHEAD_OF_NUMBER:]) or _is_over(words))
    setting = claim.setting
    average = claim.about.change_basis is ChangeBasis.YEARLY_AVERAGE
    if setting.scenario is Scenario.BASELINE or not (summed or grown or average):
        return setting
    match = _last_span(words, setting)
    if match is None or (summed and _MEAN_ASIDE.match(words, match.end())):
        return setting  # 两年平均增长5%，人均生产总值9万元
    after = words[match.end() :]
    if summed and _ONE_YEAR.search(_BRACKETS.sub("", after if not _is_sum(claim, after) else _MARKS.split(after)[-1])):
        return setting  # 五年累计新增18万人，2025年新增3万人
    return _spanning(match, setting)


def _is_over(words: str) -> bool:
    """Whether the words right before a change say that it is one over several years: 近三年提升."""
    last = None
    for match in _SPAN.finditer(words, max(0, len(words) - _AHEAD_OF_NUMBER)):
        last = match
    return (
        last is not None and _OVER.fullmatch(words, last.end()) is not None and not _THAN_YEAR.search(words, last.end())
    )


def _last_span(words: str, setting: TimeContext) -> re.Match[str] | None:
    """The last years together that words name, but for those that are only compared with, or to come where results are told."""
    last = None
    for match in _SPAN.finditer(words):
        told = setting.scenario is Scenario.TARGET or not _is_ahead(words, match)
        if _ASIDE.match(words, match.end()) and _GOES_ON.search(words, match.end()):
            continue  # 水面率近三年提升2个百分点，新建码头2座; 税收五年翻番；园区产值9亿元
        if told and not _COMPARED_WITH.ending(words, match.start()):
            last = match
    return last


def _spanning(match: re.Match[str], setting: TimeContext) -> TimeContext:
    """The setting of the years that a span names; as it is where they begin no earlier."""
    first = _first_of(match, setting.year)
    if first >= setting.year:
        return setting
    last = setting.year
    if match["plan"] and not match["since"]:
        # “十四五”前四年 ends before the plan does, and a plan before the reports on the next one
        last = first + (COUNTS[match["first"]] if match["first"] else PLAN_YEARS) - 1
    planned = match["plan"] is not None and setting.scenario is Scenario.TARGET  # “十四五”期间计划投资9亿元
    return setting._replace(first_year=first, year=last if planned else min(last, setting.year))


def years_told(words: str, setting: TimeContext) -> tuple[int, ...]:
    """The years that words speak of together, one after the other: 2021, 2022 and 2023 of “十四五”前三年; none where they speak of
    one year."""
    match = _SPAN.search(words)
    if match is None or _COMPARED_WITH.ending(words, match.start()):
        return ()
    told = _spanning(match, setting)
    return tuple(range(told.first_year, told.year + 1)) if told.first_year else ()


def since(year: int, setting: TimeContext) -> TimeContext:
    """The setting of a change since a year that is not the one before: 较2019年增长12%, in 2021."""
    if setting.period != "A" or setting.scenario is Scenario.BASELINE or year + 1 >= setting.year:
        return setting
    return setting._replace(first_year=year + 1)


def of_plan_ahead(claim: Claim, plan_year: int) -> None:
    """Gives an average growth that is aimed at the five years of the plan that begins with the year planned: no one year has one."""
    setting = claim.setting
    of_one = setting.first_year is None and setting.period == "A" and claim.kind is _GROWTH
    if not of_one or claim.about.change_basis is not ChangeBasis.YEARLY_AVERAGE or plan_year not in PLANS.values():
        return
    last = plan_year + PLAN_YEARS - 1
    if setting.year in {plan_year, last}:
        claim.setting = setting._replace(year=last, first_year=plan_year)


def of_years_ahead(claim: Claim, plan_year: int) -> None:
    """Gives what is aimed at within so many years those from the year that is planned: 三年内改造公路600公里."""
    setting = claim.setting
    first = setting.first_year or plan_year
    if first < plan_year == setting.year and first not in PLANS.values():
        claim.setting = setting._replace(first_year=plan_year, year=2 * plan_year - first)


def came_since(claims: Sequence[Claim], text: str) -> None:
    """Gives what something came from the year before those over which it then grew on average, where the words before it do not say
    when it was: 产值由3亿元增加到5亿元，年均增长8%."""
    for at, claim in enumerate(claims):
        first, average = claim.setting.first_year, claim.about.change_basis is ChangeBasis.YEARLY_AVERAGE
        came = claims[max(0, at - _FROM_AND_TO) : at] if claim.kind is _GROWTH and first and average else ()
        if len(came) < _FROM_AND_TO or {each.indicator for each in came} != {claim.indicator}:
            continue
        origin = came[0]
        since_when = CAME_FROM.search(text, max(0, origin.numeral.start - _NEAR), origin.numeral.start)
        plainly = since_when is not None and len(since_when[0]) == 1
        if first and plainly and origin.setting.scenario is Scenario.BASELINE:
            origin.setting = origin.setting._replace(year=first - 1)


def differ_alike(claim: Claim, last: Claim, sentence: Sentence) -> None:
    """Gives a difference the years of the change that it is one of: 年均增长6%，高于全国0.3个百分点."""
    if claim.about.change_basis is not _DIFFERS or claim.kind is not _GROWTH or last.kind is not _GROWTH:
        return
    near = last.numeral.start >= sentence.start and claim.indicator.startswith(last.indicator)
    if near and claim.setting._replace(first_year=last.setting.first_year) == last.setting:
        claim.setting = last.setting


def sum_from(claim: Claim, sentence: Sentence, opening: re.Match[str]) -> None:
    """Gives what was done, or grew on average, in a sentence that opens with the year since which it is, or with the first and the
    last of its years, the years from that on: 2021年以来，累计引进项目30个; 2021—2025年，植树9万亩."""
    year, words = int(opening["year"]), sentence.text[opening.end() : claim.numeral.start]
    if claim.setting.scenario is not Scenario.ACTUAL or not _is_within(claim.setting, year - 1, _MOST_YEARS):
        return
    if opening["last"] and int(opening["last"]) != claim.setting.year:
        return
    average = claim.kind is _GROWTH and claim.about.change_basis is ChangeBasis.YEARLY_AVERAGE
    added = claim.kind is FigureKind.LEVEL and _SUMS.search(_CLAUSE.split(words)[-1]) and not _stands(claim, words)
    if average or added or _is_done_in_all(claim, words, year - 1, _MOST_YEARS):
        claim.setting = claim.setting._replace(first_year=year)
        _take_off(claim, words[-_AHEAD_OF_NUMBER:])


def summed_alike(claim: Claim, last: Claim, sentence: Sentence) -> None:
    """Gives an amount that belongs to projects the years in which these were done: 五年来，实施项目13个，总投资98亿元."""
    at = claim.numeral.start
    words = sentence.text[last.numeral.end : at]
    goes_on = last.numeral.start >= sentence.start and last.setting.first_year is not None
    if (
        goes_on
        and not is_stock_noun(claim.indicator)
        and not (_stands(claim, words[-_NEAR:]) or _HOLDS.search(words) or _ONE_YEAR.search(words))
    ):
        claim.setting = last.setting


def share_of_sum(claim: Claim, last: Claim | None, sentence: Sentence) -> None:
    """Gives a share the years that the amount before it in its sentence sums: 五年来投入90亿元，占支出的8%."""
    if last is None or last.numeral.start < sentence.start:
        return
    summed = last.kind is FigureKind.LEVEL and last.setting.first_year is not None and last.indicator == claim.indicator
    if summed and claim.setting._replace(first_year=last.setting.first_year) == last.setting:
        claim.setting = last.setting


def kept(claims: Sequence[Claim], words: str) -> None:
    """Bounds of a sentence that ends in how long they were kept: 税收超过100亿元，已连续三年。"""
    if row := _ONLY_IN_A_ROW.match(words):
        for claim in claims:
            if claim.comparator in _BOUNDS and claim.about.qualifier is None:
                claim.about = claim.about._replace(qualifier=row["row"])


def narrow_alike(claim: Claim, last: Claim) -> None:
    """Gives a number that goes on the one before it what that takes in or leaves out: 固定资产投资(含市直管项目)320亿元，增长6.1%."""
    in_a_row = last.about.qualifier and _IN_A_ROW.fullmatch(
        last.about.qualifier
    )  # 连续五年超过30万吨，2024年达到31万吨
    if claim.about.qualifier is None and not in_a_row:
        claim.about = claim.about._replace(qualifier=last.about.qualifier)


def price_alike(claim: Claim, last: Claim, sentence: Sentence) -> None:
    """Gives a growth the prices of the change by an amount right before it: 按可比口径，同比增加6万元，增长5%. What came of an aim is
    no growth in real terms: 目标增长6.5%，实际增长5.8%."""
    if _is_aim_of(last, claim):
        claim.about = claim.about._replace(price_basis=last.about.price_basis)
        return
    by_amount = last.kind is FigureKind.LEVEL and last.about.change_basis is not None
    if not by_amount or claim.kind is not _GROWTH or claim.about.price_basis:
        return
    if last.numeral.start >= sentence.start and last.indicator.startswith(claim.indicator):
        claim.about = claim.about._replace(price_basis=last.about.price_basis)


def _is_aim_of(last: Claim, claim: Claim) -> bool:
    """Whether a growth is the result of what the number before it says was aimed at."""
    if not (last.kind is claim.kind is _GROWTH and last.indicator == claim.indicator):
        return False
    return last.setting.scenario is Scenario.TARGET and claim.setting.scenario is Scenario.ACTUAL


def _beside_plan(setting: TimeContext, claim: Claim, text: str) -> TimeContext:
    """The setting of a number that is compared with the five years of a plan (较“十三五”时期增长15%): it sums those after them."""
    numeral = claim.numeral
    behind = claim.kind is FigureKind.LEVEL and _THAN_PLAN.match(text, numeral.end)
    # in its own part of the sentence: 税收9亿元，是“十三五”时期的2倍；契税2亿元
    ahead = _PARTED.split(text[max(0, numeral.start - _AHEAD_OF_NUMBER) : numeral.start])[-1]
    match = behind or _THAN_PLAN.search(ahead)
    if setting.first_year is not None or not match or setting.scenario is Scenario.BASELINE:
        return setting
    first = PLANS[match["plan"]] + PLAN_YEARS
    return setting._replace(first_year=first) if setting.year == first + PLAN_YEARS - 1 else setting


def _stands(claim: Claim, near: str) -> bool:
    """Whether the words right before a level say that it is what there is at the end of several years, or in the last of them
    (生产总值超过9亿元), and no sum over them."""
    near = _CLAUSE.split(near)[-1]
    stands = _STANDS.search(near) or _REACHED.ending(near) or (is_flow_noun(claim.indicator) and _HOLDS.search(near))
    return bool(stands) and not _is_sum(claim, near)


def _is_sum(claim: Claim, words: str) -> bool:
    """Whether the words right before an amount of money, or of what flows in a year, say that it is a sum: 累计达, 五年累计产量达."""
    flows = claim.numeral.quantity == _MONEY or is_flow_noun(claim.indicator)
    return flows and _SUMS.search(_DIGIT.split(_CLAUSE.split(words)[-1])[-1]) is not None


def _is_within(setting: TimeContext, base_year: int, most: int = PLAN_YEARS) -> bool:
    """Whether a number that is of one year yet may be one of all the years after the base, ``most`` of them."""
    if setting.first_year or setting.scenario is Scenario.BASELINE or setting.period != "A":
        return False
    return base_year + 1 < setting.year <= base_year + most


def _says_one_year(words: str) -> bool:
    """Whether the words of a sentence since its last semicolon speak of one year."""
    return _ONE_YEAR.search(_BRACKETS.sub("", _PARTED.split(words)[-1])) is not None


def _is_grown_in_all(claim: Claim, words: str, base_year: int) -> bool:
    """Whether a change is one over all the years that a text speaks of: 五年来…。进出口增长53%."""
    if claim.kind is not _GROWTH or claim.about.change_basis in _OF_OTHERS or not _is_within(claim.setting, base_year):
        return False
    return not _THAN_YEAR.search(words[-_AHEAD_OF_NUMBER:]) and not _says_one_year(words)


def _is_done_in_all(claim: Claim, words: str, base_year: int, most: int = PLAN_YEARS) -> bool:
    """Whether a level is what was done in all the years that a text speaks of: 五年来…。新增床位5万张."""
    if claim.kind is not FigureKind.LEVEL or claim.is_stock or not _is_within(claim.setting, base_year, most):
        return False
    own = _DIGIT.split(_CLAUSE.split(words)[-1])[-1]
    done = _DONE.search(claim.indicator) or verbs.leading_verb(claim.indicator) or _changed(claim, words)
    if claim.rule.endswith(_STREAK) or not (done or (_DOES.match(own) and not is_flow_noun(claim.indicator))):
        return False
    return not _stands(claim, words[-_NEAR:]) and not _says_one_year(words)


def _is_changed_by(claim: Claim) -> bool:
    """Whether a level is by how much something changed: 预期寿命提高1岁, 净增贷款9亿元."""
    name = claim.indicator
    return claim.about.change_basis is ChangeBasis.YEAR or bool(_DIRECTION.ending(name) or _NET.search(name))


def _changed(claim: Claim, words: str) -> bool:
    """The same, and not since the year before."""
    return _is_changed_by(claim) and not _THAN_YEAR.search(words[-_AHEAD_OF_NUMBER:])


def compared_since(text: str, start: int, end: int, last: int) -> int:
    """The year with which a sentence opens that the years up to the last are compared with: 与2020年相比, 与五年前相比; else 0."""
    match = _OPENS_SINCE.match(text, start, end)
    if match is None:
        return 0
    return last - COUNTS[match["ago"]] if match["ago"] else year_compared(match)


def since_below(text: str, end: int) -> int:
    """The year that all changes of a text are since from where it says so (比2015年（下同）增长30%), but for those that say
    against what they are; 0 where it says none before ``end``."""
    if SAME_BELOW not in text:
        return 0
    match = _SINCE_BELOW.search(text, 0, end)
    said = match is not None and _COMPARED.search(text, max(match.end(), end - _NEAR), end) is not None
    return 0 if match is None or said else int(match["year"])


def first_year(words: str, last: int) -> int:
    """The first of several years that words speak of together, the last of which is given; 0 where they speak of none, or only
    compare with them (较“十三五”时期) or tell one change over them (近三年提升2个百分点)."""
    for match in _SPAN.finditer(words):
        aside = (
            _is_ahead(words, match) or _COMPARED_WITH.ending(words, match.start()) or _ASIDE.match(words, match.end())
        )
        if not aside:
            return _first_of(match, last)
    return 0


def _is_ahead(words: str, span: re.Match[str]) -> bool:
    """Whether the years of a span are still to come: 今后五年, 力争三年内翻番."""
    before = words[max(0, span.start() - _AHEAD_OF_YEARS) : span.start()]
    return AHEAD.match(words, max(0, span.start() - _NEAREST)) is not None or _STRIVEN.search(before) is not None


def _first_of(span: re.Match[str], last: int) -> int:
    """The first year of a plan, or of so many years up to the last."""
    return PLANS[span["plan"]] if span["plan"] else last - COUNTS[span["count"]] + 1


def _take_off(claim: Claim, own: str) -> None:
    """Takes from a name the words that are an attribute now: 五年累计 of a sum over years, 低于全省 and 增速 of a difference to
    an area; ``own`` are the words before the number."""
    name = claim.indicator
    # without the number of the area, which a bracket holds: 高于全省(3.0%)1.1个百分点
    if claim.about.reference_area_code and (than := _difference(own)):
        name = name.removesuffix(than[0]) or name
    if claim.setting.first_year is not None:
        bare = _OF_THEM.sub("", _SUMMED.sub("", _SPANNED.sub("", name)))
        name = measuring.brief(bare) if bare != name else name
    if claim.about.change_basis is _DIFFERS and (speed := _SPEEDS.ending(name)) and speed != name:
        name = name[: -len(speed)]
    if name != claim.indicator:
        claim.rename(name)


def among(words: str) -> str | None:
    """Among whom a rank is one."""
    found = _AMONG.findall(words) or _AMONG_AREA.findall(words)
    return found[-1] if found else None


def _price(sentence: Sentence, clause: int, end: int) -> PriceBasis | None:
    """By the words of the number's own clause or of a bracket behind it, else by the clauses without numbers right before it:
    增长5%(按可比价计算); 按可比价格计算，增长5%."""
    own = _PRICE.findall(sentence.text, clause, end)
    if not own and (behind := _WORDS_IN_BRACKET.match(sentence.text, end)):
        own = _PRICE.findall(behind[0])
    if own:
        return _PRICES[own[-1]]
    begins = clause
    for first, last in reversed(sentence.wordy[-_CLAUSES_BACK:]):
        if last < begins - 1:
            break  # another number stands between
        if match := _PRICE.search(sentence.text, first, last):
            return _PRICES[match[0]]
        begins = first
    return None
