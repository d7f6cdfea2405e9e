"""Writing the folder in parts again: what changed is written, the rest kept, and nobody can tell from the files."""

from __future__ import annotations

import errno
import json
import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest

from presentation import folder
from presentation.exports import export, manifest, publish
from tests.presentation import country
from tests.presentation.test_exports import content

MORE = [("310101", 2022), ("310106", 2022), ("330106", 2023)]


@pytest.fixture(autouse=True)
def always_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publish, "WHOLE_UP_TO", 0)


@pytest.fixture(scope="module")
def written(published: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a warehouse of four reports in three areas and its plain files."""
    folder = tmp_path_factory.mktemp("written")
    country.make_country(published, folder / "warehouse.duckdb", MORE)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(publish, "WHOLE_UP_TO", 0)
        export(folder / "warehouse.duckdb", folder / "exports")
    return folder


@pytest.fixture
def house(written: Path, tmp_path: Path) -> Path:
    """A copy of it to change."""
    shutil.copytree(written, tmp_path / "house")
    return tmp_path / "house"


def again(house: Path, right: dict[str, str] | None = None) -> tuple[set[str], dict[str, int]]:
    """Write the files anew over the old ones and, unless what is right is known, from nothing; both must be the same. Gives the
    areas written, and kept inodes."""
    before = inodes(house / "exports")
    done = export(house / "warehouse.duckdb", house / "exports")
    after = inodes(house / "exports")
    if right is None:
        fresh = house / "fresh"
        shutil.rmtree(fresh, ignore_errors=True)
        assert export(house / "warehouse.duckdb", fresh).kept == 0
        right = content(fresh)
    assert content(house / "exports") == right
    kept = {path: inode for path, inode in after.items() if before.get(path) == inode}
    assert len(kept) == done.kept
    return {Path(path).stem for path in after if path.count("/") == 2 and path not in kept}, kept


def inodes(folder: Path) -> dict[str, int]:
    return {path.relative_to(folder).as_posix(): path.stat().st_ino for path in folder.rglob("*") if path.is_file()}


def change(house: Path, how: Callable[[duckdb.DuckDBPyConnection], object]) -> None:
    with duckdb.connect(str(house / "warehouse.duckdb")) as con:
        how(con)


def test_nothing_changed_nothing_written(house: Path) -> None:
    assert again(house)[0] == set()


def test_the_area_of_a_changed_report_is_written(house: Path) -> None:
    change(house, lambda con: country.revise(con, "310106-2022-plan"))
    areas, kept = again(house)
    assert areas == {"310106"}
    assert {Path(path).stem for path in kept} == {"310101", "330106"}


def test_the_old_folder_is_not_written_into(house: Path) -> None:
    """Whoever still reads a file of the old folder, or linked to it, has what it was."""
    os.link(house / "exports/csv/fct_figure/310106.csv", house / "old.csv")
    os.link(house / "exports/csv/fct_figure/330106.csv", house / "same.csv")
    before = [(house / name).read_bytes() for name in ("old.csv", "same.csv")]
    change(house, lambda con: country.revise(con, country.FIRST))
    again(house)
    assert [(house / name).read_bytes() for name in ("old.csv", "same.csv")] == before
    assert (house / "exports/csv/fct_figure/310106.csv").read_bytes() != before[0]


def test_a_vanished_area_is_gone(house: Path) -> None:
    change(house, lambda con: country.remove(con, "330106-2023-plan"))
    assert again(house)[0] == set()
    assert not [path for path in (house / "exports").rglob("*") if path.stem == "330106"]


@pytest.mark.parametrize("seed", [0, pytest.param(1, marks=pytest.mark.slow)])
def test_any_sequence_of_changes_is_as_if_written_once(seed: int, house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reports come, go and change, areas get other names, some times nothing happens between two writings; with a spare folder."""
    monkeypatch.setattr(folder, "SPARE_FROM", 1)
    dice = random.Random(seed)
    for _ in range(4):
        touched: set[str] = set()
        with duckdb.connect(str(house / "warehouse.duckdb")) as con:
            for _ in range(dice.randrange(3)):
                there = country.reports(con)
                report = dice.choice([each for each in there if each != country.FIRST])
                area = report.partition("-")[0]
                match dice.choice(["revise", "remove", "add", "add", "rename"]):
                    case "revise":
                        country.revise(con, report)
                    case "remove" if len(there) > 2:
                        country.remove(con, report)
                    case "rename":
                        country.rename(con, area)
                    case "add":
                        area = dice.choice(["310101", "310106", "330106", "420102", "440104"])
                        country.add(con, area, 2000 + len(there) + dice.randrange(10) * 10)
                    case _:
                        continue
                touched.add(area)
            left = {each.partition("-")[0] for each in country.reports(con)}
        assert again(house)[0] == touched & left


DAMAGE: dict[str, Callable[[Path], object]] = {
    "no manifest": lambda folder: (folder / manifest.NAME).unlink(),
    "cut short": lambda folder: (folder / manifest.NAME).write_bytes((folder / manifest.NAME).read_bytes()[:-100]),
    "not text": lambda folder: (folder / manifest.NAME).write_bytes(b"\xff\xfe\x00"),
    "a list": lambda folder: (folder / manifest.NAME).write_text("[]", encoding="utf-8"),
    "no areas": lambda folder: edit(folder, lambda noted: noted.update(areas=None)),
    "no files": lambda folder: edit(folder, lambda noted: noted["areas"]["310101"].pop("files")),
    "no sizes": lambda folder: edit(folder, lambda noted: noted["areas"]["310101"].update(files={})),
    "no reports": lambda folder: edit(folder, lambda noted: noted["areas"]["310101"].update(reports=[1])),
    "made by other code": lambda folder: edit(folder, lambda noted: noted.update(made_by="other")),
    "a folder in its place": lambda folder: put_folder(folder / manifest.NAME),
}


def put_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def edit(folder: Path, how: Callable[[Any], object]) -> None:
    noted = json.loads((folder / manifest.NAME).read_text(encoding="utf-8"))
    how(noted)
    (folder / manifest.NAME).write_text(json.dumps(noted), encoding="utf-8")


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_manifest_keeps_nothing(damage: str, house: Path, written: Path) -> None:
    DAMAGE[damage](house / "exports")
    assert again(house, content(written / "exports"))[0] == {"310101", "310106", "330106"}


def rewrite_longer(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"\n")
    os.utime(path, (1_000_000_000, 1_000_000_000))


def rewrite_later(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"0", b"1"))
    later = (path.parents[2] / manifest.NAME).stat().st_mtime_ns + 1
    os.utime(path, ns=(later, later))


