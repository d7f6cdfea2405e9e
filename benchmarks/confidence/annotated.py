"""Annotated documents: what they are, and which figures that were read from them are whole and right.

A folder of annotations holds the scorer ``score_figures.py``, which says when a figure is whole and right, and sets of documents:
each folder in it with a ``documents.json`` (annotation -> text, area, genre, year, first and last line). Of a report that has no set,
``gold-AREA-YEAR.jsonl`` annotates ``../reports/AREA-YEAR.txt``, a plan. Nothing of them is copied into the repository.
"""

from __future__ import annotations

import csv
import importlib.util
import json
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import duckdb

from benchmarks.confidence.model import Judged
from benchmarks.workspace import Workspace, copy_sources
from orchestration.cli import figures as table
from orchestration.cli import report
from orchestration.settings import Settings
from sources.catalogue.catalogue import CATALOGUE, COLUMNS
from sources.catalogue.document_metadata import GENRES_WITHOUT_TARGETS
from sources.figures.confidence import Trusting

_SCORER = "score_figures.py"
_ALONE = re.compile(r"gold-(\d{6})-(\d{4})\.jsonl")
_CORE = ("kind", "sign", "year", "scenario")
_LIKE = 0.7  # of the characters of a name, as the scorer has it
# what dbt's int_confidence sees: its column, and the evidence that it is
_SEEN = {
    "has_other_unit": "other_unit",
    "has_other_magnitude": "other_magnitude",
    "has_other_value": "other_value",
    "has_identity_held": "identity_held",
    "has_identity_broken": "identity_broken",
    "is_implausible": "implausible",
}


@dataclass(frozen=True, slots=True)
class Document:
    """An annotated document: the set that it is of, its annotation, its text, and what is told of it."""

    group: str
    gold: Path
    text: Path
    area: str
    genre: str
    year: int
    lines: slice

    @property
    def report_id(self) -> str:
        """The id that it has in a catalogue."""
        return f"{self.area}-{self.year}-{self.genre}"

    def content(self) -> bytes:
        """The annotated part of it."""
        return "\n".join(self.text.read_text(encoding="utf-8").split("\n")[self.lines]).encode()


def documents(folder: Path) -> list[Document]:
    """The annotated documents of a folder, in the order of its sets. Raises OSError and KeyError where it is no such folder."""
    found = []
    for described in sorted(folder.glob("*/documents.json")):
        for gold, told in json.loads(described.read_text(encoding="utf-8")).items():
            here = described.parent
            lines = slice(told["first_line"] - 1, told["last_line"])
            about = told["area"], told["genre"], told["year"]
            found.append(Document(here.name, here / gold, here / told["text"], *about, lines))
    for gold in sorted(folder.glob("gold-*.jsonl")):
        if match := _ALONE.fullmatch(gold.name):
            area, year = match.groups()
            text = folder.parent / "reports" / f"{area}-{year}.txt"
            found.append(Document("first report", gold, text, area, "plan", int(year), slice(None)))
    return found


def judged(folder: Path, scratch: Path) -> list[Judged]:
    """Every figure of the annotated documents of a folder that can be judged, with its evidence. ``scratch`` is an empty folder."""
    known = documents(folder)
    seen = _evidence_in_warehouse(known, scratch)
    scorer = _scorer(folder)
    found = []
    for each in known:
        path = scratch / f"document{each.text.suffix}"
        path.write_bytes(each.content())
        for ordinal, rule, codes, is_right in _read(path, each, scorer):
            found.append(Judged(each.group, each.report_id, rule, codes, seen[each.report_id, ordinal], is_right))
    return found


def judged_scans(folder: Path, scans: Path) -> list[Judged]:
    """The same of those documents that ``scans`` holds as pictures, in PDFs whose names begin as theirs; without what a warehouse
    sees."""
    scorer = _scorer(folder)
    return [
        Judged(each.group, each.report_id, rule, codes, (), is_right)
        for each in documents(folder)
        for path in sorted(scans.glob(f"{each.text.stem}*.pdf"))
        for _, rule, codes, is_right in _read(path, each, scorer)
    ]


