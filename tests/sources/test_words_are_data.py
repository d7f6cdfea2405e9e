"""Words of Chinese stand in cue files and the vocabulary, not in code; a cue file has one word a line, sorted."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

SOURCES = Path(__file__).parents[2] / "sources"
CODE = sorted(
    [*SOURCES.glob("*.py")] + [path for room in ("catalogue", "documents") for path in (SOURCES / room).rglob("*.py")]
)
CUES = sorted(path for room in ("catalogue", "documents") for path in (SOURCES / room).rglob("*.toml"))
IN_ORDER = {"patterns", "separators"}  # no words: they are tried one after the other
# one character is a mark of the language (年, 第), and a range of characters (一-鿿) says which are Chinese
RANGE = re.compile(r".-.")
WORD = re.compile("[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]{2,}")


def words_in(code: str) -> list[str]:
    """The words of Chinese in the strings of a module, sorted; its docstrings left out."""
    tree = ast.parse(code)
    spoken = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    strings = (
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in spoken
    )
    return sorted(word for text in strings for word in WORD.findall(RANGE.sub("-", text)))


def lists_in(table: dict[str, Any]) -> Iterator[tuple[str, list[str]]]:
    """The lists of a cue file, each with its name."""
    for name, value in table.items():
        if isinstance(value, dict):
            yield from lists_in(value)
        elif isinstance(value, list) and name not in IN_ORDER:
            yield name, value


def faults_of(text: str) -> list[str]:
    """The lists of a cue file that are not sorted, name a word twice, or have several words on a line."""
    return [
        name
        for name, words in lists_in(tomllib.loads(text))
        if words != sorted(set(words))
        or (len(words) > 1 and "".join(f'    "{word}",\n' for word in words) + "]" not in text)
    ]


def test_words_are_found_in_strings_and_nowhere_else() -> None:
    assert words_in('"""计划"""\nA = "第[一-鿿]年"  # 报告\n') == []
    assert words_in('def f(a):\n    """计划"""\n    return re.match(rf"^(?:公报|{a}报告)年", "其中")\n') == [
        "公报",
        "其中",
        "报告",
    ]


@pytest.mark.parametrize("path", CODE, ids=lambda path: path.relative_to(SOURCES).as_posix())
def test_no_word_stands_in_code(path: Path) -> None:
    assert words_in(path.read_text(encoding="utf-8")) == []


def test_faults_of_a_cue_file_are_found() -> None:
    assert faults_of('[a]\none = ["甲"]\nwords = [\n    "丁",\n    "丙",\n]\npatterns = ["丙", "丁"]\n') == []
    assert faults_of('[a]\nwords = [\n    "丙",\n    "丁",\n]\n') == ["words"]
    assert faults_of('[a.b]\nwords = ["丁", "丙"]\n') == ["words"]
    assert faults_of('[a]\nwords = [\n    "丁",\n    "丁",\n]\n') == ["words"]


@pytest.mark.parametrize("path", CUES, ids=lambda path: path.relative_to(SOURCES).as_posix())
def test_a_cue_file_has_one_word_a_line_sorted(path: Path) -> None:
    assert faults_of(path.read_text(encoding="utf-8")) == []


def test_code_and_cues_are_looked_at() -> None:
    assert len(CODE) > 30 and {path.stem for path in CUES} >= {"genre", "head", "lines", "numerals"}
