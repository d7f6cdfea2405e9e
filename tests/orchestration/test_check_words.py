"""Every check says what it looks for, in Chinese and in English: in the warehouse and in Dagster, where people read it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from dagster import AssetKey

from orchestration.audit.checks import CHECKS
from orchestration.build import modelling
from orchestration.build.check_words import WORDS, describe, rules_of, words_of
from orchestration.build.inputs import Inputs
from orchestration.settings import Settings
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


ARGUMENTS: dict[str, Any] = {
    "has_rows": True,
    "complete": "crop field",
    "combination": "crop field",
    "unique": "crop",
    "ranges": {"tonnes": {"min_value": 0}},
    "values": {"crop": "rye oats"},
    "references": {"crop": "dim_crop.crop"},
    "holds": {
        "is_reaped": {"expression": "sown < reaped"},
        "bread": {"expression": "x", "description": "Rises. 会发。"},
    },
}


def node(arguments: dict[str, Any] = ARGUMENTS, **more: Any) -> dict[str, Any]:
    about = {"name": "rules", "kwargs": arguments}
    kind = {"resource_type": "test", "attached_node": "model.planhouse.fct_harvest"}
    return {**kind, "name": "a_name", "description": "", "test_metadata": about, **more}


def test_every_kind_of_rule_has_words() -> None:
    text = (ROOT / "dbt_project" / "macros" / "generic_tests.sql").read_text(encoding="utf-8")
    kinds = set(re.findall(r"name_of_rule\('(\w+)'", text))
    assert kinds and kinds | {"holds"} == WORDS.keys()


def test_every_test_of_the_project_is_of_rules_that_its_query_names(built: Planhouse, monkeypatch: Any) -> None:
    """A rule that is written but not asked would always hold."""
    built.become(monkeypatch)
    inputs = Inputs(Settings.from_environment())
    nodes = modelling.load_manifest(inputs)["nodes"]
    asked = {
        each.unique_id: each.compiled_sql for each in modelling.compile_models(inputs.settings, ["test_name:rules"])
    }
    tests = {key: rules_of(node) for key, node in nodes.items() if node["resource_type"] == "test"}
    assert len(tests) > 50 and sum(map(len, tests.values())) > 200
    for key, rules in tests.items():
        assert rules and [rule for rule in rules if f"'{rule}'" not in asked[key]] == [], key


def test_a_test_says_all_its_rules_and_one_with_words_keeps_them() -> None:
    own = "Bread rises. 面包会发。"
    nodes = {"one": node(), "two": node(description=own)}
    describe({"nodes": nodes})
    said = nodes["one"]["description"].splitlines()
    assert said[0] == "fct_harvest keeps its rules (9). fct_harvest 的规则（9 条）都成立。"
    assert "- tonnes of fct_harvest lies between 0 and ∞. fct_harvest 的 tonnes 在 0 与 ∞ 之间。" in said
    assert len(said) == 10
    assert nodes["one"]["meta"]["description"] == nodes["one"]["description"]
    assert nodes["two"]["description"] == own


@pytest.mark.parametrize(
    ("rule", "named"),
    [
        ("has_rows_fct_harvest", []),
        ("complete_fct_harvest", ["crop, field"]),
        ("combination_fct_harvest", ["crop, field"]),
        ("unique_fct_harvest_crop", ["crop"]),
        ("range_fct_harvest_tonnes", ["tonnes"]),
        ("values_fct_harvest_crop", ["crop", "rye, oats"]),
        ("references_fct_harvest_crop", ["crop", " dim_crop"]),
        ("is_reaped", ["sown < reaped"]),
    ],
)
def test_words_name_the_table_and_what_is_looked_at(rule: str, named: list[str]) -> None:
    words = rules_of(node())[rule]
    # once in each language
    assert all(words.count(each) >= 2 for each in ["fct_harvest", *named])
    assert speaks_both(words, rule)


def test_a_rule_keeps_its_own_words_and_another_kind_of_test_its_name() -> None:
    assert rules_of(node())["bread"] == "Rises. 会发。"
    other = node(test_metadata={"name": "unique", "kwargs": {"column_name": "crop"}})
    assert (rules_of(other), words_of(other)) == ({}, "a_name")
