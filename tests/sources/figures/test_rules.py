"""The tables of rules: each rule is shown by its own examples, and the record of what was said can only be moved on.

A rule without an example, or one whose example another rule reads, fails here.
"""

from __future__ import annotations

import inspect
import random
import re

import pytest
from reading_aids import figures, lexicon, table

from sources.documents.normalised_text import NormalisedText
from sources.figures import marks, reasons
from sources.figures.numerals import Scanner
from sources.figures.prose import aims, changes, kinds, levels, lists, measured, ranks, rates, worded
from sources.figures.prose.discourse import Discourse
from sources.figures.prose.names import leaning, own
from sources.figures.rule import Example, Index, Rule, always, chosen, chosen_after, first, first_after
from sources.figures.rules import TABLES
from sources.model import Figure

RULES = [(place, rule) for place, rules in TABLES.items() for rule in rules]
EXAMPLES = [(place, rule.name, example) for place, rule in RULES for example in rule.examples]
OF_NUMBERS = ("marks.", "reasons.")  # rules that tell why a number is no figure
OF_FIGURES = [row for row in EXAMPLES if not row[0].startswith(OF_NUMBERS)]
OF_NUMERALS = [row for row in EXAMPLES if row[0].startswith(OF_NUMBERS)]


def said(figure: Figure) -> str:
    sign = "-" if figure.sign < 0 else ""
    return f"{figure.printed_indicator} {figure.kind.value} {sign}{figure.printed_value}{figure.printed_unit}"


def read(text: str) -> tuple[Figure, ...]:
    """The figures of an example: a paragraph, or a table with its cells between strokes."""
    return table([line.split("|") for line in text.splitlines()]) if "|" in text else figures(text)


def test_the_tables_are_found() -> None:
    assert len(TABLES) >= 7
    assert len(RULES) > 30


@pytest.mark.parametrize(("place", "rule"), RULES, ids=lambda each: each if isinstance(each, str) else each.name)
def test_a_rule_has_a_name_and_an_example(place: str, rule: Rule[object]) -> None:
    assert rule.name.replace("-", "").isalpha()
    assert rule.name.islower()
    assert rule.examples, f"{place}: {rule.name} shows nobody what it reads"


@pytest.mark.parametrize(("place", "rule", "example"), OF_FIGURES)
def test_an_example_is_read_by_its_rule(place: str, rule: str, example: Example) -> None:
    found = [(figure.rule.split("/"), said(figure)) for figure in read(example.text)]
    assert example.says in [what for path, what in found if rule in path], found


@pytest.mark.parametrize(("place", "rule", "example"), OF_NUMERALS)
def test_an_example_is_set_aside_or_kept_by_its_rule(place: str, rule: str, example: Example) -> None:
    text = NormalisedText(example.text).text
    found = [
        (numeral.rule, f"{numeral.reason or 'statistic'} {text[numeral.start : numeral.end]}")
        for numeral in Scanner(lexicon().units).scan(text)
    ]
    assert (rule, example.says) in found


def test_a_name_stands_once_in_its_table() -> None:
    for place, rules in TABLES.items():
        assert len({rule.name for rule in rules}) == len(rules), place


def test_the_first_rule_that_applies_reads() -> None:
    rules = (
        Rule[str]("long", lambda text: len(text) > 3, lambda text, found: text.upper()),
        Rule[str]("any", always, lambda text, found: text),
    )
    assert first(rules, "four") == ("long", "FOUR")
    assert first(rules, "one") == ("any", "one")
    assert chosen(rules[:1], "one") is None
    with pytest.raises(LookupError, match="last rule"):
        first(rules[:1], "one")


