"""The tables in which a build says what it did: each is one dataclass, from which its DDL, comments, insert and read come.

Here belong the shape of every table of schema ``meta`` (but the data dictionary, which ``presentation.dictionary`` makes of dbt's
contracts) and of the one list of schema ``raw`` that no reader reads, and how such a table is written and read. Not here: what
decides its rows.

A column is a field: its name, its type, and after the type what it means, in English and Chinese. Nothing reads or writes a column
by its place.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from types import NoneType
from typing import Annotated, ClassVar, Self, get_args, get_type_hints

import duckdb

_SQL_TYPES: dict[type, str] = {str: "VARCHAR", int: "BIGINT", bool: "BOOLEAN", datetime: "TIMESTAMP"}


@dataclass(frozen=True, slots=True)
class MetaTable:
    """One row of a table. A subclass says which: ``TABLE`` is its name with its schema, ``WORDS`` what it holds."""

    TABLE: ClassVar[str]
    WORDS: ClassVar[str]

    @classmethod
    def names(cls) -> tuple[str, ...]:
        """Its columns in order."""
        return tuple(each.name for each in fields(cls))

    @classmethod
    def create(cls, con: duckdb.DuckDBPyConnection) -> None:
        """Make the table unless it is there."""
        schema, _, _ = cls.TABLE.partition(".")
        con.execute(f"create schema if not exists {schema}")
        body = ", ".join(f"{name} {kind}" for name, (kind, _) in cls._columns().items())
        con.execute(f"create table if not exists {cls.TABLE} ({body})")
        con.execute(f"comment on table {cls.TABLE} is {_literal(cls.WORDS)}")
        for name, (_, words) in cls._columns().items():
            con.execute(f"comment on column {cls.TABLE}.{name} is {_literal(words)}")

    @classmethod
    def replace(cls, con: duckdb.DuckDBPyConnection, rows: Iterable[Self] = ()) -> None:
        """Make the table anew, with these rows."""
        con.execute(f"drop table if exists {cls.TABLE}")
        cls.create(con)
        cls.insert(con, rows)

    @classmethod
    def insert(cls, con: duckdb.DuckDBPyConnection, rows: Iterable[Self]) -> None:
        """Add rows."""
        added = list(rows)
        if added:
            values = ", ".join(f"unnest(?::{kind}[]) as {name}" for name, (kind, _) in cls._columns().items())
            con.execute(
                f"insert into {cls.TABLE} by name select {values}",
                [[getattr(row, name) for row in added] for name in cls.names()],
            )

    @classmethod
    def read(cls, con: duckdb.DuckDBPyConnection, where: str = "true", parameters: Sequence[object] = ()) -> list[Self]:
        """The rows that meet a condition, in one order only. Raises duckdb.Error when there is no such table."""
        names = cls.names()
        found = con.execute(f"select {', '.join(names)} from {cls.TABLE} where {where} order by all", parameters)
        return [cls(**dict(zip(names, row, strict=True))) for row in found.fetchall()]

    @classmethod
    def is_current(cls, con: duckdb.DuckDBPyConnection) -> bool:
        """Whether the database has the table with today's columns and types."""
        schema, _, table = cls.TABLE.partition(".")
        found = con.execute(
            """select column_name, data_type from duckdb_columns()
            where database_name = current_database() and schema_name = ? and table_name = ? order by column_index""",
            [schema, table],
        ).fetchall()
        return found == [(name, kind) for name, (kind, _) in cls._columns().items()]

    @classmethod
    def _columns(cls) -> dict[str, tuple[str, str]]:
        """The type and the words of each column. One that may be None is of the type that it has otherwise."""
        hints = get_type_hints(cls, include_extras=True)
        columns = {}
        for name in cls.names():
            kind, words = get_args(hints[name])
            (kind,) = set(get_args(kind) or (kind,)) - {NoneType}
            columns[name] = _SQL_TYPES[kind], words
        return columns


def _literal(words: str) -> str:
    return "'" + words.replace("'", "''") + "'"


@dataclass(frozen=True, slots=True)
class BuildRecord(MetaTable):
    """One build. Hashes are the first 16 hexadecimal digits; ``sources`` and ``packages`` are JSON."""

    TABLE = "meta.build"
    WORDS = "How this warehouse was built: one row. 本数据仓库的构建记录，只有一行。"

    build_id: Annotated[str, "Dagster run. 构建编号。"]
    built_at: Annotated[datetime, "When it was built, UTC. 构建时间（UTC）。"]
    version: Annotated[str, "Version of Planhouse. 版本。"]
    git_sha: Annotated[str, "Commit of the code; empty outside a checkout. 代码提交。"]
    input_fingerprint: Annotated[str, "One hash of everything that it was built from. 全部输入的摘要。"]
    sources: Annotated[str, "Hash of every document, by file name, as JSON. 各原文的摘要。"]
    packages: Annotated[str, "Versions of the packages, as JSON. 软件包版本。"]
    engine: Annotated[str, "Database engine and Python. 引擎。"]
    reports: Annotated[int, "Reports in the warehouse. 报告数。"]
    quarantined: Annotated[int, "Documents set aside; see meta.quarantine. 隔离的文件数。"]
    figures: Annotated[int, "Printed numbers in the warehouse. 数字个数。"]
    set_aside: Annotated[int, "Numerals that are no statistic. 未列为统计数字的数字个数。"]
    unnamed: Annotated[int, "Numbers whose name says nothing. 没有名称的数字个数。"]
    unclassed: Annotated[int, "Numbers that could not be classed; a person should look. 未能归类的数字个数。"]
    identities: Annotated[int, "Identities in the ledger. 勾稽关系条数。"]
    findings: Annotated[int, "Identities that do not hold. 不成立的勾稽关系条数。"]
    checks_passed: Annotated[int, "Checks that passed. 通过的检查。"]
    checks_warned: Annotated[int, "Checks that warned. 提示的检查。"]
    checks_failed: Annotated[int, "Checks that failed. 未通过的检查。"]
    figures_touched: Annotated[
        int, "Printed numbers that at least one identity touches. 至少被一条勾稽关系核对的数字个数。"
    ]


