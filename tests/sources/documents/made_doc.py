"""Word 97 documents made of paragraphs, so that tests know what stands in them: compound file, head, pieces, properties."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_SECTOR = 512
_TEXT_AT = 0x600
END, FREE, FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD

DELETED = struct.pack("<HB", 0x0800, 1)
INSERTED = struct.pack("<HB", 0x0801, 1)
HIDDEN = struct.pack("<HB", 0x083C, 1)
STRUCK = struct.pack("<HB", 0x0837, 1)
RAISED = struct.pack("<HB", 0x2A48, 1)
IN_TABLE = struct.pack("<HB", 0x2416, 1)


def picture(offset: int) -> bytes:
    """Properties of the character that stands for a picture at an offset of the stream Data."""
    return struct.pack("<HBHI", 0x0855, 1, 0x6A03, offset)


def picture_data(width: int, height: int) -> bytes:
    """The stream Data with one picture; its size is in twips."""
    return bytes(0x1C) + struct.pack("<hhHH", width, height, 1000, 1000) + bytes(100)


@dataclass(frozen=True)
class Made:
    """One paragraph: its runs of text with their properties, the mark that ends it, its style and properties."""

    runs: Sequence[tuple[str, bytes]]
    mark: str = "\r"
    style: int = 0
    properties: bytes = b""


def plain(text: str, *, style: int = 0) -> Made:
    return Made([(text, b"")], style=style)


def numbered(text: str, use: int, level: int = 0) -> Made:
    """A paragraph that a list numbers; ``use`` counts the lists from 1."""
    return Made([(text, b"")], "\r", 0, struct.pack("<HBHH", 0x260A, level, 0x460B, use))


def row(texts: Sequence[str], edges: Sequence[int], cells: Mapping[int, int] | None = None) -> list[Made]:
    """The paragraphs of a table's row. ``edges`` are its borders in twips, ``cells`` the flags of merged cells by their number."""
    flags = [(cells or {}).get(at, 0) for at in range(len(texts))]
    operand = bytes([len(texts)]) + struct.pack(f"<{len(edges)}h", *edges)
    operand += b"".join(struct.pack("<H18x", each) for each in flags)
    definition = struct.pack("<HH", 0xD608, len(operand) + 1) + operand
    ends = IN_TABLE + struct.pack("<HB", 0x2417, 1) + definition
    return [*(Made([(text, b"")], "\x07", 0, IN_TABLE) for text in texts), Made([], "\x07", 0, ends)]


