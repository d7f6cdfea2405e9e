"""PDF with text: its paragraphs and ruled tables, read by pdfium.

Here belongs what pdfium says about a page, page furniture, and paragraphs by their indents. What is read depends on the
bytes alone: fonts of the machine are never looked at, and a character stands where the PDF puts it, not where a font that
stands in for a missing one would draw it. Not here: the geometry of tables (``sources.documents.formats.pdf_tables``), what the texts
are (``sources.documents.layout``).
"""

from __future__ import annotations

import ctypes
import itertools
import math
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from operator import itemgetter

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from sources.documents import encoding, layout, limits
from sources.documents.formats import pdf_font, scan
from sources.documents.formats.pdf_aligned import find_aligned
from sources.documents.formats.pdf_columns import Part, in_columns
from sources.documents.formats.pdf_page import Glyph, Line, Page, Rule, lines_of
from sources.documents.formats.pdf_page_numbers import page_numbers
from sources.documents.formats.pdf_tables import PageTable, find_tables
from sources.documents.layout_elements import Element, Grid, Text, tight
from sources.documents.pictures import unread
from sources.model import Problem, RecognisedPage, ReportError

_DAMAGED = "The file may be damaged: download it again, or print it to a new PDF."
_POINTS = 72  # of an inch
_STRAIGHT = 1.0  # points
_SHORT = 4.0  # a shorter line is no rule
_DIGIT = re.compile(r"\d+")
_MARGIN = 0.12  # of the page's height, at its top and bottom
_MARGIN_LINES = 2  # so many lines at the top and bottom of a page may be furniture
_INDENT = 1.2  # letter sizes
_FULL = 1.6  # letter sizes that a line which goes on may leave free at its end
_LEADING = 1.7  # times the usual distance of lines
_LEVEL = 0.2  # radians
_SAMPLE = 60  # so many letters of a page say how it is turned
_MOSTLY = 0.7  # of them
_LARGE = 2.0  # times the usual letter size
_DRAWN = 100  # lines; fewer draw no letters
_MOST_LARGE = 100  # letters of a watermark
_COVERED = 2  # so many letters that it is printed across make one of a watermark
_Matrix = tuple[float, float, float, float, float, float]
_Point = tuple[float, float]


def read(
    data: bytes, name: str, *, recognise: bool = False
) -> tuple[list[Element], list[Problem], tuple[RecognisedPage, ...]]:
    """The paragraphs and tables with their pages, a note on pages that are pictures, and those of them that were recognised.
    Raises ReportError.

    ``recognise``: the letters of such pages are recognised. Raises NeedsRecognition without it, where that can be done.
    """
    pdf_font.install()
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise ReportError(name, "the PDF is encrypted.", advice="Save it without a password.") from error
        raise ReportError(name, f"the PDF cannot be opened ({error}).", advice=_DAMAGED) from error
    with document:
        count = len(document)
        if count > limits.MAX_PAGES:
            raise limits.too_large(name, f"the PDF has {count:,} pages", f"{limits.MAX_PAGES:,}")
        pages = [_page(document, index) for index in range(count)]
        pictures = [page.number for page in pages if page.has_picture]
        if _is_garbled(pages):
            pictures = [page.number for page in pages]
        if pictures and not recognise and scan.is_installed():
            raise scan.NeedsRecognition
        problems = [unread(f"page {number} is a picture and not read") for number in pictures]
        recognised: list[RecognisedPage] = []
        if recognise:
            pages, recognised = _recognised(document, pages, pictures, name)
            problems = _note(recognised)
    _check_text(pages, name)
    return list(_elements(pages)), problems, tuple(recognised)


