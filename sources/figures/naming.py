"""The names of what is measured: words around a number, cleaned and completed.

Here belong taking away words that are no part of a name, telling verbs from nouns at its ends, and the parts of names that later
names take on. Not here: which number has which words (``sources.figures.clauses``), kinds, years.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from sources.cues import any_of
from sources.figures.time_context import SERIAL
from sources.figures.words import Words, any_in, classed, listed, paired, pattern, section, word

_LEAD = listed("wording", "lead")
_NO_LEAD = listed("wording", "lead", "kept")
_TAIL = listed("wording", "tail")
_PER_HEAD = listed("wording", "tail", "per_head")
PER_HEAD = word("measures", "measure", "per_head")
_NOUN_SHARE = re.compile(pattern("wording", "tail", "of_noun_share"))
_KEPT_TAIL = listed("wording", "tail", "kept")
_OF_FLOW = listed("wording", "tail", "of_flow")
_MADE_OF = listed("wording", "tail", "made_of")
_NOUN_TAIL = listed("wording", "tail", "of_noun")
_FUNDS = listed("accounts", "fund")
_OWN_FUNDS = section("accounts", "fund")["own"]
TOTALS = listed("wording", "tail", "totals")
FLOWS = listed("wording", "tail", "totalled")
_TOTAL = word("wording", "tail", "total")
STATE = listed("wording", "state")
_KEPT = section("wording", "inside")["kept"]
_INSIDE = re.compile(
    f"{any_of([*section('wording', 'inside')['words'], *_KEPT])}|{pattern('wording', 'inside', 'spent')}"
)
_WHOLE_YEAR = listed("wording", "whole_year").only
_ALL_YEAR_WITHIN = re.compile(pattern("wording", "inside", "all_year"))
# 规上工业实现工业增加值: what ends before such a word and begins behind it
_SAID_TWICE = re.compile(r"(?P<said>[\u4e00-\u9fff]{2,4})(?P=said)")
# without a year in words the two patterns that look for one are not tried
_YEAR, _MONTH = word("numerals", "words", "year"), word("numerals", "words", "month")
_COMPARES = re.compile(any_in("change", "than"))
_DIRECTION = classed("change", "direction")
_COMPARED_BEHIND = re.compile(f"{any_in('change', 'compared')}$")
_THAN_BUDGET = re.compile(pattern("wording", "than_budget"))
_THAN_YEAR = re.compile(pattern("wording", "than_year"))
_THAN_SPAN = re.compile(pattern("wording", "than_span"))
_THAN_MONTHS = re.compile(pattern("wording", "than_year", "months"))
_STREAK = word("numerals", "streak", "mark")
_IN_A_ROW = re.compile(pattern("about", "in_a_row"))
_BASIS_MARK = word("wording", "than_year", "basis_mark")
_BASIS = re.compile(pattern("wording", "than_year", "basis"))
NEEDS_NOUN = listed("wording", "needs_noun")
STEPS = listed("wording", "steps")
_QUOTED_ACTOR = re.compile("[“《]")
_VERB_INSIDE = re.compile(f"[”》](?:{any_in('verbs', 'verb')})")
_ADVERBS = ["", *section("verbs", "verb")["adverbs"]]
_HOW_DONE = listed("verbs", "verb", "manner")
VERBS = Words.of(adverb + verb for adverb in _ADVERBS for verb in section("verbs", "verb")["words"])
_JOINING = listed("verbs", "joining")
_GOING_ON = listed("verbs", "joining", "going_on")
_DEED_JOINED = listed("verbs", "joining", "deeds")
_AGAINST_AIM = re.compile(pattern("verbs", "joining", "against_aim"))
DEED_ENDS = VERBS.closings | _JOINING.closings  # of words that are nothing but verbs
STAGES = listed("verbs", "stage")
_HOST = re.compile(pattern("verbs", "host"))
COMPLETE = listed("verbs", "complete")
_LIGHT = re.compile(any_in("verbs", "light"))
_CARRIED = Words.of(adverb + verb for adverb in _ADVERBS for verb in section("verbs", "carried")["words"])
CARRIED_TO_MONEY = listed("verbs", "carried", "paid")
_DEED_WITHIN = re.compile(any_in("verbs", "carried"))
_CARRIED_INSIDE = re.compile(any_in("verbs", "carried_inside"))
_NOUNS = listed("verbs", "noun")
_DEED_NOUNS = listed("verbs", "noun", "of_deeds")
REACHING = listed("verbs", "reaching")
PEOPLE_REACHED = listed("verbs", "reaching", "people")
CONTENT = listed("verbs", "content")
MEASURES = listed("measures", "measure")
CARRIED_MEASURES = listed("measures", "carried")
_NOT_CARRIED = listed("measures", "carried", "but_not")
_GOODS = word("measures", "carried", "goods")
_SELL_NONE = listed("measures", "carried", "sell_none")
COUNTED_MEASURES = listed("measures", "carried", "counted")
_MANNERS = listed("measures", "manner")
_SECTORS = listed("measures", "sector")
_INDUSTRY = re.compile(pattern("measures", "sector", "industry"))
_FUNCTIONS = frozenset(section("accounts", "function")["words"])
_SPENDING = word("accounts", "economic", "spending")
_SUFFIX_OF = Words(paired("measures", "suffix_of"))
_SAID_ONCE = paired("measures", "said_once")
PARTS = listed("measures", "part")
TOLD_PARTS = listed("measures", "part", "told")
_DEBT = word("measures", "part", "told_of")
RATIO = listed("measures", "ratio")
_DISTANCES = listed("measures", "ratio", "distance")
RATES = listed("measures", "rate")
_RATED = listed("measures", "rate", "of")
_RATE_LENGTH = 3  # characters of most names of rates: 整治率
_RATE = word("measures", "rate", "plain")
_CARRIED_RATES = listed("measures", "rate", "carried")
PARTS_OF = listed("measures", "parts_of")
_PER_SO_MANY = re.compile(pattern("measures", "per_so_many"))
_COUNTED_SO = listed("measures", "per_so_many", "of_all")
_PER_ONE = re.compile(pattern("measures", "per_one"))
_OF_COUNTED = listed("measures", "of_counted")
_COUNTS = listed("measures", "of_counted", "counts")
_SORTS_OF_BONDS = listed("measures", "bond_sort")
_BONDS = word("measures", "bond_sort", "plain")
_PARTS_MEASURE = Words(paired("measures", "parts_measure"))
_PARTS_CALLED = paired("measures", "parts_called")
_CALLED_SHORT = Words.of(_PARTS_CALLED)
_EACH = section("measures", "each")
_CARRIED_WHOLE = re.compile(pattern("measures", "carried_whole"))
_HAVE_INSURANCE = re.compile(pattern("measures", "carried_whole", "insured"))
DIMENSIONS = listed("measures", "dimension")
THINGS = listed("measures", "thing")
TOLD_OF_LAST = listed("measures", "told_of_last")
_EACH_UNLISTED = paired("measures", "each_listed")
_EACH_LISTED = re.compile(any_of(_EACH_UNLISTED))
OF_EACH = listed("measures", "of_each")
ADDED = listed("verbs", "added")
OWNED = listed("measures", "owned")
_WITH = listed("measures", "with")
BARE = listed("measures", "bare")
BARE_TOTALS = listed("measures", "bare", "totals")
BARE_PAID = listed("measures", "bare", "paid")
_OF_ONE_TRADE = listed("measures", "bare", "of_trade")
ADDED_VALUE = listed("measures", "bare", "added_value")
_TRADED = re.compile(pattern("measures", "bare", "trade"))
AT_EVENTS = frozenset(listed("measures", "at_events").meaning)
ALONE = listed("measures", "alone")
BALANCE = listed("measures", "alone", "balance")
HAS_BALANCE = listed("measures", "alone", "of_balance")
OF_NO_LEVEL = listed("measures", "of_no_level")
CALLED = paired("measures", "called")
OWNER_ENDS = listed("measures", "whose")
_COUNTED_ENDS = listed("measures", "whose", "counted")
NO_NOUN = listed("measures", "whose", "no_noun")
EVERYWHERE = listed("measures", "whose", "everywhere")
OWNERS = listed("measures", "owned", "owners")
_AMOUNT = word("numerals", "rank", "total")
_IN_TOTAL = listed("measures", "in_total")
_CUMULATIVE = listed("wording", "cumulative")
OWNED_LATER = listed("measures", "owned", "later")
OWN_NOTHING = tuple(listed("measures", "owned", "none").meaning)
BELONGS_ONLY = paired("measures", "belongs_only")
BELONGINGS = classed("measures", "belonging")
_INSURANCE = "insurance"
_INSURED = section("measures", "possessor")["insurance"][0]
_POSSESSORS = classed("measures", "possessor")
_ADMITS = word("measures", "belonging", "admits")
_AMONG = tuple(listed("wording", "among").meaning)
_BECAME = re.compile(pattern("wording", "progress", "became"))
_PROGRESS = re.compile(pattern("wording", "progress"))
_PROJECT = re.compile(pattern("wording", "progress", "project"))
_SOME_AMONG = re.compile(pattern("wording", "among", "some"))
_ENDS_IN_AMONG = listed("wording", "among", "in_names")
_PART_WORDS = tuple(listed("wording", "parts").meaning)
_SIZED_WORDS = re.compile(any_in("measures", "size"))
_CARRIED_SIZES, _SIZED_FIRST = listed("measures", "size", "carried"), listed("measures", "size")
_SIZED = re.compile(f"(?P<words>{any_in('measures', 'size')}){any_in('measures', 'size', 'sorts')}?")
_SIZE_BEHIND = re.compile(f"{any_in('measures', 'size')}{any_in('measures', 'size', 'sorts')}?$")
_OF_A_SORT = re.compile(any_in("measures", "size", "named"))
ATTRIBUTES = listed("measures", "attribute")
_AND_ABOVE = listed("measures", "attribute", "and_above")
_GRADES_OF_SCHOOL = listed("measures", "attribute", "schools")
TOLD_BY_PARTS = listed("measures", "attribute", "told")
PART_ENDS = ATTRIBUTES.closings | _GRADES_OF_SCHOOL.closings
ATTRIBUTE_ENDS = ATTRIBUTES.closings | _AND_ABOVE.closings
_LEVELS = listed("measures", "attribute", "levels")
_OWN_SIZE = re.compile(pattern("measures", "attribute", "sized"))
_SIZE = re.compile(f"(?:{pattern('measures', 'attribute', 'sized')})的?$")
SIZE_ENDS = listed("numerals", "threshold").closings | {word("measures", "in_money", "unit"), "的"}
_BEFORE_MEASURE = listed("measures", "measure", "before")
_WHO_MEASURES = re.compile(pattern("measures", "measure", "who"))
MEASURED_BY_ITSELF = listed("measures", "by_itself")
_STOPS = section("wording", "stops")["words"]
_MARKS = listed("wording", "mark")
_MARKS_PASSED = re.compile(any_in("wording", "mark"))
_PASSED_MARK = re.compile(pattern("wording", "passed_mark"))
_OBJECT_ENDS = listed("wording", "object_end")
_CAMPAIGN = re.compile(pattern("wording", "object_end", "campaign"))
PURPOSE = listed("measures", "purpose")
FOR = listed("measures", "purpose", "opening")
SHORT = listed("measures", "short")
GENERIC = listed("measures", "generic")
_COMPOUND = section("measures", "compound")
_ALL_OF_HALF = listed("measures", "all_of_half")
_NO_HALF = listed("measures", "no_half")
HALVES = Words.of(half for halves in _COMPOUND.values() for half in halves)
_COMPOUND_PLAIN = listed("measures", "compound_plain")
_GROUPS = [Words.of(names) for names in section("measures", "together").values()]
_BALANCES = frozenset(section("measures", "together")["deposit"])
_TOGETHER = {name: [group for group in _GROUPS if name in group] for each in _GROUPS for name in each.meaning}
_GRADE = re.compile(pattern("measures", "grade"))
_DATE = re.compile(pattern("wording", "before", "date"))
_YEAR_OF_LEVEL = re.compile(pattern("wording", "before", "year_of_level"))
_MONTHS_OF_LEVEL = re.compile(pattern("wording", "before", "months_of_level"))
_DAY_WITHIN = re.compile(pattern("wording", "before", "day_within"))
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
_UNEVEN = re.compile(pattern("wording", "uneven"))
_MEASURED_OF = Words(paired("measures", "measured_of"))
_COUNTED_APART = {name: frozenset(words) for name, words in section("measures", "counted_apart").items()}
WITHIN = word("wording", "before", "within")
_FIELD = re.compile(pattern("wording", "before", "field"))
_SEEN = re.compile(pattern("wording", "before", "seen"))
_ASIDE = re.compile(pattern("wording", "worked_out"))
_NOT_SETTLED = re.compile(pattern("wording", "worked_out", "not_settled"))
_WRITTEN_APART = re.compile(pattern("wording", "written_apart"))
_LISTED_APART = "、"
_IN_YEARS = re.compile(pattern("wording", "in_years"))
_YEARS_MARK = word("wording", "in_years", "mark")
_IN_PLAN = re.compile(pattern("wording", "in_years", "plan"))
_SERIES = re.compile(pattern("wording", "in_years", "series"))
_PLAN_MARK = word("wording", "in_years", "plan_mark")
_AMONG_ALL = re.compile(pattern("wording", "among_all"))
_IN_SCOPE = word("wording", "among_all", "opening")
_WORKED_OUT = re.compile(pattern("wording", "worked_out", "without_bracket"))
_HOLDERS = listed("universe", "graded", "holds")
GRADES = listed("universe", "graded", "levels")
"""The levels of areas as budgets call them: 市级."""
_NUMBERING = listed("wording", "before", "numbering")
_SUMMED = re.compile(pattern("wording", "summed"))
_SO_FAR = re.compile(pattern("wording", "cumulative", "so_far"))
_FLOWS_OF_A_YEAR = listed("wording", "cumulative", "of_a_year")
_ACHIEVING = listed("wording", "achieving").only
CARRIED_OUT = listed("wording", "carried_out")
_CARRIED_OUT_WITHIN = re.compile(pattern("wording", "carried_out", "within"))
_KEEPS_WITHIN = word("wording", "kept_within", "mark")
_KEPT_WITHIN = re.compile(pattern("wording", "kept_within"))
_DEBT_WITHIN = re.compile(pattern("wording", "kept_within", "debt"))
_LIMIT = word("wording", "kept_within", "limit")
_USED_FOR = listed("wording", "used_for")
_AND_WORD = word("wording", "list_that_names", "joined")
_LISTS_THAT_NAME = re.compile(
    any_in("wording", "list_that_names").replace("、", "、?").replace(_AND_WORD, any_in("wording", "joining", "names"))
)
KINDS = listed("wording", "of_kind", "nouns")
AND_OTHERS = word("wording", "of_kind", "others")
_MARKS_OF_LISTS = "、，"  # the stronger one last
_LIST = re.compile(f"{any_in('wording', 'joining', 'names')}|[{_MARKS_OF_LISTS}]")
_OF_KIND = re.compile(rf"{pattern('wording', 'of_kind')}(?P<measure>{any_in('measures', 'measure')})?$")
_TRADE = re.compile(pattern("measures", "with", "trade"))
_TOWARDS = word("measures", "with", "opening")
_DEALT = listed("wording", "each").only
_ORDINAL = word("numerals", "words", "ordinal")
_OF_THREE = re.compile(pattern("measures", "of_three"))
_OF_SIZE_CLASS = re.compile(pattern("numerals", "class_of", "level"))
_LONGEST_MODIFIER = 16
_LONGEST_WHO = 14
_SHORTEST_THING = 3
_LONGEST_UNEVEN = 24
_SHORTEST_PROJECT = 5
_SHORTEST_OWNER = 2
_FARED = re.compile(pattern("wording", "fared"))
_MAKES = re.compile(pattern("wording", "makes"))
_NEXT_EXAMPLES = re.compile(pattern("wording", "joining", "examples"))
_INVESTED_NEXT = re.compile(pattern("wording", "joining", "invested"))
_NEXT_TOLD = re.compile(pattern("wording", "joining", "told"))
_NEXT = re.compile(any_in("wording", "joining", "next"))
_AND = re.compile(f"(?<=.{{4}})(?<![{word('wording', 'and', 'within')}]){any_in('wording', 'and')}")
_ASIDE_BEHIND = re.compile(r"(?<=..)[(][^()、，,\d]{2,8}[)]$")
_BRACKETED = re.compile(r"^[(][^()]*[)]")


@lru_cache(maxsize=8192)
def clean(words: str) -> str:
    """Words before a number without dates, scope, adverbs and the words that only lead to the number."""
    text = _without_asides(words.rstrip() or words)  # GDP 560亿元
    summed = _SUMMED.fullmatch(text) if "、" in text else None
    text = _CARRIED_OUT_WITHIN.sub("", _without_lead(text[summed.end("listed") :] if summed else text))
    text = _ALL_YEAR_WITHIN.sub("", text) if _WHOLE_YEAR in text else text
    return _AREA.sub(r"\g<verb>", text) if _AREA_MARK in text else text


def clean_list(words: str) -> str:
    """The same of a list that is dealt to its names, whatever it calls them together: 电子、汽车、石化三大产业分别增长."""
    return _without_lead(_without_asides(words))


def _without_asides(words: str) -> str:
    """Words without what they are compared with, how they were worked out, and adverbs."""
    text = _unlabelled(_ASIDE.sub("", words) if "(" in words else words)
    text = (
        _WRITTEN_APART.sub(lambda found: found[0].replace(_LISTED_APART, ""), text) if _LISTED_APART in text else text
    )
    text = _IN_YEARS.sub("", text) if _YEARS_MARK in text else text
    text = _IN_PLAN.sub("", text) if _PLAN_MARK in text else text
    text = _SERIES.sub("", text) if _ORDINAL in text else text
    text = _AMONG_ALL.sub("", text) if _IN_SCOPE in text else text
    text = _WORKED_OUT.sub("", text)
    text = _KEPT_WITHIN.sub("", _DEBT_WITHIN.sub(_LIMIT, text)) if _KEEPS_WITHIN in text else text
    text = _THAN_SPAN.sub("", _THAN_BUDGET.sub("", _THAN_MONTHS.sub("", text))) if _COMPARES.search(text) else text
    text = _YEAR_OF_LEVEL.sub("", _THAN_YEAR.sub("", text)) if _YEAR in text else text
    text = _MONTHS_OF_LEVEL.sub("", text) if _MONTH in text else text
    text = _BASIS.sub("", text) if _BASIS_MARK in text else text
    text = _IN_A_ROW.sub("", text) if _STREAK in text else text
    text = _PASSED_MARK.sub("", text) if _MARKS_PASSED.search(text) else text
    return _without_inside(text)


def _without_inside(words: str) -> str:
    """Words without adverbs anywhere in them, nor a word that is said on both sides of one."""
    text = _INSIDE.sub(lambda found: found[0] if found[0] in _KEPT else "", words)
    return _SAID_TWICE.sub(r"\g<said>", text) if text != words else text


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
            if len(text) - len(lead) == 1:
                break
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
    if text[:1] in _NUMBERING and (match := _HEADING.match(text) or SERIAL.match(text)):
        return match
    if _GRANTED_MARK in text and (granted := _GRANTED.match(text)):
        return granted
    return (
        _BOTH_LEVELS.match(text)
        or _DATE.match(text)
        or _approved(text)
        or _REASON.match(text)
        or _SEEN.match(text)
        or _THERE_IS.match(text)
    )


def _approved(text: str) -> re.Match[str] | None:
    return _APPROVED.match(text) if _PASSED.search(text) else None


@lru_cache(maxsize=8192)
def without_tail(words: str) -> str:
    """Words before a number without those that only lead to it: 达, 为, 保持在."""
    text = words
    while tail := _TAIL.ending(text):
        if text in VERBS and (tail == text or tail not in VERBS):
            break  # 完成17条道路, 下达3亿元文化资金: nothing but a verb, which the noun after the number needs
        if _PER_HEAD.ending(text) or _KEPT_TAIL.ending(text):
            break  # 人均增收, 提前下达
        if tail in TOTALS and (flow := _totalled(text[: -len(tail)], tail)):
            return flow + tail
        text = text[: -len(tail)]
    if (how := _OF_FLOW.ending(text)) and _MADE_OF.ending(text, len(text) - len(how)):
        text = text[: -len(how)]  # 税收收入拟安排
    return text


def leading_to(words: str) -> str:
    """What words open with that only leads to what stands behind it: 提高到 of 提高到城市."""
    return _TAIL.starting(words)


def _totalled(words: str, total: str) -> str:
    """The flow that a total behind words is one of, without how it came about (收入预算总计, 收入完成总计); empty where they end in
    none. What the budgets of several areas come to together (收入预算合计) is none."""
    flow = words if total == _TOTAL else without_tail(words)
    return flow if FLOWS.ending(flow) else ""


@lru_cache(maxsize=8192)
def acts(name: str) -> bool:
    """Whether a name holds a verb of its own behind what it opens with: “双导师制”培养硕博士."""
    return _QUOTED_ACTOR.match(name) is not None and _VERB_INSIDE.search(name) is not None


@lru_cache(maxsize=8192)
def object_of(words: str) -> str:
    """What a clause is about: the words after its last verb of doing something."""
    words = _CAMPAIGN.sub("", words)
    last = None
    for match in _LIGHT.finditer(words):
        if match.end() < len(words) - 1:
            last = match
    text = words[last.end() :] if last else clean(words)
    while (ending := _OBJECT_ENDS.ending(text)) and len(text) > len(ending) + 1:
        text = text[: -len(ending)]
    return text


@lru_cache(maxsize=8192)
def is_deed(words: str) -> bool:
    """Whether words are nothing but verbs, and how far these are: 竣工, 优化调整, 完成或超额完成, 即将投产."""
    rest = words[len(_GOING_ON.starting(words)) :]
    while rest:
        verb = VERBS.starting(rest) or _JOINING.starting(rest)
        if not verb:
            return False
        rest = rest[len(verb) :]
    return bool(words)


@lru_cache(maxsize=8192)
def is_outcome(words: str) -> bool:
    """Whether words only say what became of something, or how it fared against what was aimed at: 竣工, 未达年度目标."""
    return is_deed(words) or _AGAINST_AIM.match(words) is not None


@lru_cache(maxsize=8192)
def before_deed(name: str) -> str:
    """What a name is of without what became of it: 更新项目 of 更新项目即将竣工验收, 经济指标 of 经济指标未达预期."""
    text = _AGAINST_AIM.sub("", name) or name
    while (deed := _deed_ending(text)) and len(text) > len(deed) + 1:
        text = text[: -len(deed)]
    return text


def _deed_ending(text: str) -> str:
    return VERBS.ending(text) or _GOING_ON.ending(text) or _DEED_JOINED.ending(text)


@lru_cache(maxsize=8192)
def host_of_deed(name: str) -> str:
    """The house or the people that a name opens with, who did the rest of it: 博物馆 of 博物馆举办展览; else empty."""
    match = _HOST.match(name)
    return match["host"] if match and VERBS.starting(name, match.end()) else ""


@lru_cache(maxsize=8192)
def thing(name: str) -> str:
    """What a name is about without what was done to it: 住房 of 筹措住房 and of 住房筹措; a name too short for that stays."""
    text = name.partition("(")[0] if name.endswith(")") else name
    stage = STAGES.ending(text)
    if stage and (deed := VERBS.ending(text)).endswith(stage):
        stage = deed  # 项目新签约
    if stage and len(text) > len(stage) + 1:
        text = text[: -len(stage)]
    verb = leading_verb(text)
    also = _LIST.match(text, len(verb)) if verb else None
    if also and VERBS.starting(text, also.end()):
        verb = text[: also.end()]  # 新建及改造提升农田
        while another := VERBS.starting(text, len(verb)):
            verb += another
    return text[len(verb) :] if len(text) >= len(verb) + _SHORTEST_THING else text


@lru_cache(maxsize=8192)
def doer(words: str) -> str:
    """Who did something to what is counted next: 村 of 9个村建成公园12座; words that tell no deed as they are."""
    last = None
    for match in _DEED_WITHIN.finditer(words, _SHORTEST_OWNER):
        if match.end() + _SHORTEST_OWNER <= len(words) and not _NOUNS.starting(words, match.start()):
            last = match
    if last is None:
        return words
    who = words[: last.start()]
    while (verb := VERBS.ending(who)) and len(who) >= len(verb) + _SHORTEST_OWNER:
        who = who[: -len(verb)]  # 6个专班共推动整改问题9个
    return without_tail(who)


@lru_cache(maxsize=8192)
def who_measures(words: str) -> str:
    """Who are counted by words that lead to an amount of theirs: 渔业企业 of 58家渔业企业年产值50亿元; others as they are."""
    measure = max(MEASURES.ending(words), BELONGINGS.ending(words), key=len)
    owner = words[: -len(measure)] if len(measure) > 1 else ""
    owner = owner.removesuffix(_BEFORE_MEASURE.ending(owner))
    if _POSSESSORS.ending(owner) or OWNER_ENDS.ending(owner) or _COUNTED_ENDS.ending(owner):
        return owner
    who = _WHO_MEASURES.match(owner)
    return who[0] if who else words


@lru_cache(maxsize=8192)
def does_to(words: str) -> bool:
    """Whether words open with a verb that says what was done to whatever stands behind it: 走访企业, but 维修工程."""
    verb = leading_verb(words) or reaching_verb(words)
    done_to = words[len(verb) :] if verb in _CARRIED or verb in REACHING else ""
    return len(done_to) >= _SHORTEST_OWNER and not (_DEED_NOUNS.ending(done_to) or OWNERS.ending(done_to))


@lru_cache(maxsize=8192)
def leading_owner(words: str) -> str:
    """Those that a clause opens with, of whom it says how they get on: 市场主体 of 市场主体活力增强; else empty."""
    text = clean(words)
    ends = [end for end in range(2, min(len(text) - 1, _LONGEST_WHO)) if _POSSESSORS.ending(text, end)]
    return text[: ends[-1]] if ends and not leading_verb(text) else ""


@lru_cache(maxsize=8192)
def part_alone(words: str) -> str:
    """The part that words end in, as things are told apart by it: 城市, 小学; empty for none."""
    return ATTRIBUTES.ending(words) or _GRADES_OF_SCHOOL.ending(words)


def part_opening(name: str) -> str:
    """The same of what a name begins with."""
    return ATTRIBUTES.starting(name) or _GRADES_OF_SCHOOL.starting(name)


@lru_cache(maxsize=8192)
def owner_in(name: str) -> str:
    """Whose a measure is by its name: 公路 of 公路货运量, 城镇居民 of 城镇居民人均消费支出."""
    measure = MEASURES.ending(name)
    text = name[: -len(measure)] if measure and len(name) >= len(measure) + _SHORTEST_OWNER else name
    before = _BEFORE_MEASURE.ending(text)
    return text[: -len(before)] if before and len(text) >= len(before) + _SHORTEST_OWNER else text


def undone(name: str) -> str:
    """What a name is of, without how it gets on and without what became of it: 产业园 of 产业园开工建设."""
    thing_ = _BECAME.sub("", without_progress(name))
    return thing_ if len(thing_) >= _SHORTEST_OWNER else name


@lru_cache(maxsize=8192)
def of_built(name: str) -> str:
    """A name that says first what became of something, then how large that is, without the former: 电厂总装机 of
    电厂建成投产、总装机."""
    built, mark, size = name.rpartition(_LISTED_APART)
    if not mark or (size not in DIMENSIONS and size not in OWNED):
        return name
    thing_ = undone(built)
    return thing_ + size if thing_ != built and not leading_verb(thing_) else name


@lru_cache(maxsize=8192)
def project_of(words: str) -> str:
    """The project that words behind an amount name, of which they say what became of it: 建材项目 of 建材项目落户园区; else empty."""
    match = _PROJECT.match(words)
    return match["project"] if match else ""


def project_measured(name: str) -> str:
    """The one project whose size, or what was invested in it, a name says: 渔港迁建项目 of 渔港迁建项目总投资; else empty."""
    own = max(OWNED.ending(name), DIMENSIONS.ending(name), key=len)
    project = name[: -len(own)] if own else ""
    return project if len(project) >= _SHORTEST_PROJECT and OWNERS.ending(project) else ""


def invested_next(name: str) -> str:
    """What words that lead from one thing to what was invested in the next say of that: 投资 of 油路和投资; else empty."""
    match = _INVESTED_NEXT.search(name)
    return OWNED.ending(match[0]) if match else ""


def without_progress(name: str) -> str:
    """What a name counts, without how it gets on: 重点项目 of 重点项目进展顺利."""
    return _PROGRESS.sub("", name)


def is_bare_measure(name: str) -> bool:
    """Whether a name is a measure and nothing else: 利润, 年平均降水量."""
    measure = MEASURES.ending(name)
    rest = name[: -len(measure)]
    return bool(measure) and rest == _BEFORE_MEASURE.ending(rest)


@lru_cache(maxsize=8192)
def so_far(name: str, *, events: bool) -> str:
    """The name of what was measured of a part of a year, or of ``events`` in it, without 累计, which says no more than its period:
    1-5月累计完成投资, 规上工业累计完成产值."""
    match = _SO_FAR.search(name)
    rest = name[match.end() :] if match else ""
    measured = MEASURES.ending(rest) and not leading_verb(rest)
    return joined(name[: match.start()], rest) if match and rest and (measured or events) else name


@lru_cache(maxsize=8192)
def over_the_year(name: str) -> str:
    """The name of a flow of a year without the words that it was added up, which say no more than that; empty for what is none."""
    match = _SO_FAR.search(name)
    whose, rest = (name[: match.start()], name[match.end() :]) if match else ("", name)
    return joined(whose, rest) if _FLOWS_OF_A_YEAR.ending(rest) and not leading_verb(rest) else ""


class Among(NamedTuple):
    """What a sentence says that all it names are among: the words, and what is measured of each, where they say so."""

    words: str = ""
    measure: str = ""


NOTHING_AMONG = Among()


class Sized(NamedTuple):
    """The class of size that a whole is limited to: its words (规模以上), with its sort (规模以上工业), and what is measured of it;
    no measure where any may be."""

    words: str = ""
    sort: str = ""
    measure: str = ""


def among(words: str) -> Among:
    """What a sentence says by words before 中 that all it names are among: 主要产品产量, 主要产品."""
    whole = clean(words)
    return Among(whole, carried_measure(whole) or _MEASURED_OF.meaning.get(_MEASURED_OF.ending(whole), ""))


def among_announced(words: str) -> Among:
    """The same of words that say what is measured of each of those that come: 主要产品产量, 招生数; of products that nothing is
    done to, how much of them there is."""
    whole = clean(words)
    product = "" if leading_verb(whole) else _MEASURED_OF.ending(whole)
    return Among(whole, carried_measure(whole) or _MEASURED_OF.meaning.get(product, ""))


def seen_among(words: str) -> Among:
    """The same of a clause that says by what a whole is divided: 从主要产品产量看."""
    match = _SEEN.fullmatch(words)
    return among(match["among"]) if match and match["among"] else NOTHING_AMONG


def among_parts(sentence: str) -> Among:
    """The same of the parts that the next sentence gives, by a sentence that only says how they fared: 主要产品产量有升有降."""
    fared = _UNEVEN.search(sentence, max(0, len(sentence) - _LONGEST_UNEVEN))
    found = among(sentence[: fared.start()]) if fared else NOTHING_AMONG
    return found if found.measure else NOTHING_AMONG


def among_products(clause: str) -> Among:
    """The same of a clause on the products that its sentence goes on to name: 主要产品产量大幅增长，其中：水泥30万吨."""
    found = among_parts(clause)
    return found if any(product in found.words for product in _MEASURED_OF.meaning) else NOTHING_AMONG


@lru_cache(maxsize=2048)
def fared(clause: str) -> str:
    """What is measured of which a clause says no more than how it fared: 渔业投资 of 渔业投资保持稳定; empty for any other."""
    match = _FARED.search(clause)
    name = clean(clause[: match.start()]) if match else ""
    return name if MEASURES.ending(name) else ""


class Opening(NamedTuple):
    """How a clause opens: with a word for parts (其中), or with how a whole is divided (分行业看)."""

    part: bool
    divides: bool

    @classmethod
    def of(cls, words: str) -> Opening:
        """By the words that the clause begins with."""
        if words.startswith(_PART_WORDS):
            return _WITH_PARTS
        return _DIVIDED if _SEEN.match(words) else _PLAINLY


_PLAINLY, _WITH_PARTS, _DIVIDED = Opening(False, False), Opening(True, False), Opening(False, True)


@lru_cache(maxsize=8192)
def sized(name: str) -> Sized | None:
    """The class of size that a name opens with; None for a name without one."""
    match = _SIZED.match(name)
    if match is None:
        return None
    is_whole = match.end() == len(name) or name[match.end() :] in _POSSESSORS
    return Sized(match["words"], match[0], "" if is_whole else _measured_end(name))


@lru_cache(maxsize=8192)
def of_size(name: str, whole: Sized) -> str:
    """The name of a part with the class of size of its whole: 规模以上采矿业增加值, 规模以上工业布产量; as it is where it names one
    or measures something else."""
    measure = _measured_end(name)
    if not whole.words or _SIZED_WORDS.search(name) or not _measures_same(measure, whole.measure):
        return name
    part = name.removesuffix(MEASURES.ending(name))
    return (whole.words if _OF_A_SORT.search(part) else whole.sort) + name


def _measured_end(name: str) -> str:
    if suffix := _SUFFIX_OF.ending(name):
        return _SUFFIX_OF.meaning[suffix]  # 社会消费品零售总额 is a 零售额
    return MEASURES.ending(name) or PARTS.ending(name)


def _measures_same(measure: str, whole: str) -> bool:
    if not whole or {measure, whole} <= BELONGINGS.meaning.keys():
        return bool(measure)  # 营业收入 and 利润总额 of firms
    return bool(measure) and any(
        one.startswith(other) or one.endswith(other) for one, other in _both_ways(measure, whole)
    )


def _both_ways(one: str, other: str) -> tuple[tuple[str, str], tuple[str, str]]:
    return (one, other), (other, one)


class Possessor(NamedTuple):
    """Somebody of whom more may be said: the name, and the kind by which is known what it can be."""

    name: str = ""
    kind: str = ""


@lru_cache(maxsize=8192)
def possessor(name: str, *, counted: bool) -> Possessor | None:
    """Whom a number speaks of: those that it counts, or the one whose belonging it is (普通高中 of 普通高中招生)."""
    name = name.partition("(")[0] if name.endswith(")") else name
    if belonging := BELONGINGS.ending(name) or _admitted(name):
        owner = name[: -len(belonging)]
        owner = owner.removesuffix(CARRIED_OUT.ending(owner))  # 服务业完成营业收入
        kind = BELONGINGS.meaning.get(belonging) or _POSSESSORS.meaning[_POSSESSORS.ending(owner)]
        whose = owner.removesuffix(_CUMULATIVE.ending(owner))
        # 项目累计完成投资9亿元: what projects have is told by themselves
        return Possessor(owner, kind) if len(owner) > 1 and not OWNERS.ending(whose) else None
    ending = _POSSESSORS.ending(name)
    kind = _POSSESSORS.meaning.get(ending, "")
    if not kind or not (counted or kind == _INSURANCE):
        return None
    return Possessor(name[: -len(ending)] + _INSURED if kind == _INSURANCE else thing(name), kind)


def _admitted(name: str) -> str:
    """What a name ends in that says whom a school takes in: 招收残疾儿童 of 特殊教育招收残疾儿童; empty where it says none."""
    owner, verb, whom = name.partition(_ADMITS)
    return verb + whom if verb and _POSSESSORS.ending(owner) else ""


@lru_cache(maxsize=8192)
def with_attribute(attribute: str, whole: str) -> str:
    """A part named by an attribute alone, with what the whole or the part before it is: 国家级 of 省级以上工程研究中心."""
    last = ATTRIBUTES.ending(whole)
    if last and len(whole) > len(last) + 1 and not ATTRIBUTES.starting(whole):
        return whole[: -len(last)] + attribute  # 非遗项目新增国家级1项、省级4项
    whole = _without_attribute(thing(_without_attribute(whole)) or whole)
    return attribute + (whole[len(_LEVELS.starting(whole)) :] if is_level_of(attribute, whole) else whole)


def _without_attribute(name: str) -> str:
    first = ATTRIBUTES.starting(name)
    return name[len(first) :].removeprefix(_AND_ABOVE.starting(name, len(first))) if first else name


def is_attribute(name: str) -> bool:
    """Whether a name is an attribute and nothing else: 国家级, 4A级及以上."""
    return name.removesuffix(_AND_ABOVE.ending(name)) in ATTRIBUTES


def is_size(name: str) -> bool:
    """Whether a name is a size and what is said of it, and no thing: 10亿元以上, 总投资超10亿元."""
    return _SIZE.search(name) is not None


@lru_cache(maxsize=8192)
def noun_of_size(whole: str) -> str:
    """What a whole counts, without its own size and what was done: 项目 of 新开工亿元以上项目."""
    thing_ = thing(whole)
    sizes = list(_OWN_SIZE.finditer(thing_))
    return thing_[sizes[-1].end() :].removeprefix("的") if sizes else thing_


def is_level_of(attribute: str, whole: str) -> bool:
    """Whether an attribute is one of the levels by which a whole is graded: 5A级 of A级景区."""
    graded = _LEVELS.starting(whole)
    return bool(graded) and attribute.endswith(graded)


def without_carried_out(name: str) -> str:
    """A name without 完成 before what is measured anyway."""
    verb = CARRIED_OUT.starting(name)
    own = name.partition("(")[0] if name.endswith(")") else name
    measured = verb and (MEASURES.ending(own) or HALVES.ending(own))
    return name[len(verb) :] if measured and len(name) >= len(verb) + _SHORTEST_THING else bare_measured(name)


def bare_measured(name: str) -> str:
    """A measure that says nothing alone without 完成 before it, any other name as it is."""
    rest = name.removeprefix(CARRIED_OUT.starting(name))
    return rest if rest in BARE else name


def owns_belongings(name: str) -> bool:
    """Whether a name is a word for those of whom more may be said, and no more: 企业."""
    return name in _POSSESSORS


@lru_cache(maxsize=8192)
def brief(name: str) -> str:
    """A name without the examples before 等, and without 完成 before what is measured anyway."""
    name = without_carried_out(name)
    amount = name.removesuffix(_AMOUNT)
    name = amount if _IN_TOTAL.ending(amount) else name  # 一产增加值总量达到12亿元
    if "、" in name and "等" in name:
        before, _, thing = name.rpartition("等")
        if len(thing) >= 4 and "、" in before:
            return leading_verb(name) + thing
    return name


@lru_cache(maxsize=8192)
def leading_verb(words: str) -> str:
    """The verb that a name opens with, or empty."""
    return "" if _NOUNS.starting(words) else VERBS.starting(words)


@lru_cache(maxsize=8192)
def reaching_verb(words: str) -> str:
    """The verb of reaching somebody that a name opens with (惠及居民), or empty."""
    return "" if _NOUNS.starting(words) else REACHING.starting(words)


@lru_cache(maxsize=8192)
def head(name: str) -> str:
    """The part of a name that an enumeration carries on: its words up to the last verb that is carried, or empty."""
    if (per := _PER_SO_MANY.match(name)) and per.end() < len(name):
        return per[0]  # 每千人拥有医师2.9人、护士3.4人
    verb = leading_verb(name)
    if verb in _CARRIED and (also := _LIST.match(name, len(verb))):
        another = VERBS.starting(name, also.end())
        if another in _CARRIED:
            return name[: also.end()] + another  # 改建、新建桥梁3座、泵站5座
    if verb:
        return verb if verb in _CARRIED and len(verb) < len(name) else ""
    last = None
    for match in _CARRIED_INSIDE.finditer(name):
        if match.end() < len(name) and not _NOUNS.starting(name, match.start()):
            last = match
    return name[: last.end()] if last else ""


def is_per_so_many(words: str) -> bool:
    """Whether words say that something is counted for so many people: 每千人拥有."""
    return _PER_SO_MANY.fullmatch(words) is not None


@lru_cache(maxsize=8192)
def carried_measure(name: str) -> str:
    """What a name measures when parts named after it measure the same: 增加值 of 工业增加值, 价格 of 居民消费价格指数."""
    name = name.partition("(")[0] if name.endswith(")") else name
    if match := _CARRIED_WHOLE.search(name):
        return match[0]
    if suffix := _SUFFIX_OF.ending(name):
        return _SUFFIX_OF.meaning[suffix]
    return "" if _NOT_CARRIED.ending(name) else CARRIED_MEASURES.ending(name)


def joined(name: str, measure: str) -> str:
    """Two names as one, said once where the first ends as the second starts: 居民消费价格 + 价格指数."""
    if name.endswith(measure) or (len(measure) <= 2 and measure and MEASURES.ending(name) and name[-1] == measure[-1]):
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
    """What the parts of a whole measure: its own name, but for 地区生产总值, whose parts are 增加值."""
    suffix = _SUFFIX_OF.ending(whole)
    return _SUFFIX_OF.meaning[suffix] if suffix else whole


def measures_parts(whole: str) -> bool:
    """Whether a name that measures nothing by its ending says what its parts measure: 零售额 of 商品零售."""
    return whole in _SUFFIX_OF.meaning


@lru_cache(maxsize=8192)
def part_of(part: str, whole: str) -> str:
    """A part with what its whole measures, a word that both have said once: 一般债务 of 地方政府债务余额 is 一般债务余额; of two
    things that are measured the one that it names: 短期贷款 of 存贷款余额 is 短期贷款余额."""
    measure = part_measure(whole)
    of_several = both(measure)
    told = next(filter(None, (_overlapping(part, each) for each in of_several)), "")
    return told or joined(part, measure)


def _overlapping(part: str, measure: str) -> str:
    """A part with the end of a measure that says the end of the part amid itself; empty where it does not."""
    for length in range(min(len(part), len(measure) - 1), 1, -1):
        _, found, rest = measure.rpartition(part[-length:])
        if found and rest and MEASURES.ending(rest) == rest:
            return part + rest
    return ""


def of_spending(part: str, whole: str) -> str:
    """What is spent on by function, behind the name of an account's spending: 教育 of 一般公共预算支出 is 教育支出; empty for any
    other part."""
    spends = part in _FUNCTIONS and not SHORT.ending(part) and whole.endswith(_SPENDING)
    return part + _SPENDING if spends else ""


def kind_of(kind: str, things: str) -> str:
    """A kind with what it is one of, a word that both have said once: 一星级 of 星级饭店 is 一星级饭店, 外国人 of 入境游客 is
    入境游客外国人."""
    for length in range(min(len(kind), len(things) - 1), 1, -1):
        _, found, rest = things.rpartition(kind[-length:])
        if found and rest:
            return kind + rest
    return things + kind


@lru_cache(maxsize=8192)
def leading_sort(words: str) -> str:
    """The industry or the kind of firms that a clause opens with (服务业 of 服务业支撑作用明显), or empty."""
    text = clean(words)
    if economy := _ECONOMIES.starting(text):
        return economy
    found = [
        end
        for end in range(2, min(len(text), _LONGEST_SORT + 1))
        if PARTS.ending(text, end) and _SORTS.ending(text, end)
    ]
    return text[: found[-1]] if found and not leading_verb(text) else ""


@lru_cache(maxsize=8192)
def leading_trade(words: str) -> str:
    """The trade that a clause opens with: 外贸进出口 of 外贸进出口较快增长; else empty."""
    match = _TRADED.match(clean(words))
    return match[0] if match else ""


@lru_cache(maxsize=8192)
def measures_nothing(name: str) -> bool:
    """Whether a name is that of a part, which measures nothing by itself."""
    if MEASURES.ending(name) or _CARRIED_WHOLE.search(name):
        return False
    return bool(PARTS.ending(name) or _WITH.starting(name))


def never_measures(name: str, measure: str) -> bool:
    """Whether what is measured of a whole is none of a part's: 零售额 of 营利性服务业."""
    again = "的" in name and measure.startswith(name[:2])  # 参加医疗保险的职工 behind 参加养老保险人数
    return again or (measure == _GOODS and bool(_SELL_NONE.ending(name)))


