"""Several reports of one area, year and genre, through the real job: each stands for itself, and the later is the newer vintage.

Here belongs what is published of them. What ``planhouse add`` calls them is tested with the catalogue.
"""

from __future__ import annotations

import csv
import shutil
from decimal import Decimal

import pytest

from tests.conftest import ROOT, Planhouse

pytestmark = pytest.mark.slow  # a build of its own

TEXT = """\
# 关于闵行区2025年国民经济和社会发展计划执行情况与2026年国民经济和社会发展计划草案的报告

## 一、2025年国民经济和社会发展计划执行情况

全区一般公共预算收入{revenue}亿元,增长4.5%。全区社会消费品零售总额2105.8亿元。新建公园{parks}座。

## 二、2026年国民经济和社会发展计划

全区一般公共预算收入增长5%。
"""
FIRST, SECOND, LAST = "310112-2025-plan", "310112-2025-plan-2", "310112-2025-plan-11"
# area, year, genre, running part: the heads of their figures' ids
HEADS = {FIRST: "310112251", SECOND: "-3101122512", LAST: "-3101122511"}
# what came in first was presented last
REPORTS = {
    FIRST: ("2026-03-01", "345.2", "31"),
    SECOND: ("2026-01-12", "345.2", "30"),
    LAST: ("2026-02-10", "346.8", "31"),
}
PARKS, REVENUE = "新建公园", "一般公共预算收入"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Planhouse:
    """A Planhouse of these reports, built once."""
    made = Planhouse(tmp_path_factory.mktemp("further") / "house")
    (made.sources / "reports").mkdir(parents=True)
    shutil.copytree(ROOT / "sources" / "vocabulary", made.sources / "vocabulary")
    header = next(csv.reader((ROOT / "sources" / "reports.csv").read_text(encoding="utf-8").splitlines()))
    with (made.sources / "reports.csv").open("w", encoding="utf-8", newline="") as handle:
        rows = csv.DictWriter(handle, header, lineterminator="\n")
        rows.writeheader()
        for report, (day, revenue, parks) in REPORTS.items():
            (made.sources / "reports" / f"{report}.md").write_text(
                TEXT.format(revenue=revenue, parks=parks), encoding="utf-8"
            )
            about = {"area_code": "310112", "genre": "plan", "execution_year": 2025, "plan_year": 2026}
            rows.writerow({"report_id": report, **about, "presented_on": day, "file": f"{report}.md"})
    done = made.build()
    assert done.returncode == 0, done.stderr + done.stdout
    return made


def test_their_figures_have_ids_of_their_own_and_a_double_holds_them(house: Planhouse) -> None:
    assert house.query("select report_id, running_no from marts.dim_report order by running_no") == [
        (FIRST, 1),
        (SECOND, 2),
        (LAST, 11),
    ]
    ids = house.query("select report_id, figure_id from marts.fct_figure")
    assert len({figure for _, figure in ids}) == len(ids) == 15
    assert all(int(float(str(figure))) == figure for _, figure in ids)
    assert all(
        str(figure).startswith(HEADS[str(report)]) and len(str(figure).lstrip("-")) == 16 for report, figure in ids
    )


def test_the_one_presented_last_is_the_newest_and_restates_the_one_before(house: Planhouse) -> None:
    assert house.query("select distinct report_id from marts.fct_indicator where is_latest_vintage") == [(FIRST,)]
    revised = house.query(
        """select n.name_zh, first_report_id, report_id, first_value, latest_value, vintages
        from marts.rpt_revisions inner join marts.dim_indicator as n using (indicator_id)"""
    )
    assert revised == [(PARKS, SECOND, FIRST, Decimal(30), Decimal(31), 3)]
    restated = house.query(
        """select report_id, lhs, rhs from marts.fct_reconciliation
        where identity = 'restatement' and verdict = 'mismatch' order by report_id"""
    )
    assert restated == [
        (FIRST, Decimal("345.2"), Decimal("346.8")),
        (LAST, Decimal("346.8"), Decimal("345.2")),
    ]
    assert house.query("select count(*) from marts.fct_reconciliation where identity = 'cycle_closure'") == [(0,)]
    assert house.query("select sum(colliding_count) from marts.dim_report") == [(0,)]


def test_what_was_known_follows_their_days(house: Planhouse) -> None:
    for report in REPORTS:
        assert house.query(f"select distinct report_id from marts.as_of('{report}')") == [(report,)]
