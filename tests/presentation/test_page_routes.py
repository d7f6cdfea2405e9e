"""The page shows the numbers of the warehouse: the tax tables and the targets, of the real first report."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from tests.conftest import Planhouse
from tests.presentation.test_page_files import received, rows


@pytest.fixture(scope="module")
def report(built: Planhouse) -> dict[str, Any]:
    value = received(built.folder / "site" / "data" / "reports" / "310106-2023-plan.js")[2]
    assert isinstance(value, dict)
    return value


def test_targets_agree(report: dict[str, Any], built: Planhouse) -> None:
    shown = {
        (row["indicator_zh"], row["kind"]): (Decimal(row["target"]), Decimal(row["actual"]))
        for row in rows(report["targets"])
    }
    stored = built.query(
        """select d.name_zh, a.kind, a.target, a.actual from marts.fct_target_attainment as a
        join marts.dim_indicator as d using (indicator_id)"""
    )
    assert shown == {(name, kind): (target, actual) for name, kind, target, actual in stored}
    assert len(shown) >= 9


@pytest.mark.parametrize("dimension", ["industry", "zone"])
def test_tax_agrees(report: dict[str, Any], built: Planhouse, dimension: str) -> None:
    shown = sorted(
        (Decimal(row["tax_revenue"]), Decimal(row["share_of_total_pct"]))
        for row in rows(report["tax"])
        if row["dimension"] == dimension
    )
    stored = built.query(f"select tax_revenue, share_of_total_pct from marts.fct_tax_by_{dimension} order by all")
    assert shown == stored