def _recognised(
    document: pdfium.PdfDocument, pages: Sequence[Page], pictures: Sequence[int], name: str
) -> tuple[list[Page], list[RecognisedPage]]:
    """The pages with the letters of those that are ``pictures``, and how sure these are where there are any."""
    if len(pictures) > limits.MAX_SCANNED_PAGES:
        problem = f"{len(pictures):,} pages of the PDF are pictures"
        raise limits.too_large(name, problem, f"{limits.MAX_SCANNED_PAGES:,}")
    recogniser = scan.Recogniser()
    found = {}
    for number in pictures:
        page = document[number - 1]
        picture = page.render(scale=scan.DPI / _POINTS, grayscale=True).to_numpy()
        page.close()
        found[number] = recogniser.read(picture.reshape(picture.shape[:2]), number)
    surely = [each.surely for each in found.values() if each.page.glyphs]
    return [found[page.number].page if page.number in found else page for page in pages], surely


def _note(found: Sequence[RecognisedPage]) -> list[Problem]:
    if not found:
        return []
    worst = min(found, key=lambda each: each.confidence)
    message = (
        f"{len(found)} pages are pictures, their letters were recognised: page {worst.page} least surely "
        f"({worst.confidence:.2f} of 1). Look at what was read beside the document: planhouse review."
    )
    return [Problem("recognised", "warn", None, None, None, "", message)]


def _check_text(pages: Sequence[Page], name: str) -> None:
    empty = [page.number for page in pages if not page.glyphs]
    # a cover or a last page with stamps may be a picture; where half of the text is missing there is no report
    if 2 * len(empty) > len(pages) or len(empty) == len(pages):
        place = "" if len(empty) == len(pages) else f"page {empty[0]}"
        raise ReportError(name, "the PDF holds pictures of pages, no text.", place=place, advice=_advice())
    limits.check_text(sum(len(page.glyphs) for page in pages), 0, name)
    if _is_garbled(pages):
        raise ReportError(name, "the PDF's fonts do not say which characters they print.", advice=_advice())


def _is_garbled(pages: Sequence[Page]) -> bool:
    """Whether the text is not what is printed: fonts give its characters other numbers, or none."""
    text = "".join(glyph.text for page in pages for glyph in page.glyphs)
    lost = text.count("\ufffd")
    return lost * 200 > len(text) or (
        not text.isascii() and not encoding.reads_like_chinese(text.replace("\ufffd", ""))
    )


def _advice() -> str:
    return "Get the original file." if scan.is_installed() else scan.ADVICE


@dataclass(frozen=True, slots=True)
class _View:
    """A page as it is shown, by the box of it that is seen and how it is turned, in degrees."""

    left: float
    bottom: float
    right: float
    top: float
    turn: int

    @property
    def size(self) -> tuple[float, float]:
        """Its width and its height."""
        wide, high = self.right - self.left, self.top - self.bottom
        return (wide, high) if self.turn in (0, 180) else (high, wide)

    def place(self, x: float, y: float) -> _Point:
        """Where a point of the page is shown: from the left and from the top."""
        match self.turn:
            case 90:
                return y - self.bottom, x - self.left
            case 180:
                return self.right - x, y - self.bottom
            case 270:
                return self.top - y, self.right - x
            case _:
                return x - self.left, self.top - y


def _page(document: pdfium.PdfDocument, index: int) -> Page:
    page = document[index]
    left, bottom, right, top = page.get_bbox()
    text = page.get_textpage()
    view = _View(left, bottom, right, top, _Characters(text).turn(page.get_rotation() % 360))
    glyphs = _without_watermark(list(_glyphs(text, view)))
    found = Page(index + 1, *view.size, glyphs, list(_rules(page, view)), not glyphs and _has_picture(page))
    text.close()
    page.close()
    return found


def _glyphs(text: pdfium.PdfTextPage, view: _View) -> Iterator[Glyph]:
    """The characters that are seen on a page, in the order of the PDF."""
    characters = _Characters(text)
    width, height = view.size
    spaced = False
    for at in range(text.count_chars()):
        character = characters.text(at)
        if not character.strip():
            spaced = True
            continue
        left, upper, right, lower, size = characters.box(at)
        (ax, ay), (bx, by) = view.place(left, upper), view.place(right, lower)
        x0, x1 = (ax, bx) if ax < bx else (bx, ax)
        y0, y1 = (ay, by) if ay < by else (by, ay)
        on_page = -1 <= x0 <= width + 1 and -1 <= y0 <= height + 1
        # what lies askew over a page is a watermark
        if on_page and x1 > x0 and y1 > y0 and not characters.is_askew(at):
            yield Glyph(character, x0, y0, x1, y1, size or y1 - y0, spaced)
            spaced = False