_PARK = re.compile(pattern("measures", "producer", "park"))
_FIRM = re.compile(pattern("measures", "producer", "firm"))
_PRODUCED = listed("measures", "producer")


@lru_cache(maxsize=8192)
def is_park(name: str) -> bool:
    """Whether a name is that of a park and nothing more: 东湖产业园."""
    return _PARK.fullmatch(name) is not None


@lru_cache(maxsize=8192)
def made_alike(name: str, told: str) -> str:
    """What was ``told`` of one park or firm, where a name is that of another and nothing more; empty for any other."""
    if not (is_park(name) or _FIRM.fullmatch(name)) or leading_verb(name):
        return ""
    return _PRODUCED.ending(told)


def is_counted_apart(part: str, measure: str) -> bool:
    """Whether a part counts in another unit than its whole, though the same is measured: 集装箱 of 货物吞吐量."""
    return part in _COUNTED_APART.get(measure, ())


@lru_cache(maxsize=8192)
def is_plain_noun(name: str) -> bool:
    """Whether a name is that of things, and says neither what is measured of them nor whose they are."""
    return not (MEASURES.ending(name) or BELONGINGS.ending(name) or STAGES.ending(name) or leading_verb(name))


@lru_cache(maxsize=8192)
def are_new(name: str) -> bool:
    """Whether a name is of those that were set up, who are counted whatever was measured before: 新设企业."""
    return bool(ADDED.starting(name)) and bool(_POSSESSORS.ending(name))


