"""Writing the folder of the page: markup, scripts, style, and the data in files that are loaded when asked for.

Here belongs which file holds what, and which are written anew. Not here: how a folder is filled and replaced.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import duckdb

from presentation.folder import Folder, replaced_folder
from presentation.page import manifest
from presentation.page.echarts import chart_script
from presentation.page.index import Index, read_index
from presentation.page.manifest import Manifest
from presentation.page.payload import Section, script
from presentation.page.query import Groups, has_table, read
from presentation.warehouse import edition, open_warehouse

HERE = Path(__file__).parent
LANGUAGES = ("zh", "en")

# query -> the table without which it is left out: a warehouse of an older version has not all of them
_OPTIONAL = {
    "quarantine": ("meta", "quarantine"),
    "changes": ("meta", "changes"),
    "check_results": ("meta", "check_results"),
    "plausibility": ("marts", "fct_plausibility"),
    "suspects": ("marts", "fct_suspect"),
    "dictionary": ("meta", "dictionary"),
    "coverage": ("marts", "rpt_check_coverage"),
    "revisions": ("marts", "rpt_revisions"),
    "derived": ("marts", "fct_derived"),
}
_OF_THE_BUILD = ("quarantine", "changes", "check_results", "dictionary")
_OF_A_REPORT = (
    "targets",
    "promises",
    "next_year",
    "derived",
    "tax",
    "checks",
    "suspects",
    "plausibility",
    "problems",
    "coverage",
    "revisions",
)
_OF_ITS_FIGURES = ("figures", "blocks", "tables", "cells", "reviews", "zones", "industries")
# reports that are asked for together: memory holds the sorted rows of so many
_AT_ONCE = 500
_FILE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")


@dataclass(frozen=True, slots=True)
class SiteReport:
    """What the folder now holds: reports and figures in it, files and their bytes, and the bytes of the largest data file.

    ``kept`` files were taken over from the folder in place; the others were written anew.
    """

    folder: Path
    reports: int
    figures: int
    files: int
    kept: int
    bytes: int
    largest: int


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

    Files of reports whose version is the one that ``folder`` has are taken over from there. The same warehouse gives the
    same bytes, whatever was there before. Raises FileNotFoundError when there is no warehouse, duckdb.Error when the
    file is none, ValueError when an identifier cannot name a file, ChartLibraryError when the pinned chart library is
    missing. Whatever is raised, ``folder`` is as it was. One writer at a time: a build holds its lock.
    """
    folder = folder.resolve()
    with open_warehouse(warehouse) as con, replaced_folder(folder, edition(con)) as fresh:
        held = manifest.load(folder)
        index = read_index(con, held)
        fresh.keep(dict(_still_right(index, held)))
        _write_assets(fresh, index.build)
        largest = max(
            _write_data(fresh, index.build, "index", index.sections),
            _write_data(fresh, index.build, "build", {name: read(con, name) for name in _there(con, _OF_THE_BUILD)}),
            *_write_reports(con, fresh, index),
            *_write_indicators(con, fresh, index),
        )
        # last: what is younger than the manifest was changed by somebody else
        fresh.write(manifest.NAME, index.made.content())
    reports = index.sections["reports"]
    return SiteReport(
        folder,
        reports=len(reports.rows),
        figures=sum(row[reports.columns.index("figures")] for row in reports.rows),
        files=fresh.written + fresh.kept,
        kept=fresh.kept,
        bytes=fresh.size,
        largest=largest,
    )


def _write_assets(folder: Folder, build: str) -> None:
    for path in sorted((HERE / "assets").iterdir()):
        folder.write(f"assets/{path.name}", path.read_bytes())
    folder.write("assets/echarts.js", chart_script())
    folder.write("assets/texts.js", script(build, "texts", load_texts()))
    folder.write("index.html", (HERE / "index.html").read_bytes())


def _there(con: duckdb.DuckDBPyConnection, queries: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name for name in queries if name not in _OPTIONAL or has_table(con, *_OPTIONAL[name]))


