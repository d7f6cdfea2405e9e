"""The vocabulary as one frozen value: units, zones and industries, and the names that print them.

Here belong loading the CSV files of ``sources/vocabulary`` and looking a printed name up. Not here: what a number near such
a name means (``sources.figures``), and the vocabulary of indicators, which the warehouse conforms.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from sources.areas import Areas

VOCABULARY = Path(__file__).parent / "vocabulary"
WHOLE = "all"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of ``units.csv``: what a printed value must be multiplied by (``factor``, a decimal literal) for its base unit."""

    unit_id: str
    symbol: str
    quantity_kind: str
    base_unit_id: str
    factor: str


@dataclass(frozen=True, slots=True)
class Member:
    """A zone or an industry. ``short_name`` is what a list of results prints; ``is_total`` marks a printed total of others."""

    member_id: str
    area_code: str
    name: str
    short_name: str
    is_total: bool
    parent_id: str


@dataclass(frozen=True)
class Names:
    """Members of one dimension that serve one area, with all the names that print them."""

    members: Mapping[str, Member]
    aliases: Mapping[str, str]

    @cached_property
    def pattern(self) -> re.Pattern[str] | None:
        """Finds any alias in a text, the longest first; None when there is none to find."""
        words = sorted(self.aliases, key=lambda word: (-len(word), word))
        return re.compile("|".join(map(re.escape, words))) if words else None

    def find(self, name: str) -> Member | None:
        """The member that a name prints when the whole of the name is one of its aliases."""
        member_id = self.aliases.get(name)
        return self.members[member_id] if member_id is not None else None

    def short_name(self, member_id: str) -> str:
        """What a list of results prints for a member; empty for the whole area, the name itself for an unknown member."""
        if member_id == WHOLE:
            return ""
        member = self.members.get(member_id)
        return member.short_name if member else member_id.partition("-")[2]


@dataclass(frozen=True)
class Dimension:
    """The members of one dimension in the whole country, grouped by the area that they serve; empty for every area.

    高新区 is the name of another zone in each of hundreds of areas, so a name is unique only among what serves one area.
    """

    groups: Mapping[str, Names]

    def for_area(self, area_code: str) -> Names:
        """The members of an area and those that serve every area; takes no longer the more areas there are."""
        everywhere, own = self.groups.get("", _NOBODY), self.groups.get(area_code, _NOBODY)
        return Names({**everywhere.members, **own.members}, {**everywhere.aliases, **own.aliases})


_NOBODY = Names({}, {})


@dataclass(frozen=True, eq=False)
class Lexicon:
    """Units by printed symbol, and the zones and industries that serve one area by printed name.

    As loaded it serves every area alike; ``for_area`` gives that of one area.
    """

    units: Mapping[str, Unit]
    zones: Names
    industries: Names
    areas: Areas
    _dimensions: tuple[Dimension, Dimension] = field(repr=False, compare=False)
    _areas: dict[str, Lexicon] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def load(cls, directory: Path = VOCABULARY) -> Lexicon:
        """The vocabulary of a directory.

        Raises ``FileNotFoundError`` when a file is missing and ``ValueError`` when an alias names a member that is not there
        or one alias names two that serve the same area.
        """
        zones = _dimension(directory, "zones", "zone_id")
        industries = _dimension(directory, "industries", "industry_id")
        areas = Areas.load(directory / "areas.csv")
        return cls(_units(directory), zones.for_area(""), industries.for_area(""), areas, (zones, industries))

    def for_area(self, area_code: str) -> Lexicon:
        """The same units, and the zones and industries that serve this area."""
        if area_code not in self._areas:
            zones, industries = self._dimensions
            self._areas[area_code] = Lexicon(
                self.units,
                zones.for_area(area_code),
                industries.for_area(area_code),
                self.areas,
                self._dimensions,
                self._areas,
            )
        return self._areas[area_code]


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def _units(directory: Path) -> dict[str, Unit]:
    by_id = {
        row["unit_id"]: Unit(row["unit_id"], row["symbol_zh"], row["quantity_kind"], row["base_unit_id"], row["factor"])
        for row in _rows(directory / "units.csv")
    }
    symbols = [(unit.symbol, unit.unit_id) for unit in by_id.values()]
    symbols += [(row["alias"], row["unit_id"]) for row in _rows(directory / "unit_aliases.csv")]
    return {
        symbol: by_id[unit_id] for symbol, unit_id in _unique(symbols, by_id, directory / "unit_aliases.csv").items()
    }


def _dimension(directory: Path, stem: str, key: str) -> Dimension:
    totals = tuple(row["label"] for row in _rows(directory / "total_labels.csv"))
    members = {
        row[key]: Member(
            member_id=row[key],
            area_code=row["area_code"],
            name=row["name_zh"],
            short_name=row.get("short_name_zh") or row["name_zh"],
            is_total=row["name_zh"].endswith(totals),
            parent_id=row[f"parent_{key}"],
        )
        for row in _rows(directory / f"{stem}.csv")
    }
    path = directory / f"{key.removesuffix('_id')}_aliases.csv"
    aliases = [(member.name, member.member_id) for member in members.values()]
    aliases += [(row["alias"], row[key]) for row in _rows(path)]
    areas: dict[str, dict[str, Member]] = {"": {}}
    names: dict[str, list[tuple[str, str]]] = {"": []}
    for member in members.values():
        areas.setdefault(member.area_code, {})[member.member_id] = member
    for alias, target in aliases:
        if target != WHOLE:
            # an unknown member serves every area, where its absence is noticed
            names.setdefault(members[target].area_code if target in members else "", []).append((alias, target))
    everywhere = _unique(names[""], members, path)
    groups = {"": Names(areas[""], everywhere)}
    for area_code, own in areas.items():
        if area_code:
            groups[area_code] = Names(own, _unique(names.get(area_code, []), members, path, everywhere))
    return Dimension(groups)


def _unique(
    pairs: Iterable[tuple[str, str]], known: Mapping[str, object], path: Path, taken: Mapping[str, str] | None = None
) -> dict[str, str]:
    """The pairs as a mapping; ``taken`` holds aliases that serve beside them, which none may name again."""
    found: dict[str, str] = {}
    taken = taken or {}
    for alias, target in pairs:
        if target not in known:
            raise ValueError(
                f"{path.name}: {alias} names {target}, which is not in the vocabulary; add it or mend the id"
            )
        other = taken.get(alias) or found.setdefault(alias, target)
        if other != target:
            raise ValueError(f"{path.name}: {alias} names both {other} and {target}; keep one")
    return found
