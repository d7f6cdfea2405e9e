"""``manifest.json``: what a folder in parts was written from, so that the next writing takes over what is still right.

Here belongs judging the files of the folder in place. Nothing here writes one of them.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from presentation import dictionary, spreadsheet, warehouse
from presentation.dictionary import Table
from presentation.exports.areas import Area
from presentation.folder import is_untouched

NAME = "manifest.json"
_PACKAGE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Part:
    """A file of one area: its size and the hash of its bytes."""

    bytes: int
    sha256: str

    @classmethod
    def of(cls, path: Path) -> Part:
        """What a finished file is. Raises OSError when it cannot be read."""
        with path.open("rb") as handle:
            return cls(path.stat().st_size, hashlib.file_digest(handle, "sha256").hexdigest())


Parts = Mapping[str, Part]
"""The files of one area, by their path in the folder."""


def maker(tables: Sequence[Table], version: str) -> str:
    """The hash of all that decides how a row looks in a file: this code, the dictionary, the version, the database engine."""
    digest = hashlib.sha256(repr((version, duckdb.__version__, tables)).encode())
    code = [path for path in _PACKAGE.rglob("*") if path.suffix in {".py", ".toml"}]
    for path in [*sorted(code), *(Path(str(module.__file__)) for module in (dictionary, warehouse, spreadsheet))]:
        digest.update(f"\n{path.name}\n".encode() + path.read_bytes())
    return digest.hexdigest()


def write_manifest(folder: Path, made_by: str, areas: Sequence[Area], parts: Mapping[str, Parts]) -> None:
    """Write the manifest. It has to be the last file of the folder: what is younger was not written by us."""
    # a line an area, each written at once: with an indent, the encoder goes from value to value in Python
    lines = [
        f"{json.dumps(area.code)}: "
        + json.dumps(
            {
                "reports": area.reports,
                "files": {path: [part.bytes, part.sha256] for path, part in sorted(parts[area.code].items())},
            },
            ensure_ascii=False,
        )
        for area in areas
    ]
    text = f'{{"made_by": {json.dumps(made_by)}, "areas": {{\n' + ",\n".join(lines) + "\n}}"
    (folder / NAME).write_text(text + "\n", encoding="utf-8")


def still_right(folder: Path, made_by: str, areas: Iterable[Area], names: Sequence[str]) -> dict[str, Parts]:
    """The files of the areas whose parts in ``folder`` are what would be written now, by area.

    ``names`` are the paths of an area's files with ``{}`` for its code. An area is left out when one of its reports has another
    version, came or went, and when a file is missing or was touched after the folder was written. A folder without a manifest
    that can be read has no area that is right.
    """
    try:
        written = (folder / NAME).stat().st_mtime_ns
        content = json.loads((folder / NAME).read_text(encoding="utf-8"))
        noted: Mapping[str, Any] = content["areas"] if content["made_by"] == made_by else {}
        found: dict[str, Parts] = {}
        for area in areas:
            if area.code in noted and area.is_as_in(noted[area.code]["reports"]):
                files = noted[area.code]["files"]
                parts = {path: Part(*files[path]) for path in (name.format(area.code) for name in names)}
                if all(is_untouched(f"{folder}/{path}", part.bytes, written) for path, part in parts.items()):
                    found[area.code] = parts
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}
    return found
