"""A failing row, or a model that fails, leads to the report that it names; what names none is nobody's fault."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import duckdb
import pytest

from orchestration.audit.checks import CHECKS, ERROR, WARN, Check
from orchestration.audit.run import Finding
from orchestration.build.ingest import Blame
from orchestration.build.isolation import (
    MAX_ROUNDS,
    blamed_by_checks,
    blamed_by_dbt,
    blamed_by_ledger,
    model,
    spare_the_last,
)
from orchestration.build.modelling import NodeResult

A, B, C = "310106-2021-plan", "310106-2022-plan", "310106-2023-plan"


@pytest.fixture
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    """Three reports, one of which prints a number that is too large for a product, and a unit that no table knows."""
    with duckdb.connect() as made:
        made.execute("create schema raw; create schema meta; create schema marts")
        made.execute("create table raw.reports (report_id varchar)")
        made.execute("create table raw.affected_reports (report_id varchar)")
        made.execute("create table meta.quarantine (report_id varchar)")
        made.execute("create table marts.fct_figure (report_id varchar, unit_id varchar, value decimal(19, 5))")
        for report, unit, value in ((A, "ton", 4), (B, "ell", 10**13), (C, "ton", 6)):
            made.execute("insert into raw.reports values (?)", [report])
            made.execute("insert into raw.affected_reports values (?)", [report])
            made.execute("insert into marts.fct_figure values (?, ?, ?)", [report, unit, value])
        yield made


FIGURES = {"relation_name": '"memory"."marts"."fct_figure"', "columns": {}, "name": "fct_figure"}


def manifest(**nodes: Mapping[str, Any]) -> dict[str, Any]:
    return {"nodes": {"figures": FIGURES, **nodes}, "sources": {}}


def result(name: str, kind: str, status: str, sql: str, message: str = "") -> NodeResult:
    return NodeResult(name, kind, name, status, 0, 1, message, "", sql)


def test_what_does_not_add_up_is_said_in_words_without_codes(con: duckdb.DuckDBPyConnection) -> None:
    con.execute("create table raw.problems (report_id varchar, severity varchar, message varchar)")
    con.execute(
        "create table marts.fct_reconciliation "
        "(report_id varchar, severity varchar, verdict varchar, description_zh varchar, reconciliation_id bigint)"
    )
    for report, severity, verdict in ((A, "error", "mismatch"), (B, "error", "unit_slip"), (C, "warn", "mismatch")):
        con.execute(
            "insert into marts.fct_reconciliation values (?, ?, ?, '两项之和 5 吨', 1)", [report, severity, verdict]
        )
    blamed = blamed_by_ledger(con)
    assert {report: blame.reason for report, blame in blamed.items()} == {
        A: "两项之和 5 吨（不符）",
        B: "两项之和 5 吨（单位差错）",
    }


def test_rows_that_name_a_report(con: duckdb.DuckDBPyConnection) -> None:
    failing = result("t", "test", "fail", "select report_id, value from marts.fct_figure where value > 1000")
    warned = result("w", "test", "warn", "select report_id, value from marts.fct_figure")
    blamed = blamed_by_dbt(con, [failing, warned], manifest())
    assert list(blamed) == [B]
    assert blamed[B].cause == "fails_a_check"
    assert "10000000000000" in blamed[B].reason


def test_each_broken_rule_of_a_table_is_a_reason_in_its_own_words(con: duckdb.DuckDBPyConnection) -> None:
    rules = {"values": {"unit_id": "ton"}, "ranges": {"value": {"max_value": 1000}}, "unique": "value"}
    node = {"test_metadata": {"name": "rules", "kwargs": rules}, "attached_node": "model.p.fct_figure", "name": "t"}
    broken = """select 'range_fct_figure_value, values_fct_figure_unit_id' as rules, report_id, 'unit_id ' || unit_id as found
        from marts.fct_figure where unit_id = 'ell'"""
    blamed = blamed_by_dbt(con, [result("t", "test", "fail", broken)], manifest(t=node))
    assert {report: blame.reason for report, blame in blamed.items()} == {
        B: "unit_id of fct_figure is one of: ton. fct_figure 的 unit_id 只取以下之一：ton。: found unit_id ell; "
        "value of fct_figure lies between -∞ and 1000. fct_figure 的 value 在 -∞ 与 1000 之间。: found unit_id ell"
    }


def test_rows_that_name_no_report_blame_nobody(con: duckdb.DuckDBPyConnection) -> None:
    failing = result("t", "test", "fail", "select 1 as rows_seen")
    assert blamed_by_dbt(con, [failing], manifest()) == {}


@pytest.mark.parametrize(
    "columns", [{}, {"square": {"data_type": "decimal(38,10)"}, "report_id": {"data_type": "varchar"}}]
)
def test_a_model_that_fails_at_the_values_of_a_report(con: duckdb.DuckDBPyConnection, columns: dict[str, Any]) -> None:
    sql = 'select report_id, value * value * 1000 as square from "memory"."marts"."fct_figure"'
    node = {"depends_on": {"nodes": ["figures"]}, "columns": columns}
    with pytest.raises(duckdb.Error):
        con.execute(f"create temp table x as {sql}")
    blamed = blamed_by_dbt(con, [result("m", "model", "error", sql, "Overflow\nlong")], manifest(m=node))
    assert {report: blame.cause for report, blame in blamed.items()} == {B: "cannot_be_modelled"}
    assert blamed[B].reason == "m: Overflow"


def test_what_the_machine_refused_is_no_fault_of_a_report(con: duckdb.DuckDBPyConnection) -> None:
    """Too little memory: neither when it is what failed, nor when it happens while the culprit is looked for."""
    node = {"depends_on": {"nodes": ["figures"]}}
    overflow = 'select report_id, value * value * 1000 as square from "memory"."marts"."fct_figure"'
    refused = result("m", "model", "error", overflow, "Out of Memory Error: failed to pin block of size 256.0 KiB")
    assert blamed_by_dbt(con, [refused], manifest(m=node)) == {}
    con.execute("set memory_limit = '20MB'; set temp_directory = ''")
    greedy = 'select report_id, (select list(range) from range(9000000)) from "memory"."marts"."fct_figure"'
    with pytest.raises(duckdb.OutOfMemoryException):
        blamed_by_dbt(con, [result("m", "model", "error", greedy, "Overflow")], manifest(m=node))


def test_a_contract_is_part_of_what_may_fail(con: duckdb.DuckDBPyConnection) -> None:
    sql = 'select report_id, value as small from "memory"."marts"."fct_figure"'
    node = {
        "depends_on": {"nodes": ["figures"]},
        "columns": {"report_id": {"data_type": "varchar"}, "small": {"data_type": "decimal(9,4)"}},
    }
    assert list(blamed_by_dbt(con, [result("m", "model", "error", sql)], manifest(m=node))) == [B]


def test_a_model_that_fails_whatever_the_reports_blames_nobody_alone(con: duckdb.DuckDBPyConnection) -> None:
    sql = 'select report_id, cast(\'x\' as integer) from "memory"."marts"."fct_figure"'
    node = {"depends_on": {"nodes": ["figures"]}}
    blamed = blamed_by_dbt(con, [result("m", "model", "error", sql)], manifest(m=node))
    assert spare_the_last(con, blamed) == {}


def test_checks_name_reports_and_warnings_do_not(con: duckdb.DuckDBPyConnection) -> None:
    def finding(severity: str, bad_rows: str, *, of_affected: bool = True) -> Finding:
        check = Check("c", "fct_figure", "ranges", severity, "Small. 小。", bad_rows=bad_rows, of_affected=of_affected)
        return Finding(check, False, 1, (), (), "")

    large = "select f.report_id, f.value from {batch} as f where f.value > 1000"
    assert list(blamed_by_checks(con, [finding(ERROR, large)])) == [B]
    assert blamed_by_checks(con, [finding(WARN, large)]) == {}
    assert blamed_by_checks(con, [finding(ERROR, "select count(*) as n from {batch}")]) == {}
    con.execute("delete from raw.affected_reports")
    assert blamed_by_checks(con, [finding(ERROR, large)]) == {}
    assert list(blamed_by_checks(con, [finding(ERROR, large, of_affected=False)])) == [B]


def test_every_blocking_query_of_rows_by_report_names_its_report() -> None:
    nameless = {check.name for check in CHECKS if check.severity == ERROR and "report_id" not in check.bad_rows}
    assert all(name.endswith("_has_rows") for name in nameless), nameless


def test_the_last_report_is_spared(con: duckdb.DuckDBPyConnection) -> None:
    blame = Blame("fails_a_check", "r", "a")
    assert spare_the_last(con, {A: blame, B: blame, "gone": blame}).keys() == {A, B}
    con.execute("insert into meta.quarantine values (?)", [C])
    # what is set aside is no report that could be published as it is
    assert spare_the_last(con, {A: blame, B: blame}) == {}


@dataclass
class _Engine:
    """An engine whose model fails at reports one after the other."""

    con: duckdb.DuckDBPyConnection
    bad: list[str]
    aside: list[str] = field(default_factory=list)
    modelled: list[str] = field(default_factory=list)
    status: str = "fail"

    @contextmanager
    def ledger(self) -> Iterator[duckdb.DuckDBPyConnection]:
        yield self.con

    def _results(self, how: str) -> list[NodeResult]:
        self.modelled.append(how)
        left = [report for report in self.bad if report not in self.aside]
        if not left:
            return [result("t", "test", "pass", "")]
        sql = f"select '{left[0]}' as report_id"
        extra = [result("m", "model", "skipped", "")] if self.status == "error" else []
        return [result("t", "test", "fail", sql), *extra]

    def model(self, selection: Sequence[str]) -> list[NodeResult]:
        return self._results("all")

    def model_again(self, selection: Sequence[str], changed: Any) -> list[NodeResult]:
        return self._results("again")

    def set_aside(self, blamed: Mapping[str, Blame]) -> None:
        self.aside += blamed
        self.con.executemany("delete from raw.reports where report_id = ?", [[report] for report in blamed])


@pytest.mark.parametrize(("status", "how"), [("fail", "again"), ("error", "all")])
def test_rounds_go_on_until_nothing_fails(con: duckdb.DuckDBPyConnection, status: str, how: str) -> None:
    engine = _Engine(con, [B, A], status=status)
    told: list[list[str]] = []
    results = model(engine, [], manifest(), lambda blamed: told.append(list(blamed)))  # type: ignore[arg-type]
    assert [each.status for each in results] == ["pass"]
    assert (engine.aside, told) == ([B, A], [[B], [A]])
    assert engine.modelled == ["all", how, how]


def test_rounds_end(con: duckdb.DuckDBPyConnection) -> None:
    many = [f"310106-{year}-work" for year in range(1990, 2010)]
    con.executemany("insert into raw.reports values (?)", [[report] for report in many])
    engine = _Engine(con, many)
    results = model(engine, [], manifest(), lambda blamed: None)  # type: ignore[arg-type]
    assert [each.status for each in results] == ["fail"]
    assert len(engine.modelled) == MAX_ROUNDS + 1