@lru_cache(maxsize=8192)
def is_sort(name: str) -> bool:
    """Whether a name is one of a sort of activity, and says nothing of what is measured of it: 服务业."""
    return bool(_SORTS.ending(name)) and not MEASURES.ending(name)


@lru_cache(maxsize=8192)
def of_counted(sort: str, whole: str) -> str:
    """A part that is named by a sort of activity alone (工业), with what its whole counts: 四上工业单位入库; empty where the whole
    counts nothing that is of a sort, or says one itself."""
    match = _COUNTED_WHOLE.match(whole) if is_sort(sort) and not _COUNTED_WHOLE.match(sort) else None
    if match is None or _SORTS.ending(match["before"]):
        return ""
    size = "" if _SIZED_WORDS.search(sort) else match["size"] or ""
    return f"{match['before']}{size}{sort}{match['noun']}{match['behind']}"


@lru_cache(maxsize=8192)
def is_compound(name: str) -> bool:
    """Whether a name is that of a whole whose parts are named by half a word: 进出口总额."""
    return any(compound in name for compound in _COMPOUND)


@lru_cache(maxsize=8192)
def is_fund(name: str) -> bool:
    """Whether a name is what a fund takes in or spends, of which the next clause may say the other: 基金收入5亿元,支出4亿元."""
    flow = FLOWS.ending(name)
    return bool(flow) and _FUNDS.ending(name, len(name) - len(flow)) != ""


