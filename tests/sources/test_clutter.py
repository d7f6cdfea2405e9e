"""Files that other programs leave in the folder of reports are no documents; a document that nobody catalogued still is one."""

from __future__ import annotations

from pathlib import Path

import pytest

from sources.catalogue.catalogue import COLUMNS, Catalogue

CLUTTER = (
    "Thumbs.db",
    "THUMBS.DB",
    "ehthumbs_vista.db",
    "desktop.ini",
    "Desktop.ini",
    ".DS_Store",
    "._报告.docx",
    "~$报告.docx",
    "~WRL0003.tmp",
    ".~lock.报告.odt#",
    "报告.md~",
    "#报告.md#",
    "报告.md.bak",
    ".报告.md.swp",
    "报告.pdf.crdownload",
    "README.txt",
    "__MACOSX/报告.docx",
    "@eaDir/报告.docx",
    ".git/HEAD",
    "年/.cache/报告.docx",
)


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports.csv").write_text(",".join(COLUMNS) + "\n", encoding="utf-8")
    return tmp_path


def put(sources: Path, name: str) -> Path:
    path = sources / "reports" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"x")
    return path


@pytest.mark.parametrize("name", CLUTTER)
def test_clutter_is_no_document(sources: Path, name: str) -> None:
    put(sources, name)
    assert Catalogue.load(sources).uncatalogued() == []


@pytest.mark.parametrize("name", ["报告.docx", "thumbs.docx", "desktop.ini.pdf", "2021年/报告.md", "part.html"])
def test_what_nobody_catalogued_is_named(sources: Path, name: str) -> None:
    path = put(sources, name)
    assert Catalogue.load(sources).uncatalogued() == [path]
