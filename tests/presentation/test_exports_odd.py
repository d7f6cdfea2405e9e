"""The plain files of reports that lack nearly everything, and of names that no file format likes: opened with the users' tools."""

from __future__ import annotations

import csv
import hashlib
import json
import shutil
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import duckdb
import pandas
import pytest

from presentation.dictionary import Column, Table, read_dictionary
from presentation.exports import export
from presentation.spreadsheet import cell
from presentation.warehouse import open_warehouse
from sources.catalogue.catalogue import COLUMNS
from tests.conftest import Planhouse, lay_out

# a whole build of its own, and every format twice
pytestmark = pytest.mark.slow

HEAD = "# 关于{area}2023年国民经济和社会发展计划执行情况与2024年国民经济和社会发展计划草案的报告\n\n## 一、2023年计划执行情况\n\n"
# no table, no target, no zone; a number without a name
BARE = "年末人均住房面积41 25平方米。新办加油站7座。\n"
# names that begin like formulas, with commas, quotes and bars; a range, a decline
NAMES = """表1 主要指标完成情况

| 指标名称 | 全年预期目标 | 完成情况 |
| --- | --- | --- |
| 地区生产总值增长率(%) | 4-5 | 4.5 |
| 进口总额增长率(%) | 2 | -3.5 |

| 项目 | 数量(个) |
| --- | --- |
| @改建,"提升" | 13 |
| =甲*3类 | 21 |
| -减量项 | -6 |
| +增量项 | 4 |
| 换行<br>项目 | 8 |
"""
# industries and zones that no vocabulary has, and no total
TAXES = """表1 产业税收完成情况

| 产业名称 | 税收总收入(亿元) | 占全区税收总收入比重(%) |
| --- | ---: | ---: |
| 深海装备产业 | 30.00 | 75.0 |
| 智能网联产业 | 10.00 | 25.0 |

全区税收总收入40.00亿元。
"""
REPORTS = {
    "330106": ("西湖区", BARE, '=关于"西湖",2023'),
    "310101": ("黄浦区", NAMES, '-关于黄浦,"2023年"'),
    "310104": ("徐汇区", TAXES, "关于徐汇区的报告"),
}


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Planhouse:
    """A warehouse of these reports, built through the real job."""
    house = lay_out(tmp_path_factory.mktemp("odd"))
    shutil.rmtree(house.sources / "reports")
    (house.sources / "reports").mkdir()
    with (house.sources / "reports.csv").open("w", encoding="utf-8", newline="") as handle:
        catalogue = csv.DictWriter(handle, COLUMNS)
        catalogue.writeheader()
        for code, (area, body, title) in REPORTS.items():
            name = f"{code}-2023-plan"
            (house.sources / "reports" / f"{name}.md").write_text(HEAD.format(area=area) + body, encoding="utf-8")
            catalogue.writerow(
                {
                    "report_id": name,
                    "area_code": code,
                    "genre": "plan",
                    "execution_year": 2023,
                    "plan_year": 2024,
                    "title_zh": title,
                    "file": f"{name}.md",
                }
            )
    done = house.build()
    assert done.returncode == 0, done.stderr + done.stdout
    return house


@pytest.fixture
def con(odd: Planhouse) -> Iterator[duckdb.DuckDBPyConnection]:
    with open_warehouse(odd.warehouse) as connection:
        yield connection


