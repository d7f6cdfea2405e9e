"""The folder of the page while it is filled beside the one in place, and the replace that puts it there.

Here belong paths, bytes and links. Not here: what is in a file, or whether it is still right.
"""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from presentation.links import take_over


@dataclass(slots=True)
class Folder:
    """A folder being filled at ``root``, to take the place of ``old``; what it holds so far is counted."""

    root: Path
    old: Path
    written: int = 0
    kept: int = 0
    size: int = 0
    _made: set[str] = field(default_factory=set)

    def _place(self, name: str) -> str:
        # text, not paths: with many reports, nearly all that is done is done here
        above = name.rpartition("/")[0]
        if above not in self._made:
            (self.root / above).mkdir(parents=True, exist_ok=True)
            self._made.add(above)
        return f"{self.root}/{name}"

    def write(self, name: str, content: bytes) -> int:
        """Write a file and give its size."""
        Path(self._place(name)).write_bytes(content)
        self.written += 1
        self.size += len(content)
        return len(content)

    def keep(self, name: str, size: int) -> None:
        """Take over a file of the folder in place, which stays whole: a link, or a copy where links are impossible."""
        take_over(f"{self.old}/{name}", self._place(name))
        self.kept += 1
        self.size += size


@contextmanager
def replacing(place: Path) -> Iterator[Folder]:
    """A folder to fill, which takes the place of ``place`` at the end; whatever is raised, ``place`` is as it was."""
    place.parent.mkdir(parents=True, exist_ok=True)
    fresh = place.with_name(f".{place.name}.new")
    # what a killed writer left behind
    shutil.rmtree(fresh, ignore_errors=True)
    try:
        yield Folder(fresh, place)
        _replace(fresh, place)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _replace(fresh: Path, place: Path) -> None:
    """Put ``fresh`` in its place by two renames: what is found there is never half one and half the other."""
    old = place.with_name(f".{place.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if place.exists():
        place.rename(old)
    try:
        fresh.rename(place)
    except OSError:
        if old.exists():
            old.rename(place)
        raise
    shutil.rmtree(old, ignore_errors=True)


def is_untouched(path: str, size: int, since: int) -> bool:
    """Whether a file is there with that size, and nobody wrote it after ``since`` (nanoseconds)."""
    try:
        found = os.lstat(path)
    except OSError:
        return False
    return stat.S_ISREG(found.st_mode) and found.st_size == size and found.st_mtime_ns <= since
