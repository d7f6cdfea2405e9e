"""The catalogue: which reports there are, what each one is, and where its document lies.

Here belongs reading and checking ``reports.csv`` and the bytes that it names. Not here: what stands in a document
(``sources.documents.formats``, ``sources.figures``).
"""

from __future__ import annotations

import contextlib
import csv
import hashlib
import os
import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import MISSING, dataclass, field, fields
from datetime import date
from pathlib import Path

from sources.catalogue.clutter import is_clutter, is_clutter_folder
from sources.files import NotAFile, TooLarge, printable, read_file
from sources.model import ReportContext, ReportError

SOURCES = Path(__file__).resolve().parent.parent
CATALOGUE = "reports.csv"
GENRES = ("plan", "work", "communique", "budget", "final_accounts", "economic_run", "budget_review")
_AREA_CODE = re.compile(r"[0-9]{6}")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
# the years that reports look back on: the ids of figures hold the last two digits of theirs
YEARS = range(1950, 2050)
# which report of its area, year and genre one is: a year has eleven monthly notes, and the ids of figures one digit for this
RUNNING_NOS = range(1, 12)
# what the document in the catalogue is to the report as published: itself, a digest of it in other words, or parts of it
SOURCE_KINDS = ("original", "digest", "excerpt")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_DATE = re.compile(r"([0-9]{4})[-/]([0-9]{1,2})[-/]([0-9]{1,2})")


@dataclass(frozen=True, slots=True)
class ReportEntry:
    """One row of the catalogue.

    ``file`` is relative to the folder of reports. ``plan_year`` is None for a genre that sets no targets (communique).
    ``presented_on`` is the day on which the report was presented, ``presented_to_zh`` the body that it was
    presented to. ``source_kind`` is one of ``SOURCE_KINDS``; of a digest or an excerpt ``original_sha256`` is the hash of what it was
    made from. ``publisher_zh`` is who published the original, ``publisher_page`` where. The last three may be left out of the file.
    """

    report_id: str
    area_code: str
    genre: str
    execution_year: int
    plan_year: int | None
    title_zh: str
    issuer_zh: str
    presented_on: date | None
    presented_to_zh: str
    publisher_page: str
    licence_note: str
    file: str
    source_kind: str = SOURCE_KINDS[0]
    original_sha256: str = ""
    publisher_zh: str = ""

    @property
    def running_no(self) -> int:
        """Which of the reports of its area, year and genre it is, from 1."""
        return int(self.report_id.removeprefix(self._first_id()).removeprefix("-") or 1)

    @property
    def context(self) -> ReportContext:
        """What the reader needs to know of the report."""
        return ReportContext(
            self.report_id, self.area_code, self.genre, self.execution_year, self.plan_year, self.running_no
        )

    def _first_id(self) -> str:
        return report_id(self.area_code, self.execution_year, self.genre)


