"""The analyst's door: frames say what SQL says, exactly."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

import duckdb
import pandas as pd
import planhouse
import pytest

from tests.conftest import ROOT, Planhouse


@pytest.fixture(scope="module")
def warehouse(built: Planhouse) -> Iterator[planhouse.Warehouse]:
    with planhouse.open(built.warehouse) as opened:
        yield opened


@pytest.mark.parametrize(
    ("method", "table"),
    [("targets", "v_targets"), ("indicators", "v_indicators"), ("figures", "fct_figure"), ("findings", "v_findings")],
)
def test_a_frame_holds_the_rows_of_its_table(
    warehouse: planhouse.Warehouse, built: Planhouse, method: str, table: str
) -> None:
    frame: pd.DataFrame = getattr(warehouse, method)()
    with duckdb.connect(str(built.warehouse), read_only=True) as con:
        rows = con.execute(f"select * from marts.{table}").fetchall()
        names = [column[0] for column in con.description]
    assert list(frame.columns) == names
    mine = [tuple(None if value is pd.NA else value for value in row) for row in frame.itertuples(index=False)]
    assert sorted(mine, key=repr) == sorted(rows, key=repr)


def test_decimals_are_exact(warehouse: planhouse.Warehouse) -> None:
    frame = warehouse.table("v_tax_by_industry")
    assert all(isinstance(value, Decimal) for value in frame["tax_revenue"])
    by_industry = frame.set_index("industry_id")["tax_revenue"]
    parts, total = by_industry[~frame["is_total"].to_numpy(bool)], by_industry[frame["is_total"].to_numpy(bool)]
    assert sum(parts, Decimal()) == total.iloc[0]


@pytest.mark.parametrize("area", ["310106", "31", "静安区", "Jing'an District", "jing'an district"])
def test_an_area_has_a_code_and_names(warehouse: planhouse.Warehouse, area: str) -> None:
    assert len(warehouse.figures(area)) == len(warehouse.figures()) == 331
    assert len(warehouse.targets(area, 2024)) == sum(warehouse.targets()["year"] == 2024) > 0


def test_an_area_without_reports_is_no_empty_frame(warehouse: planhouse.Warehouse) -> None:
    with pytest.raises(planhouse.UnknownAreaError, match="静安区"):
        warehouse.targets("黄浦区")
    assert list(warehouse.table("dim_area", "黄浦区")["area_code"]) == ["310101"]
    with pytest.raises(ValueError, match="no areas"):
        warehouse.table("dim_unit", "310106")
    with pytest.raises(ValueError, match="no column year"):
        warehouse.table("dim_report", year=2023)
    with pytest.raises(LookupError, match="v_targets"):
        warehouse.table("targets")
    with pytest.raises(ValueError, match="zh, en"):
        warehouse.targets(language="fr")


@pytest.mark.parametrize("language", planhouse.LANGUAGES)
def test_labels_are_in_one_language_and_differ(warehouse: planhouse.Warehouse, language: str) -> None:
    for table in ("v_targets", "v_indicators", "v_findings", "fct_figure", "v_tax_by_industry", "dim_report"):
        frame = warehouse.table(table, language=language)
        assert frame.columns.is_unique
        words = [label for label in frame.columns if not re.fullmatch(r"[a-z_]+", label)]
        assert len(words) > len(frame.columns) / 2
        assert all(bool(re.search("[一-鿿]", re.sub(r"\(.*\)", "", label))) == (language == "zh") for label in words)


def test_what_only_one_language_has_is_kept(warehouse: planhouse.Warehouse) -> None:
    frame = warehouse.table("v_tax_by_industry", language="en")
    assert "商贸服务业" not in set(frame.astype("string").to_numpy().ravel())
    assert "优势产业" in set(frame.astype("string").fillna("").to_numpy().ravel())


def test_units_and_origin_stand_in_attrs(warehouse: planhouse.Warehouse, built: Planhouse) -> None:
    attrs = warehouse.table("v_tax_by_zone").attrs
    assert attrs["units"]["tax_revenue"] == "亿元"
    assert attrs["units"]["share_of_total_pct"] == "%"
    assert [(attrs["fingerprint"],)] == built.query("select input_fingerprint from meta.build")
    chinese = warehouse.table("v_tax_by_zone", language="zh")
    assert set(chinese.attrs["units"]) <= set(chinese.columns)


def test_there_must_be_a_warehouse() -> None:
    with pytest.raises(FileNotFoundError, match="build it first"):
        planhouse.open("nowhere.duckdb")


def test_the_example_of_the_documentation_runs(built: Planhouse, monkeypatch: pytest.MonkeyPatch) -> None:
    text = (ROOT / "docs" / "connect.md").read_text(encoding="utf-8")
    example = next(code for code in re.findall(r"```python\n(.*?)```", text, re.DOTALL) if "planhouse.open(" in code)
    monkeypatch.chdir(built.folder)
    names: dict[str, object] = {}
    exec(example, names)
    missed = names["missed"]
    assert isinstance(missed, pd.DataFrame)
    printed = built.query("select indicator_zh from marts.v_targets where year = 2023 and is_attained = false")
    assert sorted(missed["indicator_zh"]) == sorted(str(row[0]) for row in printed)
    total = built.query("select sum(tax_revenue) from marts.v_tax_by_industry where not is_total")
    assert [(names["total"],)] == total
