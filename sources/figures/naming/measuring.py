"""What a name says is measured, and two names as one.

Not here: whose it is (``owning``) and of which part (``parting``).
"""

from __future__ import annotations

import re
from functools import lru_cache

from sources.figures.naming.terms import (
    BARE,
    BEFORE_MEASURE,
    CARRIED_MEASURES,
    CARRIED_OUT,
    COMPOUND,
    FLOWS,
    HALVES,
    MEASURES,
    PARTS,
    SHORTEST_OWNER,
    SHORTEST_THING,
    SUFFIX_OF,
)
from sources.figures.naming.verbs import leading_verb
from sources.figures.words import Words, listed, paired, pattern, section, word

_FUNDS = listed("accounts", "fund")
_OWN_FUNDS = section("accounts", "fund")["own"]
_NOT_CARRIED = listed("measures", "carried", "but_not")
_GOODS = word("measures", "carried", "goods")
_SELL_NONE = listed("measures", "carried", "sell_none")
_SPENDING = word("measures", "carried", "spending")
_COSTS = listed("measures", "carried", "costs")
_TAX = word("measures", "carried", "tax")
_REVENUE = listed("measures", "carried", "revenue")
_REPAID = listed("measures", "repaid")
_GIVEN_BACK = listed("measures", "carried", "given_back")
_OF_ALL = re.compile(pattern("measures", "part", "of_all"))
_SAID_ONCE = paired("measures", "said_once")
_CARRIED_WHOLE = re.compile(pattern("measures", "carried_whole"))
_HAVE_INSURANCE = re.compile(pattern("measures", "carried_whole", "insured"))
_IN_FULL = re.compile(pattern("measures", "carried_whole", "in_full"))
_OF_INSURED = word("measures", "carried_whole", "of_insured")
_POPULATION, _BY_THEMSELVES = word("measures", "population", "measure"), listed("measures", "population")
_WITH = listed("measures", "with")
_QUOTES = '”"'
_AMOUNT = word("numerals", "rank", "total")
_IN_TOTAL = listed("measures", "in_total")
_WITH_TRANSFERS = listed("measures", "in_total", "with_transfers")
_BALANCES = frozenset(section("measures", "together")["deposit"])
_BALANCES_END = Words.of(_BALANCES)
_SO_FAR = re.compile(pattern("wording", "cumulative", "so_far"))
_FLOWS_OF_A_YEAR = listed("wording", "cumulative", "of_a_year")


@lru_cache(maxsize=8192)
def owner_in(name: str) -> str:
    """Whose a measure is by its name: 公路 of 公路货运量, 城镇居民 of 城镇居民人均消费支出."""
    measure = MEASURES.ending(name)
    text = name[: -len(measure)] if measure and len(name) >= len(measure) + SHORTEST_OWNER else name
    before = BEFORE_MEASURE.ending(text)
    return text[: -len(before)] if before and len(text) >= len(before) + SHORTEST_OWNER else text


def is_bare_measure(name: str) -> bool:
    """Whether a name is a measure and nothing else: 利润, 年平均降水量."""
    measure = MEASURES.ending(name)
    rest = name[: -len(measure)]
    return bool(measure) and rest == BEFORE_MEASURE.ending(rest)


@lru_cache(maxsize=8192)
def so_far(name: str, *, events: bool) -> str:
    """The name of what was measured of a part of a year, or of ``events`` in it, without 累计, which says no more than its period:
    1-5月累计完成投资, 规上工业累计完成产值, 累计实现商品零售."""
    match = _SO_FAR.search(name)
    rest = name[match.end() :] if match else ""
    measured = (MEASURES.ending(rest) or SUFFIX_OF.ending(rest)) and not leading_verb(rest)
    return joined(name[: match.start()], rest) if match and rest and (measured or events) else name


@lru_cache(maxsize=8192)
def over_the_year(name: str) -> str:
    """The name of a flow of a year without the words that it was added up, which say no more than that; empty for what is none."""
    match = _SO_FAR.search(name)
    whose, rest = (name[: match.start()], name[match.end() :]) if match else ("", name)
    return joined(whose, rest) if _FLOWS_OF_A_YEAR.ending(rest) and not leading_verb(rest) else ""


def without_carried_out(name: str) -> str:
    """A name without 完成 before what is measured anyway."""
    verb = CARRIED_OUT.starting(name)
    own = name.partition("(")[0] if name.endswith(")") else name
    measured = verb and (MEASURES.ending(own) or HALVES.ending(own))
    return name[len(verb) :] if measured and len(name) >= len(verb) + SHORTEST_THING else bare_measured(name)


def bare_measured(name: str) -> str:
    """A measure that says nothing alone without 完成 before it, any other name as it is."""
    rest = name.removeprefix(CARRIED_OUT.starting(name))
    return rest if rest in BARE else name


