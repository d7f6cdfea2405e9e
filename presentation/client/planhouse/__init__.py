"""The analyst's door: a published warehouse as pandas DataFrames.

    import planhouse

    with planhouse.open("warehouse.duckdb") as warehouse:
        warehouse.targets(area="310106", year=2023)

Here belongs what a notebook needs. Not here: anything that builds or writes.
"""

from __future__ import annotations

from planhouse.frames import LANGUAGES, UnknownAreaError, Warehouse, open

__all__ = ["LANGUAGES", "UnknownAreaError", "Warehouse", "open"]
