"""The whole way, through the real Dagster job: what is published, and what a broken report does."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from decimal import Decimal

import duckdb
import pytest

from tests.conftest import ROOT, Planhouse

Break = Callable[[str, str], tuple[Planhouse, subprocess.CompletedProcess[str]]]


def test_tax_by_industry_is_as_printed(built: Planhouse) -> None:
    rows = built.query(
        "select name_zh, tax_revenue, share_of_total_pct from marts.fct_tax_by_industry join marts.dim_industry using (industry_id)"
    )
    assert {name: (amount, share) for name, amount, share in rows} == {
        "商贸服务业": (Decimal("271.18"), Decimal("32.0")),
        "金融服务业": (Decimal("134.96"), Decimal("15.9")),
        "专业服务业": (Decimal("118.08"), Decimal("13.9")),
        "数据智能产业": (Decimal("57.38"), Decimal("6.8")),
        "文化创意产业": (Decimal("43.26"), Decimal("5.1")),
        "生命健康产业": (Decimal("50.47"), Decimal("6.0")),
        "六大产业合计": (Decimal("675.33"), Decimal("79.7")),
    }


def test_tax_by_zone_is_as_printed(built: Planhouse) -> None:
    rows = built.query(
        "select short_name_zh, tax_revenue, share_of_total_pct from marts.fct_tax_by_zone join marts.dim_zone using (zone_id)"
    )
    assert {name: (amount, share) for name, amount, share in rows} == {
        "南京西路": (Decimal("395.72"), Decimal("46.7")),
        "苏河湾": (Decimal("99.48"), Decimal("11.7")),
        "中环两翼": (Decimal("95.64"), Decimal("11.3")),
        "三大集聚带合计": (Decimal("590.84"), Decimal("69.7")),
    }


def test_targets_of_table_1_and_only_energy_missed(built: Planhouse) -> None:
    rows = built.query(
        """select a.indicator_id, a.kind, target, actual, is_attained, a.status from marts.fct_target_attainment as a
        join marts.fct_figure as f on a.target_figure_id = f.figure_id where f.table_no = 1"""
    )
    assert len(rows) == 9
    assert [row[0] for row in rows if row[4] is not True] == ["energy-intensity"]
    energy = next(row for row in rows if row[0] == "energy-intensity")
    assert energy == ("energy-intensity", "growth", Decimal("-2.86"), Decimal("5"), False, "P")


def test_next_years_seven_targets_are_there(built: Planhouse) -> None:
    rows = built.query(
        """select i.indicator_id, i.value, i.status from marts.fct_indicator as i join marts.fct_figure as f using (figure_id)
        where f.table_no = 7 and i.year = 2024 and i.scenario = 'target'"""
    )
    assert len(rows) == 7
    assert [(value, status) for indicator, value, status in rows if indicator == "registered-urban-unemployed"] == [
        (None, "M")
    ]


def test_what_it_prints_makes_sense_together(built: Planhouse) -> None:
    found = (
        "select plausibility, count(*), bool_and(is_plausible) from marts.fct_plausibility group by all order by all"
    )
    assert built.query(found) == [("part_above_whole", 7, True), ("rate_above_100", 25, True)]
    checks = ("numbers_make_sense", "years_are_those_of_the_catalogue")
    assert built.query(f"select distinct outcome from meta.check_results where check_name in {checks}") == [("passed",)]


def test_every_table_and_column_has_a_comment(built: Planhouse) -> None:
    missing = built.query(
        """select table_name, column_name from duckdb_columns() where schema_name = 'marts' and (comment is null or comment = '')
        union all select table_name, null from duckdb_tables() where schema_name = 'marts' and (comment is null or comment = '')"""
    )
    assert missing == []


def test_money_and_ratios_are_never_floating_point(built: Planhouse) -> None:
    assert (
        built.query(
            "select table_name, column_name from duckdb_columns() where schema_name = 'marts' and data_type in ('DOUBLE', 'FLOAT')"
        )
        == []
    )


def test_building_again_changes_nothing_and_says_so(built: Planhouse) -> None:
    before = built.warehouse.read_bytes(), built.warehouse.stat().st_mtime_ns
    done = built.build()
    assert done.returncode == 0
    assert "Nothing changed" in done.stdout
    assert (built.warehouse.read_bytes(), built.warehouse.stat().st_mtime_ns) == before


def test_the_published_file_has_no_write_ahead_log(built: Planhouse) -> None:
    assert not built.warehouse.with_name("warehouse.duckdb.wal").exists()


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("| 271.18 |", "| 27118 |", ["表2", "税收总收入(亿元)", "商贸服务业"]),
        ("| 271.18 |", "| 271.81 |", ["表2", "税收总收入(亿元)", "675.33"]),
        ("| 商贸服务业 | 271.18 | 32.0 |\n", "", ["表2", "税收总收入(亿元)", "675.33"]),
        ("| 271.18 |", "| 待定 |", ["table 2", "商贸服务业", "税收总收入(亿元)", "待定"]),
    ],
    ids=["unit slip", "digits swapped", "row deleted", "no number"],
)
def test_a_broken_table_blocks_publishing_and_says_where(
    break_digest: Break, old: str, new: str, words: list[str]
) -> None:
    house, done = break_digest(old, new)
    assert done.returncode == 1
    for word in ["310106-2023-plan", *words]:
        assert word in done.stderr
    assert house.query("select tax_revenue from marts.fct_tax_by_industry where industry_id = 'commerce'") == [
        (Decimal("271.18"),)
    ]


def test_the_old_warehouse_stays_byte_for_byte(copy_of_built: Planhouse) -> None:
    before = copy_of_built.warehouse.read_bytes()
    copy_of_built.edit("| 271.18 |", "| 27118 |")
    assert copy_of_built.build().returncode == 1
    assert copy_of_built.warehouse.read_bytes() == before


def test_a_missing_total_row_warns(break_digest: Break) -> None:
    house, done = break_digest("| 合计 | 675.33 | 79.7 |\n", "")
    assert done.returncode == 0, done.stderr
    assert house.query("select outcome from meta.check_results where check_name = 'tax_tables_print_their_total'") == [
        ("warned",)
    ]
    assert "tax_tables_print_their_total" in done.stderr


def test_every_identity_says_what_was_compared_in_both_languages(built: Planhouse) -> None:
    rows = built.query("select identity, description_zh, description_en from marts.fct_reconciliation")
    assert len(rows) > 40
    for identity, zh, en in rows:
        # names are as printed in both; what is said of them is not
        assert re.search("[a-z]{2}", str(en)) and not re.search("[a-z]{2}", str(zh)), identity
        assert not re.search("之和|所印|应为", str(en)), identity


def test_a_finding_says_what_was_compared_in_both_languages(break_digest: Break) -> None:
    house, done = break_digest("占全区税收总收入的79.7%", "占全区税收总收入的97.7%")
    assert done.returncode == 0, done.stderr
    found = house.query("select description_zh, description_en, verdict from marts.v_findings")
    assert found
    for zh, en, _ in found:
        assert "97.7" in str(zh) and "97.7" in str(en) and re.search(r"\bprint", str(en))


def test_numbers_that_make_no_sense_warn_and_are_published(break_digest: Break) -> None:
    house, done = break_digest("其中高新技术企业80家", "其中高新技术企业480家")
    assert done.returncode == 0, done.stderr
    ((words, shown),) = house.query(
        "select description_zh, beside_text from marts.fct_plausibility where not is_plausible"
    )
    assert "480家" in str(words) and shown == "372家"
    found = "select outcome, failing_rows from meta.check_results where check_name = 'numbers_make_sense'"
    assert house.query(found) == [("warned", 1)]


def test_kill_at_any_moment_leaves_the_published_file(copy_of_built: Planhouse) -> None:
    before = copy_of_built.warehouse.read_bytes()
    copy_of_built.edit("| 271.18 |", "| 271.19 |")
    copy_of_built.edit("| 675.33 |", "| 675.34 |")
    for seconds in (2.0, 5.0, 9.0):
        process = copy_of_built.start()
        time.sleep(seconds)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        if copy_of_built.warehouse.read_bytes() != before:
            break
    with duckdb.connect(str(copy_of_built.warehouse), read_only=True) as con:
        assert con.execute("select count(*) from meta.build").fetchone() == (1,)
    done = copy_of_built.build()
    assert done.returncode == 0, done.stderr
    assert copy_of_built.query("select tax_revenue from marts.fct_tax_by_industry where industry_id = 'commerce'") == [
        (Decimal("271.19"),)
    ]


def test_a_second_build_leaves_with_a_clear_message_and_readers_go_on(copy_of_built: Planhouse) -> None:
    copy_of_built.edit("| 271.18 |", "| 271.19 |")
    copy_of_built.edit("| 675.33 |", "| 675.34 |")
    first = copy_of_built.start()
    try:
        lock = copy_of_built.folder / "build" / "lock"
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline and lock.read_text().strip() != str(first.pid):
            time.sleep(0.05)
        second = copy_of_built.build()
        assert second.returncode == 2
        assert "Another build is running" in second.stderr
        reader = subprocess.run(
            [
                sys.executable,
                "-c",
                "import duckdb, sys; "
                "print(duckdb.connect(sys.argv[1], read_only=True).execute('select count(*) from marts.dim_report').fetchone())",
                str(copy_of_built.warehouse),
            ],
            capture_output=True,
            text=True,
            cwd=ROOT,
            check=False,
        )
        assert reader.stdout.strip() == "(1,)", reader.stderr
    finally:
        assert first.wait(timeout=300) == 0
