"""Numbers of one indicator in one report that nothing but what they are about tells apart: a half-year beside the year, the own level
beside the whole, another area's number, nominal beside real growth.

Here belongs adding them to a warehouse, made up or published. What a route makes of them is for the tests to say.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import duckdb

INDICATOR = "quay-cargo"
NAME_ZH, NAME_EN = "内河货运收入", "Inland freight revenue"
YEAR = 2023


@dataclass(frozen=True)
class Number:
    """One printed number. ``about`` has the columns in which it is not of the whole area in the whole year."""

    printed: str
    kind: str = "level"
    unit: str = "亿元"
    about: Mapping[str, str] = field(default_factory=dict)

    @property
    def value(self) -> str:
        return self.printed.removesuffix(self.unit) if self.unit else self.printed[1]


def numbers(other: str) -> dict[str, Number]:
    """The numbers by what tells each from the others; ``other`` is the code of another area."""
    growth = {"change_basis": "year"}
    return {
        "year": Number("812.40亿元"),
        "half": Number("405.10亿元", about={"time_period": f"{YEAR}-S1"}),
        "five months": Number("333.30亿元", about={"time_period": f"{YEAR}-M01/{YEAR}-M05"}),
        "three years": Number("2222.20亿元", about={"time_period": f"{YEAR - 2}/{YEAR}"}),
        "own level": Number("530.60亿元", about={"scope_id": "own"}),
        "other area": Number("9120.70亿元", about={"area_code": other}),
        "qualified": Number("95.50亿元", about={"qualifier": "含在建"}),
        "growth": Number("5.1%", "growth", "%", growth),
        "nominal": Number("6.3%", "growth", "%", {**growth, "price_basis": "current"}),
        "real": Number("4.8%", "growth", "%", {**growth, "price_basis": "constant"}),
        "contribution": Number("1.2个百分点", "growth", "个百分点", {"change_basis": "contribution"}),
        "difference": Number(
            "0.7个百分点", "growth", "个百分点", {"change_basis": "difference", "reference_area_code": other}
        ),
        "rank": Number("第3", "rank", "", {"rank_among": "全市"}),
        "other rank": Number("第2", "rank", "", {"rank_among": "沿江各区"}),
    }


def add_numbers(con: duckdb.DuckDBPyConnection, report: str, other: str) -> None:
    """Add them to the report, whose execution year is ``YEAR``, after all its figures."""
    (area, first_id, ordinal) = con.execute(
        """select any_value(reports.area_code), max(figure_id), max(ordinal)
        from marts.fct_figure inner join marts.dim_report as reports using (report_id) where report_id = ?""",
        [report],
    ).fetchone() or (None, 0, 0)
    _insert(
        con,
        "dim_indicator",
        indicator_id=INDICATOR,
        name_zh=NAME_ZH,
        name_en=NAME_EN,
        polarity="higher",
        topic="trade",
        is_curated=True,
    )
    for at, number in enumerate(numbers(other).values(), start=1):
        (unit_id,) = con.execute(
            "select min(unit_id) from marts.dim_unit where symbol_zh = ?", [number.unit]
        ).fetchone() or (None,)
        assert unit_id or not number.unit, number
        common: dict[str, object] = {
            "figure_id": first_id + at,
            "report_id": report,
            "indicator_id": INDICATOR,
            "year": YEAR,
            "time_period": str(YEAR),
            "scenario": "actual",
            "kind": number.kind,
            "zone_id": "all",
            "industry_id": "all",
            "area_code": area,
            "scope_id": "whole",
            "unit_id": unit_id,
            "decimals": len(number.value.partition(".")[2]),
            "is_stock": False,
            "status": "A",
            **number.about,
        }
        sentence = f"{NAME_ZH}为{number.printed}。"
        start = sentence.index(number.printed)
        _insert(
            con,
            "fct_figure",
            **common,
            ordinal=ordinal + at,
            block_no=1,
            sentence=sentence,
            sentence_start=0,
            sentence_end=len(sentence),
            char_start=start,
            char_end=start + len(number.printed),
            printed_text=number.printed,
            rule="level/counted",
            read_by="text",
            confidence="0.9",
            printed_value=number.value,
            printed_unit=number.unit,
            sign=1,
            printed_indicator=NAME_ZH,
            period="A",
            note="初步核算。" if number.printed == "812.40亿元" else None,
        )
        _insert(
            con,
            "fct_indicator",
            **common,
            value=number.value,
            values_printed=2 if number.printed == "812.40亿元" else 1,
            note="初步核算。" if number.printed == "812.40亿元" else None,
            is_latest_vintage=True,
        )


def _insert(con: duckdb.DuckDBPyConnection, table: str, **values: object) -> None:
    con.execute(
        f"insert into marts.{table} ({', '.join(values)}) values ({', '.join('?' * len(values))})",
        list(values.values()),
    )
