"""A folder that is made of the published warehouse: filled beside the one in place, and put there in one step.

Here belong paths, bytes and links, the exchange, and the note that says of which build a folder is. Page and plain files are both
such folders. Not here: what is in a file, or whether it is still right.

How a folder is replaced. Whoever reads ``site/index.html`` or a plain file must never find the folder missing or half written, and a
writer may be killed at any moment.

- Linux and macOS can let two names trade places in one step (``renameat2``, ``renamex_np``); that is what is used.
- Some file systems cannot (network shares, exFAT). There the old folder steps aside and the new one takes its name: two renames, and
  between them an instant without a folder. A writer that is killed in this instant leaves the old folder under a hidden name, and the
  next one puts it back before it does anything else.
- A link to a versioned folder, exchanged by one rename, was not taken: people copy ``site/`` to a stick or a web server and would
  copy a link, and the file systems that cannot exchange often have no links either.

What a killed writer leaves behind has hidden names beside the folder; the next writer takes it away.

How a large folder is filled. Of 10,000 reports nearly all files are those of the build before, and a link to each of 58,000 and its
removal afterwards took more than everything that is written. So the folder that steps aside is kept as a spare, under a hidden name:
the next writer takes out of it what is no longer right, adds what is missing, and lets the two trade places again. What both have
are links to the same bytes.
"""

from __future__ import annotations

import contextlib
import ctypes
import json
import os
import re
import shutil
import stat
import sys
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from presentation.warehouse import Edition
from sources.files import alone_with

NOTE = "build.json"
"""The last file that is written into a folder: of which build it is, and how many files it has besides this one."""

SPARE_FROM = 1000
"""How many files a folder takes over for its predecessor to be kept as a spare: a hidden folder should be worth it."""

_AT_FDCWD, _RENAME_EXCHANGE, _RENAME_SWAP = -100, 2, 2
# hidden names: while it is filled, while it steps aside, and the random ones of former versions
_LEFT_OVER = r"\.{name}\.(new|old|[a-z0-9_]{{8}}(\.old)?)"


@dataclass(slots=True)
class Folder:
    """A folder being filled at ``root``, to take the place of ``old``; what ``keep`` and ``write`` put there is counted.

    ``spare`` is the folder that ``old`` replaced, if there is one; ``is_linked`` says whether what was kept takes no bytes anew.
    """

    root: Path
    old: Path
    spare: Path
    written: int = 0
    kept: int = 0
    size: int = 0
    is_linked: bool = True
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

    def keep(self, sizes: Mapping[str, int]) -> None:
        """Take over files of the folder in place, which stays whole: links, or copies where links are impossible.

        ``sizes`` are the bytes of each, by its name. To be asked once, and first: raises OSError where something was written before,
        for what the spare folder has may be a file of the folder in place.
        """
        there: set[str] = set()
        if self.spare.is_dir():
            self.root.rmdir()
            self.spare.rename(self.root)
            there = self._weed(sizes)
        for name in sizes.keys() - there:
            self._link(name)
        self.kept += len(sizes)
        self.size += sum(sizes.values())

    def _weed(self, wanted: Container[str]) -> set[str]:
        """Take all out of the folder but the wanted files that the folder in place has, too, and give their names."""
        # by the number that the file system has for their bytes
        in_place = {name: entry.inode() for name, entry in _files(self.old)} if self.old.is_dir() else {}
        there = set()
        for name, entry in _files(self.root):
            if name in wanted and in_place.get(name) == entry.inode():
                there.add(name)
            else:
                (self.root / name).unlink()
        for above, _, _ in os.walk(self.root, topdown=False):
            with contextlib.suppress(OSError):
                # what has something in it stays
                Path(above).rmdir()
        self.root.mkdir(exist_ok=True)
        return there

    def _link(self, name: str) -> None:
        source, target = f"{self.old}/{name}", self._place(name)
        try:
            os.link(source, target)
        except OSError:
            shutil.copy2(source, target)
            self.is_linked = False


