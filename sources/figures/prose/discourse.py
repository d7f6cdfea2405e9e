"""What a text has said before a number: all that a clause can lean on (同比增长 5%, 其中, 、32家, 分别).

Here belongs the one record of it and the few ways in which it moves on: a sentence begins, a clause begins, a clause without
numbers is heard, a claim is heard. Not here: reading a number (``kinds``, ``names``), which only looks.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import dropwhile
from typing import Any, NamedTuple

from sources.figures.claim import Claim, Dealing
from sources.figures.naming import (
    cleaning,
    counting,
    deeds,
    measuring,
    owning,
    parting,
    places,
    sizing,
    terms,
    verbs,
    wholes,
)
from sources.figures.prose.accounts import OF_ACCOUNT
from sources.figures.prose.change_words import DIRECTION
from sources.figures.stock import is_flow_noun
from sources.figures.words import listed, pattern, section, word
from sources.model import FigureKind

# the rule of a level that is named by whose it is
OF_OWNER = "of-owner"
_LONG_NAME = 6
_PERCENT = "%"
_PARTING = ("；", ";")
_MOVED = listed("accounts", "flow", "moved")
_MOST_PASSED = 9
_SCALES = tuple(listed("kinds", "scale").meaning)
_SPAN = re.compile(pattern("stock", "span"))
# what a text may say at all: that it speaks of several years together (五年来)
YEARS = "years"
MARKS = {YEARS: section("stock", "span")["marks"]}
"""The words by which it does, for ``words.Marks``."""
_PARTS = tuple(listed("wording", "parts").meaning)
_ASIDE = re.compile(r"[(][^()]*[)]$")
_TURNED_ROUND = listed("change", "turned_round")
_LEVEL_WITH = re.compile(pattern("change", "turned_round", "level_with"))
_SPEEDS = listed("change", "leaning", "speed")
_AFFECTED = re.compile(pattern("change", "affected"))
_NARROWED = re.compile(pattern("change", "narrowed"))
_SHARE_OF = re.compile(pattern("kinds", "share_of"))
_FIELD = word("wording", "object_end", "field")
_WITHOUT = re.compile(pattern("wording", "before", "without"))
_DEALT_OUT = re.compile(pattern("wording", "dealt_out"))
_RATE_OF_EACH = re.compile(pattern("wording", "dealt_out", "rate"))
_CONTRIBUTES_EACH = re.compile(pattern("kinds", "contribution", "each"))
_OF_A_MONTH = re.compile(pattern("scenario", "period", "of_a_month"))
_AMONG = tuple(listed("wording", "among").meaning)
_FIRST = re.compile(pattern("wording", "fared", "first"))
_LONGEST_AMONG = 30
_NOBODY, _OF_ANY_SIZE, _AMONG_NOTHING = owning.Possessor(), sizing.Sized(), wholes.NOTHING_AMONG


class Chain(NamedTuple):
    """Names that grow by one without being copied: the last, and those before it."""

    name: str
    before: Chain | None


class OfEach(NamedTuple):
    """A rate that a clause announces of each of those that come, and whether these are places, for all that it says."""

    rate: str = ""
    are_places: bool = True


_NOT_OF_EACH = OfEach()


@dataclass(frozen=True)
class Discourse:
    """What was said before, read-only. It begins anew with each paragraph but one of parts (分行业看); the fields from ``levels`` on,
    with each sentence."""

    name: str = ""  # of the last level, or of the last growth with a subject of its own
    unit: str = ""
    stock: bool = False
    measure: str = ""  # what parts measure that are named after their whole
    measure_unit: str = ""
    # the same, with its unit, of the first level since a semicolon, or of its sentence
    first_measure: tuple[str, str] = ("", "")
    whole: str = ""  # the last name of a compound (进出口总额), whose parts are named by half a word
    context: str = ""  # the last name long enough for 收入 or 支出 alone to lean on
    base_year: int = 0  # the last one before the years that it speaks of together (五年来); 0 for none
    reported: str = ""  # that it speaks of changes of what was reported first (比执行数)
    topic: str = ""  # what the paragraph's first sentence is about
    compared: str = ""  # what it measured of all, by which places may be compared: 投资 of 投资增长5%。甲县增长6%
    speed: bool = False  # whether the last rate was that of a growth (增速)
    possessor: owning.Possessor = _NOBODY  # whom the last numbers spoke of
    host: owning.Possessor = _NOBODY  # the same without parts (其中)
    sized: sizing.Sized = _OF_ANY_SIZE  # the class of size (规模以上工业) that parts share
    host_sized: sizing.Sized | None = (
        None  # that of what a sentence measured before its parts (其中); None where it did not
    )
    owner_before: str = ""  # the projects that the sentence before counted last
    parted_before: str = ""  # the name whose parts the sentence before ended with
    after_part: bool = False  # whether the sentence before ended with the parts of what it told
    unread: str = ""  # the sentence before, where it has no numbers
    levels: Chain | None = None  # the names of its levels, the last one first
    level_count: int = 0
    begun: bool = False  # whether a level came since its last semicolon
    level_unit: str = ""  # of the last of them
    rates: Chain | None = None  # the names of its rates, the last one first
    rate_count: int = 0
    grown: Chain | None = None  # the names of its growths, the last one first
    grown_count: int = 0
    head: str = ""  # verbs that an enumeration carries on
    host_head: str | None = None  # the same without parts (其中); None where the sentence begins with these
    parted: str = ""  # the name whose parts the last 其中 gave
    beyond_parts: bool = False  # whether a semicolon ended them and no number has come since
    part: bool = False  # whether the sentence has come to the parts (其中)
    divided: bool = False  # whether it has, or says how it is divided (分行业看)
    among: wholes.Among = _AMONG_NOTHING  # what the sentence says that all it names are among (主要产品产量中)
    of_each: OfEach = _NOT_OF_EACH  # the rate that the sentence announces of each (各县投资增速依次为：)
    actor: str = ""  # who achieved the last number
    zone: str = ""  # that the last names began with and no vocabulary knows, until a semicolon (高新区工业产值)
    clause: str = ""  # the clause before, when it holds no number
    passed: tuple[str, ...] = ()  # the last clauses before, as many as hold no number
    passed_over: tuple[str, ...] = ()  # the same before the last number
    first_clause: str = ""  # the first clause, when it holds no number; a blank when it does
    title: str = ""  # of a document named in the sentence
    last: Claim | None = None  # the last number outside brackets
    owner: str = ""  # the projects or contracts counted last, whose amounts need not say so
    host_owner: str = ""  # the first of them, without parts (其中)
    bare: str = ""  # the name that counts in a row without words share: 清单5类20条
    span: bool = False  # whether it speaks of several years together (五年来)
    dealt: tuple[str, ...] = ()  # the last names that a list was dealt to
    dealing: Dealing | None = None  # the list that the clause deals out

    def moved(self, **changes: object) -> Discourse:
        """The same but for some fields: ``dataclasses.replace`` in a tenth of the time, for it is done with every number."""
        return self._with(changes)

    def _with(self, changes: Mapping[str, object]) -> Discourse:
        return _discourse({**vars(self), **changes})

    @property
    def name_before_parts(self) -> str:
        """The name beside which a balance behind parts stands, in their sentence and in the next: 存款余额9亿元，其中住户存款7亿元；
        贷款余额6亿元 is of all. It is the last one where no deposits or loans had parts."""
        return self.parted if self.part and measuring.is_of_balance(self.parted) else self.name

    def sentence(self, title: str, before: str = "") -> Discourse:
        """A sentence begins, which names a document or none; ``before`` is the sentence before, where it has no numbers and may speak
        of those that this one measures."""
        after = {**vars(self), **_SENTENCE}
        after["title"], after["possessor"], after["owner_before"] = title, self.host, self.host_owner
        after["unread"], after["after_part"] = before, self.part and bool(self.parted)
        after["parted_before"] = self.parted if self.part else ""
        after["first_measure"] = self.first_measure if self.level_count else ("", "")
        if before:
            after["among"] = wholes.among_parts(before)
        after["name"] = self.name_before_parts
        return _discourse(after)

    def of_month(self, words: str) -> Discourse:
        """A clause begins with these words: where they only name a month behind a sentence that ended with parts, it is of all again:
        居民消费价格上涨2%，其中食品上涨3%。6月上涨1%."""
        if not self.parted_before or self._told_head() is not None or _OF_A_MONTH.match(words) is None:
            return self
        return self.moved(name=self.parted_before, parted_before="")

    def opening(self, words: str, how: wholes.Opening, *, spans: bool) -> Discourse:
        """A clause begins with these words, which open it so; ``spans`` is whether its text speaks of several years at all."""
        part = self.part or how.part
        divided = self.divided or part or how.divides
        span = self.span or (spans and _SPAN.search(words) is not None)
        if divided is self.divided and part is self.part and span is self.span and self.dealing is None:
            return self
        begins = part and not self.part
        parted, host_head = (self.name, self._told_head()) if begins else (self.parted, self.host_head)
        host_sized = self._sized_so_far() if begins else self.host_sized
        moved = self.moved(part=part, parted=parted, host_head=host_head, divided=divided, span=span, dealing=None)
        return moved.moved(host_sized=host_sized) if host_sized is not self.host_sized else moved

    def _sized_so_far(self) -> sizing.Sized | None:
        """The class of size that the sentence measured so far; None where it only counted what it has parts of."""
        last = self.last if self._told_head() is not None else None
        return None if last is None or last.numeral.quantity == "count" else self.sized

    def _told_head(self) -> str | None:
        """The verbs that the sentence carries on so far; None where it has no numbers yet."""
        return self.head if self.level_count or self.grown_count else None

    def behind(self, mark: str) -> Discourse:
        """A clause begins behind a mark: a semicolon parts what is of one zone from what is not, and ends the parts (其中) whose own
        what comes after it may be: 学校86所，其中小学62所；在校学生12万人."""
        if mark not in _PARTING or not (self.zone or self.part or self.begun):
            return self
        if not self.part:
            return self.moved(zone="", begun=False)
        # 企业90户，其中新增7户；园区9个: but for what was done to all of them, too
        head = self.head if self.host_head in {None, self.head} else ""
        sized = self.sized if self.host_sized is None else self.host_sized
        owner = self.host_owner or self.owner
        after = self.moved(zone="", possessor=self.host, sized=sized, head=head, owner=owner, beyond_parts=True)
        return after.moved(begun=False)

    def measured_in(self, unit: str) -> Discourse:
        """The same for a number in a unit, which measures what was measured first since the last semicolon, or in the sentence before
        its parts, where it is the first of its own and only that has its unit: 小麦面积9万亩，产量4万吨；玉米3万亩."""
        measure, first_unit = self.first_measure
        leads = not self.begun and (self.part or self.level_count)
        alike = measure and leads and unscaled(unit) == first_unit != self.measure_unit
        return self.moved(measure=measure, measure_unit=first_unit) if alike else self

    def passing(self, words: str, *, announces: bool = False) -> Discourse:
        """A clause without numbers is heard, which ends in a colon where it ``announces`` what comes."""
        named = self._labelled(words) if announces else {}
        changes = {**self._named(words), **named, **self._measured(words, announces=announces)}
        of = (places.announced(words) if announces else "") or places.measured(words)
        if terms.MEASURES.ending(of):
            # 各县区税收收入完成情况：甲县9亿元; 投资增速排前两位的是西部省份，分别是西藏（9%）
            changes["compared"] = of
        changes["clause"] = words
        changes["passed"] = (*self.passed[-_MOST_PASSED:], words)
        changes["first_clause"] = self.first_clause or words
        return self._with(changes)

    def _named(self, words: str) -> dict[str, Any]:
        """What a clause without numbers names that the next number is of."""
        words = _ASIDE.sub("", words) if words.endswith(")") else words  # 居民消费价格同比持平(100)
        if at_place := self._of_place(words):
            return at_place
        if (turned := _turned_round(words)) and (name := cleaning.clean(words[: -len(turned)])):
            # 增速与上月持平: that of the last
            its = "" if _SPEEDS.starting(name) else name.removesuffix(_SPEEDS.ending(name))
            return {"name": its or self.name, "speed": not terms.RATES.ending(its or self.name)}
        if self.part and self.parted and (without := _WITHOUT.match(words)) and without["what"] in self.name:
            return {"name": self.parted, "part": False}
        if affected := _AFFECTED.match(words):
            own = cleaning.clean(affected["own"])
            return {"name": own if terms.MEASURES.ending(own) else self.name}
        return _narrowed(words) or _of_field(words)

    def _of_place(self, words: str) -> dict[str, Any]:
        """What is measured at the place of which a clause says how it fares beside others: 甲县增速最高，达9%."""
        of = places.measured(words) or self.compared
        fared = places.fared(words) if of else None
        return {"name": fared.place + of, "speed": fared.speed or self.speed, "compared": of} if fared else {}

    def _labelled(self, words: str) -> dict[str, Any]:
        """What a clause with a colon that is nothing but a name of what is measured names (财政收入：全年完成9亿元，增长5%；), or one
        that says what is dealt out to those listed behind it: 新增债券按地区分：甲区31亿元，乙区27亿元."""
        if (dealt := _DEALT_OUT.match(words)) and (of := cleaning.clean(dealt["of"] or dealt["each"])):
            return {"name": of, "compared": of}
        if each := _RATE_OF_EACH.match(words):
            of = each["of"] or self.among.words or self.name
            return {"of_each": OfEach(of + each["rate"], are_places=not (each["each"] or each["order"]))} if of else {}
        name = "" if terms.SEEN.match(words) else cleaning.clean(words)  # 按规模：大型9个
        label = self.level_count and terms.MEASURES.ending(name) and not verbs.leading_verb(name)
        return {"name": name} if label and deeds.object_of(name) == name else {}

    def _measured(self, words: str, *, announces: bool) -> dict[str, Any]:
        """What a clause without numbers says is measured of each of those that come."""
        is_whole = words.endswith(_AMONG) and len(words) <= _LONGEST_AMONG and not words.startswith(_PARTS)
        divided = wholes.seen_among(words)
        if announces and not divided.measure:
            divided = _announced(words)
        if not divided.measure:
            divided = wholes.among_products(words)
        among = wholes.among(words[:-1]) if is_whole else divided
        changes: dict[str, Any] = {"among": among} if is_whole or among.measure else {}
        if among.measure:
            changes["measure"], changes["measure_unit"] = among.measure, ""
        if is_whole and (sized := sizing.sized(among.words)):
            changes["sized"], changes["divided"] = sized, True
        return changes

    def last_levels(self, count: int) -> tuple[str, ...]:
        """The names of the sentence's last levels, in order, at most so many."""
        return _last(self.levels, count)

    def last_rates(self, count: int) -> tuple[str, ...]:
        """The same of its rates."""
        return _last(self.rates, count)

    def last_grown(self, count: int) -> tuple[str, ...]:
        """The same of its growths."""
        return _last(self.grown, count)

    def about(self, name: str) -> Discourse:
        """The same for a number in a bracket that speaks of the name before it."""
        return self.moved(name=name)

    def heard(self, claim: Claim) -> Discourse:
        """What the next number can lean on once a claim is made."""
        leaves = claim.leaves
        after = vars(self).copy()
        after["clause"], after["passed"], after["first_clause"] = "", (), self.first_clause or " "
        after["passed_over"], after["beyond_parts"] = self.passed, False
        if not claim.inside:
            after["last"] = claim
            self._sized(claim, after)
        if leaves.subject:
            _from_subject(leaves.subject, after)
        if leaves.is_level:
            self._remember(claim, leaves.name or "", after)
        if leaves.is_rate:
            _from_rate(claim, after)
        if not claim.inside:
            self._keep_in_order(claim, after)
        if leaves.name is not None and not claim.hosted:
            after["name"] = leaves.name
        if leaves.dealing is not None:
            after["dealing"], after["dealt"] = leaves.dealing, leaves.dealing.names
        if leaves.bare is not None:
            after["bare"] = leaves.bare
        _whose(claim, after)
        after["compared"] = _compared(claim, divided=self.divided) or self.compared
        if not self.part:
            after["host"], after["host_owner"] = after["possessor"], self._owner_of_all(claim, after["owner"])
        return _discourse(after)

    def telling_each(self, words: str) -> Discourse:
        """The same behind a number of products of which the sentence goes on to tell how much there is of each: 10种主要产品中，
        原煤9万吨; ``words`` are those behind it."""
        whole = counting.before_among(words)
        among = wholes.among(whole) if whole else _AMONG_NOTHING
        return self.moved(among=among, measure=among.measure, measure_unit="") if among.measure else self

    def _owner_of_all(self, claim: Claim, owner: str) -> str:
        """The projects that the sentence is about; those of the one before where it goes on: 项目80个。总投资9亿元。完成投资2亿元."""
        return self.host_owner or owner or (self.owner_before if claim.rule.endswith(OF_OWNER) else "")

    def _sized(self, claim: Claim, after: dict[str, Any]) -> None:
        """The class of size that a whole leaves to its parts, until another whole is spoken of."""
        if sized := sizing.sized(claim.indicator):
            # 分专业看，规模以上工业企业125个，建筑业企业45个: one of those that are counted, and not their whole
            counted = claim.numeral.quantity == "count"
            if counted and self.part and self.level_count:
                return  # 企业132家，其中规上企业41家，投产企业98家
            after["sized"] = _OF_ANY_SIZE if counted and self.divided and not self.part else sized
        elif (
            self.sized.words
            and (sizing.is_of_any(claim.indicator) or not self.divided)
            and claim.leaves.name != self.name
            # 36个行业大类中27个增长，增长面75%: of the same size
            and not (claim.leaves.is_rate or terms.KINDS.ending(claim.indicator))
        ):
            after["sized"] = _OF_ANY_SIZE

    def _keep_in_order(self, claim: Claim, after: dict[str, Any]) -> None:
        """Its rates and growths, to which changes of them may be dealt: 优良率91%，达标率99%，分别提高2个和3个百分点."""
        if claim.leaves.is_rate and claim.leaves.name:
            after["rates"], after["rate_count"] = Chain(claim.leaves.name, self.rates), self.rate_count + 1
        elif claim.kind is FigureKind.COMPLETION and claim.unit == _PERCENT:
            after["rates"], after["rate_count"] = Chain(claim.indicator, self.rates), self.rate_count + 1
        elif claim.kind is FigureKind.GROWTH and claim.unit == _PERCENT:
            after["grown"], after["grown_count"] = Chain(claim.indicator, self.grown), self.grown_count + 1

    def _is_yet_stock(self, name: str) -> bool:
        """Whether a flow says nothing of what there is of the other parts: 其中，中学23所，招生5000人；小学43所."""
        return self.part and self.stock and is_flow_noun(name)

    def _remember(self, claim: Claim, name: str, after: dict[str, Any]) -> None:
        """What a level leaves: its name and all that can be taken from it."""
        unit = claim.unit
        if not self.begun:
            after["begun"], after["first_measure"] = True, _measured(claim, name)
        head, owner, possessor, measure, is_compound, is_fund = _told_by(claim, name)
        # 新开工项目总投资9亿元；续建项目50个: the verb is that of the owner
        after["unit"], after["stock"], after["head"] = (
            unit,
            claim.is_stock or self._is_yet_stock(name),
            "" if claim.rule.endswith(OF_OWNER) else head,
        )
        if not claim.hosted:
            after["levels"], after["level_count"] = Chain(name, self.levels), self.level_count + 1
            after["level_unit"] = unit
        if owner:
            after["owner"] = owner
        if possessor and not claim.hosted:
            after["possessor"] = possessor
        if measure:
            after["measure"], after["measure_unit"] = measure, unscaled(unit)
        if is_compound:
            after["whole"] = name
        if self._is_context(claim, name, is_fund=is_fund):
            after["context"] = name

    def _is_context(self, claim: Claim, name: str, *, is_fund: bool) -> bool:
        """Whether a level is the account of what is told next; none for what is spent: 加上转移性收入3亿元，支出9亿元."""
        is_context = len(name) >= _LONG_NAME and (is_fund or not self.level_count) and not claim.inside
        return is_context and not (claim.rule.endswith(OF_ACCOUNT) or _MOVED.ending(name))


