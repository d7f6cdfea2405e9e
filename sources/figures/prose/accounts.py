"""The accounts of a budget: whose 收入总计 or 结转下年 it is.

Here belong the names of flows that every account has, and which account a text speaks of. Not here: the area and the level of a
number (``sources.figures.universe``), though the level that keeps an account is a part of its name.
"""

from __future__ import annotations

import re
from functools import lru_cache

from sources.cues import any_of
from sources.figures.time_context import SERIAL
from sources.figures.words import Words, any_in, listed, paired, pattern, section, word

_MARK = re.compile(any_in("accounts", "account"))
_GRANTED = pattern("accounts", "account", "granted")
_LEVEL = re.compile(pattern("accounts", "account", "level"))
_ACCOUNT = re.compile(f"(?:{pattern('accounts', 'account', 'level')})?{any_in('accounts', 'account')}(?!{_GRANTED})")
_BRACKET = re.compile(r"[(][^()]*[)]")
_FROM = re.compile(pattern("accounts", "account", "taken_from"))
_COMES_FROM = word("accounts", "account", "from")
_NOT_AFTER = listed("accounts", "account", "not_after")
_LEAD = listed("accounts", "lead")
_FLOWS = listed("accounts", "flow")
_ACROSS = tuple(section("accounts", "flow")["across"])
_ALONE = listed("accounts", "flow", "alone")
BARE = listed("accounts", "flow", "bare")
_OTHERS = listed("accounts", "others")
_OF_BUDGET = listed("accounts", "flow", "of_budget")
_ADDED = listed("accounts", "lead", "added")
_APART = listed("accounts", "lead", "apart")
_ENDS = Words.of((*_FLOWS.meaning, *_ALONE.meaning, *_OTHERS.meaning))
BUDGET = word("accounts", "account", "budget")
_FUNCTIONS = listed("accounts", "function")
COLLECTORS = listed("accounts", "collector")
COLLECTED = word("accounts", "collector", "flow")
# those among them whose name says something else with that flow behind it
COLLECTORS_CALLED = paired("accounts", "collectors_called")
_COLLECTING = listed("accounts", "collector", "did")
FUND_PARTS = listed("accounts", "fund", "parts")
_INSURANCE = tuple(section("accounts", "fund")["insurance"])
PARTS_OF_ONE_FUND = frozenset(section("accounts", "fund")["parts_of_one"])
FUND_OF_INSURANCE = word("accounts", "fund", "of_insurance")
_SPENDS_TOO = listed("accounts", "function", "spends_too")
_FUNDS = listed("accounts", "fund")
# accounts by their names without 预算, but for what any fund is called: 国有土地收益基金收入 is none of 基金预算
_NEVER_SHORT = listed("accounts", "account", "never_short")
_SHORT = {
    short: account
    for account in section("accounts", "account")["words"]
    if (short := account.removesuffix(BUDGET)) not in _FUNDS and short not in _NEVER_SHORT
}
_SIDES = pattern("accounts", "account", "sides")
_TAKES_IN = re.compile(
    f"(?:{pattern('accounts', 'account', 'level')})?{any_of(_SHORT.keys() - _SHORT.values())}(?={_SIDES})"
)
_GENERAL = tuple(section("accounts", "account")["general"])
# the rule of a name that every account has; the walk over the text adds the account
OF_ACCOUNT = "of-account"
TRANSFERS = listed("accounts", "transfer")
_WAY = re.compile(pattern("accounts", "transfer", "way"))
_STOP = "。"
_DATED = re.compile(pattern("accounts", "lead", "dated"))
_LONGEST = 24
_LONGEST_LIST = 80


def way_of_transfer(text: str) -> str:
    """The way that a transfer goes by the words before it (市对县区, 上级补助); empty where they say none."""
    ways = list(_WAY.finditer(text))
    return ways[-1]["way"] if ways and text.count(_STOP, ways[-1].end()) <= 1 else ""


@lru_cache(maxsize=8192)
def flow(name: str) -> str:
    """A flow or balance that every account has, without the words that lead to it; empty for any other name."""
    if not (_ENDS.ending(name) or "、" in name or _ADDED.starting(name)):
        return ""  # as nearly every name
    more = _OTHERS.ending(name)
    name = _DATED.sub("", SERIAL.sub("", name))
    added = False
    while lead := _lead(name):
        added = added or lead in _ADDED
        name = name[len(lead) :]
    name = _DATED.sub("", name)
    if account_of(name):
        return ""  # but for one that money is moved to: 调入一般公共预算
    if name in _ALONE:
        return name
    if "、" in name:
        return _together(name, added=added)
    if any(across in name for across in _ACROSS):
        return ""
    is_moved = added and not _APART.ending(name)
    return name if len(name) <= _LONGEST and (is_moved or _FLOWS.ending(name.removesuffix(more))) else ""


