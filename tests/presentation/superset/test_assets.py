"""What Superset is given hangs together: no Superset is needed to see a broken reference."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest
import yaml

from tests.presentation.contracts import contracts, make_marts

ROOT = Path(__file__).parents[3]
ASSETS = ROOT / "presentation" / "superset" / "assets"
Asset = dict[str, Any]


def read(kind: str) -> dict[str, Asset]:
    return {
        path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted((ASSETS / kind).glob("*.yaml"))
    }


DATABASE = read("databases")["warehouse"]
DATASETS = {asset["uuid"]: asset for asset in read("datasets").values()}
CHARTS = read("charts")
DASHBOARD = read("dashboards")["plan-reports"]
FILTERS = DASHBOARD["metadata"]["native_filter_configuration"]


def names(dataset: Asset) -> tuple[set[str], set[str]]:
    columns = {column["column_name"] for column in dataset["columns"]}
    return columns, {metric["metric_name"] for metric in dataset["metrics"]}


def asked_columns(params: Asset) -> set[str]:
    asked = {*params.get("all_columns", []), *params.get("groupby", []), *params.get("column_config", {})}
    asked |= {json.loads(order)[0] for order in params.get("order_by_cols", [])}
    asked |= {each["subject"] for each in params["adhoc_filters"] if each["expressionType"] == "SIMPLE"}
    asked |= {each["column"] for each in params.get("conditional_formatting", [])}
    return asked | ({params["x_axis"]} if "x_axis" in params else set())


def test_every_uuid_is_used_once() -> None:
    found = [yaml.safe_load(path.read_text(encoding="utf-8")).get("uuid") for path in ASSETS.glob("*/*.yaml")]
    assert all(found)
    assert max(Counter(found).values()) == 1


def test_the_database_is_locked() -> None:
    connect = DATABASE["extra"]["engine_params"]["connect_args"]
    assert connect["read_only"] is True
    assert connect["config"]["enable_external_access"] is False
    assert connect["config"]["lock_configuration"] is True
    assert not any(DATABASE[right] for right in ("allow_dml", "allow_ctas", "allow_cvas", "allow_file_upload"))


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_asks_for_what_its_dataset_has(name: str) -> None:
    chart = CHARTS[name]
    columns, metrics = names(DATASETS[chart["dataset_uuid"]])
    assert asked_columns(chart["params"]) <= columns
    wanted = {*chart["params"].get("metrics", []), *filter(None, [chart["params"].get("metric")])}
    assert wanted <= metrics
    assert chart["viz_type"] == chart["params"]["viz_type"]


@pytest.mark.parametrize("name", [name for name, chart in CHARTS.items() if chart["viz_type"] == "table"])
def test_words_of_a_document_never_become_markup(name: str) -> None:
    assert CHARTS[name]["params"]["allow_render_html"] is False


def test_every_column_and_metric_says_what_it_is() -> None:
    for dataset in DATASETS.values():
        for each in [*dataset["columns"], *dataset["metrics"]]:
            assert each["verbose_name"], each
            assert each["description"], each


def test_a_label_means_one_thing_within_a_dataset() -> None:
    for dataset in DATASETS.values():
        labels = Counter(column["verbose_name"] for column in dataset["columns"])
        assert max(labels.values()) == 1, labels.most_common(1)


@pytest.fixture(scope="module")
def empty_marts() -> Iterator[duckdb.DuckDBPyConnection]:
    """The public tables and views as their contracts declare them, without rows."""
    with duckdb.connect() as connection:
        make_marts(connection, views=True)
        yield connection


@pytest.mark.parametrize("uuid", DATASETS, ids=[dataset["table_name"] for dataset in DATASETS.values()])
def test_a_dataset_finds_its_columns_in_the_public_tables(uuid: str, empty_marts: duckdb.DuckDBPyConnection) -> None:
    dataset = DATASETS[uuid]
    rows = f"({dataset['sql']})" if dataset["sql"] else f"{dataset['schema']}.{dataset['table_name']}"
    columns = [column.get("expression") or f'"{column["column_name"]}"' for column in dataset["columns"]]
    metrics = [metric["expression"] for metric in dataset["metrics"]]
    empty_marts.execute(f"select {', '.join(columns)} from {rows} as rows")
    empty_marts.execute(f"select {', '.join(metrics)} from {rows} as rows")


def test_the_dashboard_shows_every_chart_once() -> None:
    placed = [item["meta"] for key, item in DASHBOARD["position"].items() if key.startswith("CHART-")]
    assert Counter(meta["uuid"] for meta in placed) == Counter(chart["uuid"] for chart in CHARTS.values())
    assert {meta["uuid"]: meta["sliceName"] for meta in placed} == {
        chart["uuid"]: chart["slice_name"] for chart in CHARTS.values()
    }


def test_no_row_is_wider_than_the_grid() -> None:
    position = DASHBOARD["position"]
    for key in position["GRID_ID"]["children"]:
        if key.startswith("ROW-"):
            assert sum(position[child]["meta"]["width"] for child in position[key]["children"]) == 12


@pytest.mark.parametrize("at", range(len(FILTERS)))
def test_a_filter_reaches_only_charts_that_have_its_column(at: int) -> None:
    chosen = FILTERS[at]
    (target,) = chosen["targets"]
    column = target["column"]["name"]
    assert column in names(DATASETS[target["datasetUuid"]])[0]
    by_id = {
        item["meta"]["chartId"]: item["meta"]["uuid"]
        for key, item in DASHBOARD["position"].items()
        if key[:6] == "CHART-"
    }
    reached = {uuid for chart_id, uuid in by_id.items() if chart_id not in chosen["scope"]["excluded"]}
    assert reached
    for chart in CHARTS.values():
        if chart["uuid"] in reached:
            assert column in names(DATASETS[chart["dataset_uuid"]])[0], chart["slice_name"]


def test_filters_for_area_year_zone_and_industry() -> None:
    assert {"NATIVE_FILTER-area", "NATIVE_FILTER-year", "NATIVE_FILTER-zone", "NATIVE_FILTER-industry"} <= {
        each["id"] for each in FILTERS
    }


def test_charts_wait_for_a_filter_that_chooses_by_itself() -> None:
    """Without it, the first view adds up every area and year although one of each is chosen."""
    by_itself = [each for each in FILTERS if each["controlValues"]["defaultToFirstItem"]]
    assert {each["id"] for each in by_itself} == {"NATIVE_FILTER-area", "NATIVE_FILTER-year"}
    assert all(each["requiredFirst"] is True for each in by_itself)


def test_the_first_view_is_that_of_one_report_the_richest() -> None:
    """The filters of area and year choose by themselves, before one knows of the other: both have to mean the same report."""
    by_itself = [each for each in FILTERS if each["controlValues"]["defaultToFirstItem"]]
    (uuid,) = {target["datasetUuid"] for each in by_itself for target in each["targets"]}
    assert {(each["sortMetric"], each["controlValues"]["sortAscending"]) for each in by_itself} == {("richness", False)}
    dataset = DATASETS[uuid]
    (rank,) = [metric["expression"] for metric in dataset["metrics"] if metric["metric_name"] == "richness"]
    with duckdb.connect() as con:
        con.execute(
            """create schema marts;
            create table marts.dim_area as from (values ('11', '甲'), ('22', '乙'), ('33', '丙')) as t (area_code, name_zh);
            create table marts.dim_report as from (values
                ('a-2024', '11', 2024, 900), ('b-2022', '22', 2022, 10), ('b-2023', '22', 2023, 5), ('c-2025', '33', 2025, 7),
                ('c-2023', '33', 2023, 5)) as t (report_id, area_code, execution_year, figure_count);
            create table marts.fct_target_attainment as from (values ('b-2022', 1), ('b-2023', 1), ('c-2023', 1), ('c-2025', null))
                as t (report_id, actual);
            create table marts.fct_tax_by_industry as from (values ('b-2022'), ('b-2023'), ('c-2023')) as t (report_id);
            create table marts.fct_tax_by_zone as from marts.fct_tax_by_industry;
            create table marts.fct_reconciliation as select 'a-2024' as report_id"""
        )

        def first(column: str, condition: str = "true") -> object:
            row = con.execute(
                f"select {column} from ({dataset['sql']}) where {condition} group by {column} order by {rank} desc limit 1"
            ).fetchone()
            return row and row[0]

        # of two that are as rich and of the same year, one is first for both
        assert (first("area_zh"), first("execution_year")) == ("丙", 2023)
        assert first("execution_year", "area_zh = '丙'") == 2023
        assert first("execution_year", "area_zh = '乙'") == 2023
        assert first("execution_year", "area_zh = '甲'") == 2024


# columns of the views that a dataset gives in words of its own, or leaves out
LEFT_OUT = {
    "indicators": {"topic", "topic_en", "status"},
    "targets": {
        *("topic", "topic_en", "status", "kind", "state_zh", "zone_id", "zone_en", "industry_id", "industry_en"),
        # the dataset has the less sure of the two
        *("target_confidence", "target_doubts", "actual_confidence", "actual_doubts"),
    },
    "promises": {"topic"},
    "derived": {
        *("topic", "kind", "scenario", "zone_id", "industry_id"),
        # keys of the evidence, for SQL
        *("figure_id", "figure_ids", "derived_id"),
    },
}


@pytest.mark.parametrize("name", LEFT_OUT)
def test_a_dataset_has_every_column_of_its_view(name: str) -> None:
    columns = {column["column_name"] for column in read("datasets")[name]["columns"]}
    assert contracts()[f"v_{name}"].keys() - columns == LEFT_OUT[name]


ABOUT = (
    *("time_period", "area_code", "scope_id", "change_basis", "reference_area_code", "price_basis", "qualifier"),
    "rank_among",
)
# of one indicator: what else it says of its number, and how its bar or row is called
SUBJECTS = {
    "其他地区": ({"area_code": "990000", "area_zh": "云州市"}, "内河货运·云州市"),
    "本级": ({"scope_id": "own", "scope_zh": "本级"}, "内河货运·本级"),
    "现价": ({"price_basis": "current"}, "内河货运·现价"),
    "不变价": ({"price_basis": "constant"}, "内河货运·不变价"),
    "限定": ({"qualifier": "含在建"}, "内河货运·含在建"),
    "位次": ({"rank_among": "沿江各区"}, "内河货运·沿江各区"),
    "拉动": ({"change_basis": "contribution"}, "内河货运·拉动"),
    "差": (
        {"change_basis": "difference", "reference_area_code": "990000", "reference_area_zh": "云州市"},
        "内河货运·与云州市之差",
    ),
    "同比": ({"change_basis": "year"}, "内河货运"),
    "水平": ({}, "内河货运"),
}


@pytest.mark.parametrize("name", ["indicators", "targets"])
def test_what_tells_two_numbers_apart_is_in_the_name_that_charts_show(name: str) -> None:
    """Of the whole year of the whole reporting area, with the growth over the year before, the name is the indicator's alone."""
    dataset = read("datasets")[name]
    columns = {column["column_name"]: column.get("expression") for column in dataset["columns"]}
    assert columns.keys() >= set(ABOUT)
    plain: dict[str, str | None] = {
        **dict.fromkeys(("zone_zh", "industry_zh", *(column for about, _ in SUBJECTS.values() for column in about))),
        "zone_id": "all",
        "industry_id": "all",
        "area_code": "990101",
        "reporting_area_code": "990101",
        "area_zh": "东河区",
        "scope_id": "whole",
        "scope_zh": "全域",
        "indicator_zh": "内河货运",
    }
    for about, shown in SUBJECTS.values():
        row = {**plain, **about}
        cells = ", ".join(f"?::varchar as {column}" for column in row)
        found = duckdb.execute(f"select {columns['subject_zh']} from (select {cells})", list(row.values())).fetchall()
        assert found == [(shown,)]


