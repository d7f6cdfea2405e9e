"""Formats are told by their content; whatever is no report is a ReportError that says what to do."""

from __future__ import annotations

import io
import zipfile

import made_report
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_doc import compound

from sources.documents.formats.detect import EXTENSIONS, read_document
from sources.model import ReportError

FILES = {
    ".txt": made_report.as_text().encode(),
    ".md": made_report.as_markdown().encode(),
    ".html": made_report.as_html().encode(),
    ".docx": made_report.as_docx(),
    ".doc": made_report.as_doc(),
    ".pdf": made_report.as_pdf(),
}


def archive(part: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        made.writestr(part, "<a/>")
    return buffer.getvalue()


OLE = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 500


def refused(data: bytes, name: str) -> ReportError:
    with pytest.raises(ReportError) as caught:
        read_document(data, name)
    assert caught.value.report == name
    assert caught.value.advice
    return caught.value


@pytest.mark.parametrize("wrong", FILES)
@pytest.mark.parametrize("right", FILES)
def test_a_wrong_extension_is_told(right: str, wrong: str) -> None:
    if right == wrong or (right, wrong) == (".md", ".txt"):  # marks of Markdown may stand in any text
        read_document(FILES[right], f"report{wrong}")
    else:
        refused(FILES[right], f"report{wrong}")


@pytest.mark.parametrize("extension", FILES)
def test_zeroed_empty_and_cut_files(extension: str) -> None:
    name = f"report{extension}"
    refused(b"", name)
    refused(b"\0" * 5000, name)
    refused(b" \n" * 50, name)
    if extension in (".html", ".docx", ".doc", ".pdf"):
        refused(FILES[extension][: len(FILES[extension]) * 2 // 3], name)


@pytest.mark.parametrize(
    ("data", "name", "advice"),
    [
        (OLE, "a.docx", "Download"),
        (compound({"EncryptedPackage": b"x"}), "a.docx", "password"),
        (b"{\\rtf1 text}", "a.docx", "soffice --headless --convert-to docx"),
        (b"{\\rtf1 text}", "a.rtf", "soffice --headless --convert-to docx"),
        (archive("OFD.xml"), "a.ofd", "print it to PDF"),
        (archive("content.xml"), "a.docx", "soffice"),
        (b"text", "a.pptx", "soffice --headless --convert-to pdf"),
        (b"\x89PNG\r\n", "a.pdf", "OCR"),
        (b"text", "a.xyz", ".docx"),
        (b"text", "a", ".docx"),
    ],
)
def test_files_that_are_not_read(data: bytes, name: str, advice: str) -> None:
    assert advice in refused(data, name).advice


def test_another_archive() -> None:
    refused(archive("xl/workbook.xml"), "a.docx")
    refused(archive("pictures/a.png"), "a.docx")
    refused(archive("xl/workbook.xml"), "a.txt")


@given(data=st.binary(max_size=600), extension=st.sampled_from([each for each in EXTENSIONS if each != ".pdf"]))
@settings(max_examples=300)
def test_random_bytes(data: bytes, extension: str) -> None:
    try:
        assert read_document(data, f"a{extension}").blocks
    except ReportError as error:
        assert error.report == f"a{extension}"


@given(
    extension=st.sampled_from([".txt", ".md", ".html", ".docx", ".doc"]),
    at=st.floats(0, 1),
    noise=st.binary(min_size=1, max_size=40),
    cut=st.booleans(),
)
@settings(max_examples=200)
def test_damaged_reports(extension: str, at: float, noise: bytes, cut: bool) -> None:
    data = FILES[extension]
    place = int(at * len(data))
    damaged = data[:place] + noise + (b"" if cut else data[place + len(noise) :])
    try:
        assert read_document(damaged, f"a{extension}").blocks
    except ReportError as error:
        assert error.report == f"a{extension}"


@pytest.mark.parametrize("at", [0.02, 0.2, 0.4, 0.6, 0.8, 0.95])
def test_damaged_pdf(at: float) -> None:
    data = bytearray(FILES[".pdf"])
    place = int(at * len(data))
    data[place : place + 60] = b"\xa7" * 60
    try:
        assert read_document(bytes(data), "a.pdf").blocks
    except ReportError as error:
        assert error.report == "a.pdf"
