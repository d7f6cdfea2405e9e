"""Typical sentences of work reports, communiqués and plan reports with what each of their numbers says.

``readings/*.txt``: ``## genre year / section`` starts a part; a line is a passage, and the indented lines below it say in order what
its numbers are: name, number with unit (``-`` for a fall), then what differs from a level, an actual result and a flow
of the year. A name counts as right when it has nearly the same characters.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from reading_aids import figures

from sources.model import Figure, FigureKind, ReportContext

FILES = sorted((Path(__file__).parent / "readings").glob("*.txt"))
KINDS = {"growth", "share", "rate", "completion"}
ALIKE = 0.7

Saying = tuple[str, str, str, int, bool, str]


@dataclass
class Passage:
    """A text and what its numbers say."""

    context: ReportContext
    section: str
    text: str
    names: list[str] = field(default_factory=list)
    sayings: list[Saying] = field(default_factory=list)


def passages(path: Path) -> list[Passage]:
    found: list[Passage] = []
    context, section = ReportContext("", "", "", 0, None), ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            head, _, section = line[3:].partition(" / ")
            genre, year = head.split()
            plan_year = None if genre == "communique" else int(year) + 1
            context = ReportContext(f"330100-{year}-{genre}", "330100", genre, int(year), plan_year)
        elif line.startswith("  "):
            name, number, *marks = line.split()
            found[-1].names.append(name)
            found[-1].sayings.append(expected(number, set(marks), context))
        elif line and not line.startswith("#"):
            found.append(Passage(context, section, line))
    return found


def expected(number: str, marks: set[str], context: ReportContext) -> Saying:
    kind = "".join(marks & KINDS) or "level"
    scenario = "".join(marks & {"target", "baseline"}) or "actual"
    years = [int(mark) for mark in marks if mark.isdigit()]
    default = context.plan_year if scenario == "target" else context.execution_year
    comparator = "".join(marks & {"le", "ge", "gt", "lt", "approx"})
    return number, kind, scenario, (years or [default or 0])[0], "stock" in marks, comparator


def said(figure: Figure) -> Saying:
    number = f"{'-' if figure.sign < 0 else ''}{figure.printed_value}{figure.printed_unit}"
    kind = figure.kind.value
    return number, kind, figure.scenario.value, figure.year, figure.is_stock, figure.comparator


def likeness(one: str, other: str) -> float:
    first, second = (Counter(re.sub(r"[()（）“”、,，的]", "", name)) for name in (one, other))
    return 2 * sum((first & second).values()) / (sum(first.values()) + sum(second.values()))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_typical_sentences_say_what_a_reader_understands(path: Path) -> None:
    wrong: list[object] = []
    for passage in passages(path):
        read = [
            each
            for each in figures(passage.text, passage.context, (passage.section,))
            if each.kind is not FigureKind.RANK
        ]
        if [said(each) for each in read] != passage.sayings:
            wrong.append((passage.text, [said(each) for each in read], passage.sayings))
            continue
        wrong += [
            (passage.text, each.printed_indicator, name)
            for each, name in zip(read, passage.names, strict=True)
            if likeness(each.printed_indicator, name) < ALIKE
        ]
    assert wrong == []


def test_the_sentences_are_there() -> None:
    assert sum(len(passage.names) for path in FILES for passage in passages(path)) > 500
