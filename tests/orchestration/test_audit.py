"""A check of affected reports looks at those, and a check of everything at everything."""

from __future__ import annotations

import os
from pathlib import Path

import duckdb
import pytest

from orchestration.audit import process
from orchestration.audit.checks import CHECKS, ERROR, Check
from orchestration.audit.process import audit_in_process, begin_audit
from orchestration.audit.run import audit

OLD, NEW = "310106-2022-plan", "310106-2023-plan"


def _checks(of_affected: bool) -> list[Check]:
    return [
        Check(
            f"unique_{of_affected}",
            "fct_figure",
            "keys",
            ERROR,
            "unique",
            "ExpectCompoundColumnsToBeUnique",
            {"column_list": ["report_id", "ordinal"]},
            of_affected=of_affected,
        ),
        Check(
            f"known_{of_affected}",
            "fct_figure",
            "structure",
            ERROR,
            "known",
            bad_rows=(
                "select f.report_id, count(*) as odd from {batch} as f where f.kind = 'odd' "
                "and f.report_id in (select report_id from {batch}) group by all"
            ),
            of_affected=of_affected,
        ),
    ]


@pytest.mark.parametrize(("wrong", "found_by_affected"), [(OLD, False), (NEW, True)])
def test_a_check_of_affected_reports_sees_what_a_build_touched(
    tmp_path: Path, wrong: str, found_by_affected: bool
) -> None:
    file = tmp_path / "warehouse.build.duckdb"
    with duckdb.connect(str(file)) as con:
        con.execute("create schema marts; create schema raw")
        con.execute("create table marts.fct_figure (report_id varchar, ordinal integer, kind varchar)")
        for report in (OLD, NEW):
            con.execute("insert into marts.fct_figure values (?, 1, 'level'), (?, 2, 'level')", [report, report])
        con.execute("insert into marts.fct_figure values (?, 2, 'odd')", [wrong])
        con.execute("create table raw.affected_reports as select ? as report_id", [NEW])
    checks = [*_checks(True), *_checks(False)]
    found = {finding.check.name: finding.passed for finding in audit(file, None, checks)}
    assert found == {
        "unique_True": not found_by_affected,
        "known_True": not found_by_affected,
        "unique_False": False,
        "known_False": False,
    }


@pytest.mark.parametrize("changed_since", [False, True])
def test_an_audit_that_was_begun_counts_while_the_file_is_as_it_was(
    tmp_path: Path, changed_since: bool, capfd: pytest.CaptureFixture[str]
) -> None:
    def make(name: str, kind: str) -> Path:
        path = tmp_path / name
        with duckdb.connect(str(path)) as con:
            con.execute(f"create schema marts; create table marts.fct_figure as select '{kind}' as kind")
        return path

    file, other = make("warehouse.build.duckdb", "odd"), make("other.duckdb", "level")
    check = Check("known", "fct_figure", "keys", ERROR, "known", bad_rows="select * from {batch} where kind = 'odd'")
    found = file.stat()
    begin_audit(file, None, [check])
    # when it has ended, another file takes the place: whoever opens that finds nothing wrong
    process._begun[0][1].result()
    assert other.stat().st_size == found.st_size
    later = found.st_mtime_ns + (1_000_000_000 if changed_since else 0)
    os.utime(other, ns=(later, later))
    other.replace(file)
    (finding,) = audit_in_process(file, None, [check])
    assert finding.passed == changed_since
    # the process is gone, and had nothing to say
    assert capfd.readouterr().err == ""


def test_a_check_that_cannot_run_is_no_finding(tmp_path: Path) -> None:
    file = tmp_path / "warehouse.build.duckdb"
    with duckdb.connect(str(file)) as con:
        con.execute("create schema marts; create table marts.fct_figure (report_id varchar)")
    check = Check("broken", "fct_figure", "keys", ERROR, "broken", bad_rows="select nothing_such from {batch}")
    with pytest.raises(RuntimeError, match=r"broken could not run: .*nothing_such"):
        audit(file, None, [check])


def test_findings_are_looked_for_everywhere() -> None:
    """A mismatch stays visible at every build, whatever that build touched; so does what stands for nothing."""
    everywhere = {check.name for check in CHECKS if not check.of_affected}
    assert {
        "totals_and_shares_reconcile",
        "text_agrees",
        "nothing_is_set_aside",
        "fct_reconciliation_has_rows",
        "every_report_has_figures",
    } <= everywhere


@pytest.mark.parametrize(
    ("problem", "severity", "broken"),
    [
        ("not_a_number", "error", {"cells_are_numbers"}),
        ("correction_lapsed", "error", {"corrections_hold"}),
        ("corrected_twice", "error", {"corrections_hold"}),
        ("correction_lapsed", "warn", {"confirmations_hold"}),
        ("picture", "warn", set()),
    ],
)
def test_a_problem_of_a_reading_breaks_the_check_that_is_of_it(
    tmp_path: Path, problem: str, severity: str, broken: set[str]
) -> None:
    """What is the document's and what is a correction's are told apart; a confirmation that lapsed stops nothing."""
    file = tmp_path / "warehouse.build.duckdb"
    with duckdb.connect(str(file)) as con:
        con.execute("create schema marts; create schema raw")
        con.execute("create table marts.fct_figure as select ? as report_id", [NEW])
        con.execute(
            "create table raw.problems as select ? as report_id, ? as problem, ? as severity, 1 as table_no, 1 as row_no,"
            " 1 as column_no, '7' as printed_text, 'so' as message",
            [NEW, problem, severity],
        )
    names = {"cells_are_numbers", "corrections_hold", "confirmations_hold"}
    found = audit(file, None, [check for check in CHECKS if check.name in names])
    assert {finding.check.name for finding in found} == names
    assert {finding.check.name for finding in found if not finding.passed} == broken
    assert all((finding.check.severity == ERROR) == (severity == "error") for finding in found if not finding.passed)


def test_a_digest_that_names_no_original_is_found(tmp_path: Path) -> None:
    file = tmp_path / "warehouse.build.duckdb"
    with duckdb.connect(str(file)) as con:
        con.execute(
            "create schema marts; create table marts.dim_report (report_id int, source_kind text, source_file text)"
        )
        con.execute(
            "alter table marts.dim_report add original_sha256 text; alter table marts.dim_report add publisher_page text"
        )
        con.execute(
            "insert into marts.dim_report values (1, 'original', 'a', null, null), (2, 'digest', 'b', 'aa', null), "
            "(3, 'excerpt', 'c', null, 'https://a.example'), (4, 'excerpt', 'd', null, null)"
        )
    (finding,) = audit(file, None, [check for check in CHECKS if check.name == "sources_name_their_originals"])
    assert (finding.passed, [row[0] for row in finding.rows]) == (False, [4])
