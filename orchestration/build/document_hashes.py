"""The hash of every document, remembered by what the file system says of the file, so that only changed files are opened.

Here belongs that memory and nothing else. It is a note that may be lost or damaged at any time: then files are opened again. A
file counts as unchanged while device, inode, size, time of modification and time of status change are the same; the last of
them no program can set.
"""

from __future__ import annotations

import contextlib
import glob
import json
import os
import time
from pathlib import Path

from sources.catalogue.catalogue import Catalogue, ReportEntry, sha256
from sources.documents.limits import MAX_FILE_BYTES

# a file written again within one tick of the clock looks the same: what is so young is not remembered
_YOUNG_NS = 2_000_000_000

Signature = list[int]


class DocumentHashes:
    """The memory of one build folder. ``of`` asks it, ``save`` keeps what it learnt."""

    def __init__(self, path: Path, known: dict[str, tuple[Signature, str]]) -> None:
        self._path = path
        self._known = known
        self._seen: dict[str, tuple[Signature, str]] = {}

    @classmethod
    def load(cls, path: Path) -> DocumentHashes:
        """The memory in a file; an empty one when there is none that can be read."""
        try:
            stored = json.loads(path.read_text(encoding="utf-8"))
            return cls(
                path, {str(name): (list(signature), str(digest)) for name, (signature, digest) in stored.items()}
            )
        except (OSError, ValueError, TypeError, AttributeError):
            return cls(path, {})

    def of(self, catalogue: Catalogue, entry: ReportEntry) -> str:
        """The hash of an entry's document. Raises ReportError when it cannot be used."""
        name = os.path.join(catalogue.folder, entry.file)  # noqa: PTH118 (ten thousand times a build)
        before = _signature(name)
        kept = self._known.get(name)
        if before is not None and kept is not None and kept[0] == before:
            self._seen[name] = kept
            return kept[1]
        digest = sha256(catalogue.read_bytes(entry, MAX_FILE_BYTES))
        if before is not None and before == _signature(name) and max(before[-2:]) < time.time_ns() - _YOUNG_NS:
            self._seen[name] = (before, digest)
        return digest

    def save(self) -> None:
        """Keep what was asked for, when it is not what is kept already."""
        if self._seen == self._known:
            return
        self._path.parent.mkdir(parents=True, exist_ok=True)
        part = self._path.with_name(f"{self._path.name}.{os.getpid()}")
        part.write_text(json.dumps(self._seen, separators=(",", ":")), encoding="utf-8")
        # another process that saves just now may have taken it for what a killed one left: then this is not remembered
        with contextlib.suppress(FileNotFoundError):
            part.replace(self._path)
        for left_over in self._path.parent.glob(f"{glob.escape(self._path.name)}.*"):
            left_over.unlink(missing_ok=True)


def _signature(name: str) -> Signature | None:
    try:
        found = os.stat(name)  # noqa: PTH116
    except (OSError, ValueError):
        return None
    return [found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns]
