"""Replacing a folder as a whole, taking over a file of the old one, packing one into an archive that depends on content alone.

Here belongs what is done with finished files, whatever is in them.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import shutil
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

# the earliest time that a ZIP archive can say
_EPOCH = (1980, 1, 1, 0, 0, 0)
_AT_FDCWD, _RENAME_EXCHANGE = -100, 2


@contextlib.contextmanager
def replaced_folder(folder: Path) -> Iterator[Path]:
    """A new folder to write into, which takes the place of ``folder`` when the block ends well and is dropped when it does not.

    Where the system can exchange two names (Linux), nobody ever finds the folder missing or half written.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
    try:
        fresh.chmod(0o755)
        yield fresh
        if not folder.exists():
            fresh.rename(folder)
        elif not _exchange(fresh, folder):
            old = fresh.with_name(fresh.name + ".old")
            folder.rename(old)
            fresh.rename(folder)
            shutil.rmtree(old)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _exchange(one: Path, other: Path) -> bool:
    """Let two names trade places in one step; False where the system or its file system cannot."""
    if sys.platform != "linux":
        return False
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except AttributeError:
        return False
    return bool(renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0)


def file_sizes(folder: Path) -> Iterator[int]:
    """The bytes of each file of a folder and the folders in it."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from file_sizes(Path(entry.path))
            else:
                yield entry.stat(follow_symlinks=False).st_size


def pack(folder: Path, archive: Path) -> None:
    """Pack every file of a folder into a ZIP archive, sorted by name, without the time or the rights of any file."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path != archive)
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as target:
        for path in files:
            entry = zipfile.ZipInfo(path.relative_to(folder).as_posix(), _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            entry.create_system = 3
            with path.open("rb") as source, target.open(entry, "w") as sink:
                shutil.copyfileobj(source, sink)
