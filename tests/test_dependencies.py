"""What is installed: the locks are whole but for what is excluded by name, hashed, and every direct dependency is explained."""

from __future__ import annotations

import importlib.metadata
import re
import subprocess
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
EXCLUDED = {canonicalize_name(name) for name in PROJECT["tool"]["uv"]["exclude-dependencies"]}
LOCKS = (
    "requirements.lock",
    "requirements-ocr.lock",
    "requirements-dagster-postgres.lock",
    "orchestration/engines/spark/requirements.lock",
    "presentation/superset/requirements.lock",
)
PAGE = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
ROWS = dict(re.findall(r"^\| `([\w-]+)` \| [^|]+ \| ([^|]+) \| [^|]+ \|$", PAGE, re.MULTILINE))


def locked(name: str) -> dict[str, str]:
    """The part of each package in a lock, by its name."""
    parts = re.split(r"\n(?=[a-z])", (ROOT / name).read_text(encoding="utf-8"))
    return {canonicalize_name(re.split(r"[\[=]", part, maxsplit=1)[0]): part for part in parts}


def direct() -> set[str]:
    """The names of what pyproject.toml asks for."""
    project = PROJECT["project"]
    listed = [
        *project["dependencies"],
        *(each for extra in project["optional-dependencies"].values() for each in extra),
    ]
    return {Requirement(each).name for each in listed}


def missing() -> set[str]:
    """What an installed package of the lock asks for in this environment, and does not get."""
    found = set()
    wanted = [(name, "") for name in locked("requirements.lock")]
    seen = set(wanted)
    for name, extra in wanted:
        try:
            distribution = importlib.metadata.distribution(name)
        except importlib.metadata.PackageNotFoundError:
            continue  # for another platform or another Python
        for each in map(Requirement, distribution.requires or []):
            if each.marker is not None and not each.marker.evaluate({"extra": extra}):
                continue
            try:
                version = importlib.metadata.version(each.name)
            except importlib.metadata.PackageNotFoundError:
                found.add(canonicalize_name(each.name))
                continue
            if not each.specifier.contains(version, prereleases=True):
                found.add(f"{name} wants {each}, and there is {version}")
            for one in {(canonicalize_name(each.name), wish) for wish in each.extras} - seen:
                seen.add(one)
                wanted.append(one)
    return found


def test_nothing_is_missing_but_what_is_excluded_by_name() -> None:
    """The lock is installed without looking at what packages ask for: so it is looked at here."""
    assert missing() == EXCLUDED


def test_what_is_asked_for_directly_is_installed_as_locked() -> None:
    of_own_locks = {"rapidocr", "onnxruntime", "dagster-postgres"}
    parts = locked("requirements.lock")
    for name in {canonicalize_name(each) for each in direct()} - of_own_locks:
        assert parts[name].startswith(f"{name}=={importlib.metadata.version(name)} "), parts[name].splitlines()[0]


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_has_hashes_and_neither_a_host_nor_what_is_excluded(name: str) -> None:
    parts = locked(name)
    assert not EXCLUDED & parts.keys()
    assert [package for package, part in parts.items() if "--hash=sha256:" not in part] == []
    assert "://" not in (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "name",
    [
        "Makefile",
        "deploy/Containerfile",
        "docs/building.md",
        "docs/operations.md",
        "orchestration/engines/spark/environment.py",
    ],
)
def test_whoever_installs_a_lock_does_not_look_for_what_is_excluded(name: str) -> None:
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    installs = [line for line in lines if "--require-hashes" in line and "/dev/stdin" not in line]
    assert installs
    assert [line for line in installs if "--no-deps" not in line] == []


def test_a_machine_without_uv_gets_the_one_of_the_lock() -> None:
    (command,) = re.findall(r"(sed -n .*? requirements\.lock) \|", (ROOT / "Makefile").read_text(encoding="utf-8"))
    lines = subprocess.run(
        ["sh", "-c", command], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    assert re.match(r"uv==[\d.]+ \\$", lines[0])
    assert sum("==" in line for line in lines) == 1
    assert len([line for line in lines if "--hash=sha256:" in line]) > 5


def test_every_direct_dependency_is_explained_and_no_other() -> None:
    assert set(ROWS) == direct()


def test_licences_are_those_that_packages_state() -> None:
    for name, licence in ROWS.items():
        try:
            stated = importlib.metadata.metadata(name).get("License-Expression")
        except importlib.metadata.PackageNotFoundError:
            continue
        for each in re.findall(r"[\w.-]+", re.sub(r"\b(OR|AND)\b", " ", stated or "")):
            assert each in licence, (name, stated)
