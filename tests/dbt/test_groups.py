"""Public models are said to be so, and each has a group that answers for it."""

from __future__ import annotations

import pytest

from orchestration.build import modelling
from orchestration.build.inputs import Inputs
from orchestration.settings import Settings
from tests.conftest import Planhouse


def test_public_models_have_access_and_a_group(copy_of_built: Planhouse, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in copy_of_built.environment.items():
        monkeypatch.setenv(name, value)
    manifest = modelling.load_manifest(Inputs(Settings.from_environment()))
    models = [node for node in manifest["nodes"].values() if node["resource_type"] == "model"]
    marts = {node["name"]: node for node in models if node["config"]["schema"] == "marts"}
    assert {name for name, node in marts.items() if node["access"] != "public"} == set()
    # every group has a member, every member a group
    assert {node["group"] for node in marts.values()} == {group["name"] for group in manifest["groups"].values()}
    assert {node["group"] for name, node in marts.items() if name.startswith("dim_")} == {"dimensions"}
    assert [node["name"] for node in models if node["access"] == "public" and node["name"] not in marts] == []
