"""The relations between indicators: what they name is there, they lead nowhere in a circle, and what they compare can be compared."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SEEDS = ROOT / "dbt_project" / "seeds"
VOCABULARY = ROOT / "sources" / "vocabulary"
ORDERED = ("part_of", "stage_of", "flow_of")


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


@pytest.fixture(scope="module")
def relations() -> list[dict[str, str]]:
    return _rows(SEEDS / "relations.csv")


@pytest.fixture(scope="module")
def base_units() -> dict[str, str]:
    """The base unit of each curated indicator."""
    units = {row["unit_id"]: row["base_unit_id"] for row in _rows(VOCABULARY / "units.csv")}
    return {
        row["indicator_id"]: units[row["unit_id"]] for row in _rows(VOCABULARY / "indicators.csv") if row["unit_id"]
    }


def wrong_rows(relations: list[dict[str, str]], base_units: Mapping[str, str]) -> Iterator[str]:
    """What is wrong with single relations, one line each."""
    for row in relations:
        name = f"{row['relation']} {row['indicator_id']} {row['of_indicator_id']}"
        ends = (row["indicator_id"], row["of_indicator_id"])
        if not row["source"]:
            yield f"{name}: no source"
        if lacking := [end for end in ends if end not in base_units]:
            yield f"{name}: not in the vocabulary: {lacking}"
        elif row["relation"] in ORDERED and base_units[ends[0]] != base_units[ends[1]]:
            yield f"{name}: measured in {base_units[ends[0]]} and {base_units[ends[1]]}"
        if (row["relation"] == "ratio_of") != bool(row["low"] and row["high"]):
            yield f"{name}: a ratio has bounds, and nothing else has"
        elif row["low"] and Decimal(row["low"]) >= Decimal(row["high"]):
            yield f"{name}: no ratio is between {row['low']} and {row['high']}"


def cycle(relations: list[dict[str, str]]) -> list[str]:
    """Indicators that by parts and stages are less than themselves; empty where none is."""
    above: dict[str, set[str]] = {}
    for row in relations:
        if row["relation"] in ORDERED:
            above.setdefault(row["indicator_id"], set()).add(row["of_indicator_id"])
    try:
        TopologicalSorter(above).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def test_relations_name_what_the_vocabulary_has_and_compare_like_with_like(
    relations: list[dict[str, str]], base_units: Mapping[str, str]
) -> None:
    assert list(wrong_rows(relations, base_units)) == []
    several = Counter((row["relation"], frozenset((row["indicator_id"], row["of_indicator_id"]))) for row in relations)
    assert [pair for pair, times in several.items() if times > 1] == []
    assert {row["relation"] for row in relations} == {*ORDERED, "ratio_of", "excludes"}


def test_nothing_is_a_part_of_itself(relations: list[dict[str, str]]) -> None:
    assert cycle(relations) == []


def test_a_wrong_relation_is_seen(relations: list[dict[str, str]], base_units: Mapping[str, str]) -> None:
    """The tests above can fail: each kind of wrong row is found."""
    row = {
        "relation": "part_of",
        "indicator_id": "gdp",
        "of_indicator_id": "tertiary-value-added",
        "low": "",
        "high": "",
        "source": "x",
    }
    assert set(cycle([*relations, row])) >= {"gdp", "tertiary-value-added"}
    wrong = (
        {**row, "indicator_id": "no-such-indicator"},
        {**row, "of_indicator_id": "resident-population"},
        {**row, "low": "1", "high": "2"},
        {**row, "relation": "ratio_of", "low": "2", "high": "1"},
        {**row, "source": ""},
    )
    for each in wrong:
        assert len(list(wrong_rows([each], base_units))) == 1, each


def test_ranges_are_of_curated_indicators_in_their_own_units(base_units: Mapping[str, str]) -> None:
    ranges = _rows(SEEDS / "usual_values.csv")
    assert {row["indicator_id"] for row in ranges} <= {*base_units, "any"}
    for row in ranges:
        assert Decimal(row["low"]) < Decimal(row["high"]), row
        assert not row["median"] or Decimal(row["low"]) <= Decimal(row["median"]) <= Decimal(row["high"]), row
        if row["kind"] == "level":
            assert row["base_unit_id"] == base_units[row["indicator_id"]], row
            # a slip of 10^4 upwards leaves the range
            assert Decimal(row["median"]) * 10_000 > Decimal(row["high"]), row
