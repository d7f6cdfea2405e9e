"""One made-up table of a seed: headers of one to three rows, groups, parts, empty cells, units in header, caption or rows, notes, two
tables side by side.

Here belongs what a table says. Not here: how it is printed (``prints``).
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

MONEY = (
    "地区生产总值",
    "工业增加值",
    "固定资产投资",
    "社会消费品零售总额",
    "进出口总额",
    "一般公共预算收入",
    "税收收入",
    "一般公共预算支出",
    "建筑业总产值",
    "房地产开发投资",
    "金融机构存款余额",
    "保险保费收入",
)
COUNTED = (
    ("常住人口", "万人"),
    ("粮食产量", "万吨"),
    ("水泥产量", "万吨"),
    ("全社会用电量", "亿千瓦时"),
    ("汽车产量", "万辆"),
    ("客运量", "万人次"),
    ("机动车保有量", "万辆"),
    ("每万人口高价值发明专利拥有量", "件"),
)
GROUPS = ("一、经济发展", "二、社会民生", "三、资源环境")
PARTS = ("其中：第一产业增加值", "其中：住宅投资", "其中：工业用电量", "其中：出口总额")
INCOME = (
    "增值税收入",
    "企业所得税收入",
    "个人所得税收入",
    "房产税收入",
    "契税收入",
    "专项收入",
    "罚没收入",
    "捐赠收入",
)
SPENDING = (
    "教育支出",
    "科学技术支出",
    "卫生健康支出",
    "节能环保支出",
    "城乡社区支出",
    "农林水支出",
    "住房保障支出",
    "其他支出",
)
OFFICES = ("市统计局", "市发展改革委", "市人力资源社会保障局")
EMPTY = ("", "--", "—")


@dataclass(frozen=True)
class Head:
    """A cell of the header, with its spans."""

    text: str
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True)
class Made:
    """A table as it says what it says; ``rows`` are rectangular. So many ``sides`` as tables stand side by side."""

    caption: str
    unit: str
    header: tuple[tuple[Head, ...], ...]
    rows: tuple[tuple[str, ...], ...]
    note: str
    sides: int = 1

    @property
    def width(self) -> int:
        return len(self.rows[0])


def made(seed: int) -> Made:
    """The table of a seed."""
    return _Maker(random.Random(seed)).table()


class _Maker:
    def __init__(self, choice: random.Random) -> None:
        self._choice = choice
        self._used: set[str] = set()
        self._empty = choice.choice(EMPTY)
        self._empty_share = choice.choice((0.0, 0.0, 0.08))

    def table(self) -> Made:
        shape = self._choice.choice(
            (self._years, self._targets, self._two_level, self._units, self._beside, self._titled)
        )
        made = shape()
        note = self._choice.choice(("", "注：本表为初步统计数。"))
        return Made(
            f"表{self._choice.randint(1, 9)} 2024年{made.caption}", made.unit, made.header, made.rows, note, made.sides
        )

    def _value(self, digits: int = 1) -> str:
        """A number that stands once in the table."""
        while True:
            low, high = self._choice.choice(((10, 99), (100, 999), (1_000, 9_999), (10_000, 99_999)))
            text = f"{self._choice.randint(low, high) + self._choice.randint(1, 99) / 100:,.{digits}f}"
            if text not in self._used:
                self._used.add(text)
                return text

    def _growth(self) -> str:
        while True:
            text = f"{self._choice.uniform(-29, 39):.1f}"
            if text not in self._used and text.strip("-") not in self._used and text != "-0.0":
                self._used |= {text, text.strip("-")}
                return text

    def _or_empty(self, text: str) -> str:
        return self._empty if self._choice.random() < self._empty_share else text

    def _labels(self, pool: Sequence[str]) -> list[str]:
        return self._choice.sample(list(pool), self._choice.randint(4, min(9, len(pool))))

    def _years(self) -> Made:
        """Two years and the growth, the unit in the caption or in the header; groups without values, parts."""
        unit = self._choice.choice(("", "（亿元）"))
        growth = self._choice.choice(("比上年增长（%）", "增长%", "同比增长（%）"))
        header = (tuple(map(Head, ("指标", f"2023年{unit}", f"2024年{unit}", growth))),)
        rows = []
        for label in self._labels(MONEY):
            rows.append((label, self._or_empty(self._value()), self._value(), self._or_empty(self._growth())))
        if self._choice.random() < 0.5:
            part = self._choice.choice(PARTS)
            rows.insert(self._choice.randint(1, len(rows)), (part, self._value(), self._value(), self._growth()))
        if self._choice.random() < 0.4:
            for at, group in zip((0, len(rows) // 2 + 1), GROUPS, strict=False):
                rows.insert(at, (group, "", "", ""))
        return Made("主要指标完成情况", "" if unit else "单位：亿元", header, tuple(rows), "")

    def _targets(self) -> Made:
        """Targets beside results, with a column of texts."""
        header = (tuple(map(Head, ("指标名称", "属性", "单位", "全年目标", "全年完成"))),)
        rows = [
            (name, self._choice.choice(("预期性", "约束性")), unit, self._value(2), self._value(2))
            for name, unit in self._choice.sample(COUNTED, self._choice.randint(4, 7))
        ]
        return Made("主要目标完成情况", "", header, tuple(rows), "")

    def _two_level(self) -> Made:
        """A header of two rows."""
        header = (
            (Head("指标", 2), Head("单位", 2), Head("完成情况", 1, 2), Head("比上年增长（%）", 2)),
            (Head("2023年"), Head("2024年")),
        )
        rows = [
            (name, unit, self._or_empty(self._value(2)), self._value(2), self._growth())
            for name, unit in self._choice.sample(COUNTED, self._choice.randint(4, 8))
        ]
        return Made("主要指标", "", header, tuple(rows), "")

    def _units(self) -> Made:
        """A unit in each row, one year."""
        header = (tuple(map(Head, ("产品名称", "单位", "产量", "比上年增长（%）"))),)
        rows = [
            (name, unit, self._value(2), self._or_empty(self._growth()))
            for name, unit in self._choice.sample(COUNTED, self._choice.randint(4, 8))
        ]
        return Made("主要产品产量", "", header, tuple(rows), "")

    def _offices(self) -> Made:
        """A column of texts behind the values."""
        header = (tuple(map(Head, ("指标名称", "单位", "全年目标", "全年完成", "责任部门"))),)
        rows = [
            (name, unit, self._value(2), self._value(2), self._choice.choice(OFFICES))
            for name, unit in self._choice.sample(COUNTED, self._choice.randint(4, 7))
        ]
        return Made("主要目标完成情况", "", header, tuple(rows), "")

    def _by_year(self) -> Made:
        """Years for rows."""
        header = (tuple(map(Head, ("年份", "粮食产量（万吨）", "增长（%）", "水泥产量（万吨）"))),)
        first = self._choice.randint(2015, 2019)
        rows = [(f"{year}年", self._value(2), self._growth(), self._value(2)) for year in range(first, 2025)]
        return Made("主要产品产量", "", header, tuple(rows), "")

    def _growth_rows(self) -> Made:
        """The growth of each indicator in a row below it, districts for columns."""
        header = (tuple(map(Head, ("指标", "全市", "东城区", "西城区"))),)
        rows = []
        for label in self._labels(MONEY)[:5]:
            rows.append((f"{label}（亿元）", self._value(), self._value(), self._value()))
            rows.append(("比上年增长（%）", self._growth(), self._growth(), self._growth()))
        return Made("分区主要指标", "", header, tuple(rows), "")

    def _beside(self) -> Made:
        """The same columns twice."""
        header = (tuple(map(Head, ("科目", "2023年", "2024年", "增长%") * 2)),)
        labels = self._choice.sample(MONEY, 8)
        rows = [
            (left, self._value(), self._value(), self._growth(), right, self._value(), self._value(), self._growth())
            for left, right in zip(labels[::2], labels[1::2], strict=True)
        ]
        return Made("主要指标完成情况", "单位：亿元", header, tuple(rows), "", 2)

    def _titled(self) -> Made:
        """Income and spending side by side under titles, three rows of header; the longer one goes on alone."""
        of_each = (Head("项目", 2), Head("预算数", 2), Head("执行数", 1, 2))
        header = (
            (Head("一般公共预算收入", 1, 4), Head("一般公共预算支出", 1, 4)),
            of_each * 2,
            tuple(map(Head, ("金额", "增长%") * 2)),
        )
        incomes = self._choice.sample(INCOME, self._choice.randint(4, 7))
        spendings = self._choice.sample(SPENDING, self._choice.randint(4, 7))
        rows = []
        for at in range(max(len(incomes), len(spendings))):
            sides = [names[at] if at < len(names) else "" for names in (incomes, spendings)]
            rows.append(tuple(cell for name in sides for cell in self._line(name)))
        return Made("一般公共预算收支情况表", "单位：万元", header, tuple(rows), "", 2)

    def _line(self, name: str) -> tuple[str, ...]:
        return (name, self._value(0), self._value(0), self._growth()) if name else ("",) * 4
