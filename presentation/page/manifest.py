"""What a folder of the page says of itself, in ``data/versions.json``: of which versions its files are, and what counting
the rows behind them gave. The next writing takes over what is still right.

Here belong this file and the question whether an entry of it still holds. Not here: what the page's own files contain.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from importlib.metadata import version
from pathlib import Path

from presentation.folder import is_untouched

NAME = "data/versions.json"
HERE = Path(__file__).parent
# what makes the bytes of a data file besides this package
_PACKAGES = ("planhouse", "duckdb")
_HEAD = '{"sha256":"%s",\n"holds":'
_HEAD_LENGTH = len(_HEAD % ("0" * 64))


@dataclass(slots=True)
class Report:
    """A report: its version, what ``counts`` says of it, the other reports that its checks and revisions quote, and the
    sizes of its files by kind. A warehouse that does not know versions gives None: nothing of it is taken over.
    """

    version: str | None
    counts: dict[str, int]
    quotes: list[str] = field(default_factory=list)
    sizes: dict[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class Comparable:
    """An indicator within a province: reports and values that give it, and by series the years and the areas."""

    reports: int
    observations: int
    series: dict[str, tuple[list[int], list[str]]] = field(default_factory=dict)


@dataclass(slots=True)
class Province:
    """A province: the version that follows from those of its reports, its indicators, and the sizes of their files."""

    version: str | None
    indicators: dict[str, Comparable]
    sizes: dict[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class Manifest:
    """The content of a folder; ``written`` is when it was complete (nanoseconds), zero for one that is being made."""

    reports: dict[str, Report] = field(default_factory=dict)
    provinces: dict[str, Province] = field(default_factory=dict)
    folder: Path = Path()
    written: int = 0

    def has_report(self, name: str, versions: Mapping[str, str]) -> bool:
        """Whether the files of a report are as its version, and those of the reports that it quotes, want them."""
        report = self.reports.get(name)
        return (
            report is not None
            and all(self._is_current(each, versions) for each in (name, *report.quotes))
            and all(self._has_file(f"{kind}/{name}", size) for kind, size in report.sizes.items())
        )

    def _is_current(self, name: str, versions: Mapping[str, str]) -> bool:
        report = self.reports.get(name)
        return report is not None and report.version is not None and report.version == versions.get(name)

    def has_province(self, name: str, version: str | None) -> bool:
        """Whether what was counted for a province is as its version wants it."""
        return version is not None and name in self.provinces and self.provinces[name].version == version

    def has_indicator(self, name: str, province: str, version: str | None) -> bool:
        """Whether the file of an indicator in a province is as the province's version wants it."""
        if not self.has_province(province, version):
            return False
        size = self.provinces[province].sizes.get(name)
        return size is not None and self._has_file(f"indicators/{name}/{province}", size)

    def _has_file(self, name: str, size: int) -> bool:
        return is_untouched(f"{self.folder}/data/{name}.js", size, self.written)

    def content(self) -> bytes:
        """The bytes of the file: the same for the same warehouse and the same code."""
        holds = {
            "code": code_version(),
            "reports": self.reports,
            "provinces": self.provinces,
        }
        body = json.dumps(holds, ensure_ascii=False, separators=(",", ":"), sort_keys=True, default=_members)
        return f"{_HEAD % _sha256(body.encode())}{body}}}\n".encode()


def load(folder: Path) -> Manifest:
    """What ``folder`` holds. Empty when its manifest is missing, damaged, or from other code than this."""
    path = folder / NAME
    try:
        content = path.read_bytes()
        body = content[_HEAD_LENGTH:-2]
        if content[:_HEAD_LENGTH].decode() != _HEAD % _sha256(body):
            return Manifest()
        holds = json.loads(body)
        written = path.stat().st_mtime_ns
    except (OSError, ValueError):
        return Manifest()
    # its hash says that the rest is as this code wrote it
    if holds["code"] != code_version():
        return Manifest()
    return Manifest(
        {name: Report(**report) for name, report in holds["reports"].items()},
        {
            name: Province(
                province["version"],
                {indicator: Comparable(**found) for indicator, found in province["indicators"].items()},
                province["sizes"],
            )
            for name, province in holds["provinces"].items()
        },
        folder,
        written,
    )


def code_version() -> str:
    """One hash of all that makes data files besides the warehouse: this package's files, and packages by version."""
    digest = hashlib.sha256(repr([version(name) for name in _PACKAGES]).encode())
    for path in sorted(HERE.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            content = path.read_bytes()
            digest.update(f"{path.relative_to(HERE).as_posix()} {len(content)}\n".encode() + content)
    return digest.hexdigest()


def version_of(reports: Iterable[str], versions: Mapping[str, str]) -> str | None:
    """The version of what is made of several reports; None when that of one is unknown."""
    known = [[name, versions.get(name)] for name in sorted(reports)]
    if any(found is None for _, found in known):
        return None
    return _sha256(json.dumps(known).encode())[:16]


def _members(entry: Report | Province | Comparable) -> dict[str, object]:
    return {each.name: getattr(entry, each.name) for each in fields(entry)}


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
