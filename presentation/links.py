"""Giving a finished file a second name: how page and plain files take over what did not change.

Here belongs that one step. Not here: which files are taken over.
"""

from __future__ import annotations

import os
import shutil


def take_over(source: str | os.PathLike[str], target: str | os.PathLike[str]) -> None:
    """Name a file a second time, or copy it where links are impossible; it keeps its time either way. The folder must be there."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
