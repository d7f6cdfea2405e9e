"""What is set aside: the mark in meta.quarantine, the version that takes its place, and that it is not read again."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

import pytest

from orchestration.build import expected_counts, inputs, reading_pool, seeds
from orchestration.build.dirty_set import DirtySet, State
from orchestration.build.ingest import Blame, ingest, set_aside_reports
from orchestration.build.inputs import Inputs
from orchestration.settings import ROOT, Settings, SettingsError
from orchestration.warehouse.files import connect
from sources import reading
from tests.support.generator import generate

Mark = tuple[str, str, str, bool]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Six reports, read, modelled and published as they are."""
    generate(tmp_path / "sources", reports=6, seed=3, first_year=2020, years=3)
    settings = Settings(tmp_path / "sources", tmp_path / "warehouse.duckdb", tmp_path / "build")
    ingest(Inputs(settings))
    with connect(settings.build_file) as con:
        DirtySet(con).modelled(Inputs(settings).made_with)
        DirtySet(con).published()
    shutil.copyfile(settings.build_file, settings.warehouse)
    return settings


def documents(settings: Settings) -> list[Path]:
    return sorted((settings.sources / "reports").iterdir())


def better(document: Path) -> str:
    """Print one figure more; the report."""
    document.write_text(document.read_text(encoding="utf-8") + "\n新增就业12345人。\n", encoding="utf-8")
    return document.stem


def marks(settings: Settings) -> list[Mark]:
    """Report, document, cause, and whether a version of it stays."""
    with connect(settings.build_file, read_only=True) as con:
        return con.execute(
            "select report_id, source_file, cause, is_published from meta.quarantine order by all"
        ).fetchall()


def versions(settings: Settings) -> dict[str, str]:
    """The key of the document that each report's rows were read from."""
    with connect(settings.build_file, read_only=True) as con:
        return dict(con.execute("select report_id, document_key from raw.reports").fetchall())


def rows_of(settings: Settings, report: str) -> int:
    with connect(settings.build_file, read_only=True) as con:
        (count,) = con.execute("select count(*) from raw.figures where report_id = ?", [report]).fetchone() or (0,)
    return int(count)


def test_a_document_that_cannot_be_read_is_marked_until_it_can(settings: Settings) -> None:
    harmed = documents(settings)[2]
    whole, before = harmed.read_bytes(), versions(settings)
    harmed.write_bytes(b"\x00\x01 nothing")
    outcome = ingest(Inputs(settings))
    assert list(outcome.failed) == [harmed.stem]
    assert outcome.healthy == 5
    assert marks(settings) == [(harmed.stem, harmed.name, "unreadable", True)]
    assert versions(settings) == before
    harmed.write_bytes(whole)
    assert ingest(Inputs(settings)).healthy == 6
    assert marks(settings) == []


def test_a_document_without_an_entry_is_marked(settings: Settings) -> None:
    (settings.sources / "reports" / "stranger.txt").write_text("粮食产量5万吨。", encoding="utf-8")
    assert ingest(Inputs(settings)).healthy == 6
    assert marks(settings) == [(None, "stranger.txt", "not_catalogued", False)]


def test_a_version_that_does_not_reconcile_gives_way_to_the_published_one(settings: Settings) -> None:
    before = versions(settings)
    rejected, other = better(documents(settings)[0]), better(documents(settings)[5])
    ingest(Inputs(settings))
    later, figures = versions(settings), rows_of(settings, rejected)
    set_aside_reports(settings, {rejected: Blame("does_not_reconcile", "合计不符", "核对原文")})
    assert versions(settings) == {**before, other: later[other]}
    assert rows_of(settings, rejected) == figures - 1
    assert marks(settings) == [(rejected, f"{rejected}.md", "does_not_reconcile", True)]
    # it is known not to reconcile: as long as it is that document, it is not read again, and stays marked
    outcome = ingest(Inputs(settings))
    assert rejected in outcome.unchanged
    assert outcome.healthy == 5
    assert marks(settings) == [(rejected, f"{rejected}.md", "does_not_reconcile", True)]
    assert versions(settings) == {**before, other: later[other]}
    # but it is when it is another document
    better(documents(settings)[0])
    assert ingest(Inputs(settings)).changed == [rejected]
    assert marks(settings) == []


def test_a_rejected_version_that_is_the_published_one_gives_way_to_none(settings: Settings) -> None:
    rejected = documents(settings)[1].stem
    before = versions(settings)
    set_aside_reports(settings, {rejected: Blame("does_not_reconcile", "合计不符", "核对原文")})
    assert versions(settings) == {report: key for report, key in before.items() if report != rejected}
    assert rows_of(settings, rejected) == 0
    assert marks(settings) == [(rejected, f"{rejected}.md", "does_not_reconcile", False)]


