"""The whole way, through the real Dagster job: what is published, and what a broken report does."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from tests.conftest import ROOT, Planhouse, copied


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


def test_numbers_of_the_whole_district_in_the_row_of_an_industry_are_the_districts(built: Planhouse) -> None:
    """The row of 数据智能 says of three of its counts that they are those of 全区; the three before them are the industry's."""
    rows = built.query(
        """select f.indicator_id, f.industry_id, cast(f.printed_value as integer), f.is_stock from marts.fct_figure as f
        where f.row_label = '数据智能产业' and f.kind = 'level' and f.table_no = 3 order by f.ordinal"""
    )
    assert rows[-3:] == [
        ("high-tech-enterprises", "all", 540, True),
        ("specialised-sme", "all", 160, True),
        ("little-giants", "all", 111, True),
    ]
    assert {industry for _, industry, *_ in rows[:-3]} == {"data-intelligence"}


def test_a_target_that_takes_in_more_is_another_number(built: Planhouse) -> None:
    rows = built.query(
        """select year, scenario, cast(value as integer), qualifier from marts.fct_indicator
        where indicator_id = 'little-giants' and kind = 'level' order by year"""
    )
    assert rows == [(2023, "actual", 111, None), (2024, "target", 120, "含培育")]
    assert built.query(
        "select actual, state from marts.fct_target_attainment where indicator_id = 'little-giants'"
    ) == [(None, "not_yet")]


def test_a_number_of_a_commercial_district_is_no_number_of_the_zone_of_its_name(built: Planhouse) -> None:
    rows = built.query(
        """select zones.zone_type, cast(value as integer) from marts.fct_indicator as facts
        join marts.dim_zone as zones using (zone_id)
        where indicator_id = 'brand-first-stores-new' and facts.year = 2023 and zone_id <> 'all'"""
    )
    assert rows == [("commercial_district", 109)]


def test_a_rank_is_of_what_is_ranked_and_says_among_whom(built: Planhouse) -> None:
    rows = built.query(
        """select indicator_id, scope_id, time_period, cast(value as integer), rank_among from marts.fct_indicator
        where kind = 'rank' and rank_among is not null order by all"""
    )
    assert {row for row in rows if row[0][0] != "x"} >= {
        ("general-public-budget-revenue", "own", "2023", 1, "中心城区"),
        ("retail-sales-of-consumer-goods", "whole", "2023", 1, "中心城区"),
        ("foreign-related-tax", "whole", "2023", 1, "中心城区"),
        ("cultural-parks", "whole", "2023", 1, "全市"),
        ("city-appearance-appraisals", "whole", "2023-S1", 1, "全市"),
    }


def test_what_is_counted_by_now_is_a_stock(built: Planhouse) -> None:
    rows = built.query(
        """select indicator_id, is_stock from marts.fct_figure
        where indicator_id in ('departments-involved', 'single-window-matters', 'school-grounds-open', 'sports-delivery')
        and year = 2023 order by all"""
    )
    assert rows == [
        ("departments-involved", True),
        ("school-grounds-open", True),
        ("single-window-matters", True),
        ("sports-delivery", False),
    ]


def test_targets_are_shown_as_what_they_are(built: Planhouse) -> None:
    """A fall that is aimed at is below zero, as a number and in words; a target in words has the unit of its indicator."""
    rows = built.query(
        """select kind, target, actual, gap, target_printed, actual_printed, unit_zh from marts.v_targets
        where indicator_id = 'energy-intensity'"""
    )
    assert rows == [("growth", Decimal("-2.86"), Decimal(5), Decimal("7.86"), "-2.86%", "5%", "%")]
    rows = built.query(
        """select value, unit_id, status from marts.fct_indicator
        where indicator_id = 'registered-urban-unemployed' and year = 2024"""
    )
    assert rows == [(None, "count-ren", "M")]


def test_what_it_prints_makes_sense_together(built: Planhouse) -> None:
    found = (
        "select plausibility, count(*), bool_and(is_plausible) from marts.fct_plausibility group by all order by all"
    )
    assert built.query(found) == [
        ("count_is_whole", 185, True),
        ("earlier_stage_exceeded", 8, True),
        ("far_from_other_areas", 8, True),
        ("far_from_other_years", 57, True),
        ("part_above_whole", 7, True),
        ("rate_above_100", 25, True),
        ("rate_out_of_range", 25, True),
        ("ratio_out_of_range", 13, True),
        ("stock_exceeded", 5, True),
        ("whole_exceeded", 28, True),
    ]
    checks = ("numbers_make_sense", "years_are_those_of_the_catalogue")
    assert built.query(f"select distinct outcome from meta.check_results where check_name in {checks}") == [("passed",)]


