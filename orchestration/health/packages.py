"""Python and the packages, beside those of the lock file."""

from __future__ import annotations

import platform
import re
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from packaging.requirements import Requirement

from orchestration.build.inputs import package_versions
from orchestration.health.result import Result, note, ok, problem
from orchestration.settings import ROOT, Settings

_OLDEST, _TOO_NEW = (3, 11), (3, 14)
_LOCK = ROOT / "requirements.lock"
_PINNED = re.compile(r"^([A-Za-z0-9][^\\\n]*==[^\\\n]*)", re.MULTILINE)
_NAMED = 5


def python(settings: Settings) -> Iterator[Result]:
    """The version of Python."""
    found = platform.python_version()
    if _OLDEST <= sys.version_info[:2] < _TOO_NEW:
        yield ok("python", f"Python {found} in {sys.prefix}")
    else:
        yield problem(
            "python",
            f"Python {found} is none that Planhouse runs on.",
            "Set it up with 3.11, 3.12 or 3.13: make PYTHON=python3.12 build",
        )


def pinned(lock: Path) -> dict[str, str]:
    """The version of each package that a lock file has for this machine."""
    wanted = [Requirement(line.strip()) for line in _PINNED.findall(lock.read_text(encoding="utf-8"))]
    return {
        each.name: next(iter(each.specifier)).version
        for each in wanted
        if each.marker is None or each.marker.evaluate()
    }


def lock(settings: Settings) -> Iterator[Result]:
    """The installed packages."""
    advice = "Install what the lock has: rm .venv/.ready, then make build (docs/operations.md has the commands without make)."
    try:
        wanted = pinned(_LOCK)
    except OSError as error:
        yield problem("lock", f"{_LOCK} cannot be read: {error}", "Restore it from the repository.")
        return
    other = []
    for name, expected in wanted.items():
        try:
            found = version(name)
        except PackageNotFoundError:
            other.append(f"{name} is missing")
            continue
        if found != expected:
            other.append(f"{name} is {found}, not {expected}")
    if other:
        more = f" and {len(other) - _NAMED} more" if len(other) > _NAMED else ""
        yield problem("lock", f"Not as the lock file has it: {'; '.join(other[:_NAMED])}{more}.", advice)
    else:
        own = ", ".join(f"{name} {each}" for name, each in package_versions().items())
        yield ok("lock", f"{len(wanted)} packages as in requirements.lock: {own}")


def commit(settings: Settings) -> Iterator[Result]:
    """Whether there is a checkout: builds write its commit down."""
    if not (ROOT / ".git").exists():
        yield note("commit", "This is no checkout: builds cannot say of which commit they are.")