@dataclass(frozen=True, slots=True)
class SetAside(MetaTable):
    """A document that is set aside. ``report_id`` is None for one without an entry in the catalogue."""

    TABLE = "meta.quarantine"
    WORDS = "Documents that were set aside, and why: one row each. 被隔离的文件及原因，每份一行。"

    report_id: Annotated[str | None, "Report; empty for a document without an entry in the catalogue. 报告编号。"]
    source_file: Annotated[str, "Document. 文件。"]
    cause: Annotated[
        str,
        "unreadable, not_understood, not_catalogued, does_not_reconcile, fails_a_check or cannot_be_modelled. 原因类别。",
    ]
    reason: Annotated[str, "What is wrong. 原因。"]
    place: Annotated[str, "Where. 位置。"]
    advice: Annotated[str, "What to do. 处理建议。"]
    document_key: Annotated[str, "Hash of the version that is set aside. 被隔离版本的摘要。"]
    is_published: Annotated[bool, "Whether an earlier, good version of it is published. 是否仍发布其此前的有效版本。"]

    def __str__(self) -> str:
        kept = " Its last good version stays published." if self.is_published else ""
        where = f", {self.place}" if self.place and self.place != self.source_file else ""
        return f"{self.report_id or self.source_file}{where}: {self.reason} {self.advice}{kept}"


@dataclass(frozen=True, slots=True)
class Change(MetaTable):
    """What a build changed in what is published, of one report or of one indicator in it."""

    TABLE = "meta.changes"
    WORDS = (
        "What this build changed in the published warehouse: one row per change. 本次发布相对上一版的变化，每项一行。"
    )

    change: Annotated[str, "appeared, changed or vanished. 新增、变化、消失。"]
    report_id: Annotated[str, "Report. 报告编号。"]
    indicator_id: Annotated[str | None, "Indicator; empty for the report itself. 指标编号；为空表示报告本身。"]
    observations: Annotated[int, "How many values of it; 1 for a report. 涉及的观测值个数。"]


@dataclass(frozen=True, slots=True)
class CheckRow(MetaTable):
    """One check. ``outcome`` is passed, warned or failed; ``description`` is what should be of one that passed, and what is wrong
    of another."""

    TABLE = "meta.check_results"
    WORDS = "What became of the checks of this build: one row per check and table. 本次构建各项检查的结果，每项检查每张表一行。"

    tool: Annotated[str, "dbt or great_expectations. 检查工具。"]
    check_name: Annotated[str, "Check. 检查名称。"]
    table_name: Annotated[str, "Table that it looks at, with its schema. 所检查的表。"]
    outcome: Annotated[str, "passed, warned or failed. 结果：通过、提示、未通过。"]
    failing_rows: Annotated[int, "Rows that it found fault with. 不符合的行数。"]
    description: Annotated[
        str, "What should be; of a check that did not pass, what is wrong. 应有的状况；未通过时为问题。"
    ]


@dataclass(frozen=True, slots=True)
class ReportVersion(MetaTable):
    """Which build modelled a report last."""

    TABLE = "meta.report_versions"
    WORDS = (
        "One row per report: when it was last modelled; another version, perhaps other values. 各报告最近建模的版本。"
    )

    report_id: Annotated[str, "Report. 报告编号。"]
    version: Annotated[str, "Build that modelled it. 建模的构建编号。"]


@dataclass(frozen=True, slots=True)
class ModelledWith(MetaTable):
    """With what the models were made: one row, none while they have to be made anew."""

    TABLE = "meta.models"
    WORDS = "With which models and vocabulary the tables were made: one row. 各表所用的模型与词表，只有一行。"

    dbt_project: Annotated[str, "Hash of the dbt project. dbt 项目的摘要。"]
    vocabulary: Annotated[str, "Hash of the vocabulary. 词表的摘要。"]


@dataclass(frozen=True, slots=True)
class DirtyReport(MetaTable):
    """A report whose published rows may be others than those of this build; see ``orchestration.build.dirty_set``."""

    TABLE = "raw.affected_reports"
    WORDS = "Reports whose rows this build replaces: one row each. 本次构建替换的报告，每份一行。"

    report_id: Annotated[str, "Report. 报告编号。"]
    state: Annotated[str, "changed: to be modelled; modelled: to be published. 状态：待建模、待发布。"]


@dataclass(frozen=True, slots=True)
class LakeReport(MetaTable):
    """A report of the lake that a file was extracted from."""

    TABLE = "meta.lake"
    WORDS = "Every report of the lake that this is a part of: one row each. 数据湖中的全部报告，每份一行。"

    report_id: Annotated[str, "Report. 报告编号。"]
    document_key: Annotated[str, "Hash of its version. 版本摘要。"]


KEPT: tuple[type[MetaTable], ...] = (DirtyReport, ModelledWith, ReportVersion, SetAside)
"""What a build file keeps for the next build."""
