"""The digest of the first report says what the original says, and the curated indicators know every name in it."""

from __future__ import annotations

import csv
import os
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from sources.documents.formats.detect import read_document
from sources.documents.layout_elements import tight
from sources.figures import read_figures
from sources.lexicon import VOCABULARY, Lexicon
from sources.model import BlockKind, Document, Figure, FigureKind, ReportContext

ROOT = Path(__file__).parents[2]
DIGEST = ROOT / "sources" / "reports" / "310106-2023-plan.md"
ORIGINAL = Path(os.environ.get("PLANHOUSE_SHARED", ROOT.parent / "shared")) / "reports" / "310106-2023.txt"
CONTEXT = ReportContext("310106-2023-plan", "310106", "plan", 2023, 2024)

needs_original = pytest.mark.skipif(
    not ORIGINAL.is_file(), reason=f"the original report is not at {ORIGINAL}; set PLANHOUSE_SHARED to its folder"
)

Observation = tuple[object, ...]
LABELS = {BlockKind.TITLE, BlockKind.HEADING, BlockKind.CAPTION}


def normalised(name: str) -> str:
    """A printed name as the alias file writes it: no white space, half-width brackets."""
    return tight(name).replace("（", "(").replace("）", ")")


def rows(name: str) -> list[dict[str, str]]:
    with (VOCABULARY / name).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


@cache
def aliases() -> dict[str, str]:
    return {row["alias"]: row["indicator_id"] for row in rows("indicator_aliases.csv")}


def document(path: Path) -> Document:
    return read_document(path.read_bytes(), path.name)


def figures(path: Path) -> tuple[Figure, ...]:
    found, _ = read_figures(document(path), CONTEXT, Lexicon.load().for_area(CONTEXT.area_code))
    return found


def observation(figure: Figure) -> Observation:
    name = normalised(figure.printed_indicator)
    # the words around a rank say among whom, often more than of what; they are no name to compare by
    indicator = "" if figure.kind is FigureKind.RANK else aliases().get(name, name)
    return (
        indicator,
        str(figure.kind),
        figure.sign,
        figure.year,
        figure.period,
        str(figure.scenario),
        figure.is_stock,
        figure.comparator,
        figure.zone_id,
        figure.industry_id,
        figure.printed_value,
        figure.printed_value_high,
        figure.printed_unit,
        figure.status,
    )


@needs_original
def test_digest_and_original_give_the_same_observations() -> None:
    original, digest = (Counter(map(observation, figures(path))) for path in (ORIGINAL, DIGEST))
    assert sorted((original - digest).elements(), key=repr) == [], "only the original says so"
    assert sorted((digest - original).elements(), key=repr) == [], "only the digest says so"


@needs_original
def test_tables_of_the_digest_are_those_of_the_original() -> None:
    original, digest = document(ORIGINAL).tables, document(DIGEST).tables
    assert [(t.printed_no, t.caption) for t in digest] == [(t.printed_no, t.caption) for t in original]
    for ours, theirs in zip(digest, original, strict=True):
        labels = [[tight(cell.text) for cell in table.cells if cell.column_no == 1] for table in (ours, theirs)]
        assert labels[0] == labels[1]
        if ours.column_count == 3:  # tables of values; the others hold prose
            assert [tight(cell.text) for cell in ours.cells] == [tight(cell.text) for cell in theirs.cells]


@needs_original
def test_no_sentence_of_the_original_is_carried_over() -> None:
    """Names of indicators and bodies are shared; a run of Chinese characters longer than any of them is prose."""
    longest_name = 17
    text = "".join(tight(block.text) for block in document(ORIGINAL).blocks)
    shared = [
        run[at : at + longest_name + 1]
        for block in document(DIGEST).blocks
        if block.kind not in LABELS
        for run in re.findall(r"[\u4e00-\u9fff、]+", tight(block.text))
        for at in range(len(run) - longest_name)
        if run[at : at + longest_name + 1] in text
    ]
    assert shared == []


def test_every_figure_of_the_digest_has_a_curated_indicator() -> None:
    named = [figure for figure in figures(DIGEST) if figure.kind is not FigureKind.RANK]
    names = {normalised(figure.printed_indicator) for figure in named}
    assert len(named) > 300
    assert len(names) > 150
    assert sorted(names - aliases().keys()) == []


def test_aliases_are_normalised_unique_and_resolve() -> None:
    known = {row["indicator_id"] for row in rows("indicators.csv")}
    printed = [row["alias"] for row in rows("indicator_aliases.csv")]
    assert [alias for alias in printed if not alias or alias != normalised(alias)] == []
    assert [alias for alias, count in Counter(printed).items() if count > 1] == []
    assert sorted(set(aliases().values()) - known) == []


def test_indicators_are_complete() -> None:
    indicators = rows("indicators.csv")
    units = {row["unit_id"] for row in rows("units.csv")}
    assert [key for key, count in Counter(row["indicator_id"] for row in indicators).items() if count > 1] == []
    for row in indicators:
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", row["indicator_id"]), row
        assert row["name_en"].isascii() and row["name_en"], row
        assert row["topic"], row
        assert row["unit_id"] in units, row
        assert row["polarity"] in {"higher", "lower", "neutral"}, row
        assert aliases().get(normalised(row["name_zh"])) == row["indicator_id"], row


@pytest.mark.parametrize("indicator_id", ["registered-urban-unemployed", "energy-intensity", "pm25", "dry-waste"])
def test_a_fall_of_these_is_an_improvement(indicator_id: str) -> None:
    polarity = {row["indicator_id"]: row["polarity"] for row in rows("indicators.csv")}
    assert polarity[indicator_id] == "lower"
