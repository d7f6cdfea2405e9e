"""What holds for every text: nothing is lost, offsets slice, parts come back, and reading stays linear."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reading_aids import lexicon, read_text

from sources.documents.formats.detect import read_document
from sources.figures import read_figures
from sources.figures.accounting import Digits, count_digits
from sources.figures.words import section
from sources.model import Block, BlockKind, Document, Figure, ReportContext, ReportError, SetAside
from tests.support.growth import grows_within

DIGIT = re.compile(r"\d")
COUNTERS = ["家", "个", "亿元", "万平方米", "人次", "吨/日", "微克/立方米", "公里", "户", "套", "万人", "张"]
AFTER = section("numerals", "after")
BEFORE = section("numerals", "before")

PIECES = st.lists(
    st.one_of(
        st.text(
            alphabet='全年新增企业产值增长占比目标分别其中和等的了累计达、，。；：()（）"“”《》[]%％‰.-—+/ \n●',
            max_size=12,
        ),
        st.from_regex(r"[0-9０-９]{1,6}(\.[0-9]{1,3})?", fullmatch=True),
        st.sampled_from(
            ["亿元", "家", "个百分点", "%", "年", "月", "号", "第", "百分之", "三", "万", "左右", "以上", "余"]
        ),
        st.text(max_size=6),
    ),
    max_size=30,
).map("".join)


def check_complete(document: Document, found: tuple[Figure, ...], aside: tuple[SetAside, ...]) -> None:
    """Every digit is in exactly one row, and every row's offsets slice its block to what was printed."""
    texts = {block.block_no: block.text for block in document.blocks}
    spans: dict[int, list[tuple[int, int]]] = {number: [] for number in texts}
    for row in (*found, *aside):
        assert texts[row.block_no][row.char_start : row.char_end] == row.printed_text
        spans[row.block_no].append((row.char_start, row.char_end))
    for number, text in texts.items():
        held = Counter(place for start, end in spans[number] for place in range(start, end))
        for digit in DIGIT.finditer(text):
            around = text[max(0, digit.start() - 20) : digit.end() + 20]
            assert held[digit.start()] == 1, (digit[0], held[digit.start()], around)
    counted = count_digits(document, found, aside)
    assert counted.printed == counted.in_figures + counted.set_aside
    assert [each.ordinal for each in found] == list(range(1, len(found) + 1))


def check_spelled(document: Document, found: tuple[Figure, ...], aside: tuple[SetAside, ...]) -> None:
    """Every number in Chinese numerals with its unit is in a row, too."""
    units = sorted(filter(None, lexicon().units), key=len, reverse=True)
    han = "零〇一二三四五六七八九两十百千"
    spelled = re.compile(
        rf"(?<![{han}万亿点第分之])[{han}]+(?:点[{han}]+)?[万亿]*[余多]?(?:{'|'.join(map(re.escape, units))})"
    )
    spans: dict[int, list[tuple[int, int]]] = {}
    for row in (*found, *aside):
        spans.setdefault(row.block_no, []).append((row.char_start, row.char_end))
    for block in document.blocks:
        for number in spelled.finditer(block.text):
            holders = spans.get(block.block_no, [])
            around = block.text[max(0, number.start() - 20) : number.end() + 20]
            assert any(start < number.end() and number.start() < end for start, end in holders), around


@pytest.mark.parametrize(
    "number", ["五千亿", "百万千瓦", "三个百分点", "两成", "一万二千元", "五十余家", "四五百人", "三点五亿元"]
)
@pytest.mark.parametrize("text", ["形成{}、其他若干。", "过{}光伏项目。", "已有{}", "{}，增加了。"])
def test_numbers_in_words_are_not_lost(number: str, text: str) -> None:
    document = Document("", (Block(1, BlockKind.PARAGRAPH, text.format(number)),), (), "text/plain")
    check_spelled(document, *read_text(document.blocks[0].text))


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(PIECES)
def test_nothing_is_lost_on_any_text(text: str) -> None:
    document = Document("", (Block(1, BlockKind.PARAGRAPH, text),), (), "text/plain")
    check_complete(document, *read_text(text))


@settings(max_examples=200)
@given(st.text(max_size=200))
def test_random_unicode_is_read_without_an_error(text: str) -> None:
    assert read_text(text) == read_text(text)