def test_a_table_of_single_numbers_names_what_each_is_about() -> None:
    for chart in ("explorer", "next-year", "targets-results", "derived"):
        assert "subject_zh" in CHARTS[chart]["params"]["all_columns"], chart
    assert {"time_period", "change_basis_zh"} <= set(CHARTS["explorer"]["params"]["all_columns"])


def test_what_is_derived_says_so() -> None:
    """No derived value stands in a chart of printed ones, and its table has the words that say 推算."""
    dataset = read("datasets")["derived"]["uuid"]
    charts = {name for name, chart in CHARTS.items() if chart["dataset_uuid"] == dataset}
    assert charts == {"derived"}
    assert {"derived_zh", "method_zh"} <= set(CHARTS["derived"]["params"]["all_columns"])
    assert "推算" in CHARTS["derived"]["slice_name"]


def test_targets_and_growths_are_those_of_whole_years() -> None:
    """A half-year's target is beside no year's result, and a chart that has one bar a year takes no part of it."""
    assert "time_period = cast(targets.year as varchar)" in read("datasets")["targets"]["sql"]
    conditions = [each.get("sqlExpression", "") for each in CHARTS["growth"]["params"]["adhoc_filters"]]
    assert any('time_period = cast("year" as varchar)' in each for each in conditions)
