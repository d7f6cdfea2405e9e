"""The command ``planhouse``: its sub-commands, what each takes, its exit statuses, and what it takes to start."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib.metadata import version

import pytest

from orchestration.cli.app import app, main
from sources.catalogue.add import OPTIONS
from tests.conftest import ROOT

NAMES = [each.name or getattr(each.callback, "__name__", "").replace("_", "-") for each in app.registered_commands]
# what takes longer to load than "Nothing changed" takes altogether
HEAVY = (
    "dagster",
    "dbt",
    "duckdb",
    "pandas",
    "pyarrow",
    "great_expectations",
    "lxml",
    "pypdfium2",
    "psycopg",
    "rich",
    "sqlalchemy",
)


def _help(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main([*arguments, "--help"]) == 0
    return capsys.readouterr().out


def test_help_and_readme_name_the_same_sub_commands(capsys: pytest.CaptureFixture[str]) -> None:
    _, _, listed = _help(capsys).partition("Commands:\n")
    shown = [line.split()[0] for line in listed.splitlines() if line.strip()]
    table = (ROOT / "README.md").read_text(encoding="utf-8").partition("## One command line")[2].partition("\n## ")[0]
    assert shown == NAMES == re.findall(r"^\| `planhouse ([a-z-]+)", table, re.MULTILINE)
    assert all("..." not in line for line in listed.splitlines()), "a sentence is cut off"


def test_documents_name_no_other_sub_command() -> None:
    """What a document tells a person to type exists."""
    for path in (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")):
        typed = re.findall(
            r"(?:^ *|`|`\.venv/bin/|=spark )planhouse ([a-z][a-z-]*)", path.read_text(encoding="utf-8"), re.MULTILINE
        )
        assert set(typed) <= set(NAMES), path


@pytest.mark.parametrize("name", NAMES)
def test_each_says_what_its_exit_statuses_mean(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert "Exit status: 0" in _help(capsys, name)


def test_add_takes_what_the_catalogue_holds(capsys: pytest.CaptureFixture[str]) -> None:
    """Each column by its option, in the order in which the options are handed on."""
    shown = re.findall(r"^  (--[a-z0-9-]+)", _help(capsys, "add"), re.MULTILINE)
    assert shown == [*OPTIONS.values(), "--yes"]


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"planhouse {version('planhouse')}\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["bild"], "bild"),
        (["build", "--fast"], "--fast"),
        (["figures"], "file"),
        (["figures", "a.txt", "--genre", "poem"], "'poem' is not one of plan, work"),
        (["figures", "a.txt", "--year", "last"], "--year"),
        (["vocabulary", "--only", "verbs"], "'verbs' is not one of indicators, zones"),
        (["extract"], "--area"),
    ],
)
def test_wrong_arguments_are_told_and_end_with_2(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    assert said in capsys.readouterr().err


def test_the_module_of_a_build_is_the_same_command(capsys: pytest.CaptureFixture[str]) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "orchestration.build", "--help"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (run.returncode, run.stdout) == (0, _help(capsys, "build"))


def test_nothing_heavy_is_loaded_with_the_command_line() -> None:
    code = f"import sys; import orchestration.cli.app; print(*sorted(set({HEAVY!r}) & set(sys.modules)))"
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.split() == []


def test_a_build_knows_nothing_of_dagsters_definitions() -> None:
    """The package that decides what a build does is called by Dagster's assets, and never calls them."""
    arrow = re.compile(
        r"^\s*(?:from|import) orchestration\.(?:defs|definitions)\b|^\s*from orchestration import def", re.MULTILINE
    )
    folder = ROOT / "orchestration" / "build"
    assert [path.name for path in folder.rglob("*.py") if arrow.search(path.read_text(encoding="utf-8"))] == []
