"""What is said of a check that did not pass is what is wrong, not what should be."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest
from dagster import AssetCheckSeverity, AssetKey

from orchestration.audit.checks import CHECKS
from orchestration.cli import build as command


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
def test_a_check_that_did_not_pass_says_what_is_wrong(check: Any, capsys: pytest.CaptureFixture[str]) -> None:
    evaluation = SimpleNamespace(
        passed=False,
        severity=AssetCheckSeverity.WARN,
        check_name=check.name,
        asset_key=AssetKey(["marts", check.table]),
        description=check.description,
        metadata={},
    )
    command._tell_check(cast(Any, evaluation))
    said = capsys.readouterr().err
    assert said.startswith("Warning: ") and check.wrong in said and f"{check.name} on marts.{check.table}" in said
    # what should be never stands there as if it were so
    assert f": {check.description}" not in said.replace("This does not hold: ", "")
