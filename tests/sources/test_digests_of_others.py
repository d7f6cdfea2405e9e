"""Each further digest says what its original says: every figure of it is one of the original's, with an equal key and value."""

from __future__ import annotations

import csv
import json
import os
import re
from collections import Counter
from functools import cache
from hashlib import sha256
from pathlib import Path

import pytest

from sources.catalogue.catalogue import Catalogue, ReportEntry
from sources.documents.formats.detect import read_document
from sources.documents.layout_elements import tight
from sources.figures import read_figures
from sources.lexicon import VOCABULARY, Lexicon
from sources.model import BlockKind, Document, Figure, SetAside

ROOT = Path(__file__).parents[2]
SOURCES = ROOT / "sources"
SHARED = Path(os.environ.get("PLANHOUSE_SHARED", ROOT.parent / "shared"))
FIRST = "310106-2023-plan"  # tests/sources/test_digest.py is about that one

# where the original stands in the folder of shared documents, and the annotation of its figures where somebody wrote one
ORIGINALS = {
    "310000-2024-plan": ("score/dev/30-shanghai-plan-2024-2025.txt", "30"),
    "310000-2025-budget": ("corpus/shanghai_2025_budget_report.html", ""),
    "310000-2025-plan": ("score/dev/31-shanghai-plan-2025-2026.txt", "31"),
    "310000-2025-work": ("score/dev/01-shanghai-gwr-2026.txt", "01"),
    "310106-2023-communique": ("score/dev/38-jingan-communique-2023.txt", "38"),
    "320500-2025-communique": ("score/dev/14-suzhou-communique-2025.txt", "14"),
    "341300-2025-budget": ("corpus/suzhou_anhui_2025_budget_report.html", ""),
    "433100-2025-communique": ("corpus/xiangxi_2025_statistical_bulletin.pdf", ""),
    "440800-2025-budget": ("corpus/zhanjiang_2025_budget_report.html", ""),
    "610100-2025-communique": ("score/dev/24-xian-communique-2025.txt", "24"),
    "650100-2025-communique": ("corpus/urumqi_2025_statistical_bulletin.html", ""),
}
WITHOUT_ORIGINAL = {"310000-2024-work"}  # its text is on the web only: what it says is written out below
ANNOTATED = [report_id for report_id, (_, gold) in ORIGINALS.items() if gold]

# what makes a figure the same observation, beside its indicator
ATTRIBUTES = (
    "kind",
    "sign",
    "year",
    "time_period",
    "scenario",
    "is_stock",
    "comparator",
    "zone_id",
    "industry_id",
    "area_code",
    "scope_id",
    "change_basis",
    "reference_area_code",
    "price_basis",
    "qualifier",
    "rank_among",
    "whole_of",
    "printed_value",
    "printed_value_high",
    "printed_unit",
    "status",
)
# what names a section, a table or one of its rows; no prose
LABELS = {BlockKind.TITLE, BlockKind.HEADING, BlockKind.CAPTION, BlockKind.CELL}

Observation = tuple[object, ...]


@cache
def entries() -> dict[str, ReportEntry]:
    return Catalogue.load(SOURCES).entries


@cache
def aliases() -> dict[str, str]:
    with (VOCABULARY / "indicator_aliases.csv").open(encoding="utf-8", newline="") as handle:
        return {row["alias"]: row["indicator_id"] for row in csv.DictReader(handle)}


@cache
def area_name(area_code: str) -> str:
    with (VOCABULARY / "areas.csv").open(encoding="utf-8", newline="") as handle:
        return next(row["name_zh"] for row in csv.DictReader(handle) if row["area_code"] == area_code)


def original(report_id: str) -> Path:
    path = SHARED / ORIGINALS[report_id][0]
    if not path.is_file():
        pytest.skip(f"the original is not at {path}; set PLANHOUSE_SHARED to the folder of original documents")
    return path


def digest(report_id: str) -> Path:
    return SOURCES / "reports" / entries()[report_id].file


@cache
def document(path: Path) -> Document:
    return read_document(path.read_bytes(), path.name)


@cache
def reading(path: Path, report_id: str) -> tuple[tuple[Figure, ...], tuple[SetAside, ...]]:
    context = entries()[report_id].context
    return read_figures(document(path), context, Lexicon.load().for_area(context.area_code))


def figures(path: Path, report_id: str) -> tuple[Figure, ...]:
    return reading(path, report_id)[0]


def observation(figure: Figure, area: str) -> Observation:
    """What the figure says; a name that begins with the report's own area is the name of the thing there."""
    name = tight(figure.printed_indicator).replace("（", "(").replace("）", ")").removeprefix(area)
    return (aliases().get(name, name), *(getattr(figure, attribute) for attribute in ATTRIBUTES))


def test_every_further_report_is_compared() -> None:
    assert entries().keys() == {FIRST, *ORIGINALS, *WITHOUT_ORIGINAL}


@pytest.mark.parametrize("report_id", ORIGINALS)
def test_the_catalogue_says_of_what_it_is_a_digest(report_id: str) -> None:
    entry = entries()[report_id]
    assert entry.source_kind == "excerpt"
    assert entry.original_sha256 == sha256(original(report_id).read_bytes()).hexdigest()


@pytest.mark.parametrize("report_id", ORIGINALS)
def test_every_figure_of_the_digest_is_one_of_the_original(report_id: str) -> None:
    area = area_name(entries()[report_id].area_code)
    ours, theirs = (
        Counter(observation(figure, area) for figure in figures(path, report_id) if figure.printed_value)
        for path in (digest(report_id), original(report_id))
    )
    assert ours.total() >= 8
    assert sorted((ours - theirs).elements(), key=repr) == [], "only the digest says so"


