"""The vocabulary: every alias has one meaning, factors are exact, members serve their area."""

from __future__ import annotations

import csv
import shutil
from collections import defaultdict
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from sources.lexicon import VOCABULARY, Lexicon, Unit

SEEDS = Path(__file__).parents[2] / "dbt_project" / "seeds"


def test_units_have_exact_factors_and_a_base() -> None:
    units = Lexicon.load().units
    ids = {unit.unit_id for unit in units.values()}
    assert all(Decimal(unit.factor) > 0 and unit.base_unit_id in ids for unit in units.values())
    assert units["亿元"].factor == "100000000"
    assert (units["％"].unit_id, units["元人民币"].unit_id) == ("percent", "yuan")


def test_members_serve_their_own_area() -> None:
    lexicon = Lexicon.load()
    here, elsewhere = lexicon.for_area("310106"), lexicon.for_area("330100")
    assert here.zones.find("苏河湾功能区") is not None
    assert elsewhere.zones.find("苏河湾功能区") is None
    assert here.zones.short_name("all") == ""
    assert elsewhere.zones.short_name("330100-云溪园") == "云溪园"


def _with_zones(folder: Path, zones: list[tuple[str, str, str]], aliases: list[tuple[str, str]]) -> Path:
    """The product's vocabulary and more zones (id, area, name) with more aliases."""
    shutil.copytree(VOCABULARY, folder)
    with (folder / "zones.csv").open("a", encoding="utf-8") as handle:
        handle.writelines(f"{key},{area},{name},{name},Zone,zone,all,,\n" for key, area, name in zones)
    with (folder / "zone_aliases.csv").open("a", encoding="utf-8") as handle:
        handle.writelines(f"{alias},{key}\n" for alias, key in aliases)
    return folder


def test_the_same_name_may_be_another_zone_in_another_area(tmp_path: Path) -> None:
    codes = [f"{number:06}" for number in range(110000, 113000)]
    zones = [(f"{code}-{name}", code, f"{name}号园") for code in codes for name in "甲乙丙丁戊"]
    folder = _with_zones(tmp_path / "vocabulary", zones, [("高新区", f"{code}-甲") for code in codes])
    lexicon = Lexicon.load(folder)
    for code in (codes[0], codes[-1]):
        found = lexicon.for_area(code).zones.find("高新区")
        assert found is not None and found.member_id == f"{code}-甲"
        assert len(lexicon.for_area(code).zones.members) == 5 + len(lexicon.zones.members)
    assert lexicon.zones.find("高新区") is None


def test_a_name_that_serves_every_area_is_no_areas_own(tmp_path: Path) -> None:
    zones = [("common", "", "通用园"), ("110000-own", "110000", "本地园")]
    with pytest.raises(ValueError, match="通用园 names both"):
        Lexicon.load(_with_zones(tmp_path / "vocabulary", zones, [("通用园", "110000-own")]))


@pytest.mark.parametrize("line", ["新词,no-such-zone", "苏河湾功能区,310106-shibei"])
def test_an_alias_names_one_member_that_is_there(tmp_path: Path, line: str) -> None:
    folder = tmp_path / "vocabulary"
    shutil.copytree(VOCABULARY, folder)
    with (folder / "zone_aliases.csv").open("a", encoding="utf-8") as handle:
        handle.write(f"{line}\n")
    with pytest.raises(ValueError, match=r"zone_aliases\.csv"):
        Lexicon.load(folder)


def test_every_type_of_zone_is_told_by_how_names_end() -> None:
    """A zone that the vocabulary lacks gets its type from its name; those that it has fit the same list."""
    with (SEEDS / "zone_types.csv").open(encoding="utf-8", newline="") as handle:
        types = {row["ending"]: row["zone_type"] for row in csv.DictReader(handle)}
    with (VOCABULARY / "zones.csv").open(encoding="utf-8", newline="") as handle:
        zones = [row for row in csv.DictReader(handle) if row["zone_id"] != "all"]
    for zone in zones:
        ending = max((each for each in types if zone["name_zh"].endswith(each)), key=len)
        assert types[ending] == zone["zone_type"], zone["name_zh"]


