"""Files and folders that others use, too: opening a file that somebody put there, writing one whole, and being alone in a folder
for a while.

Here belongs what can go wrong with a file before anything looks at its bytes. Not here: what the bytes mean.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import os
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path

_KINDS = {
    stat.S_IFDIR: "a folder",
    stat.S_IFIFO: "a pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}


class NotAFile(OSError):
    """What stands under a name is no regular file. ``strerror`` says what it is."""


class TooLarge(OSError):
    """A file has more bytes than it may; ``size`` is how many it has at least."""

    def __init__(self, size: int) -> None:
        super().__init__(0, f"it has {size} bytes")
        self.size = size


@contextlib.contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Hold the lock of a folder; the system lets go of it however the process ends. Without one where a folder has none (NFS)."""
    with _locked(folder, os.O_RDONLY):
        yield


@contextlib.contextmanager
def alone_with(name: Path) -> Iterator[None]:
    """Hold the lock of a name: a file that is there for as long as somebody holds it, or was when its holder was killed.

    For what others do in the same folder meanwhile and need not wait for. Without a lock where the file system has none (NFS).
    """
    while True:
        with _locked(name, os.O_WRONLY | os.O_CREAT) as handle:
            # whoever held it took the file away, and others may hold a new one
            if _is_the_file(handle, name):
                try:
                    yield
                finally:
                    name.unlink(missing_ok=True)
                return


@contextlib.contextmanager
def _locked(path: Path, flags: int) -> Iterator[int]:
    """Open what stands under a name and hold its lock, if the file system has locks; gives what the system calls it while open."""
    handle = os.open(path, flags, 0o644)
    try:
        with contextlib.suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield handle
    finally:
        os.close(handle)


def _is_the_file(handle: int, name: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), name.stat())
    except FileNotFoundError:
        return False


def read_file(path: Path, limit: int | None = None) -> bytes:
    """The bytes of a regular file, a link followed. Opening a pipe that nobody writes to would wait for ever: it is not opened.

    Raises NotAFile, TooLarge beyond ``limit`` bytes (also when the file grows meanwhile), and OSError when it cannot be opened.
    """
    _refuse(os.stat(path).st_mode)  # noqa: PTH116 (a path with a loop of links must give an OSError)
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    with os.fdopen(descriptor, "rb") as handle:
        found = os.fstat(descriptor)
        _refuse(found.st_mode)
        if limit is None:
            return handle.read()
        if found.st_size > limit:
            raise TooLarge(found.st_size)
        data = handle.read(limit + 1)
        if len(data) > limit:
            raise TooLarge(len(data))
        return data


def write_whole(path: Path, data: bytes) -> None:
    """Write a file whole or not at all."""
    # hidden while it is written: a build that looks meanwhile sees no half document
    part = path.with_name(f".{path.name}.part")
    try:
        # opened, not made as a temporary file: its rights are what the user's umask says, or those of the file before
        with part.open("wb") as file:
            if path.exists():
                part.chmod(path.stat().st_mode & 0o777)
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def hash_files(files: Mapping[str, Path]) -> str:
    """One hash of files by their names and their bytes, wherever they lie."""
    digest = hashlib.sha256()
    for name, path in sorted(files.items()):
        digest.update(f"{name}\0".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:16]


def _refuse(mode: int) -> None:
    if not stat.S_ISREG(mode):
        raise NotAFile(0, f"it is {_KINDS.get(stat.S_IFMT(mode), 'no file')}")


def printable(name: str) -> str:
    """A file's name as text that can be printed and stored: bytes that are no UTF-8, and controls, as escapes."""
    escaped = os.fsencode(name).decode("utf-8", "backslashreplace")
    return "".join(each if each.isprintable() else each.encode("unicode_escape").decode() for each in escaped)