COLUMNS = tuple(field.name for field in fields(ReportEntry))
_NEEDED = tuple(field.name for field in fields(ReportEntry) if field.default is MISSING)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All entries by report_id, in the order of the file, and the folder that their documents lie in.

    ``problems`` are the rows that cannot be used, by what they call their report: they set that report aside, not the others.
    """

    entries: dict[str, ReportEntry]
    folder: Path
    problems: dict[str, ReportError] = field(default_factory=dict)

    @classmethod
    def load(cls, sources: Path = SOURCES) -> Catalogue:
        """Read ``reports.csv`` in ``sources``.

        Raises ReportError when the file itself cannot be used, as with a quote that is not closed: nothing can be said of any
        report then.
        """
        catalogue = cls({}, sources / "reports")
        for entry in _entries(sources / CATALOGUE):
            if isinstance(entry, ReportError):
                catalogue.problems[entry.report] = entry
            elif entry.report_id in catalogue.entries:
                catalogue.problems[entry.report_id] = ReportError(
                    entry.report_id, "it stands twice in the catalogue.", advice="Keep the row that is right."
                )
            else:
                catalogue.entries[entry.report_id] = entry
        for report_id in catalogue.problems.keys() & catalogue.entries.keys():
            del catalogue.entries[report_id]
        return catalogue

    def gone(self, known: Collection[str]) -> list[str]:
        """Which of the known reports the catalogue names no more. While a row of it cannot be used, that may be the row of any of
        them: then none is gone."""
        return [] if self.problems else sorted(set(known) - self.entries.keys())

    def uncatalogued(self) -> list[Path]:
        """Documents in the folder that no entry names. Hidden files, notes (README) and clutter are no documents."""
        # text, not paths: every build asks this of every document
        base = os.path.normpath(self.folder)
        named = {os.path.normpath(f"{base}/{entry.file}") for entry in self.entries.values()}
        unnamed = [
            Path(folder, name)
            for folder, _, names in os.walk(base)
            for name in names
            if f"{folder}/{name}" not in named
            and not is_clutter(name)
            and not any(map(is_clutter_folder, folder.removeprefix(base).split("/")))
        ]
        if unnamed:
            # only now, as it asks the file system for every part of every path: an entry may name a document by a link
            resolved = {os.path.realpath(self.folder / entry.file) for entry in self.entries.values()}
            unnamed = [path for path in unnamed if os.path.realpath(path) not in resolved]
        return sorted(unnamed)

    def path(self, entry: ReportEntry) -> Path:
        """Where the entry's document lies. Raises ReportError when that is outside the folder of reports."""
        # not Path.resolve: that fails at a link that leads to itself, of which opening it says enough
        folder = Path(os.path.realpath(self.folder))
        path = Path(os.path.realpath(folder / entry.file))
        if not path.is_relative_to(folder):
            raise ReportError(
                entry.report_id,
                f"the catalogue names {entry.file!r}, which is outside {self.folder.name}/.",
                advice="Put the document into that folder and name it from there.",
            )
        return path

    def read_bytes(self, entry: ReportEntry, limit: int | None = None) -> bytes:
        """The document's bytes. Raises ReportError when it is missing, cannot be opened, or is larger than
        ``limit`` bytes."""
        path = self.path(entry)
        try:
            return read_file(path, limit)
        except FileNotFoundError:
            raise ReportError(
                entry.report_id,
                f"there is no file {entry.file} in {self.folder.name}/.",
                advice=f"Add the document, or take the entry out of {CATALOGUE}.",
            ) from None
        except TooLarge as error:
            raise ReportError(
                entry.report_id,
                f"{entry.file} is {error.size / 1e6:.0f} MB, over the limit of {(limit or 0) / 1e6:.0f} MB.",
                advice="Is it the report itself? Scans belong through OCR first; split what is really this large.",
            ) from None
        except NotAFile as error:
            raise ReportError(
                entry.report_id,
                f"{entry.file} cannot be opened: {error.strerror}.",
                advice="Put the document itself in its place.",
            ) from None
        except OSError as error:
            raise ReportError(
                entry.report_id,
                f"{entry.file} cannot be opened ({error.strerror}).",
                advice="Look whether the file is there and may be read.",
            ) from error


def report_id(area_code: str, execution_year: int | str, genre: str, running_no: int = 1) -> str:
    """What a report is called; only a further one of its area, year and genre has a running part."""
    first = f"{area_code}-{execution_year}-{genre}"
    return first if running_no == 1 else f"{first}-{running_no}"


