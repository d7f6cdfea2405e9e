"""Words before a number without those that are no part of a name: dates, scopes, adverbs, and what only leads to the number.

Not here: verbs and measures that are a part of it (``deeds``, ``measuring``).
"""

from __future__ import annotations

import re
from functools import lru_cache

from sources.cues import any_of
from sources.figures.naming.terms import (
    ATTRIBUTES,
    BRED,
    CALLED,
    DONE,
    FLOWS,
    FOR,
    LISTED_APART,
    MONTH,
    MONTHS_OF_LEVEL,
    ORDINAL,
    PLACES_COUNTED,
    SEEN,
    TOTALS,
    VERBS,
    WITHIN,
    WORKED_OUT,
    YEAR,
)
from sources.figures.naming.verbs import leading_verb
from sources.figures.time_context import SERIAL
from sources.figures.words import any_in, listed, pattern, section, word

_LEAD = listed("wording", "lead")
_NO_LEAD = listed("wording", "lead", "kept")
_AMONG, _SEX_AMONG = listed("wording", "among").only, re.compile(pattern("wording", "among", "sex"))
_LONGEST_DONE = 6  # characters of a verb with it
_TAIL = listed("wording", "tail")
_PER_HEAD = listed("wording", "tail", "per_head")
_KEPT_TAIL = listed("wording", "tail", "kept")
_WHOLE_TOTAL = listed("wording", "tail", "whole")
_OF_FLOW = listed("wording", "tail", "of_flow")
_MADE_OF = listed("wording", "tail", "made_of")
_TOTAL = word("wording", "tail", "total")
_KEPT = section("wording", "inside")["kept"]
_INSIDE = re.compile(
    f"{any_of([*section('wording', 'inside')['words'], *_KEPT])}|{pattern('wording', 'inside', 'spent')}"
)
_WHOLE_YEAR = listed("wording", "whole_year").only
_ALL_YEAR_WITHIN = re.compile(pattern("wording", "inside", "all_year"))
_LONGEST_SAID, _SHORTEST_SAID = 4, 2  # characters of what ends before such a word and begins behind it
_COMPARES = re.compile(any_in("change", "than"))
_THAN_BUDGET = re.compile(pattern("wording", "than_budget"))
_THAN_YEAR = re.compile(pattern("wording", "than_year"))
_THAN_SPAN = re.compile(pattern("wording", "than_span"))
_THAN_MONTHS = re.compile(pattern("wording", "than_year", "months"))
_THAN_OTHER = re.compile(pattern("wording", "than_year", "other"))
_STREAK = word("numerals", "streak", "mark")
_IN_A_ROW = re.compile(pattern("about", "in_a_row"))
_BASIS_MARKS = re.compile(any_in("wording", "than_year", "basis_mark"))
_BUILT_MARK = word("scenario", "once_built", "mark")
_ONCE_BUILT = re.compile(pattern("scenario", "once_built", "within"))
_BASIS = re.compile(pattern("wording", "than_year", "basis"))
_HOW_DONE = listed("verbs", "verb", "manner")
_QUARTERS_MARK = word("wording", "before", "quarters_mark")
_QUARTERS_OF_LEVEL = re.compile(pattern("wording", "before", "quarters_of_level"))
_MARKS_PASSED = re.compile(any_in("wording", "mark"))
_PASSED_MARK = re.compile(pattern("wording", "passed_mark"))
_DATE = re.compile(pattern("wording", "before", "date"))
_YEAR_OF_LEVEL = re.compile(pattern("wording", "before", "year_of_level"))
_PASSED = re.compile(pattern("wording", "before", "passed"))
_BOTH_LEVELS = re.compile(pattern("wording", "before", "both_levels"))
_APPROVED = re.compile(pattern("wording", "before", "approved"))
_REASON = re.compile(pattern("wording", "before", "reason"))
_GRANTED_MARK = word("wording", "before", "granted_mark")
_GRANTED = re.compile(pattern("wording", "before", "granted"))
_HEADING = re.compile(pattern("wording", "before", "heading"))
_LABEL = re.compile(pattern("wording", "before", "label"))
_LABEL_MARK = word("wording", "before", "label_mark")
_AREA = re.compile(pattern("wording", "before", "area"))
_AREA_MARK = word("wording", "before", "area_mark")
_THERE_IS = re.compile(pattern("wording", "before", "there_is"))
_IN_ALL = re.compile(pattern("wording", "before", "in_all"))
_FIELD = re.compile(pattern("wording", "before", "field"))
_ASIDE = re.compile(pattern("wording", "worked_out"))
_ASIDES = re.compile("[(①-⑳]")
_WRITTEN_APART = re.compile(pattern("wording", "written_apart"))
_IN_YEARS = re.compile(pattern("wording", "in_years"))
_YEARS_MARK = word("wording", "in_years", "mark")
_IN_PLAN = re.compile(pattern("wording", "in_years", "plan"))
_SERIES = re.compile(pattern("wording", "in_years", "series"))
_PLAN_MARK = word("wording", "in_years", "plan_mark")
_AMONG_ALL = re.compile(pattern("wording", "among_all"))
_IN_SCOPE = word("wording", "among_all", "opening")
_AMONG_THOSE = re.compile(pattern("wording", "among_those"))
_ADDED_TO = re.compile(pattern("wording", "added_to"))
_ADDS = word("wording", "added_to", "mark")
_NUMBERING = listed("wording", "before", "numbering")
_SUMMED = re.compile(pattern("wording", "summed"))
_CARRIED_OUT_WITHIN = re.compile(pattern("wording", "carried_out", "within"))
_KEEPS_WITHIN = word("wording", "kept_within", "mark")
_KEPT_WITHIN = re.compile(pattern("wording", "kept_within"))
_DEBT_WITHIN = re.compile(pattern("wording", "kept_within", "debt"))
_LIMIT = word("wording", "kept_within", "limit")