def _without_watermark(glyphs: list[Glyph]) -> list[Glyph]:
    """The characters without those that are printed across others: large ones in whose box several small ones stand."""
    sizes = sorted(glyph.size for glyph in glyphs)
    usual = sizes[len(sizes) // 2] if sizes else 0.0
    large = [glyph for glyph in glyphs if glyph.size > _LARGE * usual]
    if not large or len(large) > _MOST_LARGE:  # nearly always
        return glyphs
    small = [glyph for glyph in glyphs if glyph.size <= _LARGE * usual]
    across = {id(each) for each in large if sum(map(each.covers, small)) >= _COVERED}
    return [glyph for glyph in glyphs if id(glyph) not in across] if across else glyphs


def _has_picture(page: pdfium.PdfPage) -> bool:
    """Whether a page without text shows a picture, or letters that are drawn as lines."""
    shown = (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_SHADING)
    objects = page.get_objects(filter=[*shown, raw.FPDF_PAGEOBJ_PATH], max_depth=4)
    return any(each.type in shown or number >= _DRAWN for number, each in enumerate(objects, 1))


def _rules(page: pdfium.PdfPage, view: _View) -> Iterator[Rule]:
    """The straight lines along an axis that are drawn on a page."""
    handle = page.raw
    objects = (raw.FPDFPage_GetObject(handle, number) for number in range(raw.FPDFPage_CountObjects(handle)))
    strokes = _strokes(objects, (1.0, 0.0, 0.0, 1.0, 0.0, 0.0), 0)
    rules = (_rule(*view.place(*one), *view.place(*other)) for one, other in strokes)
    return itertools.islice(filter(None, rules), limits.MAX_PAGE_RULES)


class _Characters:
    """The characters of a page's text, as pdfium tells of them: every answer is written into the same few places in memory."""

    def __init__(self, text: pdfium.PdfTextPage) -> None:
        self._page = text.raw
        self._box, self._matrix = raw.FS_RECTF(), raw.FS_MATRIX()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._to_box, self._to_matrix = ctypes.byref(self._box), ctypes.byref(self._matrix)
        self._to_x, self._to_y = ctypes.byref(self._x), ctypes.byref(self._y)

    def text(self, at: int) -> str:
        """The character; a blank for one that prints nothing."""
        return _character(raw.FPDFText_GetUnicode(self._page, at))

    def box(self, at: int) -> tuple[float, float, float, float, float]:
        """A character's left, top, right and bottom on the page, y growing upwards, and its letter size, in points.

        Along the line it takes the width that the PDF says. Across it reaches from below to above the base line as a Chinese
        character does, whatever its font: so what stands on one base line stands on one height.
        """
        page, box, matrix = self._page, self._box, self._matrix
        raw.FPDFText_GetLooseCharBox(page, at, self._to_box)
        raw.FPDFText_GetMatrix(page, at, self._to_matrix)
        letter = raw.FPDFText_GetFontSize(page, at)
        along, across = matrix.c, matrix.d
        size = letter * math.hypot(along, across)
        if not size or not raw.FPDFText_GetCharOrigin(page, at, self._to_x, self._to_y):
            return box.left, box.top, box.right, box.bottom, size
        if abs(across) >= abs(along):
            up, base = letter * across, self._y.value
            return box.left, base + pdf_font.ASCENT * up, box.right, base + pdf_font.DESCENT * up, size
        up, base = letter * along, self._x.value
        return base + pdf_font.DESCENT * up, box.top, base + pdf_font.ASCENT * up, box.bottom, size

    def turn(self, shown: int) -> int:
        """How far a page is turned, in degrees, for most of its letters to stand upright; as it is ``shown`` where they do, and where
        it has none. A wide table is often set sideways on a page that is not."""
        count = raw.FPDFText_CountChars(self._page)
        turns: Counter[int] = Counter()
        for at in range(0, count, max(1, count // _SAMPLE)):
            if self.text(at).strip():
                raw.FPDFText_GetMatrix(self._page, at, self._to_matrix)
                a, b = self._matrix.a, self._matrix.b
                turns[(0 if a > 0 else 180) if abs(a) >= abs(b) else (90 if b > 0 else 270)] += 1
        most, letters = next(iter(turns.most_common(1)), (shown, 0))
        return most if letters > _MOSTLY * turns.total() else shown

    def is_askew(self, at: int) -> bool:
        """Whether the character whose box was asked for last stands along neither axis."""
        if not self._matrix.c:  # upright, as nearly all
            return False
        angle = raw.FPDFText_GetCharAngle(self._page, at)
        return bool(min(angle % (math.pi / 2), -angle % (math.pi / 2)) > _LEVEL)


def _character(code: int) -> str:
    if 32 <= code < 0xD800:  # nearly all
        return chr(code)
    if code == 2:  # pdfium's mark for a hyphen at the end of a line
        return "-"
    if code in (0, 0xFFFE, 0xFFFF) or 0xD800 <= code < 0xE000 or code > sys.maxunicode:
        return "\ufffd"
    return chr(code) if code > 32 else " "


def _strokes(objects: Iterator[object], matrix: _Matrix, depth: int) -> Iterator[tuple[_Point, _Point]]:
    """The straight lines and the sides of boxes that are drawn, in page coordinates."""
    own = raw.FS_MATRIX()
    to_own = ctypes.byref(own)
    for each in objects:
        kind = raw.FPDFPageObj_GetType(each)
        if kind not in (raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_FORM):
            continue
        raw.FPDFPageObj_GetMatrix(each, to_own)
        placed = _product((own.a, own.b, own.c, own.d, own.e, own.f), matrix)
        if kind == raw.FPDF_PAGEOBJ_FORM:
            if depth < 8:
                count = raw.FPDFFormObj_CountObjects(each)
                inner = (raw.FPDFFormObj_GetObject(each, number) for number in range(count))
                yield from _strokes(inner, placed, depth + 1)
        elif _is_visible(each):
            yield from _path(each, placed)


def _product(a: _Matrix, b: _Matrix) -> _Matrix:
    return (
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    )


def _is_visible(path: object) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path, ctypes.byref(fill), ctypes.byref(stroke))
    colour = [ctypes.c_uint() for _ in range(4)]
    get = raw.FPDFPageObj_GetStrokeColor if stroke.value else raw.FPDFPageObj_GetFillColor
    if not (fill.value or stroke.value):
        return False
    known = get(path, *(ctypes.byref(part) for part in colour))
    red, green, blue, alpha = (part.value for part in colour)
    return not known or (alpha > 0 and min(red, green, blue) < 250)


def _path(path: object, matrix: _Matrix) -> Iterator[tuple[_Point, _Point]]:
    x, y = ctypes.c_float(), ctypes.c_float()
    to_x, to_y = ctypes.byref(x), ctypes.byref(y)
    start: _Point | None = None
    last: _Point | None = None
    lines: list[tuple[_Point, _Point]] = []
    for number in range(min(raw.FPDFPath_CountSegments(path), limits.MAX_PAGE_RULES)):
        segment = raw.FPDFPath_GetPathSegment(path, number)
        raw.FPDFPathSegment_GetPoint(segment, to_x, to_y)
        point = (
            matrix[0] * x.value + matrix[2] * y.value + matrix[4],
            matrix[1] * x.value + matrix[3] * y.value + matrix[5],
        )
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            start = point
        elif kind == raw.FPDF_SEGMENT_LINETO and last is not None:
            lines.append((last, point))
        last = point
        if raw.FPDFPathSegment_GetClose(segment) and start is not None:
            lines.append((point, start))
            last = start
    yield from lines


def _rule(ax: float, ay: float, bx: float, by: float) -> Rule | None:
    wide, high = abs(ax - bx), abs(ay - by)
    if high <= _STRAIGHT and wide >= _SHORT:
        return Rule(min(ax, bx), (ay + by) / 2, max(ax, bx), (ay + by) / 2)
    if wide <= _STRAIGHT and high >= _SHORT:
        return Rule((ax + bx) / 2, min(ay, by), (ax + bx) / 2, max(ay, by))
    return None


def _parts_tables(text: str) -> bool:
    return layout.is_caption(text) or "。" in text


@dataclass(frozen=True, slots=True)
class _Placed:
    """A line or table of a page, and the column that it stands in (``Part.column``)."""

    content: Line | Grid
    column: tuple[int, ...]


def _elements(pages: Sequence[Page]) -> Iterator[Element]:
    numbers = page_numbers(pages, _MARGIN)
    contents = [_content(page, numbers) for page in pages]
    furniture = _furniture([[each.content for each in content] for content in contents], pages)
    lines: dict[tuple[int, ...], list[Line]] = defaultdict(list)
    for content in contents:
        for each in content:
            if isinstance(each.content, Line):
                lines[each.column].append(each.content)
    margins = {column: _Margins(of_column) for column, of_column in lines.items()}
    before: Line | None = None
    right_before = 0.0
    for page, kept in zip(pages, _with_aligned(contents, pages, furniture), strict=True):
        for at, each in enumerate(kept):
            if isinstance(each.content, Grid):
                yield replace(each.content, opens_page=at == 0, closes_page=at == len(kept) - 1)
                before = None
            else:
                line, own = each.content, margins[each.column]
                same_page = at > 0 and kept[at - 1].column == each.column
                goes_on = None if before is None else own.goes_on(before, line, right_before, same_page=same_page)
                yield Text(line.text, page=page.number, after_blank=False, goes_on=goes_on)
                before, right_before = line, own.right


def _with_aligned(
    contents: Sequence[Sequence[_Placed]], pages: Sequence[Page], furniture: Set[int]
) -> list[list[_Placed]]:
    """The contents of pages without ``furniture``, in which the lines of tables that no rule parts are these tables, each on the
    page of its first line."""
    kept = [[each for each in content if id(each.content) not in furniture] for content in contents]
    tables: dict[int, Grid | None] = {}
    for table in itertools.chain.from_iterable(map(find_aligned, _runs(kept, pages))):
        tables |= {id(line): None for line in table.lines}
        tables[id(table.lines[0])] = Grid(table.rows, table.page)
    found: list[list[_Placed]] = []
    for content in kept:
        told = ((each, tables.get(id(each.content), each.content)) for each in content)
        found.append([replace(each, content=told_as) for each, told_as in told if told_as is not None])
    return found


def _runs(contents: Sequence[Sequence[_Placed]], pages: Sequence[Page]) -> list[list[tuple[Line, int]]]:
    """The lines that follow each other in one column of the pages with no table between, each with its page."""
    runs: list[list[tuple[Line, int]]] = []
    column: tuple[int, ...] | None = None  # that the last run stands in
    for page, content in zip(pages, contents, strict=True):
        for each in content:
            if isinstance(each.content, Grid):
                column = None
                continue
            if column != each.column:
                runs.append([])
            runs[-1].append((each.content, page.number))
            column = each.column
    return runs


def _content(page: Page, numbers: Set[int]) -> list[_Placed]:
    """The tables of a page and the lines outside them, from top to bottom, one column after the other. ``numbers``: the ids of glyphs
    that number pages, which no cell holds."""
    glyphs = [glyph for glyph in page.glyphs if id(glyph) not in numbers]
    tables = find_tables(page.rules, glyphs, _parts_tables)
    free = lines_of(glyph for glyph in page.glyphs if not any(table.holds(glyph) for table in tables))
    parts = in_columns(free)
    found: list[_Placed] = []
    for part, of_part in zip(parts, _beside(parts, tables), strict=True):
        places: list[tuple[float, Line | Grid]] = [(line.middle, line) for line in part.lines]
        places += [(table.y0, Grid(table.rows, page.number, edges=table.edges)) for table in of_part]
        found += [_Placed(content, part.column) for _, content in sorted(places, key=itemgetter(0))]
    return found


def _beside(parts: Sequence[Part], tables: Sequence[PageTable]) -> list[list[PageTable]]:
    """The tables that stand in each part of a page; one between two parts stands above the one that begins below it."""
    inside: list[list[PageTable]] = [[] for _ in parts]
    for table in tables:
        home = next((at for at, part in enumerate(parts) if part.holds(table.x0, table.x1, table.y0)), None)
        below = (at for at, part in enumerate(parts) if part.top > table.y0)
        inside[next(below, -1) if home is None else home].append(table)
    return inside


def _furniture(contents: Sequence[Sequence[Line | Grid]], pages: Sequence[Page]) -> set[int]:
    """The ids of lines that are page numbers, or running heads and feet: the same text at one height on most pages. What each of the
    tables of a document that holds little else has above it (表1-1, 单位：万元) is none."""
    candidates: list[tuple[Line, tuple[str, int], bool]] = []
    found: set[int] = set()
    for page, content in zip(pages, contents, strict=True):
        lines = [each for each in content if isinstance(each, Line)]
        outer = {id(line): line for line in (*lines[:_MARGIN_LINES], *lines[-_MARGIN_LINES:])}
        for line in outer.values():
            if layout.is_caption(line.text) or layout.is_unit_note(line.text):
                continue
            key = (_DIGIT.sub("#", tight(line.text)), round(line.middle / 6))
            in_margin = not _MARGIN <= line.middle / page.height <= 1 - _MARGIN
            candidates.append((line, key, in_margin))
            if in_margin and layout.is_page_number(line.text):
                found.add(id(line))
    often = Counter(key for _, key, _ in candidates)
    for line, key, in_margin in candidates:
        if 2 * often[key] > len(pages) and often[key] >= (2 if in_margin else 3):
            found.add(id(line))
    return found


class _Margins:
    """Where the lines of a document begin and end, and how far they stand apart: what shows its paragraphs."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.left = _usual([line.x0 for line in lines], first=True)
        self.right = _usual([line.x1 for line in lines], first=False)
        steps = [b.middle - a.middle for a, b in itertools.pairwise(lines) if b.middle > a.middle]
        self.step = sorted(steps)[len(steps) // 2] if steps else 0.0
        indented = sum(_INDENT <= (line.x0 - self.left) / line.size <= 3 for line in lines if line.size)
        self.has_indents = indented * 20 > len(lines)

    def goes_on(self, before: Line, line: Line, right: float, *, same_page: bool) -> bool | None:
        """Whether a line goes on the paragraph of the one before, whose column ends at ``right``; None when margins do not tell."""
        size = max(line.size, 1.0)
        indent, was_indented = (line.x0 - self.left) / size, (before.x0 - self.left) / size
        if abs(before.size - line.size) > 0.2 * size:
            return False
        if indent >= _INDENT:
            # below each other in the middle of the page: a title in several lines, or not
            return None if indent > 3 and was_indented > 3 else False
        if same_page and self.step and line.middle - before.middle > _LEADING * self.step:
            return False
        full = right - before.x1 <= _FULL * size
        if not full:
            # in a column narrower than the page the words have to tell, but for a line that ends before the one below it
            return None if before.x1 >= line.x1 - _FULL * size else False
        return True if self.has_indents else None


def _usual(places: Sequence[float], *, first: bool) -> float:
    """The outermost place at which at least a tenth of the lines begin or end."""
    if not places:
        return 0.0
    bins = Counter(round(place / 4) for place in places)
    common = [at for at in bins if 10 * (bins[at - 1] + bins[at] + bins[at + 1]) >= len(places)]
    chosen = (min(common) if first else max(common)) if common else bins.most_common(1)[0][0]
    near = [place for place in places if abs(place - 4 * chosen) <= 4]
    return (min(near) if first else max(near)) if near else 4.0 * chosen
