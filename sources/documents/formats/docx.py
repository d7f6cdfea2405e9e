"""Word documents (.docx): paragraphs and tables of the body, in order.

Here belongs what WordprocessingML says about text: runs, automatic numbers of headings, text boxes, footnotes, merged
cells, tables in cells. Only the parts that hold text are inflated, one by one, within the limits. Not here: headings by
their marks, captions and headers (``sources.documents.layout``).
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from lxml import etree

from sources.documents import characters, layout, limits
from sources.documents.cues import cues
from sources.documents.layout_elements import Element, Grid, GridCell, Text, squeeze
from sources.model import ReportError

_MAIN = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_ALTERNATIVES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_DOCUMENT = "/officeDocument"
_DAMAGED = "The file may be damaged: open it in a word processor and save it again as .docx."
_CHARACTERS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
# what stands in a paragraph but is no text of it: deleted or moved text, field codes, properties
_SILENT = frozenset(
    {"del", "moveFrom", "instrText", "delText", "pPr", "rPr", "sectPr", "footnoteReference", "rt", "rPrChange"}
)
_HALF_LETTER = 105  # twips
# a number of one digit -> the character for it
_DIGITS: Mapping[int, str] = {value: character for character, value in cues("numerals")["digits"].items()}


@dataclass(frozen=True, slots=True)
class _Level:
    """One level of a numbered list: how its number is written, ``%1`` in the text standing for the first level's."""

    style: str
    text: str
    start: int


@dataclass(slots=True)
class _Numbering:
    """The automatic numbers of a document, counted while it is walked."""

    lists: Mapping[str, Mapping[int, _Level]]
    counts: dict[tuple[str, int], int] = field(default_factory=dict)

    def next(self, number_id: str, level: int) -> str:
        """The number printed before the next paragraph of a list, empty for a bullet or an unknown list."""
        levels = self.lists.get(number_id, {})
        found = levels.get(level)
        if found is None:
            return ""
        key = (number_id, level)
        self.counts[key] = self.counts.get(key, found.start - 1) + 1
        for deeper in [each for each in self.counts if each[0] == number_id and each[1] > level]:
            del self.counts[deeper]
        text = found.text
        for at in range(level + 1):
            upper = levels.get(at)
            if upper is not None and f"%{at + 1}" in text:
                printed = _numeral(self.counts.get((number_id, at), upper.start), upper.style)
                if printed is None:
                    return ""
                text = text.replace(f"%{at + 1}", printed)
        return text if found.style not in {"bullet", "none"} else ""


def read(data: bytes, name: str) -> list[Element]:
    """The headings, paragraphs, tables and footnotes of the document. Raises ReportError."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_archive(archive, name)
            package = _Package(archive, name)
            return package.elements()
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, UnicodeDecodeError) as error:
        raise ReportError(name, f"the file is no whole .docx archive ({error}).", advice=_DAMAGED) from error


def is_docx(data: bytes) -> bool:
    """Whether an archive holds a Word document; False for another archive, or one too broken to tell."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return any(each.startswith("word/") for each in archive.namelist())
    except (zipfile.BadZipFile, EOFError, NotImplementedError, UnicodeDecodeError, ValueError):
        return False


def _check_archive(archive: zipfile.ZipFile, name: str) -> None:
    members = archive.infolist()
    if len(members) > limits.MAX_ARCHIVE_MEMBERS:
        limit = f"{limits.MAX_ARCHIVE_MEMBERS:,}"
        raise limits.too_large(name, f"the archive has {len(members):,} parts", limit, advice=_DAMAGED)
    inflated = sum(each.file_size for each in members)
    if inflated > limits.MAX_ARCHIVE_BYTES:
        limit = f"{limits.MAX_ARCHIVE_BYTES:,}"
        raise limits.too_large(name, f"the archive would inflate to {inflated:,} bytes", limit, advice=_DAMAGED)
    for each in members:
        ratio = each.file_size / max(1, each.compress_size)
        if each.file_size > limits.RATIO_FLOOR_BYTES and ratio > limits.MAX_ARCHIVE_RATIO:
            limit = f"{limits.MAX_ARCHIVE_RATIO}"
            problem = f"the part {each.filename[:80]!r} would inflate {ratio:,.0f} times"
            raise limits.too_large(name, problem, limit, advice=_DAMAGED)
        if each.flag_bits & 1:
            raise ReportError(name, "the archive is encrypted.", advice="Save it without a password.")


