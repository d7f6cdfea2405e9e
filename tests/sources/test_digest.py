"""The digest of the first report says what the original says, and the curated indicators know every name in it."""

from __future__ import annotations

import csv
import os
import re
from collections import Counter
from functools import cache
from hashlib import sha256
from pathlib import Path

import pytest

from sources.catalogue.catalogue import Catalogue
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
# what a figure says; the rest is where it stands, how it was read, and words that its id stands for
SAYS = (
    "kind",
    "sign",
    "year",
    "period",
    "time_period",
    "scenario",
    "is_stock",
    "comparator",
    "whole_of",
    "zone_id",
    "industry_id",
    "area_code",
    "scope_id",
    "change_basis",
    "reference_area_code",
    "price_basis",
    "qualifier",
    "rank_among",
    "printed_value",
    "printed_value_high",
    "printed_unit",
    "decimals",
    "status",
)
# bounds that the original writes in characters (破百亿), which are read in no text yet
SPELT_OUT = {"plaza-66-tax-revenue", "plaza-66-mall-sales"}
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
    return (indicator, *(str(getattr(figure, attribute)) for attribute in SAYS))


def only_there(one: tuple[Figure, ...], other: tuple[Figure, ...]) -> list[Observation]:
    """What one reading says and another does not."""
    return sorted((Counter(map(observation, one)) - Counter(map(observation, other))).elements())


@needs_original
def test_every_statistic_of_the_original_is_in_the_digest_with_equal_attributes() -> None:
    assert only_there(figures(ORIGINAL), figures(DIGEST)) == []


@needs_original
def test_the_catalogue_says_of_what_it_is_a_digest() -> None:
    entry = Catalogue.load(ROOT / "sources").entries[CONTEXT.report_id]
    assert (entry.source_kind, entry.original_sha256) == ("digest", sha256(ORIGINAL.read_bytes()).hexdigest())


@needs_original
def test_the_digest_says_nothing_that_the_original_does_not() -> None:
    more = only_there(figures(DIGEST), figures(ORIGINAL))
    assert {indicator for indicator, *_ in more} == SPELT_OUT
    text = "".join(tight(block.text) for block in document(ORIGINAL).blocks)
    assert "破百亿" in text


@needs_original
@pytest.mark.parametrize(
    "dropped", ["累计达797家", "占全区总税收入的51.1%", "其中公共绿地5.77万平方米、", "(含培育)", "超额完成市级指标"]
)
def test_a_statistic_or_a_word_that_is_left_out_is_found(dropped: str, tmp_path: Path) -> None:
    text = DIGEST.read_text(encoding="utf-8")
    assert dropped in text
    shorter = tmp_path / DIGEST.name
    shorter.write_text(text.replace(dropped, "", 1), encoding="utf-8")
    assert only_there(figures(ORIGINAL), figures(shorter)) != []


@needs_original
@pytest.mark.parametrize(
    "words",
    [
        "恒隆广场",
        "双百亿楼",
        "连续三年",
        "初步预计数",
        "上海市统计局",
        "千亿商圈",
        "苏河湾13桥",
        "获评比例",
        "三家区域医疗中心",
        "全区总税收入",
    ],
)
def test_what_gives_a_number_its_meaning_is_in_the_digest_too(words: str) -> None:
    original, digest = ("".join(tight(block.text) for block in document(path).blocks) for path in (ORIGINAL, DIGEST))
    assert words in original
    assert words in digest


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
    # what is aimed at in words may be part of an indicator (重点产业税收收入), which of a member in a table is the indicator
    named = [figure for figure in figures(DIGEST) if figure.kind is not FigureKind.RANK and figure.printed_value]
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