# what one of each unit is in units of no name, and of what dimension; a mu is a fifteenth of a hectare
_OF_SI = {
    "米": (Fraction(1), "m"),
    "毫米": (Fraction(1, 1000), "m"),
    "厘米": (Fraction(1, 100), "m"),
    "公里": (Fraction(1000), "m"),
    "里": (Fraction(500), "m"),
    "海里": (Fraction(1852), "m"),
    "平方米": (Fraction(1), "m2"),
    "平方公里": (Fraction(10**6), "m2"),
    "公顷": (Fraction(10**4), "m2"),
    "亩": (Fraction(10**4, 15), "m2"),
    "立方米": (Fraction(1), "m3"),
    "毫升": (Fraction(1, 1000000), "m3"),
    "升": (Fraction(1, 1000), "m3"),
    "千升": (Fraction(1), "m3"),
    "吨": (Fraction(1000), "kg"),
    "公斤": (Fraction(1), "kg"),
    "斤": (Fraction(1, 2), "kg"),
    "担": (Fraction(50), "kg"),
    "克": (Fraction(1, 1000), "kg"),
    "毫克": (Fraction(1, 10**6), "kg"),
    "微克": (Fraction(1, 10**9), "kg"),
    "重量箱": (Fraction(50), "kg"),
    "千瓦": (Fraction(1000), "W"),
    "兆瓦": (Fraction(10**6), "W"),
    "吉瓦": (Fraction(10**9), "W"),
    "千伏安": (Fraction(1000), "VA"),
    "兆伏安": (Fraction(10**6), "VA"),
    "千瓦时": (Fraction(1000), "Wh"),
    "兆瓦时": (Fraction(10**6), "Wh"),
    "吉瓦时": (Fraction(10**9), "Wh"),
    "吉焦": (Fraction(10**9, 3600), "Wh"),
    "吨标准煤": (Fraction(1), "tce"),
    "千克标准煤": (Fraction(1, 10**3), "tce"),
    "克标准煤": (Fraction(1, 10**6), "tce"),
    "分钟": (Fraction(1), "min"),
    "小时": (Fraction(60), "min"),
    "天": (Fraction(1440), "min"),
    "日": (Fraction(1440), "min"),
    "月": (Fraction(1), "month"),
    "年": (Fraction(1), "year"),
    "元": (Fraction(1), "yuan"),
    "人": (Fraction(1), "person"),
    "人次": (Fraction(1), "person-time"),
    "件": (Fraction(1), "piece"),
    "吨公里": (Fraction(1), "t km"),
    "吨海里": (Fraction(1), "t nmi"),
    "人公里": (Fraction(1), "person km"),
    "%": (Fraction(1), "%"),
    "‰": (Fraction(1, 10), "%"),
    "成": (Fraction(10), "%"),
    "个百分点": (Fraction(1), "point"),
    "个千分点": (Fraction(1, 10), "point"),
    "个基点": (Fraction(1, 100), "point"),
    "个工作日": (Fraction(1), "working day"),
    "工作日": (Fraction(1), "working day"),
    "个月": (Fraction(1), "month"),
    "个季度": (Fraction(3), "month"),
    "P": (Fraction(10**15), "flops"),
    "EFLOPS": (Fraction(10**18), "flops"),
    "GB": (Fraction(10**9), "byte"),
    "TB": (Fraction(10**12), "byte"),
    "PB": (Fraction(10**15), "byte"),
}
_MULTIPLES = {"万亿": 10**12, "亿": 10**8, "万": 10**4, "千": 10**3}
# of these there is one each, with its multiples
_BY_THEMSELVES = [
    *["", "美元", "港元", "欧元", "日元", "英镑", "倍", "番", "岁", "摄氏度", "分贝", "TB/s", "/10万", "蒸吨"],
    *["马力", "载重吨", "综合吨", "千伏安时", "芯公里", "人/百万吨", "人/万车"],
]