def is_turned_round(words: str) -> bool:
    """Whether a clause says no more than that what it names grows again, or no more: 工业投资增速由负转正."""
    return bool(_turned_round(words))


def _turned_round(words: str) -> str:
    """The end of such a clause; empty for one that only says what something else was level with: 与全市平均水平持平."""
    return "" if _LEVEL_WITH.match(words) else _TURNED_ROUND.ending(words)


def _narrowed(words: str) -> dict[str, Any]:
    """What a clause says grows narrower or wider: 城乡收入比继续缩小，由2.4降至2.3; else nothing."""
    narrowed = _NARROWED.match(words)
    name = cleaning.clean(narrowed["own"]) if narrowed else ""
    return {"name": name} if name else {}


def _of_field(words: str) -> dict[str, Any]:
    """What is measured of which a clause says that it speaks: 生产总值 of 生产总值方面; else nothing."""
    name = cleaning.clean(words[: -len(_FIELD)]) if words.endswith(_FIELD) else ""
    return {"name": name, "speed": False} if terms.MEASURES.ending(name) else {}


def _discourse(state: dict[str, Any]) -> Discourse:
    """One of these fields, without the calls by which a frozen one is filled: there is one of each number and clause."""
    after = object.__new__(Discourse)
    object.__setattr__(after, "__dict__", state)
    return after


