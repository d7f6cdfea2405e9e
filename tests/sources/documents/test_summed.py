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
    assert made[10] == ["四、滚存结余", "340", "[200 140]"]


def test_where_two_places_add_up_only_that_of_the_total_is_told() -> None:
    full = ("30 10 10 10", "18 6 6 6", "9 3 3 3")
    assert summed.places(rows("30 10 10 10", "18 6 6 6", "8 4 4", "4 4", *full), 4) == {2: (0,), 3: (0,)}
    # the same values, but one column takes them
    assert summed.places(rows("30 14 6 10", "18 6 6 6", "8 4 4", "4 4", *full), 4) == {2: (0, 1, 3), 3: (0, 1)}


def test_without_a_column_of_totals_nothing_is_told() -> None:
    assert summed.places(rows("30 14 6 10", "18 6 6 6", "8 4 4", "4 4", "9 1 3 3", "9 2 2 2"), 4) == {}


def test_ways_that_are_too_many_are_not_tried() -> None:
    short = " ".join(["6", *["1"] * 6])
    whole = " ".join(["90", *["9"] * 10, "0"])
    assert set(summed.places(rows(whole, *[short] * 15, *[whole] * 3), 12).values()) == {(0,)}


HANDED_ON = """2023年渔港补助资金情况表
单位：万元
序号 指标文件 指标金额
市本级
金额
下达区县
金额
总 计 350 200 150
1 渔港建设补助资金的通知 40 40
2 渔港维护补助资金的通知 60 25 35
3 渔港疏浚补助资金的通知 30 30
4 渔港巡航补助资金的通知 50 20 30
5 渔港奖补补助资金的通知 70 70
6 渔港照明补助资金的通知 55 55
7 渔港消防补助资金的通知 45 45
"""


def test_rows_with_more_values_than_columns_show_that_there_are_more_columns() -> None:
    (made,) = tables(HANDED_ON)
    assert made[0] == ["序号", "指标文件", "指标金额", "市本级金额", "下达区县金额"]
    assert made[2:5] == [
        ["1", "渔港建设补助资金的通知", "40", "[40]"],  # all of it is handed on, or nothing
        ["2", "渔港维护补助资金的通知", "60", "25", "35"],
        ["3", "渔港疏浚补助资金的通知", "30", "[30]"],
    ]


SIDES = """2023年收支总表
单位：万元
科目 2022年 2023年 增长% 科目 2022年 2023年 增长%
1.渔港经费 20 30 50.0 1.维护 10 20 100.0
2.其他 2.其他渔港经营预算安排
本年收入合计 20 30 50.0 本年支出合计 10 20 100.0
二、转移收入 40 50 25.0 二、转移支出 50 60 20.0
总计 60 80 33.3 总计 60 80 33.3
"""


def test_the_label_of_a_total_goes_on_no_label() -> None:
    (made,) = tables(SIDES)
    assert made[2] == ["2.其他", "", "", "", "2.其他渔港经营预算安排", "", "", ""]
    assert made[3] == ["本年收入合计", "20", "30", "50.0", "本年支出合计", "10", "20", "100.0"]


ALONE = """2023年收支情况表
单位：万元
渔港预算收入 渔港预算支出
科目 2022年 2023年 增长% 科目 2022年 2023年 增长%
渔港出让收入 20 30 50.0 教育支出 10 20 100.0
污水处理收入 40 50 25.0 文化支出 50 60 20.0
其他基金收入 60 75 25.0 卫生支出 20 25 25.0
社区支出 40 44 10.0
农林支出 50 60 20.0
疏浚支出 10 12 20.0
航标支出 20 24 20.0
收入小计 120 155 29.2 支出小计 200 245 22.5
"""


def test_rows_alone_on_their_lines_do_not_hide_how_the_labels_of_two_sides_end() -> None:
    (made,) = tables(ALONE)
    assert made[5:7] == [
        ["", "", "", "", "社区支出", "40", "44", "10.0"],
        ["", "", "", "", "农林支出", "50", "60", "20.0"],
    ]
