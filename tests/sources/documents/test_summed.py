"""Rows with fewer values than columns, placed by what adds up."""

from __future__ import annotations

from decimal import Decimal

from test_flattened import tables

from sources.documents.layout.flattened import summed

TABLE = """2023年渔林基金收支表
项目 合计 渔业 林业 牧业 农业
一、收入 995 400 305 190 100
1.捐赠收入 700 250 250 150 50
2.补贴收入 185 130 55
3.利息收入 60 20 40
4.委托收益 50 50
二、支出 885 330 305 160 90
1.救助支出 700 250 250 120 80
2.其他支出 185 80 55 40 10
三、本年结余 110 70 30 10
四、滚存结余 340 200 140
"""


def rows(*texts: str) -> list[list[Decimal | None]]:
    return [[Decimal(each) for each in text.split()] for text in texts]


def test_short_rows_stand_where_every_column_adds_up() -> None:
    made = tables(TABLE)[0]
    assert made[3:7] == [
        ["2.补贴收入", "185", "130", "55", "", ""],
        ["3.利息收入", "60", "20", "", "40", ""],
        ["4.委托收益", "50", "", "", "", "50"],
        ["二、支出", "885", "330", "305", "160", "90"],
    ]


def test_a_balance_stands_where_two_rows_differ_and_what_nothing_adds_up_to_is_loose() -> None:
    made = tables(TABLE)[0]
    assert made[9] == ["三、本年结余", "110", "70", "", "30", "10"]
    assert made[10] == ["四、滚存结余", "[340 200 140]"]


def test_where_two_places_add_up_no_place_is_told() -> None:
    full = ("30 10 10 10", "18 6 6 6", "9 3 3 3")
    assert summed.places(rows("30 10 10 10", "18 6 6 6", "8 4 4", "4 4", *full), 4) == {}
    # the same values, but one column takes them
    assert summed.places(rows("30 14 6 10", "18 6 6 6", "8 4 4", "4 4", *full), 4) == {2: (0, 1, 3), 3: (0, 1)}


def test_without_a_column_of_totals_nothing_is_told() -> None:
    assert summed.places(rows("30 14 6 10", "18 6 6 6", "8 4 4", "4 4", "9 1 3 3", "9 2 2 2"), 4) == {}


def test_ways_that_are_too_many_are_not_tried() -> None:
    short = " ".join(["6", *["1"] * 6])
    whole = " ".join(["90", *["9"] * 10, "0"])
    assert summed.places(rows(whole, *[short] * 15, *[whole] * 3), 12) == {}
