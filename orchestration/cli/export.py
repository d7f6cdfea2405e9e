"""``planhouse export``: the plain files of a published warehouse, in a folder of one's own.

Here belong arguments and what a person is told. What is in the files is in ``presentation.exports``.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer


def export(
    warehouse: Annotated[Path, typer.Argument(help="the warehouse to read")] = Path("warehouse.duckdb"),
    folder: Annotated[Path, typer.Argument(help="the folder to write")] = Path("exports"),
    whole: Annotated[
        bool, typer.Option("--whole", help="one file a table and one archive, however many reports there are")
    ] = False,
    area: Annotated[
        str,
        typer.Option(metavar="CODE", help="only areas whose code begins so, as in 31 or 310106", show_default=False),
    ] = "",
) -> int:
    """Write a warehouse as plain files.

    They are CSV, Parquet, a data package and SDMX-CSV.

    Exit status: 0 written, 1 nothing was written, 2 wrong arguments.
    """
    import duckdb

    from presentation.exports import export as write
    from presentation.exports.publish import NoReportsError
    from presentation.warehouse import WarehouseError

    try:
        written = write(warehouse, folder, whole=whole, area=area)
    except (OSError, duckdb.Error, WarehouseError, NoReportsError) as error:
        print(f"Nothing was exported: {error}", file=sys.stderr)
        return 1
    print(f"{written.files} files ({written.kept} kept), {written.size:,} bytes in {folder}")
    return 0
