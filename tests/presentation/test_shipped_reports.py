"""The warehouse of all the reports that the repository ships: every one is in it, and what is found in them is true."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import duckdb
import pytest

from presentation.warehouse import open_warehouse
from sources.catalogue.catalogue import Catalogue
from tests.conftest import Planhouse


@pytest.fixture
def con(shipped: Planhouse) -> Iterator[duckdb.DuckDBPyConnection]:
    """A read-only connection to it."""
    with open_warehouse(shipped.warehouse) as connection:
        yield connection


def test_every_report_is_published(con: duckdb.DuckDBPyConnection) -> None:
    assert {report for (report,) in con.execute("select report_id from marts.dim_report").fetchall()} == {
        *Catalogue.load().entries
    }
    assert con.execute("select count(*) from meta.quarantine").fetchall() == [(0,)]
    assert con.execute("select sum(unnamed_count), sum(colliding_count) from marts.dim_report").fetchall() == [(0, 0)]
    assert con.execute("select check_name from meta.check_results where outcome = 'failed'").fetchall() == []


def test_as_many_figures_are_read_as_are_expected(con: duckdb.DuckDBPyConnection) -> None:
    """``make expectations`` renews the counts."""
    expected = con.execute(
        "select report_id, table_no, figures from vocabulary.expected_counts order by all"
    ).fetchall()
    found = con.execute(
        "select report_id, coalesce(table_no, 0), count(*) from marts.fct_figure group by all order by all"
    ).fetchall()
    assert found == expected


def test_what_does_not_add_up_is_the_reports_own(con: duckdb.DuckDBPyConnection) -> None:
    """Looked up in the originals: Xiangxi prints 5.9 % for a share that its own numbers make 6.0 %, and Jing'an's communiqué prints
    other numbers of new private firms than the plan report some months before."""
    found = con.execute("select report_id, identity, lhs, rhs from marts.v_findings order by all").fetchall()
    assert [(report, identity, float(lhs), round(float(rhs), 2)) for report, identity, lhs, rhs in found] == [
        ("310106-2023-plan", "restatement", 8387.0, 8734.0),
        ("433100-2025-communique", "share_of_whole", 5.9, 6.01),
    ]


def test_promises_of_one_year_are_judged_by_the_reports_of_the_next(con: duckdb.DuckDBPyConnection) -> None:
    """Shanghai's aims for 2025 were set at the beginning of that year, and what came of them is said a year later."""
    found = con.execute(
        """select indicator_id, kind, target, actual, state, report_id[8:11], actual_report_id[8:11]
        from marts.fct_target_attainment
        where report_id like '310000%' and year = 2025 and report_id[8:11] = '2024' and state in ('met', 'near', 'missed')"""
    ).fetchall()
    judged = {(row[0], row[1]): row[2:5] for row in found if row[5:] == ("2024", "2025")}
    assert judged["gdp", "growth"] == (5, Decimal("5.4"), "met")
    assert judged["surveyed-unemployment-rate", "rate"] == (5, Decimal("4.2"), "met")
    assert judged["general-public-budget-revenue", "growth"] == (2, Decimal("1.5"), "missed")
    across = con.execute(
        """select count(*) from marts.v_targets
        where is_promise and report_id <> actual_report_id and state in ('met', 'near', 'missed')
        and target_sentence <> '' and actual_sentence <> ''"""
    ).fetchall()
    assert across[0][0] >= 8
