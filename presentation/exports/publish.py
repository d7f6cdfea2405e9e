"""The folder ``exports/`` as a whole: its two layouts, and in which order its files are written.

Up to ``WHOLE_UP_TO`` reports every table is one file. Above that the tables that have reports are cut into one file an area, and
only the areas with a report of another version than in the folder in place are written; the files of the others are taken over.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from presentation.dictionary import Table, read_dictionary
from presentation.exports import manifest, parts, sdmx, tables, texts
from presentation.exports.archive import pack
from presentation.exports.areas import Area, read_areas, report_ids
from presentation.exports.datapackage import write_datapackage
from presentation.folder import Folder, file_sizes, replaced_folder
from presentation.warehouse import Edition, Source, edition, open_warehouse, sources

ARCHIVE = "planhouse.zip"
WHOLE_UP_TO = 100
"""The most reports whose tables are one file each: what Excel opens, and what is written anew in about a second."""

_LICENCE = Path(__file__).resolve().parents[2] / "LICENSE"


class NoReportsError(Exception):
    """No report is of an area that was asked for."""


@dataclass(frozen=True, slots=True)
class Written:
    """How many files a folder holds, how many of them were taken over from the folder before, and the bytes of all."""

    files: int
    kept: int
    size: int


@dataclass(frozen=True, slots=True)
class _Content:
    """What is written: the tables, and of them all rows or those of the reports that were asked for."""

    con: duckdb.DuckDBPyConnection
    tables: tuple[Table, ...]
    edition: Edition
    areas: list[Area]
    documents: list[Source]
    units: dict[str, str]
    reports: list[str] | None


def export(warehouse: Path, folder: Path, *, whole: bool = False, area: str = "") -> Written:
    """Write every public table of a published warehouse into ``folder``, replacing it in one step.

    ``whole`` asks for one file a table whatever the number of reports, ``area`` for the reports of areas whose code begins so.
    Raises FileNotFoundError without a warehouse, WarehouseError when it cannot be read, duckdb.CatalogException when it has no
    dictionary, NoReportsError when no report is of such an area; ``folder`` is then as it was.
    """
    with open_warehouse(warehouse) as con:
        content = _read(con, area)
        with replaced_folder(folder, content.edition) as filling:
            if whole or len(content.documents) <= WHOLE_UP_TO:
                _write_whole(content, filling.root)
            else:
                _write_in_parts(content, filling)
    sizes = list(file_sizes(folder))
    return Written(len(sizes), filling.kept, sum(sizes))


def _read(con: duckdb.DuckDBPyConnection, area: str) -> _Content:
    areas, documents = read_areas(con, area), sources(con)
    reports = None
    if area:
        reports = report_ids(areas)
        documents = [source for source in documents if source.report_id in set(reports)]
        if not reports:
            raise NoReportsError(f"No report is of an area whose code begins with {area}.")
    units = dict(con.execute("select unit_id, symbol_zh from marts.dim_unit").fetchall())
    return _Content(con, read_dictionary(con), edition(con), areas, documents, units, reports)


def _write_whole(content: _Content, fresh: Path) -> None:
    """One file a table, and an archive of all."""
    _begin(content, fresh)
    _write_tables(content, content.tables, fresh)
    sdmx.write_sdmx(content.con, fresh / "sdmx", content.reports)
    write_datapackage(fresh, content.tables, content.units, content.edition, content.documents)
    words = texts.readme(content.tables, content.edition, content.documents)
    (fresh / "README.md").write_text(words, encoding="utf-8")
    pack(fresh, fresh / ARCHIVE)


def _write_in_parts(content: _Content, filling: Folder) -> None:
    """One file an area where a table has reports, taken over from the folder in place where it is right."""
    con, areas, fresh = content.con, content.areas, filling.root
    cut = [table for table in content.tables if parts.is_in_parts(table)]
    made_by = manifest.maker(content.tables, content.edition.version)
    right = manifest.still_right(filling.old, made_by, areas, parts.names(cut))
    filling.keep({path: part.bytes for files_of_area in right.values() for path, part in files_of_area.items()})
    _begin(content, fresh)
    _write_tables(content, [table for table in content.tables if table not in cut], fresh)
    files = right | parts.write_parts(con, cut, [area for area in areas if area.code not in right], fresh)
    sdmx.write_structure(con, fresh / "sdmx", content.reports)
    by_table = {table.name: {path: files[code][path] for code, path in parts.csv_paths(table, areas)} for table in cut}
    write_datapackage(fresh, content.tables, content.units, content.edition, content.documents, by_table)
    words = texts.readme_in_parts(content.tables, cut, content.edition, areas)
    (fresh / "README.md").write_text(words, encoding="utf-8")
    manifest.write_manifest(fresh, made_by, areas, files)


def _begin(content: _Content, fresh: Path) -> None:
    """The folders that both layouts have, and what does not depend on any table."""
    for name in ("csv", "parquet", "sdmx"):
        (fresh / name).mkdir(exist_ok=True)
    shutil.copyfile(_LICENCE, fresh / "LICENSE")
    (fresh / "CITATION.cff").write_text(texts.citation(content.edition), encoding="utf-8")


def _write_tables(content: _Content, whole: Sequence[Table], fresh: Path) -> None:
    for table in whole:
        tables.write_parquet(content.con, table, fresh / "parquet" / f"{table.name}.parquet", content.reports)
        tables.write_csv(content.con, table, fresh / "csv" / f"{table.name}.csv", content.reports)