def test_plausibility_touches_two_thirds_of_the_numbers_and_is_counted_apart(built: Planhouse) -> None:
    """Each share from the rows themselves: a figure that a row checks or holds it against; whole counts are not needed for it."""
    touched = """
        select count(distinct figures.figure_id)
        from marts.{} as checks, unnest([checks.figure_id] || checks.figure_ids) as touched(figure_id)
        inner join marts.fct_figure as figures on touched.figure_id = figures.figure_id
        where figures.printed_value is not null and {}
    """
    ((figures, identities, plausibility),) = built.query(
        "select sum(figures), sum(figures_touched), sum(figures_with_plausibility) from marts.rpt_check_coverage"
    )
    assert built.query(touched.format("fct_reconciliation", "true")) == [(identities,)]
    assert built.query(touched.format("fct_plausibility", "true")) == [(plausibility,)]
    ((without_counts,),) = built.query(touched.format("fct_plausibility", "plausibility <> 'count_is_whole'"))
    assert isinstance(without_counts, int) and isinstance(figures, int)
    assert without_counts >= 0.65 * figures


def test_every_table_and_column_has_a_comment(built: Planhouse) -> None:
    """Public or not: what was read, the vocabulary, the build record and what is in between, too; in Chinese and English."""
    said = built.query(
        """select schema_name, table_name, column_name, comment from duckdb_columns() where not internal
        union all select schema_name, table_name, null, comment from duckdb_tables() where not internal
        union all select schema_name, view_name, null, comment from duckdb_views() where not internal"""
    )
    assert {schema for schema, *_ in said} >= {"marts", "meta", "raw", "vocabulary"}
    one_language = re.compile("[a-z]{2}.*[\u4e00-\u9fff]|[\u4e00-\u9fff].*[A-Za-z]{2}", re.DOTALL)
    assert [row for row in said if not one_language.search(str(row[3] or ""))] == []


def test_the_comment_of_a_table_says_its_grain(built: Planhouse) -> None:
    """Public tables say it from their keys; of the vocabulary the columns are named, and no two rows have the same in them."""
    said = built.query(
        "select schema_name, table_name, comment from duckdb_tables() where schema_name in ('raw', 'vocabulary')"
    )
    assert len(said) > 40
    assert [table for _, table, comment in said if "One row" not in comment or "一行" not in comment] == []
    repeated = []
    for table, comment in ((table, comment) for schema, table, comment in said if schema == "vocabulary"):
        grain = re.search(r"One row for each ([a-z_, ]+)\.", comment)
        assert grain, table
        columns = ", ".join(re.split(", | and ", grain[1]))
        repeated += built.query(f"select '{table}' from vocabulary.{table} group by {columns} having count(*) > 1")
    assert repeated == []


def test_keys_are_never_empty_and_no_index_keeps_old_clients_out(built: Planhouse) -> None:
    declared = built.query(
        "select table_name, constraint_type, unnest(constraint_column_names) from duckdb_constraints() where schema_name = 'marts'"
    )
    keys = built.query(
        "select table_name, column_name from meta.dictionary where key_position is not null and kind <> 'view'"
    )
    assert len(keys) > 15
    assert set(declared) == {(table, "NOT NULL", column) for table, column in keys}
    # an index of DuckDB 1.5 or later, which a primary key makes, too, does not open in 1.0
    assert built.query("select count(*) from duckdb_indexes()") == [(0,)]


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


# what is broken in a copy of the first report -> the words that say where
BROKEN = {
    "unit slip": (("| 271.18 |", "| 27118 |"), ["表2", "税收总收入(亿元)", "商贸服务业"]),
    "digits swapped": (("| 271.18 |", "| 271.81 |"), ["表2", "税收总收入(亿元)", "675.33"]),
    "row deleted": (("| 商贸服务业 | 271.18 | 32.0 |\n", ""), ["表2", "税收总收入(亿元)", "675.33"]),
    "no number": (("| 271.18 |", "| 待定 |"), ["table 2", "商贸服务业", "税收总收入(亿元)", "待定"]),
}
# whose reports the copies are said to be; the first is the one that is published
PLACES = dict(zip(BROKEN, ("310106", "310101", "330106", "420102"), strict=True))


@dataclass(frozen=True)
class Blocked:
    """A build that published nothing, and the published file before and after it."""

    status: int
    said: str
    before: bytes
    after: bytes


@pytest.fixture(scope="module")
def blocked(built: Planhouse) -> Blocked:
    """Every report that there is has a broken table, each another: were one of them no error, that one would be published."""
    with copied(built) as house:
        before, good = house.warehouse.read_bytes(), house.digest.read_text(encoding="utf-8")
        catalogue = house.sources / "reports.csv"
        head, entry = catalogue.read_text(encoding="utf-8").splitlines()[:2]
        lines = [head]
        for fault, ((old, new), _) in BROKEN.items():
            assert old in good
            name = house.digest.name.replace("310106", PLACES[fault])
            house.digest.with_name(name).write_text(good.replace(old, new, 1), encoding="utf-8")
            lines.append(entry.replace("310106", PLACES[fault]))
        catalogue.write_text("\n".join([*lines, ""]), encoding="utf-8")
        done = house.build()
        return Blocked(done.returncode, done.stderr, before, house.warehouse.read_bytes())


