"""One report never stops the others: whose fault it is that something failed, and modelling again without those.

Here belong the way from a failing row of a test or check, or from a model that fails, to the reports that it names, and the rounds in
which these are set aside. A failure that names no report is nobody's fault, and blocks publishing. Not here: what valid means
(``dbt_project``, ``orchestration.audit.checks``), and how a last good version takes its place (``orchestration.build.ingest``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import duckdb

from orchestration.audit.checks import ERROR
from orchestration.audit.run import Finding
from orchestration.build.check_words import rows_of_rule, rules_of
from orchestration.build.engine import Engine
from orchestration.build.ingest import Blame
from orchestration.build.modelling import NodeResult
from orchestration.process import trouble
from orchestration.suspects.table import told_suspects

MAX_ROUNDS = 5
"""So often is modelled again: each round sets reports aside, and what fails may hide what else would."""

BROKEN = {"fail", "error"}

_LONGEST_ROW = 300
_SHOWN_COLUMNS = 8
_COMPARE = (
    "Compare with the printed report: mend the document, or accept the mismatch in corrections.yml with a reason."
)
_LOOK = (
    "Mend that place of the document or its entry in reports.csv, or drop the figure in corrections.yml with a reason."
)
_REPORT = "Drop the figure that is out of the way in corrections.yml, or report the error with the document."

Manifest = Mapping[str, Any]
Tell = Callable[[Mapping[str, Blame]], None]


def model(engine: Engine, selection: Sequence[str], manifest: Manifest, tell: Tell) -> list[NodeResult]:
    """Run dbt; set aside the reports that make something fail, and model again without them.

    ``tell`` hears of each round before it begins. What the results say is of the last round.
    """
    return _rounds(engine, selection, manifest, tell, engine.model(selection))


def model_without(
    engine: Engine, blamed: Mapping[str, Blame], selection: Sequence[str], manifest: Manifest, tell: Tell
) -> list[NodeResult]:
    """Set reports aside and model again, as ``model`` does."""
    tell(blamed)
    engine.set_aside(blamed)
    return _rounds(engine, selection, manifest, tell, engine.model_again(selection, blamed))


def _rounds(
    engine: Engine, selection: Sequence[str], manifest: Manifest, tell: Tell, results: list[NodeResult]
) -> list[NodeResult]:
    for _ in range(MAX_ROUNDS):
        with engine.ledger() as con:
            blamed = spare_the_last(con, {**blamed_by_dbt(con, results, manifest), **blamed_by_ledger(con)})
        if not blamed:
            break
        tell(blamed)
        engine.set_aside(blamed)
        # behind a model that failed nothing was made, for no report
        stopped = any(each.status in {"error", "skipped"} and each.resource_type != "test" for each in results)
        results = engine.model(selection) if stopped else engine.model_again(selection, blamed)
    return results


def spare_the_last(con: duckdb.DuckDBPyConnection, blamed: Mapping[str, Blame]) -> dict[str, Blame]:
    """Those of the blamed reports that are there. None when no report is without blame: then there is nothing to publish, and what
    failed says why."""
    present = {report for (report,) in con.execute("select report_id from raw.reports").fetchall()}
    aside = {report for (report,) in con.execute("select report_id from meta.quarantine").fetchall()}
    if not present - aside - blamed.keys():
        return {}
    return {report: blame for report, blame in blamed.items() if report in present}


def blamed_by_ledger(con: duckdb.DuckDBPyConnection) -> dict[str, Blame]:
    """What breaks an identity that must hold, and what reading could not take as it stands."""
    try:
        broken = con.execute(
            """select report_id, description_zh || case verdict when 'unit_slip' then '（单位差错）' else '（不符）' end,
                reconciliation_id
            from marts.fct_reconciliation
            where severity = 'error' and verdict in ('mismatch', 'unit_slip')
            union all select report_id, message, null from raw.problems where severity = 'error' order by all"""
        ).fetchall()
    except duckdb.CatalogException:
        return {}
    suspects = told_suspects(con) if broken else {}
    rows = [
        (report, f"{words}，{suspects[identity]}" if identity in suspects else words)
        for report, words, identity in broken
    ]
    return _joined("does_not_reconcile", rows, _COMPARE)


def blamed_by_dbt(
    con: duckdb.DuckDBPyConnection, results: Iterable[NodeResult], manifest: Manifest
) -> dict[str, Blame]:
    """The reports that the failing rows of tests name, and those at which a model or a test fails to run.

    What failed because the machine refused something (memory, room on the disk) is no report's fault. Raises duckdb.Error when that
    happens again while the culprit is looked for.
    """
    failing: list[tuple[str, str]] = []
    erring: list[tuple[str, str]] = []
    for result in results:
        if result.status not in BROKEN or not result.compiled_sql:
            continue
        node = manifest["nodes"].get(result.unique_id, {})
        if result.status == "error":
            if trouble.advice(result.message):
                continue
            words = (
                f"{result.name}: {result.message.strip().splitlines()[0] if result.message.strip() else 'it failed'}"
            )
            erring += [(report, words) for report in _culprits(con, node, result.compiled_sql, manifest)]
        else:
            # each rule that is broken is a reason of its own; a test of another kind has one
            rules = rules_of(node)
            queries = {words: rows_of_rule(result.compiled_sql, rule) for rule, words in rules.items()}
            for words, query in (queries or {result.description or result.name: result.compiled_sql}).items():
                failing += [(report, f"{words}: {row}") for report, row in _named(con, query).items()]
    return {
        **_joined("fails_a_check", sorted(failing), _LOOK),
        **_joined("cannot_be_modelled", sorted(erring), _REPORT),
    }


def blamed_by_checks(con: duckdb.DuckDBPyConnection, findings: Iterable[Finding]) -> dict[str, Blame]:
    """The reports that the failing rows of Great Expectations' checks name; warnings blame nobody."""
    rows = [
        (report, f"{finding.check.description} {row}")
        for finding in findings
        if not finding.passed and finding.check.severity == ERROR and finding.check.bad_rows
        for report, row in _named(con, finding.check.query).items()
    ]
    return _joined("fails_a_check", sorted(rows), _LOOK)