def _of_si(symbol: str) -> tuple[Fraction, str]:
    """A unit in units of no name, and its dimension; ``KeyError`` where it is made of none that is known."""
    if "/" in symbol:
        above, *below = (_of_si(part) for part in symbol.replace("·", "/").split("/"))
        amount, dimension = above
        for divisor, name in below:
            amount /= divisor
            dimension += f"/{name}"
        return amount, dimension
    multiple = next((each for each in _MULTIPLES if symbol.startswith(each) and symbol[len(each) :] in _OF_SI), "")
    amount, dimension = _OF_SI[symbol.removeprefix(multiple)]
    return amount * _MULTIPLES.get(multiple, 1), dimension


def _measures() -> list[Unit]:
    with (VOCABULARY / "units.csv").open(encoding="utf-8", newline="") as handle:
        symbols = [row["symbol_zh"] for row in csv.DictReader(handle) if row["quantity_kind"] != "count"]
    units = Lexicon.load().units
    alone = {f"{multiple}{each}" for each in _BY_THEMSELVES for multiple in ("", *_MULTIPLES)}
    return [units[symbol] for symbol in symbols if symbol not in alone]


def test_factors_are_those_of_physics() -> None:
    """A factor is what the unit is of its base, to the six decimals that the column has."""
    units = Lexicon.load().units
    by_id = {unit.unit_id: unit for unit in units.values()}
    for unit in _measures():
        (amount, dimension), (base, of_base) = _of_si(unit.symbol), _of_si(by_id[unit.base_unit_id].symbol)
        assert dimension == of_base, unit.symbol
        assert abs(Fraction(unit.factor) * base / amount - 1) < Fraction(1, 10**8), unit.symbol


def test_what_can_be_converted_has_one_base() -> None:
    bases: dict[str, set[str]] = defaultdict(set)
    for unit in _measures():
        bases[_of_si(unit.symbol)[1]].add(unit.base_unit_id)
    assert {dimension: found for dimension, found in bases.items() if len(found) > 1} == {}


def test_no_two_units_have_one_id() -> None:
    with (VOCABULARY / "units.csv").open(encoding="utf-8", newline="") as handle:
        ids = [row["unit_id"] for row in csv.DictReader(handle)]
    assert len(ids) == len(set(ids))


def test_multiples_are_exact_multiples_of_their_unit() -> None:
    """万 of a unit is ten thousand of it whatever its factor rounds, and says so in ``unit_mult``."""
    with (VOCABULARY / "units.csv").open(encoding="utf-8", newline="") as handle:
        rows = {row["symbol_zh"]: row for row in csv.DictReader(handle)}
    for symbol, row in rows.items():
        for multiple, times in (("万亿", 12), ("亿", 8), ("万", 4)):
            if symbol.startswith(multiple) and "/" not in symbol:
                one = rows[symbol.removeprefix(multiple)]
                assert Decimal(row["factor"]) == Decimal(one["factor"]) * 10**times, symbol
                assert (row["base_unit_id"], row["classifier_zh"]) == (one["base_unit_id"], one["classifier_zh"])
                assert row["unit_mult"] == str(times), symbol
                break


def test_counts_have_one_base_and_a_classifier() -> None:
    with (VOCABULARY / "units.csv").open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    counts = [row for row in rows if row["quantity_kind"] == "count"]
    assert {row["base_unit_id"] for row in counts} == {"count"}
    assert [row["unit_id"] for row in counts if not row["classifier_zh"]] == ["count"]
    assert all(row["symbol_zh"].endswith(row["classifier_zh"]) for row in counts)
    assert not any(row["classifier_zh"] for row in rows if row["quantity_kind"] != "count")
    # no two are called alike
    names = [(row["name_en"], row["quantity_kind"]) for row in rows]
    assert sorted(name for name in set(names) if names.count(name) > 1) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("标箱", "标准箱"),
        ("TEU", "标准箱"),
        ("重箱", "重量箱"),
        ("km²", "平方公里"),
        ("万m³", "万立方米"),
        ("m3", "立方米"),
    ],
)
def test_two_spellings_are_one_unit(one: str, other: str) -> None:
    units = Lexicon.load().units
    assert units[one] == units[other]