@pytest.mark.parametrize("report_id", [*ORIGINALS, *WITHOUT_ORIGINAL])
def test_no_number_of_the_digest_is_without_a_name(report_id: str) -> None:
    _, set_aside = reading(digest(report_id), report_id)
    assert [each.sentence for each in set_aside if each.reason == "unnamed"] == []


@pytest.mark.parametrize("report_id", ORIGINALS)
def test_every_target_in_words_stands_in_the_original(report_id: str) -> None:
    """A target without a number is a figure in a table only, and the original may print it in its text."""
    text = "".join(tight(block.text) for block in document(original(report_id)).blocks)
    wordless = [each.printed_text for each in figures(digest(report_id), report_id) if not each.printed_value]
    assert [words for words in wordless if tight(words) not in text] == []


@pytest.mark.parametrize("report_id", ANNOTATED)
def test_every_figure_of_the_digest_is_what_the_annotation_says(report_id: str) -> None:
    """As far as the original was annotated by hand: the lines behind have nothing to compare with."""
    number = ORIGINALS[report_id][1]
    path = original(report_id)
    folder = path.parent
    told = json.loads((folder / "documents.json").read_text(encoding="utf-8"))[f"gold-{number}.jsonl"]
    lines = (folder / f"gold-{number}.jsonl").read_text(encoding="utf-8").splitlines()
    records = [record for record in map(json.loads, lines) if "negative" not in record]
    gold = Counter(
        (
            float(record["value"]),
            record["unit"],
            record["kind"],
            record.get("sign", 1),
            record["year"],
            record["scenario"],
        )
        for record in records
    )
    area = area_name(entries()[report_id].area_code)
    in_annotated_lines = Counter(
        observation(figure, area)
        for figure in figures(path, report_id)
        if (document(path).blocks[figure.block_no - 1].line or 0) <= told["last_line"]
    )
    ours = [figure for figure in figures(digest(report_id), report_id) if in_annotated_lines[observation(figure, area)]]
    assert ours
    said = Counter(
        (
            float(figure.printed_value or "nan"),
            figure.printed_unit.removesuffix("人民币"),
            str(figure.kind),
            figure.sign,
            figure.year,
            str(figure.scenario),
        )
        for figure in ours
    )
    assert sorted((said - gold).elements()) == []


@pytest.mark.parametrize("report_id", ORIGINALS)
def test_no_sentence_of_the_original_is_carried_over(report_id: str) -> None:
    """Names are shared; another run of Chinese characters that is as long as the longest of them is prose."""
    longest_name = 17
    text = "".join(tight(block.text) for block in document(original(report_id)).blocks)
    ours = figures(digest(report_id), report_id)
    names = {figure.printed_indicator for figure in ours} | {figure.qualifier for figure in ours if figure.qualifier}
    names |= {f"{figure.printed_indicator}占{figure.whole_of}比重" for figure in ours if figure.whole_of}
    said = " ".join(map(tight, names))
    shared = [
        run[at : at + longest_name + 1]
        for block in document(digest(report_id)).blocks
        if block.kind not in LABELS
        for run in re.findall(r"[\u4e00-\u9fff、]+", tight(block.text))
        for at in range(len(run) - longest_name)
        if run[at : at + longest_name + 1] in text and run[at : at + longest_name + 1] not in said
    ]
    assert shared == []


def test_what_shanghai_said_in_2025() -> None:
    """The report whose text is not among the shared documents, figure by figure."""
    report_id = "310000-2024-work"
    said = [
        (figure.printed_indicator, str(figure.kind), figure.printed_text, figure.year, str(figure.scenario))
        for figure in figures(digest(report_id), report_id)
    ]
    assert said == [
        ("生产总值", "growth", "5%", 2024, "actual"),
        ("地方一般公共预算收入", "level", "8374.2亿元", 2024, "actual"),
        ("地方一般公共预算收入", "growth", "0.7%", 2024, "actual"),
        ("城镇调查失业率", "rate", "4.2%", 2024, "actual"),
        ("全社会研发经费支出相当于全市生产总值的比例", "rate", "4.4%左右", 2024, "actual"),
        ("每万人口高价值发明专利拥有量", "level", "57.9件", 2024, "actual"),
        ("三大先导产业规模", "level", "1.8万亿元", 2024, "actual"),
        ("外贸进出口总额", "level", "4.27万亿元", 2024, "actual"),
        ("实际使用外资", "level", "175亿美元左右", 2024, "actual"),
        ("新认定跨国公司地区总部", "level", "60家", 2024, "actual"),
        ("跨国公司地区总部(累计)", "level", "1016家", 2024, "actual"),
        ("新认定外资研发中心", "level", "30家", 2024, "actual"),
        ("外资研发中心(累计)", "level", "591家", 2024, "actual"),
        ("金融市场交易总额", "level", "3650万亿元", 2024, "actual"),
        ("金融市场交易总额", "growth", "8.2%", 2024, "actual"),
        ("全市生产总值", "growth", "5%左右", 2025, "target"),
        ("地方一般公共预算收入", "growth", "2%", 2025, "target"),
        ("全社会研发经费支出相当于全市生产总值比例", "rate", "4.5%左右", 2025, "target"),
        ("城镇调查失业率", "rate", "5%以内", 2025, "target"),
        ("居民消费价格", "growth", "2%左右", 2025, "target"),
        ("居民人均可支配收入", "growth", "与经济增长保持同步", 2025, "target"),
        ("新增公园", "level", "120座", 2025, "target"),
    ]