def is_of_fund(flow: str) -> bool:
    """Whether the name of a flow says itself whose it is: 当年社保基金收支结余."""
    return any(fund in flow for fund in _OWN_FUNDS)


def compound_of(part: str, whole: str) -> str:
    """The compound in the name of a whole of which a part names half, alone or with what says no more: 外贸出口; else empty."""
    half = part[len(_COMPOUND_PLAIN.starting(part)) :]
    return next((compound for compound, parts in _COMPOUND.items() if half in parts and compound in whole), "")


@lru_cache(maxsize=8192)
def part_of_compound(part: str, whole: str) -> str:
    """A part of a compound named in full: 出口 of 货物进出口总额 is 出口总额; the part itself when it is no such part."""
    compound = compound_of(part, whole)
    if not compound:
        return part
    before, _, after = whole.partition(compound)
    before = before[len(leading_verb(before)) :]
    if _COMPOUND_PLAIN.starting(part) or (after and before in _COMPOUND_PLAIN):
        before = ""
    return before + part + after


def sibling(name: str, before: str) -> str:
    """A name that leans on the one before it: 在校生 after 普通高中招生 is 普通高中在校生."""
    if _GRADE.fullmatch(name) and (grades := list(_GRADE.finditer(before))) and grades[-1].end() == len(before):
        return before[: grades[-1].start()] + name  # 断面水质符合Ⅱ类占9成，Ⅳ类占1成
    if _PER_ONE.match(name) and (per := _PER_ONE.search(before, 1)):
        return before[: per.start()] + name  # 小学生均占地面积29平方米，生均校舍面积13平方米
    if is_balance(name):
        before = both(before)[-1]  # 存款余额 after 各项存贷款余额
    if is_balance(name) or STATE.starting(name):
        before = before.removeprefix(ADDED.starting(before))  # 新增装机4万千瓦，总装机16万千瓦
    for group in _TOGETHER.get(name, ()):
        if (ending := group.ending(before)) and ending != name:
            return before[: -len(ending)] + name
    return name


