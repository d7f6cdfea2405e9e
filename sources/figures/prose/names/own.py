"""The table of rules for names by the words before the number, in full."""

from __future__ import annotations

import string
from functools import lru_cache

from sources.figures.naming import terms
from sources.figures.prose.discourse import OF_OWNER, Discourse
from sources.figures.prose.names import again, belonging, carried, parts, sized
from sources.figures.prose.names.name_words import (
    BY_PART,
    EACH_NAMED,
    GROWN,
    HAVING,
    MARKETED,
    NEXT_PART,
    OF_PEOPLE,
    PART_MEASURE,
)
from sources.figures.prose.names.sides import Naming
from sources.figures.rule import Example, Index, Rule, always, first_after
from sources.figures.words import listed

_AMONG, _ACTED, _MEASURED, _CARRIED, _HEADED = "among", "acted", "measured", "carried", "headed"
_ZONED, _PARTS, _COMPARED = "zoned", "parts", "compared"
_SIZE_OPENS = listed("numerals", "class_of", "size_opens") | frozenset(string.digits)
# names by the words before the number, in full
OWN: tuple[Rule[str], ...] = (
    Rule(
        OF_OWNER,
        belonging.of_owner,
        again.as_found,
        (
            Example("引进项目35个，总投资120亿元。", "引进项目总投资 level 120亿元"),
            Example("引进项目35个，项目总投资120亿元。", "引进项目总投资 level 120亿元"),
            Example("重大项目35个。上半年完成投资12亿元。", "重大项目完成投资 level 12亿元"),
        ),
        frozenset({*terms.OWNED, *terms.DIMENSIONS, *terms.OWNERS.openings}),
    ),
    Rule(
        "of-place-compared",
        parts.place_compared,
        again.as_found,
        (Example("税收收入90亿元。东港县完成9亿元。", "东港县税收收入 level 9亿元"),),
        frozenset({_COMPARED}),
    ),
    Rule(
        "told-of-last",
        belonging.told_of_last,
        belonging.of_clause,
        (Example("大病报销560人次，金额3万元。", "大病报销金额 level 3万元"),),
        terms.TOLD_OF_LAST,
    ),
    Rule(
        "of-class",
        sized.class_by,
        sized.of_class,
        (Example("产值过亿元企业9家、过10亿元企业2家。", "产值过10亿元企业 level 2家"),),
        _SIZE_OPENS,
    ),
    Rule(
        BY_PART,
        parts.told_by_part,
        parts.part_first,
        (
            Example("低保标准提高到城市730元、农村520元。", "城市低保标准 level 730元"),
            Example("落实公用经费标准，小学720元、初中940元。", "小学公用经费标准 level 720元"),
        ),
        terms.PART_ENDS,
    ),
    Rule(
        NEXT_PART,
        parts.next_part,
        parts.of_part,
        (Example("公用经费标准提高到小学720元、初中940元。", "初中公用经费标准 level 940元"),),
        terms.PART_ENDS,
    ),
    Rule(
        "employed-by",
        parts.employed_by,
        parts.with_employed,
        (Example("在岗职工平均工资3万元，其中：企业2万元，机关4万元。", "机关在岗职工平均工资 level 4万元"),),
        parts.EMPLOYERS,
    ),
    Rule(
        "size-of-built",
        sized.built_before,
        belonging.of_clause,
        (
            Example("渔港大道建成通车，总长9公里。", "渔港大道总长 level 9公里"),
            Example("渔港大楼主体完工，完成投资9亿元。", "渔港大楼完成投资 level 9亿元"),
        ),
        terms.DIMENSIONS | terms.OWNED,
    ),
    Rule(
        "of-possessor",
        belonging.belongs,
        belonging.with_possessor,
        (
            Example("普通高中8所，招生0.6万人。", "普通高中招生 level 0.6万人"),
            Example("养殖企业12家，注册资本3亿元。", "养殖企业注册资本 level 3亿元"),
            Example("养殖企业12家，完成主营业务收入3亿元。", "养殖企业主营业务收入 level 3亿元"),
        ),
        terms.BELONGINGS | terms.BELONGS_ONLY.keys() | terms.CARRIED_OUT,
    ),
    Rule(
        "attribute-among",
        parts.is_attribute_among,
        parts.attribute_among,
        (Example("非物质文化遗产中，国家级2项、省级7项。", "国家级非物质文化遗产 level 2项"),),
        terms.ATTRIBUTE_ENDS,
    ),
    Rule(
        "size-of-counted",
        sized.is_size_of_counted,
        sized.size_of_counted,
        (Example("新建高速公路5条、里程90公里。", "高速公路里程 level 90公里"),),
        terms.DIMENSIONS,
    ),
    Rule(
        "sort-of-counted",
        sized.sort_of_counted,
        again.as_found,
        (Example("四上单位入库12家，其中渔业4家、纺织业3家。", "四上渔业单位入库 level 4家"),),
        terms.SORT_ENDS,
    ),
    Rule(
        "of-age",
        sized.is_of_age,
        again.as_found,
        (Example("常住人口9万人，其中0—14岁2万人、15—59岁5万人。", "15—59岁常住人口 level 5万人"),),
        terms.SIZE_OR_AGE_ENDS,
    ),
    Rule(
        "part-by-size",
        sized.is_part_by_size,
        sized.part_by_size,
        (Example("开工亿元以上项目86个，其中5亿元以上9个。", "开工5亿元以上项目 level 9个"),),
        terms.SIZE_ENDS,
    ),
    Rule(
        "attribute",
        parts.is_attribute,
        parts.with_attribute,
        (
            Example("省级以上重点茶园25个，其中国家级3个。", "国家级重点茶园 level 3个"),
            Example("领取补贴的渔民3万人，其中城镇1万人、乡村2万人。", "乡村领取补贴的渔民 level 2万人"),
        ),
        terms.ATTRIBUTE_ENDS,
    ),
    Rule(
        "field-of",
        parts.field_of,
        parts.with_field,
        (Example("制定渔业目标28项，其中近海捕捞6项、远海养殖9项。", "制定远海养殖目标 level 9项"),),
        frozenset({_PARTS}),
    ),
    Rule(
        HAVING,
        parts.told_by_having,
        parts.having,
        (
            Example("38个行业中，增速超过10%的有12个。", "增速超过10%的行业 level 12个"),
            Example("渔具58种，其中合格的有51种。", "合格的渔具 level 51种"),
        ),
        frozenset({terms.OF}),
    ),
    Rule(
        "among",
        parts.measured_among,
        parts.with_measure_of_all,
        (Example("主要产品产量中，钢材88万吨，下降1.9%；农用车6万辆。", "农用车产量 level 6万辆"),),
        frozenset({_AMONG}),
    ),
    Rule(
        "of-event",
        belonging.event_held,
        belonging.of_clause,
        (Example("第八届茶叶博览会成功举办，展位爆满，意向成交金额3亿元。", "茶叶博览会意向成交金额 level 3亿元"),),
        terms.AT_EVENTS,
    ),
    Rule(
        "of-place",
        belonging.place_advances,
        belonging.of_clause,
        (Example("东部新区建设全面提速，地区生产总值突破200亿元。", "东部新区地区生产总值 level 200亿元"),),
        terms.MEASURES.closings,
    ),
    Rule(
        "of-zone",
        belonging.of_zone_before,
        belonging.in_zone,
        (Example("渔港高新区工业总产值9亿元，固定资产投资3亿元。", "渔港高新区固定资产投资 level 3亿元"),),
        frozenset({_ZONED}),
    ),
    Rule(
        "of-fared",
        belonging.fared_before,
        again.as_found,
        (Example("渔业投资较快增长，完成投资9亿元。", "渔业投资 level 9亿元"),),
        terms.CARRIED_OUT.openings | terms.BARE.closings,
    ),
    Rule(
        "of-clause",
        belonging.bare,
        belonging.of_clause,
        (Example("渔业加快转型，增加值达30亿元。", "渔业增加值 level 30亿元"),),
        frozenset(
            {*terms.BARE.meaning, *terms.BARE_TOTALS.meaning, *GROWN.meaning, *MARKETED.meaning, *OF_PEOPLE.meaning}
        ),
    ),
    Rule(
        "alone",
        belonging.measured_alone,
        again.as_found,
        (
            Example("跨境贸易进出口额增长35%，规模突破80亿元。", "跨境贸易进出口额 level 80亿元"),
            Example("各项存款突破百亿元，余额达101亿元。", "各项存款余额 level 101亿元"),
            Example("引进内资30亿元，实际到位20亿元。", "引进内资实际到位 level 20亿元"),
        ),
        terms.ALONE | terms.BALANCE | terms.ARRIVED,
    ),
    Rule(
        "of-actor",
        belonging.achieved,
        belonging.of_actor,
        (Example("远航公司实现销售额80亿元、增长2%，实现利润12亿元。", "远航公司利润 level 12亿元"),),
        frozenset({_ACTED}),
    ),
    Rule(
        "of-host",
        belonging.host_acts,
        belonging.of_clause,
        (
            Example("渔村博物馆举办展览15场、接待观众4万人次。", "渔村博物馆接待观众 level 4万人次"),
            Example("市属企业完成产业投资9亿元、研发投入2亿元。", "市属企业研发投入 level 2亿元"),
        ),
        terms.VERBS.openings | terms.MEASURES.closings,
    ),
    Rule(
        "paid-alike",
        carried.is_paid_alike,
        carried.carried_name,
        (Example("兑现产业资金5亿元、纾困资金2亿元。", "兑现纾困资金 level 2亿元"),),
        frozenset({_CARRIED}),
    ),
    Rule(
        "added-alike",
        carried.is_added_alike,
        carried.carried_name,
        (Example("新增医院2家、床位300张。", "新增床位 level 300张"),),
        frozenset({_CARRIED}),
    ),
    Rule(
        EACH_NAMED,
        parts.each_named,
        parts.named_alike,
        (Example("支出分别为教育5亿元、卫生3亿元、农林水2亿元。", "农林水支出 level 2亿元"),),
        frozenset({_MEASURED}),
    ),
    Rule(
        PART_MEASURE,
        parts.measures_alike,
        parts.part_measure,
        (Example("工业增加值210亿元，其中制造业180亿元。", "制造业增加值 level 180亿元"),),
        frozenset({_MEASURED}),
    ),
    Rule(
        "whole-name",
        carried.whole_name,
        carried.brief,
        (Example("货物出口额60亿元。", "货物出口额 level 60亿元"),),
        terms.VERBS.openings | terms.MEASURES.closings,
    ),
    Rule(
        "carried-verb",
        carried.carries,
        carried.carried_name,
        (
            Example("新建住房200套、厂房30间。", "新建厂房 level 30间"),
            Example("每千人拥有医师3.2人、注册护士4.1人。", "每千人拥有注册护士 level 4.1人"),
        ),
        frozenset({_CARRIED}),
    ),
    Rule(
        "same-verb",
        carried.same_verb,
        carried.headed,
        (Example("新建公园3座，规范设置驿站68处。", "新建规范设置驿站 level 68处"),),
        frozenset({_HEADED}),
    ),
    Rule(
        "as-printed",
        always,
        carried.printed,
        (
            Example("码头泊位17个。", "码头泊位 level 17个"),
            Example("造船产业集群达到万亿元规模。", "造船产业集群规模 level 1万亿元"),
        ),
    ),
)
_OWN = Index(OWN)
# what stands around numbers comes again and again
_around_own = lru_cache(maxsize=4096)(_OWN.bits)


def name(its: Naming, before: Discourse) -> tuple[str, str]:
    """The rule that says what a level measures by the words before its number, and its name."""
    around = _around_own(
        _AMONG if before.among.measure else "",
        _ACTED if before.actor else "",
        _MEASURED if before.measure else "",
        _CARRIED if its.carried else "",
        _HEADED if before.head else "",
        _ZONED if before.zone else "",
        _PARTS if before.part and before.parted else "",
        _COMPARED if before.compared else "",
    )
    return first_after(_OWN.among(around | _own_by(its.name)), its, before)


@lru_cache(maxsize=8192)
def _own_by(name: str) -> int:
    return _OWN.bits(name, name[:1], name[:2], name[-1:])
