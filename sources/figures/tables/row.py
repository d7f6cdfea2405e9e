"""One row of a block of columns, as its label says it.

Here belong the record and what tells one row from another. Not here: making rows (``sources.figures.tables.rows``) and which stands
above which (``sources.figures.tables.parents``).
"""

from __future__ import annotations

from typing import NamedTuple

from sources.figures.claim import Subject
from sources.figures.tables.labels import Label
from sources.figures.universe import Universe


class Row(NamedTuple):
    """One row of a block: its label as printed and taken apart, its unit where a column of units gives it."""

    printed: str
    label: Label
    unit: str = ""
    starred: bool = False
    zone: Subject | None = None
    industry: Subject | None = None
    universe: Universe | None = None  # whose its numbers are, where the label says so
    group: str = ""  # what stands beside the label in a column of groups, or above it in a row without values
    indent: int = 0  # how far its label stands in
    whole: str = ""  # what the caption says that it is all of, where it is a total or all of an area
    is_place: bool = False  # a town or a county
    account: str = ""  # of a total the one that the caption names
    note: str | None = None  # what tells it from the rows of the same name right below each other
    code: str = ""  # its number in a classification, which begins with that of its whole


def told_by(row: Row) -> tuple[object, ...]:
    """What tells a row from others of its block."""
    label, zone = row.label, row.zone.member_id if row.zone else ""
    return (label.measure, label.kind, label.year, label.year_before, row.unit or label.unit, row.universe, zone)