def _announced(words: str) -> wholes.Among:
    """What is measured of each of those that a clause with a colon announces: 招生数：; none where it measures nothing."""
    if first := _FIRST.match(words):
        return wholes.Among(words, cleaning.clean(first["of"]))
    words = cleaning.without_tail(words)
    if len(words) > _LONGEST_AMONG:
        return _AMONG_NOTHING
    if contributes := _CONTRIBUTES_EACH.search(words):
        return wholes.Among(words, cleaning.clean(contributes["says"]))
    if share := _SHARE_OF.search(words):
        return wholes.Among(
            words, share[0].removesuffix(terms.DEALING.ending(share[0]))
        )  # 占总产值的比重分别为：农业62%，林业5%
    return wholes.among_announced(words)


def _last(chain: Chain | None, count: int) -> tuple[str, ...]:
    """The last names of a chain, in order, at most so many."""
    names: list[str] = []
    while chain is not None and len(names) < count:
        names.append(chain.name)
        chain = chain.before
    return tuple(reversed(names))


def _whose(claim: Claim, after: dict[str, Any]) -> None:
    """Who achieved a number, and the zone that its name begins with."""
    leaves = claim.leaves
    if leaves.actor:
        after["actor"] = leaves.actor
    if not claim.inside and leaves.name and claim.zone is None and (zone := owning.zone_of(leaves.name)):
        after["zone"] = zone


