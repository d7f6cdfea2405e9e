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
