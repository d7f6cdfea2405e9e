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
    """Members of one dimension with all the names that print them."""

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

    def restricted(self, area_code: str) -> Names:
        """Only the members that serve an area: its own, and those that serve every area."""
        members = {key: member for key, member in self.members.items() if member.area_code in {"", area_code}}
        return Names(members, {alias: key for alias, key in self.aliases.items() if key in members})

    def short_name(self, member_id: str) -> str:
        """What a list of results prints for a member; empty for the whole area, the name itself for an unknown member."""
        if member_id == WHOLE:
            return ""
        member = self.members.get(member_id)
        return member.short_name if member else member_id.partition("-")[2]


@dataclass(frozen=True)
class Lexicon:
    """Units by printed symbol, zones and industries by printed name."""

    units: Mapping[str, Unit]
    zones: Names
    industries: Names
    _areas: dict[str, Lexicon] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def load(cls, directory: Path = VOCABULARY) -> Lexicon:
        """The vocabulary of a directory.

        Raises ``FileNotFoundError`` when a file is missing and ``ValueError`` when an alias names a member that is not there
        or one alias names two.
        """
        return cls(
            units=_units(directory),
            zones=_names(directory, "zones", "zone_id"),
            industries=_names(directory, "industries", "industry_id"),
        )

    def for_area(self, area_code: str) -> Lexicon:
        """The same units, and the zones and industries that serve this area."""
        if area_code not in self._areas:
            self._areas[area_code] = Lexicon(
                self.units, self.zones.restricted(area_code), self.industries.restricted(area_code)
            )
        return self._areas[area_code]


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def _units(directory: Path) -> dict[str, Unit]:
    by_id = {
        row["unit_id"]: Unit(
            row["unit_id"], row["symbol_zh"], row["quantity_kind"], row["base_unit_id"], row["factor"]
        )
        for row in _rows(directory / "units.csv")
    }
    symbols = [(unit.symbol, unit.unit_id) for unit in by_id.values()]
    symbols += [(row["alias"], row["unit_id"]) for row in _rows(directory / "unit_aliases.csv")]
    return {symbol: by_id[unit_id] for symbol, unit_id in _unique(symbols, by_id, directory / "unit_aliases.csv").items()}


def _names(directory: Path, stem: str, key: str) -> Names:
    members = {
        row[key]: Member(
            member_id=row[key],
            area_code=row["area_code"],
            name=row["name_zh"],
            short_name=row.get("short_name_zh") or row["name_zh"],
            is_total=row["name_zh"].endswith("合计"),
            parent_id=row[f"parent_{key}"],
        )
        for row in _rows(directory / f"{stem}.csv")
    }
    path = directory / f"{key.removesuffix('_id')}_aliases.csv"
    aliases = [(member.name, member.member_id) for member in members.values()]
    aliases += [(row["alias"], row[key]) for row in _rows(path)]
    return Names(members, _unique([pair for pair in aliases if pair[1] != WHOLE], members, path))


def _unique(pairs: Iterable[tuple[str, str]], known: Mapping[str, object], path: Path) -> dict[str, str]:
    found: dict[str, str] = {}
    for alias, target in pairs:
        if target not in known:
            raise ValueError(f"{path.name}: {alias} names {target}, which is not in the vocabulary; add it or mend the id")
        if found.setdefault(alias, target) != target:
            raise ValueError(f"{path.name}: {alias} names both {found[alias]} and {target}; keep one")
    return found
