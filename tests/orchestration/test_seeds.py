"""What dbt looks words up in: the project's own tables, the readers' vocabulary, and what stands beside somebody's own reports."""

from __future__ import annotations

import fcntl
import os
import shutil
from pathlib import Path
from unittest import mock

import duckdb
import pytest

from orchestration.build import expected_counts, modelling, seeds
from orchestration.build.inputs import Inputs, dbt_project_hash, vocabulary_hash
from orchestration.build.seeds import EXPECTED_COUNTS, laid_out, own_place, refuse_broken, seed_files
from orchestration.settings import ROOT, Settings
from sources.model import ReportError

OWN_PLANS = "first_year,last_year,five_year_plan_zh,five_year_plan_en\n2001,2099,自定规划,Our own\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the project's seeds that a test may change."""
    folder = shutil.copytree(seeds.PROJECT_SEEDS, tmp_path / "project")
    monkeypatch.setattr(seeds, "PROJECT_SEEDS", folder)
    return folder


@pytest.fixture
def vocabulary(tmp_path: Path) -> Path:
    """The vocabulary of somebody's own sources: what the readers look up, and no more."""
    return shutil.copytree(ROOT / "sources" / "vocabulary", tmp_path / "sources" / "vocabulary")


@pytest.fixture
def settings(tmp_path: Path, project: Path, vocabulary: Path) -> Settings:
    return Settings(tmp_path / "sources", tmp_path / "warehouse.duckdb", tmp_path / "build")


def test_no_table_lies_in_both_folders_of_the_repository() -> None:
    own = {path.name for path in (ROOT / "sources" / "vocabulary").glob("*.csv")}
    project = {path.name for path in seeds.PROJECT_SEEDS.glob("*.csv")}
    assert own and project
    assert own & project == set()


def test_both_folders_together_are_the_seeds(settings: Settings, project: Path, vocabulary: Path) -> None:
    found = seed_files(settings)
    assert found.keys() == {path.name for folder in (project, vocabulary) for path in folder.glob("*.csv")}
    assert found["claims.csv"] == project / "claims.csv"
    assert found["units.csv"] == vocabulary / "units.csv"


def test_a_file_beside_the_reports_stands_in_for_the_projects(settings: Settings, vocabulary: Path) -> None:
    (vocabulary / "five_year_plans.csv").write_text(OWN_PLANS, encoding="utf-8")
    with laid_out(settings) as folder:
        assert (folder / "five_year_plans.csv").read_text(encoding="utf-8") == OWN_PLANS
        assert {path.name for path in folder.iterdir()} == seed_files(settings).keys()


@pytest.mark.slow  # a run of dbt
def test_dbt_loads_the_file_beside_the_reports(settings: Settings, vocabulary: Path) -> None:
    (vocabulary / "five_year_plans.csv").write_text(OWN_PLANS, encoding="utf-8")
    with mock.patch.dict(os.environ):
        found = list(modelling._results(settings, ["seed", "--select", "five_year_plans", "claims"]))
    assert [each.status for each in found if each.resource_type == "seed"] == ["success", "success"]
    with duckdb.connect(str(settings.build_file), read_only=True) as con:
        assert con.execute("select five_year_plan_en from vocabulary.five_year_plans").fetchall() == [("Our own",)]
        assert con.execute("select count(*) > 5 from vocabulary.claims").fetchone() == (True,)
    # dbt has written what it ran over what it was given, and over nothing else
    assert (vocabulary / "five_year_plans.csv").read_text(encoding="utf-8") == OWN_PLANS
    assert (settings.dbt_seeds / "five_year_plans.csv").read_text(encoding="utf-8") != OWN_PLANS


def test_every_run_of_dbt_gets_them_anew(settings: Settings) -> None:
    with laid_out(settings) as folder:
        (folder / "claims.csv").write_text("create table ...", encoding="utf-8")
        (folder / "of_before.csv").write_text("word\n", encoding="utf-8")
        (folder / "below").mkdir()
    with laid_out(settings) as folder:
        files = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert files == {name: path.read_bytes() for name, path in seed_files(settings).items()}


def test_nobody_else_has_them_until_a_run_is_over(settings: Settings) -> None:
    def is_free() -> bool:
        handle = os.open(settings.build, os.O_RDONLY)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        finally:
            os.close(handle)
        return True

    with laid_out(settings):
        assert not is_free()
    assert is_free()


