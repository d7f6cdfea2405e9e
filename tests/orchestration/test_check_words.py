"""Every check says what it looks for, in Chinese and in English: in the warehouse and in Dagster, where people read it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from dagster import AssetKey

from orchestration.audit.checks import CHECKS
from orchestration.build.check_words import WORDS, describe, words_of
from tests.conftest import Planhouse

ROOT = Path(__file__).resolve().parents[2]


def speaks_both(words: str, name: str) -> bool:
    """Whether words are a sentence of each language, and more than the name of what they describe."""
    rest = words.replace(name, "")
    return bool(re.search(r"[一-鿿]{2,}.*。", rest) and re.search(r"[A-Za-z]+ [A-Za-z]+", rest))


def test_every_check_of_a_build_says_what_it_looks_for_in_both_languages(built: Planhouse) -> None:
    rows = built.query("select check_name, description from meta.check_results")
    assert len(rows) > 100
    assert [name for name, words in rows if not speaks_both(words, name)] == []


def test_every_asset_check_says_it_in_dagster() -> None:
    from orchestration.definitions import defs

    graph = defs().get_repository_def().asset_graph
    specs = {key: graph.get_check_spec(key) for key in graph.asset_check_keys}
    assert any(key.asset_key == AssetKey(["staging", "stg_figures"]) for key in specs)
    assert [key.name for key, spec in specs.items() if not speaks_both(spec.description or "", spec.name)] == []


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
def test_what_is_wrong_is_said_in_both_languages(check: Any) -> None:
    assert speaks_both(check.wrong, check.name)


def test_every_kind_of_generic_test_has_words() -> None:
    kinds = {
        kind
        for path in (ROOT / "dbt_project" / "macros").glob("*.sql")
        for kind in re.findall(r"{% test (\w+)\(", path.read_text(encoding="utf-8"))
    }
    assert kinds and kinds | {"unique", "relationships", "accepted_values"} == WORDS.keys()


def test_the_test_of_a_new_model_has_words_and_one_with_words_keeps_them() -> None:
    def node(**more: Any) -> dict[str, Any]:
        return {"resource_type": "test", "name": "a_name", "attached_node": "model.planhouse.fct_harvest", **more}

    bounds = {"name": "accepted_range", "kwargs": {"column_name": "tonnes", "min_value": 0, "max_value": None}}
    own = "Bread rises. 面包会发。"
    nodes = {"one": node(description="", test_metadata=bounds), "two": node(description=own, test_metadata=bounds)}
    describe({"nodes": nodes})
    assert nodes["one"]["description"] == (
        "tonnes of fct_harvest lies between 0 and ∞. fct_harvest 的 tonnes 在 0 与 ∞ 之间。"
    )
    assert nodes["one"]["meta"]["description"] == nodes["one"]["description"]
    assert nodes["two"]["description"] == own


@pytest.mark.parametrize(
    ("kind", "arguments", "named"),
    [
        ("accepted_values", {"column_name": "crop", "values": ["rye", "oats"]}, ["crop", "rye, oats"]),
        ("complete", {"columns": ["crop", "field"]}, ["crop, field"]),
        ("relationships", {"column_name": "crop", "to": "ref('dim_crop')", "field": "crop"}, ["crop", " dim_crop"]),
        ("references", {"columns": {"crop": {"to": "ref('dim_crop')", "field": "crop"}}}, ["crop (dim_crop)"]),
        ("unique", {"column_name": "crop"}, ["crop"]),
        ("unique_combination", {"columns": ["crop", "field"]}, ["crop, field"]),
        ("holds", {"expression": "sown < reaped"}, ["sown < reaped"]),
        ("not_empty", {}, []),
    ],
)
def test_words_name_the_table_and_what_is_looked_at(kind: str, arguments: dict[str, Any], named: list[str]) -> None:
    words = words_of("", "a_name", kind, "fct_harvest", arguments)
    # once in each language
    assert all(words.count(each) >= 2 for each in ["fct_harvest", *named])
    assert speaks_both(words, "a_name")
