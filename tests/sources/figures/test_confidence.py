"""How far a figure can be trusted: by its rule, and by what read it."""

from __future__ import annotations

from dataclasses import replace

from sources.documents.formats.detect import read_here
from sources.figures import read_figures
from sources.figures.confidence import Shares
from sources.lexicon import Lexicon
from sources.model import Document, Figure, ReportContext

CONTEXT = ReportContext("990101-2023-plan", "990101", "plan", 2023, 2024)
TEXT = "全区粮食产量12.5万吨，比上年增长3.2%。\n\n茶园面积扩大到180公顷。\n"


def document() -> Document:
    return read_here(TEXT.encode(), "report.txt")


def figures(of: Document) -> tuple[Figure, ...]:
    return read_figures(of, CONTEXT, Lexicon.load())[0]


def test_a_rule_that_was_seldom_seen_leans_on_its_kind() -> None:
    shares = Shares([("level/sure", 200, 200), ("level/unsure", 200, 120), ("level/new", 1, 0), ("growth", 400, 390)])
    assert shares.of("level/sure") > 0.98
    assert abs(shares.of("level/unsure") - 0.6) < 0.02
    # one reading says little: most of it is what is known of the kind
    assert abs(shares.of("level/new") - shares.of("level/never-seen")) < 0.1
    assert shares.of("level/new") < shares.of("level/never-seen") < shares.of("growth")
    assert 0 < shares.of("nothing/like-it") < 1


def test_every_figure_says_what_read_it_and_how_far_it_can_be_trusted() -> None:
    read = figures(document())
    assert len(read) == 3
    assert {(each.read_by, each.doubts) for each in read} == {("text", ())}
    assert all(0 < each.confidence < 1 for each in read)
    assert len({each.confidence for each in read}) > 1


def test_what_stands_on_a_recognised_page_is_read_by_ocr() -> None:
    plain = document()
    paged = replace(plain, blocks=tuple(replace(block, page=at) for at, block in enumerate(plain.blocks, 1)))
    first = paged.blocks[0].page
    assert first is not None
    read = figures(replace(paged, recognised=((first, 0.91),)))
    assert [each.read_by for each in read] == ["ocr" if each.page == first else "text" for each in read]
    assert {each.read_by for each in read} == {"text", "ocr"}
    assert all(("recognised" in each.doubts) == (each.read_by == "ocr") for each in read)
