"""Word's binary format since Word 97 (.doc, .wps): from its streams to paragraphs with what they say of themselves.

Here belongs what [MS-DOC] lays down: the file information block, the piece table, properties of characters and paragraphs,
style and list tables. A file's offsets are never trusted: what lies outside its stream is an error or is nothing. Not here:
what paragraphs and cells become in a document (``sources.documents.formats.doc``).
"""

from __future__ import annotations

import re
import struct
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import accumulate, pairwise

from sources.documents import characters, limits
from sources.documents.formats.word_lists import Level
from sources.documents.pictures import Picture
from sources.model import ReportError

_WORD_97 = 0xC1  # nFib; what is older is laid out otherwise
_ENCRYPTED, _SECOND_TABLE = 0x0100, 0x0200  # of the flags of the FIB
_LENGTHS = 0x4C  # characters of main text, footnotes, headers, (unused), comments, endnotes, text boxes
_STORIES = (0, 6, 1, 5)  # of these what is read, in the order of reading
# pairs of offset and length in the FIB: style sheet, pages of character and paragraph properties, piece table, lists
_STYLES, _CHARACTER_PAGES, _PARAGRAPH_PAGES, _PIECES, _LISTS, _LIST_USES = 0xA2, 0xFA, 0x102, 0x1A2, 0x2E2, 0x2EA
_PAGE = 512
_COMPRESSED = 1 << 30
_TITLE_STYLE, _HEADING_STYLES = 62, range(1, 10)
_NO_STYLE = 0xFFF
_STYLE_DEPTH = 20

_DELETED, _HIDDEN, _STRUCK, _STRUCK_TWICE = 0x0800, 0x083C, 0x0837, 0x2A53
_RAISED, _SPECIAL, _PICTURE, _SYMBOL = 0x2A48, 0x0855, 0x6A03, 0x6A09
_UNSEEN = frozenset({_DELETED, _HIDDEN, _STRUCK, _STRUCK_TWICE})
_IN_TABLE, _ENDS_ROW, _DEPTH, _ENDS_INNER_CELL, _ENDS_INNER_ROW = 0x2416, 0x2417, 0x6649, 0x244B, 0x244C
_LEFT, _LEFT_97, _FIRST_LINE, _FIRST_LINE_97 = 0x845E, 0x840F, 0x8460, 0x8411
_LEVEL_IN_LIST, _LIST = 0x260A, 0x460B
_OUTLINE_LEVEL = 0x2640
_ELSEWHERE = frozenset({0x6645, 0x6646})  # the properties stand in the stream Data
_ROW, _VERTICAL_MERGE = 0xD608, 0xD62B
# what a piece says of itself in one byte -> the property that it stands for
_OF_PIECE = {0x41: _DELETED, 0x57: _STRUCK, 0x5C: _HIDDEN}
_SIZES = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}  # bytes of an operand by the highest three bits of its property
_HALF_LETTER = 105  # twips

_CONTROLS = re.compile("[\x01\x13\x14\x15\r\x07\x0c]")
_PRINTED = {0x0B: "\n", 0x0E: "\n", 0x1E: "-", 0x1F: None, 0x09: "\t"}
_SAID = {code: _PRINTED.get(code) for code in range(0x20)}
_NUMBER_STYLES = {
    0: "decimal",
    10: "ideographDigital",
    11: "japaneseCounting",
    14: "decimalFullWidth",
    22: "decimalZero",
    23: "bullet",
    33: "taiwaneseCounting",
    37: "chineseCounting",
    39: "chineseCountingThousand",
    255: "none",
}
DAMAGED = "The file may be damaged: open it in a word processor and save it again as .docx."
CONVERT = "Convert it with LibreOffice: soffice --headless --convert-to docx FILE."


@dataclass(frozen=True, slots=True)
class Row:
    """What the end of a table's row says: its cells' borders from the left, in twips, and how each cell is merged with others.

    ``beside`` are the cells that go on from the cell at their left; ``merges`` has ``restart`` or ``continue`` of a vertical merge.
    """

    edges: tuple[int, ...] = ()
    beside: frozenset[int] = frozenset()
    merges: tuple[str, ...] = ()