class _Package:
    """The parts of one archive that hold text, parsed when asked for."""

    def __init__(self, archive: zipfile.ZipFile, name: str) -> None:
        self.archive = archive
        self.name = name
        self.members = {each.filename.lstrip("/"): each for each in archive.infolist()}

    def elements(self) -> list[Element]:
        main = self._main_part()
        root = self._parse(main)
        folder = main.rpartition("/")[0]
        body = _child(root, "body")
        if body is None:
            raise ReportError(self.name, "the archive holds no Word document.", advice=_DAMAGED)
        styles = self._parse(f"{folder}/styles.xml")
        numbering = self._parse(f"{folder}/numbering.xml")
        notes = self._parse(f"{folder}/footnotes.xml")
        walk = _Walk(_heading_styles(styles), _style_numbers(styles), _Numbering(_lists(numbering)))
        elements = walk.blocks(body)
        for note in _children(notes, "footnote"):
            if _get(note, "type") in {"", "normal"}:
                elements.extend(_Walk({}, {}, _Numbering({})).blocks(note))
        return elements

    def _main_part(self) -> str:
        relations = self._parse("_rels/.rels")
        for each in [] if relations is None else relations:
            if (each.get("Type") or "").endswith(_DOCUMENT):
                return (each.get("Target") or "").lstrip("/")
        return "word/document.xml"

    def _parse(self, part: str) -> etree._Element | None:
        """The root of an XML part, None when the archive has no such part."""
        member = self.members.get(part)
        if member is None:
            return None
        place = f"part {part[:80]}"
        with self.archive.open(member) as stream:
            content = stream.read(limits.MAX_PART_BYTES + 1)
        if len(content) > limits.MAX_PART_BYTES:
            limit = f"{limits.MAX_PART_BYTES:,} bytes"
            raise limits.too_large(self.name, "the part is too large", limit, place=place, advice=_DAMAGED)
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            root = etree.fromstring(content, parser)
        except etree.XMLSyntaxError as error:
            if error.code == etree.ErrorTypes.ERR_NO_MEMORY:
                raise MemoryError from error
            if "depth" in str(error):
                limit = f"{limits.MAX_NESTING} elements"
                raise limits.too_large(self.name, "the part is nested too deep", limit, place=place) from error
            raise ReportError(self.name, f"the XML is broken: {error}.", place=place, advice=_DAMAGED) from error
        # Word never writes one; entities are the way to make a small part large
        if root.getroottree().docinfo.internalDTD is not None:
            problem = "the XML declares a document type, which no word processor does."
            raise ReportError(self.name, problem, place=place, advice="Save it again as .docx with a word processor.")
        return root


