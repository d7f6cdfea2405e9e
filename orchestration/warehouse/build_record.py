"""``meta.build``: the one row that says when, from what and with what the warehouse was built.

Here belongs its shape, writing it and reading it back, and reading what is set aside (``meta.quarantine``).
"""

from __future__ import annotations

import json
import os
import platform
import subprocess
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from orchestration.build.inputs import Inputs, code_hash, package_versions, vocabulary_hash
from orchestration.settings import ROOT, Settings
from orchestration.warehouse.files import connect
from presentation.warehouse import open_warehouse


@dataclass(frozen=True, slots=True)
class BuildRecord:
    """One build. Hashes are the first 16 hexadecimal digits; ``sources`` and ``packages`` are JSON."""

    build_id: str
    built_at: datetime
    version: str
    git_sha: str
    input_fingerprint: str
    sources: str
    packages: str
    engine: str
    reports: int
    quarantined: int
    figures: int
    set_aside: int
    unclassed: int
    identities: int
    findings: int
    checks_passed: int
    checks_warned: int
    checks_failed: int
    figures_touched: int


_COMMENTS = {
    "build_id": "Dagster run. 构建编号。",
    "built_at": "When it was built, UTC. 构建时间（UTC）。",
    "version": "Version of Planhouse. 版本。",
    "git_sha": "Commit of the code; empty outside a checkout. 代码提交。",
    "input_fingerprint": "One hash of everything that it was built from. 全部输入的摘要。",
    "sources": "Hash of every document, by file name, as JSON. 各原文的摘要。",
    "packages": "Versions of the packages, as JSON. 软件包版本。",
    "engine": "Database engine and Python. 引擎。",
    "reports": "Reports in the warehouse. 报告数。",
    "quarantined": "Documents set aside; see meta.quarantine. 隔离的文件数。",
    "figures": "Printed numbers in the warehouse. 数字个数。",
    "set_aside": "Numerals that are no statistic. 未列为统计数字的数字个数。",
    "unclassed": "Numbers that could not be classed; a person should look. 未能归类的数字个数。",
    "identities": "Identities in the ledger. 勾稽关系条数。",
    "findings": "Identities that do not hold. 不成立的勾稽关系条数。",
    "checks_passed": "Checks that passed. 通过的检查。",
    "checks_warned": "Checks that warned. 提示的检查。",
    "checks_failed": "Checks that failed. 未通过的检查。",
    "figures_touched": "Printed numbers that at least one identity touches. 至少被一条勾稽关系核对的数字个数。",
}
_TYPES = {"str": "VARCHAR", "int": "BIGINT", "datetime": "TIMESTAMP"}


def _git_sha() -> str:
    """The commit of this checkout; empty outside one, and on a machine without git."""
    # not that of a repository which the folder happens to lie in
    environment = {**os.environ, "GIT_CEILING_DIRECTORIES": str(ROOT.parent)}
    try:
        done = subprocess.run(
            ["git", "rev-parse", "HEAD"], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
        )
    except OSError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""


def _count(con: duckdb.DuckDBPyConnection, sql: str) -> int:
    row = con.execute(sql).fetchone()
    return int(row[0]) if row else 0


_QUARANTINE = {
    "report_id": "Report; empty for a document without an entry in the catalogue. 报告编号。",
    "source_file": "Document. 文件。",
    "cause": "unreadable, not_catalogued, does_not_reconcile, fails_a_check or cannot_be_modelled. 原因类别。",
    "reason": "What is wrong. 原因。",
    "place": "Where. 位置。",
    "advice": "What to do. 处理建议。",
    "document_key": "Hash of the version that is set aside. 被隔离版本的摘要。",
    "is_published": "Whether an earlier, good version of it is published. 是否仍发布其此前的有效版本。",
}


