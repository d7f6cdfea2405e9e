"""What a number of running text is: rank, list or ratio first, then what its unit and words say; and numbers in brackets.

A rule looks at the number in its clause (``Said``) and at what was said before (``Discourse``), and writes to neither. Here belong
the tables that are asked first, and the two ways in. Not here: rules for units (``measured``), names of levels (``names``).
"""

from __future__ import annotations

import re

from sources.figures.claim import Claim, Leaves
from sources.figures.naming import cleaning, terms
from sources.figures.numeral import RANK_UNIT
from sources.figures.prose import aims, list_openings, lists, measured, ranks, ratios, worded
from sources.figures.prose.change_words import SPEED
from sources.figures.prose.discourse import Discourse
from sources.figures.prose.levels import DEALT
from sources.figures.prose.ranks import MOVED_UNITS
from sources.figures.prose.said import PURE, Said
from sources.figures.rule import Example, Index, Rule, chosen_after
from sources.figures.time_context import period_in
from sources.figures.words import pattern
from sources.model import FigureKind, Scenario

BESIDE = re.compile(pattern("change", "beside"))
_AREA_BESIDE = re.compile(pattern("change", "beside", "area"))
_THEN = re.compile(pattern("change", "beside", "then"))
_EARLIER = re.compile(pattern("change", "beside", "earlier"))
_CHANGING = {FigureKind.GROWTH, FigureKind.RATE, FigureKind.SHARE}
_OF_A_TIME = {*_CHANGING, FigureKind.COMPLETION}
# cues of a number beside its own words: that it has no unit, that these deal numbers out, a number joined to it, a list that it may
# go on
_UNITLESS, _DEALS, _JOINS, _DEALING = "unitless", "deals", "joins", "dealing"


def read(said: Said, before: Discourse) -> Claim:
    """What a number outside brackets says; a number in one goes through ``aside``."""
    following = said.following
    asked = _LISTED.asked(
        said.item.numeral.unit or _UNITLESS,
        _DEALS if terms.DEALS.search(said.left) else "",
        _JOINS if following and following[0].joined else "",
        DEALT if before.dealt else "",
        _DEALING if before.dealing is not None else "",
    )
    return measured.by((asked and chosen_after(asked, said, before)) or measured.measured(said, before))


def aside(said: Said, before: Discourse) -> Claim:
    """What a number in a bracket says; ``before.name`` is what the number before the bracket is about."""
    return measured.by(chosen_after(BRACKETED, said, before) or measured.measured(said, before))


def _is_beside(said: Said, before: Discourse) -> re.Match[str] | None:
    if said.item.numeral.unit not in PURE:
        return None
    changing = before.last is not None and before.last.kind in _CHANGING
    if said.left:
        return _AREA_BESIDE.fullmatch(said.left) if changing else None
    match = BESIDE.search(said.item.before)
    return match if match and (changing or _growing_beside(said, match)) else None


def _growing_beside(said: Said, match: re.Match[str]) -> str:
    """What words before a bracket say themselves that it grows faster or slower than elsewhere: 渔业增加值增速高于全省(5%); else
    empty."""
    own = cleaning.clean(terms.DEALS.sub("", said.item.before[: match.start()])) if match.re is BESIDE else ""
    speed = SPEED.ending(own)
    return own.removesuffix(speed) if speed != own else ""


def _beside(said: Said, before: Discourse, match: re.Match[str]) -> Claim:
    """The number of what is compared with; whose it is is found by the walk over the text."""
    last, own = before.last, _growing_beside(said, match)
    kind = last.kind if last is not None and not own else FigureKind.GROWTH
    sign = -1 if said.item.numeral.negative else 1
    return said.claim(own or before.name, kind, Leaves(), sign)


def _is_earlier(said: Said, before: Discourse) -> re.Match[str] | None:
    if said.item.numeral.unit not in PURE or before.last is None or before.last.kind not in _OF_A_TIME:
        return None
    return _THEN.fullmatch(said.left) if said.left else _EARLIER.search(said.item.before)


def _earlier(said: Said, before: Discourse, match: re.Match[str]) -> Claim:
    """What it was in the time that it is compared with: the same part of the year before, or another part of this one."""
    claim = _beside(said, before, match)
    last = before.last
    when = last.setting if last is not None else said.setting
    if match["past"]:
        claim.setting = when._replace(year=when.year - 1, scenario=Scenario.BASELINE)
    else:
        claim.setting = when._replace(period=period_in(match["part"]))
    return claim


def _is_aim_in_words(said: Said, before: Discourse) -> tuple[str, worded.Kind] | None:
    return worded.in_bracket(said.item.before) if not said.left else None