def _scorer(folder: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_figures", folder / _SCORER)
    assert spec is not None
    assert spec.loader is not None
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    return scorer


def _read(path: Path, document: Document, scorer: Any) -> Iterator[tuple[int, str, tuple[str, ...], bool]]:  # noqa: ANN401
    """Ordinal, rule, evidence of each figure that is judged, and whether it is whole and right."""
    reading = report.read(path, document.area, document.genre, document.year)
    lexicon = reading.lexicon.for_area(document.area)
    trusting = Trusting(reading.document)
    rows = []
    for figure in reading.figures:
        # as the CSV of planhouse figures has them, which the scorer reads
        cells = {
            name: "" if cell is None else str(cell) for name, cell in table.row(figure, document.area, lexicon).items()
        }
        if cells["value"] and cells["kind"] != "rank":
            rows.append((figure, cells))
    lines = document.gold.read_text(encoding="utf-8").splitlines()
    records = [json.loads(line) for line in lines if line.strip()]
    gold = [record for record in records if "negative" not in record and record["kind"] != "rank"]
    partner = {read: meant for meant, read in scorer.align(gold, [cells for _, cells in rows])}
    for at, (figure, cells) in enumerate(rows):
        is_right = at in partner and _is_whole(gold[partner[at]], cells, scorer)
        codes = trusting.evidence(figure.printed_indicator, figure.page, figure.printed_text)
        yield figure.ordinal, figure.rule, codes, is_right


def _is_whole(meant: dict[str, Any], cells: dict[str, str], scorer: Any) -> bool:  # noqa: ANN401
    is_alike = scorer.char_f1(meant["indicator"], cells["indicator"]) >= _LIKE
    return is_alike and all(scorer.gold_attr(meant, name) == scorer.read_attr(cells, name) for name in _CORE)


def _evidence_in_warehouse(known: Sequence[Document], scratch: Path) -> dict[tuple[str, int], tuple[str, ...]]:
    """What a warehouse of these documents sees of each figure, by report and ordinal."""
    house = Workspace(scratch / "house", copy_sources(scratch / "house" / "sources"))
    reports = house.sources / "reports"
    for path in reports.iterdir():
        path.unlink()
    with (house.sources / CATALOGUE).open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, COLUMNS, lineterminator="\n")
        writer.writeheader()
        for each in known:
            file = f"{each.report_id}{each.text.suffix}"
            (reports / file).write_bytes(each.content())
            writer.writerow(
                {
                    "report_id": each.report_id,
                    "area_code": each.area,
                    "genre": each.genre,
                    "execution_year": each.year,
                    "plan_year": "" if each.genre in GENRES_WITHOUT_TARGETS else each.year + 1,
                    "file": file,
                }
            )
    (house.sources / "corrections.yml").write_text("corrections: []\n", encoding="utf-8")
    os.environ["PLANHOUSE_NOT_UNDERSTOOD_SHARE"] = "1"
    house.build()
    settings = Settings(house.sources, house.warehouse, house.folder / "build")
    with duckdb.connect(str(settings.scratch_file), read_only=True) as con:
        con.execute(f"attach '{house.warehouse}' as published (read_only)")
        rows = con.execute(
            f"""select report_id, ordinal, is_known_name, {", ".join(_SEEN)}
            from intermediate.int_confidence inner join published.marts.fct_figure using (report_id, figure_id)"""
        ).fetchall()
    return {
        (report_id, ordinal): (
            "known_name" if is_known else "unknown_name",
            *(code for code, holds in zip(_SEEN.values(), truths, strict=True) if holds),
        )
        for report_id, ordinal, is_known, *truths in rows
    }
