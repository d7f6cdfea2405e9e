"""Writing the folder of the page: markup, scripts, style, and the data in files that are loaded when asked for.

Here belongs which file holds what, and the one replace that puts a finished folder in its place.
"""

from __future__ import annotations

import re
import shutil
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from presentation.page.echarts import chart_script
from presentation.page.payload import script
from presentation.page.warehouse import Groups, has_table, read
from presentation.warehouse import open_warehouse

HERE = Path(__file__).parent
LANGUAGES = ("zh", "en")

# query -> the table without which it is left out: a warehouse of an older version has not all of them
_OPTIONAL = {
    "quarantine": ("meta", "quarantine"),
    "changes": ("meta", "changes"),
    "check_results": ("meta", "check_results"),
    "coverage": ("marts", "rpt_check_coverage"),
    "revisions": ("marts", "rpt_revisions"),
}
_OF_THE_BUILD = ("quarantine", "changes", "check_results")
_OF_A_REPORT = ("targets", "next_year", "tax", "checks", "problems", "coverage", "revisions")
_OF_ITS_FIGURES = ("figures", "blocks", "tables", "cells")
_FILE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")


@dataclass(slots=True)
class SiteReport:
    """What was written: where, reports and figures in it, files and their bytes, and the bytes of the largest data file."""

    folder: Path
    reports: int = 0
    figures: int = 0
    files: int = 0
    bytes: int = 0
    largest: int = 0


@dataclass(slots=True)
class _Folder:
    """A folder being filled."""

    root: Path
    report: SiteReport
    build: str = ""
    _made: set[Path] = field(default_factory=set)

    def write(self, name: str, content: bytes) -> None:
        path = self.root / name
        if path.parent not in self._made:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._made.add(path.parent)
        path.write_bytes(content)
        self.report.files += 1
        self.report.bytes += len(content)

    def write_data(self, name: str, value: object) -> None:
        content = script(self.build, name, value)
        self.report.largest = max(self.report.largest, len(content))
        self.write(f"data/{name}.js", content)


def load_texts(path: Path = HERE / "texts.toml") -> dict[str, dict[str, dict[str, str]]]:
    """The words of the page: language, then group, then key. Raises ValueError when a text is missing in a language."""
    groups = tomllib.loads(path.read_text(encoding="utf-8"))
    texts: dict[str, dict[str, dict[str, str]]] = {language: {} for language in LANGUAGES}
    for group, entries in groups.items():
        for key, words in entries.items():
            if len(words) != len(LANGUAGES) or not all(words):
                raise ValueError(f"{path.name}: {group}.{key} needs one text for each of {', '.join(LANGUAGES)}.")
            for language, text in zip(LANGUAGES, words, strict=True):
                texts[language].setdefault(group, {})[key] = text
    return texts


def write_site(warehouse: Path, folder: Path) -> SiteReport:
    """Write the page of ``warehouse`` to ``folder``, which is replaced as a whole; its parent is created.

    The same warehouse gives the same bytes. Raises FileNotFoundError when there is no warehouse, duckdb.Error when the
    file is none, ValueError when an identifier cannot name a file, ChartLibraryError when the pinned chart library is
    missing. Whatever is raised, ``folder`` is as it was. One writer at a time: a build holds its lock.
    """
    folder = folder.resolve()
    folder.parent.mkdir(parents=True, exist_ok=True)
    fresh = folder.with_name(f".{folder.name}.new")
    # what a killed writer left behind
    shutil.rmtree(fresh, ignore_errors=True)
    try:
        with open_warehouse(warehouse) as con:
            report = _fill(con, _Folder(fresh, SiteReport(folder)))
        _replace(fresh, folder)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return report


def _replace(fresh: Path, folder: Path) -> None:
    """Put ``fresh`` in the place of ``folder`` by two renames: what is found there is never half one and half the other."""
    old = folder.with_name(f".{folder.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if folder.exists():
        folder.rename(old)
    try:
        fresh.rename(folder)
    except OSError:
        if old.exists():
            old.rename(folder)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _fill(con: duckdb.DuckDBPyConnection, folder: _Folder) -> SiteReport:
    build = read(con, "build")
    folder.build = str(build.rows[0][build.columns.index("build_id")])
    _write_assets(folder)
    reports = read(con, "reports")
    indicators = read(con, "indicators")
    index = {"build": build, "reports": reports, "areas": read(con, "areas"), "indicators": indicators}
    folder.write_data("index", {name: section.encoded() for name, section in index.items()})
    folder.write_data("build", {name: read(con, name).encoded() for name in _there(con, _OF_THE_BUILD)})

    ids = [_file_name(row[reports.columns.index("report_id")]) for row in reports.rows]
    _write_groups(con, folder, "reports", _there(con, _OF_A_REPORT), sorted(ids))
    _write_groups(con, folder, "figures", _OF_ITS_FIGURES, sorted(ids))
    _write_groups(con, folder, "indicators", ("observations",), sorted(_file_name(row[0]) for row in indicators.rows))

    folder.report.reports = len(ids)
    folder.report.figures = sum(int(str(row[reports.columns.index("figures")])) for row in reports.rows)
    return folder.report


def _write_assets(folder: _Folder) -> None:
    for path in sorted((HERE / "assets").iterdir()):
        folder.write(f"assets/{path.name}", path.read_bytes())
    folder.write("assets/echarts.js", chart_script())
    folder.write("assets/texts.js", script(folder.build, "texts", load_texts()))
    folder.write("index.html", (HERE / "index.html").read_bytes())


def _there(con: duckdb.DuckDBPyConnection, queries: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name for name in queries if name not in _OPTIONAL or has_table(con, *_OPTIONAL[name]))


def _write_groups(
    con: duckdb.DuckDBPyConnection, folder: _Folder, kind: str, queries: tuple[str, ...], keys: list[str]
) -> None:
    groups = {name: Groups(con, name) for name in queries}
    for key in keys:
        folder.write_data(f"{kind}/{key}", {name: group.take(key).encoded() for name, group in groups.items()})


def _file_name(identifier: object) -> str:
    name = str(identifier)
    if not _FILE_NAME.fullmatch(name):
        raise ValueError(f"{name!r} cannot name a file of the page: letters, digits, - and _ only.")
    return name
