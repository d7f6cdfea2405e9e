"""From a lake to a DuckDB file, without Spark: the lake is written from a warehouse, and the extract must be that warehouse."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest
from dagster import Definitions

from orchestration.engines.spark.lake import Lake, Live
from orchestration.settings import ROOT, Settings
from sources.rows import RAW_TABLES
from tests.conftest import Planhouse
from tests.spark.compare import compare

AREA = "310106"


def write_lake(house: Planhouse, root: Path, manifest: dict[str, Any]) -> Lake:
    """What Spark would have written of a built warehouse; a report of another area lies beside it in the log, not live."""
    lake = Lake(str(root))
    with duckdb.connect(str(house.warehouse), read_only=True) as con:

        def write(sql: str, folder: Path) -> None:
            folder.mkdir(parents=True)
            pq.write_table(con.sql(sql).to_arrow_table(), folder / "part-0.parquet")

        for table in RAW_TABLES:
            write(f"select * from raw.{table}", root / "raw" / table / "batch=1")
            write(
                f"select * replace ('110101-2023-plan' as report_id) from raw.{table}", root / "raw" / table / "batch=2"
            )
        run = lake.new_run()
        results = []
        nodes = manifest["nodes"]
        # dbt tells of a node once those that it needs are done
        order = TopologicalSorter({name: node["depends_on"].get("nodes", ()) for name, node in nodes.items()})
        for node in (nodes[name] for name in order.static_order() if name in nodes):
            results.append(
                {
                    **{name: node[name] for name in ("unique_id", "resource_type", "name", "description")},
                    "status": "pass" if node["resource_type"] == "test" else "success",
                    "seconds": 0.1,
                    "failures": 0,
                    "message": "",
                }
            )
            schema = node["config"]["schema"]
            if schema in {"vocabulary", "marts"} and node["resource_type"] in {"seed", "model"}:
                write(f"select * from {schema}.{node['name']}", root / "models" / run / schema / node["name"])
        # an indicator, a zone, an industry and a unit for each that the report speaks of, and the wholes of its shares
        members = " union all ".join(
            f"select report_id, '{dimension}' as dimension, {dimension}_id as member_id, unit_id from marts.fct_figure"
            for dimension in ("indicator", "zone", "industry", "unit")
        )
        wholes = (
            "select report_id, 'indicator' as dimension, whole_of_indicator_id as member_id, unit_id from marts.fct_figure "
            "where whole_of_indicator_id is not null"
        )
        write(f"{members} union all {wholes}", root / "models" / run / "intermediate" / "int_members")
        reports = con.execute("select report_id, area_code, document_key, 1 from raw.reports").fetchall()
    lake.write_index(1, {row[0]: Live(*row) for row in reports}, [])
    lake.write_results(run, json.dumps(results))
    lake.publish()
    return lake


@pytest.fixture
def house(copy_of_built: Planhouse) -> Planhouse:
    manifest = json.loads((copy_of_built.folder / "build" / "dbt" / "manifest.json").read_text(encoding="utf-8"))
    write_lake(copy_of_built, copy_of_built.folder / "build" / "lake", manifest)
    return copy_of_built


def extract(house: Planhouse, area: str, out: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "orchestration.cli", "extract", "--area", area, "--out", str(out)],
        cwd=ROOT,
        env=house.environment,
        capture_output=True,
        text=True,
        check=False,
    )


def comments(warehouse: Path) -> set[tuple[object, ...]]:
    with duckdb.connect(str(warehouse), read_only=True) as con:
        return set(
            con.execute(
                """select table_name, column_name, data_type, comment from duckdb_columns()
                where schema_name = 'marts' and table_name not like 'v_%'"""
            ).fetchall()
        )


# each extract costs as much as a build
@pytest.mark.slow
def test_an_extract_is_the_warehouse_of_its_area(house: Planhouse) -> None:
    out = house.folder / "part" / "warehouse.duckdb"
    done = extract(house, AREA, out)
    assert done.returncode == 0, done.stdout + done.stderr
    differences = list(compare(house.warehouse, out))
    assert len(differences) > 30
    unequal = [each for each in differences if not each.equal]
    assert unequal == []
    assert comments(out) == comments(house.warehouse)
    with duckdb.connect(str(out), read_only=True) as con:
        known = con.execute("select count(*) from marts.as_of('310106-2023-plan')").fetchone()
        assert known is not None and known[0] > 100
        assert con.execute("select reports, checks_failed from meta.build").fetchall() == [(1, 0)]
        tools = con.execute("select distinct tool from meta.check_results order by 1").fetchall()
        assert tools == [("dbt",), ("great_expectations",)]
    # and nothing of it was written where the build publishes
    assert not (house.folder / "part" / "site").exists()


@pytest.mark.slow
def test_an_area_without_reports_is_refused_and_nothing_is_published(house: Planhouse) -> None:
    before = house.warehouse.read_bytes()
    done = extract(house, "1101", house.warehouse)
    assert done.returncode == 1
    assert "no report of an area whose code begins with '1101'" in done.stderr
    assert "Stack Trace" not in done.stderr
    assert house.warehouse.read_bytes() == before


@pytest.mark.slow
def test_a_part_whose_rows_lead_to_nothing_in_it_is_not_published(house: Planhouse) -> None:
    """Every table was tested in the lake; this is what taking a part of it can break."""
    (path,) = (house.folder / "build" / "lake" / "models").rglob("dim_zone/*.parquet")
    zones = pq.read_table(path)
    pq.write_table(zones.filter(pc.not_equal(zones["zone_id"], "all")), path)
    before = house.warehouse.read_bytes()
    done = extract(house, AREA, house.warehouse)
    assert done.returncode == 1
    assert "references_fct_figure_zone_id" in done.stderr
    assert house.warehouse.read_bytes() == before


@pytest.fixture
def definitions(copy_of_built: Planhouse, monkeypatch: pytest.MonkeyPatch) -> Iterator[Definitions]:
    copy_of_built.become(monkeypatch)
    monkeypatch.setenv("PLANHOUSE_ENGINE", "spark")
    from orchestration.definitions import defs

    yield defs()


def test_with_spark_as_the_engine_the_assets_are_the_same(
    definitions: Definitions, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_spark = definitions.resolve_asset_graph().get_all_asset_keys()
    assert Settings.from_environment().on_spark
    extract_job = definitions.resolve_job_def("extract")
    assert "read_reports" not in {node.name for node in extract_job.nodes}
    assert {"build_models", "publish__warehouse", "great_expectations"} <= {node.name for node in extract_job.nodes}
    monkeypatch.setenv("PLANHOUSE_ENGINE", "duckdb")
    from orchestration.definitions import defs

    on_duckdb = defs()
    assert on_duckdb.resolve_asset_graph().get_all_asset_keys() == on_spark
    with pytest.raises(Exception, match="extract"):
        on_duckdb.resolve_job_def("extract")
