"""The accounts of a budget: whose 收入总计 or 结转下年 it is.

Here belong the names of flows that every account has, and which account a text speaks of. Not here: the area and the level of a
number (``sources.figures.universe``), though the level that keeps an account is a part of its name.
"""

from __future__ import annotations

import re

from sources.figures.words import Words, any_in, listed, pattern, section, word

_MARK = re.compile(any_in("accounts", "account"))
_ACCOUNT = re.compile(f"(?:{pattern('accounts', 'account', 'level')})?{any_in('accounts', 'account')}")
_BRACKET = re.compile(r"[(][^()]*[)]")
_NOT_AFTER = listed("accounts", "account", "not_after")
_LEAD = listed("accounts", "lead")
_FLOWS = listed("accounts", "flow")
_ALONE = listed("accounts", "flow", "alone")
BARE = listed("accounts", "flow", "bare")
_OTHERS = listed("accounts", "others")
_ENDS = Words.of((*_FLOWS.meaning, *_OTHERS.meaning))
BUDGET = word("accounts", "account", "budget")
_FUNCTIONS = listed("accounts", "function")
_SHORT = {account.removesuffix(BUDGET): account for account in section("accounts", "account")["words"]}
_GENERAL = word("accounts", "account", "general")
_LONGEST = 24
_LONGEST_LIST = 60


def flow(name: str) -> str:
    """A flow or balance that every account has, without the words that lead to it; empty for any other name."""
    if not (_ENDS.ending(name) or "、" in name or name in _ALONE):
        return ""  # as nearly every name
    more = _OTHERS.ending(name)
    while lead := _lead(name):
        name = name[len(lead) :]
    if _MARK.search(name) is not None:
        return ""
    if name in _ALONE:
        return name
    first, *others = name.split("、")
    if others:
        # 加上上级补助、上年结转等收入: several together
        return name if len(name) <= _LONGEST_LIST and _FLOWS.ending(first) == first else ""
    return name if len(name) <= _LONGEST and _FLOWS.ending(name.removesuffix(more)) else ""


def _lead(name: str) -> str:
    """The word that a name begins with, and behind which it goes on with a flow where a shorter one leads: 加上级补助收入."""
    lead = _LEAD.starting(name)
    shorter = _LEAD.starting(lead[:-1]) if len(lead) > 1 else ""
    return shorter if shorter and _FLOWS.starting(name, len(shorter)) else lead


def account_of(text: str) -> str:
    """The last account that a text names outside brackets, with the level that keeps it; empty where it names none."""
    found = ""
    text = _BRACKET.sub("", text) if "(" in text else text
    for match in _ACCOUNT.finditer(text):
        if not _NOT_AFTER.ending(text, match.start()):
            found = match[0]
    return found


def account_of_caption(text: str) -> str:
    """The account that the caption of a table names, also without the word 预算 right behind it: 政府性基金收入预算."""
    return account_of(text) or next((account for short, account in _SHORT.items() if short in text), "")


def account_of_section(path: tuple[str, ...]) -> str:
    """The account that a section is about, by its innermost heading that names one."""
    return next((account for heading in reversed(path) if (account := account_of("".join(heading.split())))), "")


def in_account(name: str, account: str) -> str:
    """A row of an account's table by a name that no other account has: 债务转贷收入 is one of each account, 教育支出 is that of the
    general budget where no account says otherwise."""
    if not account or _MARK.search(name):
        return name
    if own := flow(name):
        return account + own
    return account + name if not account.endswith(_GENERAL) and _FUNCTIONS.starting(name) else name
