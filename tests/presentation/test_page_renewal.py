"""Writing the page again: what did not change is taken over, and the folder is as if it had been written from nothing."""

from __future__ import annotations

import os
import random
import shutil
from pathlib import Path

import duckdb
import pytest

from presentation import folder
from presentation.folder import is_untouched
from presentation.page import SiteReport, write_site
from presentation.page import manifest as manifest_file
from presentation.page.query import read
from tests.presentation.page_warehouse import LATER, OTHER, REPORT, Warehouse, make_warehouse
from tests.presentation.test_page_files import received, rows

FAR = "310101-2023-plan"
REPORTS = (REPORT, LATER, OTHER, FAR)
MANIFEST = "data/versions.json"


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a warehouse of four reports in two provinces, and its page."""
    folder = tmp_path_factory.mktemp("written")
    write_site(make_warehouse(folder / "warehouse.duckdb", REPORTS), folder / "site")
    return folder


@pytest.fixture
def warehouse(written: Path, tmp_path: Path) -> Path:
    """A copy of the warehouse to change."""
    return shutil.copy2(written / "warehouse.duckdb", tmp_path / "warehouse.duckdb")


@pytest.fixture
def site(written: Path, tmp_path: Path) -> Path:
    """A copy of the page."""
    return shutil.copytree(written / "site", tmp_path / "site")


def change(path: Path, statement: str, *reports: str, build: str = "build-2") -> None:
    """Change rows of ``reports`` by another build."""
    warehouse = Warehouse(path)
    warehouse.change(statement, *reports, version=build)
    warehouse.con.execute("update meta.build set build_id = ?", [build])
    warehouse.con.close()


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def assert_as_from_nothing(warehouse: Path, site: Path) -> None:
    fresh = site.with_name("from-nothing")
    write_site(warehouse, fresh)
    assert_the_same(site, fresh)
    shutil.rmtree(fresh)


def assert_the_same(site: Path, other: Path) -> None:
    ours, theirs = contents(site), contents(other)
    assert sorted(ours) == sorted(theirs)
    assert [name for name in sorted(ours) if ours[name] != theirs[name]] == []


def files(folder: Path) -> dict[str, int]:
    """Which file stands behind each name."""
    return {path.relative_to(folder).as_posix(): path.stat().st_ino for path in folder.rglob("*.js")}


def rewritten(warehouse: Path, site: Path) -> tuple[set[str], SiteReport]:
    """The data files that a writing makes anew, besides those that every build makes."""
    # another name for the old files, so that their numbers are not given out again
    before = shutil.copytree(site, site.with_name("before"), copy_function=os.link)
    report = write_site(warehouse, site)
    old, new = files(before), files(site)
    shutil.rmtree(before)
    anew = {name for name in new if new[name] != old.get(name)}
    return {name[5:-3] for name in anew if name.startswith("data/")} - {"index", "build"}, report


def test_without_a_change_every_report_is_taken_over(warehouse: Path, site: Path) -> None:
    anew, report = rewritten(warehouse, site)
    assert anew == set()
    # two for each report, and four indicators in each province
    assert report.kept == 2 * len(REPORTS) + 4 * 2
    assert report.files == len(contents(site)) and report.bytes == sum(map(len, contents(site).values()))
    assert_as_from_nothing(warehouse, site)


def test_another_report_makes_its_own_files_and_those_of_its_province(warehouse: Path, site: Path) -> None:
    opened = Warehouse(warehouse)
    opened.add_report("310102-2023-plan", 8)
    opened.con.close()
    anew, report = rewritten(warehouse, site)
    indicators = {f"indicators/{name}/31" for name in ("gdp", "jobless", "parks", "x1")}
    assert anew == {"reports/310102-2023-plan", "figures/310102-2023-plan"} | indicators
    assert report.reports == 5 and report.figures == 60
    assert_as_from_nothing(warehouse, site)


def test_a_changed_report_makes_its_own_files_and_those_that_quote_it(warehouse: Path, site: Path) -> None:
    # the first report's figure stands among the revisions of the others, and in nothing of the last
    change(warehouse, f"delete from marts.rpt_revisions where report_id = '{FAR}'", FAR)
    write_site(warehouse, site)
    change(warehouse, f"update marts.fct_figure set ordinal = 33 where ordinal = 3 and report_id = '{REPORT}'", REPORT)
    anew, _ = rewritten(warehouse, site)
    assert {name for name in anew if not name.startswith("indicators/")} == {
        f"{kind}/{name}" for kind in ("reports", "figures") for name in (REPORT, LATER, OTHER)
    }
    assert rows(received(site / f"data/reports/{LATER}.js")[2]["revisions"])[0]["first_ordinal"] == 33
    assert_as_from_nothing(warehouse, site)


def test_a_report_whose_version_is_the_same_is_not_read(warehouse: Path, site: Path) -> None:
    change(warehouse, "update raw.blocks set text = 'another'")
    change(warehouse, "update marts.fct_target_attainment set is_attained = true, state = 'met'")
    anew, _ = rewritten(warehouse, site)
    assert anew == set()
    assert [row["missed"] for row in rows(received(site / "data/index.js")[2]["reports"])] == [1] * len(REPORTS)
    change(warehouse, "select 1", FAR, build="build-3")
    anew, _ = rewritten(warehouse, site)
    assert {f"reports/{FAR}", f"figures/{FAR}"} <= anew and f"figures/{OTHER}" not in anew
    shown = {row["report_id"]: row["missed"] for row in rows(received(site / "data/index.js")[2]["reports"])}
    assert shown == {REPORT: 1, LATER: 1, OTHER: 1, FAR: 0}


def test_files_and_index_agree_on_versions(warehouse: Path, site: Path) -> None:
    change(warehouse, f"update raw.blocks set text = 'another' where report_id = '{OTHER}'", OTHER)
    write_site(warehouse, site)
    build, _, index = received(site / "data/index.js")
    assert build == "build-2" and received(site / "data/build.js")[0] == "build-2"
    versions = {row["report_id"]: row["version"] for row in rows(index["reports"])}
    assert versions == {REPORT: "first", LATER: "first", OTHER: "build-2", FAR: "first"}
    for name, version in versions.items():
        for kind in ("reports", "figures"):
            assert received(site / f"data/{kind}/{name}.js")[0] == version
    provinces = {row["province"]: row["version"] for row in rows(index["provinces"])}
    assert len(set(provinces.values())) == 2
    for path in (site / "data/indicators").rglob("*.js"):
        assert received(path)[0] == provinces[path.stem]


def test_the_index_says_where_an_indicator_is_found(warehouse: Path, site: Path) -> None:
    change(warehouse, f"delete from marts.fct_indicator where indicator_id = 'parks' and report_id = '{FAR}'", FAR)
    write_site(warehouse, site)
    index = received(site / "data/index.js")[2]
    where = {row["indicator_id"]: row["provinces"] for row in rows(index["indicators"])}
    assert where["parks"] == ["99"] and where["gdp"] == ["31", "99"]
    assert [path.stem for path in (site / "data/indicators/parks").iterdir()] == ["99"]
    areas = [row["area_code"] for row in rows(index["areas"])]
    for row in rows(index["series"]):
        found = {area for at, area in enumerate(areas) if int(row["areas"], 16) >> at & 1}
        assert found == ({"990101", "990102"} if row["indicator_id"] == "parks" else set(areas))
    years = {row["indicator_id"]: row["years"] for row in rows(index["series"]) if row["series"] == "growth"}
    assert years["gdp"] == [2023, 2024, 2025]


@pytest.mark.slow
def test_an_indicator_that_a_second_report_gives_can_be_compared_everywhere(tmp_path: Path) -> None:
    path = make_warehouse(tmp_path / "w.duckdb", [REPORT])
    site = write_site(path, tmp_path / "site").folder
    assert not (site / "data/indicators/x1").exists()
    opened = Warehouse(path)
    opened.add_report(FAR, 1)
    opened.con.close()
    write_site(path, site)
    # the first province's reports are as they were, but now there is something to compare them with
    assert sorted(file.stem for file in (site / "data/indicators/x1").iterdir()) == ["31", "99"]
    opened = Warehouse(path)
    opened.remove_report(FAR)
    opened.con.close()
    write_site(path, site)
    assert not (site / "data/indicators/x1").exists()
    assert_as_from_nothing(path, site)


def truncated(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def overwritten(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"1", b"2"))
    # a clock that is too coarse to tell would hide it
    os.utime(path, ns=(0, path.stat().st_mtime_ns + 1_000_000_000))


def turned_into_a_link(path: Path) -> None:
    target = path.with_name("elsewhere")
    path.rename(target)
    path.symlink_to(target)


@pytest.mark.parametrize("damage", [Path.unlink, truncated, overwritten, turned_into_a_link])
@pytest.mark.parametrize(
    "name",
    [
        MANIFEST,
        f"data/figures/{OTHER}.js",
        *(
            pytest.param(name, marks=pytest.mark.slow)
            for name in (f"data/reports/{OTHER}.js", "data/indicators/gdp/31.js")
        ),
    ],
)
def test_what_was_damaged_is_written_anew(
    written: Path, warehouse: Path, site: Path, name: str, damage: object
) -> None:
    damage(site / name)  # type: ignore[operator]
    write_site(warehouse, site)
    assert not (site / name).is_symlink()
    assert_the_same(site, written / "site")


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff\xfe", b"[]\n", b'{"sha256":"0", "holds":{}}'])
def test_a_manifest_that_says_nothing_keeps_nothing(written: Path, warehouse: Path, site: Path, content: bytes) -> None:
    (site / MANIFEST).write_bytes(content)
    assert write_site(warehouse, site).kept == 0
    assert_the_same(site, written / "site")


def test_a_manifest_in_which_a_number_was_changed_keeps_nothing(written: Path, warehouse: Path, site: Path) -> None:
    content = (site / MANIFEST).read_bytes()
    assert b'"missed":1' in content
    (site / MANIFEST).write_bytes(content.replace(b'"missed":1', b'"missed":7', 1))
    assert write_site(warehouse, site).kept == 0
    assert_the_same(site, written / "site")


def test_only_a_file_of_that_size_that_nobody_wrote_since_is_untouched(tmp_path: Path) -> None:
    file, link = tmp_path / "file", tmp_path / "link"
    file.write_bytes(b"12")
    link.symlink_to(file)
    written = file.stat().st_mtime_ns
    assert is_untouched(str(file), 2, written)
    assert not is_untouched(str(file), 3, written) and not is_untouched(str(file), 2, written - 1)
    for other in (link, tmp_path):
        found = other.lstat()
        assert not is_untouched(str(other), found.st_size, found.st_mtime_ns)
    assert not is_untouched(str(tmp_path / "missing"), 0, written)


OF_A_REPORT = (
    "targets",
    "promises",
    "next_year",
    "derived",
    "tax",
    "checks",
    "suspects",
    "plausibility",
    "coverage",
    "revisions",
    "figures",
    "blocks",
    "tables",
    "cells",
)


@pytest.mark.parametrize("query", [*OF_A_REPORT, "counts", "problems"])
def test_a_query_by_report_answers_for_the_wanted_ones_only(warehouse: Path, query: str) -> None:
    opened = Warehouse(warehouse)
    for report in REPORTS:
        opened.add("raw.problems", report_id=report, problem="odd", severity="warning", message="odd")
    opened.con.close()
    with duckdb.connect(str(warehouse), read_only=True) as con:
        assert {row[0] for row in read(con, query, [FAR, OTHER]).rows} == {FAR, OTHER}
        assert read(con, query).rows == []


@pytest.mark.parametrize(("query", "key"), [("comparable", "31"), ("observations", "gdp/31")])
def test_a_query_by_province_answers_for_the_wanted_ones_only(warehouse: Path, query: str, key: str) -> None:
    with duckdb.connect(str(warehouse), read_only=True) as con:
        assert {row[0] for row in read(con, query, [key]).rows} == {key}
        assert read(con, query).rows == []


@pytest.mark.slow
def test_other_code_keeps_nothing(warehouse: Path, site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code = shutil.copytree(manifest_file.HERE, tmp_path / "code")
    monkeypatch.setattr(manifest_file, "HERE", code)
    # the same files elsewhere are the same code
    assert write_site(warehouse, site).kept > 0
    query = code / "queries/blocks.sql"
    query.write_text(query.read_text(encoding="utf-8") + "-- another", encoding="utf-8")
    assert write_site(warehouse, site).kept == 0
    monkeypatch.setattr(manifest_file, "version", lambda name: f"another {name}")
    assert write_site(warehouse, site).kept == 0


def test_where_links_are_impossible_files_are_copied(
    warehouse: Path, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError("no links here")

    monkeypatch.setattr(os, "link", refuse)
    for _ in range(2):
        assert write_site(warehouse, site).kept > 0
    assert_as_from_nothing(warehouse, site)


@pytest.mark.slow
def test_a_warehouse_without_versions_keeps_nothing(warehouse: Path, site: Path) -> None:
    with duckdb.connect(str(warehouse)) as con:
        con.execute("drop table meta.report_versions")
    for _ in range(2):
        assert write_site(warehouse, site).kept == 0
    assert received(site / f"data/figures/{OTHER}.js")[0] == "build-1"


@pytest.mark.slow
def test_a_report_without_a_version_is_written_anew(warehouse: Path, site: Path) -> None:
    with duckdb.connect(str(warehouse)) as con:
        con.execute("delete from meta.report_versions where report_id = ?", [FAR])
    for _ in range(2):
        anew, _ = rewritten(warehouse, site)
        assert {f"reports/{FAR}", f"figures/{FAR}", "indicators/gdp/31"} <= anew
        assert f"reports/{REPORT}" not in anew
    assert_as_from_nothing(warehouse, site)


def test_a_failed_renewal_leaves_the_old_site_whole(warehouse: Path, site: Path) -> None:
    before = contents(site)
    change(warehouse, "alter table marts.fct_figure drop column char_start", FAR)
    with pytest.raises(duckdb.Error):
        write_site(warehouse, site)
    assert contents(site) == before
    assert {path.stat().st_nlink for path in site.rglob("*.js")} == {1}


@pytest.mark.parametrize(("seed", "steps"), [(0, 4), pytest.param(1, 10, marks=pytest.mark.slow)])
def test_after_any_changes_the_folder_is_as_if_written_from_nothing(
    warehouse: Path, site: Path, seed: int, steps: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With a spare folder, as of many reports."""
    monkeypatch.setattr(folder, "SPARE_FROM", 1)
    chance = random.Random(seed)
    present, kept = list(REPORTS), 0
    for step in range(steps):
        build = f"build-{step + 2}"
        for _ in range(chance.randint(0, 2)):
            kind = chance.choice(["add", "remove", "text", "value", "name", "curated", "verdict"])
            one = chance.choice(present)
            if kind == "add":
                new = f"{chance.choice(['99', '31', '44'])}{chance.randint(1000, 9999)}-{2020 + step}-plan"
                opened = Warehouse(warehouse)
                opened.add_report(new, 100 * (step + 1) + len(present))
                opened.con.close()
                present.append(new)
            elif kind == "remove" and len(present) > 1:
                opened = Warehouse(warehouse)
                opened.remove_report(one)
                opened.con.close()
                present.remove(one)
            elif kind == "text":
                change(
                    warehouse,
                    "update marts.fct_figure set printed_text = printed_text || '0', decimals = decimals + 1"
                    f" where report_id = '{one}'",
                    one,
                    build=build,
                )
            elif kind == "value":
                chosen = chance.choice(["gdp", "jobless", "parks", "x1"])
                change(
                    warehouse,
                    f"delete from marts.fct_indicator where report_id = '{one}' and indicator_id = '{chosen}'",
                    one,
                    build=build,
                )
            elif kind == "name":
                change(warehouse, "update marts.dim_unit set name_en = name_en || 's'", *present, build=build)
            elif kind == "curated":
                change(
                    warehouse,
                    "update marts.dim_indicator set is_curated = not is_curated where indicator_id = 'x1'",
                    *present,
                    build=build,
                )
            elif kind == "verdict":
                change(
                    warehouse,
                    f"update marts.fct_reconciliation set verdict = 'exact', figure_ids = [1000003] where report_id = '{one}'",
                    one,
                    build=build,
                )
        if chance.random() < 0.4:
            damaged = chance.choice(sorted(site.rglob("data/**/*.js*")))
            chance.choice([Path.unlink, truncated, overwritten])(damaged)
        change(warehouse, "select 1", build=build)
        kept += write_site(warehouse, site).kept
        assert_as_from_nothing(warehouse, site)
    assert kept > 0
