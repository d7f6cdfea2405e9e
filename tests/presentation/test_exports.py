"""The folder of plain files as a whole, made from the first report."""

from __future__ import annotations

import hashlib
import json
import shutil
import zipfile
from pathlib import Path

import duckdb
import pytest

from orchestration.cli.app import main
from presentation.dictionary import read_dictionary
from presentation.exports import export
from presentation.folder import NOTE, build_of
from tests.presentation import routes

TABLES = list(routes.KEYS)


def content(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_every_public_table_is_there_twice(exported: Path, con: duckdb.DuckDBPyConnection) -> None:
    tables = [table.name for table in read_dictionary(con)]
    assert {path.stem for path in (exported / "csv").iterdir()} == set(tables)
    assert {path.stem for path in (exported / "parquet").iterdir()} == set(tables)
    for table in tables:
        count = con.execute(f"select count(*) from marts.{table}").fetchone()
        assert count == (len(routes.from_csv(exported / "csv" / f"{table}.csv")),), table


@pytest.mark.parametrize("table", TABLES)
def test_routes_agree(table: str, exported: Path, con: duckdb.DuckDBPyConnection) -> None:
    truth = routes.values(table, routes.from_duckdb(con, f"marts.{table}"))
    assert truth
    assert routes.values(table, routes.from_csv(exported / "csv" / f"{table}.csv")) == truth
    parquet = exported / "parquet" / f"{table}.parquet"
    assert routes.values(table, routes.from_duckdb(con, f"'{parquet}'")) == truth
    printed = {key: found[: routes.PRINTED[table]] for key, found in truth.items()}
    if table == "fct_target_attainment":  # a promise without its result, or whose target nobody prints, is no pair
        printed = {key: found for key, found in printed.items() if None not in found}
        assert printed
    assert routes.from_sdmx(exported / "sdmx" / "observations.csv", table) == printed


def test_parquet_keeps_types(exported: Path, con: duckdb.DuckDBPyConnection) -> None:
    for table in read_dictionary(con):
        described = con.execute(f"describe select * from '{exported}/parquet/{table.name}.parquet'").fetchall()
        assert [(row[0], row[1]) for row in described] == [(column.name, column.data_type) for column in table.columns]


def test_printed_decimals_survive(exported: Path, con: duckdb.DuckDBPyConnection) -> None:
    """A number in the CSV has the decimals of the figure that printed it."""
    decimals = dict(con.execute("select cast(figure_id as varchar), decimals from marts.fct_figure").fetchall())
    seen = 0
    for row in routes.from_csv(exported / "csv" / "fct_indicator.csv"):
        wanted = decimals[str(row["figure_id"])]
        if row["value"] and wanted is not None:
            assert len(str(row["value"]).partition(".")[2]) == wanted, row
            seen += 1
    assert seen > 100


def test_same_content_same_bytes(published: Path, exported: Path, tmp_path: Path) -> None:
    """Another build of the same input: rows lie elsewhere in the file, it has another build id and another time."""
    again = tmp_path / "warehouse.duckdb"
    shutil.copyfile(published, again)
    with duckdb.connect(str(again)) as con:
        con.execute(
            "update meta.build set build_id = 'another', built_at = timestamp '2030-01-01', git_sha = 'another'"
        )
        for table in ("fct_figure", "fct_indicator", "dim_unit"):
            con.execute(
                f"create or replace table marts.{table} as select * from marts.{table} order by hash({table}::varchar)"
            )
    export(again, tmp_path / "exports")
    assert build_of(tmp_path / "exports") == "another" != build_of(exported)
    assert content(tmp_path / "exports") | {NOTE: ""} == content(exported) | {NOTE: ""}


def test_archive_holds_everything(exported: Path) -> None:
    with zipfile.ZipFile(exported / "planhouse.zip") as archive:
        packed = {name: hashlib.sha256(archive.read(name)).hexdigest() for name in archive.namelist()}
    loose = content(exported)
    del loose["planhouse.zip"]
    # of which build the folder is: the archive depends on content alone
    del loose[NOTE]
    assert packed == loose
    assert {"README.md", "CITATION.cff", "LICENSE", "datapackage.json"} <= packed.keys()


def test_data_package_is_valid(exported: Path) -> None:
    frictionless = pytest.importorskip("frictionless")
    report = frictionless.validate(str(exported / "datapackage.json"))
    assert report.valid, report.flatten(["name", "fieldName", "rowNumber", "type", "note"])[:10]


def test_data_package_catches_a_changed_file(exported: Path, tmp_path: Path) -> None:
    """The description binds: a changed number is noticed by its hash, a broken reference by its key."""
    frictionless = pytest.importorskip("frictionless")
    folder = tmp_path / "exports"
    shutil.copytree(exported, folder)
    path = folder / "csv" / "fct_tax_by_zone.csv"
    text = path.read_text(encoding="utf-8-sig")
    path.write_text(text.replace("310106-2023-plan", "310106-2099-plan"), encoding="utf-8-sig")
    types = {error[0] for error in frictionless.validate(str(folder / "datapackage.json")).flatten(["type"])}
    assert {"foreign-key", "hash-count"} <= types


def test_data_package_says_unit_and_source(exported: Path, con: duckdb.DuckDBPyConnection) -> None:
    package = json.loads((exported / "datapackage.json").read_text(encoding="utf-8"))
    assert [source["hash"] for source in package["sources"]] == [
        f"sha256:{row[0]}" for row in con.execute("select source_sha256 from marts.dim_report").fetchall()
    ]
    resource = next(each for each in package["resources"] if each["name"] == "fct_tax_by_industry")
    fields = {field["name"]: field for field in resource["schema"]["fields"]}
    assert fields["tax_revenue"]["unit"] == "亿元"
    assert fields["share_of_total_pct"]["unit"] == "%"
    assert resource["schema"]["primaryKey"] == ["report_id", "industry_id", "year"]
    for each in package["resources"]:
        assert all(field["title"] and field["description"] for field in each["schema"]["fields"]), each["name"]


def test_failure_leaves_the_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "exports"
    folder.mkdir()
    (folder / "kept.csv").write_text("1", encoding="utf-8")
    bare = tmp_path / "bare.duckdb"
    duckdb.connect(str(bare)).close()
    assert main(["export", str(bare), str(folder)]) == 1
    assert main(["export", str(tmp_path / "none.duckdb"), str(folder)]) == 1
    assert "build it first" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir() if path.name != "bare.duckdb"] == ["exports"]
    assert (folder / "kept.csv").read_text(encoding="utf-8") == "1"
