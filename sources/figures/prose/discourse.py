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

from sources.figures import naming
from sources.figures.claim import Claim, Dealing
from sources.figures.prose.accounts import OF_ACCOUNT
from sources.figures.words import holds, listed, pattern, section

_LONG_NAME = 6
_MOVED = listed("accounts", "flow", "moved")
_MOST_PASSED = 9
_SCALES = tuple(listed("kinds", "scale").meaning)
_SPAN = re.compile(pattern("stock", "span"))
_SPAN_MARKS = section("stock", "span")["marks"]
_PARTS = tuple(listed("wording", "parts").meaning)
_TURNED_ROUND = listed("change", "turned_round")
_SPEEDS = listed("change", "leaning", "speed")
_AMONG = tuple(listed("wording", "among").meaning)
_LONGEST_AMONG = 30
_NOBODY, _OF_ANY_SIZE, _AMONG_NOTHING = naming.Possessor(), naming.Sized(), naming.Among()


def speaks_of_span(text: str) -> bool:
    """Whether a text speaks of several years together anywhere (五年来)."""
    return holds(text, _SPAN_MARKS) and _SPAN.search(text) is not None


class Chain(NamedTuple):
    """Names that grow by one without being copied: the last, and those before it."""

    name: str
    before: Chain | None


@dataclass(frozen=True)
class Discourse:
    """What was said before, read-only. It begins anew with each paragraph; the fields from ``levels`` on, with each sentence."""

    name: str = ""  # of the last level, or of the last growth with a subject of its own
    unit: str = ""
    stock: bool = False
    measure: str = ""  # what parts measure that are named after their whole
    measure_unit: str = ""
    whole: str = ""  # the last name of a compound (进出口总额), whose parts are named by half a word
    context: str = ""  # the last name long enough for 收入 or 支出 alone to lean on
    base_year: int = 0  # the last one before the years that it speaks of together (五年来); 0 for none
    topic: str = ""  # what the paragraph's first sentence is about
    speed: bool = False  # whether the last rate was that of a growth (增速)
    possessor: naming.Possessor = _NOBODY  # whom the last numbers spoke of
    host: naming.Possessor = _NOBODY  # the same without parts (其中)
    sized: naming.Sized = _OF_ANY_SIZE  # the class of size (规模以上工业) that parts share
    levels: Chain | None = None  # the names of its levels, the last one first
    level_count: int = 0
    head: str = ""  # verbs that an enumeration carries on
    part: bool = False  # whether the sentence has come to the parts (其中)
    divided: bool = False  # whether it has, or says how it is divided (分行业看)
    among: naming.Among = _AMONG_NOTHING  # what the sentence says that all it names are among (主要产品产量中)
    actor: str = ""  # who achieved the last number
    clause: str = ""  # the clause before, when it holds no number
    passed: tuple[str, ...] = ()  # the last clauses before, as many as hold no number
    first_clause: str = ""  # the first clause, when it holds no number; a blank when it does
    title: str = ""  # of a document named in the sentence
    last: Claim | None = None  # the last number outside brackets
    owner: str = ""  # the projects or contracts counted last, whose amounts need not say so
    bare: str = ""  # the name that counts in a row without words share: 清单5类20条
    span: bool = False  # whether it speaks of several years together (五年来)
    dealt: tuple[str, ...] = ()  # the last names that a list was dealt to
    dealing: Dealing | None = None  # the list that the clause deals out

    def moved(self, **changes: object) -> Discourse:
        """The same but for some fields: ``dataclasses.replace`` in a tenth of the time, for it is done with every number."""
        return self._with(changes)

    def _with(self, changes: Mapping[str, object]) -> Discourse:
        after = object.__new__(Discourse)
        state = vars(self).copy()
        state.update(changes)
        object.__setattr__(after, "__dict__", state)
        return after

    def sentence(self, title: str, before: str = "") -> Discourse:
        """A sentence begins, which names a document or none; ``before`` is the sentence before, where it speaks of parts that this
        one gives."""
        among = naming.among_parts(before) if before else _AMONG_NOTHING
        return self._with({**_SENTENCE, "title": title, "possessor": self.host, "among": among})

    def opening(self, words: str, how: naming.Opening, *, spans: bool) -> Discourse:
        """A clause begins with these words, which open it so; ``spans`` is whether its text speaks of several years at all."""
        part = self.part or how.part
        divided = self.divided or part or how.divides
        span = self.span or (spans and _SPAN.search(words) is not None)
        if divided is self.divided and part is self.part and span is self.span and self.dealing is None:
            return self
        return self.moved(part=part, divided=divided, span=span, dealing=None)

    def passing(self, words: str) -> Discourse:
        """A clause without numbers is heard."""
        changes: dict[str, Any] = {}
        if (turned := _TURNED_ROUND.ending(words)) and (name := naming.clean(words[: -len(turned)])):
            changes["name"], changes["speed"] = name.removesuffix(_SPEEDS.ending(name)) or self.name, True
        if words.endswith(_AMONG) and len(words) <= _LONGEST_AMONG and not words.startswith(_PARTS):
            among = naming.among(words[:-1])
            changes["among"] = among
            if among.measure:
                changes["measure"], changes["measure_unit"] = among.measure, ""
            if sized := naming.sized(among.words):
                changes["sized"], changes["divided"] = sized, True
        changes["clause"] = words
        changes["passed"] = (*self.passed[-_MOST_PASSED:], words)
        changes["first_clause"] = self.first_clause or words
        return self._with(changes)

    def last_levels(self, count: int) -> tuple[str, ...]:
        """The names of the sentence's last levels, in order, at most so many."""
        names: list[str] = []
        chain = self.levels
        while chain is not None and len(names) < count:
            names.append(chain.name)
            chain = chain.before
        return tuple(reversed(names))

    def about(self, name: str) -> Discourse:
        """The same for a number in a bracket that speaks of the name before it."""
        return self.moved(name=name)

    def heard(self, claim: Claim) -> Discourse:
        """What the next number can lean on once a claim is made."""
        leaves = claim.leaves
        changes: dict[str, Any] = {"clause": "", "passed": (), "first_clause": self.first_clause or " "}
        if not claim.inside:
            changes["last"] = claim
            self._sized(claim, changes)
        if leaves.subject:
            _from_subject(leaves.subject, changes)
        if leaves.is_level:
            self._remember(claim, leaves.name or "", changes)
        if leaves.is_rate:
            _from_rate(claim, changes)
        if leaves.name is not None and not claim.hosted:
            changes["name"] = leaves.name
        if leaves.dealing is not None:
            changes["dealing"], changes["dealt"] = leaves.dealing, leaves.dealing.names
        if leaves.bare is not None:
            changes["bare"] = leaves.bare
        if leaves.actor:
            changes["actor"] = leaves.actor
        if not self.part and "possessor" in changes:
            changes["host"] = changes["possessor"]
        return self._with(changes)

    def _sized(self, claim: Claim, changes: dict[str, Any]) -> None:
        """The class of size that a whole leaves to its parts, until another whole is spoken of."""
        if sized := naming.sized(claim.indicator):
            changes["sized"] = sized
        elif self.sized.words and not self.divided and claim.leaves.name != self.name:
            changes["sized"] = _OF_ANY_SIZE

    def _remember(self, claim: Claim, name: str, changes: dict[str, Any]) -> None:
        """What a level leaves: its name and all that can be taken from it."""
        counted = claim.numeral.quantity == "count"
        told = _told(name, counted)
        changes["unit"], changes["stock"], changes["head"] = claim.unit, claim.is_stock, told.head
        if not claim.hosted:
            changes["levels"], changes["level_count"] = Chain(name, self.levels), self.level_count + 1
        if told.owner:
            changes["owner"] = told.owner
        if told.possessor:
            changes["possessor"] = told.possessor
        if told.measure:
            changes["measure"], changes["measure_unit"] = told.measure, unscaled(claim.unit)
        if told.is_compound:
            changes["whole"] = name
        # 加上转移性收入3亿元，支出9亿元: no context for what is spent
        moved = claim.rule.endswith(OF_ACCOUNT) or _MOVED.ending(name)
        if len(name) >= _LONG_NAME and not moved and (not self.level_count or told.is_fund):
            changes["context"] = name


