"""What is written of the model: the files that the product reads, and the tables of ``docs/confidence.md``.

Here belong their forms, so that a test can write them again and compare. Not here: what they say.
"""

from __future__ import annotations

import csv
import io
import math
import re
from collections.abc import Sequence
from pathlib import Path

from benchmarks.confidence.model import READ, SCANNED, SEEN, Judged, Model, Quality
from sources.figures.confidence import BASE, RULE, log_odds, share_of

BEGIN, END = "<!-- measured: make confidence -->", "<!-- end of what is measured -->"
_ODDS_PLACES = 3
_EXAMPLES = 8


def rule_shares(model: Model) -> str:
    """``sources/figures/rule_shares.csv``."""
    return _csv(("rule", "read", "right"), [(rule, *counts) for rule, counts in model.rules.items()])


def evidence_weights(weights: dict[str, float]) -> str:
    """``sources/figures/evidence_weights.csv``."""
    rows = [(code, f"{weights[code]:.2f}") for code in (BASE, RULE, *READ, *SCANNED)]
    return _csv(("evidence", "weight"), rows)


def evidence_odds(model: Model) -> str:
    """``dbt_project/seeds/evidence_odds.csv``: the odds are multiplied there, where the reader adds their logarithms."""
    return _csv(("evidence", "odds"), [(code, odds_of(weight)) for code, weight in model.seen.items()])


def odds_of(weight: float) -> str:
    """The factor that a weight is, as it is written."""
    return f"{math.exp(weight):.{_ODDS_PLACES}f}"


def _csv(head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(head)
    writer.writerows(rows)
    return text.getvalue()


def into(page: Path, tables: str) -> None:
    """Put the tables into a page, between the two marks."""
    text = page.read_text(encoding="utf-8")
    before, rest = text.split(BEGIN)
    page.write_text(f"{before}{BEGIN}\n\n{tables}\n{END}{rest.split(END)[1]}", encoding="utf-8")


def tables_of(page: Path) -> str:
    """The tables of a page."""
    return page.read_text(encoding="utf-8").split(BEGIN)[1].split(END)[0].strip() + "\n"


def quality_table(rows: Sequence[tuple[str, Quality]]) -> str:
    """How well confidence tells right from wrong, by what it was measured on."""
    head = (
        "| Documents | Figures | Wrong | Right, of the more trusted half | Calibration error | "
        "Wrong ones in the first 20 % of the queue |\n"
        "|---|---|---|---|---|---|\n"
    )
    return head + "".join(
        f"| {name} | {each.figures:,} | {each.wrong} | {each.upper_half:.1%} | {each.calibration_error:.3f} | "
        f"{each.held_by_first_fifth:.0%} |\n"
        for name, each in rows
    )


def group_table(groups: Sequence[tuple[int, float, float]]) -> str:
    """Confidence beside what is right, in ten groups."""
    head = "| Figures | Mean confidence | Right |\n|---|---|---|\n"
    return head + "".join(f"| {count} | {mean:.3f} | {share:.3f} |\n" for count, mean, share in groups)


def rule_table(model: Model) -> str:
    """The rules, those that read most first."""
    shares = model.shares()
    rows = sorted(model.rules.items(), key=lambda row: (-row[1][0], row[0]))
    head = "| Rule | Read | Right | Share that confidence begins with |\n|---|---|---|---|\n"
    return head + "".join(f"| `{rule}` | {read} | {right} | {shares.of(rule):.3f} |\n" for rule, (read, right) in rows)


def evidence_table(model: Model, weights: dict[str, float], counts: dict[str, tuple[int, int]]) -> str:
    """Each piece of evidence: of how many figures it holds, how many of them are right, and what it does to the odds."""
    head = "| Evidence | Seen by | Figures | Right | Odds times |\n|---|---|---|---|---|\n"
    parts = (("report", READ, weights), ("scan", SCANNED, weights), ("warehouse", SEEN, model.seen))
    return head + "".join(
        f"| `{code}` | {place} | {counts[code][0]} | {counts[code][1]} | {odds_of(known[code])} |\n"
        for place, codes, known in parts
        for code in codes
    )


def counts_of(codes: Sequence[str], figures: Sequence[Judged]) -> dict[str, tuple[int, int]]:
    """Of how many figures each piece of evidence holds, and how many of these are right."""
    truths = {code: [each.is_right for each in figures if code in (*each.read, *each.seen)] for code in codes}
    return {code: (len(found), sum(found)) for code, found in truths.items()}


def counts_on(page: Path) -> dict[str, tuple[int, int]]:
    """The same as a page has them; none where it has no table yet."""
    rows = rows_of(section(page, "Evidence"))
    return {code: (int(figures), int(right)) for code, _, figures, right, _ in rows}


def section(page: Path, title: str) -> str:
    """The table of a page with that title; empty without."""
    _, _, rest = tables_of(page).partition(f"### {title}\n")
    return rest.partition("### ")[0]


def example_table(model: Model, weights: dict[str, float]) -> str:
    """What follows for some figures, worked out from the tables above."""
    shares = model.shares()
    rules = sorted(model.rules, key=lambda rule: (-model.rules[rule][0], rule))[:_EXAMPLES]
    evidence = [(), ("short_name",), ("long_name",), ("very_short_name",), ("recognised",), (), ("short_name",), ()]
    more = [
        ("known_name",),
        ("unknown_name",),
        ("unknown_name",),
        ("unknown_name",),
        ("known_name",),
        ("known_name", "identity_broken"),
        ("known_name", "identity_held"),
        ("known_name", "other_unit"),
    ]
    head = "| Rule | The report shows | `raw.figures` | The warehouse sees | `fct_figure` |\n|---|---|---|---|---|\n"
    rows = []
    for rule, read, seen in zip(rules, evidence, more, strict=True):
        first = share_of(
            weights[BASE] + weights[RULE] * log_odds(shares.of(rule)) + sum(weights[code] for code in read)
        )
        odds = first / (1 - first)
        for code in seen:
            odds *= float(odds_of(model.seen[code]))
        rows.append(f"| `{rule}` | {_codes(read)} | {first:.3f} | {_codes(seen)} | {share_of(math.log(odds)):.3f} |\n")
    return head + "".join(rows)


def _codes(codes: Sequence[str]) -> str:
    return ", ".join(f"`{code}`" for code in codes) or "-"


def rows_of(table: str) -> list[list[str]]:
    """The cells of a table of a page, its head left out."""
    lines = [line for line in table.splitlines() if line.startswith("|")]
    return [[cell.strip().strip("`") for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines[2:]]
