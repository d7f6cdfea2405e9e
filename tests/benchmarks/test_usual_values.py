"""What is usual, from what areas print: wide enough for all of them, and never so wide that a slip of 10^4 stays inside."""

from __future__ import annotations

import math

import pytest

from benchmarks.usual_values import ANY_GROWTH, AREAS, STEP, amount_range, growth_range, ranges


def areas(*values: float) -> dict[str, list[float]]:
    return {f"{100000 + number}": [value] for number, value in enumerate(values)}


def test_an_amount_is_usual_around_the_median_of_the_areas() -> None:
    found = amount_range("常住人口", "count", areas(100, 110, 120, 130, 140, 150, 160, 170, 1_000_000))
    assert found is not None
    count, low, middle, high = found
    # one area that slipped moves nothing: ten times the median is the least that is usual
    assert count == 9 and middle == pytest.approx(140)
    assert low < 15 and high > 1399
    assert high < 140 * 10_000


def test_what_few_areas_print_or_all_print_otherwise_has_no_range() -> None:
    assert amount_range("常住人口", "count", areas(*range(100, 100 + AREAS - 1))) is None
    assert amount_range("常住人口", "count", areas(*(10.0**power for power in range(AREAS)))) is None
    assert amount_range("艺术表演团体", "count", areas(*[5.0] * AREAS)) is None
    assert growth_range(areas(*[5.0] * (AREAS - 1))) is None
    assert growth_range(areas(*(1000.0 * number for number in range(AREAS)))) is None


def test_an_area_that_prints_often_counts_once() -> None:
    many = {**areas(*[100.0] * AREAS), "900000": [10_000.0] * 99}
    found = amount_range("常住人口", "count", many)
    assert found is not None and found[2] == pytest.approx(100)


def test_a_part_may_be_printed_under_the_name_of_the_whole() -> None:
    found = amount_range("教育支出", "yuan", areas(*[100.0] * AREAS))
    assert found is not None and found[1] == 0


def test_a_growth_lies_around_the_median_and_falls_by_no_more_than_all() -> None:
    close = growth_range(areas(4, 5, 5, 5, 5, 6, 6, 7))
    assert close == (8, -25, 5, 35)
    wide = growth_range(areas(-90, -50, -10, 0, 10, 20, 60, 100))
    assert wide is not None and wide[1] == ANY_GROWTH[0] and wide[3] > 100


def test_a_level_without_areas_takes_the_range_of_the_level_above_and_no_level_that_of_one_below() -> None:
    key = ("resident-population", "常住人口", "level", "prefecture", "count")
    found = dict(ranges({key: areas(*[1000.0] * AREAS)}))
    assert {level for _, _, level, _ in found} == {"county", "prefecture"}
    own = found[("resident-population", "level", "prefecture", "count")]
    county = found[("resident-population", "level", "county", "count")]
    assert county[3] == own[3] and math.isclose(county[1] * STEP, own[1])