def test_another_seed_is_another_vocabulary_wherever_it_lies(
    settings: Settings, project: Path, vocabulary: Path
) -> None:
    seen = [vocabulary_hash(settings)]
    for path in (project / "claims.csv", vocabulary / "areas.csv"):
        with path.open("a", encoding="utf-8") as handle:
            handle.write("\n")
        seen.append(vocabulary_hash(settings))
    (vocabulary / "five_year_plans.csv").write_text(OWN_PLANS, encoding="utf-8")
    seen.append(vocabulary_hash(settings))
    assert len(set(seen)) == 4
    # what another one stands in for changes nothing
    (project / "five_year_plans.csv").write_text("first_year\n", encoding="utf-8")
    assert vocabulary_hash(settings) == seen[-1]


def test_another_column_is_another_project(settings: Settings, project: Path) -> None:
    before = dbt_project_hash(settings)
    path = project / "claims.csv"
    with path.open("a", encoding="utf-8") as handle:
        handle.write("稳步完成,attained,99\n")
    assert dbt_project_hash(settings) == before
    path.write_text(path.read_text(encoding="utf-8").replace("rank\n", "rank,note\n", 1), encoding="utf-8")
    assert dbt_project_hash(settings) != before


@pytest.mark.parametrize("folder", ["project", "vocabulary"])
def test_expected_counts_are_no_vocabulary_and_another_build(
    folder: str, settings: Settings, project: Path, vocabulary: Path
) -> None:
    made, build = vocabulary_hash(settings), Inputs(settings).code
    path = {"project": project, "vocabulary": vocabulary}[folder] / EXPECTED_COUNTS
    path.write_text("report_id,table_no,figures\nx,0,7\n", encoding="utf-8")
    assert vocabulary_hash(settings) == made
    assert Inputs(settings).code != build


def test_expected_counts_are_written_beside_the_reports(
    settings: Settings, project: Path, vocabulary: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The repository's own among the project's seeds, unless somebody keeps others with them."""
    monkeypatch.setattr(seeds, "ROOT", tmp_path / "checkout")
    (tmp_path / "checkout" / "sources" / "vocabulary").mkdir(parents=True)
    own = Settings(tmp_path / "checkout" / "sources", tmp_path / "warehouse.duckdb", tmp_path / "build")
    with duckdb.connect(str(own.warehouse)) as con:
        con.execute("create schema marts")
        con.execute("create table marts.fct_figure (report_id varchar, table_no integer)")
        con.execute("insert into marts.fct_figure values ('a', 2), ('a', null), ('a', 2)")
    written = "report_id,table_no,figures\na,0,1\na,2,2\n"
    assert expected_counts.write_expected_counts(own) == (project / EXPECTED_COUNTS, 2)
    assert (project / EXPECTED_COUNTS).read_text(encoding="utf-8") == written
    before = (project / EXPECTED_COUNTS).read_bytes()
    assert expected_counts.write_expected_counts(settings) == (vocabulary / EXPECTED_COUNTS, 2)
    assert (vocabulary / EXPECTED_COUNTS).read_text(encoding="utf-8") == written
    assert (project / EXPECTED_COUNTS).read_bytes() == before
    assert seed_files(settings)[EXPECTED_COUNTS] == vocabulary / EXPECTED_COUNTS
    kept = tmp_path / "checkout" / "sources" / "vocabulary" / EXPECTED_COUNTS
    kept.touch()
    assert expected_counts.write_expected_counts(own) == (kept, 2)


def test_what_is_written_is_what_is_looked_at(settings: Settings, vocabulary: Path) -> None:
    for name in ("claims.csv", EXPECTED_COUNTS):
        place = own_place(settings, name)
        place.write_text("word\n", encoding="utf-8")
        assert seed_files(settings)[name] == place


@pytest.mark.parametrize(
    ("added", "says"),
    [
        (
            "自定合计\n".encode(),
            r"total_labels\.csv, line \d+: it has 1 values there, and the table 2 columns \(label, rank\)",
        ),
        ("自定,合计,1\n".encode(), r"total_labels\.csv, line \d+: it has 3 values there"),
        ("自定合计,1\n".encode("gbk"), "not in UTF-8"),
        ('"自定合计,1\n'.encode(), r"total_labels\.csv, line \d+: .*quotes"),
    ],
    ids=["too few", "too many", "another encoding", "an open quote"],
)
def test_a_table_that_is_none_is_refused_by_its_line(
    added: bytes, says: str, settings: Settings, vocabulary: Path
) -> None:
    refuse_broken(settings)
    with (vocabulary / "total_labels.csv").open("ab") as file:
        file.write(added)
    with pytest.raises(ReportError, match=says):
        refuse_broken(settings)
