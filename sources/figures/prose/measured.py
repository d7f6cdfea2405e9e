"""What a number says by its unit and the words around it, whether it stands alone or in a list.

Here belong the tables of rules for units of change and for all other units, and asking them. Not here: the rules' conditions and
claims, each in the module of its kind.
"""

from __future__ import annotations

from dataclasses import replace

from sources.figures.claim import Claim
from sources.figures.naming import cleaning, deeds, owning, places, terms
from sources.figures.prose import aims, changes, levels, rates
from sources.figures.prose.aims import ASKED, NOUN_BEHIND, OF_AIMED
from sources.figures.prose.change_words import DIFFERENCES, DIRECTION, HIGHER_ENDS, NAMED_CHANGE
from sources.figures.prose.changes import NET, TIMES_UNIT
from sources.figures.prose.discourse import Discourse, OfEach
from sources.figures.prose.said import CHANGE_UNITS, PURE, Said
from sources.figures.rule import Example, Index, Rule, always, first_after
from sources.figures.words import listed, word

# cues of a number beside its own words: words behind it, and the marks of a whole and of a contribution before it
_BEHIND_IT = "behind"
_PART_OF = word("kinds", "share_of", "mark")
_CONTRIBUTED = word("kinds", "contribution", "mark")
_CHANGE_CUES = DIRECTION.closings | HIGHER_ENDS | listed("change", "compared").closings | DIFFERENCES


def measured(said: Said, before: Discourse) -> tuple[str, Claim]:
    """The name of the rule, and what the number says by its unit and the words around it."""
    if before.of_each.rate and said.item.numeral.unit in PURE and _is_one_of_each(said.words, before.of_each):
        rate = before.of_each.rate
        if terms.OWNERS.ending(cleaning.clean(said.words)):
            rate = rate.removeprefix(deeds.project_measured(rate))  # 重点项目投资完成率依次为：能源项目90%
        said = replace(said, left=said.left + rate, words=said.words + rate)
    elif told := rates.told(said, before):
        said = replace(said, left=told + said.left, words=told + said.words)
    words, right, unit = said.words, said.item.right, said.item.numeral.unit
    if unit not in CHANGE_UNITS:
        return first_after(_AMOUNTS.asked(words[-1:], right[:1]), said, before)
    asked = _CHANGES.asked(
        words[-1:],
        right[:1],
        unit,
        said.left[-1:],
        _BEHIND_IT if right else "",
        _PART_OF if _PART_OF in words + before.among.measure else "",
        _CONTRIBUTED if _CONTRIBUTED in words + said.subject + before.among.measure else "",
    )
    return first_after(asked, said, before)


def _is_one_of_each(words: str, of_each: OfEach) -> bool:
    """Whether words are no more than one of those of which a rate was announced: 甲县 of 各县投资完成率依次为：甲县90%、乙县80%."""
    name = cleaning.clean(words)
    if of_each.are_places:
        return places.ONLY_PLACE.fullmatch(name) is not None
    return bool(name) and owning.is_plain_noun(name) and not (DIRECTION.ending(name) or _PART_OF in name)


def by(found: tuple[str, Claim]) -> Claim:
    """The claim, with the rule that made it before the rule of its name."""
    rule, claim = found
    claim.rule = f"{rule}/{claim.rule}" if claim.rule else rule
    return claim


