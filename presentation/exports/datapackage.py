"""``datapackage.json``: the CSV files described as a Frictionless tabular data package.

Here belongs translating the dictionary into Table Schema. What the words say is the dictionary's.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from presentation.dictionary import Column, Table
from presentation.exports.texts import CITATION_TITLE, LICENCE, TITLE_EN, TITLE_ZH
from presentation.warehouse import Edition, Source

_TYPES = {
    "VARCHAR": "string",
    "INTEGER": "integer",
    "BIGINT": "integer",
    "BOOLEAN": "boolean",
    "DATE": "date",
    "TIMESTAMP": "datetime",
    "DOUBLE": "number",
}


def write_datapackage(
    folder: Path, tables: Sequence[Table], units: dict[str, str], edition: Edition, sources: Sequence[Source]
) -> None:
    """Describe ``csv/<table>.csv`` of a folder, which must be there already. ``units`` gives the symbol of a unit id.

    Raises KeyError when a column has a type that no file can hold.
    """
    package = {
        "name": "planhouse",
        "title": f"{TITLE_ZH} {TITLE_EN}",
        "profile": "tabular-data-package",
        "version": f"{edition.version}+{edition.fingerprint}",
        "description": CITATION_TITLE,
        "licenses": [LICENCE],
        "sources": [
            {
                "title": source.title_zh,
                "path": source.source_file,
                "publisher": source.issuer_zh,
                "report_id": source.report_id,
                "hash": f"sha256:{source.sha256}",
            }
            for source in sources
        ],
        "resources": [_resource(folder, table, units) for table in tables],
    }
    text = json.dumps(package, ensure_ascii=False, indent=2)
    (folder / "datapackage.json").write_text(text + "\n", encoding="utf-8")


def _resource(folder: Path, table: Table, units: dict[str, str]) -> dict[str, Any]:
    path = folder / "csv" / f"{table.name}.csv"
    with path.open("rb") as handle:
        digest = hashlib.file_digest(handle, "sha256").hexdigest()
    schema: dict[str, Any] = {
        "fields": [_field(column, table, units) for column in table.columns],
        "missingValues": [""],
    }
    if table.key:
        schema["primaryKey"] = list(table.key)
    if keys := [_foreign_key(column) for column in table.columns if column.references]:
        schema["foreignKeys"] = keys
    return {
        "name": table.name,
        "title": table.zh,
        "description": f"{table.en} {table.notes_en}".strip(),
        "usage_notes": {"zh": table.notes_zh, "en": table.notes_en},
        "profile": "tabular-data-resource",
        "path": f"csv/{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": path.stat().st_size,
        "hash": f"sha256:{digest}",
        "schema": schema,
    }


def _field(column: Column, table: Table, units: dict[str, str]) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "type": "number" if column.is_decimal else "array" if column.is_array else _TYPES[column.data_type],
        "title": column.zh,
        "description": column.en,
    }
    if column.unit_id:
        field["unit"] = units.get(column.unit_id, column.unit_id)
        field["unit_id"] = column.unit_id
    constraints: dict[str, Any] = {}
    if column.required:
        constraints["required"] = True
    if (column.name,) == table.key:
        constraints["unique"] = True
    if column.allowed and field["type"] == "string":
        constraints["enum"] = list(column.allowed)
    if constraints:
        field["constraints"] = constraints
    return field


def _foreign_key(column: Column) -> dict[str, Any]:
    assert column.references is not None
    table, key = column.references
    return {"fields": [column.name], "reference": {"resource": table, "fields": [key]}}
