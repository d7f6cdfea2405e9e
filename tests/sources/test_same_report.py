"""Whether two documents are one report: other surroundings and line breaks do not count, one other number does."""

from __future__ import annotations

from pathlib import Path

import pytest

from sources.documents.formats.detect import read_document
from sources.lexicon import VOCABULARY, Lexicon
from sources.model import ReportContext
from sources.same_report import is_same

CONTEXT = ReportContext("530102-2021-plan", "530102", "plan", 2021, 2022)
LEXICON = Lexicon.load(Path(VOCABULARY))
SENTENCES = [f"第{n}片苗圃栽种行道树{n + 3}.{n}万株，比上年增长{n}.5%。" for n in range(1, 30)]
TEXT = "\n\n".join(SENTENCES)


def same(new: str, known: str, name: str = "a.md") -> bool:
    return is_same(read_document(new.encode(), name), read_document(known.encode(), "b.md"), CONTEXT, LEXICON)


@pytest.mark.parametrize(
    "new",
    [
        TEXT,
        "".join(SENTENCES),
        TEXT.replace("万株", " 万株").replace("5%", "５％"),
        f"浏览器编号 20240119 阅读 {TEXT}",
        "\n\n".join(SENTENCES[:7]),
    ],
)
def test_the_same_text_in_other_surroundings_and_a_part_of_it(new: str) -> None:
    assert same(new, TEXT)


def test_a_page_is_the_same_as_its_text() -> None:
    body = "".join(f"<p>{each}</p>" for each in SENTENCES)
    assert same(f"<html><body><script>var a = 17;</script>{body}<p>备案号 4417</p></body></html>", TEXT, "a.html")


def test_two_pages_of_one_text_with_scripts_of_their_own() -> None:
    """Sites number their pages in metadata and scripts, and break the lines of a text elsewhere."""

    def page(number: int, between: str) -> str:
        text = between.join(f"{2000 + n}年产量{n}.{n}万吨" for n in range(1, 20))
        return f"<html><body><p>window.PAGE_ID={number};function(u){{return u[{number}];}}</p><p>粮食情况{text}</p></body></html>"

    one, other = (read_document(text.encode(), "a.html") for text in (page(759001, "</p><p>"), page(444088, "，")))
    assert is_same(one, other, CONTEXT, LEXICON)


@pytest.mark.parametrize(
    "new",
    [
        TEXT.replace("4.1万株", "4.2万株"),
        f"{TEXT}\n\n新建公园8座。",
        TEXT.replace("增长7.5%", "增长7.6%"),
        "新建花坛4.1公顷，费用下降1.5%。",  # a few numbers that stand there, too, in other words
        "没有数字的一页。",
    ],
)
def test_another_number_makes_another_report(new: str) -> None:
    assert not same(new, TEXT)