@lru_cache(maxsize=8192)
def clean(words: str) -> str:
    """Words before a number without dates, scope, adverbs and the words that only lead to the number."""
    text = _without_asides(words.rstrip() or words)  # GDP 560亿元
    text = _ONCE_BUILT.sub("", text) if _BUILT_MARK in text else text
    text = _ADDED_TO.sub("", text) if _ADDS in text else text  # 一般公共预算收入加上级补助收入
    text = _SEX_AMONG.sub(lambda found: CALLED[found["sex"]] + found["of"], text) if _AMONG in text else text
    summed = _SUMMED.fullmatch(text) if "、" in text else None
    text = _CARRIED_OUT_WITHIN.sub("", _without_lead(text[summed.end("listed") :] if summed else text))
    text = _ALL_YEAR_WITHIN.sub("", text) if _WHOLE_YEAR in text else text
    text = _AREA.sub(r"\g<verb>", text) if _AREA_MARK in text else text
    return _without_done(text) if DONE in text[:_LONGEST_DONE] else text


def _without_done(words: str) -> str:
    """Words whose verb opens them without that it was done: 完成投资 of 完成了投资."""
    verb = leading_verb(words)
    done = verb and words.startswith(DONE, len(verb))
    return verb + words[len(verb) + len(DONE) :] if done else words


def clean_list(words: str) -> str:
    """The same of a list that is dealt to its names, whatever it calls them together: 电子、汽车、石化三大产业分别增长."""
    return _without_lead(_without_asides(words))


def _without_asides(words: str) -> str:
    """Words without what they are compared with, how they were worked out, and adverbs."""
    text = _unlabelled(_ASIDE.sub("", words) if _ASIDES.search(words) else words)
    text = _WRITTEN_APART.sub(lambda found: found[0].replace(LISTED_APART, ""), text) if LISTED_APART in text else text
    text = _IN_YEARS.sub("", text) if _YEARS_MARK in text else text
    text = _IN_PLAN.sub("", _THAN_SPAN.sub("", text)) if _PLAN_MARK in text else text
    text = _SERIES.sub("", text) if ORDINAL in text else text
    text = _AMONG_ALL.sub("", text) if _IN_SCOPE in text else text
    text = WORKED_OUT.sub("", _AMONG_THOSE.sub("", text))
    text = _KEPT_WITHIN.sub("", _DEBT_WITHIN.sub(_LIMIT, text)) if _KEEPS_WITHIN in text else text
    text = _without_other_times(text) if _COMPARES.search(text) else text
    text = _YEAR_OF_LEVEL.sub("", _THAN_YEAR.sub("", text)) if YEAR in text else text
    text = MONTHS_OF_LEVEL.sub("", text) if MONTH in text else text
    text = _QUARTERS_OF_LEVEL.sub("", text) if _QUARTERS_MARK in text else text
    text = _BASIS.sub("", text) if _BASIS_MARKS.search(text) else text
    text = _IN_A_ROW.sub("", text) if _STREAK in text else text
    text = _PASSED_MARK.sub("", text) if _MARKS_PASSED.search(text) else text
    return _without_inside(text)


def _without_other_times(text: str) -> str:
    """Words without the time or the budget that they are compared with."""
    for than in (_THAN_MONTHS, _THAN_OTHER, _THAN_BUDGET):
        text = than.sub("", text)
    return text


def _without_inside(words: str) -> str:
    """Words without adverbs anywhere in them, nor a word that is said on both sides of one."""
    text, done = "", 0
    for found in _INSIDE.finditer(words):
        if found[0] not in _KEPT:
            text, done = _met(text, words[done : found.start()]), found.end()
    return _met(text, words[done:])


def _met(before: str, behind: str) -> str:
    """What stood around such a word without it; what both sides say is said once: 规上工业实现工业增加值."""
    said = (size for size in range(_LONGEST_SAID, _SHORTEST_SAID - 1, -1) if before[-size:] == behind[:size])
    return before + behind[next(said, 0) :] if before else behind