# numbers in a unit of change (%, 个百分点, 倍)
CHANGES: tuple[Rule[Claim], ...] = (
    ASKED,
    Rule(
        "to-goal",
        aims.is_to_goal,
        aims.to_goal,
        (Example("财政收入增长1.3%，低于目标2.7个百分点。", "财政收入 completion -2.7个百分点"),),
        DIFFERENCES,
    ),
    Rule(
        "beyond-plan",
        aims.is_beyond_plan,
        aims.beyond_plan,
        (
            Example("招商资金9亿元，超年度计划8%。", "招商资金 growth 8%"),
            Example("招商资金9亿元，比序时进度慢4%。", "招商资金 growth -4%"),
        ),
        aims.PLAN_ENDS,
    ),
    Rule(
        "of-times",
        changes.is_times_of,
        changes.times_of,
        (Example("花卉出口额6亿元，是上年4亿元的1.5倍。", "花卉出口额为上年的倍数 rate 1.5倍"),),
        frozenset({TIMES_UNIT}),
    ),
    Rule(
        "multiple",
        changes.is_multiple,
        changes.multiple,
        (
            Example("花卉出口额4亿元，是上年的1.6倍。", "花卉出口额为上年的倍数 rate 1.6倍"),
            Example("花卉出口额恢复到2019年同期的88%。", "花卉出口额为2019年同期的比例 rate 88%"),
        ),
        frozenset({TIMES_UNIT, changes.PART_ENDS}),
    ),
    Rule(
        "contribution",
        changes.contributes,
        changes.contribution,
        (
            Example("建筑业对经济增长的贡献率达12%。", "建筑业对经济增长的贡献率 share 12%"),
            Example("建筑业增长6%，拉动经济增长0.5个百分点。", "建筑业拉动经济增长 growth 0.5个百分点"),
        ),
        DIFFERENCES | {_CONTRIBUTED},
    ),
    Rule(
        "named-rate",
        changes.is_named_change,
        rates.rate,
        (Example("人口自然增长率2.1‰。", "人口自然增长率 rate 2.1‰"),),
        NAMED_CHANGE.closings,
    ),
    Rule(
        "of-before",
        changes.changes_of_before,
        changes.of_before,
        (Example("果品产量增长5%，增速比上年提高0.4个百分点。", "果品产量增速 growth 0.4个百分点"),),
        _CHANGE_CUES,
    ),
    Rule(
        "growth",
        changes.changes,
        changes.growth,
        (
            Example("园区财政收入增长5%。", "园区财政收入 growth 5%"),
            Example("零售额下降3.2%。", "零售额 growth -3.2%"),
            Example("渔业总产值按可比价格计算，同比增长5%。", "渔业总产值 growth 5%"),
            Example("茶园占耕地的比重为29%，提高3个百分点。", "茶园占耕地比重 growth 3个百分点"),
            Example("渔民人均收入2万元，高于低保标准3倍。", "渔民人均收入高于低保标准 growth 3倍"),
        ),
        _CHANGE_CUES | {TIMES_UNIT},
    ),
    Rule(
        "growth-behind",
        changes.changes_behind,
        changes.growth,
        (
            Example("机器人产业营收保持12%以上增长。", "机器人产业营收 growth 12%"),
            Example("林业投入约按3%递增。", "林业投入 growth 3%"),
        ),
        frozenset({_BEHIND_IT}),
    ),
    Rule(
        "growth-of",
        changes.opens_with_change,
        changes.growth,
        (Example("压减一般性支出8%。", "一般性支出 growth -8%"),),
    ),
    Rule(
        "of-aimed",
        aims.is_of_aimed,
        aims.of_aimed,
        (Example("重大工程投资31亿元，完成年度计划60亿元的52%。", "重大工程投资 completion 52%"),),
        frozenset({OF_AIMED}),
    ),
    Rule(
        f"of-{rates.WHOLE}",
        rates.is_of_whole,
        rates.of_whole,
        (Example("治沙支出3亿元，占财政支出60亿元的5%。", "治沙支出 share 5%"),),
        frozenset({OF_AIMED}),
    ),
    Rule(
        "completion",
        aims.completes,
        aims.completion,
        (Example("重大工程投资完成年度计划的52%。", "重大工程投资 completion 52%"),),
    ),
    Rule(
        "spent-on",
        rates.is_spent_on,
        rates.spent_on,
        (Example("水利预算支出的76%用于灌区改造。", "灌区改造支出 share 76%"),),
        frozenset({_BEHIND_IT}),
    ),
    Rule(
        rates.CONTRIBUTED,
        rates.contributed,
        rates.part_contributed,
        (
            Example("民营企业贡献了全市62%的税收。", "民营企业贡献税收 share 62%"),
            Example("民营企业贡献了全市62%的税收、81%的就业。", "民营企业贡献就业 share 81%"),
        ),
        NOUN_BEHIND,
    ),
    Rule(
        "share-of-things",
        rates.things,
        rates.share_of_things,
        (Example("河道整治提速，92%的断面达标。", "断面达标 share 92%"),),
        NOUN_BEHIND,
    ),
    Rule(
        "share-of-things-alone",
        rates.things_alone,
        rates.share_of_things,
        (Example("99%乡镇通公路。", "乡镇通公路 share 99%"),),
        frozenset({_BEHIND_IT}),
    ),
    Rule(
        "share-of",
        rates.has_whole,
        rates.share_of,
        (
            Example("高技术产业产值占规模以上工业产值的31.5%。", "高技术产业产值 share 31.5%"),
            Example("占零售总额比重为7%的家具类零售额3亿元。", "家具类零售额 share 7%"),
            Example("节水灌溉面积达到耕地总面积的61%。", "节水灌溉面积 share 61%"),
        ),
        frozenset({_PART_OF, changes.PART_ENDS}),
    ),
    Rule(
        "share-in-turn",
        rates.has_whole_in_turn,
        rates.share_of,
        (Example("茶叶产量占全国的8%、全省的30%。", "茶叶产量 share 30%"),),
    ),
    Rule("share", rates.is_share, rates.share, (Example("民营企业进出口占比64%。", "民营企业进出口 share 64%"),)),
    Rule("rate", always, rates.rate, (Example("城镇调查失业率5.1%。", "城镇调查失业率 rate 5.1%"),)),
)

# numbers in any other unit
AMOUNTS: tuple[Rule[Claim], ...] = (
    ASKED,
    Rule(
        "beyond-plan-by",
        aims.is_beyond_by,
        aims.beyond_by,
        (Example("完成渔业投资9亿元，超额完成年度任务1亿元。", "渔业投资比计划增加 level 1亿元"),),
        aims.PLAN_ENDS,
    ),
    Rule(
        changes.NET_CHANGE,
        changes.net,
        changes.net_change,
        (Example("财政支出60亿元，增支2亿元。", "财政支出比上年增加 level 2亿元"),),
        NET.closings,
    ),
    Rule(
        "distance-by",
        changes.is_distance_by,
        changes.distance_by,
        (Example("人均茶园9亩，低于全省平均水平2亩。", "人均茶园低于全省平均水平 level -2亩"),),
        changes.AREA_ENDS,
    ),
    Rule(
        changes.GROWTH_BY,
        changes.changes_by,
        changes.growth_by,
        (Example("粮食产量比上年增加0.4万吨。", "粮食产量比上年增加 level 0.4万吨"),),
        DIRECTION.closings | HIGHER_ENDS,
    ),
    Rule("level", always, levels.level, (Example("粮食总产量31.2万吨。", "粮食总产量 level 31.2万吨"),)),
)
_CHANGES, _AMOUNTS = Index(CHANGES), Index(AMOUNTS)