@pytest.fixture(scope="module", params=["whole", "in parts"])
def folder(odd: Planhouse, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Both layouts."""
    path = tmp_path_factory.mktemp("files") / "exports"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("presentation.exports.publish.WHOLE_UP_TO", 100 if request.param == "whole" else 1)
        export(odd.warehouse, path)
    assert (path / "planhouse.zip").exists() == (request.param == "whole")
    return path


def files(folder: Path, kind: str, table: Table) -> list[Path]:
    one = folder / kind / f"{table.name}.{kind}"
    return [one] if one.exists() else sorted((folder / kind / table.name).glob(f"*.{kind}"))


def test_the_warehouse_is_odd(con: duckdb.DuckDBPyConnection) -> None:
    """What the other tests are about is there: empty tables, a report without targets, names that look like formulas."""
    empty = [
        table.name
        for table in read_dictionary(con)
        if con.execute(f"select 1 from marts.{table.name} limit 1").fetchone() is None
    ]
    assert {"fct_tax_by_zone", "v_tax_by_zone", "rpt_revisions"} <= set(empty)
    assert con.execute(
        "select count(*) from marts.fct_target_attainment where report_id = '330106-2023-plan'"
    ).fetchone() == (0,)
    starts = con.execute("select distinct left(printed_indicator, 1) from marts.fct_figure").fetchall()
    assert {("=",), ("@",), ("-",), ("+",)} <= set(starts)
    assert con.execute(
        "select count(*) from marts.dim_industry where name_zh = '深海装备产业' and not is_curated"
    ).fetchone() == (1,)


def test_no_public_name_is_empty(con: duckdb.DuckDBPyConnection) -> None:
    """What is required is there: neither missing nor an empty text."""
    for table in read_dictionary(con):
        for column in table.columns:
            if column.required and column.is_text:
                found = con.execute(
                    f"select count(*) from marts.{table.name} where trim({column.name}) = ''"
                ).fetchone()
                assert found == (0,), (table.name, column.name)


def test_the_data_package_is_valid(folder: Path) -> None:
    frictionless = pytest.importorskip("frictionless")
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert report.valid, report.flatten(["name", "fieldName", "rowNumber", "type", "note"])[:10]


def test_csv_in_pandas(folder: Path, con: duckdb.DuckDBPyConnection) -> None:
    """Cell by cell what the database has, texts as a spreadsheet can bear them."""
    for table in read_dictionary(con):
        frames = [
            pandas.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig")
            for path in files(folder, "csv", table)
        ]
        frame = pandas.concat(frames)
        assert list(frame.columns) == [column.name for column in table.columns]
        found = sorted(tuple(map(str, row)) for row in frame.itertuples(index=False))
        kinds = {column.name: column for column in table.columns}
        wanted = sorted(
            tuple(_written(value, kinds[name]) for name, value in row.items())
            for row in _rows(con, f"marts.{table.name}")
        )
        assert [tuple(map(_comparable, row)) for row in found] == [tuple(map(_comparable, row)) for row in wanted], (
            table.name
        )


def test_parquet(folder: Path, con: duckdb.DuckDBPyConnection) -> None:
    for table in read_dictionary(con):
        listed = [str(path) for path in files(folder, "parquet", table)]
        found = sorted(map(repr, _rows(con, f"read_parquet({listed})")))
        assert found == sorted(map(repr, _rows(con, f"marts.{table.name}"))), table.name


def test_sdmx(folder: Path, con: duckdb.DuckDBPyConnection) -> None:
    pysdmx_io = pytest.importorskip("pysdmx.io")
    seen = 0
    for path in sorted((folder / "sdmx").rglob("*.csv")):
        (dataset,) = pysdmx_io.get_datasets(path, folder / "sdmx" / "structure.json", validate=False)
        seen += len(dataset.data)
    (observations,) = con.execute("select count(*) from marts.fct_indicator").fetchone() or (0,)
    assert seen == observations > 0


def test_the_archive_and_the_list_of_files(folder: Path) -> None:
    """What the data package says of sizes and hashes is so, and the archive holds the folder."""
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    for resource in package["resources"]:
        for part in resource.get("parts", [resource]):
            body = (folder / part["path"]).read_bytes()
            assert (len(body), f"sha256:{hashlib.sha256(body).hexdigest()}") == (part["bytes"], part["hash"])
    if (folder / "planhouse.zip").exists():
        with zipfile.ZipFile(folder / "planhouse.zip") as archive:
            assert archive.testzip() is None
            loose = {
                path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
            }
            # which build wrote the folder is no content of it
            del loose["planhouse.zip"], loose["build.json"]
            assert {name: archive.read(name) for name in archive.namelist()} == loose


def test_no_cell_is_a_formula_or_a_date(folder: Path) -> None:
    """Of all texts in all CSV files; the printed range shows as a range, a decline is a number or a percentage."""
    printed = set()
    for path in (folder / "csv").rglob("*.csv"):
        with path.open(encoding="utf-8-sig", newline="") as handle:
            for row in csv.DictReader(handle):
                for name, text in row.items():
                    assert text[:1] not in ("=", "@", "\t", "\r") or not text, (path.name, name, text)
                    if text[:1] in ("+", "-") and text:
                        Decimal(text.removesuffix("%"))
                if "target_printed" in row:
                    printed |= {row["target_printed"], row["actual_printed"]}
    assert {"4–5", "-3.5"} <= printed


def _rows(con: duckdb.DuckDBPyConnection, relation: str) -> list[dict[str, object]]:
    cursor = con.execute(f"select * from {relation}")
    names = [column[0] for column in cursor.description or []]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _written(value: object, column: Column) -> str:
    if value is None:
        return ""
    if column.is_array:
        return json.dumps(value, separators=(",", ":"))
    if isinstance(value, bool):
        return str(value).lower()
    return cell(value) if isinstance(value, str) and not column.allowed else str(value)


def _comparable(text: str) -> str:
    """A number without the zeros that say how many decimals were printed."""
    return text.rstrip("0").rstrip(".") if "." in text and text.lstrip("-").replace(".", "").isdigit() else text