def test_a_rejected_report_that_was_never_published_is_gone(settings: Settings) -> None:
    settings.warehouse.unlink()
    rejected = documents(settings)[3].stem
    set_aside_reports(settings, {rejected: Blame("does_not_reconcile", "合计不符", "核对原文")})
    assert rejected not in versions(settings)
    assert marks(settings) == [(rejected, f"{rejected}.md", "does_not_reconcile", False)]


def test_a_build_file_that_is_lost_gets_the_published_version_of_what_cannot_be_read(settings: Settings) -> None:
    before = versions(settings)
    harmed = documents(settings)[2]
    harmed.write_bytes(b"\x00\x01 nothing")
    settings.build_file.unlink()
    outcome = ingest(Inputs(settings))
    assert list(outcome.failed) == [harmed.stem]
    assert versions(settings) == before
    assert marks(settings) == [(harmed.stem, harmed.name, "unreadable", True)]


def dirty(settings: Settings) -> set[str]:
    with connect(settings.build_file) as con:
        return DirtySet(con).reports(*State)


def test_a_comment_in_the_command_line_reads_and_models_nothing(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    checkout = tmp_path / "checkout"
    leave_out = shutil.ignore_patterns("reports", "vocabulary", "__pycache__")
    for folder in ("sources", "orchestration", "presentation"):
        shutil.copytree(ROOT / folder, checkout / folder, ignore=leave_out)
    monkeypatch.setattr(inputs, "ROOT", checkout)
    monkeypatch.setattr(reading, "SOURCES", checkout / "sources")
    # by this checkout now, wherever it lies: nothing else is another
    assert sorted(ingest(Inputs(settings)).unchanged) == [document.stem for document in documents(settings)]
    before = Inputs(settings).code
    for module in sorted((checkout / "orchestration" / "cli").glob("*.py")):
        module.write_text(module.read_text(encoding="utf-8") + "\n# a comment\n", encoding="utf-8")
    # it is another build
    assert Inputs(settings).code != before
    outcome = ingest(Inputs(settings))
    assert (outcome.added, outcome.changed, outcome.removed) == ([], [], [])
    assert len(outcome.unchanged) == 6
    assert dirty(settings) == set()
    # and a comment where figures are read is another reader
    with (checkout / "sources" / "figures" / "clauses.py").open("a", encoding="utf-8") as module:
        module.write("# a comment\n")
    assert len(ingest(Inputs(settings)).changed) == 6


def test_writing_expected_counts_reads_and_models_nothing_and_is_another_build(
    settings: Settings,
) -> None:
    with connect(settings.warehouse) as con:
        con.execute("create schema marts")
        con.execute("create table marts.fct_figure as select report_id, table_no from raw.figures")
    before = Inputs(settings).fingerprint
    expected_counts.write_expected_counts(settings)
    with (settings.sources / "vocabulary" / "expected_counts.csv").open(encoding="utf-8") as handle:
        assert len(handle.readlines()) > 6
    outcome = ingest(Inputs(settings))
    assert len(outcome.unchanged) == 6
    assert dirty(settings) == set()
    with connect(settings.build_file) as con:
        assert not DirtySet(con).is_everything
    # the check that looks at them has to run
    assert Inputs(settings).fingerprint != before


@pytest.mark.parametrize("folder", ["vocabulary", "seeds"])
def test_another_word_models_everything(
    folder: str, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One of the readers' words, and one that only dbt reads."""
    monkeypatch.setattr(seeds, "PROJECT_SEEDS", shutil.copytree(seeds.PROJECT_SEEDS, tmp_path / "seeds"))
    ingest(Inputs(settings))
    assert dirty(settings) == set()
    changed = {"vocabulary": settings.sources / "vocabulary" / "areas.csv", "seeds": tmp_path / "seeds" / "claims.csv"}
    with changed[folder].open("a", encoding="utf-8") as handle:
        handle.write("\n")
    ingest(Inputs(settings))
    assert len(dirty(settings)) == 6
    with connect(settings.build_file) as con:
        assert DirtySet(con).is_everything


# of forty numbers five have no name, and five are one thing with five values
BRIDGES = "桃李杏梅兰竹菊荷柳松柏槐榆桂枫桐杉楠樟橘柚枣梨柿榕樱葵芦苇茶"
A_QUARTER_DOUBTFUL = "\n\n".join(
    (
        "# 报告",
        "".join(f"新建{name}园大桥{number}座。" for number, name in enumerate(BRIDGES, 3)),
        *("同比增长6%。",) * 5,
        "".join(f"造林{area}亩。" for area in (30, 45, 60, 75, 90)),
    )
)


@pytest.fixture
def read_again(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every report that is read from now on."""
    read: list[str] = []

    def noted(sources: Path, tasks: Sequence[reading_pool.Task]) -> Iterator[reading_pool.Chunk]:
        read.extend(task.entry.report_id for task in tasks)
        return reading_pool.read_all(sources, tasks)

    monkeypatch.setattr("orchestration.build.ingest.read_all", noted)
    return read


def test_how_much_of_a_report_may_be_doubtful_is_a_setting(settings: Settings, read_again: list[str]) -> None:
    """A quarter is too much unless the setting says more; with less again what stood published goes, and nothing else is read."""
    new = documents(settings)[0]
    new.write_text(A_QUARTER_DOUBTFUL, encoding="utf-8")
    good = versions(settings)[new.stem]
    outcome = ingest(Inputs(settings))
    assert outcome.failed[new.stem].cause == "not_understood"
    assert "25% of its numbers" in outcome.failed[new.stem].problem and "20% may" in outcome.failed[new.stem].problem
    assert "30亩、45亩、60亩、75亩" in outcome.failed[new.stem].problem
    assert marks(settings) == [(new.stem, new.name, "not_understood", True)]
    assert versions(settings)[new.stem] == good

    lenient = replace(settings, not_understood_share=0.3)
    assert Inputs(lenient).fingerprint != Inputs(settings).fingerprint
    assert ingest(Inputs(lenient)).changed == [new.stem]
    assert marks(settings) == []
    with connect(settings.build_file) as con:
        counts = "select figure_count, unnamed_count, colliding_count from raw.reports where report_id = ?"
        assert con.execute(counts, [new.stem]).fetchone() == (35, 5, 5)
        DirtySet(con).modelled(Inputs(lenient).made_with)
        DirtySet(con).published()
    shutil.copyfile(settings.build_file, settings.warehouse)

    read_again.clear()
    assert ingest(Inputs(lenient)).changed == read_again == []
    outcome = ingest(Inputs(settings))
    assert (list(outcome.failed), read_again, len(outcome.unchanged)) == ([new.stem], [new.stem], 5)
    assert marks(settings) == [(new.stem, new.name, "not_understood", False)]
    assert new.stem not in versions(settings)
    assert rows_of(settings, new.stem) == 0
    area = new.stem.split("-")[0]
    assert dirty(settings) == {each.stem for each in documents(settings) if each.stem.startswith(area)}


def test_a_version_that_is_set_aside_by_the_setting_is_no_last_good_version(settings: Settings) -> None:
    """What is published when the build file is lost, and what stands in for a document that cannot be read any more."""
    lenient = replace(settings, not_understood_share=0.3)
    new = documents(settings)[0]
    new.write_text(A_QUARTER_DOUBTFUL, encoding="utf-8")
    ingest(Inputs(lenient))
    shutil.copyfile(settings.build_file, settings.warehouse)
    new.write_bytes(b"%PDF-1.7 nothing")
    assert ingest(Inputs(lenient)).failed.keys() == {new.stem}
    assert marks(settings) == [(new.stem, new.name, "unreadable", True)]
    settings.build_file.unlink()
    for strict in (settings, settings):
        ingest(Inputs(strict))
        assert marks(settings) == [(new.stem, new.name, "unreadable", False)]
        assert new.stem not in versions(settings)
    ingest(Inputs(lenient))
    assert marks(settings) == [(new.stem, new.name, "unreadable", True)]


@pytest.mark.parametrize("share", ["30", "-0.1", "nan", "a fifth", "20 %"])
def test_a_share_that_is_none_is_said(share: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLANHOUSE_NOT_UNDERSTOOD_SHARE", share)
    with pytest.raises(SettingsError, match=r"PLANHOUSE_NOT_UNDERSTOOD_SHARE.*from 0 to 1"):
        Settings.from_environment()


@patch.dict(os.environ)
def test_the_share_reaches_child_processes(settings: Settings) -> None:
    os.environ["PLANHOUSE_NOT_UNDERSTOOD_SHARE"] = ""
    assert Settings.from_environment().not_understood_share == settings.not_understood_share == 0.2
    replace(settings, not_understood_share=0.35).export_to_environment()
    assert Settings.from_environment().not_understood_share == 0.35
