"""Running text: what each number of a sentence says.

Here belong the rules that tell growth, share, completion, rate and level apart, and the memory that lets a clause lean on the one
before it (同比增长 5%, 其中, 、32家, 分别). Not here: cutting sentences (``sources.figures.clauses``) and cleaning names
(``sources.figures.naming``).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from sources.figures import naming
from sources.figures.claim import Claim, Subject
from sources.figures.clauses import ADJACENT, Clause, Item, clauses, sentences
from sources.figures.numerals import TURNED, Numeral
from sources.figures.stock import is_stock
from sources.figures.time_context import TimeContext, at_year, period_in
from sources.figures.words import classed, listed, pattern, section
from sources.lexicon import Lexicon, Names
from sources.model import FigureKind, ReportContext, Scenario

_DIRECTION = classed("change", "direction")
_NAMED_CHANGE = listed("change", "named")
_CHANGE_UNITS = listed("change", "units")
_AGAINST = {
    name: re.compile(rf"(?:{'|'.join(words)})[^，,]{{0,14}}$") for name, words in section("change", "against").items()
}
_HIGHER = {
    name: re.compile(rf"(?:比|较)[^，,比较]{{1,16}}(?:{'|'.join(words)})$")
    for name, words in section("change", "higher").items()
}
_DIFFERENCES = {"个百分点", "百分点", "个千分点", "个基点", "基点"}
_COMPARED = re.compile("|".join(section("change", "compared")["words"]))
_COMPARATOR_BEFORE = classed("numerals", "before")
_COMPARATOR_AFTER = classed("numerals", "after")
_TARGET = listed("scenario", "target")
_TARGET_NAME = listed("scenario", "target_name")
_CLAUSE_TARGET = re.compile("|".join(section("scenario", "clause_target")["words"]))
_CLAUSE_ACTUAL = re.compile("|".join(section("scenario", "clause_actual")["words"]))
_SHARE = re.compile(r"占(?P<whole>(?!比)[^占]{0,40}?)(?:的)?(?:比重|比例|份额|比)?(?:的)?(?:分别)?(?:已)?$")
_OF_WHOLE = re.compile(r"(?:比重|占比|份额)(?:分别)?(?:已)?$")
_WITHIN = re.compile(r"^在(?P<whole>[^在]{2,30})中")
_COMPLETION = re.compile(
    r"(?P<subject>.*?)(?:超额)?(?:完成|占|为|是|达到|达|实现)(?:了)?(?P<plan>[^，,占为]{0,16}?(?:预算|计划|目标|任务|指标|进度)(?:任务|目标|数|值|总额)?)(?:的)?(?:比例)?(?:为|达到|达)?$"
)
_COMPLETION_RATE = re.compile(r"(?P<subject>.*?)(?:完成率|执行率|完成进度)(?:为|达到|达)?$")
_EACH = re.compile(r"(?P<subjects>.*?)分别(?P<rest>.*)$")
_BASE = re.compile(r"(?:(?:由|从)(?:(?P<ago>上年|去年|上年末|上年同期|前一年)的?)?|(?:由|从).{0,12})$")
_AGO = re.compile(r"(?:上年|去年)(?:同期|末|底)?(?:的)?(?:为)?$")
_BUT = ("比", "较", "与", "同", "自", "以")
_SINCE = ("由", "从")
_STATED_YEAR = re.compile(r"((?:19|20)\d{2})年")
_NO_YEAR_AFTER = re.compile(r"以来|起|来|基础|版|的基础|相比|的[\d.]+倍")
_FOUNDED_BEFORE = listed("scenario", "founded")
_FOUNDED_AFTER = re.compile(pattern("scenario", "founded"))
_OPENING = 3  # a year this near to the start of its clause is that of all that follows
_SHORT_VERB = 3
_LONG_NAME = 6
_LONGEST_PURPOSE = 24
_COUNTED = {"count", "length", "area", "volume", "power"}
_STATE = ("现", "实有", "年末", "期末", "累计", "共", "总", "全区", "全市", "全县")
_CUMULATIVE = ("累计", "总数", "总量")
_COMPARING = re.compile(r"^[，,]?(?:比|较|高于|低于|快于|慢于|优于|好于).+$")
_AIMING = re.compile(pattern("scenario", "aiming"))
_ACHIEVED = re.compile(pattern("wording", "achieved"))
_AIMED = re.compile(pattern("scenario", "aimed"))
_COMPARED_AIM = re.compile(pattern("scenario", "compared_aim"))
_SPAN = re.compile(pattern("stock", "span"))
_MOVED = re.compile(f"(?:{'|'.join(section('numerals', 'rank')['moved'])})$")
_RANKING = re.compile(
    f"(?:{'|'.join(section('numerals', 'rank')['adverb'])})*(?:{'|'.join(section('numerals', 'rank')['verb'])}).*$"
)
_CONTEST = re.compile(r"^在(?P<contest>.{2,60})中$")
_RECORD = re.compile(f"(?:{'|'.join(section('numerals', 'rank')['record'])})$")
_RANK_MEASURES = listed("numerals", "rank", "measure")
_SCALES = ("万", "亿")
_BRACKETS = re.compile(r"[(][^()]*[)]")
_CALLED = re.compile(r"(?:比重|比例)[(]([^()]*率)[)]")
_TITLE = re.compile(r"《[^》]{2,60}》")


@dataclass(slots=True)
class Base:
    """What stands around a piece of running text: its section's setting, the row or section that names a zone or industry."""

    setting: TimeContext
    zone: Subject | None = None
    industry: Subject | None = None
    status: str = "A"
    heading: str = ""  # of the innermost section, without its number


