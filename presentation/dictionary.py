"""The data dictionary: what each public table and column means, kept in the warehouse itself as ``meta.dictionary``.

Here belongs turning dbt's manifest (descriptions, notes, keys, references, units) into that table and reading it back. What
shows it, as pages, files or database comments, reads it from the warehouse; nothing else needs the manifest.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import duckdb

SCHEMA = "marts"
# by the prefix of the name, in the order in which tables are shown
KINDS = {"dim": "dimension", "fct": "fact", "rpt": "report", "v": "view"}

_COLUMNS = (
    ("table_name", "VARCHAR", "表名。 Table."),
    ("column_name", "VARCHAR", "列名；空为表本身。 Column; empty for the table itself."),
    ("position", "INTEGER", "列序，自 1 起；0 为表本身。 Place of the column from 1; 0 for the table itself."),
    ("kind", "VARCHAR", "dimension 维度，fact 事实，report 报表，view 视图。 dimension, fact, report or view."),
    ("data_type", "VARCHAR", "数据类型。 Data type."),
    ("description_zh", "VARCHAR", "中文说明。 Description in Chinese."),
    ("description_en", "VARCHAR", "英文说明。 Description in English."),
    ("usage_notes_zh", "VARCHAR", "使用须知（仅表）。 Usage notes in Chinese, of a table."),
    ("usage_notes_en", "VARCHAR", "使用须知（英文，仅表）。 Usage notes in English, of a table."),
    ("is_required", "BOOLEAN", "是否必填。 Whether it is never empty."),
    ("key_position", "INTEGER", "主键中的次序；非主键为空。 Place in the primary key; empty outside it."),
    (
        "grain_position",
        "INTEGER",
        "粒度中的次序，含可为空的列。 Place among the columns that tell rows apart, of which some may be empty.",
    ),
    ("references_table", "VARCHAR", "引用的表。 Table that it refers to."),
    ("references_column", "VARCHAR", "引用的列。 Column that it refers to."),
    ("unit_id", "VARCHAR", "固定的计量单位；随行而异者为空。 Unit of every value; empty where it varies by row."),
    ("printed_by", "VARCHAR", "所印数字编号所在的列，小数位数从之。 Column with the figure whose decimals this has."),
    ("allowed_values", "VARCHAR[]", "允许取值。 The only values that it takes."),
)


@dataclass(frozen=True, slots=True)
class Column:
    """One column. ``references`` is (table, column); ``unit_id`` is empty where the unit varies by row or there is none."""

    name: str
    data_type: str
    zh: str
    en: str
    required: bool = False
    key_position: int | None = None
    grain_position: int | None = None
    references: tuple[str, str] | None = None
    unit_id: str | None = None
    printed_by: str | None = None
    allowed: tuple[str, ...] = ()

    @property
    def is_text(self) -> bool:
        """Whether it holds text."""
        return self.data_type == "VARCHAR"

    @property
    def is_decimal(self) -> bool:
        """Whether it holds decimal numbers."""
        return self.data_type.startswith("DECIMAL")

    @property
    def is_array(self) -> bool:
        """Whether it holds lists."""
        return self.data_type.endswith("[]")

    @property
    def scale(self) -> int:
        """Decimals that its type has room for. Raises ValueError unless it is a decimal."""
        return int(self.data_type.rstrip(")").split(",")[1])


@dataclass(frozen=True, slots=True)
class Table:
    """One public table or view with its columns in order."""

    name: str
    kind: str
    zh: str
    en: str
    notes_zh: str
    notes_en: str
    columns: tuple[Column, ...]

    @property
    def key(self) -> tuple[str, ...]:
        """The columns of its primary key, in order; empty when it has none."""
        return _in_order((column.key_position, column.name) for column in self.columns)

    @property
    def grain(self) -> tuple[str, ...]:
        """The columns that tell its rows apart, in order; empty when nothing says so. Unlike a key's, some may be empty."""
        return _in_order((column.grain_position, column.name) for column in self.columns)

    @property
    def has_reports(self) -> bool:
        """Whether each of its rows belongs to a report."""
        return any(column.name == "report_id" for column in self.columns)

    @property
    def order(self) -> str:
        """The ORDER BY list that puts its rows in one order only: that of reading where they have it, for ids say nothing of it."""
        if {"report_id", "ordinal"} <= {column.name for column in self.columns}:
            return "report_id, ordinal"
        return ", ".join(self.grain or self.key or (column.name for column in self.columns))


