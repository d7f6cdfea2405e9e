"""A PDF that does not bring its fonts along is read the same on every machine, whatever fonts that has."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import made_report
import pypdfium2 as pdfium
import pypdfium2.raw as raw
import pytest

from sources.documents.formats import pdf, pdf_font
from sources.documents.formats.detect import read_here

ROOT = Path(__file__).parents[3]
_FOLDERS = ("/usr/share/fonts", "/usr/share/X11/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts")
_HIDE = """
for folder in "${@:2}"; do [ -d "$folder" ] && mount --bind "$1" "$folder"; done
[ -z "$(ls -A /usr/share/fonts 2>/dev/null)" ] && exec "$PYTHON" -c "$CODE"
"""
_CODE = """
import sys
from sources.documents.formats.detect import read_here
sys.stdout.write(repr(read_here(sys.stdin.buffer.read(), "a.pdf")))
"""


def _turned() -> bytes:
    """A table that is drawn lying on its side: pdfium leaves out what is nothing wide, and a letter lies on its height."""
    paper = made_report.Paper()
    paper.paragraph("云岭县各项指标见下表，数据为初步核算数。")
    paper.new_page()
    paper.canvas.translate(595, 0)
    paper.canvas.rotate(90)
    paper.y = 500
    paper.table(made_report.BUDGET.rows)
    return paper.save()


PAPERS = {"report": made_report.as_pdf(), "turned": _turned()}


def test_characters_have_the_box_of_our_font_and_not_of_one_of_the_machine() -> None:
    pdf_font.install()
    with pdfium.PdfDocument(made_report.as_pdf()) as document:
        text = document[0].get_textpage()
        sides = [ctypes.c_double() for _ in range(4)]
        x, y = ctypes.c_double(), ctypes.c_double()
        raw.FPDFText_GetCharOrigin(text, 0, ctypes.byref(x), ctypes.byref(y))
        raw.FPDFText_GetCharBox(text, 0, *(ctypes.byref(side) for side in sides))
        left, right, bottom, top = (side.value for side in sides)
        size = raw.FPDFText_GetFontSize(text, 0)
        text.close()
    box = ((left - x.value) / size, (right - x.value) / size, (bottom - y.value) / size, (top - y.value) / size)
    assert box == pytest.approx((0.1, 0.2, pdf_font.DESCENT, pdf_font.ASCENT), abs=0.02)


def test_text_that_lies_on_its_side_keeps_every_character() -> None:
    pdf_font.install()
    with pdfium.PdfDocument(PAPERS["turned"]) as document:
        found = Counter(glyph.text for glyph in pdf._page(document, 1).glyphs)
    assert not Counter("".join(cell for row in made_report.BUDGET.rows for cell in row)) - found


@pytest.mark.parametrize("name", PAPERS)
def test_reading_with_the_fonts_of_the_machine_hidden(name: str, tmp_path: Path) -> None:
    unshare = shutil.which("unshare")
    command = [unshare or "", "--map-root-user", "--mount"] if os.getuid() else [unshare or "", "--mount"]
    if unshare is None or subprocess.run([*command, "true"], capture_output=True, check=False).returncode:
        pytest.skip("folders cannot be hidden here: unshare --mount is missing or not allowed")
    folders = [str(Path(folder).expanduser()) for folder in _FOLDERS]
    done = subprocess.run(
        [*command, "bash", "-c", _HIDE, "bash", str(tmp_path), *folders],
        input=PAPERS[name],
        capture_output=True,
        env={**os.environ, "PYTHON": sys.executable, "CODE": _CODE, "PYTHONPATH": str(ROOT)},
        check=True,
    )
    assert done.stdout.decode() == repr(read_here(PAPERS[name], "a.pdf"))
