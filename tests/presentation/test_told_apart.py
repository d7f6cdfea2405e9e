"""Numbers that nothing but what they are about tells apart stay apart on every way out: a half-year beside the year, the own level
beside the whole, another area's number, nominal beside real growth."""

from __future__ import annotations

import csv
import json
import shutil
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import planhouse
import pytest

from presentation.exports import export, sdmx
from presentation.page import write_site
from presentation.warehouse import open_warehouse
from tests.presentation import routes
from tests.presentation.contracts import contracts
from tests.presentation.page_warehouse import REPORT, make_warehouse
from tests.presentation.test_page_files import received, rows
from tests.presentation.told_apart import INDICATOR, NAME_EN, YEAR, add_numbers, numbers

FIRST, OTHER = "310106-2023-plan", "310000"
OWN = FIRST[:6]
# what every key says, as the public tables do; what a number leaves out is that of the whole area in the whole year
PLAIN: dict[str, str | None] = {
    "time_period": str(YEAR),
    "area_code": OWN,
    "scope_id": "whole",
    "change_basis": None,
    "reference_area_code": None,
    "price_basis": None,
    "qualifier": None,
    "rank_among": None,
}
Keys = dict[tuple[str, ...], Decimal]


def expected() -> Keys:
    return {
        (*(value or "" for value in {**PLAIN, **number.about}.values()), number.kind): Decimal(number.value)
        for number in numbers(OTHER).values()
    }


def found(lines: Any, value: str) -> Keys:
    """The numbers of the indicator by their key; a key that is there twice fails."""
    keys: Keys = {}
    for line in lines:
        if line["indicator_id"] == INDICATOR:
            key = (*(str(line[name] or "") for name in PLAIN), str(line["kind"]))
            assert key not in keys, key
            keys[key] = Decimal(str(line[value]))
    return keys


