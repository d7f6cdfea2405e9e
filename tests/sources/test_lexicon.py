"""The vocabulary: every alias has one meaning, factors are exact, members serve their area."""

from __future__ import annotations

import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from sources.lexicon import VOCABULARY, Lexicon


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


@pytest.mark.parametrize("line", ["新词,no-such-zone", "苏河湾功能区,310106-shibei"])
def test_an_alias_names_one_member_that_is_there(tmp_path: Path, line: str) -> None:
    folder = tmp_path / "vocabulary"
    shutil.copytree(VOCABULARY, folder)
    with (folder / "zone_aliases.csv").open("a", encoding="utf-8") as handle:
        handle.write(f"{line}\n")
    with pytest.raises(ValueError, match=r"zone_aliases\.csv"):
        Lexicon.load(folder)
