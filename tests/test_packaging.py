"""What may be installed: the checkout, editable. A wheel, which would lack what the modules need, is refused with a sentence."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
# what hatchling reads of the project, and a module of each package
PARTS = ("pyproject.toml", "hatch_build.py", "README.md", "LICENSE")
PACKAGES = ("sources", "orchestration", "presentation", "presentation/client/planhouse")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of what a build of the package reads, so that nothing is written beside the real one."""
    folder = tmp_path / "checkout"
    folder.mkdir()
    for name in PARTS:
        shutil.copy(ROOT / name, folder)
    for name in PACKAGES:
        (folder / name).mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name / "__init__.py", folder / name)
    return folder


def call_hook(checkout: Path, hook: str, out: Path) -> subprocess.CompletedProcess[str]:
    """What pip and uv call in a process of its own; nothing is looked for on a network."""
    out.mkdir()
    code = f"import sys; from hatchling.build import {hook}; print({hook}(sys.argv[1]))"
    return subprocess.run(
        [sys.executable, "-c", code, str(out)], cwd=checkout, capture_output=True, text=True, check=False
    )


def test_a_wheel_is_refused_with_what_to_do_instead(checkout: Path, tmp_path: Path) -> None:
    done = call_hook(checkout, "build_wheel", tmp_path / "out")
    assert done.returncode == 1
    assert list((tmp_path / "out").iterdir()) == []
    assert "builds no wheel" in done.stderr
    assert "make build" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_checkout_can_be_installed_editable(checkout: Path, tmp_path: Path) -> None:
    done = call_hook(checkout, "build_editable", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    (wheel,) = (tmp_path / "out").glob("planhouse-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        (paths,) = (archive.read(name).decode() for name in names if name.endswith(".pth"))
    # it leads back to the checkout and to the client, and copies no module
    assert paths.split() == [str(checkout), str(checkout / "presentation" / "client")]
    assert [name for name in names if name.startswith(("sources/", "orchestration/", "presentation/"))] == []


def test_pip_says_so_too_and_installs_in_place(checkout: Path, tmp_path: Path) -> None:
    """What a person types. Offline: everything that building takes is in the environment."""
    offline = ["--no-deps", "--no-build-isolation", "--no-index", "--disable-pip-version-check"]
    run = subprocess.run(
        [sys.executable, "-m", "pip", "wheel", *offline, "-w", str(tmp_path), str(checkout)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode != 0
    assert "runs from a checkout and builds no wheel" in run.stdout + run.stderr
    assert "make build" in run.stdout + run.stderr
    assert list(tmp_path.glob("*.whl")) == []
    assert "runs from a checkout and builds no wheel" in (ROOT / "docs" / "building.md").read_text(encoding="utf-8")
    target = ["--target", str(tmp_path / "target")]
    subprocess.run(
        [sys.executable, "-m", "pip", "install", "--quiet", *offline, *target, "--editable", str(checkout)],
        capture_output=True,
        check=True,
    )
    assert list((tmp_path / "target").glob("planhouse-*.dist-info"))