class _Walk:
    """One walk through body, cell or text box, in document order."""

    def __init__(
        self, headings: Mapping[str, int], numbers: Mapping[str, tuple[str, int]], numbering: _Numbering
    ) -> None:
        self.headings = headings
        self.numbers = numbers
        self.numbering = numbering

    def blocks(self, parent: etree._Element, *, in_cell: bool = False) -> list[Element]:
        """The elements in ``parent``; the lines of a cell are left apart, to be joined by the rules for cells."""
        elements: list[Element] = []
        for child in parent:
            match _local(child):
                case "p":
                    elements.extend(self._paragraph(child, in_cell=in_cell))
                case "tbl":
                    elements.extend(self._table(child))
                case "sdt" | "sdtContent" | "customXml" | "ins" | "moveTo" | "smartTag" | "body":
                    elements.extend(self.blocks(child, in_cell=in_cell))
                case _:
                    pass
        return elements

    def _paragraph(self, paragraph: etree._Element, *, in_cell: bool) -> list[Element]:
        boxes: list[etree._Element] = []
        text = "".join(_texts(paragraph, boxes))
        elements: list[Element] = []
        properties = _child(paragraph, "pPr")
        style = _value(properties, "pStyle")
        number = self._number(properties, style) if text.strip() else ""
        level = self.headings.get(style, 0)
        lines = [line for line in f"{number}{text.lstrip() if number else text}".split("\n") if line.strip()]
        if style in self.headings and lines:
            title = level == 0
            joined = squeeze(layout.join_cell_lines(lines))
            elements.append(Text(joined, level=level, is_title=title))
        else:
            texts = [Text(squeeze(line), after_blank=False) for line in lines]
            elements.extend(texts if in_cell else layout.join_paragraphs(texts))
        for box in boxes:
            elements.extend(self.blocks(box, in_cell=in_cell))
        return elements

    def _number(self, properties: etree._Element | None, style: str) -> str:
        own = _child(properties, "numPr")
        inherited_id, inherited_level = self.numbers.get(style, ("", 0))
        number_id = _value(own, "numId") or inherited_id
        level = _value(own, "ilvl")
        if not number_id or number_id == "0":
            return ""
        return self.numbering.next(number_id, int(level) if level.isdigit() else inherited_level)

    def _table(self, table: etree._Element) -> list[Element]:
        rows = list(_rows(table))
        inner = [[self.blocks(cell, in_cell=True) for cell in _cells(row)] for row in rows]
        if not _is_table(inner):
            return [each for row in inner for cell in row for each in cell]
        merging = _Merging()
        nested: list[Element] = []
        for row, blocks_of in zip(rows, inner, strict=True):
            merging.open_row(_before(row))
            for cell, blocks in zip(_cells(row), blocks_of, strict=True):
                properties = _child(cell, "tcPr")
                span = max(1, _number_of(_value(properties, "gridSpan")))
                lines = [each.text for each in blocks if isinstance(each, Text)]
                # what stands in a cell that goes on from above is not shown
                grid_cell = GridCell(layout.join_cell_lines(lines), 1, span, _indent(cell))
                if merging.add(grid_cell, _vertical_merge(properties)):
                    nested.extend(each for each in blocks if isinstance(each, Grid))
        return [Grid(tuple(map(tuple, merging.rows))), *nested]


def _is_table(rows: Sequence[Sequence[Sequence[Element]]]) -> bool:
    """Whether two rows hold two cells of text each; else it is a frame around text or tables."""
    texts = (sum(any(isinstance(each, Text) for each in cell) for cell in row) for row in rows)
    return sum(count >= 2 for count in texts) >= 2


@dataclass(slots=True)
class _Merging:
    """The rows of a table while its vertically merged cells become one. ``column`` is the grid column of the next cell."""

    rows: list[list[GridCell]] = field(default_factory=list)
    column: int = 0
    opened: dict[int, tuple[int, int]] = field(default_factory=dict)
    """Grid column -> row and place in it of the merged cell that still reaches down there."""

    def open_row(self, before: int) -> None:
        """Begin the next row, which leaves so many grid columns free at its left."""
        self.rows.append([GridCell("", 1, before)] if before else [])
        self.column = before

    def add(self, cell: GridCell, merge: str) -> bool:
        """Add a row's next cell; False where the one above goes on in it instead, and is made taller."""
        at = self.column
        self.column += cell.column_span
        if merge == "continue" and at in self.opened:
            row, place = self.opened[at]
            above = self.rows[row][place]
            self.rows[row][place] = replace(above, row_span=above.row_span + 1)
            return False
        self.opened.pop(at, None)
        if merge:
            self.opened[at] = len(self.rows) - 1, len(self.rows[-1])
        self.rows[-1].append(cell)
        return True