def _unlabelled(words: str) -> str:
    """Words without a label before two dashes: 预期性指标——地区生产总值."""
    return _LABEL.sub("", words) if _LABEL_MARK in words else words


def _without_lead(words: str) -> str:
    """Words without what stands before a name."""
    text = words
    while True:
        before = text
        if match := _opening(text):
            text = text[match.end() :]
        elif (lead := _LEAD.starting(text)) and not _NO_LEAD.starting(text):
            # 共青团 and 实际利用外资 start with a leading word that is part of the name
            if len(text) - len(lead) == 1 and not any(text[-1] in names for names in (VERBS, PLACES_COUNTED, BRED)):
                break  # but 全县辖 12个镇, 其中牛 9万头
            text = text[len(lead) :]
        elif (how := _HOW_DONE.starting(text)) and (leading_verb(text[len(how) :]) or text[len(how) :] in FOR):
            text = text[len(how) :]
        if text == before:
            break
    return text


def _opening(text: str) -> re.Match[str] | None:
    """What stands before a name and is no part of it: a number of a row or a heading, a date, who approved it, how it is divided."""
    if text.startswith(WITHIN) and (field := _FIELD.match(text)) and leading_verb(text[field.end() :]):
        return field  # 在新材料等关键领域实施
    if (match := _numbered(text)) or (match := _done_in_all(text)):
        return match
    if _GRANTED_MARK in text and (granted := _GRANTED.match(text)):
        return granted
    return (
        _BOTH_LEVELS.match(text)
        or _DATE.match(text)
        or _approved(text)
        or _REASON.match(text)
        or SEEN.match(text)
        or _THERE_IS.match(text)
    )


def _done_in_all(text: str) -> re.Match[str] | None:
    """The word before a verb that says so: 共 of 共征集项目, but none of 共建园区."""
    match = _IN_ALL.match(text)
    return match if match and len(leading_verb(text[match.end() :])) > 1 else None


def _numbered(text: str) -> re.Match[str] | None:
    """The number of a heading or of an item that words open with."""
    return (_HEADING.match(text) or SERIAL.match(text)) if text[:1] in _NUMBERING else None


def _approved(text: str) -> re.Match[str] | None:
    return _APPROVED.match(text) if _PASSED.search(text) else None


@lru_cache(maxsize=8192)
def without_tail(words: str) -> str:
    """Words before a number without those that only lead to it: 达, 为, 保持在."""
    item = _numbered(words)
    text = words[item.end() :] if item and leading_verb(words[item.end() :]) else words  # 五、完成9公里道路
    while tail := _TAIL.ending(text):
        if _is_of_name(text, tail):
            break
        if tail in TOTALS and (flow := _totalled(text[: -len(tail)], tail)):
            return flow + tail
        text = _before_tail(text, tail)
    if (how := _OF_FLOW.ending(text)) and _MADE_OF.ending(text, len(text) - len(how)):
        text = text[: -len(how)]  # 税收收入拟安排
    return text


def _before_tail(text: str, tail: str) -> str:
    """Words without what they end in, but for the first character of that where it says with those before it what is measured of
    each: 人均 and 亩均 of 人均达 and 亩均达到 are not what several reach (均达)."""
    end = len(text) - len(tail)
    return text[: end + 1] if _PER_HEAD.ending(text, end + 1) else text[:end]


def _is_of_name(text: str, tail: str) -> bool:
    """Whether what words end in is a part of what they say, and does not only lead to a number."""
    if text in VERBS and (tail == text or tail not in VERBS):
        return True  # 完成17条道路, 下达3亿元文化资金: nothing but a verb, which the noun after the number needs
    if YEAR in tail and text[: -len(tail)][-1:].isdigit():
        return True  # 2008年底
    per_head = _PER_HEAD.ending(text)
    if per_head and not tail.endswith(per_head):
        return True  # 人均增收, but 低保标准提高到月人均
    # 提前下达, 国有, 支出共计
    return bool(_KEPT_TAIL.ending(text)) or text in ATTRIBUTES or text in _WHOLE_TOTAL


def says_of_flow(words: str) -> bool:
    """Whether words say no more of a flow than in which of its stages it is: 安排, 预算安排."""
    return words in _OF_FLOW


def leading_to(words: str) -> str:
    """What words open with that only leads to what stands behind it: 提高到 of 提高到城市."""
    return _TAIL.starting(words)


def _totalled(words: str, total: str) -> str:
    """The flow that a total behind words is one of, without how it came about (收入预算总计, 收入完成总计); empty where they end in
    none. What the budgets of several areas come to together (收入预算合计) is none."""
    flow = words if total == _TOTAL else without_tail(words)
    return flow if FLOWS.ending(flow) else ""
