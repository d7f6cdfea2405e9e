"""What ``data/index.js`` lists: the reports with their counts, the areas, what can be compared, and the version of every
data file.

Here belongs putting together what is read anew and what the manifest remembers; the writing of files is in ``site``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import duckdb

from presentation.page.manifest import Comparable, Manifest, Province, Report, version_of
from presentation.page.payload import Section
from presentation.page.query import has_table, read


@dataclass(frozen=True, slots=True)
class Index:
    """The sections of the index, and what the writing of the other files needs of them.

    ``labels`` are the versions that the files of each report and of each province carry. ``stale`` are the reports whose
    files must be written; ``provinces`` has those of each indicator that can be compared. ``made`` is the manifest of
    what is being written: it has the sizes of the files of reports that are not stale.
    """

    build: str
    sections: Mapping[str, Section]
    labels: Mapping[str, str]
    stale: Sequence[str]
    provinces: Mapping[str, Sequence[str]]
    made: Manifest


def read_index(con: duckdb.DuckDBPyConnection, held: Manifest) -> Index:
    """Read what the index lists; only what ``held`` does not know in its present version is counted."""
    build = read(con, "build")
    build_id = str(build.rows[0][build.columns.index("build_id")])
    reports = read(con, "reports")
    areas = read(con, "areas")
    versions = _versions(con)

    area_of = {str(row[0]): str(row[1]) for row in reports.rows}
    stale = sorted(name for name in area_of if not held.has_report(name, versions))
    counts = read(con, "counts", stale)
    counted = {str(row[0]): dict(zip(counts.columns[1:], row[1:], strict=True)) for row in counts.rows}
    made = Manifest(
        {
            name: Report(versions.get(name), counted[name]) if name in counted else held.reports[name]
            for name in area_of
        },
        _provinces(con, area_of, versions, held),
    )
    # a version that is unknown may be any other: it is the build's
    labels = {name: report.version or build_id for name, report in made.reports.items()}
    labels |= {name: province.version or build_id for name, province in made.provinces.items()}
    indicators, provinces = _indicators(con, made.provinces)
    with_counts = [
        (*row, *(made.reports[name].counts[column] for column in counts.columns[1:]), labels[name])
        for name, row in zip(area_of, reports.rows, strict=True)
    ]
    sections = {
        "build": build,
        "reports": Section((*reports.columns, *counts.columns[1:], "version"), with_counts),
        "areas": areas,
        "scopes": read(con, "scopes"),
        "doubts": read(con, "doubts"),
        "indicators": indicators,
        "series": _series(made.provinces, provinces, [str(row[0]) for row in areas.rows]),
        "provinces": Section(("province", "version"), [(name, labels[name]) for name in sorted(made.provinces)]),
    }
    return Index(build_id, sections, labels, stale, provinces, made)


def _versions(con: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """The version of each report; none in a warehouse of an older build, so that everything is written."""
    if not has_table(con, "meta", "report_versions"):
        return {}
    return {str(name): str(found) for name, found in read(con, "versions").rows if found is not None}


def _provinces(
    con: duckdb.DuckDBPyConnection, areas: Mapping[str, str], versions: Mapping[str, str], held: Manifest
) -> dict[str, Province]:
    """What can be compared in each province; ``areas`` has the area of each report."""
    members: dict[str, list[str]] = {}
    for name, area in areas.items():
        members.setdefault(area[:2], []).append(name)
    wanted = {name: version_of(reports, versions) for name, reports in members.items()}
    provinces = {name: Province(version, {}) for name, version in wanted.items()}
    stale = []
    for name, version in wanted.items():
        if held.has_province(name, version):
            provinces[name].indicators = held.provinces[name].indicators
        else:
            stale.append(name)
    for province, indicator, reports, observations, series, years, found in read(con, "comparable", stale).rows:
        indicators = provinces[str(province)].indicators
        entry = indicators.setdefault(str(indicator), Comparable(reports, observations))
        entry.series[str(series)] = (years, found)
    return provinces


def _indicators(
    con: duckdb.DuckDBPyConnection, provinces: Mapping[str, Province]
) -> tuple[Section, dict[str, Sequence[str]]]:
    """What can be compared, with its counts, and the provinces that have it: indicators of the vocabulary, and others
    that several reports give.
    """
    where: dict[str, list[str]] = {}
    for name, province in sorted(provinces.items()):
        for indicator in province.indicators:
            where.setdefault(indicator, []).append(name)

    def total(indicator: str, what: str) -> int:
        return sum(getattr(provinces[name].indicators[indicator], what) for name in where[indicator])

    names = read(con, "indicators", [indicator for indicator in where if total(indicator, "reports") > 1])
    listed = [(str(row[0]), row) for row in names.rows if row[0] in where]
    rows = [(*row, total(name, "reports"), total(name, "observations"), tuple(where[name])) for name, row in listed]
    return (
        Section((*names.columns, "reports", "observations", "provinces"), rows),
        {name: where[name] for name, _ in listed},
    )


def _series(provinces: Mapping[str, Province], where: Mapping[str, Sequence[str]], areas: Sequence[str]) -> Section:
    """By indicator and series, the years and the areas that have a target or a result.

    Areas are the bits of a hexadecimal number, the last of them that of the first area: a list for each indicator would
    outgrow everything else in the index.
    """
    bits = {area: 1 << at for at, area in enumerate(areas)}
    rows: list[tuple[object, ...]] = []
    for indicator, names in where.items():
        years: dict[str, set[int]] = {}
        masks: dict[str, int] = {}
        for name in names:
            for series, (its_years, its_areas) in provinces[name].indicators[indicator].series.items():
                years.setdefault(series, set()).update(its_years)
                masks[series] = masks.get(series, 0) | sum(bits.get(area, 0) for area in its_areas)
        rows.extend((indicator, each, tuple(sorted(years[each])), f"{masks[each]:x}") for each in sorted(years))
    return Section(("indicator_id", "series", "years", "areas"), rows)
