"""Findings as comments in the Word file of the document that was checked.

A comment stands at the runs that print a number; nothing else of the file becomes other than it is. A run is never cut: whoever takes
the comments out again has the document as it was. Here belong which number a comment stands at, and writing the file. Not here: the
words of a comment (``orchestration.checking.telling``), and where a number stands in the file (``sources.documents.formats``).
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import docx
from docx.oxml.text.run import CT_R
from docx.text.run import Run

from orchestration.checking.ledger import Finding, Number
from sources.documents.formats.docx_places import Place, runs_of
from sources.model import Document, ReportError

_AUTHOR, _INITIALS = "Planhouse", "P"


@dataclass(frozen=True, slots=True)
class Annotated:
    """A Word file with comments: its bytes, how many comments it got, and the findings whose number was not found again in it."""

    data: bytes
    comments: int
    left: tuple[Finding, ...]


def annotate(
    data: bytes, name: str, document: Document, findings: Sequence[Finding], words: Callable[[Finding], str]
) -> Annotated:
    """The Word file ``data`` with a comment at each number of which something was found. A number of several findings has one
    comment, of all their words.

    ``document`` is what ``data`` was read as, ``words`` says a finding in lines. Raises ReportError when the file is one of a form
    that no comment can be written into.
    """
    if not findings:
        return Annotated(data, 0, ())
    by_place: dict[Place, list[Finding]] = {}
    for finding in findings:
        by_place.setdefault(_place(finding.number), []).append(finding)
    found = runs_of(data, name, document, by_place)
    file = docx.Document(io.BytesIO(data))
    elements = list(file.element.iter("*"))
    for place, ends in sorted(found.items(), key=lambda item: item[1]):
        runs = [elements[end] for end in ends]
        if not all(isinstance(run, CT_R) for run in runs):
            raise ReportError(
                name, "comments cannot be written into this form of Word file.", advice="Save it as a plain .docx file."
            )
        text = "\n".join(words(finding) for finding in by_place[place])
        file.add_comment([Run(run, file) for run in runs], text, author=_AUTHOR, initials=_INITIALS)
    written = io.BytesIO()
    file.save(written)
    left = (finding for place, of_place in by_place.items() if place not in found for finding in of_place)
    return Annotated(written.getvalue(), len(found), tuple(left))


def _place(number: Number) -> Place:
    return Place(number.block_no, number.char_start, number.char_end)
