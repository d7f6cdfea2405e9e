"""What is remembered of documents saves opening them, and never hides a change."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from orchestration.build import document_hashes
from orchestration.build.document_hashes import DocumentHashes
from sources.catalogue.catalogue import Catalogue, ReportEntry, parse_entry, sha256
from sources.model import ReportError

ENTRY = parse_entry(
    {
        "report_id": "310106-2023-plan",
        "area_code": "310106",
        "genre": "plan",
        "execution_year": "2023",
        "plan_year": "2024",
        "file": "report.txt",
    },
    "reports.csv",
    "line 2",
)


class Watched(Catalogue):
    """A catalogue that counts how often a document is opened."""

    opened = 0

    def read_bytes(self, entry: ReportEntry, limit: int | None = None) -> bytes:
        Watched.opened += 1
        return super().read_bytes(entry, limit)


@pytest.fixture
def catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Watched:
    monkeypatch.setattr(document_hashes, "_YOUNG_NS", 0)
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "report.txt").write_text("税收847.50亿元", encoding="utf-8")
    Watched.opened = 0
    return Watched({ENTRY.report_id: ENTRY}, tmp_path / "reports")


def look(catalogue: Watched, memory: Path) -> str:
    hashes = DocumentHashes.load(memory)
    digest = hashes.of(catalogue, ENTRY)
    hashes.save()
    return digest


def test_an_unchanged_document_is_not_opened_again(catalogue: Watched, tmp_path: Path) -> None:
    expected = sha256((tmp_path / "reports" / "report.txt").read_bytes())
    assert [look(catalogue, tmp_path / "memory.json") for _ in range(3)] == [expected] * 3
    assert Watched.opened == 1


def test_other_bytes_of_the_same_size_and_time_are_seen(catalogue: Watched, tmp_path: Path) -> None:
    document = tmp_path / "reports" / "report.txt"
    before = look(catalogue, tmp_path / "memory.json")
    found = document.stat()
    document.write_text("税收748.50亿元", encoding="utf-8")
    os.utime(document, ns=(found.st_atime_ns, found.st_mtime_ns))
    assert document.stat().st_size == found.st_size
    assert document.stat().st_mtime_ns == found.st_mtime_ns
    after = look(catalogue, tmp_path / "memory.json")
    assert after != before
    assert after == sha256(document.read_bytes())


def test_a_document_that_has_just_been_written_is_not_remembered(
    catalogue: Watched, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(document_hashes, "_YOUNG_NS", 3_600_000_000_000)
    for _ in range(2):
        look(catalogue, tmp_path / "memory.json")
    assert Watched.opened == 2


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"a": 1}', '{"a": [[1], "b", "c"]}'])
def test_a_damaged_memory_is_an_empty_one(catalogue: Watched, tmp_path: Path, damage: str) -> None:
    (tmp_path / "memory.json").write_text(damage, encoding="utf-8")
    look(catalogue, tmp_path / "memory.json")
    assert Watched.opened == 1


def test_a_document_that_vanished_is_an_error_though_it_is_remembered(catalogue: Watched, tmp_path: Path) -> None:
    look(catalogue, tmp_path / "memory.json")
    (tmp_path / "reports" / "report.txt").unlink()
    with pytest.raises(ReportError, match=r"there is no file report\.txt"):
        look(catalogue, tmp_path / "memory.json")


def test_what_a_killed_process_left_is_taken_away(catalogue: Watched, tmp_path: Path) -> None:
    (tmp_path / "memory.json.4711").write_text("{", encoding="utf-8")
    look(catalogue, tmp_path / "memory.json")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["memory.json", "reports"]