def replace_by_link(path: Path) -> None:
    path.rename(path.with_suffix(".moved"))
    path.symlink_to(path.with_suffix(".moved"))


@pytest.mark.parametrize("touch", [Path.unlink, rewrite_longer, rewrite_later, replace_by_link])
@pytest.mark.parametrize(
    "file",
    [
        "csv/fct_figure",
        *(pytest.param(name, marks=pytest.mark.slow) for name in ("parquet/v_targets", "sdmx/observations")),
    ],
)
def test_a_file_that_is_not_ours_is_written_anew(
    touch: Callable[[Path], None], file: str, house: Path, written: Path
) -> None:
    """Missing, of another size, younger than the folder, or a link: an area whose file somebody touched is written."""
    (path,) = (house / "exports" / file).glob("310106.*")
    touch(path)
    done = export(house / "warehouse.duckdb", house / "exports")
    assert content(house / "exports") == content(written / "exports")
    noted = json.loads((house / "exports" / manifest.NAME).read_text(encoding="utf-8"))["areas"]
    assert done.kept == sum(len(noted[area]["files"]) for area in ("310101", "330106"))


@pytest.mark.slow
def test_another_dictionary_version_or_engine_writes_everything(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    everything = {"310101", "310106", "330106"}
    change(house, lambda con: con.execute("update meta.dictionary set unit_id = 'percent' where column_name = 'gap'"))
    assert again(house)[0] == everything
    change(house, lambda con: con.execute("update meta.build set version = '99'"))
    assert again(house)[0] == everything
    monkeypatch.setattr(duckdb, "__version__", "99")
    assert again(house)[0] == everything
    assert again(house)[0] == set()


def test_other_code_writes_everything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The hash follows every module and data file of the package."""
    package = tmp_path / "exports"
    shutil.copytree(Path(publish.__file__).parent, package, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(manifest, "_PACKAGE", package)
    seen = {manifest.maker((), "1")}
    changed = sorted(path for path in package.iterdir() if path.is_file())
    for path in changed:
        path.write_bytes(path.read_bytes() + b"\n")
        seen.add(manifest.maker((), "1"))
    assert {"sdmx.toml", "tables.py"} <= {path.name for path in changed}
    assert len(seen) == len(changed) + 1


@pytest.mark.slow
def test_a_warehouse_without_versions_is_written_whole(house: Path) -> None:
    """One of an older build, and a report that has no version."""
    change(
        house, lambda con: con.execute("update meta.report_versions set version = null where report_id like '310101%'")
    )
    assert again(house)[0] == {"310101"}
    assert again(house)[0] == {"310101"}
    change(house, lambda con: con.execute("drop table meta.report_versions"))
    assert again(house)[0] == {"310101", "310106", "330106"}
    assert again(house)[0] == {"310101", "310106", "330106"}


def test_files_are_copied_where_links_are_impossible(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", refuse)
    for _ in range(2):
        before = inodes(house / "exports")
        done = export(house / "warehouse.duckdb", house / "exports")
        after = inodes(house / "exports")
        assert done.kept > 0
        assert done.kept == sum(path.count("/") == 2 for path in after)
        assert not [path for path in after if after[path] == before[path]]
    export(house / "warehouse.duckdb", house / "fresh")
    assert content(house / "exports") == content(house / "fresh")


def test_between_layouts_everything_is_written(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert export(house / "warehouse.duckdb", house / "exports", whole=True).kept == 0
    assert not (house / "exports" / manifest.NAME).exists()
    assert again(house)[0] == {"310101", "310106", "330106"}


def test_failure_leaves_the_folder(house: Path) -> None:
    """A code without a name is noticed after the files of areas are written; nothing of them shows, nothing is left behind."""
    before = content(house / "exports")
    change(house, lambda con: country.revise(con, country.FIRST))
    change(house, lambda con: con.execute("update marts.fct_indicator set kind = 'guess' where kind = 'rate'"))
    with pytest.raises(ValueError, match="guess"):
        export(house / "warehouse.duckdb", house / "exports")
    assert content(house / "exports") == before
    assert sorted(path.name for path in house.iterdir()) == ["exports", "warehouse.duckdb"]
