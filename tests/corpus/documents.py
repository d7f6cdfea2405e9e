"""The real documents, by what the catalogue would say of them.

Here belongs finding and reading an original document. Not here: what is found in it.
"""

from __future__ import annotations

import csv
import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from orchestration.settings import ROOT
from sources.catalogue.catalogue import ReportEntry
from sources.lexicon import Lexicon
from sources.model import Reading
from sources.reading import read_report

_TABLE = Path(__file__).parent / "documents.csv"


@dataclass(frozen=True, slots=True)
class Original:
    """A document of ``documents.csv``: what it is, and its place in the folder of original documents (``entry.file``).

    ``is_seeded`` is true of those that errors are put into.
    """

    entry: ReportEntry
    is_seeded: bool

    @property
    def path(self) -> Path:
        """Where it lies."""
        return folder() / self.entry.file

    def read(self) -> tuple[bytes, Reading]:
        """Its bytes and their reading. Raises OSError where it is absent."""
        data = self.path.read_bytes()
        return data, read_report(data, self.entry.file, self.entry.context, _lexicon())


def folder() -> Path:
    """The folder of original documents; it may be absent."""
    return Path(os.environ.get("PLANHOUSE_SHARED", ROOT.parent / "shared"))


@cache
def originals() -> dict[str, Original]:
    """The documents by report id."""
    with _TABLE.open(encoding="utf-8", newline="") as handle:
        return {row["report_id"]: Original(_entry(row), row["is_seeded"] == "true") for row in csv.DictReader(handle)}


def _entry(row: dict[str, str]) -> ReportEntry:
    return ReportEntry(
        report_id=row["report_id"],
        area_code=row["area_code"],
        genre=row["genre"],
        execution_year=int(row["execution_year"]),
        plan_year=int(row["plan_year"]) if row["plan_year"] else None,
        title_zh="",
        issuer_zh="",
        presented_on=None,
        presented_to_zh="",
        publisher_page="",
        licence_note="",
        file=row["file"],
    )


@cache
def _lexicon() -> Lexicon:
    return Lexicon.load()