@contextlib.contextmanager
def replaced_folder(place: Path, edition: Edition) -> Iterator[Folder]:
    """A folder to fill, which takes the place of ``place`` when the block ends well; whatever is raised, ``place`` is as it was.

    It says that it is of the build of ``edition``. A large folder leaves the one that it replaces as a spare (see above). One
    writer at a time: another one of the same folder waits.
    """
    place = place.resolve()
    place.parent.mkdir(parents=True, exist_ok=True)
    fresh, old, spare = (place.with_name(f".{place.name}.{word}") for word in ("new", "old", "spare"))
    with alone_with(_lock(place)):
        _tidy(place)
        # made, not moved from a temporary folder: its rights are what the user's umask says
        fresh.mkdir()
        try:
            folder = Folder(fresh, place, spare)
            yield folder
            _sign(folder, edition)
            if not place.exists():
                fresh.rename(place)
            elif not _exchange(fresh, place):
                _step_aside(fresh, place, old)
            _remove(spare)
            if folder.kept >= SPARE_FROM and folder.is_linked:
                (old if old.exists() else fresh).rename(spare)
        finally:
            _remove(fresh)
            _remove(old)


def tidy(place: Path) -> None:
    """Take away what a killed writer of ``place`` left, its lock too, and put the folder back that was stepping aside just then.

    Waits for a writer that is at work.
    """
    place = place.resolve()
    if place.parent.is_dir():
        with alone_with(_lock(place)):
            _tidy(place)


def _lock(place: Path) -> Path:
    return place.with_name(f".{place.name}.lock")


def _tidy(place: Path) -> None:
    old = place.with_name(f".{place.name}.old")
    if old.is_dir() and not place.exists():
        old.rename(place)
    pattern = re.compile(_LEFT_OVER.format(name=re.escape(place.name)))
    for path in place.parent.iterdir():
        if pattern.fullmatch(path.name):
            _remove(path)


def build_of(folder: Path) -> str | None:
    """The id of the build that a folder is of; None when it does not say so, or when a file of it is missing."""
    try:
        note = json.loads((folder / NOTE).read_text(encoding="utf-8"))
        build, files = note["build_id"], note["files"]
        return str(build) if files <= _count(folder) - 1 else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def file_sizes(folder: Path) -> Iterator[int]:
    """The bytes of each file of a folder and the folders in it."""
    for _, entry in _files(folder):
        yield entry.stat(follow_symlinks=False).st_size


def is_untouched(path: str, size: int, since: int) -> bool:
    """Whether a file is there with that size, and nobody wrote it after ``since`` (nanoseconds)."""
    try:
        found = os.lstat(path)
    except OSError:
        return False
    return stat.S_ISREG(found.st_mode) and found.st_size == size and found.st_mtime_ns <= since


def _sign(folder: Folder, edition: Edition) -> None:
    note = {
        "build_id": edition.build_id,
        "input_fingerprint": edition.fingerprint,
        "files": _count(folder.root),
    }
    folder.write(NOTE, (json.dumps(note, indent=2) + "\n").encode())


def _files(folder: Path, above: str = "") -> Iterator[tuple[str, os.DirEntry[str]]]:
    """The files of a folder and the folders in it, by their names in it."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _files(Path(entry.path), f"{above}{entry.name}/")
            else:
                yield above + entry.name, entry


def _count(folder: Path) -> int:
    """How many files a folder and the folders in it have, but for hidden ones: those are a file manager's."""
    return sum(not entry.name.startswith(".") for _, entry in _files(folder))


def _exchange(one: Path, other: Path) -> bool:
    """Let two names trade places in one step; False where the system or its file system cannot."""
    library = ctypes.CDLL(None, use_errno=True)
    names = os.fsencode(one), os.fsencode(other)
    try:
        if sys.platform == "linux":
            done = library.renameat2(_AT_FDCWD, names[0], _AT_FDCWD, names[1], ctypes.c_uint(_RENAME_EXCHANGE))
        else:
            done = library.renamex_np(names[0], names[1], ctypes.c_uint(_RENAME_SWAP))
    except AttributeError:
        # a C library without it
        return False
    return bool(done == 0)


def _step_aside(fresh: Path, place: Path, old: Path) -> None:
    """The exchange by two renames, where there is no other."""
    place.rename(old)
    try:
        fresh.rename(place)
    except OSError:
        old.rename(place)
        raise


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)
