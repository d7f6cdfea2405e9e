"""The words by which the layout of a document is told, as data; ``cues`` loads a file of them.

``numerals`` are the characters of Chinese numbers, ``lines`` what headings, titles, captions and notes say of themselves, ``sheets``
the words of spreadsheets.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sources.cues import load

_FOLDER = Path(__file__).parent


def cues(file: str) -> dict[str, Any]:
    """A file of this folder, by its name without ``.toml``."""
    return load(_FOLDER, file)
