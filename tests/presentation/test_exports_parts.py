"""The folder of many reports, in parts: what the files of single areas hold together."""

from __future__ import annotations

import csv
import json
import shutil
from collections import Counter
from pathlib import Path

import duckdb
import pytest

from orchestration.cli.app import main
from presentation.dictionary import Table, read_dictionary
from presentation.exports import export, parts, publish
from presentation.exports.areas import Area, batches
from presentation.exports.parts import is_in_parts
from presentation.warehouse import open_warehouse
from tests.presentation import country, routes
from tests.presentation.test_exports import TABLES, content

AREAS = {"310101": 2, "310106": 2, "330106": 1, "420102": 1}


@pytest.fixture(scope="module")
def warehouse(published: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Six reports of four areas; one of them has a finding."""
    path = tmp_path_factory.mktemp("country") / "warehouse.duckdb"
    more = [("310101", 2022), ("310101", 2023), ("310106", 2022), ("330106", 2023), ("420102", 2023)]
    country.make_country(published, path, more)
    with duckdb.connect(str(path)) as con:
        con.execute(
            "update marts.fct_reconciliation set verdict = 'mismatch' where reconciliation_id in "
            "(select min(reconciliation_id) from marts.fct_reconciliation where report_id = '330106-2023-plan')"
        )
    return path


@pytest.fixture(scope="module")
def folder(warehouse: Path) -> Path:
    """Its plain files in parts."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(publish, "WHOLE_UP_TO", 5)
        export(warehouse, warehouse.with_name("exports"))
    return warehouse.with_name("exports")


@pytest.fixture(scope="module")
def whole(warehouse: Path) -> Path:
    """The same with one file a table."""
    export(warehouse, warehouse.with_name("whole"), whole=True)
    return warehouse.with_name("whole")


def cut_tables(warehouse: Path) -> list[Table]:
    with open_warehouse(warehouse) as con:
        return [table for table in read_dictionary(con) if is_in_parts(table)]


def rows(path: Path) -> list[tuple[str, ...]]:
    with path.open(encoding="utf-8-sig", newline="") as handle:
        return [tuple(row) for row in csv.reader(handle)]


def test_the_number_of_reports_decides(warehouse: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Six reports are whole up to six; above it they are in parts, unless the whole is asked for."""
    for most, asked, is_whole in ((6, False, True), (5, False, False), (5, True, True)):
        monkeypatch.setattr(publish, "WHOLE_UP_TO", most)
        export(warehouse, tmp_path / "exports", whole=asked)
        assert (tmp_path / "exports" / "csv" / "fct_figure.csv").is_file() == is_whole
        assert (tmp_path / "exports" / "csv" / "fct_figure").is_dir() != is_whole
        assert (tmp_path / "exports" / publish.ARCHIVE).exists() == is_whole


def test_every_area_has_every_file(warehouse: Path, folder: Path) -> None:
    cut = cut_tables(warehouse)
    assert {"fct_figure", "rpt_check_coverage", "v_targets"} <= {table.name for table in cut}
    wanted = {f"csv/{table.name}/{area}.csv" for table in cut for area in AREAS}
    wanted |= {f"parquet/{table.name}/{area}.parquet" for table in cut for area in AREAS}
    wanted |= {f"sdmx/observations/{area}.csv" for area in AREAS}
    found = set(content(folder))
    assert {path for path in found if path.count("/") == 2} == wanted
    single = {"csv/dim_report.csv", "parquet/dim_area.parquet", "sdmx/structure.json", "manifest.json", "LICENSE"}
    assert single <= found
    assert not [path for path in folder.iterdir() if path.name.startswith(".")]


def test_the_parts_together_are_the_whole(warehouse: Path, folder: Path, whole: Path) -> None:
    """Cell by cell in CSV and SDMX, value by value in Parquet; each file has its area's rows in the order of the whole."""
    with open_warehouse(warehouse) as con:
        areas = dict(con.execute("select report_id, area_code from marts.dim_report").fetchall())
        for table in cut_tables(warehouse):
            head, *body = rows(whole / "csv" / f"{table.name}.csv")
            report = head.index("report_id")
            for area in AREAS:
                wanted = [head, *(row for row in body if areas[row[report]] == area)]
                assert rows(folder / "csv" / table.name / f"{area}.csv") == wanted, (table.name, area)
                part = folder / "parquet" / table.name / f"{area}.parquet"
                truth = f"marts.{table.name} where report_id in (select report_id from marts.dim_report where area_code = '{area}')"
                assert (
                    con.execute(f"select * from '{part}'").fetchall()
                    == con.execute(f"select * from {truth} order by {table.order}").fetchall()
                ), (table.name, area)
                described = con.execute(f"describe select * from '{part}'").fetchall()
                assert [row[:2] for row in described] == [(each.name, each.data_type) for each in table.columns]
            assert sum(len(rows(path)) - 1 for path in (folder / "csv" / table.name).iterdir()) == len(body)
    observations = [rows(folder / "sdmx" / "observations" / f"{area}.csv") for area in AREAS]
    assert Counter(row for each in observations for row in each[1:]) == Counter(
        rows(whole / "sdmx/observations.csv")[1:]
    )
    assert {each[0] for each in observations} == {rows(whole / "sdmx/observations.csv")[0]}
    for path in ("sdmx/structure.json", "csv/dim_report.csv", "parquet/dim_indicator.parquet"):
        assert (folder / path).read_bytes() == (whole / path).read_bytes(), path


@pytest.mark.parametrize("table", TABLES)
def test_routes_agree(table: str, warehouse: Path, folder: Path) -> None:
    with open_warehouse(warehouse) as con:
        truth = routes.values(table, routes.from_duckdb(con, f"marts.{table}"))
        assert len(truth) > 6
        parquet = routes.from_duckdb(con, f"'{folder}/parquet/{table}/*.parquet'")
    assert routes.values(table, parquet) == truth
    parts_of_it = sorted((folder / "csv" / table).iterdir())
    assert routes.values(table, [row for path in parts_of_it for row in routes.from_csv(path)]) == truth


def test_an_area_without_rows_has_the_heading(folder: Path) -> None:
    """One area has a finding; the others have the file, with its columns."""
    found = {path.stem: rows(path) for path in (folder / "csv" / "v_findings").iterdir()}
    assert {area: len(each) - 1 for area, each in found.items()} == {area: int(area == "330106") for area in AREAS}
    assert len({each[0] for each in found.values()}) == 1
    for path in (folder / "csv" / "v_findings").iterdir():
        assert path.read_bytes().startswith(b"\xef\xbb\xbfreconciliation_id,")


def test_data_package_is_valid(folder: Path) -> None:
    frictionless = pytest.importorskip("frictionless")
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert report.valid, report.flatten(["name", "fieldName", "rowNumber", "type", "note"])[:10]
    (counted,) = (task.stats.get("rows") for task in report.tasks if task.name == "fct_tax_by_zone")
    assert counted == sum(len(rows(path)) - 1 for path in (folder / "csv" / "fct_tax_by_zone").iterdir())


def test_data_package_binds_the_parts(folder: Path, tmp_path: Path) -> None:
    """A broken reference in a later part is noticed, and every part has the hash of its file."""
    frictionless = pytest.importorskip("frictionless")
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    resource = next(each for each in package["resources"] if each["name"] == "fct_tax_by_zone")
    assert resource["path"] == [f"csv/fct_tax_by_zone/{area}.csv" for area in AREAS]
    found = content(folder)
    assert {part["path"]: part["hash"] for part in resource["parts"]} == {
        path: f"sha256:{found[path]}" for path in resource["path"]
    }
    shutil.copytree(folder, tmp_path / "exports")
    path = tmp_path / "exports" / resource["path"][-1]
    text = path.read_text(encoding="utf-8-sig")
    path.write_text(text.replace("420102-2023-plan", "420102-2099-plan"), encoding="utf-8-sig")
    report = frictionless.validate(str(tmp_path / "exports" / "datapackage.json"))
    assert "foreign-key" in {error[0] for error in report.flatten(["type"])}


def test_manifest_knows_every_part(folder: Path) -> None:
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    noted = {path: part for area in manifest["areas"].values() for path, part in area["files"].items()}
    assert {path: digest for path, (_, digest) in noted.items()} == {
        path: digest for path, digest in content(folder).items() if path.count("/") == 2
    }
    assert {path: size for path, (size, _) in noted.items()} == {path: (folder / path).stat().st_size for path in noted}


def test_readme_says_how_to_open_the_parts(folder: Path, warehouse: Path) -> None:
    """The query that it shows works from the folder, and the files and areas that it names are there."""
    text = (folder / "README.md").read_text(encoding="utf-8")
    shown = "SELECT * FROM 'parquet/v_targets/*.parquet'"
    assert f"`{shown}`" in text
    with open_warehouse(warehouse) as con:
        count = con.execute(f"select count(*) from ({shown.replace('parquet/v', f'{folder}/parquet/v', 1)})").fetchone()
        assert count == con.execute("select count(*) from marts.v_targets").fetchone()
    for name in ("csv/v_targets/310101.csv", "parquet/v_targets/310101.parquet", "sdmx/observations/310101.csv"):
        assert f"`{name}`" in text
        assert (folder / name).is_file()
    for area, number in AREAS.items():
        assert any(line.startswith(f"| `{area}` |") and line.endswith(f"| {number} |") for line in text.splitlines())
    assert publish.ARCHIVE not in text


@pytest.mark.slow
def test_bytes_do_not_depend_on_passes_or_workers(
    warehouse: Path, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publish, "WHOLE_UP_TO", 5)
    monkeypatch.setattr(parts, "_BATCH_AREAS", 1)
    monkeypatch.setattr(parts, "_WORKERS", 1)
    export(warehouse, tmp_path / "exports")
    assert content(tmp_path / "exports") == content(folder)


@pytest.mark.slow
def test_many_rows_of_an_area_keep_their_order(
    warehouse: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """More rows than the database sorts in one piece, of two areas that are cut in one pass."""
    monkeypatch.setattr(publish, "WHOLE_UP_TO", 3)
    big = tmp_path / "warehouse.duckdb"
    shutil.copyfile(warehouse, big)
    with duckdb.connect(str(big)) as con:
        con.execute(
            """insert into marts.rpt_check_coverage select r.report_id, 'text', null, md5(concat(r.report_id, n)), n, 0, 0, 0, 0
            from range(150000) as t(n), marts.dim_report as r where r.report_id in ('310101-2022-plan', '310106-2022-plan')"""
        )
    export(big, tmp_path / "exports", area="3101")
    with open_warehouse(big) as con:
        for area in ("310101", "310106"):
            truth = con.execute(
                f"select * from marts.rpt_check_coverage where starts_with(report_id, '{area}') order by all"
            ).fetchall()
            part = tmp_path / "exports" / "parquet" / "rpt_check_coverage" / f"{area}.parquet"
            assert con.execute(f"select * from '{part}'").fetchall() == truth
            words = [row[3] for row in rows(tmp_path / "exports" / "csv" / "rpt_check_coverage" / f"{area}.csv")[1:]]
            assert words == [row[3] for row in truth]


def test_passes_are_bounded() -> None:
    """In areas and in figures; an area that is more than a pass may hold is one alone, and none is lost."""
    areas = [Area(str(code), "", "", {}, figures) for code, figures in enumerate([5, 5, 20, 1, 1, 1, 1])]
    assert [[area.code for area in run] for run in batches(areas, figures=10, most=3)] == [
        ["0", "1"],
        ["2"],
        ["3", "4", "5"],
        ["6"],
    ]


@pytest.mark.slow
@pytest.mark.parametrize("in_parts", [False, True])
def test_some_areas_only(warehouse: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, in_parts: bool) -> None:
    """Every table has the reports of these areas and no others; references hold and the codes are those that are used."""
    frictionless = pytest.importorskip("frictionless")
    monkeypatch.setattr(publish, "WHOLE_UP_TO", 3 if in_parts else 4)
    out = tmp_path / "exports"
    assert main(["export", str(warehouse), str(out), "--area", "3101"]) == 0
    wanted = {"310101-2022-plan", "310101-2023-plan", "310106-2022-plan", country.FIRST}
    assert {str(row["report_id"]) for row in routes.from_csv(out / "csv" / "dim_report.csv")} == wanted
    figures = sorted((out / "csv" / "fct_figure").iterdir()) if in_parts else [out / "csv" / "fct_figure.csv"]
    assert {str(row["report_id"]) for path in figures for row in routes.from_csv(path)} == wanted
    assert [path.stem for path in figures] == (["310101", "310106"] if in_parts else ["fct_figure"])
    codes = {
        each["id"]: {code["id"] for code in each["codes"]}
        for each in json.loads((out / "sdmx" / "structure.json").read_text(encoding="utf-8"))["data"]["codelists"]
    }
    assert codes["CL_AREA"] == {"310101", "310106", "_Z"}
    assert codes["CL_REPORT"] == wanted
    package = json.loads((out / "datapackage.json").read_text(encoding="utf-8"))
    assert {source["report_id"] for source in package["sources"]} == wanted
    assert frictionless.validate(str(out / "datapackage.json")).valid


def test_an_area_without_reports_is_said(warehouse: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", str(warehouse), str(tmp_path / "exports"), "--area", "99"]) == 1
    assert "begins with 99" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_the_whole_can_be_asked_for(
    warehouse: Path, whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publish, "WHOLE_UP_TO", 1)
    assert main(["export", str(warehouse), str(tmp_path / "exports"), "--whole"]) == 0
    assert content(tmp_path / "exports") == content(whole)