_NO_ROW = Row()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as it is printed: deleted, struck-out and hidden text, and the instructions of fields are left out.

    ``depth`` counts the tables that it stands in. ``level`` is its heading level, 0 for the title, None for no heading. ``number`` is
    the list and the level in it that give it an automatic number. ``indent`` is in half letters.
    """

    text: str
    depth: int = 0
    ends_cell: bool = False
    ends_row: bool = False
    row: Row = _NO_ROW
    level: int | None = None
    number: tuple[str, int] | None = None
    indent: int = 0
    pictures: tuple[Picture, ...] = ()


@dataclass(frozen=True, slots=True)
class Content:
    """The paragraphs of a document, those of its text boxes and notes behind the others, and its lists."""

    paragraphs: tuple[tuple[Paragraph, ...], ...]
    lists: dict[str, dict[int, Level]]


@dataclass(frozen=True, slots=True)
class _Piece:
    first: int  # of its characters in the document
    count: int
    offset: int
    width: int  # bytes of a character
    properties: bytes


@dataclass(frozen=True, slots=True)
class _Run:
    """Characters with the same properties."""

    text: str
    unseen: bool
    raised: bool
    special: bool
    picture: int | None
    symbol: str


@dataclass(slots=True)
class _OpenParagraph:
    """A paragraph while it is read."""

    printed: list[str] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    fields: list[bool] = field(default_factory=list)  # of the fields that are open: whether their result has begun

    def add(self, run: _Run, text: str) -> None:
        """Add characters of a run; what is not seen, and the instructions of fields, are left out."""
        if not run.unseen and all(self.fields):
            self.printed.append(_printed(run, text))

    def mark_field(self, mark: str) -> None:
        """Open a field, begin the result of the innermost one, or close it."""
        match mark:
            case "\x13":
                self.fields.append(False)
            case "\x14":
                self.fields[-1:] = [True] if self.fields else []
            case _:
                self.fields[-1:] = []


@dataclass(slots=True)
class _Spans:
    """Properties of the bytes of the stream that holds the text: beginnings and ends, in order, and what is said of each."""

    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    said: list[tuple[int, bytes]] = field(default_factory=list)  # style, properties

    def at(self, offset: int) -> tuple[int, int, bytes]:
        """Up to which byte the properties at ``offset`` hold, the style that goes with them, and they."""
        place = bisect_right(self.starts, offset) - 1
        if place >= 0 and offset < self.ends[place]:
            return self.ends[place], *self.said[place]
        after = self.starts[place + 1] if place + 1 < len(self.starts) else 1 << 32
        return after, _NO_STYLE, b""


def read(main: bytes, tables: tuple[bytes, bytes], data: bytes, name: str) -> Content:
    """What the streams WordDocument, 0Table and 1Table, and Data hold. Raises ReportError for what is encrypted, older or broken."""
    try:
        identity, version, *_, flags = struct.unpack_from("<6H", main)
        # before Word 97 the head was another one
        if identity != 0xA5EC or version < _WORD_97:
            raise ReportError(name, "the document was written by a Word older than Word 97.", advice=CONVERT)
        if flags & _ENCRYPTED:
            raise ReportError(name, "the document is encrypted.", advice="Save it without a password.")
        return _Reader(main, tables[bool(flags & _SECOND_TABLE)], data, name).content()
    except (struct.error, IndexError) as error:
        problem = f"the Word file breaks off, or points outside itself ({error})."
        raise ReportError(name, problem, advice=DAMAGED) from error


class _Reader:
    def __init__(self, main: bytes, table: bytes, data: bytes, name: str) -> None:
        self.main, self.table, self.data, self.name = main, table, data, name
        self.pieces = self._pieces()
        self.characters = self._spans(_CHARACTER_PAGES, 1)
        self.paragraphs = self._spans(_PARAGRAPH_PAGES, 13)
        self.levels = self._heading_levels()

    def content(self) -> Content:
        counts = struct.unpack_from("<7I", self.main, _LENGTHS)
        if sum(counts) > limits.MAX_TEXT_CHARACTERS:
            most = f"{limits.MAX_TEXT_CHARACTERS:,}"
            raise limits.too_large(self.name, f"the text has {sum(counts):,} characters", most)
        firsts = list(accumulate(counts, initial=0))
        return Content(tuple(tuple(self._story(firsts[each], counts[each])) for each in _STORIES), self._lists())

    def _part(self, pair: int) -> bytes:
        """The part of the table stream to which a pair of the FIB points."""
        offset, length = struct.unpack_from("<II", self.main, pair)
        return self.table[offset : offset + length]

    def _pieces(self) -> list[_Piece]:
        part = self._part(_PIECES)
        at, said = 0, []
        while at < len(part) and part[at] == 1:
            size = struct.unpack_from("<H", part, at + 1)[0]
            said.append(part[at + 3 : at + 3 + size])
            at += 3 + size
        if at >= len(part) or part[at] != 2:
            raise ReportError(self.name, "the Word file has no table of its pieces of text.", advice=DAMAGED)
        length = struct.unpack_from("<I", part, at + 1)[0]
        plc = part[at + 5 : at + 5 + length]
        count = (len(plc) - 4) // 12
        places = struct.unpack_from(f"<{count + 1}I", plc)
        pieces = []
        for number, (first, after) in enumerate(pairwise(places)):
            offset, prm = struct.unpack_from("<IH", plc, 4 * (count + 1) + 8 * number + 2)
            width = 1 if offset & _COMPRESSED else 2
            offset &= _COMPRESSED - 1
            offset = offset // 2 if width == 1 else offset
            size = after - first
            if size < 0 or offset + size * width > len(self.main):
                raise ReportError(self.name, "a piece of the text lies outside the Word file.", advice=DAMAGED)
            pieces.append(_Piece(first, size, offset, width, _of_piece(prm, said)))
        return pieces

    def _spans(self, pair: int, entry: int) -> _Spans:
        """The properties of characters (``entry`` bytes each in a page: 1) or paragraphs (13), by the bytes that they are of."""
        part = self._part(pair)
        count = (len(part) - 4) // 8
        pages = struct.unpack_from(f"<{count}I", part, 4 * (count + 1)) if count > 0 else ()
        found: list[tuple[int, int, tuple[int, bytes]]] = []
        for number in pages:
            first = (number & 0x3FFFFF) * _PAGE
            page = self.main[first : first + _PAGE]
            if len(page) < _PAGE:
                continue
            runs = page[-1]
            bounds = struct.unpack_from(f"<{runs + 1}I", page) if 4 * (runs + 1) <= _PAGE else ()
            for at, (start, end) in enumerate(pairwise(bounds)):
                place = 4 * (runs + 1) + entry * at
                word = 2 * page[place] if place < _PAGE - 1 else 0
                found.append((start, end, _in_page(page, word, of_paragraph=entry > 1)))
        found.sort(key=lambda span: span[:2])
        return _Spans(*(list(column) for column in zip(*found, strict=True))) if found else _Spans()

    def _story(self, first: int, count: int) -> Iterator[Paragraph]:
        """The paragraphs of so many characters of the document."""
        paragraph = _OpenParagraph()
        for run, offset, width in self._runs(first, count):
            at = 0
            for mark in _CONTROLS.finditer(run.text):
                paragraph.add(run, run.text[at : mark.start()])
                at = mark.end()
                match mark[0]:
                    case "\x13" | "\x14" | "\x15":
                        paragraph.mark_field(mark[0])
                    case "\x01":
                        if run.special and run.picture is not None and not run.unseen:
                            paragraph.pictures.append(self._picture(run.picture))
                    case _:
                        yield self._paragraph(paragraph, mark[0], offset + width * mark.start())
                        # a field that a broken file leaves open swallows no more than its paragraph
                        paragraph = _OpenParagraph()
            paragraph.add(run, run.text[at:])
        if paragraph.printed:
            yield Paragraph("".join(paragraph.printed), pictures=tuple(paragraph.pictures))

    def _runs(self, first: int, count: int) -> Iterator[tuple[_Run, int, int]]:
        """Characters with the same properties, with the byte at which they begin and the bytes that each takes."""
        for piece in self.pieces:
            start, end = max(first, piece.first), min(first + count, piece.first + piece.count)
            if start >= end:
                continue
            offset = piece.offset + (start - piece.first) * piece.width
            stop = piece.offset + (end - piece.first) * piece.width
            while offset < stop:
                until, _, said = self.characters.at(offset)
                until = min(until, stop)
                # a border inside a character belongs to the next one
                until = max(offset + piece.width, until - (until - offset) % piece.width)
                code = "cp1252" if piece.width == 1 else "utf-16-le"
                text = self.main[offset:until].decode(code, "replace")
                yield _run(text, said, piece.properties), offset, piece.width
                offset = until

    def _paragraph(self, paragraph: _OpenParagraph, mark: str, offset: int) -> Paragraph:
        """The paragraph that a mark at this byte ends."""
        _, style, said = self.paragraphs.at(offset)
        found = dict(self._properties(said))
        depth = _number(found.get(_DEPTH, b""))
        inside = bool(_number(found.get(_IN_TABLE, b""))) or depth > 0 or mark == "\x07"
        depth = max(1, depth) if inside else 0
        inner = depth > 1
        ends_row = bool(_number(found.get(_ENDS_INNER_ROW if inner else _ENDS_ROW, b"")))
        ends_cell = bool(_number(found.get(_ENDS_INNER_CELL, b""))) if inner else mark == "\x07"
        use, level = _number(found.get(_LIST, b"")), _number(found.get(_LEVEL_IN_LIST, b""))
        outline = _number(found.get(_OUTLINE_LEVEL, b"\x09"))
        stands_in = _signed(found.get(_LEFT, found.get(_LEFT_97, b""))) + _signed(
            found.get(_FIRST_LINE, found.get(_FIRST_LINE_97, b""))
        )
        return Paragraph(
            "".join(paragraph.printed),
            depth,
            ends_cell and not ends_row,
            ends_row,
            self._row(said) if ends_row else _NO_ROW,
            outline + 1 if outline < 9 and not inside else self.levels.get(style),
            (str(use), level) if 0 < use < 0x7FF else None,
            max(0, stands_in) // _HALF_LETTER,
            tuple(paragraph.pictures),
        )

    def _properties(self, said: bytes, *, inside: bool = False) -> Iterator[tuple[int, bytes]]:
        """The properties of a list, those that stand in the stream Data in place of the one that points there."""
        for code, operand in _properties(said):
            if code in _ELSEWHERE and not inside and len(operand) == 4:
                offset = _number(operand)
                size = _number(self.data[offset : offset + 2])
                yield from self._properties(self.data[offset + 2 : offset + 2 + size], inside=True)
            else:
                yield code, operand

    def _row(self, said: bytes) -> Row:
        edges: tuple[int, ...] = ()
        beside: set[int] = set()
        merges: list[str] = []
        for code, operand in self._properties(said):
            if code == _ROW and operand:
                count = operand[0]
                if len(operand) < 1 + 2 * (count + 1):
                    continue
                edges = struct.unpack_from(f"<{count + 1}h", operand, 1)
                cells = operand[1 + 2 * (count + 1) :]
                flags = [_number(cells[at : at + 2]) for at in range(0, 20 * count, 20)]
                beside = {at for at, each in enumerate(flags) if each & 2}
                merges = [_merge(each >> 5 & 3) for each in flags]
            elif code == _VERTICAL_MERGE and len(operand) >= 2 and operand[0] < len(merges):
                merges[operand[0]] = _merge(operand[1])
        return Row(edges, frozenset(beside), tuple(merges))

    def _picture(self, offset: int) -> Picture:
        """The size of the picture at an offset of the stream Data."""
        try:
            width, height, across, down = struct.unpack_from("<hhHH", self.data, offset + 0x1C)
        except struct.error:
            return Picture()
        return Picture(width * across / 20_000, height * down / 20_000)  # twips and thousandths

    def _heading_levels(self) -> dict[int, int]:
        """Number of a style -> heading level, 0 for the title; that of the style that it is based on where it has none."""
        part = self._part(_STYLES)
        if len(part) < 6:
            return {}
        at = 2 + _number(part[:2])
        own: list[int | None] = []
        based: list[int] = []
        for _ in range(_number(part[2:4])):
            size = _number(part[at : at + 2])
            built_in, base = (_number(part[at + place : at + place + 2]) for place in (2, 4))
            built_in &= 0xFFF
            level = 0 if built_in == _TITLE_STYLE else built_in if built_in in _HEADING_STYLES else None
            own.append(level if size else None)
            based.append(base >> 4 if size else _NO_STYLE)
            at += 2 + size + size % 2
        found: dict[int, int] = {}
        for style in range(len(own)):
            upper, steps = style, 0
            while upper < len(own) and own[upper] is None and steps < _STYLE_DEPTH:
                upper, steps = based[upper], steps + 1
            if upper < len(own) and (level := own[upper]) is not None:
                found[style] = level
        return found

    def _lists(self) -> dict[str, dict[int, Level]]:
        """Number of a use of a list -> level -> how its numbers are written."""
        offset, length = struct.unpack_from("<II", self.main, _LISTS)
        part, uses = self.table[offset : offset + length], self._part(_LIST_USES)
        if len(part) < 2 or len(uses) < 4:
            return {}
        by_id: dict[bytes, dict[int, Level]] = {}
        at = offset + length  # the levels of all lists stand behind them
        for number in range(_number(part[:2])):
            head = part[2 + 28 * number : 2 + 28 * (number + 1)]
            if len(head) < 28:
                break
            levels = by_id.setdefault(head[:4], {})
            for level in range(1 if head[26] & 1 else 9):
                if at + 28 > len(self.table):
                    break
                start, style, size = (_number(self.table[at : at + 4]), self.table[at + 4], 0)
                size = self.table[at + 24] + self.table[at + 25]
                at += 28 + size
                count = _number(self.table[at : at + 2])
                text = self.table[at + 2 : at + 2 + 2 * count].decode("utf-16-le", "replace")
                at += 2 + 2 * count
                written = re.sub("[\x00-\x08]", lambda match: f"%{ord(match[0]) + 1}", text)
                levels[level] = Level(_NUMBER_STYLES.get(style, str(style)), written, start)
        count = min(_number(uses[:4]), (len(uses) - 4) // 16)
        return {str(use + 1): by_id.get(uses[4 + 16 * use : 8 + 16 * use], {}) for use in range(count)}


def _of_piece(prm: int, said: list[bytes]) -> bytes:
    """The properties that a piece gives all its characters."""
    if prm & 1:
        return said[prm >> 1] if prm >> 1 < len(said) else b""
    code = _OF_PIECE.get(prm >> 1 & 0x7F)
    return struct.pack("<HB", code, prm >> 8) if code else b""


def _in_page(page: bytes, at: int, *, of_paragraph: bool) -> tuple[int, bytes]:
    """The style and the properties at a place of a page of properties; none at place 0."""
    if not at:
        return (0 if of_paragraph else _NO_STYLE), b""
    size = page[at]
    if not of_paragraph:
        return _NO_STYLE, page[at + 1 : at + 1 + size]
    at, size = (at + 1, 2 * size - 1) if size else (at + 2, 2 * page[at + 1])
    return _number(page[at : at + 2]), page[at + 2 : at + size]


def _properties(said: bytes) -> Iterator[tuple[int, bytes]]:
    """Code and operand of each property of a list; a list that breaks off ends there."""
    at = 0
    while at + 2 <= len(said):
        code = said[at] | said[at + 1] << 8
        at += 2
        size = _SIZES.get(code >> 13)
        if size is None and code == _ROW:
            size = _number(said[at : at + 2]) - 1
            at += 2
        elif size is None:
            size = said[at] if at < len(said) else 0
            at += 1
        yield code, said[at : at + size]
        at += max(0, size)


def _run(text: str, said: bytes, of_piece: bytes) -> _Run:
    run = _Run(text, unseen=False, raised=False, special=False, picture=None, symbol="")
    on: set[int] = set()
    for code, operand in (*_properties(said), *_properties(of_piece)):
        number = _number(operand)
        if code in _UNSEEN:
            # 0x80 leaves what the style says, which is never hidden in a report; 0x81 turns it round
            (on.add if number & 1 else on.discard)(code)
        elif code == _RAISED:
            run = replace(run, raised=number == 1)
        elif code == _SPECIAL:
            run = replace(run, special=bool(number))
        elif code == _PICTURE:
            run = replace(run, picture=number)
        elif code == _SYMBOL:
            run = replace(run, symbol=chr(number >> 16))
    return replace(run, unseen=True) if on else run


def _printed(run: _Run, text: str) -> str:
    if run.special and run.symbol:
        return run.symbol * len(text)
    text = text.translate(_SAID)
    return characters.raised(text) if run.raised else text


def _merge(flags: int) -> str:
    return "" if not flags & 1 else "restart" if flags & 2 else "continue"


def _number(data: bytes) -> int:
    return int.from_bytes(data[:4], "little")


def _signed(data: bytes) -> int:
    return int.from_bytes(data[:2], "little", signed=True)
