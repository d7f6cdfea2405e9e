"""What can be said of an economy with one number: its level, growth, share, plan and so on.

Here belongs the making of ``Printed`` from true values. Not here: where it stands in a report.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tests.support.economy import TAX, Economy
from tests.support.phrasebook import Goal, Wording
from tests.support.printed import Printed, divide, percent

_SHARE_DECIMALS = 1


class Statements:
    """The statements about one economy in its present year. ``way`` (0 or more) chooses among words that mean the
    same.
    """

    def __init__(self, economy: Economy, wording: Wording, way: int) -> None:
        self._economy = economy
        self._wording = wording
        self._way = way
        self._forms: Mapping[str, Callable[[str], Printed]] = {
            "level": self.level,
            "last": self.last,
            "base": self.base,
            "about": self.about,
            "over": self.over,
            "above": self.above,
            "growth": self.growth,
            "points": self.points,
            "share": self.share,
            "completion": self.completion,
            "goal": self.goal,
            "plan": self.plan,
        }

    def say(self, key: str, form: str) -> Printed:
        """One statement for a sentence. Raises ``KeyError`` for an unknown key or form."""
        return self._forms[form](key)

    def in_cell(self, key: str, form: str, *, unit_beside: bool) -> Printed:
        """One statement for a cell; ``unit_beside`` is False where the table's header or a column has the unit."""
        printed = self.say(key, form)
        printed.unit_beside = unit_beside
        if not unit_beside:
            printed.before = printed.after = printed.comparator = ""
        return printed

    def of_goal(self, goal: Goal, form: str) -> Printed:
        """The cell of a goal's row in a table of targets and results: ``form`` is last, goal, level or plan."""
        year = {"last": -1, "goal": 0, "level": 0, "plan": 1}[form]
        if form in {"goal", "plan"}:
            return self._target(
                goal, self._economy.goals if form == "goal" else self._economy.plan, year, in_words=False
            )
        if goal.form in {"level", "rate"}:
            return self.last(goal.key) if form == "last" else self.level(goal.key)
        printed = self._growth_of_last_year(goal.key) if form == "last" else self.growth(goal.key)
        if goal.form != "change":
            printed.before = ""
        return printed

    def level(self, key: str) -> Printed:
        """What it came to this year."""
        return self._stated(key, self._economy.printed(key, self._economy.now), 0, "actual")

    def last(self, key: str) -> Printed:
        """What it came to in the year before, as known today."""
        return self._stated(key, self._economy.printed(key, self._economy.before), -1, "actual")

    def base(self, key: str) -> Printed:
        """Where it came from: 由上年的3.10%提高到3.25%."""
        return self._stated(key, self._economy.printed(key, self._economy.before), -1, "baseline")

    def about(self, key: str) -> Printed:
        """This year's level without decimals: 约1039亿元."""
        printed = self.level(key)
        printed.scaled, printed.decimals = divide(printed.scaled, 10**printed.decimals), 0
        printed.before, printed.comparator = self._wording.rounded["about"], "approx"
        return printed

    def over(self, key: str) -> Printed:
        """This year's count, cut to two digits: 9500多场."""
        printed = self._cut(self.level(key))
        printed.between, printed.comparator = self._wording.rounded["over"], "gt"
        return printed

    def above(self, key: str) -> Printed:
        """This year's count, cut to two digits: 超过14000人次."""
        printed = self._cut(self.level(key))
        printed.before, printed.comparator = self._wording.rounded["above"], "ge"
        return printed

    def growth(self, key: str) -> Printed:
        """The change against the year before, in %."""
        now, before = self._economy.now[key], self._economy.before[key]
        return self._changed(key, now, before, 0)

    def points(self, key: str) -> Printed:
        """The change of a rate, in percentage points."""
        economy = self._economy
        change = economy.printed(key, economy.now) - economy.printed(key, economy.before)
        words = self._wording.direction["rise_points" if change >= 0 else "fall_points"]
        (unit,) = self._wording.direction["points"]
        printed = self._about(key, abs(change), economy.indicators[key].decimals, unit, "growth", 0, "actual")
        printed.sign = -1 if change < 0 else 1
        printed.before = words[self._way % len(words)]
        return printed

    def share(self, key: str) -> Printed:
        """Its share in its whole, in %."""
        economy = self._economy
        whole = TAX if key.startswith(TAX) else economy.indicators[key].part_of
        value = percent(economy.now[key], economy.now[whole], _SHARE_DECIMALS)
        return self._about(key, value, _SHARE_DECIMALS, "%", "share", 0, "actual")

    def completion(self, key: str) -> Printed:
        """What it came to in % of this year's goal. Only for a goal that is a level."""
        economy, goal = self._economy, self._economy.book.goals[key]
        scale = 10 ** (economy.indicators[key].digits - goal.decimals)
        value = percent(economy.now[key], economy.goals[key] * scale, _SHARE_DECIMALS)
        return self._about(key, value, _SHARE_DECIMALS, "%", "completion", 0, "actual")

    def goal(self, key: str) -> Printed:
        """What was aimed at this year."""
        printed = self._target(self._economy.book.goals[key], self._economy.goals, 0, in_words=True)
        # a bracket holds the bare number; what belongs to it stands outside
        if printed.comparator == "le":
            printed.after = ""
        return printed

    def plan(self, key: str) -> Printed:
        """What is aimed at for the next year."""
        return self._target(self._economy.book.goals[key], self._economy.plan, 1, in_words=True)

    @staticmethod
    def _cut(printed: Printed) -> Printed:
        step = 10 ** max(0, len(str(printed.scaled)) - 2)
        printed.scaled = printed.scaled // step * step
        return printed

    def _growth_of_last_year(self, key: str) -> Printed:
        economy = self._economy
        return self._changed(key, economy.before[key], economy.long_before[key], -1)

    def _changed(self, key: str, now: int, before: int, year: int) -> Printed:
        decimals = self._economy.indicators[key].growth_decimals
        change = divide((now - before) * 100 * 10**decimals, before)
        words = self._wording.direction["rise" if change >= 0 else "fall"]
        printed = self._about(key, abs(change), decimals, "%", "growth", year, "actual")
        printed.sign = -1 if change < 0 else 1
        printed.before = words[0]
        return printed

    def _target(self, goal: Goal, numbers: Mapping[str, int], year: int, *, in_words: bool) -> Printed:
        number = numbers[goal.key]
        if goal.form in {"level", "rate"}:
            printed = self._stated(goal.key, number, year, "target")
            printed.decimals = goal.decimals
        else:
            printed = self._about(goal.key, number, goal.decimals, "%", "growth", year, "target")
            printed.sign = -1 if goal.form == "fall" else 1
            if in_words or goal.form == "change":
                printed.before = self._wording.direction["rise" if printed.sign > 0 else "fall"][0]
        if goal.comparator:
            ways = self._wording.comparator[goal.comparator]
            printed.comparator = goal.comparator
            before, printed.after = ways[self._way % len(ways)] if in_words and not printed.before else ways[0]
            printed.before = printed.before or before
        return printed

    def _stated(self, key: str, value: int, year: int, scenario: str) -> Printed:
        indicator = self._economy.indicators[key]
        kind = "rate" if indicator.is_rate else "level"
        return self._about(key, value, indicator.decimals, indicator.unit, kind, year, scenario)

    def _about(self, key: str, scaled: int, decimals: int, unit: str, kind: str, year: int, scenario: str) -> Printed:
        economy = self._economy
        indicator = economy.indicators[key]
        member = economy.members.get(key)
        return Printed(
            key=key,
            name=indicator.name,
            indicator_id=indicator.indicator_id,
            scaled=scaled,
            decimals=decimals,
            unit=unit,
            kind=kind,
            year=economy.year + year,
            scenario=scenario,
            zone=member.zone if member else "all",
            industry=member.industry if member else "all",
        )
