"""The proof on real documents: its arithmetic and its sample. ``make prove`` runs the proof itself."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from orchestration.checking.ledger import modelled
from orchestration.settings import Settings
from tests.conftest import Planhouse
from tests.corpus.documents import originals
from tests.seeded_errors.corpus import sample
from tests.seeded_errors.identities import GoodReport
from tests.seeded_errors.mutations import KINDS
from tests.seeded_errors.result import Trial
from tests.seeded_errors.trial import Finding, Outcome, found_in

QUICK = "410400-2025-budget"


@pytest.fixture(scope="module")
def good(shared: Path, built: Planhouse, tmp_path_factory: pytest.TempPathFactory) -> GoodReport:
    original = originals()[QUICK]
    if not original.path.is_file():
        pytest.skip(f"the original document of {QUICK} is not here ({original.path})")
    folder = tmp_path_factory.mktemp("good")
    data, reading = original.read()
    # the models as a build left them, and no warehouse beside the document
    settings = Settings(built.sources, folder / "warehouse.duckdb", Path(built.environment["PLANHOUSE_BUILD"]))
    with modelled(reading, original.entry, data, settings) as (con, _):
        return found_in(con, original.entry, reading, QUICK, Counter())


def test_exact_arithmetic_says_of_a_real_document_what_the_ledger_says(good: GoodReport) -> None:
    assert len(good.identities) >= 40
    assert good.judged_otherwise == frozenset()


@pytest.mark.slow
def test_the_sample_of_a_document_is_the_same_every_time_and_has_every_kind_that_breaks_something(
    good: GoodReport,
) -> None:
    mutants = list(sample(good, breaking=20, others=5))
    assert [mutant.place for mutant in mutants] == [mutant.place for mutant in sample(good, breaking=20, others=5)]
    kinds = {mutant.kind for mutant in mutants if good.broken_by(mutant)}
    assert {"unit_slip_10^4", "decimal_point_moved", "digits_transposed", "share_of_the_wrong_whole"} <= kinds


def test_a_list_in_a_sentence_is_opened_by_what_it_lacks_and_contradicted_by_a_part_above_its_whole(
    good: GoodReport,
) -> None:
    mutants = list(sample(good, breaking=200, others=0))
    lacking = [mutant for mutant in mutants if mutant.kind == "drop_a_part" and good.opened_by(mutant)]
    assert lacking and not any(good.broken_by(mutant) for mutant in lacking)
    above = [mutant for mutant in mutants if mutant.kind == "part_above_whole" and good.broken_by(mutant)]
    assert above and all("sum_of_parts" in {each.name for each in good.broken_by(mutant)} for mutant in above)


def test_a_finding_about_a_number_that_wrong_words_made_one_of_another_year_is_no_false_alarm(good: GoodReport) -> None:
    mutant = next(
        each for each in KINDS["year_of_a_figure"](good.reading) if each.place.startswith("sentence of figure")
    )
    first, count = int(mutant.place.split()[-1]), len(good.reading.figures)
    found = tuple(
        Finding("text_vs_table", frozenset(ordinals), ()) for ordinals in ({first, count}, {count - 1, count})
    )
    outcome = Outcome(count, len(good.identities), found, Counter(), Counter())
    assert Trial(good, mutant, (), False, outcome).false_alarms == found[1:]