@lru_cache(maxsize=8192)
def per_head_part(part: str, whole: str) -> str:
    """A source of the income of each head, or a purpose of the spending, by the name of that: 工资性收入 after 城镇居民人均可支配收入
    is 城镇居民人均工资性收入, 衣着 after 农村居民人均消费支出 农村居民人均衣着支出; empty for any other part."""
    if PER_HEAD not in whole:
        return ""
    named = (part, part + _SPENDING)
    return next((full for name in named if name in _TOGETHER and (full := sibling(name, whole)) != name), "")


def owned_by(owner: str, name: str) -> str:
    """A name with whose it is, where it does not begin with that itself: 亏损企业亏损额."""
    return name if name.startswith(owner) else owner + name


def is_balance(name: str) -> bool:
    """Whether a name is that of deposits or of loans and says no more: 贷款余额."""
    return name in _BALANCES


def of_manner(part: str, whole: str) -> str:
    """A part that is named by how it came about alone, with what its whole is: 水产品养殖产量 of 水产品产量 and 养殖产量."""
    measure = part.removeprefix(_MANNERS.starting(part))
    if measure in {part, ""} or not MEASURES.ending(measure) == MEASURES.ending(whole) == measure:
        return part
    owner = owner_in(whole)
    return owner.removesuffix(_MANNERS.ending(owner)) + part


