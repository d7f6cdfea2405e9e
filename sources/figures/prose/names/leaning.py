"""The table of rules for names that lean on the noun after the number, or on what was said before."""

from __future__ import annotations

from functools import lru_cache

from sources.figures.clauses import ADJACENT
from sources.figures.naming import terms
from sources.figures.prose.accounts import OF_ACCOUNT
from sources.figures.prose.discourse import Discourse
from sources.figures.prose.names import again, counted, done, sides, sized
from sources.figures.prose.names.name_words import (
    AGAIN,
    AND_OTHERS,
    COUNTED_NOUN,
    CUMULATIVE,
    DEED,
    DIMENSION,
    FOR_WHOM,
    JOINED,
    MARK,
    MONEY,
    REACHED,
    REST,
    ROW,
    SOME,
    SPENT,
    SPREAD,
    STREAK,
    TAKEN_OFF,
    TIME,
    TOWARDS_WHOM,
)
from sources.figures.prose.names.sides import Naming
from sources.figures.rule import Example, Index, Rule

# cues of a number beside its own words: what it is, what stands around it and what was said before
_INSIDE, _COUNTS, _TITLED, _NAMELESS, _SHARED = "inside", "counts", "titled", "nameless", "shared"
_HAS = "has"
_CLOSING = ")"
_NOTHING = frozenset({_NAMELESS, *terms.NEEDS_NOUN, *CUMULATIVE})  # names that say nothing
# names that lean on the noun after the number, or on what was said before
LEANING: tuple[Rule[str], ...] = (
    Rule(
        OF_ACCOUNT,
        again.is_flow,
        again.as_found,
        (Example("政府性基金预算收入5亿元，收入总计9亿元。", "政府性基金预算收入总计 level 9亿元"),),
    ),
    Rule(
        TAKEN_OFF,
        sides.taken_off,
        again.as_found,
        (
            Example("税收收入9亿元，剔除不可比罚没收入1亿元后，增长6%。", "不可比罚没收入 level 1亿元"),
            Example("税收收入9亿元，扣除留抵退税2亿元、缓税1亿元后增长6%。", "缓税 level 1亿元"),
        ),
        frozenset({MONEY}),
    ),
    Rule(
        STREAK,
        again.is_streak,
        again.streak,
        (
            Example("茶叶产量连续6年增长。", "茶叶产量连续增长时间 level 6年"),
            Example("茶叶产量连续6年居全省第二。", "茶叶产量连续居全省第2位时间 level 6年"),
        ),
        frozenset({TIME}),
    ),
    Rule(
        ROW,
        counted.in_row,
        counted.of_row,
        (Example("公布服务清单5类20条。", "公布服务清单条数 level 20条"),),
        frozenset({ADJACENT}),
    ),
    Rule(
        "deed-of-host",
        done.done_to_host,
        done.deed_of_host,
        (Example("建有实验室10家（其中6家改建、4家新建）。", "实验室改建 level 6家"),),
        frozenset({_INSIDE}),
    ),
    Rule(
        "source-of-host",
        done.comes_from,
        done.source_of_host,
        (Example("还本支出8亿元（其中再融资债券安排5亿元）。", "还本支出再融资债券安排 level 5亿元"),),
        frozenset({_INSIDE}),
    ),
    Rule(
        "spent-of",
        again.spent_of,
        again.part_spent,
        (Example("水利支出8亿元。其中：项目支出5亿元。", "水利支出项目支出 level 5亿元"),),
        SPENT.closings | {_CLOSING},
    ),
    Rule(
        "per-head",
        again.is_per_head,
        again.per_head,
        (Example("生产总值900亿元，人均突破7万元。", "人均生产总值 level 7万元"),),
        frozenset({*terms.PER_ONE.meaning}),
    ),
    Rule(
        "rest",
        again.is_rest,
        again.rest,
        (Example("农业用水5亿立方米，生活用水2亿立方米，其他1亿立方米。", "其他用水 level 1亿立方米"),),
        frozenset(REST),
    ),
    Rule(
        SOME,
        counted.is_some_of,
        counted.some_of,
        (
            Example("18个断面17个达标。", "断面达标 level 17个"),
            Example("38个行业大类中有27个实现增长。", "实现增长的行业大类 level 27个"),
            Example("38个行业中有27个行业的利润增长。", "利润增长的行业 level 27个"),
        ),
        frozenset({_COUNTS}),
    ),
    Rule(
        "of-those",
        counted.of_those,
        counted.those_within,
        (Example("营商环境调查59项测评点中有22项达标。", "营商环境调查测评点 level 59项"),),
        frozenset({_COUNTS}),
    ),
    Rule(
        "for-whom",
        done.for_whom,
        done.done_for,
        (Example("为55户企业减免房租。", "为企业减免房租 level 55户"),),
        TOWARDS_WHOM.closings,
    ),
    Rule(
        COUNTED_NOUN,
        counted.only_noun,
        counted.carried_noun,
        (Example("新建15个、42栋粮仓。", "新建粮仓 level 42栋"),),
        _NOTHING,
    ),
    Rule(
        DIMENSION,
        sized.is_dimension,
        sized.dimension,
        (
            Example("建成12条、总长38公里的林荫道。", "林荫道总长 level 38公里"),
            Example("总投资21亿元的9个光伏项目开工。", "光伏项目总投资 level 21亿元"),
            Example("推进总投资21亿元的9个光伏项目。", "光伏项目总投资 level 21亿元"),
            Example("投资2亿元的渔港新区建成投用。", "渔港新区投资 level 2亿元"),
            Example("投资9亿元的产业园、2亿元的水厂开工。", "水厂投资 level 2亿元"),
            Example("谋划多年、惠及3400人的引水工程开工。", "引水工程惠及 level 3400人"),
        ),
        terms.DIMENSIONS.closings | terms.OWNED.closings | terms.REACHING.closings | {_NAMELESS},
    ),
    Rule(
        "behind-examples",
        sized.is_behind_examples,
        sized.behind_examples,
        (
            Example("签约年产3万台电机、年产9万吨钢材等制造业项目15个。", "签约制造业项目 level 15个"),
            Example("建设年产9万吨钢材等14个制造业项目。", "建设制造业项目 level 14个"),
        ),
        frozenset({_SHARED}),
    ),
    Rule(
        AGAIN,
        sides.says_nothing,
        again.again,
        (
            Example("新增专业书店12家，累计达92家。", "专业书店(累计) level 92家"),
            Example("绿道里程新增30公里、突破200公里。", "绿道里程 level 200公里"),
            Example("种植面积12万亩。粮食总产量，全年达到30万吨。", "粮食总产量 level 30万吨"),
            Example("发行新债3亿元，旧债置换2亿元，合计5亿元。", "发行新债、旧债置换合计 level 5亿元"),
        ),
        _NOTHING,
    ),
    Rule(
        "invested",
        sized.is_invested,
        sized.invested,
        (
            Example("投资5亿元实施码头扩建工程。", "码头扩建工程投资 level 5亿元"),
            Example("投资5亿元贝壳建材项目落户渔港园区。", "贝壳建材项目投资 level 5亿元"),
        ),
        terms.OWNED.closings,
    ),
    Rule(
        "modified",
        counted.modified,
        counted.carried_noun,
        (Example("梳理29个部门的567个事项。", "事项 level 567个"),),
        frozenset({terms.OF}),
    ),
    Rule(
        "served",
        done.serves,
        done.served,
        (Example("融资担保机构为55户企业提供担保2亿元。", "融资担保机构为企业提供担保 level 55户"),),
        frozenset({FOR_WHOM}),
    ),
    Rule(
        "next-deed",
        done.next_deed,
        done.of_next_deed,
        (
            Example("举办招聘会、提供3万个岗位。", "提供岗位 level 3万个"),
            Example("实施助学政策、惠及3万名学生。", "助学政策惠及学生 level 3万名"),
            Example("建设外贸优品库、走访企业500家。", "走访企业 level 500家"),
        ),
        frozenset({MARK}),
    ),
    Rule(
        "without-examples",
        counted.has_examples,
        counted.without_examples,
        (
            Example("建成东湖、西岭、南园等3座公园。", "建成公园 level 3座"),
            Example("纺织业，造船业2个行业产值分别增长3%、4%。", "行业 level 2个"),
        ),
        frozenset({MARK, AND_OTHERS}) | counted.SORT_ENDS.closings,
    ),
    Rule(
        "listed-with",
        counted.is_listed_with,
        counted.listed_with,
        (Example("建成长河公园和15座街角花园。", "建成街角花园 level 15座"),),
        JOINED.closings,
    ),
    Rule(
        "spread",
        counted.spreads,
        counted.spread,
        (Example("电商网络延伸至35个山区乡镇。", "电商网络山区乡镇 level 35个"),),
        SPREAD.closings,
    ),
    Rule(
        "of-title",
        counted.titled,
        counted.of_title,
        (Example("发布《育苗办法》，明确12项任务。", "《育苗办法》任务 level 12项"),),
        frozenset({_TITLED}),
    ),
    Rule(
        "verb-and-noun",
        counted.verb_and_noun,
        counted.counted,
        (
            Example("建成14所幼儿园。", "建成幼儿园 level 14所"),
            Example("下达3亿元文化资金。", "下达文化资金 level 3亿元"),
            Example("落实3亿元保障20万居民养老待遇。", "落实保障居民养老待遇 level 3亿元"),
        ),
        terms.NEEDS_NOUN.closings | terms.VERBS.closings,
    ),
    Rule(
        "amid",
        counted.is_amid,
        counted.amid,
        (
            Example("完成县城至渔港9公里公路改造。", "完成县城至渔港公路改造 level 9公里"),
            Example("建成北岸9万亩茶园、南岸8万亩果园。", "建成南岸果园 level 8万亩"),
        ),
        frozenset({_COUNTS}),
    ),
    Rule(
        "listed",
        counted.is_listed,
        counted.behind_it,
        (Example("推进石桥医院、5万千瓦渔港风电等9个项目。", "渔港风电 level 5万千瓦"),),
        frozenset({MARK}),
    ),
    Rule(
        "at-stage",
        done.at_stage,
        again.as_found,
        (Example("渔村住宅施工面积9万平方米，竣工4万平方米。", "渔村住宅竣工面积 level 4万平方米"),),
        terms.DEED_ENDS,
    ),
    Rule(
        DEED,
        done.is_deed,
        done.deed,
        (
            Example("储能设备开工500台，已竣工39台。", "储能设备竣工 level 39台"),
            Example("新建高标准农田3万亩，改造提升2万亩，累计建成9万亩。", "高标准农田累计建成 level 9万亩"),
        ),
        terms.DEED_ENDS,
    ),
    Rule(
        "unlisted-verb",
        counted.unlisted,
        counted.both_sides,
        (Example("擦亮21处街角。", "擦亮街角 level 21处"),),
        frozenset({_COUNTS}),
    ),
    Rule(
        "steps",
        counted.takes_steps,
        counted.both_sides,
        (Example("出台稳就业27条措施，助力复工。", "出台稳就业措施 level 27条"),),
        frozenset({_COUNTS}),
    ),
    Rule(
        "owner-and-noun",
        counted.has_owner,
        counted.both_sides,
        (
            Example("长河示范区59项改革任务落地。", "长河示范区改革任务落地 level 59项"),
            Example("支持北部新城12座小型书屋。", "支持北部新城小型书屋 level 12座"),
            Example("制鞋产业拥有9个自主品牌。", "制鞋产业自主品牌 level 9个"),
        ),
        terms.OWNER_ENDS.closings | terms.EVERYWHERE.closings | frozenset({_HAS}),
    ),
    Rule(
        REACHED,
        done.reaches,
        done.reached_by,
        (Example("发放消费券，惠及居民3229户。", "发放消费券惠及居民 level 3229户"),),
        terms.REACHING.openings,
    ),
)
_LEANING = Index(LEANING)
# what stands around numbers comes again and again
_around_leaning = lru_cache(maxsize=4096)(_LEANING.bits)


def rules_for(its: Naming, before: Discourse) -> tuple[Rule[str], ...]:
    """The rules of ``LEANING`` that may apply."""
    item = its.item
    around = _around_leaning(
        item.numeral.quantity,
        item.joined,
        its.left[-1:],
        its.words[-1:],
        _COUNTS if its.right else "",
        _INSIDE if item.inside else "",
        _SHARED if item.shared else "",
        _TITLED if before.title else "",
        _HAS if terms.HAS.ending(item.left) else "",
    )
    return _LEANING.among(around | _leaning_by(its.name))


@lru_cache(maxsize=8192)
def _leaning_by(name: str) -> int:
    """The rules that a name asks for."""
    return _LEANING.bits(name or _NAMELESS, name[:1], name[:2], name[-1:], MARK if MARK in name else "")
