"""The vocabulary: every alias has one meaning, factors are exact, members serve their area."""

from __future__ import annotations

import csv
import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from sources.lexicon import VOCABULARY, Lexicon

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