@lru_cache(maxsize=8192)
def brief(name: str) -> str:
    """A name without the examples before 等, and without 完成 before what is measured anyway."""
    name = without_carried_out(name)
    amount = name.removesuffix(_AMOUNT)
    # 一产增加值总量达到12亿元; but what an account has in all is more than its revenue: 一般公共预算收入总量
    name = amount if _IN_TOTAL.ending(amount) and not _WITH_TRANSFERS.ending(amount) else name
    if "、" in name and "等" in name:
        before, _, thing = name.rpartition("等")
        if len(thing) >= 4 and "、" in before:
            return leading_verb(name) + thing
    return name


@lru_cache(maxsize=8192)
def carried_measure(name: str) -> str:
    """What a name measures when parts named after it measure the same: 增加值 of 工业增加值, 价格 of 居民消费价格指数."""
    name = name.partition("(")[0] if name.endswith(")") else name
    if match := _CARRIED_WHOLE.search(name):
        return match[0]
    if suffix := SUFFIX_OF.ending(name):
        return SUFFIX_OF.meaning[suffix]
    return "" if _NOT_CARRIED.ending(name) else CARRIED_MEASURES.ending(name)


def joined(name: str, measure: str) -> str:
    """Two names as one, said once where the first ends as the second starts: 居民消费价格 + 价格指数."""
    if name.endswith(")") and name.partition("(")[0].endswith(measure):
        return name  # 工业生产者出厂价格(PPI)
    if name.rstrip(_QUOTES).endswith(measure) or (
        len(measure) <= 2 and measure and MEASURES.ending(name) and name[-1] == measure[-1]
    ):
        return name
    if measure in _SAID_ONCE and name.endswith(measure[0]):
        return name + _SAID_ONCE[measure]
    for length in range(min(len(name), len(measure)), 1, -1):
        if name.endswith(measure[:length]):
            return name + measure[length:]
    return name + measure


def insured_alike(name: str, measure: str) -> str:
    """Who has an insurance, where ``measure`` says who has another: 参加工伤保险 behind 参加失业保险. Empty for others."""
    found = _HAVE_INSURANCE.match(measure)
    return found["take"] + name + (found["count"] or "") if found and name.endswith(found["kind"]) else ""


def part_measure(whole: str) -> str:
    """What the parts of a whole measure: its own name, but for 地区生产总值, whose parts are 增加值, and 户籍人口 of 户籍总人口."""
    suffix = SUFFIX_OF.ending(whole)
    return SUFFIX_OF.meaning[suffix] if suffix else _OF_ALL.sub("", whole)


def measures_parts(whole: str) -> bool:
    """Whether a name that measures nothing by its ending says what its parts measure: 零售额 of 商品零售."""
    return whole in SUFFIX_OF.meaning


@lru_cache(maxsize=8192)
def measures_nothing(name: str) -> bool:
    """Whether a name is that of a part, which measures nothing by itself."""
    if MEASURES.ending(name) or _CARRIED_WHOLE.search(name):
        return False
    return bool(PARTS.ending(name) or _WITH.starting(name))


def never_measures(name: str, measure: str) -> bool:
    """Whether what is measured of a whole is none of a part's: 零售额 of 营利性服务业, 支出 of 公务接待费, 利润 of 契税, 还本付息 of
    偿还本金, 参保人数 of 参加养老保险的职工, 人口 of 外来人员."""
    if measure.endswith(_SPENDING) and _COSTS.ending(name.partition("(")[0] if name.endswith(")") else name):
        return True
    if name.endswith(_TAX) and (_GIVEN_BACK.ending(name) or not _REVENUE.ending(measure)):
        return True
    if _REPAID.ending(name) or (HALVES.ending(name) and any(whole in measure for whole in COMPOUND)):
        return True  # 进出口总额90亿元。对东盟出口9亿元
    if _is_of_people_in_full(name, measure):
        return True
    again = "的" in name and measure.startswith(name[:2])  # 参加医疗保险的职工 behind 参加养老保险人数
    return again or (measure == _GOODS and bool(_SELL_NONE.ending(name)))


def _is_of_people_in_full(name: str, measure: str) -> bool:
    """Whether a name says in full of which people it is: 参加养老保险的职工 behind 参保人数, 外来人员 behind 人口."""
    if _IN_FULL.search(name) and (_CARRIED_WHOLE.search(measure) or measure.endswith(_OF_INSURED)):
        return True
    return bool(measure.endswith(_POPULATION) and _BY_THEMSELVES.ending(name))


@lru_cache(maxsize=8192)
def is_fund(name: str) -> bool:
    """Whether a name is what a fund takes in or spends, of which the next clause may say the other: 基金收入5亿元,支出4亿元."""
    flow = FLOWS.ending(name)
    return bool(flow) and _FUNDS.ending(name, len(name) - len(flow)) != ""


def is_of_fund(flow: str) -> bool:
    """Whether the name of a flow says itself whose it is: 当年社保基金收支结余."""
    return any(fund in flow for fund in _OWN_FUNDS)


def is_of_balance(name: str) -> bool:
    """Whether a name is that of deposits or of loans, whosesoever: 金融机构人民币各项存款余额."""
    return _BALANCES_END.ending(name) != ""


def is_balance(name: str) -> bool:
    """Whether a name is that of deposits or of loans and says no more: 贷款余额."""
    return name in _BALANCES
