"""Packing a folder of finished files into an archive that depends on their content alone.

Here belongs the archive, whatever is in the files. How a folder takes the place of another is in ``presentation.folder``.
"""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

# the earliest time that a ZIP archive can say
_EPOCH = (1980, 1, 1, 0, 0, 0)


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
