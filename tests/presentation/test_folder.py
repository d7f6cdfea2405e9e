"""A folder that is made of the warehouse: it changes as a whole, is never missing, and says of which build it is."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from presentation import folder as module
from presentation.folder import NOTE, build_of, replaced_folder, tidy
from presentation.warehouse import Edition
from tests.conftest import ROOT


def of(build: str) -> Edition:
    return Edition("1", "same", build)


def fill(place: Path, build: str) -> None:
    with replaced_folder(place, of(build)) as fresh:
        fresh.write("a.txt", build.encode())
        fresh.write(f"sub/{build}.txt", build.encode())


@pytest.fixture(params=["exchange", "two renames"])
def either_way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "two renames":
        monkeypatch.setattr(module, "_exchange", lambda one, other: False)


@pytest.mark.usefixtures("either_way")
def test_a_folder_changes_as_a_whole_and_leaves_nothing_behind(tmp_path: Path) -> None:
    place = tmp_path / "out"
    for build in ("one", "two"):
        fill(place, build)
        assert sorted(path.name for path in place.rglob("*") if path.is_file()) == ["a.txt", NOTE, f"{build}.txt"]
        assert (place / "a.txt").read_text(encoding="utf-8") == build == build_of(place)
        assert list(tmp_path.iterdir()) == [place]


def test_whatever_is_raised_the_folder_is_as_it_was(tmp_path: Path) -> None:
    place = tmp_path / "out"
    fill(place, "one")
    with pytest.raises(RuntimeError, match="half way"), replaced_folder(place, of("two")) as fresh:
        fresh.write("a.txt", b"half")
        raise RuntimeError("half way")
    assert (place / "a.txt").read_text(encoding="utf-8") == "one" == build_of(place)
    assert list(tmp_path.iterdir()) == [place]


def test_a_file_that_is_missing_makes_the_folder_of_no_build(tmp_path: Path) -> None:
    place = tmp_path / "out"
    assert build_of(place) is None
    fill(place, "one")
    (place / ".DS_Store").write_bytes(b"a file manager was here")
    assert build_of(place) == "one"
    (place / "a.txt").unlink()
    assert build_of(place) is None
    fill(place, "one")
    (place / NOTE).write_text("{", encoding="utf-8")
    assert build_of(place) is None


def test_what_a_killed_writer_left_is_put_right(tmp_path: Path) -> None:
    """Between the two renames the folder is away, under its hidden name; others' hidden files are nobody's business here."""
    place = tmp_path / "out"
    fill(place, "one")
    place.rename(tmp_path / ".out.old")
    for name in (".out.new", ".out.ab12_9xz", ".out.ab12_9xz.old"):
        (tmp_path / name / "sub").mkdir(parents=True)
    (tmp_path / ".out.notes-of-mine").mkdir()
    (tmp_path / ".out.lock").touch()
    tidy(place)
    assert sorted(path.name for path in tmp_path.iterdir()) == [".out.notes-of-mine", "out"]
    assert build_of(place) == "one"


def test_a_reader_never_finds_the_folder_missing_or_torn(tmp_path: Path) -> None:
    """Only where the system can exchange names, as Linux and macOS can on their own file systems."""
    place = tmp_path / "out"
    fill(place, "0")
    one, other = tmp_path / "one", tmp_path / "other"
    one.mkdir()
    other.mkdir()
    if not module._exchange(one, other):
        pytest.skip(f"this file system cannot exchange two names ({tmp_path})")
    done = threading.Event()
    missing = looks = 0

    def look() -> None:
        nonlocal missing, looks
        while not done.is_set():
            missing += not (place / "a.txt").exists()
            looks += 1

    reader = threading.Thread(target=look)
    reader.start()
    rounds = 0
    # as many changes as it takes for the reader to have looked often
    while rounds < 50 or looks < 500:
        rounds += 1
        fill(place, str(rounds))
    done.set()
    reader.join()
    assert missing == 0


def test_rights_are_what_the_users_umask_says(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        fill(tmp_path / "out", "one")
    finally:
        os.umask(before)
    modes = {path.name: path.stat().st_mode & 0o777 for path in [tmp_path / "out", *(tmp_path / "out").rglob("*")]}
    assert modes == {"out": 0o750, "sub": 0o750, "a.txt": 0o640, "one.txt": 0o640, NOTE: 0o640}


def test_a_second_writer_waits_for_the_first(tmp_path: Path) -> None:
    place = tmp_path / "out"
    write = (
        "import sys; from pathlib import Path; from presentation.folder import replaced_folder\n"
        "from presentation.warehouse import Edition\n"
        "print('started', flush=True)\n"
        "with replaced_folder(Path(sys.argv[1]), Edition('1', 'f', 'second')) as fresh: fresh.write('a.txt', b'second')\n"
    )
    with replaced_folder(place, of("first")) as fresh:
        other = subprocess.Popen([sys.executable, "-c", write, str(place)], cwd=ROOT, stdout=subprocess.PIPE, text=True)
        assert other.stdout is not None and other.stdout.readline() == "started\n"
        fresh.write("a.txt", b"first")
        assert fresh.root.is_dir() and other.poll() is None
    assert other.wait(timeout=60) == 0
    assert build_of(place) == "second" and (place / "a.txt").read_bytes() == b"second"


def test_two_folders_are_written_beside_each_other(tmp_path: Path) -> None:
    with replaced_folder(tmp_path / "one", of("1")) as one, replaced_folder(tmp_path / "other", of("1")) as other:
        one.write("a.txt", b"one")
        other.write("a.txt", b"other")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one", "other"]
    assert build_of(tmp_path / "one") == build_of(tmp_path / "other") == "1"


def test_the_lock_of_a_writer_that_was_killed_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / ".out.lock").touch()
    fill(tmp_path / "out", "one")
    assert list(tmp_path.iterdir()) == [tmp_path / "out"]


def content(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def renew(place: Path, build: str, kept: tuple[str, ...], written: tuple[str, ...]) -> None:
    with replaced_folder(place, of(build)) as fresh:
        fresh.keep({name: (place / name).stat().st_size for name in kept})
        for name in written:
            fresh.write(name, f"{name} of {build}".encode())


@pytest.fixture
def with_spare(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "SPARE_FROM", 2)


@pytest.mark.usefixtures("either_way", "with_spare")
def test_the_folder_that_steps_aside_is_filled_again(tmp_path: Path) -> None:
    """What is kept are the same bytes in both, what is written anew in neither the other's; what nobody wants is gone."""
    place, spare = tmp_path / "out", tmp_path / ".out.spare"
    renew(place, "1", (), ("same/a", "same/b", "same/c", "gone/d"))
    assert list(tmp_path.iterdir()) == [place]
    builds = {"1": content(place)}
    for build, kept, written in (
        ("2", ("same/a", "same/b", "gone/d"), ("same/c",)),
        # of what is written now, the spare folder has the file of the folder in place
        ("3", ("same/b", "same/c"), ("same/a",)),
        ("4", ("same/a", "same/b"), ("same/c", "new/e")),
    ):
        renew(place, build, kept, written)
        builds[build] = content(place)
        assert sorted(builds[build]) == sorted([*kept, *written, NOTE])
        assert all(builds[build][name] == f"{name} of {build}".encode() for name in written)
        assert all(builds[build][name] == builds[str(int(build) - 1)][name] for name in kept)
        assert content(spare) == builds[str(int(build) - 1)]
        assert all((place / name).samefile(spare / name) for name in kept)
        assert sorted(path.name for path in tmp_path.iterdir()) == [".out.spare", "out"]
    assert not (place / "gone").exists()


