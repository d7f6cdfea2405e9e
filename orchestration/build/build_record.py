"""``meta.build``: the one row that says when, from what and with what the warehouse was built.

Here belongs writing it. Reading it back is in ``orchestration.warehouse.build_record``, its shape in ``meta_tables`` there.
"""

from __future__ import annotations

import json
import os
import platform
import subprocess
from datetime import UTC, datetime

import duckdb

from orchestration.build.inputs import Inputs, fingerprint, package_versions
from orchestration.settings import ROOT
from orchestration.warehouse.files import connect
from orchestration.warehouse.meta_tables import BuildRecord


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


def write_build_record(inputs: Inputs, build_id: str) -> BuildRecord:
    """Write ``meta.build`` of the build file. What was read is taken from schema raw, not from the disk, which may
    have moved on."""
    settings = inputs.settings
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
        outcomes = dict(con.execute("select outcome, count(*) from meta.check_results group by outcome").fetchall())
        record = BuildRecord(
            build_id=build_id,
            built_at=datetime.now(UTC).replace(tzinfo=None, microsecond=0),
            version=package_versions()["planhouse"],
            git_sha=_git_sha(),
            input_fingerprint=fingerprint(documents, inputs.made_with.vocabulary, inputs.code),
            sources=json.dumps(
                dict(con.execute("select source_file, source_sha256 from raw.reports order by 1").fetchall())
            ),
            packages=json.dumps(package_versions()),
            engine=f"{'Spark, ' if settings.on_spark else ''}DuckDB {duckdb.__version__}, Python {platform.python_version()}",
            reports=_count(con, "select count(*) from raw.reports"),
            quarantined=_count(con, "select count(*) from meta.quarantine"),
            figures=_count(con, "select count(*) from marts.fct_figure"),
            set_aside=_count(con, "select count(*) from raw.set_aside where reason not in ('unclassed', 'unnamed')"),
            unnamed=_count(con, "select count(*) from raw.set_aside where reason = 'unnamed'"),
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
        BuildRecord.replace(con, [record])
    return record
