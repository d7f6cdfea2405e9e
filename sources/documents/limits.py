"""What a document may cost: the limits, and the error that says which one was passed.

Here belongs every limit that protects the machine from a document, and nothing that reads one. A limit is far above
what a real report needs, so that passing it means a broken or hostile file. ``docs/formats.md`` tells users the same.
"""

from __future__ import annotations

from collections.abc import Sequence

from sources.documents.layout_elements import Element, Grid, Text
from sources.model import ReportError

MAX_FILE_BYTES = 64 * 2**20
MAX_TEXT_CHARACTERS = 1_000_000
MAX_TEXT_LINES = 100_000  # printed lines, paragraphs or table parts
MAX_MARKUP_CHARACTERS = 4_000_000  # of HTML, embedded images left out
MAX_PAGES = 1_000
MAX_CELLS = 100_000  # of all tables of a document, a merged cell counted as the places that it covers
MAX_TABLE_COLUMNS = 500
MAX_NESTING = 256  # tags in HTML, elements in a DOCX part

MAX_ARCHIVE_MEMBERS = 2_000
MAX_ARCHIVE_BYTES = 256 * 2**20  # all members, inflated
MAX_PART_BYTES = 64 * 2**20  # one XML part, inflated
MAX_ARCHIVE_RATIO = 200  # inflated / deflated, of a member above RATIO_FLOOR_BYTES
RATIO_FLOOR_BYTES = 2 * 2**20

MAX_PAGE_RULES = 20_000  # lines of drawings of one PDF page; more make no table

READ_SECONDS = 60  # of processor time that reading one document takes
READ_MEMORY_BYTES = 2 * 2**30  # of the address space of the process that reads
MAX_SCANNED_PAGES = 200  # pictures of pages whose letters are recognised
SCAN_SECONDS = 3_600  # the same two for a document with such pages
SCAN_MEMORY_BYTES = 6 * 2**30

_SPLIT = "Split the document, or leave out the parts that are no report."


def too_large(name: str, what: str, limit: str, *, place: str = "", advice: str = _SPLIT) -> ReportError:
    """The error for a passed limit: what is too large, and how large it may be."""
    return ReportError(name, f"{what}; the limit is {limit}.", place=place, advice=advice)


def too_slow(name: str, seconds: int) -> ReportError:
    """The error for a document that takes too long."""
    return too_large(name, "reading it takes too long", f"{seconds:,} s of processor time")


def check_file(data: bytes, name: str) -> None:
    """Refuse a file that is empty or too large, before anything looks into it. Raises ReportError."""
    if not data:
        raise ReportError(name, "the file is empty.", advice="Download or export it again.")
    if len(data) > MAX_FILE_BYTES:
        raise too_large(name, f"the file has {len(data):,} bytes", f"{MAX_FILE_BYTES:,}")


def check_text(characters: int, lines: int, name: str) -> None:
    """Refuse a text of too many characters or lines. Raises ReportError."""
    if characters > MAX_TEXT_CHARACTERS:
        raise too_large(name, f"the text has {characters:,} characters", f"{MAX_TEXT_CHARACTERS:,}")
    if lines > MAX_TEXT_LINES:
        raise too_large(name, f"the text has {lines:,} lines", f"{MAX_TEXT_LINES:,}")


def check_elements(elements: Sequence[Element], name: str) -> None:
    """Refuse too much text or too many cells, whatever format they came from. Raises ReportError."""
    characters = covered = 0
    for element in elements:
        if isinstance(element, Text):
            characters += len(element.text)
        else:
            width = check_grid(element, name)
            covered += max(
                sum(cell.row_span * cell.column_span for row in element.rows for cell in row),
                width * len(element.rows),
            )
            characters += sum(len(cell.text) for row in element.rows for cell in row)
            if covered > MAX_CELLS:
                raise too_large(name, "the tables have too many cells", f"{MAX_CELLS:,}")
    check_text(characters, len(elements), name)


def check_grid(grid: Grid, name: str) -> int:
    """The number of columns of a table. Raises ReportError when there are too many."""
    width = max((sum(cell.column_span for cell in row) for row in grid.rows), default=0)
    check_size(len(grid.rows), width, name, place=_place(grid))
    return width


def check_size(rows: int, columns: int, name: str, *, place: str = "") -> None:
    """Refuse a table of too many columns or cells, before its rows are filled up to one width. Raises ReportError."""
    if columns > MAX_TABLE_COLUMNS:
        raise too_large(name, f"a table has {columns:,} columns", f"{MAX_TABLE_COLUMNS:,}", place=place)
    if rows * columns > MAX_CELLS:
        raise too_large(name, f"a table has {rows * columns:,} cells", f"{MAX_CELLS:,}", place=place)


def _place(grid: Grid) -> str:
    if grid.page is not None:
        return f"page {grid.page}"
    return f"line {grid.line}" if grid.line is not None else ""
