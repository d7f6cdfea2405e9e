"""What a published warehouse says of its making: its build record, and what is set aside.

Here belongs reading ``meta.build`` and ``meta.quarantine`` back. Their shapes are in ``meta_tables``; a build writes them.
"""

from __future__ import annotations

from pathlib import Path

import duckdb

from orchestration.warehouse.meta_tables import BuildRecord, SetAside
from presentation.warehouse import open_warehouse


def read_build_record(warehouse: Path) -> BuildRecord:
    """The record of a published warehouse.

    Raises WarehouseError when the file cannot be read, duckdb.Error when it is no warehouse.
    """
    with open_warehouse(warehouse) as con:
        records = BuildRecord.read(con)
    if not records:
        raise duckdb.DataError(f"{BuildRecord.TABLE} is empty")
    return records[0]


def read_quarantine(warehouse: Path) -> list[SetAside]:
    """What is set aside in a published warehouse, by report. Raises what ``read_build_record`` does."""
    with open_warehouse(warehouse) as con:
        return SetAside.read(con)