def _write_data(folder: Folder, version: str, name: str, sections: Mapping[str, Section]) -> int:
    """Write a data file and give its size."""
    content = script(version, name, {section: rows.encoded() for section, rows in sections.items()})
    return folder.write(_path(name), content)


def _path(name: str) -> str:
    return f"data/{name}.js"


def _still_right(index: Index, held: Manifest) -> Iterator[tuple[str, int]]:
    """The files that the folder in place has as they must be, with their sizes; those of indicators are noted in ``index.made``."""
    for name in index.made.reports.keys() - set(index.stale):
        for kind, size in index.made.reports[name].sizes.items():
            yield _path(f"{kind}/{name}"), size
    for indicator, provinces in index.provinces.items():
        for province in provinces:
            made = index.made.provinces[province]
            if held.has_indicator(indicator, province, made.version):
                size = made.sizes[indicator] = held.provinces[province].sizes[indicator]
                yield _path(f"indicators/{indicator}/{province}"), size


def _write_reports(con: duckdb.DuckDBPyConnection, folder: Folder, index: Index) -> Iterable[int]:
    """The files of each report, anew where they are stale; gives the size of every one."""
    queries = {"reports": _there(con, _OF_A_REPORT), "figures": _OF_ITS_FIGURES}
    for start in range(0, len(index.stale), _AT_ONCE):
        names = [_file_name(name) for name in index.stale[start : start + _AT_ONCE]]
        for kind, asked in queries.items():
            groups = {query: Groups(con, query, names) for query in asked}
            for name in names:
                report = index.made.reports[name]
                sections = {query: rows.take(name) for query, rows in groups.items()}
                report.sizes[kind] = _write_data(folder, index.labels[name], f"{kind}/{name}", sections)
                report.quotes = sorted({*report.quotes, *_quoted(sections, name)})
    return [size for report in index.made.reports.values() for size in report.sizes.values()]


def _quoted(sections: Mapping[str, Section], name: str) -> Iterable[str]:
    """The other reports whose figures stand in the file of a report."""
    if "checks" in sections:
        checks = sections["checks"]
        at = checks.columns.index("figures")
        yield from (figure["report"] for row in checks.rows for figure in row[at] or () if figure["report"] is not None)
    if "targets" in sections:
        targets = sections["targets"]
        for column in ("target_report", "actual_report", "completion_report"):
            at = targets.columns.index(column)
            yield from (str(row[at]) for row in targets.rows if row[at] not in (None, name))
    if "promises" in sections:
        promises = sections["promises"]
        at = promises.columns.index("makers")
        yield from (maker for row in promises.rows for maker in row[at] if maker != name)
    if "derived" in sections:
        derived = sections["derived"]
        at = derived.columns.index("figures")
        yield from (each["report"] for row in derived.rows for each in row[at] or () if each["report"] != name)
    if "revisions" in sections:
        revisions = sections["revisions"]
        at = revisions.columns.index("first_report")
        yield from (str(row[at]) for row in revisions.rows if row[at] not in (None, name))


def _write_indicators(con: duckdb.DuckDBPyConnection, folder: Folder, index: Index) -> Iterable[int]:
    """The files of each indicator by province, anew where they are stale; gives the size of every one."""
    made = index.made.provinces
    stale = [
        (_file_name(indicator), _file_name(province))
        for indicator, provinces in index.provinces.items()
        for province in provinces
        if indicator not in made[province].sizes
    ]
    if stale:
        observations = Groups(con, "observations", ["/".join(pair) for pair in stale])
        for indicator, province in sorted(stale, key="/".join):
            name = f"{indicator}/{province}"
            made[province].sizes[indicator] = _write_data(
                folder, index.labels[province], f"indicators/{name}", {"observations": observations.take(name)}
            )
    return [size for province in made.values() for size in province.sizes.values()]


def _file_name(identifier: str) -> str:
    if not _FILE_NAME.fullmatch(identifier):
        raise ValueError(f"{identifier!r} cannot name a file of the page: letters, digits, - and _ only.")
    return identifier
