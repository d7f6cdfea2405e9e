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
    def number(value: str | None) -> Decimal | None:
        return None if value is None else Decimal(value)

    shown = {
        (row["indicator_zh"], row["kind"]): (number(row.get("target")), number(row.get("actual")), row["state"])
        for row in rows(report["targets"])
    }
    stored = built.query(
        """select d.name_zh, a.kind, a.target, a.actual, a.state from marts.fct_target_attainment as a
        join marts.dim_indicator as d using (indicator_id) where a.year = 2023"""
    )
    assert shown == {(name, kind): (target, actual, state) for name, kind, target, actual, state in stored}
    assert len(shown) >= 9


def test_promises_and_derived_values_agree(report: dict[str, Any], built: Planhouse) -> None:
    """The promises of each year and topic, and every derived value with the figures that it follows from."""
    counts = ("year", "topic", "promises", "met", "missed", "not_yet")
    shown = sorted(tuple(row[name] for name in counts) for row in rows(report["promises"]))
    assert shown == built.query(f"select {', '.join(counts)} from marts.v_promises order by all")
    assert {year for year, *_ in shown} >= {2023, 2024}
    derived = rows(report["derived"])
    ((count,),) = built.query("select count(*) from marts.fct_derived")
    assert len(derived) == count > 20
    (growth,) = (row for row in derived if row["method"] == "residual_growth" and row["except_zh"] == "六大产业合计")
    assert [growth[name] for name in ("value", "value_lower", "value_upper")] == ["12.7", "12.4", "13.0"]
    assert [figure["text"] for figure in growth["figures"]] == ["847.50亿元", "7.05%", "675.33", "5.7%"]


@pytest.mark.parametrize("dimension", ["industry", "zone"])
def test_tax_agrees(report: dict[str, Any], built: Planhouse, dimension: str) -> None:
    shown = sorted(
        (Decimal(row["tax_revenue"]), Decimal(row["share_of_total_pct"]))
        for row in rows(report["tax"])
        if row["dimension"] == dimension
    )
    stored = built.query(f"select tax_revenue, share_of_total_pct from marts.fct_tax_by_{dimension} order by all")
    assert shown == stored