@pytest.mark.parametrize("fault", BROKEN)
def test_a_broken_table_blocks_publishing_and_says_where(blocked: Blocked, fault: str) -> None:
    assert blocked.status == 1
    told = "\n".join(line for line in blocked.said.splitlines() if f"{PLACES[fault]}-2023-plan" in line)
    for word in BROKEN[fault][1]:
        assert word in told


def test_the_old_warehouse_stays_byte_for_byte(blocked: Blocked) -> None:
    assert blocked.after == blocked.before


@dataclass(frozen=True)
class Warned:
    """A build that found what only warns, and what another build and a reader were told while it ran."""

    status: int
    said: str
    warehouse: Path
    second: subprocess.CompletedProcess[str]
    reader: subprocess.CompletedProcess[str]

    def query(self, sql: str) -> list[tuple[object, ...]]:
        with duckdb.connect(str(self.warehouse), read_only=True) as con:
            return con.execute(sql).fetchall()


_READ = """
import duckdb, sys
print(duckdb.connect(sys.argv[1], read_only=True).execute("select count(*) from marts.dim_report").fetchone())
"""


@pytest.fixture(scope="module")
def warned(built: Planhouse, tmp_path_factory: pytest.TempPathFactory) -> Warned:
    """A total is missing, a part is larger than its whole, and a share is not that of its amount."""
    folder = tmp_path_factory.mktemp("warned")
    with copied(built) as house:
        house.edit("| 合计 | 675.33 | 79.7 |\n", "")
        house.edit("其中高新技术企业80家", "其中高新技术企业480家")
        house.edit("占全区总税收入的79.7%", "占全区总税收入的97.7%")
        with (folder / "said").open("w") as said:
            first = subprocess.Popen(
                house.command(), cwd=ROOT, env=house.environment, stdout=subprocess.DEVNULL, stderr=said
            )
        try:
            lock = house.folder / "build" / "lock"
            while first.poll() is None and lock.read_text().strip() != str(first.pid):
                time.sleep(0.05)
            second = house.build()
            reader = subprocess.run(
                [sys.executable, "-c", _READ, str(house.warehouse)], capture_output=True, text=True, check=False
            )
        finally:
            status = first.wait()
        shutil.copyfile(house.warehouse, folder / "warehouse.duckdb")
    return Warned(status, (folder / "said").read_text(), folder / "warehouse.duckdb", second, reader)


def test_a_missing_total_row_warns(warned: Warned) -> None:
    assert warned.status == 0, warned.said
    assert warned.query("select outcome from meta.check_results where check_name = 'tax_tables_print_their_total'") == [
        ("warned",)
    ]
    assert "tax_tables_print_their_total" in warned.said


def test_every_identity_says_what_was_compared_in_both_languages(built: Planhouse) -> None:
    rows = built.query("select identity, description_zh, description_en from marts.fct_reconciliation")
    assert len(rows) > 40
    for identity, zh, en in rows:
        # names are as printed in both; what is said of them is not
        assert re.search("[a-z]{2}", str(en)) and not re.search("[a-z]{2}", str(zh)), identity
        assert not re.search("之和|所印|应为", str(en)), identity


def test_a_finding_says_what_was_compared_in_both_languages(warned: Warned) -> None:
    found = warned.query(
        "select description_zh, description_en from marts.v_findings where description_zh like '%97.7%'"
    )
    assert found
    for _, en in found:
        assert "97.7" in str(en) and re.search(r"\bprint", str(en))


def test_numbers_that_make_no_sense_warn_and_are_published(warned: Warned) -> None:
    assert warned.status == 0, warned.said
    rows = warned.query(
        "select plausibility, description_zh, beside_text from marts.fct_plausibility where not is_plausible"
    )
    # a part of more than there is, told by the words of its clause; further checks may see the same number
    assert any(kind == "part_above_whole" and "480家" in str(zh) and shown == "372家" for kind, zh, shown in rows)
    assert all("480家" in str(zh) for _, zh, _ in rows), rows
    found = "select outcome, failing_rows from meta.check_results where check_name = 'numbers_make_sense'"
    assert warned.query(found) == [("warned", len(rows))]


def test_a_second_build_leaves_with_a_clear_message_and_readers_go_on(warned: Warned) -> None:
    assert warned.second.returncode == 2
    assert "Another build is running" in warned.second.stderr
    assert warned.reader.stdout.strip() == "(1,)", warned.reader.stderr
    assert warned.status == 0, warned.said


@pytest.mark.slow
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