@dataclass(slots=True)
class _Memory:
    """What the numbers read so far leave for the next one. ``sentence`` parts are forgotten at its end."""

    name: str = ""  # of the last level, or of the last growth with a subject of its own
    unit: str = ""
    stock: bool = False
    head: str = ""  # verbs that an enumeration carries on
    measure: str = ""  # what parts measure that are named after their whole
    measure_unit: str = ""
    whole: str = ""  # the last name of a compound (进出口总额), whose parts are named by half a word
    context: str = ""  # the last name long enough for 收入 or 支出 alone to lean on
    part: bool = False  # whether the sentence has come to the parts (其中)
    actor: str = ""  # who achieved the last number of the sentence
    topic: str = ""  # what the paragraph's first sentence is about
    clause: str = ""  # the clause before, when it holds no number
    first_clause: str = ""  # of the sentence
    title: str = ""  # of a document named in the sentence
    levels: list[str] = field(default_factory=list)  # of the sentence
    speed: bool = False  # whether the last rate was that of a growth (增速)
    last: Claim | None = None  # the sentence's last number outside brackets
    owner: str = ""  # the projects or contracts counted last, whose amounts need not say so
    bare: str = ""  # the name that counts in a row without words share: 清单5类20条
    span: bool = False  # whether the sentence speaks of several years together (五年来)
    dealt: Sequence[str] = ()  # the last names that a list was dealt to
    list_kind: FigureKind | None = None
    list_sign: int = 1
    list_names: deque[str] = field(default_factory=deque)
    list_all: Sequence[str] = ()
    list_whole: str | None = None


