"""A sample of the proof, every kind of error at a few places; ``python -m tests.seeded_errors`` seeds them all."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

import pytest
import yaml

from orchestration.audit.checks import CHECKS
from orchestration.build.check_words import rules_of
from orchestration.warehouse.files import connect
from sources.documents.formats.detect import read_document
from tests.conftest import ROOT, Planhouse
from tests.seeded_errors.identities import GoodReport
from tests.seeded_errors.mutations import KINDS
from tests.seeded_errors.result import COVERAGE, Trial, coverage_table, missed, published, put_to_trial
from tests.seeded_errors.trial import Case, coverage_of, first_report, found_in, good_reading, judge


@pytest.fixture(scope="module")
def good(built: Planhouse) -> GoodReport:
    with connect(built.warehouse, read_only=True) as con:
        report_id = first_report().report_id
        return found_in(con, first_report(), good_reading(), report_id, Counter(), coverage_of(con, report_id))


@pytest.fixture(scope="module")
def trials(good: GoodReport, tmp_path_factory: pytest.TempPathFactory) -> Sequence[Trial]:
    return put_to_trial(good, tmp_path_factory.mktemp("faulty"), every=25)


# errors of sense, each with the check that is for it
SENSE = {
    "part_above_whole": "part_above_whole",
    "rate_above_100": "rate_above_100",
    "order_reversed": "order_reversed",
    "labels_swapped": "labels_swapped",
    "years_of_the_report": "years_are_those_of_the_catalogue",
}


@pytest.fixture(scope="module")
def nonsense(good: GoodReport, tmp_path_factory: pytest.TempPathFactory) -> Sequence[Trial]:
    return put_to_trial(good, tmp_path_factory.mktemp("nonsense"), every=4, kinds=tuple(SENSE))


@pytest.mark.slow
@pytest.mark.parametrize("kind", sorted(SENSE))
def test_each_error_of_sense_is_seen_by_the_check_that_is_for_it(nonsense: Sequence[Trial], kind: str) -> None:
    of_kind = [trial for trial in nonsense if trial.mutant.kind == kind]
    seen = [trial.mutant.place for trial in of_kind if SENSE[kind] in trial.catchers]
    if kind == "labels_swapped":
        # rows of two units, and of short numbers, are left alone
        assert 0 < len(seen) < len(of_kind)
    else:
        assert seen == [trial.mutant.place for trial in of_kind] != []
    assert all(trial.is_implausible for trial in of_kind if trial.mutant.place in seen)


@pytest.mark.slow
def test_numbers_without_sense_are_seen_by_the_check_that_is_for_them(good: GoodReport, tmp_path: Path) -> None:
    """Each of them, by its own check of plausibility and by no identity."""
    seeded = put_to_trial(good, tmp_path, kinds=("senseless_numbers",))
    assert [trial.mutant.place for trial in seeded if trial.mutant.place not in trial.outcome.implausible] == []
    assert len(seeded) >= 9
    assert not any(trial.findings for trial in seeded)


@pytest.mark.slow
def test_identities_and_plausibility_are_counted_apart(nonsense: Sequence[Trial]) -> None:
    kinds = set(SENSE.values())
    assert all(not trial.findings & kinds for trial in nonsense)
    years = [trial for trial in nonsense if trial.mutant.kind == "years_of_the_report"]
    assert years and not any(trial.broken for trial in years)


def test_the_ledger_finds_at_least_45_identities(good: GoodReport) -> None:
    assert len(good.identities) >= 45


@pytest.mark.slow
def test_the_original_holds_as_the_digest_does(shared: Path, tmp_path: Path) -> None:
    path = shared / "reports" / "310106-2023.txt"
    (outcome,) = judge([Case(first_report(), read_document(path.read_bytes(), path.name))], tmp_path)
    assert outcome.identities >= 45
    assert outcome.found == ()
    assert outcome.implausible == Counter()


@pytest.mark.slow
def test_every_kind_of_error_is_seeded(trials: Sequence[Trial]) -> None:
    assert {trial.mutant.kind for trial in trials} == set(KINDS)
    assert len(KINDS) >= 12


@pytest.mark.slow
def test_what_contradicts_an_identity_is_caught_or_owned_up_to(trials: Sequence[Trial]) -> None:
    assert sum(bool(trial.broken) for trial in trials) >= 15
    assert [trial.mutant.place for trial in missed(trials) if trial.mutant.place not in published()] == []


def _rows() -> list[list[str]]:
    return [re.split(r"\s*\|\s*", line)[1:-1] for line in published().splitlines() if re.match(r"\| \w", line)][1:]


def test_the_published_table_counts_what_would_be_seeded_today(good: GoodReport) -> None:
    told = {row[0]: (int(row[1]), int(row[2])) for row in _rows()}
    today = {}
    for kind, generate in KINDS.items():
        mutants = list(generate(good.reading))
        today[kind] = (len(mutants), sum(bool(good.broken_by(mutant)) for mutant in mutants))
    assert told == today, "docs/ledger.md is stale: run python -m tests.seeded_errors --write"


def test_the_published_coverage_is_todays(good: GoodReport) -> None:
    assert published(COVERAGE) == coverage_table(good.coverage), "stale: run python -m tests.seeded_errors --write"


@pytest.mark.slow
def test_the_published_table_names_real_checks(trials: Sequence[Trial]) -> None:
    known = {check.name for check in CHECKS}
    for path in (ROOT / "dbt_project" / "models" / "marts").glob("*.yml"):
        for model in yaml.safe_load(path.read_text("utf-8")).get("models", []):
            for test in model.get("data_tests", []):
                about = {"name": "rules", "kwargs": test["rules"]["arguments"]}
                known.update(rules_of({"test_metadata": about, "attached_node": f"model.planhouse.{model['name']}"}))
    identities = {
        line.split(",")[0]
        for name in ("identities", "plausibility_checks")
        for line in (ROOT / f"dbt_project/seeds/{name}.csv").read_text("utf-8").splitlines()
    }
    told: dict[str, set[str]] = defaultdict(set)
    for row in _rows():
        told[row[0]] = set(re.findall(r"[a-z_0-9]*[a-z_][a-z_0-9]*", row[7]))
    assert set().union(*told.values()) <= known | identities
    for trial in trials:
        assert set(trial.catchers) <= told[trial.mutant.kind], trial.mutant.place
