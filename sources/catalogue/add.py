"""Putting a document into the catalogue: what is known of it, what is missing, and writing both down safely.

Here belong the candidate for an entry and the two writes that make it a report: the document into the folder of reports, the
row into ``reports.csv``. Not here: the conversation with a person (``orchestration.cli.add``), what a head says
(``sources.catalogue.document_metadata``).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path

from sources.areas import Areas
from sources.catalogue.catalogue import CATALOGUE, RUNNING_NOS, Catalogue, ReportEntry, parse_entry, report_id
from sources.catalogue.document_metadata import GENRES_WITHOUT_TARGETS, Proposal, propose
from sources.documents.formats.detect import read_document
from sources.documents.limits import MAX_FILE_BYTES, too_large
from sources.files import alone_in, write_whole
from sources.model import Document, ReportContext, ReportError

REQUIRED = ("area_code", "genre", "execution_year")
OPTIONS = {
    "area_code": "--area",
    "genre": "--genre",
    "execution_year": "--year",
    "title_zh": "--title",
    "issuer_zh": "--issuer",
    "presented_on": "--presented-on",
    "presented_to_zh": "--presented-to",
    "publisher_page": "--publisher-page",
    "licence_note": "--licence-note",
    "publisher_zh": "--publisher",
    "source_kind": "--source-kind",
    "original_sha256": "--original-sha256",
}
"""The columns that a person or the head of the document tells, each with its option; the others follow from them."""
UNASKED = ("publisher_zh", "source_kind", "original_sha256")
"""What has something to say of few reports, those that were restated: nobody is asked for it."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A document on its way into the catalogue.

    ``known`` holds what is told of the columns in ``OPTIONS``, ``running_no`` which report of its area, year and genre it is.
    """

    path: Path
    data: bytes
    document: Document
    proposal: Proposal
    known: Mapping[str, str]
    running_no: int = 1

    @property
    def missing(self) -> list[str]:
        """The columns that an entry must have and that nothing has told yet."""
        return [column for column in REQUIRED if column not in self.known]

    def told(self, column: str, value: str, areas: Mapping[str, str]) -> Candidate:
        """With one column told, or told otherwise. Raises ReportError when the value cannot stand there."""
        value = " ".join(value.split())
        # judged in a row that is good for the rest
        sample = {"area_code": "000000", "genre": "plan", "execution_year": "2000", column: value}
        try:
            parse_entry(_row(sample, 1, None, self.path.name), self.path.name, column)
        except ReportError as error:
            raise ReportError(self.path.name, error.problem, advice=error.advice) from None
        if column == "area_code" and value not in areas:
            raise ReportError(
                self.path.name,
                f"area_code {value} is not in the vocabulary.",
                advice="Find it in vocabulary/areas.csv, or add the area there.",
            )
        return replace(self, known={**self.known, column: value})

    def numbered(
        self,
        catalogue: Catalogue,
        beside: Iterable[Candidate],
        is_same: Callable[[Document, Document, ReportContext], bool],
    ) -> Candidate:
        """With a running part where the catalogue, or what is put in ``beside`` it, has reports of its area, year and genre: the one
        behind theirs. ``is_same`` tells whether a new document says nothing that a known one does not.

        Raises ReportError when something is missing, when one of these reports is the same document, and when they are too many.
        """
        context = self.described().context
        others = [other for other in beside if other._called(1) == self._called(1)]
        for other in others:
            if other.data == self.data or is_same(self.document, other.document, context):
                raise self._is_known(other.path.name)
        for entry in filter(None, (catalogue.entries.get(self._called(number)) for number in RUNNING_NOS)):
            there = _document_of(entry, catalogue)
            if there and (there[0] == self.data or is_same(self.document, there[1], context)):
                raise self._is_known(f"{entry.report_id} ({catalogue.folder.name}/{entry.file})")
        known = {*catalogue.entries, *catalogue.problems, *(other._called(other.running_no) for other in others)}
        taken = [number for number in RUNNING_NOS if self._called(number) in known]
        if RUNNING_NOS[-1] in taken:
            raise ReportError(
                self.path.name,
                f"there are reports up to {self._called(taken[-1])} already, and no number behind it.",
                advice="Is it of another genre or year? Or take one out that is no longer needed.",
            )
        return replace(self, running_no=max(taken, default=0) + 1)

    def entry(self, catalogue: Catalogue) -> ReportEntry:
        """The entry that it makes.

        Raises ReportError when something is missing, and when the catalogue has the report or the document already.
        """
        path, folder = self.path.resolve(), catalogue.folder.resolve()
        entry = self.described()
        if path.is_relative_to(folder):
            entry = replace(entry, file=path.relative_to(folder).as_posix())
        _refuse_known(entry, catalogue)
        return entry

    def described(self) -> ReportEntry:
        """The same of a document that no catalogue holds or will hold. Raises ReportError when something is missing."""
        if self.missing:
            raise ReportError(
                self.path.name,
                "; ".join((f"its head does not tell {', '.join(self.missing)}", *self.proposal.why_untold)) + ".",
                advice=f"Give {', '.join(OPTIONS[column] for column in self.missing)}.",
            )
        file = f"{self._called(self.running_no)}{self.path.suffix.lower()}"
        return parse_entry(_row(self.known, self.running_no, self._plan_year(), file), self.path.name, "the new entry")

    def _called(self, running_no: int) -> str:
        return _report_id(self.known, running_no)

    def _is_known(self, other: str) -> ReportError:
        return ReportError(
            self.path.name,
            f"it is the same document as {other}, or a part of it: all its numbers stand there.",
            advice="Leave it out; or put it in the place of that one, if it is the better copy, and build. To change what is said of "
            f"that one, edit its row in {CATALOGUE}.",
        )

    def _plan_year(self) -> int | None:
        """As the head says where its genre and year are taken, else the year after."""
        genre, year = self.known["genre"], int(self.known["execution_year"])
        if (genre, year) == (self.proposal.genre, self.proposal.execution_year):
            return self.proposal.plan_year
        return None if genre in GENRES_WITHOUT_TARGETS else year + 1


def examine(
    path: Path,
    areas: Mapping[str, str],
    given: Mapping[str, str],
    english: Mapping[str, str] | None = None,
    divisions: Areas | None = None,
) -> Candidate:
    """A document with what its head says of it, and what is ``given`` instead. ``areas`` gives the name of each area code,
    ``english`` the English one, ``divisions`` the years in which they are areas.

    Raises ReportError when it cannot be read or when something given cannot be, OSError when it cannot be opened.
    """
    if (size := path.stat().st_size) > MAX_FILE_BYTES:
        raise too_large(path.name, f"the file has {size:,} bytes", f"{MAX_FILE_BYTES:,}")
    data = path.read_bytes()
    document = read_document(data, path.name)
    proposal = propose(document, areas, path.name, english, divisions)
    said = {
        "area_code": proposal.area_code,
        "genre": proposal.genre,
        "execution_year": proposal.execution_year,
        "title_zh": proposal.title,
        "issuer_zh": proposal.issuer,
        "presented_on": proposal.presented_on,
    }
    candidate = Candidate(path, data, document, proposal, {})
    for column, value in {**said, **given}.items():
        if value is not None:
            candidate = candidate.told(column, str(value), areas)
    return candidate


def store(candidate: Candidate, entry: ReportEntry, catalogue: Catalogue) -> None:
    """Put the document into the folder of reports and its entry at the end of the catalogue.

    Each is written beside its place and moved there whole, the document first: a crash leaves at worst a document without an
    entry, which the next build names. Of several that add at once each waits for the one before. Raises ReportError when another
    document has the name, and when the report was added since ``catalogue`` was read.
    """
    path = catalogue.folder.with_name(CATALOGUE)
    with alone_in(path.parent):
        _refuse_known(entry, Catalogue.load(path.parent))
        before = path.read_bytes()
        line = _line(entry, before)
        target = catalogue.path(entry)
        if not target.exists():
            write_whole(target, candidate.data)
        elif target.read_bytes() != candidate.data:
            raise ReportError(
                entry.report_id,
                f"there is another file {entry.file} in {catalogue.folder.name}/.",
                advice="Take it away, or add that file instead.",
            )
        write_whole(path, before + line)


def _document_of(entry: ReportEntry, catalogue: Catalogue) -> tuple[bytes, Document] | None:
    """The bytes and the document of a report of the catalogue; None where it cannot be read any more."""
    try:
        data = catalogue.read_bytes(entry, MAX_FILE_BYTES)
        return data, read_document(data, Path(entry.file).name)
    except ReportError:
        return None


def _refuse_known(entry: ReportEntry, catalogue: Catalogue) -> None:
    if entry.report_id in catalogue.entries or entry.report_id in catalogue.problems:
        raise ReportError(
            entry.report_id,
            "it is in the catalogue already.",
            advice="It came in meanwhile: add the document again, and it gets a number behind it.",
        )
    for other in catalogue.entries.values():
        if other.file == entry.file:
            raise ReportError(entry.report_id, f"{entry.file} is the document of {other.report_id} already.")


def _report_id(known: Mapping[str, str], running_no: int) -> str:
    return report_id(known["area_code"], known["execution_year"], known["genre"], running_no)


def _row(known: Mapping[str, str], running_no: int, plan_year: int | None, file: str) -> dict[str, str | None]:
    """A row of the catalogue, with the columns that follow from the others."""
    return {**known, "report_id": _report_id(known, running_no), "plan_year": str(plan_year or ""), "file": file}


def _line(entry: ReportEntry, catalogue: bytes) -> bytes:
    """The entry as a line of the catalogue as it stands: in the order of its columns, with its line ends.

    Raises ReportError when the catalogue lacks a column of which the entry says something.
    """
    text = catalogue.decode("utf-8-sig")
    end = "\r\n" if "\r\n" in text else "\n"
    columns = next(csv.reader(text.splitlines()))
    lost = [
        each.name for each in fields(entry) if each.name not in columns and getattr(entry, each.name) != each.default
    ]
    if lost:
        raise ReportError(
            entry.report_id,
            f"the catalogue has no column {', '.join(lost)}.",
            advice=f"Put it at the end of the first line of {CATALOGUE}, or leave {OPTIONS[lost[0]]} out.",
        )
    line = io.StringIO()
    if not text.endswith("\n"):
        line.write(end)
    values = (getattr(entry, column, None) for column in columns)
    csv.writer(line, lineterminator=end).writerow(["" if value is None else value for value in values])
    return line.getvalue().encode()
