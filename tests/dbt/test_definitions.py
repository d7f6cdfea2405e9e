"""What definitions.csv says of indicators: each definition is one that the model can judge."""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path

from sources.catalogue.catalogue import SOURCES

SEED = Path(__file__).resolve().parents[2] / "dbt_project" / "seeds" / "definitions.csv"


def definitions() -> dict[str, list[dict[str, str]]]:
    found: dict[str, list[dict[str, str]]] = defaultdict(list)
    with SEED.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found[row["definition"]].append(row)
    return found


def test_every_member_is_an_indicator_of_the_vocabulary() -> None:
    with (SOURCES / "vocabulary" / "indicators.csv").open(encoding="utf-8", newline="") as file:
        known = {row["indicator_id"] for row in csv.DictReader(file)}
    named = {member["indicator_id"] for members in definitions().values() for member in members}
    assert named
    assert named - known == set()


def test_a_definition_has_one_anchor_and_each_member_once() -> None:
    for name, members in definitions().items():
        assert [int(member["place"]) for member in members] == list(range(len(members))), name
        assert len({member["form"] for member in members}) == 1, name
        assert len({(member["indicator_id"], member["kind"]) for member in members}) == len(members), name
        assert len({member["alarms"] for member in members}) == 1, name


def test_a_definition_is_a_sum_a_rate_or_a_hundred() -> None:
    for name, members in definitions().items():
        roles = [member["role"] for member in members]
        assert set(roles) <= {"whole", "part", "base", "both"}, name
        assert "part" in roles or "both" in roles, name
        kinds = {member["kind"] for member in members if member["role"] != "whole"}
        wholes = {member["kind"] for member in members if member["role"] == "whole"}
        form = members[0]["form"]
        if "base" in roles:
            # a rate or share of amounts
            assert kinds == {"level"}, name
            assert wholes <= {"rate", "share"}, name
        elif form == "hundred":
            assert (kinds, wholes) == ({"share"}, set()), name
        else:
            assert kinds == wholes, name
        expected = {
            "sum": roles[0] == "whole" and set(roles[1:]) == {"part"},
            "remainder": roles[:2] == ["part", "whole"] and set(roles[2:]) == {"part"},
            "hundred": set(roles) == {"part"},
            "ratio": roles == ["whole", "part", "base"],
            "share_of_sum": roles[0] == "whole" and set(roles[1:-1]) == {"both"} and roles[-1] == "base",
            "balance": roles == ["whole", "whole", "part", "part"],
        }
        assert expected[form], name
