"""``planhouse extract --area 31``: a DuckDB file of some areas, out of what the lake has published.

Here belongs the command. What it runs is a Dagster job like any build, so that the same audit and the same publishing stand between
the lake and the file.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from orchestration.cli.build import run_job
from orchestration.process import progress, stop, trouble


def extract(
    area: Annotated[str, typer.Option(help="how the area codes begin: 31, 310106; all for the whole lake")],
    out: Annotated[Path | None, typer.Option(help="the file to publish; without it, warehouse.duckdb")] = None,
) -> int:
    """Publish some areas of Spark's tables.

    They become a DuckDB file, audited like any build.

    Exit status: 0 published, 1 not, 2 a build is running, or wrong arguments.
    """
    from orchestration.build.inputs import Inputs
    from orchestration.settings import Settings
    from orchestration.warehouse.lock import BuildLocked, hold_build_lock, release_build_lock

    settings = Settings.from_environment()
    settings = replace(
        settings,
        warehouse=out.resolve() if out else settings.warehouse,
        engine="spark",
        spark=replace(settings.spark, extract_area="" if area == "all" else area),
        extract_only=True,
    )
    settings.export_to_environment()
    progress.start()
    with stop.at_signals():
        try:
            hold_build_lock(settings.build)
            if run_job(Inputs(settings), "extract"):
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