def _compared(claim: Claim, *, divided: bool) -> str:
    """What a number measures of all, or of a place, by which places may be compared; empty for one that measures nothing, one that
    counts others than those that a measure tells apart, and one of the parts by which a sentence is ``divided``."""
    name = claim.leaves.name or claim.leaves.subject or ""
    if claim.numeral.quantity == "count":
        return places.measured(name)
    name = name.removesuffix(_SPEEDS.ending(name))
    of_all = places.without(name)
    told = not claim.inside and terms.MEASURES.ending(name) and (not divided or of_all != name)
    return of_all if told else ""


class _Told(NamedTuple):
    """All that a name tells of what comes after it (``naming``)."""

    head: str
    owner: str
    possessor: owning.Possessor | None
    measure: str
    is_compound: bool
    is_fund: bool


def _measured(claim: Claim, name: str) -> tuple[str, str]:
    """What a level measures that its parts do, too, with its unit."""
    return _told_by(claim, name).measure, unscaled(claim.unit)


def _told_by(claim: Claim, name: str) -> _Told:
    """What a level's name tells; of what is counted in a row (重点项目6大类48个) that is what the project tells, not its number."""
    return _told(claim.leaves.bare or name, claim.numeral.quantity == "count")


@lru_cache(maxsize=8192)
def _told(name: str, counted: bool) -> _Told:
    """Names come again and again; ``counted`` are things."""
    owner = verbs.before_deed(deeds.undone(name)) if counted else deeds.project_measured(name)
    owner = owner.removesuffix(terms.OF)  # 列入省重点项目的有9项
    sort = _sort_of_projects(name, counted=counted)
    return _Told(
        verbs.head(name),
        # 重点项目90个，其中续建60个，总投资9亿元: these have it
        sort + deeds.thing(owner).removeprefix(sort) if terms.OWNERS.ending(owner) else "",
        owning.possessor(name, counted=counted),
        measuring.carried_measure(name) or (_grown_of_some(name) if counted else ""),
        parting.is_compound(name),
        measuring.is_fund(name),
    )


