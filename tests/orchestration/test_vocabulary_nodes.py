"""What a build passes over when only reports changed, and when it must not."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from orchestration.build import modelling, rendering
from orchestration.build.dirty_set import DirtySet
from orchestration.build.engine import PASSED
from orchestration.build.modelling import NodeResult
from orchestration.build.vocabulary_nodes import OF_REPORTS, UNCHANGED, has_passed, with_passed_over
from orchestration.engines.engine import DuckDBEngine
from orchestration.settings import Settings
from orchestration.warehouse.files import connect, prepare
from orchestration.warehouse.meta_tables import ModelledWith

NOW = ModelledWith("project", "vocabulary")
# each node and what it looks at; named so that no order but that of making gives theirs
PARENTS = {
    "seed.z_areas": [],
    "model.y_area": ["seed.z_areas"],
    "model.a_area_names": ["model.y_area"],
    "test.areas_are_unique": ["seed.z_areas"],
    "model.figures": ["source.raw.figures", "model.y_area"],
    "test.figures_name_areas": ["model.figures", "model.y_area"],
}
MANIFEST: dict[str, Any] = {
    "sources": {"source.raw.figures": {}},
    "nodes": {
        name: {
            "unique_id": name,
            "name": name.partition(".")[2],
            "resource_type": name.partition(".")[0],
            "description": f"{name} in words",
        }
        for name in PARENTS
    },
    "parent_map": {"source.raw.figures": [], **PARENTS},
    "child_map": {
        each: [name for name, parents in PARENTS.items() if each in parents]
        for each in ("source.raw.figures", *PARENTS)
    },
}


def results(*names: str, **failing: str) -> list[NodeResult]:
    """What dbt says of nodes that were asked for; ``failing`` gives the status of a test by its name."""
    return [
        NodeResult(
            unique_id=name,
            resource_type=(kind := name.partition(".")[0]),
            name=name.partition(".")[2],
            status=failing.get(name.partition(".")[2], "pass" if kind == "test" else "success"),
            seconds=1.0,
            failures=0,
            message="",
            description="",
            compiled_sql="",
        )
        for name in names
    ]


def test_what_no_report_changes_is_told_in_the_order_in_which_it_is_made() -> None:
    ran = results("model.figures", "test.figures_name_areas")
    told = with_passed_over(MANIFEST, ran)
    order = [each.unique_id for each in told]
    assert set(order) == PARENTS.keys()
    for name, parents in PARENTS.items():
        assert all(order.index(parent) < order.index(name) for parent in parents if parent in PARENTS)
    passed_over = [each for each in told if each not in ran]
    assert len(passed_over) == len(told) - len(ran)
    assert {each.status for each in passed_over} == {UNCHANGED} <= PASSED
    assert all(each.description == f"{each.unique_id} in words" for each in passed_over)


def test_only_a_failing_test_of_the_vocabulary_is_to_be_run_again() -> None:
    assert has_passed(MANIFEST, results(*PARENTS))
    assert has_passed(MANIFEST, results(*PARENTS, figures_name_areas="fail"))
    assert not has_passed(MANIFEST, results(*PARENTS, areas_are_unique="fail"))
    assert not has_passed(MANIFEST, results(*PARENTS, areas_are_unique="skipped"))


def test_a_build_asks_for_the_vocabulary_until_its_tests_passed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = dataclasses.replace(Settings.from_environment(), build=tmp_path)
    engine = DuckDBEngine(SimpleNamespace(settings=settings, made_with=NOW))  # type: ignore[arg-type]
    asked: list[list[str]] = []
    status = "fail"

    def build(_: Settings, select: Sequence[str] = (), **__: bool) -> list[NodeResult]:
        asked.append(list(select))
        return results(*(["model.figures"] if select else PARENTS), areas_are_unique=status)

    monkeypatch.setattr(modelling, "build", build)
    monkeypatch.setattr(modelling, "load_manifest", lambda _: MANIFEST)
    monkeypatch.setattr(rendering, "keep", lambda *_: None)
    with connect(settings.build_file) as con:
        prepare(con)
    engine.model([])
    status = "pass"
    engine.model([])
    told = engine.model([])
    assert asked == [[], [], list(OF_REPORTS)]
    assert {each.unique_id for each in told} == PARENTS.keys()
    with connect(settings.build_file) as con:
        DirtySet(con).begin(ModelledWith("project", "other"))
    engine.model([])
    assert asked[-1] == []