@pytest.fixture(scope="module")
def warehouse(published: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first report, with these numbers at its end."""
    path = tmp_path_factory.mktemp("told-apart") / "warehouse.duckdb"
    shutil.copyfile(published, path)
    with duckdb.connect(str(path)) as con:
        add_numbers(con, FIRST, OTHER)
    return path


@pytest.fixture(scope="module", params=["whole", "in parts"])
def folder(warehouse: Path, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its plain files, in both layouts."""
    path = tmp_path_factory.mktemp("files") / "exports"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("presentation.exports.publish.WHOLE_UP_TO", 100 if request.param == "whole" else 0)
        export(warehouse, path)
    assert (path / "planhouse.zip").exists() == (request.param == "whole")
    return path


def file(folder: Path, kind: str, table: str) -> Path:
    """The file of a table; in parts that of the report's area, where a number of another area belongs, too."""
    whole = folder / kind / f"{table}.{kind}"
    return whole if whole.exists() else folder / kind / table / f"{OWN}.{kind}"


TABLES = {"fct_indicator": "value", "v_indicators": "value", "fct_figure": "printed_value"}


@pytest.mark.parametrize("table", TABLES)
def test_csv_and_parquet_keep_them_apart(table: str, folder: Path) -> None:
    assert len(expected()) == len(numbers(OTHER))
    assert found(routes.from_csv(file(folder, "csv", table)), TABLES[table]) == expected()
    with duckdb.connect() as con:
        assert found(routes.from_duckdb(con, f"'{file(folder, 'parquet', table)}'"), TABLES[table]) == expected()


def test_csv_says_names_notes_and_how_many_values_are_printed(folder: Path) -> None:
    lines = [row for row in routes.from_csv(file(folder, "csv", "v_indicators")) if row["indicator_id"] == INDICATOR]
    by_value = {row["value"]: row for row in lines}
    assert by_value["812.40"]["scope_zh"] == "全域" and by_value["530.60"]["scope_zh"] == "本级"
    assert by_value["9120.70"]["area_zh"] == "上海市" and by_value["9120.70"]["reporting_area_zh"] == "静安区"
    assert by_value["0.7"]["reference_area_zh"] == "上海市"
    assert [(row["note"], row["values_printed"]) for row in lines if row["note"]] == [("初步核算。", "2")]


def test_the_data_package_describes_what_tells_them_apart(folder: Path) -> None:
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    tables = {resource["name"]: resource["schema"] for resource in package["resources"]}
    for table in TABLES:
        fields = {field["name"]: field for field in tables[table]["fields"]}
        assert fields.keys() >= PLAIN.keys(), table
        assert all(field["title"] and field["description"] for field in fields.values())
    facts = {each["fields"][0]: each["reference"] for each in tables["fct_indicator"]["foreignKeys"]}
    assert facts["scope_id"] == {"resource": "dim_scope", "fields": ["scope_id"]}
    assert facts["area_code"] == facts["reference_area_code"] == {"resource": "dim_area", "fields": ["area_code"]}
    prices = next(field for field in tables["fct_figure"]["fields"] if field["name"] == "price_basis")
    assert sorted(prices["constraints"]["enum"]) == ["comparable", "constant", "current"]


CODES = {
    # value: frequency, time, area, scope, basis, counterpart, prices
    "812.40": ("A", "2023", OWN, "whole", "_Z", "_Z", "_X"),
    "405.10": ("S", "2023-S1", OWN, "whole", "_Z", "_Z", "_X"),
    "333.30": ("_O", "2023-01-01/P5M", OWN, "whole", "_Z", "_Z", "_X"),
    "2222.20": ("A3", "2021-01-01/P3Y", OWN, "whole", "_Z", "_Z", "_X"),
    "530.60": ("A", "2023", OWN, "own", "_Z", "_Z", "_X"),
    "9120.70": ("A", "2023", OTHER, "whole", "_Z", "_Z", "_X"),
    "95.50": ("A", "2023", OWN, "whole", "_Z", "_Z", "_X"),
    "5.1": ("A", "2023", OWN, "whole", "year", "_Z", "_X"),
    "6.3": ("A", "2023", OWN, "whole", "year", "_Z", "V"),
    "4.8": ("A", "2023", OWN, "whole", "year", "_Z", "Q"),
    "1.2": ("A", "2023", OWN, "whole", "contribution", "_Z", "_X"),
    "0.7": ("A", "2023", OWN, "whole", "difference", OTHER, "_X"),
    "3": ("A", "2023", OWN, "whole", "_Z", "_Z", "_X"),
    "2": ("A", "2023", OWN, "whole", "_Z", "_Z", "_X"),
}
DIMENSIONS = ("FREQ", "TIME_PERIOD", "REF_AREA", "SCOPE", "CHANGE_BASIS", "COUNTERPART_AREA", "PRICES")


@pytest.fixture(scope="module")
def observed(folder: Path) -> list[dict[str, str]]:
    sdmx_folder = folder / "sdmx"
    whole = sdmx_folder / "observations.csv"
    with (whole if whole.exists() else sdmx_folder / "observations" / f"{OWN}.csv").open(encoding="utf-8") as handle:
        return list(csv.DictReader(handle))


def test_sdmx_has_a_dimension_for_each(observed: list[dict[str, str]]) -> None:
    own = [row for row in observed if row["INDICATOR"] == INDICATOR]
    assert {row["OBS_VALUE"]: tuple(row[name] for name in DIMENSIONS) for row in own} == CODES
    assert [row["VALUES_PRINTED"] for row in own if row["COMMENT_OBS"] == "初步核算。"] == ["2"]
    # nothing that is no dimension is needed to tell two of them apart
    attributes = {"ACTION", "OBS_VALUE", "OBS_VALUE_HIGH", "OBS_STATUS", "UNIT_MEASURE", "UNIT_MULT", "DECIMALS"} | {
        "COMPARATOR",
        "WHOLE",
        "VALUES_PRINTED",
        "COMMENT_OBS",
        "FIGURE",
    }
    keys = Counter(tuple(value for name, value in row.items() if name not in attributes) for row in observed)
    assert max(keys.values()) == 1


def test_sdmx_has_a_component_for_every_column_of_an_observation() -> None:
    """But for the year and whether it is a stock, which the time period and the indicator say, the newest vintage, which the
    reports say, and the result of the year before, which the key says."""
    query = sdmx.observations()
    missing = {column for column in contracts()["fct_indicator"] if f"o.{column}" not in query}
    assert missing == {"year", "is_stock", "is_latest_vintage", "previous_figure_id"}


def test_files_and_data_frames_have_every_column(folder: Path, warehouse: Path) -> None:
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    fields = {each["name"]: [field["name"] for field in each["schema"]["fields"]] for each in package["resources"]}
    for table in TABLES:
        columns = [*contracts()[table]]
        assert fields[table] == columns
        assert [*routes.from_csv(file(folder, "csv", table))[0]] == columns
        with duckdb.connect() as con:
            assert [*routes.from_duckdb(con, f"'{file(folder, 'parquet', table)}'")[0]] == columns
    with planhouse.open(warehouse) as opened:
        assert contracts()["v_indicators"].keys() <= set(opened.indicators().columns)
        assert contracts()["fct_figure"].keys() <= set(opened.figures().columns)


def test_sdmx_codes_have_names(folder: Path, observed: list[dict[str, str]]) -> None:
    structure = json.loads((folder / "sdmx" / "structure.json").read_text(encoding="utf-8"))["data"]
    names = {each["id"]: {code["id"]: code["name"] for code in each["codes"]} for each in structure["codelists"]}
    own = {row["OBS_VALUE"]: row for row in observed if row["INDICATOR"] == INDICATOR}
    assert names["CL_QUALIFIER"][own["95.50"]["QUALIFIER"]] == "含在建"
    assert names["CL_RANK_AMONG"][own["3"]["RANK_AMONG"]] == "全市"
    assert names["CL_AREA"][OTHER].startswith("上海市") and names["CL_SCOPE"]["own"].startswith("本级")
    assert names["CL_FREQ"].keys() >= {"A", "S", "Q", "M", "_O"}


@pytest.mark.parametrize(
    ("period", "frequency", "written"),
    [
        ("2025", "A", "2025"),
        ("2025-S2", "S", "2025-S2"),
        ("2025-Q3", "Q", "2025-Q3"),
        ("2025-M05", "M", "2025-M05"),
        ("2025-M01/2025-M05", "_O", "2025-01-01/P5M"),
        ("2025-M03/2025-M04", "M2", "2025-03-01/P2M"),
        ("2024-M11/2025-M02", "_O", "2024-11-01/P4M"),
        ("2025-Q1/2025-Q3", "_O", "2025-01-01/P9M"),
        ("2025-S2/2025-S2", "_O", "2025-07-01/P6M"),
        ("2021/2025", "A5", "2021-01-01/P5Y"),
        ("2019/2025", "_O", "2019-01-01/P7Y"),
    ],
)
def test_a_time_period_becomes_that_of_sdmx(period: str, frequency: str, written: str, warehouse: Path) -> None:
    with open_warehouse(warehouse) as published, duckdb.connect() as con:
        con.execute("create schema marts")
        for table in ("dim_unit", "fct_figure", "fct_indicator"):
            con.register("rows", published.sql(f"from marts.{table}").to_arrow_table())
            con.execute(f"create table marts.{table} as from rows")
        con.execute("update marts.fct_indicator set time_period = ?", [period])
        got = con.execute(f"select distinct FREQ, TIME_PERIOD from ({sdmx.observations()})").fetchall()
    assert got == [(frequency, written)]


def test_a_code_that_the_lists_lack_is_refused(warehouse: Path, tmp_path: Path) -> None:
    path = tmp_path / "warehouse.duckdb"
    for column, value in (("time_period", "2023-W07"), ("price_basis", "barter"), ("change_basis", "eclipse")):
        shutil.copyfile(warehouse, path)
        with duckdb.connect(str(path)) as con:
            con.execute(f"update marts.fct_indicator set {column} = '{value}' where indicator_id = '{INDICATOR}'")
            with pytest.raises(ValueError, match="'W'" if column == "time_period" else value):
                sdmx.write_sdmx(con, tmp_path)


def test_data_frames_keep_them_apart(warehouse: Path) -> None:
    with planhouse.open(warehouse) as opened:
        for frame, value in ((opened.indicators(), "value"), (opened.figures(), "printed_value")):
            records = frame.astype(object).where(frame.notna(), None).to_dict("records")
            assert found(records, value) == expected()
        labelled = opened.indicators(language="en")
        labelled = labelled[labelled["Indicator in English"].eq(NAME_EN)]
        assert len(labelled) == len(numbers(OTHER))


def test_an_area_of_data_frames_is_that_of_the_reports(warehouse: Path) -> None:
    """What a district's report says of its city is chosen with the district, and no report of the city is made up."""
    with planhouse.open(warehouse) as opened:
        frame = opened.indicators("静安区", YEAR)
        assert set(frame[frame["indicator_id"].eq(INDICATOR)]["area_code"]) == {OWN, OTHER}
        with pytest.raises(planhouse.UnknownAreaError):
            opened.indicators("310000", YEAR)


HOME, AWAY = REPORT[:6], "990000"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The page of a made-up warehouse that has them."""
    folder = tmp_path_factory.mktemp("page")
    path = make_warehouse(folder / "warehouse.duckdb")
    with duckdb.connect(str(path)) as con:
        add_numbers(con, REPORT, AWAY)
    yield write_site(path, folder / "site").folder


def test_the_page_knows_what_each_is_about_and_says_nothing_of_the_others(site: Path) -> None:
    figures = rows(received(site / f"data/figures/{REPORT}.js")[2]["figures"])
    own = {row["value"]: row for row in figures if row["indicator_en"] == NAME_EN}
    told = {
        value: {name: word for name, word in (row["about"] or {}).items() if word is not None}
        | ({"time": row["time_period"]} if row["time_period"] else {})
        for value, row in own.items()
    }
    assert told == {
        "812.40": {},
        "405.10": {"time": "2023-S1"},
        "333.30": {"time": "2023-M01/2023-M05"},
        "2222.20": {"time": "2021/2023"},
        "530.60": {"scope_zh": "本级", "scope_en": "Own level"},
        "9120.70": {"area_zh": "云州市", "area_en": "Yunzhou"},
        "95.50": {"qualifier": "含在建"},
        "5.1": {},
        "6.3": {"prices": "current"},
        "4.8": {"prices": "constant"},
        "1.2": {"basis": "contribution"},
        "0.7": {"basis": "difference", "reference_zh": "云州市", "reference_en": "Yunzhou"},
        "3": {"among": "全市"},
        "2": {"among": "沿江各区"},
    }
    assert own["812.40"]["note"] == "初步核算。"
    others = [row for row in figures if row["indicator_en"] != NAME_EN]
    assert len(others) == 12
    assert not any(row["about"] or row["time_period"] or row["note"] for row in others)


def test_a_comparison_takes_whole_years_of_one_key(site: Path) -> None:
    """Another area, parts of a year, several years, contributions and differences are no part of it; the rest are series."""
    values = rows(received(site / f"data/indicators/{INDICATOR}/99.js")[2]["observations"])
    assert {row["series"]: row["value"] for row in values} == {
        "level": "812.40",
        "level/own": "530.60",
        "level///含在建": "95.50",
        "growth": "5.1",
        "growth//current": "6.3",
        "growth//constant": "4.8",
        "rank////全市": "3",
        "rank////沿江各区": "2",
    }
    assert len(values) == 8
    assert [row["values_printed"] for row in values if row["values_printed"]] == [2]
    index = received(site / "data/index.js")[2]
    offered = {row["series"] for row in rows(index["series"]) if row["indicator_id"] == INDICATOR}
    assert offered == {row["series"] for row in values}
    assert {row["scope_id"]: row["name_zh"] for row in rows(index["scopes"])} == {"own": "本级", "whole": "全域"}


def test_targets_beside_results_are_of_one_key(tmp_path: Path) -> None:
    """A target of the own level stands with its level's result, in the same year and the next; a half-year's target with none."""
    path = make_warehouse(tmp_path / "warehouse.duckdb", [REPORT])
    with duckdb.connect(str(path)) as con:
        add_numbers(con, REPORT, AWAY)
        for table in ("fct_figure", "fct_indicator"):
            same_figure = "figure_id + 500 as figure_id" + (
                ", ordinal + 500 as ordinal" if table == "fct_figure" else ""
            )
            con.execute(
                f"""insert into marts.{table} select * replace (
                    'target' as scenario, {same_figure}, {YEAR + 1} as year,
                    replace(time_period, '{YEAR}', '{YEAR + 1}') as time_period)
                from marts.{table} where indicator_id = '{INDICATOR}' and year = {YEAR} and scenario = 'actual'"""
            )
    site = write_site(path, tmp_path / "site").folder
    planned = rows(received(site / f"data/reports/{REPORT}.js")[2]["next_year"])
    pairs = {row["target"]: (row["actual"], row["about"]) for row in planned if row["indicator_en"] == NAME_EN}
    assert {target: actual for target, (actual, _) in pairs.items()} == {
        value: value for value in CODES if value not in {"405.10", "333.30", "2222.20"}
    }
    assert pairs["530.60"][1]["scope_zh"] == "本级" and pairs["812.40"][1] is None


def test_a_target_of_half_a_year_is_no_target_of_the_year(tmp_path: Path) -> None:
    """It is neither listed nor counted beside those of the whole year; its own level's is, by itself."""
    path = make_warehouse(tmp_path / "warehouse.duckdb", [REPORT])
    before = _attained(write_site(path, tmp_path / "before").folder)
    with duckdb.connect(str(path)) as con:
        add_numbers(con, REPORT, AWAY)
        con.execute(
            f"""insert into marts.fct_indicator by name
            select * replace ('target' as scenario) from marts.fct_indicator
            where indicator_id = '{INDICATOR}' and value in (812.4, 405.1, 530.6)"""
        )
        con.execute(
            f"""insert into marts.fct_target_attainment by name
            select
                report_id, indicator_id, year, time_period, kind, zone_id, industry_id, area_code, scope_id, value as target,
                value as actual, true as is_attained, figure_id as target_figure_id, figure_id as promise_id
            from marts.fct_indicator where indicator_id = '{INDICATOR}' and scenario = 'target'"""
        )
    site = write_site(path, tmp_path / "site").folder
    listed = rows(received(site / f"data/reports/{REPORT}.js")[2]["targets"])
    own = {row["target"]: row["about"] for row in listed if row["indicator_en"] == NAME_EN}
    assert own.keys() == {"812.40", "530.60"}
    assert own["812.40"] is None and own["530.60"]["scope_zh"] == "本级"
    assert _attained(site) == before + 2


def _attained(site: Path) -> int:
    (report,) = rows(received(site / "data/index.js")[2]["reports"])
    return int(report["attained"])
