"""The one font that pdfium finds on any machine, so that no PDF is read by the fonts that happen to be installed.

Here belong that font and handing it to pdfium. A PDF need not bring its fonts along; pdfium then takes the boxes of
characters from a font of the machine, and leaves out text whose boxes are empty. The font made here has one glyph for all
characters: a bar as high as a Chinese character and narrower than any. Widths come from the PDF. Not here: reading.
"""

from __future__ import annotations

import ctypes
import struct
from functools import cache

import pypdfium2  # noqa: F401  # which starts the library
import pypdfium2.raw as raw

_EM = 1000
ASCENT, DESCENT = 0.88, -0.12  # of a Chinese character, in letter sizes from the base line
_LEFT, _RIGHT = 100, 200  # of the bar, in thousandths of the letter size
_LAST_CHARACTER = 0x10FFFF


@cache
def install() -> None:
    """Make pdfium use this font wherever it would use one of the machine's. Once in a process, with no document open."""
    raw.FPDF_DestroyLibrary()
    # no folder to look for fonts in
    folders = (ctypes.POINTER(ctypes.c_char) * 1)()
    config = raw.FPDF_LIBRARY_CONFIG(version=2, m_pUserFontPaths=folders, m_pIsolate=None, m_v8EmbedderSlot=0)
    raw.FPDF_InitLibraryWithConfig(config)
    raw.FPDF_SetSystemFontInfo(ctypes.byref(_INFO))


def font() -> bytes:
    """The font, as TrueType."""
    left, right, top, bottom = _LEFT, _RIGHT, round(_EM * ASCENT), round(_EM * DESCENT)
    box = struct.pack(">4h", left, bottom, right, top)
    # one contour of four points: on the curve, both coordinates as words
    points = struct.pack(">4h4h", left, 0, right - left, 0, bottom, top - bottom, 0, bottom - top)
    bar = struct.pack(">h", 1) + box + struct.pack(">HH4B", 3, 0, 1, 1, 1, 1) + points
    groups = struct.pack(">HHIIIIII", 13, 0, 28, 0, 1, 0, _LAST_CHARACTER, 1)  # all characters are glyph 1
    maps = struct.pack(">HH", 0, 2) + struct.pack(">HHI", 3, 1, 20) + struct.pack(">HHI", 3, 10, 20)
    tables = {
        b"cmap": maps + groups,
        b"glyf": bar,
        b"head": struct.pack(">IIIIHHQQ", 0x10000, 0x10000, 0, 0x5F0F3CF5, 3, _EM, 0, 0)
        + box
        + struct.pack(">HHhhh", 0, 8, 2, 1, 0),
        b"hhea": struct.pack(">IhhhHhhhhhhhhhhhH", 0x10000, top, bottom, 0, _EM, left, 0, right, 1, *([0] * 7), 1),
        b"hmtx": struct.pack(">Hhh", _EM, 0, left),
        b"loca": struct.pack(">3I", 0, 0, len(bar)),
        b"maxp": struct.pack(">IHHH11H", 0x10000, 2, 4, 1, 0, 0, 1, *([0] * 8)),
    }
    entries, body = b"", b""
    start = 12 + 16 * len(tables)
    for tag, content in tables.items():
        entries += tag + struct.pack(">III", 0, start + len(body), len(content))
        body += content + bytes(-len(content) % 4)
    return struct.pack(">IHHHH", 0x10000, len(tables), 64, 2, 16 * len(tables) - 64) + entries + body


def _map(*_asked: object) -> int:
    return _HANDLE


def _give(_info: object, _handle: object, table: int, buffer: ctypes.Array[ctypes.c_ubyte], size: int) -> int:
    """Put the font's bytes where pdfium wants them, and say how many they are; single tables of it are not given."""
    if table:
        return 0
    if buffer and size >= len(_FONT):
        ctypes.memmove(buffer, _FONT, len(_FONT))
    return len(_FONT)


def _let_go(*_asked: object) -> None:
    pass


_FONT = font()
_HANDLE = 1  # any but 0, which says that there is no font
_TYPES = dict(raw.FPDF_SYSFONTINFO._fields_)
_CALLS = {"MapFont": _map, "GetFontData": _give, "DeleteFont": _let_go}
# pdfium keeps the pointer: this record lives as long as the process
_INFO = raw.FPDF_SYSFONTINFO(version=2, **{name: _TYPES[name](call) for name, call in _CALLS.items()})
