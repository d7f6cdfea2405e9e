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

ROOT = Path(__file__).parents[3]
ASSETS = ROOT / "presentation" / "superset" / "assets"
MARTS = ROOT / "dbt_project" / "models" / "marts"
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
        connection.execute("create schema marts")
        for path in MARTS.glob("*.yml"):
            for model in yaml.safe_load(path.read_text(encoding="utf-8")).get("models", []):
                columns = ", ".join(f'"{column["name"]}" {column["data_type"]}' for column in model["columns"])
                connection.execute(f"create table marts.{model['name']} ({columns})")
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
