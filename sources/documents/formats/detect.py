"""Which format a file is in, and reading it: the one way from bytes to a ``Document``.

Here belong the marks by which formats are told apart and the order of the checks. Content decides; the name's extension
must agree with it. Not here: how a format is read (its own module) or laid out (``sources.documents.layout``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import PurePath

from sources.documents import characters, encoding, layout, limits, traditional
from sources.documents.formats import (
    confined,
    delimited,
    doc,
    docx,
    html,
    markdown,
    markup,
    ooxml,
    pdf,
    text,
    xls,
    xlsx,
)
from sources.documents.formats.scan import NeedsRecognition
from sources.documents.pictures import Found, without_pictures
from sources.model import Document, Problem, Properties, RecognisedPage, ReportError


@dataclass(frozen=True, slots=True)
class _Format:
    label: str
    media_type: str
    extensions: tuple[str, ...]
    hard_breaks: bool = False


TEXT = _Format("plain text", "text/plain", (".txt",), hard_breaks=True)
MARKDOWN = _Format("Markdown", "text/markdown", (".md", ".markdown"))
HTML = _Format("HTML", "text/html", (".html", ".htm", ".shtml", ".xhtml"))
DOCX = _Format("Word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", (".docx",))
DOC = _Format("Word 97 to 2003", "application/msword", (".doc", ".wps"))
PDF = _Format("PDF", "application/pdf", (".pdf",), hard_breaks=True)
XLSX = _Format("Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", (".xlsx",))
XLS = _Format("Excel 97 to 2003", "application/vnd.ms-excel", (".xls", ".et"))
CSV = _Format("CSV", "text/csv", (".csv",))
_FORMATS = (TEXT, MARKDOWN, HTML, DOCX, DOC, PDF, XLSX, XLS, CSV)

EXTENSIONS = tuple(extension for each in _FORMATS for extension in each.extensions)

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_PDF_HEAD, _PDF_TAIL = 1024, 2048  # bytes in which a PDF's first and last marks stand
_OCR = "Save it as a PDF, and set up OCR with make ocr."
_CONVERT = "Convert it with LibreOffice: soffice --headless --convert-to {} FILE."
# what else is dropped into a folder of reports: first bytes -> what it is, what to do
_UNREAD = (
    (b"{\\rtf", "Rich Text", _CONVERT.format("docx")),
    (b"\x89PNG", "a picture", _OCR),
    (b"\xff\xd8\xff", "a picture", _OCR),
    (b"GIF8", "a picture", _OCR),
    (b"II*\0", "a picture", _OCR),
    (b"MM\0*", "a picture", _OCR),
    (b"\x1f\x8b", "a gzip archive", "Unpack it first."),
    (b"7z\xbc\xaf", "a 7-Zip archive", "Unpack it first."),
    (b"Rar!", "a RAR archive", "Unpack it first."),
    (b"MIME-Version:", "a web archive", "Save the page as .html."),
)
# the same for archives, by a folder or file in them
_UNREAD_ARCHIVES = (
    ("OFD.xml", "an OFD document", "Open it in a reader of OFD and print it to PDF."),
    ("content.xml", "an OpenDocument file", _CONVERT.format("docx")),
    ("ppt", "a presentation", _CONVERT.format("pdf")),
)
# and for extensions of which the content says nothing
_UNREAD_EXTENSIONS = {
    **dict.fromkeys((".rtf", ".odt", ".dot", ".dotx", ".docm"), _CONVERT.format("docx")),
    **dict.fromkeys((".ods", ".xlsm", ".xlsb", ".xlt"), _CONVERT.format("xlsx")),
    **dict.fromkeys((".ppt", ".pptx", ".dps", ".odp"), _CONVERT.format("pdf")),
    ".ofd": "Open it in a reader of OFD and print it to PDF.",
}


def read_document(data: bytes, name: str) -> Document:
    """The document in ``data``, the content of the file called ``name``.

    The format is found in the content; the extension of ``name`` must belong to it. Raises ReportError, with ``name``
    as its report, for everything that is no readable report: it says what is wrong, where, and what to do. A process of its
    own with limits of time and memory reads it.
    """
    limits.check_file(data, name)
    return confined.read(data, name)


def read_here(data: bytes, name: str, *, recognise: bool = False) -> Document:
    """The same, read in this process, without limits of time and memory. Raises ReportError and MemoryError.

    ``recognise``: the letters of pages that are pictures are recognised; without it a document that has such pages raises
    NeedsRecognition, where that can be done at all.
    """
    limits.check_file(data, name)
    named = _named(name)
    binary = _binary_format(data, name)
    if binary is not None:
        _check_name(binary, named, name)
    try:
        if binary:
            found, content = binary, _read_binary(binary, data, name, recognise=recognise)
        else:
            found, content = _read_text(data, named, name)
        elements, pictures = without_pictures(content.found)
        cleaned = [characters.cleaned(element) for element in elements]
        elements, properties = traditional.in_simplified(cleaned, content.properties)
        limits.check_elements(elements, name)
        document = layout.build_document(elements, found.media_type, hard_breaks=found.hard_breaks)
        problems = (*content.problems, *pictures)
        document = replace(document, properties=properties, problems=problems, recognised=content.recognised)
    except (ReportError, MemoryError, NeedsRecognition):
        raise
    except Exception as error:  # a broken file may fail anywhere in a library, and must stop itself only
        problem = f"it cannot be read as {(binary or named).label} ({type(error).__name__}: {error})."
        raise ReportError(name, problem, advice="The file may be damaged: download or export it again.") from error
    if not any(block.text.strip() for block in document.blocks):
        raise ReportError(name, f"no text was found in the {found.label} file.", advice="Check that it is the report.")
    return document


def _named(name: str) -> _Format:
    extension = PurePath(name).suffix.lower()
    for each in _FORMATS:
        if extension in each.extensions:
            return each
    problem = f"files ending in {extension or 'nothing'} are not read."
    raise ReportError(name, problem, advice=_UNREAD_EXTENSIONS.get(extension, f"Use one of {', '.join(EXTENSIONS)}."))


def _check_name(found: _Format, named: _Format, name: str) -> None:
    if found is not named:
        problem = f"the name says {named.label}, but the content is {found.label}."
        raise ReportError(name, problem, advice=f"Rename it to end in {found.extensions[0]}, if it is the right file.")


def _binary_format(data: bytes, name: str) -> _Format | None:
    """The format by its first bytes, None for what may be text. Raises ReportError for what is known and not read."""
    if b"%PDF-" in data[:_PDF_HEAD]:
        if b"%%EOF" not in data.rstrip(b"\0 \r\n\t")[-_PDF_TAIL:]:
            raise ReportError(name, "the PDF breaks off before its end.", advice="Download it again.")
        return PDF
    if data.startswith((b"PK\3\4", b"PK\5\6")):
        return _archive_format(data, name)
    if data.startswith(_OLE):
        return _compound_format(data, name)
    for mark, what, advice in _UNREAD:
        if data.startswith(mark):
            raise ReportError(name, f"this is {what}, which is not read.", advice=advice)
    return None


def _archive_format(data: bytes, name: str) -> _Format:
    """The format of an archive, by what stands in it, else by its name. Raises ReportError for what is not read."""
    if docx.is_docx(data):
        return DOCX
    if xlsx.is_xlsx(data):
        return XLSX
    for part, what, advice in _UNREAD_ARCHIVES:
        if ooxml.holds(data, part):
            raise ReportError(name, f"this is {what}, which is not read.", advice=advice)
    # its own reader says best what is wrong with it
    for each in (DOCX, XLSX):
        if PurePath(name).suffix.lower() in each.extensions:
            return each
    raise ReportError(name, "the archive holds no document.", advice="Unpack it first.")


def _compound_format(data: bytes, name: str) -> _Format:
    """The format of a compound file of the older Office, by its streams. Raises ReportError for what is not read."""
    streams = doc.streams(data)
    if "EncryptedPackage" in streams:
        raise ReportError(name, "the document is encrypted.", advice="Save it without a password.")
    if doc.MAIN_STREAM in streams:
        return DOC
    if streams & xls.STREAMS:
        return XLS
    if "PowerPoint Document" in streams:
        raise ReportError(name, "this is a presentation, which is not read.", advice=_CONVERT.format("pdf"))
    problem = "this is a file of the older Office that holds neither a document nor a workbook, or it is broken."
    raise ReportError(name, problem, advice="Download it again, or open it in an office program and save it anew.")


@dataclass(frozen=True, slots=True)
class _Content:
    """What a reader found, and what its file says beside its text."""

    found: Sequence[Found]
    properties: Properties = field(default_factory=Properties)
    problems: Sequence[Problem] = ()
    recognised: tuple[RecognisedPage, ...] = ()


def _read_binary(found: _Format, data: bytes, name: str, *, recognise: bool) -> _Content:
    if found is DOCX:
        return _Content(docx.read(data, name))
    if found is DOC:
        return _Content(doc.read(data, name))
    if found is XLS:
        return _Content(xls.read(data, name))
    if found is PDF:
        elements, problems, recognised = pdf.read(data, name, recognise=recognise)
        return _Content(elements, problems=problems, recognised=recognised)
    elements, problems = xlsx.read(data, name)
    return _Content(elements, problems=problems)


def _read_text(data: bytes, named: _Format, name: str) -> tuple[_Format, _Content]:
    content = encoding.decode(data, name, html.declared_charset(data) if named is HTML else None)
    found = _text_format(content, named)
    if found is None:
        problem = f"the name says {named.label}, but the content is plain text or something else."
        raise ReportError(name, problem, advice="Check which file this is, and give it the extension of its format.")
    _check_name(found, named, name)
    if found is HTML:
        elements, properties = html.read(content, name)
        return found, _Content(elements, properties)
    limits.check_text(len(content), content.count("\n"), name)
    if found is CSV:
        return found, _Content(delimited.read(content, name))
    return found, _Content(markdown.read(content) if found is MARKDOWN else text.read(content, name))


def _text_format(content: str, named: _Format) -> _Format | None:
    """The format of a decoded text: that of its name unless the content speaks against it; None: unknown."""
    if html.is_page(content):
        return HTML
    if named is HTML:
        return HTML if html.has_tags(content) else None
    if named is MARKDOWN and _has_tab_rows(content) and not markup.has_pipe_table(content):
        return TEXT
    return named if named in (TEXT, MARKDOWN, CSV) else None


def _has_tab_rows(content: str) -> bool:
    rows = ["\t" in line.strip() for line in content.split("\n")]
    return any(upper and lower for upper, lower in pairwise(rows))