def made_doc(
    paragraphs: Sequence[Made],
    *,
    footnotes: Sequence[Made] = (),
    data: bytes = b"",
    flags: int = 0x0200,
    version: int = 0xC1,
    compressed: bool = True,
    lists: Sequence[Sequence[tuple[int, str, int]]] = (),
) -> bytes:
    """A document. Each paragraph is a piece of its own, one byte a character where that can be; the last stands first in the file.

    ``lists`` are the levels of each list: the style of its numbers, their text with the number of a level for its place, and the
    first one.
    """
    whole = [*paragraphs, *footnotes]
    sizes = [sum(len(text) for text, _ in each.runs) + len(each.mark) for each in whole]
    firsts = [sum(sizes[:at]) for at in range(len(whole) + 1)]
    stream = bytearray(_TEXT_AT)
    pieces: dict[int, int] = {}
    characters: list[tuple[int, int, bytes]] = []
    ends: list[tuple[int, int, int, bytes]] = []
    for at in reversed(range(len(whole))):
        each = whole[at]
        text = "".join(run for run, _ in each.runs) + each.mark
        narrow = compressed and text.isascii()
        if not narrow and len(stream) % 2:
            stream.append(0)
        begin = len(stream)
        pieces[at] = begin * 2 | 1 << 30 if narrow else begin
        for run, said in [*each.runs, (each.mark, b"")]:
            start = len(stream)
            stream += run.encode("cp1252" if narrow else "utf-16-le")
            characters.append((start, len(stream), said))
        ends.append((begin, len(stream), each.style, each.properties))
    table = bytearray(b"\0" * 4)
    pairs: dict[int, tuple[int, int]] = {}

    def part(pair: int, content: bytes) -> None:
        pairs[pair] = len(table), len(content)
        table.extend(content)

    stream += bytes(-len(stream) % 512)
    part(
        0xFA,
        _pages(
            stream, [(start, end, bytes([len(said)]) + said if said else b"") for start, end, said in characters], 1
        ),
    )
    papx = []
    for start, end, style, said in ends:
        content = struct.pack("<H", style) + said
        content += bytes(len(content) % 2)
        papx.append((start, end, b"\0" + bytes([len(content) // 2]) + content))
    part(0x102, _pages(stream, papx, 13))
    plc = struct.pack(f"<{len(firsts)}I", *firsts) + b"".join(
        struct.pack("<HIH", 0, pieces[at], 0) for at in range(len(whole))
    )
    part(0x1A2, b"\x02" + struct.pack("<I", len(plc)) + plc)
    # styles: 0 normal, 1 heading 1, 2 title, 3 made by a person on the base of heading 1
    styles = [(0, 0xFFF), (1, 0), (62, 0), (0xFFE, 1)]
    sheet = b"".join(struct.pack("<H4H2x", 10, kind, base << 4 | 1, 0, 0) for kind, base in styles)
    part(0xA2, struct.pack("<HHH", 4, len(styles), 10) + sheet)
    if lists:
        heads = b"".join(struct.pack("<I4x18xBB", at + 7, len(levels) == 1, 0) for at, levels in enumerate(lists))
        part(0x2E2, struct.pack("<H", len(lists)) + heads)
        for levels in lists:
            assert len(levels) in {1, 9}
            for style, text, start in levels:
                table.extend(struct.pack("<IB19xBB2x", start, style, 0, 0))
                table.extend(struct.pack("<H", len(text)) + text.encode("utf-16-le"))
        uses = b"".join(struct.pack("<I12x", at + 7) for at in range(len(lists)))
        part(0x2EA, struct.pack("<I", len(lists)) + uses)
    struct.pack_into("<6H", stream, 0, 0xA5EC, version, 0, 0, 0, flags)
    struct.pack_into("<7I", stream, 0x4C, firsts[len(paragraphs)], firsts[-1] - firsts[len(paragraphs)], 0, 0, 0, 0, 0)
    for pair, place in pairs.items():
        struct.pack_into("<II", stream, pair, *place)
    return compound({"WordDocument": bytes(stream), "1Table": bytes(table), "Data": data})


def _pages(stream: bytearray, entries: Sequence[tuple[int, int, bytes]], width: int) -> bytes:
    """Write pages of properties behind the stream; the table of the pages."""
    # what has the same properties stands together, and holes between them have none
    bounds, numbers = [], []
    entries = sorted(entries)
    while entries:
        page, used, taken = bytearray(512), 0, 0
        for start, _end, content in entries:
            size = len(content) + len(content) % 2
            if used + size + (taken + 1) * (4 + width) + 4 > 480 or (taken and start != entries[taken - 1][1]):
                break
            used, taken = used + size, taken + 1
        assert taken
        page[-1] = taken
        struct.pack_into(f"<{taken + 1}I", page, 0, *(start for start, _, _ in entries[:taken]), entries[taken - 1][1])
        at = 510
        for number, (_, _, content) in enumerate(entries[:taken]):
            if content:
                at -= len(content) + len(content) % 2
                page[at : at + len(content)] = content
                page[4 * (taken + 1) + width * number] = at // 2
        numbers.append(len(stream) // 512)
        bounds.append(entries[0][0])
        last = entries[taken - 1][1]
        stream += page
        entries = entries[taken:]
    return struct.pack(f"<{len(bounds) + 1}I", *bounds, last) + struct.pack(f"<{len(numbers)}I", *numbers)


def compound(streams: Mapping[str, bytes]) -> bytes:
    """A compound file with these streams, each long enough to stand in sectors of its own."""
    sectors: list[bytes] = []
    chains: list[list[int]] = []
    for content in streams.values():
        content = content.ljust(4096, b"\0")
        content += bytes(-len(content) % _SECTOR)
        chains.append(list(range(len(sectors), len(sectors) + len(content) // _SECTOR)))
        sectors += [content[at : at + _SECTOR] for at in range(0, len(content), _SECTOR)]
    entries = [_entry("Root Entry", 5, child=1 if streams else FREE, start=END, size=0)]
    for at, (name, content) in enumerate(streams.items(), 1):
        right = at + 1 if at < len(streams) else FREE
        entries.append(_entry(name, 2, right=right, start=chains[at - 1][0], size=max(4096, len(content))))
    directory = b"".join(entries)
    directory += bytes(-len(directory) % _SECTOR)
    chains.append(list(range(len(sectors), len(sectors) + len(directory) // _SECTOR)))
    first_directory = len(sectors)
    sectors += [directory[at : at + _SECTOR] for at in range(0, len(directory), _SECTOR)]
    count = 1
    while count * 128 < len(sectors) + count:
        count += 1
    fat = [FREE] * (count * 128)
    for chain in chains:
        for here, after in zip(chain, [*chain[1:], END], strict=True):
            fat[here] = after
    fat_at = list(range(len(sectors), len(sectors) + count))
    for each in fat_at:
        fat[each] = FAT
    header = struct.pack(
        "<8s16xHHHHH6xIIIIIIIII", bytes.fromhex("d0cf11e0a1b11ae1"), 0x3E, 3, 0xFFFE, 9, 6,
        0, count, first_directory, 0, 4096, END, 0, END, 0,
    )  # fmt: skip
    header += struct.pack("<109I", *fat_at, *[FREE] * (109 - count))
    return header + b"".join(sectors) + struct.pack(f"<{len(fat)}I", *fat)


def _entry(name: str, kind: int, *, child: int = FREE, right: int = FREE, start: int, size: int) -> bytes:
    encoded = name.encode("utf-16-le")
    return struct.pack(
        "<64sHBBIII16xIQQIQ", encoded, len(encoded) + 2, kind, 1, FREE, right, child, 0, 0, 0, start, size
    )
