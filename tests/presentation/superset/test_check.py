"""What the check in a browser makes of the dashboard's filters: no Superset and no browser is needed for that."""

from __future__ import annotations

import pytest

from presentation.superset.check import CheckFailedError, reached_by_filters, view_of

OVER_THE_YEARS = {"历年承诺的结果", "各年各主题的承诺"}
BOTH = {"area_label": ["东河区（990101）"], "execution_year": [2023]}
AREA = {"area_label": ["东河区（990101）"]}
REACHED = {"税收": frozenset(BOTH), "承诺": frozenset(AREA)}


def test_the_year_is_chosen_for_all_charts_but_those_over_the_years() -> None:
    reached = reached_by_filters()
    assert reached.keys() > OVER_THE_YEARS
    assert {name for name, columns in reached.items() if columns == {"area_label"}} == OVER_THE_YEARS
    assert all(BOTH.keys() == columns for name, columns in reached.items() if name not in OVER_THE_YEARS)


def test_one_area_and_year_are_what_is_viewed() -> None:
    other_filters = {**BOTH, "zone_zh": ["南苑"]}
    assert view_of({"税收": [BOTH, other_filters], "承诺": [AREA]}, REACHED) == ("东河区（990101）", 2023)


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ({"税收": [BOTH], "承诺": [BOTH]}, "承诺"),
        ({"税收": [AREA], "承诺": [AREA]}, "税收"),
        ({"税收": [BOTH, {**BOTH, "execution_year": [2024]}], "承诺": [AREA]}, "one area and year"),
        ({"税收": [BOTH], "承诺": [{"area_label": ["西河区（990102）"]}]}, "one area and year"),
    ],
    ids=["a year where none is chosen", "no year where one is", "two years", "two areas"],
)
def test_a_chart_that_is_asked_otherwise_is_found(asked: dict[str, list[dict[str, object]]], says: str) -> None:
    with pytest.raises(CheckFailedError, match=says):
        view_of(asked, REACHED)
