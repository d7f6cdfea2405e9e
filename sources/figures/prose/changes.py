"""Numbers that are a change: growth, difference, multiple, contribution, more or less than the year before.

Here belong the conditions and claims of these rules. Not here: the words of changes (``change_words``), and completions (``aims``).
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from sources.figures.claim import About, Claim, Leaves
from sources.figures.naming import cleaning, listing, measuring, owning, terms, wholes
from sources.figures.prose import aims, change_words
from sources.figures.prose.aims import TARGET_NAME
from sources.figures.prose.change_words import DIFFERENCES, DIRECTION, NAMED_CHANGE, SHARE_ALONE, SHARES, SPEED, Change
from sources.figures.prose.discourse import Discourse, unscaled
from sources.figures.prose.names import subjects
from sources.figures.prose.said import PURE, Said
from sources.figures.time_context import TimeContext, year_compared
from sources.figures.words import Words, any_in, classed, listed, paired, pattern, word
from sources.model import ChangeBasis, FigureKind, Scenario

_BEHIND = re.compile(pattern("change", "behind"))
_OF_SPEED = re.compile(any_in("change", "leaning", "speed"))
_OWED = listed("measures", "owed")
_FEWER = listed("change", "fewer")
_GROWTH_NOUN = listed("change", "against_growth")
_LEADS_BEHIND = re.compile(pattern("change", "behind", "lead"))
NET = classed("change", "net")
_WHOSE = re.compile(pattern("change", "net", "whose"))
_NET_TOLD = listed("change", "net_told")
_NET_WORDS = paired("change", "net_words")
_EACH_EARNS = re.compile(pattern("change", "net", "each_earns"))
_EARNS = re.compile(pattern("change", "net", "earns"))
_NET_ENDS = Words.of(tuple(_NET_WORDS.values()))
_MONEY, _RISE = "money", "rise"
_YUAN = word("measures", "in_money", "unit")
_OF_PLAN = ChangeBasis.PLAN.value
# against what a change is that is one of the thing itself, and no distance to another
_OF_ITSELF = {None, ChangeBasis.YEAR, ChangeBasis.START_OF_YEAR}
# the rule of an amount that the next number is a multiple of, and the words before it
TIMES_OF = "times-of"
TIMES_OF_THEN = re.compile(pattern("kinds", "multiple", "then"))
# the rules of a change against a plan or the year before: of what stands before its word, and of what stands behind it
NET_CHANGE, ADJUSTMENT, GROWTH_BY = "net-change", "adjustment", "growth-by"
BY_AMOUNT = (NET_CHANGE, GROWTH_BY)
_COMPARED = re.compile(any_in("change", "compared"))
_THAN_SPAN = re.compile(pattern("wording", "than_span"))
_REPORTED = re.compile(pattern("change", "reported"))
_THAN, TOLD_FIRST = word("change", "reported", "than"), word("change", "reported", "rule")
_COMPARED_PLAN = re.compile(pattern("change", "compared", "plan"))
_COMPARED_LAST = re.compile(f"{any_in('change', 'compared')}$")
_THAN_ALONE = re.compile(pattern("change", "compared", "alone"))
_BEFORE_WHOLE = word("kinds", "share_name", "before_whole")
_AFTER_WHOLE = word("kinds", "share_name", "after_whole")
_PART = word("kinds", "share_of", "mark")
_SHARE_MOVED = listed("kinds", "share_of", "moved")
_MULTIPLE = re.compile(pattern("kinds", "multiple"))
_DISTANCE_BY = re.compile(pattern("change", "against_area", "by"))
AREA_ENDS = listed("change", "against_area", "closing")
_THAN_A_YEAR = re.compile(pattern("change", "compared", "year"))
AIMING = listed("change", "aiming")
_THAN_FAR = re.compile(pattern("wording", "than_year", "far"))
_YEAR_OF = re.compile(pattern("kinds", "multiple", "year_of"))
_MULTIPLE_OF = word("kinds", "multiple", "name")
_MULTIPLE_NAME = word("kinds", "multiple", "times")
_AGAIN_PART = re.compile(pattern("kinds", "multiple", "again"))
_PART_NAME = word("kinds", "multiple", "part")
PART_ENDS = word("kinds", "multiple", "closing")
TIMES_UNIT = word("kinds", "multiple", "unit")
_PAST = tuple(listed("kinds", "multiple", "past").meaning)
_CONTRIBUTION_RATE = re.compile(pattern("kinds", "contribution", "rate"))
CONTRIBUTES = re.compile(pattern("kinds", "contribution", "points"))
_TOGETHER = re.compile(pattern("kinds", "contribution", "together"))
_PULLS_DOWN, _PULLS = listed("kinds", "contribution", "down"), word("kinds", "contribution", "up")
CONTRIBUTES_EACH = re.compile(pattern("kinds", "contribution", "each"))


def is_multiple_of(words: str) -> bool:
    """Whether words say of what the number behind them is a multiple, and nothing else: 是2015年的."""
    return _MULTIPLE.match(words) is not None or _AGAIN_PART.match(words) is not None


def is_multiple(said: Said, before: Discourse) -> re.Match[str] | None:
    """是上年的1.8倍, 恢复到2019年的88% compare levels; 增长1.8倍 is a change."""
    if said.item.numeral.unit in PURE:
        return _AGAIN_PART.search(said.words)
    return _MULTIPLE.search(said.words) if said.item.numeral.unit == TIMES_UNIT else None


def multiple(said: Said, before: Discourse, match: re.Match[str]) -> Claim:
    """How many times what it was, with what it is a multiple of in its name."""
    name, subject = subjects.subject(said.words[: match.start()], said, before)
    leaves = Leaves(name or None, subject)
    called = _PART_NAME if said.item.numeral.unit in PURE else _MULTIPLE_NAME
    claim = said.claim(f"{name}{_MULTIPLE_OF}{match['of']}{called}", FigureKind.RATE, leaves)
    if match["of"].startswith(_PAST):
        claim.about = About(change_basis=ChangeBasis.YEAR)
    return claim


def without_multiple(name: str) -> str:
    """What a multiple is one of, without when that was: 投资 of 投资为2015年的倍数; any other name as it is."""
    return name.rpartition(_MULTIPLE_OF)[0] or name if name.endswith(_MULTIPLE_NAME) else name


def is_times_of(said: Said, before: Discourse) -> re.Match[str] | None:
    """是上年12亿元的2倍: how many times the number right before it."""
    last = before.last
    if last is None or said.left != aims.OF_AIMED or not last.rule.endswith(TIMES_OF):
        return None
    return TIMES_OF_THEN.match(said.items[said.place - 1].left) if said.place else None


def times_of(said: Said, before: Discourse, match: re.Match[str]) -> Claim:
    """A multiple, named after when it was that it is one of."""
    name = f"{before.name}{_MULTIPLE_OF}{match['then']}{aims.OF_AIMED}{_MULTIPLE_NAME}"
    claim = said.claim(name, FigureKind.RATE, Leaves())
    if match["then"].startswith(_PAST):
        claim.about = About(change_basis=ChangeBasis.YEAR)
    return claim


def multiple_since(claim: Claim) -> int:
    """The year that a number is a multiple of, since which the average behind it is one: 是2015年的1.8倍，年均增长12%; else 0."""
    match = _YEAR_OF.search(claim.indicator) if claim.unit == TIMES_UNIT and claim.kind is FigureKind.RATE else None
    return int(match["year"]) if match else 0


def far_since(claim: Claim, words: str) -> int:
    """The year before the one before that a growth is said to be since, by the words before it (比2015年增长73%); else 0."""
    found = _THAN_FAR.search(words)
    year = year_compared(found) if found else 0
    return year if year and year + 1 < claim.setting.year else 0


def contributes(said: Said, before: Discourse) -> re.Match[str] | None:
    """对经济增长的贡献率, 拉动出口增长: how much of a change is owed to the part that is named."""
    words = cleaning.without_tail(said.words)
    if not said.subject and CONTRIBUTES_EACH.match(before.among.measure):
        words += before.among.measure  # 三次产业对经济增长的拉动分别为：第一产业0.3个百分点
    if said.item.numeral.unit in DIFFERENCES:
        return CONTRIBUTES.match(words)
    # 贡献率分别为: what a list was dealt to says so itself
    return _CONTRIBUTION_RATE.match(words or said.subject) if said.item.numeral.unit in PURE else None


def contribution(said: Said, before: Discourse, match: re.Match[str]) -> Claim:
    """对经济增长的贡献率 is a share of a growth, 拉动出口增长 the points of it; each says whose, and of what."""
    growth = said.item.numeral.unit in DIFFERENCES
    kind = FigureKind.GROWTH if growth else FigureKind.SHARE
    if said.subject == match.string:
        return said.claim(said.subject, kind, Leaves(contributor(said.subject)))
    if not growth and cleaning.clean(match["part"]) and not before.part:
        before = replace(before, measure="")  # 电子产业对工业增长贡献率 is none of what was measured before
    name, subject = subjects.subject(match["part"], said, replace(before, among=wholes.NOTHING_AMONG))
    if _TOGETHER.match(match["part"]) and _is_last_dealt(before):
        name, subject = listing.together(before.dealt), ""  # 纺织业、造船业产值分别增长3%、4%，合计拉动增长1个百分点
    says = cleaning.clean(match["says"])
    # 下拉 and 影响CPI下降 are named as what they take away from, and their number is below zero
    down, fall = _PULLS_DOWN.starting(says), DIRECTION.ending(says)
    says = _PULLS + says[len(down) :] if down else says
    falls = bool(fall) and change_words.sign(fall) < 0
    says = says.removesuffix(fall) if falls else says
    claim = said.claim(contributor(name) + says, kind, Leaves(contributor(name), subject))
    claim.about = About(change_basis=ChangeBasis.CONTRIBUTION if growth else None)
    if growth and said.item.numeral.negative is not (falls or bool(down)):
        claim.sign = -1
    return claim


def _is_last_dealt(before: Discourse) -> bool:
    """Whether the number before is the last of a list that was dealt to several names."""
    return before.last is not None and len(before.dealt) > 1 and before.last.indicator == before.dealt[-1]


@lru_cache(maxsize=1024)
def contributor(name: str) -> str:
    """What contributes, by the name of its contribution: 建筑业 of 建筑业对经济增长的贡献率, of 建筑业拉动经济增长."""
    match = _CONTRIBUTION_RATE.match(name) or CONTRIBUTES.match(name)
    return match["part"] or name if match else name


def is_named_change(said: Said, before: Discourse) -> str:
    """人口自然增长率: a rate whose name says change."""
    return NAMED_CHANGE.ending(said.words)


def changes(said: Said, before: Discourse) -> Change | None:
    """The change that the words of a number in % or points end in; None where they speak of none."""
    words = _THAN_ALONE.sub("", said.words)
    differs = said.item.numeral.unit in DIFFERENCES
    if direction := DIRECTION.ending(words):
        noun = SPEED.ending(words) or _GROWTH_NOUN.ending(words)
        if differs and noun and (against := change_words.against(words)):
            return against  # 高于全部投资增速2个百分点, 高于全市经济增长1个百分点
        return Change(words[: -len(direction)], change_words.sign(direction))
    if higher := change_words.higher(words):
        return Change(words[: higher.start], higher.sign)
    if compared := _COMPARED_LAST.search(words):
        return Change(words[: compared.start()], 1)  # 同比-3.2%
    against = change_words.against(words) if differs or said.item.numeral.unit == TIMES_UNIT else None
    return against or ((change_words.opening(words) or Change(words, 1)) if differs else None)


def opens_with_change(said: Said, before: Discourse) -> Change | None:
    """The change that the words of a number in % open with: 压减一般性支出8%; none of what is a rate itself."""
    change = None if said.turned or said.item.right or said.subject else change_words.opening(said.words)
    return None if change is None or terms.RATES.ending(change.rest) else change


def growth(said: Said, before: Discourse, change: Change) -> Claim:
    """The growth of what the words before the change name; that of an aim is aimed at, too."""
    name, subject = _grown(said, before, change)
    when = said.when
    if (aim := TARGET_NAME.ending(name)) and aims.names_aim(name):
        # 投资年度目标增长9%: what was aimed at, not what is measured
        # 年度计划投资增长9% is no growth of the projects; 增长7%，力争目标增长8%
        name = name if aim in terms.OWNED else name[: -len(aim)] or before.name
        when = when._replace(scenario=Scenario.TARGET)
    elif not subject and when.scenario is Scenario.ACTUAL and aims.follows_aim(before.last):
        # 工资支出预算数143万元，增长18%
        when = when._replace(scenario=Scenario.TARGET)
    if said.item.numeral.unit in PURE and (speed := SPEED.ending(name)) != name:
        name, subject = name.removesuffix(speed), subject.removesuffix(speed)  # 增加值增速同比增长2%
    aiming, when = _planned(name, change, when)
    name, subject = name.removesuffix(aiming), subject.removesuffix(aiming)
    sign = -change.sign if said.item.numeral.negative else change.sign
    claim = said.claim(name + change.than, FigureKind.GROWTH, Leaves(name, subject), sign)
    claim.setting = when
    if _goes_on_from_plan(said, before, change):
        claim.about = About(change_basis=ChangeBasis.PLAN)
    claim.indicator = _changed_itself(said, before, change) or claim.indicator
    return claim


def _planned(name: str, change: Change, when: TimeContext) -> tuple[str, TimeContext]:
    """The word by which a growth is planned (产值计划增长8%), empty where none says so, and the setting that this gives it."""
    aiming = AIMING.ending(name) or AIMING.ending(change.rest)
    planned = bool(aiming) and when.scenario is Scenario.ACTUAL
    return aiming, when._replace(scenario=Scenario.TARGET) if planned else when


def _grown(said: Said, before: Discourse, change: Change) -> subjects.Name:
    """What a change is of, with what it leaves: its own subject, or what the number before says by its words."""
    name = subjects.subject(change.rest, said, before)
    if share := _share_alike(name, said, before):
        return subjects.Name(name.text + share, name.subject + share)
    if own := _told_by_count(said, before, change):
        return subjects.Name(own)
    if said.item.numeral.unit in DIFFERENCES and name.text.startswith(_PART) and before.name and not said.subject:
        return subjects.Name(before.name + name.text)  # 增加值增长9%，占生产总值的比重提高2个百分点
    return name


def _share_alike(name: subjects.Name, said: Said, before: Discourse) -> str:
    """What the share is called, with what it is one of, of which points behind those of another share are a change, too, though only
    that said it: 一产比重提高2个百分点，二产下降3个百分点. Empty for any other change."""
    last, measured = before.last, terms.RATES.ending(name.text) or SPEED.ending(name.text) or SHARES.ending(name.text)
    if last is None or measured or not name.subject or said.subject or said.item.numeral.unit not in DIFFERENCES:
        return ""
    alike = last.kind is FigureKind.GROWTH and last.unit in DIFFERENCES and last.about.change_basis in _OF_ITSELF
    share = SHARES.ending(last.indicator) if alike else ""
    measure = measuring.carried_measure(last.indicator.removesuffix(share)) if share else ""
    return share if terms.MEASURES.ending(name.text) else measure + share


def _changed_itself(said: Said, before: Discourse, change: Change) -> str:
    """The share told before, which points without a subject of their own are a change of, or per cents by which it rose; empty for
    any other change."""
    moved = said.item.numeral.unit in PURE and bool(_SHARE_MOVED.ending(said.words)) and not before.clause
    if not (moved or said.item.numeral.unit in DIFFERENCES) or said.subject or cleaning.clean(change.rest):
        return ""
    if _OF_SPEED.search(said.words, len(change.rest)):
        return ""  # 占全市比重6%，较全市平均增速高2个百分点: of what grew
    return share_itself(before.last) or _share_still(before)


def _told_by_count(said: Said, before: Discourse, change: Change) -> str:
    """What the number right before says itself by how many it changed, which a growth with no words of its own goes on:
    汉族人口减少9万人，下降2%; empty for any other growth."""
    last = before.last
    if last is None or said.subject or said.item.numeral.unit not in PURE or cleaning.clean(change.rest):
        return ""
    by_count = last.rule.endswith(GROWTH_BY) and last.numeral.quantity == "count"
    return last.leaves.subject if by_count and not (before.clause or last.inside) else ""


def _goes_on_from_plan(said: Said, before: Discourse, change: Change) -> bool:
    """Whether a growth that says nothing else itself is that by the amount before, which is held against a plan in words: 较年初预算
    减少3亿元，下降5%; 短收3亿元，下降5% may be one against the year before."""
    last = before.last
    if last is None or change.rest or said.subject or said.item.numeral.unit not in PURE:
        return False
    return last.rule.endswith(GROWTH_BY) and last.about.change_basis is ChangeBasis.PLAN


def _share_still(before: Discourse) -> str:
    """The share that the last number was a change of, of which this one is another: 占比60%，比上年提高4个百分点，比上半年提高2个."""
    last = before.last
    if last is None or last.kind is not FigureKind.GROWTH or last.unit not in DIFFERENCES or last.leaves.subject:
        return ""
    return last.indicator if last.indicator.endswith((_AFTER_WHOLE, SHARE_ALONE)) else ""


def share_itself(last: Claim | None) -> str:
    """The name of the share said last: what changes by points thereafter is the share, and not what it is a share of."""
    if last is None or last.kind is not FigureKind.SHARE or last.unit not in PURE:
        return ""
    if _CONTRIBUTION_RATE.match(last.indicator):
        return last.indicator
    if last.leaves.name and last.leaves.name != last.indicator:
        return last.leaves.name  # 占比重(城镇化率)为69%: what it is called
    if not last.whole_of:
        return last.indicator + SHARE_ALONE
    return f"{last.indicator}{_BEFORE_WHOLE}{last.whole_of}{_AFTER_WHOLE}"


def changes_of_before(said: Said, before: Discourse) -> tuple[str, int] | None:
    """增速提高0.4个百分点: a change of what the number before measures, with its name and sign."""
    change = None if said.subject else changes(said, before)
    name = subjects.of_before(change.rest, before) if change else ""
    return (name, change.sign) if change and name else None


def of_before(said: Said, before: Discourse, found: tuple[str, int]) -> Claim:
    """It leaves no name: what was said before goes on being spoken of."""
    name, sign = found
    return said.claim(name, FigureKind.GROWTH, Leaves(subject=name), -sign if said.item.numeral.negative else sign)


def changes_behind(said: Said, before: Discourse) -> Change | None:
    """保持9%以上增长: a growth that is said behind its number."""
    behind = _BEHIND.match(said.item.right)
    led = _LEADS_BEHIND.search(said.words) if behind else None
    if behind is None or led is None:
        return None
    return Change(said.words[: led.start()], -1 if behind["fall"] else 1)


def is_distance_by(said: Said, before: Discourse) -> re.Match[str] | None:
    """低于全省平均水平0.5万元: how far the amount before, in the same unit, is from that of an area."""
    alike = before.level_count and unscaled(before.unit) == unscaled(said.item.numeral.unit)
    return _DISTANCE_BY.fullmatch(said.words) if alike and not said.item.right else None


def distance_by(said: Said, before: Discourse, match: re.Match[str]) -> Claim:
    """A level, and none of the thing itself: its name says how far it is from what."""
    name, subject = subjects.subject("", said, before)
    claim = said.claim(name + match[0], FigureKind.LEVEL, Leaves(None, subject), -1 if match["below"] else 1)
    claim.about = About(change_basis=ChangeBasis.DIFFERENCE)
    return claim


def changes_by(said: Said, before: Discourse) -> Change | None:
    """比上年增加0.57万吨: a change in the unit of what changed."""
    words = said.words
    higher = change_words.higher(words)
    direction = DIRECTION.ending(words)
    added = terms.ADDED.ending(words)
    if added and not said.item.right and _COMPARED_LAST.search(words[: -len(added)]):
        return Change(words[: -len(added)], 1)  # 存款余额较年初新增9亿元
    if not (direction or higher) or (direction and len(terms.VERBS.ending(words)) > len(direction)):
        return None
    if higher and not direction:
        return Change(words[: -len(higher.word)], higher.sign)
    rest = words[: -len(direction)]
    if _EACH_EARNS.search(rest):
        return None  # 发放补贴9万元，平均每户增收800元
    compared = _COMPARED.search(rest) or _THAN_A_YEAR.search(rest) or before.reported
    if compared or _speaks_of_the_same(rest, said, before):
        return Change(rest, change_words.sign(direction))
    return None


def net(said: Said, before: Discourse) -> Change | None:
    """增支7.7亿元: by how much what was said last is more than the year before; 短收2亿元: less than the budget."""
    word = NET.ending(said.words)
    if not word or _EARNS.search(said.words[: -len(word)]):
        return None  # 农户户均增收3000元: what was gained, and by no budget
    meaning, rest = NET.meaning[word], said.words[: -len(word)]
    if word in _NET_TOLD and (cleaning.clean(rest) or word[-2:] not in before.name):
        return None  # 为企业减少支出2亿元
    if _is_beside_plan(_COMPARED_LAST.search(rest)) and not meaning.startswith(_OF_PLAN):
        meaning = f"{_OF_PLAN}_{meaning}"  # 较年初预算增收2亿元
    return Change(rest, -1 if meaning.endswith("fall") else 1, meaning)


def _is_beside_plan(compared: re.Match[str] | None) -> bool:
    """Whether words of comparison name a budget: 较年初预算."""
    return compared is not None and _COMPARED_PLAN.match(compared[0]) is not None


def adjustment(name: str, said: Said, before: Discourse) -> Change | None:
    """调增补助收入3亿元、债务收入2亿元: a name that opens with how the plan of it was changed, or goes on a list of such."""
    last, whose = before.last, _WHOSE.match(name)
    own = name[whose.end() :] if whose else name
    word = NET.starting(own)
    if word and word != own and NET.meaning[word].startswith(_OF_PLAN):
        return Change(own[len(word) :], -1 if NET.meaning[word].endswith("fall") else 1, NET.meaning[word])
    if said.item.joined and last is not None and last.rule.endswith(ADJUSTMENT) and name:
        return Change(name, last.sign, f"{_OF_PLAN}_{'fall' if last.sign < 0 else 'rise'}")
    return None


def net_change(said: Said, before: Discourse, change: Change) -> Claim:
    """By how much it is more or less than the year before, or than the plan."""
    name, subject = subjects.subject(change.rest, said, before)
    # 调减公路收入2亿元，由9亿元调整为7亿元: what a change names itself is spoken of from now on
    own = name if cleaning.clean(change.rest) else None
    than = _NET_WORDS[change.than]
    if then := _than_earlier_years(said, before):
        than = then + than.removeprefix(_NET_WORDS[_RISE].removesuffix(DIRECTION.ending(_NET_WORDS[_RISE])))
    claim = said.claim(name + than, FigureKind.LEVEL, Leaves(own, subject), change.sign)
    beside_plan = change.than.startswith(_OF_PLAN)
    claim.about = About(change_basis=ChangeBasis.PLAN if beside_plan else ChangeBasis.YEAR)
    return claim


def _than_earlier_years(said: Said, before: Discourse) -> str:
    """The years that an amount right before a change is of, with the word that compares with them: 比“十三五”期间 of
    比“十三五”期间的9亿元增收1亿元; empty where it is of one year."""
    last = before.last
    if last is None or not said.place or last.setting.scenario is not Scenario.BASELINE or not last.setting.first_year:
        return ""
    compared = _THAN_SPAN.search(said.items[said.place - 1].left)
    return compared[0] if compared else ""


def changed(claim: Claim, reported: str) -> str:
    """What a change against the plan, or against what was ``reported`` first, is one of; empty for any other claim."""
    if reported:
        return claim.indicator.partition(reported)[0]
    if not claim.rule.endswith((NET_CHANGE, ADJUSTMENT)):
        return ""
    return claim.indicator.removesuffix(_NET_ENDS.ending(claim.indicator))


def is_of(claim: Claim, last: Claim) -> bool:
    """Whether of a number and a change by an amount one stands right behind the other and is of the same thing: 收入完成9亿元，
    较上年减收1亿元，下降10%."""
    if claim.leaves.subject or not (claim.rule.endswith(BY_AMOUNT) or last.rule.endswith(BY_AMOUNT)):
        return False
    return claim.indicator.startswith(last.indicator) or last.indicator.startswith(claim.indicator)


def _are_fewer(name: str, said: Said) -> bool:
    """Whether there are fewer of things that no list measures: 审批事项减少56项."""
    things = owning.is_plain_noun(name) and len(name) >= terms.SHORTEST_OWNER and not said.item.right
    return things and DIRECTION.ending(said.words) in _FEWER


def _speaks_of_the_same(rest: str, said: Said, before: Discourse) -> bool:
    """Whether a change without a comparison is one of a measure (煤炭消费量减少30万吨; 甲、乙排放量分别减少3吨、2吨), a fall of any
    things, or one of what the number before counted."""
    item, name = said.item, cleaning.clean(cleaning.without_tail(rest)) or said.subject
    if not item.right and _OWED.ending(name) and change_words.sign(DIRECTION.ending(said.words)) < 0:
        return True  # 外币贷款减少3亿元
    if (terms.MEASURES.ending(name) or terms.TOTALS.ending(name)) and not item.right:
        return True
    if name or item.right:
        return _are_fewer(name, said)
    # 完成8亿元，减少766万元: money is of one kind in any unit
    is_money = item.numeral.quantity == _MONEY and before.unit.endswith(_YUAN)
    return is_money or unscaled(item.numeral.unit) == unscaled(before.unit)


def growth_by(said: Said, before: Discourse, change: Change) -> Claim:
    """A level, and none of the thing itself: its name says that it is what was added."""
    reported = _REPORTED.search(change.rest)
    compared = _COMPARED.search(change.rest) or _THAN_SPAN.search(change.rest)
    higher = None if compared or DIRECTION.ending(said.words) else change_words.higher(said.words)
    own, than = (change.rest[: higher.start], change.rest[higher.start :]) if higher else (change.rest, "")
    name, subject = _changed_by(own, said, before)
    word = said.words[len(change.rest) :].removesuffix(terms.DONE)
    # 较上年事故减少1起，死亡人数减少3人: what is counted is not spoken of from now on, but money is: 支出比上年减少3万元，下降2%
    leaves = Leaves(name if name and said.item.numeral.quantity == _MONEY else None, subject)
    claim = said.claim(name + (compared[0] if compared else than) + word, FigureKind.LEVEL, leaves, change.sign)
    if reported and int(reported["year"] or claim.setting.year) == claim.setting.year:
        # 较2024年执行数增加1亿元, of final accounts of 2024: than the same year as it was reported first
        claim.indicator = f"{name}{reported['than']}{reported['what']}{word}"
    elif (than_reported := _than_reported(before)) and not compared:
        claim.indicator = name + than_reported + word
    elif plan := _changed_plan(before, compared, than):
        _of_plan(claim, name)  # 由9亿元调整为12亿元，增加3亿元
        claim.setting = plan.setting
    else:
        _held_against(claim, name, compared, said, before, is_distance=bool(than))
    return claim


def _held_against_amount(claim: Claim, name: str, said: Said, before: Discourse) -> bool:
    """Says that a change is held against the amount right before it, where that is what was planned of the same, or what it was in
    the year before: 比上年的9亿元增加1亿元, 比年初预算9亿元增加1亿元. False where none stands there."""
    last = before.last
    if (
        last is None
        or not said.place
        or said.items[said.place - 1].numeral is not last.numeral
        or last.indicator != name
    ):
        return False
    when, then = claim.setting, last.setting
    beside_plan = then.scenario is Scenario.TARGET
    is_last_year = then.scenario is Scenario.BASELINE and then.year == when.year - 1
    if not beside_plan and (not is_last_year or then.first_year or when.first_year):
        return False
    way = "fall" if claim.sign < 0 else _RISE
    claim.indicator = name + _NET_WORDS[f"{_OF_PLAN}_{way}" if beside_plan else way]
    claim.about = About(change_basis=ChangeBasis.PLAN if beside_plan else ChangeBasis.YEAR)
    return True


def _changed_by(own: str, said: Said, before: Discourse) -> subjects.Name:
    """What changed by so many: what the words before the comparison name. Behind a rate, where they name nothing, the level before
    it, which alone can change by so many of its unit: 优良天数317天，优良率87%，比上年增加9天."""
    last = before.last
    rated = last is not None and last.kind is FigureKind.RATE and last.unit in PURE
    if not rated or before.levels is None or said.subject or before.clause or cleaning.clean(_COMPARED.sub("", own)):
        return subjects.subject(own, said, before)
    alike = unscaled(said.item.numeral.unit) == unscaled(before.level_unit)
    level = before.levels.name if alike else ""
    return subjects.Name(level, level) if level else subjects.subject(own, said, before)


def _than_reported(before: Discourse) -> str:
    """What the changes of a sentence are compared with (比执行数), by what it says or the number before (比报告数9亿元增加1亿元)."""
    first = before.last.about.qualifier if before.last and before.last.rule.endswith(TOLD_FIRST) else ""
    return before.reported or (f"{_THAN}{first}" if first else "")


def _changed_plan(before: Discourse, compared: re.Match[str] | None, than: str) -> Claim | None:
    """The last number, where it is what a plan was changed to, and a change behind it is compared with nothing else; else None."""
    last = None if compared or than else before.last
    return last if last is not None and last.rule.endswith(aims.CHANGED_PLAN) else None


def _held_against(
    claim: Claim, name: str, compared: re.Match[str] | None, said: Said, before: Discourse, *, is_distance: bool
) -> None:
    """Says what a change in the unit of what changed is held against: a budget, another (比全省高1.2万元), the amount before it,
    else the year before."""
    if _is_beside_plan(compared):
        _of_plan(claim, name)
    elif is_distance:
        claim.about = About(change_basis=ChangeBasis.DIFFERENCE)
    elif compared or not _held_against_amount(claim, name, said, before):
        claim.about = About(change_basis=ChangeBasis.YEAR)


def _of_plan(claim: Claim, name: str) -> None:
    """Says that a change by an amount is one against the plan."""
    claim.indicator = name + _NET_WORDS[f"{_OF_PLAN}_{'fall' if claim.sign < 0 else 'rise'}"]
    claim.about = About(change_basis=ChangeBasis.PLAN)
