"""Which reports an export takes, by area.

Here belongs what the warehouse says of areas and of the versions of their reports. What is written of them is not decided here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import duckdb

from presentation.exports.tables import literal


@dataclass(frozen=True, slots=True)
class Area:
    """An area with its reports, by id.

    ``reports`` gives their versions: a report whose version is the same has the same published rows. A warehouse of an older
    build does not know versions (None). ``figures`` is their number in all reports.
    """

    code: str
    name_zh: str
    name_en: str
    reports: Mapping[str, str | None]
    figures: int

    def is_as_in(self, versions: Mapping[str, object]) -> bool:
        """Whether these are the reports that were written once, each with the version that it has now."""
        return None not in self.reports.values() and dict(self.reports) == dict(versions)


def read_areas(con: duckdb.DuckDBPyConnection, prefix: str = "") -> list[Area]:
    """The areas of an open warehouse that have reports and whose code begins with ``prefix``, by code."""
    try:
        versions = dict(con.execute("select report_id, version from meta.report_versions").fetchall())
    except duckdb.CatalogException:
        versions = {}
    rows = con.execute(
        f"""select r.area_code, coalesce(a.name_zh, ''), coalesce(a.name_en, ''), r.report_id, coalesce(r.figure_count, 0)
        from marts.dim_report as r
        left join marts.dim_area as a on r.area_code = a.area_code
        where starts_with(r.area_code, {literal(prefix)}) order by r.area_code, r.report_id"""
    ).fetchall()
    found: dict[str, Area] = {}
    for code, name_zh, name_en, report, figures in rows:
        before = found.get(code, Area(code, name_zh, name_en, {}, 0))
        found[code] = Area(
            code, name_zh, name_en, {**before.reports, report: versions.get(report)}, before.figures + figures
        )
    return list(found.values())


def report_ids(areas: Iterable[Area]) -> list[str]:
    """All reports of some areas, by id."""
    return sorted(report for area in areas for report in area.reports)


def batches(areas: Iterable[Area], figures: int, most: int) -> Iterable[list[Area]]:
    """Areas in runs of at most ``most`` that hold no more than ``figures`` figures, unless one area alone holds more."""
    batch: list[Area] = []
    for area in areas:
        if batch and (len(batch) == most or sum(each.figures for each in batch) + area.figures > figures):
            yield batch
            batch = []
        batch.append(area)
    if batch:
        yield batch
