"""``python -m presentation.exports [WAREHOUSE] [FOLDER] [--whole] [--area CODE]``: write the plain files of a published warehouse."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import duckdb

from presentation.exports import export
from presentation.exports.publish import WHOLE_UP_TO, NoReportsError
from presentation.warehouse import WarehouseError


def main(arguments: list[str] | None = None) -> int:
    """Write the folder and say what is in it. Returns the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m presentation.exports", description="Write a warehouse as plain files."
    )
    parser.add_argument("warehouse", nargs="?", type=Path, default=Path("warehouse.duckdb"))
    parser.add_argument("folder", nargs="?", type=Path, default=Path("exports"))
    parser.add_argument(
        "--whole",
        action="store_true",
        help=f"one file a table and one archive, also of more than {WHOLE_UP_TO} reports",
    )
    parser.add_argument(
        "--area", default="", metavar="CODE", help="only areas whose code begins so, as in 31 or 310106"
    )
    options = parser.parse_args(arguments)
    try:
        written = export(options.warehouse, options.folder, whole=options.whole, area=options.area)
    except (OSError, duckdb.Error, WarehouseError, NoReportsError) as error:
        print(f"Nothing was exported: {error}", file=sys.stderr)
        return 1
    print(f"{written.files} files ({written.kept} kept), {written.size:,} bytes in {options.folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
