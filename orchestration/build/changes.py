"""What a build changes in what is published: reports that appear, change or vanish, and the values of indicators.

Here belongs ``meta.changes`` and nothing else. Only the reports that the build affects are compared, so that it costs as much as
what changed.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import duckdb

from orchestration.warehouse.files import attach_published
from orchestration.warehouse.meta_tables import Change, DirtyReport
from presentation.dictionary import read_dictionary


def write_changes(con: duckdb.DuckDBPyConnection, warehouse: Path) -> dict[str, int]:
    """Write ``meta.changes`` of the open build file against the published one; how many reports appeared, changed, vanished.

    What tells observations apart is asked of the dictionary of the build file. A published file that does not know all of these
    columns yet has no observation to compare with.
    """
    Change.replace(con)
    key = next(table.grain for table in read_dictionary(con) if table.name == "fct_indicator")
    same = " and ".join(f"after.{column} is not distinct from before.{column}" for column in key)
    attached = attach_published(con, warehouse)
    try:
        comparable = attached and con.execute(
            "select count(*) = 2 from duckdb_tables() where database_name = 'published' and table_name in ('fct_indicator', 'dim_report')"
        ).fetchone() == (True,)
        known = attached and con.execute(
            "select count(*) from duckdb_columns() where database_name = 'published' and table_name = 'fct_indicator' "
            "and column_name in (select unnest(?::varchar[]))",
            [list(key)],
        ).fetchone() == (len(key),)
        old = "published.marts.fct_indicator" if known else "(select * from marts.fct_indicator where false)"
        old_reports = "published.marts.dim_report" if comparable else "(select * from marts.dim_report where false)"
        con.execute(
            f"""insert into {Change.TABLE} by name
            with affected as (select report_id from {DirtyReport.TABLE}),
            before as (select {", ".join(key)}, value, value_high, unit_id, comparator, status from {old} where report_id in (from affected)),
            after as (
                select {", ".join(key)}, value, value_high, unit_id, comparator, status from marts.fct_indicator
                where report_id in (from affected)
            ),
            appeared as (select 'appeared' as change, * from after anti join before on {same}),
            vanished as (select 'vanished' as change, * from before anti join after on {same}),
            changed as (
                select 'changed' as change, after.* from after join before on {same}
                where after.value is distinct from before.value or after.value_high is distinct from before.value_high
                or after.unit_id is distinct from before.unit_id or after.comparator is distinct from before.comparator
                or after.status is distinct from before.status
            ),
            indicators as (
                select change, report_id, indicator_id, count(*) as observations
                from (from appeared union all by name from vanished union all by name from changed)
                group by all
            ),
            reports as (
                select 'appeared' as change, report_id from marts.dim_report where report_id not in (select report_id from {old_reports})
                union all
                select 'vanished', report_id from {old_reports} where report_id not in (select report_id from marts.dim_report)
                union all
                select 'changed', report_id from marts.dim_report join {old_reports} as o using (report_id)
                where o.source_sha256 <> dim_report.source_sha256
                or report_id in (select report_id from indicators)
            )
            select change, report_id, null as indicator_id, 1 as observations from reports
            union all by name
            select change, report_id, indicator_id, observations from indicators
            order by all"""
        )
    finally:
        if attached:
            con.execute("detach published")
    return dict(Counter(each.change for each in Change.read(con, "indicator_id is null")))