def _in_order(places: Iterable[tuple[int | None, str]]) -> tuple[str, ...]:
    return tuple(name for _, name in sorted((place, name) for place, name in places if place is not None))


def write_dictionary(con: duckdb.DuckDBPyConnection, manifest: Mapping[str, Any]) -> None:
    """Write ``meta.dictionary`` for the tables of schema marts that are in the database, from dbt's manifest.

    Types are the database's own. Raises duckdb.Error when the file cannot be written.
    """
    con.execute("create schema if not exists meta")
    con.execute(
        "create or replace table meta.dictionary (" + ", ".join(f"{name} {kind}" for name, kind, _ in _COLUMNS) + ")"
    )
    if rows := [row for table in _from_manifest(con, manifest) for row in _rows(table)]:
        # in one statement: one for each row takes a quarter of a second
        values = ", ".join(f"unnest(?::{kind}[])" for _, kind, _ in _COLUMNS)
        con.execute(
            f"insert into meta.dictionary select {values}", [list(column) for column in zip(*rows, strict=True)]
        )
    con.execute(
        "comment on table meta.dictionary is '数据字典：公开表及其各列，各一行。 One row for each public table and column.'"
    )
    for name, _, words in _COLUMNS:
        con.execute(f"comment on column meta.dictionary.{name} is '{words}'")


def read_dictionary(con: duckdb.DuckDBPyConnection) -> tuple[Table, ...]:
    """The public tables as an open warehouse describes them: dimensions, facts, reports, views; each by name.

    Raises duckdb.CatalogException when the warehouse has no dictionary.
    """
    found = con.execute("select * from meta.dictionary order by table_name, position")
    heads: dict[str, dict[str, Any]] = {}
    columns: dict[str, list[Column]] = {}
    names = [name for name, *_ in found.description or ()]
    for values in found.fetchall():
        row = dict(zip(names, values, strict=True))
        if row["column_name"] is None:
            heads[row["table_name"]] = row
        else:
            columns.setdefault(row["table_name"], []).append(_column(row))
    order = list(KINDS.values())
    return tuple(
        Table(
            name=name,
            kind=head["kind"],
            zh=head["description_zh"],
            en=head["description_en"],
            notes_zh=head["usage_notes_zh"],
            notes_en=head["usage_notes_en"],
            columns=tuple(columns.get(name, ())),
        )
        for name, head in sorted(heads.items(), key=lambda item: (order.index(item[1]["kind"]), item[0]))
    )


def _column(row: Mapping[str, Any]) -> Column:
    return Column(
        name=row["column_name"],
        data_type=row["data_type"],
        zh=row["description_zh"],
        en=row["description_en"],
        required=row["is_required"],
        key_position=row["key_position"],
        # an older build does not say it
        grain_position=row.get("grain_position"),
        references=(row["references_table"], row["references_column"]) if row["references_table"] else None,
        unit_id=row["unit_id"],
        printed_by=row["printed_by"],
        allowed=tuple(row["allowed_values"] or ()),
    )


def _rows(table: Table) -> Iterable[tuple[object, ...]]:
    yield (
        *(table.name, None, 0, table.kind, None, table.zh, table.en, table.notes_zh, table.notes_en),
        *(None, None, None, None, None, None, None, None),
    )
    for position, column in enumerate(table.columns, start=1):
        yield (
            *(table.name, column.name, position, table.kind, column.data_type, column.zh, column.en, None, None),
            *(column.required, column.key_position, column.grain_position, *(column.references or (None, None))),
            *(column.unit_id, column.printed_by, list(column.allowed) or None),
        )