def _aim_in_words(said: Said, before: Discourse, found: tuple[str, worded.Kind]) -> Claim:
    """The number of a target that the words before the bracket set without one."""
    name, its = found
    is_ratio = its.kind is FigureKind.LEVEL and said.item.numeral.unit in PURE
    claim = said.claim(name, FigureKind.RATE if is_ratio else its.kind, Leaves(name), its.sign)
    claim.setting = claim.setting._replace(scenario=Scenario.TARGET)
    return claim


# the rule of a number in a bracket behind what is compared with
BESIDE_AREA = "beside"

# numbers that lean on a rank or on a list, whatever their unit
LISTED: tuple[Rule[Claim], ...] = (
    Rule(
        "rank",
        ranks.is_rank,
        ranks.rank,
        (
            Example("工业总产值位列全市第三位。", "工业总产值 rank 3名次"),
            Example("研发投入5亿元，创新指数列全省第10位，比上年上升4位。", "创新指数 rank 4位"),
            Example("创新指数为69%、提升幅度居全国第1。", "创新指数(提升幅度) rank 1名次"),
            Example("财政收入9亿元，税收占比62%，居全市第9位。", "税收占比 rank 9名次"),
            Example("发展水平在219个国家级经开区中排名第十位。", "发展水平 rank 10名次"),
            Example("进出口总额居中西部首位。", "进出口总额 rank 1名次"),
        ),
        MOVED_UNITS | {RANK_UNIT, ranks.COUNTED},
    ),
    Rule(
        "ratio",
        ratios.ratio_of,
        ratios.ratio,
        (
            Example("三次产业结构为2.1:40.5:57.4。", "第一产业增加值 share 2.1%"),
            Example("三次产业结构为2.1%、40.5%、57.4%。", "第一产业增加值 share 2.1%"),
        ),
        frozenset({_UNITLESS, "%"}),
    ),
    Rule(
        "each",
        list_openings.deals,
        lists.each,
        (
            Example("城镇、农村居民人均可支配收入分别增长4.5%和6.1%。", "城镇居民人均可支配收入 growth 4.5%"),
            Example("书店、影院分别新增3家和2家，累计分别达到30家和20家。", "书店(累计) level 30家"),
            Example("书店、影院分别有30家和20家，占比6%和4%。", "书店 share 6%"),
        ),
        frozenset({_DEALS, _JOINS, DEALT}),
    ),
    Rule(
        "next-of-list",
        lists.goes_on,
        lists.next_of_list,
        (Example("城镇、农村居民人均可支配收入分别增长4.5%和6.1%。", "农村居民人均可支配收入 growth 6.1%"),),
        frozenset({_DEALING}),
    ),
)

# numbers in brackets
BRACKETED: tuple[Rule[Claim], ...] = (
    Rule(
        "aim-in-words",
        _is_aim_in_words,
        _aim_in_words,
        (Example("单位能耗降低完成省下达目标（3%左右）。", "单位能耗 growth -3%"),),
    ),
    Rule(
        "aim",
        aims.aims,
        aims.aim,
        (
            Example("新增就业岗位8600个（目标8000个）。", "新增就业岗位 level 8000个"),
            Example("渔港投资完成年度计划的45%，低于时序进度（50%）5个百分点。", "渔港投资 completion 50%"),
            Example("渔业增加值增长9%，增速居全市第2位（预期目标为8%以上）。", "渔业增加值 growth 8%"),
        ),
    ),
    Rule(
        BESIDE_AREA,
        _is_beside,
        _beside,
        (
            Example("零售额增长5%，增速高于全国(3.8%)1.2个百分点。", "零售额 growth 3.8%"),
            Example("零售额增长5%(全国3.8%)。", "零售额 growth 3.8%"),
        ),
    ),
    Rule(
        "earlier",
        _is_earlier,
        _earlier,
        (Example("零售额增长5%，较上年同期(3.8%)回升1.2个百分点。", "零售额 growth 3.8%"),),
    ),
    Rule(
        "rank",
        ranks.is_rank,
        ranks.rank,
        (Example("零售额增长5%（增速居全市第二）。", "零售额(增速) rank 2名次"),),
    ),
    Rule(
        "ratio",
        ratios.ratio_of,
        ratios.ratio,
        (Example("优化三次产业结构（5.1:38.4:56.5）。", "第一产业增加值 share 5.1%"),),
    ),
    Rule(
        "next-of-list",
        lists.goes_on,
        lists.next_of_list,
        (Example("优化三次产业结构（5.1:38.4:56.5）。", "第三产业增加值 share 56.5%"),),
    ),
)
_LISTED = Index(LISTED)