def write_build_record(settings: Settings, build_id: str) -> BuildRecord:
    """Write ``meta.build`` of the build file. What was read is taken from schema raw, not from the disk, which may
    have moved on."""
    with connect(settings.build_file) as con:
        documents = dict(con.execute("select report_id, document_key from raw.reports").fetchall())
        if settings.on_spark:
            # the file may hold a part of the lake; what it was built from is all of it
            documents = dict(con.execute("select report_id, document_key from meta.lake").fetchall())
        # what is set aside was looked at in the version that is set aside, whatever version stays published
        documents |= dict(
            con.execute(
                "select coalesce(report_id, 'file ' || source_file), document_key from meta.quarantine"
            ).fetchall()
        )
        inputs = Inputs(documents, vocabulary_hash(settings), code_hash(settings))
        outcomes = dict(con.execute("select outcome, count(*) from meta.check_results group by outcome").fetchall())
        record = BuildRecord(
            build_id=build_id,
            built_at=datetime.now(UTC).replace(tzinfo=None, microsecond=0),
            version=package_versions()["planhouse"],
            git_sha=_git_sha(),
            input_fingerprint=inputs.fingerprint,
            sources=json.dumps(
                dict(con.execute("select source_file, source_sha256 from raw.reports order by 1").fetchall())
            ),
            packages=json.dumps(package_versions()),
            engine=f"{'Spark, ' if settings.on_spark else ''}DuckDB {duckdb.__version__}, Python {platform.python_version()}",
            reports=_count(con, "select count(*) from raw.reports"),
            quarantined=_count(con, "select count(*) from meta.quarantine"),
            figures=_count(con, "select count(*) from marts.fct_figure"),
            set_aside=_count(con, "select count(*) from raw.set_aside where reason <> 'unclassed'"),
            unclassed=_count(con, "select count(*) from raw.set_aside where reason = 'unclassed'"),
            identities=_count(con, "select count(*) from marts.fct_reconciliation"),
            findings=_count(
                con, "select count(*) from marts.fct_reconciliation where verdict in ('mismatch', 'unit_slip')"
            ),
            checks_passed=outcomes.get("passed", 0),
            checks_warned=outcomes.get("warned", 0),
            checks_failed=outcomes.get("failed", 0),
            figures_touched=_count(con, "select coalesce(sum(figures_touched), 0) from marts.rpt_check_coverage"),
        )
        columns = [(field.name, _TYPES[str(field.type)]) for field in fields(record)]
        con.execute(
            "create or replace table meta.build (" + ", ".join(f"{name} {kind}" for name, kind in columns) + ")"
        )
        con.execute(
            f"insert into meta.build values ({', '.join('?' * len(columns))})",
            [getattr(record, name) for name, _ in columns],
        )
        con.execute("comment on table meta.build is 'How this warehouse was built: one row. 本数据仓库的构建记录。'")
        for name, words in _COMMENTS.items():
            con.execute(f"comment on column meta.build.{name} is '{words}'")
        con.execute(
            "comment on table meta.quarantine is 'Documents that were set aside, and why. 被隔离的文件及原因。'"
        )
        for name, words in _QUARANTINE.items():
            con.execute(f"comment on column meta.quarantine.{name} is '{words}'")
        con.execute(
            "comment on table meta.report_versions is 'When each report was last modelled: another version, perhaps other "
            "values. 各报告最近一次建模的版本。'"
        )
        con.execute("comment on column meta.report_versions.report_id is 'Report. 报告编号。'")
        con.execute("comment on column meta.report_versions.version is 'Build that modelled it. 建模的构建编号。'")
    return record


def read_build_record(warehouse: Path) -> BuildRecord:
    """The record of a published warehouse.

    Raises WarehouseError when the file cannot be read, duckdb.Error when it is no warehouse.
    """
    with open_warehouse(warehouse) as con:
        row = con.execute(f"select {', '.join(field.name for field in fields(BuildRecord))} from meta.build").fetchone()
    if row is None:
        raise duckdb.DataError("meta.build is empty")
    return BuildRecord(*row)


@dataclass(frozen=True, slots=True)
class SetAside:
    """A document in ``meta.quarantine``. ``report_id`` is None for one without an entry in the catalogue."""

    report_id: str | None
    source_file: str
    reason: str
    place: str
    advice: str
    is_published: bool

    def __str__(self) -> str:
        kept = " Its last good version stays published." if self.is_published else ""
        where = f", {self.place}" if self.place and self.place != self.source_file else ""
        return f"{self.report_id or self.source_file}{where}: {self.reason} {self.advice}{kept}"


def read_quarantine(warehouse: Path) -> list[SetAside]:
    """What is set aside in a published warehouse, by report. Raises what ``read_build_record`` does."""
    with open_warehouse(warehouse) as con:
        rows = con.execute(
            f"select {', '.join(field.name for field in fields(SetAside))} from meta.quarantine order by all"
        ).fetchall()
    return [SetAside(*row) for row in rows]
