"""One area through the years: true values, of which reports print roundings, and the plans that bind one year to the
next.

Here belongs what is so. Every printed number is the rounding of a true one, so that all identities hold within what
rounding hides. Not here: what a report says of it (``tests.support.statements``).
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from tests.support.phrasebook import MEMBER, Goal, Indicator, Phrasebook
from tests.support.printed import divide, literal, rescale

TAX = "tax"
INDUSTRIES = f"{TAX}@industries"
ZONES = f"{TAX}@zones"
# smaller changes would be printed as nothing
_LEAST_CHANGE = 1000
_RESTATED = ("retail", "patents", "unemployed", "jobs")


@dataclass(frozen=True, slots=True)
class Zone:
    """A zone of an area. ``printed`` is what a sentence calls it."""

    zone_id: str
    name: str
    name_en: str
    zone_type: str
    printed: str


@dataclass(frozen=True, slots=True)
class Member:
    """A zone or an industry that a number is about, by the name that a sentence gives it."""

    zone: str = "all"
    industry: str = "all"
    printed: str = ""


@dataclass(frozen=True, slots=True)
class Restatement:
    """A value of the year before that this year's report prints anew, both values as decimal literals."""

    name: str
    year: int
    first: str
    restated: str


@dataclass
class Economy:
    """The values of one area in ``year`` (``now``), in the two years before, the goals of this year and the plan for
    the next.

    Keys are those of the indicators, with ``@`` and a member for zones and industries. ``now`` and ``before`` are in
    units of the indicator's ``digits``, ``goals`` and ``plan`` in units of the goal's ``decimals``.
    """

    book: Phrasebook
    area_code: str
    random: random.Random
    year: int
    zones: tuple[Zone, ...]
    total_zone: Zone
    restatement_rate: float
    industries: tuple[str, ...] = ()
    table_goals: tuple[Goal, ...] = ()  # those in the area's tables of targets
    indicators: dict[str, Indicator] = field(default_factory=dict)
    members: dict[str, Member] = field(default_factory=dict)
    now: dict[str, int] = field(default_factory=dict)
    before: dict[str, int] = field(default_factory=dict)
    long_before: dict[str, int] = field(default_factory=dict)
    goals: dict[str, int] = field(default_factory=dict)
    plan: dict[str, int] = field(default_factory=dict)
    restated: Restatement | None = None
    _weights: dict[str, float] = field(default_factory=dict)
    _parts: dict[str, list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Three years up to the first report are lived through, so that it has something to compare with."""
        self._found()
        rate, self.restatement_rate = self.restatement_rate, 0.0
        self.year -= 3
        for _ in range(3):
            self.advance()
        self.restatement_rate = rate

    def advance(self) -> None:
        """On to the next year: the plan becomes its goals."""
        self.year += 1
        self.goals = self.plan
        self.restated = self._restate() if self.random.random() < self.restatement_rate else None
        self.long_before, self.before = self.before, self.now
        self.now = self._grown()
        self.plan = {key: self._planned(goal) for key, goal in self.book.goals.items()}

    def printed(self, key: str, values: Mapping[str, int]) -> int:
        """A value as it is printed, in units of its last printed decimal."""
        indicator = self.indicators[key]
        return rescale(values[key], indicator.digits, indicator.decimals)

    def largest_industries(self, count: int) -> list[str]:
        """The keys of the industries that paid most tax, the largest first."""
        keys = [f"{TAX}@{industry}" for industry in self.industries]
        return sorted(keys, key=lambda key: -self.now[key])[:count]

    def _found(self) -> None:
        draw = self.random
        chosen = draw.sample(range(1, len(self.book.industries)), draw.randint(5, 7))
        industries = [self.book.industries[index] for index in sorted(chosen)]
        self.industries = tuple(industry.industry_id for industry in industries)
        tabled = [goal for goal in self.book.goals.values() if goal.in_table]
        shown = draw.sample(range(len(tabled)), draw.randint(len(tabled) - 6, len(tabled) - 3))
        self.table_goals = tuple(tabled[index] for index in sorted(shown))
        self.indicators.update(self.book.indicators)
        total, tax = self.book.industries[0], self.book.indicators[TAX]
        named = replace(tax, name=MEMBER + tax.name)
        self._add(INDUSTRIES, named, Member(industry=total.industry_id, printed=total.name.removesuffix("合计")))
        for industry in industries:
            self._add(
                f"{TAX}@{industry.industry_id}", named, Member(industry=industry.industry_id, printed=industry.name)
            )
        self._add(ZONES, named, Member(zone=self.total_zone.zone_id, printed=self.total_zone.printed))
        for zone in self.zones:
            member = Member(zone=zone.zone_id, printed=zone.printed)
            self._add(f"{TAX}@{zone.zone_id}", named, member)
            for key, indicator in self.book.zone_indicators.items():
                self._add(f"{key}@{zone.zone_id}", indicator, member)
        for key, indicator in self.indicators.items():
            if indicator.part_of:
                self._parts.setdefault(indicator.part_of, []).append(key)
                self._weights[key] = (
                    draw.uniform(indicator.low, indicator.high) / 100 if indicator.low is not None else 0
                )
            elif indicator.low is not None and not _is_tax_of_a_member(key):
                self.now[key] = round(draw.uniform(indicator.low, indicator.high) * 10**indicator.digits)
        for total_key, keys, share in (
            (INDUSTRIES, [f"{TAX}@{industry}" for industry in self.industries], draw.uniform(0.55, 0.85)),
            (ZONES, [f"{TAX}@{zone.zone_id}" for zone in self.zones], draw.uniform(0.4, 0.75)),
        ):
            self._parts[total_key] = keys
            weights = [draw.uniform(0.4, 1.6) for _ in keys]
            for key, weight in zip(keys, weights, strict=True):
                self._weights[key] = weight * share / sum(weights)

    def _add(self, key: str, indicator: Indicator, member: Member) -> None:
        self.indicators[key] = replace(indicator, key=key, name=indicator.name.replace(MEMBER, member.printed))
        self.members[key] = member

    def _grown(self) -> dict[str, int]:
        """The values of a new year."""
        draw, values = self.random, {}
        for key, value in self.now.items():
            indicator = self.indicators[key]
            if indicator.part_of or _is_tax_of_a_member(key):
                continue
            if indicator.is_rate:
                step = round(draw.uniform(indicator.slowest, indicator.fastest) * 10**indicator.decimals) or 1
                top = 100 * 10**indicator.decimals
                # a rate that would pass its bounds turns back
                values[key] = value + step if top // 100 < value + step < top else value - abs(step)
            else:
                step = divide(value * round(draw.uniform(indicator.slowest, indicator.fastest) * 100), 10_000)
                values[key] = value + (step or 1)
                if abs(values[key] - value) * _LEAST_CHANGE < value:
                    values[key] = value + max(1, value // _LEAST_CHANGE + 1)
        for whole, parts in self._parts.items():
            if whole in (INDUSTRIES, ZONES):
                continue
            values.update(self._split(values[whole], parts, self.now))
        for total in (INDUSTRIES, ZONES):
            values.update(self._tax_of_members(values[TAX], total))
        return values

    def _split(self, whole: int, parts: Sequence[str], last: Mapping[str, int]) -> dict[str, int]:
        """The parts of a whole, which add up to it where one of them is what the others leave."""
        while True:
            values: dict[str, int] = {}
            for key in parts:
                if self.indicators[key].low is not None:
                    self._weights[key] = self._drifted(key)
                    values[key] = max(1, round(whole * self._weights[key]))
            for key in parts:
                if self.indicators[key].low is None:
                    values[key] = whole - sum(values.values())
            if _all_changed(values, last):
                return values

    def _drifted(self, key: str) -> float:
        """A part's share in the whole, a little moved and held within its bounds."""
        indicator = self.indicators[key]
        weight = self._weights[key] * self.random.uniform(0.985, 1.015)
        return min(max(weight, (indicator.low or 0) / 100), indicator.high / 100)

    def _tax_of_members(self, tax: int, total: str) -> dict[str, int]:
        keys = self._parts[total]
        while True:
            weights = {key: self._weights[key] * self.random.uniform(0.95, 1.05) for key in keys}
            values = {key: round(tax * weight) for key, weight in weights.items()}
            values[total] = sum(values.values())
            if _all_changed(values, self.now) and values[total] < tax * 0.9:
                self._weights.update(weights)
                return values

    def _planned(self, goal: Goal) -> int:
        """The number planned for the next year, in units of the goal's last decimal."""
        indicator, draw = self.indicators[goal.key], self.random
        if goal.form == "level":
            number = divide(
                rescale(self.now[goal.key], indicator.digits, goal.decimals) * draw.randint(goal.low, goal.high), 100
            )
            return max(1, divide(number, goal.step)) * goal.step
        if goal.form == "rate":
            now = rescale(self.now[goal.key], indicator.digits, goal.decimals)
            number = min(now + draw.randint(goal.low, goal.high), 99 * 10**goal.decimals)
        else:
            number = draw.randint(goal.low, goal.high)
        return number // goal.step * goal.step

    def _restate(self) -> Restatement | None:
        """Replaces a value of the year that ends by a revised one, if the area's tables print last year's values of
        any.
        """
        keys = [goal.key for goal in self.table_goals if goal.key in _RESTATED]
        if not keys:
            return None
        key = self.random.choice(keys)
        revised = self.now[key] + divide(self.now[key] * self.random.choice((-2, -1, 1, 2)), 100)
        decimals = self.indicators[key].decimals
        first = literal(self.printed(key, self.now), decimals)
        self.now = {**self.now, key: revised}
        return Restatement(
            self.indicators[key].name, self.year - 1, first, literal(self.printed(key, self.now), decimals)
        )


def _is_tax_of_a_member(key: str) -> bool:
    return key.startswith(f"{TAX}@")


def _all_changed(values: Mapping[str, int], last: Mapping[str, int]) -> bool:
    """Whether every value changed by enough to be printed as a growth; so it is when there is nothing to compare
    with.
    """
    return all(
        abs(value - last[key]) * _LEAST_CHANGE >= last[key] and value != last[key]
        for key, value in values.items()
        if key in last
    )


def zone_names(book: Phrasebook, seed: int) -> Iterator[tuple[str, int]]:
    """Stems of zone names with the number of their kind, each pair once, in an order of the seed's own."""
    count = len(book.stems) * len(book.zone_kinds)
    order = random.Random(f"{seed}-zones").sample(range(count), count)
    for number in order:
        kind, stem = divmod(number, len(book.stems))
        yield book.stems[stem], kind