class Prose:
    """The rules for running text, for one report."""

    def __init__(self, context: ReportContext, lexicon: Lexicon) -> None:
        self._context = context
        self._zones = lexicon.zones
        self._industries = lexicon.industries

    def read(self, text: str, numerals: list[Numeral], base: Base) -> Iterator[tuple[Numeral, Claim | None, int, int]]:
        """Each numeral of a tight text with its claim (None for no statistic) and the bounds of its sentence."""
        memory = _Memory(topic=_topic(text))
        zones = _Mentions(self._zones, text, base.zone)
        industries = _Mentions(self._industries, text, base.industry)
        for start, end, group in sentences(text, numerals):
            claims: dict[int, Claim] = {}
            if any(not numeral.reason for numeral in group):
                for claim in self._sentence(text, start, end, group, base, memory):
                    at = claim.numeral.start
                    claim.zone = zones.at(at, start)
                    claim.industry = industries.at(at, start)
                    claim.status = base.status
                    if claim.indicator in naming.GENERIC:
                        named = claim.zone.printed if claim.zone and claim.zone.printed else memory.topic
                        claim.indicator = (named or "") + claim.indicator
                    claims[id(claim.numeral)] = claim
            for numeral in group:
                yield numeral, claims.get(id(numeral)), start, end

    def _sentence(
        self, text: str, start: int, end: int, group: list[Numeral], base: Base, memory: _Memory
    ) -> Iterator[Claim]:
        memory.levels, memory.dealt = [], ()
        memory.last, memory.owner, memory.bare, memory.span = None, "", "", False
        memory.head = memory.actor = ""
        memory.part = False
        memory.list_names = deque()
        memory.clause = memory.first_clause = ""
        titles = _TITLE.findall(text, start, min(end, start + 400))
        memory.title = titles[0] if titles else ""
        years = deque(_years(text, group))
        setting = base.setting
        found = clauses(text, start, end, group)
        for place, clause in enumerate(found):
            words = text[clause.start : min(clause.end, clause.start + 120)]
            memory.part = memory.part or words.startswith("其中")
            memory.span = memory.span or bool(_SPAN.search(words))
            while years and years[0][0] < (clause.start + _OPENING if clause.items else clause.end):
                if clause.items and text[years[0][0] - 1 : years[0][0]] in _SINCE:
                    break  # 由2018年的100亿元增加到120亿元
                setting = at_year(base.setting, years.popleft()[1], self._context)
            setting = replace(setting, period=period) if (period := period_in(words)) else setting
            if not clause.items:
                if clause.ends == ":" or _AIMING.match(words):
                    setting = _clause_setting(words, setting, self._context)
                memory.clause = words
                memory.first_clause = memory.first_clause or words
                if words.endswith("中") and (measure := naming.carried_measure(words[:-1])):
                    memory.measure, memory.measure_unit = measure, ""
                continue
            here = _clause_setting(words, setting, self._context)
            host: Claim | None = None
            memory.list_names, memory.list_all = deque(), ()
            memory.list_kind = None
            for index, item in enumerate(clause.items):
                its = here
                while years and years[0][0] < item.numeral.start:
                    # a year inside a list is that of one thing listed
                    at, year = years.popleft()
                    its = at_year(base.setting, year, self._context)
                    ago = text[at - 1 : at] in _SINCE  # 由2022年的100亿元增加到120亿元
                    here = here if ago or item.joined or item.inside else its
                if item.inside:
                    claim = self._in_bracket(item, its, memory, host)
                else:
                    claim = self._outer(item, clause, index, its, memory)
                    host = memory.last = claim
                memory.clause = ""
                if item.numeral.negative and claim.kind is not FigureKind.GROWTH:
                    claim.sign = -1
                if claim.indicator in naming.PURPOSE:
                    following = found[place + 1] if place + 1 < len(found) else None
                    claim.indicator += _purpose(text, following) or base.heading
                yield claim
            memory.first_clause = memory.first_clause or " "

    # one number outside brackets

    def _outer(self, item: Item, clause: Clause, index: int, setting: TimeContext, memory: _Memory) -> Claim:
        numeral = item.numeral
        left = item.left
        if numeral.is_rank or (numeral.unit == "位" and _MOVED.search(left)):
            return Claim(numeral, _ranked(left, memory), FigureKind.RANK, setting, unit=numeral.unit)
        before = _COMPARATOR_BEFORE.ending(left)
        if before:
            left, item.comparing = left[: -len(before)], before
        each = _EACH.match(left) if "分别" in left else None
        if each is not None:
            subjects = each["subjects"]
            # 占生产总值的比重 and 较全国、全省 are said of every name
            share = _SHARE.search(subjects) or _OF_WHOLE.search(subjects) or _COMPARING.match(subjects)
            said = subjects[share.start() :] if share else ""
            names = [
                naming.clean(name)
                for name in naming.subjects(naming.clean(subjects[: -len(said)] if said else subjects))
            ]
            count = 1 + sum(1 for _ in _following(clause.items, index))
            memory.list_all = memory.dealt = _dealt(names, count, memory)
            memory.list_names = deque(memory.list_all)
            claim = self._one(item, said + each["rest"], setting, memory, subject=memory.list_names.popleft())
            memory.list_kind, memory.list_sign, memory.list_whole = claim.kind, claim.sign, claim.whole_of
            return claim
        if memory.list_all and item.shared and TURNED.match(left):
            memory.list_names = deque(memory.list_all)  # 分别由甲、乙提高到丙、丁
        if (
            memory.list_names
            and (item.joined or item.shared)
            and memory.list_kind is not None
            and (not left or TURNED.match(left) or left in _DIRECTION)
        ):
            name = memory.list_names.popleft()
            if left in _DIRECTION:
                memory.list_sign = -1 if _DIRECTION.meaning[left] == "fall" else 1
            claim = Claim(
                numeral,
                name,
                memory.list_kind,
                setting,
                sign=memory.list_sign,
                unit=numeral.unit,
                comparator=numeral.comparator,
                whole_of=memory.list_whole,
            )
            if claim.kind is FigureKind.LEVEL:
                claim.is_stock = is_stock(name, left, numeral.unit, numeral.quantity)
                self._remember(claim, memory)
            return claim
        following = [later for later in clause.items[index + 1 : index + 6] if not later.inside]
        return self._one(item, left, setting, memory, following=following)

    def _one(
        self,
        item: Item,
        left: str,
        setting: TimeContext,
        memory: _Memory,
        subject: str = "",
        following: Sequence[Item] = (),
    ) -> Claim:
        numeral = item.numeral
        unit = numeral.unit
        # 56张报表缩减为7项: the first number is where something came from
        later = next((later for later in following if later.left != ":"), None)  # 结构由2:41:57调整为1:40:59
        turned = later is not None and later.shared and TURNED.match(later.left) is not None
        left, setting = _base_of(left, setting, turned=turned)
        if unit in _CHANGE_UNITS:
            claim = self._change(item, left, setting, memory, subject)
            if claim is not None:
                return claim
            return self._rate(item, left, setting, memory, subject)
        growth = self._absolute_change(item, left, setting, memory, subject)
        return growth or self._level(item, left, setting, memory, subject, following)

    def _change(self, item: Item, left: str, setting: TimeContext, memory: _Memory, subject: str) -> Claim | None:
        """A growth, completion or share; None for a rate."""
        numeral = item.numeral
        if _NAMED_CHANGE.ending(left):
            return None
        direction = _DIRECTION.ending(left)
        higher = "" if direction else _matching(_HIGHER, left)
        if direction or higher or numeral.unit in _DIFFERENCES:
            rest = left[: len(left) - len(direction)]
            sign = -1 if direction and _DIRECTION.meaning[direction] == "fall" else 1
            if not direction and (against := higher or _matching(_AGAINST, left)):
                sign = -1 if against == "fall" else 1
                match = _HIGHER[against].search(left) if higher else _AGAINST[against].search(left)
                rest = left[: match.start()] if match else left
            name = subject or self._subject(rest, memory)
            if aim := _TARGET_NAME.ending(name):
                # 投资年度目标增长9%: what was aimed at, not what is measured
                name, setting = name[: -len(aim)], replace(setting, scenario=Scenario.TARGET)
            memory.name = name
            return Claim(
                numeral,
                name,
                FigureKind.GROWTH,
                setting,
                sign=-sign if numeral.negative else sign,
                unit=numeral.unit,
                comparator=numeral.comparator,
            )
        if match := _COMPLETION.match(left) or _COMPLETION_RATE.match(left):
            name = subject or naming.clean(naming.without_tail(match["subject"])) or memory.name
            return Claim(
                numeral, name, FigureKind.COMPLETION, setting, unit=numeral.unit, comparator=numeral.comparator
            )
        called = _CALLED.search(left)
        left = naming.without_tail(_BRACKETS.sub("", left) if "(" in left else left)
        if match := _SHARE.search(left):
            part = left[: match.start()]
            name = subject or self._subject(part, memory)
            memory.name = called[1] if called else name
            return Claim(
                numeral,
                name,
                FigureKind.SHARE,
                setting,
                unit=numeral.unit,
                comparator=numeral.comparator,
                whole_of=match["whole"] or None,
            )
        if match := _OF_WHOLE.search(left):
            part = left[: match.start()]
            within = _WITHIN.match(part)
            part = part[within.end() :] if within else part
            name = subject or self._subject(part, memory)
            whole = within["whole"] if within else None
            return Claim(
                numeral,
                name,
                FigureKind.SHARE,
                setting,
                unit=numeral.unit,
                comparator=numeral.comparator,
                whole_of=whole,
            )
        return None

    def _subject(self, words: str, memory: _Memory) -> str:
        """Whose growth or share it is: the clause's own subject, else what the number before measured."""
        name = naming.without_tail(naming.clean(words))
        name = naming.clean(name)
        if not name or len(name) == 1:
            return memory.name
        if memory.measure and naming.measures_nothing(name):
            return name + memory.measure
        name = naming.sibling(
            naming.in_context(naming.part_of_compound(name, memory.whole), memory.context), memory.name
        )
        if memory.owner and name in naming.OWNED:
            return memory.owner + name
        if measure := naming.carried_measure(name):
            memory.measure = measure
            memory.measure_unit = ""
        if naming.is_compound(name):
            memory.whole = name
        return name

    def _absolute_change(
        self, item: Item, left: str, setting: TimeContext, memory: _Memory, subject: str
    ) -> Claim | None:
        """比上年增加0.57万吨: a change in the unit of what changed."""
        higher = _matching(_HIGHER, left)
        direction = _DIRECTION.ending(left) or higher
        if not direction or len(naming.VERBS.ending(left)) > len(direction):
            return None
        rest = left[: -1 if higher else -len(direction)]
        compared = bool(higher or _COMPARED.search(rest))
        name = naming.clean(rest)
        measured = bool(naming.MEASURES.ending(name)) and not item.right  # 煤炭消费量减少30万吨
        if not compared and not measured and (name or item.right or item.numeral.unit != memory.unit):
            return None
        return Claim(
            item.numeral,
            subject or self._subject(rest, memory),
            FigureKind.GROWTH,
            setting,
            sign=-1 if (higher or _DIRECTION.meaning[direction]) == "fall" else 1,
            unit=item.numeral.unit,
            comparator=item.numeral.comparator,
        )

    def _rate(self, item: Item, left: str, setting: TimeContext, memory: _Memory, subject: str) -> Claim:
        numeral = item.numeral
        name = subject or naming.clean(naming.without_tail(left))
        direction = "" if _NAMED_CHANGE.ending(name) else _DIRECTION.ending(name)
        name = naming.without_tail(name[: -len(direction)]) if direction else name
        memory.speed = bool(direction) or (memory.speed and not name)
        last = memory.last if not name and not item.right and memory.last and memory.last.unit == numeral.unit else None
        if not naming.MEASURES.ending(name):
            name += naming.noun_after(item.right, shared=False)
        name = name or memory.name
        claim = Claim(numeral, name, FigureKind.RATE, setting, unit=numeral.unit, comparator=numeral.comparator)
        if memory.speed:
            claim.kind = FigureKind.GROWTH  # 增速由上年的0.3%提高到5.2%
        if last is not None and (
            TURNED.match(item.left) or _AIMING.match(item.left) or (item.joined and not item.left)
        ):
            # 增长6%，力争6.5%; 占比由2%提高到3%; 增长5%和7%
            claim.kind, claim.sign, claim.whole_of = last.kind, last.sign, last.whole_of
        if numeral.unit == "成":
            claim.kind = FigureKind.SHARE
        elif numeral.unit in _CHANGE_UNITS and numeral.unit not in {"%", "‰"}:
            claim.kind = FigureKind.GROWTH
        memory.name = name
        memory.unit = numeral.unit
        return claim

    def _level(
        self,
        item: Item,
        left: str,
        setting: TimeContext,
        memory: _Memory,
        subject: str,
        following: Sequence[Item],
    ) -> Claim:
        numeral = item.numeral
        if _AGO.search(left):
            setting = replace(setting, year=setting.year - 1)
        aimed = not subject and memory.name and _AIMED.match(left)
        if aimed:
            # 失业人数8564人，控制在市下达目标9700人以内
            setting = replace(setting, scenario=Scenario.TARGET)
        name = subject or (memory.name if aimed else self._level_name(item, left, memory, following))
        listed_bare = item.joined != ADJACENT and following and following[0].joined == ADJACENT
        if listed_bare and numeral.quantity == following[0].numeral.quantity == "count":
            # 清单5类20条: what tells these counts apart is what they count in
            memory.bare, name = name, f"{name}{numeral.unit}数"
        claim = Claim(numeral, name, FigureKind.LEVEL, setting, unit=numeral.unit, comparator=numeral.comparator)
        if not numeral.unit and naming.RATIO.ending(name):
            claim.kind = FigureKind.SHARE
        part = memory.stock and memory.part and "全年" not in left and not naming.leading_verb(name)
        done = (
            left.startswith("已")
            and not item.joined
            and bool(naming.STAGES.ending(name))
            and numeral.unit == memory.unit
        )
        # 五年来，建成住房1.1万套: what was done in all these years together
        done = done or (memory.span and bool(naming.leading_verb(name)))
        done = done or (memory.stock and bool(memory.owner) and name.startswith(memory.owner))
        claim.is_stock = (
            part
            or done
            or bool(aimed and memory.stock)
            or is_stock(name, left + item.comparing, numeral.unit, numeral.quantity)
        )
        if _TARGET_NAME.ending(name) and setting.scenario is Scenario.ACTUAL:
            claim.setting = replace(setting, scenario=Scenario.TARGET)
        self._remember(claim, memory)
        if actor := naming.actor(left):
            memory.actor = actor
        return claim

    def _remember(self, claim: Claim, memory: _Memory) -> None:
        name = claim.indicator
        memory.name, memory.unit, memory.stock = name, claim.unit, claim.is_stock
        if claim.numeral.quantity == "count" and naming.OWNERS.ending(name):
            memory.owner = naming.thing(name)
        memory.levels.append(name)
        memory.head = naming.head(name)
        if measure := naming.carried_measure(name):
            memory.measure, memory.measure_unit = measure, _unscaled(claim.unit)
        if naming.is_compound(name):
            memory.whole = name
        if len(memory.levels) == 1 and len(name) >= _LONG_NAME:
            memory.context = name

    def _level_name(self, item: Item, left: str, memory: _Memory, following: Sequence[Item]) -> str:
        numeral = item.numeral
        if item.joined == ADJACENT:
            return f"{memory.bare}{numeral.unit}数" if memory.bare else memory.name
        words = naming.without_tail(TURNED.sub("", left, count=1) if item.shared and TURNED.match(left) else left)
        right = "" if numeral.unit == "" else self._right(item, following)
        name = naming.clean(words)
        part = memory.part or left.startswith(("其中", "包括", "含"))
        carried = memory.head if (item.joined or part) and not left.startswith(_STATE) else ""
        if not name or name in naming.NEEDS_NOUN or name in _CUMULATIVE:
            if right:
                return carried + right
            counted = numeral.quantity == "count" and any(word in left for word in _CUMULATIVE)
            return self._again(words, memory, cumulative=counted)
        if name in naming.DIMENSIONS and item.right.startswith("的"):
            return naming.noun_after(item.right[1:], shared=False) + name  # 12条、总长38公里的道路
        if right and item.shared and words.endswith("的"):
            return carried + right  # 29个部门的567个事项
        if name.endswith("等") or (right and "、" in name and naming.leading_verb(name)):
            # 新增甲、乙、丙3座公园: the things are counted, and listed by name before
            return naming.leading_verb(name) + right if right else name.removesuffix("等")
        if right and (naming.NEEDS_NOUN.ending(name) or naming.VERBS.ending(name)):
            if naming.CONTENT.ending(name) == name and memory.title:
                return memory.title + right
            return self._reached(name.removesuffix("的") if not name.endswith("目的") else name, right, memory)
        if not right and naming.is_deed(name):
            return self._done(name, item, memory)
        if right and len(name) <= _SHORT_VERB and not naming.MEASURES.ending(name) and not carried:
            return name + right  # a verb that no list knows: 办好10件实事
        if naming.reaching_verb(name):
            return self._reached(name, right if name in naming.REACHING else "", memory)
        name = naming.sibling(naming.part_of_compound(name, memory.whole), memory.name)
        name = naming.in_context(name, memory.context)
        if memory.owner and name in naming.OWNED:
            return memory.owner + name
        if memory.actor and left.startswith("实现"):
            return memory.actor + name
        if memory.measure and _unscaled(numeral.unit) == memory.measure_unit and naming.measures_nothing(name):
            return name + memory.measure
        if naming.leading_verb(name) or naming.MEASURES.ending(name):
            return naming.brief(name)
        if carried and numeral.quantity in _COUNTED:
            return carried + name
        if (
            memory.head in naming.VERBS
            and numeral.quantity == "count"
            and left == name
            and not left.startswith(_STATE)
            and not naming.VERBS.ending(name)
        ):
            return memory.head + name
        return naming.brief(name.removesuffix("的"))

    def _right(self, item: Item, following: Sequence[Item]) -> str:
        """The noun that a number counts, when it stands after it; in 新建6条、翻建4条步道 both share one."""
        if item.right:
            return naming.noun_after(item.right, shared=bool(following) and following[0].shared)
        for later in following:
            if later.left and later.left not in naming.VERBS and later.left not in naming.DIMENSIONS:
                break
            if later.right:
                words = later.right.removeprefix("的") if later.left in naming.DIMENSIONS else later.right
                return naming.noun_after(words, shared=False)
        return ""

    def _again(self, words: str, memory: _Memory, *, cumulative: bool) -> str:
        """A number without words of its own is about what the number before was about."""
        name = memory.name or naming.object_of(memory.clause)
        if cumulative and memory.name:
            # 新增企业14家、累计达92家: what there is now, not what was added
            return f"{naming.thing(name)}(累计)"
        return _ACHIEVED.sub("", name) or name or naming.clean(words)

    def _done(self, verb: str, item: Item, memory: _Memory) -> str:
        """开工500台, 已竣工39个: what was done with the thing that the clause before names."""
        thing = naming.thing(naming.object_of(memory.clause) if memory.clause.strip() else memory.name)
        if naming.ADDED.starting(verb):
            return verb + thing
        return thing if thing.endswith(verb) else thing + verb

    def _reached(self, name: str, right: str, memory: _Memory) -> str:
        """惠及居民3229户 leans on what reached them; any other verb takes its object and that is all."""
        if not naming.reaching_verb(name):
            return name + right
        source = memory.first_clause.strip() and naming.object_of(memory.first_clause)
        if not source and memory.name:
            source = memory.name[len(memory.head) :] if memory.head else memory.name
        return (source or "") + name + right

    # numbers in brackets

    def _in_bracket(self, item: Item, setting: TimeContext, memory: _Memory, host: Claim | None) -> Claim:
        numeral = item.numeral
        left = item.left
        before = _COMPARATOR_BEFORE.ending(left)
        left = left[: -len(before)] if before else left
        after = _COMPARATOR_AFTER.starting(item.follows)
        if after and not numeral.comparator:
            numeral.comparator = _COMPARATOR_AFTER.meaning[after]
        target = _TARGET.starting(left) or (not left and naming.without_tail(item.before).endswith("目标"))
        name = host.indicator if host is not None else memory.name
        if (
            target
            and numeral.unit not in {"%", "个百分点"}
            and not naming.clean(left.removeprefix(str(target))).strip("为是数值")
        ):
            claim = Claim(
                numeral,
                name,
                FigureKind.LEVEL,
                replace(setting, scenario=Scenario.TARGET),
                unit=numeral.unit,
                comparator=numeral.comparator,
            )
            claim.is_stock = is_stock(name, "", numeral.unit, numeral.quantity) or memory.stock
            return claim
        kept = memory.name
        memory.name = name
        claim = self._one(item, left, setting, memory)
        if host is not None:
            memory.name = kept
        if claim.indicator == "":
            claim.indicator = name
        return claim


