"""``python -m presentation.exports [WAREHOUSE] [FOLDER]``: write the plain files of a published warehouse."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import duckdb

from presentation.exports import export


def main(arguments: list[str] | None = None) -> int:
    """Write the folder and say what is in it. Returns the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m presentation.exports", description="Write a warehouse as plain files."
    )
    parser.add_argument("warehouse", nargs="?", type=Path, default=Path("warehouse.duckdb"))
    parser.add_argument("folder", nargs="?", type=Path, default=Path("exports"))
    options = parser.parse_args(arguments)
    try:
        files = export(options.warehouse, options.folder)
    except (OSError, duckdb.Error) as error:
        print(f"Nothing was exported: {error}", file=sys.stderr)
        return 1
    print(f"{len(files)} files, {sum(path.stat().st_size for path in files):,} bytes in {options.folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