def _vertical_merge(properties: etree._Element | None) -> str:
    """``restart`` for a cell with which a vertically merged one begins, ``continue`` where it goes on, empty for another."""
    merge = _child(properties, "vMerge")
    if merge is None:
        return ""
    return "restart" if _get(merge, "val") == "restart" else "continue"


@lru_cache(maxsize=1024)
def _names(name: str) -> tuple[str, ...]:
    """A WordprocessingML name as elements and attributes have it, in each of the two namespaces."""
    return tuple(f"{{{space}}}{name}" for space in _MAIN)


@lru_cache(maxsize=1024)
def _local_name(tag: str) -> str:
    name = etree.QName(tag)
    return name.localname if name.namespace in _MAIN else ""


def _local(element: etree._Element) -> str:
    """The local name of a WordprocessingML element; empty for one of another vocabulary."""
    return _local_name(str(element.tag))


def _children(parent: etree._Element | None, name: str) -> Iterator[etree._Element]:
    return iter(()) if parent is None else parent.iterchildren(*_names(name))


def _child(parent: etree._Element | None, name: str) -> etree._Element | None:
    return next(_children(parent, name), None)


def _get(element: etree._Element, attribute: str) -> str:
    return next((value for name in _names(attribute) if (value := element.get(name)) is not None), "")


def _value(parent: etree._Element | None, name: str) -> str:
    """The ``w:val`` of a child, empty without one."""
    child = _child(parent, name)
    return "" if child is None else _get(child, "val")


def _number_of(value: str) -> int:
    return min(int(value), 1_000) if value.isdigit() and len(value) < 7 else 0


def _texts(element: etree._Element, boxes: list[etree._Element]) -> Iterator[str]:
    """The text of a paragraph's runs, in order; its text boxes are put into ``boxes``."""
    for child in element:
        local = _local(child)
        if child.tag == _ALTERNATIVES:
            # the same content twice, for new and old readers
            yield from _texts(child[0], boxes) if len(child) else ()
        elif local == "t":
            yield child.text or ""
        elif local == "sym":
            yield _symbol(child)
        elif local in _CHARACTERS:
            yield _CHARACTERS[local]
        elif local == "r" and _value(_child(child, "rPr"), "vertAlign") == "superscript":
            yield characters.raised("".join(_texts(child, boxes)))
        elif local == "txbxContent":
            boxes.append(child)
        elif local not in _SILENT:
            yield from _texts(child, boxes)


