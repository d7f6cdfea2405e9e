"""The divisions of the country as a tree: who lies above whom, and what they are called.

Here belong the record and walking the tree. Not here: where a text names an area (``sources.figures.universe``), and whose
report a document is (``sources.catalogue``).
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

NATION = "000000"


@dataclass(frozen=True, slots=True)
class Area:
    """A division of GB/T 2260: six digits, its full name, and the code of the division above it; empty for the nation."""

    area_code: str
    name: str
    parent: str


@dataclass(frozen=True)
class Areas:
    """All divisions by code."""

    by_code: Mapping[str, Area]

    @classmethod
    def load(cls, path: Path) -> Areas:
        """The divisions of ``areas.csv``."""
        with path.open(encoding="utf-8", newline="") as handle:
            rows = [
                Area(row["area_code"], row["name_zh"], row["parent_area_code"] or "") for row in csv.DictReader(handle)
            ]
        return cls({area.area_code: area for area in rows})

    @cached_property
    def _below(self) -> Mapping[str, tuple[Area, ...]]:
        below: dict[str, list[Area]] = defaultdict(list)
        for area in self.by_code.values():
            below[area.parent].append(area)
        return {code: tuple(areas) for code, areas in below.items()}

    def lineage(self, code: str) -> Iterator[Area]:
        """An area and those above it, the nation last; nothing for a code that is not known."""
        while area := self.by_code.get(code):
            yield area
            code = area.parent

    def called(self, code: str, ending: str) -> Area | None:
        """The nearest of an area and those above it whose name ends in so (市, 区); None where none does."""
        return next((area for area in self.lineage(code) if area.name.endswith(ending)), None)

    def around(self, code: str) -> dict[str, str]:
        """The codes of an area, those above it, those below it and those beside it by full name; a name that two of them bear is
        left out, and so is the nation's, which is called by a word."""
        area = self.by_code.get(code)
        if area is None:
            return {}
        near = [*self.lineage(code), *self._below.get(code, ())]
        if area.parent not in {"", NATION}:
            near += self._below.get(area.parent, ())
        names: dict[str, set[str]] = defaultdict(set)
        for each in near:
            if each.area_code != NATION:
                names[each.name].add(each.area_code)
        return {name: codes.pop() for name, codes in names.items() if len(codes) == 1}