@pytest.mark.parametrize("folder", ["reports", "documents", pytest.param("corpus", marks=pytest.mark.slow)])
def test_nothing_is_lost_in_a_real_document(shared: Path, folder: str) -> None:
    context = ReportContext("x", "310106", "plan", 2023, 2024)
    read = 0
    for path in sorted(each for each in (shared / folder).rglob("*") if each.is_file()):
        try:
            document = read_document(path.read_bytes(), path.name)
        except ReportError:
            continue
        rows = read_figures(document, context, lexicon())
        check_complete(document, *rows)
        check_spelled(document, *rows)
        read += 1
    assert read, f"{shared / folder} holds no document"


def test_a_digit_that_nothing_holds_is_counted_as_lost() -> None:
    document = Document("", (Block(1, BlockKind.PARAGRAPH, "全年新增企业12家，其中3家在园区。"),), (), "text/plain")
    found, aside = read_text(document.blocks[0].text)
    assert count_digits(document, found, aside) == Digits(3, 3, 0)
    assert count_digits(document, found[:1], aside) == Digits(3, 2, 0)


@settings(max_examples=200)
@given(
    whole=st.integers(1, 99_999),
    fraction=st.text(alphabet="0123456789", max_size=2),
    unit=st.sampled_from(COUNTERS),
    before=st.sampled_from(["", "约", "超过", "不低于", "不超过"]),
    after=st.sampled_from(["", "左右", "以上", "以内"]),
    growth=st.one_of(st.none(), st.decimals(0, 99, places=1)),
    falls=st.booleans(),
    style=st.sampled_from(["同比{}{}%", "比上年{}{}%", "{}{}％"]),
    separated=st.booleans(),
    wide=st.booleans(),
)
def test_a_rendered_figure_is_read_back(
    whole: int,
    fraction: str,
    unit: str,
    before: str,
    after: str,
    growth: object,
    falls: bool,
    style: str,
    separated: bool,
    wide: bool,
) -> None:
    digits = f"{whole:,}" if separated else str(whole)
    number = f"{digits}.{fraction}" if fraction else digits
    printed = (
        number.translate(str.maketrans("0123456789", "０１２３４５６７８９")) if wide and not separated else number
    )
    text = f"全年甲类工作总规模{before}{printed}{unit}{'' if before else after}"
    if growth is not None:
        text += "，" + style.format("下降" if falls else "增长", growth)
    found, _ = read_text(text + "。")
    classes = {word: name for words in (AFTER, BEFORE) for name, listed in words.items() for word in listed}
    level = found[0]
    assert level.printed_value == number.replace(",", "")
    assert (level.printed_unit, level.decimals) == (unit, len(fraction))
    assert level.comparator == classes.get(before or after, "")
    assert level.kind.value == "level"
    if growth is not None:
        change = found[1]
        assert (change.printed_value, change.sign, change.kind.value) == (str(growth), -1 if falls else 1, "growth")
        assert change.printed_indicator == level.printed_indicator
    assert len(found) == (1 if growth is None else 2)


ADVERSARIAL = {
    "digits": "1",
    "thousands": "111,",
    "nested brackets": "(1家",
    "brackets in turn": "a(1)",
    "Chinese numerals": "一",
    "Chinese amounts": "一万",
    "respectively": "分别1",
    "a long list": "1、",
    "no punctuation": "新增企业1家",
    "quotes that stay open": '"1',
    "shares": "占1%",
    "blanks": "1 ",
    "blanks only": " ",
    "ratios": "1:",
    "dates": "2023年",
    "ranges": "1~2%",
    "zones": "三大集聚带1家",
}


@pytest.mark.slow
@pytest.mark.parametrize("unit", ADVERSARIAL.values(), ids=ADVERSARIAL.keys())
def test_reading_is_linear(unit: str) -> None:
    """Eight times the text takes about eight times as long; the quadratic would take sixty-four."""

    context = ReportContext("x", "310106", "plan", 2023, 2024)
    small, large = unit * (5_000 // len(unit)), unit * (40_000 // len(unit))
    assert grows_within(24, lambda: read_text(small, context), lambda: read_text(large, context))


def test_a_hundred_thousand_digits_are_one_numeral() -> None:
    found, aside = read_text("1" * 100_000)
    assert (found, len(aside), aside[0].char_end) == ((), 1, 100_000)