class _Mentions:
    """Where a text names zones or industries, and which of them a number is about."""

    def __init__(self, names: Names, text: str, base: Subject | None) -> None:
        self._base = base
        self._starts: list[int] = []
        self._subjects: list[Subject] = []
        self._topics: list[Subject | None] = []  # the last topic up to each mention
        if names.pattern is None:
            return
        for match in names.pattern.finditer(text):
            at, end = match.span()
            member = names.find(match[0])
            # one of several named together is not what the number is about
            if member is None or text[end : end + 1] == "、" or (at and text[at - 1] == "、"):
                continue
            self._starts.append(at)
            self._subjects.append(Subject(member.member_id, match[0]))
            topic = at <= 2 or text[end : end + 1] == ":"
            self._topics.append(self._subjects[-1] if topic else self._topics[-1] if self._topics else None)

    def at(self, place: int, sentence: int) -> Subject | None:
        """The member that a number at ``place`` is about: named before it in its sentence, or the topic, or the base."""
        index = bisect_right(self._starts, place) - 1
        if index >= 0 and self._starts[index] >= sentence:
            return self._subjects[index]
        return (self._topics[index] if index >= 0 else None) or self._base


def _purpose(text: str, clause: Clause | None) -> str:
    """What money that is named only as money was for: the clause after it, 安排2亿元,支持企业技术改造."""
    if clause is None or clause.items:
        return ""
    words = text[clause.start : min(clause.end, clause.start + _LONGEST_PURPOSE)].rstrip("。；;")
    return words.partition("、")[0]


