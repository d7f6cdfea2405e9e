"""How many ways lead through a function of the reader: no more than 15 (cyclomatic complexity)."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

SOURCES = Path(__file__).parents[2] / "sources"
MOST = 15
WATCHED = sorted(SOURCES.rglob("*.py"))
ONE_MORE = (ast.If, ast.IfExp, ast.For, ast.While, ast.Assert, ast.ExceptHandler, ast.match_case)


def branches(function: ast.AST) -> int:
    """The ways through a function, those of the functions inside it too."""
    count = 1
    for node in ast.walk(function):
        count += isinstance(node, ONE_MORE)
        if isinstance(node, (ast.For, ast.While, ast.Try)):
            count += bool(node.orelse)
        elif isinstance(node, ast.BoolOp):
            count += len(node.values) - 1
        elif isinstance(node, ast.comprehension):
            count += 1 + len(node.ifs)
    return count


def functions(text: str) -> dict[str, int]:
    """The functions of a module by name, each with its ways; of several of one name the one with most."""
    found: dict[str, int] = {}
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            found[node.name] = max(found.get(node.name, 0), branches(node))
    return found


def test_branches_are_counted() -> None:
    text = "def f(a, b):\n    if a and b:\n        return [c for c in a if c]\n    return a if b else b\n"
    assert functions(text) == {"f": 6}
    assert functions(f"{text}class C:\n    def f(self):\n        return 1\n") == {"f": 6}


@pytest.mark.parametrize("path", WATCHED, ids=lambda path: path.relative_to(SOURCES).as_posix())
def test_no_rule_has_more_than_15_branches(path: Path) -> None:
    assert {name: count for name, count in functions(path.read_text(encoding="utf-8")).items() if count > MOST} == {}


def test_the_rules_are_watched() -> None:
    assert len(WATCHED) >= 60
