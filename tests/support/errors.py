"""Errors planted into good reports, each of a kind that a named identity must find.

Here belong the ways in which a report goes wrong between the bureau and the printer. Not here: finding them
(``dbt_project``).
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tests.support.drafting import Draft, TableDraft
from tests.support.printed import Printed

_TAX_TABLES = ("industries", "zones")


@dataclass(frozen=True, slots=True)
class PlantedError:
    """What was done to a report. ``identity`` must find it, those in ``may_follow`` may find it too."""

    kind: str
    report_id: str
    what: str
    identity: str
    may_follow: tuple[str, ...] = ()


Planter = Callable[[Draft, random.Random], PlantedError | None]


def plant(report: Draft, luck: random.Random) -> PlantedError | None:
    """Plant one error of a kind that the report has a place for; None when it has none for any. Changes the report."""
    for kind in luck.sample(list(KINDS), len(KINDS)):
        error = KINDS[kind](report, luck)
        if error is not None:
            return error
    return None


def _swap_rows(report: Draft, luck: random.Random) -> PlantedError | None:
    """Two amounts of a table of shares change places."""
    table, amounts = _amounts(report, luck)
    if table is None:
        return None
    # amounts that hardly differ would leave their shares right
    pairs = [(one, other) for one in amounts for other in amounts if one.scaled * 100 > other.scaled * 110]
    if not pairs:
        return None
    one, other = luck.choice(pairs)
    what = f"{one.name} {one.value} <> {other.name} {other.value}"
    one.scaled, other.scaled = other.scaled, one.scaled
    return _error("swapped_rows", report, what, "share_of_whole", "text_vs_table", "restatement")


def _drop_part(report: Draft, luck: random.Random) -> PlantedError | None:
    """A row of a table with a total is left out."""
    table, amounts = _amounts(report, luck)
    if table is None:
        return None
    row = luck.randrange(len(amounts))
    del table.rows[row]
    return _error("dropped_part", report, f"{amounts[row].name} {amounts[row].value}", "sum_of_parts", "shares_sum")


def _move_decimal_point(report: Draft, luck: random.Random) -> PlantedError | None:
    """One amount of a table with a total is printed ten times as large."""
    return _scaled_amount(report, luck, 1, "moved_decimal_point")


def _slip_unit(report: Draft, luck: random.Random) -> PlantedError | None:
    """One amount of a table with a total is printed in another unit than its header says."""
    return _scaled_amount(report, luck, 4, "slipped_unit")


def _scaled_amount(report: Draft, luck: random.Random, power: int, kind: str) -> PlantedError | None:
    table, amounts = _amounts(report, luck)
    if table is None:
        return None
    amount = luck.choice(amounts)
    good = amount.value
    amount.scaled *= 10**power
    return _error(
        kind,
        report,
        f"{amount.name} {good} > {amount.value}",
        "sum_of_parts",
        "share_of_whole",
        "text_vs_table",
        "restatement",
    )


def _wrong_total(report: Draft, luck: random.Random) -> PlantedError | None:
    """The printed total is not what the rows add up to."""
    table, _ = _amounts(report, luck)
    if table is None:
        return None
    total = _numbers(table)[-1][0]
    good = total.value
    total.scaled += luck.choice((-1, 1)) * max(total.scaled * luck.randint(2, 6) // 100, 20)
    return _error(
        "wrong_total",
        report,
        f"{total.name} {good} > {total.value}",
        "sum_of_parts",
        "share_of_whole",
        "text_vs_table",
        "restatement",
    )


def _wrong_share(report: Draft, luck: random.Random) -> PlantedError | None:
    """A share in the text is not that of the amount before it."""
    shares = [figure for place, figure in report.figures() if place == "text" and figure.kind == "share"]
    if not shares:
        return None
    share = luck.choice(shares)
    good = share.value
    share.scaled += luck.choice((13, 27, 41))
    return _error(
        "wrong_share",
        report,
        f"{share.name} {good}% > {share.value}%",
        "share_of_whole",
        "text_vs_table",
        "restatement",
    )


def _text_against_table(report: Draft, luck: random.Random) -> PlantedError | None:
    """A result stands otherwise in the text than in the table of results."""
    table = report.tables.get("results")
    if table is None:
        return None
    results = {row[-1].key: row[-1] for row in table.rows if isinstance(row[-1], Printed) and row[-1].kind == "level"}
    told = [
        figure
        for place, figure in report.figures()
        if place == "text" and figure.kind == "level" and figure.scenario == "actual" and figure.key in results
    ]
    if not told:
        return None
    figure = luck.choice(told)
    good = figure.value
    figure.scaled += max(figure.scaled * luck.randint(3, 9) // 100, 2)
    return _error(
        "text_against_table",
        report,
        f"{figure.name} {good} > {figure.value}",
        "text_vs_table",
        "restatement",
        "completion",
        "growth_base",
        # the parts that the text lists add up to the true one
        "sum_of_parts",
    )


def _wrong_completion(report: Draft, luck: random.Random) -> PlantedError | None:
    """A rate of completion is not that of the result and its goal, which stand in the same row."""
    table = report.tables.get("livelihood")
    if table is None:
        return None
    completion = luck.choice(table.rows)[-1]
    if not isinstance(completion, Printed):
        return None
    good = completion.value
    completion.scaled += luck.choice((37, 58, 112))
    return _error(
        "wrong_completion",
        report,
        f"{completion.name} {good}% > {completion.value}%",
        "completion",
        "text_vs_table",
        "restatement",
    )


def _moved_goal(report: Draft, luck: random.Random) -> PlantedError | None:
    """A goal stands in the table of results otherwise than the report of the year before planned it."""
    table = report.tables.get("results")
    if table is None or not report.follows:
        return None
    goals = [row[2] for row in table.rows if isinstance(row[2], Printed) and row[2].kind == "level"]
    goal = luck.choice(goals)
    good = goal.value
    goal.scaled += max(goal.scaled * luck.randint(5, 9) // 100, 2)
    return _error(
        "moved_goal",
        report,
        f"{goal.name} {good} > {goal.value}",
        "cycle_closure",
        "completion",
        "text_vs_table",
        "restatement",
        "target_claim",
    )


def _impossible_growth(report: Draft, luck: random.Random) -> PlantedError | None:
    """A growth of a count that no whole number of the year before leads to."""
    figures = list(report.figures())
    counts = {
        figure.key: figure
        for place, figure in figures
        if place == "text" and figure.kind == "level" and figure.scenario == "actual" and not figure.decimals
    }
    growths = [
        figure
        for place, figure in figures
        if place == "text" and figure.kind == "growth" and figure.decimals == 2 and figure.key in counts
    ]
    luck.shuffle(growths)
    for growth in growths:
        count = counts[growth.key].scaled
        for step in range(1, 40):
            if not _has_whole_base(count, growth.sign * growth.scaled + step):
                good = growth.value
                shifted = growth.sign * growth.scaled + step
                if shifted * growth.sign <= 0:
                    break
                growth.scaled = abs(shifted)
                return _error(
                    "impossible_growth",
                    report,
                    f"{growth.name} {good}% > {growth.value}%",
                    "growth_base",
                    "text_vs_table",
                    "restatement",
                )
    return None


def _has_whole_base(count: int, growth: int) -> bool:
    """Whether some whole number grows by ``growth`` hundredths of a %, rounded or cut, to ``count``."""
    lowest = -(-count * 20_000 // (20_000 + 2 * growth + 2))
    return lowest * (20_000 + 2 * growth - 2) <= count * 20_000


KINDS: Mapping[str, Planter] = {
    "swapped_rows": _swap_rows,
    "dropped_part": _drop_part,
    "moved_decimal_point": _move_decimal_point,
    "slipped_unit": _slip_unit,
    "wrong_total": _wrong_total,
    "wrong_share": _wrong_share,
    "text_against_table": _text_against_table,
    "wrong_completion": _wrong_completion,
    "moved_goal": _moved_goal,
    "impossible_growth": _impossible_growth,
}


def _amounts(report: Draft, luck: random.Random) -> tuple[TableDraft | None, list[Printed]]:
    """A table of tax with its parts' amounts, without the total; None when the report has no such table."""
    tables = [table for name, table in report.tables.items() if name in _TAX_TABLES]
    if not tables:
        return None, []
    table = luck.choice(tables)
    return table, [numbers[0] for numbers in _numbers(table)[:-1]]


def _numbers(table: TableDraft) -> list[list[Printed]]:
    return [[cell for cell in row if isinstance(cell, Printed)] for row in table.rows]


def _error(kind: str, report: Draft, what: str, identity: str, *may_follow: str) -> PlantedError:
    return PlantedError(kind, report.report_id, what, identity, may_follow)
