"""A folder that is made of the warehouse: it changes as a whole, is never missing, and says of which build it is."""

from __future__ import annotations

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