def _together(name: str, *, added: bool) -> str:
    """Several flows, the first of which is one, or one of those that are added (加上预备费、上解支出等); only the sum where they lead
    to one (加上上级补助、上年结余等收入总量)."""
    parts = name.split("、")
    total = parts[-1].rpartition(_OTHERS.only)[2]
    if added and total and total != parts[-1] and _FLOWS.ending(total) == total:
        return total
    flows = [part for part in parts if _FLOWS.ending(own := part.removesuffix(_OTHERS.only)) == own]
    return name if len(name) <= _LONGEST_LIST and (parts[0] in flows or (added and flows)) else ""


def _lead(name: str) -> str:
    """The word that a name begins with, and behind which it goes on with a flow where a shorter one leads: 加上级补助收入."""
    lead = _LEAD.starting(name)
    shorter = _LEAD.starting(lead[:-1]) if len(lead) > 1 else ""
    return shorter if shorter and _FLOWS.starting(name, len(shorter)) else lead


def _spoken_of(text: str) -> str:
    """A text without what it says in brackets and what it lists as those that money comes from: 从甲基金预算、乙基金预算调入资金."""
    text = _BRACKET.sub("", text) if "(" in text else text
    return _FROM.sub("", text) if _COMES_FROM in text else text


def account_of(text: str) -> str:
    """The last account that a text names outside brackets, with the level that keeps it; empty where it names none."""
    found = ""
    text = _spoken_of(text)
    for match in _ACCOUNT.finditer(text):
        if not _NOT_AFTER.ending(text, match.start()):
            found = match[0]
    return found


def account_spoken_of(text: str, section: str) -> str:
    """The last account that a text names, else that of the ``section``; another one that it names behind that by what it takes in
    or spends: 政府性基金收入9亿元，上年结余2亿元."""
    account = account_of(text) or section
    text = _spoken_of(text)
    flows = [match for match in _TAKES_IN.finditer(text) if not _NOT_AFTER.ending(text, match.start())]
    if not flows or account_of(text[flows[-1].end() :]):
        return account
    other = flows[-1][0] + BUDGET
    return account if account and (account.endswith(other) or other.endswith(account)) else other


def account_of_balance(text: str, section: str) -> str:
    """The account of what is left when all that a text speaks of is set off (收支相抵): of several funds, the one that holds them."""
    found = [match[0] for match in _ACCOUNT.finditer(text)]
    funds = {account for account in found if not account.endswith(BUDGET)}
    if len(funds) < 2:
        return account_spoken_of(text, section)
    return next((account for account in reversed(found) if account.endswith(BUDGET)), section)


def within(account: str, flow: str) -> str:
    """A flow without the words that its account is called by, too: 收入总计 of 政府性基金收入总计, and of 市本级收入总计."""
    if (level := _LEVEL.match(flow)) and account.startswith(level[0]):
        flow = flow[level.end() :]
    short = next((short for short, its in _SHORT.items() if account.endswith(its) and flow.startswith(short)), "")
    rest = flow.removeprefix(short)
    return rest if _OF_BUDGET.starting(rest) else rest.removeprefix(BUDGET)


def account_of_caption(text: str) -> str:
    """The account that the caption of a table names, also without the word 预算 right behind it: 政府性基金收入预算."""
    return account_of(text) or next((account for short, account in _SHORT.items() if short in text), "")


def account_of_section(path: tuple[str, ...]) -> str:
    """The account that a section is about, by its innermost heading that names one."""
    headings = ("".join(heading.split()) for heading in reversed(path))
    return next((account for heading in headings if (account := account_spoken_of(heading, ""))), "")


def is_function(name: str, account: str) -> bool:
    """Whether a name is that of spending by function which an account other than the general one makes: 农林水支出 of
    政府性基金预算."""
    return bool(account and _SPENDS_TOO.ending(account) and _FUNCTIONS.starting(name))


def collected_by(name: str) -> str:
    """Who collected revenue, by a name that says no more than who did: 税务部门 of 税务部门组织; empty for any other."""
    who = name.removesuffix(_COLLECTING.ending(name))
    return who if who in COLLECTORS else ""


def fund_of(text: str) -> str:
    """The fund of insurance which a part of its income or spending (利息收入) is one of, by the text before; else empty."""
    account = account_of(text)
    return account if account.endswith(_INSURANCE) else ""


def of_purpose(name: str, account: str) -> str:
    """A row of a table of spending by economic purpose: 办公经费 is that of the general budget where no account says otherwise."""
    return name if not account or account.endswith(_GENERAL) or _MARK.search(name) else account + name


def in_account(name: str, account: str) -> str:
    """A row of an account's table by a name that no other account has: 债务转贷收入 is one of each account, 教育支出 is that of the
    general budget where no account says otherwise."""
    if not account or _MARK.search(name):
        return name
    if own := flow(name):
        return account + own
    return account + name if not account.endswith(_GENERAL) and _FUNCTIONS.starting(name) else name


def named_in(name: str, account: str) -> str:
    """The same of a row or a column that may be called by 收入 alone: that of the account."""
    if name in BARE and account:
        return account.removesuffix(BUDGET) + BUDGET + name.removeprefix(BUDGET)
    return in_account(name, account)
