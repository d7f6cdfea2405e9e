"""One table, every print: what a reader makes of a table does not depend on how somebody printed or pasted it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sources.lexicon import Lexicon
from tests.support.tables.__main__ import TABLES
from tests.support.tables.facts import Outcome, compare, itself, matrix, row
from tests.support.tables.made import made
from tests.support.tables.prints import PRINTS

ROOT = Path(__file__).parents[3]
ONE_LINE = "one line"


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.load(ROOT / "sources" / "vocabulary")


@pytest.fixture(scope="module")
def outcomes(lexicon: Lexicon) -> dict[str, Outcome]:
    return dict(matrix(lexicon, TABLES))


@pytest.mark.parametrize("layout", PRINTS)
def test_facts_come_out_the_same_from_every_layout(outcomes: dict[str, Outcome], layout: str) -> None:
    outcome = outcomes[layout]
    assert outcome.facts > 10 * TABLES
    assert outcome.right >= (0.90 if layout == ONE_LINE else 0.98) * outcome.facts
    assert outcome.wrong <= 0.005 * outcome.facts, outcome.faults
    assert outcome.lost == 0


def test_the_matrix_in_the_docs_is_what_is_measured(outcomes: dict[str, Outcome]) -> None:
    docs = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
    assert [line for line in docs.splitlines() if re.match(r"\| .* \| [\d.]+ % \|", line)] == [
        row(layout, outcome) for layout, outcome in outcomes.items()
    ]


@settings(max_examples=60, derandomize=True)
@given(st.integers(TABLES, 100_000), st.sampled_from(sorted(PRINTS)))
def test_a_print_says_what_the_table_says_or_sets_it_aside(lexicon: Lexicon, seed: int, layout: str) -> None:
    outcome = compare(made(seed), layout, lexicon)
    assert (outcome.wrong, outcome.lost) == (0, 0), outcome.faults
    assert outcome.right + outcome.aside == outcome.facts


def test_every_number_of_a_made_table_is_a_fact_of_it(lexicon: Lexicon) -> None:
    for seed in range(TABLES):
        table = made(seed)
        printed = [cell for line in table.rows for cell in line if re.search(r"\d", cell) and "年" not in cell]
        assert len(itself(table).tables) == 1
        assert compare(table, "HTML", lexicon).facts == len(printed), seed
