"""A small made-up warehouse for the tests of the page: the tables that it reads, filled by hand.

Here belongs making the file. The numbers and names are invented; HOSTILE is what a document must never be able to do.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import duckdb

from sources.rows import RAW_TABLES
from tests.presentation.contracts import make_marts

HOSTILE = '<script>window.hacked=1</script><img src=x onerror="window.hacked=1"></script><b>粗</b>'

REPORT = "990101-2023-plan"
LATER = "990101-2024-plan"
OTHER = "990102-2023-plan"

# what tells two numbers of one name, year and kind apart
_KEY_NAMES = (
    "time_period",
    "area_code",
    "scope_id",
    "change_basis",
    "reference_area_code",
    "price_basis",
    "qualifier",
    "rank_among",
)
_TYPES = {"text": "varchar", "integer": "integer", "boolean": "boolean", "share": "decimal(4, 3)"}
_AS_READ = ("figures", "corrections")
# the public tables are as their contracts say; of the others what the page reads
_TABLES = {
    "meta.build": "build_id varchar, built_at timestamp, version varchar, git_sha varchar,"
    " input_fingerprint varchar, sources varchar, packages varchar,"
    " engine varchar, reports bigint, figures bigint",
    "meta.report_versions": "report_id varchar, version varchar",
    "meta.check_results": "tool varchar, check_name varchar, table_name varchar, outcome varchar, failing_rows bigint,"
    " description varchar",
    "meta.quarantine": "report_id varchar, source_file varchar, cause varchar, reason varchar,"
    " place varchar, advice varchar, is_published boolean",
    "meta.changes": "change varchar, report_id varchar, indicator_id varchar, observations bigint",
    "meta.dictionary": "table_name varchar, column_name varchar, position integer, data_type varchar, description_zh varchar,"
    " description_en varchar, usage_notes_zh varchar, usage_notes_en varchar",
    "raw.blocks": "report_id varchar, block_no integer, kind varchar, text varchar, page integer, line integer",
    "raw.tables": "report_id varchar, table_no integer, printed_no varchar, caption varchar, notes varchar,"
    " header_rows integer",
    "raw.cells": "report_id varchar, table_no integer, row_no integer, column_no integer, block_no integer,"
    " is_header boolean, row_span integer, column_span integer",
    "raw.problems": "report_id varchar, problem varchar, severity varchar, table_no integer, row_no integer,"
    " column_no integer, printed_text varchar, message varchar",
    **{f"raw.{name}": ", ".join(f"{column} {_TYPES[kind]}" for column, kind in RAW_TABLES[name]) for name in _AS_READ},
}

_DIMENSIONS: Mapping[str, Sequence[Mapping[str, object]]] = {
    "marts.dim_area": [
        {"area_code": "990000", "name_zh": "云州市", "name_en": "Yunzhou", "level": "province"},
        {
            "area_code": "990101",
            "name_zh": "东河区",
            "name_en": "Donghe",
            "level": "county",
            "parent_area_code": "990000",
        },
        {
            "area_code": "990102",
            "name_zh": "西山区",
            "name_en": "Xishan",
            "level": "county",
            "parent_area_code": "990000",
        },
    ],
    "marts.dim_indicator": [
        {"indicator_id": "gdp", "name_zh": "地区生产总值", "name_en": "GDP", "topic": "economy", "is_curated": True},
        {
            "indicator_id": "jobless",
            "name_zh": "登记失业人数",
            "name_en": "Registered unemployed",
            "topic": "employment",
            "is_curated": True,
        },
        {
            "indicator_id": "parks",
            "name_zh": "口袋公园",
            "name_en": "Pocket parks",
            "topic": "economy",
            "is_curated": True,
        },
        {"indicator_id": "tax", "name_zh": "税收", "name_en": "Tax revenue", "topic": "fiscal", "is_curated": True},
        {"indicator_id": "x1", "name_zh": HOSTILE, "is_curated": False},
    ],
    "marts.dim_zone": [
        {"zone_id": "all", "name_zh": "全域", "name_en": "Whole area", "zone_type": "whole"},
        {
            "zone_id": "z-north",
            "name_zh": "北岸",
            "name_en": "North Bank",
            "zone_type": "belt",
            "parent_zone_id": "all",
        },
    ],
    "marts.dim_industry": [
        {"industry_id": "all", "name_zh": "全部产业", "name_en": "All industries"},
        {"industry_id": "sum", "name_zh": "两业合计", "name_en": "Both industries", "parent_industry_id": "all"},
        {"industry_id": "shops", "name_zh": "商贸业", "name_en": "Shops", "parent_industry_id": "sum"},
        {"industry_id": "banks", "name_zh": "金融业", "name_en": "Banks", "parent_industry_id": "sum"},
    ],
    "marts.dim_scope": [
        {"scope_id": "own", "name_zh": "本级", "name_en": "Own level"},
        {"scope_id": "whole", "name_zh": "全域", "name_en": "Whole area"},
    ],
    "marts.dim_doubt": [
        {
            "doubt": "other_value",
            "name_zh": "同键异值",
            "name_en": "Other value",
            "definition_zh": "另有一个数字相同而数值不符",
            "definition_en": "Another number of the same key has another value",
        },
        {
            "doubt": "short_name",
            "name_zh": "名称过短",
            "name_en": "Short name",
            "definition_zh": "名称很短",
            "definition_en": "The name is very short",
        },
    ],
    "marts.dim_unit": [
        {"unit_id": "percent", "symbol_zh": "%", "name_en": "percent"},
        {"unit_id": "percentage-point", "symbol_zh": "个百分点", "name_en": "percentage points"},
        {"unit_id": "person", "symbol_zh": "人", "name_en": "persons"},
        {"unit_id": "piece", "symbol_zh": "个", "name_en": "items"},
        {"unit_id": "yi", "symbol_zh": "亿元", "name_en": "hundred million yuan"},
    ],
}

# ordinal: text of its cell or sentence, value, unit, and what differs from the defaults
_CELLS: list[tuple[int, int, int, str, str, str, dict[str, object]]] = [
    (
        1,
        2,
        2,
        "5.0%左右",
        "5.0",
        "%",
        {"kind": "growth", "scenario": "target", "comparator": "approx", "indicator_id": "gdp"},
    ),
    (2, 2, 3, "7.50%", "7.50", "%", {"kind": "growth", "indicator_id": "gdp"}),
    (3, 3, 2, "1200人以内", "1200", "人", {"scenario": "target", "comparator": "le", "indicator_id": "jobless"}),
    (4, 3, 3, "1234人", "1234", "人", {"indicator_id": "jobless", "status": "P"}),
]
# of the figures that can be trusted least: confidence, and what speaks against them
_DOUBTS = {9: ("0.412", "other_value,short_name"), 2: ("0.730", "short_name"), 12: ("0.901", None)}
_UNITS = {"%": "percent", "人": "person", "个": "piece", "亿元": "yi"}
# the first characters count as one each in a document, and as two in a browser
_SENTENCES: list[tuple[int, str, str, str, str, dict[str, object]]] = [
    (5, "𠮷祥路、𡋾头路建成口袋公园12个", "12个", "12", "个", {"indicator_id": "parks"}),
    (6, "商贸业税收60.50亿元", "60.50亿元", "60.50", "亿元", {"indicator_id": "tax", "industry_id": "shops"}),
    (7, "占两业税收60.5%", "60.5%", "60.5", "%", {"kind": "share", "indicator_id": "tax", "industry_id": "shops"}),
    (8, "金融业税收39.50亿元", "39.50亿元", "39.50", "亿元", {"indicator_id": "tax", "industry_id": "banks"}),
    (9, "两业税收合计100.00亿元", "100.00亿元", "100.00", "亿元", {"indicator_id": "tax", "industry_id": "sum"}),
    (10, "北岸税收20.00亿元", "20.00亿元", "20.00", "亿元", {"indicator_id": "tax", "zone_id": "z-north"}),
    (11, f"新做法{HOSTILE}3个", "3个", "3", "个", {"indicator_id": "x1", "printed_indicator": HOSTILE}),
    (
        12,
        "经济增长6.0%",
        "6.0%",
        "6.0",
        "%",
        {"kind": "growth", "scenario": "target", "indicator_id": "gdp", "next": True},
    ),
]


class Warehouse:
    """A made-up warehouse, open for writing: close it before it is read."""

    def __init__(self, path: Path) -> None:
        self.con = duckdb.connect(str(path))
        for schema in ("meta", "raw"):
            self.con.execute(f"create schema if not exists {schema}")
        make_marts(self.con)
        for table, columns in _TABLES.items():
            self.con.execute(f"create table if not exists {table} ({columns})")

    def add(self, table: str, **values: object) -> None:
        self.con.execute(
            f"insert into {table} ({', '.join(values)}) values ({', '.join('?' * len(values))})", list(values.values())
        )

    def add_report(self, report: str, number: int) -> None:
        """Add a report with the same twelve figures as every other; ``number`` tells its figures from those of others."""
        area = report.split("-")[0]
        if self.con.execute("select count(*) from marts.dim_area where area_code = ?", [area]).fetchone() == (0,):
            self.add("marts.dim_area", area_code=area, name_zh=f"{area}区", name_en=f"Area {area}", level="county")
        _add_report(self, report, number)
        self.add("meta.report_versions", report_id=report, version="first")

    def remove_report(self, report: str) -> None:
        """Remove every row of a report."""
        of_reports = self.con.execute(
            "select schema_name, table_name from duckdb_columns() where column_name = 'report_id'"
        )
        for schema, table in of_reports.fetchall():
            self.con.execute(f"delete from {schema}.{table} where report_id = ?", [report])

    def correct(self, report: str, ordinal: int, action: str, **set_to: object) -> None:
        """Say that 李 decided so about a figure on a day; what is set is not carried into the facts."""
        said = {"action": action, "reason": "看过原件", "reviewed_by": "李", "reviewed_on": "2024-03-01"}
        self.add("raw.corrections", report_id=report, ordinal=ordinal, **said, **set_to)
        self.con.execute(
            "update marts.fct_figure set confidence = 1, doubts = null, correction = ?, correction_reason = ?, reviewed_by = ?,"
            " reviewed_on = ? where report_id = ? and ordinal = ?",
            [*said.values(), report, ordinal],
        )

    def change(self, statement: str, *reports: str, version: str) -> None:
        """Run a statement that changes rows of ``reports``, or names in them: these have another version then."""
        self.con.execute(statement)
        self.con.execute(
            "update meta.report_versions set version = ? where list_contains(?, report_id)", [version, list(reports)]
        )


def make_warehouse(path: Path, reports: Sequence[str] = (REPORT, LATER, OTHER)) -> Path:
    """Write a warehouse of ``reports`` (ids), all with the same twelve figures."""
    warehouse = Warehouse(path)
    for table, rows in _DIMENSIONS.items():
        for row in rows:
            warehouse.add(table, **row)
    for number, report in enumerate(reports):
        warehouse.add_report(report, number)
    warehouse.add(
        "meta.build",
        build_id="build-1",
        built_at="2024-02-03 04:05:06",
        version="9.9.9",
        git_sha="abc",
        input_fingerprint="fingerprint-1",
        sources='{"a.md": "sha-a"}',
        packages='{"duckdb": "1"}',
        engine="engine",
        reports=len(reports),
        figures=12 * len(reports),
    )
    warehouse.add("meta.check_results", tool="dbt", check_name="fine", outcome="passed", failing_rows=0)
    warehouse.add("meta.check_results", tool="dbt", check_name="odd_rows", outcome="warned", failing_rows=2)
    warehouse.add(
        "meta.check_results",
        tool="great_expectations",
        check_name="nothing_is_odd",
        outcome="warned",
        failing_rows=1,
        description="Rows of 2023 are odd. 2023 年有异常的行。",
    )
    for position, (column, zh, en) in enumerate(
        [(None, "报告一览。", "All reports."), ("title", "标题。", "Its title.")]
    ):
        warehouse.add(
            "meta.dictionary",
            table_name="dim_report",
            column_name=column,
            position=position,
            data_type=column and "VARCHAR",
            description_zh=zh,
            description_en=en,
        )
    warehouse.add(
        "meta.quarantine",
        report_id="990103-2023-plan",
        cause="unreadable",
        reason=f"空白{HOSTILE}",
        place="第1页",
        advice="换一份文件",
    )
    warehouse.con.close()
    return path


def _add_report(warehouse: Warehouse, report: str, number: int) -> None:
    area, year_text, genre = report.split("-")
    year = int(year_text)
    ids = 1_000_000 * (number + 1)
    warehouse.add(
        "marts.dim_report",
        report_id=report,
        area_code=area,
        genre=genre,
        execution_year=year,
        plan_year=year + 1,
        title_zh=f"{year}年计划执行情况的报告{HOSTILE}",
        issuer_zh="计划局",
        presented_on=f"{year + 1}-01-09",
        source_file=f"{report}.md",
        source_sha256="0" * 64,
        media_type="text/markdown",
        source_kind="digest",
        quality_grade="A",
        citation=f"计划局. {year}年计划执行情况的报告{HOSTILE}[R]. Planhouse {report} (摘要 digest).",
        figure_count=12,
    )
    warehouse.add(
        "raw.tables", report_id=report, table_no=1, printed_no="1", caption="主要指标", notes="", header_rows=1
    )
    block = 0
    for row, cells in enumerate([["指标", "目标", "结果"], ["生产总值", *"??"], ["失业人数", *"??"]], 1):
        for column, text in enumerate(cells, 1):
            block += 1
            shown = next((cell[3] for cell in _CELLS if cell[1:3] == (row, column)), text)
            warehouse.add("raw.blocks", report_id=report, block_no=block, kind="cell", text=shown, line=row)
            warehouse.add(
                "raw.cells",
                report_id=report,
                table_no=1,
                row_no=row,
                column_no=column,
                block_no=block,
                is_header=row == 1,
                row_span=1,
                column_span=1,
            )
    for ordinal, row, column, text, value, unit, other in _CELLS:
        place: dict[str, object] = {
            "table_no": 1,
            "row_no": row,
            "column_no": column,
            "block_no": 3 * (row - 1) + column,
            "sentence": text,
            "sentence_start": 0,
            "sentence_end": len(text),
        }
        _add_figure(warehouse, report, year, ids, ordinal, text, text, 0, value, unit, {**place, **other})
    for ordinal, sentence, printed, value, unit, other in _SENTENCES:
        lead = "前一句说别的。"
        text = f"{lead}{sentence}。后一句。"
        warehouse.add("raw.blocks", report_id=report, block_no=100 + ordinal, kind="paragraph", text=text, line=ordinal)
        start = text.rindex(printed)
        place = {
            "block_no": 100 + ordinal,
            "sentence": f"{sentence}。",
            "sentence_start": len(lead),
            "sentence_end": len(lead) + len(sentence) + 1,
        }
        _add_figure(warehouse, report, year, ids, ordinal, text, printed, start, value, unit, {**place, **other})
    for indicator, target, actual, attained in (("gdp", 1, 2, True), ("jobless", 3, 4, False)):
        values = {figure[0]: figure[4] for figure in _CELLS}
        warehouse.add(
            "marts.fct_target_attainment",
            promise_id=ids + target,
            report_id=report,
            indicator_id=indicator,
            year=year,
            zone_id="all",
            industry_id="all",
            kind="growth" if indicator == "gdp" else "level",
            **_plain(area, year, "growth" if indicator == "gdp" else "level"),
            target=values[target],
            actual=values[actual],
            target_comparator="approx" if indicator == "gdp" else "le",
            unit_id="percent" if indicator == "gdp" else "person",
            gap="2.50" if indicator == "gdp" else "34",
            form="number",
            state="met" if attained else "missed",
            is_attained=attained,
            status="A" if indicator == "gdp" else "P",
            target_figure_id=ids + target,
            actual_figure_id=ids + actual,
        )
    warehouse.add(
        "marts.fct_derived",
        derived_id=(ids + 4) * 100 + 1,
        report_id=report,
        method="previous_level",
        indicator_id="jobless",
        year=year - 1,
        zone_id="all",
        industry_id="all",
        scenario="actual",
        kind="level",
        **_plain(area, year - 1, "level"),
        value="1200.5",
        value_lower="1199.8",
        value_upper="1201.2",
        unit_id="person",
        decimals=0,
        figure_id=ids + 4,
        figure_ids=[ids + 4, ids + 2],
    )
    for industry, amount, share, recomputed, ordinal in (
        ("shops", "60.50", "60.5", "60.5", 6),
        ("banks", "39.50", "49.5", "39.5", 8),
        ("sum", "100.00", None, "100", 9),
    ):
        warehouse.add(
            "marts.fct_tax_by_industry",
            report_id=report,
            industry_id=industry,
            year=year,
            tax_revenue=amount,
            share_of_total_pct=share,
            share_recomputed_pct=recomputed,
            tax_revenue_figure_id=ids + ordinal,
            share_figure_id=ids + 7 if share else None,
        )
    warehouse.add(
        "marts.fct_tax_by_zone",
        report_id=report,
        zone_id="z-north",
        year=year,
        tax_revenue="20.00",
        tax_revenue_figure_id=ids + 10,
    )
    warehouse.add("meta.changes", change="appeared", report_id=report, indicator_id="gdp", observations=3)
    warehouse.add(
        "marts.rpt_check_coverage",
        report_id=report,
        part_kind="table",
        table_no=1,
        part_zh="表1 主要指标",
        figures=4,
        figures_touched=3,
        share_touched_pct="75.0",
        figures_with_plausibility=2,
        share_with_plausibility_pct="50.0",
    )
    if number > 0:
        warehouse.add(
            "marts.rpt_revisions",
            report_id=report,
            first_report_id=REPORT,
            indicator_id="jobless",
            year=year,
            scenario="actual",
            kind="level",
            **_plain(area, year, "level"),
            zone_id="all",
            industry_id="all",
            first_value="1200",
            latest_value="1234",
            difference="34",
            unit_id="person",
            first_figure_id=1_000_003,
            latest_figure_id=ids + 4,
        )
    for at, (verdict, text, figures) in enumerate(
        [("exact", "两业之和与合计", [6, 8]), ("mismatch", f"金融业占比{HOSTILE}", [8])]
    ):
        warehouse.add(
            "marts.fct_reconciliation",
            reconciliation_id=ids + at,
            report_id=report,
            identity="sum_of_parts" if verdict == "exact" else "share_of_whole",
            description_zh=text,
            description_en=f"two sides of “{text}”",
            lhs="100.00",
            rhs="100" if verdict == "exact" else "90",
            gap="0" if verdict == "exact" else "10",
            tolerance="0.01",
            verdict=verdict,
            accepted_reason=None if verdict == "exact" else "已向编制单位核实",
            part_count=len(figures),
            figure_ids=[ids + figure for figure in figures],
            figure_id=ids + 9,
        )
    for rank, (figure, suggested, slip) in enumerate([(8, "80.0", "digit_wrong"), (9, None, "other")], start=1):
        warehouse.add(
            "marts.fct_suspect",
            reconciliation_id=ids + 1,
            report_id=report,
            figure_id=ids + figure,
            rank=rank,
            together=[ids + figure],
            slip=slip,
            suggested_text=suggested,
            share="0.7" if rank == 1 else "0.3",
            is_exhaustive=True,
        )
    for at, is_plausible in enumerate([True, False]):
        warehouse.add(
            "marts.fct_plausibility",
            plausibility_id=ids + at,
            report_id=report,
            plausibility="part_above_whole",
            description_zh=f"“住宅”30套，其中“公租房”{31 - at}套{HOSTILE}",
            description_en=f"“公租房” {31 - at}套, a part of “住宅” 30套{HOSTILE}",
            is_plausible=is_plausible,
            figure_ids=[ids + 6],
            figure_id=ids + 8,
        )


def _plain(area: str, year: int, kind: object) -> dict[str, object]:
    """What a number is about that is of the whole area in the whole year."""
    basis = "year" if kind == "growth" else None
    return {"time_period": str(year), "area_code": area, "scope_id": "whole", "change_basis": basis}


def _add_figure(
    warehouse: Warehouse,
    report: str,
    report_year: int,
    ids: int,
    ordinal: int,
    text: str,
    printed: str,
    start: int,
    value: str,
    unit: str,
    other: Mapping[str, object],
) -> None:
    values = {"kind": "level", "scenario": "actual", "status": "A", "zone_id": "all", "industry_id": "all", **other}
    year = report_year + 1 if values.pop("next", False) else report_year
    values = {**_plain(report.split("-")[0], year, values["kind"]), **values}
    assert text[start : start + len(printed)] == printed
    warehouse.add(
        "marts.fct_figure",
        **{
            "figure_id": ids + ordinal,
            "report_id": report,
            "ordinal": ordinal,
            "section_path": "一、执行情况",
            "char_start": start,
            "char_end": start + len(printed),
            "printed_text": printed,
            "rule": "level/counted",
            "printed_value": value,
            "printed_unit": unit,
            "decimals": len(value.partition(".")[2]),
            "sign": 1,
            "printed_indicator": str(values["indicator_id"]),
            "year": year,
            "period": "A",
            "is_stock": False,
            "unit_id": _UNITS[unit],
            "read_by": "text",
            **dict(zip(("confidence", "doubts"), _DOUBTS.get(ordinal, ("0.990", None)), strict=True)),
            **values,
        },
    )
    read = {name: values[name] for name in ("kind", "scenario", "status", "change_basis", "time_period")}
    warehouse.add(
        "raw.figures",
        report_id=report,
        ordinal=ordinal,
        figure_key=(ids + ordinal) % 10_000_000,
        printed_value=value,
        printed_unit=unit,
        sign=1,
        year=year,
        **read,
    )
    keep = ("indicator_id", "scenario", "kind", "zone_id", "industry_id", "comparator", "status", *_KEY_NAMES)
    warehouse.add(
        "marts.fct_indicator",
        report_id=report,
        year=year,
        value=value,
        unit_id=_UNITS[unit],
        decimals=len(value.partition(".")[2]),
        values_printed=1,
        is_stock=False,
        figure_id=ids + ordinal,
        is_latest_vintage=True,
        **{name: values[name] for name in keep if name in values},
    )