def sha256(data: bytes) -> str:
    """The hash that a document is known by, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def _entries(path: Path) -> Iterator[ReportEntry | ReportError]:
    """The rows of the catalogue below its header, each an entry or what is wrong with it."""
    rows = _rows(path)
    first = next(rows, None)
    if first is None:
        raise ReportError(path.name, "the catalogue is empty.", advice=f"Its first line is {','.join(COLUMNS)}")
    header = _header(*first, path.name)
    for number, values in rows:
        try:
            entry: ReportEntry | ReportError = _entry(header, values, path.name, f"line {number}")
        except ReportError as error:
            entry = error
        yield entry


def _header(number: int, values: Sequence[str], name: str) -> list[str]:
    """The names of the columns. Raises ReportError when one is missing or stands twice."""
    header = [value.strip() for value in values]
    if missing := [column for column in _NEEDED if column not in header]:
        raise ReportError(
            name,
            f"the catalogue has no column {', '.join(missing)}.",
            place=f"line {number}",
            advice=f"Its first line is {','.join(COLUMNS)}, with commas: a spreadsheet may have taken others.",
        )
    if doubled := sorted({column for column in COLUMNS if header.count(column) > 1}):
        raise ReportError(
            name,
            f"the catalogue has the column {', '.join(doubled)} twice.",
            place=f"line {number}",
            advice="Take one of them out.",
        )
    return header


def _entry(header: Sequence[str], values: Sequence[str], name: str, place: str) -> ReportEntry:
    row = dict(zip(header, values, strict=False))
    if any(value.strip() for value in values[len(header) :]):
        raise ReportError(
            (row["report_id"] or "").strip() or name,
            f"its row has {len(values)} columns, and the catalogue {len(header)}.",
            place=f"{name} {place}",
            advice="Put what holds a comma between quotes.",
        )
    return parse_entry(row, name, place)


def _rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    """The rows of the catalogue with the numbers of their lines. Each stands on a line of its own, so that a quote that is not
    closed cannot swallow the rows after it."""
    try:
        data = read_file(path)
        text = data.decode("utf-8-sig")
    except FileNotFoundError:
        raise ReportError(path.name, "the catalogue is missing.", advice=f"Expected it at {path}.") from None
    except OSError as error:
        raise ReportError(path.name, f"the catalogue cannot be opened ({error.strerror}).") from None
    except UnicodeDecodeError as error:
        line_no = data.count(b"\n", 0, error.start) + 1
        raise ReportError(
            path.name, "the catalogue is not UTF-8.", place=f"line {line_no}", advice="Save it as CSV UTF-8."
        ) from None
    for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        if not line.strip():
            continue
        try:
            yield number, next(csv.reader([line], strict=True))
        except csv.Error as error:
            raise ReportError(
                path.name,
                f"the line is no row of CSV ({error}).",
                place=f"line {number}",
                advice="Look for a quote that is not closed or stands alone. Nothing is changed until that is mended.",
            ) from None


def parse_entry(row: Mapping[str, str | None], name: str, place: str) -> ReportEntry:
    """The entry that a row says. ``name`` and ``place`` are where it stands, for the message.

    Raises ReportError when one of its columns cannot be what it says.
    """
    text = {column: (row.get(column) or "").strip() for column in COLUMNS}
    said = _Row(text, printable(text["report_id"]) or name, f"{name} {place}")
    said.check_characters()
    said.check("area_code", _AREA_CODE, "is no GB/T 2260 code", "It has six digits, such as 310106.")
    if text["genre"] not in GENRES:
        raise said.error(f"genre {text['genre']!r} is not known.", f"It is one of {', '.join(GENRES)}.")
    execution_year, plan_year = said.year("execution_year"), said.year("plan_year")
    if execution_year is None:
        raise said.error("execution_year is empty.", "It is the year that the report looks back on.")
    if execution_year not in YEARS:
        raise said.error(
            f"execution_year {execution_year} is out of range.", f"It is from {YEARS[0]} to {YEARS[-1]}, such as 2023."
        )
    expected = [report_id(text["area_code"], execution_year, text["genre"], each) for each in RUNNING_NOS]
    if text["report_id"] not in expected:
        raise said.error(
            f"report_id should be {expected[0]}.",
            "It is made of area code, execution year and genre; a further report of the same three has a running part, "
            f"from {expected[1]} to {expected[-1]}.",
        )
    source_kind = text["source_kind"] or SOURCE_KINDS[0]
    if source_kind not in SOURCE_KINDS:
        raise said.error(
            f"source_kind {source_kind!r} is not known.", f"It is one of {', '.join(SOURCE_KINDS)}, or empty."
        )
    if text["original_sha256"]:
        said.check(
            "original_sha256", _SHA256, "is no SHA-256", "It has 64 digits and letters from a to f, or is empty."
        )
    if not text["file"]:
        raise said.error("file is empty.", "It is the document's name in reports/.")
    return ReportEntry(
        report_id=text["report_id"],
        area_code=text["area_code"],
        genre=text["genre"],
        execution_year=execution_year,
        plan_year=plan_year,
        title_zh=text["title_zh"],
        issuer_zh=text["issuer_zh"],
        presented_on=said.day("presented_on"),
        presented_to_zh=text["presented_to_zh"],
        publisher_page=text["publisher_page"],
        licence_note=text["licence_note"],
        file=text["file"],
        source_kind=source_kind,
        original_sha256=text["original_sha256"],
        publisher_zh=text["publisher_zh"],
    )


@dataclass(frozen=True, slots=True)
class _Row:
    """The columns of one row as text. ``label`` and ``place`` say which row it is in every error about it."""

    text: Mapping[str, str]
    label: str
    place: str

    def error(self, problem: str, advice: str) -> ReportError:
        return ReportError(self.label, problem, place=self.place, advice=advice)

    def check_characters(self) -> None:
        """Raises ReportError for the first control character."""
        for column, value in self.text.items():
            if control := next((each for each in value if unicodedata.category(each) in {"Cc", "Cs"}), None):
                raise self.error(f"{column} holds the control character U+{ord(control):04X}.", "Type it again.")

    def check(self, column: str, form: re.Pattern[str], problem: str, advice: str) -> None:
        """Raises ReportError for a column whose text has another form."""
        if not form.fullmatch(self.text[column]):
            raise self.error(f"{column} {self.text[column]!r} {problem}.", advice)

    def year(self, column: str) -> int | None:
        """The year in a column, None in an empty one. Raises ReportError."""
        if not self.text[column]:
            return None
        self.check(column, _YEAR, "is no year", "It has four digits, such as 2023.")
        return int(self.text[column])

    def day(self, column: str) -> date | None:
        """The day in a column, None in an empty one. Raises ReportError."""
        value = self.text[column]
        if not value:
            return None
        # spreadsheets write dates back in their own way
        match = _DATE.fullmatch(value)
        with contextlib.suppress(ValueError):
            if match:
                return date(*map(int, match.groups()))
        raise self.error(f"{column} {value!r} is no date.", "Write it as 2024-01-17.")
