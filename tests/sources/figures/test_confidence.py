"""How far a figure can be trusted: by its rule, its name, and what read it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from sources.documents.formats.detect import read_here
from sources.figures import read_figures
from sources.figures.confidence import (
    LONG_NAME,
    RECOGNISED,
    SHORT_NAME,
    UNCERTAIN_RULE,
    UNSURE_DIGITS,
    VERY_SHORT_NAME,
    Shares,
    Trusting,
    confidence,
    expected,
    load_shares,
)
from sources.lexicon import Lexicon
from sources.model import Document, Figure, RecognisedPage, ReportContext

CONTEXT = ReportContext("990101-2023-plan", "990101", "plan", 2023, 2024)
TEXT = "全区粮食产量12.5万吨，比上年增长3.2%。\n\n茶园面积扩大到180公顷。\n"


def document() -> Document:
    return read_here(TEXT.encode(), "report.txt")


def figures(of: Document) -> tuple[Figure, ...]:
    return read_figures(of, CONTEXT, Lexicon.load())[0]


def on_pages(*recognised: RecognisedPage) -> Document:
    """The same with each block on a page of its own."""
    plain = document()
    blocks = tuple(replace(block, page=at) for at, block in enumerate(plain.blocks, 1))
    return replace(plain, blocks=blocks, recognised=recognised)


def said(of: Document, figure: Figure) -> tuple[str, ...]:
    return Trusting(of).evidence(figure.printed_indicator, figure.page, figure.printed_text)


def test_a_rule_that_was_seldom_seen_leans_on_its_kind() -> None:
    shares = Shares([("level/sure", 200, 200), ("level/unsure", 200, 120), ("level/new", 1, 0), ("growth", 400, 390)])
    assert shares.of("level/sure") > 0.98
    assert abs(shares.of("level/unsure") - 0.6) < 0.02
    # one reading says little: most of it is what is known of the kind
    assert abs(shares.of("level/new") - shares.of("level/never-seen")) < 0.1
    assert shares.of("level/new") < shares.of("level/never-seen") < shares.of("growth")
    assert 0 < shares.of("nothing/like-it") < 1
    assert Shares([("sure", 10**6, 10**6)]).of("sure") == 0.999


def test_every_figure_says_what_read_it_and_how_far_it_can_be_trusted() -> None:
    read = figures(document())
    assert len(read) == 3
    assert {each.read_by for each in read} == {"text"}
    assert all(0 < each.confidence < 1 for each in read)
    assert len({each.confidence for each in read}) > 1
    for each in read:
        assert each.confidence == confidence(each.rule, said(document(), each))


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("面积", (VERY_SHORT_NAME,)),
        ("总面积", (VERY_SHORT_NAME,)),
        ("茶园面积", (SHORT_NAME,)),
        ("全区茶园面积", (SHORT_NAME,)),
        ("全区茶园总面积", ()),
        ("全区已建成投用的山地茶园总面积合计", ()),
        ("全区已建成投用的高山老茶园总面积合计", (LONG_NAME,)),
    ],
)
def test_a_name_may_be_too_short_or_too_long(name: str, codes: tuple[str, ...]) -> None:
    assert Trusting(document()).evidence(name, None, "5公顷") == codes


def test_what_speaks_against_a_figure_makes_it_less_trusted_and_is_its_doubt() -> None:
    rule = "level/whole-name"
    plain = confidence(rule, ())
    assert confidence(rule, (VERY_SHORT_NAME,)) < confidence(rule, (SHORT_NAME,)) < plain
    assert confidence(rule, (LONG_NAME,)) < plain
    assert confidence(rule, (RECOGNISED, UNSURE_DIGITS)) < confidence(rule, (RECOGNISED,)) < plain
    tea = figures(document())[2]
    assert tea.printed_indicator == "茶园面积"
    assert SHORT_NAME in tea.doubts


def test_a_rule_that_is_wrong_more_often_is_a_doubt_of_its_own() -> None:
    shares = load_shares()
    for each in figures(document()):
        assert (UNCERTAIN_RULE in each.doubts) == (shares.of(each.rule) < 0.9)
    assert shares.of("level/as-printed") < 0.9 < shares.of("cell/level")


def test_what_stands_on_a_recognised_page_is_read_by_ocr() -> None:
    first = on_pages().blocks[0].page
    assert first is not None
    read = figures(on_pages(RecognisedPage(first, 0.97)))
    assert [each.read_by for each in read] == ["ocr" if each.page == first else "text" for each in read]
    assert {each.read_by for each in read} == {"text", "ocr"}
    assert all((RECOGNISED in each.doubts) == (each.read_by == "ocr") for each in read)
    plain = {each.ordinal: each.confidence for each in figures(document())}
    assert all((each.confidence < plain[each.ordinal]) == (each.read_by == "ocr") for each in read)


def test_a_digit_that_was_recognised_unsurely_is_a_doubt_of_its_number_alone() -> None:
    some = replace(document(), recognised=(RecognisedPage(1, 0.97, (("125", 0.6), ("32", 0.99))),))
    grain, growth, tea = (each._replace(page=1) for each in figures(document()))
    assert UNSURE_DIGITS in said(some, grain)
    assert UNSURE_DIGITS not in said(some, growth)
    # it was put together from several pieces: the page says how sure it is
    assert UNSURE_DIGITS not in said(some, tea)
    assert UNSURE_DIGITS in said(replace(document(), recognised=(RecognisedPage(1, 0.7),)), tea)
    # a page that is text has nothing to do with it
    assert said(some, grain._replace(page=2)) == said(document(), grain)


def test_the_expected_errors_of_a_report_and_how_many_of_them_the_first_hold() -> None:
    some = figures(document())[0]
    trusted = [some._replace(confidence=Decimal(share)) for share in ("0.990", "0.500", "0.960", "0.950", "0.900")]
    found = expected(trusted, first=(1, 2, 5))
    assert (found.figures, found.mostly_right) == (5, 2)
    assert abs(found.errors - 0.7) < 1e-9
    # there is no looking at the first five of five only
    assert [count for count, _ in found.held_by_first] == [1, 2]
    assert [round(share, 6) for _, share in found.held_by_first] == [round(0.5 / 0.7, 6), round(0.6 / 0.7, 6)]
    assert expected([]) == (0, 0, 0, ())
