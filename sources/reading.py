"""One report from bytes to rows: the pure function that every engine calls.

Here belongs putting document, figures and the checks of the reading itself together, and the version that says when a
report must be read again. Not here: where rows are stored.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path

from sources.catalogue.catalogue import SOURCES
from sources.catalogue.corrections import Entry, resolve
from sources.catalogue.told_years import told_years
from sources.documents.formats import scan
from sources.documents.formats.detect import read_document
from sources.documents.layout_elements import tight
from sources.figures import read_figures
from sources.figures.doubt import doubts
from sources.figures.figure_keys import title_words
from sources.figures.words import valued
from sources.files import hash_files
from sources.lexicon import Lexicon
from sources.model import Cell, Document, Doubt, Figure, Problem, Reading, ReportContext, ReportError, Table

_EMPTY_CELL = re.compile(r"^[-—–－―/／…·.、\s]*$")
_FEWEST_NUMBERS = valued("doubt", "not_understood")["fewest_numbers"]
_FEWEST_CELLS = 3
_LONGEST_CELL = 40  # characters
_ODD_SHARE = 0.4
_SAYS_MORE = re.compile(r"[0-9A-Za-z０-９]")
_PLAIN_NUMBER = re.compile(r"^[+\-−–]?\d[\d,，.．\s]*[%％‰]?[*＊]?$")


def read_report(
    data: bytes,
    name: str,
    context: ReportContext,
    lexicon: Lexicon,
    corrections: Sequence[Entry] = (),
    most_doubtful: float = 1.0,
) -> Reading:
    """Read one report. The same arguments give the same reading.

    ``name`` is the document's file name; its extension is checked against the content. ``corrections`` are the report's own.
    ``most_doubtful`` is the share of its numbers, from 0 to 1, that may have no name or share all that is said of them with another
    value. Raises ReportError when the document cannot be read, holds no figure at all, or more of it is doubtful.
    """
    try:
        document = read_document(data, name)
    except ReportError as error:
        raise ReportError(context.report_id, error.problem, place=error.place or name, advice=error.advice) from error
    return read_laid_out(document, name, context, lexicon, corrections, most_doubtful)


def read_laid_out(
    document: Document,
    name: str,
    context: ReportContext,
    lexicon: Lexicon,
    corrections: Sequence[Entry] = (),
    most_doubtful: float = 1.0,
) -> Reading:
    """``read_report`` of a document whose bytes are read already. Raises ReportError as that does."""
    try:
        reading = _read(document, name, context, lexicon, corrections)
    except ReportError:
        raise
    except Exception as error:  # whatever a text does to a rule stops that report only
        raise unreadable(context.report_id, name, error) from error
    if not is_understood(reading.doubt, most_doubtful):
        raise _not_understood(reading, name, most_doubtful)
    return reading


def is_understood(doubt: Doubt, most: float) -> bool:
    """Whether a report can be published: at most the share ``most`` of it is doubtful, or it is too short to tell."""
    return doubt.share <= most or doubt.numbers < _FEWEST_NUMBERS


def _not_understood(reading: Reading, name: str, most: float) -> ReportError:
    return ReportError(
        reading.context.report_id,
        f"{reading.doubt.share:.0%} of its numbers have no name, or cannot be told from another value of the same name; "
        f"{most:.0%} may: {'; '.join(reading.doubt.faults)}.",
        place=name,
        advice="Look at it with planhouse review: is its layout one that is read? Then add the words that are missing.",
        cause="not_understood",
    )


def unreadable(report: str, name: str, error: BaseException) -> ReportError:
    """The error of a report at which a program failed: what, and what a person can do about it."""
    return ReportError(
        report,
        f"it cannot be read ({type(error).__name__}: {str(error)[:200]}).",
        place=name,
        advice="Download or export it again; if that does not help, report the error with the document.",
    )


def _read(
    document: Document, name: str, context: ReportContext, lexicon: Lexicon, corrections: Sequence[Entry]
) -> Reading:
    lexicon.areas.refuse(context.report_id, context.area_code, context.execution_year)
    figures, set_aside = read_figures(document, context, lexicon.for_area(context.area_code))
    if not any(figure.printed_value for figure in figures):
        raise ReportError(
            context.report_id,
            "no figure was found in it.",
            place=name,
            advice="Is it the report itself, whole, and not a cover page or a scan?",
        )
    applied, lapsed = resolve(corrections, figures, title_words)
    problems = (*find_problems(document, figures, context), *lapsed)
    doubt = doubts(figures, set_aside, lexicon.units)
    return Reading(context, document, figures, set_aside, doubt, problems, tuple(applied))


def find_problems(document: Document, figures: tuple[Figure, ...], context: ReportContext) -> list[Problem]:
    """What the document could not show, years that the catalogue has otherwise, cells that print no number where all their
    neighbours do, tables without a header."""
    by_cell: dict[tuple[int, int, int], list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.table_no and figure.row_no and figure.column_no:
            by_cell[figure.table_no, figure.row_no, figure.column_no].append(figure)
    problems = [*document.problems, *_other_years(document, context)]
    for table in document.tables:
        problems += _unread_cells(table, by_cell)
        if not table.header_rows and any(number == table.table_no for number, _, _ in by_cell):
            problems.append(
                Problem(
                    "headless_table",
                    "warn",
                    table.table_no,
                    1,
                    None,
                    "",
                    "the table has no header row; its columns are not named.",
                )
            )
    return problems


def _other_years(document: Document, context: ReportContext) -> list[Problem]:
    """What title and headings say of the years, where the year of the catalogue is none that they name."""
    problems = []
    told = told_years(document)
    for column, year, years in (
        ("execution_year", context.execution_year, [each for each in told if not each.is_to_come]),
        ("plan_year", context.plan_year, [each for each in told if each.is_to_come]),
    ):
        if years and year is not None and year not in {each.year for each in years}:
            first = years[0]
            place = "title" if first.words == tight(document.title) else "heading"
            message = (
                f"the {place} “{first.words}” speaks of {first.year}, but the catalogue says {column} {year}: "
                "which of them is right?"
            )
            problems.append(Problem("other_year", "warn", None, None, None, f"{first.year}年", message))
    return problems


def _is_read(text: str, figures: list[Figure]) -> bool:
    """Whether a cell is a number, or gave figures and has no other digits or Latin letters (27l.18 is neither)."""
    if _PLAIN_NUMBER.match(text):
        return True
    rest = text
    for figure in figures:
        rest = rest.replace(figure.printed_text, "", 1)
    return bool(figures) and not _SAYS_MORE.search(rest)


def _unread_cells(table: Table, by_cell: Mapping[tuple[int, int, int], list[Figure]]) -> list[Problem]:
    """The cells that print no number in columns whose other cells do."""
    odd = [cell for cells in _columns(table) for cell in _odd_ones(table, cells, by_cell)]
    # a row of several words and no number is a heading inside the table
    words = Counter(cell.row_no for cell in odd)
    numbers = {row_no for number, row_no, _ in by_cell if number == table.table_no}
    odd = [cell for cell in odd if words[cell.row_no] == 1 or cell.row_no in numbers]
    return _not_numbers(table, odd) if odd else []


def _not_numbers(table: Table, cells: Iterable[Cell]) -> list[Problem]:
    headers = {cell.column_no: cell.text for cell in table.cells if cell.is_header and cell.row_no == table.header_rows}
    labels = {cell.row_no: cell.text for cell in table.cells if cell.column_no == 1}
    return [
        Problem(
            "not_a_number",
            # what stands in a row without a name is nobody's number
            "warn" if labels.get(cell.row_no) == "" else "error",
            table.table_no,
            cell.row_no,
            cell.column_no,
            cell.text,
            f"table {table.printed_no or table.table_no}, row {labels.get(cell.row_no, cell.row_no)!r}, column "
            f"{headers.get(cell.column_no, cell.column_no)!r}: {cell.text!r} is no number, but its column holds numbers.",
        )
        for cell in cells
    ]


def _columns(table: Table) -> Iterable[list[Cell]]:
    """The cells of each column but the first, headers and empty cells left out."""
    columns: dict[int, list[Cell]] = {}
    for cell in table.cells:
        if not cell.is_header and cell.column_no > 1 and cell.column_span == 1:
            column = columns.setdefault(cell.column_no, [])
            if not _EMPTY_CELL.match(cell.text):
                column.append(cell)
    return columns.values()


def _odd_ones(table: Table, column: Sequence[Cell], by_cell: Mapping[tuple[int, int, int], list[Figure]]) -> list[Cell]:
    """The cells of a column of numbers that are none. A column of few cells, of text, of values in several units, or with many such
    cells is no column of numbers."""
    if len(column) < _FEWEST_CELLS or any(len(cell.text) > _LONGEST_CELL for cell in column):
        return []
    figures = {cell: by_cell.get((table.table_no, cell.row_no, cell.column_no), []) for cell in column}
    if len({figure.printed_unit for each in figures.values() for figure in each}) > 1:
        return []
    odd = [cell for cell in column if not _is_read(cell.text, figures[cell])]
    return odd if len(odd) <= _ODD_SHARE * len(column) else []


# everything that decides what is read from a document; what writes the catalogue, or talks to a person, does not
_READER = (
    *(f"{room}/**/*.{kind}" for room in ("documents", "figures", "catalogue/cues") for kind in ("py", "toml", "csv")),
    "catalogue/corrections.py",
    "catalogue/told_years.py",
    *("areas.py", "cues.py", "lexicon.py", "model.py", "reading.py", "rows.py"),
)
_LOOKED_UP = ("area", "unit", "zone", "industr", "total")


def reader_version(sources: Path = SOURCES) -> str:
    """What decides how bytes are read: a hash of the reader's code, its cues and the vocabulary that it looks up, as they are now,
    and of what recognises the letters of scans, where that is set up.

    Never remembered: the process that watches for changes lives for weeks.
    """
    files = {path.relative_to(SOURCES).as_posix(): path for pattern in _READER for path in SOURCES.glob(pattern)}
    for path in (sources / "vocabulary").glob("*.csv"):
        if path.stem.startswith(_LOOKED_UP):
            files[f"vocabulary/{path.name}"] = path
    recognises = scan.version()
    code = hash_files(files)
    return sha256(f"{code} {recognises}".encode()).hexdigest()[: len(code)] if recognises else code