def _indent(cell: etree._Element) -> int:
    """How far the first paragraph of a cell stands in, in half letters: by its properties and the blanks that it begins with."""
    paragraph = _child(cell, "p")
    indent = _child(_child(paragraph, "pPr"), "ind")
    letters = twips = 0
    if indent is not None:
        letters = sum(_number_of(_get(indent, each)) for each in ("leftChars", "startChars", "firstLineChars"))
        twips = sum(_twips(_get(indent, each)) for each in ("left", "start", "firstLine"))
    text = "" if paragraph is None else "".join(_texts(paragraph, []))
    # where both say it, the number of letters counts
    return (letters // 50 if letters else twips // _HALF_LETTER) + layout.leading_blanks(text)


def _twips(value: str) -> int:
    return int(value) if value.isdigit() and len(value) < 6 else 0


def _symbol(element: etree._Element) -> str:
    code = _get(element, "char")
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for child in table:
        if _local(child) == "tr":
            if not _is_deleted(child):
                yield child
        elif _local(child) in {"sdt", "sdtContent", "customXml", "ins"}:
            yield from _rows(child)


def _is_deleted(row: etree._Element) -> bool:
    return any(_child(properties, "del") is not None for properties in _children(row, "trPr"))


def _cells(row: etree._Element) -> list[etree._Element]:
    cells: list[etree._Element] = []
    for child in row:
        if _local(child) == "tc":
            cells.append(child)
        elif _local(child) in {"sdt", "sdtContent", "customXml"}:
            cells.extend(_cells(child))
    return cells


def _before(row: etree._Element) -> int:
    """The grid columns that a row leaves free at its left."""
    return sum(_number_of(_value(properties, "gridBefore")) for properties in _children(row, "trPr"))


def _heading_styles(styles: etree._Element | None) -> dict[str, int]:
    """Style id -> heading level, 0 for the title; by outline level or built-in name, inherited from the base style."""
    own: dict[str, int | None] = {}
    based: dict[str, str] = {}
    for style in _children(styles, "style"):
        key = _get(style, "styleId")
        own[key], based[key] = _own_level(style), _value(style, "basedOn")
    found: dict[str, int | None] = {}
    for key in own:
        _inherit(key, own, based, found)
    return {key: level for key, level in found.items() if level is not None}


def _own_level(style: etree._Element) -> int | None:
    """The heading level that a style itself says, 0 for the title; None where it says none."""
    name = _value(style, "name").lower()
    if name == "title":
        return 0
    outline = _value(_child(style, "pPr"), "outlineLvl")
    if outline.isdigit() and int(outline) < 9:
        return int(outline) + 1
    number = name.removeprefix("heading ")
    return int(number) if number != name and number.isdigit() else None


def _inherit(key: str, own: Mapping[str, int | None], based: Mapping[str, str], found: dict[str, int | None]) -> None:
    """Find the level of a style, and of all the styles that it is based on up to the first that says one."""
    chain: list[str] = []
    level: int | None = None
    # a circle of styles ends at the first one that is met again
    while key in own and key not in found and level is None:
        found[key] = level = own[key]
        chain.append(key)
        key = based[key]
    if level is None:
        level = found.get(key)
    found.update(dict.fromkeys(chain, level))


def _style_numbers(styles: etree._Element | None) -> dict[str, tuple[str, int]]:
    """Style id -> (list, level) for styles that number their paragraphs."""
    found: dict[str, tuple[str, int]] = {}
    for style in _children(styles, "style"):
        for properties in _children(style, "pPr"):
            for number in _children(properties, "numPr"):
                found[_get(style, "styleId")] = (_value(number, "numId"), _number_of(_value(number, "ilvl")))
    return found


def _lists(numbering: etree._Element | None) -> dict[str, dict[int, _Level]]:
    """List id -> level -> how its numbers are written."""
    if numbering is None:
        return {}
    abstract: dict[str, dict[int, _Level]] = {}
    for each in _children(numbering, "abstractNum"):
        abstract[_get(each, "abstractNumId")] = {
            _number_of(_get(level, "ilvl")): _Level(
                _value(level, "numFmt"), _value(level, "lvlText"), _number_of(_value(level, "start") or "1")
            )
            for level in _children(each, "lvl")
        }
    return {
        _get(each, "numId"): abstract.get(_value(each, "abstractNumId"), {}) for each in _children(numbering, "num")
    }


def _numeral(number: int, style: str) -> str | None:
    """A number in the style of a list, None for one that is not written in digits or Chinese numerals."""
    if style in {"decimal", "decimalFullWidth", "decimalZero", ""}:
        return str(number)
    if style in {
        "chineseCounting",
        "chineseCountingThousand",
        "japaneseCounting",
        "ideographDigital",
        "taiwaneseCounting",
    }:
        if not 0 < number < 100:
            return str(number)
        tens, ones = divmod(number, 10)
        head = "" if not tens else "十" if tens == 1 else f"{_DIGITS[tens]}十"
        return head + (_DIGITS[ones] if ones or not tens else "")
    return None
