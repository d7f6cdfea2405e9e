"""The folder ``exports/`` as a whole: which files there are and in which order they are written."""

from __future__ import annotations

import shutil
from pathlib import Path

from presentation.dictionary import read_dictionary
from presentation.exports import sdmx, tables, texts
from presentation.exports.datapackage import write_datapackage
from presentation.exports.folder import pack, replaced_folder
from presentation.warehouse import edition, open_warehouse, sources

ARCHIVE = "planhouse.zip"
_LICENCE = Path(__file__).resolve().parents[2] / "LICENSE"


def export(warehouse: Path, folder: Path) -> list[Path]:
    """Write every public table of a published warehouse into ``folder``, replacing it in one step. Returns the files, sorted.

    Raises FileNotFoundError without a warehouse, duckdb.CatalogException when it has no dictionary; ``folder`` is then as it was.
    """
    with replaced_folder(folder) as fresh, open_warehouse(warehouse) as con:
        public = read_dictionary(con)
        this, documents = edition(con), sources(con)
        for name in ("csv", "parquet", "sdmx"):
            (fresh / name).mkdir()
        for table in public:
            tables.write_parquet(con, table, fresh / "parquet" / f"{table.name}.parquet")
            tables.write_csv(con, table, fresh / "csv" / f"{table.name}.csv")
        units = dict(con.execute("select unit_id, symbol_zh from marts.dim_unit").fetchall())
        write_datapackage(fresh, public, units, this, documents)
        sdmx.write_sdmx(con, fresh / "sdmx")
        (fresh / "README.md").write_text(texts.readme(public, this, documents), encoding="utf-8")
        (fresh / "CITATION.cff").write_text(texts.citation(this), encoding="utf-8")
        shutil.copyfile(_LICENCE, fresh / "LICENSE")
        pack(fresh, fresh / ARCHIVE)
    return sorted(path for path in folder.rglob("*") if path.is_file())