def _topic(text: str) -> str:
    """What a paragraph is about: its first sentence, when it is short and holds no number."""
    end = text.find("。", 0, 40)
    sentence = text[:end] if end > 0 else ""
    if not sentence or any(char.isdigit() or char in "，," for char in sentence):
        return ""
    return naming.object_of(sentence)


def _matching(patterns: Mapping[str, re.Pattern[str]], words: str) -> str:
    """The name of the first pattern that a clause's words match, or empty."""
    return next((name for name, pattern in patterns.items() if pattern.search(words)), "")


def _unscaled(unit: str) -> str:
    """A unit without 万 or 亿, for comparing what is measured."""
    return unit[1:] if unit.startswith(_SCALES) and len(unit) > 1 else unit


def _ranked(left: str, memory: _Memory) -> str:
    """What a rank is one of: the words before the verb of ranking, or what the clause before speaks of."""
    contest = _CONTEST.match(memory.clause)
    if contest:
        return contest["contest"]  # 在甲、乙考核中，均位列第一
    name = naming.clean(_MOVED.sub("", _RANKING.sub("", left)))
    if not name or _CONTEST.match(name):
        before = memory.last.indicator if memory.last else ""
        return memory.name or before or naming.clean(_RECORD.sub("", memory.clause))
    return f"{memory.name}({name})" if name in _RANK_MEASURES and memory.name else name


