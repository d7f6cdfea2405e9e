"""What the cluster is sent along with the job that reads: the readers, their cue words and the vocabulary of this warehouse.

The readers look their words up in files beside their code, so they travel as an archive that each worker unpacks, not as modules
in a zip. Here belongs making that archive, and nothing else.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from orchestration.settings import ROOT, Settings

_CODE = (
    "sources/**/*.py",
    "sources/**/cues/*.toml",
    "sources/figures/*.csv",
    "orchestration/__init__.py",
    "orchestration/engines/__init__.py",
    "orchestration/settings.py",
)


def write_bundle(settings: Settings, folder: Path) -> Path:
    """Lay the code out in ``folder/code`` and pack it as ``folder/code.zip``; the archive."""
    code = folder / "code"
    shutil.rmtree(code, ignore_errors=True)
    for pattern in (*_CODE, "orchestration/engines/spark/*.py"):
        for path in sorted(ROOT.glob(pattern)):
            target = code / path.relative_to(ROOT)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
    shutil.copytree(settings.sources / "vocabulary", code / "sources" / "vocabulary")
    return Path(shutil.make_archive(str(code), "zip", code))