class _Told(NamedTuple):
    """All that a name tells of what comes after it (``naming``)."""

    head: str
    owner: str
    possessor: naming.Possessor | None
    measure: str
    is_compound: bool
    is_fund: bool


@lru_cache(maxsize=8192)
def _told(name: str, counted: bool) -> _Told:
    """Names come again and again; ``counted`` are things."""
    return _Told(
        naming.head(name),
        naming.thing(name) if counted and naming.OWNERS.ending(name) else "",
        naming.possessor(name, counted=counted),
        naming.carried_measure(name),
        naming.is_compound(name),
        naming.is_fund(name),
    )


def _from_rate(claim: Claim, changes: dict[str, Any]) -> None:
    """What a rate leaves, and whose it is: 工业企业产品销售率99%。实现营业收入40亿元."""
    changes["unit"], changes["speed"] = claim.unit, claim.leaves.speed
    if who := _told(claim.leaves.name or "", False).possessor:
        changes["possessor"] = who


def _from_subject(subject: str, changes: dict[str, Any]) -> None:
    """What a change with a subject of its own leaves: what is measured, of which whole, and whose it is."""
    told = _told(subject, False)
    if told.measure:
        changes["measure"], changes["measure_unit"] = told.measure, ""
    if told.is_compound:
        changes["whole"] = subject
    if told.possessor:
        changes["possessor"] = told.possessor


_SENTENCE = dict(dropwhile(lambda field: field[0] != "levels", vars(Discourse()).items()))


def unscaled(unit: str) -> str:
    """A unit without 万 or 亿, for comparing what is measured."""
    return unit[1:] if unit.startswith(_SCALES) and len(unit) > 1 else unit
