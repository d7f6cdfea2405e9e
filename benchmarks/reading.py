"""Reading, measured in this process and on all cores, and loading what was read.

Here belongs ``sources`` and the pool of readers, without Dagster, dbt or a warehouse.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from benchmarks.timing import seconds_of
from benchmarks.workspace import ROOT
from orchestration.build.reading_pool import Chunk, Task, read_all
from orchestration.warehouse.files import connect, prepare, write_rows
from sources.catalogue.catalogue import Catalogue
from sources.documents.formats.detect import read_document
from sources.figures import read_figures
from sources.lexicon import Lexicon

_SAMPLE_OF_ONE_CORE = 200
_SAMPLE = 1000

Rows = dict[str, str]


def figures_of_the_first_report() -> Rows:
    """Reading figures on one core, the format's reading left out: the original of the first report where it is at hand, and its
    digest, in which figures stand closer together; ten times the text, and twenty times."""
    catalogue = Catalogue.load()
    entry = next(iter(catalogue.entries.values()))
    lexicon = Lexicon.load().for_area(entry.area_code)
    original = Path(os.environ.get("PLANHOUSE_SHARED", ROOT.parent / "shared")) / "reports" / "310106-2023.txt"
    texts = {"digest": (catalogue.read_bytes(entry).decode(), entry.file)}
    if original.exists():
        texts["original"] = (original.read_text(encoding="utf-8"), original.name)
    rows = {}
    for label, (text, name) in texts.items():
        for times in (10, 20):
            document = read_document("\n\n".join([text] * times).encode(), name)
            characters = sum(len(block.text) for block in document.blocks)
            read = partial(read_figures, document, entry.context, lexicon)
            figures = len(read()[0])
            best = min(seconds_of(read) for _ in range(3))
            rows[f"reading figures, its {label} {times} times"] = (
                f"{characters / best / 1e6:.2f} M characters/s, {figures / best:,.0f} figures/s"
            )
    return rows


def documents(sources: Path) -> Rows:
    """Reading whole documents of a folder on one core and on all (starting the processes included), and loading the rows.

    The better of two runs each. One core reads every fifth document; rates are by characters, as documents differ.
    """
    entries = list(Catalogue.load(sources).entries.values())[:_SAMPLE]
    tasks = [Task(entry, (), "benchmark") for entry in entries]
    few = tasks[:: -(-len(tasks) // _SAMPLE_OF_ONE_CORE)]
    list(read_all(sources, few[:1], workers=1))  # loads the vocabulary
    chunks: list[Chunk] = []
    alone = max(_characters_a_second(sources, few, 1, chunks) for _ in range(2))
    rows = {"reading, one core": f"{alone / 1e6:.2f} M characters/s"}
    # of very few documents, all cores would mostly be starting
    if len(tasks) > len(few):
        cores = os.cpu_count() or 1
        together = max(_characters_a_second(sources, tasks, cores, chunks) for _ in range(2))
        rows[f"reading, {cores} cores"] = (
            f"{together / 1e6:.2f} M characters/s, {len(tasks) * together / _characters(chunks):.0f} documents/s, "
            f"{100 * together / alone / cores:.0f} % each"
        )
    loaded = sum(table.num_rows for chunk in chunks for table in chunk.tables.values())
    with tempfile.TemporaryDirectory() as folder, connect(Path(folder) / "load.duckdb") as con:
        prepare(con)
        load = sum(seconds_of(partial(write_rows, con, (), chunk.tables)) for chunk in chunks)
    rows["raw load"] = f"{loaded / load:,.0f} rows/s"
    return rows


def _characters_a_second(sources: Path, tasks: Sequence[Task], workers: int, chunks: list[Chunk]) -> float:
    """Read the reports of the tasks; ``chunks`` then holds what was read."""
    chunks.clear()
    seconds = seconds_of(lambda: chunks.extend(read_all(sources, tasks, workers)))
    return _characters(chunks) / seconds


def _characters(chunks: Sequence[Chunk]) -> int:
    return sum(sum(chunk.tables["reports"]["characters"].to_pylist()) for chunk in chunks)
