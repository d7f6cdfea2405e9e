"""The dirty set: which reports a build has to model, and which it has to publish, whatever was interrupted before.

    clean --change--> changed --modelled--> modelled --published--> clean
                         ^                      |
                         +--- change, begin ----+

A report is *changed* when its rows in schema raw, or those of a report of its area or of an area in it, are others than its
models were made of: vintages look at each other, and a city is held against its districts. It is *modelled* when the models say
what schema raw says, and *clean*, which is no row of the set, when that is published. Whatever a build modelled and did not publish
is changed again when the next one begins: it has to pass the audit yet.

Here belong the states, their transitions and the version of what all models were made with. Not here: what changes the rows
(``ingest``), and what is done with reports of a state: dbt's ``int_reports`` and ``by_report`` take those that are changed, checks
and changes look at the whole set.

Every method is one or more statements on the open connection and no transaction of its own: ``change`` belongs into the one that
changes the rows.
"""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum

import duckdb

from orchestration.warehouse.meta_tables import DirtyReport, ModelledWith, ReportVersion

_SET = DirtyReport.TABLE


class State(StrEnum):
    """What is left to do with a report of the set."""

    CHANGED = "changed"
    MODELLED = "modelled"


class DirtySet:
    """The dirty set of an open build file that ``orchestration.warehouse.files.prepare`` has prepared."""

    def __init__(self, con: duckdb.DuckDBPyConnection) -> None:
        self._con = con

    def begin(self, made_with: ModelledWith) -> bool:
        """A build begins, whose models are those of a project and a vocabulary. True when everything is to be modelled anew,
        because other ones were made so far, or none."""
        self._con.execute(f"update {_SET} set state = ? where state <> ?", [State.CHANGED, State.CHANGED])
        if ModelledWith.read(self._con) != [made_with]:
            # before the mark of the models goes: what is killed between is done again
            self.change_all()
            self._con.execute(f"delete from {ModelledWith.TABLE}")
        return self.is_everything

    def change(self, reports: Collection[str]) -> None:
        """The rows of these reports change: called before, while the areas of what goes are known, and after, for what came.

        The areas that an area lies in are known by its code, that of GB/T 2260.
        """
        if reports:
            self._change(
                """select unnest(?::varchar[]) as report_id
                union select report_id from raw.reports where area_code in (
                    select unnest([area_code, substr(area_code, 1, 4) || '00', substr(area_code, 1, 2) || '0000'])
                    from raw.reports where report_id in (select unnest(?::varchar[]))
                )""",
                [list(reports), list(reports)],
            )

    def change_all(self) -> None:
        """Every report of schema raw is to be modelled."""
        self._change("select report_id from raw.reports", [])

    def _change(self, reports: str, parameters: list[object]) -> None:
        self._con.execute(
            f"update {_SET} set state = ? where state <> ? and report_id in ({reports})",
            [State.CHANGED, State.CHANGED, *parameters],
        )
        self._con.execute(
            f"""insert into {_SET} by name select report_id, ? as state from ({reports})
            where report_id not in (select report_id from {_SET})""",
            [State.CHANGED, *parameters],
        )

    def modelled(self, made_with: ModelledWith) -> None:
        """Every model was made, of all that was changed."""
        self._con.execute(f"update {_SET} set state = ? where state <> ?", [State.MODELLED, State.MODELLED])
        self._con.execute(f"delete from {ModelledWith.TABLE}")
        ModelledWith.insert(self._con, [made_with])

    def published(self) -> None:
        """What was modelled passed the audit and is published: the next build starts from there."""
        self._con.execute(f"delete from {_SET}")

    @property
    def is_everything(self) -> bool:
        """Whether every table is to be made anew, not only the rows of changed reports."""
        return not ModelledWith.read(self._con)

    def reports(self, *states: State) -> set[str]:
        """The reports in these states."""
        return {each.report_id for each in DirtyReport.read(self._con) if each.state in states}

    def number_versions(self, build_id: str) -> None:
        """Give every report of the set the build's id as its version; the others keep theirs.

        What is made of the published warehouse (page, plain files) is made again for reports whose version is another.
        """
        versions = ReportVersion.TABLE
        self._con.execute(
            f"""delete from {versions} where report_id in (select report_id from {_SET})
            or report_id not in (select report_id from raw.reports)"""
        )
        self._con.execute(
            f"""insert into {versions} by name select report_id, ? as version from raw.reports
            where report_id not in (select report_id from {versions})""",
            [build_id],
        )