def of_sector(part: str, whole: str) -> str:
    """An industry of a sector that goes across all of them, with that: 民营经济第一产业增加值."""
    sector = _SECTORS.starting(whole)
    alike = sector and _INDUSTRY.match(part) and MEASURES.ending(part) == MEASURES.ending(whole)
    return sector + part if alike else part


def of_all_sorts(name: str) -> str:
    """The name of a debt without the sort that was said last, where all of it is divided in another way: 债务余额 of 专项债务余额."""
    sort = TOLD_PARTS.starting(name)
    return name[len(sort) - len(_DEBT) :] if sort else name


def of_both_sorts(name: str, before: str) -> str:
    """The name of a debt behind that of its other sort, for what is said of both next:
    一般债务、专项债务余额分别为3亿元、5亿元，控制在限额9亿元内."""
    sort = TOLD_PARTS.starting(name)
    rest = name[len(sort) :]
    # whose the debts are stands before the first: 甲区一般债务、专项债务余额
    other = TOLD_PARTS.ending(before.removesuffix(rest)) if rest and before.endswith(rest) else ""
    return of_all_sorts(name) if sort and other and sort != other else name


def of_sort(part: str, whole: str) -> str:
    """A part of bonds of one sort, named with it: 再融资债券 of 一般债券 is 再融资一般债券."""
    sort = _SORTS_OF_BONDS.ending(whole)
    plain = _BONDS if sort and part.endswith(_BONDS) and not _SORTS_OF_BONDS.ending(part) else ""
    return part[: -len(plain)] + sort if plain else part


def of_level(part: str, whole: str) -> str:
    """A part of a balance by the level that holds it, named with it: 镇级结余 of 上年结余 is 镇级上年结余."""
    level = _HOLDERS.starting(part)
    return level + whole if level and level != part and whole.endswith(part[len(level) :]) else part


def divide_bonds(one: str, other: str) -> bool:
    """Whether two names are of the sorts that the same bonds are divided into."""
    sorts = _SORTS_OF_BONDS.ending(one), _SORTS_OF_BONDS.ending(other)
    return sorts[0] != sorts[1] and all(sorts) and one.removesuffix(sorts[0]) == other.removesuffix(sorts[1])


_OF_ZONE = re.compile(f"(?P<zone>{pattern('universe', 'zone', 'name')})(?=.{{2}})")
_LONGEST_REST = 4
_SHORT_PART = 3
_LONGEST_SORT = 10
_SORTS = listed("measures", "sort")
SORT_ENDS = _SORTS.closings
_TRADES, _ALONE = listed("measures", "sort", "trades"), listed("measures", "sort", "alone")
_SAID_FOR_ALL = _SORTS | _TRADES
_OUTPUT = word("measures", "sort", "apart")
_ECONOMIES = listed("measures", "sort", "economies")
_COUNTED_WHOLE = re.compile(pattern("measures", "counted_whole"))
_KEPT_SORTS = listed("measures", "sort", "kept")


@lru_cache(maxsize=8192)
def in_context(name: str, context: str) -> str:
    """收入完成 and 支出完成 after 市级一般公共预算收入 are about the same budget; 收入倍差 is one of incomes."""
    if _DISTANCES.ending(name):
        return name
    for whole, parts in _COMPOUND.items():
        if whole in context:
            continue  # 进出口 holds 出口 and is not about it
        for part in parts:
            if name.startswith(part) and len(name) <= len(part) + _LONGEST_REST:
                if _ALL_OF_HALF.ending(name) and not _ALL_OF_HALF.ending(context):
                    return name  # 出口总额 behind 农产品进口 is that of everything
                place = max(context.find(each) for each in parts)
                return context[:place] + name if place > 0 and not _NO_HALF.starting(context, place) else name
    return name


@lru_cache(maxsize=8192)
def zone_of(name: str) -> str:
    """The zone that the name of a measure begins with: 高新区 of 高新区固定资产投资; empty for none."""
    match = _OF_ZONE.match(name) if MEASURES.ending(name) else None
    return match["zone"] if match and not leading_verb(name) else ""


@lru_cache(maxsize=8192)
def actor(words: str) -> str:
    """Who did it: the words before 实现, which a clause that only says 实现 leans on; empty for a scope such as 全市, and for
    what is measured itself (生产总值(GDP)实现)."""
    before, achieved, _ = words.partition(_ACHIEVING)
    who = clean(before) if achieved else ""
    return "" if MEASURES.ending(_ASIDE_BEHIND.sub("", who)) else who


