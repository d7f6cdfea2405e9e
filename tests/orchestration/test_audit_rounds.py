"""What the audit finds wrong with a report sets that report aside, and the rest is modelled and audited again."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import duckdb
import pytest
from dagster import Failure

from orchestration.audit.checks import ERROR, Check
from orchestration.audit.run import Finding
from orchestration.build import isolation
from orchestration.build.ingest import Blame
from orchestration.build.inputs import Inputs
from orchestration.build.isolation import MAX_ROUNDS
from orchestration.build.modelling import NodeResult
from orchestration.defs import quality
from orchestration.settings import Settings

A, B, C = "310106-2021-plan", "310106-2022-plan", "310106-2023-plan"
CHECK = Check(
    "small",
    "fct_figure",
    "ranges",
    ERROR,
    "Small. 小。",
    bad_rows="select report_id, value from {batch} where value > 100",
)


@dataclass
class _House:
    """A build file with figures, and an engine that sets aside by taking rows out."""

    settings: Settings
    log: list[str] = field(default_factory=list)
    broken: bool = False

    def rows(self) -> list[str]:
        with duckdb.connect(str(self.settings.build_file), read_only=True) as con:
            return [row[0] for row in con.execute("select report_id from marts.fct_figure order by 1").fetchall()]

    def audit(self, *_: object) -> list[Finding]:
        self.log.append("audit")
        with duckdb.connect(str(self.settings.build_file), read_only=True) as con:
            bad = con.execute(CHECK.query).fetchall()
        return [Finding(CHECK, not bad, len(bad), ("report_id", "value"), tuple(bad), "")]

    def model_without(self, engine: Any, blamed: Mapping[str, Blame], *_: object) -> Sequence[NodeResult]:
        assert engine is self
        self.log += sorted(blamed)
        with duckdb.connect(str(self.settings.build_file)) as con:
            for table in ("raw.reports", "marts.fct_figure"):
                con.executemany(f"delete from {table} where report_id = ?", [[report] for report in blamed])
        return [NodeResult("t", "test", "t", "fail" if self.broken else "pass", 0, 0, "", "", "")]

    def deliver(self, results: object) -> None:
        self.log.append("deliver")


def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, values: Mapping[str, int]) -> _House:
    made = _House(Settings(tmp_path / "sources", tmp_path / "warehouse.duckdb", tmp_path / "build"))
    made.settings.build.mkdir()
    with duckdb.connect(str(made.settings.build_file)) as con:
        con.execute("create schema raw; create schema meta; create schema marts")
        con.execute("create table raw.reports (report_id varchar); create table meta.quarantine (report_id varchar)")
        con.execute("create table marts.fct_figure (report_id varchar, value integer)")
        for report, value in values.items():
            con.execute("insert into raw.reports values (?)", [report])
            con.execute("insert into marts.fct_figure values (?, ?)", [report, value])
    monkeypatch.setattr(quality, "engine_of", lambda inputs: made)
    monkeypatch.setattr(quality, "audit_in_process", made.audit)
    monkeypatch.setattr(isolation, "model_without", made.model_without)
    monkeypatch.setattr(quality, "record_dbt_checks", lambda con, results, manifest: None)
    return made


def audited(made: _House) -> list[Finding]:
    return quality._audited(SimpleNamespace(log=logging.getLogger()), Inputs(made.settings), {})  # type: ignore[arg-type]


def test_reports_that_fail_a_check_are_set_aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = house(tmp_path, monkeypatch, {A: 1, B: 200, C: 300})
    assert [finding.passed for finding in audited(made)] == [True]
    assert made.log == ["audit", B, C, "deliver", "audit"]
    assert made.rows() == [A]


def test_what_passes_is_audited_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = house(tmp_path, monkeypatch, {A: 1, B: 2})
    assert [finding.passed for finding in audited(made)] == [True]
    assert made.log == ["audit"]


def test_with_no_good_report_left_the_finding_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = house(tmp_path, monkeypatch, {A: 200, B: 300})
    assert [finding.passed for finding in audited(made)] == [False]
    assert made.rows() == [A, B]


def test_models_that_break_without_them_block(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = house(tmp_path, monkeypatch, {A: 1, B: 200})
    made.broken = True
    with pytest.raises(Failure, match="nothing was published"):
        audited(made)


def test_rounds_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = house(tmp_path, monkeypatch, {A: 1, B: 200})
    # set aside in name only: the rows stay
    monkeypatch.setattr(
        isolation,
        "model_without",
        lambda *_: [NodeResult("t", "test", "t", "pass", 0, 0, "", "", "")],
    )
    assert [finding.passed for finding in audited(made)] == [False]
    assert made.log.count("audit") == MAX_ROUNDS + 1
