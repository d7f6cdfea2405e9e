"""Scans: pages turned straight, rules found, letters placed; the default installation has none of what that takes."""

from __future__ import annotations

import importlib.util
import io
import re
import subprocess
import sys
import tomllib
from typing import Any

import made_report
import pytest
from PIL import Image, ImageFilter

from sources.documents.formats import scan
from sources.documents.formats.detect import read_document, read_here
from sources.documents.formats.pdf_page import lines_of
from tests.conftest import ROOT

needs_opencv = pytest.mark.skipif(importlib.util.find_spec("cv2") is None, reason="OpenCV is not installed (make ocr)")
needs_ocr = pytest.mark.skipif(not scan.is_installed(), reason="OCR is not installed (make ocr)")


def pinned(name: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for package, version in re.findall(
        r"^([\w\-]+)==([\w.]+)", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE
    ):
        found.setdefault(package, set()).add(version)
    return found


def test_ocr_is_no_part_of_the_default_installation_and_has_pins_of_its_own() -> None:
    extra = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"][
        "ocr"
    ]
    listed = [line for line in (ROOT / "requirements-ocr.txt").read_text().splitlines() if not line.startswith("#")]
    assert sorted(listed) == sorted(extra)
    default, own = pinned("requirements.lock"), pinned("requirements-ocr.lock")
    assert not {"rapidocr", "onnxruntime", "opencv-python", "opencv-python-headless"} & default.keys()
    assert {"rapidocr", "onnxruntime"} <= own.keys()
    # what both have is one version: setting up OCR changes nothing else
    assert {name: own[name] for name in own.keys() & default.keys()} == {
        name: default[name] for name in own.keys() & default.keys()
    }
    assert "://" not in (ROOT / "requirements-ocr.lock").read_text(encoding="utf-8")


def words(text: str, x: float, width: float) -> list[tuple[str, float, list[list[float]]]]:
    """Recognised letters beside each other, in dots; a little is free between them, as it is in what recognises them."""
    return [
        (
            letter,
            0.9,
            [[x + at * width, 0], [x + (at + 0.8) * width, 0], [x + (at + 0.8) * width, 40], [x + at * width, 40]],
        )
        for at, letter in enumerate(text)
    ]


def test_recognised_letters_make_a_line_whose_wide_gaps_stay() -> None:
    box = [[0, 0], [900, 0], [900, 40], [0, 40]]
    glyphs = list(scan._glyphs(box, words("粮食总产量", 0, 36) + words("12.5", 400, 16)))
    assert [line.text for line in lines_of(glyphs)] == ["粮食总产量 12.5"]
    assert [round(glyph.size, 1) for glyph in glyphs[:1]] == [round(36 * 72 / scan.DPI, 1)]


def test_a_number_is_as_sure_as_its_least_sure_digit() -> None:
    line = [*words("产量", 0, 36), *words("1,234.5", 400, 16), *words("吨增", 600, 36), *words("67%", 800, 16)]
    unsure = [(text, 0.4 if text == "4" else score, place) for text, score, place in line]
    assert list(scan._numbers(unsure[::-1])) == [("12345", 0.4), ("67", 0.9)]
    assert list(scan._numbers(words("亩产", 0, 36))) == []


def test_brackets_beside_chinese_are_wide_and_beside_digits_are_not() -> None:
    box = [[0, 0], [900, 0], [900, 40], [0, 40]]
    read = "".join(glyph.text for glyph in scan._glyphs(box, words("万头(只)7(8)9", 0, 36)))
    assert read == "万头（只）7(8)9"


# in a process of its own: reading a PDF takes the machine's fonts away from all PDFs of a process
_DRAW = """
import sys
import pypdfium2
page = pypdfium2.PdfDocument(sys.stdin.buffer.read())[0]
page.render(scale=float(sys.argv[1]) / 72).to_pil().convert("L").save(sys.stdout.buffer, "PNG")
"""


def picture(data: bytes, *, turned: float = 0.0) -> Any:
    """The first page of a PDF as a worn scan: turned, blurred, compressed."""
    drawn = subprocess.run([sys.executable, "-c", _DRAW, str(scan.DPI)], input=data, capture_output=True, check=True)
    page = Image.open(io.BytesIO(drawn.stdout))
    page = page.rotate(turned, resample=Image.Resampling.BICUBIC, fillcolor=255).filter(ImageFilter.GaussianBlur(0.8))
    worn = io.BytesIO()
    page.save(worn, "JPEG", quality=55)
    return Image.open(worn)


def as_scan(data: bytes, turned: float) -> bytes:
    made = io.BytesIO()
    picture(data, turned=turned).save(made, "PDF", resolution=scan.DPI)
    return made.getvalue()


def paper() -> bytes:
    made = made_report.Paper()
    made.paragraph("今年全县粮食产量为12.5万吨，比上年增长2.1%；农民收入增加，生活改善，村里通了路。")
    made.table(made_report.BUDGET.rows)
    return made.save()


@needs_opencv
@pytest.mark.parametrize("turned", [-1.3, 0.0, 0.6, 2.2])
def test_a_page_that_lies_askew_is_turned_straight_and_its_rules_are_found(turned: float) -> None:
    import numpy

    straight = scan._straightened(numpy.asarray(picture(paper(), turned=turned)))
    across, down, _ = scan._rules(straight)
    rows, columns = len(made_report.BUDGET.rows), len(made_report.BUDGET.rows[0])
    # a rule may be in two pieces, and two rows share one
    assert len({round(rule.y0 / 4) for rule in across}) >= rows + 1
    assert len({round(rule.x0 / 8) for rule in down}) == columns + 1


@needs_opencv
def test_strokes_of_letters_are_no_rules() -> None:
    import numpy

    made = made_report.Paper()
    for _ in range(8):
        made.paragraph("二一三十百一千三一二，一二三一，十一一二，一一一一一一一一一一一一一一一，二三。")
    across, down, _ = scan._rules(numpy.asarray(picture(made.save())))
    assert (across, down) == ([], [])


@needs_ocr
@pytest.mark.slow
def test_a_scan_is_read_as_the_text_is() -> None:
    document = read_document(as_scan(paper(), 0.6), "a.pdf")
    text = read_document(paper(), "a.pdf")
    assert made_report.table_rows(document, 1) == made_report.table_rows(text, 1)
    assert "粮食产量为12.5万吨，比上年增长2.1%" in "".join(block.text for block in document.blocks)
    assert [problem.problem for problem in document.problems] == ["recognised"]


@needs_ocr
def test_a_scan_read_here_says_that_letters_have_to_be_recognised() -> None:
    with pytest.raises(scan.NeedsRecognition):
        read_here(as_scan(paper(), 0.0), "a.pdf")
