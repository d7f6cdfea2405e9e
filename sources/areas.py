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

from sources.model import ReportError

NATION = "000000"


@dataclass(frozen=True, slots=True)
class Area:
    """A division of GB/T 2260: six digits, its full name, and the code of the division above it; empty for the nation.

    ``valid_from`` and ``valid_to`` are the first and the last year of its code, None where it has no such end; ``succeeded_by`` is
    the code of the division that it became, or that took in its seat, empty while it lasts.
    """

    area_code: str
    name: str
    parent: str
    valid_from: int | None = None
    valid_to: int | None = None
    succeeded_by: str = ""

    def reports_on(self, execution_year: int) -> bool:
        """Whether it can report on a year: it was there in that year, or in the next, in which the report is presented."""
        return (self.valid_from or execution_year) <= execution_year + 1 and execution_year <= (
            self.valid_to or execution_year
        )


@dataclass(frozen=True)
class Areas:
    """All divisions by code."""

    by_code: Mapping[str, Area]

    @classmethod
    def load(cls, path: Path) -> Areas:
        """The divisions of ``areas.csv``."""
        with path.open(encoding="utf-8", newline="") as handle:
            rows = [
                Area(
                    row["area_code"],
                    row["name_zh"],
                    row["parent_area_code"] or "",
                    _year(row.get("valid_from")),
                    _year(row.get("valid_to")),
                    row.get("succeeded_by") or "",
                )
                for row in csv.DictReader(handle)
            ]
        return cls({area.area_code: area for area in rows})

    @cached_property
    def _below(self) -> Mapping[str, tuple[Area, ...]]:
        below: dict[str, list[Area]] = defaultdict(list)
        for area in self.by_code.values():
            below[area.parent].append(area)
        return {code: tuple(areas) for code, areas in below.items()}

    def refuse(self, report_id: str, code: str, execution_year: int) -> None:
        """Raises ReportError for a report of a division that was not there in its year, naming the code that was."""
        area = self.by_code.get(code)
        if area is None or area.reports_on(execution_year):
            return
        if area.valid_to is not None and area.valid_to < execution_year:
            until, other = f"until {area.valid_to}", self.by_code.get(area.succeeded_by)
        else:
            until = f"from {area.valid_from} on"
            before = [each for each in self.by_code.values() if each.succeeded_by == code]
            # of several that went into it the one whose name it keeps
            other = max(before, key=lambda each: len({*each.name} & {*area.name}), default=None)
        raise ReportError(
            report_id,
            f"{area.name} ({code}) is an area {until}, and the report looks back on {execution_year}.",
            advice=f"Is it a report of {other.name} ({other.area_code})? Else mend its year."
            if other
            else "Mend its area or its year.",
        )

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

    def kinds(self, code: str) -> Iterator[tuple[Area, ...]]:
        """What areas a table may set beside each other, nearest first: those below an area, those beside it, the provinces, and those
        right below the provinces."""
        area = self.by_code.get(code)
        if area is not None:
            yield self._below.get(code, ())
            yield self._below.get(area.parent, ())
        provinces = self._below.get(NATION, ())
        yield provinces
        yield tuple(each for province in provinces for each in self._below.get(province.area_code, ()))


def _year(text: str | None) -> int | None:
    return int(text) if text else None
