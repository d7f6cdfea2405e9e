"""Words of Chinese stand in cue files and the vocabulary, not in code; a cue file can be reviewed line by line."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sources.figures import words

SOURCES = Path(__file__).parents[2] / "sources"
CODE = sorted(SOURCES.rglob("*.py"))
CUES = sorted(SOURCES.rglob("cues/*.toml"))
IN_ORDER = {"patterns", "separators"}  # no words: they are tried one after the other
# one character is a mark of the language (年, 第), and a range of characters (一-鿿) says which are Chinese
RANGE = re.compile(r".-.")
WORD = re.compile("[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]{2,}")
# the rules of the reader have no pattern of dates and layout either: two characters of a string are a word, whatever lies between
RULES = SOURCES / "figures"
APART = re.compile(r"[\u4e00-\u9fff][^\u4e00-\u9fff]*[\u4e00-\u9fff]")


def strings_in(code: str) -> list[str]:
    """The strings of a module that are no docstring and no example of a rule."""
    tree = ast.parse(code)
    told = {id(node) for node in _told(tree)}
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told
    ]


def _told(tree: ast.AST) -> Iterator[ast.AST]:
    """What tells a reader of the code something: docstrings and examples."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr):
            yield node.value
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Example":
            yield from ast.walk(node)


def words_in(code: str) -> list[str]:
    """The words of Chinese in the strings of a module, sorted."""
    return sorted(word for text in strings_in(code) for word in WORD.findall(RANGE.sub("-", text)))


def lists_in(table: dict[str, Any]) -> Iterator[tuple[str, list[str]]]:
    """The lists of a cue file whose order means nothing, each with its name."""
    if table.get("ordered"):
        return
    for name, value in table.items():
        if isinstance(value, dict):
            yield from lists_in(value)
        elif isinstance(value, list) and name not in IN_ORDER:
            yield name, value


def faults_of(text: str) -> list[str]:
    """The lists of a cue file that are not sorted by code point, name a word twice, or have several words on a line."""
    return [
        name
        for name, listed in lists_in(tomllib.loads(text))
        if listed != sorted(set(listed))
        or (len(listed) > 1 and "".join(f'    "{word}",\n' for word in listed) + "]" not in text)
    ]


def crowded(text: str) -> list[str]:
    """The lines that hold more than one word of a list, in whatever order it is."""
    return [
        line
        for line in text.splitlines()
        if (line.startswith(" ") or "= [" in line) and len(re.findall(r'"[^"]*"', line.split("= [")[-1])) > 1
    ]


def test_words_are_found_in_strings_and_nowhere_else() -> None:
    assert words_in('"""计划"""\nA = "第[一-鿿]年"  # 报告\n') == []
    assert words_in('def f(a):\n    """计划"""\n    return re.match(rf"^(?:公报|{a}报告)年", "其中")\n') == [
        "公报",
        "其中",
        "报告",
    ]


def test_strings_that_hold_two_characters_apart_are_found() -> None:
    code = '"""没有词"""\nX = Example("文字", "文字")\nY = f"的、{X}(?:增|减)"\nZ = ["的", "完成"]\n'
    assert [text for text in strings_in(code) if APART.search(text)] == ["(?:增|减)", "完成"]


@pytest.mark.parametrize("path", CODE, ids=lambda path: path.relative_to(SOURCES).as_posix())
def test_no_word_stands_in_code(path: Path) -> None:
    code = path.read_text(encoding="utf-8")
    assert words_in(code) == []
    if path.is_relative_to(RULES):
        assert [text for text in strings_in(code) if APART.search(text)] == []


def test_faults_of_a_cue_file_are_found() -> None:
    assert faults_of('[a]\none = ["甲"]\nwords = [\n    "丁",\n    "丙",\n]\npatterns = ["丙", "丁"]\n') == []
    assert faults_of('[a]\nwords = [\n    "丙",\n    "丁",\n]\n') == ["words"]
    assert faults_of('[a.b]\nwords = ["丁", "丙"]\n') == ["words"]
    assert faults_of('[a]\nwords = [\n    "丁",\n    "丁",\n]\n') == ["words"]


def test_a_crowded_line_is_found_in_a_list_that_has_an_order_too() -> None:
    text = '[a]\nwords = ["完成", "实现"]\n"一" = "二"\n[b]\nordered = true\nparts = [\n    "乙",\n    "甲", "丙",\n]\n'
    assert crowded(text) == ['words = ["完成", "实现"]', '    "甲", "丙",']
    assert list(lists_in(tomllib.loads(text))) == [("words", ["完成", "实现"])]


@pytest.mark.parametrize("path", CUES, ids=lambda path: path.relative_to(SOURCES).as_posix())
def test_a_cue_file_has_one_word_a_line_sorted(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert crowded(text) == []
    assert faults_of(text) == []


def test_the_order_of_a_list_means_nothing() -> None:
    assert words.any_of(["增", "增加", "a.b"]) == words.any_of(["a.b", "增加", "增"]) == r"(?:a\.b|增加|增)"
    assert (
        words.Words.of(["增", "增加"]).starting("增加值") == words.Words.of(["增加", "增"]).starting("增加值") == "增加"
    )


def test_code_and_cues_are_looked_at() -> None:
    assert len(CODE) > 60
    assert len(CUES) >= 13
    assert {path.stem for path in CUES} >= {"genre", "head", "lines", "numerals"}
