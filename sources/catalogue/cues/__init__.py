"""The words by which a document's head is read, as data; ``cues`` loads a file of them."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any


@cache
def cues(file: str) -> dict[str, Any]:
    """A file of this folder, by its name without ``.toml``."""
    return tomllib.loads((Path(__file__).parent / f"{file}.toml").read_text(encoding="utf-8"))
