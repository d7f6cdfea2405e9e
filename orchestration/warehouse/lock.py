"""The lock of a build folder: one build at a time.

Here belongs taking it and letting go of it. Not here: who waits, and what a second build says (``orchestration.cli.build``).
"""

from __future__ import annotations

import fcntl
import os
from pathlib import Path
from typing import IO


class BuildLocked(RuntimeError):
    """Another build is running on the same build folder."""


_held: dict[Path, IO[str]] = {}


def hold_build_lock(folder: Path, *, wait: bool = False) -> None:
    """Take the folder's lock for as long as this process lives: one build at a time.

    The operating system lets go of it when the process ends, however it ends. A lock that this process already
    holds is fine.
    Raises BuildLocked when another process holds it, after waiting for it when ``wait`` says so.
    """
    folder = folder.resolve()
    if folder in _held:
        return
    folder.mkdir(parents=True, exist_ok=True)
    handle = (folder / "lock").open("a+")
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
    except BlockingIOError:
        handle.seek(0)
        holder = handle.read().strip() or "unknown"
        handle.close()
        raise BuildLocked(
            f"Another build is running (process {holder}). Wait until it is done and build again; "
            "the published warehouse can be read meanwhile."
        ) from None
    handle.seek(0)
    handle.truncate()
    handle.write(str(os.getpid()))
    handle.flush()
    _held[folder] = handle


def release_build_lock(folder: Path) -> None:
    """Let go of the lock before the process ends."""
    if handle := _held.pop(folder.resolve(), None):
        handle.close()


def build_lock_holder(folder: Path) -> str | None:
    """The process that holds the folder's lock; None when none does.

    Looks only: to try the lock would keep a build that starts just then out of it. Where there is no /proc/locks nothing can be said.
    """
    path = folder / "lock"
    try:
        wanted, table = path.stat(), Path("/proc/locks").read_text(encoding="ascii")
    except OSError:
        return None
    place = f"{os.major(wanted.st_dev):02x}:{os.minor(wanted.st_dev):02x}:{wanted.st_ino}"
    for line in table.splitlines():
        # 1: FLOCK  ADVISORY  WRITE 123 08:02:345 0 EOF; one that waits for it has an arrow before its kind
        fields = line.split()
        if fields[1:2] == ["FLOCK"] and fields[5:6] == [place]:
            return path.read_text(encoding="utf-8").strip() or fields[4]
    return None
