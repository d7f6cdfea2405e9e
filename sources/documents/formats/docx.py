"""Word documents (.docx): paragraphs and tables of the body, in order.

Here belongs what WordprocessingML says about text: runs, automatic numbers of headings, text boxes, footnotes, merged
cells, tables in cells. Only the parts that hold text are inflated, one by one, within the limits. Not here: headings by
their marks, captions and headers (``sources.documents.layout``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

from sources.documents import characters, layout
from sources.documents.formats import ooxml
from sources.documents.formats.word_lists import Level, Numbering
from sources.documents.formats.word_tables import Merging, is_table
from sources.documents.layout_elements import Grid, Text, squeeze
from sources.documents.pictures import Found, Picture
from sources.model import ReportError

_MAIN = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_ALTERNATIVES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_CHARACTERS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
# what stands in a paragraph but is no text of it: deleted or moved text, field codes, properties
_SILENT = frozenset(
    {"del", "moveFrom", "instrText", "delText", "pPr", "rPr", "sectPr", "footnoteReference", "rt", "rPrChange"}
)
# properties of a run that nobody sees, and how they are turned off
_UNSEEN = frozenset({"vanish", "strike", "dstrike"})
_OFF = frozenset({"0", "false", "off"})
_MATH = (
    "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "http://purl.oclc.org/ooxml/officeDocument/math",
)
_MATH_TAGS = tuple(f"{{{space}}}" for space in _MATH)
_FORMULAS = frozenset(f"{{{space}}}{name}" for space in _MATH for name in ("oMath", "oMathPara"))
_SHAPE_SIZE = re.compile(r"(?:^|;)\s*(width|height)\s*:\s*(\d{1,5}(?:\.\d{1,4})?)pt")
_POINT = 12_700  # units of a drawing
_HALF_LETTER = 105  # twips


def read(data: bytes, name: str) -> list[Found]:
    """The headings, paragraphs, tables, pictures and footnotes of the document. Raises ReportError."""
    return walk(data, name).elements


@dataclass(frozen=True, slots=True)
class Walked:
    """What a walk through a document met: its elements, and every paragraph, with its automatic number, in the order in which their
    texts make the elements; those of footnotes last. ``root`` is that of the main part."""

    root: etree._Element
    elements: list[Found]
    paragraphs: list[tuple[etree._Element, str]]


def walk(data: bytes, name: str) -> Walked:
    """Walk through a document, in reading order. Raises ReportError."""
    with ooxml.opened(data, name, ".docx") as package:
        main = package.main_part("word/document.xml")
        folder = main.rpartition("/")[0]
        root = package.parse(main)
        body = _child(root, "body")
        if root is None or body is None:
            raise ReportError(name, "the archive holds no Word document.", advice=ooxml.DAMAGED)
        styles, numbering, notes = (
            package.parse(f"{folder}/{part}.xml") for part in ("styles", "numbering", "footnotes")
        )
        walking = _Walk(_heading_styles(styles), _style_numbers(styles), Numbering(_lists(numbering)))
        walked = Walked(root, walking.blocks(body), walking.paragraphs)
        for note in _children(notes, "footnote"):
            if _get(note, "type") in {"", "normal"}:
                below = _Walk({}, {}, Numbering({}))
                walked.elements.extend(below.blocks(note))
                walked.paragraphs.extend(below.paragraphs)
        return walked


def printed_runs(paragraph: etree._Element) -> Iterator[tuple[etree._Element | None, str]]:
    """What a paragraph prints, run by run, each with its text; a formula is of no run."""
    for child in paragraph:
        local = _local(child)
        if child.tag == _ALTERNATIVES:
            yield from printed_runs(child[0]) if len(child) else ()
        elif local == "r":
            yield child, "".join(_run_texts(child, [], None))
        elif child.tag in _FORMULAS:
            yield None, "".join(_formula(child))
        elif local not in _SILENT:
            yield from printed_runs(child)


def note_of(paragraph: etree._Element) -> str:
    """The id of the footnote that a paragraph stands in, empty for one of the body."""
    notes = (_get(each, "id") for each in paragraph.iterancestors(*_names("footnote")))
    return next(notes, "")


def runs_with_notes(root: etree._Element) -> dict[str, etree._Element]:
    """The run that refers to each footnote, by the id of that."""
    return {
        _get(reference, "id"): run
        for reference in root.iter(*_names("footnoteReference"))
        if (run := reference.getparent()) is not None
    }


def outermost_run(run: etree._Element) -> etree._Element:
    """The run that stands in a paragraph of the body: another one than ``run`` where this is in a text box."""
    return next(reversed([run, *run.iterancestors(*_names("r"))]))


def is_docx(data: bytes) -> bool:
    """Whether an archive holds a Word document; False for another archive, or one too broken to tell."""
    return ooxml.holds(data, "word")


class _Walk:
    """One walk through body, cell or text box, in document order."""

    def __init__(
        self, headings: Mapping[str, int], numbers: Mapping[str, tuple[str, int]], numbering: Numbering
    ) -> None:
        self.headings = headings
        self.numbers = numbers
        self.numbering = numbering
        self.paragraphs: list[tuple[etree._Element, str]] = []  # with their numbers, as they are met
        self.held: list[str] = []  # texts whose paragraph goes on in the next one, as its end was deleted

    def blocks(self, parent: etree._Element, *, in_cell: bool = False) -> list[Found]:
        """The elements in ``parent``; the lines of a cell are left apart, to be joined by the rules for cells."""
        elements: list[Found] = []
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
        if self.held and _local(parent) in {"body", "tc", "txbxContent", "footnote"}:
            elements.append(Text(squeeze("".join(self.held)), after_blank=False))
            self.held.clear()
        return elements

    def _paragraph(self, paragraph: etree._Element, *, in_cell: bool) -> list[Found]:
        boxes: list[etree._Element] = []
        pictures: list[Picture] = []
        properties = _child(paragraph, "pPr")
        text = "".join([*self.held, *_texts(paragraph, boxes, pictures)])
        self.held.clear()
        if _goes_on(properties):
            self.paragraphs.append((paragraph, ""))
            self.held.append(text)
            return [*pictures, *(each for box in boxes for each in self.blocks(box, in_cell=in_cell))]
        elements: list[Found] = []
        style = _value(properties, "pStyle")
        number = self._number(properties, style) if text.strip() else ""
        self.paragraphs.append((paragraph, number))
        level = self.headings.get(style, 0)
        lines = [line for line in f"{number}{text.lstrip() if number else text}".split("\n") if line.strip()]
        if style in self.headings and lines:
            title = level == 0
            joined = squeeze(layout.join_cell_lines(lines))
            elements.append(Text(joined, level=level, is_title=title))
        else:
            texts = [Text(squeeze(line), after_blank=False) for line in lines]
            elements.extend(texts if in_cell else layout.join_paragraphs(texts))
        elements.extend(pictures)
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

    def _table(self, table: etree._Element) -> list[Found]:
        rows = list(_rows(table))
        inner = [[self.blocks(cell, in_cell=True) for cell in _cells(row)] for row in rows]
        if not is_table(inner):
            return [each for row in inner for cell in row for each in cell]
        merging = Merging()
        nested: list[Found] = []
        for row, blocks_of in zip(rows, inner, strict=True):
            merging.open_row(_before(row))
            for cell, blocks in zip(_cells(row), blocks_of, strict=True):
                properties = _child(cell, "tcPr")
                span = max(1, _number_of(_value(properties, "gridSpan")))
                lines = [each.text for each in blocks if isinstance(each, Text)]
                # what stands in a cell that goes on from above is not shown
                grid_cell = layout.cell_of_lines(lines, 1, span, _indent(cell))
                if merging.add(grid_cell, _vertical_merge(properties)):
                    nested.extend(each for each in blocks if not isinstance(each, Text))
        return [Grid(tuple(map(tuple, merging.rows))), *nested]


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


def _texts(
    element: etree._Element, boxes: list[etree._Element], pictures: list[Picture] | None = None
) -> Iterator[str]:
    """The text of a paragraph's runs, in order; its text boxes are put into ``boxes``, its pictures into ``pictures``."""
    for child in element:
        local = _local(child)
        if child.tag == _ALTERNATIVES:
            # the same content twice, for new and old readers
            yield from _texts(child[0], boxes, pictures) if len(child) else ()
        elif local == "t":
            yield child.text or ""
        elif local == "sym":
            yield _symbol(child)
        elif local in _CHARACTERS:
            yield _CHARACTERS[local]
        elif local == "r":
            yield from _run_texts(child, boxes, pictures)
        elif local == "txbxContent":
            boxes.append(child)
        elif local in {"drawing", "pict", "object"}:
            _keep_picture(child, pictures)
            yield from _texts(child, boxes, pictures)
        elif not local and child.tag in _FORMULAS:
            yield from _formula(child)
        elif local not in _SILENT:
            yield from _texts(child, boxes, pictures)