def _years(text: str, group: list[Numeral]) -> Iterator[tuple[int, int]]:
    """The years that a sentence states its numbers for, with their places."""
    for numeral in group:
        if numeral.reason != "date" or len(numeral.value) != 4:
            continue
        if not _STATED_YEAR.match(text, numeral.start) or _NO_YEAR_AFTER.match(text, numeral.end):
            continue
        if numeral.start and text[numeral.start - 1] in _BUT:
            continue
        if _FOUNDED_BEFORE.ending(text, numeral.start) or _FOUNDED_AFTER.match(text, numeral.end):
            continue
        yield numeral.start, int(numeral.value)


def _clause_setting(words: str, setting: TimeContext, context: ReportContext) -> TimeContext:
    """A clause that says by its own words that its numbers are targets, or results."""
    if setting.scenario is Scenario.ACTUAL and _CLAUSE_TARGET.search(words) and not _COMPARED_AIM.search(words):
        return replace(setting, scenario=Scenario.TARGET)
    if setting.scenario is Scenario.TARGET and _CLAUSE_ACTUAL.search(words):
        return TimeContext(context.execution_year, Scenario.ACTUAL, setting.period)
    return setting


def _base_of(left: str, setting: TimeContext, *, turned: bool) -> tuple[str, TimeContext]:
    """由上年的12.38%升至: the number that something came from, and the words without those that say so."""
    match = _BASE.search(left)
    ago = match["ago"] if match else None
    if not turned and not ago:
        return left, setting
    year = setting.year - 1 if ago else setting.year
    return left[: match.start()] if match else left, replace(setting, year=year, scenario=Scenario.BASELINE)


