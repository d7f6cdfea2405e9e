"""``python -m orchestration.cli.extract --area 31``: a DuckDB file of some areas, out of what the lake has
published.

Here belongs the command. What it runs is a Dagster job like any build, so that the same audit and the same publishing stand between
the lake and the file.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from orchestration.cli.build import run_job
from orchestration.process import progress, stop, trouble
from orchestration.settings import Settings
from orchestration.warehouse.lock import BuildLocked, hold_build_lock, release_build_lock


def main(arguments: list[str] | None = None) -> int:
    """Extract, audit, publish; the exit status: 0 published, 1 not, 2 when a build is running."""
    parser = argparse.ArgumentParser(prog="python -m orchestration.cli.extract", description=__doc__)
    parser.add_argument("--area", required=True, help="how the area codes begin: 31, 310106; all for the whole lake")
    parser.add_argument("--out", type=Path, help="the file to publish; without it, warehouse.duckdb")
    options = parser.parse_args(arguments)
    settings = Settings.from_environment()
    area = "" if options.area == "all" else options.area
    settings = replace(
        settings,
        warehouse=options.out.resolve() if options.out else settings.warehouse,
        engine="spark",
        spark=replace(settings.spark, extract_area=area),
        extract_only=True,
    )
    settings.export_to_environment()
    progress.start()
    with stop.at_signals():
        try:
            hold_build_lock(settings.build)
            if run_job(settings, "extract"):
                print(f"Published {settings.warehouse}")
                return 0
            print("The extract failed; what was published is as it was.", file=sys.stderr)
            return 1
        except BuildLocked as error:
            print(error, file=sys.stderr)
            return 2
        except Exception as error:
            print(f"The extract failed: {trouble.of(error)}", file=sys.stderr)
            return 1
        finally:
            release_build_lock(settings.build)


if __name__ == "__main__":
    sys.exit(main())
