"""Killed at named places between the build file and the page: the next build makes warehouse, plain files and page one build."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.kill.last_stages import kill_at

pytestmark = pytest.mark.slow

# the others, and random moments, are for ``make kill-test``
PLACES = (
    "before the warehouse takes its name",
    "after the warehouse took its name",
    "after the plain files took their name",
    "while the page is written",
    "after the page took its name",
)
RENAMES = ("between the two renames of the plain files", "between the two renames of the page")


def test_killed_anywhere_in_the_last_stages_the_next_build_puts_everything_right(tmp_path: Path) -> None:
    """And a reader never finds the page, a plain file or the warehouse missing or half written."""
    outcome = kill_at(PLACES, tmp_path / "house")
    assert outcome.wrong == []
    assert outcome.killed == len(PLACES)
    assert outcome.looks > 0


def test_also_where_two_names_cannot_be_exchanged(tmp_path: Path) -> None:
    outcome = kill_at(RENAMES, tmp_path / "house", exchange=False)
    assert outcome.wrong == []
    assert outcome.killed == len(RENAMES)
