"""Which format a file is in, and reading it: the one way from bytes to a ``Document``.

Here belong the marks by which formats are told apart and the order of the checks. Content decides; the name's
extension must agree with it. Not here: how a format is read (its own module) or laid out (``sources.layout``).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from sources import layout
from sources.elements import Element
from sources.formats import docx, encoding, html, limits, markdown, pdf, text
from sources.model import Document, ReportError


@dataclass(frozen=True, slots=True)
class _Format:
    label: str
    media_type: str
    extensions: tuple[str, ...]
    read: Callable[[bytes, str], Sequence[Element]]
    hard_breaks: bool = False


def _read_text(data: bytes, name: str) -> list[Element]:
    content = encoding.decode(data, name)
    limits.check_text(len(content), name)
    return text.read(content)


def _read_markdown(data: bytes, name: str) -> list[Element]:
    content = encoding.decode(data, name)
    limits.check_text(len(content), name)
    return markdown.read(content)


TEXT = _Format("plain text", "text/plain", (".txt",), _read_text, hard_breaks=True)
MARKDOWN = _Format("Markdown", "text/markdown", (".md", ".markdown"), _read_markdown)
HTML = _Format("HTML", "text/html", (".html", ".htm"), html.read)
DOCX = _Format("Word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", (".docx",), docx.read)
PDF = _Format("PDF", "application/pdf", (".pdf",), pdf.read, hard_breaks=True)
_FORMATS = (TEXT, MARKDOWN, HTML, DOCX, PDF)

EXTENSIONS = tuple(extension for each in _FORMATS for extension in each.extensions)


def read_document(data: bytes, name: str) -> Document:
    """The document in ``data``, the content of the file called ``name``.

    The format is found in the content; the extension of ``name`` must belong to it. Raises ReportError, with ``name``
    as its report, for everything that is no readable report: it says what is wrong, where, and what to do.
    """
    limits.check_file(data, name)
    found = _detect(data, name)
    try:
        elements = found.read(data, name)
        limits.check_elements(elements, name)
        document = layout.build_document(elements, found.media_type, hard_breaks=found.hard_breaks)
    except ReportError:
        raise
    except Exception as error:  # a broken file may fail anywhere in a library, and must stop itself only
        problem = f"it cannot be read as {found.label} ({type(error).__name__}: {error})."
        raise ReportError(name, problem, advice="The file may be damaged: download or export it again.") from error
    if not document.blocks:
        raise ReportError(name, f"no text was found in the {found.label} file.", advice="Check that it is the report.")
    return document


def _detect(data: bytes, name: str) -> _Format:
    extension = PurePath(name).suffix.lower()
    named = next((each for each in _FORMATS if extension in each.extensions), None)
    if named is None:
        problem = f"files ending in {extension or 'nothing'} are not read."
        raise ReportError(name, problem, advice=f"Use one of {', '.join(EXTENSIONS)}.")
    return named
