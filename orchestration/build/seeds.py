"""The seeds: the tables of words and counts that dbt's models, tests and checks look things up in.

They lie in two folders: in ``dbt_project/seeds`` those that only dbt reads, in ``vocabulary/`` of the sources those about members of
dimensions, most of which the readers look up too. Who keeps reports of their own may keep a version of any other beside them: it
stands in for the project's file of the same name. Here belong which files these are together, whether they are tables at all, and
laying them out for a run of dbt. Not here: what changes with them (``orchestration.build.inputs``).
"""

from __future__ import annotations

import csv
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from orchestration.settings import ROOT, Settings
from sources.files import alone_in
from sources.model import ReportError

PROJECT_SEEDS = ROOT / "dbt_project" / "seeds"
EXPECTED_COUNTS = "expected_counts.csv"
"""How many figures each report is known to hold: a seed that checks alone look at, no model."""


def seed_files(settings: Settings) -> dict[str, Path]:
    """Every seed by the name of its file."""
    folders = (PROJECT_SEEDS, settings.sources / "vocabulary")
    return {path.name: path for folder in folders for path in folder.glob("*.csv")}


def own_place(settings: Settings, name: str) -> Path:
    """Where a seed that belongs to these reports is written: beside them, but the repository's in the project."""
    beside = settings.sources / "vocabulary" / name
    return PROJECT_SEEDS / name if settings.sources == ROOT / "sources" and not beside.exists() else beside


def refuse_broken(settings: Settings) -> None:
    """Raises ReportError when a seed is no table, as a row added by hand or a spreadsheet leaves it: readers and dbt would say so in
    words of their own, or take it for something else."""
    for path in seed_files(settings).values():
        _refuse_broken(path)


def _refuse_broken(path: Path) -> None:
    try:
        with path.open(encoding="utf-8", newline="") as handle:
            rows = csv.reader(handle, strict=True)
            columns = next(rows, [])
            for row in rows:
                if row and len(row) != len(columns):
                    raise ReportError(
                        path.name,
                        f"it has {len(row)} values there, and the table {len(columns)} columns ({', '.join(columns)}).",
                        place=f"line {rows.line_num}",
                        advice=f"Mend that line of {path}; a comma within a value stands in quotes.",
                    )
    except UnicodeDecodeError:
        raise ReportError(path.name, "it is not in UTF-8.", advice=f"Save {path} as CSV in UTF-8.") from None
    except csv.Error as error:
        raise ReportError(
            path.name, f"{error}.", place=f"line {rows.line_num}", advice=f"Mend the quotes in {path}."
        ) from None


@contextmanager
def laid_out(settings: Settings) -> Iterator[Path]:
    """All seeds in one folder, for one run of dbt; the folder.

    They are copies: dbt writes what it ran over a seed that it knows by an absolute path. So they are laid out anew for each run, and
    nobody else has the folder until it is over: a second run of dbt waits.
    """
    folder = settings.dbt_seeds
    folder.parent.mkdir(parents=True, exist_ok=True)
    with alone_in(folder.parent):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(exist_ok=True)
        for name, path in seed_files(settings).items():
            # with its times: by these dbt knows a file that it parsed already
            shutil.copy2(path, folder / name)
        yield folder