def _joined(cause: str, rows: Iterable[tuple[Any, ...]], advice: str) -> dict[str, Blame]:
    words: dict[str, list[str]] = {}
    for report, text in rows:
        words.setdefault(report, []).append(text)
    return {report: Blame(cause, "; ".join(texts), advice) for report, texts in words.items()}


def _named(con: duckdb.DuckDBPyConnection, sql: str) -> dict[str, str]:
    """The reports that the rows of a query name, each with the first of its rows in words; none when rows have no report_id."""
    try:
        cursor = con.execute(
            f"select * from ({sql}) where report_id is not null qualify row_number() over (partition by report_id) = 1"
        )
    except duckdb.Error:
        return {}
    names = [column[0] for column in cursor.description or []]
    at = names.index("report_id")
    return {str(row[at]): _in_words(names, row) for row in cursor.fetchall()}


def _in_words(names: Sequence[str], row: Sequence[object]) -> str:
    pairs = [
        f"{name} {value}" for name, value in zip(names, row, strict=True) if value is not None and name != "report_id"
    ]
    return ", ".join(pairs[:_SHOWN_COLUMNS])[:_LONGEST_ROW]


def _culprits(con: duckdb.DuckDBPyConnection, node: Manifest, sql: str, manifest: Manifest) -> list[str]:
    """The reports at which a query fails: those that make it fail alone, else the fewest found that do together."""
    relations = [
        relation
        for name in (node.get("depends_on") or {}).get("nodes", ())
        if (source := manifest["nodes"].get(name) or manifest["sources"].get(name))
        and (relation := source.get("relation_name"))
        and _has_reports(con, relation)
    ]
    columns = node.get("columns") or {}
    types = [(name, column.get("data_type")) for name, column in columns.items()]

    def fails(reports: Sequence[str]) -> bool:
        listed = ", ".join("'" + report.replace("'", "''") + "'" for report in reports)
        query = sql
        for relation in relations:
            query = query.replace(relation, f"(select * from {relation} where report_id in ({listed}))")
        try:
            if types and all(kind for _, kind in types):
                # a contract says what a column holds, and values are made to fit it
                con.execute(
                    f"create or replace temp table probe ({', '.join(f'{name} {kind}' for name, kind in types)})"
                )
                con.execute(f"insert into probe by name select {', '.join(columns)} from ({query})")
            else:
                con.execute(f"create or replace temp table probe as {query}")
        except duckdb.Error as error:
            if trouble.is_of_the_machine(error):
                raise
            return True
        return False

    def search(reports: Sequence[str]) -> list[str]:
        if not fails(reports):
            return []
        if len(reports) == 1:
            return list(reports)
        half = len(reports) // 2
        return search(reports[:half]) + search(reports[half:]) or list(reports)

    present = [
        report
        for (report,) in con.execute(
            "select report_id from raw.reports where report_id in (select report_id from raw.affected_reports) order by 1"
        ).fetchall()
    ]
    return search(present) if relations and present else []


def _has_reports(con: duckdb.DuckDBPyConnection, relation: str) -> bool:
    try:
        con.execute(f"select report_id from {relation} limit 0")
    except duckdb.Error:
        return False
    return True
