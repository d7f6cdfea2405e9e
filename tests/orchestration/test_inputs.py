"""What a build is made from is looked at once, whatever asks for it: deciding, tagging, reading, modelling, writing down."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest
from dagster import AssetsDefinition, DagsterInstance, ResourceParam, asset, materialize

from orchestration.build import inputs as module
from orchestration.build.inputs import Inputs
from orchestration.build.seeds import PROJECT_SEEDS
from orchestration.resources import WarehouseSettings, run_inputs
from orchestration.settings import Settings
from sources.catalogue.catalogue import Catalogue
from tests.conftest import ROOT, Planhouse
from tests.support.generator import generate

# how often the build's own process hashes what, by its hash: the build command, as it is run
_COUNTED = """
import hashlib, json, sys
from collections import Counter
seen, sha256 = Counter(), hashlib.sha256
def counted(data=b"", **more):
    digest = sha256(data, **more)
    seen[digest.hexdigest()] += 1
    return digest
hashlib.sha256 = counted
from orchestration.cli.app import main
status = main(["build", *sys.argv[2:]])
open(sys.argv[1], "w").write(json.dumps(seen))
sys.exit(status)
"""


def hashed_in_a_build(house: Planhouse, *arguments: str) -> Mapping[str, int]:
    counts = house.folder / "counts.json"
    done = subprocess.run(
        [sys.executable, "-c", _COUNTED, str(counts), *arguments],
        cwd=ROOT,
        env=house.environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr + done.stdout
    return Counter(json.loads(counts.read_text(encoding="utf-8")))


def times(counts: Mapping[str, int], *paths: Path) -> set[int]:
    """How often each of these files was hashed; an empty one is as many others."""
    found = {counts[hashlib.sha256(path.read_bytes()).hexdigest()] for path in paths if path.stat().st_size}
    assert paths and found
    return found


@pytest.mark.slow  # a whole build of its own
def test_a_build_hashes_every_file_once(copy_of_built: Planhouse) -> None:
    house = copy_of_built
    vocabulary = house.sources / "vocabulary"
    with (vocabulary / "indicators.csv").open("a", encoding="utf-8") as handle:
        handle.write("\n")
    # a file as young as this is hashed, whatever is remembered of it
    house.digest.write_bytes(house.digest.read_bytes())
    (house.folder / "build" / "documents.json").unlink()
    counts = hashed_in_a_build(house)
    code = [path for top in ("orchestration", "presentation") for path in (ROOT / top).rglob("*.py")]
    assert len(code) > 100
    # several modules may say the same
    contents = Counter(path.read_bytes() for path in code)
    assert times(counts, *(path for path in code if contents[path.read_bytes()] == 1)) == {1}
    project = [*(ROOT / "dbt_project").rglob("*.sql"), *(ROOT / "dbt_project" / "models").rglob("*.yml")]
    assert len(project) > 50
    assert times(counts, *project, *PROJECT_SEEDS.glob("*.csv")) == {1}
    assert times(counts, vocabulary / "indicators.csv", vocabulary / "indicator_aliases.csv", house.digest) == {1}
    # the reader's own code, and what it looks up: once for the reader, and the latter once for the models
    assert times(counts, ROOT / "sources" / "reading.py", *(ROOT / "sources" / "figures" / "prose").glob("*.py")) == {1}
    assert times(counts, vocabulary / "areas.csv", vocabulary / "units.csv", vocabulary / "zones.csv") == {2}


def test_each_part_is_looked_at_once_and_what_changes_is_in_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    generate(tmp_path / "sources", reports=2, seed=4, first_year=2021, years=1)
    settings = Settings(tmp_path / "sources", tmp_path / "warehouse.duckdb", tmp_path / "build")
    looked: Counter[str] = Counter()
    for name in ("document_keys", "dbt_project_hash", "vocabulary_hash", "code_hash", "load_corrections"):

        def looking(*given: object, _name: str = name, _real: object = getattr(module, name)) -> object:
            looked[_name] += 1
            return _real(*given)  # type: ignore[operator]

        monkeypatch.setattr(module, name, looking)
    inputs = Inputs(settings)
    assert looked == {}
    first = inputs.fingerprint
    (document, *_) = (settings.sources / "reports").iterdir()
    document.write_text(document.read_text(encoding="utf-8") + "\n新建驿站31座。\n", encoding="utf-8")
    with (settings.sources / "vocabulary" / "indicators.csv").open("a", encoding="utf-8") as handle:
        handle.write("\n")
    again = (inputs.fingerprint, inputs.made_with, inputs.code, inputs.keys, inputs.corrections, inputs.catalogue)
    assert again[0] == first
    assert set(looked.values()) == {1} and len(looked) == 5
    other = Inputs(settings)
    assert other.made_with.vocabulary != inputs.made_with.vocabulary
    assert {name for name, key in other.documents.items() if inputs.documents[name] != key} == {document.stem}
    assert isinstance(other.catalogue, Catalogue) and other.catalogue is not inputs.catalogue


def test_the_steps_of_a_run_share_one_look_and_runs_do_not(tmp_path: Path) -> None:
    """Also of runs that Dagster starts by itself, where no command hands inputs on."""
    seen: list[Inputs] = []

    def step(name: str, after: tuple[str, ...]) -> AssetsDefinition:
        @asset(name=name, deps=list(after))
        def look(inputs: ResourceParam[Inputs]) -> None:
            seen.append(inputs)

        return look

    settings = Settings(tmp_path / "sources", tmp_path / "warehouse.duckdb", tmp_path / "build")
    resources = {"planhouse": WarehouseSettings.of(settings), "inputs": run_inputs}
    with DagsterInstance.ephemeral() as instance:
        for _ in range(2):
            materialize([step("one", ()), step("two", ("one",))], resources=resources, instance=instance)
    first, second, other, _ = seen
    assert first is second and other is not first
    assert first.settings == settings


def test_a_part_that_is_not_asked_for_is_not_looked_at(tmp_path: Path) -> None:
    """Publishing alone asks for code and vocabulary: it must not open ten thousand documents, or fail by their catalogue."""
    (tmp_path / "vocabulary").mkdir()
    inputs = Inputs(Settings(tmp_path, tmp_path / "warehouse.duckdb", tmp_path / "build"))
    assert inputs.code and inputs.made_with.vocabulary
