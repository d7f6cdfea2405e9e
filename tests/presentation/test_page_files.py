"""The files of the page: what is in which, that they are reproducible, small, inert, and replaced as a whole."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from presentation.page import write_site
from presentation.page.echarts import ChartLibraryError, chart_script, classic_script
from presentation.page.payload import Section, script
from presentation.page.query import Groups, read
from presentation.page.site import HERE, load_texts
from tests.presentation.page_warehouse import HOSTILE, LATER, OTHER, REPORT, make_warehouse


def received(path: Path) -> tuple[str, str, Any]:
    text = path.read_text(encoding="utf-8")
    call = "Planhouse.receive("
    assert text.startswith(call) and text.endswith(");\n")
    build, name, value = json.loads(f"[{text[len(call) : -3]}]")
    return build, name, value


def rows(section: dict[str, Any]) -> list[dict[str, Any]]:
    columns = {
        name: values if isinstance(values, list) else [values["of"][at] for at in values["at"]]
        for name, values in section["columns"].items()
    }
    return [{name: values[at] for name, values in columns.items()} for at in range(section["length"])]


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_warehouse(tmp_path_factory.mktemp("page") / "warehouse.duckdb")


@pytest.fixture(scope="module")
def site(warehouse: Path) -> Path:
    return write_site(warehouse, warehouse.parent / "site").folder


def test_the_same_warehouse_gives_the_same_bytes(warehouse: Path, site: Path, tmp_path: Path) -> None:
    again = write_site(warehouse, tmp_path / "again").folder
    names = sorted(path.relative_to(site) for path in site.rglob("*") if path.is_file())
    assert names == sorted(path.relative_to(again) for path in again.rglob("*") if path.is_file())
    assert all((site / name).read_bytes() == (again / name).read_bytes() for name in names)


def test_figures_of_a_report_wait_in_a_file_of_its_own(site: Path) -> None:
    assert sorted(path.name for path in (site / "data/figures").iterdir()) == [
        f"{id}.js" for id in (REPORT, LATER, OTHER)
    ]
    _, name, index = received(site / "data/index.js")
    assert name == "index" and "figures" not in index
    _, name, value = received(site / f"data/figures/{LATER}.js")
    assert name == f"figures/{LATER}"
    assert [row["ordinal"] for row in rows(value["figures"])] == list(range(1, 13))


def test_numbers_keep_their_printed_decimals(site: Path) -> None:
    _, _, value = received(site / f"data/reports/{REPORT}.js")
    targets = rows(value["targets"])
    assert [(row["target"], row["actual"]) for row in targets] == [("5.0", "7.50"), ("1200", "1234")]
    assert [row["tax_revenue"] for row in rows(value["tax"])] == ["60.50", "39.50", "100.00", "20.00"]
    _, _, value = received(site / f"data/figures/{REPORT}.js")
    assert rows(value["figures"])[8]["value"] == "100.00"


def test_areas_of_one_name_are_told_apart_by_what_is_above_them(tmp_path: Path) -> None:
    """Only those: in Chinese these two have names of their own."""
    path = make_warehouse(tmp_path / "namesakes.duckdb")
    with duckdb.connect(str(path)) as con:
        con.execute(
            "insert into marts.dim_area (area_code, name_zh, name_en, level) values ('980000', '雾州省', 'Wuzhou', 'province')"
        )
        con.execute(
            "update marts.dim_area set name_en = 'Donghe', parent_area_code = '980000' where area_code = '990102'"
        )
    _, _, index = received(write_site(path, tmp_path / "site").folder / "data/index.js")
    places = {row["area_code"]: (row["place_zh"], row["place_en"]) for row in rows(index["areas"])}
    assert places == {"990101": ("东河区", "Donghe (Yunzhou)"), "990102": ("西山区", "Donghe (Wuzhou)")}


def test_findings_come_first(site: Path) -> None:
    _, _, value = received(site / f"data/reports/{REPORT}.js")
    assert [row["verdict"] for row in rows(value["checks"])] == ["mismatch", "exact"]


def test_next_years_targets_have_this_years_result_beside_them(site: Path) -> None:
    _, _, value = received(site / f"data/reports/{REPORT}.js")
    (only,) = rows(value["next_year"])
    assert (only["year"], only["target"], only["actual"]) == (2024, "6.0", "7.50")


def test_only_checks_that_did_not_pass_are_told_one_by_one(site: Path) -> None:
    _, _, build = received(site / "data/build.js")
    assert [row["check_name"] for row in rows(build["check_results"])] == ["odd_rows", "nothing_is_odd"]


def test_nothing_of_a_document_can_open_a_tag_in_any_file(site: Path) -> None:
    data = [path for path in site.rglob("*.js") if "data" in path.parts]
    assert any("hacked" in path.read_text(encoding="utf-8") for path in data)
    assert all("<" not in path.read_text(encoding="utf-8") for path in data)
    assert "hacked" not in (site / "index.html").read_text(encoding="utf-8")


def test_the_markup_names_only_files_of_the_folder(site: Path) -> None:
    html = (site / "index.html").read_text(encoding="utf-8")
    assert "://" not in html
    named = re.findall(r'(?:src|href)="(assets/[^"]+)"', html)
    assert named and all((site / name).is_file() for name in named)


@pytest.mark.parametrize("columns", ["report_id", "no_such_column"])
def test_a_failed_writing_leaves_the_old_site(site: Path, tmp_path: Path, columns: str) -> None:
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "index.html").write_text("old")
    broken = tmp_path / "broken.duckdb"
    make_warehouse(broken)
    with duckdb.connect(str(broken)) as con:
        if columns == "report_id":
            con.execute("update marts.dim_report set report_id = '../../x' where report_id = ?", [REPORT])
        else:
            con.execute("alter table marts.fct_figure drop column char_start")
    with pytest.raises((ValueError, duckdb.Error)):
        write_site(broken, folder)
    assert [path.name for path in folder.iterdir()] == ["index.html"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["broken.duckdb", "site"]


def test_what_a_killed_writer_left_is_cleared_away(warehouse: Path, tmp_path: Path) -> None:
    for left in (".site.new", ".site.old"):
        (tmp_path / left / "data").mkdir(parents=True)
        (tmp_path / left / "data/old.js").write_text("old")
    write_site(warehouse, tmp_path / "site")
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
    assert not (tmp_path / "site/data/old.js").exists()


def test_what_is_gone_from_the_warehouse_is_gone_from_the_site(warehouse: Path, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    write_site(warehouse, folder)
    make_warehouse(tmp_path / "one.duckdb", [REPORT])
    write_site(tmp_path / "one.duckdb", folder)
    assert [path.name for path in (folder / "data/figures").iterdir()] == [f"{REPORT}.js"]


def test_a_warehouse_without_quarantine_or_reports_still_has_a_page(tmp_path: Path) -> None:
    make_warehouse(tmp_path / "bare.duckdb", [])
    with duckdb.connect(str(tmp_path / "bare.duckdb")) as con:
        con.execute("drop table meta.quarantine")
    report = write_site(tmp_path / "bare.duckdb", tmp_path / "site")
    _, _, build = received(tmp_path / "site/data/build.js")
    assert report.reports == 0 and sorted(build) == ["changes", "check_results", "dictionary"]


def test_no_warehouse_says_so(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"nowhere\.duckdb"):
        write_site(tmp_path / "nowhere.duckdb", tmp_path / "site")


@pytest.mark.slow
def test_what_loads_first_stays_small_with_many_reports(tmp_path: Path) -> None:
    few, many = 4, 40
    sizes = {}
    for count in (few, many):
        ids = [f"{980000 + at}-2023-plan" for at in range(count)]
        make_warehouse(tmp_path / f"{count}.duckdb", ids)
        site = write_site(tmp_path / f"{count}.duckdb", tmp_path / f"site-{count}")
        sizes[count] = ((site.folder / "data/index.js").stat().st_size, site.largest)
    per_report = (sizes[many][0] - sizes[few][0]) / (many - few)
    assert per_report < 1_000  # bytes: 200 reports in 0.2 MB
    assert max(path.stat().st_size for path in (tmp_path / "site-40/data/figures").iterdir()) < 2 * sizes[few][1]


def test_every_text_that_the_scripts_ask_for_exists_in_both_languages() -> None:
    texts = load_texts()
    assert {language: {group: set(words) for group, words in groups.items()} for language, groups in texts.items()}[
        "zh"
    ] == {group: set(words) for group, words in texts["en"].items()}
    source = "\n".join(path.read_text(encoding="utf-8") for path in (HERE / "assets").glob("*.js"))
    asked = set(re.findall(r'\bt\("(\w+)\.([\w-]+)"', source))
    assert len(asked) > 50
    assert [f"{group}.{key}" for group, key in sorted(asked) if key not in texts["zh"].get(group, {})] == []


def test_a_text_in_one_language_only_is_refused(tmp_path: Path) -> None:
    (tmp_path / "texts.toml").write_text('[page]\ntitle = ["题目"]\n', encoding="utf-8")
    with pytest.raises(ValueError, match=r"page\.title"):
        load_texts(tmp_path / "texts.toml")


texts_or_none = st.one_of(st.none(), st.text(alphabet='<>\u2028\u2029"\\a静', max_size=4))
lists_or_none = st.one_of(st.none(), st.lists(st.booleans(), max_size=2))


@given(st.lists(st.tuples(texts_or_none, lists_or_none), max_size=12))
def test_a_section_reads_back_as_it_was(values: list[tuple[object, object]]) -> None:
    encoded = json.loads(json.dumps(Section(("a", "b"), values).encoded()))
    read_back = [(row.get("a"), row.get("b")) for row in rows(encoded)]
    assert [list(map(repr, row)) for row in read_back] == [list(map(repr, row)) for row in values]


@given(st.text())
def test_a_data_file_is_one_line_without_a_tag(text: str) -> None:
    valid = text.encode("utf-8", "ignore").decode()
    content = script("b", "n", valid).decode()
    # what JavaScript takes for the end of a line
    assert "<" not in content and not re.search("[\r\u2028\u2029]|\n.", content)
    assert json.loads(f"[{content[len('Planhouse.receive(') : -3]}]")[2] == valid


def test_a_module_becomes_a_classic_script() -> None:
    assert classic_script("const a=1,b=2;export{a as first,b};", "lib") == (
        '(function(){"use strict";const a=1,b=2;\nwindow.lib={first:a,b:b};})();\n'
    )
    with pytest.raises(ChartLibraryError):
        classic_script("const a=1;", "lib")


def test_another_chart_library_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("presentation.page.echarts.SHA256", "0" * 64)
    with pytest.raises(ChartLibraryError, match="pinned"):
        chart_script()


def test_groups_pass_over_what_nobody_asked_for(warehouse: Path) -> None:
    with duckdb.connect(str(warehouse), read_only=True) as con:
        groups = Groups(con, "figures", [LATER, OTHER])
        assert groups.take("000000-0000-plan").rows == []
        assert len(groups.take(LATER).rows) == 12
        assert groups.take(LATER).rows == []
        assert len(groups.take(OTHER).rows) == 12


@pytest.mark.parametrize(
    ("number", "places", "text"),
    [("847.500000", 2, "847.50"), ("847.512300", 2, "847.5123"), ("-2.000000", 0, "-2"), ("0.050000", None, "0.05")],
)
def test_printed_decimals(number: str, places: int | None, text: str, warehouse: Path) -> None:
    with duckdb.connect(str(warehouse), read_only=True) as con:
        read(con, "build")
        con.execute((HERE / "queries/macros.sql").read_text(encoding="utf-8"))
        assert con.execute("select printed(?::decimal(24,6), ?)", [number, places]).fetchone() == (text,)


def test_hostile_text_is_kept_as_it_stands(site: Path) -> None:
    _, _, value = received(site / f"data/figures/{REPORT}.js")
    assert HOSTILE in rows(value["figures"])[10]["sentence"]