@pytest.mark.usefixtures("with_spare")
def test_only_what_the_folder_in_place_has_is_taken_from_the_spare_one(tmp_path: Path) -> None:
    place, spare = tmp_path / "out", tmp_path / ".out.spare"
    renew(place, "1", (), ("a", "b", "c"))
    renew(place, "2", ("a", "b"), ("c",))
    (spare / "a").unlink()
    (spare / "a").write_bytes(b"not ours")
    (spare / "notes of mine").write_bytes(b"not ours")
    renew(place, "3", ("a", "b"), ("c",))
    assert content(place) == {name: f"{name} of 1".encode() for name in "ab"} | {
        "c": b"c of 3",
        NOTE: (place / NOTE).read_bytes(),
    }


@pytest.mark.usefixtures("with_spare")
def test_a_folder_that_keeps_little_leaves_no_spare(tmp_path: Path) -> None:
    place = tmp_path / "out"
    renew(place, "1", (), ("a", "b"))
    renew(place, "2", ("a", "b"), ())
    assert sorted(path.name for path in tmp_path.iterdir()) == [".out.spare", "out"]
    renew(place, "3", (), ("a", "b"))
    assert list(tmp_path.iterdir()) == [place]


@pytest.mark.usefixtures("with_spare")
def test_copies_are_not_kept_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", refuse)
    place = tmp_path / "out"
    renew(place, "1", (), ("a", "b"))
    renew(place, "2", ("a", "b"), ())
    assert list(tmp_path.iterdir()) == [place] and (place / "a").read_bytes() == b"a of 1"


@pytest.mark.usefixtures("with_spare")
def test_what_was_written_before_is_not_lost_in_the_spare_folder(tmp_path: Path) -> None:
    place = tmp_path / "out"
    renew(place, "1", (), ("a", "b"))
    renew(place, "2", ("a", "b"), ())
    with pytest.raises(OSError, match="not empty"), replaced_folder(place, of("3")) as fresh:
        fresh.write("c", b"too early")
        fresh.keep({"a": 6, "b": 6})
    assert build_of(place) == "2" and (place / "a").read_bytes() == b"a of 1"


@pytest.mark.usefixtures("with_spare")
def test_a_writer_that_was_killed_leaves_the_folder_in_place_whole(tmp_path: Path) -> None:
    """It was filling the spare folder, whose files are those of the folder in place."""
    place = tmp_path / "out"
    renew(place, "1", (), ("a", "b"))
    renew(place, "2", ("a", "b"), ())
    (tmp_path / ".out.spare").rename(tmp_path / ".out.new")
    renew(place, "3", ("a", "b"), ("c",))
    assert content(place) == {"a": b"a of 1", "b": b"b of 1", "c": b"c of 3", NOTE: (place / NOTE).read_bytes()}