def _from_manifest(con: duckdb.DuckDBPyConnection, manifest: Mapping[str, Any]) -> Iterable[Table]:
    types: dict[str, dict[str, str]] = {}
    for table, column, kind in con.execute(
        "select table_name, column_name, data_type from duckdb_columns() "
        "where schema_name = ? and database_name = current_database() order by table_name, column_index",
        [SCHEMA],
    ).fetchall():
        types.setdefault(table, {})[column] = kind
    nodes = manifest["nodes"].values()
    tests: dict[str, list[Mapping[str, Any]]] = {}
    for node in nodes:
        if node["resource_type"] == "test" and node.get("attached_node"):
            tests.setdefault(node["attached_node"], []).append(node)
    public = {node["name"] for node in nodes if _is_public(node)}
    for node in sorted(filter(_is_public, nodes), key=lambda node: str(node["name"])):
        if node["name"] in types:
            yield _table(node, types[node["name"]], _Tests.of(tests.get(node["unique_id"], ()), public))


def _is_public(node: Mapping[str, Any]) -> bool:
    return bool(node["resource_type"] == "model" and node["config"].get("schema") == SCHEMA)


@dataclass(frozen=True, slots=True)
class _Tests:
    """What the tests of a model promise about its columns."""

    key: tuple[str, ...]
    grain: tuple[str, ...]
    required: frozenset[str]
    references: Mapping[str, tuple[str, str]]
    allowed: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, tests: Iterable[Mapping[str, Any]], public: set[str]) -> _Tests:
        rules: dict[str, Any] = {}
        for test in tests:
            metadata = test.get("test_metadata") or {}
            if metadata.get("name") == "rules":
                rules |= metadata["kwargs"]
        combination, unique, required = (rules.get(kind, "").split() for kind in ("combination", "unique", "complete"))
        allowed = {column: values_of(values) for column, values in rules.get("values", {}).items()}
        # what may be empty is no key of a database
        candidates = [tuple(combination), *((column,) for column in sorted(unique))]
        key = next((names for names in candidates if names and set(names) <= set(required)), ())
        referred = {column: tuple(other.split(".")) for column, other in rules.get("references", {}).items()}
        references = {column: (table, name) for column, (table, name) in referred.items() if table in public}
        return cls(key, tuple(combination) or key, frozenset(required), references, allowed)


def values_of(allowed: str | Iterable[object]) -> tuple[str, ...]:
    """The values that a rule of a column allows: text with blanks between them, or a list where the column is no text."""
    return tuple(allowed.split() if isinstance(allowed, str) else map(str, allowed))


def _table(node: Mapping[str, Any], types: Mapping[str, str], tests: _Tests) -> Table:
    zh, en = _both(node.get("description"))
    notes = node["config"].get("meta", {}).get("usage_notes", {})
    described = node["columns"]
    return Table(
        name=node["name"],
        kind=KINDS[node["name"].split("_")[0]],
        zh=zh,
        en=en,
        notes_zh=notes.get("zh", ""),
        notes_en=notes.get("en", ""),
        columns=tuple(_described(name, kind, described.get(name, {}), tests) for name, kind in types.items()),
    )


def _described(name: str, kind: str, words: Mapping[str, Any], tests: _Tests) -> Column:
    zh, en = _both(words.get("description"))
    meta = words.get("config", {}).get("meta") or words.get("meta") or {}
    return Column(
        name=name,
        data_type=kind,
        zh=zh,
        en=en,
        required=name in tests.required,
        key_position=tests.key.index(name) + 1 if name in tests.key else None,
        grain_position=tests.grain.index(name) + 1 if name in tests.grain else None,
        references=tests.references.get(name),
        unit_id=meta.get("unit_id"),
        printed_by=meta.get("printed_by"),
        allowed=tests.allowed.get(name, ()),
    )


def _both(description: str | None) -> tuple[str, str]:
    """The Chinese and the English half of a description: Chinese first, parted by ``。`` and a space."""
    chinese, mark, english = (description or "").partition("。 ")
    return (chinese + mark).strip(), english.strip()
