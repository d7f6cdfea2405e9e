"""Files made to exhaust the machine are refused, by the limit that they pass."""

from __future__ import annotations

import io
import zipfile
import zlib

import pytest

from sources.documents import limits
from sources.documents.formats.detect import read_document
from sources.model import ReportError

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def archive(document: str | bytes, **parts: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("[Content_Types].xml", "<Types/>")
        made.writestr("word/document.xml", document)
        for name, content in parts.items():
            made.writestr(name, content)
    return buffer.getvalue()


def refused(data: bytes, name: str) -> str:
    with pytest.raises(ReportError) as caught:
        read_document(data, name)
    return str(caught.value)


def test_text_of_two_hundred_megabytes() -> None:
    assert f"{limits.MAX_FILE_BYTES:,}" in refused(b"\xe4\xb8\xad" * 70_000_000, "a.txt")


def test_long_text_in_a_file_of_allowed_size() -> None:
    assert f"{limits.MAX_TEXT_CHARACTERS:,}" in refused("中文。".encode() * 400_000, "a.txt")
    assert f"{limits.MAX_TEXT_LINES:,}" in refused("中\n".encode() * 150_000, "a.md")


def test_cells_and_columns() -> None:
    row = "\t".join("1" * 400) + "\n"
    assert f"{limits.MAX_CELLS:,}" in refused((row * 300).encode(), "a.txt")
    assert f"{limits.MAX_TABLE_COLUMNS}" in refused(("\t".join("1" * 600) + "\n2\t3\n").encode(), "a.txt")
    page = "<table><tr><td colspan=900 rowspan=60000>甲<td>乙<tr><td>1<td>2<tr><td>3<td>4</table>"
    assert f"{limits.MAX_TABLE_COLUMNS}" in refused(page.encode(), "a.html")


def test_nested_tags() -> None:
    page = "<html><body>" + "<div>" * 100_000 + "深</div></body></html>"
    assert f"{limits.MAX_NESTING}" in refused(page.encode(), "a.html")


def test_nested_elements_in_a_docx() -> None:
    # random attributes keep the part from being refused for its ratio
    inner = "".join(f'<w:sdt w:a="{zlib.crc32(str(n).encode())}">' for n in range(5_000))
    assert "nested too deep" in refused(archive(f"<w:document {W}><w:body>{inner}"), "a.docx")


def test_zip_bombs() -> None:
    assert f"{limits.MAX_ARCHIVE_RATIO}" in refused(archive(b"0" * 20_000_000), "a.docx")
    assert f"{limits.MAX_ARCHIVE_BYTES:,}" in refused(archive("<a/>", big=b"\0" * 270_000_000), "a.docx")
    many = {f"part{n}": b"" for n in range(limits.MAX_ARCHIVE_MEMBERS)}
    assert f"{limits.MAX_ARCHIVE_MEMBERS:,}" in refused(archive("<a/>", **many), "a.docx")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entity_bombs(encoding: str) -> None:
    entities = '<!ENTITY e0 "哈">' + "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    body = f"<w:document {W}><w:body><w:p><w:r><w:t>&e9;</w:t></w:r></w:p></w:body></w:document>"
    refused(archive(f"<!DOCTYPE d [{entities}]>{body}".encode(encoding)), "a.docx")
    small = f'<!DOCTYPE d [<!ENTITY e9 "12">]>{body}'
    assert "document type" in refused(archive(small.encode(encoding)), "a.docx")


def test_pages() -> None:
    kids = b"3 0 R " * (limits.MAX_PAGES + 1)
    body = (
        b"%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[%s]/Count %d>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\ntrailer<</Root 1 0 R/Size 4>>\n%%%%EOF"
    ) % (kids, limits.MAX_PAGES + 1)
    assert f"{limits.MAX_PAGES:,}" in refused(body, "a.pdf")
