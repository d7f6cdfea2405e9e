"""dbt tests keys, grain, ranges and contracts; Great Expectations audits ledger, coverage and the build as a whole; nothing twice.

Faults of dbt's kinds are put into a built file, all at once, and each must be found by the test that is for it.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import duckdb
import pytest

from orchestration.audit.checks import CHECKS
from orchestration.audit.process import audit_in_process
from orchestration.build import modelling
from orchestration.build.check_words import rules_of
from orchestration.build.dirty_set import DirtySet
from orchestration.build.inputs import Inputs
from orchestration.settings import Settings
from orchestration.warehouse.files import attach_scratch
from tests.conftest import Planhouse

# what is wrong in a row, and the rule that it breaks
WRONG = {
    "update marts.fct_figure set indicator_id = 'moon-cheese' where ordinal = 2": "references_fct_figure_indicator_id",
    "update marts.fct_figure set unit_id = 'furlong' where ordinal = 3": "references_fct_figure_unit_id",
    "update marts.fct_figure set zone_id = 'atlantis' where ordinal = 4": "references_fct_figure_zone_id",
    "update marts.fct_figure set industry_id = 'alchemy' where ordinal = 5": "references_fct_figure_industry_id",
    "update marts.fct_figure set year = 2024 + 60 where ordinal = 6": "references_fct_figure_year",
    "update marts.fct_figure set year = 1871 where ordinal = 7": "range_fct_figure_year",
    "update marts.dim_report set area_code = '990099'": "references_dim_report_area_code",
    "update marts.fct_figure set printed_unit = '斗', unit_id = null where ordinal = 8": "units_are_known",
    "update marts.fct_tax_by_industry set share_of_total_pct = 100.5": "range_fct_tax_by_industry_share_of_total_pct",
    "update marts.fct_tax_by_zone set share_of_total_pct = -0.5": "range_fct_tax_by_zone_share_of_total_pct",
}
# a row too many, of a report that is there or of one that is gone: no build affects those rows any more
TOO_MANY = {
    **{
        f"insert into marts.{table} select * from marts.{table} limit 1": test
        for table, test in {
            "fct_figure": "unique_fct_figure_figure_id",
            "fct_indicator": "combination_fct_indicator",
            "fct_target_attainment": "combination_fct_target_attainment",
            "fct_tax_by_industry": "combination_fct_tax_by_industry",
            "fct_tax_by_zone": "combination_fct_tax_by_zone",
            "fct_reconciliation": "unique_fct_reconciliation_reconciliation_id",
            "fct_plausibility": "unique_fct_plausibility_plausibility_id",
            "fct_derived": "unique_fct_derived_derived_id",
        }.items()
    },
    **{
        f"insert into marts.{table} select * replace ('110101-1999-plan' as report_id) from marts.{table} limit 1": (
            f"references_{table}_report_id"
        )
        for table in ("fct_figure", "fct_indicator", "fct_derived", "fct_reconciliation", "rpt_check_coverage")
    },
}
EMPTIED = (
    "dim_report",
    "fct_figure",
    "fct_indicator",
    "fct_target_attainment",
    "fct_tax_by_zone",
    "fct_reconciliation",
)


@dataclass(frozen=True)
class Found:
    """The rules of dbt's tests that are broken, and the checks of Great Expectations that do not pass."""

    dbt: frozenset[str]
    great_expectations: frozenset[str]


def audited(settings: Settings) -> frozenset[str]:
    return frozenset(each.check.name for each in audit_in_process(settings.build_file, None) if not each.passed)


def broken_in_dbt(settings: Settings) -> frozenset[str]:
    """The rules that dbt finds broken."""
    broken: set[str] = set()
    failed = [each for each in modelling.data_tests(settings) if each.status == "fail"]
    with duckdb.connect(str(settings.build_file), read_only=True) as con:
        attach_scratch(con, settings.scratch_file, read_only=True)
        for each in failed:
            for (rules,) in con.execute(f"select distinct rules from ({each.compiled_sql})").fetchall():
                broken.update(rules.split(", "))
    return frozenset(broken)


def spoil(settings: Settings, faults: Iterable[str]) -> None:
    with duckdb.connect(str(settings.build_file)) as con:
        DirtySet(con).change_all()
        for fault in faults:
            con.execute(fault)


@pytest.fixture(scope="module")
def settings(built: Planhouse, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """A build folder that a test may spoil."""
    folder = tmp_path_factory.mktemp("spoilt")
    shutil.copytree(built.folder / "build", folder / "build")
    with pytest.MonkeyPatch.context() as patch:
        for name, value in built.environment.items():
            patch.setenv(name, value)
        yield Settings(built.sources, folder / "warehouse.duckdb", folder / "build")


@pytest.fixture(scope="module")
def spoilt(settings: Settings) -> Found:
    """Everything wrong, and too many rows after Great Expectations has looked: those it counts, as what a build holds."""
    before = audited(settings)
    spoil(settings, WRONG)
    found = audited(settings) - before
    spoil(settings, TOO_MANY)
    return Found(broken_in_dbt(settings), found)


@pytest.fixture(scope="module")
def emptied(settings: Settings, spoilt: Found) -> Found:
    """Tables without rows, once the faults above were looked at."""
    spoil(settings, (f"delete from marts.{table}" for table in EMPTIED))
    return Found(broken_in_dbt(settings), audited(settings))


@pytest.mark.slow
@pytest.mark.parametrize("rule", [*WRONG.values(), *TOO_MANY.values()])
def test_a_fault_of_one_table_is_found_by_the_rule_of_dbt_that_is_for_it(spoilt: Found, rule: str) -> None:
    assert rule in spoilt.dbt


@pytest.mark.slow
def test_and_great_expectations_does_not_look_for_it_again(spoilt: Found) -> None:
    assert spoilt.great_expectations == frozenset()


@pytest.mark.slow
@pytest.mark.parametrize("table", EMPTIED)
def test_a_table_without_rows_is_found_once(emptied: Found, table: str) -> None:
    assert (f"has_rows_{table}" in emptied.dbt) + (f"{table}_has_rows" in emptied.great_expectations) == 1


def test_great_expectations_has_its_concerns_and_names_of_its_own(settings: Settings) -> None:
    assert {check.concern for check in CHECKS} == {"structure", "ledger", "plausibility", "coverage"}
    nodes = modelling.load_manifest(Inputs(settings))["nodes"].values()
    rules = [rule for node in nodes if node["resource_type"] == "test" for rule in rules_of(node)]
    assert len(rules) > 200
    assert len(set(rules)) == len(rules)
    assert set(rules).isdisjoint(check.name for check in CHECKS)