def _run_texts(run: etree._Element, boxes: list[etree._Element], pictures: list[Picture] | None) -> Iterator[str]:
    """The text of one run: none where nobody sees it, what stands above the line as raised characters."""
    properties = _child(run, "rPr")
    if _is_unseen(properties):
        return
    texts = _texts(run, boxes, pictures)
    is_raised = _value(properties, "vertAlign") == "superscript"
    yield from [characters.raised("".join(texts))] if is_raised else texts


def _keep_picture(drawing: etree._Element, pictures: list[Picture] | None) -> None:
    """Put the picture that a drawing holds into ``pictures``, where somebody asks for them."""
    if pictures is not None and (picture := _picture(drawing)) is not None:
        pictures.append(picture)


def _goes_on(properties: etree._Element | None) -> bool:
    """Whether a paragraph has no end any more: its mark was deleted, or moved away."""
    mark = _child(properties, "rPr")
    return any(_child(mark, each) is not None for each in ("del", "moveFrom"))


def _is_unseen(properties: etree._Element | None) -> bool:
    """Whether a run is hidden or struck out."""
    return any(
        _local(each) in _UNSEEN and _get(each, "val") not in _OFF for each in (() if properties is None else properties)
    )


def _formula(element: etree._Element) -> Iterator[str]:
    """A formula on one line: a fraction with its bar, a digit above the line as a raised one."""
    for child in element:
        match _plain(str(child.tag)) if str(child.tag).startswith(_MATH_TAGS) else "":
            case "t":
                yield child.text or ""
            case "f":
                parts = ["".join(_formula(part)) for part in child if _plain(str(part.tag)) in {"num", "den"}]
                yield "/".join(parts)
            case "sup":
                yield characters.raised("".join(_formula(child)))
            case _:
                if _local(child) not in _SILENT:
                    yield from _formula(child)