def _following(items: list[Item], index: int) -> Iterator[Item]:
    """The numbers that go on a list without words of their own: 5%、6%和7%."""
    for at in range(index + 1, len(items)):
        item = items[at]
        if item.inside:
            continue
        if not item.joined or (item.left and item.left not in _DIRECTION):
            return
        yield item


def _dealt(names: list[str], count: int, memory: _Memory) -> Sequence[str]:
    """The names of a list of ``count`` numbers: one each, or those of the list or levels before, or one for all."""
    if names in ([""], []) and memory.last and memory.last.kind is FigureKind.GROWTH and len(memory.levels) < count:
        names = [memory.name]
    if len(names) == 1 and count > 1:
        names = naming.both(names[0])
        if naming.OF_EACH.ending(names[0]) == names[0] and len(memory.levels) == count:
            return [naming.thing(level) + names[0] for level in memory.levels]  # 建议5件、提案6件，满意率分别为
    if len(names) == count:
        return names
    if len(memory.dealt) == count and (not names or names[0].startswith("对")):
        # 对经济增长的贡献率分别为: each of those just listed
        return [name + "".join(names) for name in memory.dealt]
    if not names and len(memory.levels) >= count:
        return memory.levels[-count:]
    if len(names) == 1 or not names:
        return (names or [""]) * count
    return ["、".join(names)] * count