@lru_cache(maxsize=8192)
def noun_after(words: str, *, shared: bool) -> str:
    """What a number before its noun counts: the words after it, cut where they stop being a name."""
    text = words
    if match := _BRACKETED.match(text):
        text = text[match.end() :] or _NOT_SETTLED.sub("", _WORKED_OUT.sub("", text))
    if text.startswith(("的", "、")) or text in _USED_FOR:
        return ""
    for stop in ("，", ",", "。", _DEALT):
        text = text.partition(stop)[0]
    if text in _MARKS:
        return ""
    text = _DAY_WITHIN.sub("", text) if _MONTH in text else text
    text = _MAKES.split(text, maxsplit=1)[0]
    text = _NEXT_TOLD.sub("", text) if _LISTED_APART in text else text
    text = _without_deed(without_next_deed(text))
    text = _until_next(_NEXT_EXAMPLES.sub("", _INVESTED_NEXT.sub("", text))) if shared else text
    text = _without_modifier(text) if len(text) > _LONGEST_MODIFIER else text
    text = text[:-1] if text.endswith(("等", "的")) else _without_among(text)
    return _without_measure(text, shared=shared, dealt=_DEALT in words)


def _without_modifier(words: str) -> str:
    """A long noun without what says more of it before 的, but for the class of size that it opens with: 百亿级煤化工项目 of
    百亿级投资规模的煤化工项目."""
    size = _OF_SIZE_CLASS.match(words)
    noun = _AND.split(words, maxsplit=1)[0] if "的" not in words else words.rpartition("的")[2] or words
    return size[0] + noun if size and not noun.startswith(size[0]) else noun


def without_next_deed(words: str) -> str:
    """Words without what was done next: 市政道路 of 市政道路、建成桥梁 and of 市政道路并建成桥梁."""
    for mark in _NEXT.finditer(words, 1):
        done = words[mark.end() :]
        if leading_verb(done) and not (leading_verb(words) or (mark[0] != _LISTED_APART and is_deed(done))):
            return words[: mark.start()]
    return words


def _without_deed(words: str) -> str:
    """The words behind a number without those that say what it did: 项目竣工 of 项目实现竣工, 企业 of 62家企业完成零售额9亿元."""
    before, _, deed = words.partition(_ACHIEVING)
    text = before + deed if deed in VERBS else words
    before, _, measured = text.partition(CARRIED_OUT.only)
    return before if before and MEASURES.ending(measured) else text


def _until_next(words: str) -> str:
    """The noun of words that lead to the next number, without what says what that is: 12个重点项目1-5月完成投资9亿元."""
    for stop in _STOPS:
        words = words.partition(stop)[0] or words
    return _MONTHS_OF_LEVEL.sub("", words) if _MONTH in words else words


def _without_measure(words: str, *, shared: bool, dealt: bool) -> str:
    """The noun of words that lead to the next number, without what that measures of it: 断面 of 14个断面优良率达90%, 项目 of
    45个项目开工率85%, 行业 of 9个行业产值同比增长6% and of 3个行业产值分别增长6%、7%、8%, where they are ``dealt``."""
    text = _unchanged(words) if shared else words
    changed = text != words
    tail = _NOUN_TAIL.ending(text) or (match[0] if (match := _NOUN_SHARE.search(text)) else "")
    rated = _without_rate(text[: len(text) - len(tail)])
    if not (tail or changed or dealt or (shared and (rated or RATES.ending(text)))):
        return words
    noun = rated or text[: len(text) - len(tail)]
    while len(measure := MEASURES.ending(noun)) > 1 and len(noun) >= len(measure) + _SHORTEST_OWNER:
        noun = noun[: -len(measure)]
    return noun or words


def _unchanged(words: str) -> str:
    """Words without how what they measure changed: 行业产值 of 行业产值同比增长; as they are where they measure nothing."""
    changed = _DIRECTION.ending(words)
    rest = words[: -len(changed)] if changed else words
    text = _COMPARED_BEHIND.sub("", rest)
    return text if text != rest or MEASURES.ending(text) else words


def _without_rate(words: str) -> str:
    """The thing that a rate behind it is of, by what was done to it: 排水沟 of 排水沟整治率, 乡镇 of 乡镇污水处理率; else empty."""
    rate = RATES.ending(words)
    if len(rate) == 1:
        rate = max(MEASURES.ending(words), words[-_RATE_LENGTH:], key=len)
    thing_ = words[: -len(rate)] if rate else ""
    thing_ = thing_.removesuffix(_RATED.ending(thing_))
    return thing_ if len(thing_) >= _SHORTEST_OWNER else ""


def _without_among(words: str) -> str:
    """Words without what says that others are among them: 水库 of 6座水库中, of 6座水库有."""
    words = _SOME_AMONG.sub("", words)
    return words[:-1] if words.endswith(_AMONG) and not _ENDS_IN_AMONG.ending(words) else words


def both(name: str) -> list[str]:
    """The names that a name for both, or for all, stands for: 城乡居民收入, 批零住餐四大行业销售额. The name itself when none."""
    for whole, parts in _EACH.items():
        if whole in name:
            aside = _measured_otherwise(name)
            words, sort, measure = _without_kind(name.removesuffix(aside))
            return [words.replace(whole, part, 1) + sort + measure + aside for part in parts]
    return [name]


def of_all(names: tuple[str, ...]) -> str:
    """One name for all of a list, which says once what each measures: 汽车、电子产值."""
    measures = {MEASURES.ending(name) for name in names}
    measure = measures.pop() if len(measures) == 1 else ""
    return _LISTED_APART.join([*(name.removesuffix(measure) for name in names[:-1]), names[-1]])


def without_list_marks(words: str) -> str:
    """Words without the marks of a list."""
    return _LIST.sub("", words)


def parts_of_ratio(name: str, count: int) -> tuple[str, ...]:
    """The names of the parts of a ratio: of 三次产业结构 the value added of each; the name for all of them where it names none."""
    stem = name
    while ending := PARTS_OF.ending(stem):
        stem = stem[: -len(ending)].removesuffix("的")  # 产业结构构成, 三次产业的比例
    stem = _PARTS_CALLED.get(stem, stem)
    stem += _PARTS_MEASURE.meaning.get(_PARTS_MEASURE.ending(stem), "")  # 民营经济三次产业结构, too
    stem = _EACH_LISTED.sub(lambda found: _EACH_UNLISTED[found[0]], stem)
    parts = subjects(stem, count) if stem.startswith(_ORDINAL) else both(stem)  # 第一、二、三产业从业人员比
    return tuple(parts) if len(parts) == count else (name,) * count


def divided_by(words: str) -> str:
    """What a clause opens with whose parts a ratio may give: 三次产业 of 三次产业协调发展 and of 产业结构持续优化; else empty."""
    text = clean(words)
    called = _CALLED_SHORT.starting(text)
    by_structure = called and PARTS_OF.starting(text, len(called))
    return _PARTS_MEASURE.starting(text) or (_PARTS_CALLED[called] if by_structure else "")


def is_list(words: str) -> bool:
    """Whether words may name several things."""
    return bool(_LIST.search(words))


def ends_in_list(words: str) -> bool:
    """Whether words end in what joins two names: 总户数和."""
    return any(match.end() == len(words) for match in _LIST.finditer(words))


def _are_counted_off(others: list[str], last: str) -> bool:
    """Whether names begin with ordinals, of which the last says for all what is counted off: 第一、二、三产业, 第一、第二产业."""
    if not others[0].startswith(_ORDINAL):
        return False
    return not last.startswith(_ORDINAL) or all(len(other) == len(_ORDINAL) + 1 for other in others)


def _counted_off(others: list[str], last: str) -> list[str]:
    """第一、二、三产业: the first and the last word are said once; 第一、二、三次产业 says the same."""
    return [_ORDINAL + part.removeprefix(_ORDINAL) + last[1:] for part in others] + [_ORDINAL + last]


def subjects(words: str, count: int = 0) -> list[str]:
    """The names of a list before 分别: 城镇、农村居民人均可支配收入 is two, and both measure an income. ``count`` is how many there
    should be: in 仓储和邮政业、租赁和商务服务业 there are two where two numbers follow."""
    aside = _measured_otherwise(words)
    names = _listed_names(words.removesuffix(aside), count)
    return [name + aside for name in names] if aside else names


def _listed_names(words: str, count: int) -> list[str]:
    """The names of a list of which no measure stands in brackets."""
    words, sort, measure = _without_kind(_EACH_LISTED.sub(lambda found: _EACH_UNLISTED[found[0]], words))
    parts = _parted(words, count)
    if len(parts) < 2:
        return [part + measure for part in parts]
    alike = not any(map(MEASURES.ending, parts[:-1]))
    if sort:
        parts = [part if _SORTS.ending(part) else part + sort for part in parts]
    *others, last = _spent(parts)
    if (verb := head(others[0])) and others[0][len(verb) :] in ATTRIBUTES:
        return [verb + name for name in subjects(words[len(verb) :], count)]  # 发放城镇、农村保障经费
    if _are_counted_off(others, last):
        return _counted_off(others, _OF_THREE.sub("", last.removeprefix(_ORDINAL)) + measure)
    if measure:
        return [part if MEASURES.ending(part) else part + measure for part in parts]
    if trade := _TRADE.search(last):
        return _trade_with(others, last, trade[0])
    others[0] = without_carried_out(others[0])  # 完成地区生产总值、财政收入分别达
    return _per_so_many(_of_one_verb(_of_one_owner(_of_one_size(_as_siblings(others, last), alike=alike))))


def _measured_otherwise(words: str) -> str:
    """The bracket with another measure that a list ends in: 批发业、住宿业销售额(营业额); empty where it ends in none."""
    aside = _ASIDE_BEHIND.search(words)
    own = words[: aside.start()] if aside else ""
    return aside[0] if aside and MEASURES.ending(own) and (is_list(own) or any(whole in own for whole in _EACH)) else ""