def _picture(drawing: etree._Element) -> Picture | None:
    """The picture that a drawing holds, None for a shape; its size, where the drawing says it."""
    for each in drawing.iter():
        match _plain(str(each.tag)):
            case "blip" | "chart":
                break
            case "imagedata":
                shape = each.getparent()
                style = "" if shape is None else shape.get("style") or ""
                said = {name: float(amount) for name, amount in _SHAPE_SIZE.findall(style)}
                return Picture(said.get("width"), said.get("height"))
            case _:
                pass
    else:
        return None
    for each in drawing.iter():
        if _plain(str(each.tag)) == "extent":
            width, height = (each.get(side) or "" for side in ("cx", "cy"))
            if width.isdigit() and height.isdigit():
                return Picture(int(width) / _POINT, int(height) / _POINT)
    return Picture()


@lru_cache(maxsize=1024)
def _plain(tag: str) -> str:
    return tag.rpartition("}")[2]


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


def _lists(numbering: etree._Element | None) -> dict[str, dict[int, Level]]:
    """List id -> level -> how its numbers are written."""
    if numbering is None:
        return {}
    abstract: dict[str, dict[int, Level]] = {}
    for each in _children(numbering, "abstractNum"):
        abstract[_get(each, "abstractNumId")] = {
            _number_of(_get(level, "ilvl")): Level(
                _value(level, "numFmt"), _value(level, "lvlText"), _number_of(_value(level, "start") or "1")
            )
            for level in _children(each, "lvl")
        }
    return {
        _get(each, "numId"): abstract.get(_value(each, "abstractNumId"), {}) for each in _children(numbering, "num")
    }
