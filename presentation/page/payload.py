"""Data files that a page opened from disk can load: a script that hands over one JSON value.

Here belongs how rows become text, nothing about what the rows are.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

# JSON that stays inert wherever a browser might meet it: no tag can open, no line can end
_INERT = {"<": "\\u003c", "\u2028": "\\u2028", "\u2029": "\\u2029"}


@dataclass(frozen=True, slots=True)
class Section:
    """Rows with named columns. Values are what JSON can say; those of one column are of one type, or None."""

    columns: tuple[str, ...]
    rows: Sequence[Sequence[Any]]

    def encoded(self) -> dict[str, object]:
        """By column, as ``{"length": n, "columns": {name: values}}``.

        A column that repeats itself is ``{"of": distinct values, "at": positions}``; one that is all None is left out.
        """
        columns: dict[str, object] = {}
        for name, values in zip(self.columns, zip(*self.rows, strict=True), strict=bool(self.rows)):
            if values.count(None) < len(values):
                columns[name] = _shortened(values)
        return {"length": len(self.rows), "columns": columns}


def _shortened(values: Sequence[object]) -> object:
    keys = values
    try:
        distinct = dict(zip(keys, values, strict=True))
    except TypeError:
        # a dictionary has no hash, but its items have, where they are flat
        keys = [tuple(value.items()) if isinstance(value, dict) else value for value in values]
        try:
            distinct = dict(zip(keys, values, strict=True))
        except TypeError:  # lists have none
            return values
    if 2 * len(distinct) > len(values):
        return values
    position = {key: at for at, key in enumerate(distinct)}
    return {"of": list(distinct.values()), "at": [position[key] for key in keys]}


def script(version: str, name: str, value: object) -> bytes:
    """The bytes of a data file: ``name`` is what the page asked for, ``version`` what tells it from an older one."""
    arguments = ",".join(json.dumps(part, ensure_ascii=False, separators=(",", ":")) for part in (version, name, value))
    for character, escape in _INERT.items():
        arguments = arguments.replace(character, escape)
    return f"Planhouse.receive({arguments});\n".encode()
