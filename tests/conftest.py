"""What several tests need: the shared documents, and a Planhouse in a folder of its own."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import duckdb
import pytest
from hypothesis import settings

from benchmarks.workspace import FIRST_REPORT, Workspace, copy_sources, put_reports
from sources.catalogue.catalogue import Catalogue

ROOT = Path(__file__).resolve().parent.parent

# started in the background a shell has Ctrl-C ignored, and Dagster, in this process, ignores SIGTERM alike: both would be so for all
# that the tests start
if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# what a coming dbt will refuse fails here; with users it stays a word in dbt's log
os.environ["DBT_WARN_ERROR_OPTIONS"] = '{"error": ["Deprecations"]}'

# how long one example takes says what else the machine does, not whether the code is right
settings.register_profile("planhouse", deadline=None)
settings.load_profile("planhouse")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes seconds comes last: of several processes none waits long for another at the end."""
    items.sort(key=lambda item: item.path.is_relative_to(ROOT / "tests" / "sources"))


@pytest.fixture(autouse=True)
def environment_of_its_own() -> Iterator[None]:
    """What the product exports while it runs in a test's process is not there for the next: dbt would write where that one did."""
    with patch.dict(os.environ):
        yield


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of original documents; tests that need it are skipped where it is absent."""
    folder = Path(os.environ.get("PLANHOUSE_SHARED", ROOT.parent / "shared"))
    if not folder.is_dir():
        pytest.skip(f"the original documents are not here ({folder}); set PLANHOUSE_SHARED to their folder")
    return folder


@dataclass(frozen=True)
class Planhouse:
    """A whole Planhouse in one folder: sources, build folder, history and published warehouse."""

    folder: Path

    @property
    def sources(self) -> Path:
        return self.folder / "sources"

    @property
    def warehouse(self) -> Path:
        return self.folder / "warehouse.duckdb"

    @property
    def digest(self) -> Path:
        return self.sources / "reports" / f"{FIRST_REPORT}.md"

    @property
    def environment(self) -> dict[str, str]:
        return Workspace(self.folder, self.sources).environment

    def become(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Have this process take it for its own."""
        for name, value in self.environment.items():
            if name.startswith(("PLANHOUSE_", "DAGSTER_")):
                monkeypatch.setenv(name, value)

    def command(self, *arguments: str) -> list[str]:
        return [sys.executable, "-m", "orchestration.build", *arguments]

    def build(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            self.command(*arguments), cwd=ROOT, env=self.environment, capture_output=True, text=True, check=False
        )

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            self.command(*arguments),
            cwd=ROOT,
            env=self.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            text=True,
            start_new_session=True,
        )

    def query(self, sql: str) -> list[tuple[object, ...]]:
        with duckdb.connect(str(self.warehouse), read_only=True) as con:
            return con.execute(sql).fetchall()

    def edit(self, old: str, new: str, count: int = 1) -> None:
        text = self.digest.read_text(encoding="utf-8")
        assert old in text, f"{old!r} is not in the digest"
        self.digest.write_text(text.replace(old, new, count), encoding="utf-8")


def lay_out(folder: Path) -> Planhouse:
    """The repository's sources with its first report alone, copied."""
    house = Planhouse(folder)
    copy_sources(house.sources)
    return house


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Planhouse:
    """The first report's warehouse, built once through the real job. Read it; to change something, take ``copy_of_built``."""
    house = lay_out(tmp_path_factory.mktemp("built") / "house")
    done = house.build()
    assert done.returncode == 0, done.stderr + done.stdout
    return house


@pytest.fixture(scope="session")
def shipped(built: Planhouse, tmp_path_factory: pytest.TempPathFactory) -> Planhouse:
    """All the reports of the repository, built: the others are added to the first. Read it only: it lies in another place."""
    folder = tmp_path_factory.mktemp("shipped") / "house"
    with copied(built) as house:
        put_reports(house.sources, Catalogue.load().entries)
        done = house.build()
        assert done.returncode == 0, done.stderr + done.stdout
        (house.folder / "said.txt").write_text(done.stdout, encoding="utf-8")
        shutil.copytree(house.folder, folder)
    return Planhouse(folder)


@contextmanager
def copied(house: Planhouse) -> Iterator[Planhouse]:
    """A copy in the place of a built Planhouse, which comes back afterwards.

    In another place it would be another Planhouse: dbt would parse its project and every model would be made anew.
    """
    original = house.folder.rename(house.folder.with_name(f"{house.folder.name}.original"))
    try:
        shutil.copytree(original, house.folder)
        yield house
    finally:
        copy = house.folder.rename(house.folder.with_name(f"{house.folder.name}.copy"))
        original.rename(house.folder)
        shutil.rmtree(copy)


@pytest.fixture
def copy_of_built(built: Planhouse) -> Iterator[Planhouse]:
    """A built Planhouse that a test may break."""
    with copied(built) as house:
        yield house