def _as_siblings(others: list[str], last: str) -> list[str]:
    """The names of a list, each with what it shares with the last one and with the one before it."""
    full: list[str] = []
    for name in [*(_named_as(part, last) for part in others), last]:
        full.append(sibling(name, full[-1]) if full else name)
    return full


def _of_one_verb(names: list[str]) -> list[str]:
    """The names of a list with the verb that the first one says for all: 新建公园、广场."""
    verb = head(names[0])
    if not verb or MEASURES.ending(names[0]):
        return names
    others = (name if MEASURES.ending(name) or leading_verb(name) else verb + name for name in names[1:])
    return [names[0], *others]


def _of_one_owner(names: list[str]) -> list[str]:
    """The names of a list with whose they are, which the first one says for all: 国有企业资产总额、营业收入."""
    if counts := _COUNTS.ending(names[0]):
        return [names[0], *(names[0][: -len(counts)] + name if name in _OF_COUNTED else name for name in names[1:])]
    bare = _OF_ONE_TRADE.ending(names[0])
    if bare and len(names[0]) > len(bare) + 1 and all(name in _OF_ONE_TRADE for name in names[1:]):
        return [names[0], *(names[0][: -len(bare)] + name for name in names[1:])]  # 造船业增加值、产值
    owner = possessor(names[0], counted=False)
    if owner is None or not owner.kind:
        return names
    return [owner.name + name if BELONGINGS.meaning.get(name) == owner.kind else name for name in names]


def _per_so_many(names: list[str]) -> list[str]:
    """The names of a list with how many people each is counted for, which the first one says for all: 每千人床位数、医师数."""
    match = _PER_SO_MANY.match(names[0])
    per = match[0] if match else names[0][: len(PER_HEAD)]
    if not (match or per == PER_HEAD):
        return names
    return [per + name if _COUNTED_SO.ending(name) and per[0] != name[0] else name for name in names]


def _of_one_size(names: list[str], *, alike: bool) -> list[str]:
    """The names of a list with the class of size that the first one says for all: 限额以上批发、零售、餐饮业销售额; any class where
    they are ``alike``, so that the last says what all measure: 规模以上采矿业和制造业增加值."""
    size = (_SIZED_FIRST if alike else _CARRIED_SIZES).starting(names[0])
    return [name if _SIZED_WORDS.search(name) else size + name for name in names] if size else names


def _spent(parts: list[str]) -> list[str]:
    """The names of a list of functions of spending, whichever of them says so: 教育、社会保障和就业支出、卫生健康."""
    if not any(part.endswith(_SPENDING) for part in parts):
        return parts
    return [part + _SPENDING if part in _FUNCTIONS else part for part in parts]


def _trade_with(others: list[str], last: str, trade: str) -> list[str]:
    """The names of a list of places that one trades with: 对东盟、欧盟进出口 is 对东盟进出口 and 对欧盟进出口."""
    opening = _TOWARDS if others[0].startswith(_TOWARDS) else ""
    named = [part if _TRADE.search(part) else part + trade for part in others]
    return [*named, last if last.startswith(opening) else opening + last]


def _without_kind(words: str) -> tuple[str, str, str]:
    """A list without what it calls its names (等产品, 等3个行业), the sort of trade that this says all are (等服务业), and what is
    measured of each: of 钢材、水泥等产品产量 the 产量."""
    match = _OF_KIND.search(words)
    return (words[: match.start()], match["sort"] or "", match["measure"] or "") if match else (words, "", "")


def _parted(words: str, count: int) -> list[str]:
    """A list cut at all its marks; or, where that makes more names than ``count``, at those that most likely stand between two."""
    parts = [part for part in _LIST.split(words) if part]
    if count < 2 or len(parts) < count:
        return parts
    marks = [(_between_names(words, match), match.span()) for match in _LIST.finditer(words) if match.start()]
    within = [span.span() for span in _LISTS_THAT_NAME.finditer(words)]
    outside = [mark for mark in marks if not any(start <= mark[1][0] < end for start, end in within)]
    if len(outside) >= count - 1:
        marks = outside
    best = sorted(sorted(marks, key=lambda mark: mark[0], reverse=True)[: count - 1], key=lambda mark: mark[1])
    bounds = [0, *(place for _, span in best for place in span), len(words)]
    return [words[start:end].strip(_MARKS_OF_LISTS) for start, end in zip(bounds[::2], bounds[1::2], strict=True)]


def _between_names(words: str, mark: re.Match[str]) -> tuple[int, bool]:
    """How likely a mark of a list stands between two names: a comma more than 、 and this more than 和; of equals one after a name
    that is whole."""
    ending = words[: mark.start()]
    return _MARKS_OF_LISTS.find(mark[0]), bool(PARTS.ending(ending) or MEASURES.ending(ending))


def _named_as(part: str, last: str) -> str:
    """A name of a list with what its last name says for all of them."""
    if _COUNTED_SO.ending(part):
        return part  # 托位 in 每千人托位、养老床位数
    measure = MEASURES.ending(last)
    own = MEASURES.ending(part)
    if len(own) > len(PARTS.ending(part)) or (VERBS.ending(part) and not PARTS.ending(part)):
        return part
    if kept := (len(part) > _SHORT_PART and _rate_ending(last)) or _kept_of(last, measure or BARE.ending(last)):
        return joined(part, kept)
    attribute = ATTRIBUTES.starting(last)
    own_attribute = ATTRIBUTES.starting(part)
    if attribute and own_attribute and last[len(attribute) :].startswith(part[len(own_attribute) :]):
        return own_attribute + last[len(attribute) :]  # 城市低保、农村低保标准
    if len(part) == 1 and _SORTS.ending(last[: len(last) - len(measure)]):
        return part + last[1:]  # 轻、重工业增加值
    return _sorted_as(part, last, measure)


def _rate_ending(name: str) -> str:
    """The rate that a name ends in, with the deed that it is one of: 建成率; empty for any other."""
    if listed_rate := _CARRIED_RATES.ending(name):
        return listed_rate if len(name) > len(listed_rate) + _SHORT_PART - 1 else ""
    rate = MEASURES.ending(name)
    deed = VERBS.ending(name, len(name) - 1) if len(rate) == 1 and rate == _RATE else ""
    return deed + rate if deed and len(name) > len(deed) + _SHORT_PART else ""


@lru_cache(maxsize=8192)
def _kept_of(last: str, measure: str) -> str:
    """What the last name of a list says for all of them, whatever these end with: 养老、失业、工伤保险参保人数; of
    航空、电子信息产业链规上工业增加值 also the class of size. Empty where it says nothing of the kind."""
    rest = last[: -len(measure)] if measure else last
    size = _SIZE_BEHIND.search(rest)
    sort = _KEPT_SORTS.ending(rest, size.start() if size else len(rest))
    if size and measure and not sort and size.start():
        return size[0] + measure  # 家电、手机限上零售额
    return sort and sort + (size[0] if size else "") + measure


def _sorted_as(part: str, last: str, measure: str) -> str:
    """The same of a name that measures nothing and does nothing by itself."""
    if measure == last:
        measure = MEASURES.ending(last[len(part) :]) or measure  # 存款、贷款余额
    owner = last[: len(last) - len(measure)]
    trade = _trade_of_all(owner)
    sort = "" if measure else trade or _SORTS.ending(last)
    if sort and len(part) <= _SHORT_PART and not _SORTS.ending(part):
        return part + sort  # 教育、社保、卫生健康领域
    if not PARTS.ending(part):
        sort = trade or PARTS.ending(owner)
        if measure and sort in _SAID_FOR_ALL:
            return part + sort + measure  # 批发、零售、餐饮业销售额
        if len(part) > _SHORT_PART:
            return part + _carried_end(last, measure)
    return part + (last[len(part) :] if _begins_alike(part, last) else measure)


def _trade_of_all(owner: str) -> str:
    """The trade that the last name of a list says for all: 制造业 of 汽车制造业, but 其他服务业 says one of its own."""
    return "" if owner in _TRADES or _ALONE.starting(owner) else _TRADES.ending(owner)


def _carried_end(last: str, measure: str) -> str:
    """What a list measures by its last name, where that is carried to parts."""
    carried = CARRIED_MEASURES.ending(last)
    return measure if carried and measure.endswith(carried) else carried


def _begins_alike(part: str, last: str) -> bool:
    """Whether a short name stands for the beginning of the last one: 农村 for 城镇 in 农村、城镇居民收入."""
    if len(part) > _SHORT_PART or len(last) <= len(part) + 2 or last.startswith(part[:1]) or is_list(last):
        return False
    if len(part) > 1 and last.endswith(_OUTPUT):
        return False  # 充电桩 in 充电桩、锂离子电池产量
    if is_park(part):
        return False  # 高新区 in 高新区、东湖产业园产值
    if part in PARTS and last[: len(part)] not in PARTS:
        return False  # 氨氮 in 氨氮、氮氧化物排放量, 衣着 in 衣着、教育文化娱乐价格
    if last.removesuffix(_SPENDING) in _FUNCTIONS:
        return False  # 社保 in 社保、卫生健康支出
    if len(part) < len(last) - len(MEASURES.ending(last)) <= _SHORT_PART:
        return False  # 原煤 in 原煤、天然气产量: the last is a longer word, and not 城镇 with more of its name behind
    sort = PARTS.ending(part)
    return not (sort in _SORTS and (sort in last or not PARTS.ending(last[: len(part)])))
