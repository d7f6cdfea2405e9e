"""No alarm that a person judged to be none returns in the quickest documents.

``python -m tests.corpus``, a part of ``make prove``, looks at all of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from orchestration.settings import Settings
from tests.conftest import Planhouse
from tests.corpus.documents import originals
from tests.corpus.judged import ARGUABLE, FALSE, REAL, Broken, broken_in, judgements

QUICK = ("321200-2025-communique", "411200-2025-communique", "431100-2025-communique", "653000-2025-economic_run")
ALARMED = sorted({report for (report, _, _), judgement in judgements().items() if judgement.verdict == FALSE})


@pytest.fixture
def settings(built: Planhouse, tmp_path: Path) -> Settings:
    """Those of a build that left its models rendered, without its warehouse."""
    return Settings(built.sources, tmp_path / "warehouse.duckdb", Path(built.environment["PLANHOUSE_BUILD"]))


def _broken(reports: Sequence[str], settings: Settings) -> list[Broken]:
    found: list[Broken] = []
    for report in reports:
        original = originals()[report]
        if not original.path.is_file():
            pytest.skip(f"the original document of {report} is not here ({original.path})")
        found += broken_in(original, settings)
    return found


def test_every_judgement_is_of_a_document_and_has_a_reason() -> None:
    assert {report for report, _, _ in judgements()} <= originals().keys()
    assert {judgement.verdict for judgement in judgements().values()} == {REAL, FALSE, ARGUABLE}
    assert all(judgement.reason for judgement in judgements().values())


@pytest.mark.parametrize("report", QUICK)
def test_what_was_judged_to_be_no_error_is_no_finding(report: str, shared: Path, settings: Settings) -> None:
    assert report in ALARMED
    assert [each.words for each in _broken([report], settings) if each.has_returned] == []
