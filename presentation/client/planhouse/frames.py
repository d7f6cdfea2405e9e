"""Public tables as DataFrames: exact decimals, column labels in Chinese or English, units in ``DataFrame.attrs``.

Here belongs choosing rows and dressing them. What a column means is the warehouse's own dictionary; no word of it stands here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from os import PathLike
from pathlib import Path
from types import TracebackType
from typing import Self

import duckdb
import pandas as pd
import pyarrow as pa

from presentation.dictionary import SCHEMA, Column, Table, read_dictionary
from presentation.warehouse import edition

LANGUAGES = ("zh", "en")

_CODE = re.compile(r"[0-9]{1,6}")
# a label is the first words of a column's description
_LABEL_ENDS = {"zh": re.compile("[。；，：（]"), "en": re.compile("[.;,:(]")}


class UnknownAreaError(LookupError):
    """The warehouse has no report of such an area."""


def open(path: str | PathLike[str] = "warehouse.duckdb") -> Warehouse:
    """A published warehouse, opened read-only; close it, or use it in a ``with``.

    Raises FileNotFoundError when there is no such file.
    """
    return Warehouse(Path(path))


class Warehouse:
    """One open warehouse. Every method returns a DataFrame with one row for each row of a public table.

    Types are Arrow's: DECIMAL stays exact, whole numbers and truth values may be empty. ``attrs`` has ``table``, ``version`` and
    ``fingerprint`` (what the warehouse was built from), ``descriptions`` and ``units``: the unit of each column that has one
    throughout, by the column's label. Where the unit differs from row to row it stands in a column of its own.

    ``area`` is a code of GB/T 2260 or its beginning (``"31"`` is all of Shanghai), or a name in Chinese or English: it chooses the
    reports of that area, with all that they print. Whose number a row is says its column ``area_code``. ``language`` is
    ``"zh"`` or ``"en"`` for labels of columns in that language, without the other language's columns; left out, columns are called
    as in SQL.
    """

    def __init__(self, path: Path) -> None:
        if not path.is_file():
            raise FileNotFoundError(f"There is no warehouse at {path}; build it first: make build")
        # in its plain form: DuckDB refuses a second connection of one process that is configured in another way, and a
        # notebook has its own
        self._con = duckdb.connect(str(path), read_only=True)
        self._edition = edition(self._con)
        self._tables = {table.name: table for table in read_dictionary(self._con)}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._con.close()

    def targets(self, area: str | None = None, year: int | None = None, *, language: str | None = None) -> pd.DataFrame:
        """Targets with their results: one row for each target of ``marts.v_targets``. ``year`` is the year that a target is for."""
        return self.table("v_targets", area, year, language=language)

    def indicators(
        self, area: str | None = None, year: int | None = None, *, language: str | None = None
    ) -> pd.DataFrame:
        """Observations with names: one row for each of ``marts.v_indicators``. ``year`` is the year that a value is of."""
        return self.table("v_indicators", area, year, language=language)

    def figures(self, area: str | None = None, year: int | None = None, *, language: str | None = None) -> pd.DataFrame:
        """Printed numbers with the sentence or cell that prints them: one row for each of ``marts.fct_figure``."""
        return self.table("fct_figure", area, year, language=language)

    def findings(
        self, area: str | None = None, year: int | None = None, *, language: str | None = None
    ) -> pd.DataFrame:
        """What does not add up: ``marts.v_findings``, one row for each printed number that takes part in a finding."""
        return self.table("v_findings", area, year, language=language)

    def table(
        self, name: str, area: str | None = None, year: int | None = None, *, language: str | None = None
    ) -> pd.DataFrame:
        """Any public table, in the order of its key.

        Raises LookupError when there is no such table, UnknownAreaError when no report is of such an area, ValueError when the table
        has no areas or years to choose by, or ``language`` is none of ``LANGUAGES``.
        """
        if language is not None and language not in LANGUAGES:
            raise ValueError(f"There are no labels in {language!r}; language is one of {', '.join(LANGUAGES)}.")
        table = self._tables.get(name)
        if table is None:
            raise LookupError(f"There is no public table {name!r}; there are {', '.join(self._tables)}.")
        conditions: list[str] = []
        values: list[object] = []
        if area is not None:
            conditions.append(f"{_column_of_areas(table)} in (select unnest(?::varchar[]))")
            values.append(self._keys(area, table))
        if year is not None:
            if not _has(table, "year"):
                raise ValueError(f"{name} has no column year to choose by.")
            conditions.append("year = ?")
            values.append(year)
        where = f" where {' and '.join(conditions)}" if conditions else ""
        rows = self._con.sql(f"select * from {SCHEMA}.{name}{where} order by {table.order}", params=values)
        return self._dressed(rows.to_arrow_table(), table, language)

    def _keys(self, area: str, table: Table) -> list[str]:
        """The areas, or the reports of the areas, that a code or name stands for."""
        column = _column_of_areas(table)
        # a dimension has areas without a report, too
        source = "dim_area" if table.kind == "dimension" else f"dim_report join {SCHEMA}.dim_area using (area_code)"
        if _CODE.fullmatch(area):
            condition, value = "starts_with(area_code, ?)", area
        else:
            condition, value = "lower(?) in (name_zh, lower(name_en))", area
        found = self._con.execute(
            f"select distinct {column} from {SCHEMA}.{source} where {condition}", [value]
        ).fetchall()
        if not found:
            known = self._con.execute(
                f"select distinct name_zh from {SCHEMA}.dim_report join {SCHEMA}.dim_area using (area_code) order by all limit 20"
            ).fetchall()
            raise UnknownAreaError(
                f"There is no report of an area {area!r}; there are some of {'、'.join(row[0] for row in known)}."
            )
        return [row[0] for row in found]

    def _dressed(self, rows: pa.Table, table: Table, language: str | None) -> pd.DataFrame:
        frame: pd.DataFrame = rows.to_pandas(types_mapper=pd.ArrowDtype)
        columns = [column for column in table.columns if language is None or not _is_said_in(language, column, table)]
        frame = frame[[column.name for column in columns]]
        labels = _labels(columns, language)
        frame.columns = pd.Index(labels)
        units = self._unit_names(language)
        frame.attrs = {
            "table": f"{SCHEMA}.{table.name}",
            "version": self._edition.version,
            "fingerprint": self._edition.fingerprint,
            "descriptions": {
                label: column.en if language == "en" else column.zh
                for label, column in zip(labels, columns, strict=True)
            },
            "units": {
                label: units[column.unit_id]
                for label, column in zip(labels, columns, strict=True)
                if column.unit_id is not None
            },
        }
        return frame

    def _unit_names(self, language: str | None) -> dict[str, str]:
        name = "name_en" if language == "en" else "symbol_zh"
        return dict(self._con.execute(f"select unit_id, {name} from {SCHEMA}.dim_unit").fetchall())


def _has(table: Table, name: str) -> bool:
    return any(column.name == name for column in table.columns)


def _column_of_areas(table: Table) -> str:
    """The column by which rows are known to belong to the reports of an area: a report prints numbers of other areas, too."""
    for name in ("report_id", "area_code"):
        if _has(table, name):
            return name
    raise ValueError(f"{table.name} has no areas to choose by.")


def _is_said_in(language: str, column: Column, table: Table) -> bool:
    """Whether another column of the table holds in this language what the column holds in the other one."""
    name, _, suffix = column.name.rpartition("_")
    return suffix in LANGUAGES and suffix != language and _has(table, f"{name}_{language}")


def _labels(columns: Sequence[Column], language: str | None) -> list[str]:
    """A label for each column, no two alike. A description that begins with a code says no name: then the column's own is used."""
    if language is None:
        return [column.name for column in columns]
    labels: list[str] = []
    for column in columns:
        words = column.en if language == "en" else column.zh
        label = _LABEL_ENDS[language].split(words, maxsplit=1)[0].strip()
        is_name = label and not label.isascii() if language == "zh" else label[:1].isupper()
        label = label if is_name else column.name
        labels.append(f"{label} ({column.name})" if label in labels else label)
    return labels
