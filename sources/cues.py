"""Cue files: the words by which a room tells things, or tells them to a person, as TOML beside its code.

Here belong loading such a file once, and lists of words as a part of a regular expression. Not here: what a word means where it
stands (the room whose file it is), and the vocabulary that is looked up by name (``sources.lexicon``).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any


@cache
def load(folder: Path, file: str) -> dict[str, Any]:
    """A cue file of a folder, by its name without ``.toml``: tables of lists of words."""
    return tomllib.loads((folder / f"{file}.toml").read_text(encoding="utf-8"))


def any_of(words: Iterable[str]) -> str:
    """A regular expression for any of the words."""
    return f"(?:{'|'.join(map(re.escape, longest_first(words)))})"


def longest_first(words: Iterable[str]) -> list[str]:
    """The words in the order in which they are tried: none hides a longer one, and the order of a list means nothing."""
    return sorted(words, key=lambda word: (-len(word), word))