def _grown_of_some(name: str) -> str:
    """What grew of those that a name counts, and is measured of those that come next: 21个行业增加值增长，其中汽车制造业增长24%.
    Empty where it counts all."""
    grew, of, _ = name.partition(terms.OF)
    measure = cleaning.without_tail(grew.removesuffix(DIRECTION.ending(grew))) if of else ""
    return measure if measure != grew and terms.MEASURES.ending(measure) == measure else ""


def _sort_of_projects(name: str, *, counted: bool) -> str:
    """What a name says of how far its projects are (续建 of 重点项目续建), where it says it of all: none of 新建、续建项目."""
    sort = terms.PROJECTS_SO_FAR.starting(name)
    beside = sort and terms.LIST.match(name, len(sort))
    return (terms.PROJECTS_SO_FAR.ending(name) if counted else "") or ("" if beside else sort)


def _from_rate(claim: Claim, after: dict[str, Any]) -> None:
    """What a rate leaves, and whose it is: 工业企业产品销售率99%。实现营业收入40亿元; 签约项目履约率92%、开工率71%."""
    after["unit"], after["speed"] = claim.unit, claim.leaves.speed
    name = claim.leaves.name or ""
    if who := _told(name, False).possessor:
        after["possessor"] = who
    own = terms.OWNED.ending(name)
    if own and terms.OWNERS.ending(owner := name[: -len(own)]) not in {"", owner}:
        after["owner"] = owner


def _from_subject(subject: str, after: dict[str, Any]) -> None:
    """What a change with a subject of its own leaves: what is measured, of which whole, and whose it is."""
    told = _told(subject, False)
    if told.measure:
        after["measure"], after["measure_unit"] = told.measure, ""
    if told.is_compound:
        after["whole"] = subject
    if told.possessor:
        after["possessor"] = told.possessor


OUTSET = Discourse()
"""Before anything was said."""
_SENTENCE = dict(dropwhile(lambda field: field[0] != "levels", vars(OUTSET).items()))


def unscaled(unit: str) -> str:
    """A unit without 万 or 亿, for comparing what is measured."""
    return unit[1:] if unit.startswith(_SCALES) and len(unit) > 1 else unit
