"""``python -m benchmarks.usual_values WAREHOUSE``: between what values numbers of an indicator lie, from a published warehouse.

Here belongs making ``dbt_project/seeds/usual_values.csv``, which the checks of plausibility read, so that a report alone is checked,
too, and that what a report shows does not depend on which others are in the warehouse. Not here: any check.

An amount is usual within ``SPREADS`` robust standard deviations of the areas' median on a logarithmic scale, and within ``TIMES`` of
it in any case; a growth within ``REACHES`` times the distance from the median in which 19 of 20 growths lie, and within ``POINTS``
percentage points. What fewer than ``AREAS`` areas print has no range, and what varies so much that a slip of 10^4 would not leave its
range has none either. A level of which too few areas are known takes the range of the level above it, which is open further down by
``STEP``: it has no more. Nothing is too small that is printed in part under the name of the whole (``PARTLY``), and what each place
counts in its own way (``DEFINED_APART``, things of which there are few) has no range.
"""

from __future__ import annotations

import argparse
import csv
import math
import sys
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from statistics import median

import duckdb

from orchestration.build.seeds import PROJECT_SEEDS

SEED = PROJECT_SEEDS / "usual_values.csv"
AREAS = 8
SPREADS = 8.0
TIMES = 10.0
WIDEST = 5000.0
REACHES = 3.0
POINTS = 30.0
WIDEST_GROWTH = 500.0
STEP = 100.0
FEW = 20.0
PARTLY = ("支出", "限额", "债券", "债务余额")
DEFINED_APART = ("周转量",)
# of what has no range of its own; nothing falls by more than there was
ANY_GROWTH = (-100.0, 5000.0)
ANY_COMPLETION = (0.0, 1000.0)
LEVELS = ("county", "prefecture", "province")
HEADER = ("indicator_id", "kind", "area_level", "base_unit_id", "areas", "low", "median", "high")
_NORMAL = 1.4826

# an amount counts once for each area, however often it prints it; a growth each time, also of a part of the area
_VALUES = """
    select
        figures.indicator_id,
        indicators.name_zh,
        figures.kind,
        areas.level,
        units.base_unit_id,
        reports.area_code,
        cast(figures.value_in_base_unit as double)
    from marts.fct_figure as figures
    inner join marts.dim_report as reports on figures.report_id = reports.report_id
    inner join marts.dim_area as areas on reports.area_code = areas.area_code
    inner join marts.dim_indicator as indicators on figures.indicator_id = indicators.indicator_id
    inner join marts.dim_unit as units on figures.unit_id = units.unit_id
    where
        indicators.is_curated
        and indicators.name_zh not like '%比上年%'
        and figures.printed_value is not null
        and (
            figures.kind = 'level'
            and figures.value_in_base_unit > 0
            and figures.area_code = reports.area_code
            and figures.scope_id = 'whole'
            and figures.zone_id = 'all'
            and figures.industry_id = 'all'
            and figures.qualifier is null
            and figures.time_period = cast(figures.year as varchar)
            or figures.kind = 'growth' and units.base_unit_id = 'percent'
        )
"""

# indicator and its name, kind, level of the area, base unit
Key = tuple[str, str, str, str, str]
# what each area prints
ByArea = dict[str, list[float]]
Range = tuple[int, float, float, float]


def amount_range(name: str, unit: str, of_areas: ByArea) -> Range | None:
    """Areas, low, median and high of positive amounts; None where they are too few or too far apart."""
    if name.endswith(DEFINED_APART):
        return None
    logs = [math.log(median(values)) for values in of_areas.values()]
    if len(logs) < AREAS:
        return None
    middle = median(logs)
    reach = max(SPREADS * _NORMAL * median(abs(each - middle) for each in logs), math.log(TIMES))
    if reach > math.log(WIDEST) or (unit == "count" and math.exp(middle) < FEW):
        return None
    low = 0.0 if name.endswith(PARTLY) else math.exp(middle - reach)
    return len(logs), low, math.exp(middle), math.exp(middle + reach)


def growth_range(of_areas: ByArea) -> Range | None:
    """Areas, low, median and high of growths in %, the low not under a fall by all there was; None where they are too few or too far
    apart."""
    growths = [growth for found in of_areas.values() for growth in found]
    if len(of_areas) < AREAS:
        return None
    middle = median(growths)
    distances = sorted(abs(each - middle) for each in growths)
    reach = max(REACHES * distances[math.ceil(0.95 * len(distances)) - 1], POINTS)
    if reach > WIDEST_GROWTH:
        return None
    return len(of_areas), max(middle - reach, ANY_GROWTH[0]), middle, middle + reach


def ranges(values: Mapping[Key, ByArea]) -> Iterator[tuple[tuple[str, str, str, str], Range]]:
    """Every range that there is, by indicator, kind, level and base unit. Growths are of all levels together (``any``)."""
    growths: dict[tuple[str, str], ByArea] = {}
    amounts: dict[tuple[str, str], dict[str, Range]] = {}
    for (indicator, name, kind, level, unit), found in values.items():
        if kind == "growth":
            growths.setdefault((indicator, unit), {}).update(found)
        elif (known := amount_range(name, unit, found)) is not None:
            amounts.setdefault((indicator, unit), {})[level] = known
    for (indicator, unit), of_all in growths.items():
        if (known := growth_range(of_all)) is not None:
            yield (indicator, "growth", "any", unit), known
    for (indicator, unit), by_level in amounts.items():
        for place, level in enumerate(LEVELS):
            above = next((by_level[each] for each in LEVELS[place:] if each in by_level), None)
            if level in by_level:
                yield (indicator, "level", level, unit), by_level[level]
            elif above is not None:
                areas, low, middle, high = above
                yield (indicator, "level", level, unit), (areas, low / STEP, middle, high)


def main() -> int:
    """Write the seed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.usual_values", description=__doc__)
    parser.add_argument("warehouse", type=Path, help="a published warehouse of many areas")
    arguments = parser.parse_args()
    with duckdb.connect(str(arguments.warehouse), read_only=True) as con:
        values: dict[Key, ByArea] = {}
        for *about, area, value in con.execute(_VALUES).fetchall():
            indicator, name, kind, level, unit = about
            values.setdefault((indicator, name, kind, level, unit), {}).setdefault(area, []).append(value)
    found = sorted(ranges(values))
    with SEED.open("w", encoding="utf-8", newline="") as handle:
        write = csv.writer(handle, lineterminator="\n")
        write.writerow(HEADER)
        for kind, (low, high) in (("completion", ANY_COMPLETION), ("growth", ANY_GROWTH)):
            write.writerow(("any", kind, "any", "percent", 0, _short(low), "", _short(high)))
        write.writerows((*key, areas, *map(_short, (low, middle, high))) for key, (areas, low, middle, high) in found)
    print(f"{SEED}: {len(found)} ranges")
    return 0


def _short(value: float) -> str:
    """Two digits that count: the range is no measurement."""
    return f"{round(Decimal(f'{value:.1e}'), 6).normalize():f}" if value else "0"


if __name__ == "__main__":
    sys.exit(main())
