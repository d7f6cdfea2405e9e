"""Words are data: none stands in the code of the reader, and the files that hold them can be reviewed line by line."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from sources.figures import words

CODE = sorted(words.CUES.parent.rglob("*.py"))
CUES = sorted(words.CUES.glob("*.toml"))
# one character may be a mark of grammar or punctuation (的, 、); two are a word
WORD = re.compile(r"[\u4e00-\u9fff][^\u4e00-\u9fff]*[\u4e00-\u9fff]")


def words_in(code: str) -> list[str]:
    """The strings of a module that hold words, without its docstrings and the examples of its rules."""
    tree = ast.parse(code)
    apart = {id(node) for node in _told(tree)}
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in apart
        and WORD.search(node.value)
    ]


def _told(tree: ast.AST) -> Iterator[ast.AST]:
    """What tells a reader of the code something: docstrings and examples."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node.value
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Example":
            yield from ast.walk(node)


def lists(text: str) -> Iterator[tuple[str, list[str]]]:
    """The lists of a cue file whose order means nothing, each with its place."""
    for table, rows in tomllib.loads(text).items():
        for name, value in rows.items():
            if isinstance(value, list) and not rows.get("ordered"):
                yield f"[{table}] {name}", value


def crowded(text: str) -> list[str]:
    """The lines that hold more than one word of a list."""
    return [
        line
        for line in text.splitlines()
        if (line.startswith(" ") or "= [" in line) and len(re.findall(r'"[^"]*"', line.split("= [")[-1])) > 1
    ]


def test_words_in_code_are_found() -> None:
    code = '"""没有词"""\nX = Example("文字", "文字")\nY = f"的、{X}(?:增|减)"\nZ = ["的", "完成"]\n'
    assert words_in(code) == ["(?:增|减)", "完成"]


def test_a_crowded_or_unsorted_list_is_found() -> None:
    text = '[a]\nwords = ["完成", "实现"]\n"一" = "二"\n[b]\nordered = true\nparts = [\n    "乙",\n    "甲", "丙",\n]\n'
    assert crowded(text) == ['words = ["完成", "实现"]', '    "甲", "丙",']
    assert list(lists(text)) == [("[a] words", ["完成", "实现"])]


@pytest.mark.parametrize("path", CODE, ids=lambda path: str(path.relative_to(words.CUES.parent)))
def test_no_word_stands_in_code(path: Path) -> None:
    assert words_in(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", CUES, ids=lambda path: path.stem)
def test_a_list_has_one_word_a_line_sorted(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert crowded(text) == []
    for place, listed in lists(text):
        assert listed == sorted(set(listed)), (
            f"{path.name} {place}: sort it by code point (LC_ALL=C sort), each word once"
        )


def test_the_order_of_a_list_means_nothing() -> None:
    assert words.any_of(["增", "增加", "a.b"]) == words.any_of(["a.b", "增加", "增"]) == r"(?:a\.b|增加|增)"
    assert (
        words.Words.of(["增", "增加"]).starting("增加值") == words.Words.of(["增加", "增"]).starting("增加值") == "增加"
    )


def test_the_files_are_found() -> None:
    assert len(CODE) >= 20
    assert len(CUES) >= 9
