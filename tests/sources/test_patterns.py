"""Regular expressions of the reader mean the same on every Python that it runs on."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCES = Path(__file__).parents[2] / "sources"
# (...)*+, (...){2}+: Python 3.11.2 reads on where the last, failed try of the group ended, 3.11.7 where it began
REPEATED_GROUP = re.compile(r"(?<!\\)\)(?:[*+?]|\{\d*(?:,\d*)?\})\+")


def strings(path: Path) -> Iterator[str]:
    """The strings of a module, or of a cue file."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        nodes = ast.walk(ast.parse(text))
        yield from (node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str))
    else:
        yield from _within(tomllib.loads(text))


def _within(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _within(each)


@pytest.mark.parametrize("pattern", ["(?:a|b)*+c", "(?P<a>b)++", "(?:a){2,3}+", "(?:a)?+"])
def test_a_group_that_is_repeated_possessively_is_found(pattern: str) -> None:
    assert REPEATED_GROUP.search(pattern)


@pytest.mark.parametrize("pattern", ["(?:a|b)*c", r"[(]a\)++", "[ab]++c", "(?:a)+"])
def test_what_every_python_reads_alike_is_not(pattern: str) -> None:
    assert not REPEATED_GROUP.search(pattern)


def test_no_group_is_repeated_possessively() -> None:
    paths = [*SOURCES.rglob("*.py"), *SOURCES.rglob("*.toml")]
    found = {
        str(path.relative_to(SOURCES)): [text for text in strings(path) if REPEATED_GROUP.search(text)]
        for path in paths
    }
    assert {path: texts for path, texts in found.items() if texts} == {}
