"""``datapackage.json``: the CSV files described as a Frictionless tabular data package.

Here belongs translating the dictionary into Table Schema. What the words say is the dictionary's.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from presentation.dictionary import Column, Table
from presentation.exports.manifest import Part, Parts
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
    folder: Path,
    tables: Sequence[Table],
    units: dict[str, str],
    edition: Edition,
    sources: Sequence[Source],
    cut: Mapping[str, Parts] | None = None,
) -> None:
    """Describe the CSV files of a folder: ``csv/<table>.csv``, which must be there already, or the files in ``cut`` by table.

    ``units`` gives the symbol of a unit id.

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
        "resources": [_resource(folder, table, units, (cut or {}).get(table.name)) for table in tables],
    }
    # of many files nobody reads the list: without an indent it is written at once, not value by value in Python
    text = json.dumps(package, ensure_ascii=False, indent=None if cut else 2)
    (folder / "datapackage.json").write_text(text + "\n", encoding="utf-8")


def _resource(folder: Path, table: Table, units: dict[str, str], parts: Parts | None) -> dict[str, Any]:
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
        **_place(folder, f"csv/{table.name}.csv", parts),
        "schema": schema,
    }


def _place(folder: Path, path: str, parts: Parts | None) -> dict[str, Any]:
    kind = {"format": "csv", "mediatype": "text/csv", "encoding": "utf-8"}
    if parts is None:
        return {"path": path, **kind, **_size(Part.of(folder / path))}
    # the standard knows size and hash of a resource in one file only
    return {"path": list(parts), **kind, "parts": [{"path": name, **_size(part)} for name, part in parts.items()]}


def _size(part: Part) -> dict[str, Any]:
    return {"bytes": part.bytes, "hash": f"sha256:{part.sha256}"}


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