def test_an_index_asks_only_what_a_number_shows_a_cue_of() -> None:
    rules = (
        Rule[str]("long", lambda text: len(text) > 3, lambda text, found: "long", (), frozenset({"g", "h"})),
        Rule[str]("short", lambda text: len(text) < 3, lambda text, found: "short", (), frozenset({"h"})),
        Rule[str]("any", always, lambda text, found: "any"),
    )
    index = Index(rules)
    assert [rule.name for rule in index.asked("g", "x")] == ["long", "any"]
    assert [rule.name for rule in index.asked("h")] == ["long", "short", "any"]
    assert [rule.name for rule in index.asked("", None)] == ["any"]
    assert index.among(index.bits("g") | index.bits("h")) == rules
    assert Index(rules[:2]).asked("x") == ()


MODULES = (aims, changes, kinds, leaning, levels, lists, measured, own, ranks, rates, worded)
INDICES = [
    value for module in (marks, reasons, *MODULES) for value in vars(module).values() if isinstance(value, Index)
]


def mixed(count: int) -> list[str]:
    """Sentences of clauses of the examples, mixed anew, so that numbers stand beside words that no example has beside them."""
    draw = random.Random(7)
    clauses = [
        clause
        for _, _, example in EXAMPLES
        for clause in re.split("[，。]", example.text)
        if clause and "|" not in clause
    ]
    numbers = [clause for clause in clauses if re.search(r"\d", clause)]
    return [
        "，".join([*draw.choices(clauses, k=draw.randint(0, 2)), *draw.choices(numbers, k=draw.randint(1, 3))]) + "。"
        for _ in range(count)
    ]


def test_no_index_hides_a_rule_that_would_have_read(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [*mixed(400), *(example.text for _, _, example in EXAMPLES if "|" not in example.text)]
    assert len(INDICES) >= 8
    indexed = [(figures(text), Scanner(lexicon().units).scan(NormalisedText(text).text)) for text in texts]
    for index in INDICES:
        monkeypatch.setattr(index, "asked", lambda *shown, table=index.table: table)
        monkeypatch.setattr(index, "among", lambda bits, table=index.table: table)
    for text, found in zip(texts, indexed, strict=True):
        assert (figures(text), Scanner(lexicon().units).scan(NormalisedText(text).text)) == found, text


def test_a_rule_that_leans_on_what_was_said_before_is_given_it() -> None:
    rules = (
        Rule[str]("again", lambda text, before: before and not text, lambda text, before, found: before),
        Rule[str]("any", lambda text, before: True, lambda text, before, found: text),
    )
    assert first_after(rules, "", "before") == ("again", "before")
    assert first_after(rules, "now", "before") == ("any", "now")
    assert chosen_after(rules[:1], "now", "before") is None
    with pytest.raises(LookupError, match="last rule"):
        first_after(rules[:1], "now", "before")


def test_what_was_said_before_cannot_be_written_to() -> None:
    with pytest.raises(AttributeError):
        Discourse().name = "other"  # type: ignore[misc]
    for module in MODULES:
        source = inspect.getsource(module)
        assert "before._replace" not in source
        assert ".heard(" not in source


def test_a_sentence_forgets_what_is_its_own_and_a_paragraph_keeps_the_rest() -> None:
    before = Discourse(name="木材产量", unit="万吨", actor="林场", level_count=2, part=True)
    after = before.sentence("《山林条例》")
    assert (after.name, after.unit) == ("木材产量", "万吨")
    assert (after.actor, after.level_count, after.part, after.title) == ("", 0, False, "《山林条例》")


def test_every_figure_says_its_rule() -> None:
    texts = {example.text for _, _, example in OF_FIGURES}
    known = {rule.name for _, rule in RULES} | {"cell", "wordless", "worded"}
    found = [figure for text in texts for figure in read(text)]
    assert len(found) > len(texts)
    for figure in found:
        assert set(figure.rule.split("/")) <= known, figure
    wordless = table([["指标", "2024年预期目标"], ["奶产量", "15"], ["蜂蜜产量", "3"], ["育林面积", "完成市下达目标"]])
    assert [figure.rule for figure in wordless] == ["cell/level", "cell/level", "cell/wordless"]
